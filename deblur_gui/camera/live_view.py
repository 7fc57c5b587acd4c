"""Live pictures: original, deblurred, split or side by side; fitted or zoomed, mirrored.

    view.run(live)      # fetches pictures from live.latest, reports each to live.shown(frame)
    view.stop()         # the last picture stays
    view.clear(text)    # a sentence instead of a picture

Signals:
    mode_changed(): another arrangement, or mirrored or not.
    full_screen_requested(): the picture was double-clicked.

Keys: those of `PictureView`; 1 original, 2 deblurred, 3 split, 4 side by side; M mirror.

Only the display is mirrored: snapshots and recordings are as the camera delivered them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from deblur_gui import shortcuts
from deblur_gui.shortcuts import key_of
from deblur_gui.widgets.picture_view import BACKGROUND, ZOOM_STEP, PictureView, paint_chip
from deblur_gui.widgets.qimage import screen_qimage
from engine.camera import LiveFrame
from engine.camera.stats import Rate

Mode = Literal["original", "result", "split", "side"]
MODES: tuple[Mode, ...] = ("original", "result", "split", "side")

_FETCH_MS = 5
"""A picture waits no longer than this: far less than a screen takes to show it."""


class Latest(Protocol):
    """Where the newest picture is."""

    def take(self) -> LiveFrame | None:
        """Take it away; None if there is no new one."""


class Source(Protocol):
    """The part of `engine.camera.Live` that the view uses."""

    @property
    def latest(self) -> Latest:
        """Where pictures come from."""

    def shown(self, frame: LiveFrame) -> None:
        """Note that a picture is on the screen."""


class LiveView(PictureView):
    """Shows the newest picture of a camera; see the module for signals and keys."""

    mode_changed = Signal()
    full_screen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Camera picture"))
        self._live: Source | None = None
        self._frame: LiveFrame | None = None
        self._reported = True
        self._images: dict[str, QImage] = {}
        self._mode: Mode = "split"
        self._before_side: Mode = "split"
        self._mirror = False
        self._note = self._badge = ""
        self._rate = Rate()
        self._fetcher = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_FETCH_MS)
        self._fetcher.timeout.connect(self._on_fetcher_timeout)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def frame(self) -> LiveFrame | None:
        """The picture that is shown."""
        return self._frame

    @property
    def mode(self) -> Mode:
        """The arrangement of original and result."""
        return self._mode

    @property
    def mirrored(self) -> bool:
        """Whether left and right are exchanged."""
        return self._mirror

    @property
    def texts(self) -> tuple[str, str, str]:
        """The message shown without a picture; the note; the badge."""
        return "" if self._frame is not None else self._message, self._note, self._badge

    def run(self, live: Source) -> None:
        """Show the pictures of a camera."""
        self._live = live
        self._rate = Rate()
        self._fetcher.start()

    def stop(self) -> None:
        """Show no further pictures."""
        self._fetcher.stop()
        self._live = None

    def clear(self, text: str) -> None:
        """Show a sentence instead of a picture."""
        self._message, self._frame, self._reported = text, None, True
        self._images.clear()
        self.setAccessibleDescription(text)
        self.update()

    def set_note(self, text: str) -> None:
        """Show a note over the lower edge of the picture, "" for none."""
        if text != self._note:
            self._note = text
            self.setAccessibleDescription(text)
            self.update()

    def set_badge(self, text: str) -> None:
        """Show a badge in the upper right corner, "" for none."""
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

    def rate(self) -> float:
        """Return how many pictures a second were painted lately; 0 if not known yet."""
        return self._rate.get(time.perf_counter())

    def _on_fetcher_timeout(self) -> None:
        frame = self._live.latest.take() if self._live is not None else None
        if frame is None:
            return
        height, width = frame.original.shape[:2]
        if self._panes.picture != (width, height):
            self._panes.picture = (width, height)
            self._panes.fit()
        self._frame, self._reported = frame, False
        self._images.clear()
        self.update()

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and the texts on it; from then on it counts as shown."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), BACKGROUND)
            if self._frame is None:
                self._paint_message(painter)
            else:
                self._paint_frame(painter, self._frame)
        if self._frame is not None and not self._reported:
            self._reported = True
            self._rate.add(time.perf_counter())
            if self._live is not None:
                self._live.shown(self._frame)

    def _paint_frame(self, painter: QPainter, frame: LiveFrame) -> None:
        ratio = self.devicePixelRatioF()
        panes = self._panes.rects()
        names = {"original": self.tr("Original"), "result": self.tr("Deblurred")}
        second = "original" if self._held else "result"
        painter.scale(1 / ratio, 1 / ratio)
        if self._mode == "side":
            parts = [("original", 0, panes[0]), (second, 1, panes[1])]
        elif self._mode == "split" and not self._held:
            left, right = self._split(panes[0])
            parts = [("original", 0, left), ("result", 0, right)]
        else:
            parts = [(second if self._mode == "result" else "original", 0, panes[0])]
        for kind, number, part in parts:
            self._paint_layer(painter, frame, kind, number, part)
        painter.resetTransform()
        self._paint_names(painter, *(names[kind] for kind, _, _ in parts))
        if self._note:
            below = self.height() - painter.fontMetrics().height() - 16
            paint_chip(painter, self._note, 8, below)
        if self._badge:
            paint_chip(painter, self._badge, self.width() - 8, 44, ends=True)

    def _paint_layer(
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
        # Drawing the whole picture behind a clip takes twice as long.
        seen, x, y = whole & part, image.width() / whole.width(), image.height() / whole.height()
        source = QTransform.fromScale(x, y).mapRect(QRectF(seen.translated(-whole.topLeft())))
        painter.drawImage(QRectF(seen), image, source)
        painter.restore()

    # --- pointer and keys ------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Request full screen, or the window back."""
        if not self._on_divider(event.position()):
            self.full_screen_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in the middle."""
        self._zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def _extra_keys(self) -> dict[int, Callable[[], object]]:
        modes: dict[int, Callable[[], object]] = {
            Qt.Key.Key_1 + n: partial(self.set_mode, mode) for n, mode in enumerate(MODES)
        }
        return {**modes, key_of(shortcuts.MIRROR): lambda: self.set_mirrored(not self._mirror)}

    # --- internal --------------------------------------------------------------------------------

    def _has_picture(self) -> bool:
        return self._frame is not None

    def _has_divider(self) -> bool:
        return self._mode == "split" and self._frame is not None

    def _can_pan(self) -> bool:
        return not self._panes.fitted

    def _toggle_side_by_side(self) -> None:
        self.set_mode(self._before_side if self._mode == "side" else "side")

    def _pan(self, by: QPointF) -> None:
        super()._pan(QPointF(-by.x(), by.y()) if self._mirror else by)
