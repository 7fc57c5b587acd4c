"""JPEG: its segments and their metadata, read and written.

Layouts: ITU-T T.81 annex B (JPEG), Exif 2.32, ICC.1 annex B.4, XMP part 3, Photoshop file formats.
"""

from __future__ import annotations

import random
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.images._encode import Array, Plan, bands, blue_first, opencv_encoded, rows_per_band
from engine.images._metadata import EXIF_MARK, Sliceable, orientation_of
from engine.images._open import Damaged, unsupported
from engine.images.frame import CMYK_NOTE, Codec, Frame, Header, Meta, srgb_profile
from engine.messages import Message, msg

_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"

_ICC_MARK = b"ICC_PROFILE\0"

_PHOTOSHOP_MARK = b"Photoshop 3.0\0"

_SEGMENT_LIMIT = 65_533
"""Bytes that fit into one JPEG segment behind its length field."""

JPEG_XMP_LIMIT = _SEGMENT_LIMIT - len(_XMP_MARK)
"""Bytes of XMP that fit into a JPEG."""

_MCU = {"4:4:4": (8, 8), "4:2:2": (16, 8), "4:2:0": (16, 16), "4:4:0": (8, 16), "4:1:1": (32, 8)}
"""Width and height in pixels of a JPEG's smallest unit (T.81 A.2)."""

_MAX_UNITS = 65_535
"""Units between two restart markers: their number has 16 bits."""


@dataclass
class JpegHead:
    """The segments before the pixels; `sampling` is (h, v) per component, `scan` the first scan.

    `process` is the marker of the frame header (T.81 table B.1), `stray` the bytes that belong to
    no segment.
    """

    process: int = 0
    width: int = 0
    height: int = 0
    precision: int = 8
    sampling: tuple[tuple[int, int], ...] = ()
    selectors: bytes = b""
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    photoshop: bytes | None = None
    dpi: tuple[float, float] | None = None
    scan: int = 0
    stray: int = 0

    def subsampling(self) -> str | None:
        """Return "4:2:0" or the like; "4:4:4" for unnamed ones, None for one channel."""
        if len(self.sampling) < 3:
            return None
        (h, v), *chroma = self.sampling
        if any(c != (1, 1) for c in chroma[:2]):
            return "4:4:4"
        names = {(2, 2): "4:2:0", (2, 1): "4:2:2", (1, 2): "4:4:0", (4, 1): "4:1:1"}
        return names.get((h, v), "4:4:4")


def read_jpeg_head(data: Sliceable) -> JpegHead:
    """Return what precedes the first scan; raises `ValueError` if that is broken."""
    head = JpegHead()
    icc: dict[int, bytes] = {}
    behind = 2
    for marker, start, end in jpeg_segments(data):
        head.stray += _stray_bytes(data, behind, start - 4)
        behind = end
        if marker == 0xDA:
            head.scan = start
            break
        # SOF markers; C4, C8 and CC are others
        if marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)):
            body, head.process = bytes(data[start:end]), marker
            head.precision, head.height, head.width, n = struct.unpack(">BHHB", body[:6])
            factors = [body[7 + 3 * i] for i in range(n)]
            head.sampling = tuple((f >> 4, f & 15) for f in factors)
            head.selectors = body[6 : 6 + 3 * n : 3]
        elif marker in (0xE0, 0xE1, 0xE2, 0xED):
            _take_segment(head, icc, bytes(data[start:end]))
    if not head.scan or not head.width or not head.height:
        raise Damaged(msg("it contains no image"))
    head.icc = b"".join(icc[i] for i in sorted(icc)) or None
    return head


def _take_segment(head: JpegHead, icc: dict[int, bytes], body: bytes) -> None:
    if body.startswith(EXIF_MARK):
        head.exif = head.exif or body[len(EXIF_MARK) :] or None
    elif body.startswith(_XMP_MARK):
        head.xmp = head.xmp or body[len(_XMP_MARK) :] or None
    elif body.startswith(_ICC_MARK) and len(body) > 14:
        icc[body[12]] = body[14:]
    elif body.startswith(_PHOTOSHOP_MARK):
        head.photoshop = (head.photoshop or b"") + body[len(_PHOTOSHOP_MARK) :]
    elif body.startswith(b"JFIF\0") and len(body) >= 12:
        unit, x, y = struct.unpack(">BHH", body[7:12])
        if unit in (1, 2) and x and y:
            per_inch = 1.0 if unit == 1 else 2.54
            head.dpi = (x * per_inch, y * per_inch)


def jpeg_segments(data: Sliceable) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, start, end) of the segments' bodies up to the first scan, included.

    Bytes that belong to no segment are skipped, as libjpeg does.
    """
    at = 2
    while True:
        mark = bytes(data[at : at + 4])
        if len(mark) < 4:
            return
        if mark[0] != 0xFF or mark[1] == 0:
            at = _next_marker(data, at + 1)
            continue
        if mark[1] == 0xFF or mark[1] == 0x01 or 0xD0 <= mark[1] <= 0xD8:
            at += 1 if mark[1] == 0xFF else 2  # a fill byte; a marker without body
            continue
        if mark[1] == 0xD9:
            return
        end = at + 2 + struct.unpack(">H", mark[2:])[0]
        yield mark[1], at + 4, end
        if mark[1] == 0xDA:
            return
        at = max(end, at + 4)


def _next_marker(data: Sliceable, at: int) -> int:
    """Return the position of the next marker from `at` on, or the end of the data."""
    while at < len(data):
        block = bytes(data[at : at + 65_537])
        found = re.search(rb"\xff[^\x00]", block)
        if found:
            return at + found.start()
        at += max(1, len(block) - 1)
    return len(data)


def _stray_bytes(data: Sliceable, start: int, end: int) -> int:
    """Return how many bytes between two segments are neither fill bytes nor bare markers."""
    between = bytes(data[start:end]) if end > start else b""
    return len(re.sub(rb"\xff+[\x01\xd0-\xd8]|\xff+$", b"", between))


def sound_jpeg(data: bytearray, head: JpegHead) -> tuple[bytearray, int, bool]:
    """Return a JPEG that every decoder accepts, the end of its coded pixels, and if it was marked.

    Stray bytes between its segments are removed, and a missing end marker is added. Raises
    `Damaged` if a scan is missing.
    """
    scan = head.scan
    if head.stray:
        segments, cleaned = list(jpeg_segments(data)), bytearray(b"\xff\xd8")
        for _, start, end in segments:
            cleaned += data[start - 4 : end]
        _, start, end = segments[-1]
        scan = len(cleaned) - (end - start)
        data = cleaned + data[end:]
    end, finished = _coded_end(data, scan, head)
    if end >= 0:
        return data, end, True
    if not finished:
        raise Damaged(msg("it ends too early"))
    # An interrupted copy ends in zeros, which decode to something.
    del data[len(data.rstrip(b"\0")) :]
    if data.endswith(b"\xff"):
        data += b"\0"  # it belonged to a byte of the pixels
    return data + b"\xff\xd9", len(data), False


def _coded_end(data: bytearray, scan: int, head: JpegHead) -> tuple[int, bool]:
    """Return the position of the end marker, -1 if there is none, and if all scans have begun.

    A progressive JPEG sends the bits of each coefficient in several scans (T.81 annex G).
    """
    marks = re.compile(rb"\xff([^\x00\xff\x01\xd0-\xd7])")
    missing = {(component, k) for component in range(len(head.sampling)) for k in range(64)}
    _note_scan(data, scan, missing, head)
    at = scan
    while match := marks.search(data, at):
        if match[1] == b"\xd9":
            return match.start(), not missing
        at = match.end()
        if len(data) < at + 2:
            break
        if match[1] == b"\xda":
            _note_scan(data, at + 2, missing, head)
        at += int(struct.unpack_from(">H", data, at)[0])
    return -1, not missing


def _note_scan(data: bytearray, at: int, missing: set[tuple[int, int]], head: JpegHead) -> None:
    """Remove from `missing` the coefficients of which this scan sends the last bit."""
    count = data[at] if at < len(data) else 0
    body = data[at + 1 : at + 1 + 2 * count + 3]
    if len(body) < 2 * count + 3:
        return
    first, last, bits = body[-3:]
    if bits & 15:
        return  # lower bits follow
    for selector in body[0 : 2 * count : 2]:
        if selector in head.selectors:
            component = head.selectors.index(selector)
            missing -= {(component, k) for k in range(first, last + 1)}


def pixels_run_out(
    data: bytearray, end: int, decoded: Array, decode: Callable[[bytes], Array]
) -> bool:
    """Return whether the coded pixels end before the last row, and the decoder made up the rest.

    `decoded` is the picture in `data`, whose coded pixels end at `end`. Decoders say nothing, but
    bytes put there change the picture only if it still lacks some.
    """
    filler = bytes(random.Random(1).randrange(1, 255) for _ in range(512))
    other = decode(bytes(data[:end]) + filler + b"\xff\xd9")
    return other.shape != decoded.shape or not np.array_equal(other, decoded)


def progressive(head: JpegHead) -> bool:
    """Return whether the first scans show the whole picture already, only less of it."""
    return head.process in (0xC2, 0xC6, 0xCA, 0xCE)


def _kind_unsupported(head: JpegHead) -> Message | None:
    """Return what kind of JPEG this is if no decoder here reads it."""
    if head.process == 0xF7:
        return msg("a JPEG-LS image")
    if head.process in (0xC3, 0xC7, 0xCB, 0xCF):
        return msg("a lossless JPEG")
    if head.process in (0xC5, 0xC6, 0xCD, 0xCE):
        return msg("a hierarchical JPEG")
    if head.precision != 8:
        return msg("a JPEG of {bits} bits per channel", bits=head.precision)
    if len(head.sampling) not in (1, 3, 4):
        return msg("a JPEG of {count} channels", count=len(head.sampling))
    return None


def jpeg_header(view: Sliceable, path: Path) -> Header:
    """Return what a JPEG's segments tell; raises `Damaged`, and `ImageReadError` for rare kinds."""
    head = read_jpeg_head(view)
    kind = _kind_unsupported(head)
    if kind:
        raise unsupported(path, kind)
    inks = len(head.sampling) == 4
    notes = [
        (inks, CMYK_NOTE),
        (head.stray > 0, msg("Stray bytes between the segments of the JPEG were skipped.")),
    ]
    meta = Meta(
        "JPEG",
        greyscale=len(head.sampling) == 1,
        exif=head.exif,
        icc=srgb_profile() if inks else head.icc,
        xmp=head.xmp,
        photoshop=head.photoshop,
        dpi=head.dpi,
        subsampling=head.subsampling() if not inks else None,
        notes=tuple(note for true, note in notes if true),
    )
    codec: Codec = "pillow" if inks else "opencv"
    turn = orientation_of(head.exif)
    return Header("JPEG", head.width, head.height, codec, meta, orientation=turn)


def jpeg_metadata(meta: Meta) -> tuple[bytes, list[str]]:
    """Return the segments for these blocks, and the names of blocks too large for a JPEG."""
    out, lost = b"", []
    for name, marker, mark, block in (
        ("EXIF", 0xE1, EXIF_MARK, meta.exif),
        ("XMP", 0xE1, _XMP_MARK, meta.xmp),
        ("IPTC", 0xED, _PHOTOSHOP_MARK, meta.photoshop),
    ):
        if block and len(mark + block) > _SEGMENT_LIMIT:
            lost.append(name)
        elif block:
            out += jpeg_segment(marker, mark + block)
    step = _SEGMENT_LIMIT - len(_ICC_MARK) - 2
    icc = meta.icc or b""
    parts = [icc[i : i + step] for i in range(0, len(icc), step)]
    if len(parts) > 255:
        return out, [*lost, "ICC"]
    for i, part in enumerate(parts, 1):
        out += jpeg_segment(0xE2, _ICC_MARK + bytes([i, len(parts)]) + part)
    return out, lost


def jpeg_segment(marker: int, body: bytes) -> bytes:
    """Return one segment; raises `ValueError` for a body of more than 65533 bytes."""
    if len(body) > _SEGMENT_LIMIT:
        raise ValueError("too long for a JPEG segment")
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def write_jpeg(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a baseline JPEG from bands encoded one by one and joined by restart markers.

    A decoder resets at a restart marker (T.81 E.1.4), so bands of whole units with the same tables
    are one image, to the bit. Encoding it in one piece would take a BGR copy.
    """
    height, width = frame.pixels.shape[:2]
    sampling = "4:4:4" if plan.grey else plan.meta.subsampling or "4:4:4"
    unit_width, unit_height = _MCU[sampling]
    units = -(-width // unit_width)
    unit_rows = max(1, min(_MAX_UNITS // units, rows_per_band(width * 3 * unit_height)))
    rows = unit_rows * unit_height
    interval = units * unit_rows if height > rows else 0
    for number, band in enumerate(bands(frame, plan, rows)):
        coded = _jpeg_band(band, plan.quality, sampling)
        segments = list(jpeg_segments(coded))
        marker, _, scan_end = segments[-1]
        if marker != 0xDA:
            raise ValueError("the JPEG encoder returned no image")
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
    return opencv_encoded(lambda: cv2.imencode(".jpg", blue_first(band), options))


def _jpeg_start(
    coded: bytes, segments: list[tuple[int, int, int]], meta: Meta, height: int, interval: int
) -> bytes:
    """Return everything before the coded pixels of the whole image."""
    x, y = (min(65_535, max(1, round(d))) for d in meta.dpi or (1, 1))
    out = b"\xff\xd8"
    jfif = struct.pack(">HBHHBB", 0x0102, bool(meta.dpi), x, y, 0, 0)
    out += jpeg_segment(0xE0, b"JFIF\0" + jfif)
    out += jpeg_metadata(meta)[0]
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
