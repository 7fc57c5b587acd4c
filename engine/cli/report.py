"""`deblur report`: what became of a batch, as HTML, CSV and JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from engine.cli.arguments import add_output
from engine.cli.display import make_display, printable, spoken
from engine.cli.interrupts import interrupts
from engine.errors import ConfigError
from engine.events import run


def add_report(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `report`."""
    parser = commands.add_parser(
        "report",
        help="write what became of a batch as HTML, CSV and JSON",
        description="Write what became of a batch: a page with before and after, a table, JSON.",
    )
    parser.set_defaults(command=report_command)
    parser.add_argument("batch", nargs="?", type=int, help="see `deblur queue` (default: newest)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument(
        "--pictures", type=int, metavar="N", help="results shown in the page [40]; 0 for none"
    )
    add_output(parser)


def report_command(args: argparse.Namespace) -> int:
    """Write the report and name its files on stdout."""
    from engine.queue import Queue
    from engine.report.page import MOST_PICTURES
    from engine.report.report import write_report

    most = MOST_PICTURES if args.pictures is None else args.pictures
    if most < 0:
        raise ConfigError(f"{most} pictures cannot be shown.", "Say 0 or more.")
    queue = Queue.open(warn=lambda text: print(printable(spoken(text)), file=sys.stderr))
    try:
        batch = queue.newest() if args.batch is None else queue.batch(args.batch)
        if batch is None:
            raise ConfigError("There is no batch yet.", "Begin one: deblur run PHOTOS -o RESULTS.")
        items = queue.items(batch.id)
    finally:
        queue.close()
    work = write_report(batch, items, args.output, most_pictures=most)
    done = min(most, batch.counts.get("done", 0))
    with (
        make_display(json=args.json, quiet=args.quiet) as display,
        interrupts(stdin=args.json == "child") as cancelled,
    ):
        result = run(work, display.show, job="report", total=done, cancelled=cancelled)
    if result.value is None:
        return 130 if result.finished.outcome == "cancelled" else 1
    if not args.json:
        files = result.value
        for path in (files.page, files.table, files.json):
            print(printable(str(path)))
    return 0
