"""A child process for a dialog or a page, one at a time.

    jobs.start(worker_command("models", "fetch", "maxim", "--yes", "--child"), "fetch")

Whatever needs torch runs this way: torch never enters the window.

Signals:
    events_received(tuple[Event, ...]): events of the child.
    ended(Finished): how it ended; another may be started.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.job import ProcessJob
from engine.events import Finished, Result


class ChildJobs(QObject):
    """Runs commands that print events as lines of JSON."""

    events_received = Signal(tuple)
    ended = Signal(Finished)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: ProcessJob | None = None
        # Kept until the next one has ended: a job still emits its end when we receive it.
        self._before: list[ProcessJob] = []

    @property
    def is_running(self) -> bool:
        """Whether a child is running."""
        return self._job is not None

    def start(self, command: Sequence[str], name: str) -> None:
        """Start a command, unless one is running."""
        if self._job is not None:
            return
        job = ProcessJob(command, job=name, total=1)
        job.events.connect(self.events_received)
        job.finished.connect(self._on_job_finished)
        self._job = job
        job.start()

    def cancel(self) -> None:
        """Stop the child; what it has downloaded is kept."""
        if self._job is not None:
            self._job.cancel()

    def close(self, seconds: float = 5.0) -> bool:
        """Cancel and wait."""
        job = self._job
        if job is None:
            return True
        job.cancel()
        return job.wait(seconds)

    def _on_job_finished(self, result: Result[object]) -> None:
        if self._job is not None:
            self._before = [*self._before[-1:], self._job]
            self._job = None
        self.ended.emit(result.finished)
