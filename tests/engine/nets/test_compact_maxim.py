"""Compact MAXIM (`best`, `balanced`): its file, the reference, and fewer pixels.

ONNX and torch are compared for every student in tests/trainer/export.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")

from safetensors.torch import load_file, save_file  # noqa: E402 - after the skip

from engine.errors import ModelError  # noqa: E402
from engine.nets.compact_maxim import (  # noqa: E402
    COMPACT_MAXIMS,
    CompactMaxim,
    CompactMaximShape,
    load_compact_maxim,
)

SMALL = CompactMaximShape(encoder=(1, 1, 1), decoder=(1, 1, 1), bottleneck=1)
"""Without mixers, so that small pictures do."""


def stirred(shape: CompactMaximShape) -> CompactMaxim:
    """A net that does something, with every parameter in play."""
    torch.manual_seed(0)
    net = CompactMaxim(shape)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
    return net.eval()


@pytest.mark.parametrize(("name", "file"), [("best", "best"), ("balanced", "half")])
@torch.no_grad()
def test_published_weights_load_and_match_the_reference(
    name: str, file: str, shared_data: Path
) -> None:
    folder = shared_data.parent / "models"
    if not (folder / f"{file}.safetensors").exists():
        pytest.skip(f"{folder} has no {file}.safetensors")
    net = load_compact_maxim(folder / f"{file}.safetensors")
    assert net.shape == COMPACT_MAXIMS[name]
    if name != "best":
        return
    reference = np.load(folder / "reference.npz")
    x = torch.from_numpy(reference["input_u8"]).permute(2, 0, 1)[None].float() / 255
    difference = net(x)[0].permute(1, 2, 0).double().numpy() - reference["output_f32"]
    assert -10 * np.log10(np.square(difference).mean()) > 80


@pytest.mark.parametrize(
    ("shape", "multiple"),
    [
        (CompactMaximShape(), 64),
        (CompactMaximShape(shuffle=3), 192),
        (CompactMaximShape(bottleneck=1), 32),
        (CompactMaximShape(bottleneck=1, encoder=(1, 1, 1), decoder=(1, 0, 1)), 32),
        (SMALL, 8),
    ],
)
@torch.no_grad()
def test_sizes_and_features(shape: CompactMaximShape, multiple: int) -> None:
    net = stirred(shape)
    assert net.size_multiple == multiple
    x = torch.rand(2, 3, multiple, 2 * multiple)
    made, features = net.forward_with_features(x)
    assert made.shape == x.shape
    step = 8 * shape.shuffle
    assert features.shape == (2, net.feature_channels, multiple // step, 2 * multiple // step)


@pytest.mark.parametrize("name", COMPACT_MAXIMS)
@torch.no_grad()
def test_a_fresh_net_is_the_identity_also_under_autocast(name: str) -> None:
    net = CompactMaxim(COMPACT_MAXIMS[name])
    x = torch.rand(1, 3, net.size_multiple, net.size_multiple)
    with torch.autocast("cpu", torch.bfloat16):
        made = net(x)
    assert made.dtype == torch.float32
    assert torch.equal(made, x)


@torch.no_grad()
def test_weights_survive_the_file(tmp_path: Path) -> None:
    net = stirred(SMALL)
    save_compact_maxim(net, tmp_path / "a.safetensors")
    again = load_compact_maxim(tmp_path / "a.safetensors")
    assert again.shape == SMALL
    x = torch.rand(1, 3, 16, 24)
    torch.testing.assert_close(again(x), net(x), rtol=0, atol=5e-3)


def save_compact_maxim(net: CompactMaxim, path: Path) -> None:
    halves = {name: value.half().contiguous() for name, value in net.state_dict().items()}
    save_file(halves, path, {"spec": json.dumps(asdict(net.shape))})


def changed(path: Path, case: str) -> None:
    weights = load_file(path)
    spec = {"encoder": [1, 1, 1], "decoder": [1, 1, 1], "bottleneck": 1, "shuffle": 1}
    match case:
        case "missing":
            del weights["output.bias"]
        case "extra":
            weights["another"] = torch.zeros(1)
        case "shape":
            weights["output.bias"] = torch.zeros(4)
        case "nan":
            weights["output.bias"][0] = float("nan")
        case "spec":
            spec["decoder"] = [1]
    save_file(weights, path, None if case == "metadata" else {"spec": json.dumps(spec)})


@pytest.mark.parametrize("case", ["missing", "extra", "shape", "nan", "spec", "metadata"])
def test_other_files_are_refused(case: str, tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_compact_maxim(stirred(SMALL), path)
    changed(path, case)
    with pytest.raises(ModelError):
        load_compact_maxim(path)
    path.write_bytes(b"weights")
    with pytest.raises(ModelError):
        load_compact_maxim(path)


@torch.no_grad()
def test_on_half_of_the_pixels_it_enlarges_the_correction_of_the_small_picture() -> None:
    net = stirred(SMALL)
    x = torch.rand(1, 3, 32, 48)
    small = torch.nn.functional.avg_pool2d(x, 2)
    correction = torch.nn.functional.interpolate(
        net(small) - small, scale_factor=2.0, mode="bilinear"
    )
    shuffled = CompactMaxim(replace(SMALL, shuffle=2))
    shuffled.load_state_dict(net.state_dict(), strict=False)
    torch.testing.assert_close(shuffled(x), x + correction)
