"""How much memory a model takes, measured by running it in a process of its own."""

from __future__ import annotations

import multiprocessing
import re
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from engine.errors import ModelError, OutOfMemory
from engine.models.cards import ModelCard
from engine.models.probe import make_test_picture
from engine.models.tensors import fill_up

GUESSED_BYTES_PER_PIXEL = 2000
"""Where nothing could be measured: 500 values for each pixel, more than most networks have."""

_SIDES_PX = (576, 1152)
"""Just above where the arena doubles its blocks: measured from 0.3 to 9.4 megapixels, the same net
takes 74 to 90 bytes a pixel, and most at these sizes."""

_ROOMY_BYTES = 200_000_000
"""The larger size is tried where the smaller one took less than this."""


def measure_bytes_per_pixel(card: ModelCard, precision: str | None = None) -> int:
    """Return the memory that a pixel of a tile takes while the model runs on the CPU, in bytes.

    The growth of the peak of a fresh process over what it held after loading, for a tile of 0.3 or
    1.3 megapixels, the conversion of the pixels included, and a sixteenth on top.
    Where there is no way to measure, `GUESSED_BYTES_PER_PIXEL`.
    Raises ModelError if the model fails.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_measure_in_child, args=(theirs, card, precision), daemon=True)
    try:
        child.start()
    except (OSError, RuntimeError):  # no processes here, or a main module that cannot be run again
        return GUESSED_BYTES_PER_PIXEL
    theirs.close()
    try:
        answer = ours.recv()
    except EOFError:  # it died, of its memory most likely
        answer = GUESSED_BYTES_PER_PIXEL
    finally:
        ours.close()
        child.join()
        child.close()
    if isinstance(answer, str):
        raise ModelError(answer)
    return int(answer)


def _measure_in_child(answer: Connection, card: ModelCard, precision: str | None) -> None:
    from engine.models.onnx_model import OnnxModel

    with answer:
        try:
            model = OnnxModel(card, device="cpu", precision=precision)
            model(make_test_picture(*model.test_size()))
            base = _memory(reset=True)
            grown, pixels = 0, 1
            for wanted in _SIDES_PX:
                if base is None or grown > _ROOMY_BYTES:
                    break
                side = fill_up(wanted, card.size_multiple)
                picture = make_test_picture(side, side)
                _memory(reset=True)  # forget what making the picture took
                model(picture)
                model(picture)  # the first of a size is handed back, later ones are kept
                grown, pixels = max(1, (_memory(reset=False) or 0) - base), side * side
            if base is None:
                answer.send(GUESSED_BYTES_PER_PIXEL)
                return
            answer.send(-(-grown * 17 // (16 * pixels)))
        except OutOfMemory:
            answer.send(GUESSED_BYTES_PER_PIXEL)
        except ModelError as error:
            answer.send(str(error))


def _memory(*, reset: bool) -> int | None:
    """Return the resident bytes of this process: now if `reset`, else the most since then.

    Not getrusage on Linux: a child begins with the peak of its parent there.
    """
    if sys.platform == "linux":
        try:
            if reset:
                Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
            status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else None
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None  # Windows: not tried on this ground
