"""From the selection and the settings to the list: what a batch would do, before it starts.

    selection, settings -> BatchSpec -> Planner -> PlannedBatch -> list, names, estimate

Several changes in a row search the folders once. Photos are in the list, and the first of them is
shown, as soon as they are found; the plan then takes their place. While a batch runs the list shows
that one, and the folders are searched when it has ended.

Signals:
    enqueue_requested(): what was added while a batch runs is to be queued.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from deblur_gui.language import percent, translated
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_queue import BatchEnd, BatchQueue
from deblur_gui.photos.finished import FinishedPhotos
from deblur_gui.photos.nothing_to_do import (
    all_finished,
    card_removed,
    nothing_found,
    some_left,
    unread,
)
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.photo_row import Row
from deblur_gui.photos.searched_list import SearchedList
from deblur_gui.photos.selection import Selection, folder_names, without_gone
from deblur_gui.settings import Preset, Settings
from deblur_gui.settings_store import SettingsStore
from engine.batch.batch import FoundPhotos, PlannedBatch
from engine.batch.differences import RESULT_SETTINGS, ResultSettings
from engine.batch.estimate import Estimate
from engine.batch.plan import BatchSpec, ImageJob
from engine.batch.scale import advise
from engine.core.paths import absolute, is_folder
from engine.errors import ConfigError
from engine.events import Finished

_PLANNED = (
    *RESULT_SETTINGS,
    *("recursive", "include", "exclude", "raw_pairs", "take_results"),
    *("device", "threads", "watch"),
)
"""Settings that change what the list shows, or which model is chosen and what it takes."""


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
        self.finished = FinishedPhotos(page.list.model.row_of, self._titles)
        self.planned: PlannedBatch | None = None
        """What the choices mean on this disk; None while unknown."""
        self.problems: list[str] = []
        """What is wrong with the choices in the steps; such choices are not in the settings."""
        self._is_searching = self._is_quiet = self._at_most = False
        self._searched = SearchedList(page.list)
        self._notes_said: tuple[str, ...] = ()  # of the list as it is
        self._said = ""  # in the message about it
        self._again = False  # photos finished with other settings are to be processed again
        self._reason = ""  # why a start is not possible or not needed
        self._is_all_finished = False  # that is the reason
        self._tell_soon = QTimer(self, singleShot=True, interval=200)
        self._tell_soon.timeout.connect(self._tell_all_finished)
        page.steps.model.own_strength_chosen.connect(lambda _: self._tell_soon.start())
        page.steps.model.own_strength_reset.connect(self._tell_soon.start)
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._on_soon_timeout)
        selection.changed.connect(self._on_selection_changed)
        selection.renewed.connect(self._on_selection_renewed)
        settings.changed.connect(self._on_settings_changed)
        page.steps.chosen.connect(self._on_steps_chosen)
        page.steps.presets.loaded.connect(self._on_presets_loaded)
        page.steps.presets.failed.connect(page.notice.say)
        page.search.stop_clicked.connect(self.stop)
        page.steps.start.again_toggled.connect(self._on_start_again_toggled)
        planner.found.connect(self._on_planner_found)
        planner.planned.connect(self._on_planner_planned)
        planner.plan_failed.connect(self._on_planner_plan_failed)
        planner.expected.connect(self._on_planner_expected)
        planner.estimated.connect(self._on_planner_estimated)
        planner.measured.connect(self._on_planner_measured)
        queue.batch_started.connect(self._on_queue_batch_started)
        queue.batch_ended.connect(self._on_queue_batch_ended)
        queue.open_stopped.connect(self._on_queue_open_stopped)

    @property
    def is_outdated(self) -> bool:
        """Whether the choices are newer than the plan."""
        return self._soon.isActive() or self._is_searching

    def update(self, *, quietly: bool = False) -> None:
        """Search the folders (again), soon; `quietly`: the list and what was said of it stay."""
        if self._queue.is_running:
            self._explain_running()
            return
        if not quietly:
            self._page.steps.show_plan((), searching=bool(self._selection.roots))
        self._is_quiet = quietly and (self._is_quiet or not self.is_outdated)
        self._soon.start()
        self._show_reason()

    def spec(self) -> BatchSpec:
        """Return the request as it stands; raises ConfigError."""
        return self._selection.spec(self._settings.current)

    def is_made_so(self, key: str, strength: float) -> bool:
        """Whether the result of a photo was made with the settings chosen now, at a strength."""
        if self.planned is None:
            return False
        settings = self._settings.current
        asked = self._selection.spec(settings), self.planned.spec
        return self.finished.is_made_so(key, [*map(ResultSettings.of, asked)], strength)

    def without_ended(self, planned: PlannedBatch) -> PlannedBatch:
        """Return the batch with the photos kept that are finished, as they ended.

        Whatever the strength was: the result of a finished photo gets another one by Save. Those
        finished with other settings only as long as the user does not want them again.
        """
        return self._compare(planned)[0]

    def _compare(self, planned: PlannedBatch) -> tuple[PlannedBatch, list[ImageJob]]:
        """Return the batch with finished photos kept, and those finished with other settings.

        The latter as they would be processed, whether they are to be or not.
        """
        # Not the settings of now: they may have changed since the plan was asked for.
        request = self._planner.asked or planned.spec
        return self.finished.compare(planned, request, again=self._again)

    def _vanished(self) -> set[str]:
        """Return the photos in the list that failed in the last batch and whose files are gone."""
        return {
            row.key
            for row in self._page.list.model.rows
            if row.state == "failed"
            and row.key in self.finished.failed
            and not self._selection.is_left_out(row.key)
            and not os.path.lexists(row.key)
        }

    def _with_vanished(self, jobs: Sequence[ImageJob]) -> Sequence[ImageJob]:
        """Return what the list is to show: the plan, and failed photos that are found no more.

        Each of these stays behind the photo that it is behind now.
        """
        vanished = self._vanished().difference(job.key for job in jobs)
        if not vanished:
            return jobs
        planned = {job.key for job in jobs}
        behind: dict[str, list[ImageJob]] = {}
        before = ""
        for row in self._page.list.model.rows:
            if row.key in vanished:
                behind.setdefault(before, []).append(ImageJob(row.key, row.target))
            elif row.key in planned:
                before = row.key
        shown = behind.pop("", [])
        for job in jobs:
            shown += [job, *behind.pop(job.key, [])]
        return shown

    def _titles(self) -> dict[str, str]:
        return {card.name: card.title for card in self._page.steps.model.cards}

    def _show_again(self, others: Sequence[ImageJob], *, is_said: bool) -> None:
        """Offer to process photos again that are finished with other settings."""
        self._again &= bool(others)
        replaced = sum(job.overwrite for job in others)
        self._page.steps.start.show_again(
            len(others), replaced, self._again, self.finished.difference, is_said=is_said
        )

    @Slot()
    def stop(self) -> None:
        """Stop searching, and show the list as it was before."""
        before = self.planned
        self._is_searching = False
        self._planner.cancel()
        self._page.search.end()
        self._show_reason()
        self._searched.take_back()
        self._selection.restore(before.spec if before else None)
        self._page.steps.show_plan(before.jobs if before else ())
        self._page.show_status(self.tr("Stopped. Nothing was added to the list."))

    def cancel_update(self) -> None:
        """Forget a search that has not begun, and the answer of one that has."""
        self._soon.stop()
        self._is_searching = self._is_quiet = False
        self._searched.forget()
        self._show_reason()

    def _explain_running(self) -> None:
        notice = self._page.notice
        if self._selection.added():
            text = self.tr(
                "A batch is running. Add the new photos to the queue, or wait until it finishes."
            )
            if watched := self._queue.watched:
                text = self.tr(
                    "{0} is being watched. Add the new photos to the queue; they are processed "
                    "while no others arrive there."
                )
                text = text.format(folder_names(watched))
            notice.say(text, of_photos=True)
            notice.offer(self.tr("Add to queue"), self.enqueue_requested.emit)
        elif self._selection.shrunk:
            text = self.tr("The running batch keeps its photos. Press Stop to end it.")
            notice.say(text, of_photos=True)

    def _show_nothing(self) -> None:
        self._planner.cancel()
        self._page.search.end()
        self.planned = None
        self._searched.forget()
        self._page.list.show_jobs(())
        self._page.steps.show_plan(())
        self._forget_times()
        self._page.steps.model.show_automatic(None)
        self._page.steps.start.show_failed(0)
        self._again = False
        self._page.steps.start.show_again(0, 0, False)
        self._page.steps.start.show_all_sharp(0)
        self._show_reason("")

    def _forget_times(self) -> None:
        """Tell no time, of a list that a start does not process."""
        self._planner.drop_estimate()
        self._page.steps.model.clear_costs()
        self._page.steps.start.show_estimate(0, 0)

    def _show_reason(self, reason: str | None = None, *, is_all_finished: bool = False) -> None:
        """Say why a start is not possible or not needed; None: as before.

        While new photos are looked at, that is why: what is known is of other ones.
        """
        if reason is not None:
            self._reason, self._is_all_finished = reason, is_all_finished
        shown = self._reason
        if self.is_outdated and not self._is_quiet and self._selection.roots:
            shown = self.tr("Looking at the photos. You can start once that is done.")
        problems = "\n".join(map(translated, self.problems))
        self._page.steps.start.show_problem(problems, translated(shown))

    @Slot()
    def _on_selection_changed(self) -> None:
        self._again = False
        self._page.notice.forget_photos()
        self.update()

    @Slot()
    def _on_selection_renewed(self) -> None:
        self._searched.begin_anew()
        self._page.notice.forget(self._said)
        self._notes_said, self._said = (), ""
        self.finished.forget_failures()

    @Slot(Settings, Settings)
    def _on_settings_changed(self, before: Settings, now: Settings) -> None:
        names = [*_PLANNED, *(["strength"] if "{strength}" in now.template else [])]
        if any(getattr(before, name) != getattr(now, name) for name in names):
            self.update(quietly=True)
        if before.strength != now.strength:
            self._tell_all_finished()
        if before.device != now.device:
            self._planner.drop_estimate()  # of the device before

    @Slot(dict)
    def _on_steps_chosen(self, changes: dict[str, Any]) -> None:
        settings, self.problems = self._settings.current, []
        for name, value in changes.items():  # an invalid one does not hold up the others
            try:
                settings = dataclasses.replace(settings, **{name: value})
            except ConfigError as error:
                self.problems.append(error.text)
        self._show_reason()
        self._settings.choose(settings)

    @Slot(bool)
    def _on_start_again_toggled(self, again: bool) -> None:
        self._again = again
        self.update(quietly=True)

    @Slot(Preset)
    def _on_presets_loaded(self, preset: Preset) -> None:
        self.problems = []
        before = self._settings.own
        settings, lost = self._page.steps.offered(preset.settings)
        self._page.steps.show_settings(settings)
        self._settings.replace(settings)
        said = [lost] if lost else []
        if "strength" in preset.names and settings.strength != settings.default_strength:
            text = self.tr(
                "New lists begin with the preset's strength, {0}, until you close Deblur, then "
                "again with {1} as in Preferences."
            )
            said.append(text.format(percent(settings.strength), percent(settings.default_strength)))
        if settings.output != before.output:
            folder = settings.output or self.tr("Next to the originals")
            said.append(self.tr("The preset has its own output folder: {0}.").format(folder))
        if said:
            self._page.notice.say(" ".join(said))

    @Slot()
    def _on_soon_timeout(self) -> None:
        if self._queue.is_running:  # begun since: its end finds out what a start would do
            self._show_reason()
            return
        if not self._selection.roots:
            self._show_nothing()
            return
        try:
            spec = self.spec()
            self.finished.note_asked()
            to_watch = self._settings.current.watch and spec.can_be_watched()
            self._planner.plan(spec, to_watch=to_watch)
            self._is_searching = True
            self._page.search.begin()
        except ConfigError as error:
            self._show_reason(error.text)

    @Slot()
    def _on_queue_batch_started(self) -> None:
        """Say no more of a start that is not this one; of other photos no time either."""
        self._show_reason("")
        spec, planned = self._queue.spec, self.planned
        planned_roots = () if planned is None else planned.spec.roots
        if spec is None or {*map(absolute, spec.roots)} != {*map(absolute, planned_roots)}:
            self._forget_times()

    @Slot(BatchEnd)
    def _on_queue_batch_ended(self, end: BatchEnd) -> None:
        """Note with which settings the photos ended, and find out what a start would do now."""
        self._again = False
        repaired = self.finished.note_end(end.request, self._queue.state.pictures)
        self._selection.bring_back(repaired)
        if not self._queue.waiting:
            self._page.steps.start.show_outdated()
            self.update(quietly=not self._selection.added())

    @Slot()
    def _on_queue_open_stopped(self) -> None:
        """Find out what a start would do now: choices made meanwhile have changed no plan."""
        if self._selection.roots:
            self.update(quietly=not self._selection.added())

    @Slot(tuple)
    def _on_planner_found(self, keys: tuple[str, ...]) -> None:
        """Show photos before there is a plan; that of a large folder takes a while."""
        if not self._is_searching or self._is_quiet or self._queue.is_running:
            return
        self._searched.add(keys)

    @Slot(PlannedBatch)
    def _on_planner_planned(self, planned: PlannedBatch) -> None:
        page, self._is_searching = self._page, False
        self._searched.end()
        if self._queue.is_running:
            self._drop_plan()
            return
        planned, others = self._compare(planned)
        empty, self.planned = self._drop_empty(planned), planned
        is_quiet, self._is_quiet = self._is_quiet, False
        page.viewer.automatic_model = planned.card.name
        page.viewer.planned_precision = planned.card.name, planned.spec.precision
        is_for_watching = planned.choice is not None and planned.choice.is_for_watching
        card = planned.card if planned.jobs or is_for_watching else None
        page.steps.model.show_automatic(card, is_for_watching=is_for_watching)
        listed = self._with_vanished(planned.jobs)
        page.list.show_jobs(listed, self.finished.details, planned.failed)
        page.show_current()  # it was shown when it was found; its result is known only now
        can_watch = planned.found is not None and planned.found.can_be_watched
        page.steps.show_plan(planned.jobs, can_watch=can_watch, listed=listed)
        if not self._settings.current.output:
            page.steps.output.show_default(planned.spec.output)
        done = ((r.key, r.result) for r in page.list.model.rows if r.state == "done" and r.result)
        is_left = any(not job.keep for job in planned.jobs)
        page.steps.output.show_earlier(done if is_left else (), planned.spec.output)
        start, to_do = page.steps.start, {job.key for job in planned.jobs if not job.keep}
        failed = page.list.keys("failed")
        retries = bool(to_do) and to_do.issubset(failed)
        start.show_failed(len(failed), starts=retries)
        reason, is_said = "", False
        if not planned.jobs:
            reason = card_removed(job.key for job in listed) or nothing_found(planned)
            if planned.spec.roots and not (planned.spec.removed or page.list.model.rows):
                page.viewer.show_nothing_found(reason)
        elif not to_do:
            reason = unread(planned)
            is_said = not reason and not failed
            reason = reason or some_left(len(failed), len(others), self.finished.difference)
            reason = reason or self._all_finished(planned.jobs)
        elif retries:
            reason = self.tr("Start will retry %Ln failed photo(s).", "", len(to_do))
        self._show_again(others, is_said=is_said)
        self._show_reason(reason, is_all_finished=is_said and not others)
        self._page.steps.start.show_estimate(0, 0)
        QTimer.singleShot(0, self, self.estimate)  # a large list is shown first
        notes = (*planned.notes[:3], *([planned.left_out] if planned.left_out else []))
        said = list(empty)
        if (to_do or empty) and not is_quiet and notes != self._notes_said:
            self._notes_said = notes
            said += notes
        if said:
            self._say_of_list("\n".join(map(translated, said)))

    def _say_of_list(self, text: str) -> None:
        """Say what was found out about this list; it stays said while photos are added to it."""
        self._page.notice.say(text)
        self._said = self._page.notice.text

    def _drop_empty(self, planned: PlannedBatch) -> list[str]:
        """Say which folders have added nothing to a list that has photos.

        They are selected no more, so that they can be added again, unless they are to be watched.
        """
        known = set(self.planned.spec.roots if self.planned is not None else ())
        keys = {job.key for job in planned.jobs}
        new = [r for r in planned.spec.roots if r not in known and str(r) not in keys]
        empty = []
        for root in new if keys else ():
            within = str(root).rstrip(os.sep) + os.sep
            if is_folder(root) and not any(key.startswith(within) for key in keys):
                empty.append(root)
        if empty and not self._settings.current.watch:
            self._selection.keep(set(self._selection.roots).difference(empty))
        return [self.tr("No photos found in {0}.").format(root) for root in empty[:3]]

    @Slot()
    def estimate(self) -> None:
        """Find out what a start would take; not of photos that are known to be skipped."""
        if self._queue.is_running:
            return  # of another list, perhaps; its end plans again
        steps = self._page.steps
        steps.start.show_estimate(0, 0)
        steps.start.show_all_sharp(0)
        self._planner.drop_estimate()
        if self.planned is None:
            return
        self.advise()
        jobs = [job for job in self.planned.jobs if not job.keep]
        spec, model = self.planned.spec, self._page.list.model
        rows = [model.row_of(job.key) or Row(job.key) for job in jobs]
        self._at_most = spec.bursts or (spec.skip_sharp and any(not row.label for row in rows))
        if rows and all(row.label == "sharp" and model.will_skip(row) for row in rows):
            steps.start.show_all_sharp(len(rows), len(self.planned.jobs) - len(rows))
        jobs = [job for job, row in zip(jobs, rows, strict=True) if model.will_make(row)]
        steps.output.show_names(jobs)
        if not jobs:
            steps.model.clear_costs(nothing_left=bool(self.planned.jobs))
        else:
            some = dataclasses.replace(self.planned, jobs=tuple(jobs))
            self._planner.estimate(some, self.planned)

    def advise(self) -> int:
        """Show which photos have longer blur than their model can remove; return how many."""
        if self.planned is None:
            return 0
        card, scale, cards = (
            self.planned.card,
            self.planned.spec.scale,
            self._page.steps.model.cards,
        )
        return self._page.list.model.advise(lambda length: advise(length, card, scale, cards))

    def why_nothing(self, planned: PlannedBatch) -> str:
        """Say why a batch has nothing to do."""
        return unread(planned) or self._all_finished(planned.jobs)

    def _all_finished(self, jobs: Iterable[ImageJob]) -> str:
        return all_finished(jobs, self.finished, self._settings.current.strength)

    @Slot()
    def _tell_all_finished(self) -> None:
        """Say so again: the strength chosen now, or that of a result, is another one."""
        if self._is_all_finished and self.planned is not None:
            self._show_reason(self._all_finished(self.planned.jobs), is_all_finished=True)

    @Slot(str, float)
    def note_saved(self, key: str, strength: float) -> None:
        """Note that the result of a photo was saved again at another strength."""
        self.finished.note_strength(key, strength)
        self._tell_soon.start()  # once for many

    @Slot(Estimate)
    def _on_planner_expected(self, estimate: Estimate) -> None:
        """Show what to expect until it is measured, which takes a while at the first start."""
        start, is_rough = self._page.steps.start, not estimate.is_measured
        start.show_estimate(
            estimate.seconds, estimate.size_bytes, at_most=self._at_most, is_rough=is_rough
        )
        self._page.steps.model.show_expected(estimate)

    def _drop_plan(self) -> None:
        """Leave a plan alone that came too late, or not at all; the one of before stays."""
        if self.planned is not None:  # what runs may end without a batch, and none plans again
            self._page.steps.start.show_startable()
        self._show_reason()

    @Slot(Estimate)
    def _on_planner_estimated(self, estimate: Estimate) -> None:
        start = self._page.steps.start
        start.show_estimate(estimate.seconds, estimate.size_bytes, at_most=self._at_most)
        if self.planned is not None:
            self._page.steps.model.show_measured(estimate)

    @Slot(FoundPhotos)
    def _on_planner_measured(self, found: FoundPhotos) -> None:
        """Make the plan again, unless a newer one is asked for already."""
        if self.is_outdated or self._queue.is_running:
            return
        self._is_quiet = self._is_searching = True
        self._planner.plan(found.spec, found, to_watch=found.to_watch)

    @Slot(Finished)
    def _on_planner_plan_failed(self, finished: Finished) -> None:
        is_quiet, self._is_searching, self._is_quiet = self._is_quiet, False, False
        if self._queue.is_running or finished.outcome != "failed":
            self._searched.forget()
            self._drop_plan()
            return  # planned for the queue: the list shows the running batch
        roots = self._selection.roots
        if existing := without_gone(roots):
            self._selection.keep(existing)  # what is gone does not take the others with it
            if not self._vanished() >= {*map(str, roots)} - {*map(str, existing)}:
                self._say_of_list(finished.text)  # else the list says so
            self.update(quietly=is_quiet)
            return
        if vanished := self._vanished():  # the list says why each of them failed
            self.planned = None
            self._forget_times()
            rows = self._page.list.model.rows
            self._page.list.show_rows([r for r in rows if not self._selection.is_left_out(r.key)])
            self._page.steps.show_plan((), listed=self._with_vanished(()))
            self._page.steps.start.show_failed(len(self._page.list.keys("failed")))
        else:
            self._show_nothing()
        self._show_reason(card_removed(vanished) or finished.text)
