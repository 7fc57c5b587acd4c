"""Pixels as Qt draws them, and back: the one place where numpy arrays and QImages meet.

An image made here owns its memory: it is written once, straight into Qt's own buffer. Refused: an
image that looks at the array's memory. Qt shares images without Python knowing, so one of its
copies may outlive the array, and reads freed memory then. A viewer makes images of what is visible
(`region_qimage`), so a picture of 100 megapixels costs a screenful.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from engine.models.tiling import Box, cut

Pixels = NDArray[Any]

_RGB, _RGBA = QImage.Format.Format_RGB888, QImage.Format.Format_RGBA8888
_RGBX16, _RGBA16 = QImage.Format.Format_RGBX64, QImage.Format.Format_RGBA64


def to_qimage(pixels: Pixels, alpha: Pixels | None = None) -> QImage:
    """Return an image of `pixels` (H, W, 3) and `alpha` (H, W), both uint8 or both uint16.

    uint8 gives RGB888 or RGBA8888, uint16 RGBX64 or RGBA64; alpha is straight. The arrays are
    copied once and may be views. Raises ValueError for other arrays, and MemoryError.
    """
    deep = pixels.dtype == np.uint16
    if pixels.ndim != 3 or pixels.shape[2] != 3 or 0 in pixels.shape:
        raise ValueError(f"pixels must be (H, W, 3), not {pixels.shape}")
    if not deep and pixels.dtype != np.uint8:
        raise ValueError(f"pixels must be uint8 or uint16, not {pixels.dtype}")
    if alpha is not None and (alpha.shape != pixels.shape[:2] or alpha.dtype != pixels.dtype):
        raise ValueError(f"alpha must be {pixels.shape[:2]} {pixels.dtype}")
    kinds = (_RGBX16, _RGBA16) if deep else (_RGB, _RGBA)
    kind = kinds[alpha is not None]
    height, width = pixels.shape[:2]
    image = QImage(width, height, kind)
    if image.isNull():
        raise MemoryError(f"There is no memory for an image of {width} x {height}.")
    view = _view(image.bits(), image, 3 if kind == _RGB else 4)
    view[..., :3] = pixels
    if kind != _RGB:
        view[..., 3] = np.iinfo(pixels.dtype).max if alpha is None else alpha
    return image


def screen_qimage(pixels: Pixels) -> QImage:
    """Return an RGB32 image of uint8 `pixels` (H, W, 3): what a painter scales quickest.

    For live pictures: at 1280 x 720 this takes 0.3 ms, and drawing it smoothly 1.2 ms; drawn from
    RGB888 it takes 4 to 6. Raises ValueError for other arrays.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or 0 in pixels.shape:
        raise ValueError(f"pixels must be (H, W, 3) uint8, not {pixels.shape} {pixels.dtype}")
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    # This one looks at the array's memory, and is gone before the array is: it is copied here.
    looking = QImage(pixels.data, width, height, 3 * width, _RGB)
    return looking.convertToFormat(QImage.Format.Format_RGB32)


def region_qimage(pixels: Pixels, box: Box, alpha: Pixels | None = None) -> QImage:
    """Return an image of the part of `pixels` in `box`; nothing else is touched."""
    return to_qimage(cut(pixels, box), None if alpha is None else cut(alpha, box))


def to_array(image: QImage) -> tuple[Pixels, Pixels | None]:
    """Return pixels (H, W, 3) and alpha (H, W) or None, as copies; uint16 where the image is deep.

    Alpha is straight whatever the image has. Raises ValueError for an image without size.
    """
    if image.isNull():
        raise ValueError("the image is empty")
    kind = _RGBA16 if image.pixelFormat().redSize() > 8 else _RGBA
    has_alpha = image.hasAlphaChannel()
    straight = image if image.format() == kind else image.convertToFormat(kind)
    view = _view(straight.constBits(), straight, 4)
    return np.array(view[..., :3]), np.array(view[..., 3]) if has_alpha else None


def _view(memory: bytes | bytearray | memoryview, image: QImage, channels: int) -> Pixels:
    """Return an image's memory as (H, W, channels); for as long as the image lives."""
    dtype = np.dtype(np.uint16 if image.depth() > 32 else np.uint8)
    rows = np.frombuffer(memory, dtype).reshape(image.height(), -1)  # rows may be filled up
    return rows[:, : image.width() * channels].reshape(image.height(), image.width(), channels)
