"""Measures against scikit-image's."""

import math

import numpy as np
import pytest

from engine.metrics import psnr


def test_psnr_is_that_of_scikit_image() -> None:
    metrics = pytest.importorskip("skimage.metrics")
    rng = np.random.default_rng(1)
    sharp = rng.integers(0, 256, (40, 50, 3), np.uint8)
    for most in (1, 9, 90):
        noise = rng.integers(-most, most + 1, sharp.shape)
        result = np.clip(sharp + noise, 0, 255).astype(np.uint8)
        wanted = metrics.peak_signal_noise_ratio(sharp, result, data_range=255)
        assert psnr(result, sharp) == pytest.approx(wanted, abs=1e-9)


def test_equal_pictures_have_no_end() -> None:
    picture = np.zeros((4, 4, 3), np.uint8)
    assert psnr(picture, picture) == math.inf


@pytest.mark.parametrize("other", [np.zeros((4, 5, 3), np.uint8), np.zeros((4, 4, 3))])
def test_what_cannot_be_compared_is_refused(other: np.ndarray) -> None:
    with pytest.raises(ValueError, match="against"):
        psnr(np.zeros((4, 4, 3), np.uint8), other)
