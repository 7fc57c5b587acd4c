"""Which videos are meant, and what their results are called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.batch.plan import numbered, path_key
from engine.core.paths import display_name, lexists
from engine.errors import ConfigError
from engine.video.join import FORMATS
from engine.video.probe import SUFFIXES

Conflict = Literal["unique", "skip", "overwrite"]

_BESIDE = "_deblurred"
"""Ends the name of a result in the folder of its source, as of photos."""


@dataclass(frozen=True)
class VideoJob:
    """One video and where its result goes; `keep` says why it is left alone, or is ""."""

    source: Path
    target: Path
    keep: str = ""


def is_video(path: Path) -> bool:
    """Whether a name is that of a video."""
    return path.suffix.lower() in SUFFIXES


def _looks_like_video(path: Path) -> bool:
    return is_video(path) and not path.is_dir()


def result_suffix(source: Path) -> str:
    """Return the suffix of a result: the source's own where it can be written, else MP4.

    Of WebM Matroska, which is the same in all but name.
    """
    suffix = source.suffix
    if suffix.lower() in FORMATS:
        return suffix
    return ".mkv" if suffix.lower() == ".webm" else ".mp4"


def result_beside(source: Path) -> Path:
    """Return the name of a result in the folder of its source."""
    return source.with_name(f"{source.stem}{_BESIDE}{result_suffix(source)}")


def free_name(target: Path) -> Path:
    """Return `target`, with a number where that exists."""
    name, number = target, 1
    while lexists(name):
        number += 1
        name = numbered(target, number)
    return name


def plan_videos(
    roots: Sequence[Path], output: Path | None, on_conflict: Conflict
) -> list[VideoJob]:
    """Return what becomes of the videos that are named or lie below the folders that are named.

    `output`: a folder for the results, sub-folders mirrored; for a single video also the name of
    its result; None for beside each. No target is a source. Raises ConfigError.
    """
    found = list(dict.fromkeys(_found(roots, output)))
    if not found:
        raise ConfigError("No videos were found.", "Name a video, or a folder that holds some.")
    named = output is not None and output.suffix.lower() in FORMATS and not output.is_dir()
    if named and (len(found) > 1 or roots[0].is_dir()):
        raise ConfigError(
            f"{output} is the name of one video, and several are to be done.", "Name a folder."
        )
    # A folder called film.webm is what nobody means.
    if output is not None and not named and (output.is_file() or _looks_like_video(output)):
        raise ConfigError(
            f"{output} is no name that a video can be written to.",
            f"Let it end in {', '.join(FORMATS)}, or name a folder.",
        )
    sources = {path_key(source) for source, _ in found}
    taken: set[str] = set()
    jobs = []
    for source, below in found:
        if output is None:
            target = result_beside(source)
        elif named:
            target = output
        else:
            target = output / below.with_name(source.stem + result_suffix(source))
        jobs.append(_placed(source, target, on_conflict, sources, taken, named=named))
        taken.add(path_key(jobs[-1].target))
    return jobs


def _placed(
    source: Path, target: Path, on_conflict: Conflict, sources: set[str], taken: set[str], *,
    named: bool,
) -> VideoJob:  # fmt: skip
    if path_key(target) in sources:
        if named:
            raise ConfigError(
                f"{display_name(target)} is the original itself.",
                "Originals are never overwritten. Choose another name.",
            )
        target = target.with_name(f"{target.stem}{_BESIDE}{target.suffix}")
    wish, number = target, 1
    while path_key(target) in sources | taken or (on_conflict == "unique" and lexists(target)):
        number += 1
        target = numbered(wish, number)
    if on_conflict == "skip" and lexists(target):
        return VideoJob(source, target, f"{display_name(target)} exists already")
    return VideoJob(source, target)


def _found(roots: Sequence[Path], output: Path | None) -> Iterator[tuple[Path, Path]]:
    """Yield (file, its path below its root); results in their own folder are none."""
    results = "" if output is None else path_key(output)
    for root in roots:
        if not root.is_dir():
            if not root.exists():
                raise ConfigError(f"There is no {root}.", "Is the name right, the disk connected?")
            yield root, Path(root.name)
            continue
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and path_key(Path(folder) / name) != results
            )
            for name in sorted(names):
                path = Path(folder) / name
                if is_video(path) and not name.startswith(".") and not _is_result(path):
                    yield path, path.relative_to(root)


def _is_result(path: Path) -> bool:
    return path.stem.endswith(_BESIDE)
