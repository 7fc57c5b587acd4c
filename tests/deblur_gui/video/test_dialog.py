"""Videos in the window: dropped, looked at, deblurred, stopped, gone on with."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from deblur_gui.language import LANGUAGES, use_language
from deblur_gui.video import runner
from deblur_gui.video.choices import VideoChoices
from deblur_gui.video.dialog import VideoDialog
from deblur_gui.video.runner import VideoChoice
from engine.batch import scale as scales
from engine.batch.picture import deblur
from engine.batch.plan import BatchSpec
from engine.events import Finished, ItemDone, result_of
from engine.images import Frame
from engine.quality import triage
from engine.quality.triage import Assessment
from engine.video import job, read, segments
from tests.deblur_gui.models.test_dialog import write_teacher
from tests.deblur_gui.person import buttons, drop, press, states
from tests.engine.video.videos import (
    add_contrast_at_half_size,
    make_video,
    packets_of,
    read_video,
    soft,
)

av = pytest.importorskip("av")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def video(tmp_path):
    (tmp_path / "films").mkdir()
    return make_video(tmp_path / "films" / "a.mp4", sound=True, turned=90)


@pytest.fixture
def dialog_of(qtbot):
    def wait(window, phase="ready", timeout=20_000):
        qtbot.waitUntil(
            lambda: window.video.dialog is not None and window.video.dialog._phase == phase,
            timeout=timeout,
        )
        return window.video.dialog

    return wait


@pytest.fixture
def tried(open_window, batch_model, video, dialog_of, qtbot):
    """A window, the dialog of a video whose middle frame was deblurred, and the model."""
    model = batch_model()
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.view.current == 1, timeout=20_000)
    return window, dialog, model


def test_a_dropped_video_is_looked_at_deblurred_and_shown(
    open_window, batch_model, video, dialog_of, qtbot, monkeypatch
):
    batch_model()
    window = open_window(first_run_seen=True)
    before = video.read_bytes()
    drop(window, [video])
    dialog = dialog_of(window)
    assert dialog.isVisible()
    assert "64 x 96" in dialog.properties.text()  # upright
    assert "with sound" in dialog.properties.text()
    assert " · 1.2 s · " in dialog.properties.text()  # half a second is not 0:00
    assert dialog.strength.value() == 100
    assert dialog.where.text() == str(video.with_name("a_deblurred.mp4"))
    qtbot.waitUntil(lambda: "30 frames" in dialog.note.text(), timeout=20_000)
    assert dialog.view.current == 1  # the middle frame, before and after
    press(dialog, "Start")
    assert not buttons(dialog, "Close")
    dialog_of(window, "ended")
    assert dialog.numbers.text().startswith("frame 30 of 30")
    assert "estimating" not in dialog.numbers.text()
    assert "Done" in dialog.note.text()
    assert "flicker" not in dialog.note.text().lower()  # it moves, and blending gains nothing
    result = video.with_name("a_deblurred.mp4")
    times, frames = read_video(result)
    assert times == read_video(video)[0]
    assert frames[0].rotation == 90
    assert packets_of(result, "audio") == packets_of(video, "audio")
    assert video.read_bytes() == before
    opened = []
    monkeypatch.setattr(
        "deblur_gui.dialogs.QDesktopServices.openUrl", lambda url: opened.append(url)
    )
    press(dialog, "Show in folder")
    assert [url.toLocalFile() for url in opened] == [str(video.parent)]
    press(dialog, "Close")
    assert not dialog.isVisible()


def are_same_frame(before, after):
    """Whether a frame and that of a result, which is inverted, are of the same time."""
    return np.abs(255 - before.astype(int) - after).mean() < 10


def test_before_and_after_are_shown_also_where_the_start_came_before_the_first_try(
    open_window, batch_model, video, dialog_of, qtbot, monkeypatch
):
    reached, go_on = threading.Event(), threading.Event()

    def slowly(pixels):
        reached.set()
        go_on.wait(20)
        return 255 - pixels

    batch_model(slowly)
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window)
    qtbot.waitUntil(reached.is_set)
    assert dialog.note.text().startswith("Deblurring a frame with ")
    shown, show = [], dialog.view.show_results
    monkeypatch.setattr(
        dialog.view, "show_results", lambda many, **how: (shown.append(many), show(many))
    )
    press(dialog, "Start")
    go_on.set()
    dialog_of(window, "ended")
    qtbot.waitUntil(lambda: dialog.view.current == 1)
    before, after = (result.pixels for result in shown[-1])
    assert are_same_frame(before, after), "the middle frame of the result, which is inverted"


def test_another_frame_is_shown_and_tried_and_later_that_of_the_result(tried, dialog_of, qtbot):
    window, dialog, _model = tried
    assert dialog.moment.isVisible()
    assert dialog.when.text() == "0.6 s of 1.2 s"
    middle = dialog._video.frame
    assert dialog.moment.maximum() == 29, "each of the 30 frames can be chosen"

    def is_another():
        return dialog._video.frame is not middle and dialog.view.current == 1

    dialog.moment.setValue(0)
    assert dialog.when.text() == "0.0 s of 1.2 s"
    qtbot.waitUntil(is_another, timeout=20_000)
    first = dialog._video.frame
    assert not np.array_equal(first, middle)
    qtbot.waitUntil(lambda: dialog._tried is not None, timeout=20_000)
    np.testing.assert_array_equal(dialog._tried, 255 - first)
    press(dialog, "Start")
    assert not dialog.moment.isEnabled()
    dialog_of(window, "ended")
    shown, show = [()], dialog.view.show_results
    dialog.view.show_results = lambda many, **how: (shown.append(many), show(many, **how))
    dialog.moment.setValue(dialog.moment.maximum())
    qtbot.waitUntil(lambda: len(shown[-1]) == 2 and shown[-1][0].pixels is not first)
    before, after = shown[-1]
    assert not np.array_equal(before.pixels, first)
    assert are_same_frame(before.pixels, after.pixels)


def test_a_start_before_the_slider_rests_compares_the_frame_that_is_shown(
    tried, dialog_of, qtbot, monkeypatch
):
    window, dialog, _model = tried
    shown, show = [()], dialog.view.show_results
    monkeypatch.setattr(
        dialog.view, "show_results", lambda many, **how: (shown.append(many), show(many, **how))
    )
    middle = dialog._video.frame
    dialog.moment.setValue(0)
    press(dialog, "Start")
    assert dialog.when.text() == "0.6 s of 1.2 s"
    dialog_of(window, "ended")
    qtbot.waitUntil(lambda: len(shown[-1]) == 2, timeout=20_000)
    before, after = shown[-1]
    assert before.pixels is middle
    assert are_same_frame(middle, after.pixels)
    dialog._on_runner_result_probed(runner._probe(dialog._made, 0.0))
    assert shown[-1][1] is after, "a result of another time is not shown beside it"


def test_a_frame_that_cannot_be_read_is_said_and_the_old_one_stays(tried, video, qtbot):
    _window, dialog, _model = tried
    frame = dialog._video.frame
    video.rename(video.with_name("away.mp4"))
    dialog.moment.setValue(dialog.moment.maximum())
    qtbot.waitUntil(lambda: "does not exist" in dialog.note.text(), timeout=20_000)
    assert dialog.when.text() == "0.6 s of 1.2 s"
    assert dialog._video.frame is frame


def test_a_result_that_cannot_be_read_is_said_and_the_original_shown_alone(
    tried, video, dialog_of, qtbot
):
    window, dialog, _model = tried
    press(dialog, "Start")
    dialog_of(window, "ended")
    qtbot.waitUntil(lambda: "video probe" not in window.session.slots, timeout=20_000)
    shown, show = [], dialog.view.show_results
    dialog.view.show_results = lambda many, **how: (shown.append(many), show(many, **how))
    video.with_name("a_deblurred.mp4").unlink()
    dialog.moment.setValue(0)
    qtbot.waitUntil(lambda: "does not exist" in dialog.note.text(), timeout=20_000)
    assert "Done" in dialog.note.text()
    assert dialog.when.text() == "0.0 s of 1.2 s"
    assert [result.pixels for result in shown[-1]] == [dialog._video.frame]


def test_of_several_videos_the_first_is_compared_with_its_own_result(
    open_window, batch_model, tmp_path, dialog_of, qtbot, monkeypatch
):
    batch_model()
    videos = [make_video(tmp_path / f"{name}.mp4") for name in "ab"]
    window = open_window(first_run_seen=True)
    drop(window, videos)
    dialog = dialog_of(window)
    asked = []
    with monkeypatch.context() as patch:
        patch.setattr(dialog._runner, "deblur", lambda *_: None)
        patch.setattr(dialog._runner, "probe_result", lambda *given: asked.append(given))
        first, second = (job.target for job in dialog._jobs)
        press(dialog, "Start")
        done = ItemDone(str(videos[0]), str(first), 1.0)
        dialog._on_runner_events_received((done, Finished("cancelled")))
        assert dialog._phase == "ready"
        press(dialog, "Start")
        done = ItemDone(str(videos[1]), str(second), 1.0)
        dialog._on_runner_events_received((done, Finished("ok")))
        assert dialog._phase == "ended"
        dialog.moment.setValue(0)
        qtbot.waitUntil(lambda: len(asked) == 2, timeout=20_000)
    assert asked == [(first, None), (first, 0.0)]


def test_the_frame_that_is_shown_has_the_scale_of_the_video(tmp_path, fake_model, monkeypatch):
    for module in (job, scales):
        monkeypatch.setattr(module, "TRIED_PIXELS", 1)
    monkeypatch.setattr(triage, "assess", lambda _: Assessment("blurred", 0.9, "x"))
    source = make_video(tmp_path / "a.mp4", size=(480, 400), picture=soft, turned=90)
    model = fake_model(add_contrast_at_half_size)
    probed = runner._probe(source)
    scales_found = {}
    spec = BatchSpec((tmp_path,))
    tried = result_of(runner._try(probed, spec, lambda: model, scales_found))
    half = result_of(deblur(Frame(probed.frame), model, scale=2)).pixels
    np.testing.assert_array_equal(tried.result, half)
    assert tried.seconds > 0
    monkeypatch.setattr(job, "scale_of_video", lambda *_: pytest.fail("it is known"))
    monkeypatch.setattr(read, "probe_video", lambda *_: pytest.fail("it is known"))
    first = runner._probe(source, 0.0, probed.info)
    again = result_of(runner._try(first, spec, lambda: model, scales_found))
    half = result_of(deblur(Frame(first.frame), model, scale=2)).pixels
    np.testing.assert_array_equal(again.result, half)


def bytes_of(video):
    return sum(len(packet[-1]) for packet in packets_of(video, "video"))


def test_quality_is_chosen_in_plain_words_and_the_number_is_below_more_options(
    open_window, batch_model, video, dialog_of
):
    batch_model()
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window)
    choices = dialog.choices
    assert choices.quality.isVisible()
    assert not choices.crf.isVisible()
    assert choices.sound.text() == "Copied unchanged"
    assert choices.choice == VideoChoice(17, True)
    assert choices.quality.currentText() == "Like the original"
    choices.more.click()
    assert choices.crf.isVisible()
    assert "H.264" in choices.format.text()
    choices.crf.setValue(30)
    assert choices.quality.currentText() == "Own choice"
    choices.quality.setCurrentIndex(choices.quality.findText("Smaller file (about half the size)"))
    assert choices.crf.value() == 23
    assert choices.quality.findText("Own choice") < 0
    choices.crf.setValue(10)
    assert choices.quality.currentText().startswith("For editing")
    assert choices.quality.count() == 3
    choices.crf.setValue(45)
    choices.deflicker.setChecked(False)
    press(dialog, "Start")
    dialog_of(window, "ended")
    small = bytes_of(video.with_name("a_deblurred.mp4"))
    drop(window, [video])
    dialog = dialog_of(window)
    press(dialog, "Start")
    dialog_of(window, "ended")
    large = bytes_of(video.with_name("a_deblurred-2.mp4"))
    assert large > 2 * small


def test_a_silent_video_with_10_bits_is_told_so(qtbot):
    choices = VideoChoices()
    qtbot.addWidget(choices)
    choices.show_video(sound=False, deep=True)
    assert choices.sound.text() == "None in this video"
    assert "H.265" in choices.format.text()


def test_photos_that_come_with_a_video_go_their_way(
    open_window, batch_model, video, photos, dialog_of, qtbot
):
    batch_model()
    window = open_window(first_run_seen=True)
    drop(window, [photos / "a.png", video])
    dialog_of(window)
    qtbot.waitUntil(
        lambda: list(states(window)) == ["a.png"] and not window.plan.is_outdated, timeout=20_000
    )
    assert window.selection.roots == [photos / "a.png"]


def test_stopped_it_can_be_gone_on_with(
    open_window, batch_model, tmp_path, dialog_of, qtbot, monkeypatch
):
    model = batch_model(name="live", title="Live")
    (tmp_path / "films").mkdir()
    video = make_video(tmp_path / "films" / "a.mp4", ticks=range(160))
    window = open_window(first_run_seen=True)
    model.card = window.session.catalogue.get("live")
    drop(window, [video])
    dialog = dialog_of(window)
    stop = []

    def slowly(pixels):
        if len(model.calls) > 70 and not stop:
            stop.append(1)
            reached.set()
            go_on.wait(20)
        return 255 - pixels

    reached, go_on = threading.Event(), threading.Event()
    model._apply = slowly
    press(dialog, "Start")
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.note.text() == "Press Stop first. Finished parts are kept."
    really, counted_in = segments.SegmentStore._read_segment, set()

    def read_segment(store, name):
        counted_in.add(threading.current_thread())
        return really(store, name)

    monkeypatch.setattr(segments.SegmentStore, "_read_segment", read_segment)
    drop(window, [video])
    assert "will be opened when" in window.photos.notice.findChildren(type(dialog.note))[0].text()
    press(dialog, "Stop")
    go_on.set()
    dialog_of(window, "ready")
    assert "Stopped" in dialog.note.text()

    def offers(text):
        qtbot.waitUntil(lambda: dialog.start_button.text() == text, timeout=20_000)

    def asked():
        qtbot.waitUntil(lambda: "video begun" not in window.session.slots, timeout=20_000)

    assert not video.with_name("a_deblurred.mp4").exists()
    model.calls.clear()
    offers("Resume")
    assert counted_in
    assert threading.current_thread() not in counted_in, "a slow disk would stop the window"
    kept = segments.kept_frames(video.with_name("a_deblurred.mp4"))
    assert kept
    assert f"Stopped. {kept} finished frames are kept; you can resume later." in dialog.note.text()
    chosen = dialog.model.currentIndex()
    dialog.model.setCurrentIndex(dialog.model.findData("fast"))
    offers("Start over")
    assert "have changed" in dialog.start_button.toolTip()
    dialog.model.setCurrentIndex(chosen)
    offers("Resume")
    dialog.choices.crf.setValue(30)
    offers("Start over")
    dialog.choices.crf.setValue(17)
    dialog._jobs.append(replace(dialog._jobs[0], target=video.with_name("new.mp4")))
    dialog._ask_begun()
    asked()
    assert (dialog.start_button.text(), dialog.start_button.toolTip()) == ("Resume", "")
    dialog._jobs.pop()
    card = window.session.catalogue.get("live")
    with monkeypatch.context() as patch:
        other = replace(card, version="of tomorrow")
        patch.setattr(type(window.session.catalogue), "get", lambda *_: other)
        dialog._ask_begun()
        offers("Start over")  # the model was exported again
    times = video.stat()
    os.utime(video, (1, 1))
    dialog._ask_begun()
    offers("Start over")  # it may be another video
    os.utime(video, ns=(times.st_atime_ns, times.st_mtime_ns))
    dialog._ask_begun()
    offers("Resume")
    qtbot.waitUntil(lambda: "video try" not in window.session.slots)
    model.calls.clear()
    press(dialog, "Resume")
    dialog_of(window, "ended")
    assert len([shape for shape in model.calls if shape == (64, 96, 3)]) == 160 - 48
    assert len(read_video(video.with_name("a_deblurred.mp4"))[0]) == 160
    press(dialog, "Close")
    assert window.video.dialog is not dialog  # what was dropped meanwhile is offered now
    dialog_of(window)
    assert window.video.dialog.where.text().endswith("a_deblurred-2.mp4")


def test_what_was_begun_is_looked_for_beside_the_window(
    open_window, batch_model, tmp_path, dialog_of, qtbot, monkeypatch
):
    """The source may be on a share that takes its time."""
    threads = []

    def would_resume(*_arguments):
        threads.append(threading.current_thread())
        return True

    monkeypatch.setattr("engine.video.job.would_resume", would_resume)
    batch_model(name="live", title="Live")
    window = open_window(first_run_seen=True)
    drop(window, [make_video(tmp_path / "a.mp4")])
    dialog = dialog_of(window)
    dialog.choices.crf.setValue(30)
    qtbot.waitUntil(lambda: dialog.start_button.text() == "Resume")
    assert threads
    assert threading.main_thread() not in threads


def test_what_is_no_video_is_said_and_cannot_be_started(open_window, tmp_path, dialog_of, qtbot):
    (tmp_path / "a.mp4").write_text("no video")
    window = open_window(first_run_seen=True)
    drop(window, [tmp_path / "a.mp4"])
    dialog = dialog_of(window, "probing")
    qtbot.waitUntil(lambda: "is not a video" in dialog.note.text(), timeout=20_000)
    assert not buttons(dialog, "Start")
    press(dialog, "Close")


def test_without_pyav_it_is_said_what_to_install(open_window, video, dialog_of, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window, "probing")
    qtbot.waitUntil(lambda: "pip install av" in dialog.note.text(), timeout=20_000)


@pytest.mark.parametrize("chosen", ["", "maxim", "a-removed-one"])
def test_what_is_for_photos_alone_is_not_for_a_video(open_window, tmp_path, chosen):
    """A large network takes minutes for a frame, and a precision may be none of the model's."""
    if chosen == "maxim":
        write_teacher()
    window = open_window(first_run_seen=True)
    settings = replace(window.settings.current, model=chosen, precision="bf16")
    dialog = VideoDialog(window.video._runner, settings, [tmp_path / "a.mp4"], window)
    assert (dialog._spec.model, dialog._spec.precision) == ("", None)
    assert dialog.model.currentData() == "live"
    dialog.close()


def test_the_model_of_a_video_is_chosen_in_its_dialog(
    open_window, batch_model, video, dialog_of, qtbot, monkeypatch
):
    batch_model()
    window = open_window(first_run_seen=True, model="best")
    asked = []
    for name, module in (("try_frame", -1), ("deblur", 1)):
        make = getattr(window.video._runner, name)

        def note(*given, make=make, at=module):
            asked.append((given[at].model, given[at].precision))
            make(*given)

        monkeypatch.setattr(window.video._runner, name, note)
    drop(window, [video])
    dialog = dialog_of(window)
    texts = [dialog.model.itemText(n) for n in range(dialog.model.count())]
    times = ("a few seconds", "about ")
    assert all(text.partition(": ")[2].startswith(times) for text in texts if "Best" in text)
    assert dialog.model.currentData() == "live"  # as on the command line
    assert len({label.minimumWidth() for label in dialog.choices.labels}) == 1  # rows align
    qtbot.waitUntil(lambda: "30 frames" in dialog.note.text(), timeout=20_000)
    dialog.model.setCurrentIndex(dialog.model.findData("fast"))
    assert dialog.note.text().startswith("Deblurring a frame with Fast")
    qtbot.waitUntil(lambda: "30 frames" in dialog.note.text(), timeout=20_000)
    assert dialog.view.current == 1  # tried anew
    press(dialog, "Start")
    assert not dialog.model.isEnabled()
    dialog_of(window, "ended")
    assert asked == [("", None), ("fast", None), ("fast", None)]
    assert window.settings.current.model == "best"


def test_several_videos_into_the_folder_of_the_results(
    open_window, batch_model, tmp_path, dialog_of, qtbot
):
    batch_model(np.copy)
    videos = [make_video(tmp_path / f"{name}.mp4") for name in "ab"]
    (tmp_path / "c.mov").write_text("broken")
    window = open_window(first_run_seen=True, output=str(tmp_path / "out"), default_strength=0.5)
    drop(window, [*videos, tmp_path / "c.mov"])
    dialog = dialog_of(window)
    assert "3 video" in dialog.name.text()
    assert dialog.strength.value() == 50
    assert dialog.where.text() == str(tmp_path / "out")
    press(dialog, "Start")
    dialog_of(window, "ready")
    assert "c.mov" in dialog.note.text()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.mp4", "b.mp4"]
    assert [job.source.name for job in dialog._jobs] == ["c.mov"]


def test_another_name_for_the_result(open_window, batch_model, video, dialog_of, monkeypatch):
    batch_model(np.copy)
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window)
    chosen = str(video.with_name("other"))
    monkeypatch.setattr(
        "deblur_gui.video.dialog.QFileDialog.getSaveFileName", lambda *_, **__: (chosen, "")
    )
    press(dialog, "Change…")
    assert dialog.where.text() == chosen + ".mp4"
    press(dialog, "Start")
    dialog_of(window, "ended")
    assert Path(chosen + ".mp4").exists()


def test_the_strength_of_a_video_is_chosen_in_its_dialog_and_seen_at_once(
    tried, video, dialog_of, qtbot
):
    window, dialog, model = tried
    calls = len(model.calls)
    dialog.strength.setValue(0)
    assert dialog.strength.percent.text() == "0%"
    view = dialog.view
    before, after = (view._tiles[n].tile(0, 0, 0).astype(int) for n in (0, 1))
    assert abs(before - after).max() == 0
    assert len(model.calls) == calls  # the frame was not deblurred again
    press(dialog, "Start")
    assert not dialog.strength.isEnabled()
    dialog_of(window, "ended")
    assert window.settings.current.strength == 1.0  # that of the photos
    result, source = (read_video(path)[1] for path in (video.with_name("a_deblurred.mp4"), video))
    means = [frames[0].to_ndarray(format="rgb24").mean() for frames in (result, source)]
    assert abs(means[0] - means[1]) < 3  # at 0% it is the original


def test_the_picture_keeps_its_height_while_a_video_is_deblurred(tried):
    _, dialog, _ = tried
    heights = []
    for phase in ("ready", "running", "ready"):
        dialog._show_phase(phase)
        dialog.layout().activate()
        heights.append(dialog.view.height())
    assert len(set(heights)) == 1


def test_the_strength_of_the_photos_is_not_that_of_a_video(
    open_window, batch_model, video, dialog_of
):
    batch_model(np.copy)
    window = open_window(first_run_seen=True)
    window.settings.change(strength=0.5)
    drop(window, [video])
    assert dialog_of(window).strength.value() == 100


def test_after_the_end_another_result_can_be_made(tried, video, dialog_of, qtbot):
    window, dialog, _ = tried
    press(dialog, "Start")
    dialog_of(window, "ended")
    assert not buttons(dialog, "Start")
    dialog.strength.setValue(50)
    assert dialog._phase == "ready"
    assert dialog.where.text() == str(video.with_name("a_deblurred-2.mp4"))
    assert buttons(dialog, "Show in folder")  # of the first one
    qtbot.waitUntil(lambda: dialog.view.current == 1, timeout=20_000)
    press(dialog, "Start")
    dialog_of(window, "ended")
    dialog.choices.deflicker.setChecked(False)
    assert dialog.where.text() == str(video.with_name("a_deblurred-3.mp4"))
    press(dialog, "Start")
    dialog_of(window, "ended")
    dialog.model.setCurrentIndex(dialog.model.findData("fast"))
    assert dialog._phase == "ready"
    made = sorted(path.name for path in video.parent.glob("a_*"))
    assert made == ["a_deblurred-2.mp4", "a_deblurred-3.mp4", "a_deblurred.mp4"]


def test_a_video_stopped_before_its_first_part_says_that_nothing_is_kept(tried, dialog_of, qtbot):
    window, dialog, model = tried
    reached, go_on = threading.Event(), threading.Event()
    model._apply = lambda pixels: (reached.set(), go_on.wait(20), 255 - pixels)[2]
    press(dialog, "Start")
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    press(dialog, "Stop")
    go_on.set()
    dialog_of(window, "ready")
    told = "Stopped before a first part was finished: nothing of that video is kept. Start begins"
    qtbot.waitUntil(lambda: dialog.note.text().startswith(told))
    assert buttons(dialog, "Start")


def test_closing_asks_while_a_video_is_at_work(
    open_window, batch_model, video, dialog_of, qtbot, monkeypatch
):
    asked = []
    model = batch_model()
    window = open_window(first_run_seen=True)
    drop(window, [video])
    dialog = dialog_of(window)
    go_on = threading.Event()
    model._apply = lambda pixels: (go_on.wait(20), 255 - pixels)[1]
    monkeypatch.setattr("deblur_gui.dialogs.ask_close", lambda _, **running: asked.append(running))
    press(dialog, "Start")
    window.close()
    assert asked == [{"batch": False, "video": True, "queued": 0}]
    assert window.isVisible()
    go_on.set()
    dialog_of(window, "ended")


def test_beside_the_models_is_nothing_where_the_length_is_unknown_and_else_that_of_the_threads(
    open_window, batch_model, video, dialog_of, qtbot, monkeypatch
):
    batch_model()
    window = open_window(first_run_seen=True, model="best", threads=1, precision="int8")
    asked = []

    def measured(cards, runs_on):
        asked.append((runs_on.precision, runs_on.threads))
        return {"best": 1.0}

    monkeypatch.setattr("deblur_gui.video.dialog.measured_speeds", measured)
    drop(window, [video])
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: "30 frames" in dialog.note.text(), timeout=20_000)  # it was tried
    dialog.model.blockSignals(True)  # so that no frame is tried with it
    dialog.model.setCurrentIndex(dialog.model.findData("best"))
    dialog._measured.clear()
    dialog._show_times()
    assert dialog.model.currentText() == "Best: a few seconds"
    assert set(asked) == {(None, 1)}  # the precision chosen for photos is not for a video
    for number, card in enumerate(dialog._cards):
        dialog.model.setItemText(number, card.title)
    dialog._video = SimpleNamespace(info=SimpleNamespace(frames=0), frame=dialog._video.frame)
    dialog._show_times()
    assert dialog.model.currentText() == "Best"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deep", [False, True])
def test_the_format_is_not_cut_in_the_rarer_choices(
    qtbot, qapp, speak_english_again, language, deep
):
    use_language(qapp, language)
    choices = VideoChoices()
    qtbot.addWidget(choices)
    choices.show()
    choices.show_video(sound=True, deep=deep)
    choices.more.click()
    said = choices.format
    qtbot.waitUntil(said.isVisible)
    assert said.fontMetrics().horizontalAdvance(said.text()) <= said.width()
    assert said.window().width() < 600
    said.window().hide()


def test_in_the_folder_of_the_video_itself_a_result_has_an_ending(
    open_window, batch_model, video, dialog_of
):
    """Whatever the folder is called, and the video: else it is deblurred once more."""
    batch_model()
    link = video.parent.parent / "link"
    try:
        link.symlink_to(video.parent)
    except OSError:
        pytest.skip("links are not allowed here")
    long = video.rename(video.with_name(f"{'a' * 240}.mp4"))
    window = open_window(first_run_seen=True, output=str(link))
    drop(window, [long])
    target = dialog_of(window)._jobs[0].target
    assert target.parent == video.parent
    assert target.stem.endswith("a_deblurred")
