"""`deblur run`, `deblur retry` and `deblur queue`: batches on the command line.

Room: engine/commands, standard library.
"""

from __future__ import annotations

import argparse
import datetime
import re
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from engine.commands.display import make_display, printable
from engine.errors import ConfigError
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Work, run

if TYPE_CHECKING:
    from engine.batch import Asked
    from engine.models import Catalogue
    from engine.pipeline import Summary
    from engine.plan import BatchSpec
    from engine.queue import Batch, Queue

Subparsers = Any  # argparse's own type is private


def add_run(commands: Subparsers) -> None:
    """Add the command `run`."""
    parser = commands.add_parser(
        "run",
        help="deblur pictures and folders",
        description="Deblur pictures and whole folders. Originals are never touched.",
    )
    parser.set_defaults(command=run_command)
    parser.add_argument("roots", nargs="*", type=Path, metavar="PICTURE|FOLDER")
    where = parser.add_argument_group("where results go")
    where.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER",
        help="folder for the results, sub-folders mirrored (default: beside each source)",
    )  # fmt: skip
    names = where.add_mutually_exclusive_group()
    names.add_argument("--suffix", help="added to the name of each source, e.g. _sharp")
    names.add_argument(
        "--template",
        default="",
        help="name of a result from {stem} {model} {strength} {date} {n} {ext}",
    )
    where.add_argument("--format", help="jpeg, png, tiff, webp, bmp, avif (default: the source's)")
    where.add_argument("--quality", type=int, default=95, help="1..100 for JPEG, WebP, AVIF [95]")
    where.add_argument(
        "--on-conflict", choices=("unique", "skip", "overwrite"), default="unique",
        help="where a target exists: take a free name, leave it out, or replace it [unique]",
    )  # fmt: skip
    which = parser.add_argument_group("which pictures")
    which.add_argument("--no-recursive", action="store_true", help="leave sub-folders out")
    which.add_argument("--include", action="append", default=[], metavar="GLOB")
    which.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    which.add_argument(
        "--take-results", action="store_true", help="also take results of earlier runs"
    )
    how = parser.add_argument_group("how")
    add_model_options(how)
    how.add_argument("-s", "--strength", type=float, default=1.0, help="0 original .. 1 full [1]")
    how.add_argument(
        "--memory", type=parse_size, metavar="SIZE",
        help="most memory to take, e.g. 800MB, 4GB (default: a share of what is free)",
    )  # fmt: skip
    parser.add_argument(
        "-n", "--dry-run", action="store_true", help="print every source -> target, write nothing"
    )
    parser.add_argument(
        "--resume", nargs="?", type=int, const=0, metavar="BATCH",
        help="go on with the batch that was interrupted last (or with this one)",
    )  # fmt: skip
    _add_output(parser)


def add_retry(commands: Subparsers) -> None:
    """Add the command `retry`."""
    parser = commands.add_parser("retry", help="try the failed pictures of a batch again")
    parser.set_defaults(command=retry_command)
    parser.add_argument("batch", nargs="?", type=int, help="default: the newest with failures")
    _add_output(parser)


def add_queue(commands: Subparsers) -> None:
    """Add the command `queue`."""
    parser = commands.add_parser("queue", help="list batches, or show or discard one")
    parser.set_defaults(command=queue_command)
    parser.add_argument("action", nargs="?", choices=("list", "show", "discard"), default="list")
    parser.add_argument("batch", nargs="?", type=int)


def add_model_options(parser: Any) -> None:  # noqa: ANN401 - a parser or a group of one
    """Add the options that choose a model and where it runs."""
    parser.add_argument("-m", "--model", default="", help="see `deblur models`")
    parser.add_argument("--precision", help="fp32, int8: the variants a model has")
    parser.add_argument(
        "--device", default="auto", help="auto, cpu, cuda, directml, coreml, openvino [auto]"
    )
    parser.add_argument(
        "-j", "--jobs", type=int, metavar="N", help="processor cores to use (default: all)"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print events as JSON lines")
    parser.add_argument("-q", "--quiet", action="store_true", help="print failures only")


def parse_size(text: str) -> int:
    """Return the bytes that `800MB`, `1.5g` or `2GiB` mean: units of 1000, or of 1024 with an i."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; say 800MB or 4GB")
    number, unit, binary = match.groups()
    size = float(number) * (1024 if binary else 1000) ** " kmgt".index(unit or " ")
    if not 0 < size < 2**60:
        raise argparse.ArgumentTypeError(f"{text!r} is no sensible size")
    return int(size)


def run_command(args: argparse.Namespace) -> int:
    """Deblur what was asked for, or go on with an interrupted batch."""
    from engine.batch import ask, go_on, reopen, start

    with _opened() as (queue, catalogue):
        if args.resume is not None:
            if args.roots or args.dry_run:
                raise ConfigError(
                    "--resume goes on with what was asked before.", "Leave the other words out."
                )
            waiting = queue.interrupted()
            if not args.resume and waiting is None:
                _say("Nothing was interrupted; nothing to do.")
                return 0
            batch_id = args.resume or (waiting.id if waiting else 0)
            asked, owned = reopen(queue, catalogue, batch_id)
            return _drive(args, asked, lambda: go_on(asked, owned, queue))
        asked = ask(_spec(args), catalogue)
        for note in asked.notes if args.dry_run else ():
            _say(note)
        if args.dry_run:
            return _print_plan(asked)
        if not asked.jobs:
            raise ConfigError("No pictures were found.", "Name a folder that holds photos.")
        _offer(queue, asked)
        return _drive(args, asked, lambda: start(asked, queue))


def retry_command(args: argparse.Namespace) -> int:
    """Try the failed pictures of a batch again."""
    from engine.batch import go_on, reopen

    with _opened() as (queue, catalogue):
        failed = (b.id for b in queue.batches() if b.counts.get("failed"))
        batch_id = args.batch or next(failed, None)
        if batch_id is None:
            _say("No batch has failed pictures; nothing to do.")
            return 0
        asked, owned = reopen(queue, catalogue, batch_id, retry_failed=True)
        return _drive(args, asked, lambda: go_on(asked, owned, queue))


def queue_command(args: argparse.Namespace) -> int:
    """List the batches, or show or discard one."""
    with _opened() as (queue, _):
        if args.action == "list":
            for batch in reversed(queue.batches()):
                print(_line(batch))
            return 0
        if args.batch is None:
            raise ConfigError(f"`queue {args.action}` needs the number of a batch.")
        if args.action == "discard":
            queue.discard(args.batch)
            return 0
        for item in queue.items(args.batch):
            text = f"{item.state:8}{item.source} -> {item.target}"
            why = item.reason or item.note
            print(printable(f"{text}  ({why} {item.hint})" if why else text))
    return 0


@contextmanager
def _opened() -> Iterator[tuple[Queue, Catalogue]]:
    from engine.models import Catalogue
    from engine.queue import Queue

    queue = Queue.open(warn=_say)
    try:
        yield queue, Catalogue.of_program()
    finally:
        queue.close()


def _spec(args: argparse.Namespace) -> BatchSpec:
    from engine.images import WriteOptions
    from engine.plan import BatchSpec

    template = args.template
    if args.suffix is not None:
        # Braces in a suffix are meant as such, not as tokens.
        template = "{stem}" + args.suffix.replace("{", "{{").replace("}", "}}") + "{ext}"
    if args.jobs is not None and args.jobs < 1:
        raise ConfigError(f"--jobs {args.jobs} leaves nobody to do the work.", "Say 1 or more.")
    return BatchSpec(
        roots=tuple(args.roots),
        output=args.output,
        template=template,
        options=WriteOptions(format=args.format, quality=args.quality),
        on_conflict=args.on_conflict,
        strength=args.strength,
        recursive=not args.no_recursive,
        include=tuple(args.include),
        exclude=tuple(args.exclude),
        take_results=args.take_results,
        model=args.model,
        device=args.device,
        precision=args.precision,
        threads=args.jobs,
        memory_bytes=args.memory,
    )


def _print_plan(asked: Asked) -> int:
    for job in asked.jobs:
        note = f"  ({job.keep or job.note})" if job.keep or job.note else ""
        arrow = "--" if job.keep else "->"
        print(printable(f"{job.source} {arrow} {job.target}{note}"))
    _say(f"{len(asked.jobs)} pictures. Nothing was written.")
    return 0


def _offer(queue: Queue, asked: Asked) -> None:
    waiting = queue.interrupted()
    if waiting is None:
        return
    same = waiting.request.settings_hash == asked.request.settings_hash
    left = {item.source for item in queue.items(waiting.id, "planned", "running")}
    if same and left <= {job.source.absolute() for job in asked.jobs}:
        # The same pictures again: that is going on, what is done will be known as done.
        queue.discard(waiting.id)
        return
    _say(
        f"An earlier batch was interrupted ({waiting.total - waiting.left} of {waiting.total} "
        f"done). Go on with it: deblur run --resume {waiting.id}"
    )


@dataclass
class _Endings:
    """Counts how pictures end while events pass by."""

    done: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    failed: list[ItemFailed] = field(default_factory=list)

    def note(self, event: Event) -> None:
        match event:
            case ItemDone():
                self.done += 1
            case ItemKept():
                self.kept[event.reason] += 1
            case ItemFailed():
                self.failed.append(event)


def _drive(args: argparse.Namespace, asked: Asked, work: Callable[[], Work[Summary]]) -> int:
    """Run the job with a display; return the exit code."""
    endings = _Endings()
    with make_display(json=args.json, quiet=args.quiet) as display, _interrupts() as cancelled:

        def emit(event: Event) -> None:
            endings.note(event)
            display.show(event)

        result = run(work(), emit, job="run", total=len(asked.jobs), cancelled=cancelled)
    if not args.json:
        _say(_closing(endings, result.value), quiet=args.quiet)
        for failure in endings.failed:
            _say(f"  failed: {failure.item}: {failure.message}", quiet=args.quiet)
    left = len(asked.jobs) - endings.done - sum(endings.kept.values()) - len(endings.failed)
    if left and not args.json:
        _say(f"{left} pictures are left. Go on with: deblur run --resume")
    if result.finished.outcome == "cancelled":
        return 130
    return 0 if result.finished.outcome == "ok" and not endings.failed else 1


def _closing(endings: _Endings, summary: Summary | None) -> str:
    kept = sum(endings.kept.values())
    text = f"{endings.done} done, {kept} kept, {len(endings.failed)} failed."
    if summary is not None and summary.megapixels:
        speed = summary.megapixels / max(summary.seconds, 1e-9)
        text += (
            f" {summary.megapixels:.1f} megapixels in {summary.seconds:.1f} s ({speed:.2f} MP/s)."
        )
    return text


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Ctrl+C and a polite kill ask the job to stop; a second Ctrl+C does not ask."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def stop(number: int, _frame: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        _say("Stopping; once more to stop at once.")

    signals = [signal.SIGINT, signal.SIGTERM]
    before = [signal.signal(one, stop) for one in signals]
    try:
        yield asked.is_set
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, cast("signal.Handlers", handler))


def _line(batch: Batch) -> str:
    when = datetime.datetime.fromtimestamp(batch.created).strftime("%Y-%m-%d %H:%M")
    counts = ", ".join(f"{n} {state}" for state, n in sorted(batch.counts.items()) if n)
    roots = ", ".join(batch.request.spec.get("roots", ()))
    return printable(f"{batch.id:4}  {when}  {batch.state:11}  {counts}  {roots}")


def _say(text: str, *, quiet: bool = False) -> None:
    if not quiet:
        print(printable(text), file=sys.stderr)
