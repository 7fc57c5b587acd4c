"""What a job looks like on the command line: on a terminal, in a log file, with odd names."""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from engine.cli import display
from engine.cli.display import JsonDisplay, TextDisplay, make_display, printable, run_job
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
    Work,
    from_json,
)

ROOT = Path(__file__).resolve().parents[3]
ODD = "in/[red]a:smile:\x1b[2J\nb\\.png"
ODD_SHOWN = r"in/[red]a:smile:\x1b[2J\nb\.png"
BATCH: list[Event] = [
    Started("run", 4),
    Log("reading [2] folders"),
    Log("no :gpu:", "warning"),
    Progress(0.5, 4, "pictures", ODD),
    ItemDone(ODD, ODD, 1.25, note="16 [bits]"),
    ItemKept("in/b.png", "done before"),
    ItemKept("in/c.png", "target exists", "out/c.png"),
    Retried("in/d.png", "out of memory"),
    ItemFailed("in/d.png", "d.png is [broken].", "Copy it again."),
    Progress(4.0, 4, "pictures", "in/[bold]d:smile:\n.png"),
    Finished("ok"),
]
LINES = [
    "reading [2] folders",
    "no :gpu:",
    f"done    {ODD_SHOWN} 1.2 s (16 [bits])",
    "skipped in/b.png: done before",
    "skipped in/c.png: target exists (out/c.png)",
    "again   in/d.png: out of memory",
    "failed  in/d.png: d.png is [broken]. Copy it again.",
]
LOUD = ["no :gpu:", *LINES[5:]]


def told(events: list[Event], *, terminal: bool = False, quiet: bool = False) -> str:
    """What these events make on a console; narrow, so that a line that wraps is seen."""
    file = io.StringIO()
    console = Console(
        file=file, force_terminal=terminal, width=50, legacy_windows=False, _environ={"TERM": "x"}
    )
    with TextDisplay(console, quiet=quiet) as shown:
        for event in events:
            shown.show(event)
    return file.getvalue()


def plain(text: str) -> list[str]:
    """The lines that stay on a terminal, without its own codes; `2K` erases the line."""
    left = re.sub(r"[^\n]*\x1b\[2K", "", text)
    return [line.rstrip() for line in re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", left).split("\n")]


def test_a_log_file_gets_a_line_for_each_picture_and_nothing_else() -> None:
    assert told(BATCH).split("\n") == [*LINES, ""]


def test_a_terminal_gets_the_same_lines_in_colour_and_a_bar_below() -> None:
    text = told(BATCH, terminal=True)
    assert plain(text)[: len(LINES)] == LINES
    assert "\x1b[32mdone" in text
    assert "\x1b[2J" not in text, "a file name has cleared the screen"
    bar = plain(text)[-2]
    assert bar.startswith(r"[bold]d:smile:\n.png")
    assert "4/4" in bar


@pytest.fixture
def every_two_seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Event]], list[Event]]:
    """Return what makes two seconds pass before each event."""
    now = [100.0]
    monkeypatch.setattr(display.time, "monotonic", lambda: now[0])

    class Clocked(list[Event]):
        def __iter__(self):
            for event in super().__iter__():
                now[0] += 2
                yield event

    return Clocked


def test_bar_and_time_left_are_those_of_the_job_and_not_of_the_count(
    every_two_seconds: Callable[[list[Event]], list[Event]],
) -> None:
    shown: list[Event] = [Started("run", 10)]
    for _ in range(5):
        shown.append(Progress(9, 10, "pictures", "z", 0.0, 3700.0, 0.25))
    bar = plain(told(every_two_seconds(shown), terminal=True))[-2]
    assert bar.endswith("9/10 1:01:36")
    width = bar.rindex("━") - bar.index("━") + 1
    assert bar.index("╸") - bar.index("━") == pytest.approx(width / 4, abs=1)


def test_time_left_of_a_job_that_does_not_tell_it_is_that_of_its_pace(
    every_two_seconds: Callable[[list[Event]], list[Event]],
) -> None:
    shown: list[Event] = [Started("scan", 100)]
    shown += [Progress(n, 100, "pictures", "z") for n in range(11)]
    bar = plain(told(every_two_seconds(shown), terminal=True))[-2]
    assert bar.endswith("10/100 0:03:00")


def test_a_pace_says_nothing_where_the_job_tells_the_time_itself(
    every_two_seconds: Callable[[list[Event]], list[Event]],
) -> None:
    """The first half was done before; the job knows, the count does not."""
    quick: list[Event] = [Progress(10 * n, 100, "frames", "z") for n in range(6)]
    slow: list[Event] = [Progress(50, 100, "frames", "z", 0.0, 3600.0)] * 4
    bar = plain(told(every_two_seconds([Started("video", 1), *quick, *slow]), terminal=True))[-2]
    assert bar.split()[-1].startswith(("0:59:", "1:00:0"))
    weighed: list[Event] = [
        Progress(n, 10, "pictures", "z", work_fraction=n / 10) for n in range(6)
    ]
    bar = plain(told(every_two_seconds([Started("run", 10), *weighed]), terminal=True))[-2]
    assert bar.endswith("-:--:--")


@pytest.mark.parametrize("terminal", [True, False])
def test_quiet_leaves_what_went_wrong(terminal: bool) -> None:
    assert plain(told(BATCH, terminal=terminal, quiet=True)) == [*LOUD, ""]


def test_without_a_terminal_progress_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(display.time, "monotonic", lambda: now[0])

    class Clocked(list[Event]):
        def __iter__(self):  # five seconds pass before each event
            for event in super().__iter__():
                now[0] += 5
                yield event

    steps = Clocked(
        [Progress(0.5, 4, "pictures", "a"), Progress(1.5, 4, "pictures", "b", seconds_left=30.0)]
        * 2
    )
    assert told(steps).split("\n") == ["1 of 4 photos, 30 s left"] * 2 + [""]


@pytest.mark.parametrize("terminal", [True, False])
def test_a_job_that_breaks_says_why_after_its_bar(terminal: bool) -> None:
    crash = Finished("crashed", "KeyError: [x]", "Report it.", 'Traceback\n  File "[a]"\nKeyError')
    lines = plain(told([Started("run", 2), crash], terminal=terminal, quiet=False))
    assert lines[-5:] == ["KeyError: [x] Report it.", "Traceback", '  File "[a]"', "KeyError", ""]


def test_the_bar_is_gone_when_the_job_is_cut_off() -> None:
    assert told([Started("run", 2)], terminal=True).endswith("\x1b[?25h"), "no cursor any more"


def test_json_is_every_event(capsys: pytest.CaptureFixture[str]) -> None:
    with make_display(json=True) as shown:
        assert isinstance(shown, JsonDisplay)
        for event in BATCH:
            shown.show(event)
    assert [from_json(line) for line in capsys.readouterr().out.splitlines()] == BATCH


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("é日本 \N{GRINNING FACE} \u3000.png", "é日本 \N{GRINNING FACE} \u3000.png"),
        ("a\x1b]0;title\x07\n\t.png", r"a\x1b]0;title\x07\n\t.png"),
        ("a\x9b2J\x7f.png", r"a\x9b2J\x7f.png"),
        ("a\u2028b\u202egnp.exe", r"a\u2028b\u202egnp.exe"),
        (os.fsdecode(b"a\xff.png") if os.name == "posix" else "a\udcff.png", "a?.png"),
        (r"C:\new\table", r"C:\new\table"),
    ],
)
def test_a_name_is_shown_and_never_obeyed(name: str, shown: str) -> None:
    assert printable(name) == shown


def deblur(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the program where the terminal knows western European letters only."""
    return subprocess.run(
        [sys.executable, "-m", "engine", *map(str, words)],
        capture_output=True,
        encoding="cp1252",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"},
    )


def test_names_that_the_terminal_has_no_letters_for(tmp_path: Path) -> None:
    Image.new("RGB", (32, 24)).save(tmp_path / "é日本.png")
    child = deblur("run", tmp_path, "-o", tmp_path / "out", "-n")
    assert child.returncode == 0, child.stderr
    assert r"é\u65e5\u672c.png -> " in child.stdout
    child = deblur("run", tmp_path / "日本")
    assert child.returncode == 2
    assert child.stderr.startswith(rf"deblur: {tmp_path}{os.sep}\u65e5\u672c does not exist.")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_in_a_complaint_is_not_obeyed_either(tmp_path: Path) -> None:
    child = deblur("run", tmp_path / "a\x1b[2J")
    assert child.stderr.startswith(rf"deblur: {tmp_path}{os.sep}a\x1b[2J does not exist.")


def test_a_terminal_that_was_closed_while_it_is_written_to_ends_no_job():
    """The signal that tells of it, and stops the job as it should, comes a moment later."""

    def work() -> Work[None]:
        yield Log("one")

    def refuse(number: int, event: Event) -> None:
        if isinstance(event, Log):
            raise OSError(number, "refused")

    args = argparse.Namespace(json=False, quiet=True)
    closed = run_job(args, work(), job="test", show=lambda _, event: refuse(errno.EIO, event))
    assert closed.finished.outcome == "ok"
    with pytest.raises(OSError, match="refused"):
        run_job(args, work(), job="test", show=lambda _, event: refuse(errno.ENOSPC, event))
