"""The cost of a model: parameters, multiply-adds, bytes on disk, time."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.core.machine import physical_cores, processor
from engine.messages import msg
from engine.models import ModelCard, ModelFile
from engine.models.model import make_test_picture
from engine.models.onnx_model import PROVIDERS, numpy_type, open_session, run_tensor
from engine.models.tensors import TensorFormat
from engine.models.tiling import round_up

TIMED_PX = (640, 768)
"""Half a megapixel: larger than any cache, and quick enough for six runs."""
TIMED_RUNS, LONGEST_SECONDS = 5, 20.0

_CONVOLUTIONS = {"Conv": 1, "ConvInteger": 1, "QLinearConv": 3}
"""Operator -> which input holds its weights (out, in / groups, ...)."""
_PRODUCTS = ("MatMul", "MatMulInteger", "QLinearMatMul")
_UNCOUNTED = frozenset(
    {"Attention", "DeformConv", "Einsum", "GRU", "If", "LSTM", "Loop", "RNN", "Scan"}
)
_NO_WEIGHTS = frozenset({"Clip", "DequantizeLinear", "Pad", "QuantizeLinear", "Resize", "Upsample"})
"""Operators whose inputs after the first are settings: scales, bounds, zero points."""


@dataclass(frozen=True)
class Cost:
    """The cost of one model file; None is unknown, and `notes` say why."""

    parameters: int | None
    gmacs_256: float | None
    """Billions of multiply-adds for 256 x 256 pixels: convolutions and matrix products."""
    megabytes: float
    """Size on disk in units of 1e6 bytes, external weights included."""
    ms_per_megapixel: Mapping[int, float] = field(default_factory=dict)
    """Threads -> milliseconds in onnxruntime on the CPU; median of runs at half a megapixel."""
    notes: tuple[str, ...] = ()


def measure_cost(card: ModelCard, precision: str | None = None, *, speed: bool = True) -> Cost:
    """Return the cost of one file of a model, timed with the session options that users get.

    Raises ModelError if the file is missing or altered.
    """
    file = card.file(precision)
    file.verify()
    size = card.fixed_size or (round_up(256, card.size_multiple),) * 2
    notes: tuple[str, ...] = ()
    parameters: int | None = None
    gmacs: float | None = None
    try:
        parameters, macs, notes = count(file.path, card.layout, size)
        gmacs = None if macs is None else macs * 256**2 / (size[0] * size[1]) / 1e9
    except ImportError:
        notes = (msg("Parameters and GMACs need the package onnx (extra 'train')."),)
    threads = dict.fromkeys((1, physical_cores())) if speed else {}
    return Cost(
        parameters,
        gmacs,
        sum(part.stat().st_size for part in _paths(file)) / 1e6,
        {n: time_megapixel(card, file.path, n) for n in threads},
        notes,
    )


def _paths(file: ModelFile) -> Iterator[Path]:
    yield file.path
    for part in file.data:
        yield from _paths(part)


def time_megapixel(card: ModelCard, path: Path, threads: int) -> float:
    """Return the milliseconds per megapixel in onnxruntime: the median of five runs after one.

    There are fewer runs if they take more than `LONGEST_SECONDS` together.
    """
    session = open_session(path, PROVIDERS["cpu"], threads)
    height, width = card.fixed_size or tuple(round_up(n, card.size_multiple) for n in TIMED_PX)
    dtype = numpy_type(session.get_inputs()[0].type)
    picture = make_test_picture(height, width)
    tensor = TensorFormat(card.layout, card.value_range).to_tensor(picture, dtype, (height, width))
    seconds: list[float] = []
    begun = time.perf_counter()
    for _ in range(TIMED_RUNS + 1):
        before = time.perf_counter()
        run_tensor(session, tensor)
        seconds.append(time.perf_counter() - before)
        if time.perf_counter() - begun > LONGEST_SECONDS:
            break
    return statistics.median(seconds[1:] or seconds) * 1e3 / (height * width / 1e6)


def count(
    path: Path, layout: str, size: tuple[int, int]
) -> tuple[int, float | None, tuple[str, ...]]:
    """Return (parameters, multiply-adds for a picture of `size`, notes) of an ONNX file.

    The multiply-adds are None if shapes are unknown before the model runs. Raises ImportError
    without the package onnx.
    """
    import onnx
    from onnx import inliner, shape_inference

    model = onnx.load(path)
    if model.functions:
        model = inliner.inline_local_functions(model)
    weights = {t.name for t in model.graph.initializer}
    for value in model.graph.input:
        if value.name in weights:
            continue
        wanted = (1, 3, *size) if layout == "NCHW" else (1, *size, 3)
        for dim, length in zip(value.type.tensor_type.shape.dim, wanted, strict=True):
            dim.dim_value = length
    for value in model.graph.output:
        value.type.tensor_type.ClearField("shape")  # symbolic lengths would stay symbolic
    model = shape_inference.infer_shapes(model, data_prop=True)
    shapes = _shapes(model.graph)
    macs: float | None = 0.0
    uncounted = set()
    for node in model.graph.node:
        if node.op_type in _UNCOUNTED:
            uncounted.add(node.op_type)
        each = _macs(node, shapes)
        macs = None if macs is None or each is None else macs + each
    notes = (
        [msg("GMACs do not include {uncounted}.", uncounted=", ".join(sorted(uncounted)))]
        if uncounted
        else []
    )
    if macs is None:
        notes.append(msg("GMACs unknown: some shapes depend on the data."))
    return _parameters(model.graph), macs, tuple(notes)


def _shapes(graph: Any) -> dict[str, tuple[int, ...]]:  # noqa: ANN401 - onnx has no types
    """Return name -> shape of every tensor with a static shape."""
    found = {t.name: tuple(t.dims) for t in graph.initializer}
    for value in (*graph.value_info, *graph.input, *graph.output):
        dims = value.type.tensor_type.shape.dim
        if value.type.tensor_type.HasField("shape") and all(d.HasField("dim_value") for d in dims):
            found.setdefault(value.name, tuple(d.dim_value for d in dims))
    return found


def _macs(node: Any, shapes: Mapping[str, tuple[int, ...]]) -> float | None:  # noqa: ANN401
    """Return the multiply-adds of a node; None if its shapes are unknown."""
    inputs = [shapes.get(name) for name in node.input]
    output = shapes.get(node.output[0])
    kind = node.op_type
    if kind in _CONVOLUTIONS:
        weights = inputs[_CONVOLUTIONS[kind]]
        return math.prod(output) * math.prod(weights[1:]) if output and weights else None
    if kind == "ConvTranspose":  # weights (in, out / groups, ...)
        taken, weights = inputs[0], inputs[1]
        return math.prod(taken) * math.prod(weights[1:]) if taken and weights else None
    if kind in _PRODUCTS:
        return math.prod(output) * inputs[0][-1] if output is not None and inputs[0] else None
    if kind == "Gemm":
        turned = any(a.name == "transA" and a.i for a in node.attribute)
        return math.prod(output) * inputs[0][0 if turned else 1] if output and inputs[0] else None
    return 0


def _parameters(graph: Any) -> int:  # noqa: ANN401
    """Return the number of learned values in the graph, in any precision.

    Does not count 64-bit integers (shapes and indices), scalars, and the settings of `_NO_WEIGHTS`.
    """
    from onnx import TensorProto

    settings = {
        name for n in graph.node if n.op_type in _NO_WEIGHTS for name in list(n.input)[1:]
    } | {
        name
        for n in graph.node
        if n.op_type.startswith("QLinear")
        for i, name in enumerate(n.input)
        if i in (1, 2, 4, 5, 6, 7)
    }
    constants = [
        (n.output[0], a.t)
        for n in graph.node
        if n.op_type == "Constant"
        for a in n.attribute
        if a.name == "value"
    ]
    tensors = [*((t.name, t) for t in graph.initializer), *constants]
    whole = (TensorProto.INT64, TensorProto.BOOL, TensorProto.STRING)
    return sum(
        math.prod(tensor.dims)
        for name, tensor in tensors
        if tensor.data_type not in whole and tensor.dims and name not in settings
    )


def describe_machine() -> str:
    """Return processor, cores, system and load, to be shown beside measured times.

    "Intel(R) Xeon(R) Processor (AVX2, AVX-512), 2 cores, Linux x86_64, Python 3.11.7; load 0.3"
    """
    cores = physical_cores()
    text = (
        f"{processor()}, {cores} core{'s' * (cores != 1)}, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
    if hasattr(os, "getloadavg"):
        text += f"; load {os.getloadavg()[0]:.1f}"
    return text
