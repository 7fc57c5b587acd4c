"""What a video file is, and why some are refused, before anything is computed.

Refused, each with a way out: what is no video, broken or locked; HDR, whose brightness a model
that learned from ordinary pictures would misread; interlaced video, where a frame is two moments;
transparency, which no result could hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.core.paths import display_name, os_path
from engine.errors import VideoError
from engine.video import require_av
from engine.video.colour import BT601, BT709, FULL, HLG, LIMITED, PQ, UNSPECIFIED, Colour

if TYPE_CHECKING:
    import av

SUFFIXES = frozenset(
    {".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mts", ".m2ts", ".ts", ".mpg", ".mpeg",
     ".wmv", ".3gp", ".flv", ".ogv", ".mxf", ".dv"}
)  # fmt: skip
"""Names that are taken for videos in a folder; a file that is named itself may have any."""

_NOT_VIDEO = {"tty", "lavfi", "image2", "hls", "concat", "dash", "gif", "apng"}
"""What FFmpeg also opens: texts, pictures, and lists that lead to other files."""

_LOCKED = {"encv", "drmi", "drmt"}
_INTERLACED = {2, 3, 4, 5}
"""AVFieldOrder: top or bottom field first, as coded and as shown."""

_PACKETS_TO_TRY = 300


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
    """About how many, where the file does not say; 0 where nobody knows."""
    seconds: float
    bits: int
    chroma: str
    colour: Colour
    """How its frames are to be read."""
    aspect: Fraction
    matrix: tuple[int, ...] | None
    """The display matrix, nine numbers, where the picture is to be turned or mirrored."""
    rotation: int
    """Degrees counter-clockwise that a player turns the picture, for people."""
    sound: int
    subtitles: int

    @property
    def deep(self) -> bool:
        """Whether a colour has more than eight bits."""
        return self.bits > 8

    @property
    def written_colour(self) -> Colour:
        """The tags of the result: RGB becomes BT.709, and what was guessed is said."""
        if self.colour.matrix == 0:
            return Colour(BT709, LIMITED, self.colour.primaries, self.colour.transfer)
        matrix, span = self.colour.swscale(self.height)
        guessed = {5: BT601}.get(matrix, matrix)
        said = self.colour.matrix
        return Colour(
            guessed if said == UNSPECIFIED else said,
            span,
            self.colour.primaries,
            self.colour.transfer,
        )


@contextmanager
def open_video(path: Path) -> Iterator[av.container.InputContainer]:
    """Give a file's container; VideoError where it is none. Nothing but files is ever opened."""
    with require_av():
        import av
    try:
        # "file:" so that no name is taken for an address, and no list in a file leads out of here.
        container = av.open(
            f"file:{os_path(path)}",
            "r",
            options={"protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except FileNotFoundError as error:
        raise VideoError(f"There is no file {path}.") from error
    except PermissionError as error:
        raise VideoError(f"You may not read {display_name(path)}.") from error
    except (OSError, av.FFmpegError) as error:
        raise VideoError(
            f"{display_name(path)} is no video, or a broken one.",
            "If it plays elsewhere, convert it there to MP4; if not, copy it from the card again.",
        ) from error
    with container:
        name = container.format.name
        if set(name.split(",")) & _NOT_VIDEO or name.endswith("_pipe"):
            raise VideoError(
                f"{display_name(path)} is no video but {name.removesuffix('_pipe')}.",
                "Photos are for `deblur run`.",
            )
        yield container


def probe_video(path: Path) -> VideoInfo:
    """Return what a file is, after its first frame; VideoError where it is refused, and why."""
    with open_video(path) as container:
        stream = find_stream(container, path)
        tag = str(stream.codec_context.codec_tag).strip("\0") if stream.codec_context else ""
        if tag in _LOCKED:
            raise VideoError(
                f"{display_name(path)} is locked (DRM).", "Only whoever made it can unlock it."
            )
        if stream.codec_context is None:
            raise VideoError(
                f"{display_name(path)} has a kind of video that this PyAV cannot read.",
                "Convert it to MP4 (H.264) first.",
            )
        frame = _first_frame(container, stream, path)
        info = _info(container, stream, frame, path)
        _refuse(info, stream, frame, path)
        return info


def find_stream(container: av.container.InputContainer, path: Path) -> Any:  # noqa: ANN401 - av's
    """Return the stream of pictures; a cover picture of a song is none."""
    from av.stream import Disposition

    cover = Disposition.attached_pic
    streams = [s for s in container.streams.video if not s.disposition & cover]
    if not streams:
        raise VideoError(
            f"There are no moving pictures in {display_name(path)}.",
            "Is it a recording of sound alone?",
        )
    best = container.streams.best("video")
    return best if best in streams else streams[0]


def _first_frame(
    container: av.container.InputContainer, stream: Any, path: Path  # noqa: ANN401 - av's
) -> av.VideoFrame:  # fmt: skip
    import av

    try:
        for count, packet in enumerate(container.demux(stream)):
            try:
                for frame in packet.decode():
                    assert isinstance(frame, av.VideoFrame)
                    return frame
            except av.FFmpegError:
                continue
            if count > _PACKETS_TO_TRY:
                break
    except av.FFmpegError:
        pass
    raise VideoError(
        f"Not one frame of {display_name(path)} can be read.",
        "It is broken, or not whole: copy it from the card again.",
    )


def _info(
    container: av.container.InputContainer,
    stream: Any,  # noqa: ANN401 - av's
    frame: av.VideoFrame,
    path: Path,
) -> VideoInfo:
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    if not Fraction(1, 100) < rate < 1000:  # a clock taken for a rate
        rate = Fraction(25)
    seconds = 0.0
    if stream.duration is not None:
        seconds = float(stream.duration * stream.time_base)
    elif container.duration is not None:
        seconds = container.duration / 1e6
    return VideoInfo(
        source=path,
        container=container.format.name,
        codec=stream.codec_context.name,
        stream=stream.index,
        width=frame.width,
        height=frame.height,
        time_base=stream.time_base,
        rate=Fraction(rate),
        frames=stream.frames or round(seconds * rate),
        seconds=seconds,
        bits=frame.format.components[0].bits,
        chroma=_chroma(frame.format),
        colour=_colour(frame),
        aspect=stream.sample_aspect_ratio or Fraction(1),
        matrix=_matrix(frame),
        rotation=frame.rotation,
        sound=len(container.streams.audio),
        subtitles=len(container.streams.subtitles),
    )


def _chroma(kind: Any) -> str:  # noqa: ANN401 - av's VideoFormat
    """Return how finely colour is stored, rounded up to what an encoder can write."""
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


def _matrix(frame: av.VideoFrame) -> tuple[int, ...] | None:
    data = frame.side_data.get("DISPLAYMATRIX")
    if data is None:
        return None
    numbers = tuple(int(n) for n in np.frombuffer(bytes(data), np.int32)[:9])
    upright = (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    return None if numbers == upright else numbers


def _refuse(
    info: VideoInfo, stream: Any, frame: av.VideoFrame, path: Path  # noqa: ANN401 - av's
) -> None:  # fmt: skip
    if info.colour.transfer in (PQ, HLG):
        kind = "PQ" if info.colour.transfer == PQ else "HLG"
        raise VideoError(
            f"{display_name(path)} is HDR video ({kind}), which the models do not know.",
            "Export it as ordinary (SDR) video first. On phones: switch HDR video off.",
        )
    if frame.interlaced_frame or stream.codec_context.field_order in _INTERLACED:
        raise VideoError(
            f"{display_name(path)} is interlaced: each frame is two moments, line by line.",
            "Deinterlace it first, with any video editor.",
        )
    alpha = any(part.is_alpha for part in frame.format.components)
    if alpha or stream.metadata.get("alpha_mode") == "1":
        raise VideoError(
            f"{display_name(path)} has transparency, which the result could not hold.",
            "Export it without an alpha channel first.",
        )
    if info.bits > 16:
        raise VideoError(
            f"{display_name(path)} has {info.bits} bits for each colour.",
            "Export it with 8 or 10 first.",
        )
