"""What the program has found out about this computer and its photos: small JSON files, kept for
later.

    read("speeds.json")                                     # {} where nothing is known
    update("speeds.json", lambda known: known | {key: 3})   # no other process changes it meanwhile
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from engine.core.files import atomic_file
from engine.core.locks import BUSY_SECONDS, FileLock
from engine.core.paths import make_private_folder
from engine.core.resources import user_data_dir

Facts = dict[str, Any]


def read(name: str) -> Facts:
    """Return what a file in the user's data folder holds; {} if it is missing or damaged."""
    try:
        content = json.loads((user_data_dir() / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def update(name: str, change: Callable[[Facts], Facts]) -> bool:
    """Replace what a file holds by what `change` makes of it, one process at a time.

    Return whether it is kept: on a full or read-only disk it has to be found out again, which is no
    error.
    """
    path = user_data_dir() / name
    lock = FileLock(path.with_name(f"{name}.lock"))
    try:
        make_private_folder(path.parent)
        with contextlib.suppress(OSError):  # a disk without locks
            lock.acquire(BUSY_SECONDS)  # a process that hangs excludes nobody for ever
        write_json(path, change(read(name)))
    except OSError:
        return False
    finally:
        lock.release()
    return True


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write a small file atomically, and its folder if it is missing; raises OSError."""
    make_private_folder(path.parent)
    with atomic_file(path, overwrite=True) as file:
        file.write(json.dumps(content, indent=1).encode())
