"""JPEG: its segments and their metadata, read and written.

Layouts: ITU-T T.81 annex B (JPEG), Exif 2.32, ICC.1 annex B.4, XMP part 3, Photoshop file formats.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from engine.images._behind import Place, behind_image, further_images
from engine.images._claims import Further
from engine.images._encode import Array, Plan, bands, blue_first, opencv_encoded, rows_per_band
from engine.images._jpeg_code import ICC_MARK, coded_pixels, is_stray, jpeg_segments
from engine.images._metadata import EXIF_MARK, Sliceable, given_orientation
from engine.images._open import Damaged, unsupported
from engine.images._view import FileView
from engine.images._xmp import MAX_XMP_BYTES, StrangeXmp, merged, split
from engine.images.frame import CMYK_NOTE, Codec, Frame, Header, Lost, Meta, srgb_profile
from engine.messages import Message, msg

_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"

_PHOTOSHOP_MARK = b"Photoshop 3.0\0"

_SEGMENT_LIMIT = 65_533
"""Bytes that fit into one JPEG segment behind its length field."""

JPEG_EXIF_LIMIT = _SEGMENT_LIMIT - len(EXIF_MARK)
"""Bytes of EXIF that fit into a JPEG."""

_XMP_LIMIT = _SEGMENT_LIMIT - len(_XMP_MARK)
"""Bytes of XMP that fit into one segment; longer packets are split (XMP part 3, 1.1.3.1)."""

_EXTENDED_MARK = b"http://ns.adobe.com/xmp/extension/\0"

_EXTENDED_STEP = 65_400

_STAYS = ("deblur:ns:", "http://ns.adobe.com/xap/1.0/ ", "http://ns.adobe.com/tiff/1.0/ ")
"""Properties that every reader should find: in the first part of a long packet."""

_MCU = {"4:4:4": (8, 8), "4:2:2": (16, 8), "4:2:0": (16, 16), "4:4:0": (8, 16), "4:1:1": (32, 8)}
"""Width and height in pixels of a JPEG's smallest unit (T.81 A.2)."""

_MAX_UNITS = 65_535
"""Units between two restart markers: their number has 16 bits."""


@dataclass
class JpegHead:
    """The segments before the pixels; `sampling` is (h, v) per component, `scan` the first scan.

    `process` is the marker of the frame header (T.81 table B.1), `stray` whether there are bytes
    that belong to no segment, `odd` whether a segment has a value that libjpeg complains of,
    `listed` where further images are.
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
    comments: list[bytes] = field(default_factory=list)
    further: set[Further] = field(default_factory=set)
    lost: Lost = field(default_factory=Lost)
    dpi: tuple[float, float] | None = None
    scan: int = 0
    stray: bool = False
    odd: bool = False
    listed: list[Place] = field(default_factory=list)

    def subsampling(self) -> str | None:
        """Return "4:2:0" or the like; "4:4:4" for unnamed ones, None for one channel."""
        if len(self.sampling) < 3:
            return None
        (h, v), *chroma = self.sampling
        if any(c != (1, 1) for c in chroma[:2]):
            return "4:4:4"
        names = {(2, 2): "4:2:0", (2, 1): "4:2:2", (1, 2): "4:4:0", (4, 1): "4:1:1"}
        return names.get((h, v), "4:4:4")


def read_jpeg_head(data: Sliceable, *, pixels_only: bool = False) -> JpegHead:
    """Return what precedes the first scan; raises `ValueError` if that is broken.

    `pixels_only`: without the blocks that several segments make up.
    """
    head, parts = JpegHead(), _Parts()
    behind = 2
    for marker, start, end in jpeg_segments(data):
        head.stray |= is_stray(data, behind, start - 4)
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
        elif 0xE0 <= marker <= 0xEF or marker == 0xFE:
            _take_segment(head, parts, marker, bytes(data[start:end]), start)
    if not head.scan or not head.width:
        raise Damaged(msg("it contains no image"))
    if not pixels_only:
        _join(head, parts, data)
    return head


@dataclass
class _Parts:
    """Blocks that are spread over several segments, and where the index of further images is."""

    icc: dict[int, bytes] = field(default_factory=dict)
    icc_count: int = 0
    photoshop: list[bytes] = field(default_factory=list)
    extended: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    index: bytes = b""
    index_at: int = 0


def _take_segment(head: JpegHead, parts: _Parts, marker: int, body: bytes, start: int) -> None:
    if marker == 0xFE:
        if body.strip(b"\0 "):
            head.comments.append(body)
    elif marker == 0xE1 and body.startswith(EXIF_MARK):
        if head.exif:
            head.lost.add(msg("second EXIF block"))
        head.exif = head.exif or body[len(EXIF_MARK) :] or None
    elif marker == 0xE1 and body.startswith(_XMP_MARK):
        if head.xmp:
            head.lost.add(msg("second XMP packet"))
        head.xmp = head.xmp or body[len(_XMP_MARK) :] or None
    elif marker == 0xE1 and body.startswith(_EXTENDED_MARK) and len(body) > 75:
        guid, offset = body[35:67], int.from_bytes(body[71:75], "big")
        parts.extended.setdefault(guid + body[67:71], {})[offset] = body[75:]
    elif marker == 0xE2 and body.startswith(ICC_MARK) and len(body) > 14:
        number, parts.icc_count = body[12], body[13]
        if parts.icc.setdefault(number, body[14:]) != body[14:]:
            head.lost.add(msg("second ICC profile"))
    elif marker == 0xE2 and body.startswith(b"MPF\0"):
        parts.index, parts.index_at = body[4:], start + 4
    elif marker == 0xED and body.startswith(_PHOTOSHOP_MARK):
        parts.photoshop.append(body[len(_PHOTOSHOP_MARK) :])
    elif marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
        head.odd |= body[5] != 1
        unit, x, y = struct.unpack(">BHH", body[7:12])
        if unit in (1, 2) and x and y:
            per_inch = 1.0 if unit == 1 else 2.54
            head.dpi = (x * per_inch, y * per_inch)
    else:
        _take_other(head, marker, body)


def _take_other(head: JpegHead, marker: int, body: bytes) -> None:
    """Note what kind of segment is not kept; technical ones are nobody's loss."""
    head.odd |= body.startswith(b"Adobe") and body[11:12] not in (b"", b"\0", b"\1", b"\2")
    if body.startswith((b"JFXX\0", b"JFIF\0", b"Adobe\0", b"Adobe_CM\0", b"AVI1")):
        return
    if body.startswith(b"Ducky") and body[5:7] in (b"\0\1", b"\0\0") and len(body) <= 17:
        return  # only the quality it was saved with
    if body.startswith(b"urn:iso:std:iso:ts:21496:-1"):
        head.further.add(Further.GAIN_MAP)
    elif marker == 0xEB and body.startswith(b"JP"):
        if b"c2pa" in body:
            head.lost.add(msg("Content Credentials"))
        elif body[4:8] == b"\0\0\0\1":  # later segments of the same box say less
            head.lost.add(msg("JUMBF"))
    else:
        name = body[:20].partition(b"\0")[0].decode("latin-1")
        shown = "".join(c if c.isprintable() else "?" for c in name)
        where = f"APP{marker - 0xE0}"
        head.lost.add(msg("JPEG segment {name}", name=f"{where} {shown}".rstrip()))


def _join(head: JpegHead, parts: _Parts, data: Sliceable) -> None:
    """Put together what was spread over several segments."""
    if len(parts.icc) >= parts.icc_count:  # some programs number them from 0
        head.icc = b"".join(parts.icc[i] for i in sorted(parts.icc)) or None
    else:
        head.lost.add(msg("ICC profile"))
    head.photoshop = b"".join(parts.photoshop) or None
    for key, pieces in parts.extended.items():
        guid, length = key[:32], int.from_bytes(key[32:], "big")
        packet = _extended_packet(guid, length, pieces) if head.xmp else None
        if packet is None or head.xmp is None or guid not in head.xmp:
            head.lost.add(msg("extended XMP"))
            continue
        try:
            head.xmp = merged(head.xmp, packet)
        except StrangeXmp:
            head.lost.add(msg("extended XMP"))
    if parts.index:
        found, head.listed = further_images(data, parts.index, parts.index_at)
        head.further |= found


def _look_behind(head: JpegHead, view: FileView) -> None:
    """Note what follows the first scan: stray bytes, and data behind the image."""
    data = view.whole()
    end = data.find(b"\xff\xd9", head.scan)
    if progressive(head) or end + 2 < len(data):
        coded = coded_pixels(data, head.scan, head.selectors)
        head.stray |= bool(coded.stray)
        end = coded.end
    if end >= 0:
        head.further |= behind_image(data, end + 2, head.lost, head.listed)


def _extended_packet(guid: bytes, length: int, pieces: dict[int, bytes]) -> bytes | None:
    """Return the second part of the XMP if it is complete and has its digest, else None."""
    if length > MAX_XMP_BYTES:
        return None
    packet = b"".join(pieces[offset] for offset in sorted(pieces))
    digest = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper().encode()
    return packet if len(packet) == length and digest == guid.upper() else None


def progressive(head: JpegHead) -> bool:
    """Return whether the first scans show the whole picture already, only less of it."""
    return head.process in (0xC2, 0xC6, 0xCA, 0xCE)


def _kind_unsupported(head: JpegHead) -> Message | None:
    """Return what kind of JPEG this is if no decoder here reads it."""
    if head.process == 0xF7:
        return msg("a JPEG-LS image")
    if not head.height:
        return msg("a JPEG that tells its height at the end")
    if head.process in (0xC3, 0xC7, 0xCB, 0xCF):
        return msg("a lossless JPEG")
    if head.process in (0xC5, 0xC6, 0xCD, 0xCE):
        return msg("a hierarchical JPEG")
    if head.precision != 8:
        return msg("a JPEG of {bits} bits per channel", bits=head.precision)
    if len(head.sampling) not in (1, 3, 4):
        return msg("a JPEG of {count} channels", count=len(head.sampling))
    return None


def jpeg_header(view: FileView, path: Path, *, whole: bool) -> Header:
    """Return what a JPEG's segments tell; raises `Damaged`, and `ImageReadError` for rare kinds.

    Only if `whole`, what follows the first scan is read as well, for the notes.
    """
    head = read_jpeg_head(view)
    kind = _kind_unsupported(head)
    if kind:
        raise unsupported(path, kind)
    if whole:
        _look_behind(head, view)
    inks = len(head.sampling) == 4
    notes = [
        (inks, CMYK_NOTE),
        (head.stray, msg("Stray bytes between the segments of the JPEG were skipped.")),
    ]
    meta = Meta(
        greyscale=len(head.sampling) == 1,
        exif=head.exif,
        icc=srgb_profile() if inks else head.icc,
        xmp=head.xmp,
        photoshop=head.photoshop,
        comments=tuple(head.comments),
        lost=head.lost.names(),
        dpi=head.dpi,
        subsampling=head.subsampling() if not inks else None,
        notes=tuple(note for true, note in notes if true),
    )
    codec: Codec = "pillow" if inks else "opencv"
    turn = given_orientation(head.exif)
    return Header(
        "JPEG",
        head.width,
        head.height,
        codec,
        meta,
        orientation=turn or 1,
        orientation_given=bool(turn),
        further=frozenset(head.further),
    )


def jpeg_metadata(meta: Meta) -> tuple[bytes, list[str]]:
    """Return the segments for these blocks, and the fields of those too large for a JPEG."""
    out, lost = list[bytes](), list[str]()
    if meta.exif:
        out.append(jpeg_segment(0xE1, EXIF_MARK + meta.exif))
    try:
        out += _xmp_segments(meta.xmp)
    except StrangeXmp:
        lost.append("xmp")
    block = meta.photoshop or b""
    step = _SEGMENT_LIMIT - len(_PHOTOSHOP_MARK)
    for at in range(0, len(block), step):
        out.append(jpeg_segment(0xED, _PHOTOSHOP_MARK + block[at : at + step]))
    step = _SEGMENT_LIMIT - len(ICC_MARK) - 2
    icc = meta.icc or b""
    parts = [icc[i : i + step] for i in range(0, len(icc), step)]
    if len(parts) > 255:
        lost.append("icc")
        parts = []
    for i, part in enumerate(parts, 1):
        out.append(jpeg_segment(0xE2, ICC_MARK + bytes([i, len(parts)]) + part))
    out += [jpeg_segment(0xFE, one[:_SEGMENT_LIMIT]) for one in meta.comments]
    return b"".join(out), lost


def jpeg_holds_xmp(xmp: bytes) -> bool:
    """Return whether a JPEG can hold this packet, in one part or two."""
    try:
        return bool(split(xmp, _XMP_LIMIT, _stays)[0])
    except StrangeXmp:
        return False


def _stays(name: str) -> bool:
    return name.startswith(_STAYS)


def _xmp_segments(xmp: bytes | None) -> list[bytes]:
    """Return the segments of an XMP packet, split into two parts if it is long.

    Raises `StrangeXmp` if it is too long and cannot be split.
    """
    if not xmp:
        return []
    main, extended = split(xmp, _XMP_LIMIT, _stays)
    out = [jpeg_segment(0xE1, _XMP_MARK + main)]
    guid = hashlib.md5(extended, usedforsecurity=False).hexdigest().upper().encode()
    for at in range(0, len(extended), _EXTENDED_STEP):
        place = struct.pack(">II", len(extended), at)
        part = extended[at : at + _EXTENDED_STEP]
        out.append(jpeg_segment(0xE1, _EXTENDED_MARK + guid + place + part))
    return out


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
