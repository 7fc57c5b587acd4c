"""The pictures of a set that are worth a look: the worst and the best, where they changed most.

Only crops are kept, and only of as many pictures as will be shown, so a set of thousands costs no
more memory than one of ten.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

CROP_PX = (240, 320)


@dataclass(frozen=True)
class Example:
    """A crop of a picture at 100 %: before (None without a blurred one), after and sharp.

    `value` is what it was chosen by: the gain in dB, without a blurred picture the PSNR.
    """

    picture: str
    value: float
    top: int
    left: int
    before: Pixels | None
    after: Pixels
    sharp: Pixels


class Gallery:
    """Keeps the `most` worst and the `most` best pictures of those it is offered."""

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
                return  # in the middle of those kept, and so it would be the first to go
            del self._kept[self._most - (place < self._most)]
            place -= place > self._most
        self._kept.insert(place, _example(picture, value, before, after, sharp))

    def worst(self) -> tuple[Example, ...]:
        """Return the worst, the very worst first."""
        return tuple(self._kept[: self._half()])

    def best(self) -> tuple[Example, ...]:
        """Return the best, the very best first; none that is among the worst."""
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
    """Return (top, left) of the window of `size` in which the (H, W) `change` adds up to most."""
    height, width = (min(a, b) for a, b in zip(change.shape, size, strict=True))
    total = np.zeros((change.shape[0] + 1, change.shape[1] + 1), np.int64)
    total[1:, 1:] = change.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
    sums = (
        total[height:, width:] - total[:-height, width:]
        - total[height:, :-width] + total[:-height, :-width]
    )  # fmt: skip
    top, left = np.unravel_index(int(sums.argmax()), sums.shape)
    return int(top), int(left)
