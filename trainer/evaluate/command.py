"""`deblur-train evaluate`: evaluate models on folders and store the scores in model cards."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import ConfigError
from engine.events import Work
from engine.models import Catalogue
from trainer.evaluate.evaluation import EvaluationRequest, evaluate
from trainer.evaluate.protocols import PROTOCOLS
from trainer.evaluate.results import Evaluation, card_scores
from trainer.evaluate.subjects import (
    FunctionSubject,
    ModelSubject,
    OutputSubject,
    Picture,
    Subject,
    name_pictures,
)
from trainer.pairs.dataset import PairSet


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `evaluate_command` reads."""
    folder: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}
    add = parser.add_argument
    add(
        "models",
        nargs="*",
        metavar="MODEL",
        help="name of a model, optionally with a precision: live:int8",
    )
    text = "results of any program, named like the sharp pictures; can be repeated"
    add("--outputs", action="append", default=[], help=text, **folder)
    real = parser.add_mutually_exclusive_group()
    text = "pairs in the layout of GoPro, HIDE, RealBlur, REDS, or blur/ and sharp/"
    real.add_argument("--pairs", help=text, **folder)
    real.add_argument(
        "--sharp", help="sharp pictures without blurred ones, for --outputs", **folder
    )
    add("--blur", default="blur", help="which of GoPro's folders: blur or blur_gamma")
    text = "part of --pairs [all; with the protocol of a dataset, the part that papers report]"
    add("--split", choices=["train", "val", "test", "all"], help=text)
    text = "sharp photos: tested as they are and with synthetic blur"
    add("--photos", help=text, **folder)
    add(
        "--protocol",
        choices=list(PROTOCOLS),
        default="plain",
        help="for --pairs and --sharp [plain]",
    )
    add("--teacher", type=Path, metavar="FILE", help="weights of the teacher, to report retention")
    add("--stages", type=int, default=3, help="number of stages to run of a MAXIM teacher [3]")
    add("--report", help="write HTML, JSON and CSV reports", **folder)
    add("--no-speed", dest="speed", action="store_false", help="do not time the models")
    add("--device", default="auto", help="as for deblur run")
    text = "models.toml to read the models from and to store their scores in"
    add("--table", type=Path, metavar="FILE", help=text)
    parser.set_defaults(work=evaluate_command)


def evaluate_command(args: argparse.Namespace) -> Work[list[Evaluation]]:
    """Evaluate on each set in turn and return the results.

    The sets are `real` (--pairs, --sharp) and `synthetic` (--photos). With --table the scores are
    stored in the model cards. Raises ConfigError, PairError, ModelError, ImageWriteError.
    """
    catalogue = Catalogue(args.table) if args.table else Catalogue.of_program()
    models = tuple(_models(args, catalogue))
    outputs = tuple(_outputs(args.outputs))
    teacher = _teacher(args)
    done: list[Evaluation] = []
    for prefix, title, pictures, photos in _sets(args):
        request = EvaluationRequest(
            subjects=(*models, *outputs) if prefix == "real" else models,
            pictures=pictures,
            sharp_photos=photos,
            teacher=teacher,
            protocol=args.protocol if prefix == "real" else "plain",
            title=title,
            prefix=prefix,
            report=args.report / prefix if args.report else None,
            speed=args.speed and not done,  # the same for every set
        )
        evaluation = yield from evaluate(request)
        if args.table:
            _store_scores(args.table, evaluation, prefix)
        done.append(evaluation)
    return done


def _models(args: argparse.Namespace, catalogue: Catalogue) -> Iterator[Subject]:
    for text in args.models:
        name, _, precision = text.partition(":")
        yield ModelSubject(catalogue.get(name), precision=precision or None, device=args.device)


def _outputs(folders: Sequence[Path]) -> Iterator[Subject]:
    short = [folder.name for folder in folders]
    for folder in folders:
        yield OutputSubject(folder.name if short.count(folder.name) == 1 else str(folder), folder)


def _teacher(args: argparse.Namespace) -> Subject | None:
    if args.teacher is None:
        return None
    from trainer.train.distillation import Teacher

    return FunctionSubject("teacher", Teacher(args.teacher, stages=args.stages).run_picture)


def _sets(
    args: argparse.Namespace,
) -> Iterator[tuple[str, str, tuple[Picture, ...], tuple[Path, ...]]]:
    """Yield (prefix, title, pictures, sharp photos) of each set."""
    from trainer.pairs.dataset import find_pairs, find_pictures

    if not (args.pairs or args.sharp or args.photos):
        raise ConfigError("No pictures to measure on.", "Add --pairs, --sharp or --photos.")
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
        from trainer.train.validation import synthetic_pairs

        photos = find_pictures(args.photos)
        made = zip(photos, synthetic_pairs(photos), strict=True)
        pictures = tuple(Picture(p.stem, sharp, blurred) for p, (blurred, sharp) in made)
        yield "synthetic", f"{args.photos.name}, synthetic blur", pictures, tuple(photos)


_MEASURED_ON = {"gopro": "test", "hide": "test", "realblur": "test", "reds": "val"}
"""Protocol -> the split that papers report; the test set of REDS is not public."""


def _of_split(pairs: PairSet, args: argparse.Namespace) -> tuple[PairSet, str]:
    """Return the pairs to measure on, and the name of their split.

    Raises PairError if the requested split does not exist.
    """
    splits = {pair.split for pair in pairs.pairs}
    wanted = args.split or (_MEASURED_ON.get(args.protocol, "all") if any(splits) else "all")
    if wanted != "all":
        return pairs.of_split(wanted), wanted
    return pairs, " and ".join(sorted(filter(None, splits)))


def _store_scores(table: Path, evaluation: Evaluation, prefix: str) -> None:
    from trainer.export.card import write_card

    for card in Catalogue(table).cards():
        found = dict(
            card_scores(prefix, evaluation.means.get(card.name), evaluation.sharp.get(card.name))
        )
        if found:
            write_card(replace(card, scores={**card.scores, **found}), table)
