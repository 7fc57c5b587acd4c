"""Batches as the window sees them: start, queue, retry, how far, and how it ended.

Planning.asked -> problems -> session.start_batch -> State -> list, progress, log -> notice
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deblur_gui import dialogs
from deblur_gui.notifications import ending_of
from deblur_gui.photos.state import State
from deblur_gui.session import BatchEnd, check_before_start
from engine.batch.batch import Asked
from engine.batch.plan import BatchSpec, ImageJob
from engine.errors import ConfigError
from engine.events import Finished
from engine.report.report import Files

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Running(QObject):
    """Starts batches and shows what becomes of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._phase = "idle"
        self._to_queue: list[BatchSpec] = []
        session, start = window.session, window.batch.start
        session.changed.connect(self._on_session_changed)
        session.batch_ended.connect(self._on_session_batch_ended)
        session.planned.connect(self._on_session_planned)
        session.job_failed.connect(self._on_session_job_failed)
        session.waiting_changed.connect(lambda _: start.waiting.show_waiting(session.waiting))
        session.reported.connect(self._on_session_reported)
        start.waiting.remove_asked.connect(session.drop_waiting)
        start.waiting.start_asked.connect(session.start_waiting)
        start.queue_asked.connect(self.start)
        start.start_asked.connect(self.start)
        start.stop_asked.connect(session.stop)
        start.pause_asked.connect(lambda on: (session.pause if on else session.go_on)())
        start.retry_asked.connect(self.retry)

    @property
    def is_at_work(self) -> bool:
        """Whether the list shows a batch that runs."""
        return self._phase in ("running", "paused", "stopping")

    def take_over(self) -> None:
        """Show the batch of the session as it stands."""
        self._on_session_changed(self._window.session.state)

    def start(self) -> None:
        """Check everything, then start; while a batch runs this one waits for its turn."""
        window = self._window
        window.batch.settle()  # else the results went where they were to go before
        try:
            spec = window.planning.spec()
            if self.is_at_work or window.planning.is_behind:
                queued = window.selection.next_spec(window.settings) if self.is_at_work else spec
                window.planning.close()  # its look would take the place of this one
                if queued not in self._to_queue:
                    self._to_queue.append(queued)
                    if len(self._to_queue) == 1:
                        self._look_for_queue()
                return
        except ConfigError as error:
            dialogs.show_problems(window, [str(error)])
            return
        self._start(spec, window.planning.asked)

    def _start(self, spec: BatchSpec, asked: Asked | None) -> None:
        window = self._window
        watching = window.settings.watch and any(root.is_dir() for root in spec.roots)
        found = check_before_start(spec, asked, watching=watching) if asked else []
        problems = [*window.problems, *found]
        if problems:
            dialogs.show_problems(window, problems)
            return
        replaced = sum(job.overwrite for job in asked.jobs) if asked else 0
        if replaced and not dialogs.ask_overwrite(window, replaced):
            return
        window.notice.hide()
        window.selection.begin()
        if watching:
            window.session.start_watch(spec)
        else:
            window.session.start_batch(spec)

    def _on_session_planned(self, asked: Asked) -> None:
        if self._to_queue and asked.spec.roots == self._to_queue[0].roots:
            self._start(self._to_queue.pop(0), asked)
            self._look_for_queue()

    def _on_session_job_failed(self, job: str, finished: Finished) -> None:
        if job == "plan" and self._to_queue:
            self._to_queue.pop(0)  # else a later look at the same photos would start it
            self._look_for_queue()
            if finished.outcome == "failed":
                dialogs.show_error(self._window, finished.message, finished.hint)

    def _look_for_queue(self) -> None:
        """First it is looked at what there is to do, one wish after the other."""
        if self._to_queue:
            self._window.session.plan(self._to_queue[0])

    def retry(self) -> None:
        """Try the failed photos again, once the batch has ended."""
        if self.is_at_work:
            self._window.notice.say(self.tr("Failed photos can be tried again at the end."))
            return
        try:
            self._window.session.retry()
        except ConfigError as error:
            dialogs.show_error(self._window, error.message, error.hint)

    def _on_session_changed(self, state: State) -> None:
        window = self._window
        if state.phase != self._phase or state.touched:
            self._phase = state.phase
            window.batch.start.show_phase(state.phase, state.counts.get("failed", 0))
        pictures, photos = state.pictures, window.photos
        if state.job == "watch":
            self._show_arrived(state)
        elif pictures and photos.model.number_of(next(iter(pictures))) < 0:
            # Another batch than the one in the list: resumed, or waited for its turn.
            photos.show_jobs([ImageJob(Path(p.source), Path(p.target)) for p in pictures.values()])
            photos.apply(state, pictures)
        photos.apply(state, state.touched)
        if photos.current() in state.touched:
            window.show_photo(photos.current())
        window.progress.show_state(state)
        window.attention.follow(state)
        window.log.show_state(state)

    def _show_arrived(self, state: State) -> None:
        """Add what has arrived in a watched folder to the end of the list."""
        model = self._window.photos.model
        new = [key for key in state.touched if model.number_of(key) < 0]
        if new:
            rows = [ImageJob(Path(row.key), Path(row.target)) for row in model.rows]
            arrived = [ImageJob(Path(key), Path(state.pictures[key].target)) for key in sorted(new)]
            self._window.photos.show_jobs([*rows, *arrived])

    def _on_session_batch_ended(self, end: BatchEnd) -> None:
        window, finished = self._window, end.finished
        window.batch.start.show_phase("ended", end.failed)
        self._phase = "ended"
        if finished.outcome == "crashed":
            dialogs.show_crash(window, finished.traceback, window.log.lines())
        elif finished.outcome == "failed":
            dialogs.show_error(window, finished.message, finished.hint)
        said = ending_of(end.done, end.kept, end.failed, end.left)
        window.notice.say(said, of_photos=True)
        if end.done and (folder := self._result_folder()) is not None:
            url = QUrl.fromLocalFile(str(folder))
            window.notice.offer(
                self.tr("Show the results"), lambda: QDesktopServices.openUrl(url), keep=True
            )
        if end.batch_id:
            window.notice.offer(
                self.tr("Show report"), lambda: self.show_report(end.batch_id), keep=True
            )
        if end.left and end.batch_id:  # a watching goes on when it is started again
            window.notice.offer(self.tr("Go on"), lambda: window.session.resume(end.batch_id))
        if window.selection.fresh() and not window.session.waiting:
            window.planning.look()  # what was added while it ran
        elif window.selection.shrunk and not window.session.waiting:
            window.planning.drop_rows()
        window.attention.tell(said, window.settings.notify)

    def show_report(self, batch_id: int = 0) -> None:
        """Write the report of a batch, 0 for the newest, and open it."""
        self._window.progress.say(self.tr("Writing the report…"))
        self._window.session.report(batch_id)

    def save_report(self) -> None:
        """Write the report of the newest batch to a folder of the user's choice, and open it."""
        window = self._window
        title = self.tr("Folder for the report")
        for folder in dialogs.ask_folder(window, title, window.settings.last_folder):
            window.session.report(folder=folder)

    def _on_session_reported(self, files: Files) -> None:
        self._window.progress.say(self.tr("The report is {0}").format(files.page))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(files.page)))

    def _result_folder(self) -> Path | None:
        window = self._window
        if window.settings.output:
            return Path(window.settings.output)
        return next((Path(r.target).parent for r in window.photos.model.rows if r.target), None)
