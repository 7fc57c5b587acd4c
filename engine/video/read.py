"""The frames of a video in the order they are shown, with their times and warnings."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.core.paths import display_name
from engine.errors import VideoError
from engine.video.colour import Converter, Pixels
from engine.video.probe import VideoInfo, open_video

if TYPE_CHECKING:
    import av

_THREADS = 2


@dataclass(frozen=True)
class Shot:
    """One frame: `pts` in the source's time base, and its pixels, uint16 for a deep video.

    `damaged`: what can be shown of a broken frame; not to be deblurred, only kept.
    """

    pts: int
    pixels: Pixels
    damaged: bool = False


class VideoReader:
    """Goes through a video; `lost` counts what could not be decoded at all, while it goes."""

    def __init__(self, info: VideoInfo) -> None:
        self._info = info
        self.lost = 0
        self.cut_off = False

    def shots(self, skip: int = 0) -> Generator[Shot, None, None]:
        """Yield the frames after the first `skip`.

        Those are decoded, too, instead of jumping over them: so the others are what they would
        have been, to the bit and to the frame, and it costs little beside the model.
        """
        info, last = self._info, None
        convert = Converter(info.colour)
        step = max(1, round(1 / (info.rate * info.time_base)))
        for number, frame in enumerate(self._frames()):
            pts = frame.pts
            if pts is None or (last is not None and pts <= last):  # broken times still have order
                pts = 0 if last is None else last + (step if pts is None else 1)
            last = pts
            if number < skip:
                continue
            if (frame.width, frame.height) != (info.width, info.height):
                raise VideoError(
                    f"The size of {display_name(info.source)} changes in the middle, from "
                    f"{info.width} x {info.height} to {frame.width} x {frame.height}.",
                    "Convert it to one size first.",
                )
            yield Shot(pts, convert.to_rgb(frame, deep=info.deep), frame.is_corrupt)

    def middle(self) -> Pixels:
        """Return the pixels of a frame from about the middle, as stored."""
        info = self._info
        for middle in (info.seconds / 2, 0.0):
            frame = next(self._frames(middle), None)
            if frame is not None:
                return Converter(info.colour).to_rgb(frame, deep=info.deep)
        raise VideoError(f"No frame of {display_name(info.source)} can be shown.")

    def _frames(self, seconds: float = 0.0) -> Iterator[av.VideoFrame]:
        """Yield the frames from the key frame before this time on."""
        import av
        from av.codec.context import Flags

        with open_video(self._info.source) as container:
            stream = container.streams[self._info.stream]
            assert isinstance(stream, av.VideoStream)
            stream.thread_type = "AUTO"
            stream.thread_count = _THREADS
            # A half-broken frame is better than none: it is kept, and said.
            stream.codec_context.flags |= Flags.output_corrupt
            if seconds:
                with suppress(av.FFmpegError):
                    container.seek(round(seconds / stream.time_base), stream=stream)
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
