"""Pictures whose pixels are soft, as straight from a camera: at which scale is a model best?

    python3 run.py bench soft_pixels PAIRS [PAIRS ...] [--models live,balanced,best] [--count 5]

Soft pictures are made of the real pairs in PAIRS (folders with `blur` and `sharp`; at most --count
of each, evenly chosen): a square in the middle of both is enlarged to 384 pixels (bicubic),
softened (Gaussian), and the blurred one gets noise (standard deviation 2 of 255), as after
demosaicing and noise reduction. Gain in dB, guard off, at each scale and at the one that trying
chooses (`engine.batch.scale.try_scales`), and how often that is 1, 1/2 and 1/3.
"""

import argparse
import statistics
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
from _machine import machine
from _made import Pixels, read_pairs

from engine.batch.picture import deblur
from engine.batch.scale import SCALES, scale_name, try_scales
from engine.events import result_of
from engine.images import Frame
from engine.models import Catalogue, get_model
from engine.models.model import Timed
from engine.quality.metrics import psnr

SIDE = 384
SOFTNESS = {1.0: 0.0, 1.5: 0.5, 2.0: 0.7, 3.0: 0.8}
"""Standard deviation of the Gaussian in pixels, by how much the picture is enlarged."""
NOISE = 2.0


def enlarged(pixels: Pixels, factor: float) -> Pixels:
    """Return the middle of a picture, enlarged to SIDE and softened."""
    side = min(round(SIDE / factor), *pixels.shape[:2])
    top, left = ((n - side) // 2 for n in pixels.shape[:2])
    part = pixels[top : top + side, left : left + side]
    if factor == 1:
        return part
    large = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return cv2.GaussianBlur(large, (0, 0), SOFTNESS[factor])


def noisy(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the picture with noise."""
    noise = rng.normal(0, NOISE, pixels.shape)
    return np.clip(np.rint(pixels + noise), 0, 255).astype(np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--models", default="live,balanced,best")
    parser.add_argument("--count", type=int, default=5)
    args = parser.parse_args()
    pairs = []
    for folder in args.pairs:
        found = read_pairs(folder)
        pairs += found[:: max(1, -(-len(found) // args.count))]
    names = [scale_name(scale) for scale in SCALES]
    print(machine())
    print(f"{len(pairs)} pairs\n\n| model | enlarged | {' | '.join(names)} | tried | chosen |")
    print("|---|---:|" + "---:|" * (len(SCALES) + 2))
    catalogue, rng = Catalogue.of_program(), np.random.default_rng(0)
    for name in args.models.split(","):
        model = get_model(catalogue.get(name), device="cpu")
        for factor in SOFTNESS:
            gains: dict[int, list[float]] = {scale: [] for scale in SCALES}
            chosen = []
            for blurred, sharp in pairs:
                source, wanted = noisy(enlarged(blurred, factor), rng), enlarged(sharp, factor)
                before = psnr(source, wanted)
                for scale in SCALES:
                    result = result_of(deblur(Frame(source), model, scale=scale))
                    gains[scale].append(psnr(result.pixels, wanted) - before)
                chosen.append(result_of(try_scales(source, None, Timed(model).in_steps)) or 1)
            means = [statistics.mean(gains[scale]) for scale in SCALES]
            means.append(statistics.mean(gains[c][n] for n, c in enumerate(chosen)))
            counts = Counter(chosen)
            shown = " ".join(str(counts[scale]) for scale in SCALES)
            columns = " | ".join(f"{mean:+.2f}" for mean in means)
            print(f"| `{name}` | {factor:g} | {columns} | {shown} |", flush=True)
