"""The gradient of a convolution's weights, in the memory layout in which it is fast.

With channels last, oneDNN is fast at everything a student computes but this: without AVX-512 the
gradient of 3x3 weights takes up to three times as long as on planes, the more so the larger the
feature maps (float32, Zen 3, torch 2.13). So for large ones it is computed on copies in planes. A
step of tuning `best` takes 1/1.37 of the time by that; nets that work at half the size or less gain
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Tensor
from torch.autograd.function import FunctionCtx, once_differentiable
from torch.nn import functional
from torch.overrides import TorchFunctionMode

from engine.core.machine import processor

_LEAST_PX = 128 * 128
"""Below, copying takes most of what is gained."""


class FastWeightGradients(TorchFunctionMode):
    """A context in which `conv2d` computes the gradient of its weights on planes, if that pays.

    The outputs are the same bits, the gradients the same but for the order of their sums.
    """

    @staticmethod
    def are_faster(device: torch.device, dtype: torch.dtype) -> bool:
        """Return whether they do on this device, computing in `dtype`."""
        features = processor().features
        is_slow = "AVX2" in features and "AVX-512" not in features
        return device.type == "cpu" and dtype == torch.float32 and is_slow

    def __torch_function__(
        self,
        func: Callable[..., object],
        types: tuple[type, ...],
        args: tuple[object, ...] = (),
        kwargs: Mapping[str, object] | None = None,
    ) -> object:
        """Replace those convolutions; all else is called as it is."""
        if func is functional.conv2d and not kwargs and _is_large(*args):
            return _Convolution.apply(*args)
        return func(*args, **(kwargs or {}))


def _is_large(x: Tensor, weight: Tensor, bias: Tensor | None = None, *settings: object) -> bool:
    return (
        x.ndim == 4
        and len(settings) == 4  # stride, padding, dilation and groups, as nn.Conv2d passes them
        and all(isinstance(each, tuple) for each in settings[:3])
        and torch.is_grad_enabled()
        and weight.requires_grad
        and weight.shape[2] > 1
        and x.shape[2] * x.shape[3] >= _LEAST_PX
    )


class _Convolution(torch.autograd.Function):
    """`functional.conv2d`, whose gradient of the weights is computed on planes."""

    @staticmethod
    def forward(
        ctx: FunctionCtx,
        x: Tensor,
        weight: Tensor,
        bias: Tensor | None,
        stride: tuple[int, ...],
        padding: tuple[int, ...],
        dilation: tuple[int, ...],
        groups: int,
    ) -> Tensor:
        ctx.save_for_backward(x, weight)
        ctx.settings = (stride, padding, dilation, False, [0, 0], groups)
        return functional.conv2d(x, weight, bias, stride, padding, dilation, groups)

    @staticmethod
    @once_differentiable
    def backward(ctx: FunctionCtx, gradient: Tensor) -> tuple[Tensor | None, ...]:
        x, weight = ctx.saved_tensors
        of_x, _, of_bias = ctx.needs_input_grad[:3]
        backward = torch.ops.aten.convolution_backward
        found_x = found_bias = None
        if of_x:
            only_x = [True, False, False]
            found_x = backward(gradient, x, weight, None, *ctx.settings, only_x)[0]
        if of_bias:
            found_bias = gradient.sum((0, 2, 3))
        planes = (one.contiguous() for one in (gradient, x, weight))
        found = backward(*planes, None, *ctx.settings, [False, True, False])[1]
        return found_x, found, found_bias, None, None, None, None
