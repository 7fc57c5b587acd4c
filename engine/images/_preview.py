"""The small preview that a camera embeds in a photo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.core.paths import open_file
from engine.images._jpeg_code import jpeg_segments
from engine.images._metadata import EXIF_MARK, bare_exif, orientation_of, thumbnail_of
from engine.images._raw import embedded_preview
from engine.images._view import FileView
from engine.images.formats import SUFFIXES


@dataclass(frozen=True)
class EmbeddedPreview:
    """A JPEG as found, still to be rotated (`orientation`, EXIF: 1..8).

    Some cameras add black bars to a preview whose aspect ratio is not the photo's.
    """

    jpeg: bytes
    orientation: int = 1


def read_embedded_preview(path: Path) -> EmbeddedPreview | None:
    """Return the preview in a photo without decoding anything large; None if there is none.

    The EXIF thumbnail of a JPEG (Exif 2.32, 4.5) and, where rawpy is installed, the preview in
    camera RAW. Never raises for a file: `read_image` reports what is wrong with it.
    """
    try:
        if path.suffix.lower() in SUFFIXES["RAW"]:
            jpeg, orientation = embedded_preview(path)
        else:
            with open_file(path) as file:
                exif = _exif(FileView(file))
            jpeg, orientation = thumbnail_of(exif), orientation_of(exif)
    except Exception:  # noqa: BLE001 - reading the photo itself will tell
        return None
    return EmbeddedPreview(jpeg, orientation) if jpeg else None


def _exif(view: FileView) -> bytes | None:
    """Return the bare EXIF block of a JPEG."""
    if view[:3] != b"\xff\xd8\xff":
        return None
    for marker, start, end in jpeg_segments(view):
        if marker == 0xE1 and view[start : start + 6] == EXIF_MARK:
            return bare_exif(view[start:end])
    return None
