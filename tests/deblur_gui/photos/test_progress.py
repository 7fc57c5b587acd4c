"""A big folder: its first photo at once, how many photos so far, and a way out."""

import os
import threading
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, QPoint

from deblur_gui.photos.batch_work import plan_work
from deblur_gui.photos.progress import ProgressLine
from deblur_gui.photos.state import State
from deblur_gui.widgets.notice import MessageArea
from engine.batch.plan import BatchSpec, ImageJob, likely_results, plan_batch
from engine.core.store import Store
from engine.errors import ConfigError
from engine.events import (
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Progress,
    Started,
    result_of,
    run,
)
from engine.images import find_images, search_images
from engine.models import Catalogue
from engine.queue import Queue

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def slow_disk(monkeypatch):
    """Folders of a `card` are listed when the test says so: one, or all from then on."""
    listed, scandir = threading.Semaphore(0), os.scandir
    free = threading.Event()

    def wait_and_scan(folder):
        # Others list folders too: Qt's plugins, the presets.
        if "card" in Path(os.fspath(folder)).parts and not free.is_set():
            listed.acquire(timeout=20)
        return scandir(folder)

    def release(everything=False):
        if everything:
            free.set()
        listed.release(1000 if everything else 1)

    monkeypatch.setattr("engine.images.find.os.scandir", wait_and_scan)
    yield release
    release(everything=True)


def tree(folder, folders=4, photos=3):
    for n in range(folders):
        (folder / f"{n}").mkdir(parents=True)
        for m in range(photos):
            Image.new("RGB", (8, 8)).save(folder / f"{n}" / f"{m}.png")
    return folder


def test_the_count_grows_while_folders_are_searched_and_then_goes(
    window, tmp_path, qtbot, slow_disk
):
    window.selection.add([tree(tmp_path / "card")])
    search = window.photos.search
    qtbot.waitUntil(search.isVisible)
    assert search.text == "Searching for photos…"
    counts = []
    for _ in range(4):
        slow_disk()
        if len(counts) == 0:
            slow_disk()  # the one above them all, which has no photos
        qtbot.waitUntil(lambda: search.count > (counts[-1] if counts else 0) or len(counts) == 3)
        counts.append(search.count)
    assert counts[:3] == [3, 6, 9]
    slow_disk(everything=True)
    qtbot.waitUntil(
        lambda: len(window.photos.list.model.rows) == 12 and not window.plan.is_outdated
    )
    assert not search.isVisible()


def test_results_of_earlier_batches_are_not_counted(open_window, tmp_path, qtbot, slow_disk):
    from deblur_gui.settings import Settings, save_settings
    from engine.queue import Request

    folder = tree(tmp_path / "card", 1)
    spec = {"roots": [str(folder)]}
    with Queue.open(warn=print).create(
        Request(spec, {}, "live", "1", "ab"),
        [ImageJob(folder / "0" / "0.png", folder / "0" / "1.png")],
    ) as run:
        run.begin(folder / "0" / "0.png")
        run.record(ItemDone(str(folder / "0" / "0.png"), str(folder / "0" / "1.png"), 1, 1, 1))
    save_settings(Settings())
    window = open_window()
    found = []
    window.planner.found.connect(found.extend)
    window.selection.add([folder])
    slow_disk(everything=True)
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 2 and not window.plan.is_outdated)
    assert sorted(Path(key).name for key in found) == ["0.png", "2.png"]


def numbers(window):
    """Return the photos of the list as "folder/photo"."""
    keys = map(Path, window.photos.list.keys())
    return [f"{key.parent.name}/{key.stem}" for key in keys]


def is_planned(window):
    return not window.plan.is_outdated


def test_a_photo_is_shown_while_the_search_goes_on(window, tmp_path, qtbot, slow_disk):
    window.selection.add([tree(tmp_path / "card")])
    slow_disk()  # the one above them all
    slow_disk()
    qtbot.waitUntil(lambda: window.photos.viewer._original is not None)
    assert numbers(window) == ["0/0", "0/1", "0/2"]
    assert window.photos.list.current() == str(tmp_path / "card" / "0" / "0.png")
    assert window.plan.planned is None
    assert not window.photos.steps.start.start.isEnabled()
    assert window.photos.steps.select.found.text() == "Searching for photos…"
    slow_disk()
    qtbot.waitUntil(lambda: len(numbers(window)) == 6)
    original = window.photos.viewer._original
    slow_disk(everything=True)
    qtbot.waitUntil(lambda: is_planned(window))
    assert len(numbers(window)) == 12
    assert all(row.target for row in window.photos.list.model.rows)
    assert window.photos.viewer._original is original, "it was read again"
    assert window.photos.steps.start.start.isEnabled()


@pytest.fixture
def held_plan(monkeypatch):
    """Plans are made when the test says so; without the photos called `1`."""
    free = threading.Event()

    def wait_and_plan(spec, found, *words, **more):
        assert free.wait(20)
        return plan_batch(spec, [one for one in found if one.path.stem != "1"], *words, **more)

    monkeypatch.setattr("engine.batch.batch.plan_batch", wait_and_plan)
    yield free
    free.set()


def test_what_is_selected_and_seen_stays_when_the_plan_comes(window, tmp_path, qtbot, held_plan):
    photos = window.photos.list
    window.selection.add([tree(tmp_path / "card", photos=20)])
    qtbot.waitUntil(lambda: len(photos.model.rows) == 80)
    keys = photos.keys()
    chosen = [
        next(k for k in keys if k.endswith(os.path.normpath(end))) for end in ("2/4.png", "3/7.png")
    ]
    photos.choose(chosen[0])
    photos.view.selectionModel().setCurrentIndex(
        photos.filter.index(photos._shown_row(chosen[1]), 0),
        QItemSelectionModel.SelectionFlag.Select,
    )
    photos.view.verticalScrollBar().setValue(1234)
    top, seen = photos.view.indexAt(QPoint(1, 1)), []
    top_key, upper_edge = photos._key(top), photos.view.visualRect(top).top()
    assert photos.selected() == chosen
    qtbot.waitUntil(lambda: window.photos.viewer._original is not None)
    photos.photo_chosen.connect(seen.append)
    held_plan.set()
    qtbot.waitUntil(lambda: is_planned(window))
    assert len(photos.model.rows) == 76
    assert photos.selected() == chosen
    assert photos.current() == chosen[1]
    assert set(seen) <= {chosen[1]}, "another photo was shown in between"
    top = photos.view.indexAt(QPoint(1, 1))
    assert (photos._key(top), photos.view.visualRect(top).top()) == (top_key, upper_edge)


def test_what_the_model_is_chosen_by_makes_another_plan(window):
    for change in ({"threads": 1}, {"device": "cpu"}, {"precision": "int8"}):
        window.plan.cancel_update()
        assert not window.plan.is_outdated
        window.settings.change(**change)
        assert window.plan.is_outdated, change


def test_a_setting_that_is_changed_during_the_search_counts(window, tmp_path, qtbot, slow_disk):
    window.selection.add([tree(tmp_path / "card")])
    slow_disk()
    slow_disk()
    qtbot.waitUntil(lambda: len(numbers(window)) == 3)
    window.photos.list.step(1)
    chosen = window.photos.list.current()
    window.settings.change(format="tiff")
    slow_disk(everything=True)
    qtbot.waitUntil(lambda: is_planned(window) and window.plan.planned is not None)
    assert len(numbers(window)) == 12
    assert {Path(row.target).suffix for row in window.photos.list.model.rows} == {".tif"}
    assert window.photos.list.current() == chosen


def test_photos_are_found_below_those_listed_and_instead_of_them(
    window, tmp_path, qtbot, slow_disk
):
    window.selection.add([tree(tmp_path / "first", folders=1, photos=2)])
    qtbot.waitUntil(lambda: len(numbers(window)) == 2 and is_planned(window))
    window.selection.add([tree(tmp_path / "card")])
    slow_disk()
    slow_disk()
    qtbot.waitUntil(lambda: numbers(window) == ["0/0", "0/1", "0/0", "0/1", "0/2"])
    assert window.photos.list.current() == str(tmp_path / "first" / "0" / "0.png")
    window.selection.replace([tmp_path / "card" / "3"])  # the user opens another folder
    qtbot.waitUntil(lambda: not is_planned(window))
    slow_disk(everything=True)
    qtbot.waitUntil(lambda: is_planned(window))
    assert numbers(window) == ["3/0", "3/1", "3/2"]
    assert window.photos.list.current() == str(tmp_path / "card" / "3" / "0.png")


def test_what_looks_like_a_result_is_not_shown_before_the_plan(tmp_path):
    spec = BatchSpec((tmp_path,), output=tmp_path / "out")
    names = ["a.jpg", "a_deblurred.jpg", "a_deblurred-2.jpg", "out/a.jpg", "output/a.jpg"]
    is_likely = likely_results(spec)
    assert [n for n in names if is_likely(tmp_path / n)] == names[1:4]
    elsewhere = likely_results(BatchSpec((tmp_path / "in",), output=tmp_path, take_results=True))
    assert not elsewhere(tmp_path / "in" / "a_deblurred.jpg")


def test_a_search_that_is_stopped_leaves_the_list_as_it_was(window, tmp_path, qtbot, slow_disk):
    Image.new("RGB", (8, 8)).save(tmp_path / "one.png")
    window.selection.add([tmp_path / "one.png"])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 1 and not window.plan.is_outdated)
    window.selection.add([tree(tmp_path / "card")])
    slow_disk()
    slow_disk()
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 4)
    qtbot.waitUntil(window.photos.search.isVisible)
    window.photos.search.stop_button.click()
    assert not window.photos.search.isVisible()
    slow_disk(everything=True)
    assert list(window.selection.roots) == [tmp_path / "one.png"]
    qtbot.waitUntil(lambda: "plan" not in window.session.slots)
    assert len(window.photos.list.model.rows) == 1
    assert window.photos.steps.start.start.isEnabled()


def test_another_folder_that_is_stopped_leaves_the_list_and_its_folders(
    window, tmp_path, qtbot, slow_disk
):
    first = tree(tmp_path / "first", folders=1, photos=3)
    window.selection.add([first])
    qtbot.waitUntil(lambda: len(numbers(window)) == 3 and is_planned(window))
    window.selection.leave_out([str(first / "0" / "2.png")])
    qtbot.waitUntil(lambda: len(numbers(window)) == 2 and is_planned(window))
    window.selection.replace([tree(tmp_path / "card")])
    slow_disk()
    slow_disk()
    qtbot.waitUntil(lambda: numbers(window) == ["0/0", "0/1", "0/2"])
    qtbot.waitUntil(window.photos.search.isVisible)
    window.photos.search.stop_button.click()
    assert numbers(window) == ["0/0", "0/1"]
    assert window.photos.list.current() == str(first / "0" / "0.png")
    assert window.selection.roots == [first]
    assert window.photos.steps.start.start.isEnabled()
    slow_disk(everything=True)
    window.settings.change(format="tiff")
    qtbot.waitUntil(
        lambda: is_planned(window) and window.photos.list.model.rows[0].target[-1] == "f"
    )
    assert numbers(window) == ["0/0", "0/1"]  # the one removed before stays so


def test_a_list_that_is_cleared_during_a_search_stays_empty(window, tmp_path, qtbot, slow_disk):
    window.selection.add([tree(tmp_path / "card")])
    qtbot.waitUntil(window.photos.search.isVisible)
    window.selection.clear()
    qtbot.waitUntil(lambda: not window.photos.search.isVisible())
    slow_disk(everything=True)
    qtbot.waitUntil(lambda: "plan" not in window.session.slots)
    assert not window.photos.list.model.rows


def test_a_short_search_is_not_mentioned(window, tmp_path, qtbot):
    seen = []
    window.photos.search._patience.setInterval(60_000)
    window.selection.add([tree(tmp_path / "card", folders=1)])
    window.planner.searched.connect(lambda _: seen.append(window.photos.search.isVisible()))
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 3 and not window.plan.is_outdated)
    assert not any(seen)
    assert not window.photos.search._patience.isActive()


def test_the_search_says_the_same_as_the_list_it_makes(tmp_path):
    tree(tmp_path, folders=2, photos=230)
    said, search = [], search_images([tmp_path])
    try:
        while True:
            said.append(next(search))
    except StopIteration as end:
        found = end.value
    assert found == find_images([tmp_path])
    counts = [count for count, _ in said]
    assert counts == sorted(counts)
    assert counts[-1] == len(found) == 460
    assert {99, 199, 230} <= {*counts}  # within a folder, and between two


def test_planning_is_a_job_like_any_other(tmp_path):
    spec = BatchSpec((tree(tmp_path / "card"),))
    events = []
    open_queue = partial(Queue.open, tmp_path / "queue.sqlite", warn=print)
    work = plan_work(spec, Catalogue.of_program(), open_queue)
    result = run(work, events.append, job="plan")
    assert isinstance(events[-1], Finished)
    done = [e.done for e in events if isinstance(e, Progress)]
    assert done[-1] == len(result.value.jobs) == 12
    assert done == sorted(done)


@pytest.mark.parametrize("model", ["", "balanced"])
def test_a_plan_is_made_where_the_queue_cannot_be_read(tmp_path, monkeypatch, model):
    def refuse(*_):
        raise ConfigError("disk I/O error")

    monkeypatch.setattr(Store, "read", refuse)
    spec = BatchSpec((tree(tmp_path / "card"),), model=model)
    told, found = [], []
    open_queue = partial(Queue.open, tmp_path / "queue.sqlite", warn=told.append)
    work = plan_work(spec, Catalogue.of_program(), open_queue, found.append)
    assert len(result_of(work).jobs) == len(found) == 12
    assert told == ["Earlier results cannot be looked up. disk I/O error"]


def test_a_message_that_stays_asks_for_no_layout_again_and_again(window, qtbot, monkeypatch):
    asked, event = [], MessageArea.event

    def count(self, what):
        asked.append(what.type())
        return event(self, what)

    monkeypatch.setattr(MessageArea, "event", count)
    window.photos.notice.say("It stays. " * 40)
    qtbot.waitUntil(window.photos.notice.isVisible)
    qtbot.wait(100)
    asked.clear()
    qtbot.wait(300)
    assert len(asked) < 20


def test_while_it_is_paused_nothing_is_being_estimated(qtbot, tmp_path):
    jobs = plan_batch(BatchSpec((tree(tmp_path / "in"),)), find_images([tmp_path / "in"]))
    line = ProgressLine()
    qtbot.addWidget(line)
    state = State.of_jobs(jobs)
    numbers = {}
    for phase in ("running", "paused"):
        line.show_state(state.with_phase(phase))
        numbers[phase] = line._numbers.text()
    assert numbers == {"running": "0 of 12 · estimating…", "paused": "0 of 12"}


def test_no_number_of_photos_a_minute_contradicts_the_time_left(qtbot, tmp_path):
    """Five small photos a minute, and one that takes four."""
    jobs = plan_batch(BatchSpec((tree(tmp_path / "in"),)), find_images([tmp_path / "in"]))
    line = ProgressLine()
    qtbot.addWidget(line)
    state = State.of_jobs(jobs).apply(Started("run", 12), 0.0)
    for n, job in enumerate(jobs[:8]):
        at = 10.0 * n
        state = state.apply(Progress(n, 12, "pictures", job.source_str, 0, 240.0 - at), at)
        state = state.apply(ItemDone(job.source_str, "x", 1.0), at + 9)
    line.show_state(state)
    assert line._numbers.text() == "8 of 12 · about 3 minutes left"


def test_skipped_photos_are_not_counted_as_processed(qtbot, tmp_path):
    jobs = plan_batch(BatchSpec((tree(tmp_path / "in"),)), find_images([tmp_path / "in"]))
    line = ProgressLine()
    qtbot.addWidget(line)
    names = [job.source_str for job in jobs]
    kept = [ItemKept(name, "it is sharp", "", "sharp") for name in names[:8]]
    ended = [ItemDone(names[8], "x", 1.0), ItemFailed(names[9], "cut off", "")]
    state = State.of_jobs(jobs).apply_all([Started("run", 12), *kept, *ended], now=0.0)
    line.show_state(state)
    assert line._numbers.text() == "2 of 4 · 8 skipped · estimating…"
    kept = [ItemKept(job.source_str, "it is sharp", "", "sharp") for job in jobs]
    line.show_state(State.of_jobs(jobs).apply_all([Started("run", 12), *kept], now=0.0))
    assert line._numbers.text().startswith("12 skipped"), "not: 0 of 0"
    rejected = [ItemKept(name, "result rejected", "", "guard-kept") for name in names[8:11]]
    failed = ItemFailed(names[11], "cut off", "")
    events = [Started("run", 12), *kept[:8], *rejected, failed]
    state = State.of_jobs(jobs).apply_all(events, now=0.0)
    line.show_state(state)
    assert line._numbers.text() == "4 of 4 · 3 kept unchanged · 8 skipped"
