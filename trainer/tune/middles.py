"""The middle of large pairs: enough to measure a model on, and a whole photo takes minutes.

A photo of 24 megapixels takes `balanced` more than a minute on two cores, and a tuning measures
dozens of results.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.errors import ImageReadError, PairError
from engine.images import read_size
from trainer.pairs.dataset import Pair, load_pair
from trainer.tune.samples import write_png

COMPARED_PX = 2048
"""Side of what is compared, and shown, of each held-out pair."""

CHECKED_PX = 1024
"""... of what the loss of 8 bits is measured on."""


def cut_middles(pairs: Sequence[Pair], folder: Path, most_px: int) -> list[Pair]:
    """Return the pairs, the larger ones as the middle of theirs, as PNG in `folder`.

    One that cannot be read stays as it is: whoever reads it says so. Raises ConfigError if a file
    cannot be written.
    """
    return [_cut(pair, folder, number, most_px) for number, pair in enumerate(pairs, 1)]


def _cut(pair: Pair, folder: Path, number: int, most_px: int) -> Pair:
    with suppress(ImageReadError, PairError):
        if max(read_size(pair.sharp)) <= most_px:
            return pair
        halves = load_pair(pair)
        top, left = (max(0, (n - most_px) // 2) for n in halves[0].shape[:2])
        cut = np.s_[top : top + most_px, left : left + most_px]
        blurred, sharp = (folder / half / f"{number:03}.png" for half in ("blur", "sharp"))
        for path, pixels in zip((blurred, sharp), halves, strict=True):
            write_png(path, np.ascontiguousarray(pixels[cut]))
        return replace(pair, blurred=blurred, sharp=sharp)
    return pair
