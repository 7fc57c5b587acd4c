"""Full-reference measures of a result against the sharp picture.

Room: engine, numpy.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray


def psnr(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return the peak signal-to-noise ratio in dB; infinity for equal pictures.

    Both (H, W, 3) uint8, compared as they are: no crop, one squared error over all channels in
    float64, as the GoPro protocol has it (Nah et al. 2017). Raises ValueError where shape or dtype
    differ or are others.
    """
    if result.shape != sharp.shape or result.dtype != np.uint8 or sharp.dtype != np.uint8:
        raise ValueError(f"{result.shape} {result.dtype} against {sharp.shape} {sharp.dtype}")
    error = float(np.mean(np.square(result.astype(np.float64) - sharp)))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)
