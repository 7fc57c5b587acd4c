"""How much models have to compute for photos, before they have seen them.

    workload = yield from read_workload(paths)
    workload.megapixels(card, spec.scale)       # those that this model computes
    note_scale(key, card, 2)                    # what trying has found (engine.batch.scale)

The time that a photo takes is thought to be as the pixels that the model sees: at 1/2 of the size a
quarter of them, and the parts that were tried. Which scale that will be follows from the length of
the blur, where triage has found it already; where trying decides, from the last photos of the same
camera and size. Until one of them has been tried, all pixels count.
"""

from __future__ import annotations

import contextlib
import functools
import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.batch.scale import AUTO_SCALE, SCALES, can_try, choose_scale, pixels_to_try
from engine.batch.triage_cache import recall
from engine.core import facts
from engine.core.paths import os_path
from engine.events import ItemSeen, Progress, Work
from engine.images import Frame, camera_of, read_camera
from engine.models import ModelCard

FILE = "scales.json"
"""`engine.core.facts` about cameras."""

USUAL_MEGAPIXELS = 12.0
"""Of a photo whose size cannot be read."""

_LAST_PHOTOS = 8
"""Of a camera; with other lenses and in other light its pixels are soft in another way."""

_MOST_CAMERAS = 200

_MOST_HEADERS = 4096
"""Kept in memory: estimate and start ask for those of the plan again, as triage may have found more
about these photos by then; on a share that takes long."""

_Scales = dict[str, dict[str, list[int]]]
"""Key of a camera -> name of a model -> the scales of the last photos."""

_NOT_SEEN = ItemSeen("", "unsure", 0.0, "")


def camera_key(camera: str, size: tuple[int, int]) -> str:
    """Return the key of the photos of a camera with so many pixels, in any orientation."""
    return f"{camera} {max(size)}x{min(size)}"


def key_of_frame(frame: Frame) -> str:
    """Return the key of the camera of a photo that was read."""
    height, width = frame.pixels.shape[:2]
    return camera_key(camera_of(frame.meta.exif), (height, width))


@dataclass(frozen=True)
class PhotoSize:
    """A photo, as far as its header and earlier triage tell."""

    path: Path
    size: tuple[int, int]
    size_bytes: int
    key: str
    """`camera_key`."""
    seen: ItemSeen = _NOT_SEEN

    def pixels(self, card: ModelCard, scale: int, scales: _Scales) -> float:
        """Return how many pixels a model computes for it."""
        pixels = float(math.prod(self.size))
        chosen = choose_scale(scale, card, self.size, lambda: self.seen)
        if not chosen.to_try:
            return pixels / chosen.scale**2
        found = _of_model(scales.get(self.key, {}), card) or (chosen.scale,)
        shares = [1 / max(each, chosen.scale) ** 2 for each in found]
        return pixels_to_try(self.size, card) + pixels * sum(shares) / len(shares)


@dataclass(frozen=True)
class Workload:
    """Photos, of which `read` stand for all."""

    photos: float
    """How many; not whole where `of_size` has computed it."""
    read: tuple[PhotoSize, ...]
    is_guess: bool = False
    """How many there will be is not known."""

    def megapixels(self, card: ModelCard, scale: int = AUTO_SCALE) -> float:
        """Return how many megapixels a model computes for all photos; `scale` as in BatchSpec."""
        if not self.read:
            return self.size_megapixels / max(1, scale) ** 2
        return self._of_all([*self.pixels(card, scale).values()])

    def pixels(self, card: ModelCard, scale: int = AUTO_SCALE) -> dict[str, float]:
        """Return how many pixels a model computes for each photo that was read, by its path."""
        scales = _read_scales()
        return {str(photo.path): photo.pixels(card, scale, scales) for photo in self.read}

    @property
    def size_megapixels(self) -> float:
        """How many megapixels all photos have."""
        return self._of_all([float(math.prod(photo.size)) for photo in self.read])

    @property
    def size_bytes(self) -> int:
        """How many bytes the files of all photos have, 0 if none was read."""
        total = sum(photo.size_bytes for photo in self.read)
        return round(total * self.photos / len(self.read)) if self.read else 0

    def of_size(self, megapixels: float) -> Workload:
        """Return the workload of photos like these that are expected to have so many megapixels."""
        each = self.size_megapixels / self.photos if self.read else USUAL_MEGAPIXELS
        return replace(self, photos=megapixels / each, is_guess=True)

    def untried(self, card: ModelCard, scale: int, most: int) -> list[Workload]:
        """Return the photos of each camera of which `card` has tried none; the most pixels first.

        Only photos that it will try, and of the `most` cameras that have most pixels of those: the
        same ones when it has tried some. Photos cut to any size have as many cameras.
        """
        if scale != AUTO_SCALE or not can_try(card):
            return []
        cameras = dict[str, list[PhotoSize]]()
        for photo in self.read:
            seen = photo.seen
            if choose_scale(scale, card, photo.size, lambda seen=seen: seen).to_try:  # type: ignore[misc]
                cameras.setdefault(photo.key, []).append(photo)
        each = self.photos / max(1, len(self.read))
        found = [Workload(round(len(some) * each), tuple(some)) for some in cameras.values()]
        found.sort(key=lambda one: -one.size_megapixels)
        scales = _read_scales()
        return [one for one in found[:most] if _name(card) not in scales.get(one.read[0].key, {})]

    def _of_all(self, pixels: Sequence[float]) -> float:
        if not pixels:
            return self.photos * USUAL_MEGAPIXELS
        return sum(pixels) / len(pixels) * self.photos / 1e6


class LazyWorkload:
    """The workload of some photos, which is read when it is first needed, and then kept."""

    def __init__(self, read: Callable[[], Work[Workload]]) -> None:
        self._read = read
        self._workload: Workload | None = None

    def get(self) -> Work[Workload]:
        """Return the workload."""
        if self._workload is None:
            self._workload = yield from self._read()
        return self._workload


def read_workload(
    paths: Sequence[Path | str], most: int = 200, seen: Mapping[str, ItemSeen] | None = None
) -> Work[Workload]:
    """Return the workload of photos, of which at most `most` are read; others stand for them.

    `seen`: what triage knows of them, by path, if that was recalled before.
    """
    some = paths[:: math.ceil(len(paths) / most) or 1]
    if seen is None:
        seen = yield from recall(some)
    read: list[PhotoSize] = []
    for number, path in enumerate(map(str, some)):
        yield Progress(number, len(some), "pictures", path)
        with contextlib.suppress(Exception):  # that picture will fail, and say why
            photo = read_photo_size(Path(path))
            read.append(replace(photo, seen=seen.get(path, _NOT_SEEN)))
    return Workload(len(paths), tuple(read))


def read_photo_size(path: Path) -> PhotoSize:
    """Return what the header of a photo tells; raises ImageReadError, OSError."""
    stat = os.stat(os_path(path))
    size, camera = _read_header(path, stat.st_size, stat.st_mtime_ns)
    return PhotoSize(path, size, stat.st_size, camera_key(camera, size))


@functools.lru_cache(_MOST_HEADERS)
def _read_header(path: Path, _size: int, _mtime_ns: int) -> tuple[tuple[int, int], str]:
    return read_camera(path)


def note_scale(key: str, card: ModelCard, scale: int) -> bool:
    """Remember at which scale a model worked on a photo of a camera; return whether that is kept.

    What cannot be kept is no error: estimates are rougher then.
    """

    def noted(content: Mapping[str, Any]) -> dict[str, Any]:
        scales = _read_scales(content)
        models, name = scales.pop(key, {}), _name(card)
        models[name] = [*models.get(name, ()), scale][-_LAST_PHOTOS:]
        return dict([*scales.items(), (key, models)][-_MOST_CAMERAS:])  # the latest one is last

    scales = _read_scales()
    if list(noted(scales).items()) == list(scales.items()):
        return True
    return facts.update(FILE, noted)


def _of_model(known: Mapping[str, Sequence[int]], card: ModelCard) -> Sequence[int]:
    """Return the scales of this model, else of the one it was tuned from, else of any other."""
    return known.get(_name(card)) or known.get(card.parent) or next(iter(known.values()), ())


def _name(card: ModelCard) -> str:
    """Return the name under which scales are kept: of any number of views that of one."""
    return card.parent if card.views > 1 else card.name


def _read_scales(content: Mapping[str, Any] | None = None) -> _Scales:
    """Return what is known; nothing of what somebody else has put into the file."""
    content = facts.read(FILE) if content is None else content
    try:
        return {
            str(key): {
                str(model): [scale for scale in scales if scale in SCALES]
                for model, scales in models.items()
            }
            for key, models in content.items()
        }
    except (AttributeError, TypeError):
        return {}
