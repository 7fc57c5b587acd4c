"""One progress over all stages of a tuning, and what it takes: from the photos and the pace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from engine.events import Log, Metric, Progress, Work
from engine.models import Catalogue
from trainer import PACE
from trainer.config import config_from
from trainer.tune.pace import workload_of
from trainer.tune.record import ScanResult, ScanRow, TuneSpec
from trainer.tune.settings import data_settings, tuning_settings
from trainer.tune.stages import PARTS, Course, Workload, estimate


def load(student: str = "live", **changes: Any) -> Workload:
    card = Catalogue.of_program().get(student)
    fields = {"kind": "pairs", "count": 40, "megapixels": 1.0, "precisions": card.files}
    config = config_from({**tuning_settings(card, "quick"), **data_settings(40)})
    return Workload.of(config, **{**fields, **changes})  # type: ignore[arg-type]


def seconds(**changes: Any) -> float:
    return sum(estimate(load(**changes), 1.0).values())


def test_everything_that_takes_time_is_counted() -> None:
    parts = estimate(load(), 1.0)
    left_out = {part for part, one in parts.items() if not one}
    assert left_out == {
        "held-out",
        "taught",
        "teacher",
        "middles",
    }  # which small pairs and this teacher lack
    assert parts["training"] > 400
    assert seconds(count=40) > seconds(count=10)
    assert seconds(megapixels=24) > 1.1 * seconds(megapixels=1)
    assert seconds(megapixels=24) < 3 * seconds(megapixels=1)  # of large ones it is the middle
    assert seconds(precisions=("fp32",)) < seconds()
    assert seconds(repairs=True) > seconds()
    assert seconds(teacher="maxim") > seconds()
    assert seconds(kind="blurred", teacher="maxim") > seconds(kind="sharp")
    assert seconds(teacher="") < seconds()  # nothing of the samples is kept


def test_large_pairs_are_cut_once_and_that_is_counted() -> None:
    each = load(megapixels=24).held_out
    assert estimate(load(megapixels=24), 1.0)["middles"] > 4 * each
    assert estimate(load(megapixels=24), 9.0)["middles"] == pytest.approx(
        estimate(load(megapixels=24, precisions=()), 1.0)["middles"]
    )
    assert estimate(load(megapixels=2), 1.0)["middles"] > 0  # for the check of 8 bits
    assert not estimate(load(megapixels=2, precisions=()), 1.0)["middles"]


def test_changed_settings_and_the_number_of_photos_count() -> None:
    live = Catalogue.of_program().get("live")
    spec = TuneSpec("my-camera", ("/photos",), student="live", settings={"steps": 8})
    rows = tuple(ScanRow(f"{n}", f"/b{n}", f"/s{n}") for n in range(100))
    found = workload_of(spec, ScanResult("pairs", ("/photos",), rows, megapixels=2.0), live)
    assert (found.steps, found.crops_per_pair, found.megapixels) == (8, 30, 2.0)
    assert (found.training, found.held_out) == (80, 20)
    assert found.precisions == ("int8", "fast8")
    assert not found.repairs


def test_the_next_tuning_is_told_from_what_the_last_one_took() -> None:
    parts = estimate(load(), 1.0)
    later = estimate(load(), 1.0, {"export": 2.0, "training": 0.5, "unknown": 9.0})
    assert later["export"] == 2 * parts["export"]
    assert later["training"] == parts["training"] / 2
    assert later["mix"] == parts["mix"]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


PLAN = {part: 0.0 for part in PARTS} | {
    "crops": 10.0, "kept": 10.0, "before": 20.0, "training": 100.0, "export": 20.0,
    "comparison": 40.0,
}  # fmt: skip


def tuning(course: Course, clock: Clock, *, slow: float = 1.0, pace: float = 1.0) -> Work[str]:
    """As `trainer.tune.tune` does; everything takes `slow` times as long as planned."""
    yield course.begin("repair")
    course.plan(PLAN, is_known=True)
    for unit in ("real crops", "kept crops"):
        for done in range(1, 11):
            clock.now += slow
            yield Progress(done, 10, unit)
    yield course.begin("before")
    clock.now += 20 * slow
    yield Metric("old/real/psnr", 30.0)
    yield course.begin("training")
    for step in range(1, 101):
        clock.now += slow
        left = slow * (100 - step) if step > 10 else None
        if step in (11, 60):
            yield Metric(PACE, pace, step)
        yield Progress(step, 100, "steps", "", 0.0, left)
    yield course.begin("export")
    clock.now += 20 * slow
    yield course.begin("comparison")
    for done in range(1, 5):
        clock.now += 10 * slow
        yield Progress(done, 4, "pictures")
    return "done"


def followed(course: Course, clock: Clock, **more: float) -> Iterator[tuple[Any, float]]:
    for event in course.follow(tuning(course, clock, **more)):
        yield event, clock.now


def test_one_progress_that_never_falls_and_ends_at_the_end() -> None:
    clock = Clock()
    course = Course(clock)
    shown = [e for e, _ in followed(course, clock) if isinstance(e, Progress)]
    done = [event.done for event in shown]
    assert done == sorted(done)
    assert {(event.total, event.unit) for event in shown} == {(100.0, "%")}
    assert done[-1] == pytest.approx(100)
    halfway = next(e for e in shown if e.item.startswith("step 50 of 100"))
    assert halfway.done == pytest.approx(100 * 90 / 200)
    assert halfway.item == "step 50 of 100, 1.00 steps/s"


def test_stages_are_named_once_each() -> None:
    clock = Clock()
    named = [e for e, _ in followed(Course(clock), clock) if isinstance(e, Log)]
    codes = [e.code for e in named]
    assert codes == ["stage-data", "stage-before", "stage-training", "stage-export",
                     "stage-comparison"]  # fmt: skip
    assert named[2].message == "Training."


def test_what_is_done_is_named_when_it_begins() -> None:
    def work() -> Work[None]:
        yield Progress(480, 480, "real crops")
        yield Progress(0, 1, "shards of synthetic pairs")  # which takes minutes
        yield Progress(0, 9, "crops")

    shown = [e.item for e in Course(Clock()).follow(work()) if isinstance(e, Progress)]
    assert list(filter(None, shown)) == [
        "Cutting your photos: 480 of 480",
        "Synthesizing many kinds of blur, so that the model forgets none; this may take minutes",
        "Computing results to imitate: 0 of 9",
    ]


@pytest.mark.parametrize("slow", [0.5, 1.0, 3.0])
def test_the_time_left_follows_what_was_really_measured(slow: float) -> None:
    clock = Clock()
    told = [
        (event.seconds_left, at, event.item)
        for event, at in followed(Course(clock), clock, slow=slow)
        if isinstance(event, Progress) and event.seconds_left is not None
    ]
    end = clock.now
    assert told[0][0] == pytest.approx(200, rel=0.1)  # as planned, before anything is known
    trained = [(left, at) for left, at, item in told if item.startswith("step") and "/s" in item]
    for left, at in trained:
        assert left == pytest.approx(end - at, rel=0.15)
    assert told[-1][0] == pytest.approx(0, abs=1)


def test_no_time_is_told_from_an_unknown_pace_before_the_training() -> None:
    clock = Clock()
    course = Course(clock)
    told = {}
    plan, course.plan = course.plan, lambda seconds, **_: plan(seconds, is_known=False)  # type: ignore[method-assign]
    for event, _ in followed(course, clock):
        if isinstance(event, Progress):
            told[event.item] = event.seconds_left
    assert told["Cutting your photos: 5 of 10"] is None
    assert told["step 5 of 100"] is None
    assert told["step 50 of 100, 1.00 steps/s"] is not None
    assert told["2 of 4"] is not None


def test_that_the_pace_is_measured_is_told_once_and_not_before() -> None:
    clock = Clock()
    events = [event for event, _ in followed(Course(clock), clock)]
    (told,) = (e for e in events if isinstance(e, Metric) and e.name == PACE)
    assert (told.value, told.step) == (1.0, 11)
    before, after = events[: events.index(told)], events[events.index(told) + 1 :]
    assert any("step 10 of" in e.item for e in before if isinstance(e, Progress))
    assert after[0].item == "step 11 of 100, 1.00 steps/s"


def test_a_slow_pace_is_not_shown_as_none() -> None:
    clock = Clock()
    events = [event for event, _ in followed(Course(clock), clock, pace=1 / 210)]
    (told,) = (e.value for e in events if isinstance(e, Metric) and e.name == PACE)
    assert told == 1 / 210
    assert "step 50 of 100, 0.0048 steps/s" in [e.item for e in events if isinstance(e, Progress)]


def test_a_resumed_tuning_goes_on_where_it_was() -> None:
    clock = Clock()
    course = Course(clock)

    def resumed() -> Work[None]:
        yield course.begin("repair")
        course.plan(PLAN, is_known=True)
        yield course.begin("before")
        clock.now += 20
        yield course.begin("training")
        for step in range(51, 101):
            clock.now += 1
            yield Progress(step, 100, "steps", "", 0.0, 100.0 - step)

    told = [e for e in course.follow(resumed()) if isinstance(e, Progress)]
    done = [event.done for event in told]
    assert done == sorted(done)
    assert next(e for e in told if "step 51" in e.item).done > 30
    assert told[-1].seconds_left == pytest.approx(60, rel=0.1)  # export and comparison


def test_a_pause_is_not_counted() -> None:
    clock = Clock()
    course = Course(clock)
    for event, _ in followed(course, clock):
        if isinstance(event, Progress):
            clock.now += 1000  # whoever drives it waits
    assert course.total_seconds == pytest.approx(200)
    work = load()
    expected = estimate(work, 1.0)
    ratios = course.ratios(work, 1.0, is_data_new=True)
    assert ratios["training"] == pytest.approx(100 / expected["training"], abs=0.01)
    assert set(ratios) <= set(PARTS)


def test_what_was_ended_early_makes_nothing_else_faster() -> None:
    clock = Clock()
    course = Course(clock)

    def ended_early() -> Work[None]:
        yield course.begin("repair")
        course.plan(PLAN, is_known=True)
        yield course.begin("training")
        for step in range(1, 21):
            clock.now += 1
            yield Progress(step, 100, "steps", "", 0.0, 100.0 - step)
        yield course.begin("export")

    *_, last = course.follow(ended_early())
    assert isinstance(last, Progress)
    assert last.seconds_left == pytest.approx(60, rel=0.1)


def course_of(spent: dict[str, float]) -> Course:
    course = Course()
    course.spent = dict(spent)  # type: ignore[arg-type]
    return course


def test_what_was_found_done_says_nothing_about_the_next_tuning() -> None:
    work = load(teacher="maxim")
    spent = dict(estimate(work, 1.0))
    spent["teacher"] *= 0.01  # all of it was in the cache
    spent["export"] *= 0.1  # which is never found done
    ratios = course_of(spent).ratios(work, 1.0, is_data_new=True)
    assert "teacher" not in ratios
    assert (ratios["export"], ratios["synthetic"]) == (0.1, 1.0)
    assert estimate(work, 1.0, ratios)["teacher"] == estimate(work, 1.0)["teacher"]


def test_of_a_pool_that_was_begun_before_nothing_is_learned() -> None:
    work = load()
    spent = dict(estimate(work, 1.0))
    spent["synthetic"] *= 0.6  # the other part was made in an earlier session
    ratios = course_of(spent).ratios(work, 1.0, is_data_new=False)
    assert not set(ratios) & {"repair", "crops", "synthetic", "kept"}
    assert set(ratios) >= {"before", "training", "export", "comparison"}


@pytest.mark.parametrize("step", [40, 100, 250, 400])
def test_a_training_that_was_ended_early_has_the_validations_that_were_made(step: int) -> None:
    card = Catalogue.of_program().get("live")
    table = {**tuning_settings(card, "quick"), **data_settings(40)}
    config = config_from({**table, "steps": 400, "validate_every": 100})
    whole = Workload.of(config, kind="pairs", count=40, megapixels=1.0)
    ended = whole.ended_at(step, config)
    assert (ended.steps, ended.validations, whole.validations) == (step, step // 100, 4)
    each = estimate(replace(whole, validations=1), 1.0)["training"] - whole.steps
    taken = step * 1.0 + (step // 100) * each
    assert course_of({"training": taken}).ratios(ended, 1.0, is_data_new=True) == {"training": 1.0}


def test_an_error_and_a_stop_reach_the_work() -> None:
    closed = []

    def failing() -> Work[None]:
        try:
            yield Log("a")
            raise ValueError("b")
        finally:
            closed.append(True)

    def working() -> Work[None]:
        try:
            yield Log("a")
            yield Log("b")
        finally:
            closed.append(True)

    with pytest.raises(ValueError, match="b"):
        list(Course().follow(failing()))
    stopped = Course().follow(working())
    next(stopped)
    stopped.close()
    assert closed == [True, True]
