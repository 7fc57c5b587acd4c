"""Photos, videos and models that are opened, dropped or pasted.

Signals:
    folder_opened(Path): photos of this folder were added.
    model_opened(Path): a model is to be imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication

from deblur_gui import dialogs
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.selection import Selection
from deblur_gui.settings_store import SettingsStore
from deblur_gui.widgets.dropped_files import local_paths
from engine.core.resources import resource_path
from engine.models.package import SUFFIX

MODEL_FILES = (SUFFIX, ".onnx")
"""Suffixes by which a dropped or opened file is known as a model."""


class OpenController(QObject):
    """Adds what the user opens to the selection."""

    folder_opened = Signal(Path)
    model_opened = Signal(Path)

    def __init__(self, page: PhotosPage, selection: Selection, settings: SettingsStore) -> None:
        super().__init__(page)
        self._page, self._selection, self._settings = page, selection, settings
        page.steps.select.photos_clicked.connect(self.open_photos)
        page.steps.select.folder_clicked.connect(self.open_folder)
        page.list.remove_clicked.connect(selection.leave_out)
        selection.opened.connect(self._on_selection_opened)

    @Slot()
    def open_photos(self) -> None:
        """Let the user choose photos or videos."""
        folder = self._settings.current.last_folder
        self._selection.add(dialogs.ask_photos(self._page, folder))

    @Slot()
    def open_folder(self) -> None:
        """Let the user choose a folder."""
        title, folder = self.tr("Open folder"), self._settings.current.last_folder
        self._selection.add(dialogs.ask_folder(self._page, title, folder))

    def open_samples(self) -> None:
        """Add the sample photos; their results go to the user's pictures."""
        if not self._settings.current.output:
            pictures = QStandardPaths.StandardLocation.PicturesLocation
            folder = Path(QStandardPaths.writableLocation(pictures)) / "Deblurred samples"
            self._settings.change(output=str(folder))
            self._page.steps.show_settings(self._settings.current)
        self._selection.add([resource_path("samples")])

    def paste(self) -> None:
        """Add files and folders from the clipboard."""
        self._selection.add(local_paths(QGuiApplication.clipboard().mimeData()))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders; the first model is offered for import."""
        models = [path for path in paths if path.suffix.lower() in MODEL_FILES]
        if models:
            self.model_opened.emit(models[0])
        self._selection.add(path for path in paths if path not in models)

    @Slot(Path)
    def _on_selection_opened(self, folder: Path) -> None:
        self._settings.choose(self._settings.current.opened(folder))
        self.folder_opened.emit(folder)
