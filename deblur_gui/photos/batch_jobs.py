"""The jobs of a batch, without Qt and threads.

    open_new, reopen_batch    a request, or an earlier batch -> OpenBatch, whose `work()` runs it
    queue_new                 a request -> a queued batch on disk
    plan_work                 a request -> what it means on this disk; writes nothing
    watch_work                a request, and the new photos in its folders

All of them use `engine.batch.batch`, as the command line does, so the two cannot differ.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.batch.batch import (
    PlannedBatch,
    discard_superseded,
    prepare_batch,
    resume_batch,
    run_batch,
)
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Event, Finished, ItemDone, ItemFailed, ItemKept, Progress, Work
from engine.messages import msg
from engine.models import Catalogue
from engine.queue import BatchJournal, Queue
from engine.watch.folder import watch_folder

Warn = Callable[[str], None]
"""Takes a line for the user, from any thread."""


@dataclass(frozen=True)
class BatchEnd:
    """How a batch ended; `batch_id` is 0 for a watch. `left` pictures can be resumed."""

    batch_id: int
    finished: Finished
    stopped: bool
    done: int
    kept: int
    failed: int
    left: int
    summary: Summary | None = None


def watch_work(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[Summary]:
    """Deblur the photos in the folders of `spec`, and new ones there, until cancelled.

    Raises ConfigError as `engine.watch.folder.watch`, and for a torch model, which must not run
    in the window's process.
    """
    card = catalogue.get(spec.model) if spec.model else catalogue.default()
    if card.kind == "torch":
        raise ConfigError(
            msg("{title} cannot be used to watch a folder from the window.", title=card.title),
            msg("Choose another model, or run: deblur watch FOLDER --model {name}", name=card.name),
        )
    queue = Queue.open(queue_path, warn=warn)
    try:
        return (yield from watch_folder(spec, catalogue, queue))
    finally:
        queue.close()


class OpenBatch:
    """A batch that this process owns and is about to run; call `work` or `give_up`, once."""

    def __init__(self, queue: Queue, planned: PlannedBatch, journal: BatchJournal) -> None:
        self.planned = planned
        self.batch_id = journal.batch_id
        self.late: tuple[Event, ...] = ()
        """Ends of pictures that were being written when the job was stopped; set when it ends."""
        self.stopped = False
        self._queue = queue
        self._journal = journal
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
        with self._journal:
            untouched = not self._journal.items("done", "kept", "failed")
        if untouched:
            self._queue.discard(self.batch_id)
        self._queue.close()

    def hand_over(self) -> None:
        """Release the batch, all of it still to do, so that another process can resume it."""
        self._journal.close()
        self._queue.close()

    def _until_stopped(self) -> Work[Summary | None]:
        item = ""
        with contextlib.closing(run_batch(self.planned, self._journal, self._queue)) as work:
            while True:
                try:
                    event = next(work)
                except StopIteration as end:
                    summary: Summary | None = end.value
                    return summary
                if isinstance(event, Progress):
                    # The first event of a picture comes before the model has processed any of it.
                    if self._stop.is_set() and event.item != item:
                        self.stopped = True
                        return None
                    item = event.item
                elif isinstance(event, ItemDone | ItemKept | ItemFailed):
                    self._ended.add(event.item)
                yield event

    def _late_events(self) -> Iterator[Event]:
        """Yield from the queue how pictures ended after the last event."""
        names = {os.path.abspath(job.source): str(job.source) for job in self.planned.jobs}
        for item in self._journal.items("done", "kept", "failed"):
            name = names.get(str(item.source))
            if name is None or name in self._ended:
                continue
            target = str(item.target)
            if item.state == "done":
                yield ItemDone(name, target, item.seconds, item.model_seconds, 0, item.note)
            elif item.state == "kept":
                yield ItemKept(name, item.reason, target, item.code)
            else:
                yield ItemFailed(name, item.reason, item.hint, item.code)


def open_new(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[OpenBatch]:
    """Search the folders, queue what is found, and own it.

    Raises ConfigError as `engine.batch.batch.prepare_batch` does, and if there are no pictures.
    """
    with _kept_open(queue_path, warn) as queue:
        planned = yield from prepare_batch(spec, catalogue, queue)
        if not planned.jobs:
            raise ConfigError("No pictures found.", "Choose a folder that contains photos.")
        discard_superseded(planned, queue)
        return OpenBatch(queue, planned, queue.create(planned.request, planned.jobs))


def queue_new(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[int]:
    """Queue a batch without starting it, and return its number; it is on disk from now on.

    Raises ConfigError as `open_new`.
    """
    opened = yield from open_new(spec, catalogue, queue_path, warn)
    opened.hand_over()
    return opened.batch_id


def reopen_batch(
    batch_id: int | None,
    catalogue: Catalogue,
    queue_path: Path | None,
    warn: Warn,
    *,
    retry_failed: bool = False,
) -> OpenBatch:
    """Own an earlier batch again, None for the newest one that has something left.

    Raises ConfigError if there is nothing to do, and as `engine.batch.batch.resume_batch` does.
    """
    with _kept_open(queue_path, warn) as queue:
        if batch_id is None and retry_failed:
            batch_id = next((b.id for b in queue.batches() if b.counts.get("failed")), None)
        elif batch_id is None:
            waiting = queue.interrupted()
            batch_id = waiting.id if waiting else None
        if batch_id is None:
            raise ConfigError("There is nothing to resume or retry.")
        planned, journal = resume_batch(queue, catalogue, batch_id, retry_failed=retry_failed)
        if not planned.jobs:
            journal.close()
            raise ConfigError(msg("Nothing is left of batch {batch}.", batch=batch_id))
        return OpenBatch(queue, planned, journal)


def plan_work(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[PlannedBatch]:
    """Return what a request means on this disk now; nothing is written."""
    with contextlib.closing(Queue.open(queue_path, warn=warn)) as queue:
        return (yield from prepare_batch(spec, catalogue, queue))


@contextlib.contextmanager
def _kept_open(path: Path | None, warn: Warn) -> Iterator[Queue]:
    """Open the queue, and close it only if the block fails: else its batch needs it."""
    queue = Queue.open(path, warn=warn)
    try:
        yield queue
    except BaseException:
        queue.close()
        raise
