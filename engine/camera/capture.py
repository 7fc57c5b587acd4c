"""The thread that reads a source. The newest picture wins; there is never a queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from engine.camera.meter import Rate
from engine.camera.source import Source
from engine.errors import CameraError

_FIRST_SECONDS = 10.0
_NEXT_SECONDS = 5.0
"""A camera that gives nothing for so long is in use elsewhere, covered by a switch, or gone."""


@dataclass(frozen=True)
class Shot:
    """A picture as it came from the source.

    `pixels`: (H, W, 3) uint8 RGB, `captured`: `time.perf_counter()` when it was there, in seconds.
    """

    number: int
    captured: float
    pixels: NDArray[np.uint8]


class Capture:
    """Opens a source in a thread of its own and reads it there until closed; a context."""

    def __init__(
        self, open_source: Callable[[], Source], hear: Callable[[Shot], None] = lambda shot: None
    ) -> None:
        """`hear` gets every picture, in the thread that reads; it has to be quick."""
        self._open = open_source
        self._hear = hear
        self._lock = threading.Condition()
        self._newest: Shot | None = None
        self._ended = False
        self._error: BaseException | None = None
        self._closing = False
        self._count = 0
        self._dropped = 0
        self._rate = Rate()
        self._source: Source | None = None
        # A daemon: a driver may hang in a call for ever, and the window is to close all the same.
        self._thread = threading.Thread(target=self._run, name="deblur-capture", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._closing = True
        self._thread.join(3.0)

    @property
    def counts(self) -> tuple[int, int]:
        """How many pictures came, and how many of them nobody took before the next one."""
        with self._lock:
            return self._count, self._dropped

    @property
    def name(self) -> str:
        """The name of the source, "" before it is open."""
        return self._source.name if self._source is not None else ""

    def rate(self, now: float) -> float:
        """Return how many pictures a second came lately; 0 where it is not known yet."""
        with self._lock:
            return self._rate.get(now)

    def take(self, seconds: float) -> Shot | None:
        """Wait up to so long for a picture newer than the last one taken; None if none came.

        Raises CameraError where the source has ended, or gave nothing for seconds on end.
        """
        with self._lock:
            self._lock.wait_for(lambda: self._newest is not None or self._ended, seconds)
            shot, self._newest = self._newest, None
            if shot is None and self._ended:
                raise self._error or CameraError("There are no more pictures.")
            return shot

    def _run(self) -> None:
        try:
            source = self._source = self._open()
            try:
                while not self._closing:
                    pixels = source.read()
                    if pixels is None:
                        break
                    self._put(Shot(self._count, time.perf_counter(), pixels))
            finally:
                source.close()
        except BaseException as error:  # noqa: BLE001 - raised where the pictures are taken
            self._error = error
        with self._lock:
            self._ended = True
            self._lock.notify_all()

    def _put(self, shot: Shot) -> None:
        self._hear(shot)
        with self._lock:
            self._dropped += self._newest is not None
            self._count += 1
            self._rate.add(shot.captured)
            self._newest = shot
            self._lock.notify_all()


class Patience:
    """Says when a camera has given nothing for too long."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._limit = _FIRST_SECONDS

    def got(self) -> None:
        """A picture came."""
        self._since, self._limit = time.monotonic(), _NEXT_SECONDS

    def check(self) -> None:
        """Raise CameraError when it has been too long."""
        if time.monotonic() - self._since > self._limit:
            raise CameraError(
                "The camera gives no pictures.",
                "Is it in use by another program, covered by a switch, or unplugged? Then start "
                "it again.",
            )
