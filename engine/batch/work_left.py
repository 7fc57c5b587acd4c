"""How much of a batch is done and how long the rest takes, by the pixels of its pictures.

The time that pictures take is thought to be as the pixels that the model computes for them
(`engine.batch.workload`).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from engine.batch.bursts import sharp_reason
from engine.batch.plan import ImageJob
from engine.batch.scale import AUTO_SCALE
from engine.batch.triage_cache import recall
from engine.batch.workload import read_workload
from engine.events import Progress, Work
from engine.models import ModelCard

_MOST_WEIGHED = 500
"""Sizes are read beforehand of at most this many pictures: single pictures matter for the time left
of a small batch, hardly for that of a large one."""


def weigh(
    jobs: Sequence[ImageJob],
    card: ModelCard,
    scale: int = AUTO_SCALE,
    *,
    skip_sharp: bool = False,
    pace: float | None = None,
) -> Work[WorkLeft]:
    """Return what there is to do for a model; a moment to stop at each picture.

    `scale` as in BatchSpec. `skip_sharp`: what triage has found to be sharp before will be kept,
    and is nothing to do. `pace`: the seconds per megapixel by earlier measurement, if any.
    """
    known = {job.source_str: 0.0 for job in jobs if job.keep}
    to_do = [job.source_str for job in jobs if not job.keep]
    seen = (yield from recall(to_do)) if skip_sharp else None
    known.update((item, 0.0) for item, each in (seen or {}).items() if sharp_reason(each))
    to_do = [item for item in to_do if item not in known]
    some = to_do[:_MOST_WEIGHED]
    workload = yield from read_workload(some, _MOST_WEIGHED, seen)
    sizes = workload.pixels(card, scale)
    usual = sum(sizes.values()) / len(sizes) if sizes else 1.0
    return WorkLeft(len(jobs), dict.fromkeys(to_do, usual) | known | sizes, pace if sizes else None)


class WorkLeft:
    """Begins when it is made, with the pixels of each picture, by its source.

    Kept pictures count as 0 pixels; pictures of unknown size count as the average.
    """

    def __init__(self, total: int, pixels: Mapping[str, float], pace: float | None = None) -> None:
        """`pace`: the seconds per megapixel that are expected, until this batch tells."""
        self._total, self._pixels, self._pace = total, pixels, pace
        self._all = sum(pixels.values())
        self._through = 0.0  # pixels of the pictures that have ended,
        self._idle = 0.0  # and of those without the model, which say nothing about its speed
        self._is_measured = False  # one has ended with the model
        self._begun = time.monotonic()

    def end(self, source: str, *, idle: bool) -> None:
        """Note the end of a picture; `idle`: it did not use the model."""
        pixels = self._pixels.get(source, 0.0)
        self._through += pixels
        if idle:
            self._idle += pixels
        else:
            self._is_measured = True

    def progress(self, done: int, source: str = "", fraction: float = 0.0) -> Progress:
        """Return how far the batch is, with `done` pictures ended and one at `fraction`."""
        more = fraction * self._pixels.get(source, 0.0)
        through, left = self._through + more, None
        worked, work = through - self._idle, self._all - self._idle
        # One picture tells the speed, and a tenth of all work.
        if worked > 0 and (self._is_measured or worked >= work / 10):
            left = (time.monotonic() - self._begun) / worked * (work - worked)
        elif self._pace is not None:
            left = self._pace * (work - worked) / 1e6
        share = min(1.0, through / self._all) if self._all else None
        done_now = done + fraction
        return Progress(done_now, self._total, "pictures", source, fraction, left, share)
