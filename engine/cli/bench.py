"""`deblur bench`: speed of a batch, the model's share of it, and peak memory."""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import add_model_options, expanded, named_path, no_photos
from engine.cli.display import say
from engine.core.machine import peak_resident_bytes
from engine.core.table import columns
from engine.errors import ConfigError, DeblurError, ImageReadError
from engine.events import Event, ItemFailed, run

if TYPE_CHECKING:
    from engine.batch.pipeline import Summary
    from engine.cli.arguments import Subparsers
    from engine.models import Model


@dataclass(frozen=True)
class Figures:
    """The results of one benchmark, in seconds of wall time."""

    machine: str
    model: str
    running_on: str
    pictures: int
    megapixels: float
    pipeline_seconds: float
    model_seconds: float
    """Inside the model during the batch, while other threads decode and encode."""
    alone_seconds: float | None
    """The model alone on the same photos, one after the other."""
    peak_megabytes: float | None
    """Peak memory during the batch, above that of the program with its model loaded."""

    @property
    def model_share(self) -> float:
        """Fraction of the batch's time that was spent in the model, 0..1."""
        return self.model_seconds / self.pipeline_seconds


def add_bench(commands: Subparsers) -> None:
    """Add the command `bench`."""
    text = "measure speed and memory use on this machine"
    parser = commands.add_parser("bench", help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=bench_command)
    parser.add_argument("roots", nargs="*", type=named_path, metavar="PHOTO|FOLDER")
    parser.add_argument(
        "--count",
        type=int,
        default=6,
        metavar="N",
        help="number of test photos to generate if none are given [6]",
    )
    parser.add_argument(
        "--megapixels",
        default="2,6,12,24",
        metavar="SIZES",
        help="sizes of the generated photos, in turn [2,6,12,24]",
    )
    parser.add_argument("--alone", action="store_true", help="also time the model by itself")
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    add_model_options(parser)


def bench_command(args: argparse.Namespace) -> int:
    """Measure, and print the figures."""
    if args.count < 1:
        raise ConfigError(f"--count {args.count} is too small.", "Give 1 or more.")
    with tempfile.TemporaryDirectory(prefix="deblur-bench-") as name:
        folder = Path(name)
        roots = expanded(args.roots)
        if not roots:
            roots = (folder / "in",)
            make_pictures(roots[0], args.count, parse_megapixels(args.megapixels))
        figures = measure(args, roots, folder / "out")
    if args.json:
        print(json.dumps({**dataclasses.asdict(figures), "model_share": figures.model_share}))
    else:
        _print(figures)
    return 0


def parse_megapixels(text: str) -> list[float]:
    """Return the sizes in a list such as `2,12,24`."""
    try:
        sizes = [float(part) for part in text.split(",")]
    except ValueError:
        sizes = []
    if not sizes or not all(0 < size <= 400 for size in sizes):
        raise ConfigError(
            f"{text!r} is not a list of sizes in megapixels.",
            "Example: --megapixels 2,12,24.",
        )
    return sizes


def make_pictures(folder: Path, count: int, megapixels: Sequence[float]) -> None:
    """Write `count` JPEGs of these sizes: the sample photos, enlarged."""
    from PIL import Image

    from engine.core.resources import resource_path

    samples = sorted(resource_path("samples").glob("*.jpg"))
    if not samples:
        raise ConfigError("The sample photos are missing.", "Give a folder with photos.")
    folder.mkdir()
    pairs = zip(itertools.cycle(samples), itertools.cycle(megapixels), strict=False)
    for n, (sample, size) in enumerate(itertools.islice(pairs, count)):
        with Image.open(sample) as picture:
            scale = (size * 1e6 / (picture.width * picture.height)) ** 0.5
            shape = round(picture.width * scale), round(picture.height * scale)
            large = picture.resize(shape, Image.Resampling.BICUBIC)
        large.save(folder / f"{n:03}.jpg", quality=92)


def measure(args: argparse.Namespace, roots: tuple[Path, ...], output: Path) -> Figures:
    """Run a real batch once and return the results."""
    from engine.batch.pipeline import deblur_batch
    from engine.batch.plan import BatchSpec, plan_batch
    from engine.images import find_images
    from engine.models import Catalogue, get_model

    spec = BatchSpec(
        roots=roots,
        output=output,
        model=args.model,
        device=args.device,
        precision=args.precision,
        threads=args.jobs,
        memory_bytes=args.memory,
        scale=1,  # the work of the model alone, whatever the pictures are
    )
    catalogue = Catalogue.of_program()
    card = catalogue.get_or_default(spec.model)
    try:
        jobs = plan_batch(spec, find_images(roots))
    except ImageReadError as error:
        raise ConfigError.of(error) from error
    if not jobs:
        raise no_photos(roots)
    model = get_model(card, device=spec.device, precision=spec.precision, threads=spec.threads)
    _warm_up(model)
    failed: list[ItemFailed] = []

    def emit(event: Event) -> None:
        if isinstance(event, ItemFailed):
            failed.append(event)

    with _peak() as peak:
        result = run(deblur_batch(jobs, model, spec), emit, job="bench")
    if result.value is None or failed:
        raise DeblurError(failed[0].message if failed else result.finished.message)
    summary: Summary = result.value
    alone = None
    if args.alone:
        alone = _alone(model, [f.path for f in find_images(roots)], args.memory)
    return Figures(
        machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        model=f"{card.name} {card.version}",
        running_on=model.running_on,
        pictures=summary.done,
        megapixels=summary.megapixels,
        pipeline_seconds=summary.seconds,
        model_seconds=summary.model_seconds,
        alone_seconds=alone,
        peak_megabytes=peak(),
    )


def _warm_up(model: Model) -> None:
    import numpy as np

    model.load()
    model(np.zeros((64, 64, 3), np.uint8))


def _alone(model: Model, paths: Sequence[Path], memory: int | None) -> float:
    """Return the seconds that the model alone takes for these photos."""
    from engine.batch.picture import deblur
    from engine.images import read_image

    seconds = 0.0
    for path in paths:
        frame = read_image(path)
        begun = time.perf_counter()
        for _ in deblur(frame, model, budget_bytes=memory):
            pass
        seconds += time.perf_counter() - begun
    return seconds


@contextmanager
def _peak() -> Iterator[Callable[[], float | None]]:
    """Yield a function that returns by how many MB this process grew at most; None if unknown."""
    before = peak_resident_bytes(reset=True)

    def grown() -> float | None:
        peak = peak_resident_bytes(reset=False)
        return None if before is None or peak is None else (peak - before) / (1 << 20)

    yield grown


def _print(figures: Figures) -> None:
    speed = figures.megapixels / figures.pipeline_seconds
    rows = [
        ("machine", figures.machine),
        ("model", f"{figures.model} on {figures.running_on}"),
        ("batch", f"{figures.pictures} photos, {figures.megapixels:.1f} megapixels"),
        ("pipeline", f"{figures.pipeline_seconds:.2f} s, {speed:.2f} MP/s"),
        ("in the model", f"{figures.model_seconds:.2f} s, {figures.model_share:.1%} of that"),
    ]
    if figures.alone_seconds is not None:
        ratio = figures.pipeline_seconds / figures.alone_seconds
        rows.append(("model alone", f"{figures.alone_seconds:.2f} s; pipeline / alone {ratio:.3f}"))
    if figures.peak_megabytes is not None:
        rows.append(("peak memory", f"{figures.peak_megabytes:.0f} MB above the loaded program"))
    for line in columns(rows):
        print(line)
    if figures.model_share < 0.5:
        say("The model takes less than half of the time: the disk or decoding is slow.")
