"""Blending over time: less noise where nothing moves, and no trails where something does."""

import numpy as np
import pytest

from engine.video.deflicker import LIMIT, Deflicker
from engine.video.flicker import FlickerMeter

UNITS = {np.uint8: 1, np.uint16: 257}


def still(size=(96, 128)):
    """A smooth scene with an edge, in levels of 255."""
    y, x = np.mgrid[: size[0], : size[1]]
    scene = np.stack([60 + x, 80 + y, 50 + (x + y) // 2], axis=-1)
    scene[:, size[1] // 2 :] += 40
    return scene


def noisy(scene, deviation, rng, dtype=np.uint8):
    levels = scene + rng.normal(0, deviation, scene.shape)
    return np.clip(levels * UNITS[dtype], 0, np.iinfo(dtype).max).astype(dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_noise_of_a_static_scene_falls_and_its_brightness_stays(dtype):
    rng, deflicker, scene = np.random.default_rng(1), Deflicker(), still()
    plain, blended, errors = FlickerMeter(), FlickerMeter(), []
    for _ in range(12):
        source, result = noisy(scene, 1.5, rng, dtype), noisy(scene, 2, rng, dtype)
        smooth = deflicker.blend(source, result)
        assert smooth.dtype == dtype
        plain.add(source, result)
        blended.add(source, smooth)
        errors.append([part / UNITS[dtype] - scene for part in (result, smooth)])
    assert blended.total.after < 0.5 * plain.total.after
    own, smooth = np.array(errors[4:]).transpose(1, 0, 2, 3, 4)
    assert smooth.std() < 0.65 * own.std()
    assert abs(smooth.mean() - own.mean()) < 0.05


def test_a_moving_object_is_as_the_model_made_it_and_leaves_no_trail():
    rng, deflicker, scene = np.random.default_rng(2), Deflicker(), still((128, 256))
    thing = rng.integers(0, 256, (8, 6, 3)).repeat(4, axis=0).repeat(4, axis=1)
    for n in range(24):
        frame = scene.copy()
        left = 8 * n
        frame[48:80, left : left + 24] = thing
        source, result = noisy(frame, 1, rng), noisy(frame, 1, rng)
        blended = deflicker.blend(source, result)
        change = np.abs(blended.astype(int) - result)
        # Where it is and where it was, to the middle of the blocks around.
        assert not change[44:84, max(0, left - 12) : left + 28].any()
        assert change.max() <= LIMIT + 0.5
        if n:
            assert change[:32].any()
    away = np.abs(blended[48:80, : left - 16].astype(int) - scene[48:80, : left - 16])
    assert away.mean() < 1


@pytest.mark.parametrize("contrast", [1, 2, 4, 8, 30])
@pytest.mark.parametrize("width", [1, 2, 24])
def test_nothing_faint_or_thin_ends_farther_away_than_the_limit(contrast, width):
    rng, deflicker, scene = np.random.default_rng(3), Deflicker(), still((64, 128))
    for n in range(20):
        frame = scene.copy()
        frame[:, 3 * n : 3 * n + width] += contrast
        frame += n  # a fade at the same time
        source, result = noisy(frame, 0.5, rng), noisy(frame, 3, rng)
        blended = deflicker.blend(source, result)
        assert np.abs(blended.astype(int) - result).max() <= LIMIT + 0.5


def test_another_scene_is_not_mixed_with_the_one_before():
    rng, deflicker = np.random.default_rng(4), Deflicker()
    for scene in (still(), 255 - still(), still((90, 130)), still((90, 130)) // 2):
        frame = noisy(scene, 1, rng)
        np.testing.assert_array_equal(deflicker.blend(frame, frame), frame)


@pytest.mark.parametrize("size", [(1, 1), (7, 300), (131, 77), (8, 8), (65, 9)])
def test_any_size_and_the_input_stays_as_it_is(size):
    rng, deflicker, scene = np.random.default_rng(5), Deflicker(), still(size)
    for _ in range(3):
        source, result = noisy(scene, 1, rng), noisy(scene, 1, rng)
        before = source.copy(), result.copy()
        blended = deflicker.blend(source, result)
        assert blended.shape == result.shape
        assert np.abs(blended.astype(int) - result).max() <= LIMIT + 0.5
        assert all(map(np.array_equal, (source, result), before))
