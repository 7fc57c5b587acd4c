"""Videos in the background: what one is, its middle frame deblurred, and whole videos.

Signals:
    probed(Glance), probe_failed(Finished): what a video is, and its middle frame; or why not.
    tried(Tried), try_failed(Finished): the middle frame, deblurred; or why not.
    events_received(tuple of events): of the videos being deblurred, up to the last `Finished`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.session import Session
from deblur_gui.video.jobs import Glance, Tried, glance_work, try_work, video_work
from engine.batch.plan import BatchSpec
from engine.batch.preview import ModelCache
from engine.events import Finished
from engine.models import ModelCard
from engine.video.plan import VideoJob


class VideoRunner(QObject):
    """Methods return at once; the newest request wins, but videos are deblurred in turn."""

    probed = Signal(Glance)
    probe_failed = Signal(Finished)
    tried = Signal(Tried)
    try_failed = Signal(Finished)
    events_received = Signal(tuple)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._slots = session, session.slots
        self._models = ModelCache(session.get_model)
        session.closing.connect(self._models.close)
        self.jobs: tuple[VideoJob, ...] = ()
        """The videos being deblurred, or those that were last."""

    @property
    def is_running(self) -> bool:
        """Whether videos are being deblurred."""
        return "video" in self._slots

    def cards(self) -> list[ModelCard]:
        """Return the models that can be chosen; raises ModelError."""
        return self._session.cards()

    def probe(self, source: Path) -> None:
        """Find out what a video is, and read its middle frame."""
        work = partial(glance_work, source)
        self._slots.run("video look", work, self.probed.emit, failed=self.probe_failed.emit)

    def try_frame(self, glance: Glance, spec: BatchSpec) -> None:
        """Deblur the middle frame."""
        take = partial(self._session.models.take, spec, self._session.catalogue)
        work = partial(try_work, glance, spec, take)
        self._slots.run("video try", work, self.tried.emit, failed=self.try_failed.emit)

    def deblur(self, jobs: Sequence[VideoJob], spec: BatchSpec) -> None:
        """Deblur videos, one after the other."""
        self._slots.cancel("video try")
        self.jobs = tuple(jobs)
        work = partial(video_work, self.jobs, spec, self._models, self._session.catalogue)
        self._slots.run("video", work, None, self.events_received.emit, in_turn=True)

    def cancel(self) -> None:
        """Stop the video at its next tile; deblurring it again resumes it."""
        self._slots.cancel("video")

    def cancel_probe(self) -> None:
        """Stop looking at a video."""
        self._slots.cancel("video look")
        self._slots.cancel("video try")
