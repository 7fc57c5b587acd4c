"""What runs beside the batch: what the viewer shows, other strengths, triage, reports, a camera.

Signals, all in the window's own thread:
    loaded(Loaded), result_loaded(FinishedPicture): a picture, a finished one with its result.
    previewed(Preview), preview_events(tuple of events): a region, deblurred before any run.
    reblended(Reblended): a finished file was written at another strength, or why not.
    scan_events(tuple of events), scanned(value): triage.
    reported(Files): a report was written.
    cameras_found(list of CameraInfo): what can be started.
    camera_events(Live, tuple of events): of the camera that was started; the last is `Finished`.
    snapshot_written(tuple of two Paths): a picture and its result.
    recording_started(Live, Recording), recording_stopped(Live, Recording).
    video_seen(Glance), video_tried(Tried): what a video is; its middle frame, deblurred.
    video_events(tuple of events): of the videos that are deblurred, to the last `Finished`.
    pictures_read(str, tuple): pictures that were asked for by a key, None for what is none.
    tuned_model_adopted(Tuning, ModelCard): it stands in the catalogue.
    tuning_deleted(Tuning): its files are gone.
    job_failed(str, Finished): one of these, by its name, failed or crashed.
    warned(str): a line for the user.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.camera.jobs import (
    CameraSpec,
    Live,
    LiveFrame,
    Recording,
    find_cameras,
    record_work,
    snapshot_work,
    stop_recording_work,
)
from deblur_gui.jobs.slots import Slots
from deblur_gui.photos.preview_jobs import FrameCache, ModelShelf, Preview, load_work, preview_work
from deblur_gui.photos.reblend_jobs import Reblended, reblend_work, result_work
from deblur_gui.photos.report_jobs import report_work
from deblur_gui.training.jobs import adopt_work, delete_work, read_work
from deblur_gui.video.jobs import Glance, glance_work, try_work, video_work
from engine.batch.plan import BatchSpec
from engine.batch.scan import triage
from engine.events import Event, ItemDone, ItemFailed, Work
from engine.models import Catalogue, Model
from engine.models.tiling import Box
from engine.video.plan import VideoJob
from trainer.tune.record import Tuning


class SideSession(QObject):
    """Methods return at once; the newest wish wins, but for files, which are written in turn."""

    loaded = Signal(object)
    result_loaded = Signal(object)
    previewed = Signal(object)
    preview_events = Signal(object)
    reblended = Signal(object)
    scan_events = Signal(object)
    scanned = Signal(object)
    reported = Signal(object)
    cameras_found = Signal(object)
    camera_events = Signal(object, object)
    snapshot_written = Signal(object)
    recording_started = Signal(object, object)
    recording_stopped = Signal(object, object)
    video_seen = Signal(object)
    video_tried = Signal(object)
    video_events = Signal(object)
    pictures_read = Signal(str, object)
    tuned_model_adopted = Signal(object, object)
    tuning_deleted = Signal(object)
    job_failed = Signal(str, object)
    warned = Signal(str)

    def __init__(
        self,
        parent: QObject | None,
        catalogue: Catalogue,
        queue_path: Path | None,
        get_model: Callable[..., Model] | None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._queue_path = queue_path
        self._frames = FrameCache()
        self._shelf = ModelShelf(get_model)
        self._get_model = get_model
        self._video_shelf = ModelShelf(get_model)
        self._lines: deque[str] = deque()
        self.videos: tuple[VideoJob, ...] = ()
        """Those that are being deblurred, or were last."""
        self._slots = Slots(self)
        self._slots.failed.connect(self.job_failed)
        self._slots.ended.connect(self._tell_lines)

    def load(self, source: Path) -> None:
        """Decode a picture: `loaded`; the newest wins."""
        self._slots.run("load", partial(load_work, source, self._frames), self.loaded.emit)

    def load_result(self, source: Path, target: Path) -> None:
        """Decode a result, and what it is at strength 1: `result_loaded`; the newest wins."""
        where = self._frames, self._queue_path, self._lines.append
        work = partial(result_work, source, target, *where)
        self._slots.run("result", work, self.result_loaded.emit)

    def preview(self, source: Path, box: Box | None, spec: BatchSpec) -> None:
        """Deblur a region, None = all of it, as the batch would: `previewed`; the newest wins."""

        # Not `self`: a thread must not be the last to hold what is Qt's.
        shelf, catalogue, frames = self._shelf, self._catalogue, self._frames

        def work() -> Work[Preview]:
            model = shelf.take(spec, catalogue)
            return (yield from preview_work(source, box, spec, model, frames))

        self._slots.run("preview", work, self.previewed.emit, self.preview_events.emit)

    def cancel_preview(self) -> None:
        """Stop the preview at its next tile."""
        self._slots.cancel("preview")

    def reblend(self, items: Sequence[tuple[Path, Path]], strength: float) -> None:
        """Write results, (source, target) each, anew at another strength: `reblended` for each.

        No model is needed. Several calls are obeyed one after the other. Only what is a result of
        ours, and unaltered, is written over.
        """
        work = partial(reblend_work, tuple(items), strength, self._queue_path, self._lines.append)
        self._slots.run("reblend", work, None, self._on_reblend_events, in_turn=True)

    def scan(self, make_work: Callable[[], Work[Any]]) -> None:
        """Run a job that sorts pictures: `scan_events` meanwhile, `scanned`; the newest wins."""
        self._slots.run("scan", make_work, self.scanned.emit, self.scan_events.emit)

    def triage(self, sources: Sequence[Path]) -> None:
        """Look at these photos: `scan_events`, and `scanned` in the end; the newest wins."""
        self.scan(partial(triage, tuple(sources)))

    def cancel_scan(self) -> None:
        """Stop the sorting."""
        self._slots.cancel("scan")

    @property
    def is_scanning(self) -> bool:
        """Whether photos are being looked at."""
        return "scan" in self._slots

    def report(self, batch_id: int = 0, folder: Path | None = None) -> None:
        """Write the report of a batch, 0 for the newest: `reported`; in turn."""
        where = self._queue_path, self._lines.append
        work = partial(report_work, batch_id, folder, *where)
        self._slots.run("report", work, self.reported.emit, in_turn=True)

    # --- camera ----------------------------------------------------------------------------------

    def find_cameras(self) -> None:
        """Look which cameras there are: `cameras_found`; the newest wins."""
        self._slots.run("cameras", find_cameras, self.cameras_found.emit)

    def start_camera(self, spec: CameraSpec) -> Live:
        """Open a camera, once the one before is released: `camera_events` until it has ended."""
        means = {} if self._get_model is None else {"get_model": self._get_model}
        live = Live(spec, self._catalogue, **means)
        self._slots.run("camera", live.work, None, partial(self.camera_events.emit, live))
        return live

    def stop_camera(self) -> None:
        """Release the camera; a recording is completed first."""
        self._slots.cancel("camera")

    @property
    def has_camera(self) -> bool:
        """Whether a camera is open, or being opened or released."""
        return "camera" in self._slots

    def snapshot(self, frame: LiveFrame, folder: Path) -> None:
        """Write a picture and its result: `snapshot_written`; in turn."""
        work = partial(snapshot_work, frame, folder)
        self._slots.run("snapshot", work, self.snapshot_written.emit, in_turn=True)

    def record(self, live: Live, folder: Path, which: str) -> None:
        """Begin to record what a camera sees: `recording_started`; in turn."""

        def started(recording: Recording | None) -> None:
            self.recording_started.emit(live, recording)

        work = partial(record_work, live, folder, which, datetime.now())
        self._slots.run("record", work, started, in_turn=True)

    def stop_recording(self, live: Live) -> None:
        """Complete the files of a recording: `recording_stopped`; in turn."""

        def stopped(recording: Recording | None) -> None:
            self.recording_stopped.emit(live, recording)

        work = partial(stop_recording_work, live)
        self._slots.run("record", work, stopped, in_turn=True)

    def look_at_video(self, source: Path) -> None:
        """Find out what a video is, and its middle frame: `video_seen`; the newest wins."""
        self._slots.run("video look", partial(glance_work, source), self.video_seen.emit)

    def try_video(self, glance: Glance, spec: BatchSpec) -> None:
        """Deblur the middle frame: `video_tried`; the newest wins."""
        work = partial(try_work, glance, spec, partial(self._shelf.take, spec, self._catalogue))
        self._slots.run("video try", work, self.video_tried.emit)

    def deblur_videos(self, jobs: Sequence[VideoJob], spec: BatchSpec) -> None:
        """Deblur videos: `video_events`; in turn."""
        self._slots.cancel("video try")
        self.videos = tuple(jobs)
        work = partial(video_work, self.videos, spec, self._video_shelf, self._catalogue)
        self._slots.run("video", work, None, self.video_events.emit, in_turn=True)

    def cancel_video(self) -> None:
        """Stop the video at its next tile; the same wish goes on with it."""
        self._slots.cancel("video")

    def leave_video(self) -> None:
        """Look at no video any more."""
        self._slots.cancel("video look")
        self._slots.cancel("video try")

    @property
    def is_at_video(self) -> bool:
        """Whether videos are being deblurred."""
        return "video" in self._slots

    # --- tuning ----------------------------------------------------------------------------------

    def read_pictures(self, key: str, paths: Sequence[Path]) -> None:
        """Read pictures: `pictures_read` with this key; of one first word the newest wins."""
        slot = f"pictures {key.partition(' ')[0]}"
        work = partial(read_work, tuple(paths))
        self._slots.run(slot, work, partial(self.pictures_read.emit, key))

    def adopt(self, tuning: Tuning, name: str) -> None:
        """Take a tuned model into the catalogue: `tuned_model_adopted`; in turn."""
        work = partial(adopt_work, tuning, self._catalogue, name)
        told = partial(self.tuned_model_adopted.emit, tuning)
        self._slots.run("tuned model", work, told, in_turn=True)

    def delete_tuning(self, tuning: Tuning) -> None:
        """Remove a tuning's files: `tuning_deleted`; in turn."""

        def told(_: object) -> None:
            self.tuning_deleted.emit(tuning)

        self._slots.run("tuned model", partial(delete_work, tuning), told, in_turn=True)

    def _on_reblend_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, ItemDone):
                told = Reblended(Path(event.item), Path(event.target), event.note)
                self.reblended.emit(told)
            elif isinstance(event, ItemFailed):
                error = event.text
                self.reblended.emit(Reblended(Path(event.item), None, error=error))

    def _tell_lines(self) -> None:
        while self._lines:
            self.warned.emit(self._lines.popleft())
