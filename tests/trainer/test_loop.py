"""The way from sharp photos to an ONNX student: pairs, pool, loop, export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from engine.errors import ConfigError, PairError  # noqa: E402 - after the skip
from engine.events import Event, Metric, Result, run  # noqa: E402
from engine.models import Catalogue  # noqa: E402
from engine.nets.unet import UNETS, UNetShape, build  # noqa: E402
from trainer.data import (  # noqa: E402
    Batch,
    PairPool,
    build_real_pool,
    build_synth_pool,
    find_pairs,
    find_pictures,
    pair_shift,
)
from trainer.export import export_student, write_card  # noqa: E402
from trainer.loop import Learner, TrainConfig, charbonnier, train, validate  # noqa: E402
from trainer.optim import orthogonalise  # noqa: E402
from trainer.synth import SynthConfig, camera_path, make_pair  # noqa: E402

SMALL = SynthConfig(size_px=64)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Small tensors on many threads mostly wait for each other, on a busy machine for minutes."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def photo(seed: int, size: int = 240) -> np.ndarray:
    """A picture with edges at many scales: overlapping rectangles on a gradient."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((size, size, 3), np.float64)
    picture += np.linspace(40, 120, size)[:, None, None]
    for _ in range(60):
        top, left = rng.integers(0, size - 20, 2)
        height, width = rng.integers(6, 60, 2)
        picture[top : top + height, left : left + width] = rng.integers(0, 256, 3)
    return picture.astype(np.uint8)


@pytest.fixture(scope="module")
def pool_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pool with one synthetic and one real shard, made in this process."""
    folder = tmp_path_factory.mktemp("pool")
    rng = np.random.default_rng(3)
    for kind in ("synth", "real"):
        pairs = np.stack(
            [np.stack(make_pair(photo(i), photo(i + 9), rng, SMALL)) for i in range(8)]
        )
        np.save(folder / f"{kind}-0000.npy", pairs)
    return folder


def test_paths_have_the_length_asked_for_and_smooth_ones_hardly_bend() -> None:
    straightness = []
    for smooth in (True, False):
        reached = []
        for seed in range(20):
            points = camera_path(np.random.default_rng(seed), 64, 20.0, smooth=smooth)
            assert points.shape == (64, 2)
            arc = np.linalg.norm(np.diff(points, axis=0), axis=1).sum()
            assert arc == pytest.approx(20.0, rel=1e-3)
            reached.append(np.linalg.norm(points[-1] - points[0]) / arc)
        straightness.append(np.median(reached))
    assert straightness[0] > 0.9 > straightness[1]


def test_pairs_repeat_with_the_seed_and_differ_without() -> None:
    def pair(seed: int) -> np.ndarray:
        return np.stack(make_pair(photo(1), photo(2), np.random.default_rng(seed), SMALL))

    np.testing.assert_array_equal(pair(5), pair(5))
    assert (pair(5) != pair(6)).any()


def test_blur_is_really_blurred_and_aligned_with_its_target() -> None:
    config = SynthConfig(size_px=128, sharp_share=0, noise_share=0, jpeg_share=0, moving_share=0)
    gradients, shifts = [], []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        blurred, sharp = make_pair(photo(seed, 320), photo(0, 320), rng, config)
        # Squared: the sum of absolute differences over an edge stays the same when it is smeared.
        before, after = (np.diff(p.astype(float), axis=1) for p in (sharp, blurred))
        gradients.append((after**2).mean() / (before**2).mean())
        shifts.append(np.hypot(*pair_shift(blurred, sharp)))
    assert np.median(gradients) < 0.7
    assert np.median(shifts) < 2.0


def test_sharp_share_gives_pairs_without_harm() -> None:
    config = SynthConfig(size_px=64, sharp_share=1, noise_share=0, jpeg_share=0)
    blurred, sharp = make_pair(photo(1), photo(2), np.random.default_rng(0), config)
    np.testing.assert_array_equal(blurred, sharp)


def test_synth_pool_is_made_once_and_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.data.SHARD_PAIRS", 2)
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(photo(1)).save(photos / "ä.jpg", quality=95)
    from trainer.data import _synth_shard

    made = _synth_shard(find_pictures(photos), tmp_path / "synth-0000.npy", 0, SMALL)
    assert np.load(made).shape == (2, 2, 64, 64, 3)
    assert not list(tmp_path.glob("*.part"))
    # Nothing is missing, so nothing is made.
    assert list(build_synth_pool(find_pictures(photos), tmp_path, 1, config=SMALL)) == []


def test_real_pool_leaves_shifted_crops_out(tmp_path: Path) -> None:
    import cv2

    sharp = photo(4, 300)
    moved = np.roll(sharp, 9, axis=1)
    for folder in ("blur", "sharp"):
        (tmp_path / folder).mkdir()
    for name, blurred in (("good", cv2.GaussianBlur(sharp, (0, 0), 1.5)), ("bad", moved)):
        Image.fromarray(blurred).save(tmp_path / "blur" / f"{name}.png")
        Image.fromarray(sharp).save(tmp_path / "sharp" / f"{name}.png")
    left_out = build_real_pool(find_pairs(tmp_path), tmp_path / "pool", 4, size_px=128)
    assert left_out == 4
    assert len(np.load(tmp_path / "pool" / "real-0000.npy")) == 4


@pytest.mark.parametrize("case", ["empty", "no partner", "no shards"])
def test_wrong_folders_are_refused(tmp_path: Path, case: str) -> None:
    if case == "empty":
        with pytest.raises(PairError, match="No pictures"):
            find_pictures(tmp_path)
    elif case == "no partner":
        for folder, name in (("blur", "a.png"), ("sharp", "b.png")):
            (tmp_path / folder).mkdir()
            Image.new("RGB", (8, 8)).save(tmp_path / folder / name)
        with pytest.raises(PairError, match="No pair"):
            find_pairs(tmp_path)
    else:
        with pytest.raises(PairError, match="No shards"):
            PairPool(tmp_path)


def test_batches_depend_on_seed_and_step_alone(pool_folder: Path) -> None:
    pool = PairPool(pool_folder, real_share=0.5, seed=1)
    straight = [b.blurred for b, _ in zip(pool.batches(0, 4, 32), range(5), strict=False)]
    resumed = next(iter(pool.batches(3, 4, 32))).blurred
    np.testing.assert_array_equal(straight[3], resumed)
    assert (straight[0] != straight[1]).any()
    assert (PairPool(pool_folder, seed=2).batch(3, 4, 32).blurred != resumed).any()


def test_crops_of_a_batch_stay_pairs(pool_folder: Path) -> None:
    batch = PairPool(pool_folder, seed=0).batch(0, 16, 48)
    error = np.abs(batch.blurred.astype(float) - batch.sharp).mean()
    shuffled = np.abs(batch.blurred.astype(float) - np.roll(batch.sharp, 1, axis=0)).mean()
    assert error < shuffled / 2


@pytest.mark.parametrize("name", sorted(UNETS))
def test_nets_start_as_the_identity_and_folding_changes_nothing(name: str) -> None:
    torch.manual_seed(0)
    net = build(name)
    x = torch.rand(1, 3, 2 * net.shape.size_multiple, net.shape.size_multiple)
    with torch.no_grad():
        assert torch.equal(net(x), x)
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
        before = net(x)
        assert float((before - x).abs().max()) > 1e-3
        assert float((net.fold()(x) - before).abs().max()) < 1e-5


def test_shapes_that_would_run_slowly_or_lose_detail_are_refused() -> None:
    with pytest.raises(ValueError, match="multiples of 16"):
        UNetShape((20, 32), encoder=(1, 1), decoder=(1,))
    with pytest.raises(ValueError, match="fewer channels"):
        UNetShape((16, 32), encoder=(1, 1), decoder=(1,), unshuffle=4)
    with pytest.raises(ValueError, match="one fewer"):
        UNetShape((16, 32), encoder=(1, 1), decoder=(1, 1))


def test_orthogonalised_matrices_have_singular_values_near_one() -> None:
    torch.manual_seed(0)
    for shape in ((16, 144), (144, 16)):
        values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)))
        assert float(values.min()) > 0.5
        assert float(values.max()) < 1.5


def test_charbonnier_is_the_absolute_error_for_all_but_the_smallest() -> None:
    target = torch.zeros(2, 3, 8, 8)
    assert float(charbonnier(target + 0.1, target)) == pytest.approx(0.1, rel=1e-3)
    assert float(charbonnier(target, target)) == pytest.approx(1e-3)


CONFIG = TrainConfig(
    net="live", steps=6, decay_steps=2, batch=2, crop_px=32, warmup_steps=1, validate_every=3
)


def trained(
    folder: Path, pool_folder: Path, config: TrainConfig, stop_after: int | None = None
) -> tuple[Result[Path], list[Event]]:
    pool = PairPool(pool_folder, real_share=config.real_share, seed=config.seed)
    events: list[Event] = []
    pair = pool.batch(99, 1, 64)
    sets = {"set": [(pair.blurred[0], pair.sharp[0])]}

    def stopped() -> bool:
        steps = [e for e in events if type(e).__name__ == "Progress"]
        return stop_after is not None and len(steps) >= stop_after

    result = run(train(config, pool, folder, sets), events.append, job="train", cancelled=stopped)
    return result, events


def test_a_stopped_run_resumes_to_the_weights_of_an_unbroken_one(
    tmp_path: Path, pool_folder: Path
) -> None:
    unbroken, events = trained(tmp_path / "a", pool_folder, CONFIG)
    assert unbroken.finished.outcome == "ok"
    assert {"set/psnr", "set/gain"} <= {e.name for e in events if isinstance(e, Metric)}
    stopped, _ = trained(tmp_path / "b", pool_folder, CONFIG, stop_after=4)
    assert stopped.finished.outcome == "cancelled"
    resumed, _ = trained(tmp_path / "b", pool_folder, CONFIG)
    assert resumed.finished.outcome == "ok"
    one, two = (torch.load(tmp_path / name / "last.pt", weights_only=True)["net"] for name in "ab")
    for key, value in one.items():
        torch.testing.assert_close(value, two[key], rtol=0, atol=0)


def test_training_learns() -> None:
    """Eight pictures under one and the same blur: a few dozen steps must undo some of it."""
    import cv2

    sharp = [photo(i, 64) for i in range(8)]
    pairs = [(cv2.GaussianBlur(p, (0, 0), 1.2), p) for p in sharp]
    batch = Batch(np.stack([b for b, _ in pairs]), np.stack([s for _, s in pairs]))
    learner = Learner(TrainConfig(steps=70, decay_steps=20, warmup_steps=5))
    losses = [learner.learn(batch) for _ in range(70)]
    before, after = validate(learner.averaged, pairs)
    assert losses[-1] < losses[0]
    assert np.mean(after) > np.mean(before) + 0.5


def test_a_poisoned_checkpoint_runs_nothing(tmp_path: Path, pool_folder: Path) -> None:
    import pickle

    class Poison:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "executed",)  # type: ignore[return-value]

    (tmp_path / "last.pt").write_bytes(pickle.dumps(Poison()))
    result, _ = trained(tmp_path, pool_folder, CONFIG)
    assert result.finished.outcome in ("failed", "crashed")
    assert not (tmp_path / "executed").exists()


def test_impossible_settings_are_refused() -> None:
    with pytest.raises(ConfigError, match="decay_steps"):
        TrainConfig(steps=10, decay_steps=11)


def test_the_learning_rate_warms_up_stays_and_decays() -> None:
    config = TrainConfig(steps=1000, decay_steps=200, warmup_steps=10, lr=1.0)
    assert config.rate(0) == pytest.approx(0.1)
    assert config.rate(500) == 1.0
    assert config.rate(900) == pytest.approx(0.5)
    assert config.rate(999) < 1e-4


CARD = """
name = "x"
title = "X"
version = "1"
licence = "MIT"
training_data = "rectangles"
description = "For a test."
"""


def test_export_matches_torch_and_carries_its_card(tmp_path: Path, pool_folder: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    result, _ = trained(tmp_path / "run", pool_folder, CONFIG)
    assert result.value is not None
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(photo(1, 540)).save(photos / "a.png")
    meta = tmp_path / "card.toml"
    meta.write_text(CARD, encoding="utf-8")
    events: list[Event] = []
    done = run(
        export_student(result.value, tmp_path / "x.onnx", photos, meta), events.append, job="export"
    )
    assert done.finished.outcome == "ok", done.finished.traceback
    parity = {e.name: e.value for e in events if isinstance(e, Metric)}
    assert 0 <= parity["parity_mean"] <= parity["parity_max"] <= 1e-3
    session = onnxruntime.InferenceSession(
        str(tmp_path / "x.onnx"), providers=["CPUExecutionProvider"]
    )
    card = session.get_modelmeta().custom_metadata_map
    assert card["deblur.name"] == "x"
    assert card["deblur.size_multiple"] == "16"
    # The weights beside it are those of the checkpoint, rounded to half precision.
    learner = Learner(CONFIG)
    learner.start_from(tmp_path / "x.safetensors")
    wanted = torch.load(result.value, weights_only=True)["ema"]
    for name, value in learner.net.state_dict().items():
        torch.testing.assert_close(value, wanted[name].half().float(), rtol=0, atol=0)
    with pytest.raises(ConfigError, match="no weights"):
        Learner(replace(CONFIG, net="quality")).start_from(tmp_path / "x.safetensors")
    for shape in ((1, 3, 16, 48), (1, 3, 64, 32)):
        out = session.run(None, {"image": np.zeros(shape, np.float32)})[0]
        assert out.shape == shape


def test_a_card_takes_the_place_of_the_one_of_its_name(tmp_path: Path) -> None:
    table = tmp_path / "models.toml"
    bundled = Path(__file__).resolve().parents[2] / "resources" / "models.toml"
    card = Catalogue(bundled).get("live")
    write_card(card, table)
    write_card(replace(card, name="other"), table)
    write_card(replace(card, scores={"gain": 1.5}), table)
    cards = Catalogue(table).cards()
    assert [c.name for c in cards] == ["live", "other"]
    assert dict(cards[0].scores) == {"gain": 1.5}
    assert replace(cards[0], scores=card.scores, files=card.files) == card
