"""The training loop, top to bottom: batch, forward, loss, backward, step, checkpoint, validate.

Room: trainer, torch.
"""

from __future__ import annotations

import math
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.errors import ConfigError
from engine.events import Log, Metric, Progress, Work
from engine.nets.unet import ResidualUNet, build
from trainer.data import PairPool
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


def save_checkpoint(path: Path, content: dict[str, Any]) -> None:
    """Write atomically: a killed process leaves the last good checkpoint."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        torch.save(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def train(
    config: TrainConfig,
    pool: PairPool,
    folder: Path,
    validation: dict[str, list[tuple[Pixels, Pixels]]],
) -> Work[Path]:
    """Train, or go on from `folder/last.pt`; return the path of the last checkpoint.

    Cancelling writes a checkpoint first. The batches, the learning rate and the weights of a run
    that was resumed are those of an unbroken one.
    """
    torch.manual_seed(config.seed)
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / "last.pt"
    net = build(config.net).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    averaged = build(config.net).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    averaged.load_state_dict(net.state_dict())
    optimiser = MuonAdamW(net, config.lr)
    step = 0
    seconds = 0.0
    if last.exists():
        saved = torch.load(last, weights_only=True)
        net.load_state_dict(saved["net"])
        averaged.load_state_dict(saved["ema"])
        optimiser.load_state_dict(saved["optimiser"])
        step, seconds = saved["step"], saved["seconds"]
        yield Log(f"Going on from step {step}, {seconds / 3600:.2f} h trained so far.")

    def save() -> None:
        save_checkpoint(
            last,
            {
                "net": net.state_dict(),
                "ema": averaged.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step,
                "seconds": seconds + time.monotonic() - began,
                "config": asdict(config),
            },
        )

    began = time.monotonic()
    first = step
    batches = pool.batches(step, config.batch, config.crop_px)
    recent = 0.0
    try:
        while step < config.steps:
            batch = next(batches)
            x, y = to_tensor(batch.blurred), to_tensor(batch.sharp)
            with torch.autocast("cpu", torch.bfloat16):
                out = net(x)
            loss = charbonnier(out.float(), y)
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(net.parameters(), config.clip_norm)
            if not torch.isfinite(norm):
                raise ConfigError(
                    f"The gradient was not finite at step {step}.", "Lower the learning rate."
                )
            optimiser.step(config.rate(step))
            step += 1
            with torch.no_grad():
                # A short memory at first, or the average would drag the random start along.
                keep = min(config.ema, step / (step + 10))
                for mean, new in zip(averaged.parameters(), net.parameters(), strict=True):
                    mean.lerp_(new, 1 - keep)
            recent += (loss.item() - recent) / min(step - first, 100)
            pace = (time.monotonic() - began) / (step - first)
            yield Progress(step, config.steps, "steps", seconds_left=pace * (config.steps - step))
            if step % 50 == 0:
                yield Metric("loss", recent, step)
            if step % config.validate_every == 0 or step == config.steps:
                for name, pairs in validation.items():
                    before, after = validate(averaged, pairs)
                    gain = np.subtract(after, before)
                    yield Metric(f"{name}/psnr", float(np.mean(after)), step)
                    yield Metric(f"{name}/gain", float(gain.mean()), step)
                    yield Metric(f"{name}/gain_worst", float(gain.min()), step)
                save()
    finally:
        batches.close()
        save()
    return last
