"""Long paths of Windows, tested anywhere; names that can be shown."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core import paths
from engine.core.paths import (
    display_name,
    exists,
    extended_windows_path,
    is_file,
    is_folder,
    os_path,
)
from engine.queue import _records

LONG = "x" * 250


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"C:\short\a.jpg", r"C:\short\a.jpg"),
        (rf"C:\{LONG}\a.jpg", rf"\\?\C:\{LONG}\a.jpg"),
        (rf"C:\{LONG}\..\a/b.jpg", r"\\?\C:\a\b.jpg"),
        (rf"\\nas\share\{LONG}", rf"\\?\UNC\nas\share\{LONG}"),
        (rf"\\?\C:\{LONG}", rf"\\?\C:\{LONG}"),
    ],
)
def test_long_paths_of_windows(path: str, expected: str) -> None:
    assert extended_windows_path(path) == expected


def test_only_windows_gets_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_WINDOWS", False)
    assert os_path(tmp_path / LONG) == str(tmp_path / LONG)
    monkeypatch.setattr(paths, "_WINDOWS", True)
    assert os_path(tmp_path / LONG).startswith("\\\\?\\")


def test_the_queue_asks_for_long_paths_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The long form is played by another name, under which alone the file can be reached."""
    real = tmp_path / "real"
    real.write_bytes(b"pixels")
    for module in (_records, paths):
        monkeypatch.setattr(module, "os_path", {Path("long"): str(real)}.__getitem__)
    assert _records.find_stat(Path("long")) == (6, real.stat().st_mtime_ns)
    assert _records.file_sha256(Path("long")) == hashlib.sha256(b"pixels").hexdigest()


def test_what_is_shown_can_be_encoded() -> None:
    assert display_name(Path("folder/a.jpg")) == "a.jpg"
    assert display_name(Path("/")) == os.sep
    display_name(Path("a\udcff.jpg")).encode()


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_folders_of_our_own_are_private_and_others_stay_as_they_are(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    paths.make_private_folder(tmp_path / "a" / "b")
    modes = [p.stat().st_mode & 0o777 for p in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")]
    assert modes == [0o755, 0o700, 0o700]
    (tmp_path / "a").chmod(0o750)
    paths.make_private_folder(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o750


def fail(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, "stat", refuse)


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "No such file"),
        NotADirectoryError(errno.ENOTDIR, "Not a directory"),
        PermissionError(errno.EACCES, "Permission denied"),
        PermissionError(errno.EPERM, "Operation not permitted"),
        OSError(errno.ELOOP, "Too many levels of symbolic links"),
        OSError(errno.ENAMETOOLONG, "File name too long"),
        ValueError("embedded null byte"),
    ],
)
def test_what_nobody_may_look_for_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """As below a folder of another user, where `Path.exists` raises PermissionError."""
    file = tmp_path / "a"
    file.touch()
    assert (exists(file), is_file(file), is_folder(file)) == (True, True, False)
    assert (exists(tmp_path), is_file(tmp_path), is_folder(tmp_path)) == (True, False, True)
    with monkeypatch.context() as patch:
        fail(patch, error)
        assert (exists(file), is_file(file), is_folder(tmp_path)) == (False, False, False)


def test_an_invalid_name_of_windows_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError(errno.EINVAL, "The filename, directory name, or volume label is incorrect")
    monkeypatch.setattr(error, "winerror", 123, raising=False)
    with monkeypatch.context() as patch:
        fail(patch, error)
        assert not exists(Path("a?"))


@pytest.mark.parametrize("asks", [exists, is_file, is_folder])
def test_a_disk_that_fails_does_not_say_what_is_there(
    asks: Callable[[Path], bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`os.path.exists` says False, and what is to be resumed would be begun anew."""
    with monkeypatch.context() as patch:
        fail(patch, OSError(errno.EIO, "Input/output error"))
        with pytest.raises(OSError, match="Input/output error"):
            asks(tmp_path)
