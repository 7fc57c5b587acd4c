"""Windows that are not larger than their screen, which is small where all of it is enlarged."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(8, 40)
"""What the frame and the title bar of a window take at most, in pixels; not known before it is
shown."""


def resize_on_screen(window: QWidget, size: QSize) -> None:
    """Give a window this size, or as much of it as its screen has, its frame included."""
    window.resize(size.boundedTo(window.screen().availableSize() - _FRAME))
