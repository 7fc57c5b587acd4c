"""Atomic writes with an error that says what to do."""

from __future__ import annotations

from pathlib import Path

from engine.core.files import atomic_file
from engine.errors import ConfigError, DeblurError
from engine.messages import msg

_HINT = msg("Check the free space and the permissions.")


def write_file(
    path: Path,
    data: bytes | str,
    hint: str = _HINT,
    error: type[DeblurError] = ConfigError,
    *,
    make_folder: bool = True,
) -> None:
    """Write a file atomically; raises `error` with the reason and the hint."""
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(path, overwrite=True) as file:
            # Paths in texts need not be valid Unicode.
            file.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    except OSError as reason:
        why = reason.strerror or reason
        text = msg("{path} cannot be written: {reason}.", path=path, reason=why)
        raise error(text, hint) from reason
