"""A large picture as tiles at halved sizes, so that only what is on the screen becomes a pixmap.

Level 0 is the picture itself and is not copied; level k is 1/2^k of it. A level that has not been
averaged yet is shown by every 2^k-th pixel, which costs nothing; `build_some` averages a few rows
at a time while the program is idle. All levels together need a third of the memory of an 8-bit
picture in addition.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPixmap

from deblur_gui.widgets.qimage import to_qimage

Array = NDArray[Any]

TILE = 512
"""Pixels along the side of a tile, at its own level."""

_STRIP_PIXELS = 1 << 18
"""Pixels of the finer level that one step of averaging reads: two milliseconds of work."""

_BACKDROP = 128
"""The grey that transparent parts are shown on."""

_CHANGE_GAIN = 6
"""Real changes are small: 1/6 of the range already has the full colour."""


class Tiles(Protocol):
    """Something that can be drawn at any zoom."""

    width: int
    height: int
    levels: int

    def is_smooth(self, level: int) -> bool:
        """Return whether the tiles of this level are final."""

    def tile(self, level: int, column: int, row: int) -> Array:
        """Return (h, w, 3 or 4) uint8 of one tile; at the right and lower edge a smaller one."""


class Pyramid:
    """The levels of one picture; `pixels` (H, W, 3) and `alpha` (H, W) are uint8 or uint16."""

    def __init__(self, pixels: Array, alpha: Array | None = None) -> None:
        self.height, self.width = pixels.shape[:2]
        self.levels = 1
        while -(-max(self.height, self.width) >> (self.levels - 1)) > TILE:  # rounded up
            self.levels += 1
        self._alpha = alpha
        self._built: list[Array] = [pixels]
        self._next: Array | None = None
        self._row = 0

    @property
    def key(self) -> tuple[int, int]:
        """Equal for two pyramids of the same arrays, while one of them exists."""
        return id(self._built[0]), id(self._alpha)

    def is_smooth(self, level: int) -> bool:
        """Return whether this level has been averaged."""
        return level < len(self._built)

    def level(self, level: int) -> Array:
        """Return the pixels of a level; where it has not been averaged yet, every 2^k-th one."""
        if level < len(self._built):
            return self._built[level]
        step = 1 << (level - len(self._built) + 1)
        strided: Array = self._built[-1][::step, ::step]
        return strided

    def build_some(self, seconds: float) -> bool:
        """Average for about that long; return whether anything is left to do."""
        until = time.perf_counter() + seconds
        while len(self._built) < self.levels and time.perf_counter() < until:
            self._step()
        return len(self._built) < self.levels

    def tile(self, level: int, column: int, row: int) -> Array:
        """Return (h, w, 3) uint8."""
        here = np.s_[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
        part = _as_8_bit(self.level(level)[here])
        if self._alpha is None:
            return part
        step = 1 << level
        cover = _as_8_bit(self._alpha[::step, ::step][here]).astype(np.uint16)[..., None]
        mixed = part * cover + np.uint16(_BACKDROP) * (255 - cover)
        return (mixed // 255).astype(np.uint8)

    def _step(self) -> None:
        """Average one strip of the level under construction."""
        above = self._built[-1]
        height, width = (above.shape[0] + 1) // 2, (above.shape[1] + 1) // 2
        if self._next is None:
            self._next, self._row = np.empty((height, width, 3), np.uint8), 0
        count = max(1, _STRIP_PIXELS // (2 * above.shape[1]))
        end = min(height, self._row + count)
        strip = above[2 * self._row : 2 * end]
        self._next[self._row : end] = _halved(strip)
        self._row = end
        if end == height:
            self._built.append(self._next)
            self._next = None


class _Pair:
    """Tiles that are computed from those of two pictures of one size."""

    def __init__(self, before: Tiles, after: Tiles) -> None:
        self._pair = (before, after)
        self.width, self.height, self.levels = after.width, after.height, after.levels

    def is_smooth(self, level: int) -> bool:
        """Return whether both pictures are averaged at this level."""
        return all(each.is_smooth(level) for each in self._pair)

    def _tiles(self, level: int, column: int, row: int) -> tuple[Array, Array]:
        before, after = (each.tile(level, column, row).astype(np.int16) for each in self._pair)
        return before, after


class Mixed(_Pair):
    """A result at another strength (0..1), by the arithmetic of a batch in 8 bits.

    It is mixed tile by tile as it is drawn, so a slider is followed at once in any size of picture.
    """

    def __init__(self, before: Tiles, full: Tiles, strength: float) -> None:
        super().__init__(before, full)
        part = np.arange(-255, 256) * strength
        self._steps = np.copysign(np.floor(np.abs(part) + 0.5), part).astype(np.int16)

    def tile(self, level: int, column: int, row: int) -> Array:
        """Return (h, w, 3) uint8."""
        before, full = self._tiles(level, column, row)
        mixed: Array = (before + self._steps[full - before + 255]).astype(np.uint8)
        return mixed


class ChangeMap(_Pair):
    """The differences of two pictures: (h, w, 4), from transparent over orange to white."""

    def tile(self, level: int, column: int, row: int) -> Array:
        """Return (h, w, 4) uint8, straight alpha."""
        before, after = self._tiles(level, column, row)
        change = np.abs(after - before).max(axis=2) * _CHANGE_GAIN
        colours = np.empty((*change.shape, 4), np.uint8)
        colours[..., 0] = 255
        colours[..., 1] = np.clip(change // 2 + 40, 0, 255)
        colours[..., 2] = np.clip(change - 255, 0, 255)
        colours[..., 3] = np.clip(change, 0, 230)
        return colours


class TileCache:
    """Pixmaps of tiles; the least recently used are dropped first."""

    def __init__(self, most_bytes: int = 192 << 20) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._pixmaps: OrderedDict[tuple[int, int, int, int, bool], QPixmap] = OrderedDict()

    def get(
        self, tiles: Tiles, level: int, column: int, row: int, *, make: bool
    ) -> tuple[QPixmap | None, bool]:
        """Return the pixmap of a tile and whether it was there.

        Without `make` only what is there, a rough one included, or None.
        """
        smooth = tiles.is_smooth(level)
        key = (id(tiles), level, column, row, smooth)
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
            return found, True
        if not make:
            return self._pixmaps.get((*key[:4], not smooth)), False
        part = tiles.tile(level, column, row)
        alpha = part[..., 3] if part.shape[2] == 4 else None
        pixmap = QPixmap.fromImage(to_qimage(part[..., :3], alpha))
        self._pixmaps[key] = pixmap
        self._bytes += 4 * pixmap.width() * pixmap.height()
        while self._bytes > self._most:
            _, old = self._pixmaps.popitem(last=False)
            self._bytes -= 4 * old.width() * old.height()
        return pixmap, False

    def keep(self, wanted: Iterable[Tiles]) -> None:
        """Drop all others, before new tiles can take over their identity, which is the key."""
        ids = {id(tiles) for tiles in wanted}
        for key in [key for key in self._pixmaps if key[0] not in ids]:
            old = self._pixmaps.pop(key)
            self._bytes -= 4 * old.width() * old.height()


def _as_8_bit(part: Array) -> Array:
    """Return uint8 of the same shape; 16 bits lose their lower half."""
    return part if part.dtype == np.uint8 else (part >> 8).astype(np.uint8)


def _halved(strip: Array) -> Array:
    """Return uint8 averages of 2 x 2 pixels; an odd edge is repeated."""
    odd_row, odd_column = strip.shape[0] % 2, strip.shape[1] % 2
    if odd_row or odd_column:
        strip = np.pad(strip, ((0, odd_row), (0, odd_column), (0, 0)), mode="edge")
    wide: Array = strip.astype(np.uint16 if strip.dtype == np.uint8 else np.uint32)
    rows: Array = wide[0::2] + wide[1::2]
    total: Array = rows[:, 0::2] + rows[:, 1::2]
    mean: Array = total + 2 >> 2 if strip.dtype == np.uint8 else total >> 10
    return mean.astype(np.uint8)
