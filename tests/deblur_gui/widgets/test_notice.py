"""A message of the window and its buttons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_gui.theme import outline, palette_of
from deblur_gui.widgets.notice import Notice
from deblur_gui.widgets.picture_view import BACKGROUND
from engine.events import Finished
from tests.deblur_gui.person import buttons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_button_can_be_pressed_from_the_moment_it_is_offered(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    notice = Notice(page)
    QVBoxLayout(page).addWidget(notice)
    page.show()
    notice.say("A batch was stopped.")
    before = notice.sizeHint().width()
    notice.offer("Resume", list)
    assert buttons(page, "Resume"), "no event has been processed since"
    assert notice.sizeHint().width() > before, "the notice has room for it"
    notice.say("Something else.")
    assert not buttons(page, "Resume")


def test_a_failure_is_told_and_a_crash_left_to_its_dialog(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.say_failure(Finished("crashed", "A bug.", traceback="Traceback"))
    notice.say_failure(Finished("cancelled"))
    assert notice.isHidden()
    notice.say_failure(Finished("failed", "The disk is full.", "Make room."))
    assert not notice.isHidden()
    assert notice.text == "The disk is full. Make room."


@pytest.mark.parametrize("dark", [False, True])
def test_the_edge_of_a_message_is_seen_on_the_viewer(qtbot, dark):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.setPalette(palette_of(dark=dark))
    notice.resize(400, 40)
    notice.say("Done.")
    image = notice.grab().toImage()
    for x, y in ((200, 0), (0, 20), (399, 20), (200, notice.height() - 1)):
        assert image.pixelColor(x, y) == outline(dark=dark)
        assert abs(image.pixelColor(x, y).lightness() - BACKGROUND.lightness()) > 60
