"""Adaptive scaling: how much less to compute so that the frame rate is kept.

There is one list of steps: the model works at 3/4, 1/2, 3/8 or 1/4 of the size, and below that on
every second, third, ... frame only. When frames take too long, the scaler moves straight down to
the step that should fit. It moves up to the highest step that should fit with time to spare, and
waits longer each time that proves wrong, so it settles instead of flickering between two steps.

Pure: times are passed in, no clock is read.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from engine.camera.spec import FRACTIONS, SCALES
from engine.messages import msg

_SPARE = 0.75
"""Before moving up, the higher step may take at most this part of the available time."""

_WINDOW = 8
"""Frames whose median decides; single frames may be delayed by the machine."""

_FEW = 3
"""This many frames suffice if all of them take far too long."""

_WARM_UP = 3
"""Frames ignored at the start: a model is slow until its memory is allocated."""

_WAIT_SECONDS = 1.5
_MAX_WAIT_SECONDS = 60.0
_MAX_EVERY = 8

_FIXED_SHARE = 0.15
"""Part of a frame's cost at full size that does not shrink with the model's input (resizing,
adding). Measured at 640 x 480 and 1280 x 720."""


@dataclass(frozen=True)
class Step:
    """The model works at `scale` of the width and height, on every `every`-th frame."""

    scale: float = 1.0
    every: int = 1

    def note(self, rate: float) -> str:
        """Return a sentence on what this step means for a source of `rate`, "" at full size."""
        size = FRACTIONS.get(self.scale, f"{self.scale:g}")
        if self.every > 1:
            return msg(
                "The model runs at {size} of the full size, on 1 in {every} frames: this "
                "machine is too slow for more.",
                size=size,
                every=self.every,
            )
        if self.scale < 1:
            return msg(
                "The model runs at {size} of the full size to keep {rate} frames per second.",
                size=size,
                rate=f"{rate:.0f}",
            )
        return ""

    @property
    def cost(self) -> float:
        """Cost of a frame relative to full size."""
        return _FIXED_SHARE + (1 - _FIXED_SHARE) * self.scale**2


STEPS = (
    *(Step(scale) for scale in SCALES),
    *(Step(SCALES[-1], every) for every in range(2, _MAX_EVERY + 1)),
)
"""From the most to the least computation."""


class AdaptiveScaler:
    """Chooses the step for frames that arrive every `period` seconds."""

    def __init__(self, period: float) -> None:
        self.period = period
        self._index = 0
        self._times: deque[float] = deque(maxlen=_WINDOW)
        self._clock = 0.0
        self._changed_at = 0.0
        self._wait = _WAIT_SECONDS
        self._moved_up = False
        self._cold = _WARM_UP

    @property
    def step(self) -> Step:
        """The current step."""
        return STEPS[self._index]

    def feed(self, seconds: float, now: float) -> Step:
        """Record that deblurring a frame took `seconds`, at time `now`; return the next step."""
        self._clock = now
        if self._cold:
            self._cold -= 1
            return self.step
        self._times.append(seconds)
        from statistics import median

        cost = median(self._times)
        limit = self.period * self.step.every
        hopeless = len(self._times) >= _FEW and min(self._times) > 1.5 * limit
        if len(self._times) < _WINDOW and not hopeless:
            return self.step
        waited = now - self._changed_at > self._wait
        if cost > limit:
            self._move_down(cost)
        elif self._moved_up and waited:
            self._moved_up, self._wait = False, _WAIT_SECONDS  # the last move up was right
        elif waited:
            for index, above in enumerate(STEPS[: self._index]):
                if self._expected(cost, above) < _SPARE * self.period * above.every:
                    self._go(index)
                    self._moved_up = True
                    break
        return self.step

    @property
    def is_lowest(self) -> bool:
        """Whether there is no step below."""
        return self._index == len(STEPS) - 1

    def step_down(self) -> None:
        """Move one step down for a reason other than time; not allowed if `is_lowest`."""
        self._go(self._index + 1)

    def _move_down(self, cost: float) -> None:
        if self._moved_up:  # too early
            self._wait = min(2 * self._wait, _MAX_WAIT_SECONDS)
            self._moved_up = False
        for index in range(self._index + 1, len(STEPS)):
            below = STEPS[index]
            fits = self._expected(cost, below) <= 0.9 * self.period * below.every
            if fits or index == len(STEPS) - 1:
                self._go(index)
                return

    def _expected(self, cost: float, step: Step) -> float:
        """Return what a frame should cost at another step."""
        return cost * step.cost / self.step.cost

    def _go(self, index: int) -> None:
        self._index = index
        self._changed_at = self._clock
        self._times.clear()
