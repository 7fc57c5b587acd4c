"""Reading an image: decoding, and translating everything that can go wrong to one error.

OpenCV decodes what it can: it keeps 16 bits and needs three bytes per pixel where Pillow needs
four and a copy. Pillow decodes what needs interpretation: palettes, inks, packed bits, WebP.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from engine.core.paths import SpecialFileError, display_name, open_file, os_path
from engine.errors import ImageReadError
from engine.images._encode import Array
from engine.images._jpeg import jpeg_is_complete, read_jpeg_head
from engine.images._pillow import decode_heif
from engine.images._probe import read_header
from engine.images._raw import decode_raw
from engine.images._tiff import needs_patch, single_page
from engine.images.files import FileView
from engine.images.frame import Frame, Header
from engine.messages import msg

_BAND_ROWS = 256

_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError,
    RuntimeError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow, numpy, tifffile, pi-heif and our own parsers raise for broken data."""


def read_image(path: Path) -> Frame:
    """Read an image: upright, as stored, with all metadata that a writer keeps.

    JPEG, PNG, TIFF (8 and 16 bit), WebP, BMP, HEIC, AVIF, and RAW if rawpy is installed; the
    content decides, not the suffix. 16-bit sources, AVIF and HEIC of more than 8 bits, and RAW give
    uint16 over its whole range; all others uint8. Thread-safe. Raises `ImageReadError` for files
    that are missing, unreadable, damaged, truncated, too large or not images.
    """
    with opened(path) as view:
        header = read_header(view, path)
        pixels, alpha = decode(view, header, path)
        return Frame(pixels, alpha, header.meta)


def read_size(path: Path) -> tuple[int, int]:
    """Return (height, width) in pixels of the upright image, from its header alone.

    Raises `ImageReadError` as `read_image` does, except for damaged pixels.
    """
    with opened(path) as view:
        return read_header(view, path).upright_size


@contextmanager
def opened(path: Path) -> Iterator[FileView]:
    """Open a file and translate everything that goes wrong to `ImageReadError`."""
    name = display_name(path)
    try:
        file = open_file(path)
    except OSError as error:
        raise ImageReadError(*_explain(name, error)) from error
    with file:
        try:
            yield FileView(file)
        except MemoryError as error:
            raise ImageReadError(
                "There is not enough memory to read {name}.",
                "Close other programs, or reduce the image size first.",
                name=name,
            ) from error
        except _BROKEN as error:
            if isinstance(error, OSError) and error.errno == errno.EIO:
                raise ImageReadError(*_explain(name, error)) from error
            raise ImageReadError(
                "{name} is damaged or truncated ({reason}).",
                "Copy it again from the camera or the card, or open and save it in another "
                "program.",
                code="image.damaged",
                name=name,
                reason=str(error) or type(error).__name__,
            ) from error


def _explain(name: str, error: OSError) -> tuple[str, str]:
    """Return message and hint for a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return (
            msg("{name} does not exist.", "image.missing", name=name),
            msg("It may have been moved or renamed."),
        )
    if isinstance(error, IsADirectoryError):
        return msg("{name} is a folder, not an image.", name=name), msg("Specify the images in it.")
    if isinstance(error, SpecialFileError):
        return (
            msg("{name} is {kind}, not a file.", name=name, kind=_kind_of(error.mode)),
            msg("Save the image to a file first."),
        )
    if isinstance(error, PermissionError):
        return (
            msg("You do not have permission to read {name}.", name=name),
            msg("Change the permissions of the file."),
        )
    if error.errno == errno.ENAMETOOLONG:
        return (
            msg("The path of {name} is too long.", name=name),
            msg("Shorten the name, or move the file to a folder further up."),
        )
    return (
        msg("{name} cannot be read ({reason}).", name=name, reason=error.strerror or error),
        msg("Check the disk, the card or the network connection."),
    )


def _kind_of(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return msg("a named pipe")
    return msg("a socket") if stat.S_ISSOCK(mode) else msg("a device")


# Decoding ---------------------------------------------------------------------------------------


def decode(view: FileView, header: Header, path: Path) -> tuple[Array, Array | None]:
    """Return upright pixels (H, W, 3) and alpha (H, W) or None, uint8 or uint16, contiguous.

    Raises what the decoders raise for broken data.
    """
    match header.codec:
        case "opencv":
            stored = _by_opencv(view, header, path)
        case "pillow":
            stored = _by_pillow(view, header)
        case "tifffile":
            stored = _by_tifffile(view, header, path)
        case "heif":
            stored = decode_heif(view)
        case "raw":
            stored = decode_raw(view, path)
    pixels, alpha = _split(stored, header)
    del stored
    if header.codec != "raw" and pixels.shape[:2] != (header.height, header.width):
        raise ValueError("the size differs from the header")
    if alpha is not None and header.premultiplied and header.codec != "pillow":
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
        alpha = None if header.extra_ignored else np.ascontiguousarray(stored[..., colours])
        stored = stored[..., :colours]
    elif header.key is not None and header.codec == "opencv":
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
    if header.format == "JPEG":
        data = view.whole()
        if not jpeg_is_complete(data, read_jpeg_head(data).scan):
            raise ValueError("the JPEG ends too early")
        del data
    from engine.core.opencv import cv2

    name, tiff = _opencv_name(view, path), header.format == "TIFF"
    try:
        if name and not (tiff and needs_patch(view, header)):
            # Without `dst` OpenCV decodes into its own memory first.
            decoded = cv2.imread(name, dst=None, flags=cv2.IMREAD_UNCHANGED)
        else:
            data = single_page(view, header) if tiff else view.whole()
            decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
            del data
    except cv2.error as error:
        raise ValueError(str(error).strip()) from error
    if decoded is None:
        raise ValueError("OpenCV cannot decode it")
    stored: Array = decoded
    if stored.dtype != (np.uint16 if header.bits == 16 else np.uint8):
        raise ValueError("the bit depth differs from the header")
    if stored.ndim == 3 and stored.shape[2] >= 3:
        _swap_red_and_blue(stored)
    if header.format == "AVIF":
        _spread(stored, header.spread_from)
    if header.inverted and header.bits == 16:  # libtiff has done it for 8 bits
        np.subtract(65535, stored, out=stored)
    return stored


def _opencv_name(view: FileView, path: Path) -> str | None:
    """Return a name by which OpenCV can open the file, on Windows a short ASCII one, or None."""
    descriptor = f"/proc/self/fd/{view.file.fileno()}"  # works for any name
    if os.path.exists(descriptor):
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


def _by_pillow(view: FileView, header: Header) -> Array:
    if header.format == "TIFF":
        source: Any = io.BytesIO(single_page(view, header))
    else:
        source = view.file
        source.seek(0)
    # MPO, a JPEG followed by further images, is a separate format in Pillow.
    formats = ("JPEG", "MPO") if header.format == "JPEG" else (header.format,)
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
    alpha = "transparency" in image.info or "A" in image.mode or "a" in image.mode
    if image.mode == "CMYK":
        return _inks_to_srgb(image)
    if image.mode in ("1", "L", "LA", "La"):
        return image.convert("LA" if alpha else "L")
    if image.mode in ("P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "YCbCr"):
        mode = "RGBA" if alpha else "RGB"
        return image if image.mode == mode else image.convert(mode)
    raise ValueError(f"mode {image.mode} is not supported")


def _inks_to_srgb(image: Image.Image) -> Image.Image:
    """Convert CMYK to sRGB by the embedded profile, or roughly without one."""
    icc = image.info.get("icc_profile")
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


def _by_tifffile(view: FileView, header: Header, path: Path) -> Array:
    """Decode 16-bit TIFFs that OpenCV gets wrong: planar, grey with alpha, rare compressions."""
    try:
        import tifffile
    except ImportError as error:
        raise ImageReadError(
            "{name} is an unusual TIFF; its reader is not installed.",
            "Install it with: pip install tifffile imagecodecs",
            name=display_name(path),
        ) from error
    with tifffile.TiffFile(io.BytesIO(single_page(view, header))) as tiff:
        page = tiff.pages.first
        stored: Array = np.asarray(page.asarray())
        if page.planarconfig == 2 and stored.ndim == 3:
            stored = np.moveaxis(stored, 0, 2)
    if stored.dtype != np.uint16:
        raise ValueError("the bit depth differs from the header")
    return 65535 - stored if header.inverted else stored
