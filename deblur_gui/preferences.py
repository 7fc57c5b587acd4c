"""The preferences: what the program does everywhere, in one dialog.

Signals:
    chosen(dict): the user confirmed; the settings that differ, by their names in `Settings`.
    graphics_requested(): the user wants to see what there is to run on.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import LANGUAGES, percent
from deblur_gui.models.card_text import add_devices
from deblur_gui.photos.steps import OutputStep
from deblur_gui.settings import Settings
from deblur_gui.widgets.plain import PlainLabel
from deblur_gui.widgets.screen import resize_on_screen
from deblur_gui.widgets.step import choose, label_for
from engine.batch.plan import MOST_THREADS

_GIGABYTE = 1e9


class Preferences(QDialog):
    """Shows the settings when it is made; OK hands over what was changed, Cancel nothing."""

    chosen = Signal(dict)
    graphics_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._before = settings
        self.language, self.theme = QComboBox(), QComboBox()
        self.notify = QCheckBox(self.tr("&Notify when a batch finishes"))
        self.device = QComboBox()
        self.graphics_button = QPushButton(self.tr("&Graphics chips…"))
        self.graphics_button.setAutoDefault(False)
        self.graphics_button.clicked.connect(self.graphics_requested)
        self.threads = QSpinBox(minimum=0, maximum=MOST_THREADS)
        self.memory = QDoubleSpinBox(minimum=0, maximum=1024, decimals=1, singleStep=0.5)
        self.provenance = QCheckBox(self.tr("&Record model and settings in the results (XMP)"))
        self.strength = QSpinBox(minimum=0, maximum=100, suffix=percent(1).removeprefix("100"))
        self.output = OutputStep()
        self.output.setFont(self.font())  # its title is bold among the steps; here none is
        self._fill_choices()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._window_group())
        left.addWidget(self._work_group())
        left.addStretch(1)
        right.addWidget(self._list_group())
        right.addWidget(self.output)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        layout.addWidget(buttons)
        self._show(settings)
        resize_on_screen(self, QSize(820, self.sizeHint().height()))

    def _fill_choices(self) -> None:
        for code, name in {"": self.tr("System default"), **LANGUAGES}.items():
            self.language.addItem(name, code)
        for theme, name in (
            ("system", self.tr("System default")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(name, theme)
        add_devices(self.device)
        for box in (self.threads, self.memory):
            box.setSpecialValueText(self.tr("Automatic"))
        self.memory.setSuffix(self.tr(" GB"))
        self.output.setTitle(self.tr("Output"))

    def _window_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Window"))
        form = QFormLayout(group)
        form.addRow(label_for(self.tr("&Language"), self.language), self.language)
        form.addRow(PlainLabel(self.tr("A new language takes effect at the next start.")))
        form.addRow(label_for(self.tr("&Colours"), self.theme), self.theme)
        form.addRow(self.notify)
        return group

    def _work_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("Processing"))
        form = QFormLayout(group)
        form.addRow(label_for(self.tr("Run &on"), self.device), self.device)
        form.addRow("", self.graphics_button)
        form.addRow(label_for(self.tr("CPU &threads"), self.threads), self.threads)
        form.addRow(label_for(self.tr("&Memory for a photo"), self.memory), self.memory)
        form.addRow(self.provenance)
        return group

    def _list_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("New lists"))
        form = QFormLayout(group)
        form.addRow(label_for(self.tr("&Strength"), self.strength), self.strength)
        return group

    def _show(self, settings: Settings) -> None:
        choose(self.language, settings.language)
        choose(self.theme, settings.theme)
        choose(self.device, settings.device)
        self.notify.setChecked(settings.notify)
        self.threads.setValue(settings.threads or 0)
        self.memory.setValue((settings.memory_bytes or 0) / _GIGABYTE)
        self.provenance.setChecked(settings.provenance)
        self.strength.setValue(round(settings.default_strength * 100))
        self.output.show_settings(settings)

    def changes(self) -> dict[str, Any]:
        """Return the settings that differ from those it was made with."""
        memory = round(self.memory.value() * _GIGABYTE)
        before = round((self._before.memory_bytes or 0) / _GIGABYTE, 1)
        if self.memory.value() == before:  # bytes that the field cannot show stay as they are
            memory = self._before.memory_bytes or 0
        now: dict[str, Any] = {
            "language": self.language.currentData(),
            "theme": self.theme.currentData(),
            "notify": self.notify.isChecked(),
            "device": self.device.currentData(),
            "threads": self.threads.value() or None,
            "memory_bytes": memory or None,
            "provenance": self.provenance.isChecked(),
            "default_strength": self.strength.value() / 100,
            **self.output.changes(),
        }
        return {name: value for name, value in now.items() if getattr(self._before, name) != value}

    def accept(self) -> None:
        """Hand over what was changed."""
        changes = self.changes()
        super().accept()
        if changes:
            self.chosen.emit(changes)
