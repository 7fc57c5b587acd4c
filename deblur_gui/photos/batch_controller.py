"""Batches as the page shows them: start, queue, retry, progress, and how they ended.

PlanController.planned -> problems -> BatchQueue -> State -> list, steps -> notice

Signals:
    announced(str): a batch has ended, and how.
    crashed(Finished): a batch has met a bug.
"""

from __future__ import annotations

import dataclasses
import itertools
import os
from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from deblur_gui import dialogs
from deblur_gui.language import page_language, percent, tr
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_choices import choice_name, choices_of, resume_tip
from deblur_gui.photos.batch_queue import BatchEnd, BatchQueue
from deblur_gui.photos.batch_work import report_work
from deblur_gui.photos.nothing_to_do import card_removed
from deblur_gui.photos.page import PhotosPage
from deblur_gui.photos.plan_controller import PlanController
from deblur_gui.photos.selection import Selection, samples_output, without_gone
from deblur_gui.photos.state import RUNNING, State
from deblur_gui.session import Session
from deblur_gui.settings_store import SettingsStore
from engine.batch.batch import PlannedBatch
from engine.batch.differences import SKIPPING
from engine.batch.estimate import check_before_start
from engine.batch.image_io import DONE_BEFORE
from engine.batch.plan import BatchSpec, ImageJob
from engine.errors import ConfigError
from engine.events import Finished
from engine.messages import code_of
from engine.models import ModelCard
from engine.report.report import ReportFiles


def summary_of(
    done: int, kept: int, failed: int, left: int, before: int = 0, rejected: int = 0
) -> str:
    """Return how a batch ended, in a sentence; named as in `BatchEnd`."""
    parts = [
        tr("%Ln photo(s) deblurred", "", done) if done else "",
        tr("%Ln kept unchanged", "", rejected) if rejected else "",
        tr("%Ln skipped", "", kept) if kept else "",
        tr("%Ln failed", "", failed) if failed else "",
        tr("%Ln left", "", left) if left else "",
    ]
    said = tr(", ").join(part for part in parts if part)
    said = said or tr("Nothing was done")
    if before and left:
        ended = done + rejected + kept + failed
        said = tr("{0} of {1}: {2}").format(ended, ended + left, said)
    return tr("{0}.").format(said)


_OPEN = ("target-exists", code_of(DONE_BEFORE))
"""Codes of photos that a watched folder is asked about again: what they wait for may go."""


def _unfinished(planned: PlannedBatch | None) -> frozenset[str] | None:
    """Return the keys of the photos that are not done yet; None where that is all of them."""
    jobs = planned.jobs if planned is not None else ()
    left = [job for job in jobs if not job.keep or code_of(job.keep) == "target-exists"]
    if len(left) == len(jobs):
        return None
    return frozenset(job.key for job in left)


class BatchController(QObject):
    """Starts batches and shows what becomes of them."""

    announced = Signal(str)
    crashed = Signal(Finished)

    def __init__(
        self,
        page: PhotosPage,
        selection: Selection,
        settings: SettingsStore,
        planner: Planner,
        plan: PlanController,
        queue: BatchQueue,
        session: Session,
    ) -> None:
        super().__init__(page)
        self._page, self._selection, self._settings = page, selection, settings
        self._planner, self._plan, self._queue, self._session = planner, plan, queue, session
        self._phase = "idle"
        self._while_running: tuple[str, ...] = ()  # borrowed until the batch ends, no longer
        self._to_queue: list[tuple[BatchSpec, bool]] = []
        """What is planned before it starts, and whether its folders are to be watched."""
        start = page.steps.start
        queue.changed.connect(self._on_queue_changed)
        queue.batch_ended.connect(self._on_queue_batch_ended)
        queue.batch_started.connect(self._on_queue_batch_started)
        queue.watch_started.connect(self._on_queue_watch_started)
        queue.open_failed.connect(self._on_queue_open_failed)
        queue.open_stopped.connect(self._on_queue_open_stopped)
        queue.enqueue_failed.connect(page.notice.say_failure)
        queue.waiting_changed.connect(start.waiting.show_waiting)
        planner.planned.connect(self._on_planner_planned)
        planner.plan_failed.connect(self._on_planner_plan_failed)
        plan.enqueue_requested.connect(self.start)
        settings.changed.connect(self._show_running_choices)
        self._show_running_choices()
        start.waiting.remove_clicked.connect(queue.remove)
        start.waiting.start_clicked.connect(queue.start_next)
        start.queue_clicked.connect(self.start)
        start.start_clicked.connect(self.start)
        start.stop_clicked.connect(queue.stop)
        start.stop_now_clicked.connect(queue.cancel)
        start.pause_toggled.connect(queue.set_paused)
        start.retry_clicked.connect(self.retry)

    @property
    def is_running(self) -> bool:
        """Whether the list shows a batch that runs."""
        return self._phase in RUNNING

    @Slot()
    def start_or_stop(self) -> None:
        """Do what the start button does now."""
        self._page.steps.start.start.click()

    def process(self, keys: Collection[str]) -> None:
        """Start with these photos alone, also those that look sharp; not those that are done."""
        self._page.steps.settle()
        rows = (self._page.list.model.row_of(key) for key in keys)
        only = frozenset(row.key for row in rows if row is not None and row.state != "done")
        spec = self._checked_spec()
        if spec is None:
            return
        if not only:
            self._page.notice.say(
                self.tr("Done already. Choose Process again in the menu of the photo to redo it."),
                of_photo=self._page.list.current() if len(keys) == 1 else "",
            )
        elif spec.on_conflict != "overwrite" or dialogs.ask_overwrite(self._page, len(only)):
            self._start_some(spec, spec, only)

    def process_again(self, keys: Collection[str], card: ModelCard | None = None) -> None:
        """Ask, then process the photos of these that have a result, with the settings of now.

        `card`: with this model instead of the chosen one, which stays chosen for all others. The
        user decides whether the new result replaces the earlier one or is kept beside it. A single
        photo that is shown keeps the strength that it was given alone.
        """
        self._page.steps.settle()
        rows = (self._page.list.model.row_of(key) for key in keys)
        known = [row for row in rows if row is not None and row.result]
        only = frozenset(row.key for row in known if os.path.isfile(row.result))
        if not only:
            text = self.tr("%Ln result(s) cannot be found.", "", len(known))
            self._page.notice.say(text, of_photos=True)
            return
        asked = self._checked_spec()
        if asked is None:
            return
        if only == {self._page.list.current()}:
            asked = dataclasses.replace(asked, strength=self._page.viewer.chosen_strength)
        name = self._page.steps.model.chosen_title() if card is None else card.title
        settings = tr(", ").join((name, percent(asked.strength)))
        made_so = (self._plan.is_made_so(key, asked.strength) for key in only)
        is_same = card is None and all(made_so)
        conflict = dialogs.ask_again(self._page, len(only), settings, is_same=is_same)
        if conflict is not None:
            spec = dataclasses.replace(asked, on_conflict=conflict)
            self._plan.finished.note_redone(only, by_other=card is not None)
            if card is not None:
                spec = dataclasses.replace(spec, model=card.name, precision=None, one_off=True)
            self._start_some(spec, asked, only)

    def _checked_spec(self) -> BatchSpec | None:
        """Return the request as it stands; None, and say why, if something is wrong with it."""
        try:
            spec = self._plan.spec()
        except ConfigError as error:
            dialogs.show_problems(self._page, [error.text])
            return None
        if self._plan.problems:
            dialogs.show_problems(self._page, self._plan.problems)
            return None
        return spec

    def _start_some(self, spec: BatchSpec, asked: BatchSpec, only: frozenset[str]) -> None:
        """Start with some photos alone, whether they are sharp or of a burst."""
        if not self.is_running:
            self._page.notice.hide()
            self._plan.cancel_update()
            self._selection.begin()
        spec = dataclasses.replace(spec, skip_sharp=False, bursts=False)
        self._queue.start(spec, only, asked)

    @Slot()
    def start(self) -> None:
        """Check everything, then start; while a batch runs, queue this one."""
        self._page.steps.settle()  # else the results go to the folder typed before
        # A queued batch has an end; what is ticked meanwhile is that of the running one.
        watch = self._settings.current.watch and not self.is_running
        try:
            spec = self._plan.spec()
            if self.is_running or self._plan.is_outdated:
                if self.is_running:
                    spec = self._selection.added_spec(self._settings.current)
                self._plan.cancel_update()  # its search would replace this one
                if (spec, watch) not in self._to_queue:
                    self._to_queue.append((spec, watch))
                    if len(self._to_queue) == 1:
                        self._plan_next()
                return
        except ConfigError as error:
            dialogs.show_problems(self._page, [error.text])
            return
        self._start(spec, self._plan.planned, watch=watch)

    def _start(self, spec: BatchSpec, planned: PlannedBatch | None, *, watch: bool) -> None:
        watching = watch and spec.can_be_watched()
        if planned and planned.jobs and all(job.keep for job in planned.jobs) and not watching:
            self._page.notice.say(self._plan.why_nothing(planned))
            return
        found = check_before_start(spec, planned, watching=watching) if planned else []
        problems = [*self._plan.problems, *found]
        if problems:
            dialogs.show_problems(self._page, problems)
            return
        replaced = sum(job.overwrite for job in planned.jobs) if planned else 0
        if replaced and not dialogs.ask_overwrite(self._page, replaced):
            return
        self._page.notice.hide()
        self._selection.begin()
        if watching:
            kept = planned.jobs if planned else ()
            # What ended with the same settings is known to the queue.
            finished = [job.source for job in kept if job.keep and code_of(job.keep) not in _OPEN]
            self._queue.watch(spec, finished)
        else:
            known = planned.jobs if planned else ()
            self._queue.start(spec, _unfinished(planned), known=known)

    def _plan_next(self) -> None:
        """Plan what is to be queued, one request after the other."""
        if self._to_queue:
            spec, watch = self._to_queue[0]
            self._planner.plan(spec, to_watch=watch and spec.can_be_watched())

    @Slot(PlannedBatch)
    def _on_planner_planned(self, planned: PlannedBatch) -> None:
        if self._to_queue and planned.spec.roots == self._to_queue[0][0].roots:
            spec, watch = self._to_queue.pop(0)
            self._start(spec, self._plan.without_ended(planned), watch=watch)
            self._plan_next()

    @Slot(Finished)
    def _on_planner_plan_failed(self, finished: Finished) -> None:
        if not self._to_queue:
            return
        # Else a later plan of the same photos would start it.
        spec, watch = self._to_queue.pop(0)
        existing = without_gone(spec.roots)
        if finished.outcome == "failed" and existing:
            # What is gone does not take the others with it; PlanController says what is gone.
            self._to_queue.insert(0, (dataclasses.replace(spec, roots=existing), watch))
        elif finished.outcome == "failed":
            dialogs.show_error(self._page, finished.message, finished.hint)
        self._plan_next()

    @Slot()
    def retry(self) -> None:
        """Try the failed photos again, once the batch has ended."""
        if self.is_running:
            text = self.tr("Failed photos can be retried when the batch has ended.")
            self._page.notice.say(text)
        else:
            self._queue.retry()

    @Slot(State)
    def _on_queue_changed(self, state: State) -> None:
        photos = self._page.list
        if state.phase != self._phase or state.touched:
            self._phase = state.phase
            self._show_running_choices()
            self._page.steps.start.show_phase(state.phase)
            self._page.steps.start.show_failed(state.counts.get("failed", 0))
        if state.is_watch:
            self._add_new(state)
        elif self._is_other(state):
            self._show_other(state)
        photos.apply(state, state.touched)
        current = photos.current()
        if current in state.touched:
            self._page.show_current()
            if state.pictures[current].state == "done":
                self._page.viewer.reload_result()  # it may have taken the place of an earlier one

    @Slot()
    def _on_queue_batch_started(self) -> None:
        """Let the steps show with what a resumed batch was started, or say what differs."""
        self._page.notice.forget_photos()
        self._show_running_choices()
        self._show_running_model()
        spec = self._queue.spec
        if spec is None or not self._queue.is_earlier:
            return
        is_all = set(self._selection.roots) <= set(spec.roots)
        if is_all and not self._queue.is_retry:
            self._adopt(spec)
        elif kept := self._differences(spec):
            text = self.tr("This batch keeps the settings it was started with: {0}.")
            self._page.notice.say(text.format(tr(", ").join(kept)))

    @Slot()
    def _on_queue_watch_started(self) -> None:
        self._show_running_model()

    def _show_running_model(self) -> None:
        """Show which model is used where none was chosen: what is measured first may change it."""
        choice = self._queue.choice
        if choice is None or choice.requested.model:
            return
        card, precision = choice.card, choice.spec.precision
        self._page.steps.model.show_automatic(card, is_for_watching=choice.is_for_watching)
        self._page.viewer.automatic_model = card.name
        self._page.viewer.planned_precision = card.name, precision

    @Slot()
    def _show_running_choices(self) -> None:
        """Let the list say which photos are skipped: by the batch that runs, or else by a start.

        And step 2 which strength that batch has.
        """
        spec = self._queue.spec
        choices = spec or self._settings.current
        self._page.steps.model.show_running(None if spec is None else spec.strength)
        self._page.list.show_skips(sharp=choices.skip_sharp, bursts=choices.bursts)

    def _differences(self, spec: BatchSpec) -> list[str]:
        """Return with what a batch runs that the steps show otherwise."""
        step = self._page.steps.model
        now = choices_of(self._selection.spec_of(self._settings.current, spec.roots))
        shown = step.chosen_card()  # also where it is chosen automatically
        now["model"] = "" if shown is None else shown.name
        title = next((card.title for card in step.all_cards if card.name == spec.model), "")
        settled = SKIPPING if self._queue.is_retry else ()  # what failed was not skipped
        differing = (
            choice_name(name, value, title)
            for name, value in choices_of(spec).items()
            if value != now[name] and name not in settled
        )
        return [name for name in differing if name]

    def _is_other(self, state: State) -> bool:
        """Whether this is another batch than the one in the list: a resumed or a queued one."""
        is_new = len(state.touched) == len(state.pictures)
        keys = state.pictures if is_new else itertools.islice(state.pictures, 1)
        return not self._page.list.model.has_all(keys)

    def _show_other(self, state: State) -> None:
        """Show a batch whose photos are not in the list, and select what it consists of."""
        spec, photos = self._queue.spec, self._page.list
        jobs = [ImageJob(p.source, p.target) for p in state.pictures.values()]
        is_watching = bool(self._queue.watched)  # again after this one: that list stays
        if is_watching:
            self._add_new(state)
        else:
            photos.show_jobs(jobs)
        photos.apply(state, state.pictures)
        is_all = not self._selection.roots
        if spec is not None and not set(spec.roots) <= set(self._selection.roots):
            self._selection.join(spec)
        can_watch = spec is not None and spec.can_be_watched()
        if not is_watching:
            self._page.steps.show_plan(jobs, can_watch=can_watch)
        if spec is not None and is_all:
            self._adopt(spec)

    def _adopt(self, spec: BatchSpec) -> None:
        """Show in the steps with what a batch was started that is all there is in the list.

        Else its photos would be offered to be changed to choices that nobody made for them. The
        choices of the user come back with the next photos (`OpenController`); when the batch ends
        those that may have been made for a few photos only: which ones are skipped, and the model
        of a single time. Not what is overwritten.
        """
        self._settings.settle()
        steps, now = self._page.steps, self._settings.own
        changes = choices_of(spec)
        if self._selection.is_samples and spec.output == samples_output():
            changes["output"] = now.output  # theirs unless another is chosen
        self._while_running = SKIPPING
        card = next((card for card in steps.model.all_cards if card.name == spec.model), None)
        is_chosen = card is not None and bool(now.model or spec.one_off)
        if spec.one_off and is_chosen:
            self._while_running += ("model", "precision")
        if not is_chosen:
            del changes["model"]
        if not is_chosen or now.precision is None:  # else it is that of another model, perhaps
            del changes["precision"]
        self._settings.borrow(**changes)
        steps.show_settings(self._settings.current)
        if card is not None:
            steps.model.show_automatic(card)
        if not changes["output"]:
            steps.output.show_default(spec.output)

    def _return_choices(self) -> None:
        """Show the user's own choices again in the place of those that were the batch's alone."""
        names, self._while_running = self._while_running, ()
        own, now = self._settings.own, self._settings.current
        back = {n: getattr(own, n) for n in names if getattr(own, n) != getattr(now, n)}
        if back:
            self._settings.change(**back)
            self._page.steps.show_settings(self._settings.current)

    def _add_new(self, state: State) -> None:
        """Add new photos of a watched folder, or of a batch, to the end of the list."""
        model = self._page.list.model
        new = sorted(key for key in state.touched if model.row_of(key) is None)
        if new:
            self._page.list.add_found(new, {})  # the others stay as they are
            self._page.steps.select.show_photos(len(model.rows), model.folder_count)

    def _show_failure(self, finished: Finished) -> None:
        if finished.outcome == "crashed":
            self.crashed.emit(finished)
        elif finished.outcome == "failed":
            dialogs.show_error(self._page, finished.message, finished.hint)

    @Slot(Finished)
    def _on_queue_open_failed(self, finished: Finished) -> None:
        self._show_failure(finished)

    @Slot()
    def _on_queue_open_stopped(self) -> None:
        text = self.tr("Stopped before the first photo. Nothing was changed.")
        self._page.notice.say(text, of_photos=True)

    @Slot(BatchEnd)
    def _on_queue_batch_ended(self, end: BatchEnd) -> None:
        self._page.steps.start.show_phase("ended")
        self._page.steps.start.show_failed(end.failed)
        self._phase = "ended"
        self._return_choices()
        self._show_running_choices()
        self._show_failure(end.finished)
        said = summary_of(end.done, end.kept, end.failed, end.left, end.before, end.rejected)
        notice = self._page.notice
        keys = self._queue.state.pictures
        failed = (key for key, one in keys.items() if one.state == "failed")
        said = " ".join(filter(None, (said, card_removed(failed))))
        current = self._page.list.current()
        notice.say(said, of_photos=True, of_photo=current if [*keys] == [current] else "")
        if end.done and (folder := self._result_folder(end)) is not None:
            show = partial(dialogs.open_path, self._page, folder)
            notice.offer(self.tr("Show results"), show, keep=True)
        if end.batch_id or end.done or end.failed:
            report = partial(self.show_report, end.batch_id)
            notice.offer(self.tr("Show report"), report, keep=True)
        if end.left and end.batch_id:  # watching a folder resumes when it is started again
            resume = notice.offer(self.tr("Resume"), lambda: self._queue.resume(end.batch_id))
            resume.setToolTip(resume_tip())
        self.announced.emit(said)

    def show_report(self, batch_id: int = 0) -> None:
        """Write the report of the list and of a batch, 0 for the newest, and open it.

        What the list shows as done is in the report, whichever batch has done it: after a stop and
        a new start, or a watch, several have.
        """
        self._page.show_status(self.tr("Writing the report…"))
        self._write_report(batch_id)

    def _write_report(self, batch_id: int = 0, folder: Path | None = None) -> None:
        listed = {row.key: row.result for row in self._page.list.model.rows}
        session, language = self._session, page_language()
        request = batch_id, listed, folder, session.open_queue, language
        session.slots.run(
            "report",
            partial(report_work, *request),
            self._on_report_written,
            failed=self._on_report_failed,
            in_turn=True,
        )

    def save_report(self) -> None:
        """Write that report to a folder of the user's choice, and open it."""
        title = self.tr("Save report to folder")
        for folder in dialogs.ask_folder(self._page, title, self._settings.current.last_folder):
            self._write_report(folder=folder)

    def _on_report_written(self, files: ReportFiles) -> None:
        self._page.show_status(self.tr("Report saved: {0}").format(files.page))
        dialogs.open_path(self._page, files.page)

    def _on_report_failed(self, finished: Finished) -> None:
        self._page.show_status("")  # it says that it is being written
        self._page.notice.say_failure(finished)

    def _result_folder(self, end: BatchEnd) -> Path | None:
        """Return where the results of a batch are; a watch has the choices of now."""
        output = end.request.output if end.request is not None else self._settings.current.output
        if output:
            return Path(output)
        rows = self._page.list.model.rows
        return next((Path(row.target).parent for row in rows if row.target), None)
