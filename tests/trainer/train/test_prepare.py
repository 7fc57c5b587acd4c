"""From folders to a pool, to validation sets: what is read, kept, made once and refused."""

from __future__ import annotations

import shutil
import weakref
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import PairError
from engine.events import Event, Log, Work, run
from tests.trainer.conftest import draw_photo
from trainer.config import TrainConfig
from trainer.data.pool import add_pairs, add_teacher_outputs
from trainer.pairs.dataset import Pair, find_pairs, find_pictures, load_rgb
from trainer.train import prepare
from trainer.train.validation import get_validation


def done(work: Work[object]) -> tuple[object, list[Event]]:
    events: list[Event] = []
    result = run(work, events.append, job="test")
    assert result.finished.outcome == "ok", result.finished
    return result.value, events


def test_pictures_do_not_stay_in_memory(
    tmp_path: Path, pair_folder: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run keeps crops, whatever the size and the number of the pictures they were cut from."""
    alive: list[weakref.ref[np.ndarray]] = []
    most = 0

    def load(path: Path) -> np.ndarray:
        nonlocal most
        picture = load_rgb(path)
        most = max(most, sum(one() is not None for one in alive) + 1)
        alive.append(weakref.ref(picture))
        return picture

    for module in ("pairs.dataset", "data.pool", "train.validation"):
        monkeypatch.setattr(f"trainer.{module}.load_rgb", load)
    pairs = find_pairs(pair_folder).pairs
    done(add_pairs(tmp_path, pairs, 2))
    done(add_teacher_outputs(tmp_path, find_pictures(photo_folder), lambda x: x, 2))
    get_validation(pairs, [photo_folder])
    assert len(alive) == 2 * 4 + 4 + 2 * 4 + 2 * 4
    # Those of one pair, and those of the one before until they are let go.
    assert most <= 4


# --- the pool and its note -----------------------------------------------------------------------

CONFIG = TrainConfig(crops_per_pair=2, synth_pairs=4)


class Teacher:
    """Answers with the negative, and counts how often."""

    def __init__(self, key: str = "negative") -> None:
        self.key = key
        self.asked = 0

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        self.asked += len(pixels)
        return 255 - pixels


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.train.prepare.user_cache_dir", lambda: tmp_path / "cache")


def make_pool(
    folder: Path, config: TrainConfig = CONFIG, teacher: Any = None, **sources: Path
) -> Work[None]:
    named = prepare.Sources(**{k: (v,) for k, v in sources.items()}, workers=1)  # type: ignore[arg-type]
    pairs = find_pairs(sources["pairs"]).pairs if "pairs" in sources else ()
    return prepare.make_pool(config, named, folder, pairs, teacher)


def refused(work: Work[object]) -> str:
    result = run(work, lambda _: None, job="test")
    assert result.finished.outcome == "failed", result.finished
    return f"{result.finished.message} {result.finished.hint}"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.npy"))


def test_kinds_are_added_one_by_one_with_settings_of_their_own(
    tmp_path: Path, pair_folder: Path, photo_folder: Path
) -> None:
    """As the recipe of `fast` does: made pairs first, then real ones with other settings."""
    pool = tmp_path / "pool"
    done(make_pool(pool, replace(CONFIG, seed=5, noise=0.5), photos=photo_folder))
    real = replace(CONFIG, crops_per_pair=3, validation_share=0.0)
    done(make_pool(pool, real, pairs=pair_folder))
    done(make_pool(pool, teacher=Teacher(), blurred=photo_folder))
    assert names(pool) == ["real-0000.npy", "synth-0000.npy", "taught-0000.npy"]
    for config, source in (
        (replace(CONFIG, seed=5), {"photos": photo_folder}),
        (CONFIG, {"pairs": pair_folder}),
        (real, {"photos": pair_folder / "sharp"}),
    ):
        assert "made from other pictures" in refused(make_pool(pool, config, **source))
    assert "another teacher" in refused(
        make_pool(pool, teacher=Teacher("other"), blurred=photo_folder)
    )


def test_bad_pairs_are_warned_of_before_their_pool_is_made(
    tmp_path: Path, pair_folder: Path
) -> None:
    def warnings(folder: Path, pairs: Path, **more: bool) -> list[str]:
        sources = prepare.Sources(pairs=(pairs,), workers=1, **more)  # type: ignore[arg-type]
        work = prepare.make_pool(CONFIG, sources, folder, find_pairs(pairs).pairs, None)
        return [
            event.message
            for event in done(work)[1]
            if isinstance(event, Log) and "checked" in event.message
        ]

    assert warnings(tmp_path / "good", pair_folder) == []
    bad = tmp_path / "bad"
    shutil.copytree(pair_folder / "blur", bad / "sharp")
    shutil.copytree(pair_folder / "sharp", bad / "blur")
    (said,) = warnings(tmp_path / "pool", bad)
    assert "Of 4 pairs that were checked, some are bad: 4 " in said
    assert f"deblur-train check {bad}" in said
    assert warnings(tmp_path / "pool", bad) == [], "it is made, so nothing is slow again"
    assert warnings(tmp_path / "known", bad, checked=True) == []


def test_a_stopped_pool_of_blurred_photos_asks_nothing_twice(
    tmp_path: Path, photo_folder: Path
) -> None:
    teacher = Teacher()
    work = make_pool(tmp_path / "pool", teacher=teacher, blurred=photo_folder)
    for asked in range(1, 4):
        next(work)
        assert teacher.asked == asked  # it can be stopped after every crop
    work.close()
    assert not names(tmp_path / "pool")
    done(make_pool(tmp_path / "pool", teacher=teacher, blurred=photo_folder))
    assert teacher.asked == 8
    pairs = np.load(tmp_path / "pool" / "taught-0000.npy")
    np.testing.assert_array_equal(pairs[:, 1], 255 - pairs[:, 0])


@pytest.mark.parametrize("note", [None, "", "{}", "[1]", '{"kinds": {"real": {}}}'])
def test_a_first_attempt_that_failed_does_not_spoil_the_folder(
    tmp_path: Path, pair_folder: Path, note: str | None
) -> None:
    pool = tmp_path / "pool"
    bad = tmp_path / "bad"
    shutil.copytree(pair_folder, bad)
    Image.new("RGB", (300, 300)).save(bad / "sharp" / "0.png")
    assert "differ in size" in refused(make_pool(pool, pairs=bad))
    if note is not None:  # what a full disk left
        (pool / "made_of.json").write_text(note)
    done(make_pool(pool, pairs=pair_folder))
    assert names(pool) == ["real-0000.npy"]
    (pool / "made_of.json").write_text(note or "")
    assert "as they are" in refused(make_pool(pool, pairs=pair_folder))
    (pool / "made_of.json").unlink()
    np.save(pool / "real-0001.npy", np.load(pool / "real-0000.npy"))
    for _ in range(2):  # taken as they are, and known from then on
        done(make_pool(pool, pairs=pair_folder))
    assert names(pool) == ["real-0000.npy", "real-0001.npy"]


def test_missing_shards_are_told_where_they_cannot_be_made_again(
    tmp_path: Path, pair_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 3)
    done(make_pool(tmp_path, pairs=pair_folder))
    whole = names(tmp_path)
    (tmp_path / "real-0001.npy").unlink()
    _, events = done(make_pool(tmp_path))
    assert any("real-0001.npy" in e.message for e in events if isinstance(e, Log))
    _, events = done(make_pool(tmp_path, pairs=pair_folder))
    assert names(tmp_path) == whole
    assert not any(isinstance(e, Log) for e in events)


# --- validation ----------------------------------------------------------------------------------


def test_validation_pairs_of_two_sizes_are_refused(tmp_path: Path) -> None:
    for name, size in (("blur", 300), ("sharp", 308)):
        Image.fromarray(draw_photo(1, size)).save(tmp_path / f"{name}.png")
    pair = Pair(tmp_path / "blur.png", tmp_path / "sharp.png", "scene")
    with pytest.raises(PairError, match="differ in size"):
        get_validation([pair], [])


def data_set(root: Path, **scenes: list[str]) -> Path:
    """Make a data set in GoPro's layout, by scenes of each split; the pictures are empty."""
    for split, names in scenes.items():
        for name in names:
            for half in ("blur", "sharp"):
                (root / split / name / half).mkdir(parents=True)
                for number in range(3):
                    (root / split / name / half / f"{number}.png").touch()
    return root


@pytest.mark.parametrize("scenes", [{"test": ["T"]}, {"test": ["T"], "val": ["V"]}, {}])
def test_the_test_set_of_a_data_set_validates_nothing(
    tmp_path: Path, scenes: dict[str, list[str]]
) -> None:
    root = data_set(tmp_path, train=["A", "B", "C", "D"], **scenes)
    sources = prepare.Sources(pairs=(root,))
    (training, validation), _ = done(prepare.find_training_pairs(TrainConfig(), sources))  # type: ignore[misc]
    splits = {pair.split for pair in validation}
    assert splits == ({"val"} if "val" in scenes else {"train"})
    assert {pair.split for pair in training} == {"train"}
    assert not {pair.scene for pair in training} & {pair.scene for pair in validation}
    all_of_it = TrainConfig(validation_share=0.0)
    (training, validation), _ = done(prepare.find_training_pairs(all_of_it, sources))  # type: ignore[misc]
    assert len(training) == 12
    assert {pair.split for pair in validation} == ({"val"} if "val" in scenes else set())
