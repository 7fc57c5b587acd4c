"""Video files: probed, deblurred frame by frame, and written again with everything else kept.

`deblur_video` and `deblur_videos` (job.py) are the jobs, plan.py names their results, read.py
probes and decodes, write.py encodes (the camera uses it too). Finished segments (segments.py) make
a job resumable; _mux.py joins them with the source's sound and metadata. PyAV (`av`) is optional
and imported inside functions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.core.paths import os_path
from engine.core.resources import install_hint
from engine.errors import VideoError


def require_av() -> None:
    """Raise VideoError, with how to install it, if PyAV is missing."""
    try:
        import av  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise VideoError(
            "Video files need the package av (PyAV), which is not installed.", install_hint("av")
        ) from error


def open_container(path: Path, mode: str, **how: Any) -> Any:  # noqa: ANN401 - as PyAV
    """Return PyAV's container of a file, with any keywords of `av.open`; raises what PyAV does.

    Tags keep their bytes: what is not UTF-8 is read and written as surrogates.
    """
    import av

    if int(av.__version__.partition(".")[0]) < 19:  # from there on it is so, and has no name
        how["metadata_errors"] = "surrogateescape"
    # "file:" so that no name is taken for a URL.
    return av.open(f"file:{os_path(path)}", mode, **how)
