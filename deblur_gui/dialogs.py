"""Message boxes of the window: problems, errors, crashes, questions."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from deblur_gui.help.pages import debug_report
from deblur_gui.language import tr, translated
from deblur_gui.widgets.file_places import place_for
from deblur_gui.widgets.plain import confirm, plain
from engine.batch.plan import Conflict
from engine.images import READABLE, VIDEO_SUFFIXES


def show_problems(parent: QWidget, problems: Sequence[str]) -> None:
    """Show at once everything that prevents the start."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Cannot start yet"), "", parent=parent)
    box.setText(tr("Fix these problems first:"))
    box.setInformativeText(plain("\n\n".join(map(translated, problems))))
    box.open()


def show_error(parent: QWidget, message: str, hint: str) -> None:
    """Show why a job failed and what helps."""
    box = QMessageBox(
        QMessageBox.Icon.Critical, "Deblur", plain(translated(message)), parent=parent
    )
    box.setInformativeText(plain(translated(hint)))
    box.open()


def refuse_start(message: str, hint: str) -> None:
    """Show why there is no window, and what helps; return when that has been read.

    Also on the terminal from which the program was started, if there is one.
    """
    told = [translated(text) for text in (message, hint) if text]
    if sys.stderr is not None:
        print(*told, sep="\n", file=sys.stderr)  # noqa: T201 - all there is if nothing is shown
    box = QMessageBox(QMessageBox.Icon.Critical, "Deblur", plain(told[0]))
    box.setInformativeText(plain("\n".join(told[1:])))
    box.exec()


def open_path(parent: QWidget, path: str | Path) -> None:
    """Open a folder or a file with the user's program for it; say where it is if there is none."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) is not False:
        return
    box = QMessageBox(QMessageBox.Icon.Information, "Deblur", "", parent=parent)
    box.setText(tr("No program on this computer opens this. It is here:"))
    box.setInformativeText(plain(str(path)))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.open()


def show_crash(parent: QWidget | None, traceback: str, log: Sequence[str] = ()) -> None:
    """Show that a bug was met; the queue is on disk and safe.

    One at a time: a bug in painting comes again with every paint, and would cover the screen.
    """
    if parent is not None and any(b.isVisible() for b in parent.findChildren(QMessageBox, "crash")):
        return
    title, text = tr("A bug in Deblur"), tr("Something went wrong inside the program.")
    box = QMessageBox(QMessageBox.Icon.Critical, title, text, parent=parent)
    box.setObjectName("crash")
    box.setInformativeText(
        tr("Your photos and the queue are safe. Please send us the report below.")
    )
    report = debug_report(traceback, log)
    box.setDetailedText(report)
    copy = box.addButton(tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.open()


def ask_photos(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Let the user choose photos, or videos."""
    kinds = tr("Photos ({0});;Videos ({1});;All files (*)")
    kinds = kinds.format(_patterns(READABLE), _patterns(VIDEO_SUFFIXES))
    place = place_for(QStandardPaths.StandardLocation.PicturesLocation, folder)
    names, _ = QFileDialog.getOpenFileNames(parent, title, place, kinds)
    return [Path(name) for name in names]


def ask_videos(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Let the user choose videos."""
    kinds = tr("Videos ({0});;All files (*)").format(_patterns(VIDEO_SUFFIXES))
    place = place_for(QStandardPaths.StandardLocation.MoviesLocation, folder)
    names, _ = QFileDialog.getOpenFileNames(parent, title, place, kinds)
    return [Path(name) for name in names]


def _patterns(suffixes: Collection[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in sorted(suffixes))


def ask_folder(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Let the user choose a folder; none is an empty list."""
    place = place_for(QStandardPaths.StandardLocation.PicturesLocation, folder)
    name = QFileDialog.getExistingDirectory(parent, title, place)
    return [Path(name)] if name else []


def ask_overwrite(parent: QWidget, count: int) -> bool:
    """Ask once, before the start, whether earlier results may be replaced."""
    text = tr("%Ln earlier result(s) will be replaced. The originals are not changed.", "", count)
    return confirm(parent, tr("Replace results"), text, tr("Replace"))


def ask_again(parent: QWidget, count: int, settings: str, *, is_same: bool) -> Conflict | None:
    """Ask what becomes of the results of photos that are processed again; None is not at all.

    `settings`: what they are processed with now. `is_same`: as before, so only replacing the
    results makes sense.
    """
    box = QMessageBox(QMessageBox.Icon.Question, tr("Process again"), "", parent=parent)
    box.setText(tr("Process %Ln photo(s) again?", "", count))
    told = [tr("With the settings chosen now: {0}.").format(settings)]
    if is_same:
        told.append(tr("The existing result was made with the same settings."))
    told.append(
        tr(
            "Replace: the new result takes the place of the earlier one. A file that was changed "
            "in another program since is never replaced."
        )
    )
    if not is_same:
        told.append(tr("Keep both: the new result gets a number in its name."))
    box.setInformativeText(plain("\n\n".join(told)))
    replace = box.addButton(tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
    keep = None if is_same else box.addButton(tr("&Keep both"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel if keep is None else keep)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is replace:
        return "overwrite"
    return "unique" if keep is not None and pressed is keep else None


def ask_close(parent: QWidget, *, batch: bool, video: bool, queued: int = 0) -> bool:
    """Ask whether to close while a batch runs, or a video, or both; `queued` batches wait."""
    running = tr("A batch is still running. If you stop it now, you can resume it later.")
    if video:
        running = tr(
            "A video is still being deblurred. If you stop it now, you can resume it after the "
            "last part that is finished."
        )
    if batch and video:
        running = tr(
            "A batch and a video are still running. If you stop them now, you can resume the batch "
            "later, and the video after the last part that is finished."
        )
    kept = tr("%Ln batch(es) in the queue are kept.", "", queued) if queued else ""
    text = "\n\n".join(filter(None, (running, kept)))
    return confirm(parent, tr("Close Deblur"), text, tr("Stop and close"))
