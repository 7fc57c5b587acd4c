"""Curves of a training while it runs: the error, and PSNR of held-out photos, over the steps.

curves.add(metrics)                         # as often as they come
curves.set_reference("real/psnr", 27.4)     # the old model's value
curves.set_blurred("real/psnr", 25.1)       # that of the blurred photos: in the legend

Where the old model's value is known, the curve is what the new one's is above it, and a dashed line
at 0 is the old model: values of 23 and 37 dB on one axis would hide what changes.

pyqtgraph draws; it is imported with the first curve, as most people never train.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from deblur_gui.language import filled
from deblur_gui.training._curve_points import PANELS, Points, panel_of, value_range
from deblur_gui.widgets.plain import ElidedLabel, PlainLabel
from engine.events import Metric

_REDRAW_MS = 200

# Okabe and Ito's colours, which colour-blind people tell apart, lighter or darker for contrast.
_ON_LIGHT = ("#0072b2", "#c44e00", "#00805c", "#b0568c", "#9a6b00", "#2f86b8")
_ON_DARK = ("#56b4e9", "#f08033", "#1fbf92", "#df97bf", "#e6b33c", "#9fd4f5")
_MARKS = (("o", "●"), ("s", "■"), ("t1", "▲"), ("d", "◆"))
_MARKED = 80
"""Up to so many points each has a mark of its own; more would run into each other."""
_SMOOTH = 500
"""Up to so many points a curve is drawn with antialiasing, which is slow."""
_AXIS_WIDTH = 62


class CurvePanel(QWidget):
    """One plot over the steps, with a legend that shows values.

    Signals:
        hovered(float): the step under the mouse.
        left(): the mouse is not over the plot any more.
        reset_requested(): a double click: show all steps again.
        zoomed(): the user zoomed or panned.
    """

    hovered = Signal(float)
    left = Signal()
    reset_requested = Signal()
    zoomed = Signal()

    def __init__(
        self, title: str, hint: str = "", *, may_log: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._title = title
        self._may_log = may_log
        self._is_log = self._is_dark = False
        self._numbers: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._items: dict[str, Any] = {}
        self._lines: dict[str, Any] = {}
        self.references: dict[str, float] = {}
        self.blurred: dict[str, float] = {}
        self.points: dict[str, Points] = {}
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.legend.setContentsMargins(4, 4, 4, 3)
        self.legend.setToolTip(hint)
        axes = {side: _make_axis(side) for side in ("left", "bottom")}
        self.plot: Any = pyqtgraph.PlotWidget(axisItems=axes, enableMenu=False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=True, y=False)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(90 if may_log else 136)  # with the legend
        # By the stretch of the panels alone: what a plot wishes, 480 px, is more than there is.
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        axes["left"].setWidth(_AXIS_WIDTH)
        self._cursor = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        self.plot.addItem(self._cursor, ignoreBounds=True)
        self.plot.viewport().installEventFilter(self)
        self.plot.getViewBox().sigRangeChangedManually.connect(lambda *_: self.zoomed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)

    def show_steps(self, text: str) -> None:
        """Show the axis of the steps with this label, or with "" only its ticks."""
        axis = self.plot.getAxis("bottom")
        axis.setStyle(showValues=bool(text))
        axis.showLabel(bool(text))
        axis.setLabel(text)

    def set_label(self, name: str, label: str, number: int) -> None:
        """Set the label of a curve or line in the legend, and the number of its colour."""
        self._labels[name], self._numbers[name] = label, number

    def draw(self, name: str, points: Points, left: float, right: float) -> None:
        """Draw a curve between two steps."""
        import pyqtgraph

        if name not in self._items:
            self._items[name] = pyqtgraph.PlotDataItem()
            self.plot.addItem(self._items[name])
            self._set_pens(name)
        self.points[name] = points
        # A line of one point is not seen.
        few = len(points) <= (1 if self._may_log else _MARKED)
        mark = _MARKS[self._numbers[name] % len(_MARKS)][0] if few else None
        self._items[name].setSymbol(mark)
        steps, values = self._drawn(name).thinned(left, right)
        self._items[name].setData(steps, values, antialias=len(steps) < _SMOOTH)

    def _drawn(self, name: str) -> Points:
        """Return a curve as it is drawn: above the old model's value, if that is known."""
        level = self.references.get(name)
        return self.points[name] if level is None else self.points[name].above(level)

    def set_title(self, title: str) -> None:
        """Change the title, which the next values are shown with."""
        self._title = title

    def set_reference(self, name: str, value: float) -> None:
        """Draw the curve from the old model's value, which is a dashed line at 0."""
        import pyqtgraph

        self.references[name] = value
        if name not in self._lines:
            self._lines[name] = pyqtgraph.InfiniteLine(angle=0, movable=False)
            self.plot.addItem(self._lines[name], ignoreBounds=True)
        self._lines[name].setValue(0.0)
        self._set_pens(name)

    def set_blurred(self, name: str, value: float) -> None:
        """Tell the value of the photos as they are, blurred."""
        self.blurred[name] = value

    @property
    def steps_shown(self) -> tuple[float, float]:
        """The steps at both ends of the plot."""
        left, right = self.plot.getViewBox().viewRange()[0]
        return left, right

    def fit(self, left: float, right: float, *, margin: float) -> None:
        """Show these steps, with a share of them as margin, and the values between them."""
        curves = [self._drawn(name) for name in self.points]
        also = [0.0] if self.references else []
        found = value_range(curves, left, right, may_log=self._may_log, also=also)
        if found is not None and found[2] != self._is_log:
            self._is_log = found[2]
            self.plot.setLogMode(y=self._is_log)  # which makes pyqtgraph choose both ranges
        self.plot.setXRange(left, right if right > left else left + 1, padding=margin)
        if found is not None:
            self.plot.setYRange(*found[:2], padding=0)

    def show_values(self, step: float | None) -> None:
        """Mark a step and show its values in the legend; None for the last values."""
        self._cursor.setVisible(step is not None)
        if step is not None:
            self._cursor.setValue(step)
        parts = [f"<b>{html.escape(self._title)}</b>"]
        for name in dict.fromkeys([*self._items, *self._lines]):
            near = self.points[name].near(step) if name in self.points else None
            level = self.references.get(name)
            value = "" if near is None else f" <b>{self._figure(near[1])}</b>"
            if near is not None and level is not None:
                value = filled(" <b>{0:+.2f} dB</b>", near[1] - level)
            mark = "━" if self._may_log else _MARKS[self._numbers[name] % len(_MARKS)][1]
            text = f'<span style="color:{self._colour(name)}">{mark}</span> '
            text += html.escape(self._labels[name]) + value
            text = text.replace("</span>  <b>", "</span> <b>")  # a curve without a label
            if level is not None:
                told = self.tr("({0}; old model {1})")
                if name in self.blurred:
                    told = self.tr("({0}; old model {1}, blurred photos {2})")
                figures = near[1] if near else level, level, self.blurred.get(name, 0.0)
                text += " " + html.escape(told.format(*map(self._figure, figures)))
            parts.append(f'<span style="white-space:nowrap">{text}</span>')
        self.legend.setText(" &nbsp;&nbsp; ".join(parts))

    def set_colours(self, palette: QPalette) -> None:
        """Draw in the colours of the window."""
        self._is_dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        text = palette.color(QPalette.ColorRole.Text)
        grey = palette.color(QPalette.ColorRole.PlaceholderText)
        self.plot.setBackground(palette.color(QPalette.ColorRole.Base))
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(grey)
            axis.setTextPen(text)
        self.plot.showGrid(x=True, y=True, alpha=0.18)
        self._cursor.setPen(grey)
        for name in dict.fromkeys([*self._items, *self._lines]):
            self._set_pens(name)

    def _colour(self, name: str) -> str:
        colours = _ON_DARK if self._is_dark else _ON_LIGHT
        return colours[self._numbers[name] % len(colours)]

    def _set_pens(self, name: str) -> None:
        colour, number = self._colour(name), self._numbers[name]
        if name in self._items:
            repeated = number >= len(_ON_DARK)  # dotted where the colours start again
            style = Qt.PenStyle.DotLine if repeated else Qt.PenStyle.SolidLine
            width = 2 if number == 0 or not self._may_log else 1
            self._items[name].setPen(_pen(colour, width, style))
            self._items[name].setSymbolBrush(colour)
            self._items[name].setSymbolPen(colour)
            self._items[name].setSymbolSize(6)
        if name in self._lines:
            self._lines[name].setPen(_pen(colour, 2, Qt.PenStyle.DashLine))

    def _figure(self, value: float) -> str:
        if self._may_log:
            return filled("{0:.4g}", value)
        return filled("{0:.2f}" if abs(value) > 2 else "{0:.4f}", value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report what the mouse does over the plot."""
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset_requested.emit()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            box = self.plot.getViewBox()
            at = self.plot.mapToScene(event.position().toPoint())
            if box.sceneBoundingRect().contains(at):
                self.hovered.emit(box.mapSceneToView(at).x())
            else:
                self.left.emit()
        return super().eventFilter(watched, event)


def _pen(colour: str, width: int, style: Qt.PenStyle) -> QPen:
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)  # as wide at any zoom
    return pen


def _make_axis(side: str) -> Any:  # noqa: ANN401 - of pyqtgraph, which is not imported yet
    """Return an axis whose numbers are written out and differ: 20,000 and 0.05, not 2e+04."""
    import pyqtgraph

    class Axis(pyqtgraph.AxisItem):  # type: ignore[misc]
        def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
            levels: list[tuple[float, float]] = super().tickSpacing(low, high, size)
            if side == "bottom":  # there is nothing between two steps
                levels = [level for level in levels if level[0] >= 1] or [(1.0, 0.0)]
            return levels

        def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
            if side == "bottom":
                return [QLocale().toString(round(v)) if v >= 0 else "" for v in values]
            if self.logMode:
                return _distinct(10 ** np.asarray(values, np.float64))
            decimals = max(0, math.ceil(-math.log10(spacing * scale) - 1e-9))
            return [filled(f"{{0:.{decimals}f}}", float(v * scale)) for v in values]

    axis = Axis(orientation=side)
    axis.enableAutoSIPrefix(False)
    return axis


def _distinct(values: Iterable[float]) -> list[str]:
    """Return these numbers with as few digits as tell them apart."""
    numbers = [float(value) for value in values]
    texts: list[str] = []
    for digits in range(2, 7):
        texts = [filled(f"{{0:.{digits}g}}", number) for number in numbers]
        if len(set(texts)) == len(set(numbers)):
            break
    return texts


class Curves(QWidget):
    """Panels below one another that share the steps; hidden ones are not drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Training curves"))
        self.panels: dict[str, CurvePanel] = {}
        self._points: dict[str, Points] = {}
        self._references: dict[str, float] = {}
        self._blurred: dict[str, float] = {}
        self._stale: set[str] = set()
        self._numbers: dict[str, int] = {"loss": 0}
        self._is_whole = True
        self._hovered: float | None = None
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._redraw.timeout.connect(self.draw)
        self._nothing = PlainLabel(wordWrap=True)
        self._nothing.setText(
            self.tr(
                "The curves begin once the photos are prepared and the model is measured as it is "
                "now."
            )
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setEnabled(False)
        self._where = PlainLabel()
        how = ElidedLabel(
            self.tr("Above the dashed line is better than before. Ups and downs are normal.")
        )
        how.setToolTip(self.tr("Scroll to zoom, drag to pan, double-click to show all steps."))
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(4, 0, 4, 0)
        below.addWidget(how, 1)
        below.addWidget(self._where)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._nothing, 1)
        self._column.addWidget(self._below)
        self._below.hide()

    def add(self, metrics: Iterable[Metric]) -> None:
        """Add these values; those without a panel are ignored."""
        for metric in metrics:
            if panel_of(metric.name):
                self._points.setdefault(metric.name, Points()).add(metric.step, metric.value)
                self._stale.add(metric.name)
        self._draw_soon()

    def set_reference(self, name: str, value: float) -> None:
        """Show the old model's value, with which the new one begins: `real/psnr`, 27.4."""
        if panel_of(name) == "psnr":
            self._references[name] = value
            if name not in self._points:
                self._points[name] = Points()
                self._points[name].add(0, value)
            self._stale.add(name)
            self._draw_soon()

    def set_blurred(self, name: str, value: float) -> None:
        """Show the value of the photos as they are, blurred: `real/psnr`, 25.1."""
        if panel_of(name) == "psnr":
            self._blurred[name] = value
            self._stale.add(name)
            self._draw_soon()

    def clear(self) -> None:
        """Remove all points and references: another run begins."""
        self._points.clear()
        self._references.clear()
        self._blurred.clear()
        self._stale.clear()
        self._numbers = {"loss": 0}
        self._is_whole, self._hovered = True, None
        for panel in self.panels.values():
            panel.hide()
            panel.plot.close()
            panel.deleteLater()
        self.panels = {}
        self._below.hide()
        self._nothing.show()

    def draw(self) -> None:
        """Draw what was added since the last time."""
        if not self.isVisible() or not self._stale:
            return
        self._redraw.stop()
        left, right = self._steps_shown()
        for name in sorted(self._stale, key=lambda name: (name != "loss", name)):
            kind = panel_of(name)
            panel = self._panel(kind)
            of = name.removesuffix(f"/{kind}")
            number = self._numbers.setdefault(of, self._next_number(kind))
            panel.set_label(name, self._label(of), number)
            if name in self._references:
                panel.set_title(self.tr("Accuracy: change in dB since the start (PSNR)"))
                panel.set_reference(name, self._references[name])
            if name in self._blurred:
                panel.set_blurred(name, self._blurred[name])
            if name in self._points:
                panel.draw(name, self._points[name], left, right)
        self._stale.clear()
        self._nothing.hide()
        self._below.show()
        for panel in self.panels.values():
            panel.fit(left, right, margin=0.01 if self._is_whole else 0.0)
        self._show_values(self._hovered)

    def _label(self, name: str) -> str:
        """Return what people call a set of pairs; the error needs no name beside its title."""
        labels = {"loss": "", "real": self.tr("your photos"), "synth": self.tr("other blur")}
        return labels.get(name, name)

    def _next_number(self, kind: str) -> int:
        """Losses and sets of pairs each have all colours to themselves."""
        is_loss = kind == "loss"
        return sum((panel_of(label) == "loss") == is_loss for label in self._numbers)

    def _panel(self, kind: str) -> CurvePanel:
        if kind not in self.panels:
            held_out = self.tr(
                "Measured on photos that are held out: the model is not trained on them. Your "
                "photos are blurred as your camera does it; the other blur is synthesized, and "
                "shows whether the model forgets what it could do before."
            )
            texts = {
                "loss": (
                    self.tr("Training error (lower is better)"),
                    self.tr(
                        "How far its results are from the sharp photos it is trained on (the "
                        "loss). It falls quickly first, then slowly and unevenly."
                    ),
                ),
                "psnr": (self.tr("Accuracy (PSNR in dB, higher is better)"), held_out),
            }
            panel = CurvePanel(*texts[kind], may_log=kind == "loss")
            panel.set_colours(self.palette())
            panel.hovered.connect(self._show_values)
            panel.left.connect(self._on_panel_left)
            panel.reset_requested.connect(self.show_all)
            panel.zoomed.connect(lambda: self._on_panel_zoomed(panel))
            self.panels[kind] = panel
            self.panels = {kind: self.panels[kind] for kind in PANELS if kind in self.panels}
            place = list(self.panels).index(kind)
            self._column.insertWidget(place, panel, 2 if kind == "loss" else 3)
            shown = list(self.panels.values())
            for each in shown:
                each.show_steps(self.tr("Step") if each is shown[-1] else "")
        return self.panels[kind]

    def show_all(self) -> None:
        """Show all steps again, and follow the run."""
        self._is_whole = True
        self._draw_all_soon()

    def _ends(self) -> tuple[float, float]:
        """The first step and the last."""
        ends = [points.first_and_last() for points in self._points.values() if len(points)]
        return min((a for a, _ in ends), default=0.0), max((b for _, b in ends), default=1.0)

    def _steps_shown(self) -> tuple[float, float]:
        if self._is_whole or not self.panels:
            return self._ends()
        return next(iter(self.panels.values())).steps_shown

    def _on_panel_zoomed(self, panel: CurvePanel) -> None:
        # Not by pyqtgraph's own link, which goes by places on the screen: a new panel has none yet.
        self._is_whole = False
        for other in self.panels.values():
            if other is not panel:
                other.plot.setXRange(*panel.steps_shown, padding=0)
        self._draw_all_soon()

    def _on_panel_left(self) -> None:
        self._show_values(None)

    def _show_values(self, step: float | None) -> None:
        self._hovered = step
        for panel in self.panels.values():
            panel.show_values(step)
        number = QLocale().toString(round(self._ends()[1] if step is None else step))
        text = self.tr("Values at step {0}") if step is not None else self.tr("Last step: {0}")
        self._where.setText(text.format(number))

    def _draw_all_soon(self) -> None:
        self._stale.update(self._points)
        self._draw_soon()

    def _draw_soon(self) -> None:
        if self._stale and self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right show the values step by step, End the last ones again."""
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End)
        if not self.panels or event.key() not in keys:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_End:
            self._show_values(None)
            return
        left, right = self._ends()
        move = (right - left) / 100 * (1 if event.key() == Qt.Key.Key_Right else -1)
        at = right if self._hovered is None else self._hovered
        self._show_values(min(max(at + move, left), right))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was added while the curves were hidden."""
        super().showEvent(event)
        self._draw_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the window."""
        if event.type() == QEvent.Type.PaletteChange:
            for panel in self.panels.values():
                panel.set_colours(self.palette())
            self._show_values(self._hovered)
        super().changeEvent(event)
