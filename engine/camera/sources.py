"""Sources of live frames: cameras (by OpenCV), video files and image folders played in a loop.

Format (MJPG), size and rate are requested together: many cameras deliver 30 frames per second at
1280 x 720 only as MJPG, and forget one setting when another follows later. What the camera really
delivers is taken from its frames; what the driver claims is not trusted.

Only Linux gives camera names without further packages; elsewhere cameras have numbers.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.camera.chart import ChartSource
from engine.camera.spec import CHART, CameraInfo, CameraSpec
from engine.core.paths import exists, is_file, is_folder
from engine.errors import CameraError, ImageReadError
from engine.events import Progress, Work
from engine.images import find_images, read_image
from engine.messages import msg

if TYPE_CHECKING:
    import cv2

_MAX_CAMERAS = 8
_MAX_FAILURES = 10
"""Consecutive missing frames that are tolerated: some cameras swallow the first ones."""

_CACHE_BYTES = 512 << 20
"""Limit for decoded folder images: a disk does not deliver 30 per second."""

_SYSFS = Path("/sys/class/video4linux")
_DEV = Path("/dev")


class Source(Protocol):
    """Delivers frames at its own pace; used by one thread at a time.

    `name` is for display. `rate` is what the source claims, in frames per second.
    """

    name: str
    rate: float

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next frame and return it, (H, W, 3) RGB, owned by the caller.

        Frames that passed since the last call are lost. None at the end. Raises CameraError if the
        source has gone or delivers something unusable.
        """

    def close(self) -> None:
        """Release the source; `read` is not called afterwards."""


def open_source(spec: CameraSpec) -> Source:
    """Open the requested source; may take seconds. Raises CameraError."""
    if spec.source == CHART:
        return ChartSource(spec.size or (640, 480), spec.rate)
    path = Path(spec.source)
    if is_folder(path):
        return FolderSource(path, spec.rate)
    if is_file(path):
        return VideoSource(path)
    if not (spec.source.isdigit() or re.fullmatch(r"/dev/video\d+", spec.source)):
        raise CameraError(
            "There is no camera, video or folder '{source}'.",
            "Cameras have numbers, starting at 0. List them with: deblur camera --list",
            source=spec.source,
        )
    return CameraSource(spec.source, spec.size, spec.rate)


CHART_INFO = CameraInfo(CHART, "Moving chart", (640, 480), 30.0)
"""The test chart, which needs no camera."""


def find_cameras() -> Work[list[CameraInfo]]:
    """Return the cameras of this machine and, last, the moving chart.

    On Linux the kernel knows them, so no camera is opened; elsewhere each of the first numbers is
    opened, which takes seconds and makes the cameras' lights flash.
    """
    found = []
    linux = sys.platform.startswith("linux")
    for number in _linux_numbers() if linux else range(_MAX_CAMERAS):
        yield Progress(number, _MAX_CAMERAS, "cameras", str(number))
        info = _query(str(number))
        if info is not None:
            found.append(info)
        elif not linux:
            break  # the numbers have no gaps there
    return [*found, CHART_INFO]


# Cameras ----------------------------------------------------------------------------------------


class CameraSource:
    """A camera by its number or device file, with a requested (width, height) `size` or None.

    Raises CameraError, with what to do, if it cannot be opened.
    """

    def __init__(self, key: str, size: tuple[int, int] | None, rate: float) -> None:
        from engine.core.opencv import cv2

        self.name = _name(key)
        self._capture = _open(key)
        if not self._capture.isOpened():
            raise _open_error(key, self.name)
        settings = {cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*"MJPG"))}
        if size is not None:
            settings |= {cv2.CAP_PROP_FRAME_WIDTH: size[0], cv2.CAP_PROP_FRAME_HEIGHT: size[1]}
        # One buffered frame, not four: three old ones are 100 ms of latency.
        settings |= {cv2.CAP_PROP_FPS: rate, cv2.CAP_PROP_BUFFERSIZE: 1}
        for name, value in settings.items():
            self._capture.set(name, value)
        self.rate = float(self._capture.get(cv2.CAP_PROP_FPS))

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next frame; raises CameraError if none comes any more."""
        for _ in range(_MAX_FAILURES):
            ok, frame = self._capture.read()
            if ok and frame is not None:
                return _as_rgb(frame, self.name)
        raise CameraError(
            "{name} has stopped delivering frames.",
            "It may have been unplugged or taken by another program. Plug it in and start again.",
            name=self.name,
        )

    def close(self) -> None:
        """Release the camera, so that its light goes out."""
        self._capture.release()


def _as_rgb(frame: NDArray[Any], name: str) -> NDArray[np.uint8]:
    """Convert an OpenCV frame, grey, BGR or BGRA in 8 bits, to (H, W, 3) RGB, or CameraError."""
    from engine.core.opencv import cv2

    codes = {1: cv2.COLOR_GRAY2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGB}
    channels = 1 if frame.ndim == 2 else frame.shape[-1]
    if frame.dtype != np.uint8 or frame.ndim not in (2, 3) or channels not in codes:
        raise CameraError(
            "{name} delivers an unsupported pixel format: {channels} channels of {kind}.",
            "Choose another size or another camera.",
            name=name,
            channels=channels,
            kind=str(frame.dtype),
        )
    rgb: NDArray[np.uint8] = cv2.cvtColor(frame, codes[channels])  # type: ignore[assignment]
    return rgb


def _query(key: str) -> CameraInfo | None:
    if sys.platform.startswith("linux"):
        return CameraInfo(key, _name(key))
    from engine.core.opencv import cv2

    capture = _open(key)
    try:
        if not capture.isOpened():
            return None
        width, height, rate = (
            capture.get(name)
            for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT, cv2.CAP_PROP_FPS)
        )
        return CameraInfo(key, _name(key), (int(width), int(height)), float(rate))
    finally:
        capture.release()


def _linux_numbers() -> Iterator[int]:
    """Yield the numbers of capture devices: a camera has a second device file for metadata."""
    if not is_folder(_SYSFS):
        return
    numbers = sorted(int(p.name[5:]) for p in _SYSFS.iterdir() if re.fullmatch(r"video\d+", p.name))
    for number in numbers:
        try:
            index = (_SYSFS / f"video{number}" / "index").read_text(encoding="ascii").strip()
        except OSError:
            index = "0"
        if index == "0":
            yield number


def _name(key: str) -> str:
    node = key if key.startswith("/dev/") else f"/dev/video{key}"
    try:
        text = (_SYSFS / Path(node).name / "name").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return f"Camera {key}"
    return text.strip() or f"Camera {key}"


def _open(key: str) -> cv2.VideoCapture:
    from engine.core.opencv import cv2

    backends = {"win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION, "linux": cv2.CAP_V4L2}
    backend = backends.get(sys.platform, cv2.CAP_ANY)
    return cv2.VideoCapture(int(key) if key.isdigit() else key, backend)


def _open_error(key: str, name: str) -> CameraError:
    """Return why a camera cannot be opened, as far as the system tells."""
    if not sys.platform.startswith("linux"):
        return CameraError(
            "{name} cannot be opened.",
            "Check that it is plugged in, not in use by another program, and allowed in the "
            "privacy settings of the system. Then start it again.",
            name=name,
        )
    node = _DEV / (f"video{key}" if key.isdigit() else Path(key).name)
    if not exists(node):
        cameras = ", ".join(str(number) for number in _linux_numbers())
        return CameraError(
            "There is no camera {key}.",
            msg("Available: {cameras}.", cameras=cameras) if cameras else "Plug one in.",
            key=key,
        )
    if not os.access(node, os.R_OK | os.W_OK):
        return CameraError(
            "You do not have permission to use {name} ({file}).",
            "Join the group video: sudo usermod -aG video $USER, then log in again.",
            name=name,
            file=node,
        )
    return CameraError(
        "{name} is in use by another program, or delivers no pictures.",
        "Close the program that uses it (a browser, a video call), then start it again.",
        name=name,
    )


# Files ------------------------------------------------------------------------------------------


class _Pacer:
    """Waits until the next frame is due, and tells late callers how many they missed."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._next = 0.0

    def wait(self) -> int:
        now, period = time.perf_counter(), 1 / self.rate
        if not self._next:
            self._next = now
        missed = max(0, int((now - self._next) / period))
        self._next += missed * period
        time.sleep(max(0.0, self._next - now))
        self._next += period
        return missed


class VideoSource:
    """A video file in a loop at its own rate; raises CameraError if it cannot be read."""

    def __init__(self, path: Path) -> None:
        from engine.core.opencv import cv2

        self.name = path.name
        self._capture = cv2.VideoCapture(str(path))
        rate = float(self._capture.get(cv2.CAP_PROP_FPS))
        if not self._capture.isOpened():
            raise CameraError(
                "{name} is not a playable video.", "Choose another file.", name=path.name
            )
        self._pacer = _Pacer(rate if 1 <= rate <= 240 else 30.0)
        self.rate = self._pacer.rate

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next frame; the first follows the last."""
        from engine.core.opencv import cv2

        for _ in range(self._pacer.wait()):
            self._capture.grab()
        ok, frame = self._capture.read()
        if not ok:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            ok, frame = self._capture.read()
        if not ok or frame is None:
            raise CameraError("{name} has no frames.", "Choose another video.", name=self.name)
        return _as_rgb(frame, self.name)

    def close(self) -> None:
        """Close the file."""
        self._capture.release()


class FolderSource:
    """The images of a folder by name in a loop; raises CameraError if there are none."""

    def __init__(self, folder: Path, rate: float) -> None:
        self.name = folder.name
        self.rate = rate
        self._pacer = _Pacer(rate)
        self._paths = [found.path for found in find_images([folder], recursive=False)]
        self._cache: dict[int, NDArray[np.uint8]] = {}
        self._index = -1
        if not self._paths:
            raise CameraError(
                "There are no images in {folder}.", "Choose another folder.", folder=folder
            )

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next image; the first follows the last."""
        self._index = (self._index + 1 + self._pacer.wait()) % len(self._paths)
        frame = self._cache.get(self._index)
        if frame is None:
            try:
                pixels = read_image(self._paths[self._index]).pixels
            except ImageReadError as error:
                raise CameraError(error.message, error.hint) from error
            frame = pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
            if (len(self._cache) + 1) * frame.nbytes <= _CACHE_BYTES:
                self._cache[self._index] = frame
        return frame.copy()

    def close(self) -> None:
        """Drop the cached images."""
        self._cache.clear()
