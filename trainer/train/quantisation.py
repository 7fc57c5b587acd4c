"""Quantisation-aware training: the student computes as in 8 bits while it learns.

So its weights take the rounding into account (Jacob et al., "Quantization and Training of Neural
Networks for Efficient Integer-Arithmetic-Only Inference", CVPR 2018, section 3). What is rounded is
what `trainer.export.fast8` rounds: the weights of every convolution to 7 bits with one scale per
output channel, its input and its output to 8 bits with one range per tensor. Rounding has the
gradient of the identity, except outside of the range. Ranges are those of the batch, so nothing is
kept, and a run can be resumed. The weights are an ordinary student's; validation is in 8 bits, too.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.errors import ConfigError
from engine.nets.net import Student
from engine.nets.unet import ResidualUNet
from trainer.config import TrainConfig
from trainer.train.initial_weights import initial_student

_WEIGHT_STEPS = 63
"""Of 7 bits: without VNNI two products of 8 bits would overflow (`trainer.export.int8`)."""

_STEPS = 255


class QuantisationAware:
    """A `trainer.train.learner.Technique`: `config.net`, computed in 8 bits.

    Raises ConfigError for a net that has no variant entirely in 8 bits.
    """

    def __init__(self, config: TrainConfig) -> None:
        self._config = config

    def build(self) -> Student:
        """Return the net with its initial weights, every convolution rounded."""
        net = initial_student(self._config)
        if not isinstance(net, ResidualUNet):
            raise ConfigError(
                "{net} has no variant entirely in 8 bits.",
                "quantisation_aware is for live and other plain U-Nets.",
                net=self._config.net,
            )
        for name, module in net.named_modules():
            if isinstance(module, nn.Conv2d):
                module.__class__ = _RoundedConv2d
                module.is_first = name == "stem"
                module.before_relu = name.endswith("conv1")
        return net

    def lr_scale(self, _name: str) -> float:
        """Return 1: all parts learn alike."""
        return 1.0

    def begin_step(self, net: Student, step: int, steps: int) -> None:
        """Do nothing: no step differs from another."""

    def losses(self, _net: Student) -> dict[str, Tensor]:
        """Return no additional terms."""
        return {}


class _RoundedConv2d(nn.Conv2d):
    """A convolution in 8 bits, computed in floating point."""

    is_first: bool
    """Its input is the picture, whose bytes are exact."""
    before_relu: bool
    """Of its output only what passes the ReLU is rounded: as the input of the next one."""

    def _conv_forward(self, input: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        values = input if self.is_first else round_values(input)
        result = super()._conv_forward(values, round_weights(weight), bias)
        return result if self.before_relu else round_values(result)


def round_weights(weight: Tensor) -> Tensor:
    """Return (O, I, H, W) with whole multiples of one step per output channel; zero stays zero."""
    largest = weight.detach().abs().amax((1, 2, 3), keepdim=True)
    step = largest.clamp_min(1e-8) / _WEIGHT_STEPS
    return weight + ((weight.detach() / step).round() * step - weight.detach())


def round_values(values: Tensor) -> Tensor:
    """Return float32 values on a grid of 256 over the range of the tensor; zero is on the grid."""
    values = values.float()
    with torch.no_grad():
        lowest, highest = values.amin().clamp(max=0), values.amax().clamp(min=0)
        step = ((highest - lowest) / _STEPS).clamp_min(1e-8)
        zero = (-lowest / step).round()
        rounded = (((values / step).round() + zero).clamp(0, _STEPS) - zero) * step
    inside = values.clamp(float(-zero * step), float((_STEPS - zero) * step))
    return inside + (rounded - inside).detach()
