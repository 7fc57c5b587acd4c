"""Every error a user can meet, as one small tree.

    DeblurError(message, hint)
     +-- ImageReadError     a picture cannot be read: broken, not a picture, too large
     +-- ImageWriteError    a picture cannot be written: no space, no permission, no such format
     +-- ModelError         a model is missing, altered, refused or fails
     +-- OutOfMemory        one tile did not fit; the pipeline plans that picture again, smaller
     +-- CameraError        a camera or video source cannot be opened or has gone
     +-- VideoError         a video file cannot be read, is refused, or cannot be written
     +-- PairError          training pairs do not fit together
     +-- ClusterError       a cluster does not answer, or a machine of it is not fit
     +-- ConfigError        a setting, option or configuration file is wrong

`message` says what happened, `hint` what the reader can do about it. Backends translate foreign
errors into these at their edge; nobody else looks at the text of a message.
"""

from __future__ import annotations


class DeblurError(Exception):
    """Something went wrong that the user can understand and act on."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class ImageReadError(DeblurError):
    """A picture cannot be read."""


class ImageWriteError(DeblurError):
    """A picture cannot be written."""


class ModelError(DeblurError):
    """A model is missing, altered, refused or fails."""


class OutOfMemory(DeblurError):
    """The memory for one tile could not be had."""


class CameraError(DeblurError):
    """A camera or video source cannot be opened or has gone."""


class VideoError(DeblurError):
    """A video file cannot be read, is refused, or cannot be written."""


class PairError(DeblurError):
    """Training pairs do not fit together."""


class ClusterError(DeblurError):
    """A cluster does not answer, or a machine of it is not fit."""


class ConfigError(DeblurError):
    """A setting, option or configuration file is wrong."""
