"""Photos, videos and models that are opened, dropped or pasted.

Signals:
    folder_opened(Path): photos of this folder were added.
    model_opened(Path): a model is to be imported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from deblur_gui import dialogs
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.selection import Selection, samples_folder
from deblur_gui.settings import Preset
from deblur_gui.settings_store import SettingsStore
from deblur_gui.widgets.dropped_files import local_paths
from engine.models.package import SUFFIX

MODEL_FILES = (SUFFIX, ".onnx")
"""Suffixes by which a dropped or opened file is known as a model."""


class OpenController(QObject):
    """Opens: a new list; adds, drops and pastes: more photos in the list."""

    folder_opened = Signal(Path)
    model_opened = Signal(Path)

    def __init__(self, page: PhotosPage, selection: Selection, settings: SettingsStore) -> None:
        super().__init__(page)
        self._page, self._selection, self._settings = page, selection, settings
        self._preset_strength: float | None = None
        page.steps.select.photos_clicked.connect(self.open_photos)
        page.steps.select.folder_clicked.connect(self.open_folder)
        page.steps.select.add_photos_clicked.connect(self.add_photos)
        page.steps.select.add_folder_clicked.connect(self.add_folder)
        page.steps.select.clear_clicked.connect(selection.clear)
        page.list.remove_clicked.connect(selection.leave_out)
        page.steps.presets.loaded.connect(self._on_presets_loaded)
        selection.opened.connect(self._on_selection_opened)
        selection.renewed.connect(self._on_selection_renewed)

    @Slot()
    def open_photos(self) -> None:
        """Begin a new list with photos of the user's choice, or open videos."""
        self._selection.replace(self._ask_photos(self.tr("Open photos")))

    @Slot()
    def open_folder(self) -> None:
        """Begin a new list with a folder of the user's choice."""
        self._selection.replace(self._ask_folder(self.tr("Open folder")))

    @Slot()
    def open_videos(self) -> None:
        """Let the user choose videos to be deblurred."""
        folder = self._settings.current.last_folder
        videos = dialogs.ask_videos(self._page, self.tr("Open video"), folder)
        if videos:
            self._selection.videos_opened.emit(videos)

    @Slot()
    def add_photos(self) -> None:
        """Add photos of the user's choice to the list."""
        self._selection.add(self._ask_photos(self.tr("Add photos")))

    @Slot()
    def add_folder(self) -> None:
        """Add a folder of the user's choice to the list."""
        self._selection.add(self._ask_folder(self.tr("Add folder")))

    def open_samples(self) -> None:
        """Begin a new list with the sample photos; their results go to the user's pictures."""
        self._selection.replace([samples_folder()])

    def _ask_photos(self, title: str) -> list[Path]:
        return dialogs.ask_photos(self._page, title, self._settings.current.last_folder)

    def _ask_folder(self, title: str) -> list[Path]:
        return dialogs.ask_folder(self._page, title, self._settings.current.last_folder)

    def paste(self) -> None:
        """Add files and folders from the clipboard."""
        self._selection.add(local_paths(QGuiApplication.clipboard().mimeData()))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders; the first model is offered for import."""
        models = [path for path in paths if path.suffix.lower() in MODEL_FILES]
        if models:
            self.model_opened.emit(models[0])
        self._selection.add(path for path in paths if path.suffix.lower() not in MODEL_FILES)

    @Slot(Path)
    def _on_selection_opened(self, folder: Path) -> None:
        self._give_back()  # a resumed batch keeps its choices to itself
        self._settings.choose(self._settings.current.opened(folder))
        self.folder_opened.emit(folder)

    def with_preferences(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return changes of the preferences, with what they mean for the list.

        A new strength for new lists holds for one without photos at once.
        """
        strength = changes.get("default_strength")
        if strength is None:
            return {**changes}
        self._preset_strength = None
        return {**changes, **({} if self._selection.roots else {"strength": strength})}

    @Slot(Preset)
    def _on_presets_loaded(self, preset: Preset) -> None:
        """Begin new lists with the strength of the preset, if it has one; the preferences stay."""
        if "strength" in preset.names:
            self._preset_strength = preset.settings.strength

    @Slot()
    def _on_selection_renewed(self) -> None:
        """Begin with the usual strength: that of the last photos was chosen for them.

        And without watching: it was those folders that were to be watched.
        """
        self._give_back()
        if self._settings.current.watch:
            self._settings.change(watch=False)
            self._page.steps.start.show_settings(self._settings.current)
        usual = self._preset_strength
        if usual is None:
            usual = self._settings.current.default_strength
        if self._settings.current.strength != usual:
            self._settings.change(strength=usual)
            self._page.steps.model.show_settings(self._settings.current)

    def _give_back(self) -> None:
        if self._settings.give_back():
            self._page.steps.show_settings(self._settings.current)
