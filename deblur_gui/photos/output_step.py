"""Step 3: folder, names and format of the results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from deblur_gui.settings import Settings
from deblur_gui.widgets.step import Step, choose, label_for
from engine.batch.plan import TOKENS, ImageJob

_FORMATS = ("jpeg", "png", "tiff", "webp", "avif")
_LOSSY = (None, "jpeg", "webp", "avif")


class OutputStep(Step):
    """Folder, names, format, quality, and what to do if a file exists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("3  Output"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setPlaceholderText(self.tr("Beside the originals"))
        self.folder.setAccessibleName(self.tr("Output folder"))
        self._browse = QPushButton()
        self._browse.setAccessibleName(self.tr("Choose output folder"))
        self._browse.setToolTip(self._browse.accessibleName())
        self._dress(self._browse, "folder")
        self.template = QLineEdit(clearButtonEnabled=True)
        self.template.setToolTip(" ".join(f"{{{token}}}" for token in TOKENS))
        self.template.setAccessibleName(self.tr("Name template"))
        for line in (self.folder, self.template):
            line.setAcceptDrops(False)  # dropped files are for the window
        self.format = QComboBox()
        self.format.addItem(self.tr("Same as original"), None)
        for name in _FORMATS:
            self.format.addItem(name.upper(), name)
        self.format.setAccessibleName(self.tr("Format"))
        self.quality = QSpinBox(minimum=1, maximum=100)
        self.quality.setAccessibleName(self.tr("Quality"))
        self.quality.setToolTip(self.tr("Quality for JPEG, WebP and AVIF"))
        self.conflict = QComboBox()
        self.conflict.addItem(self.tr("Keep both (add a number)"), "unique")
        self.conflict.addItem(self.tr("Skip the photo"), "skip")
        self.conflict.addItem(self.tr("Replace earlier result"), "overwrite")
        self._names = QLabel(wordWrap=True)
        self._names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill(self._form())
        self._browse.clicked.connect(self._on_browse_clicked)
        for box in (self.format, self.conflict):
            box.currentIndexChanged.connect(self._chose)
            box.setMinimumWidth(100)  # a long entry must not widen the column
        self.quality.valueChanged.connect(self._typed)
        self.folder.textChanged.connect(self._typed)
        self.template.textChanged.connect(self._typed)

    def _form(self) -> QFormLayout:
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self._browse)
        quality = QHBoxLayout()
        quality.addWidget(self.format, 1)
        quality.addWidget(self.quality)
        form = QFormLayout()
        form.addRow(label_for(self.tr("Fol&der"), self.folder), folder)
        form.addRow(self.tr("&Names"), self.template)
        form.addRow(label_for(self.tr("Fo&rmat"), self.format), quality)
        form.addRow(self.tr("If the file e&xists"), self.conflict)
        form.addRow(self._names)
        return form

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        widgets = (self.folder, self.template, self.format, self.quality, self.conflict)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        choose(self.format, settings.format)
        choose(self.conflict, settings.on_conflict)
        self.quality.setValue(settings.quality)
        self.folder.setText(settings.output)
        self.template.setText(settings.template)
        del blockers
        self._show_consequences()

    def changes(self) -> dict[str, Any]:
        """Return the choices of this step."""
        self._show_consequences()
        return {
            "output": self.folder.text().strip(),
            "template": self.template.text().strip(),
            "format": self.format.currentData(),
            "quality": self.quality.value(),
            "on_conflict": self.conflict.currentData(),
        }

    def show_plan(self, jobs: Sequence[ImageJob]) -> None:
        """Show the names of the first results."""
        lines = [f"{job.source.name} → {job.target.name}" for job in jobs if not job.keep][:2]
        self._names.setText("\n".join(lines))
        self._names.setVisible(bool(lines))

    def _show_consequences(self) -> None:
        beside = not self.folder.text().strip()
        self.template.setPlaceholderText("{stem}_deblurred{ext}" if beside else "{stem}{ext}")
        self.quality.setEnabled(self.format.currentData() in _LOSSY)
        self.folder.setToolTip(str(Path(self.folder.text())) if not beside else "")

    def _on_browse_clicked(self) -> None:
        title = self.tr("Choose output folder")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)
