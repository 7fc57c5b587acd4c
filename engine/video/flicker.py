"""Flicker in static areas: of the source, of the result, and of the result before blending.

Each frame is deblurred by itself, so the same wall may come out slightly different in each.
Measured: the mean absolute difference between neighbouring frames, of 255, in those 8 x 8 blocks
that hardly change in the source.

A sharper picture flickers more than its source even where blending has halved that, so what
blending gains is told by the result with and without it.
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

_LEAST_STATIC = 0.1
"""With a smaller part of the picture static (the camera is held by hand) nothing is said of it."""

_LEAST_GAIN = 0.05
"""A smaller part of the flicker that is gone is not worth a word."""


@dataclass(frozen=True)
class Flicker:
    """Sums over all static blocks of all pairs of neighbouring frames; can be added."""

    blocks: int = 0
    before_sum: float = 0.0
    after_sum: float = 0.0
    unblended_sum: float = 0.0
    """As `after_sum`, of the result before blending."""
    compared: int = 0
    """How many blocks there are, static or not."""

    def __add__(self, other: Flicker) -> Flicker:
        return Flicker(
            self.blocks + other.blocks,
            self.before_sum + other.before_sum,
            self.after_sum + other.after_sum,
            self.unblended_sum + other.unblended_sum,
            self.compared + other.compared,
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
        """A line for people; "" if little was static, or blending has gained nothing there."""
        if not self.blocks or self.blocks < _LEAST_STATIC * self.compared:
            return ""
        if self.unblended_sum == self.after_sum:
            return msg(
                "Flicker in static areas: {before} in the original, {after} in the result (of 255)",
                before=f"{self.before:.2f}",
                after=f"{self.after:.2f}",
            )
        gain = 1 - self.after_sum / self.unblended_sum if self.unblended_sum else 0
        if gain < _LEAST_GAIN:
            return ""
        return msg("Flicker in static areas reduced by {percent}%", percent=round(100 * gain))


class FlickerMeter:
    """Compares each frame with the previous one; holds three grey images."""

    def __init__(self) -> None:
        self._previous: tuple[NDArray[Any], ...] | None = None
        self.total = Flicker()

    def add(self, source: Pixels, result: Pixels, unblended: Pixels | None = None) -> None:
        """Add the next frame and its result; `unblended`: what was blended, if it was."""
        grey = _grey(result)
        own = grey if unblended is None else _grey(unblended)
        now = _grey(source), grey, own
        if self._previous is not None:
            pairs = zip(self._previous, now, strict=True)
            before, after, without = (_changes(a, b) for a, b in pairs)
            static = before < _STATIC
            self.total += Flicker(
                int(static.sum()),
                float(before[static].sum()),
                float(after[static].sum()),
                float(without[static].sum()),
                int(static.size),
            )
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
