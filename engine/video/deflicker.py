"""Static areas blended over time, so that they flicker less.

Every frame is deblurred on its own, so noise comes out a little different each time. Where the
source hardly changes from one frame to the next, a frame keeps half of its difference to the
blended frame before it.

Two things keep moving objects from leaving trails. Areas that change, and their surroundings, are
not blended. And no value ends more than `LIMIT` levels from what the frame's own result has,
however long an area was blended; that holds where a change goes unnoticed, too.

What it gains: docs/video.md, measured by `python3 run.py bench flicker`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.video.colour import Pixels

LIMIT = 4.0
"""The most that blending changes a value, of 255; half a level of rounding comes on top."""

_KEEP = 0.5
"""Part of the difference that is kept. White noise falls to 0.58 of its standard deviation, its
flicker to 0.41; with 0.7 to 0.42 and 0.23, but a fade would lag by two frames instead of one."""

_STATIC = 3.0
"""A block is static if it changes by less than this on average, of 255, at half the size, where
noise with a standard deviation of 3 gives 1.7."""

_BLOCK = 8
"""Side of a block in pixels; even."""

_ROWS = 64
"""Rows blended at a time, so that floats of a whole frame are never in memory."""

_UNIT = 257
"""What a level of 255 is in 16 bits."""


@dataclass(frozen=True)
class Blended:
    """What the next frame is blended with.

    `half`: the source at half its size, uint8 or uint16. `result`: the blended frame, (H, W, 3)
    uint16 also for frames of 8 bits, as rounding to those would stop the blending early.
    """

    half: Pixels
    result: NDArray[np.uint16]


class Deflicker:
    """Blends the static areas of each frame with those of the frame before; see above."""

    def __init__(self, last: Blended | None = None) -> None:
        self.last = last

    def blend(self, source: Pixels, result: Pixels) -> Pixels:
        """Return the next frame's result with its static areas blended, of the same dtype.

        `source`, `result`: (H, W, 3), both uint8 or both uint16; they are not changed. The first
        frame, and the first of another size, is returned as it is.
        """
        half, last = _half(source), self.last
        deep = result.dtype == np.uint16
        if last is None or last.result.shape != result.shape or last.half.dtype != half.dtype:
            exact = result.copy() if deep else result.astype(np.uint16) * np.uint16(_UNIT)
            self.last = Blended(half, exact)
            return result
        weights = _static(last.half, half)
        height, width = weights.shape
        exact = last.result  # replaced row by row
        limit, scale = np.float32(LIMIT * _UNIT), np.float32(1 if deep else _UNIT)
        blended: Pixels = np.empty_like(result)
        for top in range(0, result.shape[0], _ROWS):
            rows = slice(top, top + _ROWS)
            own = result[rows].astype(np.float32) * scale
            if top < height:
                part = own[: height - top, :width]
                change = exact[rows, :width][: height - top] - part
                change *= weights[rows, :, None] * np.float32(_KEEP)
                part += np.clip(change, -limit, limit, out=change)
            exact[rows] = np.rint(own, out=own)
            blended[rows] = exact[rows] if deep else np.rint(own / scale)
        self.last = Blended(half, exact)
        return blended


def _half(pixels: Pixels) -> Pixels:
    """Return the mean of each 2 x 2 pixels, in which there is half as much noise."""
    from engine.core.opencv import cv2

    height, width = (side // 2 for side in pixels.shape[:2])
    if not height or not width:
        return pixels
    even = pixels[: 2 * height, : 2 * width]
    half: Any = cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)
    return half  # type: ignore[no-any-return]


def _static(before: Pixels, now: Pixels) -> NDArray[np.float32]:
    """Return 1 where nothing changes, 0 in and beside what does; float32 (H, W) at full size.

    Incomplete blocks at the right and lower edge are left out.
    """
    from engine.core.opencv import cv2

    side = _BLOCK // 2
    rows, columns = (length // side for length in now.shape[:2])
    if not rows or not columns:
        return np.zeros((0, 0), np.float32)
    change: Any = cv2.absdiff(before, now)[: rows * side, : columns * side].astype(np.float32)
    means: Any = cv2.resize(change, (columns, rows), interpolation=cv2.INTER_AREA)
    limit = _STATIC * (_UNIT if now.dtype == np.uint16 else 1)
    static: Any = (means.max(axis=2) < limit).astype(np.float32)
    static = cv2.erode(static, np.ones((3, 3), np.uint8))
    size = (columns * _BLOCK, rows * _BLOCK)
    weights: NDArray[np.float32] = cv2.resize(static, size, interpolation=cv2.INTER_LINEAR)
    return weights
