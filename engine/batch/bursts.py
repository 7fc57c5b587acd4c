"""Bursts: which frames belong together, and which is the sharpest.

Two photos are of one burst if their capture times differ by at most `GAP_SECONDS` and they look
alike (correlation of small grey images, shifted over each other). Neither alone would do: a drone
films another street each second, and a tripod takes the same view all day. The sharpest has the
most fine detail in the direction where it has least, since a shake removes it in one direction.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.reading import read_fitting
from engine.events import ItemSeen, Progress, Work
from engine.images import read_capture_time
from engine.messages import msg

if TYPE_CHECKING:
    from engine.quality.triage import Assessment

GAP_SECONDS = 2.0
"""Between two frames that follow each other; cameras without fractions count in whole seconds."""
LONGEST_SECONDS = 5.0
"""From the first frame to the last: a camera on a tripod that takes one a second has no end."""
LEAST_LIKENESS = 0.8
_THUMB_PX = 48
_SHIFT = 8
"""Of the small pictures: longer side, and how far they may be shifted, a sixth of it at most."""
_SCORE_PX = 1024

Thumb = NDArray[np.float32]


@dataclass(frozen=True)
class BurstFrame:
    """One photo: when it was taken, how it looks, and how much fine detail it has."""

    path: Path
    seconds: float
    thumb: Thumb
    detail: float
    sharp: str = ""
    """Why it needs no deblurring, "" where it may."""


@dataclass(frozen=True)
class Burst:
    """Frames of one burst, in the order they were taken; `best` is one of them."""

    frames: tuple[BurstFrame, ...]
    best: BurstFrame

    def reasons(self) -> dict[Path, str]:
        """Return for each frame that is to be skipped why."""
        others = msg(
            "{name} of the same burst is sharper", "worse-in-burst", name=self.best.path.name
        )
        found: dict[Path, str] = {
            frame.path: others for frame in self.frames if frame is not self.best
        }
        if self.best.sharp:
            found[self.best.path] = msg(
                "{reason}, sharpest of a burst of {count}",
                "sharp",
                reason=self.best.sharp,
                count=len(self.frames),
            )
        return found


def find_bursts(
    paths: Iterable[Path], wanted: Container[Path], total: int = 0
) -> Work[list[Burst]]:
    """Return the bursts among photos that may have a `wanted` one; what cannot be read is in none.

    Only photos that have another one close to them are read. Its Progress stays at 0 of `total`: it
    allows cancelling.
    """
    from engine.quality.triage import assess

    frames = []
    close = yield from close_in_time(paths, total)
    for path, seconds in _near(close, wanted).items():
        yield Progress(0, total, "pictures")
        try:
            pixels = read_fitting(path).pixels
            frames.append(burst_frame(path, seconds, pixels, assess(pixels)))
        except Exception:  # noqa: BLE001
            continue  # processing it will tell why
    return group(frames)


def close_in_time(paths: Iterable[Path], total: int = 0) -> Work[dict[Path, float]]:
    """Return when the photos were taken that have another one within `GAP_SECONDS`, in that order.

    Reads what the camera wrote into them, not their pixels; Progress as that of `find_bursts`.
    """
    timed: list[tuple[float, Path]] = []
    for path in paths:
        seconds = read_capture_time(path)
        if seconds is not None:
            timed.append((seconds, path))
        yield Progress(0, total, "pictures")
    timed.sort()
    return {
        path: seconds
        for (a, first), (b, second) in pairwise(timed)
        if b - a <= GAP_SECONDS
        for seconds, path in ((a, first), (b, second))
    }


def _near(close: Mapping[Path, float], wanted: Container[Path]) -> dict[Path, float]:
    """Return the photos that frames lead from to a wanted one, of those of `close_in_time`."""
    runs: list[dict[Path, float]] = []
    before = -math.inf
    for path, seconds in close.items():
        if seconds - before > GAP_SECONDS:
            runs.append({})
        runs[-1][path] = before = seconds
    return {p: s for run in runs if any(path in wanted for path in run) for p, s in run.items()}


def group(frames: Iterable[BurstFrame]) -> list[Burst]:
    """Return the bursts of two or more frames; pure."""
    groups: list[list[BurstFrame]] = []
    for frame in sorted(frames, key=lambda each: each.seconds):
        mine = next(
            (
                found
                for found in reversed(groups)
                if frame.seconds - found[-1].seconds <= GAP_SECONDS
                and frame.seconds - found[0].seconds <= LONGEST_SECONDS
                and likeness(found[-1].thumb, frame.thumb) >= LEAST_LIKENESS
            ),
            None,
        )
        if mine is None:
            groups.append([frame])
        else:
            mine.append(frame)
    return [
        Burst(tuple(found), max(found, key=lambda each: each.detail))
        for found in groups
        if len(found) > 1
    ]


def burst_frame(path: Path, seconds: float, pixels: NDArray[Any], seen: Assessment) -> BurstFrame:
    """Return what is to be known of a photo.

    `pixels` (H, W, 3) uint8 or uint16, RGB; `seconds` as in `close_in_time`, `seen` from
    `quality.triage.assess`.
    """
    from engine.core.opencv import cv2

    sharp = sharp_reason(seen)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey *= 255 / np.iinfo(pixels.dtype).max
    return BurstFrame(path, seconds, _reduced(grey, _THUMB_PX), detail_of(grey), sharp)


def sharp_reason(seen: Assessment | ItemSeen) -> str:
    """Return why a picture needs no deblurring, or "" where it may."""
    from engine.quality.triage import SURE_SHARP

    if seen.label != "sharp" or seen.confidence < SURE_SHARP:
        return ""
    return msg(
        "already sharp: {reason} ({sure} sure)",
        "sharp",
        reason=seen.reason,
        sure=f"{seen.confidence:.0%}",
    )


def detail_of(grey: NDArray[np.float32]) -> float:
    """Return how much fine detail a picture (H, W), 0..255, has in the direction with the least.

    Mean absolute second difference along rows, columns and both diagonals, of the picture reduced
    to `_SCORE_PX`, where noise counts for little. To be compared among pictures of one thing only.
    """
    small = _reduced(grey, _SCORE_PX)
    energies = []
    for down, across in ((0, 1), (1, 0), (1, 1), (1, -1)):
        first = np.roll(small, (down, across), (0, 1))
        last = np.roll(small, (-down, -across), (0, 1))
        second = (first + last - 2 * small)[1:-1, 1:-1]
        energies.append(float(np.abs(second).mean()) / (1 + (down and across) ** 2))
    return min(energies)


def likeness(a: Thumb, b: Thumb) -> float:
    """Return the largest correlation (-1..1) of two small pictures, shifted over each other."""
    if a.shape != b.shape:
        return -1.0
    height, width = a.shape
    best = -1.0
    # Of a panorama's short side something has to be left.
    high, wide = (min(_SHIFT, side // 8 * 2) for side in a.shape)
    for down in range(-high, high + 1, 2):
        for across in range(-wide, wide + 1, 2):
            one = a[max(0, down) : height + min(0, down), max(0, across) : width + min(0, across)]
            two = b[max(0, -down) : height - max(0, down), max(0, -across) : width - max(0, across)]
            best = max(best, _correlation(one, two))
    return best


def _correlation(a: Thumb, b: Thumb) -> float:
    a, b = a - a.mean(), b - b.mean()
    one, two = float(np.sqrt((a * a).sum())), float(np.sqrt((b * b).sum()))
    if min(one, two) < 1e-3:  # a lens cap is like another one, and like nothing else
        return float(max(one, two) < 1e-3)
    return float((a * b).sum()) / (one * two)


def _reduced(grey: Any, longest: int) -> Thumb:  # noqa: ANN401 - an array of cv2
    from engine.core.opencv import cv2

    height, width = grey.shape
    scale = min(1.0, longest / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small: Thumb = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return small
