"""The photo list while folders are searched: what was found is shown before there is a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deblur_gui.photos.photo_list import PhotoList
from deblur_gui.photos.photo_row import Row


class SearchedList:
    """Adds photos to the list as they are found, and can take them back."""

    def __init__(self, photos: PhotoList) -> None:
        self._photos = photos
        self._is_new = False
        self._before: list[Row] | None = None  # the rows before anything was added
        self._known: Mapping[str, Row] = {}  # rows of those photos, if the same are found again

    def begin_anew(self) -> None:
        """Let what is found next take the place of the list: other photos are selected now."""
        self._is_new = True

    def add(self, keys: Iterable[str]) -> None:
        """Show photos that were found."""
        rows = self._photos.model.rows
        if self._before is None:
            self._before = list(rows)
        if self._is_new:
            self._known = {row.key: row for row in rows}
        self._photos.add_found(keys, self._known, instead=self._is_new)
        self._is_new = False

    def take_back(self) -> None:
        """Show the list as it was before."""
        if self._before is not None:
            self._photos.show_rows(self._before)
        self.forget()

    def forget(self) -> None:
        """Leave the list as it is: a later search begins from it."""
        self._before, self._known = None, {}

    def end(self) -> None:
        """Note that a plan has taken the place of what was found."""
        self._is_new = False
        self.forget()
