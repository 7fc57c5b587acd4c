"""Whether the result of a model can be trusted, told from the source and the result alone.

Scores without a reference can be gamed, so everything here is anchored on the source: a deblurred
photo has the same colours, block by block; its values stay near those that the source has close
by; and it has more detail than the source, but not many times more. Networks fail in just these
ways: coloured mosaic, rings beside edges, a shifted colour, black.

Room: engine, numpy and cv2.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""

GUARD_KEPT = "the guard kept the original"
GUARD_LOWERED = "the guard lowered the strength"
"""How the reason of an ItemKept, or a note of an ItemDone, begins where the guard stepped in."""

_BLOCK_PX = 32
_STRIP_ROWS = 128
"""A strip of a picture 12,000 pixels wide takes some 60 MB here."""
_NEAR_PX = 25
"""Side of the square in which the source is asked for its smallest and largest value."""
_SHARE, _MARGIN = 0.5, 12
"""Beyond them, this part of their distance and so many grey levels count as nothing."""

_OVER_SHARE, _OVER_MARGIN = 0.1, 6
"""The same for overshoot, which is told from smoothed grey: noise and single colours are no seams.
Fitted on 33 pictures of the training photos and pairs: results of the bundled models reach 0.013,
the sharp halves of pairs 0.07, and sharpening that shows halos begins at 0.05."""

_LIMITS: Mapping[str, tuple[float, str]] = {
    "shift": (14.0, "the brightness of the whole picture has changed"),
    "cast": (3.5, "the colour of the whole picture has changed"),
    "drift": (1.0, "the brightness of a part has changed"),
    "tint": (0.6, "the colour of a part has changed"),
    "beyond": (0.08, "rings or patterns that the source does not have"),
    "overshoot": (0.05, "bright and dark seams along the edges"),
    "beyond_block": (0.85, "a part has rings or patterns that the source does not have"),
    "speckle_block": (0.6, "coloured specks that the source does not have"),
    "sharper": (1.5, "far more contrast in the details than the source has"),
    "softer": (0.65, "less detail than the source"),
}
"""Measure -> the most that is accepted, and what more of it means. So wide that the sharp halves of
most pairs pass, which are what a perfect model would return, and not only what a small one can."""
_HOPELESS = 1.6
"""So many times a limit, and no part of the result is used."""


@dataclass(frozen=True)
class Verdict:
    """How much of a result to use: `strength` 1 all, 0 nothing; `reason` is "" where it is all."""

    strength: float
    reason: str = ""


def judge(before: Pixels, after: Pixels) -> Verdict:
    """Return how much of `after`, made from `before`, is to be used.

    Both (H, W, 3), of one dtype, uint8 or uint16, RGB. A result that breaks no limit is accepted
    (strength 1). One that breaks some by a little gets the strength, in steps of 0.05, at which it
    would not: what is measured grows with the strength, or faster. Else 0: keep the source.
    """
    found = measure_change(before, after)
    worst, name = max((found[name] / limit, name) for name, (limit, _) in _LIMITS.items())
    if worst <= 1:
        return Verdict(1.0)
    strength = int(20 / worst) / 20 if worst <= _HOPELESS else 0.0
    return Verdict(strength, _LIMITS[name][1])


def measure_change(before: Pixels, after: Pixels) -> dict[str, float]:
    """Return how `after` differs from `before`, by the names of the limits.

    `shift`, `cast`: the difference of the mean, and of red or blue against green, in grey levels
    of 8 bits. `drift`, `tint`: the same of the worst block, as a part of the range of values that
    the source has close by. `beyond`: share of the pixels far outside that range, `beyond_block` in
    the worst block, `speckle_block` there for red and blue against green; `overshoot`: share of the
    pixels a little outside it, in grey, as halos of sharpening are. `sharper`, `softer`: by
    which part detail has grown or shrunk, at half size, where noise that was taken away counts
    little.
    """
    import cv2

    sums, casts = np.zeros(3), np.zeros(2)
    worst = dict.fromkeys(_LIMITS, 0.0)
    outside = over = detail_before = detail_after = 0.0
    for source, result, inner in _strips(before, after):
        rows, columns = source[inner].shape[:2]
        blocks = max(1, round(columns / _BLOCK_PX)), max(1, round(rows / _BLOCK_PX))
        total, drift, far = _compare(source, result, inner, blocks)
        cast, tint, speck = _compare(_opponent(source), _opponent(result), inner, blocks)
        sums += total[:3]
        casts += cast[:2]
        outside += float(far.sum())
        over += _overshoot(source, result, inner)
        here = {
            "drift": drift,
            "tint": tint,
            "beyond_block": float(cv2.resize(far, blocks, interpolation=cv2.INTER_AREA).max()),
            "speckle_block": float(cv2.resize(speck, blocks, interpolation=cv2.INTER_AREA).max()),
        }
        worst |= {name: max(worst[name], value) for name, value in here.items()}
        detail_before += _detail(source[inner])
        detail_after += _detail(result[inner])
    pixels = before.shape[0] * before.shape[1]
    ratio = (detail_after + pixels * 0.01) / (detail_before + pixels * 0.01)
    return worst | {
        "shift": float(np.abs(sums).max() / pixels),
        "cast": float(np.abs(casts).max() / pixels),
        "beyond": outside / pixels,
        "overshoot": over / pixels,
        "sharper": ratio - 1,
        "softer": 1 - ratio,
    }


def _compare(
    source: Pixels, result: Pixels, inner: slice, blocks: tuple[int, int]
) -> tuple[NDArray[np.float64], float, NDArray[np.float32]]:
    """Return the sum of the change, the largest change of a block, and where values are beyond.

    A block's change is told in parts of the range of values that the source has close by.
    """
    import cv2

    near = np.ones((_NEAR_PX, _NEAR_PX), np.uint8)
    low, high = cv2.erode(source, near)[inner], cv2.dilate(source, near)[inner]
    reach = cv2.subtract(high, low)
    source, result = source[inner], result[inner]
    margin = cv2.convertScaleAbs(reach, alpha=_SHARE, beta=_MARGIN)
    over = cv2.max(cv2.subtract(result, high), cv2.subtract(low, result))
    far = functools.reduce(cv2.max, cv2.split(cv2.subtract(over, margin))) > 0
    change = cv2.subtract(result, source, dtype=cv2.CV_32F)
    means = np.abs(cv2.resize(change, blocks, interpolation=cv2.INTER_AREA))
    ranges = cv2.resize(reach, blocks, interpolation=cv2.INTER_AREA).astype(np.float32)
    drift = float((means / (ranges + 2 * _MARGIN)).max())
    return np.array(cv2.sumElems(change)), drift, far.astype(np.float32)


def _overshoot(source: Pixels, result: Pixels, inner: slice) -> float:
    """Return how many pixels lie a little beyond the values that the source has close by.

    At an edge that is only sharper they do not: its two sides are as bright as before.
    """
    import cv2

    greys = [cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) for picture in (source, result)]
    before, after = (cv2.GaussianBlur(grey, (5, 5), 0.8) for grey in greys)
    near = np.ones((_NEAR_PX, _NEAR_PX), np.uint8)
    low, high = cv2.erode(before, near)[inner], cv2.dilate(before, near)[inner]
    after = after[inner]
    margin = cv2.convertScaleAbs(cv2.subtract(high, low), alpha=_OVER_SHARE, beta=_OVER_MARGIN)
    over = cv2.max(cv2.subtract(after, high), cv2.subtract(low, after))
    return float(np.count_nonzero(over > margin))


def _strips(before: Pixels, after: Pixels) -> Iterator[tuple[Pixels, Pixels, slice]]:
    """Yield strips of rows of both as uint8, with what is around, and the rows that are new."""
    height, halo = before.shape[0], _NEAR_PX // 2 + 2  # 2 for the smoothing of _overshoot
    tops = range(0, max(1, height - _BLOCK_PX), _STRIP_ROWS)  # no last strip of a few rows
    for top in tops:
        bottom = height if top == tops[-1] else top + _STRIP_ROWS
        first = max(0, top - halo)
        around = slice(first, min(height, bottom + halo))
        yield _eight(before[around]), _eight(after[around]), slice(top - first, bottom - first)


def _eight(pixels: Pixels) -> Pixels:
    return pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)


def _opponent(pixels: Pixels) -> Pixels:
    """Return red and blue against green (H, W, 2) uint8; no edge of a grey thing shows in them."""
    import cv2

    red, green, blue = cv2.split(pixels)
    both = [cv2.addWeighted(one, 1, green, -1, 128) for one in (red, blue)]
    return np.asarray(cv2.merge(both), np.uint8)


def _detail(pixels: Pixels) -> float:
    """Return the sum of the differences between neighbours at half size, times its scale."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    size = max(1, grey.shape[1] // 2), max(1, grey.shape[0] // 2)
    half = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    across = cv2.absdiff(half[:, 1:], half[:, :-1]) if size[0] > 1 else half[:0]
    down = cv2.absdiff(half[1:], half[:-1]) if size[1] > 1 else half[:0]
    return float(across.sum() + down.sum())
