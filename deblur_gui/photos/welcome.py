"""The first page a new user sees: what the program does, and samples to try it on.

It lies over the empty viewer and goes when the first photos come.

Signals:
    samples_clicked(), folder_clicked(): the buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_gui import dialogs
from deblur_gui.language import tr
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_choices import choice_name, choices_of, resume_tip
from deblur_gui.photos.batch_controller import BatchController
from deblur_gui.photos.batch_queue import BatchEnd, BatchQueue
from deblur_gui.photos.open_controller import OpenController
from deblur_gui.photos.page import PhotosPage
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import dress
from deblur_gui.widgets.plain import confirm
from engine.batch.batch import PlannedBatch, spec_from_json
from engine.errors import ConfigError
from engine.images import READABLE
from engine.queue import DAMAGED, Batch

_MOST_FOLDERS = 3
"""So many are named where batches of several were interrupted."""


class Welcome(QFrame):
    """The page."""

    samples_clicked = Signal()
    folder_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Welcome"))
        self.setMaximumWidth(520)
        title = QLabel(
            "<h2>" + self.tr("Welcome to Deblur") + "</h2>", textFormat=Qt.TextFormat.RichText
        )
        text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        text.setText(
            "<p>"
            + self.tr("Drop a folder of blurred photos on this window and press Start.")
            + "</p><p>"
            + self.tr("Your originals are never changed; results are new files.")
            + "</p><p>"
            + self.tr("Everything is computed on this computer. No photo leaves it.")
            + "</p>"
        )
        text.setMinimumWidth(420)
        self.samples = QPushButton(self.tr("Deblur the sample photos"))
        dress(self.samples, "start")
        self.samples.clicked.connect(self.samples_clicked)
        self.folder = QPushButton(self.tr("Open a folder…"))
        dress(self.folder, "folder")
        self.folder.clicked.connect(self.folder_clicked)
        buttons = QHBoxLayout()
        buttons.addWidget(self.samples)
        buttons.addWidget(self.folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 24)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addLayout(buttons)


def _folders(batches: Iterable[Batch]) -> str:
    """Return the folders of batches: the path of a single one, else the first names.

    By the paths alone: to look at a share that does not answer would hold up the window.
    """
    roots = (Path(root) for batch in batches for root in batch.request.spec.get("roots", ()))
    found = {root.parent if root.suffix.lower() in READABLE else root: None for root in roots}
    folders = [folder for folder in found if found.keys().isdisjoint(folder.parents)]
    if len(folders) == 1:
        return str(folders[0])
    names = [_short_name(folder, folders) for folder in folders[:_MOST_FOLDERS]]
    rest = ["…"] if not names or folders[_MOST_FOLDERS:] else []
    return tr(", ").join([*names, *rest])


def _short_name(folder: Path, folders: Collection[Path]) -> str:
    """Return the name of a folder, with as many of those above it as tell it from the others."""
    parts = folder.parts
    for count in range(1, len(parts)):
        if sum(other.parts[-count:] == parts[-count:] for other in folders) == 1:
            return str(Path(*parts[-count:]))
    return str(folder)


class WelcomeController(QObject):
    """Offers interrupted batches for resuming; to a new user, the samples."""

    def __init__(
        self,
        page: PhotosPage,
        settings: SettingsStore,
        planner: Planner,
        queue: BatchQueue,
        opener: OpenController,
        batches: BatchController,
    ) -> None:
        super().__init__(page)
        self._page, self._settings, self._planner = page, settings, planner
        self._queue, self._opener, self._batches = queue, opener, batches
        self._left: dict[int, Batch] = {}
        """The interrupted batches that nobody has decided on yet."""
        self._offered = ""
        """What was said of them last."""
        # After `batches`, whose message of the end this adds to.
        queue.batch_ended.connect(self._on_queue_batch_ended)
        queue.open_failed.connect(self._on_queue_open_failed)

    def greet(self) -> None:
        """Show what there is to say at the start."""
        self._left = {batch.id: batch for batch in self._queue.interrupted()}
        if self._left:
            self._offer()
        elif not self._settings.current.first_run_seen:
            self.show_page()

    def _offer(self) -> None:
        notice, batches = self._page.notice, list(self._left.values())
        several = len(batches) > 1
        text = self.tr("A batch was interrupted; {0}.")
        if several:
            text = self.tr("%Ln batches were interrupted; {0}.", "", len(batches))
        photos = self.tr("%Ln photo(s) left in {0}", "", sum(b.left for b in batches))
        notice.say(text.format(photos.format(_folders(batches))))
        self._offered = notice.text
        resume = notice.offer(
            self.tr("Resume all") if several else self.tr("Resume"),
            lambda: self._decide(self._queue.resume, *self._left),
            keep=True,
        )
        resume.setToolTip(resume_tip())
        if several:
            notice.offer(self.tr("Choose…"), self._choose, keep=True)
        discard = self.tr("Discard all…") if several else self.tr("Discard…")
        notice.offer(discard, self._discard, keep=True)

    def choose_interrupted(self) -> None:
        """Let the user resume or discard each of the interrupted batches, if there are any."""
        self._left = {batch.id: batch for batch in self._queue.interrupted()}
        if self._left:
            self._choose()

    def _choose(self) -> None:
        # Not before: few starts find several interrupted batches.
        from deblur_gui.photos.interrupted import InterruptedDialog

        left = self._left.values()
        rows = [(_folders([batch]), self._choices(batch), batch) for batch in left]
        dialog = InterruptedDialog(self._page, rows)
        dialog.resumed.connect(partial(self._decide, self._queue.resume))
        dialog.discarded.connect(partial(self._decide, self._queue.discard))
        dialog.exec()
        dialog.deleteLater()

    def _choices(self, batch: Batch) -> str:
        """Return what tells a batch from others of the same folder: model, strength, results."""
        request, cards = batch.request, self._page.steps.model.all_cards
        title = next((card.title for card in cards if card.name == request.model), request.model)
        try:
            choices = choices_of(spec_from_json(request.spec))
        except (ConfigError, *DAMAGED):
            return title
        names = (choice_name(name, choices[name], title) for name in ("model", "strength"))
        return " · ".join((*names, choice_name("output", choices["output"])))

    def _discard(self) -> None:
        text = self.tr("Results so far stay; the photos that are left are not processed.")
        title = self.tr("Discard interrupted batches")
        if confirm(self._page, title, text, self.tr("Discard")):
            self._decide(self._queue.discard, *self._left)

    def _decide(self, do: Callable[[int], None], *batches: int) -> None:
        """Resume or discard batches, and offer those that are left."""
        notice = self._page.notice
        for batch in batches:
            try:
                do(batch)
            except ConfigError as error:
                dialogs.show_problems(self._page, [error.text])
            else:
                self._left.pop(batch, None)
        if notice.text == self._offered:  # else something else has been said since
            if self._left:
                self._offer()
            else:
                notice.hide()

    @Slot(BatchEnd)
    def _on_queue_batch_ended(self) -> None:
        """Keep the interrupted batches at hand, which the message of the end has replaced."""
        if self._left:
            interrupted = self._queue.interrupted()  # by another window perhaps not any more
            self._left = {batch.id: batch for batch in interrupted if batch.id in self._left}
        if self._left:
            self._page.notice.offer(self.tr("Interrupted batches"), self._offer, keep=True)

    @Slot()
    def _on_queue_open_failed(self) -> None:
        """Offer a batch that waited and could not be opened: it is in no queue any more."""
        number, known = self._queue.opening, bool(self._left)
        for batch in self._queue.interrupted() if number else ():
            if batch.id == number:
                self._left[number] = batch
                if known or self._page.notice.isHidden():
                    self._offer()
                else:
                    self._page.notice.offer(self.tr("Interrupted batches"), self._offer, keep=True)

    def show_page(self) -> Welcome:
        """Lay the page over the empty viewer."""
        page, view = Welcome(), self._page.viewer.view
        page.samples_clicked.connect(self._on_page_samples_clicked)
        page.folder_clicked.connect(self._opener.open_folder)
        around = view.layout() or QVBoxLayout(view)
        around.addWidget(page)
        around.setAlignment(page, Qt.AlignmentFlag.AlignCenter)
        self._page.setTabOrder(view, page.samples)
        self._page.setTabOrder(page.samples, page.folder)
        self._welcome = page
        self._page.list.photo_chosen.connect(self._on_list_photo_chosen)
        return page

    @Slot()
    def _on_page_samples_clicked(self) -> None:
        # Once they are planned: what starts is what the list shows.
        self._planner.planned.connect(
            self._on_planner_samples_planned, Qt.ConnectionType.SingleShotConnection
        )
        self._opener.open_samples()

    @Slot(PlannedBatch)
    def _on_planner_samples_planned(self, planned: PlannedBatch) -> None:
        if any(not job.keep for job in planned.jobs):  # else their results are shown
            self._batches.start()

    @Slot(str)
    def _on_list_photo_chosen(self, key: str) -> None:
        self._welcome.setVisible(not key)
        if key and not self._settings.current.first_run_seen:
            self._settings.change(first_run_seen=True)
