"""The old model against the tuned one, picture by picture, through the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.events import Log, Metric, Work
from engine.models import ModelCard
from trainer.evaluate.evaluation import EvaluateSpec, OfModel, Picture, Row, evaluate
from trainer.train.prepare import evenly, made_pairs
from trainer.tune.record import ComparedPicture, TuneResult
from trainer.tune.samples import write_png

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.images import Frame
    from trainer.evaluate.cost import Cost
    from trainer.pairs.dataset import Pair

    Pixels = NDArray[np.uint8]

LEAST_GAIN_DB = 0.05
"""Less is within what another seed makes of it (README, "Tuned to a camera")."""

MOST_LOST_DB = 0.2
"""On other blur: what would be noticed in other photos."""

_KIND = "ssim_gauss"


def compare(
    old: ModelCard, new: ModelCard, held_out: Sequence[Pair], folder: Path, *, general: bool
) -> Work[TuneResult]:
    """Return how both do on held-out pairs, evenly spaced ones of many, and keep their results.

    The results are PNG files in `folder`/compared. `general`: also on blur of all kinds made from
    the sharp halves. Raises ModelError, and PairError where no picture can be measured.
    """
    pairs = [held_out[i] for i in evenly(len(held_out))]
    pictures = tuple(
        Picture(f"{number:03} {pair.name}", pair.sharp, pair.blurred)
        for number, pair in enumerate(pairs, 1)
    )
    kept = {card.name: folder / "compared" / what for card, what in ((old, "old"), (new, "new"))}
    subjects = tuple(_Kept(OfModel(card), kept[card.name]) for card in (old, new))
    yield Log("Comparing the old and the new model.")
    found = yield from evaluate(
        EvaluateSpec(subjects, pictures, title="held out", prefix="held_out", speed=False)
    )
    of = {(row.picture, row.subject): row for row in found.rows}
    compared = []
    for number, (pair, picture) in enumerate(zip(pairs, pictures, strict=True), 1):
        if (picture.name, old.name) not in of:
            continue  # it could not be read, which was told
        rows = [of[picture.name, card.name] for card in (old, new)]
        compared.append(
            ComparedPicture(
                pair.name, str(pair.blurred), str(pair.sharp),
                *(str(kept[card.name] / f"{number:03}.png") for card in (old, new)),
                psnr=_three(rows, "psnr"), ssim=_three(rows, "ssim"),
            )
        )  # fmt: skip
    others: tuple[float, ...] = ()
    if general:
        yield Log("Looking at what was forgotten.")
        others = yield from _general(old, new, [pair.sharp for pair in pairs])
    for name, value in zip(("before", "old", "new"), others, strict=False):
        yield Metric(f"general/{name}_psnr", value)
    result = TuneResult(False, "", old.name, new.name, tuple(compared), others)
    return judged(result)


def judged(result: TuneResult) -> TuneResult:
    """Return the result with its judgement: better, or not, and why."""
    _, old, new = result.mean("psnr")
    gain = new - old
    lost = result.general[1] - result.general[2] if result.general else 0.0
    more = sum(one.psnr[2] > one.psnr[1] for one in result.pictures)
    count = len(result.pictures)
    told = f"{gain:+.2f} dB on {count} held-out pictures ({more} better)"
    if result.general:
        told += f", {-lost:+.2f} dB on other blur"
    if gain < LEAST_GAIN_DB:
        return _with(result, False, f"Not better than {result.old}: {told}.")
    if lost > MOST_LOST_DB:
        return _with(result, False, f"Better here, but it has forgotten other blur: {told}.")
    return _with(result, True, f"Better than {result.old}: {told}.")


def _with(result: TuneResult, better: bool, reason: str) -> TuneResult:
    return replace(result, better=better, reason=reason)


def _general(old: ModelCard, new: ModelCard, sharp: Sequence[Path]) -> Work[tuple[float, ...]]:
    paths = list(dict.fromkeys(sharp))
    pictures = tuple(
        Picture(f"{number:03}", clear, blurred)
        for number, (blurred, clear) in enumerate(made_pairs(paths), 1)
    )
    subjects = (OfModel(old), OfModel(new))
    found = yield from evaluate(
        EvaluateSpec(subjects, pictures, title="other blur", prefix="general", speed=False)
    )
    before = found.figures[old.name].input_psnr
    assert before is not None
    return before, found.figures[old.name].psnr, found.figures[new.name].psnr


def _three(rows: Sequence[Row], which: str) -> tuple[float, float, float]:
    scores = [rows[0].before, rows[0].after, rows[1].after]
    values = [
        0.0 if s is None else s.psnr if which == "psnr" else s.ssim.get(_KIND, 0.0) for s in scores
    ]
    return values[0], values[1], values[2]


@dataclass
class _Kept:
    """A model whose results are kept as files, named by their number."""

    inner: OfModel
    folder: Path

    @property
    def name(self) -> str:
        return self.inner.name

    def load(self) -> str:
        return self.inner.load()

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        pixels = yield from self.inner.result(picture, blurred)
        write_png(self.folder / f"{picture.name[:3]}.png", pixels)
        return pixels

    def cost(self, *, speed: bool) -> Cost | None:
        return None
