"""`deblur scan`: which photos are sharp, blurred or noisy; nothing is deblurred."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from engine.cli.arguments import (
    add_json,
    add_quiet,
    add_roots,
    add_selection,
    no_photos_planned,
    roots_of,
)
from engine.cli.display import Display, exit_code, printable, run_job, say
from engine.cli.run import open_queue
from engine.errors import ConfigError
from engine.events import Event, Finished, ItemFailed, ItemInBurst, ItemSeen, Log, Work, result_of

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers


_LEGEND = "The percentage is how certain that is, not how blurred the photo is."


def add_scan(commands: Subparsers) -> None:
    """Add the command `scan`."""
    parser = commands.add_parser(
        "scan",
        help="find out which photos are sharp, blurred or noisy",
        description="Examine each photo and print whether it is sharp, blurred by motion, out of "
        f"focus or noisy. {_LEGEND} Below 80% a sharp one is not skipped by "
        "`run --skip-sharp`. Writes nothing.",
    )
    parser.set_defaults(command=scan_command)
    add_roots(parser)
    add_selection(parser)
    parser.add_argument(
        "--bursts", action="store_true", help="show bursts and the sharpest frame of each"
    )
    add_quiet(parser, "print only the photos, and problems")
    add_json(parser)


def scan_command(args: argparse.Namespace) -> int:
    """Print what each photo looks like; 1 if some could not be read."""
    from engine.batch.batch import log_left_out, prepare_batch
    from engine.batch.plan import BatchSpec

    roots = roots_of(args)
    if not roots:
        raise ConfigError("No photos given.", "Specify a folder or some photos.")
    spec = BatchSpec(
        roots,
        recursive=not args.no_recursive,
        include=tuple(args.include),
        exclude=tuple(args.exclude),
        raw_pairs=args.raw_pairs,
    )
    with open_queue() as (queue, catalogue):
        # What `run` would process: no results of earlier batches.
        planned = result_of(prepare_batch(spec, catalogue, queue, measure=False))
        if not planned.jobs:
            raise no_photos_planned(planned, queue)
    paths = [job.source for job in planned.jobs]
    lines = _Lines(quiet=args.quiet)
    say(_LEGEND, quiet=args.json or args.quiet)

    def show(display: Display, event: Event) -> None:
        (display if args.json else lines).show(event)

    work = log_left_out(planned, _work(planned.notes, paths, bursts=args.bursts))
    result = run_job(args, work, job="scan", total=len(paths), show=show)
    return exit_code(result, failed=result.value != len(paths))


def _work(notes: Sequence[str], paths: list[Path], *, bursts: bool) -> Work[int]:
    from engine.batch.scan import triage

    for note in notes:
        yield Log(note, "warning")
    return (yield from triage(paths, bursts=bursts))


class _Lines:
    """A line on stdout for each photo and each burst, the totals on stderr unless `quiet`."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._counts: Counter[str] = Counter()
        self._best = ""

    def show(self, event: Event) -> None:
        """Print the event."""
        match event:
            case ItemSeen():
                self._counts[event.label] += 1
                certain = f"{event.confidence:4.0%}" if event.confidence else "    "
                label = f"{event.label:8} {certain}"
                _print(f"{label}  {event.item}  ({event.reason})")
            case ItemFailed():
                self._counts["failed"] += 1
                _print(f"failed         {event.item}  ({event.message})")
            case ItemInBurst():
                if event.best != self._best:
                    self._best = event.best
                    best = Path(event.best).name
                    _print(f"burst    {event.count} frames, the sharpest is {best}")
                _print(f"         {'*' if event.item == event.best else ' '} {event.item}")
            case Log():
                if not self._quiet or event.level in ("warning", "error"):
                    _print(event.message, sys.stderr)
            case Finished(outcome="ok"):
                if self._quiet:
                    return
                totals = (f"{number} {label}" for label, number in self._counts.most_common())
                _print(", ".join(totals) + ".", sys.stderr)
            case Finished(outcome="failed" | "crashed"):
                say(event.traceback + event.text)
            case _:
                pass


def _print(text: str, file: TextIO | None = None) -> None:
    print(printable(text), file=file, flush=True)
