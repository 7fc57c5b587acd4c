"""Every error a user can meet, as one small tree.

    DeblurError(message, hint)
     +-- ImageReadError     an image cannot be read: damaged, not an image, too large
     +-- ImageWriteError    an image cannot be written: disk full, no permission, no such format
     +-- ModelError         a model is missing, altered, refused or fails
     +-- OutOfMemory        one tile did not fit; the pipeline plans that image again, smaller
     +-- CameraError        a camera or video source cannot be opened or was disconnected
     +-- VideoError         a video file cannot be read, is refused, or cannot be written
     +-- PairError          training pairs do not fit together
     +-- ClusterError       a cluster does not answer, or a worker of it does not match
     +-- ConfigError        a setting, option or configuration file is wrong

`message` says what happened, `hint` what the reader can do about it, `code` which error it is, for
programs. Backends translate foreign errors into these at their edge; nobody else looks at the text
of a message. Values are given by name, never put into the text, so that it can be translated.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Mapping
from string import Formatter
from typing import ClassVar, Literal

from engine.messages import Message, code_of, joined, msg


class DeblurError(Exception):
    """Something went wrong that the user can understand and act on.

        raise ImageReadError("{name} is damaged.", "Copy {name} again.", name=path.name)

    `values` fill in the placeholders of both texts, which stay templates for translation. A hint
    with any placeholder that is not among them is taken as it is. `code` is given, or that of
    `message`, or the `kind` of the class.
    """

    kind: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "", /, code: str = "", **values: object) -> None:
        self.message: str = (
            message if isinstance(message, Message) else Message(message, "", values)
        )
        self.hint: str = hint if isinstance(hint, Message) else _hint(hint, values)
        self.code = code or code_of(message) or self.kind
        super().__init__(self.message, self.hint, self.code)

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """What happened and what can be done, in one message."""
        return joined(" ", self.message, self.hint)


def _hint(template: str, values: Mapping[str, object]) -> Message:
    names = {name for _, name, _, _ in Formatter().parse(template) if name} if values else set()
    fits = names <= values.keys()
    return Message(template, "", {name: values[name] for name in names} if fits else {})


class ImageReadError(DeblurError):
    """An image cannot be read."""

    kind = "image.read"


class ImageWriteError(DeblurError):
    """An image cannot be written."""

    kind = "image.write"


class ModelError(DeblurError):
    """A model is missing, altered, refused or fails."""

    kind = "model"


class OutOfMemory(DeblurError):
    """The memory for one tile could not be had."""

    kind = "out-of-memory"


class CameraError(DeblurError):
    """A camera or video source cannot be opened or was disconnected."""

    kind = "camera"


class VideoError(DeblurError):
    """A video file cannot be read, is refused, or cannot be written."""

    kind = "video"


class PairError(DeblurError):
    """Training pairs do not fit together."""

    kind = "pairs"


class ClusterError(DeblurError):
    """A cluster does not answer, or a worker of it does not match."""

    kind = "cluster"


class ConfigError(DeblurError):
    """A setting, option or configuration file is wrong."""

    kind = "config"

    @classmethod
    def of(cls, error: DeblurError) -> ConfigError:
        """Return what went wrong as an error of what was asked for; its code stays."""
        return cls(error.message, error.hint, error.code)


_LIBRARIES = {
    "PIL": "Pillow",
    "cv2": "OpenCV",
    "pi_heif": "libheif",
    "_pi_heif": "libheif",
    "rawpy": "LibRaw",
    "_lzma": "lzma",
}


_HINTS = {
    "photo": (
        msg("Save it again in another program, or leave it out."),
        msg("Please report it, with the photo if possible."),
    ),
    "video": (
        msg("Convert it with another program, or leave it out."),
        msg("Please report it, with the video if possible."),
    ),
    "recording": (
        msg("Start the recording again. If that does not help, please report it."),
        msg("Please report it."),
    ),
}
"""What to do about an error of a library, and about one of the program."""


def of_picture(
    error: Exception, name: str, subject: Literal["photo", "video", "recording"] = "photo"
) -> DeblurError:
    """Return any exception as the failure of one picture or video, so that it ends no batch.

    Our own errors as they are, others with the name of the library that raised them.
    """
    of_library, of_program = _HINTS[subject]
    if isinstance(error, DeblurError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory(
            "There is not enough memory for {name}.",
            "Close other programs and retry it.",
            name=name,
        )
    kind, library = type(error).__name__, library_of(error)
    if library:
        return DeblurError(
            "{name} could not be processed: {library} reports an error ({kind}).",
            of_library,
            code="picture.library",
            name=name,
            library=library,
            kind=kind,
        )
    return DeblurError(
        "{name} could not be processed because of an error in the program ({kind}).",
        of_program,
        code="picture.internal",
        name=name,
        kind=kind,
    )


def library_of(error: BaseException) -> str:
    """Return the name of the library that raised this error, "" if it is our own code.

    The innermost frame decides; a compiled library has none, but exceptions of its own.
    """
    modules = [type(error).__module__]
    trace: types.TracebackType | None = error.__traceback__
    while trace is not None:
        modules.append(str(trace.tb_frame.f_globals.get("__name__", "")))
        trace = trace.tb_next
    for module in reversed(modules):
        top = module.partition(".")[0]
        if top in _LIBRARIES:
            return _LIBRARIES[top]
        if top in _OURS:
            break
        if top and top not in _NO_LIBRARY:
            return top
    top = modules[0].partition(".")[0]
    return _LIBRARIES.get(top, "" if top in _OURS or top in _NO_LIBRARY else top)


_OURS = frozenset({"engine", "trainer", "deblur_gui"})
_NO_LIBRARY = frozenset({"numpy", "__main__", *sys.stdlib_module_names})
"""What raises because of how it was called."""
