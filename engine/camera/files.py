"""A video file, or a folder of pictures, played as if a camera saw them; from the start when ended.

For demonstrations, and for machines without a camera. Whole files are `engine.video`'s business.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.camera.device import as_rgb, silence
from engine.errors import CameraError, ImageReadError
from engine.images import find_images, read_image

_MOST_BYTES = 512 << 20
"""Pictures of a folder are kept decoded up to so much: a disk does not give 30 a second."""


class _Paced:
    """Waits until the next picture is due; who comes too late is told how many have passed."""

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
    """A video file at its own rate; raises CameraError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        from engine.core.opencv import cv2

        self.name = path.name
        silence()
        self._capture = cv2.VideoCapture(str(path))
        rate = float(self._capture.get(cv2.CAP_PROP_FPS))
        if not self._capture.isOpened():
            raise CameraError(f"{path.name} is no video that can be played.", "Choose another.")
        self._pace = _Paced(rate if 1 <= rate <= 240 else 30.0)
        self.rate = self._pace.rate

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next picture, the first one again after the last."""
        from engine.core.opencv import cv2

        for _ in range(self._pace.wait()):
            self._capture.grab()
        there, picture = self._capture.read()
        if not there:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            there, picture = self._capture.read()
        if not there or picture is None:
            raise CameraError(f"{self.name} has no pictures.", "Choose another video.")
        return as_rgb(picture, self.name)

    def close(self) -> None:
        """Close the file."""
        self._capture.release()


class FolderSource:
    """The pictures of a folder by name, at `rate` a second; CameraError where there are none."""

    def __init__(self, folder: Path, rate: float) -> None:
        self.name = folder.name
        self.rate = rate
        self._pace = _Paced(rate)
        self._paths = [found.path for found in find_images([folder], recursive=False)]
        self._kept: dict[int, NDArray[np.uint8]] = {}
        self._place = -1
        if not self._paths:
            raise CameraError(f"There are no pictures in {folder}.", "Choose another folder.")

    def read(self) -> NDArray[np.uint8] | None:
        """Wait for the next picture, the first one again after the last."""
        self._place = (self._place + 1 + self._pace.wait()) % len(self._paths)
        picture = self._kept.get(self._place)
        if picture is None:
            picture = self._decode(self._paths[self._place])
            if (len(self._kept) + 1) * picture.nbytes <= _MOST_BYTES:
                self._kept[self._place] = picture
        return picture.copy()

    def close(self) -> None:
        """Forget the pictures."""
        self._kept.clear()

    def _decode(self, path: Path) -> NDArray[np.uint8]:
        try:
            pixels = read_image(path).pixels
        except ImageReadError as error:
            raise CameraError(error.message, error.hint) from error
        return pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
