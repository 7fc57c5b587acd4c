"""A batch on a cluster of processes on this machine, against plain runs of the same photos.

    python3 run.py bench cluster PHOTOS [--model NAME] [--rounds N]     one worker, two workers
    python3 run.py bench cluster --small 1000 [--workers 4] [--size 480x320]

With PHOTOS each round deblurs all of them with a plain run on one thread, and on clusters of one
and of two processes, one thread each; the order changes from round to round. Pictures per minute,
medians, and the ratio to the plain run of the same round.

With --small, as many small photos are made. Ideal is what the same number of plain runs takes that
begin together, each with its share of the photos: they have the same cores and nothing to tell each
other. The two take turns.

Starting processes and loading the model is not counted: the clock runs from the line that says on
what the batch runs to the end of the last photo.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _machine import machine

KINDS = {"plain run, one thread": "", "1 worker": "local:1", "2 workers": "local:2"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("photos", type=Path, nargs="?")
    parser.add_argument("--model", default="live")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=0, metavar="COUNT")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--size", default="480x320")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        run_part(args.photos, args.model, args.part)
        return
    print(machine(), end="\n\n")
    if args.small:
        small(args)
    elif args.photos is None:
        parser.error("give photos, or --small COUNT")
    else:
        photos(args)


def photos(args: argparse.Namespace) -> None:
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(args.rounds):
        kinds = list(KINDS)[:: -1 if number % 2 else 1]
        for kind in kinds:
            began, ended, count = batch_times(args.photos, args.model, KINDS[kind])
            found[kind].append(60 * count / (ended - began))
    plain = next(iter(found.values()))
    print("| | pictures per minute | against a plain run, same round |\n|---|---:|---:|")
    for kind, speeds in found.items():
        ratio = statistics.median(a / b for a, b in zip(speeds, plain, strict=True))
        print(f"| {kind} | {statistics.median(speeds):.1f} | {ratio:.2f} |")


# --- many small photos ---------------------------------------------------------------------------


def small(args: argparse.Namespace) -> None:
    width, height = map(int, args.size.split("x"))
    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as name:
        folder = Path(name)
        parts = make_small(folder / "in", args.small, width, height, args.workers)
        ideal: list[float] = []
        real: list[float] = []
        for number in range(args.rounds):
            for what in ("ideal", "cluster")[:: -1 if number % 2 else 1]:
                if what == "ideal":
                    ideal.append(side_by_side(parts, args.model))
                else:
                    begun, end, _ = batch_times(folder / "in", args.model, f"local:{args.workers}")
                    real.append(end - begun)
                print(f"{what}: {(real if what == 'cluster' else ideal)[-1]:.1f} s", flush=True)
    ratio = statistics.median(a / b for a, b in zip(real, ideal, strict=True))
    print(f"\n{args.small} photos of {args.size}, {args.workers} workers: ", end="")
    print(f"{statistics.median(real):.1f} s, {ratio:.2f} times as long as plain runs side by side")


def make_small(folder: Path, count: int, width: int, height: int, parts: int) -> list[Path]:
    """Write so many JPEGs, cut from the sample photos, into as many folders; return these."""
    from PIL import Image

    from engine.core.resources import resource_path

    samples = [Image.open(path) for path in sorted(resource_path("samples").glob("*.jpg"))]
    folders = [folder / f"{n}" for n in range(parts)]
    for each in folders:
        each.mkdir(parents=True)
    for n in range(count):
        sample = samples[n % len(samples)]
        left = 7 * n % max(1, sample.width - width)
        top = 3 * n % max(1, sample.height - height)
        cut = sample.crop((left, top, left + width, top + height))
        cut.save(folders[n % parts] / f"{n:05}.jpg", quality=92)
    return folders


def side_by_side(parts: list[Path], model: str) -> float:
    """Return the seconds of plain runs, one for each folder, that begin together."""
    children = [
        subprocess.Popen(
            [sys.executable, __file__, str(part), "--model", model, "--part", "plain"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for part in parts
    ]  # fmt: skip
    for child in children:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
    begun = time.monotonic()
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [float(child.communicate()[0]) for child in children]
    return max(ends) - begun


def run_part(photos: Path, model: str, _kind: str) -> None:
    def wait() -> None:
        print("ready", flush=True)
        sys.stdin.readline()

    print(batch_times(photos, model, "", wait)[1])


# --- one batch -----------------------------------------------------------------------------------


def batch_times(
    photos: Path, model: str, cluster: str, ready: object = lambda: None
) -> tuple[float, float, int]:
    """Deblur all photos; return when that began and ended (monotonic clock), and their number."""
    from engine.batch.batch import prepare_batch, run_batch
    from engine.batch.plan import BatchSpec
    from engine.cluster.batch import run_batch_on_cluster
    from engine.cluster.client import ClusterSpec
    from engine.events import ItemDone, Log, result_of, run
    from engine.models import Catalogue
    from engine.queue import Queue

    with tempfile.TemporaryDirectory() as folder:
        os.environ["DEBLUR_DATA"] = folder
        queue = Queue.open(warn=print)
        output = Path(folder) / "out"
        spec = BatchSpec(roots=(photos,), output=output, model=model, threads=1, scale=1)
        asked = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
        began, ended = [0.0], [0.0]

        def hear(event: object) -> None:
            if isinstance(event, Log) and "runs on" in event.message:
                ready()
                began[0] = time.monotonic()
            elif isinstance(event, ItemDone):
                ended[0] = time.monotonic()

        with queue.create(asked.request, asked.jobs) as journal:
            work = (
                run_batch_on_cluster(ClusterSpec(cluster), asked, journal, queue)
                if cluster
                else run_batch(asked, journal, queue)
            )
            result = run(work, hear, job="bench", total=len(asked.jobs))
        queue.close()
    assert result.value is not None, result.finished
    assert result.value.done == len(asked.jobs), result.value
    return began[0], ended[0], len(asked.jobs)


if __name__ == "__main__":
    main()
