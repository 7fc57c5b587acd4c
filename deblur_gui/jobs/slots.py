"""Named slots for background jobs, one job in each.

    slots.run("preview", make_work, self.previewed.emit)        # a newer request replaces the older
    slots.run("reblend", make_work, None, on_events, in_turn=True)   # queued
    slots.run_command("fetch", command, on_events, on_end)          # a child process
    slots.put("run", job, on_events, on_end)                        # a job made elsewhere

A job that is replaced is cancelled, and has ended before the next one begins: two previews never
compute side by side.

While there are slots, Python's cyclic collector runs in the window's thread alone. Left to itself
it runs in whichever thread allocates, and destroys there what of Qt it finds: a crash, sooner or
later.
"""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deblur_gui.jobs.job import Job, ProcessJob, ThreadJob
from engine.events import Event, Finished, Result

_COLLECT_MS = 250

OnEvents = Callable[[tuple[Event, ...]], None]


class Slots(QObject):
    """The jobs of one window."""

    failed = Signal(str, Finished)
    """Name of the slot: a job failed or crashed, and its value will not come."""
    started = Signal(str)
    """Name of the slot: a job begins."""
    ended = Signal()
    """A job has ended, however."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[str, Job] = {}
        self._next: dict[str, deque[Callable[[], None]]] = {}
        self._closed = False
        self._ended: list[Job] = []
        self._forgotten: list[Job] = []
        self._collector = _Collector(self)
        self._collector.ticked.connect(self._on_collector_ticked)

    def __contains__(self, slot: str) -> bool:
        return slot in self._jobs

    @property
    def is_closed(self) -> bool:
        """Whether no job starts any more."""
        return self._closed

    def job(self, slot: str) -> Job | None:
        """Return the job in this slot, or None."""
        return self._jobs.get(slot)

    def run(
        self,
        slot: str,
        make_work: Callable[[], Any],
        then: Callable[[Any], None] | None,
        on_events: OnEvents | None = None,
        *,
        failed: Callable[[Finished], None] | None = None,
        in_turn: bool = False,
    ) -> None:
        """Run this work instead of what is in the slot, or after it.

        `make_work` returns a generator of events, or is a plain function without any. Its value
        goes to `then`; where it failed or crashed, its end goes to `failed`.
        """
        if not in_turn:
            self.cancel(slot)

        def begin() -> None:
            end = partial(self._on_work_finished, slot, then, failed, in_turn)
            self.put(slot, ThreadJob(make_work, job=slot), on_events, end)

        if slot in self._jobs:
            self._next.setdefault(slot, deque()).append(begin)
        else:
            begin()

    def put(
        self, slot: str, job: Job, on_events: OnEvents | None, end: Callable[[Result[Any]], None]
    ) -> None:
        """Start `job` in a slot that is free; `end` is given its result."""
        if self._closed:
            return
        self._jobs[slot] = job
        self.started.emit(slot)
        if on_events is not None:
            job.events.connect(on_events)
        job.finished.connect(partial(self._on_job_finished, slot, end))
        job.start()

    def run_command(
        self,
        slot: str,
        command: Sequence[str],
        on_events: OnEvents | None,
        end: Callable[[Finished], None],
    ) -> bool:
        """Run a command that prints events as lines of JSON; False if the slot is taken or closed.

        Whatever needs torch runs this way: torch never enters the window.
        """
        if self._closed or slot in self._jobs:
            return False
        job = ProcessJob(command, job=slot, total=1)
        self.put(slot, job, on_events, lambda result: end(result.finished))
        return True

    def cancel(self, slot: str) -> None:
        """Cancel the job in a slot, if any, and those that come after it."""
        self._next.pop(slot, None)
        if slot in self._jobs:
            self._jobs[slot].cancel()

    def end(self, slot: str, seconds: float) -> None:
        """Cancel the job in a slot, if any, and wait for its end."""
        self.cancel(slot)
        if slot in self._jobs:
            self._jobs[slot].wait(seconds)

    def close(self, seconds: float) -> bool:
        """Cancel all jobs and wait for them; False if one still runs after that."""
        self._closed = True
        self._next.clear()
        jobs = list(self._jobs.values())
        for job in jobs:
            job.cancel()
        deadline = time.monotonic() + seconds
        left = [job for job in jobs if not job.wait(max(0.0, deadline - time.monotonic()))]
        for job in left:
            job.give_up()
        if not left:
            self._collector.close()
        return not left

    def _on_job_finished(
        self, slot: str, end: Callable[[Result[Any]], None], result: Result[Any]
    ) -> None:
        self._ended.append(self._jobs.pop(slot))
        self.ended.emit()
        end(result)
        following = self._next.get(slot)
        if following and slot not in self._jobs:
            begin = following.popleft()
            if not following:
                del self._next[slot]
            begin()

    @Slot()
    def _on_collector_ticked(self) -> None:
        # Not at their end, as they are still emitting it then. deleteLater() crashed PySide6 6.11
        # where the parent went before the next turn of the event loop.
        self._forgotten, self._ended = self._ended, []

    def _on_work_finished(
        self,
        slot: str,
        then: Callable[[Any], None] | None,
        failed: Callable[[Finished], None] | None,
        in_turn: bool,
        result: Result[Any],
    ) -> None:
        outcome = result.finished.outcome
        if slot in self._next and not in_turn:
            return  # the answer to an older request
        if outcome in ("failed", "crashed"):
            if failed is not None:
                failed(result.finished)
            self.failed.emit(slot, result.finished)
        elif outcome == "ok" and then is not None:
            then(result.value)


class _Collector(QObject):
    """Python's cyclic collector, by a timer of the window's thread."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the imports made stays: no need to scan it every time
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def close(self) -> None:
        """Let the collector run by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _on_timer_timeout(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        full = [generation for generation in range(3) if counts[generation] > limits[generation]]
        if full:
            gc.collect(full[-1])
        self.ticked.emit()
