"""`deblur-train scan` and `tune`: from folders to a tuned model in the catalogue."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from engine.core.shell import shell_words
from engine.core.table import columns
from engine.errors import ConfigError
from engine.events import Log, Work
from engine.messages import msg
from engine.models import Catalogue
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
    """Add the arguments of `tune_command`."""
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
    parser.set_defaults(
        work=tune_command,
        log=lambda args: tuning_of(args).folder / EVENTS,
        again=lambda args: (
            f"To resume: deblur-train tune --resume {shell_words([str(tuning_of(args).folder)])}"
        ),
        stays=stays,
        with_requests=with_requests,
    )


def tuning_of(args: argparse.Namespace) -> Tuning:
    """Return the tuning of these arguments, creating a new one the first time.

    Raises ConfigError and ModelError for arguments that could only fail later.
    """
    if "tuning" in args:
        tuning: Tuning = args.tuning
        return tuning
    if bool(args.resume) == bool(args.folders):
        raise ConfigError(
            "Specify folders of pairs or photos, or a tuning to resume with --resume."
        )
    if args.resume:
        args.tuning = Tuning(args.resume)
        args.tuning.check()
    else:
        catalogue = Catalogue.of_program()
        catalogue.check_free(args.name)
        catalogue.get(args.student)
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
    if not args.child:  # a parent has written its requests already
        args.tuning.write("requests.json", Requests())
    return tuning_of(args)


def tune_command(args: argparse.Namespace) -> Work[TuneResult]:
    """Tune a student, or resume a tuning."""
    tuning = tuning_of(args)
    if args.child and hasattr(os, "nice"):
        os.nice(_NICENESS)
    from trainer.tune.tune import tune

    yield Log(msg("All files of this tuning are in {folder}.", folder=tuning.folder))
    return (yield from tune(tuning, adopt=args.adopt))


def stays(args: argparse.Namespace) -> Callable[[], bool]:
    """Return a function that says whether to continue after the parent process has ended."""
    tuning = tuning_of(args)
    return lambda: tuning.requests.stay


def with_requests(args: argparse.Namespace, cancelled: Callable[[], bool]) -> Callable[[], bool]:
    """Return `cancelled` extended by the tuning's requests: it also stops on request, and waits
    while the tuning is paused."""
    tuning = tuning_of(args)

    def is_cancelled() -> bool:
        while True:
            requests = tuning.requests
            if requests.stop or cancelled():
                return True
            if not requests.pause:
                return False
            time.sleep(_POLL_SECONDS)

    return is_cancelled
