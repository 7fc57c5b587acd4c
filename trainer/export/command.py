"""`deblur-train export`: from the folder of a run to model files."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.core.paths import exists, is_folder
from engine.core.resources import resource_path
from engine.errors import ConfigError
from engine.events import Log, Work
from engine.messages import msg
from engine.models import Catalogue
from engine.models.cards import ModelCard, check_name
from trainer.export.card import read_texts, write_card, write_texts
from trainer.pairs.dataset import find_pairs, find_pictures

if TYPE_CHECKING:  # loads torch
    from trainer.export.int8 import Int8Options


@dataclass(frozen=True)
class ExportOptions:
    """What to export, and in which formats."""

    checkpoint: Path
    target: Path
    """The .onnx file."""
    meta: Path
    """TOML with the name and texts of the card (`engine.models.cards.TEXTS`)."""
    photos: Path
    """A folder of real photos, for the parity check and the halo."""
    table: Path | None = None
    """The models.toml to put the card into; the target lies in the folder `models` beside it."""
    int8: Int8Options | None = None
    """Also write `NAME-int8.onnx` beside the target."""
    fast8: bool = False
    """Also write `NAME-fast8.onnx`, calibrated in the same way; needs `int8`."""
    litert_size: tuple[int, int] | None = None
    """Also write a .tflite file beside the target, for pictures of this (height, width) only."""
    install: bool = False
    """Install in the user's catalogue: one model with all exported precisions."""
    install_as: str | None = None
    """Name of the installed model; None for its own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `export_command`."""
    folder: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}
    add = parser.add_argument
    add("run", type=Path, help="folder of a run, or one of its checkpoints")
    add("output", type=Path, nargs="?", help="the .onnx file [RUN/NAME.onnx]")
    add("--name", help="name of the model, unless --meta is given")
    add("--meta", type=Path, metavar="FILE", help="TOML with the name and texts of the model card")
    add("--last", action="store_true", help="export the last checkpoint instead of the best one")
    add("--install", action="store_true", help="install the model, in all exported precisions")
    text = "photos for the comparison with torch"
    add("--check", default=resource_path("samples"), help=text, **folder)
    text = "also export int8; needs --calibrate and --val-pairs"
    add("--int8", action="store_true", help=text)
    text = "with --int8: also the fastest variant, for live video"
    add("--fast8", action="store_true", help=text)
    add("--calibrate", help="sharp photos for calibration", **folder)
    add("--val-pairs", help="pairs to measure the loss of int8 on", **folder)
    add("--calibrate-pairs", help="additional pairs for calibration", **folder)
    text = "also export LiteRT for this size (needs litert-torch)"
    add("--litert", metavar="HEIGHTxWIDTH", help=text)
    add("--table", type=Path, metavar="FILE", help="models.toml to store the model card in")
    parser.set_defaults(work=export_command)


def export_command(args: argparse.Namespace) -> Work[ModelCard]:
    """Export as requested; return the card. Raises ConfigError, ModelError, PairError."""
    from trainer.train.checkpoints import BEST, CHECKPOINTS

    checkpoint = args.run
    if is_folder(args.run):
        best = args.run / BEST
        checkpoint = best if exists(best) and not args.last else args.run / CHECKPOINTS[0]
    meta = args.meta or _own_texts(args, checkpoint.parent)
    target = args.output or checkpoint.parent / f"{read_texts(meta)['name']}.onnx"
    options = ExportOptions(
        checkpoint=checkpoint,
        target=target,
        meta=meta,
        photos=args.check,
        table=args.table,
        int8=_int8_options(args),
        fast8=args.fast8,
        litert_size=_size(args.litert),
        install=args.install,
    )
    return (yield from export(options))


def export(options: ExportOptions) -> Work[ModelCard]:
    """Export a student in all requested formats; return its card.

    If int8 is rejected, the float32 file and its card remain. Raises ModelError, ConfigError.
    """
    from trainer.export.student import export_student

    name = options.install_as or read_texts(options.meta)["name"]
    if options.install:
        Catalogue.of_program().check_free(name)
    card = yield from export_student(
        options.checkpoint, options.target, options.photos, options.meta
    )
    if options.table:
        write_card(card, options.table)
    if options.int8:
        from trainer.export.int8 import quantise

        for precision in ("int8", "fast8") if options.fast8 else ("int8",):
            target = options.target.with_name(f"{options.target.stem}-{precision}.onnx")
            card = yield from quantise(card, target, options.int8, precision)
            if options.table:
                write_card(card, options.table)
    if options.litert_size:
        from trainer.export.litert import export_litert

        tflite = options.target.with_suffix(".tflite")
        photos = find_pictures(options.photos)
        yield from export_litert(options.checkpoint, tflite, options.litert_size, photos)
    if options.install:
        own = Catalogue.of_program().adopt(replace(card, name=name))
        yield Log(
            msg("Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}", name=own.name)
        )
    return card


def _own_texts(args: argparse.Namespace, run: Path) -> Path:
    """Return `card.toml` in the run's folder, written with default texts if a name is given."""
    path = run / "card.toml"
    if exists(path) and not args.name:
        return path
    if not args.name:
        raise ConfigError("The model needs a name.", "Add --name NAME or --meta FILE.")
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


def _int8_options(args: argparse.Namespace) -> Int8Options | None:
    if not args.int8:
        if args.fast8:
            raise ConfigError("--fast8 requires --int8.", "Add --int8.")
        return None
    from trainer.export.int8 import Int8Options

    if not (args.calibrate and args.val_pairs):
        raise ConfigError(
            "int8 needs photos for calibration and pairs to measure its loss on.",
            "Add --calibrate FOLDER and --val-pairs FOLDER.",
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
        raise ConfigError(
            "--litert {text} is not a size.", "Write HEIGHTxWIDTH, such as 480x640.", text=text
        )
    return int(height), int(width)
