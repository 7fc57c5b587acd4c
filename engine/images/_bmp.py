"""BMP: its header (Microsoft's BITMAPV5HEADER), layouts that Pillow does not know, and a writer.

Pillow reads palettes, run lengths, and the usual layouts of 16 to 32 bits.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.images._colour import SRGB_CURVE, SRGB_PRIMARIES, Curve, is_srgb, make_profile
from engine.images._encode import Array, Plan, bands
from engine.images._metadata import Sliceable
from engine.images._open import Damaged, unsupported
from engine.images._tail import check_plain, zeros_before
from engine.images.frame import Frame
from engine.messages import Message, msg

_RGB, _RLE8, _RLE4, _FIELDS, _ALPHA_FIELDS = 0, 1, 2, 3, 6

BITFIELDS = frozenset({_FIELDS, _ALPHA_FIELDS})
"""Compressions whose masks say where the colours are."""

_CALIBRATED, _EMBEDDED, _LINKED = 0, 0x4D424544, 0x4C494E4B

_FILE_HEADER, _V5 = 14, 124

_MOST_PER_METRE = (1 << 31) - 1


@dataclass(frozen=True)
class BmpHead:
    """The header; `height` is negative from top to bottom, `masks` are those of red, green, blue
    and alpha."""

    offset: int
    size: int
    width: int
    height: int
    bits: int
    compression: int = _RGB
    masks: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def row_bytes(self) -> int:
        return (self.width * self.bits + 31) // 32 * 4


def read_bmp_head(data: Sliceable) -> BmpHead:
    """Return the header of a BMP; raises `Damaged` if it is cut off."""
    head = bytes(data[0 : _FILE_HEADER + _V5])
    if len(head) < 26:
        raise Damaged(msg("it ends too early"))
    offset, size = struct.unpack_from("<II", head, 10)
    if size == 12:
        width, height, _, bits = struct.unpack_from("<HHHH", head, 18)
        return BmpHead(offset, size, width, height, bits)
    if len(head) < 54:
        raise Damaged(msg("it ends too early"))
    width, height, _, bits, compression = struct.unpack_from("<iiHHI", head, 18)
    masks = (0, 0, 0, 0)
    if compression in (_FIELDS, _ALPHA_FIELDS) and len(head) >= 70:
        red, green, blue, alpha = struct.unpack_from("<4I", head, 54)
        # Behind a header of 40 bytes stand three masks, unless it says that there are four.
        masks = red, green, blue, alpha if size > 52 or compression == _ALPHA_FIELDS else 0
    return BmpHead(offset, size, width, height, bits, compression, masks)


def check_bmp_kind(head: BmpHead, path: Path) -> None:
    """Raise `ImageReadError` for a kind of BMP that is not read."""
    if head.compression in (4, 5):
        raise unsupported(path, msg("a BMP that holds a JPEG or PNG"))
    known = {
        _RGB: (1, 4, 8, 16, 24, 32),
        _RLE8: (8,),
        _RLE4: (4,),
        _FIELDS: (16, 32),
        _ALPHA_FIELDS: (16, 32),
    }
    if head.bits not in known.get(head.compression, ()):
        raise unsupported(path, msg("a BMP of a rare kind"))


def bmp_profile(data: Sliceable) -> tuple[bytes | None, str]:
    """Return the ICC profile of a BMP, or one equal to its primaries, and the name of what is lost.

    Only headers of 108 and 124 bytes have either.
    """
    head = bytes(data[_FILE_HEADER : _FILE_HEADER + _V5])
    if len(head) < 108 or int.from_bytes(head[:4], "little") < 108:
        return None, ""
    (space,) = struct.unpack_from("<I", head, 56)
    if space == _LINKED:
        return None, msg("linked ICC profile")
    if space == _EMBEDDED and len(head) == _V5:
        offset, size = struct.unpack_from("<II", head, 112)
        profile = bytes(data[_FILE_HEADER + offset : _FILE_HEADER + offset + size])
        return (profile, "") if len(profile) == size > 128 else (None, msg("ICC profile"))
    if space != _CALIBRATED:
        return None, ""  # sRGB, or whatever the system has
    points = np.array(struct.unpack_from("<9i", head, 60), float).reshape(3, 3) / (1 << 30)
    gammas = [value / 65_536 for value in struct.unpack_from("<3I", head, 96)]
    sums = points.sum(axis=1)
    if (sums <= 0).any():
        return None, ""  # most programs leave them out
    # As X, Y, Z they add up to white; as chromaticities to nothing, and white is not told.
    white = points.sum(axis=0) if (np.abs(sums - 1) > 0.01).any() else None
    told = SRGB_PRIMARIES[6:] if white is None else [float(v) for v in white[:2] / white.sum()]
    own = [float(v) for v in (points[:, :2] / sums[:, None]).ravel()]
    chromaticities = (*own, *told)
    given = all(0.1 < gamma < 10 for gamma in gammas)
    if is_srgb(chromaticities) and (not given or all(abs(g - 2.2) < 0.05 for g in gammas)):
        return None, ""
    curves: list[Curve] = [(gamma,) for gamma in gammas] if given else [SRGB_CURVE]
    return make_profile(chromaticities, curves, "BMP", grey=False), ""


def bmp_end(data: Sliceable, head: BmpHead) -> int:
    """Return where the pixels end, and the profile behind them."""
    more = bytes(data[34:38]), bytes(data[70:74]), bytes(data[126:134])
    end = head.offset + head.row_bytes * abs(head.height)
    if head.compression in (_RLE8, _RLE4):
        size = int.from_bytes(more[0], "little")
        end = head.offset + size if size else len(data)
    if head.size == _V5 and int.from_bytes(more[1], "little") in (_EMBEDDED, _LINKED):
        offset, size = struct.unpack("<II", more[2].ljust(8, b"\0"))
        end = max(end, _FILE_HEADER + offset + size)
    return end


def check_bmp(data: Sliceable) -> tuple[Message, ...]:
    """Return a warning about zeros at the end; raises `Damaged` if rows are missing."""
    head = read_bmp_head(data)
    if head.compression in (_RLE8, _RLE4):
        zeros = zeros_before(data, head.offset, len(data))
        end = len(data) - zeros
        # Zeros mean the end of a row; of the picture 0 and 1 do.
        if zeros > 32 and bytes(data[max(0, end - 2) : end]) != b"\0\1":
            raise Damaged(msg("its last {count} bytes are zeros", count=zeros))
        return ()
    end = head.offset + head.row_bytes * abs(head.height)
    padding = head.row_bytes - (head.width * head.bits + 7) // 8
    if end - padding <= len(data) < end:
        end = len(data)  # some leave the padding of the last row out
    return check_plain(data, head.offset, end)


def bitfields(data: Sliceable, head: BmpHead) -> Array:
    """Return (H, W, 3 or 4) uint8 of a BMP whose masks say where the colours are."""
    height = abs(head.height)
    raw = bytes(data[head.offset : head.offset + head.row_bytes * height])
    if len(raw) < head.row_bytes * height:
        raise Damaged(msg("it ends too early"))
    words = np.frombuffer(raw, np.uint8).reshape(height, head.row_bytes)
    numbers = np.ascontiguousarray(words).view(f"<u{head.bits // 8}")[:, : head.width]
    channels = [_field(numbers, mask) for mask in head.masks if mask]
    if len([mask for mask in head.masks[:3] if mask]) < 3:
        raise Damaged(msg("it has too few channels"))
    if len(channels) == 4 and not channels[3].any():
        channels.pop()  # written by programs that know no transparency; others show it opaque
    stored = np.stack(channels, axis=2)
    return stored if head.height < 0 else np.ascontiguousarray(stored[::-1])


def _field(numbers: Array, mask: int) -> Array:
    shift = (mask & -mask).bit_length() - 1
    top = mask >> shift
    values = (numbers.astype(np.uint64) & np.uint64(mask)) >> np.uint64(shift)
    return ((values * np.uint64(255) + np.uint64(top // 2)) // np.uint64(top)).astype(np.uint8)


def write_bmp(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write 24 bits or 8 of grey, from bottom to top; with a profile, a header of version 5."""
    height, width = frame.pixels.shape[:2]
    meta = plan.meta
    row = (width * 8 * plan.channels + 31) // 32 * 4
    palette = b"".join(bytes([v, v, v, 0]) for v in range(256)) if plan.grey else b""
    size = _V5 if meta.icc else 40
    offset = _FILE_HEADER + size + len(palette)
    pixels = row * height
    total = offset + pixels + len(meta.icc or b"")
    if total >= 1 << 32:
        raise ValueError("a BMP cannot be larger than 4 GB")
    x, y = (min(round(d / 0.0254), _MOST_PER_METRE) for d in meta.dpi or (96, 96))
    file.write(b"BM" + struct.pack("<IHHI", total, 0, 0, offset))
    file.write(
        struct.pack(
            "<IiiHHIIiiII",
            size,
            width,
            height,
            1,
            8 * plan.channels,
            _RGB,
            pixels,
            x,
            y,
            256 if plan.grey else 0,
            0,
        )
    )
    if meta.icc:
        places = struct.pack("<IIII", 4, size + len(palette) + pixels, len(meta.icc), 0)
        file.write(bytes(16) + struct.pack("<I", _EMBEDDED) + bytes(48) + places)
    file.write(palette)
    below = height
    for band in bands(frame, plan):
        rows = np.zeros((len(band), row), np.uint8)
        bgr = band[..., ::-1].reshape(len(band), -1)
        rows[:, : bgr.shape[1]] = bgr
        below -= len(band)
        file.seek(offset + row * below)
        file.write(rows[::-1].tobytes())
    file.seek(offset + pixels)
    file.write(meta.icc or b"")
