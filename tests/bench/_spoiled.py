"""Results spoiled on purpose, each in three grades (0 slight, 1 clear, 2 gross): what networks do.

Each takes the source, a good result of it and the grade, and returns uint8 (H, W, 3).
"""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from _made import Pixels
from numpy.typing import NDArray

from engine.models.tensors import TensorFormat

GRADES = ("slight", "clear", "gross")
_CORNER = slice(64, 192)


def _whole(picture: NDArray[Any]) -> Pixels:
    return np.clip(np.round(picture), 0, 255).astype(np.uint8)


def _sharpened(result: Pixels, amount: float, sigma: float) -> Pixels:
    picture = result.astype(np.float32)
    return _whole(picture + amount * (picture - cv2.GaussianBlur(picture, (0, 0), sigma)))


def narrow_halos(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Sharpened 1.5, 3 and 6 times at sigma 1.5."""
    return _sharpened(result, (1.5, 3, 6)[grade], 1.5)


def wide_halos(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Sharpened 1, 2 and 4 times at sigma 4."""
    return _sharpened(result, (1, 2, 4)[grade], 4)


def wrong_kernel(source: Pixels, _: Pixels, grade: int) -> Pixels:
    """The source after 5, 10 and 20 rounds of Richardson-Lucy with a slanted line of 15 pixels."""
    kernel = np.eye(15, dtype=np.float32) / 15
    seen = source.astype(np.float32) + 1
    found = seen.copy()
    for _round in range((5, 10, 20)[grade]):
        again = cv2.filter2D(found, -1, kernel, borderType=cv2.BORDER_REFLECT)
        found *= cv2.filter2D(seen / again, -1, kernel, borderType=cv2.BORDER_REFLECT)
    return _whole(found - 1)


def mosaic(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Coloured cells of 8 pixels, 20, 40 and 80 levels strong, in a square of 128."""
    cells = np.random.default_rng(1).standard_normal((16, 16, 3)) * (20, 40, 80)[grade]
    bad = result.astype(np.float32)
    bad[_CORNER, _CORNER] += cells.repeat(8, 0).repeat(8, 1)
    return _whole(bad)


def blocks(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Blocks of 8, 16 and 32 pixels, each of one colour, everywhere."""
    side = (8, 16, 32)[grade]
    size = result.shape[1] // side, result.shape[0] // side
    small = cv2.resize(result, size, interpolation=cv2.INTER_AREA)
    shape = result.shape[1], result.shape[0]
    return np.asarray(cv2.resize(small, shape, interpolation=cv2.INTER_NEAREST), np.uint8)


def colour_cast(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Red 4, 8 and 16 % brighter, blue as much darker."""
    step = (0.04, 0.08, 0.16)[grade]
    return _whole(result * np.array([1 + step, 1, 1 - step]))


def black(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """A black square of 16, 32 and 96 pixels."""
    bad, part = result.copy(), slice(64, 64 + (16, 32, 96)[grade])
    bad[part, part] = 0
    return bad


def white(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """A white square of 16, 32 and 96 pixels."""
    bad, part = result.copy(), slice(64, 64 + (16, 32, 96)[grade])
    bad[part, part] = 255
    return bad


def noise(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Noise of 10, 25 and 60 levels everywhere."""
    grain = np.random.default_rng(2).standard_normal(result.shape) * (10, 25, 60)[grade]
    return _whole(result + grain)


def garbage(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Nothing but noise in a square of 32, 96 and 256 pixels."""
    bad, part = result.copy(), slice(64, 64 + (32, 96, 256)[grade])
    bad[part, part] = np.random.default_rng(3).integers(0, 256, bad[part, part].shape)
    return bad


def checkerboard(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Every other pixel, as upsampling leaves it, 6, 12 and 24 levels brighter or darker."""
    sign = np.indices(result.shape[:2]).sum(axis=0) % 2 * 2 - 1
    return _whole(result + (sign * (6, 12, 24)[grade])[..., None])


def smeared(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Blurred by a sigma of 1.5, 3 and 6."""
    return np.asarray(cv2.GaussianBlur(result, (0, 0), (1.5, 3, 6)[grade]), np.uint8)


def smeared_part(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """The same in a square of 128 pixels only."""
    bad = result.copy()
    bad[_CORNER, _CORNER] = cv2.GaussianBlur(result, (0, 0), (1.5, 3, 6)[grade])[_CORNER, _CORNER]
    return bad


def shifted(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Moved 2, 6 and 20 pixels to the right."""
    return np.roll(result, (2, 6, 20)[grade], axis=1)


def tiles(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """Every other square of 128 pixels 6, 15 and 40 levels brighter."""
    rows, columns = np.indices(result.shape[:2]) // 128
    return _whole(result + ((rows + columns) % 2 * (6, 15, 40)[grade])[..., None])


def not_a_number(_: Pixels, result: Pixels, grade: int) -> Pixels:
    """One, a hundred and all values NaN, before they become pixels: that raises ModelError."""
    tensor = np.ascontiguousarray(result.transpose(2, 0, 1)[None] / np.float32(255))
    tensor.reshape(-1)[: (1, 100, tensor.size)[grade]] = np.nan
    return TensorFormat("NCHW", "0..1").to_pixels(
        tensor, result.dtype, (result.shape[0], result.shape[1])
    )


SPOILERS: tuple[Callable[[Pixels, Pixels, int], Pixels], ...] = (
    narrow_halos, wide_halos, wrong_kernel, mosaic, blocks, colour_cast, black, white, noise,
    garbage, checkerboard, smeared, smeared_part, shifted, tiles, not_a_number,
)  # fmt: skip
