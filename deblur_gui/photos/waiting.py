"""The queued batches, each with what it consists of.

Signals:
    remove_clicked(int): the place of the batch to remove.
    start_clicked(): start the next one, as none runs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from deblur_gui.language import tr
from engine.batch.plan import BatchSpec

_MOST_ROWS = 4


class WaitingList(QWidget):
    """Hidden while nothing is queued."""

    remove_clicked = Signal(int)
    start_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Queued batches"))
        self.remove = QPushButton(self.tr("Remove from queue"))
        self.start = QPushButton(self.tr("Start next"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._count)
        layout.addWidget(self._list)
        layout.addLayout(buttons)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.start.clicked.connect(self.start_clicked)
        self.hide()

    def names(self) -> list[str]:
        """Return what is shown, the next one first."""
        return [self._list.item(n).text() for n in range(self._list.count())]

    def show_waiting(self, requests: Sequence[BatchSpec | int]) -> None:
        """Show these batches; each is a request, or the number of an earlier batch."""
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems([self._name(request) for request in requests])
        self._list.setCurrentRow(min(max(0, row), len(requests) - 1))
        height = self._list.sizeHintForRow(0) * min(_MOST_ROWS, max(1, len(requests)))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth() + 2)
        self._count.setText(self.tr("%Ln batch(es) queued", "", len(requests)))
        self.setVisible(bool(requests))

    def show_running(self, running: bool) -> None:
        """Offer to start the next one if none runs."""
        self.start.setVisible(not running)

    def _name(self, request: BatchSpec | int) -> str:
        if isinstance(request, int):
            return self.tr("Rest of batch {0}").format(request or "")
        names = [root.name or str(root) for root in request.roots]
        first = tr(", ").join(names[:2])
        more = self.tr("{0} and %Ln more", "", len(names) - 2).format(first)
        parts = [more if len(names) > 2 else first]
        parts += [request.model] if request.model else []
        parts.append(f"{round(request.strength * 100)}%")
        text = " · ".join(parts)
        return text if request.output is None else f"{text} → {request.output.name}"

    def _on_remove_clicked(self) -> None:
        if self._list.currentRow() >= 0:
            self.remove_clicked.emit(self._list.currentRow())
