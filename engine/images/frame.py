"""The values this package speaks: a picture, what travels with it, and how to write it."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ConfigError

Pixels = NDArray[np.uint8] | NDArray[np.uint16]

MAX_PIXELS = 500_000_000
"""Pictures with more pixels are refused before decoding (a header can claim anything)."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "TIFF": (".tif", ".tiff"),
    "WEBP": (".webp",),
    "BMP": (".bmp", ".dib"),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
    "RAW": (
        ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dng", ".erf", ".fff", ".iiq", ".kdc", ".mef",
        ".mos", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2",
        ".srf", ".srw", ".x3f",
    ),
}  # fmt: skip
"""Format names and their file suffixes; the first one is the one we give."""

WRITABLE = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "AVIF")
"""Formats that can be written. HEIC needs a patented encoder; RAW is not a picture yet."""

DEEP = frozenset({"PNG", "TIFF"})
"""Writable formats that hold all 16 bits."""

OPAQUE = frozenset({"JPEG", "BMP"})
"""Writable formats that hold no transparency."""

_ALIASES = {"JPG": "JPEG", "TIF": "TIFF"}


def _readable() -> frozenset[str]:
    """Return the suffixes a scan looks for: RAW only where its optional library is installed."""
    raw = importlib.util.find_spec("rawpy") is not None
    return frozenset(s for name, all_ in SUFFIXES.items() if raw or name != "RAW" for s in all_)


READABLE: frozenset[str] = _readable()
"""File suffixes that `find_images` lists, with dot, in lower case."""


def format_of_suffix(suffix: str) -> str | None:
    """Return the format ("JPEG", ...) that this file suffix stands for, None if unknown."""
    low = suffix.lower()
    return next((name for name, all_ in SUFFIXES.items() if low in all_), None)


@dataclass(frozen=True)
class Meta:
    """What travels with the pixels of a picture from its source to its target.

    `source_format` is one of the keys of `SUFFIXES`. `greyscale` means that the source had one
    channel: the pixels hold three equal ones and the writer writes one. `exif` is the bare TIFF
    block (no `Exif` prefix) with orientation 1 and without thumbnail; `icc` the profile, `xmp` the
    packet; `photoshop` the image resource block with the IPTC captions; `png_chunks` complete text
    and colour chunks that only a PNG can take over; `dpi` horizontal and vertical, per inch.
    `subsampling` is the chroma subsampling of a JPEG source ("4:2:0"); `lossless` is set for WebP
    sources without loss. `source` is the file itself, which a writer refuses to replace. `notes`
    are sentences for the user about what reading could not keep.
    """

    source_format: str = "PNG"
    greyscale: bool = False
    exif: bytes | None = field(default=None, repr=False)
    icc: bytes | None = field(default=None, repr=False)
    xmp: bytes | None = field(default=None, repr=False)
    photoshop: bytes | None = field(default=None, repr=False)
    png_chunks: bytes = field(default=b"", repr=False)
    dpi: tuple[float, float] | None = None
    subsampling: str | None = None
    lossless: bool = False
    source: Path | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A picture in memory, upright; never changed in place.

    `pixels` is (H, W, 3), uint8 or uint16 over its whole range, RGB as stored (the colour space is
    that of `meta.icc`), C-contiguous; `alpha` is (H, W) of the same dtype, straight, or None.
    Raises `ValueError` where the arrays do not fit that.
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
class WriteOptions:
    """How results are written.

    `format` is "jpeg", "png", "tiff", "webp", "bmp" or "avif"; None keeps the source's (HEIC
    becomes JPEG and RAW becomes 16-bit TIFF). `quality` (1..100) is for JPEG, WebP and AVIF. A JPEG
    keeps the chroma subsampling of a JPEG source; from any other source it gets 4:4:4, which loses
    no colour. Raises `ConfigError` for values that make no sense.
    """

    format: str | None = None
    quality: int = 95

    def __post_init__(self) -> None:
        if not 1 <= self.quality <= 100:
            raise ConfigError(f"Quality {self.quality} is not between 1 and 100.", "95 is usual.")
        if self.format is not None and self.format_name() not in WRITABLE:
            known = ", ".join(name.lower() for name in WRITABLE)
            raise ConfigError(f"Pictures cannot be written as '{self.format}'.", f"Use {known}.")

    def format_name(self) -> str | None:
        """Return `format` as a key of `SUFFIXES`, or None where the source decides."""
        if self.format is None:
            return None
        name = self.format.upper().lstrip(".")
        return _ALIASES.get(name, name)
