"""ONNX graph transformations: weights stored in fewer bits, and static quantisation.

Every large weight becomes a float16 constant and a Cast, which onnxruntime folds when it loads the
file: half the size, the same speed in float32. The net is rounded first, so that torch and
onnxruntime use exactly the same weights. In the 8-bit variants the weights of what stays in
float32 are stored as int8 with a scale per channel, and folded in the same way.
"""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.events import Progress, Work
from trainer.arrays import Floats

SMALLEST = 256
"""Smaller weights stay in float32: a cast would take as many bytes as it saves."""

_PERCENTILE = 99.999
STRIDE = 10
"""Crops whose activations are in memory at a time."""


@torch.no_grad()
def round_to_half(net: torch.nn.Module) -> None:
    """Round the large weights to float16 in place; raises ModelError if one is out of range."""
    for name, weight in net.named_parameters():
        if weight.numel() >= SMALLEST:
            half = weight.half()
            if not torch.isfinite(half).all():
                raise ModelError(
                    "The weight {name} is out of range for half precision.",
                    "The training diverged. Export an earlier checkpoint.",
                    name=name,
                )
            weight.copy_(half)


def store_in_half(path: Path) -> None:
    """Store the large weights of an ONNX file as float16; they must have been rounded before."""
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
    _put_first(model.graph, casts)
    onnx.save(model, path)


def store_in_bytes(path: Path) -> None:
    """Store the large float32 weights of an ONNX file as int8 times a scale per channel.

    The channel is that of the first two axes whose scales lose less: a product with a matrix on
    the left has its outputs in rows, one with a matrix on the right in columns.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(path)
    unpack, scales = [], []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < SMALLEST or values.ndim < 2:
            continue
        whole, scale = min(
            (_round_to_bytes(values, axis) for axis in (0, 1)),
            key=lambda rounded: float(np.square(rounded[0] * rounded[1] - values).sum()),
        )
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(whole, f"{name}_int8"))
        scales.append(numpy_helper.from_array(scale, f"{name}_scale"))
        unpack += [
            helper.make_node("Cast", [f"{name}_int8"], [f"{name}_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}_float", f"{name}_scale"], [name]),
        ]
    model.graph.initializer.extend(scales)
    _put_first(model.graph, unpack)
    onnx.save(model, path)


def _put_first(graph: Any, new: Sequence[Any]) -> None:  # noqa: ANN401 - onnx's types are generated
    """Put nodes before the others of an onnx GraphProto, which are sorted topologically."""
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend([*new, *nodes])


def _round_to_bytes(values: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """Return whole numbers in -127..127 and their scales along `axis`, of the same dimensions."""
    others = tuple(at for at in range(values.ndim) if at != axis)
    scale = np.abs(values).max(others, keepdims=True) / np.float32(127)
    scale[scale == 0] = 1
    return np.rint(values / scale).astype(np.int8), scale


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
    fixed: Mapping[str, tuple[float, int]] | None = None,
) -> Work[None]:
    """Write a ModelProto to `target`, quantised with ranges calibrated on `inputs`.

    Nodes in `exclude` stay in float32; tensors in `fixed` get this scale and zero point. Tells how
    many inputs were used so far, and may be stopped at each.
    """
    import onnx
    from onnxruntime.quantization import CalibrationMethod, QuantType, quantize_static

    plain = target.with_name("plain.onnx")
    onnx.save(model, plain)
    exclude = set(exclude)
    overrides = {
        name: [
            {
                "quant_type": QuantType.QUInt8,
                "scale": np.array(scale, np.float32),
                "zero_point": np.array(zero, np.uint8),
            }
        ]
        for name, (scale, zero) in (fixed or {}).items()
    }
    # The calibrator takes the ranges of all tensors of these kinds of nodes, which takes minutes.
    kinds = {node.op_type for node in model.graph.node if node.name not in exclude}
    reader = _Inputs(inputs)
    yield from reader.drive(
        partial(
            quantize_static,
            str(plain),
            str(target),
            reader,
            op_types_to_quantize=["Conv"] if kinds == {"Conv"} else None,
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=sorted(exclude),
            calibrate_method=CalibrationMethod.Percentile,
            extra_options={
                "CalibPercentile": _PERCENTILE,
                "CalibStridedMinMax": STRIDE,
                "TensorQuantOverrides": overrides,
            },
        )
    )


class _Stopped(Exception):
    """Nobody waits for the calibration any more."""


class _Inputs:
    """The inputs as onnxruntime's CalibrationDataReader, which waits at each to be driven on."""

    def __init__(self, inputs: Sequence[Mapping[str, Floats]]) -> None:
        self._inputs = inputs
        self._taken = 0
        self._waits, self._may_go_on = threading.Semaphore(0), threading.Semaphore(0)
        self._is_stopped = False
        self.set_range(0, len(inputs))

    def drive(self, calibrate: Callable[[], object]) -> Work[None]:
        """Run what takes the inputs, in a thread of its own, and tell how many it has taken."""
        with ThreadPoolExecutor(1, "deblur-calibrate") as pool:
            running = pool.submit(calibrate)
            running.add_done_callback(lambda _: self._waits.release())
            try:
                while True:
                    # The calibrator prints, but stdout is for events: it works while we wait.
                    with contextlib.redirect_stdout(io.StringIO()):
                        self._waits.acquire()
                    if running.done():
                        break
                    yield Progress(self._taken, len(self._inputs), "calibration crops")
                    self._may_go_on.release()
            finally:
                self._is_stopped = True
                self._may_go_on.release()
        running.result()

    def __len__(self) -> int:
        return len(self._inputs)

    def set_range(self, start_index: int, end_index: int) -> None:
        self._left = iter(self._inputs[start_index:end_index])

    def get_next(self) -> Mapping[str, Floats] | None:
        following = next(self._left, None)
        if following is not None:
            self._waits.release()
            self._may_go_on.acquire()
            if self._is_stopped:
                raise _Stopped
            self._taken += 1
        return following
