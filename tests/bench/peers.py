"""The bundled models against what else could be taken, on the same crops, with the same threads.

    python3 run.py bench peers PAIRS [PAIRS ...] --maxim FILE --photos SHARP --results FILE
    python3 run.py bench peers PAIRS --only live,unsharp --jobs 1

PAIRS is a folder with `blur` and `sharp`; of --count pairs, evenly chosen, the middle 512 x 512
pixels count, and the same of --sharp photos in SHARP. Each method runs in a process of its own, in
float32, without guard. Published networks run in torch; without a file of weights they are timed
with random ones. --bf16 adds MAXIM as the program runs it where the processor computes bfloat16
faster. The classical methods get the straight kernel that the program's own triage finds in the
crop, and leave alone what it does not take for motion. With --results, what was measured before
with the same weights, pictures, machine and threads is read from FILE, not measured again.
"""

import argparse
import hashlib
import json
import os
import statistics
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from _machine import machine
from _made import Pixels, find_photos, middle, path_kernel, read_pairs, straight

from engine.core.machine import peak_resident_bytes, physical_cores
from engine.images import read_image
from engine.models import Catalogue, get_model
from engine.models.tiling import computed_pixels
from engine.quality.metrics import psnr, psnr_matched, ssim_gauss

SIDE = 512
TIMED = 2
"""Crops for a network with random weights."""
ROUNDS = 5
"""Of Richardson-Lucy: of 3, 5, 10, 20 and 30 the one with the most SSIM on both sets that
docs/benchmarks.md shows. Its default of 50 is for a kernel that is known."""
RADIUS, AMOUNT = 2, 0.5
"""Of the unsharp mask, chosen in the same way from 1 to 3 and 0.5 to 1."""

Method = Callable[[Pixels], Pixels]
Sets = dict[str, list[tuple[Pixels, Pixels]]]
"""Folder -> (blurred, sharp) crops."""

OURS = ("live", "fast", "balanced", "best", "best-x2")
NETS = {"maxim-1": "MAXIM, stage 1", "maxim-3": "MAXIM, 3 stages"}
NETS |= {f"{name}-bf16": f"{title}, bfloat16" for name, title in NETS.items()}
NETS |= {"restormer": "Restormer", "nafnet": "NAFNet-32"}
CLASSICAL = {"richardson-lucy": f"Richardson-Lucy, {ROUNDS} iterations"}
CLASSICAL |= {"wiener": "unsupervised Wiener", "unsharp": "unsharp mask"}
TITLES = {**{name: f"`{name}`" for name in OURS}, **NETS, **CLASSICAL}


def method(name: str, weights: Path | None, jobs: int) -> Method:
    """Return the method of that name; it loads its library now and its weights when it is used."""
    import cv2

    cv2.setNumThreads(jobs)
    if name in OURS:
        card = Catalogue.of_program().get(name)
        return get_model(card, device="cpu", precision="fp32", threads=jobs)
    if name in NETS:
        return _net(name, weights, jobs)
    if name == "unsharp":
        soft = partial(cv2.GaussianBlur, ksize=(0, 0), sigmaX=RADIUS)
        return lambda x: cv2.addWeighted(x, 1 + AMOUNT, soft(x), -AMOUNT, 0)
    from skimage import restoration

    if name == "wiener":
        wiener = partial(restoration.unsupervised_wiener, clip=False, rng=0)
        return partial(_deconvolved, lambda plane, kernel: wiener(plane, kernel)[0])
    lucy = partial(restoration.richardson_lucy, num_iter=ROUNDS)
    return partial(_deconvolved, lambda plane, kernel: lucy(np.maximum(plane, 1e-3), kernel))


def _net(name: str, weights: Path | None, jobs: int) -> Method:
    import torch
    from _nafnet import NAFNet

    from engine.nets.restormer import Restormer
    from engine.nets.teachers import load_teacher
    from engine.nets.weights import load_strictly, read_weights
    from trainer.train.distillation import FrozenNet

    torch.set_num_threads(jobs)

    def load() -> Any:
        torch.manual_seed(0)
        if name != "nafnet":
            stages = 1 if name.startswith("maxim-1") else 3
            return load_teacher(weights, stages=stages) if weights else Restormer()
        net = NAFNet()
        if weights:
            load_strictly(net, read_weights(weights), weights.name)
        return net

    net = FrozenNet(load, "", "bf16" if name.endswith("bf16") else "fp32")
    return lambda pixels: net(pixels[None])[0]


def _deconvolved(plane_by_plane: Callable[..., Any], pixels: Pixels) -> Pixels:
    """Return the picture, each channel deconvolved with the kernel that triage estimates."""
    from engine.quality.triage import assess

    found = assess(pixels)
    if found.length_px is None or found.direction_degrees is None:
        return pixels
    kernel = path_kernel(straight(found.length_px, found.direction_degrees))
    kernel /= kernel.sum()
    edge = len(kernel)  # the methods know nothing of what lies outside
    wide = np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), "reflect").astype(np.float32) / 255
    planes = [plane_by_plane(wide[..., channel], kernel) for channel in range(3)]
    made = np.stack(planes, axis=2)[edge:-edge, edge:-edge]
    return np.clip(made * 255 + 0.5, 0, 255).astype(np.uint8)


def measure(
    name: str, weights: Path | None, jobs: int, sets: Sets, sharp: list[Pixels]
) -> dict[str, Any]:
    """Return the figures of a method; of a network without weights only what it costs."""
    run = method(name, weights, jobs)
    base = peak_resident_bytes(reset=True)
    seconds: list[tuple[float, float]] = []

    def timed(pixels: Pixels) -> Pixels:
        began = time.process_time(), time.perf_counter()
        made = run(pixels)
        seconds.append((time.process_time() - began[0], time.perf_counter() - began[1]))
        return made

    gains: dict[str, list[list[float]]] = {}
    back: list[float] = []
    if name in ("restormer", "nafnet") and weights is None:
        for blurred, _ in next(iter(sets.values()))[:TIMED]:
            timed(blurred)
    else:
        for title, pairs in sets.items():
            results = [(_scores(timed(x), truth), _scores(x, truth)) for x, truth in pairs]
            gains[title] = np.subtract(*zip(*results, strict=True)).tolist()
        back = [psnr(timed(photo), photo) for photo in sharp]
    peak = peak_resident_bytes(reset=False)
    cost = [statistics.median(kind) * _per_megapixel(name) for kind in zip(*seconds, strict=True)]
    megabytes = (peak - base) / 1e6 if peak is not None and base is not None else None
    return {"cost": [*cost, megabytes], "gains": gains, "sharp": back}


def _scores(result: Pixels, truth: Pixels) -> tuple[float, float, float]:
    return psnr(result, truth), psnr_matched(result, truth), ssim_gauss(result, truth)


def _per_megapixel(name: str) -> float:
    """Return how many times a crop a megapixel of a large photo is, overlap of windows included."""
    if name not in OURS:
        return 1e6 / SIDE**2
    card = Catalogue.of_program().get(name)
    return card.work_factor * 1e6 / computed_pixels(SIDE, SIDE, card)


def _spread(found: list[Any], count: int) -> list[Any]:
    return found[:: max(1, len(found) // count)][:count]


def _key(name: str, weights: Path | None, parts: Iterable[bytes]) -> str:
    """Return a hash of everything that the figures depend on."""
    card = Catalogue.of_program().get(name) if name in OURS else None
    files = [card.file("fp32").path] if card else [weights] if weights else []
    digest = hashlib.sha256(name.encode())
    for part in (*(path.read_bytes() for path in files), *parts):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def show(rows: dict[str, dict[str, Any]], sets: Sets) -> None:
    """Print what each costs, then what it removes."""
    print("| | s per megapixel: processor | wall | peak MB | sharp photos: mean | worst |")
    print("|---|" + "---:|" * 5)
    for name, row in rows.items():
        processor, wall, peak = row["cost"]
        memory = f"{peak:.0f}" if peak is not None else ""
        cells = f"{TITLES[name]} | {processor:.2f} | {wall:.2f} | {memory}"
        back = (np.mean(row["sharp"]), min(row["sharp"])) if row["sharp"] else ()
        told = " | ".join(f"{value:.1f}" for value in back).replace("inf", "unchanged")
        print(f"| {cells} | {told or '|'} |")
    heads, blurred = "| | s per megapixel |", "| blurred (dB) | |"
    for title, pairs in sets.items():
        level, matched, ssim = np.mean([_scores(*pair) for pair in pairs], axis=0)
        heads += f" {title} ({len(pairs)}): gain | matched | SSIM {ssim:.3f} | worst |"
        blurred += f" {level:.2f} | {matched:.2f} | | |"
    print(f"\n{heads}\n|---|{'---:|' * (1 + 4 * len(sets))}\n{blurred}")
    for name, row in rows.items():
        if row["gains"]:
            cells = []
            for gains in row["gains"].values():
                (gain, matched, ssim), worst = np.mean(gains, axis=0), min(gains)[0]
                cells.append(f"{gain:+.2f} | {matched:+.2f} | {ssim:+.3f} | {worst:+.2f}")
            print(f"| {TITLES[name]} | {row['cost'][0]:.2f} | {' | '.join(cells)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--photos", type=Path, help="folder of sharp photos")
    parser.add_argument("--count", type=int, default=5, help="pairs of each folder")
    parser.add_argument("--sharp", type=int, default=6, help="sharp photos")
    for net in ("maxim", "restormer", "nafnet"):
        parser.add_argument(f"--{net}", type=Path, metavar="FILE", help="weights of the network")
    parser.add_argument("--only", metavar="NAMES", help="of the methods, separated by commas")
    parser.add_argument("--bf16", action="store_true", help="MAXIM in bfloat16, too")
    parser.add_argument("--jobs", type=int, default=physical_cores() or 1, help="threads")
    parser.add_argument("--results", type=Path, metavar="FILE", help="figures to keep (JSON)")
    args = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = str(args.jobs)  # for the processes that measure
    some = (name for name in TITLES if args.bf16 or not name.endswith("bf16"))
    names = args.only.split(",") if args.only else list(some)
    if unknown := set(names) - set(TITLES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}. Known: {', '.join(TITLES)}")
    sets: Sets = {}
    for folder in args.pairs:
        pairs = _spread(read_pairs(folder), args.count)
        sets[folder.resolve().name] = [
            (middle(blurred, SIDE), middle(truth, SIDE)) for blurred, truth in pairs
        ]
    photos = _spread(find_photos(args.photos), args.sharp) if args.photos else []
    sharp = [middle(read_image(path).pixels, SIDE) for path in photos]
    kept = json.loads(args.results.read_text()) if args.results and args.results.exists() else {}
    pictures = [p.tobytes() for pairs in sets.values() for pair in pairs for p in pair]
    pictures += [photo.tobytes() for photo in sharp]
    rows = {}
    for name in names:
        weights = getattr(args, name.partition("-")[0], None)
        if name.startswith("maxim") and weights is None:
            print(f"{name}: left out, --maxim FILE has its weights")
            continue
        key = _key(name, weights, [machine().encode(), bytes([args.jobs]), *pictures])
        if key not in kept:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                kept[key] = pool.submit(measure, name, weights, args.jobs, sets, sharp).result()
            if args.results:
                args.results.write_text(json.dumps(kept))
        rows[name] = kept[key]
    print(f"{machine()}; {args.jobs} thread(s)\n")
    show(rows, sets)


if __name__ == "__main__":
    main()
