"""Results that are not wanted go to the bin of the system, and come back by Undo.

Their photos are to be done again then, as where a result was deleted outside of the program.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFile, QObject

from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import Row
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.widgets.plain import confirm
from engine.core.paths import is_file


@dataclass(frozen=True)
class _Binned:
    """A result, and where the bin has it."""

    result: str
    place: str


class Trash(QObject):
    """Moves results to the bin; never an original."""

    def __init__(self, page: PhotosPage, plan: PlanController, queue: BatchQueue) -> None:
        super().__init__(page)
        self._page, self._plan, self._queue = page, plan, queue

    def results_of(self, rows: Iterable[Row]) -> list[str]:
        """Return the results of finished photos that are there."""
        model = self._page.list.model
        return [
            row.result
            for row in rows
            if row.state == "done" and is_file(Path(row.result)) and model.number_of(row.result) < 0
        ]

    def why_not(self, rows: Iterable[Row]) -> str:
        """Return why nothing can be moved to the bin, "" if something can."""
        if self._queue.is_running:
            return self.tr("Wait until the batch has ended.")
        return "" if self.results_of(rows) else self.tr("There is no result yet.")

    def move(self, rows: Iterable[Row]) -> None:
        """Move the results of these photos to the bin, or delete them where there is none."""
        rows = list(rows)
        if self.why_not(rows):
            return
        binned, left = list[_Binned](), list[str]()
        for result in self.results_of(rows):
            place = move_to_bin(result)
            if place is None:
                left.append(result)
            else:
                binned.append(_Binned(result, place))
        deleted, kept = self._delete(left)
        self._tell(binned, deleted, kept)
        if binned or deleted:
            self._plan.update(quietly=True)

    def _delete(self, results: list[str]) -> tuple[list[str], list[str]]:
        """Ask whether these are to be deleted; return those that were and those that were not."""
        title = self.tr("Delete results")
        text = self.tr(
            "%Ln result(s) cannot be moved to a bin here. Delete for good?", "", len(results)
        )
        if not results or not confirm(self._page, title, text, self.tr("Delete")):
            return [], []
        deleted, kept = list[str](), list[str]()
        for result in results:
            (deleted if QFile.remove(result) else kept).append(result)
        return deleted, kept

    def _tell(self, binned: list[_Binned], deleted: list[str], kept: list[str]) -> None:
        said = list[str]()
        if binned:
            said.append(self.tr("%Ln result(s) moved to the bin.", "", len(binned)))
        if deleted:
            said.append(self.tr("%Ln result(s) deleted.", "", len(deleted)))
        if kept:
            text = self.tr("Could not be deleted: {0}. May you write to its folder?")
            said.append(text.format(", ".join(map(os.path.basename, kept[:3]))))
        if said:
            self._page.notice.say(" ".join(said), of_photos=True)
        back = [one for one in binned if one.place]
        if back:
            self._page.notice.offer(self.tr("Undo"), partial(self._bring_back, back))

    def _bring_back(self, binned: list[_Binned]) -> None:
        """Take results out of the bin; a file that has their name by now stays as it is."""
        lost = [one.result for one in binned if not _restored(one)]
        if lost:
            text = self.tr("Not brought back, look for it in the bin: {0}.")
            names = ", ".join(map(os.path.basename, lost[:3]))
            self._page.notice.say(text.format(names), of_photos=True)
        self._plan.update(quietly=True)


def move_to_bin(path: str) -> str | None:
    """Return where the bin has the file now, "" if it does not say; None if it was not moved."""
    file = QFile(path)
    if not file.moveToTrash():
        return None
    place: str = file.fileName()
    return "" if place == path else place


def _restored(one: _Binned) -> bool:
    """Bring a result back; nothing is written over."""
    if os.path.lexists(one.result) or not QFile.rename(one.place, one.result):
        return False
    place = Path(one.place)
    with contextlib.suppress(OSError):  # else the bins of Linux go on listing it
        (place.parent.parent / "info" / f"{place.name}.trashinfo").unlink()
    return True
