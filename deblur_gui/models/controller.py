"""The dialogs about models and graphics chips, opened from wherever they are needed.

Signals:
    changed(): a model was added, removed, renamed or measured.
    renamed(str, str): the old and the new name of a model.
    graphics_closed(): what photos are processed on may have changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from deblur_gui.models.card_text import details_text, whole_text
from deblur_gui.session import Session
from engine.models import ModelCard, RunsOn

if TYPE_CHECKING:  # not for the first paint
    from deblur_gui.models.dialog import ModelsDialog
    from deblur_gui.models.graphics_dialog import GraphicsDialog


class ModelsController(QObject):
    """Owns one of each, which is made when it is first shown."""

    changed = Signal()
    renamed = Signal(str, str)
    graphics_closed = Signal()

    def __init__(self, session: Session, window: QWidget, in_use: Callable[[], str]) -> None:
        """`in_use`: the name of the model that photos get now, "" for none."""
        super().__init__(window)
        self._session, self._window, self._in_use = session, window, in_use
        self._dialog: ModelsDialog | None = None
        self._graphics: GraphicsDialog | None = None

    @Slot()
    def show(self, name: str = "") -> ModelsDialog:
        """Show the dialog, and select this model; "" is the one in use."""
        if self._dialog is None:
            from deblur_gui.models.dialog import ModelsDialog

            self._dialog = ModelsDialog(self._session, self._window)
            self._dialog.changed.connect(self.changed)
            self._dialog.renamed.connect(self.renamed)
        self._dialog.refresh(name or self._in_use())
        self._dialog.open()
        return self._dialog

    @Slot(ModelCard, RunsOn)
    def show_details(self, card: ModelCard, runs_on: RunsOn) -> None:
        """Show all that is known about a model, and its speed with these means."""
        box = show_card(self._window, card, runs_on)

        def add_seen(seconds: float | None) -> None:
            if seconds is not None:
                box.setText(whole_text(card, runs_on, seconds))

        self._session.find_seen_speed(card, runs_on, add_seen)

    @Slot()
    def show_graphics(self) -> GraphicsDialog:
        """Show the dialog about graphics chips."""
        if self._graphics is None:
            from deblur_gui.models.graphics_dialog import GraphicsDialog

            self._graphics = GraphicsDialog(self._session, self._window)
            self._graphics.finished.connect(lambda _: self.graphics_closed.emit())
        self._graphics.refresh()
        self._graphics.open()
        return self._graphics

    @Slot(Path)
    def import_file(self, path: Path) -> None:
        """Show the dialog and import a model."""
        self.show().import_file(path)


def show_card(parent: QWidget, card: ModelCard, runs_on: RunsOn) -> QMessageBox:
    """Show everything known about a model, and its speed, as `whole_text`."""
    box = QMessageBox(parent)
    box.setWindowTitle(card.title)
    box.setText(whole_text(card, runs_on))
    box.setDetailedText(details_text(card))
    box.open()
    return box
