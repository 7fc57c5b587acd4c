"""What a command of `deblur-train` hands to `main`, which runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.events import Work


@dataclass(frozen=True)
class Directed:
    """How other processes direct a command, through files, and follow it, through its log."""

    may_stay: Callable[[], bool]
    """Whether it is to go on after the process that started it has ended."""
    is_to_stop: Callable[[Callable[[], bool]], bool]
    """Given whether it is cancelled, whether it is to stop; waits as long as it is to pause."""


@dataclass(frozen=True)
class Command:
    """One command with its arguments, ready to run; a plain one has `work` alone."""

    work: Work[Any]
    log: Path | None = None
    """The file that keeps its events; nothing else may run in its folder meanwhile."""
    again: str = ""
    """How to resume what was stopped, if not by the same command."""
    directed: Directed | None = None
