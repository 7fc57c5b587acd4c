"""Validation: the pictures a student is measured on during training, and the measurement."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from engine.nets.net import Student
from engine.quality.metrics import SSIMS, psnr
from trainer.arrays import Pixels
from trainer.config import MOST_VALIDATED, VALIDATED_PX
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.pairs.dataset import Pair, find_pictures, load_pair, load_rgb
from trainer.train.compute import Compute, apply_net, to_pixels

Pairs: TypeAlias = Sequence[tuple[Pixels, Pixels]]
Validation: TypeAlias = dict[str, list[tuple[Pixels, Pixels]]]
"""Pairs, blurred and sharp, by the name of their set."""


def restore(net: Student, blurred: Pixels, compute: Compute) -> Pixels:
    """Return the net's output for one picture of any size, uint8 (H, W, 3)."""
    output = apply_net(net, blurred[None], compute.device, compute.autocast())
    return to_pixels(output)[0]


def validate(net: Student, pairs: Pairs, compute: Compute) -> dict[str, float]:
    """Return psnr (dB), ssim (kind ssim_gauss), gain (dB over the input), the worst gain, and the
    share of the pictures with a gain above 0."""
    net.eval()
    outputs = [(restore(net, blurred, compute), blurred, sharp) for blurred, sharp in pairs]
    after = np.array([min(psnr(out, sharp), 100.0) for out, _, sharp in outputs])
    before = np.array([min(psnr(blurred, sharp), 100.0) for _, blurred, sharp in outputs])
    ssim = [SSIMS["ssim_gauss"](out, sharp) for out, _, sharp in outputs]
    gain = after - before
    return {
        "psnr": float(after.mean()),
        "ssim": float(np.mean(ssim)),
        "gain": float(gain.mean()),
        "gain_worst": float(gain.min()),
        "improved": float((gain > 0).mean()),
    }


def get_validation(pairs: Sequence[Pair], photo_folders: Sequence[Path]) -> Validation:
    """Return the validation sets, always the same: `real` from pairs, `synth` from sharp photos.

    Raises PairError if the halves of a pair differ in size.
    """
    sets: Validation = {}
    if pairs:
        chosen = [pairs[i] for i in evenly_spaced(len(pairs))]
        sets["real"] = [_centre(*load_pair(p)) for p in chosen]
    photos = [p for root in photo_folders for p in find_pictures(root)]
    if photos:
        sets["synth"] = synthetic_pairs([photos[i] for i in evenly_spaced(len(photos))])
    return sets


def synthetic_pairs(photos: Sequence[Path]) -> list[tuple[Pixels, Pixels]]:
    """Return one synthetic pair per photo, always the same, all of them blurred."""
    rng, config = np.random.default_rng(12345), SynthConfig(sharp_share=0, shallow_share=0)
    return [
        make_pair(load_rgb(path), load_rgb(photos[int(rng.integers(len(photos)))]), rng, config)
        for path in photos
    ]


def evenly_spaced(count: int, most: int = MOST_VALIDATED) -> list[int]:
    """Return the indices of at most `most` of `count` items, evenly spaced."""
    return [int(i) for i in np.linspace(0, count - 1, min(most, count)).round()]


def _centre(
    blurred: Pixels, sharp: Pixels, most: tuple[int, int] = VALIDATED_PX
) -> tuple[Pixels, Pixels]:
    """Return the centre of both, which is enough for validation and faster."""
    top, left = (max(0, (n - m) // 2) for n, m in zip(blurred.shape[:2], most, strict=True))
    cut = np.s_[top : top + most[0], left : left + most[1]]
    return blurred[cut].copy(), sharp[cut].copy()  # a view would keep the whole picture in memory
