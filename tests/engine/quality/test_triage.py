"""Triage: sharp, motion-blurred, defocused and noisy photos; direction and length."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.batch.bursts import sharp_reason
from engine.core.resources import resource_path
from engine.images import read_image
from engine.quality import triage
from engine.quality.triage import LABELS, Assessment, assess

Pixels = NDArray[Any]


def scene(seed: int = 0, size: tuple[int, int] = (600, 800)) -> Pixels:
    """A sharp picture with edges at every scale and angle, as natural ones have."""
    rng = np.random.default_rng(seed)
    canvas = np.full((*size, 3), 128, np.uint8)
    for _ in range(900):
        centre = rng.integers(0, size[1]), rng.integers(0, size[0])
        radius = int(rng.pareto(1.2) * 4 + 2)
        axes = min(radius, 300), max(1, min(int(radius * rng.uniform(0.3, 1)), 300))
        colour = [int(v) for v in rng.integers(0, 256, 3)]
        turn = float(rng.uniform(0, 180))
        cv2.ellipse(canvas, [int(v) for v in centre], axes, turn, 0, 360, colour, -1, cv2.LINE_AA)
    return canvas


def shaken(picture: Pixels, degrees: float, length_px: float) -> Pixels:
    """Averaged along a straight path; the angle against the clock, as seen on a screen."""
    steps = np.linspace(-length_px / 2, length_px / 2, 2 * int(length_px) + 1)
    total = np.zeros(picture.shape, np.float32)
    for step in steps:
        across, down = step * np.cos(np.radians(degrees)), -step * np.sin(np.radians(degrees))
        move = np.float32([[1, 0, across], [0, 1, down]])
        size = picture.shape[1], picture.shape[0]
        total += cv2.warpAffine(picture, move, size, borderMode=cv2.BORDER_REFLECT)
    return np.round(total / len(steps)).astype(picture.dtype)


def out_of_focus(picture: Pixels, radius_px: int) -> Pixels:
    size = 2 * radius_px + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)).astype(np.float32)
    return np.asarray(cv2.filter2D(picture, -1, disc / disc.sum()))


def noisy(picture: Pixels, sigma: float) -> Pixels:
    grain = np.random.default_rng(1).normal(0, sigma, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_soft_pixels_of_large_photos_are_no_blur(seed: int) -> None:
    """As straight from a camera; length and direction are those in the photo."""
    sharp = scene(seed, (1000, 1000))
    large = cv2.resize(sharp, (2200, 2200), interpolation=cv2.INTER_CUBIC)
    assert assess(large).label == "sharp"
    large = cv2.resize(shaken(sharp, 30, 20), (2200, 2200), interpolation=cv2.INTER_CUBIC)
    found = assess(large)
    assert found.label == "motion"
    assert found.length_px == pytest.approx(44, abs=5)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_blurs_and_noise_are_told_apart(seed: int) -> None:
    picture = scene(seed)
    assert assess(shaken(picture, 30, 20)).label == "motion"
    assert assess(out_of_focus(picture, 6)).label == "defocus"
    assert assess(noisy(picture, 30)).label == "noisy"
    assert assess(picture).label not in ("motion", "defocus")


@pytest.mark.parametrize("degrees", [0, 40, 90, 150])
@pytest.mark.parametrize("length", [10, 25])
def test_direction_and_length_of_a_motion(degrees: int, length: int) -> None:
    found = assess(shaken(scene(), degrees, length))
    assert found.label == "motion"
    assert found.direction_degrees is not None
    assert found.length_px is not None
    assert 0 <= found.direction_degrees < 180
    assert abs((found.direction_degrees - degrees + 90) % 180 - 90) < 15
    assert abs(found.length_px - length) <= 3
    assert f"{found.direction_degrees:.0f}°" in found.reason


@pytest.mark.parametrize("name", ["alley-1", "alley-2", "alley-3", "colosseum"])
def test_the_samples_have_motion_blur(name: str) -> None:
    assert assess(read_image(resource_path(f"samples/{name}.jpg")).pixels).label == "motion"


def test_a_turned_or_mirrored_photo_has_the_same_label() -> None:
    photo = read_image(resource_path("samples/alley-1.jpg")).pixels
    first = assess(photo)
    for mirrored in (photo, photo[:, ::-1]):
        for turns in range(4):
            found = assess(np.ascontiguousarray(np.rot90(mirrored, turns)))
            assert found.label == first.label
            assert found.confidence == pytest.approx(first.confidence, abs=0.02)


def test_out_of_focus_is_said_only_where_it_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between motion and defocus a photo is blurred, whatever the confidence of the first model."""
    picture = out_of_focus(scene(), 6)
    weights = np.zeros_like(triage._BLUR_WEIGHTS)
    for share, label in ((0.95, "defocus"), (0.89, "blurred"), (0.51, "blurred"), (0.4, "motion")):
        weights[-1] = np.log(share / (1 - share))
        monkeypatch.setattr(triage, "_BLUR_WEIGHTS", weights)
        found = assess(picture)
        assert found.label == label
        assert (found.length_px is None) == (label != "motion")


def test_a_sharp_photo_in_doubt_says_that_it_is_not_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weights = np.zeros_like(triage._WEIGHTS)
    monkeypatch.setattr(triage, "_WEIGHTS", weights)
    for odds, skipped in ((3 * 0.79 / 0.21, False), (3 * 0.81 / 0.19, True)):
        weights[0, -1] = np.log(odds)
        found = assess(scene())
        assert found.label == "sharp"
        assert ("not sure enough to be skipped" in found.reason) != skipped
        assert bool(sharp_reason(found)) == skipped


def bent(picture: Pixels, reach_px: int) -> Pixels:
    """Return `picture` seen by a hand that moves along a corner: down, then across."""
    way = [(0.0, y) for y in np.linspace(-reach_px, 0, 4 * reach_px)]
    way += [(x, 0.0) for x in np.linspace(0, reach_px, 4 * reach_px)]
    total = np.zeros(picture.shape, np.float64)
    for across, down in way:
        move = np.float32([[1, 0, across], [0, 1, down]])
        size = picture.shape[1], picture.shape[0]
        total += cv2.warpAffine(picture, move, size, borderMode=cv2.BORDER_REFLECT)
    return np.round(total / len(way)).astype(picture.dtype)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("reach_px", [5, 9])
def test_a_motion_of_a_hand_is_never_out_of_focus(seed: int, reach_px: int) -> None:
    assert assess(bent(scene(seed), reach_px)).label in ("motion", "blurred")


def test_16_bits_give_the_same_label_as_8() -> None:
    picture = shaken(scene(), 0, 15)
    deep = assess(picture.astype(np.uint16) * 257)
    assert deep.label == assess(picture).label == "motion"
    assert deep.confidence == pytest.approx(assess(picture).confidence, abs=0.02)


@pytest.mark.parametrize("shape", [(1, 1), (40, 4000), (95, 95), (600, 800)])
def test_featureless_images_are_unsure(shape: tuple[int, int]) -> None:
    assert assess(np.full((*shape, 3), 77, np.uint8)) == Assessment(
        "unsure", 0.0, "too little detail"
    )


@pytest.mark.parametrize("shape", [(96, 96), (97, 300), (257, 1000), (3000, 130)])
def test_any_shape_gets_a_label_and_is_not_changed(shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (*shape, 3)).astype(np.uint8)
    before = picture.copy()
    found = assess(picture)
    assert found.label in (*LABELS, "blurred", "unsure")
    assert 0 <= found.confidence <= 1
    assert found.reason
    np.testing.assert_array_equal(picture, before)


def test_large_photos_are_sampled() -> None:
    large = cv2.resize(scene(), (6000, 4000))
    assess(large)
    tracemalloc.start()
    try:
        assess(large)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < large.nbytes / 2  # no array of its size in float, not even as grey


def test_real_photos_and_real_motion(shared_data: Path) -> None:
    photos = sorted((shared_data / "photos" / "val").glob("*.jpg"))[::4]
    labels = [assess(read_image(path).pixels).label for path in photos]
    assert labels.count("sharp") >= 0.7 * len(labels)
    assert "motion" not in labels
    pairs = shared_data / "pairs" / "reds-000"
    for folder, label in (("blur", "motion"), ("sharp", "sharp")):
        files = sorted((pairs / folder).iterdir())[::4]
        assert [assess(read_image(path).pixels).label for path in files] == [label] * len(files)
