"""A student that computes in 8 bits throughout, bytes in and bytes out, for live pictures.

The int8 variant keeps float32 where it works at full resolution, for the sake of a night sky. That
is where most of its time goes: of 1280 x 720 on one thread 90 of 136 ms are the first and the last
convolutions, the pixel shuffles, and turning bytes into numbers and back. Here all of that is in
8 bits, and the picture goes in and comes out as it is in memory, (1, H, W, 3) uint8:

    shuffles of bytes by slicing and joining rows    2.3 ms each, against 14 and 9
    first convolution                                5.1 ms, against 9
    last one, with 16 outputs instead of 12          6.5 ms, against 10 (and 14 with 12)
    into float32 and back, clipped                   none, against 9

The picture itself is not rounded: its bytes are values at the scale 1/255. The model's change is
added to it in the last step, which also clips. Measured on `live`: 0.005 dB lost on real pairs; up
to three levels of noise on a smooth dark gradient and a smooth sky, where int8 has one. That is
less than the noise of a webcam; photos are better off with int8.

Works for the students that fold pixels into channels at their first convolution, and unfold them
after the last: engine.nets.unet.

Room: trainer, onnx and onnxruntime inside functions.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import ModelError
from trainer.export_int8 import prepared, quantise_graph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float32]

_LANES = 16
"""Outputs of a convolution that are computed together: a group of fewer takes twice as long."""

_BYTE = (1 / 255, 0)
"""Scale and zero point at which the bytes of a picture are its values, 0..1."""


def write_fast8(source: Path, target: Path, crops: Pixels) -> int:
    """Write the graph of `source` in 8 bits throughout; return how many convolutions it has.

    `image` to `deblurred`, uint8 (1, H, W, 3). `crops`: (N, H, W, 3) uint8 to calibrate with, H and
    W multiples of what the net takes. Raises ModelError for a net of another form.
    """
    import onnx

    core, factor = _core(prepared(source, target))
    inputs = [{"folded": fold(crop, factor)} for crop in crops]
    quantise_graph(core, target, inputs, fixed={"folded": _BYTE})
    model = _from_bytes_to_bytes(onnx.load(target), factor)
    onnx.checker.check_model(model)
    onnx.save(model, target)
    return sum(node.op_type == "Conv" for node in model.graph.node)


def fold(picture: Pixels, factor: int) -> Floats:
    """Return (H, W, 3) bytes as the core's input, float32 (1, 3 n n, H / n, W / n) in 0..1.

    The values of a block of n x n pixels lie by row, then by column, then by colour.
    """
    height, width = picture.shape[0] // factor, picture.shape[1] // factor
    blocks = picture.reshape(height, factor, width, factor, 3).transpose(1, 3, 4, 0, 2)
    return blocks.reshape(1, 3 * factor**2, height, width).astype(np.float32) / 255


def _core(model: Any) -> tuple[Any, int]:  # noqa: ANN401 - onnx's types are generated
    """Return what of a ModelProto lies from its first convolution to its last, and the factor.

    It goes from `folded`, as `fold` makes it, to the change of the same form, filled up with
    zeros to a multiple of 16 channels.
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
            "This net does not fold pixels into channels, so it cannot compute in bytes.",
            "Leave --fast8 away.",
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


def _from_bytes_to_bytes(core: Any, factor: int) -> Any:  # noqa: ANN401 - generated types
    """Return the quantised core with the picture's bytes before and behind it."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    graph = core.graph
    (rounded,) = (n for n in graph.node if list(n.input[:1]) == ["folded"])
    (exact,) = (n for n in graph.node if graph.output[0].name in n.output)
    for name in (rounded.output[0], exact.input[0]):  # the extractor wants to know their types
        graph.value_info.append(
            helper.make_tensor_value_info(name, TensorProto.UINT8, [1, None, None, None])
        )
    inner = onnx.utils.Extractor(core).extract_model([rounded.output[0]], [exact.input[0]]).graph
    own, rows = 3 * factor, range(factor)
    spare = -own * factor % _LANES
    constants = {
        "every": np.array([factor]), "axis": np.array([1]), "end": np.array([2**62]),
        "line": np.array([0, 0, 1, -1]), "whole": np.array([own] * factor + [spare] * (spare > 0)),
        "byte_scale": np.array(_BYTE[0], np.float32), "byte_zero": np.array(_BYTE[1], np.uint8),
        **{f"start_{row}": np.array([row]) for row in rows},
    }  # fmt: skip
    byte = ["byte_scale", "byte_zero"]
    make = helper.make_node
    before = [
        *(
            # (1, H / n, W, 3): each n-th row, joined n pixels to a block
            make("Slice", ["image", f"start_{r}", "end", "axis", "every"], [f"row_{r}"])
            for r in rows
        ),
        make("Constant", [], ["folding"], value_ints=[0, 0, -1, own]),
        *(make("Reshape", [f"row_{r}", "folding"], [f"part_{r}"]) for r in rows),
        make("Concat", [f"part_{r}" for r in rows], ["blocks"], axis=3),
        make("Transpose", ["blocks"], [rounded.output[0]], perm=[0, 3, 1, 2]),
    ]
    lines = [f"line_{r}" for r in rows]
    after = [
        make("Transpose", [exact.input[0]], ["changed"], perm=[0, 2, 3, 1]),
        make("Split", ["changed", "whole"], [f"cut_{r}" for r in rows] + ["rest"] * (spare > 0),
             axis=3),
        *(make("Reshape", [f"cut_{r}", "line"], [f"line_{r}"]) for r in rows),
        make("Concat", lines, ["lines"], axis=2),
        make("Shape", ["image"], ["size"]),
        make("Reshape", ["lines", "size"], ["change"]),
        make("DequantizeLinear", ["change", *exact.input[1:]], ["change_exact"]),
        make("DequantizeLinear", ["image", *byte], ["image_exact"]),
        make("Add", ["image_exact", "change_exact"], ["sum"]),
        make("QuantizeLinear", ["sum", *byte], ["deblurred"]),
    ]  # fmt: skip
    picture = [1, "height", "width", 3]
    weights = {tensor.name: tensor for tensor in (*graph.initializer, *inner.initializer)}
    used = {name for node in (*before, *inner.node, *after) for name in node.input}
    wrapped = helper.make_graph(
        [*before, *inner.node, *after],
        "fast8",
        [helper.make_tensor_value_info("image", TensorProto.UINT8, picture)],
        [helper.make_tensor_value_info("deblurred", TensorProto.UINT8, picture)],
        [weights[name] for name in weights if name in used]
        + [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(
        wrapped, opset_imports=list(core.opset_import), ir_version=core.ir_version
    )
