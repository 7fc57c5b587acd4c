"""Which photos are finished, with what settings, and how these differ from the chosen ones.

    finished.note_end(end.request, pictures)      a batch of this window has ended
    finished.compare(planned, asked, again=...)   a plan, in which finished photos are left alone

What this window has done is known from here, what was done before from the queue
(`PlannedBatch.earlier`). The strength decides nothing: a finished result gets another one by Save,
without the model.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from deblur_gui.photos.photo_row import DONE_AT, Row
from deblur_gui.photos.state import Picture
from engine.batch.batch import PlannedBatch
from engine.batch.differences import (
    DONE_OTHERWISE,
    RESULT_SETTINGS,
    SKIPPING,
    Comparison,
    ResultSettings,
    done_otherwise,
)
from engine.batch.image_io import DONE_BEFORE
from engine.batch.plan import BatchSpec, ImageJob
from engine.messages import code_of, msg

_SKIPPED = ("sharp", "worse-in-burst")
"""Codes of photos that were skipped for that, whatever else was chosen."""

_ENDED = ("done", "kept")
"""States of photos that a start leaves alone."""


class FinishedPhotos:
    """What is known of finished photos, by their keys."""

    def __init__(
        self, row_of: Callable[[str], Row | None], titles: Callable[[], Mapping[str, str]]
    ) -> None:
        """`row_of`: of the list, by key. `titles`: of the models, by name."""
        self._row_of, self._titles = row_of, titles
        self._own: dict[str, float] = {}  # strengths chosen for single photos
        self.failed: set[str] = set()
        """Photos that failed in the last batch."""
        self.details: dict[str, str] = {}
        """How results differ from what is chosen, in sentences; by the last comparison."""
        self.difference = ""
        """How all of them differ, in short; "" if not all in the same. By the last comparison."""
        self._ended: dict[str, ResultSettings] = {}
        self._strengths: dict[str, float] = {}  # of their results
        self._saved: set[str] = set()  # again, since a plan was asked for
        self._by_other: set[str] = set()  # ended by another model, once

    def own_strength_of(self, key: str) -> float | None:
        """Return the strength chosen for a single photo; None if it has that of all."""
        return self._own.get(key)

    def choose_strength(self, key: str, strength: float) -> None:
        """Give a single photo a strength of its own."""
        self._own[key] = strength

    def reset_strength(self, keys: Iterable[str]) -> None:
        """Let photos have the strength of all again."""
        for key in keys:
            self._own.pop(key, None)

    def forget_failures(self) -> None:
        """Begin with other photos: what failed before says nothing of them."""
        self.failed.clear()

    def note_end(self, request: BatchSpec | None, pictures: Mapping[str, Picture]) -> list[str]:
        """Note how the photos of a batch ended; return those that had failed and have ended now.

        `request`: what was asked for, None for a watch, which asks anew.
        """
        repaired = [key for key in self.failed if key in pictures and pictures[key].state in _ENDED]
        self.failed = {key for key, picture in pictures.items() if picture.state == "failed"}
        if request is not None:
            asked = ResultSettings.of(request)
            for key, picture in pictures.items():
                if picture.state in _ENDED:
                    self._saved.discard(key)
                    self._note(key, asked, request.strength)
        return repaired

    def note_redone(self, keys: Iterable[str], *, by_other: bool) -> None:
        """Note that photos are processed again, `by_other`: by another model than the chosen one.

        They count as finished all the same.
        """
        (self._by_other.update if by_other else self._by_other.difference_update)(keys)

    def note_strength(self, key: str, strength: float) -> None:
        """Note that the result of a photo was saved again at another strength."""
        self._strengths[key] = strength
        self._saved.add(key)

    def note_asked(self) -> None:
        """Note that a plan is asked for, which knows what was noted until now."""
        self._saved.clear()

    def strength_of(self, key: str) -> float | None:
        """Return the strength for which the result of a photo was made, None if it is unknown."""
        return self._strengths.get(key)

    def has_result(self, key: str) -> bool:
        """Whether a finished photo has a result; one that was kept as it is has none."""
        row = self._row_of(key)
        return row is None or row.state != "kept"

    def is_made_so(self, key: str, asked: Collection[ResultSettings], strength: float) -> bool:
        """Whether the result of a photo was made with one of these settings, at this strength."""
        if key in self._by_other or self._strengths.get(key) != strength:
            return False
        return self._ended.get(key) in asked

    def compare(
        self, planned: PlannedBatch, request: BatchSpec, *, again: bool
    ) -> tuple[PlannedBatch, list[ImageJob]]:
        """Return the batch with finished photos kept, and those finished with other settings.

        The latter as they would be processed; with `again` they are to be. `request`: what the
        plan was asked for, with a model only if one was chosen.
        """
        comparison = Comparison(planned, request, self._titles())
        self.details = {}
        jobs, others, reasons = [], [], dict[str, None]()
        for free in planned.jobs:
            job, key = free, free.key
            if not (free.keep or planned.earlier or key in self._ended):
                jobs.append(free)  # nothing is known of it
                continue
            row, ended = self._row_of(key), self._ended.get(key)
            failed = key in (planned.failed or ()) or (row is not None and row.state == "failed")
            if failed and not free.keep:
                jobs.append(free)  # whatever result it has: it was wanted anew
                continue
            if code_of(free.keep) == code_of(DONE_BEFORE):
                self._note(key, comparison.asked, request.strength)
            elif row is not None and ended is not None and row.state == "kept":
                # What decided it:
                names = SKIPPING if code_of(row.reason) in _SKIPPED else RESULT_SETTINGS
                if comparison.is_same(ended, names):
                    job = _kept(free, Path(row.target), row.reason)
                elif code_of(row.reason) not in (*_SKIPPED, "target-exists"):
                    others.append(free)
                    reasons[DONE_OTHERWISE] = None
                    job = free if again else _kept(free, Path(row.target), row.reason)
            elif (result := self._result_of(free, planned)) is not None:
                earlier = planned.earlier.get(free.source)
                earlier = earlier if earlier is not None and earlier.target == result else None
                note = "" if earlier is None else earlier.note
                otherwise = comparison.otherwise(free, result, ended, earlier)
                if earlier is not None and earlier.strength is not None:
                    self._know_strength(key, earlier.strength)
                if otherwise is None:
                    job = self._finished(free, result, comparison.asked, request.strength, note)
                elif not free.keep or code_of(free.keep) == "target-exists":
                    self.details[key] = otherwise.details
                    at = self._other_strength(key, request.strength)
                    reason = done_otherwise(at, otherwise.reason) if at else otherwise.reason
                    job = _kept(free, result, reason, note)
                    if not free.keep:
                        others.append(free)
                        reasons[otherwise.reason] = None
                        job = free if again else job
            jobs.append(job)
        is_one = len(reasons) == 1 and DONE_OTHERWISE not in reasons
        self.difference = next(iter(reasons)) if is_one else ""
        return dataclasses.replace(planned, jobs=tuple(jobs)), others

    def _note(self, key: str, settings: ResultSettings, strength: float) -> None:
        self._ended[key] = settings
        self._know_strength(key, strength)

    def _know_strength(self, key: str, strength: float) -> None:
        """Note what a plan says, which may be older than a result that was saved again."""
        if key not in self._saved:
            self._strengths[key] = strength

    def _other_strength(self, key: str, strength: float) -> str:
        """Return at which strength a result was made, "" if at the chosen one or it is unknown."""
        made_at = self._strengths.get(key)
        if made_at is None or made_at == strength:
            return ""
        return msg(DONE_AT.template, DONE_AT.code, percent=round(100 * made_at))

    def _finished(
        self,
        free: ImageJob,
        result: Path,
        asked: ResultSettings,
        strength: float,
        note: str,
    ) -> ImageJob:
        """Return a photo left alone, since its result has all the settings but the strength."""
        key = free.key
        made_at = self._strengths.get(key)
        if key not in self._ended and made_at is not None:  # of an earlier session
            self._note(key, asked, made_at)
        return _kept(free, result, self._other_strength(key, strength) or DONE_BEFORE, note)

    def _result_of(self, job: ImageJob, planned: PlannedBatch) -> Path | None:
        """Return the result that a photo has, whatever it was made with; None if there is none."""
        row = self._row_of(job.key)
        earlier = planned.earlier.get(job.source) if planned.earlier else None
        known = None if earlier is None else earlier.target
        if job.key not in self._ended or row is None or row.result == str(known):
            return known  # is there: the disk of 10,000 others would be waited for
        return Path(row.result) if os.path.isfile(row.result) else known


def _kept(job: ImageJob, result: Path, reason: str, note: str = "") -> ImageJob:
    return job.replace(target=result, keep=reason, note=note, overwrite=False)
