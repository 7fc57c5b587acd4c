"""Static scenes: what is reused is within the bound, and what is computed is what it would be."""

import numpy as np
import pytest

from engine.camera.reuse import LIMIT, REACH_PX, Reuse
from engine.core.opencv import cv2
from engine.core.resources import resource_path
from engine.images import read_image
from engine.models import Catalogue, get_model

SIZE = (480, 832)


def still(size=SIZE):
    """Texture of all kinds: blocks of 4 pixels over a gradient."""
    height, width = size
    rng = np.random.default_rng(0)
    blocks = rng.integers(-30, 31, (-(-height // 4), -(-width // 4), 3))
    texture = blocks.repeat(4, axis=0).repeat(4, axis=1)[:height, :width]
    return np.clip(texture + np.linspace(60, 190, width)[:, None], 0, 255).astype(np.uint8)


def blur(pixels):
    """A net that sees 8 pixels far; the borders are as in a crop."""
    return cv2.blur(pixels, (17, 17), borderType=cv2.BORDER_REPLICATE)


def with_object(scene, left, top=200, side=48):
    frame = scene.copy()
    frame[top : top + side, left : left + side] = 255 - frame[top : top + side, left : left + side]
    return frame


def test_what_moves_is_computed_as_in_the_whole_frame(fake_model):
    model, scene = fake_model(blur), still()
    reuse = Reuse(model)
    for left in (300, 308, 316, 340, 340, 360, 740):
        frame = with_object(scene, left)
        np.testing.assert_array_equal(reuse(frame), blur(frame))
    sizes = [height * width for height, width, _ in model.calls]
    assert sizes[0] == SIZE[0] * SIZE[1]
    # Nothing for the frame that is the one before, and the whole for the jump across the picture.
    assert len(sizes) == 6
    assert max(sizes[1:4]) < 0.75 * sizes[0]
    assert sizes[-1] == sizes[0]


@pytest.mark.parametrize("size", [(480, 832), (481, 831), (467, 850)])
def test_objects_at_the_edges_of_any_frame(fake_model, size):
    scene = still(size)
    reuse = Reuse(fake_model(blur))
    np.testing.assert_array_equal(reuse(scene), blur(scene))
    for top, left in ((0, 0), (size[0] - 20, size[1] - 20), (size[0] - 1, 100), (100, size[1] - 1)):
        frame = with_object(scene, left, top)
        np.testing.assert_array_equal(reuse(frame), blur(frame))
        np.testing.assert_array_equal(reuse(scene), blur(scene))


def test_a_frame_that_was_handed_out_is_not_changed_later(fake_model):
    scene, reuse = still(), Reuse(fake_model(blur))
    frames = [scene, scene, with_object(scene, 300), with_object(scene, 310), scene + np.uint8(3)]
    shown = [reuse(frame) for frame in frames]
    copies = [picture.copy() for picture in shown]
    for left in range(320, 400, 20):
        reuse(with_object(scene, left))
    assert shown[1] is shown[0]
    for picture, copy in zip(shown, copies, strict=True):
        np.testing.assert_array_equal(picture, copy)


def test_noise_costs_nothing_and_the_result_stands_still(fake_model):
    rng, scene = np.random.default_rng(1), still().astype(float)
    model = fake_model(blur)
    reuse = Reuse(model)
    shown = [
        reuse(np.clip(np.rint(scene + rng.normal(0, 3, scene.shape)), 0, 255).astype(np.uint8))
        for _ in range(8)
    ]
    assert len(model.calls) == 1
    assert reuse.share == 0
    assert max(np.abs(picture.astype(int) - shown[0]).max() for picture in shown) <= 1


def test_brightness_follows_the_camera(fake_model):
    model, scene = fake_model(blur), still()
    reuse = Reuse(model)
    for brighter in (0, 1, 2, 3, 2, 0, -2, -3):
        frame = (scene.astype(int) + brighter).clip(0, 255).astype(np.uint8)
        assert np.abs(reuse(frame).astype(int) - blur(frame)).max() <= 1
    assert len(model.calls) == 1


def rms(before, now):
    """Return the root mean square difference of each block of 16 x 16, at half the size."""
    size = now.shape[1] // 2, now.shape[0] // 2
    halves = (cv2.resize(frame, size, interpolation=cv2.INTER_AREA) for frame in (before, now))
    squares = np.subtract(*halves, dtype=np.int32) ** 2
    rows, columns = (side // 8 for side in squares.shape[:2])
    blocks = squares.reshape(rows, 8, columns, 8, 3).mean(axis=(1, 3))
    return np.sqrt(blocks.max(axis=2))


def test_brightness_follows_the_camera_beside_what_moves(fake_model):
    scene = still()
    reuse = Reuse(fake_model(blur))
    for n, brighter in enumerate((0, 1, 2, 3, 3, 2, -1, -3)):
        frame = with_object(
            (scene.astype(int) + brighter).clip(0, 255).astype(np.uint8), 300 + 8 * n
        )
        assert np.abs(reuse(frame).astype(int) - blur(frame)).max() <= 1
        assert reuse.share < 1 or not n


class Dated:
    """Frames through a model that writes their numbers: each pixel tells when it was computed."""

    def __init__(self, fake_model):
        self.frames = []
        model = fake_model(lambda pixels: np.full_like(pixels, len(self.frames) - 1))
        self.reuse = Reuse(model)

    def add(self, frame):
        """Check the bound after one more frame; return whether anything was reused."""
        self.frames.append(frame)
        self.reuse(frame)
        fresh, state = self.reuse._fresh, self.reuse._state
        numbers = (fresh[1] if fresh is not None else state.result)[..., 0]
        rows, columns = (side // 16 for side in numbers.shape)
        around = np.ones((2 * (REACH_PX // 16) + 1,) * 2, np.uint8)
        for number in np.unique(numbers):
            blocks = (numbers == number).reshape(rows, 16, columns, 16).any(axis=(1, 3))
            near = cv2.dilate(blocks.astype(np.uint8), around) > 0
            assert rms(self.frames[number], frame)[near].max() <= 2 * LIMIT + 0.2
        return bool((numbers != len(self.frames) - 1).any())


@pytest.mark.parametrize("seed", range(4))
def test_no_result_is_older_than_the_bound_allows(fake_model, seed):
    """Places brighten slowly, each at its own pace, while objects come and go."""
    rng, dated = np.random.default_rng(seed), Dated(fake_model)
    scene = still((320, 640)).astype(float) * 0.5 + 40
    paces = rng.normal(0, 1.2, (5, 10, 3)) * (rng.random((5, 10, 1)) < 0.5)
    pace = paces.repeat(64, axis=0).repeat(64, axis=1)
    reused = 0
    for n in range(40):
        levels = scene + pace * (8 * np.sin(n / 8)) + rng.normal(0, 0.5, scene.shape)
        frame = np.clip(levels, 0, 255).astype(np.uint8)
        if rng.random() < 0.6:
            frame = with_object(frame, int(rng.integers(0, 600)), int(rng.integers(0, 280)), 24)
        reused += dated.add(frame)
    assert reused > 5


def test_a_slow_change_counts_from_when_it_was_last_used(fake_model):
    """Beside what moves, a place is computed in each frame and brightens slowly.

    Pixels within its reach, but not within that of what moves, must not wait for ever.
    """
    dated, scene = Dated(fake_model), still((320, 640))
    for n in range(20):
        frame = scene.copy()
        frame[:, 96:112] = 60 + 3 * n
        dated.add(with_object(frame, 0, 100 + 8 * (n % 2), 24))


def test_a_model_that_needs_all_of_the_picture_gets_it(fake_model):
    for card in ({"tileable": False}, {"fixed_size": (128, 128)}):
        model, scene = fake_model(blur, **card), still()
        reuse = Reuse(model)
        for left in (300, 310, 310):
            reuse(with_object(scene, left))
        assert [shape[:2] for shape in model.calls] == [SIZE, SIZE]


@pytest.mark.parametrize(("precision", "most", "mean"), [("fp32", 16, 0.1), ("fast8", 16, 0.5)])
def test_what_lies_beyond_the_reach_matters_little_to_the_live_model(precision, most, mean):
    card = Catalogue.of_program().get("live")
    model = get_model(card, device="cpu", precision=precision, threads=1)
    photo = read_image(resource_path("samples") / "street-1.jpg").pixels
    scene = cv2.resize(photo, SIZE[::-1], interpolation=cv2.INTER_AREA)
    reuse = Reuse(model)
    reuse(scene)
    shares = []
    for left in range(300, 360, 12):
        frame = with_object(scene, left)
        change = np.abs(reuse(frame).astype(int) - model(frame))
        shares.append(reuse.share)
        assert change.max() <= most
        assert change.mean() <= mean
    assert max(shares) < 0.75
