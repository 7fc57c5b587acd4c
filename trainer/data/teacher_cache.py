"""What a teacher has answered, on disk: asked once, read in every epoch and by every later run.

One file a crop, `<folder>/ab/abcd....npy`, named by the sha256 of the teacher's key and the crop's
pixels: nothing has to be kept in step with anything, and a crop that comes up again in another run
is known. A file is an ordinary uint8 .npy (`numpy.load` reads it) with the CRC-32 of everything
before at its end.

* *Killed, or two processes at once.* A file appears complete or not at all; two who write the same
  one write the same bytes. What a killed process left is removed after an hour.
* *Damaged.* What does not match its CRC is removed and asked for again. Nothing is unpickled.
* *Too large.* What was used longest ago goes first. A file is marked as used once an hour at most;
  the folder is counted again only after a sixteenth of the limit was written, so with several
  processes it may be over the limit by that much each.

Files of any other name are never touched.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import time
import uuid
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.errors import ConfigError
from engine.events import Progress, Work

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_ENTRY = re.compile(r"[0-9a-f]{64}\.npy")
_UNFINISHED = re.compile(r"[0-9a-f]{64}\.npy\.[0-9a-f]{32}\.part")
_CRC_BYTES = 4
_HOUR = 3600.0
_KEPT_WHEN_FULL = 0.9
"""Share of the limit that is left after making room, so that not every file has to make some."""


class Asked(Protocol):
    """Whoever can be asked: see `trainer.train.distillation.FrozenNet`."""

    key: str

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the answers to uint8 (N, H, W, 3), in the same shape."""
        ...


class TeacherCache:
    """The answers of one teacher; several may share a folder, and its limit.

    Raises ConfigError where the folder cannot be made or the limit is not above 0. `get` may be
    called from any thread, `put` and `fill` from one at a time.
    """

    def __init__(self, folder: Path, teacher_key: str, *, limit_bytes: int) -> None:
        if limit_bytes <= 0:
            raise ConfigError("The teacher's cache may not hold anything.", "Raise cache_gb.")
        self.folder = folder
        self.teacher_key = teacher_key
        self.limit_bytes = limit_bytes
        self._bytes = 0
        self._uncounted = limit_bytes  # as if so much had been written since the last count
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def path_of(self, pixels: Pixels) -> Path:
        """Return where the answer to this crop is, or would be."""
        digest = hashlib.sha256(f"{self.teacher_key} {pixels.shape} ".encode())
        digest.update(np.ascontiguousarray(pixels).data)
        name = digest.hexdigest()
        return self.folder / name[:2] / f"{name}.npy"

    def get(self, pixels: Pixels) -> Pixels | None:
        """Return the answer to a crop, uint8 (H, W, 3), read-only; None where there is none.

        A damaged one is removed first. Never raises for the state of the disk.
        """
        path = self.path_of(pixels)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        answer = _decode(data, pixels.shape)
        with suppress(OSError):  # a folder that others fill may be read-only here
            if answer is None:
                path.unlink()
            elif time.time() - path.stat().st_mtime > _HOUR:
                os.utime(path)
        return answer

    def put(self, pixels: Pixels, answer: Pixels) -> None:
        """Keep the answer to a crop, both uint8 (H, W, 3).

        ConfigError where it cannot be written; what is kept already stays as it is. ValueError
        where the answer is no picture of the same size.
        """
        if answer.shape != pixels.shape or answer.dtype != np.uint8:
            raise ValueError(f"an answer {answer.dtype} {answer.shape} to {pixels.shape}")
        path = self.path_of(pixels)
        part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
        data = _encode(answer)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("xb") as file:
                file.write(data)
            os.replace(part, path)
        except OSError as error:
            # One that is there already is the same one; Windows replaces none that is being read.
            if not path.exists():
                raise _unwritable(self.folder, error) from error
        finally:
            with suppress(OSError):
                part.unlink()
        self._bytes += len(data)
        self._uncounted += len(data)
        if self._bytes > self.limit_bytes or self._uncounted > self.limit_bytes / 16:
            self._make_room()

    def ask(self, pixels: Pixels, teacher: Asked) -> Pixels:
        """Return the answer to one crop, uint8 (H, W, 3), asking the teacher where it is not known.

        Raises ConfigError where it cannot be kept; ValueError for another teacher's cache.
        """
        if teacher.key != self.teacher_key:
            raise ValueError("this cache belongs to another teacher")
        answer = self.get(pixels)
        if answer is None:
            answer = teacher(pixels[None])[0]
            self.put(pixels, answer)
        return answer

    def fill(
        self, pictures: Iterable[Pixels], teacher: Asked, *, total: int, batch: int = 4
    ) -> Work[int]:
        """Ask the teacher about those of `total` pictures that are not known; return how many.

        Stopping loses at most the batch being computed. Raises ConfigError, before anything is
        computed, where the answers would not fit into the limit; ValueError where the cache is
        that of another teacher.
        """
        if teacher.key != self.teacher_key:
            raise ValueError("this cache belongs to another teacher")
        done = asked = 0
        seconds = 0.0
        waiting: list[Pixels] = []

        def ask() -> Progress:
            nonlocal done, asked, seconds
            began = time.monotonic()
            for picture, answer in zip(waiting, teacher(np.stack(waiting)), strict=True):
                self.put(picture, answer)
            seconds += time.monotonic() - began
            asked += len(waiting)
            done += len(waiting)
            waiting.clear()
            return Progress(done, total, "crops", seconds_left=seconds / asked * (total - done))

        for picture in pictures:
            if not done and not waiting:
                self._check_fits(total * picture.nbytes)
            if self.get(picture) is not None:
                done += 1
                pace = seconds / asked if asked else None
                left = None if pace is None else pace * (total - done)
                yield Progress(done, total, "crops", seconds_left=left)
                continue
            if waiting and waiting[0].shape != picture.shape:
                yield ask()
            waiting.append(np.array(picture))  # the caller may use its memory again
            if len(waiting) >= batch:
                yield ask()
        if waiting:
            yield ask()
        return asked

    def _check_fits(self, needed: int) -> None:
        if needed > self.limit_bytes * _KEPT_WHEN_FULL:
            raise ConfigError(
                f"The teacher's answers need {needed / 1e9:.2f} GB, and the cache may hold "
                f"{self.limit_bytes / 1e9:.2f} GB.",
                f"Raise cache_gb to {needed / 0.85e9:.2f}, or lower teacher_share.",
            )

    def _make_room(self) -> None:
        """Count what is really there, and remove the oldest where it is over the limit."""
        entries, self._bytes = self._count()
        self._uncounted = 0
        if self._bytes <= self.limit_bytes:
            return
        for _, size, path in sorted(entries):
            if self._bytes <= self.limit_bytes * _KEPT_WHEN_FULL:
                return
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
            self._bytes -= size

    def _count(self) -> tuple[list[tuple[int, int, Path]], int]:
        """Return (time of use, bytes, path) of each entry and the sum; sweep up what was left."""
        entries = []
        long_ago = time.time() - _HOUR
        for drawer in self.folder.glob("[0-9a-f][0-9a-f]"):
            with suppress(OSError), os.scandir(drawer) as files:
                for file in files:
                    with suppress(OSError):  # another process may remove it at any moment
                        told = file.stat(follow_symlinks=False)
                        if _ENTRY.fullmatch(file.name):
                            entries.append((told.st_mtime_ns, told.st_size, Path(file.path)))
                        elif _UNFINISHED.fullmatch(file.name) and told.st_mtime < long_ago:
                            os.unlink(file.path)
        return entries, sum(size for _, size, _ in entries)


def _encode(answer: Pixels) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.ascontiguousarray(answer), (1, 0), allow_pickle=False)
    data = file.getvalue()
    return data + zlib.crc32(data).to_bytes(_CRC_BYTES, "little")


def _decode(data: bytes, shape: tuple[int, ...]) -> Pixels | None:
    """Return what `_encode` was given, or None for anything else than uint8 of this shape."""
    content, crc = data[:-_CRC_BYTES], data[-_CRC_BYTES:]
    if zlib.crc32(content).to_bytes(_CRC_BYTES, "little") != crc:
        return None
    file = io.BytesIO(content)
    try:
        np.lib.format.read_magic(file)
        found, fortran, dtype = np.lib.format.read_array_header_1_0(file)
        if found != shape or fortran or dtype != np.uint8:
            return None
        return np.frombuffer(content, np.uint8, offset=file.tell()).reshape(shape)
    except ValueError:
        return None


def _unwritable(folder: Path, error: OSError) -> ConfigError:
    return ConfigError(
        f"The teacher's cache {folder} cannot be written: {error.strerror or error}.",
        "What it holds is unharmed. Make room or give permission there, or name another folder.",
    )
