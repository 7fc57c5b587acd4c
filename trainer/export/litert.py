"""A student as a LiteRT (TensorFlow Lite) file for phones and small boards; one fixed size.

litert-torch is not a dependency: it takes 1.8 GB and asks pip for its own torch. With litert-torch
0.10.0 and CPU torch 2.13 (Linux, Python 3.11) `live` at 256 x 256 was converted in 40 s to 26
convolutions and 5.1 MB, within 4.2e-7 of torch.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Work
from engine.messages import msg
from engine.models.tensors import TensorFormat
from trainer.export.card import staged
from trainer.export.parity import MAX_DIFFERENCE, measure_parity
from trainer.export.student import load_student
from trainer.pairs.dataset import load_rgb


def export_litert(
    checkpoint: Path, target: Path, size: tuple[int, int], photos: Sequence[Path]
) -> Work[tuple[float, float]]:
    """Write `target` (.tflite) for float32 (1, 3, height, width) in 0..1, not clamped.

    Returns the largest and the mean difference of LiteRT's interpreter from torch on crops of the
    photos. Raises ModelError, leaving an older `target` as it was, if LiteRT is not installed,
    cannot convert the net, or differs by more than `MAX_DIFFERENCE`; ConfigError for a wrong size.
    """
    net, _ = load_student(checkpoint)
    if min(size) < 1 or any(n % net.size_multiple for n in size):
        raise ConfigError(
            "The net does not support {size}x{size2} pixels.",
            "Width and height must be multiples of {size_multiple}.",
            size=size[1],
            size2=size[0],
            size_multiple=net.size_multiple,
        )
    yield Log(
        msg("Converting for {size}x{size2}; this takes a minute.", size=size[1], size2=size[0])
    )
    with staged(target) as part:
        run = _convert(net, part, size)
        form = TensorFormat("NCHW", "0..1")
        pieces = (load_rgb(path)[: size[0], : size[1]] for path in photos[:12])
        inputs = (form.to_tensor(piece, np.dtype(np.float32), size) for piece in pieces)
        most, mean = measure_parity(net, run, inputs)
        yield Metric("litert_parity_max", most)
        yield Metric("litert_parity_mean", mean)
        if not most <= MAX_DIFFERENCE:
            raise ModelError(
                "LiteRT differs from torch by up to {most:.1e} of the range on real "
                "photos; at most {max_difference:.0e} is allowed.",
                "Nothing was written. Use the ONNX file.",
                most=most,
                max_difference=MAX_DIFFERENCE,
            )
    yield Log(
        msg(
            "{target}: {size:.1f} MB, {size2}x{size3} only",
            target=target,
            size=target.stat().st_size / 1e6,
            size2=size[1],
            size3=size[0],
        )
    )
    return most, mean


def _convert(
    net: torch.nn.Module, target: Path, size: tuple[int, int]
) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    """Write the net to `target` and return LiteRT's interpreter of it as a function."""
    # It prints, but stdout is for events.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            import litert_torch
        except ImportError as error:
            raise ModelError(
                "LiteRT cannot be loaded: {error}.",
                "In an environment of its own: pip install torch --index-url "
                "https://download.pytorch.org/whl/cpu, then pip install litert-torch",
                error=error,
            ) from error
        try:
            litert_torch.convert(net, (torch.zeros(1, 3, *size),)).export(str(target))
            model = litert_torch.load(str(target))
        except (RuntimeError, ValueError, TypeError, NotImplementedError) as error:
            raise ModelError(
                "LiteRT cannot convert this net: {reason}",
                "Nothing was written. Use the ONNX file.",
                reason=" ".join(str(error).split())[:300],
            ) from error
    return lambda x: np.asarray(model(x))
