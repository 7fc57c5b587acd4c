"""What is chosen on the camera page: the camera, the model, and where pictures and films go.

Signals:
    SourceStep.look_asked(): the user wants to see which cameras there are now.
    LiveModelStep.strength_moved(float): obey it at once; `chosen` comes when the slider rests.
    KeepStep.snapshot_asked(), record_asked(), virtual_asked(bool): the buttons.

Room: PySide6 and deblur_gui.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from deblur_gui.camera_work import CHART, SCALES, CameraInfo, why_no_virtual_camera
from deblur_gui.panels.step import Step, choose, label_for
from deblur_gui.settings import Settings
from engine.models import ModelCard

_SIZES = ("320x240", "640x480", "800x600", "1280x720", "1920x1080")
_RATES = (5.0, 10.0, 15.0, 24.0, 25.0, 30.0, 60.0)
_EVERY = (1, 2, 3, 4, 5, 6, 8)
_PARTS = {3 / 4: "3/4", 1 / 2: "1/2", 3 / 8: "3/8", 1 / 4: "1/4"}


class SourceStep(Step):
    """Which camera, and what it is asked for."""

    look_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Camera"))
        self._found: list[CameraInfo] = [CHART]
        self._wished = ""
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("Camera"))
        self.look = QToolButton()
        self._dress(self.look, "again")
        self.show_looking(False)
        self.file = QToolButton()
        self._dress(self.file, "folder")
        self.file.setToolTip(self.tr("Play a video, or a folder of pictures, instead of a camera"))
        self.file.setAccessibleName(self.file.toolTip())
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.file)
        menu.addAction(self.tr("Play a video…"), self._on_video_chosen)
        menu.addAction(self.tr("Play a folder of pictures…"), self._on_folder_chosen)
        self.file.setMenu(menu)
        self.size_wished = QComboBox()
        self.size_wished.addItem(self.tr("As the camera likes"), "")
        for size in _SIZES:
            self.size_wished.addItem(size.replace("x", " x "), size)
        self.rate = QComboBox()
        for rate in _RATES:
            self.rate.addItem(self.tr("{0:g} frames a second").format(rate), rate)
        self._none = QLabel(self.tr("No camera was found. Plug one in and look again."))
        self._none.setWordWrap(True)
        self._none.hide()
        form = QFormLayout()
        line = QHBoxLayout()
        line.addWidget(self.source, 1)
        line.addWidget(self.look)
        line.addWidget(self.file)
        form.addRow(line)
        form.addRow(self._none)
        form.addRow(label_for(self.tr("Size"), self.size_wished), self.size_wished)
        form.addRow(label_for(self.tr("Rate"), self.rate), self.rate)
        self._fill(form)
        self.look.clicked.connect(self.look_asked)
        for box in (self.source, self.size_wished, self.rate):
            box.currentIndexChanged.connect(self._chose)
            box.setMinimumWidth(100)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        self._wished = settings.camera_source
        self._list()
        blockers = [QSignalBlocker(box) for box in (self.size_wished, self.rate)]
        _choose_or_add(self.size_wished, settings.camera_size, settings.camera_size)
        rate = self.tr("{0:g} frames a second").format(settings.camera_rate)
        _choose_or_add(self.rate, settings.camera_rate, rate)
        del blockers

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        if self.source.currentIndex() > 0 or self._wished:  # else the first one, whichever it is
            self._wished = self.key()
        return {
            "camera_source": self._wished,
            "camera_size": self.size_wished.currentData(),
            "camera_rate": self.rate.currentData(),
        }

    def show_cameras(self, found: Sequence[CameraInfo]) -> None:
        """Offer these; the choice stays, also where it is not there any more."""
        self._found = list(found)
        self._none.setVisible(all(info.key == CHART.key for info in found))
        self._list()

    def show_looking(self, on: bool) -> None:
        """Say whether cameras are being looked for."""
        self.look.setEnabled(not on)
        text = self.tr("Looking for cameras…") if on else self.tr("Look for cameras again")
        self.look.setToolTip(text)
        self.look.setAccessibleName(text)

    def key(self) -> str:
        """Return the chosen camera as a wish names it."""
        return str(self.source.currentData() or "")

    def name(self) -> str:
        """Return what the chosen camera is called."""
        return str(self.source.currentData(Qt.ItemDataRole.UserRole + 1) or "")

    def _list(self) -> None:
        blocker = QSignalBlocker(self.source)
        self.source.clear()
        for info in self._found:
            name = self.tr("Moving chart") if info.key == CHART.key else info.name
            self._add(info.key, name, self._details(info) if info.key != CHART.key else "")
        if self._wished and self.source.findData(self._wished) < 0:
            path = Path(self._wished)
            if self._wished.isdigit():
                name = self.tr("Camera {0}").format(self._wished)
                self._add(self._wished, name, self.tr("not found"))
            else:
                self._add(self._wished, path.name)
        choose(self.source, self._wished)
        del blocker
        self.source.setToolTip(self.source.currentText())

    def _details(self, info: CameraInfo) -> str:
        words = [f"{info.size[0]} x {info.size[1]}"] if info.size is not None else []
        words += [self.tr("{0:g} a second").format(info.rate)] if info.rate > 0 else []
        return ", ".join(words)

    def _add(self, key: str, name: str, details: str = "") -> None:
        self.source.addItem(f"{name}  ({details})" if details else name, key)
        self.source.setItemData(self.source.count() - 1, name, Qt.ItemDataRole.UserRole + 1)

    def _on_video_chosen(self) -> None:
        title = self.tr("Play a video instead of a camera")
        self._take(QFileDialog.getOpenFileName(self, title)[0])

    def _on_folder_chosen(self) -> None:
        title = self.tr("Play a folder of pictures instead of a camera")
        self._take(QFileDialog.getExistingDirectory(self, title))

    def _take(self, path: str) -> None:
        if path:
            self._wished = path
            self._list()
            self._chose()


class LiveModelStep(Step):
    """Which model, how much of it, and whether it gives way to keep the rate."""

    strength_moved = Signal(float)

    def __init__(self, cards: Sequence[ModelCard], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Model"))
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model"))
        self.runs_on = QLabel(wordWrap=True)
        self.runs_on.hide()
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 100)
        self.strength.setAccessibleName(self.tr("Strength"))
        self._percent = QLabel()
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 4)
        self.ladder = QCheckBox(self.tr("Keep the frame rate"))
        self.ladder.setToolTip(
            self.tr(
                "Where this machine is too slow, the model works on a smaller picture, and then "
                "on every second one only. What it does is said on the picture."
            )
        )
        self.scale = QComboBox()
        for scale in SCALES:
            part = self.tr("At {0} of the size").format(_PARTS.get(scale, ""))
            self.scale.addItem(part if scale < 1 else self.tr("At full size"), scale)
        self.every = QComboBox()
        for every in _EVERY:
            text = self.tr("One of {0} frames").format(every)
            self.every.addItem(text if every > 1 else self.tr("Every frame"), every)
        self.scale.setAccessibleName(self.tr("Size at which the model works"))
        self.every.setAccessibleName(self.tr("Frames that are deblurred"))
        strength, fixed = QHBoxLayout(), QHBoxLayout()
        strength.addWidget(self.strength, 1)
        strength.addWidget(self._percent)
        for box in (self.scale, self.every):
            fixed.addWidget(box, 1)
            box.setMinimumWidth(60)
            box.setToolTip(self.tr("Fixed; to be chosen where the frame rate is not kept"))
        form = QFormLayout()
        form.addRow(self.model)
        form.addRow(self.runs_on)
        form.addRow(label_for(self.tr("Strength"), self.strength), strength)
        form.addRow(self.ladder)
        form.addRow(fixed)
        self._fill(form)
        self.show_cards(cards)
        self.model.setMinimumWidth(100)
        for box in (self.model, self.scale, self.every):
            box.currentIndexChanged.connect(self._chose)
        self.ladder.toggled.connect(self._chose)
        self.strength.valueChanged.connect(self._on_strength_changed)

    def show_cards(self, cards: Sequence[ModelCard]) -> None:
        """Offer the models that are quick enough at all, in each of their precisions."""
        before = self.model.currentData()
        blocker = QSignalBlocker(self.model)
        self.model.clear()
        for card in cards:
            for precision in card.files if card.kind == "onnx" else ():
                usual = precision == card.default_precision
                text = card.title if usual else self._words(card.title, precision)
                self.model.addItem(text, (card.name, precision))
        self._choose_model(*(before or ("", None)))
        del blocker

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        widgets = (self.model, self.strength, self.ladder, self.scale, self.every)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self._choose_model(settings.camera_model, settings.camera_precision)
        self.strength.setValue(round(settings.camera_strength * 100))
        self.ladder.setChecked(settings.camera_ladder)
        choose(self.scale, settings.camera_scale)
        every = self.tr("One of {0} frames").format(settings.camera_every)
        _choose_or_add(self.every, settings.camera_every, every)
        del blockers
        self._show_consequences()

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        self._show_consequences()
        name, precision = self.model.currentData() or ("", None)
        return {
            "camera_model": name,
            "camera_precision": precision,
            "camera_strength": self.strength.value() / 100,
            "camera_ladder": self.ladder.isChecked(),
            "camera_scale": self.scale.currentData(),
            "camera_every": self.every.currentData(),
        }

    def show_running(self, text: str) -> None:
        """Say what really computes, "" while nothing does."""
        self.runs_on.setText(text)
        self.runs_on.setVisible(bool(text))

    def _words(self, title: str, precision: str) -> str:
        texts = {
            "int8": self.tr("{0}, in 8 bits"),
            "fast8": self.tr("{0}, in 8 bits throughout (the quickest)"),
            "fp16": self.tr("{0}, in 16 bits"),
        }
        return texts.get(precision, "{0}, " + precision).format(title)

    def _choose_model(self, name: str, precision: str | None) -> None:
        rows = [self.model.itemData(row) for row in range(self.model.count())]
        name = name or (rows[0][0] if rows else "")
        same = [n for n, row in enumerate(rows) if row[0] == name]
        exact = [n for n in same if precision in (None, rows[n][1])]
        self.model.setCurrentIndex((exact or same or [0])[0])

    def _show_consequences(self) -> None:
        self._percent.setText(f"{self.strength.value()} %")
        for box in (self.scale, self.every):
            box.setEnabled(not self.ladder.isChecked())

    def _on_strength_changed(self, percent: int) -> None:
        self._show_consequences()
        self.strength_moved.emit(percent / 100)
        self._typed()


class KeepStep(Step):
    """Snapshots, recordings, and a camera for other programs."""

    snapshot_asked = Signal()
    record_asked = Signal()
    virtual_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Keep"))
        self.which = QComboBox()
        self.which.addItem(self.tr("The deblurred film"), "result")
        self.which.addItem(self.tr("The original film"), "original")
        self.which.addItem(self.tr("Both films"), "both")
        self.which.setAccessibleName(self.tr("What is recorded"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setAcceptDrops(False)  # files dropped on it are meant for the window
        self.folder.setPlaceholderText(str(default_folder()))
        self.folder.setAccessibleName(self.tr("Folder for snapshots and recordings"))
        self._browse = QToolButton()
        self._browse.setAccessibleName(self.tr("Choose the folder for snapshots and recordings"))
        self._browse.setToolTip(self._browse.accessibleName())
        self._dress(self._browse, "folder")
        self.snapshot = QPushButton(self.tr("Snapshot"))
        self.snapshot.setToolTip(self.tr("Keep this picture and its result (S)"))
        self._dress(self.snapshot, "snapshot")
        self.record = QPushButton()
        self._dress(self.record, "record")
        self.virtual = QCheckBox(self.tr("Offer to other programs as a camera"))
        why = why_no_virtual_camera()
        self.virtual.setEnabled(not why)
        self.virtual.setToolTip(
            why or self.tr("Video calls and the like can choose the result as their camera.")
        )
        folder, buttons = QHBoxLayout(), QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._browse)
        buttons.addWidget(self.snapshot)
        buttons.addWidget(self.record)
        form = QFormLayout()
        form.addRow(label_for(self.tr("Record"), self.which), self.which)
        form.addRow(label_for(self.tr("Into"), self.folder), folder)
        form.addRow(buttons)
        form.addRow(self.virtual)
        self._fill(form)
        self.show_running(False)
        self._browse.clicked.connect(self._on_browse_clicked)
        self.which.currentIndexChanged.connect(self._chose)
        self.folder.textChanged.connect(self._typed)
        self.snapshot.clicked.connect(self.snapshot_asked)
        self.record.clicked.connect(self.record_asked)
        self.virtual.toggled.connect(self.virtual_asked)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        blockers = [QSignalBlocker(widget) for widget in (self.which, self.folder)]
        choose(self.which, settings.camera_record)
        self.folder.setText(settings.camera_folder)
        del blockers

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {
            "camera_record": self.which.currentData(),
            "camera_folder": self.folder.text().strip(),
        }

    def show_running(self, pictures: bool, recording: bool = False, busy: bool = False) -> None:
        """Let the user keep something where there are `pictures`; `busy`: not at this moment."""
        self.snapshot.setEnabled(pictures)
        self.record.setEnabled((pictures or recording) and not busy)
        self.record.setText(self.tr("Stop recording") if recording else self.tr("Start recording"))
        self.record.setToolTip(self.tr("Record to a file (R)"))
        self.which.setEnabled(not recording)

    def _on_browse_clicked(self) -> None:
        title = self.tr("Folder for snapshots and recordings")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)


def default_folder() -> Path:
    """Return where snapshots and recordings go unless the user says otherwise."""
    videos = QStandardPaths.StandardLocation.MoviesLocation
    return Path(QStandardPaths.writableLocation(videos)) / "Deblur"


def _choose_or_add(box: QComboBox, value: object, text: str) -> None:
    """Choose the entry with this value; one from a settings file may not be there yet."""
    if box.findData(value) < 0:
        box.addItem(text, value)
    choose(box, value)
