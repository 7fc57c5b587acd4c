"""What the jobs of a batch queue do: plan a batch, open it, run it, report on it.

    opened = yield from open_new(spec, catalogue, open_queue)
    summary = yield from opened.work()

No Qt: each function, or generator of events, runs in a thread.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from deblur_gui.photos.state import State
from engine.batch.batch import (
    FoundPhotos,
    PlannedBatch,
    check_output,
    count_all,
    find_photos,
    mark_failed,
    mark_finished,
    mark_unreadable,
    prepare_batch,
    prepare_found,
    run_batch,
)
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec, ImageJob, likely_results
from engine.batch.resume import resume_batch
from engine.core.locks import FileLock
from engine.core.resources import user_data_dir
from engine.errors import ConfigError
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Progress, Work
from engine.images import FoundImage
from engine.models import Catalogue
from engine.queue import BatchJournal, Item, OpenQueue, Queue
from engine.report.report import PageLanguage, ReportFiles, find_reported, write_report


class OpenBatch:
    """A batch that this process owns and is about to run; call `work` or `give_up`, once."""

    def __init__(
        self,
        queue: Queue,
        planned: PlannedBatch,
        journal: BatchJournal,
        items: Iterable[Item] = (),
    ) -> None:
        """`items`: all pictures of the batch, if some of them have ended earlier."""
        self.planned = planned
        self.state = State.of_jobs(planned.jobs, items)
        """With all pictures of the batch, also those that have ended earlier."""
        self.total = len(journal)
        self.batch_id = journal.batch_id
        self.late: tuple[Event, ...] = ()
        """Ends of pictures that were being written when the job was stopped; set when it ends."""
        self._queue = queue
        self._journal = journal
        self._kept: FileLock | None = None
        self._stop = threading.Event()
        self._ended: set[str] = set()

    def stop_soon(self) -> None:
        """End the work before the next picture begins; from any thread."""
        self._stop.set()

    def work(self) -> Work[Summary | None]:
        """Run the batch; the value is None if it was stopped before its end."""
        try:
            with self._journal:
                try:
                    return (yield from self._until_stopped())
                finally:
                    self.late = tuple(self._late_events())
        finally:
            self._queue.close()

    def give_up(self) -> None:
        """Release a batch that was not begun; one without any result is not offered again."""
        with self._closing(), self._journal:
            self._journal.withdraw()

    def hand_over(self) -> None:
        """Release the batch, all of it still to do, to another process that is to resume it.

        Nobody else takes it before that one, until `end_hand_over` or the end of this process.
        """
        with self._closing():
            self._kept = self._journal.hand_over()

    def end_hand_over(self) -> None:
        """Note that the other process has ended; does nothing if there was none."""
        if self._kept is not None:
            self._kept.release()

    def set_aside(self) -> None:
        """Let the batch, all of it still to do, wait in this process, where no other takes it."""
        with self._closing():
            self._journal.set_aside()

    @contextlib.contextmanager
    def _closing(self) -> Iterator[None]:
        """Close the queue after the block; that its file cannot be read stops no release.

        It would take the place of what the batch is released for, and whoever opens it is told.
        """
        with contextlib.closing(self._queue), contextlib.suppress(ConfigError):
            yield

    def _until_stopped(self) -> Work[Summary | None]:
        item = ""
        batch = run_batch(self.planned, self._journal, self._queue)
        with contextlib.closing(count_all(self.planned, self._journal, batch)) as work:
            while True:
                try:
                    event = next(work)
                except StopIteration as end:
                    summary: Summary | None = end.value
                    return summary
                if isinstance(event, Progress):
                    # The first event of a picture comes before the model has processed any of it;
                    # one that names none comes before all of them.
                    if self._stop.is_set() and (not event.item or event.item != item):
                        return None
                    item = event.item
                elif isinstance(event, ItemDone | ItemKept | ItemFailed):
                    self._ended.add(event.item)
                yield event

    def _late_events(self) -> Iterator[Event]:
        """Yield from the queue how pictures ended after the last event."""
        told = {os.path.abspath(name) for name in self._ended}
        if not (late := self._journal.ended.keys() - told):
            return
        names = {os.path.abspath(job.source_str): job.source_str for job in self.planned.jobs}
        for item in self._journal.items("done", "kept", "failed"):
            if str(item.source) not in late:
                continue
            name, target = names[str(item.source)], str(item.target)
            if item.state == "done":
                took = item.seconds, item.model_seconds, item.megapixels
                yield ItemDone(name, target, *took, item.note)
            elif item.state == "kept":
                yield ItemKept(name, item.reason, target, item.code)
            else:
                yield ItemFailed(name, item.reason, item.hint, item.code)


def open_new(
    spec: BatchSpec,
    catalogue: Catalogue,
    open_queue: OpenQueue,
    *,
    only: frozenset[str] | None = None,
    known: Sequence[ImageJob] = (),
    measure: bool = True,
) -> Work[OpenBatch]:
    """Search the folders, queue what is found, and own it.

    `only` and `measure` are those of `engine.batch.batch.prepare_batch`.
    `known`: jobs of an earlier plan, which is still in memory: where a new one is equal, that one
    is kept, so that there is one copy of each.
    Raises ConfigError as `check_output` and `prepare_batch` of `engine.batch.batch`, and if there
    are no pictures.
    """
    with _kept_open(open_queue) as queue:
        check_output(spec, queue)
        planned = yield from prepare_batch(spec, catalogue, queue, measure=measure, only=only)
        if known:
            before = {job.source_str: job for job in known}
            same = ((job, before.get(job.source_str)) for job in planned.jobs)
            planned = replace(planned, jobs=tuple(old if old == job else job for job, old in same))
        if not planned.jobs:
            raise ConfigError("No pictures found.", "Choose a folder that contains photos.")
        return OpenBatch(queue, planned, queue.create(planned.request, planned.jobs))


def queue_new(
    spec: BatchSpec,
    catalogue: Catalogue,
    open_queue: OpenQueue,
    *,
    only: frozenset[str] | None = None,
) -> Work[int]:
    """Queue a batch without starting it, and return its number; it is on disk from now on.

    Nothing is measured, for a batch runs meanwhile. Raises ConfigError as `open_new`.
    """
    opened = yield from open_new(spec, catalogue, open_queue, only=only, measure=False)
    opened.set_aside()
    return opened.batch_id


def reopen_batch(
    batch_id: int | None,
    catalogue: Catalogue,
    open_queue: OpenQueue,
    *,
    retry_failed: bool = False,
) -> OpenBatch:
    """Own an earlier batch again, None for the newest one that has something left.

    Raises ConfigError if there is nothing to do, and as `engine.batch.resume.resume_batch` does.
    """
    with _kept_open(open_queue) as queue:
        if batch_id is None:
            newest = queue.failed() if retry_failed else queue.interrupted()
            if newest is None:
                raise ConfigError("There is nothing to resume or retry.")
            batch_id = newest.id
        planned, journal = resume_batch(queue, catalogue, batch_id, retry_failed=retry_failed)
        if not planned.jobs:
            journal.close()
            raise ConfigError("Batch {batch} has no photos left to process.", batch=batch_id)
        items = (item for item in journal.items() if not item.is_left_to_later)
        return OpenBatch(queue, planned, journal, items)


def plan_work(
    spec: BatchSpec,
    catalogue: Catalogue,
    open_queue: OpenQueue,
    on_found: Callable[[str], None] = lambda key: None,
    found: FoundPhotos | None = None,
    *,
    to_watch: bool = False,
) -> Work[PlannedBatch]:
    """Return what a request means on this disk now, and what is finished; nothing is written.

    `on_found` is called with the absolute path of each photo as soon as it is found, unless it is
    or looks like an earlier result, which the plan leaves out. No model runs. `found`: what an
    earlier search for `spec` found, instead of a new one. `to_watch`: its folders will be watched,
    so the model is that for an unknown number of photos.
    """
    is_likely_result = likely_results(spec)
    with open_queue() as queue:

        def note(image: FoundImage) -> None:
            if not is_likely_result(image.path) and (
                spec.take_results or not queue.has_target(image.path)
            ):
                path = image.path_str
                on_found(path if os.path.isabs(path) else os.path.abspath(path))

        found = found or (yield from find_photos(spec, catalogue, queue, note))
        found = replace(found, to_watch=to_watch)
        planned = yield from prepare_found(found, catalogue, queue, measure=False)
        planned = mark_failed((yield from mark_finished(planned, queue)), queue)
        return mark_unreadable(planned)


def report_work(
    batch_id: int,
    listed: Mapping[str, str],
    folder: Path | None,
    open_queue: OpenQueue,
    language: PageLanguage,
) -> Work[ReportFiles]:
    """Write the report of a batch and of the photos in the list that others have ended.

    `listed` and `batch_id` as in `find_reported`; None is a folder of the program. Raises
    ConfigError and ImageWriteError.
    """
    with open_queue() as queue:
        batch, items, others = find_reported(queue, batch_id, listed)
    folder = folder or user_data_dir() / "reports"
    work = write_report(batch, items, folder, language=language, others=others)
    return (yield from work)


@contextlib.contextmanager
def _kept_open(open_queue: OpenQueue) -> Iterator[Queue]:
    """Open the queue, and close it only if the block fails: else its batch needs it."""
    queue = open_queue()
    try:
        yield queue
    except BaseException:
        queue.close()
        raise
