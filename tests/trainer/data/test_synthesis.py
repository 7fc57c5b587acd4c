"""Blur made from sharp photos."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.trainer.conftest import draw_photo
from trainer.data.synthesis import SynthConfig, camera_path, make_pair
from trainer.pairs.alignment import measure_shift, to_grey

SMALL = SynthConfig(size_px=64)


def test_paths_have_the_length_asked_for_and_smooth_ones_hardly_bend() -> None:
    straightness = []
    for smooth in (True, False):
        reached = []
        for seed in range(20):
            points = camera_path(np.random.default_rng(seed), 64, 20.0, smooth=smooth)
            assert points.shape == (64, 2)
            arc = np.linalg.norm(np.diff(points, axis=0), axis=1).sum()
            assert arc == pytest.approx(20.0, rel=1e-3)
            reached.append(np.linalg.norm(points[-1] - points[0]) / arc)
        straightness.append(np.median(reached))
    assert straightness[0] > 0.9 > straightness[1]


def test_pairs_repeat_with_the_seed_and_differ_without() -> None:
    def pair(seed: int) -> np.ndarray:
        return np.stack(make_pair(draw_photo(1), draw_photo(2), np.random.default_rng(seed), SMALL))

    np.testing.assert_array_equal(pair(5), pair(5))
    assert (pair(5) != pair(6)).any()


def test_blur_is_really_blurred_and_aligned_with_its_target() -> None:
    config = SynthConfig(size_px=128, sharp_share=0, noise_share=0, jpeg_share=0, moving_share=0)
    gradients, shifted = [], 0
    for seed in range(24):
        rng = np.random.default_rng(seed)
        blurred, sharp = make_pair(draw_photo(seed, 320), draw_photo(0, 320), rng, config)
        # Squared: the sum of absolute differences over an edge stays the same when it is smeared.
        before, after = (np.diff(p.astype(float), axis=1) for p in (sharp, blurred))
        gradients.append((after**2).mean() / (before**2).mean())
        shifted += measure_shift(to_grey(blurred), to_grey(sharp)).is_real
    assert np.median(gradients) < 0.7
    assert shifted <= 6  # of 24; with the pose at mid-exposure as the target it is 10 and more


def test_sharp_share_gives_pairs_without_harm() -> None:
    config = SynthConfig(size_px=64, sharp_share=1, noise_share=0, jpeg_share=0)
    blurred, sharp = make_pair(draw_photo(1), draw_photo(2), np.random.default_rng(0), config)
    np.testing.assert_array_equal(blurred, sharp)


def test_what_is_out_of_focus_stays_so() -> None:
    config = SynthConfig(size_px=96, sharp_share=1, noise_share=0, jpeg_share=0)
    softer = 0
    for seed in range(8):
        shallow, plain = (
            make_pair(
                draw_photo(seed, 320),
                draw_photo(2),
                np.random.default_rng(seed),
                replace(config, shallow_share=share),
            )
            for share in (1, 0)
        )
        np.testing.assert_array_equal(*shallow)  # nothing here is to be taken out
        detail = [float(np.square(np.diff(p[1].astype(float))).mean()) for p in (shallow, plain)]
        softer += detail[0] < detail[1]
    assert softer >= 6


def test_noise_has_the_strength_asked_for() -> None:
    config = SynthConfig(size_px=64, sharp_share=1, noise_share=1, jpeg_share=0)
    errors = []
    for noise in (0.0, 0.5, 1.0):
        total = 0.0
        for seed in range(20):
            rng = np.random.default_rng(seed)
            # Sharp pairs are mostly clean: a tiny motion share leaves only the noise.
            asked = replace(config, noise=noise, sharp_share=0, longest_px=0.01, moving_share=0)
            blurred, sharp = make_pair(draw_photo(1), draw_photo(2), rng, asked)
            total += float(np.square(blurred.astype(float) - sharp).mean())
        errors.append(total)
    assert errors[0] < errors[1] < errors[2]
