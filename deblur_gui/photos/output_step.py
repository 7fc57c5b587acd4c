"""Step 3: where the results go, and what they are called."""

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
    """Folder, names, format, quality, and what happens to what is there already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("3  Output"))
        self.folder = QLineEdit(clearButtonEnabled=True)
        self.folder.setPlaceholderText(self.tr("Beside the originals"))
        self.folder.setAccessibleName(self.tr("Output folder"))
        self._browse = QPushButton()
        self._browse.setAccessibleName(self.tr("Choose the output folder"))
        self._browse.setToolTip(self._browse.accessibleName())
        self._dress(self._browse, "folder")
        self.template = QLineEdit(clearButtonEnabled=True)
        self.template.setToolTip(" ".join(f"{{{token}}}" for token in TOKENS))
        self.template.setAccessibleName(self.tr("Template of the names"))
        for line in (self.folder, self.template):
            line.setAcceptDrops(False)  # files dropped on it are meant for the window
        self.format = QComboBox()
        self.format.addItem(self.tr("As the original"), None)
        for name in _FORMATS:
            self.format.addItem(name.upper(), name)
        self.format.setAccessibleName(self.tr("Format"))
        self.quality = QSpinBox(minimum=1, maximum=100)
        self.quality.setAccessibleName(self.tr("Quality"))
        self.quality.setToolTip(self.tr("Quality of JPEG, WebP and AVIF"))
        self.conflict = QComboBox()
        self.conflict.addItem(self.tr("Take a free name"), "unique")
        self.conflict.addItem(self.tr("Leave the photo out"), "skip")
        self.conflict.addItem(self.tr("Replace our earlier result"), "overwrite")
        self._names = QLabel(wordWrap=True)
        self._names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill(self._form())
        self._browse.clicked.connect(self._on_browse_clicked)
        for box in (self.format, self.conflict):
            box.currentIndexChanged.connect(self._chose)
            box.setMinimumWidth(100)  # a long choice shall not make the column wider
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
        form.addRow(self.tr("If it e&xists"), self.conflict)
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
        """Say what the first results will be called."""
        lines = [f"{job.source.name} → {job.target.name}" for job in jobs if not job.keep][:2]
        self._names.setText("\n".join(lines))
        self._names.setVisible(bool(lines))

    def _show_consequences(self) -> None:
        beside = not self.folder.text().strip()
        self.template.setPlaceholderText("{stem}_deblurred{ext}" if beside else "{stem}{ext}")
        self.quality.setEnabled(self.format.currentData() in _LOSSY)
        self.folder.setToolTip(str(Path(self.folder.text())) if not beside else "")

    def _on_browse_clicked(self) -> None:
        title = self.tr("Folder for the results")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)
