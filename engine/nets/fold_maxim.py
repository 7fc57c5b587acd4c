"""MAXIM's first stage as a `CompactMaxim`, exactly: every chain of linear layers becomes one layer.

Module replacement starts from it: a net with the same skeleton whose mixers and gates are MAXIM's
own. Names on the left are those of `engine.nets.maxim`.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.nets.compact_maxim import COMPACT_MAXIMS, WIDTHS, CompactMaxim
from engine.nets.maxim import Maxim

_LEVELS = range(len(WIDTHS))


@torch.no_grad()
def fold_maxim(maxim: Maxim) -> CompactMaxim:
    """Return the first stage of MAXIM as the net `maxim-stage-1`, in eval mode and float32.

    Its result is that of `maxim` with one stage, up to rounding.
    """
    stage = maxim.stages[0]
    net = CompactMaxim(COMPACT_MAXIMS["maxim-stage-1"])
    _fold_encoder(stage, net)
    for block, level in zip(stage.bottleneck, net.bottleneck, strict=True):
        _copy_level(block, level)
    _fold_gates(stage, net)
    _fold_decoder(stage, net)
    net.output.load_state_dict(stage.outputs[0].state_dict())
    return net.eval()


def _fold_encoder(stage: nn.Module, net: CompactMaxim) -> None:
    for i in _LEVELS:
        enter, seen = stage.encoder[i].enter, net.inputs[i]
        if i == 0:  # the picture enters twice
            width = WIDTHS[0]
            _fold(enter.weight[:, :width] + enter.weight[:, width:], stage.inputs[0], seen)
        else:
            above = WIDTHS[i - 1]
            _fold(enter.weight[:, :above], stage.encoder[i - 1].down, net.down[i - 1])
            _fold(enter.weight[:, above:], stage.inputs[i], seen)
        seen.bias += enter.bias
        _copy_level(stage.encoder[i], net.encoder[i])
    enter = stage.bottleneck[0].enter
    _fold(enter.weight, stage.encoder[-1].down, net.down[-1])
    net.down[-1].bias += enter.bias
    _copy(stage.bottleneck[1].enter, net.bottleneck_conv)


def _fold_gates(stage: nn.Module, net: CompactMaxim) -> None:
    for step, i in enumerate(reversed(_LEVELS)):
        block, width = stage.gates[i], WIDTHS[i]
        bias = block.x_in.bias.clone()
        for j in _LEVELS:
            part = block.x_in.weight[:, j * width : (j + 1) * width]
            dense = stage.to_gates[3 * step + j].dense
            net.to_gates[i][j].conv.weight.copy_((part @ dense.weight)[..., None, None])
            bias += part @ dense.bias
        net.to_gates[i][i].conv.bias.copy_(bias)
        _fold_transposed(block.y_in.weight, block.enlarge, net.up_gates[i])
        net.up_gates[i].bias += block.y_in.bias
        kept = {
            name: value
            for name, value in block.state_dict().items()
            if not name.startswith(("enlarge.", "x_in.", "y_in."))
        }
        net.gates[i].load_state_dict(kept)


def _fold_decoder(stage: nn.Module, net: CompactMaxim) -> None:
    for step, i in enumerate(reversed(_LEVELS)):
        block, width = stage.decoder[i], WIDTHS[i]
        up = net.up_decoder[i]
        _fold_transposed(block.enter.weight[:, :width], block.enlarge, up)
        up.bias += block.enter.bias
        for k, j in enumerate(reversed(_LEVELS)):  # as the signals come: coarse to fine
            part = block.enter.weight[:, (k + 1) * width : (k + 2) * width]
            dense = stage.to_decoder[3 * step + k].dense
            net.to_decoder[i][j].conv.weight.copy_((part @ dense.weight)[..., None, None])
            up.bias += part @ dense.bias
        _copy_level(block, net.decoder[i])


def _copy_level(block: nn.Module, level: nn.Module) -> None:
    for mixer, attention, (ours, our_attention) in zip(
        block.mixers, block.attentions, level.groups, strict=True
    ):
        ours.load_state_dict(mixer.state_dict())
        our_attention.norm.load_state_dict(attention.norm.state_dict())
        layers = [
            getattr(attention, f"conv{n}", None) or getattr(attention, f"dense{n}") for n in (1, 2)
        ]
        _copy(layers[0], our_attention.conv1)
        _copy(layers[1], our_attention.conv2)
        _copy(attention.attention.squeeze, our_attention.squeeze)
        _copy(attention.attention.excite, our_attention.excite)


def _copy(source: nn.Module, target: nn.Module) -> None:
    """Copy a layer, a dense one into a 1x1 convolution."""
    target.weight.copy_(source.weight.view_as(target.weight))
    target.bias.copy_(source.bias)


def _fold(matrix: Tensor, first: nn.Module, target: nn.Module) -> None:
    """Make `target` the convolution `first` with `matrix` (P, O) applied to its channels."""
    target.weight.copy_(torch.einsum("po,oihw->pihw", matrix, first.weight))
    target.bias.copy_(matrix @ first.bias)


def _fold_transposed(matrix: Tensor, first: nn.Module, target: nn.Module) -> None:
    """Do the same with a transposed convolution, whose weights are (I, O, H, W)."""
    target.weight.copy_(torch.einsum("po,iohw->iphw", matrix, first.weight))
    target.bias.copy_(matrix @ first.bias)
