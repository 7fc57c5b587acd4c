"""How many photos were found so far, while a large folder is searched; and a button to stop.

Signals:
    stop_clicked(): the user does not want to wait for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from deblur_gui.photos.planner import Planner
from engine.events import Event, Progress

_PATIENCE_MS = 400
"""Most folders are searched within this time."""


class SearchProgress(QWidget):
    """Shown only while a search takes long."""

    stop_clicked = Signal()

    def __init__(self, planner: Planner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._text = QLabel()
        # A long path is cut, and never makes the window wider.
        self._where = QLabel()
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._where.setEnabled(False)
        bar = QProgressBar(maximum=0, textVisible=False)
        bar.setFixedSize(80, 10)
        bar.setAccessibleName(self.tr("Searching for photos"))
        self.stop_button = QPushButton(self.tr("Stop search"))
        self.stop_button.clicked.connect(self.stop_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 0)
        layout.addWidget(bar)
        layout.addWidget(self._text)
        layout.addWidget(self._where, 1)
        layout.addWidget(self.stop_button)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()
        planner.searched.connect(self.show_events)
        planner.planned.connect(self.end)
        planner.plan_failed.connect(self.end)

    @property
    def text(self) -> str:
        """What is shown now."""
        return self._text.text()

    def begin(self) -> None:
        """Show a search that has begun, if it takes long."""
        self._show(0, "")
        if not self.isVisible():
            self._patience.start()

    def show_events(self, events: Iterable[Event]) -> None:
        """Show how far the search is."""
        for event in events:
            if isinstance(event, Progress):
                self._show(int(event.done), event.item)

    def end(self) -> None:
        """Hide: the search has ended."""
        self._patience.stop()
        self.hide()

    def _show(self, count: int, folder: str) -> None:
        self.count = count
        self._text.setText(
            self.tr("Searching for photos… %Ln so far", "", count)
            if count
            else self.tr("Searching for photos…")
        )
        self._where.setText(folder)
