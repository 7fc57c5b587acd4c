"""Write a picture: choose its format, keep what that holds, say what it cannot, replace at once."""

from __future__ import annotations

import errno
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.core.paths import display_name
from engine.errors import ImageWriteError
from engine.images._containers import JPEG_XMP_LIMIT, jpeg_metadata
from engine.images._encode import Plan, deep_avif_works, encode
from engine.images.files import atomic_file, same_file
from engine.images.frame import (
    DEEP,
    OPAQUE,
    SUFFIXES,
    WRITABLE,
    Frame,
    Meta,
    WriteOptions,
    format_of_suffix,
)
from engine.images.provenance import MOST_BYTES, Provenance, stamped

_LONGEST_SIDE = {"JPEG": 65_500, "WEBP": 16_383, "AVIF": 65_535}
_NAMES = {"WEBP": "WebP"}

_HINTS = {
    errno.ENOSPC: ("the disk is full", "Make room on it, or choose another output folder."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, or choose another folder."),
    errno.EFBIG: ("the file is too large for this disk", "Choose a disk that is not FAT32."),
    errno.EACCES: ("you may not write there", "Choose another output folder."),
    errno.EPERM: ("you may not write there", "Choose another output folder."),
    errno.EROFS: ("the disk is read-only", "Choose another output folder."),
    errno.ENOENT: ("its folder does not exist", "It was moved or unplugged: create it again."),
    errno.ENOTDIR: ("its folder is a file", "Choose another output folder."),
    errno.EISDIR: ("there is a folder of that name", "Choose another name."),
    errno.ENAMETOOLONG: ("its path is too long", "Use a shorter name or a folder further up."),
    errno.EEXIST: ("it exists already", "Choose another name, or allow it to be replaced."),
    errno.EIO: ("the disk reported an error", "Check the disk, the card or the connection."),
}


def target_suffix(source: Path, options: WriteOptions) -> tuple[str, str]:
    """Return the suffix of the result of `source`, and a sentence on why it differs, or "".

    The format asked for decides, else that of the source; its own spelling (`.JPEG`) is kept. Where
    the source's format cannot be written: HEIC becomes JPEG, RAW becomes 16-bit TIFF, and what has
    no known suffix becomes PNG. Looks at the name only, never at the disk.
    """
    known = format_of_suffix(source.suffix)
    chosen = options.format_name()
    if chosen is None and known in WRITABLE:
        chosen = known
    if chosen is not None:
        return (source.suffix if chosen == known else SUFFIXES[chosen][0]), ""
    if known == "HEIF":
        return ".jpg", "HEIC cannot be written; the result is a JPEG."
    if known == "RAW":
        return ".tif", "RAW cannot be written; the result is a 16-bit TIFF."
    return ".png", "The name does not tell the format; the result is a PNG."


def write_image(
    frame: Frame,
    target: Path,
    options: WriteOptions,
    *,
    overwrite: bool,
    before_replace: Callable[[Path], None] | None = None,
    provenance: Provenance | None = None,
) -> tuple[str, ...]:
    """Write a picture in one step, and return sentences on what the file could not hold.

    The suffix of the target decides the format. EXIF, XMP, ICC profile, IPTC captions and
    resolution go along where the format can hold them; greyscale is written as one channel; PNG
    and TIFF keep 16 bits, AVIF ten of them, the others eight; JPEG and BMP get transparency laid on
    white. The target appears complete or not at all, and nothing is left behind. Without
    `overwrite` an existing file is never replaced, and the file that the frame was read from never
    is. `before_replace` is called with the complete temporary file just before it becomes the
    target, so that a ledger can know what a crash left. `provenance` is said in the XMP packet,
    beside what is there. Raises `ImageWriteError`.
    """
    name, source = display_name(target), frame.meta.source
    kind = format_of_suffix(target.suffix) or options.format_name()
    asked = options.format_name()
    if kind not in WRITABLE or (asked is not None and asked != kind):
        raise ImageWriteError(
            f"{name} cannot be written as {(asked or target.suffix or 'a picture').lower()}.",
            "Give the target a suffix of " + ", ".join(SUFFIXES[k][0] for k in WRITABLE) + ".",
        )
    if source is not None and same_file(source, target):
        raise ImageWriteError(
            f"{name} is the original, which is never replaced.", "Choose another name or folder."
        )
    _check_size(frame, kind, name)
    plan, notes = _plan(frame, kind, options.quality, provenance)
    try:
        with atomic_file(target, overwrite=overwrite, before_replace=before_replace) as file:
            encode(file, frame, plan)
    except MemoryError as error:
        raise ImageWriteError(
            f"There is not enough memory to write {name}.", "Close other programs and try again."
        ) from error
    except OSError as error:
        what, hint = explain_write_error(error)
        raise ImageWriteError(
            f"{name} cannot be written: {what}.", hint or "Check the disk and its connection."
        ) from error
    except (ValueError, RuntimeError, LookupError, TypeError, struct.error) as error:
        raise ImageWriteError(
            f"{name} cannot be encoded as {_NAMES.get(kind, kind)} ({error}).",
            "Choose another format, such as PNG.",
        ) from error
    return notes


def explain_write_error(error: OSError) -> tuple[str, str]:
    """Return what went wrong on the disk, and what to do about it or ""."""
    return _HINTS.get(error.errno or 0, (error.strerror or str(error), ""))


def _check_size(frame: Frame, kind: str, name: str) -> None:
    height, width = frame.pixels.shape[:2]
    limit = _LONGEST_SIDE.get(kind)
    if limit and max(height, width) > limit:
        raise ImageWriteError(
            f"{name} has {width} x {height} pixels; {_NAMES.get(kind, kind)} holds {limit} a side.",
            "Choose PNG or TIFF.",
        )


def _plan(
    frame: Frame, kind: str, quality: int, provenance: Provenance | None
) -> tuple[Plan, tuple[str, ...]]:
    """Return how the frame goes into a file of this format, and what gets lost."""
    title = _NAMES.get(kind, kind)
    deep = frame.pixels.dtype == np.uint16
    keeps_depth = kind in DEEP or (kind == "AVIF" and deep and deep_avif_works())
    notes: list[str] = []
    if frame.alpha is not None and kind in OPAQUE:
        notes.append(f"Transparency was laid on white: {title} holds none.")
    if deep and kind not in DEEP:
        bits = 10 if keeps_depth else 8
        notes.append(f"16 bits per channel were reduced to {bits}: {title} holds no more.")
    grey = frame.meta.greyscale and kind != "WEBP"
    if kind == "AVIF" and keeps_depth and frame.alpha is not None:
        grey = False  # OpenCV knows no grey with alpha; three equal channels look the same
    meta, lost = _fitting_meta(frame.meta, kind, grey)
    if lost:
        notes.append(f"{', '.join(lost)} could not be kept: {title} does not hold it.")
    if provenance is not None and kind != "BMP" and "XMP" not in lost:
        limit = JPEG_XMP_LIMIT if kind == "JPEG" else MOST_BYTES
        xmp, why = stamped(meta.xmp, provenance, limit)
        meta = replace(meta, xmp=xmp)
        notes += [why] if why else []
    plan = Plan(
        kind,
        grey,
        frame.alpha is not None and kind not in OPAQUE,
        16 if deep and keeps_depth else 8,
        quality,
        meta,
    )
    return plan, tuple(notes)


def _fitting_meta(meta: Meta, kind: str, grey: bool) -> tuple[Meta, list[str]]:
    """Return the metadata that a file of this format can hold, and the names of the others."""
    lost: list[str] = []
    if kind == "BMP":
        blocks = {"EXIF": meta.exif, "XMP": meta.xmp, "ICC profile": meta.icc}
        lost = [name for name, block in blocks.items() if block]
        return replace(meta, exif=None, xmp=None, icc=None), lost
    # The profile must speak of the channels that are written (ICC.1, header bytes 16 to 19).
    space = (meta.icc or b"")[16:20]
    fits = space == b"RGB " if not grey else space == b"GRAY" or (space and kind != "PNG")
    if meta.icc and not fits:
        meta = replace(meta, icc=None)
        lost.append("ICC profile")
    if meta.photoshop and kind not in ("JPEG", "TIFF"):
        meta = replace(meta, photoshop=None)
        lost.append("IPTC")
    if kind == "JPEG":
        too_large = jpeg_metadata(meta.exif, meta.xmp, meta.icc, meta.photoshop)[1]
        lost += too_large
    return meta, lost
