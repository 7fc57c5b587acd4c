"""Learning from a teacher: who is asked, what its answers are kept in, how they enter the loss.

A teacher costs seconds a crop, a training step a tenth of one. So its answers are asked for once,
before training, and kept on disk (`TeacherCache`); the loop reads them like any other target.
`Objective` joins both targets, after the paper that this project started from: alpha * loss to the
sharp picture + beta * loss to the teacher's result.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.errors import ConfigError, ModelError
from engine.models import ModelCard, get_model
from engine.models.tiling import cut, paste, plan_fixed_tiles
from engine.nets.teachers import file_key, load_teacher
from trainer.data.teacher_cache import TeacherCache
from trainer.train.tensors import apply_net, to_pixels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.nets.net import Net
    from trainer.train.losses import Loss, Weighting

    Pixels = NDArray[np.uint8]

__all__ = [
    "AnyTeacher", "FeatureAdapter", "FrozenNet", "Objective", "OnnxTeacher", "SelfTeacher",
    "Teacher", "TeacherCache",
]  # fmt: skip

Precision = Literal["bf16", "fp32"]

TILE_PX = 512
HALO_PX = 64

_ANSWERS = 1
"""Part of every key: raised when a change here or in a teacher's net changes its answers."""


class FrozenNet:
    """A net that is asked and never trained: the same pixels always get the same answer.

    Called with uint8 (N, H, W, 3) RGB of any size it returns the same shape. `key` names what
    would change an answer: weights, exit, precision. The net is loaded when it is first needed.

    `precision`: bf16 autocast stays above 50 dB of fp32 (MAXIM-3S on a GoPro crop: 52.5 dB), far
    closer than a teacher is to the truth, and takes less than half the time where the processor
    has instructions for it.
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
        self.key = hashlib.sha256(f"{_ANSWERS} {source_hash} {precision}".encode()).hexdigest()

    @cached_property
    def net(self) -> Net:
        """The net itself, in eval mode, without gradients for its weights."""
        return self._load().to(self._device).eval().requires_grad_(False)

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the net's answers, padded by reflection to what it needs, clamped and rounded.

        Raises ModelError where the net gives something that is no number.
        """
        output = apply_net(self.net, pixels, self._device, self._autocast())
        if not bool(output.isfinite().all()):
            raise ModelError(
                "The teacher's result is not a picture: it holds NaN or infinity.",
                f"The precision was {self._precision}; try fp32, or fetch the weights again.",
            )
        return to_pixels(output)

    def run_picture(
        self, pixels: Pixels, *, tile_px: int = TILE_PX, halo_px: int = HALO_PX
    ) -> Pixels:
        """Return the answer to one picture (H, W, 3), in overlapping tiles whose cores are kept.

        The memory is that of one tile, whatever the size of the picture. Where the net sees no
        further than `halo_px` the result is that of the whole picture; attention sees further.
        """
        height, width = pixels.shape[:2]
        tiles = plan_fixed_tiles(
            height, width, (tile_px, tile_px), halo_px=halo_px, size_multiple=self.net.size_multiple
        )
        output = np.empty_like(pixels)
        for tile in tiles:
            paste(output, tile, self(cut(pixels, tile.padded)[None])[0])
        return output

    def _autocast(self) -> torch.autocast:
        on = self._precision == "bf16"
        return torch.autocast(self._device.type, torch.bfloat16, enabled=on)


class Teacher(FrozenNet):
    """A published network by the file of its weights, which `load_teacher` knows and checks.

    `stages`: after which of MAXIM's three stages it stops. ModelError where the file cannot be
    read, and, when the net is first needed, where it holds anything but the weights expected.
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

        With gradients for x. Its right and lower edges are reflected to what the net needs.
        """
        down, right = (-n % self.net.size_multiple for n in x.shape[2:])
        if down or right:
            # Reflection cannot add more than there is; small crops are repeated at the edge.
            mode = "reflect" if down < x.shape[2] and right < x.shape[3] else "replicate"
            x = functional.pad(x, (0, right, 0, down), mode)
        with self._autocast():
            return self.net.encode(x)


class SelfTeacher(FrozenNet):
    """The student as it was: a frozen copy, against forgetting where no teacher is installed."""

    def __init__(
        self, net: Net, *, precision: Precision = "bf16", device: torch.device | str = "cpu"
    ) -> None:
        frozen = copy.deepcopy(net)
        super().__init__(lambda: frozen, _hash_of(frozen), precision, device)


class OnnxTeacher:
    """A model of the catalogue as a teacher: whatever takes a picture and returns one.

    It is asked like a `FrozenNet`, and has no features to teach.
    """

    def __init__(self, card: ModelCard, device: str = "auto") -> None:
        self._model = get_model(card, device=device)
        self.key = hashlib.sha256(f"{_ANSWERS} {card.file().sha256}".encode()).hexdigest()

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the model's answers to uint8 (N, H, W, 3); raises ModelError."""
        return np.stack([np.asarray(self._model(one), np.uint8) for one in pixels])

    def run_picture(self, pixels: Pixels) -> Pixels:
        """Return the answer to one picture (H, W, 3), whole: the crops of a pool are small."""
        return np.asarray(self._model(pixels), np.uint8)


AnyTeacher = Teacher | SelfTeacher | OnnxTeacher


def _hash_of(net: nn.Module) -> str:
    digest = hashlib.sha256(type(net).__qualname__.encode())
    for name, value in sorted(net.state_dict().items()):
        digest.update(f"{name} {value.dtype} {tuple(value.shape)}".encode())
        digest.update(value.cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()


class FeatureAdapter(nn.Module):
    """How far the student's bottleneck is from the teacher's, as far as a 1x1 convolution can tell.

    forward: features (N, C, h, w) of both, any two sizes -> (N,): the squared difference as a share
    of the teacher's squared features, 1 for a student that says nothing. Both are averaged down to
    the smaller size. The convolution learns with the student and is not needed afterwards.

    After FitNets (Romero et al. 2015). Only the bottleneck: what decoders hold is mostly where
    things are, and a student that is a little off there is punished for being right.
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
    """What a student is trained towards: both targets, every loss, and the features.

    For each loss, a picture counts (alpha + beta) * the mean of its hard and its soft value, mean
    in the ratio alpha : beta * soft_scale. So a picture without a teacher's result has its hard
    value alone, with the same weight as the others, and as `soft_scale` falls the weight moves from
    the soft to the hard target. With alpha = 0, where only blurred pictures are known, soft values
    alone count, whatever `soft_scale`. The weighting weighs the losses; on top comes the feature
    term, times `feature_weight` and `soft_scale`.

    Its parameters (weighting, adapter) belong to the optimiser, without weight decay, and its
    `state_dict()` into the checkpoint.
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
                f"alpha {alpha:g}, beta {beta:g} and feature_weight {feature_weight:g} make no "
                "objective.",
                "None may be negative, and alpha or beta must be above 0.",
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
        """Return the scalar to be minimised, and every term before weighting, for people.

        `output`, `sharp` and `soft` are float32 (N, 3, H, W); `has_soft` bool (N,) says for which
        pictures `soft` holds something (None: for all); `importance` (N,) is what each picture
        counts (None: 1). The terms are means over the pictures that
        have them: `hard/<loss>`, `soft/<loss>`, `feature`; where the weighting adapts also
        `weight/<loss>`. ConfigError with alpha = 0 and no soft targets at all.
        """
        hard_share, soft_share, rows = self._shares(output, soft, has_soft, soft_scale)
        if importance is not None:
            hard_share, soft_share = hard_share * importance, soft_share * importance
        shown: dict[str, Tensor] = {}
        terms: dict[str, Tensor] = {}
        for name, loss in self.losses.items():
            # Depends on the output also where no picture of this batch counts.
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
        told = torch.stack(list(shown.values())).detach().tolist() if shown else []
        result = dict(zip(shown, told, strict=True))
        if self.weighting.adaptive:
            result |= {f"weight/{name}": weight for name, weight in weights.items()}
        return total, result

    def _shares(
        self, output: Tensor, soft: Tensor | None, has_soft: Tensor | None, soft_scale: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the shares (N,) of the hard and of the soft value, and the rows that have one."""
        if soft is None and self.alpha == 0:
            raise ConfigError(
                "alpha is 0, and there are no teacher's results to learn from.",
                "Name a teacher, or set alpha above 0 and give sharp pictures.",
            )
        beta = self.beta * (soft_scale if self.alpha > 0 else 1.0)
        there = output.new_ones(len(output)) if has_soft is None else has_soft.to(output.dtype)
        there = there * (beta if soft is not None else 0.0)
        both = (self.alpha + there).clamp_min(1e-12)  # 0 where alpha is 0 and nothing is there
        scale = (self.alpha + self.beta) / both
        return self.alpha * scale, there * scale, there.nonzero().flatten()
