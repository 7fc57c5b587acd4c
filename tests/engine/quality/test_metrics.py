"""Measures against scikit-image's, and against their definitions written out."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from engine.quality.metrics import (
    SSIMS,
    psnr,
    psnr_matched,
    ssim_first_256,
    ssim_gauss,
    ssim_map,
    ssim_volume,
    ssims,
)


def pair(height: int, width: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """A picture with smooth and rough parts, coloured, and a worse one of it."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width]
    smooth = np.stack([x * 2 % 256, y * 3 % 256, (x + y) % 256], axis=2).astype(float)
    sharp = smooth * 0.5 + rng.integers(0, 128, smooth.shape) * (x[..., None] > width / 2)
    result = (sharp + np.roll(sharp, 2, axis=1)) / 2 + rng.normal(3, 6, sharp.shape)
    sharp, result = (np.clip(p, 0, 255).astype(np.uint8) for p in (sharp, result))
    return result, sharp


SIZES = [(11, 11), (11, 40), (37, 16), (75, 131), (64, 300)]
"""The smallest, a flat and a narrow one, and some with strips and blocks left over."""


@pytest.mark.slow
def test_psnr_is_that_of_scikit_image() -> None:
    metrics = pytest.importorskip("skimage.metrics")
    rng = np.random.default_rng(1)
    sharp = rng.integers(0, 256, (40, 50, 3), np.uint8)
    for most in (1, 9, 90):
        noise = rng.integers(-most, most + 1, sharp.shape)
        result = np.clip(sharp + noise, 0, 255).astype(np.uint8)
        wanted = metrics.peak_signal_noise_ratio(sharp, result, data_range=255)
        assert psnr(result, sharp) == pytest.approx(wanted, abs=1e-9)


def test_psnr_of_equal_images_is_infinite() -> None:
    picture = np.zeros((4, 4, 3), np.uint8)
    assert psnr(picture, picture) == math.inf


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_matched_psnr_is_that_after_a_least_squares_fit(seed: int) -> None:
    result, sharp = pair(37, 61, seed)
    error = []
    for channel in range(3):
        x, y = (p[..., channel].ravel().astype(float) for p in (result, sharp))
        fitted = np.polyval(np.polyfit(x, y, 1), x)
        error.append(np.mean(np.square(np.clip(fitted, 0, 255) - y)))
    wanted = 10 * math.log10(255**2 / np.mean(error))
    assert psnr_matched(result, sharp) == pytest.approx(wanted, abs=1e-6)
    assert psnr_matched(result, sharp) >= psnr(result, sharp)


def test_matched_psnr_sees_no_brightness_and_no_contrast() -> None:
    _, sharp = pair(40, 40)
    darker = (sharp // 2 + 10).astype(np.uint8)
    assert psnr(darker, sharp) < 25
    assert psnr_matched(darker, sharp) > 50
    assert psnr_matched(sharp, sharp) > 200  # not infinite: the fit is rounded
    flat = np.full_like(sharp, 7)  # nothing to match
    spread = np.mean([sharp[..., c].astype(float).var() for c in range(3)])
    assert psnr_matched(flat, sharp) == pytest.approx(10 * math.log10(255**2 / spread))


@pytest.mark.parametrize("measure", [psnr, psnr_matched, *SSIMS.values(), ssims])
@pytest.mark.parametrize(
    "other",
    [np.zeros((12, 13, 3), np.uint8), np.zeros((12, 12, 3)), np.zeros((12, 12, 4), np.uint8)],
    ids=["size", "dtype", "channels"],
)
def test_incomparable_images_are_refused(measure: Callable, other: np.ndarray) -> None:
    with pytest.raises(ValueError, match="against"):
        measure(np.zeros((12, 12, 3), np.uint8), other)


@pytest.mark.parametrize("size", SIZES)
def test_ssim_gauss_is_that_of_scikit_image(size: tuple[int, int]) -> None:
    metrics = pytest.importorskip("skimage.metrics")
    result, sharp = pair(*size)
    wanted = metrics.structural_similarity(
        result, sharp, gaussian_weights=True, sigma=1.5, use_sample_covariance=False,
        channel_axis=2, data_range=255,
    )  # fmt: skip
    assert 0.05 < wanted < 0.99
    assert ssim_gauss(result, sharp) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("size", SIZES)
def test_ssim_volume_is_that_of_scikit_image_on_a_padded_volume(size: tuple[int, int]) -> None:
    """scikit-image leaves out 5 voxels at each end; so many are put there first, channels too."""
    metrics = pytest.importorskip("skimage.metrics")
    result, sharp = pair(*size)
    wanted = metrics.structural_similarity(
        np.pad(result, 5, mode="edge"), np.pad(sharp, 5, mode="edge"), gaussian_weights=True,
        sigma=1.5, use_sample_covariance=False, data_range=255,
    )  # fmt: skip
    assert ssim_volume(result, sharp) == pytest.approx(wanted, abs=1e-9)
    assert abs(wanted - ssim_gauss(result, sharp)) > 1e-3, "the kinds are hardly the same"


def test_ssim_volume_is_its_definition() -> None:
    """One voxel after the other, with the window of 11 x 11 x 11 written out."""
    result, sharp = pair(12, 9)
    line = np.exp(-np.square(np.arange(-5, 6)) / (2 * 1.5**2))
    window = line[:, None, None] * line[None, :, None] * line[None, None, :]
    window /= window.sum()
    x, y = (np.pad(p.astype(float), 5, mode="edge") for p in (result, sharp))
    values = []
    for at in np.ndindex(sharp.shape):
        a, b = (p[tuple(slice(i, i + 11) for i in at)] for p in (x, y))
        mean_a, mean_b = (window * a).sum(), (window * b).sum()
        var_a, var_b = (window * (a - mean_a) ** 2).sum(), (window * (b - mean_b) ** 2).sum()
        both = (window * (a - mean_a) * (b - mean_b)).sum()
        upper = (2 * mean_a * mean_b + 2.55**2) * (2 * both + 7.65**2)
        values.append(upper / ((mean_a**2 + mean_b**2 + 2.55**2) * (var_a + var_b + 7.65**2)))
    assert ssim_volume(result, sharp) == pytest.approx(np.mean(values), abs=1e-9)


def test_ssim_first_256_uses_the_centre() -> None:
    result, sharp = pair(300, 280)
    before = ssim_first_256(result, sharp)
    assert before == pytest.approx(ssim_gauss(result[22:278, 12:268], sharp[22:278, 12:268]))
    result[:22], result[278:], result[:, :12], result[:, 268:] = 0, 0, 0, 0
    assert ssim_first_256(result, sharp) == before
    small = pair(40, 300)
    assert ssim_first_256(*small) == ssim_gauss(small[0][:, 22:278], small[1][:, 22:278])


@pytest.mark.parametrize("size", SIZES)
def test_all_at_once_equal_each_alone(size: tuple[int, int]) -> None:
    result, sharp = pair(*size)
    together = ssims(result, sharp)
    assert list(together) == list(SSIMS)
    for name, measure in SSIMS.items():
        assert together[name] == pytest.approx(measure(result, sharp), abs=1e-12)


@pytest.mark.parametrize("name", SSIMS)
def test_ssim_of_equal_images_is_one_and_symmetric(name: str) -> None:
    result, sharp = pair(40, 50)
    assert SSIMS[name](sharp, sharp) == 1.0
    assert SSIMS[name](sharp, result) == pytest.approx(SSIMS[name](result, sharp), abs=1e-12)
    black, white = np.zeros_like(sharp), np.full_like(sharp, 255)
    assert SSIMS[name](black, white) == pytest.approx(0.0001, rel=0.01)  # C1 / (255² + C1)


def test_the_mean_of_the_map_is_ssim_gauss_in_any_range() -> None:
    result, sharp = pair(75, 131)
    found = ssim_map(result / 255, sharp / 255, 1.0)
    assert found.shape == (65, 121, 3)
    assert found.mean() == pytest.approx(ssim_gauss(result, sharp), abs=1e-12)
    part = ssim_map(result[20:50, 30:60], sharp[20:50, 30:60], 255.0)
    np.testing.assert_allclose(found[20:40, 30:50], part, atol=1e-12)


def test_images_smaller_than_the_window_are_refused() -> None:
    result, sharp = pair(10, 30)
    for measure in (ssim_gauss, ssim_first_256, ssims):
        with pytest.raises(ValueError, match="less than 11 x 11"):
            measure(result, sharp)
    assert ssim_volume(result, sharp) < 1, "which has whole windows everywhere"
