"""Errors of the disk are explained; what a crash leaves beside a file is removed, and no more."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import engine
from engine.core import files
from engine.core.files import (
    TEMPORARY_SUFFIX,
    atomic_file,
    creating,
    same_file,
    sweep_temporaries,
    writing,
)
from engine.errors import ConfigError, ModelError
from engine.messages import Message

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other rules")


def write(target: Path) -> None:
    with atomic_file(target, overwrite=False) as file:
        file.write(b"whole")


def left_behind(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if TEMPORARY_SUFFIX in p.name]


def test_same_file_of_missing_files(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "b").touch()
    assert not same_file(tmp_path / "a", tmp_path / "b")
    assert not same_file(tmp_path / "a", tmp_path / "gone")


@POSIX
def test_a_sweep_leaves_work_in_progress_alone(tmp_path: Path) -> None:
    stale = tmp_path / f".a.0123456789ab{TEMPORARY_SUFFIX}"
    stale.write_bytes(b"half")
    other = tmp_path / ".hidden"
    other.touch()
    with atomic_file(tmp_path / "b.bin", overwrite=False) as file:
        file.write(b"in progress")
        assert len(left_behind(tmp_path)) == 2
        assert sweep_temporaries(tmp_path, older_than_seconds=0) == 1
        assert not stale.exists()
    assert (tmp_path / "b.bin").read_bytes() == b"in progress"
    assert other.exists()


@POSIX
def test_a_sweep_leaves_other_processes_alone(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom engine.core.files import atomic_file\n"
        "with atomic_file(Path(sys.argv[1]), overwrite=False) as file:\n"
        "    file.write(b'x'); file.flush(); print('writing', flush=True); sys.stdin.readline()\n"
    )
    root = Path(engine.__file__ or "").parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "a.bin")],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "writing\n"
        assert sweep_temporaries(tmp_path, older_than_seconds=0) == 0
        child.stdin.write("\n")
        child.stdin.close()
        assert child.wait() == 0
    assert (tmp_path / "a.bin").read_bytes() == b"x"


def test_recent_temporaries_are_kept(tmp_path: Path) -> None:
    stale = tmp_path / f".a.0123456789ab{TEMPORARY_SUFFIX}"
    stale.touch()
    assert sweep_temporaries(tmp_path) == 0
    os.utime(stale, (time.time() - 120, time.time() - 120))
    assert sweep_temporaries(tmp_path) == 1
    assert sweep_temporaries(tmp_path / "gone") == 0


def test_windows_always_keeps_recent_temporaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be another writer's, closed already and not yet renamed."""
    monkeypatch.setattr(files, "_WINDOWS", True)
    stale = tmp_path / f".a.0123456789ab{TEMPORARY_SUFFIX}"
    stale.touch()
    assert sweep_temporaries(tmp_path, older_than_seconds=0) == 0
    os.utime(stale, (time.time() - 120, time.time() - 120))
    assert sweep_temporaries(tmp_path, older_than_seconds=0) == 1


@POSIX
def test_without_locks_only_old_temporaries_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*args: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(files, "try_lock", no_locks)
    write(tmp_path / "a.bin")
    stale = tmp_path / f".a.0123456789ab{TEMPORARY_SUFFIX}"
    stale.touch()
    os.utime(stale, (time.time() - 3600, time.time() - 3600))
    assert sweep_temporaries(tmp_path) == 0
    os.utime(stale, (time.time() - 90_000, time.time() - 90_000))
    assert sweep_temporaries(tmp_path) == 1


@POSIX
def test_a_sweep_between_creating_and_locking_is_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, calls = files._lock, []

    def swept_first(descriptor: int) -> bool | None:
        if not calls:
            calls.append(left_behind(tmp_path))
            (tmp_path / calls[0][0]).unlink()
        return lock(descriptor)

    monkeypatch.setattr(files, "_lock", swept_first)
    write(tmp_path / "a.bin")
    assert calls
    assert (tmp_path / "a.bin").read_bytes() == b"whole"


def test_what_a_disk_refuses_is_explained_and_can_be_translated(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught, writing(tmp_path / "a", ConfigError):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert caught.value.message == f"{tmp_path / 'a'} cannot be written: the disk is full."
    assert "Free some space" in caught.value.hint
    assert isinstance(caught.value.message, Message)
    assert isinstance(caught.value.message.values["reason"], Message)
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize("name", ["source", "in/source"])
def test_a_source_that_cannot_be_read_is_not_blamed_on_the_target(tmp_path, name):
    with pytest.raises(ConfigError) as caught, writing(tmp_path / "a", ConfigError, "Free space."):
        (tmp_path / name).read_bytes()
    assert caught.value.message == (
        f"{tmp_path / name} cannot be read: {os.strerror(errno.ENOENT)}."
    )
    assert caught.value.hint != "Free space."


@pytest.mark.parametrize("name", ["there/a", "a", ".temporary/a"])
def test_what_is_on_the_way_to_the_target_is_a_matter_of_writing(tmp_path, name):
    target = tmp_path / ("there/a" if name == "there/a" else "a")
    with pytest.raises(ConfigError, match="cannot be written"), writing(target, ConfigError):
        (tmp_path / name).open("r+b")


def test_a_hint_of_the_place_comes_first_and_an_unknown_reason_is_the_systems(
    tmp_path: Path,
) -> None:
    refused = pytest.raises(ModelError, match="cannot be created: it hums")
    with refused as caught, creating(tmp_path, ModelError):
        raise OSError("it hums")
    assert "connection" in caught.value.hint
    (tmp_path / "file").touch()
    below = tmp_path / "file" / "below"
    refused = pytest.raises(ModelError, match="its folder is a file")
    with refused as caught, creating(below, ModelError, "Go elsewhere."):
        below.mkdir()
    assert caught.value.hint == "Go elsewhere."
