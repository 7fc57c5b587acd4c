"""What is done of a video, in a hidden folder beside its result: after a crash it goes on there.

    .holiday.1a2b3c4d.deblur-video/
        asked.json               of what file, with which settings
        00000.mp4, 00000.json    the first frames, and their times; and so on

A part counts once its `.json` is there, which is written last and in one step. Parts begin with a
key frame and hold a fixed number of frames, so the result does not depend on where it was
interrupted. The folder is locked while somebody works in it; it goes when the result is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from engine.core.paths import display_name, os_path
from engine.core.store import FileLock
from engine.errors import VideoError
from engine.images.files import atomic_file
from engine.video.colour import Pixels
from engine.video.flicker import Flicker
from engine.video.probe import VideoInfo
from engine.video.write import Encoding, VideoWriter, unwritten

SUFFIX = ".deblur-video"
SCHEMA = 1
"""Raised when parts of an earlier version no longer fit those of this one."""

_ENDS_BYTES = 1 << 20


@dataclass(frozen=True)
class Part:
    """Some frames that are done: their times in the source's time base, and what was noticed."""

    name: str
    size: int
    pts: tuple[int, ...]
    damaged: int = 0
    flicker: Flicker = field(default_factory=Flicker)
    model_seconds: float = 0.0


def parts_folder(target: Path) -> Path:
    """Return where the parts of a result are while it is made."""
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]
    return target.parent / f".{target.stem[:24]}.{name}{SUFFIX}"


def is_resumable(target: Path) -> bool:
    """Whether a result was begun and interrupted, so that it could be gone on with."""
    return (parts_folder(target) / "00000.json").exists()


class Parts:
    """The parts of one result; `done` are those that are complete. To be used with `with`.

    `asked` is whatever decides the result, as JSON values; parts of something else are thrown
    away, and `began_anew` says so. Raises VideoError where the folder cannot be made, or another
    process works in it.
    """

    def __init__(self, target: Path, asked: dict[str, Any]) -> None:
        self.folder = parts_folder(target)
        self.target = target
        self.done: list[Part] = []
        self.began_anew = False
        self._asked = {"schema": SCHEMA, **asked}
        self._lock = FileLock(self.folder.with_name(f"{self.folder.name}.lock"))

    def __enter__(self) -> Parts:
        free = True
        with suppress(OSError):  # a share without locks, or no folder, which is met below
            free = self._lock.acquire()
        if not free:
            raise VideoError(
                f"{display_name(self.target)} is being made at this moment, by another process.",
                "Wait for it, or choose another name for the result.",
            )
        try:
            self._begin()
        except OSError as error:
            self._lock.release()
            raise unwritten(self.target, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.done and not self.path("00000.json").exists():
            self.remove()  # nothing to go on with
        self._lock.release()

    @property
    def frames(self) -> int:
        """How many frames are done."""
        return sum(len(part.pts) for part in self.done)

    def path(self, name: str) -> Path:
        """Return the path of a file of the folder."""
        return self.folder / name

    def begin(self, info: VideoInfo, encoding: Encoding) -> PartWriter:
        """Begin the next part."""
        name = f"{len(self.done):05}"
        return PartWriter(self, name, info, encoding)

    def add(self, part: Part) -> None:
        """Count a part whose file is complete and on the disk."""
        try:
            with atomic_file(self.path(f"{part.name}.json"), overwrite=True) as file:
                file.write(json.dumps(asdict(part)).encode())
        except OSError as error:
            raise unwritten(self.target, error) from error
        self.done.append(part)

    def remove(self) -> None:
        """Delete the folder: the result is there, or nothing is."""
        shutil.rmtree(os_path(self.folder), ignore_errors=True)

    def _begin(self) -> None:
        # No more than this one folder: a disk that was unplugged is not to be made anew.
        with suppress(FileExistsError):
            os.mkdir(os_path(self.folder))
        before = _read(self.path("asked.json"))
        if before == self._asked:
            self._find_done()
        else:
            self.began_anew = before is not None and self.path("00000.json").exists()
            self.remove()
            os.mkdir(os_path(self.folder))
            with atomic_file(self.path("asked.json"), overwrite=True) as file:
                file.write(json.dumps(self._asked).encode())

    def _find_done(self) -> None:
        while True:
            name = f"{len(self.done):05}"
            values = _read(self.path(f"{name}.json"))
            try:
                assert isinstance(values, dict)
                flicker = Flicker(**values.pop("flicker"))
                part = Part(**{**values, "pts": tuple(values["pts"]), "flicker": flicker})
                if self.path(f"{name}.mp4").stat().st_size != part.size:
                    return
            except (AssertionError, OSError, TypeError, KeyError, AttributeError):
                return
            self.done.append(part)


class PartWriter:
    """Writes the frames of one part; `close` makes it count, `abort` forgets it."""

    def __init__(self, parts: Parts, name: str, info: VideoInfo, encoding: Encoding) -> None:
        self._parts = parts
        self._name = name
        self._base = info.time_base
        self._pts: list[int] = []
        self._file = VideoWriter(
            parts.path(f"{name}.mp4"), (info.width, info.height), encoding, overwrite=True
        )
        self.notes = self._file.notes

    def __len__(self) -> int:
        return len(self._pts)

    def write(self, pixels: Pixels, pts: int) -> None:
        """Write a frame."""
        self._file.write(pixels, pts * self._base)
        self._pts.append(pts)

    def close(self, *, damaged: int, flicker: Flicker, model_seconds: float) -> None:
        """Finish the part: on the disk, and counted."""
        self._file.close()
        size = self._file.bytes_written
        part = Part(self._name, size, tuple(self._pts), damaged, flicker, model_seconds)
        self._parts.add(part)

    def abort(self) -> None:
        """Forget the part."""
        self._file.abort()


def source_mark(source: Path) -> dict[str, Any]:
    """Return what tells a file from another: size, time, and the hash of both its ends.

    Not of all of it: a film of 50 GB would be read once more for that.
    """
    try:
        with open(os_path(source), "rb") as file:
            stat = os.fstat(file.fileno())
            digest = hashlib.sha256(file.read(_ENDS_BYTES))
            file.seek(max(0, stat.st_size - _ENDS_BYTES))
            digest.update(file.read(_ENDS_BYTES))
    except OSError as error:
        raise VideoError(f"{display_name(source)} cannot be read: {error.strerror}.") from error
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": digest.hexdigest()}


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    with suppress(OSError, ValueError):
        return json.loads(path.read_bytes())
    return None
