"""The steps of a batch, one above the other: select, model, output, start; and the presets.

Signals:
    BatchPanel.chosen(dict): the user changed a setting; all settings, by their names in `Settings`.
    PresetButton.loaded(Preset): the user chose a preset; the window's settings are unchanged.
    PresetButton.failed(str): why a preset cannot be read, written or removed.
    SelectStep.photos_clicked(), folder_clicked(): the user wants to open some.
    SelectStep.add_photos_clicked(), add_folder_clicked(), clear_clicked(): more, or none.
    SelectStep.analyse_clicked(), cancel_clicked(): start or stop finding blurred photos.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import translated
from deblur_gui.photos._model_step import ModelStep
from deblur_gui.photos.start_step import StartStep
from deblur_gui.settings import (
    Preset,
    Settings,
    load_preset,
    preset_names,
    read_preset,
    remove_preset,
    save_preset,
    write_preset,
)
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import dress
from deblur_gui.widgets.file_places import place_for
from deblur_gui.widgets.plain import PlainLabel, confirm, plain
from deblur_gui.widgets.step import (
    ROW_SPACING_PX,
    ChoiceBox,
    MoreOptions,
    Step,
    choices_in,
    choose,
    label_for,
    lay_out_steps,
    row,
)
from engine.batch.plan import TOKENS, ImageJob
from engine.errors import ConfigError
from engine.models import ModelCard


class PresetButton(QPushButton):
    """Its menu is filled each time it opens."""

    loaded = Signal(Preset)
    failed = Signal(str)

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setText(self.tr("Presets"))
        self.setToolTip(self.tr("Save these settings under a name, or load saved ones"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """List the presets."""
        menu = self._menu
        menu.clear()
        names = preset_names()
        for name in names:
            menu.addAction(name.replace("&", "&&"), partial(self.load, name))
        menu.addSeparator()
        menu.addAction(self.tr("&Save as…"), self._on_save_triggered)
        remove = menu.addMenu(self.tr("&Delete"))
        remove.setEnabled(bool(names))
        for name in names:
            remove.addAction(name.replace("&", "&&"), partial(self._on_remove_triggered, name))
        menu.addSeparator()
        menu.addAction(self.tr("&Load from a file…"), self._on_read_triggered)
        menu.addAction(self.tr("Save to a &file…"), self._on_write_triggered)

    def load(self, name: str) -> None:
        """Load a preset; what it does not say stays, also what is being typed."""
        self._try(lambda: self.loaded.emit(load_preset(name, self._settings.own)))

    def save(self, name: str) -> None:
        """Save the user's settings under a name, replacing an earlier preset of that name."""
        self._try(lambda: save_preset(name, self._settings.own))

    def remove(self, name: str) -> None:
        """Delete a preset."""
        self._try(lambda: remove_preset(name))

    def read(self, path: Path) -> None:
        """Load a preset from a file."""
        self._try(lambda: self.loaded.emit(read_preset(path, self._settings.own)))

    def _try(self, do: Callable[[], object]) -> None:
        self._settings.settle()
        try:
            do()
        except ConfigError as error:
            self.failed.emit(translated(error.text))

    def _on_save_triggered(self) -> None:
        title, text = self.tr("Save preset"), self.tr("Preset name:")
        name, is_given = QInputDialog.getText(self, title, text)
        name = name.strip()
        text = self.tr("Replace the preset {0}?").format(name)
        do = self.tr("Replace")
        if is_given and (name not in preset_names() or confirm(self, title, text, do)):
            self.save(name)

    def _on_remove_triggered(self, name: str) -> None:
        text = self.tr("Delete the preset {0}?").format(name)
        if confirm(self, self.tr("Delete preset"), text, self.tr("Delete")):
            self.remove(name)

    def _on_read_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Load preset"),
            place_for(QStandardPaths.StandardLocation.DocumentsLocation),
            kinds,
        )
        if name:
            self.read(Path(name))

    def _on_write_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        title = self.tr("Save preset to a file")
        place = place_for(
            QStandardPaths.StandardLocation.DocumentsLocation, name="deblur-preset.json"
        )
        name, _ = QFileDialog.getSaveFileName(self, title, place, kinds)
        if name:
            self._try(lambda: write_preset(Path(name), self._settings.own))


class SelectStep(Step):
    """Buttons to choose photos, and how many there are."""

    photos_clicked = Signal()
    folder_clicked = Signal()
    add_photos_clicked = Signal()
    add_folder_clicked = Signal()
    clear_clicked = Signal()
    analyse_clicked = Signal()
    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("1  Select"))
        files, folder = QPushButton(self.tr("Photos…")), QPushButton(self.tr("Folder…"))
        dress(files, "photos")
        dress(folder, "folder")
        files.setToolTip(self.tr("Opens photos as a new list"))
        folder.setToolTip(self.tr("Opens a folder as a new list"))
        self.add = self._add_button()
        self.found = PlainLabel(wordWrap=True)
        self.recursive = QCheckBox(self.tr("Include subfolders"))
        self.analyse = QPushButton(self.tr("Find blurred photos"))
        self.analyse.setToolTip(
            self.tr("Analyses each photo: sharp, motion blur, out of focus or noisy")
        )
        self._analysed = QProgressBar(textVisible=False)
        self._analysed.setFixedHeight(10)
        self._analysed.setAccessibleName(self.tr("Photos analysed"))
        self._cancel = QPushButton(self.tr("Stop"))
        buttons = row()
        buttons.addWidget(files)
        buttons.addWidget(folder)
        buttons.addWidget(self.add)
        layout = QVBoxLayout()
        layout.setSpacing(ROW_SPACING_PX)
        layout.addLayout(buttons)
        found = row()
        found.addWidget(self.found, 1)
        found.addWidget(self.recursive)
        layout.addLayout(found)
        line = row()
        line.addWidget(self._analysed, 1)
        line.addWidget(self._cancel)
        layout.addWidget(self.analyse)
        layout.addLayout(line)
        self._fill(layout)
        files.clicked.connect(self.photos_clicked)
        folder.clicked.connect(self.folder_clicked)
        self.analyse.clicked.connect(self.analyse_clicked)
        self._cancel.clicked.connect(self.cancel_clicked)
        self.recursive.toggled.connect(self._chose)
        self.show_analysis(0, 0)

    def _add_button(self) -> QPushButton:
        button = QPushButton(self.tr("Add"))
        button.setToolTip(self.tr("Adds to the list, as a drop on the window does"))
        menu = QMenu(button)
        menu.addAction(self.tr("Add &photos…"), self.add_photos_clicked.emit)
        menu.addAction(self.tr("Add &folder…"), self.add_folder_clicked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("&New list"), self.clear_clicked.emit)
        button.setMenu(menu)
        return button

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        blocker = QSignalBlocker(self.recursive)
        self.recursive.setChecked(settings.recursive)
        del blocker

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {"recursive": self.recursive.isChecked()}

    def show_plan(self, jobs: Sequence[ImageJob], searching: bool = False) -> None:
        """Say how many photos there are."""
        self.analyse.setEnabled(bool(jobs))
        self.add.setEnabled(bool(jobs) or searching)
        if searching:
            self.found.setText(self.tr("Searching for photos…"))
        elif not jobs:
            self.found.setText(self.tr("Drop photos or folders anywhere on this window."))
        else:
            folders = {job.source_str.rpartition(os.sep)[0] for job in jobs}
            self.show_photos(len(jobs), len(folders))

    def show_photos(self, count: int, folders: int) -> None:
        """Say how many photos are in the list, in how many folders."""
        photos = self.tr("%Ln photo(s)", "", count)
        where = self.tr("in %Ln folder(s)", "", folders)
        self.found.setText(f"{photos} {where}")

    def show_analysis(self, done: int, total: int) -> None:
        """Show how many photos were analysed; 0 and 0 while none are."""
        self.analyse.setVisible(not total)
        self._analysed.setVisible(total > 0)
        self._cancel.setVisible(total > 0)
        self._analysed.setRange(0, max(1, total))
        self._analysed.setValue(done)
        self._analysed.setToolTip(self.tr("{0} of {1}").format(done, total))


_FORMATS = ("jpeg", "png", "tiff", "webp", "avif", "bmp")
_LOSSY = (None, "jpeg", "webp", "avif")


class OutputStep(Step):
    """Folder, names, format, quality, and what to do if a file exists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("3  Output"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setPlaceholderText(self.tr("Next to the originals"))
        self.folder.setAccessibleName(self.tr("Output folder"))
        self._browse = QPushButton()
        self._browse.setAccessibleName(self.tr("Choose output folder"))
        self._browse.setToolTip(self._browse.accessibleName())
        dress(self._browse, "folder")
        self.template = QLineEdit(clearButtonEnabled=True)
        self.template.setToolTip(" ".join(f"{{{token}}}" for token in TOKENS))
        self.template.setAccessibleName(self.tr("Name template"))
        for line in (self.folder, self.template):
            line.setAcceptDrops(False)  # dropped files are for the window
        self.format = ChoiceBox()
        self.format.addItem(self.tr("Same as original"), None)
        for name in _FORMATS:
            self.format.addItem(name.upper(), name)
        self.format.setAccessibleName(self.tr("Format"))
        self.quality = QSpinBox(minimum=1, maximum=100)
        self.quality.setAccessibleName(self.tr("Quality"))
        self.quality.setToolTip(self.tr("Quality for JPEG, WebP and AVIF"))
        self.conflict = ChoiceBox()
        self.conflict.addItem(self.tr("Keep both (add a number)"), "unique")
        self.conflict.addItem(self.tr("Skip the photo"), "skip")
        self.conflict.addItem(self.tr("Replace earlier result"), "overwrite")
        self.earlier = PlainLabel(wordWrap=True)
        self.earlier.hide()
        self._names = PlainLabel(wordWrap=True)
        self._names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill(self._form())
        self._browse.clicked.connect(self._on_browse_clicked)
        for box in (self.format, self.conflict):
            box.currentIndexChanged.connect(self._chose)
        self.quality.valueChanged.connect(self._typed)
        self.folder.textChanged.connect(self._typed)
        self.template.textChanged.connect(self._typed)

    def _form(self) -> QFormLayout:
        folder = row()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._browse)
        quality = row()
        quality.addWidget(self.format, 1)
        quality.addWidget(PlainLabel(self.tr("Quality")))
        quality.addWidget(self.quality)
        form = QFormLayout()
        form.setVerticalSpacing(ROW_SPACING_PX)
        form.addRow(label_for(self.tr("Fol&der"), self.folder), folder)
        form.addRow(self.earlier)
        form.addRow(label_for(self.tr("Fo&rmat"), self.format), quality)
        few = QWidget()
        inner = QFormLayout(few)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addRow(self.tr("&Names"), self.template)
        inner.addRow(self.tr("If the file e&xists"), self.conflict)
        inner.addRow(self._names)
        self.more = MoreOptions(few)
        form.addRow(self.more)
        return form

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        widgets = (self.folder, self.template, self.format, self.quality, self.conflict)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        choose(self.format, settings.format)
        choose(self.conflict, settings.on_conflict)
        self.quality.setValue(settings.quality)
        self.folder.setText(settings.output)
        self.template.setText(settings.template)
        del blockers
        self.more.show_chosen()
        self._show_consequences()

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {
            "output": self.folder.text().strip(),
            "template": self.template.text().strip(),
            "format": self.format.currentData(),
            "quality": self.quality.value(),
            "on_conflict": self.conflict.currentData(),
        }

    def show_plan(self, jobs: Sequence[ImageJob]) -> None:
        """Show the names of the first results."""
        self.show_default(None)
        self.show_earlier((), None)
        self.show_names(job for job in jobs if not job.keep)

    def show_names(self, jobs: Iterable[ImageJob]) -> None:
        """Show the names of the first results; these photos are processed."""
        first = itertools.islice(jobs, 2)
        lines = [f"{job.source.name} → {job.target.name}" for job in first]
        self._names.setText("\n".join(lines))
        self._names.setVisible(bool(lines))

    def show_earlier(self, results: Iterable[tuple[str, str]], output: Path | None) -> None:
        """Say where earlier results are, if not where the next ones go.

        `results`: photo and result of each that is finished; `output`: None is beside the photos.
        """
        text = ""
        for photo, result in results:
            folder, beside = os.path.dirname(result), os.path.dirname(photo)
            is_next = folder == beside if output is None else output in Path(result).parents
            if not is_next:
                text = self.tr("Earlier results are in {0}.").format(folder)
                if folder == beside:
                    text = self.tr("Earlier results are next to the originals.")
                break
        self.earlier.setText(text)
        self.earlier.setVisible(bool(text))

    def show_default(self, folder: Path | None) -> None:
        """Say where results go if no folder is chosen; None is beside the originals."""
        beside = self.tr("Next to the originals")
        self.folder.setPlaceholderText(str(folder) if folder is not None else beside)

    def _show_consequences(self) -> None:
        beside = not self.folder.text().strip()
        self.template.setPlaceholderText("{stem}_deblurred{ext}" if beside else "{stem}{ext}")
        self.quality.setEnabled(self.format.currentData() in _LOSSY)
        self.folder.setToolTip(plain(str(Path(self.folder.text()))) if not beside else "")

    def _on_browse_clicked(self) -> None:
        title = self.tr("Choose output folder")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)


class BatchPanel(QWidget):
    """The right side of the window; each step has its own signals."""

    chosen = Signal(dict)

    def __init__(
        self, settings: SettingsStore, cards: Sequence[ModelCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presets = PresetButton(settings)
        self.select = SelectStep()
        self.model = ModelStep(cards)
        self.output = OutputStep()
        self.start = StartStep()
        self._steps = (self.select, self.model, self.output, self.start)
        self.model.put_beside_options(self.presets)
        lay_out_steps(self, self._steps[:-1], self.start)
        self.setMinimumWidth(350)
        self.show_settings(settings.current)
        self.show_plan(())
        for each in self._steps:
            each.chosen.connect(self._on_step_chosen)
        settings.settle_requested.connect(self.settle)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        for step in self._steps:
            step.show_settings(settings)
        self.model.more.show_chosen()

    def offered(self, settings: Settings) -> tuple[Settings, str]:
        """Return these settings with a model that is there; if theirs is not, also a message.

        Its name is then that of the model, also where the settings have it in another case.
        """
        name = self.model.name_of(settings.model)
        if name or not settings.model:
            return dataclasses.replace(settings, model=name), ""
        text = self.tr("There is no model {0} any more: the model is chosen automatically.")
        return dataclasses.replace(settings, model=""), text.format(settings.model)

    def show_cards(self, cards: Sequence[ModelCard], chosen: str | None = None) -> None:
        """Offer these models; `chosen` as for `ModelStep.show_cards`."""
        self.model.show_cards(cards, chosen)

    def show_plan(
        self,
        jobs: Sequence[ImageJob],
        searching: bool = False,
        can_watch: bool = False,
        listed: Sequence[ImageJob] = (),
    ) -> None:
        """Show how many photos there are and the names of the first results.

        `can_watch`: a folder is selected, which can be watched. `listed`: what the list shows, if
        that is more than the plan has.
        """
        self.select.show_plan(listed or jobs, searching)
        self.output.show_plan(jobs)
        self.start.show_plan(any(not job.keep for job in jobs), can_watch)

    @Slot()
    def settle(self) -> None:
        """Apply at once what was typed last."""
        for step in self._steps:
            step.settle()

    def _on_step_chosen(self) -> None:
        self.chosen.emit(choices_in(self._steps))
