"""Camera RAW, by LibRaw (rawpy, optional): header, development, embedded preview."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.core.paths import display_name, open_file
from engine.errors import ImageReadError
from engine.images._encode import Array
from engine.images._jpeg import read_jpeg_head
from engine.images._metadata import TIFF_MARKS, XMP, Directory, Tiff, captions, exif_tree, pack_exif
from engine.images._tail import check_coded, check_plain
from engine.images._view import FileView
from engine.images.frame import Header, Meta, srgb_profile
from engine.messages import Message

_SUB_DIRECTORIES, _DNG_VERSION, _MAX_DIRECTORIES = 330, 50706, 8

_PADDING = 65_536
"""Zeros that a camera may write behind everything."""

_ORIENTATIONS = {3: 3, 5: 8, 6: 6}
"""LibRaw's flip values and their EXIF orientations."""


def has_raw_reader() -> bool:
    """Return whether camera RAW can be read here; loads nothing."""
    return importlib.util.find_spec("rawpy") is not None


@contextmanager
def _opened(source: BinaryIO, path: Path) -> Iterator[Any]:
    """Open a file with rawpy; raises `ImageReadError` if LibRaw cannot read it."""
    import rawpy

    try:
        with rawpy.imread(source) as raw:
            yield raw
    except (rawpy.LibRawFileUnsupportedError, rawpy.NotSupportedError) as error:
        raise ImageReadError(
            "{name} is not a RAW file that LibRaw supports.",
            "Develop it in another program and save it as TIFF.",
            code="image.unsupported",
            name=display_name(path),
        ) from error


def raw_header(view: FileView, path: Path) -> Header:
    """Return the header of a RAW file; its EXIF may come from the embedded preview."""
    view.file.seek(0)
    with _opened(view.file, path) as raw:
        sizes = raw.sizes
        tiff = view[0:4] in TIFF_MARKS
        preview = b"" if tiff else _preview(raw)
    turned = sizes.flip in (5, 6)
    width, height = (sizes.height, sizes.width) if turned else (sizes.width, sizes.height)
    meta = Meta(icc=srgb_profile())
    if tiff:
        structure = Tiff(view)
        entries = structure.directory(structure.first)[0]
        meta = replace(
            meta,
            exif=pack_exif(exif_tree(structure, entries)),
            xmp=entries[XMP].value.rstrip(b"\0") or None if XMP in entries else None,
            photoshop=captions(entries, structure.order),
        )
    elif preview:
        head = read_jpeg_head(preview)
        meta = replace(meta, exif=head.exif, xmp=head.xmp, photoshop=head.photoshop)
    return Header("RAW", width, height, "raw", meta, bits=16, orientation_given=True, turned=True)


def decode_raw(view: FileView, path: Path) -> Array:
    """Develop a RAW file: camera white balance, sRGB primaries and curve, 16 bits, upright.

    White is what the sensor can count at most, so exposures stay as they were taken.
    """
    view.file.seek(0)
    with _opened(view.file, path) as raw:
        import rawpy

        return np.asarray(
            raw.postprocess(
                # Without what the camera chose, LibRaw would measure the white of each photo.
                use_camera_wb=_has_white(raw),
                # Both would stretch each photo by its own brightest pixels.
                no_auto_bright=True,
                adjust_maximum_thr=0.0,
                output_bps=16,
                output_color=rawpy.ColorSpace.sRGB,
                gamma=(2.4, 12.92),  # LibRaw's parameters of the sRGB curve (IEC 61966-2-1)
            )
        )


def _has_white(raw: Any) -> bool:  # noqa: ANN401 - rawpy has no types
    """Return whether the camera recorded a white balance; LibRaw's is else that of daylight."""
    return all(value > 0 for value in list(raw.camera_whitebalance)[:3])


def check_raw(view: FileView) -> tuple[Message, ...]:
    """Return a warning about zeros at the end; raises `Damaged` if the sensor's data are cut off.

    Their place is known in a DNG. What else cameras write has its own numbers and padding, and
    LibRaw itself finds what is cut off.
    """
    places = []
    tiff = Tiff(view) if view[0:4] in TIFF_MARKS else None
    if tiff is None or _DNG_VERSION not in tiff.directory(tiff.first)[0]:
        return check_plain(view, 0, len(view), padding=_PADDING)
    for directory in _directories(tiff):
        offsets = tiff.integers(directory.get(273)) or tiff.integers(directory.get(324))
        counts = tiff.integers(directory.get(279)) or tiff.integers(directory.get(325))
        packed = tiff.integer(directory, 259, 1) != 1
        places += [
            (count, at, at + count, packed)
            for at, count in zip(offsets, counts, strict=False)
            if tiff.integer(directory, 254) & 1 == 0
        ]
    if not places:
        return ()
    _, start, end, packed = max(places, key=lambda place: place[2])
    if packed:
        check_coded(view, start, end)
        return ()
    return check_plain(view, start, end)


def _directories(tiff: Tiff) -> Iterator[Directory]:
    """Yield the first directories and those below them (DNG: SubIFDs)."""
    offset = tiff.first
    for _ in range(_MAX_DIRECTORIES):
        if not offset:
            return
        try:
            entries, offset = tiff.directory(offset)
            yield entries
            for child in tiff.integers(entries.get(_SUB_DIRECTORIES))[:_MAX_DIRECTORIES]:
                yield tiff.directory(child)[0]
        except ValueError:
            return


def embedded_preview(path: Path) -> tuple[bytes, int]:
    """Return the preview JPEG, b"" if there is none, and its EXIF orientation."""
    with open_file(path) as file, _opened(file, path) as raw:
        return _preview(raw), _ORIENTATIONS.get(raw.sizes.flip, 1)


def _preview(raw: Any) -> bytes:  # noqa: ANN401 - rawpy has no types
    import rawpy

    try:
        preview = raw.extract_thumb()
    except (rawpy.LibRawError, rawpy.NotSupportedError):
        return b""
    return bytes(preview.data) if preview.format == rawpy.ThumbFormat.JPEG else b""
