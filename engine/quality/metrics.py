"""Full-reference metrics: a result against the sharp image.

Papers on deblurring use three kinds of SSIM (Wang et al. 2004), which differ by more than the
methods do. Each has its own name here, and nothing is called just "SSIM":

    ssim_volume      the image as a volume (H, W, 3), the window 11 x 11 x 11: MATLAB's `ssim` on
                     an RGB array, as Restormer and NAFNet report it
    ssim_gauss       each channel separately, window 11 x 11: scikit-image with `gaussian_weights`
    ssim_first_256   `ssim_gauss` of the central 256 x 256, of one image in eight

All have Gaussian windows of sigma 1.5, K1 0.01, K2 0.03, variances of the whole window (no sample
covariance), in float64.

Filters run as products with band matrices, strip by strip: on one core 0.2 s for both of the first
two on 1280 x 720, a third of what scikit-image takes for one, and a few MB.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Planes = NDArray[Any]
"""(3, H, W), any dtype."""
Floats = NDArray[np.float64]

SSIM_SIGMA, SSIM_RADIUS = 1.5, 5
FIRST_PX, FIRST_OF = 256, 8
"""For `ssim_first_256`: the side of the square, and the batch size."""

_STRIP_ROWS, _BLOCK_COLUMNS = 16, 64
"""Small enough for the second-level cache at 1280 columns; measured, 8 to 64 and 32 to 128.

So small, too, that OpenBLAS computes each product on one thread: two threads wait for each other,
and take five times the processor time where other processes are at work.
"""


def psnr(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return the peak signal-to-noise ratio in dB; infinity for equal images.

    Both (H, W, 3) uint8, without cropping, one squared error over all channels in
    float64, as in the GoPro protocol (Nah et al. 2017). Raises ValueError for other or unequal
    shapes or dtypes.
    """
    _check(result, sharp)
    error = float(np.mean(np.square(result.astype(np.float64) - sharp)))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def psnr_matched(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return the PSNR in dB after the best gain and offset of each channel.

    Both (H, W, 3) uint8. The least squares fit to `sharp`, clipped to 0..255 and not rounded. It
    does not reward a changed brightness: the blurred pictures of REDS are brighter than the sharp
    ones, and a model can learn that instead of deblurring. Raises ValueError as `psnr` does.
    """
    _check(result, sharp)
    error = 0.0
    for channel in range(sharp.shape[2]):
        x = result[..., channel].astype(np.float64)
        y = sharp[..., channel].astype(np.float64)
        centred = x - x.mean()
        spread = float(np.mean(np.square(centred)))
        gain = float(np.mean(centred * y)) / spread if spread else 0.0
        error += float(np.mean(np.square(np.clip(gain * centred + y.mean(), 0, 255) - y)))
    return math.inf if error == 0 else 10 * math.log10(255**2 * sharp.shape[2] / error)


def ssim_volume(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return the SSIM of two images as volumes, -1..1; what Restormer and NAFNet report.

    Both (H, W, 3) uint8. The window spans the channels too, edges are replicated, and the mean is
    over all H x W x 3 values: MATLAB's `ssim(A, B)` for a three-dimensional array. Raises
    ValueError as `psnr` does.
    """
    _check(result, sharp)
    moments = _moments(_planes(result, SSIM_RADIUS), _planes(sharp, SSIM_RADIUS))
    return _mean(_similarity(_over_channels(m), 255.0) for _, m in moments)


def ssim_gauss(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return the mean SSIM of the three channels, each separately, -1..1.

    Both (H, W, 3) uint8. Only whole windows count, so 5 pixels at every edge are left out:
    `skimage.metrics.structural_similarity(gaussian_weights=True, sigma=1.5,
    use_sample_covariance=False, channel_axis=2)`. Raises ValueError as `psnr` does, and for less
    than 11 x 11 pixels.
    """
    _check(result, sharp, least_px=2 * SSIM_RADIUS + 1)
    moments = _moments(_planes(result), _planes(sharp))
    return _mean(_similarity(m, 255.0) for _, m in moments)


def ssim_first_256(result: NDArray[Any], sharp: NDArray[Any]) -> float:
    """Return `ssim_gauss` of the central 256 x 256 pixels, or of the whole smaller image.

    The paper behind this program reports 0.87 to 0.89 for "the first image of each batch" at
    256 x 256, with batches of 8 random crops, and an unspecified window. Defined here as: images 0,
    8, 16 ... of the set (`FIRST_OF`; chosen by the caller), the central crop, `ssim_gauss`. Only
    for comparison with that paper. Raises ValueError as `ssim_gauss` does.
    """
    _check(result, sharp)
    top, left = (max(0, (n - FIRST_PX) // 2) for n in result.shape[:2])
    cut = np.s_[top : top + FIRST_PX, left : left + FIRST_PX]
    return ssim_gauss(result[cut], sharp[cut])


SSIMS: Mapping[str, Callable[[NDArray[Any], NDArray[Any]], float]] = {
    "ssim_volume": ssim_volume,
    "ssim_gauss": ssim_gauss,
    "ssim_first_256": ssim_first_256,
}
"""Name -> function of (result, sharp), both (H, W, 3) uint8."""


def ssims(result: NDArray[Any], sharp: NDArray[Any]) -> dict[str, float]:
    """Return all of `SSIMS` by name, faster than one by one: two of them share their filters.

    Both (H, W, 3) uint8. Raises ValueError as `ssim_gauss` does.
    """
    _check(result, sharp, least_px=2 * SSIM_RADIUS + 1)
    volume, gauss = _Mean(), _Mean()
    height = result.shape[0]
    whole = slice(SSIM_RADIUS, -SSIM_RADIUS)
    planes = _planes(result, SSIM_RADIUS), _planes(sharp, SSIM_RADIUS)
    for top, moments in _moments(*planes):
        volume.add(_similarity(_over_channels(moments), 255.0))
        rows = slice(max(0, SSIM_RADIUS - top), max(0, height - SSIM_RADIUS - top))
        gauss.add(_similarity(moments[:, :, rows, whole], 255.0))
    return {
        "ssim_volume": volume.value(),
        "ssim_gauss": gauss.value(),
        "ssim_first_256": ssim_first_256(result, sharp),
    }


def ssim_map(result: NDArray[Any], sharp: NDArray[Any], peak: float) -> Floats:
    """Return the similarity at each pixel and channel, whose mean `ssim_gauss` is.

    Both (H, W, 3), any dtype, with white at `peak`; the map is (H - 10, W - 10, 3), without the
    incomplete windows at the edges. For protocols that mask pixels. Raises ValueError if the shapes
    differ or are smaller than 11 x 11.
    """
    _check_shape(result, sharp, 2 * SSIM_RADIUS + 1)
    height, width = (n - 2 * SSIM_RADIUS for n in result.shape[:2])
    found = np.empty((height, width, 3))
    for top, moments in _moments(_planes(result), _planes(sharp)):
        rows = moments.shape[2]
        found[top : top + rows] = _similarity(moments, peak).transpose(1, 2, 0)
    return found


def _check(result: NDArray[Any], sharp: NDArray[Any], least_px: int = 1) -> None:
    if result.dtype != np.uint8 or sharp.dtype != np.uint8:
        raise ValueError(f"{result.shape} {result.dtype} against {sharp.shape} {sharp.dtype}")
    _check_shape(result, sharp, least_px)


def _check_shape(result: NDArray[Any], sharp: NDArray[Any], least_px: int) -> None:
    if result.shape != sharp.shape or result.ndim != 3 or result.shape[2] != 3:
        raise ValueError(f"{result.shape} {result.dtype} against {sharp.shape} {sharp.dtype}")
    if min(result.shape[:2]) < least_px:
        raise ValueError(f"{result.shape}: less than {least_px} x {least_px} pixels")


class _Mean:
    """A running mean over arrays."""

    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0

    def add(self, values: Floats) -> None:
        self._sum += float(values.sum())
        self._count += values.size

    def value(self) -> float:
        return self._sum / self._count


def _mean(parts: Iterator[Floats]) -> float:
    mean = _Mean()
    for part in parts:
        mean.add(part)
    return mean.value()


def _planes(picture: NDArray[Any], edge_px: int = 0) -> Planes:
    """Return the image as (3, H, W), padded by replicating its edges."""
    edges = ((edge_px, edge_px), (edge_px, edge_px), (0, 0))
    return np.ascontiguousarray(np.pad(picture, edges, mode="edge").transpose(2, 0, 1))


@functools.cache
def _kernel() -> Floats:
    offsets = np.arange(-SSIM_RADIUS, SSIM_RADIUS + 1)
    kernel = np.exp(-np.square(offsets) / (2 * SSIM_SIGMA**2))
    return np.asarray(kernel / kernel.sum(), np.float64)


@functools.cache  # of few lengths: a full strip or block, and what is left over
def _band(length: int) -> Floats:
    """Return the (length, length + 10) matrix that filters so many values."""
    band = np.zeros((length, length + 2 * SSIM_RADIUS))
    for row in range(length):
        band[row, row : row + 2 * SSIM_RADIUS + 1] = _kernel()
    return band


@functools.cache
def _taps() -> Floats:
    """Return the (3, 3) matrix that filters along three channels, edges continued."""
    taps = np.zeros((3, 3))
    for channel in range(3):
        for offset, weight in enumerate(_kernel(), -SSIM_RADIUS):
            taps[channel, min(max(channel + offset, 0), 2)] += weight
    return taps


def _moments(x: Planes, y: Planes) -> Iterator[tuple[int, Floats]]:
    """Yield (first row, windowed means of x, y, x² + y² and xy as (4, 3, rows, W - 10)).

    x and y (3, H, W); only whole windows. The two squares are only ever needed as their sum.
    """
    height, width = x.shape[1] - 2 * SSIM_RADIUS, x.shape[2] - 2 * SSIM_RADIUS
    for top in range(0, height, _STRIP_ROWS):
        rows = min(_STRIP_ROWS, height - top)
        strip = np.empty((4, 3, rows + 2 * SSIM_RADIUS, x.shape[2]))
        strip[0] = x[:, top : top + strip.shape[2]]
        strip[1] = y[:, top : top + strip.shape[2]]
        np.multiply(strip[0], strip[0], out=strip[2])
        strip[2] += strip[1] * strip[1]
        np.multiply(strip[0], strip[1], out=strip[3])
        both = np.empty((4, 3, rows, width))
        for left in range(0, width, _BLOCK_COLUMNS):
            columns = min(_BLOCK_COLUMNS, width - left)
            block = strip[..., left : left + columns + 2 * SSIM_RADIUS]
            down = np.matmul(_band(rows), block)
            np.matmul(down, _band(columns).T, out=both[..., left : left + columns])
        yield top, both


def _over_channels(moments: Floats) -> Floats:
    """Return the moments filtered along the channels too: eleven taps come down to 3 x 3."""
    mixed: Floats = np.matmul(_taps(), moments.reshape(4, 3, -1)).reshape(moments.shape)
    return mixed


def _similarity(moments: Floats, peak: float) -> Floats:
    """Return (2 mx my + C1)(2 vxy + C2) / ((mx² + my² + C1)(vx + vy + C2)), (3, rows, W)."""
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    products = 2 * moments[0] * moments[1]
    squares = np.square(moments[0]) + np.square(moments[1])
    similarity: Floats = (products + c1) * (2 * moments[3] - products + c2)
    similarity /= (squares + c1) * (moments[2] - squares + c2)
    return similarity
