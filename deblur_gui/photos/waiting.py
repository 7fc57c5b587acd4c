"""The batches that wait for their turn, each with what it is made of.

Signals:
    remove_asked(int): the user does not want that one any more.
    start_asked(): the user wants the next one now, as none runs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from deblur_gui.language import tr
from engine.batch.plan import BatchSpec

_MOST_ROWS = 4


class WaitingList(QWidget):
    """Hidden while nothing waits."""

    remove_asked = Signal(int)
    start_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Batches that wait"))
        self.remove = QPushButton(self.tr("Remove from queue"))
        self.start = QPushButton(self.tr("Start the next"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._count)
        layout.addWidget(self._list)
        layout.addLayout(buttons)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.start.clicked.connect(self.start_asked)
        self.hide()

    def names(self) -> list[str]:
        """Return what is shown, the next one first."""
        return [self._list.item(n).text() for n in range(self._list.count())]

    def show_waiting(self, wishes: Sequence[BatchSpec | int | str]) -> None:
        """Show these batches; each is a wish, or the number of an earlier one."""
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems([self._name(wish) for wish in wishes])
        self._list.setCurrentRow(min(max(0, row), len(wishes) - 1))
        height = self._list.sizeHintForRow(0) * min(_MOST_ROWS, max(1, len(wishes)))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth() + 2)
        self._count.setText(self.tr("%Ln batch(es) wait for their turn", "", len(wishes)))
        self.setVisible(bool(wishes))

    def show_running(self, running: bool) -> None:
        """Offer to start the next one where none runs."""
        self.start.setVisible(not running)

    def _name(self, wish: BatchSpec | int | str) -> str:
        if isinstance(wish, int):
            return self.tr("The rest of batch {0}").format(wish or "")
        if isinstance(wish, str):
            return wish
        names = [root.name or str(root) for root in wish.roots]
        first = tr(", ").join(names[:2])
        more = self.tr("{0} and %Ln more", "", len(names) - 2).format(first)
        parts = [more if len(names) > 2 else first]
        parts += [wish.model] if wish.model else []
        parts.append(f"{round(wish.strength * 100)} %")
        text = " · ".join(parts)
        return text if wish.output is None else f"{text} → {wish.output.name}"

    def _on_remove_clicked(self) -> None:
        if self._list.currentRow() >= 0:
            self.remove_asked.emit(self._list.currentRow())
