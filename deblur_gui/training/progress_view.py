"""A tuning at work: how far it is, its curves, and what it makes of three pictures by now.

Signals:
    asked(str): pause, go_on, finish, stop, discard or sample.
    stay_chosen(bool): whether it is to go on when the window is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.training.curves import Curves
from deblur_gui.training.jobs import Picture
from deblur_gui.training.picture_reader import PictureReader
from deblur_gui.training.state import TuningState
from deblur_gui.widgets.compare_view import CompareView, Result
from engine.events import Event, Metric
from trainer.tune.record import Tuning

_WHOLE = 1000
_OLD = "old/"
_KEY = "sample "
_VERSIONS = ("blurred", "old", "new", "sharp")


class Course(QWidget):
    """What happens, and the buttons for it."""

    asked = Signal(str)
    stay_chosen = Signal(bool)

    def __init__(self, reader: PictureReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._folder: Path | None = None
        self._seen = -1
        self._shown = ("", False)
        self.stage = QLabel(wordWrap=True)
        self.bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.numbers = QLabel()
        self.curves = Curves()
        self.view = CompareView()
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Sample"))
        self.stay = QCheckBox(self.tr("Go on when the &window is closed"))
        self.pause = QPushButton(self.tr("&Pause"))
        self.sample = QPushButton(self.tr("Sample &now"))
        self.finish = QPushButton(self.tr("Stop and &keep"))
        self.discard = QPushButton(self.tr("Stop and &discard…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.numbers)
        samples = QWidget()
        below = QVBoxLayout(samples)
        below.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Held-out picture")))
        row.addWidget(self.which)
        row.addWidget(
            QLabel(self.tr("keys 1 to 4: blurred, by the old model, by the new one, sharp"))
        )
        row.addStretch(1)
        row.addWidget(self.sample)
        below.addLayout(row)
        below.addWidget(self.view, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.curves)
        parts.addWidget(samples)
        parts.setSizes([240, 320])
        parts.setChildrenCollapsible(False)
        self.view.setMinimumHeight(140)
        buttons = QHBoxLayout()
        buttons.addWidget(self.stay)
        buttons.addStretch(1)
        for button in (self.pause, self.finish, self.discard):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.stage)
        layout.addLayout(line)
        layout.addWidget(parts, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.pause.clicked.connect(self._on_pause_clicked)
        self.sample.clicked.connect(lambda: self.asked.emit("sample"))
        self.finish.clicked.connect(lambda: self.asked.emit("finish"))
        self.discard.clicked.connect(lambda: self.asked.emit("discard"))
        self.stay.toggled.connect(self.stay_chosen)
        self.which.currentIndexChanged.connect(self._show_sample)
        self._reader.pictures_read.connect(self._on_reader_pictures_read)

    def begin(self, tuning: Tuning) -> None:
        """Show another tuning, from its beginning."""
        self._folder, self._seen, self._shown = tuning.folder, -1, ("", False)
        blocker = QSignalBlocker(self.stay)
        self.stay.setChecked(tuning.requests.stay)
        del blocker
        self.curves.clear()
        self.which.clear()
        self.view.show_message(self.tr("The first samples come soon."))

    def add(self, events: Iterable[Event]) -> None:
        """Draw what was measured."""
        metrics = [event for event in events if isinstance(event, Metric)]
        for one in metrics:
            if one.name.startswith(_OLD):
                self.curves.set_reference(one.name.removeprefix(_OLD), one.value)
        self.curves.add(one for one in metrics if one.step)

    def show_state(self, state: TuningState) -> None:
        """Show how far it is."""
        self.stage.setText(self.tr("Learning.") if state.is_training else state.stage)
        at_work = state.phase in ("running", "paused")
        alive = at_work or state.phase == "stopping"
        self.bar.setRange(0, _WHOLE if state.total > 0 else 0)
        self.bar.setValue(round(_WHOLE * state.fraction))
        self.numbers.setText(self._numbers(state))
        for widget in (self.bar, self.numbers, self.stay, self.pause, self.finish, self.discard):
            widget.setVisible(alive)
        self.sample.setVisible(alive)
        self.pause.setText(self.tr("&Go on") if state.phase == "paused" else self.tr("&Pause"))
        self.pause.setEnabled(at_work)
        self.finish.setEnabled(at_work and state.is_training)
        self.sample.setEnabled(state.phase == "running" and state.is_training)
        self.discard.setEnabled(state.phase != "stopping")
        if state.phase == "stopping":
            self.stage.setText(self.tr("Stopping…"))
        elif state.phase == "paused":
            self.stage.setText(self.tr("Paused; it keeps its memory."))
        if self._folder is not None and state.samples != self._seen:
            self._seen = state.samples
            self._find_samples()

    def _numbers(self, state: TuningState) -> str:
        parts = []
        if state.total:
            parts.append(self.tr("{0:.0f} of {1:.0f}").format(state.done, state.total))
        if state.is_training:
            parts += [state.pace] if state.pace else []
            left = state.seconds_left
            parts.append(self._span(left) if left is not None else self.tr("estimating"))
            if left is not None:
                parts.append(self.tr("then the comparison"))
        if state.memory_mb:
            parts.append(self.tr("{0:.0f} MB").format(state.memory_mb))
        return ", ".join(parts)

    def _span(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {0} s left").format(max(10, 10 * round(seconds / 10)))
        return self.tr("about {0} min left").format(round(seconds / 60))

    def _find_samples(self) -> None:
        assert self._folder is not None
        numbers = sorted({p.name.partition("-")[0] for p in self._samples().glob("*-old.png")})
        if self.which.count() != len(numbers):
            self.which.blockSignals(True)
            self.which.clear()
            self.which.addItems(numbers)
            self.which.blockSignals(False)
        self._show_sample()

    def _show_sample(self) -> None:
        number = self.which.currentText()
        if number and self._folder is not None:
            paths = [self._samples() / f"{number}-{key}.png" for key in _VERSIONS]
            self._reader.read(_KEY + number, paths)

    def _on_reader_pictures_read(self, key: str, pictures: tuple[Picture | None, ...]) -> None:
        number = key.removeprefix(_KEY)
        if not key.startswith(_KEY) or number != self.which.currentText():
            return
        names = (
            self.tr("Blurred"), self.tr("Old model"), self.tr("New model"), self.tr("Sharp"),
        )  # fmt: skip
        found = [Result(n, p) for n, p in zip(names, pictures, strict=True) if p is not None]
        if len({result.pixels.shape for result in found}) != 1:
            return  # one is being written anew
        complete = len(found) == len(_VERSIONS)
        same = self._shown == (number, complete)
        current = self.view.current if same else _VERSIONS.index("new") if complete else 1
        self.view.show_results(found, keep_view=self._shown[0] == number, current=current)
        self._shown = (number, complete)

    def _samples(self) -> Path:
        assert self._folder is not None
        return self._folder / "samples"

    def _on_pause_clicked(self) -> None:
        self.asked.emit("pause")
