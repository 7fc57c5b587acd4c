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

from PySide6.QtCore import QEvent, QLoggingCategory, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from deblur_gui import dialogs
from deblur_gui.language import use_language
from deblur_gui.main_window import MainWindow
from deblur_gui.session import Session
from deblur_gui.settings import load_settings
from deblur_gui.single_instance import OneWindow, StartRequest
from deblur_gui.theme import apply_theme
from deblur_gui.widgets.screen import resize_on_screen
from engine.core.resources import resource_path
from engine.errors import DeblurError


class App(QApplication):
    """The Qt application; on macOS an event says what is to be opened."""

    opened = Signal(list)

    def event(self, event: QEvent) -> bool:
        """Take what Finder opens with this program."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return super().event(event)


def make_app(arguments: Sequence[str]) -> App:
    """Return the Qt application, with its name, style and icon; `arguments[0]` is the program."""
    # A RAW that Qt takes for a TIFF is read in another way; nobody has to know on the terminal.
    QLoggingCategory.setFilterRules("qt.imageformats.*=false")
    app = App(list(arguments))
    app.setApplicationName("Deblur")
    app.setDesktopFileName("org.deblur.Deblur")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource_path("icons/deblur.svg"))))
    return app


def make_window(app: QApplication) -> MainWindow:
    """Return the window with the user's settings; it is not shown yet.

    Raises ConfigError where the queue is of a newer version of the program, and ModelError where
    the program is damaged.
    """
    settings, note = load_settings()
    # What belongs to a list begins anew with a new one.
    settings = dataclasses.replace(settings, strength=settings.default_strength, watch=False)
    apply_theme(app, settings.theme)
    use_language(app, settings.language)
    session = Session()
    try:
        window = MainWindow(session, settings, note)
    except BaseException:
        session.close()
        raise
    # A bound method of the store, not a lambda on the window, which may be gone by then.
    QGuiApplication.styleHints().colorSchemeChanged.connect(window.follow_colour_scheme)
    return window


def open_window(arguments: Sequence[str], claim: OneWindow | None = None) -> int:
    """Run the program until its window is closed; further arguments are photos and folders."""
    app = make_app(arguments)
    try:
        try:
            window = make_window(app)
        except DeblurError as error:  # the queue of a newer version, or no models in the program
            dialogs.refuse_start(error.message, error.hint)
            return 1
        catch_bugs(window)
        fit_screen(window)
        window.show()
        window.open_paths([Path(word) for word in app.arguments()[1:] if not word.startswith("-")])
        app.opened.connect(window.open_paths)
        if claim is not None:
            claim.start_requested.connect(partial(_open_again, window))
            claim.listen()
        return app.exec()
    finally:
        if claim is not None:
            claim.close()


def fit_screen(window: QWidget) -> None:
    """Make a window that is larger than its screen as large as that, its frame included."""
    if not (window.isMaximized() or window.isFullScreen()):
        resize_on_screen(window, window.size())


def _open_again(window: MainWindow, request: StartRequest) -> None:
    """Do what a later start of the program asks for."""
    if request.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = request.token  # Qt reads it there (Wayland)
    window.come_forward()
    window.open_paths(request.paths)


def catch_bugs(window: MainWindow) -> None:
    """Show uncaught exceptions in a dialog; the queue is on disk."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        dialogs.show_crash(window, text, window.log.lines())

    sys.excepthook = show
