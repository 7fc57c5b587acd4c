"""The window shows the verdict on a tuning as the trainer's one rule gives it, with its figures."""

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
    view.deleteLater()
