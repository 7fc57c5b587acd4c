"""deblur_gui/photos/state.py: what the window shows, from events alone."""

import dataclasses

import pytest

from deblur_gui.photos.state import MOST_LINES, State
from engine.batch.plan import ImageJob
from engine.events import (
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Log,
    Metric,
    Progress,
    Retried,
    Started,
)


def planned(*names, note=""):
    return [ImageJob(name, f"out/{name}", note=note) for name in names]


def begun(*names):
    return State.of_jobs(planned(*names)).apply_all([Started("run", len(names))], now=0.0)


def test_a_batch_from_its_start_to_its_end():
    state = State.of_jobs(planned("a", "b", "c", note="shortened"))
    assert state.phase == "idle"
    assert [p.state for p in state.pictures.values()] == ["waiting"] * 3
    assert state.pictures["a"].target == "out/a"
    assert state.pictures["a"].reason == "shortened"
    assert state.touched == {"a", "b", "c"}
    state = state.apply(Started("run", 3), now=0)
    assert (state.phase, state.job, state.total) == ("running", "run", 3)
    assert state.touched == set()
    state = state.apply(Progress(0.5, 3, "pictures", "a", 0.5), now=1)
    assert state.pictures["a"].state == "working"
    assert state.pictures["a"].fraction == 0.5
    assert state.item == "a"
    assert state.fraction == pytest.approx(1 / 6)
    state = state.apply(ItemDone("a", "out/a-2", 4.0, note="named a-2"), now=3)
    assert state.touched == {"a"}
    assert state.pictures["a"] == dataclasses.replace(
        state.pictures["a"], state="done", target="out/a-2", reason="named a-2", fraction=1.0
    )
    state = state.apply_all([ItemKept("b", "done before", "x"), ItemFailed("c", "No.", "Do.")], 4)
    assert state.touched == {"b", "c"}
    assert state.pictures["b"].reason == "done before"
    assert (state.pictures["c"].reason, state.pictures["c"].hint) == ("No.", "Do.")
    assert state.counts == {"done": 1, "kept": 1, "failed": 1}
    assert state.left == 0
    state = state.apply(Finished("ok"), now=5)
    assert state.phase == "ended"
    assert list(state.pictures) == ["a", "b", "c"]
    assert state.pictures["c"].state == "failed"


def test_a_state_is_never_changed_in_place():
    before = begun("a")
    copy = (dict(before.pictures), dict(before.counts), before.log)
    before.apply_all([ItemDone("a", "t", 1.0), Log("x"), Metric("loss", 1.0)], 1)
    assert (dict(before.pictures), dict(before.counts), before.log) == copy
    with pytest.raises(TypeError):
        before.pictures["a"] = None
    with pytest.raises(dataclasses.FrozenInstanceError):
        before.phase = "ended"


def test_one_by_one_and_all_at_once_are_the_same():
    events = [
        Started("run", 2), Progress(0, 2, "pictures", "a", 0.0), Log("hello"),
        Retried("a", "memory"), Progress(1, 2, "pictures", "a", 1.0),
        Progress(1, 2, "pictures", "b", 0.0), ItemDone("a", "t", 1.0), Metric("loss", 0.5, 3),
        ItemFailed("b", "broken"), Finished("failed", "disk", "room"),
    ]  # fmt: skip
    start = State.of_jobs(planned("a", "b"))
    one = start
    for event in events:
        one = one.apply(event, now=7.0)
    many = start.apply_all(events, now=7.0)
    assert dataclasses.replace(one, touched=many.touched) == many
    assert many.touched == {"a", "b"}


def test_two_pictures_may_be_at_work_and_a_finished_one_is_not_again():
    state = begun("a", "b").apply(Progress(0.9, 2, "pictures", "a", 0.9), 1)
    state = state.apply(Progress(1, 2, "pictures", "b", 0.0), 1)
    assert state.counts == {"working": 2}  # a is still being written
    state = state.apply_all([ItemDone("a", "t", 1.0), Progress(1, 2, "pictures", "a", 1.0)], 2)
    assert state.pictures["a"].state == "done"


def test_what_was_cut_short_waits_again():
    state = begun("a", "b").apply_all(
        [Progress(0.4, 2, "pictures", "a", 0.4), Finished("cancelled")], 1
    )
    assert state.counts == {"waiting": 2}
    assert state.pictures["a"].fraction == 0
    assert state.touched == {"a"}
    assert state.is_ending


def test_a_picture_that_began_again():
    state = begun("a").apply_all([Progress(0.7, 1, "", "a", 0.7), Retried("a", "Memory.")], 1)
    assert state.pictures["a"].fraction == 0
    assert "Memory." in state.log[-1].message


def test_failures_of_pictures_and_of_the_job_are_in_the_log():
    state = begun("a").apply_all(
        [ItemFailed("a", "Broken.", "Copy it."), Finished("failed", "Full.", "Make room.")], 1
    )
    assert [(line.level, line.message) for line in state.log] == [
        ("error", "a: Broken. Copy it."),
        ("error", "Full. Make room."),
    ]


def test_the_log_is_bounded_and_counts_what_it_dropped():
    state = State().apply_all(Log(str(n)) for n in range(MOST_LINES + 5))
    state = state.apply(Log("last", "warning"))
    assert len(state.log) == MOST_LINES
    assert state.dropped_lines == 6
    assert state.log[0].message == "6"
    assert (state.log[-1].level, state.log[-1].message) == ("warning", "last")


def test_a_picture_nobody_planned_is_shown_all_the_same():
    state = begun("a").apply(ItemDone("x", "t", 1.0), 1)
    assert state.counts == {"waiting": 1, "done": 1}


def test_the_next_batch_starts_afresh_but_keeps_the_log():
    state = begun("a").apply_all([Log("old"), ItemDone("a", "t", 1), Finished("ok", "m")], 9)
    again = state.apply(Started("run", 1), 10)
    assert (again.phase, again.job, again.total) == ("running", "run", 1)
    assert again.done == 0
    assert again.counts == {"done": 1}
    assert again.log[0].message == "old"


def after(state, *guesses, at=0.0):
    for n, guess in enumerate(guesses):
        state = state.apply(Progress(0.5, 2, "pictures", "a", 0.5, guess), at + n)
    return state


def test_the_time_left_is_told_once_it_is_steady():
    state = after(begun("a", "b"), None, float("nan"), 900, 30, 200)
    assert state.time_left.span is None
    state = after(state, 240, 239, 238, 237, at=10.0)
    assert state.time_left.span == ("minutes", 4, 0)
    state = after(state, 600, at=14.5)
    assert state.time_left.span == ("minutes", 4, 0)  # one guess does not make it jump
    assert state.apply(Started("run", 1), 20.0).time_left.span is None


def test_no_time_is_told_where_nothing_runs():
    assert State().is_ending
    assert not begun("a").is_ending
    done = begun("a").apply_all([Progress(1, 1, "", "a", 1.0, 0.0), ItemDone("a", "t", 1.0)], 1)
    assert done.is_ending


def test_a_result_that_looks_worse_is_none_of_the_skipped_ones():
    state = begun("a", "b").apply(ItemKept("a", "worse", code="guard-kept"))
    assert state.counts == {"rejected": 1, "waiting": 1}


def foretold_end(state):
    """Return when the job ends by its last report."""
    return state.time_left.ends[-1][1]


def test_a_pause_is_no_part_of_the_speed():
    state = begun("a", "b", "c").apply(Progress(0, 3, "pictures", "a", 0.0), 0.0)
    done = [ItemDone("a", "t", 1.0), Progress(1, 3, "pictures", "b", 0.0)]
    paused = state.apply_all(done, 10.0).with_phase("paused")
    assert paused.touched == set()
    state = paused.with_phase("running", now=1000.0)
    state = state.apply(ItemDone("b", "t", 1.0), 1010.0)
    state = state.apply(Progress(2, 3, "pictures", "c", 0.0, 500.0), 1010.0)
    assert foretold_end(state) == pytest.approx(1020)  # not in 500 s, of a clock that knew no pause


def test_after_a_pause_a_large_picture_counts_as_what_it_is():
    names = "abcdefghij"
    state = begun(*names)
    for n, name in enumerate(names[:9]):  # each of a second, and a hundredth of the pixels
        report = Progress(n, 10, "pictures", name, 0.0, work_fraction=n / 90)
        state = state.apply_all([report, ItemDone(name, "t", 1.0)], n)
    state = state.with_phase("paused").with_phase("running", now=1000.0)
    last = Progress(9, 10, "pictures", "j", 0.0, 500.0, work_fraction=0.1)
    assert foretold_end(state.apply(last, 1001.0)) == pytest.approx(1082)


@pytest.mark.timeout(60)
def test_20000_pictures_in_ticks_need_no_patience():
    """A list that is copied for every event takes minutes here."""
    names = [f"/photos/{n}.jpg" for n in range(20_000)]
    state = State.of_jobs(planned(*names))
    for start in range(0, len(names), 500):
        state = state.apply_all([ItemKept(name, "sharp") for name in names[start : start + 500]])
    assert state.counts == {"kept": 20_000}
    assert len(state.touched) == 500
