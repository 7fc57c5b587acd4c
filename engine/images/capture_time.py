"""When a photo was taken, from what its camera wrote into it."""

from __future__ import annotations

import datetime
from pathlib import Path

from PIL import Image

from engine.errors import DeblurError
from engine.images.probe import read_header
from engine.images.read import opened

_EXIF_IFD = 0x8769
_ORIGINAL = (0x9003, 0x9291, 0x9011)
_DIGITIZED = (0x9004, 0x9292, 0x9012)
"""DateTime, SubSecTime and OffsetTime of the moment (Exif 2.32, 4.6.6)."""
_EXPOSURE_MODE, _BRACKET = 0xA402, 2


def read_capture_time(path: Path) -> float | None:
    """Return when a photo was taken, in seconds of no particular zone; None where nobody knows.

    From the Exif times alone, to the fraction of a second that the camera gave: the time of the
    file is that of a copy. Photos with and without a zone are not to be compared by it. A frame of
    an exposure bracket has none either: all of them are wanted, for the picture made of them.
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
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, OverflowError):
        return None  # maker's bytes that Pillow does not understand
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
        moment = datetime.datetime.strptime(text, "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    digits = _text(fraction)
    part = float(f"0.{digits}") if digits.isdecimal() else 0.0
    try:
        offset = datetime.datetime.strptime(_text(zone), "%z").utcoffset()
    except ValueError:
        offset = None
    seconds = moment.replace(tzinfo=datetime.UTC).timestamp()
    return seconds - (offset.total_seconds() if offset else 0.0) + part


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return str(value or "").strip("\0 ")
