"""The versions of one picture that a viewer switches between: the original, and its results.

A result at another strength is mixed tile by tile as it is drawn, so a slider is followed at once
whatever the size of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deblur_gui.widgets.pyramid import Array, Pyramid, Tiles


@dataclass(frozen=True)
class Result:
    """One version of the picture: (H, W, 3) uint8 or uint16, and (H, W) alpha of the same.

    `strength` (0..1) is how much of the way from the original to these pixels is shown.
    """

    name: str
    pixels: Array
    alpha: Array | None = None
    strength: float = 1.0


class Mixed:
    """A result at another strength, by the arithmetic of a batch in 8 bits."""

    def __init__(self, before: Pyramid, full: Pyramid, strength: float) -> None:
        self._pair = (before, full)
        self.width, self.height, self.levels = full.width, full.height, full.levels
        part = np.arange(-255, 256) * strength
        self._steps = np.copysign(np.floor(np.abs(part) + 0.5), part).astype(np.int16)

    def is_smooth(self, level: int) -> bool:
        """Return whether both pictures are averaged at this level."""
        return all(each.is_smooth(level) for each in self._pair)

    def tile(self, level: int, column: int, row: int) -> Array:
        """Return (h, w, 3) uint8."""
        before, full = (each.tile(level, column, row).astype(np.int16) for each in self._pair)
        mixed: Array = (before + self._steps[full - before + 255]).astype(np.uint8)
        return mixed


def layers(
    results: Sequence[Result], earlier: Sequence[Pyramid]
) -> tuple[list[Pyramid], list[Tiles]]:
    """Return the pyramid of each result, those of `earlier` where it has the same, and its tiles.

    Raises ValueError for results of different sizes.
    """
    if len({result.pixels.shape[:2] for result in results}) > 1:
        raise ValueError("results of one picture have one size")
    known = {pyramid.key: pyramid for pyramid in earlier}
    pyramids: list[Pyramid] = []
    tiles: list[Tiles] = []
    for result in results:
        new = Pyramid(result.pixels, result.alpha)
        pyramid = known.setdefault(new.key, new)
        whole = result.strength == 1 or not pyramids
        pyramids.append(pyramid)
        tiles.append(pyramid if whole else Mixed(pyramids[0], pyramid, result.strength))
    return pyramids, tiles
