"""How many photos were found so far, while a large folder is searched; and a button to stop.

Signals:
    LookingLine.stop_asked(): the user does not want to wait for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from deblur_gui.session import Session
from engine.events import Event, Progress

_PATIENCE_MS = 400
"""Most folders are searched before anybody could read this."""


class LookingLine(QWidget):
    """Hidden but while there is a search that takes its time."""

    stop_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._text = QLabel()
        # A long path is cut, and never makes the window wider.
        self._where = QLabel()
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._where.setEnabled(False)
        bar = QProgressBar(maximum=0, textVisible=False)
        bar.setFixedSize(80, 10)
        bar.setAccessibleName(self.tr("Looking for photos"))
        self.stop_button = QPushButton(self.tr("Stop looking"))
        self.stop_button.clicked.connect(self.stop_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 0)
        layout.addWidget(bar)
        layout.addWidget(self._text)
        layout.addWidget(self._where, 1)
        layout.addWidget(self.stop_button)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()
        session.plan_events.connect(self.hear)
        session.planned.connect(self.end)
        session.job_failed.connect(lambda job, _: self.end() if job == "plan" else None)

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def begin(self) -> None:
        """A search begins; say so if it takes long."""
        self._show(0, "")
        if not self.isVisible():
            self._patience.start()

    def hear(self, events: Iterable[Event]) -> None:
        """Take over what the search says."""
        for event in events:
            if isinstance(event, Progress):
                self._show(int(event.done), event.item)

    def end(self) -> None:
        """The search has ended."""
        self._patience.stop()
        self.hide()

    def _show(self, count: int, folder: str) -> None:
        self.count = count
        self._text.setText(
            self.tr("Looking for photos… %Ln so far", "", count)
            if count
            else self.tr("Looking for photos…")
        )
        self._where.setText(folder)
