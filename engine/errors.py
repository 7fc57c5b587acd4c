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

from collections.abc import Mapping
from string import Formatter
from typing import ClassVar

from engine.messages import Message, code_of, joined


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
