"""What the mean of several turned and mirrored views gains (`engine.models.views`).

    python3 run.py bench views PAIRS [PAIRS ...] --photos SHARP --models best,balanced

Of each pair in PAIRS (folders with `blur` and `sharp`; at most --count of each, evenly chosen) the
middle square of one window, and their blur on photos of SHARP as in `bench subjects`. Mean gain in
SSIM (`ssim_gauss`) and PSNR, guard off, with 1, 2, 4 and 8 views.
"""

import argparse
import statistics
from pathlib import Path

import numpy as np
from _machine import machine
from _made import Pixels, find_photos, middle, read_pairs
from subjects import make

from engine.models import Catalogue, Model, get_model
from engine.models.views import MOST_VIEWS, seen, seen_back
from engine.quality.metrics import psnr, ssim_gauss

SIDE = 384
COUNTS = (1, 2, 4, 8)


def middles(folder: Path, count: int) -> list[tuple[Pixels, Pixels]]:
    """Return the middle squares of some pairs of a folder."""
    pairs = read_pairs(folder)
    some = pairs[:: max(1, -(-len(pairs) // count))]
    return [(middle(blurred, SIDE), middle(sharp, SIDE)) for blurred, sharp in some]


def gains(model: Model, blurred: Pixels, sharp: Pixels) -> list[tuple[float, float]]:
    """Return what is gained in SSIM and dB with each of COUNTS views."""
    before, total, found = blurred.astype(np.uint16) * 257, np.zeros(blurred.shape), []
    for view in range(MOST_VIEWS):
        total += seen_back(model(np.ascontiguousarray(seen(before, view))), view)
        if view + 1 in COUNTS:
            result = np.rint(total / (view + 1) / 257).astype(np.uint8)
            found.append(
                (
                    ssim_gauss(result, sharp) - ssim_gauss(blurred, sharp),
                    psnr(result, sharp) - psnr(blurred, sharp),
                )
            )
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--photos", type=Path, metavar="SHARP")
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--models", default="best,balanced,fast")
    args = parser.parse_args()
    sets = {folder.name: middles(folder, args.count) for folder in args.pairs}
    if args.photos:
        sets["other subjects"] = make(args.pairs, find_photos(args.photos), args.count)
    print(machine())
    print(", ".join(f"{name}: {len(pairs)} pairs" for name, pairs in sets.items()) + "\n")
    print("| model | views |" + "".join(f" {name}: SSIM | dB |" for name in sets))
    print("|---|---:|" + "---:|---:|" * len(sets))
    for name in args.models.split(","):
        model = get_model(Catalogue.of_program().get(name), device="cpu", precision="fp32")
        found = [[gains(model, *pair) for pair in pairs] for pairs in sets.values()]
        for number, views in enumerate(COUNTS):
            cells = ""
            for of_set in found:
                ssims, decibels = zip(*(each[number] for each in of_set), strict=True)
                cells += f" {statistics.mean(ssims):+.4f} | {statistics.mean(decibels):+.2f} |"
            print(f"| `{name}` | {views} |{cells}", flush=True)
