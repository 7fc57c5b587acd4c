"""TIFF: its header, read, and which decoder suits it; a writer.

TIFF is written here rather than by tifffile, which takes 2.5 times as long and cannot write EXIF
directories.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.core.paths import display_name
from engine.errors import ImageReadError
from engine.images._encode import Plan, bands, rows_per_band
from engine.images._metadata import (
    ICC,
    IPTC,
    ORIENTATION,
    PHOTOSHOP,
    RESOLUTION_UNIT,
    X_RESOLUTION,
    XMP,
    Y_RESOLUTION,
    Directory,
    Entry,
    ExifTree,
    Tiff,
    exif_tree,
    pack_exif,
    photoshop_of_iptc,
)
from engine.images._open import Damaged
from engine.images._png import deflater
from engine.images.files import FileView
from engine.images.frame import CMYK_NOTE, Codec, Frame, Header, Meta, srgb_profile
from engine.messages import msg

_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 254, 256, 257, 258, 259, 262

_SAMPLES, _PLANES, _EXTRAS, _SAMPLE_FORMAT, _DNG_VERSION = 277, 284, 338, 339, 50706

_GREYS, _RGB, _CMYK = (0, 1), 2, 5

_COLOUR_MODELS = {*_GREYS, _RGB, 3, _CMYK, 6}
"""Grey (0 = inverted), RGB, palette, CMYK, YCbCr."""

_SENSOR_MODELS = (32803, 34892)
"""Colour filter array and linear RAW: the pixels of a sensor (DNG)."""

_PLAIN_COMPRESSIONS = {1, 5, 8, 32773, 32946}
"""None, LZW, deflate (twice), PackBits: what OpenCV reads on every platform."""

_MAX_PAGES = 10_000

_TIFF_LIMIT = (1 << 32) - 1


def holds_raw(view: FileView) -> bool:
    """Return whether this TIFF is a camera RAW file (a DNG, whatever its name)."""
    tiff = Tiff(view)
    entries = tiff.directory(tiff.first)[0]
    return _DNG_VERSION in entries or tiff.integer(entries, _PHOTOMETRIC) in _SENSOR_MODELS


def tiff_header(view: FileView, path: Path) -> Header:
    """Return the header of the first full-size page.

    Raises `ImageReadError` for unsupported values and colour models, `ValueError` for a broken
    file.
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
    """One page of a TIFF; `pages` counts the full-size ones in the file."""

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
    """Return what is lost in reading this file."""
    notes = [
        (page.pages > 1, msg("Only the first of {count} pages was used.", count=page.pages)),
        (page.photometric == _CMYK, CMYK_NOTE),
        (page.bits == {16} and bits == 8, msg("16 bits per channel were reduced to 8.")),
        (page.extras[:1] == (0,) or len(page.extras) > 1, msg("Extra channels were dropped.")),
    ]
    return tuple(note for true, note in notes if true)


def _first_page(tiff: Tiff) -> _Page:
    offset, seen = tiff.first, set[int]()
    full: list[tuple[int, Directory]] = []
    smaller: list[tuple[int, Directory]] = []
    while offset and offset not in seen and len(seen) < _MAX_PAGES:
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
        raise Damaged(msg("it has no directory"))
    return _Page(tiff, *(full or smaller)[0], len(full))


def _codec(page: _Page, path: Path) -> Codec:
    """Return the decoder for this page; raises `ImageReadError` if none supports it."""
    name, hint = display_name(path), msg("Save it as 8-bit or 16-bit RGB first.")
    tiff, entries, bits = page.tiff, page.entries, page.bits
    formats = set(tiff.integers(entries.get(_SAMPLE_FORMAT))) or {1}
    if not formats <= {1, 4} or not bits <= {1, 2, 4, 8, 16} or len(bits) > 1:
        values = "floating-point" if 3 in formats else f"{max(bits)}-bit"
        raise ImageReadError(
            "{name} is a TIFF with unsupported values: {kind}.", hint, name=name, kind=values
        )
    if page.photometric not in _COLOUR_MODELS:
        raise ImageReadError("{name} is a TIFF with an unsupported colour model.", hint, name=name)
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
    """Return the Photoshop block of a TIFF, made from its IPTC field if that is alone."""
    if PHOTOSHOP in entries:
        return entries[PHOTOSHOP].value
    if IPTC not in entries:
        return None
    return photoshop_of_iptc(entries[IPTC].value)


def needs_patch(view: FileView, header: Header) -> bool:
    """Return whether `single_page` differs from the file."""
    return header.orientation > 1 or header.page != Tiff(view).first


def single_page(view: FileView, header: Header) -> bytearray:
    """Return the bytes of the TIFF with its image as the first page and orientation 1.

    Decoders differ about orientation (OpenCV and Pillow apply it, tifffile does not); this way it
    is applied once, by us.
    """
    data, tiff = view.whole(), Tiff(view)
    code, first_at = ("Q", 8) if tiff.big else ("I", 4)
    struct.pack_into(tiff.order + code, data, first_at, header.page)
    if header.turn_at >= 0:
        field = tiff.order + ("HQH" if tiff.big else "HIH")
        struct.pack_into(field, data, header.turn_at + 2, 3, 1, 1)
    return data


def write_tiff(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a TIFF of deflated strips with horizontal prediction, its directories at the end.

    The byte order is that of the EXIF block, so its values are kept untouched.
    """
    tree = ExifTree()
    if plan.meta.exif:
        source = Tiff(plan.meta.exif)
        tree = exif_tree(source, source.first)
    file.write((b"II" if tree.order == "<" else b"MM") + struct.pack(tree.order + "HI", 42, 0))
    rows, at = rows_per_band(frame.pixels.shape[1] * plan.channels * plan.bits // 8), 8
    offsets: list[int] = []
    sizes: list[int] = []
    for band in bands(frame, plan, rows):
        step = band.copy()
        step[:, 1:] -= band[:, :-1]
        if plan.bits == 16:
            step = step.astype(tree.order + "u2")
        packer = deflater()
        packed = packer.compress(np.ascontiguousarray(step).data) + packer.flush()
        offsets.append(at)
        sizes.append(len(packed))
        padded = packed + bytes(len(packed) % 2)
        at += len(padded)
        if at > _TIFF_LIMIT - (64 << 20):
            raise ValueError("a TIFF cannot be larger than 4 GB")
        file.write(padded)
    fields = _tiff_fields(frame, plan, tree.order, rows, offsets, sizes)
    if plan.meta.dpi and all(e.tag != X_RESOLUTION for e in tree.main):
        fields += _tiff_resolution(plan.meta.dpi, tree.order)
    file.write(tree.pack(at, fields))
    file.seek(4)
    file.write(struct.pack(tree.order + "I", at))


def _tiff_fields(
    frame: Frame, plan: Plan, order: str, rows: int, offsets: list[int], sizes: list[int]
) -> list[Entry]:
    """Return the fields about the layout and meaning of the pixels (TIFF 6.0, section 8)."""
    height, width = frame.pixels.shape[:2]
    n, meta = plan.channels, plan.meta

    def shorts(tag: int, *values: int) -> Entry:
        return Entry(tag, 3, len(values), struct.pack(f"{order}{len(values)}H", *values))

    def longs(tag: int, *values: int) -> Entry:
        return Entry(tag, 4, len(values), struct.pack(f"{order}{len(values)}I", *values))

    fields = [
        longs(256, width),
        longs(257, height),
        shorts(258, *[plan.bits] * n),
        shorts(259, 8),  # Adobe deflate
        shorts(262, 1 if plan.grey else 2),
        longs(273, *offsets),
        shorts(274, 1),
        shorts(277, n),
        longs(278, min(rows, height)),
        longs(279, *sizes),
        shorts(284, 1),
        shorts(317, 2),  # horizontal differences
        shorts(339, *[1] * n),
    ]
    if plan.alpha:
        fields.append(shorts(338, 2))  # straight, not premultiplied
    blocks = ((XMP, 1, meta.xmp), (PHOTOSHOP, 7, meta.photoshop), (ICC, 7, meta.icc))
    for tag, kind, block in blocks:
        if block:
            fields.append(Entry(tag, kind, len(block), block))
    return fields


def _tiff_resolution(dpi: tuple[float, float], order: str) -> list[Entry]:
    def ratio(tag: int, value: float) -> Entry:
        return Entry(tag, 5, 1, struct.pack(order + "II", round(value * 1000), 1000))

    unit = Entry(RESOLUTION_UNIT, 3, 1, struct.pack(order + "H", 2))
    return [ratio(X_RESOLUTION, dpi[0]), ratio(Y_RESOLUTION, dpi[1]), unit]
