"""Before a batch starts: how long it will take, how much it will write, and what would stop it."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from engine.batch.batch import PlannedBatch
from engine.batch.pace import known_speeds, recent_pace
from engine.batch.plan import BatchSpec
from engine.batch.reading import read_fitting
from engine.batch.workload import Workload
from engine.core.paths import is_folder, is_of_system
from engine.errors import DeblurError
from engine.events import Progress, Work
from engine.messages import msg
from engine.models import Catalogue, Model, ModelCard
from engine.models.choice import measured_speeds, seconds_per_megapixel
from engine.models.measure import (
    known_speed,
    measure_speed,
    patch_size,
    seconds_per_pixel,
    useful_cores,
)
from engine.models.tensors import Pixels
from engine.models.tiling import Box, cut
from engine.queue import Queue

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
    """Whether anything is known of this computer; if not, the seconds are from a card."""
    by_model: Mapping[str, float] = field(default_factory=dict)
    """Name of a model -> the megapixels that it computes; `megapixels` for all others."""
    seconds_per_megapixel: float = 0.0
    """The time that was measured, or that of the last photos; 0 if neither is known."""
    speeds: Mapping[str, float] = field(default_factory=dict)
    """Name of a model -> its seconds per megapixel, as far as they are known of this computer.
    The seconds are by these, so that other models are told by the same."""

    def computed(self, card: ModelCard) -> float:
        """Return how many megapixels a model computes for the photos."""
        return self.by_model.get(card.name, self.megapixels)


def expect(
    planned: PlannedBatch, catalogue: Catalogue, queue: Queue | None = None
) -> Work[Estimate]:
    """Return what the batch will probably take, at once: no model is loaded.

    As earlier batches in `queue` went, or by what was measured on this computer, else by the card
    of the model; 0 seconds where nothing tells. Sizes as in `estimate`.
    """
    workload, card = (yield from planned.workload().get()), planned.card
    found, cards = _without_time(planned, workload, catalogue), catalogue.cards()
    speeds, _ = recall(planned, catalogue, queue)
    cores = useful_cores(planned.spec.threads)
    each = seconds_per_megapixel(card, cards, speeds, cores) or 0.0
    return replace(
        found, seconds=each * found.computed(card), is_measured=bool(speeds), speeds=speeds
    )


def recall(
    planned: PlannedBatch, catalogue: Catalogue, queue: Queue | None = None
) -> tuple[dict[str, float], float | None]:
    """Return the seconds per megapixel on this computer by model, and that of the last photos.

    The speeds are as earlier batches in `queue` went, else by measurement; without what is not
    known. The other one is `recent_pace` of the model of the plan.
    """
    asked = (planned.spec if planned.choice is None else planned.choice.requested).runs_on
    cards, card, runs_on = catalogue.cards(), planned.card, planned.spec.runs_on
    if queue is None:
        return measured_speeds(cards, asked) | _measured(planned, catalogue), None
    pace = recent_pace(card, runs_on, queue)
    own = _measured(planned, catalogue) if pace is None else {card.name: pace}
    return known_speeds(cards, asked, queue) | own, pace


def _measured(planned: PlannedBatch, catalogue: Catalogue) -> dict[str, float]:
    """Return what was measured of the model of a plan, in its precision."""
    found = measured_speeds(catalogue.cards(), planned.spec.runs_on)
    return {name: each for name, each in found.items() if name == planned.card.name}


def estimate(
    planned: PlannedBatch,
    model: Model,
    catalogue: Catalogue,
    speeds: Mapping[str, float] | None = None,
    pace: float | None = None,
) -> Work[Estimate]:
    """Return what the batch will take, from one patch of one of its pictures.

    Sizes are read of some 200 pictures, which stand for the others. `speeds` and `pace`: what
    `recall` returns. The last photos tell more than one patch, which only shows then what the model
    really runs on.
    """
    workload, card, spec = (yield from planned.workload().get()), model.card, planned.spec
    found = _without_time(planned, workload, catalogue)
    if not workload.read:
        return found
    if card.kind == "torch":  # minutes: measured once for all
        speed = known_speed(card, spec.runs_on)
        speed = speed or (yield from measure_speed(model, spec.runs_on))
        per_megapixel = speed.minutes_per_megapixel * 60
    else:
        sample = yield from _sample(workload, card)
        of_patch = seconds_per_pixel(model, sample) * 1e6
        per_megapixel = of_patch if pace is None else pace
    return replace(
        found,
        seconds=per_megapixel * found.computed(card),
        seconds_per_megapixel=per_megapixel,
        speeds={**(speeds or {}), card.name: per_megapixel},
        running_on=model.running_on,
        notes=tuple(model.notes),
    )


def _sample(workload: Workload, card: ModelCard) -> Work[Pixels]:
    """Return a patch of the first picture that can be decoded; raises what the last one does."""
    failed: DeblurError | None = None
    for photo in workload.read:
        yield Progress(0, 1, "pictures", str(photo.path))
        try:
            pixels = read_fitting(photo.path).pixels
            return np.ascontiguousarray(cut(pixels, _middle(photo.size, card)))
        except DeblurError as error:
            failed = error
    assert failed is not None
    raise failed


def _without_time(planned: PlannedBatch, workload: Workload, catalogue: Catalogue) -> Estimate:
    if not workload.read:
        return Estimate(round(workload.photos), 0.0, 0.0, 0)
    cards = {card.name: card for card in (*catalogue.cards(), planned.card)}
    computed = {name: workload.megapixels(card, planned.spec.scale) for name, card in cards.items()}
    sizes = workload.size_megapixels, 0.0, workload.size_bytes
    return Estimate(round(workload.photos), *sizes, by_model=computed)


def _middle(size: tuple[int, int], card: ModelCard) -> Box:
    """Return the patch of a photo in which the model is measured."""
    (height, width), (wanted_rows, wanted_columns) = size, patch_size(card)
    rows = min(wanted_rows, height, width)
    columns = min(rows + wanted_columns - wanted_rows, width)
    return Box((height - rows) // 2, (width - columns) // 2, rows, columns)


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
        if problem := problem_of_folder(folder):
            problems.append(problem)
            continue
        # Shares that do not tell their size say that it is 0.
        there = _existing(folder) or folder
        total, _, free = shutil.disk_usage(there)
        if total and free < size:
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


def problem_of_folder(folder: Path) -> str:
    """Return why results cannot be written to a folder, with advice; "" if nothing is known.

    Looks at the disk and writes nothing; the folder need not exist.
    """
    there = _existing(folder)
    if there is None:
        return msg("{folder} cannot be created. Choose another output folder.", folder=folder)
    if not is_folder(there):
        if there == folder:
            return msg("{folder} is not a folder. Choose another output folder.", folder=folder)
        return msg(
            "{folder} cannot be created: {file} is not a folder. Choose another output folder.",
            folder=folder,
            file=there,
        )
    if is_of_system(there):
        return msg(
            "{folder} belongs to the system and cannot hold files. Choose another output folder.",
            folder=there,
        )
    if not os.access(there, os.W_OK | os.X_OK):
        return msg("Cannot write to {folder}. Choose another output folder.", folder=there)
    return ""


def _existing(folder: Path) -> Path | None:
    """Return the folder, or the nearest one above it that is there."""
    return next((f for f in (folder, *folder.parents) if os.path.lexists(f)), None)
