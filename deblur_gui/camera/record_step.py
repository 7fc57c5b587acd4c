"""What is kept on the camera page: snapshots, recordings, and a camera for other programs.

Signals:
    snapshot_asked(), record_asked(), virtual_asked(bool): the buttons.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from deblur_gui.camera.jobs import virtual_camera_problem
from deblur_gui.settings import Settings
from deblur_gui.widgets.step import Step, choose, label_for


class KeepStep(Step):
    """Snapshots, recordings, and a camera for other programs."""

    snapshot_asked = Signal()
    record_asked = Signal()
    virtual_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Snapshots and recordings"))
        self.which = QComboBox()
        self.which.addItem(self.tr("The deblurred film"), "result")
        self.which.addItem(self.tr("The original film"), "original")
        self.which.addItem(self.tr("Both films"), "both")
        self.which.setAccessibleName(self.tr("What is recorded"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setAcceptDrops(False)  # files dropped on it are meant for the window
        self.folder.setPlaceholderText(str(default_folder()))
        self.folder.setAccessibleName(self.tr("Folder for snapshots and recordings"))
        self._browse = QToolButton()
        self._browse.setAccessibleName(self.tr("Choose the folder for snapshots and recordings"))
        self._browse.setToolTip(self._browse.accessibleName())
        self._dress(self._browse, "folder")
        self.snapshot = QPushButton(self.tr("Snapshot"))
        self.snapshot.setToolTip(self.tr("Keep this picture and its result (S)"))
        self._dress(self.snapshot, "snapshot")
        self.record = QPushButton()
        self.record.setToolTip(self.tr("Record to a file (R)"))
        self.virtual = QCheckBox(self.tr("Offer to other programs as a camera"))
        why = virtual_camera_problem()
        self.virtual.setEnabled(not why)
        self.virtual.setToolTip(
            why or self.tr("Video calls and the like can choose the result as their camera.")
        )
        folder, buttons = QHBoxLayout(), QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._browse)
        buttons.addWidget(self.snapshot)
        buttons.addWidget(self.record)
        form = QFormLayout()
        form.addRow(label_for(self.tr("Record"), self.which), self.which)
        form.addRow(label_for(self.tr("Into"), self.folder), folder)
        form.addRow(buttons)
        form.addRow(self.virtual)
        self._fill(form)
        self.show_running(False)
        self._browse.clicked.connect(self._on_browse_clicked)
        self.which.currentIndexChanged.connect(self._chose)
        self.folder.textChanged.connect(self._typed)
        self.snapshot.clicked.connect(self.snapshot_asked)
        self.record.clicked.connect(self.record_asked)
        self.virtual.toggled.connect(self.virtual_asked)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        blockers = [QSignalBlocker(widget) for widget in (self.which, self.folder)]
        choose(self.which, settings.camera_record)
        self.folder.setText(settings.camera_folder)
        del blockers

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        return {
            "camera_record": self.which.currentData(),
            "camera_folder": self.folder.text().strip(),
        }

    def show_running(self, pictures: bool, recording: bool = False, busy: bool = False) -> None:
        """Let the user keep something where there are `pictures`; `busy`: not at this moment."""
        self.snapshot.setEnabled(pictures)
        self.record.setEnabled((pictures or recording) and not busy)
        self.record.setText(self.tr("Stop recording") if recording else self.tr("Start recording"))
        self._dress(self.record, "stop" if recording else "record")
        self.which.setEnabled(not recording)

    def _on_browse_clicked(self) -> None:
        title = self.tr("Folder for snapshots and recordings")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)


def default_folder() -> Path:
    """Return where snapshots and recordings go unless the user says otherwise."""
    videos = QStandardPaths.StandardLocation.MoviesLocation
    return Path(QStandardPaths.writableLocation(videos)) / "Deblur"
