"""Videos in the background: what one is, a frame of it deblurred, and whole videos.

Signals of `VideoRunner`:
    probed(ProbedVideo), probe_failed(Finished): what a video is, and a frame of it.
    result_probed(ProbedVideo), result_failed(Finished): a frame of a result.
    tried(TriedFrame), try_failed(Finished): a frame, deblurred.
    begun_found(BegunVideos): what there is of results that were interrupted.
    events_received(tuple of events): of the videos being deblurred, up to the last `Finished`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from deblur_gui.session import Session
from engine.batch.picture import deblur
from engine.batch.plan import BatchSpec
from engine.batch.preview import ModelCache
from engine.core.awake import keep_awake
from engine.errors import ModelError
from engine.events import Finished, Work
from engine.images import Frame
from engine.models import Catalogue, Model, ModelCard
from engine.video.plan import VideoJob

if TYPE_CHECKING:
    from engine.video.job import VideoOptions
    from engine.video.read import VideoInfo

Pixels = NDArray[Any]

Scales = dict[tuple[Path, str, str, str | None], int]
"""The scale for all frames, by video, name and version of the model, and precision."""


@dataclass(frozen=True)
class ProbedVideo:
    """A video, and its frame at a time, upright."""

    info: VideoInfo
    frame: Pixels
    seconds: float | None = None
    """None for the middle."""


@dataclass(frozen=True)
class TriedFrame:
    """A frame at full strength, and the seconds it took; None if it takes too long."""

    source: Path
    result: Pixels | None
    seconds: float


@dataclass(frozen=True)
class VideoChoice:
    """What the user chose for a result: `crf` of the encoder, see `engine.video.write.Encoding`,
    and whether static areas are blended over time."""

    crf: int = 17
    deflicker: bool = True


@dataclass(frozen=True)
class BegunVideos:
    """Results that were interrupted: of each whether `deblur` would resume it, and the finished
    frames of all."""

    resumable: tuple[bool, ...] = ()
    frames: int = 0


class VideoRunner(QObject):
    """Methods return at once; the newest request wins, but videos are deblurred in turn."""

    probed = Signal(ProbedVideo)
    probe_failed = Signal(Finished)
    result_probed = Signal(ProbedVideo)
    result_failed = Signal(Finished)
    tried = Signal(TriedFrame)
    try_failed = Signal(Finished)
    begun_found = Signal(BegunVideos)
    events_received = Signal(tuple)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._slots = session, session.slots
        self._models = ModelCache()
        session.closing.connect(self._models.close)
        self._scales: Scales = {}
        self.jobs: tuple[VideoJob, ...] = ()
        """The videos being deblurred, or the last ones."""

    @property
    def is_running(self) -> bool:
        """Whether videos are being deblurred."""
        return "video" in self._slots

    def cards(self) -> list[ModelCard]:
        """Return the models that can be chosen; raises ModelError."""
        return self._session.cards()

    def probe(
        self, source: Path, seconds: float | None = None, info: VideoInfo | None = None
    ) -> None:
        """Read the properties of a video, unless they are known, and its frame at a time.

        The time is in seconds from the first frame, None for the middle.
        """
        if info is None:  # the file may be another one than when it was looked at before
            self._scales.clear()
        work = partial(_probe, source, seconds, info)
        self._slots.run("video probe", work, self.probed.emit, failed=self.probe_failed.emit)

    def probe_result(self, target: Path, seconds: float | None = None) -> None:
        """Read the frame of a result at a time, None for the middle."""
        work, emit = partial(_probe, target, seconds), self.result_probed.emit
        self._slots.run("video probe", work, emit, failed=self.result_failed.emit)

    def try_frame(self, video: ProbedVideo, spec: BatchSpec) -> None:
        """Deblur the frame."""
        take = partial(self._session.models.take, spec, self._session.catalogue)
        work = partial(_try, video, spec, take, self._scales)
        self._slots.run("video try", work, self.tried.emit, failed=self.try_failed.emit)

    def deblur(
        self, jobs: Sequence[VideoJob], spec: BatchSpec, choice: VideoChoice | None = None
    ) -> None:
        """Deblur videos, one after the other."""
        self._slots.cancel("video probe")
        self._slots.cancel("video try")
        self.jobs = tuple(jobs)
        choice = choice or VideoChoice()
        work = partial(_deblur, self.jobs, spec, choice, self._models, self._session.catalogue)
        self._slots.run("video", work, None, self.events_received.emit, in_turn=True)

    def find_begun(self, jobs: Sequence[VideoJob], spec: BatchSpec, choice: VideoChoice) -> None:
        """Find out which videos were interrupted, and whether `deblur` would go on with them."""
        work = partial(_find_begun, tuple(jobs), spec, choice, self._session.catalogue)
        self._slots.run("video begun", work, self.begun_found.emit)

    def cancel(self) -> None:
        """Stop the video at its next tile; deblurring it again resumes it."""
        self._slots.cancel("video")

    def cancel_probe(self) -> None:
        """Stop reading a video, and trying its frame."""
        self._slots.cancel("video begun")
        self._slots.cancel("video probe")
        self._slots.cancel("video try")


def _probe(
    source: Path, seconds: float | None = None, info: VideoInfo | None = None
) -> ProbedVideo:
    """Read the properties, unless they are known, and a frame of a video; raises VideoError."""
    from engine.video.read import VideoReader, probe_video

    info = info or probe_video(source)
    upright = np.rot90(VideoReader(info).frame_at(seconds), info.rotation // 90)
    return ProbedVideo(info, np.ascontiguousarray(upright), seconds)


def _try(
    video: ProbedVideo, spec: BatchSpec, take: Callable[[], Model], scales: Scales
) -> Work[TriedFrame]:
    """Deblur the frame, unless the model takes minutes for it.

    `scales` are those of the videos and models that were tried before; this one's is added.
    """
    model = take()
    if model.card.kind == "torch":
        return TriedFrame(video.info.source, None, 0.0)
    from engine.video.job import scale_of_video

    model.load()
    key = (video.info.source, model.card.name, model.card.version, spec.precision)
    if key not in scales:
        middle = None  # whatever is shown, the middle frame decides for all
        if video.seconds is None:
            middle = np.ascontiguousarray(np.rot90(video.frame, -(video.info.rotation // 90)))
        scales[key] = yield from scale_of_video(video.info, middle, model)
    begun = time.perf_counter()
    made = yield from deblur(Frame(video.frame), model, scale=scales[key])
    return TriedFrame(video.info.source, made.pixels, time.perf_counter() - begun)


def _find_begun(
    jobs: Sequence[VideoJob], spec: BatchSpec, choice: VideoChoice, catalogue: Catalogue
) -> BegunVideos:
    """Return what there is of results that were interrupted."""
    from engine.video.job import would_resume
    from engine.video.segments import kept_frames

    try:
        card = catalogue.get_or_default(spec.model)
    except ModelError:  # which the start will say
        return BegunVideos()
    options = _options(spec, choice)
    answers = [would_resume(job, options, card) for job in jobs]
    frames = sum(kept_frames(job.target) for job in jobs)
    return BegunVideos(tuple(answer for answer in answers if answer is not None), frames)


def _deblur(
    jobs: Sequence[VideoJob],
    spec: BatchSpec,
    choice: VideoChoice,
    cache: ModelCache,
    catalogue: Catalogue,
) -> Work[list[str]]:
    """Deblur videos with the model, strength and resources of `spec`.

    `cache` is for videos alone: that of previews is emptied when another model is chosen.
    """
    from engine.video.job import deblur_videos

    try:
        model = cache.take(spec, catalogue)
        return (yield from keep_awake(deblur_videos(jobs, model, _options(spec, choice))))
    finally:
        cache.close()


def _options(spec: BatchSpec, choice: VideoChoice) -> VideoOptions:
    from engine.video.job import VideoOptions

    return VideoOptions(
        spec.strength,
        crf=choice.crf,
        precision=spec.precision,
        memory_bytes=spec.memory_bytes,
        deflicker=choice.deflicker,
    )
