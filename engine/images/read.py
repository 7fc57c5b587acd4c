"""Read a picture: everything that can be wrong with a file becomes one kind of error."""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.core.paths import display_name, os_path
from engine.errors import ImageReadError
from engine.images._decode import decode
from engine.images.files import FileView
from engine.images.frame import Frame
from engine.images.probe import read_header

_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError,
    RuntimeError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow, numpy, tifffile, pi-heif and our own parsers raise for broken data."""


def read_image(path: Path) -> Frame:
    """Read a picture: upright, as stored, with everything a writer must carry over.

    JPEG, PNG, TIFF (8 and 16 bit), WebP, BMP, HEIC, AVIF, and RAW where rawpy is installed; the
    content decides, not the suffix. 16-bit sources, AVIF and HEIC of more than 8 bits, and RAW give
    uint16 over its whole range; all others uint8. Several threads may call it at once. Raises
    `ImageReadError` for what is missing, unreadable, broken, cut off, too large or no picture.
    """
    with opened(path) as view:
        header = read_header(view, path)
        pixels, alpha = decode(view, header, path)
        return Frame(pixels, alpha, header.meta)


def read_size(path: Path) -> tuple[int, int]:
    """Return (height, width) in pixels of the upright picture, from its header alone.

    Raises `ImageReadError` as `read_image` does, except for faults of the pixels themselves.
    """
    with opened(path) as view:
        return read_header(view, path).upright_size


@contextmanager
def opened(path: Path) -> Iterator[FileView]:
    """Open a file and translate what goes wrong with it."""
    name = display_name(path)
    try:
        if os.path.isdir(os_path(path)):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        file = open(os_path(path), "rb")  # noqa: SIM115 - closed below; its errors are other ones
    except OSError as error:
        raise ImageReadError(*_explained(name, error)) from error
    with file:
        try:
            yield FileView(file)
        except MemoryError as error:
            raise ImageReadError(
                f"There is not enough memory to read {name}.",
                "Close other programs, or make the picture smaller first.",
            ) from error
        except _BROKEN as error:
            if isinstance(error, OSError) and error.errno == errno.EIO:
                raise ImageReadError(*_explained(name, error)) from error
            raise ImageReadError(
                f"{name} is damaged or cut off ({str(error) or type(error).__name__}).",
                "Copy it again from the camera or the card, or open and save it in another "
                "program.",
            ) from error


def _explained(name: str, error: OSError) -> tuple[str, str]:
    """Return message and hint for a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist.", "It may have been moved or renamed meanwhile."
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder, not a picture.", "Name the pictures in it, or scan it."
    if isinstance(error, PermissionError):
        return f"{name} may not be read.", "Give yourself the right to read it."
    if error.errno == errno.ENAMETOOLONG:
        return f"{name} has too long a path.", "Shorten the name, or move it up some folders."
    return (
        f"{name} cannot be read ({error.strerror or error}).",
        "Check the disk, the card or the network connection.",
    )
