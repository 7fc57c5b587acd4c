"""From planned pictures to files: read, deblur, write.

Three things happen at once: one thread reads the next picture, the caller's own runs the model on
this one (`engine.batch.picture`), another thread writes the last (`engine.batch.image_io`).
Together they hold no more than three pictures, and no more than the memory allows, so two photos of
100 megapixels never meet where there is room for one.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.batch.image_io import BatchRecord, ImageIO, LoadedImage, ResultInfo, WrittenImage
from engine.batch.picture import DeblurredPicture, PictureOptions, deblur_picture
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.targets import Targets, make_output
from engine.batch.work_left import WorkLeft, weigh
from engine.core.memory import PictureMemory, default_budget
from engine.errors import of_picture
from engine.events import (
    Event,
    ItemDone,
    ItemFailed,
    ItemKept,
    Progress,
    Retried,
    Work,
    relay,
)
from engine.messages import is_rejected, joined, msg
from engine.models import Model, ModelCard
from engine.models.model import Timed, running_log


@dataclass(frozen=True)
class Summary:
    """Totals of a batch: numbers of pictures, seconds of wall time, megapixels written.

    `model_seconds` are those of the pictures that were done, whose megapixels are counted.
    """

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
    record: BatchRecord | None = None,
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

    `record`: what is known of the pictures, and notes what becomes of them; None: nothing.
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
        record or BatchRecord(),
        largest_bytes=largest_bytes,
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
        used_model = yield from _next_picture(line, timed, spec, counter)
        yield counter.progress(str(job.source), 1.0)
        counter.next(job, idle=not used_model)


def _next_picture(line: ImageIO, timed: Timed, spec: BatchSpec, counter: _Counter) -> Work[bool]:
    """Deblur the next picture of the batch, or end it as it is; return whether the model ran."""
    loaded = line.take()
    if loaded.frame is not None:
        options = PictureOptions(
            spec.strength,
            loaded.scale,
            loaded.tile_bytes,
            str(loaded.job.source),
            guard=spec.guard,
            remember=True,
        )
        work = deblur_picture(loaded.frame, timed, options)
        # Only `work` holds the source from here, and drops it when it has ended.
        loaded = dataclasses.replace(loaded, frame=None)
        yield from _one(line, loaded, work, timed, counter)
        return True
    if loaded.event is not None:
        yield from counter.settle(line.settled(wait=True))
        yield from counter.settle(WrittenImage(loaded.event, loaded.fatal))
    return False


def _one(
    line: ImageIO,
    loaded: LoadedImage,
    work: Work[DeblurredPicture],
    timed: Timed,
    counter: _Counter,
) -> Work[None]:
    """Drive `work` for one picture of the batch and give its result to be written."""
    item, seconds, before = str(loaded.job.source), loaded.seconds, timed.seconds
    notes: list[str] = []
    made: DeblurredPicture | None = None
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
