"""Which keys a button, box or slider of the window keeps, and which are for the photo shown.

What was clicked keeps the focus, and nobody looks there any more: an arrow key that switched the
model would go unnoticed. So after a click the keys are for the photos again. What was reached by
Tab has a ring around it, and keeps the arrows with which it is used: a slider all, a box up and
down, a button or a link none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from deblur_gui.widgets.keyboard_focus import KeyboardFocus

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_MOVING = (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ALONE = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier,
)
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByKeyboard


class PageKeys(QObject):
    """Passes keys that a control of this window would get to the page.

    `home`: the widget of the page to which keys belong after a click, None if it has none.
    `obey`: does what a key means on the page, wherever the focus is.
    """

    def __init__(
        self,
        window: QWidget,
        focus: KeyboardFocus,
        home: Callable[[], QWidget | None],
        obey: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._focus, self._home, self._obey = window, focus, home, obey

    def watch(self) -> None:
        """Begin; the window is shown, and the system knows it."""
        self._window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key from a control that should not have it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        control, home = QApplication.focusWidget(), self._home()
        if home is None or control is None or not self._is_control(control):
            return False
        if event.modifiers() not in _ALONE:
            return False
        pans = event.key() in _ARROWS and bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        # Not where it pans: the list would take the next one, of a held key, to select photos.
        if not pans and not self._focus.is_seen and _is_for_photos(event):
            self._focus.give(home)
            control = home if home.hasFocus() else control
        if pans or event.key() in _unused_arrows(control):
            self._obey(event)
            return True
        return False

    def _is_control(self, widget: QWidget) -> bool:
        """Whether arrow keys do something else there than move in a text or a list."""
        if widget.window() is not self._window or QApplication.activePopupWidget() is not None:
            return False
        if isinstance(widget, QComboBox):
            return not widget.isEditable()
        if isinstance(widget, QLabel):
            return not widget.textInteractionFlags() & _SELECTABLE
        return isinstance(widget, QAbstractButton | QAbstractSlider)


def _unused_arrows(control: QWidget) -> tuple[Qt.Key, ...]:
    """Return the arrow keys with which nothing can be chosen there.

    Qt goes with them from button to button, and to boxes, where the next one changes a setting.
    """
    if isinstance(control, QComboBox):
        return Qt.Key.Key_Left, Qt.Key.Key_Right
    is_choice = isinstance(control, QAbstractButton) and control.autoExclusive()  # radio buttons
    return _ARROWS if isinstance(control, QAbstractButton | QLabel) and not is_choice else ()


def _is_for_photos(event: QKeyEvent) -> bool:
    """Whether a key moves, or is a letter or a digit; Space and Return press a button again."""
    text = event.text()
    return event.key() in _MOVING or (text.isprintable() and text.strip() != "")
