"""How a job is shown on the command line: a live bar on a terminal, plain lines elsewhere, or JSON.

Results go to stdout, everything else to stderr, so that output can be piped.

Room: engine/commands, standard library and rich.
"""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as Bar,
)

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


class Display(AbstractContextManager["Display"], Protocol):
    """Shows the events of one job."""

    def show(self, event: Event) -> None:
        """Show one event, from the thread of the job."""


def make_display(*, json: bool, quiet: bool = False) -> Display:
    """Return the display that fits: JSON lines if asked for, a bar on a terminal, else lines."""
    if json:
        return JsonDisplay()
    console = Console(stderr=True, highlight=False, soft_wrap=True)
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
                note = f" [dim]({escape(event.note)})[/]" if event.note else ""
                seconds = f"[dim]{event.seconds:.1f} s[/]"
                self._line(f"[green]done[/]    {_path(event.target)} {seconds}{note}")
            case ItemKept():
                where = f" [dim]({_path(event.target)})[/]" if event.target else ""
                self._line(f"[cyan]kept[/]    {_path(event.item)}: {escape(event.reason)}{where}")
            case ItemFailed():
                text = escape(f"{event.message} {event.hint}".rstrip())
                self._line(f"[red]failed[/]  {_path(event.item)}: {text}", always=True)
            case Retried():
                reason = escape(event.reason)
                self._line(f"[yellow]again[/]   {_path(event.item)}: {reason}", always=True)
            case Log():
                loud = event.level in ("warning", "error")
                style = {"warning": "yellow", "error": "red"}.get(event.level, "dim")
                self._line(f"[{style}]{escape(event.message)}[/]", always=loud)
            case Finished():
                self._stop_bar()
                if event.outcome in ("failed", "crashed"):
                    self._line(f"[red]{escape(event.message)}[/] {escape(event.hint)}", always=True)
                if event.traceback:
                    self._line(escape(event.traceback), always=True)
            case _:
                pass

    def _progress(self, event: Progress) -> None:
        if self._bar is not None:
            name = Path(event.item).name
            self._bar.update(
                self._bar.task_ids[0], total=event.total, completed=event.done, name=escape(name)
            )
        elif time.monotonic() - self._told >= _PLAIN_EVERY_SECONDS:
            self._told = time.monotonic()
            left = "" if event.seconds_left is None else f", {event.seconds_left:.0f} s left"
            self._line(f"{event.done:.1f} of {event.total:.0f} {event.unit}{left}")

    def _line(self, text: str, *, always: bool = False) -> None:
        if always or not self._quiet:
            self._console.print(text)

    def _start_bar(self, total: int) -> None:
        if self._quiet or not self._console.is_terminal or not total:
            return
        self._bar = Bar(
            TextColumn("{task.fields[name]}"),
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


def printable(text: str) -> str:
    """Return text that can be printed anywhere: undecodable bytes of a file name become `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _path(path: str) -> str:
    return escape(printable(path))
