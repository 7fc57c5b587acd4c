"""A folder that is watched: what arrives is deblurred, once, for as long as the job runs.

    result = run(watch(spec, catalogue, queue), show, job="watch", cancelled=...)

What nobody has settled yet becomes part of a batch like any other: the queue knows each picture by
its name, size and time, across restarts. So what came while nobody watched is worked
through, nothing is done twice, and a result is never taken for a picture (`engine.plan`). A file is
taken when its copy has ended: the system says so (Linux: closed after writing), or it has not
changed for `SETTLE_SECONDS`. Where the system tells nothing (folders on a network), the folders are
looked through every `LOOK_SECONDS`.

Room: engine, standard library; watchdog inside functions.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.batch import Asked, begin, look, reopen, spec_values, work_off
from engine.errors import ConfigError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress, Work
from engine.models import Catalogue
from engine.plan import BatchSpec, ImageJob
from engine.queue import Queue, Run
from engine.queue_rows import find_stat
from engine.resources import user_data_dir
from engine.store import FileLock

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

SETTLE_SECONDS = 2.0
LOOK_SECONDS = 30.0
_IDLE_SECONDS = 0.5
_REST = 3
"""Times what a look took it rests afterwards, whatever arrives: a folder may have 100,000 files."""
_MOST_OF_A_BATCH = 1000

Stat = tuple[int, int]
"""Size in bytes, time of the last change in ns."""


Notify = Callable[[BatchSpec, "News"], contextlib.AbstractContextManager[None]]
"""Tells of changes below the folders of a wish, for as long as the block lasts."""


@dataclass(frozen=True)
class Totals:
    """What became of the pictures since the watching began."""

    done: int = 0
    kept: int = 0
    failed: int = 0

    @property
    def all(self) -> int:
        """How many there were."""
        return self.done + self.kept + self.failed


def watch(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    *,
    notify: Notify | None = None,
) -> Work[Totals]:
    """Deblur what is in the folders of `spec` and what arrives there, until the job is stopped.

    Its events are those of a batch; its Progress counts all pictures since it began, and comes
    twice a second also where nothing happens. `notify` tells of changes (default: watchdog).

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
    return _watched(spec, catalogue, queue, notify or _by_watchdog)


def _watched(spec: BatchSpec, catalogue: Catalogue, queue: Queue, notify: Notify) -> Work[Totals]:
    news, totals = News(), Totals()
    with _alone(spec), _Session(queue) as session:
        totals = yield from _interrupted(spec, catalogue, queue, totals)
        while True:
            yield from _there(spec, totals)
            with notify(spec, news):
                totals = yield from _until_gone(spec, catalogue, queue, session, news, totals)


def _there(spec: BatchSpec, totals: Totals) -> Work[None]:
    """Wait until all folders are there: a card, a share or a drive may come back."""
    said = False
    while missing := [root for root in spec.roots if not os.path.exists(root)]:
        if not said:
            said = True
            yield Log(f"{missing[0]} is not there; waiting for it to come back.", "warning")
        yield Progress(totals.all, totals.all, "pictures")
        time.sleep(_IDLE_SECONDS)


def _until_gone(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    session: _Session,
    news: News,
    totals: Totals,
) -> Work[Totals]:
    """Watch until one of the folders is gone."""
    while True:
        begun = time.monotonic()
        try:
            asked = yield from _looked(look(spec, catalogue, queue, new_only=True), totals)
        except ConfigError:
            if all(os.path.exists(root) for root in spec.roots):
                raise
            return totals
        news.looked(time.monotonic() - begun)
        ripe = news.ripe(_with_stat(asked.jobs))
        if ripe:
            part = dataclasses.replace(asked, jobs=tuple(ripe))
            totals = yield from _round(part, session.batch_of(part), queue, totals)
        yield from _wait(news, totals)


class _Session:
    """The batch that what arrives is added to, so that a day is one batch and not a thousand."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._run: Run | None = None
        self._count = 0

    def batch_of(self, asked: Asked) -> Run:
        """Return the batch with these pictures in it.

        A picture that has changed needs another one: a batch has a name once.
        """
        run = self._run
        full = self._count + len(asked.jobs) > _MOST_OF_A_BATCH
        if run is None or full or any(job.source in run for job in asked.jobs):
            self.close()
            self._run = run = begin(asked, self._queue)
            self._count = 0
        else:
            run.add(asked.jobs)
        self._count += len(asked.jobs)
        return run

    def close(self) -> None:
        """Let the batch go."""
        if self._run is not None:
            self._run.close()
            self._run = None

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class News:
    """What is known of files that arrive; told from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._happened = threading.Event()
        self._lock = threading.Lock()
        self._closed: set[str] = set()
        self._closed_before: set[str] = set()  # told of before the last look, and not yet in one
        self._seen: dict[str, tuple[Stat, float]] = {}
        self._waiting = False
        self._looked, self._cost = clock(), 0.0

    def changed(self, path: str) -> None:
        """Note that a file is new, or written to: a copy of it has not ended."""
        with self._lock:
            self._closed.discard(path)
            self._closed_before.discard(path)
        self._happened.set()

    def closed(self, path: str) -> None:
        """Note that a file was closed after writing, or moved here: it is whole."""
        with self._lock:
            self._closed.add(path)
        self._happened.set()

    def looked(self, seconds: float) -> None:
        """Note how long a look at the folders took; a full one is not to be all it does."""
        self._cost = seconds

    def ripe(self, jobs: Iterable[tuple[ImageJob, Stat]]) -> list[ImageJob]:
        """Return those whose copy has ended, and remember how the others look."""
        now, found, seen = self._clock(), [], {}
        self._looked = now
        jobs = list(jobs)
        with self._lock:
            whole = self._closed | self._closed_before
            # Most of what is closed is no picture, and not to be remembered for ever.
            self._closed_before = self._closed - {str(job.source) for job, _ in jobs}
            self._closed = set()
        for job, stat in jobs:
            name = str(job.source)
            before, since = self._seen.get(name, (None, now))
            since = since if before == stat else now
            if name in whole or now - since >= SETTLE_SECONDS:
                found.append(job)
            else:
                seen[name] = (stat, since)
        self._seen, self._waiting = seen, bool(seen)
        return found

    def wait(self, seconds: float) -> bool:
        """Wait for so long at most; whether it is time to look again."""
        rest = self._looked + _REST * self._cost - self._clock()
        if rest > 0:
            time.sleep(min(rest, seconds))
            return False
        happened = self._happened.wait(seconds)
        self._happened.clear()
        every = SETTLE_SECONDS / 2 if self._waiting else LOOK_SECONDS
        return happened or self._clock() - self._looked >= every


def _wait(news: News, totals: Totals) -> Work[None]:
    while not news.wait(_IDLE_SECONDS):
        yield Progress(totals.all, totals.all, "pictures")


def _with_stat(jobs: Iterable[ImageJob]) -> Iterator[tuple[ImageJob, Stat]]:
    """Yield what there is to do, and how it looks."""
    for job in jobs:
        stat = None if job.keep else find_stat(job.source)  # None: gone again
        if stat is not None:
            yield job, stat


def _interrupted(
    spec: BatchSpec, catalogue: Catalogue, queue: Queue, totals: Totals
) -> Work[Totals]:
    """Go on with what an earlier watching of these folders had begun: what is done gets known."""
    wanted = _identity(spec)
    for batch in queue.batches():
        if batch.state != "interrupted" or _identity_of(batch.request.spec) != wanted:
            continue
        try:
            asked, owned = reopen(queue, catalogue, batch.id)
        except ConfigError as error:  # its model has changed: the pictures are new ones to it
            yield Log(error.message, "warning")
            queue.discard(batch.id)
            continue
        with owned:
            if asked.jobs:
                totals = yield from _round(asked, owned, queue, totals)
    return totals


def _round(asked: Asked, owned: Run, queue: Queue, before: Totals) -> Work[Totals]:
    """Work off one batch; its pictures are counted on from `before`."""
    done, kept, failed = before.done, before.kept, before.failed
    with contextlib.closing(work_off(asked, owned, queue)) as work:
        for event in work:
            if isinstance(event, Progress):
                event = dataclasses.replace(
                    event, done=before.all + event.done, total=before.all + event.total
                )
            done += isinstance(event, ItemDone)
            kept += isinstance(event, ItemKept)
            failed += isinstance(event, ItemFailed)
            yield event
    return Totals(done, kept, failed)


def _looked(work: Work[Asked], totals: Totals) -> Work[Asked]:
    """Look; how many files there are is no progress here, but it can be stopped meanwhile."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            asked: Asked = end.value
            return asked
        yield Progress(totals.all, totals.all, "pictures")


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
        held = True  # a disk without locks: then nobody can be asked
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
    return _identity_of(spec_values(spec))


def _identity_of(values: Mapping[str, object]) -> str:
    """Return what makes two watchings the same: where from, where to, under which names."""
    names = ("roots", "output", "template", "recursive", "include", "exclude", "model", "precision",
             "strength")  # fmt: skip
    # As they come back from the queue, where a tuple is a list.
    return json.dumps({name: values.get(name) for name in names}, sort_keys=True, default=list)


# --- who tells -----------------------------------------------------------------------------------


@contextlib.contextmanager
def _by_watchdog(spec: BatchSpec, news: News) -> Iterator[None]:
    from watchdog.events import (
        EVENT_TYPE_CLOSED,
        EVENT_TYPE_CREATED,
        EVENT_TYPE_MODIFIED,
        EVENT_TYPE_MOVED,
        FileSystemEventHandler,
    )
    from watchdog.observers import Observer

    class Handler(FileSystemEventHandler):
        """Passes on what concerns files; runs in watchdog's thread."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.is_directory:
                if event.event_type == EVENT_TYPE_MOVED:  # a folder full of photos
                    news.changed("")
            elif event.event_type == EVENT_TYPE_CLOSED:
                news.closed(os.fsdecode(event.src_path))
            elif event.event_type == EVENT_TYPE_MOVED:
                news.closed(os.fsdecode(event.dest_path))
            elif event.event_type in (EVENT_TYPE_CREATED, EVENT_TYPE_MODIFIED):
                news.changed(os.fsdecode(event.src_path))

    observer = Observer()
    for root in spec.roots:
        if root.is_dir():
            # The links above it included: events name files as the folder was named.
            observer.schedule(Handler(), str(root), recursive=spec.recursive)
    try:
        observer.start()
    except OSError as error:  # the system's limit of watches (inotify), a share that knows none
        news.changed("")
        _stop(observer)
        raise ConfigError(
            f"The folder cannot be watched: {error.strerror or error}.",
            "Try again, or raise the limit fs.inotify.max_user_watches.",
        ) from error
    try:
        yield
    finally:
        _stop(observer)


def _stop(observer: object) -> None:
    observer.stop()  # type: ignore[attr-defined]
    if observer.is_alive():  # type: ignore[attr-defined]
        observer.join()  # type: ignore[attr-defined]
