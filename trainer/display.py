"""Output of a training job: JSON lines for programs, short lines for people, and its log."""

from __future__ import annotations

import errno
import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from engine.cli.display import JsonDisplay, printable
from engine.core.locks import FileLock
from engine.core.time_left import span_of, span_text
from engine.errors import ConfigError
from engine.events import Event, Finished, Log, Metric, Progress, Started, to_json

PROGRESS_EVERY_SECONDS = 10.0
_PROGRESS_SECONDS = 0.5
_PROBE_SECONDS = 1.0
"""Longer than a window has the lock of a folder when it looks whether a run is active there."""


class LinesDisplay:
    """For people: one line for the metrics of a step, one for progress every ten seconds."""

    def __init__(self, stream: TextIO, again: str = "Run the same command to resume.") -> None:
        """`again`: how to resume what was stopped."""
        self._stream, self._again = stream, again
        self._shown = time.monotonic()
        self._metrics: list[Metric] = []

    def show(self, event: Event) -> None:
        """Show the event."""
        if self._metrics and not (
            isinstance(event, Metric) and event.step == self._metrics[0].step
        ):
            step = f"step {self._metrics[0].step}: " if self._metrics[0].step else ""
            self._line(step + ", ".join(f"{m.name} {m.value:.4g}" for m in self._metrics))
            self._metrics = []
        match event:
            case Metric():
                self._metrics.append(event)
            case Progress():
                self._progress(event)
            case Log():
                self._line(event.message)
            case Finished():
                if event.outcome == "cancelled":
                    self._line(f"Stopped. {self._again}")
                for text in (event.message, event.hint, event.traceback.rstrip()):
                    if text:
                        self._line(text)
            case _:
                pass

    def _progress(self, event: Progress) -> None:
        if time.monotonic() - self._shown < PROGRESS_EVERY_SECONDS:
            return
        self._shown = time.monotonic()
        seconds = event.seconds_left
        left = "" if seconds is None else f", {span_text(span_of(seconds))} left"
        item = f", {event.item}" if event.item else ""
        self._line(f"{event.done:.0f} of {event.total:.0f} {event.unit}{item}{left}")

    def _line(self, text: str) -> None:
        lines = text.split("\n")
        self._stream.write("\n".join(map(printable, lines)) + "\n")
        self._stream.flush()


def make_show(*, json: bool, again: str = "") -> Callable[[Event], None]:
    """Return a function that prints events: as JSON lines, or for people.

    `again`: how to resume what was stopped, if not by the same command.
    """
    if json:
        return JsonDisplay().show
    return LinesDisplay(sys.stdout, *filter(None, [again])).show


class LogFile:
    """Appends all events except progress to a file of JSON lines.

    `whole`: includes the start of each session, and progress twice a second. While the log is open
    its folder is locked; raises ConfigError if another run holds it. Later write errors are
    reported once on stderr and stop nothing.
    """

    def __init__(self, path: Path, *, whole: bool = False) -> None:
        self._path, self._whole = path, whole
        self._progress_at = -math.inf
        self._lock = FileLock(path.with_name(".lock"))
        self._reported = self._torn = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _take(self._lock):
                raise ConfigError(
                    "Another run is active in {folder}.",
                    "Wait until it finishes, stop it, or choose another folder.",
                    folder=path.parent,
                )
            # Unbuffered, so that no error is raised later.
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            self._lock.release()
            raise ConfigError(
                "{path} cannot be written: {reason}.",
                "Choose a writable folder on a disk with free space.",
                path=path,
                reason=error.strerror or error,
            ) from error

    def __enter__(self) -> LogFile:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._file.close()
        self._lock.release()

    def show(self, event: Event) -> None:
        """Write the event, unless it is progress that is not wanted."""
        if isinstance(event, Progress | Started) and not self._is_wanted(event):
            return
        line = ("\n" if self._torn else "") + to_json(event) + "\n"
        try:
            written = self._file.write(line.encode("ascii"))
            self._torn = written != len(line) and (self._torn or written > 0)
            if written != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            if not self._reported:
                self._reported = True
                reason = error.strerror or error
                sys.stderr.write(f"{self._path} cannot be written, events are lost: {reason}.\n")

    def _is_wanted(self, event: Progress | Started) -> bool:
        now = time.monotonic()
        if isinstance(event, Started) or not self._whole:
            return self._whole
        if now - self._progress_at < _PROGRESS_SECONDS:
            return False
        self._progress_at = now
        return True


def _take(lock: FileLock) -> bool:
    try:
        return lock.acquire(_PROBE_SECONDS)
    except OSError:  # a file system without locks or free space
        return True
