"""Reports of batches, written in the background and opened.

Signals:
    reported(ReportFiles): a report was written.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.session import Session
from engine.core.resources import user_data_dir
from engine.errors import ConfigError
from engine.events import Finished, Work
from engine.queue import Queue
from engine.report.report import ReportFiles, write_report


class Reports(QObject):
    """Reports are written one after the other."""

    reported = Signal(ReportFiles)
    report_failed = Signal(Finished)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def write(self, batch_id: int = 0, folder: Path | None = None) -> None:
        """Write the report of a batch, 0 for the newest; None is a folder of the program."""
        session = self._session
        work = partial(_write, batch_id, folder, session.queue_path, session.warn)
        session.slots.run(
            "report", work, self.reported.emit, failed=self.report_failed.emit, in_turn=True
        )


def _write(
    batch_id: int, folder: Path | None, queue_path: Path | None, warn: Callable[[str], None]
) -> Work[ReportFiles]:
    """Write a report; raises ConfigError where there is no such batch, and ImageWriteError."""
    with contextlib.closing(Queue.open(queue_path, warn=warn)) as queue:
        newest = queue.newest()
        if newest is None:
            raise ConfigError("There is no batch to report on yet.", "Start one first.")
        batch = queue.batch(batch_id) if batch_id else newest
        items = queue.items(batch.id)
    return (yield from write_report(batch, items, folder or user_data_dir() / "reports"))
