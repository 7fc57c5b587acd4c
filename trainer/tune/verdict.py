"""The verdict on a tuned model: one rule, without torch, for whoever shows it."""

from __future__ import annotations

from dataclasses import replace

from engine.messages import msg
from trainer.tune.record import TuneResult

MIN_GAIN_DB = 0.05
"""A smaller gain is within the variation between seeds."""

MAX_LOST_DB = 0.2
"""Largest accepted loss on other blur."""


def judged(result: TuneResult) -> TuneResult:
    """Return the result with the verdict (better or not) and the reason, in figures.

    The one rule: at least `MIN_GAIN_DB` on held-out pictures, at most `MAX_LOST_DB` lost on other
    blur. The window, the command line and the record show this reason.
    """
    _, old, new = result.mean("psnr")
    gain = new - old
    lost = result.general[1] - result.general[2] if result.general else 0.0
    more = sum(one.psnr[2] > one.psnr[1] for one in result.pictures)
    count = len(result.pictures)
    summary = msg(
        "{gain:+.2f} dB on {count} held-out pictures ({more} better)",
        gain=gain,
        count=count,
        more=more,
    )
    if result.general:
        summary = msg("{summary}, {lost:+.2f} dB on other blur", summary=summary, lost=0.0 - lost)
    if 0 < gain < MIN_GAIN_DB:
        reason = msg("Too little to adopt: {summary}.", summary=summary)
        return replace(result, better=False, reason=reason)
    if gain < MIN_GAIN_DB:
        reason = msg("Not better than {old}: {summary}.", old=result.old, summary=summary)
        return replace(result, better=False, reason=reason)
    if lost > MAX_LOST_DB:
        reason = msg(
            "Better on these pictures, but worse on other blur: {summary}.", summary=summary
        )
        return replace(result, better=False, reason=reason)
    reason = msg("Better than {old}: {summary}.", old=result.old, summary=summary)
    return replace(result, better=True, reason=reason)
