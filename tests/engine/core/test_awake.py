"""The machine stays awake while a batch runs, and where that is impossible the batch runs."""

import sys
import threading
import types

import pytest

from engine.core.awake import keep_awake
from engine.events import Finished, Log, Progress, run


class FakeMode:
    def __init__(self, active, why="", breaks=False):
        self.active, self._breaks, self.said = active, breaks, []
        self.result = types.SimpleNamespace(get_failure_text=lambda style: why)

    def __enter__(self):
        self.said.append(("enter", threading.get_ident()))

    def __exit__(self, *_):
        self.said.append(("exit", threading.get_ident()))
        if self._breaks:
            raise RuntimeError("the bus has gone")


@pytest.fixture
def wakepy(monkeypatch):
    def use(mode):
        module = types.ModuleType("wakepy")
        module.keep = types.SimpleNamespace(running=lambda on_fail: mode)
        monkeypatch.setitem(sys.modules, "wakepy", module)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        return mode

    return use


def work(closed=None):
    try:
        yield Progress(1, 2)
        yield Progress(2, 2)
        return "value"
    finally:
        if closed is not None:
            closed.append(True)


def test_it_is_kept_awake_from_the_first_event_to_the_last(wakepy):
    mode, heard = wakepy(FakeMode(active=True)), []
    result = run(keep_awake(work()), lambda e: heard.append((e, len(mode.said))), job="run")
    assert result.value == "value"
    assert [(type(e), n) for e, n in heard[1:]] == [(Progress, 1), (Progress, 1), (Finished, 2)]
    assert {thread for _, thread in mode.said} == {threading.get_ident()}


def test_an_end_before_time_lets_it_sleep_again(wakepy):
    mode, closed = wakepy(FakeMode(active=True)), []
    job = keep_awake(work(closed))
    next(job)
    job.close()
    assert [word for word, _ in mode.said] == ["enter", "exit"]
    assert closed


def test_a_refusal_is_a_line_in_the_log(wakepy):
    wakepy(FakeMode(active=False, why="nobody listens"))
    events = []
    result = run(keep_awake(work()), events.append, job="run")
    assert result.value == "value"
    (line,) = [e for e in events if isinstance(e, Log)]
    assert line == Log("The machine may go to sleep: nobody listens", "debug")


def test_a_bus_that_goes_meanwhile_does_not_fail_the_batch(wakepy):
    wakepy(FakeMode(active=True, breaks=True))
    assert run(keep_awake(work()), lambda _: None, job="run").value == "value"


def test_without_a_bus_or_the_library_nothing_is_tried(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert next(keep_awake(work())) == Progress(1, 2)  # a server: nothing puts it to sleep
    monkeypatch.setitem(sys.modules, "wakepy", None)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert "not installed" in next(keep_awake(work())).message
