"""What the program has found out is kept, whoever else finds out something at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.core import facts
from engine.core.locks import FileLock
from engine.core.resources import user_cache_dir, user_data_dir

FILE = "facts.json"


def put(key: str) -> Callable[[facts.Facts], facts.Facts]:
    return lambda known: known | {key: 1}


def test_what_is_kept_is_read_again() -> None:
    assert facts.read(FILE) == {}
    facts.update(FILE, put("a"))
    facts.update(FILE, put("b"))
    assert facts.read(FILE) == {"a": 1, "b": 1}
    assert [path.name for path in user_data_dir().iterdir()] == [FILE], "nothing else is left"


def test_two_that_change_it_at_once_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    waits_or_is_done = threading.Event()
    real = FileLock._try

    def seen(lock: FileLock) -> bool:
        held = real(lock)
        if not held:
            waits_or_is_done.set()
        return held

    monkeypatch.setattr(FileLock, "_try", seen)

    def second() -> None:
        facts.update(FILE, put("second"))
        waits_or_is_done.set()

    other = threading.Thread(target=second)

    def slowly(known: facts.Facts) -> facts.Facts:
        other.start()
        assert waits_or_is_done.wait(10)
        return put("first")(known)

    facts.update(FILE, slowly)
    other.join()
    assert facts.read(FILE) == {"first": 1, "second": 1}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_a_damaged_file_tells_nothing_and_is_replaced(content: bytes) -> None:
    user_data_dir().mkdir(parents=True, exist_ok=True)
    (user_data_dir() / FILE).write_bytes(content)
    assert facts.read(FILE) == {}
    facts.update(FILE, put("a"))
    assert facts.read(FILE) == {"a": 1}


def test_a_disk_that_refuses_says_so_and_without_locks_it_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any) -> bool:
        raise OSError("no locks here")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    assert facts.update(FILE, put("a"))
    assert facts.read(FILE) == {"a": 1}
    (user_data_dir() / "folder.json").mkdir()
    assert not facts.update("folder.json", put("a"))
    assert sorted(path.name for path in user_data_dir().iterdir()) == [FILE, "folder.json"]


def test_a_tilde_in_the_place_of_the_data_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it was given in quotes, or by a file of settings, no shell has replaced it."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("DEBLUR_DATA", "~/deblur data")
    assert user_data_dir() == tmp_path / "deblur data"
    assert user_cache_dir() == tmp_path / "deblur data" / "cache"
