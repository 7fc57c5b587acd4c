"""Which videos are results of this program, unaltered since: only those are ever replaced.

A list in the user's data folder, one line of JSON for each: path, size, time of the last change.
Nothing in a video itself could say so: an edit may keep all its metadata.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from engine.core.files import atomic_file
from engine.core.paths import absolute, make_private_folder, os_path
from engine.core.resources import user_data_dir

_MOST_LINES = 10_000


def note_result(target: Path) -> None:
    """Note that we have written this file just now; best effort."""
    with contextlib.suppress(OSError):
        line = json.dumps([str(absolute(target)), *_stat(target)])
        file = _list()
        make_private_folder(file.parent)
        lines = _lines()[-_MOST_LINES:]
        with atomic_file(file, overwrite=True) as stream:
            stream.write("\n".join([*lines, line, ""]).encode("ascii"))


def is_result(target: Path) -> bool:
    """Return whether the file at `target` is one that we wrote, unaltered since."""
    try:
        wanted = [str(absolute(target)), *_stat(target)]
    except OSError:
        return False
    return json.dumps(wanted) in _lines()


def _lines() -> list[str]:
    try:
        return _list().read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []


def _list() -> Path:
    return user_data_dir() / "videos.jsonl"


def _stat(path: Path) -> tuple[int, int]:
    found = os.stat(os_path(path))
    return found.st_size, found.st_mtime_ns
