"""Writing an image: choose the format, keep what it holds, report the rest, replace atomically."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.core.files import atomic_file, same_file, unwritable
from engine.core.paths import display_name
from engine.errors import DeblurError, ImageWriteError
from engine.images._bmp import write_bmp
from engine.images._encode import Plan
from engine.images._jpeg import JPEG_EXIF_LIMIT, jpeg_holds_xmp, jpeg_metadata, write_jpeg
from engine.images._metadata import (
    X_RESOLUTION,
    first_fields,
    iptc_of_photoshop,
    smaller_exif,
)
from engine.images._open import reason_of
from engine.images._pillow import exact_avif_works, write_exact_avif, write_pillow
from engine.images._png import write_png
from engine.images._provenance import Provenance, add_provenance
from engine.images._tiff import write_tiff
from engine.images.formats import DEEP, OPAQUE, SUFFIXES, WRITABLE, format_of_suffix
from engine.images.frame import Frame, Meta, WriteOptions
from engine.messages import joined, msg

_LONGEST_SIDE = {"JPEG": 65_500, "WEBP": 16_383, "AVIF": 65_535}
_NAMES = {"WEBP": "WebP"}
_WRITABLE_SUFFIXES = ", ".join(SUFFIXES[kind][0] for kind in WRITABLE)


def target_suffix(source: Path, options: WriteOptions) -> tuple[str, str]:
    """Return the suffix of the result of `source`, and a note on why it differs, or "".

    The requested format decides, else that of the source; its own spelling (`.JPEG`) is kept. If
    the source's format cannot be written, HEIC becomes JPEG, RAW becomes 16-bit TIFF, and files
    without known suffix become PNG. Pure: looks at the name only.
    """
    known = format_of_suffix(source.suffix)
    chosen = options.format_name()
    if chosen is None and known in WRITABLE:
        chosen = known
    if chosen is not None:
        return (source.suffix if chosen == known else SUFFIXES[chosen][0]), ""
    if known == "HEIF":
        return ".jpg", msg("HEIC cannot be written; the result is a JPEG.")
    if known == "RAW":
        return ".tif", msg("RAW cannot be written; the result is a 16-bit TIFF.")
    return ".png", msg("The file suffix does not indicate a format; the result is a PNG.")


def write_image(
    frame: Frame,
    target: Path,
    options: WriteOptions,
    *,
    overwrite: bool,
    before_replace: Callable[[Path], None] | None = None,
    provenance: Provenance | None = None,
) -> tuple[str, ...]:
    """Write an image atomically, and return notes on what the file could not hold.

    The suffix of the target decides the format. EXIF, XMP, ICC profile, IPTC captions and
    resolution are kept if the format can hold them; greyscale is written as one channel; PNG and
    TIFF keep 16 bits, AVIF ten of them, the others eight; for JPEG and BMP transparency is
    composited on white. The target appears complete or not at all. Without `overwrite` an existing
    file is never replaced, and the source of the frame never is. `before_replace` is called with
    the complete temporary file just before it becomes the target, so that a journal can tell what
    a crash left. `provenance` is added to the XMP packet. Raises `ImageWriteError`.
    """
    name, kind = display_name(target), _target_format(frame, target, options)
    try:
        with _encoding(name, kind):
            plan, notes = _plan(frame, kind, options.quality, provenance)
        with (
            atomic_file(target, overwrite=overwrite, before_replace=before_replace) as file,
            _encoding(name, kind),
        ):
            encode(file, frame, plan)
    except MemoryError as error:
        raise ImageWriteError(
            "There is not enough memory to write {name}.",
            "Close other programs and try again.",
            name=name,
        ) from error
    except OSError as error:
        raise unwritable(name, error, ImageWriteError) from error
    return notes


@contextmanager
def _encoding(name: str, kind: str) -> Iterator[None]:
    """Turn whatever an encoder raises into `ImageWriteError`; errors of the disk pass."""
    try:
        yield
    except (DeblurError, MemoryError, OSError):
        raise
    except Exception as error:
        raise ImageWriteError(
            "{name} cannot be encoded as {format} ({error}).",
            "Choose another format, such as PNG.",
            name=name,
            format=_NAMES.get(kind, kind),
            error=reason_of(error),
        ) from error


def encode(file: BinaryIO, frame: Frame, plan: Plan) -> None:
    """Write the whole file. Raises `OSError` from the disk and `ValueError` from encoders."""
    match plan.format:
        case "JPEG":
            write_jpeg(file, frame, plan)
        case "PNG":
            write_png(file, frame, plan)
        case "TIFF":
            write_tiff(file, frame, plan)
        case "BMP":
            write_bmp(file, frame, plan)
        case "AVIF" if plan.bits == 16 or (plan.meta.lossless and exact_avif_works()):
            write_exact_avif(file, frame, plan)
        case _:
            write_pillow(file, frame, plan)


def _target_format(frame: Frame, target: Path, options: WriteOptions) -> str:
    """Return the format to write; raises `ImageWriteError` if the target does not allow it."""
    name, source = display_name(target), frame.meta.source
    kind = format_of_suffix(target.suffix) or options.format_name()
    requested = options.format_name()
    if kind not in WRITABLE or requested not in (None, kind):
        raise ImageWriteError(
            "{name} cannot be written as {format}.",
            "Use a suffix of {suffixes}.",
            name=name,
            format=(requested or target.suffix or "an image").lower(),
            suffixes=_WRITABLE_SUFFIXES,
        )
    if source is not None and same_file(source, target):
        raise ImageWriteError(
            "{name} is the original, which is never replaced.",
            "Choose another name or folder.",
            name=name,
        )
    height, width = frame.pixels.shape[:2]
    limit = _LONGEST_SIDE.get(kind)
    if limit and max(height, width) > limit:
        raise ImageWriteError(
            "{name} has {size} pixels; {format} allows {limit} per side.",
            "Choose PNG or TIFF.",
            name=name,
            size=f"{width} x {height}",
            format=_NAMES.get(kind, kind),
            limit=limit,
        )
    return kind


def _plan(
    frame: Frame, kind: str, quality: int, provenance: Provenance | None
) -> tuple[Plan, tuple[str, ...]]:
    """Return how the frame is written in this format, and notes on what is lost."""
    title = _NAMES.get(kind, kind)
    deep = frame.pixels.dtype == np.uint16
    keeps_depth = kind in DEEP or (kind == "AVIF" and deep and exact_avif_works())
    stored_bits = (12 if frame.meta.bits == 12 else 10) if keeps_depth else 8
    notes: list[str] = []
    if frame.alpha is not None and kind in OPAQUE:
        notes.append(msg("Transparency was composited on white: {format} has none.", format=title))
    if deep and kind not in DEEP:
        given = frame.meta.bits or 16
        if given > stored_bits:
            notes.append(
                msg(
                    "{given} bits per channel were reduced to {bits}: more are not written to "
                    "{format}.",
                    given=given,
                    bits=stored_bits,
                    format=title,
                )
            )
    grey = frame.meta.greyscale and kind != "WEBP"
    exact = kind == "AVIF" and frame.meta.lossless and exact_avif_works()
    if frame.meta.lossless and kind == "AVIF" and not exact:
        notes.append(msg("It could not be kept lossless: no encoder for that is installed."))
    if kind == "AVIF" and (keeps_depth or exact) and frame.alpha is not None:
        grey = False  # OpenCV has no grey with alpha; three equal channels look the same
    meta, lost = _fitting_meta(frame.meta, kind, grey)
    if lost:
        notes.append(
            msg(
                "{blocks} could not be kept: {format} cannot store it.",
                blocks=joined(", ", *lost),
                format=title,
            )
        )
    if provenance is not None and kind != "BMP" and "XMP" not in lost:
        fits = jpeg_holds_xmp if kind == "JPEG" else lambda packet: True
        xmp, why = add_provenance(meta.xmp, provenance, fits)
        meta = replace(meta, xmp=xmp)
        notes += [why] if why else []
    plan = Plan(
        kind,
        grey,
        frame.alpha is not None and kind not in OPAQUE,
        16 if deep and keeps_depth else 8,
        quality,
        meta,
        stored_bits,
    )
    return plan, tuple(notes)


_EVERYWHERE = frozenset({"exif", "xmp", "icc", "dpi"})
_HOLDS: Mapping[str, frozenset[str]] = {
    "JPEG": _EVERYWHERE | {"photoshop", "comments"},
    "PNG": _EVERYWHERE | {"photoshop", "comments", "png_texts"},
    "TIFF": _EVERYWHERE | {"photoshop", "geo"},
    "WEBP": _EVERYWHERE - {"dpi"},
    "AVIF": _EVERYWHERE - {"dpi"},
    "BMP": frozenset({"dpi", "icc"}),
}
"""The blocks that each format can hold: fields of `Meta`."""

_NOTHING: Mapping[str, Any] = {
    "exif": None,
    "xmp": None,
    "icc": None,
    "photoshop": None,
    "comments": (),
    "geo": None,
    "png_texts": b"",
    "dpi": None,
}

_DEFAULT_DPI = frozenset({72, 96})
"""What programs write where nobody chose a resolution."""


def _fitting_meta(meta: Meta, kind: str, grey: bool) -> tuple[Meta, list[str]]:
    """Return the metadata that this format can hold, and the names of the other blocks."""
    unheld = {field: nothing for field, nothing in _NOTHING.items() if field not in _HOLDS[kind]}
    held, lost = replace(meta, **unheld), list[str]()
    told = bool(held.cicp and kind == "AVIF")
    if kind not in ("AVIF", "PNG"):
        held = replace(held, cicp=None)
    elif kind == "AVIF" and held.cicp:
        held = replace(held, icc=None)  # which is equal to it
    # The profile must match the channels that are written (ICC.1, header bytes 16 to 19).
    space = (held.icc or b"")[16:20]
    fits = space == b"RGB " if not grey else space == b"GRAY" or (space and kind != "PNG")
    if not fits:
        held = replace(held, icc=None)
    if kind == "JPEG":
        if held.exif:
            exif, smaller = smaller_exif(held.exif, JPEG_EXIF_LIMIT)
            lost += [msg("MakerNotes")] if smaller else []
            held = replace(held, exif=exif)
        too_large = jpeg_metadata(held)[1]
        held = replace(held, **{field: _NOTHING[field] for field in too_large})
    kept = {*_names(held), *([msg("ICC profile")] if told else [])}
    return held, [*(name for name in _names(meta) if name not in kept), *lost]


def _names(meta: Meta) -> list[str]:
    """Return the names of the blocks that an image has, for users."""
    dpi = {round(one) for one in meta.dpi or ()} - _DEFAULT_DPI
    resolution = dpi and all(e.tag != X_RESOLUTION for e in first_fields(meta.exif))
    names = [
        ("EXIF", meta.exif),
        ("XMP", meta.xmp),
        (msg("ICC profile"), meta.icc),
        (
            "IPTC" if iptc_of_photoshop(meta.photoshop) else msg("Photoshop settings"),
            meta.photoshop,
        ),
        (msg("comment"), meta.comments),
        ("GeoTIFF", meta.geo),
        (msg("PNG texts"), meta.png_texts),
        (msg("resolution"), resolution),
    ]
    return [name for name, block in names if block]
