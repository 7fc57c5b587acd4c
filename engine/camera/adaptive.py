"""How much less to compute, so that the rate is kept.

A scaler of steps: the model works at 3/4, 1/2, 3/8 or 1/4 of the size, and below that on every
second, third, ... picture only. It goes down when pictures take longer than they may, straight to
the step that should fit; it goes up to the highest that should fit with room to spare, and waits
longer each time this proves wrong. So it settles, and does not flicker between two steps.

Pure: it is told times and asks no clock.
"""

from __future__ import annotations

import statistics
from collections import deque
from dataclasses import dataclass

from engine.camera.spec import SCALES

_LATE = 1.0
"""Of the time between two pictures: who takes more falls behind."""

_SPARE = 0.75
"""What a higher step may be expected to take, at most, before it is tried."""

_WINDOW = 8
"""Pictures that are looked at; the median, as single ones are held up by the machine."""

_FEW = 3
"""So many are enough where all of them take far too long."""

_WARM_UP = 3
"""Pictures at the start that say nothing: a model is slow until it has its memory."""

_WAIT_SECONDS = 1.5
_LONGEST_WAIT = 60.0
_MOST_EVERY = 8

_FIXED_SHARE = 0.15
"""Of what a picture costs at full size, what does not shrink with the size of the model's input:
shrinking, enlarging, adding. Measured at 640 x 480 and 1280 x 720."""


@dataclass(frozen=True)
class Step:
    """The model works at `scale` of the width and height, on each `every`-th picture."""

    scale: float = 1.0
    every: int = 1

    def __str__(self) -> str:
        words = []
        if self.scale < 1:
            words.append(f"at {_FRACTIONS.get(self.scale, f'{self.scale:g}')} of the size")
        if self.every > 1:
            words.append(f"every {_ORDINALS.get(self.every, f'{self.every}th')} picture")
        return ", ".join(words)


_FRACTIONS = {3 / 4: "3/4", 1 / 2: "1/2", 3 / 8: "3/8", 1 / 4: "1/4"}
_ORDINALS = {2: "second", 3: "third"}

STEPS = (
    *(Step(scale) for scale in SCALES),
    *(Step(SCALES[-1], every) for every in range(2, _MOST_EVERY + 1)),
)
"""From the top of the scaler to its foot."""


class AdaptiveScaler:
    """Chooses the step for pictures that come every `period` seconds."""

    def __init__(self, period: float) -> None:
        self.period = period
        self._place = 0
        self._times: deque[float] = deque(maxlen=_WINDOW)
        self._clock = 0.0
        self._changed = 0.0
        self._wait = _WAIT_SECONDS
        self._climbed = False
        self._cold = _WARM_UP

    @property
    def step(self) -> Step:
        """The step to work on."""
        return STEPS[self._place]

    def feed(self, seconds: float, now: float) -> Step:
        """Take in that a picture which was deblurred took so long, at the time `now`.

        Both in seconds; returns the step for the next picture.
        """
        self._clock = now
        if self._cold:
            self._cold -= 1
            return self.step
        self._times.append(seconds)
        cost = statistics.median(self._times)
        limit = _LATE * self.period * self.step.every
        hopeless = len(self._times) >= _FEW and min(self._times) > 1.5 * limit
        if len(self._times) < _WINDOW and not hopeless:
            return self.step
        if cost > limit:
            self._down(cost)
        elif self._climbed and now - self._changed > self._wait:
            self._climbed, self._wait = False, _WAIT_SECONDS  # the last step up has proved right
        elif now - self._changed > self._wait and self._place:
            for place, above in enumerate(STEPS[: self._place]):
                if _expected(cost, self.step, above) < _SPARE * self.period * above.every:
                    self._go(place)
                    self._climbed = True
                    break
        return self.step

    @property
    def is_lowest(self) -> bool:
        """Whether there is no step below."""
        return self._place == len(STEPS) - 1

    def step_down(self) -> None:
        """Go one step down for another reason than time; not where `is_lowest`."""
        self._go(self._place + 1)

    def _down(self, cost: float) -> None:
        if self._climbed:  # it was too early
            self._wait = min(2 * self._wait, _LONGEST_WAIT)
            self._climbed = False
        last = len(STEPS) - 1
        for place in range(self._place + 1, len(STEPS)):
            fits = (
                _expected(cost, self.step, STEPS[place]) <= 0.9 * self.period * STEPS[place].every
            )
            if fits or place == last:
                self._go(place)
                return

    def _go(self, place: int) -> None:
        self._place = place
        self._changed = self._clock
        self._times.clear()


def _expected(cost: float, here: Step, there: Step) -> float:
    """Return what a picture should cost on another step."""

    def weight(step: Step) -> float:
        return _FIXED_SHARE + (1 - _FIXED_SHARE) * step.scale**2

    return cost * weight(there) / weight(here)
