"""Flicker in static areas, before and after.

Each frame is deblurred by itself, so the same wall may come out slightly different in each.
Measured: the mean absolute difference between neighbouring frames, of 255, in those 8 x 8 blocks
that hardly change in the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.messages import msg
from engine.video.colour import Pixels

_BLOCK = 8
_STATIC = 2.5
"""A block is static if its pixels change by less than this on average, of 255; noise with a
standard deviation of 2 gives 2.3."""


@dataclass(frozen=True)
class Flicker:
    """Sums over all static blocks of all pairs of neighbouring frames; can be added."""

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
        """Mean difference in the source, of 255; NaN if nothing was static."""
        return self.before_sum / self.blocks if self.blocks else float("nan")

    @property
    def after(self) -> float:
        """Mean difference in the result, of 255; NaN if nothing was static."""
        return self.after_sum / self.blocks if self.blocks else float("nan")

    @property
    def text(self) -> str:
        """A line for people; "" if nothing was static."""
        if not self.blocks:
            return ""
        return msg(
            "Flicker in static areas: {before} -> {after} (of 255)",
            before=f"{self.before:.2f}",
            after=f"{self.after:.2f}",
        )


class FlickerMeter:
    """Compares each frame with the previous one; holds two grey images."""

    def __init__(self) -> None:
        self._previous: tuple[NDArray[Any], NDArray[Any]] | None = None
        self.total = Flicker()

    def add(self, source: Pixels, result: Pixels) -> None:
        """Add the next frame and its result."""
        now = _grey(source), _grey(result)
        if self._previous is not None:
            before, after = (_changes(a, b) for a, b in zip(self._previous, now, strict=True))
            static = before < _STATIC
            sums = float(before[static].sum()), float(after[static].sum())
            self.total += Flicker(int(static.sum()), *sums)
        self._previous = now


def _grey(pixels: Pixels) -> NDArray[np.int16]:
    """Return (H, W) in units of 1/32 of 255: a quarter red, half green, a quarter blue."""
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
    """Return the mean absolute difference per block, of 255; incomplete blocks are dropped."""
    change = np.abs(a - b)
    side = min(_BLOCK, *change.shape)
    rows, columns = (n - n % side for n in change.shape)
    blocks = change[:rows, :columns].reshape(rows // side, side, columns // side, side)
    means: NDArray[np.float32] = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means / np.float32(32)
