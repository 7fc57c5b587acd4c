"""The curves of a training run: complete, cheap, readable, and nothing loaded before they are."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from deblur_gui.language import translated
from deblur_gui.theme import palette_of
from deblur_gui.training._curve_points import Points, panel_of, value_range
from deblur_gui.training.curves import CurvePanel, Curves
from engine.events import Metric, Progress
from trainer import PACE
from trainer.tune.stages import Course

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def curves(qtbot) -> Curves:
    made = Curves()
    qtbot.addWidget(made)
    made.resize(700, 520)
    made.setPalette(palette_of(dark=False))
    return made


def a_run(last: int = 200) -> list[Metric]:
    found = []
    for step in range(10, last + 1, 10):
        found += [
            Metric("loss", 1 / step**2, step),
            Metric("hard/charbonnier", 0.5 / step, step),
            Metric("rate", 1e-3, step),
        ]
        if step % 100 == 0:
            found += [
                Metric("real/psnr", 27 + step / 100, step),
                Metric("real/ssim", 0.8, step),
                Metric("synth/psnr", 25.0, step),
                Metric("real/gain", 0.1, step),
            ]
    return found


def shown(curves: Curves, qtbot) -> None:
    with qtbot.waitExposed(curves):
        curves.show()
    curves.draw()


def lines_of(curves: Curves, kind: str) -> dict[str, tuple]:
    return {name: item.getData() for name, item in curves.panels[kind]._items.items()}


@pytest.mark.parametrize(
    ("name", "panel"),
    [
        ("loss", "loss"),
        ("hard/charbonnier", ""),
        ("soft/ssim", ""),
        ("feature", ""),
        ("real/psnr", "psnr"),
        ("a/b/psnr", "psnr"),
        ("real/ssim", ""),
        ("hard/ssim", ""),
        ("real/gain", ""),
        ("rate", ""),
        ("psnr", ""),
    ],
)
def test_each_figure_has_its_panel(name, panel) -> None:
    assert panel_of(name) == panel


def test_a_run_that_went_back_replaces_what_it_had() -> None:
    points = Points()
    for step in (10, 20, 30, 40):
        points.add(step, step)
    points.add(20, 7)
    points.add(25, 8)
    points.add(25, 9)
    assert [list(each) for each in points.arrays()] == [[10, 20, 25], [10, 7, 9]]


def test_what_is_no_number_is_passed_over() -> None:
    points = Points()
    for value in (1.0, math.nan, math.inf, 2.0):
        points.add(len(points) + 10, value)
    assert list(points.arrays()[1]) == [1, 2]
    assert Points().near(3) is None


def test_the_nearest_point_is_found() -> None:
    points = Points()
    for step in (10, 20, 40):
        points.add(step, step)
    assert [points.near(step)[0] for step in (0, 14, 16, 29, 31, 99)] == [10, 10, 20, 20, 40, 40]
    assert points.near(None)[0] == 40


def test_thinning_keeps_every_peak_and_the_ends() -> None:
    points, values = Points(), np.sin(np.arange(100_000) / 7000)
    values[[333, 77_777]] = 9, -9
    for step, value in enumerate(values):
        points.add(step, float(value))
    steps, kept = points.thinned(0, 99_999)
    assert len(steps) <= 2002
    assert (kept.max(), kept.min()) == (9, -9)
    assert (steps[0], steps[-1]) == (0, 99_999)
    assert (np.diff(steps) > 0).all()
    near, _ = points.thinned(5000, 5100)
    assert list(near) == list(range(4999, 5102))


def test_logarithms_where_they_pay_and_never_below_zero() -> None:
    def range_of(*values: float):
        points = Points()
        for step, value in enumerate(values):
            points.add(step, value)
        return value_range([points], 0, 9, may_log=True)

    assert range_of(1, 0.001)[2]
    assert not range_of(1, 0.5)[2]
    assert not range_of(1, 0.0)[2]
    assert range_of() is None
    low, high, _ = range_of(3, 3)
    assert low < 3 < high


def test_one_spike_hides_nothing() -> None:
    points = Points()
    for step in range(1000):
        points.add(step, 1 + step / 1000 if step != 3 else 1e9)
    assert value_range([points], 0, 999, may_log=False)[1] < 3


def test_panels_hold_the_error_and_every_set(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    assert list(curves.panels) == ["loss", "psnr"]
    assert set(lines_of(curves, "loss")) == {"loss"}
    assert set(lines_of(curves, "psnr")) == {"real/psnr", "synth/psnr"}
    steps, values = lines_of(curves, "psnr")["real/psnr"]
    assert (list(steps), list(values)) == ([100, 200], [28, 29])
    legend = curves.panels["psnr"].legend.text()
    assert "your photos" in legend
    assert "other blur" in legend
    assert "29.00" in legend
    for panel in curves.panels.values():
        for name in ("real", "synth", "loss", "charbonnier"):
            assert name not in panel.legend.text()
    ranges = [panel.plot.getViewBox().viewRange()[0] for panel in curves.panels.values()]
    assert ranges[0] == ranges[1]


def test_the_accuracy_has_more_room_than_the_error(curves, qtbot) -> None:
    curves.resize(700, 300)
    curves.add(a_run())
    shown(curves, qtbot)
    loss, psnr = (curves.panels[kind].plot for kind in ("loss", "psnr"))
    qtbot.waitUntil(lambda: psnr.height() > 1.3 * loss.height())
    panel = curves.panels["loss"]
    assert loss.geometry().bottom() <= panel.rect().bottom()  # and all of it is in sight
    assert loss.height() >= 60


def test_the_old_model_is_a_dashed_line_in_sight(curves, qtbot) -> None:
    curves.set_reference("real/psnr", 40.0)
    curves.set_reference("rate", 1.0)
    curves.add(a_run())
    shown(curves, qtbot)
    panel = curves.panels["psnr"]
    line = panel._lines["real/psnr"]
    assert line.value() == 0
    assert line.pen.style() == Qt.PenStyle.DashLine
    low, high = panel.plot.getViewBox().viewRange()[1]
    assert low < -11 < 0 < high
    assert "-11.00 dB</b> (29.00; old model 40.00)" in panel.legend.text()


def test_the_old_model_alone_is_in_sight(curves, qtbot) -> None:
    curves.set_reference("real/psnr", 28.5)
    shown(curves, qtbot)
    low, high = curves.panels["psnr"].plot.getViewBox().viewRange()[1]
    assert low < 0 < high


def test_a_small_fall_is_seen_beside_a_set_with_other_values(curves, qtbot) -> None:
    for name, before, after in (("real/psnr", 23.27, 22.93), ("synth/psnr", 36.45, 37.8)):
        curves.set_reference(name, before)
        curves.add([Metric(name, after, 100)])
    curves.set_blurred("real/psnr", 20.49)
    shown(curves, qtbot)
    panel = curves.panels["psnr"]
    low, high = panel.plot.getViewBox().viewRange()[1]
    assert -0.6 < low < -0.34 < 1.35 < high < 2  # the change alone, not where it begins
    for name, change in (("real/psnr", -0.34), ("synth/psnr", 1.35)):
        _, values = lines_of(curves, "psnr")[name]
        assert list(values) == pytest.approx([0.0, change])
    assert "since the start" in panel.legend.text()
    assert "(22.93; old model 23.27, blurred photos 20.49)" in panel.legend.text()


def test_the_new_model_begins_where_the_old_one_is(curves, qtbot) -> None:
    curves.set_reference("real/psnr", 28.5)
    curves.add([Metric("real/psnr", 28.75, 40)])
    shown(curves, qtbot)
    steps, values = lines_of(curves, "psnr")["real/psnr"]
    assert (list(steps), list(values)) == ([0, 40], [0, 0.25])


def test_sets_have_colours_of_their_own(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    panel = curves.panels["psnr"]
    assert panel._colour("real/psnr") != panel._colour("synth/psnr")


def test_hidden_curves_are_not_drawn_and_catch_up(curves, qtbot) -> None:
    curves.add(a_run())
    curves.draw()
    assert curves.panels == {}
    curves.show()
    qtbot.waitUntil(lambda: "loss" in curves.panels)
    assert len(lines_of(curves, "loss")["loss"][0]) == 20


def test_drawn_once_for_many_events(curves, qtbot, monkeypatch) -> None:
    curves.add(a_run(100))
    shown(curves, qtbot)
    drawn: list[str] = []
    monkeypatch.setattr(CurvePanel, "draw", lambda self, name, *_: drawn.append(name))
    for step in range(101, 200):
        curves.add([Metric("loss", 1.0, step)])
    assert drawn == []
    qtbot.waitUntil(lambda: drawn == ["loss"])


def test_values_under_the_mouse_and_by_the_keys(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    panel = curves.panels["psnr"]
    panel.hovered.emit(104.0)
    assert "28.00" in panel.legend.text()
    assert panel._cursor.isVisible()
    assert "104" in curves._where.text()
    panel.left.emit()
    assert "29.00" in panel.legend.text()
    qtbot.keyClick(curves, Qt.Key.Key_Left)
    assert panel._cursor.isVisible()
    qtbot.keyClick(curves, Qt.Key.Key_End)
    assert not panel._cursor.isVisible()


def test_a_closer_look_stays_until_a_double_click(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    box = curves.panels["loss"].plot.getViewBox()
    box.setXRange(50, 60, padding=0)
    box.sigRangeChangedManually.emit(box.state["mouseEnabled"])
    curves.add([Metric("loss", 1.0, 500)])
    curves.draw()
    assert [panel.steps_shown for panel in curves.panels.values()] == [(50, 60)] * 2
    qtbot.mouseDClick(curves.panels["loss"].plot.viewport(), Qt.MouseButton.LeftButton)
    curves.draw()
    assert box.viewRange()[0][1] > 490


def test_the_mouse_itself_looks_and_zooms(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    panel = curves.panels["loss"]
    view = panel.plot.viewport()
    qtbot.waitUntil(lambda: panel.plot.getViewBox().sceneBoundingRect().width() > 100)
    middle = view.rect().center()
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(middle), view.mapToGlobal(QPointF(middle)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, move)
    assert 50 < curves._hovered < 150
    wheel = QWheelEvent(
        QPointF(middle), view.mapToGlobal(QPointF(middle)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    before = panel.steps_shown
    QApplication.sendEvent(view, wheel)
    curves.draw()
    left, right = panel.steps_shown
    assert right - left < before[1] - before[0]
    assert all(each.steps_shown == (left, right) for each in curves.panels.values())
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert curves._hovered is None


def test_there_is_no_menu_for_developers(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    for panel in curves.panels.values():
        assert not panel.plot.getPlotItem().menuEnabled()
        assert not panel.plot.getViewBox().menuEnabled()


def test_colours_follow_the_palette(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    panel = curves.panels["loss"]
    before = panel.legend.text()
    palette = palette_of(dark=True)
    curves.setPalette(palette)
    assert panel.plot.backgroundBrush().color() == palette.base().color()
    assert panel.plot.getAxis("left").textPen().color() == palette.text().color()
    assert panel.legend.text() != before
    assert QColor(panel._colour("loss")).lightness() > 100


def test_numbers_of_the_axes_are_written_out(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    loss = curves.panels["loss"].plot
    assert loss.getAxis("left").logMode
    assert loss.getAxis("left").tickStrings([-1, -2], 1, 1) == ["0.1", "0.01"]
    step = curves.panels["psnr"].plot.getAxis("bottom")
    assert step.tickStrings([100_000], 1, 1)[0].replace(",", "") == "100000"


@pytest.mark.parametrize("last", [0, 1, 2, 3, 7, 40, 1000])
def test_steps_on_the_axis_are_whole_and_differ(curves, qtbot, last) -> None:
    curves.set_reference("real/psnr", 27.4)
    curves.add([Metric("real/psnr", 27.5 + step / 1e4, step) for step in range(last + 1)])
    shown(curves, qtbot)
    axis = curves.panels["psnr"].plot.getAxis("bottom")
    for levels in range(1, len(axis.tickSpacing(0, max(last, 1), 900)) + 1):
        ticks = [v for _, found in axis.tickValues(0, max(last, 1), 900)[:levels] for v in found]
        texts = axis.tickStrings(ticks, 1, 1)
        assert ticks == [round(tick) for tick in ticks]
        assert len(set(texts)) == len(texts) > 1


def test_values_on_the_axes_differ_in_a_small_range(curves, qtbot) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    axis = curves.panels["psnr"].plot.getAxis("left")
    assert axis.tickStrings([27.4, 27.40002, 27.40004], 1, 2e-5) == [
        "27.40000", "27.40002", "27.40004",
    ]  # fmt: skip
    assert axis.tickStrings([20, 25, 30], 1, 5) == ["20", "25", "30"]
    assert axis.tickStrings([27.5, 28.0], 1, 0.5) == ["27.5", "28.0"]
    loss = curves.panels["loss"].plot.getAxis("left")
    assert loss.tickStrings(np.log10([0.0123, 0.0124]), 1, 0.003) == ["0.0123", "0.0124"]


def test_values_are_written_as_in_the_region(curves, qtbot, german) -> None:
    curves.add(a_run())
    shown(curves, qtbot)
    assert "29,00" in curves.panels["psnr"].legend.text()
    assert curves.panels["psnr"].plot.getAxis("left").tickStrings([27.5], 1, 0.5) == ["27,5"]


def test_the_pace_is_written_as_in_the_region(german) -> None:
    def work():
        yield Metric(PACE, 0.3, 16)
        yield Progress(1, 4, "steps")

    told = [each for each in Course().follow(work()) if isinstance(each, Progress)]
    assert str(told[-1].item) == "step 1 of 4, 0.30 steps/s"
    assert "0,30 " in translated(told[-1].item)


def test_cleared_curves_begin_anew(curves, qtbot) -> None:
    curves.add(a_run())
    curves.set_reference("real/psnr", 30)
    shown(curves, qtbot)
    curves.clear()
    assert curves.panels == {}
    curves.add([Metric("loss", 0.1, 1)])
    curves.draw()
    assert list(curves.panels) == ["loss"]


def test_only_what_says_nothing_draws_nothing(curves, qtbot) -> None:
    curves.add([Metric("loss", math.nan, 1), Metric("rate", 1.0, 1)])
    shown(curves, qtbot)
    curves.add([Metric("loss", 1.0, 2)])
    curves.draw()
    assert list(lines_of(curves, "loss")["loss"][0]) == [2]


OPEN = """
import sys
from PySide6.QtWidgets import QApplication
from deblur_gui.app import make_window
from deblur_gui.training import config_form
from deblur_gui.training import curves
app = QApplication([])
window = make_window(app)
window.show()
shown = curves.Curves()
shown.show()
app.processEvents()
print("pyqtgraph" in sys.modules)
window.close()
"""


@pytest.mark.slow
def test_neither_the_window_nor_empty_curves_load_pyqtgraph(tmp_path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", OPEN],
        cwd=ROOT,
        env=os.environ | {"DEBLUR_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.split() == ["False"]
