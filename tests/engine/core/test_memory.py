"""How much memory a run may take, and what of it a tile."""

from __future__ import annotations

import pytest

from engine.core import memory
from engine.core.memory import DEFAULT_MAX_BYTES, DEFAULT_MIN_BYTES, default_budget, tile_budget

GB = 1 << 30


@pytest.mark.parametrize(
    ("free", "tileable", "expected"),
    [
        (0, True, DEFAULT_MIN_BYTES),
        (GB, True, GB // 2),
        (64 * GB, True, DEFAULT_MAX_BYTES),
        (64 * GB, False, 32 * GB),
    ],
)
def test_the_budget_is_a_share_and_modest_unless_the_model_needs_more(
    monkeypatch: pytest.MonkeyPatch, free: int, tileable: bool, expected: int
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: free)
    assert default_budget(tileable=tileable) == expected


def test_a_tile_gets_what_the_pictures_leave_and_a_share_at_least() -> None:
    assert tile_budget(1000, 400) == 600
    assert tile_budget(1000, 5000) == 300


def test_a_photo_of_100_megapixels_its_result_and_a_tile_stay_below_1_gb() -> None:
    pictures = 2 * 100_000_000 * 3
    assert pictures + tile_budget(DEFAULT_MAX_BYTES, pictures) < 900_000_000
