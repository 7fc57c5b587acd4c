"""Where complete results of workers wait until the coordinator publishes them."""

from __future__ import annotations

import contextlib
import errno
import secrets
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.batch.targets import STAGE_FOLDER, STAGE_LOCK, delete_stages, sweep_stages
from engine.core.files import atomic_file, creating, publish
from engine.core.locks import FileLock
from engine.core.paths import absolute
from engine.errors import ImageWriteError

_MAX_LOCKS = 100


class StagingFolders:
    """The hidden folders of one batch, on the disks of its results; deleted with the block."""

    def __init__(self, output: Path | None) -> None:
        self._output = output
        self._token = secrets.token_hex(8)
        self._made: set[Path] = set()
        self._locks: list[FileLock] = []

    def of(self, target: Path) -> Path:
        """Return the staging folder for this target; raises ImageWriteError."""
        folder = absolute(self._output or target.parent) / STAGE_FOLDER / self._token
        if folder in self._made:
            return folder
        with creating(folder, ImageWriteError):
            folder.mkdir(parents=True, exist_ok=True)
        self._made.add(folder)
        sweep_stages(folder.parent.parent)
        if len(self._locks) < _MAX_LOCKS:  # each is an open file; without one, the age decides
            lock = FileLock(folder / STAGE_LOCK)
            with contextlib.suppress(OSError):  # a disk without locks
                if lock.acquire():
                    lock.note_held()
            self._locks.append(lock)
        return folder

    def place(self, target: Path) -> Path:
        """Return a path for one result, in a folder of its own, which exists."""
        return self.place_all([target])[0]

    def place_all(self, targets: Sequence[Path]) -> list[Path]:
        """Return paths for the results of one task, in folders of its own, which exist."""
        token, made = secrets.token_hex(8), dict[Path, Path]()
        for target in targets:
            stage = self.of(target)
            if stage not in made:
                made[stage] = self._make(stage / token)
        return [
            made[self.of(target)] / f"{number}{target.suffix}"
            for number, target in enumerate(targets)
        ]

    @staticmethod
    def _make(folder: Path) -> Path:
        with creating(folder, ImageWriteError):
            folder.mkdir()
        return folder

    def discard(self, staged: Iterable[Path]) -> None:
        """Delete the folders of a task that was settled; a late worker writes nowhere."""
        for folder in {path.parent for path in staged}:
            shutil.rmtree(folder, ignore_errors=True)

    def __enter__(self) -> StagingFolders:
        return self

    def __exit__(self, *_: object) -> None:
        for lock in self._locks:
            lock.release()
        delete_stages(self._made)
        for folder in self._made:
            with contextlib.suppress(OSError):  # another batch uses it
                folder.parent.rmdir()


def publish_staged(staged: Path, target: Path, *, overwrite: bool) -> None:
    """Move a complete result to its target, on whatever disk; raises OSError.

    The worker has synced the file to the disk; its new name is to be synced by the caller, once for
    all results in a folder (`engine.core.files.sync_folder`).
    """
    try:
        publish(staged, target, overwrite=overwrite, synced=True)
    except OSError as error:
        if error.errno != errno.EXDEV:  # a folder of the output may be a link to another disk
            raise
        with open(staged, "rb") as source, atomic_file(target, overwrite=overwrite) as near:
            shutil.copyfileobj(source, near)
        staged.unlink(missing_ok=True)
