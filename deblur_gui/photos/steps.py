"""The four steps of a batch, one above the other: select, model, output, start.

Signals:
    chosen(dict): the user changed a choice; all choices, by their names in `Settings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from deblur_gui.photos.model_step import ModelStep
from deblur_gui.photos.output_step import OutputStep
from deblur_gui.photos.presets import PresetButton
from deblur_gui.photos.select_step import SelectStep
from deblur_gui.photos.start_step import StartStep
from deblur_gui.settings import Settings
from deblur_gui.settings_store import SettingsStore
from engine.batch.plan import ImageJob
from engine.models import ModelCard


class BatchPanel(QWidget):
    """The right side of the window; each step has its own signals."""

    chosen = Signal(dict)

    def __init__(
        self, settings: SettingsStore, cards: Sequence[ModelCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presets = PresetButton(settings)
        self.select = SelectStep()
        self.model = ModelStep(cards)
        self.output = OutputStep()
        self.start = StartStep()
        self._steps = (self.select, self.model, self.output, self.start)
        content = QWidget()
        steps = QVBoxLayout(content)
        steps.setContentsMargins(8, 8, 8, 8)
        steps.addWidget(self.presets, 0, Qt.AlignmentFlag.AlignRight)
        for step in self._steps[:-1]:
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(start)
        self.setMinimumWidth(330)
        self.show_settings(settings.current)
        self.show_plan(())
        for each in self._steps:
            each.chosen.connect(self._on_step_chosen)

    def show_settings(self, settings: Settings) -> None:
        """Show these choices; nothing is emitted."""
        for step in self._steps:
            step.show_settings(settings)

    def show_cards(self, cards: Sequence[ModelCard]) -> None:
        """Offer these models; the choice stays where it can."""
        self.model.show_cards(cards)

    def show_plan(
        self, jobs: Sequence[ImageJob], searching: bool = False, can_watch: bool = False
    ) -> None:
        """Show how many photos there are and the names of the first results.

        `can_watch`: a folder is selected, which can be watched.
        """
        self.select.show_plan(jobs, searching)
        self.output.show_plan(jobs)
        self.start.show_plan(any(not job.keep for job in jobs), can_watch)

    def settle(self) -> None:
        """Apply at once what was typed last."""
        for step in self._steps:
            step.settle()

    def _on_step_chosen(self) -> None:
        changes: dict[str, Any] = {}
        for step in self._steps:
            changes |= step.changes()
        self.chosen.emit(changes)
