"""The lines of a run for people; its log: one writer, and a disk that may fill up."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from engine.core.locks import FileLock
from engine.errors import ConfigError
from engine.events import Log, Progress, from_json
from trainer.display import LinesDisplay, LogFile


def test_a_folder_has_one_run_at_a_time(tmp_path: Path) -> None:
    log = tmp_path / "run" / "events.jsonl"
    with LogFile(log) as first:
        first.show(Log("one"))
        with pytest.raises(ConfigError, match="Another run is active"):
            LogFile(log)
        first.show(Progress(1, 2))
    with LogFile(log) as second:
        second.show(Log("two"))
    assert [from_json(line) for line in log.read_text().splitlines()] == [Log("one"), Log("two")]
    assert [p.name for p in log.parent.iterdir()] == ["events.jsonl"]


def test_a_window_that_looks_whether_a_run_is_active_stops_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look, it has the lock for a moment."""
    take, had = FileLock._try, [True]
    monkeypatch.setattr(FileLock, "_try", lambda lock: not (had and had.pop()) and take(lock))
    LogFile(tmp_path / "run" / "events.jsonl").__exit__()
    assert not had


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_once_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.jsonl").symlink_to("/dev/full")
    with LogFile(tmp_path / "events.jsonl") as log:
        log.show(Log("one"))
        log.show(Log("two"))
    told = capsys.readouterr().err
    assert told.count("cannot be written") == 1
    assert "No space left" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_line_that_was_cut_off_spoils_none_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "events.jsonl"
    with LogFile(log) as file:
        whole = file._file

        class Cut:
            left = 10

            def write(self, data: bytes) -> int:
                part, self.left = data[: self.left], 0
                return whole.write(part)

            def close(self) -> None:
                whole.close()

        monkeypatch.setattr(file, "_file", Cut())
        file.show(Log("cut off"))
        file.show(Log("lost"))
        monkeypatch.setattr(file, "_file", whole)
        file.show(Log("kept"))
    assert [from_json(line) for line in log.read_text().splitlines()] == [None, Log("kept")]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "step"), (20.0, "step, about 20 seconds left"), (7400.0, "step, about 2 hours left")],
)
def test_the_time_left_is_told_as_elsewhere(
    monkeypatch: pytest.MonkeyPatch, seconds: float | None, said: str
) -> None:
    monkeypatch.setattr("trainer.display.PROGRESS_EVERY_SECONDS", 0.0)
    stream = io.StringIO()
    LinesDisplay(stream).show(Progress(3, 40, "step", seconds_left=seconds))
    assert stream.getvalue() == f"3 of 40 {said}\n"
