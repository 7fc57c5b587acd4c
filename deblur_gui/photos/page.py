"""The page Photos: the list left, the viewer in the middle, the four steps of a batch right.

It lays out and shows; what happens when something is pressed is in the controllers beside it.

Signals:
    status_changed(str): a short-lived line for the status bar.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from deblur_gui import shortcuts
from deblur_gui.photos.background import Planner, Previews
from deblur_gui.photos.photo_list import PhotoList
from deblur_gui.photos.progress import PreviewProgress, SearchProgress
from deblur_gui.photos.steps import BatchPanel
from deblur_gui.photos.viewer import ViewerPanel
from deblur_gui.session import Session
from deblur_gui.settings_store import SettingsStore
from deblur_gui.shortcuts import key_of
from deblur_gui.widgets.notice import MessageArea, Notice


class PhotosPage(QWidget):
    """Shows the photo that is current in the list."""

    status_changed = Signal(str)

    def __init__(self, session: Session, settings: SettingsStore, planner: Planner) -> None:
        super().__init__()
        self.list = PhotoList()
        self.viewer = ViewerPanel(Previews(session, self), settings, session.cards)
        self.steps = BatchPanel(settings, session.cards())
        self.notice = Notice()
        self.search = SearchProgress(planner)
        self.previewing = PreviewProgress(self.viewer.previews)
        self.previewing.stop_clicked.connect(self.viewer.stop_comparing)
        messages = MessageArea(self.viewer.view)
        for each in (self.notice, self.previewing, self.search):
            messages.add(each)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for number, widget in enumerate((self.list, self.viewer, self.steps)):
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(number, int(number == 1))
            self._columns.setCollapsible(number, number != 1)
        self._columns.setSizes([300, 690, 350])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._columns, 1)
        self.list.photo_chosen.connect(self._on_list_photo_chosen)
        self.list.photo_chosen.connect(self.notice.show_photo)
        self.list.photo_activated.connect(self._on_list_photo_activated)
        self.list.hidden_changed.connect(self.steps.start.show_hidden)
        self.viewer.status_changed.connect(self.status_changed)
        self.viewer.photo_read.connect(self.list.note_read)
        settings.save_failed.connect(self.notice.say)
        session.warned.connect(self.notice.say)

    def show_status(self, text: str) -> None:
        """Show a short-lived line in the status bar."""
        self.status_changed.emit(text)

    def show_current(self) -> None:
        """Show the current photo, and its result if it has one."""
        self._on_list_photo_chosen(self.list.current())

    def handle_key(self, event: QKeyEvent) -> bool:
        """Obey a key, also one that another widget got; return whether it meant anything here."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.list.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif plain and event.key() == key_of(shortcuts.PREVIEW):
            if not event.isAutoRepeat():
                self.viewer.preview()
        else:
            return self.viewer.view.handle_key(event)
        return True

    def column_widths(self) -> str:
        """Return the widths of the columns, for `restore_columns`."""
        return bytes(self._columns.saveState().toBase64().data()).decode()

    def restore_columns(self, widths: str) -> None:
        """Restore the widths that `column_widths` returned."""
        self._columns.restoreState(QByteArray.fromBase64(widths.encode("ascii", "ignore")))

    @Slot(str)
    def _on_list_photo_chosen(self, key: str) -> None:
        row = self.list.model.row_of(key)
        result = row.result if row is not None and os.path.isfile(row.result) else ""
        self.viewer.show_photo(key, result)

    @Slot(str)
    def _on_list_photo_activated(self, _key: str) -> None:
        self.viewer.view.setFocus()
