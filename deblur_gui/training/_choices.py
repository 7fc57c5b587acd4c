"""The choices for a tuning: students, teachers, and a name that is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engine.models import ModelCard
from engine.models.teachers import TEACHERS


def students(cards: Sequence[ModelCard]) -> list[ModelCard]:
    """Return the models that can be tuned: those that come with the program, and tuned ones.

    One with several views has the same weights as that with one.
    """
    ours = [c for c in cards if c.kind == "onnx" and (c.origin == "bundled" or c.parent)]
    return [card for card in ours if card.views == 1]


def teachers(cards: Sequence[ModelCard], student: str) -> list[ModelCard]:
    """Return the models that can teach another, the large ones first."""
    able = [card for card in cards if card.name != student]
    return sorted(able, key=lambda card: card.architecture not in TEACHERS)


def free_name(cards: Sequence[ModelCard], wanted: str, others: Iterable[str] = ()) -> str:
    """Return this name for a model, with a number if a model has it, or it is one of `others`."""
    taken = {name.casefold() for name in (*(card.name for card in cards), *others)}
    names = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, 10_000))
    return next(name for name in names if name.casefold() not in taken)
