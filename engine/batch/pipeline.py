"""From planned pictures to files: cut, run the model, put together, blend, write.

`deblur` does one picture in memory, `deblur_batch` a list of files. Both are jobs (`Work`): they
yield events, and whoever iterates may stop at any of them by closing the generator.

In a batch three things happen at once: one thread reads the next picture, the caller's own runs
the model on this one, another thread writes the last (`engine.batch.image_io`). Together they hold
no more than three pictures, and no more than the memory allows, so two photos of 100 megapixels
never meet where there is room for one.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.image_io import ImageIO, LoadedImage, ResultInfo, WrittenImage
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.scale import (
    FULL_SIZE,
    PART_PX,
    ScaleChoice,
    add_change,
    choose_scale,
    pixels_to_try,
    scale_name,
    shrink,
    triage_once,
    try_scales,
)
from engine.batch.targets import Targets, make_output
from engine.batch.work_left import WorkLeft, weigh
from engine.batch.workload import key_of_frame, note_scale
from engine.core.memory import PictureMemory, default_budget, tile_budget
from engine.errors import ConfigError, OutOfMemory, of_picture
from engine.events import (
    Event,
    ItemDone,
    ItemFailed,
    ItemKept,
    Progress,
    Retried,
    Work,
    relay,
    relay_progress,
)
from engine.images import Frame, Provenance
from engine.messages import is_rejected, joined, msg
from engine.models import Model, ModelCard
from engine.models.model import Timed, running_log
from engine.models.tiling import (
    Tile,
    bytes_needed,
    core_of,
    cut,
    fixed_bytes,
    half_budget,
    plan_tiles,
)
from engine.quality.guard import Verdict, judge
from engine.queue import BatchJournal, EarlierResult

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""

_STRIP_PIXELS = 1 << 18
"""Blending goes by strips of rows of about this many pixels, so that its 32-bit numbers stay in
the processor's cache and out of the memory budget."""


FULL_SIZE_NOTE = msg("smaller sizes were tried, deblurred at full size", "full-size")
"""Why a photo took longer than others; to be told where details are asked for."""


@dataclass(frozen=True)
class Summary:
    """Totals of a batch: numbers of pictures, seconds of wall time, megapixels written."""

    done: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0
    model_seconds: float = 0.0
    megapixels: float = 0.0
    rejected: int = 0
    """How many of those kept looked worse when deblurred."""

    @property
    def ended(self) -> int:
        """The number of pictures that were done, kept or failed."""
        return self.done + self.kept + self.failed

    def plus(self, event: ItemDone | ItemKept | ItemFailed) -> Summary:
        """Return the totals with the end of one more picture."""
        match event:
            case ItemDone():
                return dataclasses.replace(
                    self,
                    done=self.done + 1,
                    model_seconds=self.model_seconds + event.model_seconds,
                    megapixels=self.megapixels + event.megapixels,
                )
            case ItemKept():
                rejected = self.rejected + is_rejected(event.code)
                return dataclasses.replace(self, kept=self.kept + 1, rejected=rejected)
            case ItemFailed():
                return dataclasses.replace(self, failed=self.failed + 1)


def deblur(
    frame: Frame,
    model: Model,
    *,
    strength: float = 1.0,
    scale: int = 1,
    budget_bytes: int | None = None,
    item: str = "",
) -> Work[Frame]:
    """Return `frame` deblurred: `result = yield from deblur(frame, model)`.

    Same size, dtype, alpha and metadata; `frame` itself is not changed. `strength` 0 returns the
    frame, 1 the model's result, between them `in + strength * (out - in)` rounded to the nearest
    (half away from zero). A grey picture stays grey, and what is fully transparent stays as it is.
    `scale`: the model works at 1/`scale` of the size (`engine.batch.scale`); AUTO_SCALE chooses.
    `budget_bytes` is what one tile may take (default: a share of the free memory). `item` names
    the picture in the events: Progress after each tile, and Retried where memory ran out and the
    picture begins again with tiles of half the size.

    Raises OutOfMemory when the smallest tiles do not fit either, ConfigError for a strength
    outside 0..1, and what the model raises.
    """
    size = frame.pixels.shape[:2]
    chosen = choose_scale(scale if strength else 1, model.card, size, triage_once(frame.pixels))
    options = _Options(strength, chosen, budget_bytes, item)
    made = yield from _deblur(frame, model.card, Timed(model), options)
    return made.frame


@dataclass(frozen=True)
class InTurn:
    """How the batches of one process follow each other without a gap, as on a worker of a cluster.

    While the last picture of one is in the model, the next one may read its first.
    """

    memory: PictureMemory
    """Of the pictures of all of them."""
    model: contextlib.AbstractContextManager[Any]
    """Entered by the batch that uses the model: a lock."""
    all_read: Callable[[], None]
    """Called when the last picture was read, in the thread that iterates."""


def deblur_batch(
    jobs: Sequence[ImageJob],
    model: Model,
    spec: BatchSpec,
    *,
    journal: BatchJournal | None = None,
    find_earlier: Callable[[ImageJob], EarlierResult | None] = lambda job: None,
    originals: Iterable[Path] = (),
    provenance: Callable[[ImageJob, float], Provenance | None] = lambda job, strength: None,
    is_result: Callable[[Path], bool] = lambda path: False,
    largest_bytes: int | None = None,
    in_turn: InTurn | None = None,
    before: int = 0,
    pace: float | None = None,
) -> Work[Summary]:
    """Deblur the planned pictures one after the other and return the totals.

    Each ends with one ItemDone, ItemKept or ItemFailed, in the order of `jobs`, its `item` being
    `str(job.source)`; an error of one picture is no error of the batch. A full or vanished disk is:
    the picture that met it fails and the job ends, leaving the others to be resumed.
    With `spec.guard` each result is judged (`engine.quality.guard`): a slightly wrong one is
    blended with its source, which is noted in ItemDone, and a ruined one is not written: ItemKept
    has the reason. With `spec.skip_sharp` sharp pictures end as ItemKept, too.

    `journal` records each picture as it begins, is about to be replaced, and has ended, in the
    thread that did it. `find_earlier` returns the existing result of a picture that need not be
    processed again; it is called from other threads. `originals` are sources beside those of `jobs`
    that must not be overwritten either. `provenance` returns what to write into a result about its
    origin, given the strength that was used. `is_result` says whether the file at a path is a
    result of ours, unaltered since; any other is not replaced, whatever was planned.
    `largest_bytes` is what one picture may take (default: `spec`, else half of the free memory).
    `in_turn`: other batches run in this process. `before`: pictures that ended before a resumption.
    `pace`: seconds per megapixel by earlier measurement, if any.

    Raises ModelError if the model does not load, and ImageWriteError if the output folder cannot be
    created or nothing more can be written.
    """
    make_output(spec)
    counter, timed = _Counter(jobs, before, pace), Timed(model)
    files = ImageIO(
        jobs,
        spec,
        model.card,
        spec.memory_bytes or default_budget(tileable=model.card.tileable),
        journal,
        find_earlier,
        largest_bytes=largest_bytes,
        originals=originals,
        provenance=provenance,
        is_result=is_result,
        memory=in_turn.memory if in_turn else None,
        all_read=in_turn.all_read if in_turn else lambda: None,
    )
    with files as line:
        with in_turn.model if in_turn else contextlib.nullcontext():
            model.load()
            yield from running_log(model)
            yield from _all_pictures(line, jobs, timed, spec, counter)
        yield from counter.settle(line.settled(wait=True))
    return counter.summary()


def _all_pictures(
    line: ImageIO, jobs: Sequence[ImageJob], timed: Timed, spec: BatchSpec, counter: _Counter
) -> Work[None]:
    yield from counter.begin(timed.card, spec)
    for job in jobs:
        used_model = yield from _next_picture(line, timed.card, timed, spec, counter)
        yield counter.progress(str(job.source), 1.0)
        counter.next(job, idle=not used_model)


def _next_picture(
    line: ImageIO, card: ModelCard, timed: Timed, spec: BatchSpec, counter: _Counter
) -> Work[bool]:
    """Deblur the next picture of the batch, or end it as it is; return whether the model ran."""
    loaded = line.take()
    if loaded.frame is not None:
        work = _deblur(loaded.frame, card, timed, _Options.of(spec, loaded))
        # Only `work` holds the source from here, and drops it when it has ended.
        loaded = dataclasses.replace(loaded, frame=None)
        yield from _one(line, loaded, work, timed, counter)
        return True
    if loaded.event is not None:
        yield from counter.settle(line.settled(wait=True))
        yield from counter.settle(WrittenImage(loaded.event, loaded.fatal))
    return False


def _one(
    line: ImageIO, loaded: LoadedImage, work: Work[_Result], timed: Timed, counter: _Counter
) -> Work[None]:
    """Drive `work` for one picture of the batch and give its result to be written."""
    item, seconds, before = str(loaded.job.source), loaded.seconds, timed.seconds
    notes: list[str] = []
    made: _Result | None = None
    with contextlib.closing(work):
        while True:
            begun = time.perf_counter()
            try:
                event = next(work)
            except StopIteration as stop:
                made = stop.value
                break
            except Exception as error:  # noqa: BLE001 - whatever it is, the batch goes on
                failed = of_picture(error, loaded.job.source.name)
                yield from counter.settle(line.settled(wait=True))
                used = timed.seconds - before
                yield from counter.settle(WrittenImage(line.fail(loaded, failed, used)))
                return
            finally:
                seconds += time.perf_counter() - begun
            if isinstance(event, Progress):
                event = counter.progress(item, event.item_fraction)
            elif isinstance(event, Retried):
                notes = [msg("memory ran out, processed in smaller tiles", "smaller-tiles")]
            yield event
            yield from counter.settle(line.settled())
    yield from counter.settle(line.settled(wait=True))
    assert made is not None
    if made.strength == 0 and made.note:
        kept, made = line.keep(loaded, made.note, timed.seconds - before), None
        yield from counter.settle(WrittenImage(kept))
        return
    note = joined("; ", *notes, loaded.remark, made.scale_note, made.note)
    worked = ResultInfo(seconds, timed.seconds - before, made.strength, note)
    line.write(loaded, made.frame, worked)


@dataclass(frozen=True)
class _Options:
    """The options of one picture."""

    strength: float
    scale: ScaleChoice
    budget_bytes: int | None
    item: str
    guard: bool = False
    tried: bool = False
    """Whether the model decided the scale."""
    of_batch: bool = False
    """Whether that is remembered for the camera of the picture."""

    @classmethod
    def of(cls, spec: BatchSpec, loaded: LoadedImage) -> _Options:
        item = str(loaded.job.source)
        how = spec.strength, loaded.scale, loaded.tile_bytes, item
        return cls(*how, guard=spec.guard, of_batch=True)


@dataclass(frozen=True)
class _Result:
    """A result, the strength used in the end, and the notes of the guard and on its scale."""

    frame: Frame
    strength: float
    note: str = ""
    scale_note: str = ""


class _Counter:
    """Counts the pictures that have ended, and tells the progress of the batch."""

    def __init__(self, jobs: Sequence[ImageJob], before: int, pace: float | None) -> None:
        """`before`, `pace`: those of `deblur_batch`."""
        self._summary, self._before, self._pace = Summary(), before, pace
        self._jobs, self._total = jobs, len(jobs)
        self._place = 0
        self._left = WorkLeft(self._total, {})
        self._begun = time.monotonic()

    def begin(self, card: ModelCard, spec: BatchSpec) -> Work[None]:
        """Read the sizes of the pictures, and start the clock, after what is done once for all."""
        # A moment to stop at each: on a slow share it takes a while.
        work = weigh(self._jobs, card, spec.scale, skip_sharp=spec.skip_sharp, pace=self._pace)
        self._left = yield from relay(work, lambda _: self._left.progress(0))
        self._begun = time.monotonic()

    def next(self, job: ImageJob, *, idle: bool) -> None:
        """Advance to the next picture; `idle`: this one did not use the model."""
        self._left.end(job.source_str, idle=idle)
        self._place += 1

    def progress(self, item: str, fraction: float) -> Progress:
        """Return how far the batch is when `fraction` of its current picture is through."""
        return self._left.progress(self._place, item, fraction)

    def settle(self, written: WrittenImage | None) -> Iterator[Event]:
        """Count and yield the end of a picture, if there is one.

        Raises its error where it has to end the job.
        """
        if written is None:
            return
        if written.fatal is None:
            self._summary = self._summary.plus(written.event)
        yield written.event
        if written.fatal is not None:
            fatal = written.fatal
            left = self._total - self._summary.ended
            raise Targets.stopped(fatal, left, self._before + self._total) from fatal

    def summary(self) -> Summary:
        """Return the totals."""
        return dataclasses.replace(self._summary, seconds=time.monotonic() - self._begun)


def _deblur(
    frame: Frame,
    card: ModelCard,
    run: Timed,
    options: _Options,
) -> Work[_Result]:
    strength, budget_bytes, item = options.strength, options.budget_bytes, options.item
    _check_strength(strength)
    if strength == 0:
        yield Progress(1, 1, "tiles", item, 1.0)
        return _Result(frame, strength)
    if budget_bytes is None:
        budget_bytes = default_budget(tileable=card.tileable)
        if card.tileable:  # the source is there already, the result is to come
            budget_bytes = tile_budget(budget_bytes, 2 * frame.pixels.nbytes, fixed_bytes(card))
    if options.scale.to_try:
        return (yield from _deblur_after_trying(frame, card, run, options, budget_bytes))
    if options.scale.scale > 1:
        return (yield from _deblur_small(frame, card, run, options, budget_bytes))
    height, width = frame.pixels.shape[:2]
    tiles = plan_tiles(height, width, card, budget_bytes)
    output = _room_for_result(frame)
    table = _blend_table(strength, frame.pixels.dtype)
    while True:
        try:
            yield from _in_tiles(frame, run, tiles, output, table, item)
            made = _Result(
                dataclasses.replace(frame, pixels=output),
                strength,
                scale_note=FULL_SIZE_NOTE if options.tried else "",
            )
            if not options.guard:
                return made
            return _guarded(frame.pixels, made, judge(frame.pixels, output))
        except (OutOfMemory, MemoryError) as error:
            reason = str(error) or "There is not enough memory for a tile."
            # Smaller than what was tried, from the first row on: nothing of it is used again.
            tiles = plan_tiles(height, width, card, half_budget(tiles, card))
        yield Retried(item, reason)


def _deblur_after_trying(
    frame: Frame, card: ModelCard, run: Timed, options: _Options, budget_bytes: int
) -> Work[_Result]:
    """Try at which scale, and deblur at that; both have their share of the progress."""
    size = frame.pixels.shape[0], frame.pixels.shape[1]
    trying, pixels = pixels_to_try(size), math.prod(size)
    camera = key_of_frame(frame) if options.of_batch else ""
    tried = tried_scale(frame, run, budget_bytes, options.item, camera=camera)
    share = trying / (trying + pixels)
    scale = yield from relay_progress(tried, lambda step: _placed(step, 0.0, share))
    chosen = options.scale.tried(scale or 1)
    options = dataclasses.replace(options, scale=chosen, tried=scale is not None)
    begin = trying / (trying + pixels / chosen.scale**2)
    work = _deblur(frame, card, run, options)
    return (yield from relay_progress(work, lambda step: _placed(step, begin, 1 - begin)))


def _placed(step: Progress, begin: float, share: float) -> Progress:
    """Return the progress of a picture as a share of more, which begins there."""
    return dataclasses.replace(step, item_fraction=begin + share * step.item_fraction)


def tried_scale(
    frame: Frame, run: Timed, budget_bytes: int | None, item: str, *, camera: str = ""
) -> Work[int | None]:
    """Return the scale at which the model sharpens a picture most (`try_scales`).

    None, to be deblurred at full size, where nothing can be tried, as when a part does not fit into
    `budget_bytes` (None: a share of the free memory). `camera`: the key of its photos
    (`engine.batch.workload`), for which it is remembered.
    """
    if budget_bytes is None:
        budget_bytes = default_budget(tileable=run.card.tileable)
    scale = None
    if bytes_needed(PART_PX, PART_PX, run.card) <= budget_bytes:
        work = try_scales(frame.pixels, frame.alpha, run.in_steps)
        with contextlib.suppress(OutOfMemory, MemoryError):  # in the smallest tiles it may fit
            scale = yield from relay(work, lambda done: Progress(0, 1, "tiles", item, done))
    if camera:
        note_scale(camera, run.card, scale or 1)
    return scale


def _deblur_small(
    frame: Frame, card: ModelCard, run: Timed, options: _Options, budget_bytes: int
) -> Work[_Result]:
    """Deblur at a part of the size, and add the change to the picture."""
    source, scale = frame.pixels, options.scale.scale
    before = shrink(source, scale)
    room = max(fixed_bytes(card), budget_bytes - 2 * before.nbytes)
    at_full = _Options(1.0, FULL_SIZE, room, options.item)
    small = dataclasses.replace(frame, pixels=before, alpha=None)
    after = (yield from _deblur(small, card, run, at_full)).frame.pixels
    result = combine(frame, before, after, scale, options.strength)
    made = _Result(result, options.strength, scale_note=_scale_note(options))
    if not options.guard:
        return made
    # The limits are for blur of a length that nets remove, as it has at this size.
    table = _blend_table(options.strength, before.dtype)
    return _guarded(source, made, judge(before, _blended(before, after, False, table)))


def combine(
    frame: Frame, before: Pixels, after: Pixels, scale: int, strength: float = 1.0
) -> Frame:
    """Return `frame` with the change from `before` to `after` at 1/`scale` of its size.

    See `engine.batch.scale.add_change`. Raises OutOfMemory.
    """
    output, table = _room_for_result(frame), _blend_table(strength, frame.pixels.dtype)
    for rows, result in add_change(frame.pixels, before, after, scale):
        alpha = None if frame.alpha is None else frame.alpha[rows]
        source = frame.pixels[rows]
        _put(output[rows], source, result, alpha, frame.meta.greyscale, table)
    return dataclasses.replace(frame, pixels=output)


def _check_strength(strength: float) -> None:
    if not 0 <= strength <= 1:
        raise ConfigError("The strength {strength} is not between 0 and 1.", strength=strength)


def blend(original: Frame, full: Frame, strength: float) -> Frame:
    """Return `original` with this part of the change to `full`, its result at strength 1.

    Raises ConfigError for a strength outside 0..1 and where the two differ in size or depth, and
    OutOfMemory.
    """
    _check_strength(strength)
    source, result = original.pixels, full.pixels
    if source.shape != result.shape or source.dtype != result.dtype:
        raise ConfigError(
            "The result and its original differ in size or bit depth, so they cannot be blended.",
            "Deblur the picture again.",
        )
    output, table = _room_for_result(original), _blend_table(strength, source.dtype)
    _put(output, source, result, original.alpha, original.meta.greyscale, table)
    return dataclasses.replace(original, pixels=output)


def _scale_note(options: _Options) -> str:
    chosen, scale = options.scale, scale_name(options.scale.scale)
    if chosen.blur_px is not None:
        return msg(
            "blur of about {length} pixels, deblurred at {scale} of the size",
            "scaled",
            length=f"{chosen.blur_px:.0f}",
            scale=scale,
        )
    if options.tried:
        return msg("soft pixels, deblurred at {scale} of the size", "scaled", scale=scale)
    return ""  # it was asked for


def _room_for_result(frame: Frame) -> Pixels:
    try:
        return np.empty_like(frame.pixels)
    except MemoryError:
        raise OutOfMemory(
            "There is not enough memory for the result.", "Close other programs and retry."
        ) from None


def _guarded(source: Pixels, made: _Result, verdict: Verdict) -> _Result:
    """Apply the guard's verdict; where it lowers the strength, blend the pixels in place."""
    output = made.frame.pixels
    if verdict.strength == 1:
        return made
    if verdict.strength == 0:
        note = msg("result rejected: {reason}", "guard-kept", reason=verdict.reason)
        return dataclasses.replace(made, strength=0.0, note=note)
    _put(output, source, output, None, False, _blend_table(verdict.strength, source.dtype))
    strength = made.strength * verdict.strength
    note = msg(
        "strength lowered to {percent}%: {reason}",
        "guard-lowered",
        percent=round(100 * strength),
        reason=verdict.reason,
    )
    return dataclasses.replace(made, strength=strength, note=note)


def _in_tiles(
    frame: Frame,
    run: Timed,
    tiles: Sequence[Tile],
    output: Pixels,
    table: NDArray[np.int32] | None,
    item: str,
) -> Work[None]:
    yield Progress(0, len(tiles), "tiles", item, 0.0)
    for done, tile in enumerate(tiles, 1):

        def progress(share: float, before: int = done - 1) -> Progress:
            at = before + share
            return Progress(at, len(tiles), "tiles", item, at / len(tiles))

        padded = yield from relay(run.in_steps(cut(frame.pixels, tile.padded)), progress)
        result = core_of(padded, tile)
        source, target = cut(frame.pixels, tile.core), cut(output, tile.core)
        alpha = None if frame.alpha is None else cut(frame.alpha, tile.core)
        _put(target, source, result, alpha, frame.meta.greyscale, table)
        del result
        yield Progress(done, len(tiles), "tiles", item, done / len(tiles))


def _put(
    target: Pixels,
    source: Pixels,
    result: Pixels,
    alpha: Pixels | None,
    greyscale: bool,
    table: NDArray[np.int32] | None,
) -> None:
    """Blend into `target`, strip by strip; what is fully transparent stays as it is."""
    rows = max(1, _STRIP_PIXELS // source.shape[1])
    for top in range(0, source.shape[0], rows):
        strip = slice(top, top + rows)
        target[strip] = _blended(source[strip], result[strip], greyscale, table)
        if alpha is not None:
            # Nobody sees these pixels; some programs keep a mask or a matte in them.
            np.copyto(target[strip], source[strip], where=alpha[strip][..., None] == 0)


def _blended(
    source: Pixels, result: Pixels, greyscale: bool, table: NDArray[np.int32] | None
) -> Pixels:
    """Return the strip to be kept, of the dtype of `source`."""
    if result.dtype != source.dtype:
        raise TypeError(f"the model made {result.dtype} of {source.dtype}")
    if greyscale:
        total = result.sum(axis=2, dtype=np.uint32, keepdims=True)
        result = np.broadcast_to(((total + 1) // 3).astype(source.dtype), source.shape)
    if table is None:
        return result
    difference = result.astype(np.int32) - source
    blended = source + table[difference + len(table) // 2]
    return blended.astype(source.dtype)


def _blend_table(strength: float, dtype: np.dtype[Any]) -> NDArray[np.int32] | None:
    """Return what to add to a source value for each difference to the result; None = all of it.

    `table[difference + len(table) // 2]`, the rounding included. A table is exact in 8 and in 16
    bits, where 32-bit floats are not.
    """
    if strength == 1:
        return None
    most = int(np.iinfo(dtype).max)
    part = np.arange(-most, most + 1, dtype=np.float64) * strength
    rounded: NDArray[np.float64] = np.copysign(np.floor(np.abs(part) + 0.5), part)
    return rounded.astype(np.int32)
