"""The models dialog, opened from wherever it is needed.

Signals:
    changed(): a model was added, removed, renamed or measured.
    renamed(str, str): the old and the new name of a model.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from deblur_gui.models.dialog import ModelsDialog
from deblur_gui.session import Session


class ModelsController(QObject):
    """Owns the one dialog, which is made when it is first shown."""

    changed = Signal()
    renamed = Signal(str, str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._dialog: ModelsDialog | None = None

    @Slot()
    def show(self, name: str = "") -> ModelsDialog:
        """Show the dialog, and select this model."""
        if self._dialog is None:
            self._dialog = ModelsDialog(
                self._session.catalogue, self._window, lambda: self._session.is_computing
            )
            self._dialog.changed.connect(self.changed)
            self._dialog.renamed.connect(self.renamed)
        self._dialog.refresh(name)
        self._dialog.open()
        return self._dialog

    @Slot(Path)
    def import_file(self, path: Path) -> None:
        """Show the dialog and import a model."""
        self.show().import_file(path)
