"""Every key of a training run as a form, made from the keys themselves.

    form.load(Path("mine.toml"));  form.table();  form.problems();  form.save(path)

What it saves is what `deblur-train train RUN --preset FILE` runs. Names and helps are the words of
that file, and stay English.

Signals:
    ConfigForm.changed(): another value, by the user or by a preset or file.
    ConfigForm.failed(str): why a file cannot be loaded or saved.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.training.config_editors import as_text, number_text
from deblur_gui.training.config_row import ConfigRow
from engine.errors import ConfigError
from engine.images.files import atomic_file
from trainer.config import SETTINGS, Setting, config_from, find_problems, load_config, presets

_DEFAULTS = {one.name: one.default for one in SETTINGS}


class ConfigForm(QWidget):
    """Shows a table of settings. Values that do not fit stay, and are among the `problems()`."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown: dict[str, Any] = {}
        self._file: tuple[Path, dict[str, Any]] | None = None
        self._kept: tuple[int, dict[str, Any]] | None = None  # preset and what was changed of it
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
        self._on_row_focused(next(iter(self.rows.values())))
        self.show_table({})

    # --- what it says ----------------------------------------------------------------------------

    def table(self) -> dict[str, Any]:
        """Return what differs from the defaults, also what does not fit."""
        values = {name: row.value for name, row in self.rows.items()}
        return {n: v for n, v in values.items() if v != _DEFAULTS[n]} | self._unknown

    def problems(self) -> list[str]:
        """Return all that speaks against a start with these values."""
        return find_problems(self.table())

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show these values, and the defaults for the rest; from here changes are marked."""
        self._unknown = {name: table[name] for name in table if name not in self.rows}
        for name, row in self.rows.items():
            value = table.get(name, _DEFAULTS[name])
            with suppress(ConfigError):  # shown as it is, and a problem
                value = row.setting.take(value)
            row.start_from(value)
        self._refresh()
        self.changed.emit()

    # --- files and presets -----------------------------------------------------------------------

    def load(self, path: Path) -> None:
        """Show a TOML file. ConfigError, and nothing changes, where a run would refuse it."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ConfigError(
                self.tr("{0} cannot be read: {1}").format(path, error),
                self.tr("Choose a TOML file of settings, or mend this one."),
            ) from error
        if problems := find_problems(table):
            said = "\n".join(f"• {one}" for one in problems)
            raise ConfigError(self.tr("{0} does not fit:").format(path.name) + f"\n{said}\n")
        self._take_file(path, table)
        self._keep()
        self._choose(self._file_index, table)

    def save(self, path: Path) -> None:
        """Write every key with its help. ConfigError where a run would refuse it, or the disk."""
        if problems := self.problems():
            said = "\n".join(f"• {one}" for one in problems)
            raise ConfigError(self.tr("Not saved; first mend this:") + f"\n{said}\n")
        table = self.table()
        try:
            with atomic_file(path, overwrite=True) as file:
                file.write(config_from(table).to_toml().encode())
        except OSError as error:
            raise ConfigError(
                self.tr("{0} cannot be written: {1}").format(path, error.strerror or error),
                self.tr("Choose another folder, or make room."),
            ) from error
        self._take_file(path, table)
        self._choose(self._file_index, table)

    def _take_file(self, path: Path, table: dict[str, Any]) -> None:
        self._file = path, table
        self.presets.setItemText(self._file_index, self.tr("My file: {0}").format(path.name))
        self.presets.setItemData(self._file_index, str(path), Qt.ItemDataRole.ToolTipRole)

    def _keep(self) -> None:
        """Keep what the user changed, for the way back from another preset."""
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
        self._keep()
        self._choose(index, self._table_of(index))

    def _on_again_clicked(self) -> None:
        if self._kept is not None:
            (index, changes), self._kept = self._kept, None
            self._choose(index, self._table_of(index))
            for name, value in changes.items():
                self.rows[name].show_value(value)
            self._on_row_edited()

    def _on_load_clicked(self) -> None:
        title, kinds = self.tr("Load settings"), self.tr("Settings") + " (*.toml)"
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self._try_file(self.load, name)

    def _on_save_clicked(self) -> None:
        title, kinds = self.tr("Save settings"), self.tr("Settings") + " (*.toml)"
        start = str(self._file[0]) if self._file else "training.toml"
        name, _ = QFileDialog.getSaveFileName(self, title, start, kinds)
        if name:
            self._try_file(self.save, name)

    def _try_file(self, do: Callable[[Path], None], name: str) -> None:
        try:
            do(Path(name))
        except ConfigError as error:
            self._complain(str(error))
            self.failed.emit(str(error))

    # --- what it is made of ----------------------------------------------------------------------

    def _make_top(self) -> QVBoxLayout:
        self.presets = QComboBox()
        self.presets.setAccessibleName(self.tr("Preset"))
        self.presets.addItem(self.tr("defaults"), "")
        for name in presets():
            self.presets.addItem(name, name)
        self.presets.addItem(self.tr("My file…"))
        self._file_index = self.presets.count() - 1
        self.presets.activated.connect(self._on_presets_activated)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search names and explanations"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._on_search_changed)
        self.load_button = QPushButton(self.tr("Load…"))
        self.load_button.clicked.connect(self._on_load_clicked)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.clicked.connect(self._on_save_clicked)
        label = QLabel(self.tr("Start from"))
        label.setBuddy(self.presets)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(label)
        first.addWidget(self.presets)
        first.addStretch(1)
        first.addWidget(self.load_button)
        first.addWidget(self.save_button)
        self.count = QLabel()
        self.all_back = QPushButton(self.tr("Put all back"))
        self.all_back.clicked.connect(self._on_all_back_clicked)
        self.again = QPushButton(self.tr("Bring my changes back"))
        self.again.clicked.connect(self._on_again_clicked)
        second.addWidget(self.search, 1)
        for widget in (self.count, self.all_back, self.again):
            second.addWidget(widget)
        both = QVBoxLayout()
        both.addLayout(first)
        both.addLayout(second)
        return both

    def _make_rows(self) -> QScrollArea:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setSpacing(0)
        for setting in SETTINGS:
            if not self._groups or self._groups[-1][0].text() != setting.group:
                title = QLabel(setting.group)
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
        self.nothing = QLabel(self.tr("No setting has these words in its name or explanation."))
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

    # --- what happens ----------------------------------------------------------------------------

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
        self.about.setText(self._about(row.setting))

    def _about(self, setting: Setting) -> str:
        """What the help does not say: the bounds and the default."""
        parts = [setting.name]
        if setting.bounds:
            low, high = map(number_text, setting.bounds)
            parts.append(self.tr("from {0} to {1}").format(low, high))
        elif setting.kind == "list":
            parts.append(self.tr("numbers with commas between them"))
        elif setting.kind == "weights":
            parts.append(self.tr("such as charbonnier=1.0, ssim=0.3"))
        default = as_text(setting.default) or self.tr("nothing")
        if setting.kind == "flag":
            default = self.tr("on") if setting.default else self.tr("off")
        parts.append(self.tr("default: {0}").format(default))
        return "  ·  ".join(parts)

    def _on_row_edited(self) -> None:
        self._refresh()
        self.changed.emit()

    def _on_all_back_clicked(self) -> None:
        self._keep()
        self._choose(self._shown_preset, self._table_of(self._shown_preset))

    def _refresh(self) -> None:
        changes = sum(row.differs for row in self.rows.values())
        self.count.setText(self.tr("%Ln changed", "", changes))
        self.count.setVisible(bool(changes))
        self.all_back.setVisible(bool(changes))
        self.again.setVisible(self._kept is not None and not changes)
        problems = self.problems()
        said = "\n".join(f"• {one}" for one in problems)
        self._complain(self.tr("To mend before a start:") + f"\n{said}" if problems else "")

    def _complain(self, text: str) -> None:
        self.complaints.setText(text)
        self._complaints_area.setVisible(bool(text))
        lines = min(5, text.count("\n") + 1)
        self._complaints_area.setFixedHeight((lines + 1) * self.fontMetrics().lineSpacing())
