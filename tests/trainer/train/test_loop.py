"""The loop: it learns, stops, resumes, survives, and says what went wrong."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from safetensors.torch import save_file  # noqa: E402 - after the skip

from engine.errors import ConfigError, OutOfMemory  # noqa: E402 - after the skip
from engine.events import Event, Log, Metric, Progress, Result, run  # noqa: E402
from tests.trainer.conftest import draw_photo  # noqa: E402
from trainer import PACE  # noqa: E402
from trainer.config import TrainConfig, pace_text  # noqa: E402
from trainer.data.batches import Batch, PairPool  # noqa: E402
from trainer.train.checkpoints import read_checkpoint, write_checkpoint  # noqa: E402
from trainer.train.compute import Compute, to_tensor  # noqa: E402
from trainer.train.distillation import Objective  # noqa: E402
from trainer.train.learner import MAX_BAD_STEPS, Learner  # noqa: E402
from trainer.train.loop import train  # noqa: E402
from trainer.train.losses import make_losses, make_weighting  # noqa: E402
from trainer.train.optimizers import Optimiser, orthogonalise  # noqa: E402
from trainer.train.validation import restore, validate  # noqa: E402

CONFIG = TrainConfig(
    net="small", steps=6, decay_steps=2, batch=2, crop_px=(32,), warmup_steps=1, validate_every=3
)


def make_learner(config: TrainConfig, **keys: Any) -> Learner:
    objective = Objective(
        make_losses(config.losses),
        make_weighting(config.weighting, config.losses),
        alpha=config.alpha,
        beta=config.beta,
    )
    return Learner(config, objective, **keys)


def train_for(
    folder: Path,
    pool_folder: Path,
    config: TrainConfig,
    stop_after: int | None = None,
    *,
    is_sharp: bool = False,
) -> tuple[Result[Path], list[Event]]:
    pool = PairPool(pool_folder, config)
    events: list[Event] = []
    pair = pool.batch(99)
    sets = {"set": [((pair.sharp if is_sharp else pair.blurred)[0], pair.sharp[0])]}

    def stopped() -> bool:
        steps = [e for e in events if isinstance(e, Progress)]
        return stop_after is not None and len(steps) >= stop_after

    work = train(make_learner(config), pool, folder, sets)
    return run(work, events.append, job="train", cancelled=stopped), events


def figures(events: list[Event], name: str) -> list[float]:
    return [e.value for e in events if isinstance(e, Metric) and e.name == name]


def batch_of(count: int = 8, size: int = 64) -> Batch:
    """Pictures under one and the same blur."""
    import cv2

    sharp = [draw_photo(i, size) for i in range(count)]
    return Batch(np.stack([cv2.GaussianBlur(p, (0, 0), 1.2) for p in sharp]), np.stack(sharp))


def test_orthogonalised_matrices_have_singular_values_near_one() -> None:
    torch.manual_seed(0)
    for shape in ((16, 144), (144, 16)):
        values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)))
        assert float(values.min()) > 0.5
        assert float(values.max()) < 1.5


def test_muon_gets_the_convolutions_inside_and_nothing_else() -> None:
    learner = make_learner(CONFIG)
    muon, adamw = learner.optimiser.parts
    inside = {id(p) for group in muon.param_groups for p in group["params"]}
    for name, weight in learner.net.named_parameters():
        edge = name.startswith(("stem", "tail"))
        assert (id(weight) in inside) == (weight.ndim == 4 and not edge), name
    assert len(adamw.param_groups[0]["params"]) > 10
    for kind in ("adam", "adamw"):
        assert len(Optimiser(kind, learner.net.named_parameters(), 0.1).parts) == 1


@pytest.mark.parametrize("weighting", ["fixed", "uncertainty", "gradnorm-output"])
def test_a_stopped_run_resumes_to_the_weights_of_an_unbroken_one(
    tmp_path: Path, pool_folder: Path, weighting: str
) -> None:
    config = replace(CONFIG, weighting=weighting, losses={"l1": 1.0, "fft": 0.1})
    unbroken, events = train_for(tmp_path / "a", pool_folder, config)
    assert unbroken.finished.outcome == "ok", unbroken.finished
    stopped, early = train_for(tmp_path / "b", pool_folder, config, stop_after=4)
    assert stopped.finished.outcome == "cancelled"
    resumed, late = train_for(tmp_path / "b", pool_folder, config)
    assert resumed.finished.outcome == "ok"
    one, two = (read_checkpoint(tmp_path / name / "last.pt") for name in "ab")
    for part in ("net", "ema", "objective"):
        for key, value in one[part].items():
            torch.testing.assert_close(value, two[part][key], rtol=0, atol=0)
    gains = figures(events, "set/gain")
    assert gains == figures(early, "set/gain") + figures(late, "set/gain")
    assert len(gains) == 2


def test_everything_a_listener_needs_is_reported(
    tmp_path: Path, pool_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.train.loop._PACE_STEPS", 2)  # after four to warm up
    _, events = train_for(tmp_path, pool_folder, CONFIG)
    steps = [e for e in events if isinstance(e, Progress)]
    assert [e.done for e in steps] == [1, 2, 3, 4, 5, 6]
    # No pace and no time is claimed before they were measured.
    assert all(e.seconds_left is None and not e.item for e in steps[:5])
    assert steps[5].seconds_left is not None
    (pace,) = figures(events, PACE)
    assert steps[5].item == f"{pace_text(pace)} steps/s"
    names = {e.name for e in events if isinstance(e, Metric)}
    assert {"loss", "hard/charbonnier", "set/psnr", "set/ssim", "set/gain", "rate"} <= names
    assert 0 <= figures(events, "waiting_share")[-1] <= 1


def test_the_first_figures_come_after_a_few_steps(tmp_path: Path, pool_folder: Path) -> None:
    config = dataclasses.replace(CONFIG, steps=12)
    _, events = train_for(tmp_path, pool_folder, config)
    assert [e.step for e in events if isinstance(e, Metric) and e.name == "loss"] == [10, 12]


def test_training_learns() -> None:
    batch = batch_of()
    learner = make_learner(TrainConfig(net="small", steps=70, decay_steps=20, warmup_steps=5))
    losses = [learner.learn(batch)["loss"] for _ in range(70)]
    pairs = list(zip(batch.blurred, batch.sharp, strict=True))
    figures = validate(learner.averaged, pairs, learner.compute)
    assert losses[-1] < losses[0]
    assert figures["gain"] > 0.5
    assert figures["improved"] == 1


def test_a_net_with_batch_normalisation_learns_and_its_statistics_are_saved() -> None:
    config = TrainConfig(net="studentnet-bn", steps=9, batch=2, optimiser="adam", ema=0.0)
    learner = make_learner(config)
    before = [b.clone() for b in learner.averaged.buffers()]
    for _ in range(3):
        learner.learn(batch_of(2, 32))
    after = list(learner.averaged.buffers())
    assert any((a != b).any() for a, b in zip(before, after, strict=True))
    other = make_learner(config)
    other.restore(learner.content())
    for a, b in zip(other.averaged.buffers(), after, strict=True):
        torch.testing.assert_close(a, b)


def test_one_infinite_pass_does_not_poison_batch_normalisation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learner = make_learner(replace(CONFIG, net="studentnet-bn", optimiser="adam"))
    batch = batch_of(2, 32)
    learner.learn(batch)
    before = [b.clone() for b in learner.net.buffers()]
    monkeypatch.setattr("trainer.train.learner.to_tensor", lambda *given: to_tensor(*given) / 0)
    assert learner.learn(batch) == {}
    for now, was in zip(learner.net.buffers(), before, strict=True):
        assert torch.equal(now, was)
    monkeypatch.undo()
    assert learner.learn(batch)
    for net in (learner.net, learner.averaged):
        assert all(bool(torch.isfinite(b).all()) for b in net.buffers())


def test_soft_targets_pull_towards_the_teacher() -> None:
    batch = batch_of()
    dark = np.zeros_like(batch.sharp)
    learner = make_learner(replace(CONFIG, steps=40, alpha=0.2, beta=0.8))
    taught = replace(batch, soft=dark, has_soft=np.array([True, False] * 4))
    terms = [learner.learn(taught) for _ in range(30)]
    assert {"hard/charbonnier", "soft/charbonnier"} <= terms[0].keys()
    assert terms[-1]["soft/charbonnier"] < terms[0]["soft/charbonnier"]


def test_relative_pairs_count_by_how_little_they_are_blurred() -> None:
    """The loss of an untrained net, the identity: error * 0.04 / (error + relative) a pair."""
    sharp = np.full((2, 32, 32, 3), 100, np.uint8)
    blurred = sharp + np.array([5, 50], np.uint8)[:, None, None, None]
    errors = np.array([5, 50]) / 255
    for relative, wanted in ((0.0, errors), (0.01, errors * 0.04 / (errors + 0.01))):
        config = TrainConfig(relative=relative, losses={"l1": 1.0}, precision="fp32")
        terms = make_learner(config).learn(Batch(blurred, sharp))
        assert terms["loss"] == pytest.approx(wanted.mean(), rel=1e-4)


def test_several_processes_do_not_split_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """They would wait for each other for ever: each piece is one exchange of gradients."""

    def distribute(module: torch.nn.Module) -> torch.nn.Module:
        return torch.nn.Sequential(module)

    learner = make_learner(CONFIG, distribute=distribute)

    def too_much(*_: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(learner, "_call", too_much)
    with pytest.raises(OutOfMemory, match="does not fit"):
        learner.learn(batch_of(2, 32))


def test_memory_running_out_takes_the_batch_in_pieces_with_the_same_gradient(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = TrainConfig(steps=9, precision="fp32")
    batch = batch_of(4, 32)
    whole, pieces = make_learner(config), make_learner(config)
    forward = pieces.module.forward

    def too_much(blurred: Any, *rest: Any) -> Any:
        if len(blurred) > 2:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried")
        return forward(blurred, *rest)

    monkeypatch.setattr(pieces.module, "forward", too_much)
    losses = [learner.learn(batch)["loss"] for learner in (whole, pieces)]
    assert pieces.pieces == 2
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)
    for one, two in zip(whole.net.parameters(), pieces.net.parameters(), strict=True):
        torch.testing.assert_close(one, two, rtol=1e-3, atol=1e-6)

    def far_too_much(*_: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(pieces.module, "forward", far_too_much)
    with pytest.raises(OutOfMemory, match="Not even one"):
        pieces.learn(batch)


def test_running_out_of_memory_is_said(
    tmp_path: Path, pool_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = make_learner(CONFIG)
    forward, calls = learner.module.forward, []

    def once(*given: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError
        return forward(*given)

    monkeypatch.setattr(learner.module, "forward", once)
    events: list[Event] = []
    work = train(learner, PairPool(pool_folder, CONFIG), tmp_path, {})
    assert run(work, events.append, job="train").finished.outcome == "ok"
    assert any("Out of memory" in e.message for e in events if isinstance(e, Log))


def test_steps_that_are_not_finite_leave_the_weights_alone_and_end_the_run(
    tmp_path: Path, pool_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(CONFIG, steps=100)
    learner = make_learner(config)
    forward = learner.module.forward

    def poisoned(*given: Any) -> Any:
        total, terms = forward(*given)
        return total * (float("nan") if learner.step >= 3 else 1), terms

    monkeypatch.setattr(learner.module, "forward", poisoned)
    result = run(
        train(learner, PairPool(pool_folder, config), tmp_path, {}), lambda _: None, job="train"
    )
    assert result.finished.outcome == "failed"
    assert f"{MAX_BAD_STEPS} consecutive steps" in result.finished.message
    good, _ = train_for(tmp_path / "good", pool_folder, replace(config, steps=3))
    del good
    saved = read_checkpoint(tmp_path / "last.pt")
    assert all(torch.isfinite(v).all() for v in saved["net"].values())


def test_a_run_that_makes_good_weights_far_worse_says_so_once(
    tmp_path: Path, pool_folder: Path
) -> None:
    start = tmp_path / "start.safetensors"
    weights = make_learner(CONFIG).net.state_dict()
    save_file({name: value.contiguous() for name, value in weights.items()}, start)
    wild = replace(CONFIG, start=str(start), lr=1.0, clip_norm=0.0, validate_every=2)

    def warnings(config: TrainConfig, folder: str, *, is_sharp: bool = False) -> list[str]:
        events = train_for(tmp_path / folder, pool_folder, config, is_sharp=is_sharp)[1]
        logs = [e for e in events if isinstance(e, Log) and e.level == "warning"]
        return [e.message for e in logs if "diverged" in e.message]

    assert len(warnings(wild, "wild")) == 1
    tame = replace(wild, lr=1e-5)
    assert warnings(tame, "tame") == []
    assert warnings(tame, "sharp", is_sharp=True) == []  # which any net makes worse


def test_random_weights_are_not_said_to_have_diverged(tmp_path: Path, pool_folder: Path) -> None:
    events = train_for(tmp_path, pool_folder, replace(CONFIG, lr=0.05, clip_norm=0.0))[1]
    assert figures(events, "set/gain")[0] < -3
    assert not [e for e in events if isinstance(e, Log) and "diverged" in e.message]


def test_minutes_become_steps_and_a_resumed_run_keeps_them(
    tmp_path: Path, pool_folder: Path
) -> None:
    config = replace(CONFIG, minutes=5, validate_every=10**6)
    result, events = train_for(tmp_path, pool_folder, config, stop_after=17)
    assert result.finished.outcome == "cancelled"
    steps = read_checkpoint(tmp_path / "last.pt")["config"]["steps"]
    assert 17 < steps < 10**6
    assert any(f"{steps} steps fit into" in e.message for e in events if isinstance(e, Log))
    _, events = train_for(tmp_path, pool_folder, config, stop_after=1)
    assert [(e.done, e.total) for e in events if isinstance(e, Progress)] == [(18, steps)]


# --- checkpoints ---------------------------------------------------------------------------------


def content(step: int) -> dict[str, Any]:
    return {"net": {}, "ema": {}, "step": step, "config": {}, "big": torch.zeros(1000)}


def test_the_last_three_and_the_best_are_kept(tmp_path: Path) -> None:
    for step in range(5):
        write_checkpoint(content(step), tmp_path)
        if step == 1:
            write_checkpoint(content(step), tmp_path, best=True)
    kept = {p.name: read_checkpoint(p)["step"] for p in tmp_path.iterdir()}
    assert kept == {"last.pt": 4, "last-1.pt": 3, "last-2.pt": 2, "best.pt": 1}


def test_the_best_is_the_best_and_survives_a_resume(tmp_path: Path, pool_folder: Path) -> None:
    _, events = train_for(tmp_path, pool_folder, replace(CONFIG, steps=12, lr=1e-3))
    best = read_checkpoint(tmp_path / "best.pt")
    gains = {e.step: e.value for e in events if isinstance(e, Metric) and e.name == "set/gain"}
    assert gains[best["step"]] == max(gains.values())
    # A longer run knows how good the best was.
    train_for(tmp_path, pool_folder, replace(CONFIG, steps=13, lr=1e-3))
    assert read_checkpoint(tmp_path / "last.pt")["best"] >= max(gains.values())


def test_a_failed_write_keeps_the_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_checkpoint(content(1), tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.core.files.os.fsync", full)
    with pytest.raises(ConfigError, match="the disk is full"):
        write_checkpoint(content(2), tmp_path)
    monkeypatch.undo()
    assert read_checkpoint(tmp_path / "last.pt")["step"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["last.pt"]


def test_a_damaged_checkpoint_falls_back_to_the_one_before(
    tmp_path: Path, pool_folder: Path
) -> None:
    train_for(tmp_path, pool_folder, replace(CONFIG, save_every=2))
    newest = tmp_path / "last.pt"
    newest.write_bytes(newest.read_bytes()[:1000])
    result, events = train_for(tmp_path, pool_folder, replace(CONFIG, steps=8))
    assert result.finished.outcome == "ok"
    said = [e.message for e in events if isinstance(e, Log)]
    assert any("cannot be read" in text for text in said)
    assert any("Resuming at step" in text for text in said)


def test_a_poisoned_checkpoint_runs_nothing(tmp_path: Path, pool_folder: Path) -> None:
    class Poison:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "executed",)

    for write in (
        lambda path: path.write_bytes(pickle.dumps(Poison())),
        lambda path: torch.save({"net": Poison()}, path),
    ):
        write(tmp_path / "last.pt")
        result, _ = train_for(tmp_path, pool_folder, CONFIG)
        assert result.finished.outcome == "failed", result.finished
        assert "nothing in it was executed" in result.finished.hint
        assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("change", [{"net": "fast"}, {"optimiser": "adam"}])
def test_a_checkpoint_of_another_run_is_refused(
    tmp_path: Path, pool_folder: Path, change: dict[str, str]
) -> None:
    train_for(tmp_path, pool_folder, CONFIG)
    before = (tmp_path / "last.pt").read_bytes()
    result, _ = train_for(tmp_path, pool_folder, replace(CONFIG, **change))
    assert result.finished.outcome == "failed", result.finished
    assert (tmp_path / "last.pt").read_bytes() == before


def test_weights_to_start_with(tmp_path: Path) -> None:
    bundled = make_learner(replace(CONFIG, net="live", start="live"))
    assert bool(bundled.net.tail.weight.any())
    for start in ("nowhere.onnx", "nowhere.safetensors", str(Path(__file__))):
        with pytest.raises(ConfigError, match="no weights"):
            make_learner(replace(CONFIG, start=start))
    with pytest.raises(ConfigError, match="no weights"):
        make_learner(replace(CONFIG, net="fast", start="live"))


# --- validation ----------------------------------------------------------------------------------


def test_pictures_of_any_size_are_restored() -> None:
    net = make_learner(CONFIG).net  # begins as the identity
    picture = draw_photo(3, 67)[:, :45]
    np.testing.assert_array_equal(restore(net, picture, Compute("cpu", "fp32")), picture)


def test_tensors_are_what_the_convolutions_want() -> None:
    x = to_tensor(np.full((2, 4, 6, 3), 255, np.uint8))
    assert x.shape == (2, 3, 4, 6)
    assert x.is_contiguous(memory_format=torch.channels_last)
    assert float(x.max()) == 1


@pytest.mark.parametrize(("device", "precision"), [("cuda", "auto"), ("cpu", "fp16")])
def test_arithmetic_that_is_not_there_is_refused(device: str, precision: str) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(ConfigError):
        Compute(device, precision)


def test_settings_are_in_the_checkpoint(tmp_path: Path, pool_folder: Path) -> None:
    train_for(tmp_path, pool_folder, CONFIG)
    saved = read_checkpoint(tmp_path / "last.pt")["config"]
    assert saved.keys() == {f.name for f in dataclasses.fields(TrainConfig)}
