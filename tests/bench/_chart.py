"""Reading the number in a frame of the test chart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.camera.chart import SQUARES


def read_number(picture: NDArray[np.uint8], width: int | None = None) -> int | None:
    """Return the number (0..4095) in the corner of a frame, None if it cannot be read.

    `width` is the chart's own width if the frame shows it at another size.
    """
    height, own_width = picture.shape[:2]
    scale = own_width / (width or own_width)
    full = (width or own_width, height / scale)
    square = max(4, min(int(full[0]) // SQUARES, int(full[1]) // 8, 24)) * scale
    at = ((np.arange(SQUARES) + 0.5) * square).astype(int)
    grey = picture.mean(axis=2) > 127
    first, second = grey[int(square / 2)][at], grey[int(1.5 * square)][at]
    if not first[0] or first[1] or (first == second).any():
        return None
    return int("".join("1" if bit else "0" for bit in first[2:]), 2)
