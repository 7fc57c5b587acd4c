"""The geometry of tiles and windows: what a model sees of a picture, and what is kept of it.

A tile has a *core*, the part whose result is kept, and a *padded* box: the core and the halo around
it, by which neighbouring tiles overlap. The cores partition the picture.

    plan_tiles          few, large tiles that fit into a memory budget
    plan_fixed_tiles    tiles of one size
    add_halo            what the model has to see to compute one region of a picture
    plan_windows        overlapping windows to be blended, for models that use all they see
    blend_windows       puts their results together
    single_window       a region that a single window computes

By how much they overlap, and how large windows are, is in the model's card (`halo_px`, `window_px`;
for the bundled models resources/models.toml), written when a net is exported (`overlap_px`,
`window_px` of the net).

The result of tiles equals that of the whole picture because of three rules:

- the halo is as wide as the model's receptive field, so nothing that affects a core is missing;
- every padded box starts on a multiple of the model's size multiple, so that strides and pixel
  unshuffling fall on the same pixels as in the whole picture;
- a padded box that ends inside the picture ends on such a multiple too, so that the model adds no
  padding there; one that ends at the picture's edge is padded as the whole picture is.

Everything is planned before the first tile runs. When memory runs out the picture is planned
again with smaller tiles, from its beginning: a tiler that resumes half-way has to prove that two
different grids meet.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import OutOfMemory
from engine.models.cards import ModelCard

SMALLEST_CORE_PX = 32
"""Cores are not made smaller than this to fit a budget, nor smaller than the halo: more than
eight ninths of the work would go into the halo."""

_BLENDED_BYTES = 24
"""Per pixel of a picture that is computed in windows: its sum of three floats, and its copies."""

_TILES_INSTEAD_OF_BANDS = 0.9
"""Tiles replace full-width bands only where they save a tenth of the work: bands are rows that
lie together in memory, and fill a preview from the top down."""

Span = tuple[int, int, int, int]
"""A tile along one axis, in pixels: start and end of its core, start and end of its padded box."""


@dataclass(frozen=True)
class Box:
    """A rectangle of a picture, in pixels."""

    top: int
    left: int
    height: int
    width: int

    @property
    def bottom(self) -> int:
        """Return the first row below the box."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """Return the first column to the right of the box."""
        return self.left + self.width


@dataclass(frozen=True)
class Tile:
    """One run of the model: it sees `padded`, and the part inside `core` is kept."""

    core: Box
    padded: Box


@dataclass(frozen=True)
class Window:
    """A stretch of an axis that the model sees at once, and each pixel's weight in the blend."""

    part: slice
    weights: NDArray[np.float32]

    def touches(self, start: int, stop: int) -> bool:
        """Return whether any of the pixels from `start` up to `stop` is in the window."""
        return bool(self.part.start < stop and start < self.part.stop)


def round_up(length: int, multiple: int) -> int:
    """Return the smallest multiple of `multiple` that is not below `length`."""
    return -(-length // multiple) * multiple


def fixed_bytes(card: ModelCard) -> int:
    """Return the memory in bytes that the model needs for a picture of any size.

    The largest window is half as large again as the others (`plan_windows`).
    """
    return card.runtime_bytes + (card.window_px * 3 // 2) ** 2 * card.bytes_per_pixel


def bytes_needed(height: int, width: int, card: ModelCard) -> int:
    """Return the memory in bytes the model needs for this many pixels, padding included."""
    height, width = round_up(height, card.tile_multiple), round_up(width, card.tile_multiple)
    return fixed_bytes(card) + math.ceil(height * width * _bytes_per_pixel(card))


def plan_tiles(height: int, width: int, card: ModelCard, budget_bytes: int) -> list[Tile]:
    """Return the tiles, top to bottom and left to right, whose cores partition the picture.

    The whole picture where `budget_bytes` allows, else the fewest full-width bands, else the
    fewest tiles, all about the same size. Tiles are preferred to bands where the bands do not fit
    or would be so thin that tiles save a tenth of the work.

    Raises OutOfMemory if even the smallest useful tile is over the budget, or the picture is and
    the model is not tileable; ValueError on sizes below 1.
    """
    grain = card.tile_multiple
    if min(height, width, grain) < 1 or card.halo_px < 0 or card.bytes_per_pixel <= 0:
        raise ValueError(f"no tiles for {height}x{width}, {card.halo_px=}, {grain=}")
    need = bytes_needed(height, width, card)
    if need <= budget_bytes:
        whole = Box(0, 0, height, width)
        return [Tile(whole, whole)]
    if not card.tileable:
        raise OutOfMemory(
            "The picture ({width} x {height}) needs {need} in one piece.",
            "This model cannot work in tiles. Allow it more memory, or choose another model.",
            width=width,
            height=height,
            need=_megabytes(need),
        )
    # Counted in blocks of grain x grain pixels from here on.
    rows, columns = _blocks(height, grain), _blocks(width, grain)
    per_block = _bytes_per_pixel(card) * grain * grain
    budget = max(0, int((budget_bytes - fixed_bytes(card)) / per_block))
    halo = _halo_blocks(card)
    smallest = _blocks(max(SMALLEST_CORE_PX, halo * grain), grain)
    grid = _best_grid(rows, columns, halo, smallest, budget)
    if grid is None:
        side = (smallest + 2 * halo) * grain
        need = bytes_needed(min(side, height), min(side, width), card)
        raise OutOfMemory(
            "The smallest useful tile needs {need}, but the limit is {budget_bytes}.",
            "Allow more memory, close other programs, or choose a smaller model.",
            need=_megabytes(need),
            budget_bytes=_megabytes(budget_bytes),
        )
    return _tiles(_spans(height, grid[0], halo, grain), _spans(width, grid[1], halo, grain))


def half_budget(tiles: Sequence[Tile], card: ModelCard) -> int:
    """Return half the bytes that the largest of `tiles` needs: the budget for the next try.

    Half of what was used and not of what was allowed, which may have been far more; so the next
    plan is always a different one, and a row of them ends with `plan_tiles` raising OutOfMemory.
    """
    return max(bytes_needed(t.padded.height, t.padded.width, card) for t in tiles) // 2


def plan_fixed_tiles(
    height: int, width: int, size: tuple[int, int], *, halo_px: int, size_multiple: int = 1
) -> list[Tile]:
    """Return tiles whose padded boxes all have the height and width `size`, the picture permitting.

    `size` and the halo are rounded up to `size_multiple`; padded boxes begin on it. Raises
    ValueError if such tiles would have no core.
    """
    down, across = (
        _fixed_spans(
            length,
            round_up(tile, size_multiple),
            round_up(halo_px, size_multiple),
            round_up(length, size_multiple),
        )
        for length, tile in zip((height, width), size, strict=True)
    )
    return _tiles(down, across)


def add_halo(core: Box, height: int, width: int, card: ModelCard) -> Box:
    """Return what the model has to see to compute `core` exactly as in the whole picture.

    The picture has `height` x `width` pixels; all of it if the model cannot work in tiles, or
    takes one size only, whose tiles depend on the size of the picture.
    """
    if not card.tileable or card.fixed_size is not None:
        return Box(0, 0, height, width)
    halo, grain = _halo_blocks(card), card.tile_multiple
    top, bottom = _padded(core.top, core.bottom, height, halo, grain)
    left, right = _padded(core.left, core.right, width, halo, grain)
    return Box(top, left, bottom - top, right - left)


def plan_windows(length: int, stride: int, overlap: int, shortest: int = 0) -> list[Window]:
    """Return the windows along an axis of `length` pixels; at each pixel their weights sum to 1.

    They begin on the multiples of `stride`, and each but the last reaches `overlap` pixels into
    the next, where the two are blended linearly. The last is longer than `overlap`, or alone; if
    it were not longer than `shortest` either, the one before it would take its pixels.
    """
    count = _window_count(length, stride, max(overlap, shortest))
    ramp = (np.arange(overlap, dtype=np.float32) + 0.5) / max(1, overlap)
    windows = []
    for n in range(count):
        last = n == count - 1
        part = slice(n * stride, length if last else (n + 1) * stride + overlap)
        weights = np.ones(part.stop - part.start, np.float32)
        if n:
            weights[:overlap] = ramp
        if not last:
            weights[stride:] = ramp[::-1]
        windows.append(Window(part, weights))
    return windows


def computed_pixels(height: int, width: int, card: ModelCard) -> int:
    """Return how many pixels a model computes for a picture, by windows that overlap if it does.

    Windows are padded to the size multiple of the model, and each of their views counts.
    """
    if not card.window_px:
        return height * width
    how = card.tile_multiple, card.halo_px, card.window_px // 2
    down, across = (
        sum(
            round_up(len(window.weights), card.size_multiple)
            for window in plan_windows(length, *how)
        )
        for length in (height, width)
    )
    return down * across * card.views


def blend_windows(
    down: Sequence[Window],
    across: Sequence[Window],
    computed: Iterable[NDArray[np.float32]],
    height: int,
    width: int,
    views: int = 1,
) -> Generator[float, None, NDArray[np.float32]]:
    """Yield the fraction done after each view of a window; return the blended picture, (3, H, W).

    `computed` yields (3, h, w) for each of `window_parts(down, across)`, `views` times in
    succession, of which the mean counts; they are changed.
    """
    total = np.zeros((3, height, width), np.float32)
    windows = [(y, x) for y in down for x in across for _ in range(views)]
    for done, ((y, x), made) in enumerate(zip(windows, computed, strict=True), 1):
        made *= y.weights[:, None] * x.weights / np.float32(views)
        total[:, y.part, x.part] += made
        if done < len(windows):
            yield done / len(windows)
    return total


def window_parts(down: Sequence[Window], across: Sequence[Window]) -> list[tuple[slice, slice]]:
    """Return the rows and columns of each window, from the top down and from the left."""
    return [(y.part, x.part) for y in down for x in across]


def single_window(around: Box, height: int, width: int, card: ModelCard) -> Box:
    """Return the region nearest to the middle of `around` that lies in one window alone.

    For models with windows, whose card gives their stride as `size_multiple` and their overlap as
    `halo_px`. The picture has `height` x `width` pixels.
    """
    stride, overlap = card.size_multiple, card.halo_px

    def span(at: int, length: int) -> tuple[int, int]:
        last = _window_count(length, stride, overlap) - 1
        n = min(max(0, (at - overlap // 2) // stride), last)
        return n * stride + (overlap if n else 0), length if n == last else (n + 1) * stride

    top, bottom = span(around.top + around.height // 2, height)
    left, right = span(around.left + around.width // 2, width)
    return Box(top, left, bottom - top, right - left)


def cut(pixels: NDArray[Any], box: Box) -> NDArray[Any]:
    """Return the part of `pixels` (H, W, ...) inside `box`, as a view."""
    return pixels[box.top : box.bottom, box.left : box.right]


def core_of(result: NDArray[Any], tile: Tile) -> NDArray[Any]:
    """Return the core of a tile's `result`, which has the size of `tile.padded`, as a view.

    Raises ValueError if the result has another size: a model that changes it would shift rows.
    """
    if result.shape[:2] != (tile.padded.height, tile.padded.width):
        raise ValueError(f"a result of {result.shape[:2]} for {tile.padded}")
    core, padded = tile.core, tile.padded
    return cut(result, Box(core.top - padded.top, core.left - padded.left, core.height, core.width))


def paste(output: NDArray[Any], tile: Tile, result: NDArray[Any]) -> None:
    """Copy the core of `result`, of the size of `tile.padded`, to its place in `output`.

    Raises ValueError if the result has another size.
    """
    np.copyto(cut(output, tile.core), core_of(result, tile), casting="no")


def _blocks(length: int, grain: int) -> int:
    return -(-length // grain)


def _halo_blocks(card: ModelCard) -> int:
    """Return the halo in blocks of the size multiple.

    One block at least, even where the halo is 0: the rows that the model reflects to pad the last
    block of the picture must be in the last tile.
    """
    return max(_blocks(card.halo_px, card.tile_multiple), 1 if card.tile_multiple > 1 else 0)


def _bytes_per_pixel(card: ModelCard) -> int:
    """Return what a pixel of a tile takes beside `fixed_bytes`."""
    return _BLENDED_BYTES if card.window_px else card.bytes_per_pixel


def _megabytes(count: float) -> str:
    return f"{max(1, round(count / 1e6))} MB"


def _best_grid(
    rows: int, columns: int, halo: int, smallest: int, budget: int
) -> tuple[int, int] | None:
    """Return (rows, columns) of the grid to use, sizes in blocks; None if nothing fits."""
    bands: tuple[int, int] | None = None
    tiles: tuple[int, int] | None = None
    most = _fewest(columns, halo, smallest, smallest + 2 * halo) or 1
    for across in range(1, most + 1):
        widest = _blocks(columns + 2 * (across - 1) * halo, across)
        down = _fewest(rows, halo, smallest, budget // widest)
        if down is None:
            continue
        grid = (down, across)
        if across == 1:
            bands = grid
        elif tiles is None or _cost(grid, rows, columns, halo) < _cost(tiles, rows, columns, halo):
            tiles = grid
    if bands is None or tiles is None:
        return bands or tiles
    saved = _cost(tiles, rows, columns, halo)[1] / _cost(bands, rows, columns, halo)[1]
    return tiles if saved < _TILES_INSTEAD_OF_BANDS else bands


def _cost(grid: tuple[int, int], rows: int, columns: int, halo: int) -> tuple[int, int]:
    """Return (number of tiles, blocks that the model has to work on)."""
    down, across = grid
    work = (rows + 2 * (down - 1) * halo) * (columns + 2 * (across - 1) * halo)
    return down * across, work


def _fewest(length: int, halo: int, smallest: int, extent: int) -> int | None:
    """Return into how few parts `length` can be cut if none, with its halo, is over `extent`.

    The two parts at the ends have one halo, those between have two.
    """
    if length <= extent:
        return 1
    if length <= 2 * (extent - halo):
        return 2
    if extent - 2 * halo < smallest:
        return None
    return _blocks(length - 2 * halo, extent - 2 * halo)


def _spans(length: int, parts: int, halo: int, grain: int) -> list[Span]:
    """Return the tiles along an axis, cut into `parts`, their padded sizes balanced.

    The padded size is what costs memory and time; equal sizes also let an allocator use the same
    blocks again. `halo` in blocks.
    """
    each, rest = divmod(_blocks(length, grain) + 2 * (parts - 1) * halo, parts)
    spans, start = [], 0
    for i in range(parts):
        # The parts at the two ends have a halo on one side only; a single part has none.
        halos = (i > 0) + (i < parts - 1)
        end = min(length, start + (each + (i < rest) - halos * halo) * grain)
        spans.append((start, end, *_padded(start, end, length, halo, grain)))
        start = end
    return spans


def _fixed_spans(length: int, size: int, halo: int, whole: int) -> list[Span]:
    """Return the tiles of `size` pixels along an axis; `whole` is `length` and its padding."""
    if size <= 2 * halo:
        raise ValueError(f"tiles of {size} px have no core with a halo of {halo} px")
    spans: list[Span] = []
    start = 0
    while start < length:
        # The last tile begins early enough to be a full one, and fits the same blocks of memory.
        begin = max(0, min(start - halo, whole - size))
        stop = begin + size
        end = length if stop >= length else stop - halo
        spans.append((start, end, begin, min(stop, length)))
        start = end
    return spans


def _padded(start: int, end: int, length: int, halo: int, grain: int) -> tuple[int, int]:
    """Return start and end of the padded box of a core, in pixels; `halo` in blocks."""
    return max(0, start // grain - halo) * grain, min(length, (_blocks(end, grain) + halo) * grain)


def _tiles(down: list[Span], across: list[Span]) -> list[Tile]:
    return [
        Tile(
            Box(top, left, bottom - top, right - left),
            Box(padded_top, padded_left, padded_bottom - padded_top, padded_right - padded_left),
        )
        for top, bottom, padded_top, padded_bottom in down
        for left, right, padded_left, padded_right in across
    ]


def _window_count(length: int, stride: int, overlap: int) -> int:
    return max(1, _blocks(length - overlap, stride))
