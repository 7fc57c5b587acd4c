"""What the window does with a camera: look for some, run one, keep pictures and films of it.

The rest of the window meets the engine's camera here alone. Jobs that know neither Qt nor threads.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from engine.camera import (
    SCALES,
    CameraInfo,
    CameraSpec,
    Live,
    LiveFrame,
    LiveStats,
    Recording,
    find_cameras,
    virtual_camera_problem,
    write_snapshot,
)
from engine.camera.live import LIVE_PRECISION
from engine.errors import CameraError
from engine.events import Work

__all__ = [
    "CHART", "LIVE_PRECISION", "SCALES", "CameraInfo", "CameraSpec", "Live", "LiveFrame",
    "LiveStats", "Recording", "find_cameras", "looking_opens_cameras", "record_work",
    "snapshot_work", "stop_recording_work", "virtual_camera_problem",
]  # fmt: skip

CHART = CameraInfo("chart", "Moving chart", (640, 480), 30.0)
"""What can be shown without a camera."""


def looking_opens_cameras() -> bool:
    """Whether `find_cameras` opens each camera for a moment, so that its light flashes."""
    return not sys.platform.startswith("linux")


def snapshot_work(frame: LiveFrame, folder: Path) -> Work[tuple[Path, Path]]:
    """Write the picture and its result into the folder; raises ImageWriteError."""
    yield from ()
    return write_snapshot(frame, folder)


def record_work(live: Live, folder: Path, which: str, now: datetime) -> Work[Recording | None]:
    """Begin to record into the folder; raises CameraError and VideoError."""
    yield from ()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CameraError(
            f"The folder {folder} cannot be made: {error.strerror or error}.",
            "Choose another folder for recordings.",
        ) from error
    live.record(folder / f"Camera {now:%Y-%m-%d %H.%M.%S}.mp4", which)
    return live.recording


def stop_recording_work(live: Live) -> Work[Recording | None]:
    """Complete the files of a recording; None where nothing was recorded."""
    yield from ()
    return live.stop_recording()
