"""The array types that the trainer passes around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""RGB, (H, W, 3) or (N, H, W, 3)."""
Floats = NDArray[np.float32]
