"""What every picture viewer has in common: panes that zoom and pan, a divider, a message, keys.

Keys: D held shows the original; C side by side; F fit, Z 100 %, + and - zoom; [ and ] move the
divider.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_gui import shortcuts
from deblur_gui.shortcuts import key_of
from deblur_gui.widgets._viewport import Panes

BACKGROUND = QColor(38, 38, 40)
LINE = QColor(255, 255, 255, 220)
ZOOM_STEP = 1.25

_CHIP, _CHIP_EDGE = QColor(0, 0, 0, 170), QColor(255, 255, 255, 110)
"""With an edge, to be seen on a picture that is black."""

_LEAST_LETTERS = 4
"""With fewer, and an ellipsis, a name says nothing."""

_GRIP = 10
"""Logical pixels on either side of the divider where it can be dragged."""

_REPEATED = (
    key_of(shortcuts.ZOOM_IN),
    Qt.Key.Key_Equal,
    key_of(shortcuts.ZOOM_OUT),
    key_of(shortcuts.DIVIDER_LEFT),
    key_of(shortcuts.DIVIDER_RIGHT),
)
"""Keys that go on for as long as they are held; a switch that did would end up anywhere."""


class PictureView(QWidget):
    """Base of the viewers, which paint the picture and say whether there is one.

    Points and lengths are logical pixels, except in `Panes`, which has device pixels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._panes = Panes()
        self._divider = 0.5
        self._held = False
        self._drag = ""
        self._pointer = QPointF()
        self._message = ""

    # --- for the viewers to say ------------------------------------------------------------------

    def _has_picture(self) -> bool:
        raise NotImplementedError

    def _has_divider(self) -> bool:
        """Whether a divider is shown that can be dragged."""
        raise NotImplementedError

    def _toggle_side_by_side(self) -> None:
        raise NotImplementedError

    def _extra_keys(self) -> dict[int, Callable[[], object]]:
        """Return what other keys do."""
        return {}

    def _can_pan(self) -> bool:
        """Whether dragging moves the picture."""
        return self._has_picture()

    def _moved(self) -> None:
        """React to another zoom or place."""
        self.update()

    # --- what is shown ---------------------------------------------------------------------------

    def set_held(self, on: bool) -> None:
        """Show the original for as long as the key is held."""
        self._held = on
        self.update()

    def set_divider(self, share: float) -> None:
        """Put the divider at this share (0..1) of the width."""
        self._divider = min(1.0, max(0.0, share))
        self.update()

    def fit(self) -> None:
        """Show the whole picture, also after the window changes its size."""
        self._panes.fit()
        self._moved()

    def actual_size(self) -> None:
        """Show one pixel of the picture on one pixel of the screen."""
        self._zoom_by(1.0 / self._panes.views[0].zoom)

    def zoom_in(self) -> None:
        """Show it larger, around the centre."""
        self._zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self._zoom_by(1 / ZOOM_STEP)

    def _zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom at a point, None for the middle."""
        if self._has_picture():
            self._panes.zoom_by(factor, None if at is None else at * self.devicePixelRatioF())
            self._moved()

    def _pan(self, by: QPointF) -> None:
        if self._has_picture():
            ratio = self.devicePixelRatioF()
            self._panes.pan(by * ratio, self._pointer * ratio)
            self._moved()

    # --- painting --------------------------------------------------------------------------------

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(QColor(190, 190, 190))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), self._message)

    def _paint_names(self, painter: QPainter, left: str, right: str = "") -> None:
        """Draw the names of what is shown, and the divider between two in one pane."""
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.width() // 2
        if self._panes.count == 2:
            _paint_name(painter, left, QRect(0, 0, half, 0))
            _paint_name(painter, right, QRect(half, 0, half, 0))
        elif not right:
            _paint_name(painter, left, self.rect())
        else:
            x = round(self._divider * self.width())
            _paint_divider(painter, x, self.height())
            _paint_name(painter, left, QRect(0, 0, x, 0), ends=True)
            _paint_name(painter, right, QRect(x, 0, self.width() - x, 0))

    def _split(self, pane: QRect) -> tuple[QRect, QRect]:
        """Return the parts of a pane on both sides of the divider."""
        left, right = QRect(pane), QRect(pane)
        cut = pane.left() + round(self._divider * pane.width())
        left.setRight(cut - 1)
        right.setLeft(cut)
        return left, right

    # --- pointer and keys ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start to drag the divider or the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._has_picture():
            self._pointer = event.position()
            self._drag = "picture" if self._can_pan() else ""
            if self._on_divider(event.position()):
                self._drag = "divider"
            elif self._drag:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag; otherwise show whether the divider can be dragged."""
        before, self._pointer = self._pointer, event.position()
        if self._drag == "divider":
            self.set_divider(event.position().x() / max(1, self.width()))
        elif self._drag == "picture":
            self._pan(event.position() - before)
        else:
            grip = self._on_divider(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if grip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._drag = ""
        self.unsetCursor()

    def _on_divider(self, at: QPointF) -> bool:
        return self._has_divider() and abs(at.x() - self._divider * self.width()) <= _GRIP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the viewer."""
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the result again when D is released."""
        if not self.handle_key_release(event):
            super().keyReleaseEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key, also one that another widget received; return whether it was one of ours.

        Keys with Ctrl, Alt or Meta are left to the window.
        """
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~allowed:
            return False
        actions: dict[int, Callable[[], object]] = {
            key_of(shortcuts.SHOW_ORIGINAL): lambda: self.set_held(True),
            key_of(shortcuts.SIDE_BY_SIDE): self._toggle_side_by_side,
            key_of(shortcuts.FIT): self.fit,
            key_of(shortcuts.ACTUAL_SIZE): self.actual_size,
            key_of(shortcuts.ZOOM_IN): lambda: self._zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self._zoom_by(ZOOM_STEP),
            key_of(shortcuts.ZOOM_OUT): lambda: self._zoom_by(1 / ZOOM_STEP),
            key_of(shortcuts.DIVIDER_LEFT): lambda: self.set_divider(self._divider - 0.05),
            key_of(shortcuts.DIVIDER_RIGHT): lambda: self.set_divider(self._divider + 0.05),
            **self._extra_keys(),
        }
        action = actions.get(event.key())
        if action is not None and (event.key() in _REPEATED or not event.isAutoRepeat()):
            action()
        return action is not None

    def handle_key_release(self, event: QKeyEvent) -> bool:
        """Show the result again when D is released; return whether it was that key."""
        if event.key() != key_of(shortcuts.SHOW_ORIGINAL) or event.isAutoRepeat():
            return False
        self.set_held(False)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the result again: the release of the key will go to another widget."""
        self.set_held(False)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole picture in view, or its middle in the middle."""
        ratio = self.devicePixelRatioF()
        self._panes.resize(round(self.width() * ratio), round(self.height() * ratio))
        self._moved()


def paint_chip(painter: QPainter, text: str, x: int, y: int = 8, *, ends: bool = False) -> None:
    """Draw a text in a dark box that begins, or ends, at `x`."""
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text) + 16
    box = QRect(x - width if ends else x, y, width, metrics.height() + 8)
    painter.setPen(_CHIP_EDGE)
    painter.setBrush(_CHIP)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_name(painter: QPainter, text: str, part: QRect, *, ends: bool = False) -> None:
    """Draw the name of a part of the picture, cut with an ellipsis; none where none can be read."""
    metrics, room = painter.fontMetrics(), part.width() - 2 * 8 - 16
    name = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if metrics.horizontalAdvance(name) <= room and (name == text or len(name) > _LEAST_LETTERS):
        x = part.left() + part.width() - 8 if ends else part.left() + 8
        paint_chip(painter, name, x, ends=ends)


def _paint_divider(painter: QPainter, x: int, height: int) -> None:
    """Draw the line between before and after, with its grip."""
    for colour, thickness in ((QColor(0, 0, 0, 110), 4), (LINE, 2)):
        painter.setPen(QPen(colour, thickness))
        painter.drawLine(x, 0, x, height)
    painter.setBrush(QColor(40, 40, 40, 200))
    middle = QPoint(x, height // 2)
    painter.drawEllipse(middle, 15, 15)
    for sign in (-1, 1):
        tip = middle + QPoint(9 * sign, 0)
        painter.drawPolyline([tip + QPoint(-4 * sign, -5), tip, tip + QPoint(-4 * sign, 5)])
