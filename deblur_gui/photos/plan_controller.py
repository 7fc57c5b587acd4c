"""From the selection and the settings to the list: what a batch would do, before it starts.

    selection, settings -> BatchSpec -> Planner -> PlannedBatch -> list, names, estimate

Several changes in a row search the folders once. While a batch runs the list shows that one, and
the folders are searched when it has ended.

Signals:
    enqueue_requested(): what was added while a batch runs is to be queued.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deblur_gui.language import translated
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.selection import Selection
from deblur_gui.settings import Settings
from deblur_gui.settings_store import SettingsStore
from engine.batch.batch import PlannedBatch
from engine.batch.estimate import Estimate
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Finished

_PLANNED = ("model", "output", "template", "format", "on_conflict", "recursive")
"""Settings that change what the list shows."""


class PlanController(QObject):
    """Keeps the list in step with the selection and the settings."""

    enqueue_requested = Signal()

    def __init__(
        self,
        page: PhotosPage,
        selection: Selection,
        settings: SettingsStore,
        planner: Planner,
        queue: BatchQueue,
    ) -> None:
        super().__init__(page)
        self._page, self._selection, self._settings = page, selection, settings
        self._planner, self._queue = planner, queue
        self.planned: PlannedBatch | None = None
        """What the choices mean on this disk; None while unknown."""
        self.problems: list[str] = []
        """What is wrong with the choices in the steps; such choices are not in the settings."""
        self._is_searching = False
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._on_soon_timeout)
        selection.changed.connect(self._on_selection_changed)
        settings.changed.connect(self._on_settings_changed)
        page.steps.chosen.connect(self._on_steps_chosen)
        page.steps.presets.loaded.connect(self._on_presets_loaded)
        page.steps.presets.failed.connect(page.notice.say)
        page.search.stop_clicked.connect(self.stop)
        planner.planned.connect(self._on_planner_planned)
        planner.plan_failed.connect(self._on_planner_plan_failed)
        planner.estimated.connect(self._on_planner_estimated)

    @property
    def is_outdated(self) -> bool:
        """Whether the choices are newer than the plan."""
        return self._soon.isActive() or self._is_searching

    def update(self) -> None:
        """Search the folders (again), soon."""
        if self._queue.is_running:
            self._explain_running()
            return
        self._page.steps.show_plan((), searching=bool(self._selection.roots))
        self._soon.start()

    def spec(self) -> BatchSpec:
        """Return the request as it stands; raises ConfigError."""
        return self._selection.spec(self._settings.current)

    def drop_rows(self) -> None:
        """Remove from the list what was removed from the selection while a batch ran."""
        self._page.list.model.keep_only(lambda row: self._selection.has(Path(row.key)))
        if self.planned is not None:
            jobs = tuple(j for j in self.planned.jobs if self._selection.has(j.source.absolute()))
            self.planned = dataclasses.replace(self.planned, jobs=jobs)
            self._page.steps.show_plan(jobs)

    @Slot()
    def stop(self) -> None:
        """Stop searching, and show the list as it was before."""
        before = self.planned
        self._is_searching = False
        self._planner.cancel()
        self._page.search.end()
        self._selection.keep(before.spec.roots if before else ())
        self._page.steps.show_plan(before.jobs if before else ())
        self._page.show_status(self.tr("Stopped. Nothing was added to the list."))

    def cancel_update(self) -> None:
        """Forget a search that has not begun, and the answer of one that has."""
        self._soon.stop()
        self._is_searching = False

    def _explain_running(self) -> None:
        notice = self._page.notice
        if self._selection.added():
            notice.say(
                self.tr(
                    "A batch is running. Add the new photos to the queue, or wait until "
                    "it finishes."
                )
            )
            notice.offer(self.tr("Add to queue"), self.enqueue_requested.emit)
        elif self._selection.shrunk:
            notice.say(self.tr("The running batch keeps its photos. Press Stop to end it."))

    def _show_nothing(self) -> None:
        self._planner.cancel()
        self._page.search.end()
        self.planned = None
        self._page.list.show_jobs(())
        self._page.steps.show_plan(())
        self._page.steps.start.show_problem("\n".join(map(translated, self.problems)))

    @Slot()
    def _on_selection_changed(self) -> None:
        self._page.notice.forget_photos()
        self.update()

    @Slot(Settings, Settings)
    def _on_settings_changed(self, before: Settings, now: Settings) -> None:
        names = [*_PLANNED, *(["strength"] if "{strength}" in now.template else [])]
        if any(getattr(before, name) != getattr(now, name) for name in names):
            self.update()

    @Slot(dict)
    def _on_steps_chosen(self, changes: dict[str, Any]) -> None:
        settings, self.problems = self._settings.current, []
        for name, value in changes.items():  # an invalid one does not hold up the others
            try:
                settings = dataclasses.replace(settings, **{name: value})
            except ConfigError as error:
                self.problems.append(error.text)
        self._page.steps.start.show_problem("\n".join(map(translated, self.problems)))
        self._settings.choose(settings)

    @Slot(Settings)
    def _on_presets_loaded(self, settings: Settings) -> None:
        self.problems = []
        self._page.steps.show_settings(settings)
        self._settings.choose(settings)

    @Slot()
    def _on_soon_timeout(self) -> None:
        if not self._selection.roots:
            self._show_nothing()
            return
        try:
            self._planner.plan(self.spec())
            self._is_searching = True
            self._page.search.begin()
        except ConfigError as error:
            self._page.steps.start.show_problem(translated(error.text))

    @Slot(PlannedBatch)
    def _on_planner_planned(self, planned: PlannedBatch) -> None:
        page, self._is_searching = self._page, False
        if self._queue.is_running:
            return
        self.planned = planned
        page.viewer.automatic_model = planned.card.name
        page.steps.model.show_automatic(planned.card)
        page.list.show_jobs(planned.jobs)
        page.steps.show_plan(planned.jobs, can_watch=any(r.is_dir() for r in planned.spec.roots))
        start = page.steps.start
        nothing = [] if planned.jobs else [self.tr("No photos found there.")]
        start.show_problem("\n".join(map(translated, [*self.problems, *nothing])))
        start.show_estimate(0, 0)
        if any(not job.keep for job in planned.jobs):
            self._planner.estimate(planned)
        notes = [*planned.notes[:3], *([planned.left_out] if planned.left_out else [])]
        if notes:
            page.notice.say("\n".join(map(translated, notes)))

    @Slot(Estimate)
    def _on_planner_estimated(self, estimate: Estimate) -> None:
        self._page.steps.start.show_estimate(estimate.seconds, estimate.size_bytes)
        if self.planned is not None:
            self._page.steps.model.show_measured(estimate, self.planned.card)

    @Slot(Finished)
    def _on_planner_plan_failed(self, finished: Finished) -> None:
        self._is_searching = False
        if self._queue.is_running or finished.outcome != "failed":
            return  # planned for the queue: the list shows the running batch
        roots = self._selection.roots
        existing = [root for root in roots if os.path.lexists(root)]
        if 0 < len(existing) < len(roots):
            self._selection.keep(existing)  # what is gone does not take the others with it
            self._page.notice.say(translated(finished.text))
            self.update()
            return
        self._show_nothing()
        self._page.steps.start.show_problem(translated(finished.text))
