"""How long a training step takes on this computer, from a short measurement that is kept.

    pace = known_pace(card)                     seconds, None if it was not measured
    deblur-train pace balanced                  measures and saves it: some seconds

So a time can be told before the first tuning. A tuning that has ended knows more: what its steps
took beside everything else that runs there (`tuned_pace`).
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.core.paths import make_private_folder
from engine.core.resources import user_data_dir
from engine.events import Log, Progress, Work
from engine.images.files import atomic_file
from engine.messages import msg
from engine.models import Catalogue, ModelCard
from trainer.config import config_from
from trainer.tune.record import Tuning
from trainer.tune.settings import tuning_settings

_STEPS = 4
_MOST_SECONDS = 12.0
"""No further step is measured after that, but one at least."""

_CLOCK_SECONDS = 0.02
"""Less processor time tells nothing: its clock advances in steps of 16 ms on Windows."""

_OTHER_SECONDS, _OTHER_STEPS, _PAIR_SECONDS = 30.0, 120, 0.2
"""What a tuning does beside its steps (repair, validation, comparison, export) takes so long, and
as many steps more; and so long each synthesized pair. Of `live` on an Intel Xeon, effort Standard,
that was 288 s (258 by this), and on an AMD EPYC beside other work, Quick, 146 s (198 by this)."""


def measure_pace(card: ModelCard) -> Work[float]:
    """Return and save the seconds per step of tuning this model; raises what training raises.

    With crops of noise: the values change nothing about the time. The first step is slower, and
    the fastest of the others counts, on a processor by its own time where that is less than what
    passed, so that other programs disturb little.
    """
    import numpy as np
    import torch

    from trainer.data.batches import Batch
    from trainer.train.distillation import Objective
    from trainer.train.learner import Learner
    from trainer.train.losses import make_losses, make_weighting
    from trainer.tune.tune import find_net

    start = card.file("fp32").path
    table = tuning_settings(card, "standard")
    config = config_from(table | {"start": str(start), "net": find_net(start)})
    objective = Objective(
        make_losses(config.losses), make_weighting(config.weighting, config.losses)
    )
    learner, rng = Learner(config, objective), np.random.default_rng(0)
    side = config.crop_px[-1]
    sharp, blurred = rng.integers(0, 256, (2, config.batch, side, side, 3), np.uint8)
    taken: list[float] = []
    begun = time.perf_counter()
    for number in range(_STEPS + 1):
        yield Progress(number, _STEPS + 1, "steps", card.name)
        before = time.perf_counter(), time.process_time()
        learner.learn(Batch(blurred, sharp))
        now = time.perf_counter()
        if number:
            taken.append(now - before[0])
            work = time.process_time() - before[1]
            if learner.compute.device.type == "cpu" and work > _CLOCK_SECONDS:
                taken.append(work / torch.get_num_threads())
            if now - begun > _MOST_SECONDS:
                break
    _write(card, min(taken))
    return min(taken)


def known_pace(card: ModelCard) -> float | None:
    """Return the measured seconds per step of tuning this model, None if it was not measured."""
    with contextlib.suppress(TypeError, ValueError):
        seconds = float(_read().get(_key(card), 0))
        return seconds if seconds > 0 else None
    return None


def tuned_pace(student: str, tunings: Iterable[Tuning]) -> tuple[float, float] | None:
    """Return the seconds per step, and those of all the rest, of this student's last tuning."""
    for tuning in tunings:
        result = tuning.result
        if result is not None and result.old == student and result.steps and result.other_seconds:
            return result.seconds / result.steps, result.other_seconds
    return None


def expected_seconds(settings: Mapping[str, Any], step_seconds: float) -> float:
    """Return what a tuning with these settings takes in all, roughly, with a measured pace."""
    others = _OTHER_SECONDS + settings["synth_pairs"] * _PAIR_SECONDS
    return float(others + (settings["steps"] + _OTHER_STEPS) * step_seconds)


def add_pace_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `pace_command`."""
    parser.add_argument("student", metavar="MODEL", help="the model that is to be tuned")
    parser.set_defaults(work=pace_command)


def pace_command(args: argparse.Namespace) -> Work[float]:
    """Measure how long a step of a tuning takes here."""
    card = Catalogue.of_program().get(args.student)
    seconds = yield from measure_pace(card)
    yield Log(msg("{seconds:.2f} s per step", seconds=seconds))
    return seconds


def _key(card: ModelCard) -> str:
    try:
        torch = importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        torch = ""
    return f"{card.file('fp32').sha256[:16]} torch {torch}"


def _path() -> Path:
    return user_data_dir() / "training-pace.json"


def _read() -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        content = json.loads(_path().read_text(encoding="utf-8"))
        if isinstance(content, dict):
            return content
    return {}


def _write(card: ModelCard, seconds: float) -> None:
    content = _read() | {_key(card): round(seconds, 4)}
    make_private_folder(_path().parent)
    with atomic_file(_path(), overwrite=True) as stream:
        stream.write(json.dumps(content, indent=2).encode("utf-8"))
