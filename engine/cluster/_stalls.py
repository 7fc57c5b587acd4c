"""Which workers stall: alive, but their disk, their card or their network hangs.

The limit grows with the picture and with how long pictures of this batch take, so that a slow
machine is not taken for one that hangs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

FIRST_SECONDS = 600.0
FIRST_SECONDS_PER_MEGAPIXEL = 300.0
"""As long as no picture has been finished: the slowest bundled model takes a tenth on one core."""

LEAST_SECONDS = 60.0
TIMES_AS_LONG = 20.0
"""Afterwards: so many times as long as the slowest picture so far, by megapixels."""


class Stalls:
    """Since when each worker has not finished anything."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: dict[str, float] = {}
        self._had: dict[str, set[str]] = {}
        self._counts: Counter[str] = Counter()
        self._slowest: float | None = None

    def finished(self, seconds: float, megapixels: float) -> None:
        """Note how long a picture took."""
        self._slowest = max(self._slowest or 0.0, seconds / max(megapixels, 0.1))

    def look(
        self, processing: Mapping[str, Sequence[str]], megapixels: Callable[[str], float]
    ) -> Iterator[tuple[str, str]]:
        """Yield each worker that is over its limit, with the picture that it is at.

        `processing`: the pictures that each worker has, the one that it is at first.
        """
        now = self._clock()
        for worker, keys in processing.items():
            had = self._had.get(worker, set())
            if not keys or had - set(keys) or not had:  # idle, or it has finished one, or is new
                self._since[worker] = now
            self._had[worker] = set(keys)
            if keys and self.seconds(worker) > self.limit(max(megapixels(key) for key in keys)):
                self._counts[keys[0]] += 1
                yield worker, keys[0]
                self._since[worker] = now
        for gone in self._had.keys() - processing.keys():
            del self._had[gone], self._since[gone]

    def seconds(self, worker: str) -> float:
        """Return for how long a worker has not finished anything."""
        return self._clock() - self._since.get(worker, self._clock())

    def limit(self, megapixels: float) -> float:
        """Return how many seconds a worker may take for a picture."""
        if self._slowest is None:
            return FIRST_SECONDS + megapixels * FIRST_SECONDS_PER_MEGAPIXEL
        return LEAST_SECONDS + megapixels * self._slowest * TIMES_AS_LONG

    def count(self, key: str) -> int:
        """Return how many workers were over their limit with this picture."""
        return self._counts[key]


def remover() -> Callable[..., Any]:
    """Return what removes a worker; it runs on the scheduler, which repeats its work elsewhere.

    A nested function: Dask sends it as it is, so the scheduler needs no Deblur.
    """

    async def remove(worker: str, dask_scheduler: Any = None) -> None:  # noqa: ANN401 - of Dask
        await dask_scheduler.remove_worker(address=worker, stimulus_id="deblur-stalled")

    return remove
