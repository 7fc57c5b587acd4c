"""The manual: pages in resources/help, in the language of the window; English where one is missing.

show_manual(window, "camera")
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.help.pages import keys_table
from deblur_gui.language import LANGUAGES, tr
from deblur_gui.widgets.plain import ClosedBrowser, PlainLabel
from deblur_gui.widgets.screen import resize_on_screen
from engine.core.paths import is_file
from engine.core.resources import resource_path

PAGES = (
    "first-steps", "viewer", "queue", "bursts", "presets", "formats", "limits", "models", "tuning",
    "camera", "video", "troubleshooting",
)  # fmt: skip
"""Those that are files."""

KEYS = "keys"
"""The page of all keyboard shortcuts, made from what the window uses."""

_ALL = (*PAGES, KEYS)
_FIRST_CHINESE = "\u2e80"
_LEAST_STEM, _STEM = 4, 0.75
"""Letters of a word that stay with all of its endings, and their share of it."""


def page_path(name: str, language: str) -> Path:
    """Return the file of a page in a language, or else in English."""
    path = resource_path(f"help/{language}/{name}.md")
    return path if is_file(path) else resource_path(f"help/en/{name}.md")


def find_places(folded: str, asked: str, *, endings: bool = False) -> list[tuple[int, int]]:
    """Return from where to where in a text is what was asked for, in their order.

    That is the phrase as it stands, or else all of its words in any order, at the beginning of a
    word, or else within one; with `endings` also words that end differently. Case and accents do
    not count. Empty if one of the words is missing. The text is as `fold` returns it.
    """
    words = _words(asked)
    if not words:
        return []
    if found := _phrases(folded, words):
        return found
    places = set()
    for word in words:
        found = next((found for way in _ways(word, endings) if (found := _spans(way, folded))), [])
        if not found:
            return []
        places.update(found)
    return sorted(places)


def _is_phrase_in(folded: str, asked: str) -> bool:
    """Return whether the phrase stands in a folded text, beginning with a word."""
    words = _words(asked)
    return bool(words and _phrases(folded, words))


def _words(asked: str) -> list[str]:
    return fold(unicodedata.normalize("NFC", asked)).split()


def _phrases(folded: str, words: list[str]) -> list[tuple[int, int]]:
    return _spans(_start(words[0]) + r"\s+".join(map(re.escape, words)), folded)


def _ways(word: str, endings: bool) -> Iterator[str]:
    """Yield the patterns of a word, the best first."""
    start, wanted = _start(word), re.escape(word)
    is_short = len(word) < _LEAST_STEM
    if start and is_short:
        yield rf"{start}{wanted}(?!\w)"
    if not endings:
        yield start + wanted
    # Within a word too, as in German compounds; a short one is in many that are no answer.
    within = start + wanted if start and is_short else wanted
    if endings:
        stem = word[: max(_LEAST_STEM, math.ceil(_STEM * len(word)))]
        within += rf"|(?<!\w){re.escape(stem)}\w*"
    yield within


def _start(word: str) -> str:
    """Return what has to be before a word: nothing in Chinese, which does not divide words."""
    return r"(?<!\w)" if word[0].isalnum() and word[0] < _FIRST_CHINESE else ""


def _spans(pattern: str, folded: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, folded)]


def fold(text: str) -> str:
    """Return a text of the same length without case and accents."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


def _language() -> str:
    code = QLocale().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


class Manual(QDialog):
    """The pages left, the text right; it stays open beside the window.

    A search leaves those pages in the list that contain its words, or if there are none, words with
    other endings, shows one that has them in its title before others, and goes through the places
    (`find_places`).
    """

    def __init__(self, parent: QWidget | None = None, language: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        self._texts = {
            name: page_path(name, language or _language()).read_text(encoding="utf-8")
            for name in PAGES
        }
        self._texts[KEYS] = f"# {tr('Keyboard shortcuts')}\n\n{keys_table()}"
        self._folded: dict[str, tuple[str, str]] = {}  # (title, text), from the first search on
        self._places: list[list[tuple[int, int]]] = [[] for _ in _ALL]
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Help topics"))
        for text in self._texts.values():
            self.list.addItem(text.partition("\n")[0].removeprefix("# "))
        self.list.setMaximumWidth(240)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(tr("Search help"))
        self.search.setAccessibleName(tr("Search help"))
        self.search.setMaximumWidth(240)
        self.nothing = PlainLabel(tr("No page contains this."), wordWrap=True)
        self.nothing.setMaximumWidth(240)
        self.nothing.hide()
        self.text = ClosedBrowser()
        self.text.setAccessibleName(tr("Help text"))
        self.text.document().setDocumentMargin(14)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self.find_next)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Else Return, which goes to the next place, closes the dialog.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        columns.addLayout(left)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        resize_on_screen(self, QSize(820, 560))

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return _ALL[max(0, self.list.currentRow())]

    def show_page(self, name: str) -> None:
        """Show a page of `PAGES`, or `KEYS`, whatever is searched for."""
        self.search.clear()
        self.list.setCurrentRow(_ALL.index(name))

    def find_next(self) -> None:
        """Select the next place of what is searched for, on the next page after the last one."""
        row, at = self.list.currentRow(), self.text.textCursor().selectionStart()
        if any(begin > at for begin, _ in self._places[row]):
            self._select(after=at)
            return
        found = self._found()
        later = [each for each in found if each > row]
        if not self.search.text().strip() or not found:
            return
        if (later or found)[0] != row:
            self.list.setCurrentRow((later or found)[0])
        else:
            self._select()

    def _select(self, after: int = -1) -> None:
        """Select the first place on this page that begins behind `after`, if there is one."""
        for begin, end in self._places[self.list.currentRow()]:
            if begin > after:
                cursor = self.text.textCursor()
                cursor.setPosition(begin)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                self.text.setTextCursor(cursor)
                return

    def _found(self) -> list[int]:
        """Return the numbers of the pages that contain what is searched for."""
        rows = range(self.list.count())
        return [row for row in rows if not self.list.isRowHidden(row)]

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        pages = [self._folded_page(name) for name in _ALL]
        for endings in (False, True):
            self._places = [find_places(page, text, endings=endings) for _, page in pages]
            if any(self._places):
                break
        for row, places in enumerate(self._places):
            self.list.setRowHidden(row, bool(text.strip()) and not places)
        found = self._found()
        self.nothing.setVisible(not found)
        best = self._best(found, text, pages)
        if best not in (None, self.list.currentRow()):
            self.list.setCurrentRow(best)  # which shows it
        else:
            self._show()

    def _folded_page(self, name: str) -> tuple[str, str]:
        """Return the title and the text of a page as they are searched; folded once."""
        if name not in self._folded:
            # As it is shown, without the marks of Markdown.
            page = QTextDocument()
            page.setMarkdown(self._texts[name])
            title = self.list.item(_ALL.index(name)).text()
            self._folded[name] = fold(title), fold(page.toPlainText())
        return self._folded[name]

    def _best(
        self, found: Sequence[int], asked: str, pages: Sequence[tuple[str, str]]
    ) -> int | None:
        """Return which of the pages found is shown: one that is about it, else the one here.

        None to show what is here, or that nothing was found.
        """
        if not asked.strip() or not found:
            return None
        titles = [row for row in found if find_places(pages[row][0], asked)]
        phrases = [row for row in found if _is_phrase_in(pages[row][1], asked)]
        for rows in (titles, phrases, found):
            if rows:
                return self.list.currentRow() if self.list.currentRow() in rows else rows[0]
        return None

    def _show(self) -> None:
        """Show the page, or that none was found: it must not look like the answer."""
        if self._found():
            self.text.setMarkdown(self._texts[self.page])
        else:
            self.text.setPlainText(
                tr(
                    "No page contains “{0}”. Try another word, or clear the search to see all "
                    "pages."
                ).format(self.search.text().strip())
            )
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._select()

    @Slot(int)
    def _on_list_current_row_changed(self, _row: int) -> None:
        self._show()


def show_manual(parent: QWidget, name: str) -> Manual:
    """Show a page of the manual, in the dialog that is open or in a new one."""
    manual = next((d for d in parent.findChildren(Manual) if d.isVisible()), None) or Manual(parent)
    manual.show_page(name)
    manual.show()
    manual.raise_()
    return manual
