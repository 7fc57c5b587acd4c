"""How much of the free memory a run may take, and sharing it among pictures and tiles."""

from __future__ import annotations

import contextlib
import math
import os
import threading
from collections.abc import Callable

from engine.core.machine import free_bytes
from engine.errors import OutOfMemory

SHARE = 0.5
"""Share of the free memory for a run; the window, a browser and the file cache need the rest."""

DEFAULT_MAX_BYTES = 850_000_000
"""The default limit: a photo of 100 megapixels stays below 1 GB, with a reserve for what allocators
waste.

More would not be faster. Measured with U-Nets on two cores, tiles of 0.25 to 17 megapixels take the
same time per megapixel within the noise; larger ones only save some overlap, a few percent, and
cancelling takes longer."""

DEFAULT_MIN_BYTES = 300_000_000
"""The minimum: better to try, and to plan smaller tiles if it fails, than not to start."""

TILE_SHARE = 0.3
"""Minimum share of a run's memory for one tile; it gets more if the pictures leave more."""


def default_budget(*, tileable: bool = True, runs: int = 1) -> int:
    """Return the bytes that one of `runs` concurrent runs may use, besides program and model.

    A share of the free memory, at least DEFAULT_MIN_BYTES, and at most DEFAULT_MAX_BYTES unless
    the model needs the whole picture at once.
    """
    share = max(DEFAULT_MIN_BYTES, int(free_bytes() * SHARE) // runs)
    return min(share, DEFAULT_MAX_BYTES) if tileable else share


LEAST_TILE_BYTES = 60_000_000
"""Minimum for one tile beside what the model takes for a tile of any size: some megapixels of a
model with windows."""


def least_tile(budget_bytes: int, fixed_bytes: int) -> int:
    """Return the bytes that one tile may use in any case; of them `fixed_bytes` for any size."""
    share = int(budget_bytes * TILE_SHARE)
    return max(share, fixed_bytes + LEAST_TILE_BYTES) if fixed_bytes else share


def tile_budget(budget_bytes: int, pictures_bytes: int, fixed_bytes: int = 0) -> int:
    """Return the bytes that one tile may use: what the pictures leave, at least `least_tile`."""
    return max(least_tile(budget_bytes, fixed_bytes), budget_bytes - pictures_bytes)


_TRIM_THRESHOLD = "MALLOC_TRIM_THRESHOLD_"
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGEST_MMAP_THRESHOLD = 32 << 20


def restore_allocator() -> None:
    """Let the C library keep freed memory again, where an environment variable forbids it.

    Dask starts its workers with MALLOC_TRIM_THRESHOLD_=65536. That also ends the adaptation of the
    threshold above which each block is mapped anew: every picture, tile and result is then paid for
    page by page, which takes as long as `live` itself. These are the values that the adaptation
    would come to.
    """
    if not os.environ.get(_TRIM_THRESHOLD):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError, TypeError):  # not glibc
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGEST_MMAP_THRESHOLD)
        library.mallopt(_M_TRIM_THRESHOLD, 2 * _LARGEST_MMAP_THRESHOLD)


RESERVE = 1.15
"""What a picture may need over the budget: estimates are on the safe side."""


def check_fits(name: str, needed: int, most: int) -> None:
    """Raise OutOfMemory if a picture takes more than the bytes allowed, before it is decoded."""
    if needed > most * RESERVE:
        raise OutOfMemory(
            "{name} takes about {needed} MB of memory; {most} MB are allowed.",
            "Allow more with --memory, close other programs, or reduce the image first.",
            "image.needs-memory",
            name=name,
            needed=math.ceil(needed / 1e6),
            most=int(most / 1e6),
        )


class PictureMemory:
    """The memory of a run, shared by the pictures in progress and the tile in the model.

    A picture that does not fit waits until it does. One that is larger than everything goes alone:
    whether it is allowed at all says `check_fits`.
    """

    def __init__(self, budget_bytes: int) -> None:
        self._budget = budget_bytes
        self._held = 0
        self._tile = 0
        self._changed = threading.Condition()

    def acquire(self, count: int, stopped: Callable[[], bool] = lambda: False) -> None:
        """Wait until `count` bytes are free, or no other picture holds any.

        Raises WaitCancelled once `stopped` returns True, which is asked when something is released.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    stopped() or not self._held or self._held + count + self._tile <= self._budget
                )
            )
            if stopped():
                raise WaitCancelled
            self._held += count

    def reserve_tile(self, wanted: int, ahead: int, fixed: int = 0, *, tileable: bool) -> int:
        """Return the bytes for the next tile, reserved until the next call.

        Never more than `wanted`, which is enough for the whole picture. `ahead` bytes are left
        for the picture that is read meanwhile, unless the tile becomes too small by that. A tile
        of any size takes `fixed`.
        """
        with self._changed:
            most = self._budget
            if tileable:
                most = tile_budget(most, self._held + ahead, fixed)
            self._tile = min(wanted, most)
            self._changed.notify_all()
            return most

    def release(self, count: int) -> None:
        """Release `count` bytes."""
        with self._changed:
            self._held -= count
            self._changed.notify_all()


class MemoryShare:
    """The part of a batch in a `PictureMemory`, which several batches of one process may use.

    `stop` ends the waiting of this batch alone, and returns all that it still holds.
    """

    def __init__(self, memory: PictureMemory) -> None:
        self._memory = memory
        self._held = 0
        self._stopped = False
        self._lock = threading.Lock()

    def acquire(self, count: int) -> None:
        """Do `PictureMemory.acquire`; raises WaitCancelled after `stop`."""
        self._memory.acquire(count, lambda: self._stopped)
        with self._lock:
            self._held += count
            stopped = self._stopped
        if stopped:
            self._return_all()
            raise WaitCancelled

    def reserve_tile(self, wanted: int, ahead: int, fixed: int = 0, *, tileable: bool) -> int:
        """Do `PictureMemory.reserve_tile`."""
        return self._memory.reserve_tile(wanted, ahead, fixed, tileable=tileable)

    def release(self, count: int) -> None:
        """Release `count` bytes, unless `stop` has done so."""
        with self._lock:
            count = min(count, self._held)
            self._held -= count
        self._memory.release(count)

    def stop(self) -> None:
        """End the waiting of this batch with WaitCancelled, and release what it holds."""
        self._stopped = True
        self._return_all()

    def _return_all(self) -> None:
        with self._lock:
            count, self._held = self._held, 0
        self._memory.release(count)


class WaitCancelled(Exception):
    """`stop` was called while a picture waited for memory."""
