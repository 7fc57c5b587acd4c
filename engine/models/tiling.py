"""Cutting a picture into tiles that fit the memory, and putting the results together again.

A tile has a *core*, the part whose result is kept, and a *padded* box, the core and the halo of
surrounding picture which the model needs to see. The cores partition the picture. The result of
any plan equals that of the whole picture because of three rules:

- the halo is as wide as the model's receptive field, so nothing that reaches a core is missing;
- every padded box starts on a multiple of the model's size multiple, so that strides and pixel
  unshuffling fall on the same pixels as in the whole picture;
- a padded box that ends inside the picture ends on such a multiple too, so that the model has
  nothing to fill up there; one that ends at the picture's edge is filled up as the whole is.

Everything is planned before the first tile runs. When memory runs out the picture is planned
again, smaller, from its beginning: a tiler that resumes half-way has to prove that two different
grids meet, and the one we know of does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import OutOfMemory

SMALLEST_CORE_PX = 32
"""Cores are not made smaller than this to fit a budget, nor smaller than the halo: more than
eight ninths of the work would go into the halo."""

_TILES_INSTEAD_OF_BANDS = 0.9
"""Tiles replace full-width bands only where they save a tenth of the work: bands are rows that
lie together in memory, and fill a preview from the top down."""


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
    """One run of the model: it sees `padded`, and `core`, inside it, is kept."""

    core: Box
    padded: Box


def plan_tiles(
    height: int,
    width: int,
    *,
    halo_px: int,
    size_multiple: int,
    bytes_per_pixel: float,
    budget_bytes: int,
    tileable: bool = True,
) -> list[Tile]:
    """Return the tiles, top to bottom and left to right, whose cores partition the picture.

    The whole picture where `budget_bytes` allows, else the fewest full-width bands, else the
    fewest tiles, all about the same size. Tiles take over from bands where the bands do not fit
    or would be so thin that tiles save a tenth of the work.

    `bytes_per_pixel` is what the model needs for a pixel of the padded box, itself filled up to
    `size_multiple`. Raises OutOfMemory if even the smallest useful tile is over the budget, or
    the picture is and `tileable` is False; ValueError on sizes below 1.
    """
    if min(height, width, size_multiple) < 1 or halo_px < 0 or bytes_per_pixel <= 0:
        raise ValueError(f"no tiles for {height}x{width}, {halo_px=}, {size_multiple=}")
    grain = size_multiple
    need = whole_bytes(height, width, size_multiple=grain, bytes_per_pixel=bytes_per_pixel)
    if need <= budget_bytes:
        whole = Box(0, 0, height, width)
        return [Tile(whole, whole)]
    if not tileable:
        raise OutOfMemory(
            f"The picture ({width} x {height}) needs {_megabytes(need)} in one piece.",
            "This model cannot work in tiles. Allow it more memory, or choose another model.",
        )
    # Counted in blocks of grain x grain pixels from here on.
    rows, columns = _in_units(height, grain), _in_units(width, grain)
    budget = int(budget_bytes / (bytes_per_pixel * grain * grain))
    # One block at least, even where the halo is 0: the rows that the model reflects to fill up
    # the last block of the picture must be in the last tile.
    halo = max(_in_units(halo_px, grain), 1 if grain > 1 else 0)
    smallest = _in_units(max(SMALLEST_CORE_PX, halo * grain), grain)
    grid = _best_grid(rows, columns, halo, smallest, budget)
    if grid is None:
        side = smallest + 2 * halo
        need = math.ceil(min(side, rows) * min(side, columns) * grain * grain * bytes_per_pixel)
        raise OutOfMemory(
            f"The smallest useful tile needs {_megabytes(need)}, "
            f"and {_megabytes(budget_bytes)} are allowed.",
            "Allow more memory, close other programs, or choose a smaller model.",
        )
    down = _spans(height, grid[0], halo, grain)
    across = _spans(width, grid[1], halo, grain)
    return [
        Tile(
            Box(top, left, bottom - top, right - left),
            Box(ptop, pleft, pbottom - ptop, pright - pleft),
        )
        for (top, bottom, ptop, pbottom) in down
        for (left, right, pleft, pright) in across
    ]


def whole_bytes(height: int, width: int, *, size_multiple: int, bytes_per_pixel: float) -> int:
    """Return what the model needs for a box of this size, filled up to its size multiple."""
    m = size_multiple
    return math.ceil(_in_units(height, m) * _in_units(width, m) * m * m * bytes_per_pixel)


def smaller(tiles: Sequence[Tile], *, size_multiple: int, bytes_per_pixel: float) -> int:
    """Return half the bytes that the largest of `tiles` needs: the budget for the next try.

    Half of what was used and not of what was allowed, which may have been far more; so the next
    plan is always a different one, and a row of them ends with `plan_tiles` raising OutOfMemory.
    """
    largest = max(
        whole_bytes(
            t.padded.height,
            t.padded.width,
            size_multiple=size_multiple,
            bytes_per_pixel=bytes_per_pixel,
        )
        for t in tiles
    )
    return largest // 2


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


def _in_units(length: int, unit: int) -> int:
    return -(-length // unit)


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
        widest = _in_units(columns + 2 * (across - 1) * halo, across)
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
    return _in_units(length - 2 * halo, extent - 2 * halo)


def _spans(length_px: int, parts: int, halo: int, grain: int) -> list[tuple[int, int, int, int]]:
    """Return (start, end, padded start, padded end) in pixels of each part, sizes balanced.

    What is balanced is the padded size, which costs the memory and the time; equal sizes also
    let an allocator use the same blocks again.
    """
    length = _in_units(length_px, grain)
    each, rest = divmod(length + 2 * (parts - 1) * halo, parts)
    spans, start = [], 0
    for i in range(parts):
        # The parts at the two ends have a halo on one side only; a single part has none.
        halos = (i > 0) + (i < parts - 1)
        end = start + each + (i < rest) - halos * halo
        padded = (max(0, start - halo), min(length, end + halo))
        spans.append(
            (
                start * grain,
                min(end * grain, length_px),
                padded[0] * grain,
                min(padded[1] * grain, length_px),
            )
        )
        start = end
    return spans
