"""The models dialog: what each is and costs; import, download, measure, rename, export, remove.

Signals:
    changed(): a model was added, removed or measured.
    renamed(str, str): old and new name of a model.
"""

from __future__ import annotations

import html
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.models._child_dialog import ChildDialog
from deblur_gui.models.card_text import details_text, licence_text, teacher_text, whole_text
from deblur_gui.session import Session
from deblur_gui.widgets.file_places import place_for
from deblur_gui.widgets.plain import ClosedBrowser, confirm
from deblur_gui.widgets.screen import resize_on_screen
from engine.errors import DeblurError
from engine.events import Finished
from engine.models import ModelCard, RunsOn
from engine.models.choice import best_first
from engine.models.package import SUFFIX, write_package
from engine.models.teachers import TEACHERS, Teacher, has_torch

_DETAILS = "details"


class ModelsDialog(ChildDialog):
    """A list of models, the card of one, and the actions for it."""

    changed = Signal()
    renamed = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(self.tr("Models"), "models", session, parent)
        self._shows_details = False
        self._catalogue = session.catalogue
        self._cards: list[ModelCard] = []
        self._wanted = ""
        self._seen: dict[str, float | None] = {}  # seconds per megapixel in the last batches
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setSpacing(4)
        self.card = ClosedBrowser()
        self.card.setAccessibleName(self.tr("About this model"))
        self.import_button = QPushButton(self.tr("&Import…"))
        self.fetch_button = QPushButton(self.tr("&Download…"))
        self.measure_button = QPushButton(self.tr("&Measure speed"))
        self.rename_button = QPushButton(self.tr("Re&name…"))
        self.export_button = QPushButton(self.tr("E&xport…"))
        self.remove_button = QPushButton(self.tr("&Remove…"))
        self._lay_out()
        self._connect()
        self._show_running(False)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self.list, 2)
        upper.addWidget(self.card, 3)
        buttons = QHBoxLayout()
        for button in (
            self.import_button,
            self.fetch_button,
            self.measure_button,
            self.export_button,
            self.rename_button,
        ):
            buttons.addWidget(button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addLayout(upper, 1)
        layout.addWidget(self.note)
        layout.addLayout(self._work_line())
        layout.addLayout(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the list must not open a file dialog
        resize_on_screen(self, QSize(820, 520))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_list_row_changed)
        self.card.anchorClicked.connect(self._on_card_anchor_clicked)
        self.import_button.clicked.connect(self._on_import_clicked)
        self.fetch_button.clicked.connect(self._on_fetch_clicked)
        self.measure_button.clicked.connect(self._on_measure_clicked)
        self.rename_button.clicked.connect(self.rename)
        self.export_button.clicked.connect(self.export)
        self.remove_button.clicked.connect(self.remove)

    # --- list ------------------------------------------------------------------------------------

    def refresh(self, name: str = "") -> None:
        """Read the catalogue again, and select this model; "" keeps the selection if possible."""
        wanted = name or self._wanted or self._name()
        self._wanted = ""
        self._seen.clear()
        try:
            self._cards = best_first(self._catalogue.cards())
            problems = self._catalogue.problems()
        except DeblurError as error:
            self._cards, problems = [], [error.text]
        self.list.blockSignals(True)
        self.list.clear()
        for card in self._cards:
            self._add(card.name, card.title, card)
        here = {card.architecture for card in self._cards}
        for teacher in TEACHERS.values():
            if teacher.name not in here:
                self._add(
                    teacher.name, self.tr("{0} (not downloaded)").format(teacher.title), teacher
                )
        self.list.blockSignals(False)
        names = [self.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.list.count())]
        self.list.setCurrentRow(names.index(wanted) if wanted in names else 0)
        self._on_list_row_changed()
        if problems:
            self._say("\n".join(problems))

    def _add(self, name: str, title: str, what: ModelCard | Teacher) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(Qt.ItemDataRole.UserRole + 1, what)
        if isinstance(what, Teacher):
            font = item.font()
            font.setItalic(True)
            item.setFont(font)
        self.list.addItem(item)

    def _what(self) -> ModelCard | Teacher | None:
        item = self.list.currentItem()
        what = None if item is None else item.data(Qt.ItemDataRole.UserRole + 1)
        return what if isinstance(what, ModelCard | Teacher) else None

    def _name(self) -> str:
        what = self._what()
        return "" if what is None else what.name

    def _on_list_row_changed(self, _row: int = 0) -> None:
        what = self._what()
        if isinstance(what, Teacher):
            self.card.setHtml(teacher_text(what))
        elif what is not None:
            text = whole_text(what, RunsOn(), self._seen_speed(what))
            if self._shows_details:
                text += f"<pre><small>{html.escape(details_text(what))}</small></pre>"
            else:
                more = self.tr("Technical details")
                text += f'<p><a href="{_DETAILS}">{more}</a></p>'
            self.card.setHtml(text)
        else:
            self.card.clear()
        self._show_running(self.is_running)

    def _seen_speed(self, card: ModelCard) -> float | None:
        """Return what is known of it so far; what is found out later is shown then."""
        if card.name not in self._seen:
            found = partial(self._on_seen_speed_found, card.name)
            self._session.find_seen_speed(card, RunsOn(), found)
        return self._seen.get(card.name)

    def _on_seen_speed_found(self, name: str, seconds: float | None) -> None:
        self._seen[name] = seconds
        if seconds is not None and name == self._name():
            self._on_list_row_changed()

    @Slot(QUrl)
    def _on_card_anchor_clicked(self, link: QUrl) -> None:
        self._shows_details = link.toString() == _DETAILS
        self._on_list_row_changed()

    # --- actions ---------------------------------------------------------------------------------

    def _on_import_clicked(self) -> None:
        kinds = self.tr("Models and weights") + " (*.onnx *.deblur *.pth *.pt *.npz *.safetensors)"
        kinds += ";;" + self.tr("All files") + " (*)"
        place = place_for(QStandardPaths.StandardLocation.DownloadLocation)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model"), place, kinds)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Check and import a model, unless another job is running."""
        if not self.is_running:
            self._start(self.tr("Checking the model…"), "models", "import", str(path))

    def _on_fetch_clicked(self) -> None:
        what = self._what()
        if isinstance(what, Teacher) and self._may_fetch(what):
            self._wanted = what.name
            self._start(self.tr("Connecting…"), "models", "fetch", what.name, "--yes")

    def _may_fetch(self, teacher: Teacher) -> bool:
        text = self.tr("Download {0}, about {1:.0f} MB, from {2}?").format(
            teacher.title, teacher.about_bytes / 1e6, urlsplit(teacher.url).hostname
        )
        text += f"\n\n{licence_text(teacher.licence)}\n"
        text += self.tr("Trained on: {0}").format(teacher.training_data)
        return confirm(self, self.tr("Download a model"), text, self.tr("Download"))

    def _on_measure_clicked(self) -> None:
        if self._session.is_computing:
            self._say(
                self.tr(
                    "Something else is being computed, which would make the model look slower. "
                    "Wait until it has ended, then measure."
                )
            )
            return
        self._wanted = self._name()
        self._start(self.tr("Measuring…"), "models", "measure", self._name())

    def rename(self) -> None:
        """Ask for another name of the selected model."""
        old = self._name()
        title, text = self.tr("Rename a model"), self.tr("New name for {0}").format(old)
        new, ok = QInputDialog.getText(self, title, text, text=old)
        if not ok or new.strip() in ("", old):
            return
        try:
            card = self._catalogue.rename(old, new.strip())
        except DeblurError as error:
            self._say(error.text)
            return
        self.renamed.emit(old, card.name)
        self._say(self.tr("{0} is now {1}.").format(old, card.name))
        self.refresh(card.name)
        self.changed.emit()

    def export(self) -> None:
        """Write the selected model to a file that the user chooses."""
        what = self._what()
        if not isinstance(what, ModelCard):
            return
        kinds = self.tr("Deblur models") + f" (*{SUFFIX})"
        title = self.tr("Export a model")
        location = QStandardPaths.StandardLocation.DocumentsLocation
        place = place_for(location, name=what.name + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self, title, place, kinds)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            write_package(what, path, overwrite=True)  # the dialog has asked
        except DeblurError as error:
            self._say(error.text)
        else:
            self._say(self.tr("{0} was saved. Import it on the other computer.").format(path))

    def remove(self) -> None:
        """Remove the selected model if the user confirms."""
        what = self._what()
        if not isinstance(what, ModelCard):
            return
        text = self.tr("Remove {0} and its files from this computer?").format(what.title)
        if what.kind == "torch":
            text += "\n\n" + self.tr("Its earlier stages share the file and are removed too.")
        if not confirm(self, self.tr("Remove a model"), text, self.tr("Remove")):
            return
        try:
            self._catalogue.remove(what.name)
        except DeblurError as error:
            self._say(error.text)
        else:
            self._say(self.tr("{0} was removed.").format(what.title))
            self.changed.emit()
        self.refresh()

    # --- jobs ------------------------------------------------------------------------------------

    def _on_child_ended(self, finished: Finished) -> None:
        self._show_running(False)
        self._message = self._message or self.tr("Done.")
        super()._on_child_ended(finished)
        self.refresh()
        self.changed.emit()

    def _show_running(self, running: bool) -> None:
        what = self._what()
        torch = has_torch()
        card = what if isinstance(what, ModelCard) else None
        usable = card is not None and (card.kind != "torch" or torch)
        super()._show_running(running)
        self.import_button.setEnabled(not running)
        self.fetch_button.setEnabled(not running and isinstance(what, Teacher) and torch)
        self.measure_button.setEnabled(not running and usable)
        own = card is not None and card.origin == "user"
        onnx = card is not None and card.kind == "onnx"
        self.remove_button.setEnabled(not running and own)
        self.rename_button.setEnabled(not running and own and onnx)
        self.export_button.setEnabled(not running and onnx)
