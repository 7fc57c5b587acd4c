"""Live pictures: original, deblurred, split or side by side; fitted or zoomed, mirrored.

    view.run(live)      # fetches pictures from live.latest and tells live.shown(frame)
    view.stop()         # the last picture stays
    view.clear(text)    # no picture, a sentence

Signals:
    mode_changed(): another arrangement, or mirrored or not.
    full_screen_asked(): the picture was clicked twice.

Keys: D held shows the original; 1 original, 2 deblurred, 3 split, 4 side by side; C side by side
and back; M mirror; F fit, Z 100 %, + and - zoom; [ and ] move the divider.

Mirrored is only what is seen: what is kept is as the camera saw it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_gui.camera.jobs import LiveFrame
from deblur_gui.widgets.compare_paint import GROUND, paint_chip, paint_divider
from deblur_gui.widgets.qimage import screen_qimage
from deblur_gui.widgets.viewport import Panes

Mode = Literal["original", "result", "split", "side"]
MODES: tuple[Mode, ...] = ("original", "result", "split", "side")

_FETCH_MS = 5
"""A picture waits no longer than this: far less than a screen takes to show it."""

_RATE_SECONDS = 3.0
_GRIP = 10
_ZOOM_STEP = 1.25


class Latest(Protocol):
    """Where the newest picture is."""

    def take(self) -> LiveFrame | None:
        """Take it away; None if there is no new one."""


class Source(Protocol):
    """What the view wants of `engine.camera.Live`."""

    @property
    def latest(self) -> Latest:
        """Where pictures come from."""

    def shown(self, frame: LiveFrame) -> None:
        """Hear that a picture is on the screen."""


class LiveView(QWidget):
    """Shows the newest picture of a camera; see the module for signals and keys."""

    mode_changed = Signal()
    full_screen_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Picture of the camera"))
        self._live: Source | None = None
        self._frame: LiveFrame | None = None
        self._told = True
        self._images: dict[str, QImage] = {}
        self._panes = Panes()
        self._mode: Mode = "split"
        self._before_side: Mode = "split"
        self._mirror = self._held = False
        self._divider = 0.5
        self._drag = ""
        self._pointer = QPointF()
        self._message = self._note = self._badge = ""
        self._times: deque[float] = deque(maxlen=1000)
        self._fetcher = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_FETCH_MS)
        self._fetcher.timeout.connect(self._on_fetcher_timeout)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def frame(self) -> LiveFrame | None:
        """The picture that is shown."""
        return self._frame

    @property
    def mode(self) -> Mode:
        """What of it is shown."""
        return self._mode

    @property
    def mirrored(self) -> bool:
        """Whether left and right are exchanged."""
        return self._mirror

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said where there is no picture; the note; the badge."""
        return "" if self._frame is not None else self._message, self._note, self._badge

    def run(self, live: Source) -> None:
        """Show what comes from here."""
        self._live = live
        self._times.clear()
        self._fetcher.start()

    def stop(self) -> None:
        """Show nothing new."""
        self._fetcher.stop()
        self._live = None

    def clear(self, text: str) -> None:
        """Show no picture but a sentence."""
        self._message, self._frame, self._told = text, None, True
        self._images.clear()
        self.setAccessibleDescription(text)
        self.update()

    def set_note(self, text: str) -> None:
        """Say something over the lower edge of the picture, "" for nothing."""
        if text != self._note:
            self._note = text
            self.setAccessibleDescription(text)
            self.update()

    def set_badge(self, text: str) -> None:
        """Say something in the upper right corner, "" for nothing."""
        if text != self._badge:
            self._badge = text
            self.update()

    def set_mode(self, mode: Mode) -> None:
        """Show the original, the result, or both in one of two ways."""
        if mode == self._mode:
            return
        if mode == "side":
            self._before_side = self._mode
        self._mode = mode
        self._panes.arrange(2 if mode == "side" else 1, synced=True)
        self.mode_changed.emit()
        self.update()

    def set_mirrored(self, on: bool) -> None:
        """Exchange left and right, as in a mirror."""
        if on != self._mirror:
            self._mirror = on
            self.mode_changed.emit()
            self.update()

    def set_held(self, on: bool) -> None:
        """Show the original for as long as it is held."""
        self._held = on
        self.update()

    def set_divider(self, share: float) -> None:
        """Put the divider at this share (0..1) of the width."""
        self._divider = min(1.0, max(0.0, share))
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        self._panes.fit()
        self.update()

    def actual_size(self) -> None:
        """Show one pixel of the picture on one of the screen."""
        self._zoom_by(1.0 / self._panes.views[0].zoom)

    def rate(self) -> float:
        """Return how many pictures a second were painted lately; 0 where it is not known yet."""
        while self._times and time.perf_counter() - self._times[0] > _RATE_SECONDS:
            self._times.popleft()
        if len(self._times) < 2:
            return 0.0
        return (len(self._times) - 1) / max(1e-6, self._times[-1] - self._times[0])

    def _on_fetcher_timeout(self) -> None:
        frame = self._live.latest.take() if self._live is not None else None
        if frame is None:
            return
        height, width = frame.original.shape[:2]
        if self._panes.picture != (width, height):
            self._panes.picture = (width, height)
            self._panes.fit()
        self._frame, self._told = frame, False
        self._images.clear()
        self.update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and what is written on it; then the picture is shown."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), GROUND)
            if self._frame is None:
                self._paint_message(painter)
            else:
                self._paint_frame(painter, self._frame)
        if self._frame is not None and not self._told:
            self._told = True
            self._times.append(time.perf_counter())
            if self._live is not None:
                self._live.shown(self._frame)

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(QColor(190, 190, 190))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), self._message)

    def _paint_frame(self, painter: QPainter, frame: LiveFrame) -> None:
        ratio = self.devicePixelRatioF()
        panes = self._panes.rects()
        painter.scale(1 / ratio, 1 / ratio)
        if self._mode == "side":
            self._layer(painter, frame, "original", 0, panes[0])
            self._layer(painter, frame, "original" if self._held else "result", 1, panes[1])
        elif self._mode == "split" and not self._held:
            left, right = QRect(panes[0]), QRect(panes[0])
            cut = left.left() + round(self._divider * left.width())
            left.setRight(cut - 1)
            right.setLeft(cut)
            self._layer(painter, frame, "original", 0, left)
            self._layer(painter, frame, "result", 0, right)
        else:
            result = self._mode == "result" and not self._held
            self._layer(painter, frame, "result" if result else "original", 0, panes[0])
        painter.resetTransform()
        self._paint_words(painter)

    def _layer(
        self, painter: QPainter, frame: LiveFrame, kind: str, number: int, part: QRect
    ) -> None:
        """Draw one version in its pane, within `part` of it; each is converted once a picture."""
        if part.isEmpty():
            return
        image = self._images.get(kind)
        if image is None:
            pixels = frame.original if kind == "original" else frame.result
            image = self._images[kind] = screen_qimage(pixels)
        view, pane = self._panes.views[number], self._panes.rects()[number]
        # Whole pixels: one of the picture on one of the screen at 100 %, and no half edges.
        corner = view.origin(pane).toPoint()
        width, height = round(image.width() * view.zoom), round(image.height() * view.zoom)
        whole, part = QRect(corner, QSize(max(1, width), max(1, height))), QRect(part)
        painter.save()
        if self._mirror:
            painter.translate(2 * QRectF(pane).center().x(), 0)
            painter.scale(-1, 1)
            part.moveLeft(2 * pane.left() + pane.width() - part.left() - part.width())
        smooth = view.zoom != 1 and view.zoom <= 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        # Not the whole picture behind a clip: that takes twice as long.
        seen, x, y = whole & part, image.width() / whole.width(), image.height() / whole.height()
        source = QTransform.fromScale(x, y).mapRect(QRectF(seen.translated(-whole.topLeft())))
        painter.drawImage(QRectF(seen), image, source)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        """Draw the divider, what is where, the note and the badge, in logical pixels."""
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self.tr("Original"), self.tr("Deblurred")
        if self._mode == "side":
            paint_chip(painter, names[0], 8, 0)
            paint_chip(painter, names[not self._held], self.width() // 2 + 8, 0)
        elif self._mode == "split" and not self._held:
            x = round(self._divider * self.width())
            paint_divider(painter, x, self.height())
            paint_chip(painter, names[0], x - 8, -1)
            paint_chip(painter, names[1], x + 8, 0)
        else:
            paint_chip(painter, names[self._mode == "result" and not self._held], 8, 0)
        below = self.height() - painter.fontMetrics().height() - 16
        if self._note:
            paint_chip(painter, self._note, 8, 0, below)
        if self._badge:
            paint_chip(painter, self._badge, self.width() - 8, -1, 44)

    # --- pointer and keys ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the divider, or of the picture where it is larger than the pane."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer = event.position()
            grip = self._on_divider(event.position())
            self._drag = "divider" if grip else "picture" if not self._panes.fitted else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was taken hold of."""
        before, self._pointer = self._pointer, event.position()
        if self._drag == "divider":
            self.set_divider(event.position().x() / max(1, self.width()))
        elif self._drag == "picture":
            by = (event.position() - before) * self.devicePixelRatioF()
            self._panes.pan(QPointF(-by.x() if self._mirror else by.x(), by.y()), QPointF())
            self.update()
        else:
            grip = self._on_divider(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if grip else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole screen, or back."""
        if not self._on_divider(event.position()):
            self.full_screen_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in the middle."""
        self._zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Obey a key, also one that another widget got; return whether it meant anything here."""
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~allowed:
            return False
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self.set_mode(MODES[key - Qt.Key.Key_1])
            return True
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_D: lambda: self.set_held(True),
            Qt.Key.Key_C: lambda: self.set_mode(
                self._before_side if self._mode == "side" else "side"
            ),
            Qt.Key.Key_M: lambda: self.set_mirrored(not self._mirror),
            Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Z: self.actual_size,
            Qt.Key.Key_Plus: lambda: self._zoom_by(_ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self._zoom_by(_ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self._zoom_by(1 / _ZOOM_STEP),
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

    # --- inside ----------------------------------------------------------------------------------

    def _on_divider(self, at: QPointF) -> bool:
        if self._mode != "split" or self._frame is None:
            return False
        return abs(at.x() - self._divider * self.width()) <= _GRIP

    def _zoom_by(self, factor: float) -> None:
        self._panes.zoom_by(factor, None)
        self.update()
