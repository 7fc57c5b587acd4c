"""What a file says before its pixels: format, size, orientation, depth, metadata.

The content decides, not the suffix. Nothing here decodes pixels, and nothing is decoded before
the size that is claimed here was found acceptable.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image

from engine.core.paths import display_name
from engine.errors import ImageReadError
from engine.images import frame
from engine.images._containers import (
    PNG_MARK,
    read_jpeg_head,
    read_png_head,
    upright_xmp,
    without_thumbnail,
)
from engine.images._tiff import (
    Tiff,
    bare_exif,
    exif_tree,
    orientation_of,
    pack_exif,
    upright_exif,
)
from engine.images.files import FileView
from engine.images.frame import Meta, format_of_suffix
from engine.images.header import CMYK_NOTE, Codec, Header, srgb_profile
from engine.images.probe_tiff import holds_raw, probe_tiff

# Pillow's own limit is far below a large panorama and only warns; ours is checked on every path.
Image.MAX_IMAGE_PIXELS = None

_RAW_MARKS = (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FOVb", b"\0MRM")
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"}
_OTHERS = (
    (b"GIF8", "a GIF animation"), (b"%PDF", "a PDF document"), (b"8BPS", "a Photoshop document"),
    (b"\xff\x0a", "a JPEG XL picture"), (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"), (b"PK\3\4", "a ZIP archive"),
    (b"\x1aE\xdf\xa3", "a film"), (b"v/1\1", "an OpenEXR picture"), (b"<svg", "an SVG drawing"),
)  # fmt: skip


def sniff(head: bytes, path: Path) -> str:
    """Return the format of a file from its first 64 bytes.

    The suffix only tells RAW files that are built like TIFF. Raises `ImageReadError` for what is
    not a picture, saying what it is where that is known.
    """
    name, suffix_format = display_name(path), format_of_suffix(path.suffix)
    brands = {head[8:12]} | {head[i : i + 4] for i in range(16, len(head) - 3, 4)}
    if not head:
        raise ImageReadError(f"{name} is empty.", "Copy it again from the camera or the card.")
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(PNG_MARK):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith(_RAW_MARKS) or head[6:14] == b"HEAPCCDR" or head[4:12] == b"ftypcrx ":
        return "RAW"
    if head.startswith(_TIFF_MARKS):
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
            f"{name} is not a picture but a web page.",
            "It was probably saved by a failed download: download it again.",
        )
    kind = next((k for mark, k in _OTHERS if head.startswith(mark)), "")
    kind = kind or ("a film" if head[4:8] == b"ftyp" else "")
    if kind:
        raise ImageReadError(f"{name} is {kind}.", "Save it as PNG, TIFF or JPEG first.")
    if suffix_format == "RAW":
        return "RAW"
    if not head.strip(b"\0"):
        raise ImageReadError(
            f"{name} holds nothing but zeros.", "The copy failed: copy it again from the camera."
        )
    raise ImageReadError(
        f"{name} is not a picture of a known format.",
        "It may be damaged, or not a picture at all. Open it in another program to see.",
    )


def read_header(view: FileView, path: Path) -> Header:
    """Return what the file says about itself.

    Raises `ImageReadError` for what is no picture, not supported or too large, and what the
    decoders raise for broken data.
    """
    kind = sniff(view[0:64], path)
    if kind == "TIFF" and holds_raw(view):
        kind = "RAW"
    if kind == "TIFF":
        header = probe_tiff(view, path)
    else:
        header = {"JPEG": _jpeg, "PNG": _png, "HEIF": _heif, "RAW": _raw}.get(kind, _pillow)(
            view, path, kind
        )
    if header.width < 1 or header.height < 1:
        raise ValueError("the picture has no size")
    if header.width * header.height > frame.MAX_PIXELS:
        raise ImageReadError(
            f"{display_name(path)} claims {header.width} x {header.height} pixels.",
            f"More than {frame.MAX_PIXELS // 1_000_000} megapixels are not read; if the picture "
            "is sound, cut it into parts.",
        )
    height, width = header.upright_size
    meta = header.meta
    notes = meta.notes
    if header.format == "JPEG" and meta.xmp and b"hdrgm:Version" in meta.xmp:
        notes += ("The HDR gain map of the photo is not kept; it is written in standard range.",)
    meta = replace(
        meta,
        exif=upright_exif(bare_exif(meta.exif), width, height),
        xmp=upright_xmp(meta.xmp, width, height),
        photoshop=without_thumbnail(meta.photoshop),
        source=path,
        notes=notes,
    )
    return replace(header, meta=meta)


def _jpeg(view: FileView, path: Path, kind: str) -> Header:
    head = read_jpeg_head(view)
    inks = len(head.sampling) == 4
    meta = Meta(
        kind,
        greyscale=len(head.sampling) == 1,
        exif=head.exif,
        icc=srgb_profile() if inks else head.icc,
        xmp=head.xmp,
        photoshop=head.photoshop,
        dpi=head.dpi,
        subsampling=head.subsampling() if not inks else None,
        notes=(CMYK_NOTE,) if inks else (),
    )
    codec: Codec = "pillow" if inks or head.precision != 8 else "opencv"
    turn = orientation_of(head.exif)
    return Header(kind, head.width, head.height, codec, meta, orientation=turn)


def _png(view: FileView, path: Path, kind: str) -> Header:
    head = read_png_head(view)
    meta = Meta(
        kind,
        greyscale=head.colour in (0, 4),
        exif=head.exif,
        icc=head.icc,
        xmp=head.xmp,
        png_chunks=head.kept,
        dpi=head.dpi,
        notes=("Only the first picture of the animation was taken.",) if head.animated else (),
    )
    # Palettes and packed bits are Pillow's; so are broken files, because it explains them.
    codec: Codec = "opencv" if head.bits >= 8 and head.colour != 3 else "pillow"
    return Header(
        kind,
        head.width,
        head.height,
        codec if head.complete or head.bits == 16 else "pillow",
        meta,
        bits=16 if head.bits == 16 else 8,
        orientation=orientation_of(head.exif),
        key=head.key if head.colour in (0, 2) else None,
    )


def _pillow(view: FileView, path: Path, kind: str) -> Header:
    """WebP, BMP and AVIF, whose headers Pillow reads without decoding."""
    view.file.seek(0)
    image = Image.open(view.file, formats=(kind,))
    info: dict[Any, Any] = image.info
    frames = getattr(image, "n_frames", 1)
    dpi = info.get("dpi")
    start = view[0:65536]
    stored_bits, grey = _av1_kind(start) if kind == "AVIF" else (8, False)
    meta = Meta(
        kind,
        greyscale=grey or image.mode in ("1", "L", "LA"),
        exif=info.get("exif"),
        icc=info.get("icc_profile"),
        xmp=info.get("xmp"),
        dpi=(float(dpi[0]), float(dpi[1])) if dpi and all(dpi) else None,
        lossless=kind == "WEBP" and b"VP8L" in start[:4096],
        notes=(f"Only the first of {frames} frames was taken.",) if frames > 1 else (),
    )
    return Header(
        kind,
        image.width,
        image.height,
        "opencv" if stored_bits > 8 else "pillow",
        meta,
        bits=16 if stored_bits > 8 else 8,
        spread_from=stored_bits,
        # For AVIF, Pillow has put the container's own rotation here, which is the one that counts.
        orientation=orientation_of(bare_exif(meta.exif)),
    )


def _av1_kind(start: bytes) -> tuple[int, bool]:
    """Return the bits per channel of an AVIF and whether all its planes are monochrome.

    From the AV1 codec configuration boxes (AV1-ISOBMFF 2.3.3): one for the picture, one for alpha.
    """
    flags, at = [], start.find(b"av1C")
    while 0 <= at < len(start) - 6:
        flags.append(start[at + 6])
        at = start.find(b"av1C", at + 4)
    deepest = max((12 if f & 0x20 else 10 if f & 0x40 else 8 for f in flags), default=8)
    return deepest, bool(flags) and all(f & 0x10 for f in flags)


def _heif(view: FileView, path: Path, kind: str) -> Header:
    try:
        import pi_heif
    except ImportError as error:
        raise ImageReadError(
            f"{display_name(path)} is a HEIC picture, and its reader is not installed.",
            "Install it with: pip install pi-heif",
        ) from error
    view.file.seek(0)
    image = pi_heif.open_heif(view.file, convert_hdr_to_8bit=False)
    width, height = image.size
    many = len(image) > 1
    meta = Meta(
        kind,
        greyscale=image.mode.startswith(("L", "I")),
        exif=image.info.get("exif"),
        icc=image.info.get("icc_profile"),
        xmp=image.info.get("xmp"),
        notes=(f"Only the main one of {len(image)} pictures was taken.",) if many else (),
    )
    # libheif turns the picture upright itself; the EXIF orientation means nothing here.
    return Header(kind, width, height, "heif", meta, bits=16 if "16" in image.mode else 8)


def _raw(view: FileView, path: Path, kind: str) -> Header:
    try:
        import rawpy
    except ImportError as error:
        raise ImageReadError(
            f"{display_name(path)} is a camera RAW file, and its reader is not installed.",
            "Install it with: pip install rawpy",
        ) from error
    view.file.seek(0)
    preview = b""
    try:
        with rawpy.imread(view.file) as raw:
            sizes = raw.sizes
            if view[0:4] not in _TIFF_MARKS:
                preview = _raw_preview(rawpy, raw)
    except (rawpy.LibRawError, rawpy.NotSupportedError) as error:
        raise ImageReadError(
            f"{display_name(path)} is not a RAW file that LibRaw knows ({error}).",
            "Develop it in another program and save it as TIFF.",
        ) from error
    width, height = (
        (sizes.height, sizes.width) if sizes.flip in (5, 6) else (sizes.width, sizes.height)
    )
    if view[0:4] in _TIFF_MARKS:
        tiff = Tiff(view)
        exif = pack_exif(exif_tree(tiff, tiff.first))
    else:
        exif = read_jpeg_head(preview).exif if preview else None
    meta = Meta(kind, exif=exif, icc=srgb_profile())
    return Header(kind, width, height, "raw", meta, bits=16)


def _raw_preview(rawpy: ModuleType, raw: Any) -> bytes:  # noqa: ANN401 - rawpy has no types
    """Return the JPEG that the camera put into its RAW file, whose EXIF is easier to reach."""
    try:
        preview = raw.extract_thumb()
    except (rawpy.LibRawError, rawpy.NotSupportedError):
        return b""
    return bytes(preview.data) if preview.format == rawpy.ThumbFormat.JPEG else b""
