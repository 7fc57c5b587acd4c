"""Locations of files and child programs, in a checkout and in a frozen package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine.messages import msg


def resource_path(name: str) -> Path:
    """Return the path of a bundled resource such as `"models/models.toml"`; it need not exist."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return base / "resources" / name


def worker_command(*arguments: str) -> list[str]:
    """Return the command that runs `deblur` with these arguments in a child process.

    A frozen window has no stdout, so the child is a second, console program in the same folder.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name("deblur-cli" + program.suffix)), *arguments]
    return [sys.executable, "-m", "engine", *arguments]


def trainer_command(*arguments: str) -> list[str]:
    """Return the command that runs `deblur-train` with these arguments in a child process.

    When frozen, it is `deblur-cli --trainer ...`.
    """
    if getattr(sys, "frozen", False):
        return worker_command("--trainer", *arguments)
    return [sys.executable, "-m", "trainer", *arguments]


def install_hint(packages: str) -> str:
    """Return how to install missing Python packages, named as for pip."""
    if getattr(sys, "frozen", False):
        return msg(
            "This package of Deblur cannot be extended. Run Deblur from Python instead (two "
            "commands, see its README), and then: pip install {packages}",
            packages=packages,
        )
    return msg("Install it into the Python of Deblur: pip install {packages}", packages=packages)


def user_data_dir() -> Path:
    """Return the folder for the user's models and the queue; it need not exist.

    The environment variable `DEBLUR_DATA` sets another one (tests, portable installs). A `~` in it
    is the home folder, which no shell has made of it in quotes or in a file of settings.
    """
    chosen = os.environ.get("DEBLUR_DATA")
    if chosen:
        return Path(os.path.expanduser(chosen))
    from platformdirs import user_data_path

    return user_data_path("Deblur", appauthor=False)


def user_cache_dir() -> Path:
    """Return the folder for cached files; `DEBLUR_DATA` applies here, too."""
    chosen = os.environ.get("DEBLUR_DATA")
    if chosen:
        return user_data_dir() / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("Deblur", appauthor=False)
