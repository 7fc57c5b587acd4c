"""One row of the form of a training run: name, editor, way back, help.

Signals:
    ConfigRow.edited(): the user gave another value.
    ConfigRow.focused(): the keys go to this row now.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from deblur_gui.training.config_editors import Editor, as_text
from trainer.config import Setting

_EDITOR_WIDTH = 190


class ConfigRow(QWidget):
    """The row is light where its value differs from where it started."""

    edited = Signal()
    focused = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._start: Any = setting.default
        self.name = QLabel(setting.name)
        self.name.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.editor = Editor(setting)
        self.editor.setFixedWidth(_EDITOR_WIDTH)
        self.editor.edited.connect(self._on_editor_edited)
        self.editor.box.installEventFilter(self)
        self.name.setBuddy(self.editor.box)
        self.back = QToolButton()
        self.back.setText("↩")
        self.back.setAutoRaise(True)
        self.back.setAccessibleName(self.tr("Put {0} back").format(setting.name))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.back.clicked.connect(self._on_back_clicked)
        self.help = QLabel(setting.help, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        small = self.help.font()
        small.setPointSizeF(small.pointSizeF() * 0.9)
        self.help.setFont(small)
        self.help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 3)
        for widget in (self.name, self.editor, self.back):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.help, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_value(setting.default)

    @property
    def value(self) -> Any:  # noqa: ANN401 - any type of a field
        """What is asked for now."""
        return self.editor.value

    def show_value(self, value: object) -> None:
        """Show a value; nothing is emitted."""
        self.editor.show_value(value)
        self._mark()

    def start_from(self, value: object) -> None:
        """Remember what the row goes back to, and show it."""
        self._start = value
        shown = as_text(value) or self.tr("nothing")
        self.back.setToolTip(self.tr("Back to {0}").format(shown))
        self.show_value(value)

    @property
    def differs(self) -> bool:
        """Whether the value is another one than the row started with."""
        return bool(self.value != self._start)

    def matches(self, words: list[str]) -> bool:
        """Whether every word is in the name or the help."""
        text = f"{self.setting.name} {self.setting.help} {' '.join(self.setting.choices)}"
        return all(word in text.casefold() for word in words)

    def _mark(self) -> None:
        self.back.setVisible(self.differs)
        font = self.name.font()
        if font.bold() != self.differs:
            font.setBold(self.differs)
            self.name.setFont(font)

    def _on_editor_edited(self) -> None:
        self._mark()
        self.edited.emit()

    def _on_back_clicked(self) -> None:
        self.editor.box.setFocus()  # the button goes away under the key that pressed it
        self.show_value(self._start)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the keys go to this row, its help is as dark as the rest."""
        if watched is self.editor.box:
            if event.type() == QEvent.Type.FocusIn:
                self.help.setForegroundRole(QPalette.ColorRole.WindowText)
                self.focused.emit()
            elif event.type() == QEvent.Type.FocusOut:
                self.help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return super().eventFilter(watched, event)
