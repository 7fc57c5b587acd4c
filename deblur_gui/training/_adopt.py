"""The model of a finished tuning in the catalogue."""

from __future__ import annotations

import dataclasses
import json

from engine.errors import ModelError
from engine.models import Catalogue
from engine.models.cards import ModelCard, card_from_table
from trainer.tune.record import Tuning


def adopt(tuning: Tuning, catalogue: Catalogue, name: str) -> ModelCard:
    """Add the tuned model to the catalogue; return its card. Raises ModelError and ConfigError."""
    folder = tuning.folder / "model"
    try:
        table = json.loads((folder / "card.json").read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "The model of this tuning cannot be read: {error}.",
            "Start the tuning again.",
            error=error,
        ) from error
    card = catalogue.adopt(card_from_table(name, table, folder, "user"))
    record_name(tuning, card.name)
    return card


def record_name(tuning: Tuning, name: str) -> None:
    """Record the name of the tuned model in the catalogue, "" if it is not there."""
    result = tuning.result
    if result is not None:
        tuning.write("result.json", dataclasses.replace(result, adopted=name))
