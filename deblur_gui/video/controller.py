"""Videos that are opened or dropped: a dialog for each set, one set after the other.

Signals:
    notice_changed(str): a sentence for the notice of the page Photos.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from deblur_gui.settings_store import SettingsStore
from deblur_gui.video.runner import VideoRunner

if TYPE_CHECKING:  # not for the first paint
    from deblur_gui.video.dialog import VideoDialog


class VideoController(QObject):
    """Opens the dialog; videos opened while one is being deblurred are queued."""

    notice_changed = Signal(str)

    def __init__(self, runner: VideoRunner, settings: SettingsStore, window: QWidget) -> None:
        super().__init__(window)
        self._runner, self._settings, self._window = runner, settings, window
        self._waiting: list[Path] = []
        self.dialog: VideoDialog | None = None

    @property
    def is_running(self) -> bool:
        """Whether videos are being deblurred."""
        return self._runner.is_running

    @Slot(list)
    def open(self, videos: list[Path]) -> None:
        """Offer to deblur these."""
        if self.is_running:
            self._waiting += videos
            text = self.tr("{0} will be opened when the current video is done.")
            self.notice_changed.emit(text.format(videos[0].name))
            return
        if self.dialog is not None:
            self.dialog.finished.disconnect(self._on_dialog_finished)
            self.dialog.done(0)
        from deblur_gui.video.dialog import VideoDialog

        # What a resumed batch of photos was started with is not for videos.
        self.dialog = VideoDialog(self._runner, self._settings.own, videos, self._window)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.show()
        self.dialog.probe()

    @Slot()
    def _on_dialog_finished(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.open(waiting)
