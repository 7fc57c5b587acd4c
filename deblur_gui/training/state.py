"""The progress of a tuning as one value: `state = state.apply_all(events)`."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from engine.core.time_left import Span, TimeLeft, span_of
from engine.events import Event, Finished, ItemDone, Log, Metric, Progress, Started
from trainer import PACE
from trainer.tune.record import MEASURED_RANGE, STAGE_CODE

Phase = Literal["ready", "running", "paused", "stopping", "ended"]

MOST_LINES = 500
_JUMP = 0.1
"""The whole advances by so much at once only where the training was ended early."""
_TRAINING = "training"


@dataclass(frozen=True)
class TuningState:
    """The progress of a tuning, over all its stages (`trainer.tune.stages`)."""

    phase: Phase = "ready"
    fraction: float = 0.0
    """The part of the whole that is done, 0..1; never falls within a session."""
    part: str = ""
    """The stage: "training" and others; "" at the beginning."""
    stage: str = ""
    """The stage in words; after the end the last message."""
    detail: str = ""
    """How far the stage is: "step 20 of 400, 1.20 steps/s"."""
    memory_mb: float = 0.0
    samples: int = 0
    """How many sample pictures were written."""
    log: tuple[str, ...] = ()
    time_left: TimeLeft = field(default_factory=TimeLeft)
    """What is left of the whole, as it is to be shown: steady and smooth."""
    is_measured: bool = False
    """Whether `time_left` is told from the measured pace of this very training.

    Until then it is a range, also in the training: its first steps are too few to tell.
    """

    @property
    def is_training(self) -> bool:
        """Whether the stage is the training itself."""
        return self.part == _TRAINING

    @property
    def spans_left(self) -> tuple[Span, Span] | None:
        """How long it takes yet, at least and at most; None while that is being estimated."""
        if self.time_left.span is None or self.time_left.seconds is None:
            return None
        if self.is_measured:
            return self.time_left.span, self.time_left.span
        low, high = MEASURED_RANGE
        return span_of(low * self.time_left.seconds), span_of(high * self.time_left.seconds)

    def apply_all(self, events: Iterable[Event], now: float | None = None) -> TuningState:
        """Return the state after these events; `now` is the time by `time.monotonic`."""
        now = time.monotonic() if now is None else now
        changes: dict[str, Any] = {}
        left = self.time_left
        lines, samples = list(self.log), self.samples
        for event in events:
            match event:
                case Started():
                    left = TimeLeft()
                    changes |= {"fraction": 0.0, "is_measured": False}
                    changes |= {"part": "", "stage": "", "detail": ""}
                case Progress(unit="%"):
                    fraction = min(1.0, max(0.0, event.done / 100))
                    if fraction - changes.get("fraction", self.fraction) > _JUMP:
                        left = TimeLeft()  # what was said before was for all its steps
                    changes["fraction"] = fraction
                    changes["detail"] = event.item
                    left = left.after(event.seconds_left, now)
                case Progress():  # of a job within it that is not counted
                    pass
                case Metric(name="memory_mb"):
                    changes["memory_mb"] = event.value
                case Metric(name=name) if name == PACE:
                    changes["is_measured"] = True
                    left = TimeLeft()  # what was said before was a guess
                case ItemDone():
                    samples += 1
                case Log() if event.code.startswith(STAGE_CODE):
                    lines.append(event.message)
                    part = event.code.removeprefix(STAGE_CODE)
                    changes |= {"part": part, "stage": event.message, "detail": ""}
                case Log():
                    lines.append(event.message)
                case Finished():
                    left = TimeLeft()
                case _:
                    pass
        return replace(
            self,
            **changes,
            samples=samples,
            log=tuple(lines[-MOST_LINES:]),
            time_left=left,
        )
