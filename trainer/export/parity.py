"""Checks of an exported file on real photos: its difference from torch, and the halo it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.models.tensors import TensorFormat
from engine.models.tiling import round_up
from engine.nets.net import Student
from trainer.arrays import Floats, Pixels
from trainer.pairs.dataset import load_rgb

MAX_DIFFERENCE = 1e-3
"""Largest allowed difference from torch, as a fraction of the range."""

PERCEPTIBLE = 0.34 / 255
"""A third of an 8-bit level, as a fraction of the range."""

PERCEPTIBLE_IN_BYTES = 1.5 / 255
"""... for results that are themselves rounded to 8-bit levels."""

PARITY_PX = 1024
"""Side of the centre crop that is compared; whole 24-megapixel photos need too much memory."""

HALO_STEP_PX = 16

_TELLING_PX = 400
"""Shorter pieces are skipped: a wide receptive field fills them and can still be tiled."""

FORM = TensorFormat("NCHW", "0..1")


def to_input(pixels: Pixels, multiple: int) -> Floats:
    """Return a picture (H, W, 3) as input of the net, padded to multiples of `multiple`."""
    height, width = pixels.shape[:2]
    size = round_up(height, multiple), round_up(width, multiple)
    return FORM.to_tensor(pixels, np.dtype(np.float32), size)


def open_runner(model: Path) -> Callable[[Floats], Floats]:
    """Return a function that runs the ONNX file on the CPU, (1, 3, H, W) to the same."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    bytewise = takes_bytes(session)

    def run(x: Floats) -> Floats:
        if bytewise:
            x = np.ascontiguousarray((255 * x + 0.5).astype(np.uint8).transpose(0, 2, 3, 1))
        output: Floats = session.run(None, {"image": x})[0]
        if bytewise:
            return output.transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255)
        return output

    return run


def takes_bytes(session: Any) -> bool:  # noqa: ANN401 - onnxruntime has no types
    """Return whether a session takes pictures as (1, H, W, 3) uint8."""
    return bool(session.get_inputs()[0].type == "tensor(uint8)")


def compare_with_torch(net: Student, model: Path, photos: Sequence[Path]) -> tuple[float, float]:
    """Return `measure_parity` of an ONNX file on the centre of each photo."""
    inputs = (to_input(_centre(load_rgb(path)), net.size_multiple) for path in photos)
    return measure_parity(net, open_runner(model), inputs)


def _centre(photo: Pixels) -> Pixels:
    top, left = (max(0, (n - PARITY_PX) // 2) for n in photo.shape[:2])
    return photo[top : top + PARITY_PX, left : left + PARITY_PX]


def measure_parity(
    net: Student, run: Callable[[Floats], Floats], inputs: Iterable[Floats]
) -> tuple[float, float]:
    """Return the largest and the mean absolute difference, as fractions of the range."""
    most, means = [], []
    for x in inputs:
        with torch.no_grad():
            wanted = net(torch.from_numpy(x)).numpy()
        difference = np.abs(run(x) - wanted)
        most.append(difference.max())
        means.append(difference.mean())
    return float(np.max(most)), float(np.mean(means))


def measure_halo(
    model: Path,
    multiple: int,
    photos: Sequence[Path],
    *,
    spare_px: int = HALO_STEP_PX,
    least: float = PERCEPTIBLE,
) -> int | None:
    """Return how far from the edge of a tile results change, in multiples of `HALO_STEP_PX`.

    Real photos are cut at the left and at the top; the halo is the largest distance from the cut
    at which the output differs by more than `least` from that of the whole. With that much overlap
    a tile equals the whole picture within one 8-bit level; `spare_px` is a margin for other
    pictures. None if nearly everything changes: such a net cannot be tiled.
    """
    run = open_runner(model)
    size, cut, worst = 640, round_up(128, multiple), 0
    for path in photos:
        whole = to_input(load_rgb(path)[:size, :size], multiple)
        wanted = run(whole)
        for axis in (2, 3):
            length = whole.shape[axis] - cut
            if length < _TELLING_PX:
                continue
            rest = tuple(slice(cut if n == axis else 0, None) for n in range(4))
            difference = np.abs(run(np.ascontiguousarray(whole[rest])) - wanted[rest])
            changed = np.flatnonzero(difference.max(axis=(0, 1, 5 - axis)) > least)
            reach = int(changed[-1]) + 1 if len(changed) else 0
            if reach > 0.85 * length:
                return None
            worst = max(worst, reach)
    return round_up(worst, HALO_STEP_PX) + spare_px
