"""Measure subjects on pictures.

Models run through the engine exactly as in a user's batch, tiles and rounding included. A picture
counts for all subjects or for none: if it cannot be read, or one subject has no result for it, it
is reported and left out of every mean, so all means are of the same pictures.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import (
    ConfigError,
    DeblurError,
    ImageReadError,
    OutOfMemory,
    PairError,
    of_picture,
)
from engine.events import ItemFailed, Log, Metric, Progress, Work, relay_progress
from engine.images import Frame, eight_bits
from engine.messages import msg
from engine.quality.metrics import psnr
from trainer.arrays import Pixels
from trainer.evaluate._gallery import Gallery
from trainer.evaluate.cost import describe_machine
from trainer.evaluate.protocols import MAX_DB, PROTOCOLS
from trainer.evaluate.report import make_folder, table_lines, write_report
from trainer.evaluate.results import Evaluation, ResultRow, SharpMeans, card_scores, summarise
from trainer.evaluate.subjects import OutputSubject, Picture, Subject, check_size

_PICTURE_ERRORS = (PairError, ImageReadError, OutOfMemory)
"""Errors that concern one picture; the evaluation continues, as after those of libraries."""


def _picture_error(error: Exception, name: str) -> DeblurError:
    """Return the failure of one picture; raises errors that concern all of them."""
    if isinstance(error, DeblurError) and not isinstance(error, _PICTURE_ERRORS):
        raise error
    return of_picture(error, name)


@dataclass(frozen=True)
class EvaluationRequest:
    """Which subjects to measure on which pictures, and how.

    `sharp_photos` are given to the subjects to see whether they come back unchanged. The teacher is
    measured like the others, and the others are compared with it (retention). `report` is the
    folder for evaluation.html, .json and .csv. `title` describes the pictures, `prefix` begins the
    names of their scores. Raises ConfigError, or PairError if there are no pictures.
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
    """Whether to time the models; takes seconds for a student."""
    examples: int = 3
    """Number of worst and of best pictures per subject in the report."""

    def __post_init__(self) -> None:
        if self.protocol not in PROTOCOLS:
            raise ConfigError(
                "Unknown protocol {protocol!r}.",
                "Choose {protocols}.",
                protocol=self.protocol,
                protocols=", ".join(PROTOCOLS),
            )
        if not self.all_subjects():
            raise ConfigError("Nothing to evaluate.", "Specify a model or a folder of outputs.")
        names = [subject.name for subject in self.all_subjects()]
        if len(set(names)) < len(names):
            raise ConfigError(
                "Duplicate names in {names}.", "Name each one once.", names=", ".join(names)
            )
        if not (self.pictures or self.sharp_photos):
            raise PairError("No pictures to measure on.", "Specify a folder of pairs.")

    def all_subjects(self) -> tuple[Subject, ...]:
        """Return the subjects, the teacher last."""
        return self.subjects if self.teacher is None else (*self.subjects, self.teacher)


def evaluate(request: EvaluationRequest) -> Work[Evaluation]:
    """Measure all subjects on every picture, report the means and write the report files.

    A picture that fails is an ItemFailed. Raises PairError if all do, ModelError if a model cannot
    run, and ImageWriteError if the report cannot be written, before anything is measured.
    """
    if request.report is not None:
        make_folder(request.report)
    machine = describe_machine()  # with the load before the measurement
    subjects = request.all_subjects()
    notes = [note for subject in subjects if (note := subject.load())]
    for note in notes:
        yield Log(note)
    session = _Session(request)
    yield from session.measure_pictures()
    yield from session.measure_sharp_photos()
    yield session.complete()
    teacher = None if request.teacher is None else request.teacher.name
    evaluation = Evaluation(
        title=request.title,
        protocol=PROTOCOLS[request.protocol],
        machine=machine,
        notes=tuple(notes),
        teacher=teacher,
        subjects=tuple(subject.name for subject in subjects),
        means=summarise(session.rows, teacher),
        sharp=session.sharp_means(),
        costs={s.name: cost for s in subjects if (cost := s.cost(speed=request.speed))},
        rows=tuple(session.rows),
        failed=tuple(session.failed),
        galleries=session.galleries,
    )
    for name in evaluation.subjects:
        means, sharp = evaluation.means.get(name), evaluation.sharp.get(name)
        for key, value in card_scores(request.prefix, means, sharp):
            yield Metric(f"{name}/{key}", value)
    for line in table_lines(evaluation):
        yield Log(line)
    if request.report is not None:
        for path in write_report(evaluation, request.report):
            yield Log(msg("Written: {path}", path=path))
    return evaluation


@dataclass(frozen=True)
class _Place:
    """Position in an evaluation: which picture of the set, which of how many subjects."""

    number: int
    subject: int
    subjects: int
    picture: Picture


class _Session:
    """The measurements made so far."""

    def __init__(self, request: EvaluationRequest) -> None:
        self._request = request
        self._protocol = PROTOCOLS[request.protocol]
        self._total = len(request.pictures) + len(request.sharp_photos)
        self._began = time.monotonic()
        self._sharp: dict[str, list[float]] = {}
        self.rows: list[ResultRow] = []
        self.failed: list[ItemFailed] = []
        self.galleries = {s.name: Gallery(request.examples) for s in request.all_subjects()}

    def measure_pictures(self) -> Work[None]:
        """Measure all subjects on the pictures; raises PairError if every picture fails."""
        for number, picture in enumerate(self._request.pictures):
            try:
                yield from self._measure(number, picture)
            except Exception as error:  # noqa: BLE001 - whatever it is, the others are measured
                yield self._fail(picture.name, _picture_error(error, picture.name))
        if self._request.pictures and not self.rows:
            raise self._all_failed("pictures")

    def measure_sharp_photos(self) -> Work[None]:
        """Give the sharp photos to all subjects but folders of outputs and the teacher."""
        subjects = [s for s in self._request.subjects if not isinstance(s, OutputSubject)]
        first = len(self._request.pictures)
        for number, path in enumerate(self._request.sharp_photos, first) if subjects else ():
            try:
                picture = Picture(path.name, path, path)
                frame, photo = picture.read()
                decibels = {}
                for k, subject in enumerate(subjects):
                    place = _Place(number, k, len(subjects), picture)
                    result = yield from self._result(subject, frame, photo, place)
                    decibels[subject.name] = min(psnr(result, photo), MAX_DB)
            except Exception as error:  # noqa: BLE001 - whatever it is, the others are measured
                yield self._fail(path.name, _picture_error(error, path.name))
                continue
            for name, value in decibels.items():
                self._sharp.setdefault(name, []).append(value)
        if subjects and self._request.sharp_photos and not self._sharp:
            raise self._all_failed("sharp photos")

    def complete(self) -> Progress:
        """Return the progress after all pictures."""
        return Progress(self._total, self._total, "pictures", seconds_left=0.0)

    def sharp_means(self) -> dict[str, SharpMeans]:
        """Return how the sharp photos came back, by subject."""
        return {
            name: SharpMeans(len(values), min(values), float(np.median(values)))
            for name, values in self._sharp.items()
        }

    def _measure(self, number: int, picture: Picture) -> Work[None]:
        """Measure all subjects on one picture, which counts only if each of them has a result."""
        measure = self._protocol.measure
        frame, sharp = picture.read()
        blurred = None if frame is None else eight_bits(frame.pixels)
        before = None if blurred is None else measure(blurred, sharp, number)
        rows, results = [], []
        subjects = self._request.all_subjects()
        for k, subject in enumerate(subjects):
            place = _Place(number, k, len(subjects), picture)
            result = yield from self._result(subject, frame, sharp, place)
            after = measure(result, sharp, number)
            rows.append(ResultRow(picture.name, subject.name, before, after))
            results.append(result)
        self.rows += rows
        for row, result in zip(rows, results, strict=True):
            value = row.after.psnr if row.gain is None else row.gain
            self.galleries[row.subject].offer(picture.name, value, blurred, result, sharp)

    def _result(
        self, subject: Subject, frame: Frame | None, sharp: Pixels, place: _Place
    ) -> Work[Pixels]:
        """Return a subject's result; its progress is passed on as part of the whole."""
        yield self._progress(place, 0.0)
        result = yield from relay_progress(
            subject.result(place.picture, frame),
            lambda of_picture: self._progress(place, of_picture.item_fraction),
        )
        check_size(place.picture.name, f"the result of {subject.name}", result, sharp)
        return result

    def _progress(self, place: _Place, fraction: float) -> Progress:
        of_picture = (place.subject + fraction) / place.subjects
        done = place.number + of_picture
        left = None
        if done >= 1:
            left = (time.monotonic() - self._began) / done * (self._total - done)
        return Progress(done, self._total, "pictures", place.picture.name, of_picture, left)

    def _fail(self, name: str, error: DeblurError) -> ItemFailed:
        self.failed.append(ItemFailed.of(name, error))
        return self.failed[-1]

    def _all_failed(self, what: str) -> PairError:
        first = self.failed[0]
        return PairError(
            "All {what} failed. The first: {message}", first.hint, what=what, message=first.message
        )
