"""The live preview as a whole: frames in, results out, statistics, recordings, snapshots."""

import sys
import threading
import time
from datetime import datetime
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from engine import steps
from engine.camera import CameraSpec, Live, LiveFrame, capture, write_snapshot
from engine.camera.chart import ChartSource
from engine.camera.choices import AUTO_MODELS, choose_live, measure_live
from engine.camera.live import deblur_live, record_to_folder
from engine.camera.outputs import VirtualCamera
from engine.camera.stats import LiveStats, Meter
from engine.errors import CameraError, ConfigError, ImageWriteError, OutOfMemory, VideoError
from engine.events import Finished, Log, Progress, run
from engine.images import Provenance
from engine.messages import Message
from engine.models import Catalogue
from tests.bench._chart import read_number
from tests.stream import check_stream

SMALL = (320, 240)


@pytest.fixture
def live(fake_model):
    """Make a Live on the chart with a FakeModel: `live(apply, model={...}, **spec)`."""

    def make(apply=np.copy, *, model=None, **spec):
        fake = fake_model(apply, **(model or {}))
        spec_ = CameraSpec(**{"source": "chart", "size": SMALL, "rate": 60.0, **spec})
        made = Live(spec_, Catalogue.of_program(), lambda card, **_: fake)
        made.fake = fake
        return made

    return make


@pytest.fixture
def started():
    """Start a Live job in a thread: `job = started(live)`; cancelled at the end of the test."""
    jobs = []

    class Job:
        def __init__(self, live):
            self.live, self.events, self.result = live, [], None
            self.stop = threading.Event()
            self.thread = threading.Thread(target=self._run)
            self.thread.start()
            jobs.append(self)

        def _run(self):
            self.result = run(
                self.live.work(), self.events.append, job="camera", cancelled=self.stop.is_set
            )

        def frame(self, seconds=20.0):
            """Wait for the next frame."""
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                frame = self.live.latest.take()
                if frame is not None:
                    return frame
                assert self.thread.is_alive(), self.result
                time.sleep(0.002)
            raise AssertionError(f"no frame came: {self.events[-3:]}")

        def until(self, true, seconds=20.0):
            """Take frames until something is true."""
            end = time.monotonic() + seconds
            while not true():
                assert time.monotonic() < end, self.events[-3:]
                self.frame()

        def end(self):
            self.stop.set()
            self.thread.join(30)
            assert not self.thread.is_alive()
            return self.result.finished

        def logs(self):
            return [event.message for event in self.events if isinstance(event, Log)]

    yield Job
    for job in jobs:
        job.end()


def invert(pixels):
    return 255 - pixels


# --- the test chart ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(320, 240), (640, 480), (1280, 720), (160, 120)])
def test_the_chart_numbers_its_frames(size):
    chart = ChartSource(size, 30)
    for number in (0, 1, 2047, 4095, 4096):
        picture = chart.picture(number)
        assert picture.shape == (size[1], size[0], 3)
        assert read_number(picture) == number % 4096


def test_frame_numbers_are_read_at_other_sizes_and_only_from_charts():
    chart = ChartSource((640, 480), 30)
    half = np.asarray(Image.fromarray(chart.picture(1234)).resize((320, 240)))
    assert read_number(half, 640) == 1234
    assert read_number(np.full((480, 640, 3), 128, np.uint8)) is None


def test_the_blur_of_the_chart_is_a_box_of_known_length():
    """An edge of the sharp strip becomes a ramp of that length, in linear light."""
    sharp, blurred = (ChartSource((640, 480), 30, blur_px=px)._strip for px in (1, 16))
    row = 5  # of the bars
    light = ((sharp[row].astype(float) / 255) ** 2.2)[200:600, 0]
    wanted = np.convolve(light, np.ones(16) / 16, "valid")
    got = ((blurred[row].astype(float) / 255) ** 2.2)[200:600, 0]
    errors = [np.abs(got[k : k + len(wanted)] - wanted).mean() for k in range(16)]
    assert min(errors) < 0.03 < np.abs(light - got).mean()


def test_the_chart_keeps_its_rate_and_skips_frames_that_nobody_read():
    chart = ChartSource(SMALL, 50)
    first = read_number(chart.read())
    time.sleep(0.3)
    late = read_number(chart.read())
    following = read_number(chart.read())
    assert late - first > 10
    assert following > late


# --- reduced size --------------------------------------------------------------------------------


def test_full_size_and_strength_return_the_model_result(fake_model):
    picture = ChartSource(SMALL, 30).picture(7)
    assert np.array_equal(deblur_live(picture, fake_model(invert), 1, 1), 255 - picture)
    assert deblur_live(picture, fake_model(invert), 1, 0) is picture


@pytest.mark.parametrize("scale", [3 / 4, 1 / 2, 3 / 8, 1 / 4])
def test_an_identity_model_changes_nothing_at_any_size(fake_model, scale):
    picture = ChartSource((322, 241), 30).picture(7)
    model = fake_model()
    assert np.array_equal(deblur_live(picture, model, scale, 1), picture)
    height, width, _ = model.calls[0]
    assert (width, height) == (round(322 * scale), round(241 * scale))


@pytest.mark.parametrize("scale", [1, 1 / 2])
def test_strength_blends(fake_model, scale):
    picture = np.full((64, 64, 3), 100, np.uint8)
    brighter = fake_model(lambda pixels: pixels + np.uint8(40))
    half = deblur_live(picture, brighter, scale, 0.5)
    assert np.abs(half.astype(int) - 120).max() <= 1


@pytest.mark.parametrize(("frames", "median", "p95"), [(2, 15, 20), (20, 105, 190), (1, 10, 10)])
def test_the_95th_percentile_of_the_latency_is_never_below_its_median(frames, median, p95):
    meter, now = Meter(), time.perf_counter()
    for number in range(frames):
        meter.shown(now - 0.01 * (number + 1), now)
    stats = meter.measure(LiveStats())
    assert (stats.latency_ms, stats.latency_p95_ms) == (pytest.approx(median), pytest.approx(p95))


# --- the job -------------------------------------------------------------------------------------


def test_frames_are_deblurred_newest_first_and_the_event_stream_is_valid(live, started):
    job = started(live(invert))
    numbers = []
    for _ in range(8):
        frame = job.frame()
        assert np.array_equal(frame.result, 255 - frame.original)
        assert frame.camera == "moving chart"
        numbers.append(frame.number)
        job.live.shown(frame)
    assert numbers == sorted(set(numbers))
    stats = job.live.stats()
    assert stats.size == SMALL
    assert stats.latency_ms > 0
    assert stats.latency_p95_ms >= stats.latency_ms
    assert 0 <= stats.cpu_share <= 1
    assert job.end() == Finished("cancelled")
    check_stream(job.events)
    assert any(isinstance(event, Progress) for event in job.events)


def test_a_slow_model_gets_the_newest_frame_and_the_rest_count_as_dropped(live, started):
    def slow(pixels):
        time.sleep(0.1)
        return pixels.copy()

    job = started(live(slow, rate=100.0, adaptive=False))
    before = job.frame()
    ages = []
    for _ in range(5):
        frame = job.frame()
        ages.append(time.perf_counter() - frame.captured)
        # From the pixels, not from our own counting: the chart numbers its frames.
        assert read_number(frame.original) > read_number(before.original) + 3
        before = frame
    assert job.live.stats().dropped > 20
    # Not the sum of the delays, which a queue would cause.
    assert min(ages) < 0.35


def test_strength_changes_at_once_and_zero_skips_the_model(live, started):
    job = started(live(invert))
    job.frame()
    job.live.adjust(strength=0.0)
    job.until(lambda: (f := job.frame()).result is f.original)
    job.live.adjust(strength=1.0)
    job.until(lambda: np.array_equal((f := job.frame()).result, 255 - f.original))


def test_pause_and_resume(live, started):
    job = started(live())
    job.frame()
    job.live.adjust(paused=True)
    time.sleep(0.2)
    job.live.latest.take()
    time.sleep(0.2)
    assert job.live.latest.take() is None
    job.live.adjust(paused=False)
    assert job.frame()


def test_camera_settings_cannot_be_changed_while_running(live):
    with pytest.raises(ConfigError, match="size"):
        live().adjust(size=(1, 1))
    with pytest.raises(ConfigError, match="strength"):
        live().adjust(strength=2.0)


def test_a_new_model_replaces_the_old_one_once_loaded_unless_it_is_missing(fake_model, started):
    models = {"live": fake_model(), "fast": fake_model(invert)}
    spec_ = CameraSpec("chart", SMALL, 60.0, model="live")
    made = Live(spec_, Catalogue.of_program(), lambda card, **_: models[card.name])
    job = started(made)
    assert job.frame().provenance.model == "live"
    made.adjust(model="nonsense")
    job.until(lambda: any("nonsense" in line for line in job.logs()))
    assert job.frame().provenance.model == "live"
    made.adjust(model="fast")
    job.until(lambda: job.frame().provenance.model == "fast")
    frame = job.frame()
    assert np.array_equal(frame.result, 255 - frame.original)


def test_a_precision_that_the_model_lacks_falls_back_to_its_default(fake_model, started):
    requested = []

    def get(card, **means):
        requested.append((card.name, means["precision"]))
        return fake_model()

    made = Live(
        CameraSpec("chart", SMALL, model="fast", precision="none"), Catalogue.of_program(), get
    )
    started(made).frame()
    assert requested == [("fast", "fp32")]


def test_out_of_memory_reduces_the_size(live, started):
    def hungry(pixels):
        if pixels.shape[1] > 200:
            raise OutOfMemory("none left")
        return invert(pixels)

    job = started(live(hungry))
    job.until(lambda: job.live.stats().scale <= 0.5)
    assert any("Out of memory" in line for line in job.logs())
    job.end()
    # A fixed size is never changed.
    job = started(live(hungry, adaptive=False))
    job.thread.join(20)
    assert job.result.finished.outcome == "failed"


@pytest.mark.parametrize("reuse", [True, False])
def test_a_scene_that_stands_still_is_computed_once(tmp_path, live, started, reuse):
    picture = ChartSource(SMALL, 30).picture(7)
    Image.fromarray(picture).save(tmp_path / "still.png")
    job = started(live(invert, source=str(tmp_path), reuse=reuse))
    for _ in range(8):
        frame = job.frame()
        assert np.array_equal(frame.result, 255 - picture)
    assert (len(job.live.fake.calls) == 1) == reuse
    assert (job.live.stats().computed < 1) == reuse


def test_a_scene_that_stands_still_is_computed_at_full_size_again(tmp_path, live, started):
    """Reduced while it moved, or while the computer was busy; a slow model does not matter here."""

    def slow(pixels):
        time.sleep(0.2 * pixels.shape[1] / SMALL[0])
        return pixels.copy()

    Image.fromarray(ChartSource(SMALL, 30).picture(7)).save(tmp_path / "still.png")
    made = live(slow, source=str(tmp_path), rate=30.0)
    job = started(made)
    job.frame()
    while not made._scaler.is_lowest:
        made._scaler.step_down()
    job.until(lambda: made.stats().scale < 1)
    job.until(lambda: made.stats().scale == 1)
    assert made.stats().computed < 1


def test_every_nth_picture(live, started):
    job = started(live(adaptive=False, every=3))
    assert {job.frame().number % 3 for _ in range(5)} == {0}


def test_adaptive_scaling_is_logged(live, started):
    def slow(pixels):
        time.sleep(0.05 * pixels.shape[1] / SMALL[0])
        return pixels.copy()

    job = started(live(slow, rate=30.0))
    job.until(lambda: job.live.stats().note, seconds=30)
    stats = job.live.stats()
    assert stats.scale < 1
    assert "to keep" in stats.note
    assert any("The model runs at" in line for line in job.logs())


def test_invalid_specs_are_refused():
    for wrong in (
        {"source": ""}, {"size": (0, 10)}, {"rate": 0.0}, {"strength": 1.1}, {"scale": 0.9},
        {"every": 0},
    ):  # fmt: skip
        with pytest.raises(ConfigError):
            CameraSpec(**wrong)


# --- snapshots and recordings --------------------------------------------------------------------


def make_frame(number=0, size=SMALL, captured=0.0):
    picture = ChartSource(size, 30).picture(number)
    when = datetime(2026, 11, 23, 4, 5, 6)
    return LiveFrame(
        number, captured, when, picture, 255 - picture, "My camera",
        Provenance("live", "0.1", "ab" * 32, 0.5),
    )  # fmt: skip


def test_a_snapshot_is_two_images_with_metadata(tmp_path):
    folder = tmp_path / "new" / "folder"
    frame = make_frame()
    first, second = write_snapshot(frame, folder)
    with Image.open(first) as original, Image.open(second) as result:
        assert np.array_equal(np.asarray(original), frame.original)
        assert np.array_equal(np.asarray(result), frame.result)
        for image in (original, result):
            exif = image.getexif()
            assert exif[0x0110] == "My camera"
            assert exif[0x0132] == "2026:11:23 04:05:06"
        xmp = result.info.get("xmp") or result.text["XML:com.adobe.xmp"]
    assert "live" in str(xmp)
    # Another one in the same second replaces nothing.
    assert len({first, second, *write_snapshot(frame, folder)}) == 4


def test_a_snapshot_that_cannot_be_written_raises(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ImageWriteError, match="cannot be created: its folder is a file") as caught:
        write_snapshot(make_frame(), tmp_path / "file" / "folder")
    assert caught.value.hint == "Choose another folder for snapshots."


def test_a_recording_into_a_folder_that_cannot_be_made_raises(tmp_path, live):
    (tmp_path / "file").write_text("")
    with pytest.raises(CameraError, match="cannot be created: its folder is a file") as caught:
        record_to_folder(live(), tmp_path / "file" / "folder", "result", datetime(2026, 11, 23))
    assert caught.value.hint == "Choose another folder for recordings."


def times_of(path: Path) -> list[float]:
    av = pytest.importorskip("av")
    with av.open(str(path)) as video:
        (stream,) = video.streams.video
        return [float(frame.pts * stream.time_base) for frame in video.decode(stream)]


def add(recorder, frame):
    recorder.add("original", frame.original, frame.captured)
    recorder.add("result", frame.result, frame.captured)


def test_the_original_recording_has_every_frame_however_slow_the_model_is(tmp_path, live, started):
    def slow(pixels):
        time.sleep(0.2)
        return pixels.copy()

    job = started(live(slow, rate=30.0, adaptive=False))
    job.frame()
    job.live.record(tmp_path / "video.mp4", "both")
    job.until(lambda: job.live.recording.seconds > 1.5)
    end = job.live.stop_recording()
    original, result = (times_of(path) for path in end.targets)
    assert len(original) > 3 * len(result) > 3


def test_recorded_frames_keep_their_capture_times(tmp_path):
    pytest.importorskip("av")
    from engine.camera.outputs import Recorder

    times = [5.0, 5.04, 5.05, 5.3, 6.0]  # a camera in the dark is not regular
    recorder = Recorder(tmp_path / "video.mp4", "both", SMALL)
    for number, at in enumerate(times):
        add(recorder, make_frame(number, captured=at))
        time.sleep(0.05)  # so that none is skipped
    end = recorder.close()
    assert [p.name for p in end.targets] == ["video.mp4", "video deblurred.mp4"]
    assert (end.frames, end.error) == (5, "")
    assert end.seconds == pytest.approx(1.0)
    for target in end.targets:
        assert times_of(target) == pytest.approx([t - 5 for t in times], abs=0.001)


def test_a_recording_replaces_nothing(tmp_path):
    pytest.importorskip("av")
    from engine.camera.outputs import Recorder

    (tmp_path / "video.mp4").write_text("precious")
    recorder = Recorder(tmp_path / "video.mp4", "result", SMALL)
    add(recorder, make_frame())
    (target,) = recorder.close().targets
    assert target.name == "video (2).mp4"
    assert (tmp_path / "video.mp4").read_text() == "precious"


def test_a_full_disk_ends_the_recording_and_keeps_what_was_written(
    tmp_path, live, started, monkeypatch
):
    pytest.importorskip("av")
    from engine.video.write import VideoWriter

    write, written = VideoWriter.write, []

    def fill(self, pixels, seconds):
        if len(written) == 10:
            raise VideoError("The disk is full.", "Make room.")
        written.append(seconds)
        write(self, pixels, seconds)

    monkeypatch.setattr(VideoWriter, "write", fill)
    job = started(live())
    job.frame()
    job.live.record(tmp_path / "video.mp4", "result")
    job.until(lambda: job.live.recording.error)
    assert "The disk is full." in job.live.recording.error
    assert job.frame()  # the camera continues
    end = job.live.stop_recording()
    assert end.frames == 10
    assert times_of(tmp_path / "video.mp4") == pytest.approx(
        [t - written[0] for t in written], abs=0.001
    )
    monkeypatch.undo()
    job.live.record(tmp_path / "video.mp4", "result")  # and can be recorded again
    assert job.live.stop_recording().targets[0].name == "video (2).mp4"


@pytest.mark.parametrize("where", ["write", "close"])
def test_whatever_is_raised_ends_the_recording_and_closes_its_files(tmp_path, monkeypatch, where):
    pytest.importorskip("av")
    from engine.camera.outputs import Recorder
    from engine.video.write import VideoWriter

    closed, really = [], VideoWriter.close

    def fail(*_):
        raise ValueError("of a library")

    def close(self):
        closed.append(self.target.name)
        really(self)
        if where == "close":
            fail()

    monkeypatch.setattr(VideoWriter, "close", close)
    if where == "write":
        monkeypatch.setattr(VideoWriter, "write", fail)
    recorder = Recorder(tmp_path / "video.mp4", "both", SMALL)
    add(recorder, make_frame())
    end = recorder.close()
    assert "ValueError" in end.error
    assert end.error.endswith("Start the recording again. If that does not help, please report it.")
    assert isinstance(end.error, Message)  # to be translated
    assert closed == ["video.mp4", "video deblurred.mp4"]


def test_ending_the_job_completes_the_recording(tmp_path, live, started):
    pytest.importorskip("av")
    job = started(live())
    job.frame()
    job.live.record(tmp_path / "video.mp4", "original")
    job.until(lambda: job.live.recording.frames > 5)
    with pytest.raises(CameraError):
        job.live.record(tmp_path / "another.mp4", "original")
    job.end()
    with pytest.raises(CameraError, match="Start the camera"):
        job.live.record(tmp_path / "late.mp4", "original")  # nothing would ever complete it
    assert not (tmp_path / "late.mp4").exists()
    times = times_of(tmp_path / "video.mp4")
    assert len(times) > 5
    assert times == sorted(set(times))
    assert times[0] == 0


def test_recording_needs_a_first_frame(tmp_path, live):
    with pytest.raises(CameraError):
        live().record(tmp_path / "video.mp4", "result")


def test_a_recording_ends_when_the_camera_changes_its_size(tmp_path):
    pytest.importorskip("av")
    from engine.camera.outputs import Recorder

    recorder = Recorder(tmp_path / "video.mp4", "result", SMALL)
    add(recorder, make_frame(0, captured=0.0))
    add(recorder, make_frame(1, (640, 480), 0.1))
    end = recorder.close()
    assert "640 x 480" in end.error
    assert end.frames == 1
    assert len(times_of(end.targets[0])) == 1


def test_with_a_slow_disk_frames_are_skipped(tmp_path, monkeypatch):
    pytest.importorskip("av")
    from engine.camera.outputs import Recorder
    from engine.video.write import VideoWriter

    write, go = VideoWriter.write, threading.Event()

    def slow(self, pixels, seconds):
        go.wait(20)
        write(self, pixels, seconds)

    monkeypatch.setattr(VideoWriter, "write", slow)
    recorder = Recorder(tmp_path / "video.mp4", "result", SMALL)
    for number in range(30):
        add(recorder, make_frame(number, captured=number / 30))
    go.set()
    end = recorder.close()
    assert 1 <= end.frames <= 10  # memory does not fill up
    times = times_of(tmp_path / "video.mp4")
    assert len(times) == end.frames
    assert times == pytest.approx([n / 30 for n in range(end.frames)], abs=0.001)


# --- a virtual camera -----------------------------------------------------------------------------


@pytest.fixture
def devices(monkeypatch):
    """Stand in for pyvirtualcam, and return the devices that it opens."""
    opened = []

    class Camera:
        def __init__(self, width, height, fps):
            self.width, self.height, self.fps = width, height, fps
            self.sent, self.is_open = [], True
            self.meanwhile = lambda: None
            opened.append(self)

        def send(self, pixels):
            self.meanwhile()
            assert self.is_open
            self.sent.append(pixels)

        def close(self):
            self.is_open = False

    module = ModuleType("pyvirtualcam")
    module.__spec__ = ModuleSpec("pyvirtualcam", None)
    module.Camera = Camera
    monkeypatch.setitem(sys.modules, "pyvirtualcam", module)
    return opened


def test_a_virtual_camera_is_opened_again_where_the_size_changes(devices):
    camera = VirtualCamera(30.0)
    for size in ((240, 320), (240, 320), (480, 640)):
        camera.show(np.zeros((*size, 3), np.uint8))
    assert [(d.width, d.height, len(d.sent)) for d in devices] == [(320, 240, 2), (640, 480, 1)]
    assert [d.is_open for d in devices] == [False, True]
    camera.close()
    assert not devices[-1].is_open


def test_no_frame_opens_a_virtual_camera_again_that_was_closed(devices):
    pixels = np.zeros((240, 320, 3), np.uint8)
    camera = VirtualCamera(30.0)
    camera.show(pixels)
    camera.close()
    camera.show(pixels)  # was on its way when the window closed it
    assert [d.is_open for d in devices] == [False]


def test_a_virtual_camera_is_not_closed_while_a_frame_is_sent(devices):
    pixels = np.zeros((240, 320, 3), np.uint8)
    camera = VirtualCamera(30.0)
    camera.show(pixels)
    closing = threading.Thread(target=camera.close)

    def close_meanwhile():
        closing.start()
        closing.join(0.1)  # has to wait for the frame

    devices[0].meanwhile = close_meanwhile
    camera.show(pixels)
    closing.join()
    assert len(devices[0].sent) == 2
    assert not devices[0].is_open


# --- chosen by measurement -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("costs", "chosen"),
    [  # seconds per megapixel; a frame of 640 x 480 has 0.31 megapixels, and 25 ms
        ({("live", "fast8"): 0.2}, ((640, 480), "live", "fast8")),
        ({("live", "fast8"): 0.05, ("live", "fp32"): 0.12}, ((640, 480), "live", "fast8")),
        ({("live", "fast8"): 0.05, ("live", "fp32"): 0.07}, ((640, 480), "live", "fp32")),
        ({("live", "fast8"): 0.02, ("live", "fp32"): 0.05}, ((1280, 720), "live", "fast8")),
        (
            {
                ("live", "fast8"): 0.01, ("live", "fp32"): 0.02, ("fast", "int8"): 0.025,
                ("fast", "fp32"): 0.1,
            },
            ((1280, 720), "fast", "int8"),
        ),
        ({("live", "fast8"): 9.0}, ((640, 480), "live", "fast8")),
        ({("live", "fast8"): 0.01, ("fast", "int8"): 0.02}, ((1280, 720), "fast", "int8")),
        ({}, ((640, 480), "live", "fast8")),
    ],
)  # fmt: skip
def test_the_best_that_keeps_the_rate_is_chosen(costs, chosen):
    assert choose_live(lambda name, precision: costs.get((name, precision)), 60.0) == chosen


def test_fewer_frames_allow_a_better_model_and_a_given_size_is_kept():
    costs = {("live", "fast8"): 0.05, ("live", "fp32"): 0.12}

    def cost(name, precision):
        return costs.get((name, precision))

    assert choose_live(cost, 15.0, [(640, 480)]) == ((640, 480), "live", "fp32")
    assert choose_live(cost, 30.0, [(320, 240)]) == ((320, 240), "live", "fp32")
    assert choose_live(cost, 30.0, [(1920, 1080)]) == ((1920, 1080), "live", "fast8")


def test_no_model_is_measured_that_cannot_be_chosen():
    asked = []

    def cost(name, precision):
        asked.append((name, precision))
        return 1.0

    choose_live(cost, 30.0)
    assert asked == [("live", "fast8"), ("live", "fp32")]


def test_a_live_preview_measures_before_it_opens_the_camera(fake_model, started, monkeypatch):
    monkeypatch.setattr("engine.camera.live.measure_live", lambda model: model.seconds)
    seconds = {"fast8": 0.02, "fp32": 0.025, "int8": 0.1}
    loaded = []

    def get(card, *, precision, **_):
        model = fake_model(np.copy, name=card.name, title=card.title)
        model.seconds = seconds[precision] * (card.name == "live" or 10)
        loaded.append((card.name, precision))
        return model

    spec = CameraSpec("chart", rate=30.0, auto_model=True, auto_size=True)
    job = started(Live(spec, Catalogue.of_program(), get))
    frame = job.frame()
    assert frame.original.shape == (720, 1280, 3)
    assert loaded == [*AUTO_MODELS[:3], ("live", "fp32")]
    assert job.live.stats().precision == "fp32"
    (said,) = [e.message for e in job.events if isinstance(e, Log) and "Chosen by" in e.message]
    assert said == "Chosen by the speed of this computer: Live (fp32), 1280 x 720."


def test_the_speed_of_a_model_is_measured(fake_model):
    model = fake_model(np.copy)
    assert measure_live(model) > 0
    assert len(model.calls) == 4


def test_a_recording_of_the_result_says_so_in_its_name(tmp_path: Path) -> None:
    names = []

    class Told:
        recording = None

        def record(self, path: Path, _which: str) -> None:
            names.append(path.name)

    for which in ("original", "both", "result"):
        record_to_folder(Told(), tmp_path, which, datetime(2026, 11, 30, 13, 5))  # type: ignore[arg-type]
    plain = "Camera 2026-11-30 13.05.00.mp4"
    assert names == [plain, plain, "Camera 2026-11-30 13.05.00 deblurred.mp4"]


def test_a_driver_that_hangs_keeps_no_program_from_ending(monkeypatch):
    monkeypatch.setattr(steps, "_given_up", [])
    monkeypatch.setattr(capture, "_CLOSE_SECONDS", 0.1)
    go_on = threading.Event()

    class Hanging:
        name = "hanging"

        def read(self):
            go_on.wait()

        def close(self):
            pass

    with capture.Capture(Hanging, lambda frame: None) as running:
        pass
    assert steps.left_running()
    go_on.set()
    running._thread.join(10)
    assert not steps.left_running()
