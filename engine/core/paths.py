r"""Paths for the operating system, and names for display.

Windows refuses paths of more than 260 characters unless they begin with `\\?\`, and Python passes
them on as they are: use `os_path` to open, examine or rename a user's file.
"""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

_WINDOWS = os.name == "nt"
_WINDOWS_LIMIT = 248
"""The limit for folder names; for files it is 260."""


def extended_windows_path(path: str) -> str:
    r"""Return an absolute Windows path in the form without length limit (`\\?\C:\...`)."""
    if path.startswith("\\\\?\\") or len(path) < _WINDOWS_LIMIT:
        return path
    path = ntpath.normpath(path)
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def os_path(path: Path) -> str:
    """Return the path for the operating system, of any length."""
    return extended_windows_path(os.path.abspath(path)) if _WINDOWS else str(path)


def lexists(path: Path) -> bool:
    """Return whether a file, a folder or a link (even a broken one) exists at this path."""
    return os.path.lexists(os_path(path))


def display_name(path: Path) -> str:
    """Return the name of the file, safe to print even where it is not valid Unicode."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")
