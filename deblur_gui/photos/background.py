"""What the page finds out in the background: plans, estimates, pictures, previews.

Signals:
    Planner.searched(tuple of events): the folders are being searched.
    Planner.found(tuple of str): these photos were found since; there is no plan yet.
    Planner.planned(PlannedBatch), plan_failed(Finished): what a request means on this disk.
    Planner.estimated(Estimate): what the batch will take.
    Planner.measured(FoundPhotos): which precision or model is the better one is known now; the plan
        may change, and can be made again from what was found.
    Previews.loaded(LoadedPicture), load_failed(Finished): a decoded picture.
    Previews.result_loaded(FinishedPicture): a result, and what it is at full strength.
    Previews.earlier_loaded(EarlierPictures): other results that the photo has.
    Previews.preview_started(str), previewing(tuple of events), preview_ended(): with this model.
    Previews.previewed(Preview), preview_failed(Finished): a region, deblurred as the batch would.
"""

from __future__ import annotations

import contextlib
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deblur_gui.photos.batch_work import plan_work
from deblur_gui.session import COMPUTING, Session
from engine.batch.batch import FoundPhotos, PlannedBatch
from engine.batch.estimate import Estimate, estimate, expect, recall
from engine.batch.model_choice import measure_where_it_matters
from engine.batch.plan import BatchSpec
from engine.batch.preview import FrameCache, Preview, preview_region
from engine.batch.reblend import FinishedPicture, read_result
from engine.core.paths import absolute
from engine.errors import DeblurError
from engine.events import Event, Finished, Progress, Work
from engine.images import Frame
from engine.models import Catalogue
from engine.models.tiling import Box
from engine.queue import OpenQueue, Request

_FOUND_MS = 250
"""So often are further photos told of: each time the list goes through all that it has."""


_MOST_EARLIER = 3
"""So many earlier results of a photo are shown."""

_EARLIER_BYTES = 300_000_000
"""They take no more memory than that, but for a single one: nobody asked for them."""


class Planner(QObject):
    """The newest request wins."""

    searched = Signal(tuple)
    found = Signal(tuple)
    planned = Signal(PlannedBatch)
    plan_failed = Signal(Finished)
    expected = Signal(Estimate)
    estimated = Signal(Estimate)
    measured = Signal(FoundPhotos)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked: BatchSpec | None = None
        """The newest request; a plan is always that of this one."""
        self._to_estimate: tuple[PlannedBatch, PlannedBatch] | None = None
        self._is_estimating = False
        self._is_disturbed = False  # something else computes beside the estimate
        self._found: deque[str] = deque()  # filled by the thread that searches
        self._pause = QTimer(self, singleShot=True, interval=_FOUND_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        session.slots.started.connect(self._on_slots_started)
        session.slots.ended.connect(self._on_slots_ended)

    def plan(
        self, spec: BatchSpec, known: FoundPhotos | None = None, *, to_watch: bool = False
    ) -> None:
        """Find out what `spec` means: `planned` or `plan_failed`.

        `known`: what an earlier search for it has found; the folders are not searched again.
        `to_watch`: its folders are to be watched.
        """
        session, self.asked = self._session, spec
        self._found = found = deque[str]()  # of its own: a search that was replaced still ends
        work = partial(
            plan_work,
            spec,
            session.catalogue,
            session.open_queue,
            found.append,
            known,
            to_watch=to_watch,
        )
        on_events = None if known else partial(self._on_plan_events, found)
        session.slots.run("plan", work, self.planned.emit, on_events, failed=self.plan_failed.emit)

    def cancel(self) -> None:
        """Stop searching for pictures."""
        self._found = deque()
        self._session.slots.cancel("plan")

    def _on_plan_events(self, found: deque[str], events: tuple[Event, ...]) -> None:
        if found is not self._found:
            return  # of a search that another has replaced
        self.searched.emit(events)
        if not self._pause.isActive():
            self._on_pause_timeout()

    @Slot()
    def _on_pause_timeout(self) -> None:
        if keys := tuple(self._found.popleft() for _ in range(len(self._found))):
            self._pause.start()
            self.found.emit(keys)

    def estimate(self, planned: PlannedBatch, whole: PlannedBatch | None = None) -> None:
        """Tell what is to be expected of the batch: `expected`; measure one patch: `estimated`.

        `whole`: the plan, if `planned` has only some of its photos. Not while another job computes,
        which would spoil the time: then it is done afterwards. What may change the plan is measured
        first, where that is to be known: `measured`.
        """
        whole = whole or planned
        self.drop_estimate()
        self._to_estimate = planned, whole
        session = self._session
        work = partial(_expect, planned, session.catalogue, session.open_queue)
        session.slots.run("expect", work, partial(self._on_expected, planned))
        if self._session.is_computing:
            return
        self._is_disturbed, self._is_estimating = False, True
        # Not `self`: a thread must not be the last to hold what is Qt's.
        models, catalogue, open_queue = session.models, session.catalogue, session.open_queue

        def measuring() -> Work[Estimate | None]:
            choice, to_do = whole.choice, whole.workload()
            if choice is not None and (
                yield from measure_where_it_matters(choice, to_do, catalogue, for_estimate=True)
            ):
                return None
            with open_queue() as queue:
                speeds, pace = recall(planned, catalogue, queue)
            model = models.take(planned.spec, catalogue)
            return (yield from estimate(planned, model, catalogue, speeds, pace))

        session.slots.run("estimate", measuring, partial(self._on_estimated, planned))

    def drop_estimate(self) -> None:
        """Measure nothing any more."""
        self._to_estimate, self._is_estimating = None, False
        self._session.slots.cancel("expect")
        self._session.slots.cancel("estimate")

    def _on_expected(self, planned: PlannedBatch, estimate: Estimate) -> None:
        waiting = self._to_estimate
        if waiting is not None and planned is waiting[0]:  # else it is measured already, or dropped
            self.expected.emit(estimate)

    def _on_estimated(self, planned: PlannedBatch, estimate: Estimate | None) -> None:
        waiting = self._to_estimate
        if waiting is None or planned is not waiting[0]:
            return  # nobody wants it any more
        if estimate is None:
            self._to_estimate, self._is_estimating = None, False
            if "plan" not in self._session.slots:  # else the next plan knows it
                self.measured.emit(waiting[1].found)
        elif self._is_disturbed:
            self.estimate(*waiting)
        else:
            self._to_estimate, self._is_estimating = None, False
            self.estimated.emit(estimate)

    @Slot(str)
    def _on_slots_started(self, slot: str) -> None:
        self._is_disturbed |= slot in COMPUTING
        if slot == "run":  # after it there is another plan
            self.drop_estimate()
        elif slot == "open":  # which measures by itself, and in turn with nothing else
            self._is_estimating = False
            self._session.slots.cancel("estimate")

    @Slot()
    def _on_slots_ended(self) -> None:
        waiting = self._to_estimate
        slots = self._session.slots
        if waiting is None or self._is_estimating or self._session.is_computing or "open" in slots:
            return
        self.estimate(*waiting)


def _expect(
    planned: PlannedBatch,
    catalogue: Catalogue,
    open_queue: OpenQueue,
) -> Work[Estimate]:
    """Do what `expect` does, with what earlier batches took."""
    with open_queue() as queue:
        return (yield from expect(planned, catalogue, queue))


@dataclass(frozen=True)
class LoadedPicture:
    """A picture read for the viewer."""

    source: Path
    frame: Frame


@dataclass(frozen=True)
class EarlierPicture:
    """A result that a photo has from before, and what it was made with, where that is known."""

    target: Path
    frame: Frame
    model: str = ""
    strength: float | None = None
    request: Request | None = None


@dataclass(frozen=True)
class EarlierPictures:
    """The newest results of a photo besides `target`."""

    source: Path
    target: Path
    pictures: tuple[EarlierPicture, ...]


class Previews(QObject):
    """The newest request of each kind wins."""

    loaded = Signal(LoadedPicture)
    load_failed = Signal(Finished)
    result_loaded = Signal(FinishedPicture)
    earlier_loaded = Signal(EarlierPictures)
    preview_started = Signal(str)
    previewing = Signal(tuple)
    preview_ended = Signal()
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
        work = partial(read_result, source, target, session.frames, session.open_queue)
        session.slots.run("result", work, self.result_loaded.emit)

    def load_earlier(self, source: Path, target: Path) -> None:
        """Decode the results that a photo has besides this one."""
        session = self._session
        work = partial(_load_earlier, source, target, session.frames, session.open_queue)
        session.slots.run("earlier", work, self.earlier_loaded.emit)

    def preview(self, source: Path, box: Box | None, spec: BatchSpec) -> None:
        """Deblur a region, None = all of it, as the batch would."""
        # Not `self`: a thread must not be the last to hold what is Qt's.
        models, catalogue, frames = (
            self._session.models,
            self._session.catalogue,
            self._session.frames,
        )

        def work() -> Work[Preview]:
            return preview_region(source, box, spec, models.take(spec, catalogue), frames)

        self._session.slots.run(
            "preview", work, self._on_previewed, self.previewing.emit, failed=self._on_failed
        )
        titles = {card.name: card.title for card in catalogue.cards()}
        self.preview_started.emit(titles.get(spec.model, spec.model))

    def cancel(self) -> None:
        """Stop the preview at its next tile."""
        self._session.slots.cancel("preview")
        self.preview_ended.emit()

    def _on_previewed(self, preview: Preview) -> None:
        self.preview_ended.emit()
        self.previewed.emit(preview)

    def _on_failed(self, finished: Finished) -> None:
        self.preview_ended.emit()
        self.preview_failed.emit(finished)


def _load(source: Path, cache: FrameCache) -> LoadedPicture:
    return LoadedPicture(source, cache.read(source))


def _load_earlier(
    source: Path,
    target: Path,
    cache: FrameCache,
    open_queue: OpenQueue,
) -> Work[EarlierPictures]:
    """Decode the newest results of a photo besides `target`; those that cannot be read are not.

    Past the cache, which they would fill instead of the photos that are looked at.
    """
    found: dict[Path, EarlierPicture] = {}
    held = largest = 0
    with open_queue() as queue:
        for result in queue.find_all_results(source):
            if len(found) == _MOST_EARLIER or held + largest > _EARLIER_BYTES:
                break
            if result.target == absolute(target) or result.target in found:
                continue
            yield Progress(len(found), 0, "pictures", str(source))  # here it can be cancelled
            with contextlib.suppress(DeblurError):
                frame = cache.read(result.target, keep=False)
                held += frame.pixels.nbytes
                largest = max(largest, frame.pixels.nbytes)
                model = result.request.model if result.request is not None else ""
                found[result.target] = EarlierPicture(
                    result.target, frame, model, result.strength, result.request
                )
    return EarlierPictures(source, target, tuple(found.values()))
