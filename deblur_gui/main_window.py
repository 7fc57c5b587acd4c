"""The window: photos left, viewer in the middle, the four steps right, progress below.

It turns what the user does into calls of the session, and what the session says into what is seen.

Room: PySide6, deblur_gui and the values of the engine.
"""

from __future__ import annotations

import contextlib
import dataclasses
import glob
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from deblur_gui import dialogs, welcome
from deblur_gui.attention import Attention, ending_of
from deblur_gui.menus import Menus
from deblur_gui.panels.batch import BatchPanel
from deblur_gui.panels.notice import Notice
from deblur_gui.panels.progress import LogDock, ProgressLine
from deblur_gui.panels.viewer import ViewerPanel
from deblur_gui.session import BatchEnd, Session, check_before_start
from deblur_gui.settings import Settings, save_settings
from deblur_gui.state import State
from deblur_gui.widgets.looking import LookingLine
from deblur_gui.widgets.photo_list import PhotoList
from engine.batch import Asked
from engine.errors import ConfigError
from engine.events import Finished
from engine.plan import BatchSpec, ImageJob
from engine.resources import resource_path


class MainWindow(QMainWindow):
    """Shows one session; `settings` are the choices to begin with."""

    language_asked = Signal(str)

    def __init__(self, session: Session, settings: Settings, note: str = "") -> None:
        super().__init__(windowTitle="Deblur", acceptDrops=True)
        self.session, self.settings = session, settings
        self.roots: list[Path] = []
        self._left_out: set[str] = set()
        self._asked: Asked | None = None
        self._phase = "idle"
        self.photos = PhotoList()
        self.viewer = ViewerPanel(session, settings)
        self.batch = BatchPanel(settings, session.cards())
        self.notice = Notice()
        self.progress = ProgressLine()
        self.looking = LookingLine(session)
        self.log = LogDock(self)
        self.attention = Attention(self)
        self._lay_out()
        self.menus = Menus(self)
        # Several choices in a row look at the folders once.
        self._plan_soon = QTimer(self, singleShot=True, interval=200)
        self._plan_soon.timeout.connect(self._on_plan_soon_timeout)
        self._connect()
        self._restore()
        self.photos.view.setFocus()
        if note:
            self.notice.say(note)
        welcome.greet(self)

    def _lay_out(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for number, widget in enumerate((self.photos, self.viewer, self.batch)):
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(number, int(number == 1))
            self._columns.setCollapsible(number, number != 1)
        self._columns.setSizes([300, 700, 340])
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.notice, self._columns, self.looking, self.progress):
            layout.addWidget(widget, int(widget is self._columns))
        self.setCentralWidget(centre)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log)
        self.log.hide()
        self.resize(1340, 820)

    def _connect(self) -> None:
        session, batch, photos = self.session, self.batch, self.photos
        session.changed.connect(self._on_session_changed)
        session.planned.connect(self._on_session_planned)
        self.looking.stop_asked.connect(self.stop_looking)
        session.estimated.connect(lambda e: batch.show_estimate(e.seconds, e.size_bytes))
        session.batch_ended.connect(self._on_session_batch_ended)
        session.job_failed.connect(self._on_session_job_failed)
        session.warned.connect(self.notice.say)
        batch.settings_chosen.connect(lambda new: self.choose(self.settings.with_preset_of(new)))
        batch.files_asked.connect(self.open_files)
        batch.folder_asked.connect(self.open_folder)
        batch.start_asked.connect(self.start)
        batch.stop_asked.connect(session.stop)
        batch.pause_asked.connect(lambda on: (session.pause if on else session.go_on)())
        batch.retry_asked.connect(self.retry)
        photos.photo_chosen.connect(self._on_photos_photo_chosen)
        photos.remove_asked.connect(self.leave_out)
        photos.open_asked.connect(lambda _: self.viewer.view.setFocus())
        self.viewer.said.connect(self.progress.say)

    # --- select ----------------------------------------------------------------------------------

    def add(self, paths: Iterable[Path]) -> None:
        """Add photos and folders to the batch; what is there already is passed over."""
        new = [path.absolute() for path in paths]
        new = [path for path in dict.fromkeys(new) if path not in self.roots]
        if not new:
            return
        self.roots += new
        folder = new[-1] if new[-1].is_dir() else new[-1].parent
        self.choose(self.settings.opened(folder))
        self.menus.show_recent(self.settings.recent)
        self.look()

    def look(self) -> None:
        """Look at the folders (again), soon."""
        if self._phase in ("running", "paused", "stopping"):
            return  # the list shows the batch that runs; it is looked at when that has ended
        self.batch.show_plan((), looking=bool(self.roots))
        self._plan_soon.start()

    def stop_looking(self) -> None:
        """Search no further, and show what was there before."""
        self.session.cancel_plan()
        self.looking.end()
        before = self._asked
        self.roots = [root for root in self.roots if before and root in before.spec.roots]
        self.batch.show_plan(before.jobs if before else ())
        self.progress.say(self.tr("Stopped. Nothing was added to the list."))

    def leave_out(self, keys: list[str]) -> None:
        """Take photos out of the batch; the files stay where they are."""
        for key in keys:
            path = Path(key)
            if path in self.roots:
                self.roots.remove(path)
            else:
                self._left_out.add(key)
        self.look()

    def take_over(self, other: MainWindow) -> None:
        """Show what another window of the same session showed."""
        self.roots, self._left_out = other.roots, other._left_out
        if other._asked is None or other._plan_soon.isActive():
            self.look()
        else:
            self._on_session_planned(other._asked)
        self._on_session_changed(self.session.state)
        self.photos.choose(other.photos.current())

    def clear(self) -> None:
        """Take everything out of the list."""
        self.roots.clear()
        self._left_out.clear()
        self.look()

    def open_files(self) -> None:
        """Let the user choose photos."""
        self.add(dialogs.choose_photos(self, self.settings.last_folder))

    def open_folder(self) -> None:
        """Let the user choose a folder."""
        self.add(dialogs.choose_folder(self, self.settings.last_folder))

    def open_samples(self) -> None:
        """Take the photos that come with the program, the results into the user's pictures."""
        if not self.settings.output:
            pictures = QStandardPaths.StandardLocation.PicturesLocation
            folder = Path(QStandardPaths.writableLocation(pictures)) / "Deblurred samples"
            self.choose(dataclasses.replace(self.settings, output=str(folder)))
            self.batch.show_settings(self.settings)
        self.add([resource_path("samples")])

    def paste(self) -> None:
        """Take files and folders from the clipboard."""
        self.add(_local(QGuiApplication.clipboard().mimeData().urls()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders anywhere."""
        if _local(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.add(_local(event.mimeData().urls()))

    # --- settings and plan -----------------------------------------------------------------------

    def choose(self, settings: Settings) -> None:
        """Take over and keep other choices."""
        before, self.settings = self.settings, settings
        try:
            save_settings(settings)
        except ConfigError as error:
            self.notice.say(f"{error.message} {error.hint}")
        self.viewer.set_settings(settings)
        planned = {"model", "output", "template", "format", "on_conflict", "recursive"}
        planned |= {"strength"} if "{strength}" in settings.template else set()
        if any(getattr(before, name) != getattr(settings, name) for name in planned):
            self.look()

    def spec(self) -> BatchSpec:
        """Return the wish as it stands; raises ConfigError."""
        spec = self.settings.spec(self.roots)
        return dataclasses.replace(spec, exclude=(*spec.exclude, *self._excluded()))

    def _excluded(self) -> list[str]:
        """Return a pattern for each photo that was taken out, good for that one only."""
        patterns = []
        for key in sorted(self._left_out):
            path = Path(key)
            for root in self.roots:
                if root in path.parents:
                    patterns.append("/" + glob.escape(path.relative_to(root).as_posix()))
        return patterns

    def _on_plan_soon_timeout(self) -> None:
        if not self.roots:
            self.session.cancel_plan()  # of what was in the list a moment ago
            self.looking.end()
            self._asked = None
            self.photos.show_jobs(())
            self.batch.show_plan(())
            return
        try:
            self.session.plan(self.spec())
            self.looking.begin()
        except ConfigError as error:
            self.batch.show_problem(f"{error.message} {error.hint}".strip())

    def _on_session_planned(self, asked: Asked) -> None:
        if self._phase in ("running", "paused", "stopping"):
            return
        self._asked = asked
        self.photos.show_jobs(asked.jobs)
        self.batch.show_plan(asked.jobs)
        self.batch.show_problem("" if asked.jobs else self.tr("No photos were found there."))
        self.batch.show_estimate(0, 0)
        if any(not job.keep for job in asked.jobs):
            self.session.estimate(asked)
        if asked.notes:
            self.notice.say("\n".join(asked.notes[:3]))

    # --- run -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Check everything, then start; while a batch runs this one waits for its turn."""
        try:
            spec = self.spec()
        except ConfigError as error:
            dialogs.show_problems(self, [f"{error.message} {error.hint}".strip()])
            return
        problems = check_before_start(spec, self._asked) if self._asked is not None else []
        if problems:
            dialogs.show_problems(self, problems)
            return
        replaced = sum(job.overwrite for job in self._asked.jobs) if self._asked else 0
        if replaced and not dialogs.ask_overwrite(self, replaced):
            return
        self.notice.hide()
        self.session.start_batch(spec)

    def retry(self) -> None:
        """Try the failed photos again."""
        try:
            self.session.retry()
        except ConfigError as error:
            dialogs.show_error(self, error.message, error.hint)

    def _on_session_changed(self, state: State) -> None:
        if state.phase != self._phase or state.touched:
            self._phase = state.phase
            self.batch.show_phase(state.phase, state.counts.get("failed", 0))
        pictures = state.pictures
        if pictures and self.photos.model.number_of(next(iter(pictures))) < 0:
            # Another batch than the one in the list: resumed, or waited for its turn.
            self.photos.show_jobs(
                [ImageJob(Path(p.source), Path(p.target)) for p in pictures.values()]
            )
            self.photos.apply(state, pictures)
        else:
            self.photos.apply(state, state.touched)
        if self.photos.current() in state.touched:
            self._on_photos_photo_chosen(self.photos.current())
        self.progress.show_state(state)
        self.attention.follow(state)
        self.log.show_state(state)

    def _on_session_batch_ended(self, end: BatchEnd) -> None:
        finished = end.finished
        self.batch.show_phase("ended", end.failed)
        self._phase = "ended"
        if finished.outcome == "crashed":
            dialogs.show_crash(self, finished.traceback, self.log.lines())
        elif finished.outcome == "failed":
            dialogs.show_error(self, finished.message, finished.hint)
        said = ending_of(end.done, end.kept, end.failed, end.left)
        self.notice.say(said)
        if end.done and (folder := self._result_folder()) is not None:
            url = QUrl.fromLocalFile(str(folder))
            self.notice.offer(
                self.tr("Show the results"), lambda: QDesktopServices.openUrl(url), keep=True
            )
        if end.left:
            self.notice.offer(self.tr("Go on"), lambda: self.session.resume(end.batch_id))
        self.attention.tell(said, self.settings.notify)

    def _result_folder(self) -> Path | None:
        if self.settings.output:
            return Path(self.settings.output)
        return next((Path(r.target).parent for r in self.photos.model.rows if r.target), None)

    def _on_session_job_failed(self, job: str, finished: Finished) -> None:
        if finished.outcome == "crashed":
            dialogs.show_crash(self, finished.traceback, self.log.lines())
        elif job == "plan":
            self.photos.show_jobs(())
            self.batch.show_plan(())
            self.batch.show_problem(f"{finished.message} {finished.hint}".strip())

    def _on_photos_photo_chosen(self, key: str) -> None:
        number = self.photos.model.number_of(key)
        row = self.photos.model.rows[number] if number >= 0 else None
        self.viewer.show_photo(key, row.target if row is not None and row.state == "done" else "")

    # --- window ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the viewer's keys wherever the focus is, and step through the photos."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.photos.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif plain and event.key() == Qt.Key.Key_P:
            self.viewer.preview()
        elif not self.viewer.view.handle_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of what is held to compare."""
        if not self.viewer.view.handle_key_release(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let go of what is held when another window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self.attention.window_activated()
            else:
                self.viewer.view.set_held(False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while a batch runs; keep the place of everything."""
        if self.session.is_running and not dialogs.ask_close(self):
            event.ignore()
            return
        self._plan_soon.stop()
        with contextlib.suppress(ConfigError):  # it was said when the last choice was made
            save_settings(self.settings_with_places())
        self.photos.close_thumbnails()
        self.session.close()
        event.accept()

    def settings_with_places(self) -> Settings:
        """Return the choices, with where the window is and how wide its columns are."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        columns = bytes(self._columns.saveState().toBase64().data()).decode()
        return dataclasses.replace(self.settings, geometry=geometry, window_state=columns)

    def _restore(self) -> None:
        geometry = self.settings.geometry.encode("ascii", "ignore")
        columns = self.settings.window_state.encode("ascii", "ignore")
        self.restoreGeometry(QByteArray.fromBase64(geometry))
        self._columns.restoreState(QByteArray.fromBase64(columns))


def _local(urls: Iterable[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
