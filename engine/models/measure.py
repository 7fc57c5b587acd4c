"""What a model costs on this machine: bytes per pixel, and minutes per megapixel."""

from __future__ import annotations

import contextlib
import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.core import facts
from engine.core.machine import CoresLeft, peak_resident_bytes, physical_cores
from engine.core.runtime import runtime_in_use
from engine.errors import ModelError, OutOfMemory
from engine.events import Log, Progress, Work, result_of
from engine.messages import msg
from engine.models.cards import ModelCard
from engine.models.load import RunsOn, get_model
from engine.models.model import Model, Timed, make_test_picture
from engine.models.tensors import Pixels
from engine.models.tiling import computed_pixels, round_up

if TYPE_CHECKING:
    from engine.models._trial import Pace

FILE = "speeds.json"
"""`engine.core.facts` about the models on this computer."""

GUESSED_BYTES_PER_PIXEL = 2000
"""If measuring is not possible: 500 values per pixel, more than most networks have."""

_SIDES_PX = (576, 1152)
"""Just above where the arena doubles its blocks: measured from 0.3 to 9.4 megapixels, the same
network takes 74 to 90 bytes per pixel, and most at these sizes."""

_LARGE_BYTES = 200_000_000
"""The larger size is measured only if the smaller one took less than this."""

MOST_CORES = 8
"""More cores than this hardly make a model faster."""

_THREADS = re.compile(r", (\d+) threads?\b")
"""In `running_on` of what computes on the processor."""

_PATCH_PX = 256
_TURNS = 3
_MOST_SECONDS = 20.0
"""Turns may take so long; a single one is taken in any case."""

_MOST_BUSY_SECONDS = 8.0
"""After this it is given up on a computer that is busy, where nothing would be kept: somebody may
wait for a batch to begin."""

_Timed = tuple[float, float, str]
"""The seconds that the fastest patch took, the fewest of the processor, and where it ran."""

_CLOCK_SECONDS = 0.02
"""Less processor time tells nothing: its clock advances in steps of 16 ms on Windows."""

_LEAST_SHARE = 0.6
"""Of one core, or of two by several threads: a model that is given less computes beside others.
However many cores there are, it keeps two busy, as it has two windows at a time."""

_LEAST_LEFT = 0.7
"""Of the cores that its threads could have: where others leave less, it computes beside them. Its
own time does not tell, as many threads wait for each other on a quiet computer, too."""

BUSY_SECONDS = 3600.0
"""After this a computer that was busy is measured again."""

BUSY_TIMES = 3
"""The last of so many times within a day in which it was busy counts, until it is found less busy:
it may always be, or be limited in a way that the number of threads does not tell."""

DAY_SECONDS = 86400.0
"""After this, what was measured on a busy computer is measured again."""


def measure_bytes_per_pixel(
    card: ModelCard, precision: str | None = None, *, most_seconds: float | None = None
) -> int:
    """Return the memory in bytes per pixel of a tile that the model takes on the CPU.

    Measured in a new process: by how much its peak grows after loading, for a tile of 0.3 or 1.3
    megapixels, conversion of the pixels included, plus a sixteenth. `GUESSED_BYTES_PER_PIXEL` if
    that is not possible, or takes longer than `most_seconds`. Raises ModelError if the model fails.
    """
    from engine.models._trial import in_child  # not for the first paint

    most = math.inf if most_seconds is None else most_seconds
    work = in_child(_bytes_per_pixel, card.name, [], card, precision, most_seconds=most)
    try:
        measured = result_of(work)
    except (OSError, RuntimeError, ModelError, OutOfMemory):  # no process, or it did not finish
        return GUESSED_BYTES_PER_PIXEL
    if isinstance(measured, ModelError):
        raise measured
    return measured


def _bytes_per_pixel(
    _pace: Pace, _files: list[Path], card: ModelCard, precision: str | None
) -> int | ModelError:
    """Return what is measured, or why the model fails: another ModelError is of the process."""
    from engine.models.onnx_model import OnnxModel

    try:
        model = OnnxModel(card, device="cpu", precision=precision)
        model(make_test_picture(*model.test_size()))
        base = peak_resident_bytes(reset=True)
        grown, pixels = 0, 1
        for wanted in _SIDES_PX:
            if base is None:
                return GUESSED_BYTES_PER_PIXEL
            if grown > _LARGE_BYTES:
                break
            side = round_up(wanted, card.size_multiple)
            picture = make_test_picture(side, side)
            peak_resident_bytes(reset=True)  # without what making the picture took
            model(picture)
            model(picture)  # the arena is shrunk after the first run of a size, not later
            grown, pixels = max(1, (peak_resident_bytes(reset=False) or 0) - base), side * side
        return -(-grown * 17 // (16 * pixels))
    except ModelError as error:
        return error


@dataclass(frozen=True)
class Speed:
    """How fast a model is, and on which device."""

    minutes_per_megapixel: float
    running_on: str
    share: float | None = None
    """Of one core, or of two by several threads: less beside other programs. None: not known."""


def patch_size(card: ModelCard) -> tuple[int, int]:
    """Return the height and width of a patch that tells how fast a model is.

    Of a model with windows two, for on the CPU it computes two at a time.
    """
    return _PATCH_PX, _PATCH_PX + (card.tile_multiple if card.window_px else 0)


def measure_speed(model: Model, runs_on: RunsOn) -> Work[Speed]:
    """Run the model on one patch, and save and return its speed."""
    card, timed = model.card, Timed(model)
    yield Progress(0, 1, "patches", card.name)
    patch, before, cores_left = patch_size(card), (0.0, 0.0), CoresLeft()
    for share, size in ((0.0, (64, 64)), (0.2, patch)):  # the first run is slower
        before, cores_left = (timed.seconds, time.process_time()), CoresLeft()
        with contextlib.closing(timed.in_steps(make_test_picture(*size))) as steps:
            for _ in steps:
                yield Progress(share, 1, "patches", card.name)
    seconds, used = timed.seconds - before[0], time.process_time() - before[1]
    yield Log(msg("{model} runs on {device}", model=card.title, device=model.running_on))
    minutes = seconds / 60 / (computed_pixels(*patch, card) / 1e6) * card.work_factor
    # A torch model computes in a process of its own, whose time is not known here.
    left = cores_left()
    own = _share(seconds, used, model.running_on, left) if card.kind == "onnx" else None
    speed = Speed(minutes, model.running_on, own)
    _write(card, runs_on.device, runs_on.precision, speed)
    yield Progress(1, 1, "patches", card.name)
    return speed


def seconds_per_pixel(model: Model, sample: Pixels) -> float:
    """Return how long an ONNX model takes for a pixel here, roughly, from one small picture.

    It is computed twice, as the first call loads and is slower. Raises ModelError, OutOfMemory.
    """
    model(sample)
    begun = time.perf_counter()
    model(sample)
    seconds = time.perf_counter() - begun
    computed = computed_pixels(sample.shape[0], sample.shape[1], model.card)
    return seconds / computed * model.card.work_factor


def was_busy(card: ModelCard, device: str = "auto") -> bool:
    """Return whether a model was measured, but on a busy computer, so that nothing was kept."""
    times = _busy_times(card, device)
    return bool(times) and 0 <= time.time() - times[-1] < DAY_SECONDS


def needs_measuring(card: ModelCard, device: str = "auto") -> bool:
    """Return whether it should be measured if the 8-bit variant of a model is faster here.

    It has one, and was not measured yet, or on a busy computer. Not if that was a short while ago.
    """
    usual = card.default_precision
    if card.kind != "onnx" or usual == "int8" or "int8" not in card.files:
        return False
    is_known = all(known_speed(card, RunsOn(device, precision)) for precision in (usual, "int8"))
    times = _busy_times(card, device)
    if not times:
        return not is_known
    pause = DAY_SECONDS if is_known else BUSY_SECONDS
    return not 0 <= time.time() - times[-1] < pause


def measure_precisions(card: ModelCard, device: str = "auto") -> Work[bool]:
    """Save the speed of a model in its own precision and in 8 bits; return whether it did.

    Measured in a new process: what else this one computes does not count, and it can be stopped at
    any time. The patches take turns and the fastest of each counts. On a processor 8 bits get the
    ratio of the processor times, which other programs disturb much less than the seconds. Where
    they have taken much of it, it is given up soon and only the time is noted; the last of
    `BUSY_TIMES` within a day is done to its end, and saved until the next measurement. Raises
    ModelError, OutOfMemory.
    """
    from engine.models._trial import in_child  # not for the first paint

    if not needs_measuring(card, device):
        return False
    card = replace(card, views=1)  # which tells how long several take
    precisions = card.default_precision, "int8"
    files = [card.file(precision).path for precision in precisions]
    now = int(time.time())
    busy = [*(each for each in _busy_times(card, device) if 0 <= now - each < DAY_SECONDS), now]
    gives_up = len(busy) < BUSY_TIMES
    try:
        arguments = card, device, precisions, gives_up
        work_of_child = in_child(_time_in_turns, card.name, files, *arguments)
        cores_left, timed = yield from work_of_child
    except (OSError, RuntimeError):
        return False
    (seconds, work, _), (seconds_8, work_8, _) = timed
    was_disturbed = _is_disturbed(cores_left, timed)
    times = busy if was_disturbed else []
    facts.update(FILE, lambda known: known | {_busy_key(card, device): times})
    if was_disturbed and gives_up:
        return False
    if _tells_of_others(timed):
        seconds_8 = seconds * work_8 / work
    per_pixel = card.work_factor / computed_pixels(*patch_size(card), card)
    is_kept = True
    for (_, _, running_on), precision, own in zip(
        timed, precisions, (seconds, seconds_8), strict=True
    ):
        share = _share(seconds, work, timed[0][2], cores_left)
        speed = Speed(own * per_pixel * 1e6 / 60, running_on, share)
        is_kept &= _write(card, device, precision, speed)
    return is_kept


def _tells_of_others(timed: Sequence[_Timed]) -> bool:
    """Whether the time of the processor tells how much others had of it."""
    return all(_threads(ran) and used > _CLOCK_SECONDS for _, used, ran in timed)


def _is_disturbed(cores_left: float, timed: Sequence[_Timed]) -> bool:
    """Whether other programs have taken much of the processor meanwhile."""
    threads = [_threads(running_on) for _, _, running_on in timed]
    return _tells_of_others(timed) and (
        cores_left < _LEAST_LEFT * min(threads)
        or any(
            used < _LEAST_SHARE * own * min(count, 2)
            for (own, used, _), count in zip(timed, threads, strict=True)
        )
    )


def _threads(running_on: str) -> int:
    """Return how many threads help what computes on the processor, 0 for anything else."""
    found = _THREADS.search(running_on)
    return min(int(found[1]), MOST_CORES) if found else 0


def _share(seconds: float, used: float, running_on: str, cores_left: float) -> float | None:
    """Return how much of the time of one core, or of two with several threads, a model had.

    Less where others left less of the cores for its threads. At most 1: how much more it has
    depends on how well it computes on many cores.
    """
    threads = _threads(running_on)
    if not threads or used <= _CLOCK_SECONDS:
        return None
    return round(min(used / (seconds * min(threads, 2)), cores_left / threads, 1.0), 3)


def _time_in_turns(
    pace: Pace,
    _files: list[Path],
    card: ModelCard,
    device: str,
    precisions: Sequence[str],
    gives_up: bool,
) -> tuple[float, list[_Timed]]:
    """Return the cores that others left, and for each precision what its fastest patch took.

    `gives_up`: it need not end on a computer that is busy.
    """
    models = [get_model(card, device=device, precision=precision) for precision in precisions]
    size = patch_size(card)
    picture = make_test_picture(*size)
    taken: list[list[tuple[float, float]]] = [[] for _ in models]
    start, cores_left = time.monotonic(), CoresLeft()
    for turn in range(_TURNS + 1):
        for number, (model, turns) in enumerate(zip(models, taken, strict=True)):
            pace.tell((turn + number / len(models)) / (_TURNS + 1))
            pace.begin(math.prod(size))
            begun = time.perf_counter(), time.process_time()
            model(picture)
            turns.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
        left = cores_left()
        timed = [
            (min(some[0] for some in steady), min(some[1] for some in steady), model.running_on)
            for model, turns in zip(models, taken, strict=True)
            for steady in [turns[1:] or turns]  # the first one is slower
        ]
        passed = time.monotonic() - start
        if turn and passed > _MOST_SECONDS:
            break
        if gives_up and passed > _MOST_BUSY_SECONDS and _is_disturbed(left, timed):
            break
    return left, timed


def known_speed(card: ModelCard, runs_on: RunsOn) -> Speed | None:
    """Return the measured speed of a model on this machine; None if it was not measured.

    On the processor it is scaled to the threads from those that it was measured with. Models that
    differ in the number of views alone are measured once.
    """
    entry: Any = facts.read(FILE).get(_key(card, runs_on.device, runs_on.precision))
    try:
        share = entry.get("share")
        speed = Speed(
            float(entry["minutes_per_megapixel"]),
            str(entry["running_on"]),
            None if share is None else float(share),
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    slower = times_slower(speed.running_on, runs_on.threads) * card.views
    return replace(speed, minutes_per_megapixel=speed.minutes_per_megapixel * slower)


def times_slower(running_on: str, threads: int | None) -> float:
    """Return how many times longer it takes with `threads` than it took what `running_on` tells.

    1 if that was not the processor.
    """
    measured_with = _THREADS.search(running_on)
    if measured_with is None:
        return 1.0
    return useful_cores(int(measured_with[1])) / useful_cores(threads)


def useful_cores(threads: int | None) -> int:
    """Return how many cores so many threads make use of, None for as many as there are."""
    return max(1, min(threads or MOST_CORES, physical_cores(), MOST_CORES))


def _key(card: ModelCard, device: str, precision: str | None) -> str:
    variant = replace(card, views=1).variant(precision)
    key = f"{card.file(precision).sha256[:16]} {variant} {device}"
    runtime = runtime_in_use()
    return key if runtime is None else f"{key} {runtime.package} {runtime.version}"


def _busy_times(card: ModelCard, device: str) -> list[int]:
    """Return when the computer was too busy to measure a model."""
    try:
        return [int(each) for each in facts.read(FILE).get(_busy_key(card, device), ())]
    except (TypeError, ValueError):
        return []


def _busy_key(card: ModelCard, device: str) -> str:
    return f"{_key(card, device, 'int8')} busy"


def _write(card: ModelCard, device: str, precision: str | None, speed: Speed) -> bool:
    entry: dict[str, Any] = {
        "minutes_per_megapixel": round(speed.minutes_per_megapixel / card.views, 4),
        "running_on": speed.running_on,
    }
    if speed.share is not None:
        entry["share"] = speed.share
    return facts.update(FILE, lambda known: known | {_key(card, device, precision): entry})
