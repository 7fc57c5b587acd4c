"""Progress of a batch in the status bar, and of a search for photos on the page.

Signals:
    SearchProgress.stop_clicked(): the user does not want to wait for the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from deblur_gui.photos.background import Planner
from deblur_gui.photos.state import RUNNING, State
from deblur_gui.widgets.plain import PlainLabel
from engine.events import Event, Progress

_WHOLE = 1000


class ProgressLine(QWidget):
    """What is being done, how far, how fast, and how long it will still take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = PlainLabel()
        self._bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the batch"))
        self._bar.setFixedHeight(10)
        self._numbers = PlainLabel()
        self._said = QTimer(self, singleShot=True, interval=8000)
        self._said.timeout.connect(lambda: self._what.setText(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 6)
        layout.addWidget(self._what, 1)
        layout.addWidget(self._bar, 2)
        layout.addWidget(self._numbers)
        self._bar.hide()

    def say(self, text: str) -> None:
        """Show a short-lived line."""
        self._what.setText(text)
        self._said.start()

    def show_state(self, state: State) -> None:
        """Show how far the batch is."""
        running = state.phase in RUNNING
        self._bar.setVisible(running)
        if not running:
            self._numbers.setText("")
            if not self._said.isActive():
                self._what.setText("")
            return
        self._said.stop()
        opening = not state.pictures
        self._bar.setRange(0, 0 if opening else _WHOLE)  # indeterminate while it is opened
        self._bar.setValue(round(state.fraction * _WHOLE))
        self._what.setText(self._sentence(state, opening))
        ended = sum(state.counts.get(s, 0) for s in ("done", "kept", "failed"))
        parts = [self.tr("{0} of {1}").format(ended, len(state.pictures))] if not opening else []
        if state.pictures_per_minute is not None:
            parts.append(self.tr("{0:.1f} per minute").format(state.pictures_per_minute))
        if eta := self._eta(state):
            parts.append(eta)
        self._numbers.setText(" · ".join(parts))

    def _sentence(self, state: State, opening: bool) -> str:
        if opening:
            return self.tr("Preparing…")
        if state.phase == "paused":
            return self.tr("Paused")
        name = os.path.basename(state.item)
        if state.phase == "stopping":
            return self.tr("Finishing {0}…").format(name)
        return self.tr("Deblurring {0}").format(name) if name else ""

    def _eta(self, state: State) -> str:
        unit, number = state.eta()
        texts = {
            "estimating": self.tr("estimating"),
            "seconds": self.tr("about {0} s left"),
            "minutes": self.tr("about {0} min left"),
        }
        if unit == "hours":
            return self.tr("about {0} h {1:02} min left").format(number // 60, number % 60)
        return texts.get(unit, "").format(number)


_PATIENCE_MS = 400
"""Most folders are searched within this time."""


class SearchProgress(QWidget):
    """Shown only while a search takes long."""

    stop_clicked = Signal()

    def __init__(self, planner: Planner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._text = PlainLabel()
        # A long path is cut, and never makes the window wider.
        self._where = PlainLabel()
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
