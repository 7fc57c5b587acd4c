"""From planned pictures to files: cut, run the model, put together, blend, write.

`deblur` does one picture in memory, `deblur_batch` a list of files. Both are jobs (`Work`): they
yield events, and whoever iterates may stop at any of them by closing the generator.

In a batch three things happen at once: one thread reads the next picture, the caller's own runs
the model on this one, another thread writes the last (`engine.batch.prefetch`). Together they hold
no more than three pictures, and no more than the memory allows, so two photos of 100 megapixels
never meet where there is room for one.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.plan import BatchSpec, ImageJob, plan_batch
from engine.batch.prefetch import Conveyor, Ledger, Loaded, Worked, Written
from engine.batch.targets import make_output
from engine.core.memory import default_budget, tile_budget
from engine.errors import ConfigError, DeblurError, ImageWriteError, OutOfMemory
from engine.events import Event, ItemDone, ItemKept, Log, Progress, Retried, Work
from engine.images import Frame, Provenance
from engine.messages import joined, msg
from engine.models import Model, ModelCard
from engine.models.model import Timed
from engine.models.tiling import Tile, core_of, cut, half_budget, plan_tiles
from engine.quality.guard import judge

__all__ = ["BatchSpec", "ImageJob", "Ledger", "Summary", "deblur", "deblur_batch", "plan_batch"]

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""

_STRIP_PIXELS = 1 << 18
"""Blending goes by strips of rows of about this many pixels, so that its 32-bit numbers stay in
the processor's cache and out of the memory budget."""


@dataclass(frozen=True)
class Summary:
    """A finished batch: numbers of pictures, seconds by the clock, megapixels written."""

    done: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0
    model_seconds: float = 0.0
    megapixels: float = 0.0


def deblur(
    frame: Frame,
    model: Model,
    *,
    strength: float = 1.0,
    budget_bytes: int | None = None,
    item: str = "",
) -> Work[Frame]:
    """Return `frame` deblurred: `result = yield from deblur(frame, model)`.

    Same size, dtype, alpha and metadata; `frame` itself is not changed. `strength` 0 returns the
    frame, 1 the model's result, between them `in + strength * (out - in)` rounded to the nearest
    (half away from zero). A grey picture stays grey, and what is fully transparent stays as it is.
    `budget_bytes` is what one tile may take (default: a share of the free memory). `item` names
    the picture in the events: Progress after each tile, and Retried where memory ran out and the
    picture begins again with tiles of half the size.

    Raises OutOfMemory when the smallest tiles do not fit either, ConfigError for a strength
    outside 0..1, and what the model raises.
    """
    made = yield from _deblur(frame, model.card, Timed(model), _Wish(strength, budget_bytes, item))
    return made.frame


def deblur_batch(
    jobs: Sequence[ImageJob],
    model: Model,
    spec: BatchSpec,
    *,
    ledger: Ledger | None = None,
    find_done: Callable[[ImageJob], Path | None] = lambda job: None,
    originals: Iterable[Path] = (),
    describe: Callable[[ImageJob, float], Provenance | None] = lambda job, strength: None,
) -> Work[Summary]:
    """Deblur the planned pictures one after the other and return the totals.

    Each ends with one ItemDone, ItemKept or ItemFailed, in the order of `jobs`, its `item` being
    `str(job.source)`; an error of one picture is no error of the batch. A full or vanished disk
    is: the picture that met it fails and the job ends, leaving the others to be resumed.

    With `spec.guard` each result is judged (`engine.quality.guard`): what it accepts is the result
    to the bit, of what looks a little wrong less is used, as ItemDone's note says, and of what is
    ruined nothing is written: ItemKept says why, for a copy of the original under the name of a
    result would pass for one. With `spec.skip_sharp` sharp pictures end as ItemKept, too.

    `ledger` (`engine.queue.queue.Run`) is told of each picture as it begins, is about to be
    replaced, and has ended, from the thread that did it; nobody else needs to. `find_done` returns
    the earlier result of a picture that need not be done again. Both are called from other threads.
    `originals` are sources beside those of `jobs` that must not be overwritten either. `describe`
    returns what a result is to say of itself, given the strength that was used.

    Raises ModelError where the model does not load, and ImageWriteError where the output folder
    cannot be made or no more can be written.
    """
    card = model.card
    budget = spec.memory_bytes or default_budget(tileable=card.tileable)
    make_output(spec)
    tally = _Tally(len(jobs))
    timed = Timed(model)
    with Conveyor(jobs, spec, card, budget, ledger, find_done, originals, describe) as line:
        model.load()
        yield Log(f"{card.title} runs on {model.running_on}")
        for note in model.notes:
            yield Log(note, "warning")
        tally.begin()
        for job in jobs:
            loaded = line.take()
            idle = loaded.frame is None
            if loaded.frame is not None:
                wish = _Wish(spec.strength, loaded.tile_bytes, str(job.source), spec.guard)
                work = _deblur(loaded.frame, card, timed, wish)
                # Only `work` holds the source from here, and drops it when it has ended.
                loaded = dataclasses.replace(loaded, frame=None)
                yield from _one(line, loaded, work, timed, tally)
            elif loaded.event is not None:
                yield from tally.settle(line.settled(wait=True))
                yield from tally.settle(Written(loaded.event))
            yield tally.progress(str(job.source), 1.0)
            tally.next(idle=idle)
        yield from tally.settle(line.settled(wait=True))
    return tally.summary()


def _one(
    line: Conveyor, loaded: Loaded, work: Work[_Made], timed: Timed, tally: _Tally
) -> Work[None]:
    """Drive `work` for one picture of the batch and give its result to be written."""
    item, seconds, before, notes = (
        str(loaded.job.source),
        loaded.seconds,
        timed.seconds,
        list[str](),
    )
    made: _Made | None = None
    with contextlib.closing(work):
        while True:
            begun = time.perf_counter()
            try:
                event = next(work)
            except StopIteration as stop:
                made = stop.value
                break
            except DeblurError as error:
                yield from tally.settle(line.settled(wait=True))
                yield from tally.settle(Written(line.fail(loaded, error)))
                return
            finally:
                seconds += time.perf_counter() - begun
            if isinstance(event, Progress):
                event = tally.progress(item, event.item_fraction)
            elif isinstance(event, Retried):
                notes = [msg("memory ran out, processed in smaller tiles", "smaller-tiles")]
            yield event
            yield from tally.settle(line.settled())
    yield from tally.settle(line.settled(wait=True))
    assert made is not None
    if made.strength == 0 and made.note:
        kept, made = line.keep(loaded, made.note), None
        yield from tally.settle(Written(kept))
        return
    note = joined("; ", *notes, made.note)
    worked = Worked(seconds, timed.seconds - before, made.strength, note)
    line.write(loaded, made.frame, worked)


@dataclass(frozen=True)
class _Wish:
    """What is asked of one picture."""

    strength: float
    budget_bytes: int | None
    item: str
    guard: bool = False


@dataclass(frozen=True)
class _Made:
    """A result, the strength that it has after all, and what the guard had to say."""

    frame: Frame
    strength: float
    note: str = ""


class _Tally:
    """Counts what has ended, and says how far the batch is."""

    def __init__(self, total: int) -> None:
        self._summary = Summary()
        self._total = total
        self._place = 0
        self._idle = 0  # pictures that ended without the model, so say nothing about its speed
        self._begun = time.monotonic()

    def begin(self) -> None:
        """Start the clock: what came before is not repeated for each picture."""
        self._begun = time.monotonic()

    def next(self, *, idle: bool) -> None:
        """Go on to the next picture; `idle`: this one needed no model."""
        self._place += 1
        self._idle += idle

    def progress(self, item: str, fraction: float) -> Progress:
        """Return how far the batch is when `fraction` of its current picture is through."""
        done = self._place + fraction
        worked, work = done - self._idle, self._total - self._idle
        left: float | None = None
        # One picture tells the speed, and of a very large one a tenth.
        if worked > 0 and worked >= min(1.0, work / 10):
            left = (time.monotonic() - self._begun) / worked * (work - worked)
        return Progress(done, self._total, "pictures", item, fraction, left)

    def settle(self, written: Written | None) -> Iterator[Event]:
        """Count and yield the end of a picture, if there is one.

        Raises its error where it has to end the job.
        """
        if written is None:
            return
        event, now = written.event, self._summary
        if isinstance(event, ItemDone):
            self._summary = dataclasses.replace(
                now,
                done=now.done + 1,
                model_seconds=now.model_seconds + event.model_seconds,
                megapixels=now.megapixels + event.megapixels,
            )
        elif isinstance(event, ItemKept):
            self._summary = dataclasses.replace(now, kept=now.kept + 1)
        elif written.fatal is None:
            self._summary = dataclasses.replace(now, failed=now.failed + 1)
        yield event
        if written.fatal is not None:
            ended = self._summary
            left = self._total - ended.done - ended.kept - ended.failed
            raise ImageWriteError(
                joined(
                    " ",
                    written.fatal.message,
                    msg("The batch was stopped; pictures left: {count}.", count=left),
                ),
                joined(
                    " ", written.fatal.hint, "Then resume the batch; finished results are kept."
                ),
                written.fatal.code,
            ) from written.fatal

    def summary(self) -> Summary:
        """Return the totals."""
        return dataclasses.replace(self._summary, seconds=time.monotonic() - self._begun)


def _deblur(
    frame: Frame,
    card: ModelCard,
    run: Timed,
    wish: _Wish,
) -> Work[_Made]:
    strength, budget_bytes, item = wish.strength, wish.budget_bytes, wish.item
    if not 0 <= strength <= 1:
        raise ConfigError(f"The strength {strength} is not between 0 and 1.")
    if strength == 0:
        yield Progress(1, 1, "tiles", item, 1.0)
        return _Made(frame, strength)
    if budget_bytes is None:
        budget_bytes = default_budget(tileable=card.tileable)
        if card.tileable:  # the source is there already, the result is to come
            budget_bytes = tile_budget(budget_bytes, 2 * frame.pixels.nbytes)
    height, width = frame.pixels.shape[:2]
    tiles = plan_tiles(height, width, card, budget_bytes)
    try:
        output = np.empty_like(frame.pixels)
    except MemoryError:
        raise OutOfMemory(
            "There is not enough memory for the result.", "Close other programs and retry."
        ) from None
    steps = _steps(strength, frame.pixels.dtype)
    while True:
        try:
            yield from _in_tiles(frame, run, tiles, output, steps, item)
            made = _Made(dataclasses.replace(frame, pixels=output), strength)
            return _guarded(frame.pixels, made) if wish.guard else made
        except (OutOfMemory, MemoryError) as error:
            reason = str(error) or "There is not enough memory for a tile."
            # Smaller than what was tried, from the first row on: nothing of it is used again.
            tiles = plan_tiles(height, width, card, half_budget(tiles, card))
        yield Retried(item, reason)


def _guarded(source: Pixels, made: _Made) -> _Made:
    """Return what the guard leaves of a result; of one that it lowers, the pixels are changed."""
    output = made.frame.pixels
    verdict = judge(source, output)
    if verdict.strength == 1:
        return made
    if verdict.strength == 0:
        note = msg("result rejected: {reason}", "guard-kept", reason=verdict.reason)
        return dataclasses.replace(made, strength=0.0, note=note)
    steps = _steps(verdict.strength, source.dtype)
    rows = max(1, _STRIP_PIXELS // source.shape[1])
    for top in range(0, source.shape[0], rows):
        strip = slice(top, top + rows)
        output[strip] = _blended(source[strip], output[strip], False, steps)
    strength = made.strength * verdict.strength
    note = msg(
        "strength lowered to {strength:.2f}: {reason}",
        "guard-lowered",
        strength=strength,
        reason=verdict.reason,
    )
    return dataclasses.replace(made, strength=strength, note=note)


def _in_tiles(
    frame: Frame,
    run: Timed,
    tiles: Sequence[Tile],
    output: Pixels,
    steps: NDArray[np.int32] | None,
    item: str,
) -> Work[None]:
    yield Progress(0, len(tiles), "tiles", item, 0.0)
    for done, tile in enumerate(tiles, 1):
        steps_of = run.in_steps(cut(frame.pixels, tile.padded))
        with contextlib.closing(steps_of):
            while True:
                try:
                    share = next(steps_of)
                except StopIteration as end:
                    result = core_of(end.value, tile)
                    break
                at = (done - 1 + share) / len(tiles)
                yield Progress(done - 1 + share, len(tiles), "tiles", item, at)
        source, target = cut(frame.pixels, tile.core), cut(output, tile.core)
        alpha = None if frame.alpha is None else cut(frame.alpha, tile.core)
        rows = max(1, _STRIP_PIXELS // tile.core.width)
        for top in range(0, tile.core.height, rows):
            strip = slice(top, top + rows)
            target[strip] = _blended(source[strip], result[strip], frame.meta.greyscale, steps)
            if alpha is not None:
                # Nobody sees these pixels; some programs keep a mask or a matte in them.
                clear = alpha[strip, :, None] == 0
                np.copyto(target[strip], source[strip], where=clear)
        del result
        yield Progress(done, len(tiles), "tiles", item, done / len(tiles))


def _blended(
    source: Pixels, result: Pixels, greyscale: bool, steps: NDArray[np.int32] | None
) -> Pixels:
    """Return the strip to be kept, of the dtype of `source`."""
    if result.dtype != source.dtype:
        raise TypeError(f"the model made {result.dtype} of {source.dtype}")
    if greyscale:
        total = result.sum(axis=2, dtype=np.uint32, keepdims=True)
        result = np.broadcast_to(((total + 1) // 3).astype(source.dtype), source.shape)
    if steps is None:
        return result
    difference = result.astype(np.int32) - source
    blended = source + steps[difference + len(steps) // 2]
    return blended.astype(source.dtype)


def _steps(strength: float, dtype: np.dtype[Any]) -> NDArray[np.int32] | None:
    """Return what to add to a source value for each difference to the result; None = all of it.

    `steps[difference + len(steps) // 2]`, the rounding included. A table is exact in 8 and in 16
    bits, where 32-bit floats are not.
    """
    if strength == 1:
        return None
    most = int(np.iinfo(dtype).max)
    part = np.arange(-most, most + 1, dtype=np.float64) * strength
    rounded: NDArray[np.float64] = np.copysign(np.floor(np.abs(part) + 0.5), part)
    return rounded.astype(np.int32)
