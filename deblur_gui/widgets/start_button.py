"""The large button of a page: green to start, red to stop."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget

from deblur_gui.theme import icon

_START = "#2b8a4b"
_STOP = "#c03a32"


class StartButton(QPushButton):
    """Bold, and in the colour of its action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.setFont(font)
        self.setMinimumHeight(44)

    def show_what(self, text: str, *, stops: bool) -> None:
        """Show the current action."""
        self.setText(text)
        self.setIcon(icon("stop" if stops else "start", QColor("white")))
        self.setStyleSheet(
            f"QPushButton {{ background: {_STOP if stops else _START}; color: white;"
            " border: none; border-radius: 6px; padding: 8px; }"
            "QPushButton:focus { border: 2px solid palette(window-text); }"
            "QPushButton:disabled { background: #5c5c62; color: #f0f0f0; }"
        )
