"""JPEG segments and PNG chunks: what they say, and how to write them; XMP and Photoshop blocks.

Layouts: ITU-T T.81 annex B (JPEG), Exif 2.32, ICC.1 annex B.4, XMP part 3, Photoshop file formats
(image resources), W3C PNG third edition.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from engine.images._tiff import Sliceable

_EXIF_MARK = b"Exif\0\0"
_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_ICC_MARK = b"ICC_PROFILE\0"
_PHOTOSHOP_MARK = b"Photoshop 3.0\0"
_SEGMENT_LIMIT = 65_533
"""Bytes that fit into one JPEG segment behind its length field."""
JPEG_XMP_LIMIT = _SEGMENT_LIMIT - len(_XMP_MARK)
"""Bytes of XMP that fit into a JPEG."""

_INFLATE_LIMIT = 32 << 20
"""Compressed metadata that unpack to more are dropped: they are an attack, not a description."""

PNG_MARK = b"\x89PNG\r\n\x1a\n"
_PNG_COLOUR = frozenset({b"cICP", b"gAMA", b"cHRM", b"sRGB"})
_PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_PNG_XMP = b"XML:com.adobe.xmp"


@dataclass
class JpegHead:
    """What a JPEG says before its pixels; `sampling` holds (h, v) per component, `scan` begins."""

    width: int = 0
    height: int = 0
    precision: int = 8
    sampling: tuple[tuple[int, int], ...] = ()
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    photoshop: bytes | None = None
    dpi: tuple[float, float] | None = None
    scan: int = 0

    def subsampling(self) -> str | None:
        """Return "4:2:0" and the like; "4:4:4" for what has no name, None for one channel."""
        if len(self.sampling) < 3:
            return None
        (h, v), *chroma = self.sampling
        if any(c != (1, 1) for c in chroma[:2]):
            return "4:4:4"
        names = {(2, 2): "4:2:0", (2, 1): "4:2:2", (1, 2): "4:4:0", (4, 1): "4:1:1"}
        return names.get((h, v), "4:4:4")


def read_jpeg_head(data: Sliceable) -> JpegHead:
    """Return what stands before the first scan; raises `ValueError` where that is broken."""
    head = JpegHead()
    icc: dict[int, bytes] = {}
    for marker, start, end in jpeg_segments(data):
        if marker == 0xDA:
            head.scan = start
            break
        # SOF markers; C4, C8 and CC are others
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            body = bytes(data[start:end])
            head.precision, head.height, head.width, n = struct.unpack(">BHHB", body[:6])
            factors = [body[7 + 3 * i] for i in range(n)]
            head.sampling = tuple((f >> 4, f & 15) for f in factors)
        elif marker in (0xE0, 0xE1, 0xE2, 0xED):
            _take_segment(head, icc, bytes(data[start:end]))
    if not head.scan or not head.width or not head.height:
        raise ValueError("no picture in the JPEG")
    head.icc = b"".join(icc[i] for i in sorted(icc)) or None
    return head


def _take_segment(head: JpegHead, icc: dict[int, bytes], body: bytes) -> None:
    if body.startswith(_EXIF_MARK):
        head.exif = head.exif or body[len(_EXIF_MARK) :] or None
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
    """Yield (marker, start, end) of the segments' bodies up to the first scan, included."""
    at = 2
    while True:
        mark = bytes(data[at : at + 4])
        if len(mark) < 4:
            return
        if mark[0] != 0xFF:
            raise ValueError("rubbish between the segments of the JPEG")
        if mark[1] == 0xFF or mark[1] == 0x01 or 0xD0 <= mark[1] <= 0xD8:
            at += 1 if mark[1] == 0xFF else 2  # a fill byte; a marker without body
            continue
        if mark[1] == 0xD9:
            return
        end = at + 2 + struct.unpack(">H", mark[2:])[0]
        yield mark[1], at + 4, end
        if mark[1] == 0xDA:
            return
        at = end


def jpeg_is_complete(data: bytes | bytearray, scan: int) -> bool:
    """Return whether the scans that begin at `scan` run up to an end-of-image marker.

    OpenCV decodes a cut-off JPEG without a word and leaves the rest grey.
    """
    marks = re.compile(rb"\xff([^\x00\xff\x01\xd0-\xd7])")
    at = scan
    while match := marks.search(data, at):
        if match[1] == b"\xd9":
            return True
        at = match.end()
        if len(data) < at + 2:
            return False
        at += struct.unpack_from(">H", data, at)[0]
    return False


def jpeg_segment(marker: int, body: bytes) -> bytes:
    """Return one segment; raises `ValueError` for a body of more than 65533 bytes."""
    if len(body) > _SEGMENT_LIMIT:
        raise ValueError("too long for a JPEG segment")
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg_metadata(
    exif: bytes | None, xmp: bytes | None, icc: bytes | None, photoshop: bytes | None
) -> tuple[bytes, list[str]]:
    """Return the segments for these blocks, and the names of blocks too large for a JPEG."""
    out, lost = b"", []
    for name, marker, mark, block in (
        ("EXIF", 0xE1, _EXIF_MARK, exif),
        ("XMP", 0xE1, _XMP_MARK, xmp),
        ("IPTC", 0xED, _PHOTOSHOP_MARK, photoshop),
    ):
        if block and len(mark + block) > _SEGMENT_LIMIT:
            lost.append(name)
        elif block:
            out += jpeg_segment(marker, mark + block)
    step = _SEGMENT_LIMIT - len(_ICC_MARK) - 2
    parts = [icc[i : i + step] for i in range(0, len(icc), step)] if icc else []
    if len(parts) > 255:
        return out, [*lost, "ICC"]
    for i, part in enumerate(parts, 1):
        out += jpeg_segment(0xE2, _ICC_MARK + bytes([i, len(parts)]) + part)
    return out, lost


@dataclass
class PngHead:
    """What a PNG says about itself; `kept` are whole chunks that only another PNG can hold."""

    width: int
    height: int
    bits: int
    colour: int
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    key: bytes | None = None
    kept: bytes = b""
    dpi: tuple[float, float] | None = None
    animated: bool = False
    complete: bool = False


def read_png_head(data: Sliceable) -> PngHead:
    """Return what all chunks but the pixels say; raises `ValueError` where that is broken."""
    first = bytes(data[8:33])
    if len(first) < 25 or first[4:8] != b"IHDR":
        raise ValueError("the PNG does not begin with its header")
    head = PngHead(*struct.unpack(">IIBB", first[8:18]))
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
        head.exif = body.removeprefix(_EXIF_MARK)
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
    """Take XMP, the EXIF and XMP of ImageMagick's "raw profiles", and keep other texts."""
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
        if block.startswith(_EXIF_MARK) and head.exif is None:
            head.exif = block.removeprefix(_EXIF_MARK)
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


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk with its length and check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_metadata(
    exif: bytes | None,
    xmp: bytes | None,
    icc: bytes | None,
    dpi: tuple[float, float] | None,
    kept: bytes,
) -> bytes:
    """Return the chunks to stand between the header and the pixels of a PNG."""
    out = b""
    if icc:
        out += png_chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(icc))
    out += kept
    if dpi:
        out += png_chunk(b"pHYs", struct.pack(">IIB", *(round(d / 0.0254) for d in dpi), 1))
    if exif:
        out += png_chunk(b"eXIf", exif)
    if xmp:
        out += png_chunk(b"iTXt", _PNG_XMP + b"\0\0\0\0\0" + xmp)
    return out


_XMP_STALE: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    # Some programs trust this before EXIF and would turn the picture a second time.
    (re.compile(rb"(tiff:Orientation(?:\s*=\s*[\"']|>))[2-8]"), rb"\g<1>1"),
    (re.compile(rb"<xmp:Thumbnails\b.*?</xmp:Thumbnails>", re.DOTALL), b""),
    # The second part of a long packet, and the film behind a phone's photo, are not carried over.
    (re.compile(rb"xmpNote:HasExtendedXMP\s*=\s*([\"']).*?\1"), b""),
    (re.compile(rb"((?:GCamera:MotionPhoto|GCamera:MicroVideo)\s*=\s*[\"'])1"), rb"\g<1>0"),
)


def upright_xmp(xmp: bytes | None, width: int, height: int) -> bytes | None:
    """Return an XMP packet for an upright picture of this size, without what has become stale."""
    if not xmp:
        return None
    for pattern, replacement in _XMP_STALE:
        xmp = pattern.sub(replacement, xmp)
    for names, size in ((b"PixelXDimension|ImageWidth", width),
                        (b"PixelYDimension|ImageLength", height)):  # fmt: skip
        field = re.compile(rb"((?:exif|tiff):(?:" + names + rb")(?:\s*=\s*[\"']|>))\d+")
        xmp = field.sub(rb"\g<1>" + str(size).encode(), xmp)
    return xmp


def without_thumbnail(photoshop: bytes | None) -> bytes | None:
    """Return a Photoshop image resource block without its thumbnails (resources 1033 and 1036)."""
    out, at, data = b"", 0, photoshop or b""
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = data[at + 6] + 1
        size_at = at + 6 + name + name % 2
        if size_at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, size_at)
        end = size_at + 4 + size + size % 2
        if number not in (1033, 1036):
            out += data[at:end]
        at = end
    return out or None
