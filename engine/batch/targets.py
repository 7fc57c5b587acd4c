"""Where a result goes when it is ready: the disk may have changed since the plan was made."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.batch.plan import BatchSpec, ImageJob, numbered, path_key
from engine.core.paths import lexists
from engine.errors import ImageWriteError
from engine.images.files import is_disk_error
from engine.messages import msg


class Targets:
    """The targets of one batch; `originals` are sources beside those of `jobs`."""

    def __init__(
        self, spec: BatchSpec, jobs: Sequence[ImageJob], originals: Iterable[Path] = ()
    ) -> None:
        self._spec = spec
        self._sources = {*originals, *(job.source for job in jobs)}
        self._targets = {path_key(job.target) for job in jobs}
        self._originals: set[str] | None = None

    def free(self, job: ImageJob) -> Path | None:
        """Return where to write now; None = leave it out.

        Raises ImageWriteError where replacing the target would replace an original.
        """
        if job.overwrite:
            if self._originals is None:
                self._originals = {_true_key(source) for source in self._sources}
            if _true_key(job.target) in self._originals:
                raise ImageWriteError(
                    "{target} is one of the originals, reached through a link.",
                    "Originals are never overwritten. Choose another output folder.",
                    target=job.target,
                )
            return job.target
        target, number = job.target, 1
        while lexists(target):
            if self._spec.on_conflict == "skip":
                return None
            number += 1
            while path_key(target := numbered(job.target, number)) in self._targets:
                number += 1
        return target

    def make_folder(self, folder: Path) -> None:
        """Make `folder` inside the output folder, which itself must still be there.

        A disk that was unplugged must not be replaced by a folder of its name. Raises
        ImageWriteError.
        """
        output = self._spec.output
        if output is None or folder.is_dir():
            return
        try:
            if not output.is_dir():
                raise FileNotFoundError(errno.ENOENT, "it is gone", str(output))
            made = output
            for part in folder.relative_to(output).parts:
                made = made / part
                made.mkdir(exist_ok=True)
        except OSError as error:
            raise ImageWriteError(
                "The folder {folder} cannot be created: {reason}.",
                "Check that the disk is connected and that you may write there.",
                folder=folder,
                reason=error.strerror,
            ) from error

    def ends_the_job(self, error: ImageWriteError) -> bool:
        """Return whether every other picture would meet this error too."""
        output = self._spec.output
        return (output is not None and not output.is_dir()) or is_disk_error(error.__cause__)


def make_output(spec: BatchSpec) -> None:
    """Create the output folder; raises ImageWriteError where that fails."""
    if spec.output is None:
        return
    try:
        spec.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImageWriteError(
            "The output folder {output} cannot be created: {reason}.",
            "Choose another folder, or change its permissions.",
            output=spec.output,
            reason=error.strerror,
        ) from error


def renamed_note(job: ImageJob, target: Path) -> str:
    """Return what the user should know where a result has another name than was planned, or ""."""
    if target == job.target:
        return ""
    reason = msg("{name} was created in the meantime", name=job.target.name)
    return msg("named {name}: {reason}", "renamed", name=target.name, reason=reason)


def _true_key(path: Path) -> str:
    """Return the key of a path with every link in its folder, but not itself, followed.

    Replacing a name that is itself a link replaces the link and leaves the original alone.
    """
    return path_key(Path(os.path.realpath(path.parent)) / path.name)
