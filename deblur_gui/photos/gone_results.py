"""Results that were deleted or moved outside of the program: their photos are to be done again.

It looks when a photo is chosen, at that one, and when the window comes to the front, as after the
file manager, at all of them in a thread. Where one is gone, or is there again, the plan is made
again, which knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from deblur_gui.photos.batch_queue import BatchEnd, BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import Row, result_gone
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.session import Session
from engine.core.paths import is_unmounted
from engine.events import Progress, Work

_AT_ONCE = 100
"""Files that are looked at before it can be stopped."""


@dataclass(frozen=True)
class _Seen:
    """What the list says of results that is not so."""

    gone: frozenset[str]
    """They are not there although their photos are done."""
    back: frozenset[str]
    """They are there although they were gone."""


class GoneResults(QObject):
    """Has the list planned again when a result that it shows is not there any more."""

    def __init__(
        self, page: PhotosPage, plan: PlanController, queue: BatchQueue, session: Session
    ) -> None:
        super().__init__(page)
        self._page, self._plan, self._queue, self._session = page, plan, queue, session
        self._told: dict[str, str] = {}
        """Keys of photos by their results; a plan that finds them finished all the same is made
        once, until they are there or the photos are not done any more."""
        page.list.photo_chosen.connect(self._on_list_photo_chosen)
        page.list.finished_changed.connect(self._forget_undone)
        queue.batch_ended.connect(self._on_queue_batch_ended)

    def look(self) -> None:
        """Look whether all results are there."""
        done, gone = _known(self._page.list.model.rows)
        if (done or gone) and not self._is_busy():
            work = partial(_find_changed, tuple(done), gone)
            self._session.slots.run("gone", work, partial(self._on_seen, done))

    def _is_busy(self) -> bool:
        """Whether there will be a new plan in any case."""
        return self._queue.is_running or self._plan.is_outdated

    def _on_seen(self, done: Mapping[str, str], seen: _Seen) -> None:
        """Plan again if something is new; `done`: keys by results that were looked at."""
        for result in self._told.keys() & done.keys() - seen.gone:
            del self._told[result]
        is_new = bool(seen.back) or not seen.gone <= self._told.keys()
        if is_new and not self._is_busy():
            self._told.update((result, done[result]) for result in seen.gone)
            self._plan.update(quietly=True)

    @Slot(str)
    def _on_list_photo_chosen(self, key: str) -> None:
        row = self._page.list.model.row_of(key)
        if row is not None and not self._is_busy():
            done, gone = _known([row])
            self._on_seen(done, _changed(tuple(done), gone))

    @Slot()
    def _forget_undone(self) -> None:
        """Forget what the list knows by now: if it is done once more, its result is another one."""
        row_of = self._page.list.model.row_of
        for result, key in [*self._told.items()]:
            row = row_of(key)
            if row is None or row.state != "done":
                del self._told[result]

    @Slot(BatchEnd)
    def _on_queue_batch_ended(self, _end: BatchEnd) -> None:
        self._told.clear()  # it may have made them again


def _known(rows: Iterable[Row]) -> tuple[dict[str, str], list[str]]:
    """Return the results of photos that are done, with their keys, and those said to be gone."""
    said, done, gone = result_gone(), dict[str, str](), list[str]()
    for row in rows:
        if row.result and row.state == "done":
            done[row.result] = row.key
        elif row.result and row.state == "waiting" and row.reason == said:
            gone.append(row.result)
    return done, gone


def _find_changed(done: Sequence[str], gone: Sequence[str]) -> Work[_Seen]:
    missing, back = set[str](), set[str]()
    for begin in range(0, max(len(done), len(gone)), _AT_ONCE):
        yield Progress(begin, max(len(done), len(gone)), "pictures")
        part = slice(begin, begin + _AT_ONCE)
        seen = _changed(done[part], gone[part])
        missing |= seen.gone
        back |= seen.back
    return _Seen(frozenset(missing), frozenset(back))


def _changed(done: Sequence[str], gone: Sequence[str]) -> _Seen:
    return _Seen(frozenset(_gone(done)), frozenset(filter(os.path.isfile, gone)))


def _gone(results: Sequence[str]) -> list[str]:
    """Return those that are not there although their drive is."""
    found = [result for result in results if not os.path.lexists(result)]
    unmounted = {folder: is_unmounted(Path(folder)) for folder in {*map(os.path.dirname, found)}}
    return [result for result in found if not unmounted[os.path.dirname(result)]]
