"""The durable queue: nothing finished is lost, nothing of the user's is overwritten."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.store import Store
from engine.errors import ConfigError
from engine.events import ItemDone, ItemFailed, ItemKept, Log, Progress
from engine.messages import joined, msg
from engine.queue import BatchJournal, Item, Queue, Request, _lookups, _records, settings_hash
from engine.queue._records import MAX_CRASHES

ROOT = Path(__file__).resolve().parents[3]
REQUEST = Request({"roots": ["in"]}, {"strength": 1.0}, "live", "1.2", "ab" * 32)


@dataclass(frozen=True)
class Job:
    source: Path
    target: Path
    overwrite: bool = False
    keep: str = ""
    note: str = ""


def refuse(message: str) -> None:
    raise AssertionError(f"unexpected warning: {message}")


@pytest.fixture
def queue(tmp_path):
    queue = Queue.open(tmp_path / "data" / "queue.sqlite", warn=refuse)
    yield queue
    queue.close()


@pytest.fixture
def jobs(tmp_path):
    """Five sources of different content and their targets, which do not exist."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    made = []
    for n in range(5):
        source = tmp_path / "in" / f"{n}.jpg"
        source.write_bytes(b"picture %d" % n)
        made.append(Job(source, tmp_path / "out" / f"{n}.jpg"))
    return made


def finish(run: BatchJournal, job: Job | Item, content: bytes = b"sharp") -> None:
    """Do one picture as the pipeline does."""
    run.begin(job.source)
    temporary = job.target.with_name("temporary")
    temporary.write_bytes(content)
    run.writing(job.source, temporary, job.target)
    os.replace(temporary, job.target)
    run.record(ItemDone(str(job.source), str(job.target), 2.0, 1.5, note="fine"))


def states(queue: Queue, batch_id: int) -> list[str]:
    return [item.state for item in queue.items(batch_id)]


CHILD = """
import os, signal, sys
from dataclasses import dataclass
from pathlib import Path
from engine.events import ItemDone
from engine.queue import Queue

def stop():
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

database, window = Path(sys.argv[1]), sys.argv[2]
queue = Queue.open(database, warn=sys.exit)
if window == "waiting":
    queue.hold(queue.batches()[0].id)
else:
    run = queue.resume(queue.batches()[0].id)
if window == "set aside":
    run.set_aside()
    queue.close()
if window in ("hold", "set aside", "waiting"):
    print("ready", flush=True)
    sys.stdin.read()
for item in run.left():
    if window == "planned":
        stop()
    run.begin(item.source)
    if window == "begun":
        stop()
    if window == "ahead" and item.source == run.items()[0].source:
        run.working(item.source)
        continue
    if window == "ahead":
        stop()
    content = item.source.read_bytes() * 2
    temporary = item.target.with_name(f"{item.target.name}.part")
    temporary.write_bytes(content)
    run.writing(item.source, temporary, item.target)
    if window == "writing":
        stop()
    if item.target.exists() and not item.may_overwrite():
        print("COLLISION", item.target, flush=True)
        sys.exit(3)
    os.replace(temporary, item.target)
    if window == "replaced":
        stop()
    run.record(ItemDone(str(item.source), str(item.target), 1.0))
    print("done", item.source, flush=True)
run.close()
queue.close()
print("end", flush=True)
"""


def child(database: Path, window: str = "none") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(database), window],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.mark.slow
def test_kill_at_random_moments_loses_nothing_that_was_finished(tmp_path):
    dice = random.Random(20240)
    database = tmp_path / "queue.sqlite"
    (tmp_path / "in").mkdir()
    planned = []
    for n in range(600):
        source = tmp_path / "in" / f"{n}.jpg"
        source.write_bytes(b"%d" % n)
        planned.append(Job(source, tmp_path / f"{n}_deblurred.jpg"))
    queue = Queue.open(database, warn=refuse)
    queue.create(REQUEST, planned).close()
    queue.close()

    acknowledged: set[Path] = set()
    # After so many finished pictures (-1: while it starts), and then a moment more.
    for pictures in [-1, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7]:
        process = child(database)
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(pictures + 1)]
        time.sleep(dice.uniform(0, 0.02))
        process.kill()
        # The last line may be cut short, and then proves nothing.
        rest, _ = process.communicate()
        said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        assert all(line == "ready\n" or line.startswith("done ") for line in said)
        acknowledged |= {Path(line[5:-1]) for line in said if line.startswith("done ")}
        check = sqlite3.connect(database)
        assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        check.close()
        queue = Queue.open(database, warn=refuse)
        (batch,) = queue.batches()
        assert batch.state == "interrupted"
        done = queue.items(batch.id, "done")
        assert acknowledged <= {item.source for item in done}
        for item in done:
            assert item.target.read_bytes() == item.source.read_bytes() * 2
        queue.close()
    assert len(acknowledged) >= 38
    # What a target holds that was written and not noted is found out, not done again.
    queue = Queue.open(database, warn=refuse)
    run = queue.resume(queue.batches()[0].id)
    assert all(not item.target.exists() for item in run.left())
    assert len(run.items("done")) + len(run.left()) + len(run.items("failed")) == 600
    run.close()
    queue.close()


@pytest.mark.parametrize(
    ("window", "state", "attempts"),
    [("planned", "planned", 0), ("begun", "planned", 1), ("writing", "planned", 1),
     ("replaced", "done", 1)],
)  # fmt: skip
@pytest.mark.parametrize("foreign", [False, True], ids=["alone", "user put a file there"])
def test_each_window_of_a_kill_is_settled_rightly(
    queue, jobs, tmp_path, window, state, attempts, foreign
):
    queue.create(REQUEST, jobs[:1]).close()
    process = child(tmp_path / "data" / "queue.sqlite", window)
    process.communicate()
    assert process.returncode != 0
    if foreign:
        jobs[0].target.write_bytes(b"the user's own")
    run = queue.resume(queue.batches()[0].id)
    (item,) = run.items()
    if foreign:
        assert item.state == "planned"
    else:
        assert (item.state, item.attempts) == (state, attempts)
        assert ("interruption" in item.note) == (state == "done")
        if state == "done":
            assert item.target_sha256 == hashlib.sha256(b"picture 0" * 2).hexdigest()
            assert item.source_sha256 == hashlib.sha256(b"picture 0").hexdigest()
    assert not item.may_overwrite()
    run.close()


def test_only_the_file_the_user_agreed_to_lose_may_be_overwritten(queue, jobs):
    job = Job(jobs[0].source, jobs[0].target, overwrite=True)
    job.target.write_bytes(b"old result")
    absent = Job(jobs[1].source, jobs[1].target, overwrite=True)
    careful = jobs[2]
    careful.target.write_bytes(b"not to be touched")
    with queue.create(REQUEST, [job, absent, careful]) as run:
        first, second, third = run.left()
        assert first.may_overwrite()
        assert not third.may_overwrite()
        job.target.write_bytes(b"something newer and longer")
        absent.target.write_bytes(b"was not there at planning")
        assert not first.may_overwrite()
        assert not second.may_overwrite()


def test_a_batch_of_a_living_process_is_refused_and_of_a_killed_one_taken_over(
    queue, jobs, tmp_path
):
    run = queue.create(REQUEST, jobs)
    with pytest.raises(ConfigError, match=f"process {os.getpid()} ") as caught:
        queue.resume(run.batch_id)
    assert caught.value.hint
    run.close()
    process = child(tmp_path / "data" / "queue.sqlite", "hold")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    with pytest.raises(ConfigError, match=f"process {process.pid} "):
        queue.resume(run.batch_id)
    assert queue.batches()[0].state == "running"
    assert queue.interrupted() is None
    process.kill()
    process.communicate()
    offered = queue.interrupted()
    assert offered is not None
    assert (offered.id, offered.left, offered.total) == (run.batch_id, 5, 5)
    queue.resume(offered.id).close()
    assert [p.name for p in (tmp_path / "data").glob("*.lock")] == []


def test_a_batch_that_waits_in_a_living_process_is_not_taken_and_after_its_death_is(
    queue, jobs, tmp_path
):
    run = queue.create(REQUEST, jobs)
    run.close()
    process = child(tmp_path / "data" / "queue.sqlite", "set aside")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert queue.batches()[0].state == "waiting"
    assert queue.interrupted() is None
    for take in (queue.resume, queue.hold):
        with pytest.raises(ConfigError, match=f"waits .*process {process.pid} "):
            take(run.batch_id)
    process.kill()
    process.communicate()
    assert queue.interrupted().id == run.batch_id
    queue.resume(run.batch_id).close()
    assert [p.name for p in (tmp_path / "data").glob("*.lock")] == []


def test_what_a_kill_left_waits_in_the_next_process_and_is_left_by_the_kill_of_that_one(
    queue, jobs, tmp_path
):
    run = queue.create(REQUEST, jobs)
    run.close()
    database = tmp_path / "data" / "queue.sqlite"
    working = child(database, "begun")  # it never notes an end
    working.communicate()
    process = child(database, "waiting")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert queue.batches()[0].state == "waiting"
    with pytest.raises(ConfigError, match=f"waits .*process {process.pid} "):
        queue.resume(run.batch_id)
    process.kill()
    process.communicate()
    assert queue.interrupted().id == run.batch_id
    queue.hold(run.batch_id)
    assert queue.batches()[0].state == "waiting"
    queue.resume(run.batch_id).close()
    assert [p.name for p in (tmp_path / "data").glob("*.lock")] == []


def test_a_finished_batch_whose_retry_waits_elsewhere_is_not_called_running(queue, jobs, tmp_path):
    with queue.create(REQUEST, jobs[:1]) as run:
        run.begin(jobs[0].source)
        run.record(ItemFailed(str(jobs[0].source), "It broke."))
    process = child(tmp_path / "data" / "queue.sqlite", "waiting")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert queue.batches()[0].state == "finished"
    with pytest.raises(ConfigError, match=f"waits .*process {process.pid} "):
        queue.resume(run.batch_id, retry_failed=True)
    process.kill()
    process.communicate()


def test_a_process_resumes_or_lets_go_what_waits_in_it(queue, jobs, tmp_path):
    run = queue.create(REQUEST, jobs)
    run.begin(jobs[0].source)
    run.set_aside()
    other = Queue.open(tmp_path / "data" / "queue.sqlite", warn=refuse)
    assert [b.state for b in other.batches()] == ["waiting"]
    assert states(queue, run.batch_id) == ["planned"] * 5
    with other.resume(run.batch_id):
        assert [b.state for b in other.batches()] == ["running"]
    assert [b.state for b in other.batches()] == ["interrupted"]
    other.hold(run.batch_id)
    other.hold(run.batch_id)
    assert [b.state for b in queue.batches()] == ["waiting"]
    queue.let_go(run.batch_id)
    assert [b.state for b in queue.batches()] == ["interrupted"]
    queue.hold(run.batch_id)
    queue.discard(run.batch_id)
    assert [b.state for b in queue.batches()] == ["discarded"]
    other.close()
    assert [p.name for p in (tmp_path / "data").glob("*.lock")] == []


def test_a_picture_that_was_in_work_in_every_crash_is_tried_alone_and_then_left(
    queue, jobs, tmp_path
):
    queue.create(REQUEST, jobs[:1]).close()
    for crash in range(MAX_CRASHES):
        assert states(queue, 1) == ["planned" if crash == 0 else "running"]
        child(tmp_path / "data" / "queue.sqlite", "begun").communicate()
    with queue.resume(1) as run:
        (item,) = run.left()
        assert item.is_suspect
    child(tmp_path / "data" / "queue.sqlite", "begun").communicate()
    with queue.resume(1) as run:
        assert run.left() == []
        (item,) = run.items("failed")
        assert f"{MAX_CRASHES + 1} times" in item.reason
    with queue.resume(1, retry_failed=True) as run:
        (item,) = run.left()
        assert (item.attempts, item.reason, item.hint) == (0, "", "")


def test_a_picture_that_was_only_read_ahead_is_not_suspected(queue, jobs, tmp_path):
    """The first one is in the model, the second one is being read."""
    queue.create(REQUEST, jobs[:2]).close()
    for crash in range(1, MAX_CRASHES + 2):
        child(tmp_path / "data" / "queue.sqlite", "ahead").communicate()
        with queue.resume(1) as run:
            assert run.items()[1].attempts == 0
            expected = ("failed", MAX_CRASHES + 1) if crash > MAX_CRASHES else ("planned", crash)
            assert (run.items()[0].state, run.items()[0].attempts) == expected
            assert run.items()[1].state == "planned"


def test_the_crash_of_an_owner_blames_no_picture_that_another_process_has(queue, jobs, tmp_path):
    for _ in range(MAX_CRASHES + 2):
        run = queue.resume(1) if queue.batches() else queue.create(REQUEST, jobs[:1])
        run.begin(jobs[0].source, elsewhere=True)
        run._lock.release()  # and is gone
    with queue.resume(1) as run:
        (item,) = run.left()
        assert item.attempts == 0


def test_an_empty_file_that_was_to_become_a_result_is_removed(queue, jobs, tmp_path):
    """Of a crash on a disk without hard links; an empty file of the user stays."""
    run = queue.create(REQUEST, jobs[:2])
    for job in jobs[:2]:
        run.begin(job.source)
    temporary = tmp_path / "temporary"
    temporary.write_bytes(b"sharp")
    run.writing(jobs[0].source, temporary, jobs[0].target)
    for job in jobs[:2]:
        job.target.touch()
    run._lock.release()
    with queue.resume(1) as run:
        assert len(run.left()) == 2
    assert [job.target.exists() for job in jobs[:2]] == [False, True]


def test_stopping_politely_is_no_crash(queue, jobs):
    batch = 0
    for _ in range(MAX_CRASHES + 1):
        run = queue.resume(batch) if batch else queue.create(REQUEST, jobs[:1])
        batch = run.batch_id
        run.begin(jobs[0].source)
        run.close()
    (item,) = queue.items(batch)
    assert (item.state, item.attempts) == ("planned", 0)


def test_codes_and_templates_are_read_back(queue, jobs):
    """So that a window which resumes the batch can decide and translate."""
    text = msg("{name} stays", "some.code", name="caf\udce9")
    note = joined("; ", text, "plain")
    jobs[3] = Job(jobs[3].source, jobs[3].target, note=note)
    jobs[4] = Job(jobs[4].source, jobs[4].target, keep=text)
    with queue.create(REQUEST, jobs) as run:
        run.begin(jobs[0].source)
        run.record(ItemFailed(str(jobs[0].source), text, "Plain."))
        run.record(ItemKept(str(jobs[1].source), text))
        jobs[2].target.write_bytes(b"sharp")
        run.begin(jobs[2].source)
        run.record(ItemDone(str(jobs[2].source), str(jobs[2].target), 1.0, note=note))
    failed, kept, done, planned, left_alone = queue.items(run.batch_id)
    assert [failed.code, kept.code, done.code, left_alone.code] == ["some.code"] * 4
    for told in (failed.reason, kept.reason, left_alone.reason):
        assert (told, told.template, told.values) == (text, text.template, text.values)
    for told in (done.note, planned.note):
        assert (told, told.code) == (note, "some.code")


def test_a_stop_between_replace_and_event_is_settled_at_close(queue, jobs):
    with queue.create(REQUEST, jobs[:1]) as run:
        run.begin(jobs[0].source)
        jobs[0].target.write_bytes(b"sharp")
        run.writing(jobs[0].source, jobs[0].target, jobs[0].target)
    assert states(queue, run.batch_id) == ["done"]
    assert queue.batches()[0].state == "finished"


def test_what_is_recorded_is_what_is_read(queue, jobs, tmp_path):
    jobs[4] = Job(jobs[4].source, jobs[4].target, keep="4.jpg exists already")
    before = time.time()
    run = queue.create(REQUEST, jobs)
    other = tmp_path / "out" / "0-2.jpg"
    finish(run, Job(jobs[0].source, other))
    run.begin(jobs[1].source)
    run.record(ItemFailed(str(jobs[1].source), "It is broken.", "Take it again."))
    run.record(ItemKept(str(jobs[2].source), "sharp already"))
    run.record(Progress(1, 5))
    run.record(Log("nothing to note"))
    assert [item.source for item in run.left()] == [jobs[3].source]
    run.close()
    done, failed, kept, planned, left_alone = queue.items(run.batch_id)
    assert (done.state, done.target, done.note) == ("done", other, "fine")
    assert (done.seconds, done.model_seconds, done.attempts) == (2.0, 1.5, 1)
    assert done.source_sha256 == hashlib.sha256(b"picture 0").hexdigest()
    assert done.target_sha256 == hashlib.sha256(b"sharp").hexdigest()
    assert (failed.state, failed.reason, failed.hint) == (
        "failed", "It is broken.", "Take it again.",
    )  # fmt: skip
    assert (kept.state, kept.reason, kept.target) == ("kept", "sharp already", jobs[2].target)
    assert (left_alone.state, left_alone.reason) == ("kept", "4.jpg exists already")
    assert planned.state == "planned"
    (batch,) = queue.batches()
    assert batch.request == REQUEST
    assert batch.counts == {"done": 1, "failed": 1, "kept": 2, "planned": 1}
    assert (batch.state, batch.left, batch.total) == ("interrupted", 1, 5)
    assert queue.failed() == batch
    assert batch.ended is not None
    assert before <= batch.created <= batch.ended


def test_a_picture_that_is_kept_unread_does_not_wait_for_the_disk(queue, jobs, monkeypatch):
    """Of a finished folder that is given again there are thousands."""
    synced: list[bool] = []
    real = Store.record

    def record(store, sql, values, *, synced=True, _seen=synced):
        _seen.append(synced)
        real(store, sql, values, synced=synced)

    with queue.create(REQUEST, jobs) as run:
        monkeypatch.setattr(Store, "record", record)
        run.record(ItemKept(str(jobs[0].source), "finished before"))
        run.begin(jobs[1].source)
        run.record(ItemKept(str(jobs[1].source), "sharp"))
        run.begin(jobs[2].source)
        run.record(ItemFailed(str(jobs[2].source), "broken"))
    assert synced == [False, *[True] * 5]
    assert [item.state for item in queue.items(run.batch_id)][:3] == ["kept", "kept", "failed"]


def test_a_picture_of_another_batch_is_a_bug_and_said(queue, jobs):
    with queue.create(REQUEST, jobs[:1]) as run:
        for event in (
            ItemDone(str(jobs[1].source), "x", 1.0),
            ItemKept(str(jobs[1].source), "why"),
            ItemFailed(str(jobs[1].source), "why"),
        ):
            with pytest.raises(ValueError, match="no picture of batch"):
                run.record(event)
        with pytest.raises(ValueError, match="no picture of batch"):
            run.begin(jobs[1].source)


def test_retry_plans_the_failures_of_a_finished_batch_again(queue, jobs):
    with queue.create(REQUEST, jobs[:2]) as run:
        finish(run, jobs[0])
        run.record(ItemFailed(str(jobs[1].source), "No space.", "Make room."))
    assert queue.interrupted() is None
    with queue.resume(run.batch_id) as run:
        assert run.left() == []
    with queue.resume(run.batch_id, retry_failed=True) as run:
        assert [item.source for item in run.left()] == [jobs[1].source]
        finish(run, run.left()[0])
    assert states(queue, run.batch_id) == ["done", "done"]


def test_the_newest_batch_is_one_that_was_begun(queue, jobs):
    assert queue.newest() is None
    with queue.create(REQUEST, jobs) as run:
        finish(run, run.left()[0])
    begun = run.batch_id
    queue.discard(begun)
    with queue.create(REQUEST, jobs) as run:
        assert queue.newest().id == run.batch_id
    queue.discard(run.batch_id)  # as where its output folder cannot be made
    assert queue.newest().id == begun


def test_the_newest_interrupted_batch_is_offered_until_it_is_discarded(queue, jobs):
    ids = []
    for n in range(3):
        run = queue.create(REQUEST, jobs[n : n + 1])
        ids.append(run.batch_id)
        run.close()
    with queue.resume(ids[2]) as run:
        finish(run, jobs[2])
    assert queue.batches()[0].state == "finished"
    offered = queue.interrupted()
    assert offered is not None
    assert offered.id == ids[1]
    queue.discard(ids[1])
    offered = queue.interrupted()
    assert offered is not None
    assert offered.id == ids[0]
    assert [b.state for b in queue.batches()] == ["finished", "discarded", "interrupted"]
    with pytest.raises(ConfigError, match="no batch 99"):
        queue.resume(99)


OTHERWISE = dataclasses.replace(REQUEST, model="fast", settings={"strength": 0.5})


def left(queue: Queue) -> dict[int, list[str]]:
    """Return what is left of each interrupted batch, by the names of its pictures."""
    waiting = (b for b in queue.batches() if b.state == "interrupted")
    return {b.id: [i.source.name for i in queue.items(b.id, "planned", "running")] for b in waiting}


def test_what_a_stopped_batch_has_left_belongs_to_the_later_one_that_has_planned_it(
    queue, jobs, tmp_path
):
    """Resumed, both would process it: the first one with a model that was given up."""
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
        run.begin(jobs[1].source)
    elsewhere = [dataclasses.replace(job, target=tmp_path / job.target.name) for job in jobs[3:]]
    with queue.create(OTHERWISE, [*jobs[:3], *elsewhere]):
        assert left(queue) == {1: ["3.jpg", "4.jpg"]}
        assert states(queue, 1) == ["done", "kept", "kept", "planned", "planned"]
    assert left(queue) == {1: ["3.jpg", "4.jpg"], 2: [f"{n}.jpg" for n in range(5)]}
    item = queue.items(1, "kept")[0]
    assert (item.reason, item.code) == ("left to a later batch (2)", "left-to-later")
    assert [item.is_left_to_later for item in queue.items(1)] == [False, True, True, False, False]
    with queue.create(REQUEST, [dataclasses.replace(jobs[3], keep="the file exists")]):
        pass  # it is not to do that one
    assert left(queue)[1] == ["3.jpg", "4.jpg"]
    with queue.create(OTHERWISE, jobs):
        assert left(queue) == {2: ["3.jpg", "4.jpg"]}
    assert left(queue) == {2: ["3.jpg", "4.jpg"], 4: [f"{n}.jpg" for n in range(5)]}
    new = queue.new_paths([job.source for job in jobs], REQUEST.settings_hash)
    assert new == [job.source for job in jobs[1:]]  # none of them has ended


def test_batches_that_were_queued_together_keep_their_pictures_until_one_is_stopped(queue, jobs):
    first = queue.create(REQUEST, jobs)
    queue.create(OTHERWISE, jobs).set_aside()
    finish(first, jobs[0])
    first.set_aside()
    queue.create(OTHERWISE, jobs[:3]).set_aside()
    assert states(queue, 1) == ["done", *["planned"] * 4]
    assert states(queue, 2) == ["planned"] * 5
    queue.let_go(1)  # stopped, and the user starts the next one
    queue.resume(2).close()
    assert left(queue) == {2: [f"{n}.jpg" for n in range(5)]}
    queue.let_go(3)


def test_what_a_batch_took_over_is_given_back_where_it_is_discarded_before_its_first_result(
    queue, jobs
):
    noted = dataclasses.replace(jobs[0], note=msg("{n} pages", "pages", n=2))
    queue.create(REQUEST, [noted, *jobs[1:]]).close()
    queue.create(OTHERWISE, jobs[:2]).close()
    queue.discard(2)
    assert left(queue) == {1: [f"{n}.jpg" for n in range(5)]}
    item = queue.items(1)[0]
    assert (item.reason, item.code) == ("", "")
    assert item.note.values == {"n": 2}
    assert queue.batch(2).state == "discarded"
    run = queue.create(OTHERWISE, jobs[:2])
    run.begin(jobs[0].source)
    run._lock.release()  # as if killed
    queue.discard(3)
    assert left(queue) == {1: [f"{n}.jpg" for n in range(5)]}
    with queue.create(OTHERWISE, jobs[:2]) as run:
        finish(run, jobs[0])
    queue.discard(4)  # the user wants these no more
    assert left(queue) == {1: ["2.jpg", "3.jpg", "4.jpg"]}


def test_what_a_discarded_batch_has_written_or_left_to_a_later_one_is_not_given_back(queue, jobs):
    queue.create(REQUEST, jobs[:3]).close()
    run = queue.create(OTHERWISE, jobs[:3])
    run.begin(jobs[0].source)
    part = jobs[0].target.with_name("part")
    part.write_bytes(b"sharp")
    run.writing(jobs[0].source, part, jobs[0].target)
    os.replace(part, jobs[0].target)
    run._lock.release()  # as if killed before it was noted
    queue.create(REQUEST, jobs[1:2]).close()
    queue.discard(2)
    assert left(queue) == {1: ["2.jpg"], 3: ["1.jpg"]}


def test_a_batch_is_discarded_as_a_whole_or_not_at_all(queue, jobs, tmp_path):
    queue.create(REQUEST, jobs).close()
    with queue.create(OTHERWISE, jobs[:2]) as run:
        db = sqlite3.connect(tmp_path / "data" / "queue.sqlite")
        refusal = "BEFORE UPDATE OF discarded ON batch BEGIN SELECT RAISE(ABORT, 'full'); END"
        db.execute(f"CREATE TRIGGER no {refusal}")
        db.close()
        with pytest.raises(ConfigError, match="full"):
            queue.discard(2)
        run.withdraw()  # which is no error
    assert left(queue) == {1: ["2.jpg", "3.jpg", "4.jpg"], 2: ["0.jpg", "1.jpg"]}


def test_only_a_batch_without_any_end_is_withdrawn(queue, jobs):
    for event in (ItemKept(str(jobs[0].source), "sharp"), None):
        with queue.create(REQUEST, jobs) as run:
            if event is not None:
                run.record(event)
            run.withdraw()
    assert [b.state for b in queue.batches()] == ["discarded", "interrupted"]


def test_a_batch_that_is_handed_over_is_nobody_elses_until_that_process_has_ended(
    queue, jobs, tmp_path
):
    kept = queue.create(REQUEST, jobs).hand_over()
    with queue.create(OTHERWISE, jobs):  # before the other process has it
        assert [b.state for b in queue.batches()] == ["running", "waiting"]
    queue.discard(2)
    assert queue.interrupted() is None
    with queue.resume(1) as run:
        finish(run, jobs[0])
    assert queue.interrupted() is None
    kept.release()
    assert left(queue) == {1: ["1.jpg", "2.jpg", "3.jpg", "4.jpg"]}
    assert [p.name for p in (tmp_path / "data").glob("*.lock")] == []


def test_a_batch_that_is_being_set_aside_can_be_resumed_by_its_process(queue, jobs, monkeypatch):
    """As soon as others see that it waits, the user may start it."""
    run, resumed, looked = queue.create(REQUEST, jobs), [], threading.Event()
    starter = threading.Thread(target=lambda: resumed.append(queue.resume(run.batch_id)))
    real_end, real_find, real_look = BatchJournal._end_here, Queue.batch, Queue._lock_of
    found = []

    def end(journal):
        real_end(journal)
        starter.start()
        looked.wait(20)

    def find(*arguments):
        found.append(real_find(*arguments))
        return found[0]

    def look(*arguments):
        lock = real_look(*arguments)
        if found:  # now it takes the lock
            looked.set()
        return lock

    monkeypatch.setattr(BatchJournal, "_end_here", end)
    monkeypatch.setattr(Queue, "batch", find)
    monkeypatch.setattr(Queue, "_lock_of", look)
    run.set_aside()
    monkeypatch.undo()
    starter.join()
    assert [b.state for b in queue.batches()] == ["running"]
    resumed[0].close()


def test_how_pictures_ended_last_is_found_for_each_batch(queue, jobs, tmp_path):
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
        finish(run, jobs[1])
        run.record(ItemFailed(str(jobs[2].source), "it is cut off"))
    again = dataclasses.replace(jobs[1], target=tmp_path / "out" / "1-2.jpg")
    with queue.create(OTHERWISE, [again, *jobs[3:]]) as run:
        finish(run, again)
        run.record(ItemKept(str(jobs[3].source), "sharp"))
    listed = {str(job.source): "" for job in jobs} | {"/elsewhere.jpg": ""}
    found = queue.find_ended(listed)
    names = {number: [item.source.name for item in some] for number, some in found.items()}
    assert names == {1: ["0.jpg", "2.jpg"], 2: ["1.jpg", "3.jpg"]}
    found = queue.find_ended({str(jobs[1].source): str(jobs[1].target)})
    assert [item.target for item in found[1]] == [jobs[1].target]  # that one is meant


def test_a_result_that_was_only_not_noted_stays_with_its_batch(queue, jobs, tmp_path):
    run = queue.create(REQUEST, jobs[:1])
    run.begin(jobs[0].source)
    (tmp_path / "part").write_bytes(b"sharp")
    run.writing(jobs[0].source, tmp_path / "part", jobs[0].target)
    os.replace(tmp_path / "part", jobs[0].target)
    run._lock.release()  # as if killed before it was noted
    queue.create(OTHERWISE, jobs[:1]).close()
    with queue.resume(1):
        assert states(queue, 1) == ["done"]


class TestFindDone:
    @pytest.fixture
    def done(self, queue, jobs):
        """Picture 0 is done."""
        with queue.create(REQUEST, jobs) as run:
            finish(run, jobs[0])
        return jobs[0]

    def find(self, queue: Queue, source: Path, wish: Path, key: str = "") -> Path | None:
        found = queue.find_result(source, key or REQUEST.settings_hash, wish)
        return found and found.target

    def test_same_picture_same_settings_same_name(self, queue, done, jobs):
        wish = done.target
        assert self.find(queue, done.source, wish) == done.target
        assert self.find(queue, jobs[1].source, wish) is None
        assert self.find(queue, done.source, wish.parent.parent / wish.name) is None
        assert self.find(queue, done.source.with_name("none.jpg"), wish) is None
        # Under another name it is not what was asked for, but a number does not count.
        assert self.find(queue, done.source, wish.with_name(f"{wish.stem}_sharp.jpg")) is None
        assert self.find(queue, done.source, wish.with_suffix(".png")) is None
        other = settings_hash({"strength": 0.5}, REQUEST.model_sha256)
        assert self.find(queue, done.source, wish, other) is None

    def test_nothing_is_read_where_size_and_time_tell(self, queue, done, monkeypatch):
        def no_reading(path: Path) -> str:
            raise AssertionError(f"{path} was read")

        monkeypatch.setattr("engine.queue._lookups.file_sha256", no_reading)
        monkeypatch.setattr("engine.queue._records.file_sha256", no_reading)
        assert self.find(queue, done.source, done.target) == done.target
        other = settings_hash({"strength": 0.5}, REQUEST.model_sha256)
        assert self.find(queue, done.source, done.target, other) is None
        found = next(queue.find_all_results(done.source))
        assert found is not None
        assert found.target == done.target
        done.source.write_bytes(b"of another size, which no finished picture has")
        assert self.find(queue, done.source, done.target) is None

    def test_a_picture_of_the_same_size_is_read_only_for_a_result_of_one_that_has_gone(
        self, queue, done, jobs, monkeypatch
    ):
        read = list[Path]()
        monkeypatch.setattr("engine.queue._lookups.file_sha256", lambda p: (read.append(p), "")[1])
        other = jobs[1].source
        assert other.stat().st_size == done.source.stat().st_size
        assert self.find(queue, other, jobs[1].target) is None  # another name
        assert self.find(queue, other, done.target) is None  # which belongs to the other picture
        assert read == []
        done.source.unlink()
        assert self.find(queue, other, jobs[1].target) is None
        assert read == []
        assert self.find(queue, other, done.target) is None
        assert read == [other]

    def test_pictures_of_one_size_are_looked_up_by_name(self, queue):
        where = f"SELECT * FROM item WHERE state = 'done' AND {_lookups._SAME_FILE}"
        plan = queue._store.read(f"EXPLAIN QUERY PLAN {where}", ("a", 1, 2))
        assert "item_source" in plan[0]["detail"]

    def test_results_of_a_name_are_looked_up_by_it(self, queue, monkeypatch):
        asked, read = list[str](), queue._store.read

        def explain(query, values=()):
            asked.append(read(f"EXPLAIN QUERY PLAN {query}", values)[0]["detail"])
            return read(query, values)

        monkeypatch.setattr(queue._store, "read", explain)
        queue._done(_lookups._NAMED_SO, "settings", "/a-", "/a/", 1)
        assert "item_target" in asked[0]

    def test_results_of_other_names_are_dropped_before_the_disk_is_asked(
        self, queue, done, monkeypatch
    ):
        asked = list[Path]()
        for name in ("find_stat", "is_same_folder", "is_as_written"):
            monkeypatch.setattr(
                f"engine.queue._records.{name}", lambda *paths: asked.append(paths[0])
            )
        elsewhere = done.target.parent / "elsewhere" / f"other{done.target.suffix}"
        assert self.find(queue, done.source, elsewhere) is None
        assert asked == []

    def test_touched_source_is_known_by_content(self, queue, done):
        os.utime(done.source, ns=(1, 1))
        assert self.find(queue, done.source, done.target) == done.target
        done.source.write_bytes(b"picture X")
        assert self.find(queue, done.source, done.target) is None

    def test_renamed_source_is_known_and_a_copy_is_not(self, queue, done):
        copy = done.source.with_name("copy.jpg")
        copy.write_bytes(done.source.read_bytes())
        assert self.find(queue, copy, done.target) is None
        done.source.unlink()
        assert self.find(queue, copy, done.target) == done.target

    def test_result_has_to_be_there_as_it_was_written(self, queue, done):
        os.utime(done.target, ns=(1, 1))
        assert self.find(queue, done.source, done.target) == done.target
        done.target.write_bytes(b"shArp")
        assert self.find(queue, done.source, done.target) is None
        done.target.unlink()
        assert self.find(queue, done.source, done.target) is None

    def test_source_changed_while_it_was_worked_on_is_not_known(self, queue, jobs):
        with queue.create(REQUEST, jobs) as run:
            run.begin(jobs[1].source)
            jobs[1].source.write_bytes(b"Picture 1")  # edited; the size is the same
            os.utime(jobs[1].source, ns=(1, 1))
            jobs[1].target.write_bytes(b"from which of both?")
            run.record(ItemDone(str(jobs[1].source), str(jobs[1].target), 1.0))
        assert self.find(queue, jobs[1].source, jobs[1].target) is None

    def test_source_whose_drive_was_pulled_is_known_when_it_is_back(self, queue, jobs, tmp_path):
        source, away = jobs[1].source, tmp_path / "away.jpg"
        with queue.create(REQUEST, jobs) as run:
            run.begin(source)
            source.rename(away)
            jobs[1].target.write_bytes(b"sharp")
            run.record(ItemDone(str(source), str(jobs[1].target), 1.0))
        away.rename(source)
        assert self.find(queue, source, jobs[1].target) == jobs[1].target
        source.write_bytes(b"another picture")
        assert self.find(queue, source, jobs[1].target) is None


def test_a_number_does_not_make_another_result(queue, tmp_path):
    source, target = tmp_path / "a.jpg", tmp_path / "out" / "a-2.jpg"
    source.write_bytes(b"blurred")
    target.parent.mkdir()
    with queue.create(REQUEST, [Job(source, target)]) as run:
        finish(run, run.left()[0])
    found = queue.find_result(source, REQUEST.settings_hash, tmp_path / "out" / "a.jpg")
    assert found is not None
    assert found.target == target


def test_a_result_is_known_in_its_folder_through_a_link(queue, tmp_path):
    """Else hours of work are done again, for the same file."""
    source, target = tmp_path / "a.jpg", tmp_path / "out" / "a.jpg"
    source.write_bytes(b"blurred")
    target.parent.mkdir()
    try:
        (tmp_path / "link").symlink_to("out")
    except OSError:
        pytest.skip("links are not allowed here")
    with queue.create(REQUEST, [Job(source, target)]) as run:
        finish(run, run.left()[0])
    found = queue.find_result(source, REQUEST.settings_hash, tmp_path / "link" / "a.jpg")
    assert found is not None
    assert found.target == target
    source = source.rename(tmp_path / "renamed.jpg")
    found = queue.find_result(source, REQUEST.settings_hash, tmp_path / "link" / "a.jpg")
    assert found is not None
    assert found.target == target
    elsewhere = tmp_path / "link" / "b.jpg"
    assert queue.find_result(source, REQUEST.settings_hash, elsewhere) is None


def test_a_result_made_through_a_link_is_known_in_its_real_folder(queue, tmp_path):
    source, target = tmp_path / "a.jpg", tmp_path / "link" / "a.jpg"
    source.write_bytes(b"blurred")
    (tmp_path / "out").mkdir()
    try:
        (tmp_path / "link").symlink_to("out")
    except OSError:
        pytest.skip("links are not allowed here")
    with queue.create(REQUEST, [Job(source, target)]) as run:
        finish(run, run.left()[0])
    source = source.rename(tmp_path / "renamed.jpg")
    found = queue.find_result(source, REQUEST.settings_hash, tmp_path / "out" / "a.jpg")
    assert found is not None
    assert found.target == target
    elsewhere = tmp_path / "out" / "b.jpg"
    assert queue.find_result(source, REQUEST.settings_hash, elsewhere) is None


def test_a_result_is_ours_until_somebody_alters_it(queue, jobs):
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
    assert queue.is_result(jobs[0].target)
    assert not queue.is_result(jobs[0].source)
    assert not queue.is_result(jobs[1].target)
    jobs[0].target.write_bytes(b"mine")
    assert not queue.is_result(jobs[0].target)


@pytest.mark.slow
def test_twenty_thousand_pictures_appear_at_once_or_not_at_all(queue, tmp_path):
    planned = [Job(tmp_path / f"{n}.jpg", tmp_path / f"{n}_deblurred.jpg") for n in range(20_000)]
    seen: set[int] = set()
    stop = threading.Event()

    def read() -> None:
        other = Queue.open(tmp_path / "data" / "queue.sqlite", warn=refuse)
        while not stop.is_set():
            seen.update(batch.total for batch in other.batches())
        other.close()

    reader = threading.Thread(target=read)
    reader.start()
    run = queue.create(REQUEST, [*planned, planned[0]])
    stop.set()
    reader.join()
    assert seen <= {20_000}
    assert [item.source for item in run.left()] == [job.source for job in planned]
    run.close()


def test_a_reader_sees_a_worker_of_another_thread_advance(queue, jobs, tmp_path):
    other = Queue.open(tmp_path / "data" / "queue.sqlite", warn=refuse)
    run = queue.create(REQUEST, jobs)

    def work() -> None:
        for job in jobs:
            finish(run, job)

    worker = threading.Thread(target=work)
    worker.start()
    counts = []
    while worker.is_alive():
        counts.append(other.batches()[0].counts.get("done", 0))
    worker.join()
    counts.append(other.batches()[0].counts["done"])
    assert counts == sorted(counts)
    assert counts[-1] == len(jobs)
    run.close()
    other.close()


@pytest.mark.parametrize("name", ["Ærø 写真 📷.jpg", os.fsdecode(b"\xff\xfe.jpg"), "a\nb'\".jpg"])
def test_every_file_name_survives(queue, tmp_path, name):
    source, target = tmp_path / name, tmp_path / f"x{name}"
    try:
        source.write_bytes(b"blurred")
    except (OSError, UnicodeError):
        pytest.skip("this file system does not take the name")
    with queue.create(REQUEST, [Job(source, target, note=f"named {name}")]) as run:
        assert (run.left()[0].source, run.left()[0].note) == (source, f"named {name}")
        finish(run, run.left()[0])
        run.record(ItemFailed(str(source), f"{name} is broken"))
        finish(run, Job(source, target))
    (item,) = queue.items(run.batch_id)
    assert (item.source, item.target) == (source, target)
    assert queue.find_result(source, REQUEST.settings_hash, target).target == target


def test_paths_are_kept_absolute(queue, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with queue.create(REQUEST, [Job(Path("in/../a.jpg"), Path("b.jpg"))]) as run:
        assert run.left()[0].source == tmp_path / "a.jpg"
        assert run.left()[0].target == tmp_path / "b.jpg"
        run.record(ItemKept("a.jpg", "by its relative name"))
        assert run.left() == []


def test_old_batches_go_and_unfinished_ones_stay(queue, jobs, tmp_path, monkeypatch):
    monkeypatch.setattr(_records, "KEEP_BATCHES", 2)
    ids = []
    for n in range(6):
        with queue.create(REQUEST, jobs[n == 1 :][:1]) as run:
            ids.append(run.batch_id)
            if n != 1:
                finish(run, jobs[0])
    assert [b.id for b in queue.batches()] == ids[::-1], "young ones stay, however many"
    years = time.time() - 1000 * 86_400
    db = sqlite3.connect(tmp_path / "data" / "queue.sqlite")
    with db:
        db.execute("UPDATE batch SET created = ?", (years,))
    db.close()
    queue.create(REQUEST, jobs[:1]).close()
    assert [b.id for b in queue.batches()][1:] == ids[::-1], "of these settings all is known"
    other = dataclasses.replace(REQUEST, settings={"strength": 0.25})
    queue.create(other, jobs[:1]).close()
    assert [b.id for b in queue.batches()][2:] == [ids[5], ids[1]]
    assert queue.items(ids[0]) == []


def test_what_is_new_in_a_folder(queue, jobs):
    request = REQUEST.settings_hash
    sources = [job.source for job in jobs]
    assert queue.new_paths(sources, request) == sources
    with queue.create(REQUEST, jobs[:2]) as run:
        finish(run, jobs[0])
        run.record(ItemKept(str(sources[1]), "of the same moment, never read"))
        assert sources[0] in run
        assert sources[2] not in run
        run.add(jobs[1:3])
        assert sources[2] in run
        assert [item.source for item in run.items()] == sources[:3]
        assert [item.source for item in run.left()] == sources[2:3]
        run.begin(sources[2])
        run.record(ItemFailed(str(sources[2]), "broken"))
    assert queue.new_paths([*sources, jobs[0].target], request) == sources[3:]
    assert queue.new_paths(sources, "other settings") == sources
    for changed in (sources[0], jobs[0].target):
        changed.write_bytes(b"another")
    gone = sources[4].with_name("gone.jpg")
    assert queue.new_paths([sources[0], jobs[0].target, gone], request) == [
        sources[0], jobs[0].target,
    ]  # fmt: skip


def test_what_is_new_is_asked_for_by_name(queue, jobs, monkeypatch):
    with queue.create(REQUEST, jobs) as run:
        for job in jobs:
            finish(run, job)
    rows, read = list[object](), queue._store.read
    monkeypatch.setattr(
        queue._store, "read", lambda *asked: [row for row in read(*asked) if not rows.append(row)]
    )
    monkeypatch.setattr(_lookups, "_AT_ONCE", 2)
    late = jobs[0].source.with_name("late.jpg")
    late.write_bytes(b"new")
    found = [late, jobs[0].source, jobs[0].target]
    assert queue.new_paths(found, REQUEST.settings_hash) == [late]
    assert len(rows) == 2


def test_too_many_pictures_push_the_oldest_batches_out(queue, jobs, monkeypatch):
    monkeypatch.setattr(_records, "KEEP_ITEMS", 7)
    for _ in range(4):
        with queue.create(REQUEST, [Job(j.source, j.target, keep="kept") for j in jobs]):
            pass
    assert [b.id for b in queue.batches()] == [4, 3]
    monkeypatch.setattr(_records, "KEEP_ITEMS", 1)  # an archive: the last one is still known
    queue.create(REQUEST, [Job(j.source, j.target, keep="kept") for j in jobs]).close()
    assert [b.id for b in queue.batches()] == [5, 4]


def test_without_a_place_on_disk_the_run_goes_on(tmp_path, jobs, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "file"))
    said: list[str] = []
    queue = Queue.open(warn=said.append)
    assert len(said) == 1
    assert "DEBLUR_DATA" in said[0]
    with queue.create(REQUEST, jobs) as run:
        for item in run.left():
            finish(run, item)
        assert len(run.items("done")) == 5
    queue.close()


def test_a_batch_that_the_disk_refuses_lives_in_memory(tmp_path, jobs):
    said: list[str] = []
    queue = Queue.open(tmp_path / "queue.sqlite", warn=said.append)
    # Readable, not writable: a trigger stands for the disk that refuses.
    db = sqlite3.connect(tmp_path / "queue.sqlite")
    db.execute("CREATE TRIGGER no BEFORE INSERT ON batch BEGIN SELECT RAISE(ABORT, 'full'); END")
    db.close()
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
        assert len(run.left()) == 4
    assert len(said) == 1
    assert "DEBLUR_DATA" in said[0]
    assert queue.batches() == []
    queue.close()


def test_a_batch_in_memory_is_withdrawn_and_not_the_one_of_its_number_on_disk(tmp_path, jobs):
    queue = Queue.open(tmp_path / "queue.sqlite", warn=lambda _: None)
    queue.create(REQUEST, jobs[:1]).close()
    db = sqlite3.connect(tmp_path / "queue.sqlite")
    db.execute("CREATE TRIGGER no BEFORE INSERT ON batch BEGIN SELECT RAISE(ABORT, 'full'); END")
    db.close()
    with queue.create(REQUEST, jobs[1:]) as run:
        run.withdraw()
    assert run.batch_id == 1
    assert left(queue) == {1: ["0.jpg"]}
    queue.close()


def test_without_locks_the_run_goes_on_and_it_is_said(tmp_path, jobs, monkeypatch):
    def no_locks(handle: int, **_: object) -> bool:
        raise OSError("no locks available")

    monkeypatch.setattr("engine.core.locks.try_lock", no_locks)
    said: list[str] = []
    queue = Queue.open(tmp_path / "queue.sqlite", warn=said.append)
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
    assert "no locks available" in said[0]
    assert len(queue.items(run.batch_id, "done")) == 1
    queue.close()


def test_the_default_place_is_the_data_folder_and_nothing_else_stays_there(
    tmp_path, jobs, monkeypatch
):
    monkeypatch.setenv("DEBLUR_DATA", str(tmp_path / "data"))
    queue = Queue.open(warn=refuse)
    with queue.create(REQUEST, jobs) as run:
        finish(run, jobs[0])
    queue.close()
    assert [p.name for p in (tmp_path / "data").iterdir()] == ["queue.sqlite"]


FINITE = st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | st.integers() | FINITE | st.text(max_size=5)
NAMES = st.text(max_size=5)
JSON = st.recursive(
    SCALARS, lambda x: st.lists(x, max_size=3) | st.dictionaries(NAMES, x, max_size=2), max_leaves=5
)
SETTINGS = st.dictionaries(NAMES, JSON, max_size=4)
FEW = settings(max_examples=40, deadline=None)


@FEW
@given(SETTINGS, st.randoms())
def test_settings_hash_knows_no_order_and_survives_json(asked, dice):
    keys = list(asked)
    dice.shuffle(keys)
    expected = settings_hash(asked, "m")
    assert settings_hash({k: asked[k] for k in keys}, "m") == expected
    assert settings_hash(json.loads(json.dumps(asked)), "m") == expected


@FEW
@given(SETTINGS, st.text(), st.integers())
def test_settings_hash_tells_every_change(asked, key, value):
    without = {k: v for k, v in asked.items() if k != key}
    hashes = {
        settings_hash(without, "m"),
        settings_hash({**without, key: value}, "m"),
        settings_hash({**without, key: value + 1}, "m"),
        settings_hash({**without, key: str(value)}, "m"),
        settings_hash({**without, key: [value]}, "m"),
        settings_hash({**without, key: value}, "n"),
    }
    assert len(hashes) == 6


@FEW
@given(SETTINGS, st.text(), st.integers(-(2**53), 2**53))
def test_settings_hash_takes_what_means_the_same_as_the_same(asked, key, value):
    without = {k: v for k, v in asked.items() if k != key}
    assert settings_hash({**without, key: None}, "m") == settings_hash(without, "m")
    one = settings_hash({**without, key: (value, 0.0, True)}, "m")
    assert settings_hash({**without, key: [float(value), -0.0, True]}, "m") == one
    assert settings_hash({**without, key: [value, 0, 1]}, "m") != one


def test_settings_hash_is_the_documented_one_for_ever():
    text = '{"model":"ff","schema":1,"settings":{"quality":95,"strength":0.5,"\\u00e6":[1,null]}}'
    asked = {"strength": 0.5, "quality": 95.0, "æ": [1, None], "format": None}
    assert settings_hash(asked, "ff") == hashlib.sha256(text.encode()).hexdigest()


def test_settings_hash_refuses_what_has_no_one_meaning():
    with pytest.raises(ValueError, match="not JSON compliant"):
        settings_hash({"strength": float("nan")}, "m")
    with pytest.raises(TypeError):
        settings_hash({"folder": Path("x")}, "m")
    with pytest.raises(TypeError, match="no name"):
        settings_hash({"a": {1: 2}}, "m")


def test_a_result_mixed_anew_is_ours_and_not_what_was_asked(queue, jobs):
    with queue.create(REQUEST, jobs) as run:
        for job in jobs[:2]:
            finish(run, job)
    first, second = jobs[:2]
    batch, item = queue.result_at(first.target)
    assert (batch.id, item.source, item.strength) == (run.batch_id, first.source, None)
    assert queue.result_at(first.source) is None
    first.target.write_bytes(b"half as sharp")
    assert queue.result_at(first.target) is None  # somebody altered it
    queue.note_reblended(batch.id, first.source, 0.5)
    assert queue.result_at(first.target)[1].strength == 0.5
    assert queue.is_result(first.target)
    asked = REQUEST.settings_hash
    assert queue.find_result(first.source, asked, first.target) is None
    assert queue.find_result(second.source, asked, second.target).target == second.target
    earlier = [next(queue.find_all_results(job.source)) for job in (first, second)]
    assert [found.strength for found in earlier] == [0.5, REQUEST.settings["strength"]]
    assert all(found.request == REQUEST for found in earlier)


def test_all_results_of_a_picture_are_found_newest_first_as_long_as_they_are_as_written(
    queue, jobs
):
    job = jobs[0]
    again = dataclasses.replace(job, target=job.target.with_stem(f"{job.target.stem}-2"))
    for each in (job, again):
        with queue.create(REQUEST, [each]) as run:
            finish(run, each)
    found = list(queue.find_all_results(job.source))
    assert [each.target for each in found] == [again.target, job.target]
    again.target.write_bytes(b"altered")
    assert [each.target for each in queue.find_all_results(job.source)] == [job.target]


def test_what_failed_last_and_is_unaltered_is_known(queue, jobs):
    first, second, third = jobs[:3]
    with queue.create(REQUEST, [first, second, third]) as run:
        for job in (first, second, third):
            run.begin(job.source)
            run.record(ItemFailed(str(job.source), "it is cut off", "Copy it again."))
    with queue.create(REQUEST, [second]) as run:
        finish(run, second)
    third.source.write_bytes(b"copied again")
    (found,) = queue.find_failures({str(job.source) for job in jobs})
    assert (found.source, found.reason, found.hint) == (
        first.source, "it is cut off", "Copy it again.",
    )  # fmt: skip


def test_a_failure_is_known_also_where_a_later_batch_left_the_picture_to_another(queue, jobs):
    with queue.create(REQUEST, jobs[:1]) as run:
        run.begin(jobs[0].source)
        run.record(ItemFailed(str(jobs[0].source), "it is cut off"))
    for _ in range(2):
        queue.create(OTHERWISE, jobs[:1]).close()
    assert states(queue, 2) == ["kept"]
    (found,) = queue.find_failures({str(jobs[0].source)})
    assert found.reason == "it is cut off"


def test_of_failures_only_those_asked_for_are_looked_at(queue, jobs, monkeypatch):
    """Others may be on a share that has gone, where each look takes seconds."""
    with queue.create(REQUEST, jobs) as run:
        for job in jobs:
            run.begin(job.source)
            run.record(ItemFailed(str(job.source), "it is cut off"))
    looked = []
    real = _records.find_stat
    monkeypatch.setattr(_records, "find_stat", lambda path: (looked.append(path), real(path))[1])
    (found,) = queue.find_failures({str(jobs[1].source)})
    assert looked == [found.source] == [jobs[1].source]


@pytest.mark.parametrize("moment", [1 << 63, -(1 << 62), 32_503_680_000 * 10**9])
def test_a_photo_of_the_year_3000_is_done_and_found_again(queue, jobs, moment):
    """Wrong clocks and archives make such; SQLite holds times up to the year 2262."""
    job = jobs[0]
    os.utime(job.source, ns=(0, moment))
    with queue.create(REQUEST, [job]) as run:
        finish(run, job)
    size, mtime_ns = _records.find_stat(job.source)
    assert size == job.source.stat().st_size
    assert -(1 << 63) <= mtime_ns < 1 << 63
    found = queue.find_result(job.source, REQUEST.settings_hash, job.target)
    assert found is not None
    assert found.target == job.target


def test_whether_a_photo_is_a_result_is_known_without_asking_its_disk(queue, jobs, monkeypatch):
    """A link to the folder is followed, once for all that is in it."""
    job = jobs[0]
    with queue.create(REQUEST, [job]) as run:
        finish(run, job)
    folder = job.target.parent
    link = folder.with_name("link")
    link.symlink_to(folder, target_is_directory=True)
    asked, real = [], os.path.realpath
    monkeypatch.setattr(os.path, "realpath", lambda path: (asked.append(path), real(path))[1])
    assert queue.has_target(link / job.target.name)
    assert not any(queue.has_target(link / f"{n}.jpg") for n in range(1, 9))
    assert len(asked) == 1


def test_a_queue_that_cannot_be_read_knows_nothing_and_says_so_once(tmp_path, jobs, monkeypatch):
    job, told = jobs[0], []
    queue = Queue.open(tmp_path / "q.sqlite", warn=told.append)
    with queue.create(REQUEST, [job]) as run:
        finish(run, job)

    def refuse(*_):
        raise ConfigError("disk I/O error")

    monkeypatch.setattr(queue._store, "read", refuse)
    for _ in range(2):
        assert queue.find_result(job.source, REQUEST.settings_hash, job.target) is None
        assert list(queue.find_all_results(job.source)) == []
        assert queue.find_failures({str(job.source)}) is None
        assert not queue.is_result(job.target)
        assert not queue.has_target(job.target)
        assert queue.result_at(job.target) is None
    assert told == ["Earlier results cannot be looked up. disk I/O error"]
    queue.close()


def test_what_is_noted_together_is_on_the_disk_together(tmp_path, jobs):
    """Killed before the end of a block, the program leaves nothing of it."""
    database = tmp_path / "q.sqlite"
    queue, other = (Queue.open(database, warn=print) for _ in range(2))
    with queue.create(REQUEST, jobs) as run:
        with run.together():
            for job in jobs:
                run.begin(job.source)
            assert states(other, run.batch_id) == ["planned"] * len(jobs)
        assert states(other, run.batch_id) == ["running"] * len(jobs)
        assert all(run.is_begun(job.source) for job in jobs)
        with contextlib.suppress(KeyError), run.together():
            run.record(ItemKept(str(jobs[0].source), "sharp"))
            raise KeyError
        assert states(other, run.batch_id)[0] == "kept"
        assert not run.is_begun(jobs[0].source)
    queue.close()
    other.close()


def test_a_hash_from_elsewhere_counts_only_for_the_file_that_was_begun(tmp_path, jobs):
    queue = Queue.open(tmp_path / "q.sqlite", warn=print)
    with queue.create(REQUEST, jobs) as run:
        first, second = jobs[0].source, jobs[1].source
        for source in (first, second):
            run.begin(source)
        size, mtime_ns = first.stat().st_size, first.stat().st_mtime_ns
        run.note_source(first, "ab" * 32, size, mtime_ns)
        run.note_source(second, "ab" * 32, size, mtime_ns - 1)
        assert run.source_sha256(first) == "ab" * 32  # it is not read again
        assert run.source_sha256(second) == hashlib.sha256(second.read_bytes()).hexdigest()
        run.note_source(first, "ab" * 32, size, mtime_ns)
        first.write_bytes(b"changed meanwhile")
        assert run.source_sha256(first) == ""
    queue.close()


def test_the_sources_of_a_batch_are_known_without_reading_its_items(tmp_path, jobs):
    queue = Queue.open(tmp_path / "q.sqlite", warn=print)
    with queue.create(REQUEST, jobs) as run:
        assert sorted(run.sources()) == sorted(item.source for item in run.items())
        assert len(run) == len(jobs)
    queue.close()
