"""A button with the user's presets: choices for a batch under a name, each a file.

Signals:
    loaded(Settings): the user chose a preset; the window's own choices are as before.
    failed(str): why a preset cannot be read, written or removed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QPushButton, QWidget

from deblur_gui.settings import (
    Settings,
    load_preset,
    preset_names,
    read_preset,
    remove_preset,
    save_preset,
    write_preset,
)
from engine.errors import ConfigError


class PresetButton(QPushButton):
    """Its menu is made anew each time it opens."""

    loaded = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Presets"))
        self.setToolTip(self.tr("Save these choices under a name, and load them again"))
        self.current: Callable[[], Settings] = Settings
        """Says what is chosen now."""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Show the presets that there are now."""
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
        """Choose what a preset says."""
        self._try(lambda: self.loaded.emit(load_preset(name, self.current())))

    def save(self, name: str) -> None:
        """Keep the choices under a name, replacing an earlier preset of that name."""
        self._try(lambda: save_preset(name, self.current()))

    def remove(self, name: str) -> None:
        """Delete a preset."""
        self._try(lambda: remove_preset(name))

    def read(self, path: Path) -> None:
        """Choose what a file says."""
        self._try(lambda: self.loaded.emit(read_preset(path, self.current())))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except ConfigError as error:
            self.failed.emit(str(error))

    def _on_save_triggered(self) -> None:
        title, text = self.tr("Save as a preset"), self.tr("Name of the preset:")
        name, is_given = QInputDialog.getText(self, title, text)
        if is_given:
            self.save(name.strip())

    def _on_read_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load a preset"), "", kinds)
        if name:
            self.read(Path(name))

    def _on_write_triggered(self) -> None:
        kinds = self.tr("Presets") + " (*.json)"
        title = self.tr("Save the choices to a file")
        name, _ = QFileDialog.getSaveFileName(self, title, "deblur-preset.json", kinds)
        if name:
            self._try(lambda: write_preset(Path(name), self.current()))
