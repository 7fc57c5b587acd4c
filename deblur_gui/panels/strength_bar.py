"""A line below the viewer: the finished photo is shown at another strength than its file has.

Signals:
    apply_asked(bool): write it so; True for all selected photos.

Room: PySide6.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class StrengthBar(QFrame):
    """Hidden where there is nothing to be written."""

    apply_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Strength afterwards"))
        self._selected = 0
        self._text = QLabel(wordWrap=True)
        self.one = QPushButton(self.tr("Apply to this photo"))
        self.all = QPushButton()
        for button in (self.one, self.all):
            button.setToolTip(
                self.tr("Writes the result anew at this strength. The original is never touched.")
            )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 6, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.one)
        layout.addWidget(self.all)
        self.one.clicked.connect(lambda: self.apply_asked.emit(False))
        self.all.clicked.connect(lambda: self.apply_asked.emit(True))
        self.hide()

    def show_strengths(self, of_file: float, shown: float) -> None:
        """Say how much of the change the file has, and how much is shown; hide if that is one."""
        text = self.tr("Shown at {0} %. The file has {1} %.")
        self._text.setText(text.format(round(shown * 100), round(of_file * 100)))
        self.setVisible(round(shown * 100) != round(of_file * 100))

    def show_selected(self, count: int) -> None:
        """Offer to write all selected photos, where there are several."""
        self.all.setText(self.tr("Apply to {0} selected").format(count))
        self.all.setVisible(count > 1)
