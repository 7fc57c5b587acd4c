"""Builds the window and connects it; nothing else.

Room: PySide6, deblur_gui.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from deblur_gui import dialogs
from deblur_gui.main_window import MainWindow
from deblur_gui.session import Session
from deblur_gui.settings import load_settings
from deblur_gui.theme import apply_theme
from engine.resources import resource_path


def make_app(arguments: Sequence[str]) -> QApplication:
    """Return the Qt application, named and dressed; `arguments[0]` is the program."""
    app = QApplication(list(arguments))
    app.setApplicationName("Deblur")
    app.setDesktopFileName("deblur")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource_path("icons/deblur.svg"))))
    return app


def make_window(app: QApplication, session: Session | None = None) -> MainWindow:
    """Return the window with the user's settings; it is not shown yet."""
    settings, note = load_settings()
    apply_theme(app, settings.theme)
    _translate(app, settings.language)
    window = MainWindow(session or Session(), settings, note)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _: apply_theme(app, window.settings.theme))
    return window


def open_window(arguments: Sequence[str]) -> int:
    """Run the program until its window is closed; further arguments are photos and folders."""
    app = make_app(arguments)
    window = make_window(app)
    catch_bugs(window)
    window.show()
    window.selection.add(Path(word) for word in app.arguments()[1:] if not word.startswith("-"))
    return app.exec()


def catch_bugs(window: MainWindow) -> None:
    """Show what nobody caught in a dialog instead of losing it; the queue is on disk."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        dialogs.show_crash(window, text, window.log.lines())

    sys.excepthook = show


def _translate(app: QApplication, language: str) -> None:
    """Install the catalogues of a language, "" for the system's: ours, and Qt's own buttons."""
    locale = QLocale(language) if language else QLocale.system()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("deblur", str(resource_path("translations")))):
        translator = QTranslator(app)
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
