"""Weights stored in 8 and 16 bits, and products as convolutions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
onnx = pytest.importorskip("onnx")

from engine.errors import ModelError  # noqa: E402 - after the skip
from engine.nets.students import build_student  # noqa: E402
from trainer.export.graph import products_as_convolutions  # noqa: E402
from trainer.export.parity import compare_with_torch  # noqa: E402
from trainer.export.student import write_onnx  # noqa: E402
from trainer.weight_storage import (  # noqa: E402
    SMALLEST,
    read_stored_weights,
    round_to_bytes,
    round_weights,
    store_weights,
)


@pytest.mark.parametrize(
    ("name", "share"), [("live", 0.3), ("separable", 0.6), ("studentnet", 0.6)]
)
def test_the_file_is_smaller_and_computes_the_same(
    tmp_path: Path, photo_folder: Path, name: str, share: float
) -> None:
    torch.manual_seed(0)
    net = build_student(name)
    with torch.no_grad():
        for weight in net.parameters():
            weight.add_(torch.randn_like(weight) * 0.02)
    net = net.eval().fold()
    round_weights(net)
    path = tmp_path / "x.onnx"
    write_onnx(net, path)
    before = path.stat().st_size
    store_weights(path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    assert path.stat().st_size < share * before
    most, _ = compare_with_torch(net, path, sorted(photo_folder.iterdir())[:1])
    assert most < 1e-4
    for weight, values in read_stored_weights(path).items():
        wanted = net.state_dict()[weight].numpy()
        np.testing.assert_allclose(values, wanted, rtol=1e-6, err_msg=weight)
    # Stored twice is stored once.
    again = path.read_bytes()
    store_weights(path)
    assert onnx.load(path) == onnx.load_from_string(again)


def test_weights_that_were_not_rounded_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.onnx"
    net = build_student("live").eval().fold()
    write_onnx(net, path)
    before = {w.name: onnx.numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer}
    store_weights(path)
    after = {w.name: onnx.numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer}
    for name, values in before.items():
        stored = after[name] if name in after else after[f"{name}_half"]
        np.testing.assert_array_equal(stored.astype(values.dtype), values)


def test_small_weights_are_not_rounded_and_too_large_ones_are_refused() -> None:
    net = torch.nn.Sequential(
        torch.nn.Conv2d(3, 4, 1), torch.nn.Conv2d(4, 16, 3), torch.nn.Conv2d(16, 16, 3)
    )
    small, large, wide = (layer.weight.detach().clone() for layer in net)
    assert small.numel() < SMALLEST <= large.numel()
    round_weights(net)
    assert torch.equal(net[0].weight, small)
    assert not torch.equal(net[1].weight, large)
    assert torch.equal(net[1].weight, large.half().float())
    step = wide.abs().amax((1, 2, 3), keepdim=True) / 127  # 8 bits, of one or the other axis
    assert 0 < (net[2].weight - wide).abs().max() <= (wide.abs().max() / 254).item() * 1.01
    assert (net[2].weight - wide).abs().mean() < step.mean()
    once = net[2].weight.detach().clone()
    round_weights(net)  # rounded twice is rounded once
    torch.testing.assert_close(net[2].weight, once, rtol=1e-6, atol=0)
    with torch.no_grad():
        net[1].weight[0, 0, 0, 0] = 1e6
    with pytest.raises(ModelError, match="out of range"):
        round_weights(net)


def test_bytes_are_rounded_along_the_better_axis() -> None:
    """The outputs of one convolution differ in size, and the inputs of the other."""
    rng = np.random.default_rng(0)
    sizes = np.float32(10) ** np.linspace(-3, 0, 32, dtype=np.float32)
    outputs = rng.normal(size=(32, 32, 3, 3)).astype(np.float32) * sizes[:, None, None, None]
    inputs = rng.normal(size=(32, 32, 3, 3)).astype(np.float32) * sizes[None, :, None, None]
    outputs[5] = 0  # has no scale
    for weights, others in ((outputs, (1, 2, 3)), (inputs, (0, 2, 3))):
        whole, scale = round_to_bytes(weights)
        assert whole.dtype == np.int8
        most = np.abs(weights).max(others, keepdims=True)
        assert scale.shape == most.shape
        assert (np.abs(whole * scale - weights) <= 0.501 * most / 127).all()


def test_products_of_mixers_become_convolutions_of_the_same_function(tmp_path: Path) -> None:
    """MatMul of a matrix and activations; a linear layer, whose matrix is on the right, stays."""
    from onnx import TensorProto, helper, numpy_helper

    ort = pytest.importorskip("onnxruntime")
    rng = np.random.default_rng(0)
    weights = {
        "mix": rng.normal(size=(64, 64)).astype(np.float32),
        "linear": rng.normal(size=(8, 8)).astype(np.float32),
    }
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["mix", "image"], ["mixed"]),
            helper.make_node("MatMul", ["mixed", "linear"], ["deblurred"]),
        ],
        "two products",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [2, 64, 8])],
        [helper.make_tensor_value_info("deblurred", TensorProto.FLOAT, [2, 64, 8])],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    path = tmp_path / "x.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), path)
    image = rng.normal(size=(2, 64, 8)).astype(np.float32)
    results = []
    for _ in range(2):
        (got,) = ort.InferenceSession(str(path)).run(None, {"image": image})
        results.append(got)
        products_as_convolutions(path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    assert [node.op_type for node in onnx.load(path).graph.node] == ["Unsqueeze", "Conv", "MatMul"]
    np.testing.assert_allclose(results[0], weights["mix"] @ image @ weights["linear"], atol=1e-3)
    np.testing.assert_allclose(results[1], results[0], atol=1e-4)
