"""Live previews: a camera deblurred as it runs, with its real speed measured.

`Live` (live.py) is the job: it captures frames from a source (sources.py, capture.py), runs the
model at a size that keeps the rate (adaptive.py) on what has changed (reuse.py), and serves the
newest result, recordings, snapshots and a virtual camera (outputs.py). chart.py is a test source
with known blur and latency.
"""

from engine.camera.live import Live
from engine.camera.outputs import LiveFrame, Recording, virtual_camera_problem, write_snapshot
from engine.camera.sources import find_cameras
from engine.camera.spec import SCALES, CameraInfo, CameraSpec
from engine.camera.stats import LiveStats

__all__ = [
    "SCALES",
    "CameraInfo",
    "CameraSpec",
    "Live",
    "LiveFrame",
    "LiveStats",
    "Recording",
    "find_cameras",
    "virtual_camera_problem",
    "write_snapshot",
]
