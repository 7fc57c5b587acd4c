"""Beside the results: the finished photo is shown at another strength than its file has.

Signals:
    apply_asked(bool): write it so; True for all selected photos.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class StrengthBar(QWidget):
    """Hidden where there is nothing to be written."""

    apply_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Strength afterwards"))
        self.one, self.all = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.one)
        layout.addWidget(self.all)
        self.one.clicked.connect(lambda: self.apply_asked.emit(False))
        self.all.clicked.connect(lambda: self.apply_asked.emit(True))
        self.hide()

    def show_strengths(self, of_file: float, shown: float) -> None:
        """Say how much of the change the file has, and how much is shown; hide if that is one."""
        before, now = round(of_file * 100), round(shown * 100)
        self.one.setText(self.tr("Apply {0} %").format(now))
        text = self.tr(
            "The file has {0} %. Writes it anew at {1} %; the original is never touched."
        )
        for button in (self.one, self.all):
            button.setToolTip(text.format(before, now))
        self.setVisible(now != before)

    def show_selected(self, count: int) -> None:
        """Offer to write all selected photos, where there are several."""
        self.all.setText(self.tr("Apply to %Ln selected", "", count))
        self.all.setVisible(count > 1)
