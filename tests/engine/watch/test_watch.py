"""A watched folder: everything that arrives is done, once, whole, and never the results."""

import contextlib
import dataclasses
import errno
import functools
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.batch.batch import prepare_batch, prepare_found, spec_from_json, spec_to_json
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.scale import pixels_to_try
from engine.batch.workload import camera_key, note_scale
from engine.errors import ConfigError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Metric, Progress, result_of, run
from engine.images import _open as opening
from engine.images import _read as reading
from engine.models import Catalogue, measure
from engine.models.choice import LIMIT_SECONDS, WATCHED_MEGAPIXELS
from engine.queue import Queue
from engine.watch import folder as watching
from engine.watch.folder import FolderChanges, watch_folder
from tests.engine.images.files import dng

ROOT = Path(__file__).resolve().parents[3]


def picture(path: Path, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (48, 64, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def quick(monkeypatch, fake_model):
    """No waiting for copies to settle; every batch runs with one model that inverts."""
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 0.2)
    monkeypatch.setattr(watching, "SCAN_SECONDS", 0.5)
    monkeypatch.setattr(watching, "PAIR_SECONDS", 0.2)
    monkeypatch.setattr(watching, "_IDLE_SECONDS", 0.02)
    model = fake_model(lambda pixels: np.iinfo(pixels.dtype).max - pixels)
    monkeypatch.setattr("engine.batch.batch.get_model", lambda card, **means: model)
    return model


class Watcher:
    """A watching in a thread of its own, and what it said."""

    def __init__(self, tmp_path: Path, spec: BatchSpec, monkeypatch, **means) -> None:
        self.queue = Queue.open(tmp_path / "queue.sqlite", warn=print)
        self.events, self._stop = [], threading.Event()
        self.looks = 0

        def counted(*words, **more):
            planned = yield from prepare_found(*words, **more)
            self.looks += 1
            return planned

        monkeypatch.setattr(watching, "prepare_found", counted)
        work = watch_folder(spec, Catalogue.of_program(), self.queue, **means)

        def go():
            self.result = run(work, self.events.append, job="watch", cancelled=self._stop.is_set)

        self.thread = threading.Thread(target=go)
        self.thread.start()

    def until(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            assert self.thread.is_alive(), self.result
            assert time.monotonic() < end, self.events[-5:]
            time.sleep(0.02)

    def of(self, kind):
        return [Path(event.item).name for event in self.events if isinstance(event, kind)]

    def idle(self, rounds=2):
        """Wait until it has looked again so many times."""
        seen = self.looks
        self.until(lambda: self.looks >= seen + rounds)

    def stop(self):
        self._stop.set()
        self.thread.join(30)
        assert not self.thread.is_alive()
        self.queue.close()
        return self.result


@pytest.fixture
def start(tmp_path, quick, monkeypatch):
    """Start a watching of `in` with results in `out`; all are stopped afterwards."""
    watchers = []

    def begin(**changes):
        means = {name: changes.pop(name) for name in ("notify", "finished") if name in changes}
        wish = {"roots": (tmp_path / "in",), "output": tmp_path / "out", "guard": False, **changes}
        (tmp_path / "in").mkdir(exist_ok=True)
        watchers.append(Watcher(tmp_path, BatchSpec(**wish), monkeypatch, **means))
        return watchers[-1]

    yield begin
    for each in watchers:
        if each.thread.is_alive():
            each.stop()


def test_what_is_there_and_what_arrives_is_done_once(start, tmp_path):
    picture(tmp_path / "in" / "a.png", 1)
    watcher = start()
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    picture(tmp_path / "in" / "new" / "b.png", 2)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png", "b.png"])
    watcher.idle()
    assert watcher.of(ItemDone) == ["a.png", "b.png"]
    assert not watcher.of(ItemKept)
    assert not watcher.of(ItemFailed)
    assert (tmp_path / "out" / "new" / "b.png").is_file()
    done = [e.done for e in watcher.events if isinstance(e, Progress)]
    assert done == sorted(done)
    assert done[-1] == 2
    told = [e for e in watcher.events if isinstance(e, ItemDone) or is_of_waiting(e)]
    assert [is_of_waiting(e) and e.value for e in told] == [False, 1.0, 0.0, False, 1.0]
    assert watcher.stop().finished.outcome == "cancelled"


def is_of_waiting(event):
    return isinstance(event, Metric) and event.name == watching.WAITING


def test_what_is_finished_already_is_left_alone_until_it_changes(start, tmp_path):
    finished = picture(tmp_path / "in" / "a.png", 1)
    picture(tmp_path / "in" / "b.png", 2)
    watcher = start(finished=[finished])
    watcher.until(lambda: watcher.of(ItemDone) == ["b.png"])
    watcher.idle()
    assert watcher.of(ItemDone) == ["b.png"]
    picture(finished, 3)
    watcher.until(lambda: watcher.of(ItemDone) == ["b.png", "a.png"])


def test_what_was_finished_then_and_is_another_now_is_new(start, tmp_path):
    """As for a watch that goes on, after what came meanwhile."""
    photos = [picture(tmp_path / "in" / name, 1) for name in ("a.png", "b.png")]
    finished = watching.find_stats([*photos, tmp_path / "gone.png"])
    assert list(finished) == photos
    picture(photos[0], 2)
    watcher = start(finished=finished)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    watcher.idle()
    assert watcher.of(ItemDone) == ["a.png"]


def test_without_a_word_from_the_system_it_looks_by_itself(start, tmp_path):
    watcher = start(notify=lambda spec, changes: contextlib.nullcontext())
    watcher.idle()
    picture(tmp_path / "in" / "a.png")
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])


@pytest.mark.parametrize("output", [None, "in/results"])
def test_its_own_results_are_no_pictures(start, tmp_path, output):
    watcher = start(output=tmp_path / output if output else None)
    picture(tmp_path / "in" / "a.png")
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    watcher.idle(3)
    assert watcher.of(ItemDone) == ["a.png"]
    assert len(list((tmp_path / "in").rglob("*.png"))) == 2


def test_results_that_come_in_through_a_link_are_no_pictures(start, tmp_path):
    (tmp_path / "in").mkdir()
    try:
        (tmp_path / "link").symlink_to("in")
    except OSError:
        pytest.skip("links are not allowed here")
    watcher = start(output=tmp_path / "link")
    picture(tmp_path / "in" / "a.png")
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    watcher.idle(3)
    assert watcher.of(ItemDone) == ["a.png"]
    assert len(list((tmp_path / "in").iterdir())) == 2


def test_started_again_it_does_what_came_meanwhile_and_nothing_twice(start, tmp_path):
    for name in ("a.png", "broken.png"):
        picture(tmp_path / "in" / name)
    (tmp_path / "in" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n rubbish")
    first = start()
    first.until(lambda: len(first.of(ItemDone) + first.of(ItemFailed)) == 2)
    first.stop()
    picture(tmp_path / "in" / "b.png", 5)
    second = start()
    second.until(lambda: second.of(ItemDone) == ["b.png"])
    second.idle()
    assert second.of(ItemDone) == ["b.png"]
    assert not second.of(ItemFailed)  # it has not changed
    picture(tmp_path / "in" / "broken.png", 6)  # now it has
    second.until(lambda: second.of(ItemDone) == ["b.png", "broken.png"])
    (tmp_path / "out" / "a.png").unlink()  # its user does not want it
    second.idle()
    assert second.of(ItemDone) == ["b.png", "broken.png"]


def test_a_picture_that_was_changed_is_a_new_one(start, tmp_path):
    watcher = start(on_conflict="overwrite")
    source = picture(tmp_path / "in" / "a.png", 1)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    before = (tmp_path / "out" / "a.png").read_bytes()
    picture(source, 2)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png", "a.png"])
    watcher.idle()
    assert len(watcher.of(ItemDone)) == 2
    assert (tmp_path / "out" / "a.png").read_bytes() != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a file was closed")
def test_a_picture_is_left_alone_until_its_copy_is_closed(start, tmp_path, monkeypatch):
    """However long it stalls; and told so, nobody waits for it to settle."""
    monkeypatch.setattr(watching, "OPEN_SECONDS", 600)
    # More than the half second that watchdog holds events back for.
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 2.0)
    watcher = start()
    watcher.until(lambda: watcher.looks >= 1)  # from now on the system tells it
    whole = picture(tmp_path / "elsewhere.png").read_bytes()
    with open(tmp_path / "in" / "a.png", "wb") as copy:
        copy.write(whole[: len(whole) // 2])
        copy.flush()
        time.sleep(watching.SETTLE_SECONDS * 2)
        watcher.idle()
        assert not [e for e in watcher.events if isinstance(e, ItemDone | ItemFailed)]
        monkeypatch.setattr(watching, "SETTLE_SECONDS", 600)
        copy.write(whole[len(whole) // 2 :])
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    assert not watcher.of(ItemFailed)


@pytest.mark.parametrize("kind", ["jpg", "png", "tif", "dng"])
def test_a_copy_that_stalls_is_told_and_tried_again_when_it_is_complete(
    start, tmp_path, monkeypatch, kind
):
    """On a share, where nobody tells that a file was closed."""
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 0.05)
    monkeypatch.setattr(opening, "_COPYING_SECONDS", 600)  # however slow this computer is
    watcher = start(notify=lambda _spec, _changes: contextlib.nullcontext())
    made = dng if kind == "dng" else picture
    whole = made(tmp_path / f"elsewhere.{kind}").read_bytes()
    copy = tmp_path / "in" / f"a.{kind}"
    for part in range(1, 4):
        copy.write_bytes(whole[: len(whole) * part // 4])
        watcher.until(lambda seen=part: len(watcher.of(ItemFailed)) == seen)
        failed = [event for event in watcher.events if isinstance(event, ItemFailed)][-1]
        assert "may still have been copying" in failed.hint
    copy.write_bytes(whole)
    watcher.until(lambda: watcher.of(ItemDone) == [copy.name])
    watcher.idle()
    assert len(watcher.of(ItemFailed)) == 3
    assert len(watcher.of(ItemDone)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a file was closed")
def test_the_system_tells_of_what_arrives(start, tmp_path, monkeypatch):
    """Without its word none of this would be done before the test gives up."""
    for name in ("SETTLE_SECONDS", "SCAN_SECONDS"):
        monkeypatch.setattr(watching, name, 600)
    watcher = start()
    watcher.until(lambda: watcher.looks == 1)
    picture(tmp_path / "in" / "a.png", 1)
    part = picture(tmp_path / "part.png", 2).rename(tmp_path / "in" / "b.part")
    part.rename(tmp_path / "in" / "b.png")  # as browsers and rsync do
    watcher.until(lambda: sorted(watcher.of(ItemDone)) == ["a.png", "b.png"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a folder was deleted")
def test_a_folder_that_was_made_anew_is_watched_like_the_old_one(start, tmp_path, monkeypatch):
    """Else the system's word is that of the deleted folder, and each photo waits for a scan."""
    for name in ("SETTLE_SECONDS", "SCAN_SECONDS"):
        monkeypatch.setattr(watching, name, 600)
    watcher = start()
    watcher.until(lambda: watcher.looks == 1)
    (tmp_path / "in").rmdir()
    (tmp_path / "in").mkdir()
    watcher.until(lambda: watcher.looks >= 2)
    picture(tmp_path / "in" / "a.png", 1)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])


def test_a_folder_in_place_of_the_old_one_is_watched(start, tmp_path, quick):
    """As when a drive is mounted over the empty folder that it will be."""
    told = []

    @contextlib.contextmanager
    def notify(spec, changes):
        told.append(os.stat(spec.roots[0]).st_ino)
        yield

    watcher = start(notify=notify)
    watcher.until(lambda: len(told) == 1)
    (tmp_path / "in").rename(tmp_path / "old")
    (tmp_path / "new").mkdir()
    (tmp_path / "new").rename(tmp_path / "in")
    watcher.until(lambda: told[-1] == os.stat(tmp_path / "in").st_ino)


@pytest.fixture
def interrupted(start, tmp_path, quick):
    """A watching of three photos that ended before all were done."""
    for number in range(3):
        picture(tmp_path / "in" / f"{number}.png", number)
    stop = threading.Event()
    apply = quick._apply
    quick._apply = lambda pixels: (stop.wait(60), apply(pixels))[1]
    first = start(threads=1)
    first.until(lambda: first.queue.batches() and first.queue.batches()[0].counts.get("running"))
    first._stop.set()
    stop.set()
    first.stop()
    return first


def test_what_was_removed_from_the_list_meanwhile_is_not_gone_on_with(start, tmp_path, interrupted):
    done = interrupted.of(ItemDone)
    left = sorted({"0.png", "1.png", "2.png"} - set(done))
    second = start(removed=(str(tmp_path / "in" / left[-1]),))
    second.idle()
    assert sorted(second.of(ItemDone)) == left[:-1]
    assert not second.of(ItemKept)  # else it is shown in the list again
    second.stop()
    third = start()
    third.until(lambda: third.of(ItemDone) == left[-1:])
    third.idle()
    assert {batch.state for batch in third.queue.batches()[1:]} == {"finished"}


def test_started_again_in_the_middle_it_goes_on_with_its_own_batch(start, tmp_path, interrupted):
    first = interrupted
    second = start()  # by its default model, which has a name in the queue
    second.until(lambda: len(first.of(ItemDone) + second.of(ItemDone)) == 3)
    second.idle()
    assert [batch.counts for batch in second.queue.batches()] == [{"done": 3}]
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_what_arrives_is_one_batch_until_it_is_full_or_a_picture_changes(
    start, tmp_path, monkeypatch
):
    monkeypatch.setattr(watching, "_MAX_BATCH", 3)
    watcher = start()
    for number in range(4):
        picture(tmp_path / "in" / f"{number}.png", number)
        watcher.until(lambda n=number: len(watcher.of(ItemDone)) == n + 1)
    assert [batch.counts for batch in watcher.queue.batches()] == [{"done": 1}, {"done": 3}]
    picture(tmp_path / "in" / "3.png", 9)
    watcher.until(lambda: len(watcher.of(ItemDone)) == 5)
    assert [batch.total for batch in watcher.queue.batches()] == [1, 1, 3]
    watcher.stop()
    queue = Queue.open(tmp_path / "queue.sqlite", warn=print)
    assert {batch.state for batch in queue.batches()} == {"finished"}
    queue.close()


def test_of_one_moment_only_the_sharpest_and_no_round_without_an_end(start, tmp_path):
    """What is left alone unread is settled all the same."""
    rng = np.random.default_rng(0)
    soft = np.kron(rng.integers(60, 190, (30, 40, 3), np.uint8), np.ones((8, 8, 1), np.uint8))
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:07:01 12:00:00"
    (tmp_path / "in").mkdir()
    for name, pixels in (
        ("a.jpg", soft),
        ("b.jpg", soft + rng.integers(0, 40, soft.shape, np.uint8)),
    ):
        Image.fromarray(pixels).save(tmp_path / "in" / name, quality=95, exif=exif)
    watcher = start(bursts=True)
    watcher.until(lambda: len(watcher.of(ItemKept)) >= 1)
    watcher.idle(3)
    assert watcher.of(ItemKept)[0] == "a.jpg"
    assert len(watcher.of(ItemKept) + watcher.of(ItemDone)) == 2


def test_a_folder_that_goes_and_comes_back(start, tmp_path):
    """A card, a drive or a share: the watching waits for it."""
    picture(tmp_path / "in" / "a.png", 1)
    watcher = start()
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    (tmp_path / "in").rename(tmp_path / "away")
    watcher.until(
        lambda: any(isinstance(e, Log) and "waiting" in e.message for e in watcher.events)
    )
    picture(tmp_path / "away" / "b.png", 2)
    (tmp_path / "away").rename(tmp_path / "in")
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png", "b.png"])
    looks = watcher.looks
    picture(tmp_path / "in" / "c.png", 3)  # and it is told of what arrives, as before
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png", "b.png", "c.png"])
    assert watcher.looks > looks
    assert watcher.stop().finished.outcome == "cancelled"


def test_what_fails_because_its_drive_has_gone_is_done_when_it_is_back(start, tmp_path, quick):
    for number in range(4):
        picture(tmp_path / "in" / f"{number}.png", number)
    gone = threading.Event()
    apply = quick._apply

    def pulled(pixels):
        if not gone.is_set():
            gone.set()
            (tmp_path / "in").rename(tmp_path / "away")
        return apply(pixels)

    quick._apply = pulled
    watcher = start()
    said = watcher.events
    watcher.until(lambda: any(isinstance(e, Log) and "waiting" in e.message for e in said))
    assert watcher.of(ItemFailed)
    (tmp_path / "away").rename(tmp_path / "in")
    watcher.until(lambda: sorted(set(watcher.of(ItemDone))) == [f"{n}.png" for n in range(4)])
    watcher.idle()
    assert len(watcher.of(ItemDone)) == 4
    assert len(list((tmp_path / "out").iterdir())) == 4


def waits(watcher):
    return any(
        isinstance(e, Log) and "create the folder again" in e.message for e in watcher.events
    )


def test_results_wait_for_their_drive_too(start, tmp_path):
    drive = tmp_path / "drive"
    watcher = start(output=drive / "out")
    picture(tmp_path / "in" / "a.png", 1)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    drive.rename(tmp_path / "unplugged")
    watcher.until(lambda: waits(watcher))
    picture(tmp_path / "in" / "b.png", 2)
    time.sleep(1)
    assert not drive.exists()
    (tmp_path / "unplugged").rename(drive)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png", "b.png"])
    assert len(list((drive / "out").iterdir())) == 2


def test_started_again_it_waits_for_the_drive_of_the_results(start, tmp_path):
    """A new folder would be on another disk, and hide once the drive is mounted."""
    drive = tmp_path / "drive"
    first = start(output=drive / "out")
    picture(tmp_path / "in" / "a.png", 1)
    first.until(lambda: first.of(ItemDone) == ["a.png"])
    first.stop()
    drive.rename(tmp_path / "unplugged")
    picture(tmp_path / "in" / "b.png", 2)
    again = start(output=drive / "out")
    again.until(lambda: waits(again))
    assert not drive.exists()
    (tmp_path / "unplugged").rename(drive)
    again.until(lambda: again.of(ItemDone) == ["b.png"])
    assert len(list((drive / "out").iterdir())) == 2


def test_results_that_were_moved_away_are_not_waited_for(start, tmp_path):
    watcher = start()
    for n in range(3):
        picture(tmp_path / "in" / f"{n}.png", n)
        watcher.until(lambda: watcher.of(ItemDone) == [f"{n}.png"])  # noqa: B023 - at once
        (tmp_path / "out").rename(tmp_path / f"archive-{n}")
        if n == 0:  # while it watches, and after it
            watcher.events.clear()
            continue
        watcher.stop()
        watcher = start()
    watcher.stop()


def test_an_interrupted_batch_whose_drive_has_gone_meanwhile_is_kept(start, tmp_path, monkeypatch):
    drive, queue = tmp_path / "drive", Queue.open(tmp_path / "queue.sqlite", warn=print)
    spec = BatchSpec(roots=(tmp_path / "in",), output=drive / "out", guard=False)
    for n in range(2):
        picture(tmp_path / "in" / f"{n}.png", n)
    planned = result_of(prepare_batch(spec, Catalogue.of_program(), queue))
    for job in planned.jobs:
        queue.create(planned.request, [job]).close()
    queue.close()

    def unplugging(*words):
        yield from run_batch(*words)
        if not (tmp_path / "plugged").exists():
            drive.rename(tmp_path / "plugged")

    run_batch = watching.run_batch
    monkeypatch.setattr(watching, "run_batch", unplugging)
    watcher = start(output=drive / "out")
    watcher.until(lambda: waits(watcher))
    assert sorted(batch.state for batch in watcher.queue.batches()) == ["finished", "interrupted"]
    monkeypatch.setattr(watching, "run_batch", run_batch)
    (tmp_path / "plugged").rename(drive)
    watcher.until(lambda: len(watcher.of(ItemDone)) == 2)
    assert [batch.state for batch in watcher.queue.batches()] == ["finished"] * 2


def test_a_photo_named_beside_a_folder_may_go(start, tmp_path):
    named = picture(tmp_path / "one.png", 1)
    watcher = start(roots=(tmp_path / "in", named))
    watcher.until(lambda: watcher.of(ItemDone) == ["one.png"])
    named.unlink()
    picture(tmp_path / "in" / "a.png", 2)
    watcher.until(lambda: watcher.of(ItemDone) == ["one.png", "a.png"])


def test_a_queue_that_cannot_be_written_makes_nothing_twice(start, tmp_path):
    Queue.open(tmp_path / "queue.sqlite", warn=print).close()
    db = sqlite3.connect(tmp_path / "queue.sqlite")
    db.execute("CREATE TRIGGER no BEFORE INSERT ON batch BEGIN SELECT RAISE(ABORT, 'full'); END")
    db.close()
    picture(tmp_path / "in" / "a.png", 1)
    watcher = start(output=None)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    watcher.idle(3)
    assert watcher.of(ItemDone) == ["a.png"]


def test_where_the_system_cannot_tell_the_folders_are_looked_through(start, tmp_path, monkeypatch):
    def refused(self):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.Observer.start", refused)
    watcher = start()
    picture(tmp_path / "in" / "a.png", 1)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    assert any(isinstance(e, Log) and "inotify" in e.message for e in watcher.events)


def test_two_do_not_watch_the_same(start, tmp_path):
    start().idle()
    queue = Queue.open(tmp_path / "queue.sqlite", warn=print)
    spec = BatchSpec(roots=(tmp_path / "in",), output=tmp_path / "out", guard=False)
    for same in (spec, dataclasses.replace(spec, model="live")):
        result = run(
            watch_folder(same, Catalogue.of_program(), queue), lambda event: None, job="watch"
        )
        assert result.finished.outcome == "failed"
        assert "already being watched" in result.finished.message
    queue.close()


def test_a_file_cannot_be_watched(tmp_path):
    spec = BatchSpec(roots=(picture(tmp_path / "a.png"),))
    with pytest.raises(ConfigError, match="Only a folder"):
        watch_folder(spec, Catalogue.of_program(), None)
    with pytest.raises(ConfigError, match="nowhere does not exist"):
        watch_folder(BatchSpec(roots=(tmp_path / "nowhere",)), Catalogue.of_program(), None)


def test_how_much_is_to_be_computed_follows_from_the_photos_that_are_there(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "_SOME_PHOTOS", 3)
    best = Catalogue.of_program().get("best")
    queue = None  # nothing is a pair here, so it is not asked

    def expected(**changes):
        spec = BatchSpec(roots=(tmp_path / "in", tmp_path / "gone"), **changes)
        return result_of(watching._expected_workload(spec, queue)).megapixels(best, spec.scale)

    (tmp_path / "in").mkdir()
    assert expected() == WATCHED_MEGAPIXELS
    assert expected(scale=2) == WATCHED_MEGAPIXELS / 4
    for n in range(5):
        Image.new("L", (3000, 2000)).save(tmp_path / "in" / f"{n}.png")
    note_scale(camera_key("", (3000, 2000)), best, 2)
    tried = pixels_to_try((2000, 3000), best)
    assert expected() == pytest.approx(WATCHED_MEGAPIXELS * (1.5e6 + tried) / 6e6)
    assert expected(scale=3) == pytest.approx(WATCHED_MEGAPIXELS / 9)
    photos = tuple(str(path) for path in (tmp_path / "in").iterdir())
    assert expected(removed=photos) == WATCHED_MEGAPIXELS


@pytest.mark.parametrize(("scale", "chosen"), [(1, "balanced"), (2, "best")])
def test_the_model_is_chosen_by_how_much_is_to_be_computed(
    start, tmp_path, monkeypatch, scale, chosen
):
    """At full size it takes too long by the best one, at half of it not."""
    monkeypatch.delenv("DEBLUR_MODEL")
    for card in Catalogue.of_program().cards():
        for precision in card.files:
            measure._write(card, "auto", precision, measure.Speed(0.5 / 60, "CPU"))
    assert WATCHED_MEGAPIXELS * 0.5 > LIMIT_SECONDS["best"] > WATCHED_MEGAPIXELS * 0.5 / 4
    picture(tmp_path / "in" / "a.png")
    watcher = start(scale=scale)
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    assert watcher.queue.batches()[0].request.model == chosen


def test_with_fixed_settings_it_is_the_same_whatever_ran_meanwhile(start, tmp_path, monkeypatch):
    """Also for a precision that is the model's own choice."""
    monkeypatch.delenv("DEBLUR_MODEL")
    catalogue = Catalogue.of_program()
    for card in catalogue.cards():
        for precision in card.files:
            measure._write(card, "auto", precision, measure.Speed(10 / 60, "CPU"))
    picture(tmp_path / "in" / "a.png")
    spec = BatchSpec(roots=(tmp_path / "in",), output=tmp_path / "out", guard=False)
    with contextlib.closing(Queue.open(tmp_path / "queue.sqlite", warn=print)) as queue:
        fixed = result_of(watching.fix_settings(spec, catalogue, queue)).spec
        other = dataclasses.replace(fixed, precision="int8")
        assert (fixed.model, fixed.precision) == ("fast", "fp32")
        for change in (other, dataclasses.replace(spec, model="best", strength=0.5)):
            planned = result_of(prepare_batch(change, catalogue, queue))
            with queue.create(planned.request, planned.jobs):
                pass
        assert result_of(watching.fix_settings(fixed, catalogue, queue)).spec == fixed
        assert result_of(watching.fix_settings(spec, catalogue, queue)).spec.model == "best"


def test_a_model_that_is_measured_to_be_slow_is_not_taken(start, tmp_path, monkeypatch):
    monkeypatch.delenv("DEBLUR_MODEL")
    best = Catalogue.of_program().get("best")
    measure._write(best, "auto", "fp32", measure.Speed(0.1 / 60, "CPU"))

    def slower(card, device):
        yield Progress(0, 1)
        assert card.name == "best"
        for precision in ("fp32", "int8"):
            measure._write(card, device, precision, measure.Speed(10 / 60, "CPU"))
        return True

    monkeypatch.setattr("engine.batch.model_choice.measure_precisions", slower)
    picture(tmp_path / "in" / "a.png")
    watcher = start()
    watcher.until(lambda: watcher.of(ItemDone) == ["a.png"])
    assert watcher.queue.batches()[0].request.model == "fast"


def test_a_measurement_before_it_can_be_stopped(start, monkeypatch):
    closed = threading.Event()

    def measure(_card, _device):
        try:
            while True:
                time.sleep(0.02)
                yield Progress(0, 1)
        finally:
            closed.set()

    monkeypatch.setattr("engine.batch.model_choice.measure_precisions", measure)
    watcher = start(model="fast")
    watcher.until(lambda: any(isinstance(e, Log) and e.code == "measuring" for e in watcher.events))
    assert not closed.is_set()
    begun = time.monotonic()
    assert watcher.stop().finished.outcome == "cancelled"
    assert time.monotonic() - begun < 1
    assert closed.is_set()


# --- when a copy has ended -----------------------------------------------------------------------


@pytest.fixture
def changes():
    now = [0.0]
    made = FolderChanges(clock=lambda: now[0], reports_closing=False)
    made.now = now
    return made


JOB = ImageJob(Path("/in/a.jpg"), Path("/out/a.jpg"))


def test_a_file_is_whole_when_it_has_not_changed_for_a_while(changes):
    assert changes.complete([(JOB, (10, 1))]) == []
    changes.now[0] = 1.9
    assert changes.complete([(JOB, (10, 1))]) == []
    assert changes.complete([(JOB, (20, 2))]) == []  # it grew
    changes.now[0] = 3.8
    assert changes.complete([(JOB, (20, 2))]) == []
    changes.now[0] = 3.9
    assert changes.complete([(JOB, (20, 2))]) == [JOB]


def test_a_file_is_whole_when_the_system_says_it_was_closed(changes):
    changes.changed("/in/a.jpg")
    assert changes.complete([(JOB, (10, 1))]) == []
    changes.closed("/in/a.jpg")
    assert changes.complete([(JOB, (10, 1))]) == [JOB]
    changes.closed("/in/a.jpg")
    changes.changed("/in/a.jpg")  # and was opened again
    assert changes.complete([(JOB, (10, 2))]) == []


def test_what_comes_in_the_moment_a_wait_ends_is_not_forgotten(changes, monkeypatch):
    waited = changes._happened.wait

    def wait(seconds):
        happened = waited(seconds)
        changes.closed("/in/a.jpg")
        return happened

    with monkeypatch.context() as moment:
        moment.setattr(changes._happened, "wait", wait)
        assert not changes.wait(0)
    assert changes.wait(0)


def test_a_full_folder_is_not_looked_through_all_the_time(changes, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    changes.complete([])
    changes.scanned(2.0)
    changes.closed("/in/a.jpg")
    changes.now[0] = 5.9
    assert not changes.wait(0)
    changes.now[0] = 6.0
    assert changes.wait(0)
    changes.complete([])
    changes.scanned(1e6)  # a disk that hung
    changes.now[0] += watching.SCAN_SECONDS
    assert changes.wait(0)


def test_a_file_that_is_open_is_waited_for_longer():
    now = [0.0]
    changes = FolderChanges(clock=lambda: now[0], reports_closing=True)
    changes.changed("/in/a.jpg", written=True)
    assert changes.complete([(JOB, (10, 1))]) == []
    now[0] = watching.SETTLE_SECONDS + 1
    assert changes.complete([(JOB, (10, 1))]) == []
    now[0] = watching.OPEN_SECONDS + 1  # whoever wrote it has forgotten it, or was killed
    assert changes.complete([(JOB, (10, 1))]) == [JOB]
    assert not changes._open


def test_what_is_no_picture_is_not_remembered_for_ever(changes):
    for number in range(100):
        changes.closed(f"/in/{number}.txt")
    changes.closed("/in/a.jpg")  # and this one comes too late for the look
    assert changes.complete([]) == []
    assert changes.complete([(JOB, (10, 1))]) == [JOB]
    assert changes.complete([]) == []
    assert not changes._closed
    assert not changes._closed_before


def test_it_looks_again_soon_while_something_is_being_copied_else_now_and_then(changes):
    changes.complete([])
    changes.now[0] = watching.SCAN_SECONDS - 1
    assert not changes.wait(0)
    changes.now[0] += 1
    assert changes.wait(0)
    changes.complete([(JOB, (10, 1))])
    changes.now[0] += watching.SETTLE_SECONDS
    assert changes.wait(0)


# --- as a process, with its real model -----------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
def test_killed_in_the_middle_nothing_is_lost_and_nothing_is_twice(tmp_path):
    for number in range(6):
        picture(tmp_path / "in" / f"{number}.png", number)
    env = {**os.environ, "PYTHONPATH": str(ROOT), "DEBLUR_DATA": str(tmp_path / "data")}
    words = [sys.executable, "-m", "engine", "watch", tmp_path / "in", "-o", tmp_path / "out",
             "--no-guard", "-j", "1"]  # fmt: skip

    def begin():
        return subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True)

    def wait_for(number, process):
        end = time.monotonic() + 120
        while len(list((tmp_path / "out").glob("*.png"))) < number:
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.01)

    first = begin()
    wait_for(2, first)
    first.kill()
    first.communicate()
    picture(tmp_path / "in" / "late.png", 9)
    second = begin()
    wait_for(7, second)
    time.sleep(watching.SETTLE_SECONDS)
    second.send_signal(signal.SIGINT)
    said = second.communicate()[1]
    assert second.returncode == 0, said
    assert "Watching" in said
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [*(f"{n}.png" for n in range(6)), "late.png"]


def test_a_file_on_which_a_decoder_fails_does_not_end_the_watching(start, tmp_path, monkeypatch):
    really = reading.decode

    def fail(view, header, path):
        if path.name == "b.png":
            raise ImportError("no such module", name="compression")
        return really(view, header, path)

    monkeypatch.setattr(reading, "decode", fail)
    watcher = start()
    for number, name in enumerate(("a.png", "b.png")):
        picture(tmp_path / "in" / name, number)
    watcher.until(lambda: watcher.of(ItemFailed) == ["b.png"])
    picture(tmp_path / "in" / "c.png", 3)
    watcher.until(lambda: sorted(watcher.of(ItemDone)) == ["a.png", "c.png"])


@pytest.mark.parametrize("first", [".jpg", ".dng"])
def test_of_a_pair_one_is_done_whichever_arrives_first(start, tmp_path, monkeypatch, first):
    ahead = [0.0]
    monkeypatch.setattr(watching, "PAIR_SECONDS", 1e6)
    clock = functools.partial(FolderChanges, lambda: time.monotonic() + ahead[0])
    monkeypatch.setattr(watching, "FolderChanges", clock)
    source = tmp_path / "in" / "IMG_1.dng"
    source.parent.mkdir()

    def arrive(suffix):
        if suffix == ".dng":
            dng(source)
        else:
            picture(source.with_suffix(".jpg"))

    arrive(first)
    watcher = start()
    if first == ".jpg":
        watcher.until(lambda: watcher.of(ItemDone))
    else:
        watcher.idle(4)
    arrive({".jpg": ".dng", ".dng": ".jpg"}[first])
    watcher.until(lambda: watcher.of(ItemDone))
    watcher.idle(4)
    ahead[0] = 2e6  # nothing waits for the other one any more
    watcher.idle(4)
    assert watcher.of(ItemDone) == ["IMG_1.jpg"]
    assert not watcher.of(ItemFailed)
    told = [event.message for event in watcher.events if isinstance(event, Log)]
    assert len([text for text in told if text.startswith("RAW files left out")]) == 1


def test_a_raw_whose_jpeg_does_not_come_is_done_after_a_while(tmp_path, monkeypatch):
    now = [0.0]
    changes = FolderChanges(lambda: now[0])
    job = ImageJob(tmp_path / "a.dng", tmp_path / "a.tif"), (1, 1)

    def complete():
        return changes.complete([job], lambda one: one.source.suffix == ".dng")

    changes.closed(str(tmp_path / "a.dng"))
    assert changes.wait(0)
    assert not complete()
    assert changes.is_settling
    now[0] = 20
    assert not complete()
    now[0] = watching.PAIR_SECONDS - 1
    assert not changes.wait(0)  # for the disk was searched lately
    now[0] = watching.PAIR_SECONDS
    assert changes.wait(0)
    now[0] = watching.PAIR_SECONDS
    assert complete() == [job[0]]


def test_a_share_that_fails_is_waited_for(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ESTALE, "Stale file handle")

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", fail)
        assert not watching._is_reached(tmp_path)
    assert watching._is_reached(tmp_path)


@pytest.mark.parametrize(
    ("name", "more", "waits"),
    [
        ("a.dng", {}, True),
        ("a.dng", {"include": ("*.DNG", "*.jpg")}, True),
        ("a.dng", {"include": ("*.dng",)}, False),
        ("a.dng", {"exclude": ("sub/a.[!d]*",)}, False),
        ("a.dng", {"raw_pairs": "raw"}, False),
        ("a.jpg", {"raw_pairs": "raw"}, True),
        ("a.jpg", {}, False),
    ],
)
def test_only_what_may_get_another_one_waits_for_it(tmp_path, name, more, waits):
    spec = BatchSpec((tmp_path,), **more)
    watcher = watching._Watcher(spec, None, None, None)
    job = ImageJob(tmp_path / "sub" / name, tmp_path / "a.tif")
    assert watcher._waits_for_pair(job) is waits


def test_another_choice_for_pairs_does_not_go_on_with_what_was_queued(tmp_path):
    jpeg, both = (spec_to_json(BatchSpec((tmp_path,), raw_pairs=p)) for p in ("jpeg", "both"))
    assert watching._identity(jpeg) != watching._identity(both)
    old = {name: value for name, value in jpeg.items() if name != "raw_pairs"}
    assert watching._identity(spec_to_json(spec_from_json(old))) == watching._identity(jpeg)
