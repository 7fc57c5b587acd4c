"""`deblur run` and `deblur retry`: batches on the command line."""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.cli.arguments import (
    add_output_options,
    add_resource_options,
    add_run_options,
    batch_spec,
    no_photos_planned,
)
from engine.cli.display import (
    exit_code,
    printable,
    run_job,
    say,
    short_number,
)
from engine.errors import ConfigError, of_picture
from engine.events import Event, Log, Progress, Work, relay, result_of

if TYPE_CHECKING:
    from engine.batch.batch import PlannedBatch
    from engine.batch.pipeline import Summary
    from engine.cli.arguments import Subparsers
    from engine.cluster.client import ClusterSpec
    from engine.models import Catalogue
    from engine.queue import Batch, BatchJournal, ItemState, Queue

REJECTED = "kept unchanged"
"""How a photo is shown whose result looked worse: it was no less work than one that is done."""

_TOLD_MEGAPIXELS = 0.1
"""Fewer say nothing about the speed."""

_MOST_PROBED = 1000
"""Photos whose headers a dry run reads: on a share each takes a moment."""

_RESOURCES = {"memory": "memory_bytes", "jobs": "threads", "device": "device"}
"""Options that do not change the results, and their fields in a BatchSpec."""

_CLUSTER = ("cluster", "tls_ca_file", "tls_cert", "tls_key")


def add_run(commands: Subparsers) -> None:
    """Add the command `run`."""
    parser = commands.add_parser(
        "run",
        help="deblur photos and folders",
        description="Deblur photos and whole folders. Originals are never modified.",
    )
    parser.set_defaults(command=run_command)
    add_run_options(parser)


def add_retry(commands: Subparsers) -> None:
    """Add the command `retry`."""
    text = "retry the failed photos of a batch"
    parser = commands.add_parser("retry", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=retry_command)
    parser.add_argument(
        "batch", nargs="?", type=int, metavar="BATCH", help="default: the last one with failures"
    )
    add_resource_options(parser)
    add_output_options(parser)


def run_command(args: argparse.Namespace) -> int:
    """Deblur the given photos, or resume an interrupted batch."""
    from engine.batch.batch import check_output, prepare_batch

    _cluster_of(args)  # refuse a wrong address now, not after minutes of planning
    with open_queue() as (queue, catalogue):
        if args.resume is not None:
            _refuse_other_options(args)
            interrupted = queue.interrupted()
            if not args.resume and interrupted is None:
                say("No interrupted batch; nothing to do.")
                for batch in queue.batches():
                    if batch.state == "waiting":
                        say(f"Batch {batch.id} waits in an open window ({batch.owner}).")
                return 0
            batch_id = args.resume or (interrupted.id if interrupted else 0)
            return _go_on(batch_id, args, queue, catalogue)
        spec = batch_spec(args)
        if not args.dry_run:
            check_output(spec, queue)
        work = prepare_batch(spec, catalogue, queue)
        planned = result_of(relay(work, _log_sayer(quiet=args.quiet)))
        if not planned.jobs:
            for note in planned.notes:  # a folder that may not be searched is the reason
                say(note)
            raise no_photos_planned(planned, queue)
        if args.dry_run:
            return _print_plan(args, planned, queue, catalogue)
        journal = queue.create(planned.request, planned.jobs)
        _mention_interrupted(args, queue)  # what this one has not taken over
        return _run(args, planned, journal, queue)


def _log_sayer(*, quiet: bool) -> Callable[[Event], None]:
    """Return what says the log lines of a job that has no display, each once.

    And how far it is where it measures this computer: that takes a minute if it is busy.
    """
    said = set[str]()

    def show(event: Event) -> None:
        text = ""
        if isinstance(event, Log):
            text = event.message
        elif isinstance(event, Progress) and event.unit == "models" and event.fraction > 0:
            text = f"  {math.floor(4 * event.fraction) / 4:.0%} measured"
        if text and text not in said:
            said.add(text)
            say(text, quiet=quiet)

    return show


def retry_command(args: argparse.Namespace) -> int:
    """Retry the failed photos of a batch."""
    with open_queue() as (queue, catalogue):
        failed = queue.failed()
        if not args.batch and failed is None:
            say("No batch has failed photos; nothing to do.")
            return 0
        batch_id = args.batch or (failed.id if failed else 0)
        return _go_on(batch_id, args, queue, catalogue, retry=True)


def _go_on(
    batch_id: int, args: argparse.Namespace, queue: Queue, catalogue: Catalogue, retry: bool = False
) -> int:
    """Run what is left of a batch, or what failed; return the exit code."""
    from engine.batch.resume import resume_batch

    planned, journal = resume_batch(queue, catalogue, batch_id, retry_failed=retry)
    if not planned.jobs:
        journal.close()
        why = "has no failed photos" if retry else "is complete"
        say(f"Batch {batch_id} {why}; nothing to do.")
        return 0
    doing = "Retrying" if retry else "Resuming"
    _say_resumed(doing, queue.batch(batch_id), planned, args)
    return _run(args, _with_resources(planned, args), journal, queue)


@contextmanager
def open_queue() -> Iterator[tuple[Queue, Catalogue]]:
    """Give the queue and the models of this user."""
    from engine.models import Catalogue
    from engine.queue import Queue

    queue = Queue.open(warn=say)
    try:
        yield queue, Catalogue.of_program()
    finally:
        queue.close()


def _refuse_other_options(args: argparse.Namespace) -> None:
    """Raise ConfigError if `--resume` comes with options that would change the batch."""
    allowed = {*_RESOURCES, *_CLUSTER, "resume", "json", "quiet", "command", "defaults"}
    given = [k for k, v in args.defaults.items() if k not in allowed and getattr(args, k) != v]
    if given:
        names = ("photos" if k == "roots" else f"--{k.replace('_', '-')}" for k in given)
        raise ConfigError(
            f"--resume cannot be combined with {', '.join(names)}: "
            "it continues a batch with its original settings.",
            "Leave that out, or start a new batch.",
        )


def _with_resources(planned: PlannedBatch, args: argparse.Namespace) -> PlannedBatch:
    """Return the batch with the memory, cores and device given now."""
    given = {
        field: getattr(args, option)
        for option, field in _RESOURCES.items()
        if getattr(args, option) not in (None, "auto")
    }
    return replace(planned, spec=replace(planned.spec, **given))


def _say_resumed(doing: str, batch: Batch, planned: PlannedBatch, args: argparse.Namespace) -> None:
    """Say which batch it is, so that the wrong one is noticed before it has done much."""
    count = len(planned.jobs)
    say(
        f"{doing} batch {batch.id}, started {started(batch)}: {count} of {batch.total} "
        f"photo{'s' * (batch.total != 1)}{' left' if doing == 'Resuming' else ''}, "
        f"{places(batch)}, model {planned.card.title}.",
        quiet=args.quiet,
    )
    finished = sum(bool(job.keep) for job in planned.jobs)
    if finished:
        say(
            f"{finished} of them {'were' if finished > 1 else 'was'} processed by a later batch "
            "and will be skipped.",
            quiet=args.quiet,
        )


def started(batch: Batch) -> str:
    """Return when a batch was started, in local time."""
    return datetime.datetime.fromtimestamp(batch.created).strftime("%Y-%m-%d %H:%M")


def places(batch: Batch) -> str:
    """Return where the photos of a batch are, and where its results go."""
    spec = batch.request.spec
    roots = [str(root) for root in spec.get("roots", ())]
    folders = {os.path.dirname(root) for root in roots}
    if len(roots) > 1 and len(folders) == 1 and all(map(_is_file_name, roots)):
        roots = [f"{batch.total} photos in {folders.pop()}"]  # chosen one by one
    return f"{', '.join(roots)} -> {spec.get('output') or 'next to the originals'}"


def _is_file_name(path: str) -> bool:
    """Return whether a path, which may be gone, is that of a photo; a folder may have dots, too."""
    from engine.images.formats import OTHER_PICTURES, READABLE

    suffix = os.path.splitext(path)[1].lower()
    return suffix in READABLE or suffix in OTHER_PICTURES


def _print_plan(
    args: argparse.Namespace, planned: PlannedBatch, queue: Queue, catalogue: Catalogue
) -> int:
    from engine.batch.batch import mark_finished
    from engine.batch.scale import scale_name
    from engine.models.cards import precision_title

    planned = result_of(mark_finished(planned, queue))
    for note in (*planned.notes, planned.left_out):
        if note:
            say(note)
    model = {
        "model": planned.card.name,
        "precision": planned.spec.precision or planned.card.default_precision,
        "scale": scale_name(planned.spec.scale),
    }
    if not args.json:
        words = precision_title(model["precision"])
        why = planned.choice.reason if planned.choice is not None else ""
        say(f"{why or f'Model: {planned.card.title}.'} It computes in {words}.")
        if planned.spec.scale > 1:
            say(f"The model works at {model['scale']} of the size.")
    skipped = 0
    broken = _unreadable(planned)
    for job in planned.jobs:
        target, reason = job.target, job.keep
        skipped += bool(reason)
        said = broken.get(job.source_str, job.note)
        if args.json:
            line = {"source": str(job.source), "target": str(target), "kept": reason}
            print(json.dumps({**line, "note": said, **model}))
        else:
            note = f"  ({reason or said})" if reason or said else ""
            print(printable(f"{job.source} {'--' if reason else '->'} {target}{note}"))
    if planned.spec.skip_sharp:
        say("Sharp photos are detected during the run. To list them now: deblur scan")
    to_do = len(planned.jobs) - skipped
    if to_do and not args.json and not _cluster_of(args):
        _say_time(planned, catalogue, queue)
    failing = f" (of which at least {len(broken)} cannot be read)" if broken else ""
    say(f"{to_do} to process{failing}, {skipped} to skip. Nothing was written.")
    return 0


def _unreadable(planned: PlannedBatch) -> dict[str, str]:
    """Return why photos to do will fail, by source, as far as their headers tell."""
    from engine.batch.workload import read_photo_size

    found = dict[str, str]()
    for job in [job for job in planned.jobs if not job.keep][:_MOST_PROBED]:
        try:
            read_photo_size(job.source)
        except Exception as error:  # noqa: BLE001 - whatever it is, the run will say so, too
            found[job.source_str] = of_picture(error, job.source.name).message
    return found


def _say_time(planned: PlannedBatch, catalogue: Catalogue, queue: Queue) -> None:
    from engine.batch.estimate import expect
    from engine.core.time_left import span_of, span_text
    from engine.models.measure import was_busy

    expected = result_of(expect(planned, catalogue, queue))
    if expected.seconds:
        rough = "" if expected.is_measured else ", roughly: it has not been measured yet"
        if rough and was_busy(planned.card, planned.spec.device):
            rough = ", roughly: it was too busy with other programs to be measured"
        say(f"It takes {span_text(span_of(expected.seconds))} on this computer{rough}.")


def _mention_interrupted(args: argparse.Namespace, queue: Queue) -> None:
    interrupted = queue.interrupted()
    if interrupted is not None:
        say(
            f"An earlier batch was interrupted; {interrupted.left} of {interrupted.total} photos "
            f"left. To resume it: deblur run --resume {interrupted.id}",
            quiet=args.quiet,
        )


def _run(
    args: argparse.Namespace, planned: PlannedBatch, journal: BatchJournal, queue: Queue
) -> int:
    """Run the batch with a display; return the exit code."""
    from engine.batch.batch import count_all, log_left_out
    from engine.core.paths import absolute

    with journal:
        work = count_all(planned, journal, _work(args, planned, journal, queue))
        total = len(journal)
        result = run_job(args, log_left_out(planned, work), job="run", total=total)
    # What the queue cannot note, because its disk is full, has been done all the same.
    everything = [
        replace(item, state=journal.ended.get(str(item.source), item.state))
        for item in journal.items()
    ]
    # As they were given, and named when they failed.
    sources = {absolute(job.source): job.source_str for job in planned.jobs}
    items = [item for item in everything if item.source in sources]
    states = Counter(item.state for item in items)
    failed = sum(item.state == "failed" for item in everything)
    # Of a job that could not even start, the error is all that there is to say.
    is_begun = result.finished.outcome != "failed" or not states.keys() <= {"planned"}
    if is_begun and not args.json and not args.quiet:
        rejected = sum(item.is_rejected for item in items)
        say(_totals(states, rejected, result.value))
        if len(everything) > len(items):
            finished = sum(
                item.state in ("done", "kept") and not item.is_left_to_later for item in everything
            )
            say(f"{finished} of {len(everything)} photos of this batch are finished.")
        for item in items:
            if item.state == "failed":
                say(f"  failed: {sources[item.source]}: {item.reason}")
        if earlier := failed - states["failed"]:
            say(f"{earlier} of this batch failed earlier. To retry: deblur retry")
        left = states["planned"] + states["running"]
        # A batch that could not even start is not kept.
        if left and (len(items) > left or result.finished.outcome == "cancelled"):
            say(f"{left} photo{'s' * (left != 1)} left. To resume: deblur run --resume")
    return exit_code(result, failed=bool(failed))


def _cluster_of(args: argparse.Namespace) -> ClusterSpec | None:
    """Return the cluster to use, if any; raises ConfigError for a wrong address."""
    if not getattr(args, "cluster", None):  # `retry` has no such option
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


def totals_text(done: int, kept: int, failed: int, rejected: int) -> str:
    """Return how many photos ended how; so many of those kept are `rejected`."""
    unchanged = f"{rejected} {REJECTED}, " if rejected else ""
    return f"{done} done, {unchanged}{kept - rejected} skipped, {failed} failed."


def _totals(states: Mapping[ItemState, int], rejected: int, summary: Summary | None) -> str:
    text = totals_text(states["done"], states["kept"], states["failed"], rejected)
    if summary is not None and summary.megapixels >= _TOLD_MEGAPIXELS:
        each = summary.seconds / summary.megapixels
        text += (
            f" {summary.megapixels:.1f} megapixels in {summary.seconds:.1f} s"
            f" ({short_number(each)} s per megapixel)."
        )
    return text
