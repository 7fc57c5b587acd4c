"""A running tuning: progress, curves, and what it makes of three held-out pictures so far.

Signals:
    pause_requested(): pause, or resume.
    sample_requested(): make samples now.
    finish_requested(): stop training, and keep the model.
    discard_requested(): stop, and delete everything.
    stay_changed(bool): whether it continues when the window is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.jobs.slots import Slots
from deblur_gui.language import left_text, percent, range_text, size_text, translated
from deblur_gui.training._sample_view import SampleView
from deblur_gui.training.curves import Curves
from deblur_gui.training.state import TuningState
from deblur_gui.widgets.flow import FlowLayout
from deblur_gui.widgets.plain import ElidedLabel, PlainLabel
from engine.events import Event, Metric
from trainer.tune.record import Tuning

_WHOLE = 1000
_OLD = "old/"
_OF_OWN = {"real/psnr", "real/gain"}
_VERSIONS = ("blurred", "old", "new", "sharp")


class ProgressView(QWidget):
    """Progress and the buttons to control it."""

    pause_requested = Signal()
    sample_requested = Signal()
    finish_requested = Signal()
    discard_requested = Signal()
    stay_changed = Signal(bool)

    def __init__(self, slots: Slots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: Path | None = None
        self._seen = -1
        self._old: dict[str, float] = {}  # what was measured of the old model
        self.stage = PlainLabel(wordWrap=True)
        self.bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self.bar.setAccessibleName(self.tr("Training progress"))
        self.numbers = PlainLabel()
        self.curves = Curves()
        self.view = SampleView(slots, "pictures sample")
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Sample"))
        self.stay = QCheckBox(self.tr("Continue when the &window is closed"))
        self.pause = QPushButton(self.tr("&Pause"))
        self.sample = QPushButton(self.tr("Sample &now"))
        self.finish = QPushButton(self.tr("Stop and &keep"))
        self.finish.setToolTip(
            self.tr(
                "Ends the training for good, and compares the model as it is now. To resume it "
                "later instead, close the window and choose Stop tuning."
            )
        )
        self.discard = QPushButton(self.tr("Stop and disc&ard…"))
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
        row.addWidget(PlainLabel(self.tr("Held-out picture")))
        row.addWidget(self.which)
        row.addWidget(ElidedLabel(self.tr("Keys 1 to 4: blurred, old model, new model, sharp")), 1)
        row.addWidget(self.sample)
        below.addLayout(row)
        below.addWidget(self.view, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.curves)
        parts.addWidget(samples)
        parts.setSizes([280, 300])
        parts.setChildrenCollapsible(False)
        self.view.setMinimumHeight(140)
        ends = QWidget()
        in_a_row = QHBoxLayout(ends)
        in_a_row.setContentsMargins(0, 0, 0, 0)
        for button in (self.pause, self.finish, self.discard):
            in_a_row.addWidget(button)
        buttons = FlowLayout(self.pause.sizeHint().height(), 6)
        buttons.addWidget(self.stay)
        buttons.addWidget(ends)
        buttons.setAlignment(ends, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.addWidget(self.stage)
        layout.addLayout(line)
        layout.addWidget(parts, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_requested)
        self.sample.clicked.connect(self.sample_requested)
        self.finish.clicked.connect(self.finish_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.stay.toggled.connect(self.stay_changed)
        self.which.currentIndexChanged.connect(self._show_sample)

    def begin(self, tuning: Tuning) -> None:
        """Show another tuning, from its beginning."""
        self._samples, self._seen = tuning.folder / "samples", -1
        blocker = QSignalBlocker(self.stay)
        self.stay.setChecked(tuning.requests.stay)
        del blocker
        self.curves.clear()
        self._old = {}
        self.which.clear()
        self.view.reset(self.tr("The first samples appear when the training begins."))

    def add(self, events: Iterable[Event]) -> None:
        """Draw the measured values."""
        metrics = [event for event in events if isinstance(event, Metric)]
        for one in metrics:
            if one.name.startswith(_OLD):
                self._old[one.name.removeprefix(_OLD)] = one.value
                self.curves.set_reference(one.name.removeprefix(_OLD), one.value)
        # Of the user's photos alone: more lines would be too many.
        if self._old.keys() >= _OF_OWN:
            self.curves.set_blurred("real/psnr", self._old["real/psnr"] - self._old["real/gain"])
        self.curves.add(one for one in metrics if one.step)

    def show_state(self, state: TuningState) -> None:
        """Show the progress."""
        self.stage.setText(self._stage(state))
        active = state.phase in ("running", "paused")
        alive = active or state.phase == "stopping"
        self.bar.setRange(0, _WHOLE if state.part else 0)
        self.bar.setValue(round(_WHOLE * state.fraction))
        self.numbers.setText(self._numbers(state))
        memory = self.tr("Memory in use: {0}").format(size_text(1e6 * state.memory_mb))
        self.numbers.setToolTip(memory if state.memory_mb else "")
        for widget in (self.bar, self.numbers, self.stay, self.pause, self.finish, self.discard):
            widget.setVisible(alive)
        self.sample.setVisible(alive)
        self.pause.setText(self.tr("&Resume") if state.phase == "paused" else self.tr("&Pause"))
        self.pause.setEnabled(active)
        self.finish.setEnabled(active and state.is_training)
        self.sample.setEnabled(state.phase == "running" and state.is_training)
        self.discard.setEnabled(state.phase != "stopping")
        if state.samples != self._seen:
            self._seen = state.samples
            self._find_samples()

    def _stage(self, state: TuningState) -> str:
        if state.phase == "stopping":
            return self.tr("Stopping…")
        if state.phase == "paused":
            return self.tr("Paused. Memory stays in use.")
        if state.phase == "ended":
            return translated(state.log[-1]) if state.log else ""
        stage = translated(state.stage) or self.tr("Starting…")
        return f"{stage} {self._capital(translated(state.detail))}"

    @staticmethod
    def _capital(text: str) -> str:
        return text[:1].upper() + text[1:]

    def _numbers(self, state: TuningState) -> str:
        if not state.part:
            return ""
        parts = [percent(state.fraction)]
        # While paused nothing is being estimated; what is being ended takes less than was said.
        spans = None if state.phase == "stopping" else state.spans_left
        if spans is not None:
            parts.append(self.tr("{0} left").format(range_text(*spans)))
        elif state.phase == "running":
            parts.append(left_text(None))
        return ", ".join(parts)

    def _find_samples(self) -> None:
        files = self._samples.glob("*-old.png") if self._samples is not None else ()
        numbers = sorted({path.name.partition("-")[0] for path in files})
        if self.which.count() != len(numbers):
            self.which.blockSignals(True)
            self.which.clear()
            self.which.addItems(numbers)
            self.which.blockSignals(False)
        self._show_sample()

    def _show_sample(self) -> None:
        number = self.which.currentText()
        if number and self._samples is not None:
            self.view.show_sample(number, [self._samples / f"{number}-{v}.png" for v in _VERSIONS])
