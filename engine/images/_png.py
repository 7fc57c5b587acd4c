"""PNG: its chunks and their metadata, read and written. Layout: W3C PNG, third edition.

PNG is written here rather than by OpenCV, which needs a copy of the image and of the file (100
megapixels: 541 MB against 56 MB), is no faster, and cannot write grey with alpha.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from engine.images._encode import Array, Plan, bands
from engine.images._metadata import EXIF_MARK, Sliceable, orientation_of
from engine.images._open import Damaged
from engine.images.frame import Codec, Frame, Header, Meta
from engine.messages import msg

_INFLATE_LIMIT = 32 << 20
"""Compressed metadata that inflate to more are dropped: that is an attack, not a description."""

PNG_MARK = b"\x89PNG\r\n\x1a\n"

_CRITICAL = frozenset({b"IHDR", b"PLTE", b"IDAT", b"tRNS"})
"""Chunks that decide what the pixels are."""

_PNG_COLOUR = frozenset({b"cICP", b"gAMA", b"cHRM", b"sRGB"})

_PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})

_PNG_XMP = b"XML:com.adobe.xmp"


@dataclass
class PngHead:
    """The chunks but the pixels; `kept` are whole chunks that only another PNG can hold."""

    width: int
    height: int
    bits: int
    colour: int
    interlaced: bool = False
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    key: bytes | None = None
    kept: bytes = b""
    dpi: tuple[float, float] | None = None
    animated: bool = False
    complete: bool = False


def read_png_head(data: Sliceable) -> PngHead:
    """Return all chunks but the pixels; raises `ValueError` if they are broken."""
    first = bytes(data[8:33])
    if len(first) < 25 or first[4:8] != b"IHDR":
        raise Damaged(msg("it does not begin with a header"))
    head = PngHead(*struct.unpack(">IIBB", first[8:18]))
    head.interlaced = first[20] == 1
    at = 33
    while len(mark := bytes(data[at : at + 8])) == 8:
        length, kind = struct.unpack(">I4s", mark)
        if kind == b"IEND":
            head.complete = True
            break
        if kind not in (b"IDAT", b"fdAT", b"PLTE") and length < _INFLATE_LIMIT:
            body = bytes(data[at + 8 : at + 8 + length])
            if len(body) == length:
                _take_chunk(head, kind, body)
        at += 12 + length
    return head


def _take_chunk(head: PngHead, kind: bytes, body: bytes) -> None:
    if kind == b"eXIf":
        head.exif = body.removeprefix(EXIF_MARK)
    elif kind == b"iCCP":
        head.icc = _inflate(body[body.find(b"\0") + 2 :])
    elif kind == b"tRNS":
        head.key = body
    elif kind == b"acTL":
        head.animated = True
    elif kind == b"pHYs" and len(body) == 9:
        x, y, unit = struct.unpack(">IIB", body)
        head.dpi = (x * 0.0254, y * 0.0254) if unit == 1 and x and y else None
    elif kind in _PNG_TEXT:
        _take_text(head, kind, body)
    elif kind in _PNG_COLOUR:
        head.kept += png_chunk(kind, body)


def _take_text(head: PngHead, kind: bytes, body: bytes) -> None:
    """Read XMP, EXIF and XMP in ImageMagick's "raw profiles", and keep other texts."""
    keyword, _, rest = body.partition(b"\0")
    if keyword == _PNG_XMP and kind == b"iTXt":
        packed = rest[:1] == b"\1"
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        head.xmp = _inflate(text) if packed else text or None
    elif keyword.startswith(b"Raw profile type "):
        text = (_inflate(rest[1:]) or b"") if kind == b"zTXt" else rest
        try:
            block = bytes.fromhex(b"".join(text.split()[2:]).decode("ascii"))
        except ValueError:
            return
        if block.startswith(EXIF_MARK) and head.exif is None:
            head.exif = block.removeprefix(EXIF_MARK)
        elif keyword.endswith(b" xmp") and head.xmp is None:
            head.xmp = block
    else:
        head.kept += png_chunk(kind, body)


def _inflate(packed: bytes) -> bytes | None:
    engine = zlib.decompressobj()
    try:
        text = engine.decompress(packed, _INFLATE_LIMIT)
    except zlib.error:
        return None
    return text if engine.eof else None


def png_header(view: Sliceable) -> Header:
    """Return what a PNG's chunks tell; raises `ValueError` if they are broken."""
    head = read_png_head(view)
    meta = Meta(
        "PNG",
        greyscale=head.colour in (0, 4),
        exif=head.exif,
        icc=head.icc,
        xmp=head.xmp,
        png_chunks=head.kept,
        dpi=head.dpi,
        notes=(msg("Only the first frame of the animation was used."),) if head.animated else (),
    )
    # Pillow decodes palettes and packed bits.
    codec: Codec = "opencv" if head.bits >= 8 and head.colour != 3 else "pillow"
    return Header(
        "PNG",
        head.width,
        head.height,
        codec,
        meta,
        bits=16 if head.bits == 16 else 8,
        complete=head.complete,
        orientation=orientation_of(head.exif),
        key=_transparent_colour(head),
    )


def _transparent_colour(head: PngHead) -> bytes | None:
    """Return the one transparent grey or colour as big-endian numbers at the depth of the frame.

    Of fewer than 16 bits only the lowest count (W3C PNG, 11.3.1.1).
    """
    channels = {0: 1, 2: 3}.get(head.colour)
    if head.key is None or channels is None or len(head.key) != 2 * channels:
        return None
    top = (1 << head.bits) - 1
    scale = 255 // top if head.bits < 8 else 1
    values = struct.unpack(f">{channels}H", head.key)
    return struct.pack(f">{channels}H", *[(value & top) * scale for value in values])


def sound_png(data: bytearray) -> bytearray:
    """Return the PNG if its chunks that matter are whole, completed if only its end is missing.

    For what libpng does not check: it reads the others itself. Raises `Damaged` for a wrong
    checksum and if rows are missing.
    """
    head, before, packed, at = read_png_head(data), b"", bytearray(), 8
    while len(mark := data[at : at + 8]) == 8 and mark[4:] != b"IEND":
        length, kind = struct.unpack(">I4s", mark)
        body, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        matters = kind in _CRITICAL
        if matters and len(check) == 4 and zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            raise Damaged(msg("a checksum is wrong"))
        if kind == b"IDAT":
            packed += body
        elif not packed:
            before += data[at : at + 12 + length]
        at += 12 + length
    expected, engine = _raw_bytes(head), zlib.decompressobj()
    try:
        raw = engine.decompress(packed, expected)
        engine.decompress(engine.unconsumed_tail, 1)  # its end holds a checksum
    except zlib.error:
        raise Damaged(msg("its pixels cannot be unpacked")) from None
    if len(raw) < expected or not (head.complete or engine.eof):
        raise Damaged(msg("it ends too early"))
    if head.complete:
        return data
    return bytearray(
        PNG_MARK + before + png_chunk(b"IDAT", zlib.compress(raw, 1)) + png_chunk(b"IEND", b"")
    )


def _raw_bytes(head: PngHead) -> int:
    """Return the size of the unpacked pixels, a filter number in front of each row."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(head.colour, 1)
    # Adam7 (W3C PNG, 8.2): first column and row, and steps.
    passes = (
        ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2)) if head.interlaced else ((0, 0, 1, 1),)
    )  # fmt: skip
    total = 0
    for x, y, step_x, step_y in passes:
        width = -(-max(0, head.width - x) // step_x)
        height = -(-max(0, head.height - y) // step_y)
        if width:
            total += height * (1 + (width * channels * head.bits + 7) // 8)
    return total


def png_metadata(meta: Meta) -> bytes:
    """Return the metadata chunks, which go between the header and the pixels."""
    out = b""
    if meta.icc:
        out += png_chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(meta.icc))
    out += meta.png_chunks
    if meta.dpi:
        out += png_chunk(b"pHYs", struct.pack(">IIB", *(round(d / 0.0254) for d in meta.dpi), 1))
    if meta.exif:
        out += png_chunk(b"eXIf", meta.exif)
    if meta.xmp:
        out += png_chunk(b"iTXt", _PNG_XMP + b"\0\0\0\0\0" + meta.xmp)
    return out


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def write_png(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    height, width = frame.pixels.shape[:2]
    colour = (0 if plan.grey else 2) | (4 if plan.alpha else 0)
    file.write(PNG_MARK)
    first = struct.pack(">IIBBBBB", width, height, plan.bits, colour, 0, 0, 0)
    file.write(png_chunk(b"IHDR", first))
    file.write(png_metadata(plan.meta))
    packer, step = deflater(), plan.channels * plan.bits // 8
    above = np.zeros((1, width * step), np.uint8)
    for band in bands(frame, plan):
        if plan.bits == 16:
            band = band.astype(">u2")
        raw = np.ascontiguousarray(band).view(np.uint8).reshape(len(band), width * step)
        packed = packer.compress(_png_average(raw, above, step).data)
        if packed:
            file.write(png_chunk(b"IDAT", packed))
        above = raw[-1:].copy()
    file.write(png_chunk(b"IDAT", packer.flush()))
    file.write(png_chunk(b"IEND", b""))


def deflater() -> zlib._Compress:
    """Return a compressor for predicted photos: run lengths and Huffman codes alone.

    Four times faster than level 4, and no larger: such data hold no repetitions worth a search.
    """
    return zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)


def _png_average(raw: Array, above: Array, step: int) -> Array:
    """Return the rows with the filter "Average" (PNG section 9.2), each behind its filter number.

    It beats Sub, Up and Paeth on photos, and is cheap without branches.
    """
    up = np.concatenate([above, raw[:-1]])
    left = np.zeros_like(raw)
    left[:, step:] = raw[:, :-step]
    rows = np.empty((raw.shape[0], raw.shape[1] + 1), np.uint8)
    rows[:, 0] = 3
    np.subtract(raw, (left >> 1) + (up >> 1) + (left & up & 1), out=rows[:, 1:])
    return rows
