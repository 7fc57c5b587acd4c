"""Before and after in place: divider, side by side, hold to compare, loupe, change map.

    view.show_results([Result("Original", pixels), Result("Live", deblurred)])

Signals:
    result_shown(int): another result is shown; 0 is the original.
    zoom_changed(float): screen pixels for each pixel of the picture.
    mode_changed(): side by side, loupe or change map was switched on or off.

The left side is the original unless `set_base` says which other result.

Keys: those of `PictureView`; 1..9 choose a result; S both panes move together or separately; L
loupe; M change map; Shift and the arrow keys pan.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from deblur_gui import shortcuts
from deblur_gui.shortcuts import key_of
from deblur_gui.widgets._pyramid import Array, ChangeMap, Mixed, Pyramid, TileCache, Tiles
from deblur_gui.widgets._viewport import Viewport, draw_tiles
from deblur_gui.widgets.picture_view import BACKGROUND, LINE, ZOOM_STEP, PictureView

_PAINT_SECONDS = 0.008
"""Time a paint may spend on making tiles: half of a frame of a 60 Hz screen."""

_BUILD_SECONDS = 0.004
_LOUPE_RADIUS = 120


@dataclass(frozen=True)
class Result:
    """One version of the picture: (H, W, 3) uint8 or uint16, and (H, W) alpha of the same type.

    `strength` (0..1) is how far it is blended from the original towards these pixels.
    """

    name: str
    pixels: Array
    alpha: Array | None = None
    strength: float = 1.0


class CompareView(PictureView):
    """Shows the original against one of its results; see the module for signals and keys."""

    result_shown = Signal(int)
    zoom_changed = Signal(float)
    mode_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Picture, before and after"))
        self._cache = TileCache()
        self._names: list[str] = []
        self._pyramids: list[Pyramid] = []
        self._tiles: list[Tiles] = []
        self._map: ChangeMap | None = None
        self._current = self._base = 0
        self.loupe = self.change_map = False
        self._builder = QTimer(self)
        self._builder.timeout.connect(self._on_builder_timeout)

    # --- what is shown ---------------------------------------------------------------------------

    def show_results(
        self,
        results: Sequence[Result],
        *,
        keep_view: bool = False,
        current: int = -1,
        base: int = 0,
    ) -> None:
        """Show a result, the last unless `current` says which, against `base`.

        The first one is the original.

        `keep_view` keeps zoom and place, as far as the picture reaches; where the whole picture was
        shown, it is again.
        Raises ValueError for results of different sizes.
        """
        self._set_layers(results)
        self._names = [result.name for result in results]
        self._message = ""
        self._current = max(0, current if current >= 0 else len(results) - 1)
        self._base = base
        self._held = False
        self._update_map()
        first = self._pyramids[0] if self._pyramids else None
        if first is not None:  # else a message stands between two pictures
            self._panes.show((first.width, first.height), keep_view=keep_view)
        self._moved()
        self._builder.start(0)
        self._describe()

    def show_message(self, text: str) -> None:
        """Show a sentence instead of a picture."""
        self.show_results([])
        self._message = text
        self._builder.stop()
        self.setAccessibleDescription(text)

    def _set_layers(self, results: Sequence[Result]) -> None:
        """Make the pyramid and the tiles of each result; pyramids of the same arrays are kept."""
        if len({result.pixels.shape[:2] for result in results}) > 1:
            raise ValueError("results of one picture have one size")
        known = {pyramid.key: pyramid for pyramid in self._pyramids}
        pyramids: list[Pyramid] = []
        tiles: list[Tiles] = []
        for result in results:
            new = Pyramid(result.pixels, result.alpha)
            pyramid = known.setdefault(new.key, new)
            whole = result.strength == 1 or not pyramids
            pyramids.append(pyramid)
            tiles.append(pyramid if whole else Mixed(pyramids[0], pyramid, result.strength))
        self._pyramids, self._tiles = pyramids, tiles

    @property
    def current(self) -> int:
        """The number of the result that is shown; 0 is the original."""
        return self._current

    @property
    def base(self) -> int:
        """The number of the result on the left."""
        return self._base

    @property
    def zoom(self) -> float:
        """Screen pixels for each pixel of the picture."""
        return self._panes.views[0].zoom

    @property
    def side_by_side(self) -> bool:
        """Whether before and after have a pane each."""
        return self._panes.count == 2

    def visible_region(self) -> QRect:
        """Return the pixels of the picture that the first pane shows."""
        return self._panes.views[0].visible(self._panes.rects()[0], *self._panes.picture)

    def choose_result(self, number: int) -> None:
        """Show the result with this number, if there is one."""
        if 0 <= number < len(self._pyramids) and number != self._current:
            self._current = number
            self._update_map()
            self._describe()
            self.result_shown.emit(number)

    def set_base(self, number: int) -> None:
        """Show the result with this number on the left, 0 for the original."""
        if 0 <= number < len(self._pyramids) and number != self._base:
            self._base = number
            self._update_map()
            self._describe()

    def set_side_by_side(self, on: bool) -> None:
        """Give before and after a pane each, or one with a divider."""
        self._panes.arrange(2 if on else 1, synced=True)
        self.mode_changed.emit()
        self._moved()

    def set_synced(self, on: bool) -> None:
        """Let both panes move together."""
        self._panes.arrange(self._panes.count, synced=on)
        self._moved()

    def set_loupe(self, on: bool) -> None:
        """Show a magnifying glass at the pointer."""
        self.loupe = on
        self.mode_changed.emit()
        self.update()

    def set_change_map(self, on: bool) -> None:
        """Colour the differences from what is on the left."""
        self.change_map = on
        self.mode_changed.emit()
        self.update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panes, names, divider and loupe; what is not ready yet a little later."""
        complete = True
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), BACKGROUND)
            if self._pyramids:
                complete = self._paint_picture(painter)
            else:
                self._paint_message(painter)
        if not complete:
            QTimer.singleShot(0, self, self.update)

    def _paint_picture(self, painter: QPainter) -> bool:
        """Draw everything; return whether every tile was there."""
        base, shown = (0, 0) if self._held else (self._base, self._current)
        before, after = self._tiles[base], self._tiles[shown]
        ratio, deadline = self.devicePixelRatioF(), time.perf_counter() + _PAINT_SECONDS
        panes = self._panes.rects()
        if self.side_by_side:
            layers: list[tuple[Tiles, int, QRect]] = [(before, 0, panes[0]), (after, 1, panes[1])]
        elif shown != base:
            left, right = self._split(panes[0])
            layers = [(before, 0, left), (after, 0, right)]
        else:
            layers = [(before, 0, panes[0])]
        if shown != base and self.change_map and self._map is not None:
            layers.append((self._map, *layers[-1][1:]))
        painter.scale(1 / ratio, 1 / ratio)
        complete = True
        for tiles, number, part in layers:
            if not part.isEmpty():
                painter.setClipRect(part)
                view = self._panes.views[number]
                complete &= draw_tiles(painter, self._cache, tiles, view, panes[number], deadline)
        if self.loupe and self.underMouse():
            complete &= self._paint_loupe(painter, (before, after), self._pointer * ratio, deadline)
        painter.setClipping(False)
        painter.resetTransform()
        second = self._names[shown] if shown != base or self.side_by_side else ""
        self._paint_names(painter, self._names[base], second)
        return complete

    def _paint_loupe(
        self, painter: QPainter, halves: tuple[Tiles, Tiles], at: QPointF, deadline: float
    ) -> bool:
        """Draw a glass at `at` (device pixels): left half before, right half after."""
        ratio, number = self.devicePixelRatioF(), self._panes.number_at(at)
        radius, view = round(_LOUPE_RADIUS * ratio), self._panes.views[number]
        under = view.to_picture(at, self._panes.rects()[number])
        glass = QRect(0, 0, 2 * radius, 2 * radius)
        glass.moveCenter(at.toPoint())
        circle = QPainterPath()
        circle.addEllipse(glass)
        painter.setClipPath(circle)
        painter.fillRect(glass, BACKGROUND)
        near = Viewport(max(2.0, view.zoom * 3), under.x(), under.y())
        half = QRect(glass.left(), glass.top(), radius, glass.height())
        complete = True
        for tiles in halves:
            painter.save()
            painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
            complete &= draw_tiles(painter, self._cache, tiles, near, glass, deadline)
            painter.restore()
            half.translate(radius, 0)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(LINE, 2 * ratio))
        painter.drawEllipse(glass)
        painter.drawLine(at.toPoint().x(), glass.top(), at.toPoint().x(), glass.bottom())
        return complete

    # --- pointer and keys ------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, and move the loupe."""
        super().mouseMoveEvent(event)
        if self.loupe:
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Switch between the whole picture and 100 % at this point."""
        if self._panes.fitted:
            self._zoom_by(1.0 / self.zoom, event.position())
        elif self._pyramids:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift, or by a trackpad's sideways motion, pan."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not delta.y():
            self._pan(QPointF(delta.x() or delta.y(), 0) / 2)
        else:
            self._zoom_by(ZOOM_STEP ** (delta.y() / 120), event.position())
        event.accept()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key, also one that another widget received; return whether it was one of ours.

        Shift and the arrow keys pan.
        """
        step = 0.15 * min(self.width(), self.height())
        pans = {
            Qt.Key.Key_Left: QPointF(step, 0),
            Qt.Key.Key_Right: QPointF(-step, 0),
            Qt.Key.Key_Up: QPointF(0, step),
            Qt.Key.Key_Down: QPointF(0, -step),
        }
        by = pans.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(by)
            return True
        return super().handle_key(event)

    def _extra_keys(self) -> dict[int, Callable[[], object]]:
        digits: dict[int, Callable[[], object]] = {
            Qt.Key.Key_1 + n: lambda n=n: self.choose_result(n)  # type: ignore[misc]
            for n in range(9)
        }
        return {
            **digits,
            key_of(shortcuts.LINK_SIDES): lambda: self.set_synced(not self._panes.synced),
            key_of(shortcuts.LOUPE): lambda: self.set_loupe(not self.loupe),
            key_of(shortcuts.CHANGE_MAP): lambda: self.set_change_map(not self.change_map),
        }

    def sizeHint(self) -> QSize:
        """Return a size at which a photo can be judged."""
        return QSize(800, 600)

    # --- internal --------------------------------------------------------------------------------

    def _has_picture(self) -> bool:
        return bool(self._pyramids)

    def _has_divider(self) -> bool:
        return not self.side_by_side and self._current != self._base

    def _toggle_side_by_side(self) -> None:
        self.set_side_by_side(not self.side_by_side)

    def _moved(self) -> None:
        self.zoom_changed.emit(self.zoom)
        self.update()

    def _update_map(self) -> None:
        self._map = None
        self._cache.keep([*self._pyramids, *self._tiles])
        if self._current != self._base:
            self._map = ChangeMap(self._tiles[self._base], self._tiles[self._current])
        self.update()

    def _describe(self) -> None:
        """Update what a screen reader says about the view."""
        if self._names:
            text = self.tr("{0} compared with {1}").format(
                self._names[self._current], self._names[self._base]
            )
            self.setAccessibleDescription(text)

    def _on_builder_timeout(self) -> None:
        for pyramid in self._pyramids:
            if pyramid.build_some(_BUILD_SECONDS):
                return
        self._builder.stop()
        self.update()
