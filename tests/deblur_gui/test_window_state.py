"""The list, the results and the steps of the window agree, whatever was done before.

What a folder was given (its strength, the samples' output folder) does not become another one's,
and a photo that is done is not done once more.
"""

import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QProgressBar

from deblur_gui import dialogs
from deblur_gui.photos import background, batch_queue, batch_work
from deblur_gui.photos.batch_choices import choice_name, choices_of
from deblur_gui.photos.photo_row import WORDS_ROLE
from deblur_gui.settings import Settings, load_preset, load_settings, save_settings
from engine.batch.estimate import Estimate
from engine.batch.model_choice import TRYING
from engine.batch.scan import triage
from engine.batch.triage_cache import cached
from engine.errors import ConfigError
from engine.events import ItemInBurst, ItemSeen, Log, Progress, result_of
from engine.images import search_images
from engine.messages import msg
from engine.models import measure as measuring
from engine.models.choice import PHOTO_MODELS
from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import boxes, buttons, drop, press, states

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def slow_invert(pixels):
    """A model that can be stopped between photos."""
    time.sleep(0.1)
    return np.iinfo(pixels.dtype).max - pixels


@pytest.fixture(autouse=True)
def model(batch_model):
    # Noise turned inside out is what the guard is there to refuse.
    save_settings(Settings(guard=False, skip_sharp=False))
    return batch_model(slow_invert, name="live", title="Live")


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def first(tmp_path):
    for seed, name in enumerate("abc"):
        make_picture(tmp_path / "first" / f"{name}.png", seed)
    return tmp_path / "first"


@pytest.fixture
def second(tmp_path):
    for seed, name in enumerate("xy", 10):
        make_picture(tmp_path / "second" / f"{name}.png", seed)
    return tmp_path / "second"


@pytest.fixture
def choose(monkeypatch):
    """Let the next dialog for files or folders return these paths."""

    def use(*paths):
        for name in ("ask_folder", "ask_photos"):
            monkeypatch.setattr(dialogs, name, lambda *_: list(paths))

    return use


def whole(model):
    """How often the model was given a whole photo; an estimate gives it a square of one."""
    return sum(shape[:2] == (72, 96) for shape in model.calls)


def names(window):
    return sorted(states(window))


def keys(window):
    return {row.key for row in window.photos.list.model.rows}


def step_one(window):
    return window.photos.steps.select.found.text()


def targets(window):
    return [Path(row.target) for row in window.photos.list.model.rows]


def listed(window, qtbot, *wanted):
    """Wait until the list has these photos, and step 1 says so."""
    qtbot.waitUntil(lambda: names(window) == sorted(wanted) and not window.plan.is_outdated)
    if wanted:
        assert step_one(window).startswith(f"{len(wanted)} photo")


def run(window, qtbot):
    press(window, "Start")
    settled(window, qtbot)


def settled(window, qtbot):
    """Wait until what was started has ended, and the list shows what a start would do now."""
    qtbot.waitUntil(lambda: window.queue.is_running or window.plan.is_outdated)
    qtbot.waitUntil(
        lambda: not window.queue.is_running and not window.plan.is_outdated, timeout=20_000
    )


def menu(window, text):
    """Trigger the entry of a menu, as read by a person."""
    found = [
        action
        for top in window.menuBar().actions()
        for action in top.menu().actions()
        if action.text().replace("&", "") == text
    ]
    assert found, f"no menu has {text!r}"
    found[0].trigger()


# --- open, add, new ------------------------------------------------------------------------------


def test_open_begins_a_new_list_and_add_adds_to_it(window, first, second, choose, qtbot):
    choose(first)
    press(window, "Folder…")
    listed(window, qtbot, "a.png", "b.png", "c.png")
    choose(second / "x.png")
    menu(window, "Add photos…")
    listed(window, qtbot, "a.png", "b.png", "c.png", "x.png")
    choose(second)
    press(window, "Folder…")
    listed(window, qtbot, "x.png", "y.png")
    choose(first / "b.png")
    press(window, "Photos…")
    listed(window, qtbot, "b.png")
    choose()  # the dialog was closed without a choice
    press(window, "Folder…")
    qtbot.wait(300)
    listed(window, qtbot, "b.png")
    drop(window, [second])
    listed(window, qtbot, "b.png", "x.png", "y.png")
    menu(window, "New list")
    listed(window, qtbot)
    assert "Drop photos" in step_one(window)
    assert not buttons(window, "Start")


def test_a_recent_folder_is_opened_as_a_new_list(window, first, second, qtbot):
    drop(window, [first])
    drop(window, [second])
    listed(window, qtbot, "a.png", "b.png", "c.png", "x.png", "y.png")
    recent = [a for a in window.menus._recent.actions() if a.text() == str(first)]
    recent[0].trigger()
    listed(window, qtbot, "a.png", "b.png", "c.png")


def test_what_was_removed_from_the_list_is_back_when_the_folder_is_opened_again(
    window, first, choose, qtbot
):
    choose(first)
    press(window, "Folder…")
    listed(window, qtbot, "a.png", "b.png", "c.png")
    window.selection.leave_out([str(first / "b.png")])
    listed(window, qtbot, "a.png", "c.png")
    press(window, "Folder…")
    listed(window, qtbot, "a.png", "b.png", "c.png")


def test_removing_a_photo_leaves_those_of_the_same_name(window, first, tmp_path, qtbot):
    for seed, name in enumerate("abd", 20):
        make_picture(tmp_path / "other" / f"{name}.png", seed)
    alone = tmp_path / "alone" / "a.png"
    alone.parent.mkdir()
    alone.write_bytes((first / "c.png").read_bytes())
    window.selection.replace([first, tmp_path / "other", alone])
    every = {str(path) for path in (*first.iterdir(), *(tmp_path / "other").iterdir(), alone)}
    qtbot.waitUntil(lambda: keys(window) == every and not window.plan.is_outdated)
    out = {str(first / "a.png"), str(tmp_path / "other" / "d.png")}
    window.selection.leave_out(sorted(out))
    qtbot.waitUntil(lambda: len(keys(window)) < len(every) and not window.plan.is_outdated)
    assert keys(window) == every - out


# --- the samples ---------------------------------------------------------------------------------


@pytest.fixture
def samples(monkeypatch, tmp_path):
    """Two small samples, and the folder for their results."""
    folder = tmp_path / "program" / "samples"
    for seed, name in enumerate(("one.png", "two.png"), 20):
        make_picture(folder / name, seed)
    module = "deblur_gui.photos.selection"
    monkeypatch.setattr(f"{module}.samples_folder", lambda: folder)
    monkeypatch.setattr("deblur_gui.photos.open_controller.samples_folder", lambda: folder)
    monkeypatch.setattr(f"{module}.samples_output", lambda: tmp_path / "Deblurred samples")
    return folder


def test_the_samples_leave_nothing_behind_in_the_settings(
    open_window, samples, first, qtbot, tmp_path
):
    window = open_window()
    before = window.settings.current
    menu(window, "Try the samples")
    listed(window, qtbot, "one.png", "two.png")
    output = window.photos.steps.output
    assert {target.parent for target in targets(window)} == {tmp_path / "Deblurred samples"}
    assert output.folder.placeholderText() == str(tmp_path / "Deblurred samples")
    window.photos.steps.model.strength.setValue(50)
    run(window, qtbot)
    assert len(list((tmp_path / "Deblurred samples").iterdir())) == 2
    assert not list(samples.glob("*_deblurred*"))
    drop(window, [first])  # the user's own photos are never mixed with the samples
    listed(window, qtbot, "a.png", "b.png", "c.png")
    assert {target.parent for target in targets(window)} == {first}
    assert output.folder.placeholderText() == "Next to the originals"
    now = window.settings.current
    assert (now.output, now.strength) == (before.output, before.strength) == ("", 1.0)
    assert now.recent == (str(first),)


def test_the_message_on_a_finished_batch_goes_once_it_is_of_no_more_use(
    window, first, second, choose, qtbot, monkeypatch
):
    opened = []
    monkeypatch.setattr("deblur_gui.dialogs.QDesktopServices.openUrl", opened.append)
    notice = window.photos.notice
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert notice.isVisible()
    press(window, "Show results")
    assert opened
    assert notice.isVisible()  # the report may be wanted, too
    drop(window, [second / "x.png"])
    listed(window, qtbot, "a.png", "b.png", "c.png", "x.png")
    run(window, qtbot)
    assert notice.text == "1 photo deblurred."
    choose(second)
    press(window, "Folder…")
    assert not notice.isVisible()
    listed(window, qtbot, "x.png", "y.png")
    run(window, qtbot)
    assert notice.isVisible()
    (second / "y_deblurred.png").unlink()
    window.plan.update()
    qtbot.waitUntil(lambda: buttons(window, "Start") != [])
    press(window, "Start")
    assert not notice.isVisible()
    settled(window, qtbot)


def test_samples_that_are_done_are_shown_and_not_run_again(open_window, samples, model, qtbot):
    window = open_window()
    window.welcome.show_page()
    press(window, "Deblur the sample photos")
    settled(window, qtbot)
    assert set(states(window).values()) == {"done"}
    calls = whole(model)
    window.selection.clear()
    listed(window, qtbot)
    window._welcome = window.welcome.show_page()
    press(window, "Deblur the sample photos")
    listed(window, qtbot, "one.png", "two.png")
    assert set(states(window).values()) == {"done"}
    assert whole(model) == calls
    assert not boxes(window)


# --- finished photos -----------------------------------------------------------------------------


def test_a_finished_photo_is_not_done_again_and_no_second_name_is_announced(
    window, first, second, model, qtbot
):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert set(states(window).values()) == {"done"}
    assert {target.name for target in targets(window)} == {
        "a_deblurred.png", "b_deblurred.png", "c_deblurred.png",
    }  # fmt: skip
    assert not buttons(window, "Start")
    assert "finished" in window.photos.steps.start.problem.text()
    calls = whole(model)
    drop(window, [second / "x.png"])
    listed(window, qtbot, "a.png", "b.png", "c.png", "x.png")
    assert states(window) == {"a.png": "done", "b.png": "done", "c.png": "done", "x.png": "waiting"}
    run(window, qtbot)
    assert window.photos.notice.text == "1 photo deblurred."
    assert set(states(window).values()) == {"done"}
    assert whole(model) == calls + 1
    assert not list(first.glob("*-2*"))


def test_another_strength_leaves_a_finished_photo_and_another_format_asks(window, first, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    window.photos.steps.model.strength.setValue(40)
    window.plan.update()
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert set(states(window).values()) == {"done"}
    assert not buttons(window, "Start")
    assert "finished" in window.photos.steps.start.problem.text()  # grey with a reason
    formats = window.photos.steps.output.format
    formats.setCurrentIndex(formats.findData("tiff"))
    qtbot.waitUntil(window.photos.steps.start.again.isVisible)
    assert set(states(window).values()) == {"done"}
    window.photos.steps.start.again.click()
    qtbot.waitUntil(lambda: set(states(window).values()) == {"waiting"})
    assert {target.suffix for target in targets(window)} == {".tiff", ".tif"} & {
        target.suffix for target in targets(window)
    }
    formats.setCurrentIndex(formats.findData(None))
    qtbot.waitUntil(lambda: set(states(window).values()) == {"done"})


def test_results_of_yesterday_are_shown_as_done_in_a_new_window(open_window, first, model, qtbot):
    window = open_window()
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert window.close()
    calls = whole(model)
    (first / "b_deblurred.png").unlink()
    again = open_window()
    drop(again, [first])
    listed(again, qtbot, "a.png", "b.png", "c.png")
    assert states(again) == {"a.png": "done", "b.png": "waiting", "c.png": "done"}
    assert all(target.stem.endswith("_deblurred") for target in targets(again))
    qtbot.waitUntil(lambda: again.photos.viewer._finished is not None)  # a result is shown
    run(again, qtbot)
    assert whole(model) == calls + 1
    assert not list(first.glob("*-2*"))


def test_a_result_that_was_deleted_makes_its_photo_wait_again(window, first, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    (first / "a_deblurred.png").unlink()
    window.plan.update()
    qtbot.waitUntil(lambda: states(window)["a.png"] == "waiting")
    assert states(window)["b.png"] == "done"


def test_skipped_photos_are_not_examined_again_until_the_choice_changes(
    window, first, model, qtbot, monkeypatch
):
    from engine.quality.triage import Assessment

    asked = []

    def assess(pixels):
        asked.append(pixels.shape)
        return Assessment("sharp", 0.97, "fine detail in every direction")

    monkeypatch.setattr("engine.quality.triage.assess", assess)
    window.photos.steps.model.skip_sharp.setChecked(True)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert set(states(window).values()) == {"kept"}
    assert (len(asked), whole(model)) == (3, 0)
    assert not buttons(window, "Start")
    window.photos.steps.model.skip_sharp.setChecked(False)
    qtbot.waitUntil(lambda: set(states(window).values()) == {"waiting"})
    run(window, qtbot)
    assert set(states(window).values()) == {"done"}


def test_some_photos_alone_are_processed_but_not_those_that_are_done(window, first, model, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    window.batches.process([str(first / "b.png")])
    settled(window, qtbot)
    assert states(window) == {"a.png": "waiting", "b.png": "done", "c.png": "waiting"}
    window.batches.process([str(first / "b.png")])
    assert "Done already" in window.photos.notice.text
    assert not window.queue.is_running
    assert whole(model) == 1
    run(window, qtbot)
    assert whole(model) == 3
    assert sorted(p.name for p in first.glob("*_deblurred*")) == [
        "a_deblurred.png", "b_deblurred.png", "c_deblurred.png",
    ]  # fmt: skip


def test_start_says_that_the_filter_hides_photos_that_it_processes(window, first, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    label = window.photos.steps.start.hidden
    assert not label.isVisible()
    window.photos.list._find.setText("b.png")
    qtbot.waitUntil(label.isVisible)
    assert "2 photos" in label.text()
    window.photos.list.model.apply_triage(
        [ItemSeen(str(first / "a.png"), "sharp", 0.9, "fine detail")]
    )
    steps = window.photos.steps
    steps.model.skip_sharp.setChecked(True)
    qtbot.waitUntil(lambda: "1 photo " in label.text())  # the other one will be skipped
    steps.model.skip_sharp.setChecked(False)
    qtbot.waitUntil(lambda: "2 photos" in label.text())
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    steps.start.show_phase("running")
    assert not label.isVisible()
    steps.start.show_phase("idle")
    window.photos.list._find.setText("")
    qtbot.waitUntil(lambda: not label.isVisible())


def test_a_list_of_sharp_photos_says_that_a_start_skips_them(window, first, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    label = window.photos.steps.start._sharp
    window.photos.steps.model.skip_sharp.setChecked(True)
    qtbot.waitUntil(lambda: window.plan.is_outdated)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    names = "abc"
    for count, name in enumerate(names, 1):
        window.photos.list.model.apply_triage(
            [ItemSeen(str(first / f"{name}.png"), "sharp", 0.9, "fine detail")]
        )
        window.triage.ended.emit()
        assert label.isVisible() == (count == len(names))
    assert "All 3 photos look sharp and will be skipped" in label.text()
    start = window.photos.steps.start.start
    assert not start.isEnabled()  # it would make a batch without any photo
    assert start.accessibleDescription() == label.text()
    window.photos.steps.start.show_all_sharp(4, 6)
    assert label.text().startswith("The 4 remaining photos look sharp and will be skipped.")
    window.photos.steps.model.skip_sharp.setChecked(False)
    qtbot.waitUntil(lambda: not label.isVisible())
    qtbot.waitUntil(start.isEnabled)
    window.photos.steps.model.skip_sharp.setChecked(True)
    qtbot.waitUntil(label.isVisible)


def test_no_result_and_no_time_are_promised_of_photos_that_a_start_skips(window, first, qtbot):
    def times():
        box = window.photos.steps.model.model
        return [box.itemText(n) for n in range(box.count()) if "second" in box.itemText(n)]

    window.photos.steps.model.skip_sharp.setChecked(True)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    names = window.photos.steps.output._names
    qtbot.waitUntil(lambda: "a.png" in names.text() and len(times()) == len(PHOTO_MODELS))
    seen = [ItemSeen(str(first / f"{name}.png"), "sharp", 0.9, "fine detail") for name in "abc"]
    window.photos.list.apply_triage(seen[:1])
    window.triage.ended.emit()
    qtbot.waitUntil(lambda: "a.png" not in names.text())
    assert "b.png" in names.text()
    window.photos.list.apply_triage(seen)
    window.triage.ended.emit()
    assert names.text() == ""
    assert not times()
    window.photos.steps.model.skip_sharp.setChecked(False)
    qtbot.waitUntil(lambda: "a.png" in names.text() and len(times()) == len(PHOTO_MODELS))
    window.selection.clear()
    qtbot.waitUntil(lambda: not times())


def promised(window):
    """What the list says is skipped, of photos that wait."""
    model = window.photos.list.model
    return sorted(row.name for row in model.rows if model.will_skip(row))


@pytest.mark.parametrize("name", ["skip_sharp", "bursts"])
def test_the_list_says_what_the_running_batch_skips_whatever_is_chosen_meanwhile(
    open_window, first, qtbot, name
):
    for seed, letter in enumerate("defghijkl", 30):
        make_picture(first / f"{letter}.png", seed)
    window = open_window()
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefghijkl"))
    best, last = str(first / "a.png"), str(first / "l.png")
    window.photos.list.apply_triage(
        [
            ItemSeen(last, "sharp", 0.9, "detail"),
            *(ItemInBurst(frame, best, 2) for frame in (best, last)),
        ]
    )
    box = getattr(window.photos.steps.model, name)
    box.setChecked(True)
    assert promised(window) == ["l.png"]
    box.setChecked(False)
    qtbot.waitUntil(lambda: window.plan.is_outdated)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) >= 1)
    box.setChecked(True)
    assert getattr(window.settings.current, name)
    assert states(window)["l.png"] == "waiting"
    assert promised(window) == [], "the batch was started without"
    press(window, "Stop")
    settled(window, qtbot)
    assert promised(window) == ["l.png"], "a start would skip it now"


def test_photos_processed_alone_are_not_said_to_be_skipped(open_window, first, qtbot):
    for seed, letter in enumerate("defgh", 30):
        make_picture(first / f"{letter}.png", seed)
    window = open_window(skip_sharp=True, guard=False)
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    keys = [row.key for row in window.photos.list.model.rows]
    window.photos.list.apply_triage([ItemSeen(key, "sharp", 0.9, "detail") for key in keys])
    assert len(promised(window)) == 8
    window.batches.process(keys)
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) >= 1)
    assert "waiting" in states(window).values()
    assert promised(window) == []
    settled(window, qtbot)
    assert set(states(window).values()) == {"done"}


def test_the_list_says_what_a_watch_skips_until_it_is_stopped(open_window, first, qtbot):
    window = open_window(skip_sharp=False, guard=False)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    window.settings.change(watch=True)
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) == 3)
    late = str(make_picture(first / "d.png", 40))
    window.photos.list.model.add_found([late], {})
    window.photos.list.apply_triage([ItemSeen(late, "sharp", 0.9, "detail")])
    window.settings.change(skip_sharp=True)
    assert promised(window) == []
    window.queue.cancel()
    qtbot.waitUntil(lambda: not window.queue.is_running)
    window.photos.list.model.row_of(late).state = "waiting"
    assert promised(window) == ["d.png"]


# --- triage --------------------------------------------------------------------------------------


def test_what_triage_found_is_shown_again_when_the_folder_is_opened_again(
    open_window, first, qtbot, monkeypatch
):
    from engine.quality.triage import Assessment

    asked = []

    def assess(pixels):
        asked.append(pixels.shape)
        return Assessment("motion", 0.9, "fine detail is missing", 34.0, 12.0)

    monkeypatch.setattr("engine.quality.triage.assess", assess)

    def labels(window):
        return {Path(row.key).name: row.label for row in window.photos.list.model.rows}

    window = open_window()
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    press(window, "Find blurred photos")
    qtbot.waitUntil(lambda: not window.triage.is_running)
    assert set(labels(window).values()) == {"motion"}
    assert window.close()
    make_picture(first / "b.png", 99)
    again = open_window()
    drop(again, [first])
    listed(again, qtbot, "a.png", "b.png", "c.png")
    known = {"a.png": "motion", "b.png": "", "c.png": "motion"}
    qtbot.waitUntil(lambda: labels(again) == known)
    assert "2\u00a0blurred" in again.photos.list._totals.text()
    assert len(asked) == 3
    press(again, "Find blurred photos")  # of what is not known
    qtbot.waitUntil(lambda: set(labels(again).values()) == {"motion"})
    assert len(asked) == 4


# --- speed ---------------------------------------------------------------------------------------


@pytest.fixture
def measured_window(open_window, first, qtbot, monkeypatch):
    """A function that opens a window with three photos, for which `measure` finds out the speed."""

    def opened(measure):
        monkeypatch.setattr("engine.batch.model_choice.measure_precisions", measure)
        monkeypatch.setattr("engine.batch.model_choice.WORTH_SECONDS", 0.0)
        window = open_window(guard=False, skip_sharp=False, model="fast")
        drop(window, [first])
        listed(window, qtbot, "a.png", "b.png", "c.png")
        return window

    return opened


def test_a_start_waits_for_no_measurement_and_says_when_it_makes_one(measured_window, qtbot):
    begun, go_on = [], threading.Event()

    def measure(card, _device):
        begun.append(card.name)
        while not go_on.wait(0.01):
            yield Progress(0, 1)

    window = measured_window(measure)
    qtbot.waitUntil(lambda: bool(begun))
    assert not window.photos.search.isVisible()
    press(window, "Start")
    said = "Measuring how fast this computer is…"
    qtbot.waitUntil(
        lambda: said in [label.text() for label in window.progress.findChildren(QLabel)]
    )
    go_on.set()
    settled(window, qtbot)
    assert set(states(window).values()) == {"done"}


def test_a_start_that_tries_photos_says_so_and_how_far_it_is(measured_window, qtbot):
    def measure(card, _device):
        yield Log(TRYING)
        for done in (0, 0.5, 1.5):
            yield Progress(done, 3, "pictures", "a.png")
        while not go_on.wait(0.01):
            yield Progress(1.5, 3, "pictures", "a.png")

    go_on = threading.Event()
    window = measured_window(measure)
    press(window, "Start")
    said = "Trying photos of a new camera: 2 of 3"
    qtbot.waitUntil(
        lambda: said in [label.text() for label in window.progress.findChildren(QLabel)]
    )
    bar = window.progress.findChild(QProgressBar)
    assert bar.value() / bar.maximum() == 0.5
    press(window, "Pause")
    assert window.queue.state.phase == "paused"
    assert "Paused" in [label.text() for label in window.progress.findChildren(QLabel)]
    press(window, "Resume")
    assert window.queue.state.phase == "running"
    go_on.set()
    settled(window, qtbot)
    assert set(states(window).values()) == {"done"}


def test_a_stop_while_it_measures_is_told(measured_window, qtbot):
    def measure(card, _device):
        while not session_has_ended.wait(0.01):
            yield Progress(0, 1)

    session_has_ended = threading.Event()
    window = measured_window(measure)
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.preparation == "measure")
    formats = window.photos.steps.output.format
    formats.setCurrentIndex(formats.findData("tiff"))
    press(window, "Stop")
    qtbot.waitUntil(lambda: not window.queue.is_running)
    # What was chosen meanwhile is in the list.
    qtbot.waitUntil(lambda: {t.suffix for t in targets(window)} <= {".tif", ".tiff"})
    assert window.photos.notice.text == "Stopped before the first photo. Nothing was changed."
    assert set(states(window).values()) == {"waiting"}
    qtbot.waitUntil(lambda: bool(buttons(window, "Start")))
    session_has_ended.set()


def test_a_queued_batch_whose_opening_is_stopped_waits_again(
    window, first, second, qtbot, monkeypatch
):
    def slow(*arguments, **options):
        while not go_on.wait(0.01):
            yield Progress(0, 1)
        return real(*arguments, **options)

    go_on, real, ended = threading.Event(), batch_queue.reopen_batch, []
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    window.queue.batch_ended.connect(ended.append)
    monkeypatch.setattr(batch_queue, "reopen_batch", slow)
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.spec is not None)
    window.queue.start(replace(window.queue.spec, roots=(second,)))
    qtbot.waitUntil(lambda: bool(ended) and window.queue.is_running)
    assert not window.queue.waiting
    press(window, "Stop")
    qtbot.waitUntil(lambda: not window.queue.is_running)
    assert len(window.queue.waiting) == 1
    go_on.set()
    press(window, "Start next")
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert ended[1].done == 2
    assert not window.queue.waiting


def test_a_queued_batch_that_cannot_be_opened_is_offered_as_interrupted(
    window, first, second, qtbot, monkeypatch
):
    def refuse(*_arguments, **_options):
        go_on.wait(20)
        raise ConfigError("Its model was removed.")

    go_on, said = threading.Event(), []
    monkeypatch.setattr("deblur_gui.dialogs.show_error", lambda _, text, _hint: said.append(text))
    monkeypatch.setattr(batch_work, "resume_batch", refuse)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.spec is not None)
    window.queue.start(replace(window.queue.spec, roots=(second,)))
    qtbot.waitUntil(lambda: "3 photos deblurred" in window.photos.notice.text)
    go_on.set()
    qtbot.waitUntil(lambda: bool(buttons(window, "Interrupted batches")))
    assert said == ["Its model was removed."]
    assert "3 photos deblurred" in window.photos.notice.text
    press(window, "Interrupted batches")
    assert window.photos.notice.text.endswith(f"2 photos left in {second}.")
    qtbot.waitUntil(lambda: bool(buttons(window, "Resume")))
    press(window, "Resume")
    qtbot.waitUntil(lambda: len(said) == 2)
    qtbot.waitUntil(lambda: bool(buttons(window, "Discard…")))  # at once: nothing else is said


def test_what_was_measured_changes_the_plan_without_another_search(
    open_window, first, qtbot, monkeypatch
):
    searches = []

    def search(*roots, **more):
        searches.append(roots)
        return search_images(*roots, **more)

    def measure(card, device):
        yield Progress(0, 1)
        for precision, minutes in (("fp32", 1.0), ("int8", 0.4)):
            measuring._write(card, device, precision, measuring.Speed(minutes, "CPU"))
        return True

    monkeypatch.setattr("engine.batch.batch.search_images", search)
    monkeypatch.setattr("engine.batch.model_choice.measure_precisions", measure)
    monkeypatch.setattr("engine.batch.model_choice.WORTH_SECONDS", 0.0)
    window = open_window(guard=False, skip_sharp=False, model="fast")
    drop(window, [first])
    qtbot.waitUntil(
        lambda: window.plan.planned is not None and window.plan.planned.spec.precision == "int8"
    )
    assert names(window) == ["a.png", "b.png", "c.png"]
    assert len(searches) == 1
    qtbot.waitUntil(lambda: "expect" not in window.session.slots)
    assert window.photos.steps.start.start.isEnabled()


def test_the_speeds_are_those_of_the_chosen_precision(open_window):
    window = open_window(model="fast", precision="int8")
    step, cards = window.photos.steps.model, {c.name: c for c in window.session.cards()}
    cards["best"] = replace(cards["best"], files={"fp32": cards["best"].file("fp32")})  # no other
    for name, precision, seconds in (
        ("fast", "fp32", 60),
        ("fast", "int8", 55),
        ("best", "fp32", 99),
    ):
        speed = measuring.Speed(seconds / 60, "CPU")
        measuring._write(cards[name], "auto", precision, speed)
    step.show_cards(list(cards.values()))
    shown = {step.model.itemData(n): step.model.itemText(n) for n in range(step.model.count())}
    assert shown["fast"] == "Fast: about 55 s per megapixel"
    assert shown["best"] == "Best: about 99 s per megapixel"
    step._on_card_link_activated("card")
    (box,) = window.findChildren(QMessageBox)
    assert "0.9 minutes per megapixel" in box.text()
    box.done(0)


# --- strength ------------------------------------------------------------------------------------


def test_the_strength_of_one_folder_is_not_that_of_the_next(window, first, second, choose, qtbot):
    strength = window.photos.steps.model.strength
    strength.setValue(70)  # chosen before anything was opened: it is for what comes now
    choose(first)
    press(window, "Folder…")
    listed(window, qtbot, "a.png", "b.png", "c.png")
    assert strength.value() == 70
    choose(second / "x.png")
    menu(window, "Add photos…")
    listed(window, qtbot, "a.png", "b.png", "c.png", "x.png")
    assert strength.value() == 70
    choose(second)
    press(window, "Folder…")
    listed(window, qtbot, "x.png", "y.png")
    assert (strength.value(), window.settings.current.strength) == (100, 1.0)


def test_the_strength_of_a_preset_is_a_choice_and_stays(window, first, second, choose, qtbot):
    presets, strength = window.photos.steps.presets, window.photos.steps.model.strength
    strength.setValue(60)
    presets.save("Gentle")
    strength.setValue(100)
    presets.load("Gentle")
    for folder, wanted in ((first, ("a.png", "b.png", "c.png")), (second, ("x.png", "y.png"))):
        choose(folder)
        press(window, "Folder…")
        listed(window, qtbot, *wanted)
        assert strength.value() == 60
    assert load_settings()[0].default_strength == 1.0  # the preferences are another matter
    window.menus._on_preferences_chosen({"default_strength": 0.8})  # newer than the preset
    choose(first)
    press(window, "Folder…")
    listed(window, qtbot, "a.png", "b.png", "c.png")
    assert strength.value() == 80


def test_a_preset_without_a_strength_leaves_that_of_new_lists(
    window, first, second, choose, tmp_path, qtbot
):
    strength = window.photos.steps.model.strength
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    strength.setValue(20)
    (tmp_path / "theirs.json").write_text('{"schema": 1, "guard": false}')
    window.photos.steps.presets.read(tmp_path / "theirs.json")
    assert not window.settings.current.guard
    assert strength.value() == 20
    assert not window.photos.notice.isVisible()
    choose(second)
    press(window, "Folder…")
    listed(window, qtbot, "x.png", "y.png")
    assert strength.value() == 100


def test_a_preset_says_what_its_strength_and_its_folder_mean(window, tmp_path):
    presets, notice = window.photos.steps.presets, window.photos.notice
    presets.save("Plain")
    presets.load("Plain")
    assert not notice.isVisible()
    window.photos.steps.model.strength.setValue(60)
    presets.save("Gentle")
    window.photos.steps.output.folder.setText(str(tmp_path))
    presets.load("Gentle")
    assert notice.text == (
        "New lists begin with the preset's strength, 60%, until you close Deblur, then again with "
        "100% as in Preferences. The preset has its own output folder: Next to the originals."
    )


def test_the_strength_in_preferences_is_for_an_empty_list_at_once(window, first, qtbot):
    strength = window.photos.steps.model.strength
    window.menus._on_preferences_chosen({"default_strength": 0.8})
    assert (strength.value(), window.settings.current.strength) == (80, 0.8)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    assert strength.value() == 80
    window.menus._on_preferences_chosen({"default_strength": 0.5})
    assert strength.value() == 80  # that of this list
    menu(window, "New list")
    assert strength.value() == 50


# --- resume and retry ----------------------------------------------------------------------------


def begin_eight(window, folder, qtbot, *, percent=100):
    """Begin a batch of eight photos at a strength, and wait for the first result."""
    for seed, name in enumerate("defgh", 30):
        make_picture(folder / f"{name}.png", seed)
    drop(window, [folder])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    window.photos.steps.model.strength.setValue(percent)
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) >= 1)


def test_a_resumed_batch_is_shown_whole_and_selected(open_window, first, second, qtbot, answer):
    answer("Stop and close")
    for seed, name in enumerate("defgh", 30):
        make_picture(first / f"{name}.png", seed)
    window = open_window()
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    window.selection.leave_out([str(first / "c.png")])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abdefgh"))
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) >= 1)
    assert window.close()
    again = open_window()
    drop(again, [second])
    listed(again, qtbot, "x.png", "y.png")
    press(again, "Resume")
    qtbot.waitUntil(lambda: "a.png" in states(again))
    assert step_one(again) == "7 photos in 1 folder"
    assert states(again)["a.png"] == "done"  # of the first start
    numbers = [label.text() for label in again.progress.findChildren(QLabel)]
    assert any(" of 7" in text and not text.startswith("0 ") for text in numbers)
    settled(again, qtbot)
    assert again.photos.notice.text == "7 photos deblurred."
    # What was open before is still selected, and what was removed is not back.
    done = [f"{letter}.png" for letter in "abdefgh"]
    listed(again, qtbot, *done, "x.png", "y.png")
    assert states(again) == dict.fromkeys(done, "done") | {"x.png": "waiting", "y.png": "waiting"}
    assert len(list(first.glob("*_deblurred*"))) == 7


def test_photos_are_listed_without_the_drive_of_their_results_but_not_deblurred(
    open_window, first, tmp_path, qtbot, monkeypatch
):
    said, drive = [], tmp_path / "drive"
    monkeypatch.setattr("deblur_gui.dialogs.show_error", lambda _, text, hint: said.append(hint))
    window = open_window(output=str(drive / "out"), guard=False)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    drive.rename(tmp_path / "unplugged")
    window.plan.update()
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert list(states(window)) == ["a.png", "b.png", "c.png"]
    make_picture(first / "d.png", 40)
    window.plan.update()
    listed(window, qtbot, "a.png", "b.png", "c.png", "d.png")
    window.batches.start()
    qtbot.waitUntil(lambda: bool(said))
    assert "connect its drive" in said[0]
    assert not drive.exists()


def test_a_resumed_batch_shows_what_was_found_of_its_photos(
    open_window, first, second, qtbot, answer, batch_model
):
    answer("Stop and close")
    window = open_window()
    begin_eight(window, first, qtbot)
    assert window.close()
    result_of(cached(triage((first / "h.png",))))  # as the window remembers it
    again = open_window()
    drop(again, [second])
    listed(again, qtbot, "x.png", "y.png")
    qtbot.waitUntil(lambda: not again.plan.is_outdated)
    opened = threading.Event()

    def wait(pixels):
        opened.wait(60)
        return pixels

    batch_model(wait, name="live", title="Live")
    last = str(first / "h.png")
    try:
        again.queue.resume()
        qtbot.waitUntil(lambda: again.photos.list.model.row_of(last) is not None)
        qtbot.waitUntil(lambda: again.photos.list.model.row_of(last).label != "")
        assert again.queue.is_running
        again.plan.estimate()  # as whoever has found labels asks for: it is of the list before
        assert again.planner._to_estimate is None
        model = again.photos.steps.model.model
        assert not any("seconds" in model.itemText(n) for n in range(model.count()))
    finally:
        opened.set()
    settled(again, qtbot)


def test_while_a_batch_runs_step_4_speaks_of_no_start_before(
    open_window, first, second, qtbot, answer
):
    answer("Stop and close")
    window = open_window()
    begin_eight(window, first, qtbot)
    assert window.close()
    again = open_window()
    problem = again.photos.steps.start.problem
    drop(again, [second])
    listed(again, qtbot, "x.png", "y.png")
    run(again, qtbot)
    assert problem.text() == "All photos in the list are finished."
    said = []
    again.queue.changed.connect(lambda _state: said.append(problem.text()))
    again.queue.resume()
    settled(again, qtbot)
    assert len(said) > 2
    assert set(said) == {""}


def test_beside_the_models_is_no_time_of_a_list_before(window, first, second, qtbot):
    model = window.photos.steps.model
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    model.show_expected(Estimate(3, 72.0, 0.0, 0, is_measured=False))
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.spec is not None)
    assert "megapixel" not in model.model.itemText(1)  # that of this batch
    window.queue.start(replace(window.queue.spec, roots=(second,)))
    qtbot.waitUntil(lambda: "x.png" in states(window))
    assert window.queue.is_running
    assert "megapixel" in model.model.itemText(1)


def test_what_is_to_be_known_of_a_result_is_kept(open_window, first, second, qtbot, monkeypatch):
    def tips(window):
        rows = window.photos.list.model.rows
        known = {Path(row.key).name: i for i, row in enumerate(rows) if row.state == "done"}
        index = window.photos.list.model.index
        return {name: index(i).data(Qt.ItemDataRole.ToolTipRole) for name, i in known.items()}

    note = msg("soft pixels, deblurred at {scale} of the size", "scaled", scale="1/2")
    monkeypatch.setattr("engine.batch.picture._scale_note", lambda _options: note)
    window = open_window(guard=False, skip_sharp=False, scale=2)
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert all(note in tip for tip in tips(window).values())
    formats = window.photos.steps.output.format
    formats.setCurrentIndex(formats.findData("tiff"))
    qtbot.waitUntil(lambda: all("format PNG" in r.reason for r in window.photos.list.model.rows))
    assert all(note in tip for tip in tips(window).values())
    formats.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not any(r.reason for r in window.photos.list.model.rows))
    words = window.photos.list.model.index(0).data(WORDS_ROLE)
    assert words == f"Done · {note}"
    assert window.close()
    again = open_window()
    drop(again, [first])
    listed(again, qtbot, "a.png", "b.png", "c.png")
    assert len(tips(again)) == 3
    assert all(note in tip for tip in tips(again).values())


@pytest.mark.parametrize("percent", [100, 50])
def test_the_end_of_a_resumed_batch_leaves_its_photos_as_they_ended(
    open_window, first, qtbot, answer, monkeypatch, percent
):
    answer("Stop and close")
    for seed, name in enumerate("defg", 30):
        make_picture(first / f"{name}.png", seed)
    seen = iter([msg("already sharp", "sharp")] * 2)
    monkeypatch.setattr("engine.batch.image_io.sharp_reason", lambda _seen: next(seen, ""))
    window = open_window(guard=False, skip_sharp=True)
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefg"))
    press(window, "Start")
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) >= 1)
    assert window.close()
    again = open_window()
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None)
    again.photos.steps.model.strength.setValue(percent)
    settled(again, qtbot)
    rows = again.photos.list.model.rows
    ended = {Path(key).name: p for key, p in again.queue.state.pictures.items()}
    assert Counter(p.state for p in ended.values()) == {"kept": 2, "done": 5}
    assert states(again) == {name: picture.state for name, picture in ended.items()}
    assert [row.reason for row in rows if row.state == "kept"] == [
        picture.reason for picture in ended.values() if picture.state == "kept"
    ]
    assert not any(row.target.endswith("-2.png") for row in rows)
    assert not buttons(again, "Start")


@pytest.mark.parametrize("chosen", ["samples", "folder"])
def test_the_steps_show_with_what_a_resumed_batch_was_started(
    open_window, first, tmp_path, qtbot, answer, monkeypatch, chosen
):
    answer("Stop and close")
    out = tmp_path / "out"
    if chosen == "samples":  # small ones
        for module in ("selection", "open_controller"):
            monkeypatch.setattr(f"deblur_gui.photos.{module}.samples_folder", lambda: first)
        for module in ("selection", "batch_controller"):
            monkeypatch.setattr(f"deblur_gui.photos.{module}.samples_output", lambda: out)
    window = open_window(
        guard=False, skip_sharp=False, output="" if chosen == "samples" else str(out)
    )
    begin_eight(window, first, qtbot, percent=90)
    if chosen == "folder":
        window.settings.change(output="")
    assert window.close()
    again = open_window()
    steps, bar = again.photos.steps, again.photos.viewer.strength
    assert steps.model.strength.value() == 100
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    for _ in range(2):  # while it runs and after its end
        assert steps.model.strength.value() == 90
        folder = steps.output.folder
        assert (folder.text(), folder.placeholderText()) == (
            ("", str(out)) if chosen == "samples" else (str(out), "Next to the originals")
        )
        if again.queue.is_running:
            settled(again, qtbot)
    qtbot.waitUntil(lambda: again.photos.viewer.strength_of_file is not None)
    assert not bar.isVisible()
    assert again.settings.current.default_strength == 1.0
    assert len(list(out.glob("*.png"))) == 8


@pytest.mark.parametrize("then", ["new list", "added", "video", "closed"])
def test_a_resumed_batch_leaves_the_choices_of_the_user_as_they_were(
    open_window, first, second, tmp_path, choose, qtbot, answer, then
):
    answer("Stop and close")
    out = tmp_path / "out"
    window = open_window(guard=False, skip_sharp=False, output=str(out))
    begin_eight(window, first, qtbot, percent=90)
    window.settings.change(output="", format="tiff")
    assert window.close()
    again = open_window()
    again.settings.change(notify=False)  # the file is as the window
    before, folder = again.settings.current, again.photos.steps.output.folder
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    settled(again, qtbot)
    assert folder.text() == str(out)
    assert load_settings()[0] == before
    again.photos.steps.output.quality.setValue(77)  # the choice of the user, and no other is
    qtbot.waitUntil(lambda: again.settings.current.quality == 77)
    if then == "closed":
        own = again.settings.own
        assert again.close()
        saved = load_settings()[0]
        assert (saved.output, saved.format, saved.quality) == ("", "tiff", 77)
        assert saved.strength == own.strength == 1.0
        return
    if then == "video":
        again.video.open([second / "film.mp4"])
        assert again.video.dialog.where.text() == str(second / "film_deblurred.mp4")
        assert again.settings.current.strength == 0.9
        assert again.video.dialog.strength.value() == 100
        again.video.dialog.reject()
        return
    if then == "added":
        drop(again, [second])
    else:
        menu(again, "New list")
        assert folder.text() == ""
        drop(again, [second])
    qtbot.waitUntil(lambda: "x.png" in states(again) and not again.plan.is_outdated)
    assert folder.text() == ""
    assert {t.parent for t in targets(again) if t.stem.startswith("x")} == {second}
    now = again.settings.current
    assert (now.output, now.format, now.quality, now.strength) == ("", "tiff", 77, 1.0)
    assert load_settings()[0] == now


def test_step_2_shows_what_a_resumed_batch_skips_and_checks_until_it_ends(
    open_window, first, second, qtbot, answer
):
    answer("Stop and close")
    window = open_window(guard=False, skip_sharp=False, model="fast")
    begin_eight(window, first, qtbot)
    window.settings.change(skip_sharp=True, guard=True, model="balanced", strength=0.8)
    window.settings.change(default_strength=0.8)
    assert window.close()
    again = open_window()
    step = again.photos.steps.model
    own = again.settings.current
    assert (step.skip_sharp.isChecked(), step.guard.isChecked()) == (True, True)
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    assert (step.skip_sharp.isChecked(), step.guard.isChecked()) == (False, False)
    assert step.model.currentData() == "fast"
    again.photos.steps.presets.save("Mine")
    assert load_preset("Mine", Settings()).settings.model == "balanced"
    assert load_preset("Mine", Settings()).settings.strength == 0.8
    settled(again, qtbot)
    assert step.skip_sharp.isChecked()  # nobody chose that for other photos
    assert not step.guard.isChecked()  # the results are as they are
    assert again.settings.own == own
    assert set(states(again).values()) == {"done"}


@pytest.mark.parametrize("opened", ["the same", "another"])
def test_the_strength_of_a_batch_resumed_in_a_list_that_has_photos_is_told(
    open_window, first, second, qtbot, answer, opened
):
    answer("Stop and close")
    window = open_window(guard=False, skip_sharp=False)
    begin_eight(window, first, qtbot, percent=70)
    assert window.close()
    again = open_window()
    strength = again.photos.steps.model.strength
    drop(again, [first if opened == "the same" else second])
    qtbot.waitUntil(lambda: len(states(again)) > 1 and not again.plan.is_outdated)
    assert strength.value() == 100
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None)
    told = "This batch keeps the settings it was started with: 70%."
    assert strength.value() == (70 if opened == "the same" else 100)
    assert (again.photos.notice.text == told) == (opened == "another")
    settled(again, qtbot)
    assert set(states(again).values()) == (
        {"done"} if opened == "the same" else {"done", "waiting"}
    )


def test_all_settings_of_a_batch_resumed_beside_other_photos_are_told(
    open_window, first, second, tmp_path, qtbot, answer
):
    answer("Stop and close")
    window = open_window(
        guard=False, skip_sharp=False, model="fast", scale=2, bursts=True, format="png",
        quality=60, output=str(tmp_path / "out"), template="{stem}_x",
    )  # fmt: skip
    begin_eight(window, first, qtbot, percent=70)
    window.settings.replace(Settings(first_run_seen=True))
    assert window.close()
    again = open_window()
    drop(again, [second])
    listed(again, qtbot, "x.png", "y.png")
    again.photos.steps.model.show_automatic(again.session.catalogue.get("balanced"))
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None)
    assert again.photos.notice.text == (
        "This batch keeps the settings it was started with: Fast, 70%, long blur: half size, "
        "results are not checked, sharp photos are not skipped, only the sharpest frame "
        "of a burst, in folder out, names {stem}_x, format PNG, quality 60."
    )
    settled(again, qtbot)


def test_every_choice_that_the_steps_show_of_a_batch_has_a_name():
    spec = Settings().spec((Path("a.png"),))
    for name, value in choices_of(spec).items():
        assert bool(choice_name(name, value, "Fast")) == (name != "precision")


@pytest.mark.parametrize("opened", [False, True])
def test_a_folder_typed_just_before_a_batch_is_resumed_is_the_users(
    open_window, first, second, tmp_path, qtbot, answer, monkeypatch, opened
):
    answer("Stop and close")
    window = open_window(guard=False, skip_sharp=False, output=str(tmp_path / "out"))
    begin_eight(window, first, qtbot)
    assert window.close()
    again = open_window()
    if opened:
        drop(again, [first])
        listed(again, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    folder = again.photos.steps.output.folder
    real = again.batches._adopt
    monkeypatch.setattr(
        again.batches, "_adopt", lambda spec: (folder.setText(str(tmp_path / "typed")), real(spec))
    )
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    assert again.settings.own.output == str(tmp_path / "typed")
    settled(again, qtbot)
    menu(again, "New list")
    assert folder.text() == str(tmp_path / "typed")


def test_what_is_being_typed_is_in_a_preset_and_stays_where_a_preset_says_nothing_of_it(
    window, tmp_path
):
    output, presets = window.photos.steps.output, window.photos.steps.presets
    output.folder.setText(str(tmp_path / "typed"))
    presets.save("Mine")
    assert load_preset("Mine", Settings()).settings.output == str(tmp_path / "typed")
    output.template.setText("{stem}_soft")
    (tmp_path / "theirs.json").write_text('{"schema": 1, "strength": 0.2}')
    presets.read(tmp_path / "theirs.json")
    assert window.settings.current.template == output.template.text() == "{stem}_soft"


def test_what_is_being_typed_stays_when_a_model_is_chosen_elsewhere(window, tmp_path):
    window.photos.steps.output.folder.setText(str(tmp_path / "typed"))
    window._on_training_model_chosen("fast")
    assert window.settings.current.model == "fast"
    assert window.photos.steps.output.folder.text() == str(tmp_path / "typed")


def test_retry_is_offered_for_photos_that_are_in_the_list(window, first, second, choose, qtbot):
    (first / "b.png").write_bytes(b"no picture")
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    assert states(window)["b.png"] == "failed"
    start = window.photos.steps.start
    qtbot.waitUntil(lambda: start.can_retry and not window.plan.is_outdated)
    assert start.problem.text() == "Start will retry 1 failed photo."
    choose(second)
    press(window, "Folder…")
    listed(window, qtbot, "x.png", "y.png")
    qtbot.waitUntil(lambda: not start.can_retry and "again" not in start.problem.text())
    assert not buttons(window, "Retry failed")


def test_step_2_shows_the_model_for_video_while_a_resumed_batch_runs_with_it(
    open_window, first, qtbot, answer
):
    answer("Stop and close")
    window = open_window(guard=False, skip_sharp=False, model="live")
    begin_eight(window, first, qtbot)
    window.settings.change(model="balanced")
    assert window.close()
    again = open_window()
    step = again.photos.steps.model
    assert step.model.findData("live") < 0
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    assert again.queue.spec.model == "live"
    assert step.model.currentData() == "live"
    assert step.chosen_title() == "Live"
    settled(again, qtbot)


def test_step_2_shows_what_some_photos_alone_are_made_with_until_that_ends(
    open_window, first, qtbot, answer, monkeypatch
):
    answer("Stop and close")
    monkeypatch.setattr(dialogs, "ask_again", lambda *_a, **_k: "unique")
    window = open_window(guard=False, skip_sharp=True, bursts=True, model="fast", precision="fp32")
    for seed, name in enumerate("defgh", 30):
        make_picture(first / f"{name}.png", seed)
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    run(window, qtbot)
    others = [row.key for row in window.photos.list.model.rows if row.state == "done"]
    window.batches.process_again(others, window.session.catalogue.get("balanced"))
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done", 0) in range(1, 7))
    assert window.close()
    again = open_window()
    step = again.photos.steps.model

    def shown():
        precision = again.settings.current.precision
        boxes = step.skip_sharp.isChecked(), step.bursts.isChecked()
        return step.model.currentData(), precision, *boxes

    assert shown() == ("fast", "fp32", True, True)
    press(again, "Resume")
    qtbot.waitUntil(lambda: again.queue.spec is not None and bool(states(again)))
    assert shown()[0] == "balanced"
    assert shown()[1] != "fp32"
    assert shown()[2:] == (False, False)
    settled(again, qtbot)
    assert shown() == ("fast", "fp32", True, True)


def test_the_model_for_video_is_offered_only_while_it_is_chosen(open_window):
    step = open_window(model="live").photos.steps.model
    assert step.model.currentData() == "live"
    step.show_settings(Settings(model="balanced"))
    assert step.model.findData("live") < 0
    assert step.model.currentData() == "balanced"


def test_a_model_that_is_saved_in_another_case_is_the_one_that_is_shown(open_window):
    window = open_window(model="BALANCED")
    assert window.photos.steps.model.model.currentData() == "balanced"
    assert window.settings.own.model == "balanced"
    assert not window.photos.notice.text


def test_the_times_of_the_models_stay_when_another_model_is_offered(open_window):
    step = open_window(model="balanced").photos.steps.model
    step.show_expected(Estimate(3, 72.0, 0.0, 0, is_measured=False))
    before = {step.model.itemData(n): step.model.itemText(n) for n in range(step.model.count())}
    assert "estimated" in before["fast"]
    step.show_settings(Settings(model="live"))
    now = {step.model.itemData(n): step.model.itemText(n) for n in range(step.model.count())}
    assert "live" in now
    assert {name: now[name] for name in before} == before


def test_no_search_begins_while_the_next_batch_runs(open_window, first, qtbot, monkeypatch):
    for seed, name in enumerate("defgh", 30):
        make_picture(first / f"{name}.png", seed)
    window = open_window(guard=False, skip_sharp=False, model="fast")
    drop(window, [first])
    listed(window, qtbot, *(f"{letter}.png" for letter in "abcdefgh"))
    window.plan.update(quietly=True)  # as choices that a batch gives back at its end
    assert window.plan.is_outdated
    window.queue.start(window.selection.spec(window.settings.current))
    planned = []
    with monkeypatch.context() as patch:
        patch.setattr(window.plan._planner, "plan", lambda *asked: planned.append(asked))
        qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert window.queue.is_running
    assert not planned
    settled(window, qtbot)


def test_an_empty_list_takes_no_time(window, tmp_path, qtbot):
    make_picture(tmp_path / "a.png", 1, (1000, 1000))
    told = window.photos.steps.start._estimate
    drop(window, [tmp_path / "a.png"])
    qtbot.waitUntil(told.isVisible)
    menu(window, "New list")
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    assert not told.isVisible()


# --- results that are deleted outside ------------------------------------------------------------


def test_a_result_that_was_deleted_outside_is_to_be_made_again(window, first, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    model, photos = window.photos.list.model, window.photos.list
    assert not buttons(window, "Start")
    gone = Path(model.rows[1].result)
    gone.unlink()
    photos.choose(str(first / "b.png"))  # without another window: as in a terminal
    qtbot.waitUntil(lambda: states(window)["b.png"] == "waiting" and not window.plan.is_outdated)
    assert model.rows[1].reason == "The result is gone, will be processed again"
    assert "All photos" not in window.photos.steps.start.problem.text()
    run(window, qtbot)
    assert gone.exists()
    assert set(states(window).values()) == {"done"}
    for name in (model.rows[1].result, model.rows[2].result):
        Path(name).unlink()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: [*states(window).values()] == ["done", "waiting", "waiting"])
    qtbot.waitUntil(lambda: bool(buttons(window, "Start")))


def look(window, qtbot):
    """Look for results as when the window comes to the front."""
    window.gone_results.look()
    qtbot.waitUntil(lambda: "gone" not in window.session.slots and not window.plan.is_outdated)


@pytest.mark.parametrize("by_plan", [False, True])
def test_a_result_that_is_put_back_is_done_and_noticed_when_deleted_again(
    window, first, tmp_path, qtbot, by_plan
):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    result, aside = Path(window.photos.list.model.rows[1].result), tmp_path / "aside.png"
    for _ in range(2):
        result.rename(aside)
        look(window, qtbot)
        assert [*states(window).values()] == ["done", "waiting", "done"]
        aside.rename(result)
        if by_plan:  # made for something else, before it was looked again
            window.plan.update(quietly=True)
            qtbot.waitUntil(lambda: not window.plan.is_outdated)
        else:
            look(window, qtbot)
        assert set(states(window).values()) == {"done"}


def test_results_whose_drive_is_missing_are_not_taken_for_deleted(window, first, tmp_path, qtbot):
    out = tmp_path / "drive" / "results"
    out.mkdir(parents=True)
    window.settings.change(output=str(out))
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    out.rename(tmp_path / "elsewhere")
    window.gone_results.look()
    qtbot.waitUntil(lambda: "gone" not in window.session.slots)
    assert not window.plan.is_outdated
    (tmp_path / "elsewhere").rename(out)
    (out / Path(window.photos.list.model.rows[0].result).name).unlink()
    window.gone_results.look()
    qtbot.waitUntil(lambda: states(window)["a.png"] == "waiting" and not window.plan.is_outdated)


# --- nothing to read -----------------------------------------------------------------------------


def test_a_folder_without_readable_photos_says_what_is_there(window, tmp_path, qtbot):
    folder = tmp_path / "animations"
    folder.mkdir()
    for name in ("a.gif", "b.gif"):
        (folder / name).write_bytes(b"GIF89a")
    drop(window, [folder])
    qtbot.waitUntil(lambda: "2 GIF" in window.photos.steps.start.problem.text())
    assert not buttons(window, "Start")


def test_a_video_in_a_folder_is_not_ignored_without_a_word(window, first, tmp_path, qtbot):
    (first / "film.mp4").touch()
    drop(window, [first])
    qtbot.waitUntil(lambda: "Videos left out: 1." in window.photos.notice.text)
    alone = tmp_path / "films"
    alone.mkdir()
    (alone / "film.mp4").touch()
    window.selection.replace([alone])
    problem = window.photos.steps.start.problem
    qtbot.waitUntil(lambda: "Videos left out: 1. Open a video by itself" in problem.text())


def test_what_was_left_out_of_a_list_is_said_of_no_other_list(window, first, second, qtbot):
    (first / "film.mp4").touch()
    notice = window.photos.notice
    for another in (
        lambda: menu(window, "New list"),
        lambda: window.selection.replace([second]),
        lambda: menu(window, "Try the samples"),
    ):
        window.selection.replace([first])
        qtbot.waitUntil(lambda: not notice.isHidden() and not window.plan.is_outdated)
        assert "Videos left out: 1." in notice.text
        window.selection.add([second / "y.png"])
        listed(window, qtbot, "a.png", "b.png", "c.png", "y.png")
        assert not notice.isHidden()  # it is the same list, of which that is still true
        another()
        assert notice.isHidden()
        qtbot.waitUntil(lambda: not window.plan.is_outdated)
        assert notice.isHidden()


def test_raw_files_without_their_reader_are_one_clear_problem(
    window, first, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr("engine.images.has_raw_reader", lambda: False)
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("a.nef", "b.nef"):
        (folder / name).write_bytes(b"raw")
    drop(window, [folder])
    problem = window.photos.steps.start.problem
    qtbot.waitUntil(lambda: "RAW" in problem.text())
    assert "rawpy" in problem.text()
    assert not buttons(window, "Start")
    drop(window, [first])  # the others can be deblurred
    qtbot.waitUntil(lambda: len(states(window)) == 5 and not window.plan.is_outdated)
    assert buttons(window, "Start")
    assert "2" in window.photos.notice.text
    assert "rawpy" in window.photos.notice.text


def test_a_folder_that_adds_nothing_to_the_list_is_named(window, first, tmp_path, qtbot):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    empty, texts = tmp_path / "empty", tmp_path / "texts"
    for folder in (empty, texts):
        folder.mkdir()
    (texts / "a.txt").write_text("no photo")
    notice = window.photos.notice
    for folder in (empty, texts, empty):  # the same one is told of again
        notice.hide()
        drop(window, [folder])
        qtbot.waitUntil(lambda: notice.isVisible() and not window.plan.is_outdated)
        assert notice.text == f"No photos found in {folder}."
        listed(window, qtbot, "a.png", "b.png", "c.png")
    assert window.selection.roots == [first]
    make_picture(empty / "z.png", 40)
    drop(window, [empty])
    listed(window, qtbot, "a.png", "b.png", "c.png", "z.png")


def test_start_says_why_it_is_grey(window, first, qtbot):
    step = window.photos.steps.start

    def reasons():
        return {step.start.toolTip(), step.start.accessibleDescription()}

    assert reasons() == {"Add photos first."}
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    assert reasons() == {""}
    run(window, qtbot)
    assert not step.start.isEnabled()
    assert reasons() == {"All photos in the list are finished."}
    window.selection.clear()
    qtbot.waitUntil(lambda: reasons() == {"Add photos first."})


def test_while_new_photos_are_looked_at_step_4_says_so_and_not_that_the_earlier_are_finished(
    window, first, second, choose, qtbot, monkeypatch
):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    run(window, qtbot)
    problem = window.photos.steps.start.problem
    assert "finished" in problem.text()
    opened, real = threading.Event(), background.plan_work

    def wait(*args, **more):
        opened.wait(60)
        return (yield from real(*args, **more))

    monkeypatch.setattr(background, "plan_work", wait)
    choose(second)
    press(window, "Folder…")
    try:
        qtbot.waitUntil(lambda: "plan" in window.session.slots)
        assert problem.text() == "Looking at the photos. You can start once that is done."
        assert problem.isVisible()
        window.plan.stop()
        assert "finished" in problem.text()  # of the list before, which is shown again
        press(window, "Folder…")
        qtbot.waitUntil(lambda: "Looking" in problem.text())
    finally:
        opened.set()
    listed(window, qtbot, "x.png", "y.png")
    assert not problem.text()
    assert buttons(window, "Start")


def test_a_plan_that_is_dropped_since_a_batch_is_opened_does_not_leave_start_grey(
    window, first, qtbot, monkeypatch
):
    drop(window, [first])
    listed(window, qtbot, "a.png", "b.png", "c.png")
    planned, start = window.plan.planned, window.photos.steps.start
    start.show_outdated()  # as at the end of a batch
    assert not start.start.isEnabled()
    with monkeypatch.context() as opening:
        opening.setattr(type(window.queue), "is_running", property(lambda _: True))
        window.plan._on_planner_planned(planned)
    assert start.start.isEnabled()  # if the opening fails, nothing else makes it so


def test_a_folder_without_photos_says_so_in_the_middle_too(open_window, tmp_path, qtbot):
    window = open_window(first_run_seen=True)
    view = window.photos.viewer.view
    (tmp_path / "nothing").mkdir()
    drop(window, [tmp_path / "nothing"])
    qtbot.waitUntil(lambda: "No photos found there." in view.accessibleDescription())
    assert "Drop photos or folders here." in view.accessibleDescription()
    make_picture(tmp_path / "in" / "a.png", 1)
    drop(window, [tmp_path / "in"])
    qtbot.waitUntil(lambda: "No photos found" not in view.accessibleDescription())
