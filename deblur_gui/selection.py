"""Which photos a batch is made of: the files and folders that were chosen, less what was taken out.

    selection.add([folder, photo])      # opened, dropped, pasted: all come through here
    selection.leave_out([key])          # the file stays where it is
    spec = selection.spec(settings)     # the wish

Signals:
    changed(): there are other photos now; the folders have to be looked at.
    opened(Path): the user opened this folder, or something in it.

Room: PySide6 and the values of the engine.
"""

from __future__ import annotations

import dataclasses
import glob
from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from deblur_gui.settings import Settings
from engine.plan import BatchSpec


class Selection(QObject):
    """The roots of a batch and what is left out of them; touches no disk but to tell a folder."""

    changed = Signal()
    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: list[Path] = []
        self._left_out: set[str] = set()

    def add(self, paths: Iterable[Path]) -> None:
        """Add photos and folders; what is there already is passed over."""
        new = [path.absolute() for path in paths]
        new = [path for path in dict.fromkeys(new) if path not in self.roots]
        if new:
            self.roots += new
            self.opened.emit(new[-1] if new[-1].is_dir() else new[-1].parent)
            self.changed.emit()

    def leave_out(self, keys: Collection[str]) -> None:
        """Take photos out; the files stay where they are."""
        for key in keys:
            path = Path(key)
            if path in self.roots:
                self.roots.remove(path)
            else:
                self._left_out.add(key)
        self.changed.emit()

    def clear(self) -> None:
        """Take everything out."""
        self.roots.clear()
        self._left_out.clear()
        self.changed.emit()

    def spec(self, settings: Settings) -> BatchSpec:
        """Return the wish for these photos; raises ConfigError where there are none."""
        spec = settings.spec(self.roots)
        return dataclasses.replace(spec, exclude=(*spec.exclude, *self._excluded()))

    def _excluded(self) -> list[str]:
        """Return a pattern for each photo that was taken out, good for that one only."""
        patterns = []
        for key in sorted(self._left_out):
            path = Path(key)
            for root in self.roots:
                if root in path.parents:
                    patterns.append("/" + glob.escape(path.relative_to(root).as_posix()))
        return patterns


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
