"""What every net promises, so that trainer and exporter need not know which one they hold."""

from __future__ import annotations

from typing import Self

import torch
from torch import nn


class Net(nn.Module):
    """A net from pictures to pictures.

    forward: float (N, 3, H, W) in 0..1, H and W multiples of `size_multiple`, to the same shape and
    dtype, not clamped. A global residual is added in the dtype of the input, so under autocast the
    picture itself never loses bits.
    """

    size_multiple: int

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.forward_with_features(x)[0]

    def forward_with_features(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return what forward returns, and the features (N, C, h, w) of the deepest level."""
        raise NotImplementedError


class Student(Net):
    """A small net that is trained here and runs on the users' machines."""

    feature_channels: int
    """C of the features."""

    window_px = 0
    """The side of the windows in which a photo is computed; 0: the output depends on a surrounding
    that is found by measuring."""

    overlap_px = 0
    """By how much windows overlap."""

    opset = 17
    """Of ONNX, for its export."""

    def replaced_parameters(self) -> frozenset[str]:
        """Return the names of the parameters that an earlier compression made.

        They have been trained for less time than the others, which a teacher brought, and bear a
        higher learning rate.
        """
        return frozenset()

    def fold(self) -> Self:
        """Fold what inference does not need into the convolutions, in place; once, for export.

        The result is the same function as in eval mode.
        """
        raise NotImplementedError


class Teacher(Net):
    """A large net with published weights, whose results students learn from."""

    name: str

    def encode(self, x: torch.Tensor) -> list[torch.Tensor]:
        """Return the features (N, C, h, w) of every level of the encoder, from fine to coarse."""
        raise NotImplementedError
