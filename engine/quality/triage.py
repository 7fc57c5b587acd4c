"""Triage: is a photo sharp, motion-blurred, out of focus or noisy, from the photo alone.

Where a blurred photo shows no direction, "defocus" is said only if that is sure, else "blurred".

`assess` uses the spectrum. Natural images lose power with frequency in much the same way; noise
adds a floor at the top, defocus removes the top in every direction, motion in one. It compares the
power in rings and sectors of frequency over the tiles with the most detail, so one sharp subject
before a soft background counts as sharp.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.core.opencv import cv2
from engine.messages import msg

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""
Floats = NDArray[np.float32]

Label = Literal["sharp", "motion", "defocus", "blurred", "noisy", "unsure"]

LABELS: tuple[Label, ...] = ("sharp", "motion", "defocus", "noisy")
"""The rows of the weights; "blurred" and "unsure" are between two of them."""

_TILE_PX, _LEAST_PX, _GRID, _KEPT = 256, 96, 4, 12
"""Tiles: side, smallest side, how many across and down, and how many with most detail to use."""
_REDUCED = ((4_000_000, 2), (20_000_000, 3))
"""From so many pixels on a photo is analysed at 1/2 and 1/3 of its size: straight from a camera its
pixels are never sharp (demosaicing, lens, noise reduction), as if it were out of focus."""
_RINGS = (0.02, 0.04, 0.06, 0.09, 0.13, 0.18, 0.24, 0.31, 0.39, 0.5)
"""Edges of the rings, in cycles per pixel."""
_SECTORS = 8
_FLAT = 2.5
"""Standard deviation in grey levels below which a tile is ignored."""

SURE, SURE_SHARP = 0.5, 0.8
"""Below this confidence a photo is "unsure"; below that a sharp one is deblurred nevertheless."""

LIKELY = 0.6
"""Below this confidence a label is marked as doubtful where its number is not told beside it."""

_WEIGHTS = np.array(
    [
        [
            0.377,
            1.993,
            -2.654,
            -0.073,
            0.308,
            0.352,
            0.21,
            0.535,
            -0.364,
            0.758,
            0.239,
            -0.255,
            -5.809,
            -1.99,
            -16.94,
            -3.144,
            -3.98,
            -5.184,
            26.361,
            7.445,
            -2.019,
            11.331,
            -6.534,
            4.001,
            -1.521,
            -0.377,
            2.688,
        ],
        [
            -0.419,
            0.668,
            -1.93,
            1.68,
            0.159,
            -1.184,
            0.125,
            1.282,
            -0.769,
            -0.21,
            0.233,
            -0.647,
            6.683,
            22.97,
            18.691,
            26.623,
            1.635,
            12.457,
            -53.023,
            -34.48,
            -4.51,
            15.457,
            -1.661,
            -1.047,
            0.406,
            -0.029,
            0.353,
        ],
        [
            0.685,
            2.048,
            1.836,
            -2.462,
            -0.531,
            0.408,
            -0.001,
            -1.903,
            -1.065,
            -1.274,
            0.497,
            7.576,
            -12.071,
            -15.157,
            -4.755,
            -14.399,
            3.88,
            8.021,
            31.04,
            0.15,
            3.035,
            -21.164,
            -2.107,
            -5.943,
            4.592,
            4.175,
            0.163,
        ],
        [
            -0.643,
            -4.71,
            2.748,
            0.854,
            0.064,
            0.424,
            -0.333,
            0.086,
            2.198,
            0.726,
            -0.969,
            -6.674,
            11.197,
            -5.824,
            3.004,
            -9.08,
            -1.535,
            -15.294,
            -4.377,
            26.885,
            3.494,
            -5.624,
            10.302,
            2.988,
            -3.477,
            -3.77,
            -3.204,
        ],
    ]
)  # fmt: skip - a row of the matrix is a list
"""Rows: LABELS; columns: the features and 1. A logistic model fitted by packaging/fit_triage.py on
324 sharp photos, four degraded images of each, and 25 real pairs. Motion and defocus together are
told from the rest by them, and from each other by _BLUR_WEIGHTS."""

_BLUR_WEIGHTS = np.array(
    [
        1.814,
        1.229,
        -0.122,
        -3.212,
        -0.695,
        0.522,
        -0.262,
        1.042,
        -0.57,
        -1.254,
        0.811,
        5.702,
        -2.653,
        -13.353,
        -17.017,
        -19.05,
        -4.09,
        23.399,
        9.891,
        14.788,
        6.15,
        -22.807,
        -6.063,
        -2.583,
        3.636,
        3.879,
        1.285,
    ]
)
"""The features and 1: log odds of defocus against motion. Fitted by packaging/fit_triage.py
--blur-only on motion of all lengths made from the same photos, and 66 real pairs of two cameras.
docs/benchmarks.md has how often each is right (`run.py bench triage`)."""

SURE_DEFOCUS = 0.9
"""A blurred photo is "defocus" from this share of the odds on; from half on it is "blurred": a hand
that moved in all directions, or something that came nearer, leaves no direction either."""

_REASONS = {
    "sharp": msg("fine detail in every direction"),
    "perhaps": msg("probably fine detail in every direction; not sure enough to be skipped"),
    "defocus": msg("fine detail is missing in every direction"),
    "blurred": msg("fine detail is missing; motion or focus cannot be told apart"),
    "noisy": msg("grain covers the fine detail"),
}


@dataclass(frozen=True)
class Assessment:
    """The label of a photo, how certain it is (0..1, not how blurred the photo is), and its reason.

    For motion also the approximate direction in degrees (0 along a row, 90 along a column,
    counter-clockwise; 0..180) and length in pixels of the photo.
    """

    label: Label
    confidence: float
    reason: str
    direction_degrees: float | None = None
    length_px: float | None = None


@dataclass(frozen=True)
class Spectrum:
    """Measurements: `features` for the label, `wave` and `cepstrum` for direction and length."""

    features: NDArray[np.float64]
    wave: complex
    cepstrum: Floats
    factor: int


def measure(pixels: Pixels) -> Spectrum | None:
    """Return the features of a photo, (F,) float64; None if it has too little detail."""
    size = pixels.shape[0] * pixels.shape[1]
    factor = max((by for least, by in _REDUCED if size >= least), default=1)
    tiles = _tiles(pixels, factor)
    if tiles is None:
        return None
    contrast = tiles.std(axis=(1, 2))
    grain = np.log10(np.sort(_grain(tiles))[: max(1, len(tiles) // 4)].mean() + 0.3)
    best = np.argsort(-contrast)[:_KEPT]
    best = best[contrast[best] > _FLAT]
    if len(best) == 0:
        return None
    side = tiles.shape[1]
    window = np.hanning(side).astype(np.float32)
    tiles = tiles[best] - tiles[best].mean(axis=(1, 2), keepdims=True)
    power = np.abs(np.fft.rfft2(tiles * np.outer(window, window))) ** 2 / side**2 + 1e-3
    bins, weights = _polar(side)
    rings = len(_RINGS) - 1
    sums = np.stack([np.bincount(bins, p.ravel(), rings * _SECTORS + 1) for p in power])
    mean = (sums[:, :-1] / weights).reshape(-1, rings, _SECTORS)
    logs = np.log10(mean)
    top = logs[:, -1].mean(axis=1)  # absolute: grey levels
    middle = np.sqrt(np.array(_RINGS[:-1]) * np.array(_RINGS[1:]))
    logs += 2 * np.log10(middle)[None, :, None]
    logs -= logs[:, :2].mean(axis=(1, 2), keepdims=True)
    fall = logs.mean(axis=2)
    angles = 2 * np.pi * (np.arange(_SECTORS) + 0.5) / _SECTORS
    waves = (logs.mean(axis=0) * np.exp(1j * angles)).mean(axis=1)  # of twice the angle
    local = np.abs((logs * np.exp(1j * angles)).mean(axis=2)).mean(axis=0)
    features = np.concatenate(
        [
            fall[:, 2:].mean(axis=0),
            np.quantile(fall[:, 4], [0.1, 0.9]),
            np.quantile(fall[:, 7], [0.1, 0.9]),
            np.abs(waves[[1, 2, 3, 4, 5, 6, 7]]),
            [abs(waves[2:6].mean()), abs(waves[4:].mean())],
            local[[3, 6]],
            [grain, top.mean(), top.min(), fall[:, 8].mean() - fall[:, 6].mean()],
        ]
    )
    cepstrum = np.fft.irfft2(np.log(power).mean(axis=0), (side, side)).astype(np.float32)
    return Spectrum(features, complex(waves[2:7].mean()), cepstrum, factor)


def _tiles(pixels: Pixels, factor: int) -> Floats | None:
    """Return luma tiles (N, side, side) in 0..255 from all over the photo, reduced by `factor`."""
    height, width = pixels.shape[:2]
    side = min(_TILE_PX, height // factor // 32 * 32, width // factor // 32 * 32)
    if side < _LEAST_PX:
        return None
    reach = side * factor
    corners = [
        np.unique(np.linspace(0, n - reach, min(_GRID, -(-n // reach))).astype(int))
        for n in (height, width)
    ]
    tiles = [
        cv2.resize(
            cv2.cvtColor(pixels[y : y + reach, x : x + reach], cv2.COLOR_RGB2GRAY),
            (side, side),
            interpolation=cv2.INTER_AREA,
        )
        for y in corners[0]
        for x in corners[1]
    ]
    scale = 255 / np.iinfo(pixels.dtype).max
    return np.stack(tiles).astype(np.float32) * np.float32(scale)


def _grain(tiles: Floats) -> NDArray[np.float64]:
    """Return the noise of each tile in grey levels (Immerkaer, CVIU 1996, with a median)."""
    mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    return np.array(
        [np.median(np.abs(cv2.filter2D(t, -1, mask)[1:-1:2, 1:-1:2])) / 0.6745 / 6 for t in tiles]
    )


@functools.cache
def _polar(side: int) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the bin of each value of a (side, side // 2 + 1) spectrum, and the size of each bin.

    Bins are ring * sectors + sector; the last one is for values outside all rings.
    """
    down, across = np.meshgrid(np.fft.fftfreq(side), np.fft.rfftfreq(side), indexing="ij")
    ring = np.digitize(np.hypot(down, across), _RINGS) - 1
    rings = len(_RINGS) - 1
    sector = (np.arctan2(down, across) % np.pi / np.pi * _SECTORS).astype(int) % _SECTORS
    bins = np.where((ring >= 0) & (ring < rings), ring * _SECTORS + sector, rings * _SECTORS)
    sizes = np.bincount(bins.ravel(), minlength=rings * _SECTORS + 1)[:-1]
    return bins.ravel(), np.maximum(sizes, 1).astype(np.float64)


def _motion(found: Spectrum) -> tuple[float, float]:
    """Return direction in degrees and length in pixels of a motion blur.

    The spectrum is weakest in that direction, where a straight motion leaves a negative peak in
    the cepstrum at its length (Cannon, IEEE TASSP 1976).
    """
    side = found.cepstrum.shape[0]
    weakest = (np.angle(found.wave) + np.pi) / 2  # the wave points to the strongest
    reach = np.arange(3, side // 5)
    angles = weakest + np.radians(np.arange(-16, 17, 2))
    across = np.round(np.outer(np.cos(angles), reach)).astype(int) % side
    down = np.round(np.outer(np.sin(angles), reach)).astype(int) % side
    smooth = cv2.blur(found.cepstrum, (3, 3), borderType=cv2.BORDER_REFLECT)
    best, at = np.unravel_index(int(smooth[down, across].argmin()), down.shape)
    # A peak a few pixels from the centre hardly determines an angle.
    trust = min(1.0, reach[at] / 20)
    angle = weakest + trust * (angles[best] - weakest)
    return float(np.degrees(-angle) % 180), float(reach[at] * found.factor)


def assess(pixels: Pixels) -> Assessment:
    """Return the label of a photo.

    `pixels` (H, W, 3) uint8 or uint16, RGB. About 50 ms for 24 megapixels on one core. A photo with
    too little detail, or between two labels, is "unsure"; one between motion and defocus "blurred".
    """
    found = measure(pixels)
    if found is None:
        return Assessment("unsure", 0.0, msg("too little detail"))
    logits = _WEIGHTS[:, :-1] @ found.features + _WEIGHTS[:, -1]
    odds = np.exp(logits - logits.max())
    odds /= odds.sum()
    label, confidence = LABELS[int(odds.argmax())], float(odds.max())
    blurred = float(odds[LABELS.index("motion")] + odds[LABELS.index("defocus")])
    if blurred > max(SURE, 1 - blurred):
        return _which_blur(found, blurred)
    if confidence < SURE:
        first, second = (LABELS[k] for k in np.argsort(-odds)[:2])
        return Assessment("unsure", confidence, msg("{a} or {b}", a=first, b=second))
    # A sharp one in doubt is not skipped, and its label alone would promise that.
    is_in_doubt = label == "sharp" and confidence < SURE_SHARP
    return Assessment(label, confidence, _REASONS["perhaps" if is_in_doubt else label])


def _which_blur(found: Spectrum, blurred: float) -> Assessment:
    """Return what blurred a photo that is so sure to be `blurred` (0..1)."""
    share = 1 / (1 + math.exp(-float(_BLUR_WEIGHTS[:-1] @ found.features + _BLUR_WEIGHTS[-1])))
    if share >= SURE_DEFOCUS:
        return Assessment("defocus", blurred * share, _REASONS["defocus"])
    if share >= 0.5:
        return Assessment("blurred", blurred, _REASONS["blurred"])
    direction, length = _motion(found)
    reason = msg(
        "fine detail is missing along {degrees}° only, over about {length} pixels",
        degrees=f"{direction:.0f}",
        length=f"{length:.0f}",
    )
    return Assessment("motion", blurred * (1 - share), reason, direction, length)
