"""How long a tuning takes on this computer, told before it begins.

    pace = find_pace(card, find_tunings())      None: nothing was measured yet
    pace = pace or likely_pace(card)            a guess by the speed of the model
    expected = expected_seconds(workload_of(spec, scanned, card), pace)
    expected.low, expected.high
    deblur-train pace balanced                  measures a training step and saves it: some seconds

The time of a training step is measured once, and kept. From it follows what all parts of a tuning
take with these photos (`trainer.tune.stages`). A tuning that has ended knows more: what its steps
and its other parts took beside everything else that runs there. What other programs will do cannot
be known, so it is a range.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import statistics
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.core import facts
from engine.core.machine import physical_cores
from engine.events import Log, Progress, Work
from engine.messages import msg
from engine.models import Catalogue, ModelCard, RunsOn
from engine.models.choice import seconds_per_megapixel
from engine.models.measure import known_speed
from trainer.config import TrainConfig, config_from
from trainer.tune.record import MEASURED_RANGE, ScanResult, TuneSpec, Tuning
from trainer.tune.settings import data_settings, eight_bits, tuning_settings
from trainer.tune.stages import Workload, estimate, step_seconds_of

FILE = "training-pace.json"
"""`engine.core.facts`: what a training step takes."""

_STEPS = 4
_MOST_SECONDS = 12.0
"""No further step is measured after this, but at least one is."""

_CLOCK_SECONDS = 0.02
"""Less processor time tells nothing: its clock advances in steps of 16 ms on Windows."""

TUNED_RANGE = 0.85, 1.3
"""... against the estimate from the last tuning, which knows the computer."""

ROUGH_RANGE = 0.4, 1.5
"""... against one by the model's speed alone, which is mostly its card's."""

_BUSIEST = 4.0


@dataclass(frozen=True)
class Pace:
    """What is known about the speed of this computer, with one model.

    `busy` is how many times as long a step took beside the other programs that ran when it was
    measured. `ratios` are those of the last tuning, empty before the first.
    """

    step_seconds: float
    busy: float = 1.0
    is_tuned: bool = False
    is_rough: bool = False
    """Whether no step was measured: see `likely_pace`."""
    ratios: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Expected:
    """The seconds that a tuning takes, from `low` to `high`.

    `is_tuned`: by the last one; `is_rough`: no step was measured.
    """

    low: float
    high: float
    is_tuned: bool
    is_rough: bool = False


def measure_pace(card: ModelCard) -> Work[float]:
    """Return and save the seconds per step of tuning this model; raises what training raises.

    With crops of noise: the values change nothing about the time. The first step is slower, and
    the fastest of the others counts, on a processor by its own time where that is less than what
    passed, so that other programs disturb little; how much they do is saved beside it.
    """
    import numpy as np
    import torch

    from trainer.data.batches import Batch
    from trainer.train.distillation import Objective
    from trainer.train.learner import Learner
    from trainer.train.losses import make_losses, make_weighting
    from trainer.tune.nets import find_net

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
    passed: list[float] = []
    begun = time.perf_counter()
    for number in range(_STEPS + 1):
        yield Progress(number, _STEPS + 1, "steps", card.name)
        before = time.perf_counter(), time.process_time()
        learner.learn(Batch(blurred, sharp))
        now = time.perf_counter()
        if number:
            passed.append(now - before[0])
            taken.append(passed[-1])
            work = time.process_time() - before[1]
            if learner.compute.device.type == "cpu" and work > _CLOCK_SECONDS:
                taken.append(work / torch.get_num_threads())
            if now - begun > _MOST_SECONDS:
                break
    _write(card, min(taken), statistics.median(passed) / min(taken))
    return min(taken)


def known_pace(card: ModelCard) -> Pace | None:
    """Return the measured pace of tuning this model, None if it was not measured."""
    with contextlib.suppress(TypeError, ValueError, LookupError):
        seconds, busy = facts.read(FILE)[_key(card)]
        if float(seconds) > 0:
            return Pace(float(seconds), min(_BUSIEST, max(1.0, float(busy))))
    return None


def tuned_pace(student: str, tunings: Iterable[Tuning]) -> Pace | None:
    """Return the pace of this student's last tuning, None if there was none."""
    for tuning in tunings:
        result = tuning.result
        if result is not None and result.old == student and result.steps and result.ratios:
            return Pace(result.seconds / result.steps, is_tuned=True, ratios=result.ratios)
    return None


def find_pace(card: ModelCard, tunings: Iterable[Tuning]) -> Pace | None:
    """Return what is known best: by the last tuning, or else as measured."""
    return tuned_pace(card.name, tunings) or known_pace(card)


def likely_pace(card: ModelCard) -> Pace | None:
    """Return a guess of the pace while PyTorch is not there to measure it; None if nothing tells.

    A step and the exported model take times whose ratio is known (`trainer.tune.stages`), and how
    fast the model is was measured on this processor, or is on its card.
    """
    speed = known_speed(card, RunsOn("cpu", "fp32"))
    seconds = seconds_per_megapixel(card, (), {}, physical_cores())
    if speed is not None:
        seconds = 60 * speed.minutes_per_megapixel
    if seconds is None:
        return None
    config = config_from(tuning_settings(card, "standard"))
    return Pace(step_seconds_of(config, seconds), is_rough=True)


def workload_of(
    spec: TuneSpec, scanned: ScanResult, card: ModelCard, config: TrainConfig | None = None
) -> Workload:
    """Return how much there is to do in a tuning of this model with this data.

    `config`: that of a tuning that was begun; None: what the spec gives.
    """
    config = config or config_from(
        {
            **tuning_settings(card, spec.effort),
            **data_settings(scanned.usable),
            **spec.settings,
        }
    )
    return Workload.of(
        config,
        kind=scanned.kind,
        count=scanned.usable,
        megapixels=scanned.megapixels,
        teacher=spec.teacher,
        precisions=eight_bits(spec, card),
        repairs=scanned.needs_repair,
    )


def expected_seconds(load: Workload, pace: Pace) -> Expected:
    """Return what a tuning takes in all at this pace."""
    seconds = sum(estimate(load, pace.step_seconds, pace.ratios).values())
    low, high = TUNED_RANGE if pace.is_tuned else ROUGH_RANGE if pace.is_rough else MEASURED_RANGE
    high = max(high, pace.busy)
    return Expected(low * seconds, high * seconds, pace.is_tuned, pace.is_rough)


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


def _write(card: ModelCard, seconds: float, busy: float = 1.0) -> None:
    entry = {_key(card): [round(seconds, 4), round(busy, 2)]}
    facts.update(FILE, lambda known: known | entry)
