"""Long blur removed at full size, a half and a third: where is which better?

    python3 run.py bench long_blur FOLDER [--models balanced,fast,live] [--lengths 18,25,32,40,64]

FOLDER has sharp photos; the middle of each is blurred along an arc in linear light, with a little
noise, always the same. Printed: mean gain in PSNR (dB) and in SSIM over the blurred picture, and
what triage takes for the length.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
from _machine import machine

from engine.batch.picture import deblur
from engine.batch.scale import AUTO_SCALE, SCALES, scale_name
from engine.events import result_of
from engine.images import Frame, eight_bits, find_images, read_image
from engine.models import Catalogue, get_model
from engine.quality.metrics import psnr, ssim_gauss
from engine.quality.triage import assess

SIDE, MARGIN, STEPS = 512, 128, 33


def blurred(sharp: np.ndarray, length: float, rng: np.random.Generator) -> np.ndarray:
    """Return (H, W, 3) uint8 blurred along an arc of `length` pixels."""
    linear = (sharp / np.float32(255)) ** np.float32(2.2)
    angle, bend = rng.uniform(0, np.pi), rng.uniform(-0.5, 0.5)
    total = np.zeros_like(linear)
    for t in np.linspace(-0.5, 0.5, STEPS):
        along, across = length * t, bend * length * (t * t - 1 / 12)
        x = np.cos(angle) * along - np.sin(angle) * across
        y = np.sin(angle) * along + np.cos(angle) * across
        move = np.array([[1, 0, x], [0, 1, y]], np.float32)
        size = (sharp.shape[1], sharp.shape[0])
        total += cv2.warpAffine(linear, move, size, borderMode=cv2.BORDER_REFLECT_101)
    noise = rng.normal(0, 0.004, sharp.shape) * np.sqrt(linear + 0.02)
    return np.rint(np.clip(total / STEPS + noise, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", default="balanced,fast,live")
    parser.add_argument("--lengths", default="18,25,32,40,64")
    parser.add_argument("--photos", type=int, default=3)
    args = parser.parse_args()
    print(machine())
    whole = SIDE + 2 * MARGIN
    sharp = []
    for found in find_images([args.folder]):
        pixels = eight_bits(read_image(found.path).pixels)
        top, left = (pixels.shape[0] - whole) // 2, (pixels.shape[1] - whole) // 2
        if min(top, left) >= 0 and len(sharp) < args.photos:
            sharp.append(np.ascontiguousarray(pixels[top : top + whole, left : left + whole]))
    core = (slice(MARGIN, -MARGIN), slice(MARGIN, -MARGIN))
    scales = (*SCALES, AUTO_SCALE)
    print(
        f"{len(sharp)} photos\n\n| model | px | triage |"
        + "".join(f" {scale_name(s)} |" for s in scales)
    )
    print("|---|---:|---|" + "---:|" * len(scales))
    for name in args.models.split(","):
        model = get_model(Catalogue.of_program().get(name))
        for length in map(float, args.lengths.split(",")):
            rng = np.random.default_rng(5)
            pictures = [(blurred(photo, length, rng), photo) for photo in sharp]
            said = [assess(picture) for picture, _ in pictures]
            triage = ", ".join(
                f"{seen.length_px:.0f}" if seen.length_px else seen.label for seen in said
            )
            cells = []
            for scale in scales:
                gains = []
                for picture, photo in pictures:
                    out = result_of(deblur(Frame(picture), model, scale=scale)).pixels[core]
                    b, p = picture[core], photo[core]
                    gains.append((psnr(out, p) - psnr(b, p), ssim_gauss(out, p) - ssim_gauss(b, p)))
                cells.append("{:+.2f}, {:+.3f}".format(*np.mean(gains, 0)))
            print(f"| {name} | {length:.0f} | {triage} | " + " | ".join(cells) + " |", flush=True)
