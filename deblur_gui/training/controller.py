"""Tunings: start, follow, find again, and adopt the model.

One runs at a time. It belongs to its folder (`trainer.tune.record`): a window that opens follows
the one that is running, and offers to resume one that was interrupted.

Signals:
    page_requested(), photos_requested(): show this page, or the photos.
    model_chosen(str): photos are deblurred with this model from now on.
    models_changed(): the catalogue has a new model.
    announced(str): a tuning has ended, and how its model compares.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from deblur_gui import dialogs
from deblur_gui.language import filled, moment_text
from deblur_gui.models.controller import ModelsController
from deblur_gui.session import Session
from deblur_gui.settings_store import SettingsStore
from deblur_gui.training._adopt import adopt, record_name
from deblur_gui.training._choices import free_name
from deblur_gui.training.monitor import TuningMonitor
from deblur_gui.training.page import TrainingPage
from deblur_gui.training.state import Phase, TuningState
from deblur_gui.training.torch_install import TorchInstaller
from deblur_gui.widgets.log_dock import LogDock
from deblur_gui.widgets.plain import confirm
from engine.errors import DeblurError
from engine.events import Event, Finished, Log
from engine.models import ModelCard
from trainer.tune.record import Effort, ScanResult, TuneSpec, Tuning, find_tunings

if TYPE_CHECKING:
    from deblur_gui.models.dialog import ModelsDialog


class TrainingController(QObject):
    """Acts for the training page."""

    page_requested = Signal()
    photos_requested = Signal()
    model_chosen = Signal(str)
    models_changed = Signal()
    announced = Signal(str)

    def __init__(
        self,
        page: TrainingPage,
        session: Session,
        settings: SettingsStore,
        models: ModelsController,
        log: LogDock,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._settings = page, session, settings
        self._models, self._log = models, log
        models.changed.connect(self.refresh)
        self.monitor: TuningMonitor | None = None
        """The monitor of the running tuning."""
        self.chosen: Tuning | None = None
        """The tuning that is shown."""
        self.state = TuningState()
        self._shown: TuningMonitor | None = None
        self._discarding = False
        self._installer = TorchInstaller(page.notice, log, session.slots, self)
        self._installer.changed.connect(self.refresh)
        page.made.connect(self._on_page_made)
        page.tune_requested.connect(lambda: self.open_dialog())
        page.resume_requested.connect(self._on_page_resume_requested)
        page.delete_requested.connect(self._on_page_delete_requested)
        page.tuning_chosen.connect(lambda folder: self.show_tuning(Tuning(Path(folder))))

    def _on_page_made(self) -> None:
        progress, result = self._page.progress, self._page.result
        progress.pause_requested.connect(self._on_progress_pause_requested)
        progress.sample_requested.connect(self._on_progress_sample_requested)
        progress.finish_requested.connect(self._on_progress_finish_requested)
        progress.discard_requested.connect(self._on_progress_discard_requested)
        progress.stay_changed.connect(lambda on: self._request(stay=on))
        result.use_requested.connect(self._on_result_use_requested)
        result.files_requested.connect(self._on_result_files_requested)
        result.rename_requested.connect(lambda: self._show_model().rename())
        result.export_requested.connect(lambda: self._show_model().export())
        result.remove_requested.connect(lambda: self._show_model().remove())
        self.refresh()
        self._installer.check()

    # --- start -----------------------------------------------------------------------------------

    def find_running(self) -> None:
        """Follow a tuning that was left running by a window that was closed."""
        for tuning in find_tunings():
            if tuning.is_running:
                self._run(tuning, TuningMonitor.follow)
                self.page_requested.emit()
                return

    def open_dialog(self, folders: Iterable[Path] = ()) -> None:
        """Ask for training data and settings; scan these folders at once."""
        from deblur_gui.training.dialog import TuneDialog

        self.page_requested.emit()
        if self.is_running:
            text = self.tr("A tuning is already running. Wait until it finishes, or stop it.")
            self._page.notice.say(text)
            return
        folder = self._settings.current.last_folder
        dialog = TuneDialog(self._session, folder, self._installer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.start_requested.connect(self.start)
        dialog.open()
        folders = list(folders)
        if folders:
            dialog.scan(folders)

    def start(self, spec: TuneSpec, data: ScanResult) -> None:
        """Start a tuning with these training data."""
        try:
            tuning = Tuning.new(spec, data)
        except DeblurError as error:
            self._page.notice.say(error.text)
            return
        self.resume(tuning)

    def resume(self, tuning: Tuning) -> None:
        """Start, or resume one that was stopped or has crashed."""
        self._run(tuning, TuningMonitor.start)

    @property
    def is_running(self) -> bool:
        """Whether a tuning is running."""
        return self.monitor is not None

    def _run(self, tuning: Tuning, begin: Callable[[TuningMonitor], None]) -> None:
        if self.is_running:
            return
        self._page.make()
        self._page.notice.hide()
        self._discarding = False
        monitor = self.monitor = TuningMonitor(tuning, self)
        self._show_monitor(monitor)
        monitor.ended.connect(self._on_monitor_ended)
        self.state = dataclasses.replace(self.state, phase="running")
        try:
            begin(monitor)
        except DeblurError as error:
            self.monitor = None
            self._page.notice.say(error.text)
        self.refresh()

    # --- what is shown ---------------------------------------------------------------------------

    def show_tuning(self, tuning: Tuning) -> None:
        """Show one of the list, a running one too from its beginning."""
        if self.chosen is not None and self.chosen.folder == tuning.folder:
            return
        self._release_shown()
        monitor = TuningMonitor(tuning, self)
        self._show_monitor(monitor)
        monitor.follow()
        self.refresh()

    def _show_monitor(self, monitor: TuningMonitor) -> None:
        self.chosen, self._shown, self.state = monitor.tuning, monitor, TuningState()
        self._page.progress.begin(monitor.tuning)
        monitor.events_read.connect(self._on_monitor_events_read)
        self._page.show_tabs(result=False)

    def _release_shown(self) -> None:
        if self._shown is not None and self._shown is not self.monitor:
            self._shown.release()
        self._shown = None

    def _on_monitor_events_read(self, events: tuple[Event, ...]) -> None:
        if self.sender() is not self._shown:
            return
        self.state = self.state.apply_all(events)
        self._page.progress.add(events)
        for event in events:
            if isinstance(event, Log):
                self._log.add(event.level, event.message)
        self._show_state()

    def _show_state(self) -> None:
        phase: Phase = "ended"
        if self.monitor is not None and self._is_monitored(self.chosen):
            requests = self.monitor.tuning.requests
            phase = "paused" if requests.pause else "running"
            if requests.stop or (requests.finish and self.state.is_training):
                phase = "stopping"
        self.state = dataclasses.replace(self.state, phase=phase)
        self._page.progress.show_state(self.state)

    def refresh(self) -> None:
        """Update the list, and the tuning that is chosen."""
        if not self._page.is_made:
            return
        chosen = self.chosen
        names = self._adopted_names()  # once for all rows
        rows = [(tuning, self._text(tuning, names)) for tuning in find_tunings()]
        self._page.show_tunings(rows, "" if chosen is None else str(chosen.folder))
        phase = None if chosen is None else self._phase(chosen)
        self._page.show_buttons(phase, busy=self.is_running or self._installer.is_busy)
        result = None if chosen is None else chosen.result
        if chosen is None:
            self._page.show_welcome()
        elif result is not None and phase == "finished":
            adopted = result.adopted in names
            in_use = adopted and result.adopted == self._settings.current.model
            self._page.result.show_result(
                result, _effort_of(chosen), adopted=adopted, chosen=in_use
            )
            self._page.show_tabs(result=True)
        else:
            self._page.show_tabs(result=False)
        self._show_state()

    def _is_monitored(self, tuning: Tuning | None) -> bool:
        monitor = self.monitor
        return (
            monitor is not None and tuning is not None and (monitor.tuning.folder == tuning.folder)
        )

    def _phase(self, tuning: Tuning) -> str:
        return "running" if self._is_monitored(tuning) else tuning.phase

    def _adopted_names(self) -> frozenset[str]:
        """Return the names that an adopted model can have: of those that were not removed since."""
        return frozenset(card.name for card in self._session.cards())

    def _text(self, tuning: Tuning, names: Collection[str]) -> str:
        try:
            spec = tuning.spec
        except DeblurError:
            return self.tr("{0}: cannot be read").format(tuning.folder.name)
        monitored = self._is_monitored(tuning)
        phase, result = ("running", None) if monitored else tuning.phase_and_result()
        if result is not None:
            _, old, new = result.mean("psnr")
            status = filled(self.tr("{0:+.2f} dB"), new - old)
            adopted = result.adopted in names
            status += ", " + (self.tr("adopted") if adopted else self.tr("not adopted"))
        else:
            status = {
                "running": self.tr("running"),
                "interrupted": self.tr("interrupted"),
                "ready": self.tr("not started"),
                "finished": self.tr("finished"),
            }[phase]
        created = QDateTime.fromString(spec.created, Qt.DateFormat.ISODate)
        when = moment_text(created)
        return f"{spec.name}\n{when}, {status}"

    # --- buttons ---------------------------------------------------------------------------------

    def _on_page_resume_requested(self) -> None:
        if self.chosen is not None:
            self.resume(self.chosen)

    def _on_page_delete_requested(self) -> None:
        text = self.tr(
            "Delete this tuning with its crops and checkpoints? An adopted model stays in the list "
            "of models."
        )
        title, do = self.tr("Delete a tuning"), self.tr("Delete")
        if self.chosen is not None and confirm(self._page, title, text, do):
            self._release_shown()
            self._delete(self.chosen)

    def _on_progress_pause_requested(self) -> None:
        if self.monitor is not None:
            self._request(pause=not self.monitor.tuning.requests.pause)

    def _on_progress_sample_requested(self) -> None:
        if self.monitor is not None:
            self._request(sample=self.monitor.tuning.requests.sample + 1)

    def _on_progress_finish_requested(self) -> None:
        self._request(finish=True, pause=False)

    def _on_progress_discard_requested(self) -> None:
        text = self.tr("Stop the training and delete everything it has learned?")
        title, do = self.tr("Discard"), self.tr("Stop and delete")
        if self.monitor is not None and confirm(self._page, title, text, do):
            self._discarding = True
            self._request(stop=True, pause=False)

    def _request(self, **changes: object) -> None:
        """Send requests to the running tuning (`trainer.tune.record.Requests`)."""
        if self.monitor is None:
            return
        try:
            self.monitor.request(**changes)
        except DeblurError as error:
            self._page.notice.say(error.text)
        self._show_state()

    def _on_result_files_requested(self) -> None:
        if self.chosen is not None:
            dialogs.open_path(self._page, self.chosen.folder)

    def _on_result_use_requested(self) -> None:
        tuning = self.chosen
        result = None if tuning is None else tuning.result
        if tuning is None or result is None:
            return
        if result.adopted in self._adopted_names():
            self._choose_model(result.adopted)
        else:
            name = free_name(self._session.cards(), result.new)
            self._run_job(partial(adopt, tuning, self._session.catalogue, name), self._on_adopted)

    def _show_model(self) -> ModelsDialog:
        result = None if self.chosen is None else self.chosen.result
        return self._models.show(result.adopted if result is not None else "")

    def _on_adopted(self, card: ModelCard) -> None:
        self.models_changed.emit()
        self._choose_model(card.name)

    def _choose_model(self, name: str) -> None:
        self.model_chosen.emit(name)
        self._announce(self.tr("Photos are now deblurred with {0}.").format(name))
        self.refresh()

    def _announce(self, text: str) -> None:
        self._page.notice.say(text)
        self._page.notice.offer(self.tr("Show photos"), self.photos_requested.emit)

    def follow_rename(self, old: str, new: str) -> None:
        """Record the new name of a tuned model."""
        for tuning in find_tunings():
            result = tuning.result
            if result is not None and result.adopted == old:
                try:
                    record_name(tuning, new)
                except DeblurError as error:
                    self._page.notice.say(error.text)
        self.refresh()

    # --- the end ---------------------------------------------------------------------------------

    def _on_monitor_ended(self, finished: Finished) -> None:
        if self.sender() is not self.monitor or self.monitor is None:
            return
        tuning, self.monitor = self.monitor.tuning, None
        if self._discarding:
            self._discarding = False
            self._delete(tuning)
            return
        self.show_tuning(tuning)  # another one may be shown
        self.refresh()
        result = tuning.result
        if finished.outcome == "ok" and result is not None:
            verdict = self._page.result.verdict_of(result)
            self.announced.emit(verdict)
            if result.adopted:
                self.models_changed.emit()
                self.model_chosen.emit(result.adopted)
                text = self.tr("Better: photos are now deblurred with {0}.")
                self._announce(text.format(result.adopted))
        elif finished.outcome != "cancelled":
            self._page.notice.say(finished.text)
            self._page.notice.offer(self.tr("Resume"), lambda: self.resume(tuning))
            for line in finished.traceback.splitlines():
                self._log.add("error", line)
        self.refresh()

    def _delete(self, tuning: Tuning) -> None:
        self._run_job(tuning.delete, self._on_deleted)

    def _on_deleted(self, _none: None) -> None:
        self._release_shown()
        self.chosen = None
        self.refresh()

    def _run_job(self, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        failed = self._on_job_failed
        self._session.slots.run("tuned model", work, done, failed=failed, in_turn=True)

    def _on_job_failed(self, finished: Finished) -> None:
        self._page.notice.say_failure(finished)
        self.refresh()  # what was not known when it was shown may be the reason

    def may_close(self) -> bool:
        """Ask what should become of a running tuning; False if the window should stay open."""
        monitor = self.monitor
        if monitor is None or monitor.tuning.requests.stay:
            return True
        box = QMessageBox(self._page.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close Deblur"))
        box.setText(self.tr("A tuning is still running."))
        box.setInformativeText(
            self.tr("It can continue without the window, or be stopped now and resumed later.")
        )
        roles = QMessageBox.ButtonRole
        keep = box.addButton(self.tr("Continue in background"), roles.AcceptRole)
        stop = box.addButton(self.tr("Stop tuning"), roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        pressed = box.clickedButton()
        if pressed not in (keep, stop):
            return False
        try:  # to stop is a request, too, where another window has started it
            if pressed is keep:
                monitor.request(stay=True, pause=False)
            else:
                monitor.request(stop=True)
        except DeblurError as error:
            self._page.notice.say(error.text)
            return pressed is stop
        return True

    def close(self) -> None:
        """Stop following, and stop what was not asked to continue."""
        self._release_shown()
        if self.monitor is not None:
            self.monitor.release()
            self.monitor = None
        self._installer.close()


def _effort_of(tuning: Tuning) -> Effort:
    try:
        return tuning.spec.effort
    except DeblurError:  # of which only the result can be read
        return "standard"
