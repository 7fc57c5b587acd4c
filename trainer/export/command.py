"""`deblur-train export`: from a run's folder and words to a model file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine.core.resources import resource_path
from engine.errors import ConfigError
from engine.events import Work
from engine.models.cards import ModelCard, check_name
from trainer.export.card import write_texts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `export_command` reads."""
    folder: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}
    add = parser.add_argument
    add("run", type=Path, help="a run's folder, or one of its checkpoints")
    add("output", type=Path, nargs="?", help="the .onnx file [RUN/NAME.onnx]")
    add("--name", help="what the model is called, if there is no --meta")
    add("--meta", type=Path, metavar="FILE", help="TOML with its name and the texts of its card")
    add("--last", action="store_true", help="the last checkpoint, not the best one")
    add("--install", action="store_true", help="take it into your own models, in all precisions")
    add("--check", default=resource_path("samples"), help="photos to compare torch with", **folder)
    add("--int8", action="store_true", help="also in 8 bits: needs the following two")
    add("--fast8", action="store_true", help="with --int8: also for live pictures, quickest of all")
    add("--calibrate", help="sharp photos to find the ranges with", **folder)
    add("--val-pairs", help="pairs to measure what 8 bits lose", **folder)
    add("--calibrate-pairs", help="pairs to find the ranges with too", **folder)
    add("--litert", metavar="HEIGHTxWIDTH", help="also as LiteRT, for this size (extra litert)")
    add("--table", type=Path, metavar="FILE", help="a models.toml to put its card into")


def export_command(args: argparse.Namespace) -> Work[ModelCard]:
    """Export what the words ask for; return the card. Raises ConfigError, ModelError, PairError."""
    from trainer.export.student import ExportOptions, export, read_texts
    from trainer.train.checkpoints import BEST, KEPT

    checkpoint = args.run
    if args.run.is_dir():
        best = args.run / BEST
        checkpoint = best if best.exists() and not args.last else args.run / KEPT[0]
    meta = args.meta or _own_texts(args, checkpoint.parent)
    target = args.output or checkpoint.parent / f"{read_texts(meta)['name']}.onnx"
    options = ExportOptions(
        checkpoint=checkpoint,
        target=target,
        meta=meta,
        photos=args.check,
        table=args.table,
        int8=_int8(args),
        fast8=args.fast8,
        litert_size=_size(args.litert),
        install=args.install,
    )
    return (yield from export(options))


def _own_texts(args: argparse.Namespace, run: Path) -> Path:
    """Write `card.toml` into the run's folder, unless there is one; return its path."""
    path = run / "card.toml"
    if path.exists() and not args.name:
        return path
    if not args.name:
        raise ConfigError("The model needs a name.", "Say --name NAME, or --meta FILE.")
    check_name(args.name)
    texts = {
        "name": args.name,
        "title": args.name,
        "version": "1",
        "licence": "your own",
        "description": f"Trained here, in {run.name}.",
        "training_data": "See made_of.json in the pool it was trained on.",
    }
    write_texts(path, texts)
    return path


def _int8(args: argparse.Namespace) -> Any:  # noqa: ANN401 - loads torch only when asked for
    if not args.int8:
        if args.fast8:
            raise ConfigError("--fast8 goes with --int8.", "Say both.")
        return None
    from trainer.export.int8 import Int8Options
    from trainer.pairs.dataset import find_pairs, find_pictures

    if not (args.calibrate and args.val_pairs):
        raise ConfigError(
            "int8 needs photos to calibrate with and pairs to measure its loss on.",
            "Say --calibrate FOLDER and --val-pairs FOLDER.",
        )
    return Int8Options(
        photos=find_pictures(args.calibrate),
        check=find_pairs(args.val_pairs).pairs,
        pairs=find_pairs(args.calibrate_pairs).pairs if args.calibrate_pairs else (),
    )


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    height, _, width = text.partition("x")
    if not (height.isdecimal() and width.isdecimal()):
        raise ConfigError(f"--litert {text} is no size.", "Write it as 480x640: height x width.")
    return int(height), int(width)
