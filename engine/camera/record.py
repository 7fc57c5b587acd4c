"""Recording what the camera sees, or its result, or both, in a thread of its own.

Every picture carries the time at which it came, so a film is as long as what was filmed, however
unevenly the pictures came. Where the disk or the encoder is too slow, pictures are left out and
counted; the memory does not fill. A file that is being written can be played at any time, so
neither a full disk nor a crash takes what is there already.

Room: engine/camera, numpy; PyAV by engine.video, inside functions.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.camera.snapshot import LiveFrame, free_name
from engine.errors import ConfigError, DeblurError

if TYPE_CHECKING:
    from engine.video.write import VideoWriter

CHOICES = ("original", "result", "both")

_WAITING = 8
"""Pictures that may wait for the encoder: a quarter of a second."""


@dataclass(frozen=True)
class Recording:
    """What has been recorded so far; `error` is why it ended by itself, "" while it goes on."""

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
        self._writers: list[tuple[str, VideoWriter]] = []
        try:
            for kind, path in zip(kinds, paths, strict=True):
                self._writers.append((kind, VideoWriter(path, size)))
        except DeblurError:
            self._close_writers()
            raise
        self._waiting: queue.Queue[LiveFrame | None] = queue.Queue(_WAITING)
        # Each is changed by one thread alone: this one, and the one that gives pictures.
        self._now, self._left_out = Recording(tuple(paths)), 0
        self._began: float | None = None
        self._thread = threading.Thread(target=self._run, name="deblur-recorder", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Recording:
        """What has been recorded."""
        return replace(self._now, left_out=self._left_out)

    def add(self, frame: LiveFrame) -> None:
        """Record a picture, or leave it out where too many wait."""
        if self._now.error:
            return
        try:
            self._waiting.put_nowait(frame)
        except queue.Full:
            self._left_out += 1

    def close(self) -> Recording:
        """Write what waits, complete the files, and return what was recorded."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()
        return self.now

    def _run(self) -> None:
        try:
            for frame in iter(self._waiting.get, None):
                self._write(frame)
        except DeblurError as error:
            self._now = replace(self._now, error=str(error))
        try:
            self._close_writers()
        except DeblurError as error:
            self._now = replace(self._now, error=self._now.error or str(error))
        if self._now.error:
            while self._waiting.get() is not None:  # until `close`
                pass

    def _write(self, frame: LiveFrame) -> None:
        height, width = frame.original.shape[:2]
        if (width, height) != self._size:
            raise ConfigError(
                f"The camera changed to {width} x {height}, and a film has one size.",
                "Start the recording again.",
            )
        if self._began is None:
            self._began = frame.captured
        seconds = frame.captured - self._began
        for kind, writer in self._writers:
            writer.write(frame.original if kind == "original" else frame.result, seconds)
        size = sum(writer.bytes_written for _, writer in self._writers)
        self._now = replace(self._now, seconds=seconds, frames=self._now.frames + 1, bytes=size)

    def _close_writers(self) -> None:
        errors: list[DeblurError] = []
        for _, writer in self._writers:
            try:
                writer.close()
            except DeblurError as error:
                errors.append(error)
        if errors:
            raise errors[0]
