"""Several interrupted batches: which of them are to be resumed, and which discarded.

Signals:
    resumed(int), discarded(int): the number of the batch that was decided on.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDateTime, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import moment_text
from deblur_gui.widgets.plain import ElidedLabel, PlainLabel, confirm
from engine.queue import Batch

_BETWEEN_PX = 8
"""Between two batches, so that it is seen which lines belong together."""


class InterruptedDialog(QDialog):
    """A row for each batch; it closes after the last one is decided on."""

    resumed = Signal(int)
    discarded = Signal(int)

    def __init__(self, parent: QWidget, batches: Iterable[tuple[str, str, Batch]]) -> None:
        """`batches`: each with what its folder is called, and with what it was started."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Interrupted batches"))
        self._rows: dict[int, tuple[QWidget, ...]] = {}
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(0, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for folder, choices, batch in batches:
            self._add(folder, choices, batch)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        self.resize(680, min(420, inside.sizeHint().height() + buttons.sizeHint().height() + 40))

    def _add(self, folder: str, choices: str, batch: Batch) -> None:
        name, made_with = ElidedLabel(folder), ElidedLabel(choices)
        started = QDateTime.fromSecsSinceEpoch(int(batch.created))
        when = moment_text(started)
        text = self.tr("{0} of {1} photos left, started {2}")
        left = PlainLabel(text.format(batch.left, batch.total, when))
        resume, discard = QPushButton(self.tr("Resume")), QPushButton(self.tr("Discard…"))
        for button in (resume, discard):
            button.setAutoDefault(False)
            button.setAccessibleDescription(f"{folder}, {choices}")
        resume.clicked.connect(lambda: self._decide(batch.id, self.resumed))
        discard.clicked.connect(lambda: self._discard(batch.id))
        self._rows[batch.id] = name, left, resume, discard, made_with
        row = self._grid.rowCount()
        for line, label in enumerate((name, made_with, left)):
            self._grid.addWidget(label, row + line, 0)
        self._grid.addWidget(resume, row, 1, 3, 1)
        self._grid.addWidget(discard, row, 2, 3, 1)
        self._grid.setRowMinimumHeight(row + 3, _BETWEEN_PX)

    def _discard(self, batch: int) -> None:
        text = self.tr("Results so far stay; the photos that are left are not processed.")
        if confirm(self, self.tr("Discard interrupted batch"), text, self.tr("Discard")):
            self._decide(batch, self.discarded)

    def _decide(self, batch: int, decided: SignalInstance) -> None:
        for widget in self._rows.pop(batch):
            widget.hide()
        decided.emit(batch)
        if not self._rows:
            self.accept()
