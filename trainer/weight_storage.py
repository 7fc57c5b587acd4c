"""How an exported student stores its weights: in 8 and 16 bits.

The weights of wide convolutions are stored as int8 with a scale per channel, other large weights as
float16. onnxruntime unpacks both when it loads the file: 2 to 4 times smaller, the same speed in
float32. The net is rounded first, so that torch and onnxruntime use the same weights. Measured on
ten real pairs (GoPro and REDS), rounded to 8 bits:

    convolutions of `best`, `live`           0.005, 0.002 dB lost; 0.04, 0.05 on the worst
    convolutions of `balanced`, `fast`       0.002, 0.005 dB gained; 0.01 lost on the worst
    linear layers of `best`                  0.05 dB lost; one layer alone 0.4 levels of 255
    convolutions with fewer than 16 channels of `best`, 0.3 % of its weights   0.02 dB lost
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ModelError
from trainer.arrays import Floats

SMALLEST = 256
"""Smaller weights stay in float32: a cast would take as many bytes as it saves."""

WIDE = 16
"""Convolutions with fewer channels on one side gain nothing from 8 bits, and lose more: those of
pictures, and of convolutions by channel."""

BYTES, SCALE, HALF = "_int8", "_scale", "_half"
"""What is added to the name of a weight that is stored in 8 or 16 bits."""


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


def read_stored_weights(path: Path) -> dict[str, Floats]:
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


def _put_first(graph: Any, new: Sequence[Any]) -> None:  # noqa: ANN401 - onnx's types are generated
    """Put nodes before the others of an onnx GraphProto, which are sorted topologically."""
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend([*new, *nodes])
