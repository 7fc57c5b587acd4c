"""What models, teachers and other programs make of pictures that they have never seen.

Models run through the engine as a user's batch does, so what is measured is what users get, tiles
and rounding included. A picture counts for everybody or for nobody: one that cannot be read, or of
which somebody has no result, is reported and left out of all means, so that the means of two
subjects are always of the same pictures.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import ConfigError, ImageReadError, OutOfMemory, PairError
from engine.events import Event, ItemFailed, Log, Metric, Progress, Work, relay
from engine.images import Frame
from engine.quality.metrics import psnr
from trainer.evaluate.cost import Cost, describe_machine
from trainer.evaluate.examples import Gallery
from trainer.evaluate.protocols import MOST_DB, PROTOCOLS, Protocol, Score
from trainer.evaluate.report import make_folder, table_lines, write_report
from trainer.evaluate.subjects import (
    OfFunction,
    OfModel,
    OfOutputs,
    Picture,
    Subject,
    check_size,
    eight_bits,
    name_pictures,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = [
    "MOST_DB", "PROTOCOLS", "EvaluateSpec", "Evaluation", "Figures", "OfFunction", "OfModel",
    "OfOutputs", "Picture", "Unharmed", "evaluate", "name_pictures", "named",
]  # fmt: skip

_OF_THE_PICTURE = (PairError, ImageReadError, OutOfMemory)
"""Errors that spoil one picture and not the job."""


@dataclass(frozen=True)
class EvaluateSpec:
    """What is asked: who is measured on which pictures, and how.

    `sharp_photos` are given to the subjects to see whether they come back unharmed. The teacher is
    measured like the others, and the others against it (retention). `report` is the folder for
    evaluation.html, .json and .csv. `title` says what the pictures are (the data set, for GoPro
    which of its blurred sets), `prefix` what the names of their figures begin with. Raises
    ConfigError, or PairError where there is nothing to measure.
    """

    subjects: tuple[Subject, ...]
    pictures: tuple[Picture, ...] = ()
    sharp_photos: tuple[Path, ...] = ()
    teacher: Subject | None = None
    protocol: str = "plain"
    title: str = ""
    prefix: str = "pairs"
    report: Path | None = None
    speed: bool = True
    """Whether to measure milliseconds a megapixel; seconds for a student."""
    examples: int = 3
    """How many of the worst and of the best pictures the report shows of each."""

    def __post_init__(self) -> None:
        if self.protocol not in PROTOCOLS:
            raise ConfigError(
                f"There is no protocol {self.protocol!r}.", f"Choose {', '.join(PROTOCOLS)}."
            )
        if not self.everyone():
            raise ConfigError("There is nobody to measure.", "Name a model or a folder of outputs.")
        names = [subject.name for subject in self.everyone()]
        if len(set(names)) < len(names):
            raise ConfigError(f"Two of {', '.join(names)} have one name.", "Name each once.")
        if not (self.pictures or self.sharp_photos):
            raise PairError("There is no pair to measure on.", "Name a folder of pairs.")

    def everyone(self) -> tuple[Subject, ...]:
        """Return the subjects, the teacher last."""
        return self.subjects if self.teacher is None else (*self.subjects, self.teacher)


@dataclass(frozen=True)
class Row:
    """One picture of one subject; `before` is the blurred picture's, None where there is none."""

    picture: str
    subject: str
    before: Score | None
    after: Score

    @property
    def gain(self) -> float | None:
        """How many dB the result is nearer to the sharp picture than the blurred one was."""
        return None if self.before is None else self.after.psnr - self.before.psnr


@dataclass(frozen=True)
class Figures:
    """Means over the pictures of one subject: PSNR in dB, SSIM by kind, None without blurred ones.

    `improved` is the share of the pictures that came nearer to the sharp one, 0..1; `retention`
    (subject - input) / (teacher - input) of the mean PSNR, None where no teacher gains anything.
    """

    pictures: int
    input_psnr: float | None
    psnr: float
    gain: float | None
    worst_gain: float | None
    improved: float | None
    retention: float | None
    input_ssim: Mapping[str, float]
    ssim: Mapping[str, float]


@dataclass(frozen=True)
class Unharmed:
    """PSNR in dB of sharp photos against themselves after the model; unchanged counts 100."""

    pictures: int
    lowest: float
    median: float


@dataclass(frozen=True)
class Evaluation:
    """Everything that was measured; the mappings are by the names of the subjects."""

    title: str
    protocol: Protocol
    machine: str
    notes: tuple[str, ...]
    """What runs on what, and in which version."""
    teacher: str | None
    subjects: tuple[str, ...]
    figures: Mapping[str, Figures]
    unharmed: Mapping[str, Unharmed]
    costs: Mapping[str, Cost]
    rows: tuple[Row, ...]
    failed: tuple[ItemFailed, ...]
    galleries: Mapping[str, Gallery]


def evaluate(spec: EvaluateSpec) -> Work[Evaluation]:
    """Measure everyone on every picture, tell the means and write the report.

    A picture that fails is an ItemFailed. Raises PairError where all do, ModelError where a model
    does not run, and ImageWriteError where the report cannot be written: its folder is made first.
    """
    if spec.report is not None:
        make_folder(spec.report)
    machine = describe_machine()  # how busy it was before we were
    notes = [told for subject in spec.everyone() if (told := subject.load())]
    for told in notes:
        yield Log(told)
    run = _Run(spec)
    yield from run.pairs()
    yield from run.sharp()
    yield run.ended()
    costs = {s.name: cost for s in spec.everyone() if (cost := s.cost(speed=spec.speed))}
    evaluation = Evaluation(
        title=spec.title,
        protocol=PROTOCOLS[spec.protocol],
        machine=machine,
        notes=tuple(notes),
        teacher=None if spec.teacher is None else spec.teacher.name,
        subjects=tuple(subject.name for subject in spec.everyone()),
        figures=summarise(run.rows, None if spec.teacher is None else spec.teacher.name),
        unharmed=run.unharmed(),
        costs=costs,
        rows=tuple(run.rows),
        failed=tuple(run.failed),
        galleries=run.galleries,
    )
    yield from _tell(evaluation, spec.prefix)
    if spec.report is not None:
        for path in write_report(evaluation, spec.report):
            yield Log(f"Written: {path}")
    return evaluation


def summarise(rows: Sequence[Row], teacher: str | None = None) -> dict[str, Figures]:
    """Return the means of each subject, in the order in which they come."""
    names = dict.fromkeys(row.subject for row in rows)
    figures = {name: _means([row for row in rows if row.subject == name]) for name in names}
    most = figures[teacher].gain if teacher in figures else None
    if most is None or most <= 0:
        return figures
    return {
        name: one
        if name == teacher or one.gain is None
        else replace(one, retention=one.gain / most)
        for name, one in figures.items()
    }


def _means(rows: Sequence[Row]) -> Figures:
    gains = [row.gain for row in rows if row.gain is not None]
    before = [row.before for row in rows if row.before is not None]
    return Figures(
        pictures=len(rows),
        input_psnr=float(np.mean([score.psnr for score in before])) if before else None,
        psnr=float(np.mean([row.after.psnr for row in rows])),
        gain=float(np.mean(gains)) if gains else None,
        worst_gain=min(gains) if gains else None,
        improved=sum(gain > 0 for gain in gains) / len(gains) if gains else None,
        retention=None,
        input_ssim=_mean_ssims(before),
        ssim=_mean_ssims([row.after for row in rows]),
    )


def _mean_ssims(scores: Sequence[Score]) -> dict[str, float]:
    """Return the mean of each kind over the pictures that have it (`ssim_first_256`: one in 8)."""
    kinds = dict.fromkeys(kind for score in scores for kind in score.ssim)
    return {
        kind: float(np.mean([score.ssim[kind] for score in scores if kind in score.ssim]))
        for kind in kinds
    }


def named(
    prefix: str, figures: Figures | None = None, unharmed: Unharmed | None = None
) -> Iterator[tuple[str, float]]:
    """Yield the figures as they stand in the scores of a card, rounded to what they are worth.

    `prefix`_pictures, _input_psnr_db, _psnr_db, _gain_db, _worst_gain_db, _improved_share,
    _retention, and for each kind of SSIM _input_KIND and _KIND; sharp_lowest_psnr_db and
    sharp_median_psnr_db. What there is not is left out.
    """
    if figures is not None:
        yield f"{prefix}_pictures", figures.pictures
        for name, value in (
            ("input_psnr_db", figures.input_psnr),
            ("psnr_db", figures.psnr),
            ("gain_db", figures.gain),
            ("worst_gain_db", figures.worst_gain),
            ("improved_share", figures.improved),
            ("retention", figures.retention),
        ):
            if value is not None:
                yield f"{prefix}_{name}", round(value, 2)
        for kind, value in figures.ssim.items():
            if kind in figures.input_ssim:
                yield f"{prefix}_input_{kind}", round(figures.input_ssim[kind], 4)
            yield f"{prefix}_{kind}", round(value, 4)
    if unharmed is not None:
        yield "sharp_lowest_psnr_db", round(unharmed.lowest, 1)
        yield "sharp_median_psnr_db", round(unharmed.median, 1)


def _tell(evaluation: Evaluation, prefix: str) -> Work[None]:
    for name in evaluation.subjects:
        figures, unharmed = evaluation.figures.get(name), evaluation.unharmed.get(name)
        for key, value in named(prefix, figures, unharmed):
            yield Metric(f"{name}/{key}", value)
    for line in table_lines(evaluation):
        yield Log(line)


@dataclass(frozen=True)
class _Part:
    """Where an evaluation is: at which picture of the set, at which subject of how many."""

    place: int
    subject: int
    subjects: int
    picture: Picture


class _Run:
    """What has been measured so far."""

    def __init__(self, spec: EvaluateSpec) -> None:
        self._spec = spec
        self._protocol = PROTOCOLS[spec.protocol]
        self._total = len(spec.pictures) + len(spec.sharp_photos)
        self._begun = time.monotonic()
        self._kept: dict[str, list[float]] = {}
        self.rows: list[Row] = []
        self.failed: list[ItemFailed] = []
        self.galleries = {s.name: Gallery(spec.examples) for s in spec.everyone()}

    def pairs(self) -> Work[None]:
        """Measure everyone on the pictures; raises PairError where none could be measured."""
        for place, picture in enumerate(self._spec.pictures):
            try:
                yield from self._one(place, picture)
            except _OF_THE_PICTURE as error:
                yield self._fail(picture.name, error)
        if self._spec.pictures and not self.rows:
            raise self._nothing("pictures")

    def sharp(self) -> Work[None]:
        """Give everyone but folders of outputs and the teacher the sharp photos."""
        subjects = [s for s in self._spec.subjects if not isinstance(s, OfOutputs)]
        first = len(self._spec.pictures)
        for place, path in enumerate(self._spec.sharp_photos, first) if subjects else ():
            try:
                picture = Picture(path.name, path, path)
                frame, photo = picture.read()
                decibels = {}
                for k, subject in enumerate(subjects):
                    part = _Part(place, k, len(subjects), picture)
                    result = yield from self._result(subject, frame, photo, part)
                    decibels[subject.name] = min(psnr(result, photo), MOST_DB)
            except _OF_THE_PICTURE as error:
                yield self._fail(path.name, error)
                continue
            for name, value in decibels.items():
                self._kept.setdefault(name, []).append(value)
        if subjects and self._spec.sharp_photos and not self._kept:
            raise self._nothing("sharp photos")

    def ended(self) -> Progress:
        """Return that all pictures are through."""
        return Progress(self._total, self._total, "pictures", seconds_left=0.0)

    def unharmed(self) -> dict[str, Unharmed]:
        """Return how the sharp photos came back, by subject."""
        return {
            name: Unharmed(len(values), min(values), float(np.median(values)))
            for name, values in self._kept.items()
        }

    def _one(self, place: int, picture: Picture) -> Work[None]:
        """Measure everyone on one picture, which counts only when all of them have a result."""
        measure = self._protocol.measure
        frame, sharp = picture.read()
        blurred = None if frame is None else eight_bits(frame.pixels)
        before = None if blurred is None else measure(blurred, sharp, place)
        rows, results = [], []
        everyone = self._spec.everyone()
        for k, subject in enumerate(everyone):
            part = _Part(place, k, len(everyone), picture)
            result = yield from self._result(subject, frame, sharp, part)
            rows.append(Row(picture.name, subject.name, before, measure(result, sharp, place)))
            results.append(result)
        self.rows += rows
        for row, result in zip(rows, results, strict=True):
            value = row.after.psnr if row.gain is None else row.gain
            self.galleries[row.subject].offer(picture.name, value, blurred, result, sharp)

    def _result(
        self, subject: Subject, frame: Frame | None, sharp: Pixels, part: _Part
    ) -> Work[Pixels]:
        """Return a subject's result; its progress is passed on as part of the whole."""
        yield self._progress(part, 0.0)

        def as_part(event: Event) -> Event:
            if isinstance(event, Progress):
                return self._progress(part, event.item_fraction)
            return event

        result = yield from relay(subject.result(part.picture, frame), as_part)
        check_size(part.picture.name, f"the result of {subject.name}", result, sharp)
        return result

    def _progress(self, part: _Part, fraction: float) -> Progress:
        of_picture = (part.subject + fraction) / part.subjects
        done = part.place + of_picture
        left = None
        if done >= 1:
            left = (time.monotonic() - self._begun) / done * (self._total - done)
        return Progress(done, self._total, "pictures", part.picture.name, of_picture, left)

    def _fail(self, name: str, error: PairError | ImageReadError | OutOfMemory) -> ItemFailed:
        self.failed.append(ItemFailed.of(name, error))
        return self.failed[-1]

    def _nothing(self, what: str) -> PairError:
        first = self.failed[0]
        return PairError(
            f"None of the {what} could be measured. The first: {first.message}", first.hint
        )
