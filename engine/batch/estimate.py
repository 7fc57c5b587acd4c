"""Before a batch starts: how long it will take, how much it will write, and what would stop it."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.batch.batch import PlannedBatch
from engine.batch.plan import BatchSpec
from engine.batch.reading import read_fitting
from engine.core.paths import is_of_system
from engine.events import Progress, Work
from engine.images import read_size
from engine.messages import msg
from engine.models import Catalogue, Model, ModelCard
from engine.models.choice import expected_seconds, measured_speeds
from engine.models.measure import known_speed, measure_speed, patch_size, seconds_per_pixel
from engine.models.tiling import Box, cut

_SIZES_READ = 200
_MOST_ASKED = 500
"""Photos whose sizes are read to know how much space the results need."""


@dataclass(frozen=True)
class Estimate:
    """What a batch will take: seconds of wall time and bytes on disk, both rough.

    `running_on` is what really computed the patch, `notes` are remarks on that.
    """

    pictures: int
    megapixels: float
    seconds: float
    size_bytes: int
    running_on: str = ""
    notes: tuple[str, ...] = ()
    is_measured: bool = True
    """Whether a model was measured on this computer; else the seconds are by its card."""


@dataclass(frozen=True)
class _Sizes:
    """The sizes of pictures, and which part of which one can be measured; None if none is read."""

    pictures: int
    pixels: float
    size_bytes: int
    patch: tuple[Path, Box] | None


def expect(planned: PlannedBatch, catalogue: Catalogue) -> Work[Estimate]:
    """Return what the batch will probably take, at once: no model is loaded.

    By what was measured on this computer before, else by the card of the model; 0 seconds where
    nothing tells. Sizes as in `estimate`.
    """
    sizes = yield from _read_sizes(planned, planned.card)
    spec, megapixels = planned.spec, sizes.pixels / 1e6
    means = spec.device, spec.threads, spec.precision
    seconds = expected_seconds(planned.card, catalogue, megapixels, *means)
    is_measured = bool(measured_speeds(catalogue.cards(), spec.device))
    return Estimate(sizes.pictures, megapixels, seconds, sizes.size_bytes, is_measured=is_measured)


def estimate(planned: PlannedBatch, model: Model) -> Work[Estimate]:
    """Return what the batch will take, from one patch of one of its pictures.

    Sizes are read of the first 200 pictures, which stand for the others.
    """
    sizes = yield from _read_sizes(planned, model.card)
    if sizes.patch is None:
        return Estimate(sizes.pictures, 0.0, 0.0, 0)
    path, box = sizes.patch
    frame = read_fitting(path)
    sample = np.ascontiguousarray(cut(frame.pixels, box))
    if model.card.kind == "torch":  # minutes: measured once for all
        means = planned.spec.device, planned.spec.precision
        speed = known_speed(model.card, *means, planned.spec.threads)
        speed = speed or (yield from measure_speed(model, *means))
        per_pixel = speed.minutes_per_megapixel * 60 / 1e6
    else:
        per_pixel = seconds_per_pixel(model, sample)
    return Estimate(
        sizes.pictures,
        sizes.pixels / 1e6,
        sizes.pixels * per_pixel,
        sizes.size_bytes,
        model.running_on,
        tuple(model.notes),
    )


def _read_sizes(planned: PlannedBatch, card: ModelCard) -> Work[_Sizes]:
    jobs = [job for job in planned.jobs if not job.keep]
    pixels, size, read = 0, 0, 0
    patch: tuple[Path, Box] | None = None
    for job in jobs[:_SIZES_READ]:
        yield Progress(read, min(len(jobs), _SIZES_READ), "pictures", str(job.source))
        with contextlib.suppress(Exception):
            height, width = read_size(job.source)
            size += os.stat(job.source).st_size
            pixels, read = pixels + height * width, read + 1
            wanted_rows, wanted_columns = patch_size(card)
            rows = min(wanted_rows, height, width)
            columns = min(rows + wanted_columns - wanted_rows, width)
            middle = Box((height - rows) // 2, (width - columns) // 2, rows, columns)
            patch = patch or (job.source, middle)
    share = len(jobs) / read if read else 0.0
    return _Sizes(len(jobs), pixels * share, round(size * share), patch)


def check_before_start(
    spec: BatchSpec, planned: PlannedBatch, *, watching: bool = False
) -> list[str]:
    """Return every problem that would end the batch, or spoil it, each as a sentence with advice.

    Where the folders will be watched, it is none that there is nothing to do yet. Looks at the disk
    and writes nothing.
    """
    problems: list[str] = []
    to_do = [job for job in planned.jobs if not job.keep]
    if not planned.jobs and not watching:
        problems.append(msg("No pictures found. Choose a folder that contains photos."))
    elif not to_do and not watching:
        problems.append(msg("All {count} pictures already have results.", count=len(planned.jobs)))
    needed: Counter[Path] = Counter()
    # Asked in the window's thread: of many photos some tell enough, on a slow share as well.
    # An odd step, so that of raw photos with a JPEG each both kinds are asked.
    step = math.ceil(len(to_do) / _MOST_ASKED) | 1
    for number, job in enumerate(to_do):
        folder = spec.output or job.target.parent
        needed[folder] += 0
        if number % step == 0:
            with contextlib.suppress(OSError):
                needed[folder] += step * os.stat(job.source).st_size
    for folder, size in needed.items():
        there = _existing(folder)
        if there is None or not there.is_dir():
            problems.append(
                msg("{folder} cannot be created. Choose another output folder.", folder=folder)
            )
            continue
        if not os.access(there, os.W_OK | os.X_OK):
            problems.append(
                msg("Cannot write to {folder}. Choose another output folder.", folder=there)
            )
            continue
        # Shares that do not tell their size say that it is 0.
        total, _, free = shutil.disk_usage(there)
        if is_of_system(there):
            problems.append(
                msg(
                    "{folder} is no folder for files: the system shows its own state there. "
                    "Choose another output folder.",
                    folder=there,
                )
            )
        elif total and free < size:
            problems.append(
                msg(
                    "The results need about {needed} MB; {folder} has {free} MB left. Free up "
                    "space, or choose another output folder.",
                    needed=f"{size / 1e6:,.0f}",
                    folder=there,
                    free=f"{free / 1e6:,.0f}",
                )
            )
    return problems


def _existing(folder: Path) -> Path | None:
    """Return the folder, or the nearest one above it that is there."""
    return next((f for f in (folder, *folder.parents) if os.path.lexists(f)), None)
