"""Where a result goes when it is ready: the disk may have changed since the plan was made."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import functools
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from engine.batch.plan import BatchSpec, ImageJob, numbered, path_key
from engine.core.files import (
    check_writable,
    creating,
    is_disk_error,
    make_folder,
    sweep_temporaries,
    unwritable,
)
from engine.core.locks import FileLock
from engine.core.paths import display_name, is_folder, lexists, os_path
from engine.errors import ImageWriteError
from engine.messages import Message, joined, msg

STAGE_FOLDER, STAGE_LOCK = ".deblur-stage", "owner.lock"
"""Where the workers of a cluster leave their results (`engine.cluster.staging`)."""

_OLD_SECONDS = 86_400.0
_DELETE_SECONDS, _DELETE_PAUSE_SECONDS = 2.0, 0.1
"""How long folders that cannot be deleted at once are waited for, all together, and how often they
are tried."""

MAX_NAMES = 100
"""Names that are tried for a result, each taken by another program in the very moment."""


class AlreadySaved(Exception):
    """Another run has saved this very result in the meantime, as `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    @property
    def reason(self) -> Message:
        """Why the picture is skipped."""
        return msg(
            "another run has saved it as {name} meanwhile", "done-meanwhile", name=self.path.name
        )


class Targets:
    """The targets of one batch.

    `originals` are sources beside those of `jobs`; `is_result` says whether the file at a path is
    a result of ours, unaltered since: nothing else is replaced.
    """

    def __init__(
        self,
        spec: BatchSpec,
        jobs: Sequence[ImageJob],
        originals: Iterable[Path] = (),
        is_result: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        self._spec, self._jobs = spec, jobs
        self._is_result = is_result
        self._originals = originals
        self._refused: dict[Path, OSError | None] = {}

    # Made when they are asked for: in most batches no name is taken, and there may be 100,000.

    @functools.cached_property
    def _sources(self) -> set[str]:
        sources = {os.path.normcase(job.source_str) for job in self._jobs}
        return sources.union(map(os.path.normcase, self._originals))

    @functools.cached_property
    def _true_sources(self) -> set[str]:
        return {_true_key(Path(source)) for source in self._sources}

    @functools.cached_property
    def _targets(self) -> set[str]:
        return {path_key(job.target) for job in self._jobs}

    def check_writable(self, job: ImageJob) -> None:
        """Raise ImageWriteError where this user may not write, before minutes of work for it.

        Tried once in each folder; whatever else is wrong shows when the result is written.
        """
        folder = job.target.parent
        if folder not in self._refused:
            self._refused[folder] = _refusal_of(folder)
        if (refused := self._refused[folder]) is not None:
            raise unwritable(display_name(job.target), refused, ImageWriteError) from refused

    def _can_write_somewhere(self) -> bool:
        """Whether a folder of the photos still takes files: a locked card may be one of them.

        Asked for each photo that fails, so a folder that has refused is not asked again.
        """
        for folder in self._folders:
            if self._refused.get(folder) is None:
                self._refused[folder] = _refusal_of(folder)
                if self._refused[folder] is None:
                    return True
        return False

    @functools.cached_property
    def _folders(self) -> dict[Path, None]:
        return dict.fromkeys(job.target.parent for job in self._jobs)

    def free(self, job: ImageJob) -> Path | None:
        """Return where to write now; None = leave it out.

        That is `job.target`, to be replaced if `job.overwrite` and it is a result of ours still;
        or else a name that is free. Raises ImageWriteError where replacing the target would replace
        an original.
        """
        if job.overwrite:
            if _true_key(job.target) in self._true_sources:
                raise ImageWriteError(
                    "{target} is one of the originals, reached through a link.",
                    "Originals are never overwritten. Choose another output folder.",
                    target=job.target,
                )
            if not lexists(job.target) or self._is_result(job.target):
                return job.target
        target, number = job.target, 1
        while lexists(target):
            if self._spec.on_conflict == "skip":
                return None
            number += 1
            while path_key(target := numbered(job.target, number)) in self._targets:
                number += 1
        return target

    def refuse_second(self, job: ImageJob, complete: Path) -> None:
        """Raise AlreadySaved if the result in the file `complete` is there already.

        That is a file of the same bytes under a name that this result would have, where another run
        does the same: it need not have noted in the queue yet what it has just saved.
        """
        for path in self._names(job):
            if path_key(path) in self._targets and path_key(path) != path_key(job.target):
                continue  # a copy in this batch, which has a result of its own
            if os.path.normcase(path) not in self._sources and _same_content(path, complete):
                raise AlreadySaved(path)

    @staticmethod
    def _names(job: ImageJob) -> Iterator[Path]:
        """Yield the files that are there under the names that this result could have."""
        preferred, number = job.preferred_target or job.target, 1
        path = preferred
        while lexists(path):
            yield path
            number += 1
            path = numbered(preferred, number)

    def make_folder(self, folder: Path) -> None:
        """Make `folder` inside the output folder, which itself must still be there.

        A disk that was unplugged must not be replaced by a folder of its name. Raises
        ImageWriteError.
        """
        output = self._spec.output
        if output is None or is_folder(folder):
            return
        with creating(folder, ImageWriteError):
            if not is_folder(output):
                raise FileNotFoundError(errno.ENOENT, "it is gone", str(output))
            make_folder(folder)

    def ends_the_job(self, error: ImageWriteError) -> bool:
        """Return whether every other picture would meet this error too."""
        output, cause = self._spec.output, error.__cause__
        if output is None and isinstance(cause, OSError) and cause.errno == errno.EROFS:
            return not self._can_write_somewhere()
        if output is None or is_disk_error(cause):
            return is_disk_error(cause)
        return not is_folder(output) or (
            isinstance(cause, PermissionError) and _refusal_of(output) is not None
        )

    @staticmethod
    def stopped(error: ImageWriteError, left: int, total: int) -> ImageWriteError:
        """Return the error of a batch of `total` pictures that `error` has stopped.

        A batch in which none has ended, also before it was resumed, is not kept: it cannot be
        resumed.
        """
        stopped = msg("The batch was stopped; pictures left: {count}.", count=left)
        resume = msg("Then resume the batch; finished results are kept.") if left < total else ""
        return ImageWriteError(
            joined(" ", error.message, stopped), joined(" ", error.hint, resume), error.code
        )


def make_output(spec: BatchSpec) -> None:
    """Create the output folder; raises ImageWriteError where that fails, or it refuses files."""
    if spec.output is None:
        return
    with creating(spec.output, ImageWriteError):
        make_folder(spec.output)
    if (refused := _refusal_of(spec.output)) is not None:
        raise ImageWriteError(
            "Cannot write to {folder}. Choose another output folder.", folder=spec.output
        ) from refused


def _refusal_of(folder: Path) -> OSError | None:
    """Return why this user may not write there; not whatever else is wrong with the folder.

    A full disk is met when something is written.
    """
    try:
        check_writable(folder)
    except OSError as error:
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return error
    return None


def sweep_folders(targets: Iterable[Path], output: Path | None) -> None:
    """Remove what crashes left half written beside these and in the output folder.

    That of living processes is locked.
    """
    folders = {target.parent for target in targets}
    found = folders if output is None else {output, *folders}
    for folder in found:
        sweep_temporaries(folder, older_than_seconds=0)
    sweep_stages(*found)


def sweep_stages(*folders: Path) -> None:
    """Delete the staging folders in `folders` whose owner, a batch on a cluster, is gone."""
    old: list[Path] = []
    for folder in folders:
        with contextlib.suppress(OSError):
            old += filter(_is_abandoned, (folder / STAGE_FOLDER).iterdir())
    delete_stages(old)
    for folder in folders:
        with contextlib.suppress(OSError):  # there is none, or another batch uses it
            (folder / STAGE_FOLDER).rmdir()


def _is_abandoned(stage: Path) -> bool:
    lock, free = FileLock(stage / STAGE_LOCK), False
    with contextlib.suppress(OSError):
        free = lock.was_held() and lock.acquire()
    lock.release()
    with contextlib.suppress(OSError):
        return free or time.time() - stage.stat().st_mtime > _OLD_SECONDS
    return False  # its owner has just deleted it


def delete_stages(stages: Iterable[Path]) -> None:
    """Delete staging folders, although late workers may still be writing into them.

    Under its new name nobody creates files in one any more; in place, a file that a worker creates
    meanwhile would keep the folder. A file that is still open may keep it for a moment (Windows,
    NFS): those that remain are tried again, all of them until the same time. What stays then is
    swept by a later batch.
    """
    left = [_renamed_to_delete(stage) for stage in stages]
    end = time.monotonic() + _DELETE_SECONDS
    while True:
        for doomed in left:
            shutil.rmtree(doomed, ignore_errors=True)
        left = [doomed for doomed in left if lexists(doomed)]
        if not left or time.monotonic() >= end:
            return
        time.sleep(_DELETE_PAUSE_SECONDS)


def _renamed_to_delete(stage: Path) -> Path:
    doomed = stage.with_name(f"{stage.name}-deleted")
    try:
        return stage.rename(doomed)
    except OSError:
        return stage


def renamed_note(job: ImageJob, target: Path) -> str:
    """Return what the user should know where a result has another name than was planned, or ""."""
    if target == job.target:
        return ""
    reason = msg("{name} was created or changed in the meantime", name=job.target.name)
    return msg("named {name}: {reason}", "renamed", name=target.name, reason=reason)


def _same_content(path: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(os_path(path), os_path(other), shallow=False)
    except OSError:
        return False


def _true_key(path: Path) -> str:
    """Return the key of a path with every link in its folder, but not itself, followed.

    Replacing a name that is itself a link replaces the link and leaves the original alone.
    """
    return path_key(Path(os.path.realpath(path.parent)) / path.name)
