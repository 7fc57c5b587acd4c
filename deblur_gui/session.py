"""What the controllers of one window share: models, the batch queue on disk, and background jobs.

    session = Session()
    session.slots.run("load", work, self.loaded.emit)

Each controller starts its own jobs in `slots`. ONNX models run in threads, torch in a child
process, so torch never enters the window.

Signals:
    warned(str): a line for the user, from a job or from opening the queue.
    closing(): the window closes; whoever holds a child process ends it.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.jobs.slots import Slots
from deblur_gui.language import translated
from engine.batch.pace import recent_pace
from engine.batch.preview import FrameCache, ModelCache
from engine.errors import DeblurError
from engine.models import Catalogue, ModelCard, RunsOn
from engine.queue import OpenQueue, Queue

COMPUTING = frozenset({"preview", "run", "scan", "reblend", "camera", "video"})
"""Slots whose jobs keep the processor busy: what is timed beside one of them is timed wrongly."""


class Session(QObject):
    """Handed to every controller; closed once, with the window."""

    warned = Signal(str)
    closing = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        queue_path: Path | None = None,
    ) -> None:
        """Start nothing yet; `queue_path`: None for the program's own."""
        super().__init__(parent)
        self.catalogue = Catalogue.of_program()
        self.frames = FrameCache()
        self.models = ModelCache()
        self.slots = Slots(self)
        self.slots.ended.connect(self.flush_warnings)
        self._warnings: deque[str] = deque()
        self.warn = self._warnings.append
        """Keep a line for the user; from any thread, and without a reference to what is Qt's."""
        self.open_queue: OpenQueue = partial(Queue.open, queue_path, warn=self.warn)
        """Opens the queue in any thread; `queue_here` is for the window's own."""

    @property
    def is_computing(self) -> bool:
        """Whether a job keeps the processor busy."""
        return any(slot in self.slots for slot in COMPUTING)

    def flush_warnings(self) -> None:
        """Emit `warned` for each line that was kept."""
        while self._warnings:
            self.warned.emit(translated(self._warnings.popleft()))

    @contextlib.contextmanager
    def queue_here(self) -> Iterator[Queue]:
        """Give the queue to the window's own thread, close it, and tell what there is to tell."""
        try:
            with self.open_queue() as queue:
                yield queue
        finally:
            self.flush_warnings()

    def find_seen_speed(
        self, card: ModelCard, runs_on: RunsOn, then: Callable[[float | None], None]
    ) -> None:
        """Give `then` the seconds per megapixel of a model in the last batches; None if unknown.

        In a job, as the queue may be on a slow disk; one that was asked for before is dropped.
        """

        def find() -> float | None:
            with contextlib.suppress(DeblurError), self.open_queue() as queue:
                return recent_pace(card, runs_on, queue)
            return None

        self.slots.run("speed", find, then)

    def cards(self) -> list[ModelCard]:
        """Return the models that can be chosen; raises ModelError where the program is damaged."""
        return self.catalogue.cards()

    def close(self, seconds: float = 5.0) -> bool:
        """Cancel all jobs and wait for them; False if one still runs after that."""
        self.closing.emit()
        self.models.close()
        return self.slots.close(seconds)
