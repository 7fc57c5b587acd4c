"""Beside the results: applies the shown strength to finished photos.

Signals:
    apply_clicked(bool): save it so; True for all selected photos.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class StrengthBar(QWidget):
    """Hidden if there is nothing to apply."""

    apply_clicked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Apply strength"))
        self.one, self.all = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.one)
        layout.addWidget(self.all)
        self.one.clicked.connect(lambda: self.apply_clicked.emit(False))
        self.all.clicked.connect(lambda: self.apply_clicked.emit(True))
        self.hide()

    def show_strengths(self, of_file: float, shown: float) -> None:
        """Show the strength of the file and the one shown; hide if they are equal."""
        before, now = round(of_file * 100), round(shown * 100)
        self.one.setText(self.tr("Apply {0}%").format(now))
        text = self.tr("The file has {0}%. Saves it again at {1}%; the original is never changed.")
        for button in (self.one, self.all):
            button.setToolTip(text.format(before, now))
        self.setVisible(now != before)

    def show_selected(self, count: int) -> None:
        """Offer to apply it to all selected photos, if there are several."""
        self.all.setText(self.tr("Apply to %Ln selected", "", count))
        self.all.setVisible(count > 1)
