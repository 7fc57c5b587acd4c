"""How long a job still takes, in a form that people can rely on.

    left = TimeLeft()
    left = left.after(event.seconds_left, time.monotonic())     at each report of the job
    left.span                                                   None while it is being estimated
    span_text(left.span)                                        "about 4 minutes"

The first guesses of a job jump: they come from one picture, or while the processor still warms up.
Nothing is shown until several of them agree on when the job ends; after that it is smoothed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

STEADY_SECONDS = 3.0
"""Guesses have to agree for at least this long before one is shown."""

_AGREED = 0.2
"""Guesses agree if their predicted end times differ by less than this fraction of the remaining
time."""

_MOST_WAIT_SECONDS = 60.0
"""A job whose guesses never agree (photos of many sizes, say) is estimated after this."""

_FEWEST = 3
_SPACING_SECONDS = 0.3
_SMOOTHING_SECONDS = 15.0
_LAZY = 0.15
"""The displayed time increases only when exceeded by this fraction, so it does not flicker."""

Unit = Literal["moment", "seconds", "minute", "minutes", "hour", "hours and minutes", "hours"]


class Span(NamedTuple):
    """A length of time as people say it: the number is that of seconds, minutes or hours."""

    unit: Unit
    number: int
    minutes: int = 0
    """Beside the hours, of "hours and minutes"."""


@dataclass(frozen=True)
class TimeLeft:
    """What is left of a job by all its guesses so far; `seconds` is None until they are steady."""

    seconds: float | None = None
    at: float | None = None
    """When `seconds` was right, by the clock that `after` is given."""
    ends: tuple[tuple[float, float], ...] = ()
    """The last guesses: when each was made, and when the job ends by it."""
    since: float | None = None
    """When the first guess was made."""
    span: Span | None = None
    """`seconds` as it is to be shown; None while it is being estimated."""

    def after(self, guess: float | None, now: float) -> TimeLeft:
        """Return it after another guess, in seconds, None for none, at the time `now`."""
        if guess is None or not math.isfinite(guess):
            return self
        guess = max(0.0, guess)
        if self.seconds is not None:
            passed = 0.0 if self.at is None else max(0.0, now - self.at)
            expected = max(0.0, self.seconds - passed)
            share = 1 - math.exp(-passed / _SMOOTHING_SECONDS)
            # Near its end a job is no longer far from any guess.
            share = max(share, 1.0 if guess < 5 else 0.0)
            return self._showing(expected + share * (guess - expected), now)
        since = now if self.since is None else self.since
        ends = self.ends
        if not ends or now - ends[-1][0] >= _SPACING_SECONDS:
            ends = (*ends, (now, now + guess))
        while len(ends) > _FEWEST and now - ends[1][0] >= STEADY_SECONDS:
            ends = ends[1:]
        foretold = [end for _, end in ends]
        is_long_enough = len(ends) >= _FEWEST and now - ends[0][0] >= STEADY_SECONDS
        is_agreed = max(foretold) - min(foretold) <= max(2.0, _AGREED * guess)
        if is_long_enough and (is_agreed or now - since >= _MOST_WAIT_SECONDS):
            return self._showing(max(0.0, sum(foretold) / len(foretold) - now), now)
        return replace(self, ends=ends, since=since)

    def _showing(self, seconds: float, now: float) -> TimeLeft:
        return TimeLeft(seconds, now, span=span_of(seconds, self.span))

    def resumed(self) -> TimeLeft:
        """Return it after a pause, which was no part of the work."""
        return replace(self, at=None, ends=(), since=None)


def span_of(seconds: float, shown: Span | None = None) -> Span:
    """Return `seconds` as people say it; with what is `shown` now, that is kept if it is about it.

    Ten seconds, then minutes, five minutes from ten on, and quarters of hours from one on.
    """
    span = _span_of(seconds)
    if shown is not None and _seconds_of(span) > _seconds_of(shown):
        lazily = _span_of(seconds * (1 - _LAZY))
        return lazily if _seconds_of(lazily) > _seconds_of(shown) else shown
    return span


def _span_of(seconds: float) -> Span:
    if seconds < 8:
        return Span("moment", 0)
    if seconds < 55:
        return Span("seconds", max(10, 10 * round(seconds / 10)))
    minutes = round(seconds / 60)
    if minutes <= 1:
        return Span("minute", 1)
    if minutes >= 10:
        minutes = 5 * round(seconds / 300)
    if minutes < 60:
        return Span("minutes", minutes)
    hours, quarter = divmod(round(seconds / 900), 4)
    if hours >= 5:
        return Span("hours", round(seconds / 3600))
    if quarter:
        return Span("hours and minutes", max(1, hours), 15 * quarter)
    return Span("hour", 1) if hours <= 1 else Span("hours", hours)


def _seconds_of(span: Span) -> float:
    unit = {"moment": 0, "seconds": 1, "minute": 60, "minutes": 60}.get(span.unit, 3600)
    return span.number * unit + 60.0 * span.minutes


def span_text(span: Span) -> str:
    """Return it in English: "about 4 minutes"."""
    match span.unit:
        case "moment":
            return "a few seconds"
        case "minute":
            return "about a minute"
        case "hour":
            return "about an hour"
        case "hours and minutes":
            return f"about {span.number} h {span.minutes} min"
        case _:
            return f"about {span.number} {span.unit}"
