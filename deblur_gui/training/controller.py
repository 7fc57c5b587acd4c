"""Tunings from the first click to the model in step 2: begun, followed, found again, taken over.

One is at work at a time. It belongs to its folder (`trainer.tune.record`): a window that opens
follows what it finds at work, and offers to go on with what was interrupted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from deblur_gui.models.controller import ModelsController
from deblur_gui.session import Session
from deblur_gui.settings_store import SettingsStore
from deblur_gui.training.choices import free_name
from deblur_gui.training.jobs import adopt_work, delete_work, note_adopted
from deblur_gui.training.monitor import Following
from deblur_gui.training.page import TrainPage
from deblur_gui.training.state import Phase, TuningState
from deblur_gui.training.torch_install import TorchInstaller
from deblur_gui.widgets.log_dock import LogDock
from engine.errors import DeblurError
from engine.events import Event, Finished, Log
from engine.models import ModelCard
from trainer.tune.record import ScanResult, TuneSpec, Tuning, find_tunings


class TrainingController(QObject):
    """What happens on the page Training.

    Signals:
        page_requested(): the page is to be shown.
        photos_requested(): the page Photos is to be shown.
        models_changed(): the list of models is another one.
        model_chosen(str): photos are deblurred with this model from now on.
        announced(str): a training has ended, and how.
    """

    page_requested = Signal()
    photos_requested = Signal()
    models_changed = Signal()
    model_chosen = Signal(str)
    announced = Signal(str)

    def __init__(
        self,
        page: TrainPage,
        session: Session,
        settings: SettingsStore,
        models: ModelsController,
        log: LogDock,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._settings = page, session, settings
        self._models, self._log = models, log
        self.following: Following | None = None
        """The tuning at work."""
        self.chosen: Tuning | None = None
        """The one that is shown."""
        self.state = TuningState()
        self._shown: Following | None = None
        self._installer = TorchInstaller(self._page.notice, log, self)
        self._installer.changed.connect(self._refresh)
        self._discarding = False
        self._page.asked.connect(self._on_page_asked)
        self._page.chosen.connect(lambda folder: self.show_tuning(Tuning(Path(folder))))
        self._page.shown_first.connect(self._on_page_shown_first)

    # --- begin -----------------------------------------------------------------------------------

    def look(self) -> None:
        """Follow a tuning that is at work already: of a window that was closed before."""
        for tuning in find_tunings():
            if tuning.phase == "running":
                self._follow(tuning, Following.follow)
                self.page_requested.emit()
                return

    def open_dialog(self, folders: Iterable[Path] = ()) -> None:
        """Ask what to learn from; look at these folders at once."""
        from deblur_gui.training.dialog import TuneDialog

        self.page_requested.emit()
        if self.is_running:
            self._page.notice.say(self.tr("A tuning is at work. Wait for it, or stop it first."))
            return
        dialog = TuneDialog(self._session, self._settings.current.last_folder, self._page)
        dialog.wanted.connect(self.start)
        dialog.open()
        folders = list(folders)
        if folders:
            dialog.take(folders)

    def start(self, spec: TuneSpec, material: ScanResult) -> None:
        """Start a tuning."""
        try:
            tuning = Tuning.new(spec, material)
        except DeblurError as error:
            self._page.notice.say(str(error))
            return
        self._follow(tuning, Following.start)

    def go_on(self, tuning: Tuning) -> None:
        """Go on with one that was stopped, or has crashed."""
        self._follow(tuning, Following.start)

    @property
    def is_running(self) -> bool:
        """Whether one is at work."""
        return self.following is not None

    def _follow(self, tuning: Tuning, how: Callable[[Following], None]) -> None:
        if self.is_running:
            return
        self._page.make()
        self._page.notice.hide()
        self._discarding = False
        following = Following(tuning, self)
        self.following = following
        self._listen(following)
        following.ended.connect(self._on_following_ended)
        self.state = dataclasses.replace(self.state, phase="running")
        try:
            how(following)
        except DeblurError as error:
            self.following = None
            self._page.notice.say(str(error))
        self._refresh()

    def _listen(self, following: Following) -> None:
        """Show a tuning, at work or not, from its first word on."""
        self.chosen, self._shown, self.state = following.tuning, following, TuningState()
        self._page.course.begin(following.tuning)
        following.told.connect(self._on_following_told)
        self._page.show_what(result=False)

    # --- what is shown ---------------------------------------------------------------------------

    def show_tuning(self, tuning: Tuning) -> None:
        """Show one of the list."""
        if self.chosen is not None and self.chosen.folder == tuning.folder:
            return
        self._leave_shown()
        following = Following(tuning, self)  # of one at work too: its story from the beginning
        self._listen(following)
        following.follow()
        self._refresh()

    def _on_following_told(self, events: tuple[Event, ...]) -> None:
        if self.sender() is not self._shown:
            return
        self.state = self.state.apply_all(events)
        self._page.course.add(events)
        for event in events:
            if isinstance(event, Log):
                self._log.add(event.level, event.message)
        self._show_state()

    def _show_state(self) -> None:
        at_work = self.following is not None and self.chosen is not None and (
            self.chosen.folder == self.following.tuning.folder
        )  # fmt: skip
        if at_work:
            wishes = self.following.tuning.requests if self.following else None
            phase: Phase = "running"
            if wishes is not None and wishes.pause:
                phase = "paused"
            if wishes is not None and (wishes.stop or (wishes.finish and self.state.is_training)):
                phase = "stopping"
        else:
            phase = "ended"
        self.state = dataclasses.replace(self.state, phase=phase)
        self._page.course.show_state(self.state)

    def _refresh(self) -> None:
        """Show the list anew, and the tuning that is chosen."""
        if not self._page.is_made:
            return
        chosen = self.chosen
        rows = [(tuning, self._text(tuning)) for tuning in find_tunings()]
        self._page.show_tunings(rows, "" if chosen is None else str(chosen.folder))
        phase = None if chosen is None else self._phase(chosen)
        self._page.show_buttons(phase, busy=self.is_running or self._installer.is_busy)
        result = None if chosen is None else chosen.result
        if chosen is None:
            self._page.show_what(result=False, nothing=True)
        elif result is not None and phase == "finished":
            names = {card.name for card in self._session.cards()}
            adopted = result.adopted in names
            model = self._settings.current.model
            self._page.comparison.show_result(
                result, adopted=adopted, chosen=adopted and result.adopted == model
            )
            self._page.show_what(result=True)
        else:
            self._page.show_what(result=False)
        self._show_state()

    def _phase(self, tuning: Tuning) -> str:
        following = self.following
        if following is not None and following.tuning.folder == tuning.folder:
            return "running"
        return tuning.phase

    def _text(self, tuning: Tuning) -> str:
        try:
            spec = tuning.spec
        except DeblurError:
            return self.tr("{0}: cannot be read").format(tuning.folder.name)
        phase = self._phase(tuning)
        result = tuning.result
        if phase == "finished" and result is not None:
            _, old, new = result.mean("psnr")
            told = self.tr("{0:+.2f} dB").format(new - old)
            told += ", " + (self.tr("taken over") if result.adopted else self.tr("not taken over"))
        else:
            told = {
                "running": self.tr("at work"), "interrupted": self.tr("interrupted"),
                "ready": self.tr("not begun"), "finished": self.tr("finished"),
            }[phase]  # fmt: skip
        when = spec.created.replace("T", " ")[:16]
        return f"{spec.name}\n{when}, {told}"

    # --- what is pressed -------------------------------------------------------------------------

    def _on_page_asked(self, what: str) -> None:
        if what == "tune":
            self.open_dialog()
        elif what == "go_on" and self.chosen is not None:
            self.go_on(self.chosen)
        elif what == "remove" and self.chosen is not None:
            text = self.tr(
                "Delete this tuning with its crops and checkpoints? A model that was taken over "
                "stays in the list of models."
            )
            if self._ask(self.tr("Delete a tuning"), text):
                self._leave_shown()
                self._delete(self.chosen)

    def _on_course_asked(self, what: str) -> None:
        following = self.following
        if following is None:
            return
        try:
            if what == "pause":
                following.request(pause=not following.tuning.requests.pause)
            elif what == "sample":
                following.sample()
            elif what == "finish":
                following.request(finish=True, pause=False)
            elif what == "discard":
                text = self.tr("Stop, and delete all that was learned?")
                if self._ask(self.tr("Discard"), text):
                    self._discarding = True
                    following.request(stop=True, pause=False)
        except DeblurError as error:
            self._page.notice.say(str(error))
        self._show_state()

    def _on_course_stay_chosen(self, on: bool) -> None:
        if self.following is not None:
            self.following.request(stay=on)

    def _on_comparison_asked(self, what: str) -> None:
        tuning = self.chosen
        result = None if tuning is None else tuning.result
        if tuning is None or result is None:
            return
        if what == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(tuning.folder)))
        elif what == "use":
            self._use(tuning, result.adopted)
        elif what in ("rename", "export", "take_out"):
            dialog = self._models.show()
            dialog.choose(result.adopted)
            do = {"rename": dialog.rename, "export": dialog.export, "take_out": dialog.remove}
            do[what]()
            self._refresh()

    def _use(self, tuning: Tuning, adopted: str) -> None:
        cards = self._session.cards()
        if adopted in {card.name for card in cards}:
            self._choose_model(adopted)
        else:
            name = free_name(cards, tuning.spec.name)
            work = partial(adopt_work, tuning, self._session.catalogue, name)
            self._session.slots.run(
                "tuned model", work, self._on_adopted, failed=self._on_job_failed, in_turn=True
            )

    def _on_adopted(self, card: ModelCard) -> None:
        self.models_changed.emit()
        self._choose_model(card.name)

    def _choose_model(self, name: str) -> None:
        self.model_chosen.emit(name)
        self._page.notice.say(self.tr("Photos are deblurred with {0} now.").format(name))
        self._page.notice.offer(self.tr("Show photos"), self.photos_requested.emit)
        self._refresh()

    def follow_rename(self, old: str, new: str) -> None:
        """Remember the new name of a tuned model."""
        for tuning in find_tunings():
            result = tuning.result
            if result is not None and result.adopted == old:
                note_adopted(tuning, new)
        self._refresh()

    # --- the end ---------------------------------------------------------------------------------

    def _on_following_ended(self, finished: Finished) -> None:
        if self.sender() is not self.following or self.following is None:
            return
        tuning, self.following = self.following.tuning, None
        result = tuning.result
        if self._discarding:
            self._discarding = False
            self._delete(tuning)
            return
        self.show_tuning(tuning)  # another one may be looked at
        self._refresh()
        if finished.outcome == "ok" and result is not None:
            verdict = self._page.comparison.verdict.text()
            self.announced.emit(verdict)
            if result.adopted:
                self.models_changed.emit()
                self.model_chosen.emit(result.adopted)
                text = self.tr("Better: photos are deblurred with {0} now.")
                self._page.notice.say(text.format(result.adopted))
                self._page.notice.offer(self.tr("Show photos"), self.photos_requested.emit)
            else:
                self._page.notice.say(verdict)
        elif finished.outcome != "cancelled":
            self._page.notice.say(finished.text)
            self._page.notice.offer(self.tr("Go on"), lambda: self.go_on(tuning))
            if finished.traceback:
                for line in finished.traceback.splitlines():
                    self._log.add("error", line)
        self._refresh()

    def _delete(self, tuning: Tuning) -> None:
        self._session.slots.run(
            "tuned model", partial(delete_work, tuning), self._on_deleted,
            failed=self._on_job_failed, in_turn=True,
        )  # fmt: skip

    def _on_deleted(self, _none: None) -> None:
        self._leave_shown()
        self.chosen = None
        self._refresh()

    def _leave_shown(self) -> None:
        if self._shown is not None and self._shown is not self.following:
            self._shown.leave()
        self._shown = None

    def _on_job_failed(self, finished: Finished) -> None:
        if finished.outcome == "failed":
            self._page.notice.say(finished.text)

    def may_close(self) -> bool:
        """Ask what is to become of a tuning at work; False where the window is to stay open."""
        following = self.following
        if following is None or following.tuning.requests.stay:
            return True
        box = QMessageBox(self._page)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close Deblur"))
        box.setText(self.tr("A tuning is at work."))
        box.setInformativeText(
            self.tr("It can go on without the window, or stop now and be gone on with later.")
        )
        roles = QMessageBox.ButtonRole
        on = box.addButton(self.tr("Let it go on"), roles.AcceptRole)
        stop = box.addButton(self.tr("Stop it"), roles.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is on:
            following.request(stay=True, pause=False)
        return box.clickedButton() in (on, stop)

    def close(self) -> None:
        """Let go of everything."""
        self._leave_shown()
        if self.following is not None:
            self.following.leave()
            self.following = None
        self._installer.close()

    def _on_page_shown_first(self) -> None:
        self._page.course.asked.connect(self._on_course_asked)
        self._page.course.stay_chosen.connect(self._on_course_stay_chosen)
        self._page.comparison.asked.connect(self._on_comparison_asked)
        self._refresh()
        self._installer.look()

    def _ask(self, title: str, text: str) -> bool:
        answer = QMessageBox.question(self._page, title, text)
        return answer == QMessageBox.StandardButton.Yes
