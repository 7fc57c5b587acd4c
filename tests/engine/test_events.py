"""The event stream: its lines survive any pipe, and every job ends exactly once."""

import dataclasses
import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.errors import ImageReadError
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
    from_json,
    relay,
    relay_progress,
    result_of,
    run,
    to_json,
)

KINDS = (Started, Progress, Retried, ItemDone, ItemKept, ItemFailed, Metric, Log, Finished)

# Lone surrogates are what Python makes of a file name that is not valid UTF-8.
texts = st.text(st.characters(exclude_categories=()))
finite = st.floats(allow_nan=False, allow_infinity=False)
VALUES = {
    "str": texts,
    "int": st.integers(0, 2**53),
    "float": finite,
    "float | None": st.none() | finite,
    "Outcome": st.sampled_from(["ok", "cancelled", "failed", "crashed"]),
    "LogLevel": st.sampled_from(["debug", "info", "warning", "error"]),
}


def _events(kind):
    return st.builds(kind, **{f.name: VALUES[f.type] for f in dataclasses.fields(kind)})


events = st.one_of(*[_events(kind) for kind in KINDS])


class Listener(list):
    """Keeps the events; `ended` are the outcomes it was told."""

    def __call__(self, event):
        self.append(event)

    @property
    def ended(self):
        return [event.outcome for event in self if isinstance(event, Finished)]


# --- lines ---------------------------------------------------------------------------------------


@given(events)
@example(ItemDone(item="caf\udce9.jpg", target="b\u2028\u0085\n.jpg", seconds=0.5))
def test_an_event_comes_back_from_its_line(event):
    line = to_json(event)
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert from_json(line) == event


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_lacks_is_null_on_the_line_and_nan_after_it(value):
    line = to_json(Metric("loss", value, 3))
    assert json.loads(line)["value"] is None
    back = from_json(line)
    assert isinstance(back, Metric)
    assert math.isnan(back.value)
    assert back.step == 3


def test_null_stays_none_where_a_field_may_be_none():
    assert from_json(to_json(Progress(1.0, 2.0))) == Progress(1.0, 2.0, seconds_left=None)


def test_unknown_fields_are_passed_over():
    assert from_json('{"event": "Log", "message": "hello", "colour": "red"}') == Log("hello")


@given(texts)
def test_any_text_is_an_event_or_none(line):
    assert from_json(line) is None  # text that happens to be an event is not found by chance


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(KINDS), st.data())
def test_an_event_of_wrong_types_is_rubbish_and_never_gets_through(kind, data):
    names = [field.name for field in dataclasses.fields(kind)]
    values = data.draw(st.dictionaries(st.sampled_from(names), json_values))
    event = from_json(json.dumps({"event": kind.__name__, **values}))
    if event is None:
        return
    accepted = {"str": (str,), "int": (int,), "float": (float, int)}
    for field in dataclasses.fields(kind):
        value = getattr(event, field.name)
        allowed = accepted.get(field.type, (str, float, int, type(None)))
        assert isinstance(value, allowed), f"{field.name}={value!r}"
        assert not isinstance(value, bool)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "null",
        "[]",
        '"Log"',
        "{}",
        '{"event": "Log"}',
        '{"event": "Nothing", "message": "x"}',
        '{"event": ["Log"], "message": "x"}',
        '{"event": "Log", "message": {"a": 1}}',
        '{"event": "Log", "message": "x", "level": "loud"}',
        '{"event": "Progress", "done": true, "total": 2}',
        '{"event": "Finished", "outcome": "splendid"}',
        '{"event": "Log", "message": "cut of',
        "[" * 100_000,
        '{"event": "Started", "job": "x", "total": ' + "9" * 5_000 + "}",
    ],
    ids=lambda line: line[:40] or "empty",
)
def test_rubbish_is_none(line):
    assert from_json(line) is None


# --- run -----------------------------------------------------------------------------------------


def test_a_job_that_returns_ends_ok_with_its_value():
    def work():
        yield Log("one")
        yield Log("two")
        return 42

    heard = Listener()
    result = run(work(), heard, job="count", total=2)
    assert heard == [Started("count", 2), Log("one"), Log("two"), Finished("ok")]
    assert result.value == 42
    assert result.finished == Finished("ok")


def test_a_cancelled_job_is_closed_before_it_is_said_to_be_over():
    steps = []
    heard = Listener()

    def work():
        try:
            for n in range(100):
                yield Log(str(n))
        finally:
            steps.append(("cleaned up", list(heard.ended)))

    result = run(work(), heard, job="count", cancelled=lambda: len(heard) == 3)
    assert heard == [Started("count"), Log("0"), Log("1"), Finished("cancelled")]
    assert steps == [("cleaned up", [])]
    assert result.value is None


def test_a_job_that_is_cancelled_before_its_first_step_never_begins():
    begun = []

    def work():
        begun.append(True)
        yield Log("one")

    heard = Listener()
    run(work(), heard, job="count", cancelled=lambda: True)
    assert heard == [Started("count"), Finished("cancelled")]
    assert begun == []


def test_ctrl_c_inside_the_job_cancels_it():
    cleaned = []

    def work():
        try:
            yield Log("one")
            raise KeyboardInterrupt
        finally:
            cleaned.append(True)

    heard = Listener()
    assert run(work(), heard, job="x").finished == Finished("cancelled")
    assert heard.ended == ["cancelled"]
    assert cleaned == [True]


def test_ctrl_c_while_the_listener_has_the_word_cancels_the_job():
    cleaned = []

    def work():
        try:
            yield Log("one")
            yield Log("two")
        finally:
            cleaned.append(True)

    heard = Listener()

    def emit(event):
        heard(event)
        if event == Log("one"):
            raise KeyboardInterrupt

    run(work(), emit, job="x")
    assert heard == [Started("x"), Log("one"), Finished("cancelled")]
    assert cleaned == [True]


def test_an_error_that_the_user_can_understand_fails_the_job():
    def work():
        yield Log("one")
        raise ImageReadError("It is broken.", "Take another.")

    heard = Listener()
    result = run(work(), heard, job="x")
    end = Finished("failed", "It is broken.", "Take another.", code="image.read")
    assert heard[-1] == result.finished == end
    assert heard.ended == ["failed"]
    assert result.value is None


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("oh"), MemoryError("oh"), SystemExit(3), RecursionError("oh")]
)
def test_a_bug_crashes_the_job_with_its_traceback(error):
    def the_place_of_the_bug():
        raise error

    def work():
        yield Log("one")
        the_place_of_the_bug()

    heard = Listener()
    finished = run(work(), heard, job="x").finished
    assert heard.ended == ["crashed"]
    assert type(error).__name__ in finished.message
    assert "the_place_of_the_bug" in finished.traceback
    assert from_json(to_json(finished)) == finished


def test_a_relay_yields_what_is_made_of_each_thing_and_returns_the_value():
    closed = []

    def work():
        try:
            yield 1
            yield 2
            yield 3
            return "value"
        finally:
            closed.append(True)

    def odd(number):
        return Log(str(number)) if number % 2 else None

    def job():
        return (yield from relay(work(), odd))

    heard = Listener()
    assert run(job(), heard, job="x").value == "value"
    assert heard[1:-1] == [Log("1"), Log("3")]
    assert result_of(work()) == "value"

    stopped = job()
    next(stopped)
    stopped.close()
    assert closed == [True] * 3


def test_work_that_is_part_of_more_has_its_progress_changed_alone():
    def part():
        yield Log("a line")
        yield Progress(1, 4, "parts")
        return "value"

    work = relay_progress(
        part(), lambda progress: dataclasses.replace(progress, done=progress.done + 2)
    )
    heard = Listener()
    assert run(work, heard, job="x").value == "value"
    assert heard[1:-1] == [Log("a line"), Progress(3, 4, "parts")]


@pytest.mark.parametrize("event", [Started("inner"), Finished("ok")])
def test_only_run_may_say_that_a_job_starts_or_ends(event):
    def work():
        yield event
        yield Log("never said")

    heard = Listener()
    run(work(), heard, job="x")
    assert [type(e) for e in heard] == [Started, Finished]
    assert heard.ended == ["crashed"]


def test_a_clean_up_that_fails_is_told_and_still_ends_the_job_once():
    def work():
        try:
            yield Log("one")
            yield Log("two")
        finally:
            raise OSError("cannot remove the temporary file")

    heard = Listener()
    result = run(work(), heard, job="x", cancelled=lambda: len(heard) == 2)
    assert heard.ended == ["crashed"]
    assert "temporary file" in result.finished.message


def test_a_job_that_goes_on_yielding_when_closed_is_a_bug_that_is_told():
    def work():
        try:
            yield Log("one")
        finally:
            yield Log("I will not go")

    heard = Listener()
    run(work(), heard, job="x", cancelled=lambda: len(heard) == 2)
    assert heard.ended == ["crashed"]


@pytest.mark.parametrize("breaks_at", [Started, Log, Finished])
def test_a_listener_that_is_gone_stops_the_job_and_is_not_spoken_to_again(breaks_at):
    spoken = []
    state = []

    def work():
        state.append("begun")
        try:
            yield Log("one")
            yield Progress(1, 1)
        finally:
            state.append("cleaned up")

    def emit(event):
        spoken.append(event)
        if isinstance(event, breaks_at):
            raise BrokenPipeError

    job = work()  # held, so that it is closed by run() and not by the garbage collector
    with pytest.raises(BrokenPipeError):
        run(job, emit, job="x")
    assert isinstance(spoken[-1], breaks_at)
    assert sum(isinstance(event, breaks_at) for event in spoken) == 1
    assert state == ([] if breaks_at is Started else ["begun", "cleaned up"])


def test_an_error_of_the_listener_is_not_taken_for_one_of_the_job():
    def work():
        yield Log("one")

    def emit(event):
        if event == Log("one"):
            raise ImageReadError("the listener's own trouble")

    with pytest.raises(ImageReadError, match="own trouble"):
        run(work(), emit, job="x")


outcomes = st.sampled_from(["return", "fail", "crash", "interrupt"])


@given(st.integers(0, 6), outcomes, st.integers(0, 9))
def test_whatever_happens_a_job_ends_exactly_once(steps, ending, cancel_after):
    closed = []

    def work():
        try:
            for n in range(steps):
                yield Log(str(n))
            if ending == "fail":
                raise ImageReadError("no")
            if ending == "crash":
                raise ValueError("no")
            if ending == "interrupt":
                raise KeyboardInterrupt
        finally:
            closed.append(True)

    heard = Listener()
    result = run(work(), heard, job="x", cancelled=lambda: len(heard) > cancel_after)
    assert isinstance(heard[0], Started)
    assert heard.ended == [result.finished.outcome]
    assert heard[-1] is result.finished
    assert len(closed) == (cancel_after > 0)
    was_cancelled = steps >= cancel_after
    told = {"return": "ok", "fail": "failed", "crash": "crashed", "interrupt": "cancelled"}
    assert result.finished.outcome == ("cancelled" if was_cancelled else told[ending])
