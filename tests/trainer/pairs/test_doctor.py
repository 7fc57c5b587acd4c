"""The pair doctor: every kind of fault found where it is, none where it is not; and mended."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import PairError
from engine.events import Progress, run
from engine.images import Provenance, WriteOptions, read_image, write_image
from trainer.pairs import doctor
from trainer.pairs._appearance import Fingerprint, FingerprintIndex
from trainer.pairs.alignment import Shift, cut_to_common, measure_rotation, measure_shift, to_grey
from trainer.pairs.dataset import Pair, PairSet, find_pairs, load_rgb, split_by_scene
from trainer.pairs.doctor import Report, check, examine
from trainer.pairs.repair import MARK, fix

WIDTH, HEIGHT = 420, 300
MADE = Provenance("balanced", "1", "0" * 64, 1.0, source_sha256="1" * 64)
PAIR = Pair(Path("blur/1.png"), Path("sharp/1.png"), "scene")


@lru_cache(maxsize=40)
def photo(seed: int, width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """A picture with detail at every scale, as photos have: 1/f noise under shapes with edges."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for scale in (2, 4, 8, 16, 32, 64, 128):
        shape = (height // scale + 2, width // scale + 2, 3)
        layer = rng.normal(size=shape).astype(np.float32) * scale**0.7
        big = cv2.resize(layer, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        picture += big[:height, :width]
    picture = 128 + picture * (42 / picture.std())
    for _ in range(25):
        at = rng.integers(0, (width, height))
        size = rng.integers(8, 60, 2)
        colour = [float(c) for c in rng.integers(0, 256, 3)]
        cv2.ellipse(
            picture, at.tolist(), size.tolist(), float(rng.integers(180)), 0, 360, colour, -1
        )
    return np.clip(picture, 0, 255).astype(np.uint8)


def streak(length: float, angle: float, bend: float = 0.0) -> np.ndarray:
    """A kernel of a motion with its middle at mid-exposure, straight or bent."""
    at = np.linspace(-0.5, 0.5, 200)
    turn = np.radians(angle)
    along, across = at * length, bend * length * (at**2 - (at**2).mean())
    x = along * np.cos(turn) - across * np.sin(turn)
    y = along * np.sin(turn) + across * np.cos(turn)
    side = int(np.ceil(length)) | 1
    kernel = np.zeros((side + 4, side + 4), np.float32)
    u, v = x + side // 2 + 2, y + side // 2 + 2
    for right in (0, 1):  # bilinear: each moment falls on four cells
        for down in (0, 1):
            share = np.abs(1 - right - u % 1) * np.abs(1 - down - v % 1)
            np.add.at(kernel, (v.astype(int) + down, u.astype(int) + right), share)
    return kernel / kernel.sum()


def blur(sharp: np.ndarray, length: float = 7, angle: float = 20, bend: float = 0) -> np.ndarray:
    return cv2.filter2D(sharp, -1, streak(length, angle, bend), borderType=cv2.BORDER_REFLECT_101)


def moved(picture: np.ndarray, x: float, y: float) -> np.ndarray:
    matrix = np.float32([[1, 0, x], [0, 1, y]])
    size = picture.shape[1], picture.shape[0]
    return cv2.warpAffine(picture, matrix, size, borderMode=cv2.BORDER_REFLECT_101)


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    """Clockwise about the centre."""
    size = picture.shape[1], picture.shape[0]
    matrix = cv2.getRotationMatrix2D(((size[0] - 1) / 2, (size[1] - 1) / 2), -degrees, 1)
    return cv2.warpAffine(
        picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )


def noisy(picture: np.ndarray, sigma: float, seed: int = 0) -> np.ndarray:
    grain = np.random.default_rng(seed).normal(0, sigma, picture.shape)
    return np.clip(picture + grain, 0, 255).round().astype(np.uint8)


def recoded(picture: np.ndarray, quality: int) -> np.ndarray:
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


def kinds(blurred: np.ndarray, sharp: np.ndarray) -> list[str]:
    return [each.kind for each in examine(PAIR, blurred, sharp)]


# --- one pair ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_strong_motion_blur_alone_is_no_fault(seed):
    """Straight, bent and uneven motion, up to 40 px, with what a camera adds."""
    rng = np.random.default_rng([7, seed])
    sharp = photo(100 + seed)
    length, angle = rng.uniform(8, 40), rng.uniform(0, 180)
    blurred = blur(sharp, length, angle, rng.uniform(0, 0.6))
    if seed % 3 == 1:  # uneven: another motion towards the right
        other = blur(sharp, rng.uniform(8, 40), angle + rng.uniform(-60, 60))
        share = np.linspace(0, 1, WIDTH, dtype=np.float32)[None, :, None]
        blurred = (blurred * (1 - share) + other * share).astype(np.uint8)
    if seed % 3 == 2:  # something moves by itself in front of a fixed background
        mask = np.zeros((HEIGHT, WIDTH, 1), np.float32)
        cv2.circle(mask, (int(rng.integers(80, 340)), 150), 70, 1.0, -1)
        blurred = (blurred * mask + blur(sharp, 5, angle) * (1 - mask)).astype(np.uint8)
    if seed % 2:
        blurred = recoded(noisy(blurred, rng.uniform(2, 12), seed), int(rng.integers(60, 95)))
    assert kinds(blurred, sharp) == []


@pytest.mark.parametrize(
    ("x", "y", "length"),
    [(2, 0, 4), (0, -2, 9), (-3, 1, 14), (5, 5, 4), (0, 12, 20), (40, -25, 14), (-130, 0, 9),
     (1.5, 2.5, 6)],
)  # fmt: skip
def test_a_shift_is_measured(x, y, length):
    sharp = photo(1)
    (finding,) = examine(PAIR, moved(blur(sharp, length, 30, 0.3), x, y), sharp)
    assert (finding.kind, finding.severity) == ("shifted", "error")
    assert finding.fix == "shift"
    assert finding.numbers["x_px"] == pytest.approx(x, abs=0.75)
    assert finding.numbers["y_px"] == pytest.approx(y, abs=0.75)
    assert "px in x" in finding.message


def test_a_pixel_counts_where_the_blur_is_slight():
    sharp = photo(2)
    assert kinds(moved(blur(sharp, 3), 1, 0), sharp) == ["shifted"]
    assert kinds(moved(blur(sharp, 25, 0), 1, 0), sharp) == []  # within the streak
    assert kinds(moved(blur(sharp, 25, 0), 0, 3), sharp) == ["shifted"]  # across it


def test_a_shift_that_leaves_little_drops_the_pair():
    sharp = photo(3)
    (finding,) = examine(PAIR, moved(blur(sharp), 135, 95), sharp)
    assert (finding.kind, finding.fix) == ("shifted", "drop")


def test_the_peak_of_phase_correlation_is_not_taken_for_a_shift():
    """The reason for the windows: the peak stands at the end of the streak."""
    sharp = photo(4)
    one, other = to_grey(blur(sharp, 25, 0)), to_grey(sharp)
    hann = cv2.createHanningWindow((WIDTH, HEIGHT), cv2.CV_32F)
    (x, _), _ = cv2.phaseCorrelate(other.copy(), one.copy(), hann)
    assert abs(x) > 3
    assert measure_shift(one, other).whole == (0, 0)


def test_something_that_moved_in_front_is_no_shift():
    sharp = photo(5)
    blurred = blur(sharp)
    blurred[60:240, 20:160] = moved(blurred, 5, 0)[60:240, 20:160]
    assert kinds(blurred, sharp) == []
    wide = photo(5, 1000, 640)
    blurred = blur(wide)
    blurred[:, :580] = moved(blurred, 5, 0)[:, :580]  # more than half of it
    assert kinds(blurred, wide) == []


@pytest.mark.parametrize("degrees", [0.5, -1, 4, -30, 90.5, 135, 180])
def test_a_turn_is_measured(degrees):
    sharp = photo(6)
    (finding,) = examine(PAIR, turned(blur(sharp, 9), degrees), sharp)
    assert (finding.kind, finding.severity, finding.fix) == ("rotated", "error", "drop")
    off = (finding.numbers["degrees"] - degrees + 180) % 360 - 180
    assert off == pytest.approx(0, abs=0.15)


def test_a_turn_and_a_shift_are_a_turn():
    sharp = photo(6)
    assert kinds(moved(turned(blur(sharp), 2), 9, -4), sharp) == ["rotated"]


def test_a_turn_of_a_tenth_of_a_degree_is_left_to_the_blur():
    sharp = photo(6)
    one, other = to_grey(turned(blur(sharp, 12), 0.1)), to_grey(sharp)
    assert not measure_rotation(one, other, Shift()).is_real


def test_a_wrong_partner_is_told():
    found = [kinds(blur(photo(seed)), photo(seed + 1)) for seed in range(10, 15)]
    assert found == [["unrelated"]] * 5


@pytest.mark.parametrize("length", [6, 12, 30])
def test_swapped_halves_are_told(length):
    sharp = photo(8)
    blurred = blur(sharp, length)
    (finding,) = examine(PAIR, sharp, blurred)
    assert (finding.kind, finding.severity, finding.fix) == ("swapped", "error", "swap")
    assert kinds(noisy(sharp, 8), blurred) == ["swapped"]


def test_swapped_and_shifted_halves_are_both():
    sharp = photo(8)
    assert kinds(moved(sharp, 6, 0), blur(sharp, 10)) == ["shifted", "swapped"]


@pytest.mark.parametrize("sigma", [5, 12, 25])
def test_noise_is_not_taken_for_sharpness(sigma):
    sharp = photo(9)
    assert kinds(noisy(blur(sharp, 9), sigma), sharp) == []
    pale = (128 + (sharp.astype(np.float32) - 128) * 0.4).astype(np.uint8)
    assert kinds(noisy(blur(pale, 5), sigma), pale) == []


def test_a_blur_that_is_none_is_told():
    sharp = photo(11)
    for blurred in (sharp, noisy(sharp, 3), recoded(sharp, 95)):
        (finding,) = examine(PAIR, blurred, sharp)
        assert (finding.kind, finding.severity, finding.fix) == ("not-blurred", "warning", "drop")
    assert kinds(blur(sharp, 4), sharp) == []


def test_a_slight_difference_of_exposure_is_no_fault():
    sharp = photo(12)
    for gain in (0.85, 1.1):
        blurred = np.clip(blur(sharp, 9).astype(np.float32) * gain + 5, 0, 255).astype(np.uint8)
        assert kinds(blurred, sharp) == []


def test_another_exposure_or_white_balance_is_told():
    """The net would learn to brighten or to colour every photo."""
    sharp = photo(12)
    for gains in ((0.6,) * 3, (1.5,) * 3, (1.0, 1.0, 0.6)):
        blurred = np.clip(blur(sharp, 9) * np.array(gains), 0, 255).astype(np.uint8)
        (finding,) = examine(PAIR, blurred, sharp)
        assert (finding.kind, finding.severity, finding.fix) == ("exposure", "warning", "drop")


def test_sizes_that_differ_are_told():
    sharp = photo(13)
    (finding,) = examine(PAIR, blur(sharp)[:, :-2], sharp)
    assert (finding.kind, finding.fix) == ("size", "drop")
    assert finding.message == f"blurred {WIDTH - 2}x{HEIGHT}, sharp {WIDTH}x{HEIGHT}"


@pytest.mark.parametrize("shape", [(40, 60, 3), (16, 16, 3), (2, 3, 3), (60, 800, 3), (1, 1, 3)])
def test_small_and_flat_pictures_are_no_fault(shape):
    sharp = photo(14, shape[1], shape[0]) if min(shape[:2]) > 2 else np.zeros(shape, np.uint8)
    kinds(blur(sharp, 5), sharp)
    flat = np.full(shape, 90, np.uint8)
    assert kinds(noisy(flat, 1), flat) == []


@given(x=st.integers(-20, 20), y=st.integers(-20, 20))
def test_what_both_share_is_cut_out(x, y):
    rows, columns = np.indices((30, 40))
    sharp = np.stack([rows, columns])
    moved_by = sharp - np.array([y, x])[:, None, None]  # blurred[v + y, u + x] shows sharp[v, u]
    one, other = cut_to_common(np.moveaxis(moved_by, 0, -1), np.moveaxis(sharp, 0, -1), (x, y))
    assert one.shape == other.shape == (30 - abs(y), 40 - abs(x), 2)
    np.testing.assert_array_equal(one, other)


@settings(max_examples=8)
@given(
    x=st.integers(-30, 30), y=st.integers(-30, 30), length=st.floats(3, 10), seed=st.integers(0, 9)
)
def test_any_shift_is_undone_by_the_cut(x, y, length, seed):
    sharp = photo(seed)
    one, other = to_grey(moved(blur(sharp, length), x, y)), to_grey(sharp)
    shift = measure_shift(one, other)
    rest = measure_shift(*cut_to_common(one, other, shift.whole))
    assert rest.whole == (0, 0)
    assert shift.is_real or max(abs(x), abs(y)) <= length / 2


# --- a set of pairs ------------------------------------------------------------------------------


def write(path: Path, picture: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), picture)


def write_pair(
    folder: Path, name: str, sharp: np.ndarray, blurred: np.ndarray | None = None
) -> None:
    write(folder / "sharp" / f"{name}.png", sharp)
    write(folder / "blur" / f"{name}.png", blur(sharp, 8) if blurred is None else blurred)


def drive(work):
    """Return what a job returns, and its events; its error goes up."""
    events = []
    while True:
        try:
            events.append(next(work))
        except StopIteration as stop:
            return stop.value, events


def checked(root: Path, against: Path | None = None) -> Report:
    report, _ = drive(check(find_pairs(root), against=find_pairs(against) if against else None))
    return report


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(each.pair.name, each.kind, each.fix) for each in report.findings]


def test_halves_that_this_program_made_are_told(tmp_path):
    """Results were written into both folders, or replaced the sharp photo."""
    for name in ("good", "1_deblurred", "2", "3"):
        write_pair(tmp_path, name, photo(20))
    for half, name in (("sharp", "2"), ("blur", "3")):
        path = tmp_path / half / f"{name}.png"
        frame, options = read_image(path), WriteOptions()
        path.unlink()
        write_image(frame, path, options, overwrite=False, provenance=MADE)
    own = [(name, "own-result", "drop") for name in ("1_deblurred", "2", "3")]
    found = [(Path(name).name, *rest) for name, *rest in told(checked(tmp_path))]
    assert sorted(found) == own


@pytest.fixture(scope="module")
def sick(tmp_path_factory) -> Path:
    """Eight pairs of two scenes, a fault in each but two."""
    root = tmp_path_factory.mktemp("sick")
    for i in range(4):
        write_pair(root / "a", f"{i}", photo(30 + i))
        write_pair(root / "b", f"{i}", photo(40 + i))
    write(root / "a" / "blur" / "1.png", moved(blur(photo(31), 8), 7, -4))
    write(root / "a" / "blur" / "2.png", turned(blur(photo(32), 8), 3))
    (root / "a" / "sharp" / "3.png").unlink()
    shutil.copy(root / "b" / "sharp" / "0.png", root / "x.png")
    shutil.copy(root / "b" / "blur" / "0.png", root / "b" / "sharp" / "0.png")
    shutil.move(root / "x.png", root / "b" / "blur" / "0.png")
    broken = root / "b" / "blur" / "1.png"
    broken.write_bytes(broken.read_bytes()[:5000])
    write(root / "b" / "blur" / "2.png", blur(photo(42), 8)[:-10])
    return root


SICK = [
    ("a/1", "shifted", "shift"), ("a/2", "rotated", "drop"), ("b/0", "swapped", "swap"),
    ("b/1", "unreadable", "drop"), ("b/2", "size", "drop"),
]  # fmt: skip


def test_whatever_a_library_raises_the_other_pairs_are_checked(sick, monkeypatch):
    really = doctor.examine

    def fail(pair, blurred, sharp):
        if pair.name == "a/1":
            raise RecursionError("too deep")
        return really(pair, blurred, sharp)

    monkeypatch.setattr(doctor, "examine", fail)
    found = told(checked(sick))
    assert ("a/1", "unreadable", "drop") in found
    assert [each for each in SICK if each[0] != "a/1"] == [
        each for each in found if each[0] not in ("a/1", "a/3.png")
    ]


@pytest.mark.parametrize("name", ["load_rgb", "_digest"])
def test_a_pair_for_which_memory_is_short_ends_no_check(sick, monkeypatch, name):
    really, calls = getattr(doctor, name), []

    def fail(*args):
        calls.append(args)
        if len(calls) == 1:
            raise MemoryError
        return really(*args)

    monkeypatch.setattr(doctor, name, fail)
    (first,) = (f for f in checked(sick).findings if "not enough memory" in f.message)
    assert (first.kind, first.fix) == ("unreadable", "drop")


def test_every_fault_of_a_folder_is_told(sick):
    report = checked(sick)
    assert told(report) == [("a/3.png", "no-partner", "drop"), *SICK]
    table = report.to_table().splitlines()
    assert len(table) == 1 + 6 + 2
    assert table[0].split() == ["kind", "pair", "what", "fix"]
    assert any("shifted by +7.0 px in x, -4.0 px in y" in line for line in table)
    assert "7 pairs checked: 1 no-partner, 1 shifted" in table[-1]
    data = json.loads(report.to_json())
    assert data["counts"]["shifted"] == 1
    assert [each["pair"] for each in data["findings"]] == [name for name, _, _ in told(report)]
    shifted = data["findings"][1]
    assert shifted["blurred"].endswith("1.png")
    assert shifted["numbers"]["x_px"] == pytest.approx(7, abs=0.5)
    assert data["findings"][0]["sharp"] is None


def test_a_good_folder_has_nothing_wrong(tmp_path):
    for i in range(3):
        write_pair(tmp_path, f"{i}", photo(50 + i))
    report = checked(tmp_path)
    assert report.findings == ()
    assert report.to_table().endswith("3 pairs checked: nothing wrong.")


def test_the_job_says_how_far_it_is_and_can_be_stopped(sick):
    pairs = find_pairs(sick)
    _, events = drive(check(pairs, against=pairs))
    assert [e.done for e in events if isinstance(e, Progress)] == list(range(1, 15))
    assert events[-1].total == 14
    seen = []
    stopped = run(check(pairs), seen.append, job="check", cancelled=lambda: len(seen) > 2)
    assert stopped.finished.outcome == "cancelled"


def test_a_copy_in_validation_is_told(tmp_path):
    train, validation = tmp_path / "one", tmp_path / "two"
    pictures = [photo(60 + i) for i in range(6)]
    for i in range(5):
        write_pair(train, f"{i}", pictures[i])
    copies = [pictures[0], recoded(pictures[1], 40), cv2.resize(pictures[2], (210, 150)),
              pictures[5]]  # fmt: skip
    for i, picture in enumerate(copies):
        write_pair(validation / "deep", f"v{i}", picture, blur(picture, 5, 80))
    report = checked(train, validation)
    assert told(report) == [(f"one/{i}", "duplicate", "drop") for i in range(3)]
    assert [each.numbers["exact"] for each in report.findings] == [1, 0, 0]
    assert all(each.severity == "error" for each in report.findings)
    assert "in validation: v/v0" in report.findings[0].message


def test_a_copy_between_the_splits_of_one_set_drops_the_training_pair(tmp_path):
    for split, first in (("train", 70), ("val", 71), ("test", 71)):
        for i in range(2):
            picture = photo(first + i)
            write_pair(tmp_path / split / f"of-{split}", f"{i}", picture)
    report = checked(tmp_path)
    assert told(report) == [
        ("train/of-train/1", "duplicate", "drop"),
        ("val/of-val/0", "duplicate", "drop"),
        ("val/of-val/1", "duplicate", "drop"),
    ]
    assert [each.severity for each in report.findings] == ["error", "warning", "warning"]


def test_frames_of_a_scene_are_no_copies(tmp_path):
    """A camera that hardly moves, a camera that stands still, one sharp picture blurred twice."""
    wide = photo(80, WIDTH + 30, HEIGHT)
    for i in range(4):
        write_pair(tmp_path, f"walk_{i}", wide[:, i : i + WIDTH])
    still = photo(81)
    for i in range(3):
        write_pair(tmp_path, f"still_{i}", noisy(still, 2, i), blur(still, 6 + i))
    for i in range(2):
        write_pair(tmp_path, f"twice_{i}", photo(82), blur(photo(82), 9, 50 * i))
    report = checked(tmp_path)
    assert len(report.pairs.scenes) == 3
    assert report.findings == ()


def test_the_same_pair_twice_in_a_scene_is_told(tmp_path):
    write_pair(tmp_path, "1", photo(83))
    write_pair(tmp_path, "2", photo(83))
    report = checked(tmp_path)
    (finding,) = report.findings
    assert (finding.pair.key, finding.kind, finding.severity, finding.fix) == (
        "2", "duplicate", "warning", "drop",
    )  # fmt: skip


def test_scenes_that_touch_are_noted_and_kept(tmp_path):
    """GoPro cuts one film into scenes: the last frame of one is next to the first of another."""
    write_pair(tmp_path / "a", "9", photo(84))
    write_pair(tmp_path / "b", "0", noisy(photo(84), 2))
    (finding,) = checked(tmp_path).findings
    assert (finding.kind, finding.severity, finding.fix) == ("duplicate", "note", "none")


def test_copies_are_known_by_hash_and_thumbnail_together():
    thumbnail = to_grey(cv2.resize(photo(87), (32, 32))).astype(np.uint8)
    album = FingerprintIndex()
    for number in range(2000):  # more than it has room for at first
        album.add(Fingerprint(number << 20, thumbnail))
    near, far = (
        Fingerprint(1500 << 20 | 0b111111, thumbnail),
        Fingerprint(1500 << 20 | 0b1111111, thumbnail),
    )
    assert 1500 in album.find_copies(near)
    assert album.find_copies(far) == []
    grain = 0.4 * thumbnail.std()  # leaves a correlation of about 0.93
    assert album.find_copies(Fingerprint(1500 << 20, noisy(thumbnail, grain))) == []
    assert album.find_copies(Fingerprint(1500 << 20, noisy(thumbnail, grain / 10))) != []
    assert album.find_copies(Fingerprint((1 << 63) - 1, thumbnail)) == []


def test_flat_frames_are_no_copies_of_each_other(tmp_path):
    for scene, level in (("a", 0), ("b", 10), ("c", 250)):
        flat = noisy(np.full((HEIGHT, WIDTH, 3), level, np.uint8), 1, level)
        write_pair(tmp_path / scene, "0", flat, noisy(flat, 1))
    assert "duplicate" not in {each.kind for each in checked(tmp_path).findings}


def test_a_scene_on_both_sides_is_told_once(tmp_path):
    for i in range(4):
        write_pair(tmp_path, f"{i}", noisy(photo(85), 2, i), blur(photo(85), 8 + i))
    split = split_by_scene(find_pairs(tmp_path), 0.5, 0)
    report, _ = drive(check(split.train, against=split.validation))
    (finding,) = report.findings
    assert (finding.kind, finding.severity, finding.fix) == ("shared-scene", "warning", "none")


def test_pairs_that_are_dropped_share_no_scene(tmp_path):
    write_pair(tmp_path, "1", photo(86))
    assert {each.kind for each in checked(tmp_path, tmp_path).findings} == {"duplicate"}


def test_results_of_this_program_validate_nothing(tmp_path):
    """Of what they show, the pair in training is the one to keep."""
    write_pair(tmp_path / "train", "1", photo(86))
    write_pair(tmp_path / "val", "1_deblurred", photo(86))
    assert told(checked(tmp_path / "train", tmp_path / "val")) == []
    write_pair(tmp_path / "train", "1_deblurred", photo(88))
    pairs = find_pairs(tmp_path / "train")
    own = [each for each in pairs.pairs if "_deblurred" in each.name]
    report, _ = drive(check(pairs, against=replace(pairs, pairs=tuple(own))))
    assert [each.kind for each in report.findings] == ["own-result"]


# --- mending -------------------------------------------------------------------------------------


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def report(sick) -> Report:
    return checked(sick)


def test_the_good_and_the_mended_are_written_anew(sick, report, tmp_path):
    before = contents(sick)
    pairs, events = drive(fix(report, tmp_path / "deep" / "new"))
    assert contents(sick) == before
    assert [p.name for p in pairs.pairs] == ["a/0", "a/1", "b/0", "b/3"]
    assert [e.done for e in events] == [1, 2, 3, 4]
    assert pairs == find_pairs(tmp_path / "deep" / "new")
    after = contents(tmp_path / "deep" / "new")
    assert set(after) == {
        MARK, *(f"{half}/{name}.png" for half in ("blur", "sharp")
                for name in ("a/0", "a/1", "b/0", "b/3")),
    }  # fmt: skip
    assert after["blur/a/0.png"] == before["a/blur/0.png"]
    assert after["sharp/b/0.png"] == before["b/blur/0.png"]  # swapped
    shifted = pairs.pairs[1]
    np.testing.assert_array_equal(
        load_rgb(shifted.sharp), load_rgb(sick / "a/sharp/1.png")[4:, :-7]
    )
    np.testing.assert_array_equal(
        load_rgb(shifted.blurred), load_rgb(sick / "a/blur/1.png")[:-4, 7:]
    )
    again, _ = drive(check(pairs))
    assert again.findings == ()


def test_an_interrupted_run_goes_on(sick, report, tmp_path):
    target = tmp_path / "new"
    work = fix(report, target)
    next(work)
    next(work)
    work.close()
    half = contents(target)
    assert 0 < len(half) < 9
    first = {name: (target / name).stat().st_mtime_ns for name in half}
    (target / "blur" / "a" / ".0.0123456789ab.deblur-tmp").write_bytes(b"what a killed run left")
    (target / "blur" / "a" / "0.png").write_bytes(b"too short")
    drive(fix(report, target))
    done = contents(target)
    assert done["blur/a/0.png"] == (sick / "a" / "blur" / "0.png").read_bytes()
    kept = [name for name in half if name != "blur/a/0.png"]
    assert all((target / name).stat().st_mtime_ns == first[name] for name in kept)
    assert not [name for name in done if name.endswith("-tmp")]
    pairs, _ = drive(fix(report, target))
    assert contents(target) == done
    assert len(pairs) == 4


def test_a_folder_with_something_else_in_it_is_refused(report, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PairError, match="is not empty"):
        drive(fix(report, tmp_path))
    assert contents(tmp_path) == {"mine.txt": b"mine"}
    with pytest.raises(PairError, match="cannot be written"):
        drive(fix(report, tmp_path / "mine.txt"))


def test_the_output_of_another_report_is_refused(report, tmp_path):
    target = tmp_path / "new"
    drive(fix(report, target))
    before = contents(target)
    fewer = Report(report.pairs, ())
    with pytest.raises(PairError, match="not made from these pairs"):
        drive(fix(fewer, target))
    assert contents(target) == before


def test_a_target_among_the_originals_is_refused(sick, report, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(sick, target_is_directory=True)
    before = contents(sick)
    for target in (sick, sick / "new", sick / "a" / "blur" / "new", link / "new"):
        with pytest.raises(PairError, match="is inside"):
            drive(fix(report, target))
    assert contents(sick) == before


def test_two_folders_are_both_originals(tmp_path):
    for i in range(2):
        write_pair(tmp_path / "data", f"{i}", photo(90 + i))
    halves = tmp_path / "data" / "blur", tmp_path / "data" / "sharp"
    pairs = replace(find_pairs(tmp_path / "data"), roots=halves)
    clean, _ = drive(check(pairs))
    for half in ("blur", "sharp"):
        with pytest.raises(PairError, match="is inside"):
            drive(fix(clean, tmp_path / "data" / half / "new"))
    kept, _ = drive(fix(clean, tmp_path / "new"))
    assert len(kept) == 2


def test_a_full_disk_is_told_and_leaves_nothing_half_done(report, tmp_path, monkeypatch):
    target, calls = tmp_path / "new", []

    def full(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):  # folders are forced to the disk too
            calls.append(descriptor)
        if len(calls) > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PairError, match="the disk is full") as caught:
        drive(fix(report, target))
    assert "run the same command to continue" in caught.value.hint
    assert len(contents(target)) == 3
    monkeypatch.undo()
    pairs, _ = drive(fix(report, target))
    assert len(pairs) == 4


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write")
def test_a_folder_without_rights_is_told(report, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(PairError, match="Permission denied"):
        drive(fix(report, tmp_path / "new"))


def test_nothing_left_is_told(tmp_path):
    write_pair(tmp_path / "data", "1", photo(92), photo(93))
    with pytest.raises(PairError, match="No usable pair is left"):
        drive(fix(checked(tmp_path / "data"), tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_an_original_that_has_gone_is_told(tmp_path):
    for i in range(2):
        write_pair(tmp_path / "data", f"{i}", photo(94 + i))
    clean = checked(tmp_path / "data")
    (tmp_path / "data" / "blur" / "1.png").unlink()
    with pytest.raises(PairError, match="is missing"):
        drive(fix(clean, tmp_path / "new"))


def test_splits_scenes_and_16_bits_are_kept(tmp_path):
    for i, split in enumerate(("train", "val")):
        sharp = photo(96 + i).astype(np.uint16) * 257
        write_pair(tmp_path / "data" / split / "s 1", "0", sharp, moved(blur(sharp, 6), 3 * i, 0))
    report = checked(tmp_path / "data")
    assert told(report) == [("val/s 1/0", "shifted", "shift")]
    pairs, _ = drive(fix(report, tmp_path / "new"))
    assert [(p.split, p.scene) for p in pairs.pairs] == [("train", "s 1"), ("val", "s 1")]
    original = cv2.imread(str(tmp_path / "data/val/s 1/sharp/0.png"), cv2.IMREAD_UNCHANGED)
    written = cv2.imread(str(pairs.pairs[1].sharp), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(written, original[:, :-3])
    assert written.dtype == np.uint16


def test_pairs_of_one_name_do_not_overwrite_each_other(tmp_path):
    """Two layouts may give two pairs one name; then one of them gets a number."""
    pairs = []
    for i in range(2):
        write_pair(tmp_path / f"d{i}", "1", photo(98 + i))
        found = find_pairs(tmp_path / f"d{i}").pairs[0]
        pairs.append(Pair(found.blurred, found.sharp, "same"))
    both = PairSet((tmp_path / "d0", tmp_path / "d1"), "scenes", tuple(pairs))
    clean, _ = drive(check(both))
    kept, _ = drive(fix(clean, tmp_path / "new"))
    assert [p.key for p in kept.pairs] == ["1", "1-2"]


# --- real pairs ----------------------------------------------------------------------------------


def test_real_pairs_are_well_and_faults_put_into_them_are_seen(shared_data):
    """REDS: strong real blur, lopsided by up to a pixel, which is not called a shift."""
    report = checked(shared_data / "pairs" / "reds-000")
    assert report.findings == ()
    for pair in report.pairs.pairs[1::6]:
        blurred, sharp = load_rgb(pair.blurred), load_rgb(pair.sharp)
        for x in (-3, 2):
            (finding,) = examine(pair, moved(blurred, x, 0), sharp)
            assert finding.kind == "shifted"
            assert finding.numbers["x_px"] == pytest.approx(x, abs=0.75)
        assert kinds(sharp, blurred) == ["swapped"]
        assert kinds(turned(blurred, 0.5), sharp) == ["rotated"]
