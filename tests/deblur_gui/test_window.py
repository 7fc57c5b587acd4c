"""The whole window, used as a person would: drop, look, start, compare, close."""

import dataclasses
import datetime
import json
import os
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from deblur_gui.photos import background, welcome
from deblur_gui.photos.background import EarlierPicture
from deblur_gui.photos.batch_work import open_new
from deblur_gui.photos.photo_row import remarks
from deblur_gui.photos.state import State
from deblur_gui.photos.strength_bar import StrengthBar
from deblur_gui.settings import Preset, Settings, save_settings
from engine.batch.batch import PlannedBatch
from engine.batch.differences import is_same_but_strength
from engine.batch.plan import ImageJob
from engine.batch.preview import FrameCache
from engine.batch.reblend import FinishedPicture
from engine.errors import ConfigError
from engine.events import ItemKept, result_of, run
from engine.messages import code_of
from tests.deblur_gui.person import boxes, buttons, drop, press, said, states

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def write_photo(path, seed=0, size=(80, 60)):
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 200, (*size[::-1], 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, quality=95)
    return path


def slow_invert(pixels):
    """A model that can be told from the original at a glance, and stopped between photos."""
    time.sleep(0.15)
    return 255 - pixels


@pytest.fixture(autouse=True)
def invert(batch_model):
    # Noise turned inside out is what the guard is there to refuse.
    save_settings(Settings(guard=False, skip_sharp=False))
    return batch_model(slow_invert, name="live", title="Live")


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def loaded(window, tmp_path, qtbot):
    """The window with three files and a folder of two, dropped together."""
    files = [write_photo(tmp_path / "in" / f"{name}.jpg", n) for n, name in enumerate("abc")]
    write_photo(tmp_path / "in" / "more" / "d.jpg", 4)
    write_photo(tmp_path / "in" / "more" / "deep" / "e.jpg", 5)
    drop(window, [*files, tmp_path / "in" / "more"])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 5 and not window.plan.is_outdated)
    return window


def run_to_the_end(window, qtbot):
    start = window.photos.steps.start.start
    qtbot.waitUntil(start.isEnabled)  # not while photos are searched
    start.click()
    qtbot.waitUntil(lambda: window.queue.is_running)
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=20_000)


def test_a_drop_of_three_files_and_a_folder_fills_the_list(loaded):
    assert list(states(loaded)) == ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]
    assert set(states(loaded).values()) == {"waiting"}
    targets = [Path(row.target).name for row in loaded.photos.list.model.rows]
    assert targets[0] == "a_deblurred.jpg"
    texts = [label.text() for label in loaded.photos.steps.findChildren(QLabel)]
    assert "5 photos in 3 folders" in texts
    assert any("a.jpg → a_deblurred.jpg" in text for text in texts)


def test_start_deblurs_and_the_result_is_beside_the_original(loaded, tmp_path, qtbot):
    before = (tmp_path / "in" / "a.jpg").read_bytes()
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded).values()) == {"done"}
    assert (tmp_path / "in" / "more" / "deep" / "e_deblurred.jpg").is_file()
    assert (tmp_path / "in" / "a.jpg").read_bytes() == before
    qtbot.waitUntil(lambda: len(loaded.photos.viewer.view._pyramids) == 2)
    original, result = (p.level(0).astype(int) for p in loaded.photos.viewer.view._pyramids)
    assert np.abs(255 - original - result).mean() < 12  # two JPEGs of noise
    assert loaded.photos.notice.text == "5 photos deblurred."


def test_the_button_goes_from_start_to_stop_and_back(loaded, qtbot):
    button = loaded.photos.steps.start.start
    assert button.text() == "Start"
    seen = []
    loaded.queue.changed.connect(lambda _: seen.append(button.text()))
    run_to_the_end(loaded, qtbot)
    assert "Stop" in seen
    assert button.text() == "Start"
    qtbot.waitUntil(lambda: not loaded.plan.is_outdated)
    assert not button.isEnabled()


def test_stop_finishes_the_current_photo_and_the_rest_is_offered(loaded, qtbot):
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    loaded.photos.steps.start.start.click()
    assert loaded.photos.steps.start.start.text() == "Stopping…"
    assert not loaded.photos.steps.start.start.isEnabled()
    at_the_end = []
    loaded.queue.batch_ended.connect(
        lambda _end: at_the_end.append(loaded.photos.steps.start.start.isEnabled())
    )
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    assert at_the_end == [False], "what it would do is not known before it is planned"
    found = list(states(loaded).values())
    assert "working" not in found
    assert 1 <= found.count("done") < 5
    assert "left" in loaded.photos.notice.text
    (resume,) = buttons(loaded, "Resume")
    assert "Start uses those chosen now" in resume.toolTip()


def test_after_stop_the_same_button_stops_now(loaded, invert, qtbot):
    button, go_on = loaded.photos.steps.start.start, threading.Event()

    def slowly(pixels):
        go_on.wait(20)
        return 255 - pixels

    invert._apply = slowly
    button.click()
    qtbot.waitUntil(lambda: "working" in states(loaded).values())
    where = button.mapTo(loaded, button.rect().center())
    button.click()
    button.click()  # of a double click
    assert button.text() == "Stopping…"
    qtbot.waitUntil(lambda: button.text() == "Stop now")
    assert button.isEnabled()
    assert button.mapTo(loaded, button.rect().center()) == where
    button.click()
    assert (button.text(), button.isEnabled()) == ("Stopping…", False)
    go_on.set()
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    assert "done" not in states(loaded).values()
    assert "left" in loaded.photos.notice.text


def test_one_bad_file_does_not_end_the_batch_and_says_why(loaded, tmp_path, qtbot):
    bad = tmp_path / "in" / "broken.jpg"
    bad.write_bytes((tmp_path / "in" / "a.jpg").read_bytes()[:700])
    drop(loaded, [bad])
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 6 and not loaded.plan.is_outdated)
    run_to_the_end(loaded, qtbot)
    assert states(loaded)["broken.jpg"] == "failed"
    row = loaded.photos.list.model.rows[loaded.photos.list.model.number_of(str(bad))]
    assert row.reason
    assert list(states(loaded).values()).count("done") == 5


def test_what_is_taken_out_of_the_list_is_not_deblurred(loaded, tmp_path, qtbot):
    loaded.selection.leave_out(
        [str(tmp_path / "in" / "b.jpg"), str(tmp_path / "in" / "more" / "d.jpg")]
    )
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 3 and not loaded.plan.is_outdated)
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded)) == {"a.jpg", "c.jpg", "e.jpg"}
    assert not (tmp_path / "in" / "more" / "d_deblurred.jpg").exists()


def test_names_follow_the_template_while_it_is_typed(loaded, qtbot):
    loaded.photos.steps.output.template.setText("{stem}-{strength}")
    qtbot.waitUntil(lambda: loaded.photos.list.model.rows[0].target.endswith("a-1.jpg"))
    loaded.photos.steps.output.template.setText("{stem}-{nonsense}")
    qtbot.waitUntil(lambda: "nonsense" in loaded.photos.steps.start.problem.text())


def test_a_folder_that_has_gone_is_a_sentence_and_no_crash(window, tmp_path, qtbot):
    drop(window, [tmp_path / "gone"])
    qtbot.waitUntil(lambda: "does not exist" in window.photos.steps.start.problem.text())
    assert not window.photos.steps.start.start.isEnabled()


def test_all_problems_come_in_one_dialog_before_the_start(loaded, qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder")
    loaded.photos.steps.output.folder.setText(str(tmp_path / "file"))
    qtbot.waitUntil(lambda: loaded.settings.current.output == str(tmp_path / "file"))
    loaded.photos.steps.output.template.setText("{stem}-{nonsense}")
    qtbot.waitUntil(lambda: "nonsense" in loaded.photos.steps.start.problem.text())
    loaded.photos.steps.model.strength.setValue(
        40
    )  # counts, whatever the name of the results may be
    qtbot.waitUntil(lambda: loaded.settings.current.strength == 0.4)
    loaded.batches.start()
    qtbot.waitUntil(lambda: bool(loaded.findChildren(QMessageBox)))
    assert not loaded.queue.is_running
    (box,) = loaded.findChildren(QMessageBox)
    said = f"{box.text()} {box.informativeText()} {box.detailedText()}"
    assert "nonsense" in said
    assert "Choose another output folder" in said
    box.close()


def test_a_preview_needs_no_run_and_follows_the_strength(loaded, qtbot):
    qtbot.waitUntil(lambda: loaded.photos.viewer.preview_action.isEnabled())
    QTest.keyClick(loaded, Qt.Key.Key_P)
    view = loaded.photos.viewer.view
    qtbot.waitUntil(lambda: len(view._pyramids) == 2)
    original, full = (p.level(0).astype(int) for p in view._pyramids)
    assert np.array_equal(full, 255 - original)
    loaded.photos.steps.model.strength.setValue(0)
    assert np.array_equal(view._tiles[view.current].tile(0, 0, 0), original)
    assert not loaded.queue.is_running


def test_keys_work_wherever_the_focus_is(loaded, qtbot):
    loaded.photos.list.view.setFocus()
    first = loaded.photos.list.current()
    QTest.keyClick(loaded.photos.list.view, Qt.Key.Key_Right)
    assert loaded.photos.list.current() != first
    QTest.keyClick(loaded.photos.list.view, Qt.Key.Key_C)
    assert loaded.photos.viewer.view.side_by_side
    assert loaded.photos.viewer.side_action.isChecked()


def test_choices_are_remembered_but_not_the_strength_for_the_last_photos(open_window, qtbot):
    window = open_window()
    window.photos.steps.model.strength.setValue(40)
    window.photos.steps.output.conflict.setCurrentIndex(1)
    window.close()
    again = open_window()
    assert again.settings.current.strength == 1.0
    assert again.photos.steps.model.strength.value() == 100
    assert again.photos.steps.output.conflict.currentData() == "skip"


def test_closing_while_running_asks_and_what_is_left_is_offered(
    open_window, loaded, qtbot, answer, tmp_path
):
    asked = answer("", "Stop and close")
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    assert not loaded.close()
    assert loaded.queue.is_running
    assert loaded.close()
    assert len(asked) == 2
    assert asked[0].startswith(
        "A batch is still running. If you stop it now, you can resume it later."
    )
    assert not loaded.queue.is_running
    again = open_window()
    assert "was interrupted" in again.photos.notice.text
    assert f"left in {tmp_path / 'in'}" in again.photos.notice.text
    again.photos.notice._offers[0].click()
    qtbot.waitUntil(lambda: again.queue.is_running)
    qtbot.waitUntil(lambda: not again.queue.is_running, timeout=20_000)
    assert set(states(again).values()) == {"done"}
    assert len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 5


def test_folders_of_interrupted_batches_are_told_apart_without_looking_at_the_disk(monkeypatch):
    def told(*roots):
        batches = [SimpleNamespace(request=SimpleNamespace(spec={"roots": list(roots)}))]
        return welcome._folders([*batches, SimpleNamespace(request=SimpleNamespace(spec={}))])

    monkeypatch.setattr(Path, "is_dir", lambda *_: pytest.fail("it may be on a dead share"))
    assert told("/photos/a.jpg", "/photos/b.CR2") == str(Path("/photos"))
    assert told("/one/DCIM", "/two/DCIM", "/two/DCIM/100") == ", ".join(
        str(Path(*parts)) for parts in (("one", "DCIM"), ("two", "DCIM"))
    )
    assert told("/one/a", "/b", "/c", "/d") == "a, b, c, …"
    assert told() == "…"


# --- strength afterwards -------------------------------------------------------------------------


@pytest.fixture
def done(window, tmp_path, qtbot):
    """The window after a batch of three PNGs, the first one shown."""
    for n, name in enumerate("abc"):
        write_photo(tmp_path / "png" / f"{name}.png", n)
    drop(window, [tmp_path / "png"])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 3 and not window.plan.is_outdated)
    run_to_the_end(window, qtbot)
    qtbot.waitUntil(lambda: window.photos.viewer._finished is not None)
    return window


def seen_tile(window):
    view = window.photos.viewer.view
    return view._tiles[view.current].tile(0, 0, 0).astype(int)


def pixels_of(path):
    return np.asarray(Image.open(path)).astype(int)


def mixed(original, strength):
    change = strength * (255 - 2 * original)
    return original + np.copysign(np.floor(np.abs(change) + 0.5), change)


def test_the_strength_of_a_finished_photo_is_seen_at_once_and_applied(
    done, invert, tmp_path, qtbot
):
    source, target = tmp_path / "png" / "a.png", tmp_path / "png" / "a_deblurred.png"
    original, before = pixels_of(source), source.read_bytes()
    calls, bar = len(invert.calls), done.photos.viewer.strength
    assert np.array_equal(seen_tile(done), 255 - original)
    assert not bar.isVisible()
    for percent in (70, 30):
        done.photos.steps.model.strength.setValue(percent)
        assert np.array_equal(seen_tile(done), mixed(original, percent / 100))
    assert "file has strength 100%" in bar.one.toolTip()
    assert bar.one.text() == "Save at 30%"
    assert np.array_equal(pixels_of(target), 255 - original)  # nothing is written yet
    bar.one.click()
    assert done.progress._what.text() == "Saving 1 result…"
    qtbot.waitUntil(lambda: "saved again at 30%" in done.photos.notice.text)
    assert done.progress._what.text() == ""
    qtbot.waitUntil(lambda: not bar.one.isVisible())
    assert bar.all.text() == "Save 2 others at 30%"
    assert np.array_equal(pixels_of(target), mixed(original, 0.3))
    assert "now at 30%" in done.photos.list.model.rows[0].reason
    done.photos.steps.model.strength.setValue(100)  # what was taken away is there again
    assert np.array_equal(seen_tile(done), 255 - original)
    assert len(invert.calls) == calls
    assert source.read_bytes() == before


def test_what_is_to_be_known_of_a_result_is_said_also_after_it_was_saved_again(
    open_window, tmp_path, qtbot
):
    window = open_window(guard=False, skip_sharp=False)
    write_photo(tmp_path / "png" / "a.png", 0)
    with Image.open(tmp_path / "png" / "a.png") as one:
        one.save(tmp_path / "png" / "a.png", save_all=True, append_images=[one.rotate(180)])
    drop(window, [tmp_path / "png"])
    run_to_the_end(window, qtbot)
    qtbot.waitUntil(lambda: window.photos.viewer.strength_of_file == 1)
    (row,) = window.photos.list.model.rows
    note = row.reason
    assert "first frame" in note
    for percent in (60, 30):
        window.photos.steps.model.strength.setValue(percent)
        window.photos.viewer.strength.one.click()
        said = f"now at {percent}%"
        qtbot.waitUntil(lambda said=said: window.photos.list.model.rows[0].reason == said)
        assert remarks(window.photos.list.model.rows[0]) == [said, note]
    window.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert remarks(window.photos.list.model.rows[0]) == ["now at 30%", note]


def test_a_new_strength_names_the_file_that_has_it(done, tmp_path, qtbot):
    done.settings.choose(dataclasses.replace(done.settings.current, quality=80, format="jpeg"))
    done.photos.steps.show_settings(done.settings.current)  # else the slider takes that back
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    done.photos.steps.start.again.click()
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    row = done.photos.list.model.rows[0]
    assert (row.state, Path(row.target).name) == ("waiting", "a_deblurred.jpg")
    assert row.reason == "Done with other settings, will be processed again"
    done.photos.steps.model.strength.setValue(50)
    done.photos.viewer.strength.one.click()
    qtbot.waitUntil(lambda: "saved again at 50%" in done.photos.notice.text)
    assert done.photos.list.model.rows[0].reason == "a_deblurred.png: now at 50%"
    assert not (tmp_path / "png" / "a_deblurred.jpg").exists()


def click_scope(window):
    window.photos.steps.model.scope.linkActivated.emit("scope")


def test_one_finished_photo_can_have_a_strength_of_its_own(done, tmp_path, qtbot):
    model, bar = done.photos.steps.model, done.photos.viewer.strength
    assert model.scope.text().startswith("For all photos · ")
    model.strength.setValue(80)
    assert bar.all.text() == "Save all 3 at 80%"
    click_scope(done)
    assert model.scope.text().startswith("For this photo only; batches use 80% · ")
    assert ">Reset<" in model.scope.text()
    assert model.strength.value() == 100  # as its file is
    model.strength.setValue(30)
    assert done.settings.current.strength == 0.8  # that of the others
    assert not bar.all.isVisible()
    assert bar.one.text() == "Save at 30%"
    original = pixels_of(tmp_path / "png" / "a.png")
    assert np.array_equal(seen_tile(done), mixed(original, 0.3))
    bar.one.click()
    qtbot.waitUntil(lambda: "saved again at 30%" in done.photos.notice.text)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.3))
    done.photos.list.step(1)
    qtbot.waitUntil(lambda: bar.isVisible())
    assert (model.strength.value(), model.scope.text()[:14]) == (80, "For all photos")
    done.photos.list.step(-1)
    qtbot.waitUntil(lambda: model.strength.value() == 30)
    click_scope(done)  # reset
    assert model.strength.value() == 80
    assert model.scope.text().startswith("For all photos")
    assert bar.one.text() == "Save at 80%"
    bar.all.click()
    qtbot.waitUntil(lambda: "saved again at 80%" in done.photos.notice.text)
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.8))


def test_an_own_strength_is_left_alone_unless_the_photo_is_selected(done, tmp_path, qtbot):
    model, bar, photos = done.photos.steps.model, done.photos.viewer.strength, done.photos.list
    original = pixels_of(tmp_path / "png" / "a.png")
    click_scope(done)
    model.strength.setValue(30)
    bar.one.click()
    qtbot.waitUntil(lambda: "saved again at 30%" in done.photos.notice.text)
    done.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    photos.step(1)
    qtbot.waitUntil(lambda: model.scope.text().startswith("For all photos · "))
    model.strength.setValue(60)
    assert bar.all.text() == "Save all 2 at 60%"
    bar.all.click()
    qtbot.waitUntil(lambda: "2 results saved again at 60%" in done.photos.notice.text)
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.3))
    photos.step(-1)
    qtbot.waitUntil(lambda: model.strength.value() == 30)
    assert model.scope.text().startswith("For this photo only")
    assert "now at 30%" in photos.model.rows[0].reason
    photos.step(1)
    photos.view.selectAll()
    model.strength.setValue(80)
    assert bar.all.text() == "Save 3 selected at 80%"
    bar.all.click()
    qtbot.waitUntil(lambda: "3 results saved again at 80%" in done.photos.notice.text)
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.8))
    photos.choose(photos.model.rows[0].key)
    qtbot.waitUntil(lambda: model.scope.text().startswith("For all photos · "))


def test_a_preset_changes_what_the_own_strength_is_reset_to(done):
    model = done.photos.steps.model
    click_scope(done)
    model.strength.setValue(30)
    assert "batches use 100%" in model.scope.text()
    gentle = dataclasses.replace(done.settings.current, strength=0.55)
    done.plan._on_presets_loaded(Preset(gentle, frozenset({"strength"})))
    assert model.strength.value() == 30
    assert "batches use 55%" in model.scope.text()
    click_scope(done)
    assert model.strength.value() == 55


def test_a_photo_processed_again_keeps_the_strength_that_it_was_given_alone(
    done, tmp_path, qtbot, monkeypatch
):
    told = []

    def ask(_parent, _count, settings, *, is_same):
        told.append((settings.split(", ")[-1], is_same))
        return "overwrite"

    monkeypatch.setattr("deblur_gui.dialogs.ask_again", ask)
    click_scope(done)
    done.photos.steps.model.strength.setValue(30)
    done.batches.process_again([str(tmp_path / "png" / "a.png")])
    qtbot.waitUntil(lambda: done.queue.is_running or done.plan.is_outdated)
    qtbot.waitUntil(lambda: not done.queue.is_running and not done.plan.is_outdated)
    original = pixels_of(tmp_path / "png" / "a.png")
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.3))
    done.batches.process_again([str(tmp_path / "png" / n) for n in ("b.png", "c.png")])
    assert told == [("30%", False), ("100%", True)]  # those have that of all


def test_step_4_says_at_which_strength_all_are_finished_and_how_to_have_another(done, qtbot):
    start, bar = done.photos.steps.start, done.photos.viewer.strength
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert start.problem.text() == "All photos in the list are finished."
    done.photos.steps.model.strength.setValue(40)
    said = (
        "All photos in the list are finished{} To have 40%, press Save below a photo. To run a "
        "model again, right-click a photo and choose Process again."
    )
    assert start.problem.text() == said.format(" at 100%.")
    bar.one.click()
    qtbot.waitUntil(lambda: start.problem.text() == said.format(", 2 at another strength."))
    bar.all.click()
    qtbot.waitUntil(lambda: start.problem.text() == "All photos in the list are finished.")
    done.photos.steps.model.strength.setValue(30)
    assert "finished at 40%." in start.problem.text()
    done.plan.update(quietly=True)
    done.batches.start()  # as a key does, before it is known that there is nothing to do
    qtbot.waitUntil(lambda: "finished at 40%. To have 30%" in done.photos.notice.text)
    assert not boxes(done)


def test_step_4_counts_no_strength_of_photos_that_have_no_result(done, tmp_path, qtbot):
    write_photo(tmp_path / "png" / "d.png", 9)
    sharp = str(tmp_path / "png" / "d.png")
    done.photos.steps.model.skip_sharp.setChecked(True)
    done.plan.update()
    qtbot.waitUntil(lambda: len(done.photos.list.model.rows) == 4 and not done.plan.is_outdated)
    state = State.of_jobs([ImageJob(sharp, "")])
    state = state.apply(ItemKept(sharp, "looks sharp", "", "sharp"))
    done.photos.list.apply(state, [sharp])
    request = done.selection.spec(done.settings.current)
    done.plan.finished.note_end(request, state.pictures)
    done.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    start, bar = done.photos.steps.start, done.photos.viewer.strength
    assert start.problem.text() == "All photos in the list are finished."
    done.photos.steps.model.strength.setValue(40)
    assert "are finished at 100%." in start.problem.text()
    bar.one.click()
    qtbot.waitUntil(lambda: ", 2 at another strength." in start.problem.text())
    assert " 2 " in bar.all.text()  # "Save all 2", or "Save 2 others" beside one at 40%


def test_step_4_advises_no_save_for_a_photo_that_has_a_strength_of_its_own(done, qtbot):
    start, bar = done.photos.steps.start, done.photos.viewer.strength
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    click_scope(done)
    done.photos.steps.model.strength.setValue(30)
    bar.one.click()
    qtbot.waitUntil(lambda: "saved again at 30%" in done.photos.notice.text)
    done.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert start.problem.text() == "All photos in the list are finished."
    click_scope(done)  # reset
    qtbot.waitUntil(lambda: ", 1 at another strength." in start.problem.text())
    assert bar.one.isVisible()  # what it says to press
    done.photos.list.step(1)  # where a button beside another photo would change this one
    qtbot.waitUntil(lambda: bar.all.isVisible())
    assert bar.all.text() == "Save a.png at 100%"
    assert "\na.png" in bar.all.toolTip()


def test_a_button_with_a_name_has_no_key_of_that_name(qtbot):
    bar = StrengthBar()
    qtbot.addWidget(bar)
    bar.show_others((), ["/photos/R&D.jpg"], 0.5)
    assert bar.all.text() == "Save R&&D.jpg at 50%"
    assert bar.all.toolTip().endswith("\nR&D.jpg")


def test_another_output_folder_is_told_as_what_differs(done, tmp_path, qtbot):
    start, bar = done.photos.steps.start, done.photos.viewer.strength
    done.photos.steps.model.strength.setValue(30)
    bar.one.click()
    qtbot.waitUntil(lambda: "saved again at 30%" in done.photos.notice.text)
    done.photos.steps.model.strength.setValue(100)
    done.settings.choose(dataclasses.replace(done.settings.current, output=str(tmp_path / "day2")))
    said = "All finished, 3 with other settings: next to the original."
    qtbot.waitUntil(lambda: start.problem.text() == said)
    beside = ("done", "next to the original")
    assert ended(done) == [("done", "at 30% strength, next to the original"), beside, beside]
    assert start.again.isVisible()


def test_step_2_says_which_strength_is_of_the_batch_that_runs_and_which_of_the_next(
    loaded, tmp_path, qtbot
):
    model, start = loaded.photos.steps.model, loaded.photos.steps.start
    start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    start.pause.click()
    assert model.scope.text().startswith("For all photos")
    model.strength.setValue(60)
    assert model.scope.text().startswith("Next batch; this one has 100%")
    write_photo(tmp_path / "late" / "z.jpg", 8)
    drop(loaded, [tmp_path / "late"])
    start.queue.click()
    qtbot.waitUntil(lambda: len(start.waiting.names()) == 1)
    assert start.waiting.names()[0] == "late · 60% strength"
    model.strength.setValue(100)
    assert model.scope.text().startswith("For all photos")
    model.strength.setValue(60)
    start.waiting.remove.click()
    start.pause.click()
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    assert model.scope.text().startswith("For all photos")


def test_two_strengths_applied_one_after_the_other_are_both_told(done, tmp_path, qtbot):
    model, bar = done.photos.steps.model, done.photos.viewer.strength
    made = []
    done.reblend.saved.connect(lambda key, strength: made.append((Path(key).name, strength)))
    model.strength.setValue(40)
    bar.one.click()
    model.strength.setValue(80)  # while the first is being written
    bar.all.click()
    qtbot.waitUntil(lambda: len(made) == 4 and "saved again" in done.photos.notice.text)
    assert made == [("a.png", 0.4), *((f"{name}.png", 0.8) for name in "abc")]
    assert "1 result saved again at 40% strength." in done.photos.notice.text
    assert "3 results saved again at 80% strength." in done.photos.notice.text
    original = pixels_of(tmp_path / "png" / "a.png")
    assert np.array_equal(pixels_of(tmp_path / "png" / "a_deblurred.png"), mixed(original, 0.8))


def test_a_photo_without_a_result_has_the_strength_of_all(loaded):
    assert loaded.photos.steps.model.scope.text() == "For all photos"
    click_scope(loaded)
    assert loaded.photos.steps.model.scope.text() == "For all photos"


def ended(window):
    return [(row.state, row.reason) for row in window.photos.list.model.rows]


def test_finished_photos_stay_finished_after_a_changed_setting_until_they_are_wanted_again(
    done, tmp_path, qtbot
):
    start = done.photos.steps.start
    write_photo(tmp_path / "png" / "d.png", 9)  # not finished yet
    done.settings.choose(dataclasses.replace(done.settings.current, quality=80, format="jpeg"))
    qtbot.waitUntil(lambda: len(ended(done)) == 4 and not done.plan.is_outdated)
    assert ended(done) == [("done", "format PNG")] * 3 + [("waiting", "")]
    tip = done.photos.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("Format: PNG (now JPEG)")
    said = "3 photos are finished with other settings: format PNG."
    assert start._different.text() == said
    assert start.again.text() == "Process again, keeping the results"
    assert start.again.isVisible()
    assert not start.again.isChecked()
    run_to_the_end(done, qtbot)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    made = sorted(path.name for path in (tmp_path / "png").glob("*.jpg"))
    assert made == ["d_deblurred.jpg"]
    assert not start.start.isEnabled()
    start.again.click()
    qtbot.waitUntil(lambda: [state for state, _ in ended(done)] == ["waiting"] * 3 + ["done"])
    start.again.click()  # changed their mind
    qtbot.waitUntil(lambda: [state for state, _ in ended(done)] == ["done"] * 4)
    start.again.click()
    qtbot.waitUntil(lambda: start.start.isEnabled())
    run_to_the_end(done, qtbot)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert len(list((tmp_path / "png").glob("*_deblurred.jpg"))) == 4
    assert len(list((tmp_path / "png").glob("*_deblurred.png"))) == 3
    assert not start.again.isVisible()
    assert [state for state, _ in ended(done)] == ["done"] * 4


def test_the_earlier_settings_need_no_choice_nor_do_those_that_only_skip(done, qtbot):
    start, before = done.photos.steps.start, done.settings.current
    done.settings.choose(dataclasses.replace(before, on_conflict="overwrite"))
    qtbot.waitUntil(lambda: start.again.isVisible())
    assert start.again.text() == "Process again, replacing the results"
    assert ended(done) == [("done", "existing files: keep both")] * 3
    done.settings.choose(before)
    qtbot.waitUntil(lambda: not start.again.isVisible())
    assert ended(done) == [("done", "")] * 3
    done.settings.choose(dataclasses.replace(before, skip_sharp=not before.skip_sharp))
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert ended(done) == [("done", "")] * 3
    assert not start.again.isVisible()


def test_what_failed_when_it_was_processed_again_stays_failed_also_after_a_restart(
    done, open_window, tmp_path, qtbot
):
    start, photo = done.photos.steps.start, tmp_path / "png" / "b.png"
    done.settings.choose(dataclasses.replace(done.settings.current, format="jpeg"))
    qtbot.waitUntil(lambda: start.again.isVisible() and not done.plan.is_outdated)
    start.again.click()
    qtbot.waitUntil(lambda: start.start.isEnabled() and not done.plan.is_outdated)
    stat = photo.stat()
    photo.write_bytes(bytes(stat.st_size))  # a bad sector: size and time stay
    os.utime(photo, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    run_to_the_end(done, qtbot)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert [state for state, _ in ended(done)] == ["done", "failed", "done"]
    assert start.start.isEnabled()
    assert start.problem.text() == "Start will retry 1 failed photo."
    assert not start.retry.isVisible()  # it would do the same
    write_photo(tmp_path / "png" / "e.png", 10)
    done.plan.update(quietly=True)
    qtbot.waitUntil(start.retry.isVisible)  # it does not do the new one
    (tmp_path / "png" / "e.png").unlink()
    again = open_window(format="jpeg", guard=False, skip_sharp=False)
    drop(again, [tmp_path / "png"])
    qtbot.waitUntil(lambda: len(ended(again)) == 3 and not again.plan.is_outdated)
    assert [state for state, _ in ended(again)] == ["done", "failed", "done"]
    assert again.photos.steps.start.start.isEnabled()  # it is tried again


def test_a_failed_photo_that_was_repaired_since_is_not_called_failed(loaded, tmp_path, qtbot):
    photo = tmp_path / "in" / "b.jpg"
    photo.write_bytes(b"no picture" * 50)
    run_to_the_end(loaded, qtbot)
    qtbot.waitUntil(lambda: not loaded.plan.is_outdated)
    assert states(loaded)["b.jpg"] == "failed"
    write_photo(photo, 7)
    loaded.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not loaded.plan.is_outdated)
    row = loaded.photos.list.model.row_of(str(photo))
    assert (row.state, row.reason, row.hint) == ("waiting", "", "")
    assert not loaded.photos.steps.start.retry.isVisible()


def test_a_plan_of_earlier_settings_says_nothing_of_those_chosen_meanwhile(done, qtbot):
    before = done.settings.current
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    done.settings.choose(dataclasses.replace(before, format="jpeg"))
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    plans = []
    done.planner.planned.connect(plans.append)
    done.settings.choose(before)
    done.plan._soon.stop()
    done.plan._on_soon_timeout()
    done.settings.choose(dataclasses.replace(before, format="tiff"))  # before there is that plan
    done.plan._soon.stop()
    qtbot.waitUntil(lambda: len(plans) == 1)
    assert all(code_of(job.keep) == "done-before" for job in plans[0].jobs)
    done.plan._soon.start()
    qtbot.waitUntil(lambda: len(plans) == 2)
    assert ended(done) == [("done", "format PNG")] * 3
    assert done.photos.steps.start.again.isVisible()


def test_a_folder_that_is_opened_again_is_known(open_window, tmp_path, qtbot):
    window = open_window(guard=True, skip_sharp=False)  # which refuses every result
    for n, name in enumerate("abc"):
        write_photo(tmp_path / "in" / f"{name}.png", n)
    window.selection.replace([tmp_path / "in"])
    run_to_the_end(window, qtbot)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert set(states(window).values()) == {"kept"}
    window.selection.replace([tmp_path / "in"])
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert set(states(window).values()) == {"kept"}
    assert not window.photos.steps.start.start.isEnabled()


def test_what_another_session_finished_with_other_settings_is_finished(
    done, open_window, tmp_path, qtbot
):
    window = open_window(format="jpeg", scale=2, guard=False)
    drop(window, [tmp_path / "png"])
    others = [("done", "format PNG, long blur: automatic")] * 3
    qtbot.waitUntil(lambda: ended(window) == others)
    tip = window.photos.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("Format: PNG (now JPEG)\nLong blur: automatic (now half size)")
    assert not window.photos.steps.start.start.isEnabled()
    assert window.photos.steps.start.again.isVisible()


def test_what_another_session_finished_at_another_strength_is_finished_and_says_which(
    done, open_window, tmp_path, qtbot
):
    done.photos.steps.model.strength.setValue(40)
    done.photos.viewer.strength.one.click()
    qtbot.waitUntil(lambda: "saved again at 40%" in done.photos.notice.text)
    window = open_window(guard=False, skip_sharp=False, strength=0.7, default_strength=0.7)
    drop(window, [tmp_path / "png"])
    qtbot.waitUntil(lambda: len(ended(window)) == 3 and not window.plan.is_outdated)
    assert ended(window) == [
        ("done", "at 40% strength"),
        ("done", "at 100% strength"),
        ("done", "at 100% strength"),
    ]
    start = window.photos.steps.start
    assert not start.start.isEnabled()
    assert not start.again.isVisible()
    key = window.photos.list.model.rows[0].key
    assert not window.plan.is_made_so(key, 0.7)
    window.photos.steps.model.strength.setValue(40)
    assert window.plan.is_made_so(key, 0.4)
    start.watch.setChecked(True)  # which leaves them alone as well
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.phase == "running")
    write_photo(tmp_path / "png" / "d.png", 9)
    made = tmp_path / "png" / "d_deblurred.png"
    qtbot.waitUntil(made.exists)
    assert len(list((tmp_path / "png").glob("*_deblurred*"))) == 4


def test_a_row_says_at_each_plan_whether_the_strength_of_its_result_is_the_chosen_one(
    done, open_window, tmp_path, qtbot
):
    window = open_window(guard=False, skip_sharp=False)
    drop(window, [tmp_path / "png"])
    before = [("done", "by an earlier batch")] * 3
    qtbot.waitUntil(lambda: ended(window) == before and not window.plan.is_outdated)
    for each in (done, window):
        for value, reason in ((40, "at 100% strength"), (100, ""), (40, "at 100% strength")):
            each.photos.steps.model.strength.setValue(value)
            each.plan.update()
            qtbot.waitUntil(lambda each=each: not each.plan.is_outdated)
            assert ended(each) == [("done", reason)] * 3


def finished_in(window, qtbot, folder, count=1):
    """Drop a folder of photos and return what is said of them, all finished."""
    drop(window, [folder])
    qtbot.waitUntil(lambda: len(ended(window)) == count and not window.plan.is_outdated)
    assert {state for state, _ in ended(window)} == {"done"}
    assert not window.photos.steps.start.start.isEnabled()
    return {reason for _, reason in ended(window)}


def test_a_result_elsewhere_in_the_mirrored_tree_can_be_made_where_it_belongs(
    open_window, tmp_path, qtbot
):
    choices = {"guard": False, "skip_sharp": False, "output": str(tmp_path / "out")}
    top = tmp_path / "top"
    write_photo(top / "sub" / "a.png")
    first = open_window(**choices)
    drop(first, [top / "sub"])
    run_to_the_end(first, qtbot)
    assert (tmp_path / "out" / "a.png").is_file()
    first.selection.replace([top])  # in the same window
    qtbot.waitUntil(lambda: ended(first) == [("done", "in folder out")])
    window = open_window(**choices)
    assert finished_in(window, qtbot, top) == {"in folder out"}
    tip = window.photos.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(f"Folder: {tmp_path / 'out'} (now {tmp_path / 'out' / 'sub'})")
    window.photos.steps.start.again.click()
    run_to_the_end(window, qtbot)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert (tmp_path / "out" / "sub" / "a.png").is_file()
    assert ended(window) == [("done", "")]


def test_a_name_of_another_day_is_another_name_but_a_number_or_strength_in_it_is_none(
    open_window, tmp_path, qtbot, monkeypatch
):
    class Tomorrow(datetime.date):
        @classmethod
        def today(cls):
            return datetime.date.today() + datetime.timedelta(1)

    template = "{n}_{stem}_{strength}_{date}"
    choices = {"guard": False, "skip_sharp": False, "template": template}
    write_photo(tmp_path / "in" / "b.png")
    first = open_window(**choices)
    drop(first, [tmp_path / "in"])
    run_to_the_end(first, qtbot)
    write_photo(tmp_path / "in" / "a.png", 1)
    for window in (first, open_window(**choices, strength=0.4)):
        window.selection.replace([tmp_path / "in" / "a.png", tmp_path / "in" / "b.png"])
        qtbot.waitUntil(lambda w=window: len(ended(w)) == 2 and not w.plan.is_outdated)
        assert ended(window)[0] == ("waiting", "")
        state, reason = ended(window)[1]
        assert state == "done"
        assert "name" not in reason
    later = SimpleNamespace(date=Tomorrow)
    monkeypatch.setattr("engine.batch.plan.datetime", later)
    assert finished_in(open_window(**choices), qtbot, tmp_path / "in" / "b.png") == {"other name"}


def test_results_of_a_version_that_gave_other_pixels_can_be_made_again(
    done, open_window, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr("engine.batch.batch.RESULT_SCHEMA", 99)
    window = open_window(guard=False, skip_sharp=False)
    told = finished_in(window, qtbot, tmp_path / "png", 3)
    assert told == {"other version of the program"}
    assert window.photos.steps.start.again.isVisible()


def test_what_is_said_of_a_whole_batch_is_made_once(done, open_window, tmp_path, qtbot):
    window = open_window(format="jpeg", scale=2, guard=False)
    finished_in(window, qtbot, tmp_path / "png", 3)
    rows = window.photos.list.model.rows
    assert len({id(row.reason) for row in rows}) == 1
    assert len({id(row.details) for row in rows}) == 1


def test_all_selected_photos_are_written_and_what_cannot_be_says_why(done, tmp_path, qtbot):
    altered = write_photo(tmp_path / "png" / "b_deblurred.png", 9)
    theirs = altered.read_bytes()
    done.photos.steps.model.strength.setValue(50)
    done.photos.list.view.selectAll()
    assert done.photos.viewer.strength.all.text() == "Save 3 selected at 50%"
    done.photos.viewer.strength.all.click()
    qtbot.waitUntil(lambda: "saved again at 50%" in done.photos.notice.text)
    assert done.photos.notice.text.startswith("2 result")
    assert "b.png: b_deblurred.png is not the result of" in done.photos.notice.text
    assert altered.read_bytes() == theirs
    original = pixels_of(tmp_path / "png" / "c.png")
    assert np.array_equal(pixels_of(tmp_path / "png" / "c_deblurred.png"), mixed(original, 0.5))


def test_digits_switch_between_original_file_strength_and_previews(done, qtbot):
    done.photos.steps.model.strength.setValue(40)
    QTest.keyClick(done, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: len(done.photos.viewer.versions.buttons) == 5)
    assert [button.accessibleName() for button in done.photos.viewer.versions.buttons] == [
        "Original", "Result: Live 100%", "Result at 40%",
        "Preview: Live 100%", "Preview: Live 40%",
    ]  # fmt: skip
    texts = [button.text() for button in done.photos.viewer.versions.buttons]
    assert texts[0] == "1 Original"
    assert texts[1].startswith("2 ")
    for number, end in ((1, "100%"), (3, "Preview: 100%"), (4, "Preview: 40%")):
        assert texts[number].endswith(end)  # what tells them apart is in sight
    assert texts[1] == "2 ✓ 100%"
    assert len({text.partition(" ")[2] for text in texts}) == 5
    tips = [button.toolTip() for button in done.photos.viewer.versions.buttons]
    assert "a_deblurred.png" in tips[1]
    assert all("not saved" in tips[number] for number in (2, 3, 4))
    assert done.photos.viewer.view.current == 4
    assert not done.photos.viewer.strength.isVisible()  # it would write what is not looked at
    QTest.keyClick(done.photos.list.view, Qt.Key.Key_2)
    assert done.photos.viewer.strength.isVisible()
    assert done.photos.viewer.view.current == 1
    assert done.photos.viewer.versions.buttons[1].isChecked()
    done.photos.steps.model.strength.setValue(60)  # of the file: what is looked at
    assert done.photos.viewer.view.current == 2
    QTest.keyClick(done.photos.list.view, Qt.Key.Key_4)
    done.photos.steps.model.strength.setValue(20)  # of the preview
    buttons = done.photos.viewer.versions.buttons
    assert buttons[done.photos.viewer.view.current].accessibleName() == "Preview: Live 20%"
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)  # one row
    assert all(button.isVisible() for button in buttons)
    done.resize(900, 600)  # the last ones have no room then
    assert done.width() == 900
    others = done.photos.viewer.versions.others
    qtbot.waitUntil(others.isVisible)
    shown = [button for button in (*buttons, others) if button.isVisible()]
    qtbot.waitUntil(lambda: len({button.y() for button in shown}) == 1)
    assert all(button.width() >= button.sizeHint().width() for button in shown)
    said = [action.text() for action in others.menu().actions()]
    assert said[-1] == "5 Preview: Live 20%"
    others.menu().actions()[-1].trigger()
    assert done.photos.viewer.view.current == 4
    assert others.text().startswith("5 ")
    assert others.isChecked()
    QTest.keyClick(done.photos.list.view, Qt.Key.Key_1)
    assert others.text() == f"{len(said)} more"
    assert not others.isChecked()


def test_comparing_models_computes_no_result_again_and_renames_no_version(
    done, qtbot, fake_model, monkeypatch
):
    viewer, asked, seen = done.photos.viewer, [], []

    def get(card, **_means):
        asked.append(card.name)
        return fake_model(lambda pixels: 255 - pixels, name=card.name, title=card.title)

    def listed():
        return [each.text() for each in viewer.versions.buttons]

    monkeypatch.setattr("engine.models.get_model", get)
    done.session.models.close()
    done.photos.steps.model.strength.setValue(60)
    cards = {card.name: card for card in viewer._cards() if card.kind == "onnx"}
    made, original = viewer._finished.request.model, viewer._original
    full = dataclasses.replace(viewer._preview_spec("best"), strength=1.0)
    assert not is_same_but_strength(
        PlannedBatch(full, cards["best"], ()).request,
        dataclasses.replace(full, scale=2),
        cards["best"],
    )
    best = PlannedBatch(full, cards["best"], ()).request
    viewer._earlier = (
        EarlierPicture(Path("/p/0.png"), original, "best", 1.0, best),
        *(EarlierPicture(Path(f"/p/{n}.png"), original, f"m{n}", 1.0) for n in range(1, 4)),
    )
    viewer.previews.preview_ended.connect(lambda: seen.append(listed()))
    viewer.compare_models()
    qtbot.waitUntil(lambda: {*viewer._previews} == {*cards} - {made})
    assert {*asked} == {*cards} - {made, "best"}  # of these there are results
    assert viewer._previews["best"] is original.pixels
    seen.append(listed())
    viewer.preview(asked[0])  # again: it keeps its place
    qtbot.waitUntil(viewer.preview_action.isEnabled)
    seen.append(listed())
    assert len(seen) > len(cards) - 2
    assert all(seen[-1][: len(each)] == each for each in seen), seen
    assert len(seen[-1]) == 9
    viewer._previews.clear()
    done.photos.steps.model.strength.setValue(100)
    del asked[:]
    viewer._cards = lambda: [cards["best"], cards[made]]
    viewer.compare_models()
    assert not asked
    assert not viewer._previews  # the results are the versions


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "zh"])
def test_five_versions_are_in_one_row_at_1280_by_720(open_window, language, tmp_path, qtbot):
    window = open_window(language=language, first_run_seen=True, guard=False, skip_sharp=False)
    window.resize(1280, 720)
    path = write_photo(tmp_path / "in" / "a.png", 1)
    drop(window, [path])
    viewer = window.photos.viewer
    qtbot.waitUntil(lambda: viewer._original is not None)
    frame = viewer._original
    viewer._finished = FinishedPicture(path, path.with_name("b.png"), frame, frame, 1.0, "best")
    viewer._previews = {"best": frame.pixels}
    window.photos.steps.model.strength.setValue(60)
    viewer._show(("mixed",))
    buttons = viewer.versions.buttons
    qtbot.wait(50)
    assert len(buttons) == 5
    assert all(button.isVisible() for button in buttons)
    tops = [button.y() for button in buttons]
    assert max(tops) - min(tops) < 10  # one row; a font may have letters of another height
    cut = [button.text() for button in buttons if "…" in button.text()]
    assert not cut
    # With more of them the previews, and only these, are in one menu, which says what it has.
    window.resize(1366, 768)
    viewer._earlier = (EarlierPicture(path, frame, "best", 1.0),)
    viewer._previews = dict.fromkeys(("live", "fast", "balanced", "best"), frame.pixels)
    for shown in ("file",), ("preview", "balanced", "mixed"):
        viewer._show(shown)
        qtbot.wait(50)
        others = viewer.versions.others
        assert len(others.menu().actions()) == 4
        assert "(4)" in others.text()
        texts = [button.text() for button in (*viewer.versions.buttons[:4], others)]
        assert not [text for text in texts if "…" in text]
        assert len({button.y() for button in (*viewer.versions.buttons[:4], others)}) == 1


def test_an_earlier_result_is_compared_with_the_new_one(done, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("deblur_gui.dialogs.ask_again", lambda *_a, **_k: "unique")
    viewer, key = done.photos.viewer, str(tmp_path / "png" / "a.png")
    assert not viewer.versions.left.isVisible()
    done.photos.steps.model.strength.setValue(40)
    done.batches.process_again([key])
    qtbot.waitUntil(lambda: not done.queue.is_running and not done.plan.is_outdated)
    qtbot.waitUntil(lambda: len(viewer.versions.buttons) == 3)
    names = ["1 Original", "2 Result: Live 40%", "3 Earlier: Live 100%"]
    assert [button.text() for button in viewer.versions.buttons] == names
    assert "a_deblurred.png" in viewer.versions.buttons[2].toolTip()
    original = pixels_of(tmp_path / "png" / "a.png")
    assert viewer.view.current == 1
    assert np.array_equal(seen_tile(done), mixed(original, 0.4))
    QTest.keyClick(done.photos.list.view, Qt.Key.Key_3)
    assert np.array_equal(seen_tile(done), 255 - original)
    QTest.keyClick(done.photos.list.view, Qt.Key.Key_2)
    assert viewer.versions.left.text() == "Original"
    viewer.versions.left.menu().actions()[2].trigger()
    assert viewer.versions.left.accessibleName() == "Left: Earlier: Live 100%"
    assert viewer.view.accessibleDescription() == (
        "Result: Live 40% compared with Earlier: Live 100%"
    )
    done.photos.list.step(1)  # of another photo it is the original again
    qtbot.waitUntil(lambda: len(viewer.versions.buttons) == 3 and viewer.strength_of_file == 1.0)
    assert viewer.view.base == 0


def test_buttons_of_versions_are_never_the_same_however_narrow_it_is(done, qtbot):
    viewer = done.photos.viewer
    frame = viewer._original
    viewer._earlier = tuple(
        EarlierPicture(Path(f"/p/a_deblurred-{n}.png"), frame, "fast", 1.0) for n in (2, 3)
    )
    viewer._previews = dict.fromkeys(("live", "Wedding: rings and faces", "fast"), frame.pixels)
    for width in (1340, 1280, 900):
        done.resize(width, 700)
        viewer._show(("preview", "live"))
        texts = [button.text().partition(" ")[2] for button in viewer.versions.buttons]
        assert len({*texts}) == len(texts) == 7, texts
    names = [button.accessibleName() for button in viewer.versions.buttons]
    assert "Earlier: Fast 100%, a_deblurred-2.png" in names
    keys = dict(zip(viewer._keys, names, strict=True))
    titled = keys["preview", "Wedding: rings and faces"]
    key = ("preview", "Wedding: rings and faces")
    assert viewer._without_kind(key, titled) == "Wedding: rings and faces 100%"


@pytest.mark.parametrize("differs_at", ["its beginning", "its middle", "its end"])
def test_versions_with_long_names_are_told_apart_also_on_the_left(done, differs_at):
    viewer = done.photos.viewer
    parts = ["my own camera with the long lens", "at the harbour in the evening", "of last week"]
    place = ("its beginning", "its middle", "its end").index(differs_at)
    names = ["".join([*parts[:place], f" {n} ", *parts[place:]]) * 2 for n in (1, 2, 31, 32)]
    viewer._previews = dict.fromkeys(names, viewer._original.pixels)
    viewer._show(("preview", names[0]))
    texts = [button.text().partition(" ")[2] for button in viewer.versions.buttons]
    assert len({*texts}) == len(texts) == 6, texts
    left = [action.text() for action in viewer.versions.left.menu().actions()]
    assert len({*left}) == 6, left
    width = viewer.fontMetrics().horizontalAdvance
    assert max(map(width, [*texts, *left])) <= 230


def test_previews_come_before_earlier_results_where_nine_keys_are_too_few(done):
    viewer = done.photos.viewer
    done.photos.steps.model.strength.setValue(40)
    frame = viewer._original
    viewer._earlier = tuple(EarlierPicture(Path(f"/p/{n}.png"), frame) for n in range(3))
    for n in range(7):
        viewer._previews[f"model {n}"] = frame.pixels
        viewer._show(("preview", f"model {n}", "mixed"))
        assert viewer._keys[-1][:2] == ("preview", f"model {n}")
        assert viewer._shown == viewer._keys[-1]
        assert len(viewer._keys) <= 9


def test_earlier_results_take_no_room_in_the_cache_and_no_more_memory_than_is_theirs(
    done, tmp_path, monkeypatch, qtbot
):
    def found():
        cache, source = FrameCache(), tmp_path / "png" / "a.png"
        work = background._load_earlier(source, Path("/p/x.png"), cache, done.session.open_queue)
        earlier = run(work, lambda event: None, job="earlier").value
        assert cache._held() == 0
        return [each.target.name for each in earlier.pictures]

    monkeypatch.setattr("deblur_gui.dialogs.ask_again", lambda *_a, **_k: "unique")
    done.photos.steps.model.strength.setValue(40)
    done.batches.process_again([str(tmp_path / "png" / "a.png")])
    qtbot.waitUntil(lambda: len(done.photos.viewer.versions.buttons) == 3)
    qtbot.waitUntil(lambda: not done.queue.is_running and not done.plan.is_outdated)
    assert found() == ["a_deblurred-2.png", "a_deblurred.png"]
    monkeypatch.setattr(background, "_EARLIER_BYTES", 80 * 60 * 3 + 1)
    assert found() == ["a_deblurred-2.png"]


def test_only_results_of_another_strength_are_saved_again(done, qtbot):
    bar, model = done.photos.viewer.strength, done.photos.steps.model
    model.strength.setValue(60)
    bar.one.click()
    qtbot.waitUntil(lambda: "1 result saved again at 60%" in done.photos.notice.text)
    qtbot.waitUntil(lambda: not bar.one.isVisible())
    assert bar.all.text() == "Save 2 others at 60%"
    bar.all.click()
    qtbot.waitUntil(lambda: "2 results saved again at 60%" in done.photos.notice.text)
    assert not bar.isVisible()
    done.photos.list.view.selectAll()
    assert not bar.isVisible()
    done.photos.steps.model.strength.setValue(100)
    assert bar.all.text() == "Save 3 selected at 100%"


def test_selected_photos_without_a_result_are_not_counted_and_a_result_that_has_gone_is_told(
    done, tmp_path, qtbot
):
    bar, row = done.photos.viewer.strength, done.photos.list.model.rows[1]
    row.state, row.result = "kept", str(tmp_path / "never.png")
    done.photos.steps.model.strength.setValue(50)
    done.photos.list.view.selectAll()
    assert bar.all.text() == "Save 2 selected at 50%"
    for path in (tmp_path / "png").glob("*_deblurred.png"):
        path.unlink()
    bar.all.click()
    assert done.photos.notice.text == "2 results cannot be found."


def test_a_plan_from_before_a_result_was_saved_again_does_not_know_its_strength(done, qtbot):
    key = done.photos.list.model.rows[0].key
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    done.plan._on_soon_timeout()
    done.plan.finished.note_strength(key, 0.4)  # while the queue is read
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert done.plan.finished.strength_of(key) == 0.4
    done.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not done.plan.is_outdated)
    assert done.plan.finished.strength_of(key) == 1.0  # as the queue has it


def test_a_message_about_one_photo_goes_with_it(done, qtbot):
    done.photos.steps.model.strength.setValue(60)
    done.photos.viewer.strength.one.click()
    qtbot.waitUntil(lambda: "saved again at 60%" in done.photos.notice.text)
    assert done.photos.notice.isVisible()
    done.photos.list.step(1)
    assert not done.photos.notice.isVisible()
    done.photos.viewer.strength.all.click()  # of two others: it stays
    qtbot.waitUntil(lambda: "2 results" in done.photos.notice.text)
    done.photos.list.step(1)
    assert done.photos.notice.isVisible()


def test_a_file_that_cannot_be_read_is_failed_also_after_a_restart(
    open_window, window, tmp_path, qtbot
):
    write_photo(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "broken.jpg").write_bytes(b"no picture" * 50)
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 2 and not window.plan.is_outdated)
    run_to_the_end(window, qtbot)
    again = open_window()
    drop(again, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(again.photos.list.model.rows) == 2 and not again.plan.is_outdated)
    assert states(again) == {"a.png": "done", "broken.jpg": "failed"}
    assert "not an image" in again.photos.list.model.rows[1].reason
    assert again.photos.steps.start.start.isEnabled()  # it is tried again


def test_the_zoom_is_not_taken_for_the_strength(done):
    assert done.photos.viewer._zoom.text().startswith("Zoom ")


# --- triage and guard ----------------------------------------------------------------------------


@pytest.fixture
def looks(monkeypatch):
    """Let the photos of `loaded` look like this, by the seed that they were made with."""
    from engine.quality.triage import Assessment

    kinds = [
        Assessment("motion", 0.93, "fine detail is missing along 34° only", 34.0, 12.0),
        Assessment("sharp", 0.97, "fine detail in every direction"),
        Assessment("noisy", 0.7, "grain covers the fine detail"),
        Assessment("motion", 0.8, "fine detail is missing along 90° only", 90.0, 5.0),
        Assessment("defocus", 0.9, "fine detail is missing in every direction"),
    ]
    asked = []

    def assess(pixels):
        asked.append(pixels.shape)
        return kinds[(len(asked) - 1) % len(kinds)]

    monkeypatch.setattr("engine.quality.triage.assess", assess)
    return asked


def shown(window):
    return [Path(key).name for key in window.photos.list.filter.keys()]  # noqa: SIM118 - no dict


def assert_is_shown(window, name):
    photos = window.photos.list
    assert [Path(key).name for key in photos.selected()] == [name]
    assert photos.current() == window.photos.viewer._source == photos.selected()[0]


def test_a_scan_labels_the_list_with_number_and_reason_and_the_rest_is_taken_out(
    loaded, looks, qtbot, tmp_path
):
    loaded.photos.steps.select.analyse.click()
    qtbot.waitUntil(lambda: "2 blurred, 1 sharp, 1 out of focus" in loaded.photos.notice.text)
    index = loaded.photos.list.model.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Motion 12 px at 34°, 93%" in said
    assert "missing along 34°" in index.data(Qt.ItemDataRole.ToolTipRole)
    loaded.photos.list.choose(loaded.photos.list.filter.keys()[2])
    press(loaded, "Show the blurred ones")
    assert shown(loaded) == ["a.jpg", "d.jpg"]
    assert not loaded.photos.notice.isVisible()
    assert_is_shown(loaded, "a.jpg")  # in the place of one that is not in the list any more
    loaded.photos.list.show_kind("sharp")
    assert shown(loaded) == ["b.jpg"]
    assert_is_shown(loaded, "b.jpg")
    loaded.grab()
    loaded.photos.list.show_kind("failed")
    assert shown(loaded) == []
    assert loaded.photos.viewer._source == ""
    loaded.photos.list.show_kind("motion")
    assert shown(loaded) == ["a.jpg", "d.jpg"]
    loaded.photos.list.step(1)
    loaded.photos.list.show_kind("")
    assert_is_shown(loaded, "d.jpg")
    loaded.photos.list.show_kind("motion")
    assert_is_shown(loaded, "d.jpg")  # as it is in the list
    loaded.photos.list._keep.click()
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 2 and not loaded.plan.is_outdated)
    assert [row.label for row in loaded.photos.list.model.rows] == [
        "motion",
        "motion",
    ]  # remembered
    assert len(looks) == 5  # each once; a run looks again for the scale of long blur
    run_to_the_end(loaded, qtbot)
    assert len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 2


def test_a_scan_tells_how_many_sharp_photos_will_not_be_skipped(loaded, monkeypatch, qtbot):
    """A batch skips only what is surely sharp; the count of a scan promised more."""
    from engine.quality.triage import Assessment

    found = iter([0.97, 0.66, 0.79, 0.8, 0.9])
    monkeypatch.setattr(
        "engine.quality.triage.assess", lambda _: Assessment("sharp", next(found), "fine detail")
    )
    loaded.photos.steps.select.analyse.click()
    qtbot.waitUntil(lambda: loaded.photos.notice.text.startswith("5 sharp. "))
    assert (
        "2 of the sharp ones, marked “Sharp?”, are uncertain and will be processed."
        in loaded.photos.notice.text
    )


def test_a_scan_counts_files_that_cannot_be_read_as_such(loaded, looks, tmp_path, qtbot):
    cut, empty, text = (tmp_path / "in" / name for name in ("x.jpg", "y.png", "z.jpg"))
    cut.write_bytes((tmp_path / "in" / "a.jpg").read_bytes()[:700])
    empty.touch()
    text.write_text("no picture")
    drop(loaded, [cut, empty, text])
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 8 and not loaded.plan.is_outdated)
    loaded.photos.steps.select.analyse.click()
    qtbot.waitUntil(lambda: "blurred" in loaded.photos.notice.text)
    said = "2 blurred, 1 sharp, 1 out of focus, 1 noisy. 3 files cannot be read."
    assert loaded.photos.notice.text.startswith(said)


def test_a_scan_can_be_stopped_and_goes_on_where_it_was(loaded, monkeypatch, qtbot):
    import threading

    from engine.quality.triage import Assessment

    reached, opened = threading.Event(), threading.Event()

    def assess(_pixels):
        if not opened.is_set() and reached.is_set():
            opened.wait(20)
        reached.set()
        return Assessment("sharp", 0.9, "fine")

    monkeypatch.setattr("engine.quality.triage.assess", assess)
    loaded.triage.start()
    assert loaded.photos.steps.select._cancel.isVisible()
    qtbot.waitUntil(lambda: bool(loaded.photos.list.keys("sharp")))
    loaded.photos.steps.select._cancel.click()
    opened.set()
    qtbot.waitUntil(lambda: not loaded.triage.is_running)
    assert 1 <= len(loaded.photos.list.keys("sharp")) < 5
    assert loaded.photos.steps.select.analyse.isVisible()
    loaded.triage.start()
    qtbot.waitUntil(lambda: len(loaded.photos.list.keys("sharp")) == 5)


def test_what_was_passed_over_as_sharp_is_listed_with_the_reason(loaded, looks, qtbot):
    loaded.settings.choose(dataclasses.replace(loaded.settings.current, skip_sharp=True))
    run_to_the_end(loaded, qtbot)
    (key,) = loaded.photos.list.keys("sharp")
    row = loaded.photos.list.model.rows[loaded.photos.list.model.number_of(key)]
    assert (row.state, row.label) == ("kept", "sharp")
    assert code_of(row.reason) == "sharp"
    assert "97%" in row.reason
    model = loaded.photos.list.model
    tip = model.data(model.index(model.number_of(key)), Qt.ItemDataRole.ToolTipRole)
    assert tip.count("97%") == 1
    assert "→" not in tip  # nothing was written


def test_what_the_guard_decided_is_in_the_list(loaded, qtbot):
    loaded.settings.choose(
        dataclasses.replace(loaded.settings.current, guard=True)
    )  # noise turned inside out
    run_to_the_end(loaded, qtbot)
    assert len(loaded.photos.list.keys("guard")) == 5
    row = loaded.photos.list.model.rows[0]
    assert row.state == "kept"
    assert code_of(row.reason) == "guard-kept"


def test_keep_only_failed(loaded, tmp_path, qtbot):
    (tmp_path / "in" / "[bad].jpg").write_bytes(b"no picture")
    drop(loaded, [tmp_path / "in"])
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 6 and not loaded.plan.is_outdated)
    run_to_the_end(loaded, qtbot)
    loaded.triage.keep_only_kind("failed")
    qtbot.waitUntil(lambda: list(states(loaded)) == ["[bad].jpg"])
    loaded.selection.leave_out([str(tmp_path / "in" / "[bad].jpg")])
    qtbot.waitUntil(lambda: not states(loaded))


# --- report, presets, queue ----------------------------------------------------------------------


def test_the_report_is_offered_after_a_batch_and_opened(loaded, qtbot, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("deblur_gui.dialogs.QDesktopServices.openUrl", opened.append)
    run_to_the_end(loaded, qtbot)
    (offer,) = [o for o in loaded.photos.notice._offers if o.text() == "Show report"]
    offer.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    page = Path(opened[0].toLocalFile())
    assert page.suffix == ".html"
    assert "a.jpg" in page.read_text(encoding="utf-8")
    press(loaded.photos.notice, "Show results")
    assert len(opened) == 2
    assert buttons(loaded.photos.notice, "Show report")  # still, beside the other one
    opened.pop()
    monkeypatch.setattr("deblur_gui.dialogs.ask_folder", lambda *_: [tmp_path / "reports"])
    loaded.batches.save_report()
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert len(list((tmp_path / "reports").iterdir())) == 3


def test_presets_are_saved_loaded_deleted_and_refused(window, tmp_path, qtbot):
    presets = window.photos.steps.presets
    window.photos.steps.model.strength.setValue(35)
    presets.save("Night")
    window.photos.steps.model.strength.setValue(90)
    window.settings.choose(dataclasses.replace(window.settings.current, theme="dark"))
    presets.fill()
    (action,) = [a for a in presets.menu().actions() if a.text() == "Night"]
    action.trigger()
    assert window.photos.steps.model.strength.value() == 35
    assert (window.settings.current.strength, window.settings.current.theme) == (0.35, "dark")
    presets.remove("Night")
    presets.fill()
    assert "Night" not in [a.text() for a in presets.menu().actions()]
    path = tmp_path / "theirs.json"
    path.write_text('{"schema": 1, "strength": 0.2, "colour": "red"}')
    presets.read(path)
    assert "colour" in window.photos.notice.text
    assert window.settings.current.strength == 0.35
    presets.save("a/b")
    assert "not a valid name" in window.photos.notice.text


def test_a_choice_in_the_panel_keeps_the_recent_folders(window, tmp_path, qtbot):
    write_photo(tmp_path / "in" / "a.jpg")
    window.selection.add([tmp_path / "in"])
    window.photos.steps.model.strength.setValue(35)
    assert window.settings.current.recent == (str(tmp_path / "in"),)


def test_a_second_start_waits_with_its_own_settings_and_can_be_removed(loaded, qtbot, tmp_path):
    start = loaded.photos.steps.start
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    start.pause.click()
    loaded.photos.steps.output.folder.setText(str(tmp_path / "second"))
    qtbot.waitUntil(lambda: loaded.settings.current.output == str(tmp_path / "second"))
    start.queue.click()
    qtbot.waitUntil(lambda: len(start.waiting.names()) == 1)
    assert "second" in start.waiting.names()[0]
    write_photo(tmp_path / "late" / "z.jpg", 8)
    drop(loaded, [tmp_path / "late"])  # what is added now is the next batch
    start.queue.click()
    qtbot.waitUntil(lambda: len(start.waiting.names()) == 2)
    assert start.waiting.names()[1].startswith("late")
    start.waiting.remove.click()
    assert len(start.waiting.names()) == 1
    start.pause.click()
    qtbot.waitUntil(lambda: not loaded.queue.is_running and not loaded.queue.waiting,
                    timeout=30_000)  # fmt: skip
    assert not start.waiting.isVisible()
    assert [p.name for p in (tmp_path / "second").rglob("*.jpg")] == ["z.jpg"]
    assert len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 5


@pytest.fixture
def interrupt(open_window, loaded, qtbot, answer, tmp_path):
    """Close the window with a batch begun and these folders of one photo waiting; open it again."""
    asked = answer("Stop and close")

    def close_and_open(folders):
        start = loaded.photos.steps.start
        start.start.click()
        qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
        start.pause.click()
        for count, name in enumerate(folders, 1):
            write_photo(tmp_path / name / "z.jpg", 8)
            drop(loaded, [tmp_path / name])
            start.queue.click()
            qtbot.waitUntil(lambda count=count: len(start.waiting.names()) == count)
        assert loaded.close()
        count = len(folders)
        batches = "1 batch in the queue is" if count == 1 else f"{count} batches in the queue are"
        assert f"{batches} kept." in asked[-1]
        return open_window()

    return close_and_open


def test_a_batch_that_waited_is_offered_again_after_the_window_has_gone(interrupt, qtbot, tmp_path):
    again = interrupt(["late"])
    assert "2 batches were interrupted" in again.photos.notice.text
    again.photos.notice._offers[0].click()
    qtbot.waitUntil(lambda: again.queue.is_running)
    qtbot.waitUntil(lambda: not again.queue.is_running, timeout=20_000)
    assert (tmp_path / "late" / "z_deblurred.jpg").is_file()
    assert len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 5


def test_photos_of_a_stopped_batch_that_was_started_anew_are_done_once(
    open_window, loaded, qtbot, answer, tmp_path
):
    answer("Stop and close")
    start = loaded.photos.steps.start
    start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    start.stop_now_clicked.emit()
    qtbot.waitUntil(lambda: not loaded.queue.is_running and not loaded.plan.is_outdated)
    before = loaded.queue.state.left
    loaded.settings.change(scale=2)
    qtbot.waitUntil(lambda: not loaded.plan.is_outdated and start.start.isEnabled())
    start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    assert loaded.queue.state.left < before
    start.pause.click()
    left = loaded.queue.state.left
    assert loaded.close()
    again = open_window()
    (batch,) = again.queue.interrupted()
    assert batch.left in (left, left - 1)  # one may have ended meanwhile
    photos = "1 photo" if batch.left == 1 else f"{batch.left} photos"
    assert again.photos.notice.text.startswith(f"A batch was interrupted; {photos} left in ")
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.is_running)
    qtbot.waitUntil(lambda: not again.queue.is_running)
    made = sorted(path.stem for path in (tmp_path / "in").rglob("*_deblurred*.jpg"))
    assert made == [f"{name}_deblurred" for name in "abcde"]


def test_the_report_has_all_that_the_list_shows_whichever_batch_has_done_it(
    loaded, qtbot, monkeypatch
):
    start, pages = loaded.photos.steps.start, []
    monkeypatch.setattr("deblur_gui.dialogs.open_path", lambda _parent, path: pages.append(path))
    start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    start.stop_now_clicked.emit()
    qtbot.waitUntil(lambda: not loaded.queue.is_running and not loaded.plan.is_outdated)
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded).values()) == {"done"}
    press(loaded, "Show report")
    qtbot.waitUntil(lambda: len(pages) == 1)
    facts = json.loads(pages[0].with_suffix(".json").read_bytes())
    assert [batch["batch"] for batch in facts["batches"]] == [1, 2]
    assert facts["totals"]["done"] == facts["totals"]["pictures"] == 5
    loaded.batches.show_report()  # from the menu: that of the list, too
    qtbot.waitUntil(lambda: len(pages) == 2)
    assert pages[1] == pages[0]


@pytest.mark.parametrize("error", [ConfigError("No room."), ZeroDivisionError("a bug")])
def test_a_report_that_cannot_be_written_is_not_said_to_be_in_work(
    loaded, qtbot, monkeypatch, error
):
    def refuse(*_, **__):
        raise error

    said, crashes = [], []
    run_to_the_end(loaded, qtbot)
    monkeypatch.setattr("deblur_gui.photos.batch_work.write_report", refuse)
    monkeypatch.setattr("deblur_gui.dialogs.show_crash", lambda *seen: crashes.append(seen[1]))
    loaded.photos.status_changed.connect(said.append)
    with qtbot.waitSignal(loaded.session.slots.failed):
        press(loaded, "Show report")
    qtbot.waitUntil(lambda: bool(crashes) or "No room." in loaded.photos.notice.text)
    assert said == ["Writing the report…", ""]
    assert ["a bug" in crash for crash in crashes] == [True] * isinstance(error, ZeroDivisionError)


def test_batches_of_one_folder_are_told_apart_by_what_they_make(
    open_window, window, photos, qtbot, monkeypatch, tmp_path
):
    base = Settings(guard=False)
    for choices in ({"strength": 0.7}, {"output": str(tmp_path / "small"), "model": "live"}):
        work = open_new(
            dataclasses.replace(base, **choices).spec((photos,)),
            window.session.catalogue,
            window.session.open_queue,
            measure=False,
        )
        result_of(work)._journal.close()
    window.close()
    again = open_window()
    rows = []

    def look(dialog):
        rows.extend([row[4].text(), row[1].text()] for row in dialog._rows.values())

    monkeypatch.setattr("deblur_gui.photos.interrupted.InterruptedDialog.exec", look)
    press(again, "Choose…")
    (first, left), (second, _) = rows
    assert first.endswith(" · 70% · next to the original")
    assert second == "Live · 100% · in folder small"
    assert left.startswith("4 of 4 photos left, started ")


def test_each_of_several_interrupted_batches_is_resumed_or_discarded(
    interrupt, answer, qtbot, monkeypatch, tmp_path
):
    again = interrupt(["late", "later"])
    answer("Discard")
    asked = []

    def choose(dialog):
        asked.append({name.text(): left.text() for name, left, *_ in dialog._rows.values()})
        _first, late, _later = dialog._rows
        dialog._rows[late][3].click()  # the others are left for another time

    monkeypatch.setattr("deblur_gui.photos.interrupted.InterruptedDialog.exec", choose)
    press(again, "Choose…")
    assert asked[0][str(tmp_path / "late")].startswith("1 of 1 photos left")
    assert str(tmp_path / "in") in asked[0]
    assert "2 batches were interrupted" in again.photos.notice.text
    assert len(again.queue.interrupted()) == 2

    def resume_the_last(dialog):
        (_first, later) = dialog._rows
        dialog._rows[later][2].click()

    monkeypatch.setattr("deblur_gui.photos.interrupted.InterruptedDialog.exec", resume_the_last)
    qtbot.waitUntil(lambda: bool(buttons(again, "Choose…")))
    press(again, "Choose…")
    assert (
        f"left in {tmp_path / 'in'}" in again.photos.notice.text
    )  # the first one is still offered
    qtbot.waitUntil(lambda: (tmp_path / "later" / "z_deblurred.jpg").is_file())
    qtbot.waitUntil(lambda: not again.queue.is_running, timeout=20_000)
    assert not (tmp_path / "late" / "z_deblurred.jpg").exists()
    (left,) = again.queue.interrupted()
    assert str(tmp_path / "late") not in left.request.spec["roots"]


def test_interrupted_batches_that_are_left_are_offered_again_when_another_has_ended(
    interrupt, answer, qtbot, monkeypatch, tmp_path
):
    again = interrupt(["late"])
    answer("Discard")
    notice = again.photos.notice

    def resume_late(dialog):
        *_first, late = dialog._rows
        dialog._rows[late][2].click()
        # At once, not when the dialog closes: a message that comes until then would be lost.
        assert f"left in {tmp_path / 'in'}" in notice.text

    monkeypatch.setattr("deblur_gui.photos.interrupted.InterruptedDialog.exec", resume_late)
    press(again, "Choose…")
    qtbot.waitUntil(lambda: (tmp_path / "late" / "z_deblurred.jpg").is_file())
    qtbot.waitUntil(lambda: bool(buttons(again, "Interrupted batches")), timeout=20_000)
    assert notice.text == "1 photo deblurred."
    press(again, "Interrupted batches")
    assert f"left in {tmp_path / 'in'}" in notice.text

    def refuse(_batch):
        raise ConfigError("The disk is full.")

    said = []
    monkeypatch.setattr(again.queue, "discard", refuse)
    monkeypatch.setattr("deblur_gui.dialogs.show_problems", lambda _, texts: said.extend(texts))
    qtbot.waitUntil(lambda: bool(buttons(again, "Discard…")))
    press(again, "Discard…")
    assert said == ["The disk is full."]
    qtbot.waitUntil(lambda: bool(buttons(again, "Resume")))
    press(again, "Resume")
    assert not notice.isVisible()
    qtbot.waitUntil(lambda: len(list((tmp_path / "in").rglob("*_deblurred.jpg"))) == 5)
    qtbot.waitUntil(lambda: not again.queue.is_running, timeout=20_000)
    assert not buttons(again, "Interrupted batches")


def test_what_is_added_during_a_run_is_in_the_list_afterwards(loaded, qtbot, tmp_path):
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.is_running)
    write_photo(tmp_path / "late" / "z.jpg", 8)
    drop(loaded, [tmp_path / "late"])
    qtbot.waitUntil(lambda: not loaded.queue.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: states(loaded).get("z.jpg") == "waiting")


def test_the_step_of_the_model_says_what_really_runs(loaded, qtbot):
    step = loaded.photos.steps.model
    qtbot.waitUntil(lambda: "Runs on CPU (fake)" in step.runs_on.text())
    assert "s per megapixel, measured here" in step.runs_on.text()
    step.card.linkActivated.emit("card")
    boxes = loaded.findChildren(QMessageBox)
    assert "CC BY" in boxes[0].text()
    for box in boxes:
        box.close()


def test_every_control_can_be_named_by_a_screen_reader(window):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox

    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox):
        for widget in window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or not widget.isVisibleTo(window)
            if inner or isinstance(widget.parent(), QSpinBox | QLineEdit):
                continue
            name = widget.accessibleName() or getattr(widget, "text", str)()
            buddies = [b for b in window.findChildren(QLabel) if b.buddy() is widget]
            assert name or buddies, f"{kind.__name__} in {widget.parent()}"


def test_torch_is_never_loaded_and_settings_are_plain_json(loaded, qtbot, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)  # other tests may have loaded it
    run_to_the_end(loaded, qtbot)
    assert "torch" not in sys.modules
    from deblur_gui.settings import settings_path

    assert json.loads(settings_path().read_text(encoding="utf-8"))


@pytest.mark.parametrize("dark", [True, False])
def test_writing_can_be_read_in_both_themes(dark):
    from PySide6.QtGui import QPalette

    from deblur_gui.theme import palette_of

    def light(colour):
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
                 for c in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    palette, role = palette_of(dark=dark), QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
    ):  # fmt: skip
        high, low = sorted((light(palette.color(ink)), light(palette.color(ground))), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


def test_a_folder_typed_right_before_the_start_counts(loaded, tmp_path, qtbot):
    loaded.photos.steps.output.folder.setText(str(tmp_path / "typed"))
    run_to_the_end(loaded, qtbot)
    assert len(list((tmp_path / "typed").rglob("*.jpg"))) == 5
    assert not list((tmp_path / "in").rglob("*_deblurred.jpg"))


def test_a_folder_that_has_gone_is_not_queued_now_or_later(loaded, tmp_path, qtbot):
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: loaded.queue.state.phase == "running")
    loaded.queue.set_paused(True)
    drop(loaded, [tmp_path / "gone"])
    press(loaded, "Add to queue")
    qtbot.waitUntil(lambda: bool(boxes(loaded)))
    assert "gone does not exist" in said(boxes(loaded)[0])
    assert len(loaded.photos.list.model.rows) == 5
    boxes(loaded)[0].close()
    loaded.queue.cancel()
    qtbot.waitUntil(lambda: not loaded.queue.is_running)
    (tmp_path / "gone").mkdir()
    write_photo(tmp_path / "gone" / "f.jpg", 6)
    loaded.plan.update()
    qtbot.waitUntil(lambda: len(loaded.photos.list.model.rows) == 6 and not loaded.plan.is_outdated)
    assert not loaded.queue.is_running


def test_a_window_can_be_closed_while_a_batch_is_paused(loaded, invert, qtbot, monkeypatch):
    """The thread of a paused batch waits, and would wait for ever."""
    invert._apply = lambda pixels: (time.sleep(0.5), 255 - pixels)[1]  # else it may end before
    answers, asked = [False, True], []
    monkeypatch.setattr(
        "deblur_gui.dialogs.confirm", lambda *words: (asked.append(words), answers.pop(0))[1]
    )
    loaded.photos.steps.start.start.click()
    qtbot.waitUntil(lambda: "working" in states(loaded).values())
    loaded.queue.set_paused(True)
    assert not loaded.close()
    assert loaded.queue.state.phase == "paused", "it stays as it was"
    begun = time.monotonic()
    assert loaded.close()
    assert time.monotonic() - begun < 4
    assert len(asked) == 2

    def found():
        with loaded.session.open_queue() as queue:
            (batch,) = queue.batches()
            return batch

    # Its thread is waited for only so long; it may still be letting go of the batch.
    qtbot.waitUntil(lambda: found().state == "interrupted")
    assert found().left


def test_an_emptied_list_has_no_problem(window, tmp_path, qtbot):
    drop(window, [tmp_path / "gone"])
    qtbot.waitUntil(lambda: "gone" in window.photos.steps.start.problem.text())
    window.selection.clear()
    qtbot.waitUntil(lambda: not window.photos.steps.start.problem.text())


def test_a_photo_that_has_gone_does_not_take_the_others_with_it(loaded, tmp_path, qtbot):
    drop(loaded, [tmp_path / "gone.jpg", write_photo(tmp_path / "in" / "z.jpg", 9)])
    qtbot.waitUntil(lambda: "z.jpg" in states(loaded))
    assert len(states(loaded)) == 6
    assert "gone.jpg" in loaded.photos.notice.text
    run_to_the_end(loaded, qtbot)
    assert set(states(loaded).values()) == {"done"}


def test_a_photo_that_goes_just_before_the_start_does_not_stop_it(loaded, tmp_path, qtbot):
    (tmp_path / "in" / "a.jpg").unlink()
    now = dataclasses.replace(loaded.settings.current, format="png")
    loaded.settings.choose(now)  # so a plan without it is yet to come
    assert loaded.plan.is_outdated
    run_to_the_end(loaded, qtbot)
    assert states(loaded) == dict.fromkeys(["b.jpg", "c.jpg", "d.jpg", "e.jpg"], "done")


def test_what_is_taken_out_while_it_runs_leaves_the_list_at_the_end(loaded, tmp_path, qtbot):
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1)
    loaded.selection.leave_out([str(tmp_path / "in" / "c.jpg")])
    assert "keeps its photos" in loaded.photos.notice.text
    assert "c.jpg" in states(loaded)
    qtbot.waitUntil(lambda: not loaded.queue.is_running, timeout=20_000)
    qtbot.waitUntil(lambda: "c.jpg" not in states(loaded))
    assert list(states(loaded).values()) == ["done"] * 4


def test_two_wishes_for_the_queue_at_once_are_two(loaded, tmp_path, qtbot):
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.is_running)
    for name in ("one", "two"):
        loaded.photos.steps.output.folder.setText(str(tmp_path / name))
        press(loaded, "Add to queue")
    qtbot.waitUntil(lambda: len(loaded.photos.steps.start.waiting.names()) == 2)
    qtbot.waitUntil(
        lambda: not loaded.queue.is_running and not loaded.queue.waiting, timeout=40_000
    )
    assert [len(list((tmp_path / name).rglob("*.jpg"))) for name in ("one", "two")] == [5, 5]


def test_failed_photos_are_tried_again_at_the_end_only(loaded, qtbot):
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.is_running)
    loaded.batches.retry()
    assert "when the batch has ended" in loaded.photos.notice.text
    assert not loaded.queue.waiting


def test_what_was_said_of_other_photos_goes_with_them(loaded, tmp_path, qtbot):
    run_to_the_end(loaded, qtbot)
    assert loaded.photos.notice.isVisible()
    loaded.selection.clear()
    assert not loaded.photos.notice.isVisible()
