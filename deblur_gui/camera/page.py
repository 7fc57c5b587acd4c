"""The camera page: the picture and its figures left, what is chosen right.

It lays out and shows; what happens when something is pressed is in `deblur_gui.camera.controller`.

Signals:
    chosen(dict): the user changed choices; by their names in `Settings`.
    settings_changed(Settings, Settings): before and after; emitted before `chosen`.
    said(str): a sentence that passes.
    full_screen_asked(): the whole screen for the picture, or back.

Keys: those of the view, Space pause, S snapshot, R record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.camera.live_view import MODES, LiveView
from deblur_gui.camera.rate_strip import CameraStrip
from deblur_gui.camera.record_step import KeepStep
from deblur_gui.camera.steps import LiveModelStep, SourceStep
from deblur_gui.settings import Settings
from deblur_gui.theme import icon
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.start_button import StartButton
from engine.models import ModelCard


class CameraPage(QWidget):
    """Nothing is opened before the user presses Start."""

    chosen = Signal(dict)
    settings_changed = Signal(Settings, Settings)
    said = Signal(str)
    full_screen_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        cards: Sequence[ModelCard],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._icons: dict[QAbstractButton, str] = {}
        self.view = LiveView()
        self.notice = Notice()
        self.strip = CameraStrip()
        self.source = SourceStep()
        self.model = LiveModelStep(cards)
        self.keep = KeepStep()
        self.start = StartButton()
        self._steps = (self.source, self.model, self.keep)
        self._bar = QHBoxLayout()
        self._make_bar()
        self._side = self._column()
        self._lay_out()
        self.show_settings(settings)
        for step in self._steps:
            step.chosen.connect(self._on_step_chosen)
        self.view.mode_changed.connect(self._on_view_mode_changed)
        self.view.full_screen_requested.connect(self.full_screen_asked)

    def _make_bar(self) -> None:
        """Make the buttons below the picture: what is seen left, what is done right."""
        self._modes = QButtonGroup(self)
        texts = (
            self.tr("Original"), self.tr("Deblurred"), self.tr("Split"), self.tr("Side by side"),
        )  # fmt: skip
        for number, text in enumerate(texts):
            button = self._button(text, str(number + 1), ("photos", "preview", "split", "side"))
            button.setCheckable(True)
            button.clicked.connect(lambda _, n=number: self.view.set_mode(MODES[n]))
            self._modes.addButton(button, number)
        self._bar.addStretch(1)
        self.mirror = self._button(self.tr("Mirror"), "M", ("mirror",))
        self.mirror.setCheckable(True)
        self.mirror.toggled.connect(self.view.set_mirrored)
        fit = self._button(self.tr("Fit"), "F", ("fit",))
        fit.clicked.connect(self.view.fit)
        actual = self._button(self.tr("100 %"), "Z", ("actual",))
        actual.clicked.connect(self.view.actual_size)
        self.pause = self._button(self.tr("Pause"), self.tr("Space"), ("pause",))
        self.pause.setCheckable(True)
        full = self._button(self.tr("Full screen"), "F11", ("full",))
        full.clicked.connect(self.full_screen_asked)

    def _button(self, text: str, key: str, drawings: Sequence[str]) -> QToolButton:
        """Make a button of the bar; where there are several drawings, the key counts them."""
        drawing = drawings[int(key) - 1] if len(drawings) > 1 else drawings[0]
        button = QToolButton(autoRaise=True)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})")
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(20, 20))
        if len(drawings) > 1:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons[button] = drawing
        self._bar.addWidget(button)
        return button

    def _column(self) -> QWidget:
        content, column = QWidget(), QWidget()
        steps = QVBoxLayout(content)
        steps.setContentsMargins(8, 8, 8, 8)
        for step in self._steps:
            steps.addWidget(step)
        steps.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        start = QVBoxLayout()
        start.setContentsMargins(8, 0, 8, 8)
        start.addWidget(self.start)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(start)
        # As wide as the longest words want: there is no bar to scroll sideways with.
        bar = scroll.verticalScrollBar().sizeHint().width()
        column.setFixedWidth(max(340, content.minimumSizeHint().width() + bar))
        return column

    def _lay_out(self) -> None:
        self._bar.setContentsMargins(6, 4, 6, 0)
        self._bar.setSpacing(2)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(self._bar)
        below.addWidget(self.strip)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.notice)
        left.addWidget(self.view, 1)
        left.addWidget(self._below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(self._side)

    # --- choices ---------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        self.settings = settings
        for step in self._steps:
            step.show_settings(settings)
        blocker = QSignalBlocker(self.view)
        self.view.set_mode(settings.camera_view)
        self.view.set_mirrored(settings.camera_mirror)
        del blocker
        self._show_mode()

    def show_cards(self, cards: Sequence[ModelCard]) -> None:
        """Offer these models; the choice stays where it can."""
        self.model.show_cards(cards)

    def settle(self) -> None:
        """Let what was typed a moment ago count now."""
        for step in self._steps:
            step.settle()

    def _on_step_chosen(self) -> None:
        changes: dict[str, Any] = {}
        for step in self._steps:
            changes |= step.changes()
        self._choose(changes)

    def _on_view_mode_changed(self) -> None:
        self._show_mode()
        self._choose({"camera_view": self.view.mode, "camera_mirror": self.view.mirrored})

    def _show_mode(self) -> None:
        self._modes.button(MODES.index(self.view.mode)).setChecked(True)
        self.mirror.setChecked(self.view.mirrored)

    def _choose(self, changes: dict[str, Any]) -> None:
        before, self.settings = self.settings, dataclasses.replace(self.settings, **changes)
        if before != self.settings:
            self.settings_changed.emit(before, self.settings)
            self.chosen.emit(changes)

    # --- keys and looks --------------------------------------------------------------------------

    def set_full(self, on: bool) -> None:
        """Show the picture and nothing else."""
        self._side.setHidden(on)
        self._below.setHidden(on)
        self.view.setFocus()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Obey a key, also one that another widget got; return whether it meant anything here."""
        actions = {
            Qt.Key.Key_Space: self.pause.click,
            Qt.Key.Key_S: self.keep.snapshot.click,
            Qt.Key.Key_R: self.keep.record.click,
        }
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in actions:
            if not event.isAutoRepeat():
                actions[Qt.Key(event.key())]()
            return True
        return self.view.handle_key(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            for button, drawing in self._icons.items():
                button.setIcon(icon(drawing))
        super().changeEvent(event)
