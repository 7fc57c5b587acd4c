"""Compare the old with the tuned model, picture by picture, through the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.events import Log, Metric, Work
from engine.images import Frame
from engine.models import ModelCard
from trainer.arrays import Pixels
from trainer.evaluate.evaluation import EvaluationRequest, evaluate
from trainer.evaluate.results import ResultRow
from trainer.evaluate.subjects import ModelSubject, Picture
from trainer.pairs.dataset import Pair
from trainer.train.validation import synthetic_pairs
from trainer.tune.record import ComparedPicture, TuneResult
from trainer.tune.samples import write_png
from trainer.tune.stages import Part
from trainer.tune.verdict import judged

_KIND = "ssim_gauss"


def compare(
    old: ModelCard,
    new: ModelCard,
    pairs: Sequence[Pair],
    folder: Path,
    *,
    names: Sequence[str],
    general: bool,
    begin: Callable[[Part], Log],
) -> Work[TuneResult]:
    """Return how both do on these held-out pairs, which are told by `names`; keep their results.

    The results are PNG files in `folder`/compared.
    `general`: also on blur of all kinds made from the sharp halves. `begin` tells which part
    begins. Raises ModelError, and PairError where no picture can be measured.
    """
    yield begin("comparison")
    pictures = tuple(
        Picture(f"{number:03} {pair.name}", pair.sharp, pair.blurred)
        for number, pair in enumerate(pairs, 1)
    )
    kept = {card.name: folder / "compared" / what for card, what in ((old, "old"), (new, "new"))}
    subjects = tuple(_Writing(card, kept[card.name]) for card in (old, new))
    found = yield from evaluate(
        EvaluationRequest(subjects, pictures, title="held out", prefix="held_out", speed=False)
    )
    of = {(row.picture, row.subject): row for row in found.rows}
    compared = []
    for number, (pair, picture) in enumerate(zip(pairs, pictures, strict=True), 1):
        if (picture.name, old.name) not in of:
            continue  # it failed, which was reported
        rows = [of[picture.name, card.name] for card in (old, new)]
        compared.append(
            ComparedPicture(
                names[number - 1],
                str(pair.blurred),
                str(pair.sharp),
                str(kept[old.name] / f"{number:03}.png"),
                str(kept[new.name] / f"{number:03}.png"),
                psnr=_three(rows, "psnr"),
                ssim=_three(rows, "ssim"),
            )
        )
    others: tuple[float, ...] = ()
    if general:
        yield begin("general")
        others = yield from _general(old, new, [pair.sharp for pair in pairs])
    for name, value in zip(("before", "old", "new"), others, strict=False):
        yield Metric(f"general/{name}_psnr", value)
    result = TuneResult(False, "", old.name, new.name, tuple(compared), others)
    return judged(result)


def _general(old: ModelCard, new: ModelCard, sharp: Sequence[Path]) -> Work[tuple[float, ...]]:
    paths = list(dict.fromkeys(sharp))
    pictures = tuple(
        Picture(f"{number:03}", clear, blurred)
        for number, (blurred, clear) in enumerate(synthetic_pairs(paths), 1)
    )
    subjects = (ModelSubject(old), ModelSubject(new))
    found = yield from evaluate(
        EvaluationRequest(subjects, pictures, title="other blur", prefix="general", speed=False)
    )
    before = found.means[old.name].input_psnr
    assert before is not None
    return before, found.means[old.name].psnr, found.means[new.name].psnr


def _three(rows: Sequence[ResultRow], which: str) -> tuple[float, float, float]:
    scores = [rows[0].before, rows[0].after, rows[1].after]
    values = [
        0.0 if s is None else s.psnr if which == "psnr" else s.ssim.get(_KIND, 0.0) for s in scores
    ]
    return values[0], values[1], values[2]


class _Writing(ModelSubject):
    """A model whose results are also written as files, named by the picture's number."""

    def __init__(self, card: ModelCard, folder: Path) -> None:
        super().__init__(card)
        self._folder = folder

    def result(self, picture: Picture, blurred: Frame | None) -> Work[Pixels]:
        pixels = yield from super().result(picture, blurred)
        write_png(self._folder / f"{picture.name[:3]}.png", pixels)
        return pixels
