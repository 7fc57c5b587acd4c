"""Previews: a region of a picture, deblurred exactly as a batch would, to the byte."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import engine.models
from engine.batch.picture import combine, deblur, tried_scale
from engine.batch.plan import BatchSpec
from engine.batch.reading import read_fitting
from engine.batch.scale import choose_scale, shrink, triage_once
from engine.batch.workload import key_of_frame
from engine.core.resources import worker_command
from engine.errors import ConfigError
from engine.events import Work
from engine.images import Frame, read_image
from engine.models import Catalogue, Model, ModelCard
from engine.models.child_model import ChildModel
from engine.models.model import CoreOnly, SteppingModel, Timed
from engine.models.tiling import Box, add_halo, cut, single_window

_CACHE_BYTES = 600_000_000


@dataclass(frozen=True)
class Preview:
    """A region, fully deblurred."""

    source: Path
    box: Box
    model: str
    full: Frame
    seconds: float
    part: bool = False
    """Whether it covers only part of the requested region, as the model takes minutes."""


class FrameCache:
    """The pictures decoded last, so that a preview need not decode them again; thread-safe.

    It also remembers at which scale a model is best for a picture.
    """

    def __init__(self, most_bytes: int = _CACHE_BYTES) -> None:
        self._most = most_bytes
        self._frames: OrderedDict[tuple[str, int, int], Frame] = OrderedDict()
        self._scales: dict[tuple[str, int, int, str], int] = {}
        self._lock = threading.Lock()

    def read(self, source: Path, *, keep: bool = True) -> Frame:
        """Return the picture; raises ImageReadError. With `keep` False it takes no other's room."""
        try:
            stat = os.stat(source)
        except OSError:
            return read_image(source)  # which says what is wrong
        key = _key(source, stat)
        with self._lock:
            if key in self._frames:
                self._frames.move_to_end(key)
                return self._frames[key]
        frame = read_fitting(source)
        if not keep:
            return frame
        with self._lock:
            self._frames[key] = frame
            while len(self._frames) > 1 and self._held() > self._most:
                self._frames.popitem(last=False)
        return frame

    def scale(self, source: Path, model_sha256: str, trying: Work[int | None]) -> Work[int]:
        """Return the scale that `trying` found for this picture and model, now or before."""
        try:
            key = (*_key(source, os.stat(source)), model_sha256)
        except OSError:  # it has gone since it was read
            return (yield from trying) or 1
        with self._lock:
            known = self._scales.get(key)
        scale = known or (yield from trying) or 1
        with self._lock:
            self._scales[key] = scale
        return scale

    def _held(self) -> int:
        return sum(frame.pixels.nbytes for frame in self._frames.values())


def _key(source: Path, stat: os.stat_result) -> tuple[str, int, int]:
    return str(source), stat.st_mtime_ns, stat.st_size


class ModelCache:
    """The model of the last preview, loaded once; thread-safe.

    One of torch is loaded by a child process, never by this one.
    """

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._model: Model | None = None
        self._lock = threading.Lock()

    def take(self, spec: BatchSpec, catalogue: Catalogue) -> Model:
        """Return the model that `spec` names; raises ModelError."""
        card = catalogue.get_or_default(spec.model)
        file = card.file(spec.precision)
        key = (card.name, file.sha256, file.path, spec.precision, spec.device, spec.threads)
        with self._lock:
            if self._model is None or key != self._key:
                self._unload()
                self._model = _in_this_process_or_a_child(
                    card, device=spec.device, precision=spec.precision, threads=spec.threads
                )
                self._key = key
            return self._model

    def close(self) -> None:
        """End the child process of the model, if it has one, whatever it is doing."""
        with self._lock:
            self._unload()

    def _unload(self) -> None:
        if isinstance(self._model, ChildModel):
            self._model.close()
        self._model, self._key = None, ()


def _in_this_process_or_a_child(
    card: ModelCard, *, device: str, precision: str | None, threads: int | None
) -> Model:
    if card.kind != "torch":
        return engine.models.get_model(card, device=device, precision=precision, threads=threads)
    words = ["models", "serve", card.name, "--device", device]
    words += ["--precision", precision] if precision else []
    words += ["--threads", str(threads)] if threads else []
    return ChildModel(card, worker_command(*words))


def preview_region(
    source: Path, box: Box | None, spec: BatchSpec, model: Model, cache: FrameCache
) -> Work[Preview]:
    """Return a region of a picture as the batch would at strength 1, to the byte; None = all of it.

    Only the region and its halo go through the model, except where the model's result depends on
    the whole picture; of a model that takes minutes, only one window in the middle of the region.
    Raises ConfigError for a region outside, and what reading and the model do.
    """
    begun = time.perf_counter()
    frame = cache.read(source)
    height, width = frame.pixels.shape[:2]
    core = asked = _inside(box or Box(0, 0, height, width), height, width)
    size = height, width
    chosen = choose_scale(spec.scale, model.card, size, triage_once(frame.pixels))
    if chosen.to_try:
        camera = key_of_frame(frame)
        trying = tried_scale(frame, Timed(model), None, str(source), camera=camera)
        sha256 = model.card.file(spec.precision).sha256
        chosen = chosen.tried((yield from cache.scale(source, sha256, trying)))
    if chosen.scale > 1:
        full = yield from _region_at_scale(frame, core, chosen.scale, model, str(source))
    else:
        if model.card.kind == "torch":
            core = single_window(core, height, width, model.card)
        full = yield from _region(frame, core, model, str(source))
    seconds = time.perf_counter() - begun
    return Preview(source, core, model.card.name, full, seconds, core != asked)


def _region(frame: Frame, core: Box, model: Model, item: str) -> Work[Frame]:
    """Return the part `core` of the deblurred picture; only what affects it is computed."""
    height, width = frame.pixels.shape[:2]
    padded = add_halo(core, height, width, model.card)
    core_in_padded = Box(core.top - padded.top, core.left - padded.left, core.height, core.width)
    if isinstance(model, SteppingModel):
        model = CoreOnly(model, core_in_padded, padded.height, padded.width)
    full = yield from deblur(_cropped(frame, padded), model, item=item)
    return _cropped(full, core_in_padded)


def _region_at_scale(frame: Frame, core: Box, scale: int, model: Model, item: str) -> Work[Frame]:
    """Do what `_region` does where the model works at 1/`scale` of the size."""
    small = replace(frame, pixels=shrink(frame.pixels, scale), alpha=None)
    rows, columns = small.pixels.shape[:2]
    # With the neighbours that the enlargement of the change needs.
    top, left = max(0, core.top // scale - 1), max(0, core.left // scale - 1)
    bottom = min(rows, -(-core.bottom // scale) + 1)
    right = min(columns, -(-core.right // scale) + 1)
    part = Box(top, left, bottom - top, right - left)
    after = yield from _region(small, part, model, item)
    height, width = frame.pixels.shape[:2]
    size = min(height, bottom * scale) - top * scale, min(width, right * scale) - left * scale
    around = _cropped(frame, Box(top * scale, left * scale, *size))
    full = combine(around, cut(small.pixels, part), after.pixels, scale)
    inside = Box(core.top - top * scale, core.left - left * scale, core.height, core.width)
    return _cropped(full, inside)


def _inside(box: Box, height: int, width: int) -> Box:
    top, left = max(0, box.top), max(0, box.left)
    bottom, right = min(height, box.bottom), min(width, box.right)
    if top >= bottom or left >= right:
        raise ConfigError("The selected area is outside the picture.", "Choose another area.")
    return Box(top, left, bottom - top, right - left)


def _cropped(frame: Frame, box: Box) -> Frame:
    if (box.height, box.width) == frame.pixels.shape[:2]:
        return frame
    alpha = None if frame.alpha is None else np.ascontiguousarray(cut(frame.alpha, box))
    return replace(frame, pixels=np.ascontiguousarray(cut(frame.pixels, box)), alpha=alpha)
