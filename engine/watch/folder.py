"""A watch folder: photos are deblurred as they arrive, each once, for as long as the job runs.

    result = run(watch_folder(spec, catalogue, queue), show, job="watch", cancelled=...)

Photos that no batch has settled yet are added to a batch like any other. The queue knows each photo
by name, size and time, across restarts: what arrived in the meantime is processed, nothing is done
twice, and a result is never taken for a photo (`engine.batch.plan`).

A file is complete when the system reports that it was closed after writing (Linux), or when it has
not changed for SETTLE_SECONDS. Of a RAW + JPEG pair only one is wanted as a rule, whichever arrives
first: a file that would be left out for the other one waits PAIR_SECONDS for that. What arrives
later than this is a photo of its own: a RAW must not wait for ever for what may not come. Where the
system reports no changes (network folders), the folders are scanned every SCAN_SECONDS.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import math
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.batch.batch import (
    PlannedBatch,
    check_output,
    find_photos,
    prepare_found,
    run_batch,
    search_of,
    spec_from_json,
    spec_to_json,
)
from engine.batch.model_choice import ModelChoice, check_model, choose_model, measure_precision
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.resume import resume_batch
from engine.batch.targets import make_output
from engine.batch.workload import LazyWorkload, Workload, read_workload
from engine.core.locks import FileLock
from engine.core.paths import exists, folder_identity, is_folder, is_unmounted, make_private_folder
from engine.core.resources import user_data_dir
from engine.errors import ConfigError, ImageReadError, ModelError
from engine.events import (
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    LogLevel,
    Metric,
    Progress,
    Work,
    relay,
    relay_progress,
)
from engine.images import is_selected, left_out_of_pairs, missing_root
from engine.messages import msg
from engine.models import Catalogue
from engine.models.choice import WATCHED_MEGAPIXELS
from engine.queue import Batch, BatchJournal, Queue, find_stat

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

SETTLE_SECONDS = 2.0
OPEN_SECONDS = 30.0
"""The same for a file that was seen being written and not closed: a copy may stall."""
PAIR_SECONDS = 30.0
"""How long a RAW file waits for its JPEG: a card is copied file by file, in the order of names."""
SCAN_SECONDS = 30.0
_REST_FACTOR = 3
"""It rests this many times as long as a scan took: folders may hold 100,000 files."""

_SOME_PHOTOS = 200
"""Those found first tell how much models have to compute for the others."""

WAITING = "waiting"
"""The metric that is 1 from when all photos found are done until more of them arrive, else 0."""

ALREADY_WATCHED = "already-watched"
"""The code of the error that another job watches the same folders with the same settings."""

_NO_NUMBER = Progress(0, 0, "pictures")

_IDLE_SECONDS = 0.5
_MAX_BATCH = 1000

Stat = tuple[int, int]
"""Size in bytes, time of the last change in ns."""

Notify = Callable[[BatchSpec, "FolderChanges"], contextlib.AbstractContextManager[None]]
"""Reports changes in the folders of a batch while the block lasts."""


def find_stats(photos: Iterable[Path]) -> dict[Path, Stat]:
    """Return how photos are now; without those that are not there."""
    stats = ((path, find_stat(path)) for path in photos)
    return {path: stat for path, stat in stats if stat is not None}


def watch_folder(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    *,
    notify: Notify | None = None,
    finished: Iterable[Path] = (),
) -> Work[Summary]:
    """Deblur the photos in the folders of `spec` and those that arrive later, until it is stopped.

    Its events are those of a batch; its Progress counts all photos since the start, and comes twice
    a second even if nothing happens. The metric WAITING says when it waits for photos. `notify`
    reports changes (default: watchdog). If a folder of photos or the output folder disappears, it
    waits for it. `finished` are absolute paths of photos that are left alone as long as they stay
    as they are, or as the Stat says that a mapping has for them, whatever they were made with.

    Raises ConfigError if none of the roots is a folder, if it is already being watched with these
    settings (code ALREADY_WATCHED), or for an unknown model; and what a batch raises, such as for a
    full disk.
    """
    _check(spec, catalogue)
    return _watch(spec, catalogue, queue, notify or _notify_by_watchdog, finished)


def fix_settings(spec: BatchSpec, catalogue: Catalogue, queue: Queue) -> Work[ModelChoice]:
    """Return the model and the precision that a watch of `spec` gets now, and say why.

    With the `spec` of this choice a watch that was ended can go on as the same one, whatever ran
    meanwhile. Its Progress is that of what is measured. Raises ConfigError as `watch_folder`.
    """
    _check(spec, catalogue)
    choosing = _choose_model(spec, catalogue, queue)
    choice = yield from relay_progress(choosing, _of_measuring)
    if choice.reason:
        yield Log(choice.reason)
    return choice


def _of_measuring(seen: Progress) -> Progress:
    """Return how far the measurement is, whose item is no photo; no number for all else."""
    return dataclasses.replace(seen, item="") if seen.unit == "models" else _NO_NUMBER


def _check(spec: BatchSpec, catalogue: Catalogue) -> None:
    if not spec.can_be_watched():
        hint = msg("Choose the folder where photos arrive.")
        missing = next((root for root in spec.roots if not _is_reached(root)), None)
        if missing is None:
            raise ConfigError("Only a folder can be watched.", hint)
        error = missing_root(missing)
        raise ConfigError(error.message, hint, error.code)
    try:
        check_model(spec, catalogue)
    except ModelError as error:
        raise ConfigError.of(error) from error


def _watch(
    spec: BatchSpec,
    catalogue: Catalogue,
    queue: Queue,
    notify: Notify,
    finished: Iterable[Path],
) -> Work[Summary]:
    choosing = fix_settings(spec, catalogue, queue)
    choice = yield from relay_progress(choosing, lambda _: _NO_NUMBER)
    watcher = _Watcher(choice.spec, catalogue, queue, notify)
    watcher.leave_alone(finished)
    return (yield from watcher.work())


def _choose_model(spec: BatchSpec, catalogue: Catalogue, queue: Queue) -> Work[ModelChoice]:
    """Return a choice with the name of a precision: what is measured later is not to change it."""
    workload = LazyWorkload(partial(_expected_workload, spec, queue))
    choice = yield from choose_model(spec, catalogue, queue, workload)
    if (yield from measure_precision(choice, workload, catalogue)):
        choice = yield from choose_model(spec, catalogue, queue, workload)
    return dataclasses.replace(choice, spec=_with_precision(choice.spec, catalogue))


def _with_precision(spec: BatchSpec, catalogue: Catalogue) -> BatchSpec:
    """Return a spec that has a model with the name of the precision that is meant."""
    if spec.precision is not None:
        return spec
    return dataclasses.replace(spec, precision=catalogue.get(spec.model).default_precision)


def _expected_workload(spec: BatchSpec, queue: Queue) -> Work[Workload]:
    """Return that of what will arrive: photos like some of those that are there."""
    paths: list[str] = []
    search = search_of(spec, queue)(
        [root for root in spec.roots if _is_reached(root)],
        on_found=lambda image: paths.append(image.path_str),
    )
    # What disappears meanwhile is waited for later.
    with contextlib.closing(search), contextlib.suppress(ImageReadError):
        for _ in search:
            yield _NO_NUMBER
            if len(paths) >= _SOME_PHOTOS:
                break
    return (yield from read_workload(paths[:_SOME_PHOTOS])).of_size(WATCHED_MEGAPIXELS)


class _Watcher:
    """The state of one watch job."""

    def __init__(self, spec: BatchSpec, catalogue: Catalogue, queue: Queue, notify: Notify) -> None:
        self._spec, self._catalogue, self._queue, self._notify = spec, catalogue, queue, notify
        self._changes, self._session, self._totals = FolderChanges(), _Session(queue), Summary()
        self._folders = [root for root in spec.roots if _is_reached(root, is_folder)]
        # Settled photos, and results. The queue knows them too, unless its disk is full.
        self._settled: dict[str, Stat] = {}
        self._logged: set[str] = set()
        self._waits = False

    def leave_alone(self, photos: Iterable[Path]) -> None:
        """Take these as settled, as a mapping says that they were, or else as they are now."""
        stats = photos if isinstance(photos, Mapping) else find_stats(photos)
        self._settled |= {str(path): stat for path, stat in stats.items()}

    def work(self) -> Work[Summary]:
        """Watch until the job is closed."""
        with _exclusive(self._spec), self._session:
            with contextlib.suppress(ConfigError):  # a drive that is missing is waited for
                check_output(self._spec, self._queue)
                make_output(self._spec)
            yield from self._resume_interrupted()
            while True:
                available = yield from self._wait_for_folders()
                self._changes.folder_deleted = False
                with self._notify(dataclasses.replace(self._spec, roots=available), self._changes):
                    yield from self._watch(available)

    def _available(self) -> tuple[Path, ...]:
        """Return the roots that exist now; none while the drive of the results is missing."""
        output = self._spec.output
        if output is not None and is_unmounted(output):
            return ()
        return tuple(root for root in self._spec.roots if _is_reached(root))

    def _wait_for_folders(self) -> Work[tuple[Path, ...]]:
        """Return the available roots once one of them is a folder: a card, a drive or a share."""
        logged = False
        while True:
            available = self._available()
            missing = [root for root in self._folders if root not in available]
            if missing and not logged:
                logged = True
                output = self._spec.output
                gone = missing[0] if output is None or not is_unmounted(output) else output
                text = msg(
                    "{path} is missing; waiting for it: connect its drive, or create the folder "
                    "again.",
                    "folder.missing",
                    path=gone,
                )
                yield Log(text, "warning")
            if any(_is_reached(root, is_folder) for root in available):
                return available
            yield from self._tell_waiting(True)
            yield self._progress()
            time.sleep(_IDLE_SECONDS)

    def _watch(self, available: tuple[Path, ...]) -> Work[None]:
        """Watch until a root disappears, returns, or is another folder of the same name."""
        spec = dataclasses.replace(self._spec, roots=available)
        identities = _identities(available)
        while self._available() == available:
            try:
                planned = yield from self._scan(spec)
            except ConfigError:
                if self._available() == available:
                    raise
                return
            for note in planned.notes:
                yield from self._log_once(note)
            complete = self._changes.complete(self._new(planned.jobs), self._waits_for_pair)
            if complete:
                part = dataclasses.replace(planned, spec=self._spec, jobs=tuple(complete), notes=())
                yield from self._tell_waiting(False)
                yield from self._run(part, self._session.add(part))
            if self._changes.problem:
                yield from self._log_once(self._changes.problem)
            if planned.left_out and not self._changes.is_settling:  # not once for each of a card
                yield from self._log_once(planned.left_out, "info")
            yield from self._tell_waiting(not self._changes.is_settling)
            while not self._changes.wait(_IDLE_SECONDS):
                yield self._progress()
            # The system reports changes of the old folder only; a new one may have its number.
            if self._changes.folder_deleted or _identities(available) != identities:
                return

    def _scan(self, spec: BatchSpec) -> Work[PlannedBatch]:
        """Return the plan for the photos that no batch of these settings has ended with."""
        started = time.monotonic()
        work = find_photos(spec, self._catalogue, self._queue)
        found = yield from relay(work, lambda _: self._progress())
        asked = PlannedBatch(spec, self._catalogue.get(spec.model), ()).request
        paths = (image.path for image in found.images)
        new = set(self._queue.new_paths(paths, asked.settings_hash))
        images = [image for image in found.images if image.path in new]
        found = dataclasses.replace(found, images=images)
        planning = prepare_found(found, self._catalogue, self._queue, measure=False)
        planned = yield from relay(planning, lambda _: self._progress())
        self._changes.scanned(time.monotonic() - started)
        return planned

    def _tell_waiting(self, waits: bool) -> Work[None]:
        if waits != self._waits:
            self._waits = waits
            yield Metric(WAITING, float(waits))

    def _log_once(self, message: str, level: LogLevel = "warning") -> Work[None]:
        if message not in self._logged:
            self._logged.add(message)
            yield Log(message, level)

    def _new(self, jobs: Iterable[ImageJob]) -> Iterator[tuple[ImageJob, Stat]]:
        """Yield the photos to process, with their present size and time."""
        for job in jobs:
            stat = None if job.keep else find_stat(job.source)  # None: gone again
            if stat is not None and self._settled.get(str(job.source)) != stat:
                yield job, stat

    def _waits_for_pair(self, job: ImageJob) -> bool:
        """Whether it would be left out if the other one of its pair were there."""
        spec, source = self._spec, job.source
        left_out, others = left_out_of_pairs(spec.raw_pairs)
        if not job.source_str.lower().endswith(left_out) or source in spec.roots:
            return False
        inside = [source.relative_to(root) for root in spec.roots if source.is_relative_to(root)]
        return any(
            is_selected(below.with_suffix(suffix).as_posix(), spec.include, spec.exclude)
            for below in inside
            for suffix in others
        )

    def _resume_interrupted(self) -> Work[None]:
        """Finish batches that an earlier job for these folders left."""
        identity = _identity(spec_to_json(self._spec))
        for batch in self._queue.batches():
            is_own = batch.state == "interrupted" and self._identity_of(batch) == identity
            if not is_own:
                continue
            yield from self._wait_for_folders()  # they may go during the one before
            try:
                planned, journal = resume_batch(self._queue, self._catalogue, batch.id)
            except ConfigError as error:  # its model has changed, so its photos count as new
                yield Log(error.message, "warning")
                self._queue.discard(batch.id)
                continue
            with journal:
                planned = self._without_removed(planned, journal)
                if planned.jobs:
                    yield from self._run(planned, journal)

    def _identity_of(self, batch: Batch) -> str:
        """Return `_identity` of a batch, "" of a damaged one or one of a model that is gone.

        What its version lacked is as usual.
        """
        try:
            spec = _with_precision(spec_from_json(batch.request.spec), self._catalogue)
        except (ConfigError, ModelError, TypeError, KeyError, ValueError):
            return ""
        return _identity(spec_to_json(spec))

    def _without_removed(self, planned: PlannedBatch, journal: BatchJournal) -> PlannedBatch:
        """Leave out what was removed from the list since; it is new if it is chosen again."""
        removed, jobs = frozenset(self._spec.removed), list[ImageJob]()
        for job in planned.jobs:
            if job.key not in removed:
                jobs.append(job)
                continue
            reason = msg("removed from the list", "removed")
            journal.record(ItemKept(job.source_str, reason))
            journal.forget_source(job.source)
        return dataclasses.replace(planned, jobs=tuple(jobs))

    def _run(self, planned: PlannedBatch, journal: BatchJournal) -> Work[None]:
        """Process photos of one batch; Progress counts on from those before."""
        before = self._totals.ended
        stats = {str(job.source): find_stat(job.source) for job in planned.jobs}
        with contextlib.closing(run_batch(planned, journal, self._queue)) as work:
            for event in work:
                if isinstance(event, Progress):
                    event = event.counted_from(before)
                elif isinstance(event, ItemDone | ItemKept | ItemFailed):
                    self._settle(event, stats.get(event.item), journal)
                yield event

    def _settle(
        self, event: ItemDone | ItemKept | ItemFailed, stat: Stat | None, journal: BatchJournal
    ) -> None:
        self._totals = self._totals.plus(event)
        if isinstance(event, ItemFailed):
            if find_stat(Path(event.item)) is None:  # gone with its drive: it may return
                journal.forget_source(Path(event.item))
                return
        elif isinstance(event, ItemDone):
            target = Path(event.target)
            if (written := find_stat(target)) is not None:
                self._settled[str(target)] = written
        if stat is not None:
            self._settled[event.item] = stat

    def _progress(self) -> Progress:
        return Progress(self._totals.ended, self._totals.ended, "pictures")


def _is_reached(root: Path, asks: Callable[[Path], bool] = exists) -> bool:
    """Return what `exists` or `is_folder` says; False for a drive or share that fails meanwhile."""
    try:
        return asks(root)
    except OSError:
        return False


def _identities(roots: Iterable[Path]) -> list[object]:
    """Return what tells the folders in `roots` from others that have their names later."""
    found: list[object] = []
    for root in roots:
        with contextlib.suppress(OSError):
            if is_folder(root):
                found.append(folder_identity(root))
    return found


class _Session:
    """The batch that new photos are added to, so that a day is one batch and not a thousand."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._journal: BatchJournal | None = None
        self._count = 0

    def add(self, planned: PlannedBatch) -> BatchJournal:
        """Return a batch that contains these photos.

        A photo that has changed needs a new batch: each name is in a batch once.
        """
        journal = self._journal
        full = self._count + len(planned.jobs) > _MAX_BATCH
        if journal is None or full or any(job.source in journal for job in planned.jobs):
            self.close()
            self._journal = journal = self._queue.create(planned.request, planned.jobs)
            self._count = 0
        else:
            journal.add(planned.jobs)
        self._count += len(planned.jobs)
        return journal

    def close(self) -> None:
        """Close the batch."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# --- one job per folder and settings -------------------------------------------------------------


@contextlib.contextmanager
def _exclusive(spec: BatchSpec) -> Iterator[None]:
    """Hold the lock of these settings; raises ConfigError if another process has it."""
    folder = user_data_dir() / "watched"
    identity = _identity(spec_to_json(spec))
    name = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    lock = FileLock(folder / f"{name}.lock")
    try:
        make_private_folder(folder)
        held = lock.acquire()
    except OSError:
        held = True  # a disk without locks
    if not held:
        raise ConfigError(
            "This folder is already being watched, with the same settings.",
            "Stop the other one first, or choose another output folder.",
            ALREADY_WATCHED,
        )
    try:
        yield
    finally:
        lock.release()


def _identity(values: Mapping[str, object]) -> str:
    """Return what distinguishes watch jobs: folders, results, names and settings."""
    names = (
        "roots",
        "output",
        "template",
        "recursive",
        "include",
        "exclude",
        "raw_pairs",
        "model",
        "precision",
        "strength",
    )
    # As they come back from the queue, where a tuple is a list.
    return json.dumps({name: values.get(name) for name in names}, sort_keys=True, default=list)


# --- which files are complete --------------------------------------------------------------------


class FolderChanges:
    """What is known of arriving files; may be told from any thread."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        reports_closing: bool = sys.platform == "linux",
    ) -> None:
        self._clock = clock
        self._reports_closing = reports_closing
        self._happened = threading.Event()
        self._lock = threading.Lock()
        self._closed: set[str] = set()
        self._closed_before: set[str] = set()  # before the last scan, which did not find them
        self._seen: dict[str, tuple[Stat, float]] = {}
        self._open: dict[str, float] = {}  # when it was written to, without being closed since
        self._settling = self._is_copied = False
        self._pair_due = math.inf
        self._last_scan, self._scan_seconds = clock(), 0.0
        self.problem = ""
        """Why the system does not report changes, "" if it does."""
        self.folder_deleted = False
        """Whether a folder was deleted that is watched; one of its name may be there again."""

    @property
    def is_settling(self) -> bool:
        """Whether there are files that are not complete yet."""
        return self._settling

    def changed(self, path: str, *, written: bool = False) -> None:
        """Note that a file is new, or is being written to, so it is not complete.

        A file moved here from elsewhere is new but neither written to nor closed.
        """
        with self._lock:
            self._closed.discard(path)
            self._closed_before.discard(path)
            if written and self._reports_closing:
                self._open[path] = self._clock()
        self._happened.set()

    def closed(self, path: str) -> None:
        """Note that a file was closed after writing, or moved here: it is complete."""
        with self._lock:
            self._closed.add(path)
            self._open.pop(path, None)
        self._happened.set()

    def deleted_folder(self) -> None:
        """Note that a folder was deleted that is watched: nothing more is heard of it."""
        self.folder_deleted = True
        self._happened.set()

    def scanned(self, seconds: float) -> None:
        """Note how long a scan of the folders took, so as not to do nothing else."""
        self._scan_seconds = seconds

    def complete(
        self,
        jobs: Iterable[tuple[ImageJob, Stat]],
        waits: Callable[[ImageJob], bool] = lambda job: False,
    ) -> list[ImageJob]:
        """Return the jobs whose file is complete, and remember the state of the others.

        Those of which `waits` is true are complete only after PAIR_SECONDS.
        """
        now, found, seen = self._clock(), [], {}
        self._last_scan, self._is_copied, self._pair_due = now, False, math.inf
        jobs = list(jobs)
        with self._lock:
            closed = self._closed | self._closed_before
            # Most closed files are no photos, and must not be remembered forever.
            self._closed_before = self._closed - {str(job.source) for job, _ in jobs}
            self._closed = set()
            self._open = {k: t for k, t in self._open.items() if now - t < OPEN_SECONDS}
            opened = set(self._open)
        for job, stat in jobs:
            name = str(job.source)
            before, since = self._seen.get(name, (None, now))
            since = since if before == stat else now
            settle = OPEN_SECONDS if name in opened else SETTLE_SECONDS
            is_waiting = waits(job) and now - since < PAIR_SECONDS
            if not is_waiting and (name in closed or now - since >= settle):
                found.append(job)
            else:
                seen[name] = (stat, since)
                if is_waiting:
                    self._pair_due = min(self._pair_due, since + PAIR_SECONDS)
                else:
                    self._is_copied = True
        self._seen, self._settling = seen, bool(seen)
        return found

    def wait(self, seconds: float) -> bool:
        """Wait at most this long; return whether it is time to scan again."""
        rest = self._last_scan + min(_REST_FACTOR * self._scan_seconds, SCAN_SECONDS)
        rest -= self._clock()
        if rest > 0:
            time.sleep(min(rest, seconds))
            return False
        if happened := self._happened.wait(seconds):  # else what comes now would be forgotten
            self._happened.clear()
        now = self._clock()
        interval = SETTLE_SECONDS / 2 if self._is_copied else SCAN_SECONDS
        return happened or now - self._last_scan >= interval or now >= self._pair_due


@contextlib.contextmanager
def _notify_by_watchdog(spec: BatchSpec, changes: FolderChanges) -> Iterator[None]:
    from watchdog import events
    from watchdog.observers import Observer

    class Handler(events.FileSystemEventHandler):
        """Passes on what concerns files; runs in watchdog's thread."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            kind, path = event.event_type, os.fsdecode(event.src_path)
            if event.is_directory:
                if kind == events.EVENT_TYPE_MOVED:  # a folder full of photos
                    changes.changed("")
                elif kind == events.EVENT_TYPE_DELETED and Path(path) in spec.roots:
                    changes.deleted_folder()
            elif kind == events.EVENT_TYPE_CLOSED:
                changes.closed(path)
            elif kind == events.EVENT_TYPE_MOVED:
                changes.closed(os.fsdecode(event.dest_path))
            elif kind in (events.EVENT_TYPE_CREATED, events.EVENT_TYPE_MODIFIED):
                changes.changed(path, written=kind == events.EVENT_TYPE_MODIFIED)

    observer = Observer()
    for root in spec.roots:
        if _is_reached(root, is_folder):
            # Not resolved: events name files as the folder was named.
            observer.schedule(Handler(), str(root), recursive=spec.recursive)
    try:
        observer.start()
    except OSError as error:  # the limit of inotify, or a network share that reports nothing
        changes.problem = msg(
            "The system does not report changes ({reason}); the folders are scanned every "
            "{seconds} seconds.",
            "folder.polled",
            reason=error.strerror or error,
            seconds=round(SCAN_SECONDS),
        )
    try:
        yield
    finally:
        observer.stop()
        if observer.is_alive():
            observer.join()
