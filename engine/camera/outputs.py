"""What is kept of a live preview: recordings, snapshots, a virtual camera for other programs.

Every recorded frame carries the time of its capture, so a recording is as long as what was filmed,
however unevenly the frames came. If the disk or the encoder is too slow, frames are skipped
instead of filling the memory. A file being written can be played at any time, so neither a
full disk nor a crash costs what is already there.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import queue
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.core.files import creating
from engine.core.paths import exists, sha256_of
from engine.core.resources import install_hint
from engine.errors import CameraError, ConfigError, DeblurError, ImageWriteError, of_picture
from engine.images import Frame, Meta, Provenance, WriteOptions, write_image
from engine.messages import joined, msg
from engine.version import __version__

if TYPE_CHECKING:
    from engine.video.write import VideoWriter

Pixels = NDArray[np.uint8]
"""(H, W, 3) RGB."""

RECORDABLE = ("original", "result", "both")

_QUEUE_FRAMES = 8
"""Frames that may wait for the encoder: a quarter of a second."""

_MODEL, _SOFTWARE, _DATE = 0x0110, 0x0131, 0x0132
"""EXIF tags; the model is that of the camera."""

_DRIVER_HINT = msg(
    "It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback "
    "(sudo modprobe v4l2loopback)."
)


@dataclass(frozen=True)
class LiveFrame:
    """A source frame and its result.

    `original`, `result`: uint8 RGB (H, W, 3) of one shape, not to be changed. `captured`:
    `time.perf_counter()` on arrival, in seconds; `when`: the same as wall-clock time. `camera` is
    the source's name; `provenance` says what made the result.
    """

    number: int
    captured: float
    when: datetime
    original: Pixels
    result: Pixels
    camera: str
    provenance: Provenance


def write_snapshot(frame: LiveFrame, folder: Path) -> tuple[Path, Path]:
    """Write the original and the result as PNG files and return their paths.

    EXIF holds the camera's name and the time, the result's XMP its provenance. The folder is
    created; nothing is replaced. Raises ImageWriteError.
    """
    with creating(folder, ImageWriteError, msg("Choose another folder for snapshots.")):
        folder.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[_MODEL], exif[_SOFTWARE] = frame.camera, f"Deblur {__version__}"
    exif[_DATE] = frame.when.strftime("%Y:%m:%d %H:%M:%S")
    meta = Meta(exif=exif.tobytes().removeprefix(b"Exif\0\0"))
    first = _free_name(folder / f"Camera {frame.when:%Y-%m-%d %H.%M.%S}.png", " deblurred")
    second = first.with_name(f"{first.stem} deblurred.png")
    options = WriteOptions()
    write_image(Frame(frame.original, None, meta), first, options, overwrite=False)
    provenance = replace(frame.provenance, source_sha256=sha256_of(first))
    result = Frame(frame.result, None, meta)
    write_image(result, second, options, overwrite=False, provenance=provenance)
    return first, second


def _free_name(path: Path, *endings: str) -> Path:
    """Return `path`, numbered if it, or it with one of the endings behind its stem, exists."""
    for number in itertools.count(1):
        free = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        names = [free, *(free.with_name(f"{free.stem}{e}{free.suffix}") for e in endings)]
        if not any(exists(name) for name in names):
            break
    return free


@dataclass(frozen=True)
class Recording:
    """The state of a recording.

    `frames` is that of the longer file; `error` is why it ended early, "" while it continues.
    """

    targets: tuple[Path, ...]
    seconds: float = 0.0
    frames: int = 0
    bytes: int = 0
    error: str = ""


class Recorder:
    """Writes the frames it gets, in its own thread, until closed; thread-safe.

    `which` is "original", "result" or "both", which makes two files: every frame of the camera,
    and every result. Nothing is replaced: existing names get a number. Raises ConfigError, and
    VideoError if recording cannot begin.
    """

    def __init__(self, target: Path, which: str, size: tuple[int, int]) -> None:
        from engine.video.write import VideoWriter

        if which not in RECORDABLE:
            raise ConfigError(
                "'{which}' cannot be recorded.", "Choose original, result or both.", which=which
            )
        self._size = size
        kinds = ("original", "result") if which == "both" else (which,)
        endings = {"original": "", "result": " deblurred"} if which == "both" else {which: ""}
        target = _free_name(target, *endings.values())
        paths = [target.with_name(f"{target.stem}{endings[k]}{target.suffix}") for k in kinds]
        self._writers: dict[str, VideoWriter] = {}
        try:
            for kind, path in zip(kinds, paths, strict=True):
                self._writers[kind] = VideoWriter(path, size)
        except DeblurError:
            self._close_writers()
            raise
        self._queue: queue.Queue[tuple[str, Pixels, float] | None] = queue.Queue(
            _QUEUE_FRAMES * len(kinds)
        )
        self._state = Recording(tuple(paths))
        self._began: float | None = None
        self._thread = threading.Thread(target=self._run, name="deblur-recorder", daemon=True)
        self._thread.start()

    @property
    def state(self) -> Recording:
        """What has been recorded so far."""
        return self._state

    def add(self, kind: str, pixels: Pixels, captured: float) -> None:
        """Record a frame, "original" or "result", or skip it if the queue is full.

        `captured`: arrival of its original, `time.perf_counter()`. Kinds that are not recorded are
        ignored.
        """
        if self._state.error or kind not in self._writers:
            return
        with contextlib.suppress(queue.Full):
            self._queue.put_nowait((kind, pixels, captured))

    def close(self) -> Recording:
        """Write what is queued, finish the files, and return what was recorded."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
        return self.state

    def _run(self) -> None:
        is_closing = False
        try:
            for kind, pixels, captured in iter(self._queue.get, None):
                self._write(kind, pixels, captured)
            is_closing = True
        except Exception as error:  # noqa: BLE001 - the recording has to say that it ended
            self._note_error(error)
        try:
            self._close_writers()
        except Exception as error:  # noqa: BLE001
            self._note_error(error)
        while not is_closing:  # what is added until `close` is dropped
            is_closing = self._queue.get() is None

    def _note_error(self, error: Exception) -> None:
        """Note why the recording ended: the first error, whatever it is."""
        text = of_picture(error, self._state.targets[0].name, "recording").text
        self._state = replace(self._state, error=self._state.error or text)

    def _write(self, kind: str, pixels: Pixels, captured: float) -> None:
        height, width = pixels.shape[:2]
        if (width, height) != self._size:
            raise ConfigError(
                "The camera changed to {size}; a recording has one size.",
                "Start the recording again.",
                size=f"{width} x {height}",
            )
        if self._began is None:
            self._began = captured
        self._writers[kind].write(pixels, captured - self._began)
        writers = self._writers.values()
        self._state = replace(
            self._state,
            seconds=max(self._state.seconds, captured - self._began),
            frames=max(writer.frames for writer in writers),
            bytes=sum(writer.bytes_written for writer in writers),
        )

    def _close_writers(self) -> None:
        errors: list[Exception] = []
        for writer in self._writers.values():
            try:
                writer.close()
            except Exception as error:  # noqa: BLE001 - the others are closed, too
                errors.append(error)
        if errors:
            raise errors[0]


def virtual_camera_problem() -> str:
    """Return why a virtual camera is not available here, "" if it may be.

    pyvirtualcam is not installed by default: it is GPL, and needs a driver.
    """
    if importlib.util.find_spec("pyvirtualcam") is None:
        return joined(
            " ",
            msg("The package pyvirtualcam is not installed."),
            msg("{hint}.", hint=install_hint("pyvirtualcam")),
            _DRIVER_HINT,
        )
    return ""


class VirtualCamera:
    """A camera device that shows the frames it is given; reopened when their size changes.

    Thread-safe: one thread may close it while another shows frames.
    """

    def __init__(self, rate: float) -> None:
        problem = virtual_camera_problem()
        if problem:
            raise CameraError("A virtual camera is not available.", problem)
        self._rate = rate
        self._lock = threading.Lock()
        self._camera: Any = None
        self._is_closed = False

    def show(self, pixels: Pixels) -> None:
        """Send a frame, unless it was closed; raises CameraError if no driver accepts it."""
        height, width = pixels.shape[:2]
        with self._lock:
            if self._is_closed:
                return
            camera = self._camera
            if camera is None or (camera.width, camera.height) != (width, height):
                self._remove()
                self._open(width, height)
            try:
                self._camera.send(np.ascontiguousarray(pixels))
            except RuntimeError as error:
                raise CameraError("The virtual camera is gone.", str(error)) from error

    def close(self) -> None:
        """Remove the virtual camera; no frame opens it again."""
        with self._lock:
            self._is_closed = True
            self._remove()

    def _remove(self) -> None:
        if self._camera is not None:
            with contextlib.suppress(RuntimeError):
                self._camera.close()
            self._camera = None

    def _open(self, width: int, height: int) -> None:
        import pyvirtualcam

        try:
            self._camera = pyvirtualcam.Camera(width, height, self._rate)
        except RuntimeError as error:
            raise CameraError(
                "A virtual camera is not available.", joined(" ", _DRIVER_HINT, f"({error})")
            ) from error
