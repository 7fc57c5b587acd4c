"""The finished segments of a video, in a hidden folder beside its result, so that it can resume.

    .holiday.1a2b3c4d.deblur-video/
        asked.json               the source file and the settings
        00000.mp4, 00000.json    the first frames, and their times; and so on
        00007.npz                the last frame, which the next one is blended with

A segment counts once its `.json` is there, which is written last and atomically. Segments begin
with a key frame and hold a fixed number of frames, so the result does not depend on where it was
interrupted. The folder is locked while in use, and removed with the result complete.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from engine.core.files import atomic_file
from engine.core.locks import FileLock
from engine.core.paths import display_name, exists, open_file, os_path
from engine.errors import VideoError
from engine.video.deflicker import Blended
from engine.video.flicker import Flicker
from engine.video.write import write_error

SUFFIX = ".deblur-video"

_HASHED_BYTES = 1 << 20


@dataclass(frozen=True)
class Segment:
    """Some finished frames: their times in the source's time base, and measurements."""

    name: str
    size: int
    pts: tuple[int, ...]
    damaged: int = 0
    flicker: Flicker = field(default_factory=Flicker)
    model_seconds: float = 0.0
    scale: int = 1


def begun_request(target: Path) -> dict[str, Any] | None:
    """Return the `request` of a result that was interrupted, None if there is nothing to resume."""
    folder = _folder_of(target)
    with suppress(OSError, ValueError):
        request = json.loads((folder / "asked.json").read_bytes())
        if isinstance(request, dict) and exists(folder / "00000.json"):
            return request
    return None


def kept_frames(target: Path) -> int:
    """Return how many frames are kept of a result that was stopped before its end.

    0 where the first segment was not finished: then a new start begins with the first frame.
    """
    if begun_request(target) is None:
        return 0
    store = SegmentStore(target, {})
    with suppress(OSError):
        while (segment := store._read_segment(store.next_name)) is not None:
            store.done.append(segment)
    return store.frames


def _folder_of(target: Path) -> Path:
    name = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]
    return target.parent / f".{target.stem[:24]}.{name}{SUFFIX}"


class SegmentStore:
    """The segments of one result; `done` are those that are complete. A context manager.

    `request` is whatever determines the result, as JSON values; segments of another request are
    deleted, and `discarded` is set. Raises VideoError if the folder cannot be created, or another
    process uses it.
    """

    def __init__(self, target: Path, request: dict[str, Any]) -> None:
        self.folder = _folder_of(target)
        self.target = target
        self.done: list[Segment] = []
        self.discarded = False
        self._request = request
        self._lock = FileLock(self.folder.with_name(f"{self.folder.name}.lock"))

    def __enter__(self) -> SegmentStore:
        free = True
        with suppress(OSError):  # a share without locks, or a missing folder, which is met below
            free = self._lock.acquire()
        if not free:
            raise VideoError(
                "Another process is making {name}.",
                "Wait until it finishes, or choose another name for the result.",
                name=display_name(self.target),
            )
        try:
            self._open()
        except OSError as error:
            self._lock.release()
            raise write_error(self.target, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if not self.done and not exists(self.path("00000.json")):
                self.remove()  # nothing to resume
        except OSError:
            pass  # a disk that fails; what is there can be resumed once it works
        finally:
            self._lock.release()

    @property
    def frames(self) -> int:
        """The number of finished frames."""
        return sum(len(segment.pts) for segment in self.done)

    @property
    def next_name(self) -> str:
        """The name of the next segment."""
        return f"{len(self.done):05}"

    def path(self, name: str) -> Path:
        """Return the path of a file in the folder."""
        return self.folder / name

    def add(self, segment: Segment) -> None:
        """Register a segment whose file is complete and on the disk."""
        try:
            self._write_json(f"{segment.name}.json", asdict(segment))
        except OSError as error:
            raise write_error(self.target, error) from error
        self.done.append(segment)

    def keep_blended(self, name: str, last: Blended) -> None:
        """Save the last frame of a segment that is about to be added, in place of earlier ones."""
        try:
            with atomic_file(self.path(f"{name}.npz"), overwrite=True) as file:
                np.savez(file, half=last.half, result=last.result)
        except OSError as error:
            raise write_error(self.target, error) from error
        for segment in self.done[:-1]:  # that of the last one counts until `name` is added
            with suppress(OSError):
                self.path(f"{segment.name}.npz").unlink(missing_ok=True)

    def read_blended(self) -> Blended | None:
        """Return the last finished frame; None if there is none, or it cannot be read."""
        if not self.done:
            return None
        with (
            suppress(OSError, ValueError, KeyError, EOFError, BadZipFile),
            np.load(self.path(f"{self.done[-1].name}.npz"), allow_pickle=False) as values,
        ):
            return Blended(values["half"], values["result"])
        return None

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(os_path(self.folder), ignore_errors=True)

    def _open(self) -> None:
        # Create no parent folders: a disk that was unplugged must not reappear as a folder.
        with suppress(FileExistsError):
            os.mkdir(os_path(self.folder))
        begun = self._read_json("asked.json")
        if begun == self._request:
            while (segment := self._read_segment(self.next_name)) is not None:
                self.done.append(segment)
        else:
            self.discarded = begun is not None and exists(self.path("00000.json"))
            self.remove()
            os.mkdir(os_path(self.folder))
            self._write_json("asked.json", self._request)

    def _read_segment(self, name: str) -> Segment | None:
        values = self._read_json(f"{name}.json")
        try:
            flicker = Flicker(**values.pop("flicker"))
            segment = Segment(**{**values, "pts": tuple(values["pts"]), "flicker": flicker})
            complete = self.path(f"{name}.mp4").stat().st_size == segment.size
        except (OSError, TypeError, KeyError, AttributeError):
            return None
        return segment if complete else None

    def _read_json(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        # Not all of OSError: what a share cannot read at the moment is not to be made anew.
        with suppress(FileNotFoundError, ValueError):
            return json.loads(self.path(name).read_bytes())
        return None

    def _write_json(self, name: str, values: dict[str, Any]) -> None:
        with atomic_file(self.path(name), overwrite=True) as file:
            file.write(json.dumps(values).encode())


def fingerprint(source: Path) -> dict[str, Any]:
    """Return what identifies a file: size, time, and the hash of its two ends.

    Not of all of it: a video of 50 GB would be read once more for that.
    """
    try:
        with open_file(source) as file:
            stat = os.fstat(file.fileno())
            digest = hashlib.sha256(file.read(_HASHED_BYTES))
            file.seek(max(0, stat.st_size - _HASHED_BYTES))
            digest.update(file.read(_HASHED_BYTES))
    except OSError as error:
        raise VideoError(
            "{name} cannot be read: {reason}.", name=display_name(source), reason=error.strerror
        ) from error
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": digest.hexdigest()}
