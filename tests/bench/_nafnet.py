"""NAFNet, a network for deblurring without activation functions, for comparison with it.

Chen, Chu, Zhang and Sun, "Simple Baselines for Image Restoration", ECCV 2022 (arXiv:2204.04676),
written from the paper. Modules bear the official names, so that published weights load.
"""

import torch
from torch import Tensor, nn

from engine.nets.net import Net

WIDTH = 32
ENCODER, MIDDLE, DECODER = (1, 1, 1, 28), 1, (1, 1, 1, 1)
"""Blocks of each level, as the paper sets them for GoPro."""


class _Norm(nn.Module):
    """Layer norm over the channels of (N, C, H, W)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        variance, mean = torch.var_mean(x, dim=1, correction=0, keepdim=True)
        scaled = (x - mean) * torch.rsqrt(variance + 1e-6)
        return scaled * self.weight[:, None, None] + self.bias[:, None, None]


def _gate(x: Tensor) -> Tensor:
    """Return the product of the two halves of the channels: what stands for an activation."""
    one, two = x.chunk(2, dim=1)
    return one * two


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        double = 2 * width
        self.norm1 = _Norm(width)
        self.conv1 = nn.Conv2d(width, double, 1)
        self.conv2 = nn.Conv2d(double, double, 3, padding=1, groups=double)
        self.sca = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(width, width, 1))
        self.conv3 = nn.Conv2d(width, width, 1)
        self.beta = nn.Parameter(torch.zeros(1, width, 1, 1))
        self.norm2 = _Norm(width)
        self.conv4 = nn.Conv2d(width, double, 1)
        self.conv5 = nn.Conv2d(width, width, 1)
        self.gamma = nn.Parameter(torch.zeros(1, width, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        y = _gate(self.conv2(self.conv1(self.norm1(x))))
        x = x + self.conv3(y * self.sca(y)) * self.beta
        return x + self.conv5(_gate(self.conv4(self.norm2(x)))) * self.gamma


def _blocks(width: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(_Block(width) for _ in range(count)))


class NAFNet(Net):
    """NAFNet-32: 17.1 million parameters, 16 billion multiply-adds for 256 x 256 pixels."""

    size_multiple = 2 ** len(ENCODER)

    def __init__(self) -> None:
        super().__init__()
        widths = [WIDTH * 2**level for level in range(len(ENCODER) + 1)]
        self.intro = nn.Conv2d(3, WIDTH, 3, padding=1)
        self.encoders = nn.ModuleList(map(_blocks, widths, ENCODER))
        self.downs = nn.ModuleList(nn.Conv2d(w, 2 * w, 2, stride=2) for w in widths[:-1])
        self.middle_blks = _blocks(widths[-1], MIDDLE)
        self.ups = nn.ModuleList(
            nn.Sequential(nn.Conv2d(w, 2 * w, 1, bias=False), nn.PixelShuffle(2))
            for w in widths[:0:-1]
        )
        self.decoders = nn.ModuleList(map(_blocks, widths[-2::-1], DECODER))
        self.ending = nn.Conv2d(WIDTH, 3, 3, padding=1)

    def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
        y, skipped = self.intro(x), []
        for encoder, down in zip(self.encoders, self.downs, strict=True):
            skipped.append(encoder(y))
            y = down(skipped[-1])
        y = features = self.middle_blks(y)
        for up, decoder in zip(self.ups, self.decoders, strict=True):
            y = decoder(up(y) + skipped.pop())
        return x + self.ending(y).to(x.dtype), features
