"""The pages of the Help menu: keyboard shortcuts, about and licences, debug report."""

from __future__ import annotations

import html
import os
import platform
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess, QSize, Qt, QTimer, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.help.licences import parts
from deblur_gui.jobs.job import worker_command
from deblur_gui.language import tr, translated
from deblur_gui.shortcuts import key_rows
from deblur_gui.widgets.plain import ClosedBrowser
from deblur_gui.widgets.screen import resize_on_screen
from engine.models import ModelCard
from engine.version import __version__

_DOCTOR_SECONDS = 60
_MOST_KEYS_PX = 640


# --- keyboard shortcuts --------------------------------------------------------------------------


def keys_table() -> str:
    """Return the keyboard shortcuts as a table in HTML."""
    rows = "".join(
        f"<tr><td><b>{key.replace(' ', '&nbsp;')}</b></td><td width=20></td><td>{text}</td></tr>"
        for key, text in key_rows()
    )
    return f"<table cellspacing=5>{rows}</table>"


def show_keys(parent: QWidget) -> QDialog:
    """Show the keyboard shortcuts."""
    page = QLabel(keys_table(), textFormat=Qt.TextFormat.RichText)
    page.setAccessibleName(tr("Keyboard shortcuts"))
    scroll = QScrollArea(widgetResizable=True)  # a small screen is lower than the list
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    bar = scroll.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    scroll.setMinimumWidth(page.sizeHint().width() + bar)
    dialog = _open(parent, tr("Keyboard shortcuts"), scroll)
    height = min(_MOST_KEYS_PX, page.sizeHint().height() + 60)
    resize_on_screen(dialog, QSize(dialog.width(), height))
    return dialog


# --- about ---------------------------------------------------------------------------------------


def show_about(parent: QWidget, cards: Sequence[ModelCard]) -> QDialog:
    """Show the version, the models, and the licences of everything included."""
    about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
    about.setAlignment(Qt.AlignmentFlag.AlignTop)
    about.setMargin(12)
    about.setText(
        f"<h2>Deblur {__version__}</h2><p>"
        + tr("Removes motion blur from photos, on your own computer. MIT licence.")
        + "</p><p>"
        + tr("No photo leaves this computer, and the network is used only when you ask for it.")
        + f"</p><p>Qt {qVersion()} · Python {platform.python_version()}</p>"
    )
    models = ClosedBrowser()
    models.setAccessibleName(tr("Models"))
    models.setHtml("".join(_model_text(card) for card in cards))
    tabs = QTabWidget()
    tabs.addTab(about, tr("&About"))
    tabs.addTab(models, tr("&Models"))
    tabs.addTab(_licences(), tr("&Licences"))
    dialog = _open(parent, tr("About Deblur"), tabs)
    resize_on_screen(dialog, QSize(720, 480))
    return dialog


def _model_text(card: ModelCard) -> str:
    trained = html.escape(tr("Trained on: {0}").format(translated(card.training_data)))
    title, licence = html.escape(f"{card.title} {card.version}"), html.escape(card.licence)
    return f"<p><b>{title}</b> ({licence})<br>{trained}</p>"


def _licences() -> QWidget:
    page, text = QWidget(), QPlainTextEdit(readOnly=True)
    text.setAccessibleName(tr("Licence text"))
    text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    names = QListWidget()
    names.setAccessibleName(tr("Components"))
    names.setWordWrap(True)
    names.setAlternatingRowColors(True)
    known = parts(__version__)
    for part in known:
        names.addItem(f"{part.name} {part.version}\n{part.licence}")
    names.currentRowChanged.connect(lambda row: text.setPlainText(known[row].text))
    names.setCurrentRow(0)
    layout = QHBoxLayout(page)
    layout.addWidget(names, 2)
    layout.addWidget(text, 3)
    return page


# --- debug report --------------------------------------------------------------------------------


def debug_report(traceback: str = "", log: Sequence[str] = (), doctor: str = "") -> str:
    """Return the text of a bug report: versions, system, log; without the user's name."""
    lines = [
        f"Deblur {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}",
        f"{platform.platform()}, {QGuiApplication.platformName()}",
        *([traceback] if traceback else []),
        *([doctor] if doctor else []),
        *(["Log", *log] if log else []),
    ]
    home = os.path.expanduser("~")
    from engine.cli.doctor import without_home

    return "\n".join(without_home(line, home) for line in lines)


class ReportPage(QPlainTextEdit):
    """A debug report that the user sees before sending it; `deblur doctor` adds its part.

    The doctor runs in a process of its own: what it examines may be what is broken.
    """

    def __init__(self, log: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(tr("Debug report"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log = list(log)[-200:]
        self.setPlainText(debug_report(log=self._log, doctor=tr("Collecting system information…")))
        command = worker_command("doctor")
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.finished.connect(self._on_process_ended)
        self._process.errorOccurred.connect(self._on_process_ended)
        self._process.start(command[0], command[1:])
        self._limit = QTimer(self, singleShot=True, interval=_DOCTOR_SECONDS * 1000)
        self._limit.timeout.connect(self._process.kill)
        self._limit.start()

    def close_process(self) -> None:
        """End the doctor: the report was closed."""
        self._process.blockSignals(True)
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(3000)

    def _on_process_ended(self, *_: object) -> None:
        self._limit.stop()
        output = bytes(self._process.readAll().data()).decode("utf-8", "replace").strip()
        doctor = output or f"deblur doctor: {self._process.errorString()}"
        self.setPlainText(debug_report(log=self._log, doctor=doctor))


def show_report(parent: QWidget, log: Sequence[str]) -> QDialog:
    """Show the debug report, with a button to copy it."""
    page = ReportPage(log)
    dialog = _open(parent, tr("Debug report"), page)
    dialog.finished.connect(page.close_process)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    copy = buttons.addButton(tr("Copy &report"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(page.toPlainText()))
    resize_on_screen(dialog, QSize(760, 520))
    return dialog


def _open(parent: QWidget, title: str, content: QWidget) -> QDialog:
    """Show a page with a button to close it; the window stays usable."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(content, 1)
    layout.addWidget(buttons)
    dialog.show()
    return dialog
