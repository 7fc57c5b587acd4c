"""Cameras, by OpenCV.

MJPG, size and rate are asked for together, as many cameras give 30 pictures a second of 1280 x 720
only as MJPG, and forget one wish when another comes later. What is really given is read from the
pictures; what a driver claims is not believed.

Only Linux tells names of cameras to a program without further packages; elsewhere they have
numbers.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.camera.spec import CHART, CameraInfo
from engine.errors import CameraError
from engine.events import Progress, Work

if TYPE_CHECKING:
    import cv2

_MOST_CAMERAS = 8
_FAILURES = 10
"""Pictures in a row that may be missing: some cameras swallow the first ones."""

_KNOWN = Path("/sys/class/video4linux")
_NODES = Path("/dev")


class DeviceSource:
    """A camera by its number or device file, asked for (width, height) `size`, None for its own.

    Raises CameraError, with what to do, where it cannot be opened.
    """

    def __init__(self, key: str, size: tuple[int, int] | None, rate: float) -> None:
        from engine.core.opencv import cv2

        self.name = _name(key)
        self._shape: tuple[int, ...] = ()
        self._capture = _open(key)
        if not self._capture.isOpened():
            raise _refusal(key, self.name)
        wishes = {cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*"MJPG"))}
        if size is not None:
            wishes |= {cv2.CAP_PROP_FRAME_WIDTH: size[0], cv2.CAP_PROP_FRAME_HEIGHT: size[1]}
        # One picture waiting, not four: three old ones are 100 ms of latency.
        wishes |= {cv2.CAP_PROP_FPS: rate, cv2.CAP_PROP_BUFFERSIZE: 1}
        for wish, value in wishes.items():
            self._capture.set(wish, value)
        self.rate = float(self._capture.get(cv2.CAP_PROP_FPS))

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next picture; raises CameraError where none comes any more."""
        for _ in range(_FAILURES):
            there, picture = self._capture.read()
            if there and picture is not None:
                return as_rgb(picture, self.name)
        raise CameraError(
            f"{self.name} gives no pictures any more.",
            "Was it unplugged, or taken by another program? Plug it in and start again.",
        )

    def close(self) -> None:
        """Let go of the camera, so that its light goes out."""
        self._capture.release()


def as_rgb(picture: NDArray[Any], name: str) -> NDArray[np.uint8]:
    """Return what OpenCV read, grey, BGR or BGRA in 8 bits, as RGB (H, W, 3); else CameraError."""
    from engine.core.opencv import cv2

    codes = {1: cv2.COLOR_GRAY2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGB}
    channels = 1 if picture.ndim == 2 else picture.shape[-1]
    if picture.dtype != np.uint8 or picture.ndim not in (2, 3) or channels not in codes:
        raise CameraError(
            f"{name} gives pictures in a form that cannot be used: {channels} channels of "
            f"{picture.dtype}.",
            "Choose another size in the list, or another camera.",
        )
    rgb: NDArray[np.uint8] = cv2.cvtColor(picture, codes[channels])  # type: ignore[assignment]
    return rgb


def silence() -> None:
    """Keep OpenCV from printing what goes wrong: it is said by us."""


def is_camera(key: str) -> bool:
    """Whether this names a camera: a number, or a device file."""
    return key.isdigit() or bool(re.fullmatch(r"/dev/video\d+", key))


def find_cameras() -> Work[list[CameraInfo]]:
    """Return the cameras of this machine and, last, the moving chart.

    On Linux by what the kernel knows, at once and without touching one; elsewhere each of the first
    numbers is opened, which takes seconds and makes their lights flash.
    """
    found = []
    numbers = _linux_numbers() if sys.platform.startswith("linux") else range(_MOST_CAMERAS)
    for number in numbers:
        yield Progress(number, _MOST_CAMERAS, "cameras", str(number))
        info = _ask(str(number))
        if info is not None:
            found.append(info)
        elif not sys.platform.startswith("linux"):
            break  # the numbers have no gaps there
    return [*found, CameraInfo(CHART, "Moving chart", (640, 480), 30.0)]


def _ask(key: str) -> CameraInfo | None:
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
    """Yield the numbers of what gives pictures: a camera has a second device file, for its data."""
    if not _KNOWN.is_dir():
        return
    numbers = sorted(int(p.name[5:]) for p in _KNOWN.iterdir() if re.fullmatch(r"video\d+", p.name))
    for number in numbers:
        try:
            index = (_KNOWN / f"video{number}" / "index").read_text(encoding="ascii").strip()
        except OSError:
            index = "0"
        if index == "0":
            yield number


def _name(key: str) -> str:
    node = key if key.startswith("/dev/") else f"/dev/video{key}"
    try:
        text = (_KNOWN / Path(node).name / "name").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return f"Camera {key}"
    return text.strip() or f"Camera {key}"


def _open(key: str) -> cv2.VideoCapture:
    from engine.core.opencv import cv2

    silence()
    backends = {"win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION, "linux": cv2.CAP_V4L2}
    backend = backends.get(sys.platform, cv2.CAP_ANY)
    return cv2.VideoCapture(int(key) if key.isdigit() else key, backend)


def _refusal(key: str, name: str) -> CameraError:
    """Return why a camera cannot be opened, as far as this system tells."""
    if not sys.platform.startswith("linux"):
        return CameraError(
            f"{name} cannot be opened.",
            "Is it plugged in, not in use by another program, and may this program use cameras "
            "(the privacy settings of the system)? Then start it again.",
        )
    node = _NODES / (f"video{key}" if key.isdigit() else Path(key).name)
    if not node.exists():
        cameras = ", ".join(str(number) for number in _linux_numbers())
        return CameraError(
            f"There is no camera {key} here.",
            f"There are: {cameras}." if cameras else "Plug one in, and look again.",
        )
    if not os.access(node, os.R_OK | os.W_OK):
        return CameraError(
            f"You may not use {name} ({node}).",
            "Become a member of the group video: sudo usermod -aG video $USER, then log in again.",
        )
    return CameraError(
        f"{name} is in use by another program, or is no camera for pictures.",
        "Close the program that shows it (a browser, a video call), then start it again.",
    )
