"""The camera page: nothing is opened unasked, everything is released, and each failure is said.

Most of it against a camera of straw (`FakeLive`), which gives pictures without a device; at the end
the engine's own moving chart through the real window.
"""

import dataclasses
import threading
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from deblur_gui.settings import Settings, load_settings
from engine.camera import CameraInfo, LiveFrame, LiveStats, Recording
from engine.camera.live import Latest
from engine.errors import CameraError, ConfigError
from engine.events import Log, Progress
from engine.images import Provenance
from tests.deblur_gui.person import boxes, buttons, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class FakeLive:
    """A camera of straw: 100 pictures a second of nothing, until closed or told to fail."""

    made: list["FakeLive"] = []  # noqa: RUF012 - emptied for each test
    fail: CameraError | None = None
    """Why the next ones do not open."""

    def __init__(self, spec, catalogue, **_):
        FakeLive.made.append(self)
        self.spec = spec
        self.latest = Latest()
        self.painted = 0
        self.asked = []
        self.recording = None
        self.finished = []
        self.open = False
        self.paused = False
        self.note = ""
        self.breaks = None
        self.lines = []

    def work(self):
        if FakeLive.fail is not None:
            raise FakeLive.fail
        self.open = True
        pixels = np.full((48, 64, 3), 128, np.uint8)
        wait, number = threading.Event(), 0
        try:
            while True:
                wait.wait(0.01)
                if self.breaks is not None:
                    raise self.breaks
                if not self.paused:
                    number += 1
                    made = Provenance("fake", "1", "0" * 64, self.spec.strength)
                    frame = LiveFrame(number, 0.0, datetime.now(), pixels, pixels, "Straw", made)
                    self.latest.put(frame)
                while self.lines:
                    yield self.lines.pop(0)
                yield Progress(number, 0, "pictures")
        finally:
            self.open = False
            self.stop_recording()

    def adjust(self, paused=None, **changes):
        self.asked.append(changes if paused is None else {"paused": paused})
        self.paused = self.paused if paused is None else paused
        self.spec = dataclasses.replace(self.spec, **changes)

    def shown(self, frame):
        self.painted += 1

    def stats(self):
        return LiveStats(
            size=(64, 48), rate_requested=30.0, fps_in=30.0, fps_out=29.5, latency_ms=41.0,
            latency_p95_ms=55.0, dropped=3, cpu_share=0.62, scale=0.5, running_on="CPU (straw)",
            note=self.note, model="live", precision="fast8",
        )  # fmt: skip

    def record(self, target, which):
        self.recording = Recording((Path(target),), 12.0, 360, 3_400_000)

    def stop_recording(self):
        recording, self.recording = self.recording, None
        if recording is not None:
            self.finished.append(recording)
        return recording

    def virtual_camera(self, on):
        raise CameraError("There can be no virtual camera.", "Install one.")


@pytest.fixture
def straw(monkeypatch):
    """Put the camera of straw in the place of the engine's."""
    found = [CameraInfo("0", "Straw", (64, 48), 30.0), CameraInfo("chart", "Moving chart")]

    def look():
        yield Progress(0, 1, "cameras")
        return found

    FakeLive.made, FakeLive.fail = [], None
    monkeypatch.setattr("deblur_gui.camera.controller.Live", FakeLive)
    monkeypatch.setattr("deblur_gui.camera.controller.find_cameras", look)
    yield FakeLive
    FakeLive.made, FakeLive.fail = [], None


@pytest.fixture
def window(straw, open_window, tmp_path, qtbot):
    """The window on its camera page, with one camera found; closed afterwards."""
    window = open_window(camera_folder=str(tmp_path / "kept"))
    window.pages.show_page(window.camera_page)
    qtbot.waitUntil(lambda: window.camera_page.source.source.count() == 2)
    return window


@pytest.fixture
def running(window, straw, qtbot):
    """The same with the camera started and pictures on the screen."""
    press(window.camera_page, "Start")
    qtbot.waitUntil(lambda: window.camera.phase == "running", timeout=10_000)
    window.live = straw.made[-1]
    return window


def act(window, key):
    (action,) = (a for a in window.findChildren(QAction) if a.shortcut().toString() == key)
    action.trigger()


# --- pages ---------------------------------------------------------------------------------------


def test_nothing_is_opened_before_start_is_pressed(straw, open_window, qtbot):
    window = open_window()
    assert window.pages.current is window.photos
    act(window, "Ctrl+2")
    assert window.pages.current is window.camera_page
    qtbot.waitUntil(lambda: window.camera_page.source.source.count() == 2)
    QTest.qWait(100)
    assert not straw.made
    assert "camera" not in window.session.slots
    act(window, "Ctrl+1")
    assert window.pages.current is window.photos


def test_looking_is_not_done_unasked_where_it_opens_cameras(straw, open_window, monkeypatch, qtbot):
    looked = []
    monkeypatch.setattr("deblur_gui.camera.controller.search_opens_cameras", lambda: True)
    window = open_window()

    def look():
        looked.append(1)
        return []

    monkeypatch.setattr("deblur_gui.camera.controller.find_cameras", look)
    window.pages.show_page(window.camera_page)
    QTest.qWait(50)
    assert not looked
    assert "cameras" not in window.session.slots
    window.camera_page.source.search.click()
    qtbot.waitUntil(lambda: bool(looked))


def test_keys_go_to_the_page_that_is_seen(running):
    assert not running.photos.viewer.view.side_by_side
    QTest.keyClick(running, Qt.Key.Key_C)
    assert running.camera_page.view.mode == "side"
    assert not running.photos.viewer.view.side_by_side
    QTest.keyClick(running, Qt.Key.Key_Space)
    assert running.live.paused
    assert "Paused" in running.camera_page.view.texts[1]
    QTest.keyClick(running, Qt.Key.Key_Space)
    assert not running.live.paused
    running.pages.show_page(running.photos)
    QTest.keyClick(running, Qt.Key.Key_C)
    assert running.photos.viewer.view.side_by_side
    assert running.camera_page.view.mode == "side"


def test_photos_that_are_opened_are_seen(window, photos):
    window.selection.add([photos])
    assert window.pages.current is window.photos


def test_the_whole_screen_shows_the_picture_alone_and_escape_leaves_it(running):
    running.menus.full.toggle()
    assert running.isFullScreen()
    for hidden in (
        running.menuBar(),
        running.pages.bar,
        running.camera_page.start,
        running.progress,
    ):
        assert not hidden.isVisible()
    assert running.camera_page.view.isVisible()
    QTest.keyClick(running, Qt.Key.Key_Escape)
    assert not running.isFullScreen()
    assert running.menuBar().isVisible()
    assert running.camera_page.start.isVisible()
    QTest.mouseDClick(running.camera_page.view, Qt.MouseButton.LeftButton)
    assert running.isFullScreen() or running.camera_page.view.mode == "split"  # on the divider
    running.menus.full.setChecked(False)


def test_a_maximized_window_stays_so_after_the_whole_screen_and_after_it_was_minimized(window):
    window.showMaximized()
    window.menus.full.toggle()
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isMaximized()
    assert not window.isFullScreen()
    window.showMinimized()
    window.come_forward()
    assert not window.isMinimized()
    assert window.isMaximized()


# --- running -------------------------------------------------------------------------------------


def test_pictures_are_painted_and_figures_told_until_stopped(running, qtbot):
    page = running.camera_page
    qtbot.waitUntil(lambda: running.live.painted > 5)
    qtbot.waitUntil(lambda: "41 ms" in page.stats.text())
    for figure in ("64 x 48", "30.0 FPS", "29.5", "41 ms, rarely above 55 ms", "dropped 3", "62%"):
        assert figure in page.stats.text()
    assert "CPU (straw)" in page.model.runs_on.text()
    press(page, "Stop")
    qtbot.waitUntil(lambda: page.window().camera.phase == "idle")
    assert not running.live.open
    assert "camera" not in running.session.slots
    assert page.view.frame is None
    assert page.stats.text() == ""
    assert page.notice.isHidden()


def test_no_camera_found_is_not_said_of_what_plays(straw, open_window, monkeypatch, qtbot):
    only_chart = [CameraInfo("chart", "Moving chart")]

    def look():
        yield Progress(0, 1, "cameras")
        return only_chart

    monkeypatch.setattr("deblur_gui.camera.controller.find_cameras", look)
    window = open_window()
    page = window.camera_page
    window.pages.show_page(page)
    none = page.source._none
    qtbot.waitUntil(lambda: none.isVisible() and "No camera found" in none.text())
    height = none.height()
    press(page, "Start")
    qtbot.waitUntil(lambda: window.camera.phase == "running", timeout=10_000)
    assert none.text().startswith("The moving chart is playing.")
    assert none.height() == height
    press(page, "Stop")
    qtbot.waitUntil(lambda: window.camera.phase == "idle")
    assert "No camera found" in none.text()
    page.source._choose_path("/films/clip.mp4")
    assert none.isHidden()


def test_model_and_size_are_chosen_by_measurement_unless_the_user_chose(running, qtbot):
    spec, page = running.live.spec, running.camera_page
    assert (spec.model, spec.auto_model, spec.auto_size) == ("", True, True)
    assert page.source.size_box.currentText() == "Automatic"
    qtbot.waitUntil(lambda: "Live (8 bits, fastest)" in page.model.runs_on.text())
    page.model.model.setCurrentIndex(page.model.model.findText("Live (32 bits)"))
    assert (running.live.spec.model, running.live.spec.precision) == ("live", "fp32")


def test_the_buttons_stay_where_they_are_from_start_to_stop(running, qtbot):
    page = running.camera_page
    still = [w for w in page.findChildren(QAbstractButton) if w.isVisible()]
    still += [w for w in page.findChildren(QComboBox) if w.isVisible()]

    def places():
        return [(*w.mapTo(page, QPoint(0, 0)).toTuple(), *w.size().toTuple()) for w in still]

    while_running = []
    qtbot.waitUntil(lambda: "41 ms" in page.stats.text())
    while_running.append(places())
    running.live.note = "The model runs at 1/2 of the full size to keep 30 frames per second."
    qtbot.waitUntil(lambda: bool(page.view.texts[1]))
    while_running.append(places())
    press(page, "Stop")
    qtbot.waitUntil(lambda: running.camera.phase == "idle")
    while_running.append(places())
    assert while_running[0] == while_running[1] == while_running[2]


def test_what_the_ladder_does_is_said_on_the_picture(running, qtbot):
    running.live.note = "The model runs at 1/2 of the full size to keep 30 frames per second."
    note = "Processing at 1/2 size to keep 30 FPS."
    qtbot.waitUntil(lambda: running.camera_page.view.texts[1] == note)
    running.live.note = ""
    qtbot.waitUntil(lambda: not running.camera_page.view.texts[1])


def test_choices_are_obeyed_at_once_and_kept(running, qtbot):
    step, live = running.camera_page.model, running.live
    assert not step.scale.isEnabled()
    step.strength.setValue(40)
    assert live.spec.strength == 0.4
    step.adaptive.setChecked(False)
    assert step.scale.isEnabled()
    step.scale.setCurrentIndex(step.scale.findData(0.5))
    step.every.setCurrentIndex(step.every.findData(2))
    row = step.model.findText("Live (8 bits)")
    step.model.setCurrentIndex(row)
    running.camera_page.mirror.click()
    wished = live.spec
    assert (wished.adaptive, wished.scale, wished.every) == (False, 0.5, 2)
    assert (wished.model, wished.precision) == ("live", "int8")
    settings, note = load_settings()
    assert not note
    assert (settings.camera_ladder, settings.camera_scale, settings.camera_every) == (False, 0.5, 2)
    assert (settings.camera_model, settings.camera_precision) == ("live", "int8")
    assert settings.camera_mirror
    assert settings.camera_strength == 0.4
    assert len(FakeLive.made) == 1, "the camera was not opened anew"


def test_another_size_opens_the_camera_anew(running, straw, qtbot):
    box = running.camera_page.source.size_box
    box.setCurrentIndex(box.findData("1280x720"))
    qtbot.waitUntil(lambda: len(straw.made) == 2 and straw.made[1].open)
    assert not straw.made[0].open
    assert straw.made[1].spec.size == (1280, 720)
    qtbot.waitUntil(lambda: straw.made[1].painted > 0)


def test_teachers_are_not_offered(running):
    offered = [running.camera_page.model.model.itemText(n) for n in range(4)]
    assert offered == ["Automatic", "Live (8 bits, fastest)", "Live (32 bits)", "Live (8 bits)"]
    assert running.camera_page.model.model.currentIndex() == 0, "what the engine takes by itself"
    kinds = {card.name: card.kind for card in running.session.cards()}
    box = running.camera_page.model.model
    assert all(kinds[box.itemData(n)[0]] == "onnx" for n in range(1, box.count()))


def test_a_model_that_is_gone_is_not_asked_for(straw, open_window, qtbot):
    window = open_window(camera_model="removed", camera_precision="fp16")
    window.pages.show_page(window.camera_page)
    press(window.camera_page, "Start")
    assert straw.made[0].spec.model == ""
    assert straw.made[0].spec.auto_model
    assert straw.made[0].spec.precision is None


def test_a_batch_runs_beside_it(running, batch_model, photos, tmp_path, qtbot):
    batch_model()
    before = running.live.painted
    spec = Settings(output=str(tmp_path / "out"), guard=False, skip_sharp=False).spec([photos])
    with qtbot.waitSignal(running.queue.batch_ended, timeout=60_000) as ended:
        running.queue.start(spec)
    assert ended.args[0].done == 4
    qtbot.waitUntil(lambda: running.live.painted > before)
    assert running.live.open
    assert running.pages.current is running.camera_page, "the page stays"


def test_leaving_the_page_releases_the_camera(running, qtbot):
    running.pages.show_page(running.photos)
    qtbot.waitUntil(lambda: "camera" not in running.session.slots)
    assert not running.live.open
    running.pages.show_page(running.camera_page)
    assert running.camera.phase == "idle", "it is not opened again unasked"


# --- keeping -------------------------------------------------------------------------------------


def test_a_snapshot_is_two_files(running, qtbot, tmp_path):
    with qtbot.waitSignal(running.camera_page.status_changed):
        press(running.camera_page, "Snapshot")
    assert len(list((tmp_path / "kept").glob("*.png"))) == 2


@pytest.mark.parametrize("error", [CameraError("No room."), ZeroDivisionError("a bug")])
def test_a_snapshot_that_fails_says_so_once(running, qtbot, monkeypatch, error):
    def refuse(*_):
        raise error

    crashes = []
    monkeypatch.setattr("deblur_gui.dialogs.show_crash", lambda *seen: crashes.append(seen[1]))
    monkeypatch.setattr("deblur_gui.camera.controller.write_snapshot", refuse)
    with qtbot.waitSignal(running.session.slots.failed):
        press(running.camera_page, "Snapshot")
    is_crash = isinstance(error, ZeroDivisionError)
    assert ["a bug" in crash for crash in crashes] == [True] * is_crash
    assert running.camera_page.notice.text == ("" if is_crash else "No room.")


def test_recording_is_shown_and_its_end_told(running, qtbot):
    page = running.camera_page
    press(page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(page, "Stop recording")))
    qtbot.waitUntil(lambda: page.view.texts[2] == "● 0:12")
    assert not page.source.isEnabled()
    press(page, "Stop recording")
    qtbot.waitUntil(lambda: "Recorded 12 s, 3.4 MB" in page.notice.text)
    qtbot.waitUntil(lambda: bool(buttons(page, "Show folder")))
    assert page.source.isEnabled()
    assert page.view.texts[2] == ""


def test_a_recording_goes_on_when_the_page_is_left(running, qtbot):
    page = running.camera_page
    press(page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(page, "Stop recording")))
    running.pages.show_page(running.photos)
    assert "still recording" in running.progress._what.text()
    QTest.qWait(100)
    assert running.live.open
    page.window().camera.record()  # by the menu's action, which would show the page
    qtbot.waitUntil(lambda: "camera" not in running.session.slots)
    assert len(running.live.finished) == 1


def test_a_recording_that_ends_by_itself_says_why(running, qtbot):
    page, live = running.camera_page, running.live
    press(page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(page, "Stop recording")))
    live.recording = dataclasses.replace(live.recording, error="The disk is full.")
    qtbot.waitUntil(lambda: "The disk is full." in page.notice.text)
    assert "Camera 20" in page.notice.text, "the file is named"
    assert page.window().camera.phase == "running"
    qtbot.waitUntil(lambda: bool(buttons(page, "Start recording")))


def test_why_a_recording_ended_is_said_in_the_language_of_the_window(running, qtbot, qapp):
    class German(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, source, disambiguation=None, n=-1):
            return {"{name} is full.": "{name} ist voll."}.get(source)

    page, live = running.camera_page, running.live
    press(page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(page, "Stop recording")))
    german = German()
    qapp.installTranslator(german)
    try:
        error = CameraError("{name} is full.", name="D:").text
        live.recording = dataclasses.replace(live.recording, error=error)
        qtbot.waitUntil(lambda: bool(buttons(page, "Start recording")))
        assert "D: ist voll." in page.notice.text
    finally:
        qapp.removeTranslator(german)


def test_closing_the_window_completes_a_recording(running, qtbot):
    press(running.camera_page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(running.camera_page, "Stop recording")))
    running.close()
    assert not running.live.open
    assert len(running.live.finished) == 1


def test_the_virtual_camera_says_why_there_is_none(straw, open_window, monkeypatch):
    monkeypatch.setattr("deblur_gui.camera.steps.virtual_camera_problem", lambda: "Not installed.")
    box = open_window().camera_page.record.virtual
    assert not box.isEnabled()
    assert box.toolTip() == "Not installed."


def test_a_virtual_camera_that_fails_is_not_shown_as_on(straw, open_window, monkeypatch, qtbot):
    monkeypatch.setattr("deblur_gui.camera.steps.virtual_camera_problem", lambda: "")
    window = open_window()
    window.pages.show_page(window.camera_page)
    press(window.camera_page, "Start")
    qtbot.waitUntil(lambda: window.camera.phase == "running", timeout=10_000)
    window.camera_page.record.virtual.click()
    assert not window.camera_page.record.virtual.isChecked()
    assert "no virtual camera" in window.camera_page.notice.text


# --- failures ------------------------------------------------------------------------------------


def test_a_camera_that_does_not_open_is_told_and_tried_again(window, straw, qtbot):
    page = window.camera_page
    straw.fail = CameraError("Straw is in use.", "Close the other program.")
    press(page, "Start")
    qtbot.waitUntil(lambda: "Straw is in use. Close the other" in page.notice.text)
    assert page.window().camera.phase == "idle"
    assert not boxes(window), "on the page, not in a dialog"
    straw.fail = None
    qtbot.waitUntil(lambda: bool(buttons(page, "Retry")))
    press(page, "Retry")
    qtbot.waitUntil(lambda: page.window().camera.phase == "running", timeout=10_000)
    assert not page.notice.isVisible()


def test_unplugging_is_told_with_what_was_recorded(running, qtbot):
    page = running.camera_page
    press(page, "Start recording")
    qtbot.waitUntil(lambda: bool(buttons(page, "Stop recording")))
    running.live.breaks = CameraError("Straw gives no pictures any more.", "Plug it in.")
    qtbot.waitUntil(lambda: page.window().camera.phase == "idle")
    assert "no pictures any more" in page.notice.text
    assert "Recorded 12 s" in page.notice.text
    qtbot.waitUntil(lambda: bool(buttons(page, "Retry")))
    assert len(running.live.finished) == 1


def test_warnings_are_told_and_in_the_log(running, qtbot):
    running.live.lines.append(Log("Memory ran out.", "warning"))
    running.live.lines.append(Log("Straw gives 64 x 48"))
    qtbot.waitUntil(lambda: running.camera_page.notice.text == "Memory ran out.")
    qtbot.waitUntil(lambda: "Straw gives 64 x 48" in running.log.lines())
    assert "warning: Memory ran out." in running.log.lines()


def test_a_folder_that_cannot_be_made_is_told(running, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    running.camera_page.record.folder.setText(str(tmp_path / "file" / "below"))
    press(running.camera_page, "Start recording")
    qtbot.waitUntil(lambda: "cannot be created" in running.camera_page.notice.text)
    assert buttons(running.camera_page, "Start recording")


def test_a_camera_that_is_not_there_stays_chosen(straw, open_window, qtbot):
    window = open_window(camera_source="7")
    window.pages.show_page(window.camera_page)
    box = window.camera_page.source.source
    qtbot.waitUntil(lambda: box.count() == 3)
    assert box.currentText() == "Camera 7  (not found)"
    assert box.itemText(0) == "Straw  (64 x 48, 30 FPS)"


def test_tab_goes_from_the_picture_over_its_buttons_to_the_choices(window):
    page = window.camera_page
    parts, seen, widget = (page.view, page._below, page._side), [], page.view
    for _ in range(300):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            seen += [n for n, p in enumerate(parts) if p is widget or p.isAncestorOf(widget)]
        widget = widget.nextInFocusChain()
        if widget is page.view:
            break
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2}


def test_all_can_be_reached_and_is_named(window):
    for button in window.camera_page.findChildren(QAbstractButton):
        if (
            button.isVisibleTo(window.camera_page)
            and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            assert button.text() or button.accessibleName(), button


@pytest.mark.parametrize(
    "wrong",
    [
        {"camera_size": "640"}, {"camera_size": "0x5"}, {"camera_rate": 0.0}, {"camera_scale": 0.6},
        {"camera_every": 0}, {"camera_strength": 1.5}, {"camera_view": "both"},
        {"camera_record": "all"}, {"camera_rate": "fast"},
    ],
)  # fmt: skip
def test_settings_of_the_camera_are_checked(wrong):
    with pytest.raises(ConfigError, match=next(iter(wrong))):
        Settings(**wrong)


# --- the real engine -----------------------------------------------------------------------------


def film_times(path):
    av = pytest.importorskip("av", reason="the video extra is not installed")
    with av.open(str(path)) as container:
        return [Fraction(f.pts) * f.time_base for f in container.decode(video=0)]


def test_the_moving_chart_through_the_real_window(
    open_window, batch_model, tmp_path, qtbot, monkeypatch
):
    pytest.importorskip("av", reason="the video extra is not installed")
    batch_model(np.copy)
    folder = tmp_path / "kept"
    window = open_window(camera_source="chart", camera_size="320x240", camera_folder=str(folder))
    page = window.camera_page
    window.pages.show_page(page)
    press(page, "Start")
    qtbot.waitUntil(lambda: page.window().camera.phase == "running", timeout=60_000)
    first = page.view.frame.number
    qtbot.waitUntil(lambda: page.view.frame.number > first + 5, timeout=60_000)
    qtbot.waitUntil(lambda: page.window().camera.live.stats().latency_ms > 0, timeout=60_000)
    # The text is refreshed less often than the figures behind it.
    qtbot.waitUntil(lambda: "latency 0 ms" not in page.stats.text(), timeout=60_000)
    assert "latency" in page.stats.text()
    assert "320 x 240" in page.stats.text()

    with qtbot.waitSignal(page.status_changed, timeout=60_000):
        press(page, "Snapshot")
    pictures = list(folder.glob("*.png"))
    assert len(pictures) == 2
    for path in pictures:
        with Image.open(path) as image:
            assert image.size == (320, 240)

    press(page, "Start recording")
    qtbot.waitUntil(
        lambda: (page.window().camera.live.recording or Recording(())).seconds >= 1, timeout=60_000
    )
    stop, kept = window.camera.live.stop_recording, []
    monkeypatch.setattr(
        window.camera.live, "stop_recording", lambda: kept.append(stop()) or kept[0]
    )
    press(page, "Stop recording")
    qtbot.waitUntil(lambda: "Recorded" in page.notice.text, timeout=60_000)
    recording = kept[0]
    assert not recording.error
    times = film_times(recording.targets[0])
    assert len(times) == recording.frames > 5
    assert times[0] == 0
    assert abs(float(times[-1]) - recording.seconds) < 0.01
    assert recording.targets[0].name in page.notice.text

    window.pages.show_page(window.photos)
    qtbot.waitUntil(lambda: "camera" not in window.session.slots, timeout=60_000)


def test_closing_the_real_window_completes_its_film(open_window, batch_model, tmp_path, qtbot):
    pytest.importorskip("av", reason="the video extra is not installed")
    batch_model(np.copy)
    window = open_window(
        camera_source="chart", camera_size="320x240", camera_folder=str(tmp_path),
        camera_record="both",
    )  # fmt: skip
    page = window.camera_page
    window.pages.show_page(page)
    press(page, "Start")
    qtbot.waitUntil(lambda: page.window().camera.phase == "running", timeout=60_000)
    press(page, "Start recording")
    qtbot.waitUntil(
        lambda: (page.window().camera.live.recording or Recording(())).frames > 5, timeout=60_000
    )
    shown = page.view.frame.number  # the result's film has what was shown since, at its own pace
    qtbot.waitUntil(lambda: page.view.frame.number > shown + 2, timeout=60_000)
    window.close()
    result, original = sorted(tmp_path.glob("*.mp4"), key=lambda film: "deblurred" not in film.name)
    assert len(film_times(original)) > 5
    assert len(film_times(result)) >= 1


def test_a_real_camera_that_does_not_exist_and_then_the_chart(open_window, batch_model, qtbot):
    batch_model(np.copy)
    window = open_window(camera_source="4711")
    page = window.camera_page
    window.pages.show_page(page)
    press(page, "Start")
    qtbot.waitUntil(lambda: bool(buttons(page, "Retry")), timeout=60_000)
    assert page.notice.text
    assert "camera" not in window.session.slots
    box = page.source.source
    box.setCurrentIndex(box.findData("chart"))
    assert page.window().camera.phase == "idle", "a choice alone opens nothing"
    press(page, "Retry")
    qtbot.waitUntil(lambda: page.window().camera.phase == "running", timeout=60_000)
