"""The usual choices for a live preview, for the window and the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from engine.models import Model, ModelCard
from engine.models.model import make_test_picture

LIVE_PRECISION = "fast8"
"""The precision made for live use."""

_PATCH = (480, 640)
"""Height and width of the frame that is timed."""

SIZES = ((320, 240), (640, 480), (800, 600), (1280, 720), (1920, 1080))
"""Usual frame sizes (width, height); a camera may offer others."""

AUTO_SIZES = ((640, 480), (1280, 720))
"""Sizes that are chosen from by measurement, the smallest first."""

AUTO_MODELS = (("live", "fast8"), ("live", "fp32"), ("fast", "int8"), ("fast", "fp32"))
"""Models and precisions that are chosen from by measurement: each removes more blur than the one
before it, and takes longer (docs/camera.md)."""

_SPARE = 0.75
"""Part of the time between two frames that the model may take: the rest is for the window."""

_MOST_RATE = 30.0
"""A model that keeps this rate is not given up for a smaller one if more frames are wanted."""

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


def choose_live(
    cost: Callable[[str, str], float | None],
    rate: float,
    sizes: Sequence[tuple[int, int]] = AUTO_SIZES,
) -> tuple[tuple[int, int], str, str]:
    """Return the size (width, height), model and precision for a live preview on this computer.

    `cost` returns the seconds per megapixel of a model with a precision, None if it is not
    installed; it is asked only for as many as are needed. `rate` in frames per second, `sizes` the
    smallest first. The largest size at which the quickest model keeps the rate, and the best model
    that keeps it there; if none does, the smallest size and the quickest model.
    """
    limit = _SPARE / min(rate, _MOST_RATE)

    def fits(seconds: float, size: tuple[int, int]) -> bool:
        return seconds * size[0] * size[1] / 1e6 <= limit

    best, size = AUTO_MODELS[0], sizes[0]
    quickest = cost(*best)
    for larger in sizes[1:]:
        if quickest is not None and fits(quickest, larger):
            size = larger
    for entry in AUTO_MODELS[1:]:
        seconds = cost(*entry)
        if seconds is None:
            continue
        if not fits(seconds, size):
            break
        best = entry
    return size, *best


def measure_live(model: Model) -> float:
    """Return the seconds per megapixel that a model takes for frames, at its best of three."""
    picture = make_test_picture(*_PATCH)
    model(picture)  # the first call is slower
    times = []
    for _ in range(3):
        began = time.perf_counter()
        model(picture)
        times.append(time.perf_counter() - began)
    return min(times) / (_PATCH[0] * _PATCH[1] / 1e6)


def search_opens_cameras() -> bool:
    """Return whether `find_cameras` opens each camera briefly, so that its light flashes."""
    return not sys.platform.startswith("linux")
