"""The choices in force, shared by all that shows or changes them.

Some may be borrowed: those of a resumed batch, in force for its photos alone. They are never saved.

Signals:
    settle_requested(): others are put in force; what is being typed has to be chosen before.
    changed(Settings, Settings): before and after; saved already.
    save_failed(str): why the settings could not be written.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.language import translated
from deblur_gui.settings import Settings, save_settings
from engine.errors import ConfigError


class SettingsStore(QObject):
    """Holds one `Settings` and writes every change to disk."""

    settle_requested = Signal()
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

    def settle(self) -> None:
        """Let what is being typed be chosen now: it is lost when other choices are shown."""
        self.settle_requested.emit()

    def choose(self, settings: Settings) -> None:
        """Take over and save these choices; what differs from what is borrowed is the user's."""
        names = [n for n in self._replaced if getattr(self.current, n) != getattr(settings, n)]
        self._take_over(settings, names)

    def change(self, **choices: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Let the user have chosen these, by their names; raises ConfigError for what is invalid.

        They are the user's also where the same is borrowed.
        """
        self.settle()
        self._take_over(dataclasses.replace(self.current, **choices), choices)

    def replace(self, settings: Settings) -> None:
        """Take over and save these choices, all the user's: nothing is borrowed any more."""
        self._take_over(settings, list(self._replaced))

    def rename_model(self, old: str, new: str) -> None:
        """Follow a model to its new name; what is borrowed stays so."""
        self.settle()
        names = [n for n in ("model", "camera_model") if getattr(self.current, n) == old]
        renamed: dict[str, Any] = dict.fromkeys(names, new)
        if self._replaced.get("model") == old:
            self._replaced["model"] = new
        self._take_over(dataclasses.replace(self.current, **renamed), ())

    def _take_over(self, settings: Settings, names: Iterable[str]) -> None:
        """Put choices in force, these of them as the user's, and save what is the user's."""
        before, self.current = self.current, settings
        for name in names:
            self._replaced.pop(name, None)
        try:
            save_settings(self.own)
        except ConfigError as error:
            self.save_failed.emit(translated(error.text))
        self.changed.emit(before, settings)

    def borrow(self, **choices: Any) -> None:  # noqa: ANN401 - fields of Settings
        """Put choices in force, without saving them, until `give_back`.

        They take the place of what is borrowed already.
        """
        self.settle()
        own, before = self.own, self.current
        self.current = dataclasses.replace(own, **choices)
        self._replaced = {
            name: getattr(own, name)
            for name in choices
            if getattr(own, name) != getattr(self.current, name)
        }
        self.changed.emit(before, self.current)

    def give_back(self) -> bool:
        """Put the choices of the user in force again; return whether any had been replaced."""
        self.settle()
        if not self._replaced:
            return False
        before, self.current, self._replaced = self.current, self.own, {}
        self.changed.emit(before, self.current)
        return True
