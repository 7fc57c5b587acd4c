from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional

from engine.core.machine import Processor
from trainer.train import convolution
from trainer.train.compute import Compute
from trainer.train.convolution import FastWeightGradients


@pytest.mark.parametrize(
    "layer",
    [
        nn.Conv2d(8, 16, 3, padding=1),
        nn.Conv2d(8, 16, 4, stride=2, padding=1, bias=False),
        nn.Conv2d(8, 8, 3, padding=2, dilation=2, groups=4),
    ],
)
def test_outputs_are_the_same_bits_and_gradients_the_same_to_rounding(
    layer: nn.Conv2d, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = layer.to(memory_format=torch.channels_last)
    used = []
    apply = convolution._Convolution.apply
    monkeypatch.setattr(
        convolution._Convolution, "apply", lambda *args: used.append(1) or apply(*args)
    )
    start = torch.rand(2, 8, 128, 128).to(memory_format=torch.channels_last)
    found = []
    for fast in (False, True):
        x = start.clone().requires_grad_()
        layer.zero_grad()
        if fast:
            with FastWeightGradients():
                y = layer(x)
        else:
            y = layer(x)
        (y * torch.linspace(0, 1, y.shape[3])).square().sum().backward()
        found.append([y.detach(), x.grad, *(one.grad for one in layer.parameters())])
    assert used == [1]
    assert torch.equal(found[0][0], found[1][0])
    for plain, fast_one in zip(found[0][1:], found[1][1:], strict=True):
        assert plain is not None
        torch.testing.assert_close(fast_one, plain, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize(
    ("shape", "side", "padding"),
    [
        ((2, 8, 64, 64), 3, 1),
        ((1, 8, 128, 128), 1, 0),
        ((1, 8, 128, 128), 3, "same"),
    ],
)
def test_where_it_does_not_pay_the_convolution_is_that_of_torch(
    shape: tuple[int, ...], side: int, padding: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("replaced")

    monkeypatch.setattr(convolution._Convolution, "apply", refuse)
    layer = nn.Conv2d(8, 8, side, padding=padding)
    with FastWeightGradients():
        layer(torch.rand(shape)).sum().backward()
        with torch.no_grad():
            nn.Conv2d(8, 8, 3)(torch.rand(1, 8, 128, 128))
    assert layer.weight.grad is not None


@pytest.mark.parametrize("features", [("AVX2",), ("AVX2", "AVX-512")])
def test_a_step_uses_them_where_the_processor_gains_by_it(
    features: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convolution, "processor", lambda: Processor("", features))
    seen = []
    monkeypatch.setattr(convolution, "_is_large", lambda *args: bool(seen.append(1)))
    with Compute("cpu", "fp32").learning():
        functional.conv2d(torch.rand(1, 3, 8, 8), torch.rand(3, 3, 3, 3))
    with Compute("cpu", "bf16").learning():
        functional.conv2d(torch.rand(1, 3, 8, 8), torch.rand(3, 3, 3, 3))
    assert len(seen) == (1 if features == ("AVX2",) else 0)
