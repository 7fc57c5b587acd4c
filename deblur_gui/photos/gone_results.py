"""Results that were deleted or moved outside of the program: their photos are to be done again.

It looks when a photo is chosen, at that one, and when the window comes to the front, as after the
file manager, at all of them in a thread. Where one is gone, the plan is made again, which knows.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from deblur_gui.photos.batch_queue import BatchEnd, BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.session import Session
from engine.core.paths import is_unmounted
from engine.events import Progress, Work

_AT_ONCE = 100
"""Files that are looked at before it can be stopped."""


class GoneResults(QObject):
    """Has the list planned again when a result that it shows is not there any more."""

    def __init__(
        self, page: PhotosPage, plan: PlanController, queue: BatchQueue, session: Session
    ) -> None:
        super().__init__(page)
        self._page, self._plan, self._queue, self._session = page, plan, queue, session
        self._told: set[str] = set()  # a plan that finds them finished all the same is made once
        page.list.photo_chosen.connect(self._on_list_photo_chosen)
        queue.batch_ended.connect(self._on_queue_batch_ended)

    def look(self) -> None:
        """Look whether all results are there."""
        rows = self._page.list.model.rows
        results = [row.result for row in rows if row.state == "done" and row.result]
        if results and not self._is_busy():
            self._session.slots.run("gone", partial(_find_gone, results), self._on_gone_found)

    def _is_busy(self) -> bool:
        """Whether there will be a new plan in any case."""
        return self._queue.is_running or self._plan.is_outdated

    def _on_gone_found(self, gone: Sequence[str]) -> None:
        if not self._told.issuperset(gone) and not self._is_busy():
            self._told.update(gone)
            self._plan.update(quietly=True)

    @Slot(str)
    def _on_list_photo_chosen(self, key: str) -> None:
        row = self._page.list.model.row_of(key)
        if row is not None and row.state == "done" and row.result and not self._is_busy():
            self._on_gone_found(_gone([row.result]))

    @Slot(BatchEnd)
    def _on_queue_batch_ended(self, _end: BatchEnd) -> None:
        self._told.clear()  # it may have made them again


def _find_gone(results: Sequence[str]) -> Work[list[str]]:
    found: list[str] = []
    for begin in range(0, len(results), _AT_ONCE):
        yield Progress(begin, len(results), "pictures")
        found += _gone(results[begin : begin + _AT_ONCE])
    return found


def _gone(results: Sequence[str]) -> list[str]:
    """Return those that are not there although their drive is."""
    found = [result for result in results if not os.path.lexists(result)]
    unmounted = {folder: is_unmounted(Path(folder)) for folder in {*map(os.path.dirname, found)}}
    return [result for result in found if not unmounted[os.path.dirname(result)]]
