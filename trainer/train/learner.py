"""A student in training: weights, their moving average, the optimiser, and one training step."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from engine.errors import ConfigError, OutOfMemory
from engine.nets.net import Student
from engine.nets.students import build_student
from engine.nets.weights import LOAD_ERRORS
from trainer.config import TrainConfig
from trainer.data.batches import Batch
from trainer.train.compute import Compute, to_tensor
from trainer.train.distillation import Objective
from trainer.train.initial_weights import load_weights
from trainer.train.optimizers import Optimiser

MAX_BAD_STEPS = 10
"""The run stops after this many consecutive steps without a finite gradient."""

USUAL_ERROR = 0.04
"""Mean absolute error of a typical blurred picture plus the usual `relative`."""


class Technique(Protocol):
    """A change to how a student is trained, such as compression by module replacement.

    The learner calls it at these points only, so a technique is one module of its own.
    """

    def build(self) -> Student:
        """Return the net to train with its initial weights; called for the average too."""

    def lr_scale(self, name: str) -> float:
        """Return the factor of the learning rate for a parameter of the training module."""

    def begin_step(self, net: Student, step: int, steps: int) -> None:
        """Set the net up for the next step."""

    def losses(self, net: Student) -> dict[str, Tensor]:
        """Return additional terms of the loss, weighted, from the forward pass just done."""


class TrainingModule(nn.Module):
    """The student and its objective as one module: what is distributed over several machines.

    forward: blurred, sharp and soft float32 (N, 3, S, S), has_soft bool (N,) -> the scalar to be
    minimised, and every term of it for reports.
    """

    def __init__(
        self,
        net: Student,
        objective: Objective,
        teacher: nn.Module | None,
        config: TrainConfig,
        technique: Technique | None = None,
    ) -> None:
        super().__init__()
        self.net = net
        self.objective = objective
        self._features = config.feature_weight > 0
        self._relative = config.relative
        self._technique = technique
        # In a list, so that the teacher is not a part of what is trained and saved.
        self._teacher = [teacher]

    def forward(
        self,
        blurred: Tensor,
        sharp: Tensor,
        soft: Tensor | None,
        has_soft: Tensor | None,
        soft_scale: float,
        compute: Compute,
    ) -> tuple[Tensor, dict[str, float]]:
        teacher_features = None
        with compute.learning():
            if self._features:
                output, features = self.net.forward_with_features(blurred)
                with torch.no_grad():
                    assert self._teacher[0] is not None
                    teacher_features = self._teacher[0].forward_with_features(blurred)[1].float()
            else:
                output, features = self.net(blurred), None
        importance = None
        if self._relative:
            error = (blurred - sharp).abs().mean((1, 2, 3))
            importance = USUAL_ERROR / (error + self._relative)
        total, terms = self.objective(
            output.float(),
            sharp,
            soft=soft,
            has_soft=has_soft,
            features=None if features is None else features.float(),
            teacher_features=teacher_features,
            soft_scale=soft_scale,
            importance=importance,
        )
        if self._technique is not None:
            for name, term in self._technique.losses(self.net).items():
                total = total + term
                terms[name] = float(term.detach())
        return total, terms


class Learner:
    """One process's copy of the student. `distribute` wraps the module for several machines."""

    def __init__(
        self,
        config: TrainConfig,
        objective: Objective,
        teacher: nn.Module | None = None,
        distribute: Callable[[nn.Module], nn.Module] | None = None,
        technique: Technique | None = None,
    ) -> None:
        torch.manual_seed(config.seed)
        self.config = config
        self.compute = Compute(config.device, config.precision)
        self._technique = technique
        build = technique.build if technique else lambda: build_student(config.net)
        self.net, self.averaged = self._on_device(build()), self._on_device(build())
        if config.start and technique is None:
            load_weights(self.net, config, widen=True)
        self.averaged.requires_grad_(False).load_state_dict(self.net.state_dict())
        self.module = TrainingModule(
            self.net, objective.to(self.compute.device), teacher, config, technique
        )
        self.optimiser = Optimiser(
            config.optimiser,
            list(self.module.named_parameters()),
            config.lr,
            weight_decay=config.weight_decay,
            lr_scale=_lr_scale(self.net, config, technique),
        )
        self._call = distribute(self.module) if distribute else self.module
        self._scaler = torch.amp.GradScaler(
            self.compute.device.type, enabled=self.compute.precision == "fp16"
        )
        self.step = 0
        self.seconds = 0.0
        """Training time over all sessions."""
        self.pieces = 1
        """Number of pieces a batch is split into: doubled when memory runs out."""
        self._bad_steps = 0

    def _on_device(self, net: Student) -> Student:
        net = net.to(self.compute.device)
        return net.to(memory_format=torch.channels_last)

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step and return its loss terms; `loss` is what was minimised.

        A batch that does not fit into memory is split, with the same gradient. A step without a
        finite gradient is skipped and leaves no trace, not even in the statistics of batch
        normalisation. Raises ConfigError after `MAX_BAD_STEPS` such steps in a row.
        """
        began = time.monotonic()
        self.net.train()
        if self._technique is not None:
            self._technique.begin_step(self.net, self.step, self.config.steps)
        before = [one.clone() for one in self.net.buffers()]
        terms = self._gradient_in_memory(batch, before)
        for part in self.optimiser.parts:
            self._scaler.unscale_(part)
        longest = self.config.clip_norm or float("inf")
        norm = nn.utils.clip_grad_norm_(self.module.parameters(), longest)
        finite = bool(torch.isfinite(norm))
        # A forward pass that overflows can leave a finite gradient, but never finite statistics.
        if not finite or not all(bool(one.isfinite().all()) for one in self.net.buffers()):
            self._restore_buffers(before)
        if finite:
            self._bad_steps = 0
            self.optimiser.step(self.config.rate(self.step))
        else:
            self.optimiser.clear()
            self._bad_steps += 1
        self._scaler.update()
        if self._bad_steps >= MAX_BAD_STEPS:
            raise ConfigError(
                "The gradient was not finite in {max_bad_steps} consecutive steps, up "
                "to step {step}.",
                "These steps changed no weights, but those before them may have spoiled last.pt; "
                "best.pt, if there was a validation, is of the best one. Start again in another "
                'folder with a lower lr, or precision = "fp32".',
                max_bad_steps=MAX_BAD_STEPS,
                step=self.step,
            )
        self.step += 1
        if finite:
            self._average()
        self.seconds += time.monotonic() - began
        return terms if finite else {}

    def _gradient_in_memory(self, batch: Batch, before: list[Tensor]) -> dict[str, float]:
        """Compute the gradient in as few pieces as fit into memory; return the loss terms."""
        while True:
            try:
                return self._gradient(batch)
            except (MemoryError, RuntimeError) as error:
                self.optimiser.clear()
                self._restore_buffers(before)
                if not _is_out_of_memory(error):
                    raise
            if self._call is not self.module:
                raise OutOfMemory(
                    "The batch does not fit into memory.",
                    "Lower batch: it cannot be split with several processes.",
                )
            if self.pieces >= len(batch.blurred):
                raise OutOfMemory(
                    "Not even one crop fits into memory.", "Lower crop_px, or close other programs."
                )
            self.pieces *= 2

    @torch.no_grad()
    def _restore_buffers(self, before: list[Tensor]) -> None:
        for one, was in zip(self.net.buffers(), before, strict=True):
            one.copy_(was)

    def _gradient(self, batch: Batch) -> dict[str, float]:
        count = len(batch.blurred)
        size = -(-count // self.pieces)
        sums: dict[str, float] = {}
        soft_scale = self.config.soft_scale(self.step)
        device = self.compute.device
        for at in range(0, count, size):
            cut = slice(at, at + size)
            share = len(batch.blurred[cut]) / count
            soft = has_soft = None
            if batch.soft is not None and batch.has_soft is not None:
                soft = to_tensor(batch.soft[cut], device)
                has_soft = torch.from_numpy(batch.has_soft[cut]).to(device)
            x, y = (to_tensor(half[cut], device) for half in (batch.blurred, batch.sharp))
            total, terms = self._call(x, y, soft, has_soft, soft_scale, self.compute)
            self._scaler.scale(total * share).backward()
            for name, value in {"loss": float(total.detach()), **terms}.items():
                sums[name] = sums.get(name, 0.0) + value * share
        return sums

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first, or the random start would dominate the average.
        keep = min(self.config.ema, self.step / (self.step + 10)) if self.config.ema else 0.0
        for mean, new in zip(self.averaged.parameters(), self.net.parameters(), strict=True):
            mean.lerp_(new, 1 - keep)
        for mean, new in zip(self.averaged.buffers(), self.net.buffers(), strict=True):
            mean.copy_(new)

    def content(self) -> dict[str, Any]:
        """Return the content of a checkpoint."""
        return {
            "net": self.net.state_dict(),
            "ema": self.averaged.state_dict(),
            "objective": self.module.objective.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "config": asdict(self.config),
            "scaler": self._scaler.state_dict(),
            "pieces": self.pieces,
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """Continue from the content of a checkpoint; raises ConfigError if it does not fit."""
        was = saved["config"].get("net")
        if was != self.config.net:
            raise ConfigError(
                "The checkpoint is of the net {was}, but the settings say {net}.",
                "Choose another folder for the new run.",
                was=was,
                net=self.config.net,
            )
        scaler = saved.get("scaler")  # empty without fp16
        try:
            self.net.load_state_dict(saved["net"])
            self.averaged.load_state_dict(saved["ema"])
            self.module.objective.load_state_dict(saved.get("objective", {}))
            self.optimiser.load_state_dict(saved["optimiser"])
            if scaler and self._scaler.is_enabled():
                self._scaler.load_state_dict(scaler)
            pieces = max(1, int(saved.get("pieces", 1)))
        except LOAD_ERRORS as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise ConfigError(
                "The checkpoint does not fit the settings: {reason}",
                "Use the losses, weighting and optimiser that the run was started with.",
                reason=reason,
            ) from error
        # Several processes cannot split a batch.
        self.pieces = pieces if self._call is self.module else 1
        self.step, self.seconds = saved["step"], saved["seconds"]


def _is_out_of_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or (
        "allocate memory" in str(error) or "bad_alloc" in str(error)
    )


def _lr_scale(
    net: Student, config: TrainConfig, technique: Technique | None
) -> Callable[[str], float]:
    """Return what gives the factor of the learning rate for a parameter of the training module."""
    replaced = {f"net.{name}" for name in net.replaced_parameters()}

    def scale(name: str) -> float:
        by_technique = technique.lr_scale(name) if technique else 1.0
        return config.replaced_lr if by_technique == 1.0 and name in replaced else by_technique

    return scale
