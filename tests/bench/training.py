"""How fast a student trains: the real loop against a plain one, and what waiting for data costs.

    python3 run.py bench training POOL                  live, two minutes
    python3 run.py bench training POOL --net fast

POOL is a folder that `deblur-train pool` made; --made makes a small one of noise instead, which is
as good for timing. The plain loop is what one writes first: fp32, NCHW memory, AdamW, the same
net, batch and loss. Both run in turns, so that their ratio holds whatever else the machine does.
"""

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from _machine import machine

from engine.nets.students import build_student
from trainer.config import TrainConfig
from trainer.data.batches import PairPool
from trainer.data.pool import save_shard
from trainer.train.compute import to_tensor
from trainer.train.distillation import Objective
from trainer.train.learner import Learner
from trainer.train.losses import make_losses, make_weighting


def gmacs(name: str, crop: int) -> float:
    """Return the multiply-adds of the convolutions of one crop, in 1e9, counted as they run."""
    net, total = build_student(name), 0

    def count(module: torch.nn.Module, _inputs: object, output: torch.Tensor) -> None:
        nonlocal total
        assert isinstance(module, torch.nn.Conv2d)
        total += module.weight[0].numel() * output.shape[1] * output.shape[2] * output.shape[3]

    for module in net.modules():
        if isinstance(module, torch.nn.Conv2d):
            module.register_forward_hook(count)
    with torch.no_grad():
        net(torch.zeros(1, 3, crop, crop))
    return total / 1e9


def real_loop(config: TrainConfig, pool: PairPool, steps: int) -> tuple[float, float]:
    """Return seconds and the share of them spent waiting for batches."""
    objective = Objective(
        make_losses(config.losses), make_weighting("fixed", config.losses), alpha=1.0
    )
    learner = Learner(config, objective)
    batches = pool.batches(0)
    try:
        for _ in range(3):
            learner.learn(next(batches))
        waited, began = 0.0, time.perf_counter()
        for _ in range(steps):
            mark = time.perf_counter()
            batch = next(batches)
            waited += time.perf_counter() - mark
            learner.learn(batch)
        seconds = time.perf_counter() - began
    finally:
        batches.close()
    return seconds, waited / seconds


def plain_loop(config: TrainConfig, pool: PairPool, steps: int) -> float:
    """Return the seconds of a loop without any of the measures taken."""
    net = build_student(config.net)
    optimiser = torch.optim.AdamW(net.parameters(), config.lr)
    began = 0.0
    for step in range(steps + 1):
        if step == 1:
            began = time.perf_counter()
        batch = pool.batch(step)
        x, y = (to_tensor(half).contiguous() for half in (batch.blurred, batch.sharp))
        loss = (net(x) - y).abs().mean()
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pool", type=Path, nargs="?")
    parser.add_argument("--made", action="store_true", help="a pool of noise")
    parser.add_argument("--net", default="live")
    parser.add_argument("--steps", type=int, default=20, help="a turn")
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    config = TrainConfig(net=args.net, warmup_steps=10, optimiser="muon")
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.pool
        if args.made or folder is None:
            folder = Path(scratch)
            noise = np.random.default_rng(0).integers(0, 256, (64, 2, 256, 256, 3), np.uint8)
            save_shard(noise, folder / "synth-0000.npy")
        pool = PairPool(folder, config)
        crops, work = args.steps * config.batch, 6 * gmacs(args.net, config.crop_px[0])
        print(f"{machine()}; {torch.get_num_threads()} threads, net {args.net}\n")
        print("| loop | patches/s | GFLOP/s | waiting for data | against the plain loop |")
        print("|---|---:|---:|---:|---:|")
        real, plain, waits = [], [], []
        for _ in range(args.turns):
            seconds, share = real_loop(config, pool, args.steps)
            real.append(crops / seconds)
            waits.append(share)
            plain.append(crops / plain_loop(config, pool, args.steps))
        ratio = float(np.median(np.array(real) / np.array(plain)))
        one, two = float(np.median(real)), float(np.median(plain))
        waiting = f"{float(np.median(waits)):.1%}"
        print(f"| the trainer's (bf16, channels last, Muon, averages) | {one:.1f} "
              f"| {one * work:.0f} | {waiting} | {ratio:.2f} |")  # fmt: skip
        print(f"| plain (fp32, NCHW, AdamW) | {two:.1f} | {two * work:.0f} | - | 1 |")


if __name__ == "__main__":
    main()
