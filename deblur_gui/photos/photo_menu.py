"""The menu of the photos that are selected in the list, and of the one in the viewer."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from deblur_gui import dialogs
from deblur_gui.language import percent
from deblur_gui.photos.batch_controller import BatchController
from deblur_gui.photos.finished import FinishedPhotos
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import Row
from deblur_gui.photos.selection import Selection
from deblur_gui.photos.trash import Trash

_LOOKED_AT = 10
"""Of so many photos that are not done the result is looked for before a menu opens."""


class PhotoMenu(QObject):
    """Made anew each time it opens: what it offers depends on the photos."""

    def __init__(
        self,
        page: PhotosPage,
        selection: Selection,
        batches: BatchController,
        finished: FinishedPhotos,
        trash: Trash,
    ) -> None:
        super().__init__(page)
        self._trash = trash
        self._page, self._selection, self._batches = page, selection, batches
        self._finished = finished
        self._offer(page.list.view, page.list.selected)
        self._offer(page.viewer.view, lambda: [page.list.current()])

    def _offer(self, widget: QWidget, keys: Callable[[], list[str]]) -> None:
        def show(at: QPoint) -> None:
            menu = self.make(keys())
            if menu is not None:
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.popup(widget.mapToGlobal(at))

        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(show)

    def make(self, keys: list[str]) -> QMenu | None:
        """Return the menu of these photos; None without any."""
        found = (self._page.list.model.row_of(key) for key in keys)
        rows = [row for row in found if row is not None]
        if not rows:
            return None
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        with_result = _with_result(rows)
        self._fill_files(menu, rows, with_result)
        menu.addSeparator()
        self._fill_work(menu, rows, with_result)
        menu.addSeparator()
        menu.addAction(
            self.tr("Re&move from list"), lambda: self._selection.leave_out([r.key for r in rows])
        )
        results = self._trash.results_of(rows)
        to_bin = menu.addAction(
            self.tr("Move %Ln result(s) to the &bin", "", max(1, len(results))),
            partial(self._trash.move, rows),
        )
        _enable(to_bin, self._trash.why_not(rows, results))
        return menu

    def _fill_files(self, menu: QMenu, rows: list[Row], with_result: list[Row]) -> None:
        row = rows[0]
        result = with_result[0].result if with_result else ""
        menu.addAction(self.tr("&Open"), partial(dialogs.open_path, self._page, row.key))
        menu.addAction(
            self.tr("Show in &folder"),
            partial(dialogs.open_path, self._page, os.path.dirname(row.key)),
        )
        show = menu.addAction(
            self.tr("Show result in fo&lder"),
            partial(dialogs.open_path, self._page, os.path.dirname(result)),
        )
        _enable(show, "" if result else self.tr("There is no result yet."))
        menu.addAction(self.tr("Copy &path"), partial(_copy, [r.key for r in rows]))

    def _fill_work(self, menu: QMenu, rows: list[Row], with_result: list[Row]) -> None:
        page, keys = self._page, [row.key for row in rows]
        failed = [row.key for row in rows if row.state == "failed"]
        only = menu.addAction(
            self.tr("Pro&cess only %Ln photo(s)", "", len(rows)),
            partial(self._batches.process, keys),
        )
        to_do = any(row.state != "done" for row in rows)
        _enable(only, "" if to_do else self.tr("Done already. Process again does it anew."))
        again = menu.addAction(
            self.tr("Process a&gain…"), partial(self._batches.process_again, keys)
        )
        no_result = "" if with_result else self.tr("There is no result yet.")
        _enable(again, no_result)
        others = QMenu(self.tr("Process again &with"), menu)
        for card in page.steps.model.cards:
            redo = partial(self._batches.process_again, keys, card)
            others.addAction(card.title.replace("&", "&&"), redo)
        _enable(menu.addMenu(others), no_result)
        retry = menu.addAction(self.tr("&Retry"), partial(self._batches.process, failed))
        if self._batches.is_running:
            _enable(retry, self.tr("Failed photos can be retried when the batch has ended."))
        else:
            _enable(retry, "" if failed else self.tr("No photo selected here has failed."))
        compare = menu.addAction(self.tr("Compare &side by side"), self._compare)
        _enable(compare, "" if rows[0] in with_result[:1] else self.tr("There is no result yet."))
        menu.addAction(page.viewer.compare_action)
        several = len(rows) > 1
        which = "selected" if several else "one"
        strength = page.steps.model.strength_of_all if several else page.viewer.chosen_strength
        apply = menu.addAction(
            self.tr("S&ave again at strength {0}").format(percent(strength)),
            partial(page.viewer.strength.apply_clicked.emit, which),
        )
        made_at = {self._finished.strength_of(r.key) for r in with_result}
        is_so = self.tr("The result has this strength already.") if made_at == {strength} else ""
        _enable(apply, no_result or is_so)

    def _compare(self) -> None:
        self._page.viewer.view.set_side_by_side(True)
        self._page.viewer.view.setFocus()


def _with_result(rows: list[Row]) -> list[Row]:
    """Return those that have a result, as far as is known at once.

    What is done has one: the disk of 1000 others would be waited for, and what is chosen looks for
    it. Others may have an earlier one, which is looked for in a few of them.
    """
    others = [row for row in rows if row.state != "done" and row.result][:_LOOKED_AT]
    found = {row.key for row in others if os.path.isfile(row.result)}
    return [row for row in rows if row.result and (row.state == "done" or row.key in found)]


def _enable(action: QAction, why_not: str) -> None:
    """Enable an entry unless something speaks against it, which its tooltip then says."""
    action.setEnabled(not why_not)
    action.setToolTip(why_not)


def _copy(keys: list[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(str(Path(key)) for key in keys))
