"""`deblur_video`: every frame of a video deblurred, everything else of it kept.

While the model works on a frame, one thread decodes the next and another encodes the last; no
more than five pictures are in memory. What is done is on the disk in parts (`engine.video.parts`),
so an interrupted job goes on where it was, and gives the same file.

The guard of photos is not asked here: it would let go of single frames, and that flickers.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.batch.pipeline import deblur
from engine.core.memory import default_budget, tile_budget
from engine.core.paths import display_name, lexists
from engine.errors import ConfigError, VideoError
from engine.events import (
    Event,
    Log,
    Metric,
    Progress,
    Retried,
    Work,
)
from engine.images import Frame, same_file
from engine.images.files import publish
from engine.models import Model
from engine.video.flicker import Flicker, FlickerMeter
from engine.video.join import FORMATS, join
from engine.video.parts import Parts, PartWriter, source_mark
from engine.video.probe import VideoInfo, probe_video
from engine.video.read import Shot, VideoReader
from engine.video.write import Encoding, unwritten

_PICTURES = 5
"""In memory at one time: one being read, one read, one in the model, its result, one written."""

_SPEED_AFTER_FRAMES = 2


@dataclass(frozen=True)
class VideoSpec:
    """What is asked of one video; raises ConfigError for what makes no sense.

    The suffix of `target` is one of `FORMATS`. `crf` is the quality, `precision` that of the
    model. `part_frames` is how many frames an interruption may cost at most.
    """

    source: Path
    target: Path
    strength: float = 1.0
    overwrite: bool = False
    crf: int = 17
    precision: str | None = None
    memory_bytes: int | None = None
    part_frames: int = 24

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= 1:
            raise ConfigError(f"The strength {self.strength} is not between 0 and 1.")
        if not 0 <= self.crf <= 51:
            raise ConfigError(f"The quality --crf {self.crf} is not in 0..51.", "17 is usual.")
        if self.target.suffix.lower() not in FORMATS:
            raise ConfigError(
                f"{display_name(self.target)} is no name that a video can be written to.",
                f"Let it end in {', '.join(FORMATS)}.",
            )


@dataclass(frozen=True)
class VideoSummary:
    """A video that is done. `resumed` of its `frames` were done in an earlier run."""

    target: Path
    frames: int
    resumed: int
    seconds: float
    model_seconds: float
    megapixels: float
    flicker: Flicker
    notes: tuple[str, ...] = ()


def deblur_video(
    spec: VideoSpec, model: Model, info: VideoInfo | None = None
) -> Work[VideoSummary]:
    """Deblur a video into `spec.target` and return what it took.

    The target appears under its name when it is complete. Stopped, it leaves a hidden folder
    beside it, from which the same wish goes on; with another wish it begins anew and says so.
    Progress is in frames. Raises VideoError, and what the model raises.
    """
    begun = time.monotonic()
    info = info or probe_video(spec.source)
    _check_target(spec)
    with Parts(spec.target, _asked(spec, model)) as parts:
        resumed = parts.frames
        if parts.began_anew:
            yield Log("The source or the settings have changed; begun anew.", "warning")
        elif resumed:
            yield Log(f"{resumed} frames were done before; going on after them.")
        run = _Run(spec, model, info, parts)
        yield from run.frames()
        if not parts.frames:
            raise VideoError(
                f"Not one frame of {display_name(spec.source)} could be read.", "Is the file whole?"
            )
        made = parts.path(f"joined{spec.target.suffix}")
        yield Log("Putting the parts and the sound together.", "debug")
        lost = yield from join(info, parts, made, str(spec.source))
        try:
            publish(made, spec.target, overwrite=spec.overwrite)
        except OSError as error:
            raise unwritten(spec.target, error) from error
        parts.remove()
        total = sum((part.flicker for part in parts.done), Flicker())
        notes = (*run.notes, *lost)
        if total.blocks:
            yield Metric("flicker_before", total.before)
            yield Metric("flicker_after", total.after)
        return VideoSummary(
            target=spec.target,
            frames=parts.frames,
            resumed=resumed,
            seconds=time.monotonic() - begun,
            model_seconds=sum(part.model_seconds for part in parts.done),
            megapixels=parts.frames * info.width * info.height / 1e6,
            flicker=total,
            notes=notes,
        )


def flicker_line(flicker: Flicker) -> str:
    """Return the measured flicker for people; "" where nothing stood still."""
    if not flicker.blocks:
        return ""
    return f"flicker of what stands still: {flicker.before:.2f} before, {flicker.after:.2f} after"


def _check_target(spec: VideoSpec) -> None:
    if same_file(spec.source, spec.target) or spec.source == spec.target:
        raise VideoError(
            f"{display_name(spec.target)} is the original itself.",
            "Originals are never overwritten. Choose another name.",
        )
    if lexists(spec.target) and not spec.overwrite:
        raise VideoError(
            f"{display_name(spec.target)} exists already.",
            "Choose another name, or let it be replaced.",
        )


def _asked(spec: VideoSpec, model: Model) -> dict[str, Any]:
    """Return whatever decides the result: of what, by which model, how strongly, how encoded."""
    card = model.card
    file = card.file(spec.precision).sha256 if card.files else ""
    return {
        "source": source_mark(spec.source),
        "model": [card.name, card.version, file, card.variant(spec.precision)],
        "strength": spec.strength,
        "crf": spec.crf,
        "part_frames": spec.part_frames,
    }


@dataclass
class _Part:
    """The part that is being made."""

    writer: PartWriter
    meter: FlickerMeter = field(default_factory=FlickerMeter)
    damaged: int = 0
    model_seconds: float = 0.0


class _Run:
    """The frames of one video through the model, part by part."""

    def __init__(self, spec: VideoSpec, model: Model, info: VideoInfo, parts: Parts) -> None:
        self.notes: tuple[str, ...] = ()
        self._spec = spec
        self._model = model
        self._info = info
        self._parts = parts
        self._first = parts.frames
        self._count = parts.frames
        self._begun = time.monotonic()
        frame_bytes = info.width * info.height * 3 * (2 if info.deep else 1)
        budget = spec.memory_bytes or default_budget(tileable=model.card.tileable)
        self._tile_bytes = tile_budget(budget, _PICTURES * frame_bytes)
        self._encoding = Encoding(
            crf=spec.crf,
            deep=info.deep,
            chroma=info.chroma,
            keyframe_frames=spec.part_frames,
            time_base=info.time_base,
            rate=info.rate,
            colour=info.written_colour,
            aspect=info.aspect,
        )

    def frames(self) -> Work[None]:
        """Do all frames that are not done yet."""
        self._model.load()
        yield Log(f"{self._model.card.title} runs on {self._model.running_on}")
        for note in self._model.notes:
            yield Log(note, "warning")
        self._begun = time.monotonic()
        yield self._progress(0.0)
        reader = VideoReader(self._info)
        with closing(reader.shots(self._first)) as shots:
            yield from self._through(shots)
        self._say_losses(reader)

    def _through(self, shots: Generator[Shot, None, None]) -> Work[None]:
        """Read one frame ahead, write one behind."""
        part: _Part | None = None
        writing: Future[None] | None = None
        with (
            ThreadPoolExecutor(1, "deblur-read") as reading,
            ThreadPoolExecutor(1, "deblur-write") as writer,
        ):
            coming = reading.submit(next, shots, None)
            try:
                while (shot := coming.result()) is not None:
                    coming = reading.submit(next, shots, None)
                    if part is None:
                        part = _Part(self._parts.begin(self._info, self._encoding))
                    pixels = yield from self._deblurred(shot, part)
                    if writing is not None:
                        writing.result()
                    writing = writer.submit(_encode, part, shot, pixels)
                    self._count += 1
                    if self._count % self._spec.part_frames == 0:
                        self._end(part, writing)
                        part = None
                    yield self._progress(0.0)
                if part is not None:
                    assert writing is not None
                    self._end(part, writing)
                    part = None
            finally:
                coming.cancel()
                if part is not None:  # stopped, or failed, in the middle of it
                    writer.submit(part.writer.abort).result()

    def _end(self, part: _Part, writing: Future[None]) -> None:
        """Close a part once its last frame is encoded."""
        writing.result()
        part.writer.close(
            damaged=part.damaged, flicker=part.meter.total, model_seconds=part.model_seconds
        )
        self.notes = part.writer.notes

    def _deblurred(self, shot: Shot, part: _Part) -> Work[Any]:
        """Return a frame's result; a damaged one is its own."""
        if shot.damaged:
            part.damaged += 1
            return shot.pixels
        begun = time.monotonic()
        item = str(self._spec.source)
        work = deblur(
            Frame(shot.pixels), self._model, strength=self._spec.strength,
            budget_bytes=self._tile_bytes, item=item,
        )  # fmt: skip
        result = yield from self._of_frame(work)
        part.model_seconds += time.monotonic() - begun
        return result.pixels

    def _of_frame(self, work: Work[Frame]) -> Work[Frame]:
        """Drive `work`, its progress being that of the whole video."""
        try:
            while True:
                try:
                    event: Event = next(work)
                except StopIteration as end:
                    frame: Frame = end.value
                    return frame
                if isinstance(event, Progress):
                    if not 0 < event.item_fraction < 1:
                        continue  # beginning and end of a frame are told as such
                    event = self._progress(event.item_fraction)
                elif isinstance(event, Retried):
                    # The next frames begin with what fitted, instead of running out each time.
                    self._tile_bytes //= 2
                    event = Log(f"{event.reason} Going on in smaller tiles.", "warning")
                yield event
        finally:
            work.close()

    def _progress(self, fraction: float) -> Progress:
        done = self._count + fraction
        total = max(self._info.frames, done)  # a guess of the file, and not 0
        left: float | None = None
        new = done - self._first
        if new >= _SPEED_AFTER_FRAMES:
            left = (time.monotonic() - self._begun) / new * max(0.0, total - done)
        return Progress(
            done, total, "frames", str(self._spec.source), done / total if total else 0.0, left
        )

    def _say_losses(self, reader: VideoReader) -> None:
        damaged = sum(part.damaged for part in self._parts.done)
        said = {
            f"{damaged} damaged frames were kept as they are": damaged,
            f"{reader.lost} frames could not be read: the one before stays longer": reader.lost,
            "the file breaks off: what comes after is missing": reader.cut_off,
        }
        self.notes = (*self.notes, *(text for text, true in said.items() if true))


def _encode(part: _Part, shot: Shot, pixels: Any) -> None:  # noqa: ANN401 - an array
    part.meter.add(shot.pixels, pixels)
    part.writer.write(pixels, shot.pts)
