"""deblur_gui/widgets/step.py: what steps have in common, and their boxes."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_gui.camera.steps import LiveModelStep, SourceStep
from deblur_gui.photos._model_step import ModelStep
from deblur_gui.photos.steps import OutputStep
from deblur_gui.widgets.step import ChoiceBox


def box_of(qtbot, text, *shorter, width=150):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem("")
    box.set_text(0, text, *shorter)
    box.resize(width, box.sizeHint().height())
    return box


def drawn(box):
    return box.grab().toImage()


def test_a_box_draws_the_first_text_that_fits(qtbot):
    long, short = "Balanced: about four minutes, recommended", "Balanced: 4 min"
    narrow = box_of(qtbot, long, short)
    assert narrow.shown_text() == short
    assert drawn(narrow) == drawn(box_of(qtbot, short))
    wide = box_of(qtbot, long, short, width=500)
    assert drawn(wide) == drawn(box_of(qtbot, long, width=500)) != drawn(narrow)


def test_a_long_entry_of_a_box_does_not_widen_the_column(qtbot):
    column = QWidget()
    qtbot.addWidget(column)
    QVBoxLayout(column).addWidget(box_of(qtbot, "a model with a very long name " * 5))
    assert column.minimumSizeHint().width() < 150


@pytest.mark.parametrize("kind", [ModelStep, OutputStep, LiveModelStep, SourceStep])
def test_what_is_chosen_can_be_asked_without_changing_what_is_shown(qtbot, monkeypatch, kind):
    cards = ((),) if kind in (ModelStep, LiveModelStep) else ()
    step, told = kind(*cards), []
    qtbot.addWidget(step)
    monkeypatch.setattr(step, "_show_consequences", lambda: told.append("shown"))
    step.chosen.connect(lambda: told.append("chosen"))
    step.changes()
    assert told == []
    step._chose()
    assert told == ["shown", "chosen"]
