"""A batch on one and on two workers of one thread each, in turns, in one run.

    python3 run.py bench cluster PHOTOS [--model NAME] [--rounds N]

Each round deblurs all photos with a plain run on one thread, and on Dask clusters of one and of two
processes, one thread each; the order changes from round to round. Pictures per minute, medians, and
the ratio to one worker in the same round. Starting processes and loading the model is not counted:
the clock runs from the first progress to the end.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from _machine import machine

KINDS = {"plain run, one thread": "", "1 worker": "local:1", "2 workers": "local:2"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("--model", default="live")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    print(machine(), end="\n\n")
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(args.rounds):
        kinds = list(KINDS)[:: -1 if number % 2 else 1]
        for kind in kinds:
            found[kind].append(pictures_per_minute(args.photos, args.model, KINDS[kind]))
    one = found["1 worker"]
    print("| | pictures per minute | against 1 worker, same round |\n|---|---:|---:|")
    for kind, speeds in found.items():
        ratio = statistics.median(a / b for a, b in zip(speeds, one, strict=True))
        print(f"| {kind} | {statistics.median(speeds):.1f} | {ratio:.2f} |")


def pictures_per_minute(photos: Path, model: str, cluster: str) -> float:
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
        spec = BatchSpec(roots=(photos,), output=Path(folder) / "out", model=model, threads=1)
        asked = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
        began, ended = [0.0], [0.0]

        def hear(event: object) -> None:
            if isinstance(event, Log) and "runs on" in event.message:
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
    return 60 * len(asked.jobs) / (ended[0] - began[0])


if __name__ == "__main__":
    main()
