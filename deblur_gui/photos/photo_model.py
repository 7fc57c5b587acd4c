"""The rows of the photo list, and which of them are shown."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QImage, QPixmap

from deblur_gui.language import tr, translated
from deblur_gui.photos.photo_row import (
    DONE_AT,
    FOLDER_ROLE,
    TARGET_ROLE,
    WORDS_ROLE,
    Row,
    by_earlier,
    is_surely_sharp,
    label_text,
    remarks,
    result_gone,
    state_name,
    state_words,
)
from deblur_gui.photos.state import Picture, State
from deblur_gui.widgets.plain import plain
from deblur_gui.widgets.thumbnails import Thumbnails
from engine.batch.differences import DONE_OTHERWISE
from engine.batch.image_io import DONE_BEFORE
from engine.batch.plan import ImageJob
from engine.events import Event, ItemFailed, ItemInBurst, ItemSeen
from engine.messages import Message, code_of
from engine.queue import Item

_MOST_THUMBNAILS = 1500
"""Kept in memory: 64 kB each at most."""

KINDS: dict[str, Callable[[Row], bool]] = {
    "waiting": lambda row: row.state == "waiting",
    "working": lambda row: row.state == "working",
    "done": lambda row: row.state == "done",
    "kept": lambda row: row.counted_as == "kept",
    "failed": lambda row: row.state == "failed",
    "guard": lambda row: row.guarded,
    "motion": lambda row: row.label in ("motion", "blurred"),
    "sharp": lambda row: row.label == "sharp",
    "unreadable": lambda row: row.label == "unreadable",
    "other": lambda row: row.label in ("defocus", "noisy", "unsure"),
}
"""What the list can be filtered by."""

_OF_PLAN = (code_of(DONE_OTHERWISE), code_of(DONE_AT))
"""Codes of what a plan says of a finished photo; the next plan knows better."""

_SAVED_AGAIN = "saved-again"
"""Code of what is said of a result that was given another strength."""

Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """The rows; keys are the absolute paths of the sources, as in `State.pictures`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._folders: set[str] = set()  # of all rows
        self._common = ""  # what they have in common
        self._skips_sharp = self._skips_bursts = False
        self._bursts: dict[str, list[Row]] = {}  # by `Row.best_frame`: those in the list
        self._done: dict[str, Row] = {}  # by key: done in this window, also if shown no more
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(self._on_thumbnails_ready)
        self._pixmaps: OrderedDict[str, QPixmap | None] = OrderedDict()

    def show_jobs(self, jobs: Iterable[ImageJob]) -> None:
        """Show planned pictures; rows that were there before keep their labels and results."""
        rows: list[Row] = []
        is_same, is_changed = True, False
        for number, job in enumerate(jobs):
            before = self._row_of.get(job.key)
            old = None if before is None else self.rows[before]
            if old is None and code_of(job.keep) == code_of(DONE_BEFORE):
                old = self._done.get(job.key)
            if job.keep or (old is not None and (old.target or old.state != "waiting")):
                row = _row_of_job(job, old)
                is_changed |= row is not old and (
                    old is None or (*row.looks(), row.note) != (*old.looks(), old.note)
                )
            else:  # new, or just found
                row = old or Row(job.key)
                row.target, row.reason = job.target_str, job.note
                is_changed = True
            rows.append(row)
            is_same &= before == number
        is_same &= len(rows) == len(self.rows)
        if is_same and not is_changed:
            return
        if is_same:
            self.rows = rows
            self._bursts = _bursts(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self._replace(rows)

    def show_skips(self, *, sharp: bool, bursts: bool) -> bool:
        """Show which photos the running batch skips, or else a start would; whether that is new."""
        skips = sharp, bursts
        if skips == (self._skips_sharp, self._skips_bursts):
            return False
        self._skips_sharp, self._skips_bursts = skips
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        return True

    def will_skip(self, row: Row) -> bool:
        """Whether a photo that waits will be skipped, as far as is known.

        Where bursts are skipped, also the sharpest frame if it is sharp already: as the engine
        does (`engine.batch.bursts.Burst.reasons`).
        """
        if row.state != "waiting":
            return False
        burst = self._burst_of(row) if self._skips_bursts else []
        if burst and _sharpest(burst) != row.key:
            return True
        return (self._skips_sharp or bool(burst)) and is_surely_sharp(row)

    def will_make(self, row: Row) -> bool:
        """Whether a photo that waits will have a result, as far as is known."""
        return row.label != "unreadable" and not self.will_skip(row)

    def _has_target(self, row: Row) -> bool:
        """Whether there is a result, or will be one, by the name in the row."""
        if not row.target or row.state in ("kept", "failed"):
            return False
        return row.state == "done" or self.will_make(row)

    def _burst_of(self, row: Row) -> list[Row]:
        """Return the frames of the burst of a photo that are in the list; [] for a single one."""
        frames = self._bursts.get(row.best_frame, []) if row.best_frame else []
        return frames if len(frames) > 1 else []

    def _burst_text(self, row: Row) -> str:
        """Return what is known of a photo that waits among the frames of a burst, or ""."""
        burst = self._burst_of(row) if row.state == "waiting" else []
        if not burst:
            return ""
        best = _sharpest(burst)
        if best != row.key:
            return tr("{0} of the same burst is sharper").format(Path(best).name)
        return tr("The sharpest of a burst of {0}").format(len(burst))

    def show_details(self, details: Mapping[str, str]) -> None:
        """Show in their tooltips in what results differ from the chosen settings, by key."""
        for row in self.rows:
            row.details = details.get(row.key, "")

    def show_failures(self, failed: Mapping[str, Item]) -> None:
        """Show how photos that wait failed in an earlier batch, by key.

        What failed as it was then, and has been repaired since, waits again.
        """
        changed = []
        for place, row in enumerate(self.rows):
            if row.state == "failed" and row.key not in failed and os.path.lexists(row.key):
                row.state, row.hint = "waiting", ""
                row.say("")
                changed.append(place)
        for key, item in failed.items():
            number = self._row_of.get(key)
            if number is not None and self.rows[number].state == "waiting":
                row = self.rows[number]
                row.state, row.hint = "failed", item.hint
                row.say(item.reason)
                changed.append(number)
        self._tell(changed)

    def add_found(self, keys: Iterable[str], known: Mapping[str, Row]) -> None:
        """Add photos that are not in the list yet at its end; what becomes of them is unknown.

        `known`: what earlier rows know of some.
        """
        new = [known.get(key) or Row(key) for key in dict.fromkeys(keys) if key not in self._row_of]
        if not new:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self.rows += new
        self._row_of.update((row.key, first + i) for i, row in enumerate(new))
        is_other = self._note_folders(new)
        for key, frames in _bursts(new).items():
            self._bursts.setdefault(key, []).extend(frames)
        self.endInsertRows()
        if is_other and first:
            self.dataChanged.emit(self.index(0), self.index(first - 1))

    def replace(self, rows: list[Row]) -> None:
        """Show these rows instead; the list is used as it is."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self._replace(rows)

    def _replace(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._row_of = {row.key: i for i, row in enumerate(rows)}
        self._bursts = _bursts(rows)
        self._folders, self._common = set(), ""
        self._note_folders(rows)
        self.endResetModel()

    def _note_folders(self, rows: Iterable[Row]) -> bool:
        """Note where further rows are; return whether all are to be told otherwise now."""
        before = len(self._folders) > 1, self._common
        new = {os.path.dirname(row.key) for row in rows} - self._folders
        if not new:
            return False
        is_first = not self._folders
        self._folders |= new
        if is_first or self._common:  # else nothing is common to all of them
            try:  # of what is new alone: a large list grows 30 times a second
                self._common = os.path.commonpath(new if is_first else (self._common, *new))
            except ValueError:  # on several drives
                self._common = ""
        return before != (len(self._folders) > 1, self._common)

    def _folder_of(self, row: Row) -> str:
        """Return where a photo is, as far as photos of the list differ in it."""
        if len(self._folders) < 2:
            return ""
        return os.path.dirname(row.key).removeprefix(self._common).strip(os.sep)

    def apply(self, state: State, keys: Collection[str]) -> None:
        """Show the state of these pictures."""
        changed = []
        for key in keys:
            number, picture = self._row_of.get(key), state.pictures.get(key)
            if number is None or picture is None:
                continue
            row = self.rows[number]
            if row.state == picture.state == "waiting" and row.looks() == _looks(picture):
                continue  # as most are when a batch starts
            if (row.state, row.reason) != (picture.state, picture.reason):
                row.say(picture.reason)
            row.state, row.fraction, row.hint = picture.state, picture.fraction, picture.hint
            row.target = picture.target or row.target
            if picture.state == "done":
                self._done[key] = row
            if picture.state in ("done", "kept"):
                row.result = row.target
                row.guarded = not {"guard-kept", "guard-lowered"}.isdisjoint(picture.code.split())
            if picture.code == "sharp":
                row.label, row.seen = "sharp", picture.reason
            changed.append(number)
        self._tell(changed)

    def apply_triage(self, events: Iterable[Event]) -> None:
        """Show what triage found."""
        changed = []
        for event in events:
            if not isinstance(event, ItemSeen | ItemFailed | ItemInBurst):
                continue
            number = self._row_of.get(event.item)
            if number is None:
                continue
            row = self.rows[number]
            changed.append(number)
            if isinstance(event, ItemInBurst):
                row.best_frame, row.detail = event.best, event.detail
            elif isinstance(event, ItemFailed):
                row.label, row.number, row.seen = "unreadable", 0.0, event.text
                row.direction_degrees = row.length_px = None
            else:
                row.label, row.number, row.seen = event.label, event.confidence, event.reason
                row.direction_degrees, row.length_px = event.direction_degrees, event.length_px
                row.best_frame = ""  # bursts are told after all photos
        if changed:
            self._bursts = _bursts(self.rows)
        self._tell(changed)

    def note_read(self, key: str, problem: str) -> None:
        """Show that a photo that waits was read after all, or cannot be: no result is promised."""
        row = self.row_of(key)
        if row is None or row.state != "waiting" or (row.label == "unreadable") == bool(problem):
            return
        row.label, row.number, row.seen = "unreadable" if problem else "", 0.0, problem
        row.direction_degrees = row.length_px = None
        self._tell([self._row_of[key]])

    def advise(self, advice: Callable[[float], tuple[str, str]]) -> int:
        """Show what to expect for blur of each length that was found; return how often little."""
        changed = []
        for number, row in enumerate(self.rows):
            wanted = ("", "")
            if row.label == "motion" and row.length_px is not None:
                wanted = advice(row.length_px)
            if (row.advice, row.help) != wanted:
                row.advice, row.help = wanted
                changed.append(number)
        self._tell(changed)
        return sum(bool(row.advice) for row in self.rows)

    def note_saved(self, key: str, text: str) -> None:
        """Say that the result of a photo was saved again; what is to be known of it stays said."""
        number = self._row_of.get(key)
        if number is not None:
            row = self.rows[number]
            is_note = row.state == "done" and not _is_of_plan(row)
            is_note &= code_of(row.reason) != _SAVED_AGAIN
            note = row.reason if is_note else row.note
            row.say(Message(text, _SAVED_AGAIN))
            row.note = note
            self._tell([number])

    def _tell(self, changed: list[int]) -> None:
        if len(changed) > 100:  # a whole batch at once, as after a resume
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))
            return
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    @property
    def folder_count(self) -> int:
        """In how many folders the pictures are."""
        return len(self._folders)

    def has_all(self, keys: Iterable[str]) -> bool:
        """Return whether all these pictures are in the list."""
        return all(map(self._row_of.__contains__, keys))

    def number_of(self, key: str) -> int:
        """Return the row of a picture, -1 if it is not in the list."""
        return self._row_of.get(key, -1)

    def row_of(self, key: str) -> Row | None:
        """Return the row of a picture, None if it is not in the list."""
        number = self._row_of.get(key)
        return None if number is None else self.rows[number]

    def close(self) -> None:
        """Stop making thumbnails."""
        self._thumbnails.close()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of pictures."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a view asks for; the delegate takes the row itself (UserRole)."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == TARGET_ROLE:
            return self._has_target(row)
        if role == FOLDER_ROLE:
            return self._folder_of(row)
        if role == WORDS_ROLE:
            return state_words(row, skipped=self.will_skip(row), burst=self._burst_text(row))
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pixmap(row.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = bool(row.reason) and row.reason == row.seen
            seen = f"{label_text(row)}: {translated(row.seen)}" if row.label and not told else ""
            is_made = self._has_target(row) or os.path.isfile(row.target)
            target = f"→ {row.target}" if is_made else ""
            advice = " ".join(translated(text) for text in (row.advice, row.help) if text)
            said = " · ".join(self._remarks(row))
            if row.details:
                said = "\n".join(filter(None, map(translated, (row.details, row.note))))
            lines = (row.key, target, said, translated(row.hint), seen, advice)
            return plain("\n".join(line for line in lines if line))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (
                row.name,
                self._folder_of(row),
                state_name(row.counted_as),
                label_text(row),
                translated(row.advice),
                *self._remarks(row),
            )
            return ", ".join(word for word in words if word)
        return None

    def _remarks(self, row: Row) -> list[str]:
        return remarks(row, skipped=self.will_skip(row), burst=self._burst_text(row))

    def _pixmap(self, key: str) -> QPixmap | None:
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        self._pixmaps[key] = None
        given_up = self._thumbnails.ask(key)
        if given_up is not None:
            self._pixmaps.pop(given_up, None)
        if len(self._pixmaps) > _MOST_THUMBNAILS:
            self._pixmaps.popitem(last=False)
        return None

    def _on_thumbnails_ready(self, key: str, image: QImage) -> None:
        self._pixmaps[key] = QPixmap.fromImage(image)
        number = self._row_of.get(key)
        if number is not None:
            index = self.index(number)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


class PhotoFilter(QSortFilterProxyModel):
    """Accepts pictures whose path contains a text and that are of a kind."""

    def __init__(self, model: PhotoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_wanted: Callable[[Row], bool] | None = None
        self._model = model
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    def choose(self, text: str, kind: str = "") -> None:
        """Show only these; `kind` is a key of KINDS, "" for all."""
        self._text, self._is_wanted = text.casefold(), KINDS.get(kind)
        if is_filtering := bool(self._text or self._is_wanted):
            self.setDynamicSortFilter(True)
        self.invalidate()
        # Else each changed row is asked for: a whole list, when a batch of it starts.
        self.setDynamicSortFilter(is_filtering)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Return whether a row is shown; bypasses the model's `data`, which is slow from Python."""
        row = self._model.rows[source_row]
        if self._text and self._text not in row.key.casefold():
            return False
        return self._is_wanted is None or self._is_wanted(row)

    def keys(self) -> list[str]:
        """Return the keys of what is shown."""
        rows = self._model.rows
        return [rows[self.mapToSource(self.index(n, 0)).row()].key for n in range(self.rowCount())]


def _looks(picture: Picture) -> tuple[str, str, str]:
    return picture.target, picture.reason, picture.state


def _row_of_job(job: ImageJob, old: Row | None) -> Row:
    """Return the row of a planned picture; `old` is the one that it has in the list, if any."""
    row = Row(job.key, job.target_str)
    if old is not None and code_of(job.keep) == code_of(DONE_BEFORE) and _has_another(old, job):
        return old
    if code_of(job.keep) == code_of(DONE_BEFORE):
        row.state, row.result, row.note = "done", row.target, job.note
        row.reason = by_earlier()
    elif code_of(job.keep) in _OF_PLAN:
        row.state, row.result, row.reason, row.note = "done", row.target, job.keep, job.note
    elif job.keep:
        row.state, row.reason = "kept", job.keep
    else:
        row.reason = job.note
    # What failed in a watched folder was in no plan.
    same = old is not None and (old.target or row.target) == row.target
    if old is not None and same and old.state == (row.state if job.keep else "failed"):
        was, now = (code_of(each.reason) in _OF_PLAN for each in (old, row))
        if row.state != "done" or row.reason == old.reason or not (was or now):
            old.note, old.target = row.note, row.target
            return old
        is_told = not was and old.reason not in ("", by_earlier())
        if is_told and code_of(row.reason) == code_of(DONE_AT):
            return old  # that it was saved again, or why there is less of the result
        row.reason = row.reason if now else ""
        row.copy_from(old)
    elif old is not None:
        row.copy_from(old)
        again = tr("Done with other settings, will be processed again")
        gone = result_gone()
        was_done = old.state == "done" or old.reason in (again, gone)
        if row.state == "waiting" and not row.reason and was_done:
            row.reason = again if os.path.isfile(row.result) else gone
    return row


def _bursts(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return those rows that are frames of a burst, by its name."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.best_frame:
            found.setdefault(row.best_frame, []).append(row)
    return found


def _sharpest(burst: Iterable[Row]) -> str:
    """Return the key of the sharpest of these frames: the one triage named, while it is there."""
    return max(burst, key=lambda row: (row.key == row.best_frame, row.detail)).key


def _has_another(row: Row, job: ImageJob) -> bool:
    """Whether a row is done in this window with another result than a plan found.

    As when both were kept. What an earlier plan found is not what was made here.
    """
    if row.state != "done" or row.result in ("", job.target_str):
        return False
    return not _is_of_plan(row) and os.path.isfile(row.result)


def _is_of_plan(row: Row) -> bool:
    """Whether what is said of a finished photo is how it compares with what is chosen now."""
    return code_of(row.reason) in _OF_PLAN or row.reason == by_earlier()
