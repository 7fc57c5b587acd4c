"""The pool on disk and the batches cut from it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import PairError
from engine.events import Event, Log, Progress, Work, run
from engine.quality.metrics import psnr
from tests.trainer.conftest import draw_photo
from trainer.config import TrainConfig
from trainer.data.batches import PairPool
from trainer.data.pool import (
    KEPT,
    PhotoCache,
    add_pairs,
    add_reblurred,
    add_synthetic,
    add_teacher_outputs,
    warp,
)
from trainer.data.synthesis import SynthConfig
from trainer.pairs.dataset import Pair, find_pairs, find_pictures, load_pair, load_rgb
from trainer.train.prepare import Sources, make_pool

SMALL = SynthConfig(size_px=64)


def done(work: Work[object]) -> tuple[object, list[Event]]:
    events: list[Event] = []
    result = run(work, events.append, job="test")
    assert result.finished.outcome == "ok", result.finished
    return result.value, events


def config(**keys: object) -> TrainConfig:
    return TrainConfig(**{"crop_px": (32,), "batch": 4, **keys})  # type: ignore[arg-type]


def test_synthetic_shards_are_made_once_and_completed(
    tmp_path: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 2)
    photos = find_pictures(photo_folder)
    _, events = done(add_synthetic(tmp_path, photos, 5, config=SMALL))
    told = [event.done for event in events if isinstance(event, Progress)]
    assert told == [0, 1, 2, 3]  # it is told when it begins: the first shard may take minutes
    before = shards(tmp_path)
    assert [np.load(tmp_path / name).shape[0] for name in before] == [2, 2, 1]
    (tmp_path / "synth-0001.npy").unlink()
    done(add_synthetic(tmp_path, photos, 5, config=SMALL))
    assert shards(tmp_path) == before
    _, events = done(add_synthetic(tmp_path, photos, 5, config=SMALL))
    assert {type(e).__name__ for e in events} == {"Started", "Finished"}  # nothing was missing
    louder = replace(SMALL, noise=SMALL.noise + 1)
    result = run(add_synthetic(tmp_path, photos, 5, config=louder), list().append, job="pool")
    assert "other pictures, settings" in result.finished.message


def test_photos_stay_in_memory_up_to_a_bound(
    photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def load(path: Path) -> np.ndarray:
        read.append(path.stem)
        return load_rgb(path)

    monkeypatch.setattr("trainer.data.pool.load_rgb", load)
    photos = PhotoCache(find_pictures(photo_folder), max_bytes=2 * 300 * 300 * 3)
    for number in (0, 1, 0, 2, 0, 1, 3):
        assert photos[number].shape == (300, 300, 3)
    assert read == ["0", "1", "2", "1", "3"]  # the one used longest ago makes room
    with_room_for_none = PhotoCache(photos.paths, max_bytes=10)
    assert with_room_for_none[3].shape == (300, 300, 3)


def test_shifted_crops_are_left_out(tmp_path: Path) -> None:
    import cv2

    sharp = draw_photo(4, 300)
    for folder in ("blur", "sharp"):
        (tmp_path / folder).mkdir()
    pictures = {"good": cv2.GaussianBlur(sharp, (0, 0), 1.5), "bad": np.roll(sharp, 9, axis=1)}
    for name, blurred in pictures.items():
        Image.fromarray(blurred).save(tmp_path / "blur" / f"{name}.png")
        Image.fromarray(sharp).save(tmp_path / "sharp" / f"{name}.png")
    left_out, _ = done(add_pairs(tmp_path / "pool", find_pairs(tmp_path).pairs, 4))
    assert left_out == 4
    assert len(np.load(tmp_path / "pool" / "real-0000.npy")) == 4


def test_larger_crops_need_larger_pairs(tmp_path: Path) -> None:
    for folder in ("blur", "sharp"):
        (tmp_path / folder).mkdir()
        Image.fromarray(draw_photo(4, 400)).save(tmp_path / folder / "a.png")
    pairs, pool = find_pairs(tmp_path).pairs, tmp_path / "pool"
    settings = config(batch=2, crop_px=(320,), synth_pairs=2, crops_per_pair=2)
    done(make_pool(settings, Sources(photos=(tmp_path / "sharp",)), pool, pairs, None))
    assert np.load(pool / "real-0000.npy").shape == (2, 2, 320, 320, 3)
    assert np.load(pool / "synth-0000.npy").shape == (2, 2, 320, 320, 3)
    assert PairPool(pool, settings).batch(0).sharp.shape == (2, 320, 320, 3)
    with pytest.raises(PairError, match="pairs of 320 px; crops of 384 px"):
        PairPool(pool, replace(settings, crop_px=(384,)))
    mixed = run(add_pairs(pool, pairs, 2), lambda _: None, job="t")
    assert mixed.finished.outcome == "failed"  # pairs of two sizes are not mixed


def shards(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.npy"))}


@pytest.mark.parametrize("kind", ["real", "taught"])
def test_a_kind_that_was_stopped_goes_on_to_the_very_same_shards(
    tmp_path: Path, pair_folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 4)
    pairs = find_pairs(pair_folder).pairs

    def add(folder: Path) -> Work[object]:
        if kind == "real":
            return add_pairs(folder, pairs, 3)
        return add_teacher_outputs(folder, [p.blurred for p in pairs], lambda x: 255 - x, 3)

    done(add(tmp_path / "whole"))
    whole = shards(tmp_path / "whole")
    assert [len(np.load(tmp_path / "whole" / name)) for name in whole] == [4, 4, 4]
    work = add(tmp_path / "pool")
    for _ in range(6):
        next(work)
    work.close()  # the sixth crop of twelve
    first = tmp_path / "pool" / f"{kind}-0000.npy"
    began = first.stat().st_mtime_ns
    assert len(shards(tmp_path / "pool")) == 1
    done(add(tmp_path / "pool"))
    assert shards(tmp_path / "pool") == whole
    assert first.stat().st_mtime_ns == began
    (tmp_path / "pool" / f"{kind}-0001.npy").unlink()  # any shard that is gone is made again
    done(add(tmp_path / "pool"))
    assert shards(tmp_path / "pool") == whole


def test_photos_with_the_blur_of_real_pairs_are_made_alike_by_one_or_two_processes(
    tmp_path: Path, pair_folder: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 4)
    pairs, photos = find_pairs(pair_folder).pairs, find_pictures(photo_folder)
    done(add_reblurred(tmp_path, pairs, photos, 6, size_px=96))
    made = [np.load(tmp_path / name) for name in shards(tmp_path)]
    assert [one.shape for one in made] == [(4, 2, 96, 96, 3), (2, 2, 96, 96, 3)]
    for blurred, sharp in np.concatenate(made):
        assert blurred.std() < sharp.std()
        assert psnr(blurred, sharp) > 15
    whole = shards(tmp_path)
    (tmp_path / "reblurred-0000.npy").unlink()
    (tmp_path / "reblurred-0001.npy").unlink()
    done(add_reblurred(tmp_path, pairs, photos, 6, size_px=96, workers=2))
    assert shards(tmp_path) == whole
    other = run(add_reblurred(tmp_path, pairs[1:], photos, 6, size_px=96), list().append, job="t")
    assert "other pictures, settings" in other.finished.message


def test_of_large_pairs_a_part_is_measured(
    tmp_path: Path, pair_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def measure(blurred: np.ndarray, sharp: np.ndarray) -> None:
        seen.append((sharp.shape, np.array_equal(blurred, sharp)))

    same = tuple(replace(p, blurred=p.sharp) for p in find_pairs(pair_folder).pairs)
    monkeypatch.setattr("trainer.data.pool.MEASURED_PX", 200)
    monkeypatch.setattr("trainer.data.pool.measure_field", measure)
    done(add_reblurred(tmp_path, same, [], 4))
    assert seen == [((200, 200, 3), True)] * 4  # the same part of both halves


def test_every_pair_lends_its_blur_in_turn_and_none_in_vain(
    tmp_path: Path, pair_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lenders: list[str] = []

    def load(pair: Pair) -> tuple[np.ndarray, np.ndarray]:
        lenders.append(pair.key)
        return load_pair(pair)

    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 4)
    monkeypatch.setattr("trainer.data.pool.FIELDS_PER_SHARD", 2)
    monkeypatch.setattr("trainer.data.pool.load_pair", load)
    pairs = find_pairs(pair_folder).pairs
    done(add_reblurred(tmp_path / "two", pairs, [], 8, size_px=96))
    assert sorted(lenders) == sorted(pair.key for pair in pairs)
    lenders.clear()
    monkeypatch.setattr("trainer.data.pool.FIELDS_PER_SHARD", 16)
    done(add_reblurred(tmp_path / "one", pairs, [], 1, size_px=96))
    assert len(lenders) == 1


def test_a_shift_between_the_halves_is_not_lent(tmp_path: Path, pair_folder: Path) -> None:
    for folder in ("blur", "sharp"):
        (tmp_path / folder).mkdir()
        for path in (pair_folder / folder).iterdir():
            picture = load_rgb(path)
            moved = np.roll(picture, 8, axis=1) if folder == "blur" else picture
            Image.fromarray(moved).save(tmp_path / folder / path.name)
    pairs = find_pairs(tmp_path).pairs
    done(add_reblurred(tmp_path / "pool", pairs, [], 4, size_px=192))
    assert len(np.load(tmp_path / "pool" / "reblurred-0000.npy")) == 0


def test_pairs_whose_blur_cannot_be_measured_lend_none(tmp_path: Path, photo_folder: Path) -> None:
    for folder in ("blur", "sharp"):
        (tmp_path / folder).mkdir()
        Image.new("RGB", (300, 300), "grey").save(tmp_path / folder / "a.png")
    pairs, photos = find_pairs(tmp_path).pairs, find_pictures(photo_folder)
    _, events = done(add_reblurred(tmp_path / "pool", pairs, photos, 4))
    assert len(np.load(tmp_path / "pool" / "reblurred-0000.npy")) == 0
    assert any(isinstance(e, Log) and "cannot be measured" in e.message for e in events)


def test_warped_crops_are_the_same_place_in_both_halves() -> None:
    rows, columns = np.mgrid[:400, :600].astype(np.float32)
    place = np.stack([columns / 3, rows / 3, np.full_like(rows, 7)], axis=2).astype(np.uint8)
    cut = np.s_[100:196, 300:396]
    for seed in range(20):
        one, other = warp([place, place], cut, np.random.default_rng(seed))
        assert one.shape == (96, 96, 3)
        assert np.array_equal(one, other)
        # Its middle shows the middle of the cut, and it is a plane still: nothing but affine.
        x, y = (one[..., axis].astype(np.float64) * 3 for axis in (0, 1))
        assert (x[47:49, 47:49].mean(), y[47:49, 47:49].mean()) == pytest.approx((348, 148), abs=4)
        steps = [[np.diff(v[8:-8, 8:-8], axis=a).mean() for v in (x, y)] for a in (1, 0)]
        scales = np.linalg.svd(steps, compute_uv=False)
        assert 0.98 < scales.min() < scales.max() < 3.0  # made smaller, enlarged in no direction
        assert one[..., 2].min() == 7  # nothing from beyond the picture
    # Near a corner it is moved inside; without any room it is the cut.
    corner = warp([place], np.s_[0:96, 0:96], np.random.default_rng(1))[0]
    assert corner[..., 2].min() == 7
    small = place[:96, :96]
    assert np.array_equal(warp([small], np.s_[0:96, 0:96], np.random.default_rng(1))[0], small)


def test_warped_crops_are_part_of_what_a_pool_is_made_of(tmp_path: Path, pair_folder: Path) -> None:
    pairs = find_pairs(pair_folder).pairs
    done(add_pairs(tmp_path, pairs, 3, size_px=96))
    plain = np.load(tmp_path / "real-0000.npy")
    mixed = run(add_pairs(tmp_path, pairs, 3, size_px=96, warp_share=0.5), list().append, job="t")
    assert "other pictures, settings" in mixed.finished.message
    (tmp_path / "new").mkdir()
    done(add_pairs(tmp_path / "new", pairs, 3, size_px=96, warp_share=0.5))
    warped = np.load(tmp_path / "new" / "real-0000.npy")
    same = [np.array_equal(a, b) for a, b in zip(plain, warped, strict=True)]
    assert 0 < sum(same) < len(same)


def test_a_shard_of_which_all_was_left_out_is_empty_and_learned_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 2)
    for name, size in (("1", 64), ("2", 300)):
        Image.fromarray(draw_photo(1, size)).save(tmp_path / f"{name}.png")
    done(add_teacher_outputs(tmp_path / "pool", find_pictures(tmp_path), lambda x: x, 2))
    assert len(shards(tmp_path / "pool")) == 2
    pool = PairPool(tmp_path / "pool", config())
    assert len(pool) == 2
    assert len(list(pool.blurred())) == 2
    assert pool.batch(0).blurred.shape == (4, 32, 32, 3)


def test_the_teachers_result_is_the_target_of_blurred_photos(
    tmp_path: Path, photo_folder: Path
) -> None:
    done(add_teacher_outputs(tmp_path, find_pictures(photo_folder), lambda x: 255 - x, 2))
    shard = np.load(tmp_path / "taught-0000.npy")
    assert len(shard) == 8
    np.testing.assert_array_equal(shard[:, 1], 255 - shard[:, 0])


def test_a_program_that_was_moved_or_updated_goes_on_with_its_pool(
    tmp_path: Path, photo_folder: Path
) -> None:
    """Its samples, on which the student is to stay as it is, are elsewhere then."""

    def add(pictures: Path, kind: str, teacher: str = "before") -> str:
        found = find_pictures(pictures)
        work = add_teacher_outputs(
            tmp_path / "pool", found, lambda x: x, 2, kind=kind, teacher_key=teacher
        )
        return run(work, lambda _: None, job="test").finished.message

    old, new = (tmp_path / name / "resources" / "samples" for name in ("old", "new"))
    shutil.copytree(photo_folder, old)
    assert [add(old, kind) for kind in (KEPT, "taught")] == ["", ""]
    shutil.copytree(old, new)
    assert add(new, KEPT) == ""
    assert add(new, KEPT, "with new weights") == ""
    assert "was made from other pictures" in add(old, "taught", "with new weights")
    assert "was made from other pictures" in add(new, "taught")
    assert "was made from other pictures" in add(photo_folder, KEPT), "those of the user"
    next(new.iterdir()).unlink()
    assert "was made from other pictures" in add(new, KEPT)


def test_pictures_too_small_for_a_crop_are_named(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "a.png")
    result = run(
        add_teacher_outputs(tmp_path / "pool", find_pictures(tmp_path), lambda x: x, 2),
        lambda _: None,
        job="test",
    )
    assert result.finished.outcome == "failed"
    assert "256 px" in result.finished.hint
    assert not shards(tmp_path / "pool")
    # The folder is not spoilt for better pictures.
    Image.fromarray(draw_photo(1, 300)).save(tmp_path / "a.png")
    done(add_teacher_outputs(tmp_path / "pool", find_pictures(tmp_path), lambda x: x, 3))
    assert len(shards(tmp_path / "pool")) == 1


def _end_hard(*_: object) -> None:
    os._exit(9)


def test_a_worker_that_is_ended_by_the_system_is_explained(
    tmp_path: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.pool.SHARD_PAIRS", 2)
    monkeypatch.setattr("trainer.data.pool._in_worker", _end_hard)
    work = add_synthetic(tmp_path, find_pictures(photo_folder), 4, workers=2, config=SMALL)
    result = run(work, lambda _: None, job="test")
    assert result.finished.outcome == "failed", result.finished
    assert "memory" in result.finished.message
    assert "--workers 1" in result.finished.hint


MAKES_A_POOL = """
import sys
from pathlib import Path
from trainer.pairs.dataset import find_pictures
from trainer.data.pool import add_synthetic

if __name__ == "__main__":
    for _ in add_synthetic(Path(sys.argv[2]), find_pictures(Path(sys.argv[1])), 2000, workers=2):
        pass
"""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs /proc to see processes")
def test_workers_end_when_the_process_that_started_them_is_killed(
    tmp_path: Path, photo_folder: Path
) -> None:
    script = tmp_path / "make.py"
    script.write_text(MAKES_A_POOL)
    main = subprocess.Popen(
        [sys.executable, script, photo_folder, tmp_path / "pool"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])},
    )

    def wait_until(what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 200
        while not what() and main.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert what()

    try:
        workers: set[int] = set()

        def at_work() -> bool:
            workers.update(pid for pid in _workers() if _parent(pid) == main.pid)
            return sum("cv2" in _told(pid, "maps") for pid in workers) == 2

        wait_until(at_work)
    finally:
        main.kill()
        main.wait()
    deadline = time.monotonic() + 60
    while workers & set(_workers()) and time.monotonic() < deadline:
        time.sleep(0.1)
    try:
        assert not workers & set(_workers())
    finally:
        for pid in workers & set(_workers()):
            os.kill(pid, signal.SIGKILL)


def _told(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text(errors="replace")
    except OSError:
        return ""


def _parent(pid: int) -> int:
    fields = _told(pid, "stat").rpartition(")")[2].split()
    return int(fields[1]) if fields else 0


def _workers() -> list[int]:
    pids = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [pid for pid in pids if "spawn_main" in _told(pid, "cmdline")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights mean nothing to root")
def test_a_pool_that_cannot_be_written_says_so(tmp_path: Path, photo_folder: Path) -> None:
    tmp_path.chmod(0o500)
    work = add_synthetic(tmp_path / "pool", find_pictures(photo_folder), 2, config=SMALL)
    result = run(work, lambda _: None, job="test")
    assert result.finished.outcome == "failed"
    assert "Free some space" in result.finished.hint


def test_a_full_disk_says_so_and_leaves_no_half_shard(
    tmp_path: Path, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.data.pool.np.save", full)
    work = add_synthetic(tmp_path, find_pictures(photo_folder), 2, config=SMALL)
    result = run(work, lambda _: None, job="test")
    assert result.finished.outcome == "failed"
    assert "the disk is full" in result.finished.message
    assert [path.name for path in tmp_path.iterdir()] == ["made_of.json"]


def test_batches_depend_on_seed_and_step_alone(pool_folder: Path) -> None:
    pool = PairPool(pool_folder, config(real_share=0.5, seed=1))
    straight = [b.blurred for b, _ in zip(pool.batches(0), range(5), strict=False)]
    resumed = next(iter(pool.batches(3))).blurred
    np.testing.assert_array_equal(straight[3], resumed)
    assert (straight[0] != straight[1]).any()
    assert (PairPool(pool_folder, config(seed=2)).batch(3).blurred != resumed).any()


def test_ranks_share_out_the_very_batch_of_one_process(pool_folder: Path) -> None:
    pool = PairPool(pool_folder, config())
    whole = pool.batch(5).blurred
    for rank in range(2):
        np.testing.assert_array_equal(pool.batch(5, rank=rank, ranks=2).blurred, whole[rank::2])


def test_crops_of_a_batch_stay_pairs(pool_folder: Path) -> None:
    pool = PairPool(pool_folder, config(crop_px=(48,), batch=16, colour_jitter=0.2))
    batch = pool.batch(0)
    error = np.abs(batch.blurred.astype(float) - batch.sharp).mean()
    shuffled = np.abs(batch.blurred.astype(float) - np.roll(batch.sharp, 1, axis=0)).mean()
    assert error < shuffled / 2


def test_enlarged_crops_stay_pairs_and_are_soft(tmp_path: Path) -> None:
    """As pixels of large sensors are: both halves alike, without contrast from pixel to pixel."""
    fine = np.random.default_rng(0).integers(0, 255, (4, 1, 64, 64, 3), np.uint8)
    np.save(tmp_path / "real-0000.npy", np.repeat(fine, 2, axis=1))
    plain = {"crop_px": (48,), "batch": 64, "swap_colours": 0.0}
    usual = PairPool(tmp_path, config(**plain)).batch(0)
    batch = PairPool(tmp_path, config(**plain, enlarge_share=0.5)).batch(0)
    np.testing.assert_array_equal(batch.blurred, batch.sharp)

    def contrast(crops: np.ndarray) -> np.ndarray:
        return np.abs(np.diff(crops.astype(float), axis=2)).mean((1, 2, 3))

    soft = contrast(batch.sharp) < 0.75 * contrast(usual.sharp).min()
    assert 20 < soft.sum() < 44
    assert contrast(batch.sharp)[~soft].min() > 0.95 * contrast(usual.sharp).min()


def test_a_short_shard_is_not_drawn_more_often(tmp_path: Path) -> None:
    for kind, values in (("synth", (1, 2)), ("real", (3, 4))):
        for number, (count, value) in enumerate(zip((512, 8), values, strict=True)):
            pairs = np.full((count, 2, 16, 16, 3), value, np.uint8)
            np.save(tmp_path / f"{kind}-{number:04d}.npy", pairs)
    pool = PairPool(tmp_path, config(crop_px=(16,), batch=4000, real_share=0.5, swap_colours=0))
    seen = np.bincount(pool.batch(0).sharp[:, 0, 0, 0], minlength=5)
    # 8 of 520 are 1.5 %; when a shard was drawn first it was half.
    assert 0 < seen[2] < 0.05 * seen[1]
    assert 0 < seen[4] < 0.05 * seen[3]


def numbered_pool(folder: Path) -> Path:
    """Make a pool of 8 synthetic and 4 real pairs; each has a grey of its own, by which its crop
    is known."""
    pairs = np.empty((12, 2, 64, 64, 3), np.uint8)
    pairs[:] = np.arange(12, dtype=np.uint8)[:, None, None, None, None]
    np.save(folder / "synth-0000.npy", pairs[:8])
    np.save(folder / "real-0000.npy", pairs[8:])
    return folder


def test_an_epoch_sees_every_pair_once(tmp_path: Path) -> None:
    pool = PairPool(numbered_pool(tmp_path), config(epochs=2))
    seen = [int(v) for step in range(6) for v in pool.batch(step).blurred[:, 0, 0, 0]]
    assert sorted(seen[:12]) == sorted(seen[12:]) == list(range(12))
    assert seen[:12] != seen[12:]


def test_an_epoch_counts_the_pictures_that_were_cut(tmp_path: Path, pair_folder: Path) -> None:
    asked = config(epochs=3, batch=2)
    pairs = find_pairs(pair_folder).pairs
    done(add_pairs(tmp_path, pairs, 5))
    # 4 pictures and 20 crops of them: each comes once in 2 steps on average.
    assert PairPool(tmp_path, asked).epoch_steps(asked, 3) == 6
    done(add_teacher_outputs(tmp_path, [p.blurred for p in pairs], lambda x: x, 2))
    assert PairPool(tmp_path, asked).epoch_steps(asked) == 4
    (tmp_path / "made_of.json").unlink()
    assert PairPool(tmp_path, asked).epoch_steps(asked) == 14


def test_epochs_with_growing_patches_see_every_pair_equally_often(tmp_path: Path) -> None:
    asked = config(batch=4, epochs=6, crop_px=(16, 32), crop_from=(0.0, 0.3), steps=9)
    pool = PairPool(numbered_pool(tmp_path), asked)
    settled = replace(asked, steps=pool.epoch_steps(asked, asked.epochs))
    batches = pool.batches(0, lambda: settled)
    crops = [next(batches).blurred for _ in range(settled.steps)]
    batches.close()
    counts = [(len(one), one.shape[1]) for one in crops]
    growth = counts.index((1, 32))
    assert growth == -(-settled.steps * 3 // 10)  # of the settled steps, not of those of the TOML
    assert counts == [(4, 16)] * growth + [(1, 32)] * (settled.steps - growth)
    seen = np.bincount([int(v) for one in crops for v in one[:, 0, 0, 0]], minlength=12)
    assert abs(int(seen.sum()) - 6 * 12) <= 4
    assert seen.max() - seen.min() <= 1
    np.testing.assert_array_equal(pool.batch(growth + 3, settled).blurred, crops[growth + 3])


def test_batches_made_ahead_follow_when_the_steps_are_settled(pool_folder: Path) -> None:
    """With `minutes` nobody knows the number of steps at first."""
    asked = config(batch=4, crop_px=(32, 64), crop_from=(0.0, 0.5), steps=10**9)
    pool, now = PairPool(pool_folder, asked), asked
    batches = pool.batches(0, lambda: now)
    sizes = [next(batches).blurred.shape[:2] for _ in range(3)]
    now = replace(asked, steps=4)
    sizes += [next(batches).blurred.shape[:2] for _ in range(2)]
    batches.close()
    assert sizes == [(4, 32)] * 3 + [(1, 64)] * 2


def test_soft_targets_are_cut_and_turned_like_the_pair(pool_folder: Path) -> None:
    asked = []

    def ask(pixels: np.ndarray) -> np.ndarray | None:
        asked.append(pixels.shape)
        return None if len(asked) % 2 else 255 - pixels

    batch = PairPool(pool_folder, config(batch=8), ask).batch(0)
    assert set(asked) == {(64, 64, 3)}  # the whole crop, not the part of it that this step takes
    assert batch.soft is not None
    assert batch.has_soft is not None
    assert batch.has_soft.tolist() == [False, True] * 4
    known = batch.has_soft
    np.testing.assert_array_equal(batch.soft[known], 255 - batch.blurred[known])


def test_an_error_in_the_thread_of_the_batches_is_not_lost(
    pool_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = PairPool(pool_folder, config())
    monkeypatch.setattr(pool, "batch", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next(pool.batches(0))


@pytest.mark.parametrize("content", ["nothing", "rubbish", "pickle", "shape"])
def test_pools_that_are_none_are_refused(tmp_path: Path, content: str) -> None:
    shard = tmp_path / "synth-0000.npy"
    if content == "rubbish":
        shard.write_bytes(b"rubbish")
    elif content == "pickle":
        np.save(shard, np.array([{}], object), allow_pickle=True)
    elif content == "shape":
        np.save(shard, np.zeros((3, 64, 64, 3), np.uint8))
    with pytest.raises(PairError, match=r"No shards|damaged|not a shard"):
        PairPool(tmp_path, config())
