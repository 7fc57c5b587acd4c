"""`python -m trainer`: make the pool, train a student, export it. The start of `deblur-train`.

Room: trainer, argparse.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.events import Event, Log, Metric, Progress, Work, run, to_json
from trainer.data import (
    PairPool,
    build_real_pool,
    build_synth_pool,
    find_pairs,
    find_pictures,
    read_rgb,
)
from trainer.synth import SynthConfig, make_pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


def _pool(args: argparse.Namespace) -> Work[None]:
    if args.pairs:
        left_out = build_real_pool(find_pairs(args.pairs), args.pool, args.crops)
        yield Log(f"Real pairs cut; {left_out} crops left out because they are shifted.")
    if args.photos:
        photos = find_pictures(args.photos)
        config = SynthConfig(smooth_share=args.smooth_share)
        for shard in build_synth_pool(
            photos, args.pool, args.shards, workers=args.workers, config=config
        ):
            yield Log(f"{shard.name}")


def _evaluate(args: argparse.Namespace) -> Work[None]:
    """Measure on whole pictures; the figures go into the model's card."""
    from engine.models import Catalogue, get_model
    from trainer.evaluate import named, score_pairs, score_sharp

    catalogue = Catalogue(args.table) if args.table else Catalogue.of_program()
    card = catalogue.get(args.model)
    model = get_model(card)
    scores: dict[str, float] = {}
    if args.val_pairs:
        pairs = [(read_rgb(b), read_rgb(s)) for b, s in find_pairs(args.val_pairs)]
        scores |= named("real", score_pairs(model, pairs))
    if args.val_photos:
        scores |= named("synthetic", score_pairs(model, _synthetic(args.val_photos)))
        photos = [read_rgb(path) for path in find_pictures(args.val_photos)]
        lowest, median = score_sharp(model, photos)
        scores |= {"sharp_lowest_psnr_db": round(lowest, 1)}
        scores |= {"sharp_median_psnr_db": round(median, 1)}
    for name, value in scores.items():
        yield Metric(name, value)
    if args.table:
        from trainer.export import write_card

        write_card(replace(card, scores={**card.scores, **scores}), args.table)


def _synthetic(photos_folder: Path) -> list[tuple[Pixels, Pixels]]:
    """Return one made pair of each photo, always the same; none of them is sharp already."""
    rng, config = np.random.default_rng(12345), SynthConfig(sharp_share=0)
    photos = [read_rgb(path) for path in find_pictures(photos_folder)]
    return [make_pair(one, photos[int(rng.integers(len(photos)))], rng, config) for one in photos]


def _validation(args: argparse.Namespace) -> dict[str, list[tuple[Pixels, Pixels]]]:
    sets: dict[str, list[tuple[Pixels, Pixels]]] = {}
    if args.val_photos:
        sets["synth"] = _synthetic(args.val_photos)
    if args.val_pairs:
        cut = np.s_[104:616, 256:1024]  # the centre, in multiples of every net's size
        sets["real"] = [(read_rgb(b)[cut], read_rgb(s)[cut]) for b, s in find_pairs(args.val_pairs)]
    return sets


def _train(args: argparse.Namespace) -> Work[Path]:
    from trainer.loop import TrainConfig, train

    config = TrainConfig(
        net=args.net,
        steps=args.steps,
        decay_steps=args.decay_steps,
        batch=args.batch,
        crop_px=args.crop,
        lr=args.lr,
        real_share=args.real_share,
        seed=args.seed,
    )
    pool = PairPool(args.pool, real_share=config.real_share, seed=config.seed)
    yield Log(f"{len(pool)} pairs in the pool.")
    return (yield from train(config, pool, args.run, _validation(args), args.start))


def _export(args: argparse.Namespace) -> Work[None]:
    from trainer.export import export_student, write_card

    card = yield from export_student(args.run / "last.pt", args.output, args.check, args.meta)
    if args.table:
        write_card(card, args.table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deblur-train", description=__doc__)
    commands = parser.add_subparsers(required=True)
    pool = commands.add_parser("pool", help="make training pairs from photos and real pairs")
    pool.add_argument("pool", type=Path)
    pool.add_argument("--photos", type=Path, help="a folder of sharp photos")
    pool.add_argument("--pairs", type=Path, help="a folder with blur/ and sharp/")
    pool.add_argument("--shards", type=int, default=40, help="of 512 synthetic pairs each")
    pool.add_argument("--crops", type=int, default=60, help="cut from every real pair")
    pool.add_argument("--smooth-share", type=float, default=SynthConfig.smooth_share)
    pool.add_argument("--workers", type=int, default=2)
    pool.set_defaults(work=_pool)
    train = commands.add_parser("train", help="train a student, or go on with it")
    train.add_argument("pool", type=Path)
    train.add_argument("run", type=Path, help="folder of the checkpoints")
    train.add_argument("--net", default="live")
    train.add_argument("--start", type=Path, help="weights (.safetensors) to begin with")
    train.add_argument("--steps", type=int, default=20000)
    train.add_argument("--decay-steps", type=int, default=5000)
    train.add_argument("--batch", type=int, default=32)
    train.add_argument("--crop", type=int, default=128)
    train.add_argument("--lr", type=float, default=2.5e-3)
    train.add_argument("--real-share", type=float, default=0.2)
    train.add_argument("--seed", type=int, default=0)
    train.add_argument("--val-photos", type=Path)
    train.add_argument("--val-pairs", type=Path)
    train.set_defaults(work=_train)
    evaluate = commands.add_parser("evaluate", help="measure a model of the catalogue")
    evaluate.add_argument("model")
    evaluate.add_argument("--table", type=Path, help="the models.toml to put the scores into")
    evaluate.add_argument("--val-photos", type=Path)
    evaluate.add_argument("--val-pairs", type=Path)
    evaluate.set_defaults(work=_evaluate)
    export = commands.add_parser("export", help="write a student as ONNX and check it")
    export.add_argument("run", type=Path)
    export.add_argument("output", type=Path)
    export.add_argument("--meta", type=Path, required=True, help="TOML with the card's texts")
    export.add_argument("--check", type=Path, required=True, help="photos for the parity check")
    export.add_argument("--table", type=Path, help="the models.toml to put its card into")
    export.set_defaults(work=_export)
    return parser


def main() -> int:
    """Run one command; events are printed as JSON lines. 0 done, 1 failed, 130 cancelled."""
    args = _parser().parse_args()
    stopped = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)

    shown = 0.0

    def show(event: Event) -> None:
        nonlocal shown
        if isinstance(event, Progress):
            if time.monotonic() - shown < 10:
                return
            shown = time.monotonic()
        sys.stdout.write(to_json(event) + "\n")
        sys.stdout.flush()

    result = run(args.work(args), show, job="train", cancelled=lambda: stopped)
    return {"ok": 0, "cancelled": 130}.get(result.finished.outcome, 1)


if __name__ == "__main__":
    raise SystemExit(main())
