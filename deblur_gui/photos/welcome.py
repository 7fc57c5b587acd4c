"""The first page a new user sees: what the program does, and samples to try it on.

It lies over the empty viewer and goes when the first photos come.

Signals:
    samples_clicked(), folder_clicked(): the buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_gui.language import tr
from deblur_gui.photos.background import Planner
from deblur_gui.photos.batch_controller import BatchController
from deblur_gui.photos.batch_queue import BatchQueue
from deblur_gui.photos.open_controller import OpenController
from deblur_gui.photos.page import PhotosPage
from deblur_gui.settings_store import SettingsStore
from deblur_gui.theme import icon
from deblur_gui.widgets.plain import confirm
from engine.batch.batch import PlannedBatch
from engine.images import READABLE
from engine.queue import Batch

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
        self.samples = QPushButton(icon("start"), self.tr("Deblur the sample photos"))
        self.samples.clicked.connect(self.samples_clicked)
        self.folder = QPushButton(icon("folder"), self.tr("Open a folder…"))
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

    def greet(self) -> None:
        """Show what there is to say at the start."""
        interrupted = self._queue.interrupted()
        if interrupted:
            self._offer(interrupted)
        elif not self._settings.current.first_run_seen:
            self.show_page()

    def _offer(self, batches: Sequence[Batch]) -> None:
        notice, several = self._page.notice, len(batches) > 1
        text = self.tr("The last batch was interrupted; {0}.")
        if several:
            text = self.tr("%Ln batches were interrupted; {0}.", "", len(batches))
        photos = self.tr("%Ln photo(s) left in {0}", "", sum(b.left for b in batches))
        notice.say(text.format(photos.format(_folders(batches))))
        resume = self.tr("Resume all") if several else self.tr("Resume")
        notice.offer(resume, lambda: self._for_each(self._queue.resume, batches))
        if several:
            notice.offer(self.tr("Choose…"), lambda: self._choose(batches), keep=True)
        discard = self.tr("Discard all…") if several else self.tr("Discard…")
        notice.offer(discard, lambda: self._discard(batches), keep=True)

    def _choose(self, batches: Sequence[Batch]) -> None:
        # Not before: few starts find several interrupted batches.
        from deblur_gui.photos.interrupted import InterruptedDialog

        dialog = InterruptedDialog(self._page, [(_folders([b]), b) for b in batches])
        left = {batch.id: batch for batch in batches}
        for decided, do in (
            (dialog.resumed, self._queue.resume),
            (dialog.discarded, self._queue.discard),
        ):
            decided.connect(left.pop)
            decided.connect(do)
        dialog.exec()
        dialog.deleteLater()
        if left:
            self._offer(list(left.values()))
        else:
            self._page.notice.hide()

    def _discard(self, batches: Sequence[Batch]) -> None:
        text = self.tr("Results so far stay; the photos that are left are not processed.")
        if confirm(self._page, self.tr("Discard interrupted batches"), text):
            self._for_each(self._queue.discard, batches)
            self._page.notice.hide()

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

    @staticmethod
    def _for_each(do: Callable[[int], None], batches: Iterable[Batch]) -> None:
        for batch in batches:
            do(batch.id)

    @Slot(str)
    def _on_list_photo_chosen(self, key: str) -> None:
        self._welcome.setVisible(not key)
        if key and not self._settings.current.first_run_seen:
            self._settings.change(first_run_seen=True)
