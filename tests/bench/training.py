"""How fast a student trains: the real loop against a plain one, and what waiting for data costs.

    python3 run.py bench training POOL                  live, two minutes
    python3 run.py bench training POOL --net unet
    python3 run.py bench training --made --bf16 [--avx2]

POOL is a folder that `deblur-train pool` made; --made makes a small one of noise instead, which is
as good for timing. The plain loop is what one writes first: fp32, NCHW memory, AdamW, the same
net, batch and loss. Both run in turns, so that their ratio holds whatever else the machine does.

--bf16 compares the trainer in the precision that it chooses for this processor with itself in
bfloat16 throughout (net, Muon, VGG loss), and --avx2 keeps torch from using anything newer than
AVX2, as on the machines most people have. Processor time on one thread, which holds beside other
programs; both take turns.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

if "--avx2" in sys.argv:  # before torch is loaded
    os.environ |= {"ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2"}

import numpy as np
import torch
from _machine import machine

from engine.nets.students import build_student
from trainer.config import TrainConfig
from trainer.data.batches import PairPool
from trainer.data.pool import save_shard
from trainer.train import compute, losses, optimizers
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


def real_loop(
    config: TrainConfig,
    pool: PairPool,
    steps: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Return the seconds of a clock and the share of them spent waiting for batches."""
    objective = Objective(
        make_losses(config.losses), make_weighting("fixed", config.losses), alpha=1.0
    )
    learner = Learner(config, objective)
    batches = pool.batches(0)
    try:
        for _ in range(3):
            learner.learn(next(batches))
        waited, began = 0.0, clock()
        for _ in range(steps):
            mark = clock()
            batch = next(batches)
            waited += clock() - mark
            learner.learn(batch)
        seconds = clock() - began
    finally:
        batches.close()
    return seconds, waited / seconds


@contextmanager
def bf16(wanted: bool) -> Iterator[None]:
    """Let the trainer take this for a processor that computes bfloat16 natively, or does not."""
    places = (compute, "prefers_bf16"), (losses, "prefers_bf16"), (optimizers, "_prefers_bf16")
    before = [getattr(module, name) for module, name in places]
    for module, name in places:
        setattr(module, name, lambda _device: wanted)
    try:
        yield
    finally:
        for (module, name), own in zip(places, before, strict=True):
            setattr(module, name, own)


def compare_precisions(config: TrainConfig, pool: PairPool, steps: int, turns: int) -> None:
    """Print what a step takes in bfloat16 throughout, and in float32 throughout."""
    torch.set_num_threads(1)
    print("| precision | processor seconds per step | against bfloat16 |")
    print("|---|---:|---:|")
    seconds: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(turns):
        for wanted, taken in seconds.items():
            with bf16(wanted):
                taken.append(real_loop(config, pool, steps, time.process_time)[0] / steps)
    ratio = float(np.median(np.array(seconds[True]) / np.array(seconds[False])))
    print(f"| bfloat16 | {np.median(seconds[True]):.2f} | 1 |")
    print(f"| float32 | {np.median(seconds[False]):.2f} | {ratio:.2f} |")


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
    parser.add_argument("--bf16", action="store_true", help="float32 against bfloat16")
    parser.add_argument("--avx2", action="store_true", help="nothing newer than AVX2")
    parser.add_argument("--batch", type=int, help="crops a step")
    args = parser.parse_args()
    config = TrainConfig(net=args.net, warmup_steps=10, optimiser="muon")
    if args.batch:
        config = replace(config, batch=args.batch)
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.pool
        if args.made or folder is None:
            folder = Path(scratch)
            noise = np.random.default_rng(0).integers(0, 256, (64, 2, 256, 256, 3), np.uint8)
            save_shard(noise, folder / "synth-0000.npy")
        pool = PairPool(folder, config)
        crops, work = args.steps * config.batch, 6 * gmacs(args.net, config.crop_px[0])
        only = ", restricted to AVX2" if args.avx2 else ""
        threads = 1 if args.bf16 else torch.get_num_threads()
        print(f"{machine()}{only}; {threads} thread{'s' * (threads != 1)}, net {args.net}, "
              f"{config.batch} crops of {config.crop_px[0]} pixels a step\n")  # fmt: skip
        if args.bf16:
            compare_precisions(config, pool, args.steps, args.turns)
            return
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
