"""`deblur-train evaluate`: from folders and names to an evaluation, and its figures into a card."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import ConfigError
from engine.events import Work
from engine.models import Catalogue
from trainer.evaluate.evaluation import (
    PROTOCOLS,
    EvaluateSpec,
    Evaluation,
    OfFunction,
    OfModel,
    OfOutputs,
    Picture,
    evaluate,
    name_pictures,
    named,
)
from trainer.evaluate.subjects import Subject

if TYPE_CHECKING:
    from trainer.pairs.dataset import PairSet


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `evaluate_command` reads."""
    folder: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}
    add = parser.add_argument
    add("models", nargs="*", metavar="MODEL", help="of the catalogue; live:int8 is its int8 file")
    text = "finished pictures of any program, named like the sharp ones; can be repeated"
    add("--outputs", action="append", default=[], help=text, **folder)
    real = parser.add_mutually_exclusive_group()
    text = "pairs: GoPro, HIDE, RealBlur, REDS, or blur/ beside sharp/"
    real.add_argument("--pairs", help=text, **folder)
    real.add_argument("--sharp", help="sharp pictures alone, for --outputs", **folder)
    add("--blur", default="blur", help="GoPro's folder: blur or blur_gamma")
    text = "of --pairs [all; with the protocol of a data set: what papers measure on]"
    add("--split", choices=["train", "val", "test", "all"], help=text)
    text = "sharp photos: a blurred one is made of each, and each must come back unharmed"
    add("--photos", help=text, **folder)
    add("--protocol", choices=list(PROTOCOLS), default="plain", help="for --pairs and --sharp")
    add("--teacher", type=Path, metavar="FILE", help="its weights, to say how much is retained")
    add("--stages", type=int, default=3, help="after which stage a MAXIM teacher stops [3]")
    add("--report", help="for a page, a JSON and a CSV of each set", **folder)
    add("--no-speed", dest="speed", action="store_false", help="do not measure milliseconds")
    add("--device", default="auto", help="as for deblur run")
    text = "a models.toml: the models are looked for in it, and their scores put into it"
    add("--table", type=Path, metavar="FILE", help=text)


def evaluate_command(args: argparse.Namespace) -> Work[list[Evaluation]]:
    """Measure on each set that is named, one after the other, and return what was found.

    The sets are `real` (--pairs, --sharp) and `synthetic` (--photos). With --table the figures of
    the models go into their cards. Raises ConfigError, PairError, ModelError, ImageWriteError.
    """
    catalogue = Catalogue(args.table) if args.table else Catalogue.of_program()
    models = tuple(_models(args, catalogue))
    outputs = tuple(_outputs(args.outputs))
    teacher = _teacher(args)
    done: list[Evaluation] = []
    for prefix, title, pictures, photos in _sets(args):
        spec = EvaluateSpec(
            subjects=(*models, *outputs) if prefix == "real" else models,
            pictures=pictures,
            sharp_photos=photos,
            teacher=teacher,
            protocol=args.protocol if prefix == "real" else "plain",
            title=title,
            prefix=prefix,
            report=args.report / prefix if args.report else None,
            speed=args.speed and not done,  # it is the same for every set
        )
        evaluation = yield from evaluate(spec)
        if args.table:
            _into_cards(args.table, evaluation, prefix)
        done.append(evaluation)
    return done


def _models(args: argparse.Namespace, catalogue: Catalogue) -> Iterator[Subject]:
    for text in args.models:
        name, _, precision = text.partition(":")
        yield OfModel(catalogue.get(name), precision=precision or None, device=args.device)


def _outputs(folders: Sequence[Path]) -> Iterator[Subject]:
    short = [folder.name for folder in folders]
    for folder in folders:
        yield OfOutputs(folder.name if short.count(folder.name) == 1 else str(folder), folder)


def _teacher(args: argparse.Namespace) -> Subject | None:
    if args.teacher is None:
        return None
    from trainer.train.distillation import Teacher

    return OfFunction("teacher", Teacher(args.teacher, stages=args.stages).run_picture)


def _sets(
    args: argparse.Namespace,
) -> Iterator[tuple[str, str, tuple[Picture, ...], tuple[Path, ...]]]:
    """Yield (prefix, title, pictures, sharp photos) of what the folders hold."""
    from trainer.pairs.dataset import find_pairs, find_pictures

    if not (args.pairs or args.sharp or args.photos):
        raise ConfigError("There is nothing to measure on.", "Say --pairs, --sharp or --photos.")
    if args.pairs:
        pairs, split = _of_split(find_pairs(args.pairs, blur=args.blur), args)
        which = args.blur if args.protocol == "gopro" else ""
        title = ", ".join(filter(None, (args.pairs.resolve().name, split, which)))
        pictures = tuple(Picture(pair.name, pair.sharp, pair.blurred) for pair in pairs.pairs)
        yield "real", title, pictures, ()
    if args.sharp:
        sharp = name_pictures((None, path) for path in find_pictures(args.sharp))
        yield "real", args.sharp.name, sharp, ()
    if args.photos:
        from trainer.train.prepare import made_pairs

        photos = find_pictures(args.photos)
        made = zip(photos, made_pairs(photos), strict=True)
        pictures = tuple(Picture(p.stem, sharp, blurred) for p, (blurred, sharp) in made)
        yield "synthetic", f"{args.photos.name}, blur made", pictures, tuple(photos)


_MEASURED_ON = {"gopro": "test", "hide": "test", "realblur": "test", "reds": "val"}
"""Protocol -> the split that papers report; the pictures of REDS's test set are not public."""


def _of_split(pairs: PairSet, args: argparse.Namespace) -> tuple[PairSet, str]:
    """Return the pairs to measure on, and the name of their split where they have one.

    PairError where the folder is divided, but lacks that split, or where one is asked for that
    nothing tells.
    """
    splits = {pair.split for pair in pairs.pairs}
    wanted = args.split or (_MEASURED_ON.get(args.protocol, "all") if any(splits) else "all")
    if wanted != "all":
        return pairs.of_split(wanted), wanted
    return pairs, " and ".join(sorted(filter(None, splits)))


def _into_cards(table: Path, evaluation: Evaluation, prefix: str) -> None:
    from trainer.export.student import write_card

    for card in Catalogue(table).cards():
        found = dict(
            named(prefix, evaluation.figures.get(card.name), evaluation.unharmed.get(card.name))
        )
        if found:
            write_card(replace(card, scores={**card.scores, **found}), table)
