"""One live picture through a model, at a part of its size where that is asked for.

At a part of the size only the model's change is enlarged and added to the picture, so what the
camera saw keeps all of its detail; what is lost is the fine part of the improvement.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.models import Model

Pixels = NDArray[np.uint8]


def deblur_live(pixels: Pixels, model: Model, scale: float, strength: float) -> Pixels:
    """Return the (H, W, 3) uint8 picture deblurred, of the same shape.

    `scale`: the part of width and height at which the model works. `strength` 0 gives the picture,
    1 the model's result, between them a mixture as in `engine.batch.pipeline.deblur`, within one
    level.
    """
    from engine.core.opencv import cv2

    if strength == 0:
        return pixels
    if scale == 1:
        result: Pixels = model(pixels)  # type: ignore[assignment]
        if strength == 1:
            return result
        mixed: Pixels = cv2.addWeighted(pixels, 1 - strength, result, strength, 0)  # type: ignore[assignment]
        return mixed
    height, width = pixels.shape[:2]
    size = max(1, round(width * scale)), max(1, round(height * scale))
    # Rounding to the model's multiple would only be filled up again by it.
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    change = cv2.subtract(model(small), small, dtype=cv2.CV_16S)  # type: ignore[arg-type]
    change = cv2.resize(change, (width, height), interpolation=cv2.INTER_LINEAR)
    if strength < 1:
        change = np.rint(change * np.float32(strength)).astype(np.int16)
    added: Pixels = cv2.add(pixels, change, dtype=cv2.CV_8U)  # type: ignore[assignment]
    return added
