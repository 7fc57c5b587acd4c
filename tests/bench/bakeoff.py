"""Which network learns most in the same time: each of them trained for the same minutes.

    python3 run.py bench bakeoff POOL RUNS --val-photos DIR --val-pairs DIR
    python3 run.py bench bakeoff POOL RUNS --nets live,unet --minutes 20 --val-pairs DIR

The minutes are those of one processor core, counted by the operating system, so that runs beside
other work on the machine compare. Each net trains on the same batches with the same settings
(learning rate apart: --lr unet=1.2e-3) and a cosine over its whole run, whose number of steps
comes from its own pace. A run that was stopped goes on; finished ones are only read. The result is
a table, and `result.json` in each run's folder.

--set NAME=VALUE changes a setting for all; NET:NAME=VALUE for one, so that NET may be the same
network under another name: --nets live,taught=live --set taught:beta=0.3
"""

import argparse
import json
import time
from dataclasses import asdict, replace
from pathlib import Path

import torch

from engine.events import Event, Metric, Work, run
from trainer.config import TrainConfig, load_config
from trainer.data.batches import PairPool
from trainer.train import prepare
from trainer.train.checkpoints import read_newest, write_checkpoint
from trainer.train.learner import Learner
from trainer.train.prepare import Sources
from trainer.train.validation import get_validation, validate

PACE_STEPS = 24


def race(name: str, config: TrainConfig, args: argparse.Namespace) -> Work[dict[str, float]]:
    """Train one net for its minutes; return its figures."""
    folder = args.runs / name
    done = folder / "result.json"
    if done.exists():
        figures: dict[str, float] = json.loads(done.read_text())
        return figures
    folder.mkdir(parents=True, exist_ok=True)
    teacher = prepare.get_teacher(config)
    pool = PairPool(args.pool, config)
    if teacher is not None and config.beta > 0:
        cache = yield from prepare.fill_teacher_cache(config, pool, teacher)
        pool = PairPool(args.pool, config, cache.get)
    learner = Learner(config, (yield from prepare.make_objective(config, teacher)))
    saved = yield from read_newest(folder)
    spent = 0.0
    if saved is not None:
        learner.restore(saved)
        learner.config = replace(config, steps=saved["config"]["steps"])
        spent = saved["cpu_seconds"]
    batches = pool.batches(learner.step)
    began = time.process_time() - spent
    try:
        while learner.step < learner.config.steps:
            learner.learn(next(batches))
            if learner.step == 4 and saved is None:
                mark = time.process_time()
            elif learner.step == 4 + PACE_STEPS and saved is None:
                pace = (time.process_time() - mark) / PACE_STEPS
                learner.config = replace(config, steps=int(args.minutes * 60 / pace))
                print(f"{name}: {pace:.3f} s a step, {learner.config.steps} steps", flush=True)
            if learner.step % 100 == 0:
                spent = time.process_time() - began
                write_checkpoint({**learner.content(), "cpu_seconds": spent}, folder)
                yield Metric(name, learner.step, learner.step)
    finally:
        batches.close()
    figures = {"steps": learner.step, "minutes": (time.process_time() - began) / 60}
    figures["patches"] = learner.step * config.batch
    figures["parameters"] = sum(p.numel() for p in learner.net.parameters())
    _, validating = yield from prepare.find_training_pairs(config, args.sources)
    for kind, pairs in get_validation(validating, args.sources.val_photos).items():
        for key, value in validate(learner.averaged, pairs, learner.compute).items():
            figures[f"{kind}/{key}"] = value
    done.write_text(json.dumps({**figures, "config": asdict(learner.config)}))
    return figures


def settings(name: str, net: str, args: argparse.Namespace) -> TrainConfig:
    """Return the settings of one runner."""
    changes = {"net": net, "steps": str(10**8), "decay_steps": str(10**8), "seed": "0"}
    for text in args.set:
        key, _, value = text.partition("=")
        who, colon, rest = key.partition(":")
        if not colon:
            changes[key] = value
        elif who == name:
            changes[rest] = value
    return load_config(args.preset, changes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pool", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("--nets", default="live,unet,attention,separable,studentnet")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--preset", default="")
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--val-photos", type=Path, action="append", default=[])
    parser.add_argument("--val-pairs", type=Path, action="append", default=[])
    args = parser.parse_args()
    args.sources = Sources(val_photos=tuple(args.val_photos), val_pairs=tuple(args.val_pairs))
    torch.set_num_threads(1)
    rows = {}

    def show(event: Event) -> None:
        if isinstance(event, Metric):
            print(f"{event.name}: step {event.step}", flush=True)

    for entry in args.nets.split(","):
        name, _, net = entry.partition("=")
        config = settings(name, net or name, args)
        result = run(race(name, config, args), show, job="bakeoff")
        if result.value is None:
            raise SystemExit(result.finished.traceback or result.finished.message)
        rows[name] = result.value
    kinds = [k.removesuffix("/gain") for k in next(iter(rows.values())) if k.endswith("/gain")]
    heads = [f"{kind}: {what}" for kind in kinds for what in ("gain", "worst", "improved")]
    print("| net | parameters | steps | patches | " + " | ".join(heads) + " |")
    print("|---|" + "---:|" * (3 + len(heads)))
    for name, row in rows.items():
        cells = [f"{row['parameters'] / 1e6:.2f} M", f"{row['steps']}", f"{row['patches']}"]
        for kind in kinds:
            cells += [f"{row[f'{kind}/gain']:+.2f}", f"{row[f'{kind}/gain_worst']:+.2f}"]
            cells.append(f"{row[f'{kind}/improved']:.0%}")
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
