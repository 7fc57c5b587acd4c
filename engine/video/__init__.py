"""Video files: what they are, their frames, deblurred and written again with everything else kept.

    colour.py   YUV to RGB and back        write.py    VideoWriter, which the camera uses too

PyAV (the package `av`) is an extra: it is imported inside functions, and who has not got it is
told so.

Room: engine/video, standard library and numpy; av inside functions.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from engine.errors import VideoError


@contextlib.contextmanager
def av_wanted() -> Iterator[None]:
    """Turn the lack of PyAV into a VideoError that says how to get it."""
    try:
        import av  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise VideoError(
            "Video files need the package av (PyAV), which is not installed.",
            "Install it into the program's Python: pip install av",
        ) from error
    yield
