"""Atomic writes with an error that says what to do."""

from __future__ import annotations

from pathlib import Path

from engine.core.files import atomic_file, writing
from engine.errors import ConfigError, DeblurError
from engine.messages import msg

CHECK_DISK = msg("Check the free space and the permissions.")


def write_file(
    path: Path,
    data: bytes | str,
    hint: str = CHECK_DISK,
    error: type[DeblurError] = ConfigError,
    *,
    make_folder: bool = True,
) -> None:
    """Write a file atomically; raises `error` with the reason and the hint."""
    with writing(path, error, hint):
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(path, overwrite=True) as file:
            # Paths in texts need not be valid Unicode.
            file.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
