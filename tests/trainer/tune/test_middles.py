"""The middle of large pairs, in place of the whole."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="the train extra is not installed")

from engine.events import Progress, result_of
from engine.images import read_size
from trainer.pairs.dataset import Pair
from trainer.tune import middles
from trainer.tune.middles import Middles, cut_middles


def make_pair(folder: Path, name: str, height: int, width: int) -> Pair:
    rng = np.random.default_rng(height)
    paths = [folder / f"{name}-{half}.png" for half in ("blur", "sharp")]
    for path in paths:
        Image.fromarray(rng.integers(0, 256, (height, width, 3), np.uint8)).save(path)
    return Pair(*paths, "scene", "")


def test_of_a_large_pair_the_middle_of_both_halves_is_left(tmp_path):
    pair = make_pair(tmp_path, "large", 50, 90)
    ((cut,),) = result_of(cut_middles([pair], Middles(tmp_path / "cut", 60)))
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
    assert result_of(cut_middles(pairs, Middles(tmp_path / "cut", 60))) == [pairs]
    assert not list((tmp_path / "cut").rglob("*.png"))


def test_each_large_pair_is_told_and_read_once_for_all_sizes(tmp_path, monkeypatch):
    pairs = [make_pair(tmp_path, name, 50, 90) for name in ("one", "two", "three")]
    pairs.insert(1, make_pair(tmp_path, "small", 20, 30))
    read = []
    load = middles.load_pair
    monkeypatch.setattr(middles, "load_pair", lambda pair: read.append(pair) or load(pair))
    wanted = Middles(tmp_path / "large", 60), Middles(tmp_path / "few", 40, count=3)
    work = cut_middles(pairs, *wanted)
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as stop:
            large, few = stop.value
            break
        assert len(read) == len(told) - 1  # it can be stopped before each
    assert [(e.done, e.total) for e in told if isinstance(e, Progress)] == [
        (0, 3), (1, 3), (2, 3), (3, 3),
    ]  # fmt: skip
    assert read == [pairs[0], *pairs[2:]]
    assert [read_size(pair.sharp) for pair in large] == [
        (50, 60), (20, 30), (50, 60), (50, 60),
    ]  # fmt: skip
    assert [read_size(pair.sharp) for pair in few] == [(40, 40), (20, 30), (40, 40)]
    assert large[1] == few[1] == pairs[1]
