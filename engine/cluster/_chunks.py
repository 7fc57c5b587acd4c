"""How many pictures a worker is given at once.

Each task costs the scheduler, the network and the queue's disk some milliseconds, however small its
pictures are, so it is to take about a second; what is lost with a worker is no more than that.
Towards the end tasks become smaller, so that all workers end together.
"""

from __future__ import annotations

from collections import deque

SECONDS = 1.0
MOST = 32
_REMEMBERED = 16


class ChunkSizes:
    """Learns how long pictures take, by their number and by the size of their files."""

    def __init__(self) -> None:
        self._known: deque[tuple[float, int, int]] = deque(maxlen=_REMEMBERED)

    def finished(self, seconds: float, count: int, file_bytes: int) -> None:
        """Note how long a task of so many pictures took, of so many bytes together."""
        self._known.append((seconds, count, file_bytes))

    def most(self, left: int, threads: int) -> int:
        """Return how many pictures a task may have, with `left` not yet given to any."""
        if not self._known:
            return 1
        return max(1, min(MOST, left // (2 * max(1, threads))))

    def seconds(self, count: int, file_bytes: int) -> float:
        """Return how long so many pictures of so many bytes together will take."""
        if not self._known:
            return 0.0
        spent, pictures, read = (sum(column) for column in zip(*self._known, strict=True))
        return float(max(count * spent / max(1, pictures), file_bytes * spent / max(1, read)))
