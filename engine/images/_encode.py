"""Pixels to bytes, a band of rows at a time, so that writing needs little memory of its own.

PNG and TIFF are written here rather than by a library: it keeps 16 bits, grey with alpha and all
metadata, needs no second copy of the picture, and is faster than OpenCV's default (12 megapixels
of photo as PNG: 1.0 s and 19.8 MB against 1.1 s and 20.7 MB).
"""

from __future__ import annotations

import struct
import types
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.images._containers import (
    PNG_MARK,
    jpeg_metadata,
    jpeg_segment,
    jpeg_segments,
    png_chunk,
    png_metadata,
)
from engine.images._tiff import (
    ICC,
    PHOTOSHOP,
    RESOLUTION_UNIT,
    X_RESOLUTION,
    XMP,
    Y_RESOLUTION,
    Entry,
    ExifTree,
    Tiff,
    exif_tree,
)
from engine.images.frame import Frame, Meta

Array = NDArray[Any]

_BAND_BYTES = 8 << 20
_TIFF_LIMIT = (1 << 32) - 1
_MCU = {"4:4:4": (8, 8), "4:2:2": (16, 8), "4:2:0": (16, 16), "4:4:0": (8, 16), "4:1:1": (32, 8)}
"""Width and height in pixels of a JPEG's smallest unit (T.81 A.2)."""
_MOST_UNITS = 65_535
"""Units between two restart marks: their number has 16 bits."""


@dataclass(frozen=True)
class Plan:
    """How a frame goes into a file: one channel or three, with alpha or not, 8 or 16 bits.

    `meta` is the frame's own, reduced to what the file can hold.
    """

    format: str
    grey: bool
    alpha: bool
    bits: int
    quality: int
    meta: Meta

    @property
    def channels(self) -> int:
        return (1 if self.grey else 3) + self.alpha


def encode(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write the whole file. Raises `OSError` from the disk and `ValueError` from encoders."""
    encoders: dict[str, Callable[[BinaryIO, Frame, Plan], None]] = {
        "JPEG": _jpeg,
        "PNG": _png,
        "TIFF": _tiff,
        "AVIF": _deep_avif if plan.bits == 16 else _pillow,
    }
    encoders.get(plan.format, _pillow)(file, frame, plan)


def _bands(frame: Frame, plan: Plan, rows: int) -> Iterator[Array]:
    """Yield the picture as (rows, W, channels) of the depth and channels of the plan.

    Grey is the rounded mean of the three channels, transparency that the file cannot hold is laid
    on white, and 16 bits become 8 by rounding to nearest.
    """
    height = frame.pixels.shape[0]
    top = int(np.iinfo(frame.pixels.dtype).max)
    for y in range(0, height, rows):
        band: Array = frame.pixels[y : y + rows]
        if plan.grey:
            total = band.sum(axis=2, dtype=np.uint32, keepdims=True)
            band = ((total + 1) // 3).astype(band.dtype)
        if frame.alpha is not None:
            alpha = frame.alpha[y : y + rows, :, None]
            if plan.alpha:
                band = np.concatenate([band, alpha], axis=2)
            else:
                a = alpha.astype(np.uint64)
                mixed = (band * a + top * (top - a) + top // 2) // top
                band = mixed.astype(band.dtype)
        if plan.bits == 8 and band.dtype == np.uint16:
            band = ((band.astype(np.uint32) + 128) // 257).astype(np.uint8)
        yield band


def _band_rows(frame: Frame, plan: Plan) -> int:
    width = int(frame.pixels.shape[1])
    return max(1, _BAND_BYTES // (width * plan.channels * plan.bits // 8))


def _blue_first(band: Array) -> Array:
    """Return the band as OpenCV wants it: BGR, BGRA, or (H, W) for one channel."""
    if band.shape[2] == 1:
        return np.ascontiguousarray(band[..., 0])
    from engine.core.opencv import cv2

    code = cv2.COLOR_RGB2BGR if band.shape[2] == 3 else cv2.COLOR_RGBA2BGRA
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(band), code))


# JPEG -------------------------------------------------------------------------------------------


def _jpeg(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a baseline JPEG from bands encoded one by one and joined by restart marks.

    A decoder forgets everything at a restart mark (T.81 E.1.4), so bands of whole units with the
    same tables are one picture, to the bit. Encoding it in one piece would take a BGR copy.
    """
    height, width = frame.pixels.shape[:2]
    sampling = "4:4:4" if plan.grey else plan.meta.subsampling or "4:4:4"
    unit_width, unit_height = _MCU[sampling]
    units = -(-width // unit_width)
    unit_rows = max(1, min(_MOST_UNITS // units, _BAND_BYTES // (width * 3 * unit_height)))
    rows = unit_rows * unit_height
    interval = units * unit_rows if height > rows else 0
    for number, band in enumerate(_bands(frame, plan, rows)):
        coded = _jpeg_band(band, plan.quality, sampling)
        segments = list(jpeg_segments(coded))
        marker, _, scan_end = segments[-1]
        if marker != 0xDA:
            raise ValueError("the JPEG encoder gave no picture")
        if number == 0:
            file.write(_jpeg_start(coded, segments, plan.meta, height, interval))
        else:
            file.write(bytes([0xFF, 0xD0 + (number - 1) % 8]))
        file.write(memoryview(coded)[scan_end:-2])
    file.write(b"\xff\xd9")


def _jpeg_band(band: Array, quality: int, sampling: str) -> bytes:
    from engine.core.opencv import cv2

    factor = getattr(cv2, "IMWRITE_JPEG_SAMPLING_FACTOR_" + sampling.replace(":", ""))
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor]
    try:
        done, coded = cv2.imencode(".jpg", _blue_first(band), options)
    except cv2.error as error:
        raise ValueError(str(error).strip()) from error
    if not done:
        raise ValueError("OpenCV cannot encode it")
    return bytes(coded)


def _jpeg_start(
    coded: bytes, segments: list[tuple[int, int, int]], meta: Meta, height: int, interval: int
) -> bytes:
    """Return all that stands before the coded pixels of the whole picture."""
    x, y = (min(65_535, max(1, round(d))) for d in meta.dpi or (1, 1))
    out = b"\xff\xd8"
    jfif = struct.pack(">HBHHBB", 0x0102, bool(meta.dpi), x, y, 0, 0)
    out += jpeg_segment(0xE0, b"JFIF\0" + jfif)
    out += jpeg_metadata(meta.exif, meta.xmp, meta.icc, meta.photoshop)[0]
    for marker, start, end in segments:
        body = coded[start:end]
        if marker == 0xE0:
            continue
        if 0xC0 <= marker <= 0xC2:
            body = body[:1] + struct.pack(">H", height) + body[3:]
        if marker == 0xDA and interval:
            out += jpeg_segment(0xDD, struct.pack(">H", interval))
        out += jpeg_segment(marker, body)
    return out


# PNG --------------------------------------------------------------------------------------------


def _packer() -> zlib._Compress:
    # Photos filtered like this hold no repetitions worth the search: run lengths and Huffman
    # codes alone are four times faster than level 4 and come out no larger.
    return zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)


def _png(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    height, width = frame.pixels.shape[:2]
    colour = (0 if plan.grey else 2) | (4 if plan.alpha else 0)
    meta = plan.meta
    file.write(PNG_MARK)
    first = struct.pack(">IIBBBBB", width, height, plan.bits, colour, 0, 0, 0)
    file.write(png_chunk(b"IHDR", first))
    file.write(png_metadata(meta.exif, meta.xmp, meta.icc, meta.dpi, meta.png_chunks))
    packer, step = _packer(), plan.channels * plan.bits // 8
    above = np.zeros((1, width * step), np.uint8)
    for band in _bands(frame, plan, _band_rows(frame, plan)):
        if plan.bits == 16:
            band = band.astype(">u2")
        raw = np.ascontiguousarray(band).view(np.uint8).reshape(len(band), width * step)
        packed = packer.compress(_png_average(raw, above, step).data)
        if packed:
            file.write(png_chunk(b"IDAT", packed))
        above = raw[-1:].copy()
    file.write(png_chunk(b"IDAT", packer.flush()))
    file.write(png_chunk(b"IEND", b""))


def _png_average(raw: Array, above: Array, step: int) -> Array:
    """Return rows of bytes, each behind the number of its filter: "Average" (PNG section 9.2).

    It beats Sub, Up and Paeth on photos and costs little without branches.
    """
    up = np.concatenate([above, raw[:-1]])
    left = np.zeros_like(raw)
    left[:, step:] = raw[:, :-step]
    rows = np.empty((raw.shape[0], raw.shape[1] + 1), np.uint8)
    rows[:, 0] = 3
    np.subtract(raw, (left >> 1) + (up >> 1) + (left & up & 1), out=rows[:, 1:])
    return rows


# TIFF -------------------------------------------------------------------------------------------


def _tiff(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a TIFF of deflated strips with horizontal prediction, its directories at the end.

    The byte order is that of the EXIF block, whose values are then carried over untouched.
    """
    tree = ExifTree()
    if plan.meta.exif:
        source = Tiff(plan.meta.exif)
        tree = exif_tree(source, source.first)
    file.write((b"II" if tree.order == "<" else b"MM") + struct.pack(tree.order + "HI", 42, 0))
    rows, at = _band_rows(frame, plan), 8
    offsets: list[int] = []
    sizes: list[int] = []
    for band in _bands(frame, plan, rows):
        step = band.copy()
        step[:, 1:] -= band[:, :-1]
        if plan.bits == 16:
            step = step.astype(tree.order + "u2")
        packer = _packer()
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
    """Return the fields that say where the pixels are and what they mean (TIFF 6.0, section 8)."""
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


# WebP, BMP, AVIF --------------------------------------------------------------------------------


class _Untouched(Image.Exif):
    """An EXIF block that Pillow passes on as it is; its AVIF writer would pack it anew."""

    def __init__(self, block: bytes) -> None:
        super().__init__()
        self._block = block

    def __bool__(self) -> bool:
        return True

    def tobytes(self, offset: int = 8) -> bytes:
        return self._block


def _pillow(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    height, width = frame.pixels.shape[:2]
    mode = ("L" if plan.grey else "RGB") + ("A" if plan.alpha else "")
    image, y = Image.new(mode, (width, height)), 0
    for band in _bands(frame, plan, _band_rows(frame, plan)):
        image.paste(Image.fromarray(band[..., 0] if plan.channels == 1 else band), (0, y))
        y += len(band)
    meta = plan.meta
    exif = _Untouched(meta.exif) if meta.exif else None
    blocks = {"exif": exif, "icc_profile": meta.icc, "xmp": meta.xmp}
    options: dict[str, Any] = {name: block for name, block in blocks.items() if block}
    if plan.format == "WEBP" and meta.lossless:
        options |= {"lossless": True, "exact": True}
    elif plan.format == "WEBP":
        options |= {"quality": plan.quality}
    elif plan.format == "AVIF":
        options |= {"quality": plan.quality, "subsampling": "4:0:0" if plan.grey else "4:4:4"}
    elif meta.dpi:
        options |= {"dpi": meta.dpi}
    # Without a file number Pillow writes through `write`, whose errors say what happened.
    plain: Any = types.SimpleNamespace(
        write=file.write, flush=file.flush, seek=file.seek, tell=file.tell
    )
    image.save(plain, plan.format, **options)


def deep_avif_works() -> bool:
    """Return whether AVIF of more than 8 bits can be written: it depends on OpenCV's build."""
    from engine.core.opencv import cv2

    return hasattr(cv2, "imencodeWithMetadata") and bool(cv2.haveImageWriter("a.avif"))


def _deep_avif(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write an AVIF of 10 bits, the depth that every AV1 decoder knows."""
    from engine.core.opencv import cv2

    bands = [
        ((b.astype(np.uint32) * 1023 + 32_767) // 65_535).astype(np.uint16)
        for b in _bands(frame, plan, _band_rows(frame, plan))
    ]
    meta = plan.meta
    blocks = {
        cv2.IMAGE_METADATA_EXIF: meta.exif,
        cv2.IMAGE_METADATA_XMP: meta.xmp,
        cv2.IMAGE_METADATA_ICCP: meta.icc,
    }
    given = {kind: np.frombuffer(block, np.uint8) for kind, block in blocks.items() if block}
    options = [cv2.IMWRITE_AVIF_QUALITY, plan.quality, cv2.IMWRITE_AVIF_DEPTH, 10]
    try:
        done, coded = cv2.imencodeWithMetadata(
            ".avif", _blue_first(np.concatenate(bands)), list(given), list(given.values()), options
        )
    except cv2.error as error:
        raise ValueError(str(error).strip()) from error
    if not done:
        raise ValueError("OpenCV cannot encode it")
    file.write(coded.tobytes())
