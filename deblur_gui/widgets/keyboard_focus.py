"""Where the keyboard acts: a ring around the widget that got the focus by a key.

What Fusion draws itself is too faint to be found (WCAG 2.4.11 asks for a contrast of 3), and is
missing on a picture or an empty list. The ring is of two lines, one light and one dark, so that one
of them is seen on every ground. After a click it is hidden: then the pointer shows where one is.

    focus = KeyboardFocus(window)       # of all windows of the program, for as long as this one is
    focus.is_seen                       # whether the focus came by a key
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from deblur_gui.theme import focus_lines

_LINES_PX = (1, 2)
"""The thickness of the line next to the widget, and of the one around it."""

_AROUND_PX = sum(_LINES_PX)

_FOLLOWED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_POINTERS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
)
_BY_KEY = Qt.WidgetAttribute.WA_KeyboardFocusChange
"""What Qt notes of a window whose focus was moved by Tab or by a letter with Alt."""


class FocusRing(QWidget):
    """Is drawn around one widget, wherever that moves; cut off where it is scrolled out of view."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.target, self._window = target, target.window()
        self._views: list[QWidget] = []
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            above = None if widget.isWindow() else widget.parentWidget()
            if above is not None and isinstance(above.parentWidget(), QAbstractScrollArea):
                self._views.append(above)
            widget = above
        if isinstance(target, QTabBar):
            target.currentChanged.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Go to where the widget is now."""
        target, window = self.target, self._window
        if not (isValid(target) and window.isAncestorOf(target) and target.isVisibleTo(window)):
            self.hide()
            return
        inner = target.rect()
        if isinstance(target, QTabBar) and target.count():
            inner = target.tabRect(target.currentIndex()) & inner
        inner.translate(target.mapTo(window, QPoint(0, 0)))
        around = inner.adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
        around &= window.rect()  # at the edge of a window it lies on the widget
        ring = QRegion(around) - QRegion(_smaller(around, _AROUND_PX))
        for view in self._views:
            ring &= QRegion(QRect(view.mapTo(window, QPoint(0, 0)), view.size()))
        if ring.isEmpty():
            self.hide()
            return
        self.setGeometry(around)
        self.setMask(ring.translated(-around.topLeft()))
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget, and what it lies in."""
        if event.type() in _FOLLOWED:
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one line around the other."""
        is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        strong, contrary = focus_lines(dark=is_dark)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), strong)
            painter.fillRect(_smaller(self.rect(), _LINES_PX[1]), contrary)


class KeyboardFocus(QObject):
    """Shows the ring while the focus was moved by a key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.ring: FocusRing | None = None
        self._was_used = self._last_was_key = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_app_focus_changed)

    @property
    def is_seen(self) -> bool:
        """Whether the widget that has the focus got it by a key."""
        return self.ring is not None

    def give(self, widget: QWidget) -> None:
        """Give a widget the focus without a ring: nobody has looked for it."""
        self._last_was_key = False
        widget.setFocus()

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:  # another program, or the widget is gone
            self._leave()
            return
        handle = new.window().windowHandle()
        if handle is not None and isValid(handle):  # that of a popup may be one that is gone
            handle.installEventFilter(self)  # once more is no more than once
        if new.window().testAttribute(_BY_KEY):
            self._was_used = self._last_was_key = True
        self._leave()
        if self._last_was_key:
            self._show(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether keys or the pointer are used; a click hides the ring."""
        kind = event.type()
        if kind in _POINTERS:
            self._was_used, self._last_was_key = True, False
            self._leave()
            if (window := QApplication.activeWindow()) is not None:
                window.setAttribute(_BY_KEY, False)
        elif kind in _KEYS:
            self._last_was_key = True
            if not self._was_used and (widget := QApplication.focusWidget()) is not None:
                self._show(widget)  # the program began with a focus that nobody has seen
            self._was_used = True
        return False

    def _show(self, widget: QWidget) -> None:
        """Draw the ring, but where the chosen entry is drawn in a strong colour anyway."""
        is_list = isinstance(widget, QAbstractItemView)
        if isinstance(widget, QMenu | QMenuBar) or (is_list and _is_popup(widget.window())):
            return
        if self.ring is None:
            self.ring = FocusRing(widget)

    def _leave(self) -> None:
        ring, self.ring = self.ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()


def _smaller(rectangle: QRect, by_px: int) -> QRect:
    return rectangle.adjusted(by_px, by_px, -by_px, -by_px)


def _is_popup(window: QWidget) -> bool:
    return window.windowType() == Qt.WindowType.Popup
