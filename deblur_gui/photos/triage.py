"""Which photos are blurred at all: looked at before any is deblurred, and shown in the list.

list -> session.triage -> ItemSeen -> labels in the list -> filter, "keep only"
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.events import Event, Finished, Progress

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Triage(QObject):
    """Starts the look at the photos of the list and shows what was found."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        select, session = window.batch.select, window.session
        select.scan_asked.connect(self.start)
        select.scan_cancelled.connect(session.cancel_scan)
        session.scan_events.connect(self._on_session_scan_events)
        session.scanned.connect(self._on_session_scanned)
        window.photos.keep_asked.connect(self.keep_only)

    def start(self) -> None:
        """Look at the photos that nobody looked at; at all of them where there are none."""
        rows = self._window.photos.model.rows
        paths = [Path(row.key) for row in rows if not row.label] or [Path(r.key) for r in rows]
        if paths:
            self._window.batch.select.show_scan(0, len(paths))
            self._window.session.triage(paths)

    def keep_only_kind(self, kind: str) -> None:
        """Take all photos but those of a kind out of the list."""
        keys = self._window.photos.keys(kind)
        if keys:
            self.keep_only(keys)
        else:
            self._window.notice.say(self.tr("There are none of these in the list."))

    def keep_only(self, keys: list[str]) -> None:
        """Take all other photos out of the list; the files stay where they are."""
        photos = self._window.photos
        if self._window.running.is_at_work:
            text = self.tr("While a batch runs its photos stay in the list.")
            self._window.notice.say(text)
            return
        kept = set(keys)
        self._window.selection.leave_out([key for key in photos.keys("") if key not in kept])
        photos.show_kind("")

    def _on_session_scan_events(self, events: tuple[Event, ...]) -> None:
        self._window.photos.apply_seen(events)
        for event in events:
            if isinstance(event, Progress):
                self._window.batch.select.show_scan(round(event.done), round(event.total))
            elif isinstance(event, Finished):
                self._window.batch.select.show_scan(0, 0)

    def _on_session_scanned(self, _readable: int) -> None:
        photos = self._window.photos
        motion, sharp, other = (len(photos.keys(kind)) for kind in ("motion", "sharp", "other"))
        text = self.tr("{0} blurred by motion, {1} sharp, {2} with other flaws or unsure.")
        notice = self._window.notice
        notice.say(text.format(motion, sharp, other), of_photos=True)
        if motion:
            notice.offer(
                self.tr("Show the blurred ones"), lambda: photos.show_kind("motion"), keep=True
            )
            if sharp or other:
                notice.offer(
                    self.tr("Keep only the blurred ones"), lambda: self.keep_only_kind("motion")
                )
