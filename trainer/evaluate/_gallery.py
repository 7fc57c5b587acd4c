"""The worst and the best pictures of a set, cropped where they changed most.

Only the crops that will be shown are kept, so memory does not grow with the size of the set.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.arrays import Pixels

CROP_PX = (240, 320)


@dataclass(frozen=True)
class Example:
    """A crop of a picture at 100 %: before (None without a blurred one), after and sharp.

    `value` is the sort key: the gain in dB, or the PSNR without a blurred picture.
    """

    picture: str
    value: float
    top: int
    left: int
    before: Pixels | None
    after: Pixels
    sharp: Pixels


class Gallery:
    """Keeps the `most` worst and the `most` best of the offered pictures."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[Example] = []

    def offer(
        self, picture: str, value: float, before: Pixels | None, after: Pixels, sharp: Pixels
    ) -> None:
        """Keep crops of this picture if it is one of the worst or best so far."""
        place = bisect.bisect([one.value for one in self._kept], value)
        if len(self._kept) >= 2 * self._most:
            if place == self._most:
                return  # in the middle, so it would be the first to go
            del self._kept[self._most - (place < self._most)]
            place -= place > self._most
        self._kept.insert(place, _example(picture, value, before, after, sharp))

    def worst(self) -> tuple[Example, ...]:
        """Return the worst pictures, the worst first."""
        return tuple(self._kept[: self._half()])

    def best(self) -> tuple[Example, ...]:
        """Return the best pictures, the best first; none that is also among the worst."""
        return tuple(self._kept[self._half() :][::-1])

    def _half(self) -> int:
        return min(self._most, (len(self._kept) + 1) // 2)


def _example(
    picture: str, value: float, before: Pixels | None, after: Pixels, sharp: Pixels
) -> Example:
    reference = sharp if before is None else before
    top, left = busiest(np.abs(after.astype(np.int16) - reference).sum(axis=2), CROP_PX)
    cut = np.s_[top : top + CROP_PX[0], left : left + CROP_PX[1]]
    crops = [None if one is None else one[cut].copy() for one in (before, after, sharp)]
    return Example(picture, value, top, left, *crops)  # type: ignore[arg-type]


def busiest(change: NDArray[np.integer], size: tuple[int, int]) -> tuple[int, int]:
    """Return (top, left) of the window of `size` with the largest sum of `change` (H, W)."""
    height, width = (min(a, b) for a, b in zip(change.shape, size, strict=True))
    total = np.zeros((change.shape[0] + 1, change.shape[1] + 1), np.int64)
    total[1:, 1:] = change.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
    sums = (
        total[height:, width:]
        - total[:-height, width:]
        - total[height:, :-width]
        + total[:-height, :-width]
    )
    top, left = np.unravel_index(int(sums.argmax()), sums.shape)
    return int(top), int(left)
