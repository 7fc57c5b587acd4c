"""Pictures of a training, decoded in the background.

Signals:
    pictures_read(str, tuple): the key of the request, and its pictures; None for an unreadable one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.slots import Slots
from deblur_gui.training.jobs import read_work


class PictureReader(QObject):
    """Of requests whose keys begin with the same word, the newest wins."""

    pictures_read = Signal(str, tuple)

    def __init__(self, slots: Slots, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots = slots

    def read(self, key: str, paths: Sequence[Path]) -> None:
        """Read pictures: `pictures_read` with this key."""
        work = partial(read_work, tuple(paths))
        done = partial(self.pictures_read.emit, key)
        self._slots.run(f"pictures {key.partition(' ')[0]}", work, done)
