"""The time left: nothing before it is steady, then smooth, and said as people say it."""

import itertools
import random

import pytest

from engine.core.time_left import Span, TimeLeft, span_of, span_text


def shown(guesses, every=1.0):
    left, seen = TimeLeft(), []
    for n, guess in enumerate(guesses):
        left = left.after(guess, n * every)
        seen.append(left.seconds)
    return seen


def test_what_jumps_is_not_shown_until_it_agrees():
    guesses = [900, 60, 400, 150, 300, 299, 298, 297, 296, 295]
    seen = shown(guesses)
    assert seen[:6] == [None] * 6
    assert seen[-1] == pytest.approx(295, abs=10)


def test_a_steady_job_is_estimated_within_seconds():
    assert shown([100, 99, 98, 97])[-1] == pytest.approx(97)
    assert shown([100, 99])[-1] is None
    assert shown([100] * 20, every=0.01)[-1] is None  # many reports at once say no more than one


def test_what_never_agrees_is_shown_at_last():
    rng = random.Random(1)
    seen = shown([rng.uniform(100, 1000) for _ in range(70)])
    assert seen[50] is None
    assert seen[-1] is not None


def test_once_shown_it_does_not_jump_but_follows():
    calm = [200 - n for n in range(10)]
    seen = shown([*calm, 900, 189, 188])
    assert max(abs(b - a) for a, b in itertools.pairwise(seen[5:])) < 60
    slower = shown([*calm, *[400] * 60])  # the rest takes longer than what was
    assert slower[-1] == pytest.approx(400, rel=0.1)


def test_no_guess_and_no_number_change_nothing():
    left = TimeLeft().after(None, 0.0).after(float("nan"), 1.0).after(float("inf"), 2.0)
    assert left == TimeLeft()


def test_a_pause_is_no_progress():
    left = TimeLeft()
    for n in range(5):
        left = left.after(100.0 - n, float(n))
    assert left.resumed().after(96.0, 1000.0).seconds == pytest.approx(96, abs=1)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "a few seconds"), (12, "about 10 seconds"), (42, "about 40 seconds"),
        (56, "about a minute"), (88, "about a minute"), (93, "about 2 minutes"),
        (240, "about 4 minutes"), (11 * 60, "about 10 minutes"), (23 * 60, "about 25 minutes"),
        (57.4 * 60, "about 55 minutes"), (58 * 60, "about an hour"), (70 * 60, "about 1 h 15 min"),
        (125 * 60, "about 2 hours"), (4.9 * 3600, "about 5 hours"), (30 * 3600, "about 30 hours"),
    ],
)  # fmt: skip
def test_as_people_say_it(seconds, text):
    assert span_text(span_of(seconds)) == text


def test_what_is_shown_does_not_go_up_and_down():
    four = Span("minutes", 4)
    assert span_of(275, four) == four
    assert span_of(275) == Span("minutes", 5)
    assert span_of(330, four) == Span("minutes", 5)
    assert span_of(200, four) == Span("minutes", 3)
