"""Deblurring videos: frames, times, sound, metadata, refusals, resuming."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import nullcontext
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.batch import scale as scales
from engine.cli import main as cli
from engine.core.files import publish
from engine.errors import ModelError, OutOfMemory, VideoError
from engine.events import ItemDone, Log, Metric, Progress, result_of, run
from engine.quality import triage
from engine.quality.triage import Assessment
from engine.video import job
from engine.video.deflicker import LIMIT
from engine.video.flicker import Flicker, FlickerMeter
from engine.video.job import VideoOptions, deblur_video
from engine.video.plan import VideoJob, plan_videos
from engine.video.read import probe_video
from engine.video.results import is_result, note_result
from engine.video.segments import SUFFIX, kept_frames
from tests.engine.video.videos import (
    add_contrast_at_half_size,
    make_video,
    packets_of,
    picture,
    read_video,
    soft,
)

av = pytest.importorskip("av")

ROOT = Path(__file__).resolve().parents[3]
PATCHES = 2
"""Calls of the model with a small picture, which tell how long the frames will take."""
UNEVEN = tuple(int(n) for n in np.cumsum(np.random.default_rng(0).integers(1, 90, 40)) + 500)


def work(source, target, model, **options):
    return deblur_video(VideoJob(source, target), model, VideoOptions(**options))


def deblurred(source, target, model, **options):
    """Run the job; return (summary, events). Fails the test if the job fails."""
    events = []
    options.setdefault("segment_frames", 8)
    result = run(work(source, target, model, **options), events.append, job="v")
    assert result.finished.outcome == "ok", result.finished
    return result.value, events


def refused(source, target, model, **options):
    result = run(work(source, target, model, **options), list().append, job="v")
    assert result.finished.outcome == "failed", result.finished
    assert not target.exists() or target == source
    return result.finished


def rgb(frame):
    return frame.to_ndarray(format="rgb24").astype(int)


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_sound_rotation_times_and_metadata_are_kept(tmp_path, fake_model):
    metadata = {"title": "At the lake", "creation_time": "2026-01-02T03:04:05.000000Z"}
    source = make_video(
        tmp_path / "a.mp4", ticks=UNEVEN, base=Fraction(1, 1000), sound=True, turned=90,
        metadata={**metadata, "location": "+48.1000+011.5000/"},
    )  # fmt: skip
    before = source.read_bytes()
    summary, events = deblurred(source, tmp_path / "b.mp4", fake_model())
    assert summary.frames == 40
    assert summary.notes == ()
    (times, frames), (got, results) = read_video(source), read_video(tmp_path / "b.mp4")
    assert got == times
    assert {frame.rotation for frame in results} == {90}
    assert bytes(results[0].side_data["DISPLAYMATRIX"]) == bytes(
        frames[0].side_data["DISPLAYMATRIX"]
    )
    assert packets_of(tmp_path / "b.mp4", "audio") == packets_of(source, "audio")
    with av.open(str(source)) as one, av.open(str(tmp_path / "b.mp4")) as other:
        for word in ("title", "creation_time", "location"):
            assert other.metadata[word] == one.metadata[word]
    assert source.read_bytes() == before
    assert leftovers(tmp_path) == []
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[-1] == 40


def test_a_video_of_one_frame_says_so(tmp_path, model, capsys):
    make_video(tmp_path / "a.mp4", ticks=range(1))
    assert cli.main(["video", str(tmp_path)]) == 0
    assert "(1 frame)" in capsys.readouterr().err


def test_the_model_output_is_in_the_result(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4")
    deblurred(source, tmp_path / "b.mp4", fake_model(lambda p: 255 - p), strength=0.5)
    _, frames = read_video(tmp_path / "b.mp4")
    assert np.abs(rgb(frames[15]) - 127).mean() < 2  # the average of a frame and its negative


@pytest.mark.parametrize(
    ("colour", "pix_fmt"),
    [
        ((1, 1, 1, 1), "yuv420p"),
        ((6, 1, 6, 6), "yuv420p"),
        ((6, 2, 6, 6), "yuvj420p"),
        ((1, 2, 1, 1), "yuv420p"),
        ((2, 1, 2, 2), "yuv420p"),
        ((1, 1, 1, 1), "yuv444p"),
        ((9, 1, 9, 1), "yuv420p10le"),
    ],
)
def test_an_identity_model_keeps_the_colours(tmp_path, fake_model, colour, pix_fmt):
    def coloured(n, width, height):
        pixels = np.empty((height, width, 3), np.uint8)
        pixels[:, : width // 2] = (200, 60, 40)
        pixels[:, width // 2 :] = (30, 90 + n, 180)
        return pixels if "10" not in pix_fmt else pixels.astype(np.uint16) * 257

    codec = "libx265" if "10" in pix_fmt else "libx264"
    source = make_video(
        tmp_path / "a.mp4", colour=colour, pix_fmt=pix_fmt, picture=coloured, codec=codec
    )
    # Blending would follow the fade one level behind.
    deblurred(source, tmp_path / "b.mp4", fake_model(), deflicker=False)
    first, other = (read_video(tmp_path / name)[1][20] for name in ("a.mp4", "b.mp4"))
    assert other.format.name == first.format.name
    tags = (other.colorspace, other.color_range, other.color_primaries, other.color_trc)
    assert tags[0] == (colour[0] if colour[0] != 2 else 6)
    assert tags[1:] == colour[1:]
    scale = 4 if "10" in pix_fmt else 1
    for one, two in zip(planes_of(first), planes_of(other), strict=True):
        middle = one.shape[1] // 2  # where 4:2:0 mixes the colours
        for side in (slice(2, middle - 6), slice(middle + 6, -2)):
            # swscale lowers full-range chroma by up to one.
            most = (1.8 if colour[1] == 2 else 0.7) * scale
            assert np.abs(one[:, side] - two[:, side]).mean() < most


def planes_of(frame):
    kind = np.uint16 if "10" in frame.format.name else np.uint8
    for plane in frame.planes:
        yield np.frombuffer(bytes(plane), kind).reshape(plane.height, -1)[:, : plane.width] * 1.0


def test_ten_bits_stay_ten_bits(tmp_path, fake_model):
    def ramp(n, width, height):
        row = np.linspace(20_000, 24_000, width).astype(np.uint16)  # 16 steps of 8 bits
        return np.broadcast_to(row[None, :, None], (height, width, 3)).copy()

    source = make_video(tmp_path / "a.mov", codec="libx265", pix_fmt="yuv420p10le", picture=ramp)
    model = fake_model()
    seen = []
    model._apply = lambda p: seen.append(p.dtype) or p.copy()
    deblurred(source, tmp_path / "b.mov", model)
    assert set(seen[PATCHES:]) == {np.dtype(np.uint16)}
    _, frames = read_video(tmp_path / "b.mov")
    assert frames[5].format.name == "yuv420p10le"
    assert len(np.unique(frames[5].to_ndarray()[:64])) > 30


CHAPTERS = [
    {
        "id": 1,
        "start": 0,
        "end": 900,
        "time_base": Fraction(1, 1000),
        "metadata": {"title": "x"},
    }
]


def test_matroska_with_subtitles_and_chapters(tmp_path, fake_model):
    source = make_video(
        tmp_path / "a.mkv", sound=True, subtitles=[(100, 500, "hello"), (600, 900, "you")],
        chapters=CHAPTERS,
    )  # fmt: skip
    summary, _ = deblurred(source, tmp_path / "b.mkv", fake_model())
    assert summary.notes == ()
    assert read_video(tmp_path / "b.mkv")[0] == read_video(source)[0]
    for kind in ("audio", "subtitle"):
        assert packets_of(tmp_path / "b.mkv", kind) == packets_of(source, kind) != []
    with av.open(str(tmp_path / "b.mkv")) as result:
        assert [chapter["metadata"]["title"] for chapter in result.chapters()] == ["x"]


def test_streams_that_the_container_cannot_hold_are_reported(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mkv", subtitles=[(100, 500, "hello")])
    summary, _ = deblurred(source, tmp_path / "b.mp4", fake_model())
    assert "subtitle" in summary.notes[0]
    assert read_video(tmp_path / "b.mp4")[0] == read_video(source)[0]


def test_an_mp4_with_chapters_and_a_time_code(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", chapters=CHAPTERS, metadata={"timecode": "01:00:00:00"})
    summary, _ = deblurred(source, tmp_path / "b.mp4", fake_model())
    assert summary.notes == ("time code left out",)
    with av.open(str(tmp_path / "b.mp4")) as result:
        assert len(result.chapters()) == 1


def test_broken_times_of_the_sound_do_not_cost_the_frames(tmp_path, fake_model, monkeypatch):
    from engine.video import _mux

    def twice(source, streams):
        for at, packet in other_packets(source, streams):
            again = av.Packet(bytes(packet))
            again.pts, again.dts, again.time_base = packet.pts, packet.dts, packet.time_base
            again.stream = packet.stream
            yield at, packet
            yield at, again

    other_packets = _mux._other_packets
    monkeypatch.setattr(_mux, "_other_packets", twice)
    source = make_video(tmp_path / "a.mp4", sound=True)
    summary, _ = deblurred(source, tmp_path / "b.mp4", fake_model())
    assert "broken packets" in summary.notes[0]
    assert read_video(tmp_path / "b.mp4")[0] == read_video(source)[0]
    assert list(dict.fromkeys(packets_of(tmp_path / "b.mp4", "audio"))) == packets_of(
        source, "audio"
    )


def test_metadata_of_phones_is_kept(tmp_path, fake_model):
    tags = {"com.apple.quicktime.location.ISO6709": "+48.1/", "com.apple.quicktime.make": "A"}
    source = make_video(
        tmp_path / "a.mov", metadata=tags, options={"movflags": "use_metadata_tags"}
    )
    deblurred(source, tmp_path / "b.mov", fake_model())
    with av.open(str(tmp_path / "b.mov")) as result:
        assert tags.items() <= result.metadata.items()


@pytest.mark.parametrize(("name", "codec"), [("a.avi", "mpeg4"), ("a.ts", "libx264")])
def test_older_containers_become_mp4(tmp_path, fake_model, name, codec):
    source = make_video(tmp_path / name, codec=codec, sound=name == "a.ts")
    deblurred(source, tmp_path / "b.mp4", fake_model())
    assert read_video(tmp_path / "b.mp4")[0] == read_video(source)[0]


def test_an_odd_size_is_padded_and_reported(tmp_path, fake_model):
    source = make_video(tmp_path / "a.webm", codec="libvpx-vp9", size=(95, 63))
    summary, _ = deblurred(source, tmp_path / "b.mkv", fake_model())
    assert "odd" in summary.notes[0]
    _, frames = read_video(tmp_path / "b.mkv")
    assert (frames[0].width, frames[0].height) == (96, 64)


def test_tags_in_another_encoding_keep_their_bytes(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", metadata={"title": "At the lake, June"})
    latin, plain = "Été, à la plage !".encode("latin-1"), b"At the lake, June"
    source.write_bytes(source.read_bytes().replace(plain, latin))
    deblurred(source, tmp_path / "b.mp4", fake_model())
    assert latin in (tmp_path / "b.mp4").read_bytes()


def test_the_pixel_aspect_ratio_is_kept(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", context={"sample_aspect_ratio": Fraction(4, 3)})
    deblurred(source, tmp_path / "b.mp4", fake_model())
    with av.open(str(tmp_path / "b.mp4")) as result:
        assert result.streams.video[0].sample_aspect_ratio == Fraction(4, 3)


@pytest.mark.skipif(os.name != "posix", reason="names of bytes")
def test_names_that_are_not_text_or_look_like_urls(tmp_path, fake_model):
    for name in (b"\xff holiday.mp4", b"http:a.mp4", b"a%d #1?.mp4"):
        source = make_video(tmp_path / "a.mp4")
        odd = source.rename(tmp_path / os.fsdecode(name))
        target = tmp_path / "out" / odd.name
        target.parent.mkdir(exist_ok=True)
        deblurred(odd, target, fake_model())
        assert target.exists()


# --- refusals -----------------------------------------------------------------------------


def test_files_that_are_not_videos_are_refused_with_a_hint(tmp_path, fake_model):
    (tmp_path / "text.mp4").write_text("no video at all")
    (tmp_path / "poem.txt").write_text("no video at all\n" * 50)
    (tmp_path / "list.m3u8").write_text("#EXTM3U\n#EXTINF:1,\nhttp://example.org/a.ts\n")
    av_picture = av.VideoFrame.from_ndarray(picture(0), "rgb24").to_image()
    av_picture.save(tmp_path / "photo.png")
    with av.open(str(tmp_path / "sound.m4a"), "w", format="mp4") as out:
        stream = out.add_stream("aac", 44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.sample_rate = 44_100
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    for name in ("text.mp4", "poem.txt", "list.m3u8", "photo.png", "sound.m4a", "absent.mp4"):
        finished = refused(tmp_path / name, tmp_path / "b.mp4", fake_model())
        assert name in finished.message, finished
        assert finished.hint or name == "absent.mp4"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("how", "word"),
    [
        ({"colour": (9, 1, 9, 16), "codec": "libx265", "pix_fmt": "yuv420p10le"}, "PQ"),
        ({"colour": (9, 1, 9, 18), "codec": "libx265", "pix_fmt": "yuv420p10le"}, "HLG"),
        ({"codec": "ffv1", "pix_fmt": "bgra"}, "transparency"),
    ],
)
def test_unsupported_videos_are_refused(tmp_path, fake_model, how, word):
    source = make_video(tmp_path / "a.mkv", **how)
    finished = refused(source, tmp_path / "b.mkv", fake_model())
    assert word in finished.message
    assert finished.hint


def test_interlaced_video_is_refused(tmp_path, fake_model):
    source = make_video(
        tmp_path / "a.mkv", codec="mpeg2video", context={"flags": 1 << 18 | 1 << 29}, b_frames=0
    )
    assert "interlaced" in refused(source, tmp_path / "b.mkv", fake_model()).message


def test_without_pyav_the_error_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(VideoError, match="pip install av"):
        probe_video(tmp_path / "a.mp4")


def test_the_original_is_never_the_target(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4")
    before = source.read_bytes()
    refused(source, source, fake_model(), overwrite=True)
    (tmp_path / "link.mp4").symlink_to(source)
    result = run(
        work(source, tmp_path / "link.mp4", fake_model(), overwrite=True),
        list().append, job="v",
    )  # fmt: skip
    assert result.finished.outcome == "failed"
    assert source.read_bytes() == before


def test_an_existing_target_is_replaced_only_with_overwrite(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4")
    (tmp_path / "b.mp4").write_text("mine")
    result = run(work(source, tmp_path / "b.mp4", fake_model()), list().append, job="v")
    assert "already exists" in result.finished.message
    assert (tmp_path / "b.mp4").read_text() == "mine"
    again = work(source, tmp_path / "b.mp4", fake_model(), overwrite=True)
    result = run(again, list().append, job="v")
    assert "already exists" in result.finished.message
    assert (tmp_path / "b.mp4").read_text() == "mine"
    (tmp_path / "b.mp4").unlink()
    deblurred(source, tmp_path / "b.mp4", fake_model())
    before = (tmp_path / "b.mp4").stat().st_mtime_ns
    deblurred(source, tmp_path / "b.mp4", fake_model(), overwrite=True)
    assert (tmp_path / "b.mp4").stat().st_mtime_ns != before
    assert len(read_video(tmp_path / "b.mp4")[0]) == 30


@pytest.mark.parametrize(("source", "output"), [("a/2024", "a"), ("b", "b/2024"), ("c", "d")])
def test_overwrite_never_replaces_a_video_of_the_user(tmp_path, source, output):
    """Wherever the two folders lie to each other, and after an edit of a result."""
    for folder in (source, output):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "clip.mp4").write_bytes(b"mine")
    (job,) = [
        job
        for job in plan_videos([tmp_path / source], tmp_path / output, "overwrite")
        if job.source.parent == tmp_path / source
    ]
    assert job.target == tmp_path / output / "clip-2.mp4"
    note_result(tmp_path / output / "clip.mp4")
    (job,) = [
        job
        for job in plan_videos([tmp_path / source], tmp_path / output, "overwrite")
        if job.source.parent == tmp_path / source
    ]
    assert job.target == tmp_path / output / "clip.mp4"
    (tmp_path / output / "clip.mp4").write_bytes(b"edited")
    assert not is_result(tmp_path / output / "clip.mp4")


def test_a_numbered_result_beside_its_source_is_no_video_to_deblur(tmp_path):
    for name in ("a.mp4", "a_deblurred.mp4", "a_deblurred-2.mp4"):
        (tmp_path / name).write_bytes(b"film")
    (job,) = plan_videos([tmp_path], None, "unique")
    assert (job.source.name, job.target.name) == ("a.mp4", "a_deblurred-3.mp4")


def test_the_folder_of_the_source_through_a_link_is_beside_it(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.mp4").write_bytes(b"film")
    try:
        (tmp_path / "link").symlink_to("in")
    except OSError:
        pytest.skip("links are not allowed here")
    (job,) = plan_videos([tmp_path / "in"], tmp_path / "link", "skip")
    assert job.target == tmp_path / "in" / "a_deblurred.mp4"
    assert not job.keep


def test_a_name_that_is_too_long_is_shortened_or_refused_before_any_work(tmp_path, fake_model):
    """The file system would refuse it after hours."""
    source = tmp_path / f"{'ü' * 124}.avi"
    source.write_bytes(b"film")
    for output in (None, tmp_path / "out"):
        (job,) = plan_videos([source], output, "skip")
        assert job.target.suffix == ".mp4"
        assert 200 < len(os.fsencode(job.target.name)) <= 240
    (job,) = plan_videos([source], None, "skip")
    assert job.target.stem.endswith("ü_deblurred")
    if os.name == "posix":
        short = make_video(tmp_path / "a.mp4", ticks=(0, 1))
        model = fake_model()
        with pytest.raises(VideoError, match="too long"):
            result_of(work(short, tmp_path / f"{'x' * 300}.mp4", model))
        assert not model.calls


def test_the_cover_of_an_mp4_is_kept(tmp_path, fake_model):
    """As programs that download videos embed it; its packet has no time."""
    plain = make_video(tmp_path / "plain.mp4", ticks=tuple(range(4)), sound=True)
    image = cv2.imencode(".jpg", np.full((48, 64, 3), (20, 40, 200), np.uint8))[1].tobytes()
    with av.open(str(plain)) as source, av.open(str(tmp_path / "a.mp4"), "w") as out:
        copies = [out.add_stream_from_template(stream) for stream in source.streams]
        cover = out.add_stream("mjpeg")
        cover.width, cover.height, cover.pix_fmt = 64, 48, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        for packet in source.demux():
            if packet.size:
                packet.stream = copies[packet.stream.index]
                out.mux(packet)
        packet = av.Packet(image)
        packet.pts = packet.dts = 0
        packet.stream = cover
        out.mux(packet)
    summary, _ = deblurred(tmp_path / "a.mp4", tmp_path / "b.mp4", fake_model())
    assert not summary.notes
    with av.open(str(tmp_path / "b.mp4")) as result:
        assert result.streams[-1].disposition & av.stream.Disposition.attached_pic
        (packet,) = [p for p in result.demux(result.streams[-1]) if p.size]
        assert bytes(packet) == image


# --- broken files --------------------------------------------------------------------------------


def test_a_truncated_file_is_deblurred_up_to_its_end(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mkv", sound=True)
    whole = source.read_bytes()
    source.write_bytes(whole[: len(whole) * 6 // 10])
    summary, _ = deblurred(source, tmp_path / "b.mkv", fake_model())
    assert 5 < summary.frames < 30
    assert len(read_video(tmp_path / "b.mkv")[0]) == summary.frames


def test_a_broken_frame_is_reported_and_the_job_continues(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", b_frames=0)
    with av.open(str(source)) as container:
        packets = [(p.pos, p.size) for p in container.demux(video=0) if p.size]
    data = bytearray(source.read_bytes())
    position, size = packets[14]
    data[position + 8 : position + size] = bytes(255 - b for b in data[position + 8 :][: size - 8])
    source.write_bytes(data)
    summary, _ = deblurred(source, tmp_path / "b.mp4", fake_model(lambda p: 255 - p))
    assert summary.frames >= 28
    assert any(
        note
        in (
            "damaged frames: 1 (kept as they are)",
            "unreadable frames: 1 (the previous one is held longer)",
        )
        for note in summary.notes
    )
    times, _ = read_video(tmp_path / "b.mp4")
    assert times[-1] == Fraction(29, 25)


# --- interruption --------------------------------------------------------------------------------


def test_a_cancelled_job_resumes_with_an_identical_result(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", ticks=UNEVEN, base=Fraction(1, 1000), sound=True)
    # It flickers, so each frame depends on those before it.
    model = fake_model(lambda p: p // 2 + np.uint8(p.sum() % 7))
    deblurred(source, tmp_path / "whole.mp4", model)
    whole = read_video(tmp_path / "whole.mp4")
    model.calls.clear()
    result = run(
        work(source, tmp_path / "b.mp4", model, segment_frames=8),
        list().append,
        job="v",
        cancelled=lambda: len(model.calls) > 20,
    )
    assert result.finished.outcome == "cancelled"
    assert not (tmp_path / "b.mp4").exists()
    assert leftovers(tmp_path) != []
    assert kept_frames(tmp_path / "b.mp4") == 16
    model.calls.clear()
    summary, events = deblurred(source, tmp_path / "b.mp4", model)
    assert summary.resumed == 16
    assert len(model.calls) == PATCHES + 40 - 16
    assert any("Resuming after 16" in e.message for e in events if isinstance(e, Log))
    again = read_video(tmp_path / "b.mp4")
    assert again[0] == whole[0]
    for one, other in zip(whole[1], again[1], strict=True):
        np.testing.assert_array_equal(rgb(one), rgb(other))
    assert packets_of(tmp_path / "b.mp4", "audio") == packets_of(source, "audio")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("change", ["strength", "source", "segment", "deflicker"])
def test_segments_of_another_request_are_not_used(tmp_path, fake_model, change):
    source = make_video(tmp_path / "a.mp4")
    model = fake_model()
    run(
        work(source, tmp_path / "b.mp4", model, segment_frames=8),
        list().append, job="v", cancelled=lambda: len(model.calls) > 20,
    )  # fmt: skip
    folder = next(tmp_path.glob(f".*{SUFFIX}"))
    resumed, options = 0, {}
    if change == "strength":
        options["strength"] = 0.5
    elif change == "deflicker":
        options["deflicker"] = False
    elif change == "source":
        make_video(source, picture=lambda n, w, h: 255 - picture(n, w, h))
    else:
        segment = folder / "00001.mp4"
        segment.write_bytes(segment.read_bytes()[:-100])
        resumed = 8
    summary, events = deblurred(source, tmp_path / "b.mp4", model, **options)
    assert (summary.resumed, summary.frames) == (resumed, 30)
    logged = any("starting over" in e.message for e in events if isinstance(e, Log))
    assert logged == (change != "segment")


def test_a_large_video_with_soft_pixels_is_deblurred_at_a_smaller_size(
    tmp_path, fake_model, monkeypatch
):
    """At one size for all frames, and the same after an interruption."""
    monkeypatch.setattr(job, "TRIED_PIXELS", 1)
    monkeypatch.setattr(scales, "TRIED_PIXELS", 1)
    monkeypatch.setattr(triage, "assess", lambda _: Assessment("motion", 0.9, "x", 0.0, 900.0))
    source = make_video(tmp_path / "a.mp4", size=(480, 400), picture=soft, ticks=range(12))

    def sizes(target, **options):
        model = fake_model(add_contrast_at_half_size)
        _, events = deblurred(source, tmp_path / target, model, segment_frames=4, **options)
        told = any("at 1/2 of the size" in e.message for e in events if isinstance(e, Log))
        return Counter(shape[0] for shape in model.calls), told

    length_is_of_one_frame, told = sizes("long.mp4")
    assert (length_is_of_one_frame[400], told) == (12, False)
    monkeypatch.setattr(triage, "assess", lambda _: Assessment("motion", 0.9, "x", 0.0, 60.0))
    found, told = sizes("b.mp4")
    assert (found[200], found[400], told) == (12, 0, True)
    assert sizes("c.mp4", scale=1)[0][400] == 12
    model = fake_model(add_contrast_at_half_size)
    run(
        work(source, tmp_path / "d.mp4", model, segment_frames=4),
        list().append, job="v", cancelled=lambda: len(model.calls) > 14,
    )  # fmt: skip
    monkeypatch.setattr(scales, "_SHARPER", 9.0)  # an update, by which 1 would be chosen
    again, _ = sizes("d.mp4")
    assert 0 < again[200] < 12
    assert again[384] == again[400] == 0, "not tried again"
    whole, resumed = (read_video(tmp_path / name)[1] for name in ("b.mp4", "d.mp4"))
    for one, other in zip(whole, resumed, strict=True):
        np.testing.assert_array_equal(rgb(one), rgb(other))


def test_two_jobs_cannot_write_the_same_result(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4")
    first = work(source, tmp_path / "b.mp4", fake_model(), segment_frames=8)
    for _ in range(12):
        next(first)
    finished = refused(source, tmp_path / "b.mp4", fake_model())
    assert "Another process" in finished.message
    first.close()
    deblurred(source, tmp_path / "b.mp4", fake_model())


def test_a_missing_folder_is_reported_and_not_created(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4")
    finished = refused(source, tmp_path / "unplugged" / "b.mp4", fake_model())
    assert "folder does not exist" in finished.message
    assert not (tmp_path / "unplugged").exists()


@pytest.mark.skipif(os.name == "nt", reason="RLIMIT_FSIZE")
def test_a_full_disk_leaves_a_resumable_job(tmp_path, fake_model):
    import resource

    noise = np.random.default_rng(0).integers(0, 255, (30, 64, 96, 3), np.uint8)
    source = make_video(tmp_path / "a.mp4", picture=lambda n, w, h: noise[n])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (source.stat().st_size // 3, before[1]))
    try:
        finished = refused(source, tmp_path / "b.mp4", fake_model())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "too large for this disk" in finished.message
    deblurred(source, tmp_path / "b.mp4", fake_model())
    assert leftovers(tmp_path) == []


CHILD = """
import sys
import time
from pathlib import Path
from engine.events import run
from engine.models import ModelCard
from engine.video.job import VideoOptions, deblur_video
from engine.video.plan import VideoJob
from tests.conftest import CARD, FakeModel
def slow(pixels):
    time.sleep(0.02)
    return 255 - pixels
model = FakeModel(ModelCard(**CARD), slow, ())
job = VideoJob(Path(sys.argv[1]), Path(sys.argv[2]))
options = VideoOptions(segment_frames=8)
work = deblur_video(job, model, options)
result = run(work, lambda e: print(type(e).__name__, flush=True), job="v")
sys.exit(result.finished.outcome != "ok")
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_job_resumes_with_an_identical_result(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", ticks=UNEVEN, base=Fraction(1, 1000), sound=True)
    deblurred(source, tmp_path / "whole.mp4", fake_model(lambda p: 255 - p))
    words = [sys.executable, "-c", CHILD, str(source), str(tmp_path / "b.mp4")]
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    for seen, line in enumerate(child.stdout):
        if line.strip() == "Progress" and seen > 22:
            break
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert not (tmp_path / "b.mp4").exists()
    (folder,) = tmp_path.glob(f".*{SUFFIX}")
    assert len(list(folder.glob("0*.json"))) >= 2
    subprocess.run(words, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    whole, again = read_video(tmp_path / "whole.mp4"), read_video(tmp_path / "b.mp4")
    assert again[0] == whole[0] == read_video(source)[0]
    for one, other in zip(whole[1], again[1], strict=True):
        np.testing.assert_array_equal(rgb(one), rgb(other))
    assert packets_of(tmp_path / "b.mp4", "audio") == packets_of(source, "audio")
    assert leftovers(tmp_path) == []


# --- memory --------------------------------------------------------------------------------------


def test_large_frames_are_tiled_and_out_of_memory_means_smaller_tiles(tmp_path, fake_model):
    source = make_video(tmp_path / "a.mp4", size=(320, 240), ticks=range(4))
    model = fake_model(out_of_memory_on=PATCHES + 1)
    summary, events = deblurred(source, tmp_path / "b.mp4", model, memory_bytes=320 * 240 * 12 * 3)
    assert summary.frames == 4
    assert any("smaller tiles" in e.message for e in events if isinstance(e, Log))
    assert max(shape[0] * shape[1] for shape in model.calls[PATCHES + 1 :]) < 320 * 240


@pytest.mark.parametrize("scale", [1, 2])
def test_short_memory_shortages_neither_end_a_long_video_nor_slow_the_rest(
    tmp_path, fake_model, scale
):
    source = make_video(tmp_path / "a.mp4", size=(320, 240), ticks=range(12))
    whole = (240 // scale, 320 // scale, 3)
    short = []

    def apply(pixels):
        if pixels.shape == whole and short:
            short.pop()
            raise OutOfMemory("No memory left.")
        return pixels.copy()

    model = fake_model(apply)
    need = 320 * 240 * 12 * 4
    for budget in (need, 100 * need):
        short[:], model.calls[:] = "123", []
        result, events = deblurred(
            source,
            tmp_path / f"{budget}.mp4",
            model,
            memory_bytes=budget,
            segment_frames=2,
            scale=scale,
        )
        assert result.frames == 12
        # The first frames of three segments fail once each, and the others there start smaller.
        assert sum("smaller tiles" in e.message for e in events if isinstance(e, Log)) == 3
        assert model.calls.count(whole) == 3 + 6


# --- the time left -------------------------------------------------------------------------------


def lefts(events):
    """Return (frames done, seconds left) of each progress event."""
    return [(e.done, e.seconds_left) for e in events if isinstance(e, Progress)]


@pytest.mark.parametrize("scale", [1, 2])
def test_the_time_left_is_known_before_the_first_frame(tmp_path, fake_model, monkeypatch, scale):
    monkeypatch.setattr("engine.video.job.seconds_per_pixel", lambda model, sample: 0.25)
    source = make_video(tmp_path / "a.mp4")
    _, events = deblurred(source, tmp_path / "b.mp4", fake_model(), scale=scale)
    known = [(done, left) for done, left in lefts(events) if left is not None]
    frame = 0.25 * 96 * 64 / scale**2
    assert known[:2] == [(0, 30 * frame), (1, 29 * frame)]
    assert known[2][1] < frame  # from here on what the frames really took
    assert known[-1] == (30, 0)


@pytest.mark.parametrize("reason", ["no patch fits", "minutes for a patch"])
def test_without_a_patch_the_first_frame_tells_the_time_left(tmp_path, fake_model, reason):
    source = make_video(tmp_path / "a.mp4")
    torch = reason == "minutes for a patch"
    model = fake_model(**({"kind": "torch"} if torch else {"out_of_memory_on": 1}))
    _, events = deblurred(source, tmp_path / "b.mp4", model)
    assert len(model.calls) == 30 + (not torch)
    assert [done for done, left in lefts(events) if left is None and done < 30] == [0, 0]
    assert min(left for _, left in lefts(events) if left is not None) == 0


# --- flicker -------------------------------------------------------------------------------------


def test_flicker_is_measured_in_static_areas():
    meter = FlickerMeter()
    still = np.full((64, 96, 3), 100, np.uint8)
    for n in range(5):
        source = still.copy()
        source[:32] = 40 * n  # the upper half changes, and does not count
        result = still + np.uint8(4 * (n % 2))
        result[:32] = 7 * n
        meter.add(source, result)
    assert meter.total.before == 0
    assert meter.total.after == pytest.approx(4)


def test_flicker_of_16_bit_frames_has_the_same_scale():
    meter = FlickerMeter()
    still = np.full((64, 96, 3), 25_700, np.uint16)
    for n in range(4):
        meter.add(still, still + np.uint16(257 * 4 * (n % 2)))
    assert meter.total.after == pytest.approx(4, abs=0.1)
    assert np.isnan(Flicker().before)


def test_what_blending_gains_is_said_and_not_what_sharpness_costs():
    """A sharper picture flickers more than its source, however much blending has gained."""
    assert Flicker(100, 186.0, 196.0, 392.0, 200).text == "Flicker in static areas reduced by 50%"
    assert Flicker(100, 186.0, 196.0, 196.0, 200).text == (
        "Flicker in static areas: 1.86 in the original, 1.96 in the result (of 255)"
    )
    for nothing in (
        Flicker(100, 186.0, 196.0, 392.0, 2000),  # a hand-held camera
        Flicker(100, 186.0, 196.0, 200.0, 200),
        Flicker(100, 0.0, 0.1, 0.0, 200),
        Flicker(),
    ):
        assert nothing.text == ""


def test_the_part_of_the_picture_that_is_static_is_counted():
    meter = FlickerMeter()
    still = np.full((64, 96, 3), 100, np.uint8)
    for n in range(3):
        source = still.copy()
        source[:48] = 40 * n
        own = still + np.uint8(8 * (n % 2))
        meter.add(source, still + np.uint8(4 * (n % 2)), own)
    assert (meter.total.blocks, meter.total.compared) == (2 * 2 * 12, 2 * 8 * 12)
    assert meter.total.text == "Flicker in static areas reduced by 50%"


@pytest.mark.parametrize(("deflicker", "after"), [(False, 20), (True, 20 - 2 * LIMIT)])
def test_flicker_is_reported(tmp_path, fake_model, deflicker, after):
    calls = []

    def restless(pixels):
        calls.append(1)
        return pixels // 2 + np.uint8(20 * (len(calls) % 2))

    source = make_video(tmp_path / "a.mp4", picture=lambda n, w, h: picture(0, w, h))
    summary, events = deblurred(
        source, tmp_path / "b.mp4", fake_model(restless), deflicker=deflicker
    )
    metrics = {e.name: e.value for e in events if isinstance(e, Metric)}
    assert metrics["flicker_before"] < 1
    assert metrics["flicker_after"] == pytest.approx(after, abs=1)
    assert summary.flicker.after == metrics["flicker_after"]
    assert ("reduced by" in summary.flicker.text) == deflicker


# --- the command line ----------------------------------------------------------------------------


@pytest.fixture
def model(fake_model, monkeypatch):
    """The fake model that `deblur video` gets."""
    made = fake_model(name="live")
    monkeypatch.setattr("engine.models.get_model", lambda card, **how: made)
    return made


def test_a_folder_of_videos(tmp_path, model, capsys):
    (tmp_path / "in" / "x").mkdir(parents=True)
    make_video(tmp_path / "in" / "x" / "a.mp4")
    make_video(tmp_path / "in" / "b.webm", codec="libvpx-vp9")
    (tmp_path / "in" / "broken.mov").write_text("no")
    code = cli.main(["video", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json"])
    assert code == 1
    found = sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*")
    )
    assert found == ["b.mkv", "x", "x/a.mp4"]
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [event["event"] for event in events]
    assert (kinds[0], kinds[-1]) == ("Started", "Finished")
    assert kinds.count("ItemDone") == 2
    assert kinds.count("ItemFailed") == 1
    progress = [event for event in events if event["event"] == "Progress"]
    assert {event["unit"] for event in progress} == {"frames"}
    assert progress[-1]["done"] == 60
    assert "Flicker" in next(e for e in events if e["event"] == "ItemDone")["note"]
    model.calls.clear()
    assert cli.main(["video", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json"]) == 1
    assert model.calls == []  # finished ones are recognised by their names
    out = capsys.readouterr().out
    assert out.count("ItemKept") == 2


def test_what_the_model_runs_on_is_said_once_for_all_videos(tmp_path, model, capsys):
    for name in "abc":
        make_video(tmp_path / f"{name}.mp4")
    assert cli.main(["video", str(tmp_path)]) == 0
    assert capsys.readouterr().err.count("runs on") == 1


def test_a_device_that_changes_between_videos_is_said(tmp_path, model, capsys):
    def falls_back(pixels):
        model.running_on = "the processor, after all"
        return pixels

    model._apply = falls_back
    for name in "abc":
        make_video(tmp_path / f"{name}.mp4")
    assert cli.main(["video", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert said.count("runs on") == 2
    assert said.count("after all") == 1


@pytest.mark.parametrize("where", ["probe_video", "deblur", "mux"])
@pytest.mark.parametrize("error", [KeyError("of a library"), MemoryError(), ModelError("no")])
def test_whatever_is_raised_for_one_video_fails_it_alone(
    tmp_path, model, capsys, monkeypatch, where, error
):
    for name in "abc":
        make_video(tmp_path / f"{name}.mp4", ticks=range(4))
    really = getattr(job, where)

    def fail_the_second(*given, **more):
        if "b.mp4" in f"{given} {more}":
            raise error
        return really(*given, **more)

    monkeypatch.setattr(job, where, fail_the_second)
    assert cli.main(["video", str(tmp_path), "--json"]) == 1
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    ends = {Path(e["item"]).name: e for e in events if e["event"].startswith("Item")}
    assert {name: end["event"] for name, end in ends.items()} == {
        "a.mp4": "ItemDone",
        "b.mp4": "ItemFailed",
        "c.mp4": "ItemDone",
    }
    assert ends["b.mp4"]["message"]
    if isinstance(error, KeyError):
        assert ends["b.mp4"]["hint"] == "Convert it with another program, or leave it out."
    assert events[-1]["outcome"] == "ok"


def test_a_model_that_does_not_load_ends_the_job_and_not_each_video(
    tmp_path, model, capsys, monkeypatch
):
    for name in "ab":
        make_video(tmp_path / f"{name}.mp4", ticks=range(4))

    def load():
        raise ModelError("altered", "Get it again.")

    monkeypatch.setattr(model, "load", load)
    assert cli.main(["video", str(tmp_path), "--json"]) == 1
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [e["message"] for e in events if e["event"] == "Finished"] == ["altered"]
    assert not [e for e in events if e["event"].startswith("Item")]


def full_after(monkeypatch, videos):
    """Let the disk be full once so many videos are finished."""
    finished = []

    def publish_or_not(out, target, **how):
        if len(finished) == videos:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finished.append(target)
        publish(out, target, **how)

    monkeypatch.setattr("engine.video.job.publish", publish_or_not)


def test_a_full_disk_says_how_many_videos_are_left_and_how_to_resume(
    tmp_path, model, capsys, monkeypatch
):
    for name in "abcd":
        make_video(tmp_path / f"{name}.mp4")
    (tmp_path / "broken.mp4").write_text("no")
    full_after(monkeypatch, 1)
    assert cli.main(["video", str(tmp_path)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "cannot be written: the disk is full. Videos left: 3." in said
    assert "Then start again: what is finished is kept." in said
    assert not (tmp_path / "c_deblurred.mp4").exists()


def test_a_full_disk_during_a_single_video_counts_none(tmp_path, model, capsys, monkeypatch):
    make_video(tmp_path / "a.mp4")
    full_after(monkeypatch, 0)
    assert cli.main(["video", str(tmp_path / "a.mp4")]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "the disk is full" in said
    assert "left" not in said
    assert "Then start again: what is finished is kept." in said


def test_names_of_results(tmp_path, model, capsys):
    source = make_video(tmp_path / "a.mp4")
    assert cli.main(["video", str(source), "-q"]) == 0
    assert (tmp_path / "a_deblurred.mp4").exists()
    assert cli.main(["video", str(tmp_path), "--on-conflict", "unique", "-q"]) == 0
    assert (tmp_path / "a_deblurred-2.mp4").exists()
    assert len(list(tmp_path.iterdir())) == 3  # results are not sources
    assert cli.main(["video", str(source), "-o", str(tmp_path / "c.mkv"), "-q"]) == 0
    assert len(read_video(tmp_path / "c.mkv")[0]) == 30
    time_before = (tmp_path / "c.mkv").stat().st_mtime_ns
    again = ["video", str(source), "-o", str(tmp_path / "c.mkv"), "-q"]
    assert cli.main([*again, "--on-conflict", "overwrite"]) == 0
    assert (tmp_path / "c.mkv").stat().st_mtime_ns != time_before


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["absent.mp4"], "does not exist"),
        (["empty"], "No videos were found"),
        (["a.mp4", "-o", "a.mp4"], "original itself"),
        (["a.mp4", "--crf", "99"], "--crf"),
        (["a.mp4", "-m", "nothing"], "no model"),
        (["a.mp4", "a.mkv", "-o", "b.mp4"], "Specify a folder"),
    ],
)
def test_usage_errors(tmp_path, model, capsys, monkeypatch, words, complaint):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    make_video(tmp_path / "a.mp4")
    make_video(tmp_path / "a.mkv")
    assert cli.main(["video", *words]) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="SIGINT")
def test_ctrl_c_stops_and_the_same_command_resumes(tmp_path):
    source = make_video(tmp_path / "a.mp4", size=(320, 240), ticks=range(160), sound=True)
    words = [sys.executable, "-m", "engine", "video", str(source), "-o", str(tmp_path / "b.mp4"),
             "--json", "-m", "live"]  # fmt: skip
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    child = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    for line in child.stdout:
        event = json.loads(line)
        if event["event"] == "Progress" and event["done"] >= 50:
            child.send_signal(signal.SIGINT)
            break
    rest, said = child.communicate(timeout=120)
    assert child.returncode == 130
    assert '"cancelled"' in rest
    assert "Stopping" in said
    assert not (tmp_path / "b.mp4").exists()
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Resuming after 48 finished frames" in done.stdout
    assert len(read_video(tmp_path / "b.mp4")[0]) == 160
    assert leftovers(tmp_path) == []


def test_a_stop_says_what_is_kept(tmp_path, fake_model, monkeypatch, capsys):
    source = make_video(tmp_path / "a.mp4", ticks=range(40))
    model = fake_model(lambda p: 255 - p)
    monkeypatch.setattr("engine.models.get_model", lambda *_, **more: model)
    words = ["video", str(source), "-o", str(tmp_path / "b.mp4"), "-m", "live"]
    for stopped_after, said in (
        (10, "Nothing is kept: the first 24 frames were not finished."),
        (30, "24 frames are kept; run the same command to resume."),
    ):
        model.calls.clear()
        monkeypatch.setattr(
            "engine.cli.display.interrupts",
            lambda stdin, limit=stopped_after: nullcontext(
                lambda: len(model.calls) > limit + PATCHES
            ),
        )
        assert cli.main(words) == 130
        assert said in capsys.readouterr().err
        assert kept_frames(tmp_path / "b.mp4") == (24 if stopped_after > 24 else 0)


def test_the_display_shows_frames_and_speed(capsys):
    from engine.cli.display import make_display

    with make_display(json=False) as display:
        display._last_line = -1e9
        display.show(Progress(1, 40, "frames", "a.mp4"))
        display._last_line = -1e9
        time.sleep(0.01)
        display.show(Progress(3, 40, "frames", "a.mp4", 0.1, 12.0))
        display.show(ItemDone("a.mp4", "b.mp4", 1.0))
    err = capsys.readouterr().err
    assert "3 of 40 frames" in err
    assert "frames/s, 12 s left" in err


@pytest.mark.parametrize("key_frames", [1, 7, 250])
def test_the_middle_is_the_same_moment_wherever_the_key_frames_are(tmp_path, key_frames):
    from engine.video.read import VideoReader, probe_video

    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=20, options={"g": str(key_frames)})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(40):
            pixels = np.full((48, 64, 3), 20 + 5 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    reader = VideoReader(probe_video(path))
    assert reader.frame_at().mean() == pytest.approx(20 + 5 * 20, abs=6)
    for seconds, number in ((0.0, 0), (0.5, 10), (1.95, 39), (9.0, 39)):
        assert reader.frame_at(seconds).mean() == pytest.approx(20 + 5 * number, abs=6)


@pytest.mark.parametrize("begins", [0, 10])
@pytest.mark.parametrize("name", ["a.ts", "a.mp4", "a.mkv"])
def test_a_frame_is_found_where_times_begin_late_and_seeks_land_late(tmp_path, name, begins):
    from engine.video.read import VideoReader, probe_video

    path = tmp_path / name
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"g": "12"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(60):
            pixels = np.full((48, 64, 3), 20 + 3 * number, np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = number + 30 * begins, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    reader = VideoReader(probe_video(path))
    for number in (0, 3, 15, 31, 45, 57, 59):
        found = reader.frame_at(number / 30).mean()
        assert found == pytest.approx(20 + 3 * number, abs=2), number
    assert reader.frame_at(9.0).mean() == pytest.approx(20 + 3 * 59, abs=2)
    assert reader.frame_at().mean() == pytest.approx(20 + 3 * 30, abs=4)
