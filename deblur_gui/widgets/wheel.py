"""The mouse wheel scrolls what is under it, and never changes a setting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSlider, QWidget

_KINDS = (QComboBox, QAbstractSpinBox, QSlider)


class WheelScrolls(QObject):
    """Keeps the wheel from the boxes and sliders inside a widget; what is around them gets it.

    Else a panel that is scrolled changes the model or the strength that passes below the pointer.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        for kind in _KINDS:
            for control in inside.findChildren(kind):
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass a turn of the wheel on to the widgets around the control."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
