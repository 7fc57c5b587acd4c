"""Restormer, a teacher: a U-Net of transformers that attend over channels.

Zamir et al., "Restormer: Efficient Transformer for High-Resolution Image Restoration", CVPR 2022,
as its authors set it for motion deblurring. Modules bear the official names, so that the official
state dict is the state dict of this net.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.net import Teacher
from engine.nets.weights import load_strictly

_DIM = 48
_BLOCKS = (4, 6, 6, 8)
_HEADS = (1, 2, 4, 8)
_REFINEMENT = 4
_EXPANSION = 2.66
_EPS = 1e-5


def _conv(width_in: int, width: int, side: int, groups: int = 1) -> nn.Conv2d:
    return nn.Conv2d(width_in, width, side, padding=side // 2, groups=groups, bias=False)


class _Norm(nn.Module):
    """Layer norm over the channels of (N, C, H, W)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.LayerNorm(width, eps=_EPS)

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class _Attention(nn.Module):
    """Attention between channels instead of pixels, so its cost is linear in the pixels."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.temperature = nn.Parameter(torch.ones(heads, 1, 1))
        self.qkv = _conv(width, 3 * width, 1)
        self.qkv_dwconv = _conv(3 * width, 3 * width, 3, groups=3 * width)
        self.project_out = _conv(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        n, c, h, w = x.shape
        heads = self.temperature.shape[0]
        qkv = self.qkv_dwconv(self.qkv(x)).reshape(n, 3, heads, c // heads, h * w)
        q, k, v = qkv.unbind(1)
        q, k = functional.normalize(q, dim=-1), functional.normalize(k, dim=-1)
        weights = torch.softmax(q @ k.transpose(-2, -1) * self.temperature, dim=-1)
        return self.project_out((weights.to(v.dtype) @ v).reshape(n, c, h, w))


class _FeedForward(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = int(width * _EXPANSION)
        self.project_in = _conv(width, 2 * hidden, 1)
        self.dwconv = _conv(2 * hidden, 2 * hidden, 3, groups=2 * hidden)
        self.project_out = _conv(hidden, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        gate, values = self.dwconv(self.project_in(x)).chunk(2, dim=1)
        return self.project_out(functional.gelu(gate) * values)


class _Block(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.norm1 = _Norm(width)
        self.attn = _Attention(width, heads)
        self.norm2 = _Norm(width)
        self.ffn = _FeedForward(width)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.norm1(x))
        return x + self.ffn(self.norm2(x))


def _blocks(width: int, level: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(_Block(width, _HEADS[level]) for _ in range(count)))


class _Embed(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.proj = _conv(3, _DIM, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.proj(x)


class _Resize(nn.Module):
    """Halves the size and doubles the channels, or the reverse."""

    def __init__(self, width: int, *, up: bool) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _conv(width, width * 2 if up else width // 2, 3),
            nn.PixelShuffle(2) if up else nn.PixelUnshuffle(2),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x)


class Restormer(Teacher):
    """Restormer for motion deblurring: 494 tensors, 26,126,644 parameters.

    Its features are those of the lowest level (N, 384, H / 8, W / 8).
    """

    name = "restormer"
    size_multiple = 8

    def __init__(self) -> None:
        super().__init__()
        one, two, three, four = (_DIM * 2**level for level in range(4))
        self.patch_embed = _Embed()
        self.encoder_level1 = _blocks(one, 0, _BLOCKS[0])
        self.down1_2 = _Resize(one, up=False)
        self.encoder_level2 = _blocks(two, 1, _BLOCKS[1])
        self.down2_3 = _Resize(two, up=False)
        self.encoder_level3 = _blocks(three, 2, _BLOCKS[2])
        self.down3_4 = _Resize(three, up=False)
        self.latent = _blocks(four, 3, _BLOCKS[3])
        self.up4_3 = _Resize(four, up=True)
        self.reduce_chan_level3 = _conv(2 * three, three, 1)
        self.decoder_level3 = _blocks(three, 2, _BLOCKS[2])
        self.up3_2 = _Resize(three, up=True)
        self.reduce_chan_level2 = _conv(2 * two, two, 1)
        self.decoder_level2 = _blocks(two, 1, _BLOCKS[1])
        self.up2_1 = _Resize(two, up=True)
        # Level 1 keeps both halves, and so twice the width, to the end.
        self.decoder_level1 = _blocks(two, 0, _BLOCKS[0])
        self.refinement = _blocks(two, 0, _REFINEMENT)
        self.output = _conv(two, 3, 3)

    def encode(self, x: Tensor) -> list[Tensor]:
        """Return the features of the encoder: (N, C, h, w), 48, 96, 192 and 384 channels.

        They have the size of x, a half, a quarter and an eighth of it.
        """
        one = self.encoder_level1(self.patch_embed(x))
        two = self.encoder_level2(self.down1_2(one))
        three = self.encoder_level3(self.down2_3(two))
        return [one, two, three, self.latent(self.down3_4(three))]

    def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
        one, two, three, latent = self.encode(x)
        y = torch.cat((self.up4_3(latent), three), dim=1)
        y = self.decoder_level3(self.reduce_chan_level3(y))
        y = torch.cat((self.up3_2(y), two), dim=1)
        y = self.decoder_level2(self.reduce_chan_level2(y))
        y = self.decoder_level1(torch.cat((self.up2_1(y), one), dim=1))
        return x + self.output(self.refinement(y)).to(x.dtype), latent


def restormer_from(weights: Mapping[str, Tensor], source: str) -> Restormer:
    """Return Restormer in eval mode with these weights, named as in the official file.

    `source` is the name of the file, for messages. Raises ModelError unless all of them fit.
    """
    with torch.device("meta"):  # without memory until the weights are loaded
        net = Restormer()
    load_strictly(net, weights, source)
    return net.eval()
