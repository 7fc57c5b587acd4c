"""The ring around what has the focus: seen on everything after Tab, gone after a click."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from deblur_gui.theme import apply_theme, focus_lines
from deblur_gui.widgets.keyboard_focus import KeyboardFocus

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tab(widget: QWidget) -> None:
    """Press Tab as the system reports it: to the window."""
    QTest.keyClick(widget.window().windowHandle(), Qt.Key.Key_Tab)


def click(widget: QWidget) -> None:
    at = widget.mapTo(widget.window(), widget.rect().center())
    handle = widget.window().windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def seen_change(window: QWidget, ring: QWidget) -> float:
    """Return the contrast between the outer line, at its least, and what was there without it."""
    with_it = window.grab().toImage()
    ring.hide()
    without = window.grab().toImage()
    ring.show()
    ratio, box = with_it.devicePixelRatio(), ring.geometry()
    along = [QPoint(x, box.top()) for x in range(box.left() + 4, box.right() - 4, 7)]
    ratios = []
    for point in along:
        if ring.mask().contains(point - box.topLeft()):
            at = point * ratio
            ratios.append(contrast(with_it.pixelColor(at), without.pixelColor(at)))
    return min(ratios)


@pytest.fixture
def light_again(qapp):
    yield
    apply_theme(qapp, "light")


@pytest.mark.usefixtures("light_again")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_tab_reaches_in_the_window_has_a_ring_that_is_seen(open_window, qtbot, theme):
    window = open_window(theme=theme)
    window.resize(1340, 860)
    qtbot.waitUntil(window.isActiveWindow)
    reached = {}
    for _ in range(80):
        tab(window)
        widget = QApplication.focusWidget()
        if widget in reached:
            break
        ring = window.focus.ring
        assert ring is not None, widget
        assert ring.target is widget
        assert ring.isVisible(), widget
        reached[widget] = seen_change(window, ring)
    assert len(reached) > 20
    assert {window.photos.viewer.view, window.photos.list.view} <= reached.keys()
    assert min(reached.values()) >= 3, reached


@pytest.mark.parametrize("dark", [False, True])
def test_one_of_the_two_lines_is_seen_on_any_ground(dark):
    assert contrast(*focus_lines(dark=dark)) >= 9


@pytest.fixture
def plain(qtbot):
    """A window with a field, a list to be scrolled and its ring."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    window.field, window.scroll, window.last = QLineEdit(), QScrollArea(), QPushButton("last")
    window.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content = QWidget()
    rows = QVBoxLayout(content)
    window.buttons = [QPushButton(f"number {n}") for n in range(30)]
    for button in window.buttons:
        rows.addWidget(button)
    window.scroll.setWidget(content)
    for widget in (window.field, window.scroll, window.last):
        layout.addWidget(widget)
    window.resize(300, 240)
    window.focus_of_keys = KeyboardFocus(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_click_hides_the_ring_and_tab_shows_it_again(plain):
    tab(plain)
    assert plain.focus_of_keys.is_seen
    click(plain.field)
    assert QApplication.focusWidget() is plain.field
    assert not plain.focus_of_keys.is_seen
    tab(plain)
    assert plain.focus_of_keys.ring.target is plain.buttons[0]
    click(plain.buttons[0])  # has the focus already
    assert not plain.focus_of_keys.is_seen


def test_typing_after_a_click_does_not_draw_a_ring(plain):
    click(plain.field)
    QTest.keyClicks(plain.field, "text")
    QTest.keyClick(plain.windowHandle(), Qt.Key.Key_A)
    assert not plain.focus_of_keys.is_seen


def test_the_first_key_shows_a_focus_that_was_there_from_the_start(plain):
    plain.field.setFocus()
    assert not plain.focus_of_keys.is_seen
    QTest.keyClick(plain.windowHandle(), Qt.Key.Key_Down)
    assert plain.focus_of_keys.ring.target is plain.field


def shown(ring: QWidget) -> QRect:
    return ring.mask().boundingRect().translated(ring.pos())


def test_the_ring_follows_and_is_cut_where_its_widget_is_scrolled_out_of_view(plain, qtbot):
    click(plain.field)
    tab(plain)
    ring, bar = plain.focus_of_keys.ring, plain.scroll.verticalScrollBar()
    before = ring.geometry()
    bar.setValue(bar.value() + 10)
    assert ring.geometry() == before.translated(0, -10)
    bar.setValue(20)
    view = plain.scroll.viewport()
    inside = QRect(view.mapTo(plain, QPoint(0, 0)), view.size())
    assert inside.contains(shown(ring))
    bar.setValue(bar.maximum())
    assert not ring.isVisible()
    bar.setValue(0)
    assert ring.isVisible()
    plain.resize(380, 240)
    qtbot.waitUntil(
        lambda: ring.geometry().contains(
            QRect(plain.buttons[0].mapTo(plain, QPoint(0, 0)), plain.buttons[0].size())
        )
    )


def test_the_ring_takes_no_click(plain):
    tab(plain)
    ring = plain.focus_of_keys.ring
    assert plain.childAt(ring.geometry().topLeft()) is not ring


def test_the_ring_goes_to_a_dialog_that_was_opened_by_a_key(plain, qtbot):
    dialog = QDialog(plain)
    inside = QPushButton("inside")
    QVBoxLayout(dialog).addWidget(inside)
    tab(plain)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is inside)
    assert plain.focus_of_keys.ring.target is inside
    assert plain.focus_of_keys.ring.parentWidget() is dialog
    dialog.close()
    dialog.deleteLater()
    plain.activateWindow()  # what a desktop does by itself
    qtbot.waitUntil(plain.isActiveWindow)
    assert plain.focus_of_keys.ring.parentWidget() is plain


def test_the_ring_is_around_the_tab_that_is_chosen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    tabs = QTabBar()
    for name in ("one", "two"):
        tabs.addTab(name)
    QVBoxLayout(window).addWidget(tabs)
    focus = KeyboardFocus(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    tab(window)
    first = focus.ring.geometry()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right)
    assert focus.ring.geometry().left() > first.left()
