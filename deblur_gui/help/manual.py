"""The manual: pages in resources/help, in the language of the window; English where one is missing.

show_manual(window, "camera")
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import LANGUAGES, tr
from deblur_gui.widgets.plain import ClosedBrowser
from engine.core.resources import resource_path

PAGES = ("first-steps", "limits", "models", "tuning", "camera", "troubleshooting")


def page_path(name: str, language: str) -> Path:
    """Return the file of a page in a language, or else in English."""
    path = resource_path(f"help/{language}/{name}.md")
    return path if path.is_file() else resource_path(f"help/en/{name}.md")


def _language() -> str:
    code = QLocale().name().partition("_")[0]
    return code if code in LANGUAGES else "en"


class Manual(QDialog):
    """The pages left, the text right; it stays open beside the window."""

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
        self.text = ClosedBrowser()
        self.text.setAccessibleName(tr("Help text"))
        self.text.document().setDocumentMargin(14)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.addWidget(self.list)
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
        """Show a page of `PAGES`."""
        self.list.setCurrentRow(PAGES.index(name))

    def _on_list_current_row_changed(self, row: int) -> None:
        self.text.setMarkdown(self._texts[PAGES[row]])


def show_manual(parent: QWidget, name: str) -> Manual:
    """Show a page of the manual, in the dialog that is open or in a new one."""
    manual = next((d for d in parent.findChildren(Manual) if d.isVisible()), None) or Manual(parent)
    manual.show_page(name)
    manual.show()
    manual.raise_()
    return manual
