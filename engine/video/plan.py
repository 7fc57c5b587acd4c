"""Which videos to deblur, and the names of their results."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.batch.plan import (
    MAX_NAME_BYTES,
    has_name_of_result,
    numbered,
    path_key,
    shortened,
)
from engine.core.paths import display_name, exists, is_file, is_folder, is_same_folder, lexists
from engine.errors import ConfigError
from engine.images import VIDEO_SUFFIXES, missing_root
from engine.messages import msg
from engine.video.results import is_result

Conflict = Literal["unique", "skip", "overwrite"]

FORMATS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
"""Suffixes of results and FFmpeg's names of their containers."""

RESULT_ENDING = "_deblurred"
"""Ends the name of a result beside its source, as for photos."""


@dataclass(frozen=True)
class VideoJob:
    """One video and its target; `keep` says why it is skipped, or is ""."""

    source: Path
    target: Path
    keep: str = ""


def is_video(path: Path) -> bool:
    """Whether the name is that of a video."""
    return path.suffix.lower() in VIDEO_SUFFIXES


def result_suffix(source: Path) -> str:
    """Return the suffix of a result: the source's own if writable, else MP4.

    WebM becomes Matroska, which is the same in all but name.
    """
    if source.suffix.lower() in FORMATS:
        return source.suffix
    return ".mkv" if source.suffix.lower() == ".webm" else ".mp4"


def result_for(source: Path, folder: Path | None) -> Path:
    """Return the path of a result in `folder`; None is that of its source, as is a link to it.

    The file system allows the name: else it would refuse it after hours of work.
    """
    ending = result_suffix(source)
    if folder is None or is_same_folder(folder, source.parent):
        folder, ending = source.parent, f"{RESULT_ENDING}{ending}"
    too_long = len(os.fsencode(source.stem + ending)) - MAX_NAME_BYTES
    return folder / f"{shortened(source.stem, too_long)}{ending}"


def free_name(target: Path) -> Path:
    """Return `target`, numbered if it exists."""
    name, number = target, 1
    while lexists(name):
        number += 1
        name = numbered(target, number)
    return name


def plan_videos(
    roots: Sequence[Path], output: Path | None, on_conflict: Conflict
) -> list[VideoJob]:
    """Return the jobs for the videos given, or found below the folders given.

    `output`: a folder for the results, sub-folders mirrored; for a single video also the name of
    its result; None for beside each source. No target is a source. Raises ConfigError.
    """
    found = list(dict.fromkeys(_find_videos(roots, output)))
    if not found:
        raise ConfigError("No videos were found.", "Specify a video, or a folder with videos.")
    is_file_name = output is not None and output.suffix.lower() in FORMATS and not is_folder(output)
    if is_file_name:
        if len(found) > 1 or is_folder(roots[0]):
            raise ConfigError(
                "{output} is a file name, but there may be several results.",
                "Specify a folder.",
                output=output,
            )
    # A new folder called holiday.webm is nobody's intention.
    elif output is not None and (is_file(output) or (is_video(output) and not is_folder(output))):
        raise ConfigError(
            "{output} is not a valid name for a result.",
            "Use a suffix of {suffixes}, or name a folder.",
            output=output,
            suffixes=", ".join(FORMATS),
        )
    sources = {path_key(source) for source, _ in found}
    taken: set[str] = set()
    jobs = []
    for source, relative in found:
        if is_file_name and output is not None:
            target = output
        else:
            target = result_for(source, None if output is None else (output / relative).parent)
        if path_key(target) in sources:
            if is_file_name:
                raise ConfigError(*original_is_target(target))
            target = target.with_name(f"{target.stem}{RESULT_ENDING}{target.suffix}")
        jobs.append(_resolve_conflict(source, target, on_conflict, sources | taken))
        taken.add(path_key(jobs[-1].target))
    return jobs


def original_is_target(target: Path) -> tuple[str, str]:
    """Return message and hint for a target that is a source."""
    return (
        msg("{name} is the original itself.", name=display_name(target)),
        msg("Originals are never overwritten. Choose another name."),
    )


def _resolve_conflict(
    source: Path, target: Path, on_conflict: Conflict, taken: set[str]
) -> VideoJob:
    first, number = target, 1
    while path_key(target) in taken or (
        lexists(target)
        and (on_conflict == "unique" or (on_conflict == "overwrite" and not is_result(target)))
    ):
        number += 1
        target = numbered(first, number)
    is_kept = on_conflict == "skip" and lexists(target)
    keep = msg("{name} already exists", "target-exists", name=display_name(target))
    return VideoJob(source, target, keep if is_kept else "")


def _find_videos(roots: Sequence[Path], output: Path | None) -> Iterator[tuple[Path, Path]]:
    """Yield (file, its path below its root), without results of earlier runs."""
    results = "" if output is None else path_key(output)
    for root in roots:
        if not is_folder(root):
            if not exists(root):
                raise ConfigError.of(missing_root(root))
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
                hidden, result = name.startswith("."), has_name_of_result(path)
                if is_video(path) and not hidden and not result:
                    yield path, path.relative_to(root)
