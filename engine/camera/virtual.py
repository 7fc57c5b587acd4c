"""The result as a camera for other programs: video calls, streaming.

By pyvirtualcam, which is not installed unasked: it is GPL, and needs a driver (v4l2loopback on
Linux, OBS on Windows and macOS).
"""

from __future__ import annotations

import contextlib
import importlib.util
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.resources import install_hint
from engine.errors import CameraError

_DRIVER = (
    "It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback "
    "(sudo modprobe v4l2loopback)."
)


def virtual_camera_problem() -> str:
    """Return why there can be no virtual camera here, "" if there might be one."""
    if importlib.util.find_spec("pyvirtualcam") is None:
        return (
            f"The package pyvirtualcam is not installed. {install_hint('pyvirtualcam')}. {_DRIVER}"
        )
    return ""


class VirtualCamera:
    """A camera that shows what it is given; made for one size, and anew for another."""

    def __init__(self, rate: float) -> None:
        why = virtual_camera_problem()
        if why:
            raise CameraError("There can be no virtual camera.", why)
        self._rate = rate
        self._camera: Any = None

    def show(self, pixels: NDArray[np.uint8]) -> None:
        """Send a picture, (H, W, 3) RGB; raises CameraError where no driver takes it."""
        height, width = pixels.shape[:2]
        if self._camera is None or (self._camera.width, self._camera.height) != (width, height):
            self.close()
            self._camera = self._made(width, height)
        try:
            self._camera.send(np.ascontiguousarray(pixels))
        except RuntimeError as error:
            raise CameraError("The virtual camera has gone.", str(error)) from error

    def close(self) -> None:
        """Take the virtual camera away."""
        if self._camera is not None:
            with contextlib.suppress(RuntimeError):
                self._camera.close()
            self._camera = None

    def _made(self, width: int, height: int) -> Any:  # noqa: ANN401 - a package without types
        import pyvirtualcam

        try:
            return pyvirtualcam.Camera(width, height, self._rate)
        except RuntimeError as error:
            raise CameraError("There can be no virtual camera.", f"{_DRIVER} ({error})") from error
