"""A student entirely in 8 bits, bytes in and bytes out, for live video.

The int8 variant keeps full resolution in float32, where most of its time goes: at 1280 x 720 on one
thread 90 of 136 ms are the first and last convolutions, the pixel shuffles, and conversions. Here
everything is in 8 bits, and pictures pass as they are in memory, (1, H, W, 3) uint8:

    pixel shuffles by slicing and joining rows       2.3 ms each, instead of 14 and 9
    first convolution                                5.1 ms, instead of 9
    last convolution, 16 outputs instead of 12       6.5 ms, instead of 10 (and 14 with 12)
    conversion to float32 and back, clipped          none, instead of 9

The picture itself is not rounded again: its bytes are values at the scale 1/255, to which the
model's change is added in the last step. `live` loses 0.01 dB on real pairs; noise on a smooth dark
gradient or sky is up to three levels, where int8 has one: below the noise of a webcam, but int8 is
better for photos.

For students that unshuffle pixels before their first convolution and shuffle them after the last
(engine.nets.unet).
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import ModelError
from engine.events import Work
from trainer.arrays import Floats, Pixels
from trainer.export.graph import Quantisation, preprocess, quantise_graph

_LANES = 16
"""Output channels computed together: an incomplete group takes twice as long."""

_BYTE = Quantisation(1 / 255, 0)
"""The picture's bytes as values in 0..1."""


def write_fast8(source: Path, target: Path, crops: Pixels) -> Work[int]:
    """Write `source` entirely in 8 bits; return the number of its convolutions.

    `image` to `deblurred`, uint8 (1, H, W, 3). `crops` for calibration: (N, H, W, 3) uint8, H and W
    multiples of the net's size multiple. Raises ModelError for an unsupported net.
    """
    import onnx

    core, factor = _core(preprocess(source, target))
    inputs = [{"folded": fold(crop, factor)} for crop in crops]
    yield from quantise_graph(core, target, inputs, fixed={"folded": _BYTE})
    model = _with_byte_input_and_output(onnx.load(target), factor)
    onnx.checker.check_model(model)
    onnx.save(model, target)
    return sum(node.op_type == "Conv" for node in model.graph.node)


def fold(picture: Pixels, factor: int) -> Floats:
    """Return (H, W, 3) bytes as the core's input, float32 (1, 3 n n, H / n, W / n) in 0..1.

    The values of a block of n x n pixels lie by row, then by column, then by colour.
    """
    height, width = picture.shape[0] // factor, picture.shape[1] // factor
    blocks = picture.reshape(height, factor, width, factor, 3).transpose(1, 3, 4, 0, 2)
    return blocks.reshape(1, 3 * factor**2, height, width).astype(np.float32) / np.float32(255)


def _core(model: Any) -> tuple[Any, int]:  # noqa: ANN401 - onnx's types are generated
    """Return the part of a ModelProto from its first convolution to its last, and the factor.

    Its input `folded` is as `fold` returns it; its output has the same form, padded with zeros to a
    multiple of 16 channels.
    """
    import onnx

    convolutions = [node for node in model.graph.node if node.op_type == "Conv"]
    shuffles = [node for node in model.graph.node if node.op_type == "DepthToSpace"]
    stem, tail = convolutions[0], convolutions[-1]
    dims = {tensor.name: tensor.dims for tensor in model.graph.initializer}
    values = dims[stem.input[1]][1]
    factor = math.isqrt(values // 3)
    if 3 * factor**2 != values or [s.input[0] for s in shuffles] != [tail.output[0]]:
        raise ModelError(
            "fast8 needs a net that unshuffles pixels into channels; this one does not.",
            "Omit --fast8.",
        )
    core = onnx.utils.Extractor(model).extract_model([stem.input[0]], [tail.output[0]])
    # Torch orders the values of a block by colour first; bytes in memory have it last.
    order = np.arange(values).reshape(3, factor, factor).transpose(1, 2, 0).ravel()
    spare = -values % _LANES
    for tensor in core.graph.initializer:
        array = onnx.numpy_helper.to_array(tensor)
        if tensor.name == stem.input[1]:
            array = array[:, order]
        elif tensor.name in tail.input:
            array = np.pad(array[order], [(0, spare)] + [(0, 0)] * (array.ndim - 1))
        tensor.CopyFrom(onnx.numpy_helper.from_array(np.ascontiguousarray(array), tensor.name))
    for node in core.graph.node:
        for place, name in enumerate(node.input):
            if name == stem.input[0]:
                node.input[place] = "folded"
    core.graph.input[0].name = "folded"
    core.graph.output[0].type.tensor_type.shape.dim[1].dim_value = values + spare
    del core.graph.value_info[:]
    return core, factor


def _with_byte_input_and_output(core: Any, factor: int) -> Any:  # noqa: ANN401 - generated types
    """Return the quantised core with bytes as input and output."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    graph = core.graph
    (rounded,) = (n for n in graph.node if list(n.input[:1]) == ["folded"])
    (exact,) = (n for n in graph.node if graph.output[0].name in n.output)
    start, end = rounded.output[0], exact.input[0]
    for name in (start, end):  # the extractor needs their types
        graph.value_info.append(
            helper.make_tensor_value_info(name, TensorProto.UINT8, [1, None, None, None])
        )
    inner = onnx.utils.Extractor(core).extract_model([start], [end]).graph
    nodes = [
        *_folding(factor, start),
        *inner.node,
        *_unfolding(factor, end, list(exact.input[1:])),
    ]
    own = 3 * factor
    spare = -own * factor % _LANES
    constants = {
        "every": np.array([factor]),
        "axis": np.array([1]),
        "end": np.array([2**62]),
        "fold": np.array([0, 0, -1, own]),
        "line": np.array([0, 0, 1, -1]),
        "whole": np.array([own] * factor + [spare] * (spare > 0)),
        "byte_scale": np.array(_BYTE.scale, np.float32),
        "byte_zero": np.array(_BYTE.zero, np.uint8),
        **{f"start_{row}": np.array([row]) for row in range(factor)},
    }
    weights = {tensor.name: tensor for tensor in (*graph.initializer, *inner.initializer)}
    used = {name for node in nodes for name in node.input}
    picture = [1, "height", "width", 3]
    wrapped = helper.make_graph(
        nodes,
        "fast8",
        [helper.make_tensor_value_info("image", TensorProto.UINT8, picture)],
        [helper.make_tensor_value_info("deblurred", TensorProto.UINT8, picture)],
        [weights[name] for name in weights if name in used]
        + [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(
        wrapped, opset_imports=list(core.opset_import), ir_version=core.ir_version
    )


def _folding(factor: int, output: str) -> list[Any]:
    """Return the nodes that fold blocks of n x n pixels of `image` into channels."""
    from onnx.helper import make_node

    nodes = []
    for row in range(factor):
        slicing = ["image", f"start_{row}", "end", "axis", "every"]
        nodes.append(make_node("Slice", slicing, [f"row_{row}"]))
        nodes.append(make_node("Reshape", [f"row_{row}", "fold"], [f"part_{row}"]))
    parts = [f"part_{row}" for row in range(factor)]
    nodes.append(make_node("Concat", parts, ["blocks"], axis=3))
    nodes.append(make_node("Transpose", ["blocks"], [output], perm=[0, 3, 1, 2]))
    return nodes


def _unfolding(factor: int, change: str, rounding: list[str]) -> list[Any]:
    """Return the nodes that unfold the core's output and add it to `image`."""
    from onnx.helper import make_node

    spare = -3 * factor**2 % _LANES
    cuts = [f"cut_{row}" for row in range(factor)]
    lines = [f"line_{row}" for row in range(factor)]
    byte = ["byte_scale", "byte_zero"]
    return [
        make_node("Transpose", [change], ["changed"], perm=[0, 2, 3, 1]),
        make_node("Split", ["changed", "whole"], cuts + ["rest"] * (spare > 0), axis=3),
        *(
            make_node("Reshape", [cut, "line"], [line])
            for cut, line in zip(cuts, lines, strict=True)
        ),
        make_node("Concat", lines, ["lines"], axis=2),
        make_node("Shape", ["image"], ["size"]),
        make_node("Reshape", ["lines", "size"], ["change"]),
        make_node("DequantizeLinear", ["change", *rounding], ["change_exact"]),
        make_node("DequantizeLinear", ["image", *byte], ["image_exact"]),
        make_node("Add", ["image_exact", "change_exact"], ["sum"]),
        make_node("QuantizeLinear", ["sum", *byte], ["deblurred"]),
    ]
