"""The window: its pages, and progress below them.

The page of photos has photos left, the viewer in the middle, the four steps right; the camera has
its own page. It puts the parts together and connects them. What happens when the user does
something is told by the parts that own it:

    Selection   which photos          Planning     what a batch of them would do
    Triage      which are blurred     Running      batches, and the report of one
    Session     what takes time       Afterwards   finished photos at another strength
    Videos      a video, and its result
    Tunings     models tuned to a camera
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from deblur_gui import dialogs
from deblur_gui.camera.page import CameraPage
from deblur_gui.menus import Menus
from deblur_gui.models.dialog import MODEL_FILES, show_models
from deblur_gui.notifications import Attention
from deblur_gui.photos import welcome
from deblur_gui.photos.batch_controller import Running
from deblur_gui.photos.photo_list import PhotoList
from deblur_gui.photos.planning import Planning
from deblur_gui.photos.progress import LogDock, ProgressLine
from deblur_gui.photos.reblend import Afterwards
from deblur_gui.photos.search_progress import LookingLine
from deblur_gui.photos.selection import Selection, local_paths
from deblur_gui.photos.steps import BatchPanel
from deblur_gui.photos.triage import Triage
from deblur_gui.photos.viewer import ViewerPanel
from deblur_gui.session import Session
from deblur_gui.settings import Settings, save_settings
from deblur_gui.training.controller import Tunings
from deblur_gui.training.page import TrainPage
from deblur_gui.video.controller import Videos
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.pages import Pages
from engine.core.resources import resource_path
from engine.errors import ConfigError
from engine.events import Finished


class MainWindow(QMainWindow):
    """Shows one session; `settings` are the choices to begin with."""

    language_asked = Signal(str)

    def __init__(self, session: Session, settings: Settings, note: str = "") -> None:
        super().__init__()
        self.setWindowTitle("Deblur")
        self.setAcceptDrops(True)
        self.session = session
        self.settings = settings
        self.problems: list[str] = []
        """What the steps show that makes no sense and is not in `settings`."""
        self.selection = Selection(self)
        self.photos = PhotoList()
        self.viewer = ViewerPanel(session, settings)
        self.batch = BatchPanel(settings, session.cards())
        self.camera = CameraPage(session, settings, session.cards())
        self.train = TrainPage(session)
        self.notice = Notice()
        self.progress = ProgressLine()
        self.looking = LookingLine(session)
        self.log = LogDock(self)
        self.attention = Attention(self)
        self._lay_out()
        self.planning = Planning(self)
        self.running = Running(self)
        self.triage = Triage(self)
        self.afterwards = Afterwards(self)
        self.videos = Videos(self)
        self.tunings = Tunings(self)
        self.menus = Menus(self)
        self._connect()
        self._restore()
        self.photos.view.setFocus()
        if note:
            self.notice.say(note)
        welcome.greet(self)
        self.tunings.look()

    def _lay_out(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for number, widget in enumerate((self.photos, self.viewer, self.batch)):
            self._columns.addWidget(widget)
            self._columns.setStretchFactor(number, int(number == 1))
            self._columns.setCollapsible(number, number != 1)
        self._columns.setSizes([300, 700, 340])
        self.photo_page = _stacked(self._columns, self.notice, self._columns, self.looking)
        self.pages = Pages()
        self.pages.add(self.photo_page, self.tr("Photos"), "photos")
        self.pages.add(self.camera, self.tr("Camera"), "camera")
        self.pages.add(self.train, self.tr("Training"), "train")
        self.setCentralWidget(_stacked(self.pages, self.pages, self.progress))
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log)
        self.log.hide()
        self.resize(1340, 820)

    def _connect(self) -> None:
        self.session.job_failed.connect(self._on_session_job_failed)
        self.session.warned.connect(self.notice.say)
        self.selection.changed.connect(self.notice.forget_photos)
        self.selection.changed.connect(self.planning.look)
        self.selection.opened.connect(self._on_selection_opened)
        self.batch.chosen.connect(self._on_batch_chosen)
        self.batch.select.files_asked.connect(self.open_files)
        self.batch.select.folder_asked.connect(self.open_folder)
        self.photos.photo_chosen.connect(self.show_photo)
        self.photos.remove_asked.connect(self.selection.leave_out)
        self.photos.open_asked.connect(lambda _: self.viewer.view.setFocus())
        self.batch.presets.current = lambda: self.settings
        self.batch.presets.loaded.connect(self._on_presets_loaded)
        self.batch.presets.failed.connect(self.notice.say)
        self.viewer.said.connect(self.progress.say)
        self.pages.changed.connect(self._on_pages_changed)
        self.camera.chosen.connect(
            lambda new: self.choose(dataclasses.replace(self.settings, **new))
        )
        self.camera.said.connect(self.progress.say)
        self.camera.filming.logged.connect(self.log.add)

    # --- select ----------------------------------------------------------------------------------

    def open_files(self) -> None:
        """Let the user choose photos."""
        self.selection.add(dialogs.ask_photos(self, self.settings.last_folder))

    def open_folder(self) -> None:
        """Let the user choose a folder."""
        title = self.tr("Open a folder of photos")
        self.selection.add(dialogs.ask_folder(self, title, self.settings.last_folder))

    def open_samples(self) -> None:
        """Take the photos that come with the program, the results into the user's pictures."""
        if not self.settings.output:
            pictures = QStandardPaths.StandardLocation.PicturesLocation
            folder = Path(QStandardPaths.writableLocation(pictures)) / "Deblurred samples"
            self.choose(dataclasses.replace(self.settings, output=str(folder)))
            self.batch.show_settings(self.settings)
        self.selection.add([resource_path("samples")])

    def paste(self) -> None:
        """Take files and folders from the clipboard."""
        self.selection.add(local_paths(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders anywhere."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        paths = local_paths(event.mimeData())
        if self.pages.current is self.train:
            self.tunings.open_dialog(paths)
        else:
            self.open_paths(paths)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Take what was dropped or opened with this program; models are imported."""
        models = [path for path in paths if path.suffix.lower() in MODEL_FILES]
        if models:
            show_models(self).import_file(models[0])
        self.selection.add(path for path in paths if path not in models)

    def come_forward(self) -> None:
        """Show the window above the others, as far as the desktop allows."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _on_selection_opened(self, folder: Path) -> None:
        self.pages.show_page(self.photo_page)
        self.choose(self.settings.opened(folder))
        self.menus.show_recent(self.settings.recent)

    # --- settings --------------------------------------------------------------------------------

    def choose(self, settings: Settings) -> None:
        """Take over and keep other choices."""
        before, self.settings = self.settings, settings
        try:
            save_settings(settings)
        except ConfigError as error:
            self.notice.say(str(error))
        self.viewer.set_settings(settings)
        planned = {"model", "output", "template", "format", "on_conflict", "recursive"}
        planned |= {"strength"} if "{strength}" in settings.template else set()
        if any(getattr(before, name) != getattr(settings, name) for name in planned):
            self.planning.look()

    def _on_batch_chosen(self, changes: dict[str, Any]) -> None:
        settings, self.problems = self.settings, []
        for name, value in changes.items():  # one that makes no sense does not hold up the others
            try:
                settings = dataclasses.replace(settings, **{name: value})
            except ConfigError as error:
                self.problems.append(str(error))
        self.batch.start.show_problem("\n".join(self.problems))
        self.choose(settings)

    def _on_presets_loaded(self, settings: Settings) -> None:
        self.problems = []
        self.batch.show_settings(settings)
        self.choose(settings)

    def use_model(self, name: str) -> None:
        """Deblur photos with this model from now on."""
        self.choose(dataclasses.replace(self.settings, model=name, precision=None))
        self.batch.show_settings(self.settings)

    def show_models_anew(self) -> None:
        """Offer the models that there are now."""
        for panel in (self.batch, self.camera):
            panel.show_cards(self.session.cards())

    def follow_rename(self, old: str, new: str) -> None:
        """Go on using a model that has another name now."""
        names = ("model", "camera_model")
        changes: dict[str, Any] = {n: new for n in names if getattr(self.settings, n) == old}
        self.tunings.follow_rename(old, new)
        self.choose(dataclasses.replace(self.settings, **changes))
        self.show_models_anew()
        self.batch.show_settings(self.settings)
        self.camera.show_settings(self.settings)

    # --- what is shown ---------------------------------------------------------------------------

    def show_photo(self, key: str) -> None:
        """Show a photo of the list, "" for none, and its result if it has one."""
        number = self.photos.model.number_of(key)
        row = self.photos.model.rows[number] if number >= 0 else None
        result = row.result if row is not None and os.path.isfile(row.result) else ""
        self.viewer.show_photo(key, result)

    def _on_session_job_failed(self, job: str, finished: Finished) -> None:
        if finished.outcome == "crashed":
            dialogs.show_crash(self, finished.traceback, self.log.lines())
        elif job == "open":
            dialogs.show_error(self, finished.message, finished.hint)
        elif job in ("queue", "reblend", "report", "scan"):  # others are shown where they belong
            self.notice.say(finished.text)

    # --- window ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the keys of the page wherever the focus is; step through the photos."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if self.menus.full.isChecked() and event.key() == Qt.Key.Key_Escape:
            self.menus.full.toggle()
        elif self.pages.current is self.camera:
            if not self.camera.handle_key(event):
                super().keyPressEvent(event)
        elif self.pages.current is self.train:
            super().keyPressEvent(event)
        elif plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.photos.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif plain and event.key() == Qt.Key.Key_P:
            self.viewer.preview()
        elif not self.viewer.view.handle_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of what is held to compare."""
        view = self.viewer.view if self.pages.current is self.photo_page else self.camera.view
        if not view.handle_key_release(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let go of what is held when another window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self.attention.window_activated()
            else:
                self.viewer.view.set_held(False)
                self.camera.view.set_held(False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while a batch runs; keep the place of everything."""
        busy = self.session.is_running or self.session.is_at_video
        if busy and not dialogs.ask_close(self):
            event.ignore()
            return
        if not self.tunings.may_close():
            event.ignore()
            return
        self.tunings.close()
        self.planning.close()
        self.camera.settle()
        self.camera.filming.close()
        with contextlib.suppress(ConfigError):  # it was said when the last choice was made
            save_settings(self.settings_with_places())
        self.photos.close_thumbnails()
        self.session.close()
        event.accept()

    def set_full_screen(self, on: bool) -> None:
        """Give the page the whole screen; of the camera's, its picture alone."""
        alone = on and self.pages.current is self.camera
        self.camera.set_full(alone)
        for widget in (self.menuBar(), self.pages.bar, self.progress):
            widget.setHidden(alone)
        (self.showFullScreen if on else self.showNormal)()

    def _on_pages_changed(self, page: QWidget) -> None:
        if page is self.camera:
            self.viewer.view.set_held(False)
            self.camera.filming.enter()
        else:
            self.camera.filming.leave()
        if page is self.photo_page:
            self.photos.view.setFocus()

    def settings_with_places(self) -> Settings:
        """Return the choices, with where the window is and how wide its columns are."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        columns = bytes(self._columns.saveState().toBase64().data()).decode()
        return dataclasses.replace(self.settings, geometry=geometry, window_state=columns)

    def _restore(self) -> None:
        for text, restore in (
            (self.settings.geometry, self.restoreGeometry),
            (self.settings.window_state, self._columns.restoreState),
        ):
            if text:
                restore(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    def take_over(self, other: MainWindow) -> None:
        """Show what another window of the same session showed."""
        self.selection.take_over(other.selection)
        self.planning.take_over(other.planning)
        self.running.take_over()
        self.photos.choose(other.photos.current())
        self.camera.filming.take_over(other.camera.filming)
        self.tunings.take_over(other.tunings)
        self.pages.bar.setCurrentIndex(other.pages.bar.currentIndex())


def _stacked(stretched: QWidget, *widgets: QWidget) -> QWidget:
    """Return these widgets one above the other, one of which takes the height there is."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, int(widget is stretched))
    return page
