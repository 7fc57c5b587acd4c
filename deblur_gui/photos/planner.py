"""What a batch would do and how long it would take, found in the background.

Signals:
    searched(tuple of events): the folders are being searched.
    planned(PlannedBatch): what a request means on this disk; nothing was written.
    plan_failed(Finished): why not.
    estimated(Estimate): what the batch will take.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from deblur_gui.photos.batch_jobs import plan_work
from deblur_gui.session import Session
from engine.batch.batch import PlannedBatch
from engine.batch.estimate import Estimate, estimate
from engine.batch.plan import BatchSpec
from engine.events import Finished, Work


class Planner(QObject):
    """The newest request wins."""

    searched = Signal(tuple)
    planned = Signal(PlannedBatch)
    plan_failed = Signal(Finished)
    estimated = Signal(Estimate)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def plan(self, spec: BatchSpec) -> None:
        """Find out what `spec` means: `planned` or `plan_failed`."""
        session = self._session
        work = partial(plan_work, spec, session.catalogue, session.queue_path, session.warn)
        session.slots.run(
            "plan", work, self.planned.emit, self.searched.emit, failed=self.plan_failed.emit
        )

    def cancel(self) -> None:
        """Stop searching for pictures."""
        self._session.slots.cancel("plan")

    def estimate(self, planned: PlannedBatch) -> None:
        """Measure one patch of the batch: `estimated`."""
        # Not `self`: a thread must not be the last to hold what is Qt's.
        models, catalogue = self._session.models, self._session.catalogue

        def work() -> Work[Estimate]:
            return estimate(planned, models.take(planned.spec, catalogue))

        self._session.slots.run("estimate", work, self.estimated.emit)
