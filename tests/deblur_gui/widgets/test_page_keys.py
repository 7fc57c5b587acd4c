"""Arrow keys go to the photos after a click, and change a setting only where Tab has led."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.deblur_gui.conftest import make_picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(open_window, qtbot, tmp_path):
    shown = open_window()
    shown.resize(1340, 860)
    for n in range(5):
        make_picture(tmp_path / "in" / f"{n}.png", n)
    shown.selection.add([tmp_path / "in"])
    qtbot.waitUntil(lambda: len(shown.photos.list.model.rows) == 5 and not shown.plan.is_outdated)
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def press(window, key, modifiers=NONE):
    """Press a key as the system reports it: to the window."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def click(widget):
    at = widget.mapTo(widget.window(), widget.rect().center())
    QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, NONE, at)


def number(window) -> int:
    return window.photos.list.view.currentIndex().row()


def by_tab(window, widget):
    """Go to a widget by Tab."""
    for _ in range(60):
        press(window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is widget:
            return
    raise AssertionError(f"Tab does not reach {widget}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_after_a_click_on_a_check_box_an_arrow_goes_to_the_next_photo(window, key):
    box = window.photos.steps.model.skip_sharp
    click(box)
    assert box.hasFocus()
    press(window, key)
    assert number(window) == 1
    assert not window.focus.is_seen


def test_after_a_click_on_a_slider_or_a_box_no_key_changes_it(window):
    model = window.photos.steps.model
    click(model.strength)
    strength = model.strength.value()
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Down)
    assert model.strength.value() == strength
    assert number(window) == 1


def test_a_box_whose_list_was_opened_and_closed_by_clicks_is_not_changed_by_keys(window, qtbot):
    box = window.photos.steps.model.model
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_B):
        click(box)
        qtbot.waitUntil(box.view().isVisible)
        entry = box.view().visualRect(box.model().index(box.currentIndex(), 0)).center()

        def is_closed(at=entry):
            """Click until it closes: Qt takes a click soon after the first for a double one."""
            if box.view().isVisible():
                QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, NONE, at)
            return not box.view().isVisible() and box.hasFocus()

        qtbot.waitUntil(is_closed)
        chosen = box.currentIndex()
        press(window, key)
        assert box.currentIndex() == chosen, key
    assert number(window) == 4


def test_a_box_that_tab_has_reached_is_changed_by_arrow_keys_but_not_by_those_that_pan(window):
    box = window.photos.steps.model.model
    by_tab(window, box)
    chosen = box.currentIndex()
    press(window, Qt.Key.Key_Down, SHIFT)
    assert box.currentIndex() == chosen
    press(window, Qt.Key.Key_Down)
    assert box.currentIndex() != chosen
    press(window, Qt.Key.Key_Right)
    assert number(window) == 1
    assert box.hasFocus()


def test_arrow_keys_do_not_go_from_one_button_to_the_next(window):
    box = window.photos.steps.model.skip_sharp
    by_tab(window, box)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Down)
    assert box.hasFocus()
    assert number(window) == 1


def test_shift_and_an_arrow_pan_from_everywhere_but_up_and_down_in_the_list(window, qtbot):
    view, photos = window.photos.viewer.view, window.photos.list
    qtbot.waitUntil(lambda: bool(view._pyramids))
    box, strength = window.photos.steps.model.skip_sharp, window.photos.steps.model.strength
    for place in (box, strength, view, photos.view):
        place.setFocus(Qt.FocusReason.MouseFocusReason)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            if place is photos.view and key == Qt.Key.Key_Down:
                continue
            view.fit()
            for _ in range(12):
                view.zoom_in()
            before = view._panes.views[0]
            before = (before.x, before.y)
            press(window, key, SHIFT)
            after = view._panes.views[0]
            assert (after.x, after.y) != before, (place, key)
            assert len(photos.selected()) == 1
    click(box)
    for _ in range(3):  # as of a held key
        press(window, Qt.Key.Key_Down, SHIFT)
    assert len(photos.selected()) == 1
    photos.view.setFocus()
    press(window, Qt.Key.Key_Down, SHIFT)
    assert len(photos.selected()) == 2


def test_a_field_keeps_its_keys(window):
    field = window.photos.list.findChild(QLineEdit)
    click(field)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1)
    press(window, Qt.Key.Key_Left)
    assert field.hasFocus()
    assert field.cursorPosition() == 0
    assert number(window) == 0


def test_no_command_is_repeated_while_its_key_is_held(window):
    with_key = [each for each in window.findChildren(QAction) if not each.shortcut().isEmpty()]
    assert len(with_key) > 9
    assert [each.text() for each in with_key if each.autoRepeat()] == []


def held(key, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, True)


def test_a_switch_is_not_repeated_while_its_key_is_held_and_zoom_is(window, qtbot):
    view = window.photos.viewer.view
    qtbot.waitUntil(lambda: bool(view._pyramids))
    before, zoom = view.side_by_side, view.zoom
    assert view.handle_key(held(Qt.Key.Key_C, "c"))
    assert view.side_by_side == before
    view.handle_key(held(Qt.Key.Key_Plus, "+"))
    assert view.zoom > zoom


def test_delete_that_is_held_removes_no_more_than_was_selected(window):
    photos = window.photos.list
    photos.keyPressEvent(held(Qt.Key.Key_Delete))
    assert window.selection.is_left_out(photos.current()) is False
    assert len(photos.model.rows) == 5
