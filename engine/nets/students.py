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

from collections.abc import Callable
from functools import partial

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


def build_student(name: str) -> Student:
    """Return a fresh student in training mode, on the CPU, in float32; ConfigError if unknown."""
    if name not in STUDENTS:
        raise ConfigError(
            "There is no net {name!r}.",
            "Choose one of: {students}.",
            name=name,
            students=", ".join(STUDENTS),
        )
    return STUDENTS[name]()
