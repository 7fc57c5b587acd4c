"""The language of the window: its catalogues, `tr` for texts outside of widgets, and `translated`
for texts of the engine.

    use_language(app, settings.language)    # "" = as the system
    tr("Open photos")                       # within a QObject: self.tr(...)
    tr("%Ln photo(s)", "", count)           # counted: each language has its own plurals
    filled(tr("{0:.1f} dB"), gain)          # numbers as the user's region writes them
    translated(event.reason)                # an English text of the engine or the trainer

The sentences in the code are English. English has a catalogue too, for its plurals alone. How the
catalogues are made: packaging/translate.py.
"""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, Qt, QTranslator

from engine.core.resources import resource_path
from engine.core.time_left import Span
from engine.messages import Message
from engine.report.report import PageLanguage

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "zh": "中文",
}
"""Code of each language and what it calls itself."""

_installed: list[QTranslator] = []


def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    """Return a text in the user's language; `n` is the number in a counted one."""
    # pyside6-lupdate gives a plain tr() no context, so neither does this.
    return QCoreApplication.translate("", text, disambiguation, n)


class LocalNumber(float):
    """A number that `format` writes as the user's region does: 1,7 in German."""

    def __format__(self, form: str) -> str:
        """Return it by the usual rules, with the decimal point of the region."""
        return super().__format__(form).replace(".", QLocale().decimalPoint())


def filled(text: str, *values: object) -> str:
    """Return a translated text with values for {0}, {1}..., numbers as the region writes them."""
    return text.format(*(LocalNumber(v) if isinstance(v, float) else v for v in values))


def percent(share: float) -> str:
    """Return a share, 0..1, in whole percent: "70%", in German "70 %"."""
    return tr("{0}%").format(round(100 * share))


def size_text(count: float) -> str:
    """Return a number of bytes as people read it: "12 MB", in French "12 Mo"."""
    if count >= 9e8:
        return filled(tr("{0:.1f} GB"), count / 1e9)
    if count >= 9e5:
        return tr("{0:.0f} MB").format(count / 1e6)
    return tr("{0:.0f} kB").format(count / 1e3)


def span_text(span: Span) -> str:
    """Return a length of time as people say it: "about 4 minutes"."""
    texts = {
        "moment": tr("a few seconds"),
        "seconds": tr("about {0} seconds").format(span.number),
        "minute": tr("about a minute"),
        "minutes": tr("about {0} minutes").format(span.number),
        "hour": tr("about an hour"),
        "hours and minutes": tr("about {0} h {1} min").format(span.number, span.minutes),
        "hours": tr("about {0} hours").format(span.number),
    }
    return texts[span.unit]


def range_text(low: Span, high: Span) -> str:
    """Return a length of time that is not known better: "about 10 to 15 minutes"."""
    if low == high:
        return span_text(low)
    if low.unit == high.unit == "minutes":
        return tr("about {0} to {1} minutes").format(low.number, high.number)
    if low.unit == high.unit == "hours":
        return tr("about {0} to {1} hours").format(low.number, high.number)
    return tr("{0} to {1}").format(span_text(low), span_text(high))


def left_text(span: Span | None) -> str:
    """Return what is left of a job: "about 4 minutes left", or that it is being estimated."""
    return tr("estimating…") if span is None else tr("{0} left").format(span_text(span))


def translated(text: str) -> str:
    """Return a text of the engine in the user's language: an event's, an error's, a note.

    A `Message` is translated by its template. To be called where the text is shown, before a
    `Signal(str)` or a `QString` makes plain English of it; a text that is translated already, and
    one that is not known, stays as it is.
    """
    if not text:
        return ""
    if isinstance(text, Message):
        return text.translated(_template, LocalNumber)
    return _template(text)


def _template(text: str) -> str:
    try:
        return QCoreApplication.translate("engine", text)
    except UnicodeEncodeError:  # a file name that is not UTF-8
        return text


def moment_text(moment: QDateTime) -> str:
    """Return a date and time, short, as the user's region writes them; without one as in ISO 8601.

    Qt's own format without a region has only blanks between the numbers.
    """
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return moment.toString("yyyy-MM-dd HH:mm")
    return locale.toString(moment, QLocale.FormatType.ShortFormat)


def page_language() -> PageLanguage:
    """Return how the page of a report is to speak: like the window."""

    def time(value: datetime.datetime) -> str:
        return moment_text(
            QDateTime.fromString(f"{value:%Y-%m-%dT%H:%M:%S}", Qt.DateFormat.ISODate)
        )

    code = _installed[-1].language().partition("_")[0] if _installed else "en"
    return PageLanguage(code, translated, time)


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
        ("deblur", own, "en"),
        ("qtbase", qt, code),
        ("deblur", own, code),
    ):
        translator = QTranslator(app)
        if translator.load(QLocale(of), name, "_", folder):
            app.installTranslator(translator)
            _installed.append(translator)
