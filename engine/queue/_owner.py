"""Who has a batch: the locks that its owner holds, and those of batches that wait for theirs."""

from __future__ import annotations

import threading
from pathlib import Path

from engine.core.locks import FileLock

OWNER_WAIT_SECONDS = 1.0  # longer than another process takes to test whether the owner lives
WAITING: dict[Path, FileLock] = {}
"""The locks of the batches that wait in this process, by their files."""
WAITING_CHANGES = threading.Lock()
"""Held until a batch waits in this process, and the file says so; nobody resumes it in between."""


def is_free(lock: FileLock | None) -> bool:
    """Return whether nobody has the batch of this lock, or is about to resume it."""
    return lock is not None and not lock.is_held() and not _reservation(lock).is_held()


def _reservation(lock: FileLock) -> FileLock:
    """Return the lock that keeps a batch for the process that is to resume it."""
    return FileLock(lock.path.with_suffix(f".next{lock.path.suffix}"))


def reserve(lock: FileLock) -> FileLock | None:
    """Keep the batch of this lock for the process that is to resume it, until it is released.

    None where it cannot be kept: in a folder without locks.
    """
    kept = _reservation(lock)
    try:
        return kept if kept.acquire(OWNER_WAIT_SECONDS) else None
    except OSError:
        return None
