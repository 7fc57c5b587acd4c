"""Editors for one key of a training run each, and values as people write them.

    "128, 256"  "charbonnier=1.0, ssim=0.3"  "2.5e-3"

What cannot be understood stays the text that it is: `trainer.config.find_problems` says what is
wrong with it, in the same words as the command line.

Signals:
    Editor.edited(): the user gave another value; typing counts once it pauses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from trainer.config import Setting

_TYPING_MS = 350


def number_text(value: float) -> str:
    """Return a number so that reading it gives the same one: 12, 0.0025, 1e-7."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    number, e, exponent = repr(value).partition("e")
    return f"{number}e{int(exponent)}" if e else number


def read_number(text: str) -> int | float | str:
    """Return the number that a text is; the text itself where it is none."""
    text = text.strip()
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
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


def read_text(setting: Setting, text: str) -> Any:  # noqa: ANN401 - any type of a field
    """Return the value that was typed for a key; brackets of TOML may stand around it."""
    if setting.kind == "text":
        return text.strip()
    if setting.kind in ("whole", "number"):
        return read_number(text)
    parts = [part.strip() for part in text.strip().strip("[]{}").split(",") if part.strip()]
    if setting.kind == "list":
        return tuple(map(read_number, parts))
    pairs = [part.partition("=") for part in parts]
    if any(not equals for _, equals, _ in pairs):
        return text.strip()
    return {name.strip().strip("\"'"): read_number(weight) for name, _, weight in pairs}


class NumberBox(QAbstractSpinBox):
    """A number that is kept as it was typed; the arrows change its second digit."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed: what is wrong is said in words."""
        return QValidator.State.Acceptable, text, position

    def fixup(self, text: str) -> str:
        """Leave it as it is."""
        return text

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Up to the bounds."""
        value, flags = read_number(self.text()), QAbstractSpinBox.StepEnabledFlag
        if isinstance(value, str) or self._setting.bounds is None:
            return flags.StepNone
        low, high = self._setting.bounds
        up = flags.StepUpEnabled if value < high else flags.StepNone
        return up | (flags.StepDownEnabled if value > low else flags.StepNone)

    def stepBy(self, steps: int) -> None:
        """Go up or down by one in the second digit that counts."""
        value, bounds = read_number(self.text()), self._setting.bounds
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


class Editor(QWidget):
    """Asks for the value of one key, in the way that its kind wants."""

    edited = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._odd: object = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.edited)
        self.box = self._make()
        self.box.setAccessibleName(setting.name)
        self.box.setAccessibleDescription(setting.help)
        self.box.installEventFilter(self)
        self.setFocusProxy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def _make(self) -> QCheckBox | QComboBox | NumberBox | QLineEdit:
        match self._setting.kind:
            case "flag":
                check = QCheckBox()
                check.clicked.connect(self._on_box_chosen)
                return check
            case "choice":
                combo = QComboBox()
                combo.addItems(self._setting.choices)
                combo.activated.connect(self._on_box_chosen)
                return combo
            case "whole" | "number":
                number = NumberBox(self._setting)
                number.lineEdit().textChanged.connect(self._on_line_changed)
                return number
        line = QLineEdit()
        line.textEdited.connect(self._on_line_changed)
        return line

    @property
    def value(self) -> Any:  # noqa: ANN401 - any type of a field
        """What is asked for now: in the key's type where it fits."""
        if self._odd is not None:
            return self._odd
        match self.box:
            case QCheckBox():
                return self.box.isChecked()
            case QComboBox():
                return self.box.currentText()
        return read_text(self._setting, self.box.text())

    def show_value(self, value: object) -> None:
        """Show a value; nothing is emitted. What the box cannot show is kept beside it."""
        self._typing.stop()
        self._odd = None
        match self.box:
            case QCheckBox():
                self.box.setChecked(value is True)
                self._odd = None if isinstance(value, bool) else value
            case QComboBox():
                self.box.setCurrentIndex(self.box.findText(str(value)))
                self._odd = None if value in self._setting.choices else value
            case NumberBox():
                self.box.lineEdit().setText(as_text(value))
                self._typing.stop()
            case QLineEdit():
                self.box.setText(as_text(value))
                self.box.setCursorPosition(0)

    def _on_box_chosen(self) -> None:
        self._odd = None
        self.edited.emit()

    def _on_line_changed(self) -> None:
        self._typing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form; it never changes a value."""
        if watched is self.box and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
