"""Video files: what they are, their frames, deblurred and written again with everything else kept.

    plan.py     which videos, and the names of the results
    probe.py    what a file is, and why some are refused
    read.py     its frames, as RGB              write.py    VideoWriter, which the camera uses too
    parts.py    what is done, for resuming      join.py     the parts and the sound to one file
    job.py      deblur_video                    several.py  deblur_videos
    colour.py   YUV to RGB and back             flicker.py  is the result more restless?

PyAV (the package `av`) is an extra: it is imported inside functions, and who has not got it is
told so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from engine.core.resources import install_hint
from engine.errors import VideoError


@contextlib.contextmanager
def require_av() -> Iterator[None]:
    """Turn the lack of PyAV into a VideoError that says how to get it."""
    try:
        import av  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise VideoError(
            "Video files need the package av (PyAV), which is not installed.",
            install_hint("av"),
        ) from error
    yield
