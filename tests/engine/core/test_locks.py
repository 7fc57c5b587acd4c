"""A lock belongs to one at a time, however its file comes and goes."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

from engine.core import locks
from engine.core.locks import FileLock


def test_lock_is_exclusive_even_while_its_file_comes_and_goes(tmp_path):
    inside, most, rounds = 0, 0, 0
    guard = threading.Lock()

    def work() -> None:
        nonlocal inside, most, rounds
        for _ in range(40):
            lock = FileLock(tmp_path / "lock")
            while not lock.acquire(wait_seconds=5):
                pass
            with guard:
                inside, rounds = inside + 1, rounds + 1
                most = max(most, inside)
            os.stat(tmp_path)  # gives the others a chance
            with guard:
                inside -= 1
            lock.release()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, rounds) == (1, 160)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_no_lock(tmp_path, monkeypatch):
    mine, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert mine.acquire()
    take = locks.try_lock

    def after_release(handle: int) -> bool:
        mine.release()  # between the other's opening and its locking
        return take(handle)

    monkeypatch.setattr(locks, "try_lock", after_release)
    assert other.acquire(wait_seconds=5)
    monkeypatch.undo()
    assert not mine.acquire()
    other.release()


def test_a_lock_whose_file_cannot_be_deleted_is_released(tmp_path, monkeypatch):
    def refuse_to_delete(path: Path, **_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    mine, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert mine.acquire()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse_to_delete)
        mine.release()
    assert not mine.is_held()
    assert other.acquire()
    other.release()


def test_asking_for_a_lock_takes_nothing_and_makes_nothing(tmp_path):
    mine, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert not other.is_held()
    assert list(tmp_path.iterdir()) == []
    assert mine.acquire()
    assert other.is_held()
    assert mine.is_held()
    assert not other.acquire()
    mine.release()
    mine.release()
    assert not other.is_held()
    assert other.acquire()
    other.release()
