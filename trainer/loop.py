"""The training loop, top to bottom: batch, step, checkpoint, validation.

Room: trainer, torch.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.events import Log, Metric, Progress, Work
from engine.metrics import SSIMS, psnr
from trainer.checkpoints import read_newest, write_checkpoint
from trainer.learner import Arithmetic, Learner
from trainer.tensors import apply_net, to_pixels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.nets.net import Student
    from trainer.data import PairPool
    from trainer.distribute import Ranks

    Pixels = NDArray[np.uint8]
    Pairs = Sequence[tuple[Pixels, Pixels]]

TELL_EVERY = 50
"""Steps between two reports of the losses."""

_PACE_STEPS = 12
"""Measured, after four to warm up, to learn how many steps fit into `config.minutes`."""

_UNKNOWN = 10**9
"""Steps, while nobody knows yet how many fit into `config.minutes`."""


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


def train(
    learner: Learner,
    pool: PairPool,
    folder: Path,
    validation: Mapping[str, Pairs],
    ranks: Ranks | None = None,
) -> Work[Path]:
    """Train, or go on from the newest checkpoint in `folder`; return the path of the last one.

    Stopping writes a checkpoint first. The batches, the learning rate and the weights of a run
    that was resumed are those of an unbroken one. On several machines only the first one reports,
    validates and writes.
    """
    saved = yield from read_newest(folder)
    if saved is not None:
        learner.restore(saved)
        yield Log(f"Going on from step {learner.step}, {learner.seconds / 3600:.2f} h so far.")
    _settle_steps(learner, pool, saved)
    rank, many = (ranks.rank, ranks.count) if ranks else (0, 1)
    first, best, last = learner.step, _best(saved), folder / "last.pt"
    clock, losses = _Clock(), _Means()
    batches = pool.batches(first, lambda: learner.config, rank=rank, ranks=many)
    try:
        while learner.step < learner.config.steps:
            batch, pieces = next(batches), learner.pieces
            clock.waited()
            losses.add(learner.learn(batch))
            step, config = learner.step, learner.config
            clock.stepped()
            if step - first == _PACE_STEPS + 4 and config.steps == _UNKNOWN:
                fits = int(config.minutes * 60 / clock.seconds_a_step)
                learner.config = config = replace(config, steps=max(step + 1, fits))
                yield Log(f"{config.steps} steps fit into {config.minutes:g} minutes.")
            if rank:
                continue
            if learner.pieces > pieces:
                yield Log(f"Out of memory: batches now go through in {learner.pieces} pieces.")
            pace = clock.seconds_a_step
            left = pace * (config.steps - step)
            yield Progress(step, config.steps, "steps", f"{1 / pace:.2f} steps/s", 0.0, left)
            if step % TELL_EVERY == 0 or step == config.steps:
                yield from losses.report(step)
                yield Metric("rate", config.rate(step - 1), step)
                yield Metric("waiting_share", clock.waiting_share, step)
            if step % config.save_every == 0:
                write_checkpoint({**learner.content(), "best": best}, folder)
            every = config.validate_every or pool.epoch_steps(config)
            if step % every == 0 or step == config.steps:
                score = yield from _validate_all(learner, validation)
                if score > best:
                    best = score
                    write_checkpoint({**learner.content(), "best": best}, folder, best=True)
                clock.restart()
    finally:
        batches.close()
        if not rank:
            write_checkpoint({**learner.content(), "best": best}, folder)
    return last


def _settle_steps(learner: Learner, pool: PairPool, saved: dict[str, Any] | None) -> None:
    """Work out how many steps `epochs` or `minutes` are."""
    config = learner.config
    if config.epochs:
        learner.config = replace(config, steps=pool.epoch_steps(config, config.epochs))
    elif config.minutes:
        # Those of the run so far, whose pace was measured; else unknown, until it is.
        steps = saved["config"]["steps"] if saved else _UNKNOWN
        learner.config = replace(config, steps=steps)


def _best(saved: dict[str, Any] | None) -> float:
    best = saved.get("best") if saved else None
    return best if isinstance(best, float) else -math.inf


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
    """Means of the loss terms since they were last reported."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}
        self._count = 0
        self._passed_over = 0

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
    def seconds_a_step(self) -> float:
        return max(sum(self._steps) / len(self._steps), 1e-6) if self._steps else 1.0

    @property
    def waiting_share(self) -> float:
        return sum(self._waits) / max(sum(self._steps), 1e-9)
