"""Reading the next picture and writing the last one while the caller works on this one.

One thread reads, one thread writes; both belong to an `ImageIO` and end with its `with` block.
Whatever happens to a picture there becomes an event, which the same thread gives to the record at
once: what was finished stays finished even if the batch is stopped before its event is taken.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

from engine.batch.bursts import sharp_reason
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.scale import AUTO_SCALE, FULL_SIZE, ScaleChoice, choose_scale, triage_once
from engine.batch.targets import MAX_NAMES, AlreadySaved, Targets, renamed_note, sweep_folders
from engine.core.memory import (
    MemoryShare,
    PictureMemory,
    WaitCancelled,
    check_fits,
    default_budget,
    least_tile,
)
from engine.core.paths import display_name, lexists
from engine.errors import DeblurError, ImageWriteError, of_picture
from engine.events import ItemDone, ItemFailed, ItemKept
from engine.images import Frame, ImageNeeds, Provenance, read_image, read_needs, write_image
from engine.messages import Message, joined, msg
from engine.models import ModelCard
from engine.models.tiling import bytes_needed, fixed_bytes
from engine.queue import EarlierResult
from engine.steps import STEP_SECONDS, give_up

DONE_BEFORE = msg("already processed with these settings", "done-before")

_NOISY = msg("noisy: expect little, the models remove motion blur", "noisy")


def exists_reason(job: ImageJob) -> str:
    """Return why a picture is skipped whose target exists."""
    return msg("{name} already exists", "target-exists", name=job.target.name)


@dataclass(frozen=True)
class LoadedImage:
    """A picture that was read, or the event that ended it."""

    job: ImageJob
    frame: Frame | None = None
    event: ItemKept | ItemFailed | None = None
    fatal: ImageWriteError | None = None
    """What has to end the whole job."""
    held_bytes: int = 0
    tile_bytes: int = 0
    """What a tile of it may take."""
    scale: ScaleChoice = FULL_SIZE
    remark: str = ""
    """What triage says against it, where it was asked anyway."""
    seconds: float = 0.0


@dataclass(frozen=True)
class WrittenImage:
    """The end of a picture, and the error that has to end the whole job, if there is one."""

    event: ItemDone | ItemKept | ItemFailed
    fatal: ImageWriteError | None = None


@dataclass(frozen=True)
class ResultInfo:
    """What is known of a result when it is written: times, strength used, and a note."""

    seconds: float
    model_seconds: float
    strength: float
    note: str = ""


class BatchRecord:
    """What is known of the pictures of a batch, and notes what becomes of them: nothing.

    Subclasses know more (`engine.batch.batch`, `engine.cluster.worker`). What notes something is
    called at once, in the thread that did it; all but `is_result` and `originals` also from the
    threads of `ImageIO`.
    """

    def find_earlier(self, job: ImageJob) -> EarlierResult | None:
        """Return the existing result of a picture that need not be processed again."""
        return None

    def is_result(self, path: Path) -> bool:
        """Return whether a file is a result of ours, unaltered since; no other is replaced."""
        return False

    def originals(self) -> Iterable[Path]:
        """Return sources beside those of the batch that must not be overwritten either."""
        return ()

    def provenance(self, job: ImageJob, strength: float) -> Provenance | None:
        """Return what to write into a result about its origin; the strength is that used."""
        return None

    def begin(self, job: ImageJob) -> None:
        """Note that a picture is about to be read."""

    def working(self, job: ImageJob) -> None:
        """Note that a picture is about to be given to the model."""

    def writing(self, job: ImageJob, complete: Path, target: Path) -> None:
        """Note that the file `complete` is about to become the result, replacing what is there."""

    def ended(self, event: ItemDone | ItemKept | ItemFailed) -> None:
        """Note how a picture has ended."""


class ImageIO:
    """Reads the images of `jobs` in order, one ahead, and writes results, one behind."""

    def __init__(
        self,
        jobs: Sequence[ImageJob],
        spec: BatchSpec,
        card: ModelCard,
        budget_bytes: int,
        record: BatchRecord,
        largest_bytes: int | None = None,
        memory: PictureMemory | None = None,
        all_read: Callable[[], None] = lambda: None,
    ) -> None:
        """`memory`: one that other batches use, too; `all_read` is called by the last `take`."""
        self._spec = spec
        self._card = card
        self._record = record
        self._budget = budget_bytes
        # What was not asked for is a modest default, which a large picture may exceed.
        self._most = largest_bytes or spec.memory_bytes or default_budget(tileable=False)
        self._pictures = MemoryShare(memory or PictureMemory(budget_bytes))
        self._all_read = all_read
        self._places = Targets(spec, jobs, record.originals(), record.is_result)
        self._jobs = jobs
        self._to_read: Iterator[ImageJob] = iter(jobs)
        self._waiting: ImageJob | None = None
        """Read when nothing else is in memory."""
        self._reader = ThreadPoolExecutor(1, "deblur-read")
        self._writer = ThreadPoolExecutor(1, "deblur-write")
        self._next: Future[LoadedImage] | None = None
        self._writing: Future[WrittenImage] | None = None

    def __enter__(self) -> ImageIO:
        targets = {os.path.dirname(job.target_str): job.target_str for job in self._jobs}
        self._writer.submit(sweep_folders, map(Path, targets.values()), self._spec.output)
        self._read_ahead(alone=False)
        return self

    def __exit__(self, *_: object) -> None:
        # Writing is finished, reading is dropped; both threads have ended when this returns, unless
        # a picture takes too long to read.
        self._pictures.stop()
        try:
            self._reader.shutdown(wait=False, cancel_futures=True)
            reading = self._next
            # One that has not begun is cancelled, which `wait` does not take for an end.
            begun = reading is not None and not reading.cancel()
            if reading is not None and begun and wait([reading], STEP_SECONDS).not_done:
                give_up(lambda: not reading.done())
            else:
                self._reader.shutdown(wait=True)
        finally:  # also on a second Ctrl+C during the first one
            self._writer.shutdown(wait=True)

    def take(self) -> LoadedImage:
        """Wait for the next picture, and begin to read the one after it."""
        if self._waiting is not None:
            if self._writing is not None:
                wait([self._writing])
            self._next, self._waiting = self._reader.submit(self._read, self._waiting), None
        if self._next is None:
            raise IndexError("no picture is left")
        loaded, self._next = self._next.result(), None
        if loaded.frame is not None:
            card = self._card
            height, width = loaded.frame.pixels.shape[:2]
            wanted = bytes_needed(height, width, card)
            # The next picture is thought to be as large as this one.
            fixed = fixed_bytes(card)
            tile = self._pictures.reserve_tile(
                wanted, loaded.held_bytes, fixed, tileable=card.tileable
            )
            loaded = replace(loaded, tile_bytes=tile)
            self._record.working(loaded.job)
        self._read_ahead(alone=loaded.job.alone)
        return loaded

    def fail(self, loaded: LoadedImage, error: DeblurError, model_seconds: float) -> ItemFailed:
        """Note that a picture failed between reading and writing, and drop it."""
        self._pictures.release(loaded.held_bytes)
        return self._failed(loaded.job, error, model_seconds)

    def keep(self, loaded: LoadedImage, reason: str, model_seconds: float) -> ItemKept:
        """Note that a picture is left as it is after it was deblurred, and drop it."""
        self._pictures.release(loaded.held_bytes)
        return self._kept(loaded.job, reason, model_seconds=model_seconds)

    def write(self, loaded: LoadedImage, result: Frame, worked: ResultInfo) -> None:
        """Begin to write `result`; what was written before must have been settled."""
        if self._writing is not None:
            raise RuntimeError("a picture is still being written")
        self._writing = self._writer.submit(
            self._write, loaded.job, result, worked, loaded.held_bytes
        )

    def settled(self, *, wait: bool = False) -> WrittenImage | None:
        """Return how writing the last picture ended; None if it has not, or there was none."""
        if self._writing is None or not (wait or self._writing.done()):
            return None
        written, self._writing = self._writing.result(), None
        return written

    def _read_ahead(self, *, alone: bool) -> None:
        """Begin to read the next picture; later, if it or the present one must be `alone`."""
        job = next(self._to_read, None)
        if job is not None and (alone or job.alone):
            self._waiting = job
        elif job is not None:
            self._next = self._reader.submit(self._read, job)
        else:
            self._all_read()

    def _read(self, job: ImageJob) -> LoadedImage:
        if job.keep:
            return LoadedImage(job, event=self._kept(job, job.keep, job.kept_result))
        earlier = self._record.find_earlier(job)
        if earlier is not None:
            return LoadedImage(job, event=self._kept(job, DONE_BEFORE, earlier.target))
        self._record.begin(job)
        held = 0
        try:
            if not self._spec.skip_sharp:  # a photo that is skipped needs no folder
                self._places.check_writable(job)
            needs = read_needs(job.source)
            # Source and result; while one is encoded the other is no more, and its room is that of
            # the codec.
            pictures = needs.frame_bytes * (2 if self._spec.strength else 1)
            self._check_fits(job, needs, pictures)
            most = max(pictures, needs.decoding_bytes)
            self._pictures.acquire(most)
            held = most
            begun = time.perf_counter()
            frame = read_image(job.source)
            self._pictures.release(most - pictures)
            held = pictures
            assess = triage_once(frame.pixels)
            sharp = sharp_reason(assess()) if self._spec.skip_sharp else ""
            if self._spec.skip_sharp and not sharp:
                self._places.check_writable(job)
            wanted = 1 if sharp or not self._spec.strength else self._spec.scale
            scale = choose_scale(wanted, self._card, frame.pixels.shape[:2], assess)
            remark = ""
            if (wanted == AUTO_SCALE and self._card.fixed_size is None) or self._spec.skip_sharp:
                remark = _NOISY if assess().label == "noisy" else ""
        except WaitCancelled:
            raise
        except Exception as error:  # noqa: BLE001 - the batch goes on, whatever else it is
            self._pictures.release(held)
            if isinstance(error, ImageWriteError) and self._places.ends_the_job(error):
                # Not recorded as failed, as in `_write`.
                return LoadedImage(job, event=ItemFailed.of(job.source, error), fatal=error)
            return LoadedImage(job, event=self._failed(job, of_picture(error, job.source.name)))
        if sharp:
            self._pictures.release(held)
            return LoadedImage(job, event=self._kept(job, sharp))
        seconds = time.perf_counter() - begun
        return LoadedImage(job, frame, held_bytes=held, scale=scale, remark=remark, seconds=seconds)

    def _check_fits(self, job: ImageJob, needs: ImageNeeds, pictures: int) -> None:
        """Raise OutOfMemory for a picture that is too large, before it is decoded.

        While it is, the model keeps its libraries, and what the windows of the last one took.
        """
        kept, tile = self._card.runtime_bytes, 0
        if self._spec.strength:
            kept = fixed_bytes(self._card)
            tile = bytes_needed(needs.height, needs.width, self._card)
            if self._card.tileable:
                tile = min(tile, least_tile(self._budget, kept))
        needed = max(needs.decoding_bytes + kept, pictures + tile)
        check_fits(display_name(job.source), needed, max(self._budget, self._most))

    def _write(self, job: ImageJob, result: Frame, worked: ResultInfo, held: int) -> WrittenImage:
        begun, used = time.perf_counter(), worked.model_seconds
        try:
            if not job.overwrite and lexists(job.target):
                # Another process may have processed this very picture in the meantime.
                earlier = self._record.find_earlier(job)
                if earlier is not None:
                    return WrittenImage(self._kept(job, DONE_BEFORE, earlier.target, used))
            target, more = self._save(job, result, worked)
            if target is None:
                return WrittenImage(self._kept(job, exists_reason(job), job.target, used))
        except AlreadySaved as saved:
            return WrittenImage(self._kept(job, saved.reason, saved.path, used))
        except Exception as error:  # noqa: BLE001 - the batch goes on, whatever else it is
            readable = of_picture(error, job.source.name)
            if isinstance(readable, ImageWriteError) and self._places.ends_the_job(readable):
                # Not recorded as failed: the disk is at fault, and the picture is still to do.
                return WrittenImage(ItemFailed.of(job.source, readable, used), readable)
            return WrittenImage(self._failed(job, readable, used))
        finally:
            self._pictures.release(held)
        notes = [job.note, *result.meta.notes, worked.note, *more, renamed_note(job, target)]
        height, width = result.pixels.shape[:2]
        done = ItemDone(
            str(job.source),
            str(target),
            worked.seconds + time.perf_counter() - begun,
            worked.model_seconds,
            height * width / 1e6,
            joined("; ", *(_without_period(note) for note in notes)),
        )
        self._record.ended(done)
        return WrittenImage(done)

    def _save(
        self, job: ImageJob, result: Frame, worked: ResultInfo
    ) -> tuple[Path | None, Sequence[str]]:
        """Write a result under a name that is free; return it (None: left out), and notes.

        Raises AlreadySaved, ImageWriteError.
        """
        for attempt in range(MAX_NAMES):
            target = self._places.free(job)
            if target is None:
                break
            replaces = job.overwrite and target == job.target
            self._places.make_folder(target.parent)
            try:
                return target, write_image(
                    result,
                    target,
                    self._spec.options,
                    overwrite=replaces,
                    before_replace=self._about_to_take_name(job, target, replaces=replaces),
                    provenance=self._record.provenance(job, worked.strength),
                )
            except ImageWriteError as error:
                taken = isinstance(error.__cause__, FileExistsError)
                if not taken or attempt == MAX_NAMES - 1:
                    raise
        return None, ()

    def _about_to_take_name(
        self, job: ImageJob, target: Path, *, replaces: bool
    ) -> Callable[[Path], None]:
        """Return what to do when a complete file is about to become the target."""

        def check(temporary: Path) -> None:
            if not replaces:
                self._places.refuse_second(job, temporary)
            self._record.writing(job, temporary, target)

        return check

    def _kept(
        self, job: ImageJob, reason: str, target: Path | str = "", model_seconds: float = 0.0
    ) -> ItemKept:
        event = ItemKept(str(job.source), reason, str(target), model_seconds=model_seconds)
        self._record.ended(event)
        return event

    def _failed(self, job: ImageJob, error: DeblurError, model_seconds: float = 0.0) -> ItemFailed:
        event = ItemFailed.of(job.source, error, model_seconds)
        self._record.ended(event)
        return event


def _without_period(note: str) -> str:
    return note if isinstance(note, Message) else note.rstrip(".")
