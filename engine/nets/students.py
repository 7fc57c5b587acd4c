"""Every student by its name.

live            plain U-Net for cameras and video
live-small      plain U-Net of half the arithmetic of live, which was bundled as live before
best            MAXIM's first stage, its slowest parts replaced by convolutions
balanced        best on the picture at 1/2 of its size, at a quarter of its cost
fast            best on the picture at 1/3 of its size, at a ninth of its cost
maxim-stage-1   MAXIM's first stage as it is, to compress it to best
lean            balanced with fewer mixers, to compress balanced to
unet            plain U-Net, three times the arithmetic of live
attention       live-small with local channel attention
separable       live-small's arithmetic in depthwise-separable convolutions
studentnet      the paper's net, a baseline
studentnet-bn   the paper's variant with batch normalisation, a baseline
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import torch

from engine.errors import ConfigError
from engine.nets.compact_maxim import COMPACT_MAXIMS, CompactMaxim
from engine.nets.net import Student
from engine.nets.paper import StudentNet, StudentNetBN
from engine.nets.unet import UNETS, build

STUDENTS: dict[str, Callable[[], Student]] = {
    **{name: partial(build, name) for name in UNETS},
    **{name: partial(CompactMaxim, shape) for name, shape in COMPACT_MAXIMS.items()},
    "studentnet": StudentNet,
    "studentnet-bn": StudentNetBN,
}

_FORMER_NETS = {"quality": "unet", "fast": "unet", "live": "live-small", "live-wide": "live"}
"""The nets that had these names in earlier versions, and have them in their checkpoints."""


def build_student(name: str) -> Student:
    """Return a fresh student in training mode, on the CPU, in float32; ConfigError if unknown."""
    if name not in STUDENTS:
        name = _FORMER_NETS.get(name, name)
    if name not in STUDENTS:
        raise ConfigError(
            "There is no net {name!r}.",
            "Choose one of: {students}.",
            name=name,
            students=", ".join(STUDENTS),
        )
    return STUDENTS[name]()


def current_name(name: str, weights: Mapping[str, torch.Tensor]) -> str:
    """Return today's name of the net whose weights, by their names, a checkpoint calls `name`.

    There may be other weights among them, as of a run with a technique of its own.
    """
    former = _FORMER_NETS.get(name)
    if former is None:
        return name
    net = build_student(former).state_dict()
    fits = all(key in weights and weights[key].shape == net[key].shape for key in net)
    return former if fits else name


def had_this_name(name: str, former: str) -> bool:
    """Return whether `name` was the name of the net that is called `former` now."""
    return name != former and _FORMER_NETS.get(name) == former
