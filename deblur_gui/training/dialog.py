"""The dialog that starts a tuning: training data, effort, and Start.

Signals:
    start_requested(TuneSpec, ScanResult): the user pressed Start, and there are no problems.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui import dialogs
from deblur_gui.language import range_text, translated
from deblur_gui.session import Session
from deblur_gui.training._choices import free_name, students, teachers
from deblur_gui.training._data_list import MaterialList
from deblur_gui.training.config_form import ConfigForm
from deblur_gui.training.torch_install import TorchInstaller, can_install
from deblur_gui.widgets.dropped_files import DropTarget
from deblur_gui.widgets.plain import PlainLabel
from deblur_gui.widgets.screen import resize_on_screen
from deblur_gui.widgets.start_button import StartButton
from deblur_gui.widgets.step import choose, label_for
from engine.core.paths import exists, is_folder
from engine.core.resources import trainer_command
from engine.core.time_left import span_of
from engine.errors import DeblurError
from engine.events import Event, Finished, Progress
from engine.models import ModelCard
from engine.models.cards import check_name
from engine.models.choice import PHOTO_DEFAULT
from engine.models.teachers import TEACHERS, has_torch
from trainer.config import SELF, config_from, find_problems
from trainer.tune.pace import Pace, expected_seconds, find_pace, likely_pace, workload_of
from trainer.tune.record import (
    ENOUGH_PICTURES,
    MIN_PICTURES,
    Effort,
    ScanResult,
    ScanRow,
    TuneSpec,
    find_tunings,
    scan_result_from,
    tunings_home,
)
from trainer.tune.settings import tuning_settings

_NEEDED_BYTES = 2_000_000_000
"""On disk, for repaired pairs, crops and checkpoints."""

_FEW_PAIRS = ScanResult("pairs", (), tuple(ScanRow(f"{n}") for n in range(ENOUGH_PICTURES)))
"""What the time of a tuning is told for before the user has chosen any photos."""

_EFFORTS: tuple[Effort, ...] = get_args(Effort)

_OWN_FIELDS = ("net", "start", "teacher")
"""Settings that have fields in this dialog."""


_SCAN, _PACE = "scan of pairs", "pace"
"""The slots of the child processes."""

_END_SECONDS = 3.0


class TuneDialog(QDialog):
    """Asks for everything a tuning needs; most has a default."""

    start_requested = Signal(TuneSpec, ScanResult)

    def __init__(
        self,
        session: Session,
        folder: str,
        installer: TorchInstaller,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tune to my camera"))
        DropTarget(self, lambda: self.tr("Take these photos"), self.scan)
        self._session, self._installer = session, installer
        self._last_folder = folder
        self._folders: tuple[Path, ...] = ()
        self._found: ScanResult | None = None
        self._settings: dict[str, Any] = {}
        self._is_over = False
        self._measured = ""  # the model whose pace is being measured
        self._tried: set[str] = set()
        self._report = Path(tempfile.mkdtemp(prefix="deblur-scan-")) / "material.json"
        self.drop = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.drop.setFrameShape(QFrame.Shape.StyledPanel)
        self.drop.setMinimumHeight(64)
        self.choose_button = QPushButton(self.tr("Choose a &folder…"))
        self.list = MaterialList()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the scan"))
        self.summary = PlainLabel(wordWrap=True)
        self.kind = QComboBox()
        self.student = QComboBox()
        self.teacher = QComboBox()
        self.name = QLineEdit()
        self.efforts = QButtonGroup(self)
        self.settings_button = QPushButton(self.tr("&All settings…"))
        self.missing = PlainLabel(wordWrap=True)
        self.install = QPushButton(self.tr("&Install"))
        self.installing = QProgressBar(textVisible=False, maximum=0)  # how far is not known
        self.installing.setAccessibleName(self.tr("Installation"))
        self.close_button = QPushButton(self.tr("Cancel"))
        self.start = StartButton()
        self.start.show_what(self.tr("Start"), stops=False)
        self._lay_out()
        self._connect()
        self._show_choices()
        self._show_material()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.drop, 1)
        first.addWidget(self.choose_button)
        form = QFormLayout()
        self._kind_label = label_for(self.tr("&Use photos as"), self.kind)
        form.addRow(self._kind_label, self.kind)
        form.addRow(self.tr("&Start from"), self.student)
        form.addRow(self.tr("Also &imitate"), self.teacher)
        self.teacher.setToolTip(
            self.tr(
                "While it learns from your photos, the new model also learns to give the results "
                "of this one, its teacher. Imitating itself as it is now keeps what it can do "
                "already; a larger model can show it more."
            )
        )
        form.addRow(self.tr("Training effort"), self._make_efforts())
        form.addRow(self.tr("&Name of the new model"), self.name)
        last = QHBoxLayout()
        last.addWidget(self.settings_button)
        last.addStretch(1)
        last.addWidget(self.close_button)
        last.addWidget(self.start)
        self.start.setMinimumWidth(160)
        needed = QHBoxLayout()
        needed.addWidget(self.missing, 1)
        needed.addWidget(self.install)
        for button in (
            self.choose_button,
            self.install,
            self.settings_button,
            self.close_button,
        ):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addLayout(first)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.summary)
        layout.addLayout(form)
        layout.addLayout(needed)
        layout.addWidget(self.installing)
        layout.addLayout(last)
        resize_on_screen(self, QSize(760, 700))

    def _make_efforts(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for number in range(len(_EFFORTS)):
            button = QRadioButton()
            self.efforts.addButton(button, number)
            column.addWidget(button)
        self.efforts.button(1).setChecked(True)
        return box

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose_button_clicked)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.student.currentIndexChanged.connect(self._on_student_changed)
        self.teacher.currentIndexChanged.connect(self._show_efforts)
        self.settings_button.clicked.connect(self._on_settings_button_clicked)
        self.install.clicked.connect(self._installer.install)
        self._installer.changed.connect(self._on_installer_changed)
        self._installer.progressed.connect(self._show_missing)
        self.close_button.clicked.connect(self.reject)
        self.start.clicked.connect(self._on_start_clicked)

    @property
    def is_scanning(self) -> bool:
        """Whether folders are being scanned."""
        return _SCAN in self._session.slots

    @property
    def is_measuring(self) -> bool:
        """Whether the pace of a model is being measured."""
        return _PACE in self._session.slots

    # --- training data ---------------------------------------------------------------------------

    def scan(self, folders: Iterable[Path]) -> None:
        """Scan these folders."""
        self._folders = tuple(path for path in folders if is_folder(path))
        if not self._folders:
            self.summary.setText(self.tr("Drop a folder, not files."))
            return
        self._found = None
        self._session.slots.end(_SCAN, _END_SECONDS)
        words = [str(folder) for folder in self._folders]
        command = trainer_command("--child", "scan", *words, "--report", str(self._report))
        ends = self._on_scan_events, self._on_scan_ended
        if not self._session.slots.run_command(_SCAN, command, *ends):
            self._folders = ()
            self._show_material()
            self.bar.hide()  # it is of the scan before, which has not ended in time
            text = self.tr("The last scan is still being stopped. Try again in a moment.")
            self.summary.setText(text)
            return
        self._show_material()
        self.bar.setRange(0, 0)

    def _on_choose_button_clicked(self) -> None:
        self.scan(dialogs.ask_folder(self, self.tr("Pairs or photos"), self._last_folder))

    def _on_scan_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Progress) and not self._is_over:
                self.bar.setRange(0, max(1, round(event.total)))
                self.bar.setValue(round(event.done))

    def _on_scan_ended(self, finished: Finished) -> None:
        if self._is_over or finished.outcome == "cancelled":
            return
        problem = translated(finished.text)
        if finished.outcome == "ok":
            try:
                self._found = scan_result_from(json.loads(self._report.read_text(encoding="ascii")))
            except (OSError, ValueError, DeblurError) as error:
                problem = translated(str(error))
        self._show_kinds()
        self._show_material()
        if self._found is None:
            self.summary.setText(problem)

    def _show_kinds(self) -> None:
        self.kind.blockSignals(True)
        self.kind.clear()
        if self._found is not None and self._found.kind != "pairs":
            self.kind.addItem(self.tr("Sharp photos: blur is synthesized"), "sharp")
            self.kind.addItem(self.tr("Blurred photos: a larger model shows the result"), "blurred")
            choose(self.kind, self._found.kind)
        self.kind.blockSignals(False)
        self._show_teachers()

    def _on_kind_changed(self) -> None:
        self._show_teachers()
        self._show_material()

    @property
    def material(self) -> ScanResult | None:
        """The scanned photos, used as the user chose."""
        kind = self.kind.currentData()
        return self._found.as_kind(kind) if self._found is not None and kind else self._found

    def _show_material(self) -> None:
        material = self.material
        names = ", ".join(folder.name for folder in self._folders)
        self.drop.setText(
            names
            or self.tr(
                "Drop a folder here: pairs of photos in the folders blur and sharp, sharp photos "
                "alone, or blurred photos alone with a larger model to imitate."
            )
        )
        photos = material is not None and material.kind != "pairs"
        self.kind.setVisible(photos)
        self._kind_label.setVisible(photos)
        self.bar.setVisible(self.is_scanning)
        self.list.show_material(material)
        self._show_missing()
        self._show_efforts()
        if material is None:
            self.summary.setText(self.tr("Scanning…") if self.is_scanning else "")
            return
        counts = [material.count(verdict) for verdict in ("good", "fixed", "dropped")]
        text = self.tr("{0} good, {1} repaired, {2} excluded.").format(*counts)
        if material.usable < MIN_PICTURES:
            text += " " + self._too_few(material)
        elif material.usable < ENOUGH_PICTURES:
            few = self.tr("{0} are few: with 20 to 100 the new model gets better.")
            text += " " + few.format(material.usable)
        if material.kind != "pairs":  # of pairs the list says the same
            text += " " + translated(material.note)
        self.summary.setText(text)

    @Slot()
    def _on_installer_changed(self) -> None:
        if not self.isVisible():
            return  # closed meanwhile
        self._show_missing()
        self._measure()  # with PyTorch just installed it can be
        self._show_efforts()

    @Slot()
    def _show_missing(self) -> None:
        """Offer what training needs and is not installed."""
        text = self._installer.state()
        self.missing.setText(text)
        self.missing.setVisible(bool(text))
        self.install.setVisible(bool(text) and can_install())
        self.install.setEnabled(not self._installer.is_busy)
        self.installing.setVisible(self._installer.is_busy)
        material = self.material
        if material is None:
            why_not = self._no_data()
        else:
            why_not = self._too_few(material) if material.usable < MIN_PICTURES else ""
        if text:
            why_not = self.tr("Install what is missing first.") if can_install() else text
        self.start.setEnabled(not why_not)
        self.start.setToolTip(why_not)

    def _too_few(self, material: ScanResult) -> str:
        """Say how many are there of those that a tuning needs."""
        if material.kind == "pairs":
            text = self.tr("{0} of at least {1} pairs: add more to start.")
        else:
            text = self.tr("{0} of at least {1} photos: add more to start.")
        return text.format(material.usable, MIN_PICTURES)

    # --- settings --------------------------------------------------------------------------------

    def _show_choices(self) -> None:
        cards = self._session.cards()
        self._cards = {card.name: card for card in students(cards)}
        blocker = QSignalBlocker(self.student)  # what is chosen is shown once, below
        for card in self._cards.values():
            self.student.addItem(card.title, card.name)
            purpose = translated(card.description)
            self.student.setItemData(self.student.count() - 1, purpose, Qt.ItemDataRole.ToolTipRole)
        choose(self.student, PHOTO_DEFAULT)
        del blocker
        names = list[str]()
        for tuning in find_tunings():
            with suppress(DeblurError):
                names.append(tuning.spec.name)
        self.name.setText(free_name(cards, "my-camera", names))  # two of a name are mixed up
        self._on_student_changed()

    def _on_student_changed(self) -> None:
        self._settings = {}  # changes of the settings that another model would have had
        self._show_teachers()
        self._measure()
        self._show_efforts()

    def _show_teachers(self) -> None:
        """Offer what can be imitated: of blurred photos alone, only what can show their results."""
        kept = self.teacher.currentData()
        able = teachers(self._session.cards(), self.student.currentData())
        blocker = QSignalBlocker(self.teacher)  # the times are shown once, by the caller
        self.teacher.clear()
        if self.kind.currentData() == "blurred":
            self.teacher.addItem(self.tr("Choose a larger model"), None)
            large = next((card.name for card in able if card.architecture in TEACHERS), None)
            kept = large if kept in (None, "", SELF) else kept
        else:
            self.teacher.addItem(
                self.tr("Itself as it is now (keeps what it can already do)"), SELF
            )
            self.teacher.addItem(self.tr("Nothing"), "")
        for card in able:
            self.teacher.addItem(card.title, card.name)
        choose(self.teacher, kept)
        del blocker

    def _show_efforts(self) -> None:
        names = {
            "quick": self.tr("Quick"),
            "standard": self.tr("Standard"),
            "thorough": self.tr("Thorough"),
        }
        pace = find_pace(self._card, find_tunings())
        if pace is None and not self.is_measuring:
            pace = likely_pace(self._card)  # before PyTorch is there to be measured
        for number, effort in enumerate(_EFFORTS):
            changed = {**self._defaults(effort), **self._settings}
            text = self.tr("{0}: {1} steps").format(names[effort], changed["steps"])
            if time := self._time_text(effort, pace):
                text = f"{text}, {time}"
            self.efforts.button(number).setText(text)

    def _time_text(self, effort: Effort, pace: Pace | None) -> str:
        """Return how long a tuning takes with these photos, or with some while there are none."""
        material = self.material
        if material is not None and material.usable < MIN_PICTURES:
            return ""
        if pace is None:
            if self.is_measuring:
                return self.tr("estimating…")
            return self.tr("time estimated after the first steps")
        spec = replace(self.spec(), effort=effort)
        load = workload_of(spec, material or _FEW_PAIRS, self._card)
        expected = expected_seconds(load, pace)
        time = range_text(span_of(expected.low), span_of(expected.high))
        if material is None:
            text = self.tr("{0}, estimated for {1} photos")
            return text.format(time, _FEW_PAIRS.usable)
        if expected.is_tuned:
            return self.tr("{0}, going by the last tuning").format(time)
        if expected.is_rough:
            return self.tr("{0}, a rough estimate").format(time)
        return self.tr("{0}, estimated").format(time)

    @property
    def _card(self) -> ModelCard:
        return self._cards[self.student.currentData()]

    def _measure(self) -> None:
        """Measure what a step takes with this model here, unless that is known."""
        card = self._card
        if self._is_over or self._installer.is_busy or not has_torch():
            return
        if find_pace(card, find_tunings()):
            return
        slots = self._session.slots
        if self.is_measuring and self._measured != card.name:
            slots.cancel(_PACE)  # at its end it is this one's turn
        elif card.name not in self._tried and not self._session.is_computing:
            command = trainer_command("--child", "pace", card.name)
            if slots.run_command(_PACE, command, None, self._on_pace_ended):
                self._measured = card.name
                self._tried.add(card.name)

    def _on_pace_ended(self, _finished: Finished) -> None:
        if self._is_over:
            return
        self._measure()  # of another model, chosen meanwhile
        self._show_efforts()

    def _on_settings_button_clicked(self) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("All settings"))
        form = ConfigForm()
        form.show_table({**self._defaults(), **self._settings})
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(ok | cancel)
        layout = QVBoxLayout(dialog)
        layout.addWidget(form, 1)
        layout.addWidget(buttons)
        buttons.rejected.connect(dialog.reject)
        buttons.accepted.connect(lambda: self._take_settings(dialog, form))
        resize_on_screen(dialog, QSize(720, 640))
        dialog.open()

    def _defaults(self, effort: Effort | None = None) -> dict[str, Any]:
        """Return the default settings of a tuning with this effort, or with the chosen one."""
        return tuning_settings(self._card, effort or self._effort)

    def _take_settings(self, dialog: QDialog, form: ConfigForm) -> None:
        problems = form.problems()
        if problems:
            dialogs.show_problems(dialog, problems)
            return
        defaults, chosen = (asdict(config_from(t)) for t in (self._defaults(), form.table()))
        self._settings = {
            name: value
            for name, value in chosen.items()
            if value != defaults[name] and name not in _OWN_FIELDS
        }
        self._show_efforts()
        dialog.accept()

    @property
    def _effort(self) -> Effort:
        return _EFFORTS[self.efforts.checkedId()]

    # --- start -----------------------------------------------------------------------------------

    def spec(self) -> TuneSpec:
        """Return the tuning as it is specified now."""
        name = self.name.text().strip()
        return TuneSpec(
            name,
            tuple(str(folder) for folder in self._folders),
            kind=self.material.kind if self.material is not None else "",
            student=self.student.currentData() or "",
            teacher=self.teacher.currentData() or "",
            effort=self._effort,
            settings=self._settings,
        )

    def _no_data(self) -> str:
        return self.tr("No training data. Drop a folder to scan it.")

    def problems(self) -> list[str]:
        """Return every reason why it cannot start, in sentences."""
        spec, material, found = self.spec(), self.material, []
        if material is None:
            found.append(self._no_data())
        elif material.usable < MIN_PICTURES:
            text = self.tr("{0} usable; at least {1} needed, 20 to 100 recommended.")
            found.append(text.format(material.usable, MIN_PICTURES))
        if spec.kind == "blurred" and spec.teacher in ("", SELF):
            text = self.tr("Blurred photos alone need a larger model to imitate: {0} or {1}.")
            found.append(text.format("MAXIM", "Restormer"))
        try:
            check_name(spec.name)
        except DeblurError as error:
            found.append(str(error))
        if spec.name != free_name(self._session.cards(), spec.name):
            found.append(
                self.tr("A model named {0} already exists. Choose another name.").format(spec.name)
            )
        home = next(path for path in (tunings_home(), *tunings_home().parents) if exists(path))
        if shutil.disk_usage(home).free < _NEEDED_BYTES:
            text = self.tr("Not enough disk space in {0}: 2 GB needed.")
            found.append(text.format(home))
        return found + find_problems({**self._defaults(), **self._settings})

    def _on_start_clicked(self) -> None:
        problems = self.problems()
        if problems:
            dialogs.show_problems(self, problems)
            return
        assert self.material is not None
        self.start_requested.emit(self.spec(), self.material)
        self.accept()

    def done(self, result: int) -> None:
        """Close, and stop scanning and measuring."""
        self._is_over = True  # nothing is to be measured any more
        for slot in (_PACE, _SCAN):
            self._session.slots.end(slot, _END_SECONDS)
        self.list.rows.close()
        shutil.rmtree(self._report.parent, ignore_errors=True)
        super().done(result)
