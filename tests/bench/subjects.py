"""What the models gain where the blur is real but the subjects are others.

    python3 run.py bench subjects PAIRS [PAIRS ...] --photos SHARP
    python3 run.py bench subjects PAIRS --photos SHARP --models live,fast --files mine.onnx

The blur of each pair in PAIRS (folders with `blur` and `sharp`; at most --count of each, evenly
chosen) is measured place by place and put on three photos of SHARP (`trainer.data.kernels`). A
model that knows a scene or a camera by heart gains more on PAIRS than here. SSIM (`ssim_gauss`) and
PSNR, guard off.
"""

import argparse
import statistics
from dataclasses import replace
from pathlib import Path

import numpy as np
from _machine import machine
from _made import Pixels, find_photos, read_pairs

from engine.core.paths import sha256_of
from engine.images import read_image
from engine.models import Catalogue, ModelFile, get_model
from engine.quality.metrics import psnr, ssim_gauss
from trainer.data.kernels import KERNEL_PX, measure_field, reblur
from trainer.data.synthesis import crop_with_detail

SIDE = 320
EACH = 3
"""Photos for the blur of a pair."""


def make(folders: list[Path], photos: list[Path], count: int) -> list[tuple[Pixels, Pixels]]:
    """Return (blurred, sharp), the same for the same files."""
    rng, made, number = np.random.default_rng(7), [], 0
    for folder in folders:
        pairs = read_pairs(folder)
        for blurred, sharp in pairs[:: max(1, -(-len(pairs) // count))]:
            field = measure_field(blurred, sharp)
            for _ in range(EACH if field is not None else 0):
                photo = read_image(photos[number % len(photos)]).pixels[..., :3]
                number += 1
                crop = crop_with_detail(photo, rng, SIDE + KERNEL_PX - 1)
                pair = reblur(field, crop, rng, SIDE)
                made += [] if pair is None else [pair]
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--photos", type=Path, required=True, metavar="SHARP")
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--models", default="live,fast,balanced,best")
    parser.add_argument("--files", type=Path, nargs="*", default=[], help="files of plain students")
    args = parser.parse_args()
    catalogue = Catalogue.of_program()
    cards = [catalogue.get(name) for name in args.models.split(",") if name]
    plain = catalogue.get("live")
    for path in args.files:
        cards.append(
            replace(plain, name=path.stem, files={"fp32": ModelFile(path, sha256_of(path))})
        )
    pairs = make(args.pairs, find_photos(args.photos), args.count)
    before = statistics.mean(ssim_gauss(blurred, sharp) for blurred, sharp in pairs)
    print(machine())
    print(f"{len(pairs)} pairs of {SIDE} px, SSIM {before:.3f}\n")
    print("| model | SSIM | dB | worst dB |\n|---|---:|---:|---:|")
    for card in cards:
        model = get_model(card, device="cpu", precision="fp32")
        ssims, gains = [], []
        for blurred, sharp in pairs:
            result = model(blurred)
            ssims.append(ssim_gauss(result, sharp) - ssim_gauss(blurred, sharp))
            gains.append(psnr(result, sharp) - psnr(blurred, sharp))
        print(
            f"| `{card.name}` | {statistics.mean(ssims):+.4f} | {statistics.mean(gains):+.2f} "
            f"| {min(gains):+.2f} |",
            flush=True,
        )
