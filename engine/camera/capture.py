"""The thread that reads a source. The newest frame wins; there is never a queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from engine.camera.sources import Source
from engine.camera.stats import Rate
from engine.errors import CameraError
from engine.steps import give_up

_CLOSE_SECONDS = 3.0
_FIRST_SECONDS = 10.0
_NEXT_SECONDS = 5.0
"""A camera silent for this long is in use elsewhere, covered by a switch, or unplugged."""


@dataclass(frozen=True)
class CapturedFrame:
    """A frame from the source.

    `pixels`: (H, W, 3) uint8 RGB, `captured`: `time.perf_counter()` on arrival, in seconds.
    """

    number: int
    captured: float
    pixels: NDArray[np.uint8]


class Capture:
    """Opens a source in its own thread and reads it until closed; a context manager."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        on_frame: Callable[[CapturedFrame], None] = lambda frame: None,
    ) -> None:
        """`on_frame` gets every frame, in the reading thread; it has to be quick."""
        self._open = open_source
        self._on_frame = on_frame
        self._lock = threading.Condition()
        self._newest: CapturedFrame | None = None
        self._ended = False
        self._error: BaseException | None = None
        self._closing = False
        self._count = 0
        self._dropped = 0
        self._rate = Rate()
        self._source: Source | None = None
        # A daemon: a driver may hang forever, which must not keep the program from closing.
        self._thread = threading.Thread(target=self._run, name="deblur-capture", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closing = True
        self._thread.join(_CLOSE_SECONDS)
        if self._thread.is_alive():
            give_up(self._thread.is_alive)

    @property
    def counts(self) -> tuple[int, int]:
        """How many frames arrived, and how many of them were replaced before being taken."""
        with self._lock:
            return self._count, self._dropped

    @property
    def name(self) -> str:
        """The name of the source, "" until it is open."""
        return self._source.name if self._source is not None else ""

    def rate(self, now: float) -> float:
        """Return the recent frames per second; 0 if not known yet."""
        with self._lock:
            return self._rate.get(now)

    def take(self, seconds: float) -> CapturedFrame | None:
        """Wait up to `seconds` for a frame newer than the last one taken; None if none came.

        Raises CameraError if the source has ended or failed.
        """
        with self._lock:
            self._lock.wait_for(lambda: self._newest is not None or self._ended, seconds)
            frame, self._newest = self._newest, None
            if frame is None and self._ended:
                raise self._error or CameraError("The camera has no more frames.")
            return frame

    def _run(self) -> None:
        try:
            source = self._source = self._open()
            try:
                while not self._closing:
                    pixels = source.read()
                    if pixels is None:
                        break
                    self._put(CapturedFrame(self._count, time.perf_counter(), pixels))
            finally:
                source.close()
        except BaseException as error:  # noqa: BLE001 - raised again in `take`
            self._error = error
        with self._lock:
            self._ended = True
            self._lock.notify_all()

    def _put(self, frame: CapturedFrame) -> None:
        self._on_frame(frame)
        with self._lock:
            self._dropped += self._newest is not None
            self._count += 1
            self._rate.add(frame.captured)
            self._newest = frame
            self._lock.notify_all()


class FrameTimeout:
    """Raises CameraError when a camera has delivered nothing for too long."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._limit = _FIRST_SECONDS

    def reset(self) -> None:
        """Restart the timeout: a frame arrived."""
        self._since, self._limit = time.monotonic(), _NEXT_SECONDS

    def check(self) -> None:
        """Raise CameraError if the timeout has passed."""
        if time.monotonic() - self._since > self._limit:
            raise CameraError(
                "The camera delivers no frames.",
                "Check that it is plugged in, not in use by another program, and not blocked "
                "by a privacy switch. Then start it again.",
            )
