"""Shared by the encoders: the write plan, and bands of rows, which need little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.images.frame import Frame, Meta

Array = NDArray[Any]

_BAND_BYTES = 8 << 20


@dataclass(frozen=True)
class Plan:
    """How a frame is written: one channel or three, with alpha or not, 8 or 16 bits.

    `stored_bits` are those of an AVIF, which may lie between. `meta` is the frame's own, reduced
    to what the file can hold.
    """

    format: str
    grey: bool
    alpha: bool
    bits: int
    quality: int
    meta: Meta
    stored_bits: int = 8

    @property
    def channels(self) -> int:
        return (1 if self.grey else 3) + self.alpha


def bands(frame: Frame, plan: Plan, rows: int = 0) -> Iterator[Array]:
    """Yield the image as (rows, W, channels) with the depth and channels of the plan.

    Grey is the rounded mean of the three channels, transparency that the file cannot hold is
    composited on white, and 16 bits become 8 by rounding to nearest.
    """
    height, width = frame.pixels.shape[:2]
    rows = rows or rows_per_band(width * plan.channels * plan.bits // 8)
    top = int(np.iinfo(frame.pixels.dtype).max)
    for y in range(0, height, rows):
        band: Array = frame.pixels[y : y + rows]
        if plan.grey:
            total = band.sum(axis=2, dtype=np.uint32, keepdims=True)
            band = ((total + 1) // 3).astype(band.dtype)
        if frame.alpha is not None:
            alpha = frame.alpha[y : y + rows, :, None]
            if plan.alpha:
                band = np.concatenate([band, alpha], axis=2)
            else:
                a = alpha.astype(np.uint64)
                mixed = (band * a + top * (top - a) + top // 2) // top
                band = mixed.astype(band.dtype)
        yield eight_bits(band) if plan.bits == 8 else band


def eight_bits(values: Array) -> Array:
    """Return uint8 or uint16 as uint8, rounded to the nearest."""
    if values.dtype == np.uint8:
        return values
    return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)


def rows_per_band(row_bytes: int) -> int:
    """Return how many rows of this many bytes fit into a band, at least one."""
    return max(1, _BAND_BYTES // row_bytes)


def blue_first(band: Array) -> Array:
    """Return the band in the order of OpenCV: BGR, BGRA, or (H, W) for one channel."""
    if band.shape[2] == 1:
        return np.ascontiguousarray(band[..., 0])
    from engine.core.opencv import cv2

    code = cv2.COLOR_RGB2BGR if band.shape[2] == 3 else cv2.COLOR_RGBA2BGRA
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(band), code))


def opencv_encoded(encode: Callable[[], tuple[bool, Array]]) -> bytes:
    """Return what an encoder of OpenCV returns; raises ValueError if it fails."""
    from engine.core.opencv import cv2

    try:
        done, coded = encode()
    except cv2.error as error:
        raise ValueError(str(error).strip()) from error
    if not done:
        raise ValueError("OpenCV cannot encode it")
    return bytes(coded)
