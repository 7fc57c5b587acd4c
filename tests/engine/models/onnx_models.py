"""Tiny ONNX networks for the tests of models and backends: each shows one trait or one fault."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.core.paths import sha256_of
from engine.models import ModelCard, ModelFile

NCHW = ("n", 3, "h", "w")
NHWC = ("n", "h", "w", 3)


def save(
    path: Path,
    nodes,
    *,
    shape=NCHW,
    out_shape=None,
    dtype=TensorProto.FLOAT,
    out_dtype=None,
    constants=None,
    inputs=("x",),
    outputs=("y",),
    metadata=None,
    opsets=(("", 17),),
    functions=(),
) -> Path:
    """Write a model of `nodes` from "x" to "y"; `constants` maps names to arrays."""
    graph = helper.make_graph(
        nodes,
        "graph",
        [helper.make_tensor_value_info(n, dtype, shape) for n in inputs],
        [helper.make_tensor_value_info(n, out_dtype or dtype, out_shape) for n in outputs],
        [numpy_helper.from_array(np.asarray(a), n) for n, a in (constants or {}).items()],
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid(d, v) for d, v in opsets],
        ir_version=8,
        functions=list(functions),
    )
    for key, value in (metadata or {}).items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, path)
    return path


def node(op, inputs, output, **attributes):
    return helper.make_node(op, list(inputs), [output], **attributes)


def identity(path: Path, **how) -> Path:
    return save(path, [node("Identity", ["x"], "y")], **how)


def smoothing_kernel(taps: int) -> np.ndarray:
    """A (3, 3, taps, taps) mean of each colour by itself."""
    kernel = np.zeros((3, 3, taps, taps), np.float32)
    for colour in range(3):
        kernel[colour, colour] = 1 / taps**2
    return kernel


def smooth(path: Path, taps: int = 5, **how) -> Path:
    """A convolution that reaches taps // 2 pixels."""
    pad = taps // 2
    nodes = [node("Conv", ["x", "k"], "y", pads=[pad] * 4)]
    return save(path, nodes, constants={"k": smoothing_kernel(taps)}, **how)


def shift(path: Path) -> Path:
    """Moves the picture down by a pixel."""
    kernel = np.zeros((3, 3, 3, 3), np.float32)
    kernel[range(3), range(3), 0, 1] = 1
    return save(path, [node("Conv", ["x", "k"], "y", pads=[1] * 4)], constants={"k": kernel})


def down_and_up(path: Path, factor: int = 4) -> Path:
    """Keeps the size only where it is a multiple of `factor`; 0.5 x + 0.5 mean of the block."""
    nodes = [
        node("SpaceToDepth", ["x"], "d", blocksize=factor),
        node("DepthToSpace", ["d"], "back", blocksize=factor),
        node("AveragePool", ["back"], "small", kernel_shape=[factor] * 2, strides=[factor] * 2),
        node("Resize", ["small", "", "scales"], "large", mode="nearest"),
        node("Add", ["x", "large"], "sum"),
        node("Mul", ["sum", "half"], "y"),
    ]
    scales = np.array([1, 1, factor, factor], np.float32)
    return save(path, nodes, constants={"scales": scales, "half": np.float32(0.5)})


def hidden_grid(path: Path, factor: int = 4) -> Path:
    """Takes any size, filling it up itself, and yet works in blocks of `factor` pixels."""
    nodes = [
        node(
            "AveragePool", ["x"], "small",
            kernel_shape=[factor] * 2, strides=[factor] * 2, ceil_mode=1,
        ),
        node("Resize", ["small", "", "scales"], "large", mode="nearest"),
        node("Shape", ["x"], "shape"),
        node("Slice", ["shape", "two", "four"], "ends"),
        node("Slice", ["large", "zeros", "ends", "axes"], "cut"),
        node("Add", ["x", "cut"], "sum"),
        node("Mul", ["sum", "half"], "y"),
    ]  # fmt: skip
    constants = {
        "scales": np.array([1, 1, factor, factor], np.float32),
        "two": np.array([2]),
        "four": np.array([4]),
        "zeros": np.array([0, 0]),
        "axes": np.array([2, 3]),
        "half": np.float32(0.5),
    }
    return save(path, nodes, constants=constants)


def upscaler(path: Path) -> Path:
    nodes = [node("Resize", ["x", "", "scales"], "y", mode="nearest")]
    return save(path, nodes, constants={"scales": np.array([1, 1, 2, 2], np.float32)})


def global_mean(path: Path, **how) -> Path:
    """Adds a tenth of the mean of the whole picture."""
    nodes = [
        node("GlobalAveragePool", ["x"], "mean"),
        node("Mul", ["mean", "tenth"], "part"),
        node("Add", ["x", "part"], "y"),
    ]
    return save(path, nodes, constants={"tenth": np.float32(0.1)}, **how)


def biased(path: Path, bias: float, low: float, high: float, **how) -> Path:
    """clip(x + relu(x - bias) / 10 + bias / 20, low, high): what a network of that range does."""
    nodes = [
        node("Sub", ["x", "bias"], "over"),
        node("Relu", ["over"], "some"),
        node("Mul", ["some", "tenth"], "part"),
        node("Add", ["x", "part"], "sum"),
        node("Add", ["sum", "offset"], "shifted"),
        node("Clip", ["shifted", "low", "high"], "y"),
    ]
    constants = {
        "bias": np.float32(bias),
        "tenth": np.float32(0.1),
        "offset": np.float32(bias / 20),
        "low": np.float32(low),
        "high": np.float32(high),
    }
    return save(path, nodes, constants=constants, **how)


def wide(path: Path, channels: int) -> Path:
    """Three convolutions through `channels` colours of the full size."""
    rng = np.random.default_rng(0)
    nodes = [
        node("Conv", ["x", "a"], "s", pads=[1] * 4),
        node("Conv", ["s", "b"], "t", pads=[1] * 4),
        node("Conv", ["t", "c"], "y", pads=[1] * 4),
    ]
    shapes = {"a": (channels, 3), "b": (channels, channels), "c": (3, channels)}
    constants = {n: rng.normal(0, 0.01, (*s, 3, 3)).astype(np.float32) for n, s in shapes.items()}
    return save(path, nodes, constants=constants)


def nan_maker(path: Path, worth: float = -1.0) -> Path:
    """sqrt(x + worth) * x: not a number where x is below -worth."""
    nodes = [
        node("Add", ["x", "worth"], "sum"),
        node("Sqrt", ["sum"], "root"),
        node("Mul", ["x", "root"], "y"),
    ]
    return save(path, nodes, constants={"worth": np.float32(worth)})


def with_external_data(path: Path, location: str) -> Path:
    """A smoothing whose weights are said to lie in `location`; writes them if that is beside it."""
    smooth(path)
    model = onnx.load(path)
    tensor = model.graph.initializer[0]
    weights = tensor.raw_data
    onnx.external_data_helper.set_external_data(tensor, location, offset=0, length=len(weights))
    tensor.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())
    target = path.parent / location
    if target.resolve().is_relative_to(path.parent.resolve()):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(weights)
    return path


def card(path: Path, **fields) -> ModelCard:
    """A card for `path`, as if it had been measured."""
    known = {
        "name": "tiny",
        "title": "Tiny",
        "version": "1",
        "licence": "MIT",
        "training_data": "none",
        "description": "For tests.",
        "kind": "onnx",
        "files": {"fp32": ModelFile(path, sha256_of(path))},
        "default_precision": "fp32",
        "halo_px": 0,
        "size_multiple": 1,
        "bytes_per_pixel": 60,
        "tileable": True,
        "value_range": "0..1",
        "layout": "NCHW",
        "origin": "user",
    }
    return ModelCard(**known | fields)
