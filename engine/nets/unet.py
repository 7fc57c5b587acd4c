"""Residual U-Nets: plain, with attention, and with depthwise-separable convolutions.

On a CPU dense 3x3 convolutions run and train near the machine's peak while depthwise ones are slow,
so the plain students (`live`, `live-small`, `unet`) use only those: no norm, no attention. Two
rules keep them on the fast path of onnxruntime: every width is a multiple of 16, and the layout
changes (pixel shuffles) only at the stem and at the tail. Nothing is global, so a tile with enough
halo gives the result of the whole picture.

`attention` and `separable` are the future work of the paper, at the cost of `live-small`, for
comparison.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import torch
from torch import nn
from torch.nn import functional

from engine.nets.net import Student


@dataclass(frozen=True)
class UNetShape:
    """Widths and numbers of blocks, from the highest resolution in the network to the lowest.

    `encoder[i]` and `decoder[i]` are the blocks of level i; the lowest level has no decoder, so
    `decoder` is one shorter. `unshuffle` is the factor by which the stem folds pixels into
    channels; it must have at least 3 * unshuffle**2 channels, or detail is lost before the first
    block. `block` is a name from `BLOCKS`.
    """

    widths: tuple[int, ...]
    encoder: tuple[int, ...]
    decoder: tuple[int, ...]
    unshuffle: int = 2
    block: str = "residual"

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


_LIVE_ENCODER, _LIVE_DECODER = (0, 1, 2, 3), (1, 1, 1)

UNETS: dict[str, UNetShape] = {
    "live": UNetShape((16, 48, 96, 192), _LIVE_ENCODER, _LIVE_DECODER),
    "live-small": UNetShape((16, 32, 64, 128), _LIVE_ENCODER, _LIVE_DECODER),
    "unet": UNetShape((32, 64, 128, 256), encoder=(1, 2, 3, 3), decoder=(1, 2, 2)),
    "attention": UNetShape((16, 32, 64, 128), _LIVE_ENCODER, _LIVE_DECODER, block="attention"),
    # Separable convolutions are cheap, so twice the width of `live-small` costs the same.
    "separable": UNetShape((32, 64, 128, 256), _LIVE_ENCODER, _LIVE_DECODER, block="separable"),
}


class ResidualBlock(nn.Module):
    """`x + gain * conv(relu(conv(x)))`, with a learned gain per channel, folded at export."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.gain: nn.Parameter | None = nn.Parameter(torch.full((width,), 0.5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + _convolve(self.conv2, functional.relu(self.conv1(x)), self.gain)

    def fold(self) -> None:
        """Multiply the gain into the second convolution; the result is the same function."""
        _fold_gain(self.conv2, self.gain)
        self.gain = None


class AttentionBlock(nn.Module):
    """`x + gate(y) * y`, y = conv(relu(conv(x))); the gate weighs channels by their local means.

    Squeeze and excitation (Hu et al. 2018) with the mean of a 7 x 7 window instead of the whole
    picture. With a global mean, tiles would differ from the whole picture, and a network trained on
    crops would weigh channels differently on a photo (the gap that TLC, Chu et al. 2022, closes
    after training); this window is 112 pixels of the picture wide at the lowest level, which fits
    into a crop. The simple gate of NAFNet could keep the window but needs depthwise convolutions
    and a split, which leaves the fast layout.

    The gate begins at 0.5, the initial gain of a ResidualBlock, and replaces it.
    """

    def __init__(self, width: int, radius: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1)
        self.squeeze = nn.Conv2d(width, max(16, width // 4), 1)
        self.excite = nn.Conv2d(max(16, width // 4), width, 1)
        side = 2 * radius + 1
        # The mean of the means of rows: 14 additions per value instead of 49. Padding is not
        # counted, so a flat picture has the same mean everywhere.
        self.rows = nn.AvgPool2d((1, side), 1, (0, radius), count_include_pad=False)
        self.columns = nn.AvgPool2d((side, 1), 1, (radius, 0), count_include_pad=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.conv2(functional.relu(self.conv1(x)))
        # Squeezed first: the mean commutes with a 1x1 convolution and then has fewer channels.
        around = self.columns(self.rows(self.squeeze(y)))
        return x + y * torch.sigmoid(self.excite(functional.relu(around)))

    def fold(self) -> None:
        """Do nothing: the gate depends on the picture."""


class SeparableBlock(nn.Module):
    """`x + gain * conv1x1(relu(depthwise5x5(relu(conv1x1(x)))))`, twice as wide inside.

    The inverted residual of MobileNetV2 (Sandler et al. 2018) with a larger window and no norm.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.expand = nn.Conv2d(width, 2 * width, 1)
        self.depthwise = nn.Conv2d(2 * width, 2 * width, 5, padding=2, groups=2 * width)
        self.project = nn.Conv2d(2 * width, width, 1)
        self.gain: nn.Parameter | None = nn.Parameter(torch.full((width,), 0.5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = functional.relu(self.depthwise(functional.relu(self.expand(x))))
        return x + _convolve(self.project, y, self.gain)

    def fold(self) -> None:
        """Multiply the gain into the last convolution; the result is the same function."""
        _fold_gain(self.project, self.gain)
        self.gain = None


BLOCKS: dict[str, Callable[[int], nn.Module]] = {
    "residual": ResidualBlock,
    "attention": AttentionBlock,
    "separable": SeparableBlock,
}

_BEFORE_RELU = ("conv1", "squeeze", "expand", "depthwise")
"""The convolutions of the blocks that a ReLU follows, which takes half of their variance."""


def _convolve(conv: nn.Conv2d, x: torch.Tensor, gain: nn.Parameter | None) -> torch.Tensor:
    """Return gain * conv(x). Multiplying the weights instead of the output, which has thousands of
    times as many values, makes a training step a fifth shorter."""
    if gain is None:
        return conv(x)
    assert conv.bias is not None
    weight, bias = conv.weight * gain[:, None, None, None], conv.bias * gain
    return conv._conv_forward(x, weight, bias)  # which training in 8 bits replaces


@torch.no_grad()
def _fold_gain(conv: nn.Conv2d, gain: nn.Parameter | None) -> None:
    if gain is not None and conv.bias is not None:
        conv.weight.mul_(gain[:, None, None, None])
        conv.bias.mul_(gain)


def _down(block: str, above: int, below: int) -> nn.Module:
    if block == "separable":
        return nn.Sequential(
            nn.Conv2d(above, above, 5, stride=2, padding=2, groups=above),
            nn.Conv2d(above, below, 1),
        )
    return nn.Conv2d(above, below, 3, stride=2, padding=1)


class ResidualUNet(Student):
    """A student: `x + f(x)`, with f a U-Net of the blocks that its shape names.

    Its features are the output of the lowest level's last block.
    """

    def __init__(self, shape: UNetShape) -> None:
        super().__init__()
        self.shape = shape
        self.size_multiple = shape.size_multiple
        self.feature_channels = shape.widths[-1]
        widths: Sequence[int] = shape.widths
        pairs = list(itertools.pairwise(widths))
        block, values = BLOCKS[shape.block], 3 * shape.unshuffle**2
        self.stem = nn.Conv2d(values, widths[0], 3, padding=1)
        self.encoder = nn.ModuleList(
            nn.Sequential(*(block(w) for _ in range(n)))
            for w, n in zip(widths, shape.encoder, strict=True)
        )
        self.down = nn.ModuleList(_down(shape.block, a, b) for a, b in pairs)
        self.up = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in pairs)
        self.decoder = nn.ModuleList(
            nn.Sequential(*(block(w) for _ in range(n)))
            for w, n in zip(widths[:-1], shape.decoder, strict=True)
        )
        self.tail = nn.Conv2d(widths[0], values, 3, padding=1)
        self._initialise()

    def _initialise(self) -> None:
        """Keep the variance through every layer, and begin as the identity.

        Torch's default loses two thirds of it at each convolution, so that the lowest level has
        hardly any effect; with this one the first 80 steps brought ten times the progress.
        """
        for name, module in self.named_modules():
            if isinstance(module, nn.Conv2d):
                assert module.bias is not None
                gain = 2.0 if name.endswith(_BEFORE_RELU) else 1.0  # He et al. 2015
                nn.init.normal_(module.weight, 0.0, (gain / module.weight[0].numel()) ** 0.5)
                nn.init.zeros_(module.bias)
                if name.endswith("excite"):
                    nn.init.zeros_(module.weight)
        nn.init.zeros_(self.tail.weight)

    def forward_with_features(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        y = self.stem(functional.pixel_unshuffle(x, self.shape.unshuffle))
        skips: list[torch.Tensor] = []
        for level, blocks in enumerate(self.encoder):
            y = blocks(y)
            if level < len(self.down):
                skips.append(y)
                y = self.down[level](y)
        features = y
        for level in reversed(range(len(self.up))):
            # The 1x1 convolution comes before the enlargement: four times less work.
            y = functional.interpolate(self.up[level](y), scale_factor=2.0, mode="nearest")
            y = self.decoder[level](y + skips[level])
        change = functional.pixel_shuffle(self.tail(y), self.shape.unshuffle)
        return x + change.to(x.dtype), features

    def fold(self) -> Self:
        """Fold every block's gain into its convolution; the function stays the same."""
        for module in self.modules():
            if isinstance(module, ResidualBlock | AttentionBlock | SeparableBlock):
                module.fold()
        return self


def build(name: str) -> ResidualUNet:
    """Return a fresh net of this name from `UNETS`."""
    return ResidualUNet(UNETS[name])
