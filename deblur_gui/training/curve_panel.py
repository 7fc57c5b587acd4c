"""One panel of curves over the steps of a training run: title, legend with values, plot.

Signals:
    CurvePanel.looked(object): the step under the mouse; None when the mouse has left.
    CurvePanel.whole_asked(): a double click: show all steps again.
    CurvePanel.zoomed(): the user looks at a part of the steps.
"""

from __future__ import annotations

import html
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from deblur_gui.training.curve_points import Points, value_range

# Okabe and Ito's colours, which colour-blind people tell apart, lighter or darker for contrast.
_ON_LIGHT = ("#0072b2", "#c44e00", "#00805c", "#b0568c", "#9a6b00", "#2f86b8")
_ON_DARK = ("#56b4e9", "#f08033", "#1fbf92", "#df97bf", "#e6b33c", "#9fd4f5")
_MARKS = (("o", "●"), ("s", "■"), ("t1", "▲"), ("d", "◆"))
_MARKED = 80
"""Up to so many points each has a mark of its own; more would be a caterpillar."""
_SMOOTH = 500
"""Up to so many points a curve is drawn smoothly, which is slow; more are jagged anyway."""

_AXIS_WIDTH = 62


class CurvePanel(QWidget):
    """Draws what it is given; `colours` gives each name the number of its colour."""

    looked = Signal(object)
    whole_asked = Signal()
    zoomed = Signal()

    def __init__(self, title: str, *, may_log: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._title = title
        self._may_log = may_log
        self._is_log = False
        self._is_dark = False
        self._numbers: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._items: dict[str, Any] = {}
        self._lines: dict[str, Any] = {}
        self.references: dict[str, float] = {}
        self.points: dict[str, Points] = {}
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.legend.setContentsMargins(4, 4, 4, 3)
        axes = {side: _make_axis(side) for side in ("left", "bottom")}
        self.plot: Any = pyqtgraph.PlotWidget(axisItems=axes, enableMenu=False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=True, y=False)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMinimumHeight(90)
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
        """Show the axis of the steps with this label; without one only its ticks."""
        axis = self.plot.getAxis("bottom")
        axis.setStyle(showValues=bool(text))
        axis.showLabel(bool(text))
        axis.setLabel(text)

    def name(self, name: str, label: str, number: int) -> None:
        """Say what a curve or a line is called in the legend, and the number of its colour."""
        self._labels[name], self._numbers[name] = label, number

    def draw(self, name: str, points: Points, left: float, right: float) -> None:
        """Draw a curve anew between two steps."""
        import pyqtgraph

        if name not in self._items:
            item = pyqtgraph.PlotDataItem()
            self.plot.addItem(item)
            self._items[name] = item
            self._paint(name)
        self.points[name] = points
        few = not self._may_log and len(points) <= _MARKED
        mark = _MARKS[self._numbers[name] % len(_MARKS)][0] if few else None
        self._items[name].setSymbol(mark)
        steps, values = points.thinned(left, right)
        self._items[name].setData(steps, values, antialias=len(steps) < _SMOOTH)

    def refer(self, name: str, value: float) -> None:
        """Draw a dashed line at the value that the old model has."""
        import pyqtgraph

        self.references[name] = value
        if name not in self._lines:
            self._lines[name] = pyqtgraph.InfiniteLine(angle=0, movable=False)
            self.plot.addItem(self._lines[name], ignoreBounds=True)
        self._lines[name].setValue(value)
        self._paint(name)

    @property
    def steps_shown(self) -> tuple[float, float]:
        """The steps at both ends of the plot."""
        left, right = self.plot.getViewBox().viewRange()[0]
        return left, right

    def fit(self, left: float, right: float, *, margin: float) -> None:
        """Show these steps with a share of them as margin, and the values that are there."""
        curves, also = self.points.values(), self.references.values()
        found = value_range(curves, left, right, may_log=self._may_log, also=also)
        if found is not None and found[2] != self._is_log:
            self._is_log = found[2]
            self.plot.setLogMode(y=self._is_log)  # which makes pyqtgraph choose both ranges
        self.plot.setXRange(left, right if right > left else left + 1, padding=margin)
        if found is not None:
            self.plot.setYRange(*found[:2], padding=0)

    def look_at(self, step: float | None) -> None:
        """Mark a step and show its values in the legend; the last ones for None."""
        self._cursor.setVisible(step is not None)
        if step is not None:
            self._cursor.setValue(step)
        title = html.escape(self._title)
        parts = [f"<b>{title}</b>"]
        for name in dict.fromkeys([*self._items, *self._lines]):
            near = self.points[name].near(step) if name in self.points else None
            value = "" if near is None else f" <b>{self._figure(near[1])}</b>"
            mark = "━" if self._may_log else _MARKS[self._numbers[name] % len(_MARKS)][1]
            text = f'<span style="color:{self._colour(name)}">{mark}</span> '
            text += html.escape(self._labels[name]) + value
            if name in self.references:
                old = self._figure(self.references[name])
                text += " " + html.escape(self.tr("(dashed: old model, {0})").format(old))
            parts.append(f'<span style="white-space:nowrap">{text}</span>')
        self.legend.setText(" &nbsp;&nbsp; ".join(parts))

    def take_colours(self, palette: QPalette) -> None:
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
            self._paint(name)

    def _colour(self, name: str) -> str:
        colours = _ON_DARK if self._is_dark else _ON_LIGHT
        return colours[self._numbers[name] % len(colours)]

    def _paint(self, name: str) -> None:
        import pyqtgraph

        colour, number = self._colour(name), self._numbers[name]
        if name in self._items:
            again = number >= len(_ON_DARK)  # the colours begin again: dotted
            style = Qt.PenStyle.DotLine if again else Qt.PenStyle.SolidLine
            width = 2 if number == 0 or not self._may_log else 1
            self._items[name].setPen(pyqtgraph.mkPen(colour, width=width, style=style))
            self._items[name].setSymbolBrush(colour)
            self._items[name].setSymbolPen(colour)
            self._items[name].setSymbolSize(6)
        if name in self._lines:
            dashed = pyqtgraph.mkPen(colour, width=2, style=Qt.PenStyle.DashLine)
            self._lines[name].setPen(dashed)

    def _figure(self, value: float) -> str:
        return f"{value:.4g}" if self._may_log else f"{value:.{2 if abs(value) > 2 else 4}f}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what the mouse is over."""
        if event.type() == QEvent.Type.Leave:
            self.looked.emit(None)
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.whole_asked.emit()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            box = self.plot.getViewBox()
            at = self.plot.mapToScene(event.position().toPoint())
            inside = box.sceneBoundingRect().contains(at)
            self.looked.emit(box.mapSceneToView(at).x() if inside else None)
        return super().eventFilter(watched, event)


def _make_axis(side: str) -> Any:  # noqa: ANN401 - of pyqtgraph, which is not imported yet
    """Return an axis whose numbers are written out: 20,000 and 0.05, not 2e+04."""
    import pyqtgraph

    class Axis(pyqtgraph.AxisItem):  # type: ignore[misc]
        def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
            if side == "bottom":
                return [QLocale().toString(round(v)) if v >= 0 else "" for v in values]
            if self.logMode:
                return [f"{v:.3g}" for v in 10 ** np.asarray(values, np.float64)]
            return [f"{v:.6g}" for v in values]

    axis = Axis(orientation=side)
    axis.enableAutoSIPrefix(False)
    return axis
