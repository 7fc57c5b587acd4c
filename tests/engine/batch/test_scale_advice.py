"""What is said of blur that is longer than a model can remove."""

from __future__ import annotations

import dataclasses

from engine.batch.scale import AUTO_SCALE, SCALES, advise, longest_blur_px, reach_px
from engine.models import Catalogue


def test_advice_names_what_helps() -> None:
    catalogue = Catalogue.of_program()
    live, best = catalogue.get("live"), catalogue.get("best")
    cards = [live, best]
    assert reach_px(live, AUTO_SCALE) == longest_blur_px(live) * SCALES[-1]
    assert advise(longest_blur_px(live), live, 1, cards) == ("", "")
    text, hint = advise(60.0, live, 1, cards)
    assert "60 px" in text
    assert "Automatic" in hint
    assert advise(60.0, live, AUTO_SCALE, cards) == ("", "")
    between = (reach_px(live, AUTO_SCALE) + reach_px(best, AUTO_SCALE)) / 2
    assert best.title in advise(between, live, AUTO_SCALE, cards)[1]
    assert "No model" in advise(1000.0, best, AUTO_SCALE, cards)[1]


def test_a_model_of_one_size_has_no_smaller_copy() -> None:
    card = dataclasses.replace(Catalogue.of_program().get("fast"), fixed_size=(256, 256))
    assert reach_px(card, AUTO_SCALE) == longest_blur_px(card)
