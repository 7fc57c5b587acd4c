"""Every setting of a training run as a form, made from the settings themselves.

    form.load(Path("mine.toml"));  form.table();  form.problems();  form.save(path)

What it saves is what `deblur-train train RUN --preset FILE` runs. Names and help texts are those of
that file, and stay English. Values are typed as text: "128, 256", "charbonnier=1.0, ssim=0.3",
"2.5e-3". Text that is no such value is kept, and `trainer.config.find_problems` reports it as it
does on the command line.

Signals:
    ConfigForm.changed(): another value, by the user or by a preset or file.
    ConfigForm.failed(str): why a file cannot be loaded or saved.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QFontMetrics, QPalette, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.language import translated
from deblur_gui.widgets.file_places import place_for
from deblur_gui.widgets.plain import PlainLabel, plain
from deblur_gui.widgets.wheel import WheelScrolls
from engine.core.files import atomic_file
from engine.errors import ConfigError
from trainer.config import SETTINGS, Setting, config_from, find_problems, load_config, presets

_DEFAULTS = {one.name: one.default for one in SETTINGS}
_TYPING_MS = 350
_BOX_WIDTH = 190


# --- values as text ------------------------------------------------------------------------------


def number_text(value: float) -> str:
    """Return a number so that reading it gives the same one: 12, 0.0025, 1e-7."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    number, e, exponent = repr(value).partition("e")
    return f"{number}e{int(exponent)}" if e else number


def _read_number(text: str) -> int | float | str:
    """Return the number in a text, or the text itself if it is none."""
    text = text.strip()
    for read in (int, float):
        with suppress(ValueError):
            return read(text)
    return text


def as_text(value: object) -> str:
    """Return a value as it is typed into a line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={as_text(weight)}" for name, weight in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(as_text, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return str(value)


def read_text(setting: Setting, text: str) -> object:
    """Return the value that was typed for a setting, also within the brackets of TOML."""
    if setting.kind == "text":
        return text.strip()
    if setting.kind in ("whole", "number"):
        return _read_number(text)
    parts = [part.strip() for part in text.strip().strip("[]{}").split(",") if part.strip()]
    if setting.kind == "list":
        return tuple(map(_read_number, parts))
    pairs = [part.partition("=") for part in parts]
    if any(not equals for _, equals, _ in pairs):
        return text.strip()
    return {name.strip().strip("\"'"): _read_number(weight) for name, _, weight in pairs}


# --- one setting ---------------------------------------------------------------------------------


class NumberBox(QAbstractSpinBox):
    """A number that is kept as it was typed; the arrows change its second digit."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept any text: errors are reported by the form."""
        return QValidator.State.Acceptable, text, position

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Allow steps up to the bounds."""
        value, flags = _read_number(self.text()), QAbstractSpinBox.StepEnabledFlag
        if isinstance(value, str) or self._setting.bounds is None:
            return flags.StepNone
        low, high = self._setting.bounds
        up = flags.StepUpEnabled if value < high else flags.StepNone
        return up | (flags.StepDownEnabled if value > low else flags.StepNone)

    def stepBy(self, steps: int) -> None:
        """Change the second significant digit."""
        value, bounds = _read_number(self.text()), self._setting.bounds
        if isinstance(value, str) or bounds is None or not math.isfinite(value):
            return
        is_whole = self._setting.kind == "whole"
        if value:
            step = 10.0 ** (math.floor(math.log10(abs(value)) + 1e-9) - 1)
        else:
            step = min(bounds[1], 1.0) / 10
        step = max(1, round(step)) if is_whole else step
        moved = min(max(float(f"{value + steps * step:.12g}"), bounds[0]), bounds[1])
        self.lineEdit().setText(number_text(round(moved) if is_whole else moved))
        self.selectAll()


class ConfigRow(QWidget):
    """One setting: name, editor, reset button, help. The name is bold if the value was changed.

    Signals:
        edited(): the user entered another value; typed text counts after a short pause.
        focused(): the editor has the keyboard focus.
    """

    edited = Signal()
    focused = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.start: object = setting.default  # what the row can be reset to
        self._odd: object = None  # a value that the box cannot show
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._on_edited)
        self.name = PlainLabel(setting.name)
        self.name.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.box = self._make_box()
        self.box.setFixedWidth(_BOX_WIDTH)
        self.box.setAccessibleName(setting.name)
        self.box.setAccessibleDescription(setting.help)
        self.box.installEventFilter(self)
        self.name.setBuddy(self.box)
        self.reset = QToolButton(autoRaise=True)
        self.reset.setText("↩")
        self.reset.setAccessibleName(self.tr("Reset {0}").format(setting.name))
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.help = QLabel(setting.help, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        small = self.help.font()
        small.setPointSizeF(small.pointSizeF() * 0.9)
        self.help.setFont(small)
        self.help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        for widget in (self.name, self.box, self.reset):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        WheelScrolls(self)
        layout.addWidget(self.help, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_value(setting.default)

    def _make_box(self) -> QCheckBox | QComboBox | NumberBox | QLineEdit:
        match self.setting.kind:
            case "flag":
                check = QCheckBox()
                check.clicked.connect(self._on_box_chosen)
                return check
            case "choice":
                combo = QComboBox()
                combo.addItems(self.setting.choices)
                combo.activated.connect(self._on_box_chosen)
                return combo
            case "whole" | "number":
                number = NumberBox(self.setting)
                number.lineEdit().textChanged.connect(lambda: self._typing.start())
                return number
        line = QLineEdit()
        line.textEdited.connect(lambda: self._typing.start())
        return line

    @property
    def value(self) -> object:
        """The current value, in the setting's type if it fits."""
        if self._odd is not None:
            return self._odd
        match self.box:
            case QCheckBox():
                return self.box.isChecked()
            case QComboBox():
                return self.box.currentText()
        return read_text(self.setting, self.box.text())

    def show_value(self, value: object) -> None:
        """Show a value; nothing is emitted."""
        self._odd = None
        match self.box:
            case QCheckBox():
                self.box.setChecked(value is True)
                self._odd = None if isinstance(value, bool) else value
            case QComboBox():
                self.box.setCurrentIndex(self.box.findText(str(value)))
                self._odd = None if value in self.setting.choices else value
            case NumberBox():
                self.box.lineEdit().setText(as_text(value))
            case QLineEdit():
                self.box.setText(as_text(value))
                self.box.setCursorPosition(0)
        self._typing.stop()
        self._show_changed()

    def start_from(self, value: object) -> None:
        """Show a value, to which the row can be reset."""
        self.start = value
        shown = as_text(value) or self.tr("empty")
        self.reset.setToolTip(plain(self.tr("Reset to {0}").format(shown)))
        self.show_value(value)

    @property
    def differs(self) -> bool:
        """Whether the value is another one than the row started with."""
        return bool(self.value != self.start)

    def matches(self, words: list[str]) -> bool:
        """Whether every word is in the name, the help or the choices."""
        text = f"{self.setting.name} {self.setting.help} {' '.join(self.setting.choices)}"
        return all(word in text.casefold() for word in words)

    def _show_changed(self) -> None:
        self.reset.setVisible(self.differs)
        font = self.name.font()
        if font.bold() != self.differs:
            font.setBold(self.differs)
            self.name.setFont(font)

    def _on_box_chosen(self) -> None:
        self._odd = None
        self._on_edited()

    def _on_edited(self) -> None:
        self._show_changed()
        self.edited.emit()

    def _on_reset_clicked(self) -> None:
        self.box.setFocus()  # the button disappears under the key that pressed it
        self.show_value(self.start)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Highlight the help of the focused row."""
        if watched is self.box:
            if event.type() == QEvent.Type.FocusIn:
                self.help.setForegroundRole(QPalette.ColorRole.WindowText)
                self.focused.emit()
            elif event.type() == QEvent.Type.FocusOut:
                self.help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return super().eventFilter(watched, event)


# --- all settings --------------------------------------------------------------------------------


class ConfigForm(QWidget):
    """Shows a table of settings. Invalid values are kept, and are among the `problems()`."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown: dict[str, Any] = {}
        self._file: tuple[Path, dict[str, Any]] | None = None
        self._kept: tuple[int, dict[str, Any]] | None = None  # preset and the changes made to it
        self._shown_preset = 0
        self._groups: list[tuple[QLabel, list[ConfigRow]]] = []
        self.rows: dict[str, ConfigRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._make_top())
        layout.addWidget(self._make_rows(), 1)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.about.setMinimumHeight(self.fontMetrics().lineSpacing())
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.complaints = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.complaints.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._complaints_area = QScrollArea(widgetResizable=True)
        self._complaints_area.setFrameShape(QFrame.Shape.NoFrame)
        self._complaints_area.setWidget(self.complaints)
        layout.addWidget(self.about)
        layout.addWidget(self._complaints_area)
        self._about_row = next(iter(self.rows.values()))
        self.show_table({})

    def table(self) -> dict[str, Any]:
        """Return what differs from the defaults, invalid values included."""
        values = {name: row.value for name, row in self.rows.items()}
        return {n: v for n, v in values.items() if v != _DEFAULTS[n]} | self._unknown

    def problems(self) -> list[str]:
        """Return every reason why a run cannot start with these values."""
        return find_problems(self.table())

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show these values, and the defaults for the rest; changes are marked from here on."""
        self._unknown = {name: table[name] for name in table if name not in self.rows}
        for name, row in self.rows.items():
            value = table.get(name, _DEFAULTS[name])
            with suppress(ConfigError):  # shown as it is, and a problem
                value = row.setting.take(value)
            row.start_from(value)
        self._show_about(self._about_row)
        self._on_row_edited()

    # --- files and presets -----------------------------------------------------------------------

    def load(self, path: Path) -> None:
        """Show a TOML file; raises ConfigError, and changes nothing, if a run would refuse it."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ConfigError(
                self.tr("{0} cannot be read: {1}").format(path, error),
                self.tr("Choose another TOML file of settings, or correct this one."),
            ) from error
        if problems := find_problems(table):
            title = self.tr("{0} has invalid settings:").format(path.name)
            raise ConfigError(_listed(title, problems) + "\n")
        self._set_file(path, table)
        self._keep_changes()
        self._choose(self._file_index, table)

    def save(self, path: Path) -> None:
        """Write every setting with its help; raises ConfigError if a run or the disk refuses it."""
        if problems := self.problems():
            raise ConfigError(
                _listed(self.tr("Not saved. Fix these problems first:"), problems) + "\n"
            )
        table = self.table()
        try:
            with atomic_file(path, overwrite=True) as file:
                file.write(config_from(table).to_toml().encode())
        except OSError as error:
            raise ConfigError(
                self.tr("{0} cannot be written: {1}").format(path, error.strerror or error),
                self.tr("Choose another folder, or free some disk space."),
            ) from error
        self._set_file(path, table)
        self._choose(self._file_index, table)

    def _set_file(self, path: Path, table: dict[str, Any]) -> None:
        self._file = path, table
        self.presets.setItemText(self._file_index, self.tr("My file: {0}").format(path.name))
        self.presets.setItemData(self._file_index, plain(str(path)), Qt.ItemDataRole.ToolTipRole)

    def _keep_changes(self) -> None:
        """Keep the user's changes, to be restored after another preset was shown."""
        changed = {name: row.value for name, row in self.rows.items() if row.differs}
        self._kept = (self._shown_preset, changed) if changed else None

    def _choose(self, index: int, table: Mapping[str, Any]) -> None:
        self._shown_preset = index
        self.presets.setCurrentIndex(index)
        self.show_table(table)

    def _table_of(self, index: int) -> dict[str, Any]:
        if index == self._file_index:
            return dict(self._file[1]) if self._file else {}
        config = load_config(self.presets.itemData(index))
        return {one.name: getattr(config, one.name) for one in SETTINGS}

    def _on_presets_activated(self, index: int) -> None:
        if index == self._file_index and self._file is None:
            self.presets.setCurrentIndex(self._shown_preset)
            self._on_load_clicked()
            return
        self._keep_changes()
        self._choose(index, self._table_of(index))

    def _on_restore_clicked(self) -> None:
        if self._kept is not None:
            (index, changes), self._kept = self._kept, None
            self._choose(index, self._table_of(index))
            for name, value in changes.items():
                self.rows[name].show_value(value)
            self._on_row_edited()

    def _on_load_clicked(self) -> None:
        title, kinds = self.tr("Load settings"), self.tr("Settings") + " (*.toml)"
        name, _ = QFileDialog.getOpenFileName(
            self, title, place_for(QStandardPaths.StandardLocation.DocumentsLocation), kinds
        )
        self._try_file(self.load, name)

    def _on_save_clicked(self) -> None:
        title, kinds = self.tr("Save settings"), self.tr("Settings") + " (*.toml)"
        start = (
            str(self._file[0])
            if self._file
            else place_for(QStandardPaths.StandardLocation.DocumentsLocation, name="training.toml")
        )
        name, _ = QFileDialog.getSaveFileName(self, title, start, kinds)
        self._try_file(self.save, name)

    def _try_file(self, action: Callable[[Path], None], name: str) -> None:
        if not name:
            return
        try:
            action(Path(name))
        except ConfigError as error:
            self._complain(str(error))
            self.failed.emit(str(error))

    # --- layout ----------------------------------------------------------------------------------

    def _make_top(self) -> QVBoxLayout:
        self.presets = QComboBox()
        self.presets.setAccessibleName(self.tr("Preset"))
        self.presets.addItem(self.tr("Defaults"), "")
        for name in presets():
            self.presets.addItem(name, name)
        self.presets.addItem(self.tr("My file…"))
        self._file_index = self.presets.count() - 1
        self.presets.activated.connect(self._on_presets_activated)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._on_search_changed)
        self.load_button = QPushButton(self.tr("Load…"))
        self.load_button.clicked.connect(self._on_load_clicked)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.clicked.connect(self._on_save_clicked)
        label = PlainLabel(self.tr("Start from"))
        label.setBuddy(self.presets)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label)
        first.addWidget(self.presets)
        first.addStretch(1)
        first.addWidget(self.load_button)
        first.addWidget(self.save_button)
        self.count = PlainLabel()
        self.reset_all = QPushButton(self.tr("Reset all"))
        self.reset_all.clicked.connect(self._on_reset_all_clicked)
        self.restore = QPushButton(self.tr("Restore my changes"))
        self.restore.clicked.connect(self._on_restore_clicked)
        second.addWidget(self.search, 1)
        for widget in (self.count, self.reset_all, self.restore):
            second.addWidget(widget)
        keys = self.tr(
            "These are the keys of the trainer's settings files. As in the files, their names "
            "and explanations are in English in every language."
        )
        self.keys = PlainLabel(keys, wordWrap=True)
        both = QVBoxLayout()
        both.addLayout(first)
        both.addWidget(self.keys)
        both.addLayout(second)
        return both

    def _group_names(self) -> dict[str, str]:
        return {
            "Student": self.tr("Student"),
            "Length and size": self.tr("Length and size"),
            "Optimiser": self.tr("Optimiser"),
            "Losses and teacher": self.tr("Losses and teacher"),
            "Pairs": self.tr("Pairs"),
            "Machine and reports": self.tr("Machine and reports"),
        }

    def _make_rows(self) -> QScrollArea:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setSpacing(0)
        names, group = self._group_names(), ""
        for setting in SETTINGS:
            if setting.group != group:
                group = setting.group
                title = PlainLabel(names.get(group, group))
                font = title.font()
                font.setBold(True)
                title.setFont(font)
                title.setContentsMargins(4, 10 if self._groups else 0, 4, 2)
                layout.addWidget(title)
                self._groups.append((title, []))
            row = ConfigRow(setting)
            row.edited.connect(self._on_row_edited)
            row.focused.connect(lambda row=row: self._on_row_focused(row))
            self._groups[-1][1].append(row)
            self.rows[setting.name] = row
            layout.addWidget(row)
        self.nothing = PlainLabel(self.tr("No matching settings."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        layout.addWidget(self.nothing)
        layout.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        font = next(iter(self.rows.values())).name.font()
        font.setBold(True)
        widest = max(map(QFontMetrics(font).horizontalAdvance, self.rows))
        for row in self.rows.values():
            row.name.setFixedWidth(widest + 6)
        return self._area

    # --- reactions -------------------------------------------------------------------------------

    def _on_search_changed(self, text: str) -> None:
        words, found = text.casefold().split(), 0
        for title, rows in self._groups:
            hits = [row.matches(words) for row in rows]
            for row, hit in zip(rows, hits, strict=True):
                row.setVisible(hit)
            title.setVisible(any(hits))
            found += sum(hits)
        self.nothing.setVisible(not found)

    def _on_row_focused(self, row: ConfigRow) -> None:
        self._area.ensureWidgetVisible(row, 0, 8)
        self._show_about(row)

    def _show_about(self, row: ConfigRow) -> None:
        """Show what the help does not say: the bounds and the default."""
        self._about_row = row
        setting = row.setting
        parts = [setting.name]
        if setting.bounds:
            low, high = map(number_text, setting.bounds)
            parts.append(self.tr("from {0} to {1}").format(low, high))
        elif setting.kind == "list":
            parts.append(self.tr("numbers separated by commas"))
        elif setting.kind == "weights":
            parts.append(self.tr("such as charbonnier=1.0, ssim=0.3"))
        default = as_text(row.start) or self.tr("empty")
        if setting.kind == "flag":
            default = self.tr("on") if row.start else self.tr("off")
        parts.append(self.tr("default: {0}").format(default))
        self.about.setText("  ·  ".join(parts))

    def _on_row_edited(self) -> None:
        changes = sum(row.differs for row in self.rows.values())
        self.count.setText(self.tr("%Ln changed", "", changes))
        self.count.setVisible(bool(changes))
        self.reset_all.setVisible(bool(changes))
        self.restore.setVisible(self._kept is not None and not changes)
        problems = self.problems()
        title = self.tr("Fix these problems before starting:")
        self._complain(_listed(title, problems) if problems else "")
        self.changed.emit()

    def _on_reset_all_clicked(self) -> None:
        self._keep_changes()
        self._choose(self._shown_preset, self._table_of(self._shown_preset))

    def _complain(self, text: str) -> None:
        self.complaints.setText(text)
        self._complaints_area.setVisible(bool(text))
        lines = min(5, text.count("\n") + 1)
        self._complaints_area.setFixedHeight((lines + 1) * self.fontMetrics().lineSpacing())


def _listed(title: str, problems: list[str]) -> str:
    return "\n".join([title, *(f"• {translated(problem)}" for problem in problems)])
