"""What the window knows of a tuning from its events."""

from deblur_gui.training.state import TuningState
from engine.events import Finished, Log, Metric, Progress, Started
from trainer import PACE


def stage(name: str) -> Log:
    return Log(f"{name}.", code=f"stage-{name}")


def whole(percent: float, left: float | None = None, item: str = "") -> Progress:
    return Progress(percent, 100.0, "%", item, 0.5, left)


def test_the_progress_is_that_of_the_whole_and_its_stage_is_named():
    state = TuningState().apply_all([Started("tune", 0)], 0.0)
    assert (state.part, state.fraction) == ("", 0.0)
    state = state.apply_all([stage("data"), whole(3, item="5 of 10")], 1.0)
    assert (state.part, state.stage, state.detail) == ("data", "data.", "5 of 10")
    assert not state.is_training
    state = state.apply_all([Log("Nothing new."), stage("training")], 2.0)
    assert (state.stage, state.detail) == ("training.", "")
    state = state.apply_all([whole(20, item="step 3 of 40"), Progress(1, 2, "pairs")], 3.0)
    assert (state.fraction, state.detail, state.is_training) == (0.2, "step 3 of 40", True)
    assert state.log == ("data.", "Nothing new.", "training.")


def test_before_the_training_times_are_a_range():
    state = TuningState().apply_all([stage("data")], 0.0)
    for n in range(5):
        state = state.apply_all([whole(n, 1200.0 - n)], float(n))
        assert (state.spans_left is None) == (n < 3)
    low, high = state.spans_left
    assert (low, high) == (("minutes", 20, 0), ("minutes", 30, 0))


def test_the_training_knows_what_is_left_of_the_whole():
    state = TuningState().apply_all([stage("data")], 0.0)
    for n in range(5):
        state = state.apply_all([whole(n, 1200.0 - n)], float(n))
    state = state.apply_all([stage("training")], 5.0)
    for n in range(5, 9):
        state = state.apply_all([whole(10, 1200.0 - n)], float(n))
    assert not state.is_measured  # the first steps tell nothing: that is the estimate yet
    assert state.spans_left == (("minutes", 20, 0), ("minutes", 30, 0))
    state = state.apply_all([Metric(PACE, 1.5, 16)], 9.0)
    for n in range(9, 14):
        state = state.apply_all([whole(10, 3000.0 - n)], float(n))
    assert state.is_measured
    low, high = state.spans_left  # the guess of before does not slow it down
    assert low == high == ("minutes", 50, 0)


def test_a_training_that_is_ended_early_does_not_keep_the_time_of_all_its_steps():
    state = TuningState().apply_all([stage("training"), Metric(PACE, 1.5, 16)], 0.0)
    for n in range(5):
        state = state.apply_all([whole(20, 1500.0 - n)], float(n))
    assert state.spans_left is not None
    state = state.apply_all([stage("mix"), whole(77, 120.0)], 5.0)
    assert state.spans_left is None  # it is being estimated anew
    for n in range(5, 10):
        state = state.apply_all([whole(78, 120.0 - n)], float(n))
    assert state.spans_left == (("minutes", 2, 0), ("minutes", 2, 0))


def test_a_tuning_that_is_resumed_begins_anew_and_one_that_ended_has_no_time_left():
    state = TuningState().apply_all(
        [stage("training"), Metric(PACE, 1.0, 16), whole(60, 90.0)], 0.0
    )
    assert state.is_measured
    state = state.apply_all([Finished("cancelled")], 1.0)
    assert state.spans_left is None
    state = state.apply_all([Started("tune", 0)], 2.0)
    assert (state.fraction, state.part, state.is_measured) == (0.0, "", False)
