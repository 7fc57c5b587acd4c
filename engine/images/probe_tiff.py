"""What a TIFF says before its pixels, and who can be trusted with them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from engine.core.paths import display_name
from engine.errors import ImageReadError
from engine.images._tiff import (
    ICC,
    IPTC,
    ORIENTATION,
    PHOTOSHOP,
    XMP,
    Directory,
    Tiff,
    exif_tree,
    pack_exif,
)
from engine.images.files import FileView
from engine.images.frame import Meta
from engine.images.header import CMYK_NOTE, Codec, Header, srgb_profile

_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 254, 256, 257, 258, 259, 262
_SAMPLES, _PLANES, _EXTRAS, _SAMPLE_FORMAT, _DNG_VERSION = 277, 284, 338, 339, 50706

_GREYS, _RGB, _CMYK = (0, 1), 2, 5
_COLOUR_MODELS = {*_GREYS, _RGB, 3, _CMYK, 6}
"""Grey (0 = inverted), RGB, palette, CMYK, YCbCr."""
_SENSOR_MODELS = (32803, 34892)
"""Colour filter array and linear RAW: the pixels of a sensor (DNG)."""

_PLAIN_COMPRESSIONS = {1, 5, 8, 32773, 32946}
"""None, LZW, deflate (twice), PackBits: what OpenCV reads on every platform."""
_MOST_PAGES = 10_000


def holds_raw(view: FileView) -> bool:
    """Return whether this TIFF is the RAW file of a camera (a DNG, whatever it is called)."""
    tiff = Tiff(view)
    entries = tiff.directory(tiff.first)[0]
    return _DNG_VERSION in entries or tiff.integer(entries, _PHOTOMETRIC) in _SENSOR_MODELS


def probe_tiff(view: FileView, path: Path) -> Header:
    """Return what the first full-size page says; its pixels are untouched.

    Raises `ImageReadError` for values and colour models that nobody here reads well, `ValueError`
    for a broken file.
    """
    page = _first_page(Tiff(view))
    tiff, entries = page.tiff, page.entries
    inks = page.photometric == _CMYK
    xmp, turn = entries.get(XMP), entries.get(ORIENTATION)
    icc = entries[ICC].value if ICC in entries else None
    orientation = tiff.integer(entries, ORIENTATION, 1)
    codec = _codec(page, path)
    bits = 16 if page.bits == {16} and codec != "pillow" else 8
    meta = Meta(
        "TIFF",
        greyscale=page.photometric in _GREYS,
        exif=pack_exif(exif_tree(tiff, page.offset)),
        icc=srgb_profile() if inks else icc,
        xmp=xmp.value.rstrip(b"\0") if xmp else None,
        photoshop=_captions(entries),
        notes=_notes(page, bits),
    )
    return Header(
        "TIFF",
        tiff.integer(entries, _WIDTH),
        tiff.integer(entries, _HEIGHT),
        codec,
        meta,
        bits=bits,
        orientation=orientation if 1 <= orientation <= 8 else 1,
        premultiplied=page.extras[:1] == (1,),
        extra_ignored=page.extras[:1] == (0,),
        inverted=page.photometric == 0,
        page=page.offset,
        turn_at=turn.position if turn else -1,
    )


@dataclass(frozen=True)
class _Page:
    """One page of a TIFF; `pages` is how many full-size ones there are in the file."""

    tiff: Tiff
    offset: int
    entries: Directory
    pages: int

    @property
    def bits(self) -> set[int]:
        return set(self.tiff.integers(self.entries.get(_BITS))) or {1}

    @property
    def photometric(self) -> int:
        return self.tiff.integer(self.entries, _PHOTOMETRIC, 1)

    @property
    def extras(self) -> tuple[int, ...]:
        return self.tiff.integers(self.entries.get(_EXTRAS))


def _notes(page: _Page, bits: int) -> tuple[str, ...]:
    """Return what is not taken over from this file."""
    said = [
        (page.pages > 1, f"Only the first of {page.pages} pages was taken."),
        (page.photometric == _CMYK, CMYK_NOTE),
        (page.bits == {16} and bits == 8, "16 bits per channel were reduced to 8."),
        (page.extras[:1] == (0,) or len(page.extras) > 1, "Extra channels are not kept."),
    ]
    return tuple(sentence for true, sentence in said if true)


def _first_page(tiff: Tiff) -> _Page:
    offset, seen = tiff.first, set[int]()
    full: list[tuple[int, Directory]] = []
    smaller: list[tuple[int, Directory]] = []
    while offset and offset not in seen and len(seen) < _MOST_PAGES:
        seen.add(offset)
        try:
            entries, following = tiff.directory(offset)
        except ValueError:
            break
        # Bit 0: a smaller copy of another page; bit 2: a transparency mask (TIFF 6.0, page 36).
        is_page = not tiff.integer(entries, _SUBFILE) & 0b101
        (full if is_page else smaller).append((offset, entries))
        offset = following
    if not full and not smaller:
        raise ValueError("the TIFF has no directory")
    return _Page(tiff, *(full or smaller)[0], len(full))


def _codec(page: _Page, path: Path) -> Codec:
    """Return who decodes this page; raises `ImageReadError` for what nobody does well."""
    hint = "Save it as 8-bit or 16-bit RGB first."
    tiff, entries, bits = page.tiff, page.entries, page.bits
    formats = set(tiff.integers(entries.get(_SAMPLE_FORMAT))) or {1}
    if not formats <= {1, 4} or not bits <= {1, 2, 4, 8, 16} or len(bits) > 1:
        words = "floating-point" if 3 in formats else f"{max(bits)}-bit"
        raise ImageReadError(f"{display_name(path)} is a TIFF of {words} values.", hint)
    if page.photometric not in _COLOUR_MODELS:
        raise ImageReadError(f"{display_name(path)} is a TIFF in an unusual colour model.", hint)
    plain = (
        tiff.integer(entries, _COMPRESSION, 1) in _PLAIN_COMPRESSIONS
        and tiff.integer(entries, _PLANES, 1) == 1
    )
    samples = tiff.integer(entries, _SAMPLES, 1)
    simple = page.photometric in (*_GREYS, _RGB)
    if bits == {16} and simple:
        return "opencv" if plain and samples in (1, 3, 4) else "tifffile"
    # OpenCV premultiplies 8-bit alpha, so that is Pillow's.
    direct = bits == {8} and simple and not page.extras and samples in (1, 3)
    return "opencv" if direct and plain else "pillow"


def _captions(entries: Directory) -> bytes | None:
    """Return the Photoshop block of a TIFF, made from its IPTC field where there is only that."""
    if PHOTOSHOP in entries:
        return entries[PHOTOSHOP].value
    if IPTC not in entries:
        return None
    iptc = entries[IPTC].value
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + bytes(len(iptc) % 2)
