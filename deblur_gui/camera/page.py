"""The camera page: the picture and its statistics left, the choices right.

It only shows; `deblur_gui.camera.controller` acts.

Signals:
    chosen(dict): the user changed choices; by their names in `Settings`.
    settings_changed(Settings, Settings): before and after; emitted before `chosen`.
    status_changed(str): a message for the status bar.
    full_screen_requested(): fill the screen with the picture, or restore the window.

Keys: those of the view, Space pause, S snapshot, R record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_gui import shortcuts
from deblur_gui.camera.live_view import MODES, LiveView
from deblur_gui.camera.steps import LiveModelStep, RecordStep, SourceStep
from deblur_gui.language import filled
from deblur_gui.settings import Settings
from deblur_gui.shortcuts import key_of
from deblur_gui.theme import dress
from deblur_gui.widgets.notice import MessageArea, Notice
from deblur_gui.widgets.start_button import StartButton
from deblur_gui.widgets.step import choices_in, lay_out_steps
from engine.camera import LiveStats
from engine.models import ModelCard


class StatsLine(QLabel):
    """One line of statistics, two if the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setContentsMargins(10, 4, 10, 4)
        # Two lines from the start: the buttons above stay where they are.
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 8)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Frame rate and latency"))
        self.setToolTip(
            self.tr(
                "Latency: time from a frame's arrival to its display, usually and at most for 19 "
                "of 20 frames. Dropped: frames replaced by a newer one. CPU: this program's "
                "share of all processors."
            )
        )

    def show_stats(self, stats: LiveStats, shown: float) -> None:
        """Show the statistics of the last seconds; `shown`: pictures painted per second."""
        width, height = stats.size
        size = f"{width} x {height}, " if width else ""
        text = self.tr(
            "Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms, "
            "rarely above {5:.0f} ms · dropped {6} · CPU {7:.0f}%"
        )
        latency = stats.latency_ms, stats.latency_p95_ms
        rest = stats.dropped, 100 * stats.cpu_share
        self.setText(filled(text, size, stats.fps_in, stats.fps_out, shown, *latency, *rest))


class CameraPage(QWidget):
    """Nothing is opened before the user presses Start."""

    chosen = Signal(dict)
    settings_changed = Signal(Settings, Settings)
    status_changed = Signal(str)
    full_screen_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        cards: Sequence[ModelCard],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.view = LiveView()
        self.notice = Notice()
        MessageArea(self.view).add(self.notice)
        self.stats = StatsLine()
        self.source = SourceStep()
        self.model = LiveModelStep(cards)
        self.record = RecordStep()
        self.start = StartButton()
        self._steps = (self.source, self.model, self.record)
        self._bar = QHBoxLayout()
        self._make_bar()
        self._side = self._column()
        self._lay_out()
        self.show_settings(settings)
        for step in self._steps:
            step.chosen.connect(self._on_step_chosen)
        self.view.mode_changed.connect(self._on_view_mode_changed)
        self.view.full_screen_requested.connect(self.full_screen_requested)

    def _make_bar(self) -> None:
        """Make the buttons below the picture: views left, actions right."""
        self._modes = QButtonGroup(self)
        texts = (
            self.tr("Original"),
            self.tr("Deblurred"),
            self.tr("Split"),
            self.tr("Side by side"),
        )
        for number, text in enumerate(texts):
            button = self._button(text, str(number + 1), ("photos", "preview", "split", "side"))
            button.setCheckable(True)
            button.clicked.connect(lambda _, n=number: self.view.set_mode(MODES[n]))
            self._modes.addButton(button, number)
        self._bar.addStretch(1)
        self.mirror = self._button(self.tr("Mirror"), shortcuts.MIRROR, ("mirror",))
        self.mirror.setCheckable(True)
        self.mirror.toggled.connect(self.view.set_mirrored)
        fit = self._button(self.tr("Fit"), shortcuts.FIT, ("fit",))
        fit.clicked.connect(self.view.fit)
        actual = self._button(self.tr("100%"), shortcuts.ACTUAL_SIZE, ("actual",))
        actual.clicked.connect(self.view.actual_size)
        self.pause = self._button(self.tr("Pause"), self.tr("Space"), ("pause",))
        self.pause.setCheckable(True)
        full = self._button(self.tr("Full screen"), shortcuts.FULL_SCREEN, ("full",))
        full.clicked.connect(self.full_screen_requested)

    def _button(self, text: str, key: str, drawings: Sequence[str]) -> QToolButton:
        """Make a button of the bar; with several drawings, the key is the number of its drawing."""
        drawing = drawings[int(key) - 1] if len(drawings) > 1 else drawings[0]
        button = QToolButton(autoRaise=True)
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})")
        dress(button, drawing)
        button.setIconSize(QSize(20, 20))
        if len(drawings) > 1:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bar.addWidget(button)
        return button

    def _column(self) -> QWidget:
        column = QWidget()
        content = lay_out_steps(column, self._steps, self.start)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
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
        below.addWidget(self.stats)
        left = QVBoxLayout()
        left.setSpacing(0)
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
        """Offer these models; the choice is kept if possible."""
        self.model.show_cards(cards)

    def settle(self) -> None:
        """Apply text that was typed just now."""
        for step in self._steps:
            step.settle()

    def _on_step_chosen(self) -> None:
        self._choose(choices_in(self._steps))

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

    # --- keys and appearance ---------------------------------------------------------------------

    def toggle_pause(self) -> None:
        """Pause or resume, if the camera is running."""
        self.pause.click()

    def take_snapshot(self) -> None:
        """Save the current picture, if there is one."""
        self.record.snapshot.click()

    def toggle_recording(self) -> None:
        """Start or stop recording, if the camera is running."""
        self.record.record.click()

    def toggle_mirror(self) -> None:
        """Mirror the picture, or no longer."""
        self.mirror.click()

    def set_full(self, on: bool) -> None:
        """Show the picture alone."""
        self._side.setHidden(on)
        self._below.setHidden(on)
        self.view.setFocus()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key, also one that another widget received; return whether it is one of ours."""
        actions = {
            key_of(shortcuts.PAUSE): self.toggle_pause,
            key_of(shortcuts.SNAPSHOT): self.take_snapshot,
            key_of(shortcuts.RECORD): self.toggle_recording,
        }
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in actions:
            if not event.isAutoRepeat():
                actions[Qt.Key(event.key())]()
            return True
        return self.view.handle_key(event)
