"""What is known of files that arrive: who tells of them, and when a copy of one has ended.

A file is whole when the system says so (Linux: closed after writing), or when it has not changed
for `SETTLE_SECONDS`. Where the system tells nothing (folders on a network), the folders are looked
through every `LOOK_SECONDS`.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from engine.batch.plan import BatchSpec, ImageJob

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

SETTLE_SECONDS = 2.0
OPEN_SECONDS = 30.0
"""The same for a file that somebody was seen to write and not to close: a copy may stall."""
LOOK_SECONDS = 30.0
_REST = 3
"""Times what a look took it rests afterwards, whatever arrives: a folder may have 100,000 files."""

Stat = tuple[int, int]
"""Size in bytes, time of the last change in ns."""


Notify = Callable[[BatchSpec, "News"], contextlib.AbstractContextManager[None]]
"""Tells of changes below the folders of a wish, for as long as the block lasts."""


class News:
    """What is known of files that arrive; told from any thread."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        tells_of_closing: bool = sys.platform == "linux",
    ) -> None:
        self._clock = clock
        self.tells_of_closing = tells_of_closing
        self._happened = threading.Event()
        self._lock = threading.Lock()
        self._closed: set[str] = set()
        self._closed_before: set[str] = set()  # told of before the last look, and not yet in one
        self._seen: dict[str, tuple[Stat, float]] = {}
        # Written to, and not closed yet as far as we were told; when that was.
        self._open: dict[str, float] = {}
        self._waiting = False
        self._looked, self._cost = clock(), 0.0
        self.trouble = ""
        """Why the system does not tell of changes, "" where it does."""

    def changed(self, path: str, *, written: bool = False) -> None:
        """Note that a file is new, or is written to: a copy of it has not ended.

        One that was moved here from elsewhere is new and never written to, nor closed.
        """
        with self._lock:
            self._closed.discard(path)
            self._closed_before.discard(path)
            if written and self.tells_of_closing:
                self._open[path] = self._clock()
        self._happened.set()

    def closed(self, path: str) -> None:
        """Note that a file was closed after writing, or moved here: it is whole."""
        with self._lock:
            self._closed.add(path)
            self._open.pop(path, None)
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
            self._open = {k: t for k, t in self._open.items() if now - t < OPEN_SECONDS}
            opened = set(self._open)
        for job, stat in jobs:
            name = str(job.source)
            before, since = self._seen.get(name, (None, now))
            since = since if before == stat else now
            settle = OPEN_SECONDS if name in opened else SETTLE_SECONDS
            if name in whole or now - since >= settle:
                found.append(job)
            else:
                seen[name] = (stat, since)
        self._seen, self._waiting = seen, bool(seen)
        return found

    def wait(self, seconds: float) -> bool:
        """Wait for so long at most; whether it is time to look again."""
        rest = self._looked + min(_REST * self._cost, LOOK_SECONDS) - self._clock()
        if rest > 0:
            time.sleep(min(rest, seconds))
            return False
        happened = self._happened.wait(seconds)
        self._happened.clear()
        every = SETTLE_SECONDS / 2 if self._waiting else LOOK_SECONDS
        return happened or self._clock() - self._looked >= every


@contextlib.contextmanager
def by_watchdog(spec: BatchSpec, news: News) -> Iterator[None]:
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
                written = event.event_type == EVENT_TYPE_MODIFIED
                news.changed(os.fsdecode(event.src_path), written=written)

    observer = Observer()
    for root in spec.roots:
        if root.is_dir():
            # The links above it included: events name files as the folder was named.
            observer.schedule(Handler(), str(root), recursive=spec.recursive)
    try:
        observer.start()
    except OSError as error:  # the system's limit of watches (inotify), a share that knows none
        news.trouble = (
            f"The system does not tell of changes ({error.strerror or error}); the folders are "
            f"looked through every {LOOK_SECONDS:.0f} seconds."
        )
    try:
        yield
    finally:
        _stop(observer)


def _stop(observer: object) -> None:
    observer.stop()  # type: ignore[attr-defined]
    if observer.is_alive():  # type: ignore[attr-defined]
        observer.join()  # type: ignore[attr-defined]
