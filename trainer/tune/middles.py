"""The middle of large pairs: enough to measure a model on, and a whole photo takes minutes.

A photo of 24 megapixels takes `balanced` more than a minute on two cores, and a tuning measures
dozens of results.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.errors import ImageReadError, PairError
from engine.events import Progress, Work
from engine.images import read_size
from trainer.arrays import Pixels
from trainer.pairs.dataset import Pair, load_pair
from trainer.tune.samples import write_png


@dataclass(frozen=True)
class Middles:
    """What is wanted: the middle of the first `count` pairs, as PNG in `folder`."""

    folder: Path
    most_px: int
    """Its side; smaller pairs stay as they are."""
    count: int | None = None
    """None: of all."""


def cut_middles(pairs: Sequence[Pair], *wanted: Middles) -> Work[list[list[Pair]]]:
    """Return for each of `wanted` its pairs, the larger ones as the middle of theirs.

    Each large pair is read once, which takes seconds. One that cannot be read stays as it is:
    whoever reads it says so. Raises ConfigError if a file cannot be written.
    """
    found = [list(pairs[: one.count]) for one in wanted]
    large: dict[int, list[int]] = {}
    for number, pair in enumerate(pairs):
        side = _longest_side(pair)
        cuts = [i for i, w in enumerate(wanted) if number < len(found[i]) and side > w.most_px]
        if cuts:
            large[number] = cuts
    for done, (number, cuts) in enumerate(large.items()):
        pair = pairs[number]
        yield Progress(done, len(large), "middles of pairs", pair.name)
        with suppress(ImageReadError, PairError):
            halves = load_pair(pair)
            for i in cuts:
                found[i][number] = _cut(pair, halves, wanted[i], f"{number + 1:03}.png")
    if large:
        yield Progress(len(large), len(large), "middles of pairs")
    return found


def _longest_side(pair: Pair) -> int:
    with suppress(ImageReadError, PairError):
        return max(read_size(pair.sharp))
    return 0


def _cut(pair: Pair, halves: tuple[Pixels, Pixels], wanted: Middles, name: str) -> Pair:
    side = wanted.most_px
    top, left = (max(0, (n - side) // 2) for n in halves[0].shape[:2])
    cut = np.s_[top : top + side, left : left + side]
    blurred, sharp = (wanted.folder / half / name for half in ("blur", "sharp"))
    for path, pixels in zip((blurred, sharp), halves, strict=True):
        write_png(path, np.ascontiguousarray(pixels[cut]))
    return replace(pair, blurred=blurred, sharp=sharp)
