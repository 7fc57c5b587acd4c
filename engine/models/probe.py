"""Probes an unknown ONNX network: which pictures it accepts, and how far its pixels affect others.

A file declares the type and rank of its input and little more. Whether it expects 0..1 or 0..255,
which sizes it accepts, its receptive field and whether it can work in tiles are measured with test
pictures. What the file claims in its metadata is tried first, and accepted only if true.

This cannot detect whether red or blue comes first (red is assumed), nor -1..1 instead of 0..1 for a
network that hardly changes either; the range can be given on import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError, OutOfMemory
from engine.messages import joined, msg
from engine.models.model import make_test_picture
from engine.models.onnx_model import PROVIDERS, numpy_type, open_session, run_tensor
from engine.models.tensors import LAYOUTS, VALUE_RANGES, TensorFormat
from engine.models.tiling import round_up

if TYPE_CHECKING:
    from onnxruntime import InferenceSession as Session

MULTIPLES = (1, 2, 3, 4, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 48, 56, 64, 96, 128, 192, 256)
"""Size multiples that are tried: powers of two, and windows of attention networks."""

SAME = 0.25 / 255
"""Differences up to a quarter of an 8-bit level are ignored; black is 0, white 1."""

ONE_LEVEL = 1.02 / 255
"""Accepted difference between tiles and the whole picture if no halo reaches SAME."""

_MOST_ERROR, _LEAST_CORRELATION = 0.25, 0.5
"""Mean difference and correlation of result and input: beyond these it is no restored picture."""

_USUAL_ERROR, _USUAL_CORRELATION = 0.08, 0.9
"""Within these it is accepted as a restored picture without trying further ranges."""


@dataclass(frozen=True)
class Traits:
    """What was measured: fields of a ModelCard."""

    layout: str
    value_range: str
    size_multiple: int
    halo_px: int
    tileable: bool
    fixed_size: tuple[int, int] | None


def probe(
    path: Path,
    claims: Mapping[str, Any],
    value_range: str | None = None,
    before_run: Callable[[int], None] = lambda pixels: None,
) -> Traits:
    """Return what pictures the ONNX network at `path` accepts.

    `claims`: those of its metadata (`claims_from_metadata`). `value_range`: given by the user, and
    not checked. `before_run` is called with the number of pixels of each test picture. Raises
    ModelError if it is not an image-to-image network that keeps the size, and OutOfMemory.
    """
    session = _Session(open_session(path, PROVIDERS["cpu"]), before_run)
    layouts, fixed = _signature(session.onnx)
    if claims.get("layout") in layouts:
        layouts = [claims["layout"]]
    multiples = [1] if fixed else sorted(MULTIPLES, key=lambda m: m != claims.get("size_multiple"))
    layout, multiple = _first_that_works(session, layouts, multiples, fixed)
    size = fixed or (round_up(96, multiple), round_up(128, multiple))
    wanted = value_range or _find_range(session, layout, size, claims.get("value_range"))
    network = _Network(session, TensorFormat(layout, wanted))
    if fixed:
        halo = _fixed_halo(network, fixed)
        return Traits(layout, wanted, 1, halo, True, fixed)
    aligned, found = _find_halo(network, multiple)
    if found is None:
        return Traits(layout, wanted, multiple, 0, False, None)
    halo = max(found, int(claims.get("halo_px", 0)))
    return Traits(layout, wanted, aligned, halo, True, None)


@dataclass(frozen=True)
class _Session:
    """A session, and what to call before each run."""

    onnx: Session
    before_run: Callable[[int], None]


class _Network:
    """A session with pictures as input, without padding, and floats in 0..1 as output."""

    def __init__(self, session: _Session, form: TensorFormat) -> None:
        self._session = session
        self._form = form
        self._dtype = numpy_type(session.onnx.get_inputs()[0].type)

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return (3, H, W), black 0, white 1, unclamped; ModelError if the size is not kept."""
        size = (pixels.shape[0], pixels.shape[1])
        tensor = self._form.to_tensor(pixels, self._dtype, size)
        self._session.before_run(size[0] * size[1])
        output = run_tensor(self._session.onnx, tensor, shrink_arena=True)
        if not isinstance(output, np.ndarray) or output.shape != tensor.shape:
            shape = getattr(output, "shape", "something else")
            raise _WrongSize(tensor.shape, shape)
        return self._form.to_unit(output)


class _WrongSize(ModelError):
    """A result whose size differs from that of the input."""

    def __init__(self, given: tuple[int, ...], made: object) -> None:
        hint = msg("Only models that keep the size of a picture can be used.")
        if isinstance(made, tuple) and len(made) == 4:
            factors = {a / b for a, b in zip(made, given, strict=True)} - {1.0}
            if len(factors) == 1:
                change = msg("It changes the size by {factor}.", factor=f"{factors.pop():g}")
                hint = joined(" ", change, hint)
        super().__init__(
            msg("The model returned {output} for {input}.", output=made, input=given), hint
        )


def _signature(
    session: Session,
) -> tuple[list[str], tuple[int, int] | None]:
    """Return (layouts that the declared input allows, its fixed height and width)."""
    inputs = session.get_inputs()
    if len(inputs) != 1:
        names = ", ".join(i.name for i in inputs) or "none"
        raise ModelError(
            "The model has {count} inputs ({names}).",
            "Only models with one picture as input can be used.",
            count=len(inputs),
            names=names,
        )
    numpy_type(inputs[0].type)
    numpy_type(session.get_outputs()[0].type)
    shape = inputs[0].shape
    if len(shape) != 4 or (isinstance(shape[0], int) and shape[0] != 1):
        text = msg("The input of the model is {shape}.", shape=shape)
        raise ModelError(text, "Only models with one colour picture as input can be used.")
    axes = {"NCHW": (1, 2, 3), "NHWC": (3, 1, 2)}
    colours = {name: shape[axes[name][0]] for name in LAYOUTS}
    sides = {
        name: [shape[axis] for axis in axes[name][1:] if isinstance(shape[axis], int)]
        for name in LAYOUTS
    }
    # If one axis is declared as the three colours, another one that is free is not.
    layouts = [name for name in LAYOUTS if colours[name] == 3] or [
        name for name in LAYOUTS if not isinstance(colours[name], int) and len(sides[name]) != 1
    ]
    if not layouts:
        raise ModelError(
            "The input of the model is {shape}, not a picture of three colours.",
            "Models for greyscale, RGBA or raw sensor data cannot be used.",
            shape=shape,
        )
    fixed = sides[layouts[0]]
    if len(fixed) == 1:
        raise ModelError(
            "The input of the model is {shape}: one side is fixed.",
            "Export it with both height and width dynamic, or both fixed.",
            shape=shape,
        )
    return layouts, (fixed[0], fixed[1]) if fixed else None


def _first_that_works(
    session: _Session,
    layouts: list[str],
    multiples: list[int],
    fixed: tuple[int, int] | None,
) -> tuple[str, int]:
    """Return the first layout and size multiple with which the network keeps the size."""
    reason: ModelError | None = None
    for layout in layouts:
        network = _Network(session, TensorFormat(layout, "0..1"))
        for multiple in multiples:
            try:
                for size in [fixed] if fixed else _sizes(multiple):
                    network(make_test_picture(*size))
            except ModelError as error:
                # A changed size explains more than an error inside the network.
                if reason is None or (
                    isinstance(error, _WrongSize) and not isinstance(reason, _WrongSize)
                ):
                    reason = error
            else:
                return layout, multiple
    assert reason is not None
    raise reason


def _sizes(multiple: int) -> Iterator[tuple[int, int]]:
    """Yield sizes that are odd multiples of `multiple`, so not of a larger power of two."""
    odd = max(1, 64 // multiple) | 1
    yield odd * multiple, (odd + 2) * multiple
    if odd > 1:
        yield (odd + 4) * multiple, odd * multiple


def _find_range(
    session: _Session,
    layout: str,
    size: tuple[int, int],
    claimed: str | None,
) -> str:
    """Return the range with which the result is closest to the picture.

    Restoration changes little, wrong numbers much. Of several plausible ranges the first is taken:
    0..1 is by far the most frequent, and its networks, whose biases are small, often work with
    larger numbers, while those for 0..255 drown 0..1 in their biases. ModelError if none works.
    """
    picture = make_test_picture(*size)
    wanted = picture.transpose(2, 0, 1).astype(np.float32) / 255
    errors: dict[str, float] = {}
    usual: list[str] = []
    broken: list[str] = []
    for name in VALUE_RANGES:
        result = _Network(session, TensorFormat(layout, name))(picture)
        if not np.isfinite(result).all():
            broken.append(name)
            continue
        outside = np.abs(result - np.clip(result, 0, 1)).mean()
        error = float(np.abs(result - wanted).mean() + outside)
        correlation = _correlation(result, wanted)
        if error <= _MOST_ERROR and correlation >= _LEAST_CORRELATION:
            errors[name] = error
        if error <= _USUAL_ERROR and correlation >= _USUAL_CORRELATION:
            usual.append(name)
    if claimed in errors:
        return str(claimed)
    if errors:
        return usual[0] if usual else min(errors, key=lambda name: errors[name])
    if len(broken) == len(VALUE_RANGES):
        raise ModelError(
            "The model returns values that are not numbers for a test picture.",
            "It is damaged, or needs a higher precision. Export it again in float32.",
        )
    raise ModelError(
        "The model's result for a test picture does not resemble it.",
        "Only models that restore pictures can be used. If this is one, give its --range.",
    )


def _correlation(a: NDArray[Any], b: NDArray[Any]) -> float:
    a, b = a - a.mean(), b - b.mean()
    scale = float(np.sqrt((a * a).mean(dtype=np.float64) * (b * b).mean(dtype=np.float64)))
    return float((a * b).mean(dtype=np.float64)) / scale if scale > 1e-9 else 0.0


def _find_halo(network: _Network, multiple: int) -> tuple[int, int | None]:
    """Return the multiple on which tiles have to begin, and the halo they need in pixels or None.

    A crop of a picture is compared with the same region of the whole picture, and of one with
    inverted surroundings. How deep from its edges it differs is the halo. A network that pads its
    input itself accepts any size and yet has a grid that its tiles must match; so multiples of
    `multiple` are tried as well.
    """
    grids = [multiple]
    while grids[-1] * 2 <= 64:
        grids.append(grids[-1] * 2)
    seen: list[tuple[int, NDArray[np.float32]]] = []
    for window_px in (256, 512):
        side = round_up(2 * window_px + window_px // 2, grids[-1])
        whole = make_test_picture(side, side)
        try:
            result = network(whole)
            for grid in grids:
                difference = _crop_difference(network, whole, result, grid, window_px)
                halo = _reach(difference, SAME)
                if halo is not None:
                    return grid, halo
                seen.append((grid, difference))
        except OutOfMemory:
            break
    # Quantised networks round differently in places.
    for grid, difference in reversed(seen):
        halo = _reach(difference, ONE_LEVEL)
        if halo is not None:
            return grid, halo
    return multiple, None


def _crop_difference(
    network: _Network,
    whole: NDArray[np.uint8],
    result: NDArray[np.float32],
    grid: int,
    window_px: int,
) -> NDArray[np.float32]:
    """Return (H, W): by how much a crop of `whole` differs from the same region of the result."""
    start = (window_px // 2 // grid | 1) * grid
    size = round_up(window_px, grid)
    inside = (slice(start, start + size), slice(start, start + size))
    cut = network(whole[inside])
    inverted = 255 - whole
    inverted[inside] = whole[inside]
    difference: NDArray[np.float32] = np.maximum(
        np.abs(result[(slice(None), *inside)] - cut),
        np.abs(network(inverted)[(slice(None), *inside)] - cut),
    ).max(axis=0)
    return difference


def _reach(difference: NDArray[np.float32], most: float) -> int | None:
    """Return how far from the edges of (H, W) differences exceed `most`, as a multiple of 8 px.

    None if they do nearly everywhere.
    """
    height, width = difference.shape
    y, x = np.arange(height)[:, None], np.arange(width)[None, :]
    depth = np.minimum(np.minimum(y, height - 1 - y), np.minimum(x, width - 1 - x)) + 1
    # Written so that NaN counts as a difference.
    halo = round_up(int(depth[~(difference <= most)].max(initial=0)), 8)
    return halo if halo <= min(height, width) // 2 - 16 else None


def _fixed_halo(network: _Network, size: tuple[int, int]) -> int:
    """Return the halo of a network of one size; raises ModelError if tiles would show seams."""
    picture = make_test_picture(*size)
    height, width = size
    before, halo = network(picture), 0
    for axis, length in ((0, height), (1, width)):
        changed = picture.copy()
        edge = (slice(length // 4),) if axis == 0 else (slice(None), slice(length // 4))
        changed[edge] = 255 - changed[edge]
        difference = np.abs(network(changed) - before).max(axis=(0, 2 - axis))
        reach = np.flatnonzero(~(difference[length // 4 :] <= SAME))
        halo = max(halo, round_up(int(reach[-1]) + 1 if len(reach) else 0, 8))
    if halo > min(size) // 4:
        raise ModelError(
            "The model accepts only {width} x {height} pixels and its result depends on all of "
            "them, so larger pictures would show seams.",
            "Export it with dynamic height and width.",
            width=width,
            height=height,
        )
    return halo
