"""How much memory a run may take, what of it a tile, and how batches of one process share it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from engine.core import memory
from engine.core.memory import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MIN_BYTES,
    MemoryShare,
    PictureMemory,
    WaitCancelled,
    default_budget,
    tile_budget,
)

GB = 1 << 30


@pytest.mark.parametrize(
    ("free", "tileable", "expected"),
    [
        (0, True, DEFAULT_MIN_BYTES),
        (GB, True, GB // 2),
        (64 * GB, True, DEFAULT_MAX_BYTES),
        (64 * GB, False, 32 * GB),
    ],
)
def test_the_budget_is_a_share_and_modest_unless_the_model_needs_more(
    monkeypatch: pytest.MonkeyPatch, free: int, tileable: bool, expected: int
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: free)
    assert default_budget(tileable=tileable) == expected


def test_a_tile_gets_what_the_pictures_leave_and_a_share_at_least() -> None:
    assert tile_budget(1000, 400) == 600
    assert tile_budget(1000, 5000) == 300
    # Where any tile takes more than that, there is room for it and some pixels.
    assert tile_budget(DEFAULT_MAX_BYTES, 600_000_000, 700_000_000) == 760_000_000


def test_a_photo_of_100_megapixels_its_result_and_a_tile_stay_below_1_gb() -> None:
    pictures = 2 * 100_000_000 * 3
    assert pictures + tile_budget(DEFAULT_MAX_BYTES, pictures) < 900_000_000


def test_batches_wait_for_each_others_pictures() -> None:
    memory = PictureMemory(100)
    first, second = MemoryShare(memory), MemoryShare(memory)
    first.acquire(70)
    came = threading.Event()
    waiting = threading.Thread(target=lambda: (second.acquire(50), came.set()))
    waiting.start()
    assert not came.wait(0.1)
    first.release(70)
    assert came.wait(10)
    waiting.join()


def test_photos_beside_a_tile_that_always_takes_much_wait_for_each_other() -> None:
    """Two of 24 megapixels with `best`: never both beside the tile, which is granted once."""
    photo, fixed = 2 * 24_000_000 * 3, 682_000_000
    memory = PictureMemory(DEFAULT_MAX_BYTES)
    memory.acquire(photo)
    wanted = fixed + 24_000_000 * 20
    tile = memory.reserve_tile(wanted, photo, fixed, tileable=True)
    assert fixed < tile < DEFAULT_MAX_BYTES
    came = threading.Event()
    waiting = threading.Thread(target=lambda: (memory.acquire(photo), came.set()))
    waiting.start()
    assert not came.wait(0.1)
    memory.release(photo)
    assert came.wait(10)
    waiting.join()
    assert memory.reserve_tile(wanted, photo, fixed, tileable=True) == tile


def test_one_that_stops_returns_what_it_holds_and_stops_no_other() -> None:
    memory = PictureMemory(100)
    first, second = MemoryShare(memory), MemoryShare(memory)
    first.acquire(70)
    ends = []

    def wait_for_room() -> None:
        try:
            first.acquire(60)
        except WaitCancelled:
            ends.append("cancelled")

    waiting = threading.Thread(target=wait_for_room)
    waiting.start()
    first.stop()
    waiting.join(10)
    assert ends == ["cancelled"]
    second.acquire(100)  # at once: nothing is held any more
    first.release(70)  # of a picture that was in work when it stopped: counted already
    with pytest.raises(WaitCancelled):
        first.acquire(1)
    blocked = threading.Thread(target=second.acquire, args=(1,))
    blocked.start()
    blocked.join(0.1)
    assert blocked.is_alive()
    second.release(100)
    blocked.join(10)
    assert not blocked.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="of glibc")
def test_freed_memory_is_kept_again_where_dask_forbids_it() -> None:
    """Page faults are counted, no seconds: each new block is mapped anew, or none is."""
    script = """
import resource, sys
from engine.core.memory import restore_allocator
import numpy as np
if sys.argv[1] == "restored":
    restore_allocator()
np.zeros(6_000_000, np.uint8).sum()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    np.full(6_000_000, 7, np.uint8)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""

    def faults(kind: str) -> int:
        command = [sys.executable, "-c", script, kind]
        environment = {**os.environ, "MALLOC_TRIM_THRESHOLD_": "65536"}
        return int(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)

    restored, as_dask_has_it = faults("restored"), faults("left")
    if as_dask_has_it < 50:
        pytest.skip("this C library has no such variable")
    assert restored < as_dask_has_it / 5
