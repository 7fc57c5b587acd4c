"""The part of a picture that a pane shows, and how its tiles are drawn there.

All lengths on the screen are device pixels, so at 100 % one pixel of the picture is one pixel of
the screen, whatever the scaling of the desktop.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTransform

from deblur_gui.widgets._pyramid import TILE, TileCache, Tiles

MOST_ZOOM = 32.0
FIT_AT_MOST = 2.0
"""A small picture is enlarged only up to this zoom to fill the pane."""


@dataclass
class Viewport:
    """`zoom`: screen pixels for each pixel of the picture; `x`, `y`: its point in the middle."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def fit(self, pane: QRect, width: int, height: int) -> None:
        """Show the whole picture."""
        self.zoom = self.fitting(pane, width, height)
        self.x, self.y = width / 2, height / 2

    @staticmethod
    def fitting(pane: QRect, width: int, height: int) -> float:
        """Return the zoom at which the whole picture is visible."""
        wanted = min(pane.width() / max(1, width), pane.height() / max(1, height), FIT_AT_MOST)
        return max(wanted, 1e-4)

    def zoom_by(self, factor: float, at: QPointF, pane: QRect, width: int, height: int) -> None:
        """Zoom so that the point of the picture below `at` stays there."""
        least = min(self.fitting(pane, width, height), 1.0) / 2
        under = self.to_picture(at, pane)
        self.zoom = min(MOST_ZOOM, max(least, self.zoom * factor))
        off = at - QRectF(pane).center()
        self.x = under.x() - off.x() / self.zoom
        self.y = under.y() - off.y() / self.zoom
        self.keep_inside(pane, width, height)

    def keep_inside(self, pane: QRect, width: int, height: int) -> None:
        """Avoid empty margins; centre a picture that is smaller than the pane."""
        half_x, half_y = pane.width() / self.zoom / 2, pane.height() / self.zoom / 2
        self.x = width / 2 if 2 * half_x >= width else min(max(self.x, half_x), width - half_x)
        self.y = height / 2 if 2 * half_y >= height else min(max(self.y, half_y), height - half_y)

    def to_picture(self, at: QPointF, pane: QRect) -> QPointF:
        """Return the point of the picture that is shown at `at`."""
        off = at - QRectF(pane).center()
        return QPointF(self.x + off.x() / self.zoom, self.y + off.y() / self.zoom)

    def origin(self, pane: QRect) -> QPointF:
        """Return where the upper left corner of the picture is on the screen."""
        middle = QRectF(pane).center()
        return QPointF(middle.x() - self.x * self.zoom, middle.y() - self.y * self.zoom)

    def visible(self, pane: QRect, width: int, height: int) -> QRect:
        """Return the pixels of the picture that are at least partly visible."""
        corner = self.to_picture(QPointF(pane.topLeft()), pane)
        right = min(width, math.ceil(corner.x() + pane.width() / self.zoom))
        below = min(height, math.ceil(corner.y() + pane.height() / self.zoom))
        left, top = max(0, math.floor(corner.x())), max(0, math.floor(corner.y()))
        return QRect(left, top, max(0, right - left), max(0, below - top))


def draw_tiles(
    painter: QPainter,
    cache: TileCache,
    tiles: Tiles,
    view: Viewport,
    pane: QRect,
    deadline: float,
) -> bool:
    """Draw what `view` shows into `pane`; return whether every tile was there.

    Tiles are made until `deadline` (of `time.perf_counter`); the others come from the smallest
    level, blurred, and must be drawn again.
    """
    level = min(tiles.levels - 1, max(0, math.floor(-math.log2(view.zoom))))
    size = TILE << level
    origin, complete = view.origin(pane), True
    shown = view.visible(pane, tiles.width, tiles.height)
    if shown.isEmpty():
        return True
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, view.zoom < 2)
    for row in range(shown.top() // size, shown.bottom() // size + 1):
        for column in range(shown.left() // size, shown.right() // size + 1):
            left, top = column * size, row * size
            right, below = min(left + size, tiles.width), min(top + size, tiles.height)
            # Neighbours share rounded edges, so no seam shows between them.
            x0, y0 = round(origin.x() + left * view.zoom), round(origin.y() + top * view.zoom)
            x1 = round(origin.x() + right * view.zoom)
            y1 = round(origin.y() + below * view.zoom)
            target = QRectF(x0, y0, max(1, x1 - x0), max(1, y1 - y0))
            in_time = time.perf_counter() < deadline
            pixmap, _ = cache.get(tiles, level, column, row, make=in_time)
            complete = complete and (in_time or pixmap is not None)
            if pixmap is not None:
                painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
                continue
            top_level = tiles.levels - 1
            whole, _ = cache.get(tiles, top_level, 0, 0, make=True)
            if whole is not None:
                shrink = QTransform.fromScale(0.5**top_level, 0.5**top_level)
                part = shrink.mapRect(QRectF(left, top, right - left, below - top))
                painter.drawPixmap(target, whole, part)
    return complete


class Panes:
    """One pane, or two side by side, on pictures of one size; they move together while `synced`.

    `fitted`: the whole picture is shown, also after the window changes its size.
    """

    def __init__(self) -> None:
        self.views = [Viewport(), Viewport()]
        self.count = 1
        self.synced = self.fitted = True
        self.picture = (1, 1)
        self._area = (1, 1)

    def show(self, picture: tuple[int, int], *, keep_view: bool = False) -> None:
        """Show a picture of this size, whole; with `keep_view` at the zoom and place as before.

        In a picture of another size the place is at the same share of its width and height.
        """
        before, self.picture = self.picture, picture
        if not keep_view or self.fitted:
            self.fit()
            return
        for view, pane in zip(self.views, self.rects() * 2, strict=False):
            view.x *= picture[0] / before[0]
            view.y *= picture[1] / before[1]
            view.keep_inside(pane, *picture)

    def resize(self, width: int, height: int) -> None:
        """Fill an area of this size."""
        self._area = (max(1, width), max(1, height))
        if self.fitted:
            self.fit()
        else:
            for view, pane in zip(self.views, self.rects() * 2, strict=False):
                view.keep_inside(pane, *self.picture)

    def arrange(self, count: int, *, synced: bool) -> None:
        """Show this many panes, moving together or separately."""
        self.count, self.synced = count, synced
        if synced:
            self.views[1] = replace(self.views[0])
        self.resize(*self._area)

    def rects(self) -> list[QRect]:
        """Return where the panes are; two leave a gap of two pixels."""
        width, height = self._area
        if self.count == 1:
            return [QRect(0, 0, width, height)]
        half = max(1, width // 2 - 1)
        return [QRect(0, 0, half, height), QRect(half + 2, 0, half, height)]

    def number_at(self, at: QPointF) -> int:
        """Return which pane is at a point."""
        return int(self.count == 2 and at.x() > self.rects()[0].right())

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        for view, pane in zip(self.views, self.rects() * 2, strict=False):
            view.fit(pane, *self.picture)

    def zoom_by(self, factor: float, at: QPointF | None) -> None:
        """Zoom at a point, None for the middle of each pane."""
        self.fitted = False
        number = 0 if at is None else self.number_at(at)
        corner = self.rects()[number].topLeft()
        for view, pane in self._moving(number):
            here = QRectF(pane).center() if at is None else at - corner + pane.topLeft()
            view.zoom_by(factor, here, pane, *self.picture)

    def pan(self, by: QPointF, at: QPointF) -> None:
        """Move the picture below a point."""
        self.fitted = False
        for view, pane in self._moving(self.number_at(at)):
            view.x -= by.x() / view.zoom
            view.y -= by.y() / view.zoom
            view.keep_inside(pane, *self.picture)

    def _moving(self, number: int) -> list[tuple[Viewport, QRect]]:
        rects = self.rects()
        both = list(zip(self.views, rects if self.count == 2 else rects * 2, strict=True))
        return both if self.synced or self.count == 1 else [both[number]]
