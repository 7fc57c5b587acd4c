"""Background jobs of the page Training: pictures to compare, adopting a model."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ImageReadError, ModelError
from engine.images import read_image
from engine.messages import msg
from engine.models import Catalogue
from engine.models.cards import ModelCard, card_from_table
from trainer.tune.record import Tuning

Picture = NDArray[np.uint8] | NDArray[np.uint16]


def read_work(paths: Sequence[Path]) -> tuple[Picture | None, ...]:
    """Return the pictures in these files; None for what cannot be read."""
    found: list[Picture | None] = []
    for path in paths:
        try:
            found.append(read_image(path).pixels)
        except ImageReadError:
            found.append(None)
    return tuple(found)


def adopt_work(tuning: Tuning, catalogue: Catalogue, name: str) -> ModelCard:
    """Take the model of a finished tuning into the catalogue under a name; return its card there.

    Raises ModelError and ConfigError.
    """
    folder = tuning.folder / "model"
    try:
        table: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ModelError(
            msg("The model of this tuning cannot be read: {error}.", error=error),
            "Start the tuning again.",
        ) from error
    card = catalogue.adopt(card_from_table(name, table, folder, "user"))
    note_adopted(tuning, card.name)
    return card


def note_adopted(tuning: Tuning, name: str) -> None:
    """Write down under which name the model stands in the catalogue, "" where it does not."""
    result = tuning.result
    if result is not None:
        tuning.write("result.json", dataclasses.replace(result, adopted=name))


def delete_work(tuning: Tuning) -> None:
    """Remove a tuning with all its files; raises ConfigError."""
    tuning.delete()
