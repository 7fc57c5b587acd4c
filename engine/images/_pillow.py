"""WebP, BMP, AVIF and HEIC: read by Pillow and pi-heif, written by Pillow, deep AVIF by OpenCV."""

from __future__ import annotations

import io
import struct
import types
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, ImageCms

from engine.images._behind import behind_image
from engine.images._bmff import (
    Coding,
    Items,
    coding_of,
    exif_of,
    further_in,
    has_plain_types,
    is_lossless_avif,
    is_turned,
    nclx_places,
    read_items,
)
from engine.images._bmp import (
    BITFIELDS,
    bitfields,
    bmp_end,
    bmp_profile,
    check_bmp_kind,
    read_bmp_head,
)
from engine.images._colour import HDR, SRGB, specified
from engine.images._encode import Array, Plan, bands, blue_first, opencv_encoded
from engine.images._metadata import bare_exif, given_orientation, shares_bytes
from engine.images._open import Damaged
from engine.images._view import FileView
from engine.images._webp import further_in_webp, is_lossless_webp, webp_metadata
from engine.images.frame import Frame, Header, Lost, Meta
from engine.messages import msg

_BAND_ROWS = 256


def bmp_header(view: FileView, path: Path) -> Header:
    """Return the header of a BMP; raises `ImageReadError` for rare kinds."""
    head = read_bmp_head(view)
    check_bmp_kind(head, path)
    icc, name = bmp_profile(view)
    lost = Lost(name) if name else Lost()
    further = frozenset(behind_image(view, bmp_end(view, head), lost))
    if head.compression in BITFIELDS:
        header = Header("BMP", head.width, abs(head.height), "pillow", Meta())
    else:
        header = pillow_header(view, "BMP")
    meta = replace(header.meta, icc=icc, lost=lost.names())
    return replace(header, meta=meta, further=further)


def decode_bmp(view: FileView) -> Array | None:
    """Return the pixels of a BMP whose layout is told by masks, None for the others."""
    head = read_bmp_head(view)
    return bitfields(view, head) if head.compression in BITFIELDS else None


def pillow_header(view: FileView, kind: str) -> Header:
    """Return the header of a WebP, BMP or AVIF, which Pillow reads without decoding."""
    items = read_items(view) if kind == "AVIF" else Items()
    avif_exif = exif_of(view, items)
    if shares_bytes(bare_exif(avif_exif)):
        raise ValueError("its EXIF is invalid")  # Pillow would copy each field
    view.file.seek(0)
    image = Image.open(view.file, formats=(kind,))
    info: dict[Any, Any] = image.info
    frames = getattr(image, "n_frames", 1)
    only_first = msg("Only the first of {count} frames was used.", count=frames)
    dpi = info.get("dpi")
    if kind == "WEBP":
        further, lost = further_in_webp(view)
        blocks, seconds = webp_metadata(view)
        info, lost = info | blocks, (*lost, *seconds)
    else:
        further, lost = further_in(items)
    turn = given_orientation(bare_exif(info.get("exif")))
    coding = coding_of(items)
    stored_bits, grey = coding.bits, coding.grey
    meta = Meta(
        greyscale=grey or image.mode in ("1", "L", "LA"),
        exif=avif_exif if kind == "AVIF" else info.get("exif"),
        icc=info.get("icc_profile"),
        cicp=_cicp(coding, info.get("icc_profile")),
        bits=stored_bits,
        xmp=info.get("xmp"),
        lost=lost,
        dpi=(float(dpi[0]), float(dpi[1])) if dpi and all(dpi) else None,
        lossless=is_lossless_webp(view) if kind == "WEBP" else is_lossless_avif(view, items),
        notes=(only_first,) if frames > 1 else (),
    )
    return Header(
        kind,
        image.width,
        image.height,
        "opencv" if stored_bits > 8 else "pillow",
        meta,
        bits=16 if stored_bits > 8 else 8,
        spread_from=stored_bits,
        # For AVIF, Pillow puts the container's own rotation here, which takes precedence.
        orientation=turn or 1,
        orientation_given=bool(turn) or kind == "AVIF",
        further=frozenset(further),
    )


def _cicp(coding: Coding, icc: bytes | None) -> tuple[int, int] | None:
    """Return the code points that say what the colours are; a profile takes precedence (MIAF)."""
    if coding.colours is None or (icc and coding.colours[1] not in HDR):
        return None
    found = specified(*coding.colours[:2])
    return None if found == SRGB else found


def heif_header(view: FileView) -> Header:
    """Return the header of a HEIC; raises `ImportError` without pi-heif."""
    items = read_items(view)
    image = _open_heif(view, items)
    width, height = image.size
    further, lost = further_in(items)
    meta = Meta(
        greyscale=image.mode.startswith(("L", "I")),
        exif=image.info.get("exif"),
        icc=image.info.get("icc_profile"),
        cicp=_cicp(coding_of(items), image.info.get("icc_profile")),
        bits=int(image.info.get("bit_depth", 8)),
        xmp=image.info.get("xmp"),
        lost=lost,
    )
    # libheif rotates the image itself; the EXIF orientation is meaningless here.
    return Header(
        "HEIF",
        width,
        height,
        "heif",
        meta,
        bits=16 if "16" in image.mode else 8,
        orientation_given=True,
        turned=is_turned(items),
        premultiplied=image.mode.startswith("RGBa"),
        further=frozenset(further),
    )


def _open_heif(view: FileView, items: Items) -> Any:  # noqa: ANN401 - it has no types
    import pi_heif

    if not has_plain_types(items):
        raise Damaged(msg("its structure is invalid"))  # pi-heif 1.4 crashes the process
    # Neither is used, and what is not parsed cannot fail.
    pi_heif.options.AUX_IMAGES = pi_heif.options.DEPTH_IMAGES = pi_heif.options.THUMBNAILS = False
    view.file.seek(0)
    return pi_heif.open_heif(view.file, convert_hdr_to_8bit=False)


def decode_heif(view: FileView) -> Array:
    """Return the stored pixels of a HEIC."""
    image = _open_heif(view, read_items(view))
    stored: Array = np.array(np.asarray(image))
    if stored.dtype == np.uint16:
        # The values are in the upper bits; repeat them in the lower ones, so that white is 65535.
        bits = int(image.info.get("bit_depth", 10))
        for y in range(0, len(stored), _BAND_ROWS):
            stored[y : y + _BAND_ROWS] |= stored[y : y + _BAND_ROWS] >> bits
    return stored


def decode_avif(view: FileView) -> Array:
    """Return the stored pixels of a deep AVIF that OpenCV refuses, such as some of libheif."""
    from imagecodecs import avif_decode

    return np.asarray(avif_decode(bytes(view.whole())))


def inks_to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert CMYK to sRGB by its profile, or roughly without one."""
    if icc:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(icc)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a broken profile, or one for another colour space
        if converted is not None:
            return converted
    return image.convert("RGB")


class _Untouched(Image.Exif):
    """An EXIF block that Pillow writes as it is; its AVIF writer would re-pack it."""

    def __init__(self, block: bytes) -> None:
        super().__init__()
        self._block = block

    def __bool__(self) -> bool:
        return True

    def tobytes(self, offset: int = 8) -> bytes:
        return self._block


def write_pillow(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write a WebP or an AVIF of 8 bits."""
    height, width = frame.pixels.shape[:2]
    mode = ("L" if plan.grey else "RGB") + ("A" if plan.alpha else "")
    image, y = Image.new(mode, (width, height)), 0
    for band in bands(frame, plan):
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
    else:
        options |= {"quality": plan.quality, "subsampling": "4:0:0" if plan.grey else "4:4:4"}
    if meta.cicp:
        coded = io.BytesIO()
        image.save(coded, plan.format, **options)
        file.write(_with_code_points(coded.getvalue(), meta.cicp))
        return
    # Without a file descriptor Pillow writes through `write`, whose errors are precise.
    plain: Any = types.SimpleNamespace(
        write=file.write, flush=file.flush, seek=file.seek, tell=file.tell
    )
    image.save(plain, plan.format, **options)


def exact_avif_works() -> bool:
    """Return whether OpenCV, as it was built, writes AVIF: of more than 8 bits, or without loss."""
    from engine.core.opencv import cv2

    return hasattr(cv2, "imencodeWithMetadata") and bool(cv2.haveImageWriter("a.avif"))


def write_exact_avif(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write an AVIF by OpenCV: of 10 or 12 bits, and without loss, as RGB, at quality 100."""
    from engine.core.opencv import cv2

    top = (1 << plan.stored_bits) - 1
    coded_bands = [
        band if plan.bits == 8 else ((band.astype(np.uint32) * top + 32_767) // 65_535).astype("u2")
        for band in bands(frame, plan)
    ]
    meta = plan.meta
    blocks = {
        cv2.IMAGE_METADATA_EXIF: meta.exif,
        cv2.IMAGE_METADATA_XMP: meta.xmp,
        cv2.IMAGE_METADATA_ICCP: meta.icc,
    }
    given = {kind: np.frombuffer(block, np.uint8) for kind, block in blocks.items() if block}
    quality = 100 if meta.lossless else plan.quality
    options = [cv2.IMWRITE_AVIF_QUALITY, quality, cv2.IMWRITE_AVIF_DEPTH, plan.stored_bits]
    pixels = blue_first(np.concatenate(coded_bands))
    coded = opencv_encoded(
        lambda: cv2.imencodeWithMetadata(
            ".avif", pixels, list(given), list(given.values()), options
        )
    )
    # Without loss OpenCV leaves the colours open.
    file.write(_with_code_points(coded, meta.cicp or (None if meta.icc else SRGB)))


def _with_code_points(avif: bytes, cicp: tuple[int, int] | None) -> bytes:
    """Return an AVIF with these primaries and transfer in its `colr` box, which decoders obey."""
    if cicp is None:
        return avif
    data = bytearray(avif)
    for at in nclx_places(read_items(avif), avif):
        struct.pack_into(">HH", data, at, *cicp)
    return bytes(data)
