"""The middle of large pairs, in place of the whole."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="the train extra is not installed")

from trainer.pairs.dataset import Pair
from trainer.tune.middles import cut_middles


def make_pair(folder: Path, name: str, height: int, width: int) -> Pair:
    rng = np.random.default_rng(height)
    paths = [folder / f"{name}-{half}.png" for half in ("blur", "sharp")]
    for path in paths:
        Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8)).save(path)
    return Pair(*paths, "scene", "")


def test_of_a_large_pair_the_middle_of_both_halves_is_left(tmp_path):
    pair = make_pair(tmp_path, "large", 50, 90)
    (cut,) = cut_middles([pair], tmp_path / "cut", 60)
    for before, after in ((pair.blurred, cut.blurred), (pair.sharp, cut.sharp)):
        whole, middle = (np.asarray(Image.open(path)) for path in (before, after))
        assert np.array_equal(middle, whole[:, 15:75])
    assert cut.scene == "scene"


def test_small_and_broken_pairs_stay_as_they_are(tmp_path):
    small = make_pair(tmp_path, "small", 40, 60)
    broken = make_pair(tmp_path, "broken", 90, 90)
    broken.blurred.write_bytes(broken.blurred.read_bytes()[:99])
    unequal = Pair(small.blurred, make_pair(tmp_path, "other", 70, 80).sharp, "", "")
    pairs = [small, broken, unequal]
    assert cut_middles(pairs, tmp_path / "cut", 60) == pairs
    assert not list((tmp_path / "cut").rglob("*.png"))
