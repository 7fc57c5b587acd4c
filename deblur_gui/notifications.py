"""Tells somebody who looks elsewhere: the taskbar while a batch runs, a notification at its end.

    attention = Attention(window)
    attention.follow(state)             # the share done in the title, the photos left on the icon
    attention.tell(ending_of(end), settings.notify)

Where a desktop has none of this, nothing happens.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from deblur_gui.language import tr
from deblur_gui.photos.state import State


def ending_of(done: int, kept: int, failed: int, left: int) -> str:
    """Return how a batch ended, in a sentence."""
    parts = [
        tr("%Ln photo(s) deblurred", "", done) if done else "",
        tr("%Ln left as they are", "", kept) if kept else "",
        tr("%Ln failed", "", failed) if failed else "",
        tr("%Ln not begun", "", left) if left else "",
    ]
    said = tr(", ").join(part for part in parts if part)
    return tr("{0}.").format(said or tr("Nothing was done"))


class Attention(QObject):
    """Speaks for one window, which is also its parent."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def follow(self, state: State) -> None:
        """Show on the taskbar how far the batch is."""
        running = state.phase in ("running", "paused", "stopping") and bool(state.pictures)
        title = "Deblur"
        if running:
            title = tr("{0} % - Deblur").format(int(state.fraction * 100))
        if self._window.windowTitle() != title:
            self._window.setWindowTitle(title)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(state.left if running else 0)

    def tell(self, sentence: str, notify: bool = True) -> None:
        """Say that a batch has ended, unless the window is looked at."""
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        if not notify or not self._can_notify():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip("Deblur")
            self._tray.messageClicked.connect(self._on_tray_clicked)
            self._tray.activated.connect(self._on_tray_clicked)
        self._tray.show()  # a message needs its icon
        self._tray.showMessage(tr("The batch has ended"), sentence, self._tray.icon())

    def window_activated(self) -> None:
        """Take the icon away: the window is looked at."""
        if self._tray is not None:
            self._tray.hide()

    def _can_notify(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def _on_tray_clicked(self, *_: object) -> None:
        self._window.setWindowState(
            self._window.windowState() & ~self._window.windowState().WindowMinimized
        )
        self._window.raise_()
        self._window.activateWindow()
        self.window_activated()
