"""Alignment of a blurred picture with its sharp one: shift and rotation.

Phase correlation alone confuses motion blur with a shift: linear motion blur has two edges, and the
peak jumps to one of them, on real pairs (REDS, 1280x720) up to 17 px away. So phase correlation of
downscaled pictures only proposes a shift; the correlation of both pictures in fifteen windows
decides. A shift is significant if the blurred picture then explains more of the sharp one in most
windows. The gain is measured in dB of the unexplained part, 1 - correlation, which makes it
independent of exposure and contrast.

Pictures are float32 (H, W) grey, 0..255; both of a pair have the same shape. A shift (x, y) means
that blurred[v + y, u + x] shows what sharp[v, u] shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from trainer.arrays import Pixels

Grey = NDArray[np.float32]

Picture = TypeVar("Picture", bound="NDArray[Any]")

MIN_GAIN_DB = 0.3
"""A smaller gain is attributed to the blur itself.

Fitted on 37 REDS pairs: unmodified ones gain at most 0.18 dB from any shift. Of pairs shifted by
1 px 50 % are found, by 2 px 86 %, by 3 px 97 %; the others have much longer blur. Pairs with strong
asymmetric synthetic blur gain up to 0.29 dB.
"""
MIN_AGREEMENT = 2 / 3
"""Share of the windows that must gain: a moving person affects a few of them, not most."""
MIN_DEGREES = 0.2
"""Smallest significant rotation: 2.6 px at the corners of a 1280x720 picture."""

MIN_PX = 48
"""Pictures with a shorter side are not measured."""
_WINDOW_PX = 192
_REACH_PX = 6
ROWS, COLUMNS = 3, 5
_FLAT = 3.0
"""Standard deviation below which a window has too little texture (sky, a wall)."""
_FLOOR = 1e-4
"""Part left unexplained by rounding to 8 bits, for a standard deviation of 30."""
_COARSE_PX = 256
RELATED = 0.8
"""Similarity below which a large rotation is tried; blurred pairs reach 0.95."""
UNRELATED = 0.6
"""Similarity below which two pictures show different things; different photos reach 0.55."""


@dataclass(frozen=True)
class Shift:
    """Offset of the blurred picture from the sharp one in pixels, and its significance."""

    x_px: float = 0.0
    y_px: float = 0.0
    gain_db: float = 0.0
    """Median gain over the windows, relative to no shift."""
    agreement: float = 0.0
    """Share of the windows that gain, 0..1."""

    @property
    def whole(self) -> tuple[int, int]:
        """The shift (x, y) rounded to whole pixels."""
        return round(self.x_px), round(self.y_px)

    @property
    def is_real(self) -> bool:
        """Whether the pictures are shifted, and not just blurred."""
        return (
            self.whole != (0, 0) and self.gain_db >= MIN_GAIN_DB and self.agreement >= MIN_AGREEMENT
        )


@dataclass(frozen=True)
class Rotation:
    """Rotation of the blurred picture against the sharp one in degrees (clockwise > 0)."""

    degrees: float = 0.0
    gain_db: float = 0.0
    agreement: float = 0.0

    @property
    def is_real(self) -> bool:
        return (
            abs(self.degrees) >= MIN_DEGREES
            and self.gain_db >= MIN_GAIN_DB
            and self.agreement >= MIN_AGREEMENT
        )


def to_grey(pixels: Pixels) -> Grey:
    """Return RGB uint8 (H, W, 3) as grey float32 (H, W), 0..255."""
    from engine.core.opencv import cv2

    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)


def cut_to_common(
    blurred: Picture, sharp: Picture, shift: tuple[int, int]
) -> tuple[Picture, Picture]:
    """Return the common part of both pictures for a shift (x, y) in whole pixels."""
    x, y = shift
    return _overlap(blurred, x, y), _overlap(sharp, -x, -y)


def _overlap(picture: Picture, x: int, y: int) -> Picture:
    """Return the part of a picture that a copy shifted by (x, y) also covers."""
    height, width = picture.shape[:2]
    inside = np.s_[max(0, y) : height + min(0, y), max(0, x) : width + min(0, x)]
    return cast("Picture", picture[inside])


def measure_shift(blurred: Grey, sharp: Grey) -> Shift:
    """Return the best shift, accurate to about a quarter of a pixel; zero if there is none.

    Works for shifts of up to a third of the picture, in pictures of at least `MIN_PX`.
    """
    if min(sharp.shape) < MIN_PX:
        return Shift()
    near = _climb(blurred, sharp, (0, 0))
    far = _propose(blurred, sharp)
    if max(map(abs, far)) < _REACH_PX:
        return near
    there = _climb(blurred, sharp, far)
    return there if there.is_real and there.gain_db > near.gain_db else near


def _climb(blurred: Grey, sharp: Grey, around: tuple[int, int]) -> Shift:
    """Return the best shift near `around`, searching on if it is at the edge of the reach."""
    found = _vote(blurred, sharp, around)
    for _ in range(4):
        x, y = found.whole
        if max(abs(x - around[0]), abs(y - around[1])) < _REACH_PX or found.agreement < 0.5:
            break
        around = x, y
        found = _vote(blurred, sharp, around)
    return found


def _propose(blurred: Grey, sharp: Grey) -> tuple[int, int]:
    """Return the shift (x, y) at the peak of the phase correlation of downscaled pictures."""
    small = shrink(blurred, _COARSE_PX), shrink(sharp, _COARSE_PX)
    scale = sharp.shape[1] / small[1].shape[1]
    x, y = (round(each * scale) for each in _phase_peak(*small))
    height, width = sharp.shape
    return (0, 0) if abs(x) > width // 3 or abs(y) > height // 3 else (x, y)


def _phase_peak(blurred: Grey, sharp: Grey) -> tuple[float, float]:
    from engine.core.opencv import cv2

    hann = cv2.createHanningWindow(sharp.shape[::-1], cv2.CV_32F)
    # WORKAROUND OpenCV 5.0.0: phaseCorrelate multiplies float32 pictures by the window in place.
    (x, y), _ = cv2.phaseCorrelate(sharp.copy(), blurred.copy(), hann)
    return float(x), float(y)


def shrink(picture: Grey, longest_px: int) -> Grey:
    """Return the picture downscaled to at most this length, by averaging."""
    scale = min(1.0, longest_px / max(picture.shape))
    height, width = (max(2, round(side * scale)) for side in picture.shape)
    return resized(picture, (width, height))


def resized(picture: Grey, size: tuple[int, int]) -> Grey:
    """Return the picture at this (width, height), by averaging."""
    from engine.core.opencv import cv2

    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.float32)


def windows(shape: tuple[int, ...]) -> list[tuple[slice, slice]]:
    """Return fifteen squares spread over a picture of this shape."""
    size = min(_WINDOW_PX, *shape)
    tops = np.linspace(0, shape[0] - size, ROWS).astype(int)
    lefts = np.linspace(0, shape[1] - size, COLUMNS).astype(int)
    return [np.s_[top : top + size, left : left + size] for top in tops for left in lefts]


def _vote(blurred: Grey, sharp: Grey, around: tuple[int, int], before: Grey | None = None) -> Shift:
    """Return the best shift within reach of `around`, by the median gain of the windows.

    Gains are relative to `before`, by default `blurred`, unshifted.
    """
    from engine.core.opencv import cv2

    moved, kept = cut_to_common(blurred, sharp, around)
    unmoved = _overlap(blurred if before is None else before, -around[0], -around[1])
    gains = []
    core = np.s_[_REACH_PX:-_REACH_PX, _REACH_PX:-_REACH_PX]
    for window in windows(kept.shape):
        template = np.ascontiguousarray(kept[window][core])
        if template.std() < _FLAT:
            continue
        found = cv2.matchTemplate(moved[window], template, cv2.TM_CCOEFF_NORMED)
        there = correlation(unmoved[window][core], template)
        gains.append(_gain_db(there, np.asarray(found, np.float32)))
    if len(gains) < 3:
        return Shift()
    median = np.median(gains, axis=0)
    row, column = np.unravel_index(int(median.argmax()), median.shape)
    return Shift(
        around[0] + int(column) - _REACH_PX + _vertex(median[row], int(column)),
        around[1] + int(row) - _REACH_PX + _vertex(median[:, column], int(row)),
        float(median[row, column]),
        float(np.mean([gain[row, column] > 0 for gain in gains])),
    )


def _gain_db(before: float, after: Grey) -> Grey:
    """Return the reduction of the unexplained part between two correlations, in dB."""
    left = 1 - np.clip(after, -1, 1) + _FLOOR
    return np.asarray(10 * np.log10((1 - min(before, 1.0) + _FLOOR) / left), np.float32)


def _vertex(line: Grey, peak: int) -> float:
    """Return the subpixel offset of a peak, by a parabola through its neighbours."""
    if not 0 < peak < len(line) - 1:
        return 0.0
    left, top, right = (float(each) for each in line[peak - 1 : peak + 2])
    bend = left - 2 * top + right
    return 0.0 if bend >= 0 else float(np.clip((left - right) / (2 * bend), -0.45, 0.45))


def measure_rotation(blurred: Grey, sharp: Grey, shift: Shift) -> Rotation:
    """Return the rotation about the centre that explains more than the shift alone.

    ECC alignment of downscaled pictures (Evangelidis and Psarakis, PAMI 2008) finds it to about
    0.05 degrees; if the pictures look unrelated, it starts from log-polar phase correlation. The
    windows at full size decide, as for a shift.
    """
    if min(sharp.shape) < MIN_PX:
        return Rotation()
    one, other = shrink(blurred, _COARSE_PX), shrink(sharp, _COARSE_PX)
    scale = sharp.shape[1] / other.shape[1]
    before = measure_similarity(blurred, sharp, shift)
    if before < RELATED:
        first, one, seen = _rotate_back(one, other)
        alike, warp = _align(one, other, _translation(0, 0), seen)
        degrees = (first + _degrees(warp) + 180) % 360 - 180
        gain = float(_gain_db(before, np.full((1, 1), alike, np.float32))[0, 0])
        # No window matches at the same place, so overall similarity has to do.
        return Rotation(degrees, gain, 1.0) if alike >= RELATED else Rotation()
    _, warp = _align(one, other, _translation(shift.x_px / scale, shift.y_px / scale), None)
    degrees = _degrees(warp)
    if abs(degrees) < MIN_DEGREES:
        return Rotation(degrees)
    warp[:, 2] *= scale
    vote = _vote(
        _warped(blurred, warp), sharp, (0, 0), _warped(blurred, _translation(*shift.whole))
    )
    return Rotation(degrees, vote.gain_db, vote.agreement)


def _degrees(warp: Grey) -> float:
    return float(np.degrees(np.arctan2(warp[1, 0], warp[0, 0])))


def _warped(picture: Grey, warp: Grey) -> Grey:
    """Return the picture warped by an affine matrix (2, 3) from new to old positions."""
    from engine.core.opencv import cv2

    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = picture.shape[1], picture.shape[0]
    moved = cv2.warpAffine(picture, warp, size, flags=how, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(moved, np.float32)


def _align(blurred: Grey, sharp: Grey, start: Grey, seen: Pixels | None) -> tuple[float, Grey]:
    """Return the correlation after rotation and shift, and their matrix, sharp to blurred.

    `seen` is 0 where `blurred` has no content. The rotation must be below 90 degrees.
    """
    from engine.core.opencv import cv2

    ends = cv2.TERM_CRITERIA_COUNT + cv2.TERM_CRITERIA_EPS, 50, 1e-5
    mask = np.full(blurred.shape, 255, np.uint8) if seen is None else seen
    try:
        alike, warp = cv2.findTransformECC(
            sharp, blurred, start, cv2.MOTION_EUCLIDEAN, ends, mask, 5
        )
    except cv2.error:  # no convergence: nothing to align
        return -1.0, start
    return float(alike), np.asarray(warp, np.float32)


def _translation(x: float, y: float) -> Grey:
    return np.array([[1, 0, x], [0, 1, y]], np.float32)


def _rotate_back(blurred: Grey, sharp: Grey) -> tuple[float, Grey, Pixels]:
    """Return the rotation by any angle, `blurred` without it, and the mask of its content.

    The spectrum rotates with the picture, and on a polar map a rotation is a shift. A spectrum is
    symmetric, so both directions are tried.
    """
    from engine.core.opencv import cv2

    side = min(sharp.shape) // 2 * 2
    top, left = ((each - side) // 2 for each in sharp.shape)
    hann = cv2.createHanningWindow((side, side), cv2.CV_32F)
    polar = []
    for each in (blurred, sharp):
        cut = each[top : top + side, left : left + side]
        spectrum = np.log1p(np.abs(np.fft.fftshift(np.fft.fft2((cut - cut.mean()) * hann))))
        centre, size = (side / 2, side / 2), (side // 2, 720)
        flags = cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR
        full = cv2.warpPolar(spectrum.astype(np.float32), size, centre, side / 2, flags)
        half = full[:360, side // 16 :]  # half degrees; without the lowest frequencies
        polar.append(np.fft.rfft(half - half.mean(axis=0), axis=0))
    found = int(np.fft.irfft((polar[0] * polar[1].conj()).sum(axis=1), 360).argmax()) / 2
    tries = []
    for degrees in (found, found - 180):
        middle = (sharp.shape[1] - 1) / 2, (sharp.shape[0] - 1) / 2
        turn = np.asarray(cv2.getRotationMatrix2D(middle, -degrees, 1.0), np.float32)
        back = _warped(blurred, turn)
        x, y = _phase_peak(back, sharp)
        turn[:, 2] += turn[:, :2] @ np.array([x, y], np.float32)
        back = _warped(blurred, turn)
        how = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
        full = cv2.warpAffine(
            np.full(sharp.shape, 255, np.uint8), turn, sharp.shape[::-1], flags=how
        )
        seen = np.asarray(full, np.uint8)
        shown = seen > 0
        alike = correlation(back[shown], sharp[shown]) if shown.any() else -1.0
        tries.append((alike, degrees, back, seen))
    _, degrees, back, seen = max(tries, key=lambda each: each[0])
    return degrees, back, seen


def correlation(one: Grey, other: Grey) -> float:
    """Return the correlation of two pictures of the same shape, -1..1; 0 if one is flat."""
    one, other = one - one.mean(), other - other.mean()
    length = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / length if length > 1e-6 else 0.0


def measure_similarity(blurred: Grey, sharp: Grey, shift: Shift) -> float:
    """Return the correlation of thumbnails after the shift, -1..1; 1 if one is a flat grey."""
    one, other = (shrink(each, 64) for each in cut_to_common(blurred, sharp, shift.whole))
    return 1.0 if min(one.std(), other.std()) < 2 else correlation(one, other)
