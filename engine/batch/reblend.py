"""Results saved again at another strength: the full result is kept, so no model is needed.

    read_result     a finished picture as its file is, and as it is at strength 1
    reblend         finished files, written again at another strength

The full result is the file itself until it is first saved again; then a copy of it is set aside,
from which all later strengths, 1 included, are blended. A result that a batch made at less than 1
is extrapolated, which is as exact as its file: at 0.5, rounded values may be off by one.

The queue knows which picture of which batch a file is, how it was made, and that it is unaltered
since. Nothing else is ever overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.batch import spec_from_json
from engine.batch.picture import blend
from engine.batch.preview import FrameCache
from engine.batch.reading import read_fitting
from engine.core.files import atomic_file, explain_write_error
from engine.core.paths import is_file
from engine.core.resources import user_cache_dir
from engine.errors import ConfigError, DeblurError, ImageWriteError, of_picture
from engine.events import ItemDone, ItemFailed, Progress, Work
from engine.images import Frame, Provenance, write_image
from engine.messages import joined
from engine.queue import Batch, Item, OpenQueue, Queue, Request, file_sha256, settings_hash

_LEAST_STRENGTH = 0.25
"""A result below this strength cannot be extrapolated to 1: that would mostly amplify rounding."""

_MOST_KEPT_BYTES = 4 << 30
"""Size of all results set aside; the least recently used are deleted first."""


@dataclass(frozen=True)
class FinishedPicture:
    """A finished picture: its file, and the result at strength 1, None if that is unknown."""

    source: Path
    target: Path
    frame: Frame
    full: Frame | None = None
    strength: float = 1.0
    model: str = ""
    request: Request | None = None
    """How it was made, where that is known."""


def read_result(
    source: Path,
    target: Path,
    cache: FrameCache,
    open_queue: OpenQueue,
) -> FinishedPicture:
    """Read a result; raises ImageReadError where it cannot be read."""
    frame = cache.read(target)
    with open_queue() as queue:
        made = queue.result_at(target)
    plain = FinishedPicture(source, target, frame)
    if made is None or not made[1].is_made_of(source):
        return plain
    try:
        kept, strength = _kept(made, aside=False)
        full = _full(cache.read(source), cache.read(kept), strength)
    except (DeblurError, OSError):
        return plain
    request = made[0].request
    return replace(plain, full=full, strength=_strength(made), model=request.model, request=request)


def reblend(
    items: Sequence[tuple[Path, Path]],
    strength: float,
    open_queue: OpenQueue,
) -> Work[int]:
    """Save each (source, target) again at this strength; return how many were saved.

    Each ends with ItemDone or ItemFailed, its `item` being `str(source)`. The target is replaced
    as a whole or stays as it was; its provenance is what a batch at this strength would write.
    """
    written = 0
    with open_queue() as queue:
        for number, (source, target) in enumerate(items):
            yield Progress(number, len(items), "pictures", str(source))
            begun = time.perf_counter()
            try:
                frame, notes = _rewrite(queue, source, target, strength)
            except Exception as error:  # noqa: BLE001 - the others are saved, whatever it is
                yield ItemFailed.of(source, of_picture(error, source.name))
                continue
            written += 1
            size = frame.pixels.shape[0] * frame.pixels.shape[1] / 1e6
            seconds = time.perf_counter() - begun
            yield ItemDone(str(source), str(target), seconds, 0.0, size, joined("; ", *notes))
    with contextlib.suppress(OSError):  # another process may tidy, too; all is saved
        _tidy()
    yield Progress(len(items), len(items), "pictures")
    return written


def _rewrite(
    queue: Queue, source: Path, target: Path, strength: float
) -> tuple[Frame, Sequence[str]]:
    made = queue.result_at(target)
    if made is None or not made[1].is_made_of(source):
        raise ConfigError(
            "{name} is not the result of {source_name}, or was changed since.",
            "Deblur the photo again.",
            name=target.name,
            source_name=source.name,
        )
    batch, item = made
    kept, kept_strength = _kept(made, aside=True)
    original = read_fitting(source)
    frame = blend(original, _full(original, read_fitting(kept), kept_strength), strength)
    spec = spec_from_json(batch.request.spec)
    request, told = batch.request, None
    if spec.provenance:
        settings = settings_hash({**request.settings, "strength": strength}, request.model_sha256)
        told = Provenance(
            request.model,
            request.model_version,
            request.model_sha256,
            strength,
            item.source_sha256 or file_sha256(source),
            settings=settings,
        )
    notes = write_image(frame, target, spec.options, overwrite=True, provenance=told)
    # The queue first: what it does not know of is not saved again.
    queue.note_reblended(batch.id, item.source, strength)
    with contextlib.suppress(OSError):  # without the note, the next one is mixed from the file
        _note_kept(kept, file_sha256(target), kept_strength)
    return frame, notes


def _strength(made: tuple[Batch, Item]) -> float:
    """Return how much of the model's change the file has."""
    batch, item = made
    return float(batch.request.settings["strength"] if item.strength is None else item.strength)


def _full(original: Frame, result: Frame, strength: float) -> Frame:
    """Return a result at strength 1; raises ConfigError where `result` has too little of it."""
    if strength == 1:
        return result
    if strength < _LEAST_STRENGTH or original.pixels.shape != result.pixels.shape:
        raise ConfigError(
            "The result was saved at {strength:.0%} strength, too low to recover the full "
            "result from it.",
            "Deblur the photo again.",
            strength=strength,
        )
    most = np.iinfo(result.pixels.dtype).max
    full = np.empty_like(result.pixels)
    rows = max(1, (1 << 20) // original.pixels.shape[1])
    for top in range(0, full.shape[0], rows):
        strip = slice(top, top + rows)
        before = original.pixels[strip].astype(np.float32)
        change: NDArray[Any] = (result.pixels[strip] - before) / np.float32(strength)
        full[strip] = np.clip(np.rint(before + change), 0, most)
    return replace(result, pixels=full)


def _kept(made: tuple[Batch, Item], *, aside: bool) -> tuple[Path, float]:
    """Return a file with what the model made, and the strength it has.

    That is the copy that was set aside, if the target is what was mixed from it last; else the
    target itself, of which with `aside` a copy is made now. Raises ImageWriteError if it cannot be.
    """
    target = made[1].target
    folder = user_cache_dir() / "full"
    name = hashlib.sha256(os.fsencode(os.path.abspath(target))).hexdigest()[:32]
    kept = folder / (name + target.suffix)
    with contextlib.suppress(OSError, ValueError):
        digest, strength = kept.with_suffix(".mixed").read_text(encoding="ascii").split()
        if is_file(kept) and digest == file_sha256(target):
            os.utime(kept)
            return kept, float(strength)
    if not aside:
        return target, _strength(made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(target, "rb") as source, atomic_file(kept, overwrite=True) as copy:
            shutil.copyfileobj(source, copy)
    except OSError as error:
        why, _ = explain_write_error(error)  # what it says to do is about the output folder
        raise ImageWriteError(
            "{name} cannot be backed up: {why}.", name=target.name, why=why
        ) from error
    return kept, _strength(made)


def _note_kept(kept: Path, mixed_sha256: str, strength: float) -> None:
    """Note what was mixed from a copy last, and the strength of the copy."""
    with atomic_file(kept.with_suffix(".mixed"), overwrite=True) as file:
        file.write(f"{mixed_sha256} {strength!r}".encode("ascii"))


def _tidy() -> None:
    """Give up the copies used longest ago where all together are too many."""
    files = [f for f in (user_cache_dir() / "full").glob("*") if f.suffix != ".mixed"]
    total = 0
    for file in sorted(files, key=lambda f: f.stat().st_mtime, reverse=True):
        total += file.stat().st_size
        if total > _MOST_KEPT_BYTES:
            file.unlink(missing_ok=True)
            file.with_suffix(".mixed").unlink(missing_ok=True)
