"""Pictures as tensors and back, and a net applied to pictures of any size."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.nets.net import Net

    Pixels = NDArray[np.uint8]


def to_tensor(pixels: Pixels, device: torch.device | None = None) -> Tensor:
    """Return uint8 (N, H, W, 3) as float32 (N, 3, H, W) in 0..1, channels last in memory."""
    return torch.from_numpy(pixels).to(device).permute(0, 3, 1, 2).float().div_(255)


def to_pixels(x: Tensor) -> Pixels:
    """Return float32 (N, 3, H, W), which is changed, as uint8 (N, H, W, 3), clamped and rounded."""
    pixels = x.clamp_(0, 1).mul_(255).round_().to(torch.uint8)
    return np.ascontiguousarray(pixels.permute(0, 2, 3, 1).cpu().numpy())


@torch.no_grad()
def apply_net(
    net: Net, pixels: Pixels, device: torch.device, autocast: AbstractContextManager[object]
) -> Tensor:
    """Return what the net makes of uint8 (N, H, W, 3) of any size, float32 (N, 3, H, W), unclamped.

    The right and lower edges are reflected to the multiple that the net needs.
    """
    height, width = pixels.shape[1:3]
    down, right = (-n % net.size_multiple for n in (height, width))
    padded = np.pad(pixels, ((0, 0), (0, down), (0, right), (0, 0)), "reflect")
    with autocast:
        output: Tensor = net(to_tensor(padded, device))[:, :, :height, :width].float()
    return output
