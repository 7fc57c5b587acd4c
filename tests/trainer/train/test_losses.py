"""Losses by name, and their weighting."""

from __future__ import annotations

import hashlib
import itertools
import math
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from torch import nn  # noqa: E402 - after the skip
from torch.nn import functional  # noqa: E402

from engine.errors import ConfigError  # noqa: E402
from tests.trainer.conftest import close  # noqa: E402
from trainer.train.losses import (  # noqa: E402
    LOSSES,
    WEIGHTINGS,
    Loss,
    make_losses,
    make_perceptual,
    make_weighting,
    vgg_encoder,
)

Tensor = torch.Tensor
LEAST = {"charbonnier": 1e-3, "edge": 1e-3}
"""What the losses that are not 0 at equality are there."""


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where torchvision keeps its weights: an empty folder of this test."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    folder = tmp_path / "hub" / "checkpoints"
    folder.mkdir(parents=True)
    return folder


class FakeTeacher:
    """Two levels: the picture, and its means over 2 x 2 pixels."""

    def encode(self, x: Tensor) -> list[Tensor]:
        return [x, functional.avg_pool2d(x, 2)]


@pytest.fixture(params=[*LOSSES, "perceptual"])
def named(request: pytest.FixtureRequest) -> tuple[str, Loss]:
    return request.param, make_losses([request.param], teacher=FakeTeacher())[request.param]


def pictures(seed: int, count: int = 3, height: int = 32, width: int = 24) -> Tensor:
    """Smooth pictures in 0..1 with a little noise."""
    made = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, 3, height // 8, width // 8, generator=made)
    smooth = functional.interpolate(coarse, size=(height, width), mode="bilinear")
    return (smooth + 0.05 * torch.randn(smooth.shape, generator=made)).clamp(0, 1)


def white(deviation: float, size: int = 128) -> Tensor:
    made = torch.Generator().manual_seed(7)
    return deviation * torch.randn(2, 3, size, size, generator=made)


# --- every loss ----------------------------------------------------------------------------------


def test_a_loss_is_least_where_nothing_differs_and_grows_with_the_error(named):
    name, loss = named
    target, other = pictures(1), pictures(2)
    values = [loss(target + share * (other - target), target) for share in (0.0, 0.1, 0.5, 1.0)]
    assert all(value.shape == (3,) and value.dtype == torch.float32 for value in values)
    close(values[0], torch.full((3,), LEAST.get(name, 0.0)), atol=2e-6, rtol=1e-4)
    for less, more in itertools.pairwise(values):
        assert (more > less).all()


def test_a_picture_has_the_same_loss_in_any_batch(named):
    _, loss = named
    output, target = pictures(1), pictures(2)
    together = loss(output, target)
    alone = torch.cat([loss(output[i : i + 1], target[i : i + 1]) for i in range(3)])
    close(together, alone)
    changed = target.clone()
    changed[1] = 0
    again = loss(output, changed)
    close(again[[0, 2]], together[[0, 2]])
    assert again[1] != together[1]


def test_the_gradient_is_finite_at_equality_and_leads_downhill_elsewhere(named):
    _, loss = named
    target = pictures(1)
    output = target.clone().requires_grad_()
    loss(output, target).sum().backward()
    assert output.grad.isfinite().all()

    output = pictures(2).requires_grad_()
    before = loss(output, target).sum()
    (slope,) = torch.autograd.grad(before, output)
    assert slope.isfinite().all()
    step = 1e-3 / slope.norm()
    after = loss(output.detach() - step * slope, target).sum()
    close(before.detach() - after, step * slope.square().sum(), rtol=0.1, atol=0)


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_is_the_same_in_channels_last_memory_and_under_autocast(name):
    output, target = pictures(1), pictures(2)
    wanted = LOSSES[name](output, target)
    last = [x.contiguous(memory_format=torch.channels_last) for x in (output, target)]
    close(LOSSES[name](*last), wanted)
    with torch.autocast("cpu", torch.bfloat16):
        close(LOSSES[name](output, target), wanted)


def test_losses_are_of_comparable_size():
    error, zero = white(0.05), torch.zeros(2, 3, 128, 128)
    for name in ("l1", "charbonnier", "edge", "fft"):
        assert 0.02 < LOSSES[name](error, zero).mean() < 0.06, name
    # A picture at 21 dB: psnr pulls as hard as l1.
    output = white(0.09).requires_grad_()
    pulls = [
        torch.autograd.grad(LOSSES[name](output, zero).sum(), output)[0].norm()
        for name in ("l1", "psnr")
    ]
    close(pulls[0], pulls[1], rtol=0.1, atol=0)


# --- each by what is known of it -----------------------------------------------------------------


def test_simple_losses_have_the_values_of_their_formulas():
    target = torch.zeros(1, 3, 16, 16)
    output = target + 0.1
    for name, value in {
        "mse": 0.01,
        "l1": 0.1,
        "charbonnier": math.sqrt(0.01 + 1e-6),
        "psnr": (10 * math.log10(0.01 + 1e-6) + 60) / 100,
    }.items():
        assert LOSSES[name](output, target).item() == pytest.approx(value, rel=1e-5), name


@pytest.mark.parametrize(("height", "width"), [(11, 11), (40, 33), (64, 96)])
def test_ssim_is_that_of_scikit_image_at_every_second_window(height, width):
    metrics = pytest.importorskip("skimage.metrics")
    rng = np.random.default_rng(height)
    target = rng.random((height, width, 3))
    output = np.clip(target + rng.normal(0, 0.2, target.shape), 0, 1)
    _, values = metrics.structural_similarity(
        output, target, channel_axis=2, data_range=1.0,
        gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True,
    )  # fmt: skip
    wanted = values[5:-5:2, 5:-5:2].mean()  # without those that reach outside the picture
    mine = [torch.from_numpy(x).float().permute(2, 0, 1)[None] for x in (output, target)]
    assert 1 - LOSSES["ssim"](*mine).item() == pytest.approx(wanted, abs=1e-5)


def test_ssim_refuses_what_is_smaller_than_its_window():
    with pytest.raises(ValueError, match="11"):
        LOSSES["ssim"](torch.zeros(1, 3, 10, 40), torch.zeros(1, 3, 10, 40))


def test_edge_is_blind_to_brightness_and_sees_edges():
    target = pictures(1)
    assert LOSSES["edge"](target + 0.3, target).tolist() == pytest.approx([1e-3] * 3, rel=1e-3)
    ramp = torch.linspace(0, 1, 32).expand(1, 3, 32, 32)
    step = (torch.arange(32) >= 16).float().expand(1, 3, 32, 32)
    nothing = torch.zeros(1, 3, 32, 32)
    assert LOSSES["edge"](step, nothing) > 5 * LOSSES["edge"](ramp, nothing)


def test_edge_is_the_finest_level_of_a_laplacian_pyramid():
    """Against the same thing done step by step, as the paper of MPRNet describes it."""
    taps = torch.tensor([0.05, 0.25, 0.4, 0.25, 0.05])
    kernel = torch.outer(taps, taps).expand(3, 1, 5, 5)

    def blur(x: Tensor) -> Tensor:
        return functional.conv2d(functional.pad(x, (2, 2, 2, 2), "replicate"), kernel, groups=3)

    def finest(x: Tensor) -> Tensor:
        sparse = torch.zeros_like(x)
        sparse[:, :, ::2, ::2] = 4 * blur(x)[:, :, ::2, ::2]
        return x - blur(sparse)

    # Equal at the borders, where ours keeps the brightness and theirs does not.
    target = pictures(1, height=40, width=56)
    output = target.clone()
    output[:, :, 8:-8, 8:-8] = pictures(2, height=40, width=56)[:, :, 8:-8, 8:-8]
    error = finest(output) - finest(target)
    wanted = (error.square() + 1e-6).sqrt().mean((1, 2, 3))
    close(LOSSES["edge"](output, target), wanted)


def test_the_matrices_of_edge_serve_training_after_they_served_inference():
    size = 44  # used by no other test
    with torch.inference_mode():
        LOSSES["edge"](torch.rand(1, 3, size, size), torch.rand(1, 3, size, size))
    output = torch.rand(1, 3, size, size, requires_grad=True)
    LOSSES["edge"](output, torch.zeros(1, 3, size, size)).sum().backward()
    assert output.grad.norm() > 0


def test_fft_of_a_wave_is_one_line_of_its_spectrum():
    height, width, size = 32, 64, 0.25
    wave = size * torch.cos(2 * math.pi * 5 * torch.arange(width) / width)
    output = wave.expand(1, 3, height, width)
    # Orthonormal: the line at frequency 5 holds size / 2 * sqrt(pixels), all in its real part.
    line = size / 2 * math.sqrt(height * width)
    values = height * (width // 2 + 1) * 2
    result = LOSSES["fft"](output, torch.zeros(1, 3, height, width)).item()
    assert result == pytest.approx(line / values, rel=1e-4)


def test_fft_does_not_grow_with_the_picture():
    for size in (32, 128):
        value = LOSSES["fft"](white(1.0, size), torch.zeros(2, 3, size, size)).mean()
        assert value == pytest.approx(math.sqrt(1 / math.pi), rel=0.05)  # 0.56


# --- perceptual ----------------------------------------------------------------------------------


def test_perceptual_does_not_depend_on_the_scale_of_the_features():
    output, target = pictures(1), pictures(2)
    one = make_perceptual(lambda x: [x])(output, target)
    close(make_perceptual(lambda x: [100 * x])(output, target), one)
    close(one, (output - target).abs().mean((1, 2, 3)) / target.mean((1, 2, 3)))


def test_perceptual_takes_the_teacher_where_there_is_no_vgg_and_says_so():
    notes: list[str] = []
    losses = make_losses(["l1", "perceptual"], teacher=FakeTeacher(), notes=notes)
    assert list(losses) == ["l1", "perceptual"]
    assert losses["perceptual"](pictures(1), pictures(2)).shape == (3,)
    assert "teacher's encoder" in notes[0]


@pytest.mark.parametrize("teacher", [None, object()], ids=["no teacher", "one without encoder"])
def test_perceptual_without_any_encoder_says_what_to_fetch(teacher, hub):
    with pytest.raises(ConfigError, match="VGG") as caught:
        make_losses(["perceptual"], teacher=teacher)
    assert "https://download.pytorch.org/models/vgg16-397923af.pth" in caught.value.hint
    assert str(hub) in caught.value.hint
    assert "teacher" in caught.value.hint


def vgg_weights() -> dict[str, Tensor]:
    made = torch.Generator().manual_seed(0)
    sizes = {0: (3, 64), 2: (64, 64), 5: (64, 128), 7: (128, 128)}
    sizes |= {10: (128, 256), 12: (256, 256), 14: (256, 256)}
    weights = {"classifier.0.bias": torch.zeros(3)}
    for at, (before, after) in sizes.items():
        weights[f"features.{at}.weight"] = (
            torch.randn(after, before, 3, 3, generator=made) * (2 / before / 9) ** 0.5
        )
        weights[f"features.{at}.bias"] = torch.zeros(after)
    return weights


def test_vgg_is_built_from_the_file_that_torchvision_left(hub, monkeypatch):
    weights = vgg_weights()
    torch.save(weights, hub / "new.pth")
    digest = hashlib.sha256((hub / "new.pth").read_bytes()).hexdigest()
    name = f"vgg16-{digest[:8]}.pth"
    (hub / "new.pth").rename(hub / name)
    monkeypatch.setattr("trainer.train.losses.VGG_FILE", name)

    x = pictures(1, count=2).requires_grad_()
    levels = vgg_encoder()(x)
    assert [tuple(level.shape) for level in levels] == [
        (2, 64, 32, 24), (2, 128, 16, 12), (2, 256, 8, 6),
    ]  # fmt: skip
    levels[2].float().sum().backward()
    assert x.grad.norm() > 0
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    y = (x - mean[:, None, None]) / deviation[:, None, None]
    for at in (0, 2):
        y = functional.conv2d(y, weights[f"features.{at}.weight"], padding=1).relu()
    close(levels[0].float(), y, rtol=0.05, atol=0.05)  # bf16

    notes: list[str] = []
    losses = make_losses(["perceptual"], teacher=FakeTeacher(), notes=notes)
    assert losses["perceptual"](x, x.detach()).tolist() == [0, 0]
    assert "vgg16" in notes[0]


def test_a_damaged_vgg_file_is_never_loaded(hub):
    (hub / "vgg16-397923af.pth").write_bytes(b"half a download")
    with pytest.raises(ConfigError, match="damaged"):
        make_losses(["perceptual"])


def test_an_unknown_loss_lists_the_known_ones():
    with pytest.raises(ConfigError) as caught:
        make_losses(["l1", "lpips"])
    assert "lpips" in caught.value.message
    assert all(name in caught.value.hint for name in (*LOSSES, "perceptual"))


# --- weighting -----------------------------------------------------------------------------------


def terms_of(output: Tensor, target: Tensor, scale: float = 100.0) -> dict[str, Tensor]:
    return {
        "l1": LOSSES["l1"](output, target).mean(),
        "mse": scale * LOSSES["mse"](output, target).mean(),
        "fft": LOSSES["fft"](output, target).mean(),
    }


USER = {"l1": 1.0, "mse": 0.5, "fft": 0.25}


def test_fixed_weights_are_those_of_the_user():
    output = pictures(1).requires_grad_()
    terms = terms_of(output, pictures(2))
    total, weights = make_weighting("fixed", USER)(terms, output)
    assert weights == USER
    close(total, sum(USER[name] * terms[name] for name in USER))


def test_gradnorm_makes_the_pulls_as_long_as_the_user_wants():
    output, target = pictures(1).requires_grad_(), pictures(2)
    weighting = make_weighting("gradnorm-output", USER)
    total, weights = weighting(terms_of(output, target), output)
    (got,) = torch.autograd.grad(total, output)
    pulls = {
        name: weights[name] * torch.autograd.grad(term, output)[0]
        for name, term in terms_of(output, target).items()
    }
    lengths = {name: (pull.norm() / USER[name]).item() for name, pull in pulls.items()}
    assert lengths["mse"] == pytest.approx(lengths["l1"], rel=1e-4)
    assert lengths["fft"] == pytest.approx(lengths["l1"], rel=1e-4)
    assert sum(weights.values()) == pytest.approx(sum(USER.values()))
    close(got, sum(pulls.values()))
    value = sum(weights[name] * term for name, term in terms_of(output, target).items())
    close(total, value)


def test_gradnorm_does_not_care_how_a_loss_is_scaled():
    output, target = pictures(1).requires_grad_(), pictures(2)
    slopes = []
    for scale in (1.0, 1000.0):
        total, _ = make_weighting("gradnorm-output", USER)(terms_of(output, target, scale), output)
        slope = torch.autograd.grad(total, output)[0]
        slopes.append(slope / slope.norm())
    close(*slopes)


def test_gradnorm_never_goes_back_through_the_net(monkeypatch):
    asked = []
    real = torch.autograd.grad

    def watched(value, inputs, **more):
        asked.append(inputs)
        return real(value, inputs, **more)

    monkeypatch.setattr(torch.autograd, "grad", watched)
    passes = 0

    def count(slope: Tensor) -> None:
        nonlocal passes
        passes += 1

    net = nn.Conv2d(3, 3, 3, padding=1)
    net.bias.register_hook(count)
    output = net(pictures(1))
    total, _ = make_weighting("gradnorm-output", USER)(terms_of(output, pictures(2)), output)
    assert all(inputs is output for inputs in asked)
    assert passes == 0
    total.backward()
    assert passes == 1
    assert net.weight.grad.norm() > 0


def test_gradnorm_is_smooth_and_steps_without_a_gradient_leave_no_trace():
    target = pictures(2)
    weighting = make_weighting("gradnorm-output", {"l1": 1.0, "mse": 1.0})

    def weights_at(output: Tensor, poison: float = 1.0) -> dict[str, float]:
        output.requires_grad_()
        terms = terms_of(output, target)
        return weighting({"l1": terms["l1"], "mse": poison * terms["mse"]}, output)[1]

    first = weights_at(pictures(1))
    kept = weighting.lengths.clone()
    weights_at(target.clone())  # no error, no gradient
    close(weighting.lengths, kept, rtol=0, atol=0)
    for poison in (float("nan"), float("inf")):
        weights_at(pictures(1), poison)
        assert weighting.lengths[1] == kept[1]
    near = weights_at(target + 0.01 * (pictures(1) - target))
    # mse pulls a hundred times less near the target; a memory of 20 steps moves by a twentieth.
    assert 1 < near["mse"] / first["mse"] < 1.1
    with torch.no_grad():
        assert weights_at(pictures(1)) == near


def test_gradnorm_on_two_machines_weighs_as_one_does(monkeypatch):
    def weights_of(rows: slice) -> tuple[dict[str, float], Tensor]:
        weighting = make_weighting("gradnorm-output", USER)
        output = pictures(1, 4)[rows].requires_grad_()
        _, weights = weighting(terms_of(output, pictures(2, 4)[rows]), output)
        return weights, weighting.lengths

    together, _ = weights_of(slice(0, 4))
    alone, others = weights_of(slice(2, 4))
    monkeypatch.setattr(torch.distributed, "is_initialized", lambda: True)
    monkeypatch.setattr(torch.distributed, "all_reduce", lambda mine: mine.add_(others.square()))
    shared, _ = weights_of(slice(0, 2))
    assert shared == pytest.approx(together, rel=1e-5)
    assert alone != pytest.approx(together, rel=1e-5)


def test_uncertainty_raises_the_weight_of_small_terms_and_lowers_that_of_large_ones():
    weighting = make_weighting("uncertainty", {"small": 2.0, "large": 1.0})
    terms = {"small": torch.tensor(0.1), "large": torch.tensor(5.0)}
    total, weights = weighting(terms, torch.zeros(1))
    assert weights == {"small": 2.0, "large": 1.0}
    assert total.item() == pytest.approx(2 * 0.1 + 5)
    total.backward()
    slope = weighting.log_scale.grad
    assert slope[0] > 0 > slope[1]
    # At the optimum exp(s) is the term itself.
    with torch.no_grad():
        weighting.log_scale.copy_(torch.tensor([0.1, 5.0]).log())
    weighting.zero_grad()
    total, weights = weighting(terms, torch.zeros(1))
    total.backward()
    close(weighting.log_scale.grad, torch.zeros(2), atol=1e-6, rtol=0)
    assert weights["small"] == pytest.approx(2 / 0.1)


@pytest.mark.parametrize("kind", WEIGHTINGS)
def test_a_resumed_weighting_is_the_unbroken_one_to_the_bit(kind):
    def learn(weighting: nn.Module, steps: range) -> list[Tensor]:
        totals = []
        for step in steps:
            output = pictures(step).requires_grad_()
            total, _ = weighting(terms_of(output, pictures(100)), output)
            weighting.zero_grad()
            total.backward()
            totals.append(torch.stack([total.detach(), output.grad.double().sum().float()]))
            with torch.no_grad():
                for parameter in weighting.parameters():
                    parameter -= 0.1 * parameter.grad
        return totals

    unbroken = make_weighting(kind, USER)
    wanted = learn(unbroken, range(1, 9))
    first = make_weighting(kind, USER)
    got = learn(first, range(1, 5))
    second = make_weighting(kind, USER)
    second.load_state_dict(first.state_dict())
    got += learn(second, range(5, 9))
    assert all(torch.equal(a, b) for a, b in zip(got, wanted, strict=True))


def test_weightings_refuse_what_makes_no_sense():
    with pytest.raises(ConfigError, match="gradnorm") as caught:
        make_weighting("gradnorm", USER)
    assert "gradnorm-output" in caught.value.hint
    for weights in ({}, {"l1": 0.0}, {"l1": -1.0}, {"l1": float("nan")}, {"l1": float("inf")}):
        with pytest.raises(ConfigError):
            make_weighting("fixed", weights)


@pytest.mark.parametrize("kind", WEIGHTINGS)
def test_whole_numbers_are_weights_too(kind: str) -> None:
    output = torch.rand(1, 3, 16, 16, requires_grad=True)
    total, _ = make_weighting(kind, {"mse": 1})({"mse": output.square().mean()}, output)
    total.backward()
    assert output.grad is not None
