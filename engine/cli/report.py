"""`deblur report`: a batch as HTML, CSV and JSON."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.cli.arguments import add_output_options, named_path
from engine.cli.display import exit_code, printable, run_job, say, with_command_name
from engine.errors import ConfigError

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers


def add_report(commands: Subparsers) -> None:
    """Add the command `report`."""
    parser = commands.add_parser(
        "report",
        help="write a report of a batch as HTML, CSV and JSON",
        description="Write a report of a batch: a web page with before and after, a CSV "
        "table, and JSON.",
    )
    parser.set_defaults(command=report_command)
    parser.add_argument(
        "batch",
        nargs="?",
        type=int,
        metavar="BATCH",
        help=with_command_name("see `deblur queue` (default: latest)"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=named_path,
        required=True,
        metavar="FOLDER",
        help="where to write it",
    )
    parser.add_argument(
        "--pictures",
        type=int,
        metavar="N",
        help="maximum number of results to show on the page [40]; 0 for none",
    )
    add_output_options(parser)


def report_command(args: argparse.Namespace) -> int:
    """Write the report and print the paths of its files."""
    from engine.batch.estimate import problem_of_folder
    from engine.queue import Queue
    from engine.report.report import MOST_PICTURES, write_report

    most = MOST_PICTURES if args.pictures is None else args.pictures
    if most < 0:
        raise ConfigError(f"--pictures cannot be {most}.", "Give 0 or more.")
    if problem := problem_of_folder(args.output):
        raise ConfigError(problem)
    queue = Queue.open(warn=say)
    try:
        batch = queue.newest() if args.batch is None else queue.batch(args.batch)
        if batch is None:
            raise ConfigError("There is no batch yet.", "Start one: deblur run PHOTOS -o RESULTS.")
        items = queue.items(batch.id)
    finally:
        queue.close()
    work = write_report(batch, items, args.output, most_pictures=most)
    result = run_job(args, work, job="report", total=min(most, batch.counts.get("done", 0)))
    if result.value is not None and not args.json:
        files = result.value
        for path in (files.page, files.table, files.json):
            print(printable(str(path)))
    return exit_code(result)
