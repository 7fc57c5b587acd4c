"""What blending static areas over time does to a video: flicker, sharpness, likeness, size.

    python3 run.py bench flicker                         a static scene with sensor noise
    python3 run.py bench flicker PAIRS [PAIRS ...]       and frames of videos: folders with blur/
                                                         and sharp/, one name for both of a frame

Every frame is deblurred, and the results are written once as they are and once blended, by the
program's own code. *Flicker* is in static areas, of 255 (engine/video/flicker.py); PSNR is to the
sharp frame, in the scene with noise to the result without noise; *detail* is the standard deviation
of the Laplacian of the results, which noise raises, too; *kB* is the size of the video that the
program would write. The scene is a sample photo with an object that moves to and fro in it, whose
PSNR is told apart: a trail would lower it.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from _machine import machine

from engine.core.resources import resource_path
from engine.images import read_image
from engine.models import Catalogue, get_model
from engine.quality.metrics import psnr
from engine.video.deflicker import Deflicker
from engine.video.flicker import FlickerMeter
from engine.video.write import VideoWriter

NOISES = (1.0, 2.0, 3.0)
COUNT = 24
SIZE = (640, 480)
OBJECT = 96


def scene(
    deviation: float, size: tuple[int, int] = SIZE, side: int = OBJECT
) -> Iterator[tuple[np.ndarray, tuple[slice, slice]]]:
    """Yield the frames of the scene with noise, and where the object is, `side` pixels large."""
    samples = resource_path("samples")
    still, thing = (
        cv2.resize(read_image(samples / name).pixels, to, interpolation=cv2.INTER_AREA)
        for name, to in (("street-1.jpg", size), ("alley-1.jpg", (max(1, side), max(1, side))))
    )
    rng = np.random.default_rng(0)
    for n in range(COUNT):
        frame = still.astype(np.float32)
        top, left = size[1] * 2 // 5, size[0] // 3 + 6 * min(n, COUNT - n)
        where = slice(top, top + side), slice(left, left + side)
        if side:
            frame[where] = thing
        frame += rng.normal(0, deviation, frame.shape)
        yield np.clip(np.rint(frame), 0, 255).astype(np.uint8), where


def detail(picture: np.ndarray) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F).std())


def kilobytes(frames: list[np.ndarray]) -> float:
    height, width = frames[0].shape[:2]
    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as folder:
        path = Path(folder) / "video.mp4"
        writer = VideoWriter(path, (width, height))
        for n, frame in enumerate(frames):
            writer.write(frame, Fraction(n, 25))
        writer.close()
        return path.stat().st_size / 1000


def rows(name: str, sources: list, truths: list, model, where: list | None = None) -> None:
    own = [model(source) for source in sources]
    deflicker, spent, blended = Deflicker(), [], []
    for source, result in zip(sources, own, strict=True):
        began = time.perf_counter()
        blended.append(deflicker.blend(source, result))
        spent.append(time.perf_counter() - began)
    for how, results in (("as they are", own), ("blended", blended)):
        meter = FlickerMeter()
        for source, result in zip(sources, results, strict=True):
            meter.add(source, result)
        pairs = list(zip(results, truths, strict=True))[1:]
        near = statistics.mean(psnr(result, truth) for result, truth in pairs)
        thing = "-"
        if where is not None:
            parts = zip(pairs, where[1:], strict=True)
            inside = [psnr(result[at], truth[at]) for (result, truth), at in parts]
            thing = f"{statistics.mean(inside):.2f}"
        print(
            f"| {name} | {how} | {meter.total.before:.2f} | {meter.total.after:.2f} | {near:.2f} | "
            f"{thing} | {statistics.mean(map(detail, results[1:])):.2f} | "
            f"{kilobytes(results):.0f} | "
            f"{'-' if how != 'blended' else f'{1000 * statistics.median(spent):.1f}'} |",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("pairs", nargs="*", type=Path)
    parser.add_argument("--model", default="live")
    parser.add_argument("--jobs", type=int)
    args = parser.parse_args()
    model = get_model(Catalogue.of_program().get(args.model), device="cpu", threads=args.jobs)
    print(f"{machine()}, {args.model}\n")
    print("| video | results | flicker: source | result | PSNR | object | detail | kB | blend ms |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    clean = [model(frame) for frame, _ in scene(0)]
    for deviation in NOISES:
        frames, where = zip(*scene(deviation), strict=True)
        rows(f"static, noise {deviation:g}", list(frames), clean, model, list(where))
    for folder in args.pairs:
        names = sorted(path.name for path in (folder / "blur").iterdir())
        blurred, sharp = (
            [read_image(folder / kind / name).pixels for name in names]
            for kind in ("blur", "sharp")
        )
        rows(folder.name, blurred, sharp, model)
