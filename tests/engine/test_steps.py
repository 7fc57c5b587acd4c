"""A step that does not end is given up after a cancel; everything else stays in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine import steps
from engine.events import Event, Finished, Log, Work, run


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEP_SECONDS", 0.2)
    monkeypatch.setattr(steps, "CLOSE_SECONDS", 0.5)
    monkeypatch.setattr(steps, "_given_up", [])
    return


def heard(work: Work[int], **options: object) -> tuple[list[Event], Finished, int | None]:
    events: list[Event] = []
    result = run(work, events.append, job="test", background=True, **options)  # type: ignore[arg-type]
    return events, result.finished, result.value


def test_steps_run_in_one_other_thread_and_events_are_handed_over_in_this() -> None:
    threads: list[threading.Thread] = []

    def work() -> Work[int]:
        for n in range(100):
            threads.append(threading.current_thread())
            yield Log(str(n))
        return 7

    listeners = []
    result = run(
        work(), lambda _: listeners.append(threading.current_thread()), job="test", background=True
    )
    assert result.value == 7
    assert set(listeners) == {threading.current_thread()}
    assert len(set(threads)) == 1
    assert threading.current_thread() not in threads
    assert not threads[0].is_alive()


def test_no_step_begins_before_the_last_event_was_taken() -> None:
    begun: list[int] = []

    def work() -> Work[int]:
        for n in range(20):
            begun.append(n)
            yield Log(str(n))
        return 0

    def listen(event: Event) -> None:
        if isinstance(event, Log):
            time.sleep(0.005)
            assert begun[-1] == int(event.message)

    assert run(work(), listen, job="test", background=True).finished.outcome == "ok"


def test_a_step_without_end_is_given_up_after_a_cancel() -> None:
    go_on, closed = threading.Event(), threading.Event()

    def work() -> Work[int]:
        try:
            yield Log("before")
            go_on.wait()
            yield Log("never heard")
            return 0
        finally:
            closed.set()

    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    events, finished, _ = heard(work(), cancelled=stop.is_set)
    assert not closed.is_set()
    assert finished.outcome == "cancelled"
    assert [e.message for e in events if isinstance(e, Log)] == ["before"]
    assert events[-1] is finished
    assert steps.left_running()
    # It cleans up as soon as it can.
    assert not closed.is_set()
    go_on.set()
    assert closed.wait(5)
    until = time.monotonic() + 5
    while steps.left_running() and time.monotonic() < until:
        time.sleep(0.01)
    assert not steps.left_running()


def test_what_was_given_up_is_known_by_its_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.steps._given_up", [])
    steps.give_up(lambda: True)  # such as the driver of a camera
    steps.give_up(lambda: False, "watch")
    assert steps.left_running()
    assert not steps.left_running("watch")
    steps.give_up(lambda: True, "watch")
    assert steps.left_running("watch")


def test_a_step_that_ends_in_time_is_not_given_up() -> None:
    def work() -> Work[int]:
        try:
            while True:
                time.sleep(0.05)
                yield Log("step")
        finally:
            cleaned.append(True)

    cleaned: list[bool] = []
    until = time.monotonic() + 0.5
    _, finished, _ = heard(work(), cancelled=lambda: time.monotonic() > until)
    assert finished.outcome == "cancelled"
    assert cleaned == [True]
    assert not steps.left_running()


def test_cleaning_up_without_end_is_given_up_too() -> None:
    go_on = threading.Event()

    def work() -> Work[int]:
        try:
            while True:
                yield Log("step")
        finally:
            go_on.wait()

    _, finished, _ = heard(work(), cancelled=lambda: True)
    assert finished.outcome == "cancelled"
    go_on.set()


def test_errors_of_a_step_are_those_of_the_job() -> None:
    def work() -> Work[int]:
        yield Log("step")
        raise ZeroDivisionError("in the step")

    _, finished, _ = heard(work())
    assert finished.outcome == "crashed"
    assert "in the step" in finished.message
    assert "test_steps.py" in finished.traceback


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_slow_signal_handler_does_not_make_the_wait_endless() -> None:
    handled, go_on = threading.Event(), threading.Event()

    def handle(_number: int, _frame: object) -> None:
        time.sleep(0.6)  # longer than the step is waited for at a time
        handled.set()

    def work() -> Work[int]:
        go_on.wait(20)
        yield Log("step")
        return 1

    before = signal.signal(signal.SIGUSR1, handle)
    slow = steps.BackgroundSteps(work(), "slow")
    ring = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGUSR1))
    ring.start()
    try:
        with pytest.raises(steps.GivenUp):
            slow.next(handled.is_set)
    finally:
        go_on.set()
        ring.join()
        slow.close()
        signal.signal(signal.SIGUSR1, before)


_SLOW = """
import sys, time, ctypes
import engine.batch.{module} as module
from engine.cli.main import main
read = module.read_image
def slow(path):
    if "slow" in path.name:
        print("reading", flush=True)
        time.sleep(600)
    return read(path)
module.read_image = slow
sys.argv[1:] = {words}
raise SystemExit(main())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", ["run", "scan"])
def test_one_signal_ends_the_program_while_a_file_is_read(
    tmp_path: Path, command: str, number: signal.Signals
) -> None:
    for name in ("a.png", "slow.png", "z.png"):
        Image.fromarray(np.full((40, 40, 3), 99, np.uint8)).save(tmp_path / name)
    module = "image_io" if command == "run" else "reading"
    words = [command, str(tmp_path), *(["-o", str(tmp_path / "out")] if command == "run" else [])]
    child = subprocess.Popen(
        [sys.executable, "-c", _SLOW.format(module=module, words=words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"DEBLUR_DATA": str(tmp_path / "data")},
    )  # fmt: skip
    try:
        assert child.stdout is not None
        for line in child.stdout:
            if "reading" in line:
                break
        time.sleep(1)
        child.send_signal(number)
        code = child.wait(60)
    finally:
        child.kill()
        child.communicate()
    assert code == 130
    if command == "run":
        assert (tmp_path / "out" / "a.png").exists()
