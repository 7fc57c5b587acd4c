"""The language of the window: its catalogues, and `tr` for texts outside of widgets.

    use_language(app, settings.language)    # "" = as the system
    tr("Open photos")                       # within a QObject: self.tr(...)
    tr("%Ln photo(s)", "", count)           # counted: each language has its own plurals

The sentences in the code are English. English has a catalogue too, for its plurals alone. How the
catalogues are made: packaging/translate.py.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.core.resources import resource_path

LANGUAGES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "zh": "中文",
}  # fmt: skip
"""Code of each language and what it calls itself."""

_installed: list[QTranslator] = []


def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    """Return a text in the user's language; `n` is the number in a counted one."""
    # pyside6-lupdate gives a plain tr() no context, so neither does this.
    return QCoreApplication.translate("", text, disambiguation, n)


def language_of(locales: list[str]) -> str:
    """Return the first of our languages that somebody wants, given as `de-AT`; else English."""
    for name in locales:
        code = name.replace("_", "-").partition("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def use_language(app: QCoreApplication, language: str) -> None:
    """Show the window and Qt's own texts in this language; "" = as the system."""
    system = QLocale.system()
    code = language if language in LANGUAGES else language_of(system.uiLanguages())
    while _installed:
        app.removeTranslator(_installed.pop())
    # Numbers follow the region of the system where the language is its own.
    same = code == language_of([system.name()])
    QLocale.setDefault(system if same else QLocale(code))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = str(resource_path("translations"))
    # The last one is asked first: English gives the plurals of what a catalogue lacks.
    for name, folder, of in (
        ("deblur", own, "en"), ("qtbase", qt, code), ("deblur", own, code),
    ):  # fmt: skip
        translator = QTranslator(app)
        if translator.load(QLocale(of), name, "_", folder):
            app.installTranslator(translator)
            _installed.append(translator)
