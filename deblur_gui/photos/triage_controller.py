"""Which photos are blurred: analysed before any is deblurred, and shown in the list.

list -> engine.batch.scan.triage -> ItemSeen -> labels in the list -> filter, "Keep only these"

Signals:
    ended(): photos were analysed, or what is known of them from before was shown.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deblur_gui.language import translated
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import is_in_doubt
from deblur_gui.photos.selection import Selection
from deblur_gui.session import Session
from engine.batch.scan import triage
from engine.batch.triage_cache import cached, recall
from engine.events import Event, Finished, ItemSeen, Progress


class TriageController(QObject):
    """Analyses the photos of the list and shows what was found."""

    ended = Signal()

    def __init__(
        self,
        page: PhotosPage,
        selection: Selection,
        queue: BatchQueue,
        session: Session,
        planner: Planner,
    ) -> None:
        super().__init__(page)
        self._page, self._selection, self._queue = page, selection, queue
        self._slots = session.slots
        page.steps.select.analyse_clicked.connect(self.start)
        page.steps.select.cancel_clicked.connect(self.cancel)
        page.list.keep_clicked.connect(self.keep_only)
        planner.planned.connect(self._recall)
        # The list shows a resumed batch, which nobody plans, a moment later.
        queue.batch_started.connect(lambda: QTimer.singleShot(0, self, self._recall))

    @property
    def is_running(self) -> bool:
        """Whether photos are being analysed."""
        return "scan" in self._slots

    @Slot()
    def start(self) -> None:
        """Analyse the photos without a label; all of them where every one has one."""
        rows = self._page.list.model.rows
        paths = [Path(row.key) for row in rows if not row.label] or [Path(r.key) for r in rows]
        if paths:
            self._page.steps.select.show_analysis(0, len(paths))
            self._slots.run(
                "scan",
                lambda: cached(triage(tuple(paths))),
                self._on_scan_ended,
                self._on_scan_events,
                failed=self._page.notice.say_failure,
            )

    @Slot()
    def cancel(self) -> None:
        """Stop the analysis; what was found stays."""
        self._slots.cancel("scan")

    def keep_only_kind(self, kind: str) -> None:
        """Remove all photos but those of a kind from the list."""
        keys = self._page.list.keys(kind)
        if keys:
            self.keep_only(keys)
        else:
            self._page.notice.say(self.tr("No such photos in the list."))

    @Slot(list)
    def keep_only(self, keys: list[str]) -> None:
        """Remove all other photos from the list; the files stay where they are."""
        if self._queue.is_running:
            text = self.tr("Photos cannot be removed while a batch is running.")
            self._page.notice.say(text)
            return
        kept = set(keys)
        photos = self._page.list
        self._selection.leave_out([key for key in photos.keys("") if key not in kept])
        photos.show_kind("")

    @Slot()
    def _recall(self) -> None:
        """Show what was found of these photos when they were in the list before."""
        keys = [row.key for row in self._page.list.model.rows if not row.label]
        if keys and not self.is_running:
            self._slots.run("recall", partial(recall, keys), self._on_recalled)

    def _on_recalled(self, seen: dict[str, ItemSeen]) -> None:
        rows = (self._page.list.model.row_of(event.item) for event in seen.values())
        unknown = {row.key for row in rows if row is not None and not row.label}
        if new := [event for event in seen.values() if event.item in unknown]:
            self._page.list.apply_triage(new)
            self.ended.emit()

    def _on_scan_events(self, events: tuple[Event, ...]) -> None:
        self._page.list.apply_triage(events)
        for event in events:
            if isinstance(event, Progress):
                self._page.steps.select.show_analysis(round(event.done), round(event.total))
            elif isinstance(event, Finished):
                self._page.steps.select.show_analysis(0, 0)

    def _on_scan_ended(self, _readable: int) -> None:
        self.ended.emit()
        photos, notice = self._page.list, self._page.notice
        kinds = ("motion", "sharp", "other", "unreadable")
        motion, sharp, other, unreadable = (len(photos.keys(kind)) for kind in kinds)
        labels = photos.labels_text()
        said = [self.tr("{0}.").format(labels)] if labels else []
        doubt = sum(row.label == "sharp" and is_in_doubt(row) for row in photos.model.rows)
        if doubt:
            said.append(
                self.tr(
                    "%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.",
                    "",
                    doubt,
                )
            )
        if unreadable:
            said.append(self.tr("%Ln file(s) cannot be read.", "", unreadable))
        long = [row for row in photos.model.rows if row.advice]
        if long:
            said.append(self.tr("%Ln with blur longer than the model removes well.", "", len(long)))
            said.append(translated(long[0].help))
        notice.say(" ".join(said), of_photos=True)
        if motion:
            notice.offer(self.tr("Show the blurred ones"), lambda: photos.show_kind("motion"))
            if sharp or other or unreadable:
                notice.offer(
                    self.tr("Keep only the blurred ones"), lambda: self.keep_only_kind("motion")
                )
