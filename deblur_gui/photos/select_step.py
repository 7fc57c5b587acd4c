"""Step 1: which photos.

Signals:
    photos_clicked(), folder_clicked(): the user wants to choose some.
    analyse_clicked(), cancel_clicked(): start or stop finding blurred photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.settings import Settings
from deblur_gui.widgets.step import Step
from engine.batch.plan import ImageJob


class SelectStep(Step):
    """Buttons to choose photos, and how many there are."""

    photos_clicked = Signal()
    folder_clicked = Signal()
    analyse_clicked = Signal()
    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("1  Select"))
        files, folder = QPushButton(self.tr("Photos…")), QPushButton(self.tr("Folder…"))
        self._dress(files, "photos")
        self._dress(folder, "folder")
        self.found = QLabel(wordWrap=True)
        self.recursive = QCheckBox(self.tr("Include subfolders"))
        self.analyse = QPushButton(self.tr("Find blurred photos"))
        self.analyse.setToolTip(
            self.tr("Analyses each photo: sharp, motion blur, out of focus or noisy")
        )
        self._analysed = QProgressBar(textVisible=False)
        self._analysed.setFixedHeight(10)
        self._analysed.setAccessibleName(self.tr("Photos analysed"))
        self._cancel = QPushButton(self.tr("Stop"))
        buttons = QHBoxLayout()
        buttons.addWidget(files)
        buttons.addWidget(folder)
        layout = QVBoxLayout()
        layout.addLayout(buttons)
        layout.addWidget(self.found)
        layout.addWidget(self.recursive)
        line = QHBoxLayout()
        line.addWidget(self._analysed, 1)
        line.addWidget(self._cancel)
        layout.addWidget(self.analyse)
        layout.addLayout(line)
        self._fill(layout)
        files.clicked.connect(self.photos_clicked)
        folder.clicked.connect(self.folder_clicked)
        self.analyse.clicked.connect(self.analyse_clicked)
        self._cancel.clicked.connect(self.cancel_clicked)
        self.recursive.toggled.connect(self._chose)
        self.show_analysis(0, 0)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        blocker = QSignalBlocker(self.recursive)
        self.recursive.setChecked(settings.recursive)
        del blocker

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {"recursive": self.recursive.isChecked()}

    def show_plan(self, jobs: Sequence[ImageJob], searching: bool = False) -> None:
        """Say how many photos there are."""
        self.analyse.setEnabled(bool(jobs))
        if searching:
            self.found.setText(self.tr("Searching for photos…"))
        elif not jobs:
            self.found.setText(self.tr("Drop photos or folders anywhere on this window."))
        else:
            folders = len({job.source.parent for job in jobs})
            photos = self.tr("%Ln photo(s)", "", len(jobs))
            where = self.tr("in %Ln folder(s)", "", folders)
            self.found.setText(f"{photos} {where}")

    def show_analysis(self, done: int, total: int) -> None:
        """Show how many photos were analysed; 0 and 0 while none are."""
        self.analyse.setVisible(not total)
        self._analysed.setVisible(total > 0)
        self._cancel.setVisible(total > 0)
        self._analysed.setRange(0, max(1, total))
        self._analysed.setValue(done)
        self._analysed.setToolTip(self.tr("{0} of {1}").format(done, total))
