"""Batches, previews and reports of the window: in the background, as on the command line."""

import contextlib
import dataclasses
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QDate, QLocale

from deblur_gui.jobs.job import ProcessJob, worker_command
from deblur_gui.language import page_language, use_language
from deblur_gui.photos import batch_queue
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.batch_work import open_new, queue_new, report_work
from deblur_gui.photos.state import Picture, State
from deblur_gui.session import Session
from engine.batch import reading, workload
from engine.batch import reblend as reblending
from engine.batch.batch import PlannedBatch
from engine.batch.estimate import check_before_start
from engine.batch.picture import blend
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.reblend import reblend
from engine.batch.scan import triage
from engine.cli.main import main
from engine.core.store import Store
from engine.errors import ConfigError, ModelError
from engine.events import Finished, ItemDone, ItemFailed, ItemSeen, Log, Progress, result_of
from engine.images import WriteOptions, read_image
from engine.models import Catalogue
from engine.models.tiling import Box, add_halo, cut
from engine.queue import BatchJournal, OpenQueue, Queue
from engine.steps import left_running

LONG = 60_000


def spec_of(photos: Path, **fields) -> BatchSpec:
    fields = {"output": photos.parent / "out", "guard": False, "date": "2026-01-01"} | fields
    return BatchSpec(roots=(photos,), **fields)


def queue_in(folder: Path) -> OpenQueue:
    """Return what opens the queue of `session`, or a new one, in a folder."""
    return partial(Queue.open, folder / "queue.sqlite", warn=print)


def ended(qtbot, parts, begin) -> object:
    with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG) as blocker:
        begin()
    return blocker.args[0]


def pictures(parts, state: str) -> list[Picture]:
    return [p for p in parts.queue.state.pictures.values() if p.state == state]


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


class Gate:
    """A model's function that waits before its n-th picture until it is opened."""

    def __init__(self, at: int) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self._at, self._calls = at, 0

    def __call__(self, pixels):
        self._calls += 1
        if self._calls == self._at:
            self.reached.set()
            self.opened.wait(20)
        return pixels.copy()


@pytest.fixture
def one_waits(qtbot, parts, photos, batch_model):
    """A batch at its first picture until the gate is opened, and one behind it."""

    def begin() -> Gate:
        gate = Gate(at=1)
        batch_model(gate)
        parts.queue.start(spec_of(photos))
        qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
        parts.queue.start(spec_of(photos, template="{stem}-2"))
        qtbot.waitUntil(lambda: len(parts.queue.waiting) == 1, timeout=LONG)
        return gate

    return begin


@pytest.fixture
def slow_reopening(monkeypatch):
    """Set once a batch is opened again, and to be set before that ends: two threading.Event."""
    real, opened, go_on = batch_queue.reopen_batch, threading.Event(), threading.Event()

    def slow(*arguments, **options):
        batch = real(*arguments, **options)
        opened.set()
        go_on.wait(20)
        return batch

    monkeypatch.setattr(batch_queue, "reopen_batch", slow)
    return opened, go_on


# --- a batch -------------------------------------------------------------------------------------


def test_a_batch_from_wish_to_files(qtbot, parts, heard, photos, batch_model, monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)  # other tests may have loaded it
    batch_model()
    before = digests(photos)
    end = ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert (end.done, end.kept, end.failed, end.left) == (4, 0, 0, 0)
    assert end.finished.outcome == "ok"
    assert heard["batch_started"] == [end.batch_id]
    assert parts.queue.state.counts == {"done": 4}
    assert parts.queue.state.phase == "ended"
    assert not parts.queue.is_running
    result = np.asarray(Image.open(photos.parent / "out" / "sub" / "d.png"))
    np.testing.assert_array_equal(result, 255 - np.asarray(Image.open(photos / "sub" / "d.png")))
    assert digests(photos) == before
    assert set(parts.queue.state.pictures) == {str(p) for p in photos.rglob("*.png")}
    assert "torch" not in sys.modules


def test_the_window_and_the_command_line_write_the_same_bytes(
    qtbot, parts, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos, strength=0.5)))
    words = ["run", str(photos), "-o", str(tmp_path / "cli"), "-s", "0.5", "--no-guard", "-q"]
    assert main(words) == 0
    assert digests(tmp_path / "out") == digests(tmp_path / "cli")


def test_a_plan_names_the_targets_and_writes_nothing(qtbot, parts, photos, tmp_path):
    with qtbot.waitSignal(parts.planner.planned, timeout=LONG) as blocker:
        parts.planner.plan(spec_of(photos, template="{stem}-{n}"))
    asked = blocker.args[0]
    assert [job.target.name for job in asked.jobs] == ["a-1.png", "b-2.png", "c-3.png", "d-4.png"]
    assert not (tmp_path / "out").exists()
    assert parts.queue.batches() == []
    assert check_before_start(asked.spec, asked) == []


def test_the_newest_plan_wins(qtbot, parts, heard, photos):
    with qtbot.waitSignal(parts.planner.planned, timeout=LONG):
        for n in range(10):
            parts.planner.plan(spec_of(photos, template=f"{{stem}}-{n}"))
    qtbot.wait(100)
    assert heard["planned"][-1].spec.template == "{stem}-9"
    assert len(heard["planned"]) <= 2  # what had ended before the next was asked for may be told


def test_what_cannot_begin_is_said(qtbot, parts, heard, tmp_path, batch_model):
    batch_model()
    (tmp_path / "empty").mkdir()
    for wish, said in [
        (spec_of(tmp_path / "empty"), "No pictures"),
        (spec_of(tmp_path / "absent"), "absent"),
        (spec_of(tmp_path, model="none-of-ours"), "none-of-ours"),
    ]:
        with qtbot.waitSignal(parts.queue.open_failed, timeout=LONG) as blocker:
            parts.queue.start(wish)
        assert said in blocker.args[0].message
        assert parts.queue.state.phase == "ended"
        assert not parts.queue.is_running
    assert heard["batch_started"] == heard["batch_ended"] == []
    with qtbot.waitSignal(parts.queue.open_failed, timeout=LONG):
        parts.queue.resume()


def test_one_bad_file_stops_nothing_and_is_retried(qtbot, parts, photos, batch_model):
    batch_model()
    (photos / "b.png").write_bytes(b"no picture")
    end = ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert (end.done, end.failed) == (3, 1)
    failed = pictures(parts, "failed")
    assert [Path(p.source).name for p in failed] == ["b.png"]
    assert failed[0].reason
    assert failed[0].hint
    shutil.copyfile(photos / "a.png", photos / "b.png")
    end = ended(qtbot, parts, parts.queue.retry)
    assert (end.done, end.failed, end.left, end.before) == (4, 0, 0, 3)
    assert (photos.parent / "out" / "b.png").is_file()


def test_stop_finishes_the_current_picture_and_resume_does_the_rest(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    gate = Gate(at=2)
    batch_model(gate)
    parts.queue.start(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    parts.queue.stop()
    assert parts.queue.state.phase == "stopping"
    with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG) as blocker:
        gate.opened.set()
    end = blocker.args[0]
    assert (end.done, end.left) == (2, 2)
    assert parts.queue.state.counts == {"done": 2, "waiting": 2}
    assert set(digests(tmp_path / "out")) == {"a.png", "b.png"}
    assert [b.id for b in parts.queue.interrupted()] == [end.batch_id]
    again = ended(qtbot, parts, parts.queue.resume)
    assert (again.batch_id, again.done, again.left, again.before) == (end.batch_id, 4, 0, 2)
    assert len(digests(tmp_path / "out")) == 4
    assert parts.queue.interrupted() == []


def test_stop_takes_effect_while_the_sizes_are_read(
    qtbot, parts, photos, batch_model, tmp_path, monkeypatch
):
    batch_model()
    read, stopped, real = [], threading.Event(), workload.read_photo_size

    def slow(path):
        read.append(path)
        stopped.wait(LONG / 1000)
        return real(path)

    parts.queue.batch_started.connect(
        lambda _: monkeypatch.setattr(workload, "read_photo_size", slow)
    )
    parts.queue.start(spec_of(photos))
    qtbot.waitUntil(lambda: read != [], timeout=LONG)
    parts.queue.stop()
    with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG) as blocker:
        stopped.set()
    assert blocker.args[0].left == 4
    assert len(read) == 1
    assert not digests(tmp_path / "out")


def test_cancel_drops_the_current_picture(qtbot, parts, photos, batch_model, tmp_path):
    gate = Gate(at=2)
    batch_model(gate)
    parts.queue.start(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    parts.queue.cancel()
    with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG) as blocker:
        gate.opened.set()
    end = blocker.args[0]
    assert end.finished.outcome == "cancelled"
    assert (end.done, end.left) == (1, 3)  # the first one's end was heard, also if told late
    (picture,) = pictures(parts, "done")
    assert picture.seconds > 0
    assert set(digests(tmp_path / "out")) == {"a.png"}


def test_pause_and_go_on(qtbot, parts, photos, batch_model):
    gate = Gate(at=2)
    batch_model(gate)
    parts.queue.start(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    parts.queue.set_paused(True)
    assert parts.queue.state.phase == "paused"
    gate.opened.set()
    qtbot.wait(200)
    assert parts.queue.is_running
    assert parts.queue.state.phase == "paused"
    end = ended(qtbot, parts, lambda: parts.queue.set_paused(False))
    assert end.done == 4


def test_batches_wait_for_their_turn_each_with_its_own_settings(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    gate = Gate(at=1)
    batch_model(gate)
    first = spec_of(photos, output=tmp_path / "one")
    second = spec_of(photos, output=tmp_path / "two", options=WriteOptions(format="bmp"))
    parts.queue.start(first)
    parts.queue.start(second)
    qtbot.waitUntil(lambda: parts.queue.waiting == (second,), timeout=LONG)
    qtbot.waitUntil(lambda: len(parts.queue.batches()) == 2, timeout=LONG)  # it is on disk
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    gate.opened.set()
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 2, timeout=LONG)
    assert {Path(n).suffix for n in digests(tmp_path / "one")} == {".png"}
    assert {Path(n).suffix for n in digests(tmp_path / "two")} == {".bmp"}
    assert heard["waiting_changed"][-1] == ()


def test_what_waits_is_not_started_after_a_stop(qtbot, parts, heard, photos, one_waits):
    gate = one_waits()
    parts.queue.stop()
    with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG):
        gate.opened.set()
    qtbot.wait(100)
    assert not parts.queue.is_running
    assert len(parts.queue.waiting) == 1
    parts.queue.start(spec_of(photos, template="{stem}-3"))  # behind the one that waits
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 3, timeout=LONG)
    assert [end.done for end in heard["batch_ended"]] == [1, 4, 4]
    parts.queue.start_next()  # nothing is left
    assert not parts.queue.is_running


def test_what_waits_in_the_window_is_nobody_elses_until_it_closes(
    qtbot, parts, photos, batch_model, tmp_path, one_waits
):
    gate = Gate(at=1)
    batch_model(gate)
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as other:
        parts.queue.start(spec_of(photos, output=tmp_path / "elsewhere"))
        qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
        parts.queue.cancel()
        gate.opened.set()
        qtbot.waitUntil(lambda: not parts.queue.is_running, timeout=LONG)
        earlier = other.interrupted()
        assert earlier is not None
        gate = one_waits()
        parts.queue.resume(earlier.id)
        assert [b.state for b in other.batches()] == ["waiting", "running", "waiting"]
        assert other.interrupted() is None
        parts.queue.remove(1)  # it is left as it was
        assert [b.state for b in other.batches()] == ["waiting", "running", "interrupted"]
        parts.queue.cancel()
        gate.opened.set()
        qtbot.waitUntil(lambda: not parts.queue.is_running, timeout=LONG)
        assert [b.state for b in other.batches()] == ["waiting", "interrupted", "interrupted"]
        assert parts.session.close(20)
        assert [b.state for b in other.batches()] == ["interrupted"] * 3


def test_a_batch_that_was_opened_while_it_was_stopped_is_nobody_elses(
    qtbot, parts, photos, tmp_path, one_waits, slow_reopening
):
    opened, go_on = slow_reopening
    gate = one_waits()
    second = spec_of(photos, template="{stem}-2")
    gate.opened.set()
    qtbot.waitUntil(opened.is_set, timeout=LONG)
    parts.queue.stop()
    go_on.set()
    qtbot.waitUntil(lambda: not parts.queue.is_running, timeout=LONG)
    assert parts.queue.waiting == (second,)
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as other:
        assert [b.state for b in other.batches()] == ["waiting", "finished"]


def test_a_batch_that_is_paused_while_it_is_opened_is_let_go_by_a_window_that_closes(
    qtbot, parts, monkeypatch, tmp_path, one_waits
):
    real, begun, paused = batch_queue.reopen_batch, threading.Event(), threading.Event()

    def slow(*arguments, **options):
        begun.set()
        paused.wait(20)
        yield Progress(0, 1, "pictures")  # here it is held
        return real(*arguments, **options)

    monkeypatch.setattr(batch_queue, "reopen_batch", slow)
    gate = one_waits()
    gate.opened.set()
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as other:
        assert [b.state for b in other.batches()] == ["waiting", "finished"]
        parts.queue.set_paused(True)
        paused.set()
        assert parts.session.close(20)
        assert [b.state for b in other.batches()] == ["interrupted", "finished"]


def test_a_batch_whose_opening_was_given_up_can_be_opened_again(
    qtbot, parts, heard, monkeypatch, tmp_path, one_waits, slow_reopening
):
    opened, go_on = slow_reopening
    monkeypatch.setattr("engine.steps.STEP_SECONDS", 0.0)
    gate = one_waits()
    gate.opened.set()
    qtbot.waitUntil(opened.is_set, timeout=LONG)
    parts.queue.cancel()
    qtbot.waitUntil(lambda: not parts.queue.is_running, timeout=LONG)
    assert len(parts.queue.waiting) == 1
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as other:
        assert [b.state for b in other.batches()] == ["running", "finished"]
        go_on.set()
        qtbot.waitUntil(lambda: [b.state for b in other.batches()] == ["waiting", "finished"])
    qtbot.waitUntil(lambda: not left_running(), timeout=LONG)
    parts.queue.start_next()
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 2, timeout=LONG)
    assert not heard["open_failed"]
    assert heard["batch_ended"][1].done == 4


@pytest.mark.parametrize("is_new", [True, False])
def test_a_batch_that_cannot_be_given_up_on_a_full_disk_ends_as_cancelled(
    photos, batch_model, monkeypatch, tmp_path, is_new
):
    def full(*_, **__):
        raise ConfigError("The disk is full.")

    batch_model()
    closed, real = [], Queue.close
    monkeypatch.setattr(Queue, "close", lambda queue: (closed.append(queue), real(queue)))
    source = Catalogue.of_program(), queue_in(tmp_path)
    spec = spec_of(photos, model="fast")
    work = partial(open_new, spec, *source, measure=False)
    if not is_new:
        number = result_of(queue_new(spec, *source))
        work = partial(batch_queue.reopen_batch, number, *source)
    closed.clear()
    opening = batch_queue._QueuedBatch(spec if is_new else number, work).opening()
    with monkeypatch.context() as patched:
        while not (isinstance(event := next(opening), Progress) and event.unit == "photos"):
            pass
        patched.setattr(Store, "change", full)
        patched.setattr(BatchJournal, "_settle", full)
        opening.close()  # raises nothing
    assert len(closed) == 1
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as queue:
        queue.let_go(1)
        assert [b.state for b in queue.batches()] == ["interrupted"]


def test_a_batch_is_kept_for_its_child_process_until_that_has_ended(
    qtbot, parts, photos, batch_model, monkeypatch, tmp_path
):
    def open_torch(*arguments, **options):
        opened = yield from open_new(*arguments, **options)
        planned = opened.planned
        card = dataclasses.replace(planned.card, kind="torch")
        opened.planned = dataclasses.replace(planned, card=card)
        return opened

    batch_model()
    slow = [sys.executable, "-c", "import sys; sys.stdin.read()"]  # it never takes the batch
    monkeypatch.setattr(batch_queue, "open_new", open_torch)
    monkeypatch.setattr(batch_queue, "worker_command", lambda *_: slow)
    with qtbot.waitSignal(parts.queue.batch_started, timeout=LONG):
        parts.queue.start(spec_of(photos, model="fast"))
    source = Catalogue.of_program(), queue_in(tmp_path)
    other = result_of(open_new(spec_of(photos, model="live"), *source))
    other.give_up()
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as queue:
        assert [b.state for b in queue.batches()] == ["discarded", "waiting"]
        assert len(queue.items(1, "planned")) == 4
        with qtbot.waitSignal(parts.queue.batch_ended, timeout=LONG):
            parts.queue.cancel()
        assert [b.state for b in queue.batches()] == ["discarded", "interrupted"]


def test_a_batch_that_waited_and_cannot_be_opened_is_let_go(
    qtbot, parts, heard, monkeypatch, tmp_path, one_waits
):
    def removed(*_):
        raise ModelError("It was removed.")

    gate = one_waits()
    monkeypatch.setattr(Catalogue, "get", removed)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(heard["open_failed"]), timeout=LONG)
    assert heard["open_failed"][0].message == "It was removed."
    assert not parts.queue.waiting
    assert parts.queue.opening == 2
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as other:
        assert [b.state for b in other.batches()] == ["interrupted", "finished"]


def test_a_full_disk_ends_the_batch_and_the_rest_is_left(
    qtbot, parts, photos, batch_model, monkeypatch
):
    batch_model()
    calls = []

    def fsync(_descriptor):
        calls.append(1)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.core.files.os.fsync", fsync)
    end = ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert end.finished.outcome == "failed"
    assert "full" in end.finished.message
    assert end.left + end.failed == 4 - end.done
    assert [b.id for b in parts.queue.interrupted()] == [end.batch_id]


def test_closing_while_a_batch_runs(qtbot, qapp, photos, batch_model, tmp_path):
    gate = Gate(at=2)
    batch_model(gate)
    session = Session(queue_path=tmp_path / "queue.sqlite")
    BatchQueue(session, session).start(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    threading.Timer(0.2, gate.opened.set).start()
    assert session.close(20)
    other = Session(queue_path=tmp_path / "queue.sqlite")
    assert [b.left for b in BatchQueue(other, other).interrupted()] == [3]
    assert other.close()


KILLED = """
import sys, os
from pathlib import Path
import engine.batch.batch
from PySide6.QtCore import QCoreApplication
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.session import Session
from engine.batch.plan import BatchSpec
app = QCoreApplication([])
session = Session(queue_path=Path(sys.argv[2]))
queue = BatchQueue(session)
def changed(state):
    if state.counts.get("done", 0) >= 1:
        os._exit(9)
queue.changed.connect(changed)
photos = Path(sys.argv[1])
queue.start(BatchSpec(roots=(photos,), output=photos.parent / "out", guard=False))
app.exec()
"""


def test_a_killed_window_leaves_what_can_be_resumed(qtbot, parts, photos, tmp_path):
    words = [sys.executable, "-c", KILLED, str(photos), str(tmp_path / "queue.sqlite")]
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 9, done.stderr
    if not parts.queue.interrupted():  # all were done before the kill: then nothing is lost either
        assert len(digests(tmp_path / "out")) == 4
        return
    told = []
    parts.queue.batch_ended.connect(told.append)
    parts.queue.open_failed.connect(told.append)
    parts.queue.resume()
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    if isinstance(told[0], Finished):  # killed after the last file was there, before it was noted
        assert "no photos left" in told[0].message
    else:
        assert told[0].left == 0
    assert set(digests(tmp_path / "out")) == {"a.png", "b.png", "c.png", "sub/d.png"}


# --- the viewer ----------------------------------------------------------------------------------


def previewed(qtbot, parts, *words):
    with qtbot.waitSignal(parts.previews.previewed, timeout=LONG) as blocker:
        parts.previews.preview(*words)
    return blocker.args[0]


def shown(preview, strength=1.0):
    """Return a preview at a strength, as the viewer shows it."""
    frame = read_image(preview.source)
    pixels = np.ascontiguousarray(cut(frame.pixels, preview.box))
    alpha = None if frame.alpha is None else np.ascontiguousarray(cut(frame.alpha, preview.box))
    original = dataclasses.replace(frame, pixels=pixels, alpha=alpha)
    return blend(original, preview.full, strength).pixels


def local_mean(pixels):
    """A model that looks three pixels around, and on a grid of four: halo 8, size multiple 4."""
    big = np.pad(pixels.astype(np.int64), ((3, 3), (3, 3), (0, 0)), mode="edge")
    total = sum(
        big[y : y + pixels.shape[0], x : x + pixels.shape[1]] * (y + 2 * x + 1)
        for y in range(7)
        for x in range(7)
    )
    rows, columns = np.indices(pixels.shape[:2])
    result = total // sum(y + 2 * x + 1 for y in range(7) for x in range(7))
    return (result ^ (rows % 4 * 4 + columns % 4)[..., None]).astype(pixels.dtype)


@pytest.mark.parametrize("strength", [1.0, 0.35])
@pytest.mark.parametrize(
    "box",
    [Box(0, 0, 72, 96), Box(10, 11, 20, 30), Box(0, 80, 9, 16), Box(71, 95, 1, 1), Box(5, 0, 1, 9)],
)
def test_a_preview_is_the_batch_to_the_byte(qtbot, parts, photos, batch_model, box, strength):
    model = batch_model(local_mean, halo_px=8, size_multiple=4)
    spec = spec_of(photos, strength=strength)
    preview = previewed(qtbot, parts, photos / "a.png", box, spec)
    seen = model.calls[-1]
    ended(qtbot, parts, lambda: parts.queue.start(spec))
    whole = read_image(photos.parent / "out" / "a.png").pixels
    np.testing.assert_array_equal(shown(preview, strength), cut(whole, box))
    assert preview.box == box
    if box.height * box.width < 700:
        assert seen[0] * seen[1] < 72 * 96 / 2  # not the whole picture


@pytest.mark.parametrize("box", [Box(0, 0, 72, 96), Box(10, 11, 20, 30), Box(71, 95, 1, 1)])
def test_identity_through_a_preview_returns_the_region(qtbot, parts, photos, batch_model, box):
    batch_model(np.copy, halo_px=8, size_multiple=4)
    preview = previewed(qtbot, parts, photos / "a.png", box, spec_of(photos))
    np.testing.assert_array_equal(
        preview.full.pixels, cut(read_image(photos / "a.png").pixels, box)
    )
    assert preview.full.pixels.shape == (box.height, box.width, 3)


@pytest.mark.parametrize("box", [Box(100, 40, 60, 50), Box(0, 0, 40, 40)])
def test_a_preview_with_the_bundled_model_is_the_batch_to_the_byte(qtbot, parts, tmp_path, box):
    random = np.random.default_rng(5)
    small = random.integers(0, 256, (40, 35, 3), np.uint8)
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(small).resize((280, 320), Image.Resampling.BICUBIC).save(folder / "a.png")
    spec = spec_of(folder, threads=1, strength=0.8)
    preview = previewed(qtbot, parts, folder / "a.png", box, spec)
    ended(qtbot, parts, lambda: parts.queue.start(spec))
    whole = read_image(tmp_path / "out" / "a.png").pixels
    np.testing.assert_array_equal(shown(preview, 0.8), cut(whole, box))
    assert (cut(whole, box) != cut(read_image(folder / "a.png").pixels, box)).any()


def test_a_model_that_needs_the_whole_picture_gets_it(qtbot, parts, photos, batch_model):
    model = batch_model(lambda p: p - p.min(), tileable=False)
    box = Box(10, 10, 5, 5)
    preview = previewed(qtbot, parts, photos / "a.png", box, spec_of(photos))
    assert model.calls == [(72, 96, 3)]
    assert preview.full.pixels.shape == (5, 5, 3)
    assert add_halo(box, 72, 96, model.card) == Box(0, 0, 72, 96)


def test_another_strength_needs_no_model_and_is_the_batch_to_the_byte(
    qtbot, parts, photos, batch_model
):
    model = batch_model()
    preview = previewed(qtbot, parts, photos / "a.png", None, spec_of(photos))
    calls = len(model.calls)
    for strength in (0.0, 0.2, 0.5, 1.0):
        mixed = shown(preview, strength)
        spec = spec_of(photos, strength=strength, output=photos.parent / f"out{strength}")
        assert len(model.calls) == calls
        ended(qtbot, parts, lambda spec=spec: parts.queue.start(spec))
        calls = len(model.calls)
        written = read_image(photos.parent / f"out{strength}" / "a.png")
        np.testing.assert_array_equal(mixed, written.pixels)
    with pytest.raises(ConfigError):
        shown(preview, 1.5)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA"])
def test_grey_and_transparent_pictures_too(qtbot, parts, tmp_path, batch_model, mode):
    batch_model(lambda p: p // 2 + np.array([3, 40, 90], np.uint8))
    random = np.random.default_rng(1)
    channels = len(mode)
    pixels = random.integers(0, 256, (30, 40, channels), np.uint8)
    if mode.endswith("A"):
        pixels[:10, :, -1] = 0
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(pixels.squeeze(), mode).save(folder / "a.png")
    spec = spec_of(folder, strength=0.6)
    preview = previewed(qtbot, parts, folder / "a.png", Box(5, 5, 20, 20), spec)
    ended(qtbot, parts, lambda: parts.queue.start(spec))
    written = read_image(tmp_path / "out" / "a.png").pixels[5:25, 5:25]
    np.testing.assert_array_equal(shown(preview, 0.6), written)


def test_the_newest_preview_wins(qtbot, parts, heard, photos, batch_model):
    gate = Gate(at=1)
    batch_model(gate)
    spec = spec_of(photos)
    parts.previews.preview(photos / "a.png", None, spec)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    parts.previews.preview(photos / "b.png", None, spec)
    parts.previews.preview(photos / "c.png", None, spec)
    gate.opened.set()
    with qtbot.waitSignal(parts.previews.previewed, timeout=LONG):
        pass
    assert [p.source.name for p in heard["previewed"]] == ["c.png"]
    assert heard["preview_failed"] == []


def test_a_preview_that_cannot_be_is_said(qtbot, parts, photos, batch_model):
    batch_model()
    for source, box in ((photos / "absent.png", None), (photos / "a.png", Box(500, 0, 9, 9))):
        with qtbot.waitSignal(parts.previews.preview_failed, timeout=LONG) as blocker:
            parts.previews.preview(source, box, spec_of(photos))
        assert blocker.args[0].message


def test_a_picture_is_loaded(qtbot, parts, photos):
    with qtbot.waitSignal(parts.previews.loaded, timeout=LONG) as blocker:
        parts.previews.load(photos / "a.png")
    loaded = blocker.args[0]
    np.testing.assert_array_equal(loaded.frame.pixels, np.asarray(Image.open(photos / "a.png")))


def reblended(parts, items, strength):
    """Write the results at another strength, and return how each ended."""
    events = list(reblend(items, strength, parts.session.open_queue))
    return [event for event in events if isinstance(event, ItemDone | ItemFailed)]


def test_finished_pictures_at_another_strength_again_and_again(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    model = batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    half = spec_of(photos, strength=0.5, output=tmp_path / "half")
    ended(qtbot, parts, lambda: parts.queue.start(half))
    calls = len(model.calls)
    items = [(photos / n, tmp_path / "out" / n) for n in ("a.png", "b.png")]
    full = read_image(tmp_path / "out" / "a.png").pixels
    for strength, wanted in ((0.2, None), (0.5, tmp_path / "half" / "a.png"), (1.0, None)):
        told = reblended(parts, items, strength)
        assert [type(t) for t in told] == [ItemDone, ItemDone]
        if wanted is not None:  # to the byte, with what the file says of itself
            assert (tmp_path / "out" / "a.png").read_bytes() == wanted.read_bytes()
    np.testing.assert_array_equal(read_image(tmp_path / "out" / "a.png").pixels, full)
    assert len(model.calls) == calls


def test_a_picture_without_memory_for_mixing_fails_alone(
    qtbot, parts, heard, photos, batch_model, tmp_path, monkeypatch
):
    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    items = [(photos / n, tmp_path / "out" / n) for n in ("a.png", "b.png", "c.png")]
    real_needs, real_blend = reading.read_needs, reblending.blend

    def needs(path):
        needed = real_needs(path)
        return needed._replace(decoding_bytes=1 << 60) if path == items[0][0] else needed

    def blend(original, full, strength):
        if np.array_equal(original.pixels, read_image(items[1][0]).pixels):
            raise MemoryError
        return real_blend(original, full, strength)

    monkeypatch.setattr(reading, "read_needs", needs)
    monkeypatch.setattr(reblending, "blend", blend)
    told = reblended(parts, items, 0.5)
    assert [type(t) for t in told] == [ItemFailed, ItemFailed, ItemDone]
    assert all("memory" in t.text for t in told[:2])


def test_what_was_made_at_less_is_carried_on_beyond(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    model = batch_model()
    full = spec_of(photos, output=tmp_path / "full")
    for spec in (
        full,
        spec_of(photos, strength=0.5),
        spec_of(photos, strength=0.1, output=tmp_path / "little"),
    ):
        ended(qtbot, parts, lambda spec=spec: parts.queue.start(spec))
    calls = len(model.calls)
    (told,) = reblended(parts, [(photos / "a.png", tmp_path / "out" / "a.png")], 1)
    assert isinstance(told, ItemDone)
    made, wanted = (read_image(tmp_path / n / "a.png").pixels.astype(int) for n in ("out", "full"))
    assert np.abs(made - wanted).max() == 1  # its file was rounded at half the change
    little = tmp_path / "little" / "a.png"
    before = little.read_bytes()
    (told,) = reblended(parts, [(photos / "a.png", little)], 1)
    assert isinstance(told, ItemFailed)
    assert "too low" in told.text
    assert little.read_bytes() == before
    assert len(model.calls) == calls


def test_a_mixed_file_is_still_ours_and_is_no_longer_what_was_asked(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    from engine.queue import Queue

    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    target = tmp_path / "out" / "a.png"
    reblended(parts, [(photos / "a.png", target)], 0.5)
    queue = Queue.open(tmp_path / "queue.sqlite", warn=print)
    made = queue.result_at(target)
    assert queue.is_result(target)
    assert made[1].strength == 0.5
    queue.close()
    end = ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert (end.done, end.kept) == (1, 3)  # at strength 1 it has to be made anew
    (told,) = reblended(parts, [(photos / "a.png", target)], 0.25)
    assert isinstance(told, ItemDone)


def test_mixing_touches_nothing_that_is_not_ours_or_was_altered(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    (tmp_path / "out" / "b.png").write_bytes((photos / "c.png").read_bytes())
    before = digests(tmp_path)
    items = [
        (photos / "a.png", photos / "a.png"),
        (photos / "a.png", tmp_path / "out" / "c.png"),
        (photos / "b.png", tmp_path / "out" / "b.png"),
        (photos / "a.png", tmp_path / "absent.png"),
    ]
    told = reblended(parts, items, 0.5)
    assert all(isinstance(t, ItemFailed) and "is not the result of" in t.text for t in told)
    assert {n: d for n, d in digests(tmp_path).items() if "queue" not in n} == {
        n: d for n, d in before.items() if "queue" not in n
    }


def test_a_result_is_loaded_with_what_it_is_at_full_strength(
    qtbot, parts, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos, strength=0.5)))
    for name, known in (("a.png", True), ("b.png", False)):
        if not known:
            (tmp_path / "out" / name).write_bytes((photos / "c.png").read_bytes())
        with qtbot.waitSignal(parts.previews.result_loaded, timeout=LONG) as blocker:
            parts.previews.load_result(photos / name, tmp_path / "out" / name)
        found = blocker.args[0]
        assert (found.full is not None) == known
        if known:
            assert (found.strength, found.model) == (0.5, "live")
            wanted = 255 - np.asarray(Image.open(photos / name)).astype(int)
            assert np.abs(found.full.pixels - wanted).max() <= 1


def test_photos_are_looked_at_and_what_cannot_be_read_is_said(qtbot, parts, photos, tmp_path):
    (photos / "b.png").write_bytes(b"no picture")
    events, values = [], []
    work = partial(triage, (photos / "a.png", photos / "b.png"))
    parts.session.slots.run("scan", work, values.append, events.extend)
    qtbot.waitUntil(lambda: bool(values), timeout=LONG)
    assert values == [1]
    seen = [event for event in events if isinstance(event, ItemSeen | ItemFailed)]
    assert [Path(s.item).name for s in seen] == ["a.png", "b.png"]
    assert seen[0].label
    assert seen[1].message


def page_of(parts, batch_id=0, listed=MappingProxyType({}), folder=None):
    """Return the page of a report."""
    session = parts.session
    work = report_work(batch_id, listed, folder, session.open_queue, page_language())
    return result_of(work).page.read_text(encoding="utf-8")


def test_the_work_of_a_batch_needs_no_qt():
    code = "import sys, deblur_gui.photos.batch_work; print('PySide6' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_a_report_is_written(qtbot, parts, photos, batch_model):
    batch_model()
    with pytest.raises(ConfigError, match="no batch"):
        page_of(parts)
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert "a.png" in page_of(parts)


def test_a_report_is_of_the_batches_that_can_be_read_and_only_these_are_looked_up(
    qtbot, parts, photos, batch_model, tmp_path, monkeypatch
):
    batch_model()
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    again = spec_of(photos, template="{stem}-2")
    ended(qtbot, parts, lambda: parts.queue.start(again, frozenset([str(photos / "a.png")])))
    listed = {str(path): "" for path in photos.rglob("*.png")}
    with monkeypatch.context() as patched:
        patched.setattr(Queue, "batches", lambda _: pytest.fail("all of them were counted"))
        assert "batch 2" in page_of(parts, listed=listed)
        assert "batch 1" in page_of(parts, 1)
    with contextlib.closing(sqlite3.connect(tmp_path / "queue.sqlite")) as db, db:
        db.execute("UPDATE batch SET settings = '{' WHERE id = 2")
    assert "batch 1" in page_of(parts, listed=listed)
    assert "batch 1" in page_of(parts, listed={str(photos / "a.png"): ""})
    for gone in (2, 3):
        with pytest.raises(ConfigError, match=f"There is no batch {gone}"):
            page_of(parts, gone, listed=listed)


def test_a_report_speaks_the_language_of_the_window(
    qtbot, qapp, parts, photos, batch_model, tmp_path, speak_english_again
):
    batch_model()
    use_language(qapp, "de")
    (photos / "broken.png").write_bytes(b"no picture")
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    page = page_of(parts, folder=tmp_path / "report")
    assert '<html lang="de">' in page
    assert "Deblur-Bericht, Stapel 1" in page
    assert "fehlgeschlagen" in page
    assert "Stärke 100 %" in page
    assert "broken.png ist kein Bild" in page, "the reason of the failure, too"
    when = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
    assert f"{when} " in page
    assert re.search(r"<td class=.n.>\d+,\d\d</td>", page), "the numbers of the table"


def test_the_collector_runs_in_the_window_only(qtbot, qapp, tmp_path):
    """In another thread it would destroy what is Qt's there."""
    import gc

    threads = []

    def note(phase, _info):
        threads.append(threading.current_thread())

    def work():
        for n in range(60):
            rings = [[] for _ in range(2000)]
            for ring in rings:
                ring.append(ring)
            yield Progress(n, 60)

    gc.enable()  # as in the program; the fixture of these tests has turned it off
    session = Session(queue_path=tmp_path / "q.sqlite")
    gc.callbacks.append(note)
    try:
        with qtbot.waitSignal(session.slots.ended, timeout=LONG):
            session.slots.run("scan", work, None)
        qtbot.waitUntil(lambda: bool(threads), timeout=LONG)
    finally:
        gc.callbacks.remove(note)
        assert session.close()
    assert set(threads) == {threading.main_thread()}


# --- the rest ------------------------------------------------------------------------------------


def test_a_slot_runs_any_work(qtbot, parts):
    events, values = [], []

    def work():
        yield Log("looking")
        yield Progress(1, 1)
        return {"a": "sharp"}

    parts.session.slots.run("scan", work, values.append, events.extend)
    qtbot.waitUntil(lambda: bool(values), timeout=LONG)
    assert values == [{"a": "sharp"}]
    assert Log("looking") in events


def test_a_command_in_a_child_process(qtbot, parts, monkeypatch, photos, tmp_path):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[3]))
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "data"))
    words = ("run", str(photos / "a.png"), "-o", str(tmp_path / "out"), "--json", "-j", "1")
    events, results = [], []
    job = ProcessJob(worker_command(*words), job="run")
    parts.session.slots.put("run", job, events.extend, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=LONG)
    state = State().apply_all(events)
    assert results[0].finished.outcome == "ok", state.log
    assert state.counts.get("done", 0) + state.counts.get("kept", 0) == 1


def test_an_estimate_from_one_patch(qtbot, parts, photos, batch_model):
    model = batch_model()
    with qtbot.waitSignal(parts.planner.planned, timeout=LONG) as blocker:
        parts.planner.plan(spec_of(photos))
    with qtbot.waitSignal(parts.planner.estimated, timeout=LONG) as told:
        parts.planner.estimate(blocker.args[0])
    estimate = told.args[0]
    assert estimate.pictures == 4
    assert estimate.megapixels == pytest.approx(4 * 72 * 96 / 1e6)
    assert estimate.size_bytes == sum(p.stat().st_size for p in photos.rglob("*.png"))
    assert estimate.seconds > 0
    assert set(model.calls) == {(72, 72, 3)}


def test_what_is_to_be_expected_is_told_before_anything_is_measured(
    qtbot, parts, photos, batch_model, monkeypatch
):
    model, shown = batch_model(), threading.Event()
    planned = planned_by(parts, photos, qtbot)
    card = dataclasses.replace(planned.card, scores={"seconds_per_megapixel": 3.6})
    monkeypatch.setattr("engine.models.measure.physical_cores", lambda: 4)
    parts.session.slots.run("preview", shown.wait, None)
    with qtbot.waitSignal(parts.planner.expected, timeout=LONG) as told:
        parts.planner.estimate(dataclasses.replace(planned, card=card))
    shown.set()
    estimate = told.args[0]
    assert not estimate.is_measured
    assert estimate.pictures == 4
    # The figures of the cards are for two cores.
    assert estimate.seconds == pytest.approx(3.6 / 2 * 4 * 72 * 96 / 1e6)
    assert not model.calls


def test_what_the_last_photos_took_is_expected(qtbot, parts, photos, batch_model, monkeypatch):
    batch_model()
    planned, shown = planned_by(parts, photos, qtbot), threading.Event()
    monkeypatch.setattr("engine.batch.estimate.recent_pace", lambda *_: 7.0)
    parts.session.slots.run("preview", shown.wait, None)
    with qtbot.waitSignal(parts.planner.expected, timeout=LONG) as told:
        parts.planner.estimate(planned)
    shown.set()
    assert told.args[0].is_measured
    assert told.args[0].seconds == pytest.approx(7 * 4 * 72 * 96 / 1e6)


def planned_by(parts, photos, qtbot):
    with qtbot.waitSignal(parts.planner.planned, timeout=LONG) as blocker:
        parts.planner.plan(spec_of(photos))
    return blocker.args[0]


def test_nothing_is_timed_beside_a_preview(qtbot, parts, photos, batch_model, heard):
    model, shown = batch_model(), threading.Event()
    planned = planned_by(parts, photos, qtbot)
    parts.session.slots.run("preview", shown.wait, None)
    parts.planner.estimate(planned)
    qtbot.wait(200)
    assert not model.calls
    shown.set()
    qtbot.waitUntil(lambda: bool(heard["estimated"]), timeout=LONG)
    assert "preview" not in parts.session.slots
    qtbot.wait(200)
    assert len(heard["estimated"]) == 1


def test_what_was_timed_beside_a_preview_is_timed_again(qtbot, parts, photos, batch_model, heard):
    begun, go_on, shown = threading.Event(), threading.Event(), threading.Event()

    def slow(pixels):
        begun.set()
        assert go_on.wait(60)
        return pixels

    model = batch_model(slow)
    parts.planner.estimate(planned_by(parts, photos, qtbot))
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    parts.session.slots.run("preview", shown.wait, None)
    go_on.set()
    qtbot.waitUntil(lambda: "estimate" not in parts.session.slots, timeout=LONG)
    calls = len(model.calls)
    assert not heard["estimated"]
    shown.set()
    qtbot.waitUntil(lambda: bool(heard["estimated"]), timeout=LONG)
    assert len(model.calls) == 2 * calls


def test_an_estimate_that_waits_is_dropped_when_a_batch_starts(
    qtbot, parts, photos, batch_model, heard
):
    model, shown, ran = batch_model(), threading.Event(), threading.Event()
    planned = planned_by(parts, photos, qtbot)
    parts.session.slots.run("preview", shown.wait, None)
    parts.planner.estimate(planned)
    parts.session.slots.run("run", ran.wait, None)
    shown.set()
    ran.set()
    qtbot.waitUntil(lambda: not parts.session.is_computing, timeout=LONG)
    qtbot.wait(200)
    assert not heard["estimated"]
    assert not model.calls


def test_a_batch_that_is_queued_measures_nothing_beside_the_running_one(
    photos, tmp_path, monkeypatch
):
    monkeypatch.setattr("engine.batch.model_choice.WORTH_SECONDS", 0.0)
    measured = []

    def measure(card, _device):
        measured.append(card.name)
        yield Progress(0, 1)
        return False

    monkeypatch.setattr("engine.batch.model_choice.measure_precisions", measure)
    source = Catalogue.of_program(), queue_in(tmp_path)
    result_of(open_new(spec_of(photos, model="fast"), *source)).give_up()
    assert measured == ["fast"]
    result_of(queue_new(spec_of(photos, model="fast"), *source))
    assert measured == ["fast"]


def test_an_end_that_is_told_late_is_told_whole(photos, batch_model, tmp_path):
    batch_model()
    opened = result_of(open_new(spec_of(photos), Catalogue.of_program(), queue_in(tmp_path)))
    seen = []
    for event in opened.work():
        if isinstance(event, ItemDone):
            seen.append(event)
            opened._ended.clear()
    late = {event.item: event for event in opened.late}
    assert set(late) == {event.item for event in seen}
    for event in seen:
        assert late[event.item].megapixels == pytest.approx(event.megapixels)
        assert event.megapixels > 0


def test_problems_are_all_said_before_the_start(qtbot, parts, photos, tmp_path, monkeypatch):
    from engine.batch.batch import prepare_batch
    from engine.models import Catalogue
    from engine.queue import Queue

    (tmp_path / "file").write_text("")
    queue = Queue.open(tmp_path / "q.sqlite", warn=print)
    catalogue = Catalogue.of_program()
    for output, said in ((tmp_path / "file" / "out", "cannot be created"), (tmp_path / "o", "MB")):
        spec = spec_of(photos, output=output)
        asked = result_of(prepare_batch(spec, catalogue, queue))
        monkeypatch.setattr("shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 0))
        problems = check_before_start(spec, asked)
        assert any(said in problem for problem in problems), problems
    queue.close()


def test_a_folder_of_the_system_is_no_place_for_results_and_an_unknown_size_is(
    tmp_path, monkeypatch
):
    source = tmp_path / "a.jpg"
    source.write_bytes(b"x" * 1000)
    live = Catalogue.of_program().get("live")

    def problems(output: Path) -> list[str]:
        planned = PlannedBatch(spec, live, (ImageJob(source, output / "a.jpg"),))
        return check_before_start(dataclasses.replace(spec, output=output), planned)

    spec = BatchSpec((tmp_path,), model="live")
    monkeypatch.setattr("engine.batch.estimate.os.access", lambda *_: True)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(0, 0, 0))
    assert problems(tmp_path) == []
    if sys.platform == "linux":
        (told,) = problems(Path("/proc"))
        assert "belongs to the system" in told
        assert "MB" not in told


def test_before_the_start_of_a_large_batch_a_few_files_are_asked_and_all_folders(
    tmp_path, monkeypatch
):
    """It is the window's thread that asks, and 100,000 files on a share take a minute."""
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "a.jpg"
    source.write_bytes(b"x" * 1000)
    (tmp_path / "file").write_text("")
    small = tmp_path / "in" / "a.tiny"  # every second one, as the JPEG beside a raw photo is
    small.write_bytes(b"x" * 10)
    jobs = [ImageJob((source, small)[n % 2], tmp_path / "in" / f"{n}.jpg") for n in range(6000)]
    jobs[-1] = ImageJob(source, tmp_path / "file" / "last.jpg")
    spec = BatchSpec((tmp_path / "in",), model="live")
    planned = PlannedBatch(spec, Catalogue.of_program().get("live"), tuple(jobs))
    asked, stat = [], os.stat
    monkeypatch.setattr(
        "engine.batch.estimate.os.stat", lambda *a, **k: asked.append(a) or stat(*a, **k)
    )
    monkeypatch.setattr(
        "shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 2_900_000)
    )
    problems = check_before_start(spec, planned)
    count = sum(path in (source, small) for path, *_ in asked)
    assert 400 < count <= 500
    assert abs(sum(path == small for path, *_ in asked) - count / 2) <= 1
    assert any("is not a folder" in problem for problem in problems)
    assert any("need about 3 MB" in problem for problem in problems), problems


def test_a_damaged_queue_is_said_and_stops_nothing(
    qtbot, parts, heard, photos, batch_model, tmp_path
):
    batch_model()
    (tmp_path / "queue.sqlite").write_bytes(b"no database at all" * 100)
    end = ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert end.done == 4
    assert heard["warned"]


def test_events_of_a_job_are_told_once(qtbot, parts, photos, batch_model):
    batch_model()
    seen = []
    parts.queue.changed.connect(lambda state: seen.append(state.counts.get("done", 0)))
    ended(qtbot, parts, lambda: parts.queue.start(spec_of(photos)))
    assert seen == sorted(seen)
    assert seen[-1] == 4
