"""The manual: pages in resources/help, in the language of the window; English where one is missing.

show_manual(window, "camera")
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Slot
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

from deblur_gui.language import LANGUAGES, tr
from deblur_gui.widgets.plain import ClosedBrowser, PlainLabel
from engine.core.resources import resource_path

PAGES = (
    "first-steps", "queue", "formats", "limits", "models", "tuning", "camera", "video",
    "troubleshooting",
)  # fmt: skip


def page_path(name: str, language: str) -> Path:
    """Return the file of a page in a language, or else in English."""
    path = resource_path(f"help/{language}/{name}.md")
    return path if path.is_file() else resource_path(f"help/en/{name}.md")


def _language() -> str:
    code = QLocale().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


class Manual(QDialog):
    """The pages left, the text right; it stays open beside the window.

    A search leaves those pages in the list that contain its words, and goes through the places.
    """

    def __init__(self, parent: QWidget | None = None, language: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        self._texts = {
            name: page_path(name, language or _language()).read_text(encoding="utf-8")
            for name in PAGES
        }
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
        self.resize(820, 560)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return PAGES[max(0, self.list.currentRow())]

    def show_page(self, name: str) -> None:
        """Show a page of `PAGES`, whatever is searched for."""
        self.search.clear()
        self.list.setCurrentRow(PAGES.index(name))

    def find_next(self) -> None:
        """Select the next place of what is searched for, on the next page after the last one."""
        found, words = self._found(), self.search.text().strip()
        if not found or self.text.find(words):
            return
        later = [row for row in found if row > self.list.currentRow()]
        row = (later or found)[0]
        if row != self.list.currentRow():
            self.list.setCurrentRow(row)
        else:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)

    def _found(self) -> list[int]:
        """Return the numbers of the pages that contain what is searched for."""
        rows = range(self.list.count())
        return [row for row in rows if not self.list.isRowHidden(row)]

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        words = text.strip().casefold()
        for row, name in enumerate(PAGES):
            # As it is shown, without the marks of Markdown.
            page = QTextDocument()
            page.setMarkdown(self._texts[name])
            self.list.setRowHidden(row, words not in page.toPlainText().casefold())
        found = self._found()
        self.nothing.setVisible(not found)
        if found and self.list.currentRow() not in found:
            self.list.setCurrentRow(found[0])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words and found:
            self.text.find(text.strip())

    @Slot(int)
    def _on_list_current_row_changed(self, row: int) -> None:
        self.text.setMarkdown(self._texts[PAGES[row]])
        if words := self.search.text().strip():
            self.text.find(words)


def show_manual(parent: QWidget, name: str) -> Manual:
    """Show a page of the manual, in the dialog that is open or in a new one."""
    manual = next((d for d in parent.findChildren(Manual) if d.isVisible()), None) or Manual(parent)
    manual.show_page(name)
    manual.show()
    manual.raise_()
    return manual
