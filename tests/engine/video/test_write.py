"""VideoWriter: times read back with PyAV, and a file that plays however its writing ended."""

import os
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from engine.errors import VideoError
from engine.video.colour import BT601, FULL, Colour
from engine.video.write import Encoding, VideoWriter, find_encoder
from tests.engine.video.videos import picture

av = pytest.importorskip("av")

WIDTH, HEIGHT = 96, 64
ROOT = Path(__file__).resolve().parents[3]


def read(path):
    """Return (times from the start, pictures) of a file, as far as it plays."""
    times, pictures = [], []
    with av.open(str(path)) as container:
        try:
            for frame in container.decode(video=0):
                times.append(frame.pts * frame.time_base)
                pictures.append(frame)
        except av.FFmpegError:
            assert times
    return times, pictures


def varying(count, seed=0):
    steps = np.random.default_rng(seed).uniform(0.005, 0.2, count)
    return [float(t) for t in 1234.5 + np.cumsum(steps)]


@pytest.mark.parametrize("live", [True, False])
def test_varying_times_are_kept(tmp_path, live):
    times = varying(40)
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding(live=live)) as video:
        for n, seconds in enumerate(times):
            video.write(picture(n), seconds)
    got, frames = read(tmp_path / "a.mp4")
    assert [float(t) for t in got] == pytest.approx([t - times[0] for t in times], abs=1e-5)
    for n in (0, 20, 39):
        assert np.abs(frames[n].to_ndarray(format="rgb24").astype(int) - picture(n)).mean() < 4


def test_times_in_the_time_base_of_a_source_are_exact(tmp_path):
    base = Fraction(1001, 30_000)
    ticks = [3, 4, 5, 9, 10, 40]
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding(time_base=base)) as video:
        for n in ticks:
            video.write(picture(n), n * base)
    assert read(tmp_path / "a.mp4")[0] == [(n - 3) * base for n in ticks]


def test_a_closed_file_is_an_ordinary_mp4_of_the_reported_size(tmp_path):
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT)) as video:
        for n in range(30):
            video.write(picture(n), n / 10)
    data = (tmp_path / "a.mp4").read_bytes()
    assert video.bytes_written == len(data)
    with av.open(str(tmp_path / "a.mp4")) as container:
        assert container.streams.video[0].frames == 30  # which a fragmented one does not say
        assert container.duration == pytest.approx(3_000_000, abs=100_000)


def test_colour_tags_and_colours(tmp_path):
    colour = Colour(BT601, FULL, 6, 6)
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding(colour=colour)) as video:
        for n in range(5):
            video.write(picture(n), n)
    _, frames = read(tmp_path / "a.mp4")
    first = frames[0]
    tags = (first.colorspace, first.color_range, first.color_primaries, first.color_trc)
    assert tags == (6, 2, 6, 6)
    rgb = first.reformat(format="rgb24", src_colorspace=5, src_color_range=2, dst_color_range=2)
    mean = rgb.to_ndarray().reshape(-1, 3).mean(0)
    assert mean == pytest.approx(picture(0).reshape(-1, 3).mean(0), abs=1.5)


@pytest.mark.parametrize("chroma", ["420", "422", "444"])
def test_odd_sizes(tmp_path, chroma):
    with VideoWriter(tmp_path / "a.mp4", (95, 63), Encoding(chroma=chroma)) as video:
        for n in range(3):
            video.write(picture(n, 95, 63), n)
    _, frames = read(tmp_path / "a.mp4")
    wanted = {"420": (96, 64), "422": (96, 63), "444": (95, 63)}[chroma]
    assert (frames[0].width, frames[0].height) == wanted
    assert bool(video.notes) == (chroma != "444")


def test_ten_bits(tmp_path):
    deep = picture(0).astype(np.uint16) * 257 + 77
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding(deep=True)) as video:
        for n in range(3):
            video.write(deep, n)
    _, frames = read(tmp_path / "a.mp4")
    assert frames[0].format.name == "yuv420p10le"


@pytest.mark.parametrize("there", ["libsvtav1", "libvpx-vp9", "mpeg4"])
def test_without_x264_another_encoder_is_used_and_reported(tmp_path, monkeypatch, there):
    real = av.codec.Codec

    def only(name, mode="r"):
        if mode == "w" and name != there:
            raise av.codec.codec.UnknownCodecError(name)
        return real(name, mode)

    monkeypatch.setattr(av.codec, "Codec", only)
    times = varying(20)
    video = VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding())
    with video:
        for n, seconds in enumerate(times):
            video.write(picture(n), seconds)
    assert video.encoder == there
    assert there in video.notes[0]
    got, _ = read(tmp_path / "a.mp4")
    assert [float(t) for t in got] == pytest.approx([t - times[0] for t in times], abs=1e-4)


def test_without_any_encoder_it_raises(monkeypatch):
    def none(name, mode="r"):
        raise av.codec.codec.UnknownCodecError(name)

    monkeypatch.setattr(av.codec, "Codec", none)
    with pytest.raises(VideoError, match="no encoder"):
        find_encoder(Encoding())


def test_without_pyav_the_error_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(VideoError, match="pip install av"):
        VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT))
    assert not (tmp_path / "a.mp4").exists()


def test_wrong_frames_are_refused(tmp_path):
    with VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT)) as video:
        video.write(picture(0), 1.0)
        with pytest.raises(ValueError, match="not after"):
            video.write(picture(1), 1.0)
        with pytest.raises(ValueError, match="a frame of"):
            video.write(picture(1, 32, 32), 2.0)
        video.write(picture(2), 1.1)
    assert len(read(tmp_path / "a.mp4")[0]) == 2
    with pytest.raises(ValueError, match="closed"):
        video.write(picture(3), 3.0)


def test_abort_removes_the_file(tmp_path):
    video = VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT))
    video.write(picture(0), 0)
    video.abort()
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_replaced_only_with_overwrite(tmp_path):
    (tmp_path / "a.mp4").write_text("mine")
    with pytest.raises(VideoError, match="already exists"):
        VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT))
    assert (tmp_path / "a.mp4").read_text() == "mine"


def test_closing_without_a_frame_is_allowed(tmp_path):
    VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT)).close()


CHILD = """
import sys
from pathlib import Path
from tests.engine.video.test_write import HEIGHT, WIDTH, picture
from engine.video.write import Encoding, VideoWriter
video = VideoWriter(Path(sys.argv[1]), (WIDTH, HEIGHT), Encoding(live=True))
for n in range(200):
    video.write(picture(n), n / 20)
    print(n, flush=True)
import time
time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_frames_written_before_a_kill_play(tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path / "a.mp4")],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in child.stdout:
        if line.strip() == "199":
            break
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    times, _ = read(tmp_path / "a.mp4")
    assert len(times) >= 200 - 20  # a second at most
    assert times == [Fraction(n, 20) for n in range(len(times))]


def write_noise(video):
    random = np.random.default_rng(0)
    for n in range(300):
        video.write(random.integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8), n / 20)


@pytest.mark.skipif(os.name == "nt", reason="RLIMIT_FSIZE")
def test_a_full_disk_raises_and_what_was_written_plays(tmp_path):
    import resource

    video = VideoWriter(tmp_path / "a.mp4", (WIDTH, HEIGHT), Encoding(live=True))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(VideoError, match="too large for this disk") as caught:
            write_noise(video)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.hint
    assert 20 <= len(read(tmp_path / "a.mp4")[0]) < 300
    video.close()  # a second end changes nothing
