"""How long a megapixel has taken with a model on this computer, by its last batches.

    known_speeds(cards, spec.runs_on, queue)      {"best": 31.0, "fast": 1.2}

All that tells a time, or chooses by it, asks this: a model has one time here, wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.models import ModelCard, RunsOn
from engine.models.choice import PHOTO_MODELS, choose_precision, measured_speeds
from engine.models.measure import times_slower
from engine.queue import Item, Queue, Request

_LAST_PHOTOS = 20

_LEAST_MEGAPIXELS = 0.25
"""Smaller photos take as long as the padding around them."""

_OTHER_PIXELS = frozenset({"scaled", "full-size", "smaller-tiles"})
"""Codes of photos of which the model has computed fewer pixels than they have, or some twice."""


def recent_pace(card: ModelCard, runs_on: RunsOn, queue: Queue) -> float | None:
    """Return the seconds per megapixel that a model took for the last photos; None if for none.

    On this device and in this precision, scaled to the threads, whatever else the computer
    did then.
    """
    variant = card.variant(runs_on.precision)
    # Half of them took no longer: the computer may have slept during one.
    found = [
        item.model_seconds / item.megapixels * times_slower(item.device, runs_on.threads)
        for request, item in queue.find_computed(card.file(runs_on.precision).sha256)
        if request.spec.get("device", "auto") == runs_on.device
        and request.settings.get("variant") == variant
        and _tells(request, item)
    ]
    paces = sorted(found[:_LAST_PHOTOS])
    return paces[len(paces) // 2] if paces else None


def known_speeds(cards: Sequence[ModelCard], runs_on: RunsOn, queue: Queue) -> dict[str, float]:
    """Return the seconds per megapixel on this computer of the models for photos.

    As their last batches went, else by measurement. Where no precision is given, or a model does
    not have it, in that which the model would run in. Empty if nothing is known.
    """
    speeds = measured_speeds(cards, runs_on)
    for card in cards:
        if card.name in PHOTO_MODELS:
            asked = card.supported_precision(runs_on.precision)
            precision = asked or choose_precision(card, runs_on.device)
            pace = recent_pace(card, replace(runs_on, precision=precision), queue)
            if pace is not None:
                speeds[card.name] = pace
    return speeds


def _tells(request: Request, item: Item) -> bool:
    """Whether a photo tells how long its pixels take."""
    return (
        request.settings.get("scale") in (None, 1)
        and item.megapixels >= _LEAST_MEGAPIXELS
        and item.model_seconds > 0
        and not _OTHER_PIXELS & set(item.code.split())
        and " workers of " not in item.device  # many at a time, on other computers
    )
