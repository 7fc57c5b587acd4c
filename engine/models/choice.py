"""Which model photos get if none is chosen: the best one whose time for them is acceptable.

The rule:

- A folder keeps the model for photos that it was last deblurred with, so that the same command does
  only what is left, however the folder has grown (`engine.batch.model_choice`). For a new one:

- Candidates are the bundled models for photos, `best-x2`, `best`, `balanced` and `fast`, in this
  order. `live` is for camera and video, and never chosen.
- The time of a model for a folder is its seconds per megapixel times the megapixels that it has
  to compute: fewer than the folder has, where it works at a smaller scale
  (`engine.batch.workload`).
- The first candidate that takes no longer than its limit (`LIMIT_SECONDS`) is the default. If none
  does, it is the last one, the fastest. The limit of `best` is low because `balanced` has most of
  its effect in a quarter of the time, and somebody waits for a few photos, while many are left to
  themselves; lower still that of `best-x2`, which adds little. That of `balanced` is high because
  `fast` loses more than it.
- Seconds per megapixel are those that the last batches took on this machine
  (`engine.batch.pace`), else those measured. For a model that was not measured, or
  beside other programs while another one had the processor for itself, they are scaled from one
  that was, by the ratio of the figures in their cards; without any measurement
  they are the card's, which are for `CARD_CORES` AVX2 cores, scaled to the number of cores.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from engine.models.cards import ModelCard
from engine.models.catalogue import Catalogue
from engine.models.load import RunsOn
from engine.models.measure import MOST_CORES, known_speed, useful_cores

Amount = Callable[[ModelCard], float]
"""The megapixels that a model has to compute."""

PHOTO_MODELS = ("best-x2", "best", "balanced", "fast")
"""Best first."""

LIVE_MODEL = "live"
"""For camera and video, not for photos."""

PHOTO_DEFAULT = "balanced"
"""Where the number of photos is not known."""

WATCHED_MEGAPIXELS = 500.0
"""What is expected in a watched folder: some 30 photos at a time."""

LIMIT_SECONDS = {"best-x2": 60.0, "best": 120.0, "balanced": 15 * 60.0}
"""For the whole folder."""

CARD_CORES = 2

SCORE = "seconds_per_megapixel"

MUCH_FASTER = 1.2
"""Less is not worth other results."""

COMPARABLE_SHARE = 0.8
"""Of the processor, relative to the model that had most of it when it was measured: with less, a
model was measured on a busier computer, and what it took then says nothing beside the others."""

PRECISION_VARIABLE = "DEBLUR_PRECISION"
"""Environment variable that names the precision of photos, for the same results on any machine."""


def default_for_photos(
    cards: Sequence[ModelCard], megapixels: Amount, measured: Mapping[str, float], cores: int
) -> ModelCard | None:
    """Return the default model for photos of `megapixels`; None if none is for photos.

    `measured`: seconds per megapixel on this machine, by model. `cores`: physical ones.
    """
    photo = {card.name: card for card in cards if card.name in PHOTO_MODELS}
    candidates = [photo[name] for name in PHOTO_MODELS if name in photo]
    for card in candidates:
        seconds = seconds_per_megapixel(card, cards, measured, cores)
        limit = LIMIT_SECONDS.get(card.name, math.inf)
        if seconds is not None and seconds * megapixels(card) <= limit:
            return card
    return candidates[-1] if candidates else None


def best_first(cards: Sequence[ModelCard]) -> list[ModelCard]:
    """Return the cards in the order in which people choose: those for photos first, best first."""
    places = {name: place for place, name in enumerate(PHOTO_MODELS)}
    return sorted(cards, key=lambda card: places.get(card.name, len(places)))


def choose_for_photos(
    catalogue: Catalogue,
    megapixels: Amount,
    runs_on: RunsOn,
    speeds: Mapping[str, float] | None = None,
) -> ModelCard:
    """Return the default model for photos of `megapixels`, on this machine.

    `speeds`: seconds per megapixel on it, by model, None for those measured. It has the precision,
    if one is given. Raises ModelError if no model is installed.
    """
    cards = [c for c in catalogue.cards() if runs_on.precision in (None, *c.files)]
    known = measured_speeds(cards, runs_on) if speeds is None else speeds
    card = default_for_photos(cards, megapixels, known, useful_cores(runs_on.threads))
    return card or catalogue.default()


def measured_speeds(cards: Sequence[ModelCard], runs_on: RunsOn) -> dict[str, float]:
    """Return the seconds per megapixel on this machine of the models for photos, by measurement.

    Where no precision is given, or a model does not have it, in that which the model would run in.
    Models that were not measured, or on a busier computer than another one, are scaled from one
    that was, by its own precision: 8 bits gain not all models the same. Empty if none was measured.
    """
    photo = [
        (card, replace(runs_on, precision=card.supported_precision(runs_on.precision)))
        for card in cards
        if card.name in PHOTO_MODELS
    ]
    taken = {card.name: speed for card, asked in photo if (speed := known_speed(card, asked))}
    most = max((speed.share or 0.0 for speed in taken.values()), default=0.0)
    usual = {
        name: speed.minutes_per_megapixel * 60
        for name, speed in taken.items()
        if speed.share is None or speed.share >= COMPARABLE_SHARE * most
    }
    found = {}
    for card, asked in photo:
        scaled = seconds_per_megapixel(card, cards, usual, 0) if usual else None
        wanted = asked.precision or choose_precision(card, asked.device)
        speed = known_speed(card, replace(asked, precision=wanted)) if wanted else None
        if speed is not None:
            found[card.name] = speed.minutes_per_megapixel * 60
            if card.name in taken and card.name not in usual and scaled is not None:
                # The ratio of its precisions holds; both were measured at the same time.
                found[card.name] *= scaled / (taken[card.name].minutes_per_megapixel * 60)
        elif scaled is not None:
            found[card.name] = scaled
    return found


def choose_precision(card: ModelCard, device: str = "auto") -> str | None:
    """Return the precision in which a model deblurs photos if none is given; None: the card's own.

    What DEBLUR_PRECISION names, if the model has it; else 8 bits if that was measured to be much
    faster on this machine.
    """
    asked = precision_of_environment()
    if asked:
        return card.supported_precision(asked)
    if card.kind != "onnx" or "int8" not in card.files or card.default_precision == "int8":
        return None
    usual = known_speed(card, RunsOn(device, card.default_precision))
    eight = known_speed(card, RunsOn(device, "int8"))
    if usual is None or eight is None or usual.running_on != eight.running_on:
        return None
    faster = usual.minutes_per_megapixel >= MUCH_FASTER * eight.minutes_per_megapixel
    return "int8" if faster else None


def precision_of_environment() -> str:
    """Return the precision that DEBLUR_PRECISION names; "" if none."""
    return os.environ.get(PRECISION_VARIABLE, "")


def expected_seconds(
    card: ModelCard, catalogue: Catalogue, megapixels: float, runs_on: RunsOn
) -> float:
    """Return what a model takes to compute `megapixels`; 0 if nothing tells."""
    cards, cores = catalogue.cards(), useful_cores(runs_on.threads)
    each = seconds_per_megapixel(card, cards, measured_speeds(cards, runs_on), cores)
    return megapixels * (each or 0.0)


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
