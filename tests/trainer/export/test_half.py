"""Weights stored in half precision, and in 8 bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
onnx = pytest.importorskip("onnx")

from engine.errors import ModelError  # noqa: E402 - after the skip
from engine.nets.students import build_student  # noqa: E402
from trainer.export.graph import SMALLEST, round_to_half, store_in_bytes, store_in_half  # noqa: E402
from trainer.export.parity import compare_with_torch  # noqa: E402
from trainer.export.student import write_onnx  # noqa: E402


@pytest.mark.parametrize("name", ["live", "separable", "studentnet"])
def test_the_file_is_half_as_large_and_computes_the_same(
    tmp_path: Path, photo_folder: Path, name: str
) -> None:
    torch.manual_seed(0)
    net = build_student(name)
    with torch.no_grad():
        for weight in net.parameters():
            weight.add_(torch.randn_like(weight) * 0.02)
    net = net.eval().fold()
    round_to_half(net)
    path = tmp_path / "x.onnx"
    write_onnx(net, path)
    before = path.stat().st_size
    store_in_half(path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    assert path.stat().st_size < 0.6 * before
    most, _ = compare_with_torch(net, path, sorted(photo_folder.iterdir())[:1])
    assert most < 1e-4
    # Stored twice is stored once.
    again = path.read_bytes()
    store_in_half(path)
    assert onnx.load(path) == onnx.load_from_string(again)


def test_weights_that_were_not_rounded_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.onnx"
    net = build_student("live").eval().fold()
    write_onnx(net, path)
    before = {w.name: onnx.numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer}
    store_in_half(path)
    kinds = {w.name.removesuffix("_half"): w for w in onnx.load(path).graph.initializer}
    for name, values in before.items():
        stored = onnx.numpy_helper.to_array(kinds[name])
        np.testing.assert_array_equal(stored.astype(values.dtype), values)


def test_small_weights_are_not_rounded_and_too_large_ones_are_refused() -> None:
    net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 1), torch.nn.Conv2d(4, 16, 3))
    small = net[0].weight.detach().clone()
    large = net[1].weight.detach().clone()
    assert small.numel() < SMALLEST <= large.numel()
    round_to_half(net)
    assert torch.equal(net[0].weight, small)
    assert not torch.equal(net[1].weight, large)
    assert torch.equal(net[1].weight, large.half().float())
    with torch.no_grad():
        net[1].weight[0, 0, 0, 0] = 1e6
    with pytest.raises(ModelError, match="out of range"):
        round_to_half(net)


def test_weights_in_bytes_take_a_quarter_and_are_rounded_along_the_better_axis(
    tmp_path: Path,
) -> None:
    """One matrix has rows of different sizes, the other columns; onnxruntime unpacks both."""
    from onnx import TensorProto, helper, numpy_helper

    rng = np.random.default_rng(0)
    sizes = np.float32(10) ** np.linspace(-3, 0, 96, dtype=np.float32)
    by_rows = rng.normal(size=(96, 96)).astype(np.float32) * sizes[:, None]
    by_columns = rng.normal(size=(96, 96)).astype(np.float32) * sizes
    small = rng.normal(size=96).astype(np.float32)
    by_rows[5] = 0  # has no scale
    weights = {"rows": by_rows, "columns": by_columns, "small": small}
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["rows", "image"], ["a"]),
            helper.make_node("MatMul", ["a", "columns"], ["b"]),
            helper.make_node("Add", ["b", "small"], ["deblurred"]),
        ],
        "two products",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [96, 96])],
        [helper.make_tensor_value_info("deblurred", TensorProto.FLOAT, [96, 96])],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    path = tmp_path / "x.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), path)
    before = path.stat().st_size
    store_in_bytes(path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    assert path.stat().st_size < 0.3 * before
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    np.testing.assert_array_equal(stored["small"], small)
    for name, axis in (("rows", 1), ("columns", 0)):
        unpacked = stored[f"{name}_int8"] * stored[f"{name}_scale"]
        most = np.abs(weights[name]).max(axis, keepdims=True)
        assert (np.abs(unpacked - weights[name]) <= 0.51 * most / 127).all()
    ort = pytest.importorskip("onnxruntime")
    image = rng.normal(size=(96, 96)).astype(np.float32)
    (got,) = ort.InferenceSession(str(path)).run(None, {"image": image})
    whole = {name: stored[f"{name}_int8"] * stored[f"{name}_scale"] for name in ("rows", "columns")}
    wanted = whole["rows"] @ image @ whole["columns"] + small
    np.testing.assert_allclose(got, wanted, rtol=1e-3, atol=1e-3)
    again = path.read_bytes()
    store_in_bytes(path)  # stored twice is stored once
    assert onnx.load(path) == onnx.load_from_string(again)
