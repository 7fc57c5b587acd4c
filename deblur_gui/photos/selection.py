"""Which photos a batch is made of: the files and folders that were chosen, less what was taken out.

    selection.add([folder, photo])      # opened, dropped, pasted: all come through here
    selection.leave_out([key])          # the file stays where it is
    spec = selection.spec(settings)     # the wish

Signals:
    changed(): there are other photos now; the folders have to be looked at.
    opened(Path): the user opened this folder, or something in it.
    videos_opened(list of Path): the user opened these videos, which are no photos of a batch.
"""

from __future__ import annotations

import dataclasses
import glob
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from deblur_gui.settings import Settings
from engine.batch.plan import BatchSpec
from engine.video.plan import is_video


class Selection(QObject):
    """The roots of a batch and what is left out of them; touches no disk but to tell a folder."""

    changed = Signal()
    opened = Signal(object)
    videos_opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: list[Path] = []
        self._left_out: set[str] = set()
        self._begun: set[Path] = set()
        self.shrunk = False
        """Whether something was taken out since `begin`."""

    def add(self, paths: Iterable[Path]) -> None:
        """Add photos and folders; what is there already is passed over."""
        named = [path.absolute() for path in paths]
        videos = [path for path in dict.fromkeys(named) if is_video(path) and path.is_file()]
        new = [path for path in named if path not in videos]
        new = [path for path in dict.fromkeys(new) if path not in self.roots]
        if new:
            self.roots += new
            self._left_out -= {str(path) for path in new}  # named, so wanted after all
            self.opened.emit(new[-1] if new[-1].is_dir() else new[-1].parent)
            self.changed.emit()
        if videos:
            self.videos_opened.emit(videos)

    def leave_out(self, keys: Collection[str]) -> None:
        """Take photos out; the files stay where they are."""
        out = set(keys)
        self.roots = [root for root in self.roots if str(root) not in out]
        self._left_out |= out
        self.shrunk = True
        self.changed.emit()

    def has(self, photo: Path) -> bool:
        """Whether a photo belongs to it: chosen, or within what was chosen, and not taken out."""
        if str(photo) in self._left_out:
            return False
        return any(root == photo or root in photo.parents for root in self.roots)

    def keep(self, roots: Collection[Path]) -> None:
        """Forget all other roots, and tell nobody: they were never looked at."""
        self.roots = [root for root in self.roots if root in roots]

    def clear(self) -> None:
        """Take everything out."""
        self.roots.clear()
        self._left_out.clear()
        self._begun.clear()
        self.shrunk = True
        self.changed.emit()

    def take_over(self, other: Selection) -> None:
        """Be what another one is."""
        self.roots, self._left_out, self._begun = other.roots, other._left_out, other._begun

    def spec(self, settings: Settings) -> BatchSpec:
        """Return the wish for these photos; raises ConfigError where there are none."""
        return self._spec(settings, self.roots)

    def next_spec(self, settings: Settings) -> BatchSpec:
        """Return the wish for what was added since `begin`; for all where that is nothing."""
        return self._spec(settings, self.fresh() or self.roots)

    def fresh(self) -> list[Path]:
        """Return what was added since `begin`."""
        return [root for root in self.roots if root not in self._begun]

    def begin(self) -> None:
        """Note that all there is now has its batch."""
        self._begun = set(self.roots)
        self.shrunk = False

    def _spec(self, settings: Settings, roots: list[Path]) -> BatchSpec:
        spec = settings.spec(roots)
        return dataclasses.replace(spec, exclude=(*spec.exclude, *self._excluded(roots)))

    def _excluded(self, roots: list[Path]) -> list[str]:
        """Return a pattern for each photo that was taken out, good for that one only."""
        patterns = []
        for folder in (str(root).rstrip(os.sep) + os.sep for root in roots):
            below = (key for key in self._left_out if key.startswith(folder))
            patterns += [
                "/" + glob.escape(key.removeprefix(folder).replace(os.sep, "/")) for key in below
            ]
        return sorted(patterns)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
