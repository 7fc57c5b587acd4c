"""The choices on the camera page: the camera, the model, and what is recorded."""

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
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from deblur_gui.language import filled, translated
from deblur_gui.models.card_text import device_text
from deblur_gui.settings import AUTO_SIZE, Settings
from deblur_gui.theme import dress
from deblur_gui.widgets.file_places import place_for
from deblur_gui.widgets.plain import PlainLabel, plain
from deblur_gui.widgets.step import ChoiceBox, Step, choose, label_for
from deblur_gui.widgets.strength_slider import StrengthSlider
from engine.camera import SCALES, CameraInfo, virtual_camera_problem
from engine.camera.choices import (
    INTERVALS,
    LIVE_PRECISION,
    RATES,
    SIZES,
    live_models,
    search_opens_cameras,
)
from engine.camera.sources import CHART_INFO
from engine.camera.spec import FRACTIONS
from engine.models import ModelCard
from engine.models.cards import precision_title

_NAME = Qt.ItemDataRole.UserRole + 1


class SourceStep(Step):
    """The camera, and the size and rate requested from it.

    Signals:
        search_requested(): search for cameras again.
    """

    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Camera"))
        first = CameraInfo("0", self.tr("First camera"))  # until the user searches
        self._found = [first, CHART_INFO] if search_opens_cameras() else [CHART_INFO]
        self._chosen = ""
        self.source = ChoiceBox()
        self.source.setAccessibleName(self.tr("Camera"))
        self.search = QToolButton()
        dress(self.search, "again")
        self.show_searching(False)
        self.file = QToolButton()
        dress(self.file, "folder")
        self.file.setToolTip(self.tr("Play a video or a folder of pictures instead of a camera"))
        self.file.setAccessibleName(self.file.toolTip())
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.file)
        menu.addAction(self.tr("Play a video…"), self._on_video_chosen)
        menu.addAction(self.tr("Play a folder of pictures…"), self._on_folder_chosen)
        self.file.setMenu(menu)
        self.size_box = ChoiceBox()
        self.size_box.addItem(self.tr("Automatic"), AUTO_SIZE)
        self.size_box.addItem(self.tr("Camera default"), "")
        self.size_box.setToolTip(
            self.tr("Automatic: the largest size at which this computer keeps the rate")
        )
        for width, height in SIZES:
            self.size_box.addItem(f"{width} x {height}", f"{width}x{height}")
        self.rate = ChoiceBox()
        for rate in RATES:
            self.rate.addItem(self._rate_text(rate), rate)
        self._has_none = self._is_playing = False
        self._none = PlainLabel(wordWrap=True)
        # What is below must not move when the text changes.
        self._none.setMinimumHeight(2 * self._none.fontMetrics().lineSpacing())
        self._none.hide()
        form = QFormLayout()
        line = QHBoxLayout()
        line.addWidget(self.source, 1)
        line.addWidget(self.search)
        line.addWidget(self.file)
        form.addRow(line)
        form.addRow(self._none)
        form.addRow(label_for(self.tr("Si&ze"), self.size_box), self.size_box)
        form.addRow(label_for(self.tr("&Rate"), self.rate), self.rate)
        self._fill(form)
        self.search.clicked.connect(self.search_requested)
        for box in (self.source, self.size_box, self.rate):
            box.currentIndexChanged.connect(self._chose)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        self._chosen = settings.camera_source
        self._list()
        blockers = [QSignalBlocker(box) for box in (self.size_box, self.rate)]
        _choose_or_add(self.size_box, settings.camera_size, settings.camera_size)
        _choose_or_add(self.rate, settings.camera_rate, self._rate_text(settings.camera_rate))
        del blockers

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {
            "camera_source": self._chosen,
            "camera_size": self.size_box.currentData(),
            "camera_rate": self.rate.currentData(),
        }

    def _chose(self, *_: object) -> None:
        if self.source.currentIndex() > 0 or self._chosen:  # otherwise whichever is the first
            self._chosen = self.key()
        super()._chose()

    def _show_consequences(self) -> None:
        self._show_none()

    def show_cameras(self, found: Sequence[CameraInfo]) -> None:
        """Offer these cameras; the choice is kept, even if it was not found."""
        self._found = list(found)
        self._has_none = len(found) < 2
        self._list()

    def show_playing(self, on: bool) -> None:
        """Show whether the chosen source is open."""
        self._is_playing = on
        self._show_none()

    def _show_none(self) -> None:
        """Say that there is no camera, or that the chart plays instead of one."""
        text = self.tr("No camera found. Connect one and search again.")
        if self._is_playing:
            text = self.tr("The moving chart is playing. Connect a camera, then search again.")
        self._none.setText(text)
        self._none.setVisible(self._has_none and self.key() == CHART_INFO.key)

    def show_searching(self, on: bool) -> None:
        """Show whether cameras are being searched for."""
        self.search.setEnabled(not on)
        text = self.tr("Searching for cameras…") if on else self.tr("Search for cameras again")
        self.search.setToolTip(text)
        self.search.setAccessibleName(text)

    def key(self) -> str:
        """Return the chosen source, as in `CameraSpec`."""
        return str(self.source.currentData() or "")

    def name(self) -> str:
        """Return the name of the chosen source."""
        return str(self.source.currentData(_NAME) or "")

    def _rate_text(self, rate: float) -> str:
        return filled(self.tr("{0:g} FPS"), rate)

    def _list(self) -> None:
        blocker = QSignalBlocker(self.source)
        self.source.clear()
        for info in self._found:
            if info.key == CHART_INFO.key:
                self._add(info.key, self.tr("Moving chart"))
            else:
                self._add(info.key, info.name, self._details(info))
        if self._chosen and self.source.findData(self._chosen) < 0:
            if self._chosen.isdigit():
                name = self.tr("Camera {0}").format(self._chosen)
                self._add(self._chosen, name, self.tr("not found"))
            else:
                self._add(self._chosen, Path(self._chosen).name)
        choose(self.source, self._chosen)
        del blocker
        self.source.setToolTip(plain(self.source.currentText()))
        self._show_none()

    def _details(self, info: CameraInfo) -> str:
        details = [f"{info.size[0]} x {info.size[1]}"] if info.size is not None else []
        details += [self._rate_text(info.rate)] if info.rate > 0 else []
        return ", ".join(details)

    def _add(self, key: str, name: str, details: str = "") -> None:
        self.source.addItem(f"{name}  ({details})" if details else name, key)
        self.source.setItemData(self.source.count() - 1, name, _NAME)

    def _on_video_chosen(self) -> None:
        title = self.tr("Play a video instead of a camera")
        place = place_for(QStandardPaths.StandardLocation.MoviesLocation)
        self._choose_path(QFileDialog.getOpenFileName(self, title, place)[0])

    def _on_folder_chosen(self) -> None:
        title = self.tr("Play a folder of pictures instead of a camera")
        place = place_for(QStandardPaths.StandardLocation.PicturesLocation)
        self._choose_path(QFileDialog.getExistingDirectory(self, title, place))

    def _choose_path(self, path: str) -> None:
        if path:
            self._chosen = path
            self._list()
            self._chose()


class LiveModelStep(Step):
    """The model, its strength, and adaptive quality.

    Signals:
        strength_moved(float): apply it at once; `chosen` follows when the slider rests.
    """

    strength_moved = Signal(float)

    def __init__(self, cards: Sequence[ModelCard], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Model"))
        self.model = ChoiceBox()
        self.model.setAccessibleName(self.tr("Model"))
        self.runs_on = PlainLabel(wordWrap=True)
        # Two lines from the start: what is below must not move when it is filled.
        self.runs_on.setMinimumHeight(2 * self.runs_on.fontMetrics().lineSpacing())
        self.strength = StrengthSlider()
        self.adaptive = QCheckBox(self.tr("&Adaptive quality"))
        self.adaptive.setToolTip(
            self.tr(
                "Maintains the frame rate: if this computer is too slow, the model runs at a "
                "smaller size, then only on every second frame. The current setting is shown "
                "on the picture."
            )
        )
        self.scale = QComboBox()
        for scale in SCALES:
            part = self.tr("{0} size").format(FRACTIONS[scale])
            self.scale.addItem(part if scale < 1 else self.tr("Full size"), scale)
        self.every = QComboBox()
        for every in INTERVALS:
            self.every.addItem(self._interval_text(every), every)
        self.scale.setAccessibleName(self.tr("Processing size"))
        self.every.setAccessibleName(self.tr("Frames that are deblurred"))
        strength, fixed = self.strength.with_percent(QHBoxLayout()), QHBoxLayout()
        for box in (self.scale, self.every):
            fixed.addWidget(box, 1)
            box.setMinimumWidth(60)
            box.setToolTip(self.tr("Used without adaptive quality"))
        form = QFormLayout()
        form.addRow(self.model)
        form.addRow(self.runs_on)
        form.addRow(label_for(self.tr("&Strength"), self.strength), strength)
        form.addRow(self.adaptive)
        form.addRow(fixed)
        self._fill(form)
        self.show_cards(cards)
        for box in (self.model, self.scale, self.every):
            box.currentIndexChanged.connect(self._chose)
        self.adaptive.toggled.connect(self._chose)
        self.strength.moved.connect(self._on_strength_moved)

    def show_cards(self, cards: Sequence[ModelCard]) -> None:
        """Offer the models that are fast enough; the choice is kept if possible."""
        before = self.model.currentData()
        blocker = QSignalBlocker(self.model)
        self.model.clear()
        self.model.addItem(self.tr("Automatic"), ("", None))
        tip = self.tr("The model that removes most blur of those that keep the rate here")
        self.model.setItemData(0, tip, Qt.ItemDataRole.ToolTipRole)
        self._titles = {card.name: card.title for card in cards}
        for card, precision in live_models(cards):
            text = self._name(card.title, precision, len(card.files) > 1)
            self.model.addItem(text, (card.name, precision))
            words = translated(precision_title(precision))
            tip = self.tr("Precision of the computation: {0}").format(words)
            self.model.setItemData(self.model.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._choose_model(*(before or ("", None)))
        del blocker

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        widgets = (self.model, self.strength, self.adaptive, self.scale, self.every)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self._choose_model(settings.camera_model, settings.camera_precision)
        self.strength.set_strength(settings.camera_strength)
        self.adaptive.setChecked(settings.camera_ladder)
        choose(self.scale, settings.camera_scale)
        every = settings.camera_every
        _choose_or_add(self.every, every, self._interval_text(every))
        del blockers
        self._show_consequences()

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        name, precision = self.selected()
        return {
            "camera_model": name,
            "camera_precision": precision,
            "camera_strength": self.strength.strength,
            "camera_ladder": self.adaptive.isChecked(),
            "camera_scale": self.scale.currentData(),
            "camera_every": self.every.currentData(),
        }

    def selected(self) -> tuple[str, str | None]:
        """Return name and precision of the model that is shown as chosen."""
        chosen: tuple[str, str | None] = self.model.currentData() or ("", None)
        return chosen

    def show_backend(self, name: str, model: str = "", precision: str = "") -> None:
        """Show what the model runs on, "" while it does not run, and which one was chosen."""
        text = self.tr("Runs on {0}").format(device_text(name)) if name else ""
        if name and self.selected() == ("", None):
            title = self._titles.get(model, model)
            text = f"{self._name(title, precision)}\n{text}"
        self.runs_on.setText(text)

    def _name(self, title: str, precision: str, with_precision: bool = True) -> str:
        texts = {
            LIVE_PRECISION: self.tr("{0} (8 bits, fastest)"),
            "int8": self.tr("{0} (8 bits)"),
            "fp16": self.tr("{0} (16 bits)"),
            "fp32": self.tr("{0} (32 bits)"),
        }
        text = texts.get(precision, f"{{0}} ({precision})") if with_precision else "{0}"
        return text.format(title)

    def _interval_text(self, every: int) -> str:
        return self.tr("1 of {0} frames").format(every) if every > 1 else self.tr("Every frame")

    def _choose_model(self, name: str, precision: str | None) -> None:
        rows = [tuple(self.model.itemData(row)) for row in range(self.model.count())]
        same = [n for n, row in enumerate(rows) if row[0] == name]
        exact = [n for n in same if precision in (None, rows[n][1])]
        self.model.setCurrentIndex((exact or same or [0])[0])  # Automatic, if it was removed

    def _show_consequences(self) -> None:
        for box in (self.scale, self.every):
            box.setEnabled(not self.adaptive.isChecked())

    def _on_strength_moved(self, strength: float) -> None:
        self.strength_moved.emit(strength)
        self._typed()


class RecordStep(Step):
    """Snapshots, recordings, and a virtual camera.

    Signals:
        snapshot_requested(), record_requested(), virtual_requested(bool): the buttons.
    """

    snapshot_requested = Signal()
    record_requested = Signal()
    virtual_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Snapshots and recordings"))
        self.which = QComboBox()
        self.which.addItem(self.tr("Deblurred video"), "result")
        self.which.addItem(self.tr("Original video"), "original")
        self.which.addItem(self.tr("Both videos"), "both")
        self.which.setAccessibleName(self.tr("Recorded video"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setAcceptDrops(False)  # files dropped on it are meant for the window
        self.folder.setPlaceholderText(str(default_folder()))
        self.folder.setAccessibleName(self.tr("Folder for snapshots and recordings"))
        self._browse = QToolButton()
        self._browse.setAccessibleName(self.tr("Choose the folder for snapshots and recordings"))
        self._browse.setToolTip(self._browse.accessibleName())
        dress(self._browse, "folder")
        self.snapshot = QPushButton(self.tr("S&napshot"))
        self.snapshot.setToolTip(self.tr("Save this picture and its result (S)"))
        dress(self.snapshot, "snapshot")
        self.record = QPushButton()
        self.record.setToolTip(self.tr("Record to a file (R)"))
        self.virtual = QCheckBox(self.tr("Virt&ual camera for other programs"))
        problem = translated(virtual_camera_problem())
        self.virtual.setEnabled(not problem)
        self.virtual.setToolTip(
            plain(problem)
            or self.tr("Video calls and other programs can use the result as a camera.")
        )
        folder, buttons = QHBoxLayout(), QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._browse)
        buttons.addWidget(self.snapshot)
        buttons.addWidget(self.record)
        form = QFormLayout()
        form.addRow(label_for(self.tr("Rec&ord"), self.which), self.which)
        form.addRow(label_for(self.tr("Save &to"), self.folder), folder)
        form.addRow(buttons)
        form.addRow(self.virtual)
        self._fill(form)
        self.show_running(False)
        self._browse.clicked.connect(self._on_browse_clicked)
        self.which.currentIndexChanged.connect(self._chose)
        self.folder.textChanged.connect(self._typed)
        self.snapshot.clicked.connect(self.snapshot_requested)
        self.record.clicked.connect(self.record_requested)
        self.virtual.toggled.connect(self.virtual_requested)

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
        """Enable the buttons if there are `pictures`; `busy`: a recording starts or stops now."""
        self.snapshot.setEnabled(pictures)
        self.record.setEnabled((pictures or recording) and not busy)
        self.record.setText(
            self.tr("Stop recor&ding") if recording else self.tr("Start recor&ding")
        )
        dress(self.record, "stop" if recording else "record")
        self.which.setEnabled(not recording)

    def _on_browse_clicked(self) -> None:
        title = self.tr("Folder for snapshots and recordings")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)


def default_folder() -> Path:
    """Return the folder of snapshots and recordings if the user has chosen none."""
    videos = QStandardPaths.StandardLocation.MoviesLocation
    return Path(QStandardPaths.writableLocation(videos)) / "Deblur"


def _choose_or_add(box: QComboBox, value: object, text: str) -> None:
    """Choose the entry with this value; one from a settings file may have to be added."""
    if box.findData(value) < 0:
        box.addItem(text, value)
    choose(box, value)
