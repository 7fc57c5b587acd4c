"""The durable queue: what was requested, what is done, and what is left after a crash.

One SQLite file for each user; knows nothing of images or models. `Queue` lists and finds batches, a
`BatchJournal` records one while it is processed, `Batch` and `Item` are what the queue knows of
them.
"""

from collections.abc import Callable

from engine.queue._journal import BatchJournal
from engine.queue._queue import Queue
from engine.queue._records import (
    DAMAGED,
    Batch,
    EarlierResult,
    Item,
    ItemState,
    Planned,
    Request,
    file_sha256,
    find_stat,
    is_numbered,
    settings_hash,
)

OpenQueue = Callable[[], Queue]
"""Opens the queue of a program, wherever it lies; from any thread."""

__all__ = [
    "DAMAGED",
    "Batch",
    "BatchJournal",
    "EarlierResult",
    "Item",
    "ItemState",
    "OpenQueue",
    "Planned",
    "Queue",
    "Request",
    "file_sha256",
    "find_stat",
    "is_numbered",
    "settings_hash",
]
