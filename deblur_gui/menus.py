"""The menus of the window: everything it can do, with its key."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from deblur_gui.help import pages as help_pages
from deblur_gui.language import LANGUAGES, tr
from deblur_gui.models.dialog import show_models
from deblur_gui.settings import settings_path
from deblur_gui.theme import apply_theme

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow

Standard = QKeySequence.StandardKey


class Menus:
    """Makes the menus of `window` and keeps the list of recent folders."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._recent = QMenu(tr("Open &recent"))
        self._fill_file(self._menu(tr("&File")))
        self._fill_edit(self._menu(tr("&Edit")))
        self._fill_queue(self._menu(tr("&Queue")))
        self._fill_view(self._menu(tr("&View")))
        self._fill_models(self._menu(tr("&Models")))
        self._fill_camera(self._menu(tr("&Camera")))
        self._fill_help(self._menu(tr("&Help")))
        self.show_recent(window.settings.recent)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer these folders and photos again."""
        self._recent.clear()
        for path in paths:
            self._recent.addAction(path, partial(self._window.selection.add, [Path(path)]))
        self._recent.setEnabled(bool(paths))

    def _menu(self, title: str) -> QMenu:
        menu: QMenu = self._window.menuBar().addMenu(title)
        return menu

    def _fill_file(self, menu: QMenu) -> None:
        window = self._window
        _add(menu, tr("&Open photos…"), window.open_files, Standard.Open)
        _add(menu, tr("Open &folder…"), window.open_folder, "Ctrl+Shift+O")
        menu.addMenu(self._recent)
        _add(menu, tr("Try the &samples"), window.open_samples)
        menu.addSeparator()
        _add(menu, tr("&Quit"), window.close, Standard.Quit)

    def _fill_edit(self, menu: QMenu) -> None:
        window = self._window
        _add(menu, tr("&Paste photos or folders"), window.paste, Standard.Paste)
        _add(menu, tr("Select &all"), window.photos.view.selectAll, Standard.SelectAll)
        _add(
            menu,
            tr("&Take out of the list"),
            lambda: window.selection.leave_out(window.photos.selected()),
        )
        _add(menu, tr("&Clear the list"), window.selection.clear)

    def _fill_queue(self, menu: QMenu) -> None:
        window = self._window

        def start_or_stop() -> None:
            window.pages.show_page(window.photo_page)  # nothing starts unseen
            window.batch.start.start.click()

        _add(menu, tr("&Start or stop"), start_or_stop, "Ctrl+Return")
        _add(menu, tr("&Add to the queue"), window.running.start, "Ctrl+Shift+Return")
        _add(menu, tr("&Retry failed"), window.running.retry)
        _add(menu, tr("Stop &now"), window.session.cancel)
        menu.addSeparator()
        _add(menu, tr("F&ind blurred photos"), window.triage.start)
        for kind, text in (
            ("motion", tr("Keep only what is &blurred by motion")),
            ("failed", tr("Keep only fai&led")),
        ):
            _add(menu, text, partial(window.triage.keep_only_kind, kind))
        menu.addSeparator()
        _add(menu, tr("Show re&port"), window.running.show_report)
        _add(menu, tr("Save report to a f&older…"), window.running.save_report)
        menu.addSeparator()
        notify = _add(menu, tr("Noti&fy when a batch has ended"), lambda: None)
        notify.setCheckable(True)
        notify.setChecked(window.settings.notify)
        notify.toggled.connect(
            lambda on: window.choose(dataclasses.replace(window.settings, notify=on))
        )

    def _fill_view(self, menu: QMenu) -> None:
        window, viewer = self._window, self._window.viewer
        _add(
            menu, tr("Page of ph&otos"), lambda: window.pages.show_page(window.photo_page), "Ctrl+1"
        )
        _add(menu, tr("Page of the c&amera"), self._show_camera, "Ctrl+2")
        _add(menu, tr("Page of &training"), lambda: window.pages.show_page(window.train), "Ctrl+3")
        menu.addSeparator()
        for action in (
            viewer.preview_action, viewer.side_action, viewer.loupe_action, viewer.change_action,
            viewer.fit_action, viewer.actual_action,
        ):  # fmt: skip
            menu.addAction(action)
        menu.addSeparator()
        log = window.log.toggleViewAction()
        log.setText(tr("&Log"))
        log.setShortcut(QKeySequence("Ctrl+L"))
        menu.addAction(log)
        self.full = _add(menu, tr("F&ull screen"), lambda: None, "F11")
        self.full.setCheckable(True)
        self.full.toggled.connect(window.set_full_screen)
        window.addAction(self.full)  # its key is obeyed also while there is no menu bar
        window.camera.full_screen_asked.connect(self.full.toggle)
        self._fill_colours(menu.addMenu(tr("&Colours")))
        self._fill_languages(menu.addMenu(tr("Lan&guage")))

    def _fill_colours(self, menu: QMenu) -> None:
        themes: tuple[tuple[Literal["system", "light", "dark"], str], ...] = (
            ("system", tr("As the &system")), ("light", tr("&Light")), ("dark", tr("&Dark")),
        )  # fmt: skip
        group = QActionGroup(menu)
        for name, text in themes:
            action = _add(menu, text, partial(self._choose_theme, name))
            action.setCheckable(True)
            action.setChecked(self._window.settings.theme == name)
            group.addAction(action)

    def _fill_languages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for code, text in {"": tr("As the &system"), **LANGUAGES}.items():
            action = _add(menu, text, partial(self._window.language_asked.emit, code))
            action.setData(code)
            action.setCheckable(True)
            action.setChecked(self._window.settings.language == code)
            group.addAction(action)

    def _fill_models(self, menu: QMenu) -> None:
        _add(menu, tr("&Models…"), lambda: show_models(self._window), "Ctrl+M")
        _add(menu, tr("&Tune to my camera…"), lambda: self._window.tunings.open_dialog(), "Ctrl+T")

    def _fill_camera(self, menu: QMenu) -> None:
        camera = self._window.camera

        def on_page(do: Callable[[], object]) -> Callable[[], None]:
            def show_and_do() -> None:
                self._show_camera()
                do()

            return show_and_do

        start = on_page(camera.filming.start_or_stop)
        _add(menu, tr("&Start or stop"), start, "Ctrl+Shift+C")
        # The keys behind the tabs are those of the page.
        _add(menu, tr("&Pause or go on") + "\t" + tr("Space"), on_page(camera.pause.click))
        _add(menu, tr("S&napshot") + "\tS", on_page(camera.keep.snapshot.click))
        _add(menu, tr("&Record, or stop recording") + "\tR", on_page(camera.keep.record.click))
        menu.addSeparator()
        _add(menu, tr("&Mirror") + "\tM", on_page(camera.mirror.click))
        _add(menu, tr("&Look for cameras again"), on_page(camera.filming.look))
        menu.addSeparator()
        _add(menu, tr("&Full screen") + "\tF11", on_page(self.full.toggle))

    def _show_camera(self) -> None:
        self._window.pages.show_page(self._window.camera)

    def _fill_help(self, menu: QMenu) -> None:
        window = self._window
        _add(menu, tr("&Keys"), lambda: help_pages.show_keys(window), Standard.HelpContents)
        _add(menu, tr("Debug &report…"), lambda: help_pages.show_report(window, window.log.lines()))
        folder = QUrl.fromLocalFile(str(settings_path().parent))
        _add(menu, tr("Open the folder of &settings"), lambda: QDesktopServices.openUrl(folder))
        menu.addSeparator()
        cards = window.session.cards()
        _add(menu, tr("&About and licences…"), lambda: help_pages.show_about(window, cards))

    def _choose_theme(self, name: Literal["system", "light", "dark"]) -> None:
        self._window.choose(dataclasses.replace(self._window.settings, theme=name))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, name)


def _add(
    menu: QMenu,
    text: str,
    do: Callable[[], object],
    key: QKeySequence.StandardKey | str | None = None,
) -> QAction:
    action: QAction = menu.addAction(text)
    action.triggered.connect(lambda: do())
    if key is not None:
        action.setShortcut(QKeySequence(key))
    return action
