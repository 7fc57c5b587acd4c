"""An image, its metadata, its header, and how to write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import ImageCms

from engine.errors import ConfigError
from engine.images._claims import Further
from engine.images.formats import WRITABLE, format_of_suffix
from engine.messages import msg

Pixels = NDArray[np.uint8] | NDArray[np.uint16]

Codec = Literal["opencv", "pillow", "tifffile", "heif", "raw"]

CMYK_NOTE = msg("Converted from CMYK to sRGB.")

MAX_PIXELS = 500_000_000
"""Images with more pixels are refused before decoding (a header can claim anything)."""


class Lost:
    """Names of what is not kept, each once, and no more than a person reads.

    A file can have half a million kinds of chunks.
    """

    _MOST = 8

    def __init__(self, *names: str) -> None:
        self._names: dict[str, None] = {}
        self._more = False
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Note a name."""
        if name in self._names or len(self._names) < self._MOST:
            self._names[name] = None
        else:
            self._more = True

    def names(self) -> tuple[str, ...]:
        """Return the names, in the order they were found."""
        return (*self._names, *((msg("and others"),) if self._more else ()))


@dataclass(frozen=True)
class Meta:
    """The metadata of an image, kept from its source to its target.

    `greyscale` means that the source had one
    channel: the pixels hold three equal ones and one is written. `exif` is the bare TIFF block (no
    `Exif` prefix) with the orientation of the pixels and without thumbnail; `icc` the profile,
    `cicp` primaries and transfer (ITU-T H.273), to which `icc` is then equal; `xmp` the packet, of
    any length; `photoshop` the image resource block with the IPTC captions; `comments` those of a
    JPEG; `geo` the fields of a GeoTIFF, packed like `exif`; `png_chunks` and `png_texts` complete
    chunks about colour and size, and others, that only a PNG can hold; `dpi` horizontal and
    vertical, per inch. `lost` names what was found and no file written here can hold.
    `subsampling` is the chroma subsampling of a JPEG source ("4:2:0"); `lossless` is set for
    lossless WebP and AVIF sources; `bits` are those of a channel in the source, 0 if unknown.
    `source` is the file itself, which is never replaced. `notes` tell the user what reading could
    not keep.
    """

    greyscale: bool = False
    exif: bytes | None = field(default=None, repr=False)
    icc: bytes | None = field(default=None, repr=False)
    cicp: tuple[int, int] | None = None
    xmp: bytes | None = field(default=None, repr=False)
    photoshop: bytes | None = field(default=None, repr=False)
    comments: tuple[bytes, ...] = field(default=(), repr=False)
    geo: bytes | None = field(default=None, repr=False)
    png_chunks: bytes = field(default=b"", repr=False)
    png_texts: bytes = field(default=b"", repr=False)
    lost: tuple[str, ...] = ()
    dpi: tuple[float, float] | None = None
    subsampling: str | None = None
    lossless: bool = False
    bits: int = 0
    source: Path | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """An image in memory, upright; never changed in place.

    `pixels` is (H, W, 3), uint8 or uint16 over its whole range, RGB as stored (the colour space is
    that of `meta.icc`), C-contiguous; `alpha` is (H, W) of the same dtype, straight, or None.
    Raises `ValueError` for other arrays.
    """

    pixels: NDArray[Any]
    alpha: NDArray[Any] | None = None
    meta: Meta = Meta()

    def __post_init__(self) -> None:
        p, a = self.pixels, self.alpha
        if p.ndim != 3 or p.shape[2] != 3 or 0 in p.shape or p.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"pixels must be (H, W, 3) uint8 or uint16, not {p.shape} {p.dtype}")
        if not p.flags.c_contiguous:
            raise ValueError("pixels must be C-contiguous")
        if a is not None and (a.shape != p.shape[:2] or a.dtype != p.dtype):
            raise ValueError(f"alpha must be {p.shape[:2]} {p.dtype}, not {a.shape} {a.dtype}")


@dataclass(frozen=True)
class Header:
    """An image file before decoding.

    `width` and `height` are as stored, with `orientation` (1..8, Exif 2.32) still to be applied;
    `orientation_given` unless the file leaves that to its XMP, `turned` if the decoder applies
    what the file says itself. `meta` describes the upright image. `bits` is 8 or 16, the depth of
    the frame; `spread_from` the bits that are scaled to those 16. `premultiplied` tells what the
    colours are beside the alpha, `key` is a PNG's transparent colour; a file that is not
    `complete` lacks its end; `further` is what else is in the file.
    """

    format: str
    width: int
    height: int
    codec: Codec
    meta: Meta
    bits: int = 8
    spread_from: int = 16
    orientation: int = 1
    orientation_given: bool = False
    turned: bool = False
    premultiplied: bool = False
    key: bytes | None = None
    complete: bool = True
    further: frozenset[Further] = frozenset()

    @property
    def upright_size(self) -> tuple[int, int]:
        """(height, width) of the upright image."""
        size = (self.height, self.width)
        return size if self.orientation < 5 else size[::-1]


def srgb_profile() -> bytes:
    """Return an sRGB ICC profile."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


DEFAULT_QUALITY = 95
"""Quality of JPEG, WebP and AVIF where none is asked for."""


@dataclass(frozen=True)
class WriteOptions:
    """How results are written; raises `ConfigError` for invalid values.

    `format` is "jpeg", "png", "tiff", "webp", "bmp" or "avif"; None keeps the source's (HEIC
    becomes JPEG and RAW becomes 16-bit TIFF). `quality` (1..100) is for JPEG, WebP and AVIF. A JPEG
    keeps the chroma subsampling of a JPEG source; from any other source it gets 4:4:4, which loses
    no colour.
    """

    format: str | None = None
    quality: int = DEFAULT_QUALITY

    def __post_init__(self) -> None:
        if not 1 <= self.quality <= 100:
            raise ConfigError(
                "Quality {quality} is not between 1 and 100.",
                "The default is {default}.",
                quality=self.quality,
                default=DEFAULT_QUALITY,
            )
        if self.format is not None and self.format_name() not in WRITABLE:
            known = ", ".join(name.lower() for name in WRITABLE)
            raise ConfigError(
                "Images cannot be written as '{format}'.",
                "Use {formats}.",
                format=self.format,
                formats=known,
            )

    def format_name(self) -> str | None:
        """Return `format` as a key of `SUFFIXES`, or None if the source decides."""
        return format_of_suffix("." + self.format.lstrip(".")) if self.format else None
