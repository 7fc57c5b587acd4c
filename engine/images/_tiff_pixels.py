"""The pixels of a TIFF: which decoder reads them, and what the numbers mean.

tifffile with imagecodecs decodes the strips, because it reports damage: libtiff as OpenCV calls it
returns black or old rows instead. Pillow (libtiff) has fax and JPEG, OpenCV (libtiff's RGBA
interface) subsampled YCbCr. What the numbers mean (TIFF 6.0, sections 3 to 5, 16, 18 and 21) is
decided here for all of them.
"""

from __future__ import annotations

import importlib.util
import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from engine.errors import ImageReadError
from engine.images._encode import Array, eight_bits
from engine.images._metadata import ICC, Directory, Tiff
from engine.images._open import Damaged, unsupported
from engine.images._pillow import inks_to_srgb
from engine.images._tail import ZEROS_BY_CHANCE, check_coded, check_plain
from engine.images._view import FileView
from engine.images.frame import Codec
from engine.messages import Message, msg

_TILE_WIDTH, _TILE_HEIGHT = 322, 323
_SUBFILE, _WIDTH, HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 254, 256, 257, 258, 259, 262

_FILL_ORDER, _OFFSETS, _SAMPLES, _ROWS, _COUNTS, _PLANES = 266, 273, 277, 278, 279, 284

PREDICTOR, _COLOURS, SUBIFDS = 317, 320, 330

_TILE_OFFSETS, _TILE_COUNTS, _INK_SET, _EXTRAS, _SAMPLE_FORMAT = 324, 325, 332, 338, 339

WHITE, BLACK, RGB, PALETTE, INKS, YCBCR = 0, 1, 2, 3, 5, 6
"""Colour models: grey with white or black as 0, and so on."""

_COLOURS_OF = {WHITE: 1, BLACK: 1, RGB: 3, PALETTE: 1, INKS: 4, YCBCR: 3}

_NAMED_MODELS = {
    4: "transparency mask",
    8: "CIELab",
    9: "ICCLab",
    10: "ITULab",
    32844: "LogL",
    32845: "LogLuv",
}

_NONE, _LZW, _OLD_JPEG, _JPEG, _PACKBITS = 1, 5, 6, 7, 32773

_PLAIN = {_NONE, _LZW, 8, _PACKBITS, 32946}
"""None, LZW, deflate (twice), PackBits: what OpenCV and Pillow read on every platform."""

_FAX = {2, 3, 4, 32771}

_BY_LIBTIFF = {*_FAX, _OLD_JPEG, 32809}
"""Fax of three kinds, with word-aligned run lengths too; old JPEG, ThunderScan."""

_WITHOUT_IMAGECODECS = {_NONE, 8, 32946, _PACKBITS}
"""What tifffile decodes by itself, of 8 and 16 bits."""

_NAMED_COMPRESSIONS = {
    _LZW: "LZW",
    _JPEG: "JPEG",
    33003: "JPEG 2000",
    33005: "JPEG 2000",
    34712: "JPEG 2000",
    34887: "LERC",
    34892: "JPEG",
    34925: "LZMA",
    50000: "Zstandard",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}

_READ = {*_PLAIN, *_NAMED_COMPRESSIONS}

_MAX_PAGES = 10_000

_INFLATE_STEP = 1 << 20
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))

_NOT_FULL = 0b101
"""Bits of the kind of page: a smaller copy of another, a transparency mask (TIFF 6.0, page 36)."""

_MOST_ZEROS = {**dict.fromkeys((8, 32946, 34887, 34925, 50002, 52546), 1 << 32), 50000: 31}
"""At the end of a strip. Decoders of deflate, LERC, LZMA and JPEG XL notice lost code themselves,
that of Zstandard from some 30 bytes on; such code may end in zeros where the picture is flat."""


@dataclass(frozen=True)
class Page:
    """One page of a TIFF; `pages` counts the full-size ones in the file, `above` are the fields
    that describe a page below another one (TIFF/EP, 5.2.1: those of the smaller copy)."""

    tiff: Tiff
    offset: int
    entries: Directory
    pages: int
    above: Directory = field(default_factory=dict)

    def number(self, tag: int, default: int) -> int:
        return self.tiff.integer(self.entries, tag, default)

    def numbers(self, tag: int) -> tuple[int, ...]:
        return self.tiff.integers(self.entries.get(tag))

    @property
    def described(self) -> Directory:
        """All fields that tell what the page is."""
        return {**self.above, **self.entries}

    @property
    def is_read_in_place(self) -> bool:
        """Whether tifffile reads the file as it is, not a copy with this page only."""
        return self.offset == self.tiff.first and not self.has_idle_predictor

    @property
    def has_idle_predictor(self) -> bool:
        """Whether a predictor is told that libtiff ignores, because the compression has none."""
        return PREDICTOR in self.entries and self.compression in (_NONE, _PACKBITS)

    @property
    def is_damaged(self) -> bool:
        """Whether fields are cut off, zeros, or numbers that TIFF does not know."""
        numbers = (*self.numbers(_BITS), *self.numbers(_SAMPLE_FORMAT))
        formats = set(self.numbers(_SAMPLE_FORMAT))
        return 0 in numbers or not formats <= set(range(1, 7)) or self.tiff.is_torn(self.offset)

    @property
    def bits(self) -> set[int]:
        return set(self.numbers(_BITS)) or {1}

    @property
    def photometric(self) -> int:
        """The colour model; without the tag that of libtiff for so many channels, -1 for none."""
        if _PHOTOMETRIC in self.entries:
            return self.number(_PHOTOMETRIC, -1)
        colours = self.number(_SAMPLES, 1) - len(self.numbers(_EXTRAS))
        if colours == 1 and _COLOURS not in self.entries:
            return WHITE if self.compression in _FAX else BLACK
        return RGB if colours == 3 else -1

    @property
    def compression(self) -> int:
        return self.number(_COMPRESSION, _NONE)

    @property
    def alpha(self) -> int | None:
        """The channel that holds the transparency; of an RGB with four the last, if unnamed."""
        colours = _COLOURS_OF[self.photometric]
        kinds = self.numbers(_EXTRAS)
        if not kinds and self.photometric == RGB and self.number(_SAMPLES, 1) == 4:
            return 3
        return next((colours + i for i, kind in enumerate(kinds) if kind in (1, 2)), None)

    @property
    def premultiplied(self) -> bool:
        return next((kind for kind in self.numbers(_EXTRAS) if kind in (1, 2)), 2) == 1

    @property
    def deep(self) -> bool:
        """Whether the frame has 16 bits; inks are converted in 8."""
        return max(self.bits) > 8 and self.photometric not in (INKS, PALETTE)

    def notes(self) -> Iterator[Message]:
        """Yield what is lost in reading this page."""
        if self.pages > 1:
            yield msg("Only the first of {count} pages was used.", count=self.pages)
        if self.photometric == INKS and max(self.bits) > 8:
            yield msg("{bits} bits per channel were reduced to 8.", bits=max(self.bits))
        # Not all programs write what the further channels are (TIFF 6.0, ExtraSamples).
        extras = self.number(_SAMPLES, 1) - _COLOURS_OF[self.photometric]
        if extras > (self.alpha is not None):
            yield msg("Extra channels were dropped.")


def tiff_page(view: FileView) -> Page:
    """Return the first full-size page, parsed once a file; raises `Damaged` if there is none."""
    if not isinstance(view.parsed, Page):
        view.parsed = _first_page(Tiff(view))
    return view.parsed


def _first_page(tiff: Tiff) -> Page:
    offset, seen = tiff.first, set[int]()
    full: list[int] = []
    while offset and offset not in seen and len(seen) < _MAX_PAGES:
        seen.add(offset)
        try:
            kind, following = tiff.glance(offset, _SUBFILE)
        except ValueError:
            break
        if not kind & _NOT_FULL:
            full.append(offset)
        offset = following
    try:
        if full:
            return Page(tiff, full[0], tiff.directory(full[0])[0], len(full))
        entries = tiff.directory(tiff.first)[0]
    except ValueError:
        raise Damaged(msg("it has no directory")) from None
    below = [at for at in tiff.integers(entries.get(SUBIFDS))[:_MAX_PAGES] if _is_full(tiff, at)]
    if not below:
        return Page(tiff, tiff.first, entries, 1)
    return Page(tiff, below[0], tiff.directory(below[0])[0], len(below), entries)


def _is_full(tiff: Tiff, offset: int) -> bool:
    try:
        return not tiff.glance(offset, _SUBFILE)[0] & _NOT_FULL
    except ValueError:
        return False


def tiff_codec(page: Page, path: Path) -> Codec:
    """Return the decoder for this page.

    Raises `ImageReadError` if none reads it, `ImportError` if one would that is not installed.
    """
    try:
        return _codec(page, path)
    except ImageReadError:
        # Zeros in place of fields or values make a page look rare.
        if page.is_damaged:
            raise Damaged(msg("its structure is invalid")) from None
        raise


def _codec(page: Page, path: Path) -> Codec:
    _refuse_values(page, path)
    bits, packed, colours = page.bits, page.compression, page.photometric
    samples = page.number(_SAMPLES, 1)
    told = _PHOTOMETRIC in page.entries or packed in _FAX  # libraries differ in what is the default
    if told and (packed in _BY_LIBTIFF or (packed == _JPEG and bits == {8})):
        return "pillow"
    by_tifffile = _has_imagecodecs() or (packed in _WITHOUT_IMAGECODECS and bits in ({8}, {16}))
    if not told and not (by_tifffile and packed in _PLAIN):
        raise unsupported(path, msg("a TIFF without a colour model"))
    if colours == YCBCR and packed in _PLAIN:
        if bits != {8} or samples != 3:
            raise unsupported(path, msg("a TIFF of YCbCr with unusual channels"))
        return "opencv"
    if colours == YCBCR and packed != _JPEG:  # no decoder converts it
        raise unsupported(path, msg("a TIFF of YCbCr with this compression"))
    if by_tifffile:
        return "tifffile"
    simple = colours in (WHITE, BLACK, RGB) and page.number(_PLANES, 1) == 1
    if packed == _LZW and bits == {16} and simple and samples in (1, 3, 4):
        return "opencv"
    # Pillow has fewer bits of one channel only, and those of a palette in the usual order.
    usual = page.number(_FILL_ORDER, 1) == 1 or colours != PALETTE
    if packed in _PLAIN and (bits == {8} or (samples == 1 and bits <= {1, 2, 4} and usual)):
        return "pillow"
    raise ImportError("this compression, or depth, needs it", name="imagecodecs")


def _refuse_values(page: Page, path: Path) -> None:
    formats, bits = set(page.numbers(_SAMPLE_FORMAT)) or {1}, page.bits
    kinds = {2: msg("signed values"), 3: msg("floating-point values")}
    odd = [kinds.get(number, msg("complex values")) for number in sorted(formats - {1, 4})]
    if odd:
        raise unsupported(path, msg("a TIFF of {values}", values=odd[0]))
    if len(bits) > 1:
        raise unsupported(path, msg("a TIFF with channels of different depths"))
    if not bits <= set(range(1, 17)):
        raise unsupported(path, msg("a TIFF of {bits} bits per channel", bits=max(bits)))
    model = page.photometric
    if model == -1:
        raise unsupported(path, msg("a TIFF without a colour model"))
    samples = page.number(_SAMPLES, 1)
    other_inks = model == INKS and (page.number(_INK_SET, 1) != 1 or samples < _COLOURS_OF[INKS])
    if model not in _COLOURS_OF or other_inks:
        name = _NAMED_MODELS.get(model, str(model))
        if model == INKS:
            name = "inks other than CMYK"
        raise unsupported(path, msg("a TIFF with the colour model {model}", model=name))
    if samples < _COLOURS_OF[model]:
        raise Damaged(msg("it has too few channels"))


def _has_imagecodecs() -> bool:
    try:
        return importlib.util.find_spec("imagecodecs") is not None
    except ValueError:  # sys.modules says that it is none
        return False


def check_strips(view: FileView, page: Page) -> tuple[Message, ...]:
    """Return a warning about zeros at the end; raises `Damaged` if strips are missing."""
    offsets = page.numbers(_OFFSETS) or page.numbers(_TILE_OFFSETS)
    counts = page.numbers(_COUNTS) or page.numbers(_TILE_COUNTS)
    if not offsets or len(counts) < len(offsets) == 1:
        return ()  # old programs omit the count; decoders compute or refuse it
    needed = 1 if page.compression == _OLD_JPEG else _parts(page)
    if len(offsets) < needed or not all((*offsets[:needed], *counts[:needed])):
        raise Damaged(msg("its pixels are missing"))  # as a program that was ended leaves them
    if len(counts) < len(offsets):
        raise Damaged(msg("its structure is invalid"))  # decoders guess, and differ
    places = [(at, at + count) for at, count in zip(offsets, counts, strict=False) if count]
    start, end = max(places, key=lambda place: place[1])
    if page.compression == _NONE:
        padding = end - start if _last_tile_is_padded(page) else 0
        return check_plain(view, min(place[0] for place in places), end, padding)
    check_coded(view, start, end, _MOST_ZEROS.get(page.compression, ZEROS_BY_CHANCE))
    return ()


def _parts(page: Page) -> int:
    """Return how many strips or tiles the page has (TIFF 6.0, RowsPerStrip and TileOffsets)."""
    width, height = page.number(_WIDTH, 0), page.number(HEIGHT, 0)
    if page.numbers(_OFFSETS):
        parts = -(-height // (page.number(_ROWS, 0) or max(1, height)))
    else:
        across, down = page.number(_TILE_WIDTH, 0) or 1, page.number(_TILE_HEIGHT, 0) or 1
        parts = -(-width // across) * -(-height // down)
    return parts * (page.number(_SAMPLES, 1) if page.number(_PLANES, 1) == 2 else 1)


def _last_tile_is_padded(page: Page) -> bool:
    """Whether the last tile reaches over the edge, where its content is free (TIFF 6.0, 15)."""
    sizes = ((_WIDTH, _TILE_WIDTH), (HEIGHT, _TILE_HEIGHT))
    return _TILE_OFFSETS in page.entries and any(
        page.number(whole, 0) % max(1, page.number(tile, 1)) for whole, tile in sizes
    )


# Decoding ---------------------------------------------------------------------------------------


def tiff_channels(page: Page, stored: Any, *, by_pillow: bool = False) -> Array:  # noqa: ANN401
    """Return (H, W, 1 to 4) uint8 or uint16, black as 0: grey or RGB, and straight alpha.

    `stored` are the channels as a decoder returns them, (H, W) or (H, W, C); Pillow has inverted
    and widened grey already.
    """
    channels: Array = np.asarray(stored)
    if channels.ndim == 2:
        channels = channels[..., None]
    model, bits, place = page.photometric, max(page.bits), page.alpha
    alpha = None if place is None else channels[..., place : place + 1]
    colours: Array = channels[..., : _COLOURS_OF[model]]
    if model == PALETTE:
        colours = _palette(page)[colours[..., 0]]
        alpha = None if alpha is None else _widened(alpha, bits).astype(np.uint8)
    elif not by_pillow:
        colours = _widened(colours, bits)
        alpha = None if alpha is None else _widened(alpha, bits)
    if model == WHITE and not by_pillow:
        colours = np.iinfo(colours.dtype).max - colours
    if model == INKS:
        colours, alpha = eight_bits(colours), None if alpha is None else eight_bits(alpha)
        icc = page.entries[ICC].value if ICC in page.entries else None
        image = Image.fromarray(np.ascontiguousarray(colours), "CMYK")
        colours = np.asarray(inks_to_srgb(image, icc))
    return colours if alpha is None else np.concatenate([colours, alpha], axis=2)


def _widened(values: Array, bits: int) -> Array:
    """Return numbers of this many bits as those of 8 or 16, white as 255 or 65535."""
    if bits in (8, 16):
        return values
    top = (1 << bits) - 1
    values = values & top  # differences were added in the whole width of the numbers
    if bits < 8:
        return ((values.astype(np.uint16) * 255 + top // 2) // top).astype(np.uint8)
    wide = values.astype(np.uint16)
    return (wide << (16 - bits)) | (wide >> (2 * bits - 16))


def _palette(page: Page) -> Array:
    """Return the colours as (N, 3) uint8; raises `Damaged` if there are too few.

    They have 16 bits, but old scanners wrote 8 (libtiff: "Assuming 8-bit colormap").
    """
    count = 1 << max(page.bits)
    numbers = np.array(page.numbers(_COLOURS), np.uint32)
    if len(numbers) != 3 * count:
        raise Damaged(msg("its palette is incomplete"))
    table: Array = numbers.reshape(3, count).T
    return np.asarray(table if table.max() < 256 else table >> 8, np.uint8)


def by_tifffile(source: FileView | bytearray, page: Page, path: Path) -> Array:
    """Return the channels of the first page, (H, W) or (H, W, C), as stored."""
    import tifffile

    number = page.compression
    if number not in _READ or number not in tifffile.TIFF.DECOMPRESSORS:
        name = _NAMED_COMPRESSIONS.get(number, str(number))
        raise unsupported(path, msg("a TIFF with {compression} compression", compression=name))
    logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # it prints what it cannot parse
    if number in (8, 32946) and not _has_imagecodecs():
        _check_inflated(source, page)
    data = io.BytesIO(source) if isinstance(source, bytearray) else source.file
    data.seek(0)
    with tifffile.TiffFile(data, name="a.tif") as tiff:  # a descriptor is no name to it
        first = tiff.pages.first
        stored: Array = np.asarray(first.asarray())
        if first.planarconfig == 2 and stored.ndim == 3:
            stored = np.moveaxis(stored, 0, 2)
    if stored.dtype not in (np.uint8, np.uint16, np.bool_):
        raise Damaged(msg("the bit depth differs from the header"))
    return stored.astype(np.uint8) if stored.dtype == np.bool_ else stored


def _check_inflated(source: FileView | bytearray, page: Page) -> None:
    """Raise `Damaged` if a strip or tile inflates to far more than its pixels.

    imagecodecs has that limit; what tifffile has without it would take gigabytes.
    """
    width, rows = page.number(_WIDTH, 0), page.number(HEIGHT, 0)
    if page.numbers(_OFFSETS):
        rows = min(rows, page.number(_ROWS, 0) or rows)
    else:
        width, rows = page.number(_TILE_WIDTH, 0), page.number(_TILE_HEIGHT, 0)
    most = 2 * width * rows * page.number(_SAMPLES, 1) * max(page.bits) // 8 + 65_536
    offsets = page.numbers(_OFFSETS) or page.numbers(_TILE_OFFSETS)
    counts = page.numbers(_COUNTS) or page.numbers(_TILE_COUNTS)
    for at, count in zip(offsets, counts, strict=False):
        engine, left = zlib.decompressobj(), most
        packed = bytes(source[at : at + count])
        if page.number(_FILL_ORDER, 1) == 2:
            packed = packed.translate(_REVERSED)
        try:
            while packed and left > 0:
                left -= len(engine.decompress(packed, min(left, _INFLATE_STEP)))
                packed = engine.unconsumed_tail
        except zlib.error:
            raise Damaged(msg("its pixels cannot be unpacked")) from None
        if packed:
            raise Damaged(msg("its structure is invalid"))
