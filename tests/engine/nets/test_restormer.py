"""Restormer: the official names and numbers, the paper's layers, and files that must not load."""

from __future__ import annotations

import contextlib
import os
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from safetensors.torch import save_file  # noqa: E402 - after the skip
from torch import nn  # noqa: E402

from engine.errors import ModelError  # noqa: E402
from engine.nets import restormer  # noqa: E402
from engine.nets.restormer import Restormer  # noqa: E402
from engine.nets.students import build_student  # noqa: E402
from engine.nets.teachers import file_key, load_teacher  # noqa: E402
from engine.nets.weights import load_strictly, read_weights  # noqa: E402

# --- the net -------------------------------------------------------------------------------------


def official_names() -> set[str]:
    """The names in the official file, written down once more."""
    levels = {
        "encoder_level1": 4, "encoder_level2": 6, "encoder_level3": 6, "latent": 8,
        "decoder_level3": 6, "decoder_level2": 6, "decoder_level1": 4, "refinement": 4,
    }  # fmt: skip
    block = [
        *(f"norm{n}.body.{kind}" for n in (1, 2) for kind in ("weight", "bias")),
        "attn.temperature",
        *(f"attn.{n}.weight" for n in ("qkv", "qkv_dwconv", "project_out")),
        *(f"ffn.{n}.weight" for n in ("project_in", "dwconv", "project_out")),
    ]
    names = {
        f"{level}.{i}.{name}" for level, count in levels.items() for i in range(count)
        for name in block
    }  # fmt: skip
    resizes = ("down1_2", "down2_3", "down3_4", "up4_3", "up3_2", "up2_1")
    names |= {f"{name}.body.0.weight" for name in resizes}
    rest = ("patch_embed.proj", "output", "reduce_chan_level2", "reduce_chan_level3")
    return names | {f"{name}.weight" for name in rest}


def test_names_shapes_and_numbers_are_the_official_ones() -> None:
    with torch.device("meta"):
        state = Restormer().state_dict()
    assert set(state) == official_names()
    assert len(state) == 494
    assert sum(value.numel() for value in state.values()) == 26_126_644
    assert tuple(state["encoder_level1.0.ffn.project_in.weight"].shape) == (254, 48, 1, 1)
    assert tuple(state["latent.0.attn.temperature"].shape) == (8, 1, 1)
    assert tuple(state["refinement.3.attn.qkv_dwconv.weight"].shape) == (288, 1, 3, 3)
    assert tuple(state["up4_3.body.0.weight"].shape) == (768, 384, 3, 3)


@torch.no_grad()
def test_a_block_follows_the_paper() -> None:
    torch.manual_seed(0)
    width, heads = 8, 2
    block = restormer._Block(width, heads)
    for parameter in block.parameters():
        parameter.add_(torch.randn_like(parameter) * 0.3)
    x = torch.randn(2, width, 5, 6)

    def norm(layer: nn.Module, z: torch.Tensor) -> torch.Tensor:
        mean, var = z.mean(1, keepdim=True), z.var(1, keepdim=True, correction=0)
        z = (z - mean) / torch.sqrt(var + 1e-5)
        return z * layer.body.weight[:, None, None] + layer.body.bias[:, None, None]

    attn, ffn = block.attn, block.ffn
    q, k, v = attn.qkv_dwconv(attn.qkv(norm(block.norm1, x))).split(width, dim=1)
    y = torch.zeros_like(x)
    part = width // heads
    for n in range(2):
        for head in range(heads):
            rows = slice(head * part, (head + 1) * part)
            a, b, c = (z[n, rows].reshape(part, -1) for z in (q, k, v))
            cosine = (a / a.norm(dim=1, keepdim=True)) @ (b / b.norm(dim=1, keepdim=True)).T
            weights = (cosine * attn.temperature[head]).softmax(dim=1)
            y[n, rows] = (weights @ c).reshape(part, 5, 6)
    x1 = x + attn.project_out(y)
    z = ffn.dwconv(ffn.project_in(norm(block.norm2, x1)))
    half = z.shape[1] // 2
    gelu = z[:, :half] * 0.5 * (1 + torch.erf(z[:, :half] / 2**0.5))
    wanted = x1 + ffn.project_out(gelu * z[:, half:])
    torch.testing.assert_close(block(x), wanted, rtol=1e-4, atol=1e-5)


@pytest.fixture(scope="module")
def net() -> Restormer:
    torch.manual_seed(0)
    net = Restormer().eval()
    with torch.no_grad():
        for parameter in net.parameters():
            # Away from ones and zeros, which could stand for each other.
            parameter.add_(torch.randn_like(parameter) * 0.01)
    return net


@pytest.fixture(scope="module")
def official(net: Restormer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("restormer") / "motion_deblurring.pth"
    torch.save({"params": OrderedDict(net.state_dict())}, path)
    return path


@torch.no_grad()
def test_a_file_round_trips_to_the_same_network(net: Restormer, official: Path) -> None:
    loaded = load_teacher(official)
    assert isinstance(loaded, Restormer)
    assert (loaded.name, loaded.size_multiple, loaded.training) == ("restormer", 8, False)
    assert not any(p.requires_grad for p in loaded.parameters())
    x = torch.rand(1, 3, 16, 24)
    out, features = loaded.forward_with_features(x)
    assert torch.equal(out, net(x))
    assert out.shape == x.shape
    assert float((out - x).abs().max()) > 1e-3
    encoded = loaded.encode(x)
    assert [tuple(each.shape[1:]) for each in encoded] == [
        (48, 16, 24), (96, 8, 12), (192, 4, 6), (384, 2, 3),
    ]  # fmt: skip
    assert torch.equal(encoded[-1], features)
    with torch.autocast("cpu", torch.bfloat16):
        rough = loaded(x)
    assert rough.dtype == torch.float32
    assert float((rough - out).abs().max()) < 0.05 * float((out - x).abs().max())


def test_a_bare_state_dict_in_half_precision_loads_too(net: Restormer, tmp_path: Path) -> None:
    from safetensors.torch import save_file

    half = {name: value.half() for name, value in net.state_dict().items()}
    torch.save(half, tmp_path / "bare.pth")
    save_file(half, tmp_path / "bare.safetensors")
    one, two = (load_teacher(tmp_path / f"bare.{end}") for end in ("pth", "safetensors"))
    for name, value in one.state_dict().items():
        assert torch.equal(value, half[name].float())
        assert torch.equal(value, two.state_dict()[name])


def test_the_key_is_the_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_key(tmp_path / "a") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    with pytest.raises(ModelError, match="cannot be read"):
        file_key(tmp_path / "b")


# --- what must not load --------------------------------------------------------------------------


class Poison:
    def __init__(self, path: Path) -> None:
        self.path = str(path)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


def test_code_in_a_file_is_not_executed(tmp_path: Path) -> None:
    trap = tmp_path / "executed"
    torch.save({"params": {"patch_embed.proj.weight": Poison(trap)}}, tmp_path / "zip.pth")
    torch.save(Poison(trap), tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    (tmp_path / "bare.pth").write_bytes(pickle.dumps(Poison(trap)))
    np.savez(tmp_path / "x.npz", **{"stage_0_x": np.array([Poison(trap)], dtype=object)})
    for name in ("zip.pth", "old.pth", "bare.pth", "x.npz"):
        with pytest.raises(ModelError) as caught:
            load_teacher(tmp_path / name)
        assert name in caught.value.message
        assert "weights_only" not in str(caught.value), "advice to open the door"
        assert not trap.exists()
    pickle.loads(pickle.dumps(Poison(trap)))
    assert trap.exists(), "the trap did not work"


def small(path: Path) -> Path:
    """A right file of some net, small enough to be broken in many places."""
    torch.save({"params": build_student("studentnet").state_dict()}, path)
    return path


def test_truncated_and_altered_files_are_refused(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    state = {"a": torch.rand(40, 3), "b": torch.rand(7)}
    torch.save(state, tmp_path / "zip.pth")
    torch.save(state, tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    np.savez(tmp_path / "x.npz", **{name: value.numpy() for name, value in state.items()})
    save_file(state, tmp_path / "x.safetensors")
    rng = np.random.default_rng(0)
    broken = tmp_path / "broken"
    for name in ("zip.pth", "old.pth", "x.npz", "x.safetensors"):
        whole = (tmp_path / name).read_bytes()
        assert set(read_weights(tmp_path / name)) == {"a", "b"}
        for cut in (1, 8, 9, 60, len(whole) // 2, len(whole) - 1):
            broken.write_bytes(whole[:cut])
            with pytest.raises(ModelError):
                read_weights(broken)
        for _ in range(60):
            altered = bytearray(whole)
            for place in rng.integers(0, len(whole), 3):
                altered[place] = rng.integers(0, 256)
            broken.write_bytes(altered)
            with contextlib.suppress(ModelError):  # an altered number cannot be seen
                read_weights(broken)


OTHERS = {
    "a text": (b"weights\n" * 9, "is not a file of weights"),
    "nothing": (b"", "is not a file of weights"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "is not a file of weights"),
}


@pytest.mark.parametrize("what", OTHERS)
def test_other_files_are_refused(tmp_path: Path, what: str) -> None:
    content, reason = OTHERS[what]
    (tmp_path / "x.pth").write_bytes(content)
    with pytest.raises(ModelError, match=reason) as caught:
        load_teacher(tmp_path / "x.pth")
    assert "Choose" in caught.value.hint


def test_missing_files_and_files_without_state_dict_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_teacher(tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        load_teacher(tmp_path / "missing")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(ModelError, match="cannot be read as weights"):
        load_teacher(tmp_path / "a.zip")
    for number, content in enumerate(
        ([torch.zeros(1)], {"params": 3}, {"a": {"b": torch.ones(1)}})
    ):
        torch.save(content, tmp_path / f"{number}.pth")
        with pytest.raises(ModelError, match="no state dict"):
            load_teacher(tmp_path / f"{number}.pth")
    torch.save({}, tmp_path / "empty.pth")
    with pytest.raises(ModelError, match="no known teacher"):
        load_teacher(tmp_path / "empty.pth")


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    save_file(build_student("live").state_dict(), tmp_path / "student.safetensors")
    for path in (small(tmp_path / "x.pth"), tmp_path / "student.safetensors"):
        with pytest.raises(ModelError, match=r"no known teacher .*\.weight"):
            load_teacher(path)


def test_a_restormer_of_another_task_is_refused_with_the_reason(net: Restormer) -> None:
    state = net.state_dict()
    # The denoisers' norms have no bias: two in each of 44 blocks.
    bias_free = {name: value for name, value in state.items() if not name.endswith("body.bias")}
    with pytest.raises(ModelError, match=r"88 tensors are missing .*\.\.\.") as caught:
        load_strictly(net, bias_free, "x.pth")
    assert len(str(caught.value)) < 300
    changed = dict(state) | {"patch_embed.proj.weight": torch.zeros(48, 1, 3, 3)}
    with pytest.raises(ModelError, match=r"proj.weight \(48, 1, 3, 3\), not \(48, 3, 3, 3\)"):
        load_strictly(net, changed, "x.pth")
    changed = dict(state) | {"skip_conv.weight": torch.zeros(96, 48, 1, 1)}
    with pytest.raises(ModelError, match=r"1 tensors are unknown \(skip_conv.weight\)"):
        load_strictly(net, changed, "x.pth")
