r"""Paths as the operating system wants them, and names that can be shown.

Python passes a path on as it is, and Windows refuses one of more than 260 characters unless it
begins with `\\?\`: whoever opens, asks about or renames a user's file goes through `os_path`.
"""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

_WINDOWS = os.name == "nt"
_WINDOWS_LIMIT = 248
"""Windows refuses longer folder names (files: 260) unless the path is written the long way."""


def extended_windows_path(path: str) -> str:
    r"""Return an absolute Windows path in the form without length limit (`\\?\C:\...`)."""
    if path.startswith("\\\\?\\") or len(path) < _WINDOWS_LIMIT:
        return path
    path = ntpath.normpath(path)
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def os_path(path: Path) -> str:
    """Return the path as the operating system wants it, however long it is."""
    return extended_windows_path(os.path.abspath(path)) if _WINDOWS else str(path)


def lexists(path: Path) -> bool:
    """Return whether anything has this path: a file, a folder, or a link, broken ones too."""
    return os.path.lexists(os_path(path))


def display_name(path: Path) -> str:
    """Return the name of the file, safe to print even where it is not valid Unicode."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")
