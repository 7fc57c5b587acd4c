"""Compression by module replacement (Xu et al., "BERT-of-Theseus", EMNLP 2020).

A trained net and a smaller one have the same skeleton; where they differ, the old part stands
beside its replacement. In each step one of the two is drawn at random per part, the new one with a
probability that rises from 0 to 1, while the whole net is trained. A new part also gets a local
loss: the squared distance to the old part's output on the same input, divided by its variance. New
parts learn at a multiple of the learning rate, at which the old ones would forget what they know.
A module with a method `start_as_identity` begins as one where it is new.
"""

from __future__ import annotations

import random
from typing import Any

import torch
from torch import Tensor, nn

from engine.errors import ConfigError
from engine.nets.net import Student
from engine.nets.students import build_student
from trainer.config import TrainConfig
from trainer.train.initial_weights import initial_student

LOCAL_SHARE = 0.4
"""Share of the steps in which a part has a local loss: it needs both outputs."""


class Replacement(nn.Module):
    """An old part and the new one that takes its place; in eval mode only the new one."""

    def __init__(self, old: nn.Module, new: nn.Module) -> None:
        super().__init__()
        self.old, self.new = old, new
        self.use_new, self.compare = True, False
        self.local: Tensor | None = None
        """Local loss of the last forward pass."""

    def forward(self, *x: Tensor) -> Any:  # noqa: ANN401 - a tensor or a tuple, as the part does
        self.local = None
        if not self.training or (self.use_new and not self.compare):
            return self.new(*x)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.use_new):
            old = self.old(*x)
        if not self.compare:
            return old
        new = self.new(*(x if self.use_new else (one.detach() for one in x)))
        pairs = zip(new, old, strict=True) if isinstance(new, tuple) else [(new, old)]
        self.local = torch.stack([_distance(one, other) for one, other in pairs]).sum()
        return new if self.use_new else old


def _distance(new: Tensor, old: Tensor) -> Tensor:
    """Return the squared distance to `old`, divided by its variance."""
    wanted = old.detach().float()
    return (new.float() - wanted).square().mean() / (wanted.var() + 1e-8)


class ModuleReplacement:
    """A `trainer.train.learner.Technique`: turns `config.compress_from` into `config.net`.

    Its random choices depend on the seed and the step only, so a run can be resumed. Raises
    ConfigError if the two nets have no parts in common, or none that differ.
    """

    def __init__(self, config: TrainConfig) -> None:
        self._config = config

    def build(self) -> Student:
        """Return the new net with the weights of the old one and a `Replacement` per new part."""
        old, net = initial_student(self._config), build_student(self._config.net)
        paths = list(find_differences(old, net))
        if not paths or "" in paths:
            raise ConfigError(
                f"{self._config.compress_from} cannot be compressed to {self._config.net}: "
                + ("they are the same." if not paths else "they have nothing in common."),
                "Choose two nets that share some parts and differ in others.",
            )
        new_weights = tuple(f"{path}." for path in paths)
        shared = {k: v for k, v in old.state_dict().items() if not k.startswith(new_weights)}
        net.load_state_dict(shared, strict=False)
        for path in paths:
            new = net.get_submodule(path)
            for module in new.modules():
                if hasattr(module, "start_as_identity"):
                    module.start_as_identity()
            parent, _, name = path.rpartition(".")
            setattr(net.get_submodule(parent), name, Replacement(old.get_submodule(path), new))
        net.size_multiple = max(net.size_multiple, old.size_multiple)
        return net

    def lr_scale(self, name: str) -> float:
        """Return the factor of the learning rate: `config.new_lr` for new parts."""
        return self._config.new_lr if ".new." in name else 1.0

    def begin_step(self, net: Student, step: int, steps: int) -> None:
        """Draw old or new for each part."""
        share = min(1.0, step / max(1.0, self._config.replaced_at * steps))
        rng = random.Random(f"{self._config.seed} {step}")
        for part in _replacements(net):
            part.use_new = rng.random() < share
            part.compare = share < 1 and rng.random() < LOCAL_SHARE

    def losses(self, net: Student) -> dict[str, Tensor]:
        """Return the sum of the local losses, weighted, if there are any in this step."""
        found = [part.local for part in _replacements(net) if part.local is not None]
        return {"local": self._config.local_weight * torch.stack(found).sum()} if found else {}


def find_differences(old: nn.Module, new: nn.Module, path: str = "") -> list[str]:
    """Return the paths of the outermost parts with other weights in `new` than in `old`."""
    shapes = [{k: v.shape for k, v in one.state_dict().items()} for one in (old, new)]
    if shapes[0] == shapes[1]:
        return []
    children = dict(old.named_children()), dict(new.named_children())
    own = [dict(one.named_parameters(recurse=False)) for one in (old, new)]
    if type(old) is not type(new) or children[0].keys() != children[1].keys() or own[0] or own[1]:
        return [path]
    return [
        found
        for name in children[0]
        for found in find_differences(
            children[0][name], children[1][name], f"{path}.{name}".lstrip(".")
        )
    ]


def finished_state(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights of a net in compression as those of the new net alone."""
    return {k.replace(".new.", "."): v for k, v in state.items() if ".old." not in k}


def _replacements(net: nn.Module) -> list[Replacement]:
    return [module for module in net.modules() if isinstance(module, Replacement)]
