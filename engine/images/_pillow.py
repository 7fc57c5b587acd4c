"""WebP, BMP, AVIF and HEIC: read by Pillow and pi-heif, written by Pillow, deep AVIF by OpenCV."""

from __future__ import annotations

import io
import types
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, ImageCms

from engine.core.paths import display_name
from engine.core.resources import install_hint
from engine.errors import ImageReadError
from engine.images._bmff import Items, exif_of, further_in, is_turned, read_items
from engine.images._claims import Further
from engine.images._encode import Array, Plan, bands, blue_first, opencv_encoded
from engine.images._metadata import bare_exif, given_orientation, shares_bytes
from engine.images.files import FileView
from engine.images.frame import Frame, Header, Meta
from engine.messages import msg

_BAND_ROWS = 256

_WEBP_CHUNKS = frozenset(
    {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP "}
)
_MAX_CHUNKS = 10_000


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
    further, lost = further_in(items) if kind == "AVIF" else (set[Further](), _webp_lost(view))
    turn = given_orientation(bare_exif(info.get("exif")))
    start = view[0:65536]
    stored_bits, grey = _av1_kind(start) if kind == "AVIF" else (8, False)
    meta = Meta(
        kind,
        greyscale=grey or image.mode in ("1", "L", "LA"),
        exif=avif_exif if kind == "AVIF" else info.get("exif"),
        icc=info.get("icc_profile"),
        xmp=info.get("xmp"),
        lost=tuple(lost),
        dpi=(float(dpi[0]), float(dpi[1])) if dpi and all(dpi) else None,
        lossless=kind == "WEBP" and b"VP8L" in start[:4096],
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


def _webp_lost(view: FileView) -> list[str]:
    """Return the names of the chunks of a WebP that are not kept."""
    lost = dict[str, None]()
    at, end = 12, min(len(view), 8 + int.from_bytes(view[4:8], "little"))
    for _ in range(_MAX_CHUNKS if view[8:12] == b"WEBP" else 0):
        head = view[at : at + 8]
        if len(head) < 8 or at >= end:
            break
        if head[:4] not in _WEBP_CHUNKS:
            name = "".join(c if c.isprintable() else "?" for c in head[:4].decode("latin-1"))
            c2pa = head[:4] == b"C2PA"
            lost[msg("Content Credentials") if c2pa else msg("WebP chunk {type}", type=name)] = None
        size = int.from_bytes(head[4:], "little")
        at += 8 + size + size % 2
    return list(lost)


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


def heif_header(view: FileView, path: Path) -> Header:
    """Return the header of a HEIC; raises `ImageReadError` without pi-heif."""
    try:
        import pi_heif
    except ImportError as error:
        raise ImageReadError(
            "{name} is a HEIC image; its reader is not installed.",
            install_hint("pi-heif"),
            name=display_name(path),
        ) from error
    view.file.seek(0)
    image = pi_heif.open_heif(view.file, convert_hdr_to_8bit=False)
    width, height = image.size
    items = read_items(view)
    further, lost = further_in(items)
    only_main = msg("Only the primary one of {count} images was used.", count=len(image))
    meta = Meta(
        "HEIF",
        greyscale=image.mode.startswith(("L", "I")),
        exif=image.info.get("exif"),
        icc=image.info.get("icc_profile"),
        xmp=image.info.get("xmp"),
        lost=tuple(lost),
        notes=(only_main,) if len(image) > 1 else (),
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
        further=frozenset(further),
    )


def decode_heif(view: FileView) -> Array:
    """Return the stored pixels of a HEIC."""
    import pi_heif

    view.file.seek(0)
    image = pi_heif.open_heif(view.file, convert_hdr_to_8bit=False)
    stored: Array = np.array(np.asarray(image))
    if stored.dtype == np.uint16:
        # The values are in the upper bits; repeat them in the lower ones, so that white is 65535.
        bits = int(image.info.get("bit_depth", 10))
        for y in range(0, len(stored), _BAND_ROWS):
            stored[y : y + _BAND_ROWS] |= stored[y : y + _BAND_ROWS] >> bits
    return stored


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
    """Write a WebP, BMP or 8-bit AVIF."""
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
    elif plan.format == "AVIF":
        options |= {"quality": plan.quality, "subsampling": "4:0:0" if plan.grey else "4:4:4"}
    elif meta.dpi:
        options |= {"dpi": meta.dpi}
    # Without a file descriptor Pillow writes through `write`, whose errors are precise.
    plain: Any = types.SimpleNamespace(
        write=file.write, flush=file.flush, seek=file.seek, tell=file.tell
    )
    image.save(plain, plan.format, **options)


def deep_avif_works() -> bool:
    """Return whether AVIF of more than 8 bits can be written, which depends on OpenCV's build."""
    from engine.core.opencv import cv2

    return hasattr(cv2, "imencodeWithMetadata") and bool(cv2.haveImageWriter("a.avif"))


def write_deep_avif(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write an AVIF of 10 bits, the depth that every AV1 decoder supports."""
    from engine.core.opencv import cv2

    tenbit = [
        ((band.astype(np.uint32) * 1023 + 32_767) // 65_535).astype(np.uint16)
        for band in bands(frame, plan)
    ]
    meta = plan.meta
    blocks = {
        cv2.IMAGE_METADATA_EXIF: meta.exif,
        cv2.IMAGE_METADATA_XMP: meta.xmp,
        cv2.IMAGE_METADATA_ICCP: meta.icc,
    }
    given = {kind: np.frombuffer(block, np.uint8) for kind, block in blocks.items() if block}
    options = [cv2.IMWRITE_AVIF_QUALITY, plan.quality, cv2.IMWRITE_AVIF_DEPTH, 10]
    pixels = blue_first(np.concatenate(tenbit))
    file.write(
        opencv_encoded(
            lambda: cv2.imencodeWithMetadata(
                ".avif", pixels, list(given), list(given.values()), options
            )
        )
    )
