"""Running a job on the command line: a progress bar on a terminal, plain lines elsewhere, or JSON.

Results go to stdout, everything else to stderr, so that output can be piped.
"""

from __future__ import annotations

import argparse
import errno
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar
from rich.text import Text

from engine.cli.interrupts import discard, interrupts
from engine.core.files import is_disk_error
from engine.core.time_left import TimeLeft
from engine.events import (
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    Progress,
    Result,
    Retried,
    Started,
    Work,
    run,
    to_json,
)
from engine.messages import is_rejected

T = TypeVar("T")

_PLAIN_EVERY_SECONDS = 10.0
"""Interval of progress lines without a terminal."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""C0, C1, line and paragraph separators, and bidirectional controls."""


def run_job(
    args: argparse.Namespace,
    work: Work[T],
    *,
    job: str,
    total: int = 0,
    show: Callable[[Display, Event], None] = lambda display, event: display.show(event),
    stop: Callable[[], bool] = lambda: False,
) -> Result[T]:
    """Run a job with the display that `args` select, and return how it ended.

    It is cancelled by Ctrl+C, by the parent of a `--child`, or when `stop` returns True. `show` may
    filter the events. A step that takes too long after that is given up (`engine.steps`).
    """
    with (
        make_display(json=args.json, quiet=getattr(args, "quiet", False)) as display,
        interrupts(stdin=args.json == "child") as interrupted,
    ):

        def emit(event: Event) -> None:
            try:
                show(display, event)
            except OSError as error:
                # A closed terminal refuses what is written a moment before SIGHUP tells of it.
                if error.errno != errno.EIO:
                    raise

        return run(
            work,
            emit,
            job=job,
            total=total,
            cancelled=lambda: interrupted() or stop(),
            background=True,
        )


def exit_code(result: Result[T], *, failed: bool = False) -> int:
    """Return the exit code of a command; `failed` if a part of its work failed."""
    if result.finished.outcome == "cancelled":
        return 130
    return 1 if failed or result.finished.outcome != "ok" else 0


def say(text: str, *, quiet: bool = False) -> None:
    """Print a message to stderr."""
    if not quiet:
        with _full_log_ignored():
            print(printable(with_command_name(text)), file=sys.stderr)


@contextmanager
def _full_log_ignored() -> Iterator[None]:
    """Write no more to stderr if that is a file on a full disk: photos matter more than a log."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EIO or not is_disk_error(error):
            raise
        discard(2)


class Display(AbstractContextManager["Display"], Protocol):
    """Shows the events of one job."""

    def show(self, event: Event) -> None:
        """Show one event, from the thread of the job."""


def make_display(*, json: bool, quiet: bool = False) -> Display:
    """Return the display: JSON lines with `json`, else text, with a bar on a terminal."""
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
    """A line for each picture and, on a terminal, a bar below."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet
        self._bar: Bar | None = None
        self._last_line = time.monotonic()
        self._first: tuple[float, float] | None = None  # frames done and when, of a video
        self._left = TimeLeft()
        self._tells_time = False
        """The job has told what is left of it."""
        self._pace: tuple[float, float] | None = None
        """The part that was done at its first event, and when that was."""

    def __enter__(self) -> TextDisplay:
        return self

    def __exit__(self, *_: object) -> None:
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
                label = "kept unchanged" if is_rejected(event.code) else "skipped"
                self._line((label, "cyan"), " ", reason, (where, "dim"))
            case ItemFailed():
                text = f"{event.item}: {with_command_name(event.text)}"
                self._line(("failed", "red"), "  ", text, always=True)
            case Retried():
                text = f"{event.item}: {event.reason}"
                self._line(("again", "yellow"), "   ", text, always=True)
            case Log():
                loud = event.level in ("warning", "error")
                style = {"warning": "yellow", "error": "red"}.get(event.level, "dim")
                if event.level != "debug":  # the window keeps those in its log
                    self._line((with_command_name(event.message), style), always=loud)
            case Finished():
                self._stop_bar()
                if event.outcome in ("failed", "crashed"):
                    hint = f" {with_command_name(event.hint)}" if event.hint else ""
                    self._line((event.message, "red"), hint, always=True)
                for line in event.traceback.rstrip("\n").split("\n") if event.traceback else ():
                    self._line(line, always=True)
            case _:
                pass

    def _progress(self, event: Progress) -> None:
        if self._bar is not None:
            name = printable(Path(event.item).name) + self._speed(event)
            self._left = self._left_after(event, time.monotonic())
            count = f"{int(event.done)}/{event.total:.0f}"
            self._bar.update(
                self._bar.task_ids[0],
                completed=event.fraction,
                name=name,
                count=count,
                left=_clock(self._left.seconds),
            )
        elif time.monotonic() - self._last_line >= _PLAIN_EVERY_SECONDS:
            self._last_line = time.monotonic()
            left = "" if event.seconds_left is None else f", {event.seconds_left:.0f} s left"
            unit = "photos" if event.unit == "pictures" else event.unit
            self._line(f"{int(event.done)} of {event.total:.0f} {unit}{self._speed(event)}{left}")

    def _left_after(self, event: Progress, now: float) -> TimeLeft:
        """Return what is left by the job, or by its pace where it never tells.

        A job that weighs its work knows why it tells nothing yet: what it has passed over says
        nothing about the rest.
        """
        if event.seconds_left is not None:
            left = self._left if self._tells_time else TimeLeft()
            self._tells_time = True
            return left.after(event.seconds_left, now)
        if self._tells_time or event.work_fraction is not None:
            return self._left
        if self._pace is None or event.fraction < self._pace[0]:
            self._pace = event.fraction, now
        at, since = self._pace
        if event.fraction == at:
            return self._left
        return self._left.after((now - since) / (event.fraction - at) * (1 - event.fraction), now)

    def _speed(self, event: Progress) -> str:
        """Return the speed of a video since the first frame of this run."""
        if event.unit != "frames":
            return ""
        if self._first is None:
            self._first = (event.done, time.monotonic())
        done, begun = event.done - self._first[0], time.monotonic() - self._first[1]
        return f", {done / begun:.2f} frames/s" if done >= 1 and begun > 0 else ""

    def _line(self, *parts: str | tuple[str, str], always: bool = False) -> None:
        """Print one line of parts, each a text or (text, style).

        As a `Text`: rich interprets markup and emoji codes in strings, and a file may be called
        `[red]` or `:smile:`.
        """
        if self._quiet and not always:
            return
        line = Text()
        for part in parts:
            text, style = (part, "") if isinstance(part, str) else part
            line.append(printable(text), style)
        with _full_log_ignored():
            self._console.print(line, soft_wrap=True)

    def _start_bar(self, total: int) -> None:
        if self._quiet or not self._console.is_terminal or not total:
            return
        self._bar = Bar(
            TextColumn("{task.fields[name]}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[count]}", style="progress.download"),
            TextColumn("{task.fields[left]}", style="progress.remaining"),
            console=self._console,
        )
        self._bar.add_task("", total=1.0, name="", count=f"0/{total}", left=_clock(None))
        self._bar.start()

    def _stop_bar(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _clock(seconds: float | None) -> str:
    """Return what is left as in 1:02:03; dashes if it is not known."""
    if seconds is None:
        return "-:--:--"
    minutes, seconds = divmod(math.ceil(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def command_name() -> str:
    """Return how the user started this program, such as `python3 run.py cli`."""
    return os.environ.get("DEBLUR_COMMAND", "deblur")


def with_command_name(text: str) -> str:
    """Return the text with commands such as `deblur run` the way the user started this one."""
    commands = "run|watch|video|camera|scan|retry|queue|report|models|devices|bench|doctor"
    return re.sub(rf"\bdeblur (?=(?:{commands})\b)", f"{command_name()} ", text)


def short_number(value: float) -> str:
    """Return a number with two digits at least, and never as 3.3e+05."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def printable(text: str) -> str:
    """Return text that is safe to print on one line of a terminal.

    Undecodable bytes of a file name become `?`; control characters, including line breaks and
    bidirectional controls, become escapes (`\\x1b`). What the encoding of the stream lacks is
    replaced by the stream itself: see `engine.cli.main.main`.
    """
    decodable = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], decodable)
