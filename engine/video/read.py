"""Reading a video: what it is, why some are refused, and its frames in display order.

Refused before anything is computed, each with a way out: files that are not videos, damaged or
locked; HDR, whose brightness the models have not been trained on; interlaced video, whose frames
mix two points in time; transparency, which no result could hold.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.core.paths import display_name, open_file
from engine.errors import VideoError
from engine.video import open_container, require_av
from engine.video.colour import (
    BT601,
    BT709,
    FULL,
    HLG,
    LIMITED,
    PQ,
    UNSPECIFIED,
    Colour,
    Converter,
    Pixels,
)

if TYPE_CHECKING:
    import av
    from av.container import InputContainer
    from av.video.format import VideoFormat

_NOT_VIDEO = {"tty", "lavfi", "image2", "hls", "concat", "dash", "gif", "apng"}
"""What FFmpeg also opens: texts, images, and playlists that lead to other files."""

_ENCRYPTED = {"encv", "drmi", "drmt"}
_INTERLACED = {2, 3, 4, 5}
"""AVFieldOrder: top or bottom field first, as coded and as shown."""

_MAX_PROBE_PACKETS = 300
_DECODER_THREADS = 2

_SEEK_BACK_SECONDS = (0.0, 1.0, 4.0, 16.0, math.inf)
"""How much earlier is sought where a seek landed too late, as it does in MPEG-TS."""


@dataclass(frozen=True)
class VideoInfo:
    """What is known of a video before its frames are read; sizes as stored, before rotation."""

    source: Path
    container: str
    codec: str
    stream: int
    width: int
    height: int
    time_base: Fraction
    rate: Fraction
    frames: int
    """Estimated if the file does not tell; 0 if unknown."""
    seconds: float
    bits: int
    chroma: str
    colour: Colour
    """How its frames are to be read."""
    aspect: Fraction
    matrix: tuple[int, ...] | None
    """The display matrix, nine numbers, if the video is to be rotated or mirrored."""
    rotation: int
    """Degrees counter-clockwise by which a player rotates the video, for display."""
    sound: int
    subtitles: int
    start: float = 0.0
    """Time of the first frame in seconds: MPEG-TS, and parts cut from a video, begin anywhere."""

    @property
    def deep(self) -> bool:
        """Whether a channel has more than eight bits."""
        return self.bits > 8

    @property
    def written_colour(self) -> Colour:
        """The tags of the result: RGB becomes BT.709, and guessed values are written down."""
        if self.colour.matrix == 0:
            return Colour(BT709, LIMITED, self.colour.primaries, self.colour.transfer)
        matrix, span = self.colour.swscale(self.height)
        guessed = {5: BT601}.get(matrix, matrix)
        return Colour(
            guessed if self.colour.matrix == UNSPECIFIED else self.colour.matrix,
            span,
            self.colour.primaries,
            self.colour.transfer,
        )


@dataclass(frozen=True)
class VideoFrame:
    """One frame: `pts` in the source's time base; pixels are uint16 for a deep video.

    `damaged`: the readable rest of a broken frame, to be kept as it is.
    """

    pts: int
    pixels: Pixels
    damaged: bool = False


@contextmanager
def open_video(path: Path) -> Iterator[InputContainer]:
    """Open a video's container. Raises VideoError if it is not one. Opens nothing but files."""
    require_av()
    import av

    name = display_name(path)
    try:
        open_file(path).close()  # a pipe would be waited for
        # So that no playlist leads out of here.
        container = open_container(path, "r", options={"protocol_whitelist": "file"})
    except FileNotFoundError as error:
        raise VideoError("{path} does not exist.", path=path) from error
    except PermissionError as error:
        raise VideoError("You do not have permission to read {name}.", name=name) from error
    except (OSError, av.FFmpegError) as error:
        raise VideoError(
            "{name} is not a video, or is damaged.",
            "If it plays elsewhere, convert it to MP4 there; if not, copy it from the card again.",
            name=name,
        ) from error
    with container:
        kind = container.format.name
        if set(kind.split(",")) & _NOT_VIDEO or kind.endswith("_pipe"):
            raise VideoError("{name} is not a video.", "For photos, use `deblur run`.", name=name)
        yield container


def probe_video(path: Path) -> VideoInfo:
    """Return what a video is, from its first frame; raises VideoError if it is refused."""
    with open_video(path) as container:
        stream = _find_stream(container, path)
        tag = str(stream.codec_context.codec_tag).strip("\0") if stream.codec_context else ""
        name = display_name(path)
        if tag in _ENCRYPTED:
            raise VideoError(
                "{name} is encrypted (DRM).", "Only its publisher can unlock it.", name=name
            )
        if stream.codec_context is None:
            raise VideoError(
                "{name} has a video codec that this PyAV cannot read.",
                "Convert it to MP4 (H.264) first.",
                name=name,
            )
        frame = _first_frame(container, stream, path)
        info = _info(container, stream, frame, path)
        _check_supported(info, stream, frame, path)
        return info


def _find_stream(container: InputContainer, path: Path) -> av.VideoStream:
    """Return the main video stream; a song's cover picture does not count."""
    from av.stream import Disposition

    cover = Disposition.attached_pic
    streams = [s for s in container.streams.video if not s.disposition & cover]
    if not streams:
        raise VideoError(
            "{name} contains no video.", "It may be a sound recording.", name=display_name(path)
        )
    best = container.streams.best("video")
    return next((stream for stream in streams if stream is best), streams[0])


def _first_frame(container: InputContainer, stream: av.VideoStream, path: Path) -> av.VideoFrame:
    import av

    with suppress(av.FFmpegError):
        for count, packet in enumerate(container.demux(stream)):
            with suppress(av.FFmpegError):
                for frame in packet.decode():
                    assert isinstance(frame, av.VideoFrame)
                    return frame
                if count > _MAX_PROBE_PACKETS:
                    break
    raise VideoError(
        "No frame of {name} can be read.",
        "It is damaged or incomplete: copy it from the card again.",
        name=display_name(path),
    )


def _info(
    container: InputContainer, stream: av.VideoStream, frame: av.VideoFrame, path: Path
) -> VideoInfo:
    rate = Fraction(stream.average_rate or stream.guessed_rate or 25)
    if not Fraction(1, 100) < rate < 1000:  # a clock taken for a rate
        rate = Fraction(25)
    assert stream.time_base
    time_base = Fraction(stream.time_base)  # PyAV 19 has a class of its own
    seconds = 0.0
    if stream.duration is not None:
        seconds = float(stream.duration * time_base)
    elif container.duration is not None:
        seconds = container.duration / 1e6
        if "matroska" in container.format.name:  # which counts from 0, not from its first frame
            seconds = max(0.0, seconds - (frame.time or 0.0))
    return VideoInfo(
        source=path,
        container=container.format.name,
        codec=stream.codec_context.name,
        stream=stream.index,
        width=frame.width,
        height=frame.height,
        time_base=time_base,
        rate=rate,
        frames=stream.frames or round(seconds * rate),
        seconds=seconds,
        bits=frame.format.components[0].bits,
        chroma=_chroma(frame.format),
        colour=_colour(frame),
        aspect=Fraction(stream.sample_aspect_ratio or 1),
        matrix=_display_matrix(frame),
        rotation=frame.rotation,
        sound=len(container.streams.audio),
        subtitles=len(container.streams.subtitles),
        start=frame.time or 0.0,
    )


def _chroma(kind: VideoFormat) -> str:
    """Return the chroma subsampling, rounded up to what an encoder can write."""
    if kind.is_rgb:
        return "444"
    if len(kind.components) < 3:
        return "420"
    width, height = kind.chroma_width(64), kind.chroma_height(64)
    if height == 64:
        return "444" if width == 64 else "422"
    return "420" if width <= 32 else "444"


def _colour(frame: av.VideoFrame) -> Colour:
    kind = frame.format
    matrix = 0 if kind.is_rgb else frame.colorspace
    full = frame.color_range == FULL or kind.name.startswith("yuvj")
    return Colour(matrix, FULL if full else LIMITED, frame.color_primaries, frame.color_trc)


def _display_matrix(frame: av.VideoFrame) -> tuple[int, ...] | None:
    data = frame.side_data.get("DISPLAYMATRIX")
    if data is None:
        return None
    numbers = tuple(int(n) for n in np.frombuffer(bytes(data), np.int32)[:9])
    identity = (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    return None if numbers == identity else numbers


def _check_supported(
    info: VideoInfo, stream: av.VideoStream, frame: av.VideoFrame, path: Path
) -> None:
    name = display_name(path)
    if info.colour.transfer in (PQ, HLG):
        kind = "PQ" if info.colour.transfer == PQ else "HLG"
        raise VideoError(
            "{name} is HDR video ({kind}), which is not supported.",
            "Export it as ordinary (SDR) video first. On phones, switch HDR video off.",
            name=name,
            kind=kind,
        )
    if frame.interlaced_frame or stream.codec_context.field_order in _INTERLACED:
        raise VideoError(
            "{name} is interlaced, which is not supported.",
            "Deinterlace it first, with any video editor.",
            name=name,
        )
    alpha = any(part.is_alpha for part in frame.format.components)
    if alpha or stream.metadata.get("alpha_mode") == "1":
        raise VideoError(
            "{name} has transparency, which the result cannot store.",
            "Export it without an alpha channel first.",
            name=name,
        )
    if info.bits > 16:
        raise VideoError(
            "{name} has {bits} bits per channel.",
            "Export it with 8 or 10 bits first.",
            name=name,
            bits=info.bits,
        )


class VideoReader:
    """Decodes a video; `lost` counts undecodable frames so far, `cut_off` tells a missing end."""

    def __init__(self, info: VideoInfo) -> None:
        self._info = info
        self.lost = 0
        self.cut_off = False

    def frames(self, skip: int = 0) -> Generator[VideoFrame, None, None]:
        """Yield the frames after the first `skip`.

        The skipped ones are decoded, too, instead of seeking: so the others are the same to the
        bit and to the frame, and it costs little beside the model.
        """
        info, last = self._info, None
        converter = Converter(info.colour)
        step = max(1, round(1 / (info.rate * info.time_base)))
        for number, frame in enumerate(self._decode()):
            pts = frame.pts
            if pts is None or (last is not None and pts <= last):  # repair broken timestamps
                pts = 0 if last is None else last + (step if pts is None else 1)
            last = pts
            if number < skip:
                continue
            if (frame.width, frame.height) != (info.width, info.height):
                raise VideoError(
                    "The frame size of {name} changes from {before} to {after}.",
                    "Convert it to one size first.",
                    name=display_name(info.source),
                    before=f"{info.width} x {info.height}",
                    after=f"{frame.width} x {frame.height}",
                )
            yield VideoFrame(pts, converter.to_rgb(frame, deep=info.deep), frame.is_corrupt)

    def frame_at(self, seconds: float | None = None) -> Pixels:
        """Return the pixels of the frame this long after the first one, as stored.

        None is half of the video. Not the key frame before it: a video and its result have theirs
        at different times. The last frame where the video ends before; raises VideoError if none
        can be read.
        """
        info = self._info
        wanted = info.seconds / 2 if seconds is None else seconds
        for back in _SEEK_BACK_SECONDS:
            sought = max(0.0, wanted - back)
            frame = self._frame_after_seek(wanted, sought)
            if frame is not None:
                return Converter(info.colour).to_rgb(frame, deep=info.deep)
            if not sought:
                break
        raise VideoError("No frame of {name} can be read.", name=display_name(info.source))

    def _frame_after_seek(self, wanted: float, sought: float) -> av.VideoFrame | None:
        """Return the frame at a time; None if a seek to `sought` seconds lands too late for it."""
        info, frame = self._info, None
        for number, decoded in enumerate(self._decode(sought)):
            time = number / info.rate if decoded.time is None else decoded.time - info.start
            if sought and frame is None:
                if not decoded.key_frame:  # the seek landed amid its group: half of it is missing
                    continue
                if decoded.time is None or time > wanted + 1e-3:
                    return None
            frame = decoded
            if time >= wanted - 1e-3:
                break
        return frame

    def _decode(self, seconds: float = 0.0) -> Iterator[av.VideoFrame]:
        """Yield the frames from the key frame before this time on, in seconds after the first."""
        import av
        from av.codec.context import Flags

        with open_video(self._info.source) as container:
            stream = container.streams[self._info.stream]
            assert isinstance(stream, av.VideoStream)
            stream.thread_type = "AUTO"
            stream.thread_count = _DECODER_THREADS
            # A half-broken frame is better than none: it is kept and reported.
            stream.codec_context.flags |= Flags.output_corrupt
            if seconds:
                with suppress(av.FFmpegError):
                    at = round((seconds + self._info.start) / stream.time_base)
                    container.seek(at, stream=stream)
            packets = container.demux(stream)
            while True:
                try:
                    packet = next(packets)
                except StopIteration:
                    return
                except av.FFmpegError:
                    self.cut_off = True
                    return
                try:
                    frames = packet.decode()
                except av.EOFError:
                    return
                except av.FFmpegError:
                    self.lost += 1
                    continue
                yield from frames
