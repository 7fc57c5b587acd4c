"""The choices in force, shared by all that shows or changes them.

Signals:
    changed(Settings, Settings): before and after; saved already.
    save_failed(str): why the settings could not be written.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.language import translated
from deblur_gui.settings import Settings, save_settings
from engine.errors import ConfigError


class SettingsStore(QObject):
    """Holds one `Settings` and writes every change to disk."""

    changed = Signal(Settings, Settings)
    save_failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = settings

    def choose(self, settings: Settings) -> None:
        """Take over and save these choices."""
        before, self.current = self.current, settings
        try:
            save_settings(settings)
        except ConfigError as error:
            self.save_failed.emit(translated(error.text))
        self.changed.emit(before, settings)

    def change(self, **choices: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Change some choices by their names; raises ConfigError for one that makes no sense."""
        self.choose(dataclasses.replace(self.current, **choices))
