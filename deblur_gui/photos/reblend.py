"""Strength afterwards: finished photos are written anew at another strength, without the model.

slider -> viewer (mixed as it is drawn) -> Apply -> session.reblend -> file, list, notice
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deblur_gui.session import Reblended

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Afterwards(QObject):
    """Writes what the viewer shows, and says what was done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left = self._written = 0
        self._errors: list[str] = []
        bar = window.viewer.strength
        bar.apply_asked.connect(self.apply)
        bar.show_selected(0)
        window.photos.selection_changed.connect(bar.show_selected)
        window.session.reblended.connect(self._on_session_reblended)
        window.session.job_failed.connect(lambda job, _: self._give_up() if job == "reblend" else 0)

    def apply(self, selected: bool) -> None:
        """Write the photo that is shown, or all selected ones, at the strength of the slider."""
        photos = self._window.photos
        items = []
        for key in photos.selected() if selected else [photos.current()]:
            row = photos.model.rows[photos.model.number_of(key)]
            if row.result and os.path.isfile(row.result):
                items.append((Path(row.key), Path(row.result)))
        if not items:
            self._window.notice.say(self.tr("None of these photos has a result yet."))
            return
        if not self._left:
            self._written, self._errors = 0, []
        self._left += len(items)
        self._window.progress.say(self.tr("Writing %Ln result(s)…", "", len(items)))
        self._strength = self._window.settings.strength
        self._window.session.reblend(items, self._strength)

    def _give_up(self) -> None:
        self._left = 0

    def _on_session_reblended(self, told: Reblended) -> None:
        self._left = max(0, self._left - 1)
        if told.error:
            self._errors.append(f"{told.source.name}: {told.error}")
        else:
            self._written += 1
            note = self.tr("now at {0} %").format(round(self._strength * 100))
            self._window.photos.model.note(str(told.source), note)
            if str(told.source) == self._window.photos.current():
                self._window.viewer.reload_result()
        if not self._left:
            self._sum_up()

    def _sum_up(self) -> None:
        said = []
        if self._written:
            text = self.tr("%Ln result(s) written anew at {0} %.", "", self._written)
            said.append(text.format(round(self._strength * 100)))
            said.append(self.tr("The originals were not touched."))
        if self._errors:
            said.append(self.tr("%Ln could not be written:", "", len(self._errors)))
            said.append("\n" + "\n".join(self._errors[:3]))
        self._window.notice.say(" ".join(said))
