"""Live pictures: a camera, what comes out of it deblurred, and how fast that really is.

spec.py       CameraSpec, what is asked for; CameraInfo, a camera that can be asked
source.py     Source, and open_source: which kind of source a wish means
device.py     cameras, by OpenCV; find_cameras
files.py      a video file or a folder of pictures, played as if a camera saw them
chart.py      a moving chart with a known blur and its number in its pixels, for measuring
capture.py    the thread that reads a source: the newest picture wins
ladder.py     how much less to compute so that the rate is kept; pure
change.py     one picture through a model, at a part of its size
meter.py      rates, latency, drops, share of the processors
record.py     recording, in a thread of its own
virtual.py    the result as a camera for other programs
snapshot.py   both pictures of a moment as files
live.py       Live: all of these together, as one job

live = Live(CameraSpec("0"), Catalogue.of_program())
result = run(live.work(), show, job="camera")     # in a thread
frame = live.latest.take()                        # in another one
"""

from engine.camera.device import find_cameras
from engine.camera.live import Live
from engine.camera.meter import LiveStats
from engine.camera.record import Recording
from engine.camera.snapshot import LiveFrame, write_snapshot
from engine.camera.spec import SCALES, CameraInfo, CameraSpec
from engine.camera.virtual import virtual_camera_problem

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
