"""Tells a user who is busy elsewhere: the taskbar while a batch runs, a notification at its end.

    attention = Attention(window)
    attention.show_progress(0.5, 12)            # in the title; the photos left on the icon
    attention.notify("12 photos deblurred.")

Where a desktop has none of this, nothing happens.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from deblur_gui.language import tr


class Attention(QObject):
    """Speaks for one window, which is also its parent."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def show_progress(self, fraction: float | None, left: int) -> None:
        """Show on the taskbar how far a batch is, None while none runs, and how many are left."""
        title = "Deblur"
        if fraction is not None:
            title = tr("{0}% - Deblur").format(int(fraction * 100))
        if self._window.windowTitle() != title:
            self._window.setWindowTitle(title)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(left if fraction is not None else 0)

    def notify(self, sentence: str, show_message: bool = True) -> None:
        """Say that something has ended, unless the window is active."""
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        if not show_message or not self._can_notify():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip("Deblur")
            self._tray.messageClicked.connect(self._on_tray_clicked)
            self._tray.activated.connect(self._on_tray_clicked)
        self._tray.show()  # a message needs its icon
        self._tray.showMessage(tr("Batch finished"), sentence, self._tray.icon())

    def window_activated(self) -> None:
        """Remove the tray icon: the window is active."""
        if self._tray is not None:
            self._tray.hide()

    def _can_notify(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    @Slot()
    def _on_tray_clicked(self, *_: object) -> None:
        self._window.setWindowState(
            self._window.windowState() & ~self._window.windowState().WindowMinimized
        )
        self._window.raise_()
        self._window.activateWindow()
        self.window_activated()
