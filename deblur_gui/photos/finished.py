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
import re
import string
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_gui.photos.photo_row import DONE_AT, DONE_OTHERWISE, Row
from deblur_gui.photos.state import Picture
from deblur_gui.settings import Settings
from engine.batch.batch import PlannedBatch, spec_from_json
from engine.batch.image_io import DONE_BEFORE
from engine.batch.plan import BESIDE_TEMPLATE, FOLDER_TEMPLATE, BatchSpec, ImageJob
from engine.batch.scale import AUTO_SCALE
from engine.core.paths import absolute
from engine.errors import ConfigError
from engine.messages import Message, code_of, joined, msg
from engine.models.cards import precision_title
from engine.queue import DAMAGED, EarlierResult, Request, is_numbered, settings_hash


@dataclass(frozen=True, slots=True)
class ResultSettings:
    """Settings with which a photo that was done is to be done anew, named as in `Settings`."""

    model: str
    precision: str | None
    output: Path | None
    template: str
    format: str | None
    quality: int
    on_conflict: str
    guard: bool
    provenance: bool
    skip_sharp: bool
    bursts: bool
    scale: int

    @classmethod
    def of(cls, chosen: Settings | BatchSpec) -> ResultSettings:
        """Return those among all settings."""
        if isinstance(chosen, Settings):
            chosen = chosen.spec((Path("picture"),))
        options: dict[str, Any] = dataclasses.asdict(chosen.options)
        return cls(
            **{
                name: options[name] if name in options else getattr(chosen, name)
                for name in RESULT_SETTINGS
            }
        )

    def differences(self, other: ResultSettings, names: Iterable[str]) -> list[str]:
        """Return which of the settings of these names differ."""
        return [name for name in names if getattr(self, name) != getattr(other, name)]


RESULT_SETTINGS = tuple(field.name for field in dataclasses.fields(ResultSettings))

_SKIPPING = ("skip_sharp", "bursts")
"""Settings that decide which photos are processed, not what becomes of one."""

_MAKING = tuple(name for name in RESULT_SETTINGS if name not in _SKIPPING)

_SKIPPED = ("sharp", "worse-in-burst")
"""Codes of photos that were skipped for that, whatever else was chosen."""

_ENDED = ("done", "kept")
"""States of photos that a start leaves alone."""

_AUTOMATIC = msg("automatic")
SCALES = {AUTO_SCALE: _AUTOMATIC, 1: msg("full size"), 2: msg("half size"), 3: msg("a third")}
_CONFLICTS = {
    "unique": msg("keep both"),
    "skip": msg("skip the photo"),
    "overwrite": msg("replace earlier result"),
}
_ON = {True: msg("on"), False: msg("off")}


@dataclass(frozen=True, slots=True)
class _Difference:
    """One setting in which a result differs: for the list, and for the tooltip."""

    short: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Otherwise:
    """That a result differs from what is chosen: why its photo is left alone, and in what."""

    reason: str = DONE_OTHERWISE
    details: str = ""

    @classmethod
    def of(cls, differences: Collection[_Difference]) -> _Otherwise | None:
        """Return it for these differences, None for none."""
        if not differences:
            return None
        parts = joined(", ", *(each.short for each in differences))
        reason = Message("{parts}", code_of(DONE_OTHERWISE), {"parts": parts})
        return cls(reason, joined("\n", *(each.detail for each in differences)))


_UNKNOWN = _Otherwise()


class FinishedPhotos:
    """What is known of finished photos, by their keys."""

    def __init__(
        self, row_of: Callable[[str], Row | None], titles: Callable[[], Mapping[str, str]]
    ) -> None:
        """`row_of`: of the list, by key. `titles`: of the models, by name."""
        self._row_of, self._titles = row_of, titles
        self.own_strengths: dict[str, float] = {}
        """Those chosen for single photos; they are not the strength of all."""
        self.failed: set[str] = set()
        """Photos that failed in the last batch."""
        self.details: dict[str, str] = {}
        """How results differ from what is chosen, in sentences; by the last comparison."""
        self._ended: dict[str, ResultSettings] = {}
        self._strengths: dict[str, float] = {}  # of their results
        self._saved: set[str] = set()  # again, since a plan was asked for
        self._by_other: set[str] = set()  # ended by another model, once

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
        comparison = _Comparison(planned, request, self._titles())
        self.details = {}
        jobs, others = [], []
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
                names = _SKIPPING if code_of(row.reason) in _SKIPPED else RESULT_SETTINGS
                if comparison.is_same(ended, names):
                    job = _kept(free, Path(row.target), row.reason)
                elif code_of(row.reason) not in (*_SKIPPED, "target-exists"):
                    others.append(free)
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
                    job = _kept(free, result, otherwise.reason, note)
                    if not free.keep:
                        others.append(free)
                        job = free if again else job
            jobs.append(job)
        return dataclasses.replace(planned, jobs=tuple(jobs)), others

    def _note(self, key: str, settings: ResultSettings, strength: float) -> None:
        self._ended[key] = settings
        self._know_strength(key, strength)

    def _know_strength(self, key: str, strength: float) -> None:
        """Note what a plan says, which may be older than a result that was saved again."""
        if key not in self._saved:
            self._strengths[key] = strength

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
        if made_at is None or made_at == strength:
            return _kept(free, result, DONE_BEFORE, note)
        reason = msg(DONE_AT.template, DONE_AT.code, percent=round(100 * made_at))
        return _kept(free, result, reason, note)

    def _result_of(self, job: ImageJob, planned: PlannedBatch) -> Path | None:
        """Return the result that a photo has, whatever it was made with; None if there is none."""
        row = self._row_of(job.key)
        if job.key in self._ended and row is not None and os.path.isfile(row.result):
            return Path(row.result)
        earlier = planned.earlier.get(job.source) if planned.earlier else None
        return None if earlier is None else earlier.target


class _Comparison:
    """Results compared with one plan; what all photos of a batch have in common is read once."""

    def __init__(
        self, planned: PlannedBatch, request: BatchSpec, titles: Mapping[str, str]
    ) -> None:
        self.asked = ResultSettings.of(request)
        # What a resumed batch was asked for is known with its model, also if none was chosen.
        self._planned, self._now = planned, ResultSettings.of(planned.spec)
        self._titles = titles
        self._made: dict[int, ResultSettings | None] = {}  # by the id of the request
        # One for all photos of which the same is to be said.
        self._named: dict[tuple[object, ...], _Otherwise | None] = {}
        self._moved: dict[tuple[Path, Path], _Otherwise | None] = {}
        self._names = _varying_names(planned.spec)

    def is_same(self, ended: ResultSettings, names: Collection[str]) -> bool:
        """Whether a photo has ended with what was asked for."""
        return any(not ended.differences(now, names) for now in (self.asked, self._now))

    def otherwise(
        self,
        job: ImageJob,
        result: Path,
        ended: ResultSettings | None,
        earlier: EarlierResult | None,
    ) -> _Otherwise | None:
        """Return in what a result differs from what a start would make, None if in nothing.

        `ended`: with what it has ended in this window. `earlier`: what the queue knows of it.
        """
        named = None
        if ended is None or not self.is_same(ended, _MAKING):
            request = None if earlier is None else earlier.request
            made = None if request is None else self._settings_of(request)
            if request is not None and made is not None:
                named = self._all_named(made, self._now, result, request)
            elif ended is not None:
                named = self._all_named(ended, self.asked, result)
            else:
                named = _UNKNOWN
        return named or self._elsewhere(job, result)

    def _elsewhere(self, job: ImageJob, result: Path) -> _Otherwise | None:
        """Return that a result is not where this one would be, None if it is.

        With the same settings too: the mirrored tree begins at what was chosen, and a name may have
        the date.
        """
        wanted = job.preferred_target or job.target
        if result == wanted or is_numbered(result, wanted := absolute(wanted)):
            return None
        was, new = result.parent, wanted.parent
        if was != new:
            if (was, new) not in self._moved:
                detail = msg("Folder: {was} (now {now})", was=was, now=new)
                short = msg("in folder {name}", name=was.name or was)
                self._moved[was, new] = _Otherwise.of([_Difference(short, detail)])
            return self._moved[was, new]
        if self._names is not None and self._names.fullmatch(result.stem):
            return None
        detail = msg("Names: {was} (now {now})", was=result.name, now=wanted.name)
        return _Otherwise.of([_Difference(msg("other name"), detail)])

    def _settings_of(self, request: Request) -> ResultSettings | None:
        if id(request) not in self._made:
            try:
                made = ResultSettings.of(spec_from_json(request.spec))
                # A batch without a model has that of its plan.
                self._made[id(request)] = dataclasses.replace(made, model=request.model)
            except (ConfigError, *DAMAGED):
                self._made[id(request)] = None
        return self._made[id(request)]

    def _all_named(
        self,
        made: ResultSettings,
        now: ResultSettings,
        result: Path,
        request: Request | None = None,
    ) -> _Otherwise | None:
        known = made, now, result.suffix, id(request)
        if known not in self._named:
            names = made.differences(now, _MAKING)
            if request is not None:
                names = self._without_chance(names, made, request)
            named = [self._name(name, made, now, result) for name in names]
            if request is not None and not named and not self._gives_the_same(request):
                text = msg("Program: another version")
                named = [_Difference(msg("other version of the program"), text)]
            self._named[known] = _Otherwise.of(named)
        return self._named[known]

    def _gives_the_same(self, request: Request) -> bool:
        """Whether a start would find the results of this request finished, but for the strength."""
        planned = self._planned
        made, now = ({**each.settings, "strength": None} for each in (request, planned))
        return settings_hash(made, request.model_sha256) == settings_hash(now, planned.file.sha256)

    def _without_chance(
        self, names: list[str], made: ResultSettings, request: Request
    ) -> list[str]:
        """Return these differences without those that nobody chose, and with a replaced model."""
        if self._now.on_conflict != "overwrite":
            names = [name for name in names if name != "on_conflict"]
        planned = self._planned
        is_same_file = (request.model_sha256, request.settings.get("variant")) == (
            planned.file.sha256,
            planned.settings["variant"],
        )
        if is_same_file or "model" in names:
            names = [name for name in names if name != "precision"]
        elif "precision" not in names:
            names = ["version", *names]
        if "format" in names:  # whose quality says nothing
            names = [name for name in names if name != "quality"]
        return names

    def _name(
        self, name: str, made: ResultSettings, now: ResultSettings, result: Path
    ) -> _Difference:
        """Return what a difference is called."""
        match name:
            case "model":
                was, new = self._title(made.model), self._title(now.model)
                detail = msg("Model: {was} (now {now})", was=was, now=new)
                return _Difference(msg("model {name}", name=was), detail)
            case "version":
                title = self._title(now.model)
                detail = msg("Model: another version of {name}", name=title)
                return _Difference(msg("other version of the model"), detail)
            case "precision":
                was, new = (
                    precision_title(each.precision) if each.precision else _AUTOMATIC
                    for each in (made, now)
                )
                detail = msg("Precision: {was} (now {now})", was=was, now=new)
                return _Difference(msg("other precision"), detail)
            case "format":
                was = made.format or result.suffix.lstrip(".")
                new = msg("same as original") if now.format is None else now.format.upper()
                detail = msg("Format: {was} (now {now})", was=was.upper(), now=new)
                return _Difference(msg("format {name}", name=was.upper()), detail)
            case "quality":
                detail = msg("Quality: {was} (now {now})", was=made.quality, now=now.quality)
                return _Difference(msg("quality {number}", number=made.quality), detail)
            case "scale":
                was, new = SCALES[made.scale], SCALES[now.scale]
                detail = msg("Long blur: {was} (now {now})", was=was, now=new)
                return _Difference(msg("long blur: {name}", name=was), detail)
            case "output":
                was, new = _folder(made), _folder(now)
                detail = msg("Folder: {was} (now {now})", was=was, now=new)
                if made.output is None:
                    return _Difference(msg("next to the original"), detail)
                short = msg("in folder {name}", name=made.output.name or made.output)
                return _Difference(short, detail)
            case "template":
                was, new = _template(made), _template(now)
                detail = msg("Names: {was} (now {now})", was=was, now=new)
                return _Difference(msg("other name"), detail)
            case "guard":
                was, new = _ON[made.guard], _ON[now.guard]
                detail = msg("Reject results that look worse: {was} (now {now})", was=was, now=new)
                return _Difference(msg("checked") if made.guard else msg("not checked"), detail)
            case "provenance":
                was, new = _ON[made.provenance], _ON[now.provenance]
                detail = msg("Settings in the metadata: {was} (now {now})", was=was, now=new)
                return _Difference(msg("other metadata"), detail)
        was, new = _CONFLICTS[made.on_conflict], _CONFLICTS[now.on_conflict]
        detail = msg("If the file exists: {was} (now {now})", was=was, now=new)
        return _Difference(msg("existing files: {name}", name=was), detail)

    def _title(self, name: str) -> str:
        return self._titles.get(name, name) if name else _AUTOMATIC


def _folder(settings: ResultSettings) -> str:
    return msg("next to the original") if settings.output is None else str(settings.output)


def _template(settings: ResultSettings) -> str:
    return settings.template or (FOLDER_TEMPLATE if settings.output else BESIDE_TEMPLATE)


def _kept(job: ImageJob, result: Path, reason: str, note: str = "") -> ImageJob:
    return job.replace(target=result, keep=reason, note=note, overwrite=False)


def _varying_names(spec: BatchSpec) -> re.Pattern[str] | None:
    """Return what names have in common that differ in nothing chosen, without their suffixes.

    In a number, which others in the list decide, in the strength, and in the model, which is
    compared by itself. None for a template without these.
    """
    parts = [(text, name) for text, name, _, _ in string.Formatter().parse(spec.template)]
    if not {"n", "strength", "model"}.intersection(name for _, name in parts):
        return None
    kinds = {None: "", "ext": "", "n": r"\d+", "strength": r"[\d.]+", "date": re.escape(spec.date)}
    return re.compile("".join(re.escape(t) + kinds.get(n, ".*") for t, n in parts) + r"(-\d+)?")
