"""The page of training: the tunings left, the one that is chosen right.

It lays out and shows; what happens when something is pressed is in
`deblur_gui.training.controller`. All but the frame is made when the page is first seen: most
people never come here.

Signals:
    asked(str): tune, remove or go_on.
    chosen(str): the folder of the tuning that was chosen in the list.
    shown_first(): the page has been made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.training.picture_reader import PictureReader
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.start_button import StartButton
from trainer.tune.record import Tuning

if TYPE_CHECKING:
    from deblur_gui.training.progress_view import Course
    from deblur_gui.training.result_view import Comparison

_COLUMN = 270


class TrainPage(QWidget):
    """Nothing is trained before the user presses Start in the dialog."""

    asked = Signal(str)
    chosen = Signal(str)
    shown_first = Signal()

    course: Course
    comparison: Comparison

    def __init__(self, reader: PictureReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.is_made = False
        self.notice = Notice()

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is on the page."""
        self.make()
        super().showEvent(event)

    def make(self) -> None:
        """Make what is on the page, once."""
        if self.is_made:
            return
        from deblur_gui.training.progress_view import Course
        from deblur_gui.training.result_view import Comparison

        self.is_made = True
        self.tune = StartButton()
        self.tune.show_what(self.tr("Tune to my camera…"), stops=False)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tunings"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.go_on = QPushButton(self.tr("&Go on"))
        self.remove = QPushButton(self.tr("&Delete…"))
        self.course, self.comparison = Course(self._reader), Comparison(self._reader)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.course, self.tr("Training"))
        self.tabs.addTab(self.comparison, self.tr("Comparison"))
        self.welcome = QLabel(self._welcome(), wordWrap=True)
        self.welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.welcome.setMargin(48)
        self._right = QStackedWidget()
        self._right.addWidget(self.welcome)
        self._right.addWidget(self.tabs)
        self._lay_out()
        self.tune.clicked.connect(lambda: self.asked.emit("tune"))
        self.remove.clicked.connect(lambda: self.asked.emit("remove"))
        self.go_on.clicked.connect(lambda: self.asked.emit("go_on"))
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.show_buttons(None, busy=False)
        self.shown_first.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(8, 8, 8, 8)
        left.addWidget(self.tune)
        left.addWidget(QLabel(self.tr("Tunings")))
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addWidget(self.remove)
        left.addLayout(row)
        column = QWidget()
        column.setLayout(left)
        column.setFixedWidth(max(_COLUMN, column.minimumSizeHint().width()))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self._right, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(column)
        layout.addLayout(right, 1)

    def _welcome(self) -> str:
        return self.tr(
            "<h2>A model for your camera</h2>"
            "<p>Every camera blurs, grains and develops in its own way. Tuned to yours, the model "
            "does better on your photos.</p>"
            "<p>Take some 20 to 100 pairs: the same scene once sharp, from a tripod or with a "
            "short exposure, and once blurred, in two folders named <b>sharp</b> and <b>blur</b>. "
            "Sharp photos alone will do, too: blur is made from them.</p>"
            "<p>Drop the folder here. It takes minutes, nothing leaves this computer, and the "
            "new model is taken over only if it is better on photos that it has not seen.</p>"
        )

    # --- what is shown ---------------------------------------------------------------------------

    def show_tunings(self, tunings: Sequence[tuple[Tuning, str]], current: str) -> None:
        """List these tunings, each with what is to be said of it; `current` is chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for tuning, text in tunings:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(tuning.folder))
            self.list.addItem(item)
            if str(tuning.folder) == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def show_what(self, *, result: bool, nothing: bool = False) -> None:
        """Show the welcome, or the tabs, the one of the comparison where there is a result."""
        self._right.setCurrentWidget(self.welcome if nothing else self.tabs)
        self.tabs.setTabEnabled(1, result)
        self.tabs.setCurrentIndex(int(result))

    def show_buttons(self, phase: str | None, *, busy: bool) -> None:
        """Allow what can be done with a tuning in this phase; `busy`: one is at work."""
        self.go_on.setEnabled(phase in ("interrupted", "ready") and not busy)
        self.remove.setEnabled(phase is not None and phase != "running")
        self.tune.setEnabled(not busy)

    def _on_list_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
