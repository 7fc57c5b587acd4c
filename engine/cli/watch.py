"""`deblur watch`: deblur photos as they arrive in a folder, until stopped."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.cli.arguments import add_batch_options, add_output_options, batch_spec
from engine.cli.display import Display, run_job, say
from engine.cli.run import open_queue, totals_text
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Progress

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers


def add_watch(commands: Subparsers) -> None:
    """Add the command `watch`."""
    parser = commands.add_parser(
        "watch",
        help="watch a folder and deblur new photos",
        description="Deblur the photos in a folder and all that arrive later, each one once, "
        "until stopped with Ctrl+C. When started again, it also processes what arrived in the "
        "meantime.",
    )
    parser.set_defaults(command=watch_command)
    add_batch_options(parser, "FOLDER")
    add_output_options(parser)


def watch_command(args: argparse.Namespace) -> int:
    """Watch; 0 when stopped by the user, 1 if something ended it."""
    from engine.batch.pipeline import Summary
    from engine.watch.folder import watch_folder

    totals = Summary()
    quiet = args.json or args.quiet

    def show(display: Display, event: Event) -> None:
        nonlocal totals
        if isinstance(event, ItemDone | ItemKept | ItemFailed):
            totals = totals.plus(event)
        # A bar would have no end.
        if args.json or not isinstance(event, Progress):
            display.show(event)

    with open_queue() as (queue, catalogue):
        spec = batch_spec(args)
        work = watch_folder(spec, catalogue, queue)
        say(f"Watching {', '.join(map(str, spec.roots))}; press Ctrl+C to stop.", quiet=quiet)
        result = run_job(args, work, job="watch", show=show)
    said = totals_text(totals.done, totals.kept, totals.failed, totals.rejected)
    say(said, quiet=quiet)
    return 0 if result.finished.outcome == "cancelled" else 1
