"""Pixels to numbers and back: exact, rounded, clamped, filled up by reflection."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ModelError
from engine.models import tensors as model_tensors
from engine.models.tensors import LAYOUTS, VALUE_RANGES, TensorFormat
from engine.models.tiling import round_up

FLOAT, HALF, BYTE = np.dtype(np.float32), np.dtype(np.float16), np.dtype(np.uint8)
WIDE = np.dtype(np.uint16)
forms = st.builds(TensorFormat, st.sampled_from(LAYOUTS), st.sampled_from(list(VALUE_RANGES)))


def every_level(dtype) -> np.ndarray:
    """A picture with every value that `dtype` has, in each colour."""
    levels = np.arange(np.iinfo(dtype).max + 1, dtype=dtype)
    side = int(len(levels) ** 0.5)
    return np.stack([levels, levels[::-1], np.roll(levels, 7)], axis=-1).reshape(side, -1, 3)


@pytest.mark.parametrize("dtype", [BYTE, WIDE])
@pytest.mark.parametrize("value_range", VALUE_RANGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_level_round_trips(layout, value_range, dtype):
    form, picture = TensorFormat(layout, value_range), every_level(dtype)
    size = picture.shape[:2]
    tensor = form.to_tensor(picture, FLOAT, size)
    assert np.array_equal(form.to_pixels(tensor, dtype, size), picture)


@given(form=forms, seed=st.integers(0, 99), height=st.integers(1, 70), width=st.integers(1, 70))
def test_any_size_is_padded_and_cropped_again(form, seed, height, width):
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    size = (round_up(height, 16), round_up(width, 16))
    tensor = form.to_tensor(picture, FLOAT, size)
    assert form.planes(tensor).shape == (3, *size)
    assert np.isfinite(tensor).all()
    assert np.array_equal(form.to_pixels(tensor, BYTE, (height, width)), picture)


@pytest.mark.parametrize(
    ("value_range", "black", "white"), [("0..1", 0, 1), ("0..255", 0, 255), ("-1..1", -1, 1)]
)
@pytest.mark.parametrize("dtype", [BYTE, WIDE])
def test_black_and_white_are_the_ends_of_the_range(value_range, black, white, dtype):
    picture = np.zeros((2, 2, 3), dtype)
    picture[0] = np.iinfo(dtype).max
    tensor = TensorFormat("NCHW", value_range).to_tensor(picture, FLOAT, (2, 2))
    assert np.allclose(tensor[0, :, 0], white, rtol=1e-6)
    assert np.allclose(tensor[0, :, 1], black, atol=1e-6)
    unit = TensorFormat("NCHW", value_range).to_unit(tensor)
    assert np.allclose(unit[:, 0], 1)
    assert np.allclose(unit[:, 1], 0, atol=1e-6)


def test_layouts_place_the_colours():
    picture = np.random.default_rng(0).integers(0, 256, (4, 6, 3), dtype=np.uint8)
    expected = picture / np.float32(255)
    nchw = TensorFormat("NCHW", "0..1").to_tensor(picture, FLOAT, (4, 6))
    nhwc = TensorFormat("NHWC", "0..1").to_tensor(picture, FLOAT, (4, 6))
    assert np.allclose(nhwc, expected[None])
    assert np.allclose(nchw, expected.transpose(2, 0, 1)[None])


def test_padding_is_numpys_reflection():
    picture = np.random.default_rng(1).integers(0, 256, (5, 9, 3), dtype=np.uint8)
    tensor = TensorFormat("NHWC", "0..255").to_tensor(picture, FLOAT, (8, 16))
    assert np.array_equal(tensor[0], np.pad(picture, ((0, 3), (0, 7), (0, 0)), "reflect"))


def test_pictures_too_small_to_reflect_repeat_their_edge():
    picture = np.random.default_rng(2).integers(0, 256, (1, 3, 3), dtype=np.uint8)
    tensor = TensorFormat("NHWC", "0..255").to_tensor(picture, FLOAT, (8, 16))
    assert np.array_equal(tensor[0], np.pad(picture, ((0, 7), (0, 13), (0, 0)), "edge"))


def test_values_are_clamped_and_halves_rounded_up():
    values = np.array([-9.0, -0.001, 0.49, 0.5, 1.5, 2.5, 254.49, 254.5, 255.4, 999], np.float32)
    tensor = np.broadcast_to(values, (1, 3, 1, 10))
    pixels = TensorFormat("NCHW", "0..255").to_pixels(tensor, BYTE, (1, 10))
    assert pixels[0, :, 1].tolist() == [0, 0, 0, 1, 2, 3, 254, 255, 255, 255]
    white = np.full((1, 3, 1, 1), 1.7, np.float32)
    assert TensorFormat("NCHW", "0..1").to_pixels(white, WIDE, (1, 1)).min() == 65535


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", [FLOAT, HALF])
def test_a_single_nan_is_an_error(bad, dtype):
    tensor = np.zeros((1, 3, 300, 300), dtype)
    tensor[0, 2, 299, 299] = bad
    with pytest.raises(ModelError, match="not numbers"):
        TensorFormat("NCHW", "0..1").to_pixels(tensor, BYTE, (300, 300))
    # outside what is kept it does not matter
    assert TensorFormat("NCHW", "0..1").to_pixels(tensor, BYTE, (299, 299)).max() == 0


def test_infinities_of_both_signs_do_not_cancel():
    tensor = np.zeros((1, 3, 2, 2), np.float32)
    tensor[0, 0, 0] = np.inf, -np.inf
    with pytest.raises(ModelError):
        TensorFormat("NCHW", "0..1").to_pixels(tensor, BYTE, (2, 2))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_uint8_is_not_converted(layout):
    picture = every_level(BYTE)
    form, size = TensorFormat(layout, "0..1"), picture.shape[:2]
    tensor = form.to_tensor(picture, BYTE, size)
    assert tensor.dtype == np.uint8
    assert np.array_equal(form.to_pixels(tensor, BYTE, size), picture)


def test_sixteen_bits_are_rounded_to_bytes_not_cut_off():
    picture = np.array([[[0, 128, 129], [257, 65406, 65535]]], np.uint16)
    tensor = TensorFormat("NHWC", "0..1").to_tensor(picture, BYTE, (1, 2))
    assert tensor[0].tolist() == [[[0, 0, 1], [1, 254, 255]]]
    assert TensorFormat("NHWC", "0..1").to_pixels(tensor, WIDE, (1, 2))[0, 1].tolist() == [
        257,
        65278,
        65535,
    ]


@pytest.mark.parametrize("value_range", VALUE_RANGES)
def test_float16_holds_16_bit_white(value_range):
    picture = every_level(WIDE)
    form, size = TensorFormat("NCHW", value_range), picture.shape[:2]
    tensor = form.to_tensor(picture, HALF, size)
    assert tensor.dtype == np.float16
    back = form.to_pixels(tensor, WIDE, size).astype(int)
    assert abs(back - picture).max() <= 32  # half a step of a half just below 1 is 16 of 65535


def test_blocks_do_not_change_the_result(monkeypatch):
    picture = np.random.default_rng(3).integers(0, 65536, (37, 53, 3), dtype=np.uint16)
    form = TensorFormat("NCHW", "-1..1")
    whole = form.to_tensor(picture, FLOAT, (40, 56))
    monkeypatch.setattr(model_tensors, "_BLOCK_PIXELS", 100)
    assert np.array_equal(form.to_tensor(picture, FLOAT, (40, 56)), whole)
    assert np.array_equal(form.to_pixels(whole, WIDE, (37, 53)), picture)


def test_the_source_is_not_modified():
    picture = every_level(BYTE)
    picture.setflags(write=False)
    tensor = TensorFormat("NCHW", "0..1").to_tensor(picture, FLOAT, (16, 16))
    tensor.setflags(write=False)
    TensorFormat("NCHW", "0..1").to_pixels(tensor, BYTE, (16, 16))
