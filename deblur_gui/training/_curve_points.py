"""The points of the curves of a training, and the panel each belongs to; without Qt."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PANELS = ("loss", "psnr")

_LOG_PAYS = 20.0
"""From this ratio of the largest to the smallest value on, a linear axis hides the curve."""
_COLUMNS = 1000
"""At most twice as many points of a curve are drawn: the lowest and highest of each column."""

_FEW = 50
"""Up to this number all points are within the plot. Of more, the outermost hundredth on either side
may be outside, so that one spike does not flatten the rest."""


def panel_of(name: str) -> str:
    """Return the panel of a metric; "" for one that is not drawn.

    Of the losses the sum alone, and of the measures PSNR, which SSIM follows: everything else is in
    the record of the run.
    """
    if name == "loss":
        return "loss"
    place, _, kind = name.rpartition("/")
    is_term = place.split("/")[0] in ("hard", "soft")
    return kind if kind == "psnr" and place and not is_term else ""


class Points:
    """One curve: steps that rise, and a value for each."""

    def __init__(self) -> None:
        self._steps = array("d")
        self._values = array("d")

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, step: int, value: float) -> None:
        """Append a point. A run that went back replaces its later points; NaN is ignored."""
        if self._steps and step <= self._steps[-1]:
            kept = bisect_left(self._steps, step)
            del self._steps[kept:], self._values[kept:]
        if math.isfinite(value):
            self._steps.append(step)
            self._values.append(value)

    def arrays(self) -> tuple[Floats, Floats]:
        """Return copies of the steps and the values."""
        return np.array(self._steps), np.array(self._values)

    def thinned(self, left: float, right: float) -> tuple[Floats, Floats]:
        """Return the points worth drawing between two steps, and one beyond each end."""
        steps, values = self.arrays()
        first = max(0, int(np.searchsorted(steps, left)) - 1)
        last = int(np.searchsorted(steps, right, "right")) + 1
        steps, values = steps[first:last], values[first:last]
        many = len(steps) // _COLUMNS
        if many < 2:
            return steps, values
        even = len(steps) // many * many
        columns = values[:even].reshape(-1, many)
        starts = np.arange(0, even, many)
        kept = (starts + columns.argmin(1), starts + columns.argmax(1), [0, len(steps) - 1])
        chosen = np.unique(np.concatenate(kept))
        return steps[chosen], values[chosen]

    def above(self, level: float) -> Points:
        """Return the curve of what its values are above a level."""
        found = Points()
        found._steps, found._values = self._steps[:], array("d", (v - level for v in self._values))
        return found

    def first_and_last(self) -> tuple[float, float]:
        """Return the first step and the last."""
        return self._steps[0], self._steps[-1]

    def near(self, step: float | None) -> tuple[float, float] | None:
        """Return the point nearest to a step, or to the end for None; None without points."""
        if not self._steps:
            return None
        at = len(self._steps) - 1
        if step is not None:
            at = min(bisect_left(self._steps, step), at)
            if at and step - self._steps[at - 1] < self._steps[at] - step:
                at -= 1
        return self._steps[at], self._values[at]


def value_range(
    curves: Iterable[Points],
    left: float,
    right: float,
    *,
    may_log: bool,
    also: Iterable[float] = (),
) -> tuple[float, float, bool] | None:
    """Return the lowest and highest value to show between two steps, and whether as logarithms.

    `also` are values that must be visible too.
    """
    lows, highs = list(also), list(also)
    for points in curves:
        steps, values = points.arrays()
        seen = values[(steps >= left) & (steps <= right)]
        if len(seen):
            part = [0, 100] if len(seen) <= _FEW else [1, 99]
            low, high = np.percentile(seen, part)
            lows.append(float(low))
            highs.append(float(high))
    if not lows:
        return None
    low, high = min(lows), max(highs)
    if may_log and low > 0 and high / low > _LOG_PAYS:
        low, high = math.log10(low), math.log10(high)
        return low - 0.05 * (high - low), high + 0.05 * (high - low), True
    margin = 0.06 * (high - low) or 0.01 * abs(high) or 1.0
    return low - margin, high + margin, False
