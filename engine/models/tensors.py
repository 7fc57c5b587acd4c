"""Pictures to the tensors a network takes, and its tensors back to pictures.

Rows are converted in blocks that stay in the processor's cache: a tile of 24 megapixels is 288 MB
of float32, and each pass over it through memory would cost as much as a layer. Measured on one
core: 4 to 5 ms per megapixel in (half of it allocation), 6 to 7 out, against 12 and 10 for the
plain NumPy expressions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
Tensor = NDArray[Any]
"""float32, float16 or uint8; (1, 3, H, W) in NCHW layout, (1, H, W, 3) in NHWC."""

VALUE_RANGES = {"0..1": (1.0, 0.0), "0..255": (255.0, 0.0), "-1..1": (2.0, -1.0)}
"""Name -> (scale, offset) from black 0, white 1. uint8 tensors are always 0..255."""

LAYOUTS = ("NCHW", "NHWC")

_BLOCK_PIXELS = 1 << 15
"""128 KB of float32 per channel: two of them fit into the L2 cache of any machine."""


@dataclass(frozen=True)
class TensorFormat:
    """How a network represents pictures: one of LAYOUTS and one of VALUE_RANGES."""

    layout: str
    value_range: str

    def _scale(self, dtype: np.dtype[Any]) -> tuple[float, float]:
        return VALUE_RANGES["0..255" if dtype == np.uint8 else self.value_range]

    def planes(self, tensor: Tensor) -> Tensor:
        """Return a batch of one as (3, H, W), a view."""
        planes: Tensor = tensor[0]
        return planes if self.layout == "NCHW" else planes.transpose(2, 0, 1)

    def to_unit(self, tensor: Tensor) -> NDArray[np.float32]:
        """Return a batch of one as (3, H, W) float32 where 0 is black and 1 white, not clamped."""
        scale, offset = self._scale(tensor.dtype)
        planes = self.planes(tensor).astype(np.float32)
        planes -= np.float32(offset)
        planes /= np.float32(scale)
        return planes

    def to_tensor(self, pixels: Pixels, dtype: np.dtype[Any], size: tuple[int, int]) -> Tensor:
        """Return the picture as a batch of one, padded to `size` (height, width).

        `pixels`: (H, W, 3) uint8 or uint16. Padding at the bottom and right reflects the picture,
        or repeats its last row or column where it is too small to reflect. May be a view of
        `pixels` if no conversion is needed. May raise MemoryError.
        """
        height, width = pixels.shape[:2]
        if self.layout == "NHWC" and dtype == pixels.dtype and size == (height, width):
            return np.ascontiguousarray(pixels)[None]
        tensor = np.empty((1, 3, *size) if self.layout == "NCHW" else (1, *size, 3), dtype)
        planes = self.planes(tensor)
        if dtype == pixels.dtype:
            planes[:, :height, :width] = pixels.transpose(2, 0, 1)
        else:
            scale, offset = self._scale(dtype)
            factor = np.float32(scale / np.iinfo(pixels.dtype).max)
            # float16 overflows at 65504 and uint8 has no fractions: both go by way of float32.
            direct = dtype == np.float32
            shift = np.float32(offset + (0.5 if dtype == np.uint8 else 0.0))
            for rows in _blocks(height, width):
                for channel in range(3):
                    target = planes[channel, rows, :width]
                    block = target if direct else np.empty(target.shape, np.float32)
                    block[...] = pixels[rows, :, channel]
                    block *= factor
                    if shift:
                        block += shift
                    if not direct:
                        target[...] = block
        _pad(planes, height, width)
        return tensor

    def to_pixels(self, tensor: Tensor, dtype: np.dtype[Any], size: tuple[int, int]) -> Pixels:
        """Return the top left `size` (height, width) of a batch of one as (H, W, 3) `dtype`.

        Clamped and rounded, halves up. Raises ModelError if a value is not finite.
        """
        height, width = size
        if self.layout == "NHWC" and tensor.dtype == dtype:
            return np.ascontiguousarray(tensor[0, :height, :width])
        planes = self.planes(tensor)
        pixels: Pixels = np.empty((height, width, 3), dtype)
        if tensor.dtype == dtype:
            pixels[...] = planes[:, :height, :width].transpose(1, 2, 0)
            return pixels
        scale, offset = self._scale(tensor.dtype)
        top = float(np.iinfo(dtype).max)
        factor, shift = np.float32(top / scale), np.float32(0.5 - offset * top / scale)
        with np.errstate(all="ignore"):  # values that are not finite raise below
            for rows in _blocks(height, width):
                block = np.empty((rows.stop - rows.start, width), np.float32)
                for channel in range(3):
                    np.multiply(planes[channel, rows, :width], factor, out=block, dtype=np.float32)
                    block += shift
                    # Any NaN or infinity makes the sum NaN or infinite.
                    if not np.isfinite(block.sum()):
                        raise ModelError(
                            "The model returned values that are not numbers.",
                            "Choose CPU as the device, or another model.",
                        )
                    np.clip(block, 0.0, np.float32(top + 0.5), out=block)
                    pixels[rows, :, channel] = block  # truncation completes the rounding
        return pixels


def _blocks(height: int, width: int) -> Iterator[slice]:
    step = max(1, _BLOCK_PIXELS // width)
    for top in range(0, height, step):
        yield slice(top, min(top + step, height))


def _pad(planes: Tensor, height: int, width: int) -> None:
    """Fill the padding beyond `height` and `width` from the picture."""
    below, beside = planes.shape[1] - height, planes.shape[2] - width
    if 0 < beside < width:
        planes[:, :height, width:] = planes[:, :height, width - 1 - beside : width - 1][..., ::-1]
    elif beside:
        planes[:, :height, width:] = planes[:, :height, width - 1 : width]
    if 0 < below < height:
        planes[:, height:] = planes[:, height - 1 - below : height - 1][:, ::-1]
    elif below:
        planes[:, height:] = planes[:, height - 1 : height]
