"""`deblur_video` and `deblur_videos`: every frame deblurred, everything else of a video kept.

While the model works on a frame, one thread decodes the next and another encodes the last; at most
five frames are in memory. Finished frames are on disk in segments, so an interrupted job resumes
where it was and gives the same file.

The guard for photos is not used here: it would reject single frames, which would flicker.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.batch.picture import deblur, tried_scale
from engine.batch.scale import (
    AUTO_SCALE,
    TRIED_PIXELS,
    check_scale,
    choose_scale,
    scale_name,
    triage_once,
)
from engine.core.files import is_disk_error, publish, same_file
from engine.core.memory import default_budget, tile_budget
from engine.core.paths import display_name, lexists, os_path
from engine.errors import ConfigError, DeblurError, VideoError, of_picture
from engine.events import (
    Event,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    Metric,
    Progress,
    Retried,
    Work,
    relay,
    relay_progress,
)
from engine.images import Frame
from engine.messages import joined, msg
from engine.models import Model, ModelCard
from engine.models.measure import patch_size, seconds_per_pixel
from engine.models.model import Timed, make_test_picture, running_log
from engine.models.tiling import fixed_bytes, half_budget, plan_tiles
from engine.video._mux import mux
from engine.video.colour import Pixels
from engine.video.deflicker import Deflicker
from engine.video.flicker import Flicker, FlickerMeter
from engine.video.plan import FORMATS, VideoJob, original_is_target
from engine.video.read import VideoFrame, VideoInfo, VideoReader, probe_video
from engine.video.results import is_result, note_result
from engine.video.segments import (
    Segment,
    SegmentStore,
    begun_request,
    fingerprint,
)
from engine.video.write import Encoding, VideoWriter, write_error

_FRAMES_IN_MEMORY = 10
"""One being decoded, one decoded, one in the model, its result, one being encoded; and for blending
the one before it and itself in 16 bits, and weights."""

_SCHEMA = 1
"""Raised when segments of an earlier version no longer fit those of this one."""

_SPEED_AFTER_FRAMES = 2
"""Before this, the time left is estimated from a small picture or, failing that, from the progress
of the first frame: reading it and opening the first segment take extra time."""


@dataclass(frozen=True)
class VideoOptions:
    """How videos are deblurred; raises ConfigError for invalid values.

    `crf` is the quality, `precision` that of the model. `segment_frames` is how many frames an
    interruption may cost at most. `deflicker` blends static areas over time
    (engine.video.deflicker). The model works at 1/`scale` of the size; AUTO_SCALE tries on the
    frame in the middle at which scale it sharpens most (engine.batch.scale).
    """

    strength: float = 1.0
    overwrite: bool = False
    crf: int = 17
    precision: str | None = None
    memory_bytes: int | None = None
    segment_frames: int = 24
    deflicker: bool = True
    scale: int = AUTO_SCALE

    def __post_init__(self) -> None:
        check_scale(self.scale)
        if not 0 <= self.strength <= 1:
            raise ConfigError("The strength {value} is not between 0 and 1.", value=self.strength)
        if not 0 <= self.crf <= 51:
            raise ConfigError(
                "The quality --crf {value} is not between 0 and 51.",
                "The default is 17.",
                value=self.crf,
            )


@dataclass(frozen=True)
class VideoSummary:
    """A finished video. `resumed` of its `frames` were done in an earlier run."""

    frames: int
    resumed: int
    seconds: float
    model_seconds: float
    megapixels: float
    flicker: Flicker
    notes: tuple[str, ...] = ()


def deblur_videos(jobs: Sequence[VideoJob], model: Model, options: VideoOptions) -> Work[list[str]]:
    """Deblur one video after the other, and return those that failed.

    Each ends with one ItemDone, ItemKept or ItemFailed; Progress counts the frames of all. A full
    disk ends the job: the finished part of that video is kept, and the others are not started.
    Raises ModelError if the model does not load.
    """
    failed: list[str] = []
    infos: dict[Path, VideoInfo] = {}
    for job in jobs:
        if not job.keep:
            try:
                infos[job.source] = probe_video(job.source)
            except Exception as error:  # noqa: BLE001 - the others are still deblurred
                failed.append(str(job.source))
                yield _failure(job, error)
    if infos:
        model.load()  # one that does not load ends the job, not each of its videos
    before, total = 0.0, sum(info.frames for info in infos.values())
    left, told = len(infos), set[Log]()
    for job in jobs:
        if job.keep:
            yield ItemKept(str(job.source), job.keep, str(job.target))
        info = infos.get(job.source)
        if info is None:
            continue
        try:
            _create_folder(job.target)
            work = _saying_once(deblur_video(job, model, options, info), model, told)
            summary = yield from _overall(work, before, total)
        except Exception as error:  # whatever it is, the other videos are still deblurred
            if isinstance(error, DeblurError) and is_disk_error(error.__cause__):
                raise _stopped(error, left, len(infos)) from error
            failed.append(str(job.source))
            yield _failure(job, error)
        else:
            count = summary.frames
            frames = msg("1 frame") if count == 1 else msg("{count} frames", count=count)
            yield ItemDone(
                str(job.source),
                str(job.target),
                summary.seconds,
                summary.model_seconds,
                summary.megapixels,
                joined("; ", frames, summary.flicker.text, *summary.notes),
            )
        before += info.frames
        left -= 1
    return failed


def _failure(job: VideoJob, error: Exception) -> ItemFailed:
    return ItemFailed.of(job.source, of_picture(error, display_name(job.source), "video"))


def _saying_once(work: Work[VideoSummary], model: Model, told: set[Log]) -> Work[VideoSummary]:
    """Drive one of several videos; what the model runs on is reported again only if it changes."""

    def each(event: Event) -> Event | None:
        if isinstance(event, Log) and event in running_log(model):
            if event in told:
                return None
            told.add(event)
        return event

    return (yield from relay(work, each))


def _stopped(error: DeblurError, left: int, total: int) -> VideoError:
    """Return the error of a job that `error` has stopped with `left` of `total` videos to do."""
    count = msg("Videos left: {count}.", count=left) if total > 1 else ""
    return VideoError(
        joined(" ", error.message, count),
        joined(" ", error.hint, msg("Then start again: what is finished is kept.")),
        error.code,
    )


def _overall(work: Work[VideoSummary], before: float, total: float) -> Work[VideoSummary]:
    """Drive one of several videos; its progress follows `before` frames of the others."""

    def of_all(one: Progress) -> Progress:
        # A video may have more frames than its file claims.
        most, left = max(total, before + one.total), one.seconds_left
        if left is not None and one.total > one.done:
            left *= (most - before - one.done) / (one.total - one.done)
        return replace(one, done=before + one.done, total=most, seconds_left=left)

    return relay_progress(work, of_all)


def _create_folder(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(target, error) from error


def deblur_video(
    job: VideoJob, model: Model, options: VideoOptions, info: VideoInfo | None = None
) -> Work[VideoSummary]:
    """Deblur the video `job.source` into `job.target` and return a summary.

    The target appears under its name once complete. A cancelled job leaves a hidden folder beside
    it, from which the same options resume; other options start over, with a warning. Progress is
    in frames. Raises VideoError, ConfigError for the suffix of the target, and what the model
    raises.
    """
    begun = time.monotonic()
    info = info or probe_video(job.source)
    _check_target(job, options)
    with SegmentStore(job.target, _request(job, options, model.card)) as segments:
        resumed = segments.frames
        if segments.discarded:
            yield Log("The source or the settings have changed; starting over.", "warning")
        elif resumed:
            yield Log(msg("Resuming after {count} finished frames.", count=resumed))
        run = _VideoRun(job, options, model, info, segments)
        yield from run.frames()
        if not segments.frames:
            raise VideoError(
                "No frame of {name} can be read.",
                "It may be incomplete: copy it again.",
                name=display_name(job.source),
            )
        out = segments.path(f"joined{job.target.suffix}")
        yield Log("Merging the segments and the sound.", "debug")
        left_out = yield from mux(info, segments, out, str(job.source))
        try:
            publish(out, job.target, overwrite=options.overwrite and is_result(job.target))
            note_result(job.target)
        except OSError as error:
            raise write_error(job.target, error) from error
        segments.remove()
        flicker = sum((segment.flicker for segment in segments.done), Flicker())
        if flicker.blocks:
            yield Metric("flicker_before", flicker.before)
            yield Metric("flicker_after", flicker.after)
        return VideoSummary(
            frames=segments.frames,
            resumed=resumed,
            seconds=time.monotonic() - begun,
            model_seconds=sum(segment.model_seconds for segment in segments.done),
            megapixels=segments.frames * info.width * info.height / 1e6,
            flicker=flicker,
            notes=(*run.notes, *left_out),
        )


def _check_target(job: VideoJob, options: VideoOptions) -> None:
    target, name = job.target, display_name(job.target)
    if target.suffix.lower() not in FORMATS:
        raise ConfigError(
            "{name} is not a valid name for a video.",
            "Use a suffix of {suffixes}.",
            name=name,
            suffixes=", ".join(FORMATS),
        )
    try:
        os.lstat(os_path(target))
    except FileNotFoundError:
        pass
    except OSError as error:  # such as a name that is too long: not after hours of work
        raise write_error(target, error) from error
    if same_file(job.source, target) or job.source == target:
        raise VideoError(*original_is_target(target))
    if lexists(target) and not (options.overwrite and is_result(target)):
        raise VideoError(
            "{name} already exists.", "Choose another name, or allow it to be replaced.", name=name
        )


def scale_of_video(
    info: VideoInfo, middle: Pixels | None, model: Model, budget_bytes: int | None = None
) -> Work[int]:
    """Return the scale for all frames of a video: one for each would flicker.

    It is tried on `middle`, the frame in the middle as stored (None: it is read). What triage takes
    for the length of its blur is no reason: that of other frames differs. Raises VideoError, and
    what the model raises.
    """
    size = info.height, info.width
    if math.prod(size) < TRIED_PIXELS:
        return 1
    frame = Frame(VideoReader(info).frame_at() if middle is None else middle)
    if not choose_scale(AUTO_SCALE, model.card, size, triage_once(frame.pixels)).to_try:
        return 1
    return (yield from tried_scale(frame, Timed(model), budget_bytes, str(info.source))) or 1


def would_resume(job: VideoJob, options: VideoOptions, card: ModelCard) -> bool | None:
    """Whether `deblur_video` would go on with what was interrupted, or start over.

    None if there is nothing to resume.
    """
    begun = begun_request(job.target)
    if begun is None:
        return None
    try:
        return begun == _request(job, options, card)
    except DeblurError:  # the source has gone, or the model has no such precision
        return False


def _request(job: VideoJob, options: VideoOptions, card: ModelCard) -> dict[str, Any]:
    """Return whatever determines the result: source, model, strength, blending, encoding."""
    file = card.file(options.precision).sha256 if card.files else ""
    return {
        "schema": _SCHEMA,
        "source": fingerprint(job.source),
        "model": [card.name, card.version, file, card.variant(options.precision)],
        "strength": options.strength,
        "crf": options.crf,
        "part_frames": options.segment_frames,
        "deflicker": options.deflicker,
        "scale": options.scale,
    }


class _SegmentWriter:
    """Writes one segment; `close` registers it, `abort` deletes it."""

    def __init__(
        self,
        segments: SegmentStore,
        info: VideoInfo,
        encoding: Encoding,
        deflicker: Deflicker | None,
        scale: int,
    ) -> None:
        self.damaged = 0
        self.model_seconds = 0.0
        self._segments = segments
        self._deflicker = deflicker
        self._scale = scale
        self._name = segments.next_name
        self._time_base = info.time_base
        self._pts: list[int] = []
        self._meter = FlickerMeter()
        self._file = VideoWriter(
            segments.path(f"{self._name}.mp4"), (info.width, info.height), encoding, overwrite=True
        )
        self.notes = self._file.notes
        self.abort = self._file.abort

    def write(self, source: VideoFrame, result: Pixels) -> None:
        """Write a frame's result."""
        unblended = None
        if self._deflicker is not None:
            unblended, result = result, self._deflicker.blend(source.pixels, result)
        self._meter.add(source.pixels, result, unblended)
        self._file.write(result, source.pts * self._time_base)
        self._pts.append(source.pts)

    def close(self) -> None:
        """Finish the file and register the segment."""
        self._file.close()
        if self._deflicker is not None and self._deflicker.last is not None:
            self._segments.keep_blended(self._name, self._deflicker.last)
        self._segments.add(
            Segment(
                self._name,
                self._file.bytes_written,
                tuple(self._pts),
                self.damaged,
                self._meter.total,
                self.model_seconds,
                self._scale,
            )
        )


class _VideoRun:
    """Runs the frames of one video through the model, segment by segment."""

    def __init__(
        self,
        job: VideoJob,
        options: VideoOptions,
        model: Model,
        info: VideoInfo,
        segments: SegmentStore,
    ) -> None:
        self.notes: tuple[str, ...] = ()
        self._item = str(job.source)
        self._options = options
        self._model = model
        self._info = info
        self._segments = segments
        self._first = segments.frames
        self._count = segments.frames
        self._begun = time.monotonic()
        self._frame_seconds: float | None = None
        self._scale = options.scale
        self._deflicker = Deflicker(segments.read_blended()) if options.deflicker else None
        frame_bytes = info.width * info.height * 3 * (2 if info.deep else 1)
        budget = options.memory_bytes or default_budget(tileable=model.card.tileable)
        fixed = fixed_bytes(model.card)
        self._most_bytes = tile_budget(budget, _FRAMES_IN_MEMORY * frame_bytes, fixed)
        self._tile_bytes = self._most_bytes
        self._encoding = Encoding(
            crf=options.crf,
            deep=info.deep,
            chroma=info.chroma,
            keyframe_frames=options.segment_frames,
            time_base=info.time_base,
            rate=info.rate,
            colour=info.written_colour,
            aspect=info.aspect,
        )

    def frames(self) -> Work[None]:
        """Deblur all frames that are not finished yet."""
        self._model.load()
        yield from running_log(self._model)
        yield self._progress(0.0)
        yield from self._choose_scale()
        self._frame_seconds = self._estimate()
        self._begun = time.monotonic()
        yield self._progress(0.0)
        reader = VideoReader(self._info)
        with closing(reader.frames(self._first)) as frames:
            yield from self._pipeline(frames)
        self._add_notes(reader)

    def _choose_scale(self) -> Work[None]:
        """Choose one scale for all frames, also those that were done before an interruption."""
        if self._segments.done:
            self._scale = self._segments.done[-1].scale
        elif self._scale == AUTO_SCALE:
            work = scale_of_video(self._info, None, self._model, self._tile_bytes)
            self._scale = yield from relay(work, lambda _: self._progress(0.0))
        if self._options.scale == AUTO_SCALE and self._scale > 1:
            name = scale_name(self._scale)
            yield Log(msg("soft pixels, deblurred at {scale} of the size", scale=name))

    def _estimate(self) -> float | None:
        """Return the seconds that a frame should take; None if only the frames can tell."""
        model, info = self._model, self._info
        if model.card.kind == "torch":  # takes minutes for a patch
            return None
        try:
            per_pixel = seconds_per_pixel(model, make_test_picture(*patch_size(model.card)))
        except DeblurError:  # the frames will show what is wrong
            return None
        return per_pixel * info.width * info.height / self._scale**2

    def _pipeline(self, frames: Generator[VideoFrame, None, None]) -> Work[None]:
        """Read one frame ahead, write one behind."""
        segment: _SegmentWriter | None = None
        writing: Future[None] | None = None
        with (
            ThreadPoolExecutor(1, "deblur-read") as reader,
            ThreadPoolExecutor(1, "deblur-write") as writer,
        ):
            following = reader.submit(next, frames, None)
            try:
                while (frame := following.result()) is not None:
                    following = reader.submit(next, frames, None)
                    if segment is None:
                        segment = _SegmentWriter(
                            self._segments,
                            self._info,
                            self._encoding,
                            self._deflicker,
                            self._scale,
                        )
                    pixels = yield from self._deblur(frame, segment)
                    if writing is not None:
                        writing.result()
                    writing = writer.submit(segment.write, frame, pixels)
                    self._count += 1
                    if self._count % self._options.segment_frames == 0:
                        self._finish(segment, writing)
                        segment = None
                    yield self._progress(0.0)
                if segment is not None and writing is not None:
                    self._finish(segment, writing)
                    segment = None
            finally:
                following.cancel()
                if segment is not None:  # cancelled, or failed, in the middle of it
                    writer.submit(segment.abort).result()

    def _finish(self, segment: _SegmentWriter, writing: Future[None]) -> None:
        """Close a segment once its last frame is encoded."""
        writing.result()
        segment.close()
        self.notes = segment.notes
        self._tile_bytes = min(self._most_bytes, 2 * self._tile_bytes)  # a shortage may have passed

    def _deblur(self, frame: VideoFrame, segment: _SegmentWriter) -> Work[Pixels]:
        """Return a frame's result; a damaged frame is kept as it is."""
        if frame.damaged:
            segment.damaged += 1
            return frame.pixels
        begun = time.monotonic()
        work = deblur(
            Frame(frame.pixels),
            self._model,
            strength=self._options.strength,
            scale=self._scale,
            budget_bytes=self._tile_bytes,
            item=self._item,
        )
        result = yield from relay(work, self._event_of_frame)
        segment.model_seconds += time.monotonic() - begun
        return result.pixels

    def _event_of_frame(self, event: Event) -> Event | None:
        """Translate the progress of a frame to that of the whole video."""
        if isinstance(event, Progress):
            # Start and end of a frame are reported by `_pipeline`.
            fraction = event.item_fraction
            return self._progress(fraction) if 0 < fraction < 1 else None
        if isinstance(event, Retried):
            # Later frames start with what fitted, instead of running out of memory each time.
            self._tile_bytes = self._smaller_budget()
            return Log(
                msg("{reason} Continuing with smaller tiles.", reason=event.reason), "warning"
            )
        return event

    def _smaller_budget(self) -> int:
        """Return the budget that `deblur` retries with when the tiles of this one do not fit."""
        card, info = self._model.card, self._info
        height, width = -(-info.height // self._scale), -(-info.width // self._scale)
        small = 0 if self._scale == 1 else 2 * 6 * height * width  # see `deblur`, and `shrink`
        room = max(fixed_bytes(card), self._tile_bytes - small)
        return half_budget(plan_tiles(height, width, card, room), card) + small

    def _progress(self, fraction: float) -> Progress:
        done = self._count + fraction
        total = max(self._info.frames, done)  # an estimate of the file, and not 0
        left: float | None = None
        new = done - self._first
        per_frame = self._frame_seconds
        if new >= _SPEED_AFTER_FRAMES or (per_frame is None and new > 0):
            per_frame = (time.monotonic() - self._begun) / new
        if per_frame is not None:
            left = per_frame * max(0.0, total - done)
        return Progress(done, total, "frames", self._item, done / total if total else 0.0, left)

    def _add_notes(self, reader: VideoReader) -> None:
        damaged = sum(segment.damaged for segment in self._segments.done)
        notes = (
            (damaged, msg("damaged frames: {count} (kept as they are)", count=damaged)),
            (
                reader.lost,
                msg(
                    "unreadable frames: {count} (the previous one is held longer)",
                    count=reader.lost,
                ),
            ),
            (reader.cut_off, msg("the file is truncated: its end is missing")),
        )
        self.notes = (*self.notes, *(note for true, note in notes if true))
