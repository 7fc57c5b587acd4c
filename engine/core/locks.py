"""Locks between processes, on files."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

BUSY_SECONDS = 10.0
"""How long a write waits for that of another process; ours take milliseconds."""

_HELD_BY_ANOTHER = PermissionError if sys.platform == "win32" else BlockingIOError


class FileLock:
    """A lock on a file, held until released or until this process ends, however it ends.

    The system keeps it, not the content of the file: `kill -9` frees it at once, and there is no
    process number that could belong to another process later.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def acquire(self, wait_seconds: float = 0.0) -> bool:
        """Acquire the lock and return True, or False if another still holds it after the wait.

        Raises OSError if the file cannot be created or the folder does not support locks.
        """
        until = time.monotonic() + wait_seconds
        while not self._try():
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)
        return True

    def is_held(self) -> bool:
        """Return whether any process, including this one, holds the lock, without acquiring it."""
        if self._handle is not None:
            return True
        try:
            probe = os.open(self.path, os.O_RDWR)
        except OSError:
            return False
        try:
            return not try_lock(probe, shared=True)
        except OSError:
            return False
        finally:
            os.close(probe)

    def note_held(self) -> None:
        """Note in the file that the lock was acquired; raises OSError."""
        if self._handle is not None:
            os.write(self._handle, b"held\n")

    def was_held(self) -> bool:
        """Return whether `note_held` was called for this file; raises OSError.

        One that is empty may belong to a process that is about to lock it.
        """
        return os.stat(self.path).st_size > 0

    def release(self) -> None:
        """Release the lock and delete the file, if possible; does nothing if it is not held."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # The file is deleted first, while it is still ours. Windows deletes no open file, so there
        # it is deleted last, and stays if another process has opened it in between.
        if sys.platform != "win32":
            with suppress(OSError):  # a disk that has become read-only
                self.path.unlink()
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                self.path.unlink()

    def _try(self) -> bool:
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        locked = False
        try:
            # Its owner may have deleted the file between our opening and our locking it: a lock on
            # a file without a name excludes nobody.
            locked = try_lock(handle) and _names(self.path, handle)
        finally:
            if not locked:
                os.close(handle)
        self._handle = handle if locked else None
        return locked


def _names(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def try_lock(handle: int, *, shared: bool = False) -> bool:
    """Lock an open file without waiting; with `shared`, others may do the same.

    Return False if another has it; raises OSError where the folder does not support locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # flock, not lockf: a lockf lock ends when *any* handle of this process on the file
            # is closed, and does not keep two queues of one process apart.
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except _HELD_BY_ANOTHER:
        return False
    return True
