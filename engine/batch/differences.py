"""In what a finished result differs from what a request would make of its photo now.

    comparison = Comparison(planned, request, titles)
    comparison.otherwise(job, result, ended, earlier)     None, or the settings that differ

The strength decides nothing: a finished result gets another one without the model.
"""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.batch.batch import PlannedBatch, spec_from_json
from engine.batch.plan import BESIDE_TEMPLATE, FOLDER_TEMPLATE, BatchSpec, ImageJob
from engine.batch.scale import AUTO_SCALE
from engine.core.paths import absolute
from engine.errors import ConfigError
from engine.messages import Message, code_of, joined, msg
from engine.models import ModelCard
from engine.models.cards import precision_title
from engine.queue import DAMAGED, EarlierResult, Request, is_numbered, settings_hash

DONE_OTHERWISE = msg("with other settings", "done-otherwise")
"""Why a finished photo is left alone although a result with the settings of now would differ.

Its text where it is not known which; else one of the same code names them."""


@dataclass(frozen=True, slots=True)
class ResultSettings:
    """What of a request decides what becomes of a photo, but for the strength."""

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
    def of(cls, request: BatchSpec) -> ResultSettings:
        """Return those of a request."""
        options: dict[str, Any] = dataclasses.asdict(request.options)
        return cls(
            **{
                name: options[name] if name in options else getattr(request, name)
                for name in RESULT_SETTINGS
            }
        )

    def differences(self, other: ResultSettings, names: Iterable[str]) -> list[str]:
        """Return which of the settings of these names differ."""
        return [name for name in names if getattr(self, name) != getattr(other, name)]


RESULT_SETTINGS = tuple(field.name for field in dataclasses.fields(ResultSettings))

SKIPPING = ("skip_sharp", "bursts")
"""Settings that decide which photos are processed, not what becomes of one."""

_MAKING = tuple(name for name in RESULT_SETTINGS if name not in SKIPPING)

_AUTOMATIC = msg("automatic")
SCALE_NAMES = {AUTO_SCALE: _AUTOMATIC, 1: msg("full size"), 2: msg("half size"), 3: msg("a third")}
NEXT_TO_ORIGINAL = msg("next to the original")
SAME_FORMAT = msg("same as original")
_CONFLICTS = {
    "unique": msg("keep both"),
    "skip": msg("skip the photo"),
    "overwrite": msg("replace earlier result"),
}
_ON = {True: msg("on"), False: msg("off")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting in which a result differs: for the list, and for the tooltip."""

    short: str
    detail: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """That a result differs from what is chosen: why its photo is left alone, and in what."""

    reason: str = DONE_OTHERWISE
    details: str = ""

    @classmethod
    def of(cls, differences: Collection[Difference]) -> Otherwise | None:
        """Return it for these differences, None for none."""
        if not differences:
            return None
        reason = done_otherwise(*(each.short for each in differences))
        return cls(reason, joined("\n", *(each.detail for each in differences)))


_UNKNOWN = Otherwise()


def done_otherwise(*differences: str) -> Message:
    """Return DONE_OTHERWISE with the names of what differs."""
    return Message("{parts}", code_of(DONE_OTHERWISE), {"parts": joined(", ", *differences)})


def value_name(name: str, value: Any) -> Message:  # noqa: ANN401 - of `ResultSettings`
    """Return what a scale, an output folder, a format or a quality is called among others.

    No folder and no format are those of the original.
    """
    match name:
        case "scale":
            return msg("long blur: {name}", name=SCALE_NAMES[value])
        case "output" if value:
            return msg("in folder {name}", name=Path(value).name or value)
        case "output":
            return NEXT_TO_ORIGINAL
        case "format":
            return msg("format {name}", name=value.upper()) if value else SAME_FORMAT
    return msg("quality {number}", number=value)


def is_same_but_strength(request: Request, spec: BatchSpec, card: ModelCard) -> bool:
    """Return whether `spec` with this model gives what `request` gave, the strength left aside."""
    asked = PlannedBatch(spec, card, ()).request
    made = {**request.settings, "strength": asked.settings["strength"]}
    return settings_hash(made, request.model_sha256) == asked.settings_hash


class Comparison:
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
        self._named: dict[tuple[object, ...], Otherwise | None] = {}
        self._moved: dict[tuple[Path, Path], Otherwise | None] = {}
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
    ) -> Otherwise | None:
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

    def _elsewhere(self, job: ImageJob, result: Path) -> Otherwise | None:
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
                difference = Difference(value_name("output", was), detail)
                self._moved[was, new] = Otherwise.of([difference])
            return self._moved[was, new]
        if self._names is not None and self._names.fullmatch(result.stem):
            return None
        detail = msg("Names: {was} (now {now})", was=result.name, now=wanted.name)
        return Otherwise.of([Difference(msg("other name"), detail)])

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
    ) -> Otherwise | None:
        known = made, now, result.suffix, id(request)
        if known not in self._named:
            names = made.differences(now, _MAKING)
            if request is not None:
                names = self._without_chance(names, made, request)
            named = [self._name(name, made, now, result) for name in names]
            if (
                request is not None
                and not named
                and not is_same_but_strength(request, self._planned.spec, self._planned.card)
            ):
                text = msg("Program: another version")
                named = [Difference(msg("other version of the program"), text)]
            self._named[known] = Otherwise.of(named)
        return self._named[known]

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
    ) -> Difference:
        """Return what a difference is called."""
        match name:
            case "model":
                was, new = self._title(made.model), self._title(now.model)
                detail = msg("Model: {was} (now {now})", was=was, now=new)
                return Difference(msg("model {name}", name=was), detail)
            case "version":
                title = self._title(now.model)
                detail = msg("Model: another version of {name}", name=title)
                return Difference(msg("other version of the model"), detail)
            case "precision":
                was, new = (
                    precision_title(each.precision) if each.precision else _AUTOMATIC
                    for each in (made, now)
                )
                detail = msg("Precision: {was} (now {now})", was=was, now=new)
                return Difference(msg("other precision"), detail)
            case "format":
                was = made.format or result.suffix.lstrip(".")
                new = SAME_FORMAT if now.format is None else now.format.upper()
                detail = msg("Format: {was} (now {now})", was=was.upper(), now=new)
                return Difference(value_name(name, was), detail)
            case "quality":
                detail = msg("Quality: {was} (now {now})", was=made.quality, now=now.quality)
                return Difference(value_name(name, made.quality), detail)
            case "scale":
                was, new = SCALE_NAMES[made.scale], SCALE_NAMES[now.scale]
                detail = msg("Long blur: {was} (now {now})", was=was, now=new)
                return Difference(value_name(name, made.scale), detail)
            case "output":
                was, new = _folder(made), _folder(now)
                detail = msg("Folder: {was} (now {now})", was=was, now=new)
                return Difference(value_name(name, made.output), detail)
            case "template":
                was, new = _template(made), _template(now)
                detail = msg("Names: {was} (now {now})", was=was, now=new)
                return Difference(msg("other name"), detail)
            case "guard":
                was, new = _ON[made.guard], _ON[now.guard]
                detail = msg("Reject results that look worse: {was} (now {now})", was=was, now=new)
                return Difference(msg("checked") if made.guard else msg("not checked"), detail)
            case "provenance":
                was, new = _ON[made.provenance], _ON[now.provenance]
                detail = msg("Settings in the metadata: {was} (now {now})", was=was, now=new)
                return Difference(msg("other metadata"), detail)
        was, new = _CONFLICTS[made.on_conflict], _CONFLICTS[now.on_conflict]
        detail = msg("If the file exists: {was} (now {now})", was=was, now=new)
        return Difference(msg("existing files: {name}", name=was), detail)

    def _title(self, name: str) -> str:
        return self._titles.get(name, name) if name else _AUTOMATIC


def _folder(settings: ResultSettings) -> str:
    return NEXT_TO_ORIGINAL if settings.output is None else str(settings.output)


def _template(settings: ResultSettings) -> str:
    return settings.template or (FOLDER_TEMPLATE if settings.output else BESIDE_TEMPLATE)


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
