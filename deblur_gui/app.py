"""Builds the window and connects it; nothing else."""

from __future__ import annotations

import dataclasses
import os
import sys
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMetaMethod, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from deblur_gui import dialogs
from deblur_gui.language import use_language
from deblur_gui.main_window import MainWindow
from deblur_gui.session import Session
from deblur_gui.settings import Settings, load_settings
from deblur_gui.single_instance import Asked, OneWindow
from deblur_gui.theme import apply_theme
from engine.core.resources import resource_path


class App(QApplication):
    """The Qt application; macOS tells it by an event what is to be opened."""

    opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Take what the Finder opens with this program."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return super().event(event)


def make_app(arguments: Sequence[str]) -> App:
    """Return the Qt application, named and dressed; `arguments[0]` is the program."""
    app = App(list(arguments))
    app.setApplicationName("Deblur")
    app.setDesktopFileName("org.deblur.Deblur")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource_path("icons/deblur.svg"))))
    return app


def make_window(app: QApplication, session: Session | None = None) -> MainWindow:
    """Return the window with the user's settings; it is not shown yet."""
    settings, note = load_settings()
    apply_theme(app, settings.theme)
    use_language(app, settings.language)
    window = _window(app, session or Session(), settings, note)
    # Not by the window's name: another may have taken its place.
    colours = QGuiApplication.styleHints().colorSchemeChanged
    colours.connect(lambda _: apply_theme(app, shown.settings.theme) if (shown := _shown()) else ())
    return window


def _window(app: QApplication, session: Session, settings: Settings, note: str) -> MainWindow:
    window = MainWindow(session, settings, note)
    # Not at once: it is one of the window's own menus that asks.
    window.language_asked.connect(
        lambda code: QTimer.singleShot(0, partial(_speak, app, window, code))
    )
    return window


def _speak(app: QApplication, window: MainWindow, language: str) -> None:
    """Put a window in another language in the place of this one, around the same session."""
    if language == window.settings.language:
        return
    window.choose(dataclasses.replace(window.settings_with_places(), language=language))
    use_language(app, language)
    _leave(window.session)
    other = _window(app, window.session, window.settings, "")
    other.take_over(window)
    other.show()
    window.hide()
    window.photos.close_thumbnails()
    window.deleteLater()


def _leave(session: Session) -> None:
    """Let whoever listened to this session hear no more, lambdas on a window's parts too."""
    signals = session.metaObject()
    own = QObject.staticMetaObject.methodCount()  # type: ignore[attr-defined]
    for number in range(own, signals.methodCount()):
        method = signals.method(number)
        if method.methodType() == QMetaMethod.MethodType.Signal:
            name = bytes(method.methodSignature().data()).decode()
            # "2" and the name is what SIGNAL() makes of it.
            QObject.disconnect(session, f"2{name}", None, None)  # type: ignore[call-overload]


def _shown() -> MainWindow | None:
    """Return the window that is open."""
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    return next((window for window in windows if window.isVisible()), None)


def open_window(arguments: Sequence[str], claim: OneWindow | None = None) -> int:
    """Run the program until its window is closed; further arguments are photos and folders."""
    app = make_app(arguments)
    window = make_window(app)
    catch_bugs()
    window.show()
    window.open_paths([Path(word) for word in app.arguments()[1:] if not word.startswith("-")])
    app.opened.connect(lambda paths: _shown_or(window).open_paths(paths))
    if claim is not None:
        claim.asked.connect(lambda asked: _take(asked, _shown_or(window)))
        claim.listen()
    try:
        return app.exec()
    finally:
        if claim is not None:
            claim.close()


def _take(asked: Asked, window: MainWindow) -> None:
    """Do what a later start was asked for."""
    if asked.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = asked.token  # Qt takes it from there (Wayland)
    window.come_forward()
    window.open_paths(asked.paths)


def _shown_or(window: MainWindow) -> MainWindow:
    """Return the window that is open: another than the first after a change of language."""
    return _shown() or window


def catch_bugs() -> None:
    """Show what nobody caught in a dialog instead of losing it; the queue is on disk."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        window = _shown()
        dialogs.show_crash(window, text, window.log.lines() if window is not None else ())

    sys.excepthook = show
