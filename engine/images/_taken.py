"""When and with which camera a photo was taken, from its EXIF."""

from __future__ import annotations

import datetime
import struct
from pathlib import Path

from engine.errors import DeblurError
from engine.images._metadata import EXIF_IFD, Directory, Tiff
from engine.images._open import opened
from engine.images._probe import read_header

_ORIGINAL = (0x9003, 0x9291, 0x9011)
_DIGITIZED = (0x9004, 0x9292, 0x9012)
"""Tags of DateTime, SubSecTime and OffsetTime (Exif 2.32, 4.6.6)."""
_EXPOSURE_MODE, _BRACKET = 0xA402, 2
_MAKE, _MODEL = 0x010F, 0x0110
"""Tags of the first directory (Exif 2.32, 4.6.4)."""
_LONGEST_TEXT = 64


def read_capture_time(path: Path) -> float | None:
    """Return when a photo was taken, in seconds of no particular zone; None if unknown.

    From EXIF alone, with fractions of a second: the file's own time may be that of a copy. Photos
    with and without a time zone must not be compared. Frames of an exposure bracket return None,
    too: they are no burst, all of them are needed.
    """
    try:
        with opened(path) as view:
            exif = read_header(view, path).meta.exif
    except DeblurError:
        return None
    try:
        tiff = Tiff(exif or b"")
        inner = tiff.child(tiff.directory(tiff.first)[0], EXIF_IFD)
    except (ValueError, struct.error):
        return None
    if tiff.integer(inner, _EXPOSURE_MODE) == _BRACKET:
        return None
    for when, fraction, zone in (_ORIGINAL, _DIGITIZED):
        found = _seconds(_text(inner, when), _text(inner, fraction), _text(inner, zone))
        if found is not None:
            return found
    return None


def read_camera(path: Path) -> tuple[tuple[int, int], str]:
    """Return (height, width) of the upright image, and maker and model of its camera or "".

    From the header alone. Raises ImageReadError as `read_size` does.
    """
    with opened(path) as view:
        header = read_header(view, path)
    return header.upright_size, camera_of(header.meta.exif)


def camera_of(exif: bytes | None) -> str:
    """Return maker and model of the camera in the EXIF of a photo, or ""."""
    try:
        tiff = Tiff(exif or b"")
        first = tiff.directory(tiff.first)[0]
    except (ValueError, struct.error):
        return ""
    return " ".join(filter(None, (_text(first, _MAKE), _text(first, _MODEL))))


def _seconds(when: str, digits: str, zone: str) -> float | None:
    try:
        taken = datetime.datetime.strptime(when, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    part = float(f"0.{digits}") if digits.isdecimal() else 0.0
    try:
        offset = datetime.datetime.strptime(zone, "%z").utcoffset()
    except ValueError:
        offset = None
    seconds = taken.replace(tzinfo=datetime.UTC).timestamp()
    return seconds - (offset.total_seconds() if offset else 0.0) + part


def _text(entries: Directory, tag: int) -> str:
    value = entries[tag].value if tag in entries else b""
    return value[:_LONGEST_TEXT].decode("ascii", "replace").strip("\0 ")
