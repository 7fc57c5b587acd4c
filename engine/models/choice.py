"""Which model photos get by default: the best one whose time for them is bearable.

The rule:

- Candidates are the bundled models for photos, `best`, `balanced` and `quality`, in this order.
  `live` is for camera and video, and never chosen.
- The time of a model for a folder is its seconds per megapixel times the folder's megapixels.
- The first candidate that takes at most `BEARABLE_SECONDS` is the default. If none does, it is the
  last one, the fastest.
- Seconds per megapixel are those measured on this machine. For a model that was not measured, they
  are scaled from one that was, by the ratio of the figures in their cards; without any measurement
  they are the card's, which are for `CARD_CORES` AVX2 cores, scaled to the number of cores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.models.cards import ModelCard

PHOTO_MODELS = ("best", "balanced", "quality")
"""Best first."""

BEARABLE_SECONDS = 15 * 60.0
"""For the whole folder: a coffee break."""

CARD_CORES = 2
MOST_CORES = 8
"""More cores than this hardly make a model faster."""

SCORE = "seconds_per_megapixel"


def default_for_photos(
    cards: Sequence[ModelCard], megapixels: float, measured: Mapping[str, float], cores: int
) -> ModelCard | None:
    """Return the default model for photos of `megapixels` in total; None if none is for photos.

    `measured`: seconds per megapixel on this machine, by model. `cores`: physical ones.
    """
    photo = {card.name: card for card in cards if card.name in PHOTO_MODELS}
    candidates = [photo[name] for name in PHOTO_MODELS if name in photo]
    for card in candidates:
        seconds = seconds_per_megapixel(card, cards, measured, cores)
        if seconds is not None and seconds * megapixels <= BEARABLE_SECONDS:
            return card
    return candidates[-1] if candidates else None


def seconds_per_megapixel(
    card: ModelCard, cards: Sequence[ModelCard], measured: Mapping[str, float], cores: int
) -> float | None:
    """Return what a megapixel takes with a model on this machine; None if nothing tells."""
    if card.name in measured:
        return measured[card.name]
    own = card.scores.get(SCORE)
    if own is None:
        return None
    for other in cards:
        if other.name in measured and SCORE in other.scores:
            return own * measured[other.name] / other.scores[SCORE]
    return own * CARD_CORES / min(max(cores, 1), MOST_CORES)
