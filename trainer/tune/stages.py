"""The stages of a tuning: how long each takes, and one progress over all of them.

    load = Workload.of(config, kind=..., ...)            what there is to do
    seconds = estimate(load, step_seconds)                seconds of each part
    course = Course()                                     then, within the tuning:
    work = course.follow(...)                             its progress is that of the whole
    yield course.begin("export")                          the next part

A part is what is estimated and measured by itself, a stage what people are told. How long parts
take is told from the time of one training step, which is measured (`trainer.tune.pace`), and from
the photos: their number and size. A tuning that has ended knows more: `ratios` are what its parts
took against the estimate, so the next one is told from them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from engine.events import Event, Log, Metric, Progress, Work
from engine.messages import Message, msg
from trainer import PACE
from trainer.config import MOST_VALIDATED, POOL_PX, SELF, VALIDATED_PX, TrainConfig, pace_text
from trainer.tune.record import STAGE_CODE, Kind
from trainer.tune.settings import (
    CHECKED_PX,
    COMPARED_PX,
    HELD_OUT_PX,
    MOST_CHECKED,
    calibration_crops,
    held_out_count,
)

T = TypeVar("T")

Part = Literal[
    "repair", "held-out", "crops", "synthetic", "taught", "kept", "teacher",
    "before", "training", "mix", "middles", "export", "int8", "fast8", "comparison",
    "general",
]  # fmt: skip
Stage = Literal["data", "before", "training", "mix", "middles", "export", "int8", "comparison"]

_STAGES: Mapping[Part, Stage] = {
    "repair": "data", "held-out": "data", "crops": "data", "synthetic": "data",
    "taught": "data", "kept": "data", "teacher": "data",
    "before": "before", "training": "training", "mix": "mix", "middles": "middles",
    "export": "export",
    "int8": "int8", "fast8": "int8", "comparison": "comparison", "general": "comparison",
}  # fmt: skip
PARTS: tuple[Part, ...] = tuple(_STAGES)
"""In their order."""

_TEXTS: Mapping[Stage, str] = {
    "data": msg("Preparing the training data."),
    "before": msg("Measuring the model before tuning."),
    "training": msg("Training."),
    "mix": msg("Balancing the new model with the old one."),
    "middles": msg("Cutting the photos for the comparison."),
    "export": msg("Saving the model."),
    "int8": msg("Making the faster 8-bit version."),
    "comparison": msg("Comparing the old and the new model."),
}

_OF_UNITS: Mapping[str, Part] = {
    "photos held out": "held-out", "real crops": "crops", "taught crops": "taught",
    "kept crops": "kept", "shards of synthetic pairs": "synthetic", "crops": "teacher",
    "steps": "training", "mixes with the old model": "mix", "middles of pairs": "middles",
}  # fmt: skip
"""Parts that need no `begin`: their progress tells them."""

_OF_DATA: Mapping[Part, str] = {
    "repair": msg("Checking the photos: {done} of {total}"),
    "held-out": msg("Holding out photos: {done} of {total}"),
    "crops": msg("Cutting your photos: {done} of {total}"),
    "synthetic": msg(
        "Synthesizing many kinds of blur, so that the model forgets none: {done} of {total}"
    ),
    "taught": msg("Cutting your photos: {done} of {total}"),
    "kept": msg("Cutting sample photos: {done} of {total}"),
    "teacher": msg("Computing results to imitate: {done} of {total}"),
}
"""What the parts of the first stage do, which may take minutes each."""


@dataclass(frozen=True)
class Workload:
    """How much there is to do, by what it depends on."""

    kind: Kind
    training: int
    """Photos or pairs."""
    held_out: int
    megapixels: float
    """Per photo."""
    repairs: bool
    steps: int
    step_megapixels: float
    validations: int
    synth_pairs: int
    crops_per_pair: int
    keeps: bool
    """Whether samples are learned with the old model's results as targets."""
    has_teacher: bool
    precisions: tuple[str, ...] = ()
    """In 8 bits."""
    calibration: int = 0
    """Crops from which their ranges are measured."""

    @classmethod
    def of(
        cls,
        config: TrainConfig,
        *,
        kind: Kind,
        count: int,
        megapixels: float,
        teacher: str = SELF,
        precisions: Collection[str] = (),
        repairs: bool = False,
    ) -> Workload:
        """Return the workload of a tuning with this config on `count` photos or pairs."""
        held_out = held_out_count(config, count)
        return cls(
            kind,
            max(1, count - held_out),
            min(held_out, MOST_VALIDATED),
            megapixels or _USUAL_MEGAPIXELS,
            repairs,
            config.steps,
            _step_megapixels(config),
            _validations(config, config.steps),
            config.synth_pairs,
            config.crops_per_pair,
            bool(teacher),
            teacher not in ("", SELF),
            tuple(precisions),
            calibration_crops(config),
        )

    def ended_at(self, step: int, config: TrainConfig) -> Workload:
        """Return what there was to do if the training ended at this step, maybe early."""
        return replace(self, steps=step, validations=_validations(config, step))


def step_seconds_of(config: TrainConfig, seconds_per_megapixel: float) -> float:
    """Return roughly how long a training step takes, from the time of the exported model."""
    return seconds_per_megapixel * _step_megapixels(config) / _ENGINE


def _step_megapixels(config: TrainConfig) -> float:
    side = config.crop_px[-1]
    return config.batch * side * side / 1e6


def _validations(config: TrainConfig, step: int) -> int:
    """Return how many there are up to this step; without an interval only one at the end."""
    every = config.validate_every or config.steps
    return -(-step // every) if step >= config.steps else step // every


_USUAL_MEGAPIXELS = 12.0
_POOL_MEGAPIXELS = POOL_PX * POOL_PX / 1e6
_VALIDATED_MEGAPIXELS = VALIDATED_PX[0] * VALIDATED_PX[1] / 1e6
_FORWARD, _ENGINE = 0.26, 0.45
"""What the net alone takes of a training step for as many pixels: in PyTorch, and exported.

Processor time on an AMD EPYC (Zen 5): 0.25 and 0.39 of `live` (0.21 in int8, 0.12 in fast8), 0.26
and 0.49 of `balanced` (0.34 in int8).
"""
_COMPARED_MEGAPIXELS, _CHECKED_MEGAPIXELS = COMPARED_PX**2 / 1e6, CHECKED_PX**2 / 1e6
"""Of larger photos it is the middle that is compared, and that 8 bits are checked on
(`trainer.tune.middles`)."""


def estimate(
    load: Workload, step_seconds: float, ratios: Mapping[str, float] | None = None
) -> dict[Part, float]:
    """Return the seconds that each part takes; those of parts that are left out are 0.

    `ratios`: what the parts of another tuning took, against this estimate.
    """

    def forward(megapixels: float, share: float = _FORWARD) -> float:
        return megapixels / load.step_megapixels * step_seconds * share

    is_pairs = load.kind == "pairs"
    held_out = min(load.megapixels, _VALIDATED_MEGAPIXELS if is_pairs else HELD_OUT_PX**2 / 1e6)
    validation = load.held_out * (held_out + (_POOL_MEGAPIXELS if is_pairs else 0))
    samples = 3 * held_out
    photo = load.megapixels if is_pairs else held_out
    compared = load.held_out * min(photo, _COMPARED_MEGAPIXELS)
    cut = 0
    if photo > _COMPARED_MEGAPIXELS:
        cut = load.held_out
    elif load.precisions and photo > _CHECKED_MEGAPIXELS:
        cut = min(MOST_CHECKED, load.held_out)
    crops = load.training * load.crops_per_pair
    checked = min(MOST_CHECKED, load.held_out) * min(photo, _CHECKED_MEGAPIXELS)
    seconds: dict[Part, float] = dict.fromkeys(PARTS, 0.0)
    seconds |= {
        "repair": 3.0,  # and what is loaded
        "before": 1 + forward(validation + samples),
        "training": load.steps * step_seconds + load.validations * forward(validation + samples),
        "export": _EXPORT_SECONDS + forward(_EXPORT_MEGAPIXELS, (_FORWARD + _ENGINE) / 2),
        "middles": cut * photo * _CUT_SECONDS,
        "comparison": 2 + 0.3 * compared + forward(2 * compared, _ENGINE),
    }
    for precision in load.precisions:
        part: Part = "int8" if precision == "int8" else "fast8"
        work = 4 * checked + 3 * load.calibration * _POOL_MEGAPIXELS
        seconds[part] = _EIGHT_BITS_SECONDS + forward(work, _ENGINE)
    if is_pairs:
        seconds["crops"] = load.training * load.megapixels * 0.05 + crops * 0.01
        seconds["mix"] = 1 + forward(3 * load.held_out * _POOL_MEGAPIXELS)
        seconds["general"] = 1 + forward(2 * load.held_out * _POOL_MEGAPIXELS, _ENGINE)
        if load.repairs:
            seconds["repair"] += (load.training + load.held_out) * load.megapixels * 0.3
    else:
        seconds["held-out"] = load.held_out * (0.3 + 0.03 * load.megapixels)
    if load.kind == "blurred":
        seconds["taught"] = crops * _TEACHER_SECONDS
        seconds["held-out"] += load.held_out * 4 * _TEACHER_SECONDS
    else:
        seconds["synthetic"] = 3 + load.synth_pairs * 0.05
        if load.has_teacher:
            seconds["teacher"] = (crops + load.synth_pairs) * _TEACHER_SECONDS
    if load.keeps:
        seconds["kept"] = forward(0.35 * load.synth_pairs * _POOL_MEGAPIXELS)
    for name, ratio in (ratios or {}).items():
        if name in seconds:
            seconds[name] *= ratio
    return seconds


_CUT_SECONDS = 0.2
"""To read a pair, and to write its middle, per megapixel: 0.05 to 0.1 on an EPYC with nothing else
to do, 0.3 beside another training."""
_EXPORT_SECONDS, _EXPORT_MEGAPIXELS = 15.0, 14.0
_EIGHT_BITS_SECONDS = 15.0
_TEACHER_SECONDS = 1.5
"""A large net on a crop: very rough."""


class Course:
    """How far a tuning is, and how long it still takes.

    Time counts only while the work runs: not while it is paused between two of its events.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._mark = clock, clock()
        self._seconds: dict[Part, float] = dict.fromkeys(PARTS, 1.0)
        self._is_known = False
        self._pace: float | None = None
        self.spent: dict[Part, float] = {}
        """Seconds of each part so far."""
        self._part: Part = PARTS[0]
        self._stage: Stage | None = None
        self._fraction = 0.0
        self._began_at: float | None = None
        """The fraction of the part when it was first told: not 0 in one that is resumed."""
        self._training_share = 1.0
        """The part of the training that was done in this session."""
        self._floor, self._share = 0.0, 0.0
        self.done = 0.0
        """The part of the whole that is done, 0..1; never falls."""

    @property
    def total_seconds(self) -> float:
        """Seconds of everything so far."""
        return sum(self.spent.values())

    def plan(self, seconds: Mapping[Part, float], *, is_known: bool) -> None:
        """Take the estimate; `is_known`: from a measured pace, so that times can be told."""
        self._seconds, self._is_known = dict(seconds), is_known
        self._set_share()

    def begin(self, part: Part) -> Log:
        """Go on to this part; return the message that names its stage."""
        self._charge()
        self._change(part)
        self._stage = _STAGES[part]
        return Log(_TEXTS[self._stage], code=STAGE_CODE + self._stage)

    def follow(self, work: Work[T]) -> Work[T]:
        """Drive `work`; its progress becomes that of the whole, in percent."""
        try:
            while True:
                self._mark = self._clock()
                try:
                    event = next(work)
                except StopIteration as stop:
                    self._charge()
                    value: T = stop.value
                    return value
                if isinstance(event, Progress):
                    part = _OF_UNITS.get(event.unit, self._part)
                    if PARTS.index(part) > PARTS.index(self._part):
                        self._change(part)  # which has been running since the last event
                self._charge()
                yield from self._told(event)
        finally:
            work.close()

    def _charge(self) -> None:
        """Charge the time since the work resumed, or since the last call, to the current part."""
        now = self._clock()
        self.spent[self._part] = self.spent.get(self._part, 0.0) + now - self._mark
        self._mark = now

    def _told(self, event: Event) -> Work[None]:
        if isinstance(event, Log) and event.code.startswith(STAGE_CODE):
            yield event
            yield self._progress("", None)
        elif isinstance(event, Progress):
            if _OF_UNITS.get(event.unit, self._part) != self._part:  # an earlier one, once more
                return
            if _STAGES[self._part] != self._stage:
                yield self.begin(self._part)
            if event.total > 0:
                if self._began_at is None:
                    self._began_at = 0.0 if event.done <= 1 else event.done / event.total
                self._fraction = min(1.0, max(self._fraction, event.done / event.total))
            yield self._progress(self._detail(event), event.seconds_left)
        elif isinstance(event, Metric) and event.name == PACE:
            if self._pace is None:
                yield event
            self._pace = event.value
        else:
            yield event

    def _detail(self, event: Progress) -> str:
        if event.unit == "%":
            return ""  # the bar tells
        if self._part != "training":
            if self._part == "synthetic" and event.total == 1:
                return msg(
                    "Synthesizing many kinds of blur, so that the model forgets none; this may "
                    "take minutes"
                )
            text = _OF_DATA.get(self._part, msg("{done} of {total}"))
            return Message(text, "", {"done": int(event.done), "total": int(event.total)})
        values = {"step": int(event.done), "steps": int(event.total)}
        if self._pace is not None:
            pace = pace_text(self._pace)
            return msg("step {step} of {steps}, {pace} steps/s", pace=pace, **values)
        return msg("step {step} of {steps}", **values)

    def _change(self, part: Part) -> None:
        if part == self._part:
            return
        if self._part == "training":
            self._training_share = self._fraction - (self._began_at or 0.0)
        self.done = max(self.done, min(1.0, self._floor + self._share))
        self._part, self._fraction, self._began_at = part, 0.0, None
        self._set_share()

    def _set_share(self) -> None:
        """Divide the rest of the bar among the parts that are left, by their times."""
        left = sum(self._seconds[part] for part in self._parts_left())
        self._floor = self.done
        self._share = (1 - self.done) * self._seconds[self._part] / left if left else 0.0

    def _parts_left(self) -> tuple[Part, ...]:
        return PARTS[PARTS.index(self._part) :]

    def _progress(self, detail: str, seconds_left: float | None) -> Progress:
        self.done = max(self.done, min(1.0, self._floor + self._share * self._fraction))
        left = self._seconds_left(seconds_left)
        return Progress(round(100 * self.done, 2), 100.0, "%", detail, self._fraction, left)

    def _seconds_left(self, told: float | None) -> float | None:
        """Return what is left, by what the parts so far took against their estimate."""
        spent = self.spent.get(self._part, 0.0)
        measured = self._part == "training" and told is not None
        if not (self._is_known or measured):
            return None
        self._is_known = True
        here = self._fraction - (self._began_at or 0.0)
        if told is None and here > _TELLING and spent > _TELLING_SECONDS:
            told = spent / here * (1 - self._fraction)
        expected, taken = _TELLING_SECONDS, _TELLING_SECONDS  # at first little is known
        for part, seconds in self.spent.items():
            if part != self._part:
                planned = self._seconds[part]
                planned *= self._training_share if part == "training" else 1.0
                if seconds > _SKIPPED * planned > 0:
                    expected += planned
                    taken += seconds
        if told is not None:  # this part is measured too
            expected += (1 - (self._began_at or 0.0)) * self._seconds[self._part]
            taken += spent + told
        slowness = taken / expected
        if told is None:
            told = max(0.0, self._seconds[self._part] * slowness - spent)
        return told + slowness * sum(self._seconds[part] for part in self._parts_left()[1:])

    def ratios(self, load: Workload, step_seconds: float, *, is_data_new: bool) -> dict[str, float]:
        """Return what the parts took against their estimate at this pace, the real one.

        Of what prepares the training data, without parts that were found done, such as outputs in
        the teacher's cache, and unless `is_data_new` without any: they tell nothing about another
        tuning. What follows is always done whole.
        """
        expected = estimate(load, step_seconds)

        def is_whole(part: Part) -> bool:
            if _STAGES[part] != "data":
                return True
            return is_data_new and self.spent[part] > _SKIPPED * expected[part]

        return {
            part: round(min(20.0, max(0.05, taken / expected[part])), 3)
            for part, taken in self.spent.items()
            if expected[part] > 0 and is_whole(part)
        }


_TELLING, _TELLING_SECONDS = 0.1, 5.0
"""After this fraction and this many seconds, a part shows how long it takes."""

_SKIPPED = 0.2
"""A part that took less of its time was done in an earlier session."""
