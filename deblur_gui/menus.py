"""The menus of the window: everything it can do, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from deblur_gui import dialogs, shortcuts
from deblur_gui.camera.controller import CameraController
from deblur_gui.camera.page import CameraPage
from deblur_gui.help import pages as help_pages
from deblur_gui.help.manual import Manual, show_manual
from deblur_gui.language import tr
from deblur_gui.models.controller import ModelsController
from deblur_gui.photos.batch_controller import BatchController
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.open_controller import OpenController
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.selection import Selection
from deblur_gui.photos.triage_controller import TriageController
from deblur_gui.photos.welcome import WelcomeController
from deblur_gui.preferences import Preferences
from deblur_gui.session import Session
from deblur_gui.settings import settings_path
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import CheckMenu, apply_theme
from deblur_gui.training.controller import TrainingController
from deblur_gui.training.page import TrainingPage
from deblur_gui.widgets.log_dock import LogDock
from deblur_gui.widgets.pages import Pages
from engine.errors import ConfigError


@dataclass(frozen=True)
class MenuTargets:
    """What the menus act on."""

    session: Session
    settings: SettingsStore
    pages: Pages
    log: LogDock
    photos: PhotosPage
    selection: Selection
    opener: OpenController
    queue: BatchQueue
    batches: BatchController
    triage: TriageController
    camera_page: CameraPage
    camera: CameraController
    training_page: TrainingPage
    training: TrainingController
    models: ModelsController
    welcome: WelcomeController
    set_full_screen: Callable[[bool], None]


class Menus(QObject):
    """Makes the menus of a window and keeps the list of recent folders."""

    def __init__(self, window: QMainWindow, targets: MenuTargets) -> None:
        super().__init__(window)
        self._window, self._to = window, targets
        self._recent = QMenu(tr("Open &recent"))
        self._fill_file(self._menu(tr("&File")))
        edit = self._menu(tr("&Edit"))
        self._fill_edit(edit)
        edit.aboutToShow.connect(self._on_edit_menu_about_to_show)
        queue = self._menu(tr("&Queue"))
        self._fill_queue(queue)
        queue.aboutToShow.connect(self._on_queue_menu_about_to_show)
        self._fill_view(self._menu(tr("&View")))
        self._fill_models(self._menu(tr("&Models")))
        self._fill_camera(self._menu(tr("&Camera")))
        self._fill_help(self._menu(tr("&Help")))
        self.show_recent(targets.settings.current.recent)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer these folders and photos again."""
        self._recent.clear()
        for path in paths:
            text = path.replace("&", "&&")
            self._recent.addAction(text, partial(self._to.selection.replace, [Path(path)]))
        self._recent.addSeparator()
        self._recent.addAction(tr("&Clear this list"), self._clear_recent)
        self._recent.setEnabled(bool(paths))

    def _clear_recent(self) -> None:
        self._to.settings.change(recent=())
        self.show_recent(())

    def _menu(self, title: str) -> QMenu:
        menu = CheckMenu(title, self._window.menuBar())
        self._window.menuBar().addMenu(menu)
        return menu

    def _fill_file(self, menu: QMenu) -> None:
        opener = self._to.opener
        _add(menu, tr("&New list"), self._to.selection.clear, shortcuts.NEW_LIST)
        _add(menu, tr("&Open photos…"), opener.open_photos, shortcuts.OPEN_PHOTOS)
        _add(menu, tr("Open &folder…"), opener.open_folder, shortcuts.OPEN_FOLDER)
        _add(menu, tr("Open &video…"), opener.open_videos)
        menu.addMenu(self._recent)
        menu.addSeparator()
        _add(menu, tr("&Add photos…"), opener.add_photos)
        _add(menu, tr("Add fol&der…"), opener.add_folder)
        menu.addSeparator()
        _add(menu, tr("Try the &samples"), opener.open_samples)
        menu.addSeparator()
        preferences = _add(menu, tr("&Preferences…"), self.show_preferences, shortcuts.PREFERENCES)
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        _add(menu, tr("&Quit"), self._window.close, shortcuts.QUIT)

    def _fill_edit(self, menu: QMenu) -> None:
        photos, selection = self._to.photos.list, self._to.selection
        undo = _add(menu, tr("&Undo the removal"), selection.undo, shortcuts.UNDO)
        undo.setEnabled(selection.can_undo)
        selection.undo_changed.connect(undo.setEnabled)
        menu.addSeparator()
        _add(menu, tr("&Paste photos or folders"), self._to.opener.paste, shortcuts.PASTE)
        _add(menu, tr("Select &all"), photos.view.selectAll, shortcuts.SELECT_ALL)
        # The key is that of the list: in a field it deletes letters.
        text = tr("&Remove from list") + f"\t{shortcuts.native(shortcuts.REMOVE)}"
        self._remove = _add(menu, text, lambda: selection.leave_out(photos.selected()))

    def _fill_queue(self, menu: QMenu) -> None:
        to = self._to

        def start_or_stop() -> None:
            to.pages.show_page(to.photos)  # nothing starts unseen
            to.batches.start_or_stop()

        def choose_interrupted() -> None:
            to.pages.show_page(to.photos)
            to.welcome.choose_interrupted()

        _add(menu, tr("&Start or stop"), start_or_stop, shortcuts.START_OR_STOP)
        _add(menu, tr("&Add to queue"), to.batches.start, shortcuts.ADD_TO_QUEUE)
        self._retry = _add(menu, tr("&Retry failed"), to.batches.retry)
        self._stop_now = _add(menu, tr("Stop &now"), to.queue.cancel)
        self._interrupted = _add(menu, tr("In&terrupted batches…"), choose_interrupted)
        menu.addSeparator()
        self._of_photos = [_add(menu, tr("F&ind blurred photos"), to.triage.start)]
        for kind, text in (
            ("motion", tr("Keep only &blurred photos")),
            ("failed", tr("Keep only fai&led")),
        ):
            self._of_photos.append(_add(menu, text, partial(to.triage.keep_only_kind, kind)))
        menu.addSeparator()
        self._of_batches = [
            _add(menu, tr("Show re&port"), to.batches.show_report),
            _add(menu, tr("Save report to f&older…"), to.batches.save_report),
        ]

    @Slot()
    def _on_edit_menu_about_to_show(self) -> None:
        self._remove.setEnabled(bool(self._to.photos.list.selected()))

    @Slot()
    def _on_queue_menu_about_to_show(self) -> None:
        """Grey what would do nothing now; not what has a key, which would be without it then."""
        queue, photos = self._to.queue, self._to.photos
        batches = queue.batches()
        self._retry.setEnabled(photos.steps.start.can_retry)
        self._stop_now.setEnabled(queue.is_running)
        self._interrupted.setEnabled(any(batch.state == "interrupted" for batch in batches))
        for action in self._of_photos:
            action.setEnabled(bool(photos.list.model.rows))
        for action in self._of_batches:
            action.setEnabled(bool(batches))

    def _fill_view(self, menu: QMenu) -> None:
        to, viewer = self._to, self._to.photos.viewer
        _add(menu, tr("P&hotos"), partial(to.pages.show_page, to.photos), shortcuts.SHOW_PHOTOS)
        _add(menu, tr("C&amera"), self._show_camera, shortcuts.SHOW_CAMERA)
        show_training = partial(to.pages.show_page, to.training_page)
        _add(menu, tr("&Training"), show_training, shortcuts.SHOW_TRAINING)
        menu.addSeparator()
        for action in (
            viewer.preview_action,
            viewer.side_action,
            viewer.loupe_action,
            viewer.change_action,
            viewer.compare_action,
            viewer.zoom_in_action,
            viewer.zoom_out_action,
            viewer.fit_action,
            viewer.actual_action,
        ):
            menu.addAction(action)
        menu.addSeparator()
        log = to.log.toggleViewAction()
        log.setText(tr("&Log"))
        log.setAutoRepeat(False)
        log.setShortcut(QKeySequence(shortcuts.LOG))
        menu.addAction(log)
        self.full = _add_check(menu, tr("F&ull screen"), False)
        self.full.setShortcut(QKeySequence(shortcuts.FULL_SCREEN))
        self.full.toggled.connect(to.set_full_screen)
        self._window.addAction(self.full)  # its key works also while the menu bar is hidden
        to.camera_page.full_screen_requested.connect(self.full.toggle)

    def _fill_models(self, menu: QMenu) -> None:
        _add(menu, tr("&Models…"), self._to.models.show, shortcuts.MODELS)
        _add(menu, tr("&Tune to my camera…"), self._to.training.open_dialog, shortcuts.TUNE)
        _add(menu, tr("&Graphics chips…"), self._to.models.show_graphics)

    def _fill_camera(self, menu: QMenu) -> None:
        page, camera = self._to.camera_page, self._to.camera

        def on_page(do: Callable[[], object]) -> Callable[[], None]:
            def show_and_do() -> None:
                self._show_camera()
                do()

            return show_and_do

        _add(menu, tr("&Start or stop"), on_page(camera.start_or_stop), shortcuts.START_CAMERA)
        # The keys behind the tabs are those of the page.
        _add(menu, tr("&Pause or resume") + "\t" + tr("Space"), on_page(page.toggle_pause))
        _add(menu, tr("S&napshot") + f"\t{shortcuts.SNAPSHOT}", on_page(page.take_snapshot))
        _add(
            menu,
            tr("&Record, or stop recording") + f"\t{shortcuts.RECORD}",
            on_page(page.toggle_recording),
        )
        menu.addSeparator()
        _add(menu, tr("&Mirror") + f"\t{shortcuts.MIRROR}", on_page(page.toggle_mirror))
        _add(menu, tr("Search for &cameras again"), on_page(camera.search))
        menu.addSeparator()
        _add(menu, tr("&Full screen") + f"\t{shortcuts.FULL_SCREEN}", on_page(self.full.toggle))

    def _show_camera(self) -> None:
        self._to.pages.show_page(self._to.camera_page)

    def _fill_help(self, menu: QMenu) -> None:
        window, log = self._window, self._to.log
        cards = self._to.session.cards()
        folder = settings_path().parent
        manual = _add(menu, tr("&Help"), self.show_help, shortcuts.HELP)
        manual.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # in dialogs, too
        for name, text in (
            ("first-steps", tr("&First steps")),
            ("queue", tr("&Batches and the queue")),
            ("formats", tr("F&ormats")),
            ("video", tr("&Video")),
            ("limits", tr("What deblurring &can and cannot do")),
            ("troubleshooting", tr("&Troubleshooting")),
        ):
            _add(menu, text, partial(show_manual, window, name))
        menu.addSeparator()
        _add(menu, tr("&Keyboard shortcuts"), lambda: help_pages.show_keys(window))
        _add(menu, tr("Debug &report…"), lambda: help_pages.show_report(window, log.lines()))
        _add(menu, tr("Open &settings folder"), lambda: dialogs.open_path(window, folder))
        menu.addSeparator()
        _add(menu, tr("&About and licences…"), lambda: help_pages.show_about(window, cards))

    def show_help(self) -> Manual:
        """Show the page of the manual on where the user is."""
        # Not before a page needs them.
        from deblur_gui.models.dialog import ModelsDialog
        from deblur_gui.training.dialog import TuneDialog
        from deblur_gui.video.dialog import VideoDialog

        to, dialog = self._to, QApplication.activeWindow()
        page = {to.camera_page: "camera", to.training_page: "tuning"}.get(
            to.pages.current, "first-steps"
        )
        if isinstance(dialog, ModelsDialog):
            page = "models"
        elif isinstance(dialog, TuneDialog):
            page = "tuning"
        elif isinstance(dialog, VideoDialog):
            page = "video"
        return show_manual(self._window, page)

    def show_preferences(self) -> Preferences:
        """Show the dialog with all settings that hold everywhere."""
        dialog = Preferences(self._to.settings.own, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_preferences_chosen)
        dialog.graphics_requested.connect(self._to.models.show_graphics)
        dialog.open()
        return dialog

    @Slot(dict)
    def _on_preferences_chosen(self, changes: dict[str, Any]) -> None:
        settings = self._to.settings
        try:
            settings.change(**self._to.opener.with_preferences(changes))
        except ConfigError as error:
            dialogs.show_problems(self._window, [error.text])
            return
        self._to.photos.steps.show_settings(settings.current)
        app = QApplication.instance()
        if "theme" in changes and isinstance(app, QApplication):
            apply_theme(app, settings.current.theme)


def _add(
    menu: QMenu,
    text: str,
    do: Callable[[], object],
    key: shortcuts.Shortcut | None = None,
) -> QAction:
    action: QAction = menu.addAction(text)
    action.setAutoRepeat(False)  # a key that is held starts a batch once
    action.triggered.connect(lambda: do())
    if key is not None:
        action.setShortcut(QKeySequence(key))
    return action


def _add_check(menu: QMenu, text: str, checked: bool) -> QAction:
    action: QAction = menu.addAction(text)
    action.setAutoRepeat(False)
    action.setCheckable(True)
    action.setChecked(checked)
    return action
