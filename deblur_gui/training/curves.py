"""The curves of a training run while it runs: loss terms, validation PSNR and SSIM over the steps.

curves.add(metrics)                         # as often as they come
curves.set_reference("real/psnr", 27.4)     # what the old model has: a dashed line
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from deblur_gui.training.curve_points import PANELS, Points, panel_of
from engine.events import Metric

if TYPE_CHECKING:
    from deblur_gui.training.curve_panel import CurvePanel

_REDRAW_MS = 200


class Curves(QWidget):
    """Panels below one another, which share the steps; hidden ones are not drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Curves of the training"))
        self.panels: dict[str, CurvePanel] = {}
        self._points: dict[str, Points] = {}
        self._references: dict[str, float] = {}
        self._stale: set[str] = set()
        self._numbers: dict[str, int] = {"loss": 0}
        self._is_whole = True
        self._looked: float | None = None
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._redraw.timeout.connect(self.draw)
        self._nothing = QLabel(self.tr("The curves begin with the first steps of a training."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setEnabled(False)
        self._where = QLabel()
        how = QLabel(self.tr("Wheel: look closer. Drag: move along. Double click: see all steps."))
        how.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        how.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(4, 0, 4, 0)
        below.addWidget(how, 1)
        below.addWidget(self._where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._below)
        self._below.hide()

    def add(self, metrics: Iterable[Metric]) -> None:
        """Take these figures; those that are no curve are passed over."""
        for metric in metrics:
            if panel_of(metric.name):
                self._points.setdefault(metric.name, Points()).add(metric.step, metric.value)
                self._stale.add(metric.name)
        self._draw_soon()

    def set_reference(self, name: str, value: float) -> None:
        """Show what the old model has: `real/psnr`, 27.4."""
        if panel_of(name) in ("psnr", "ssim"):
            self._references[name] = value
            self._stale.add(name)
            self._draw_soon()

    def clear(self) -> None:
        """Forget all points and all references: another run begins."""
        self._points.clear()
        self._references.clear()
        self._stale.clear()
        self._numbers = {"loss": 0}
        self._is_whole, self._looked = True, None
        for panel in self.panels.values():
            panel.hide()
            panel.plot.close()
            panel.deleteLater()
        self.panels = {}
        self._below.hide()
        self._nothing.show()

    def draw(self) -> None:
        """Draw what has come since the last time."""
        if not self.isVisible() or not self._stale:
            return
        self._redraw.stop()
        left, right = self._steps_shown()
        for name in sorted(self._stale, key=lambda name: (name != "loss", name)):
            panel = self._panel(panel_of(name))
            kind = panel_of(name)
            label = name if kind == "loss" else name.removesuffix(f"/{kind}")
            number = self._numbers.setdefault(label, self._next_number(kind))
            panel.name(name, label, number)
            if name in self._references:
                panel.refer(name, self._references[name])
            if name in self._points:
                panel.draw(name, self._points[name], left, right)
        self._stale.clear()
        self._nothing.hide()
        self._below.show()
        for panel in self.panels.values():
            panel.fit(left, right, margin=0.01 if self._is_whole else 0.0)
        self._look_at(self._looked)

    def _next_number(self, kind: str) -> int:
        """Losses and sets of pairs each have all colours to themselves."""
        is_loss = kind == "loss"
        return sum((panel_of(label) == "loss") == is_loss for label in self._numbers)

    def warm_up(self) -> None:
        """Import what draws now: a third of a second that nobody waits for in a training."""
        import deblur_gui.training.curve_panel  # noqa: F401

    def _panel(self, kind: str) -> CurvePanel:
        if kind not in self.panels:
            from deblur_gui.training.curve_panel import CurvePanel

            titles = {
                "loss": self.tr("Losses"),
                "psnr": self.tr("Validation: PSNR in dB"),
                "ssim": self.tr("Validation: SSIM"),
            }
            panel = CurvePanel(titles[kind], may_log=kind == "loss")
            panel.take_colours(self.palette())
            panel.looked.connect(self._look_at)
            panel.whole_asked.connect(self.show_all)
            panel.zoomed.connect(partial(self._on_panel_zoomed, panel))
            self.panels[kind] = panel
            self.panels = {kind: self.panels[kind] for kind in PANELS if kind in self.panels}
            place = list(self.panels).index(kind)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(place, panel, 4 if kind == "loss" else 3)
            shown = list(self.panels.values())
            for each in shown:
                each.show_steps(self.tr("Step") if each is shown[-1] else "")
        return self.panels[kind]

    def show_all(self) -> None:
        """Show all steps again, and follow the run."""
        self._is_whole = True
        self._all_stale()

    def _ends(self) -> tuple[float, float]:
        """The first step that there is, and the last."""
        ends = [points.first_and_last() for points in self._points.values() if len(points)]
        return min((a for a, _ in ends), default=0.0), max((b for _, b in ends), default=1.0)

    def _steps_shown(self) -> tuple[float, float]:
        if self._is_whole or not self.panels:
            return self._ends()
        return next(iter(self.panels.values())).steps_shown

    def _all_stale(self) -> None:
        self._stale.update(self._points)
        self._draw_soon()

    def _on_panel_zoomed(self, panel: CurvePanel) -> None:
        # Not by pyqtgraph's own link, which goes by places on the screen: a new panel has none yet.
        self._is_whole = False
        for other in self.panels.values():
            if other is not panel:
                other.plot.setXRange(*panel.steps_shown, padding=0)
        self._all_stale()

    def _look_at(self, step: float | None) -> None:
        self._looked = step
        for panel in self.panels.values():
            panel.look_at(step)
        number = QLocale().toString(round(self._ends()[1] if step is None else step))
        text = self.tr("Values of step {0}") if step is not None else self.tr("Last step: {0}")
        self._where.setText(text.format(number))

    def _draw_soon(self) -> None:
        if self._stale and self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right look at the steps in turn, End at the last one again."""
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End)
        if not self.panels or event.key() not in keys:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_End:
            self._look_at(None)
            return
        left, right = self._ends()
        move = (right - left) / 100 * (1 if event.key() == Qt.Key.Key_Right else -1)
        at = right if self._looked is None else self._looked
        self._look_at(min(max(at + move, left), right))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody could see it."""
        super().showEvent(event)
        self._draw_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the window."""
        if event.type() == QEvent.Type.PaletteChange:
            for panel in self.panels.values():
                panel.take_colours(self.palette())
            self._look_at(self._looked)
        super().changeEvent(event)
