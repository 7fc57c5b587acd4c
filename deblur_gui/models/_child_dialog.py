"""A dialog that has commands run in a child process, one at a time, and says how far they are."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from deblur_gui.jobs.child import ChildJobs
from deblur_gui.language import left_text, translated
from deblur_gui.widgets.plain import PlainLabel
from engine.core.resources import worker_command
from engine.core.time_left import TimeLeft
from engine.events import Event, Finished, Log, Progress


class ChildDialog(QDialog):
    """Has a note, a bar with Cancel while a child runs, and Close, for a subclass to lay out."""

    def __init__(
        self, title: str, parent: QWidget | None, is_computing: Callable[[], bool]
    ) -> None:
        """While `is_computing`, nothing is to be measured."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._is_computing = is_computing
        self._message, self._time_left = "", TimeLeft()
        self.jobs = ChildJobs(self)
        self.jobs.events_received.connect(self._on_jobs_events_received)
        self.jobs.ended.connect(self._on_jobs_ended)
        self.note = PlainLabel(wordWrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)

    def _work_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel_button)
        return line

    def _start(self, text: str, *words: str) -> None:
        """Run a command of the program; `text` is said until it says something itself."""
        self._message, self._time_left = "", TimeLeft()
        self._say(text)
        self.bar.setRange(0, 0)
        self.jobs.start(worker_command(*words, "--child"), words[1])
        self._show_running(True)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self._say(self.tr("Stopping…"))
        self.jobs.cancel()

    def reject(self) -> None:
        """Close, and cancel the running job."""
        self.jobs.close()
        super().reject()

    @Slot(tuple)
    def _on_jobs_events_received(self, events: tuple[Event, ...]) -> None:
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

    @Slot(Finished)
    def _on_jobs_ended(self, finished: Finished) -> None:
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
