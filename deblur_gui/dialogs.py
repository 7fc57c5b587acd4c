"""What the window says in dialogs of its own: problems, shortcuts, licences, crashes.

Room: PySide6, deblur_gui and engine.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from deblur_gui.card_text import whole_text
from engine import __version__
from engine.images import READABLE
from engine.models import ModelCard


def tr(text: str) -> str:
    """Return a text in the user's language."""
    return QCoreApplication.translate("Dialogs", text)


def show_problems(parent: QWidget, problems: Sequence[str]) -> None:
    """Show all that stands against the start, at once."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Before the start"), "", parent=parent)
    box.setText(tr("This has to be put right first:"))
    box.setInformativeText("\n\n".join(problems))
    box.open()


def show_error(parent: QWidget, message: str, hint: str) -> None:
    """Show why a job failed and what helps."""
    box = QMessageBox(QMessageBox.Icon.Critical, tr("Deblur"), message, parent=parent)
    box.setInformativeText(hint)
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


def ask_photos(parent: QWidget, folder: str) -> list[Path]:
    """Let the user choose photos."""
    suffixes = " ".join(f"*{suffix}" for suffix in sorted(READABLE))
    kinds = f"{tr('Photos')} ({suffixes});;{tr('All files')} (*)"
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Open photos"), folder, kinds)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str, folder: str) -> list[Path]:
    """Let the user choose a folder; none is an empty list."""
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return [Path(name)] if name else []


def ask_overwrite(parent: QWidget, count: int) -> bool:
    """Ask once, before the start, whether earlier results may be replaced."""
    text = tr("{0} earlier results will be replaced. The originals stay as they are.")
    answer = QMessageBox.question(parent, tr("Replace results"), text.format(count))
    return answer == QMessageBox.StandardButton.Yes


def ask_close(parent: QWidget) -> bool:
    """Ask whether to close while a batch runs."""
    text = tr(
        "A batch is running. It can be stopped now and gone on with the next time.\n\nStop it "
        "and close?"
    )
    answer = QMessageBox.question(parent, tr("Close Deblur"), text)
    return answer == QMessageBox.StandardButton.Yes


def show_shortcuts(parent: QWidget) -> None:
    """Show the page of keys."""
    keys = (
        ("Ctrl+O", tr("Open photos")),
        ("Ctrl+Shift+O", tr("Open a folder")),
        ("Ctrl+V", tr("Paste photos or folders")),
        ("Ctrl+Return", tr("Start, or stop after the current photo")),
        ("← →", tr("Previous, next photo")),
        ("Del", tr("Take out of the list")),
        ("D", tr("Hold: show the original")),
        ("1 … 9", tr("Show the original, or one of the results")),
        ("P", tr("Preview what is seen now")),
        ("C", tr("Side by side")),
        ("S", tr("Move both sides together, or each by itself")),
        ("F, Z", tr("Whole photo, 100 %")),
        (tr("+, -, wheel"), tr("Zoom")),
        (tr("Shift+arrows"), tr("Move the photo")),
        ("[ ]", tr("Move the divider")),
        ("L, M", tr("Loupe, change map")),
        ("F11", tr("Full screen")),
    )
    rows = "".join(
        f"<tr><td><b>{key}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>" for key, text in keys
    )
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Keys"))
    box.setText(f"<table cellspacing=4>{rows}</table>")
    box.open()


def show_card(parent: QWidget, card: ModelCard) -> None:
    """Show all that is known of a model."""
    box = QMessageBox(parent)
    box.setWindowTitle(card.title)
    box.setText(whole_text(card))
    box.open()


def show_about(parent: QWidget, cards: Sequence[ModelCard]) -> None:
    """Show what this is, under which licences, and where its models come from."""
    python = platform.python_version()
    models = "".join(
        f"<p><b>{card.title} {card.version}</b> ({card.licence})<br>{card.training_data}</p>"
        for card in cards
    )
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Deblur"))
    box.setText(f"<h3>Deblur {__version__}</h3>")
    box.setInformativeText(
        "<p>" + tr("Takes motion blur out of photos, on your own machine. MIT licence.") + "</p>"
        f"<h4>{tr('Models')}</h4>{models}"
        f"<h4>{tr('Built with')}</h4><p>Qt {qVersion()} (LGPL 3), Python {python}"
        " (PSF), ONNX Runtime (MIT), OpenCV (Apache 2), NumPy (BSD), Pillow (MIT-CMU), tifffile"
        " (BSD), pi-heif (BSD; libheif LGPL 3)</p>"
    )
    box.open()


def debug_report(traceback: str = "", log: Sequence[str] = ()) -> str:
    """Return what a bug report needs: versions, the machine, the log, no user's name."""
    lines = [
        f"Deblur {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}",
        f"{platform.platform()}, {QGuiApplication.platformName()}",
        *([traceback] if traceback else []),
        *log,
    ]
    return "\n".join(lines).replace(str(Path.home()), "~")
