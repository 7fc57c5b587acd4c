"""The four steps of a batch: select, model, output, start.

Signals:
    settings_chosen(Settings): the user changed a choice.
    files_asked(), folder_asked(): the buttons of step 1.
    start_asked(), stop_asked(), pause_asked(bool), retry_asked(): the buttons of step 4.

Room: PySide6, deblur_gui and the values of the engine.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.settings import Settings
from deblur_gui.theme import icon
from engine.errors import ConfigError
from engine.models import ModelCard
from engine.plan import TOKENS, ImageJob

_START = "#2b8a4b"
_STOP = "#c03a32"
_FORMATS = ("jpeg", "png", "tiff", "webp", "avif")
_FREE = ("MIT", "BSD", "APACHE", "CC0", "ISC", "UNLICENSE")
"""Licences that ask nothing of pictures made with the model."""


class BatchPanel(QWidget):
    """The right side of the window."""

    settings_chosen = Signal(object)
    files_asked = Signal()
    folder_asked = Signal()
    start_asked = Signal()
    stop_asked = Signal()
    pause_asked = Signal(bool)
    retry_asked = Signal()

    def __init__(
        self, settings: Settings, cards: Sequence[ModelCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._cards = list(cards)
        self._phase, self._can_start = "idle", False
        content = QWidget()
        steps = QVBoxLayout(content)
        steps.setContentsMargins(8, 8, 8, 8)
        steps.addWidget(self._step(self.tr("1  Select"), self._select_step()))
        steps.addWidget(self._step(self.tr("2  Model"), self._model_step()))
        steps.addWidget(self._step(self.tr("3  Output"), self._output_step()))
        steps.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        start = QVBoxLayout()
        start.setContentsMargins(8, 0, 8, 8)
        start.addWidget(self._step(self.tr("4  Start"), self._start_step()))
        layout.addLayout(start)
        self.setMinimumWidth(330)
        self._typing = QTimer(self, singleShot=True, interval=350)
        self._typing.timeout.connect(self._on_choice)
        self.show_settings(settings)
        self._connect()
        self.show_plan(())
        self.show_problem("")

    # --- building --------------------------------------------------------------------------------

    def _step(self, title: str, content: QVBoxLayout | QFormLayout) -> QGroupBox:
        box = QGroupBox(title)
        font = box.font()
        font.setBold(True)
        box.setFont(font)
        font.setBold(False)
        inner = QWidget()
        inner.setFont(font)
        content.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(content)
        around = QVBoxLayout(box)
        around.addWidget(inner)
        return box

    def _select_step(self) -> QVBoxLayout:
        self._files = QPushButton(icon("photos"), self.tr("Photos…"))
        self._folder = QPushButton(icon("folder"), self.tr("Folder…"))
        self._selected = QLabel(wordWrap=True)
        self._recursive = QCheckBox(self.tr("Include sub-folders"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._files)
        buttons.addWidget(self._folder)
        layout = QVBoxLayout()
        layout.addLayout(buttons)
        layout.addWidget(self._selected)
        layout.addWidget(self._recursive)
        return layout

    def _model_step(self) -> QFormLayout:
        self._model = QComboBox()
        for card in self._cards:
            self._model.addItem(card.title, card.name)
        self._card = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._device = QComboBox()
        for device in ("auto", "cpu", "cuda", "directml", "coreml", "openvino"):
            self._device.addItem(self.tr("Automatic") if device == "auto" else device, device)
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._strength.setRange(0, 100)
        self._strength_text = QLabel()
        self._strength_text.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 4)
        line = QHBoxLayout()
        line.addWidget(self._strength, 1)
        line.addWidget(self._strength_text)
        form = QFormLayout()
        form.addRow(self._model)
        form.addRow(self._card)
        form.addRow(_label(self.tr("&Strength"), self._strength), line)
        form.addRow(self.tr("Compute &on"), self._device)
        self._skip_sharp = QCheckBox(self.tr("Leave sharp photos as they are"))
        self._guard = QCheckBox(self.tr("Check results, keep what was better"))
        self._guard.setToolTip(
            self.tr("Where a result looks worse, less of it is used, or the original is kept.")
        )
        form.addRow(self._skip_sharp)
        form.addRow(self._guard)
        self._model.setAccessibleName(self.tr("Model"))
        self._strength.setAccessibleName(self.tr("Strength"))
        return form

    def _output_step(self) -> QFormLayout:
        self._output = QLineEdit(clearButtonEnabled=True)
        self._output.setPlaceholderText(self.tr("Beside the originals"))
        self._browse = QPushButton(icon("folder"), "")
        self._browse.setAccessibleName(self.tr("Choose the output folder"))
        self._browse.setToolTip(self._browse.accessibleName())
        self._template = QLineEdit(clearButtonEnabled=True)
        self._template.setToolTip(" ".join(f"{{{token}}}" for token in TOKENS))
        self._format = QComboBox()
        self._format.addItem(self.tr("As the original"), None)
        for name in _FORMATS:
            self._format.addItem(name.upper(), name)
        self._quality = QSpinBox(minimum=1, maximum=100)
        self._conflict = QComboBox()
        self._conflict.addItem(self.tr("Take a free name"), "unique")
        self._conflict.addItem(self.tr("Leave the photo out"), "skip")
        self._conflict.addItem(self.tr("Replace our earlier result"), "overwrite")
        self._names = QLabel(wordWrap=True)
        self._names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for line in (self._output, self._template):
            line.setAcceptDrops(False)  # files dropped on it are meant for the window
        folder = QHBoxLayout()
        folder.addWidget(self._output, 1)
        folder.addWidget(self._browse)
        quality = QHBoxLayout()
        quality.addWidget(self._format, 1)
        quality.addWidget(self._quality)
        form = QFormLayout()
        form.addRow(_label(self.tr("Fol&der"), self._output), folder)
        form.addRow(self.tr("&Names"), self._template)
        form.addRow(_label(self.tr("Fo&rmat"), self._format), quality)
        form.addRow(self.tr("If it e&xists"), self._conflict)
        form.addRow(self._names)
        self._output.setAccessibleName(self.tr("Output folder"))
        self._template.setAccessibleName(self.tr("Template of the names"))
        self._format.setAccessibleName(self.tr("Format"))
        self._quality.setAccessibleName(self.tr("Quality"))
        self._quality.setToolTip(self.tr("Quality of JPEG, WebP and AVIF"))
        return form

    def _start_step(self) -> QVBoxLayout:
        self._problem = QLabel(wordWrap=True)
        self._estimate = QLabel()
        self._estimate.hide()
        self._start = QPushButton()
        font = self._start.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self._start.setFont(font)
        self._start.setMinimumHeight(44)
        self._pause = QPushButton(icon("pause"), self.tr("Pause"))
        self._pause.setCheckable(True)
        self._retry = QPushButton(self.tr("Retry failed"))
        line = QHBoxLayout()
        line.addWidget(self._pause)
        line.addWidget(self._retry)
        layout = QVBoxLayout()
        layout.addWidget(self._problem)
        layout.addWidget(self._estimate)
        layout.addWidget(self._start)
        layout.addLayout(line)
        return layout

    def _connect(self) -> None:
        self._files.clicked.connect(self.files_asked)
        self._folder.clicked.connect(self.folder_asked)
        self._retry.clicked.connect(self.retry_asked)
        self._pause.toggled.connect(self.pause_asked)
        self._start.clicked.connect(self._on_start_clicked)
        self._browse.clicked.connect(self._on_browse_clicked)
        for check in (self._recursive, self._skip_sharp, self._guard):
            check.toggled.connect(self._on_choice)
        for box in (self._model, self._device, self._format, self._conflict):
            box.currentIndexChanged.connect(self._on_choice)
            box.setMinimumWidth(100)  # a long choice shall not make the column wider
        self._strength.valueChanged.connect(self._on_choice)
        self._quality.valueChanged.connect(self._typing.start)
        self._output.textChanged.connect(self._typing.start)
        self._template.textChanged.connect(self._typing.start)

    # --- showing ---------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        self._settings = settings
        widgets = (
            self._model, self._device, self._strength, self._output, self._template,
            self._format, self._quality, self._conflict, self._recursive,
            self._skip_sharp, self._guard,
        )  # fmt: skip
        blockers = [QSignalBlocker(widget) for widget in widgets]
        _choose(self._model, settings.model)
        _choose(self._device, settings.device)
        _choose(self._format, settings.format)
        _choose(self._conflict, settings.on_conflict)
        self._strength.setValue(round(settings.strength * 100))
        self._quality.setValue(settings.quality)
        self._recursive.setChecked(settings.recursive)
        self._skip_sharp.setChecked(settings.skip_sharp)
        self._guard.setChecked(settings.guard)
        self._output.setText(settings.output)
        self._template.setText(settings.template)
        del blockers
        self._dress()

    def show_plan(self, jobs: Sequence[ImageJob], looking: bool = False) -> None:
        """Say how many photos there are and what the first results will be called."""
        if looking:
            self._selected.setText(self.tr("Looking for photos…"))
        elif not jobs:
            self._selected.setText(self.tr("Drop photos or folders anywhere on this window."))
        else:
            folders = len({job.source.parent for job in jobs})
            photos = self.tr("%Ln photo(s)", "", len(jobs))
            where = self.tr("in %Ln folder(s)", "", folders)
            self._selected.setText(f"{photos} {where}")
        lines = [f"{job.source.name} → {job.target.name}" for job in jobs if not job.keep]
        self._names.setText("\n".join(lines[:2]))
        self._names.setVisible(bool(lines))
        self._can_start = any(not job.keep for job in jobs)
        self.show_phase(self._phase)

    def show_estimate(self, seconds: float, size_bytes: int) -> None:
        """Say what the batch will take; 0 and 0 while nobody knows."""
        minutes = self.tr("about {0} min").format(round(seconds / 60))
        time = minutes if seconds > 90 else self.tr("about {0:.0f} s").format(max(1, seconds))
        size = f"{size_bytes / 1e9:.1f} GB" if size_bytes > 9e8 else f"{size_bytes / 1e6:.0f} MB"
        self._estimate.setText(f"{time}, {size}" if seconds else "")
        self._estimate.setVisible(seconds > 0)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the choices; "" for nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def show_phase(self, phase: str, failed: int = 0) -> None:
        """Show what the start button does in this phase of `State`."""
        self._phase = phase
        stopping = phase == "stopping"
        running = phase in ("running", "paused", "stopping")
        text = self.tr("Stopping…") if stopping else self.tr("Stop") if running else ""
        self._start.setText(text or self.tr("Start"))
        self._start.setIcon(icon("stop" if running else "start", QColor("white")))
        self._start.setEnabled(not stopping and (running or self._can_start))
        self._start.setStyleSheet(
            f"QPushButton {{ background: {_STOP if running else _START}; color: white;"
            " border: none; border-radius: 6px; padding: 8px; }"
            "QPushButton:focus { border: 2px solid palette(window-text); }"
            "QPushButton:disabled { background: #77777d; color: #dddddd; }"
        )
        self._pause.setVisible(running)
        self._pause.setEnabled(not stopping)
        blocker = QSignalBlocker(self._pause)
        self._pause.setChecked(phase == "paused")
        self._pause.setText(self.tr("Go on") if phase == "paused" else self.tr("Pause"))
        del blocker
        self._retry.setVisible(not running and failed > 0)
        self._estimate.setVisible(not running and bool(self._estimate.text()))

    @property
    def start_button(self) -> QPushButton:
        """The button that starts and stops."""
        return self._start

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for button, name in (
                (self._files, "photos"), (self._folder, "folder"), (self._browse, "folder"),
                (self._pause, "pause"),
            ):  # fmt: skip
                button.setIcon(icon(name))
        super().changeEvent(event)

    # --- inside ----------------------------------------------------------------------------------

    def _on_start_clicked(self) -> None:
        (self.start_asked if self._phase in ("idle", "ended") else self.stop_asked).emit()

    def _on_browse_clicked(self) -> None:
        title = self.tr("Folder for the results")
        folder = QFileDialog.getExistingDirectory(self, title, self._output.text())
        if folder:
            self._output.setText(folder)

    def _on_choice(self, *_: object) -> None:
        changes: dict[str, Any] = {
            # The first is the default, whichever it will be in a later version.
            "model": self._model.currentData() if self._model.currentIndex() > 0 else "",
            "device": self._device.currentData(),
            "strength": self._strength.value() / 100,
            "output": self._output.text().strip(),
            "template": self._template.text().strip(),
            "format": self._format.currentData(),
            "quality": self._quality.value(),
            "on_conflict": self._conflict.currentData(),
            "recursive": self._recursive.isChecked(),
            "skip_sharp": self._skip_sharp.isChecked(),
            "guard": self._guard.isChecked(),
        }
        try:
            self._settings = dataclasses.replace(self._settings, **changes)
        except ConfigError as error:
            self.show_problem(f"{error.message} {error.hint}".strip())
            return
        self.show_problem("")
        self._dress()
        self.settings_chosen.emit(self._settings)

    def _dress(self) -> None:
        """Show what follows from the choices."""
        beside = not self._output.text().strip()
        self._template.setPlaceholderText("{stem}_deblurred{ext}" if beside else "{stem}{ext}")
        self._strength_text.setText(f"{self._strength.value()} %")
        lossy = self._format.currentData() in (None, "jpeg", "webp", "avif")
        self._quality.setEnabled(lossy)
        self._output.setToolTip(str(Path(self._output.text())) if not beside else "")
        number = self._model.currentIndex()
        self._card.setText(self._card_text(self._cards[number]) if self._cards else "")

    def _card_text(self, card: ModelCard) -> str:
        """Return what a user must know of a model."""
        parts = [card.description]
        if "real_gain_db" in card.scores:
            text = self.tr("{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.")
            count = card.scores.get("real_pictures", 0)
            parts.append(text.format(card.scores["real_gain_db"], count))
        free = card.licence.upper().startswith(_FREE)
        may = self.tr("You may sell your results.") if free else self.tr("Read it before you sell.")
        parts.append(self.tr("Licence {0}. {1}").format(card.licence, may))
        self._card.setToolTip(self.tr("Trained on: {0}").format(card.training_data))
        return "<br>".join(parts)


def _choose(box: QComboBox, value: object) -> None:
    """Choose the entry with this value; the first one where there is none."""
    box.setCurrentIndex(max(0, box.findData(value)))


def _label(text: str, buddy: QWidget) -> QLabel:
    """Return a label whose key goes to `buddy`; a row of a layout has none by itself."""
    label = QLabel(text)
    label.setBuddy(buddy)
    return label
