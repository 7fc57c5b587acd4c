"""Both pictures of a moment as files, which say of themselves what they are."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.errors import ImageWriteError
from engine.images import Frame, Meta, Provenance, WriteOptions, write_image
from engine.models.onnx_file import sha256_of
from engine.version import __version__

_MODEL, _SOFTWARE, _DATE = 0x0110, 0x0131, 0x0132
"""EXIF tags; the model is that of the camera."""


@dataclass(frozen=True)
class LiveFrame:
    """A picture of a source and what became of it.

    `original`, `result`: uint8 RGB (H, W, 3) of one shape, not to be changed. `captured`:
    `time.perf_counter()` when it came, in seconds; `when`: the same by the clock on the wall.
    `camera` is its source's name; `provenance` says what made the result.
    """

    number: int
    captured: float
    when: datetime
    original: NDArray[np.uint8]
    result: NDArray[np.uint8]
    camera: str
    provenance: Provenance


def write_snapshot(frame: LiveFrame, folder: Path) -> tuple[Path, Path]:
    """Write the picture and its result as PNG files, and return their paths.

    Their EXIF holds the camera's name and the time, the result's XMP its provenance. The folder is
    made; nothing is replaced. Raises ImageWriteError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImageWriteError(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            "Choose another folder for snapshots.",
        ) from error
    exif = Image.Exif()
    exif[_MODEL], exif[_SOFTWARE] = frame.camera, f"Deblur {__version__}"
    exif[_DATE] = frame.when.strftime("%Y:%m:%d %H:%M:%S")
    meta = Meta(exif=exif.tobytes().removeprefix(b"Exif\0\0"))
    first = free_name(folder / f"Camera {frame.when:%Y-%m-%d %H.%M.%S}.png", " deblurred")
    second = first.with_name(f"{first.stem} deblurred.png")
    options = WriteOptions()
    write_image(Frame(frame.original, None, meta), first, options, overwrite=False)
    provenance = replace(frame.provenance, source_sha256=sha256_of(first))
    result = Frame(frame.result, None, meta)
    write_image(result, second, options, overwrite=False, provenance=provenance)
    return first, second


def free_name(path: Path, *endings: str) -> Path:
    """Return `path`, or with a number behind it, so that neither it nor its namesakes exist.

    A namesake has one of the endings behind its stem.
    """
    for number in itertools.count(1):
        free = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        names = [free, *(free.with_name(f"{free.stem}{e}{free.suffix}") for e in endings)]
        if not any(name.exists() for name in names):
            break
    return free
