"""The report of a batch, written from the window."""

from __future__ import annotations

import contextlib
from pathlib import Path

from deblur_gui.photos.batch_jobs import Warn
from engine.core.resources import user_data_dir
from engine.errors import ConfigError
from engine.events import Work
from engine.queue.queue import Queue
from engine.report.report import Files, write_report


def report_work(
    batch_id: int, folder: Path | None, queue_path: Path | None, warn: Warn
) -> Work[Files]:
    """Write the report of a batch, 0 for the newest; `folder` None is one of the program's own.

    Raises ConfigError where there is no such batch, and ImageWriteError.
    """
    with contextlib.closing(Queue.open(queue_path, warn=warn)) as queue:
        newest = queue.newest()
        if newest is None:
            raise ConfigError("There is no batch to report on yet.", "Start one first.")
        batch = queue.batch(batch_id) if batch_id else newest
        items = queue.items(batch.id)
    return (yield from write_report(batch, items, folder or user_data_dir() / "reports"))
