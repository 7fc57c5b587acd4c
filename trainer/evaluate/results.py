"""The results of an evaluation, as values, and their means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.events import ItemFailed
from trainer.evaluate._gallery import Gallery
from trainer.evaluate.cost import Cost
from trainer.evaluate.protocols import Protocol, Score


@dataclass(frozen=True)
class ResultRow:
    """One picture of one subject; `before` is the score of the blurred picture, if there is one."""

    picture: str
    subject: str
    before: Score | None
    after: Score

    @property
    def gain(self) -> float | None:
        """PSNR of the result minus PSNR of the blurred picture, in dB."""
        return None if self.before is None else self.after.psnr - self.before.psnr

    @property
    def matched_gain(self) -> float | None:
        """The same with brightness and contrast of both matched to the sharp picture, in dB."""
        if self.before is None or self.before.matched is None or self.after.matched is None:
            return None
        return self.after.matched - self.before.matched


@dataclass(frozen=True)
class Means:
    """Means over the pictures of one subject: PSNR in dB, SSIM by kind, None without blurred ones.

    `improved` is the share of pictures with a gain above 0; `retention` is (subject - input) /
    (teacher - input) of the mean PSNR, None without a teacher that gains anything.
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
    matched_gain: float | None = None


@dataclass(frozen=True)
class SharpMeans:
    """PSNR in dB of sharp photos against themselves after the model; unchanged counts as 100."""

    pictures: int
    lowest: float
    median: float


@dataclass(frozen=True)
class Evaluation:
    """Everything that was measured; the mappings are keyed by subject name."""

    title: str
    protocol: Protocol
    machine: str
    notes: tuple[str, ...]
    """Versions and devices of the subjects."""
    teacher: str | None
    subjects: tuple[str, ...]
    means: Mapping[str, Means]
    sharp: Mapping[str, SharpMeans]
    costs: Mapping[str, Cost]
    rows: tuple[ResultRow, ...]
    failed: tuple[ItemFailed, ...]
    galleries: Mapping[str, Gallery]


def summarise(rows: Sequence[ResultRow], teacher: str | None = None) -> dict[str, Means]:
    """Return the means of each subject, in the order of the rows."""
    names = dict.fromkeys(row.subject for row in rows)
    means = {name: _means([row for row in rows if row.subject == name]) for name in names}
    teacher_gain = means[teacher].gain if teacher in means else None
    if teacher_gain is None or teacher_gain <= 0:
        return means
    return {
        name: one
        if name == teacher or one.gain is None
        else replace(one, retention=one.gain / teacher_gain)
        for name, one in means.items()
    }


def _means(rows: Sequence[ResultRow]) -> Means:
    gains = [row.gain for row in rows if row.gain is not None]
    matched = [row.matched_gain for row in rows if row.matched_gain is not None]
    before = [row.before for row in rows if row.before is not None]
    return Means(
        pictures=len(rows),
        input_psnr=float(np.mean([score.psnr for score in before])) if before else None,
        psnr=float(np.mean([row.after.psnr for row in rows])),
        gain=float(np.mean(gains)) if gains else None,
        worst_gain=min(gains) if gains else None,
        improved=sum(gain > 0 for gain in gains) / len(gains) if gains else None,
        retention=None,
        input_ssim=_mean_ssims(before),
        ssim=_mean_ssims([row.after for row in rows]),
        matched_gain=float(np.mean(matched)) if matched else None,
    )


def _mean_ssims(scores: Sequence[Score]) -> dict[str, float]:
    """Return the mean of each kind over the pictures that have it (`ssim_first_256`: one in 8)."""
    kinds = dict.fromkeys(kind for score in scores for kind in score.ssim)
    return {
        kind: float(np.mean([score.ssim[kind] for score in scores if kind in score.ssim]))
        for kind in kinds
    }


def card_scores(
    prefix: str, means: Means | None = None, sharp: SharpMeans | None = None
) -> Iterator[tuple[str, float]]:
    """Yield the scores for a model card, rounded to their meaningful digits.

    `prefix`_pictures, _input_psnr_db, _psnr_db, _gain_db, _matched_gain_db, _worst_gain_db,
    _improved_share, _retention, and for each kind of SSIM _input_KIND and _KIND;
    sharp_lowest_psnr_db and sharp_median_psnr_db. Missing values are left out.
    """
    if means is not None:
        yield f"{prefix}_pictures", means.pictures
        for name, value in (
            ("input_psnr_db", means.input_psnr),
            ("psnr_db", means.psnr),
            ("gain_db", means.gain),
            ("matched_gain_db", means.matched_gain),
            ("worst_gain_db", means.worst_gain),
            ("improved_share", means.improved),
            ("retention", means.retention),
        ):
            if value is not None:
                yield f"{prefix}_{name}", round(value, 2)
        for kind, value in means.ssim.items():
            if kind in means.input_ssim:
                yield f"{prefix}_input_{kind}", round(means.input_ssim[kind], 4)
            yield f"{prefix}_{kind}", round(value, 4)
    if sharp is not None:
        yield "sharp_lowest_psnr_db", round(sharp.lowest, 1)
        yield "sharp_median_psnr_db", round(sharp.median, 1)
