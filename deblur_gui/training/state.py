"""The progress of a tuning as one value: `state = state.apply_all(events)`."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from engine.core.time_left import TimeLeft
from engine.events import Event, Finished, ItemDone, Log, Metric, Progress, Started

Phase = Literal["ready", "running", "paused", "stopping", "ended"]

MOST_LINES = 500
_TRAINING = "steps"


@dataclass(frozen=True)
class TuningState:
    """The progress of a tuning.

    `unit` tells the stage: "steps" is the training itself. `seconds_left` is of the stage, None
    while unknown: as its job says, else (not of the training, whose pace is measured there) by
    what was done since the stage was first seen here. `pace` is empty until it is measured.
    `samples` counts the sample pictures written.
    """

    phase: Phase = "ready"
    done: float = 0.0
    total: float = 0.0
    unit: str = ""
    pace: str = ""
    seconds_left: float | None = None
    memory_mb: float = 0.0
    step: int = 0
    figures: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """The latest value of each metric."""
    samples: int = 0
    stage: str = ""
    """The last message."""
    log: tuple[str, ...] = ()
    finished: Finished | None = None
    time_left: TimeLeft = field(default_factory=TimeLeft)
    """`seconds_left` as it is to be shown: steady and smooth."""
    since: tuple[float, float] = (0.0, 0.0)
    """When the stage was first seen, by `time.monotonic`, and how much of it was done then."""

    @property
    def fraction(self) -> float:
        """The part of the stage that is done, 0..1."""
        return min(1.0, max(0.0, self.done / self.total)) if self.total > 0 else 0.0

    @property
    def is_training(self) -> bool:
        """Whether the stage is the training itself."""
        return self.unit == _TRAINING

    def apply_all(self, events: Iterable[Event], now: float | None = None) -> TuningState:
        """Return the state after these events; `now` is the time by `time.monotonic`."""
        changes: dict[str, Any] = {}
        figures, lines, samples = dict(self.figures), list(self.log), self.samples
        for event in events:
            match event:
                case Started():
                    changes |= {"finished": None, "unit": "", "pace": "", "seconds_left": None}
                    changes |= {"done": 0.0, "total": 0.0, "stage": ""}
                case Progress():
                    known = event.seconds_left is not None and math.isfinite(event.seconds_left)
                    changes |= {
                        "done": event.done,
                        "total": event.total,
                        "unit": event.unit,
                        "pace": event.item if event.unit == _TRAINING else "",
                        "seconds_left": event.seconds_left if known else None,
                    }
                    if event.unit == _TRAINING:
                        changes["step"] = round(event.done)
                case Metric(name="memory_mb"):
                    changes["memory_mb"] = event.value
                case Metric():
                    figures[event.name] = event.value
                case ItemDone():
                    samples += 1
                case Log():
                    lines.append(event.message)
                    if event.level in ("info", "warning"):
                        changes["stage"] = event.message
                case Finished():
                    changes |= {"finished": event, "seconds_left": None}
                case _:
                    pass
        if "done" in changes:
            self._estimate(changes, time.monotonic() if now is None else now)
        return replace(
            self,
            **changes,
            figures=MappingProxyType(figures),
            samples=samples,
            log=tuple(lines[-MOST_LINES:]),
        )

    def _estimate(self, changes: dict[str, Any], now: float) -> None:
        """Add when a new stage began, or what is left of this one, to the changes."""
        done, total = changes["done"], changes["total"]
        began, done_then = self.since
        if (changes["unit"], total) != (self.unit, self.total) or done < done_then:
            changes["since"] = now, done
            changes["time_left"] = TimeLeft()
        elif changes["seconds_left"] is None and changes["unit"] != _TRAINING and done > done_then:
            changes["seconds_left"] = (now - began) / (done - done_then) * (total - done)
        before = changes.get("time_left", self.time_left)
        changes["time_left"] = before.after(changes["seconds_left"], now)
