"""From the selection and the settings to the list: what a batch would do, before it does it.

    selection, settings -> BatchSpec -> session.plan -> Asked -> list, names, estimate

Several choices in a row look at the folders once. While a batch runs the list shows that one, and
the folders are looked at when it has ended.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deblur_gui.session import Estimate
from engine.batch.batch import Asked
from engine.batch.plan import BatchSpec
from engine.errors import ConfigError
from engine.events import Finished

if TYPE_CHECKING:
    from deblur_gui.main_window import MainWindow


class Planning(QObject):
    """Keeps the list in step with the choices."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.asked: Asked | None = None
        """What the choices mean on this disk; None while nobody knows."""
        self._is_looking = False
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self._on_soon_timeout)
        session = window.session
        session.planned.connect(self._on_session_planned)
        session.estimated.connect(self._on_session_estimated)
        session.job_failed.connect(self._on_session_job_failed)
        window.looking.stop_asked.connect(self.stop_looking)

    @property
    def is_behind(self) -> bool:
        """Whether the choices are newer than what is known of them."""
        return self._soon.isActive() or self._is_looking

    def look(self) -> None:
        """Look at the folders (again), soon."""
        if self._window.running.is_at_work:
            if self._window.selection.fresh():
                text = self.tr(
                    "What you added comes next: add it to the queue, or wait for the end."
                )
                self._window.notice.say(text)
                self._window.notice.offer(self.tr("Add to queue"), self._window.running.start)
            elif self._window.selection.shrunk:
                text = self.tr("The batch that runs keeps its photos. Press Stop to end it.")
                self._window.notice.say(text)
            return
        self._window.batch.show_plan((), looking=bool(self._window.selection.roots))
        self._soon.start()

    def spec(self) -> BatchSpec:
        """Return the wish as it stands; raises ConfigError."""
        return self._window.selection.spec(self._window.settings)

    def drop_rows(self) -> None:
        """Take those out of the list that were taken out of the selection while it ran."""
        window, asked = self._window, self.asked
        window.photos.model.keep_only(lambda row: window.selection.has(Path(row.key)))
        if asked is not None:
            jobs = tuple(j for j in asked.jobs if window.selection.has(j.source.absolute()))
            self.asked = dataclasses.replace(asked, jobs=jobs)
            window.batch.show_plan(jobs)

    def stop_looking(self) -> None:
        """Search no further, and show what was there before."""
        window, before = self._window, self.asked
        self._is_looking = False
        window.session.cancel_plan()
        window.looking.end()
        window.selection.keep(before.spec.roots if before else ())
        window.batch.show_plan(before.jobs if before else ())
        window.progress.say(self.tr("Stopped. Nothing was added to the list."))

    def take_over(self, other: Planning) -> None:
        """Show the plan of another window of the same session."""
        if other.asked is None or other.is_behind:
            self.look()
        else:
            self._on_session_planned(other.asked)

    def close(self) -> None:
        """Look no more, until something else is chosen."""
        self._soon.stop()
        self._is_looking = False

    def _show_nothing(self) -> None:
        self._window.session.cancel_plan()  # of what was in the list a moment ago
        self._window.looking.end()
        self.asked = None
        self._window.photos.show_jobs(())
        self._window.batch.show_plan(())
        self._window.batch.start.show_problem("\n".join(self._window.problems))

    def _on_soon_timeout(self) -> None:
        if not self._window.selection.roots:
            self._show_nothing()
            return
        try:
            self._window.session.plan(self.spec())
            self._is_looking = True
            self._window.looking.begin()
        except ConfigError as error:
            self._window.batch.start.show_problem(str(error))

    def _on_session_planned(self, asked: Asked) -> None:
        window, self._is_looking = self._window, False
        if window.running.is_at_work:
            return
        self.asked = asked
        window.photos.show_jobs(asked.jobs)
        window.batch.show_plan(asked.jobs, can_watch=any(r.is_dir() for r in asked.spec.roots))
        start = window.batch.start
        nothing = [] if asked.jobs else [self.tr("No photos were found there.")]
        start.show_problem("\n".join([*window.problems, *nothing]))
        start.show_estimate(0, 0)
        if any(not job.keep for job in asked.jobs):
            window.session.estimate(asked)
        if asked.notes:
            window.notice.say("\n".join(asked.notes[:3]))

    def _on_session_estimated(self, estimate: Estimate) -> None:
        self._window.batch.start.show_estimate(estimate.seconds, estimate.size_bytes)
        self._window.batch.model.show_measured(estimate)

    def _on_session_job_failed(self, job: str, finished: Finished) -> None:
        window = self._window
        if job == "plan":
            self._is_looking = False
        if window.running.is_at_work:
            return  # it was for the queue: the list is that of the batch that runs
        if job == "plan" and finished.outcome == "failed":
            problem = finished.text
            there = [root for root in window.selection.roots if os.path.lexists(root)]
            if 0 < len(there) < len(window.selection.roots):
                window.selection.keep(there)  # what has gone does not take the others with it
                window.notice.say(problem)
                self.look()
                return
            self._show_nothing()
            window.batch.start.show_problem(problem)
