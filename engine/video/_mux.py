"""Muxing: the segments of a video and the other streams of its source into one file.

Nothing is re-encoded. Sound, subtitles and other streams are copied packet by packet, with names,
chapters, place and time of the recording. What the target's container cannot hold is left out and
reported.
"""

from __future__ import annotations

import errno
import heapq
import io
from collections.abc import Generator
from contextlib import closing, suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.paths import display_name
from engine.errors import VideoError
from engine.events import Progress, Work
from engine.messages import msg
from engine.video import open_container
from engine.video.plan import FORMATS
from engine.video.read import VideoInfo, open_video
from engine.video.segments import Segment, SegmentStore
from engine.video.write import write_error

if TYPE_CHECKING:
    from av import Packet
    from av.container import InputContainer, OutputContainer
    from av.stream import Stream

_SOURCE_ONLY = {"major_brand", "minor_version", "compatible_brands", "encoder", "duration"}
"""Metadata about the source file itself, which is not true of the result."""

_PROGRESS_PACKETS = 2000

TimedPackets = Generator[tuple[Fraction, "Packet"], None, None]
"""Packets, each with its time in seconds."""


def mux(info: VideoInfo, segments: SegmentStore, out: Path, item: str) -> Work[tuple[str, ...]]:
    """Write all segments and the rest of the source to `out`; return notes on what is left out.

    The suffix of `segments.target` decides the container. Raises VideoError; `out` is then invalid.
    """
    import av

    total, refused = segments.frames, 0
    container = FORMATS[segments.target.suffix.lower()]
    try:
        with open_video(info.source) as source:
            output = open_container(out, "w", format=container, options=_options(source, container))
            with output:
                video = _add_video(output, info, segments)
                streams, notes = _add_others(output, source, info)
                metadata = _carried(source.metadata)
                if container != "matroska":
                    metadata.pop("timecode", "")
                output.metadata.update(metadata)
                with suppress(ValueError, AttributeError):
                    output.set_chapters(source.chapters())
                frames = _video_packets(info, segments, video)
                others = _other_packets(source, streams)
                with closing(frames), closing(others):
                    both = heapq.merge(frames, others, key=lambda timed: timed[0])
                    for count, (_, packet) in enumerate(both):
                        refused += not _mux_packet(output, packet, video)
                        if count % _PROGRESS_PACKETS == 0:
                            yield Progress(total, total, "frames", item, 1.0)
            if refused:
                notes.append(msg("{count} broken packets of other streams left out", count=refused))
            return tuple(dict.fromkeys(notes))
    except (OSError, av.FFmpegError) as error:
        raise write_error(segments.target, error) from error


def _options(source: InputContainer, container: str) -> dict[str, str]:
    if container == "matroska":
        return {}
    # MP4 needs a flag for tags it has no field for, as phones write them.
    custom = any(key.startswith("com.") for key in source.metadata)
    return {"movflags": "faststart" + "+use_metadata_tags" * custom}


def _mux_packet(output: OutputContainer, packet: Packet, video: Stream) -> bool:
    """Write a packet; return False for one of another stream with invalid times.

    Hours of work must not be lost for a glitch in the sound.
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


def _add_video(output: OutputContainer, info: VideoInfo, segments: SegmentStore) -> Stream:
    with open_video(segments.path(f"{segments.done[0].name}.mp4")) as first:
        template = first.streams.video[0]
        stream = output.add_stream_from_template(template, opaque=True)
    stream.time_base = info.time_base
    if template.codec_context.name == "hevc" and output.format.name != "matroska":
        stream.codec_context.codec_tag = "hvc1"  # required by Apple's players
    if info.matrix is not None:
        stream.set_display_matrix(info.matrix)
    return stream


def _add_others(
    output: OutputContainer, source: InputContainer, info: VideoInfo
) -> tuple[dict[int, Stream], list[str]]:
    """Add the streams to copy; return them by the source's stream index, and what is left out."""
    streams: dict[int, Stream] = {}
    notes: list[str] = []
    container = {"matroska": "Matroska", "mov": "MOV"}.get(output.format.name, "MP4")
    for stream in source.streams:
        if stream.index == info.stream:
            metadata = _carried(stream.metadata)
            # MP4 needs the frame rate for it, which PyAV cannot set on a copied stream.
            if container != "Matroska" and metadata.pop("timecode", ""):
                notes.append(msg("time code left out"))
            output.streams[0].metadata.update(metadata)
            continue
        if stream.type == "data" and ("timecode" in stream.metadata or source.chapters()):
            continue  # the muxer creates these itself, of the chapters or the time code
        if not _can_hold(output.format.name, stream):
            codec = stream.codec_context.name if stream.codec_context else "unknown"
            notes.append(
                msg(
                    "{stream} ({codec}) left out: {container} cannot store it",
                    stream=stream.type or "data",
                    codec=codec,
                    container=container,
                )
            )
            continue
        copy = output.add_stream_from_template(stream, opaque=True)
        copy.metadata.update(_carried(stream.metadata))
        copy.disposition = stream.disposition
        streams[stream.index] = copy
    return streams, notes


def _can_hold(container: str, stream: Stream) -> bool:
    """Whether a container can hold a stream, found by writing a header with just that stream."""
    import av

    try:
        trial = av.open(io.BytesIO(), "w", format=container)
        trial.add_stream_from_template(stream, opaque=True)
        trial.start_encoding()
    except (av.FFmpegError, ValueError, RuntimeError, AttributeError):
        return False
    with suppress(av.FFmpegError):
        trial.close()
    return True


def _carried(metadata: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in metadata.items() if key.lower() not in _SOURCE_ONLY}


def _video_packets(info: VideoInfo, segments: SegmentStore, stream: Stream) -> TimedPackets:
    """Yield the packets of all segments, with the source's own times."""
    times = [pts for segment in segments.done for pts in segment.pts]
    usual = max(1, round(1 / (info.rate * info.time_base)))
    index = 0
    for segment in segments.done:
        for packet in _segment_packets(segments, segment):
            pts = times[index]
            following = times[index + 1] if index + 1 < len(times) else pts + usual
            packet.time_base = info.time_base
            packet.pts = packet.dts = pts  # no B-frames: stored in display order
            packet.duration = following - pts
            packet.stream = stream
            index += 1
            yield pts * info.time_base, packet


def _segment_packets(segments: SegmentStore, segment: Segment) -> Generator[Packet, None, None]:
    count = 0
    with open_video(segments.path(f"{segment.name}.mp4")) as container:
        for packet in container.demux(video=0):
            if packet.size:
                count += 1
                yield packet
    if count != len(segment.pts):
        raise VideoError(
            "A segment of {name} is damaged.",
            "Delete {folder} and start again.",
            name=display_name(segments.target),
            folder=segments.folder,
        )


def _other_packets(source: InputContainer, streams: dict[int, Stream]) -> TimedPackets:
    """Yield the packets of the copied streams in file order."""
    import av
    from av.stream import Disposition

    wanted = [source.streams[index] for index in streams]
    if not wanted:
        return
    latest = Fraction(-(1 << 40))
    packets = source.demux(*wanted)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.FFmpegError):  # the end, or a truncated file
            return
        if packet.dts is None and packet.pts is None:
            if not (packet.size and packet.stream.disposition & Disposition.attached_pic):
                continue  # PyAV's end-of-stream marker
            packet.pts = packet.dts = 0  # the cover of an MP4 has no time
        time = packet.dts if packet.dts is not None else packet.pts
        latest = max(latest, Fraction(time or 0) * packet.time_base)
        packet.stream = streams[packet.stream.index]
        yield latest, packet
