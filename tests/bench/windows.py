"""Windows of `best` and `balanced` computed one at a time and two at a time, in one run.

    python3 run.py bench windows [--models balanced,best] [--jobs N] [--repeat 3]

Both take turns on the same picture with the same number of threads, and must give the same bytes.
"""

import argparse
import time

import numpy as np
from _machine import machine

from engine.core.machine import physical_cores
from engine.models import Catalogue, get_model
from engine.models.model import make_test_picture

SIZE = (736, 1088)
"""Two by three full windows."""

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--models", default="balanced,best")
    parser.add_argument("--jobs", type=int, default=physical_cores(), help="threads")
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    picture = make_test_picture(*SIZE)
    megapixels = SIZE[0] * SIZE[1] / 1e6
    print(machine())
    print(f"{args.jobs} threads, the best of {args.repeat}, seconds per megapixel of {SIZE}\n")
    print("| model | one at a time | two at a time | times as fast |\n|---|---:|---:|---:|")
    for name in args.models.split(","):
        card = Catalogue.of_program().get(name)
        models = [get_model(card, device="cpu", threads=args.jobs) for _ in range(2)]
        models[0]._paired = None
        results = [model(picture) for model in models]  # warms up too
        assert np.array_equal(*results)
        seconds: list[list[float]] = [[], []]
        for _ in range(args.repeat):
            for model, times in zip(models, seconds, strict=True):
                began = time.perf_counter()
                model(picture)
                times.append((time.perf_counter() - began) / megapixels)
        one, two = (min(times) for times in seconds)
        print(f"| {name} | {one:.1f} | {two:.1f} | {one / two:.2f} |", flush=True)
