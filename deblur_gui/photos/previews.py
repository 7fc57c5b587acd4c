"""Pictures for the viewer, decoded and previewed in the background.

Signals:
    loaded(LoadedPicture), load_failed(Finished): a picture was decoded, or why not.
    result_loaded(FinishedPicture): a result, and what it is at full strength.
    previewed(Preview), preview_failed(Finished): a region, deblurred as the batch would.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_gui.session import Session
from engine.batch.plan import BatchSpec
from engine.batch.preview import FrameCache, Preview, preview_region
from engine.batch.reblend import FinishedPicture, read_result
from engine.events import Finished, Work
from engine.images import Frame
from engine.models.tiling import Box


@dataclass(frozen=True)
class LoadedPicture:
    """A picture read for the viewer."""

    source: Path
    frame: Frame


class Previews(QObject):
    """The newest request of each kind wins."""

    loaded = Signal(LoadedPicture)
    load_failed = Signal(Finished)
    result_loaded = Signal(FinishedPicture)
    previewed = Signal(Preview)
    preview_failed = Signal(Finished)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def load(self, source: Path) -> None:
        """Decode a picture."""
        work = partial(_load, source, self._session.frames)
        self._session.slots.run("load", work, self.loaded.emit, failed=self.load_failed.emit)

    def load_result(self, source: Path, target: Path) -> None:
        """Decode a result, and find out what it is at full strength."""
        session = self._session
        work = partial(
            read_result, source, target, session.frames, session.queue_path, session.warn
        )
        session.slots.run("result", work, self.result_loaded.emit)

    def preview(self, source: Path, box: Box | None, spec: BatchSpec) -> None:
        """Deblur a region, None = all of it, as the batch would."""
        # Not `self`: a thread must not be the last to hold what is Qt's.
        models, catalogue, frames = (
            self._session.models, self._session.catalogue, self._session.frames
        )  # fmt: skip

        def work() -> Work[Preview]:
            return preview_region(source, box, spec, models.take(spec, catalogue), frames)

        self._session.slots.run(
            "preview", work, self.previewed.emit, failed=self.preview_failed.emit
        )

    def cancel(self) -> None:
        """Stop the preview at its next tile."""
        self._session.slots.cancel("preview")


def _load(source: Path, cache: FrameCache) -> LoadedPicture:
    return LoadedPicture(source, cache.read(source))
