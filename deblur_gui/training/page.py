"""The training page: the tunings left, the chosen one right.

It only shows; `deblur_gui.training.controller` acts. Its content is made when the page is first
shown: most people never come here.

Signals:
    tune_requested(), resume_requested(), delete_requested(): the buttons.
    tuning_chosen(str): the folder of the tuning that was chosen in the list.
    made(): the content exists from now on.
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

from deblur_gui.jobs.slots import Slots
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.plain import PlainLabel
from deblur_gui.widgets.start_button import StartButton
from trainer.tune.record import Tuning

if TYPE_CHECKING:
    from deblur_gui.training.progress_view import ProgressView
    from deblur_gui.training.result_view import ResultView

_COLUMN = 270


class TrainingPage(QWidget):
    """Nothing is trained before the user presses Start in the dialog."""

    tune_requested = Signal()
    resume_requested = Signal()
    delete_requested = Signal()
    tuning_chosen = Signal(str)
    made = Signal()

    progress: ProgressView
    result: ResultView

    def __init__(self, slots: Slots, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots = slots
        self.is_made = False
        self.notice = Notice()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the content."""
        self.make()
        super().showEvent(event)

    def make(self) -> None:
        """Make the content, once."""
        if self.is_made:
            return
        from deblur_gui.training.progress_view import ProgressView
        from deblur_gui.training.result_view import ResultView

        self.is_made = True
        self.tune = StartButton()
        self.tune.show_what(self.tr("Tune to my camera…"), stops=False)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tunings"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.resume = QPushButton(self.tr("&Resume"))
        self.delete = QPushButton(self.tr("&Delete…"))
        self.progress, self.result = ProgressView(self._slots), ResultView(self._slots)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.progress, self.tr("Training"))
        self.tabs.addTab(self.result, self.tr("Comparison"))
        self.welcome = QLabel(self._welcome(), wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.welcome.setMargin(48)
        self._right = QStackedWidget()
        self._right.addWidget(self.welcome)
        self._right.addWidget(self.tabs)
        self._lay_out()
        self.tune.clicked.connect(self.tune_requested)
        self.resume.clicked.connect(self.resume_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.show_buttons(None, busy=False)
        self.made.emit()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(8, 8, 8, 8)
        left.addWidget(self.tune)
        left.addWidget(PlainLabel(self.tr("Tunings")))
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.resume)
        row.addWidget(self.delete)
        left.addLayout(row)
        column = QWidget()
        column.setLayout(left)
        column.setFixedWidth(max(_COLUMN, column.minimumSizeHint().width()))
        right = QVBoxLayout()
        right.setSpacing(0)
        policy = self.notice.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when a message comes
        self.notice.setSizePolicy(policy)
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
            "<p>Every camera has its own blur, noise and processing. A model tuned to yours gives "
            "better results on your photos.</p>"
            "<p>You need at least 4 pairs, better 20 to 100: the same scene once sharp, from a "
            "tripod or with a short exposure, and once blurred, in two folders named <b>sharp</b> "
            "and <b>blur</b>. Sharp photos alone work too: blurred versions are synthesized from "
            "them.</p>"
            "<p>Drop the folder here. Training takes minutes to hours, as the dialog says; nothing "
            "leaves this computer, and the new model is adopted only if it is better on photos it "
            "was not trained on.</p>"
        )

    # --- what is shown ---------------------------------------------------------------------------

    def show_tunings(self, tunings: Sequence[tuple[Tuning, str]], current: str) -> None:
        """List these tunings, each with its text; the one in the folder `current` is selected."""
        self.list.blockSignals(True)
        self.list.clear()
        for tuning, text in tunings:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(tuning.folder))
            self.list.addItem(item)
            if str(tuning.folder) == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def show_welcome(self) -> None:
        """Show the welcome: there is no tuning to show."""
        self._right.setCurrentWidget(self.welcome)

    def show_tabs(self, *, result: bool) -> None:
        """Show a tuning: the comparison if there is a `result`, otherwise the training."""
        self._right.setCurrentWidget(self.tabs)
        self.tabs.setTabEnabled(1, result)
        self.tabs.setCurrentIndex(int(result))

    def show_buttons(self, phase: str | None, *, busy: bool) -> None:
        """Enable what can be done with a tuning in this phase; `busy`: one is running."""
        self.resume.setEnabled(phase in ("interrupted", "ready") and not busy)
        ended = self.tr("This tuning has ended. To train further, tune its model again.")
        self.resume.setToolTip(ended if phase == "finished" else "")
        self.delete.setEnabled(phase is not None and phase != "running")
        self.tune.setEnabled(not busy)

    def _on_list_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.tuning_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
