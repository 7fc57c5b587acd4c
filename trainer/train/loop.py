"""The training loop, top to bottom: batch, step, checkpoint, validation."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.errors import ConfigError
from engine.events import Log, Metric, Progress, Work
from engine.quality.metrics import SSIMS, psnr
from trainer.config import TrainConfig
from trainer.train.checkpoints import read_newest, write_checkpoint
from trainer.train.config_changes import changes_since
from trainer.train.learner import Arithmetic, Learner
from trainer.train.tensors import apply_net, to_pixels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.nets.net import Student
    from trainer.data.batches import PairPool
    from trainer.train.distributed import Ranks

    Pixels = NDArray[np.uint8]
    Pairs = Sequence[tuple[Pixels, Pixels]]

TELL_EVERY = 50
"""Steps between two reports of the losses."""

_PACE_STEPS = 12
"""Measured, after four to warm up, to learn how many steps fit into `config.minutes`."""

_UNKNOWN = 10**9
"""Steps, while nobody knows yet how many fit into `config.minutes`."""


class Visitor(Protocol):
    """Who looks in after each step, and may end the training early."""

    def look_in(self, learner: Learner, *, validated: bool) -> Work[None]:
        """Do what is to be done beside the training; `validated`: a validation was just made."""

    def has_enough(self) -> bool:
        """Whether the training is to end here, as if all steps were done."""


def restore(net: Student, blurred: Pixels, arithmetic: Arithmetic) -> Pixels:
    """Return what the net makes of one picture, uint8 (H, W, 3); any size."""
    output = apply_net(net, blurred[None], arithmetic.device, arithmetic.autocast())
    return to_pixels(output)[0]


def validate(net: Student, pairs: Pairs, arithmetic: Arithmetic) -> dict[str, float]:
    """Return psnr (dB), ssim (kind ssim_gauss), gain (dB over the input), its worst, and the
    share of the pictures that gained."""
    net.eval()
    outputs = [(restore(net, blurred, arithmetic), blurred, sharp) for blurred, sharp in pairs]
    after = np.array([min(psnr(out, sharp), 100.0) for out, _, sharp in outputs])
    before = np.array([min(psnr(blurred, sharp), 100.0) for _, blurred, sharp in outputs])
    ssim = [SSIMS["ssim_gauss"](out, sharp) for out, _, sharp in outputs]
    gain = after - before
    return {
        "psnr": float(after.mean()),
        "ssim": float(np.mean(ssim)),
        "gain": float(gain.mean()),
        "gain_worst": float(gain.min()),
        "improved": float((gain > 0).mean()),
    }


def find_saved(config: TrainConfig, folder: Path) -> Work[dict[str, Any] | None]:
    """Return the newest checkpoint in `folder`, None for a new run, and say what was set anew.

    Raises ConfigError where the run cannot go on with these settings.
    """
    saved = yield from read_newest(folder)
    if saved is None:
        return None
    changes = changes_since(saved["config"], config)
    if changes.unfit:
        raise ConfigError(
            f"The run in {folder} cannot go on with other settings: {', '.join(changes.unfit)}.",
            "Set them back, or name another folder for a new run.",
        )
    if changes.free:
        yield Log(f"Set anew: {', '.join(changes.free)}.")
    if changes.inexact:
        yield Log(
            "This does not go on exactly, because it was begun with other settings: "
            f"{', '.join(changes.inexact)}. Stop and set them back if that was not meant.",
            "warning",
        )
    return saved


def train(
    learner: Learner,
    pool: PairPool,
    folder: Path,
    validation: Mapping[str, Pairs],
    ranks: Ranks | None = None,
    saved: dict[str, Any] | None = None,
    visitor: Visitor | None = None,
) -> Work[Path]:
    """Train, or go on from the newest checkpoint in `folder`; return the path of the last one.

    Stopping writes a checkpoint first. The batches, the learning rate, the weights and the losses
    that are reported of a run that was resumed are those of an unbroken one, with the same
    settings. On several machines only the first one reports, validates and writes, and all stop
    after the same step. `saved` is what `find_saved` gave; it is called here where that is missing.
    """
    if saved is None:
        saved = yield from find_saved(learner.config, folder)
    if saved is not None:
        learner.restore(saved)
        yield Log(f"Going on from step {learner.step}, {learner.seconds / 3600:.2f} h so far.")
    _settle_steps(learner, pool, saved)
    if learner.step >= learner.config.steps:
        yield Log(
            f"All {learner.config.steps} steps are done. To go on, raise steps, epochs or minutes."
        )
    rank, many = (ranks.rank, ranks.count) if ranks else (0, 1)
    watch = _Watch(learner, _Shelf(learner, folder, saved), _Means(saved), leads=not rank)
    batches = pool.batches(learner.step, lambda: learner.config, rank=rank, ranks=many)
    try:
        while learner.step < learner.config.steps and not (visitor and visitor.has_enough()):
            batch, pieces = next(batches), learner.pieces
            watch.clock.waited()
            watch.losses.add(learner.learn(batch))
            watch.clock.stepped()
            told = watch.tell(pieces, pool.epoch_steps(learner.config), validation)
            validated = yield from _together(told, ranks) if ranks else told
            if visitor is not None and not rank:
                yield from visitor.look_in(learner, validated=validated)
                watch.clock.restart()
    finally:
        batches.close()
        if not rank:
            watch.shelf.save(watch.losses)
    return folder / "last.pt"


def _together(told: Work[bool], ranks: Ranks) -> Work[bool]:
    """Let the events of one step through; where one process is stopped, stop all after this step.

    Whoever went on would wait for its gradient for ever.
    """
    try:
        validated = yield from told
    except GeneratorExit:
        ranks.any(True)
        raise
    if ranks.any(False):
        raise KeyboardInterrupt("Another process of this run was stopped.")
    return validated


def _settle_steps(learner: Learner, pool: PairPool, saved: dict[str, Any] | None) -> None:
    """Work out how many steps `epochs` or `minutes` are."""
    config = learner.config
    if config.epochs:
        learner.config = replace(config, steps=pool.epoch_steps(config, config.epochs))
    elif config.minutes:
        # From the run so far, whose pace was measured; else unknown, until it is.
        was = saved["config"] if saved else {}
        minutes, steps = was.get("minutes"), was.get("steps", _UNKNOWN)
        known = minutes and steps < _UNKNOWN
        steps = max(1, round(steps * config.minutes / minutes)) if known else _UNKNOWN
        learner.config = replace(config, steps=steps)


class _Shelf:
    """The checkpoints of this run: each step once, and the best."""

    def __init__(self, learner: Learner, folder: Path, saved: dict[str, Any] | None) -> None:
        self._learner, self._folder = learner, folder
        best = saved.get("best") if saved else None
        self._best = best if isinstance(best, float) else -math.inf
        self._newest = (learner.step, self._best) if saved else None

    def save(self, losses: _Means) -> None:
        """Write the newest checkpoint, unless it is there."""
        now = (self._learner.step, self._best)
        if now == self._newest:
            return
        again = self._newest is not None and self._newest[0] == now[0]
        write_checkpoint(self._content(losses), self._folder, again=again)
        self._newest = now

    def offer(self, score: float, losses: _Means) -> None:
        """Write the best checkpoint, if this score is."""
        if score > self._best:
            self._best = score
            write_checkpoint(self._content(losses), self._folder, best=True)

    def _content(self, losses: _Means) -> dict[str, Any]:
        return {**self._learner.content(), "best": self._best, "means": losses.state()}


class _Watch:
    """What is said and kept between two steps. Only one process `leads`; the others just count."""

    def __init__(self, learner: Learner, shelf: _Shelf, losses: _Means, *, leads: bool) -> None:
        self.clock, self.losses, self.shelf = _Clock(), losses, shelf
        self._learner, self._leads = learner, leads
        self._first, self._seconds = learner.step, learner.seconds
        self._validation_seconds = 0.0

    def tell(self, pieces: int, epoch_steps: int, validation: Mapping[str, Pairs]) -> Work[bool]:
        """Report the step just taken, save and validate where it is time to; whether it was."""
        learner, clock = self._learner, self.clock
        step = learner.step
        if step - self._first == _PACE_STEPS + 4 and learner.config.steps == _UNKNOWN:
            left = learner.config.minutes * 60 - self._seconds
            fits = max(step + 1, self._first + int(left / clock.seconds_a_step))
            learner.config = replace(learner.config, steps=fits)
            yield Log(f"{fits} steps fit into {learner.config.minutes:g} minutes.")
        config, every = learner.config, learner.config.validate_every or epoch_steps
        pace, left = "", None
        if clock.knows_pace:
            pace = f"{1 / clock.seconds_a_step:.2f} steps/s"
            more = config.steps // every - step // every
            left = clock.seconds_a_step * (config.steps - step) + more * self._validation_seconds
        yield Progress(step, config.steps, "steps", pace, 0.0, left)
        if not self._leads:
            return False
        if learner.pieces > pieces:
            yield Log(f"Out of memory: batches now go through in {learner.pieces} pieces.")
        if step % TELL_EVERY == 0 or step == config.steps:
            yield from self.losses.report(step)
            yield Metric("rate", config.rate(step - 1), step)
            yield Metric("waiting_share", clock.waiting_share, step)
        if step % config.save_every == 0:
            self.shelf.save(self.losses)
        if step % every and step != config.steps:
            return False
        began = time.monotonic()
        score = yield from _validate_all(learner, validation)
        self.shelf.offer(score, self.losses)
        self._validation_seconds = time.monotonic() - began
        clock.restart()
        return True


def _validate_all(learner: Learner, validation: Mapping[str, Pairs]) -> Work[float]:
    """Report every set; return the mean gain over the sets, by which the best is known."""
    gains = []
    for name, pairs in validation.items():
        figures = validate(learner.averaged, pairs, learner.arithmetic)
        gains.append(figures["gain"])
        for key, value in figures.items():
            yield Metric(f"{name}/{key}", value, learner.step)
    return float(np.mean(gains)) if gains else -math.inf


class _Means:
    """Means of the loss terms since they were last reported, over a break of the run too."""

    def __init__(self, saved: Mapping[str, Any] | None = None) -> None:
        means = saved.get("means") if saved else None  # older checkpoints have none
        sums, self._count, self._passed_over = means or ({}, 0, 0)
        self._sums: dict[str, float] = dict(sums)

    def state(self) -> tuple[dict[str, float], int, int]:
        """Return what a checkpoint holds."""
        return dict(self._sums), self._count, self._passed_over

    def add(self, terms: Mapping[str, float]) -> None:
        if not terms:
            self._passed_over += 1
            return
        self._count += 1
        for name, value in terms.items():
            self._sums[name] = self._sums.get(name, 0.0) + value

    def report(self, step: int) -> Work[None]:
        for name, value in self._sums.items():
            yield Metric(name, value / self._count, step)
        if self._passed_over:
            yield Log(
                f"{self._passed_over} steps without a finite gradient passed over.", "warning"
            )
        self.__init__()  # type: ignore[misc]


class _Clock:
    """The pace of the last 100 steps, and the share of it spent waiting for batches."""

    def __init__(self) -> None:
        self._steps: deque[float] = deque(maxlen=100)
        self._waits: deque[float] = deque(maxlen=100)
        self._count = 0
        self.restart()

    def restart(self) -> None:
        """Leave out what was between two steps: a validation, a checkpoint."""
        self._began = self._mark = time.monotonic()

    def waited(self) -> None:
        self._mark = time.monotonic()

    def stepped(self) -> None:
        now = time.monotonic()
        self._count += 1
        if self._count > 4:  # the first ones load libraries and find their algorithms
            self._steps.append(now - self._began)
            self._waits.append(self._mark - self._began)
        self._began = now

    @property
    def knows_pace(self) -> bool:
        """Whether enough steps were measured for a guess that holds."""
        return len(self._steps) >= _PACE_STEPS

    @property
    def seconds_a_step(self) -> float:
        return max(sum(self._steps) / len(self._steps), 1e-6) if self._steps else 1.0

    @property
    def waiting_share(self) -> float:
        return sum(self._waits) / max(sum(self._steps), 1e-9)
