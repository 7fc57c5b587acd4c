"""The switch that lets Start go on with what arrives in the folders."""

import contextlib
import dataclasses
import json
import threading

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from deblur_gui.photos import watch_job
from deblur_gui.settings import Settings, load_settings
from engine import steps
from engine.batch.model_choice import MEASURING
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Log, Metric, Progress, result_of
from engine.models import Catalogue, measure
from engine.queue import Queue
from engine.watch import folder as watching
from tests.deblur_gui.conftest import make_picture
from tests.deblur_gui.person import drop, press

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


def waits(window):
    return window.queue.state.is_waiting


def is_shown(window, text):
    return any(label.isVisible() and label.text() == text for label in window.findChildren(QLabel))


def test_while_it_waits_for_photos_it_does_not_look_finished_or_stuck(window, photos, qtbot):
    step = window.photos.steps.start
    step.watch.setChecked(True)
    step.start.click()
    qtbot.waitUntil(lambda: waits(window))
    assert window.queue.state.counts == {"done": 4}
    assert is_shown(window, "Waiting for new photos in photos")
    assert window.windowTitle() == "Deblur"
    assert not any(bar.isVisible() for bar in window.progress.findChildren(QProgressBar))
    assert is_shown(window, "4 photos in 2 folders")
    make_picture(photos / "new" / "e.png", 9)
    qtbot.waitUntil(lambda: states(window).get("e.png") == "done" and waits(window))
    assert is_shown(window, "5 photos in 3 folders")


def test_a_batch_that_is_queued_runs_while_it_waits_and_is_no_watch(
    window, photos, tmp_path, qtbot, monkeypatch
):
    step = window.photos.steps.start
    step.watch.setChecked(True)
    step.start.click()
    qtbot.waitUntil(lambda: waits(window))
    drop(window, [make_picture(tmp_path / "q2" / "z.png", 5).parent])
    qtbot.waitUntil(lambda: "photos is being watched." in window.photos.notice.text)
    press(window.photos.notice, "Add to queue")
    qtbot.waitUntil(lambda: (tmp_path / "out" / "z.png").is_file())
    qtbot.waitUntil(lambda: waits(window) and not window.queue.waiting)
    assert is_shown(window, "Waiting for new photos in photos")
    assert states(window) == dict.fromkeys(("a.png", "b.png", "c.png", "d.png", "z.png"), "done")
    make_picture(photos / "new.png", 9)
    qtbot.waitUntil(lambda: states(window).get("new.png") == "done")
    assert window.queue.watched == (photos,)
    step.start.click()
    qtbot.waitUntil(lambda: not window.queue.is_running)
    assert window.queue.state.counts == {"done": 5}  # of the watch, from before the batch too
    pages = []
    monkeypatch.setattr("deblur_gui.dialogs.open_path", lambda _parent, path: pages.append(path))
    press(window.photos.notice, "Show report")
    qtbot.waitUntil(lambda: bool(pages))
    facts = json.loads(pages[0].with_suffix(".json").read_bytes())
    assert facts["totals"]["done"] == 6  # those of the batch as well: they are in the list
    with window.session.open_queue() as queue:
        assert {batch.state for batch in queue.batches()} == {"finished"}


@pytest.fixture
def held_batch(window, batch_model, tmp_path, qtbot):
    """Start a batch, which stays at its first photo, of the folder `q2`; return how to go on."""

    def begin(roots=(), **changes):
        reached, go_on = threading.Event(), threading.Event()

        def wait(pixels):
            reached.set()
            go_on.wait(20)
            return pixels.copy()

        batch_model(wait)
        folder = make_picture(tmp_path / "q2" / "z.png", 5).parent
        window.queue.start(Settings(guard=False, **changes).spec([folder, *roots]))
        qtbot.waitUntil(reached.is_set)
        return go_on.set

    return begin


@pytest.fixture
def aside(window, held_batch, qtbot):
    """Begin a watch of the photos, and a batch for which it is set aside: as `held_batch`."""

    def begin(finished=(), **changes):
        window.queue.watch(Settings(guard=False).spec(window.selection.roots), finished)
        qtbot.waitUntil(lambda: waits(window))
        return held_batch(**changes)

    return begin


def is_watching_again(window):
    return waits(window) and not window.queue.waiting


def counts(window):
    with window.session.open_queue() as queue:
        return [batch.total for batch in queue.batches()]


@pytest.fixture
def timed(monkeypatch):
    """No model is given, and how long each takes is known: so long that a watch gets "fast"."""
    monkeypatch.delenv("DEBLUR_MODEL")
    catalogue = Catalogue.of_program()
    for card in catalogue.cards():
        for precision in card.files:
            measure._write(card, "auto", precision, measure.Speed(10 / 60, "CPU"))


def test_it_keeps_its_model_whatever_was_deblurred_meanwhile(window, photos, timed, aside, qtbot):
    go_on = aside(roots=[photos], model="best", strength=0.5)
    go_on()
    qtbot.waitUntil(lambda: is_watching_again(window))
    assert counts(window) == [5, 4]


def test_a_finished_photo_that_is_exported_again_meanwhile_is_new(window, photos, aside, qtbot):
    go_on = aside([photos / "a.png", photos / "b.png"])
    make_picture(photos / "a.png", 9)
    go_on()
    qtbot.waitUntil(lambda: is_watching_again(window) and window.queue.state.counts["done"] == 3)
    assert counts(window) == [1, 1, 2]


def test_where_it_was_given_up_its_folder_is_waited_for(
    window, aside, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr("engine.steps.STEP_SECONDS", 0.0)
    monkeypatch.setattr("engine.steps._given_up", [])
    monkeypatch.setattr(watch_job, "_RETRY_SECONDS", 0.01)
    is_stalled, stalls, ends = threading.Event(), threading.Event(), threading.Event()
    find, starts = watching.find_photos, []

    def stall(*words, **more):
        if is_stalled.is_set() and not stalls.is_set():
            stalls.set()
            ends.wait(60)
        return (yield from find(*words, **more))

    def counted(*words, **more):
        starts.append(words)
        return watching.watch_folder(*words, **more)

    monkeypatch.setattr(watching, "find_photos", stall)
    monkeypatch.setattr(watch_job, "watch_folder", counted)
    window.queue.watch(Settings(guard=False).spec(window.selection.roots))
    qtbot.waitUntil(lambda: waits(window))
    is_stalled.set()
    qtbot.waitUntil(stalls.is_set)
    window.queue.start(Settings(guard=False).spec([make_picture(tmp_path / "z.png", 5)]))
    qtbot.waitUntil(lambda: len(starts) > 3 or not window.queue.is_running)
    ends.set()
    qtbot.waitUntil(lambda: is_watching_again(window) or not window.queue.is_running)
    assert window.queue.is_running
    assert counts(window) == [1, 4]


def test_one_that_another_program_has_taken_over_meanwhile_says_so(
    session, photos, quick, monkeypatch
):
    # What hangs that is not its own, such as the driver of a camera, is not waited for.
    monkeypatch.setattr("engine.steps._given_up", [])
    steps.give_up(lambda: True)
    asked = Settings(guard=False).spec([photos])
    watch = watch_job.WatchJob(asked, *session_source(session))
    with contextlib.closing(watch()) as work:
        while not isinstance(next(work), Metric):
            pass
    with session.open_queue() as queue:
        fixed = result_of(watching.fix_settings(asked, session.catalogue, queue)).spec
    said = pytest.raises(ConfigError, match="already being watched")
    with watching._exclusive(fixed), contextlib.closing(watch()) as work, said:
        next(event for event in work if isinstance(event, Progress))  # which says that it waits


def session_source(session):
    return session.catalogue, session.open_queue


def test_one_that_fails_while_it_is_set_aside_has_an_end(
    parts, heard, photos, quick, qtbot, monkeypatch
):
    def work(_job):
        try:
            while True:
                yield Metric(watching.WAITING, 1.0)
        except GeneratorExit:
            raise ConfigError("The disk is full.") from None

    spec = Settings(guard=False, skip_sharp=False).spec([photos])
    monkeypatch.setattr(watch_job.WatchJob, "__call__", work)
    parts.queue.watch(spec)
    qtbot.waitUntil(lambda: parts.queue.state.is_waiting)
    states = []
    parts.queue.changed.connect(lambda state: states.append(state.phase))
    parts.queue.start(spec)
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 2)
    assert [end.finished.outcome for end in heard["batch_ended"]] == ["failed", "ok"]
    assert states[: states.index("ended")] == ["running"] * states.index("ended")
    assert [line.message for line in parts.queue.state.log if line.level == "error"] == [
        "The disk is full."
    ]


def test_a_watch_that_was_stopped_behind_a_batch_waits_in_the_queue(window, held_batch, qtbot):
    step = window.photos.steps.start
    step.watch.setChecked(True)
    step.start.click()
    qtbot.waitUntil(lambda: waits(window))
    go_on = held_batch()
    assert step.waiting.names() == ["Watch photos"]
    window.queue.stop()
    go_on()
    qtbot.waitUntil(lambda: not window.queue.is_running)
    press(window, "Start next")
    qtbot.waitUntil(lambda: waits(window))
    assert not window.queue.waiting


def test_it_belongs_to_the_list_for_which_it_was_chosen(window, photos, open_window, qtbot):
    step = window.photos.steps.start
    step.watch.setChecked(True)
    window.selection.clear()
    assert not step.watch.isChecked()
    assert not window.settings.current.watch
    step.watch.setChecked(True)
    window.close()
    assert not open_window().photos.steps.start.watch.isChecked()


def test_an_empty_folder_can_be_watched_and_only_then_started(open_window, quick, tmp_path, qtbot):
    (tmp_path / "in").mkdir()
    window = open_window(output=str(tmp_path / "out"), guard=False, skip_sharp=False)
    step = window.photos.steps.start
    window.selection.add([tmp_path / "in"])
    qtbot.waitUntil(step.watch.isVisible, timeout=20_000)
    assert not step.start.isEnabled()
    assert model_shown(window)[0] == "Automatic"  # there is nothing to choose one for
    step.watch.setChecked(True)
    assert step.start.isEnabled()
    step.start.click()
    qtbot.waitUntil(lambda: window.queue.is_running, timeout=20_000)
    make_picture(tmp_path / "in" / "first.png", 3)
    qtbot.waitUntil(lambda: states(window) == {"first.png": "done"}, timeout=60_000)


def model_shown(window):
    step = window.photos.steps.model
    return step.model.itemText(0), step.card.text().partition("<br>")[0]


BEST = "Automatic (Best \N{MULTIPLICATION SIGN}2)"
AS_UNKNOWN = "Automatic (Fast)", "Chosen as the number of photos is not known."


def test_the_model_that_a_watch_takes_is_shown_and_why(open_window, quick, timed, tmp_path, qtbot):
    make_picture(tmp_path / "in" / "a.png", 1)
    window = open_window(output=str(tmp_path / "out"), guard=False, skip_sharp=False)
    step = window.photos.steps.start
    window.selection.add([tmp_path / "in"])
    qtbot.waitUntil(lambda: model_shown(window)[0] == BEST)
    step.watch.setChecked(True)
    qtbot.waitUntil(lambda: model_shown(window) == AS_UNKNOWN)
    step.watch.setChecked(False)
    qtbot.waitUntil(lambda: model_shown(window)[0] == BEST)
    assert model_shown(window)[1].startswith("For the few photos that matter")
    step.watch.setChecked(True)
    qtbot.waitUntil(lambda: model_shown(window) == AS_UNKNOWN)
    step.start.click()
    qtbot.waitUntil(lambda: waits(window))
    with window.session.open_queue() as queue:
        assert queue.batches()[0].request.model == "fast"
    assert model_shown(window) == AS_UNKNOWN
    assert window.photos.viewer.automatic_model == "fast"


def test_it_says_what_it_has_measured_to_be_the_better_model(
    open_window, quick, timed, tmp_path, qtbot, monkeypatch
):
    """Measuring first says that it is watched, how far it is, and tells no time left."""

    def measuring(choice, _workload, catalogue):
        if choice.card.name != "fast":
            return False
        yield Log(MEASURING)
        while not go_on.wait(0.01):
            yield Progress(0.25, 1, "models", "fast")
        for precision in catalogue.get("best").files:
            card = catalogue.get("best")
            measure._write(card, "auto", precision, measure.Speed(0.001 / 60, "CPU"))
        return True

    go_on = threading.Event()
    monkeypatch.setattr(watching, "measure_precision", measuring)
    (tmp_path / "in").mkdir()
    window = open_window(output=str(tmp_path / "out"), guard=False, skip_sharp=False)
    step, said = window.photos.steps.start, []
    window.queue.changed.connect(lambda _: said.append(window.progress.findChild(QLabel).text()))
    window.selection.add([tmp_path / "in"])
    qtbot.waitUntil(step.watch.isVisible)
    step.watch.setChecked(True)
    qtbot.waitUntil(lambda: model_shown(window) == AS_UNKNOWN)
    step.start.click()
    text = "Watching in. First measuring how fast this computer is…"
    bar = window.progress.findChild(QProgressBar)
    qtbot.waitUntil(lambda: is_shown(window, text) and bar.value() * 4 == bar.maximum())
    assert not any("estimating" in b.text() for b in window.progress.findChildren(QLabel))
    go_on.set()
    qtbot.waitUntil(lambda: waits(window))
    assert {*said} == {"Looking for photos in in…", text, "Waiting for new photos in in"}
    assert model_shown(window) == (BEST, AS_UNKNOWN[1])


def test_photos_alone_are_no_folder_to_watch(open_window, photos, qtbot):
    window = open_window()
    window.selection.add([photos / "a.png"])
    qtbot.waitUntil(
        lambda: len(window.photos.list.model.rows) == 1 and not window.plan.is_outdated,
        timeout=20_000,
    )
    assert not window.photos.steps.start.watch.isVisible()


def test_a_teacher_does_not_come_into_the_window(session, photos, monkeypatch):
    card = dataclasses.replace(session.catalogue.get("live"), kind="torch")
    monkeypatch.setattr(session.catalogue, "get", lambda name: card)
    spec = BatchSpec(roots=(photos,), model="live", precision="fp32")
    with pytest.raises(ConfigError, match="cannot be used to watch"):
        result_of(watch_job.WatchJob(spec, *session_source(session))())


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
