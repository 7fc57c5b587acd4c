"""When a photo was taken, from its EXIF."""

from __future__ import annotations

import datetime
from pathlib import Path

from PIL import Image

from engine.errors import DeblurError
from engine.images._open import opened
from engine.images._probe import read_header

_EXIF_IFD = 0x8769
_ORIGINAL = (0x9003, 0x9291, 0x9011)
_DIGITIZED = (0x9004, 0x9292, 0x9012)
"""Tags of DateTime, SubSecTime and OffsetTime (Exif 2.32, 4.6.6)."""
_EXPOSURE_MODE, _BRACKET = 0xA402, 2


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
    if not exif:
        return None
    tags = Image.Exif()
    try:
        tags.load(exif)
        inner = tags.get_ifd(_EXIF_IFD)
    except Exception:  # noqa: BLE001 - data that Pillow cannot parse
        return None
    if inner.get(_EXPOSURE_MODE) == _BRACKET:
        return None
    for when, fraction, zone in (_ORIGINAL, _DIGITIZED):
        found = _seconds(inner.get(when), inner.get(fraction), inner.get(zone))
        if found is not None:
            return found
    return None


def _seconds(when: object, fraction: object, zone: object) -> float | None:
    text = _text(when)
    try:
        taken = datetime.datetime.strptime(text, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    digits = _text(fraction)
    part = float(f"0.{digits}") if digits.isdecimal() else 0.0
    try:
        offset = datetime.datetime.strptime(_text(zone), "%z").utcoffset()
    except ValueError:
        offset = None
    seconds = taken.replace(tzinfo=datetime.UTC).timestamp()
    return seconds - (offset.total_seconds() if offset else 0.0) + part


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return str(value or "").strip("\0 ")
