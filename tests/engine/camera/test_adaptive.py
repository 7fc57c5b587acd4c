"""Adaptive scaling on a simulated machine: the cost of a frame is known, and no clock runs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.camera.adaptive import STEPS, AdaptiveScaler, Step

RATE = 30.0


def drive(scaler, cost_of_full, seconds, began=0.0, fixed=0.1):
    """Feed the frames of so many seconds; return the steps, one per frame.

    A frame costs `cost_of_full` seconds at full size, the share `fixed` of it at any size.
    """
    now, steps = began, []
    while now < began + seconds:
        step = scaler.step
        cost = cost_of_full * (fixed + (1 - fixed) * step.scale**2)
        now += max(cost, step.every / RATE)
        steps.append(scaler.feed(cost, now))
    return steps


def test_a_fast_machine_stays_at_full_size():
    assert set(drive(AdaptiveScaler(1 / RATE), 0.030, 20)) == {Step()}


@pytest.mark.parametrize(
    ("cost", "wanted"),
    [(0.045, Step(3 / 4)), (0.08, Step(1 / 2)), (0.11, Step(3 / 8)), (0.14, Step(1 / 4))],
)
def test_it_moves_straight_to_the_step_that_fits(cost, wanted):
    scaler = AdaptiveScaler(1 / RATE)
    drive(scaler, cost, 2.5, fixed=0.15)
    assert scaler.step == wanted


def test_below_the_smallest_size_frames_are_skipped():
    scaler = AdaptiveScaler(1 / RATE)
    drive(scaler, 0.5, 5)
    assert scaler.step.scale == 1 / 4
    assert scaler.step.every > 1


def test_it_moves_up_again_when_the_machine_is_free():
    scaler = AdaptiveScaler(1 / RATE)
    drive(scaler, 0.12, 5)
    assert scaler.step.scale < 1
    drive(scaler, 0.012, 60, began=5)
    assert scaler.step == Step()


def test_it_settles_when_no_step_fits_exactly():
    """At half the size there is time to spare, at three quarters not enough."""
    scaler = AdaptiveScaler(1 / RATE)
    steps = drive(scaler, 0.048, 300, fixed=0.0)
    changes = [i for i, (a, b) in enumerate(itertools.pairwise(steps)) if a != b]
    assert len(changes) <= 20  # in five minutes
    assert len([i for i in changes if i > len(steps) / 2]) <= 4


def test_single_slow_frames_change_nothing():
    scaler = AdaptiveScaler(1 / RATE)
    for number in range(200):
        scaler.feed(0.5 if number % 10 == 0 else 0.02, number / RATE)
    assert scaler.step == Step()


@given(st.floats(0.001, 3.0), st.floats(0.0, 0.3))
def test_it_ends_near_the_highest_step_that_fits(cost, fixed):
    scaler = AdaptiveScaler(1 / RATE)
    steps = drive(scaler, cost, 90, fixed=fixed)
    share = [fixed + (1 - fixed) * s.scale**2 for s in STEPS]
    fits = [s for s, part in zip(STEPS, share, strict=True) if cost * part <= s.every / RATE]
    if fits:
        last = steps[-1]
        at = STEPS.index(last)
        # It may be trying the step above, but is never far from one that fits.
        assert at >= STEPS.index(fits[0]) - 1
    else:
        assert scaler.is_lowest


def test_steps_are_described_in_words():
    assert Step().note(30) == ""
    assert "at 1/2 of the full size to keep 30 frames" in Step(1 / 2).note(30)
    assert "at 1/4 of the full size, on 1 in 2 frames" in Step(1 / 4, 2).note(30)
