"""What the window asks for, and what became of it: the one place that starts jobs.

    session = Session(window)
    session.changed.connect(panel.show)          # State, at most 30 times a second
    session.batch_ended.connect(panel.sum_up)    # BatchEnd
    session.start_batch(settings.spec([folder]))

Methods return at once. Signals say what happened, in the window's own thread. ONNX models run in a
thread, torch in a child process, so torch never enters the window.

Room: deblur_gui, PySide6.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_gui.batch_work import (
    BatchEnd,
    Estimate,
    OpenBatch,
    check_before_start,
    estimate_work,
    open_new,
    plan_work,
    reopen_batch,
)
from deblur_gui.jobs import Job, ProcessJob, ThreadJob, worker_command
from deblur_gui.preview_work import (
    FrameCache,
    Loaded,
    Mix,
    ModelShelf,
    Preview,
    Reblended,
    load_work,
    preview_work,
    provenance_of,
    reblend_work,
)
from deblur_gui.slots import Slots
from deblur_gui.state import State
from engine.batch import Asked
from engine.events import Event, Finished, ItemDone, ItemFailed, Result, Work
from engine.images import Provenance, WriteOptions
from engine.models import Catalogue, Model, ModelCard
from engine.pipeline import Summary
from engine.plan import BatchSpec
from engine.queue import Batch, Queue
from engine.tiling import Box

__all__ = [
    "BatchEnd", "Estimate", "Loaded", "Preview", "Reblended", "Session", "check_before_start",
]  # fmt: skip


@dataclass(frozen=True)
class _Order:
    """A batch that waits for its turn: how to open it, or the command that is to run."""

    wish: BatchSpec | int | str
    open: Callable[[], Work[OpenBatch]] | None = None
    command: tuple[str, ...] = ()


class Session(QObject):
    """One window's dealings with the engine."""

    changed = Signal(object)
    plan_events = Signal(object)
    planned = Signal(object)
    estimated = Signal(object)
    batch_started = Signal(int)
    batch_ended = Signal(object)
    waiting_changed = Signal(int)
    loaded = Signal(object)
    previewed = Signal(object)
    preview_events = Signal(object)
    reblended = Signal(object)
    scan_events = Signal(object)
    scanned = Signal(object)
    job_failed = Signal(str, object)
    warned = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        catalogue: Catalogue | None = None,
        queue_path: Path | None = None,
        get_model: Callable[..., Model] | None = None,
    ) -> None:
        """Start nothing yet; the arguments are the program's own where they are None."""
        super().__init__(parent)
        self._catalogue = catalogue or Catalogue.of_program()
        self._queue_path = queue_path
        self._frames = FrameCache()
        self._shelf = ModelShelf(get_model)
        self._lines: deque[str] = deque()
        self._slots = Slots(self)
        self._slots.failed.connect(self.job_failed)
        self._slots.ended.connect(self._tell_lines)
        self._orders: list[_Order] = []
        self._open: OpenBatch | None = None
        self._gave_up = self._closing = False
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
        self._slots.newest("plan", work, self.planned.emit, self.plan_events.emit)

    def cancel_plan(self) -> None:
        """Look for pictures no further."""
        self._slots.cancel("plan")

    def estimate(self, asked: Asked) -> None:
        """Measure one patch of the batch: `estimated`; the newest wins."""

        shelf, catalogue = self._shelf, self._catalogue

        def work() -> Work[Estimate]:
            return (yield from estimate_work(asked, shelf.take(asked.spec, catalogue)))

        self._slots.newest("estimate", work, self.estimated.emit)

    def start_batch(self, spec: BatchSpec) -> None:
        """Start a batch, or let it wait behind those that were asked for before."""
        work = partial(open_new, spec, self._catalogue, self._queue_path, self._lines.append)
        self._enqueue(_Order(spec, work))

    def resume(self, batch_id: int | None = None) -> None:
        """Go on with a batch that was interrupted; None = the last one."""
        self._enqueue(_Order(batch_id or 0, self._reopening(batch_id, retry_failed=False)))

    def retry(self, batch_id: int | None = None) -> None:
        """Try the failed pictures of a batch again; None = the newest that has some."""
        self._enqueue(_Order(batch_id or 0, self._reopening(batch_id, retry_failed=True)))

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
        name = "open" if order.open is not None else str(order.wish)
        self._show(State(phase="running", job=name, log=self._state.log))
        if order.open is not None:
            self._slots.put("open", ThreadJob(order.open, job="open"), None, self._on_open_finished)
        else:
            self._start_run(ProcessJob(worker_command(*order.command), job=name))

    def clear_waiting(self) -> None:
        """Forget the batches that wait for their turn."""
        self._orders.clear()
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

    def interrupted(self) -> Batch | None:
        """Return the newest batch that waits to be resumed."""
        with self._queue() as queue:
            return queue.interrupted()

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

    # --- the viewer, triage ----------------------------------------------------------------------

    def load(self, source: Path) -> None:
        """Decode a picture: `loaded`; the newest wins."""
        self._slots.newest("load", partial(load_work, source, self._frames), self.loaded.emit)

    def preview(self, source: Path, box: Box | None, spec: BatchSpec) -> None:
        """Deblur a region, None = all of it, as the batch would: `previewed`; the newest wins."""

        # Not `self`: a thread must not be the last to hold what is Qt's.
        shelf, catalogue, frames = self._shelf, self._catalogue, self._frames

        def work() -> Work[Preview]:
            model = shelf.take(spec, catalogue)
            return (yield from preview_work(source, box, spec, model, frames))

        self._slots.newest("preview", work, self.previewed.emit, self.preview_events.emit)

    def cancel_preview(self) -> None:
        """Stop the preview at its next tile."""
        self._slots.cancel("preview")

    def reblend(
        self,
        items: Sequence[tuple[Path, Path | None, Path]],
        strength: float,
        options: WriteOptions,
        spec: BatchSpec | None = None,
    ) -> None:
        """Write results anew at another strength, without the model: `reblended` for each.

        `items`: source, result at strength 1 (None or the target itself: what the target was as
        the model made it), target. `spec`: the wish that made them, for what the files say of it.
        """
        mixes = [
            Mix(source, target, None if full == target else full) for source, full, target in items
        ]
        catalogue = self._catalogue

        def describe(source: Path) -> Provenance | None:
            return None if spec is None else provenance_of(spec, catalogue, source, strength)

        work = partial(reblend_work, mixes, strength, options, describe)
        self._slots.in_turn("reblend", work, None, self._on_reblend_events)

    def scan(self, make_work: Callable[[], Work[Any]]) -> None:
        """Run a job that sorts pictures: `scan_events` meanwhile, `scanned`; the newest wins."""
        self._slots.newest("scan", make_work, self.scanned.emit, self.scan_events.emit)

    def cancel_scan(self) -> None:
        """Stop the sorting."""
        self._slots.cancel("scan")

    def close(self, seconds: float = 5.0) -> bool:
        """Cancel everything and wait for it; False if something is still at work after that."""
        self._closing, self._orders = True, []
        return self._slots.close(seconds)

    # --- within ----------------------------------------------------------------------------------

    def _reopening(
        self, batch_id: int | None, *, retry_failed: bool
    ) -> Callable[[], Work[OpenBatch]]:
        where = self._catalogue, self._queue_path, self._lines.append
        return lambda: reopen_batch(batch_id, *where, retry_failed=retry_failed)

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
            command = worker_command("run", "--resume", str(opened.batch_id), "--json")
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

    def _on_reblend_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, ItemDone):
                told = Reblended(Path(event.item), Path(event.target), event.note)
                self.reblended.emit(told)
            elif isinstance(event, ItemFailed):
                error = f"{event.message} {event.hint}".rstrip()
                self.reblended.emit(Reblended(Path(event.item), None, error=error))

    def _next(self) -> None:
        """Go on with what waits, unless the user said stop."""
        if not self._gave_up and not self._closing:
            self.start_waiting()

    def _show(self, state: State) -> None:
        self._state = state
        self.changed.emit(state)

    def _tell_lines(self) -> None:
        while self._lines:
            self.warned.emit(self._lines.popleft())
