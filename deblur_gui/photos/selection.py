"""Which photos a batch consists of: the files and folders chosen, less what was removed.

    selection.replace([folder])         # opened: a new list
    selection.add([folder, photo])      # added, dropped or pasted
    selection.leave_out([key])          # the file stays where it is
    selection.undo()                    # takes the last removal back
    spec = selection.spec(settings)     # the request

The samples of the program are a list of their own: they are never mixed with the user's photos,
their results go to a folder of their own, and they are not among the recent folders.

Signals:
    changed(): the photos are other ones now; the folders have to be searched.
    renewed(): a list with photos in it was replaced or emptied; emitted before `changed`.
    opened(Path): the user opened this folder, or something in it.
    photos_removed(int): so many photos were removed; emitted after `changed`.
    undo_changed(bool): whether a removal can be taken back.
    videos_opened(list of Path): the user opened these videos.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from deblur_gui.language import tr
from deblur_gui.settings import Settings
from engine.batch.plan import BatchSpec
from engine.core.paths import is_file, is_folder
from engine.core.resources import resource_path
from engine.video.plan import is_video


def samples_folder() -> Path:
    """Return the folder of the photos that come with the program."""
    return resource_path("samples").absolute()


def samples_output() -> Path:
    """Return where the results of the samples go, if no output folder is chosen."""
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    return Path(QStandardPaths.writableLocation(pictures)) / "Deblurred samples"


def folder_names(roots: Iterable[Path]) -> str:
    """Return what folders are called in a sentence."""
    return tr(", ").join(root.name or str(root) for root in roots)


def without_gone(roots: Collection[Path]) -> tuple[Path, ...]:
    """Return the roots that exist, if some do not; () if all do, or none does."""
    existing = tuple(root for root in roots if os.path.lexists(root))
    return existing if len(existing) < len(roots) else ()


@dataclass(frozen=True)
class _Removal:
    """What one removal took out of the selection."""

    keys: frozenset[str]
    places: tuple[tuple[int, Path], ...]
    """The roots among them, each with its place."""
    had_shrunk: bool


class Selection(QObject):
    """The roots of a batch and what is left out of them.

    Touches the disk only to tell folders from files.
    """

    changed = Signal()
    renewed = Signal()
    opened = Signal(Path)
    videos_opened = Signal(list)
    photos_removed = Signal(int)
    undo_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: dict[Path, None] = {}  # in order; there may be 10,000, looked up one by one
        self._left_out: set[str] = set()
        self._begun: set[Path] = set()
        self._removals: list[_Removal] = []
        self.shrunk = False
        """Whether something was removed since `begin`."""

    @property
    def roots(self) -> list[Path]:
        """The photos and folders that were chosen, each once."""
        return list(self._roots)

    @property
    def is_samples(self) -> bool:
        """Whether these are the samples of the program."""
        return self.roots == [samples_folder()]

    def add(self, paths: Iterable[Path]) -> None:
        """Add photos and folders, each only once; what was removed of them comes back."""
        photos, videos = _apart(paths)
        if photos and (self.is_samples or photos == [samples_folder()]):
            self._renew(photos)
        else:
            new = [path for path in photos if path not in self._roots]
            if self._choose_again(photos) or new:
                self._take(new or photos)
        if videos:
            self.videos_opened.emit(videos)

    def replace(self, paths: Iterable[Path]) -> None:
        """Begin a new list with these photos and folders; without any, nothing changes."""
        photos, videos = _apart(paths)
        if photos:
            self._renew(photos)
        if videos:
            self.videos_opened.emit(videos)

    def join(self, spec: BatchSpec) -> None:
        """Add what an earlier batch consists of, which runs again; without a signal."""
        self._roots = dict.fromkeys(spec.roots) | self._roots
        self._left_out |= set(spec.removed)
        self._begun = set(spec.roots)
        self.shrunk = False

    def _renew(self, photos: list[Path]) -> None:
        had = bool(self._roots)
        self._roots, self._left_out = {}, set()
        self._forget_removals()
        self.shrunk = self.shrunk or had
        if had:
            self.renewed.emit()
        self._take(photos)

    def _take(self, new: list[Path]) -> None:
        self._roots |= dict.fromkeys(new)
        if not self.is_samples:
            self.opened.emit(new[-1] if is_folder(new[-1]) else new[-1].parent)
        self.changed.emit()

    def _choose_again(self, paths: Iterable[Path]) -> bool:
        """Take these photos, and those in these folders, for not removed; return whether any was.

        A removal that is undone later has no part in them any more.
        """
        if not self._left_out:
            return False
        chosen = set(map(str, paths))
        back = {
            key
            for key in self._left_out
            if key in chosen or any(str(folder) in chosen for folder in Path(key).parents)
        }
        self._left_out -= back
        kept = [dataclasses.replace(each, keys=each.keys - back) for each in self._removals]
        self._removals = [each for each in kept if each.keys]
        self.undo_changed.emit(self.can_undo)
        return bool(back)

    @Slot(list)
    def leave_out(self, keys: Collection[str]) -> None:
        """Remove photos from the selection; the files stay where they are."""
        out = set(keys)
        removed = frozenset(out - self._left_out)
        places = [(n, root) for n, root in enumerate(self._roots) if str(root) in out]
        if removed:
            self._removals.append(_Removal(removed, tuple(places), self.shrunk))
        self._roots = {root: None for root in self._roots if str(root) not in out}
        self._left_out |= out
        self.shrunk = True
        self.changed.emit()
        self.undo_changed.emit(self.can_undo)
        if removed:
            self.photos_removed.emit(len(removed))

    @property
    def can_undo(self) -> bool:
        """Whether there is a removal to take back."""
        return bool(self._removals)

    @Slot()
    def undo(self) -> None:
        """Take the last removal back; its photos are selected again, each in its place."""
        if not self._removals:
            return
        removal = self._removals.pop()
        self._left_out -= removal.keys
        kept, roots = iter(self._roots), dict[Path, None]()
        for place, root in removal.places:
            if root in self._roots or str(root) not in removal.keys:
                continue
            while len(roots) < place and (before := next(kept, None)) is not None:
                roots[before] = None
            roots[root] = None
        self._roots = roots | dict.fromkeys(kept)
        self.shrunk = self.shrunk and removal.had_shrunk
        self.undo_changed.emit(self.can_undo)
        self.changed.emit()

    def _forget_removals(self) -> None:
        self._removals.clear()
        self.undo_changed.emit(False)

    def has(self, photo: Path) -> bool:
        """Whether a photo is chosen, or within a chosen folder, and not removed."""
        if str(photo) in self._left_out:
            return False
        return any(path in self._roots for path in (photo, *photo.parents))

    def is_left_out(self, key: str) -> bool:
        """Whether a photo was removed and not chosen again."""
        return key in self._left_out

    def keep(self, roots: Collection[Path]) -> None:
        """Drop all other roots without a signal: they were never searched."""
        kept = set(roots)
        self._roots = {root: None for root in self._roots if root in kept}

    def bring_back(self, keys: Iterable[str]) -> None:
        """Select photos again whose files were gone for a while; without a signal."""
        for photo in map(Path, keys):
            if not self.is_left_out(str(photo)) and not self.has(photo):
                self._roots[photo] = None
                self._begun.add(photo)

    def restore(self, spec: BatchSpec | None) -> None:
        """Go back to this request, None for none, less what was removed since; without a signal."""
        roots = spec.roots if spec is not None else ()
        self.keep(roots)
        if spec is not None and not self._roots:  # none is left of a list that was replaced
            self._roots, self._left_out = dict.fromkeys(roots), set(spec.removed)
            self._forget_removals()

    def clear(self) -> None:
        """Begin a new list, without any photo."""
        had = bool(self._roots)
        self._roots.clear()
        self._left_out.clear()
        self._begun.clear()
        self._forget_removals()
        self.shrunk = True
        if had:
            self.renewed.emit()
        self.changed.emit()

    def spec(self, settings: Settings) -> BatchSpec:
        """Return the request for these photos; raises ConfigError if there are none."""
        return self.spec_of(settings, self.roots)

    def added_spec(self, settings: Settings) -> BatchSpec:
        """Return the request for what was added since `begin`; for all if that is nothing."""
        return self.spec_of(settings, self.added() or self.roots)

    def added(self) -> list[Path]:
        """Return what was added since `begin`."""
        return [root for root in self._roots if root not in self._begun]

    def begin(self) -> None:
        """Note that everything selected is in a batch now."""
        self._begun = set(self._roots)
        self.shrunk = False

    def spec_of(self, settings: Settings, roots: Sequence[Path]) -> BatchSpec:
        """Return the request for these folders and photos, whether they are selected or not."""
        spec = settings.spec(roots)
        if spec.output is None and [*roots] == [samples_folder()]:
            spec = dataclasses.replace(spec, output=samples_output())
        folders = tuple(str(root).rstrip(os.sep) + os.sep for root in roots)
        removed = sorted(key for key in self._left_out if key.startswith(folders))
        return dataclasses.replace(spec, removed=tuple(removed))


def _apart(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return photos and folders, and the videos, each only once."""
    named = list(dict.fromkeys(path.absolute() for path in paths))
    videos = {path: None for path in named if is_video(path) and is_file(path)}
    return [path for path in named if path not in videos], list(videos)
