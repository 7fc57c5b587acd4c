"""The header of an image file: format, size, orientation, depth, metadata.

The content decides, not the suffix. Nothing here decodes pixels, and nothing is decoded before the
claimed size was found acceptable.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from engine.core.paths import display_name
from engine.errors import ImageReadError
from engine.images import frame
from engine.images._claims import Further, further_notes, true_exif, true_xmp, xmp_orientation
from engine.images._colour import hdr_kind, profile_of, same_colours
from engine.images._jpeg import jpeg_header
from engine.images._metadata import (
    TIFF_MARKS,
    bare_exif,
    resources,
    upright_exif,
    without_thumbnail,
)
from engine.images._open import Damaged
from engine.images._pillow import bmp_header, heif_header, pillow_header
from engine.images._png import PNG_MARK, png_header
from engine.images._raw import raw_header
from engine.images._tiff import holds_raw, tiff_header
from engine.images._view import FileView
from engine.images.formats import format_of_suffix
from engine.images.frame import Header, Lost
from engine.messages import joined, msg

# Pillow's own limit is far below a large panorama and only warns; ours is checked on every path.
Image.MAX_IMAGE_PIXELS = None

_RAW_MARKS = (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FOVb", b"\0MRM")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"}
_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF document"),
    (b"8BPS", "a Photoshop document"),
    (b"\xff\x0a", "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (b"PK\3\4", "a ZIP archive"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"v/1\1", "an OpenEXR image"),
    (b"<svg", "an SVG drawing"),
)


_MOST_DPI = 1_000_000

_MOST_BYTES = 6 << 30
"""Of a file that decoders take into memory: as many pixels as are read, without compression, with
alpha in 16 bits, and what belongs to them. A TIFF is read in parts."""


def sniff(head: bytes, path: Path) -> str:
    """Return the format of a file from its first 64 bytes.

    The suffix only matters for RAW files that are built like TIFF. Raises `ImageReadError` for
    other files, telling what they are if known.
    """
    name, suffix_format = display_name(path), format_of_suffix(path.suffix)
    brands = {head[8:12]} | {head[i : i + 4] for i in range(16, len(head) - 3, 4)}
    if not head:
        raise ImageReadError(
            "{name} is empty.", "Copy it again from the camera.", code="image.damaged", name=name
        )
    # Some have stray bytes in front of the first segment, which libjpeg skips.
    if head.startswith(b"\xff\xd8") and b"\xff" in head[2:]:
        return "JPEG"
    if head.startswith(PNG_MARK):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith(_RAW_MARKS) or head[6:14] == b"HEAPCCDR" or head[4:12] == b"ftypcrx ":
        return "RAW"
    if head.startswith(TIFF_MARKS):
        return "RAW" if suffix_format == "RAW" else "TIFF"
    if head[4:8] == b"ftyp":
        if brands & {b"avif", b"avis"}:
            return "AVIF"
        if brands & _HEIF_BRANDS:
            return "HEIF"
    if head.startswith(b"BM") and len(head) >= 26:
        return "BMP"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise ImageReadError(
            "{name} is a web page, not an image.",
            "It was probably saved by a failed download: download it again.",
            name=name,
        )
    kind = next((k for mark, k in _OTHERS if head.startswith(mark)), "")
    kind = kind or ("a video" if head[4:8] == b"ftyp" else "")
    if kind:
        raise ImageReadError(
            "{name} is {kind}.", "Save it as PNG, TIFF or JPEG first.", name=name, kind=kind
        )
    if suffix_format == "RAW":
        return "RAW"
    if not head.strip(b"\0"):
        raise ImageReadError(
            "{name} contains only zeros.",
            "The copy failed: copy it again from the camera.",
            code="image.damaged",
            name=name,
        )
    raise ImageReadError(
        "{name} is not an image of a known format.",
        "It may be damaged, or not an image at all. Open it in another program to check.",
        name=name,
    )


def read_header(view: FileView, path: Path, *, whole: bool = False) -> Header:
    """Return the header of a file, its metadata already upright.

    Only if `whole`, notes tell what lies behind the image, for which all of the file is read.

    Raises `ImageReadError` for files that are not images, unsupported or too large, and what the
    decoders raise for broken data.
    """
    kind = sniff(view[0:64], path)
    if kind == "TIFF" and holds_raw(view):
        kind = "RAW"
    if kind != "TIFF" and len(view) > _MOST_BYTES:
        raise ImageReadError(
            "{name} is {size} GB, too large for a photo.",
            "If it opens in another program, save it from there again.",
            name=display_name(path),
            size=len(view) >> 30,
        )
    match kind:
        case "JPEG":
            header = jpeg_header(view, path, whole=whole)
        case "PNG":
            header = png_header(view, path)
        case "TIFF":
            header = tiff_header(view, path)
        case "HEIF":
            header = heif_header(view)
        case "BMP":
            header = bmp_header(view, path)
        case "RAW":
            header = raw_header(view, path)
        case _:
            header = pillow_header(view, kind)
    if header.width < 1 or header.height < 1:
        raise Damaged(msg("the image has no size"))
    if header.width * header.height > frame.MAX_PIXELS:
        raise ImageReadError(
            "{name} claims {size} pixels.",
            "At most {limit} megapixels are read; if the image is intact, split it into parts.",
            name=display_name(path),
            size=f"{header.width} x {header.height}",
            limit=frame.MAX_PIXELS // 1_000_000,
        )
    return _upright(_with_colours(header, path), path)


def _with_colours(header: Header, path: Path) -> Header:
    """Return the header with a profile equal to its code points; refuses HDR, like HDR video."""
    meta = header.meta
    kind = hdr_kind(meta.cicp, meta.icc)
    if kind:
        raise ImageReadError(
            "{name} is an HDR photo ({kind}), which is not supported.",
            "Export it in standard range (SDR) first, or switch HDR off in the camera.",
            code="image.hdr",
            name=display_name(path),
            kind=kind,
        )
    lost = list(meta.lost)
    if meta.icc and len(meta.icc) < int.from_bytes(meta.icc[:4], "big"):
        lost.append(msg("ICC profile"))  # of which the end is missing
        meta = replace(meta, icc=None, lost=tuple(lost))
    cicp, notes = meta.cicp, meta.notes
    if cicp is None:
        return replace(header, meta=meta)
    icc, note = profile_of(cicp, grey=meta.greyscale)
    if meta.icc and note:  # the profile says the same to those who do not know the code points
        icc, cicp = meta.icc, None
        lost.append(msg("PNG chunk {type}", type="cICP"))
    elif meta.icc and same_colours(meta.icc, icc):
        icc = meta.icc
    elif meta.icc:
        lost.append(msg("second ICC profile"))
    elif note:
        notes = (*notes, note)
    return replace(header, meta=replace(meta, icc=icc, cicp=cicp, notes=notes, lost=tuple(lost)))


def _upright(header: Header, path: Path) -> Header:
    """Return the header with metadata that are true of the image as it is decoded."""
    meta, turn = header.meta, header.orientation
    if not header.orientation_given:
        turn = xmp_orientation(meta.xmp)
        header = replace(header, orientation=turn)
    turned = turn != 1 or header.turned
    height, width = header.upright_size
    size = (width, height) if turned else None
    # In HEIC and AVIF the orientation of EXIF means nothing, elsewhere it would.
    exif_turned = turned or header.format in ("HEIF", "AVIF")
    xmp, further, strange = true_xmp(meta.xmp, size, developed=header.format == "RAW")
    found = header.further
    if (further - found) & {Further.GAIN_MAP, Further.DEPTH}:
        found -= {Further.IMAGES}  # the image that nobody knew is the one of which XMP speaks
    further |= found
    upright = upright_exif(bare_exif(meta.exif), width, height, turned=exif_turned)
    exif, live = true_exif(upright, gain_map=Further.GAIN_MAP in further)
    blocks = [
        ("XMP", strange),
        ("EXIF", meta.exif and exif is None),
        ("IPTC", meta.photoshop and not any(resources(meta.photoshop))),
        ("GeoTIFF", meta.geo and turned),
    ]
    lost = Lost(*(name for name, true in blocks if true), *meta.lost).names()
    notes = [*meta.notes, *further_notes(further | live)]
    if lost:
        notes.append(msg("Not kept: {blocks}.", blocks=joined(", ", *lost)))
    meta = replace(
        meta,
        exif=exif,
        xmp=xmp,
        photoshop=without_thumbnail(meta.photoshop),
        dpi=meta.dpi if meta.dpi and all(0 < one < _MOST_DPI for one in meta.dpi) else None,
        geo=None if turned else meta.geo,
        lost=lost,
        source=path,
        notes=tuple(notes),
    )
    return replace(header, meta=meta)
