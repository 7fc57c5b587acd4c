"""Reading an image: decoding, and bringing what decoders return to one form.

OpenCV decodes what it can: it keeps 16 bits and needs three bytes per pixel where Pillow needs
four and a copy. Pillow decodes what needs interpretation: palettes, inks, packed bits, WebP.
"""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
from PIL import Image

from engine.core.paths import exists, os_path
from engine.errors import ImageReadError
from engine.images._bmff import check_items, read_items
from engine.images._bmp import check_bmp
from engine.images._encode import Array
from engine.images._jpeg import progressive, read_jpeg_head
from engine.images._jpeg_code import bare_jpeg, check_gap, pixels_run_out, sound_jpeg
from engine.images._open import Damaged, opened
from engine.images._pillow import decode_avif, decode_bmp, decode_heif, inks_to_srgb
from engine.images._png import bare_png, sound_png
from engine.images._probe import read_header
from engine.images._provenance import origin_hashes
from engine.images._raw import check_raw, decode_raw
from engine.images._tail import check_zeros
from engine.images._tiff import single_page
from engine.images._tiff_pixels import by_tifffile, check_strips, tiff_channels, tiff_page
from engine.images._view import FileView
from engine.images._webp import check_webp, check_webp_end
from engine.images.frame import Frame, Header
from engine.messages import msg

_BAND_ROWS = 256

_DECODING_SAMPLES = 8
"""Per pixel: four channels as a decoder has them, and once more as they are copied or turned."""

_UNUSED = 2
"""Bytes that a decoder of JPEG need not read of a sound file."""

_FILE_COPIES = {"JPEG": 2, "PNG": 2, "TIFF": 3}
"""How often the whole file is in memory meanwhile; 1 in other formats."""


def read_image(path: Path) -> Frame:
    """Read an image: upright, as stored, with all metadata that a writer keeps.

    JPEG, PNG, TIFF (8 and 16 bit), WebP, BMP, HEIC, AVIF, and RAW if rawpy is installed; the
    content decides, not the suffix. 16-bit sources, AVIF and HEIC of more than 8 bits, and RAW give
    uint16 over its whole range; all others uint8. Thread-safe. Raises `ImageReadError` for files
    that are missing, unreadable, damaged, truncated, too large or not images.
    """
    with opened(path) as view:
        header = read_header(view, path, whole=True)
        warnings = _check_whole(view, header)
        pixels, alpha = decode(view, header, path)
        meta = header.meta
        return Frame(pixels, alpha, replace(meta, notes=(*meta.notes, *warnings)))


def read_size(path: Path) -> tuple[int, int]:
    """Return (height, width) in pixels of the upright image, from its header alone.

    Raises `ImageReadError` as `read_image` does, except for damaged pixels.
    """
    with opened(path) as view:
        return read_header(view, path).upright_size


class ImageNeeds(NamedTuple):
    """What an image takes, from its header alone: pixels, and bytes of memory.

    `frame_bytes` are those of a Frame without alpha, `decoding_bytes` the most while it is read.
    """

    height: int
    width: int
    frame_bytes: int
    decoding_bytes: int


def read_needs(path: Path) -> ImageNeeds:
    """Return how large the upright image is, and how much memory it takes to read it.

    Nothing is decoded. Raises `ImageReadError` as `read_image` does, except for damaged pixels.
    """
    with opened(path) as view:
        header = read_header(view, path)
        height, width = header.upright_size
        sample_bytes = header.bits // 8
        copies = _FILE_COPIES.get(header.format, 1)
        if header.codec == "tifffile" and tiff_page(view).is_read_in_place:
            copies = 0  # it reads the file itself
        return ImageNeeds(
            height,
            width,
            height * width * 3 * sample_bytes,
            height * width * _DECODING_SAMPLES * sample_bytes + copies * len(view),
        )


def read_origin(path: Path) -> tuple[str, str]:
    """Return the hashes of source and settings that a result of ours bears, "" for any other file.

    See `Provenance`. From the header alone; never raises.
    """
    try:
        with opened(path) as view:
            return origin_hashes(read_header(view, path).meta.xmp)
    except ImageReadError:
        return "", ""


def _check_whole(view: FileView, header: Header) -> tuple[str, ...]:
    """Return warnings about the end of the file; raises `Damaged` if it is not all there.

    PNG and JPEG are checked when they are decoded.
    """
    if header.format == "TIFF":
        return check_strips(view, tiff_page(view))
    if header.format == "BMP":
        return check_bmp(view)
    if header.format == "RAW":
        return check_raw(view)
    if header.format == "WEBP":
        check_webp(view)
    elif header.format in ("AVIF", "HEIF"):
        check_items(view, read_items(view))
    return ()


# Decoding ---------------------------------------------------------------------------------------


def decode(view: FileView, header: Header, path: Path) -> tuple[Array, Array | None]:
    """Return upright pixels (H, W, 3) and alpha (H, W) or None, uint8 or uint16, contiguous.

    Raises what the decoders raise for broken data.
    """
    match header.codec:
        case "opencv" | "pillow" if header.format == "JPEG":
            stored = _jpeg(view, header, path)
        case "opencv" | "pillow" if header.format == "PNG":
            stored = _png(view, header)
        case "opencv" | "pillow" | "tifffile" if header.format == "TIFF":
            stored = _tiff(view, header, path)
        case "opencv":
            stored = _by_opencv(view, header, path)
        case "pillow":
            stored = _by_pillow(view, header)
        case "heif":
            stored = decode_heif(view)
        case "raw":
            stored = decode_raw(view, path)
    pixels, alpha = _split(stored, header)
    del stored
    if header.codec != "raw" and pixels.shape[:2] != (header.height, header.width):
        raise Damaged(msg("the size differs from the header"))
    if alpha is not None and header.premultiplied:
        pixels = _straight(pixels, alpha)
    return (
        _upright(pixels, header.orientation),
        None if alpha is None else _upright(alpha, header.orientation),
    )


def _split(stored: Array, header: Header) -> tuple[Array, Array | None]:
    """Split (H, W) or (H, W, 1..) into RGB, grey repeated three times, and alpha."""
    if stored.ndim == 2:
        stored = stored[..., None]
    channels = stored.shape[2]
    colours = 1 if channels < 3 else 3
    alpha: Array | None = None
    if channels > colours:
        alpha = np.ascontiguousarray(stored[..., colours])
        stored = stored[..., :colours]
    elif header.key is not None:
        top = np.iinfo(stored.dtype).max
        key = struct.unpack(f">{len(header.key) // 2}H", header.key)
        alpha = np.where((stored == np.array(key)).all(axis=2), 0, top).astype(stored.dtype)
    if colours == 1:
        from engine.core.opencv import cv2

        return cv2.cvtColor(np.ascontiguousarray(stored), cv2.COLOR_GRAY2RGB), alpha
    return np.ascontiguousarray(stored), alpha


def _straight(pixels: Array, alpha: Array) -> Array:
    """Undo premultiplied alpha, rounding to nearest."""
    top = int(np.iinfo(pixels.dtype).max)
    out = np.empty_like(pixels)
    for y in range(0, len(pixels), _BAND_ROWS):
        a = alpha[y : y + _BAND_ROWS, :, None].astype(np.uint64)
        p = pixels[y : y + _BAND_ROWS].astype(np.uint64)
        out[y : y + _BAND_ROWS] = np.minimum((p * top + a // 2) // np.maximum(a, 1), top)
    return out


def _upright(a: Array, orientation: int) -> Array:
    """Apply an EXIF orientation (Exif 2.32, tag 0x0112)."""
    if orientation == 1:
        return a
    from engine.core.opencv import cv2  # four times as fast as a copy of numpy's view

    if orientation >= 5:
        a = cv2.transpose(a)
    # Mirror both ways, left and right, or top and bottom.
    code = {3: -1, 7: -1, 2: 1, 6: 1, 4: 0, 8: 0}.get(orientation)
    return a if code is None else cv2.flip(a, code)


def _by_opencv(view: FileView, header: Header, path: Path) -> Array:
    name = _opencv_name(view, path)
    try:
        stored = _opencv_array(name or "", None if name else view.whole())
    except Damaged:
        if header.format != "AVIF":
            raise
        stored = decode_avif(view)
    _checked(stored, header)
    if header.format == "AVIF":
        _spread(stored, header.spread_from)
    return stored


def _checked(stored: Array, header: Header) -> Array:
    if stored.dtype != (np.uint16 if header.bits == 16 else np.uint8):
        raise Damaged(msg("the bit depth differs from the header"))
    return stored


def _opencv_array(name: str, data: bytes | bytearray | None) -> Array:
    """Return what OpenCV decodes from a file or from memory, in the order RGB."""
    from engine.core.opencv import cv2

    if data is None:
        # Without `dst` OpenCV decodes into its own memory first.
        decoded = cv2.imread(name, dst=None, flags=cv2.IMREAD_UNCHANGED)
    else:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise Damaged(msg("{library} reports an error", library="OpenCV"))
    stored: Array = decoded
    if stored.ndim == 3 and stored.shape[2] >= 3:
        _swap_red_and_blue(stored)
    return stored


def _jpeg(view: FileView, header: Header, path: Path) -> Array:
    """Decode a JPEG; raises `Damaged` if it has not all its rows, which decoders make up.

    Whether there is an end marker says little: other programs add one to half a picture, and some
    cameras forget it.
    """
    data = view.whole()
    head = read_jpeg_head(data, pixels_only=True)
    sound, end, marked = sound_jpeg(data, head.scan, head.selectors, stray=head.stray)
    check_gap(sound, head.scan, end)
    # OpenCV prints what libjpeg thinks of such files.
    odd = head.odd or sound.endswith((bytes(_UNUSED + 1), b"\xff"), 0, end)
    if header.codec == "opencv" and marked and not (progressive(head) or odd):
        name = _opencv_name(view, path) if len(sound) == len(view) else None
        stored = _opencv_array(name or "", None if name else sound)
        # Only where it looks like that a second look is worth its time.
        if not _looks_made_up(stored):
            return stored
        sample = _jpeg_by_pillow(sound)
    else:
        stored = sample = _jpeg_by_pillow(sound)
    # By Pillow, because OpenCV prints what libjpeg thinks of the bytes put in.
    if pixels_run_out(sound, end, sample, _jpeg_by_pillow):
        raise Damaged(msg("it ends too early"))
    check_zeros(sound, head.scan, end, sample, _jpeg_by_pillow, unused=_UNUSED)
    return stored


def _jpeg_by_pillow(data: bytes | bytearray) -> Array:
    return _pillow_array(io.BytesIO(bare_jpeg(data)), ("JPEG",))


def _looks_made_up(stored: Array) -> bool:
    """Return whether the last pixels are as flat and grey as those that libjpeg invents.

    Missing blocks become 128; colours between two rows of units are blended with those above.
    """
    last = stored[-1, -8:].astype(int)
    return bool(np.ptp(last, axis=0).max() <= 4 and np.abs(last - 128).max() <= 48)


def _opencv_name(view: FileView, path: Path) -> str | None:
    """Return a name by which OpenCV can open the file, on Windows a short ASCII one, or None."""
    descriptor = f"/proc/self/fd/{view.file.fileno()}"  # works for any name
    if exists(Path(descriptor)):
        return descriptor
    name = os_path(path)
    return name if name.isascii() and not name.startswith("\\\\?\\") else None


def _swap_red_and_blue(stored: Array) -> None:
    """Convert BGR to RGB in place, in bands, to save a copy of a large image."""
    for y in range(0, len(stored), _BAND_ROWS):
        band = stored[y : y + _BAND_ROWS]
        blue = band[..., 0].copy()
        band[..., 0] = band[..., 2]
        band[..., 2] = blue


def _spread(stored: Array, bits: int) -> None:
    """Scale 10 or 12 bits to 16 in place, so that white becomes 65535."""
    for y in range(0, len(stored), _BAND_ROWS):
        band = stored[y : y + _BAND_ROWS]
        band[...] = (band << (16 - bits)) | (band >> (2 * bits - 16))


def _png(view: FileView, header: Header) -> Array:
    data = view.whole()
    if header.codec != "opencv" or not header.complete:  # libpng checks everything itself
        data = sound_png(data)
    # Without metadata, of which OpenCV prints what libpng thinks of them.
    data = bare_png(data)
    if header.codec == "opencv":
        return _checked(_opencv_array("", data), header)
    return _pillow_array(io.BytesIO(data), ("PNG",))


def _tiff(view: FileView, header: Header, path: Path) -> Array:
    page = tiff_page(view)
    if header.codec == "tifffile":
        source = view if page.is_read_in_place else single_page(view)
        return tiff_channels(page, by_tifffile(source, page, path))
    data = single_page(view)
    if header.codec == "opencv":
        return tiff_channels(page, _opencv_array("", data))
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as image:
        image.load()
        plain = {"1": "L", "YCbCr": "RGB"}.get(image.mode)
        stored = np.asarray(image.convert(plain) if plain else image)
    return tiff_channels(page, stored, by_pillow=True)


def _by_pillow(view: FileView, header: Header) -> Array:
    masked = decode_bmp(view) if header.format == "BMP" else None
    if masked is not None:
        return masked
    view.file.seek(0)
    stored = _pillow_array(view.file, (header.format,))
    if header.format == "WEBP":
        check_webp_end(view, stored, lambda data: _pillow_array(io.BytesIO(data), ("WEBP",)))
    return stored


def _pillow_array(source: BinaryIO, formats: tuple[str, ...]) -> Array:
    """Return what Pillow decodes."""
    with Image.open(source, formats=formats) as image:
        image.load()
        return _array(_plain(image))


def _array(image: Image.Image) -> Array:
    """Return the pixels, copied in bands: Pillow's own conversion makes two more copies."""
    channels = len(image.getbands())
    out = np.empty((image.height, image.width, channels), np.uint8)
    for y in range(0, image.height, _BAND_ROWS):
        band = np.asarray(image.crop((0, y, image.width, min(image.height, y + _BAND_ROWS))))
        out[y : y + _BAND_ROWS] = band.reshape(len(band), image.width, channels)
    return out


def _plain(image: Image.Image) -> Image.Image:
    """Convert to one of the modes L, LA, RGB, RGBA."""
    if image.mode == "CMYK":
        return inks_to_srgb(image, image.info.get("icc_profile"))
    # The transparent grey or colour of a PNG is ours: Pillow does not scale that of 2 and 4 bits.
    keyed = image.mode in ("P", "PA") and "transparency" in image.info
    alpha = keyed or "A" in image.mode or "a" in image.mode
    if image.mode in ("1", "L", "LA", "La"):
        return image.convert("LA" if alpha else "L")
    if image.mode in ("P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "YCbCr"):
        mode = "RGBA" if alpha else "RGB"
        if not keyed:
            image.info.pop("transparency", None)
        return image if image.mode == mode else image.convert(mode)
    raise Damaged(msg("it holds pixels of an unknown kind"))
