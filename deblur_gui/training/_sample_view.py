"""One held-out picture in four versions: blurred, by the old model, by the new one, sharp."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from deblur_gui.jobs.slots import Slots
from deblur_gui.widgets.compare_view import CompareView, Result
from engine.errors import ImageReadError
from engine.images import read_image

Picture = NDArray[np.uint8] | NDArray[np.uint16]

AS_MADE = (0, 1, 2, 3)
"""Blurred, old model, new model, sharp: the divider compares with the blurred picture."""

OLD_FIRST = (1, 2, 0, 3)
"""The divider compares with the old model."""

_NEW = 2


class SampleView(CompareView):
    """Reads the versions in a job in `slot`, where the newest request wins."""

    def __init__(
        self,
        slots: Slots,
        slot: str,
        parent: QWidget | None = None,
        *,
        order: Sequence[int] = AS_MADE,
    ) -> None:
        super().__init__(parent)
        self._order = tuple(order)
        self._slots, self._slot = slots, slot
        self._shown = ""

    def reset(self, text: str) -> None:
        """Show a sentence until the next sample."""
        self._slots.cancel(self._slot)
        self._shown = ""
        self.show_message(text)

    def show_sample(self, name: str, paths: Sequence[Path], missing: str = "") -> None:
        """Show the versions in these files (blurred, old, new, sharp), as many as exist.

        `missing` is shown if they cannot be compared; "" leaves what is shown, as for files that
        are just being written.
        """
        done = partial(self._on_pictures_read, name, missing)
        self._slots.run(self._slot, partial(_read, tuple(paths)), done)

    def _on_pictures_read(
        self, name: str, missing: str, pictures: tuple[Picture | None, ...]
    ) -> None:
        names = self.tr("Blurred"), self.tr("Old model"), self.tr("New model"), self.tr("Sharp")
        named = list(zip(names, pictures, strict=True))
        ordered = [named[number] for number in self._order]
        found = [Result(n, p) for n, p in ordered if p is not None]
        if len({result.pixels.shape for result in found}) != 1:
            if missing:
                self.show_message(missing)
            return
        same_versions = len(found) == len(self._names)
        current = self.current if same_versions else min(self._order.index(_NEW), len(found) - 1)
        self.show_results(found, keep_view=name == self._shown, current=current)
        self._shown = name


def _read(paths: Sequence[Path]) -> tuple[Picture | None, ...]:
    """Return the pictures in these files, None for an unreadable one."""
    found: list[Picture | None] = []
    for path in paths:
        try:
            found.append(read_image(path).pixels)
        except ImageReadError:
            found.append(None)
    return tuple(found)
