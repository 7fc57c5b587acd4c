"""Turned and mirrored copies of a picture, whose results are averaged.

A net has not learned to do exactly the same to a picture and to its mirror image, so what it gets
wrong differs, and averages out: the geometric self-ensemble (Lim et al., "Enhanced Deep Residual
Networks for Single Image Super-Resolution", CVPR workshops 2017). Two views, as it is and turned
by a quarter, have most of the gain of all eight (docs/model-training.md).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_VIEWS = (
    (0, False),
    (1, False),
    (0, True),
    (1, True),
    (2, False),
    (3, False),
    (2, True),
    (3, True),
)
"""Quarter turns, and whether it is flipped then; the first two, and the first four, differ most."""

MOST_VIEWS = len(_VIEWS)


def seen(picture: NDArray[Any], view: int, axes: tuple[int, int] = (0, 1)) -> NDArray[Any]:
    """Return a view of a picture; `axes` are those of its rows and columns. No copy is made."""
    turns, flipped = _VIEWS[view]
    turned = np.rot90(picture, turns, axes)
    return np.flip(turned, axes[0]) if flipped else turned


def seen_back(picture: NDArray[Any], view: int, axes: tuple[int, int] = (0, 1)) -> NDArray[Any]:
    """Return the picture of which this is the view: the inverse of `seen`. No copy is made."""
    turns, flipped = _VIEWS[view]
    turned = np.flip(picture, axes[0]) if flipped else picture
    return np.rot90(turned, -turns, axes)
