"""Where the files and the second process of the program are, in a source tree and when frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine.messages import msg


def resource_path(name: str) -> Path:
    """Return the path of a bundled resource, such as `"models/models.toml"`; it need not exist."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return base / "resources" / name


def worker_command(*arguments: str) -> list[str]:
    """Return the command that runs `deblur` with these arguments in a child process.

    A frozen window has no stdout: the child is a second, console program in the same folder.
    """
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name("deblur-cli" + program.suffix)), *arguments]
    return [sys.executable, "-m", "engine", *arguments]


def trainer_command(*arguments: str) -> list[str]:
    """Return the command that runs `deblur-train` with these arguments in a child process.

    Frozen, that program is the trainer too: `deblur-cli --trainer ...`.
    """
    if getattr(sys, "frozen", False):
        return worker_command("--trainer", *arguments)
    return [sys.executable, "-m", "trainer", *arguments]


def install_hint(packages: str) -> str:
    """Return how a user gets Python packages that are missing; `packages` as pip has them."""
    if getattr(sys, "frozen", False):
        return msg(
            "This package of Deblur cannot be added to. Run Deblur from Python "
            "instead (its README says how, in two commands), and there: pip "
            "install {packages}",
            packages=packages,
        )
    return msg("Install it into the program's Python: pip install {packages}", packages=packages)


def user_data_dir() -> Path:
    """Return the folder for the user's own models and the queue; it need not exist.

    The environment variable `DEBLUR_DATA` names another one (tests, portable installs).
    """
    chosen = os.environ.get("DEBLUR_DATA")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Deblur", appauthor=False)


def user_cache_dir() -> Path:
    """Return the folder for what can be made again; `DEBLUR_DATA` moves it too."""
    chosen = os.environ.get("DEBLUR_DATA")
    if chosen:
        return Path(chosen) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("Deblur", appauthor=False)
