"""Videos for the window: what one is, its middle frame before and after, and all of it.

glance_work     what a file is, and one frame from its middle
try_work        that frame, deblurred, and how long it took
video_work      whole videos
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.pipeline import deblur
from engine.batch.plan import BatchSpec
from engine.batch.preview import ModelCache
from engine.core.awake import keep_awake
from engine.events import Work
from engine.images import Frame
from engine.models import Catalogue, Model
from engine.video.job import VideoOptions, deblur_videos
from engine.video.plan import VideoJob
from engine.video.read import VideoInfo, VideoReader, probe_video

Pixels = NDArray[Any]


@dataclass(frozen=True)
class Glance:
    """What a video is, and a frame from its middle, upright."""

    info: VideoInfo
    frame: Pixels


@dataclass(frozen=True)
class Tried:
    """The middle frame deblurred, and the seconds that a frame takes; None where nobody tried."""

    source: Path
    result: Pixels | None
    seconds: float


def glance_work(source: Path) -> Glance:
    """Look at a video; raises VideoError where it is refused."""
    info = probe_video(source)
    upright = np.rot90(VideoReader(info).middle(), info.rotation // 90)
    return Glance(info, np.ascontiguousarray(upright))


def try_work(glance: Glance, spec: BatchSpec, take: Callable[[], Model]) -> Work[Tried]:
    """Deblur the middle frame, unless the model is one that takes minutes for it."""
    model = take()
    if model.card.kind == "torch":
        return Tried(glance.info.source, None, 0.0)
    model.load()
    begun = time.perf_counter()
    made = yield from deblur(Frame(glance.frame), model, strength=spec.strength)
    return Tried(glance.info.source, made.pixels, time.perf_counter() - begun)


def video_work(
    jobs: Sequence[VideoJob], spec: BatchSpec, cache: ModelCache, catalogue: Catalogue
) -> Work[list[str]]:
    """Deblur videos with the model, the strength and the means of `spec`.

    The cache is theirs alone: that of the previews is emptied when another model is chosen.
    """
    options = VideoOptions(spec.strength, precision=spec.precision, memory_bytes=spec.memory_bytes)
    try:
        model = cache.take(spec, catalogue)
        return (yield from keep_awake(deblur_videos(jobs, model, options)))
    finally:
        cache.close()
