"""The model of a finished tuning in the catalogue."""

from __future__ import annotations

import dataclasses

from engine.models import Catalogue
from engine.models.cards import ModelCard, read_card
from trainer.tune.record import Tuning


def adopt(tuning: Tuning, catalogue: Catalogue, name: str) -> ModelCard:
    """Add the tuned model to the catalogue; return its card. Raises ModelError and ConfigError."""
    card = catalogue.adopt(read_card(tuning.folder / "model", name))
    record_name(tuning, card.name)
    return card


def record_name(tuning: Tuning, name: str) -> None:
    """Record the name of the tuned model in the catalogue, "" if it is not there."""
    result = tuning.result
    if result is not None:
        tuning.write("result.json", dataclasses.replace(result, adopted=name))
