"""The settings of a tuning: a preset by the kind of model, and steps by the effort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from engine.models import ModelCard
from trainer.config import POOL_PX, TrainConfig, load_config
from trainer.tune.record import Effort, TuneSpec

_EFFORTS: Mapping[str, Mapping[Effort, Mapping[str, Any]]] = {
    "finetune": {
        "quick": {"steps": 400, "decay_steps": 300, "validate_every": 100, "synth_pairs": 384},
        "standard": {"steps": 1500, "decay_steps": 1000, "validate_every": 250},
        "thorough": {"steps": 6000, "decay_steps": 4000, "validate_every": 500},
    },
    "finetune-photo": {
        "quick": {"steps": 120, "decay_steps": 100, "validate_every": 40},
        "standard": {"steps": 400, "decay_steps": 350, "validate_every": 100},
        "thorough": {"steps": 1600, "decay_steps": 1400, "validate_every": 200},
    },
}
"""Settings on top of a preset. In steps, not minutes, so that the quality of the model does not
depend on the speed of the machine."""


CROPS, MIN_CROPS, MAX_CROPS = 3000, 4, 60
"""Crops of all pairs, and minimum and maximum per pair: at most 1.2 GB on disk."""

_HELD_OUT_SHARE, _HELD_OUT_LEAST = 0.2, 2

COMPARED_PX = 2048
"""Side of the middle of larger photos that is compared, and shown, of each held-out pair."""

CHECKED_PX, MOST_CHECKED = 1024, 12
"""... of what the loss of 8 bits is measured on, and of how many pairs."""

HELD_OUT_PX = 512
"""Side of the pairs that are made from held-out photos."""

_MOST_CALIBRATED, _FEWEST_CALIBRATED = 100, 10


def held_out_count(config: TrainConfig, usable: int) -> int:
    """Return how many of the usable photos are held out for the comparison."""
    return max(_HELD_OUT_LEAST, round(config.validation_share * usable))


def calibration_crops(config: TrainConfig) -> int:
    """Return from how many crops the ranges of 8 bits are measured; fewer for a quick tuning."""
    return min(_MOST_CALIBRATED, max(_FEWEST_CALIBRATED, config.synth_pairs // 8))


def eight_bits(spec: TuneSpec, card: ModelCard) -> tuple[str, ...]:
    """Return the precisions in 8 bits that a tuning of this model makes."""
    return tuple(p for p in ("int8", "fast8") if p in card.files) if spec.int8 else ()


def data_settings(usable: int) -> dict[str, Any]:
    """Return the settings of TrainConfig that follow from the number of photos or pairs."""
    usable = max(usable, 1)
    return {
        "validation_share": min(0.5, max(_HELD_OUT_SHARE, _HELD_OUT_LEAST / usable)),
        "crops_per_pair": min(MAX_CROPS, max(MIN_CROPS, CROPS // usable)),
    }


def tuning_settings(card: ModelCard, effort: Effort) -> dict[str, Any]:
    """Return all settings of TrainConfig for tuning this model, but for its files and its teacher.

    A model with windows is one of those for photos, which learn at another rate and with larger
    crops: multiples of what the net takes.
    """
    preset = "finetune-photo" if card.window_px else "finetune"
    table = {**asdict(load_config(preset)), **_EFFORTS[preset][effort]}
    if card.window_px:
        multiple = card.size_multiple
        table["crop_px"] = (max(1, POOL_PX // multiple) * multiple,)
    return table
