"""Commands in the slots of a window: one at a time in each, and none outlives the window."""

from __future__ import annotations

import sys
import threading

import pytest

from deblur_gui.jobs.slots import Slots
from engine import steps
from engine.events import Finished, Progress, to_json

WAITS = f"import sys; print({to_json(Progress(1, 2))!r}, flush=True); sys.stdin.read()"


@pytest.fixture
def slots(qtbot):
    made = Slots()
    yield made
    made.close(10)


def running(slots, qtbot):
    """Start a command that ends when it is cancelled; return its events and ends."""
    events, ends = [], []
    assert slots.run_command("a", [sys.executable, "-c", WAITS], events.extend, ends.append)
    qtbot.waitUntil(lambda: bool(events), timeout=20_000)
    return events, ends


def test_a_slot_that_is_taken_runs_no_other_command(slots, qtbot):
    _, ends = running(slots, qtbot)
    others = []
    assert not slots.run_command("a", [sys.executable, "-c", ""], None, others.append)
    slots.end("a", 10)
    assert [end.outcome for end in ends] == ["cancelled"]
    assert "a" not in slots
    slots.end("a", 10)  # of a free slot it is nothing
    told = f"print({to_json(Finished('ok', 'Done.'))!r})"
    slots.run_command("a", [sys.executable, "-c", told], None, others.append)
    qtbot.waitUntil(lambda: "a" not in slots, timeout=20_000)
    assert [end.message for end in others] == ["Done."]


def test_a_window_that_closes_ends_its_commands(slots, qtbot):
    _, ends = running(slots, qtbot)
    assert slots.close(10)
    assert [end.outcome for end in ends] == ["cancelled"]
    assert not slots.run_command("b", [sys.executable, "-c", ""], None, ends.append)


def test_the_program_ends_without_what_a_closed_window_has_left_running(slots, monkeypatch):
    """A model in its tile at the end of Python: "terminate called without an active exception"."""
    monkeypatch.setattr(steps, "_given_up", [])
    begun, go_on = threading.Event(), threading.Event()

    def compute():
        begun.set()
        go_on.wait()

    slots.run("slow", compute, None)
    assert begun.wait(20)
    try:
        assert not slots.close(0.1)
        assert steps.left_running()
    finally:
        go_on.set()
    assert slots.close(10)
    assert not steps.left_running()
