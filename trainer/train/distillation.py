"""Distillation: teachers, and the objective that combines hard and soft targets.

A teacher takes seconds per crop, a training step a tenth of that. So its outputs are computed once,
before training, and cached on disk (`TeacherCache`). `Objective` is alpha * loss to the sharp
picture + beta * loss to the teacher's output, as in the paper that this project started from.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.errors import ConfigError, ModelError
from engine.models import ModelCard, get_model
from engine.models.tiling import cut, paste, plan_fixed_tiles
from engine.nets.net import Net
from engine.nets.teachers import file_key, load_teacher
from trainer.arrays import Pixels
from trainer.train.compute import apply_net, to_pixels
from trainer.train.losses import Loss, Weighting

Precision = Literal["bf16", "fp32"]

TILE_PX = 512
HALO_PX = 64

_VERSION = 1
"""Part of every key; raised when a change of the code changes a teacher's outputs."""


class FrozenNet:
    """A net that is not trained: the same pixels always give the same output.

    Called with uint8 (N, H, W, 3) RGB of any size it returns the same shape. `key` identifies
    everything that affects the output: weights, exit, precision. Loads on first use.

    bf16 autocast stays within 50 dB of fp32 (MAXIM-3S on a GoPro crop: 52.5 dB), much closer than a
    teacher is to the ground truth, in less than half the time on CPUs with native support.
    """

    def __init__(
        self,
        load: Callable[[], Net],
        source_hash: str,
        precision: Precision = "bf16",
        device: torch.device | str = "cpu",
    ) -> None:
        self._load = load
        self._precision = precision
        self._device = torch.device(device)
        self.key = hashlib.sha256(f"{_VERSION} {source_hash} {precision}".encode()).hexdigest()

    @cached_property
    def net(self) -> Net:
        """The net itself, in eval mode, without gradients for its weights."""
        return self._load().to(self._device).eval().requires_grad_(False)

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the net's output, clamped and rounded; raises ModelError if it is not finite."""
        output = apply_net(self.net, pixels, self._device, self._autocast())
        if not bool(output.isfinite().all()):
            raise ModelError(
                "The teacher's output holds NaN or infinity.",
                "The precision was {precision}; try fp32, or download the weights again.",
                precision=self._precision,
            )
        return to_pixels(output)

    def run_picture(self, pixels: Pixels) -> Pixels:
        """Return the output for one picture (H, W, 3), in overlapping tiles.

        Equal to that of the whole picture if the receptive field is at most HALO_PX; attention
        has a larger one.
        """
        height, width = pixels.shape[:2]
        tiles = plan_fixed_tiles(
            height, width, (TILE_PX, TILE_PX), halo_px=HALO_PX, size_multiple=self.net.size_multiple
        )
        output = np.empty_like(pixels)
        for tile in tiles:
            paste(output, tile, self(cut(pixels, tile.padded)[None])[0])
        return output

    def _autocast(self) -> torch.autocast:
        on = self._precision == "bf16"
        return torch.autocast(self._device.type, torch.bfloat16, enabled=on)


class Teacher(FrozenNet):
    """A published network from its file of weights.

    `stages`: number of MAXIM's stages to run. Raises ModelError if the file cannot be read, and on
    first use if it holds other weights than expected.
    """

    def __init__(
        self,
        path: Path,
        *,
        stages: int = 3,
        precision: Precision = "bf16",
        device: torch.device | str = "cpu",
    ) -> None:
        super().__init__(
            lambda: load_teacher(path, stages=stages),
            f"{file_key(path)} {stages}",
            precision,
            device,
        )

    def encode(self, x: Tensor) -> list[Tensor]:
        """Return the encoder's features of x, float32 (N, 3, H, W) in 0..1, from fine to coarse.

        With gradients for x, which is padded by reflection to the net's size multiple.
        """
        down, right = (-n % self.net.size_multiple for n in x.shape[2:])
        if down or right:
            # Small crops cannot be reflected that far; their edge is repeated.
            mode = "reflect" if down < x.shape[2] and right < x.shape[3] else "replicate"
            x = functional.pad(x, (0, right, 0, down), mode)
        with self._autocast():
            return self.net.encode(x)


class SelfTeacher(FrozenNet):
    """A frozen copy of the student, which reduces forgetting without another teacher."""

    def __init__(
        self, net: Net, *, precision: Precision = "bf16", device: torch.device | str = "cpu"
    ) -> None:
        frozen = copy.deepcopy(net)
        super().__init__(lambda: frozen, _hash_of(frozen), precision, device)


class OnnxTeacher:
    """A model of the catalogue as a teacher; like a `FrozenNet`, but without features."""

    def __init__(self, card: ModelCard, device: str = "auto") -> None:
        self._model = get_model(card, device=device)
        key, variant = f"{_VERSION} {card.file().sha256}", card.variant()
        key += f" {variant}" if variant else ""
        self.key = hashlib.sha256(key.encode()).hexdigest()

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the outputs for uint8 (N, H, W, 3); raises ModelError."""
        return np.stack([np.asarray(self._model(one), np.uint8) for one in pixels])

    def run_picture(self, pixels: Pixels) -> Pixels:
        """Return the output for one picture (H, W, 3)."""
        return np.asarray(self._model(pixels), np.uint8)


AnyTeacher = Teacher | SelfTeacher | OnnxTeacher


def _hash_of(net: nn.Module) -> str:
    digest = hashlib.sha256(type(net).__qualname__.encode())
    for name, value in sorted(net.state_dict().items()):
        digest.update(f"{name} {value.dtype} {tuple(value.shape)}".encode())
        digest.update(value.cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()


class FeatureAdapter(nn.Module):
    """Distance of the student's bottleneck from the teacher's, through a learned 1x1 convolution.

    forward: features (N, C, h, w) of both, of any sizes -> (N,): the squared difference relative to
    the teacher's squared features, 1 for a student of zeros. Both are averaged down to the smaller
    size. After FitNets (Romero et al. 2015), at the bottleneck only: decoder features depend on
    exact positions, which would penalise a well-aligned student.
    """

    def __init__(self, student_channels: int, teacher_channels: int) -> None:
        super().__init__()
        self.translate = nn.Conv2d(student_channels, teacher_channels, 1)

    def forward(self, features: Tensor, teacher_features: Tensor) -> Tensor:
        height, width = (
            min(a, b) for a, b in zip(features.shape[2:], teacher_features.shape[2:], strict=True)
        )
        with torch.autocast(features.device.type, enabled=False):
            mine, wanted = (
                functional.adaptive_avg_pool2d(each.float(), (height, width))
                for each in (features, teacher_features.detach())
            )
            error = (self.translate(mine) - wanted).square().mean((1, 2, 3))
            return error / wanted.square().mean((1, 2, 3)).clamp_min(1e-12)


class Objective(nn.Module):
    """The training objective: both targets, all losses, and the features.

    For each loss a picture contributes (alpha + beta) times the weighted mean of its hard and soft
    values, in the ratio alpha : beta * soft_scale. A picture without a teacher's output uses its
    hard value only, with the same total weight, and as `soft_scale` falls the weight moves from the
    soft to the hard target. With alpha = 0 only soft values count, whatever `soft_scale`. The
    weighting combines the losses; the feature term is added, times `feature_weight` and
    `soft_scale`.

    Its parameters (weighting, adapter) are trained too, and its `state_dict()` is in checkpoints.
    """

    def __init__(
        self,
        losses: Mapping[str, Loss],
        weighting: Weighting,
        *,
        alpha: float = 1.0,
        beta: float = 0.0,
        adapter: FeatureAdapter | None = None,
        feature_weight: float = 0.0,
    ) -> None:
        super().__init__()
        if min(alpha, beta, feature_weight) < 0 or alpha + beta <= 0:
            raise ConfigError(
                "Invalid objective: alpha {alpha:g}, beta {beta:g}, feature_weight "
                "{feature_weight:g}.",
                "None may be negative, and alpha or beta must be above 0.",
                alpha=alpha,
                beta=beta,
                feature_weight=feature_weight,
            )
        self.losses = dict(losses)
        self.weighting = weighting
        self.alpha, self.beta = alpha, beta
        self.adapter = adapter
        self.feature_weight = feature_weight

    def forward(
        self,
        output: Tensor,
        sharp: Tensor | None,
        *,
        soft: Tensor | None = None,
        has_soft: Tensor | None = None,
        features: Tensor | None = None,
        teacher_features: Tensor | None = None,
        soft_scale: float = 1.0,
        importance: Tensor | None = None,
    ) -> tuple[Tensor, dict[str, float]]:
        """Return the scalar to be minimised, and every term before weighting, for reports.

        `output`, `sharp` and `soft` are float32 (N, 3, H, W); `has_soft` bool (N,) says where
        `soft` is valid (None: everywhere); `importance` (N,) weights the pictures. The terms are
        means over the pictures that have them: `hard/<loss>`, `soft/<loss>`, `feature`, and with an
        adaptive weighting `weight/<loss>`. Raises ConfigError if alpha = 0 and there are no soft
        targets.
        """
        hard_share, soft_share, rows = self._shares(output, soft, has_soft, soft_scale)
        if importance is not None:
            hard_share, soft_share = hard_share * importance, soft_share * importance
        shown: dict[str, Tensor] = {}
        terms: dict[str, Tensor] = {}
        for name, loss in self.losses.items():
            # Depends on the output even if no picture of this batch counts.
            term = output.sum() * 0.0
            if self.alpha > 0:
                assert sharp is not None
                hard = loss(output, sharp)
                shown[f"hard/{name}"] = hard.mean()
                term = (hard * hard_share).mean()
            if soft is not None and rows.numel():
                values = loss(output[rows], soft[rows])
                shown[f"soft/{name}"] = values.mean()
                term = term + (values * soft_share[rows]).sum() / len(output)
            terms[name] = term
        total, weights = self.weighting(terms, output)
        if self.adapter is not None and features is not None and teacher_features is not None:
            shown["feature"] = self.adapter(features, teacher_features).mean()
            total = total + shown["feature"] * (self.feature_weight * soft_scale)
        numbers = torch.stack(list(shown.values())).detach().tolist() if shown else []
        result = dict(zip(shown, numbers, strict=True))
        if self.weighting.adaptive:
            result |= {f"weight/{name}": weight for name, weight in weights.items()}
        return total, result

    def _shares(
        self, output: Tensor, soft: Tensor | None, has_soft: Tensor | None, soft_scale: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the weights (N,) of the hard and soft values, and the rows with a soft value."""
        if soft is None and self.alpha == 0:
            raise ConfigError(
                "alpha is 0, and there are no teacher outputs.",
                "Specify a teacher, or set alpha above 0 and add sharp pictures.",
            )
        beta = self.beta * (soft_scale if self.alpha > 0 else 1.0)
        present = output.new_ones(len(output)) if has_soft is None else has_soft.to(output.dtype)
        present = present * (beta if soft is not None else 0.0)
        both = (self.alpha + present).clamp_min(1e-12)  # 0 if alpha is 0 without a soft target
        scale = (self.alpha + self.beta) / both
        return self.alpha * scale, present * scale, present.nonzero().flatten()
