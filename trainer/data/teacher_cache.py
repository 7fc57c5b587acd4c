"""A teacher's outputs on disk: computed once, read in every epoch and by later runs.

One file per crop, `<folder>/ab/abcd....npy`, named by the sha256 of the teacher's key and the
pixels. A file is an ordinary uint8 .npy followed by its CRC-32.

* Files are written atomically; processes that write the same file write the same bytes. Remains of
a killed process are removed after an hour. * A file that does not match its CRC is removed and
computed again. Nothing is unpickled. * Above the size limit the least recently used files are
removed. Use is recorded at most once an hour, and the folder is measured after each sixteenth of
the limit written, so several processes may exceed the limit by that much each.

Files with other names are never touched.
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
from typing import Protocol

import numpy as np

from engine.core.paths import exists
from engine.errors import ConfigError
from engine.events import Progress, Work
from engine.messages import msg
from trainer.arrays import Pixels

_ENTRY = re.compile(r"[0-9a-f]{64}\.npy")
_UNFINISHED = re.compile(r"[0-9a-f]{64}\.npy\.[0-9a-f]{32}\.part")
_CRC_BYTES = 4
_HOUR = 3600.0
_KEPT_WHEN_FULL = 0.9
"""Share of the limit that is left after a cleanup."""


class KeyedTeacher(Protocol):
    """A teacher with a key, such as `trainer.train.distillation.FrozenNet`."""

    key: str

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the outputs for uint8 (N, H, W, 3), in the same shape."""
        ...


class TeacherCache:
    """The outputs of one teacher; several teachers may share a folder and its limit.

    Raises ConfigError if the folder cannot be created or the limit is 0. `get` may be called from
    any thread, `put` and `fill` from one at a time.
    """

    def __init__(self, folder: Path, teacher_key: str, *, limit_bytes: int) -> None:
        if limit_bytes <= 0:
            raise ConfigError("The size limit of the teacher's cache is 0.", "Raise cache_gb.")
        self.folder = folder
        self.teacher_key = teacher_key
        self.limit_bytes = limit_bytes
        self._bytes = 0
        self._uncounted = limit_bytes  # forces a count at the first write
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def path_of(self, pixels: Pixels) -> Path:
        """Return the path of the output for this crop."""
        digest = hashlib.sha256(f"{self.teacher_key} {pixels.shape} ".encode())
        digest.update(np.ascontiguousarray(pixels).data)
        name = digest.hexdigest()
        return self.folder / name[:2] / f"{name}.npy"

    def get(self, pixels: Pixels) -> Pixels | None:
        """Return the output for a crop, uint8 (H, W, 3), read-only, or None.

        Removes damaged files. Never raises because of the disk.
        """
        path = self.path_of(pixels)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        output = _decode(data, pixels.shape)
        with suppress(OSError):  # the folder may be read-only
            if output is None:
                path.unlink()
            elif time.time() - path.stat().st_mtime > _HOUR:
                os.utime(path)
        return output

    def put(self, pixels: Pixels, output: Pixels) -> None:
        """Store the output for a crop, both uint8 (H, W, 3).

        Raises ConfigError if it cannot be written, ValueError if the sizes differ.
        """
        if output.shape != pixels.shape or output.dtype != np.uint8:
            raise ValueError(f"output {output.dtype} {output.shape} for {pixels.shape}")
        path = self.path_of(pixels)
        part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
        data = _encode(output)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("xb") as file:
                file.write(data)
            os.replace(part, path)
        except OSError as error:
            # An existing file is the same; Windows cannot replace one that is being read.
            if not exists(path):
                raise _unwritable(self.folder, error) from error
        finally:
            with suppress(OSError):
                part.unlink()
        self._bytes += len(data)
        self._uncounted += len(data)
        if self._bytes > self.limit_bytes or self._uncounted > self.limit_bytes / 16:
            self._make_room()

    def get_or_compute(self, pixels: Pixels, teacher: KeyedTeacher) -> Pixels:
        """Return the output for one crop, uint8 (H, W, 3), from the cache or the teacher.

        Raises ConfigError if it cannot be stored, ValueError for another teacher's cache.
        """
        if teacher.key != self.teacher_key:
            raise ValueError("this cache belongs to another teacher")
        output = self.get(pixels)
        if output is None:
            output = teacher(pixels[None])[0]
            self.put(pixels, output)
        return output

    def fill(
        self, pictures: Iterable[Pixels], teacher: KeyedTeacher, *, total: int, batch: int = 4
    ) -> Work[int]:
        """Compute the missing outputs for `total` pictures; return how many were computed.

        Stopping loses at most the current batch. Raises ConfigError, before any computation, if the
        outputs would exceed the limit; ValueError for another teacher's cache.
        """
        if teacher.key != self.teacher_key:
            raise ValueError("this cache belongs to another teacher")
        done = computed = 0
        seconds = 0.0
        waiting: list[Pixels] = []

        def compute() -> Progress:
            nonlocal done, computed, seconds
            began = time.monotonic()
            for picture, output in zip(waiting, teacher(np.stack(waiting)), strict=True):
                self.put(picture, output)
            seconds += time.monotonic() - began
            computed += len(waiting)
            done += len(waiting)
            waiting.clear()
            return Progress(done, total, "crops", seconds_left=seconds / computed * (total - done))

        for picture in pictures:
            if not done and not waiting:
                self._check_fits(total * picture.nbytes)
            if self.get(picture) is not None:
                done += 1
                pace = seconds / computed if computed else None
                left = None if pace is None else pace * (total - done)
                yield Progress(done, total, "crops", seconds_left=left)
                continue
            if waiting and waiting[0].shape != picture.shape:
                yield compute()
            waiting.append(np.array(picture))  # the caller may reuse its memory
            if len(waiting) >= batch:
                yield compute()
        if waiting:
            yield compute()
        return computed

    def _check_fits(self, needed: int) -> None:
        if needed > self.limit_bytes * _KEPT_WHEN_FULL:
            raise ConfigError(
                "The teacher's outputs need {needed:.2f} GB; the cache is limited to "
                "{limit_bytes:.2f} GB.",
                msg(
                    "Raise cache_gb to {needed:.2f}, or lower teacher_share.",
                    needed=needed / 0.85e9,
                ),
                needed=needed / 1e9,
                limit_bytes=self.limit_bytes / 1e9,
            )

    def _make_room(self) -> None:
        """Measure the folder, and remove the oldest files if it is over the limit."""
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
        """Return (time of use, bytes, path) of each entry, and the sum; remove remains."""
        entries = []
        long_ago = time.time() - _HOUR
        for subfolder in self.folder.glob("[0-9a-f][0-9a-f]"):
            with suppress(OSError), os.scandir(subfolder) as files:
                for file in files:
                    with suppress(OSError):  # another process may remove it
                        info = file.stat(follow_symlinks=False)
                        if _ENTRY.fullmatch(file.name):
                            entries.append((info.st_mtime_ns, info.st_size, Path(file.path)))
                        elif _UNFINISHED.fullmatch(file.name) and info.st_mtime < long_ago:
                            os.unlink(file.path)
        return entries, sum(size for _, size, _ in entries)


def _encode(output: Pixels) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.ascontiguousarray(output), (1, 0), allow_pickle=False)
    data = file.getvalue()
    return data + zlib.crc32(data).to_bytes(_CRC_BYTES, "little")


def _decode(data: bytes, shape: tuple[int, ...]) -> Pixels | None:
    """Return the decoded array, or None if it is damaged or not uint8 of this shape."""
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
        "The teacher's cache {folder} cannot be written: {reason}.",
        "Its data is intact. Free some space or check the permissions.",
        folder=folder,
        reason=error.strerror or error,
    )
