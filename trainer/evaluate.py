"""What a model of the catalogue does to pictures that it has never seen.

It goes through the engine as a user's batch does, so it measures what users get, rounding and
tiles included.

Room: trainer, numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.metrics import psnr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.models import Model

    Pixels = NDArray[np.uint8]

MOST_DB = 100.0
"""Stands for infinity, a sharp photo that comes back unchanged, in means and medians."""


@dataclass(frozen=True)
class Scores:
    """Figures of one set of pairs; PSNR in dB, as in `engine.metrics.psnr`."""

    pictures: int
    input_psnr: float
    psnr: float
    gain: float
    worst_gain: float
    improved: float
    """Share of the pictures that came nearer to the sharp one, 0..1."""


def score_pairs(model: Model, pairs: Sequence[tuple[Pixels, Pixels]]) -> Scores:
    """Return the means over (blurred, sharp) pairs, uint8 (H, W, 3)."""
    before = np.array([min(psnr(blurred, sharp), MOST_DB) for blurred, sharp in pairs])
    after = np.array([min(psnr(model(blurred), sharp), MOST_DB) for blurred, sharp in pairs])
    gain = after - before
    return Scores(
        len(pairs),
        float(before.mean()),
        float(after.mean()),
        float(gain.mean()),
        float(gain.min()),
        float((gain > 0).mean()),
    )


def score_sharp(model: Model, photos: Sequence[Pixels]) -> tuple[float, float]:
    """Return the PSNR of sharp photos against themselves after the model: (lowest, median)."""
    values = [min(psnr(model(photo), photo), MOST_DB) for photo in photos]
    return float(np.min(values)), float(np.median(values))


def named(prefix: str, scores: Scores) -> Iterator[tuple[str, float]]:
    """Yield the figures as they stand in the scores of a card, rounded to what they are worth."""
    yield f"{prefix}_pictures", scores.pictures
    yield f"{prefix}_input_psnr_db", round(scores.input_psnr, 2)
    yield f"{prefix}_psnr_db", round(scores.psnr, 2)
    yield f"{prefix}_gain_db", round(scores.gain, 2)
    yield f"{prefix}_worst_gain_db", round(scores.worst_gain, 2)
    yield f"{prefix}_improved_share", round(scores.improved, 2)
