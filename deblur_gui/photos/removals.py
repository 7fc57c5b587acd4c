"""Says what was removed from the list, and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.selection import Selection


class Removals(QObject):
    """One key removes all that is selected: that must not be for good."""

    def __init__(self, page: PhotosPage, selection: Selection, queue: BatchQueue) -> None:
        super().__init__(page)
        self._page, self._selection, self._queue = page, selection, queue
        selection.photos_removed.connect(self._on_selection_photos_removed)

    @Slot(int)
    def _on_selection_photos_removed(self, count: int) -> None:
        notice = self._page.notice
        if not self._queue.is_running:  # else it says just now that the batch keeps its photos
            text = self.tr("%Ln photo(s) removed from the list.", "", count)
            notice.say(text, of_photos=True)
        notice.offer(self.tr("Undo"), self._selection.undo)
