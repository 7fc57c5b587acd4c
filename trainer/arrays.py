"""The array types that the trainer passes around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""RGB, (H, W, 3) or (N, H, W, 3)."""
Floats = NDArray[np.float32]


def to_linear(pixels: Pixels, gamma: float) -> Floats:
    """Return uint8 pixels of any shape as light, float32 in 0..1, by the power `gamma`."""
    return (pixels.astype(np.float32) / np.float32(255)) ** np.float32(gamma)
