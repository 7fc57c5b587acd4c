"""The choices in force, shared by all that shows or changes them.

Some may be borrowed: those of a resumed batch, in force for its photos alone. They are never saved.

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
        self._replaced: dict[str, Any] = {}  # the user's own, in whose place others are borrowed

    @property
    def own(self) -> Settings:
        """The choices of the user, without what is borrowed."""
        return dataclasses.replace(self.current, **self._replaced)

    def choose(self, settings: Settings) -> None:
        """Take over and save these choices; what differs from what is borrowed is the user's."""
        before, self.current = self.current, settings
        for name in list(self._replaced):
            if getattr(before, name) != getattr(settings, name):
                del self._replaced[name]
        try:
            save_settings(self.own)
        except ConfigError as error:
            self.save_failed.emit(translated(error.text))
        self.changed.emit(before, settings)

    def change(self, **choices: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Change some choices by their names; raises ConfigError for one that makes no sense."""
        self.choose(dataclasses.replace(self.current, **choices))

    def borrow(self, **choices: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Put choices in force, without saving them, until `give_back`."""
        own, now = self.own, dataclasses.replace(self.current, **choices)
        before, self.current = self.current, now
        names = [*self._replaced, *choices]
        self._replaced = {
            name: getattr(own, name) for name in names if getattr(own, name) != getattr(now, name)
        }
        self.changed.emit(before, now)

    def give_back(self) -> bool:
        """Put the choices of the user in force again; return whether any had been replaced."""
        if not self._replaced:
            return False
        before, self.current, self._replaced = self.current, self.own, {}
        self.changed.emit(before, self.current)
        return True
