"""A student as a LiteRT (TensorFlow Lite) file for phones and small boards; an optional extra.

Tried once with litert-torch 0.10.0 and CPU torch 2.13 on Linux, Python 3.11: installed in 90 s
(1.8 GB with JAX and transformers), converted `live` at 256 x 256 in 40 s on one busy core; 26 plain
convolutions, 5.1 MB, within 4.2e-7 of torch. It is no dependency of the program, and asks pip for a
torch of its own: install CPU torch first, in an environment of its own.

The size is fixed when it is made: LiteRT plans its memory for one size.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from engine.errors import ConfigError, ModelError
from engine.events import Log, Metric, Work
from engine.models.tensors import TensorFormat
from trainer.export.card import staged
from trainer.export.student import MOST_DIFFERENCE, load_student, measure_parity
from trainer.pairs.dataset import load_rgb

if TYPE_CHECKING:
    from numpy.typing import NDArray


def export_litert(
    checkpoint: Path, target: Path, size: tuple[int, int], photos: Sequence[Path]
) -> Work[tuple[float, float]]:
    """Write `target` (.tflite) for float32 (1, 3, height, width) in 0..1, not clamped; one size.

    Returns the largest and the mean difference of LiteRT's interpreter from torch on pieces of the
    photos, in parts of the range. Raises ModelError, and leaves an older `target` alone, where
    LiteRT is not installed, cannot convert the net, or differs by more than `MOST_DIFFERENCE`;
    ConfigError for a size that the net cannot take.
    """
    net, _ = load_student(checkpoint)
    if min(size) < 1 or any(n % net.size_multiple for n in size):
        raise ConfigError(
            f"The net cannot take {size[1]}x{size[0]} pixels.",
            f"Width and height must be multiples of {net.size_multiple}.",
        )
    yield Log(f"Converting for {size[1]}x{size[0]}; this takes a minute.")
    with staged(target) as part:
        run = _convert(net, part, size)
        form = TensorFormat("NCHW", "0..1")
        pieces = (load_rgb(path)[: size[0], : size[1]] for path in photos[:12])
        inputs = (form.to_tensor(piece, np.dtype(np.float32), size) for piece in pieces)
        most, mean = measure_parity(net, run, inputs)
        yield Metric("litert_parity_max", most)
        yield Metric("litert_parity_mean", mean)
        if not most <= MOST_DIFFERENCE:
            raise ModelError(
                f"LiteRT differs from torch by up to {most:.1e} of the range on real photos; "
                f"{MOST_DIFFERENCE:.0e} may ship.",
                "Nothing was written. Ship the ONNX file.",
            )
    yield Log(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {size[1]}x{size[0]} only")
    return most, mean


def _convert(
    net: torch.nn.Module, target: Path, size: tuple[int, int]
) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    """Write the net to `target` and return LiteRT's interpreter of that file, as a function."""
    # It talks on stdout, which belongs to our events.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            import litert_torch
        except ImportError as error:
            raise ModelError(
                f"LiteRT cannot be loaded: {error}.",
                "In an environment of its own: pip install torch --index-url "
                "https://download.pytorch.org/whl/cpu, then pip install litert-torch",
            ) from error
        try:
            litert_torch.convert(net, (torch.zeros(1, 3, *size),)).export(str(target))
            model = litert_torch.load(str(target))
        except (RuntimeError, ValueError, TypeError, NotImplementedError) as error:
            raise ModelError(
                f"LiteRT cannot convert this net: {' '.join(str(error).split())[:300]}",
                "Nothing was written. Ship the ONNX file.",
            ) from error
    return lambda x: np.asarray(model(x))
