"""Weights stored in half precision, computed with in single: half the file, the same speed.

Every large weight becomes a float16 constant and a Cast. onnxruntime carries the casts out once,
when it loads the file, so what runs is float32. The net is rounded first, so that torch and
onnxruntime compute with the very same weights and their comparison stays as strict as it was.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from engine.errors import ModelError

SMALLEST = 256
"""Weights of fewer values stay as they are: a cast would take as many bytes as it saves."""


@torch.no_grad()
def round_to_half(net: torch.nn.Module) -> None:
    """Round the large weights to float16, in place: each by at most 1/2048 of its size.

    Raises ModelError for a weight that is too large for float16.
    """
    for name, weight in net.named_parameters():
        if weight.numel() >= SMALLEST:
            half = weight.half()
            if not torch.isfinite(half).all():
                raise ModelError(
                    f"The weight {name} does not fit into half precision.",
                    "The training diverged. Export an earlier checkpoint.",
                )
            weight.copy_(half)


def store_in_half(path: Path) -> None:
    """Store the large weights of an ONNX file, which must have been rounded, as float16."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(path)
    casts = []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        half = values.astype(np.float16) if values.dtype == np.float32 else values
        if values.size < SMALLEST or half is values or (half != values).any():
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(half, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*casts, *nodes])
    onnx.save(model, path)
