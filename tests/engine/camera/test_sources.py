"""Cameras that fail in every possible way, with a fake OpenCV; files as cameras."""

import threading
import time

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.camera import CameraSpec, Live, capture, find_cameras, sources
from engine.camera.sources import FolderSource, VideoSource, open_source
from engine.errors import CameraError
from engine.events import Log, run
from engine.models import Catalogue

BGR = np.zeros((48, 64, 3), np.uint8)
BGR[..., 0] = 200  # blue


class FakeCamera:
    """Stands in for cv2.VideoCapture; delivers `pictures`, None for a missing one."""

    opened = True
    pictures: list = []  # noqa: RUF012 - set by the tests
    settings: dict = {}  # noqa: RUF012
    hangs = False
    released = 0

    def __init__(self, *_):
        self._left = iter(type(self).pictures)
        self._last = None

    def isOpened(self):
        return type(self).opened

    def set(self, name, value):
        type(self).settings[name] = value
        return True

    def get(self, name):
        return {cv2.CAP_PROP_FPS: 30.0}.get(name, 0.0)

    def read(self):
        time.sleep(0.01)
        while type(self).hangs:
            time.sleep(0.02)
        self._last = next(self._left, self._last)
        return self._last is not None, self._last

    def release(self):
        type(self).released += 1


@pytest.fixture
def camera(monkeypatch, tmp_path):
    """A machine with one camera, 0, that is a FakeCamera."""
    kind = type("Camera", (FakeCamera,), {"pictures": [BGR], "settings": {}})
    known, nodes = tmp_path / "known", tmp_path / "dev"
    for number, (name, index) in enumerate((("Nice Cam", "0"), ("Nice Cam", "1"))):
        (known / f"video{number}").mkdir(parents=True)
        (known / f"video{number}" / "name").write_text(f"{name}\n")
        (known / f"video{number}" / "index").write_text(f"{index}\n")
    nodes.mkdir()
    (nodes / "video0").write_text("")
    monkeypatch.setattr(sources, "_SYSFS", known)
    monkeypatch.setattr(sources, "_DEV", nodes)
    monkeypatch.setattr(sources.sys, "platform", "linux")
    monkeypatch.setattr(cv2, "VideoCapture", kind)
    kind.node = nodes / "video0"
    return kind


def watch(fake_model, *, until=lambda frames: len(frames) >= 3, **spec):
    """Run a Live on camera 0 until it ends or enough frames came; (result, frames, logs)."""
    frames, lines = [], []
    live = Live(CameraSpec("0", **spec), Catalogue.of_program(), lambda card, **_: fake_model())

    def hear(event):
        frame = live.latest.take()
        if frame is not None:
            frames.append(frame)
        if isinstance(event, Log):
            lines.append(event.message)

    result = run(live.work(), hear, job="camera", cancelled=lambda: until(frames))
    return result.finished, frames, lines


def test_all_settings_are_requested_together_and_bgr_becomes_rgb(camera, fake_model):
    finished, frames, lines = watch(fake_model, size=(1280, 720), rate=25.0)
    assert finished.outcome == "cancelled"
    names = list(camera.settings)
    assert names[0] == cv2.CAP_PROP_FOURCC  # some cameras forget it when it comes last
    assert camera.settings[cv2.CAP_PROP_FRAME_WIDTH] == 1280
    assert camera.settings[cv2.CAP_PROP_FRAME_HEIGHT] == 720
    assert camera.settings[cv2.CAP_PROP_FPS] == 25.0
    assert camera.settings[cv2.CAP_PROP_BUFFERSIZE] == 1
    assert frames[0].original[0, 0].tolist() == [0, 0, 200]
    # Not what was requested, and logged.
    assert any("Nice Cam delivers 64 x 48" in line for line in lines)
    assert camera.released == 1


def test_cameras_have_names_and_metadata_devices_are_not_listed(camera):
    found = []

    def keep():
        found.extend((yield from find_cameras()))

    run(keep(), lambda event: None, job="cameras")
    assert [(info.key, info.name) for info in found] == [
        ("0", "Nice Cam"), ("chart", "Moving chart"),
    ]  # fmt: skip


def failed(fake_model, *words):
    finished, frames, _ = watch(fake_model, until=lambda frames: False)
    assert finished.outcome == "failed", finished
    for word in words:
        assert word in f"{finished.message} {finished.hint}"
    return frames


def test_no_camera(camera, fake_model):
    camera.opened = False
    camera.node.unlink()
    failed(fake_model, "There is no camera 0", "Available: 0")


def test_a_camera_in_use(camera, fake_model):
    camera.opened = False
    failed(fake_model, "Nice Cam is in use", "Close the program")
    camera.opened = True  # the other program was closed: no restart is needed
    assert watch(fake_model)[1]


def test_a_camera_without_permission(camera, fake_model, monkeypatch):
    camera.opened = False
    monkeypatch.setattr(sources.os, "access", lambda *_: False)
    failed(fake_model, "permission to use Nice Cam", "group video")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_do_not_tell_why_a_camera_cannot_be_opened(
    camera, fake_model, monkeypatch, platform
):
    monkeypatch.setattr(sources.sys, "platform", platform)
    camera.opened = False
    failed(fake_model, "cannot be opened", "privacy")


def test_other_systems_try_the_first_numbers(camera, monkeypatch):
    monkeypatch.setattr(sources.sys, "platform", "win32")
    found = []

    def keep():
        found.extend((yield from find_cameras()))

    run(keep(), lambda event: None, job="cameras")
    assert len(found) == sources._MAX_CAMERAS + 1
    assert camera.released == sources._MAX_CAMERAS


def test_an_unplugged_camera(camera, fake_model):
    class Unplugged(camera):
        def read(self):
            self.count = getattr(self, "count", 0) + 1
            return (True, BGR) if self.count < 4 else (False, None)

    camera_class = cv2.VideoCapture
    cv2.VideoCapture = Unplugged
    try:
        failed(fake_model, "stopped delivering frames", "Plug it in")
    finally:
        cv2.VideoCapture = camera_class
    assert watch(fake_model)[1]  # plugged in again


def test_a_hanging_camera_times_out(camera, fake_model, monkeypatch):
    monkeypatch.setattr(capture, "_FIRST_SECONDS", 0.3)
    monkeypatch.setattr(capture, "_NEXT_SECONDS", 0.3)  # counts once the model is loaded
    camera.hangs = True
    began = time.monotonic()
    failed(fake_model, "delivers no frames", "in use by another program")
    assert time.monotonic() - began < 60
    camera.hangs = False  # the driver comes back, and its thread ends
    for thread in threading.enumerate():
        if thread.name == "deblur-capture":
            thread.join(5)


@pytest.mark.parametrize(
    "picture", [np.zeros((48, 64, 2), np.uint8), np.zeros((48, 64, 3), np.uint16)]
)
def test_an_unsupported_pixel_format(camera, fake_model, picture):
    camera.pictures = [picture]
    failed(fake_model, "unsupported pixel format")


@pytest.mark.parametrize(
    "picture", [np.full((48, 64), 9, np.uint8), np.full((48, 64, 4), 9, np.uint8)]
)
def test_grey_and_transparent_frames_are_accepted(camera, fake_model, picture):
    camera.pictures = [picture]
    _, frames, _ = watch(fake_model)
    assert frames[0].original.shape == (48, 64, 3)
    assert (frames[0].original == 9).all()


def test_a_changed_size_is_followed_and_logged(camera, fake_model):
    other = np.zeros((96, 128, 3), np.uint8)
    camera.pictures = [BGR] * 5 + [other]
    finished, frames, lines = watch(
        fake_model, until=lambda f: bool(f) and f[-1].original.shape == other.shape
    )
    assert finished.outcome == "cancelled"
    assert frames[-1].result.shape == other.shape
    assert sum("delivers" in line for line in lines) == 2


def test_invalid_sources(tmp_path):
    with pytest.raises(CameraError, match="no camera, video or folder"):
        open_source(CameraSpec("nonsense"))
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(CameraError, match="not a playable video"):
        open_source(CameraSpec(str(tmp_path / "text.mp4")))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CameraError, match="no images"):
        open_source(CameraSpec(str(tmp_path / "empty")))


def test_a_folder_loops_at_its_rate(tmp_path):
    for number in range(3):
        Image.new("RGB", (64, 48), (number * 80, 0, 0)).save(tmp_path / f"{number}.png")
    source = FolderSource(tmp_path, 50.0)
    began = time.perf_counter()
    reds = [int(source.read()[0, 0, 0]) for _ in range(7)]
    assert time.perf_counter() - began > 0.1
    assert set(reds) == {0, 80, 160}
    source.close()


def test_a_broken_image_in_the_folder_is_named(tmp_path):
    (tmp_path / "broken.png").write_bytes(b"\x89PNG no")
    with pytest.raises(CameraError, match=r"broken\.png"):
        FolderSource(tmp_path, 50.0).read()


def test_a_video_loops(tmp_path):
    path = tmp_path / "video.mkv"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"FFV1"), 50.0, (64, 48))
    for number in range(4):
        writer.write(np.full((48, 64, 3), (0, 0, number * 60), np.uint8))
    writer.release()
    source = VideoSource(path)
    assert source.rate == 50.0
    seen = [source.read() for _ in range(9)]
    source.close()
    assert all(picture.shape == (48, 64, 3) for picture in seen)
    assert len({int(picture[0, 0, 0]) for picture in seen}) >= 3
