"""The usual choices for a live preview, for the window and the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from engine.camera.live import LIVE_PRECISION
from engine.models import ModelCard

SIZES = ((320, 240), (640, 480), (800, 600), (1280, 720), (1920, 1080))
"""Usual frame sizes (width, height); a camera may offer others."""

RATES = (5.0, 10.0, 15.0, 24.0, 25.0, 30.0, 60.0)
"""Usual frame rates, in frames per second."""

INTERVALS = (1, 2, 3, 4, 5, 6, 8)
"""Of so many frames one is deblurred, without adaptive quality."""


def live_models(cards: Sequence[ModelCard]) -> list[tuple[ModelCard, str]]:
    """Return the models that are fast enough, in each of their precisions, the default first."""
    models: list[tuple[ModelCard, str]] = []
    for card in sorted(cards, key=lambda card: LIVE_PRECISION not in card.files):
        if card.kind == "onnx":
            usual = card.default_precision
            order = sorted(card.files, key=lambda p: (p != LIVE_PRECISION, p != usual))
            models += [(card, precision) for precision in order]
    return models


def search_opens_cameras() -> bool:
    """Return whether `find_cameras` opens each camera briefly, so that its light flashes."""
    return not sys.platform.startswith("linux")
