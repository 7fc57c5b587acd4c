"""Step 4: start, stop, pause, retry; what is wrong, and what it will take.

Signals:
    start_clicked(), stop_clicked(), pause_toggled(bool), retry_clicked(): the buttons.
    stop_now_clicked(): not even what is at hand is to be finished.
    again_toggled(bool): process photos again that are finished with other settings, or not.
    queue_clicked(): another batch, with the current settings, is to follow the running one.
    QueueList.remove_clicked(int): the place of the batch to remove.
    QueueList.start_clicked(): start the next one, as none runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import percent, size_text, span_text, tr, translated
from deblur_gui.photos.selection import folder_names
from deblur_gui.photos.state import RUNNING, WatchRequest
from deblur_gui.settings import Settings
from deblur_gui.theme import dress
from deblur_gui.widgets.plain import PlainLabel, plain
from deblur_gui.widgets.start_button import StartButton
from deblur_gui.widgets.step import ROW_SPACING_PX, Step, row
from engine.batch.plan import BatchSpec
from engine.core.time_left import span_of

_MOST_ROWS = 4
_PATIENCE_MS = 600


class QueueList(QWidget):
    """Hidden while nothing is queued."""

    remove_clicked = Signal(int)
    start_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = PlainLabel()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Queued batches"))
        self.remove = QPushButton(self.tr("Remove from queue"))
        self.start = QPushButton(self.tr("Start next"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._count)
        layout.addWidget(self._list)
        layout.addLayout(buttons)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.start.clicked.connect(self.start_clicked)
        self.hide()

    def names(self) -> list[str]:
        """Return what is shown, the next one first."""
        return [self._list.item(n).text() for n in range(self._list.count())]

    def show_waiting(self, requests: Sequence[BatchSpec | WatchRequest | int]) -> None:
        """Show these batches; each is a request, or the number of an earlier batch."""
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems([self._name(request) for request in requests])
        self._list.setCurrentRow(min(max(0, row), len(requests) - 1))
        height = self._list.sizeHintForRow(0) * min(_MOST_ROWS, max(1, len(requests)))
        self._list.setFixedHeight(height + 2 * self._list.frameWidth() + 2)
        self._count.setText(self.tr("%Ln batch(es) queued", "", len(requests)))
        self.setVisible(bool(requests))

    def show_running(self, running: bool) -> None:
        """Offer to start the next one if none runs."""
        self.start.setVisible(not running)

    def _name(self, request: BatchSpec | WatchRequest | int) -> str:
        if isinstance(request, int):
            return self.tr("Rest of batch {0}").format(request or "")
        if isinstance(request, WatchRequest):
            return self.tr("Watch {0}").format(folder_names(request.spec.roots))
        names = [root.name or str(root) for root in request.roots]
        first = tr(", ").join(names[:2])
        more = self.tr("{0} and %Ln more", "", len(names) - 2).format(first)
        parts = [more if len(names) > 2 else first]
        parts += [request.model] if request.model else []
        if request.strength != 1:  # else "100%" reads as if it were done
            parts.append(self.tr("{0} strength").format(percent(request.strength)))
        text = " · ".join(parts)
        return text if request.output is None else f"{text} → {request.output.name}"

    def _on_remove_clicked(self) -> None:
        if self._list.currentRow() >= 0:
            self.remove_clicked.emit(self._list.currentRow())


class StartStep(Step):
    """The one large button of the window, and what belongs to it."""

    start_clicked = Signal()
    stop_clicked = Signal()
    stop_now_clicked = Signal()
    pause_toggled = Signal(bool)
    retry_clicked = Signal()
    queue_clicked = Signal()
    again_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("4  Start"))
        self._phase = "idle"
        self._can_start = self._can_watch = self._is_said = False
        self._is_outdated = False  # what a start would do is being found out
        self._retries = False  # a start does the failed photos and no others
        self._problem = self._reason = ""
        self._takes = "", ""  # what the batch will take, and only the time
        self._failed = self._hidden = self._finished = 0
        # A double click on Stop is no Stop now.
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.show_phase(self._phase))
        self.problem = PlainLabel(wordWrap=True)
        self.hidden = PlainLabel(wordWrap=True)
        self.hidden.hide()
        self._sharp = PlainLabel(wordWrap=True)
        self._sharp.hide()
        self._different = PlainLabel(wordWrap=True)
        self.again = QCheckBox()
        self.again.setToolTip(self.tr("Starts from the originals, not from the earlier results."))
        self._estimate = PlainLabel(wordWrap=True)
        self.watch = QCheckBox(self.tr("Watch folder for new photos"))
        self.watch.setToolTip(
            self.tr(
                "After Start, photos copied into the folder are deblurred as well, until you "
                "press Stop. Photos copied while Deblur is not running are processed at the "
                "next start."
            )
        )
        self.start = StartButton()
        self.pause = QPushButton()
        self.pause.setCheckable(True)
        dress(self.pause, "pause")
        self._fix_pause()
        self.retry = QPushButton(self.tr("Retry failed"))
        self.queue = QPushButton(self.tr("Add to queue"))
        self.queue.setToolTip(
            self.tr(
                "Queues the photos added since the start (or all photos) as the next batch, "
                "with the current settings"
            )
        )
        self.waiting = QueueList()
        self._lay_out()
        self._estimate.hide()
        self.show_problem("")
        self.again.toggled.connect(self.again_toggled)
        self.watch.toggled.connect(self._on_watch_toggled)
        self.start.clicked.connect(self._on_start_clicked)
        self.pause.toggled.connect(self.pause_toggled)
        self.retry.clicked.connect(self.retry_clicked)
        self.queue.clicked.connect(self.queue_clicked)

    def _fix_pause(self) -> None:
        """Make the button of one size for both of its texts, and as high as that beside it."""
        widths = []
        for text in (self.tr("Resume"), self.tr("Pause")):
            self.pause.setText(text)
            widths.append(self.pause.sizeHint().width())
        self.pause.setFixedWidth(max(widths))
        self.pause.setFixedHeight(self.start.minimumHeight())

    def _lay_out(self) -> None:
        # Each button has a place of its own: one that is pressed late must not be another one.
        # What it takes is beside the one for failed photos: all four steps fit a small screen.
        self._rare = QGridLayout()
        self._rare.setHorizontalSpacing(6)
        self._rare.addWidget(self.queue, 0, 0)
        self._rare.addWidget(self._estimate, 0, 0, 1, 2)
        self._rare.addWidget(self.retry, 0, 1)
        self._rare.setColumnStretch(0, 1)
        self._rare.setColumnStretch(1, 1)
        large = row()
        large.addWidget(self.start, 1)
        large.addWidget(self.pause)
        layout = QVBoxLayout()
        layout.setSpacing(ROW_SPACING_PX)
        layout.addStretch(1)  # takes what is too much until the box has the size of less content
        layout.addWidget(self.problem)
        layout.addWidget(self.hidden)
        layout.addWidget(self._sharp)
        layout.addWidget(self._different)
        layout.addWidget(self.again)
        layout.addLayout(self._rare)
        layout.addWidget(self.waiting)
        layout.addWidget(self.watch)
        layout.addLayout(large)  # last: it stays where it is, whatever comes above it
        self._fill(layout)

    def show_settings(self, settings: Settings) -> None:
        """Show whether the folders are to be watched."""
        blocker = QSignalBlocker(self.watch)
        self.watch.setChecked(settings.watch)
        del blocker
        self.show_phase(self._phase)

    def changes(self) -> dict[str, Any]:
        """Return whether the folders are to be watched."""
        return {"watch": self.watch.isChecked()}

    def show_plan(self, can_start: bool, can_watch: bool = False) -> None:
        """Let the user start, or not; and say whether there is a folder to watch."""
        self._can_start, self._can_watch, self._is_outdated = can_start, can_watch, False
        self.show_phase(self._phase)

    def show_outdated(self) -> None:
        """Let nobody start, and tell no time: what was planned has been done."""
        self._can_start, self._is_outdated = False, True
        self.show_estimate(0, 0)
        self.show_phase(self._phase)

    def show_startable(self) -> None:
        """Let the user start: what is to be done is found out then."""
        self._can_start, self._is_outdated = True, False
        self.show_phase(self._phase)

    def show_problem(self, text: str, reason: str = "") -> None:
        """Say what is wrong with the choices; "" for nothing.

        `reason`: why a start is not possible or not needed; not said while a batch runs.
        """
        self._problem, self._reason = text, reason
        self.show_phase(self._phase)

    def show_hidden(self, count: int) -> None:
        """Say that photos are processed which the filter of the list hides."""
        self.hidden.setText(
            self.tr("%Ln photo(s) hidden by the filter will be processed, too.", "", count)
        )
        self._hidden = count
        self.show_phase(self._phase)

    def show_all_sharp(self, count: int, finished: int = 0) -> None:
        """Say that a start would skip all photos, so that there is none; 0 if it would not.

        `finished`: so many others in the list have ended before.
        """
        text = self.tr(
            "All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos "
            "that are already sharp”.",
            "",
            count,
        )
        if finished:
            text = self.tr(
                "The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear "
                "“Skip photos that are already sharp”.",
                "",
                count,
            )
        self._sharp.setText(text if count else "")
        self.show_phase(self._phase)

    def show_again(
        self,
        count: int,
        replaced: int,
        chosen: bool,
        difference: str = "",
        *,
        is_said: bool = False,
    ) -> None:
        """Offer to process photos again that are finished with other settings, if there are any.

        `replaced`: so many of their results would be overwritten. `chosen`: it is to be done.
        `difference`: in what all of them differ, "" for several.
        `is_said`: how many there are is in what is given to `show_problem`.
        """
        self._is_said = is_said
        if difference:
            text = self.tr("%Ln photo(s) are finished with other settings: {0}.", "", count)
            text = text.format(translated(difference))
        else:
            text = self.tr("%Ln photo(s) are finished with other settings.", "", count)
        self._different.setText(text)
        if replaced == count > 0:
            text = self.tr("Process again, replacing the results")
        elif replaced:
            text = self.tr("Process again, replacing %Ln result(s)", "", replaced)
        else:
            text = self.tr("Process again, keeping the results")
        self.again.setText(text)
        blocker = QSignalBlocker(self.again)
        self.again.setChecked(chosen and count > 0)
        del blocker
        self._finished = count
        self.show_phase(self._phase)

    def show_estimate(
        self, seconds: float, size_bytes: int, *, at_most: bool = False, is_rough: bool = False
    ) -> None:
        """Say what the batch will take; 0 and 0 while nobody knows.

        `at_most`: photos may be skipped that are counted here. `is_rough`: nothing was measured.
        """
        time = span_text(span_of(seconds))
        size = size_text(size_bytes)
        told = tr("{0} (estimated)").format(time) if is_rough else time
        if at_most:
            told = self.tr("{0} if none is skipped").format(told)
        text = self.tr("Time: {0} · results: {1}").format(told, size)
        if is_rough:
            text = self.tr("Time: {0}").format(told)
        text = text if seconds else ""
        self._takes = text, time if seconds else ""
        self._estimate.setToolTip(plain(text))
        self.show_phase(self._phase)

    @property
    def can_retry(self) -> bool:
        """Whether photos have failed and nothing runs."""
        return self._phase not in RUNNING and self._failed > 0

    def show_failed(self, count: int, *, starts: bool = False) -> None:
        """Offer to retry the photos of the list that failed, if there are any.

        `starts`: a start does them and no others, so that no second button is needed.
        """
        self._failed, self._retries = count, starts
        self.show_phase(self._phase)

    def show_phase(self, phase: str) -> None:
        """Show what the start button does in this phase of `State`."""
        if phase == "stopping" and self._phase != "stopping":
            self._patience.start()
        self._phase = phase
        stopping, running = phase in ("stopping", "cancelling"), phase in RUNNING
        said = [self._problem, "" if running else self._reason]
        self.problem.setText("\n".join(filter(None, said)))
        self.problem.setVisible(any(said))
        at_hand = phase == "stopping" and not self._patience.isActive()
        text = self.tr("Stop now") if at_hand else self.tr("Stopping…")
        text = text if stopping else self.tr("Stop") if running else self.tr("Start")
        self.start.show_what(text, stops=running)
        # A batch that skips every photo would only take the place of the last one in the queue.
        can_start = self._can_start and not self._sharp.text()
        ready = can_start or (self._can_watch and self.watch.isChecked())
        self.start.setEnabled(at_hand or (not stopping and (running or ready)))
        why_not = self.problem.text() or self._sharp.text() or self.tr("Add photos first.")
        reason = "" if running or ready else why_not
        if at_hand:
            reason = self.tr("The photos at hand are being finished. Stop now leaves them undone.")
        self.start.setToolTip(plain(reason))
        self.start.setAccessibleDescription(reason)
        self.watch.setVisible(self._can_watch)
        self.watch.setEnabled(not running)
        self.pause.setEnabled(running and not stopping)
        blocker = QSignalBlocker(self.pause)
        self.pause.setChecked(phase == "paused")
        self.pause.setText(self.tr("Resume") if phase == "paused" else self.tr("Pause"))
        dress(self.pause, "start" if phase == "paused" else "pause")
        del blocker
        self.queue.setVisible(running)
        self.waiting.show_running(running)
        self.hidden.setVisible(not running and self._hidden > 0)
        self._sharp.setVisible(not running and bool(self._sharp.text()))
        offered = not running and self._finished > 0
        self.again.setVisible(offered)
        self._different.setVisible(offered and not self._is_said)
        self.retry.setVisible(self.can_retry and not self._retries and not self._is_outdated)
        has_less_room = self.retry.isVisibleTo(self)
        self._estimate.setText(self._takes[has_less_room])
        self._rare.addWidget(self._estimate, 0, 0, 1, 1 if has_less_room else 2)
        self._estimate.setVisible(not running and bool(self._takes[0]))

    def _on_watch_toggled(self) -> None:
        self.show_phase(self._phase)
        self._chose()

    def _on_start_clicked(self) -> None:
        if self._phase == "stopping":
            self.stop_now_clicked.emit()
        else:
            (self.stop_clicked if self._phase in RUNNING else self.start_clicked).emit()
