"""What the guard lets pass of the models' results, and what it catches of spoiled ones.

    python3 run.py bench guard PHOTOS --pairs PAIRS
    python3 run.py bench guard PHOTOS --pairs PAIRS --models live,maxim-stage1 --count 4 --crop 384

Results are made of crops of PHOTOS, blurred here, and of PAIRS (`blur` and `sharp`, real), whose
sharp halves are judged too: a perfect model would return them. The first model's results are then
spoiled, in three grades. Use pictures on which the limits of engine/guard.py were not fitted.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from _made import Pixels, find_photos, moved, read_pairs
from numpy.typing import NDArray

from engine.guard import judge
from engine.images import read_image
from engine.models import Catalogue, get_model
from trainer.synth import camera_path

GRADES = ("slight", "clear", "gross")


def _whole(picture: NDArray[Any]) -> Pixels:
    return np.clip(picture, 0, 255).astype(np.uint8)


def mosaic(result: Pixels, grade: int) -> Pixels:
    """Coloured cells in a fifth of the width and height."""
    high, wide = (max(8, n // 5 // 8 * 8) for n in result.shape[:2])
    cells = np.random.default_rng(1).standard_normal((high // 8, wide // 8, 3))
    bad = result.astype(np.float32)
    bad[high : 2 * high, wide : 2 * wide] += cells.repeat(8, 0).repeat(8, 1) * (20, 40, 80)[grade]
    return _whole(bad)


def colour_cast(result: Pixels, grade: int) -> Pixels:
    step = (0.04, 0.08, 0.16)[grade]
    return _whole(result * np.array([1 + step, 1, 1 - step]))


def ringing(result: Pixels, grade: int) -> Pixels:
    picture = result.astype(np.float32)
    return _whole(picture + (2, 3, 5)[grade] * (picture - cv2.GaussianBlur(picture, (0, 0), 2.5)))


def black(result: Pixels, grade: int) -> Pixels:
    bad, side = result.copy(), (16, 32, 96)[grade]
    bad[64 : 64 + side, 64 : 64 + side] = 0
    return bad


def shifted(result: Pixels, grade: int) -> Pixels:
    return np.roll(result, (2, 6, 20)[grade], axis=1)


def seams(result: Pixels, grade: int) -> Pixels:
    """Every other tile of 128 pixels is brighter."""
    rows, columns = np.indices(result.shape[:2]) // 128
    return _whole(result + ((rows + columns) % 2 * (6, 15, 40)[grade])[..., None])


def speckle(result: Pixels, grade: int) -> Pixels:
    rng = np.random.default_rng(2)
    bad = result.copy()
    hit = rng.random(result.shape[:2]) < (0.01, 0.05, 0.2)[grade]
    bad[hit] = rng.integers(0, 2, (int(hit.sum()), 3)) * 255
    return bad


def smoothed(result: Pixels, grade: int) -> Pixels:
    return np.asarray(cv2.GaussianBlur(result, (0, 0), (1.5, 3, 6)[grade]))


SPOILERS: tuple[Callable[[Pixels, int], Pixels], ...] = (
    mosaic, colour_cast, ringing, black, shifted, seams, speckle, smoothed,
)  # fmt: skip


def sources(args: argparse.Namespace) -> tuple[list[Pixels], list[tuple[Pixels, Pixels]]]:
    """Return crops of made blur, and of the pairs."""
    rng = np.random.default_rng(0)
    photos = find_photos(args.photos)[:: args.every][: args.count]
    made = []
    for path in photos:
        photo = _crop(read_image(path).pixels, args.crop)
        path_px = camera_path(rng, 400, 10 ** rng.uniform(0.78, 1.6), smooth=rng.random() < 0.5)
        made.append(moved(photo, path_px, rng))
    pairs = [pair for folder in args.pairs for pair in read_pairs(folder)][: args.count]
    return made, [(_crop(blurred, args.crop), _crop(sharp, args.crop)) for blurred, sharp in pairs]


def _crop(pixels: Pixels, side: int) -> Pixels:
    top, left = (max(0, n - side) // 2 for n in pixels.shape[:2])
    return pixels[top : top + side, left : left + side].copy()


def verdict(before: Pixels, after: Pixels) -> str:
    strength = judge(before, after).strength
    return "accepted" if strength == 1 else "lowered" if strength > 0 else "kept"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("--models", default="live,quality")
    parser.add_argument("--every", type=int, default=2, help="every n-th photo only")
    parser.add_argument("--count", type=int, default=20, help="at most so many of each")
    parser.add_argument("--crop", type=int, default=384)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    made, pairs = sources(args)
    columns = ("accepted", "lowered", "kept")
    print("| good results | pictures | accepted | lowered | original kept |")
    print("|---|---:|---:|---:|---:|")
    results: list[tuple[Pixels, Pixels]] = []  # of the first model
    for name in args.models.split(","):
        model = get_model(Catalogue.of_program().get(name), device="cpu", threads=1)
        for kind, sources_ in (("made", made), ("real", [blurred for blurred, _ in pairs])):
            both = [(before, model(before)) for before in sources_]
            said = Counter(verdict(*pair) for pair in both)
            cells = " | ".join(str(said[column]) for column in columns)
            print(f"| {name}, {kind} blur | {len(both)} | {cells} |", flush=True)
            if name == args.models.split(",")[0]:
                results += both
    said = Counter(verdict(*pair) for pair in pairs)
    print(f"| sharp halves | {len(pairs)} | {' | '.join(str(said[c]) for c in columns)} |")

    print(f"\nSpoiled, of {len(results)} each: caught (and the original kept)\n")
    print("| spoiled by | " + " | ".join(GRADES) + " |\n|---|---:|---:|---:|")
    for spoil in SPOILERS:
        cells = []
        for grade in range(len(GRADES)):
            said = Counter(verdict(before, spoil(after, grade)) for before, after in results)
            caught = (len(results) - said["accepted"]) / len(results)
            cells.append(f"{caught:.0%} ({said['kept'] / len(results):.0%})")
        print(f"| {spoil.__name__.replace('_', ' ')} | {' | '.join(cells)} |", flush=True)
    others = results[1:] + results[:1]
    said = Counter(verdict(results[k][0], others[k][1]) for k in range(len(results)))
    print(f"| another picture | | | {1 - said['accepted'] / len(results):.0%} |")


if __name__ == "__main__":
    main()
