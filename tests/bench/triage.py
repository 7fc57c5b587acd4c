"""How often triage is right, and how near its direction and length come.

    python3 run.py bench triage PHOTOS --pairs PAIRS

PHOTOS is a folder of sharp photos; of each are made a straight motion of known length and direction
(6 to 40 pixels), a bent one as of a hand, a lens out of focus (a disc of 2 to 10 pixels' radius)
and noise (9 to 40 grey levels). PAIRS, as often as you like, has `blur` and `sharp`, both real.
Use photos that packaging/fit_triage.py has not been fitted on, or the figures say nothing.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from _machine import machine
from _made import Pixels, defocused, find_photos, grained, moved, read_pairs, straight

from engine.images import read_image
from engine.quality.triage import LABELS, SURE_SHARP, assess
from trainer.data.synthesis import camera_path


class Case(NamedTuple):
    """A picture, what it is and where it comes from; of a straight motion its length and way."""

    kind: str
    truth: str
    pixels: Pixels
    length_px: float = 0.0
    degrees: float = 0.0


def cases(photos: list[Path], pairs: list[Path], seed: int) -> Iterator[Case]:
    """Yield everything that is looked at."""
    rng = np.random.default_rng(seed)
    for path in photos:
        photo = read_image(path).pixels
        yield Case("photos as they are", "sharp", photo)
        length, degrees = 10 ** rng.uniform(0.78, 1.6), rng.uniform(0, 180)
        made = moved(photo, straight(length, degrees), rng)
        yield Case("made: straight", "motion", made, length, degrees)
        bent = camera_path(rng, 400, 10 ** rng.uniform(0.78, 1.6), smooth=rng.random() < 0.5)
        yield Case("made: a hand", "motion", moved(photo, bent, rng))
        yield Case("made: a disc", "defocus", defocused(photo, 10 ** rng.uniform(0.3, 1), rng))
        yield Case("made: noise", "noisy", grained(photo, 10 ** rng.uniform(0.95, 1.6), rng))
    for folder in pairs:
        for blurred, sharp in read_pairs(folder):
            yield Case("pairs: blurred", "motion", blurred)
            yield Case("pairs: sharp", "sharp", sharp)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    said: dict[tuple[str, str], Counter[str]] = {}
    passed: Counter[str] = Counter()
    errors: list[tuple[float, float, float]] = []
    seconds = megapixels = 0.0
    for case in cases(find_photos(args.photos), args.pairs, args.seed):
        began = time.process_time()
        found = assess(case.pixels)
        seconds += time.process_time() - began
        megapixels += case.pixels.shape[0] * case.pixels.shape[1] / 1e6
        said.setdefault((case.truth, case.kind), Counter())[found.label] += 1
        if found.label == "sharp" and found.confidence >= SURE_SHARP:
            passed[case.truth] += 1
        if case.length_px and found.direction_degrees is not None and found.length_px is not None:
            off = abs((found.direction_degrees - case.degrees + 90) % 180 - 90)
            errors.append((case.length_px, off, abs(found.length_px - case.length_px)))

    print(machine())
    print(f"{seconds / megapixels:.3f} s a megapixel on one core ({megapixels:.0f} MP)\n")
    _show_confusion(said, passed)
    print("\nStraight motions, found as motion: how far off\n")
    print("| length px | pictures | direction: middle | 90 % | length: middle | 90 % |")
    print("|---|---:|---:|---:|---:|---:|")
    for least, most in ((6, 12), (12, 20), (20, 40)):
        part = np.array([e for e in errors if least <= e[0] < most])
        if len(part):
            mid, bad = np.median(part, axis=0), np.quantile(part, 0.9, axis=0)
            print(
                f"| {least} to {most} | {len(part)} | {mid[1]:.0f}° | {bad[1]:.0f}° "
                f"| {mid[2]:.1f} px | {bad[2]:.1f} px |"
            )


def _show_confusion(said: dict[tuple[str, str], Counter[str]], passed: Counter[str]) -> None:
    """Print what each kind was called, then precision and recall of each label."""
    columns = (*LABELS, "blurred", "unsure")
    print("| is | | pictures | " + " | ".join(columns) + " |")
    print("|---|---|" + "---:|" * (1 + len(columns)))
    for truth, kind in sorted(said, key=lambda row: (LABELS.index(row[0]), row[1])):  # type: ignore[arg-type]
        row = said[truth, kind]
        cells = " | ".join(str(row[label]) for label in columns)
        print(f"| {truth} | {kind} | {row.total()} | {cells} |")
    print("\n| label | precision | recall |\n|---|---:|---:|")
    for label in LABELS:
        right = sum(row[label] for (truth, _), row in said.items() if truth == label)
        called = sum(row[label] for row in said.values())
        there = sum(row.total() for (truth, _), row in said.items() if truth == label)
        print(f"| {label} | {right / max(1, called):.2f} | {right / max(1, there):.2f} |")
        if label == "sharp":
            sure, of = passed["sharp"], passed.total()
            print(
                f"| sharp enough to be passed over | {sure / max(1, of):.2f} "
                f"| {sure / max(1, there):.2f} |"
            )


if __name__ == "__main__":
    main()
