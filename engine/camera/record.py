"""Recording what the camera sees, or its result, or both, in a thread of its own.

The original film has every picture that came from the camera, the other one every result: where the
model is slower than the camera, the first has more.

Every picture carries the time at which it came, so a film is as long as what was filmed, however
unevenly the pictures came. Where the disk or the encoder is too slow, pictures are left out and
counted; the memory does not fill. A file that is being written can be played at any time, so
neither a full disk nor a crash takes what is there already.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.camera.snapshot import free_name
from engine.errors import ConfigError, DeblurError

if TYPE_CHECKING:
    from engine.video.write import VideoWriter

_Picture = tuple[str, NDArray[np.uint8], float]

CHOICES = ("original", "result", "both")

_WAITING = 8
"""Pictures that may wait for the encoder: a quarter of a second."""


@dataclass(frozen=True)
class Recording:
    """What has been recorded so far.

    `frames` are those of the film that has more; `error` is why it ended by itself, "" while it
    goes on.
    """

    targets: tuple[Path, ...]
    seconds: float = 0.0
    frames: int = 0
    left_out: int = 0
    bytes: int = 0
    error: str = ""


class Recorder:
    """Writes what it is given until closed; thread-safe.

    `which` is "original", "result" or "both", which makes two files. No file is replaced: a number
    is put behind the name. Raises ConfigError, and VideoError where it cannot begin.
    """

    def __init__(self, target: Path, which: str, size: tuple[int, int]) -> None:
        from engine.video.write import VideoWriter

        if which not in CHOICES:
            raise ConfigError(f"{which!r} cannot be recorded.", f"Choose {', '.join(CHOICES)}.")
        self._size = size
        kinds = ("original", "result") if which == "both" else (which,)
        endings = {"original": "", "result": " deblurred"} if which == "both" else {which: ""}
        target = free_name(target, *endings.values())
        paths = [target.with_name(f"{target.stem}{endings[k]}{target.suffix}") for k in kinds]
        self._writers: dict[str, VideoWriter] = {}
        try:
            for kind, path in zip(kinds, paths, strict=True):
                self._writers[kind] = VideoWriter(path, size)
        except DeblurError:
            self._close_writers()
            raise
        self._waiting: queue.Queue[_Picture | None] = queue.Queue(_WAITING * len(kinds))
        self._now = Recording(tuple(paths))
        self._left_out = dict.fromkeys(kinds, 0)
        """By kind, as each kind comes from a thread of its own."""
        self._began: float | None = None
        self._thread = threading.Thread(target=self._run, name="deblur-recorder", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Recording:
        """What has been recorded."""
        return replace(self._now, left_out=sum(self._left_out.values()))

    def add(self, kind: str, pixels: NDArray[np.uint8], captured: float) -> None:
        """Record a picture, "original" or "result", or leave it out where too many wait.

        `captured`: when its original came, `time.perf_counter()`. A kind that is not wanted is
        passed over.
        """
        if self._now.error or kind not in self._writers:
            return
        try:
            self._waiting.put_nowait((kind, pixels, captured))
        except queue.Full:
            self._left_out[kind] += 1

    def close(self) -> Recording:
        """Write what waits, complete the files, and return what was recorded."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()
        return self.now

    def _run(self) -> None:
        try:
            for kind, pixels, captured in iter(self._waiting.get, None):
                self._write(kind, pixels, captured)
        except DeblurError as error:
            self._now = replace(self._now, error=str(error))
        try:
            self._close_writers()
        except DeblurError as error:
            self._now = replace(self._now, error=self._now.error or str(error))
        if self._now.error:
            while self._waiting.get() is not None:  # until `close`
                pass

    def _write(self, kind: str, pixels: NDArray[np.uint8], captured: float) -> None:
        height, width = pixels.shape[:2]
        if (width, height) != self._size:
            raise ConfigError(
                f"The camera changed to {width} x {height}, and a film has one size.",
                "Start the recording again.",
            )
        if self._began is None:
            self._began = captured
        self._writers[kind].write(pixels, captured - self._began)
        writers = self._writers.values()
        self._now = replace(
            self._now,
            seconds=max(self._now.seconds, captured - self._began),
            frames=max(writer.frames for writer in writers),
            bytes=sum(writer.bytes_written for writer in writers),
        )

    def _close_writers(self) -> None:
        errors: list[DeblurError] = []
        for writer in self._writers.values():
            try:
                writer.close()
            except DeblurError as error:
                errors.append(error)
        if errors:
            raise errors[0]
