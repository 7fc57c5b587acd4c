"""Between the colours of a video (YUV, limited range, several matrices) and RGB for the models.

Missing tags are read as every player reads them: BT.709 from 720 lines on, BT.601 below, limited
range. swscale converts, with all options for exactness: without them, frames come out darker by
one step of 255 each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import av

Pixels = NDArray[Any]
"""(H, W, 3) RGB, uint8 or uint16."""

UNSPECIFIED = 2
"""In FFmpeg's numbers (ITU-T H.273), also for primaries and transfer."""

BT709, BT601_PAL, BT601, BT2020 = 1, 5, 6, 9
LIMITED, FULL = 1, 2
PQ, HLG = 16, 18

_HD_LINES = 720
_SWS_MATRIX = {BT709: 1, 4: 4, BT601_PAL: 5, BT601: 5, 7: 7, BT2020: 9}
"""swscale has its own numbers for the matrices."""


@dataclass(frozen=True)
class Colour:
    """The colour tags of a video as stored in its file: numbers of ITU-T H.273."""

    matrix: int = BT709
    range: int = LIMITED
    primaries: int = BT709
    transfer: int = BT709

    def swscale(self, height: int) -> tuple[int, int]:
        """Return swscale's matrix and range, guessed where the tags are missing."""
        guess = BT709 if height >= _HD_LINES else BT601
        matrix = _SWS_MATRIX.get(self.matrix, _SWS_MATRIX[guess])
        return matrix, (FULL if self.range == FULL else LIMITED)


class Converter:
    """Converts frames to RGB and back; caches swscale's tables, so use one per thread."""

    def __init__(self, colour: Colour) -> None:
        from av.video.reformatter import Interpolation, VideoReformatter

        self._colour = colour
        self._scaler = VideoReformatter()
        exact = Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
        self._interpolation = int(Interpolation.BICUBIC | exact | Interpolation.FULL_CHR_H_INP)

    def to_rgb(self, frame: av.VideoFrame, *, deep: bool) -> Pixels:
        """Return the pixels of a decoded frame: full-range uint16 if `deep`, else uint8."""
        matrix, span = self._colour.swscale(frame.height)
        rgb = self._scaler.reformat(
            frame,
            format="rgb48le" if deep else "rgb24",
            src_colorspace=matrix,
            src_color_range=span,
            dst_color_range=FULL,
            interpolation=self._interpolation,
        )
        pixels: Pixels = rgb.to_ndarray()
        return np.ascontiguousarray(pixels)

    def from_rgb(self, pixels: Pixels, pix_fmt: str) -> av.VideoFrame:
        """Return a frame for the encoder."""
        import av

        deep = pixels.dtype == np.uint16
        frame = av.VideoFrame.from_ndarray(pixels, "rgb48le" if deep else "rgb24")
        matrix, span = self._colour.swscale(frame.height)
        return self._scaler.reformat(
            frame,
            format=pix_fmt,
            dst_colorspace=matrix,
            src_color_range=FULL,
            dst_color_range=span,
            interpolation=self._interpolation,
        )
