"""Progress of a batch in the status bar, and of a search or a preview on the page.

Signals:
    SearchProgress.stop_clicked(), PreviewProgress.stop_clicked(): the user does not want to wait.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QWidget,
)

from deblur_gui.language import left_text, tr, translated
from deblur_gui.photos.background import Planner, Previews
from deblur_gui.photos.selection import folder_names
from deblur_gui.photos.state import RUNNING, CountedState, State
from deblur_gui.widgets.plain import ElidedLabel, PlainLabel
from engine.batch.model_choice import MEASURING, TRYING
from engine.events import Event, Progress

_WHOLE = 1000


class ProgressLine(QWidget):
    """What is being done, how far, and how long it will still take.

    Not how many photos a minute: they differ in size, and it would contradict the time left.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ElidedLabel()
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

    def show_state(self, state: State, watched: Iterable[Path] = ()) -> None:
        """Show how far the batch is; `watched`: the folders where it waits for new photos."""
        running = state.phase in RUNNING
        self._bar.setVisible(running and not state.is_waiting)
        if not running:
            self._numbers.setText("")
            if not self._said.isActive():
                self._what.setText("")
            return
        self._said.stop()
        if state.is_waiting:
            text = self.tr("Waiting for new photos in {0}")
            self._what.setText(text.format(folder_names(watched)))
            self._numbers.setText("")
            return
        opening = not state.pictures
        is_counted = not opening or (bool(state.preparation) and state.total > 0)
        self._bar.setRange(0, _WHOLE if is_counted else 0)  # else indeterminate
        self._bar.setValue(round(state.fraction * _WHOLE))
        self._what.setText(self._sentence(state, opening, watched))
        if opening:  # which no time is told of
            self._numbers.setText("")
            return
        parts = self._counts(state)
        # While paused nothing is being estimated.
        if not state.is_ending and (state.phase != "paused" or state.time_left.span is not None):
            parts.append(left_text(state.time_left.span))
        self._numbers.setText(" · ".join(parts))

    def _counts(self, state: State) -> list[str]:
        """Return how many photos are processed; skipped ones were no work, rejected ones were."""
        states: tuple[CountedState, ...] = ("done", "kept", "rejected", "failed")
        done, skipped, rejected, failed = (state.counts.get(s, 0) for s in states)
        to_do = len(state.pictures) - skipped
        parts = [self.tr("{0} of {1}").format(done + rejected + failed, to_do)] if to_do else []
        if rejected:
            parts.append(tr("%Ln kept unchanged", "", rejected))
        if skipped:
            parts.append(tr("%Ln skipped", "", skipped))
        return parts

    def _sentence(self, state: State, opening: bool, watched: Iterable[Path]) -> str:
        if state.phase == "paused":
            return self.tr("Paused")
        if state.phase == "cancelling":
            return self.tr("Stopping…")
        if opening and state.is_watch:
            return self._before_watching(state, folder_names(watched))
        if opening:
            return self._before_it(state)
        name = os.path.basename(state.item)
        if state.phase == "stopping":
            return self.tr("Finishing {0}…").format(name)
        return self.tr("Deblurring {0}").format(name) if name else ""

    def _before_it(self, state: State) -> str:
        """Return what is done before a batch can begin."""
        if state.preparation == "measure":
            return translated(MEASURING)
        if state.preparation != "try":
            return self.tr("Preparing…")
        if not state.total:
            return translated(TRYING)
        number = min(int(state.done) + 1, int(state.total))
        text = self.tr("Trying photos of a new camera: {0} of {1}")
        return text.format(number, int(state.total))

    def _before_watching(self, state: State, folders: str) -> str:
        """Return what is done before the first photo of a watched folder."""
        if state.preparation == "measure":
            text = self.tr("Watching {0}. First measuring how fast this computer is…")
            return text.format(folders)
        return self.tr("Looking for photos in {0}…").format(folders)


_PATIENCE_MS = 400
"""Most folders are searched, and most previews computed, within this time."""


class _Waiting(QFrame):
    """Shown only while something takes long: a bar, a text and a button to stop it."""

    stop_clicked = Signal()

    def __init__(self, name: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._text = PlainLabel()
        self._bar = QProgressBar(maximum=0, textVisible=False)
        self._bar.setFixedSize(80, 10)
        self._bar.setAccessibleName(name)
        self.stop_button = QPushButton(stop)
        self.stop_button.clicked.connect(self.stop_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 4, 6, 4)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._text)
        self._row.addWidget(self.stop_button)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now."""
        return self._text.text()

    def _wait(self) -> None:
        if self.isHidden():
            self._patience.start()

    def end(self) -> None:
        """Hide: it has ended."""
        self._patience.stop()
        self.hide()


class SearchProgress(_Waiting):
    """How far the search for photos is."""

    def __init__(self, planner: Planner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Searching for photos"), self.tr("Stop search"), parent)
        self.count = 0
        self._where = ElidedLabel()
        self._where.setEnabled(False)
        self._row.insertWidget(2, self._where, 1)
        planner.searched.connect(self.show_events)
        planner.found.connect(self._on_planner_found)
        planner.planned.connect(self.end)
        planner.plan_failed.connect(self.end)

    def begin(self) -> None:
        """Show a search that has begun, if it takes long."""
        self._show(0)
        self._where.setText("")
        self._wait()

    def show_events(self, events: Iterable[Event]) -> None:
        """Show how far the search is."""
        for event in events:
            if isinstance(event, Progress):
                self._where.setText(event.item)

    @Slot(tuple)
    def _on_planner_found(self, keys: tuple[str, ...]) -> None:
        """Count what the list will have; the search also meets results of earlier batches."""
        self._show(self.count + len(keys))

    def _show(self, count: int) -> None:
        self.count = count
        self._text.setText(
            self.tr("Searching for photos… %Ln so far", "", count)
            if count
            else self.tr("Searching for photos…")
        )


class PreviewProgress(_Waiting):
    """How far a preview is; of a model that is loaded first, that it has begun."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Progress of the preview"), self.tr("Stop preview"), parent)
        self._row.insertStretch(2, 1)
        previews.preview_started.connect(self._on_previews_preview_started)
        previews.previewing.connect(self._on_previews_previewing)
        previews.preview_ended.connect(self.end)
        self.stop_clicked.connect(previews.cancel)

    @Slot(str)
    def _on_previews_preview_started(self, model: str) -> None:
        self._bar.setRange(0, 0)
        self._text.setText(self.tr("Computing the preview with {0}…").format(model))
        self._wait()

    @Slot(tuple)
    def _on_previews_previewing(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self._bar.setRange(0, _WHOLE)
                self._bar.setValue(round(event.item_fraction * _WHOLE))
