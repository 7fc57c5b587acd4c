"""Files that are replaced atomically, and what disks answer.

A write goes to a hidden temporary file beside its target, is synced to the disk, and then takes
the target's name. Readers see the old file, the new one or none, never a partial one. While it is
written, the temporary file is locked, so that `sweep_temporaries` can tell leftovers of a crash
from work in progress, of whichever process or machine.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from engine.core.locks import try_lock
from engine.core.paths import exists, is_folder, os_path
from engine.errors import DeblurError
from engine.messages import msg

Kind = TypeVar("Kind", bound=DeblurError)

TEMPORARY_SUFFIX = ".deblur-tmp"

_WINDOWS = os.name == "nt"
_WINDOWS_GRACE_SECONDS = 60.0
"""There a temporary file is closed, hence not locked, just before it is renamed."""

_UNSUPPORTED = {
    errno.EPERM,
    errno.EACCES,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EINVAL,
}
"""What disks without hard links, and systems without exclusive renaming, answer to these."""

_AT_FDCWD, _RENAME_NOREPLACE, _RENAME_EXCL = -100, 1, 4
_SECONDS_PER_DAY = 86_400.0
_DISK_ERRORS = {errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}


_REASONS = {
    errno.ENOSPC: (
        msg("the disk is full"),
        msg("Free some space, or choose another output folder."),
    ),
    errno.EDQUOT: (
        msg("your disk quota is used up"),
        msg("Free some space, or choose another folder."),
    ),
    errno.EFBIG: (
        msg("the file is too large for this disk"),
        msg("Choose a disk that is not FAT32."),
    ),
    errno.EACCES: (
        msg("you have no permission to write there"),
        msg("Choose another output folder."),
    ),
    errno.EPERM: (
        msg("you have no permission to write there"),
        msg("Choose another output folder."),
    ),
    errno.EROFS: (msg("the disk is read-only"), msg("Choose another output folder.")),
    errno.ENOENT: (
        msg("its folder does not exist"),
        msg("It was moved or unplugged: create it again."),
    ),
    errno.ENOTDIR: (msg("its folder is a file"), msg("Choose another output folder.")),
    errno.EISDIR: (msg("a folder has that name"), msg("Choose another name.")),
    errno.ENAMETOOLONG: (
        msg("its path is too long"),
        msg("Use a shorter name or a folder further up."),
    ),
    errno.EEXIST: (
        msg("it already exists"),
        msg("Choose another name, or allow it to be replaced."),
    ),
    errno.EIO: (
        msg("the disk reported an error"),
        msg("Check the disk, the card or the connection."),
    ),
}
"""What a disk answers -> what that means, and what to do."""

_CHECK = msg("Check the disk and its connection.")


def is_disk_error(error: BaseException | None) -> bool:
    """Return whether an error affects the whole disk, not only one file."""
    return isinstance(error, OSError) and error.errno in _DISK_ERRORS


def explain_write_error(error: OSError) -> tuple[str, str]:
    """Return what went wrong on the disk, and what to do about it or ""."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))


def unwritable(path: Path | str, error: OSError, kind: type[Kind], hint: str = "") -> Kind:
    """Return the error for a file that cannot be written; without `hint`, that of its reason."""
    reason, usual = explain_write_error(error)
    return kind(
        msg("{name} cannot be written: {reason}.", name=path, reason=reason),
        hint or usual or _CHECK,
    )


@contextmanager
def writing(path: Path | str, kind: type[DeblurError], hint: str = "") -> Iterator[None]:
    """Raise `unwritable` for an OSError in the block, which may open other files to read them."""
    try:
        yield
    except OSError as error:
        if _is_of_source(error, Path(path)):
            text = "{name} cannot be read: {reason}."
            reason = error.strerror or str(error)
            raise kind(
                msg(text, name=os.fsdecode(error.filename), reason=reason), _CHECK
            ) from error
        raise unwritable(path, error, kind, hint) from error


def _is_of_source(error: OSError, target: Path) -> bool:
    """Whether it names a file that is neither the target, nor temporary, nor a folder above."""
    if not isinstance(error.filename, str | bytes) or error.filename2 is not None:
        return False  # of writing, or of a renaming
    if is_disk_error(error):
        return False
    folder = Path(os_path(target.absolute().parent))
    file = Path(os_path(Path(os.fsdecode(error.filename)).absolute()))
    if folder not in file.parents:
        return file != folder and file not in folder.parents
    first = file.relative_to(folder).parts[0]
    return first != target.name and not first.startswith(".")


@contextmanager
def creating(folder: Path, kind: type[DeblurError], hint: str = "") -> Iterator[None]:
    """Raise `kind` for an OSError in the block, which creates `folder`; `hint` as in `writing`."""
    try:
        yield
    except OSError as error:
        reason, usual = explain_write_error(error)
        raise kind(
            msg("The folder {folder} cannot be created: {reason}.", folder=folder, reason=reason),
            hint or usual or _CHECK,
        ) from error


def same_file(a: Path, b: Path) -> bool:
    """Return whether both paths are the same existing file, also by links or letter case."""
    try:
        return os.path.samefile(os_path(a), os_path(b))
    except OSError:
        return False


@contextmanager
def atomic_file(
    target: Path, *, overwrite: bool, before_replace: Callable[[Path], None] | None = None
) -> Iterator[BinaryIO]:
    """Yield a file that becomes `target` on success and is deleted on failure.

    Without `overwrite` an existing target is never replaced, not even one that appears meanwhile:
    `FileExistsError`. Other `OSError`s pass through. `before_replace` is called with the temporary
    file when it is complete and on disk, just before it takes the target's name.
    """
    if not overwrite and os.path.lexists(os_path(target)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    temporary, file = _open_temporary(target)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if before_replace is not None:
                before_replace(Path(temporary))
            if not _WINDOWS:  # still open, hence still locked
                _publish(temporary, os_path(target), overwrite)
        if _WINDOWS:  # where an open file cannot be renamed
            _publish(temporary, os_path(target), overwrite)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(target.parent)


def check_writable(folder: Path) -> None:
    """Raise OSError if no file can be created in a folder; none stays there.

    Tried, since what permissions say is not the truth on Windows and on shares.
    """
    path, file = _open_temporary(folder / "test")
    file.close()
    with suppress(OSError):
        os.unlink(path)


def sweep_temporaries(folder: Path, *, older_than_seconds: float = 60.0) -> int:
    """Remove temporary files that a crash left in `folder`, not in sub-folders; return how many.

    Files in use, here or in another process, are kept. If the file system has no locks, only files
    older than a day are removed; on Windows none younger than a minute. Never raises.
    """
    if _WINDOWS:
        older_than_seconds = max(older_than_seconds, _WINDOWS_GRACE_SECONDS)
    removed = 0
    with suppress(OSError), os.scandir(os_path(folder)) as entries:
        for entry in entries:
            if not (entry.name.startswith(".") and entry.name.endswith(TEMPORARY_SUFFIX)):
                continue
            with suppress(OSError):
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age >= older_than_seconds and entry.is_file(follow_symlinks=False):
                    removed += _remove_unless_held(entry.path, age)
    return removed


def publish(complete: Path, target: Path, *, overwrite: bool, synced: bool = False) -> None:
    """Move a complete file on the same disk to `target`, as `atomic_file` does.

    `synced`: it is on the disk, and the caller does `sync_folder` for several at once.
    """
    if not synced:
        with open(os_path(complete), "r+b") as file:
            os.fsync(file.fileno())
    _publish(os_path(complete), os_path(target), overwrite)
    if not synced:
        sync_folder(target.parent)


def _open_temporary(target: Path) -> tuple[str, BinaryIO]:
    """Create, open and lock a hidden file beside the target."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        # A short stem: file systems allow names of 255 bytes.
        name = f".{target.stem[:24]}.{secrets.token_hex(6)}{TEMPORARY_SUFFIX}"
        path = os_path(target.parent / name)
        descriptor = os.open(path, flags, 0o666)
        try:
            # A sweep may have removed the file between the two calls: create another.
            mine = _lock(descriptor) is not False and exists(Path(path))
        except BaseException:
            os.close(descriptor)
            raise
        if mine:
            return path, os.fdopen(descriptor, "w+b")
        os.close(descriptor)


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool | None:
        """Do nothing: an open file cannot be removed here."""
        return None

    def _remove_unless_held(path: str, age_seconds: float) -> bool:
        os.unlink(path)
        return True

else:

    def _lock(descriptor: int) -> bool | None:
        """Lock a file: True; False if it is locked by another; None without locks."""
        try:
            return try_lock(descriptor)
        except OSError:
            return None

    def _remove_unless_held(path: str, age_seconds: float) -> bool:
        """Remove a temporary file unless its writer still runs; return whether it was removed."""
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        try:
            locked = _lock(descriptor)
            abandoned = age_seconds > _SECONDS_PER_DAY if locked is None else locked
            if abandoned:
                os.unlink(path)
            return abandoned
        finally:
            os.close(descriptor)


def _publish(temporary: str, target: str, overwrite: bool) -> None:
    """Rename the temporary file to its target atomically."""
    if overwrite:
        os.replace(temporary, target)
    elif _WINDOWS:
        os.rename(temporary, target)  # never replaces there
    else:
        try:
            os.link(temporary, target)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            if not _rename_exclusively(temporary, target):
                _reserve_and_replace(temporary, target)
        else:
            os.unlink(temporary)


def _rename_exclusively(temporary: str, target: str) -> bool:
    """Rename unless `target` exists (FileExistsError); False where the system cannot do that.

    For disks without hard links (FAT, exFAT, some network shares): renameat2(2) with
    RENAME_NOREPLACE on Linux, renamex_np(2) with RENAME_EXCL on macOS.
    """
    import ctypes

    source, name = os.fsencode(temporary), os.fsencode(target)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(source, name, ctypes.c_uint(_RENAME_EXCL))
        else:
            flags = ctypes.c_uint(_RENAME_NOREPLACE)
            failed = library.renameat2(_AT_FDCWD, source, _AT_FDCWD, name, flags)
    except (AttributeError, OSError):  # an older C library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), target)


def _reserve_and_replace(temporary: str, target: str) -> None:
    """Create `target` as an empty file, which fails where it exists, and replace that.

    The last resort: if the power goes in between, the empty file stays; the queue knows it as its
    own when the batch is resumed.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(target)
        raise


def make_folder(folder: Path) -> None:
    """Create a folder with those above it, synced to the disk; it may exist. Raises OSError."""
    missing = []
    for above in (folder, *folder.parents):
        if os.path.lexists(os_path(above)):
            break
        missing.append(above)
    for one in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(os_path(one))
        sync_folder(one.parent)
    if not is_folder(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def sync_folder(folder: Path) -> None:
    """Sync the new name to the disk, where the platform can (not Windows, nor some shares)."""
    if _WINDOWS:
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
