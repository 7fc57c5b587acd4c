"""The model of a finished tuning in the catalogue."""

from __future__ import annotations

import dataclasses

from engine.errors import ModelError
from engine.models import Catalogue
from engine.models.cards import ModelCard, check_name, read_card
from trainer.tune.record import Tuning


def adopt(tuning: Tuning, catalogue: Catalogue, name: str) -> ModelCard:
    """Add the tuned model to the catalogue; return its card. Raises ModelError and ConfigError."""
    check_name(name)
    try:
        tuned = read_card(tuning.folder / "model", name)
        for file in tuned.files.values():
            file.verify()
    except ModelError as error:
        raise ModelError(
            "The model of this tuning cannot be used. {problem}",
            "Start the tuning again.",
            problem=error.message,
        ) from error
    card = catalogue.adopt(tuned)
    record_name(tuning, card.name)
    return card


def record_name(tuning: Tuning, name: str) -> None:
    """Record the name of the tuned model in the catalogue, "" if it is not there."""
    result = tuning.result
    if result is not None:
        tuning.write("result.json", dataclasses.replace(result, adopted=name))
