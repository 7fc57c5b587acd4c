"""`deblur run`, `deblur retry` and `deblur queue`: batches on the command line."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.cli.arguments import add_means, add_output, add_run_options
from engine.cli.display import make_display, printable, spoken
from engine.cli.interrupts import interrupts
from engine.errors import ConfigError
from engine.events import Work, result_of, run

if TYPE_CHECKING:
    from engine.batch.batch import PlannedBatch
    from engine.batch.pipeline import Summary
    from engine.batch.plan import BatchSpec
    from engine.cluster.client import ClusterSpec
    from engine.models import Catalogue
    from engine.queue import Batch, BatchJournal, ItemState, Queue

Subparsers = Any  # argparse's own type is private

_MEANS = {"memory": "memory_bytes", "jobs": "threads", "device": "device"}
"""Options that change how a result is computed, but not the result, and their fields."""


_WHERE = ("cluster", "tls_ca_file", "tls_cert", "tls_key")


def add_run(commands: Subparsers) -> None:
    """Add the command `run`."""
    parser = commands.add_parser(
        "run",
        help="deblur pictures and folders",
        description="Deblur pictures and whole folders. Originals are never touched.",
    )
    parser.set_defaults(command=run_command)
    add_run_options(parser)


def add_retry(commands: Subparsers) -> None:
    """Add the command `retry`."""
    parser = commands.add_parser("retry", help="try the failed pictures of a batch again")
    parser.set_defaults(command=retry_command)
    parser.add_argument("batch", nargs="?", type=int, help="default: the newest with failures")
    add_means(parser)
    add_output(parser)


def add_queue(commands: Subparsers) -> None:
    """Add the command `queue`."""
    parser = commands.add_parser("queue", help="list batches, or show or discard one")
    parser.set_defaults(command=queue_command)
    parser.add_argument("action", nargs="?", choices=("list", "show", "discard"), default="list")
    parser.add_argument("batch", nargs="?", type=int)


def run_command(args: argparse.Namespace) -> int:
    """Deblur files and folders, or resume an interrupted batch."""
    from engine.batch.batch import prepare_batch, resume_batch

    _cluster_of(args)  # now, not after minutes of looking
    with opened() as (queue, catalogue):
        if args.resume is not None:
            _refuse_new_words(args)
            waiting = queue.interrupted()
            if not args.resume and waiting is None:
                _say("Nothing was interrupted; nothing to do.")
                return 0
            batch_id = args.resume or (waiting.id if waiting else 0)
            planned, journal = resume_batch(queue, catalogue, batch_id)
            if not planned.jobs:
                journal.close()
                _say(f"Nothing is left of batch {batch_id}; nothing to do.")
                return 0
            return _drive(args, _with_means(planned, args), journal, queue)
        planned = result_of(prepare_batch(spec_of(args), catalogue, queue))
        if args.dry_run:
            return _print_plan(args, planned, queue)
        if not planned.jobs:
            raise ConfigError("No pictures were found.", "Name a folder that holds photos.")
        _offer(args, queue, planned)
        return _drive(args, planned, queue.create(planned.request, planned.jobs), queue)


def retry_command(args: argparse.Namespace) -> int:
    """Try the failed pictures of a batch again."""
    from engine.batch.batch import resume_batch

    with opened() as (queue, catalogue):
        failed = (b.id for b in queue.batches() if b.counts.get("failed"))
        batch_id = args.batch or next(failed, None)
        if batch_id is None:
            _say("No batch has failed pictures; nothing to do.")
            return 0
        planned, journal = resume_batch(queue, catalogue, batch_id, retry_failed=True)
        return _drive(args, _with_means(planned, args), journal, queue)


def _refuse_new_words(args: argparse.Namespace) -> None:
    """Raise ConfigError for options that would change a batch that was begun without them."""
    free = {*_MEANS, *_WHERE, "resume", "json", "quiet", "command", "plain"}
    changed = [k for k, v in args.plain.items() if k not in free and getattr(args, k) != v]
    if changed:
        words = ("pictures" if k == "roots" else f"--{k.replace('_', '-')}" for k in changed)
        raise ConfigError(
            f"--resume goes on with what was requested before; {', '.join(words)} cannot change.",
            "Leave it out, or start a new batch.",
        )


def _with_means(planned: PlannedBatch, args: argparse.Namespace) -> PlannedBatch:
    """Return the batch with the memory, cores and device named now: they change no result."""
    given = {
        field: getattr(args, word)
        for word, field in _MEANS.items()
        if getattr(args, word) not in (None, "auto")
    }
    return replace(planned, spec=replace(planned.spec, **given))


def queue_command(args: argparse.Namespace) -> int:
    """List the batches, or show or discard one."""
    with opened() as (queue, _):
        if args.action == "list":
            for batch in reversed(queue.batches()):
                print(_line(batch))
            return 0
        if args.batch is None:
            raise ConfigError(f"`queue {args.action}` needs the number of a batch.")
        queue.batch(args.batch)
        if args.action == "discard":
            queue.discard(args.batch)
            return 0
        for item in queue.items(args.batch):
            text = f"{item.state:8}{item.source} -> {item.target}"
            why = item.reason or item.note
            print(printable(f"{text}  ({why} {item.hint})" if why else text))
    return 0


@contextmanager
def opened() -> Iterator[tuple[Queue, Catalogue]]:
    """Give the queue and the models of this user."""
    from engine.models import Catalogue
    from engine.queue import Queue

    queue = Queue.open(warn=_say)
    try:
        yield queue, Catalogue.of_program()
    finally:
        queue.close()


def spec_of(args: argparse.Namespace) -> BatchSpec:
    """Return the wish that the words of `add_wish` mean; raises ConfigError."""
    from engine.batch.plan import BatchSpec
    from engine.cli.file_list import roots_of
    from engine.images import WriteOptions

    template = args.template
    if args.suffix is not None:
        # Braces in a suffix are meant as such, not as tokens.
        template = "{stem}" + args.suffix.replace("{", "{{").replace("}", "}}") + "{ext}"
    return BatchSpec(
        roots=roots_of(args),
        output=args.output,
        base=args.base,
        template=template,
        options=WriteOptions(format=args.format, quality=args.quality),
        on_conflict=args.on_conflict,
        strength=args.strength,
        recursive=not args.no_recursive,
        include=tuple(args.include),
        exclude=tuple(args.exclude),
        take_results=args.take_results,
        guard=not args.no_guard,
        skip_sharp=args.skip_sharp,
        bursts=args.bursts,
        provenance=not args.no_provenance,
        model=args.model,
        device=args.device,
        precision=args.precision,
        threads=args.jobs,
        memory_bytes=args.memory,
    )


def _print_plan(args: argparse.Namespace, planned: PlannedBatch, queue: Queue) -> int:
    from engine.batch.batch import find_earlier_result
    from engine.batch.prefetch import DONE_BEFORE

    for note in planned.notes:
        _say(note)
    to_do = len(planned.jobs)
    for job in planned.jobs:
        target, kept = job.target, job.keep
        earlier = None if kept else find_earlier_result(planned, queue, job)
        if earlier is not None:
            target, kept = earlier, DONE_BEFORE
        to_do -= bool(kept)
        if args.json:
            line = {"source": str(job.source), "target": str(target), "kept": kept}
            print(json.dumps({**line, "note": job.note}))
        else:
            note = f"  ({kept or job.note})" if kept or job.note else ""
            print(printable(f"{job.source} {'--' if kept else '->'} {target}{note}"))
    if planned.spec.skip_sharp:
        _say("Which are sharp is seen when they are read. To see it now: deblur scan")
    kept_count = len(planned.jobs) - to_do
    _say(f"{to_do} to do, {kept_count} to be kept as they are. Nothing was written.")
    return 0


def _offer(args: argparse.Namespace, queue: Queue, planned: PlannedBatch) -> None:
    from engine.batch.batch import discard_superseded

    waiting = discard_superseded(planned, queue)
    if waiting is None:
        return
    _say(
        f"An earlier batch was interrupted ({waiting.total - waiting.left} of {waiting.total} "
        f"done). Go on with it: deblur run --resume {waiting.id}",
        quiet=args.quiet,
    )


def _drive(
    args: argparse.Namespace, planned: PlannedBatch, journal: BatchJournal, queue: Queue
) -> int:
    """Run the job with a display; return the exit code."""
    work = _work(args, planned, journal, queue)
    with (
        make_display(json=args.json, quiet=args.quiet) as display,
        interrupts(stdin=args.json == "child") as cancelled,
    ):
        with journal:
            result = run(
                work, display.show, job="run", total=len(planned.jobs), cancelled=cancelled
            )
        everything = journal.items()
    mine = {job.source.absolute() for job in planned.jobs}
    items = [item for item in everything if item.source in mine]
    states = Counter(item.state for item in items)
    failed = sum(item.state == "failed" for item in everything)
    if not args.json:
        quiet = args.quiet
        _say(_closing(states, result.value), quiet=quiet)
        for item in items:
            if item.state == "failed":
                _say(f"  failed: {item.source}: {item.reason}", quiet=quiet)
        left = states["planned"] + states["running"]
        # A batch that could not even begin is not kept.
        if failed > states["failed"]:
            earlier = failed - states["failed"]
            _say(f"{earlier} of this batch failed earlier. Try again: deblur retry", quiet=quiet)
        if left and (len(items) > left or result.finished.outcome == "cancelled"):
            _say(f"{left} pictures are left. Go on with: deblur run --resume", quiet=quiet)
    if result.finished.outcome == "cancelled":
        return 130
    return 0 if result.finished.outcome == "ok" and not failed else 1


def _cluster_of(args: argparse.Namespace) -> ClusterSpec | None:
    """Return the requested cluster; raises ConfigError if the address is invalid."""
    if not getattr(args, "cluster", None):  # `retry` has no such words
        return None
    from engine.cluster.client import ClusterSpec

    return ClusterSpec(args.cluster, args.tls_ca_file, args.tls_cert, args.tls_key)


def _work(
    args: argparse.Namespace, planned: PlannedBatch, journal: BatchJournal, queue: Queue
) -> Work[Summary]:
    cluster = _cluster_of(args)
    if cluster is not None:
        from engine.cluster.batch import run_batch_on_cluster

        return run_batch_on_cluster(cluster, planned, journal, queue)
    from engine.batch.batch import run_batch

    return run_batch(planned, journal, queue)


def _closing(states: Mapping[ItemState, int], summary: Summary | None) -> str:
    text = f"{states['done']} done, {states['kept']} kept, {states['failed']} failed."
    if summary is not None and summary.megapixels:
        speed = summary.megapixels / max(summary.seconds, 1e-9)
        text += (
            f" {summary.megapixels:.1f} megapixels in {summary.seconds:.1f} s ({speed:.2f} MP/s)."
        )
    return text


def _line(batch: Batch) -> str:
    when = datetime.datetime.fromtimestamp(batch.created).strftime("%Y-%m-%d %H:%M")
    counts = ", ".join(f"{n} {state}" for state, n in sorted(batch.counts.items()) if n)
    roots = ", ".join(batch.request.spec.get("roots", ()))
    return printable(f"{batch.id:4}  {when}  {batch.state:11}  {counts}  {roots}")


def _say(text: str, *, quiet: bool = False) -> None:
    if not quiet:
        print(printable(spoken(text)), file=sys.stderr)
