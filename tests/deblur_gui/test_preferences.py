"""The preferences, through the window: what is confirmed holds at once and is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from deblur_gui.language import percent
from deblur_gui.settings import load_settings
from engine.images import WRITABLE
from tests.deblur_gui.person import boxes, said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_window, qapp):
    from deblur_gui.theme import apply_theme

    yield open_window(first_run_seen=True)
    apply_theme(qapp, "light")


def pick(box, value):
    box.setCurrentIndex(box.findData(value))


def test_every_format_that_is_written_is_offered(window):
    box = window.menus.show_preferences().output.format
    offered = {box.itemData(number) for number in range(box.count())}
    assert offered == {None, *(name.lower() for name in WRITABLE)}


def test_what_is_confirmed_holds_at_once_and_is_remembered(window, qapp, tmp_path):
    dialog = window.menus.show_preferences()
    pick(dialog.theme, "dark")
    pick(dialog.device, "cpu")
    dialog.threads.setValue(2)
    dialog.memory.setValue(1.5)
    dialog.provenance.setChecked(False)
    dialog.notify.setChecked(False)
    dialog.strength.setValue(80)
    dialog.output.folder.setText(str(tmp_path / "results"))
    pick(dialog.output.format, "png")
    pick(dialog.output.conflict, "skip")
    dialog.accept()
    now = window.settings.current
    assert (now.theme, now.device, now.threads, now.memory_bytes) == (
        "dark", "cpu", 2, 1_500_000_000,
    )  # fmt: skip
    assert (now.provenance, now.notify, now.default_strength) == (False, False, 0.8)
    assert (now.output, now.format, now.on_conflict) == (str(tmp_path / "results"), "png", "skip")
    assert load_settings()[0] == now
    steps = window.photos.steps  # the page shows the same
    assert steps.output.folder.text() == str(tmp_path / "results")
    assert steps.model.device.currentData() == "cpu"
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 128


def test_cancel_changes_nothing(window):
    before = window.settings.current
    dialog = window.menus.show_preferences()
    pick(dialog.theme, "dark")
    dialog.threads.setValue(7)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.settings.current == before


def test_nothing_touched_is_nothing_changed(open_window):
    window = open_window(first_run_seen=True, memory_bytes=1_234_567_890, threads=3)
    seen = []
    window.settings.changed.connect(lambda *_: seen.append(1))
    dialog = window.menus.show_preferences()
    assert dialog.changes() == {}
    dialog.accept()
    assert not seen


def test_a_new_language_says_that_it_waits_for_the_next_start(window):
    dialog = window.menus.show_preferences()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert "A new language takes effect at the next start." in labels
    pick(dialog.language, "fr")
    dialog.accept()
    assert not boxes(window)
    assert window.settings.current.language == "fr"


def test_an_impossible_template_is_refused_with_its_reason(window):
    before = window.settings.current
    dialog = window.menus.show_preferences()
    dialog.output.template.setText("{oops}")
    dialog.accept()
    (box,) = boxes(window)
    assert "oops" in said(box)
    assert window.settings.current == before
    box.close()


def test_what_is_chosen_below_more_options_is_told_and_percent_is_as_the_language_writes_it(
    open_window,
):
    window = open_window(language="de", first_run_seen=True, on_conflict="skip")
    dialog = window.menus.show_preferences()
    assert dialog.strength.text() == percent(1)
    assert dialog.strength.text() != "100%"
    assert dialog.output.more.text() == "Weitere Optionen (1)"
    dialog.reject()
