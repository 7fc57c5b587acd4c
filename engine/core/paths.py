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
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

_WINDOWS = os.name == "nt"
_WINDOWS_LIMIT = 248
"""The limit for folder names; for files it is 260."""
_NOT_THERE = {
    *(errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EBADF),
    *(errno.EACCES, errno.EPERM),
}
_NOT_THERE_ON_WINDOWS = {21, 123, 161, 1921}
"""No disk in the drive, two kinds of an invalid name, a link to nowhere."""


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
    if os.name == "posix" and path.is_absolute() and ".." not in path.parts:
        return path  # a Path has no `.` and no double slashes; asked several times a photo
    return Path(os.path.abspath(path))


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise SpecialFileError(mode)


def is_of_system(folder: Path) -> bool:
    """Return whether the system shows its own state there, as in /proc, and keeps no files."""
    real = Path(os.path.realpath(folder))
    return any(real.is_relative_to(each) for each in ("/proc", "/sys"))


def exists(path: Path) -> bool:
    """Return whether a file or folder exists; False also where nobody may look for it.

    `Path.exists`, `is_file` and `is_dir` raise PermissionError there before Python 3.14, such as
    below a folder of another user, and for Windows a long path does not exist.

    Raises the OSErrors of a disk or share that fails. They leave open whether it is there, while
    `os.path.exists` returns False: what is to be resumed would be begun anew, and overwritten.
    """
    return _mode(path) is not None


def is_file(path: Path) -> bool:
    """Return whether it is a regular file, or a link to one; False, and raises, as `exists`."""
    mode = _mode(path)
    return mode is not None and stat.S_ISREG(mode)


def is_folder(path: Path) -> bool:
    """Return whether it is a folder, or a link to one; False, and raises, as `exists`."""
    mode = _mode(path)
    return mode is not None and stat.S_ISDIR(mode)


def _mode(path: Path) -> int | None:
    """Return the mode of what is there, links followed; None if nothing can be seen there."""
    try:
        return os.stat(os_path(path)).st_mode
    except ValueError:  # a name with a null character
        return None
    except OSError as error:
        on_windows = getattr(error, "winerror", None)
        if error.errno in _NOT_THERE or on_windows in _NOT_THERE_ON_WINDOWS:
            return None
        raise


def lexists(path: Path) -> bool:
    """Return whether a file, a folder or a link (even a broken one) exists at this path."""
    return os.path.lexists(os_path(path))


def folder_identity(folder: Path) -> tuple[int, int] | str:
    """Return what tells a folder from others, by whatever path it is reached; raises OSError."""
    status = os.stat(os_path(folder))
    # Some file systems have no inode numbers; the resolved path stands in.
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(folder)


def is_same_folder(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one folder: through links, or a second mount of it.

    False where one of them does not exist yet.
    """
    try:
        return folder_identity(one) == folder_identity(other)
    except (OSError, ValueError):
        return False


def is_unmounted(folder: Path) -> bool:
    """Return whether a folder is missing as if its drive were: with all else that was beside it.

    Where only the folder is missing, somebody has moved or deleted it, unless that is not allowed
    there: such is the folder in which a system mounts drives.
    """
    with suppress(OSError):
        if is_folder(folder):
            return False
    try:
        return not os.listdir(os_path(folder.parent)) or not os.access(folder.parent, os.W_OK)
    except OSError:
        return True


def display_name(path: Path) -> str:
    """Return the name of the file, safe to print even where it is not valid Unicode."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")


def make_private(file: Path) -> None:
    """Create a file, readable by this user only, in a folder that exists; raises OSError.

    The folder is made private if it holds the file already, so that it is one of ours.

    A file that is there is not opened: to close it would end all locks that this process has on it,
    and SQLite would lose what it guards by them (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        os.close(os.open(os_path(file), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        existed = exists(file)  # else it is a link to a file that is to be made there
    else:
        existed = False
    if not _WINDOWS and existed:
        for path, mode in ((file, 0o600), (file.parent, 0o700)):
            if os.stat(path).st_mode & 0o077:
                with suppress(OSError):  # of another user, or a disk without permissions
                    os.chmod(path, mode)


def make_private_folder(folder: Path) -> None:
    """Create a folder, and those above it, readable by this user only; raises OSError.

    What exists stays as it is.
    """
    missing = []
    for above in (folder, *folder.parents):
        if is_folder(above):
            break
        missing.append(above)
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
