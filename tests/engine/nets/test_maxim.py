"""MAXIM: the official names and numbers, the reference where it is at hand, and its odd layers."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from torch.nn import functional  # noqa: E402 - after the skip

from engine.errors import ModelError  # noqa: E402
from engine.nets.fold_maxim import fold_maxim  # noqa: E402
from engine.nets.maxim import Maxim, maxim_from, torch_name  # noqa: E402
from engine.nets.maxim_layers import Axis, Conv, Dense, Enlarge, Resample, shrink  # noqa: E402
from engine.nets.teachers import file_key, load_teacher  # noqa: E402

Shapes = dict[str, tuple[int, ...]]
WEIGHTS = "teacher/maxim-s3-gopro.safetensors"


# --- the official tree of names, written down once more ------------------------------------------


def under(prefix: str, shapes: Shapes) -> Shapes:
    return {f"{prefix}/{name}": shape for name, shape in shapes.items()}


def dense(width_in: int, width: int) -> Shapes:
    return {"kernel": (width_in, width), "bias": (width,)}


def conv(side: int, width_in: int, width: int) -> Shapes:
    return {"kernel": (side, side, width_in, width), "bias": (width,)}


def norm(width: int) -> Shapes:
    return {"scale": (width,), "bias": (width,)}


def attention(c: int) -> Shapes:
    return under("Conv_0", conv(1, c, c // 4)) | under("Conv_1", conv(1, c // 4, c))


def multi_axis(c: int, side: int) -> Shapes:
    found = under("LayerNorm_in", norm(c)) | under("in_project", dense(c, 2 * c))
    found |= under("out_project", dense(2 * c, c))
    for way in ("Block", "Grid"):
        unit = under("intermediate_layernorm", norm(c)) | under("Dense_0", dense(side**2, side**2))
        layer = under("LayerNorm", norm(c)) | under("in_project", dense(c, 2 * c))
        layer |= under("out_project", dense(c, c)) | under(f"{way}GatingUnit", unit)
        found |= under(f"{way}GmlpLayer", layer)
    return found


def cross_gating(c_in: int, c: int, side: int, above: int = 0) -> Shapes:
    found = under("Conv_0", conv(1, c_in, c)) | under("Conv_1", conv(1, c, c))
    if above:
        found |= under("ConvTranspose_0", conv(2, above, c))
    for way in "xy":
        gate = under("LayerNorm_in", norm(c)) | under("in_project", dense(c, 2 * c))
        gate |= under("Dense_0", dense(side**2, side**2)) | under(
            "Dense_1", dense(side**2, side**2)
        )
        gate |= under("out_project", dense(2 * c, c))
        found |= under(f"LayerNorm_{way}", norm(c)) | under(f"in_project_{way}", dense(c, c))
        found |= under(f"out_project_{way}", dense(c, c))
        found |= under(f"SplitHeadMultiAxisGating_{way}", gate)
    return found


def block(c_in: int, c: int, side: int) -> Shapes:
    found = under("Conv_0", conv(1, c_in, c))
    for group in range(2):
        found |= under(f"SplitHeadMultiAxisGmlpLayer_{group}", multi_axis(c, side))
        parts = under("LayerNorm", norm(c)) | under("channel_attention", attention(c))
        parts |= under("conv1", conv(3, c, c)) | under("conv2", conv(3, c, c))
        found |= under(f"channel_attention_block_1{group}", parts)
    return found


def bottleneck(c: int) -> Shapes:
    found = under("input_proj", conv(1, c, c))
    for group in range(2):
        found |= under(f"SplitHeadMultiAxisGmlpLayer_{group}", multi_axis(c, 8))
        mixing = under("Dense_0", dense(c, c)) | under("Dense_1", dense(c, c))
        parts = under("LayerNorm", norm(c)) | under("channel_attention", attention(c))
        found |= under(
            f"channel_attention_block_1_{group}", parts | under("channel_mixing", mixing)
        )
    return found


def stage(index: int) -> Shapes:
    widths, sides = (32, 64, 128), (16, 16, 8)
    found: Shapes = {}
    for i, (c, side) in enumerate(zip(widths, sides, strict=True)):
        above = (64, 128, 128)[i]
        encoder = block((64, 96, 192)[i], c, side) | under("Conv_1", conv(4, c, c))
        decoder = under("UNetEncoderBlock_0", block(4 * c, c, side))
        if index > 0:
            encoder |= under("cross_gating_block", cross_gating(c, c, side))
            found |= under(f"input_fuse_sam_{i}", cross_gating(c, c, side))
        if index < 2:
            sam = under("Conv_0", conv(3, c, c)) | under("Conv_1", conv(3, c, 3))
            sam |= under("Conv_2", conv(3, 3, c))
            found |= under(f"supervised_attention_module_{i}", sam)
        found |= under(f"input_conv_{i}", conv(3, 3, c)) | under(f"encoder_block_{i}", encoder)
        found |= under(f"cross_gating_block_{i}", cross_gating(3 * c, c, side, above))
        found |= under(f"decoder_block_{i}", decoder | under("ConvTranspose_0", conv(2, above, c)))
    for i in range(2):
        found |= under(f"global_block_{i}", bottleneck(128))
    if index == 2:
        found |= under("output_conv_0", conv(3, 32, 3))
    return {f"stage_{index}_{name}": shape for name, shape in found.items()}


def official() -> Shapes:
    found = stage(0) | stage(1) | stage(2)
    number = 0
    for _ in range(3):
        for sources in ((32, 64, 128), (128, 64, 32)):
            for width in (128, 64, 32):
                for source in sources:
                    found |= under(f"UpSampleRatio_{number}/Conv_0", conv(1, source, width))
                    number += 1
    return found


def random_weights() -> dict[str, np.ndarray]:
    """Every official tensor with its own numbers, of a size at which signals keep theirs."""
    rng = np.random.default_rng(0)
    made = {}
    for name, shape in official().items():
        values = rng.standard_normal(shape, dtype=np.float32)
        if name.endswith("scale"):
            values = 1 + 0.1 * values
        elif name.endswith("kernel"):
            values *= math.prod(shape[:-1]) ** -0.5
        else:
            values *= 0.1
        made[name] = values.astype(np.float16)
    return made


def test_the_official_names_match_the_network() -> None:
    shapes = official()
    assert len(shapes) == 2750
    assert sum(map(math.prod, shapes.values())) == 22_207_605
    with torch.device("meta"):
        wanted = Maxim().state_dict()
    assert {torch_name(name) for name in shapes} == set(wanted)
    assert sum(value.numel() for value in wanted.values()) == 22_207_605


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    return random_weights()


@pytest.fixture(scope="module")
def npz(weights: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As the official one: a prefix, the optimiser's state, and two heads that we do not use."""
    path = tmp_path_factory.mktemp("maxim") / "checkpoint.npz"
    content = {f"opt/target/{name}": value for name, value in weights.items()}
    content["opt/state/step"] = np.int32(7)
    for level, width in ((1, 64), (2, 128)):
        head = f"opt/target/stage_2_output_conv_{level}"
        content[f"{head}/kernel"] = np.zeros((3, 3, width, 3), np.float32)
        content[f"{head}/bias"] = np.zeros(3, np.float32)
    np.savez(path, **content)
    return path


@torch.no_grad()
def test_npz_and_safetensors_give_the_same_net(
    npz: Path, weights: dict[str, np.ndarray], tmp_path: Path
) -> None:
    from safetensors.numpy import save_file

    save_file(weights, tmp_path / "weights.safetensors")
    nets = [load_teacher(path) for path in (npz, tmp_path / "weights.safetensors")]
    x = torch.rand(1, 3, 64, 128)
    (one, features), (two, _) = (net.forward_with_features(x) for net in nets)
    assert torch.equal(one, two)
    assert one.shape == x.shape
    assert features.shape == (1, 128, 8, 16)
    assert nets[0].name == "maxim"
    assert nets[0].size_multiple == 64
    assert not nets[0].training
    assert not any(p.requires_grad for p in nets[0].parameters())
    assert all(p.dtype == torch.float32 for p in nets[0].parameters())
    assert file_key(npz) != file_key(tmp_path / "weights.safetensors")


@torch.no_grad()
def test_early_exits_and_the_encoder(npz: Path) -> None:
    x = torch.rand(2, 3, 64, 64)
    nets = [load_teacher(npz, stages=stages) for stages in (1, 2, 3)]
    outputs = [net(x) for net in nets]
    sizes = [sum(p.numel() for p in net.parameters()) for net in nets]
    assert sizes == [6_339_593, 14_376_210, 22_207_605]
    assert float((outputs[0] - outputs[1]).abs().max()) > 1e-3
    assert float((outputs[1] - outputs[2]).abs().max()) > 1e-3
    encoded = nets[0].encode(x)
    assert [tuple(each.shape[1:]) for each in encoded] == [
        (32, 64, 64), (64, 32, 32), (128, 16, 16), (128, 8, 8),
    ]  # fmt: skip
    assert torch.equal(encoded[-1], nets[0].forward_with_features(x)[1])
    # One picture of a batch does not know of the other.
    torch.testing.assert_close(nets[0](x[:1]), outputs[0][:1], rtol=1e-4, atol=1e-4)
    with torch.autocast("cpu", torch.bfloat16):
        rough = nets[0](x)
    assert rough.dtype == torch.float32
    change = (outputs[0] - x).square().mean()
    assert float((rough - outputs[0]).square().mean()) < 0.01 * float(change)
    with torch.enable_grad():
        x.requires_grad_()
        (slope,) = torch.autograd.grad(encoded_sum(nets[0], x), x)
    assert float(slope.abs().max()) > 0, "a loss on these features would teach nothing"


def encoded_sum(net: Maxim, x: torch.Tensor) -> torch.Tensor:
    return sum(each.square().mean() for each in net.encode(x))


@pytest.mark.parametrize("stages", [0, 4])
def test_there_are_three_stages(npz: Path, stages: int) -> None:
    with pytest.raises(ModelError, match="3 stages"):
        load_teacher(npz, stages=stages)


MISFITS = {
    "1 tensors are missing .*stages.0.inputs.0.bias": ("stage_0_input_conv_0/bias", None),
    r"1 tensors have another shape .*\(4,\), not \(32,\)": (
        "stage_0_input_conv_0/bias", np.zeros(4, np.float32)),
    r"1 tensors are unknown .*stages\.3": ("stage_3_input_conv_0/bias", np.zeros(32)),
    "not finite": ("stage_0_input_conv_0/bias", np.full(32, np.nan, np.float32)),
    "floating": ("stage_0_input_conv_0/bias", np.zeros(32, np.int32)),
    "twice": ("stage_0_input_conv_0/weight", np.zeros((3, 3, 3, 32), np.float32)),
    "stage_2_output_conv_1.bias": ("stage_2_output_conv_1/bias", np.zeros(4, np.float32)),
}  # fmt: skip


@pytest.mark.parametrize("reason", MISFITS)
def test_other_weights_are_refused_with_the_reason(
    weights: dict[str, np.ndarray], reason: str
) -> None:
    name, value = MISFITS[reason]
    changed = {key: each for key, each in weights.items() if key != name}
    if value is not None:
        changed[name] = value
    tensors = {key: torch.from_numpy(each) for key, each in changed.items()}
    with pytest.raises(ModelError, match=reason) as caught:
        maxim_from(tensors, "x.npz")
    assert len(str(caught.value)) < 400
    assert caught.value.hint


# --- the layers that are easily got wrong --------------------------------------------------------


def test_blocks_hold_neighbours_and_grids_reach_over_the_picture() -> None:
    h, w, side = 4, 6, 2
    x = torch.arange(h * w).view(1, h, w, 1).float()
    blocks, grid = (Axis(side, grid=grid).gather(x)[0, ..., 0] for grid in (False, True))
    assert blocks[:, 0].tolist() == [0, 1, 6, 7]
    assert grid[:, 0].tolist() == [0, 3, 12, 15]
    for way in (False, True):
        axis = Axis(side, grid=way)
        assert torch.equal(axis.scatter(axis.gather(x), h, w), x)


def test_shrinking_equals_torchs_antialiasing() -> None:
    x = torch.rand(2, 16, 24, 5)
    for factor in (1, 2, 4):
        wanted = functional.interpolate(
            x.permute(0, 3, 1, 2), scale_factor=1 / factor, mode="bilinear", antialias=True
        ).permute(0, 2, 3, 1)
        torch.testing.assert_close(shrink(x, factor), wanted, rtol=1e-6, atol=1e-6)


@torch.no_grad()
def test_enlarging_first_or_last_is_the_same() -> None:
    layer, x = Resample(4, 3, 2.0), torch.rand(1, 8, 8, 4)
    large = functional.interpolate(x.permute(0, 3, 1, 2), scale_factor=2, mode="bilinear")
    torch.testing.assert_close(layer(x), layer.dense(large.permute(0, 2, 3, 1)))


@torch.no_grad()
def test_layers_equal_those_of_torch() -> None:
    x = torch.rand(1, 6, 4, 3)
    for layer, plain in (
        (Conv(3, 5, 3, padding=1), lambda n, z: functional.conv2d(z, n.weight, n.bias, padding=1)),
        (Enlarge(3, 5), lambda n, z: functional.conv_transpose2d(z, n.weight, n.bias, stride=2)),
    ):
        wanted = plain(layer, x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        torch.testing.assert_close(layer(x), wanted)
    layer = Dense(3, 8)
    both = torch.cat(layer.halves(x), dim=-1)
    torch.testing.assert_close(both, functional.gelu(layer(x), approximate="tanh"))
    rough = layer(x.bfloat16().float()).bfloat16()
    with torch.autocast("cpu", torch.bfloat16):
        torch.testing.assert_close(layer(x.bfloat16()), rough, rtol=0.02, atol=0.02)


# --- the real weights ----------------------------------------------------------------------------


@torch.no_grad()
def test_the_first_stage_folds_into_the_compact_net(npz: Path) -> None:
    maxim = load_teacher(npz, stages=1)
    assert isinstance(maxim, Maxim)
    net = fold_maxim(maxim)
    x = torch.rand(1, 3, 64, 128)
    change, folded = (made - x for made in (maxim(x), net(x)))
    assert change.abs().mean() > 1e-3
    assert decibels(folded / change.abs().max(), change / change.abs().max()) > 80


def decibels(one: torch.Tensor, two: torch.Tensor) -> float:
    return -10 * math.log10(float((one - two).double().square().mean()))


@torch.no_grad()
def test_the_reference_is_matched(shared_data: Path) -> None:
    if not (shared_data / WEIGHTS).exists():
        pytest.skip("the teacher's weights are not there")
    net = load_teacher(shared_data / WEIGHTS)
    reference = np.load(shared_data / "teacher/reference.npz")
    x, wanted = (torch.from_numpy(reference[n]) for n in ("input_u8", "output_f32"))
    x, wanted = x.permute(2, 0, 1)[None].float() / 255, wanted.permute(2, 0, 1)[None]
    assert decibels(net(x), wanted) > 100
    net.stages, x = net.stages[:1], x[..., :128, :128]  # bfloat16 is slow where it is emulated
    with torch.autocast("cpu", torch.bfloat16):
        rough = net(x)
    assert decibels(rough, net(x)) > 50
