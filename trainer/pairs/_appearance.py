"""The edges of a picture, and a fingerprint by which copies are found.

Pictures are float32 (H, W) grey, 0..255.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.pairs.alignment import COLUMNS, ROWS, Grey, correlation, resized, shrink, windows

SHARPER_LOG2 = 0.2
"""A blurred picture with this much stronger edges (15 %) in most windows is the sharp one.

REDS pairs with swapped halves reach at least 0.41; real pairs stay below -0.4, noisy synthetic ones
below 0.05.
"""
SHARPER_AGREEMENT = 0.8
KEPT_AT_LEAST = 0.7
"""Share of the edges that must be at the same places: noise has edges too, but elsewhere.

Swapped REDS pairs have at least 0.77.
"""
NOT_BLURRED = 0.97
"""Share of the edges kept by a picture that is not blurred; REDS pairs keep at most 58 %."""
COPY_BITS = 6
COPY_CORRELATION = 0.98


@dataclass(frozen=True)
class Edges:
    """The edges of the blurred picture, compared with those of the sharp one."""

    kept: float
    """Share of the sharp picture's edge strength found at the same places in the blurred one,
    median of the windows."""
    stronger_log2: float
    """Ratio of edge energy at half size, without noise: 1 if the blurred picture has twice it."""
    agreement: float
    """Share of the windows in which the blurred picture has stronger edges."""


def measure_edges(blurred: Grey, sharp: Grey) -> Edges:
    """Compare the edges of two aligned pictures by windows, independently of exposure."""
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
    # The tenth with the least energy gives the noise level.
    noise = [np.percentile(np.concatenate(each), 10) for each in blocks]
    clean = np.maximum(energy - np.array(noise)[:, None], 0)
    ratios = np.log2((clean[0] + 0.5) / (clean[1] + 0.5))[clean.max(axis=0) > 1]
    if not len(ratios):
        return Edges(float(np.median(kept)), 0.0, 0.0)
    return Edges(float(np.median(kept)), float(np.median(ratios)), float((ratios > 0).mean()))


def _gradient(picture: Grey) -> Grey:
    """Return the gradient (2, H-1, W-1) after a blur of 1 px, which removes fine noise."""
    from engine.core.opencv import cv2

    smooth = cv2.GaussianBlur(picture, (0, 0), 1.0)
    return np.stack([np.diff(smooth, axis=1)[:-1], np.diff(smooth, axis=0)[:, :-1]])


@dataclass(frozen=True)
class Fingerprint:
    """A 63-bit perceptual hash and a thumbnail uint8 (32, 32) by which copies are recognised.

    The hash holds the signs of the lowest frequencies (Zauner 2010). Copies at another size or JPEG
    quality differed in at most 4 bits, and their thumbnails correlated above 0.98; the closest of
    364 different photos differed in 8 bits and correlated at 0.83.
    """

    bits: int
    thumbnail: NDArray[np.uint8]

    @classmethod
    def of(cls, picture: Grey) -> Fingerprint:
        from engine.core.opencv import cv2

        thumbnail = resized(picture, (32, 32))
        lowest = np.asarray(cv2.dct(thumbnail))[:8, :8].ravel()[1:]
        bits = np.packbits(lowest > np.median(lowest)).tobytes()
        return cls(int.from_bytes(bits, "big"), np.round(thumbnail).astype(np.uint8))


class FingerprintIndex:
    """The fingerprints of many pictures by number, searchable for copies."""

    def __init__(self) -> None:
        self._prints: list[Fingerprint] = []
        self._bits = np.zeros(1024, np.uint64)

    def find_copies(self, fingerprint: Fingerprint) -> list[int]:
        """Return the numbers of the pictures of which this one is a copy."""
        count = len(self._prints)
        apart = _ones(self._bits[:count] ^ np.uint64(fingerprint.bits))
        mine = fingerprint.thumbnail.astype(np.float32)
        if mine.std() < 2:  # all flat greys look alike
            return []
        return [
            int(number)
            for number in np.flatnonzero(apart <= COPY_BITS)
            if correlation(mine, self._prints[number].thumbnail.astype(np.float32))
            >= COPY_CORRELATION
        ]

    def add(self, fingerprint: Fingerprint) -> None:
        """Add this picture under the next number."""
        if len(self._prints) == len(self._bits):
            self._bits = np.concatenate([self._bits, np.zeros_like(self._bits)])
        self._bits[len(self._prints)] = fingerprint.bits
        self._prints.append(fingerprint)


def _ones(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the number of set bits in each (np.bitwise_count needs NumPy 2)."""
    if not len(numbers):
        return np.zeros(0, np.int64)
    bits = np.unpackbits(numbers.view(np.uint8).reshape(-1, 8), axis=1)
    return np.asarray(bits.sum(axis=1), np.int64)
