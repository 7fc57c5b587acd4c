"""The parts of a video and the sound of its source to one file; nothing is encoded again.

Sound, sub-titles and other streams are copied packet by packet, with names, chapters, place and
time of the recording. What the container of the result cannot hold is left out, and said.
"""

from __future__ import annotations

import errno
import heapq
import io
from collections.abc import Generator
from contextlib import closing, suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.core.paths import display_name, os_path
from engine.errors import VideoError
from engine.events import Progress, Work
from engine.video.parts import Part, Parts
from engine.video.probe import VideoInfo, open_video
from engine.video.write import unwritten

if TYPE_CHECKING:
    import av

FORMATS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
"""What results can be, by the suffix of their name."""

_NOT_CARRIED = {"major_brand", "minor_version", "compatible_brands", "encoder", "duration"}
"""Words about the source file itself, which are not true of the result."""

_EVERY_PACKETS = 2000

Timed = Generator[tuple[Fraction, Any], None, None]
"""Packets, each with its time in seconds."""


def join(info: VideoInfo, parts: Parts, made: Path, item: str = "") -> Work[tuple[str, ...]]:
    """Write all parts to `made`, with the rest of the source; return sentences on what is lost.

    The name of `parts.target` decides the container. Raises VideoError; `made` is then rubbish.
    """
    import av

    total, refused = parts.frames, 0
    kind = FORMATS[parts.target.suffix.lower()]
    try:
        with open_video(info.source) as source:
            options = {"movflags": "+".join(["faststart", *_own_words(source, kind)])}
            output = av.open(
                f"file:{os_path(made)}", "w", format=kind,
                options=options if kind != "matroska" else {},
            )  # fmt: skip
            with output:
                video = _add_video(output, info, parts)
                streams, notes = _add_others(output, source, info)
                words = _carried(source.metadata)
                if kind != "matroska":
                    words.pop("timecode", "")
                output.metadata.update(words)
                with suppress(ValueError, AttributeError):
                    output.set_chapters(source.chapters())
                frames = _video_packets(info, parts, video)
                others = _other_packets(source, streams)
                with closing(frames), closing(others):
                    both = heapq.merge(frames, others, key=lambda each: each[0])
                    for count, (_, packet) in enumerate(both):
                        refused += not _muxed(output, packet, video)
                        if count % _EVERY_PACKETS == 0:
                            yield Progress(total, total, "frames", item, 1.0)
            if refused:
                notes.append(f"{refused} broken packets beside the pictures are left out")
            return tuple(dict.fromkeys(notes))
    except (OSError, av.FFmpegError) as error:
        raise unwritten(parts.target, error) from error


def _muxed(output: Any, packet: Any, video: Any) -> bool:  # noqa: ANN401 - av's
    """Write a packet; False where one beside the pictures has times that make no sense.

    Hours of frames must not be lost for a hiccup of the sound.
    """
    import av

    stream = packet.stream
    try:
        output.mux_one(packet)
    except av.FFmpegError as error:
        if stream is video or error.errno != errno.EINVAL:
            raise
        return False
    return True


def _add_video(output: Any, info: VideoInfo, parts: Parts) -> Any:  # noqa: ANN401 - av's
    with open_video(parts.path(f"{parts.done[0].name}.mp4")) as first:
        template = first.streams.video[0]
        stream = output.add_stream_from_template(template, opaque=True)
    stream.time_base = info.time_base
    if template.codec_context.name == "hevc" and output.format.name != "matroska":
        stream.codec_context.codec_tag = "hvc1"  # which Apple's players insist on
    if info.matrix is not None:
        stream.set_display_matrix(info.matrix)
    return stream


def _add_others(
    output: Any, source: av.container.InputContainer, info: VideoInfo  # noqa: ANN401 - av's
) -> tuple[dict[int, Any], list[str]]:  # fmt: skip
    """Add the streams that are copied; return them by the source's number, and what is left out."""
    streams: dict[int, Any] = {}
    notes = []
    kind = {"matroska": "Matroska", "mov": "MOV"}.get(output.format.name, "MP4")
    for stream in source.streams:
        if stream.index == info.stream:
            words = _carried(stream.metadata)
            # MP4 wants to know the frame rate for it, which PyAV cannot tell it of a copied stream.
            if kind != "Matroska" and words.pop("timecode", ""):
                notes.append("the time code is left out")
            output.streams[0].metadata.update(words)
            continue
        if _is_made_anew(stream, source):
            continue
        if not _holds(output.format.name, stream):
            name = stream.codec_context.name if stream.codec_context else "unknown"
            notes.append(f"{stream.type or 'data'} ({name}) cannot be in {kind}: left out")
            continue
        copy = output.add_stream_from_template(stream, opaque=True)
        copy.metadata.update(_carried(stream.metadata))
        copy.disposition = stream.disposition
        streams[stream.index] = copy
    return streams, notes


def _is_made_anew(stream: Any, source: av.container.InputContainer) -> bool:  # noqa: ANN401 - av's
    """Whether a stream is one that the writer makes itself, of the chapters or of the clock."""
    return stream.type == "data" and ("timecode" in stream.metadata or bool(source.chapters()))


def _holds(kind: str, stream: Any) -> bool:  # noqa: ANN401 - av's
    """Whether a container can hold a stream: a header with nothing else in it tells."""
    import av

    try:
        trial = av.open(io.BytesIO(), "w", format=kind)
        trial.add_stream_from_template(stream, opaque=True)
        trial.start_encoding()
    except (av.FFmpegError, ValueError, RuntimeError, AttributeError):
        return False
    with suppress(av.FFmpegError):
        trial.close()
    return True


def _own_words(source: av.container.InputContainer, kind: str) -> list[str]:
    """Return the flag that MP4 needs for words it has no field for, as phones write them."""
    own = any(key.startswith("com.") for key in source.metadata)
    return ["use_metadata_tags"] if own and kind != "matroska" else []


def _carried(words: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in words.items() if key.lower() not in _NOT_CARRIED}


def _video_packets(
    info: VideoInfo, parts: Parts, stream: Any  # noqa: ANN401 - av's
) -> Timed:  # fmt: skip
    """Yield (time, packet) of all parts, with the source's own times."""
    times = [pts for part in parts.done for pts in part.pts]
    usual = max(1, round(1 / (info.rate * info.time_base)))
    place = 0
    for part in parts.done:
        for packet in _packets(parts, part):
            now = times[place]
            after = times[place + 1] if place + 1 < len(times) else now + usual
            packet.time_base = info.time_base
            # No frame refers to a later one, so they are stored in the order they are shown.
            packet.pts = packet.dts = now
            packet.duration = after - now
            packet.stream = stream
            place += 1
            yield now * info.time_base, packet


def _packets(parts: Parts, part: Part) -> Generator[Any, None, None]:
    count = 0
    with open_video(parts.path(f"{part.name}.mp4")) as container:
        for packet in container.demux(video=0):
            if packet.size:
                count += 1
                yield packet
    if count != len(part.pts):
        raise VideoError(
            f"A part of {display_name(parts.target)} is broken: {count} of {len(part.pts)} frames.",
            f"Delete {parts.folder} and begin anew.",
        )


def _other_packets(source: av.container.InputContainer, streams: dict[int, Any]) -> Timed:
    """Yield (time, packet) of the streams that are copied, as they come."""
    import av

    wanted = [source.streams[index] for index in streams]
    if not wanted:
        return
    latest = Fraction(-(1 << 40))
    packets = source.demux(*wanted)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.FFmpegError):  # the end, or where the file is broken off
            return
        if packet.dts is None and packet.pts is None:
            continue  # what PyAV ends a stream with
        at = packet.dts if packet.dts is not None else packet.pts
        latest = max(latest, Fraction(at or 0) * packet.time_base)
        packet.stream = streams[packet.stream.index]
        yield latest, packet
