"""deblur_gui/session.py: what is asked for happens, in the background, as on the command line."""

import hashlib
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_gui.session import Session, check_before_start
from engine.batch.plan import BatchSpec
from engine.cli.main import main
from engine.errors import ConfigError
from engine.events import Finished, ItemFailed, ItemSeen, Log, Progress
from engine.images import WriteOptions, read_image
from engine.models.tiling import Box, add_halo

LONG = 60_000


def spec_of(photos: Path, **fields) -> BatchSpec:
    fields = {"output": photos.parent / "out", "guard": False, "date": "2026-01-01"} | fields
    return BatchSpec(roots=(photos,), **fields)


def ended(qtbot, session, begin) -> object:
    with qtbot.waitSignal(session.batch_ended, timeout=LONG) as blocker:
        begin()
    return blocker.args[0]


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


# --- a batch -------------------------------------------------------------------------------------


@pytest.mark.parametrize("inline", [True, False])
def test_a_batch_from_wish_to_files(
    qtbot, session, heard, photos, batch_model, monkeypatch, inline
):
    monkeypatch.setattr("deblur_gui.jobs.job.ThreadJob.inline", inline)
    monkeypatch.delitem(sys.modules, "torch", raising=False)  # other tests may have loaded it
    batch_model()
    before = digests(photos)
    end = ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert (end.done, end.kept, end.failed, end.left) == (4, 0, 0, 0)
    assert end.finished.outcome == "ok"
    assert not end.stopped
    assert end.summary.done == 4
    assert heard["batch_started"] == [end.batch_id]
    assert session.state.counts == {"done": 4}
    assert session.state.phase == "ended"
    assert not session.is_running
    result = np.asarray(Image.open(photos.parent / "out" / "sub" / "d.png"))
    np.testing.assert_array_equal(result, 255 - np.asarray(Image.open(photos / "sub" / "d.png")))
    assert digests(photos) == before
    assert set(session.state.pictures) == {str(p) for p in photos.rglob("*.png")}
    assert "torch" not in sys.modules


def test_the_window_and_the_command_line_write_the_same_bytes(
    qtbot, session, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos, strength=0.5)))
    words = ["run", str(photos), "-o", str(tmp_path / "cli"), "-s", "0.5", "--no-guard", "-q"]
    assert main(words) == 0
    assert digests(tmp_path / "out") == digests(tmp_path / "cli")


def test_a_plan_names_the_targets_and_writes_nothing(qtbot, session, photos, tmp_path):
    with qtbot.waitSignal(session.planned, timeout=LONG) as blocker:
        session.plan(spec_of(photos, template="{stem}-{n}"))
    asked = blocker.args[0]
    assert [job.target.name for job in asked.jobs] == ["a-1.png", "b-2.png", "c-3.png", "d-4.png"]
    assert not (tmp_path / "out").exists()
    assert session.batches() == []
    assert check_before_start(asked.spec, asked) == []


def test_the_newest_plan_wins(qtbot, session, heard, photos):
    with qtbot.waitSignal(session.planned, timeout=LONG):
        for n in range(10):
            session.plan(spec_of(photos, template=f"{{stem}}-{n}"))
    qtbot.wait(100)
    assert heard["planned"][-1].spec.template == "{stem}-9"
    assert len(heard["planned"]) <= 2  # what had ended before the next was asked for may be told


def test_what_cannot_begin_is_said(qtbot, session, heard, tmp_path, batch_model):
    batch_model()
    (tmp_path / "empty").mkdir()
    for wish, said in [
        (spec_of(tmp_path / "empty"), "No pictures"),
        (spec_of(tmp_path / "absent"), "absent"),
        (spec_of(tmp_path, model="none-of-ours"), "none-of-ours"),
    ]:
        with qtbot.waitSignal(session.job_failed, timeout=LONG) as blocker:
            session.start_batch(wish)
        assert blocker.args[0] == "open"
        assert said in blocker.args[1].message
        assert session.state.phase == "ended"
        assert not session.is_running
    assert heard["batch_started"] == heard["batch_ended"] == []
    with qtbot.waitSignal(session.job_failed, timeout=LONG):
        session.resume()


def test_one_bad_file_stops_nothing_and_is_retried(qtbot, session, photos, batch_model):
    batch_model()
    (photos / "b.png").write_bytes(b"no picture")
    end = ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert (end.done, end.failed) == (3, 1)
    failed = session.state.only("failed")
    assert [Path(p.source).name for p in failed] == ["b.png"]
    assert failed[0].reason
    assert failed[0].hint
    shutil.copyfile(photos / "a.png", photos / "b.png")
    end = ended(qtbot, session, session.retry)
    assert (end.done, end.failed, end.left) == (1, 0, 0)
    assert (photos.parent / "out" / "b.png").is_file()


def test_stop_finishes_the_current_picture_and_resume_does_the_rest(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    gate = Gate(at=2)
    batch_model(gate)
    session.start_batch(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    session.stop()
    assert session.state.phase == "stopping"
    with qtbot.waitSignal(session.batch_ended, timeout=LONG) as blocker:
        gate.opened.set()
    end = blocker.args[0]
    assert end.stopped
    assert (end.done, end.left) == (2, 2)
    assert session.state.counts == {"done": 2, "waiting": 2}
    assert set(digests(tmp_path / "out")) == {"a.png", "b.png"}
    assert [b.id for b in session.interrupted()] == [end.batch_id]
    again = ended(qtbot, session, session.resume)
    assert (again.batch_id, again.done, again.left) == (end.batch_id, 2, 0)
    assert len(digests(tmp_path / "out")) == 4
    assert session.interrupted() == []


def test_cancel_drops_the_current_picture(qtbot, session, photos, batch_model, tmp_path):
    gate = Gate(at=2)
    batch_model(gate)
    session.start_batch(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    session.cancel()
    with qtbot.waitSignal(session.batch_ended, timeout=LONG) as blocker:
        gate.opened.set()
    end = blocker.args[0]
    assert end.finished.outcome == "cancelled"
    assert end.stopped
    assert (end.done, end.left) == (1, 3)  # the first one's end was heard, also if told late
    assert set(digests(tmp_path / "out")) == {"a.png"}


def test_pause_and_go_on(qtbot, session, photos, batch_model):
    gate = Gate(at=2)
    batch_model(gate)
    session.start_batch(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    session.pause()
    assert session.state.phase == "paused"
    gate.opened.set()
    qtbot.wait(200)
    assert session.is_running
    assert session.state.phase == "paused"
    end = ended(qtbot, session, session.go_on)
    assert end.done == 4


def test_batches_wait_for_their_turn_each_with_its_own_settings(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    gate = Gate(at=1)
    batch_model(gate)
    first = spec_of(photos, output=tmp_path / "one")
    second = spec_of(photos, output=tmp_path / "two", options=WriteOptions(format="bmp"))
    session.start_batch(first)
    session.start_batch(second)
    qtbot.waitUntil(lambda: session.waiting == (second,), timeout=LONG)
    assert len(session.batches()) == 2  # it is on disk
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    gate.opened.set()
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 2, timeout=LONG)
    assert {Path(n).suffix for n in digests(tmp_path / "one")} == {".png"}
    assert {Path(n).suffix for n in digests(tmp_path / "two")} == {".bmp"}
    assert heard["waiting_changed"][-1] == 0


def test_what_waits_is_not_started_after_a_stop(qtbot, session, heard, photos, batch_model):
    gate = Gate(at=1)
    batch_model(gate)
    session.start_batch(spec_of(photos))
    session.start_batch(spec_of(photos, template="{stem}-2"))
    qtbot.waitUntil(lambda: len(session.waiting) == 1, timeout=LONG)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    session.stop()
    with qtbot.waitSignal(session.batch_ended, timeout=LONG):
        gate.opened.set()
    qtbot.wait(100)
    assert not session.is_running
    assert len(session.waiting) == 1
    session.start_batch(spec_of(photos, template="{stem}-3"))  # behind the one that waits
    qtbot.waitUntil(lambda: len(heard["batch_ended"]) == 3, timeout=LONG)
    assert [end.done for end in heard["batch_ended"]] == [1, 4, 4]
    session.start_waiting()  # nothing is left
    assert not session.is_running


def test_a_full_disk_ends_the_batch_and_the_rest_is_left(
    qtbot, session, photos, batch_model, monkeypatch
):
    batch_model()
    calls = []

    def fsync(_descriptor):
        calls.append(1)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.images.files.os.fsync", fsync)
    end = ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert end.finished.outcome == "failed"
    assert "full" in end.finished.message
    assert end.left + end.failed == 4 - end.done
    assert [b.id for b in session.interrupted()] == [end.batch_id]


def test_closing_while_a_batch_runs(qtbot, qapp, photos, batch_model, tmp_path):
    gate = Gate(at=2)
    batch_model(gate)
    session = Session(queue_path=tmp_path / "queue.sqlite")
    session.start_batch(spec_of(photos))
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    threading.Timer(0.2, gate.opened.set).start()
    assert session.close(20)
    other = Session(queue_path=tmp_path / "queue.sqlite")
    assert [b.left for b in other.interrupted()] == [3]
    assert other.close()


KILLED = """
import sys, os
from pathlib import Path
import engine.batch.batch
from PySide6.QtCore import QCoreApplication
from deblur_gui.session import Session
from engine.batch.plan import BatchSpec
app = QCoreApplication([])
session = Session(queue_path=Path(sys.argv[2]))
def changed(state):
    if state.counts.get("done", 0) >= 1:
        os._exit(9)
session.changed.connect(changed)
photos = Path(sys.argv[1])
session.start_batch(BatchSpec(roots=(photos,), output=photos.parent / "out", guard=False))
app.exec()
"""


def test_a_killed_window_leaves_what_can_be_resumed(qtbot, session, photos, tmp_path):
    words = [sys.executable, "-c", KILLED, str(photos), str(tmp_path / "queue.sqlite")]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 9, done.stderr
    if not session.interrupted():  # all were done before the kill: then nothing is lost either
        assert len(digests(tmp_path / "out")) == 4
        return
    told = []
    session.batch_ended.connect(told.append)
    session.job_failed.connect(lambda _job, finished: told.append(finished))
    session.resume()
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    if isinstance(told[0], Finished):  # killed after the last file was there, before it was noted
        assert "Nothing is left" in told[0].message
    else:
        assert told[0].left == 0
    assert set(digests(tmp_path / "out")) == {"a.png", "b.png", "c.png", "sub/d.png"}


# --- the viewer ----------------------------------------------------------------------------------


def previewed(qtbot, session, *words):
    with qtbot.waitSignal(session.previewed, timeout=LONG) as blocker:
        session.preview(*words)
    return blocker.args[0]


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
def test_a_preview_is_the_batch_to_the_byte(qtbot, session, photos, batch_model, box, strength):
    model = batch_model(local_mean, halo_px=8, size_multiple=4)
    spec = spec_of(photos, strength=strength)
    preview = previewed(qtbot, session, photos / "a.png", box, spec)
    seen = model.calls[-1]
    ended(qtbot, session, lambda: session.start_batch(spec))
    whole = read_image(photos.parent / "out" / "a.png").pixels
    part = whole[box.top : box.bottom, box.left : box.right]
    np.testing.assert_array_equal(preview.shown.pixels, part)
    assert preview.box == box
    if box.height * box.width < 700:
        assert seen[0] * seen[1] < 72 * 96 / 2  # not the whole picture


@pytest.mark.parametrize("box", [Box(0, 0, 72, 96), Box(10, 11, 20, 30), Box(71, 95, 1, 1)])
def test_identity_through_a_preview_returns_the_region(qtbot, session, photos, batch_model, box):
    batch_model(np.copy, halo_px=8, size_multiple=4)
    preview = previewed(qtbot, session, photos / "a.png", box, spec_of(photos))
    np.testing.assert_array_equal(preview.shown.pixels, preview.original.pixels)
    assert preview.shown.pixels.shape == (box.height, box.width, 3)


@pytest.mark.parametrize("box", [Box(100, 40, 60, 50), Box(0, 0, 40, 40)])
def test_a_preview_with_the_bundled_model_is_the_batch_to_the_byte(qtbot, session, tmp_path, box):
    random = np.random.default_rng(5)
    small = random.integers(0, 256, (40, 35, 3), np.uint8)
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(small).resize((280, 320), Image.Resampling.BICUBIC).save(folder / "a.png")
    spec = spec_of(folder, threads=1, strength=0.8)
    preview = previewed(qtbot, session, folder / "a.png", box, spec)
    ended(qtbot, session, lambda: session.start_batch(spec))
    whole = read_image(tmp_path / "out" / "a.png").pixels
    part = whole[box.top : box.bottom, box.left : box.right]
    np.testing.assert_array_equal(preview.shown.pixels, part)
    assert (preview.shown.pixels != preview.original.pixels).any()


def test_a_model_that_needs_the_whole_picture_gets_it(qtbot, session, photos, batch_model):
    model = batch_model(lambda p: p - p.min(), tileable=False)
    box = Box(10, 10, 5, 5)
    preview = previewed(qtbot, session, photos / "a.png", box, spec_of(photos))
    assert model.calls == [(72, 96, 3)]
    assert preview.shown.pixels.shape == (5, 5, 3)
    assert add_halo(box, 72, 96, model.card) == Box(0, 0, 72, 96)


def test_another_strength_needs_no_model_and_is_the_batch_to_the_byte(
    qtbot, session, photos, batch_model
):
    model = batch_model()
    preview = previewed(qtbot, session, photos / "a.png", None, spec_of(photos))
    calls = len(model.calls)
    for strength in (0.0, 0.2, 0.5, 1.0):
        mixed = preview.at(strength)
        spec = spec_of(photos, strength=strength, output=photos.parent / f"out{strength}")
        assert len(model.calls) == calls
        ended(qtbot, session, lambda spec=spec: session.start_batch(spec))
        calls = len(model.calls)
        written = read_image(photos.parent / f"out{strength}" / "a.png")
        np.testing.assert_array_equal(mixed.pixels, written.pixels)
    with pytest.raises(ConfigError):
        preview.at(1.5)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA"])
def test_grey_and_transparent_pictures_too(qtbot, session, tmp_path, batch_model, mode):
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
    preview = previewed(qtbot, session, folder / "a.png", Box(5, 5, 20, 20), spec)
    ended(qtbot, session, lambda: session.start_batch(spec))
    written = read_image(tmp_path / "out" / "a.png").pixels[5:25, 5:25]
    np.testing.assert_array_equal(preview.shown.pixels, written)


def test_the_newest_preview_wins(qtbot, session, heard, photos, batch_model):
    gate = Gate(at=1)
    batch_model(gate)
    spec = spec_of(photos)
    session.preview(photos / "a.png", None, spec)
    qtbot.waitUntil(gate.reached.is_set, timeout=LONG)
    session.preview(photos / "b.png", None, spec)
    session.preview(photos / "c.png", None, spec)
    gate.opened.set()
    with qtbot.waitSignal(session.previewed, timeout=LONG):
        pass
    assert [p.source.name for p in heard["previewed"]] == ["c.png"]
    assert heard["job_failed"] == []


def test_a_preview_that_cannot_be_is_said(qtbot, session, photos, batch_model):
    batch_model()
    for source, box in ((photos / "absent.png", None), (photos / "a.png", Box(500, 0, 9, 9))):
        with qtbot.waitSignal(session.job_failed, timeout=LONG) as blocker:
            session.preview(source, box, spec_of(photos))
        assert blocker.args[0] == "preview"
        assert blocker.args[1].message


def test_a_picture_is_loaded(qtbot, session, photos):
    with qtbot.waitSignal(session.loaded, timeout=LONG) as blocker:
        session.load(photos / "a.png")
    loaded = blocker.args[0]
    np.testing.assert_array_equal(loaded.frame.pixels, np.asarray(Image.open(photos / "a.png")))


def reblended(qtbot, session, heard, items, strength):
    count = len(heard["reblended"])
    session.reblend(items, strength)
    qtbot.waitUntil(lambda: len(heard["reblended"]) == count + len(items), timeout=LONG)
    return heard["reblended"][count:]


def test_finished_pictures_at_another_strength_again_and_again(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    model = batch_model()
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    half = spec_of(photos, strength=0.5, output=tmp_path / "half")
    ended(qtbot, session, lambda: session.start_batch(half))
    calls = len(model.calls)
    items = [(photos / n, tmp_path / "out" / n) for n in ("a.png", "b.png")]
    full = read_image(tmp_path / "out" / "a.png").pixels
    for strength, wanted in ((0.2, None), (0.5, tmp_path / "half" / "a.png"), (1.0, None)):
        told = reblended(qtbot, session, heard, items, strength)
        assert [t.error for t in told] == ["", ""]
        if wanted is not None:  # to the byte, with what the file says of itself
            assert (tmp_path / "out" / "a.png").read_bytes() == wanted.read_bytes()
    np.testing.assert_array_equal(read_image(tmp_path / "out" / "a.png").pixels, full)
    assert len(model.calls) == calls


def test_what_was_made_at_less_is_carried_on_beyond(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    model = batch_model()
    full = spec_of(photos, output=tmp_path / "full")
    for spec in (
        full,
        spec_of(photos, strength=0.5),
        spec_of(photos, strength=0.1, output=tmp_path / "little"),
    ):
        ended(qtbot, session, lambda spec=spec: session.start_batch(spec))
    calls = len(model.calls)
    (told,) = reblended(qtbot, session, heard, [(photos / "a.png", tmp_path / "out" / "a.png")], 1)
    assert not told.error
    made, wanted = (read_image(tmp_path / n / "a.png").pixels.astype(int) for n in ("out", "full"))
    assert np.abs(made - wanted).max() == 1  # its file was rounded at half the change
    little = tmp_path / "little" / "a.png"
    before = little.read_bytes()
    (told,) = reblended(qtbot, session, heard, [(photos / "a.png", little)], 1)
    assert "too little" in told.error
    assert little.read_bytes() == before
    assert len(model.calls) == calls


def test_a_mixed_file_is_still_ours_and_is_no_longer_what_was_asked(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    from engine.queue.queue import Queue

    batch_model()
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    target = tmp_path / "out" / "a.png"
    reblended(qtbot, session, heard, [(photos / "a.png", target)], 0.5)
    queue = Queue.open(tmp_path / "queue.sqlite", warn=print)
    made = queue.made(target)
    assert queue.is_result(target)
    assert made[1].strength == 0.5
    queue.close()
    end = ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert (end.done, end.kept) == (1, 3)  # at strength 1 it has to be made anew
    (told,) = reblended(qtbot, session, heard, [(photos / "a.png", target)], 0.25)
    assert not told.error


def test_mixing_touches_nothing_that_is_not_ours_or_was_altered(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    (tmp_path / "out" / "b.png").write_bytes((photos / "c.png").read_bytes())
    before = digests(tmp_path)
    items = [
        (photos / "a.png", photos / "a.png"),
        (photos / "a.png", tmp_path / "out" / "c.png"),
        (photos / "b.png", tmp_path / "out" / "b.png"),
        (photos / "a.png", tmp_path / "absent.png"),
    ]
    told = reblended(qtbot, session, heard, items, 0.5)
    assert all(t.target is None and "not what Deblur made" in t.error for t in told)
    assert {n: d for n, d in digests(tmp_path).items() if "queue" not in n} == {
        n: d for n, d in before.items() if "queue" not in n
    }


def test_a_result_is_loaded_with_what_it_is_at_full_strength(
    qtbot, session, photos, batch_model, tmp_path
):
    batch_model()
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos, strength=0.5)))
    for name, known in (("a.png", True), ("b.png", False)):
        if not known:
            (tmp_path / "out" / name).write_bytes((photos / "c.png").read_bytes())
        with qtbot.waitSignal(session.result_loaded, timeout=LONG) as blocker:
            session.load_result(photos / name, tmp_path / "out" / name)
        found = blocker.args[0]
        assert (found.full is not None) == known
        if known:
            assert (found.strength, found.model) == (0.5, "live")
            wanted = 255 - np.asarray(Image.open(photos / name)).astype(int)
            assert np.abs(found.full.pixels - wanted).max() <= 1


def test_photos_are_looked_at_and_what_cannot_be_read_is_said(qtbot, session, photos, tmp_path):
    (photos / "b.png").write_bytes(b"no picture")
    seen = []
    session.scan_events.connect(
        lambda events: seen.extend(e for e in events if isinstance(e, ItemSeen | ItemFailed))
    )
    with qtbot.waitSignal(session.scanned, timeout=LONG) as blocker:
        session.triage([photos / "a.png", photos / "b.png"])
    assert blocker.args == [1]
    assert [Path(s.item).name for s in seen] == ["a.png", "b.png"]
    assert seen[0].label
    assert seen[1].message


def test_a_report_is_written(qtbot, session, photos, batch_model, tmp_path):
    batch_model()
    with qtbot.waitSignal(session.job_failed, timeout=LONG) as blocker:
        session.report()
    assert "no batch" in blocker.args[1].message
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    with qtbot.waitSignal(session.reported, timeout=LONG) as blocker:
        session.report(folder=tmp_path / "report")
    assert "a.png" in blocker.args[0].page.read_text(encoding="utf-8")


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
        with qtbot.waitSignal(session.scanned, timeout=LONG):
            session.scan(work)
        qtbot.waitUntil(lambda: bool(threads), timeout=LONG)
    finally:
        gc.callbacks.remove(note)
        assert session.close()
    assert set(threads) == {threading.main_thread()}


# --- the rest ------------------------------------------------------------------------------------


def test_any_work_can_sort_pictures(qtbot, session):
    events = []
    session.scan_events.connect(events.extend)

    def work():
        yield Log("looking")
        yield Progress(1, 1)
        return {"a": "sharp"}

    with qtbot.waitSignal(session.scanned, timeout=LONG) as blocker:
        session.scan(work)
    assert blocker.args[0] == {"a": "sharp"}
    assert Log("looking") in events


def test_a_command_in_a_child_process(qtbot, session, monkeypatch, photos, tmp_path):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "data"))
    words = ("run", str(photos / "a.png"), "-o", str(tmp_path / "out"), "--json", "-j", "1")
    end = ended(qtbot, session, lambda: session.run_command("run", *words))
    assert end.finished.outcome == "ok", session.state.log
    assert end.batch_id == 0
    assert session.state.counts.get("done", 0) + session.state.counts.get("kept", 0) == 1


def test_an_estimate_from_one_patch(qtbot, session, photos, batch_model):
    model = batch_model()
    with qtbot.waitSignal(session.planned, timeout=LONG) as blocker:
        session.plan(spec_of(photos))
    with qtbot.waitSignal(session.estimated, timeout=LONG) as told:
        session.estimate(blocker.args[0])
    estimate = told.args[0]
    assert estimate.pictures == 4
    assert estimate.megapixels == pytest.approx(4 * 72 * 96 / 1e6)
    assert estimate.size_bytes == sum(p.stat().st_size for p in photos.rglob("*.png"))
    assert estimate.seconds > 0
    assert set(model.calls) == {(72, 72, 3)}


def test_problems_are_all_said_before_the_start(qtbot, session, photos, tmp_path, monkeypatch):
    from engine.batch.batch import ask
    from engine.models import Catalogue
    from engine.queue.queue import Queue

    (tmp_path / "file").write_text("")
    queue = Queue.open(tmp_path / "q.sqlite", warn=print)
    catalogue = Catalogue.of_program()
    for output, said in ((tmp_path / "file" / "out", "cannot be made"), (tmp_path / "o", "MB")):
        spec = spec_of(photos, output=output)
        asked = ask(spec, catalogue, queue)
        monkeypatch.setattr("shutil.disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 0))
        problems = check_before_start(spec, asked)
        assert any(said in problem for problem in problems), problems
    queue.close()


def test_a_damaged_queue_is_said_and_stops_nothing(
    qtbot, session, heard, photos, batch_model, tmp_path
):
    batch_model()
    (tmp_path / "queue.sqlite").write_bytes(b"no database at all" * 100)
    end = ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert end.done == 4
    assert heard["warned"]


def test_events_of_a_job_are_told_once(qtbot, session, photos, batch_model):
    batch_model()
    seen = []
    session.changed.connect(lambda state: seen.append(state.counts.get("done", 0)))
    ended(qtbot, session, lambda: session.start_batch(spec_of(photos)))
    assert seen == sorted(seen)
    assert seen[-1] == 4
