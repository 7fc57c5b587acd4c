"""Batches as the window starts them: jobs that know neither Qt nor threads.

    open_new, reopen_batch    a wish, or an earlier batch -> OpenBatch, whose `work()` is the batch
    queue_new                 a wish -> a batch on disk that waits
    plan_work                 what a wish means on this disk; writes nothing
    estimate_work             how long and how large, from one measured patch
    check_before_start        every problem that can be known before
    watch_work                a wish, and what arrives in its folders

All goes through `engine.batch.batch`, as the command line does, so the two cannot differ.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import Counter
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
"""Told a line for the user, from any thread."""


@dataclass(frozen=True)
class BatchEnd:
    """How a batch ended; `batch_id` is 0 for what was none. `left` can be resumed."""

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
    """Deblur what is in the folders of `spec` and what arrives there, until cancelled.

    Raises ConfigError where `engine.watch.folder` does, and for a torch model: it would come into
    the window's process.
    """
    card = catalogue.get(spec.model) if spec.model else catalogue.default()
    if card.kind == "torch":
        raise ConfigError(
            msg("{title} is too large to watch a folder with from the window.", title=card.title),
            msg("Choose another model, or say: deblur watch FOLDER --model {name}", name=card.name),
        )
    queue = Queue.open(queue_path, warn=warn)
    try:
        return (yield from watch_folder(spec, catalogue, queue))
    finally:
        queue.close()


class OpenBatch:
    """A batch that this process owns and is about to work off; call `work` or `give_up`, once."""

    def __init__(self, queue: Queue, asked: PlannedBatch, journal: BatchJournal) -> None:
        self.asked = asked
        self.batch_id = journal.batch_id
        self.late: tuple[Event, ...] = ()
        """Ends of pictures that were being written when the job was stopped; known afterwards."""
        self.counts: Counter[str] = Counter()
        """Pictures by their state in the queue; known afterwards."""
        self.stopped = False
        self._queue = queue
        self._owned = journal
        self._stop = threading.Event()

    def stop_soon(self) -> None:
        """End the work before the next picture is begun; from any thread."""
        self._stop.set()

    def work(self) -> Work[Summary | None]:
        """Work the batch off; the value is None where it was stopped before its end."""
        told: set[str] = set()
        try:
            with self._owned:
                try:
                    return (yield from self._until_stopped(told))
                finally:
                    self._settle(told)
        finally:
            self._queue.close()

    def give_up(self) -> None:
        """Let go of a batch that was not begun; one without any result is not offered again."""
        with self._owned:
            untouched = not self._owned.items("done", "kept", "failed")
        if untouched:
            self._queue.discard(self.batch_id)
        self._queue.close()

    def hand_over(self) -> None:
        """Let go of the batch, all of it still to do, so that another process can resume it."""
        self._owned.close()
        self._queue.close()

    def _until_stopped(self, told: set[str]) -> Work[Summary | None]:
        item = ""
        with contextlib.closing(run_batch(self.asked, self._owned, self._queue)) as work:
            while True:
                try:
                    event = next(work)
                except StopIteration as end:
                    summary: Summary | None = end.value
                    return summary
                if isinstance(event, Progress):
                    # The first word of a picture comes before the model has seen any of it.
                    if self._stop.is_set() and event.item != item:
                        self.stopped = True
                        return None
                    item = event.item
                elif isinstance(event, ItemDone | ItemKept | ItemFailed):
                    told.add(event.item)
                yield event

    def _settle(self, told: set[str]) -> None:
        """Ask the queue how the pictures ended that the stream says nothing about any more."""
        names = {os.path.abspath(job.source): str(job.source) for job in self.asked.jobs}
        late: list[Event] = []
        for item in self._owned.items():
            name = names.get(str(item.source))
            if name is None:
                continue
            state = "planned" if item.state == "running" else item.state
            self.counts[state] += 1
            if name in told:
                continue
            if state == "done":
                late.append(
                    ItemDone(name, str(item.target), item.seconds, item.model_seconds, 0, item.note)
                )
            elif state == "kept":
                late.append(ItemKept(name, item.reason, str(item.target)))
            elif state == "failed":
                late.append(ItemFailed(name, item.reason, item.hint, item.code))
        self.late = tuple(late)


def open_new(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[OpenBatch]:
    """Look at the folders, queue what is found, and own it.

    Raises ConfigError as `engine.batch.batch.prepare_batch` does, and where no pictures were found.
    """
    with _kept_open(queue_path, warn) as queue:
        asked = yield from prepare_batch(spec, catalogue, queue)
        if not asked.jobs:
            raise ConfigError("No pictures were found.", "Choose a folder that holds photos.")
        discard_superseded(asked, queue)
        return OpenBatch(queue, asked, queue.create(asked.request, asked.jobs))


def queue_new(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[int]:
    """Queue a batch without beginning it, and return its number; it is on disk from now on.

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
) -> Work[OpenBatch]:
    """Own an earlier batch again, None for the newest one that has something left.

    Raises ConfigError where there is nothing to do, and as `engine.batch.batch.resume_batch` does.
    """
    with _kept_open(queue_path, warn) as queue:
        yield from ()
        if batch_id is None and retry_failed:
            batch_id = next((b.id for b in queue.batches() if b.counts.get("failed")), None)
        elif batch_id is None:
            waiting = queue.interrupted()
            batch_id = waiting.id if waiting else None
        if batch_id is None:
            raise ConfigError("Nothing was interrupted or has failed; there is nothing to do.")
        asked, journal = resume_batch(queue, catalogue, batch_id, retry_failed=retry_failed)
        if not asked.jobs:
            journal.close()
            raise ConfigError(
                msg(
                    "Nothing is left of batch {batch_id}; there is nothing to do.",
                    batch_id=batch_id,
                )
            )
        return OpenBatch(queue, asked, journal)


def plan_work(
    spec: BatchSpec, catalogue: Catalogue, queue_path: Path | None, warn: Warn
) -> Work[PlannedBatch]:
    """Return what a wish means on this disk now; nothing is written."""
    with contextlib.closing(Queue.open(queue_path, warn=warn)) as queue:
        return (yield from prepare_batch(spec, catalogue, queue))


@contextlib.contextmanager
def _kept_open(path: Path | None, warn: Warn) -> Iterator[Queue]:
    """Give the queue, and close it only where the block fails: else its batch needs it."""
    queue = Queue.open(path, warn=warn)
    try:
        yield queue
    except BaseException:
        queue.close()
        raise
