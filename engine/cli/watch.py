"""`deblur watch`: deblur what arrives in a folder, until it is stopped."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from engine.cli.arguments import add_output, add_wish
from engine.cli.display import make_display, printable
from engine.cli.interrupts import interrupts
from engine.cli.run import opened, spec_of
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Progress, run


def add_watch(commands: Any) -> None:  # noqa: ANN401 - argparse's own type is private
    """Add the command `watch`."""
    parser = commands.add_parser(
        "watch",
        help="deblur what arrives in a folder, until stopped",
        description="Deblur what is in a folder and whatever arrives there, each picture once, "
        "until it is stopped (Ctrl+C). Started again, it goes on with what came meanwhile.",
    )
    parser.set_defaults(command=watch_command)
    add_wish(parser)
    add_output(parser)


def watch_command(args: argparse.Namespace) -> int:
    """Watch; 0 when it was stopped, 1 where it could not go on."""
    from engine.batch.pipeline import Summary
    from engine.watch.folder import watch

    with opened() as (queue, catalogue):
        work = watch(spec_of(args), catalogue, queue)
        totals = Summary()
        with (
            make_display(json=args.json, quiet=args.quiet) as display,
            interrupts(stdin=args.json == "child") as cancelled,
        ):

            def show(event: Event) -> None:
                nonlocal totals
                if isinstance(event, ItemDone | ItemKept | ItemFailed):
                    totals = totals.plus(event)
                # For people there is no end that it could come nearer to.
                if args.json or not isinstance(event, Progress):
                    display.show(event)

            if not args.json:
                _say(f"Watching {', '.join(map(str, args.roots))}; Ctrl+C ends it.", args.quiet)
            result = run(work, show, job="watch", cancelled=cancelled)
    if not args.json:
        text = f"{totals.done} done, {totals.kept} kept, {totals.failed} failed while it watched."
        _say(text, args.quiet)
    return 0 if result.finished.outcome == "cancelled" else 1


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        print(printable(text), file=sys.stderr)
