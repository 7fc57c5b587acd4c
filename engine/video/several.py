"""One video after the other, as the command line asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from engine.core.paths import display_name
from engine.errors import DeblurError, OutOfMemory, VideoError
from engine.events import ItemDone, ItemFailed, ItemKept, Progress, Work
from engine.images.files import is_disk_error
from engine.models import Model
from engine.video.job import VideoSpec, VideoSummary, deblur_video, flicker_line
from engine.video.plan import VideoJob
from engine.video.probe import VideoInfo, probe_video
from engine.video.write import unwritten


@dataclass(frozen=True)
class VideoOptions:
    """What is asked of all videos of a job; see `VideoSpec`."""

    strength: float = 1.0
    overwrite: bool = False
    crf: int = 17
    precision: str | None = None
    memory_bytes: int | None = None

    def of(self, job: VideoJob) -> VideoSpec:
        """Return what is asked of one; raises ConfigError."""
        return VideoSpec(
            job.source, job.target, self.strength, self.overwrite, self.crf, self.precision,
            self.memory_bytes,
        )  # fmt: skip


def deblur_videos(jobs: Sequence[VideoJob], model: Model, wish: VideoOptions) -> Work[list[str]]:
    """Deblur one video after the other, and return those that failed.

    Each ends with one ItemDone, ItemKept or ItemFailed; Progress counts the frames of all. A full
    disk ends the job: what is done of that video is kept, and the next ones are left.
    """
    failed: list[str] = []
    infos: dict[Path, VideoInfo] = {}
    for job in jobs:
        if not job.keep:
            try:
                infos[job.source] = probe_video(job.source)
            except VideoError as error:
                failed.append(str(job.source))
                yield ItemFailed.of(job.source, error)
    before, total = 0.0, sum(info.frames for info in infos.values())
    for job in jobs:
        if job.keep:
            yield ItemKept(str(job.source), job.keep, str(job.target))
        info = infos.get(job.source)
        if info is None:
            continue
        spec = wish.of(job)
        try:
            _make_folder(job.target)
            summary = yield from _counted(deblur_video(spec, model, info), before, total)
        except (VideoError, OutOfMemory, MemoryError) as error:
            if not isinstance(error, DeblurError):
                error = OutOfMemory(f"There is not enough memory for {display_name(job.source)}.")
            if is_disk_error(error.__cause__):
                raise
            failed.append(str(job.source))
            yield ItemFailed.of(job.source, error)
        else:
            yield _done(spec, summary)
        before += info.frames
    return failed


def _counted(work: Work[VideoSummary], before: float, total: float) -> Work[VideoSummary]:
    """Drive `work` for one of several videos; `before` frames were those of the others."""
    with closing(work):
        while True:
            try:
                event = next(work)
            except StopIteration as end:
                summary: VideoSummary = end.value
                return summary
            if isinstance(event, Progress):
                # A video may have more frames than its file says.
                most, left = max(total, before + event.total), event.seconds_left
                if left is not None and event.total > event.done:
                    left *= (most - before - event.done) / (event.total - event.done)
                event = replace(event, done=before + event.done, total=most, seconds_left=left)
            yield event


def _done(spec: VideoSpec, summary: VideoSummary) -> ItemDone:
    notes = (f"{summary.frames} frames", flicker_line(summary.flicker), *summary.notes)
    return ItemDone(
        str(spec.source), str(summary.target), summary.seconds, summary.model_seconds,
        summary.megapixels, "; ".join(filter(None, notes)),
    )  # fmt: skip


def _make_folder(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(target, error) from error
