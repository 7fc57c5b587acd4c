"""What the trainer's tests share: small pictures, a pool, a comparison of tensors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from torch import Tensor


def draw_photo(seed: int, size: int = 240) -> np.ndarray:
    """A picture with edges at many scales: overlapping rectangles on a gradient."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((size, size, 3), np.float64)
    picture += np.linspace(40, 120, size)[:, None, None]
    for _ in range(60):
        top, left = rng.integers(0, size - 20, 2)
        height, width = rng.integers(6, 60, 2)
        picture[top : top + height, left : left + width] = rng.integers(0, 256, 3)
    return picture.astype(np.uint8)


def close(got: Tensor, wanted: Tensor, rtol: float = 1e-5, atol: float = 1e-6) -> None:
    """As `torch.testing.assert_close`, which imports half of torch.distributed first."""
    assert got.shape == wanted.shape
    np.testing.assert_allclose(got.detach().numpy(), wanted.detach().numpy(), rtol, atol)


@pytest.fixture(scope="session")
def photo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four sharp photos of 300 px."""
    folder = tmp_path_factory.mktemp("photos")
    for seed in range(4):
        Image.fromarray(draw_photo(seed, 300)).save(folder / f"{seed}.png")
    return folder


@pytest.fixture(scope="session")
def pair_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pairs of 288 px under one slight motion to the right, in blur/ and sharp/."""
    return make_pairs(tmp_path_factory.mktemp("pairs"), 288)


def make_pairs(folder: Path, side_px: int) -> Path:
    """Write four pairs into blur/ and sharp/ of a folder; return it."""
    import cv2

    for name in ("blur", "sharp"):
        (folder / name).mkdir()
    for seed in range(4):
        sharp = draw_photo(20 + seed, side_px)
        blurred = cv2.filter2D(sharp, -1, np.full((1, 5), 0.2))
        Image.fromarray(sharp).save(folder / "sharp" / f"{seed}.png")
        Image.fromarray(blurred).save(folder / "blur" / f"{seed}.png")
    return folder


@pytest.fixture(scope="session")
def pool_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pool with one synthetic and one real shard of 8 pairs of 64 px."""
    from trainer.data.pool import save_shard
    from trainer.data.synthesis import SynthConfig, make_pair

    folder = tmp_path_factory.mktemp("pool")
    rng = np.random.default_rng(3)
    for kind in ("synth", "real"):
        pairs = [
            np.stack(make_pair(draw_photo(i), draw_photo(i + 9), rng, SynthConfig(size_px=64)))
            for i in range(8)
        ]
        save_shard(np.stack(pairs), folder / f"{kind}-0000.npy")
    return folder
