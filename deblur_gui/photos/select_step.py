"""Step 1: which photos.

Signals:
    files_asked(), folder_asked(): the user wants to choose some.
    scan_asked(), scan_cancelled(): the user wants to know which are blurred, or no longer.
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

    files_asked = Signal()
    folder_asked = Signal()
    scan_asked = Signal()
    scan_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("1  Select"))
        files, folder = QPushButton(self.tr("Photos…")), QPushButton(self.tr("Folder…"))
        self._dress(files, "photos")
        self._dress(folder, "folder")
        self.found = QLabel(wordWrap=True)
        self.recursive = QCheckBox(self.tr("Include sub-folders"))
        self.scan = QPushButton(self.tr("Find blurred photos"))
        self.scan.setToolTip(
            self.tr("Looks at each photo and says whether it is sharp, shaken, out of focus, noisy")
        )
        self._looking = QProgressBar(textVisible=False)
        self._looking.setFixedHeight(10)
        self._looking.setAccessibleName(self.tr("Photos looked at"))
        self._cancel = QPushButton(self.tr("Stop looking"))
        buttons = QHBoxLayout()
        buttons.addWidget(files)
        buttons.addWidget(folder)
        layout = QVBoxLayout()
        layout.addLayout(buttons)
        layout.addWidget(self.found)
        layout.addWidget(self.recursive)
        line = QHBoxLayout()
        line.addWidget(self._looking, 1)
        line.addWidget(self._cancel)
        layout.addWidget(self.scan)
        layout.addLayout(line)
        self._fill(layout)
        files.clicked.connect(self.files_asked)
        folder.clicked.connect(self.folder_asked)
        self.scan.clicked.connect(self.scan_asked)
        self._cancel.clicked.connect(self.scan_cancelled)
        self.recursive.toggled.connect(self._chose)
        self.show_scan(0, 0)

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
        self.scan.setEnabled(bool(jobs))
        if looking:
            self.found.setText(self.tr("Looking for photos…"))
        elif not jobs:
            self.found.setText(self.tr("Drop photos or folders anywhere on this window."))
        else:
            folders = len({job.source.parent for job in jobs})
            photos = self.tr("%Ln photo(s)", "", len(jobs))
            where = self.tr("in %Ln folder(s)", "", folders)
            self.found.setText(f"{photos} {where}")

    def show_scan(self, done: int, total: int) -> None:
        """Show how many photos were looked at; 0 and 0 while nobody looks."""
        self.scan.setVisible(not total)
        self._looking.setVisible(total > 0)
        self._cancel.setVisible(total > 0)
        self._looking.setRange(0, max(1, total))
        self._looking.setValue(done)
        self._looking.setToolTip(self.tr("{0} of {1}").format(done, total))
