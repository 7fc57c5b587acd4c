"""`deblur scan`: what is wrong with each photo of a folder, before anything is deblurred."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.cli.arguments import add_choice, add_json, add_roots
from engine.cli.display import make_display, printable, spoken
from engine.cli.file_list import roots_of
from engine.cli.interrupts import interrupts
from engine.cli.run import opened
from engine.errors import ConfigError
from engine.events import (
    Event,
    Finished,
    ItemFailed,
    ItemInBurst,
    ItemSeen,
    Log,
    Work,
    result_of,
    run,
)


def add_scan(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `scan`."""
    parser = commands.add_parser(
        "scan",
        help="say which photos are sharp, shaken, out of focus or noisy",
        description="Look at each photo and say what is wrong with it. Writes nothing.",
    )
    parser.set_defaults(command=scan_command)
    add_roots(parser)
    add_choice(parser)
    parser.add_argument(
        "--bursts", action="store_true", help="say which are of the same moment, and the sharpest"
    )
    add_json(parser)


def scan_command(args: argparse.Namespace) -> int:
    """Say of each picture what it looks like; 1 if some could not be read."""
    from engine.batch.batch import prepare_batch
    from engine.batch.plan import BatchSpec

    roots = roots_of(args)
    if not roots:
        raise ConfigError("There is nothing to look at.", "Name a folder or some pictures.")
    spec = BatchSpec(
        roots,
        recursive=not args.no_recursive,
        include=tuple(args.include),
        exclude=tuple(args.exclude),
    )
    with opened() as (queue, catalogue):
        asked = result_of(
            prepare_batch(spec, catalogue, queue)
        )  # what `run` would take: no results of earlier runs
    paths = [job.source for job in asked.jobs]
    if not paths:
        raise ConfigError("No pictures were found.", "Name a folder that holds photos.")
    lines = _Lines()
    show = make_display(json=True).show if args.json else lines.show
    with interrupts(stdin=args.json == "child") as cancelled:
        work = _work(asked.notes, paths, bursts=args.bursts)
        result = run(work, show, job="scan", total=len(paths), cancelled=cancelled)
    if result.finished.outcome == "cancelled":
        return 130
    return 0 if result.value == len(paths) else 1


def _work(notes: Sequence[str], paths: list[Path], *, bursts: bool) -> Work[int]:
    from engine.batch.scan import triage

    for note in notes:
        yield Log(note, "warning")
    return (yield from triage(paths, bursts=bursts))


class _Lines:
    """A line on stdout for each picture and each moment, the totals on stderr."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._best = ""

    def show(self, event: Event) -> None:
        """Print the event."""
        match event:
            case ItemSeen():
                self._counts[event.label] += 1
                sure = f"{event.label:8} {event.confidence:4.0%}"
                _print(f"{sure}  {event.item}  ({event.reason})")
            case ItemFailed():
                self._counts["failed"] += 1
                _print(f"failed         {event.item}  ({event.message})")
            case ItemInBurst():
                if event.best != self._best:
                    self._best = event.best
                    best = Path(event.best).name
                    _print(f"burst    {event.count} of one moment, the sharpest is {best}")
                _print(f"         {'*' if event.item == event.best else ' '} {event.item}")
            case Log():
                _print(event.message, sys.stderr)
            case Finished(outcome="ok"):
                totals = (f"{number} {label}" for label, number in self._counts.most_common())
                _print(", ".join(totals) + ".", sys.stderr)
            case Finished(outcome="failed" | "crashed"):
                _print(event.traceback + spoken(event.text), sys.stderr)
            case _:
                pass


def _print(text: str, file: Any = None) -> None:  # noqa: ANN401 - a stream
    print(printable(text), file=file, flush=True)
