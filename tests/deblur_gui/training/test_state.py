"""What the window knows of a tuning from its events."""

from deblur_gui.training.state import TuningState
from engine.events import Progress, Started


def test_every_stage_is_estimated_from_its_own_beginning():
    state = TuningState().apply_all([Started("tune", 0)], 0.0)
    state = state.apply_all([Progress(0, 10, "photos held out")], 10.0)
    assert state.seconds_left is None
    state = state.apply_all([Progress(2, 10, "photos held out")], 14.0)
    assert state.seconds_left == 16
    state = state.apply_all([Progress(0, 200, "crops")], 100.0)
    assert state.seconds_left is None
    state = state.apply_all([Progress(100, 200, "crops")], 130.0)
    assert state.seconds_left == 30
    state = state.apply_all([Progress(150, 200, "crops", seconds_left=7.0)], 131.0)
    assert state.seconds_left == 7  # the job knows better


def test_the_pace_of_the_training_is_measured_by_the_training():
    state = TuningState().apply_all([Progress(0, 400, "steps")], 0.0)
    state = state.apply_all([Progress(5, 400, "steps")], 60.0)
    assert state.seconds_left is None
    state = state.apply_all([Progress(20, 400, "steps", seconds_left=90.0)], 80.0)
    assert state.seconds_left == 90


def test_a_stage_that_another_window_began_is_estimated_from_what_is_seen_of_it():
    events = [Progress(0, 100, "crops"), Progress(60, 100, "crops")]
    state = TuningState().apply_all(events, 50.0)
    assert state.seconds_left is None
    state = state.apply_all([Progress(70, 100, "crops")], 60.0)
    assert state.seconds_left == 30


def test_the_time_left_of_each_stage_is_told_once_it_is_steady():
    state = TuningState()
    for n in range(5):
        event = Progress(n, 400, "steps", seconds_left=600.0 - n)
        state = state.apply_all([event], float(n))
        assert (state.time_left.span is None) == (n < 3)
    assert state.time_left.span == ("minutes", 10, 0)
    state = state.apply_all([Progress(0, 50, "photos held out", seconds_left=9.0)], 6.0)
    assert state.time_left.span is None
