"""Background jobs in a thread or a child process, with signals in the window's thread.

    job = ThreadJob(lambda: run_batch(planned, journal, queue), job="run", total=9)
    job.events.connect(panel.show)        # a tuple of events, at most 30 times a second
    job.finished.connect(panel.end)       # a Result, once, after the last events
    job.start()

The worker never touches Qt: it puts events into a box, which a timer of the window empties. So no
burst of events can fill the event loop. Only Progress that a newer one has replaced is dropped.

A thread is cancelled by not iterating any more, a child by closing its stdin, so the end of the
parent cancels it too; a child that does not react is killed after three seconds.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from engine.core.resources import worker_command
from engine.events import Event, Finished, Log, Progress, Result, Started, Work, from_json, run
from engine.messages import msg
from engine.steps import give_up

__all__ = ["Job", "ProcessJob", "ThreadJob", "worker_command"]

TICK_MS = 34
"""Thirty times a second at most: what a screen shows, and more than a person reads."""

KILL_AFTER_MS = 3000
"""How long a child may take to end after a cancel, or after its `Finished`."""

_LONGEST_LINE = 1 << 20
_STDERR_LINES = 40


class Job(QObject):
    """Something that runs in the background; start it once."""

    events = Signal(tuple)
    """Tuple of events, in order; over all, `Started`, others, one `Finished`."""
    finished = Signal(Result)
    """The `Result`, once, after the last events."""

    def __init__(self, job: str, total: int, parent: QObject | None) -> None:
        super().__init__(parent)
        self.name = job
        self._total = total
        self._box = _Box()
        self._result: Result[Any] | None = None
        self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Begin; returns at once."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Ask the job to stop; returns at once, and `finished` says when it has."""
        raise NotImplementedError

    def wait(self, seconds: float) -> bool:
        """Wait for the end and emit it; False if it takes longer."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Note that nobody waits for the job any more, since the program ends."""

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._deliver()

    def _deliver(self) -> None:
        """Emit what the box holds, and then the end if there is one."""
        result = self._result  # read first: all events before it are in the box
        events = self._box.take()
        if events:
            self.events.emit(events)
        if result is not None and not self._over:
            self._over = True
            self._timer.stop()
            self.finished.emit(result)


class ThreadJob(Job):
    """A job in a thread of this process."""

    def __init__(
        self,
        make_work: Callable[[], Any],
        *,
        job: str,
        total: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """Prepare a job; `make_work` is called in the thread: a generator of events, or any."""
        super().__init__(job, total, parent)
        self._runner = _Runner(make_work, job, total, self._box)
        # A daemon: a window that has closed does not stay alive unseen for a slow tile. The queue
        # is made for a process that ends at any moment.
        self._thread = threading.Thread(target=self._runner.run, name=f"deblur-{job}", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._timer.start()
        self._thread.start()

    def cancel(self) -> None:
        """Stop the job before its next step."""
        self._runner.stop.set()
        self._runner.go.set()

    def pause(self) -> None:
        """Let the job wait before its next step; it keeps its memory."""
        self._runner.go.clear()

    def unpause(self) -> None:
        """Let a paused job continue."""
        self._runner.go.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end and emit it; False if it takes longer."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
            if self._thread.is_alive():
                return False
        self._deliver()
        return True

    def give_up(self) -> None:
        """Note that nobody waits any more; else the program would pull libraries from under it."""
        give_up(self._thread.is_alive)

    def _deliver(self) -> None:
        if self._result is None and self._runner.result is not None:
            self._result = self._runner.result
            if self._thread.ident is not None:
                self._thread.join()  # it has nothing left to do
        super()._deliver()


class _Runner:
    """What the thread of a job holds: nothing of Qt.

    A thread that held the job, which is Qt's, might be the last to let go of it, and would then
    destroy it beside the window's own thread.
    """

    def __init__(self, make_work: Callable[[], Any], job: str, total: int, box: _Box) -> None:
        self.stop = threading.Event()
        self.go = threading.Event()
        self.go.set()
        self.result: Result[Any] | None = None
        self._make_work = make_work
        self._job = job
        self._total = total
        self._box = box

    def run(self) -> None:
        """Drive the work to its end."""
        self.result = run(
            _begun(self._make_work),
            self._box.put,
            job=self._job,
            total=self._total,
            cancelled=self._is_cancelled,
            background=True,
        )

    def _is_cancelled(self) -> bool:
        """Whether to stop; a paused job waits here."""
        self.go.wait()
        return self.stop.is_set()


class ProcessJob(Job):
    """A job in a child process that prints its events as lines of JSON.

    Whatever it prints besides becomes a line of the log. One that ends without `Finished` has
    crashed; what it said last on stderr is the report. It returns no value.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        job: str,
        total: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """Prepare a child; `command` is the program and its arguments."""
        super().__init__(job, total, parent)
        self._command = list(command)
        self._rest = b""
        self._stderr: deque[str] = deque(maxlen=_STDERR_LINES)
        self._started = False
        self._finished_event: Finished | None = None
        self._cancelled = False
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUNBUFFERED", "1")
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._on_process_ready_read_output)
        self._process.readyReadStandardError.connect(self._on_process_ready_read_error)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error_occurred)
        self._killer = QTimer(self)
        self._killer.setSingleShot(True)
        self._killer.setInterval(KILL_AFTER_MS)
        self._killer.timeout.connect(self._on_killer_timeout)

    def start(self) -> None:
        """Start the child; returns at once."""
        self._timer.start()
        self._process.start(self._command[0], self._command[1:])

    def cancel(self) -> None:
        """Close the child's stdin; one that does not end by itself is killed."""
        if not self._cancelled:
            self._cancelled = True
            self._process.closeWriteChannel()
            self._killer.start()

    def wait(self, seconds: float) -> bool:
        """Wait for the end and emit it; a cancelled child that takes longer is killed."""
        running = self._process.state() != QProcess.ProcessState.NotRunning
        if running and not self._process.waitForFinished(int(seconds * 1000)):
            if not self._cancelled:
                return False
            self._process.kill()
            self._process.waitForFinished(1000)
        self._deliver()
        return True

    @Slot()
    def _on_process_ready_read_output(self) -> None:
        self._rest += self._process.readAllStandardOutput().data()
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            self._read_line(line)
        if len(self._rest) > _LONGEST_LINE:  # no event is that long, and memory has an end
            self._rest = b""
            self._note("an endless line of the child was dropped")

    @Slot()
    def _on_process_ready_read_error(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in text.splitlines():
            if line.strip():
                self._stderr.append(line)
                self._note(line)

    @Slot()
    def _on_process_finished(self) -> None:
        self._killer.stop()
        self._on_process_ready_read_output()
        self._on_process_ready_read_error()
        self._read_line(self._rest)
        code = self._process.exitCode()
        killed = self._process.exitStatus() == QProcess.ExitStatus.CrashExit
        end = self._finished_event
        if end is None and self._cancelled:
            end = Finished("cancelled")
        if end is None:
            message = (
                msg("The worker process was killed by the system before it finished.")
                if killed
                else msg(
                    "The worker process exited with code {code} before it finished.", code=code
                )
            )
            end = Finished(
                "crashed",
                message,
                "Finished results are kept. Try again; if memory is short, close other "
                "programs or choose a smaller model.",
                "\n".join(self._stderr),
            )
        self._end(end)

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # all others are followed by `finished`
            self._end(
                Finished(
                    "failed",
                    msg(
                        "{name} could not be started: {reason}.",
                        name=Path(self._command[0]).name,
                        reason=self._process.errorString(),
                    ),
                    "Install the program again.",
                )
            )

    @Slot()
    def _on_killer_timeout(self) -> None:
        # Not terminate(): on Windows it does not reach a console program.
        self._process.kill()

    def _read_line(self, line: bytes) -> None:
        """Take one line of stdout: an event, several joined ones, or anything else."""
        text = line.decode("utf-8", "replace").strip()
        for part in _apart(text):
            event = from_json(part)
            if self._finished_event is not None:
                return  # nothing counts after `Finished`
            if event is None:
                self._note(part)
            elif isinstance(event, Finished):
                self._finished_event = event
                self._killer.start()  # it has reported its end: nothing left to wait for
            elif isinstance(event, Started):
                if not self._started:
                    self._put(event)
            else:
                self._put(event)

    def _note(self, line: str) -> None:
        self._put(Log(line[:2000], "debug"))

    def _put(self, event: Event) -> None:
        """Put an event into the box, `Started` before all others."""
        if not self._started:
            self._started = True
            if not isinstance(event, Started):
                self._box.put(Started(self.name, self._total))
        self._box.put(event)

    def _end(self, finished: Finished) -> None:
        if self._result is None:
            self._put(finished)
            self._result = Result(finished)


class _Box:
    """Events on their way from one thread to another; overtaken Progress is dropped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: list[Event | None] = []
        self._progress_at: int | None = None

    def put(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, Progress):
                if self._progress_at is not None:
                    self._events[self._progress_at] = None
                self._progress_at = len(self._events)
            self._events.append(event)

    def take(self) -> tuple[Event, ...]:
        with self._lock:
            events, self._events, self._progress_at = self._events, [], None
        return tuple(event for event in events if event is not None)


def _begun(make_work: Callable[[], Any]) -> Work[Any]:
    """Call the function within the job, so that its errors are the job's."""
    value = make_work()
    return (yield from value) if isinstance(value, Generator) else value


def _apart(text: str) -> Iterator[str]:
    """Yield the events of a line; two writers may have joined theirs in one."""
    mark = '{"event":'  # inside an event's text its quotes would be escaped
    first, *others = text.split(mark)
    if first:
        yield first
    for other in others:
        yield mark + other
