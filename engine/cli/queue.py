"""`deblur queue`: the batches that were started, and what became of their photos."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.cli.arguments import add_json_lines, print_json
from engine.cli.display import printable, say, with_command_name
from engine.cli.run import REJECTED, open_queue, places, started
from engine.errors import ConfigError

if TYPE_CHECKING:
    from engine.cli.arguments import Subparsers
    from engine.queue import Batch, Item, Queue

_LABELS = {"kept": "skipped"}
"""How a state is shown, where its name in files and events would be unclear."""

_LEFT_TO_LATER = "left to a later batch"


def add_queue(commands: Subparsers) -> None:
    """Add the command `queue`."""
    text = "list all batches, or show or discard one"
    parser = commands.add_parser("queue", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=list_command)
    add_json_lines(parser, "batches")
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    for name, command, text, things in (
        ("list", list_command, "list all batches, the newest last", "batches"),
        ("show", show_command, "list the photos of a batch and what became of them", "photos"),
        (
            "discard",
            discard_command,
            "give up what is left of a batch; its results stay",
            "the batch",
        ),
    ):
        action = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
        action.set_defaults(command=command)
        if command is not list_command:
            action.add_argument(
                "batch", nargs="?", type=int, metavar="BATCH", help="number of the batch, as listed"
            )
        add_json_lines(action, things, nested=True)


def list_command(args: argparse.Namespace) -> int:
    """Print a line for each batch."""
    with open_queue() as (queue, _):
        batches = queue.batches()
        for batch in reversed(batches):
            if args.json:
                print_json(_batch_values(batch))
            else:
                print(_batch_line(batch))
        if not batches:
            say("No batches yet. To start one: deblur run PHOTOS -o RESULTS", quiet=args.json)
    return 0


def show_command(args: argparse.Namespace) -> int:
    """Print a line for each photo of a batch."""
    with open_queue() as (queue, _):
        batch = _batch_of(args, queue, "show")
        say(_batch_line(batch), quiet=args.json)
        for item in queue.items(batch.id):
            if args.json:
                print_json({"batch": batch.id, **_item_values(item, batch)})
                continue
            text = f"{_label(item):16}{item.source} -> {item.target}"
            why = with_command_name(" ".join(filter(None, (item.reason or item.note, item.hint))))
            print(printable(f"{text}  ({why})" if why else text))
    return 0


def discard_command(args: argparse.Namespace) -> int:
    """Discard a batch that no program works on."""
    with open_queue() as (queue, _):
        batch = _batch_of(args, queue, "discard")
        if batch.state in ("running", "waiting"):
            doing = "still running" if batch.state == "running" else "waiting in an open window"
            raise ConfigError(
                f"Batch {batch.id} is {doing} ({batch.owner}).",
                "Stop it, or remove it from the queue there.",
            )
        left = batch.left
        queue.discard(batch.id)
        if args.json:
            print_json(_batch_values(queue.batch(batch.id)))
        elif left:
            print(f"Batch {batch.id} was discarded; {left} photo{'s' * (left != 1)} not processed.")
        else:
            print(f"Batch {batch.id} was discarded. Its results stay.")
    return 0


def _batch_of(args: argparse.Namespace, queue: Queue, action: str) -> Batch:
    if args.batch is None:
        raise ConfigError(
            f"`deblur queue {action}` requires a batch number.",
            "See the numbers in `deblur queue`.",
        )
    return queue.batch(args.batch)


def _batch_values(batch: Batch) -> dict[str, object]:
    """Return a batch in the words of a report, with what became of its photos."""
    from engine.report.report import batch_values

    counts = {str(state): n for state, n in batch.counts.items()}
    return {**batch_values(batch), "photos": batch.total, "left": batch.left, **counts}


def _item_values(item: Item, batch: Batch) -> dict[str, object]:
    from engine.report.report import picture_values

    return {**picture_values(item, batch.request.settings), "code": item.code}


def _label(item: Item) -> str:
    if item.is_left_to_later:
        return "left"
    return REJECTED if item.is_rejected else _LABELS.get(item.state, item.state)


def _batch_line(batch: Batch) -> str:
    counts = {_LABELS.get(state, state): n for state, n in sorted(batch.counts.items())}
    for name, n in ((REJECTED, batch.rejected), (_LEFT_TO_LATER, batch.left_to_later)):
        if n:
            counts["skipped"] -= n
            counts[name] = n
    counts = {state: n for state, n in counts.items() if n}
    if batch.state in ("interrupted", "waiting"):  # nothing is running
        counts = {state: n for state, n in counts.items() if state not in ("planned", "running")}
        counts["left"] = batch.left
    said = ", ".join(f"{n} {state}" for state, n in counts.items())
    # What a later batch has taken over was not finished by this one.
    is_stopped = batch.state == "finished" and batch.left_to_later
    state = "stopped" if is_stopped else batch.state
    model = batch.request.model or "unknown"
    return printable(
        f"{batch.id:4}  {started(batch)}  {state:11}  {said}  {places(batch)}  (model {model})"
    )
