"""The guard: accepts what deblurring does, refuses what networks do when they fail."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core.resources import resource_path
from engine.images import read_image
from engine.models import Catalogue, get_model
from engine.quality.guard import Verdict, judge, measure_change

Pixels = NDArray[Any]


@pytest.fixture(scope="module")
def good() -> tuple[Pixels, Pixels]:
    """A shaken photo and the result of the bundled model."""
    before = read_image(resource_path("samples/alley-1.jpg")).pixels[100:420, 300:800].copy()
    return before, get_model(Catalogue.of_program().default(), threads=1)(before)


def mosaic(result: Pixels) -> Pixels:
    bad = result.copy()
    cells = np.random.default_rng(1).integers(0, 256, (6, 6, 3)).astype(np.uint8)
    bad[64:160, 64:160] = cells.repeat(16, 0).repeat(16, 1)
    return bad


def fine_mosaic(result: Pixels) -> Pixels:
    bad = result.astype(int)
    wave = (np.indices((160, 160)).sum(axis=0) // 2 % 2 * 2 - 1)[..., None]
    bad[64:224, 64:224] += wave * np.array([30, -30, 18])
    return np.clip(bad, 0, 255).astype(np.uint8)


def rings(result: Pixels) -> Pixels:
    picture = result.astype(np.float32)
    return np.clip(picture + 5 * (picture - cv2.GaussianBlur(picture, (0, 0), 2.5)), 0, 255).astype(
        np.uint8
    )


def tinted(result: Pixels) -> Pixels:
    return np.clip(result * [1.12, 1.0, 0.88], 0, 255).astype(np.uint8)


def black_band(result: Pixels) -> Pixels:
    bad = result.copy()
    bad[64:192] = 0
    return bad


FAILURES = [mosaic, fine_mosaic, rings, tinted, black_band, np.zeros_like, lambda r: 255 - r]


def test_a_good_result_is_accepted(good: tuple[Pixels, Pixels]) -> None:
    before, after = good
    assert (before != after).any()
    assert judge(before, after).strength == 1
    assert judge(before, after).reason == ""
    assert judge(before, before).strength == 1


@pytest.mark.parametrize("fail", FAILURES)
@pytest.mark.parametrize("bits", [8, 16])
def test_a_failure_is_refused_with_a_reason(fail: Any, bits: int, good: Any) -> None:
    before, bad = good[0], fail(good[1])
    if bits == 16:
        before, bad = (picture.astype(np.uint16) * 257 for picture in (before, bad))
    verdict = judge(before, bad)
    assert verdict.strength < 1
    assert verdict.reason


@pytest.mark.parametrize(("amount", "sigma"), [(10, 1.5), (4, 4)])
def test_halos_along_the_edges_are_refused(amount: float, sigma: float, good: Any) -> None:
    before, after = good
    smooth = cv2.GaussianBlur(after.astype(np.float32), (0, 0), sigma)
    halos = np.clip(after + amount * (after - smooth), 0, 255).astype(np.uint8)
    assert measure_change(before, after)["halos"] < 0.2
    assert measure_change(before, halos)["halos"] > 0.85
    assert judge(before, halos).strength < 1
    assert "along the edges" in judge(before, halos).reason


@pytest.mark.parametrize("turned", [False, True])
def test_the_sharp_photo_has_no_halos_against_the_blurred_one(turned: bool) -> None:
    """It has twice the contrast in the details, but along the path only."""
    sharp = read_image(resource_path("samples/alley-1.jpg")).pixels[100:420, 300:800].copy()
    line = (1, 25) if turned else (25, 1)
    found = measure_change(cv2.blur(sharp, line), sharp)
    assert found["halos"] < 0.4 < found["sharper"]


@pytest.mark.parametrize("pattern", [lambda y, x: y + x, lambda y, x: y, lambda y, x: x])
def test_values_alternating_between_pixels_are_a_grid(pattern: Any, good: Any) -> None:
    before, after = good
    sign = pattern(*np.indices(after.shape[:2])) % 2 * 2 - 1
    bad = np.clip(after + sign[..., None] * 6.0, 0, 255).astype(np.uint8)
    assert measure_change(before, after)["grid"] < 0.5
    assert measure_change(before, bad)["grid"] == pytest.approx(6, abs=1)
    assert "pattern" in judge(before, bad).reason


def test_a_softer_result_is_not_used_in_full(good: tuple[Pixels, Pixels]) -> None:
    verdict = judge(good[0], cv2.GaussianBlur(good[1], (0, 0), 6))
    assert verdict.strength < 1
    assert "less detail" in verdict.reason


def test_a_slight_excess_lowers_the_strength(good: Any) -> None:
    before, after = good
    too_much = np.clip(after + np.array([4, 0, 0]), 0, 255).astype(np.uint8)
    verdict = judge(before, too_much)
    assert 0.5 < verdict.strength < 1
    change = (too_much.astype(int) - before) * verdict.strength
    assert judge(before, np.round(before + change).astype(np.uint8)).strength == 1


def test_a_failure_is_found_in_every_corner_and_row(good: tuple[Pixels, Pixels]) -> None:
    before, after = good
    for top in (0, 100, before.shape[0] - 40):
        for left in (0, before.shape[1] - 40):
            bad = after.copy()
            bad[top : top + 40, left : left + 40] = (255, 0, 255)
            assert judge(before, bad).strength == 0, (top, left)


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (31, 33), (129, 40), (161, 40)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_any_shape(shape: tuple[int, int], dtype: type[Any]) -> None:
    most = np.iinfo(dtype).max
    dark, bright = (np.full((*shape, 3), value, dtype) for value in (most // 4, most))
    assert judge(dark, dark).strength == 1
    assert judge(dark, bright).strength == 0
    assert measure_change(dark, bright)["shift"] == pytest.approx(192, abs=2)


def test_strips_do_not_change_the_measures() -> None:
    rng = np.random.default_rng(0)
    before = rng.integers(0, 200, (512, 64, 3)).astype(np.uint8)
    after = before.copy()
    after[127:129] += 50  # within the local range of noise, across a border of strips
    found = measure_change(before, after)
    turned = measure_change(before[::-1].copy(), after[::-1].copy())
    assert found["beyond"] == pytest.approx(turned["beyond"], abs=1e-9)


def test_results_for_real_motion_are_accepted(shared_data: Path) -> None:
    model = get_model(Catalogue.of_program().default(), threads=1)
    for path in sorted((shared_data / "pairs" / "reds-000" / "blur").iterdir())[::4]:
        before = read_image(path).pixels[120:600, 320:960].copy()
        assert judge(before, model(before)) == Verdict(1.0)


def test_a_large_image_is_judged_in_strips() -> None:
    before = np.zeros((8000, 2000, 3), np.uint8)
    after = before.copy()
    judge(before[:300], after[:300])
    tracemalloc.start()
    judge(before, after)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < before.nbytes / 2
