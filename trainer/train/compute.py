"""Where and in which precision torch computes; pictures as tensors; a net on any picture size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import numpy as np
import torch
from torch import Tensor

from engine.errors import ConfigError
from engine.models.torch_model import prefers_bf16
from engine.nets.net import Net
from trainer.arrays import Pixels
from trainer.train.convolution import FastWeightGradients


class Compute:
    """Device and precision of a run, from `config.device` and `config.precision`."""

    def __init__(self, device: str = "auto", precision: str = "auto") -> None:
        cuda = torch.cuda.is_available()
        if device == "cuda" and not cuda:
            raise ConfigError("No CUDA device was found.", 'Set device to "auto" or "cpu".')
        self.device = torch.device("cuda" if cuda and device != "cpu" else "cpu")
        if precision == "auto":
            cpu = "bf16" if prefers_bf16("cpu") else "fp32"
            precision = "fp16" if self.device.type == "cuda" else cpu
        if precision == "fp16" and self.device.type == "cpu":
            raise ConfigError("fp16 needs a GPU.", 'Set precision to "auto", "bf16" or "fp32".')
        self.precision = precision
        self._dtype = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(precision)

    def autocast(self) -> torch.autocast:
        """Return a context in which convolutions run in this precision."""
        dtype = self._dtype or torch.bfloat16
        return torch.autocast(self.device.type, dtype, enabled=self._dtype is not None)

    @contextmanager
    def learning(self) -> Iterator[None]:
        """Return a context for a forward pass that gradients are taken of."""
        is_faster = FastWeightGradients.are_faster(self.device, self._dtype or torch.float32)
        with self.autocast(), FastWeightGradients() if is_faster else nullcontext():
            yield


def to_tensor(pixels: Pixels, device: torch.device | None = None) -> Tensor:
    """Return uint8 (N, H, W, 3) as float32 (N, 3, H, W) in 0..1, channels last in memory."""
    return torch.from_numpy(pixels).to(device).permute(0, 3, 1, 2).float().div_(255)


def to_pixels(x: Tensor) -> Pixels:
    """Return float32 (N, 3, H, W), which is modified, as uint8 (N, H, W, 3), clamped, rounded."""
    pixels = x.clamp_(0, 1).mul_(255).round_().to(torch.uint8)
    return np.ascontiguousarray(pixels.permute(0, 2, 3, 1).cpu().numpy())


@torch.no_grad()
def apply_net(
    net: Net, pixels: Pixels, device: torch.device, autocast: AbstractContextManager[object]
) -> Tensor:
    """Return the output for uint8 (N, H, W, 3) of any size, float32 (N, 3, H, W), not clamped.

    The right and lower edges are padded by reflection to the net's size multiple.
    """
    height, width = pixels.shape[1:3]
    down, right = (-n % net.size_multiple for n in (height, width))
    padded = np.pad(pixels, ((0, 0), (0, down), (0, right), (0, 0)), "reflect")
    with autocast:
        output: Tensor = net(to_tensor(padded, device))[:, :, :height, :width].float()
    return output
