"""The window shows the verdict on a tuning as the trainer's one rule gives it, with its figures."""

from dataclasses import replace

import pytest

from trainer.tune.record import ComparedPicture, TuneResult
from trainer.tune.verdict import judged


@pytest.mark.parametrize(
    ("gain", "other", "starts"),
    [
        (0.04, -0.01, "Too little to adopt: +0.04 dB"),
        (-0.5, 0.0, "Not better than live: -0.50 dB"),
        (0.5, -1.0, "Better on these pictures, but worse on other blur: +0.50 dB"),
        (0.5, -0.01, "Better than live: +0.50 dB"),
    ],
)
def test_the_sentence_is_the_reason_of_the_rule(qapp, session, gain, other, starts):
    from deblur_gui.training.result_view import ResultView

    picture = ComparedPicture("a", "b", "s", "o", "n", (20.0, 25.0, 25.0 + gain), (0.5, 0.6, 0.7))
    result = judged(TuneResult(False, "", "live", "x", (picture,), (20.0, 25.0, 25.0 + other)))
    view = ResultView(session.slots)
    said = view.verdict_of(result)
    assert said.startswith(starts)
    assert f"{other:+.2f} dB on other blur" in said
    assert said.endswith("was not adopted.") is not result.better
    view.show_result(replace(result, seconds=420.0), "quick", adopted=False, chosen=False)
    assert ("more photos" in view.figures.text()) is not result.better  # what to do next
    assert "7 min." in view.figures.text()
    view.show_result(
        replace(result, seconds=420.0, total_seconds=1020.0), "quick", adopted=False, chosen=False
    )
    assert "7 min; with preparation and comparison 17 min." in view.figures.text()
    view.deleteLater()


def test_the_advice_is_for_the_effort_and_for_a_training_that_was_stopped(qapp, session):
    from deblur_gui.training.result_view import ResultView

    picture = ComparedPicture("a", "b", "s", "o", "n", (20.0, 25.0, 24.0), (0.5, 0.6, 0.7))
    result = judged(TuneResult(False, "", "live", "x", (picture,), steps=400, planned_steps=400))
    view, said = ResultView(session.slots), []
    for effort in ("quick", "standard", "thorough"):
        view.show_result(result, effort, adopted=False, chosen=False)
        said.append(view.figures.text().splitlines()[-1].rpartition("recommended)")[2])
    assert said == [", or the effort Standard or Thorough.", ", or the effort Thorough.", "."]
    view.show_result(replace(result, steps=59), "quick", adopted=False, chosen=False)
    assert "Training was stopped after 59 of 400 steps; letting it finish" in view.figures.text()
    view.deleteLater()


def test_a_loss_has_its_colour_also_in_the_selected_row(qapp, session):
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QStyleOptionViewItem

    from deblur_gui.theme import BAD, ink
    from deblur_gui.training.result_view import ResultView

    lost = ((20.0, 25.0, 24.8), (0.5, 0.6, 0.7))
    pictures = tuple(ComparedPicture(n, "b", "s", "o", "n", *lost) for n in "ab")
    view = ResultView(session.slots)
    result = judged(TuneResult(False, "", "live", "x", pictures))
    view.show_result(result, "quick", adopted=False, chosen=False)
    delegate = view.table.itemDelegateForColumn(4)
    for row, is_selected in ((0, True), (1, False)):
        index = view.table.model().index(row, 4)
        option = QStyleOptionViewItem()
        option.palette = view.table.palette()
        delegate.initStyleOption(option, index)
        assert view.table.selectionModel().isSelected(index) is is_selected
        roles = QPalette.ColorRole
        role = roles.HighlightedText if is_selected else roles.Text
        assert option.palette.color(role) == ink(BAD, view.palette())
        assert option.palette.color(roles.Highlight) == option.palette.color(roles.Base)
    view.deleteLater()
