"""What the window asks for, and what became of it: the one place that starts jobs.

    session = Session(window)
    session.changed.connect(panel.show)          # State, at most 30 times a second
    session.batch_ended.connect(panel.sum_up)    # BatchEnd
    session.start_batch(settings.spec([folder]))

Methods return at once. Signals say what happened, in the window's own thread. ONNX models run in a
thread, torch in a child process, so torch never enters the window.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.job import Job, ProcessJob, ThreadJob, worker_command
from deblur_gui.photos.batch_jobs import (
    BatchEnd,
    Estimate,
    OpenBatch,
    check_before_start,
    estimate_work,
    open_new,
    plan_work,
    queue_new,
    reopen_batch,
    watch_work,
)
from deblur_gui.photos.preview_jobs import Loaded, Preview
from deblur_gui.photos.reblend_jobs import FinishedPicture, Reblended
from deblur_gui.photos.state import State
from deblur_gui.side_session import SideSession
from engine.batch.batch import Asked
from engine.batch.pipeline import Summary
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Event, Finished, Result, Work
from engine.models import Catalogue, Model, ModelCard
from engine.queue.queue import Batch, Queue
from engine.watch.folder import Totals

__all__ = [
    "BatchEnd", "Estimate", "FinishedPicture", "Loaded", "Preview", "Reblended", "Session",
    "check_before_start",
]  # fmt: skip


@dataclass(frozen=True)
class _Order:
    """What waits for its turn: how to open a batch, the command that is to run, or a watching."""

    wish: BatchSpec | int | str
    open: Callable[[], Work[OpenBatch]] | None = None
    command: tuple[str, ...] = ()
    watching: Callable[[], Work[Totals]] | None = None
    batch_id: int = 0
    """Of a batch that is on disk already; it is offered again where the window closes before."""


class Session(SideSession):
    """One window's dealings with the engine: batches here, the rest in `SideSession`."""

    changed = Signal(object)
    plan_events = Signal(object)
    planned = Signal(object)
    estimated = Signal(object)
    batch_started = Signal(int)
    batch_ended = Signal(object)
    waiting_changed = Signal(int)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        catalogue: Catalogue | None = None,
        queue_path: Path | None = None,
        get_model: Callable[..., Model] | None = None,
    ) -> None:
        """Start nothing yet; the arguments are the program's own where they are None."""
        super().__init__(parent, catalogue or Catalogue.of_program(), queue_path, get_model)
        self._orders: list[_Order] = []
        self._open: OpenBatch | None = None
        self._gave_up = False
        self._closing = False
        self._state = State()

    # --- batches ---------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The batch at work, or the last one."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether a batch is being opened or worked off."""
        return "open" in self._slots or "run" in self._slots

    @property
    def waiting(self) -> tuple[BatchSpec | int | str, ...]:
        """The batches that wait for their turn: wishes, or numbers of earlier ones."""
        return tuple(order.wish for order in self._orders)

    def plan(self, spec: BatchSpec) -> None:
        """Find out what `spec` means: `planned`, or `job_failed("plan", ...)`; the newest wins."""
        work = partial(plan_work, spec, self._catalogue, self._queue_path, self._lines.append)
        self._slots.run("plan", work, self.planned.emit, self.plan_events.emit)

    def cancel_plan(self) -> None:
        """Look for pictures no further."""
        self._slots.cancel("plan")

    def estimate(self, asked: Asked) -> None:
        """Measure one patch of the batch: `estimated`; the newest wins."""

        shelf, catalogue = self._shelf, self._catalogue

        def work() -> Work[Estimate]:
            return (yield from estimate_work(asked, shelf.take(asked.spec, catalogue)))

        self._slots.run("estimate", work, self.estimated.emit)

    def start_batch(self, spec: BatchSpec) -> None:
        """Start a batch, or let it wait behind those that were asked for before.

        One that waits is on disk, so after a crash it is offered again.
        """
        where = self._catalogue, self._queue_path, self._lines.append
        if self.is_running or self._orders or "queue" in self._slots:
            self._gave_up &= self.is_running  # who starts again after a stop means it
            work = partial(queue_new, spec, *where)
            self._slots.run("queue", work, partial(self._on_queued, spec), in_turn=True)
        else:
            self._enqueue(_Order(spec, partial(open_new, spec, *where)))

    def resume(self, batch_id: int | None = None) -> None:
        """Go on with a batch that was interrupted; None = the last one."""
        self._enqueue(_Order(batch_id or 0, self._reopening(batch_id, retry_failed=False)))

    def retry(self, batch_id: int | None = None) -> None:
        """Try the failed pictures of a batch again; None = the newest that has some."""
        self._enqueue(_Order(batch_id or 0, self._reopening(batch_id, retry_failed=True)))

    def start_watch(self, spec: BatchSpec) -> None:
        """Deblur what is in the folders of `spec` and what arrives there, until `stop`."""
        where = self._catalogue, self._queue_path, self._lines.append
        self._enqueue(_Order(spec, watching=partial(watch_work, spec, *where)))

    def run_command(self, job: str, *arguments: str) -> None:
        """Run `deblur` with these arguments in a child process, in its turn."""
        self._enqueue(_Order(job, command=arguments))

    def start_waiting(self) -> None:
        """Start the next waiting batch, if none runs."""
        if self.is_running or not self._orders:
            return
        order = self._orders.pop(0)
        self.waiting_changed.emit(len(self._orders))
        self._gave_up = False
        name = "open" if order.open else "watch" if order.watching else str(order.wish)
        self._show(State(phase="running", job=name, log=self._state.log))
        if order.open is not None:
            self._slots.put("open", ThreadJob(order.open, job="open"), None, self._on_open_finished)
        elif order.watching is not None:
            self._start_run(ThreadJob(order.watching, job="watch"))
        else:
            self._start_run(ProcessJob(worker_command(*order.command), job=name))

    def drop_waiting(self, number: int) -> None:
        """Forget one of the batches that wait, by its place in `waiting`."""
        if 0 <= number < len(self._orders):
            self._forget(self._orders.pop(number))
            self.waiting_changed.emit(len(self._orders))

    def clear_waiting(self) -> None:
        """Forget the batches that wait for their turn."""
        while self._orders:
            self._forget(self._orders.pop())
        self.waiting_changed.emit(0)

    def stop(self) -> None:
        """End the batch when its current picture is finished; those that wait go on waiting."""
        job = self._slots.job("run")
        if self._open is None or not isinstance(job, ThreadJob):
            self.cancel()
            return
        self._gave_up = True
        self._open.stop_soon()
        job.go_on()
        self._show(self._state.with_phase("stopping"))

    def cancel(self) -> None:
        """End the batch at its next tile; its current picture is left to do."""
        if self.is_running:
            self._gave_up = True
            self._show(self._state.with_phase("stopping"))
            self._slots.cancel("open")
            self._slots.cancel("run")

    def pause(self) -> None:
        """Let the batch wait before its next tile; a child process cannot."""
        job = self._slots.job("run")
        if isinstance(job, ThreadJob) and self._state.phase == "running":
            job.pause()
            self._show(self._state.with_phase("paused"))

    def go_on(self) -> None:
        """Let a paused batch go on."""
        job = self._slots.job("run")
        if isinstance(job, ThreadJob) and self._state.phase == "paused":
            job.go_on()
            self._show(self._state.with_phase("running"))

    def batches(self) -> list[Batch]:
        """Return all batches of the queue, newest first."""
        with self._queue() as queue:
            return queue.batches()

    def interrupted(self) -> list[Batch]:
        """Return the batches that can be gone on with, in the order they were asked for."""
        with self._queue() as queue:
            return [b for b in reversed(queue.batches()) if b.state == "interrupted"]

    def discard(self, batch_id: int) -> None:
        """Offer a batch for resuming no more; raises ConfigError."""
        with self._queue() as queue:
            queue.discard(batch_id)

    def cards(self) -> list[ModelCard]:
        """Return the models that can be chosen; raises ModelError where the program is damaged."""
        return self._catalogue.cards()

    def problems(self) -> list[str]:
        """Return a line for each model of the user that cannot be used."""
        return self._catalogue.problems()

    def close(self, seconds: float = 5.0) -> bool:
        """Cancel everything and wait for it; False if something is still at work after that."""
        self._closing = True
        self._orders.clear()
        self._shelf.close()
        self._video_shelf.close()
        return self._slots.close(seconds)

    # --- within ----------------------------------------------------------------------------------

    def _reopening(
        self, batch_id: int | None, *, retry_failed: bool
    ) -> Callable[[], Work[OpenBatch]]:
        where = self._catalogue, self._queue_path, self._lines.append
        return lambda: reopen_batch(batch_id, *where, retry_failed=retry_failed)

    def _forget(self, order: _Order) -> None:
        if order.batch_id:
            with contextlib.suppress(ConfigError):  # then it is offered once more
                self.discard(order.batch_id)

    def _on_queued(self, spec: BatchSpec, batch_id: int) -> None:
        order = _Order(spec, self._reopening(batch_id, retry_failed=False), batch_id=batch_id)
        self._orders.append(order)
        self.waiting_changed.emit(len(self._orders))
        self._next()

    def _enqueue(self, order: _Order) -> None:
        self._orders.append(order)
        self.waiting_changed.emit(len(self._orders))
        self.start_waiting()

    @contextlib.contextmanager
    def _queue(self) -> Iterator[Queue]:
        queue = Queue.open(self._queue_path, warn=self._lines.append)
        try:
            yield queue
        finally:
            queue.close()
            self._tell_lines()

    def _on_open_finished(self, result: Result[Any]) -> None:
        opened: OpenBatch | None = result.value
        if opened is None:
            if result.finished.outcome != "cancelled":
                self.job_failed.emit("open", result.finished)
            self._show(self._state.apply(result.finished))
            self._next()
        elif self._gave_up or self._closing:
            opened.give_up()
            self._show(self._state.apply(Finished("cancelled")))
        else:
            self._begin(opened)

    def _begin(self, opened: OpenBatch) -> None:
        asked = opened.asked
        self._show(replace(State.of_jobs(asked.jobs), phase="running", log=self._state.log))
        self._open = opened
        self.batch_started.emit(opened.batch_id)
        total = len(asked.jobs)
        if asked.card.kind == "torch":
            opened.hand_over()
            command = worker_command("run", "--resume", str(opened.batch_id), "--child")
            self._start_run(ProcessJob(command, job="run", total=total))
        else:
            self._start_run(ThreadJob(opened.work, job="run", total=total))

    def _start_run(self, job: Job) -> None:
        self._slots.put("run", job, self._on_run_events, self._on_run_finished)

    def _on_run_events(self, events: tuple[Event, ...]) -> None:
        self._tell_lines()
        phase = self._state.phase
        state = self._state.apply_all(events)
        if phase in ("paused", "stopping") and state.phase == "running":
            state = replace(state, phase=phase)
        self._show(state)

    def _on_run_finished(self, result: Result[Any]) -> None:
        opened, self._open = self._open, None
        if opened is not None and opened.late:
            self._show(self._state.apply_all(opened.late))
        counts, stopped = self._state.counts, opened is not None and opened.stopped
        self.batch_ended.emit(
            BatchEnd(
                opened.batch_id if opened is not None else 0,
                result.finished,
                stopped or result.finished.outcome == "cancelled",
                counts.get("done", 0),
                counts.get("kept", 0),
                counts.get("failed", 0),
                self._state.left,
                result.value if isinstance(result.value, Summary) else None,
            )
        )
        self._next()

    def _next(self) -> None:
        """Go on with what waits, unless the user said stop."""
        if not self._gave_up and not self._closing:
            self.start_waiting()

    def _show(self, state: State) -> None:
        self._state = state
        self.changed.emit(state)
