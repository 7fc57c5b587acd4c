"""How many good results the guard refuses, and how many spoiled ones it lets pass.

    python3 run.py bench guard PHOTOS --pairs PAIRS
    python3 run.py bench guard PHOTOS --pairs PAIRS --teacher WEIGHTS --stages 1 --measures

Sources are crops of PHOTOS, blurred here, and of PAIRS (`blur` and `sharp`, real). Good are the
results of the models, of a teacher if its weights are given (a dozen, they are slow), and the sharp
halves: what a perfect model would return. Some of the first model's results are then spoiled
(tests/bench/_spoiled.py). Use pictures on which the limits of engine/quality/guard.py were not
fitted; to fit them, --measures tells how far each measure goes, in parts of its limit.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from _machine import machine
from _made import Pixels, find_photos, moved, read_pairs
from _spoiled import GRADES, SPOILERS

from engine.errors import ModelError
from engine.images import read_image
from engine.models import Catalogue, get_model
from engine.quality.guard import LIMITS, judge, measure_change
from trainer.data.synthesis import camera_path

TEACHER_PX, TEACHER_RESULTS = 384, 12
SPOILED_RESULTS = 24


class Case(NamedTuple):
    """A source and what became of it; None where the program refuses before the guard is asked."""

    kind: str
    grade: str
    before: Pixels
    after: Pixels | None


def sources(args: argparse.Namespace) -> tuple[list[Pixels], list[tuple[Pixels, Pixels]]]:
    """Return crops of made blur (6 to 40 pixels), and three of each pair."""
    rng = np.random.default_rng(0)
    made = []
    for path in find_photos(args.photos)[:: args.every][: args.count]:
        photo = _crop(read_image(path).pixels, args.crop, 0.5)
        path_px = camera_path(rng, 400, 10 ** rng.uniform(0.78, 1.6), smooth=rng.random() < 0.5)
        made.append(moved(photo, path_px, rng))
    pairs = [pair for folder in args.pairs for pair in read_pairs(folder)]
    pairs = pairs[:: -(-3 * len(pairs) // args.count)] if pairs else []
    return made, [
        (_crop(blurred, args.crop, at), _crop(sharp, args.crop, at))
        for blurred, sharp in pairs
        for at in (0.0, 0.5, 1.0)
    ]


def _crop(pixels: Pixels, side: int, at: float) -> Pixels:
    """Return a square in the middle of the height, `at` this share of the width."""
    top, left = max(0, pixels.shape[0] - side) // 2, int(max(0, pixels.shape[1] - side) * at)
    return pixels[top : top + side, left : left + side].copy()


def good(args: argparse.Namespace) -> Iterator[Case]:
    """Yield good results."""
    made, pairs = sources(args)
    real = [blurred for blurred, _ in pairs]
    for name in args.models.split(","):
        model = get_model(Catalogue.of_program().get(name), device="cpu", threads=1)
        for kind, befores in (("made", made), ("real", real)):
            for before in befores:
                yield Case(f"{name}, {kind} blur", "", before, model(before))
    for before, sharp in pairs:
        yield Case("sharp halves of the pairs", "", before, sharp)
    if args.teacher is not None:
        yield from _taught(args, made, real)


def _taught(args: argparse.Namespace, made: list[Pixels], real: list[Pixels]) -> Iterator[Case]:
    import torch

    from engine.nets.teachers import load_teacher
    from trainer.train.distillation import FrozenNet

    torch.set_num_threads(1)
    teacher = FrozenNet(lambda: load_teacher(args.teacher, stages=args.stages), "", "fp32")
    for kind, befores in (("made", made), ("real", real)):
        half = TEACHER_RESULTS // 2
        for before in befores[:: max(1, len(befores) // half)][:half]:
            small = _crop(before, TEACHER_PX, 0.5)
            yield Case(f"{args.teacher.stem}, {kind} blur", "", small, teacher(small[None])[0])


def spoiled(results: list[tuple[Pixels, Pixels]]) -> Iterator[Case]:
    """Yield each result spoiled in each way and grade."""
    for spoil in SPOILERS:
        for number, grade in enumerate(GRADES):
            for before, result in results:
                try:
                    after = spoil(before, result, number)
                except ModelError:
                    after = None
                yield Case(spoil.__name__.replace("_", " "), grade, before, after)
    for (before, result), (_, other) in zip(results, results[1:] + results[:1], strict=True):
        yield Case("turned upside down", GRADES[1], before, result[::-1].copy())
        yield Case("another picture", GRADES[2], before, other)


def verdict(case: Case) -> str:
    if case.after is None:
        return "kept"
    strength = judge(case.before, case.after).strength
    return "accepted" if strength == 1 else "lowered" if strength > 0 else "kept"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("photos", type=Path)
    parser.add_argument("--pairs", type=Path, action="append", default=[])
    parser.add_argument("--models", default="live,fast")
    parser.add_argument("--teacher", type=Path, help="weights of MAXIM or Restormer")
    parser.add_argument("--stages", type=int, default=1, help="of MAXIM")
    parser.add_argument("--every", type=int, default=1, help="every n-th photo only")
    parser.add_argument("--count", type=int, default=40, help="at most so many of each")
    parser.add_argument("--crop", type=int, default=512)
    parser.add_argument("--measures", action="store_true")
    args = parser.parse_args()
    if args.crop < 320:
        parser.error("--crop has to be 320 at least: parts of up to that are spoiled")
    cv2.setNumThreads(1)
    print(machine() + "\n")

    said: dict[str, Counter[str]] = {}
    results = []
    goods = list(good(args))
    for case in goods:
        said.setdefault(case.kind, Counter())[verdict(case)] += 1
        if case.kind.startswith(args.models.split(",")[0] + ",") and case.after is not None:
            results.append((case.before, case.after))
    print("| good results | pictures | accepted | lowered | original kept |")
    print("|---|---:|---:|---:|---:|")
    for kind, row in said.items():
        cells = " | ".join(str(row[word]) for word in ("accepted", "lowered", "kept"))
        print(f"| {kind} | {row.total()} | {cells} |")
    if args.measures:
        _show_measures(goods)
    _show_spoiled(results[:: -(-len(results) // SPOILED_RESULTS)])


def _show_spoiled(results: list[tuple[Pixels, Pixels]]) -> None:
    said: dict[str, dict[str, Counter[str]]] = {}
    for case in spoiled(results):
        grades = said.setdefault(case.kind, {})
        grades.setdefault(case.grade, Counter())[verdict(case)] += 1
    print(f"\nSpoiled, of {len(results)}: accepted, lowered, original kept (%)\n")
    print("| spoiled by | " + " | ".join(GRADES) + " |\n|---|---:|---:|---:|")
    for kind, grades in said.items():
        cells = []
        for grade in GRADES:
            row = grades.get(grade)
            words = ("accepted", "lowered", "kept")
            cells.append(
                ", ".join(f"{100 * row[word] / row.total():.0f}" for word in words) if row else ""
            )
        print(f"| {kind} | {' | '.join(cells)} |")


def _show_measures(goods: list[Case]) -> None:
    """Print the largest values of each measure among each kind of good results."""
    found: dict[str, list[dict[str, float]]] = {}
    for case in goods:
        if case.after is not None:
            found.setdefault(case.kind, []).append(measure_change(case.before, case.after))
    print("\nThe largest, in parts of the limit\n")
    print("| good results | " + " | ".join(LIMITS) + " |\n|---|" + "---:|" * len(LIMITS))
    for kind, measures in found.items():
        most = [max(m[name] for m in measures) / limit for name, (limit, _) in LIMITS.items()]
        print(f"| {kind} | " + " | ".join(f"{value:.2f}" for value in most) + " |")


if __name__ == "__main__":
    main()
