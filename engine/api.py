"""Deblur from another Python program, in a few lines; docs/API.md shows how.

    from engine import Deblurrer, deblur_folder

A `Deblurrer` is a model and `engine.batch.picture.deblur`; `deblur_folder` is
`engine.batch.batch` with the same queue. Both give what `deblur run` gives, to the byte. Nothing
here prints, and nothing uses the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.batch import check_output, log_left_out, prepare_batch, run_batch
from engine.batch.picture import deblur
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec
from engine.batch.scale import AUTO_SCALE
from engine.errors import ConfigError, DeblurError
from engine.events import Event, Log, never, result_of, run
from engine.images import Frame, Meta
from engine.models import Catalogue, get_model
from engine.models.choice import PHOTO_DEFAULT
from engine.queue import Queue

__all__ = ["Deblurrer", "deblur_folder"]


def _no_event(_event: Event) -> None:
    pass


class Deblurrer:
    """One model, loaded once, for any number of pictures; may be called from several threads.

    `model` is a name of `deblur models list`, "" for `balanced`. `device` is auto, cpu, cuda,
    directml, openvino or coreml; `precision` None for the model's default, or such as "int8";
    `threads` None for all physical cores. Raises ModelError where there is no such model, precision
    or device.
    """

    def __init__(
        self,
        model: str = "",
        *,
        device: str = "auto",
        precision: str | None = None,
        threads: int | None = None,
    ) -> None:
        catalogue = Catalogue.of_program()
        self.card = catalogue.get(model or PHOTO_DEFAULT)
        self._model = get_model(self.card, device=device, precision=precision, threads=threads)
        self._model.load()

    @property
    def running_on(self) -> str:
        """What really computes, such as "CPU (onnxruntime 1.32.0, 2 threads)"."""
        return self._model.running_on

    def __call__(
        self,
        pixels: NDArray[Any],
        *,
        strength: float = 1.0,
        scale: int = AUTO_SCALE,
        memory_bytes: int | None = None,
    ) -> NDArray[Any]:
        """Return the picture deblurred, in a new array of the same shape and dtype.

        `pixels` is (H, W, 3) RGB, (H, W, 4) RGB with a straight alpha, which stays as it is, or
        (H, W) grey, which stays grey; uint8 or uint16 over the whole range, sRGB or any other
        display encoding (not linear light). `strength` is 0 (the picture itself) to 1. `scale` 2
        or 3: the model works at 1/2 or 1/3 of the size, for long blur or soft pixels; 0 chooses.
        `memory_bytes` is what a tile may take inside the model (default: a share of what is free);
        the result does not depend on it.

        Raises ConfigError for another array or strength, OutOfMemory where not even the smallest
        tiles fit, ModelError where the model fails.
        """
        pixels = np.asarray(pixels)
        frame = _frame(pixels)
        made = result_of(
            deblur(frame, self._model, strength=strength, scale=scale, budget_bytes=memory_bytes)
        )
        if pixels.ndim == 2:
            return np.ascontiguousarray(made.pixels[..., 0])
        if made.alpha is not None:
            return np.dstack([made.pixels, made.alpha])
        return made.pixels.copy() if made.pixels is frame.pixels else made.pixels


def deblur_folder(
    roots: Path | str | Iterable[Path | str],
    output: Path | str | None = None,
    *,
    on_event: Callable[[Event], None] = _no_event,
    cancelled: Callable[[], bool] = never,
    **options: Any,  # noqa: ANN401 - the fields of BatchSpec
) -> Summary:
    """Deblur files and folders into `output` (None: beside each source); return the totals.

    `options` are further fields of `engine.batch.plan.BatchSpec`, such as `strength=0.5`,
    `skip_sharp=True`, `model="balanced"`, `on_conflict="skip"`, `exclude="drafts"`. `on_event` gets
    every event as it happens (`engine.events`), in this thread; `cancelled` is called between
    tiles. Pictures already processed with these settings are skipped. A picture that fails is an
    `ItemFailed` event and counted; the batch continues.

    Raises ConfigError for invalid options, another DeblurError if the batch could not continue (a
    full disk), CancelledError (`concurrent.futures`) if `cancelled` returned True, and
    KeyboardInterrupt on Ctrl+C. Call it again to process what is left.
    """
    spec = _spec(roots, output, options)
    stopped = False

    def stop() -> bool:
        nonlocal stopped
        stopped = cancelled()
        return stopped

    queue = Queue.open(warn=lambda text: on_event(Log(text, "warning")))
    try:
        check_output(spec, queue)
        # Measuring starts a process, which imports the caller's script: without a `__main__` guard
        # that one would run again, and deblur the folder itself.
        planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue, measure=False))
        if not planned.jobs:
            if planned.left_out:
                on_event(Log(planned.left_out))
            return Summary()
        with queue.create(planned.request, planned.jobs) as journal:
            work = log_left_out(planned, run_batch(planned, journal, queue))
            result = run(work, on_event, job="run", total=len(planned.jobs), cancelled=stop)
    finally:
        queue.close()
    if result.value is not None:
        return result.value
    finished = result.finished
    if finished.outcome == "cancelled":
        raise CancelledError if stopped else KeyboardInterrupt
    raise DeblurError(finished.message, finished.hint, finished.code)


def _spec(
    roots: Path | str | Iterable[Path | str], output: Path | str | None, options: dict[str, Any]
) -> BatchSpec:
    several = [roots] if isinstance(roots, str | Path) else list(roots)
    for name in ("include", "exclude", "removed"):
        # As one pattern: letter by letter, "drafts" would exclude nothing and "*.jpg" take all.
        if isinstance(options.get(name), str):
            options[name] = (options[name],)
    try:
        return BatchSpec(
            roots=tuple(Path(root) for root in several),
            output=None if output is None else Path(output),
            **options,
        )
    except TypeError as error:
        raise ConfigError(
            "Unknown option: {error}.", "See engine.batch.plan.BatchSpec.", error=error
        ) from None


def _frame(pixels: NDArray[Any]) -> Frame:
    if pixels.dtype not in (np.uint8, np.uint16):
        raise ConfigError(
            "Expected an array of uint8 or uint16, not {dtype}.",
            "Scale it to 0..255 or 0..65535 and convert it first.",
            dtype=pixels.dtype,
        )
    grey = pixels.ndim == 2
    if grey:
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    if pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or 0 in pixels.shape:
        raise ConfigError(
            "Unsupported array shape {shape}.",
            "Use (height, width, 3), (height, width, 4) or (height, width).",
            shape=pixels.shape,
        )
    alpha = np.ascontiguousarray(pixels[..., 3]) if pixels.shape[2] == 4 else None
    return Frame(np.ascontiguousarray(pixels[..., :3]), alpha, Meta(greyscale=grey))
