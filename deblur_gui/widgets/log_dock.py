"""The log of the window, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QPlainTextEdit, QWidget

from deblur_gui.language import translated


class LogLine(Protocol):
    """A line with its level."""

    @property
    def level(self) -> str:
        """Return info, warning, error or debug."""

    @property
    def message(self) -> str:
        """Return the text."""


class _Lines(QPlainTextEdit):
    """A few lines high at first: on a small screen the photos and the steps need their room."""

    def sizeHint(self) -> QSize:
        """Return the size of six lines."""
        return QSize(super().sizeHint().width(), 6 * self.fontMetrics().lineSpacing() + 12)


class LogDock(QDockWidget):
    """Messages of the jobs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self.setObjectName("log")
        self._text = _Lines(readOnly=True)
        self._text.setMaximumBlockCount(1000)
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWidget(self._text)
        self._seen = 0

    def show_tail(self, lines: Sequence[LogLine], total: int) -> None:
        """Add what is new of a growing log: its last lines, and how many it ever had."""
        if total < self._seen:
            self._seen = 0
        new = min(total - self._seen, len(lines))
        for line in lines[len(lines) - new :]:
            self.add(line.level, line.message)
        self._seen = total

    def add(self, level: str, message: str) -> None:
        """Add a line."""
        prefix = "" if level == "info" else f"{level}: "
        self._text.appendPlainText(prefix + translated(message))

    def lines(self) -> list[str]:
        """Return what is shown."""
        return self._text.toPlainText().splitlines()
