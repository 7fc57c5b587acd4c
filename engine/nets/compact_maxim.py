"""MAXIM's first stage, its slowest parts replaced by convolutions: `best`, `balanced`, `fast`.

The skeleton is one stage of MAXIM (Tu et al., "MAXIM: Multi-Axis MLP for Image Processing", CVPR
2022, section 3): three levels and a bottleneck, connections between all levels, channel attention.
By module replacement (Xu et al., "BERT-of-Theseus", EMNLP 2020) multi-axis mixers became residual
blocks of 3x3 convolutions, and cross-gating blocks two projections around one such block. All
chains of linear layers are folded into one. What mixers are left are MAXIM's own.

Two things are global: channel attention takes the mean of the picture, and the mixers lay a grid
over it. So a tile gives another result than the whole picture: how much, docs/model-training.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.errors import ModelError
from engine.nets.maxim_layers import CrossGating, MultiAxis
from engine.nets.net import Student
from engine.nets.weights import load_strictly, read_weights

WIDTHS = (32, 64, 128)
"""Channels of each level, from the finest to the coarsest; the bottleneck has those of the last."""

_LEVELS = range(len(WIDTHS))
_DEEP = WIDTHS[-1]
_GROUPS = 2


@dataclass(frozen=True)
class CompactMaximShape:
    """What each mixer is: the number of residual blocks, or 0 for MAXIM's own multi-axis mixer.

    `encoder` and `decoder` have one entry a level, from fine to coarse. With `shuffle` k above 1
    the net works on the picture at 1/k of its size and enlarges its correction, at 1/k² of the
    cost; two more convolutions let it see and correct the full pixels. `cross_gating`: the gates
    are MAXIM's own, too.
    """

    encoder: tuple[int, ...] = (2, 0, 0)
    decoder: tuple[int, ...] = (2, 0, 0)
    bottleneck: int = 0
    shuffle: int = 1
    cross_gating: bool = False

    def __post_init__(self) -> None:
        if not len(self.encoder) == len(self.decoder) == len(WIDTHS):
            raise ValueError(f"encoder and decoder need {len(WIDTHS)} entries each")
        if min(*self.encoder, *self.decoder, self.bottleneck) < 0 or self.shuffle < 1:
            raise ValueError(f"negative counts in {self}")

    @property
    def size_multiple(self) -> int:
        """The height and width of the input must be multiples of this."""
        sides = [
            2**level * _side(level)
            if self.cross_gating or 0 in (self.encoder[level], self.decoder[level])
            else 1
            for level in _LEVELS
        ]
        sides.append(8 * (1 if self.bottleneck else _side(len(WIDTHS))))
        return self.shuffle * max(sides)


COMPACT_MAXIMS: dict[str, CompactMaximShape] = {
    "best": CompactMaximShape(),
    "balanced": CompactMaximShape(shuffle=2),
    "fast": CompactMaximShape(shuffle=3),
    # Not bundled: where `best` comes from, and what `balanced` can be compressed to.
    "maxim-stage-1": CompactMaximShape((0, 0, 0), (0, 0, 0), cross_gating=True),
    "lean": CompactMaximShape((2, 2, 0), (2, 2, 0), shuffle=2),
}


def _side(level: int) -> int:
    """The side of blocks and grids of a multi-axis mixer at this level, in positions."""
    return 16 if level < 2 else 8


class _Residual(nn.Sequential):
    """x + conv(relu(conv(x))), 3x3; (N, C, H, W) to the same."""

    def __init__(self, width: int) -> None:
        super().__init__(
            nn.Conv2d(width, width, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(width, width, 3, padding=1),
        )

    def forward(self, x: Tensor) -> Tensor:
        return x + super().forward(x)

    def start_as_identity(self) -> None:
        _zero(self[2])


class _Mixer(MultiAxis):
    """MAXIM's mixer for (N, C, H, W)."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class _PixelNorm(nn.LayerNorm):
    """Normalises the channels of each pixel of (N, C, H, W)."""

    def __init__(self, width: int) -> None:
        super().__init__(width, eps=1e-6)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class _ChannelAttention(nn.Module):
    """x + two convolutions, whose channels are weighted by their means over the whole picture."""

    def __init__(self, width: int, kernel: int, activation: nn.Module) -> None:
        super().__init__()
        self.norm, self.activation = _PixelNorm(width), activation
        self.conv1 = nn.Conv2d(width, width, kernel, padding=kernel // 2)
        self.conv2 = nn.Conv2d(width, width, kernel, padding=kernel // 2)
        self.squeeze = nn.Conv2d(width, width // 4, 1)
        self.excite = nn.Conv2d(width // 4, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.conv2(self.activation(self.conv1(self.norm(x))))
        mean = y.mean((2, 3), keepdim=True)
        return x + y * torch.sigmoid(self.excite(functional.relu(self.squeeze(mean))))


class _Level(nn.Module):
    """x + two groups, each a mixer and channel attention; (N, C, H, W) to the same."""

    def __init__(self, level: int, blocks: int) -> None:
        super().__init__()
        width = WIDTHS[min(level, len(WIDTHS) - 1)]
        self.groups = nn.Sequential(
            *(
                nn.Sequential(_mixer(width, _side(level), blocks), self.attention(width))
                for _ in range(_GROUPS)
            )
        )

    @staticmethod
    def attention(width: int) -> nn.Module:
        return _ChannelAttention(width, 3, nn.LeakyReLU(0.2))

    def forward(self, x: Tensor) -> Tensor:
        return x + self.groups(x)


class _Bottleneck(_Level):
    @staticmethod
    def attention(width: int) -> nn.Module:
        return _ChannelAttention(width, 1, nn.GELU(approximate="tanh"))


def _mixer(width: int, side: int, blocks: int) -> nn.Module:
    residuals = [_Residual(width) for _ in range(blocks)]
    return nn.Sequential(*residuals) if blocks else _Mixer(width, side)


class _Resample(nn.Module):
    """A signal of one level at another: 1x1 convolution and bilinear, with smoothing to shrink."""

    def __init__(self, source: int, target: int, bias: bool = False) -> None:
        super().__init__()
        self.enlarge, self.shrink = 2 ** max(0, source - target), 2 ** max(0, target - source)
        self.conv = nn.Conv2d(WIDTHS[source], WIDTHS[target], 1, bias=bias)
        if self.shrink > 1:
            odd = torch.arange(1.0, 2 * self.shrink, 2.0)
            row = torch.cat((odd, odd.flip(0))) / (2 * self.shrink**2)  # of sum 1
            tent = torch.outer(row, row).expand(WIDTHS[source], 1, -1, -1).clone()
            self.register_buffer("tent", tent, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if self.enlarge > 1:
            # In this order the convolution has a quarter of the pixels, with the same result.
            return functional.interpolate(
                self.conv(x), scale_factor=float(self.enlarge), mode="bilinear"
            )
        if self.shrink > 1:
            tent, stride, padding = self.tent, self.shrink, self.shrink // 2
            y = functional.conv2d(x, tent, None, stride, padding, groups=tent.shape[0])
            # What lies outside of the picture must not count, so divide by the share inside.
            ones = torch.ones_like(x[:1, :1])
            x = y / functional.conv2d(ones, tent[:1], None, stride, padding)
        return self.conv(x)


class _Gate(nn.Module):
    """Two signals correct each other: x + y + dx + dy and y + dy, (N, C, H, W) each.

    Stands for MAXIM's cross-gating block.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.reduce = nn.Conv2d(2 * width, width, 1)
        self.residual = _Residual(width)
        self.expand = nn.Conv2d(width, 2 * width, 1)

    def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        z = self.residual(functional.relu(self.reduce(torch.cat((x, y), 1))))
        dx, dy = self.expand(z).chunk(2, 1)
        return x + y + dx + dy, y + dy

    def start_as_identity(self) -> None:
        """Let the corrections be zero; called on a fresh part that is to replace another."""
        _zero(self.expand)


class _CrossGate(CrossGating):
    """MAXIM's cross-gating block for (N, C, H, W), without the layers that are folded away."""

    def __init__(self, width: int, side: int) -> None:
        super().__init__(width, width, side)
        del self.x_in, self.y_in

    def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        x, y = self.gate(x.permute(0, 2, 3, 1), y.permute(0, 2, 3, 1))
        return x.permute(0, 3, 1, 2), y.permute(0, 3, 1, 2)


@torch.no_grad()
def _zero(layer: nn.Module) -> None:
    for parameter in layer.parameters():
        parameter.zero_()


def _enlarge(source: int, width: int) -> nn.ConvTranspose2d:
    return nn.ConvTranspose2d(source, width, 2, stride=2)


class CompactMaxim(Student):
    """A student: x + f(x), with f a U-Net whose levels are all connected with each other.

    forward: float (N, 3, H, W) in 0..1 to the same shape. Its features are those of the bottleneck,
    (N, 128, H / 8k, W / 8k) for shuffle k.
    """

    # As docs/model-training.md shows, larger windows are worse, for the means and the grids were
    # learned on crops of this size.
    window_px, overlap_px = 384, 32

    opset = 20  # with GELU as one operator: a quarter of the time on the CPU

    def __init__(self, shape: CompactMaximShape) -> None:
        super().__init__()
        self.shape = shape
        self.size_multiple = shape.size_multiple
        self.feature_channels = _DEEP
        above = (*WIDTHS[1:], _DEEP)  # the width one level further down
        if shape.shuffle > 1:
            values = 3 * shape.shuffle**2
            self.detail_input = nn.Conv2d(values, WIDTHS[0], 3, padding=1)
            self.detail_output = nn.Conv2d(WIDTHS[0], values, 3, padding=1)
        self.inputs = nn.ModuleList(nn.Conv2d(3, w, 3, padding=1) for w in WIDTHS)
        self.down = nn.ModuleList(
            nn.Conv2d(w, below, 4, stride=2, padding=1)
            for w, below in zip(WIDTHS, above, strict=True)
        )
        self.encoder = nn.ModuleList(_Level(i, shape.encoder[i]) for i in _LEVELS)
        self.bottleneck = nn.ModuleList(
            _Bottleneck(len(WIDTHS), shape.bottleneck) for _ in range(2)
        )
        self.bottleneck_conv = nn.Conv2d(_DEEP, _DEEP, 1)
        self.to_gates = _between_levels(bias=True)
        self.up_gates = nn.ModuleList(_enlarge(above[i], WIDTHS[i]) for i in _LEVELS)
        self.gates = nn.ModuleList(
            _CrossGate(w, _side(i)) if shape.cross_gating else _Gate(w)
            for i, w in enumerate(WIDTHS)
        )
        self.to_decoder = _between_levels(bias=False)
        self.up_decoder = nn.ModuleList(_enlarge(above[i], WIDTHS[i]) for i in _LEVELS)
        self.decoder = nn.ModuleList(_Level(i, shape.decoder[i]) for i in _LEVELS)
        self.output = nn.Conv2d(WIDTHS[0], 3, 3, padding=1)
        self._start_as_identity()

    def _start_as_identity(self) -> None:
        """Let fresh corrections, and a trained net's new view of the full pixels, begin at zero."""
        _zero(self.output)
        if self.shape.shuffle > 1:
            _zero(self.detail_input)
            _zero(self.detail_output)

    def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
        k = self.shape.shuffle
        small = functional.avg_pool2d(x, k) if k > 1 else x
        # The nearest pixel to each centre, as MAXIM shrinks its inputs.
        pictures = (small, small[:, :, 1::2, 1::2], small[:, :, 2::4, 2::4])
        encoded: list[Tensor] = []
        y = self.detail_input(functional.pixel_unshuffle(x, k)) if k > 1 else None
        for i in _LEVELS:
            seen = self.inputs[i](pictures[i])
            y = self.encoder[i](seen if y is None else seen + y)
            encoded.append(y)
            y = self.down[i](y)
        assert y is not None
        deep = self.bottleneck[1](self.bottleneck_conv(self.bottleneck[0](y)))
        skips: list[Tensor] = [deep] * len(WIDTHS)
        y = deep
        for i in reversed(_LEVELS):
            gathered = _sum_of(self.to_gates[i], encoded)
            skips[i], y = self.gates[i](gathered, self.up_gates[i](y))
        y = deep
        for i in reversed(_LEVELS):
            y = self.decoder[i](self.up_decoder[i](y) + _sum_of(self.to_decoder[i], skips))
        change = self.output(y)
        if k > 1:
            change = functional.interpolate(change, scale_factor=float(k), mode="bilinear")
            change = change + functional.pixel_shuffle(self.detail_output(y), k)
        return x + change.to(x.dtype), deep

    def replaced_parameters(self) -> frozenset[str]:
        """Return the names of what replaced mixers and gates, or sees and corrects full pixels."""
        new = {
            f"{path}.{name}"
            for path, module in self.named_modules()
            if isinstance(module, _Residual | _Gate)
            for name, _ in module.named_parameters()
        }
        detail = {name for name, _ in self.named_parameters() if name.startswith("detail_")}
        return frozenset(new | detail)

    def fold(self) -> Self:
        """Nothing is left to fold."""
        return self


def _between_levels(bias: bool) -> nn.ModuleList:
    """Return the resampling from each level to each, by target and then by source.

    With `bias` the sum of what reaches a target has one, in the layer that does not resample.
    """
    return nn.ModuleList(
        nn.ModuleList(_Resample(source, target, bias and source == target) for source in _LEVELS)
        for target in _LEVELS
    )


def _sum_of(resamplers: nn.ModuleList, signals: list[Tensor]) -> Tensor:
    total, *others = (f(x) for f, x in zip(resamplers, signals, strict=True))
    for other in others:
        total = total + other
    return total


_OLD_NAMES = {
    r"^see\.": "inputs.",
    r"^leave\.": "output.",
    r"^see_detail\.": "detail_input.",
    r"^leave_detail\.": "detail_output.",
    r"^bottom\.": "bottleneck.",
    r"^between\.": "bottleneck_conv.",
    r"^to_gate\.": "to_gates.",
    r"^up_gate\.": "up_gates.",
    r"^gate\.(\d)\.enter\.": r"gates.\1.reduce.",
    r"^gate\.(\d)\.leave\.": r"gates.\1.expand.",
    r"^gate\.": "gates.",
    r"^gate_bias\.(\d)$": r"to_gates.\1.\1.conv.bias",
}
"""Names of tensors in files of the first training script, and ours."""


def load_compact_maxim(path: Path) -> CompactMaxim:
    """Return the net of a safetensors file in float32 and eval mode; its metadata tell the shape.

    Raises ModelError for another kind of file, and unless every tensor has its name and its shape.
    """
    shape = _shape_of(path)
    net = CompactMaxim(shape)
    load_strictly(net, with_our_names(read_weights(path)), path.name)
    return net.eval()


def with_our_names(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights of a file of any age under the names of today."""
    named = {}
    for name, value in weights.items():
        for pattern, ours in _OLD_NAMES.items():
            name = re.sub(pattern, ours, name)
        named[name] = value.flatten() if name.endswith(".bias") else value
    return named


def _shape_of(path: Path) -> CompactMaximShape:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, "pt") as file:
            spec = json.loads((file.metadata() or {})["spec"])
        if "bottom" in spec:
            spec["bottleneck"] = spec.pop("bottom")
        spec |= {key: tuple(spec[key]) for key in ("encoder", "decoder")}
        return CompactMaximShape(**spec)
    except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "{name} is not a file of this net: {error}",
            "Choose a .safetensors file that was made for it.",
            name=path.name,
            error=error,
        ) from error
