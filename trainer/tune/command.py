"""`deblur-train look` and `tune`: from folders to a tuned model in the catalogue."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from engine.errors import ConfigError
from engine.events import Log, Work
from engine.images.files import atomic_file
from engine.models import Catalogue
from engine.models.cards import check_name
from trainer.config import split_changes, value_from
from trainer.tune.record import Effort, Kind, Requests, ScanResult, TuneResult, TuneSpec, Tuning

_LOOK_SECONDS = 0.2
"""While it is paused, so often it is looked whether it is to go on."""

_NICER = 10
"""A child gives way to whatever its user does meanwhile."""


def add_scan_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `scan_command` reads."""
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--report", type=Path, metavar="FILE", help="what was found, as JSON")


def scan_command(args: argparse.Namespace) -> Work[ScanResult]:
    """Say what there is to learn from in some folders."""
    from trainer.tune.scan import scan_folders

    material = yield from scan_folders(args.folders)
    for row in material.rows:
        if row.why:
            yield Log(f"{row.verdict:8} {row.name}: {row.why}")
    counts = ", ".join(f"{material.count(v)} {v}" for v in ("good", "fixed", "dropped"))
    yield Log(f"Used as {material.kind}: {counts}. {material.note}")
    if args.report:
        text = json.dumps(dataclasses.asdict(material))
        try:
            with atomic_file(args.report, overwrite=True) as file:
                file.write(text.encode("ascii"))
        except OSError as error:
            raise ConfigError(
                f"{args.report} cannot be written: {error.strerror or error}.",
                "Name a file in a folder that is there and has room.",
            ) from error
    return material


def add_tune_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `tune_command` reads."""
    add = parser.add_argument
    add("folders", type=Path, nargs="*", metavar="FOLDER", help="pairs, or photos without partners")
    add("--go-on", type=Path, metavar="RUN", help="a tuning that was stopped, by its folder")
    add("--name", default="my-camera", help="of the new model [my-camera]")
    add("--student", default="live", help="the model that is tuned [live]")
    text = 'a model of the catalogue or a file; "self": the student as it is; "": none [self]'
    add("--teacher", default="self", help=text)
    add("--effort", choices=get_args(Effort), default="standard")
    add("--kind", choices=get_args(Kind), help="how photos without partners are used")
    add("--set", action="append", metavar="NAME=VALUE", help="one setting; can be repeated")
    add("--no-int8", dest="int8", action="store_false", help="no variants in 8 bits")
    text = "when the model is taken into the catalogue [better]"
    add("--adopt", choices=["better", "always", "never"], default="better", help=text)


def tuning_of(args: argparse.Namespace) -> Tuning:
    """Return the tuning that the words name, made where it is a new one; the same every time.

    Raises ConfigError and ModelError for what could only go wrong later.
    """
    if "tuning" in args:
        tuning: Tuning = args.tuning
        return tuning
    if bool(args.go_on) == bool(args.folders):
        raise ConfigError(
            "Name folders of pairs or photos, or --go-on with the folder of a tuning."
        )
    if args.go_on:
        args.tuning = Tuning(args.go_on)
        _ = args.tuning.spec  # raises where it is none
    else:
        check_free(args.name)
        Catalogue.of_program().get(args.student)
        spec = TuneSpec(
            args.name,
            tuple(str(folder.resolve()) for folder in args.folders),
            kind=args.kind or "",
            student=args.student,
            teacher=args.teacher,
            effort=args.effort,
            settings={k: value_from(v) for k, v in split_changes(args.set or ()).items()},
            int8=args.int8,
        )
        args.tuning = Tuning.new(spec)
    if not args.child:  # whose parent has left its wishes already
        args.tuning.write("wishes.json", Requests())
    return tuning_of(args)


def tune_command(args: argparse.Namespace) -> Work[TuneResult]:
    """Tune a student, or go on with it."""
    tuning = tuning_of(args)
    if args.child and hasattr(os, "nice"):
        os.nice(_NICER)
    from trainer.tune.tune import tune

    yield Log(f"Everything of this tuning is in {tuning.folder}.")
    return (yield from tune(tuning, adopt=args.adopt))


def staying(args: argparse.Namespace) -> Callable[[], bool]:
    """Return a function that says whether to go on when whoever began it has gone."""
    tuning = tuning_of(args)
    return lambda: tuning.requests.stay


def obeying(args: argparse.Namespace, cancelled: Callable[[], bool]) -> Callable[[], bool]:
    """Return a function that says whether to stop, also where that is wished, and waits in a pause.

    `cancelled` is what says so otherwise.
    """
    tuning = tuning_of(args)

    def asked() -> bool:
        while True:
            wishes = tuning.requests
            if wishes.stop or cancelled():
                return True
            if not wishes.pause:
                return False
            time.sleep(_LOOK_SECONDS)

    return asked


def check_free(name: str) -> None:
    """Raise ModelError where a model cannot have this name, ConfigError where one has it."""
    check_name(name)
    taken = [c for c in Catalogue.of_program().cards() if c.name.casefold() == name.casefold()]
    if taken:
        raise ConfigError(f"There is a model {name!r} already.", "Choose another name.")
