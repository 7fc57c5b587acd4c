"""TIFF: its header and metadata, read; a writer.

TIFF is written here rather than by tifffile, which takes 2.5 times as long and cannot write EXIF
directories.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.images._colour import (
    SRGB_CURVE,
    SRGB_PRIMARIES,
    Chromaticities,
    Curve,
    is_srgb,
    make_profile,
)
from engine.images._encode import Plan, bands, rows_per_band
from engine.images._metadata import (
    DESCRIPTIVE,
    EXIF_IFD,
    GPS_IFD,
    ICC,
    IPTC,
    LAYOUT,
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
    captions,
    exif_tree,
    first_fields,
    iptc_of_photoshop,
    pack_directory,
    pack_exif,
)
from engine.images._png import deflater
from engine.images._tiff_pixels import (
    BLACK,
    HEIGHT,
    INKS,
    PALETTE,
    PREDICTOR,
    RGB,
    SUBIFDS,
    WHITE,
    Page,
    tiff_codec,
    tiff_page,
)
from engine.images._view import FileView
from engine.images.frame import CMYK_NOTE, Frame, Header, Lost, Meta, srgb_profile
from engine.messages import msg

_WIDTH, _PHOTOMETRIC, _DNG_VERSION = 256, 262, 50706

_SENSOR_MODELS = (32803, 34892)
"""Colour filter array and linear RAW: the pixels of a sensor (DNG)."""

_TRANSFER, _WHITE_POINT, _PRIMARIES, _REFERENCE = 301, 318, 319, 532

_MOST_OF_CURVE = 4096
"""Entries of a curve in a profile."""

_GEO = frozenset({33550, 33922, 34264, 34735, 34736, 34737, 42112, 42113, 50844})
"""GeoTIFF 1.1 and GDAL's fields: they speak of the pixels as stored."""

_KEPT = frozenset({*DESCRIPTIVE, *_GEO, XMP, ICC, IPTC, PHOTOSHOP, EXIF_IFD, GPS_IFD})

_NAMES = {
    _TRANSFER: msg("transfer function"),
    _WHITE_POINT: msg("white point"),
    _PRIMARIES: msg("primaries"),
    291: msg("grey response curve"),
    37724: msg("Photoshop layers"),
    34732: msg("Photoshop layers"),
    50838: msg("ImageJ metadata"),
    50839: msg("ImageJ metadata"),
    50341: msg("print matching"),
    50740: msg("maker's private data"),
    52545: msg("Content Credentials"),
}

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
    page = tiff_page(view)
    tiff, entries = page.tiff, page.described
    xmp = entries.get(XMP)
    icc, needless = _colours(page)
    orientation = tiff.integer(entries, ORIENTATION, 1)
    codec = tiff_codec(page, path)
    inks = page.photometric == INKS
    notes = [*page.notes(), *([CMYK_NOTE] if inks else [])]
    meta = Meta(
        greyscale=page.photometric in (WHITE, BLACK),
        bits=max(page.bits),
        exif=pack_exif(exif_tree(tiff, entries)),
        icc=srgb_profile() if inks else icc,
        xmp=xmp.value.rstrip(b"\0") if xmp else None,
        photoshop=captions(entries, tiff.order),
        dpi=_resolution(tiff, entries),
        geo=pack_exif(ExifTree(tiff.order, [e for e in entries.values() if e.tag in _GEO])),
        lost=_lost(page, needless),
        notes=tuple(notes),
    )
    return Header(
        "TIFF",
        tiff.integer(entries, _WIDTH),
        tiff.integer(entries, HEIGHT),
        codec,
        meta,
        bits=16 if page.deep else 8,
        orientation=orientation if 1 <= orientation <= 8 else 1,
        orientation_given=ORIENTATION in entries,
        premultiplied=page.premultiplied,
    )


def _colours(page: Page) -> tuple[bytes | None, set[int]]:
    """Return the ICC profile, and the fields about colours that it makes needless.

    Without one, a profile equal to white point, primaries and transfer is made (TIFF 6.0, section
    20), unless they are those of sRGB. White point or primaries alone tell nothing.
    """
    tiff, entries = page.tiff, page.described
    if ICC in entries:
        return entries[ICC].value, {_TRANSFER, _WHITE_POINT, _PRIMARIES}
    white, primaries = (tiff.ratios(entries.get(tag)) for tag in (_WHITE_POINT, _PRIMARIES))
    grey, colour = page.photometric == BLACK, page.photometric in (RGB, PALETTE)
    whole = colour and len(white) == 2 and len(primaries) == 6
    chromaticities: Chromaticities = (*primaries, *white) if whole else SRGB_PRIMARIES
    tables = np.array(tiff.integers(entries.get(_TRANSFER)), np.uint16)
    curves: list[Curve] = [SRGB_CURVE]
    size = 1 << max(page.bits)
    curved = (grey or colour) and len(tables) in ((size,) if grey else (size, 3 * size))
    if curved:
        step = max(1, size // _MOST_OF_CURVE)
        curves = [table[np.r_[0 : size - 1 : step, size - 1]] for table in tables.reshape(-1, size)]
    used = ({_TRANSFER} if curved else set()) | ({_WHITE_POINT, _PRIMARIES} if whole else set())
    if not curved and is_srgb(chromaticities):
        return None, used
    return make_profile(chromaticities, curves, "TIFF", grey=grey), used


def _resolution(tiff: Tiff, entries: Directory) -> tuple[float, float] | None:
    """Return pixels per inch, None if the file does not tell them or tells only the aspect."""
    per_inch = {2: 1.0, 3: 2.54}.get(tiff.integer(entries, RESOLUTION_UNIT, 2))
    found = []
    for tag in (X_RESOLUTION, Y_RESOLUTION):
        entry = entries.get(tag)
        if per_inch is None or entry is None or entry.type != 5 or len(entry.value) < 8:
            return None
        above, below = struct.unpack_from(tiff.order + "II", entry.value)
        if not above or not below:
            return None
        found.append(above / below * per_inch)
    return found[0], found[1]


def _lost(page: Page, needless: set[int]) -> tuple[str, ...]:
    """Return the names of the fields that are not kept, which are private ones mostly."""
    lost = Lost()
    for tag in page.described:
        if tag not in _KEPT and tag not in LAYOUT and tag not in needless:
            lost.add(_NAMES.get(tag) or msg("TIFF tag {tag}", tag=tag))
    black_and_white = page.tiff.ratios(page.entries.get(_REFERENCE))
    if page.photometric == RGB and black_and_white not in ((), (0, (1 << max(page.bits)) - 1) * 3):
        lost.add(msg("reference black and white"))
    return lost.names()


def single_page(view: FileView) -> bytearray:
    """Return the bytes of the TIFF with its image as the only page, without description.

    Decoders differ about orientation (OpenCV and Pillow apply it, tifffile does not); this way it
    is applied once, by us. Other fields they would all copy into memory.
    """
    data, page = view.whole(), tiff_page(view)
    tiff, at = page.tiff, page.offset
    size, counter, tail = (20, "Q", 8) if tiff.big else (12, "H", 4)
    dropped = {ORIENTATION, SUBIFDS, *((PREDICTOR,) if page.has_idle_predictor else ())}
    kept = [
        data[entry.position : entry.position + size]
        for tag, entry in sorted(page.entries.items())
        if entry.value and (tag in LAYOUT or tag == ICC) and tag not in dropped
    ]
    directory = struct.pack(tiff.order + counter, len(kept)) + b"".join(kept) + bytes(tail)
    data[at : at + len(directory)] = directory  # no longer than it was
    first_at = 8 if tiff.big else 4
    struct.pack_into(tiff.order + ("Q" if tiff.big else "I"), data, first_at, at)
    return data


def write_tiff(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a TIFF of deflated strips with horizontal prediction, its directories at the end.

    The byte order is that of the EXIF block, so its values are kept untouched.
    """
    block = plan.meta.exif or plan.meta.geo
    order = ">" if block and block[:2] == b"MM" else "<"
    # The EXIF block stands at the very beginning, as in its own file: the offsets in it and in the
    # maker notes stay right. Of its first directory a copy is made, with the fields of the image.
    start = (plan.meta.exif or bytes(8)).ljust(8, b"\0")
    start += bytes(-len(start) % 2)
    file.write((b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 0) + start[8:])
    rows = rows_per_band(frame.pixels.shape[1] * plan.channels * plan.bits // 8)
    at = len(start)
    offsets: list[int] = []
    sizes: list[int] = []
    for band in bands(frame, plan, rows):
        step = band.copy()
        step[:, 1:] -= band[:, :-1]
        if plan.bits == 16:
            step = step.astype(order + "u2")
        packer = deflater()
        packed = packer.compress(np.ascontiguousarray(step).data) + packer.flush()
        offsets.append(at)
        sizes.append(len(packed))
        padded = packed + bytes(len(packed) % 2)
        at += len(padded)
        if at > _TIFF_LIMIT - (64 << 20):
            raise ValueError("a TIFF cannot be larger than 4 GB")
        file.write(padded)
    fields = {e.tag: e for e in first_fields(plan.meta.exif)}
    fields |= {e.tag: e for e in first_fields(plan.meta.geo)}
    if plan.meta.dpi and X_RESOLUTION not in fields:
        fields |= {e.tag: e for e in _tiff_resolution(plan.meta.dpi, order)}
    fields |= {e.tag: e for e in _tiff_fields(frame, plan, order, rows, offsets, sizes)}
    file.write(pack_directory(order, fields.values(), at))
    file.seek(4)
    file.write(struct.pack(order + "I", at))


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
    blocks = (
        (XMP, 1, meta.xmp),
        (PHOTOSHOP, 7, meta.photoshop),
        (IPTC, 7, iptc_of_photoshop(meta.photoshop)),  # what most programs look for
        (ICC, 7, meta.icc),
    )
    for tag, kind, block in blocks:
        if block:
            fields.append(Entry(tag, kind, len(block), block))
    return fields


def _tiff_resolution(dpi: tuple[float, float], order: str) -> list[Entry]:
    def ratio(tag: int, value: float) -> Entry:
        return Entry(tag, 5, 1, struct.pack(order + "II", round(value * 1000), 1000))

    unit = Entry(RESOLUTION_UNIT, 3, 1, struct.pack(order + "H", 2))
    return [ratio(X_RESOLUTION, dpi[0]), ratio(Y_RESOLUTION, dpi[1]), unit]
