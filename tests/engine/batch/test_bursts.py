"""Frames of one moment: found by time and likeness, and the sharpest is the one that is taken."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.batch import bursts
from engine.batch.bursts import BurstFrame, detail_of, find_bursts, group, likeness
from engine.batch.reading import read_fitting
from engine.core.resources import resource_path
from engine.events import result_of
from engine.images import read_capture_time
from engine.messages import code_of

ROOT = Path(__file__).resolve().parents[3]
NOON = "2026:07:01 12:00:00"


def scene(name="colosseum.jpg", left=0) -> np.ndarray:
    """A sharp picture (500, 700, 3) of a sample, seen from `left` pixels further right."""
    with Image.open(resource_path(f"samples/{name}")) as image:
        picture = image.convert("RGB").crop((left, 40, left + 1000, 754))
        return np.asarray(picture.resize((700, 500), Image.Resampling.LANCZOS))


def leaves() -> np.ndarray:
    """A picture (480, 640, 3) that is sharp beyond doubt: discs of all sizes over each other."""
    rng = np.random.default_rng(0)
    canvas = np.zeros((960, 1280, 3), np.uint8)
    for _ in range(6000):
        radius = int(min(200, 4 * rng.pareto(1.2) + 3))
        centre = int(rng.integers(1280)), int(rng.integers(960))
        cv2.circle(canvas, centre, radius, [int(v) for v in rng.integers(20, 235, 3)], -1)
    return cv2.resize(canvas, (640, 480), interpolation=cv2.INTER_AREA)


def shaken(pixels: np.ndarray, px: int, angle: float = 30.0) -> np.ndarray:
    """The picture smeared along a line of so many pixels."""
    kernel = np.zeros((px, px), np.float32)
    kernel[px // 2] = 1
    turn = cv2.getRotationMatrix2D((px / 2 - 0.5, px / 2 - 0.5), angle, 1)
    kernel = cv2.warpAffine(kernel, turn, (px, px))
    return cv2.filter2D(pixels, -1, kernel / kernel.sum())


def save(path: Path, pixels: np.ndarray, when: str = "", fraction: str = "", zone: str = ""):
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    inner = exif.get_ifd(0x8769)
    for tag, value in ((0x9003, when), (0x9291, fraction), (0x9011, zone)):
        if value:
            inner[tag] = value
    Image.fromarray(pixels).save(path, quality=92, exif=exif)
    return path


@pytest.fixture
def burst(tmp_path):
    """Three frames within a second, the second the least shaken; and three that are alone."""
    view = scene()
    save(tmp_path / "a.jpg", shaken(view, 15), NOON, "10")
    save(tmp_path / "b.jpg", shaken(scene(left=12), 7), NOON, "45")
    save(tmp_path / "c.jpg", shaken(scene(left=20), 21, 80), NOON, "80")
    save(tmp_path / "later.jpg", view, "2026:07:01 12:00:09")
    save(tmp_path / "other.jpg", scene("alley-1.jpg"), NOON, "50")
    save(tmp_path / "timeless.jpg", view)
    return tmp_path


def bursts_of(paths, wanted=None):
    """The bursts among photos, of all of them if none is wanted."""
    return result_of(find_bursts(paths, paths if wanted is None else wanted))


def names(bursts):
    return [[frame.path.name for frame in burst.frames] for burst in bursts]


def test_frames_of_one_moment_are_found_and_the_sharpest_of_them(burst):
    found = bursts_of(sorted(burst.glob("*.jpg")))
    assert names(found) == [["a.jpg", "b.jpg", "c.jpg"]]
    assert found[0].best.path.name == "b.jpg"
    reasons = found[0].reasons()
    assert reasons[burst / "a.jpg"] == "b.jpg of the same burst is sharper"
    assert burst / "b.jpg" not in reasons  # the best one, and it needs help


def test_the_best_is_left_alone_if_it_is_sharp(burst):
    sharp = leaves()
    save(burst / "s1.jpg", sharp, "2026:07:02 12:00:00")
    save(burst / "s2.jpg", shaken(sharp, 15), "2026:07:02 12:00:01")
    (one,) = bursts_of([burst / "s1.jpg", burst / "s2.jpg"])
    assert one.best.path.name == "s1.jpg"
    assert one.best.sharp
    reasons = one.reasons()
    assert code_of(reasons[burst / "s1.jpg"]) == "sharp"
    assert "sharpest of a burst of 2" in reasons[burst / "s1.jpg"]
    assert reasons[burst / "s2.jpg"] == "s1.jpg of the same burst is sharper"


def test_only_frames_near_a_wanted_one_are_read(burst, monkeypatch):
    for hour in range(13, 17):  # of earlier in the same watch
        for second in "012":
            save(burst / f"{hour}-{second}.jpg", scene(), f"2026:07:01 {hour}:00:0{second}")
    read = []
    monkeypatch.setattr(
        bursts, "read_fitting", lambda path: (read.append(path.name), view(path))[1]
    )
    view = read_fitting
    found = bursts_of(sorted(burst.glob("*.jpg")), {burst / "14-2.jpg"})
    assert names(found) == [["14-0.jpg", "14-1.jpg", "14-2.jpg"]]
    assert read == ["14-0.jpg", "14-1.jpg", "14-2.jpg"]


def test_what_cannot_be_read_is_in_no_burst(burst):
    data = (burst / "b.jpg").read_bytes()
    (burst / "b.jpg").write_bytes(data[: len(data) // 3])
    save(burst / "d.jpg", shaken(scene(), 9), NOON, "60")
    found = bursts_of(sorted(burst.glob("*.jpg")))
    assert len(found) == 1
    assert {"a.jpg", "c.jpg", "d.jpg"} <= set(names(found)[0])


@pytest.mark.parametrize(("px", "angle"), [(5, 0), (9, 90), (9, 45), (15, 130)])
def test_less_shaken_is_sharper_in_every_direction_and_with_noise(px, angle):
    view = scene().astype(np.float32)
    noise = np.random.default_rng(1).normal(0, 4, view.shape)

    def detail(pixels):
        seen = np.clip(pixels + noise, 0, 255).astype(np.uint8)
        return detail_of(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY).astype(np.float32))

    assert detail(view) > detail(shaken(view, px, angle)) > detail(shaken(view, px + 8, angle))


def test_grouping_by_time_and_likeness():
    rng = np.random.default_rng(0)
    one, two = (cv2.GaussianBlur(rng.normal(size=(32, 48)).astype(np.float32), (0, 0), 2)
                for _ in range(2))  # fmt: skip

    def frame(name, seconds, thumb, detail=1.0):
        return BurstFrame(Path(name), seconds, thumb, detail)

    chained = [frame(f"{n}", n * 1.6, one, n) for n in range(4)]
    assert names(group(chained)) == [["0", "1", "2", "3"]]
    assert group(chained)[0].best.path.name == "3"
    assert group([frame("a", 0, one), frame("b", 2.1, one)]) == []
    assert group([frame("a", 0, one), frame("b", 0.1, two)]) == []
    # One a second for a minute is no moment, but so many of them.
    endless = names(group([frame(f"{n:02}", n, one) for n in range(60)]))
    assert [len(each) for each in endless] == [6] * 10
    # Two cameras at once: each has its own burst.
    both = [
        frame("a1", 0, one),
        frame("b1", 0.1, two),
        frame("a2", 0.2, one),
        frame("b2", 0.3, two),
    ]
    assert names(group(both)) == [["a1", "a2"], ["b1", "b2"]]
    assert likeness(one, np.roll(one, (4, -6), (0, 1))) > 0.9
    assert likeness(one, two) < 0.6
    assert likeness(one, one.T) == -1
    flat, wide = np.full_like(one, 9), np.ascontiguousarray(one[:5])  # a lens cap; a panorama
    assert likeness(flat, flat) == 1
    assert likeness(flat, one) == likeness(one, flat) == 0
    assert likeness(wide, wide) == pytest.approx(1)
    assert likeness(wide, np.ascontiguousarray(two[:5])) < 0.8


@pytest.mark.parametrize(
    ("when", "fraction", "zone", "seconds"),
    [
        (NOON, "", "", 0.0),
        (NOON, "250", "", 0.25),
        (NOON, "25 ", "", 0.25),
        (NOON, "5", "+02:00", 0.5 - 7200),
        (NOON, "5", "nonsense", 0.5),
        (NOON, "\xb2", "", 0.0),
        ("0001:01:01 00:00:00", "", "+14:00", -62135596800 - 14 * 3600 - 1782907200),
        ("2026:07:01 12:00", "", "", None),
        ("0000:00:00 00:00:00", "", "", None),
        ("", "", "", None),
    ],
)
def test_the_moment_of_a_photo(tmp_path, when, fraction, zone, seconds):
    path = save(tmp_path / "a.jpg", np.zeros((20, 20, 3), np.uint8), when, fraction, zone)
    found = read_capture_time(path)
    noon = 1782907200.0  # 2026-07-01 12:00 UTC
    assert found == (None if seconds is None else pytest.approx(noon + seconds))


def test_a_frame_of_an_exposure_bracket_is_wanted_for_itself(tmp_path):
    for n, name in enumerate("abc"):
        save(tmp_path / f"{name}.jpg", scene() // (n + 1), NOON, str(n))
    assert len(bursts_of(sorted(tmp_path.glob("*.jpg")))) == 1
    for name in "abc":
        with Image.open(tmp_path / f"{name}.jpg") as image:
            exif, pixels = image.getexif(), np.asarray(image)
        exif.get_ifd(0x8769)[0xA402] = 2
        Image.fromarray(pixels).save(tmp_path / f"{name}.jpg", exif=exif)
        assert read_capture_time(tmp_path / f"{name}.jpg") is None
    assert bursts_of(sorted(tmp_path.glob("*.jpg"))) == []


def test_no_moment_where_there_is_no_picture(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"text")
    assert read_capture_time(tmp_path / "a.jpg") is None
    assert read_capture_time(tmp_path / "none.jpg") is None


def deblur(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "engine", *map(str, words)], cwd=folder, capture_output=True,
        text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_a_run_does_the_best_one_and_says_why_it_left_the_others(burst):
    done = deblur(burst, "run", burst, "-o", "out", "--bursts", "--json")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    kept = {Path(e["item"]).name: e["reason"] for e in events if e["event"] == "ItemKept"}
    assert kept["a.jpg"] == kept["c.jpg"] == "b.jpg of the same burst is sharper"
    assert (burst / "out" / "b.jpg").is_file()
    assert not (burst / "out" / "a.jpg").exists()
    targets = {Path(e["item"]).name: e["target"] for e in events if e["event"] == "ItemKept"}
    assert not any(targets.values()), "they got no result, and had none"
    progress = [e["done"] for e in events if e["event"] == "Progress"]
    assert progress == sorted(progress)
    assert (burst / "out" / "timeless.jpg").is_file()


def test_scan_names_them(burst):
    done = deblur(burst, "scan", burst, "--bursts")
    assert "burst    3 frames, the sharpest is b.jpg" in done.stdout
    lines = deblur(burst, "scan", burst, "--bursts", "--json").stdout.splitlines()
    told = [e for e in map(json.loads, lines) if e["event"] == "ItemInBurst"]
    assert [Path(e["item"]).name for e in told] == ["a.jpg", "b.jpg", "c.jpg"]
    assert {(Path(e["best"]).name, e["count"]) for e in told} == {("b.jpg", 3)}
