"""Small videos for the tests, made with PyAV: sound, turned, uneven, deep, odd, broken."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np


def picture(n: int, width: int = 96, height: int = 64) -> np.ndarray:
    """A smooth picture with a bright bar that moves from frame to frame."""
    y, x = np.mgrid[:height, :width]
    pixels = np.stack([x * 200 // width, y * 200 // height, x * 0 + 80], -1).astype(np.uint8)
    pixels[:, n * 3 % (width - 16) :][:, :16] = (230, 210, 190)
    return pixels


def soft(n: int, width: int, height: int) -> np.ndarray:
    """A frame without fine detail."""
    coarse = np.random.default_rng(0).integers(0, 255, (height // 12, width // 12, 3), np.uint8)
    return np.roll(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), n, axis=1)


def add_contrast_at_half_size(pixels: np.ndarray) -> np.ndarray:
    """A model that sharpens videos of 480 x 400 pixels only at half the size."""
    top = np.iinfo(pixels.dtype).max
    gain = 1.5 if min(pixels.shape[:2]) in (192, 200) else 1.0
    return np.clip(gain * (pixels - top / 2) + top / 2, 0, top).astype(pixels.dtype)


def make_video(
    path: Path,
    *,
    ticks=tuple(range(30)),
    base: Fraction = Fraction(1, 25),
    size=(96, 64),
    codec="libx264",
    pix_fmt="yuv420p",
    sound=False,
    turned=None,
    colour=(1, 1, 1, 1),
    picture=picture,
    metadata=None,
    chapters=None,
    subtitles=(),
    options=None,
    context=None,
    format=None,
    b_frames=2,
) -> Path:
    """Write a video with frame n at `ticks[n] * base`; `colour` is matrix, range, primaries, trc.

    `subtitles` are (start, end, text) in milliseconds; `context` sets fields of the encoder.
    """
    import av

    matrix, span, primaries, transfer = colour
    with av.open(str(path), "w", format=format, options=options or {}) as out:
        stream = out.add_stream(codec, round(1 / base) or 1)
        stream.width, stream.height, stream.pix_fmt = *size, pix_fmt
        stream.time_base = stream.codec_context.time_base = base
        stream.codec_context.max_b_frames = b_frames
        stream.codec_context.gop_size = 12
        stream.color_range, stream.colorspace = span, matrix
        stream.color_primaries, stream.color_trc = primaries, transfer
        if codec.startswith("libx26"):
            quiet = {"x265-params": "log-level=none"} if "5" in codec else {}
            stream.options = {"crf": "10", **quiet}
        for name, value in (context or {}).items():
            setattr(stream.codec_context, name, value)
        if turned is not None:
            stream.set_display_rotation(turned)
        out.metadata.update(metadata or {})
        if chapters:
            out.set_chapters(chapters)
        heard = out.add_stream("aac", 44_100) if sound else None
        words = None
        if subtitles:
            words = out.add_mux_stream("subrip", time_base=Fraction(1, 1000))
        _encode(out, stream, ticks, base, size, pix_fmt, picture, (matrix, span))
        if heard is not None:
            _sine(out, heard, float((ticks[-1] + 1) * base))
        for start, end, text in subtitles:
            packet = av.Packet(text.encode())
            packet.pts = packet.dts = start
            packet.duration, packet.time_base = end - start, Fraction(1, 1000)
            packet.stream = words
            out.mux(packet)
    return path


def _encode(out, stream, ticks, base, size, pix_fmt, picture, tags):
    import av

    matrix, span = tags
    for n, tick in enumerate(ticks):
        pixels = picture(n, *size)
        deep = pixels.dtype == np.uint16
        frame = av.VideoFrame.from_ndarray(pixels, "rgb48le" if deep else "rgb24")
        if not pix_fmt.startswith("gbr"):
            frame = frame.reformat(
                format=pix_fmt, dst_colorspace={6: 5}.get(matrix, matrix),
                src_color_range=2, dst_color_range=span or 1,
            )  # fmt: skip
        else:
            frame = frame.reformat(format=pix_fmt)
        frame.pts, frame.time_base = tick, base
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))


def _sine(out, stream, seconds):
    import av

    rate, at = 44_100, 0
    while at < seconds * rate:
        wave = np.sin(2 * np.pi * 440 * np.arange(at, at + 1024) / rate).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]) * 0.3, "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        out.mux(stream.encode(frame))
        at += 1024
    out.mux(stream.encode(None))


def read_video(path: Path) -> tuple[list[Fraction], list]:
    """Return the times and the frames of a video."""
    import av

    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
    return [frame.pts * frame.time_base for frame in frames], frames


def packets_of(path: Path, kind: str) -> list[tuple]:
    """Return (time, duration, bytes) of every packet of the streams of a kind."""
    import av

    with av.open(str(path)) as container:
        streams = [s for s in container.streams if s.type == kind]
        return [
            (p.stream.index, p.pts * p.time_base, (p.duration or 0) * p.time_base, bytes(p))
            for p in container.demux(*streams)
            if p.pts is not None and p.size
        ]
