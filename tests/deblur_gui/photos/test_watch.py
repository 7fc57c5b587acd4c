"""The switch that lets Start go on with what arrives in the folders."""

import pytest

from deblur_gui.settings import Settings, load_settings
from engine.batch.plan import BatchSpec
from engine.queue import Queue
from engine.watch import folder as watching
from tests.deblur_gui.conftest import make_picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def quick(monkeypatch, batch_model):
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 0.1)
    monkeypatch.setattr(watching, "SCAN_SECONDS", 0.3)
    return batch_model()


@pytest.fixture
def window(open_window, quick, photos, tmp_path, qtbot):
    """A window with a folder of four photos, all of them in the list."""
    made = open_window(output=str(tmp_path / "out"), skip_sharp=False, guard=False)
    made.selection.add([photos])
    qtbot.waitUntil(
        lambda: len(made.photos.list.model.rows) == 4 and not made.plan.is_outdated, timeout=20_000
    )
    return made


def states(window):
    return {row.key.rpartition("/")[2]: row.state for row in window.photos.list.model.rows}


def test_what_arrives_is_done_and_joins_the_list_until_stop(window, photos, tmp_path, qtbot):
    step = window.photos.steps.start
    assert step.watch.isVisible()
    step.watch.setChecked(True)
    assert load_settings()[0].watch
    step.start.click()
    qtbot.waitUntil(lambda: set(states(window).values()) == {"done"}, timeout=60_000)
    assert step.watch.isVisible()  # to be seen that it is so, not to be changed
    assert not step.watch.isEnabled()
    make_picture(photos / "sub" / "new.png", 9)
    qtbot.waitUntil(lambda: states(window).get("new.png") == "done", timeout=60_000)
    assert (tmp_path / "out" / "sub" / "new.png").is_file()
    assert set(states(window).values()) == {"done"}  # those from before, too
    assert step.start.text() == "Stop"
    step.start.click()
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=30_000)
    assert step.start.text() == "Start"
    assert window.queue.state.counts == {"done": 5}


def test_an_empty_folder_can_be_watched_and_only_then_started(open_window, quick, tmp_path, qtbot):
    (tmp_path / "in").mkdir()
    window = open_window(output=str(tmp_path / "out"), guard=False, skip_sharp=False)
    step = window.photos.steps.start
    window.selection.add([tmp_path / "in"])
    qtbot.waitUntil(step.watch.isVisible, timeout=20_000)
    assert not step.start.isEnabled()
    step.watch.setChecked(True)
    assert step.start.isEnabled()
    step.start.click()
    qtbot.waitUntil(lambda: window.queue.is_running, timeout=20_000)
    make_picture(tmp_path / "in" / "first.png", 3)
    qtbot.waitUntil(lambda: states(window) == {"first.png": "done"}, timeout=60_000)


def test_photos_alone_are_no_folder_to_watch(open_window, photos, qtbot):
    window = open_window()
    window.selection.add([photos / "a.png"])
    qtbot.waitUntil(
        lambda: len(window.photos.list.model.rows) == 1 and not window.plan.is_outdated,
        timeout=20_000,
    )
    assert not window.photos.steps.start.watch.isVisible()


def test_a_teacher_does_not_come_into_the_window(session, photos, heard, qtbot, monkeypatch):
    import dataclasses

    from deblur_gui.photos.batch_queue import watch_work

    card = dataclasses.replace(session.cards()[0], kind="torch")

    class Teachers:
        def get(self, name):
            return card

    work = watch_work(BatchSpec(roots=(photos,), model="live"), Teachers(), None, print)
    with pytest.raises(Exception, match="cannot be used to watch"):
        next(work)


def test_the_queue_is_closed_when_it_ends(window, qtbot, monkeypatch):
    closed = []
    real = Queue.close
    monkeypatch.setattr(Queue, "close", lambda self: (closed.append(self), real(self)))
    window.queue.watch(Settings(guard=False).spec(window.selection.roots))
    qtbot.waitUntil(lambda: window.queue.state.counts.get("done") == 4, timeout=60_000)
    window.queue.stop()
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=30_000)
    assert closed


def test_what_the_guard_refused_before_is_left_alone_until_it_is_wanted_again(
    window, photos, tmp_path, qtbot
):
    window.settings.change(guard=True)  # which refuses every result of this model
    qtbot.waitUntil(lambda: not window.plan.is_outdated)
    step = window.photos.steps.start
    step.start.click()
    qtbot.waitUntil(lambda: set(states(window).values()) == {"kept"}, timeout=60_000)
    qtbot.waitUntil(lambda: not window.queue.is_running and not window.plan.is_outdated)
    window.settings.change(guard=False)
    qtbot.waitUntil(lambda: step.again.isVisible() and not window.plan.is_outdated)
    step.watch.setChecked(True)
    step.start.click()
    make_picture(photos / "new.png", 9)
    qtbot.waitUntil(lambda: states(window).get("new.png") == "done", timeout=60_000)
    assert [path.name for path in (tmp_path / "out").rglob("*.png")] == ["new.png"]
    assert list(states(window).values()).count("kept") == 4
