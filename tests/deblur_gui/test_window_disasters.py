"""The whole window when things go wrong: killed, unplugged, forbidden, broken, closed."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from deblur_gui import app
from deblur_gui.settings import Settings, save_settings
from engine.core.resources import user_data_dir
from engine.queue import Queue
from tests.deblur_gui.person import boxes, buttons, counts, drop, press, said, states

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PATIENCE = 150_000
"""For what takes a second: the tests also run beside two trainings."""


def write_photo(path: Path, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 200, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, quality=95)
    return path


class Model:
    """Turns pictures inside out, and does before each what a test has told it."""

    def __init__(self) -> None:
        self.before = {}
        self.calls = 0

    def __call__(self, pixels):
        self.calls += 1
        self.before.pop(self.calls, lambda: None)()
        return 255 - pixels


@pytest.fixture(autouse=True)
def model(fake_model, monkeypatch):
    """What batches run with; the estimate, which measures a patch, has another."""
    save_settings(Settings(guard=False, skip_sharp=False, first_run_seen=True))
    made = Model()
    for place, apply in (("engine.batch.batch", made), ("engine.models", np.copy)):
        runs = fake_model(apply, name="live", title="Live")
        monkeypatch.setattr(f"{place}.get_model", lambda card, _runs=runs, **means: _runs)
    return made


@pytest.fixture
def drive(tmp_path) -> Path:
    """Six photos on a drive that can be unplugged."""
    for seed, name in enumerate("abcdef"):
        write_photo(tmp_path / "drive" / "photos" / f"{name}.jpg", seed)
    return tmp_path / "drive"


@pytest.fixture
def loaded(open_window, drive, qtbot):
    """The window with the six photos."""
    window = open_window()
    drop(window, [drive / "photos"])
    qtbot.waitUntil(
        lambda: len(window.photos.list.model.rows) == 6 and not window.plan.is_outdated,
        timeout=PATIENCE,
    )
    return window


def choose(window, qtbot, **changes) -> None:
    """Make other choices and wait until the list follows them."""
    import dataclasses

    asked = []
    window.planner.planned.connect(asked.append)
    window.settings.choose(dataclasses.replace(window.settings.current, **changes))
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    window.planner.planned.disconnect(asked.append)


def wait_for_the_end(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.queue.is_running, timeout=PATIENCE)


def run(window, qtbot, *either: str) -> None:
    ends, names = [], either or ("Start",)
    window.queue.batch_ended.connect(ends.append)
    qtbot.waitUntil(lambda: any(buttons(window, name) for name in names), timeout=PATIENCE)
    press(window, next(name for name in names if buttons(window, name)))
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    wait_for_the_end(window, qtbot)


def results(folder: Path, ending: str = "_deblurred.jpg") -> list[str]:
    """Return the results in a folder; each must be whole, and nothing half written lie there."""
    names = []
    for path in sorted(folder.rglob("*")):
        assert not path.name.startswith("."), f"{path} was left behind"
        if path.name.endswith(ending):
            with Image.open(path) as picture:
                picture.load()
                assert picture.size == (80, 60)
            names.append(path.name)
    return names


ALL = [f"{name}_deblurred.jpg" for name in "abcdef"]

KILLED = """
import sys, time
from pathlib import Path
import engine.batch.batch
from engine.models import get_model

def slow(card, **means):
    model = get_model(card, **means)

    class Slow:
        running_on, notes, card = "CPU (slow)", (), model.card

        def load(self):
            pass

        def __call__(self, pixels):
            time.sleep(0.3)
            return 255 - pixels

    return Slow()

engine.batch.batch.get_model = slow
from PySide6.QtCore import QTimer
from deblur_gui.app import make_app, make_window
from tests.deblur_gui.person import buttons, drop, press

window = make_window(make_app(["deblur"]))
window.show()
drop(window, [Path(sys.argv[1])])
starter = QTimer(window)

def start():
    if window.photos.list.model.rows and buttons(window, "Start"):
        starter.stop()
        press(window, "Start")

starter.timeout.connect(start)
starter.start(20)
window.queue.changed.connect(lambda s: print("done", s.counts.get("done", 0), flush=True))
from PySide6.QtWidgets import QApplication
QApplication.exec()
"""


def test_killed_in_the_middle_it_goes_on_and_nothing_is_lost(open_window, drive, qtbot, model):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KILLED, str(drive / "photos")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as child:
        for line in child.stdout:
            if line.split() == ["done", "2"]:
                break
        else:
            pytest.fail("the window ended by itself")
        time.sleep(0.1)  # into the third photo
        child.kill()
    assert child.returncode == (-signal.SIGKILL if os.name == "posix" else 1)
    done = {name: _hash(drive / "photos" / name) for name in ALL if _there(drive, name)}
    assert 2 <= len(done) < 6

    window = open_window()
    assert "was interrupted" in window.photos.notice.text
    run(window, qtbot, "Resume")
    assert results(drive) == ALL
    assert model.calls == 6 - len(done), "what was done was done again"
    for name, digest in done.items():
        assert _hash(drive / "photos" / name) == digest
    assert window.queue.interrupted() == []


def _there(drive: Path, name: str) -> bool:
    return (drive / "photos" / name).exists()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_failed_ones_are_tried_again_alone(loaded, drive, qtbot, model):
    good = (drive / "photos" / "c.jpg").read_bytes()
    (drive / "photos" / "c.jpg").write_bytes(good[:500])
    run(loaded, qtbot)
    assert counts(loaded) == {"done": 5, "failed": 1}
    assert states(loaded)["c.jpg"] == "failed"
    (drive / "photos" / "c.jpg").write_bytes(good)
    before = model.calls
    run(loaded, qtbot)
    assert model.calls == before + 1
    assert results(drive) == ALL
    assert "again" not in loaded.photos.steps.start.problem.text(), "nothing is to be tried again"


def test_a_missing_output_folder_is_made(loaded, tmp_path, qtbot):
    output = tmp_path / "new" / "deep" / "results"
    choose(loaded, qtbot, output=str(output))
    assert not output.exists(), "looking made a folder"
    run(loaded, qtbot)
    assert counts(loaded) == {"done": 6}
    assert len(results(output, ".jpg")) == 6


def test_a_folder_that_cannot_be_made_is_said_before_the_start(loaded, tmp_path, qtbot, model):
    (tmp_path / "file").write_text("not a folder")
    choose(loaded, qtbot, output=str(tmp_path / "file" / "results"))
    press(loaded, "Start")
    qtbot.waitUntil(lambda: bool(boxes(loaded)), timeout=PATIENCE)
    assert "cannot be created" in said(boxes(loaded)[0])
    assert not loaded.queue.is_running
    assert model.calls == 0


def test_a_read_only_folder_is_said_before_the_start(
    loaded, drive, tmp_path, qtbot, model, monkeypatch
):
    output = tmp_path / "locked"
    output.mkdir(mode=0o555)
    if os.access(output, os.W_OK):  # root may write everywhere: it is told what others are
        access = os.access
        monkeypatch.setattr(
            os, "access", lambda path, mode: Path(path) != output and access(path, mode)
        )
    choose(loaded, qtbot, output=str(output))
    press(loaded, "Start")
    qtbot.waitUntil(lambda: bool(boxes(loaded)), timeout=PATIENCE)
    assert f"Cannot write to {output}" in said(boxes(loaded)[0])
    assert not loaded.queue.is_running
    assert model.calls == 0


def test_a_disk_that_turns_read_only_stops_the_batch_and_the_rest_is_offered(
    loaded, drive, qtbot, model, monkeypatch
):
    import errno

    from engine.core import files

    def refused(target):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(target))

    # By hand, as root may write everywhere: what a file system answers that was mounted anew.
    with monkeypatch.context() as patch:
        model.before[3] = lambda: patch.setattr(files, "_open_temporary", refused)
        run(loaded, qtbot)
        qtbot.waitUntil(lambda: bool(boxes(loaded)), timeout=PATIENCE)
    assert "stopped" in said(boxes(loaded)[0])
    boxes(loaded)[0].close()
    written = results(drive)
    assert written == ALL[: len(written)]
    assert len(written) < 6
    assert counts(loaded)["failed"] <= 1
    run(loaded, qtbot, "Resume")
    assert results(drive) == ALL


def test_a_drive_unplugged_before_the_start_is_a_sentence(loaded, drive, qtbot, model):
    drive.rename(drive.with_name("away"))
    press(loaded, "Start")
    qtbot.waitUntil(lambda: bool(boxes(loaded)), timeout=PATIENCE)
    wait_for_the_end(loaded, qtbot)
    assert "photos does not exist" in said(boxes(loaded)[0])
    assert model.calls == 0
    assert not drive.exists(), "a folder was made where a drive had been"


def test_photos_unplugged_in_the_middle_fail_and_are_tried_again(
    loaded, drive, tmp_path, qtbot, model
):
    choose(loaded, qtbot, output=str(tmp_path / "results"))
    model.before[2] = lambda: drive.rename(drive.with_name("away"))
    run(loaded, qtbot)
    ended = counts(loaded)
    assert ended["done"] >= 2
    assert ended["failed"] >= 2
    assert ended["done"] + ended["failed"] == 6
    failed = next(row for row in loaded.photos.list.model.rows if row.state == "failed")
    assert failed.reason
    assert not drive.exists(), "a folder was made where a drive had been"
    drive.with_name("away").rename(drive)
    # Which one depends on whether the drive was back when the window looked for the photos.
    run(loaded, qtbot, "Retry failed", "Start")
    assert len(results(tmp_path / "results", ".jpg")) == 6


def test_results_unplugged_in_the_middle_stop_the_batch_and_it_goes_on_later(
    loaded, tmp_path, qtbot, model
):
    stick = tmp_path / "stick"
    choose(loaded, qtbot, output=str(stick / "results"))
    model.before[3] = lambda: stick.rename(tmp_path / "away")
    run(loaded, qtbot)
    qtbot.waitUntil(lambda: bool(boxes(loaded)), timeout=PATIENCE)
    boxes(loaded)[0].close()
    assert not stick.exists(), "a folder was made where a drive had been"
    assert counts(loaded)["failed"] <= 1
    (tmp_path / "away").rename(stick)
    run(loaded, qtbot, "Resume")
    assert len(results(stick, ".jpg")) == 6


def test_a_folder_that_vanishes_while_it_is_looked_at_is_no_crash(open_window, drive, qtbot):
    window = open_window()
    drop(window, [drive / "photos"])
    shutil.rmtree(drive)
    failed = []
    window.planner.plan_failed.connect(failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1, timeout=PATIENCE)
    assert not buttons(window, "Start")
    assert not boxes(window)


def test_closing_in_the_middle_leaves_whole_files_and_an_offer(
    open_window, loaded, drive, qtbot, model, answer
):
    model.before = {n: lambda: time.sleep(0.2) for n in range(1, 7)}
    answer("Stop and close")
    press(loaded, "Start")
    qtbot.waitUntil(lambda: loaded.queue.state.counts.get("done", 0) >= 1, timeout=PATIENCE)
    assert loaded.close()
    assert not loaded.queue.is_running
    written = results(drive)
    assert 1 <= len(written) < 6
    model.before = {}
    again = open_window()
    run(again, qtbot, "Resume")
    assert results(drive) == ALL


@pytest.fixture
def caught(monkeypatch, loaded):
    """The window with the program's own handler for what nobody caught, not pytest-qt's."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # so that it is put back
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)  # stderr, in the program
    app.catch_bugs(loaded)
    return loaded


def test_a_bug_in_a_slot_shows_a_report_and_the_batch_goes_on(caught, drive, qtbot, qapp, model):
    def slot_with_a_bug():
        raise ZeroDivisionError("a bug in a slot")

    model.before = {n: lambda: time.sleep(0.1) for n in range(1, 7)}
    caught.queue.batch_started.connect(lambda _: QTimer.singleShot(0, slot_with_a_bug))
    press(caught, "Start")
    qtbot.waitUntil(lambda: bool(boxes(caught)), timeout=PATIENCE)
    box = boxes(caught)[0]
    assert "ZeroDivisionError: a bug in a slot" in box.detailedText()
    assert "slot_with_a_bug" in box.detailedText()
    assert str(Path.home()) not in box.detailedText()
    press(box, "Copy report")
    assert "a bug in a slot" in qapp.clipboard().text()
    wait_for_the_end(caught, qtbot)
    assert counts(caught) == {"done": 6}
    assert results(drive) == ALL
    assert caught.queue.interrupted() == []


def test_a_bug_that_comes_back_with_every_paint_is_one_dialog(caught, qtbot):
    painted = []

    class Painter(QWidget):
        def paintEvent(self, event):
            painted.append(1)
            if len(painted) < 6:
                self.update()
                raise ZeroDivisionError("a bug in painting")

    widget = Painter(caught)
    widget.show()
    qtbot.waitUntil(lambda: len(painted) > 5, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(boxes(caught)), timeout=PATIENCE)
    assert len(caught.findChildren(QMessageBox)) == 1
    boxes(caught)[0].close()


@pytest.mark.parametrize("chosen", ["folder", "photos", "all gone"])
def test_a_photo_that_vanishes_in_a_batch_stays_in_the_list_as_failed(
    open_window, drive, tmp_path, qtbot, model, chosen
):
    photos, away, window = drive / "photos", tmp_path / "away", open_window()
    away.mkdir()
    drop(window, [photos] if chosen == "folder" else sorted(photos.iterdir()))
    listed = window.photos.list
    qtbot.waitUntil(
        lambda: len(listed.model.rows) == 6 and not window.plan.is_outdated, timeout=PATIENCE
    )
    gone = "abcdef" if chosen == "all gone" else "e"

    def move_away() -> None:
        for name in gone:
            (photos / f"{name}.jpg").rename(away / f"{name}.jpg")

    model.before[1] = move_away
    run(window, qtbot)
    summary = window.photos.notice.text
    qtbot.waitUntil(lambda: not window.plan.is_outdated, timeout=PATIENCE)
    failed = [row for row in listed.model.rows if row.state == "failed"]
    assert "e.jpg" in [row.name for row in failed]
    assert all(row.reason for row in failed)
    assert [row.name for row in listed.model.rows] == [f"{name}.jpg" for name in "abcdef"]
    assert "failed" in summary
    assert window.photos.notice.text == summary
    assert not buttons(window, "Start")
    assert buttons(window, "Retry failed")
    assert not boxes(window)
    # It is still there after another look at the disk, until it is removed.
    window.plan.update(quietly=True)
    qtbot.waitUntil(lambda: not window.plan.is_outdated, timeout=PATIENCE)
    assert states(window)["e.jpg"] == "failed"
    if chosen != "all gone":
        assert "1 photo failed" in window.photos.steps.start.problem.text()
        window.selection.leave_out([str(photos / "a.jpg")])
        qtbot.waitUntil(lambda: len(listed.model.rows) == 5, timeout=PATIENCE)
        assert states(window)["e.jpg"] == "failed"
        (away / "e.jpg").rename(photos / "e.jpg")
        run(window, qtbot, "Retry failed")
        qtbot.waitUntil(lambda: not window.plan.is_outdated, timeout=PATIENCE)
        assert states(window)["e.jpg"] == "done"
    else:
        window.selection.leave_out([str(photos / "e.jpg")])
        qtbot.waitUntil(lambda: "e.jpg" not in states(window), timeout=PATIENCE)


def test_the_queue_of_a_newer_version_is_a_sentence_and_stays(qapp, monkeypatch, capsys):
    """Somebody went back to an older version, and starts it by its icon."""
    queue = user_data_dir() / "queue.sqlite"
    Queue.open(warn=print).close()
    with closing(sqlite3.connect(queue)) as file:
        file.execute("CREATE TABLE newer (x)")
        file.execute("PRAGMA user_version=99")
        file.commit()
    before, told = queue.read_bytes(), []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(said(box)))
    monkeypatch.setattr(app, "make_app", lambda _arguments: qapp)
    assert app.open_window(["deblur"]) == 1
    (text,) = told
    assert "written by a newer version" in text
    assert "Update the program" in text
    assert text.split("\n")[0] in capsys.readouterr().err
    assert queue.read_bytes() == before
