"""The window without a mouse: keys, letters with Alt, tab order; in every language."""

import re
from itertools import pairwise

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabWidget,
)

from deblur_gui.help.pages import show_about, show_keys
from deblur_gui.language import LANGUAGES
from deblur_gui.shortcuts import key_rows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def letters(texts):
    """The letters that Alt gives, each with its text."""
    found = [(m[1].lower(), t) for t in texts if (m := re.search(r"(?<!&)&([^&\s])", t))]
    return found


def twice(texts):
    found = letters(texts)
    counts = [letter for letter, _ in found]
    return sorted(pair for pair in found if counts.count(pair[0]) > 1)


def labels_and_buttons(page):
    labels = [label for label in page.findChildren(QLabel) if label.buddy()]
    return [*labels, *page.findChildren(QAbstractButton)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_given_twice_on_a_page_or_in_a_menu(open_window, language):
    window = open_window(language=language)
    menus = [action.text() for action in window.menuBar().actions()]
    assert len(letters(menus)) == len(menus), "every menu has its letter"
    window.training_page.make()
    progress, result = window.training_page.progress, window.training_page.result
    for page, other_tab in (
        (window.photos, None),
        (window.camera_page, None),
        (window.training_page, progress),
        (window.training_page, result),
    ):
        hidden = () if other_tab is None else labels_and_buttons(other_tab)
        texts = [each.text() for each in labels_and_buttons(page) if each not in hidden]
        assert not twice([*menus, *texts]), page
    for menu in window.findChildren(QMenu):
        assert not twice([action.text() for action in menu.actions()]), menu.title()
    for bar_entry in window.menuBar().actions():
        texts = [a.text() for a in bar_entry.menu().actions() if not a.isSeparator()]
        assert len(letters(texts)) == len(texts), (
            f"every entry of {bar_entry.text()} has its letter"
        )
    preview = window.photos.viewer.preview_action
    assert re.search(r"[&\t(]", preview.iconText()) is None, "a button shows the words alone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_on_the_camera_page_has_its_letter(open_window, language):
    page = open_window(language=language).camera_page
    choices = (QLabel, QCheckBox, QPushButton)
    texts = [
        each.text()
        for step in (page.source, page.model, page.record)
        for each in labels_and_buttons(step)
        if isinstance(each, choices)
    ]
    assert len(letters(texts)) == len(texts) == 9, texts
    before = letters([page.record.record.text()])
    page.record.show_running(True, recording=True)
    after = letters([page.record.record.text()])
    assert [letter for letter, _ in after] == [letter for letter, _ in before], "the same key stops"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_too_long_for_the_settings_column(open_window, language):
    window = open_window(language=language)
    scroll = window.photos.steps.findChild(QScrollArea)
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_of_the_comparison_is_cut(open_window, language):
    window = open_window(language=language)
    window.resize(1280, 720)
    window.pages.show_page(window.training_page)
    table = window.training_page.result.table
    widths = [table.columnWidth(n) for n in range(1, table.columnCount())]
    needed = [table.horizontalHeader().sectionSizeFromContents(n).width() for n in range(1, 5)]
    assert all(width >= need for width, need in zip(widths, needed, strict=True))


def test_no_key_is_given_twice_and_all_are_on_the_page_of_keys(open_window):
    window = open_window()
    keys = [a.shortcut().toString() for a in window.findChildren(QAction)]
    keys = [key for key in keys if key]
    assert len(keys) == len(set(keys)) >= 9
    assert set(keys) <= {key for key, _ in key_rows()}
    texts = [text for _, text in key_rows()]
    assert len(set(texts)) == len(texts)


def columns_in_the_order_of_tab(window):
    columns, seen = (window.photos.list, window.photos.viewer, window.photos.steps), []
    widget = window.photos.list.view
    for _ in range(300):
        widget = widget.nextInFocusChain()
        if widget is window.photos.list.view:
            break
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled():
            seen += [c for c in columns if c.isAncestorOf(widget)]
    return [type(c).__name__ for n, c in enumerate(seen) if n == 0 or seen[n - 1] is not c]


def test_tab_goes_from_the_list_over_the_viewer_to_the_settings(open_window, tmp_path, qtbot):
    window = open_window()
    window.resize(1300, 900)
    around = ["ViewerPanel", "BatchPanel", "PhotoList"]
    assert window.findChild(QFrame, "welcome").isVisible()
    assert columns_in_the_order_of_tab(window) == around
    Image.new("RGB", (64, 48)).save(tmp_path / "a.png")
    window.selection.add([tmp_path])
    qtbot.waitUntil(lambda: bool(window.photos.viewer.versions.buttons))
    assert not window.findChild(QFrame, "welcome").isVisible()
    assert columns_in_the_order_of_tab(window) == around


def test_tab_goes_down_the_four_steps(open_window):
    window = open_window()
    window.resize(1300, 900)
    widget, heights = window.photos.steps, []
    for _ in range(200):
        widget = widget.nextInFocusChain()
        if not window.photos.steps.isAncestorOf(widget):
            if heights:
                break
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert not isinstance(widget, QScrollArea)  # where a person would see no focus
            heights.append(widget.mapTo(window, QPoint(0, 0)).y())
    assert len(heights) >= 11
    # What stands in one line need not begin at the same pixel.
    assert all(below >= above - 6 for above, below in pairwise(heights)), heights


def test_the_help_menu_shows_the_keys(open_window, qtbot):
    window = open_window()
    (action,) = (a for a in window.findChildren(QAction) if a.text() == "&Keyboard shortcuts")
    action.trigger()
    page = next(
        d for d in window.children() if getattr(d, "windowTitle", str)() == "Keyboard shortcuts"
    )
    (text,) = (label.text() for label in page.findChildren(QLabel))
    assert "Ctrl+Shift+O" in text
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(type(page)))


def test_the_about_page_names_what_is_in_the_program_and_its_licences(open_window):
    window = open_window()
    page = show_about(window, window.session.cards())
    tabs = page.findChild(QTabWidget)
    assert tabs.count() == 3
    tabs.setCurrentIndex(2)
    from PySide6.QtWidgets import QListWidget, QPlainTextEdit

    names, text = page.findChild(QListWidget), page.findChild(QPlainTextEdit)
    found = {
        names.item(n).text().partition(" ")[0].replace("_", "-"): n for n in range(names.count())
    }
    assert {"Deblur", "PySide6-Essentials", "onnxruntime", "numpy", "pillow"} <= found.keys()
    assert "MIT License" in text.toPlainText()
    assert "LGPL" in names.item(found["PySide6-Essentials"]).text()
    for row in range(names.count()):
        names.setCurrentRow(row)
        assert text.toPlainText().strip()
        version, _, licence = names.item(row).text().partition("\n")
        assert re.search(r"\d", version)
        assert licence
    page.close()
    assert show_keys(window).close()


def test_icons_follow_the_theme_everywhere(open_window, qapp):
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QPushButton

    from deblur_gui.theme import apply_theme, dress, icon

    def drawn(target):
        return target.icon().pixmap(24, 24).toImage()

    apply_theme(qapp, "light")
    window = open_window()
    button, action = QPushButton(window), QAction(window)
    dress(button, "record")
    dress(action, "fit")
    dress(button, "stop")
    light = drawn(button), drawn(action), drawn(window.photos.viewer.preview_action)
    try:
        apply_theme(qapp, "dark")
        dark = [icon(name).pixmap(24, 24).toImage() for name in ("stop", "fit", "preview")]
        assert [drawn(button), drawn(action), drawn(window.photos.viewer.preview_action)] == dark
        assert not any(one in dark for one in light)
        assert (
            drawn(window.camera_page.record.snapshot) == icon("snapshot").pixmap(24, 24).toImage()
        )
    finally:
        apply_theme(qapp, "light")


def test_icons_of_dialogs_are_drawn_once(qtbot, qapp, monkeypatch):
    from PySide6.QtWidgets import QDialog, QPushButton, QWidget

    from deblur_gui import theme

    window = QWidget()
    qtbot.addWidget(window)
    outer = QDialog(window)
    buttons = [QPushButton(parent) for parent in (window, outer, QDialog(outer))]
    for button in buttons:
        button.setProperty(theme._DRAWING, "a drawing of this test")
    drawn = []
    real = theme.icon
    monkeypatch.setattr(theme, "icon", lambda name: drawn.append(name) or real("stop"))
    theme.apply_theme(qapp, "light")
    assert drawn.count("a drawing of this test") == len(buttons)


def test_every_icon_is_a_drawing_in_the_colour_of_the_text(qapp):
    from pathlib import Path

    import deblur_gui
    from deblur_gui.theme import icon
    from engine.core.resources import resource_path

    sources = "".join(
        p.read_text(encoding="utf-8") for p in Path(deblur_gui.__file__).parent.rglob("*.py")
    )
    drawn = {p.stem for p in resource_path("icons").glob("*.svg")}
    asked = set(re.findall(r'dress\([\w.]+, "(\w+)"\)', sources)) | set(
        re.findall(r'self\._action\(\s*"(\w+)"', sources)
    )
    assert {"preview", "side", "loupe", "fit", "folder"} <= asked <= drawn
    for name in drawn - {"deblur"}:
        assert "currentColor" in resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
        assert not icon(name).pixmap(24, 24).isNull()
