"""Training in 8 bits: what is rounded, to what, and that the result is an ordinary student."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.errors import ConfigError
from engine.nets.students import build_student
from trainer.config import TrainConfig, find_problems
from trainer.data.batches import Batch
from trainer.train.distillation import Objective
from trainer.train.learner import Learner
from trainer.train.losses import make_losses, make_weighting
from trainer.train.quantisation import QuantisationAware, round_values, round_weights


def make_learner(config: TrainConfig) -> Learner:
    objective = Objective(make_losses(config.losses), make_weighting("fixed", config.losses))
    return Learner(config, objective, technique=QuantisationAware(config))


@pytest.fixture
def config() -> TrainConfig:
    return TrainConfig(
        net="live", start="live", batch=2, crop_px=(64,), device="cpu", precision="fp32",
        quantisation_aware=True,
    )  # fmt: skip


def test_weights_have_seven_bits_by_output_channel() -> None:
    weight = torch.randn(4, 3, 3, 3) * torch.tensor([0.01, 1, 10, 0]).view(4, 1, 1, 1)
    rounded = round_weights(weight)
    for before, after in zip(weight, rounded, strict=True):
        step = before.abs().max() / 63
        assert len(after.unique()) <= 27
        assert (after - before).abs().max() <= step / 2 + 1e-9
        if step:
            assert torch.allclose(after / step, (after / step).round(), atol=1e-4)


@pytest.mark.parametrize("lowest", [-1.0, 0.0, 0.5])
def test_values_have_eight_bits_and_zero_is_one_of_them(lowest: float) -> None:
    values = torch.rand(1, 2, 40, 40) * 2 + lowest
    rounded = round_values(values)
    step = (max(0, float(values.max())) - min(0, float(values.min()))) / 255
    assert len(rounded.unique()) <= 256
    assert (rounded - values).abs().max() <= step * 0.51
    at = rounded / step
    assert torch.allclose(at, at.round(), atol=1e-3)


def test_rounding_has_the_gradient_of_the_identity() -> None:
    for rounds in (round_weights, round_values):
        values = torch.randn(2, 3, 8, 8, requires_grad=True)
        (rounds(values) * torch.arange(8.0)).sum().backward()
        assert values.grad is not None
        inside = values.grad == torch.arange(8.0)
        assert inside.float().mean() > 0.98  # but for the ends of the range


def test_bytes_of_the_picture_are_not_rounded_again(config: TrainConfig) -> None:
    stem = make_learner(config).net.get_submodule("stem")
    seen = torch.full((1, 12, 8, 8), 100 / 255)
    seen[..., 0] = 0.123456  # not on the grid of this tensor
    exact = torch.nn.functional.conv2d(seen, round_weights(stem.weight), stem.bias, padding=1)
    assert torch.allclose(stem(seen), round_values(exact), atol=1e-6)


def test_it_begins_near_the_student_and_stays_an_ordinary_one(config: TrainConfig) -> None:
    learner, plain = make_learner(config), build_student("live")
    assert learner.net.state_dict().keys() == plain.state_dict().keys()
    plain.load_state_dict(learner.net.state_dict())
    pixels = np.random.default_rng(0).integers(0, 256, (2, 64, 64, 3), np.uint8)
    x = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255
    with torch.no_grad():
        difference = (learner.net.eval()(x) - plain.eval()(x)).abs()
    assert 0 < float(difference.mean()) < 0.02
    before = learner.net.get_submodule("stem").weight.clone()
    assert np.isfinite(learner.learn(Batch(pixels, pixels))["loss"])
    assert not torch.equal(learner.net.get_submodule("stem").weight, before)


def test_nets_without_a_variant_in_eight_bits_are_refused(config: TrainConfig) -> None:
    with pytest.raises(ConfigError, match="balanced has no variant"):
        QuantisationAware(TrainConfig(net="balanced", quantisation_aware=True)).build()
    both = {"compress_from": "unet", "start": "unet.onnx", "quantisation_aware": True}
    assert any("cannot be combined" in problem for problem in find_problems(both))
