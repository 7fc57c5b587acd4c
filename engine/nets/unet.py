"""Plain residual U-Nets: 3x3 convolutions, ReLU, no norm, no attention.

On a CPU dense 3x3 convolutions run and train near the machine's peak while depthwise ones crawl,
so these students spend their arithmetic there. Two rules keep them on the fast path of
onnxruntime: every width is a multiple of 16, and the layout changes (pixel shuffles) happen once
at the stem and once at the tail. Nothing in them is global, so a tile with enough halo gives what
the whole picture gives.

Room: engine/nets, torch.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import torch
from torch import nn
from torch.nn import functional


@dataclass(frozen=True)
class UNetShape:
    """Widths and block counts, from the highest resolution inside the net to the lowest.

    `encoder[i]` and `decoder[i]` count the residual blocks of level i on the way down and up; the
    lowest level has no way up, so `decoder` is one shorter. `unshuffle` is the factor by which the
    stem folds pixels into channels; the stem must not have fewer channels than values
    (3 * unshuffle**2), or detail is lost before the first block.
    """

    widths: tuple[int, ...]
    encoder: tuple[int, ...]
    decoder: tuple[int, ...]
    unshuffle: int = 2

    def __post_init__(self) -> None:
        if len(self.encoder) != len(self.widths) or len(self.decoder) != len(self.widths) - 1:
            raise ValueError("encoder needs one entry a width, decoder one fewer")
        if any(width % 16 for width in self.widths):
            raise ValueError(f"widths must be multiples of 16, not {self.widths}")
        if self.widths[0] < 3 * self.unshuffle**2:
            raise ValueError("the stem has fewer channels than values")

    @property
    def size_multiple(self) -> int:
        """The height and width of the input must be multiples of this."""
        return int(self.unshuffle * 2 ** (len(self.widths) - 1))


UNETS: dict[str, UNetShape] = {
    "live": UNetShape((16, 32, 64, 128), encoder=(0, 1, 2, 3), decoder=(1, 1, 1)),
    "quality": UNetShape((32, 64, 128, 256), encoder=(1, 2, 3, 4), decoder=(1, 2, 2)),
}


class ResidualBlock(nn.Module):
    """`x + gain * conv(relu(conv(x)))`, with one learned gain a channel, folded at export."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.gain: nn.Parameter | None = nn.Parameter(torch.full((width,), 0.5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.conv2(functional.relu(self.conv1(x)))
        if self.gain is not None:
            y = y * self.gain.to(y.dtype)[:, None, None]
        return x + y

    def fold(self) -> None:
        """Multiply the gain into the second convolution; the result is the same function."""
        if self.gain is None or self.conv2.bias is None:
            return
        with torch.no_grad():
            self.conv2.weight.mul_(self.gain[:, None, None, None])
            self.conv2.bias.mul_(self.gain)
        self.gain = None


def _blocks(width: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(width) for _ in range(count)))


class ResidualUNet(nn.Module):
    """A student: `x + f(x)`, with f a U-Net of residual blocks.

    forward: float (N, 3, H, W) in 0..1, H and W multiples of `shape.size_multiple`, to the same
    shape, not clamped. The sum `x + f(x)` is taken in the dtype of x, so under autocast the picture
    itself never loses bits.
    """

    def __init__(self, shape: UNetShape) -> None:
        super().__init__()
        self.shape = shape
        widths: Sequence[int] = shape.widths
        values = 3 * shape.unshuffle**2
        self.stem = nn.Conv2d(values, widths[0], 3, padding=1)
        self.encoder = nn.ModuleList(
            _blocks(w, n) for w, n in zip(widths, shape.encoder, strict=True)
        )
        self.down = nn.ModuleList(
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in itertools.pairwise(widths)
        )
        self.up = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in itertools.pairwise(widths))
        self.decoder = nn.ModuleList(
            _blocks(w, n) for w, n in zip(widths[:-1], shape.decoder, strict=True)
        )
        self.tail = nn.Conv2d(widths[0], values, 3, padding=1)
        self._initialise()

    def _initialise(self) -> None:
        """Keep the variance through every layer, and begin as the identity.

        Torch's own start loses two thirds of it at each convolution, so that the lowest level is
        hardly heard; with this one the same net was ten times further after the first 80 steps.
        """
        for name, module in self.named_modules():
            if isinstance(module, nn.Conv2d):
                assert module.bias is not None
                gain = 2.0 if name.endswith("conv1") else 1.0  # a ReLU follows: He et al. 2015
                nn.init.normal_(module.weight, 0.0, (gain / module.weight[0].numel()) ** 0.5)
                nn.init.zeros_(module.bias)
        nn.init.zeros_(self.tail.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.stem(functional.pixel_unshuffle(x, self.shape.unshuffle))
        skips: list[torch.Tensor] = []
        for level, blocks in enumerate(self.encoder):
            y = blocks(y)
            if level < len(self.down):
                skips.append(y)
                y = self.down[level](y)
        for level in reversed(range(len(self.up))):
            # The 1x1 convolution comes before the enlargement: four times less work.
            y = functional.interpolate(self.up[level](y), scale_factor=2.0, mode="nearest")
            y = self.decoder[level](y + skips[level])
        return x + functional.pixel_shuffle(self.tail(y), self.shape.unshuffle).to(x.dtype)

    def fold(self) -> Self:
        """Fold every block's gain into its convolution, for export; the function stays the same."""
        for module in self.modules():
            if isinstance(module, ResidualBlock):
                module.fold()
        return self


def build(name: str) -> ResidualUNet:
    """Return a fresh net of this name from `UNETS`."""
    return ResidualUNet(UNETS[name])
