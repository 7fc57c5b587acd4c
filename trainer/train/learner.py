"""A student on its way: weights, their average, the optimiser, and one step of learning."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from engine.errors import ConfigError, OutOfMemory
from engine.nets.students import build_student
from engine.nets.weights import LOAD_ERRORS
from trainer.train.initial_weights import load_weights
from trainer.train.optimizers import Optimiser
from trainer.train.tensors import to_tensor

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.nets.net import Student
    from trainer.config import TrainConfig
    from trainer.data.batches import Batch
    from trainer.train.distillation import Objective

    Pixels = NDArray[np.uint8]

MOST_BAD_STEPS = 10
"""So many steps in a row without a finite gradient, and the run stops: it will not recover."""

USUAL_ERROR = 0.04
"""Mean absolute error of a blurred picture plus the usual `relative`: such a pair counts 1."""


class Arithmetic:
    """Where and in which numbers a run computes, from `config.device` and `config.precision`."""

    def __init__(self, device: str = "auto", precision: str = "auto") -> None:
        cuda = torch.cuda.is_available()
        if device == "cuda" and not cuda:
            raise ConfigError("There is no CUDA device.", 'Set device to "auto" or "cpu".')
        self.device = torch.device("cuda" if cuda and device != "cpu" else "cpu")
        if precision == "auto":
            precision = "fp16" if self.device.type == "cuda" else _cpu_precision()
        if precision == "fp16" and self.device.type == "cpu":
            raise ConfigError("fp16 needs a GPU.", 'Set precision to "auto", "bf16" or "fp32".')
        self.precision = precision
        self._dtype = {"bf16": torch.bfloat16, "fp16": torch.float16}.get(precision)

    def autocast(self) -> torch.autocast:
        """Return a context in which convolutions compute in the precision asked for."""
        dtype = self._dtype or torch.bfloat16
        return torch.autocast(self.device.type, dtype, enabled=self._dtype is not None)


def _cpu_precision() -> str:
    # Where the processor has no instructions for it, bf16 is emulated, slower than fp32.
    told = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}
    return "bf16" if told.get("avx512_bf16") or told.get("amx_bf16") else "fp32"


class Lesson(nn.Module):
    """The student and what it is measured by, as one module: what is spread over several machines.

    forward: blurred, sharp and soft float32 (N, 3, S, S), has_soft bool (N,) -> the scalar to be
    minimised, and every term of it for people.
    """

    def __init__(
        self, net: Student, objective: Objective, teacher: nn.Module | None, config: TrainConfig
    ) -> None:
        super().__init__()
        self.net = net
        self.objective = objective
        self._features = config.feature_weight > 0
        self._relative = config.relative
        # In a list, so that the teacher is not a part of what is trained and saved.
        self._teacher = [teacher]

    def forward(
        self,
        blurred: torch.Tensor,
        sharp: torch.Tensor,
        soft: torch.Tensor | None,
        has_soft: torch.Tensor | None,
        soft_scale: float,
        arithmetic: Arithmetic,
    ) -> tuple[torch.Tensor, dict[str, float]]:
        known = None
        with arithmetic.autocast():
            if self._features:
                output, seen = self.net.forward_with_features(blurred)
                with torch.no_grad():
                    assert self._teacher[0] is not None
                    known = self._teacher[0].forward_with_features(blurred)[1].float()
            else:
                output, seen = self.net(blurred), None
        importance = None
        if self._relative:
            error = (blurred - sharp).abs().mean((1, 2, 3))
            importance = USUAL_ERROR / (error + self._relative)
        return self.objective(
            output.float(),
            sharp,
            soft=soft,
            has_soft=has_soft,
            features=None if seen is None else seen.float(),
            teacher_features=known,
            soft_scale=soft_scale,
            importance=importance,
        )


class Learner:
    """One process's copy of the student. `spread` wraps the lesson for several machines."""

    def __init__(
        self,
        config: TrainConfig,
        objective: Objective,
        teacher: nn.Module | None = None,
        spread: Callable[[nn.Module], nn.Module] | None = None,
    ) -> None:
        torch.manual_seed(config.seed)
        self.config = config
        self.arithmetic = Arithmetic(config.device, config.precision)
        device = self.arithmetic.device
        self.net = self._on(build_student(config.net))
        self.averaged = self._on(build_student(config.net)).requires_grad_(False)
        if config.start:
            load_weights(self.net, config)
        self.averaged.load_state_dict(self.net.state_dict())
        self.lesson = Lesson(self.net, objective.to(device), teacher, config)
        self.optimiser = Optimiser(
            config.optimiser,
            list(self.lesson.named_parameters()),
            config.lr,
            weight_decay=config.weight_decay,
        )
        self._call = spread(self.lesson) if spread else self.lesson
        self._scaler = torch.amp.GradScaler(
            device.type, enabled=self.arithmetic.precision == "fp16"
        )
        self.step = 0
        self.seconds = 0.0
        """Spent learning, over all sessions."""
        self.pieces = 1
        """In how many pieces a batch goes through the net: doubled when memory runs out."""
        self._bad_steps = 0

    def _on(self, net: Student) -> Student:
        net = net.to(self.arithmetic.device)
        return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step and return its loss terms, `loss` among them: what was minimised.

        A batch that does not fit into memory goes through in pieces, with the same gradient. A
        step whose gradient is not finite is passed over, and leaves no trace in the statistics of
        batch normalisation either; ConfigError after `MOST_BAD_STEPS` such steps, with the weights
        as they were before the first.
        """
        began = time.monotonic()
        self.net.train()
        before = [one.clone() for one in self.net.buffers()]
        while True:
            try:
                terms = self._gradient(batch)
                break
            except (MemoryError, RuntimeError) as error:
                self.optimiser.clear()
                self._put_back(before)
                if not _is_out_of_memory(error):
                    raise
            if self._call is not self.lesson:
                raise OutOfMemory(
                    "The batch does not fit into memory.",
                    "Lower batch: several processes cannot take it in pieces.",
                )
            if self.pieces >= len(batch.blurred):
                raise OutOfMemory(
                    "Not even one crop fits into memory.", "Lower crop_px, or close other programs."
                )
            self.pieces *= 2
        for part in self.optimiser.parts:
            self._scaler.unscale_(part)
        longest = self.config.clip_norm or float("inf")
        norm = nn.utils.clip_grad_norm_(self.lesson.parameters(), longest)
        finite = bool(torch.isfinite(norm))
        # A forward pass that overflows can leave a finite gradient, but never finite statistics.
        if not finite or not all(bool(one.isfinite().all()) for one in self.net.buffers()):
            self._put_back(before)
        if finite:
            self._bad_steps = 0
            self.optimiser.step(self.config.rate(self.step))
        else:
            self.optimiser.clear()
            self._bad_steps += 1
        self._scaler.update()
        if self._bad_steps >= MOST_BAD_STEPS:
            raise ConfigError(
                f"The gradient was not finite in {MOST_BAD_STEPS} steps in a row, up to step "
                f"{self.step}.",
                "The weights are as they were before. Start again with a lower lr, or with "
                'precision = "fp32".',
            )
        self.step += 1
        if finite:
            self._average()
        self.seconds += time.monotonic() - began
        return terms if finite else {}

    @torch.no_grad()
    def _put_back(self, before: list[torch.Tensor]) -> None:
        for one, was in zip(self.net.buffers(), before, strict=True):
            one.copy_(was)

    def _gradient(self, batch: Batch) -> dict[str, float]:
        count = len(batch.blurred)
        size = -(-count // self.pieces)
        terms: dict[str, float] = {}
        soft_scale = self.config.soft_scale(self.step)
        device = self.arithmetic.device
        for at in range(0, count, size):
            cut = slice(at, at + size)
            share = len(batch.blurred[cut]) / count
            soft = has_soft = None
            if batch.soft is not None and batch.has_soft is not None:
                soft = to_tensor(batch.soft[cut], device)
                has_soft = torch.from_numpy(batch.has_soft[cut]).to(device)
            x, y = (to_tensor(half[cut], device) for half in (batch.blurred, batch.sharp))
            total, told = self._call(x, y, soft, has_soft, soft_scale, self.arithmetic)
            self._scaler.scale(total * share).backward()
            for name, value in {"loss": float(total.detach()), **told}.items():
                terms[name] = terms.get(name, 0.0) + value * share
        return terms

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first, or the average would drag the random start along.
        keep = min(self.config.ema, self.step / (self.step + 10)) if self.config.ema else 0.0
        for mean, new in zip(self.averaged.parameters(), self.net.parameters(), strict=True):
            mean.lerp_(new, 1 - keep)
        for mean, new in zip(self.averaged.buffers(), self.net.buffers(), strict=True):
            mean.copy_(new)

    def content(self) -> dict[str, Any]:
        """Return what a checkpoint holds."""
        return {
            "net": self.net.state_dict(),
            "ema": self.averaged.state_dict(),
            "objective": self.lesson.objective.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "config": asdict(self.config),
            "scaler": self._scaler.state_dict(),
            "pieces": self.pieces,
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """Go on from what a checkpoint holds; ConfigError where it is of another run."""
        was = saved["config"].get("net")
        if was != self.config.net:
            raise ConfigError(
                f"The checkpoint is of the net {was}, the run asks for {self.config.net}.",
                "Name another folder for the new run.",
            )
        groups = [group for part in self.optimiser.parts for group in part.param_groups]
        asked = [group.get("weight_decay") for group in groups]
        scaler = saved.get("scaler")  # not in older checkpoints, and empty without fp16
        try:
            self.net.load_state_dict(saved["net"])
            self.averaged.load_state_dict(saved["ema"])
            self.lesson.objective.load_state_dict(saved.get("objective", {}))
            self.optimiser.load_state_dict(saved["optimiser"])
            if scaler and self._scaler.is_enabled():
                self._scaler.load_state_dict(scaler)
            pieces = max(1, int(saved.get("pieces", 1)))
        except LOAD_ERRORS as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise ConfigError(
                f"The checkpoint does not fit the settings: {reason}",
                "The losses, the weighting and the optimiser must be those it was begun with.",
            ) from error
        groups = [group for part in self.optimiser.parts for group in part.param_groups]
        for group, decay in zip(groups, asked, strict=True):
            if decay is not None:  # torch takes over the old one, as if it were a part of the state
                group["weight_decay"] = decay
        # Several processes cannot take a batch in pieces.
        self.pieces = pieces if self._call is self.lesson else 1
        self.step, self.seconds = saved["step"], saved["seconds"]


def _is_out_of_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or (
        "allocate memory" in str(error) or "bad_alloc" in str(error)
    )
