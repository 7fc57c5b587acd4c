"""What is chosen on the camera page: the camera, and the model.

Signals:
    SourceStep.look_asked(): the user wants to see which cameras there are now.
    LiveModelStep.strength_moved(float): obey it at once; `chosen` comes when the slider rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
)

from deblur_gui.camera.jobs import (
    CHART,
    LIVE_PRECISION,
    SCALES,
    CameraInfo,
    looking_opens_cameras,
)
from deblur_gui.settings import Settings
from deblur_gui.widgets.step import Step, choose, label_for
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
        first = CameraInfo("0", self.tr("First camera"))  # until the user has it looked for
        self._found = [first, CHART] if looking_opens_cameras() else [CHART]
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
        self._list()
        self._none.setVisible(len(found) < 2 and self.key() == CHART.key)

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
        keeps = self.runs_on.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # what is below shall not move when it is known
        self.runs_on.setSizePolicy(keeps)
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
        # The first one is what the engine takes where none is asked for.
        for card in sorted(cards, key=lambda card: LIVE_PRECISION not in card.files):
            if card.kind != "onnx":
                continue
            usual = card.default_precision
            for precision in sorted(card.files, key=lambda p: (p != LIVE_PRECISION, p != usual)):
                text = self._words(precision) if len(card.files) > 1 else "{0}"
                self.model.addItem(text.format(card.title), (card.name, precision))
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
        name, precision = self.asked()
        return {
            "camera_model": name,
            "camera_precision": precision,
            "camera_strength": self.strength.value() / 100,
            "camera_ladder": self.ladder.isChecked(),
            "camera_scale": self.scale.currentData(),
            "camera_every": self.every.currentData(),
        }

    def asked(self) -> tuple[str, str | None]:
        """Return name and precision of the model that is seen as chosen."""
        chosen: tuple[str, str | None] = self.model.currentData() or ("", None)
        return chosen

    def show_running(self, text: str) -> None:
        """Say what really computes, "" while nothing does."""
        self.runs_on.setText(text)
        self.runs_on.setVisible(bool(text))

    def _words(self, precision: str) -> str:
        texts = {
            LIVE_PRECISION: self.tr("{0} (8 bits, the quickest)"),
            "int8": self.tr("{0} (8 bits)"),
            "fp16": self.tr("{0} (16 bits)"),
            "fp32": self.tr("{0} (32 bits)"),
        }
        return texts.get(precision, f"{{0}} ({precision})")

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


def _choose_or_add(box: QComboBox, value: object, text: str) -> None:
    """Choose the entry with this value; one from a settings file may not be there yet."""
    if box.findData(value) < 0:
        box.addItem(text, value)
    choose(box, value)
