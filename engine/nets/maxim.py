"""MAXIM-3S, a teacher: three U-Nets in sequence whose layers mix along blocks and along a grid.

Tu et al., "MAXIM: Multi-Axis MLP for Image Processing", CVPR 2022, with the official weights.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn

from engine.errors import ModelError
from engine.messages import msg
from engine.nets.maxim_layers import (
    Attend,
    Conv,
    ConvAttention,
    CrossGating,
    Dense,
    DenseAttention,
    Enlarge,
    MultiAxis,
    Resample,
)
from engine.nets.net import Teacher
from engine.nets.weights import load_strictly

STAGES = 3
_WIDTHS = (32, 64, 128)
_DEEP = _WIDTHS[-1]
_LEVELS = range(len(_WIDTHS))
_UP = tuple(reversed(_LEVELS))
_GROUPS = 2


def _side(level: int) -> int:
    """Return the side of blocks and grids at this level, in positions."""
    return 16 if level < 2 else 8


def _resample(source: int, target: int) -> Resample:
    """Return the module from one level to another."""
    return Resample(_WIDTHS[source], _WIDTHS[target], 2.0 ** (source - target))


class _Block(nn.Module):
    """One level of an encoder or decoder; `side` is that of its grid and blocks."""

    def __init__(self, width_in: int, width: int, side: int) -> None:
        super().__init__()
        self.enter = Dense(width_in, width)
        self.mixers = nn.ModuleList(MultiAxis(width, side) for _ in range(_GROUPS))
        self.attentions = nn.ModuleList(ConvAttention(width) for _ in range(_GROUPS))

    def forward(self, x: Tensor) -> Tensor:
        x = y = self.enter(x)
        for mixer, attention in zip(self.mixers, self.attentions, strict=True):
            y = attention(mixer(y))
        return x + y


class _Bottleneck(_Block):
    def __init__(self) -> None:
        super().__init__(_DEEP, _DEEP, _side(2))
        self.attentions = nn.ModuleList(DenseAttention(_DEEP) for _ in range(_GROUPS))


class _Encoder(_Block):
    def __init__(self, level: int, first_stage: bool) -> None:
        width, side = _WIDTHS[level], _side(level)
        super().__init__(width + (_WIDTHS[level - 1] if level else width), width, side)
        self.gate = None if first_stage else CrossGating(width, width, side)
        self.down = Conv(width, width, 4, stride=2, padding=1)


class _Decoder(_Block):
    def __init__(self, level: int) -> None:
        width = _WIDTHS[level]
        super().__init__((1 + len(_WIDTHS)) * width, width, _side(level))
        self.enlarge = Enlarge(_WIDTHS[min(level + 1, 2)], width)


class _Signals(NamedTuple):
    """What a stage passes on; lists have one entry per level, from fine to coarse."""

    encoded: list[Tensor]
    decoded: list[Tensor]
    bottleneck: Tensor


class _Stage(nn.Module):
    def __init__(self, index: int) -> None:
        super().__init__()
        first, last = index == 0, index == STAGES - 1
        self.inputs = nn.ModuleList(Conv(3, w, 3, padding=1) for w in _WIDTHS)
        self.fuse = nn.ModuleList(
            CrossGating(_WIDTHS[i], _WIDTHS[i], _side(i)) for i in _LEVELS if not first
        )
        self.encoder = nn.ModuleList(_Encoder(i, first) for i in _LEVELS)
        self.bottleneck = nn.ModuleList(_Bottleneck() for _ in range(2))
        # In the order of the official names: to level 2 from each, to level 1, to level 0.
        self.to_gates = nn.ModuleList(_resample(j, i) for i in _UP for j in _LEVELS)
        self.gates = nn.ModuleList(
            CrossGating(3 * _WIDTHS[i], _WIDTHS[i], _side(i), _WIDTHS[min(i + 1, 2)])
            for i in _LEVELS
        )
        self.to_decoder = nn.ModuleList(_resample(j, i) for i in _UP for j in _UP)
        self.decoder = nn.ModuleList(_Decoder(i) for i in _LEVELS)
        self.outputs = nn.ModuleList(
            Conv(w, 3, 3, padding=1) for w in (_WIDTHS[:1] if last else _WIDTHS)
        )
        self.attend = nn.ModuleList(Attend(w) for w in _WIDTHS if not last)

    def encode(
        self, pictures: list[Tensor], handed: list[Tensor], before: _Signals | None
    ) -> tuple[list[Tensor], Tensor]:
        """Return the signals of the encoder and of the bottleneck.

        `pictures`: the input at every level. `handed`: what the stage before handed on.
        """
        seen = [conv(picture) for conv, picture in zip(self.inputs, pictures, strict=True)]
        if handed:
            seen = [f(x, y)[0] for f, x, y in zip(self.fuse, seen, handed, strict=True)]
        encoded = []
        x = seen[0]
        for level, block in enumerate(self.encoder):
            x = block(torch.cat((x, seen[level]), dim=-1))
            if before is not None:
                x = block.gate(x, before.encoded[level] + before.decoded[level])[0]
            encoded.append(x)
            x = block.down(x)
        for block in self.bottleneck:
            x = block(x)
        return encoded, x

    def forward(
        self, pictures: list[Tensor], handed: list[Tensor], before: _Signals | None
    ) -> _Signals:
        encoded, bottleneck = self.encode(pictures, handed, before)
        skips, y = [], bottleneck
        for step, level in enumerate(_UP):
            resample = self.to_gates[3 * step : 3 * step + 3]
            signal = torch.cat([f(x) for f, x in zip(resample, encoded, strict=True)], dim=-1)
            skip, y = self.gates[level](signal, y)
            skips.append(skip)
        decoded, x = [], bottleneck
        for step, level in enumerate(_UP):
            block = self.decoder[level]
            resample = self.to_decoder[3 * step : 3 * step + 3]
            signals = [f(skip) for f, skip in zip(resample, skips, strict=True)]
            x = block(torch.cat([block.enlarge(x), *signals], dim=-1))
            decoded.append(x)
        return _Signals(encoded, decoded[::-1], bottleneck)

    def hand_on(self, pictures: list[Tensor], signals: _Signals) -> list[Tensor]:
        """Return what is handed to the next stage, at every level."""
        parts = zip(self.outputs, self.attend, pictures, signals.decoded, strict=True)
        return [attend(x, picture + output(x)) for output, attend, picture, x in parts]


class Maxim(Teacher):
    """MAXIM with three stages; the later ones can be left out, the first gives most of the gain.

    Its features are those of the bottleneck of the last stage (N, 128, H / 8, W / 8).
    """

    name = "maxim"
    size_multiple = 64

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList(_Stage(index) for index in range(STAGES))

    def forward_with_features(self, x: Tensor) -> tuple[Tensor, Tensor]:
        pictures = _pictures(x)
        signals = self.stages[0](pictures, [], None)
        for stage, after in itertools.pairwise(self.stages):
            signals = after(pictures, stage.hand_on(pictures, signals), signals)
        change = self.stages[-1].outputs[0](signals.decoded[0])
        return x + change.permute(0, 3, 1, 2).to(x.dtype), signals.bottleneck.permute(0, 3, 1, 2)

    def encode(self, x: Tensor) -> list[Tensor]:
        """Return the features of stage 1: (N, C, h, w), 32, 64, 128 and 128 channels.

        They have the size of x, a half, a quarter and an eighth of it.
        """
        encoded, bottleneck = self.stages[0].encode(_pictures(x), [], None)
        return [each.permute(0, 3, 1, 2) for each in (*encoded, bottleneck)]


def _pictures(x: Tensor) -> list[Tensor]:
    """Return the picture (N, 3, H, W) at every level as (N, h, w, 3), by nearest neighbour."""
    x = x.permute(0, 2, 3, 1).contiguous()
    return [x, x[:, 1::2, 1::2].contiguous(), x[:, 2::4, 2::4].contiguous()]


_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Tensors of the official file that are not needed, see `_UNUSED`, are left out first.
        (r"^stage_2_output_conv_0/", r"stages/2/outputs/0/"),
        (r"^stage_(\d)_supervised_attention_module_(\d)/Conv_0", r"stages/\1/attend/\2/features"),
        (r"^stage_(\d)_supervised_attention_module_(\d)/Conv_1", r"stages/\1/outputs/\2"),
        (r"^stage_(\d)_supervised_attention_module_(\d)/Conv_2", r"stages/\1/attend/\2/weights"),
        (r"((?:cross_gating_block|input_fuse_sam)(?:_\d)?)/Conv_0", r"\1/x_in"),
        (r"((?:cross_gating_block|input_fuse_sam)(?:_\d)?)/Conv_1", r"\1/y_in"),
        (r"^stage_(\d)_encoder_block_(\d)/cross_gating_block/", r"stages/\1/encoder/\2/gate/"),
        (r"^stage_(\d)_encoder_block_(\d)/Conv_1", r"stages/\1/encoder/\2/down"),
        (r"^stage_(\d)_decoder_block_(\d)/UNetEncoderBlock_0/", r"stages/\1/decoder/\2/"),
        (r"^stage_(\d)_input_conv_", r"stages/\1/inputs/"),
        (r"^stage_(\d)_input_fuse_sam_", r"stages/\1/fuse/"),
        (r"^stage_(\d)_encoder_block_", r"stages/\1/encoder/"),
        (r"^stage_(\d)_global_block_", r"stages/\1/bottleneck/"),
        (r"^stage_(\d)_cross_gating_block_", r"stages/\1/gates/"),
        (r"^stage_(\d)_decoder_block_", r"stages/\1/decoder/"),
        (r"/channel_attention_block_1_?(\d)/", r"/attentions/\1/"),
        (r"/channel_attention/Conv_0", r"/attention/squeeze"),
        (r"/channel_attention/Conv_1", r"/attention/excite"),
        (r"/channel_mixing/Dense_0", r"/dense1"),
        (r"/channel_mixing/Dense_1", r"/dense2"),
        (r"/SplitHeadMultiAxisGating_([xy])/Dense_0", r"/\1_gate/grid"),
        (r"/SplitHeadMultiAxisGating_([xy])/Dense_1", r"/\1_gate/block"),
        (r"/SplitHeadMultiAxisGating_([xy])/", r"/\1_gate/"),
        (r"/SplitHeadMultiAxisGmlpLayer_", r"/mixers/"),
        (r"/(?:Grid|Block)GatingUnit/intermediate_layernorm/", r"/gate_norm/"),
        (r"/(?:Grid|Block)GatingUnit/Dense_0/", r"/mix/"),
        (r"/GridGmlpLayer/", r"/grid/"),
        (r"/BlockGmlpLayer/", r"/block/"),
        (r"/LayerNorm_([xy])/", r"/\1_norm/"),
        (r"/LayerNorm(?:_in)?/", r"/norm/"),
        (r"/in_project_([xy])/", r"/\1_enter/"),
        (r"/out_project_([xy])/", r"/\1_leave/"),
        (r"/(?:in_project|input_proj|Conv_0)/", r"/enter/"),
        (r"/out_project/", r"/leave/"),
        (r"/ConvTranspose_0/", r"/enlarge/"),
        (r"/(?:kernel|scale)$", r"/weight"),
    )
)

_UNUSED = {
    f"stage_2_output_conv_{level}/{kind}": shape
    for level, width in ((1, 64), (2, 128))
    for kind, shape in (("kernel", (3, 3, width, 3)), ("bias", (3,)))
}
"""The official npz also contains the outputs of the last stage that only training needs."""


def maxim_from(weights: Mapping[str, Tensor], source: str, stages: int = STAGES) -> Maxim:
    """Return MAXIM in eval mode with these weights, stopping after 1, 2 or 3 stages.

    `source` is the name of the file, for messages. Raises ModelError unless the weights of all
    three stages are there and fit, and for another number of stages.
    """
    if not 1 <= stages <= STAGES:
        text = msg("MAXIM has {most} stages, not {stages}.", most=STAGES, stages=stages)
        raise ModelError(text, "Choose 1, 2 or 3.")
    with torch.device("meta"):  # without memory until the weights are loaded
        net = Maxim()
    used = [name for name, value in weights.items() if _UNUSED.get(name) != tuple(value.shape)]
    named = {torch_name(name): _torch_kernel(name, weights[name]) for name in used}
    if len(named) < len(used):
        text = msg("{file} contains a tensor twice.", file=source)
        raise ModelError(text, "Choose the official file.")
    load_strictly(net, named, source)
    net.stages = net.stages[:stages]
    return net.eval()


def torch_name(name: str) -> str:
    """Return the name in `Maxim` of a tensor with this name in flax."""
    if found := re.match(r"UpSampleRatio_(\d+)/Conv_0/", name):
        # Numbered through all stages, 18 each: nine before the gates, nine before the decoder.
        stage, place = divmod(int(found[1]), 18)
        way = "to_gates" if place < 9 else "to_decoder"
        name = f"stages/{stage}/{way}/{place % 9}/dense/{name[found.end() :]}"
    for pattern, replacement in _RULES:
        name = pattern.sub(replacement, name)
    return name.replace("/", ".")


def _torch_kernel(name: str, value: Tensor) -> Tensor:
    """Return a tensor in torch's order: outputs first, and transposed convolutions not flipped."""
    if name.endswith("/kernel") and value.ndim == 4:
        if "ConvTranspose" in name:
            return value.flip(0, 1).permute(2, 3, 0, 1)
        if value.shape[:2] == (1, 1):
            return value[0, 0].T  # a matrix product in `Maxim`
        return value.permute(3, 2, 0, 1)
    return value.T if name.endswith("/kernel") and value.ndim == 2 else value
