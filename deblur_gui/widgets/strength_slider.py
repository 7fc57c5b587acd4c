"""A slider for the strength, with its percentage.

Signals:
    moved(float): 0..1; as `valueChanged`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSlider, QWidget

from deblur_gui.language import percent
from deblur_gui.widgets.plain import PlainLabel


class StrengthSlider(QSlider):
    """From 0 to 100 %."""

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.percent = PlainLabel()
        self.percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("100%") + 4)
        self.setRange(0, 100)
        self.setAccessibleName(self.tr("Strength"))
        self.valueChanged.connect(lambda _: self.moved.emit(self.strength))

    @property
    def strength(self) -> float:
        """The chosen strength, 0..1."""
        return self.value() / 100

    def set_strength(self, strength: float) -> None:
        """Choose a strength, 0..1."""
        self.setValue(round(100 * strength))

    def with_percent(self, line: QHBoxLayout) -> QHBoxLayout:
        """Put it and its percentage into a line, and return that."""
        line.addWidget(self, 1)
        line.addWidget(self.percent)
        return line

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Say the percentage, also while signals are blocked."""
        super().sliderChange(change)
        self.percent.setText(percent(self.strength))
