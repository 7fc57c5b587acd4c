"""The photos of a batch as a list: thumbnail, name, target, state and reason.

A model, a filter and one delegate; no widget per row, so 20,000 rows scroll like 20.

Signals:
    PhotoList.photo_chosen(str): another photo is the current one; "" for none.
    PhotoList.remove_clicked(list[str]): remove these from the list.
    PhotoList.keep_clicked(list[str]): remove all others from the list.
    PhotoList.selection_changed(int): so many photos are selected now.
    PhotoList.hidden_changed(int): so many photos that a start processes are hidden by the filter.
    PhotoList.finished_changed(int): so many photos are done now.
    PhotoList.photo_activated(str): Return or a double click on a photo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui import shortcuts
from deblur_gui.photos.photo_model import KINDS, Index, PhotoFilter, PhotoModel
from deblur_gui.photos.photo_row import PhotoDelegate, Row, label_name, state_name
from deblur_gui.photos.state import State
from deblur_gui.widgets.plain import PlainLabel
from engine.batch.plan import ImageJob
from engine.events import Event
from engine.queue import Item

_MOST_COUNTED = 10_000
"""Counted at each change: it takes a millisecond."""


class _View(QListView):
    """A list that leaves letters and digits to the window: they are shortcuts of the viewer."""

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint these rows; all have one height, so no layout is needed."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on keys that would only search the list."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if plain and ((event.text().isprintable() and event.text() != "") or sideways):
            event.ignore()
            return
        super().keyPressEvent(event)


@dataclass(frozen=True)
class _Place:
    """What is selected, and how far the list is scrolled: `top` is the first visible photo."""

    current: str
    selected: list[str]
    top: str
    offset_px: int
    """The position of that photo's upper edge, at most 0."""


def _ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of consecutive numbers, which are in order."""
    begin = 0
    for n in range(1, len(numbers) + 1):
        if n == len(numbers) or numbers[n] != numbers[n - 1] + 1:
            yield numbers[begin], numbers[n - 1]
            begin = n


class PhotoList(QWidget):
    """Filter, list and totals; see the module for the signals."""

    photo_chosen = Signal(str)
    remove_clicked = Signal(list)
    keep_clicked = Signal(list)
    selection_changed = Signal(int)
    photo_activated = Signal(str)
    hidden_changed = Signal(int)
    finished_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PhotoModel(self)
        self.filter = PhotoFilter(self.model, self)
        self._is_stopped = False
        self._find = QLineEdit(clearButtonEnabled=True)
        self._find.setAcceptDrops(False)  # dropped files are for the window
        self._find.setPlaceholderText(self.tr("Filter by name or folder"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._kinds = QComboBox()
        self._kinds.setAccessibleName(self.tr("Filter by state"))
        self._kinds.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kinds.setMinimumContentsLength(8)
        self._fill_kinds()
        self._kinds.view().setMinimumWidth(self._kinds.view().sizeHintForColumn(0) + 24)
        self._keep = QPushButton(self.tr("Keep only these"))
        self._keep.setToolTip(self.tr("Removes the others from the list. No file is changed."))
        self._keep.hide()
        self.view = _View()
        self.view.setModel(self.filter)
        self.view.setItemDelegate(PhotoDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("Photos"))
        self._totals = PlainLabel(wordWrap=True)
        self._totals.setContentsMargins(4, 2, 4, 2)
        self._lay_out()
        # Typing filters once it pauses: 20,000 rows take some 20 ms.
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._count_soon = QTimer(self, singleShot=True, interval=1000)
        self._count_soon.timeout.connect(self._count)
        self._before: _Place | None = None
        self.model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        self._find.textChanged.connect(self._pause.start)
        self._kinds.currentIndexChanged.connect(self._on_pause_timeout)
        self._keep.clicked.connect(self._on_keep_clicked)
        self.view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        self.view.selectionModel().selectionChanged.connect(self._on_view_selection_changed)
        self.view.activated.connect(self._on_view_activated)

    def _fill_kinds(self) -> None:
        names = {
            "guard": self.tr("Result rejected or reduced"),
            "motion": self.tr("Blurred"),
            "sharp": label_name("sharp"),
            "unreadable": label_name("unreadable"),
            "other": self.tr("Other flaws or unsure"),
        }
        self._kinds.addItem(self.tr("All"), "")
        for kind in KINDS:
            if kind == "guard":
                self._kinds.insertSeparator(self._kinds.count())
            self._kinds.addItem(names.get(kind) or state_name(kind), kind)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._find, 1)
        line.addWidget(self._kinds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._totals, 1)
        foot.addWidget(self._keep)
        layout.addLayout(foot)

    def show_jobs(
        self,
        jobs: Sequence[ImageJob],
        details: Mapping[str, str] = MappingProxyType({}),
        failed: Mapping[str, Item] | None = None,
    ) -> None:
        """Show planned pictures, and choose the first if none was chosen.

        What is selected and where the list is scrolled to stay, as far as the photos are the same.
        `details`: of some, by key, for the tooltip; see `Row.details`. `failed`: how some failed in
        an earlier batch, None where nobody asked.
        """
        self.model.show_jobs(jobs)
        self.model.show_details(details)
        if failed is not None:
            self.model.show_failures(failed)
        self._choose_again()
        self._count()

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows of an earlier `model.rows` again, as `show_jobs`."""
        self.model.replace(rows)
        self._choose_again()
        self._count()

    def add_found(
        self, keys: Iterable[str], known: Mapping[str, Row], *, instead: bool = False
    ) -> None:
        """Add photos that were found and are not planned yet; show the first if none is shown.

        `instead`: in the place of all that is in the list. `known`: rows of it, which stay.
        """
        if instead:
            self.model.replace([])
        self.model.add_found(keys, known)
        self._choose_again()
        self._count_in_time()

    def apply(self, state: State, keys: Collection[str]) -> None:
        """Show the state of these pictures."""
        self.model.apply(state, keys)
        self._count_in_time()

    def apply_triage(self, events: Iterable[Event]) -> None:
        """Show what triage found."""
        self.model.apply_triage(events)
        self._count_in_time()

    def note_read(self, key: str, problem: str) -> None:
        """Show that a photo that waits was read after all, or cannot be."""
        self.model.note_read(key, problem)
        self._count_in_time()

    def show_kind(self, kind: str) -> None:
        """Filter by a key of `KINDS`, "" for all."""
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(kind)))

    def keys(self, kind: str = "") -> list[str]:
        """Return the keys of all photos of a kind, "" for all, shown or not."""
        is_wanted = KINDS.get(kind)
        return [row.key for row in self.model.rows if is_wanted is None or is_wanted(row)]

    def current(self) -> str:
        """Return the key of the current photo, "" without one."""
        return self._key(self.view.currentIndex())

    def selected(self) -> list[str]:
        """Return the keys of the selected photos, from top to bottom."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=lambda i: i.row())
        return [self._key(index) for index in indexes]

    def choose(self, key: str) -> bool:
        """Make a photo the current one; return whether it is in the list and shown."""
        row = self._shown_row(key)
        if row < 0:
            return False
        self.view.selectionModel().setCurrentIndex(
            self.filter.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        return True

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) photo."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.filter.rowCount():
            self.view.setCurrentIndex(self.filter.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete for removal from the list."""
        if event.matches(shortcuts.REMOVE) and self.selected():
            if event.isAutoRepeat():
                return  # what is selected next was not meant
            self.remove_clicked.emit(self.selected())
        else:
            super().keyPressEvent(event)

    def _on_model_about_to_be_reset(self) -> None:
        top = self.view.indexAt(QPoint(1, 1))
        offset = self.view.visualRect(top).top() if top.isValid() else 0
        self._before = _Place(self.current(), self.selected(), self._key(top), offset)

    def _choose_again(self) -> None:
        """After the rows were replaced, select what was selected and scroll to where it was."""
        before, self._before = self._before, None
        if before is not None:
            self._restore(before)
        if not self.filter.rowCount():
            if before is not None:
                self.photo_chosen.emit("")
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.filter.index(0, 0))

    def _restore(self, place: _Place) -> None:
        selection = QItemSelection()
        rows = sorted(n for key in place.selected if (n := self._shown_row(key)) >= 0)
        for first, last in _ranges(rows):
            selection.select(self.filter.index(first, 0), self.filter.index(last, 0))
        chosen, flags = self.view.selectionModel(), QItemSelectionModel.SelectionFlag
        chosen.select(selection, flags.ClearAndSelect)
        current = self._shown_row(place.current)
        if current < 0 and rows:
            current = rows[0]
        if current >= 0:
            chosen.setCurrentIndex(self.filter.index(current, 0), flags.NoUpdate)
        if (top := self._shown_row(place.top)) >= 0:
            self.view.scrollTo(
                self.filter.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop
            )
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() - place.offset_px)

    def _shown_row(self, key: str) -> int:
        """Return the place of a photo among those that are shown, -1 if it is not."""
        number = self.model.number_of(key)
        return -1 if number < 0 else self.filter.mapFromSource(self.model.index(number)).row()

    def stop(self) -> None:
        """Make no thumbnails any more, and count nothing later: the window is closing."""
        self._is_stopped = True
        self._pause.stop()
        self._count_soon.stop()
        self.model.close()

    def _key(self, index: Index) -> str:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row.key if row is not None else ""

    def show_skips(self, *, sharp: bool, bursts: bool) -> None:
        """Promise results, and count as hidden, only of photos that are not skipped so."""
        if self.model.show_skips(sharp=sharp, bursts=bursts):
            self._count()

    def _count_in_time(self) -> None:
        """Count now, or once a second where there are many: it goes through all of them."""
        if len(self.model.rows) <= _MOST_COUNTED:
            self._count()
        elif not self._is_stopped and not self._count_soon.isActive():
            self._count_soon.start()

    def _counted(self, what: str, count: int) -> str:
        """Return how many photos have ended so, or have this label: an adjective has a plural."""
        texts = {
            "done": self.tr("%Ln done", "", count),
            "rejected": self.tr("%Ln kept unchanged", "", count),
            "kept": self.tr("%Ln skipped", "", count),
            "failed": self.tr("%Ln failed", "", count),
            "blurred": self.tr("%Ln blurred", "", count),
            "sharp": self.tr("%Ln sharp", "", count),
            "defocus": self.tr("%Ln out of focus", "", count),
            "noisy": self.tr("%Ln noisy", "", count),
            "unsure": self.tr("%Ln unsure", "", count),
            "unreadable": self.tr("%Ln unreadable", "", count),
        }
        return texts[what]

    def labels_text(self) -> str:
        """Return how many photos are sharp, blurred and so on, without what none is."""
        labels = Counter(row.label for row in self.model.rows)
        labels["blurred"] += labels.pop("motion", 0)
        kinds = ("blurred", "sharp", "defocus", "noisy", "unsure")
        return ", ".join(self._counted(kind, labels[kind]) for kind in kinds if labels[kind])

    def _count(self) -> None:
        states = Counter(map(attrgetter("counted_as"), self.model.rows))
        open_states = ("waiting", "working")  # the others are counted by how they ended
        labels = Counter(row.label for row in self.model.rows if row.state in open_states)
        number = len(self.model.rows)
        parts = [self.tr("%Ln photo(s)", "", number)] if number else []
        for state in ("done", "rejected", "kept", "failed"):
            if states.get(state):
                parts.append(self._counted(state, states[state]))
        # As what triage says of all photos: it cannot always tell how one is blurred.
        labels["blurred"] += labels.pop("motion", 0)
        for label in ("blurred", "sharp", "defocus", "noisy", "unsure", "unreadable"):
            if labels.get(label):
                parts.append(self._counted(label, labels[label]))
        # A line ends between two of them only.
        self._totals.setText("\u00a0· ".join(part.replace(" ", "\u00a0") for part in parts))
        self._keep.setVisible(0 < self.filter.rowCount() < number)
        hidden = 0
        if self.filter.rowCount() < number:
            shown = set(self.filter.keys())
            hidden = sum(
                row.state == "waiting" and row.key not in shown and not self.model.will_skip(row)
                for row in self.model.rows
            )
        self.hidden_changed.emit(hidden)
        self.finished_changed.emit(states.get("done", 0))

    def _on_pause_timeout(self) -> None:
        before = self.current()
        self.filter.choose(self._find.text(), self._kinds.currentData() or "")
        if self._shown_row(before) < 0:
            self._choose_first()
        self._count()

    def _choose_first(self) -> None:
        """Choose the first photo that is shown, as the current one is no longer; or none."""
        by_qt = self.current()  # made current while rows were taken out, and not selected
        first = self._key(self.filter.index(0, 0))
        if not self.choose(first) or first == by_qt:
            self.photo_chosen.emit(first)

    def _on_keep_clicked(self) -> None:
        self.keep_clicked.emit(self.filter.keys())

    def _on_view_activated(self, index: QModelIndex) -> None:
        self.photo_activated.emit(self._key(index))

    def _on_view_selection_changed(self) -> None:
        self.selection_changed.emit(len(self.view.selectionModel().selectedRows()))

    def _on_view_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.photo_chosen.emit(self._key(current))
