"""How a model is run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RunsOn:
    """The device, the precision and the threads that a model is to run with.

    As in `get_model`: precision None is the card's default, threads None all cores.
    """

    device: str = "auto"
    precision: str | None = None
    threads: int | None = None
