"""Videos that are opened or dropped: a small window for each lot, one lot after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deblur_gui.video.dialog import VideoDialog

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Videos(QObject):
    """Offers what is opened; while a video is at work, the next ones wait."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        self.dialog: VideoDialog | None = None
        window.selection.videos_opened.connect(self.open)
        if window.session.is_at_video:  # begun in a window that spoke another language
            self._make([job.source for job in window.session.videos]).show_running()

    def open(self, videos: list[Path]) -> None:
        """Offer to deblur these."""
        if self._window.session.is_at_video:
            self._waiting += videos
            text = self.tr("{0} comes when the video at work is done.").format(videos[0].name)
            self._window.notice.say(text)
            return
        self._make(videos).look()

    def _make(self, videos: list[Path]) -> VideoDialog:
        if self.dialog is not None:
            self.dialog.finished.disconnect(self._on_dialog_finished)
            self.dialog.done(0)
        window = self._window
        self.dialog = VideoDialog(window.session, window.settings, videos, window)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.show()
        return self.dialog

    def _on_dialog_finished(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.open(waiting)
