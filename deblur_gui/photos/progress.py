"""The lower edge of the window: progress of the batch, and the log behind it."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from deblur_gui.photos.state import State

_WHOLE = 1000


class ProgressLine(QWidget):
    """What is being done, how far it is, how fast, and how long it still takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = QLabel()
        self._bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the batch"))
        self._bar.setFixedHeight(10)
        self._numbers = QLabel()
        self._said = QTimer(self, singleShot=True, interval=8000)
        self._said.timeout.connect(lambda: self._what.setText(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 6)
        layout.addWidget(self._what, 1)
        layout.addWidget(self._bar, 2)
        layout.addWidget(self._numbers)
        self._bar.hide()

    def say(self, text: str) -> None:
        """Say something that passes."""
        self._what.setText(text)
        self._said.start()

    def show_state(self, state: State) -> None:
        """Show how far the batch is."""
        running = state.phase in ("running", "paused", "stopping")
        self._bar.setVisible(running)
        if not running:
            self._numbers.setText("")
            if not self._said.isActive():
                self._what.setText("")
            return
        self._said.stop()
        opening = not state.pictures
        self._bar.setRange(0, 0 if opening else _WHOLE)  # without an end while it is opened
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


class LogDock(QDockWidget):
    """What the jobs said, line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self.setObjectName("log")
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setMaximumBlockCount(1000)
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWidget(self._text)
        self._seen = 0

    def show_state(self, state: State) -> None:
        """Add the lines that are new."""
        count = state.dropped_lines + len(state.log)
        if count < self._seen:
            self._seen = 0
        new = state.log[max(0, len(state.log) - (count - self._seen)) :] if count else ()
        for line in new if count > self._seen else ():
            self.add(line.level, line.message)
        self._seen = count

    def add(self, level: str, message: str) -> None:
        """Add a line."""
        prefix = "" if level == "info" else f"{level}: "
        self._text.appendPlainText(prefix + message)

    def lines(self) -> list[str]:
        """Return what is shown."""
        return self._text.toPlainText().splitlines()
