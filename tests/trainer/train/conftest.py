"""A student of a few weights, `small`, for tests that need any student."""

from __future__ import annotations

from functools import partial

import pytest


@pytest.fixture(autouse=True)
def _small_student(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    from engine.nets.students import STUDENTS
    from engine.nets.unet import ResidualUNet, UNetShape

    shape = UNetShape((16, 32), encoder=(1, 1), decoder=(1,))
    monkeypatch.setitem(STUDENTS, "small", partial(ResidualUNet, shape))
