"""Damage, on purpose: does anything get lost? The figures are in docs/reliability.md.

    python3 run.py bench reliability queue --count 10000      one wrong byte in the queue
    python3 run.py bench reliability batch --count 300        a batch, killed at random system calls
    python3 run.py bench reliability cluster --count 100      worker, owner or scheduler killed
    python3 run.py bench reliability training --count 50      a training, killed at random moments

Each prints one JSON line at its end, and a line for each fault as it is found; the exit code is 1
if there was one. `--seed` repeats a run. All but `queue` need Linux, and strace or Dask.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import _kills
import _mutations
from _machine import machine

RUNS: dict[str, Callable[[Path, int, int, float], dict[str, object]]] = {
    "queue": _mutations.measure,
    "batch": _kills.batch,
    "cluster": _kills.cluster,
    "training": _kills.training,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=RUNS)
    parser.add_argument("--count", type=int, default=20, help="how many kills or mutations [20]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="end after so long, if before")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deblur-", ignore_cleanup_errors=True) as folder:
        until = time.monotonic() + 60 * asked.minutes
        figures = RUNS[asked.what](Path(folder), asked.count, asked.seed, until)
    print(json.dumps({"what": asked.what, "seed": asked.seed, **figures, "machine": machine()}))
    return int(bool(figures["faults"]))


if __name__ == "__main__":
    sys.exit(main())
