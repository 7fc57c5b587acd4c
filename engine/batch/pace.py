"""How long a megapixel has taken with a model on this computer, by its last batches."""

from __future__ import annotations

from engine.batch.plan import BatchSpec
from engine.models import ModelCard
from engine.models.measure import times_slower
from engine.queue import Item, Queue, Request

_LAST_PHOTOS = 20

_LEAST_MEGAPIXELS = 0.25
"""Smaller photos take as long as the padding around them."""

_OTHER_PIXELS = frozenset({"scaled", "full-size", "smaller-tiles"})
"""Codes of photos of which the model has computed fewer pixels than they have, or some twice."""


def recent_pace(card: ModelCard, spec: BatchSpec, queue: Queue) -> float | None:
    """Return the seconds per megapixel that a model took for the last photos; None if for none.

    On the device and in the precision of `spec`, scaled to its threads, whatever else the computer
    did then.
    """
    variant = card.variant(spec.precision)
    # Half of them took no longer: the computer may have slept during one.
    found = [
        item.model_seconds / item.megapixels * times_slower(item.device, spec.threads)
        for request, item in queue.find_computed(card.file(spec.precision).sha256)
        if request.spec.get("device", "auto") == spec.device
        and request.settings.get("variant") == variant
        and _tells(request, item)
    ]
    paces = sorted(found[:_LAST_PHOTOS])
    return paces[len(paces) // 2] if paces else None


def _tells(request: Request, item: Item) -> bool:
    """Whether a photo tells how long its pixels take."""
    return (
        request.settings.get("scale") in (None, 1)
        and item.megapixels >= _LEAST_MEGAPIXELS
        and item.model_seconds > 0
        and not _OTHER_PIXELS & set(item.code.split())
        and " workers of " not in item.device  # many at a time, on other computers
    )
