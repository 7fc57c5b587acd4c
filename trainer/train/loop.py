"""The training loop, top to bottom: batch, step, checkpoint, validation."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.events import Log, Metric, Progress, Work
from engine.messages import msg
from trainer import PACE
from trainer.config import pace_text
from trainer.data.batches import PairPool
from trainer.train.checkpoints import find_saved, write_checkpoint
from trainer.train.distributed import Ranks
from trainer.train.learner import Learner
from trainer.train.validation import Pairs, validate

REPORT_EVERY = 50
"""Steps between two reports of the losses."""

FIRST_REPORTS = 10, 25
"""Steps that are reported too, so that it is soon seen that something happens."""

_PACE_STEPS = 12
"""Steps measured, after four for warm-up, to determine how many fit into `config.minutes`."""

_UNKNOWN = 10**9
"""Number of steps until it is known how many fit into `config.minutes`."""


class Callback(Protocol):
    """Called after each step; may end the training early."""

    def after_step(self, learner: Learner, *, validated: bool) -> Work[None]:
        """Do other work; `validated`: whether this step was followed by a validation."""

    def should_stop(self) -> bool:
        """Return whether the training ends here, as if all steps were done."""


def train(
    learner: Learner,
    pool: PairPool,
    folder: Path,
    validation: Mapping[str, Pairs],
    ranks: Ranks | None = None,
    saved: dict[str, Any] | None = None,
    callback: Callback | None = None,
) -> Work[Path]:
    """Train, or resume from the newest checkpoint in `folder`; return the path of the last one.

    Stopping writes a checkpoint first. With the same settings, a resumed run has the same batches,
    learning rates, weights and reported losses as an uninterrupted one. On several machines only
    the first one reports, validates and writes, and all stop after the same step. `saved` is the
    result of `find_saved`, which is called here if it is None.
    """
    if saved is None:
        saved = yield from find_saved(learner.config, folder)
    if saved is not None:
        learner.restore(saved)
        yield Log(
            msg(
                "Resuming at step {step}, after {seconds:.2f} h.",
                step=learner.step,
                seconds=learner.seconds / 3600,
            )
        )
    _determine_steps(learner, pool, saved)
    if learner.step >= learner.config.steps:
        yield Log(
            msg(
                "All {steps} steps are done. To continue, raise steps, epochs or minutes.",
                steps=learner.config.steps,
            )
        )
    rank, count = (ranks.rank, ranks.count) if ranks else (0, 1)
    store = _CheckpointStore(learner, folder, saved)
    reporter = _Reporter(learner, store, _RunningMeans(saved), leads=not rank)
    batches = pool.batches(learner.step, lambda: learner.config, rank=rank, ranks=count)
    try:
        while learner.step < learner.config.steps and not (callback and callback.should_stop()):
            batch, pieces = next(batches), learner.pieces
            reporter.clock.batch_received()
            reporter.losses.add(learner.learn(batch))
            reporter.clock.step_done()
            work = reporter.after_step(pieces, pool.epoch_steps(learner.config), validation)
            validated = yield from _together(work, ranks) if ranks else work
            if callback is not None and not rank:
                yield from callback.after_step(learner, validated=validated)
                reporter.clock.restart()
    finally:
        batches.close()
        if not rank:
            store.save(reporter.losses)
    return folder / "last.pt"


def _together(work: Work[bool], ranks: Ranks) -> Work[bool]:
    """Pass on the events of one step; if one process is stopped, stop all after this step.

    The others would wait for its gradient forever.
    """
    try:
        validated = yield from work
    except GeneratorExit:
        ranks.any(True)
        raise
    if ranks.any(False):
        raise KeyboardInterrupt("Another process of this run was stopped.")
    return validated


def _determine_steps(learner: Learner, pool: PairPool, saved: dict[str, Any] | None) -> None:
    """Convert `epochs` or `minutes` to `steps`."""
    config = learner.config
    if config.epochs:
        learner.config = replace(config, steps=pool.epoch_steps(config, config.epochs))
    elif config.minutes:
        # From the pace of the run so far if it was measured; otherwise unknown until it is.
        was = saved["config"] if saved else {}
        minutes, steps = was.get("minutes"), was.get("steps", _UNKNOWN)
        known = minutes and steps < _UNKNOWN
        steps = max(1, round(steps * config.minutes / minutes)) if known else _UNKNOWN
        learner.config = replace(config, steps=steps)


class _CheckpointStore:
    """The checkpoints of a run: the newest of each step, and the best."""

    def __init__(self, learner: Learner, folder: Path, saved: dict[str, Any] | None) -> None:
        self._learner, self._folder = learner, folder
        best = saved.get("best") if saved else None
        self.best = best if isinstance(best, float) else -math.inf
        self._newest = (learner.step, self.best) if saved else None

    def save(self, losses: _RunningMeans) -> None:
        """Write the newest checkpoint unless it exists."""
        now = (self._learner.step, self.best)
        if now == self._newest:
            return
        again = self._newest is not None and self._newest[0] == now[0]
        write_checkpoint(self._content(losses), self._folder, again=again)
        self._newest = now

    def offer(self, score: float, losses: _RunningMeans) -> None:
        """Write the best checkpoint if this score is the best."""
        if score > self.best:
            self.best = score
            write_checkpoint(self._content(losses), self._folder, best=True)

    def _content(self, losses: _RunningMeans) -> dict[str, Any]:
        return {**self._learner.content(), "best": self.best, "means": losses.state()}


class _Reporter:
    """Reports, saves and validates between steps. Processes that do not lead only count."""

    def __init__(
        self, learner: Learner, store: _CheckpointStore, losses: _RunningMeans, *, leads: bool
    ) -> None:
        self.clock, self.losses = _Clock(), losses
        self._learner, self._store, self._leads = learner, store, leads
        self._first, self._seconds = learner.step, learner.seconds
        self._validation_seconds = 0.0
        self._tells_pace = self._tells_divergence = False

    def after_step(
        self, pieces: int, epoch_steps: int, validation: Mapping[str, Pairs]
    ) -> Work[bool]:
        """Report a step, save and validate if due; return whether a validation was made."""
        learner, clock = self._learner, self.clock
        step = learner.step
        if step - self._first == _PACE_STEPS + 4 and learner.config.steps == _UNKNOWN:
            seconds = learner.config.minutes * 60 - self._seconds
            fits = max(step + 1, self._first + int(seconds / clock.seconds_per_step))
            learner.config = replace(learner.config, steps=fits)
            yield Log(
                msg(
                    "{fits} steps fit into {minutes:g} minutes.",
                    fits=fits,
                    minutes=learner.config.minutes,
                )
            )
        config, every = learner.config, learner.config.validate_every or epoch_steps
        pace, left = "", None
        if clock.knows_pace:
            pace = f"{pace_text(1 / clock.seconds_per_step)} steps/s"
            validations = config.steps // every - step // every
            left = clock.seconds_per_step * (config.steps - step)
            left += validations * self._validation_seconds
        yield Progress(step, config.steps, "steps", pace, 0.0, left)
        if not self._leads:
            return False
        if learner.pieces > pieces:
            yield Log(
                msg(
                    "Out of memory: batches are now split into {pieces} pieces.",
                    pieces=learner.pieces,
                )
            )
        is_due = step % REPORT_EVERY == 0 or step in (*FIRST_REPORTS, config.steps)
        if clock.knows_pace and (is_due or not self._tells_pace):
            self._tells_pace = True
            yield Metric(PACE, 1 / clock.seconds_per_step, step)
        if is_due:
            yield from self.losses.report(step)
            yield Metric("rate", config.rate(step - 1), step)
            yield Metric("waiting_share", clock.waiting_share, step)
        if step % config.save_every == 0:
            self._store.save(self.losses)
        if step % every and step != config.steps:
            return False
        began = time.monotonic()
        score, quality = yield from _validate_all(learner, validation)
        yield from self._warn_of_divergence(score, quality)
        self._store.offer(score, self.losses)
        self._validation_seconds = time.monotonic() - began
        clock.restart()
        return True

    def _warn_of_divergence(self, gain: float, psnr: float) -> Work[None]:
        """Warn once where weights that were good destroy pictures; the means of both in dB."""
        config = self._learner.config
        # Random weights begin far below the input.
        was_good = self._store.best > gain + _DIVERGED_DB
        was_good = was_good or bool(config.start and not config.compress_from)
        # The gain alone says little: validation pictures may be all but sharp.
        if self._tells_divergence or not was_good or gain > -_DIVERGED_DB or psnr > _DESTROYED_DB:
            return
        self._tells_divergence = True
        yield Log(
            msg(
                "The results are {loss:.1f} dB worse than the blurred pictures: the training "
                "has probably diverged. Start again with a lower lr.",
                loss=-gain,
            ),
            "warning",
        )


_DIVERGED_DB, _DESTROYED_DB = 3.0, 15.0
"""So far below the input, and so low; weights that exploded make 5 to 10 dB."""


def _validate_all(learner: Learner, validation: Mapping[str, Pairs]) -> Work[tuple[float, float]]:
    """Report every set; return the means of gain, which selects the best checkpoint, and PSNR."""
    gains, psnrs = [], []
    for name, pairs in validation.items():
        metrics = validate(learner.averaged, pairs, learner.compute)
        gains.append(metrics["gain"])
        psnrs.append(metrics["psnr"])
        for key, value in metrics.items():
            yield Metric(f"{name}/{key}", value, learner.step)
    if not gains:
        return -math.inf, math.inf
    return float(np.mean(gains)), float(np.mean(psnrs))


class _RunningMeans:
    """Means of the loss terms since the last report, kept when a run is resumed."""

    def __init__(self, saved: Mapping[str, Any] | None = None) -> None:
        means = saved.get("means") if saved else None
        self._sums: dict[str, float]
        self._count: int
        self._skipped: int
        sums, self._count, self._skipped = means or ({}, 0, 0)
        self._sums = dict(sums)

    def state(self) -> tuple[dict[str, float], int, int]:
        """Return the state for a checkpoint."""
        return dict(self._sums), self._count, self._skipped

    def add(self, terms: Mapping[str, float]) -> None:
        if not terms:
            self._skipped += 1
            return
        self._count += 1
        for name, value in terms.items():
            self._sums[name] = self._sums.get(name, 0.0) + value

    def report(self, step: int) -> Work[None]:
        for name, value in self._sums.items():
            yield Metric(name, value / self._count, step)
        if self._skipped:
            yield Log(
                msg(
                    "{skipped} steps without a finite gradient were skipped.", skipped=self._skipped
                ),
                "warning",
            )
        self._sums, self._count, self._skipped = {}, 0, 0


class _Clock:
    """The pace of the last 100 steps, and the share of it spent waiting for batches."""

    def __init__(self) -> None:
        self._steps: deque[float] = deque(maxlen=100)
        self._waits: deque[float] = deque(maxlen=100)
        self._count = 0
        self.restart()

    def restart(self) -> None:
        """Exclude what happened between two steps, such as a validation."""
        self._began = self._mark = time.monotonic()

    def batch_received(self) -> None:
        self._mark = time.monotonic()

    def step_done(self) -> None:
        now = time.monotonic()
        self._count += 1
        if self._count > 4:  # the first ones load libraries and select algorithms
            self._steps.append(now - self._began)
            self._waits.append(self._mark - self._began)
        self._began = now

    @property
    def knows_pace(self) -> bool:
        """Whether enough steps were measured for an estimate."""
        return len(self._steps) >= _PACE_STEPS

    @property
    def seconds_per_step(self) -> float:
        return max(sum(self._steps) / len(self._steps), 1e-6) if self._steps else 1.0

    @property
    def waiting_share(self) -> float:
        return sum(self._waits) / max(sum(self._steps), 1e-9)
