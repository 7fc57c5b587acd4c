"""The students of the paper, as baselines: six times the cost of `live`, reaching 9 to 13 pixels.

Both use torch's default initialisation, as the paper does. Neither has a skip connection or adds
the picture at the end, so they have to learn even the identity.
"""

from __future__ import annotations

from typing import Self

import torch
from torch import nn
from torch.nn import functional

from engine.nets.net import Student

_WIDTH = 64


class StudentNet(Student):
    """conv 3-64, ReLU, conv 64-64, ReLU | conv 64-64, ReLU, conv 64-3; all 3x3, padding 1.

    No pooling, no skips, no residual. Its features are those of the last hidden layer.
    """

    size_multiple = 1
    feature_channels = _WIDTH

    def __init__(self) -> None:
        super().__init__()
        # The names `stem` and `tail` tell the trainer which layers read and write pixels.
        self.stem = nn.Conv2d(3, _WIDTH, 3, padding=1)
        self.encoder = nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1)
        self.decoder = nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1)
        self.tail = nn.Conv2d(_WIDTH, 3, 3, padding=1)

    def forward_with_features(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        y = functional.relu(self.encoder(functional.relu(self.stem(x))))
        features = functional.relu(self.decoder(y))
        return self.tail(features).to(x.dtype), features

    def fold(self) -> Self:
        """Nothing to fold."""
        return self


class StudentNetBN(Student):
    """conv 3-64, ReLU | four times conv 64-64, batch norm, ReLU | conv 64-3; all 3x3, padding 1.

    The paper's text speaks of five to six layers with batch normalisation; here they are six, and
    the first and the last, which read and write pixels, have none. Its features are those of the
    last hidden layer. The running means and variances are buffers: averaging of the weights must
    copy them as well.
    """

    size_multiple = 1
    feature_channels = _WIDTH

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, _WIDTH, 3, padding=1)
        self.body = nn.ModuleList(nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1) for _ in range(4))
        self.norms = nn.ModuleList(nn.BatchNorm2d(_WIDTH) for _ in self.body)
        self.tail = nn.Conv2d(_WIDTH, 3, 3, padding=1)

    def forward_with_features(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        y = functional.relu(self.stem(x))
        for conv, norm in zip(self.body, self.norms, strict=True):
            y = functional.relu(norm(conv(y)))
        return self.tail(y).to(x.dtype), y

    def fold(self) -> Self:
        """Fold the batch norms, with their running means and variances, into the convolutions."""
        for index, (conv, norm) in enumerate(zip(self.body, self.norms, strict=True)):
            if isinstance(norm, nn.BatchNorm2d):
                _fold_norm(conv, norm)
                self.norms[index] = nn.Identity()
        return self


@torch.no_grad()
def _fold_norm(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
    assert norm.running_mean is not None
    assert norm.running_var is not None
    assert conv.bias is not None
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    conv.weight.mul_(scale[:, None, None, None])
    conv.bias.sub_(norm.running_mean).mul_(scale).add_(norm.bias)
