"""Untrusted text is shown as plain text, never as HTML: file names, model cards, metadata, errors.

Qt's labels, tooltips and message boxes guess whether a text is HTML. A photo called
`<img src="file://server/x">.jpg` would then be laid out as a picture, which asks for that file.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QLabel, QMessageBox, QSizePolicy, QTextBrowser, QWidget


class PlainLabel(QLabel):
    """A label that never takes its text for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:  # noqa: ANN401 - as QLabel
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, **properties)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """A line that is cut where there is little room, and never widens what it is in."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text; the whole of it is its tooltip."""
        super().setText(text)
        self.setToolTip(plain(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for, with an ellipsis."""
        painter, box = QPainter(self), self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self.style().drawItemText(
            painter,
            box,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )


class RichLabel(QLabel):
    """A label with links, which have the colour of the theme also after the theme has changed."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the text out again: Qt keeps the colour of a link with it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.text():
            text = self.text()
            self.setText("")
            self.setText(text)


class ClosedBrowser(QTextBrowser):
    """Rich text that opens nothing: no file, no picture, no address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing."""


def plain(text: str) -> str:
    """Return a text that is shown as it is by what guesses: tooltips and message boxes."""
    return RichText.convertFromPlainText(text) if RichText.mightBeRichText(text) else text


def confirm(parent: QWidget, title: str, text: str, do: str) -> bool:
    """Ask before something is lost; Cancel is what Return and Escape answer.

    `do` is the button that says what is done, such as "Delete". `text` is shown as it is, never as
    HTML.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, plain(text), parent=parent)
    wanted = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed is wanted
