"""A message of the window and its buttons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_gui.widgets.notice import Notice
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
