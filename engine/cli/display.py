"""How a job is shown on the command line: a live bar on a terminal, plain lines elsewhere, or JSON.

Results go to stdout, everything else to stderr, so that output can be piped.
"""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bar,
)
from rich.text import Text

from engine.events import (
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    Progress,
    Retried,
    Started,
    to_json,
)

_PLAIN_EVERY_SECONDS = 10.0
"""Where nobody watches, a line about progress this often is enough."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""C0, C1, line and paragraph separators, and what embeds or overrides the direction of writing."""


class Display(AbstractContextManager["Display"], Protocol):
    """Shows the events of one job."""

    def show(self, event: Event) -> None:
        """Show one event, from the thread of the job."""


def make_display(*, json: bool, quiet: bool = False) -> Display:
    """Return the display that fits: JSON lines if asked for, a bar on a terminal, else lines."""
    if json:
        return JsonDisplay()
    console = Console(stderr=True, highlight=False, emoji=False)
    return TextDisplay(console, quiet=quiet)


class JsonDisplay:
    """Every event as one line of JSON on stdout (schema: `engine.events`)."""

    def __enter__(self) -> JsonDisplay:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def show(self, event: Event) -> None:
        """Print the event."""
        sys.stdout.write(to_json(event) + "\n")
        sys.stdout.flush()


class TextDisplay:
    """For people: a line for each picture and, on a terminal, a bar below them."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet
        self._bar: Bar | None = None
        self._told = time.monotonic()
        self._first: tuple[float, float] | None = None  # frames done and when, of a video

    def __enter__(self) -> TextDisplay:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop_bar()

    def show(self, event: Event) -> None:
        """Show the event."""
        match event:
            case Started():
                self._start_bar(event.total)
            case Progress():
                self._progress(event)
            case ItemDone():
                note = f" ({event.note})" if event.note else ""
                seconds = (f" {event.seconds:.1f} s{note}", "dim")
                self._line(("done", "green"), "    ", event.target, seconds)
            case ItemKept():
                where = f" ({event.target})" if event.target else ""
                reason = f"{event.item}: {event.reason}"
                self._line(("kept", "cyan"), "    ", reason, (where, "dim"))
            case ItemFailed():
                text = f"{event.item}: {event.text}"
                self._line(("failed", "red"), "  ", text, always=True)
            case Retried():
                text = f"{event.item}: {event.reason}"
                self._line(("again", "yellow"), "   ", text, always=True)
            case Log():
                loud = event.level in ("warning", "error")
                style = {"warning": "yellow", "error": "red"}.get(event.level, "dim")
                if event.level != "debug":  # the window keeps those in its log
                    self._line((event.message, style), always=loud)
            case Finished():
                self._stop_bar()
                if event.outcome in ("failed", "crashed"):
                    hint = f" {spoken(event.hint)}" if event.hint else ""
                    self._line((event.message, "red"), hint, always=True)
                for line in event.traceback.rstrip("\n").split("\n") if event.traceback else ():
                    self._line(line, always=True)
            case _:
                pass

    def _progress(self, event: Progress) -> None:
        if self._bar is not None:
            name = printable(Path(event.item).name) + self._speed(event)
            self._bar.update(
                self._bar.task_ids[0], total=event.total, completed=event.done, name=name
            )
        elif time.monotonic() - self._told >= _PLAIN_EVERY_SECONDS:
            self._told = time.monotonic()
            left = "" if event.seconds_left is None else f", {event.seconds_left:.0f} s left"
            self._line(
                f"{event.done:.1f} of {event.total:.0f} {event.unit}{self._speed(event)}{left}"
            )

    def _speed(self, event: Progress) -> str:
        """Return how fast a video gets on, since the first frame of this run."""
        if event.unit != "frames":
            return ""
        if self._first is None:
            self._first = (event.done, time.monotonic())
        done, begun = event.done - self._first[0], time.monotonic() - self._first[1]
        return f", {done / begun:.2f} frames/s" if done >= 1 and begun > 0 else ""

    def _line(self, *parts: str | tuple[str, str], always: bool = False) -> None:
        """Print one line of parts, each a text or (text, style).

        A `Text` and no string: rich reads markup and emoji codes into strings, and a picture may be
        called `[red]` or `:smile:`.
        """
        if self._quiet and not always:
            return
        line = Text()
        for part in parts:
            text, style = (part, "") if isinstance(part, str) else part
            line.append(printable(text), style)
        self._console.print(line, soft_wrap=True)

    def _start_bar(self, total: int) -> None:
        if self._quiet or not self._console.is_terminal or not total:
            return
        self._bar = Bar(
            TextColumn("{task.fields[name]}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._bar.add_task("", total=total, name="")
        self._bar.start()

    def _stop_bar(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def spoken(text: str) -> str:
    """Return a text in which `deblur run` and its like are called as they were called this time."""
    command = os.environ.get("DEBLUR_COMMAND", "deblur")
    return re.sub(
        r"\bdeblur (?=(?:run|watch|video|camera|scan|retry|queue|report|models|bench|doctor)\b)",
        f"{command} ",
        text,
    )


def printable(text: str) -> str:
    """Return text that any terminal shows on one line and obeys in nothing.

    Undecodable bytes of a file name become `?`, and control characters, those that break lines or
    turn the direction of writing among them, their escapes (`\\x1b`). What the encoding of the
    stream lacks is replaced by the stream itself: see `engine.cli.main.main`.
    """
    decodable = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], decodable)
