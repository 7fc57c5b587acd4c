"""`deblur-train check`: check a folder of pairs, and repair it."""

from __future__ import annotations

import argparse
import errno
import os
import tempfile
from pathlib import Path
from typing import Any

from engine.core.files import writing
from engine.core.paths import is_folder
from engine.errors import PairError
from engine.events import Log, Work
from engine.messages import msg
from trainer.files import write_file
from trainer.pairs.dataset import find_pairs
from trainer.pairs.doctor import check
from trainer.pairs.repair import fix, refuse_inside

_HINT = msg("Specify a file in an existing folder with free space.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Define the command `check`."""
    folder: dict[str, Any] = {"type": Path, "metavar": "FOLDER"}
    add = parser.add_argument
    add("pairs", type=Path, help="folder of pairs")
    add("--against", help="validation pairs, to find duplicates", **folder)
    add("--blur", default="blur", help="which of GoPro's folders: blur or blur_gamma")
    add("--report", type=Path, metavar="FILE", help="write the findings as JSON")
    add("--fix", help="write good and repaired pairs to a new folder", **folder)
    parser.set_defaults(work=check_command)


def check_command(args: argparse.Namespace) -> Work[None]:
    """Check the pairs, write the report, and write the repaired pairs; raises PairError.

    A report that cannot be written does not prevent the repair.
    """
    against = find_pairs(args.against, blur=args.blur) if args.against else None
    if args.report:
        _check_writable(args.report)  # before minutes of work
    pairs = find_pairs(args.pairs, blur=args.blur)
    if args.fix:
        refuse_inside(args.fix, pairs.roots)
    report = yield from check(pairs, against=against)
    yield Log(report.to_table())
    failure: PairError | None = None
    if args.report:
        try:
            write_file(args.report, report.to_json(), _HINT, PairError)
        except PairError as error:
            failure = error
            yield Log(failure.message, "error")
    if args.fix:
        fixed = yield from fix(report, args.fix)
        yield Log(msg("Wrote {count} pairs to {fix}.", count=len(fixed.pairs), fix=args.fix))
    if failure is not None:
        raise failure


def _check_writable(path: Path) -> None:
    """Raise PairError if a report cannot be written; does not change an existing one."""
    with writing(path, PairError, _HINT):
        if is_folder(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with tempfile.TemporaryFile(prefix=".", dir=path.absolute().parent) as file:
            file.write(b"{}")
