"""`deblur-train scan` and `tune`: from folders to a tuned model in the catalogue."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import get_args

from engine.core.shell import shell_words
from engine.core.table import columns
from engine.errors import ConfigError
from engine.events import Log, Work
from engine.messages import msg
from engine.models import Catalogue
from trainer.command import Command, Directed
from trainer.config import split_changes, value_from
from trainer.files import write_file
from trainer.tune.record import (
    EVENTS,
    Effort,
    Kind,
    Requests,
    ScanResult,
    TuneResult,
    TuneSpec,
    Tuning,
    table_of,
)

_POLL_SECONDS = 0.2
"""Interval at which a paused tuning checks for requests."""

_NICENESS = 10
"""Priority of a child process, so that the user's other work is not slowed down."""


def add_scan_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `scan_command`."""
    text = "folder of pairs or unpaired photos"
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help=text)
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the result as JSON")
    parser.set_defaults(work=scan_command)


def scan_command(args: argparse.Namespace) -> Work[ScanResult]:
    """Report the usable training data in some folders."""
    from trainer.tune.scan import scan_folders

    found = yield from scan_folders(args.folders)
    rows = [(row.verdict, row.name, row.why) for row in found.rows if row.why]
    if rows:
        yield Log("\n".join(columns(rows)))
    counts = ", ".join(f"{found.count(v)} {v}" for v in ("good", "fixed", "dropped"))
    yield Log(
        msg("Used as {kind}: {counts}. {note}", kind=found.kind, counts=counts, note=found.note)
    )
    if args.report:
        write_file(args.report, json.dumps(table_of(found)), make_folder=False)
    return found


def add_tune_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `deblur-train tune`."""
    add = parser.add_argument
    add("folders", type=Path, nargs="*", metavar="FOLDER", help="pairs, or unpaired photos")
    add("--resume", type=Path, metavar="TUNING", help="resume the tuning in this folder")
    # The earlier name of --resume, not listed.
    add("--go-on", dest="resume", type=Path, help=argparse.SUPPRESS)
    add("--name", default="my-camera", help="name of the new model [my-camera]")
    add("--student", default="balanced", help="model to tune [balanced]")
    text = 'name or file of a model; "self": the initial student; "": none [self]'
    add("--teacher", default="self", help=text)
    text = "number of training steps [standard]"
    add("--effort", choices=get_args(Effort), default="standard", help=text)
    add("--kind", choices=get_args(Kind), help="how to use unpaired photos")
    add("--set", action="append", metavar="NAME=VALUE", help="change a setting; can be repeated")
    add("--no-int8", dest="int8", action="store_false", help="do not export 8-bit variants")
    text = "when to install the model in the catalogue [better]"
    add("--adopt", choices=["better", "always", "never"], default="better", help=text)
    parser.set_defaults(begin=begin_tuning)


def begin_tuning(args: argparse.Namespace) -> Command:
    """Make a new tuning, or open the one that is to be resumed; it runs with the command's work.

    Raises ConfigError and ModelError for arguments that could only fail later.
    """
    tuning = _tuning_of(args)
    if not args.child:  # a parent has written its requests already
        tuning.write("requests.json", Requests())
    return Command(
        _tune(tuning, adopt=args.adopt, gently=args.child),
        tuning.folder / EVENTS,
        f"To resume: deblur-train tune --resume {shell_words([str(tuning.folder)])}",
        Directed(lambda: tuning.requests.stay, partial(is_to_stop, tuning)),
    )


def _tuning_of(args: argparse.Namespace) -> Tuning:
    if bool(args.resume) == bool(args.folders):
        raise ConfigError(
            "Specify folders of pairs or photos, or a tuning to resume with --resume."
        )
    if args.resume:
        tuning = Tuning(args.resume)
        tuning.check()
        return tuning
    catalogue = Catalogue.of_program()
    catalogue.check_free(args.name)
    catalogue.get(args.student)
    return Tuning.new(
        TuneSpec(
            args.name,
            tuple(str(folder.resolve()) for folder in args.folders),
            kind=args.kind or "",
            student=args.student,
            teacher=args.teacher,
            effort=args.effort,
            settings={k: value_from(v) for k, v in split_changes(args.set or ()).items()},
            int8=args.int8,
        )
    )


def _tune(tuning: Tuning, *, adopt: str, gently: bool) -> Work[TuneResult]:
    if gently and hasattr(os, "nice"):
        os.nice(_NICENESS)
    from trainer.tune.tune import tune

    yield Log(msg("All files of this tuning are in {folder}.", folder=tuning.folder))
    return (yield from tune(tuning, adopt=adopt))


def is_to_stop(tuning: Tuning, cancelled: Callable[[], bool]) -> bool:
    """Return whether a tuning is cancelled or asked to stop; waits while it is to pause."""
    while True:
        requests = tuning.requests
        if requests.stop or cancelled():
            return True
        if not requests.pause:
            return False
        time.sleep(_POLL_SECONDS)
