"""Every student: what the trainer and the exporter rely on, and that tiles give the whole."""

from __future__ import annotations

import copy
import io
import warnings

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from torch import nn  # noqa: E402 - after the skip

from engine.errors import ConfigError  # noqa: E402
from engine.nets.net import Student  # noqa: E402
from engine.nets.students import STUDENTS, build_student  # noqa: E402
from engine.nets.unet import UNETS, AttentionBlock, ResidualUNet, UNetShape  # noqa: E402

PARAMETERS = {
    "live": 2_820_860,
    "live-small": 1_260_700,
    "unet": 5_788_172,
    "attention": 1_294_172,
    "separable": 1_192_844,
    "best": 5_240_451,
    "balanced": 5_247_407,
    "fast": 5_256_062,
    "maxim-stage-1": 5_993_059,
    "lean": 5_143_215,
    "studentnet": 77_379,
    "studentnet-bn": 151_747,
}

REACH = {
    "live": 320,
    "live-small": 320,
    "unet": 448,
    "attention": 640,
    "separable": 704,
    "studentnet": 5,
    "studentnet-bn": 7,
}
"""Pixels from which on nothing is seen: what lies there cannot change pixel 0.

The compact MAXIMs see everything, and have tests of their own."""


@pytest.fixture(params=sorted(REACH))
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def stirred(name: str) -> Student:
    """A student in eval mode that does something, with every parameter and buffer in play."""
    torch.manual_seed(0)
    net = build_student(name)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
        for module in net.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.running_mean.uniform_(-0.5, 0.5)
                module.running_var.uniform_(0.5, 2)
    return net.eval()


def test_each_has_its_size() -> None:
    assert {name: parameters(build_student(name)) for name in STUDENTS} == PARAMETERS


def parameters(net: nn.Module) -> int:
    return sum(p.numel() for p in net.parameters())


def test_an_unknown_name_is_refused_with_a_list_of_names() -> None:
    with pytest.raises(ConfigError, match="studentnet-bn"):
        build_student("resnet")


@torch.no_grad()
def test_sizes_and_features(name: str) -> None:
    net = stirred(name)
    for rows, columns in ((1, 1), (1, 3), (5, 2)):
        height, width = (n * max(net.size_multiple, 4) for n in (rows, columns))
        x = torch.rand(2, 3, height, width)
        out, features = net.forward_with_features(x)
        assert out.shape == x.shape
        assert features.shape[:2] == (2, net.feature_channels)
        step = height // features.shape[2]
        assert features.shape[2:] == (height // step, width // step)
        assert torch.equal(net(x), out)
        assert net.size_multiple % step == 0


@torch.no_grad()
def test_the_features_lead_to_the_output(name: str) -> None:
    """Features that nothing depends on would teach nothing."""
    net = stirred(name)
    x = torch.rand(1, 3, 32, 32)
    with torch.enable_grad():
        x.requires_grad_()
        out, features = net.forward_with_features(x)
        (slope,) = torch.autograd.grad(out.square().sum(), features)
    assert float(slope.abs().max()) > 0


@torch.no_grad()
def test_the_output_keeps_the_dtype_under_autocast(name: str) -> None:
    x = torch.rand(1, 3, 32, 32).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", torch.bfloat16):
        out = build_student(name)(x)
    assert out.dtype == torch.float32
    if name in UNETS:
        assert torch.equal(out, x), "the picture itself lost bits"


@pytest.mark.parametrize("name", sorted(UNETS))
@torch.no_grad()
def test_unets_start_as_the_identity_with_their_variance_kept(name: str) -> None:
    torch.manual_seed(0)
    net = build_student(name)
    # Noise: a net without a sight of the mean must not blow up or fall silent at any depth.
    x = torch.randn(1, 3, 128, 128)
    out, features = net.forward_with_features(x)
    assert torch.equal(out, x)
    assert 0.3 < float(features.std()) < 3


@torch.no_grad()
def test_folding_changes_nothing_and_leaves_nothing(name: str) -> None:
    net = stirred(name)
    x = torch.rand(1, 3, 48, 32)
    before = net(x)
    assert float((before - x).abs().max()) > 1e-3
    folded = copy.deepcopy(net).fold()
    names = set(dict(folded.named_parameters())) | set(dict(folded.named_buffers()))
    assert not [each for each in names if "gain" in each or "norm" in each]
    assert float((folded(x) - before).abs().max()) < 1e-4 * float(before.abs().max())
    assert torch.equal(folded.fold()(x), folded(x)), "folding twice"


@torch.no_grad()
def test_a_tile_with_enough_halo_gives_the_result_of_the_whole_picture(name: str) -> None:
    """Change the picture far away: the output here must not move at all."""
    net, far, step = stirred(name).double(), REACH[name], build_student(name).size_multiple
    x = torch.rand(1, 3, max(16, step), far + 64, dtype=torch.float64)
    other = x.clone()
    other[..., far:] = torch.rand(other[..., far:].shape)
    assert torch.equal(net(x)[..., :step], net(other)[..., :step])
    other = x.clone()
    other[..., :64] = torch.rand(other[..., :64].shape)
    moved = (net(x) - net(other)).abs().amax(dim=(0, 1, 2))
    assert float(moved[64]) > 0, "nothing is seen outside"
    assert float(moved[-step:].max()) == 0
    # A tile cut at a multiple of the size, as the tiler does.
    tile = net(x[..., step:])
    torch.testing.assert_close(tile[..., -step:], net(x)[..., -step:], rtol=1e-9, atol=1e-9)


def test_the_window_of_attention_has_the_true_mean_at_the_borders() -> None:
    block = AttentionBlock(16)
    flat = torch.full((1, 16, 9, 30), 0.7)
    torch.testing.assert_close(block.columns(block.rows(flat)), flat)
    x = torch.rand(1, 16, 9, 30)
    around = block.columns(block.rows(x))
    torch.testing.assert_close(around[..., 4, 15], x[..., 1:8, 12:19].mean(dim=(2, 3)))


def test_the_shipped_weights_still_fit() -> None:
    from trainer.config import TrainConfig
    from trainer.train.initial_weights import load_weights

    net = build_student("live")
    load_weights(net, TrainConfig(start="live"))
    x = torch.linspace(0.2, 0.8, 32).expand(1, 3, 32, 32)
    with torch.no_grad():
        assert 1e-4 < float((net(x) - x).abs().max()) < 0.2  # a ramp stays nearly as it is


def test_studentnet_follows_the_paper() -> None:
    net = stirred("studentnet")
    layers = [module for module in net.modules() if isinstance(module, nn.Conv2d)]
    assert [(m.in_channels, m.out_channels) for m in layers] == [
        (3, 64), (64, 64), (64, 64), (64, 3),
    ]  # fmt: skip
    assert all(m.kernel_size == (3, 3) and m.padding == (1, 1) for m in layers)
    x = torch.rand(1, 3, 12, 12)
    y = x
    for layer in layers[:-1]:
        y = torch.relu(layer(y))
    assert torch.equal(net(x), layers[-1](y))


def test_the_batch_norms_learn_in_training_only() -> None:
    net = build_student("studentnet-bn")
    before = net.norms[0].running_mean.clone()
    net(torch.rand(2, 3, 16, 16))
    learnt = net.norms[0].running_mean.clone()
    assert not torch.equal(before, learnt)
    net.eval()(torch.rand(2, 3, 16, 16))
    assert torch.equal(learnt, net.norms[0].running_mean)


def test_onnx_at_other_sizes_is_the_same(name: str) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    net = stirred(name).fold()
    size = max(net.size_multiple, 16)
    axes, file = {2: "height", 3: "width"}, io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            net, (torch.zeros(1, 3, size, 2 * size),), file,
            input_names=["image"], output_names=["deblurred"],
            dynamic_axes={"image": axes, "deblurred": axes}, opset_version=17, dynamo=False,
        )  # fmt: skip
    session = onnxruntime.InferenceSession(file.getvalue(), providers=["CPUExecutionProvider"])
    x = torch.rand(1, 3, 3 * size, 2 * size)
    with torch.no_grad():
        wanted = net(x).numpy()
    difference = np.abs(session.run(None, {"image": x.numpy()})[0] - wanted).max()
    assert difference < 1e-4 * np.abs(wanted).max()


def test_shapes_with_an_unknown_block_are_refused() -> None:
    with pytest.raises(KeyError):
        ResidualUNet(UNetShape((16, 32), encoder=(1, 1), decoder=(1,), block="dense"))
