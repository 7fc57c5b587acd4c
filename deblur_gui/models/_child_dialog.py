"""A dialog that has commands run in a child process, one at a time, and says how far they are."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from deblur_gui.language import left_text, translated
from deblur_gui.session import Session
from deblur_gui.widgets.plain import PlainLabel
from engine.core.resources import worker_command
from engine.core.time_left import TimeLeft
from engine.events import Event, Finished, Log, Progress

_END_SECONDS = 5.0


class ChildDialog(QDialog):
    """Has a note, a bar with Cancel while a child runs, and Close, for a subclass to lay out."""

    def __init__(self, title: str, slot: str, session: Session, parent: QWidget | None) -> None:
        """Its children run in this slot; while the session computes, nothing is to be measured."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._slot, self._session = slot, session
        self._message, self._time_left = "", TimeLeft()
        self.note = PlainLabel(wordWrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)

    @property
    def is_running(self) -> bool:
        """Whether a child is running."""
        return self._slot in self._session.slots

    def _work_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel_button)
        return line

    def _start(self, text: str, *words: str) -> None:
        """Run a command of the program; `text` is said until it says something itself."""
        command = worker_command(*words, "--child")
        ends = self._on_child_events, self._on_child_ended
        if not self._session.slots.run_command(self._slot, command, *ends):
            # One that was cancelled has not ended in time.
            self._say(self.tr("The last job is still being stopped. Try again in a moment."))
            return
        self._message, self._time_left = "", TimeLeft()
        self._say(text)
        self.bar.setRange(0, 0)
        self._show_running(True)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self._say(self.tr("Stopping…"))
        self._session.slots.cancel(self._slot)

    def reject(self) -> None:
        """Close, and cancel the running job."""
        self._end_child()
        super().reject()

    def _end_child(self) -> None:
        self._session.slots.end(self._slot, _END_SECONDS)

    def _on_child_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Log) and event.level == "info":
                self._message = event.message
                self.bar.setRange(0, 0)
                self._say(event.message)
            elif isinstance(event, Progress) and event.unit == "bytes":
                self._show_download(event)

    def _show_download(self, event: Progress) -> None:
        if not 0 < event.done < event.total:
            self.bar.setRange(0, 0)  # it is not known how much, or it is unpacked or tried
            return
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(event.item_fraction * 1000))
        text = self.tr("{0:.0f} of {1:.0f} MB").format(event.done / 1e6, event.total / 1e6)
        self._time_left = self._time_left.after(event.seconds_left, time.monotonic())
        if self._time_left.span is not None:
            text += ", " + left_text(self._time_left.span)
        self._say(text)

    def _on_child_ended(self, finished: Finished) -> None:
        """Say how it ended, where it has not said so itself."""
        if finished.outcome == "cancelled":
            self._say(self.tr("Cancelled."))
        elif finished.outcome != "ok":
            self._say(finished.text)
        elif self._message:
            self._say(self._message)

    def _say(self, text: str) -> None:
        self.note.setText(translated(text))
        self.note.setVisible(bool(text))

    def _show_running(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.cancel_button.setVisible(running)
        self.cancel_button.setEnabled(running)
