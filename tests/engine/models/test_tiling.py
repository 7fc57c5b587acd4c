"""Tiling: cores partition, halos are complete, phases agree, and the plan is the one promised."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.errors import OutOfMemory
from engine.models.tiling import (
    SMALLEST_CORE_PX,
    Box,
    Tile,
    core_of,
    cut,
    paste,
    plan_tiles,
    smaller,
)

BPP = 10  # bytes per pixel in these tests, so that a budget is ten times a number of pixels


def _plan(height: int, width: int, halo: int, multiple: int, pixels: int) -> list[Tile]:
    return plan_tiles(
        height,
        width,
        halo_px=halo,
        size_multiple=multiple,
        bytes_per_pixel=BPP,
        budget_bytes=pixels * BPP,
    )


def _up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


def _pixels(box: Box, multiple: int) -> int:
    return _up(box.height, multiple) * _up(box.width, multiple)


def _grid(tiles: list[Tile]) -> tuple[int, int]:
    return len({t.core.top for t in tiles}), len({t.core.left for t in tiles})


@st.composite
def plans(draw: st.DrawFn) -> tuple[int, int, int, int, int, list[Tile]]:
    """Height, width, halo, multiple, budget in pixels, and the plan that was made for them."""
    height, width = draw(st.integers(1, 400)), draw(st.integers(1, 400))
    halo, multiple = draw(st.integers(0, 40)), draw(st.sampled_from([1, 2, 4, 8, 16, 64]))
    least = _up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * _up(max(halo, 1), multiple)
    pixels = draw(st.integers(1, 4)) * least**2 + draw(st.integers(0, least**2))
    try:
        return height, width, halo, multiple, pixels, _plan(height, width, halo, multiple, pixels)
    except OutOfMemory:
        pytest.fail(f"{height}x{width} {halo=} {multiple=} does not fit into {pixels} pixels")


@settings(deadline=None, max_examples=150)
@given(plans())
def test_cores_partition_the_picture(plan: tuple[int, int, int, int, int, list[Tile]]) -> None:
    height, width, *_, tiles = plan
    seen = np.zeros((height, width), np.int32)
    for tile in tiles:
        assert tile.core.height > 0
        assert tile.core.width > 0
        cut(seen, tile.core)[...] += 1
    assert (seen == 1).all()
    assert sum(t.core.height * t.core.width for t in tiles) == height * width


@settings(deadline=None, max_examples=150)
@given(plans())
def test_padded_boxes_hold_the_halo_keep_the_phase_and_fit(
    plan: tuple[int, int, int, int, int, list[Tile]],
) -> None:
    height, width, halo, multiple, pixels, tiles = plan
    for tile in tiles:
        core, padded = tile.core, tile.padded
        assert 0 <= padded.top <= max(0, core.top - halo)
        assert 0 <= padded.left <= max(0, core.left - halo)
        assert height >= padded.bottom >= min(height, core.bottom + halo)
        assert width >= padded.right >= min(width, core.right + halo)
        assert padded.top % multiple == 0
        assert padded.left % multiple == 0
        assert padded.bottom == height or padded.bottom % multiple == 0
        assert padded.right == width or padded.right % multiple == 0
        assert _pixels(padded, multiple) <= pixels


@settings(deadline=None, max_examples=150)
@given(plans())
def test_what_the_model_reflects_at_the_edge_is_in_the_tile(
    plan: tuple[int, int, int, int, int, list[Tile]],
) -> None:
    height, width, _, multiple, _, tiles = plan
    for tile in tiles:
        if tile.padded.bottom == height:
            assert tile.padded.height > min(_up(height, multiple) - height, height - 1)
        if tile.padded.right == width:
            assert tile.padded.width > min(_up(width, multiple) - width, width - 1)


@settings(deadline=None, max_examples=150)
@given(plans())
def test_whole_before_bands_before_tiles(
    plan: tuple[int, int, int, int, int, list[Tile]],
) -> None:
    height, width, halo, multiple, pixels, tiles = plan
    down, across = _grid(tiles)
    assert (len(tiles) == 1) == (_up(height, multiple) * _up(width, multiple) <= pixels)
    if across > 1:  # then no bands fit, or they would have cost a tenth more work
        bands = _fewest_bands(height, width, halo, multiple, pixels)
        h = _up(halo, multiple) or (multiple if multiple > 1 else 0)
        work = (_up(height, multiple) + 2 * (down - 1) * h) * (
            _up(width, multiple) + 2 * (across - 1) * h
        )
        if bands is not None:
            of_bands = (_up(height, multiple) + 2 * (bands - 1) * h) * _up(width, multiple)
            assert work < 0.9 * of_bands


@settings(deadline=None, max_examples=150)
@given(
    st.integers(1, 3000),
    st.integers(1, 64),
    st.integers(0, 40),
    st.sampled_from([1, 2, 4, 8, 16, 64]),
    st.integers(0, 300),
)
def test_bands_are_the_fewest(
    height: int, width: int, halo: int, multiple: int, more_rows: int
) -> None:
    least = _up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * _up(max(halo, 1), multiple)
    pixels = (least + more_rows) * _up(width, multiple)
    tiles = _plan(height, width, halo, multiple, pixels)
    assert {t.core.width for t in tiles} == {width}
    assert len(tiles) == _fewest_bands(height, width, halo, multiple, pixels)


def _fewest_bands(height: int, width: int, halo: int, multiple: int, pixels: int) -> int | None:
    """Brute force: fill each band as full as it may be, from the top; None if bands do not fit."""
    halo = _up(halo, multiple) or (multiple if multiple > 1 else 0)
    extent = pixels // _up(width, multiple) // multiple * multiple
    if height <= extent:
        return 1
    top, count = 0, 0
    while top < height:
        room = extent - (halo if top else 0)
        if height - top <= room:  # the last one needs no halo below
            return count + 1
        room -= halo
        inner_too_thin = extent - 2 * halo < max(SMALLEST_CORE_PX, halo)
        if room < 1 or (top and inner_too_thin):
            return None
        top, count = top + room, count + 1
    return count


def test_a_budget_for_half_a_photo_gives_two_bands_of_full_width() -> None:
    tiles = _plan(4000, 6000, 64, 16, 14_000_000)
    assert _grid(tiles) == (2, 1)
    assert [t.core for t in tiles] == [Box(0, 0, 2000, 6000), Box(2000, 0, 2000, 6000)]
    assert [t.padded for t in tiles] == [Box(0, 0, 2064, 6000), Box(1936, 0, 2064, 6000)]


def test_a_very_wide_picture_is_cut_into_tiles_when_bands_would_be_mostly_halo() -> None:
    down, across = _grid(_plan(2000, 40_000, 64, 16, 8_000_000))
    assert across > 1
    assert down * across <= 14
    # No band of this picture fits at all, and tiles still do.
    assert _grid(_plan(2000, 40_000, 64, 16, 1_000_000))[1] > 1


def test_sizes_are_balanced() -> None:
    tiles = _plan(5000, 3000, 32, 8, 3_000_000)
    heights = [t.padded.height for t in tiles]
    assert max(heights) - min(heights) <= 8


def test_a_budget_below_the_smallest_tile_says_what_is_needed() -> None:
    with pytest.raises(OutOfMemory) as raised:
        plan_tiles(
            4000, 6000, halo_px=64, size_multiple=16, bytes_per_pixel=200, budget_bytes=1_000_000
        )
    assert "7 MB" in raised.value.message  # (64 + 2 * 64) ** 2 * 200 bytes
    assert raised.value.hint


def test_the_smallest_useful_tile_is_planned_and_one_byte_less_is_not() -> None:
    need = (64 + 2 * 64) ** 2
    assert _plan(1000, 1000, 64, 16, need)
    with pytest.raises(OutOfMemory):
        plan_tiles(
            1000,
            1000,
            halo_px=64,
            size_multiple=16,
            bytes_per_pixel=BPP,
            budget_bytes=need * BPP - 1,
        )


def test_a_model_that_cannot_be_tiled_gets_the_whole_picture_or_none() -> None:
    def plan(budget: int) -> list[Tile]:
        return plan_tiles(
            100,
            70,
            halo_px=0,
            size_multiple=8,
            bytes_per_pixel=BPP,
            budget_bytes=budget,
            tileable=False,
        )

    assert len(plan(104 * 72 * BPP)) == 1
    with pytest.raises(OutOfMemory, match="one piece") as raised:
        plan(104 * 72 * BPP - 1)
    assert "another model" in raised.value.hint


@pytest.mark.parametrize(("height", "width", "multiple"), [(0, 5, 1), (5, 0, 1), (5, 5, 0)])
def test_sizes_below_one_are_a_bug_of_the_caller(height: int, width: int, multiple: int) -> None:
    with pytest.raises(ValueError, match="no tiles"):
        _plan(height, width, 0, multiple, 1000)


@settings(deadline=None, max_examples=100)
@given(plans())
def test_smaller_budgets_give_smaller_tiles_until_there_are_none(
    plan: tuple[int, int, int, int, int, list[Tile]],
) -> None:
    height, width, halo, multiple, _, tiles = plan
    for _ in range(40):
        budget = smaller(tiles, size_multiple=multiple, bytes_per_pixel=BPP)
        largest = max(_pixels(t.padded, multiple) for t in tiles)
        try:
            tiles = plan_tiles(
                height,
                width,
                halo_px=halo,
                size_multiple=multiple,
                bytes_per_pixel=BPP,
                budget_bytes=budget,
            )
        except OutOfMemory:
            return
        assert max(_pixels(t.padded, multiple) for t in tiles) <= largest // 2
    pytest.fail("halving never ended")


@settings(deadline=None, max_examples=100)
@given(plans(), st.sampled_from([np.uint8, np.uint16]), st.integers(0, 9))
def test_identity_through_tiles_returns_the_picture(
    plan: tuple[int, int, int, int, int, list[Tile]], dtype: type[Any], seed: int
) -> None:
    height, width, *_, tiles = plan
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(dtype)
    output = np.full_like(picture, 77)
    for tile in tiles:
        paste(output, tile, cut(picture, tile.padded).copy())
    np.testing.assert_array_equal(output, picture)


def _blur_by_blocks(picture: NDArray[np.int64], reach: int, multiple: int) -> NDArray[np.int64]:
    """Stand in for a model: fills up by reflection, mixes blocks of `multiple`, then +-reach."""
    height, width = picture.shape
    fill = ((0, -height % multiple), (0, -width % multiple))
    whole = np.pad(picture, fill, mode="reflect" if min(height, width) > 1 else "edge")
    blocks = whole.reshape(
        whole.shape[0] // multiple, multiple, whole.shape[1] // multiple, multiple
    )
    mixed = (blocks.sum((1, 3), keepdims=True) + 3 * blocks).reshape(whole.shape)
    padded = np.pad(mixed, reach)  # zeros, as convolutions have them at the picture's edge
    result = np.zeros_like(mixed)
    for dy in (-reach, 0, reach):
        for dx in (-reach, 0, reach):
            y, x = reach + dy, reach + dx
            result += (dy + 2 * dx + 7 * reach + 1) * padded[
                y : y + mixed.shape[0], x : x + mixed.shape[1]
            ]
    return result[:height, :width]


@settings(deadline=None, max_examples=100)
@given(
    st.integers(2, 260),
    st.integers(2, 260),
    st.integers(0, 20),
    st.sampled_from([1, 2, 4, 8, 16]),
    st.floats(1, 4),
    st.integers(0, 9),
)
@example(129, 40, 0, 16, 1.0, 0)  # the last block is one row high: its reflection needs 15 more
def test_a_model_with_strides_gives_the_same_in_tiles_as_in_one_piece(
    height: int, width: int, reach: int, multiple: int, times: float, seed: int
) -> None:
    # A pixel sees `reach` and the rest of the block there: what a card has to call its halo.
    halo = reach + multiple - 1 if multiple > 1 or reach else 0
    least = _up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * _up(halo, multiple)
    tiles = _plan(height, width, halo, multiple, math.ceil(times * (least + 2 * multiple) ** 2))
    picture = np.random.default_rng(seed).integers(0, 256, (height, width))
    whole = _blur_by_blocks(picture, reach, multiple)
    output = np.zeros_like(whole)
    for tile in tiles:
        paste(output, tile, _blur_by_blocks(cut(picture, tile.padded), reach, multiple))
    np.testing.assert_array_equal(output, whole)


def test_a_result_of_another_size_or_type_is_refused() -> None:
    tile = Tile(Box(2, 2, 4, 4), Box(0, 0, 8, 8))
    output = np.zeros((10, 10, 3), np.uint8)
    with pytest.raises(ValueError, match="a result of"):
        core_of(np.zeros((7, 8, 3), np.uint8), tile)
    with pytest.raises(TypeError):
        paste(output, tile, np.zeros((8, 8, 3), np.uint16))
