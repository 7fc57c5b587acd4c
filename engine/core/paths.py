r"""Paths for the operating system, and names for display.

Windows refuses paths of more than 260 characters unless they begin with `\\?\`, and Python passes
them on as they are: use `os_path` to open, examine or rename a user's file.
"""

from __future__ import annotations

import errno
import hashlib
import ntpath
import os
import stat
from io import BufferedReader
from pathlib import Path

_WINDOWS = os.name == "nt"
_WINDOWS_LIMIT = 248
"""The limit for folder names; for files it is 260."""


def extended_windows_path(path: str) -> str:
    r"""Return an absolute Windows path in the form without length limit (`\\?\C:\...`)."""
    if path.startswith("\\\\?\\") or len(path) < _WINDOWS_LIMIT:
        return path
    path = ntpath.normpath(path)
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def os_path(path: Path) -> str:
    """Return the path for the operating system, of any length."""
    return extended_windows_path(os.path.abspath(path)) if _WINDOWS else str(path)


class SpecialFileError(OSError):
    """A pipe, socket or device is where a file was expected; `mode` is that of `os.stat`."""

    def __init__(self, mode: int) -> None:
        super().__init__(errno.EINVAL, "it is not a regular file")
        self.mode = mode


def open_file(path: Path) -> BufferedReader:
    """Open a regular file for reading; never waits for whoever is to write to a pipe.

    Asked before opening, because opening a device can have effects, and after it, because the file
    may have been replaced in between. Raises `SpecialFileError` for pipes, sockets and devices,
    `IsADirectoryError` for folders, and other `OSError`s.
    """
    name = os_path(path)
    _refuse_special(os.stat(name).st_mode)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(name, flags | getattr(os, "O_NOCTTY", 0))
    try:
        _refuse_special(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits; raises OSError."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def absolute(path: Path) -> Path:
    """Return the path without `.` and `..`, from the root on; links are not followed."""
    return Path(os.path.abspath(path))


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise SpecialFileError(mode)


def lexists(path: Path) -> bool:
    """Return whether a file, a folder or a link (even a broken one) exists at this path."""
    return os.path.lexists(os_path(path))


def display_name(path: Path) -> str:
    """Return the name of the file, safe to print even where it is not valid Unicode."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")
