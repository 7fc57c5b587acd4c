"""Writing frames to a video file that plays however its writing ends.

    with VideoWriter(target, (width, height)) as video:
        video.write(pixels, seconds)

The file is a fragmented MP4: after a crash, a full disk or `kill -9` everything up to the last
half second or so is there and plays. Closed properly, it becomes an ordinary MP4. Each frame keeps
its time, so any frame rate, also a variable one, is kept; the first frame's time is 0.

There are no B-frames: frames are stored in display order, and a file can be cut and joined at each
key frame.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.core.files import explain_write_error
from engine.core.paths import display_name, os_path
from engine.errors import VideoError
from engine.messages import msg
from engine.video import require_av
from engine.video.colour import Colour, Converter, Pixels

if TYPE_CHECKING:
    import av

LIVE_TIME_BASE = Fraction(1, 90_000)
"""The clock of broadcast video: 24, 25, 30 and 60 frames a second are whole numbers of it."""

_FRAGMENT_MICROSECONDS = 500_000
"""How much a crash may cost, in video time."""

_MPEG4_MAX_DENOMINATOR = 65_535
"""Of a time base in MPEG-4 part 2."""

_MAX_THREADS = 4
"""Each encoder thread holds a frame, and the model needs the cores."""


@dataclass(frozen=True)
class Encoding:
    """How frames are encoded. `crf`: 0 lossless .. 51 poor; 17 counts as visually lossless.

    `live` is for recording: fast, low delay, larger. `chroma` is "420", "422" or "444".
    `keyframe_frames` is the longest distance between key frames.
    """

    crf: int = 17
    live: bool = False
    deep: bool = False
    chroma: str = "420"
    keyframe_frames: int = 60
    time_base: Fraction = LIVE_TIME_BASE
    rate: Fraction = Fraction(30)
    """Approximate frames per second; only a hint for the encoder."""
    colour: Colour = field(default_factory=Colour)
    aspect: Fraction = Fraction(1)
    """Width of a pixel divided by its height."""

    @property
    def pix_fmt(self) -> str:
        """FFmpeg's name of the pixel format."""
        return f"yuv{self.chroma}p" + ("10le" if self.deep else "")


def find_encoder(encoding: Encoding) -> tuple[str, str]:
    """Return the encoder to use, and a note if it is not the best one, or "".

    Raises VideoError if this build of FFmpeg has no suitable encoder.
    """
    from av.codec import Codec
    from av.codec.codec import UnknownCodecError

    best = ("libx265", "libx264") if encoding.deep else ("libx264",)
    others = ("libsvtav1", "libvpx-vp9") if not encoding.live else ()
    for name in (*best, *others, "mpeg4"):
        with suppress(UnknownCodecError):
            formats = {each.name for each in Codec(name, "w").video_formats or ()}
            if encoding.pix_fmt in formats:
                note = msg("this PyAV lacks {best}; used {name}", best=best[0], name=name)
                return name, "" if name in best else note
    raise VideoError(
        "This PyAV has no encoder for {pixels}.",
        "Reinstall it: pip install -U av",
        pixels=encoding.pix_fmt,
    )


class VideoWriter:
    """Writes frames to `target`, a new file that is visible and playable from the start.

    `size` is (width, height) of every frame. Odd sizes are padded by repeating the last row or
    column where the chroma needs it, which `notes` mentions. Raises VideoError, also from `write`
    and `close`: disk full, unplugged, no encoder. Not thread-safe: one thread at a time.
    """

    def __init__(
        self,
        target: Path,
        size: tuple[int, int],
        encoding: Encoding | None = None,
        *,
        overwrite: bool = False,
    ) -> None:
        self.target = target
        self.encoding = encoding or Encoding(live=True)
        self.frames = 0
        self._size = size
        self._last = -1
        self._first: Fraction | None = None
        self._container: av.container.OutputContainer | None = None
        require_av()
        self.encoder, note = find_encoder(self.encoding)
        width, height = size
        down = height % 2 if self.encoding.chroma == "420" else 0
        across = width % 2 if self.encoding.chroma != "444" else 0
        self._padding = ((0, down), (0, across), (0, 0))
        odd = msg("odd size padded to {size}", size=f"{width + across} x {height + down}")
        self.notes = tuple(filter(None, (note, odd if down or across else "")))
        self._converter = Converter(self.encoding.colour)
        with self._disk():
            self._sink = _Sink(target, overwrite=overwrite)
        try:
            with self._disk():
                self._open((width + across, height + down))
        except BaseException:
            self.abort()
            raise

    def __enter__(self) -> VideoWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self._let_go()

    @property
    def bytes_written(self) -> int:
        """Current file size; the encoder holds a few frames back."""
        return self._sink.size

    def write(self, pixels: Pixels, seconds: float | Fraction) -> None:
        """Write one frame: (H, W, 3) RGB uint8, or uint16 over its whole range.

        `seconds` is its time on any clock, relative to the first frame's, rounded to
        `encoding.time_base`. Raises ValueError if it is not after the last frame's.
        """
        if self._container is None:
            raise ValueError("the video is closed")
        if pixels.shape != (self._size[1], self._size[0], 3):
            raise ValueError(f"a frame of {pixels.shape} in a video of {self._size}")
        time = Fraction(seconds)
        if self._first is None:
            self._first = time
        ticks = (time - self._first) / self._stream.codec_context.time_base
        at = math.floor(ticks + Fraction(1, 2))
        if at <= self._last:
            raise ValueError(f"a frame at {float(seconds)} s, which is not after the last one")
        if any(after for _, after in self._padding):
            pixels = np.pad(pixels, self._padding, mode="edge")
        frame = self._converter.from_rgb(pixels, self.encoding.pix_fmt)
        frame.pts, frame.time_base = at, self._stream.codec_context.time_base
        self._last = at
        with self._disk():
            self._container.mux(self._stream.encode(frame))
        self.frames += 1

    def close(self) -> None:
        """Write buffered frames, make the file an ordinary MP4, and sync it to the disk."""
        container = self._container
        if container is None:
            return
        try:
            with self._disk():
                if self.frames:
                    container.mux(self._stream.encode(None))
                self._container = None
                container.close()
                self._sink.sync()
        finally:
            self._let_go()

    def abort(self) -> None:
        """Give up and remove the file."""
        self._let_go()
        with suppress(OSError):
            os.unlink(os_path(self.target))

    def _open(self, size: tuple[int, int]) -> None:
        import av

        flags = {
            "movflags": "hybrid_fragmented+default_base_moof",
            "frag_duration": str(_FRAGMENT_MICROSECONDS),
        }
        self._container = av.open(self._sink, "w", format="mp4", options=flags)
        encoding = self.encoding
        options = _options(self.encoder, encoding)
        base = encoding.time_base
        if self.encoder == "mpeg4" and base.denominator > _MPEG4_MAX_DENOMINATOR:
            base = Fraction(1, 60_000)
        self._stream = self._container.add_stream(self.encoder, encoding.rate, options=options)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = encoding.pix_fmt
        self._stream.time_base = base
        context = self._stream.codec_context
        context.time_base = base
        context.max_b_frames = 0
        context.gop_size = encoding.keyframe_frames
        context.thread_count = min(_MAX_THREADS, os.cpu_count() or 1)
        context.color_range = encoding.colour.range
        context.colorspace = encoding.colour.matrix
        context.color_primaries = encoding.colour.primaries
        context.color_trc = encoding.colour.transfer
        context.sample_aspect_ratio = encoding.aspect
        if self.encoder == "mpeg4":
            context.qmin = context.qmax = 2 if encoding.crf <= 18 else 4

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Translate errors of the disk or the encoder to VideoError."""
        import av

        try:
            yield
        except VideoError:
            raise
        except (OSError, av.FFmpegError) as error:
            sink = getattr(self, "_sink", None)  # absent while the file is being created
            error = (sink and sink.error) or error  # the disk's error, not FFmpeg's
            self._let_go()
            raise write_error(self.target, error) from error

    def _let_go(self) -> None:
        """Close the file as it is; it plays up to here."""
        container, self._container = self._container, None
        sink = getattr(self, "_sink", None)
        if sink is not None:
            sink.dead = True  # so that closing adds nothing to what is complete
            if container is not None:
                with suppress(Exception):  # abandoned, whatever is raised
                    container.close()
            sink.close()


def write_error(target: Path, error: Exception) -> VideoError:
    """Return the error for a `target` that cannot be written."""
    what, hint = explain_write_error(error) if isinstance(error, OSError) else (str(error), "")
    return VideoError(
        "{name} cannot be written: {reason}.",
        hint or "Check the disk and its connection.",
        name=display_name(target),
        reason=what,
    )


def _options(encoder: str, encoding: Encoding) -> dict[str, str]:
    """Return an encoder's own options: quality and speed, without buffering many frames."""
    crf = str(encoding.crf)
    live = encoding.live
    if encoder == "libx264":
        # Lookahead buffers frames, and "mbtree" made the output depend on more than the frames, so
        # that a resumed video was not identical to an uninterrupted one.
        ahead = {"rc-lookahead": "0", "mbtree": "0"}
        options = {"crf": crf, "preset": "ultrafast" if live else "fast", **ahead}
        return {**options, "tune": "zerolatency"} if live else options
    if encoder == "libx265":
        quiet = "log-level=none:bframes=0:rc-lookahead=8:frame-threads=1"
        return {"crf": crf, "preset": "ultrafast" if live else "fast", "x265-params": quiet}
    if encoder == "libsvtav1":
        # Low delay: no frame refers to a later one. Its scale of quality is 0..63.
        low = "pred-struct=1:lookahead=0"
        return {"crf": str(round(encoding.crf * 1.4)), "preset": "8", "svtav1-params": low}
    if encoder == "libvpx-vp9":
        quick = {"deadline": "good", "cpu-used": "4", "row-mt": "1", "lag-in-frames": "0"}
        return {"crf": str(round(encoding.crf * 1.4)), "b": "0", **quick}
    return {}


class _Sink:
    """The unbuffered file that PyAV writes to."""

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self.error: OSError | None = None
        self.dead = False
        self.size = 0
        self._at = 0
        self._file = open(os_path(target), "w+b" if overwrite else "x+b", buffering=0)  # noqa: SIM115

    def write(self, data: bytes) -> int:
        """Write everything or raise; ignore the rest after a failure or when abandoned."""
        if self.dead:
            return len(data)
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self.error, self.dead = error, True
            raise
        self._at += len(data)
        self.size = max(self.size, self._at)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Set the position."""
        self._at = self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Return the position."""
        return self._at

    def sync(self) -> None:
        """Sync to the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):
            self._file.close()
