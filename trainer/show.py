"""How a training job is shown: JSON lines for programs, short lines for people; and its log file.

Room: trainer, standard library and engine.commands.display.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from engine.commands.display import JsonDisplay, printable
from engine.errors import ConfigError
from engine.events import Event, Finished, Log, Metric, Progress, Started, to_json

PROGRESS_EVERY_SECONDS = 10.0


class LinesDisplay:
    """For people: one line for the figures of a step, one for progress every ten seconds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._told = time.monotonic()
        self._figures: list[Metric] = []

    def show(self, event: Event) -> None:
        """Show the event."""
        if self._figures and not (
            isinstance(event, Metric) and event.step == self._figures[0].step
        ):
            step = f"step {self._figures[0].step}: " if self._figures[0].step else ""
            self._line(step + ", ".join(f"{m.name} {m.value:.4g}" for m in self._figures))
            self._figures = []
        match event:
            case Metric():
                self._figures.append(event)
            case Progress():
                self._progress(event)
            case Log():
                self._line(event.message)
            case Finished():
                if event.outcome == "cancelled":
                    self._line("Stopped. The same command goes on from here.")
                for text in (event.message, event.hint, event.traceback.rstrip()):
                    if text:
                        self._line(text)
            case _:
                pass

    def _progress(self, event: Progress) -> None:
        if time.monotonic() - self._told < PROGRESS_EVERY_SECONDS:
            return
        self._told = time.monotonic()
        left = "" if event.seconds_left is None else f", {_span(event.seconds_left)} left"
        item = f", {event.item}" if event.item else ""
        self._line(f"{event.done:.0f} of {event.total:.0f} {event.unit}{item}{left}")

    def _line(self, text: str) -> None:
        lines = text.split("\n")
        self._stream.write("\n".join(map(printable, lines)) + "\n")
        self._stream.flush()


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"


def make_show(*, json: bool) -> Callable[[Event], None]:
    """Return what shows events on stdout: JSON lines, or lines for people."""
    return JsonDisplay().show if json else LinesDisplay(sys.stdout).show


class LogFile:
    """Appends every event but the mere progress to a file of JSON lines."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a", encoding="ascii")
        except OSError as error:
            raise ConfigError(
                f"{path} cannot be written: {error.strerror or error}.",
                "Name a folder on a disk that can be written to and has room.",
            ) from error

    def __enter__(self) -> LogFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def show(self, event: Event) -> None:
        """Write the event; Progress is left out, there is one for every step."""
        if not isinstance(event, Progress | Started):
            self._file.write(to_json(event) + "\n")
            self._file.flush()
