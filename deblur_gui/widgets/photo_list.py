"""The photos of a batch as a list: thumbnail, name, target, state and reason.

A model, a filter and one delegate; no widget per row, so 20,000 rows scroll like 20.

Signals:
    PhotoList.photo_chosen(str): another photo is the current one; "" for none.
    PhotoList.remove_asked(list[str]): the user wants these out of the list.
    PhotoList.open_asked(str): Return or a double click on a photo.

Room: PySide6, deblur_gui and the values of engine.plan.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.state import State
from deblur_gui.widgets.photo_row import PhotoDelegate, Row, state_name
from deblur_gui.widgets.thumbnails import Thumbnails
from engine.plan import ImageJob

_MOST_THUMBNAILS = 1500
"""Kept in memory: 64 kB each at most."""

Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """The rows; keys are the absolute paths of the sources, as in `State.pictures`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(self._on_thumbnails_ready)
        self._pixmaps: OrderedDict[str, QPixmap | None] = OrderedDict()

    def show_jobs(self, jobs: Iterable[ImageJob]) -> None:
        """Show planned pictures; what is known of those that were there already stays."""
        before = {row.key: row for row in self.rows}
        rows = []
        for job in jobs:
            key = str(job.source.absolute())
            row = Row(key, str(job.target))
            if job.keep:
                row.state, row.reason = "kept", job.keep
            else:
                row.reason = job.note
            old = before.get(key)
            if old is not None and old.state in ("done", "failed") and old.target == row.target:
                row = old
            rows.append(row)
        if [(r.key, r.target, r.reason) for r in rows] == [
            (r.key, r.target, r.reason) for r in self.rows
        ]:
            return  # nothing the user could see: keep selection and place
        same = [r.key for r in rows] == [r.key for r in self.rows]
        if same and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self._row_of = {row.key: i for i, row in enumerate(rows)}
        self.endResetModel()

    def apply(self, state: State, keys: Collection[str]) -> None:
        """Take over what `state` says of these pictures."""
        changed = []
        for key in keys:
            number, picture = self._row_of.get(key), state.pictures.get(key)
            if number is None or picture is None:
                continue
            row = self.rows[number]
            row.state, row.fraction = picture.state, picture.fraction
            row.reason, row.hint = picture.reason, picture.hint
            row.target = picture.target or row.target
            changed.append(number)
        if len(changed) > 100:  # a whole batch at once, as after a resume
            self.dataChanged.emit(self.index(min(changed)), self.index(max(changed)))
            return
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def number_of(self, key: str) -> int:
        """Return the row of a picture, -1 if it is not in the list."""
        return self._row_of.get(key, -1)

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
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pixmap(row.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (row.key, f"→ {row.target}" if row.target else "", row.reason, row.hint)
            return "\n".join(line for line in lines if line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (row.name, state_name(row.state), row.reason)
            return ", ".join(word for word in words if word)
        return None

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
    """Lets through the pictures whose path holds a text and whose state is wanted."""

    def __init__(self, model: PhotoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text, self._states = "", frozenset[str]()
        self._model = model
        self.setSourceModel(model)

    def choose(self, text: str, states: Collection[str]) -> None:
        """Show only these; no states means all."""
        self._text, self._states = text.casefold(), frozenset(states)
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Return whether a row is shown; past the model's `data`, which is slow from Python."""
        row = self._model.rows[source_row]
        return (not self._states or row.state in self._states) and self._text in row.folded


class _View(QListView):
    """A list that leaves letters and digits to the window, where they are keys of the viewer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what would only search the list."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if plain and ((event.text().isprintable() and event.text() != "") or sideways):
            event.ignore()
            return
        super().keyPressEvent(event)


class PhotoList(QWidget):
    """Filter, list and totals; see the module for the signals."""

    photo_chosen = Signal(str)
    remove_asked = Signal(list)
    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PhotoModel(self)
        self.filter = PhotoFilter(self.model, self)
        self._find = QLineEdit(clearButtonEnabled=True)
        self._find.setAcceptDrops(False)  # files dropped on it are meant for the window
        self._find.setPlaceholderText(self.tr("Filter by name or folder"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._states = QComboBox()
        self._states.setAccessibleName(self.tr("Filter by state"))
        self._states.addItem(self.tr("All"), ())
        for state in ("waiting", "working", "done", "kept", "failed"):
            self._states.addItem(state_name(state), (state,))
        self.view = _View()
        self.view.setModel(self.filter)
        self.view.setItemDelegate(PhotoDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("Photos"))
        self._totals = QLabel()
        self._totals.setContentsMargins(4, 2, 4, 2)
        self._lay_out()
        # Typing filters once it pauses: 20,000 rows take some 20 ms.
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._find.textChanged.connect(self._pause.start)
        self._states.currentIndexChanged.connect(self._on_pause_timeout)
        self.view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        self.view.activated.connect(lambda index: self.open_asked.emit(self._key(index)))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._find, 1)
        line.addWidget(self._states)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._totals)

    def show_jobs(self, jobs: Sequence[ImageJob]) -> None:
        """Show planned pictures, and choose the first if none was chosen."""
        before = self.current()
        self.model.show_jobs(jobs)
        if not self.choose(before) and self.filter.rowCount():
            self.view.setCurrentIndex(self.filter.index(0, 0))
        elif not self.filter.rowCount():
            self.photo_chosen.emit("")
        self._count()

    def apply(self, state: State, keys: Collection[str]) -> None:
        """Take over what `state` says of these pictures."""
        self.model.apply(state, keys)
        self._count()

    def current(self) -> str:
        """Return the key of the current photo, "" without one."""
        return self._key(self.view.currentIndex())

    def selected(self) -> list[str]:
        """Return the keys of the selected photos, from top to bottom."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=lambda i: i.row())
        return [self._key(index) for index in indexes]

    def choose(self, key: str) -> bool:
        """Make a photo the current one; return whether it is in the list and shown."""
        number = self.model.number_of(key)
        index = self.filter.mapFromSource(self.model.index(max(0, number)))
        if number < 0 or not index.isValid():
            return False
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        return True

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) photo."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.filter.rowCount():
            self.view.setCurrentIndex(self.filter.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete for removal from the list."""
        if event.matches(QKeySequence.StandardKey.Delete) and self.selected():
            self.remove_asked.emit(self.selected())
        else:
            super().keyPressEvent(event)

    def close_thumbnails(self) -> None:
        """Stop making thumbnails: the window is closing."""
        self.model.close()

    def _key(self, index: Index) -> str:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row.key if row is not None else ""

    def _count(self) -> None:
        counts: dict[str, int] = {}
        for row in self.model.rows:
            counts[row.state] = counts.get(row.state, 0) + 1
        number = len(self.model.rows)
        parts = [self.tr("%Ln photo(s)", "", number)] if number else []
        for state in ("done", "kept", "failed"):
            if counts.get(state):
                parts.append(f"{counts[state]} {state_name(state).lower()}")
        self._totals.setText(" · ".join(parts))

    def _on_pause_timeout(self) -> None:
        self.filter.choose(self._find.text(), self._states.currentData() or ())

    def _on_view_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.photo_chosen.emit(self._key(current))
