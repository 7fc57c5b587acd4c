"""From folders to a pool, to validation sets: what is read, kept, made once and refused."""

from __future__ import annotations

import weakref
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import PairError
from engine.events import Event, Work, run
from tests.trainer.conftest import draw_photo
from trainer import prepare
from trainer.pairs import Pair, find_pairs, find_pictures, load_rgb
from trainer.pool import add_pairs, add_taught


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

    for module in ("pairs", "pool", "prepare"):
        monkeypatch.setattr(f"trainer.{module}.load_rgb", load)
    pairs = find_pairs(pair_folder).pairs
    done(add_pairs(tmp_path, pairs, 2))
    done(add_taught(tmp_path, find_pictures(photo_folder), lambda x: x, 2))
    prepare.get_validation(prepare.Sources(val_photos=(photo_folder,)), pairs)
    assert len(alive) == 2 * 4 + 4 + 2 * 4 + 2 * 4
    # Those of one pair, and those of the one before until they are let go.
    assert most <= 4


def test_validation_pairs_of_two_sizes_are_refused(tmp_path: Path) -> None:
    for name, size in (("blur", 300), ("sharp", 308)):
        Image.fromarray(draw_photo(1, size)).save(tmp_path / f"{name}.png")
    pair = Pair(tmp_path / "blur.png", tmp_path / "sharp.png", "scene")
    with pytest.raises(PairError, match="differ in size"):
        prepare.get_validation(prepare.Sources(), [pair])
