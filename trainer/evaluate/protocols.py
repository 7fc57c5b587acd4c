"""How a result is compared with its ground truth: the protocols that papers use.

Numbers from different protocols or kinds of SSIM are not comparable, so every value is stored under
the name of its kind, and every table names its protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.errors import PairError
from engine.quality.metrics import FIRST_OF, SSIM_RADIUS, SSIMS, psnr, psnr_matched, ssim_map, ssims
from trainer.arrays import Floats, Pixels

MAX_DB = 100.0
"""Stands for infinity (an exact result) in means and medians."""

SSIM_REALBLUR = "ssim_realblur"
ECC_ITERATIONS, ECC_EPSILON = 100, 0.0
"""From the official RealBlur evaluation, which also uses OpenCV's default smoothing of 5 px."""


@dataclass(frozen=True)
class Score:
    """One picture against its sharp one: PSNR in dB, at most `MAX_DB`; SSIM by kind, -1..1.

    `matched`: PSNR with brightness and contrast matched, see `engine.quality.metrics.psnr_matched`;
    None if the protocol matches them itself.
    """

    psnr: float
    ssim: Mapping[str, float]
    matched: float | None = None


@dataclass(frozen=True)
class Protocol:
    """A way to measure; `measure(result, sharp, place)` takes (H, W, 3) uint8 of equal size.

    `place` is the number of the picture in its set, from 0. Raises PairError if a picture cannot be
    measured this way.
    """

    name: str
    title: str
    description: str
    ssim_kinds: tuple[str, ...]
    measure: Callable[[Pixels, Pixels, int], Score]


KINDS: Mapping[str, str] = {
    "ssim_volume": "as MATLAB's ssim on an RGB array: a volume, window 11 x 11 x 11, sigma 1.5, "
    "edges continued; what Restormer and NAFNet report",
    "ssim_gauss": "each channel by itself, window 11 x 11, sigma 1.5, without the outer 5 pixels; "
    "scikit-image with gaussian_weights and use_sample_covariance=False",
    "ssim_first_256": f"ssim_gauss of the middle 256 x 256 of pictures 1, {FIRST_OF + 1}, "
    f"{2 * FIRST_OF + 1} ...: the first of each batch of {FIRST_OF}",
    SSIM_REALBLUR: "ssim_gauss after gain matching and alignment, within the warped mask, without "
    "the outer 5 pixels; RealBlur's own script",
}
"""Kind of SSIM -> what it is, for people."""


def measure_plain(result: Pixels, sharp: Pixels, place: int) -> Score:
    """Return both PSNRs and all SSIMs of the whole pictures as they are; RGB, 8 bits, no crop.

    `ssim_first_256` is measured for the first picture of each batch of 8 only.
    """
    kinds = ssims(result, sharp)
    if place % FIRST_OF:
        del kinds["ssim_first_256"]
    matched = min(psnr_matched(result, sharp), MAX_DB)
    return Score(min(psnr(result, sharp), MAX_DB), kinds, matched)


def measure_realblur(result: Pixels, sharp: Pixels, place: int) -> Score:
    """Return PSNR and SSIM as in RealBlur (Rim et al. 2020): aligned, inside the mask.

    The result is scaled to the sharp picture's brightness and aligned by a homography (ECC, 100
    iterations); pixels from outside do not count. PSNR is over the mask, SSIM is `ssim_gauss`
    weighted by the mask, 5 pixels of the edge left out. Nothing is clamped or rounded after the
    alignment. Raises PairError if the alignment fails.
    """
    x = sharp.astype(np.float32) / np.float32(255)
    z, mask = _aligned(result.astype(np.float32) / np.float32(255), x)
    x, z = x * mask, z * mask
    error = float(np.sum(np.square(x.astype(np.float64) - z)) / mask.sum())
    edge = slice(SSIM_RADIUS, -SSIM_RADIUS)
    weights = mask[edge, edge].astype(np.float64)
    similarity = (ssim_map(z, x, 1.0) * weights).sum(axis=(0, 1)) / weights.sum(axis=(0, 1))
    decibels = MAX_DB if error == 0 else -10 * np.log10(error)
    return Score(float(min(decibels, MAX_DB)), {SSIM_REALBLUR: float(similarity.mean())})


def _aligned(result: Floats, sharp: Floats) -> tuple[Floats, Floats]:
    """Return `result` with gain and alignment matched to `sharp`, and the mask of its pixels."""
    from engine.core.opencv import cv2

    energy = float(np.sum(np.square(result), dtype=np.float64))
    if energy == 0:
        raise PairError("The result is black, so it cannot be aligned.")
    result = result * np.float32(np.sum(sharp * result, dtype=np.float64) / energy)
    flags = cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT
    try:
        _, matrix = cv2.findTransformECC(
            cv2.cvtColor(sharp, cv2.COLOR_RGB2GRAY),
            cv2.cvtColor(result, cv2.COLOR_RGB2GRAY),
            np.eye(3, dtype=np.float32),
            cv2.MOTION_HOMOGRAPHY,
            (flags, ECC_ITERATIONS, ECC_EPSILON),
        )
    except cv2.error as error:
        raise _unaligned(error.err or str(error)) from error
    size = (sharp.shape[1], sharp.shape[0])
    warped = cv2.warpPerspective(
        result,
        matrix,
        size,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT,
    )
    mask = cv2.warpPerspective(
        np.ones_like(result), matrix, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    edge = slice(SSIM_RADIUS, -SSIM_RADIUS)
    if not (np.isfinite(warped).all() and mask[edge, edge].any()):
        raise _unaligned("no pixel of the result lies on it")
    return np.asarray(warped, np.float32), np.asarray(mask, np.float32)


def _unaligned(reason: str) -> PairError:
    return PairError(
        "The result cannot be aligned with the sharp picture: {reason}.",
        "Check that both show the same, use another protocol, or leave the picture out.",
        reason=" ".join(reason.split()),
    )


_WHOLE = "RGB, 8 bits, whole pictures, mean of the figures of each picture"

PROTOCOLS: Mapping[str, Protocol] = {
    name: Protocol(name, title, f"{_WHOLE}{more}", tuple(SSIMS), measure_plain)
    for name, title, more in (
        ("plain", "plain", ""),
        ("gopro", "GoPro", "; there are two blurred sets, blur and blur_gamma"),
        ("reds", "REDS", ""),
        ("hide", "HIDE", "; 2025 pictures, one mean"),
    )
} | {
    "realblur": Protocol(
        "realblur",
        "RealBlur",
        "RGB, gain matched, aligned by a homography (ECC, 100 iterations), masked, mean of the "
        "figures of each picture",
        (SSIM_REALBLUR,),
        measure_realblur,
    )
}
"""Name -> protocol."""
