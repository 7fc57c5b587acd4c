"""The training loop, top to bottom: batch, forward, loss, backward, step, checkpoint, validate.

Room: trainer, torch.
"""

from __future__ import annotations

import math
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.errors import ConfigError
from engine.events import Log, Metric, Progress, Work
from engine.nets.unet import ResidualUNet, build
from trainer.data import Batch, PairPool
from trainer.optim import MuonAdamW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class TrainConfig:
    """What to train and for how long."""

    net: str = "live"
    steps: int = 20000
    """Steps in all; a run that resumes goes on to this number."""
    decay_steps: int = 5000
    """The last steps, over which the learning rate falls to nothing (as a cosine)."""
    batch: int = 32
    crop_px: int = 128
    lr: float = 2.5e-3
    warmup_steps: int = 200
    clip_norm: float = 1.0
    ema: float = 0.999
    real_share: float = 0.2
    seed: int = 0
    validate_every: int = 1000

    def __post_init__(self) -> None:
        if not 0 < self.decay_steps <= self.steps:
            raise ConfigError("decay_steps must lie in 1..steps.", "Lower it or raise steps.")

    def rate(self, step: int) -> float:
        """Return the learning rate of this step: warm-up, flat, then a cosine to zero.

        Flat until the decay begins, so that a run can be given more steps without a trace.
        """
        warm = min(1.0, (step + 1) / self.warmup_steps)
        left = min(1.0, (self.steps - step) / self.decay_steps)
        return self.lr * warm * 0.5 * (1 - math.cos(math.pi * left))


def charbonnier(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Return the mean of sqrt(error^2 + 0.001^2), a scalar (Charbonnier 1994; Lai et al. 2017).

    Not the logarithm of each picture's squared error: there the few sharp pictures of a batch,
    where any change costs decibels, outweigh all others and the net stays the identity.
    """
    return torch.sqrt((output - target).square() + 1e-6).mean()


def to_tensor(pixels: Pixels) -> torch.Tensor:
    """Return uint8 (N, H, W, 3) as float32 (N, 3, H, W) in 0..1, channels last in memory."""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(255)


@torch.no_grad()
def validate(
    net: ResidualUNet, pairs: Sequence[tuple[Pixels, Pixels]]
) -> tuple[list[float], list[float]]:
    """Return the PSNR in dB of every input and of every output against its sharp picture."""
    before, after = [], []
    for blurred, sharp in pairs:
        x, y = to_tensor(blurred[None]), to_tensor(sharp[None])
        with torch.autocast("cpu", torch.bfloat16):
            out = net(x.contiguous(memory_format=torch.channels_last))
        out = out.clamp(0, 1).mul(255).round().div(255)
        for values, picture in ((before, x), (after, out)):
            error = float((picture - y).double().square().mean())
            values.append(-10 * math.log10(max(error, 1e-10)))
    return before, after


class Learner:
    """A student on its way: weights, their average, the optimiser, and how far it is."""

    def __init__(self, config: TrainConfig) -> None:
        torch.manual_seed(config.seed)
        self.config = config
        self.net = _channels_last(build(config.net))
        self.averaged = _channels_last(build(config.net))
        self.averaged.load_state_dict(self.net.state_dict())
        self.optimiser = MuonAdamW(self.net, config.lr)
        self.step = 0
        self.seconds = 0.0
        """Spent learning, over all sessions."""

    def learn(self, batch: Batch) -> float:
        """Take one step and return its loss; ConfigError where the gradient is not finite."""
        began = time.monotonic()
        x, y = to_tensor(batch.blurred), to_tensor(batch.sharp)
        with torch.autocast("cpu", torch.bfloat16):
            out = self.net(x)
        loss = charbonnier(out.float(), y)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), self.config.clip_norm)
        if not torch.isfinite(norm):
            raise ConfigError(
                f"The gradient was not finite at step {self.step}.", "Lower the learning rate."
            )
        self.optimiser.step(self.config.rate(self.step))
        self.step += 1
        self._average()
        self.seconds += time.monotonic() - began
        return loss.item()

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first, or the average would drag the random start along.
        keep = min(self.config.ema, self.step / (self.step + 10))
        for mean, new in zip(self.averaged.parameters(), self.net.parameters(), strict=True):
            mean.lerp_(new, 1 - keep)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint; nothing in it is executed."""
        saved = torch.load(path, weights_only=True)
        self.net.load_state_dict(saved["net"])
        self.averaged.load_state_dict(saved["ema"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.step, self.seconds = saved["step"], saved["seconds"]

    def start_from(self, path: Path) -> None:
        """Take the weights of a student (`.safetensors`) as the start of a new run."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            weights = {name: value.float() for name, value in load_file(path).items()}
            self.net.load_state_dict(weights)
            self.averaged.load_state_dict(weights)
        except (OSError, SafetensorError, RuntimeError) as error:
            raise ConfigError(
                f"{path} holds no weights for the net {self.config.net}: {error}",
                "Name the .safetensors file of a student of the same net.",
            ) from error

    def save(self, path: Path) -> None:
        """Write a checkpoint atomically: a killed process leaves the last good one."""
        content = {
            "net": self.net.state_dict(),
            "ema": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "config": asdict(self.config),
        }
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            torch.save(content, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)


def _channels_last(net: ResidualUNet) -> ResidualUNet:
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def train(
    config: TrainConfig,
    pool: PairPool,
    folder: Path,
    validation: dict[str, list[tuple[Pixels, Pixels]]],
    start: Path | None = None,
) -> Work[Path]:
    """Train, or go on from `folder/last.pt`; return the path of the last checkpoint.

    `start`: weights (`.safetensors`) to begin a new run with, instead of random ones.

    Stopping writes a checkpoint first. The batches, the learning rate and the weights of a run
    that was resumed are those of an unbroken one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / "last.pt"
    learner = Learner(config)
    if last.exists():
        learner.load(last)
        hours = learner.seconds / 3600
        yield Log(f"Going on from step {learner.step}, {hours:.2f} h trained so far.")
    elif start is not None:
        learner.start_from(start)
    first, began, loss = learner.step, time.monotonic(), 0.0
    batches = pool.batches(first, config.batch, config.crop_px)
    try:
        while learner.step < config.steps:
            now = learner.learn(next(batches))
            step = learner.step
            loss += (now - loss) / min(step - first, 100)
            pace = (time.monotonic() - began) / (step - first)
            yield Progress(step, config.steps, "steps", seconds_left=pace * (config.steps - step))
            if step % 50 == 0:
                yield Metric("loss", loss, step)
            if step % config.validate_every == 0 or step == config.steps:
                learner.save(last)
                yield from _report(learner, validation)
    finally:
        batches.close()
        learner.save(last)
    return last


def _report(learner: Learner, validation: dict[str, list[tuple[Pixels, Pixels]]]) -> Work[None]:
    for name, pairs in validation.items():
        before, after = validate(learner.averaged, pairs)
        gain = np.subtract(after, before)
        yield Metric(f"{name}/psnr", float(np.mean(after)), learner.step)
        yield Metric(f"{name}/gain", float(gain.mean()), learner.step)
        yield Metric(f"{name}/gain_worst", float(gain.min()), learner.step)
        yield Metric(f"{name}/improved", float((gain > 0).mean()), learner.step)
