"""A button with the user's presets: settings of a batch under a name, each a file.

Signals:
    loaded(Settings): the user chose a preset; the window's own settings stay as they were.
    failed(str): why a preset cannot be read, written or removed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton, QWidget

from deblur_gui.language import translated
from deblur_gui.settings import (
    Settings,
    load_preset,
    preset_names,
    read_preset,
    remove_preset,
    save_preset,
    write_preset,
)
from deblur_gui.settings_store import SettingsStore
from engine.errors import ConfigError


class PresetButton(QPushButton):
    """Its menu is filled each time it opens."""

    loaded = Signal(Settings)
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
            remove.addAction(name.replace("&", "&&"), partial(self.remove, name))
        menu.addSeparator()
        menu.addAction(self.tr("&Load from a file…"), self._on_read_triggered)
        menu.addAction(self.tr("Save to a &file…"), self._on_write_triggered)

    def load(self, name: str) -> None:
        """Load a preset."""
        self._try(lambda: self.loaded.emit(load_preset(name, self._settings.current)))

    def save(self, name: str) -> None:
        """Save the settings under a name, replacing an earlier preset of that name."""
        self._try(lambda: save_preset(name, self._settings.current))

    def remove(self, name: str) -> None:
        """Delete a preset."""
        self._try(lambda: remove_preset(name))

    def read(self, path: Path) -> None:
        """Load a preset from a file."""
        self._try(lambda: self.loaded.emit(read_preset(path, self._settings.current)))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except ConfigError as error:
            self.failed.emit(translated(error.text))

    def _on_save_triggered(self) -> None:
        title, text = self.tr("Save preset"), self.tr("Preset name:")
        name, is_given = QInputDialog.getText(self, title, text)
        if is_given:
            self.save(name.strip())

    def _on_read_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load preset"), "", kinds)
        if name:
            self.read(Path(name))

    def _on_write_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        title = self.tr("Save preset to a file")
        name, _ = QFileDialog.getSaveFileName(self, title, "deblur-preset.json", kinds)
        if name:
            self._try(lambda: write_preset(Path(name), self._settings.current))
