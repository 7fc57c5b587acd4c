"""What the benchmarks compare with: that it is the real thing, and used as it should be."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.models.model import make_test_picture

pytestmark = pytest.mark.slow


@pytest.fixture
def bench(monkeypatch):
    """A function that imports a module of tests/bench."""
    monkeypatch.syspath_prepend(Path(__file__).parent / "bench")
    return importlib.import_module


def test_nafnet_has_the_size_and_the_cost_that_the_paper_says(bench):
    torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
    from torch.utils.flop_counter import FlopCounterMode

    with torch.device("meta"):
        net = bench("_nafnet").NAFNet()
        picture = torch.empty(1, 3, 256, 256)
    assert sum(p.numel() for p in net.parameters()) == pytest.approx(17.1e6, rel=0.005)
    with FlopCounterMode(display=False) as counter:
        assert net(picture).shape == picture.shape
    assert counter.get_total_flops() / 2 == pytest.approx(16e9, rel=0.02)


def test_nafnet_keeps_the_size_of_a_picture_and_begins_near_it(bench):
    pytest.importorskip("torch", reason="the extra 'train' is not installed")
    run = bench("peers").method("nafnet", None, 1)
    picture = make_test_picture(50, 83)
    made = run(picture)
    assert made.shape == picture.shape
    assert made.dtype == np.uint8
    # The weights are random, but the picture is added to what they make.
    assert np.corrcoef(made.ravel(), picture.ravel())[0, 1] > 0.5


def test_richardson_lucy_gains_where_triage_finds_the_kernel(bench):
    pytest.importorskip("skimage", reason="scikit-image is not installed")
    peers, made = bench("peers"), bench("_made")
    rng = np.random.default_rng(0)
    sharp = rng.integers(40, 216, (64, 64, 3)).repeat(6, axis=0).repeat(6, axis=1).astype(np.uint8)
    blurred = made.moved(sharp, made.straight(12, 30), rng)
    row = peers.measure("richardson-lucy", None, 1, {"made": [(blurred, sharp)]}, [sharp])
    [(gain, matched, ssim)] = row["gains"]["made"]
    assert min(gain, matched) > 0.5
    assert ssim > 0
    assert len(row["sharp"]) == 1
    assert min(row["cost"][:2]) > 0


def test_the_window_shows_the_chart_to_the_camera_benchmark(tmp_path):
    """It drives the window from outside, and once broke unnoticed when that changed."""
    wish = {"size": [320, 240], "rate": 30.0, "seconds": 1.0, "strength": 0.0, "adaptive": False}
    script = Path(__file__).parent / "bench" / "camera.py"
    done = subprocess.run(
        [sys.executable, str(script), "--child", json.dumps(wish)],
        env=os.environ | {"DEBLUR_DATA": str(tmp_path), "DEBLUR_CONFIG": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["fps"] > 0
    assert figures["scale"] == 1


def test_the_scene_of_the_flicker_benchmark_stands_still_but_for_the_object(bench):
    frames = list(bench("flicker").scene(0))
    first, before = frames[0]
    for frame, where in frames:
        moved = frame != first
        moved[before] = moved[where] = False
        assert not moved.any()
    assert len({columns.start for _, (_, columns) in frames}) > 8
