"""The small picture that a camera has put into a file beside the large one."""

from __future__ import annotations

import importlib.util
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from engine.core.paths import os_path
from engine.images._containers import jpeg_segments
from engine.images._tiff import bare_exif, orientation_of, thumbnail_of
from engine.images.files import FileView
from engine.images.frame import SUFFIXES

_FLIPS = {3: 3, 5: 8, 6: 6}
"""What LibRaw calls the turns, and their Exif orientation."""


@dataclass(frozen=True)
class EmbeddedPreview:
    """A JPEG as it was found, still to be turned (`orientation`, Exif: 1..8).

    Some cameras put black bars beside a small picture whose shape is not that of the large one.
    """

    jpeg: bytes
    orientation: int = 1


def read_embedded_preview(path: Path) -> EmbeddedPreview | None:
    """Return the preview in a photo without decoding anything large; None where there is none.

    The Exif thumbnail of a JPEG (Exif 2.32, 4.5) and, where rawpy is installed, the preview in
    camera RAW. Never raises for a file: what is wrong with it is said by `read_image`.
    """
    if path.suffix.lower() in SUFFIXES["RAW"]:
        return _of_raw(path)
    try:
        with open(os_path(path), "rb") as file:
            exif = _exif(FileView(file))
    except (OSError, ValueError, struct.error):
        return None
    jpeg = thumbnail_of(exif)
    return EmbeddedPreview(jpeg, orientation_of(exif)) if jpeg else None


def _exif(view: FileView) -> bytes | None:
    """Return the bare EXIF block of a JPEG."""
    if view[:3] != b"\xff\xd8\xff":
        return None
    for marker, start, end in jpeg_segments(view):
        if marker == 0xE1 and view[start : start + 6] == b"Exif\0\0":
            return bare_exif(view[start:end])
    return None


def _of_raw(path: Path) -> EmbeddedPreview | None:
    if importlib.util.find_spec("rawpy") is None:
        return None
    import rawpy

    try:
        with rawpy.imread(os.fspath(path)) as raw:
            preview, flip = raw.extract_thumb(), raw.sizes.flip
    except (rawpy.LibRawError, rawpy.NotSupportedError, OSError):
        return None
    if preview.format != rawpy.ThumbFormat.JPEG:
        return None
    return EmbeddedPreview(bytes(preview.data), _FLIPS.get(flip, 1))
