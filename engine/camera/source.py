"""Where live pictures come from."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.camera.chart import ChartSource
from engine.camera.device import DeviceSource, is_camera
from engine.camera.files import FolderSource, VideoSource
from engine.camera.spec import CHART, CameraSpec
from engine.errors import CameraError

__all__ = ["Source", "open_source"]


class Source(Protocol):
    """Something that gives pictures at its own pace; used by one thread at a time.

    `name` is for people. `rate` is what the source claims, in pictures a second; cameras lie.
    """

    name: str
    rate: float

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next picture and return it, (H, W, 3) RGB, the caller's to keep.

        Pictures that passed while nobody read are gone. None when there will be no more. Raises
        CameraError when the source has gone or gives what is no picture.
        """

    def close(self) -> None:
        """Let go of the source; `read` is not called afterwards."""


def open_source(spec: CameraSpec) -> Source:
    """Return the source that is asked for, open; may take seconds. Raises CameraError."""
    if spec.source == CHART:
        return ChartSource(spec.size or (640, 480), spec.rate)
    path = Path(spec.source)
    if path.is_dir():
        return FolderSource(path, spec.rate)
    if path.is_file():
        return VideoSource(path)
    if not is_camera(spec.source):
        raise CameraError(
            f"There is no camera, video or folder {spec.source!r}.",
            "Cameras have numbers, the first is 0. See them with: deblur camera --list",
        )
    return DeviceSource(spec.source, spec.size, spec.rate)
