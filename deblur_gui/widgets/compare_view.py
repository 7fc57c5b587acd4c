"""Before and after, in place: split slider, side by side, hold to compare, loupe, change map.

    view.show_results([Result("Original", pixels), Result("Live", deblurred)])

Signals:
    result_shown(int): another result is shown; 0 is the original.
    zoom_changed(float): screen pixels for each pixel of the picture.
    region_changed(QRect): other pixels of the picture are seen.
    mode_changed(): side by side, loupe or change map went on or off.

Keys: D held shows the original; 1..9 choose a result; C side by side, S both panes together; F fit,
Z 100 %, + and - zoom; [ and ] move the divider; L loupe; M change map; Shift and arrows pan.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_gui.widgets.compare_paint import GROUND, Scene, paint_loupe, paint_names, paint_scene
from deblur_gui.widgets.pyramid import ChangeMap, Pyramid, TileCache, Tiles
from deblur_gui.widgets.versions import Result, layers
from deblur_gui.widgets.viewport import Panes

_PAINT_SECONDS = 0.008
"""Time a paint may spend on making tiles: half of a frame of a 60 Hz screen."""

_BUILD_SECONDS = 0.004
_GRIP = 10
_ZOOM_STEP = 1.25


class CompareView(QWidget):
    """Shows the original against one of its results; see the module for signals and keys."""

    result_shown = Signal(int)
    zoom_changed = Signal(float)
    region_changed = Signal(QRect)
    mode_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture, before and after"))
        self._cache = TileCache()
        self._names: list[str] = []
        self._pyramids: list[Pyramid] = []
        self._tiles: list[Tiles] = []
        self._map: ChangeMap | None = None
        self._panes = Panes()
        self._current = 0
        self._divider = 0.5
        self._held = self.loupe = self.change_map = False
        self._drag: str | None = None
        self._pointer = QPointF()
        self._message = ""
        self._builder = QTimer(self)
        self._builder.timeout.connect(self._on_builder_timeout)

    # --- what is shown ---------------------------------------------------------------------------

    def show_results(
        self, results: Sequence[Result], *, keep_view: bool = False, current: int = -1
    ) -> None:
        """Show a result, the last unless `current` says which, against the first, the original.

        `keep_view` keeps zoom and place where the size is that of the picture shown before.
        Raises ValueError for results of different sizes.
        """
        before, (pyramids, tiles) = self._panes.picture, layers(results, self._pyramids)
        self._names = [result.name for result in results]
        self._pyramids, self._tiles = pyramids, tiles
        self._message = ""
        self._current = max(0, current if current >= 0 else len(results) - 1)
        self._held = False
        self._choose_map()
        first = self._pyramids[0] if self._pyramids else None
        self._panes.picture = (first.width, first.height) if first else (1, 1)
        if not (keep_view and before == self._panes.picture):
            self._panes.fit()
        self._moved()
        self._builder.start(0)
        self._announce()
        self.update()

    def show_message(self, text: str) -> None:
        """Show no picture but a sentence."""
        self.show_results([])
        self._message = text
        self._builder.stop()
        self.setAccessibleDescription(text)

    @property
    def current(self) -> int:
        """The number of the result that is shown; 0 is the original."""
        return self._current

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
        """Show the result of that number; one that is not there changes nothing."""
        if 0 <= number < len(self._pyramids) and number != self._current:
            self._current = number
            self._choose_map()
            self._announce()
            self.result_shown.emit(number)

    def set_side_by_side(self, on: bool) -> None:
        """Give before and after a pane each, or one with a divider."""
        self._panes.arrange(2 if on else 1, synced=True)
        self.mode_changed.emit()
        self._moved()

    def set_synced(self, on: bool) -> None:
        """Let both panes move together."""
        self._panes.arrange(self._panes.count, synced=on)
        self._moved()

    def set_held(self, on: bool) -> None:
        """Show the original for as long as it is held."""
        self._held = on
        self.update()

    def set_loupe(self, on: bool) -> None:
        """Follow the pointer with a magnifying glass."""
        self.loupe = on
        self.mode_changed.emit()
        self.update()

    def set_change_map(self, on: bool) -> None:
        """Colour what differs from the original."""
        self.change_map = on
        self.mode_changed.emit()
        self.update()

    def set_divider(self, share: float) -> None:
        """Put the divider at this share (0..1) of the width."""
        self._divider = min(1.0, max(0.0, share))
        self.update()

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the window changes."""
        self._panes.fit()
        self._moved()

    def actual_size(self) -> None:
        """Show one pixel of the picture on one of the screen."""
        self._zoom_by(1.0 / self.zoom, None)

    def zoom_step(self, steps: float) -> None:
        """Zoom nearer, or with a negative number away."""
        self._zoom_by(_ZOOM_STEP**steps, None)

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panes, names, divider and loupe."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), GROUND)
            complete = self._paint(painter)
        if not complete:
            QTimer.singleShot(0, self, self.update)

    def _paint(self, painter: QPainter) -> bool:
        """Draw all; return whether every tile was there."""
        if not self._pyramids:
            painter.setPen(QColor(190, 190, 190))
            margins = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(margins, int(flags), self._message)
            return True
        scene = self._scene()
        painter.scale(1 / scene.ratio, 1 / scene.ratio)
        complete = paint_scene(painter, self._cache, scene)
        if self.loupe and self.underMouse():
            at = self._pointer * scene.ratio
            complete &= paint_loupe(painter, self._cache, scene, at, self._panes.number_at(at))
        painter.setClipping(False)
        painter.resetTransform()
        paint_names(painter, scene, self.width(), self.height(), self.font())
        return complete

    def _scene(self) -> Scene:
        shown = 0 if self._held else self._current
        return Scene(
            before=self._tiles[0],
            after=self._tiles[shown] if shown else None,
            change=self._map if shown and self.change_map else None,
            names=(self._names[0], self._names[shown]),
            panes=self._panes.rects(),
            views=self._panes.views,
            divider=self._divider,
            ratio=self.devicePixelRatioF(),
            deadline=time.perf_counter() + _PAINT_SECONDS,
        )

    # --- pointer and keys ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the divider, or of the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._pyramids:
            self._pointer = event.position()
            self._drag = "divider" if self._on_divider(event.position()) else "picture"
            if self._drag == "picture":
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was taken hold of; else show what could be."""
        before, self._pointer = self._pointer, event.position()
        if self._drag == "divider":
            self.set_divider(event.position().x() / max(1, self.width()))
        elif self._drag == "picture":
            self._pan(event.position() - before)
        else:
            grip = self._on_divider(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if grip else Qt.CursorShape.ArrowCursor)
        if self.loupe:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between the whole picture and 100 % at this point."""
        if not self._pyramids:
            return
        if self._panes.fitted:
            self._zoom_by(1.0 / self.zoom, event.position())
        else:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift, or by a trackpad's sideways motion, pan."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not delta.y():
            self._pan(QPointF(delta.x() or delta.y(), 0) / 2)
        else:
            factor = _ZOOM_STEP ** (delta.y() / 120)
            self._zoom_by(factor, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the keys that the module names."""
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the result again when D is let go."""
        if not self.handle_key_release(event):
            super().keyReleaseEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Obey a key, also one that another widget got; return whether it meant anything here."""
        key, modifiers = event.key(), event.modifiers()
        shift = modifiers & Qt.KeyboardModifier.ShiftModifier
        step = 0.15 * min(self.width(), self.height())
        pans: dict[int, QPointF] = {
            Qt.Key.Key_Left: QPointF(step, 0),
            Qt.Key.Key_Right: QPointF(-step, 0),
            Qt.Key.Key_Up: QPointF(0, step),
            Qt.Key.Key_Down: QPointF(0, -step),
        }
        if shift and key in pans:
            self._pan(pans[key])
            return True
        if modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose_result(key - Qt.Key.Key_1)
            return True
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_D: lambda: self.set_held(True),
            Qt.Key.Key_C: lambda: self.set_side_by_side(not self.side_by_side),
            Qt.Key.Key_S: lambda: self.set_synced(not self._panes.synced),
            Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Z: self.actual_size,
            Qt.Key.Key_Plus: lambda: self.zoom_step(1),
            Qt.Key.Key_Equal: lambda: self.zoom_step(1),
            Qt.Key.Key_Minus: lambda: self.zoom_step(-1),
            Qt.Key.Key_L: lambda: self.set_loupe(not self.loupe),
            Qt.Key.Key_M: lambda: self.set_change_map(not self.change_map),
            Qt.Key.Key_BracketLeft: lambda: self.set_divider(self._divider - 0.05),
            Qt.Key.Key_BracketRight: lambda: self.set_divider(self._divider + 0.05),
        }
        if key not in actions:
            return False
        actions[key]()
        return True

    def handle_key_release(self, event: QKeyEvent) -> bool:
        """Let go of D; return whether it was that."""
        if event.key() != Qt.Key.Key_D or event.isAutoRepeat():
            return False
        self.set_held(False)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what is held: its release will go elsewhere."""
        self.set_held(False)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole picture in sight, or its middle in the middle."""
        ratio = self.devicePixelRatioF()
        self._panes.resize(round(self.width() * ratio), round(self.height() * ratio))
        self._moved()

    def sizeHint(self) -> QSize:
        """Return a size at which a photo can be judged."""
        return QSize(800, 600)

    # --- inside ----------------------------------------------------------------------------------

    def _on_divider(self, at: QPointF) -> bool:
        has_one = self._panes.count == 1 and self._current > 0
        return has_one and abs(at.x() - self._divider * self.width()) <= _GRIP

    def _zoom_by(self, factor: float, at: QPointF | None) -> None:
        """Zoom at a logical point, None for the middle."""
        if self._pyramids:
            self._panes.zoom_by(factor, None if at is None else at * self.devicePixelRatioF())
            self._moved()

    def _pan(self, by: QPointF) -> None:
        """Move the picture by logical pixels of the screen."""
        if self._pyramids:
            ratio = self.devicePixelRatioF()
            self._panes.pan(by * ratio, self._pointer * ratio)
            self._moved()

    def _moved(self) -> None:
        self.zoom_changed.emit(self.zoom)
        self.region_changed.emit(self.visible_region())
        self.update()

    def _choose_map(self) -> None:
        self._map = None
        self._cache.keep([*self._pyramids, *self._tiles])
        if self._current > 0:
            self._map = ChangeMap(self._tiles[0], self._tiles[self._current])
        self.update()

    def _announce(self) -> None:
        """Tell a screen reader what is seen."""
        if self._names:
            text = self.tr("{0} against {1}").format(self._names[0], self._names[self._current])
            self.setAccessibleDescription(text)

    def _on_builder_timeout(self) -> None:
        for pyramid in self._pyramids:
            if pyramid.build_some(_BUILD_SECONDS):
                return
        self._builder.stop()
        self.update()
