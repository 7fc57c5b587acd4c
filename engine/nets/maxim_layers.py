"""The layers of MAXIM: dense layers, mixing along blocks and along a grid, gates.

Tensors are (N, H, W, C), as in flax: a 1x1 convolution is then a matrix product, the norms are over
the last axis, and a permuted view suits torch's channels-last convolutions.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

_REDUCTION = 4
_SLOPE = 0.2
_EPS = 1e-6


def _norm(width: int) -> nn.LayerNorm:
    return nn.LayerNorm(width, eps=_EPS)


def _gelu(x: Tensor) -> Tensor:
    # In bfloat16 the exact form takes a seventh of the time on a CPU, and is as close to the result
    # in float32 (54.5 dB).
    return functional.gelu(x, approximate="none" if x.dtype == torch.bfloat16 else "tanh")


def _product(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    if x.dtype == torch.float32:
        return functional.linear(x, weight, bias)
    # In bfloat16 a 1x1 convolution takes half the time of `linear`.
    y = functional.conv2d(x.permute(0, 3, 1, 2), weight[:, :, None, None], bias)
    return y.permute(0, 2, 3, 1)


class Dense(nn.Linear):
    def forward(self, x: Tensor) -> Tensor:
        return _product(x, self.weight, self.bias)

    def halves(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return both halves of the GELU of the result, contiguous: cheaper than splitting."""
        first, second = zip(self.weight.chunk(2), self.bias.chunk(2), strict=True)
        return _gelu(_product(x, *first)), _gelu(_product(x, *second))


class Conv(nn.Conv2d):
    """A convolution over (N, H, W, C)."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


class Enlarge(nn.ConvTranspose2d):
    """Doubles the height and width of (N, H, W, C)."""

    def __init__(self, wide: int, narrow: int) -> None:
        super().__init__(wide, narrow, 2, stride=2)

    def forward(self, x: Tensor) -> Tensor:  # type: ignore[override]
        return super().forward(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)


class Axis(NamedTuple):
    """One of the two ways to arrange a picture as side x side positions.

    Along the grid, the positions are far apart and cover the whole picture; along blocks, they are
    neighbours. Either way one matrix product over axis 1 mixes them.
    """

    side: int
    grid: bool

    def gather(self, x: Tensor) -> Tensor:
        """(N, H, W, C) to (N, side * side, H / side * W / side, C)."""
        n, h, w, c = x.shape
        side = self.side
        if self.grid:
            x = x.reshape(n, side, h // side, side, w // side, c).permute(0, 1, 3, 2, 4, 5)
        else:
            x = x.reshape(n, h // side, side, w // side, side, c).permute(0, 2, 4, 1, 3, 5)
        return x.reshape(n, side * side, -1, c)

    def scatter(self, x: Tensor, h: int, w: int) -> Tensor:
        """Undo `gather`."""
        n, c, side = x.shape[0], x.shape[-1], self.side
        x = x.reshape(n, side, side, h // side, w // side, c)
        x = x.permute(0, 1, 3, 2, 4, 5) if self.grid else x.permute(0, 3, 1, 4, 2, 5)
        return x.reshape(n, h, w, c)


def _mix(x: Tensor, dense: nn.Linear, add: float = 0.0) -> Tensor:
    """Mix axis 1 of (N, P, M, C) by `dense`, and add `add`."""
    n, p = x.shape[:2]
    mixed = torch.matmul(dense.weight, x.reshape(n, p, -1))
    return (mixed + (dense.bias + add).to(mixed.dtype)[:, None]).view_as(x)


class _AxisMlp(nn.Module):
    """A gated MLP over one axis (section 3.2 of the paper)."""

    def __init__(self, width: int, axis: Axis) -> None:
        super().__init__()
        self.axis = axis
        self.norm = _norm(width)
        self.enter = Dense(width, 2 * width)
        self.gate_norm = _norm(width)
        self.mix = nn.Linear(axis.side**2, axis.side**2)
        self.leave = Dense(width, width)

    def forward(self, x: Tensor) -> Tensor:
        h, w = x.shape[1:3]
        x = self.axis.gather(x)
        u, v = self.enter.halves(self.norm(x))
        y = self.leave(u * _mix(self.gate_norm(v), self.mix, add=1.0))
        return self.axis.scatter(x + y, h, w)


class MultiAxis(nn.Module):
    """Mixes half of the channels along the grid, half along blocks."""

    def __init__(self, width: int, side: int) -> None:
        super().__init__()
        self.norm = _norm(width)
        self.enter = Dense(width, 2 * width)
        self.grid = _AxisMlp(width, Axis(side, grid=True))
        self.block = _AxisMlp(width, Axis(side, grid=False))
        self.leave = Dense(2 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        u, v = self.enter.halves(self.norm(x))
        return x + self.leave(torch.cat((self.grid(u), self.block(v)), dim=-1))


class _ChannelAttention(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.squeeze = Dense(width, width // _REDUCTION)
        self.excite = Dense(width // _REDUCTION, width)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.squeeze(x.mean(dim=(1, 2), keepdim=True)))
        return x * torch.sigmoid(self.excite(y))


class ConvAttention(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = _norm(width)
        self.conv1 = Conv(width, width, 3, padding=1)
        self.conv2 = Conv(width, width, 3, padding=1)
        self.attention = _ChannelAttention(width)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.leaky_relu(self.conv1(self.norm(x)), _SLOPE)
        return x + self.attention(self.conv2(y))


class DenseAttention(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = _norm(width)
        self.dense1 = Dense(width, width)
        self.dense2 = Dense(width, width)
        self.attention = _ChannelAttention(width)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.attention(self.dense2(_gelu(self.dense1(self.norm(x)))))


class _Gate(nn.Module):
    """The weights by which one signal gates another."""

    def __init__(self, width: int, side: int) -> None:
        super().__init__()
        self.grid_axis, self.block_axis = Axis(side, grid=True), Axis(side, grid=False)
        self.norm = _norm(width)
        self.enter = Dense(width, 2 * width)
        self.grid = nn.Linear(side**2, side**2)
        self.block = nn.Linear(side**2, side**2)
        self.leave = Dense(2 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        h, w = x.shape[1:3]
        u, v = self.enter.halves(self.norm(x))
        u = self.grid_axis.scatter(_mix(self.grid_axis.gather(u), self.grid), h, w)
        v = self.block_axis.scatter(_mix(self.block_axis.gather(v), self.block), h, w)
        return self.leave(torch.cat((u, v), dim=-1))


class CrossGating(nn.Module):
    """x and y gate each other (section 3.3); `above` is the width of a y at half the size."""

    def __init__(self, width_in: int, width: int, side: int, above: int | None = None) -> None:
        super().__init__()
        self.enlarge = Enlarge(above, width) if above else None
        self.x_in, self.y_in = Dense(width_in, width), Dense(width, width)
        self.x_norm, self.y_norm = _norm(width), _norm(width)
        self.x_enter, self.y_enter = Dense(width, width), Dense(width, width)
        self.x_gate, self.y_gate = _Gate(width, side), _Gate(width, side)
        self.x_leave, self.y_leave = Dense(width, width), Dense(width, width)

    def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if self.enlarge is not None:
            y = self.enlarge(y)
        return self.gate(self.x_in(x), self.y_in(y))

    def gate(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """Gate two signals of the same size and width."""
        u, v = _gelu(self.x_enter(self.x_norm(x))), _gelu(self.y_enter(self.y_norm(y)))
        y = y + self.y_leave(v * self.x_gate(u))
        return x + y + self.x_leave(u * self.y_gate(v)), y


class Attend(nn.Module):
    """What a stage hands to the next: features, weighted by the picture made from them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.features = Conv(width, width, 3, padding=1)
        self.weights = Conv(3, width, 3, padding=1)

    def forward(self, x: Tensor, picture: Tensor) -> Tensor:
        return x + self.features(x) * torch.sigmoid(self.weights(picture))


class Resample(nn.Module):
    """A signal at another width and at `scale` times its size, bilinearly."""

    def __init__(self, width_in: int, width: int, scale: float) -> None:
        super().__init__()
        self.scale = scale
        self.dense = Dense(width_in, width)

    def forward(self, x: Tensor) -> Tensor:
        if self.scale <= 1:
            return self.dense(shrink(x, round(1 / self.scale)))
        # Equal in either order; this one needs a quarter of the products or less.
        y = self.dense(x).permute(0, 3, 1, 2)
        y = functional.interpolate(y, scale_factor=self.scale, mode="bilinear")
        return y.permute(0, 2, 3, 1)


def shrink(x: Tensor, factor: int) -> Tensor:
    """Shrink (N, H, W, C) by 1, 2 or 4, bilinearly with antialiasing.

    A convolution with a tent; torch's own `antialias` takes thirty times as long.
    """
    if factor == 1:
        return x
    odd = torch.arange(1.0, 2 * factor, 2.0)
    row = torch.cat((odd, odd.flip(0))) / (2 * factor**2)  # of sum 1
    tent = torch.outer(row, row).to(x)[None, None]
    x = x.permute(0, 3, 1, 2)
    c = x.shape[1]
    y, inside = (
        functional.conv2d(z, tent.expand(g, 1, -1, -1), None, factor, factor // 2, 1, g)
        for z, g in ((x, c), (torch.ones_like(x[:1, :1]), 1))
    )
    return (y / inside).permute(0, 2, 3, 1)
