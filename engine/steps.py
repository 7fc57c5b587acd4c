"""The steps of a job: in the caller's thread, or in one that can be given up.

A decoder, a disk or a network share can hold a step for minutes, and nothing can interrupt a
library. So a job that people wait for runs in a thread of its own: when it is cancelled, its step
gets some seconds to end, and then nobody waits for it any more.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")

STEP_SECONDS = 5.0
"""What a step gets to end after a cancel; a tile of a slow model takes as long."""

CLOSE_SECONDS = 30.0
"""What cleaning up gets, in which the last result is written to the end."""

_POLL_SECONDS = 0.2

_given_up: list[tuple[str, Callable[[], bool]]] = []


def give_up(is_running: Callable[[], bool], job: str = "") -> None:
    """Note that nobody waits any more for something that runs in another thread.

    `job`: the name of the job of which it was a step, "" for what was none.
    """
    _given_up.append((job, is_running))


def left_running(job: str = "") -> bool:
    """Return whether something that was given up is still running in this process.

    `job`: only a step of a job of this name.

    Then the process must not end as usual, which waits for its threads or pulls libraries from
    under them: `os._exit`.
    """
    return any(is_running() for name, is_running in _given_up if job in ("", name))


class GivenUp(Exception):
    """A step did not end in time after the job was cancelled."""


class Steps(Generic[S, T]):
    """The steps of a generator, in the caller's thread."""

    def __init__(self, work: Generator[S, None, T]) -> None:
        self._work = work

    def next(self, cancelled: Callable[[], bool]) -> S:
        """Return what the next step yields; raises what it raises, StopIteration at the end."""
        return next(self._work)

    def close(self) -> None:
        """Let the generator clean up; raises what that raises."""
        self._work.close()


class BackgroundSteps(Steps[S, T]):
    """The steps of a generator in a thread; one that does not end after a cancel is given up.

    No step begins before the last one was taken. A step that was given up goes on, and the
    generator is closed after it, by its own thread.
    """

    def __init__(self, work: Generator[S, None, T], name: str) -> None:
        super().__init__(work)
        self._name = name
        self._calls: queue.SimpleQueue[Callable[[], Any] | None] = queue.SimpleQueue()
        # WORKAROUND: SimpleQueue.get(timeout=) waits for ever if a signal handler (Ctrl+C) ends
        # after the timeout: in C, what is left of it becomes negative, which stands for no timeout.
        self._answers: queue.Queue[tuple[Any, BaseException | None]] = queue.Queue()
        self._answer: tuple[Any, BaseException | None] | None = None
        self._busy = self._ended = False
        # A daemon: the process can end without it.
        self._thread = threading.Thread(target=self._serve, name=f"deblur-{name}", daemon=True)
        self._thread.start()

    def next(self, cancelled: Callable[[], bool]) -> S:
        """Return what the next step yields; raises GivenUp, and what the step raises."""
        self._ask(lambda: next(self._work))
        until: float | None = None
        while not self._wait(_POLL_SECONDS):
            if until is None and cancelled():
                until = time.monotonic() + STEP_SECONDS
            if until is not None and time.monotonic() > until:
                self._give_up()
                raise GivenUp
        value: S = self._take()
        return value

    def close(self) -> None:
        """Let the generator clean up, for some time; raises what that raises."""
        if self._ended:
            return
        if self._busy:  # Ctrl+C came while a step was waited for: no more patience
            if not self._wait(_POLL_SECONDS):
                self._give_up()
                return
            self._answer = None
        self._ask(self._work.close)
        if not self._wait(CLOSE_SECONDS):
            self._give_up()
            return
        try:
            self._take()
        finally:
            self._end()
            self._thread.join()

    def _ask(self, call: Callable[[], Any]) -> None:
        self._busy = True
        self._calls.put(call)

    def _wait(self, seconds: float) -> bool:
        """Return whether there is an answer, after at most so long."""
        try:
            self._answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            return False
        self._busy = False
        return True

    def _take(self) -> Any:  # noqa: ANN401 - of whatever was asked
        assert self._answer is not None
        value, error = self._answer
        self._answer = None
        if error is not None:
            raise error
        return value

    def _end(self) -> None:
        self._ended = True
        self._calls.put(None)

    def _give_up(self) -> None:
        give_up(self._thread.is_alive, self._name)
        self._calls.put(self._work.close)
        self._end()

    def _serve(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                answer: tuple[Any, BaseException | None] = (call(), None)
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                answer = (None, error)
            self._answers.put(answer)
            del answer, call
