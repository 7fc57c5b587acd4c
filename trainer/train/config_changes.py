"""How the configuration differs from what the run began with, and what follows from that."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.config import SELF, TrainConfig, as_toml

_FREE = {
    "steps", "minutes", "lr", "schedule", "warmup_steps", "decay_steps", "device", "cache_gb",
    "validate_every", "validation_share", "save_every", "start", "epochs",
}  # fmt: skip
"""What a run may be given anew when it goes on: how long, how fast, where, and what is reported."""


@dataclass(frozen=True)
class Changes:
    """How settings differ from those a run was begun with; each as `name old -> new`."""

    free: tuple[str, ...] = ()
    """The run goes on as if it had been begun with them."""
    inexact: tuple[str, ...] = ()
    """It goes on, but nobody could have begun the run that this becomes."""
    unfit: tuple[str, ...] = ()
    """Its weights or its optimiser's state have no place in what is asked for now."""


def changes_since(was: Mapping[str, Any], config: TrainConfig) -> Changes:
    """Compare `config` with the settings in a checkpoint, which may be of another version."""
    unfit = {"net", "optimiser", "weighting"}
    if config.weighting != "fixed" and list(was.get("losses", config.losses)) != [*config.losses]:
        unfit.add("losses")  # something is kept for each of them
    if bool(was.get("feature_weight")) != bool(config.feature_weight):
        unfit.add("feature_weight")
    free = set(_FREE)
    if config.teacher == SELF:
        free.discard("start")  # it is the teacher
    if bool(was.get("epochs")) != bool(config.epochs):
        free.discard("epochs")  # the pairs are drawn in another way
    found: dict[str, list[str]] = {"free": [], "inexact": [], "unfit": []}
    for name, new in dataclasses.asdict(config).items():
        old = tuple(was[name]) if isinstance(was.get(name), list) else was.get(name, new)
        counted = config.minutes or config.epochs or was.get("minutes") or was.get("epochs")
        if old == new or (name == "steps" and counted):  # then they follow from those
            continue
        kind = "unfit" if name in unfit else "free" if name in free else "inexact"
        found[kind].append(f"{name} {as_toml(old)} -> {as_toml(new)}")
    return Changes(**{kind: tuple(texts) for kind, texts in found.items()})
