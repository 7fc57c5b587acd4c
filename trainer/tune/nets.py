"""Which net a model of the catalogue is: it is told from its weights."""

from __future__ import annotations

from pathlib import Path

from engine.errors import ConfigError
from engine.nets.students import STUDENTS, build_student
from trainer.config import TrainConfig
from trainer.train.initial_weights import load_weights


def find_net(start: Path) -> str:
    """Return the name of the net whose weights are in a file; raises ConfigError."""
    for name in STUDENTS:
        try:
            load_weights(build_student(name), TrainConfig(net=name, start=str(start)))
        except ConfigError:
            continue
        return name
    raise ConfigError(
        "{start} is not one of this program's students, so it cannot be tuned.",
        "Choose one of the bundled models, or a model tuned from one of them.",
        start=start,
    )
