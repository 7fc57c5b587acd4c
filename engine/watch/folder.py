"""A folder that is watched: what arrives is deblurred, once, for as long as the job runs.

    result = run(watch(spec, catalogue, queue), show, job="watch", cancelled=...)

What nobody has settled yet becomes part of a batch like any other: the queue knows each picture by
its name, size and time, across restarts. So what came while nobody watched is worked
through, nothing is done twice, and a result is never taken for a picture (`engine.batch.plan`).
When a file is taken is in `engine.watch.arrivals`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from engine.batch.batch import PlannedBatch, prepare_batch, resume_batch, run_batch, spec_to_json
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.targets import make_output
from engine.core.resources import user_data_dir
from engine.core.store import FileLock
from engine.errors import ConfigError, ModelError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work
from engine.models import Catalogue
from engine.queue import BatchJournal, Queue, find_stat
from engine.watch.arrivals import News, Notify, Stat, by_watchdog

if TYPE_CHECKING:
    pass

_IDLE_SECONDS = 0.5
_MOST_OF_A_BATCH = 1000


def watch(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    *,
    notify: Notify | None = None,
) -> Work[Summary]:
    """Deblur what is in the folders of `spec` and what arrives there, until the job is stopped.

    Its events are those of a batch; its Progress counts all pictures since it began, and comes
    twice a second also where nothing happens. `notify` tells of changes (default: watchdog). A
    folder that goes away, where photos come from or where results go, is waited for.

    Raises ConfigError for a wish that cannot be met: no folder among the roots, one that is watched
    already with these settings, a model that is not there; and what a batch raises: a full disk
    ends the watching, and starting it again goes on from there.
    """
    if not any(root.is_dir() for root in spec.roots):
        missing = next((root for root in spec.roots if not root.exists()), None)
        raise ConfigError(
            "Only a folder can be watched." if missing is None else f"{missing} does not exist.",
            "Name the folder where photos arrive.",
        )
    try:
        card = catalogue.get(spec.model) if spec.model else catalogue.default()
    except ModelError as error:
        raise ConfigError(error.message, error.hint) from error
    # By its name, as the queue has it: a watching knows its own batches again.
    spec = dataclasses.replace(spec, model=card.name)
    return _Watch(spec, catalogue, queue, notify or by_watchdog).work()


class _Watch:
    """One watching: what is looked through, and what became of it."""

    def __init__(self, spec: BatchSpec, catalogue: Catalogue, queue: Queue, notify: Notify) -> None:
        self._spec, self._catalogue, self._queue, self._notify = spec, catalogue, queue, notify
        self._news, self._session, self._totals = News(), _Session(queue), Summary()
        self._folders = [root for root in spec.roots if root.is_dir()]
        # What has ended here, and results. The queue knows it too, but for a disk that is full.
        self._ended: dict[str, Stat] = {}
        self._told: set[str] = set()

    def work(self) -> Work[Summary]:
        """Watch until the job is closed."""
        with _alone(self._spec), self._session:
            make_output(self._spec)
            yield from self._interrupted()
            while True:
                here = yield from self._wait_for_folders()
                with self._notify(dataclasses.replace(self._spec, roots=here), self._news):
                    yield from self._until_changed(here)

    def _here(self) -> tuple[Path, ...]:
        """Return the roots that are there now; none while the results' folder is away."""
        output = self._spec.output
        if output is not None and not os.path.isdir(output):
            return ()
        return tuple(root for root in self._spec.roots if os.path.exists(root))

    def _wait_for_folders(self) -> Work[tuple[Path, ...]]:
        """Return the roots that are there, once a folder is: a card, a drive or a share."""
        said = False
        while True:
            here = self._here()
            away = [root for root in self._folders if root not in here]
            if away and not said:
                said = True
                output = self._spec.output
                gone = away[0] if here or output is None or output.is_dir() else output
                yield Log(f"{gone} is not there; waiting for it to come back.", "warning")
            if any(os.path.isdir(root) for root in here):
                return here
            yield self._progress()
            time.sleep(_IDLE_SECONDS)

    def _until_changed(self, here: tuple[Path, ...]) -> Work[None]:
        """Watch until one of the roots goes or comes back."""
        spec = dataclasses.replace(self._spec, roots=here)
        while self._here() == here:
            try:
                planned = yield from self._look(spec)
            except ConfigError:
                if self._here() == here:
                    raise
                return
            for note in planned.notes:
                if note not in self._told:
                    self._told.add(note)
                    yield Log(note, "warning")
            ripe = self._news.ripe(self._new(planned.jobs))
            if ripe:
                part = dataclasses.replace(planned, spec=self._spec, jobs=tuple(ripe), notes=())
                yield from self._round(part, self._session.batch_of(part))
            if self._news.trouble and self._news.trouble not in self._told:
                self._told.add(self._news.trouble)
                yield Log(self._news.trouble, "warning")
            while not self._news.wait(_IDLE_SECONDS):
                yield self._progress()

    def _look(self, spec: BatchSpec) -> Work[PlannedBatch]:
        """Look; how many files there are is no progress here, but it can be stopped meanwhile."""
        work, seconds = prepare_batch(spec, self._catalogue, self._queue, new_only=True), 0.0
        while True:
            begun = time.monotonic()  # not while a pause holds us between two steps
            try:
                next(work)
            except StopIteration as end:
                self._news.looked(seconds + time.monotonic() - begun)
                planned: PlannedBatch = end.value
                return planned
            seconds += time.monotonic() - begun
            yield self._progress()

    def _new(self, jobs: Iterable[ImageJob]) -> Iterator[tuple[ImageJob, Stat]]:
        """Yield what there is to do, and how it looks."""
        for job in jobs:
            stat = None if job.keep else find_stat(job.source)  # None: gone again
            if stat is not None and self._ended.get(str(job.source)) != stat:
                yield job, stat

    def _interrupted(self) -> Work[None]:
        """Go on with what an earlier watching of these folders had begun."""
        wanted = _identity(self._spec)
        for batch in self._queue.batches():
            if batch.state != "interrupted" or _identity_of(batch.request.spec) != wanted:
                continue
            try:
                planned, journal = resume_batch(self._queue, self._catalogue, batch.id)
            except ConfigError as error:  # its model has changed: the pictures are new ones to it
                yield Log(error.message, "warning")
                self._queue.discard(batch.id)
                continue
            with journal:
                if planned.jobs:
                    yield from self._round(planned, journal)

    def _round(self, planned: PlannedBatch, journal: BatchJournal) -> Work[None]:
        """Work off pictures of one batch; they are counted on from what was before."""
        before = self._totals.ended
        stats = {str(job.source): find_stat(job.source) for job in planned.jobs}
        with contextlib.closing(run_batch(planned, journal, self._queue)) as work:
            for event in work:
                if isinstance(event, Progress):
                    event = dataclasses.replace(
                        event, done=before + event.done, total=before + event.total
                    )
                elif isinstance(event, ItemDone | ItemKept | ItemFailed):
                    self._end(event, stats.get(event.item), journal)
                yield event

    def _end(
        self, event: ItemDone | ItemKept | ItemFailed, stat: Stat | None, journal: BatchJournal
    ) -> None:
        self._totals = self._totals.plus(event)
        if isinstance(event, ItemFailed):
            if find_stat(Path(event.item)) is None:  # with its drive: it may come back
                journal.forget_source(Path(event.item))
                return
        elif isinstance(event, ItemDone):
            target = Path(event.target)
            if (written := find_stat(target)) is not None:
                self._ended[str(target)] = written
        if stat is not None:
            self._ended[event.item] = stat

    def _progress(self) -> Progress:
        return Progress(self._totals.ended, self._totals.ended, "pictures")


class _Session:
    """The batch that what arrives is added to, so that a day is one batch and not a thousand."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._journal: BatchJournal | None = None
        self._count = 0

    def batch_of(self, planned: PlannedBatch) -> BatchJournal:
        """Return the batch with these pictures in it.

        A picture that has changed needs another one: a batch has a name once.
        """
        run = self._journal
        full = self._count + len(planned.jobs) > _MOST_OF_A_BATCH
        if run is None or full or any(job.source in run for job in planned.jobs):
            self.close()
            self._journal = run = self._queue.create(planned.request, planned.jobs)
            self._count = 0
        else:
            run.add(planned.jobs)
        self._count += len(planned.jobs)
        return run

    def close(self) -> None:
        """Let the batch go."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# --- one watcher for one wish --------------------------------------------------------------------


@contextlib.contextmanager
def _alone(spec: BatchSpec) -> Iterator[None]:
    """Hold the lock of this wish; raises ConfigError where another process has it."""
    folder = user_data_dir() / "watched"
    name = hashlib.sha256(_identity(spec).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    lock = FileLock(folder / f"{name}.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = lock.acquire()
    except OSError:
        held = True  # a disk without locks
    if not held:
        raise ConfigError(
            "Another Deblur watches this folder already, for the same results.",
            "Stop that one first, or name another output folder.",
        )
    try:
        yield
    finally:
        lock.release()


def _identity(spec: BatchSpec) -> str:
    return _identity_of(spec_to_json(spec))


def _identity_of(values: Mapping[str, object]) -> str:
    """Return what makes two watchings the same: where from, where to, under which names."""
    names = ("roots", "output", "template", "recursive", "include", "exclude", "model", "precision",
             "strength")  # fmt: skip
    # As they come back from the queue, where a tuple is a list.
    return json.dumps({name: values.get(name) for name in names}, sort_keys=True, default=list)
