"""The batches of a window, one after the other: opened, run, paused, stopped, queued.

    queue = BatchQueue(session)
    queue.changed.connect(panel.show)            # State, at most 30 times a second
    queue.batch_ended.connect(panel.sum_up)      # BatchEnd
    queue.start(settings.spec([folder]))

A watched folder lets batches that are queued behind it run while it waits for photos, and is
watched again after them.

Methods return at once. ONNX models run in a thread of the window, torch in a child process.

Signals:
    changed(State): the running batch, or the last one.
    batch_started(int), batch_ended(BatchEnd).
    watch_started(): it is known with what folders are watched.
    open_failed(Finished): a batch could not be opened, so nothing runs.
    open_stopped(): the user stopped a batch while it was being opened; nothing was written. One
        that is on disk waits in the queue again.
    enqueue_failed(Finished): a batch could not be added behind the running one.
    waiting_changed(tuple): what is queued, each a BatchSpec, a WatchRequest or the number of an
        earlier batch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.job import Job, ProcessJob, ThreadJob, worker_command
from deblur_gui.photos.batch_work import (
    OpenBatch,
    open_new,
    queue_new,
    reopen_batch,
)
from deblur_gui.photos.state import WATCH, State, WatchRequest
from deblur_gui.photos.watch_job import WatchJob
from deblur_gui.session import Session
from engine.batch.model_choice import ModelChoice
from engine.batch.plan import BatchSpec, ImageJob
from engine.errors import ConfigError
from engine.events import (
    Event,
    Finished,
    Progress,
    Result,
    Work,
)
from engine.queue import Batch


@dataclass(frozen=True)
class BatchEnd:
    """How a batch ended; `batch_id` is 0 for a watch. `left` pictures can be resumed.

    All pictures of the batch are counted, `before` of which had ended before it was resumed.
    `kept` were skipped, of `rejected` ones the result looked worse.
    """

    batch_id: int
    finished: Finished
    done: int
    kept: int
    failed: int
    left: int
    before: int = 0
    rejected: int = 0
    request: BatchSpec | None = None
    """What was asked for, with its model where the batch was resumed; None for a watch."""


@dataclass(frozen=True)
class _QueuedBatch:
    """A batch in the queue, and how it is opened; a watch runs instead of being opened."""

    request: BatchSpec | int
    open: Callable[[], Work[OpenBatch] | OpenBatch] | None = None
    watch: WatchJob | None = None
    batch_id: int = 0
    """Of a batch that is on disk already: if the window closes first, it is offered again."""
    retries: bool = False
    before: State | None = None
    """Of a watch that was set aside: how far it was."""

    @property
    def shown(self) -> BatchSpec | WatchRequest | int:
        """What it is called in `BatchQueue.waiting`."""
        if self.watch is not None and isinstance(self.request, BatchSpec):
            return WatchRequest(self.request)
        return self.request

    @property
    def is_on_disk(self) -> bool:
        """Whether it was begun or queued before, so that it can be opened again."""
        return isinstance(self.request, int) or bool(self.batch_id)

    def release(self, opened: OpenBatch) -> None:
        """Let it wait in this process, or forget it where it is new: it is not to run now."""
        if self.is_on_disk:
            opened.set_aside()
        else:
            opened.give_up()

    def opening(self) -> Work[OpenBatch]:
        """Open it, and release it where nobody waits for it any more.

        That is seen in a step of its own, which takes no time: a step that takes too long after a
        cancel is given up, and what it returns is lost, here with the lock of a batch.
        """
        assert self.open is not None
        work = self.open()
        opened = (yield from work) if isinstance(work, Generator) else work
        try:
            yield Progress(0, 0, "photos")
        except GeneratorExit:
            self.release(opened)
            raise
        return opened

    @property
    def number(self) -> int:
        """Its number on disk; 0 where it has none, or it is not known before it is opened."""
        return self.request if isinstance(self.request, int) else self.batch_id


class BatchQueue(QObject):
    """Runs one batch at a time; those started meanwhile are queued."""

    changed = Signal(State)
    batch_started = Signal(int)
    watch_started = Signal()
    batch_ended = Signal(BatchEnd)
    open_failed = Signal(Finished)
    open_stopped = Signal()
    enqueue_failed = Signal(Finished)
    waiting_changed = Signal(tuple)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._slots = session.slots
        self._source = session.catalogue, session.open_queue
        self._queued: list[_QueuedBatch] = []
        self._opening = _QueuedBatch(0)  # that of `start_next`
        self._open: OpenBatch | None = None
        self._watch: _QueuedBatch | None = None  # that runs
        self._is_watch_told = False  # that it has started
        self._is_set_aside = False  # that one is ended, to go on after queued batches
        self._request: BatchSpec | None = None
        self._retries = False
        self._stop_requested = False
        self._state = State()
        session.closing.connect(self._on_session_closing)

    @property
    def state(self) -> State:
        """The running batch, or the last one."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether a batch is being opened or runs."""
        return "open" in self._slots or "run" in self._slots

    @property
    def waiting(self) -> tuple[BatchSpec | WatchRequest | int, ...]:
        """What is queued: requests, or numbers of earlier batches."""
        return tuple(batch.shown for batch in self._queued)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders that are watched now, or again after the batch that runs; () for none."""
        found = (self._watch, *self._queued)
        watches = (each.shown for each in found if each is not None)
        return next((w.spec.roots for w in watches if isinstance(w, WatchRequest)), ())

    @property
    def opening(self) -> int:
        """The number of the batch that is being opened, or was last; 0 of a new one, or of none."""
        return self._opening.number

    @property
    def spec(self) -> BatchSpec | None:
        """The request of the running batch or watch, with the model that it has once it has one."""
        if self._open is not None:
            return self._open.planned.spec
        if (choice := self.choice) is not None:
            return choice.spec
        watch = None if self._watch is None else self._watch.shown
        return watch.spec if isinstance(watch, WatchRequest) else None

    @property
    def choice(self) -> ModelChoice | None:
        """How the model of what runs was chosen; None of an earlier batch, or before it is."""
        if self._open is not None:
            return self._open.planned.choice
        return (
            None if self._watch is None or self._watch.watch is None else self._watch.watch.choice
        )

    @property
    def is_earlier(self) -> bool:
        """Whether the running batch has the settings of an earlier start: resumed or retried."""
        return self._open is not None and self._request is None

    @property
    def is_retry(self) -> bool:
        """Whether the running batch tries the failed photos of an earlier one again."""
        return self.is_earlier and self._retries

    def start(
        self,
        spec: BatchSpec,
        only: frozenset[str] | None = None,
        asked: BatchSpec | None = None,
        known: Sequence[ImageJob] = (),
    ) -> None:
        """Start a batch of all pictures, or of `only` these; or queue it behind the others.

        `asked`: the choices of the user where `spec` differs, for `BatchEnd.request`. `known`: as
        for `open_new`. A queued batch is on disk, so it is offered again after a crash.
        """
        asked = asked or spec
        if self.is_running or self._queued or "queue" in self._slots:
            self._stop_requested &= self.is_running  # starting again after a stop overrides it
            work = partial(queue_new, spec, *self._source, only=only)
            done = partial(self._on_queued, asked)
            failed = self.enqueue_failed.emit
            self._slots.run("queue", work, done, failed=failed, in_turn=True)
        else:
            work_now = partial(open_new, spec, *self._source, only=only, known=known)
            self._enqueue(_QueuedBatch(asked, work_now))

    def resume(self, batch_id: int | None = None) -> None:
        """Continue an interrupted batch; None = the last one."""
        work = partial(reopen_batch, batch_id, *self._source)
        self._enqueue(_QueuedBatch(batch_id or 0, work))

    def retry(self) -> None:
        """Try the failed pictures again of the newest batch that has some."""
        work = partial(reopen_batch, None, *self._source, retry_failed=True)
        self._enqueue(_QueuedBatch(0, work, retries=True))

    def watch(self, spec: BatchSpec, finished: Iterable[Path] = ()) -> None:
        """Deblur what is in the folders of `spec`, and new photos there, until `stop`.

        Not those that are `finished`, whatever the settings were.
        """
        self._enqueue(_QueuedBatch(spec, watch=WatchJob(spec, *self._source, finished)))

    def start_next(self) -> None:
        """Start the next queued batch, if none runs."""
        if self.is_running or not self._queued:
            return
        self._opening = batch = self._queued.pop(0)
        self._request = batch.request if isinstance(batch.request, BatchSpec) else None
        self._retries = batch.retries
        self.waiting_changed.emit(self.waiting)
        self._stop_requested = False
        job_name = "open" if batch.open else WATCH
        state = State() if batch.before is None else replace(batch.before, waits=False)
        everything = frozenset(state.pictures)
        if batch.watch is not None:
            self._watch, self._is_watch_told = batch, False
        self._show(
            replace(state, phase="running", job=job_name, touched=everything, log=self._state.log)
        )
        if batch.open is not None:
            job = ThreadJob(batch.opening, job="open")
            self._slots.put("open", job, self._on_open_events, self._on_open_finished)
        elif batch.watch is not None:
            self._run(ThreadJob(batch.watch, job=WATCH))

    def remove(self, number: int) -> None:
        """Remove a batch from the queue, by its place in `waiting`."""
        if 0 <= number < len(self._queued):
            batch = self._queued.pop(number)
            if batch.batch_id:
                with (
                    contextlib.suppress(ConfigError),  # then it is offered once more
                    self._session.queue_here() as queue,
                ):
                    queue.discard(batch.batch_id)
            else:
                self._let_go(batch)
            self.waiting_changed.emit(self.waiting)

    def stop(self) -> None:
        """End the batch after its current picture; queued ones stay queued."""
        job = self._slots.job("run")
        if self._open is None or not isinstance(job, ThreadJob):
            self.cancel()
            return
        self._stop_requested = True
        self._open.stop_soon()
        job.unpause()
        self._show(self._state.with_phase("stopping"))

    def cancel(self) -> None:
        """End the batch at its next tile; its current picture is left to do."""
        if self.is_running:
            self._stop_requested = True
            self._show(self._state.with_phase("cancelling"))
            self._slots.cancel("open")
            self._slots.cancel("run")

    def set_paused(self, paused: bool) -> None:
        """Hold the batch before its next tile, or let it continue; a child process cannot.

        Also while it is opened, which may take a minute.
        """
        job = self._slots.job("run") or self._slots.job("open")
        if isinstance(job, ThreadJob) and self._state.phase == ("running" if paused else "paused"):
            (job.pause if paused else job.unpause)()
            self._show(self._state.with_phase("paused" if paused else "running"))

    def batches(self) -> list[Batch]:
        """Return all batches of the queue, newest first."""
        with self._session.queue_here() as queue:
            return queue.batches()

    def interrupted(self) -> list[Batch]:
        """Return the batches that can be resumed, in the order they were started in."""
        return [b for b in reversed(self.batches()) if b.state == "interrupted"]

    def discard(self, batch_id: int) -> None:
        """Offer a batch for resuming no more; raises ConfigError."""
        with self._session.queue_here() as queue:
            queue.discard(batch_id)

    def _on_queued(self, spec: BatchSpec, batch_id: int) -> None:
        work = partial(reopen_batch, batch_id, *self._source)
        self._queued.append(_QueuedBatch(spec, work, batch_id=batch_id))
        self.waiting_changed.emit(self.waiting)
        self._next()
        self._set_watch_aside()

    def _enqueue(self, batch: _QueuedBatch) -> None:
        """Start a batch, or let it wait for its turn, where no other program takes it."""
        if (self.is_running or self._queued) and batch.number:
            try:
                with self._session.queue_here() as queue:
                    queue.hold(batch.number)
            except ConfigError as error:
                self.enqueue_failed.emit(Finished.of(error))
                return
        self._queued.append(batch)
        self.waiting_changed.emit(self.waiting)
        self.start_next()
        self._set_watch_aside()

    def _set_watch_aside(self) -> None:
        """Let queued batches run while a watched folder waits for photos.

        What arrives meanwhile is found when it is watched again, and what is interrupted is done.
        """
        is_wanted = any(batch.open is not None for batch in self._queued)
        if self._watch is not None and self._state.is_waiting and is_wanted:
            self._is_set_aside = True
            self._slots.cancel("run")

    def _let_go(self, *batches: _QueuedBatch) -> None:
        """Let other programs resume batches that wait no longer."""
        if numbers := [batch.number for batch in batches if batch.number]:
            with self._session.queue_here() as queue:
                for number in numbers:
                    queue.let_go(number)

    def _on_session_closing(self) -> None:
        self._let_go(*self._queued)

    def _on_open_events(self, events: tuple[Event, ...]) -> None:
        state = self._state
        for event in events:
            state = state.prepared(event)
        if state is not self._state:
            self._show(state)

    def _on_open_finished(self, result: Result[Any]) -> None:
        opened: OpenBatch | None = result.value
        if opened is None:
            if result.finished.outcome != "cancelled":
                self._let_go(self._opening)  # it waits no longer
                self.open_failed.emit(result.finished)
            self._show(self._state.apply(result.finished))
            if result.finished.outcome == "cancelled":
                self._end_opening()
            self._next()
        elif self._stop_requested or self._slots.is_closed:
            self._opening.release(opened)
            self._show(self._state.apply(Finished("cancelled")))
            self._end_opening()
        else:
            self._begin(opened)

    def _end_opening(self) -> None:
        """Put a batch whose opening was stopped in front of the others; a new one is forgotten."""
        if self._slots.is_closed:
            self._let_go(self._opening)
            return
        if self._opening.is_on_disk:
            self._queued.insert(0, self._opening)
            self.waiting_changed.emit(self.waiting)
        self.open_stopped.emit()

    def _begin(self, opened: OpenBatch) -> None:
        planned = opened.planned
        self._open = opened
        self._show(replace(opened.state, phase="running", log=self._state.log))
        self.batch_started.emit(opened.batch_id)
        total = opened.total
        if planned.card.kind == "torch":
            opened.hand_over()
            command = worker_command("run", "--resume", str(opened.batch_id), "--child")
            self._run(ProcessJob(command, job="run", total=total))
        else:
            self._run(ThreadJob(opened.work, job="run", total=total))

    def _run(self, job: Job) -> None:
        self._slots.put("run", job, self._on_run_events, self._on_run_finished)

    def _on_run_events(self, events: tuple[Event, ...]) -> None:
        self._session.flush_warnings()
        if self._is_set_aside:  # to the user it does not end
            events = tuple(event for event in events if not isinstance(event, Finished))
        phase = self._state.phase
        state = self._state.apply_all(events)
        if phase in ("paused", "stopping", "cancelling") and state.phase == "running":
            state = replace(state, phase=phase)
        self._show(state)
        if self._watch is not None and not self._is_watch_told and self.choice is not None:
            self._is_watch_told = True
            self.watch_started.emit()
        self._set_watch_aside()

    def _on_run_finished(self, result: Result[Any]) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            opened.end_hand_over()
        watch, self._watch = self._watch, None
        is_set_aside, self._is_set_aside = self._is_set_aside, False
        if watch is not None and is_set_aside:
            if result.finished.outcome == "cancelled" and not self._stop_requested:
                self._queued.append(replace(watch, before=self._state))
                self.waiting_changed.emit(self.waiting)
                self._next()
                return
            self._show(self._state.apply(result.finished))  # it does end
        if opened is not None and opened.late:
            self._show(self._state.apply_all(opened.late))
        counts = self._state.counts
        before = 0 if opened is None else opened.total - len(opened.planned.jobs)
        self.batch_ended.emit(
            BatchEnd(
                opened.batch_id if opened is not None else 0,
                result.finished,
                counts.get("done", 0),
                counts.get("kept", 0),
                counts.get("failed", 0),
                self._state.left,
                before,
                counts.get("rejected", 0),
                self._request or (opened.planned.spec if opened is not None else None),
            )
        )
        self._next()

    def _next(self) -> None:
        """Start the next batch, unless the user pressed Stop."""
        if not self._stop_requested and not self._slots.is_closed:
            self.start_next()

    def _show(self, state: State) -> None:
        self._state = state
        self.changed.emit(state)
