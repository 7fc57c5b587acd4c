"""The window: its pages, and the status bar below them.

It builds the parts and connects them. What happens when the user does something is told by the
controllers:

    OpenController     what is opened        PlanController    what a batch would do
    TriageController   which are blurred     BatchController   batches and their reports
    ReblendController  another strength      VideoController   videos
    CameraController   the live camera       TrainingController  models tuned to a camera
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from deblur_gui import dialogs
from deblur_gui.camera.controller import CameraController
from deblur_gui.camera.page import CameraPage
from deblur_gui.menus import Menus, MenuTargets
from deblur_gui.models.controller import ModelsController
from deblur_gui.notifications import Attention
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_controller import BatchController
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.gone_results import GoneResults
from deblur_gui.photos.open_controller import OpenController
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_menu import PhotoMenu
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.photos.progress import ProgressLine
from deblur_gui.photos.reblend_controller import ReblendController
from deblur_gui.photos.removals import Removals
from deblur_gui.photos.selection import Selection
from deblur_gui.photos.state import RUNNING, State, WatchRequest
from deblur_gui.photos.trash import Trash
from deblur_gui.photos.triage_controller import TriageController
from deblur_gui.photos.welcome import WelcomeController
from deblur_gui.session import Session
from deblur_gui.settings import Settings, save_settings
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import apply_theme
from deblur_gui.training.controller import TrainingController
from deblur_gui.training.page import TrainingPage
from deblur_gui.video.controller import VideoController
from deblur_gui.video.runner import VideoRunner
from deblur_gui.widgets.dropped_files import DropTarget
from deblur_gui.widgets.keyboard_focus import KeyboardFocus
from deblur_gui.widgets.log_dock import LogDock
from deblur_gui.widgets.page_keys import PageKeys
from deblur_gui.widgets.pages import Pages
from deblur_gui.widgets.wheel import WheelScrolls
from engine.errors import ConfigError
from engine.events import Finished


class MainWindow(QMainWindow):
    """Shows one session; `settings` are the choices to begin with."""

    def __init__(self, session: Session, settings: Settings, note: str = "") -> None:
        super().__init__()
        self.setWindowTitle("Deblur")
        self.session = session
        self.settings = SettingsStore(settings, self)
        self.log = LogDock(self)
        self.progress = ProgressLine()
        self.attention = Attention(self)
        self._build_photos()
        self._build_pages()
        self._lay_out()
        self._connect()
        DropTarget(self, self._drop_hint, self._take_dropped)
        self.focus = KeyboardFocus(self)
        self._keys = PageKeys(self, self.focus, self._home, self._obey)
        self._restore(settings)
        self.photos.list.view.setFocus()
        offered, lost = self.photos.steps.offered(settings)
        if offered.model != settings.model:  # not there, or written in another case
            self.settings.change(model=offered.model)
            self.photos.steps.show_settings(self.settings.current)
        if note or lost:
            self.photos.notice.say(" ".join(filter(None, (note, lost))))
        self.welcome.greet()
        self.training.find_running()

    def _build_photos(self) -> None:
        session, settings = self.session, self.settings
        planner = Planner(session, self)
        self.planner = planner
        self.queue = BatchQueue(session, self)
        self.selection = Selection(self)
        page = PhotosPage(session, settings, planner)
        self.photos = page
        self.opener = OpenController(page, self.selection, settings)
        self.plan = PlanController(page, self.selection, settings, planner, self.queue)
        self.batches = BatchController(
            page, self.selection, settings, planner, self.plan, self.queue, session
        )
        self.gone_results = GoneResults(page, self.plan, self.queue, session)
        self.trash = Trash(page, self.plan, self.queue, session)
        self.photo_menu = PhotoMenu(
            page, self.selection, self.batches, self.plan.finished, self.trash
        )
        Removals(page, self.selection, self.queue)
        self.triage = TriageController(page, self.selection, self.queue, session, planner)
        self.reblend = ReblendController(page, settings, session, self.plan.finished)
        self.welcome = WelcomeController(
            page, settings, planner, self.queue, self.opener, self.batches
        )

    def _build_pages(self) -> None:
        session, settings = self.session, self.settings
        self.models = ModelsController(session, self, self._model_in_use)
        self.camera_page = CameraPage(settings.current, session.cards())
        self.camera = CameraController(self.camera_page, session)
        self.training_page = TrainingPage(session.slots)
        self.training = TrainingController(
            self.training_page, session, settings, self.models, self.log
        )
        self.video = VideoController(VideoRunner(session, self), settings, self)

    def _lay_out(self) -> None:
        self.pages = Pages()
        self.pages.add(self.photos, self.tr("Photos"), "photos")
        self.pages.add(self.camera_page, self.tr("Camera"), "camera")
        self.pages.add(self.training_page, self.tr("Training"), "train")
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.progress)
        self.setCentralWidget(content)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log)
        self.log.hide()
        self.resize(1340, 820)
        WheelScrolls(content)
        self.menus = Menus(
            self,
            MenuTargets(
                self.session,
                self.settings,
                self.pages,
                self.log,
                self.photos,
                self.selection,
                self.opener,
                self.queue,
                self.batches,
                self.triage,
                self.camera_page,
                self.camera,
                self.training_page,
                self.training,
                self.models,
                self.welcome,
                self._set_full_screen,
            ),
        )

    def _connect(self) -> None:
        self.session.slots.failed.connect(self._on_slots_failed)
        self.pages.changed.connect(self._on_pages_changed)
        self.triage.ended.connect(self.plan.estimate)
        self.reblend.saved.connect(self.plan.note_saved)
        # Not before the plan has noted with what the photos ended.
        self.queue.batch_ended.connect(self.reblend.show_others)
        self.queue.changed.connect(self._on_queue_changed)
        self.batches.announced.connect(self._on_batches_announced)
        self.batches.crashed.connect(self._on_batches_crashed)
        self.photos.status_changed.connect(self.progress.say)
        self.selection.videos_opened.connect(self.video.open)
        self.video.notice_changed.connect(self.photos.notice.say)
        self.opener.folder_opened.connect(self._on_opener_folder_opened)
        self.opener.model_opened.connect(self.models.import_file)
        self.photos.steps.model.graphics_requested.connect(self.models.show_graphics)
        self.photos.steps.model.details_requested.connect(self.models.show_details)
        self.models.graphics_closed.connect(self.photos.steps.model.show_chips)
        self.models.changed.connect(self._on_models_changed)
        self.models.renamed.connect(self._on_models_renamed)
        self.camera_page.chosen.connect(self._on_camera_page_chosen)
        self.camera_page.status_changed.connect(self.progress.say)
        self.camera.logged.connect(self.log.add)
        self.training.page_requested.connect(lambda: self.pages.show_page(self.training_page))
        self.training.photos_requested.connect(lambda: self.pages.show_page(self.photos))
        self.training.models_changed.connect(self._on_models_changed)
        self.training.model_chosen.connect(self._on_training_model_chosen)
        self.training.announced.connect(self.attention.notify)

    # --- between the pages -----------------------------------------------------------------------

    @Slot(str, Finished)
    def _on_slots_failed(self, _slot: str, finished: Finished) -> None:
        if finished.outcome == "crashed":
            dialogs.show_crash(self, finished.traceback, self.log.lines())

    @Slot(Finished)
    def _on_batches_crashed(self, finished: Finished) -> None:
        dialogs.show_crash(self, finished.traceback, self.log.lines())

    @Slot(State)
    def _on_queue_changed(self, state: State) -> None:
        self.progress.show_state(state, self.queue.watched)
        running = state.phase in RUNNING and bool(state.pictures) and not state.is_waiting
        self.attention.show_progress(state.fraction if running else None, state.left)
        self.log.show_tail(state.log, state.dropped_lines + len(state.log))

    @Slot(str)
    def _on_batches_announced(self, sentence: str) -> None:
        self.attention.notify(sentence, self.settings.current.notify)

    @Slot(Path)
    def _on_opener_folder_opened(self, _folder: Path) -> None:
        self.pages.show_page(self.photos)
        self.menus.show_recent(self.settings.current.recent)

    @Slot()
    def _on_models_changed(self) -> None:
        cards = self.session.cards()
        self.photos.steps.show_cards(cards, self.settings.current.model)
        self.camera_page.show_cards(cards)

    def _model_in_use(self) -> str:
        card = self.photos.steps.model.chosen_card()
        return "" if card is None else card.name

    @Slot(str, str)
    def _on_models_renamed(self, old: str, new: str) -> None:
        self.training.follow_rename(old, new)
        self.settings.rename_model(old, new)
        self._on_models_changed()
        self.photos.steps.show_settings(self.settings.current)
        self.camera_page.show_settings(self.settings.current)

    @Slot(str)
    def _on_training_model_chosen(self, name: str) -> None:
        self.settings.change(model=name, precision=None)
        self.photos.steps.show_settings(self.settings.current)

    @Slot(dict)
    def _on_camera_page_chosen(self, changes: dict[str, object]) -> None:
        self.settings.change(**changes)

    @Slot(QWidget)
    def _on_pages_changed(self, page: QWidget) -> None:
        if page is self.camera_page:
            self.photos.viewer.view.set_held(False)
            self.camera.enter()
        else:
            self.camera.leave()
        if page is self.photos:
            self.photos.list.view.setFocus()

    # --- files -----------------------------------------------------------------------------------

    def _drop_hint(self) -> str:
        if self.pages.current is self.training_page:
            return self.tr("Tune a model with these photos")
        return self.tr("Add these photos")

    def _take_dropped(self, paths: list[Path]) -> None:
        """Add what was dropped; on the page Training it is training data."""
        if self.pages.current is self.training_page:
            self.training.open_dialog(paths)
        else:
            self.opener.open_paths(paths)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files and folders given to the program."""
        self.opener.open_paths(paths)

    # --- window ----------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Show the window above the others, as far as the desktop allows."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @Slot()
    def follow_colour_scheme(self) -> None:
        """Apply the colours of the desktop, if the settings say so."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.settings.current.theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the keys of the page wherever the focus is."""
        if self.menus.full.isChecked() and event.key() == Qt.Key.Key_Escape:
            self.menus.full.toggle()
            return
        if not self._obey(event):
            super().keyPressEvent(event)

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what a key means on the page; return whether it means anything there."""
        page = self.pages.current
        return isinstance(page, PhotosPage | CameraPage) and page.handle_key(event)

    def _home(self) -> QWidget | None:
        """Return what has the keys of the page after a click on a button, None on Training."""
        homes = {self.photos: self.photos.list.view, self.camera_page: self.camera_page.view}
        return homes.get(self.pages.current)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the keys from now on."""
        super().showEvent(event)
        self._keys.watch()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Release what is held to compare."""
        on_photos = self.pages.current is self.photos
        view = self.photos.viewer.view if on_photos else self.camera_page.view
        if not view.handle_key_release(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Release what is held when another window comes to the front; see what it has done."""
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self.attention.window_activated()
                self.gone_results.look()
            else:
                self.photos.viewer.view.set_held(False)
                self.camera_page.view.set_held(False)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while something runs; save the settings and the place of the window."""
        batch, video = self.queue.is_running, self.video.is_running
        if (batch or video) and not self._may_stop(batch=batch, video=video):
            event.ignore()
            return
        if not self.training.may_close():
            event.ignore()
            return
        self.training.close()
        self.plan.cancel_update()
        self.camera_page.settle()
        self.camera.close()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        with contextlib.suppress(ConfigError):  # reported when the last setting was changed
            save_settings(
                dataclasses.replace(
                    self.settings.own,
                    geometry=geometry,
                    window_state=self.photos.column_widths(),
                )
            )
        self.photos.list.stop()
        self.session.close()
        event.accept()

    def _may_stop(self, *, batch: bool, video: bool) -> bool:
        """Ask whether to stop what runs, and close. A watch that waits for its turn is not kept."""
        queued = sum(not isinstance(each, WatchRequest) for each in self.queue.waiting)
        return dialogs.ask_close(self, batch=batch, video=video, queued=queued)

    def _set_full_screen(self, on: bool) -> None:
        """Fill the screen with the page; on the page Camera, with the picture alone."""
        alone = on and self.pages.current is self.camera_page
        self.camera_page.set_full(alone)
        for widget in (self.menuBar(), self.pages.bar, self.progress):
            widget.setHidden(alone)
        # `showNormal` and `showFullScreen` would forget that the window is maximized.
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def _restore(self, settings: Settings) -> None:
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore")))
        if settings.window_state:
            self.photos.restore_columns(settings.window_state)
