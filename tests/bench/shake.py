"""Camera shake of a still scene on sharp photos: what does a model remove of it, by its length?

    python3 run.py bench shake FOLDER [--models best,balanced] [--lengths 6,12,20,30] [--count 6]

Unlike most blur of GoPro and REDS it is the same all over the picture, and it may be anything but
straight: `smooth` paths are slightly bent, `wandering` ones shake (trainer.data.synthesis). Of each
of --count photos in FOLDER the square with most detail is moved along the path in linear light,
with the noise and the JPEG of a camera, always the same. Printed: PSNR of the blurred squares and
the gain in dB, mean and worst, guard off. A path has no natural middle, so the best shift of up to
3 pixels counts for both.
"""

import argparse
import statistics
from pathlib import Path

import numpy as np
from _machine import machine
from _made import Pixels, find_photos, moved

from engine.images import eight_bits, read_image
from engine.models import Catalogue, get_model
from engine.quality.metrics import psnr
from trainer.data.synthesis import camera_path

SIDE, MARGIN, SHIFT, POSITIONS = 384, 48, 3, 64


def most_detailed(photo: Pixels) -> Pixels | None:
    """Return the square with the largest gradient, MARGIN included; None of a small photo."""
    whole = SIDE + 2 * MARGIN
    squares = [
        photo[y : y + whole, x : x + whole]
        for y in range(0, photo.shape[0] - whole + 1, whole // 4)
        for x in range(0, photo.shape[1] - whole + 1, whole // 4)
    ]
    return max(
        squares, key=lambda one: np.abs(np.diff(one.astype(np.int16), axis=1)).mean(), default=None
    )


def score(picture: Pixels, sharp: Pixels) -> float:
    """Return the PSNR at the best shift."""
    size, wanted = SIDE - 4 * SHIFT, sharp[2 * SHIFT : -2 * SHIFT, 2 * SHIFT : -2 * SHIFT]
    steps = range(SHIFT, 3 * SHIFT + 1)
    return max(psnr(picture[y : y + size, x : x + size], wanted) for y in steps for x in steps)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", default="best,balanced")
    parser.add_argument("--lengths", default="6,12,20,30")
    parser.add_argument("--count", type=int, default=6)
    args = parser.parse_args()
    found = find_photos(args.folder)
    photos = [
        eight_bits(read_image(path).pixels) for path in found[:: max(1, len(found) // args.count)]
    ]
    squares = [s for s in map(most_detailed, photos) if s is not None][: args.count]
    core = slice(MARGIN, -MARGIN)
    names = args.models.split(",")
    models = [get_model(Catalogue.of_program().get(name)) for name in names]
    print(machine(), f"{len(squares)} photos", sep="\n")
    print("\n| path | px | blurred |" + "".join(f" `{name}` | worst |" for name in names))
    print("|---|---:|---:|" + "---:|---:|" * len(names))
    for kind in ("smooth", "wandering"):
        for length in map(float, args.lengths.split(",")):
            before, gains = [], [[] for _ in models]
            for number, sharp in enumerate(squares):
                rng = np.random.default_rng(number)
                path = camera_path(rng, POSITIONS, length, smooth=kind == "smooth")
                blurred = moved(sharp, path, rng)[core, core].copy()
                wanted = sharp[core, core]
                before.append(score(blurred, wanted))
                for model, gain in zip(models, gains, strict=True):
                    gain.append(score(model(blurred), wanted) - before[-1])
            cells = (f" {statistics.mean(g):+.2f} | {min(g):+.2f} |" for g in gains)
            row = f"| {kind} | {length:.0f} | {statistics.mean(before):.2f} |"
            print(row + "".join(cells), flush=True)
