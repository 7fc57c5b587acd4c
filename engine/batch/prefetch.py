"""Reading the next picture and writing the last one while the caller works on this one.

One thread reads, one thread writes; both belong to a `Conveyor` and end with its `with` block.
Whatever happens to a picture in them becomes an event, which is noted in the ledger at once and by
the same thread: what was finished is known as such even when nobody asks for the event any more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Protocol

from engine.batch.bursts import sharp_reason
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.targets import Targets, renamed_note
from engine.core.memory import PictureMemory
from engine.core.paths import lexists
from engine.errors import DeblurError, ImageWriteError, OutOfMemory
from engine.events import Event, ItemDone, ItemFailed, ItemKept
from engine.images import Frame, Provenance, read_image, read_size, sweep_temporaries, write_image
from engine.messages import Message, joined, msg
from engine.models import ModelCard
from engine.models.tiling import bytes_needed

_EIGHT_BIT = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".bmp"})
"""Suffixes of pictures that never have 16 bits; of others the size in memory is taken doubled."""


DONE_BEFORE = msg("already processed with these settings", "done-before")


def exists_reason(job: ImageJob) -> str:
    """Return why a picture is skipped whose target exists."""
    return msg("{name} already exists", "target-exists", name=job.target.name)


class Ledger(Protocol):
    """Who keeps what is done (`engine.queue.queue.Run`); called from any thread."""

    def begin(self, source: Path) -> None:
        """Note that this picture is about to be read."""

    def writing(self, source: Path, temporary: Path, target: Path) -> None:
        """Note that `temporary` is complete and about to be moved to `target`."""

    def record(self, event: Event) -> None:
        """Note the end of a picture: ItemDone, ItemKept or ItemFailed."""


@dataclass(frozen=True)
class Loaded:
    """A picture that was read, or the event that ended it."""

    job: ImageJob
    frame: Frame | None = None
    event: ItemKept | ItemFailed | None = None
    held_bytes: int = 0
    tile_bytes: int = 0
    """What a tile of it may take."""
    seconds: float = 0.0


@dataclass(frozen=True)
class Written:
    """The end of a picture, and the error that has to end the whole job, if it is one."""

    event: ItemDone | ItemKept | ItemFailed
    fatal: ImageWriteError | None = None


@dataclass(frozen=True)
class Worked:
    """What is known of a picture when it goes to be written."""

    seconds: float
    model_seconds: float
    strength: float
    note: str = ""


class Conveyor:
    """Reads `jobs` in order, one ahead, and writes results, one behind."""

    def __init__(
        self,
        jobs: Sequence[ImageJob],
        spec: BatchSpec,
        card: ModelCard,
        budget_bytes: int,
        ledger: Ledger | None,
        find_done: Callable[[ImageJob], Path | None],
        originals: Iterable[Path],
        describe: Callable[[ImageJob, float], Provenance | None] = lambda job, strength: None,
    ) -> None:
        self._spec = spec
        self._card = card
        self._ledger = ledger
        self._find_done = find_done
        self._describe = describe
        self._pictures = PictureMemory(budget_bytes)
        self._places = Targets(spec, jobs, originals)
        self._to_read: Iterator[ImageJob] = iter(jobs)
        self._swept: set[Path] = set()
        self._reader = ThreadPoolExecutor(1, "deblur-read")
        self._writer = ThreadPoolExecutor(1, "deblur-write")
        self._next: Future[Loaded] | None = None
        self._writing: Future[Written] | None = None

    def __enter__(self) -> Conveyor:
        self._read_ahead()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What is being written is finished, what is being read is dropped; both threads are gone
        # when this returns.
        self._pictures.stop()
        try:
            self._reader.shutdown(wait=True, cancel_futures=True)
        finally:  # also where a second Ctrl+C comes while the first one is obeyed
            self._writer.shutdown(wait=True)

    def take(self) -> Loaded:
        """Wait for the next picture, and begin to read the one after it."""
        if self._next is None:
            raise IndexError("no picture is left")
        loaded, self._next = self._next.result(), None
        if loaded.frame is not None:
            card = self._card
            height, width = loaded.frame.pixels.shape[:2]
            wish = bytes_needed(height, width, card)
            # The next picture is thought to be as large as this one.
            tile = self._pictures.reserve_tile(wish, loaded.held_bytes, tileable=card.tileable)
            loaded = replace(loaded, tile_bytes=tile)
        self._read_ahead()
        return loaded

    def fail(self, loaded: Loaded, error: DeblurError) -> ItemFailed:
        """Note that a picture failed between reading and writing, and drop it."""
        self._pictures.release(loaded.held_bytes)
        return self._failed(loaded.job, error)

    def keep(self, loaded: Loaded, reason: str) -> ItemKept:
        """Note that a picture is left as it is after it was read, and drop it."""
        self._pictures.release(loaded.held_bytes)
        return self._kept(loaded.job, reason)

    def write(self, loaded: Loaded, result: Frame, worked: Worked) -> None:
        """Begin to write `result`; what was written before must have been settled."""
        if self._writing is not None:
            raise RuntimeError("a picture is still being written")
        self._writing = self._writer.submit(
            self._write, loaded.job, result, worked, loaded.held_bytes
        )

    def settled(self, *, wait: bool = False) -> Written | None:
        """Return how writing the last picture ended; None if it has not, or there was none."""
        if self._writing is None or not (wait or self._writing.done()):
            return None
        written, self._writing = self._writing.result(), None
        return written

    def _read_ahead(self) -> None:
        job = next(self._to_read, None)
        if job is not None:
            self._next = self._reader.submit(self._read, job)

    def _read(self, job: ImageJob) -> Loaded:
        if job.keep:
            return Loaded(job, event=self._kept(job, job.keep, job.target))
        earlier = self._find_done(job)
        if earlier is not None:
            return Loaded(job, event=self._kept(job, DONE_BEFORE, earlier))
        if self._ledger is not None:
            self._ledger.begin(job.source)
        held = 0
        try:
            height, width = read_size(job.source)
            # Source and result; while one is decoded or encoded the other is not there yet, or
            # no more, and its room is that of the codec.
            held = height * width * 3 * (2 if job.source.suffix.lower() in _EIGHT_BIT else 4)
            self._pictures.acquire(held)
            begun = time.perf_counter()
            frame = read_image(job.source)
            sharp = _sharp(frame) if self._spec.skip_sharp else ""
        except (DeblurError, MemoryError) as error:
            self._pictures.release(held)
            return Loaded(job, event=self._failed(job, _readable(error, job.source)))
        if sharp:
            self._pictures.release(held)
            return Loaded(job, event=self._kept(job, sharp))
        return Loaded(job, frame, None, held, seconds=time.perf_counter() - begun)

    def _write(self, job: ImageJob, result: Frame, worked: Worked, held: int) -> Written:
        begun = time.perf_counter()
        try:
            if not job.overwrite and lexists(job.target):
                # Another run may have done this very picture meanwhile.
                earlier = self._find_done(job)
                if earlier is not None:
                    return Written(self._kept(job, DONE_BEFORE, earlier))
            target = self._places.free(job)
            if target is None:
                return Written(self._kept(job, exists_reason(job), job.target))
            self._places.make_folder(target.parent)
            if target.parent not in self._swept:
                # What a crash of an earlier run left half written; what lives is locked.
                self._swept.add(target.parent)
                sweep_temporaries(target.parent, older_than_seconds=0)
            more = write_image(
                result,
                target,
                self._spec.options,
                overwrite=job.overwrite,
                before_replace=self._about_to_replace(job, target),
                provenance=self._describe(job, worked.strength),
            )
        except (DeblurError, MemoryError) as error:
            readable = _readable(error, job.source)
            if isinstance(readable, ImageWriteError) and self._places.ends_the_job(readable):
                # Not noted as failed: it is the disk's failure, and the picture is left to do.
                return Written(ItemFailed.of(job.source, readable), readable)
            return Written(self._failed(job, readable))
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
        self._record(done)
        return Written(done)

    def _about_to_replace(self, job: ImageJob, target: Path) -> Callable[[Path], None] | None:
        """Return what tells the ledger that a complete file is about to become the target."""
        ledger = self._ledger
        if ledger is None:
            return None
        return lambda temporary: ledger.writing(job.source, temporary, target)

    def _kept(self, job: ImageJob, reason: str, target: Path | None = None) -> ItemKept:
        event = ItemKept(str(job.source), reason, "" if target is None else str(target))
        self._record(event)
        return event

    def _failed(self, job: ImageJob, error: DeblurError) -> ItemFailed:
        event = ItemFailed.of(job.source, error)
        self._record(event)
        return event

    def _record(self, event: Event) -> None:
        if self._ledger is not None:
            self._ledger.record(event)


def _sharp(frame: Frame) -> str:
    from engine.quality.triage import assess

    return sharp_reason(assess(frame.pixels))


def _without_period(note: str) -> str:
    return note if isinstance(note, Message) else note.rstrip(".")


def _readable(error: DeblurError | MemoryError, source: Path) -> DeblurError:
    if isinstance(error, DeblurError):
        return error
    return OutOfMemory(
        msg("There is not enough memory for {name}.", name=source.name),
        "Close other programs and retry it.",
    )
