"""Step 1: which photos.

Signals:
    files_asked(), folder_asked(): the user wants to choose some.

Room: PySide6, deblur_gui and the values of engine.plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deblur_gui.panels.step import Step
from deblur_gui.settings import Settings
from engine.plan import ImageJob


class SelectStep(Step):
    """Buttons to choose photos, and how many there are."""

    files_asked = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("1  Select"))
        files, folder = QPushButton(self.tr("Photos…")), QPushButton(self.tr("Folder…"))
        self._dress(files, "photos")
        self._dress(folder, "folder")
        self.found = QLabel(wordWrap=True)
        self.recursive = QCheckBox(self.tr("Include sub-folders"))
        buttons = QHBoxLayout()
        buttons.addWidget(files)
        buttons.addWidget(folder)
        layout = QVBoxLayout()
        layout.addLayout(buttons)
        layout.addWidget(self.found)
        layout.addWidget(self.recursive)
        self._fill(layout)
        files.clicked.connect(self.files_asked)
        folder.clicked.connect(self.folder_asked)
        self.recursive.toggled.connect(self._chose)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        blocker = QSignalBlocker(self.recursive)
        self.recursive.setChecked(settings.recursive)
        del blocker

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {"recursive": self.recursive.isChecked()}

    def show_plan(self, jobs: Sequence[ImageJob], looking: bool = False) -> None:
        """Say how many photos there are."""
        if looking:
            self.found.setText(self.tr("Looking for photos…"))
        elif not jobs:
            self.found.setText(self.tr("Drop photos or folders anywhere on this window."))
        else:
            folders = len({job.source.parent for job in jobs})
            photos = self.tr("1 photo") if len(jobs) == 1 else self.tr("{0} photos")
            where = self.tr("in 1 folder") if folders == 1 else self.tr("in {0} folders")
            self.found.setText(f"{photos.format(len(jobs))} {where.format(folders)}")
