"""What is known of a picture file before it is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PIL import ImageCms

from engine.images.frame import Meta

Codec = Literal["opencv", "pillow", "tifffile", "heif", "raw"]

CMYK_NOTE = "Converted from CMYK to sRGB."


@dataclass(frozen=True)
class Header:
    """A picture file, known but not decoded.

    `width` and `height` are as stored and `orientation` (1..8, Exif 2.32) is still to be applied;
    `meta` speaks of the upright picture already. `bits` is 8 or 16: the depth of the frame;
    `spread_from` the bits that are stretched to those 16.
    `premultiplied` and `inverted` say what the stored numbers mean, `key` is a PNG's transparent
    colour, and `page` and `turn_at` are where a TIFF keeps the directory of the picture and its
    orientation field.
    """

    format: str
    width: int
    height: int
    codec: Codec
    meta: Meta
    bits: int = 8
    spread_from: int = 16
    orientation: int = 1
    premultiplied: bool = False
    extra_ignored: bool = False
    inverted: bool = False
    key: bytes | None = None
    page: int = 0
    turn_at: int = -1

    @property
    def upright_size(self) -> tuple[int, int]:
        """(height, width) of the upright picture."""
        size = (self.height, self.width)
        return size if self.orientation < 5 else size[::-1]


def srgb_profile() -> bytes:
    """Return an sRGB ICC profile."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
