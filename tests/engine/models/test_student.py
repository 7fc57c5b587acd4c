"""The bundled student itself, on real photographs: tiles, cards, and that it really deblurs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.batch.picture import deblur
from engine.core.resources import resource_path
from engine.events import Retried, Work
from engine.images import Frame, read_image
from engine.models import Catalogue, ModelCard, get_model
from engine.models.choice import LIVE_MODEL, PHOTO_MODELS
from engine.models.tiling import bytes_needed, plan_tiles
from engine.quality.metrics import psnr

SAMPLES = sorted(resource_path("samples").glob("*.jpg"))


@pytest.fixture(scope="module", params=[c.name for c in Catalogue.of_program().cards()])
def card(request: pytest.FixtureRequest) -> ModelCard:
    return Catalogue.of_program().get(request.param)


def finished(work: Work[Frame]) -> Frame:
    """Drive a job that must not run out of memory to its value."""
    while True:
        try:
            assert not isinstance(next(work), Retried)
        except StopIteration as stop:
            return stop.value


def test_six_samples_are_there() -> None:
    assert len(SAMPLES) == 6


CARDS_AND_SAMPLES = [
    (card.name, sample)
    for card in Catalogue.of_program().cards()
    if card.views == 1
    for sample in (SAMPLES[:1] if card.window_px else SAMPLES[::2])  # in windows, they are slow
]


@pytest.mark.parametrize(
    ("card", "sample"), CARDS_AND_SAMPLES, indirect=["card"], ids=lambda it: getattr(it, "stem", it)
)
def test_any_plan_of_tiles_equals_the_whole_picture(card: ModelCard, sample: Path) -> None:
    frame = read_image(sample)
    # An odd size, so that the model has to fill up, and 16 bits, which show more than 8.
    pixels = np.ascontiguousarray(frame.pixels[:-7, :-3]).astype(np.uint16) * 257
    # Twice as large: a tile with the halo of a large model is as large as the sample itself.
    pixels = np.concatenate([pixels, pixels[:, ::-1]], axis=1)
    shares = (0.75, 0.5)
    if card.window_px:  # slow ones: a strip has several windows, too
        half = card.tile_multiple // 2
        pixels, shares = np.ascontiguousarray(pixels[160 : 160 + half - 7, :1750]), (0.9, 0.7)
    frame = Frame(pixels)
    model = get_model(card)
    whole = finished(deblur(frame, model, budget_bytes=1 << 40)).pixels.astype(int)
    least, most = bytes_needed(0, 0, card), bytes_needed(*pixels.shape[:2], card)
    plans = []
    for share in shares:
        budget = int(least + (most - least) * share)
        plans.append(plan_tiles(*pixels.shape[:2], card, budget))
        result = finished(deblur(frame, model, budget_bytes=budget)).pixels.astype(int)
        assert np.abs(result - whole).max() <= 257, "more than 1/255"
    assert 1 < len(plans[0]) < len(plans[1])


def test_it_changes_blurred_photos_without_a_cast(card: ModelCard) -> None:
    model = get_model(card)
    for sample in SAMPLES:
        pixels = read_image(sample).pixels
        if card.window_px:  # slow ones
            pixels = np.ascontiguousarray(pixels[160:544, 300:684])  # one window
        result = model(pixels)
        # The more blur goes, the further it is from the photo: 24 dB of strong blur.
        assert 22 < psnr(result, pixels) < 48, "unchanged, or another picture"
        if sample.stem.startswith("alley"):
            # Sharper: more contrast between neighbours. (The others lose noise as well.)
            before, after = (np.diff(p.astype(float), axis=1) for p in (pixels, result))
            assert (after**2).mean() > 1.05 * (before**2).mean()
        # Light averages to a brighter picture than its parts, so undoing blur darkens a little
        # (the real frames here are 3 to 7 levels brighter than their sharp ones), but all colours
        # alike.
        drift = result.mean(axis=(0, 1)) - pixels.mean(axis=(0, 1))
        assert np.abs(drift).max() < (7 if sample.stem.startswith("alley") else 3)
        assert np.ptp(drift) < 0.5


def test_models_are_compared_on_the_same_pictures() -> None:
    catalogue = Catalogue.of_program()
    scores = {name: catalogue.get(name).scores for name in (LIVE_MODEL, *PHOTO_MODELS[::-1])}
    for key in ("pictures", "input_ssim"):
        for name in ("reds", "gopro"):
            assert len({each[f"common_{name}_{key}"] for each in scores.values()}) == 1
    for key in ("gain_ssim", "gain_db"):
        for name in ("reds", "gopro"):
            gains = [each[f"common_{name}_{key}"] for each in scores.values()]
            assert gains == sorted(gains), "the better ones are slower: they have to gain more"


def test_flat_areas_stay_flat(card: ModelCard) -> None:
    model = get_model(card)
    for level in (0, 1, 64, 128, 254, 255):
        flat = np.full((96, 128, 3), level, np.uint8)
        difference = np.abs(model(flat).astype(int) - level)
        assert np.percentile(difference, 99) <= 2
        assert difference.max() <= 8  # in a corner


def test_it_gains_what_its_card_claims_on_unseen_pairs(card: ModelCard, shared_data: Path) -> None:
    """Real motion blur, a scene kept apart from training; the sharp frames stay as they are."""
    model = get_model(card)
    folder = shared_data / "pairs" / "reds-000"
    gains = []
    every = 6 if card.window_px else 3  # slow ones
    for blurred in sorted((folder / "blur").iterdir())[::every]:
        pair = [read_image(p).pixels for p in (blurred, folder / "sharp" / blurred.name)]
        gains.append(psnr(model(pair[0]), pair[1]) - psnr(pair[0], pair[1]))
        assert psnr(model(pair[1]), pair[1]) > 34
    assert min(gains) > 0
    assert np.mean(gains) == pytest.approx(card.scores["real_gain_db"], abs=0.35)
