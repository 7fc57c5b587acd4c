"""The slider of the strength and the percentage beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deblur_gui.widgets.strength_slider import StrengthSlider


def test_the_percentage_is_that_of_the_slider_also_while_signals_are_blocked(qtbot):
    page, slider, heard = QWidget(), StrengthSlider(), []
    qtbot.addWidget(page)
    page.setLayout(slider.with_percent(QHBoxLayout()))
    slider.moved.connect(heard.append)
    assert (slider.strength, slider.percent.text()) == (0.0, "0%")
    slider.set_strength(0.29)
    assert (slider.value(), slider.strength, slider.percent.text()) == (29, 0.29, "29%")
    blocker = QSignalBlocker(slider)
    slider.set_strength(1.0)
    del blocker
    assert slider.percent.text() == "100%"
    assert heard == [0.29]
