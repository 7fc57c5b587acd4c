"""How much of the free memory a run may take, and sharing it among pictures and tiles."""

from __future__ import annotations

import threading

from engine.core.machine import free_bytes

SHARE = 0.5
"""Of the free memory, for a run: a window, a browser and the file cache want the rest."""

DEFAULT_MAX_BYTES = 850_000_000
"""What a run takes unless told otherwise: a photo of 100 megapixels stays below 1 GB, with a
reserve for what allocators waste.

Speed is no reason for more. Measured with U-Nets on two cores, 0.25 to 17 megapixels at once take
the same processor time for a megapixel within the noise; what larger tiles save is their halo, a
few percent, and cancelling waits longer for them."""

DEFAULT_MIN_BYTES = 300_000_000
"""What a run takes at least: better to try, and to plan smaller, than not to begin."""

TILE_SHARE = 0.3
"""Of a run's memory, for one tile at least; it gets more where the pictures leave more."""


def default_budget(*, tileable: bool = True, runs: int = 1) -> int:
    """Return the bytes a run may take on top of the program and its model, one of `runs` at once.

    A share of the free memory, at least DEFAULT_MIN_BYTES, and at most DEFAULT_MAX_BYTES unless
    the model needs the whole picture at once.
    """
    share = max(DEFAULT_MIN_BYTES, int(free_bytes() * SHARE) // runs)
    return min(share, DEFAULT_MAX_BYTES) if tileable else share


def tile_budget(budget_bytes: int, pictures_bytes: int) -> int:
    """Return the bytes that one tile may take: what the pictures leave, and TILE_SHARE at least."""
    return max(int(budget_bytes * TILE_SHARE), budget_bytes - pictures_bytes)


class PictureMemory:
    """The memory of a run: the pictures in work, and the tile of the one that the model is at.

    A picture that does not fit beside them waits until it does.
    """

    def __init__(self, budget_bytes: int) -> None:
        self._budget = budget_bytes
        self._held = 0
        self._tile = 0
        self._stopped = False
        self._changed = threading.Condition()

    def acquire(self, count: int) -> None:
        """Wait until `count` bytes are left, or until no other picture is held.

        Raises WaitCancelled after `stop`.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    self._stopped
                    or not self._held
                    or self._held + count + self._tile <= self._budget
                )
            )
            if self._stopped:
                raise WaitCancelled
            self._held += count

    def reserve_tile(self, wanted: int, ahead: int, *, tileable: bool) -> int:
        """Return what the next tile may take, and keep that free until the next claim.

        Never more than `wanted`, which is enough for the whole picture. `ahead` bytes are left
        for the picture that is read meanwhile, unless the tile becomes too small by that.
        """
        with self._changed:
            most = tile_budget(self._budget, self._held + ahead) if tileable else self._budget
            self._tile = min(wanted, most)
            self._changed.notify_all()
            return most

    def release(self, count: int) -> None:
        """Give `count` bytes back."""
        with self._changed:
            self._held -= count
            self._changed.notify_all()

    def stop(self) -> None:
        """Let nobody wait any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


class WaitCancelled(Exception):
    """`stop` was called while a picture waited for memory."""
