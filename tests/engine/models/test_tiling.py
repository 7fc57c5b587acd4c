"""Tiling: cores partition, halos are complete, phases agree, and the plan is the one promised.

Every way to cut a picture (tiles by budget, tiles of one size, one region, blended windows) gives
the identity and a model with strides exactly what the whole picture gives.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.errors import OutOfMemory
from engine.models import ModelCard
from engine.models.tiling import (
    SMALLEST_CORE_PX,
    Box,
    Tile,
    add_halo,
    computed_pixels,
    core_of,
    cut,
    half_budget,
    paste,
    plan_fixed_tiles,
    plan_tiles,
    plan_windows,
    round_up,
    single_window,
)
from tests.conftest import CARD

BPP = 10  # bytes per pixel in these tests, so that a budget is ten times a number of pixels


def _card(halo: int, multiple: int, **changes: Any) -> ModelCard:
    fields = {"halo_px": halo, "size_multiple": multiple, "bytes_per_pixel": BPP}
    return ModelCard(**CARD | fields | changes)


def _plan(height: int, width: int, halo: int, multiple: int, pixels: int) -> list[Tile]:
    return plan_tiles(height, width, _card(halo, multiple), pixels * BPP)


def _pixels(box: Box, multiple: int) -> int:
    return round_up(box.height, multiple) * round_up(box.width, multiple)


def _grid(tiles: list[Tile]) -> tuple[int, int]:
    return len({t.core.top for t in tiles}), len({t.core.left for t in tiles})


Plan = tuple[int, int, int, int, int, list[Tile]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Height, width, halo, multiple, budget in pixels, and the plan that was made for them."""
    height, width = draw(st.integers(1, 400)), draw(st.integers(1, 400))
    halo, multiple = draw(st.integers(0, 40)), draw(st.sampled_from([1, 2, 4, 8, 16, 64]))
    least = round_up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * round_up(max(halo, 1), multiple)
    pixels = draw(st.integers(1, 4)) * least**2 + draw(st.integers(0, least**2))
    try:
        return height, width, halo, multiple, pixels, _plan(height, width, halo, multiple, pixels)
    except OutOfMemory:
        pytest.fail(f"{height}x{width} {halo=} {multiple=} does not fit into {pixels} pixels")


@settings(deadline=None, max_examples=150)
@given(plans())
def test_cores_partition_the_picture(plan: Plan) -> None:
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
def test_padded_boxes_contain_the_halo_keep_the_phase_and_fit(
    plan: Plan,
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
    plan: Plan,
) -> None:
    height, width, _, multiple, _, tiles = plan
    for tile in tiles:
        if tile.padded.bottom == height:
            assert tile.padded.height > min(round_up(height, multiple) - height, height - 1)
        if tile.padded.right == width:
            assert tile.padded.width > min(round_up(width, multiple) - width, width - 1)


@settings(deadline=None, max_examples=150)
@given(plans())
def test_whole_before_bands_before_tiles(
    plan: Plan,
) -> None:
    height, width, halo, multiple, pixels, tiles = plan
    down, across = _grid(tiles)
    assert (len(tiles) == 1) == (round_up(height, multiple) * round_up(width, multiple) <= pixels)
    if across > 1:  # then no bands fit, or they would have cost a tenth more work
        bands = _fewest_bands(height, width, halo, multiple, pixels)
        h = round_up(halo, multiple) or (multiple if multiple > 1 else 0)
        work = (round_up(height, multiple) + 2 * (down - 1) * h) * (
            round_up(width, multiple) + 2 * (across - 1) * h
        )
        if bands is not None:
            rows = round_up(height, multiple) + 2 * (bands - 1) * h
            of_bands = rows * round_up(width, multiple)
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
    least = round_up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * round_up(max(halo, 1), multiple)
    pixels = (least + more_rows) * round_up(width, multiple)
    tiles = _plan(height, width, halo, multiple, pixels)
    assert {t.core.width for t in tiles} == {width}
    assert len(tiles) == _fewest_bands(height, width, halo, multiple, pixels)


def _fewest_bands(height: int, width: int, halo: int, multiple: int, pixels: int) -> int | None:
    """Brute force: fill each band as full as it may be, from the top; None if bands do not fit."""
    halo = round_up(halo, multiple) or (multiple if multiple > 1 else 0)
    extent = pixels // round_up(width, multiple) // multiple * multiple
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


def test_a_budget_below_the_smallest_tile_names_the_needed_memory() -> None:
    with pytest.raises(OutOfMemory) as raised:
        plan_tiles(4000, 6000, _card(64, 16, bytes_per_pixel=200), 1_000_000)
    assert "7 MB" in raised.value.message  # (64 + 2 * 64) ** 2 * 200 bytes
    assert raised.value.hint


def test_the_smallest_useful_tile_is_planned_and_one_byte_less_is_not() -> None:
    need = (64 + 2 * 64) ** 2
    assert _plan(1000, 1000, 64, 16, need)
    with pytest.raises(OutOfMemory):
        plan_tiles(1000, 1000, _card(64, 16), need * BPP - 1)


def test_a_model_that_cannot_be_tiled_gets_the_whole_picture_or_none() -> None:
    def plan(budget: int) -> list[Tile]:
        return plan_tiles(100, 70, _card(0, 8, tileable=False), budget)

    assert len(plan(104 * 72 * BPP)) == 1
    with pytest.raises(OutOfMemory, match="one piece") as raised:
        plan(104 * 72 * BPP - 1)
    assert "another model" in raised.value.hint


@pytest.mark.parametrize(("height", "width", "multiple"), [(0, 5, 1), (5, 0, 1), (5, 5, 0)])
def test_sizes_below_one_raise_value_error(height: int, width: int, multiple: int) -> None:
    with pytest.raises(ValueError, match="no tiles"):
        _plan(height, width, 0, multiple, 1000)


@settings(deadline=None, max_examples=100)
@given(plans())
def test_smaller_budgets_give_smaller_tiles_until_there_are_none(
    plan: Plan,
) -> None:
    height, width, halo, multiple, _, tiles = plan
    for _ in range(40):
        budget = half_budget(tiles, _card(halo, multiple))
        largest = max(_pixels(t.padded, multiple) for t in tiles)
        try:
            tiles = plan_tiles(height, width, _card(halo, multiple), budget)
        except OutOfMemory:
            return
        assert max(_pixels(t.padded, multiple) for t in tiles) <= largest // 2
    pytest.fail("halving never ended")


@settings(deadline=None, max_examples=100)
@given(plans(), st.sampled_from([np.uint8, np.uint16]), st.integers(0, 9))
def test_identity_through_tiles_returns_the_picture(
    plan: Plan, dtype: type[Any], seed: int
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
    least = round_up(max(SMALLEST_CORE_PX, halo), multiple) + 2 * round_up(halo, multiple)
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


# --- one region ----------------------------------------------------------------------------------


@st.composite
def regions(draw: st.DrawFn) -> tuple[int, int, Box]:
    """Height, width and a box inside."""
    height, width = draw(st.integers(2, 260)), draw(st.integers(2, 260))
    top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
    size = draw(st.integers(1, height - top)), draw(st.integers(1, width - left))
    return height, width, Box(top, left, *size)


@settings(deadline=None, max_examples=100)
@given(regions(), st.integers(0, 20), st.sampled_from([1, 2, 4, 8, 16]), st.integers(0, 9))
def test_a_region_with_its_halo_gives_the_same_as_the_whole_picture(
    region: tuple[int, int, Box], reach: int, multiple: int, seed: int
) -> None:
    height, width, core = region
    halo = reach + multiple - 1 if multiple > 1 or reach else 0
    padded = add_halo(core, height, width, _card(halo, multiple))
    picture = np.random.default_rng(seed).integers(0, 256, (height, width))
    np.testing.assert_array_equal(
        core_of(cut(picture, padded), Tile(core, padded)), cut(picture, core)
    )
    result = core_of(_blur_by_blocks(cut(picture, padded), reach, multiple), Tile(core, padded))
    np.testing.assert_array_equal(result, cut(_blur_by_blocks(picture, reach, multiple), core))


@pytest.mark.parametrize("changes", [{"tileable": False}, {"fixed_size": (64, 64)}])
def test_a_region_of_a_model_without_free_tiles_is_the_whole_picture(changes: Any) -> None:
    assert add_halo(Box(10, 10, 5, 5), 72, 96, _card(8, 1, **changes)) == Box(0, 0, 72, 96)


# --- tiles of one size ---------------------------------------------------------------------------


@settings(deadline=None, max_examples=150)
@given(
    length=st.integers(1, 700),
    multiple=st.sampled_from([1, 8, 64]),
    halo=st.integers(0, 70),
    size=st.integers(1, 400),
)
def test_fixed_tiles_partition_the_picture_and_are_as_large_as_allowed(
    length: int, multiple: int, halo: int, size: int
) -> None:
    def plan() -> list[Tile]:
        return plan_fixed_tiles(length, 1, (size, 4096), halo_px=halo, size_multiple=multiple)

    if round_up(size, multiple) <= 2 * round_up(halo, multiple):
        with pytest.raises(ValueError, match="no core"):
            plan()
        return
    tiles = plan()
    assert [t.core.top for t in tiles] == [0, *(t.core.bottom for t in tiles[:-1])]
    assert tiles[-1].core.bottom == length
    for tile in tiles:
        core, padded = tile.core, tile.padded
        assert 0 <= padded.top <= core.top < core.bottom <= padded.bottom <= length
        assert padded.top == 0 or core.top - padded.top >= halo
        assert padded.bottom == length or padded.bottom - core.bottom >= halo
        assert padded.top % multiple == 0
        assert padded.bottom == length or padded.bottom % multiple == 0
        assert padded.height <= round_up(size, multiple)
        if multiple == 1:
            assert padded.height == min(size, length)


@settings(deadline=None, max_examples=100)
@given(
    st.integers(2, 260),
    st.integers(2, 260),
    st.integers(0, 20),
    st.sampled_from([1, 2, 4, 8, 16]),
    st.tuples(st.integers(1, 100), st.integers(1, 100)),
    st.integers(0, 9),
)
def test_fixed_tiles_give_the_identity_and_the_result_of_the_whole_picture(
    height: int, width: int, reach: int, multiple: int, more: tuple[int, int], seed: int
) -> None:
    halo = max(reach + multiple - 1, multiple if multiple > 1 else 0)
    down, across = (2 * round_up(halo, multiple) + n for n in more)
    tiles = plan_fixed_tiles(
        height, width, (down, across), halo_px=halo, size_multiple=multiple
    )  # fmt: skip
    picture = np.random.default_rng(seed).integers(0, 256, (height, width))
    same, output = np.full_like(picture, -1), np.zeros_like(picture)
    for tile in tiles:
        paste(same, tile, cut(picture, tile.padded))
        paste(output, tile, _blur_by_blocks(cut(picture, tile.padded), reach, multiple))
    np.testing.assert_array_equal(same, picture)
    np.testing.assert_array_equal(output, _blur_by_blocks(picture, reach, multiple))


def test_computed_pixels_are_those_of_all_windows() -> None:
    plain = _card(16, 8)
    assert computed_pixels(300, 500, plain) == 300 * 500
    windowed = _card(16, 8, window_px=96)
    # Rows from 0, 80, 160 and 240 on, columns from 0 and 80 on.
    # The last ones of 60 and 84 are padded to multiples of 8.
    assert computed_pixels(300, 164, windowed) == (96 + 96 + 96 + 64) * (96 + 88)


# --- blended windows -----------------------------------------------------------------------------


@pytest.mark.parametrize("length", [1, 16, 63, 64, 65, 80, 81, 128, 144, 145, 500])
def test_the_weights_of_the_windows_sum_to_one_everywhere(length: int) -> None:
    total = np.zeros(length, np.float32)
    for window in plan_windows(length, 64, 16):
        assert window.part.start % 64 == 0
        assert len(window.weights) == window.part.stop - window.part.start <= 80
        total[window.part] += window.weights
    assert (total == 1).all()


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 500), st.integers(1, 500), st.integers(1, 80), st.integers(0, 80), regions())
def test_the_region_of_a_single_window_is_in_no_other(
    height: int, width: int, stride: int, overlap: int, region: tuple[int, int, Box]
) -> None:
    overlap = min(overlap, stride - 1)
    box = single_window(region[2], height, width, _card(overlap, stride))
    assert box.height > 0
    assert box.width > 0
    assert 0 <= box.top < box.bottom <= height
    assert 0 <= box.left < box.right <= width
    for length, start, stop in ((height, box.top, box.bottom), (width, box.left, box.right)):
        seen = [w for w in plan_windows(length, stride, overlap) if w.touches(start, stop)]
        assert len(seen) == 1
        assert (seen[0].weights[start - seen[0].part.start : stop - seen[0].part.start] == 1).all()
