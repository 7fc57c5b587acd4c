"""Results that are not wanted go to the bin of the system, and come back by Undo.

window: what the list knows -> job: what the disk and the queue know -> window: what was done

Only results that a batch wrote and nobody has changed since are moved. Their photos are to be done
again then, as where a result was deleted outside of the program.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QFile, QObject

from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import Row
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.session import Session
from deblur_gui.widgets.plain import confirm
from engine.core.paths import lexists
from engine.events import Progress, Work
from engine.queue import OpenQueue

_SLOT = "bin"


@dataclass(frozen=True)
class Binned:
    """A result, and where the bin has it."""

    result: str
    place: str


@dataclass
class _Outcome:
    """What became of results."""

    binned: list[Binned] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """There is no bin for these."""
    deleted: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """These could not be deleted."""
    altered: list[str] = field(default_factory=list)
    """These are no results of ours any more, so they were left alone."""
    gone: list[str] = field(default_factory=list)


class Trash(QObject):
    """Moves results to the bin; never an original, nor what the user has made of a result."""

    def __init__(
        self, page: PhotosPage, plan: PlanController, queue: BatchQueue, session: Session
    ) -> None:
        super().__init__(page)
        self._page, self._plan, self._queue, self._session = page, plan, queue, session

    def results_of(self, rows: Iterable[Row]) -> list[str]:
        """Return the results of finished photos, as far as the list knows; not photos in it."""
        model = self._page.list.model
        results = dict.fromkeys(row.result for row in rows if row.state == "done" and row.result)
        return [result for result in results if model.number_of(result) < 0]

    def why_not(self, rows: Iterable[Row], results: Sequence[str]) -> str:
        """Return why nothing can be moved to the bin, "" if something can.

        `results`: what `results_of` returns of these photos.
        """
        if self._queue.is_running:
            return self.tr("Wait until the batch has ended.")
        if _SLOT in self._session.slots:
            return self.tr("Wait until the other results are moved.")
        if results:
            return ""
        if any(row.state == "done" and row.result for row in rows):
            return self.tr("The result is itself in the list.")
        return self.tr("There is no result yet.")

    def move(self, rows: Iterable[Row]) -> None:
        """Move the results of these photos to the bin, or delete them where there is none."""
        rows = list(rows)
        results = self.results_of(rows)
        if not self.why_not(rows, results):
            self._run(partial(_move, results), self._on_moved)

    def _run(
        self, work: Callable[[OpenQueue], Work[_Outcome]], then: Callable[[_Outcome], None]
    ) -> None:
        opened = partial(work, self._session.open_queue)
        failed = self._page.notice.say_failure
        self._session.slots.run(_SLOT, opened, then, failed=failed, in_turn=True)

    def _on_moved(self, outcome: _Outcome) -> None:
        title = self.tr("Delete results")
        text = self.tr(
            "%Ln result(s) cannot be moved to a bin here. Delete for good?", "", len(outcome.left)
        )
        if outcome.left and confirm(self._page, title, text, self.tr("Delete")):
            self._run(partial(_delete, outcome), self._tell)
        else:
            self._tell(outcome)

    def _tell(self, outcome: _Outcome) -> None:
        said = list[str]()
        if outcome.binned:
            said.append(self.tr("%Ln result(s) moved to the bin.", "", len(outcome.binned)))
        if outcome.deleted:
            said.append(self.tr("%Ln result(s) deleted.", "", len(outcome.deleted)))
        if outcome.kept:
            text = self.tr(
                "%Ln result(s) could not be deleted: {0}. May you write to the folder?",
                "",
                len(outcome.kept),
            )
            said.append(text.format(_names(outcome.kept)))
        if outcome.altered:
            text = self.tr("%Ln changed since, so not moved: {0}.", "", len(outcome.altered))
            said.append(text.format(_names(outcome.altered)))
        if outcome.gone:
            said.append(self.tr("%Ln result(s) cannot be found.", "", len(outcome.gone)))
        if said:
            self._page.notice.say(" ".join(said), of_photos=True)
        back = [one for one in outcome.binned if one.place]
        if back:
            self._page.notice.offer(self.tr("Undo"), partial(self._bring_back, back))
        if outcome.binned or outcome.deleted or outcome.gone:
            self._plan_again()

    def _plan_again(self) -> None:
        if not self._queue.is_running:  # else its end does
            self._plan.update(quietly=True)

    def _bring_back(self, binned: Sequence[Binned]) -> None:
        """Take results out of the bin; a file that has their name by now stays as it is."""
        work = partial(_restore, binned)
        failed = self._page.notice.say_failure
        self._session.slots.run(_SLOT, work, self._on_restored, failed=failed, in_turn=True)

    def _on_restored(self, lost: Sequence[str]) -> None:
        if lost:
            text = self.tr("%Ln result(s) not brought back, look in the bin: {0}.", "", len(lost))
            self._page.notice.say(text.format(_names(lost)), of_photos=True)
        self._plan_again()


def move_to_bin(path: str) -> str | None:
    """Return where the bin has the file now, "" if it does not say; None if it was not moved."""
    file = QFile(path)
    if not file.moveToTrash():
        return None
    place: str = file.fileName()
    return "" if place == path else place


def delete(path: str) -> bool:
    """Delete a file for good; return whether it could be."""
    return bool(QFile.remove(path))


def _move(results: Sequence[str], open_queue: OpenQueue) -> Work[_Outcome]:
    outcome = _Outcome()

    def to_bin(result: str) -> None:
        if (place := move_to_bin(result)) is None:
            outcome.left.append(result)
        else:
            outcome.binned.append(Binned(result, place))

    yield from _take_ours(results, outcome, open_queue, to_bin)
    return outcome


def _delete(outcome: _Outcome, open_queue: OpenQueue) -> Work[_Outcome]:
    """Delete what is left; asked anew whether it is ours: the question may have stood for long."""

    def for_good(result: str) -> None:
        (outcome.deleted if delete(result) else outcome.kept).append(result)

    yield from _take_ours(outcome.left, outcome, open_queue, for_good)
    return outcome


def _take_ours(
    results: Sequence[str], outcome: _Outcome, open_queue: OpenQueue, take: Callable[[str], None]
) -> Work[None]:
    """Call `take` for those that are there and still what a batch wrote."""
    with open_queue() as queue:
        for number, result in enumerate(results):
            yield Progress(number, len(results), "pictures")
            if not lexists(Path(result)):
                outcome.gone.append(result)
            elif not queue.is_result(Path(result)):
                outcome.altered.append(result)
            else:
                take(result)


def _restore(binned: Sequence[Binned]) -> Work[list[str]]:
    """Bring results back; return those that could not be."""
    lost = list[str]()
    for number, one in enumerate(binned):
        yield Progress(number, len(binned), "pictures")
        if not restored(one):
            lost.append(one.result)
    return lost


def restored(one: Binned) -> bool:
    """Bring a result back; nothing is written over."""
    if os.path.lexists(one.result) or not QFile.rename(one.place, one.result):
        return False
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            _forget_in_bin(one)
    return True


def _forget_in_bin(one: Binned) -> None:
    """Delete what a bin of freedesktop.org notes of a file, else it goes on listing it.

    Only there, and only if it is of this file: elsewhere a file of that name is anybody's.
    """
    place = Path(one.place)
    if place.parent.name != "files":
        return
    info = place.parent.parent / "info" / f"{place.name}.trashinfo"
    lines = info.read_bytes().splitlines()
    named = next((line[5:] for line in lines if line.startswith(b"Path=")), b"")
    path = os.fsdecode(unquote_to_bytes(named.strip()))
    # A bin of another drive notes it from the top of that drive: $top/.Trash-1000, or
    # $top/.Trash/1000. An absolute path stays as it is.
    tops = place.parents[2:4]
    if path and _real_name(one.result) in {_real_name(os.path.join(top, path)) for top in tops}:
        info.unlink()


def _real_name(path: str) -> str:
    """Return the path with the links to its folder followed, but not itself."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def _names(paths: Sequence[str]) -> str:
    """Return the names of the first of these files."""
    return ", ".join(map(os.path.basename, paths[:3])) + (", …" if len(paths) > 3 else "")
