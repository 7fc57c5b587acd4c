"""Whether a result is more restless than its source, where the source stands still.

Each frame is deblurred by itself, so the same wall may come out a little different in each. What
is measured is the mean absolute difference between neighbouring frames, of 255, in those blocks
of 8 x 8 pixels that hardly change in the source; before, and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.video.colour import Pixels

_BLOCK = 8
STILL = 2.5
"""A block whose pixels change by less than this on average, of 255, stands still: noise of a
standard deviation of 2 makes 2.3 of it."""


@dataclass(frozen=True)
class Flicker:
    """Sums over all still blocks of all pairs of neighbouring frames; may be added."""

    blocks: int = 0
    before_sum: float = 0.0
    after_sum: float = 0.0

    def __add__(self, other: Flicker) -> Flicker:
        return Flicker(
            self.blocks + other.blocks,
            self.before_sum + other.before_sum,
            self.after_sum + other.after_sum,
        )

    @property
    def before(self) -> float:
        """Return the mean difference in the source, of 255; NaN where nothing stood still."""
        return self.before_sum / self.blocks if self.blocks else float("nan")

    @property
    def after(self) -> float:
        """Return the mean difference in the result."""
        return self.after_sum / self.blocks if self.blocks else float("nan")


class FlickerMeter:
    """Compares each frame with the one before; holds two grey pictures."""

    def __init__(self) -> None:
        self._previous: tuple[NDArray[Any], NDArray[Any]] | None = None
        self.total = Flicker()

    def add(self, source: Pixels, result: Pixels) -> None:
        """Take the next frame and what became of it."""
        now = _grey(source), _grey(result)
        if self._previous is not None:
            before, after = (_changes(a, b) for a, b in zip(self._previous, now, strict=True))
            still = before < STILL
            sums = float(before[still].sum()), float(after[still].sum())
            self.total += Flicker(int(still.sum()), *sums)
        self._previous = now


def _grey(pixels: Pixels) -> NDArray[np.int16]:
    """Return (H, W) in steps of a 32nd of 255: a quarter red, half green, a quarter blue."""
    red, green, blue = (pixels[..., channel] for channel in range(3))
    if pixels.dtype == np.uint16:
        deep: NDArray[np.int16] = ((red >> 5) + (green >> 4) + (blue >> 5)).astype(np.int16)
        return deep
    total: NDArray[np.int16] = red.astype(np.int16) + blue
    total += green
    total += green
    total *= 8
    return total


def _changes(a: NDArray[np.int16], b: NDArray[np.int16]) -> NDArray[np.float32]:
    """Return the mean absolute difference of each block, of 255; what is left at the edge goes."""
    change = np.abs(a - b)
    side = min(_BLOCK, *change.shape)
    rows, columns = (n - n % side for n in change.shape)
    blocks = change[:rows, :columns].reshape(rows // side, side, columns // side, side)
    means: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means / np.float32(32)
