"""Bytes to pixels, by the decoder that tells the truth about each format.

OpenCV decodes what it can: it keeps 16 bits and needs three bytes for a pixel where Pillow needs
four and a copy. Pillow decodes what needs understanding: palettes, inks, packed bits, WebP.
"""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.core.paths import display_name, os_path
from engine.errors import ImageReadError
from engine.images._containers import jpeg_is_complete, read_jpeg_head
from engine.images._tiff import Tiff
from engine.images.files import FileView
from engine.images.header import Header

Array = NDArray[Any]
_BAND_ROWS = 256


def decode(view: FileView, header: Header, path: Path) -> tuple[Array, Array | None]:
    """Return upright pixels (H, W, 3) and alpha (H, W) or None, uint8 or uint16, contiguous.

    Raises what the decoders raise for broken data.
    """
    stored = {
        "opencv": _by_opencv,
        "pillow": _by_pillow,
        "tifffile": _by_tifffile,
        "heif": _by_heif,
        "raw": _by_rawpy,
    }[header.codec](view, header, path)
    pixels, alpha = _split(stored, header)
    del stored
    if header.codec != "raw" and pixels.shape[:2] != (header.height, header.width):
        raise ValueError("the picture has another size than its header says")
    if alpha is not None and header.premultiplied and header.codec != "pillow":
        pixels = _straight(pixels, alpha)
    return (
        _upright(pixels, header.orientation),
        None if alpha is None else _upright(alpha, header.orientation),
    )


def _split(stored: Array, header: Header) -> tuple[Array, Array | None]:
    """Turn (H, W) or (H, W, 1..) into three equal or RGB channels and alpha."""
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
    """Apply an EXIF orientation (Exif 2.32, tag 0x0112): 1 as it is, 6 a quarter turn clockwise."""
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

    name = _plain_name(view, path)
    try:
        if name and not _needs_patch(view, header):
            # Without `dst` OpenCV decodes into memory of its own and copies that afterwards.
            decoded = cv2.imread(name, dst=None, flags=cv2.IMREAD_UNCHANGED)
        else:
            data = _one_page(view, header) if header.format == "TIFF" else view.whole()
            decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
            del data
    except cv2.error as error:
        raise ValueError(str(error).strip()) from error
    if decoded is None:
        raise ValueError("OpenCV cannot decode it")
    stored: Array = decoded
    if stored.dtype != (np.uint16 if header.bits == 16 else np.uint8):
        raise ValueError("the decoder returned another depth than the header says")
    if stored.ndim == 3 and stored.shape[2] >= 3:
        _swap_red_and_blue(stored)
    if header.format == "AVIF":
        _spread(stored, header.spread_from)
    if header.inverted and header.bits == 16:  # libtiff has done it for 8 bits
        np.subtract(65535, stored, out=stored)
    return stored


def _plain_name(view: FileView, path: Path) -> str | None:
    """Return a name by which OpenCV can open the file, which on Windows must be short and ASCII."""
    descriptor = f"/proc/self/fd/{view.file.fileno()}"  # the very file, whatever it is called
    if os.path.exists(descriptor):
        return descriptor
    name = os_path(path)
    return name if name.isascii() and not name.startswith("\\\\?\\") else None


def _swap_red_and_blue(stored: Array) -> None:
    """BGR to RGB in place and in bands: a whole copy of a large picture would count."""
    for y in range(0, len(stored), _BAND_ROWS):
        band = stored[y : y + _BAND_ROWS]
        blue = band[..., 0].copy()
        band[..., 0] = band[..., 2]
        band[..., 2] = blue


def _spread(stored: Array, bits: int) -> None:
    """Stretch 10 or 12 bits over all 16 in place, so that white becomes 65535."""
    for y in range(0, len(stored), _BAND_ROWS):
        band = stored[y : y + _BAND_ROWS]
        band[...] = (band << (16 - bits)) | (band >> (2 * bits - 16))


def _needs_patch(view: FileView, header: Header) -> bool:
    """Return whether a decoder must not see this TIFF as it is."""
    return header.format == "TIFF" and (header.orientation > 1 or header.page != Tiff(view).first)


def _one_page(view: FileView, header: Header) -> bytearray:
    """Return the bytes of the TIFF with its picture as the first page and orientation 1.

    Each decoder has its own opinion on orientation (OpenCV and Pillow apply it, tifffile does
    not); this way none has a say, and it is applied once, by us.
    """
    data, tiff = view.whole(), Tiff(view)
    code, first_at = ("Q", 8) if tiff.big else ("I", 4)
    struct.pack_into(tiff.order + code, data, first_at, header.page)
    if header.turn_at >= 0:
        field = tiff.order + ("HQH" if tiff.big else "HIH")
        struct.pack_into(field, data, header.turn_at + 2, 3, 1, 1)
    return data


def _by_pillow(view: FileView, header: Header, path: Path) -> Array:
    if header.format == "TIFF":
        source: Any = io.BytesIO(_one_page(view, header))
    else:
        source = view.file
        source.seek(0)
    # MPO is a JPEG with more pictures behind it; Pillow has it as a format of its own.
    formats = ("JPEG", "MPO") if header.format == "JPEG" else (header.format,)
    with Image.open(source, formats=formats) as image:
        image.load()
        return _array(_plain(image))


def _array(image: Image.Image) -> Array:
    """Return the pixels, copied in bands: Pillow's own way makes two more copies on the way."""
    channels = len(image.getbands())
    out = np.empty((image.height, image.width, channels), np.uint8)
    for y in range(0, image.height, _BAND_ROWS):
        band = np.asarray(image.crop((0, y, image.width, min(image.height, y + _BAND_ROWS))))
        out[y : y + _BAND_ROWS] = band.reshape(len(band), image.width, channels)
    return out


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in one of the modes L, LA, RGB, RGBA."""
    see_through = "transparency" in image.info or "A" in image.mode or "a" in image.mode
    if image.mode == "CMYK":
        return _inks_to_srgb(image)
    if image.mode in ("1", "L", "LA", "La"):
        return image.convert("LA" if see_through else "L")
    if image.mode in ("P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "YCbCr"):
        mode = "RGBA" if see_through else "RGB"
        return image if image.mode == mode else image.convert(mode)
    raise ValueError(f"pictures of mode {image.mode} are not supported")


def _inks_to_srgb(image: Image.Image) -> Image.Image:
    """CMYK to sRGB through the embedded profile, or roughly where there is none."""
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
            converted = None  # a broken profile, or one for other inks
        if converted is not None:
            return converted
    return image.convert("RGB")


def _by_tifffile(view: FileView, header: Header, path: Path) -> Array:
    """Decode the 16-bit TIFFs that OpenCV gets wrong: planes, grey with alpha, rare packings."""
    name = display_name(path)
    try:
        import tifffile
    except ImportError as error:
        raise ImageReadError(
            f"{name} is a TIFF of a rare kind, and its reader is not installed.",
            "Install it with: pip install tifffile imagecodecs",
        ) from error
    data = _one_page(view, header)
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page = tiff.pages.first
        stored: Array = np.asarray(page.asarray())
        if page.planarconfig == 2 and stored.ndim == 3:
            stored = np.moveaxis(stored, 0, 2)
    if stored.dtype != np.uint16:
        raise ValueError("the decoder returned another depth than the header says")
    return 65535 - stored if header.inverted else stored


def _by_heif(view: FileView, header: Header, path: Path) -> Array:
    import pi_heif

    view.file.seek(0)
    image = pi_heif.open_heif(view.file, convert_hdr_to_8bit=False)
    stored: Array = np.array(np.asarray(image))
    if stored.dtype == np.uint16:
        # The values stand at the top of the 16 bits; below them, repeat the upper ones.
        bits = int(image.info.get("bit_depth", 10))
        for y in range(0, len(stored), _BAND_ROWS):
            stored[y : y + _BAND_ROWS] |= stored[y : y + _BAND_ROWS] >> bits
    return stored


def _by_rawpy(view: FileView, header: Header, path: Path) -> Array:
    """Develop a RAW file: camera white balance, sRGB primaries and curve, 16 bits, upright."""
    import rawpy

    view.file.seek(0)
    try:
        with rawpy.imread(view.file) as raw:
            return np.asarray(
                raw.postprocess(
                    use_camera_wb=True,
                    output_bps=16,
                    output_color=rawpy.ColorSpace.sRGB,
                    gamma=(2.4, 12.92),  # LibRaw's way to say the sRGB curve (IEC 61966-2-1)
                )
            )
    except (rawpy.LibRawError, rawpy.NotSupportedError) as error:
        raise ImageReadError(
            f"{display_name(path)} cannot be developed ({error}).",
            "Develop it in another program and save it as TIFF.",
        ) from error
