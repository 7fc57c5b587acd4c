"""ONNX graph transformations: weights stored in fewer bits, and static quantisation.

The weights of wide convolutions are stored as int8 with a scale per channel, other large weights as
float16. onnxruntime unpacks both when it loads the file: 2 to 4 times smaller, the same speed in
float32. The net is rounded first, so that torch and onnxruntime use the same weights. Measured on
ten real pairs (GoPro and REDS), rounded to 8 bits:

    convolutions of `balanced`, `fast`       no loss (+0.003, +0.005 dB; the worst -0.01 dB)
    linear layers of `best`                  0.05 dB lost; one layer alone 0.4 levels of 255
    convolutions with fewer than 16 channels of `best`, 0.3 % of its weights   0.02 dB lost
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.events import Progress, Work
from trainer.arrays import Floats

SMALLEST = 256
"""Smaller weights stay in float32: a cast would take as many bytes as it saves."""

WIDE = 16
"""Convolutions with fewer channels on one side gain nothing from 8 bits, and lose more: those of
pictures, and of convolutions by channel."""

BYTES, SCALE, HALF = "_int8", "_scale", "_half"
"""What is added to the name of a weight that is stored in 8 or 16 bits."""

CONVOLUTIONS = {"Conv", "ConvTranspose"}


@dataclass(frozen=True)
class Quantisation:
    """Activations in 8 bits without sign: value = scale * (byte - zero)."""

    scale: float
    zero: int

    @classmethod
    def of_range(cls, lowest: float, highest: float) -> Self:
        """Return the finest for a range that contains 0."""
        scale = (highest - lowest) / 255
        return cls(scale, round(-lowest / scale))


@torch.no_grad()
def round_weights(net: torch.nn.Module) -> None:
    """Round the large weights in place to what `store_weights` can store.

    Raises ModelError if one is out of range.
    """
    for name, weight in net.named_parameters():
        if weight.numel() < SMALLEST:
            continue
        if _takes_bytes(tuple(weight.shape)):
            whole, scale = round_to_bytes(weight.float().cpu().numpy())
            rounded = torch.from_numpy(whole * scale)
        else:
            rounded = weight.half()
        if not torch.isfinite(rounded).all():
            raise ModelError(
                "The weight {name} is out of range for half precision.",
                "The training diverged. Export an earlier checkpoint.",
                name=name,
            )
        weight.copy_(rounded)


def _takes_bytes(shape: Sequence[int]) -> bool:
    """Return whether weights of this shape are stored in 8 bits: those of a wide convolution."""
    return len(shape) == 4 and min(shape[:2]) >= WIDE


def store_weights(path: Path) -> None:
    """Store the large float32 weights of an ONNX file in 8 or 16 bits.

    Those that were not rounded to as many bits stay as they are.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(path)
    unpack, scales = [], []
    for weight in model.graph.initializer:
        values, name = numpy_helper.to_array(weight), weight.name
        if values.dtype != np.float32 or values.size < SMALLEST:
            continue
        if _takes_bytes(values.shape):
            whole, scale = round_to_bytes(values)
            if (np.abs(whole * scale - values) <= 1e-6 * 127 * scale).all():
                weight.CopyFrom(numpy_helper.from_array(whole, f"{name}{BYTES}"))
                scales.append(numpy_helper.from_array(scale, f"{name}{SCALE}"))
                loose = f"{name}_f32"
                unpack += [
                    helper.make_node("Cast", [weight.name], [loose], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [loose, f"{name}{SCALE}"], [name]),
                ]
                continue
        half = values.astype(np.float16)
        if (half == values).all():
            weight.CopyFrom(numpy_helper.from_array(half, f"{name}{HALF}"))
            unpack.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    model.graph.initializer.extend(scales)
    _put_first(model.graph, unpack)
    onnx.save(model, path)


def stored_weights(path: Path) -> dict[str, Floats]:
    """Return the weights in an ONNX file written here by their names in the net, as float32."""
    import onnx

    stored = {w.name: onnx.numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer}
    found = {}
    for name, values in stored.items():
        if name.endswith(BYTES):
            name = name.removesuffix(BYTES)
            values = values * stored[f"{name}{SCALE}"]
        name = name.removesuffix(HALF)
        if name.endswith((".weight", ".bias")):
            found[name] = values.astype(np.float32)
    return found


def products_as_convolutions(path: Path) -> None:
    """Write the products of a matrix and activations, (P, P) times (N, P, M), as convolutions.

    The mixers of MAXIM have them. The same function, bit by bit in onnxruntime, but OpenVINO
    computes it in bfloat16 (`best` 5 % faster), and it can be quantised as a convolution.
    """
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(path)
    matrices = {one.name for one in model.graph.initializer if len(one.dims) == 2}
    nodes = []
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[0] in matrices:
            matrix, activations = node.input
            nodes.append(helper.make_node("Unsqueeze", [matrix, "axis_2"], [f"{matrix}_conv"]))
            node.op_type = "Conv"
            del node.input[:]
            node.input.extend([activations, f"{matrix}_conv"])
        nodes.append(node)
    if len(nodes) > len(model.graph.node):
        model.graph.initializer.append(numpy_helper.from_array(np.array([2]), "axis_2"))
        del model.graph.node[:]
        model.graph.node.extend(nodes)
        onnx.save(model, path)


def _put_first(graph: Any, new: Sequence[Any]) -> None:  # noqa: ANN401 - onnx's types are generated
    """Put nodes before the others of an onnx GraphProto, which are sorted topologically."""
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend([*new, *nodes])


def round_to_bytes(values: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return whole numbers in -127..127 and their scales, of as many dimensions as `values`.

    There is a scale for each channel of that of the first two axes along which less is lost: the
    outputs of a convolution are on the first, those of a transposed one on the second.
    """

    def along(axis: int) -> tuple[NDArray[np.int8], Floats]:
        others = tuple(at for at in range(values.ndim) if at != axis)
        scale = np.abs(values).max(others, keepdims=True) / np.float32(127)
        scale[scale == 0] = 1
        return np.rint(values / scale).astype(np.int8), scale

    return min(
        (along(axis) for axis in (0, 1)),
        key=lambda rounded: float(np.square(rounded[0] * rounded[1] - values).sum()),
    )


def preprocess(source: Path, target: Path) -> Any:  # noqa: ANN401 - onnx's types are generated
    """Return the ModelProto at `source` with constants folded and every node named."""
    import onnx
    from onnxruntime.quantization.shape_inference import quant_pre_process

    plain = target.with_name("plain.onnx")
    quant_pre_process(str(source), str(plain), skip_symbolic_shape=True)
    model = onnx.load(plain)
    for number, node in enumerate(model.graph.node):
        node.name = node.name or f"{node.op_type}_{number}"
    return model


def quantise_graph(
    model: Any,  # noqa: ANN401 - onnx's types are generated
    target: Path,
    inputs: Sequence[Mapping[str, Floats]],
    *,
    exclude: Iterable[str] = (),
    fixed: Mapping[str, Quantisation] | None = None,
) -> Work[None]:
    """Write a ModelProto to `target`, quantised with ranges calibrated on `inputs`.

    Nodes in `exclude` stay in float32; tensors in `fixed` are quantised like this. Tells how many
    inputs were used so far, and may be stopped at each.
    """
    import onnx
    from onnxruntime.quantization import CalibrationMethod, QuantType, quantize_static

    plain = target.with_name("plain.onnx")
    onnx.save(model, plain)
    exclude = set(exclude)
    nodes = [node for node in model.graph.node if node.name not in exclude]
    found = yield from calibrate(model, nodes, inputs)
    overrides = {
        name: [
            {
                "quant_type": QuantType.QUInt8,
                "scale": np.array(one.scale, np.float32),
                "zero_point": np.array(one.zero, np.uint8),
            }
        ]
        for name, one in {**found, **(fixed or {})}.items()
    }
    # It prints, but stdout is for events.
    with contextlib.redirect_stdout(io.StringIO()):
        quantize_static(
            str(plain),
            str(target),
            _Once(inputs[0]),
            op_types_to_quantize=sorted({node.op_type for node in nodes}),
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=sorted(exclude),
            calibrate_method=CalibrationMethod.MinMax,  # replaced by the overrides
            extra_options={"TensorQuantOverrides": overrides},
        )


def calibrate(
    model: Any,  # noqa: ANN401 - onnx's types are generated
    nodes: Sequence[Any],
    inputs: Sequence[Mapping[str, Floats]],
) -> Work[dict[str, Quantisation]]:
    """Return how to quantise what goes into these nodes and comes out of them.

    A range leaves out the outermost 1 in 10,000 values of each input at both ends, and covers all
    inputs. onnxruntime's own calibration sorts every tensor, which takes ten times as long.
    """
    import onnx
    import onnxruntime

    fixed = {one.name for one in model.graph.initializer}
    names = {name for node in nodes for name in (*node.input, *node.output)} - fixed - {""}
    wide = onnx.ModelProto()
    wide.CopyFrom(model)
    there = {one.name for one in (*model.graph.output, *model.graph.input)}
    wide.graph.output.extend(
        onnx.helper.make_empty_tensor_value_info(name) for name in sorted(names - there)
    )
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(
        wide.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    wanted = [one.name for one in session.get_outputs() if one.type == "tensor(float)"]
    lowest, highest = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for number, given in enumerate(inputs):
        yield Progress(number, len(inputs), "calibration crops")
        values = {**given, **dict(zip(wanted, session.run(wanted, given), strict=True))}
        for name in names & values.keys():
            low, high = _ends(values[name])
            lowest[name], highest[name] = min(lowest[name], low), max(highest[name], high)
    return {
        name: Quantisation.of_range(lowest[name], highest[name])
        for name in sorted(names)
        if lowest[name] < highest[name]
    }


def _ends(values: Floats) -> tuple[float, float]:
    """Return the lowest and the highest value without the outermost 1 in 10,000 on each side."""
    flat = values.ravel()
    spare = flat.size // 10_000
    parted = np.partition(flat, (spare, flat.size - 1 - spare))
    return float(parted[spare]), float(parted[-1 - spare])


class _Once:
    """A single input as onnxruntime's CalibrationDataReader."""

    def __init__(self, first: Mapping[str, Floats]) -> None:
        self._left = iter([first])

    def get_next(self) -> Mapping[str, Floats] | None:
        return next(self._left, None)
