"""A big folder: how many photos so far, and a way out."""

import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from engine.events import Finished, Progress, run
from engine.images import find_images, search_images

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
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 12)
    assert not search.isVisible()


def test_a_search_that_is_stopped_leaves_the_list_as_it_was(window, tmp_path, qtbot, slow_disk):
    Image.new("RGB", (8, 8)).save(tmp_path / "one.png")
    window.selection.add([tmp_path / "one.png"])
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 1)
    window.selection.add([tree(tmp_path / "card")])
    qtbot.waitUntil(window.photos.search.isVisible)
    window.photos.search.stop_button.click()
    assert not window.photos.search.isVisible()
    slow_disk(everything=True)
    assert list(window.selection.roots) == [tmp_path / "one.png"]
    qtbot.waitUntil(lambda: "plan" not in window.session.slots)
    assert len(window.photos.list.model.rows) == 1
    assert window.photos.steps.start.start.isEnabled()


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
    qtbot.waitUntil(lambda: len(window.photos.list.model.rows) == 3)
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
    from deblur_gui.photos.batch_queue import plan_work
    from engine.batch.plan import BatchSpec
    from engine.models import Catalogue

    spec = BatchSpec((tree(tmp_path / "card"),))
    events = []
    work = plan_work(spec, Catalogue.of_program(), tmp_path / "queue.sqlite", print)
    result = run(work, events.append, job="plan")
    assert isinstance(events[-1], Finished)
    done = [e.done for e in events if isinstance(e, Progress)]
    assert done[-1] == len(result.value.jobs) == 12
    assert done == sorted(done)
