"""Which photos a batch consists of: the files and folders chosen, less what was removed.

    selection.add([folder, photo])      # opened, dropped or pasted
    selection.leave_out([key])          # the file stays where it is
    spec = selection.spec(settings)     # the request

Signals:
    changed(): the photos are other ones now; the folders have to be searched.
    opened(Path): the user opened this folder, or something in it.
    videos_opened(list of Path): the user opened these videos.
"""

from __future__ import annotations

import dataclasses
import glob
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from deblur_gui.settings import Settings
from engine.batch.plan import BatchSpec
from engine.video.plan import is_video


class Selection(QObject):
    """The roots of a batch and what is left out of them; touches the disk only to tell folders."""

    changed = Signal()
    opened = Signal(Path)
    videos_opened = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: list[Path] = []
        self._left_out: set[str] = set()
        self._begun: set[Path] = set()
        self.shrunk = False
        """Whether something was removed since `begin`."""

    def add(self, paths: Iterable[Path]) -> None:
        """Add photos and folders, each only once."""
        named = [path.absolute() for path in paths]
        videos = [path for path in dict.fromkeys(named) if is_video(path) and path.is_file()]
        new = [path for path in named if path not in videos]
        new = [path for path in dict.fromkeys(new) if path not in self.roots]
        if new:
            self.roots += new
            self._left_out -= {str(path) for path in new}  # chosen again
            self.opened.emit(new[-1] if new[-1].is_dir() else new[-1].parent)
            self.changed.emit()
        if videos:
            self.videos_opened.emit(videos)

    @Slot(list)
    def leave_out(self, keys: Collection[str]) -> None:
        """Remove photos from the selection; the files stay where they are."""
        out = set(keys)
        self.roots = [root for root in self.roots if str(root) not in out]
        self._left_out |= out
        self.shrunk = True
        self.changed.emit()

    def has(self, photo: Path) -> bool:
        """Whether a photo is chosen, or within a chosen folder, and not removed."""
        if str(photo) in self._left_out:
            return False
        return any(root == photo or root in photo.parents for root in self.roots)

    def keep(self, roots: Collection[Path]) -> None:
        """Drop all other roots without a signal: they were never searched."""
        self.roots = [root for root in self.roots if root in roots]

    def clear(self) -> None:
        """Remove everything."""
        self.roots.clear()
        self._left_out.clear()
        self._begun.clear()
        self.shrunk = True
        self.changed.emit()

    def spec(self, settings: Settings) -> BatchSpec:
        """Return the request for these photos; raises ConfigError if there are none."""
        return self._spec(settings, self.roots)

    def added_spec(self, settings: Settings) -> BatchSpec:
        """Return the request for what was added since `begin`; for all if that is nothing."""
        return self._spec(settings, self.added() or self.roots)

    def added(self) -> list[Path]:
        """Return what was added since `begin`."""
        return [root for root in self.roots if root not in self._begun]

    def begin(self) -> None:
        """Note that everything selected is in a batch now."""
        self._begun = set(self.roots)
        self.shrunk = False

    def _spec(self, settings: Settings, roots: list[Path]) -> BatchSpec:
        spec = settings.spec(roots)
        return dataclasses.replace(spec, exclude=(*spec.exclude, *self._excluded(roots)))

    def _excluded(self, roots: list[Path]) -> list[str]:
        """Return a pattern for each removed photo, matching only that one."""
        patterns = []
        for folder in (str(root).rstrip(os.sep) + os.sep for root in roots):
            below = (key for key in self._left_out if key.startswith(folder))
            patterns += [
                "/" + glob.escape(key.removeprefix(folder).replace(os.sep, "/")) for key in below
            ]
        return sorted(patterns)
