"""Files that are dropped on a widget, or pasted.

DropTarget(window, lambda: self.tr("Add photos"), self.open_paths)
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_FRAME = 4
_PADDING = 16
"""Around the text, in pixels."""


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dropped or pasted, whatever their names."""
    return [_local_path(url) for url in data.urls() if url.isLocalFile()]


def _local_path(url: QUrl) -> Path:
    text = url.toLocalFile()
    if os.name == "nt" or url.host() or "\ufffd" not in text:
        return Path(text)
    # A name that is not UTF-8: a QString cannot hold it, the encoded URL does.
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


class DropTarget(QObject):
    """Makes a widget take files and folders dropped anywhere on it, and show that it does."""

    def __init__(
        self, widget: QWidget, says: Callable[[], str], take: Callable[[list[Path]], object]
    ) -> None:
        """`says`: what a drop will do now, in two or three words. `take` gets what is dropped."""
        super().__init__(widget)
        self._widget, self._says, self._take = widget, says, take
        self.hint = _DropHint(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the hint while files are over the widget; pass on those that are dropped."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if local_paths(event.mimeData()):
                event.acceptProposedAction()
                self.hint.show_over(self._says())
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hint.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hint.hide()
            event.acceptProposedAction()
            self._take(local_paths(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


class _DropHint(QWidget):
    """A frame around all of a widget, and words in its middle, while files are over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # and for drags
        self._below = parent
        self.text = ""
        self.hide()

    def show_over(self, text: str) -> None:
        """Cover the widget, with this text."""
        self.text = text
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, half = self.palette().highlight().color(), _FRAME / 2
        painter.setPen(QPen(colour, _FRAME))
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        font = self.font()
        font.setPointSizeF(1.4 * font.pointSizeF())
        painter.setFont(font)
        words = painter.fontMetrics().boundingRect(self.text)
        words.adjust(-_PADDING, -_PADDING, _PADDING, _PADDING)
        words.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(words, _PADDING / 2, _PADDING / 2)
        painter.setPen(self.palette().highlightedText().color())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text)
