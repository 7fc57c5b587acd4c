"""What a picture looks like: how strong its edges are, and by what its copies are known.

Pictures are float32 (H, W) grey, 0..255.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.pairs.alignment import COLUMNS, ROWS, correlation, resized, shrink, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.pairs.alignment import Grey

SHARPER_LOG2 = 0.2
"""A blurred picture with this much stronger edges (15 %) in most windows is the sharp one.

REDS pairs with their halves swapped reach 0.41 at least. Of real pairs none is above -0.4, of 80
synthetic ones with noise none above 0.05.
"""
SHARPER_AGREEMENT = 0.8
KEPT_AT_LEAST = 0.7
"""Share of the edges that must be at the same places for that: noise has edges too, elsewhere.

Swapped REDS pairs have 0.77 at least.
"""
NOT_BLURRED = 0.97
"""Share of its edges that a picture keeps which is not blurred; 58 % at most on REDS pairs."""
COPY_BITS = 6
COPY_CORRELATION = 0.98


@dataclass(frozen=True)
class Edges:
    """How the edges of the blurred picture compare with those of the sharp one."""

    kept: float
    """Share of the strength of the sharp picture's edges that the blurred one has at the same
    places, median of the windows. Noise does not count: it is at other places."""
    stronger_log2: float
    """Energy of all edges at half size, less what noise has: 1 where the blurred has twice it."""
    agreement: float
    """Share of the windows in which the blurred picture has the stronger edges."""


def measure_edges(blurred: Grey, sharp: Grey) -> Edges:
    """Compare the edges of two aligned pictures, window by window; exposure does not count."""
    contrast = [max(float(shrink(each, 32).std()), 0.5) for each in (blurred, sharp)]
    kept, energy = [], np.zeros((2, ROWS * COLUMNS))
    blocks: tuple[list[Grey], list[Grey]] = [], []
    for i, window in enumerate(windows(sharp.shape)):
        gradients = []
        for half, picture in enumerate((blurred, sharp)):
            cut = picture[window] * np.float32(contrast[1] / contrast[half])
            gradients.append(_gradient(cut))
            small = resized(cut, (cut.shape[1] // 2, cut.shape[0] // 2))
            power = (_gradient(small) ** 2).sum(axis=0)
            energy[half, i] = power.mean()
            size = max(1, power.shape[1] // 8), max(1, power.shape[0] // 8)
            blocks[half].append(resized(power, size).ravel())
        one, other = gradients
        kept.append((one * other).sum() / ((other**2).sum() + 0.05 * other.size))
    # The quietest tenth of the picture shows its noise, and noise is everywhere.
    noise = [np.percentile(np.concatenate(each), 10) for each in blocks]
    clean = np.maximum(energy - np.array(noise)[:, None], 0)
    ratios = np.log2((clean[0] + 0.5) / (clean[1] + 0.5))[clean.max(axis=0) > 1]
    if not len(ratios):
        return Edges(float(np.median(kept)), 0.0, 0.0)
    return Edges(float(np.median(kept)), float(np.median(ratios)), float((ratios > 0).mean()))


def _gradient(picture: Grey) -> Grey:
    """Return the gradient (2, H-1, W-1) after a blur of 1 px, which takes the finest noise out."""
    from engine.core.opencv import cv2

    smooth = cv2.GaussianBlur(picture, (0, 0), 1.0)
    return np.stack([np.diff(smooth, axis=1)[:-1], np.diff(smooth, axis=0)[:, :-1]])


@dataclass(frozen=True)
class Looks:
    """A hash of 63 bits and a thumbnail uint8 (32, 32) by which copies of a picture are known.

    The hash is the signs of the lowest frequencies (Zauner, "Implementation and benchmarking of
    perceptual image hash functions", 2010). Copies at another size or JPEG quality differed in at
    most 4 bits and their thumbnails correlated above 0.98; the nearest of 364 different photos
    differed in 8 bits and correlated at 0.83.
    """

    bits: int
    thumbnail: NDArray[np.uint8]

    @classmethod
    def of(cls, picture: Grey) -> Looks:
        from engine.core.opencv import cv2

        thumbnail = resized(picture, (32, 32))
        lowest = np.asarray(cv2.dct(thumbnail))[:8, :8].ravel()[1:]
        bits = np.packbits(lowest > np.median(lowest)).tobytes()
        return cls(int.from_bytes(bits, "big"), np.round(thumbnail).astype(np.uint8))


class Album:
    """The looks of many pictures, by number, and a search for copies among them."""

    def __init__(self) -> None:
        self._looks: list[Looks] = []
        self._bits = np.zeros(1024, np.uint64)

    def find_copies(self, looks: Looks) -> list[int]:
        """Return the numbers of the pictures of which this one is a copy, in order."""
        count = len(self._looks)
        apart = _ones(self._bits[:count] ^ np.uint64(looks.bits))
        mine = looks.thumbnail.astype(np.float32)
        if mine.std() < 2:  # flat greys are all alike
            return []
        return [
            int(number)
            for number in np.flatnonzero(apart <= COPY_BITS)
            if correlation(mine, self._looks[number].thumbnail.astype(np.float32))
            >= COPY_CORRELATION
        ]

    def add(self, looks: Looks) -> None:
        """Remember this picture under the next number."""
        if len(self._looks) == len(self._bits):
            self._bits = np.concatenate([self._bits, np.zeros_like(self._bits)])
        self._bits[len(self._looks)] = looks.bits
        self._looks.append(looks)


def _ones(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return how many bits are set in each (np.bitwise_count came with NumPy 2)."""
    if not len(numbers):
        return np.zeros(0, np.int64)
    bits = np.unpackbits(numbers.view(np.uint8).reshape(-1, 8), axis=1)
    return np.asarray(bits.sum(axis=1), np.int64)
