"""Kernels measured from pairs: what is found is what was put in, and other pictures get it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.quality.metrics import psnr
from tests.trainer.conftest import draw_photo
from trainer.arrays import Floats, Pixels
from trainer.data.kernels import (
    KERNEL_PX,
    NODE_PX,
    BlurField,
    blur_with,
    measure_field,
    measure_kernel,
    reblur,
)

SIDE = 320


def textured(seed: int, side: int = SIDE) -> Pixels:
    """Return a photo with detail everywhere, uint8 (side, side, 3)."""
    import cv2

    rng = np.random.default_rng(seed)
    coarse = rng.uniform(20, 235, (side // 8, side // 8, 3)).astype(np.float32)
    fine = rng.uniform(-60, 60, (side // 2, side // 2, 3)).astype(np.float32)
    whole = cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
    whole = whole + cv2.resize(fine, (side, side), interpolation=cv2.INTER_LINEAR)
    return np.clip(whole, 0, 255).astype(np.uint8)


def streak(dx: int, dy: int) -> Floats:
    """Return the kernel of an even, straight motion by (dx, dy) pixels about the middle."""
    import cv2

    kernel, middle = np.zeros((KERNEL_PX, KERNEL_PX), np.float32), KERNEL_PX // 2
    ends = [(middle - dx // 2, middle - dy // 2), (middle + dx // 2, middle + dy // 2)]
    cv2.line(kernel, *ends, 1.0)
    return kernel / kernel.sum()


def blurred_by(field: BlurField, sharp: Pixels) -> Pixels:
    linear = (sharp.astype(np.float32) / 255) ** field.gamma
    stored = np.clip(blur_with(field, linear, 0, 0), 0, 1) ** (1 / field.gamma)
    return np.rint(stored * 255).astype(np.uint8)


def field_of(kernels: list[list[Floats]], gamma: float = 1.0) -> BlurField:
    return BlurField(np.array(kernels, np.float32), np.ones(np.shape(kernels)[:2], bool), gamma)


def turning(gamma: float = 1.0) -> BlurField:
    """Return blur that goes from across to down over the picture, as a roll gives it."""
    nodes = SIDE // NODE_PX + 1
    return field_of(
        [[streak(14 - 2 * n, 2 * n) for n in range(nodes)] for _ in range(nodes)], gamma
    )


@pytest.mark.parametrize("kernel", [streak(15, 0), streak(-8, 12), streak(20, 20)])
def test_the_kernel_that_blurred_a_window_is_found(kernel: Floats) -> None:
    sharp = textured(1, 128 + KERNEL_PX - 1).astype(np.float32).mean(axis=2) / 255
    field = field_of([[kernel]])
    blurred = blur_with(field, np.repeat(sharp[..., None], 3, 2), 0, 0)[..., 0]
    inner = slice(KERNEL_PX // 2, -(KERNEL_PX // 2))
    noise = np.random.default_rng(0).normal(0, 0.5 / 255, (128, 128))
    found = measure_kernel(
        (blurred[inner, inner] * 1.1 + noise).astype(np.float32), sharp[inner, inner]
    )
    assert found.sum() == pytest.approx(1, abs=1e-4)
    assert found.min() >= 0
    similar = (found * kernel).sum() / np.sqrt((found**2).sum() * (kernel**2).sum())
    assert similar > 0.8
    rows, columns = np.mgrid[:KERNEL_PX, :KERNEL_PX]
    for axis in (rows, columns):  # it is not shifted either
        assert (found * axis).sum() == pytest.approx((kernel * axis).sum(), abs=0.5)


def test_a_window_without_texture_has_no_motion() -> None:
    flat = np.full((128, 128), 0.4, np.float32)
    kernel = measure_kernel(flat, flat)
    assert kernel[KERNEL_PX // 2, KERNEL_PX // 2] == 1
    assert kernel.sum() == 1


@pytest.mark.parametrize("gamma", [1.0, 2.2])
def test_blur_that_differs_from_place_to_place_is_measured(gamma: float) -> None:
    sharp, true = textured(2), turning(gamma)
    blurred = blurred_by(true, sharp)
    field = measure_field(blurred, sharp)
    assert field is not None
    assert field.gamma == gamma
    assert field.shape == (SIDE // NODE_PX + 1,) * 2
    assert field.known.mean() > 0.8
    assert psnr(blurred_by(field, sharp), blurred) > psnr(sharp, blurred) + 10
    other = textured(3)  # it holds for another subject as well
    assert psnr(blurred_by(field, other), blurred_by(true, other)) > 33


@pytest.mark.parametrize("factor", [0.25, 1.1])
def test_brightness_does_not_matter(factor: float) -> None:
    """Neither that of both halves (a night) nor that of one (another exposure)."""
    sharp = textured(2)
    dark = (sharp * min(factor, 1.0)).astype(np.uint8)
    blurred = blurred_by(turning(2.2), dark)
    if factor > 1:
        blurred = np.clip(blurred * factor, 0, 255).astype(np.uint8)
    field = measure_field(blurred, dark)
    assert field is not None
    assert field.known.mean() > 0.7
    if factor < 1:
        assert field.gamma == 2.2


def test_out_of_focus_places_are_not_measured() -> None:
    """Any kernel explains them."""
    import cv2

    rng = np.random.default_rng(1)
    soft = cv2.GaussianBlur(textured(2), (0, 0), 8.0)
    halves = [np.clip(soft + rng.normal(0, 1.5, soft.shape), 0, 255).astype(np.uint8) for _ in "ab"]
    assert measure_field(*halves) is None


def test_two_pictures_that_are_no_pair_have_no_blur() -> None:
    assert measure_field(textured(4), textured(5)) is None
    assert measure_field(np.full_like(textured(4), 90), np.full_like(textured(4), 90)) is None
    assert measure_field(textured(4)[:100], textured(4)[:100]) is None


def test_flat_places_take_the_blur_of_their_neighbours() -> None:
    sharp = textured(6)
    sharp[:, SIDE // 2 :] = 128  # sky
    kernel = streak(12, 6)
    nodes = SIDE // NODE_PX + 1
    field = measure_field(blurred_by(field_of([[kernel] * nodes] * nodes), sharp), sharp)
    assert field is not None
    assert not field.known[:, -1].any()
    similar = (field.kernels[2, -1] * kernel).sum() / (kernel**2).sum()
    assert similar > 0.6


def test_no_motion_changes_nothing_wherever_the_crop_lies() -> None:
    still = np.zeros((KERNEL_PX, KERNEL_PX), np.float32)
    still[KERNEL_PX // 2, KERNEL_PX // 2] = 1
    photo = textured(7).astype(np.float32) / 255
    for top, left in ((0, 0), (-24, 17), (100, 300)):  # also beyond the field
        out = blur_with(field_of([[still] * 4] * 3), photo, top, left)
        np.testing.assert_allclose(out, photo, atol=1e-5)


def test_a_photo_with_borrowed_blur_is_a_pair() -> None:
    field = measure_field(blurred_by(turning(), textured(2)), textured(2))
    assert field is not None
    photo = textured(8, 192 + KERNEL_PX - 1)
    made = [reblur(field, photo, np.random.default_rng(seed), 192) for seed in range(6)]
    again = [reblur(field, photo, np.random.default_rng(seed), 192) for seed in range(6)]
    for pair, same in zip(made, again, strict=True):
        assert pair is not None
        assert same is not None
        blurred, sharp = pair
        assert blurred.shape == sharp.shape == (192, 192, 3)
        assert np.array_equal(blurred, same[0])
        assert 8 < psnr(blurred, sharp) < 35
        turned = [np.rot90(photo, n)[:, ::step] for n in range(4) for step in (1, -1)]
        cut = slice(KERNEL_PX // 2, KERNEL_PX // 2 + 192)
        assert any(np.array_equal(sharp, one[cut, cut]) for one in turned)


def test_blur_that_is_hardly_known_is_not_borrowed() -> None:
    field = turning()
    field.known[:] = False
    photo = draw_photo(1, 192 + KERNEL_PX - 1)
    assert reblur(field, photo, np.random.default_rng(0), 192) is None
