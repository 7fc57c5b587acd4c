"""Opening a file, and one error for everything that can go wrong while it is read.

Decoders raise whatever they like: Pillow a dozen kinds, tifffile what its codecs raise, lzma an
exception of its own. Here alone all of it becomes an `ImageReadError`, so that one file never ends
a batch. Our own findings are `Damaged`, whose text is for users; of a library only its name is
shown, the rest is in the cause of the error.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.core.paths import SpecialFileError, display_name, open_file, os_path
from engine.core.resources import install_hint
from engine.errors import DeblurError, ImageReadError, library_of, of_picture
from engine.images._view import FileView
from engine.messages import Message, msg

_ABOUT_DATA = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
"""What our own parsers raise for broken data; another kind from them is a mistake of ours."""


_DECODERS = frozenset({"imagecodecs", "pi-heif", "rawpy", "tifffile"})
"""Packages without which the others still work; what they lack themselves imagecodecs has."""


_WINDOWS = os.name == "nt"
_DAMAGED = "image.damaged"
_COPYING_SECONDS = 10.0
"""So long after its last change a file may still be being copied: cards and shares stall."""

_MAY_BE_COPYING = msg(
    "It had changed a moment before it was read, and may still have been copying. Retry it when "
    "that has finished."
)


class Damaged(ValueError):
    """A file that contradicts itself; `reason` is a sentence without period, for users."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason if isinstance(reason, Message) else Message(reason)


def unsupported(path: Path, kind: str) -> ImageReadError:
    """Return the error for a sound file of a kind that is not read, such as "a lossless JPEG"."""
    return ImageReadError(
        "{name} is {kind}, which is not supported.",
        "Save it as PNG, TIFF or JPEG with 8 or 16 bits per channel first.",
        code="image.unsupported",
        name=display_name(path),
        kind=kind,
    )


@contextmanager
def opened(path: Path) -> Iterator[FileView]:
    """Open a file and translate everything that goes wrong to `ImageReadError`."""
    name = display_name(path)
    try:
        file = open_file(path)
    except OSError as error:
        if _WINDOWS and isinstance(error, PermissionError) and _is_changing(path):
            locked = msg("{name} is in use by another program.", name=name)
            raise ImageReadError(locked, _MAY_BE_COPYING) from error
        raise ImageReadError(*_explain(name, error)) from error
    with file:
        view = FileView(file)
        try:
            yield view
        except MemoryError as error:
            raise ImageReadError(
                "There is not enough memory to read {name}.",
                "Close other programs, or reduce the image size first.",
                name=name,
            ) from error
        except Exception as error:
            made = error if isinstance(error, DeblurError) else _read_error(name, error)
            if made.code == _DAMAGED and _is_changing(path, len(view)):
                made = ImageReadError(made.message, _MAY_BE_COPYING, code=made.code)
            if made is error:
                raise
            raise made from error


def _is_changing(path: Path, size: int | None = None) -> bool:
    """Return whether a file, of `size` bytes when it was opened, may still be being copied."""
    try:
        now = os.stat(os_path(path))
    except OSError:  # it has gone
        return False
    return size not in (None, now.st_size) or 0 <= time.time() - now.st_mtime < _COPYING_SECONDS


def _read_error(name: str, error: Exception) -> ImageReadError:
    """Return the error for the user of whatever was raised while `name` was read."""
    if isinstance(error, OSError) and error.errno == errno.EIO:
        return ImageReadError(*_explain(name, error))
    library = library_of(error)
    if isinstance(error, ImportError):
        package = (error.name or library).replace("_", "-")
        known = package in _DECODERS
        return ImageReadError(
            "{name} needs a decoder that is not installed ({package}).",
            install_hint(package if known else "imagecodecs"),
            code="image.needs-package",
            name=name,
            package=package,
        )
    if not library and not isinstance(error, _ABOUT_DATA):
        other = of_picture(error, name)
        return ImageReadError(other.message, other.hint, code=other.code)
    return ImageReadError(
        "{name} is damaged or truncated ({reason}).",
        "Copy it again from the camera or the card, or open and save it in another program.",
        code=_DAMAGED,
        name=name,
        reason=reason_of(error),
    )


def reason_of(error: BaseException) -> Message:
    """Return why reading or writing failed, in words for users."""
    if isinstance(error, Damaged):
        return error.reason
    library = library_of(error)
    if library:
        return msg("{library} reports an error", library=library)
    return msg("its structure is invalid")


def _explain(name: str, error: OSError) -> tuple[str, str]:
    """Return message and hint for a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return (
            msg("{name} does not exist.", "image.missing", name=name),
            msg("It may have been moved or renamed."),
        )
    if isinstance(error, IsADirectoryError):
        return msg("{name} is a folder, not an image.", name=name), msg("Specify the images in it.")
    if isinstance(error, SpecialFileError):
        return (
            msg("{name} is {kind}, not a file.", name=name, kind=_kind_of(error.mode)),
            msg("Save the image to a file first."),
        )
    if isinstance(error, PermissionError):
        return (
            msg("You do not have permission to read {name}.", name=name),
            msg("Change the permissions of the file."),
        )
    if error.errno == errno.ENAMETOOLONG:
        return (
            msg("The path of {name} is too long.", name=name),
            msg("Shorten the name, or move the file to a folder further up."),
        )
    return (
        msg("{name} cannot be read ({reason}).", name=name, reason=error.strerror or error),
        msg("Check the disk, the card or the network connection."),
    )


def _kind_of(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return msg("a named pipe")
    return msg("a socket") if stat.S_ISSOCK(mode) else msg("a device")
