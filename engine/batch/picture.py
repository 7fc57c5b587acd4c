"""One picture in memory: cut, run the model, put together, blend, judge.

    result = yield from deblur(frame, model)

`deblur` is for whoever has a picture and a model; a batch uses `deblur_picture`, which also judges
the result and says what was decided (`engine.batch.pipeline`).
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.batch.scale import (
    FULL_SIZE,
    PART_PX,
    ScaleChoice,
    add_change,
    choose_scale,
    pixels_to_try,
    scale_name,
    shrink,
    triage_once,
    try_scales,
)
from engine.batch.workload import key_of_frame, note_scale
from engine.core.memory import default_budget, tile_budget
from engine.errors import ConfigError, OutOfMemory
from engine.events import Progress, Retried, Work, relay, relay_progress
from engine.images import Frame
from engine.messages import msg
from engine.models import Model
from engine.models.model import Timed
from engine.models.tiling import (
    Tile,
    bytes_needed,
    core_of,
    cut,
    fixed_bytes,
    half_budget,
    plan_tiles,
)
from engine.quality.guard import Verdict, judge

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""

_STRIP_PIXELS = 1 << 18
"""Blending goes by strips of rows of about this many pixels, so that its 32-bit numbers stay in
the processor's cache and out of the memory budget."""

FULL_SIZE_NOTE = msg("smaller sizes were tried, deblurred at full size", "full-size")
"""Why a photo took longer than others; to be told where details are asked for."""


def deblur(
    frame: Frame,
    model: Model,
    *,
    strength: float = 1.0,
    scale: int = 1,
    budget_bytes: int | None = None,
    item: str = "",
) -> Work[Frame]:
    """Return `frame` deblurred: `result = yield from deblur(frame, model)`.

    Same size, dtype, alpha and metadata; `frame` itself is not changed. `strength` 0 returns the
    frame, 1 the model's result, between them `in + strength * (out - in)` rounded to the nearest
    (half away from zero). A grey picture stays grey, and what is fully transparent stays as it is.
    `scale`: the model works at 1/`scale` of the size (`engine.batch.scale`); AUTO_SCALE chooses.
    `budget_bytes` is what one tile may take (default: a share of the free memory). `item` names
    the picture in the events: Progress after each tile, and Retried where memory ran out and the
    picture begins again with tiles of half the size.

    Raises OutOfMemory when the smallest tiles do not fit either, ConfigError for a strength
    outside 0..1, and what the model raises.
    """
    size = frame.pixels.shape[:2]
    chosen = choose_scale(scale if strength else 1, model.card, size, triage_once(frame.pixels))
    options = PictureOptions(strength, chosen, budget_bytes, item)
    made = yield from deblur_picture(frame, Timed(model), options)
    return made.frame


@dataclass(frozen=True)
class PictureOptions:
    """How one picture is deblurred."""

    strength: float
    """0..1."""
    scale: ScaleChoice
    budget_bytes: int | None
    """What one tile may take; None: a share of the free memory."""
    item: str
    """Names the picture in its events."""
    guard: bool = False
    """Judge the result, and use less of one that looks worse (`engine.quality.guard`)."""
    remember: bool = False
    """Keep what trying finds for the camera of the picture (`engine.batch.workload`)."""
    tried: bool = False
    """The model has decided the scale."""


@dataclass(frozen=True)
class DeblurredPicture:
    """A result, the strength used in the end, and the notes of the guard and on its scale."""

    frame: Frame
    strength: float
    note: str = ""
    scale_note: str = ""


def deblur_picture(frame: Frame, run: Timed, options: PictureOptions) -> Work[DeblurredPicture]:
    """Return `frame` deblurred with these options, as `deblur` does, and what was decided.

    A result that the guard rejects has strength 0 and a note; its pixels are to be dropped.
    """
    card = run.card
    strength, budget_bytes, item = options.strength, options.budget_bytes, options.item
    _check_strength(strength)
    if strength == 0:
        yield Progress(1, 1, "tiles", item, 1.0)
        return DeblurredPicture(frame, strength)
    if budget_bytes is None:
        budget_bytes = default_budget(tileable=card.tileable)
        if card.tileable:  # the source is there already, the result is to come
            budget_bytes = tile_budget(budget_bytes, 2 * frame.pixels.nbytes, fixed_bytes(card))
    if options.scale.to_try:
        return (yield from _deblur_after_trying(frame, run, options, budget_bytes))
    if options.scale.scale > 1:
        return (yield from _deblur_small(frame, run, options, budget_bytes))
    height, width = frame.pixels.shape[:2]
    tiles = plan_tiles(height, width, card, budget_bytes)
    output = _room_for_result(frame)
    table = _blend_table(strength, frame.pixels.dtype)
    while True:
        try:
            yield from _in_tiles(frame, run, tiles, output, table, item)
            made = DeblurredPicture(
                dataclasses.replace(frame, pixels=output),
                strength,
                scale_note=FULL_SIZE_NOTE if options.tried else "",
            )
            if not options.guard:
                return made
            return _guarded(frame.pixels, made, judge(frame.pixels, output))
        except (OutOfMemory, MemoryError) as error:
            reason = str(error) or "There is not enough memory for a tile."
            # Smaller than what was tried, from the first row on: nothing of it is used again.
            tiles = plan_tiles(height, width, card, half_budget(tiles, card))
        yield Retried(item, reason)


def _deblur_after_trying(
    frame: Frame, run: Timed, options: PictureOptions, budget_bytes: int
) -> Work[DeblurredPicture]:
    """Try at which scale, and deblur at that; both have their share of the progress."""
    size = frame.pixels.shape[0], frame.pixels.shape[1]
    trying, pixels = pixels_to_try(size, run.card), math.prod(size)
    camera = key_of_frame(frame) if options.remember else ""
    tried = tried_scale(frame, run, budget_bytes, options.item, camera=camera)
    share = trying / (trying + pixels)
    scale = yield from relay_progress(tried, lambda step: _placed(step, 0.0, share))
    chosen = options.scale.tried(scale or 1)
    options = dataclasses.replace(options, scale=chosen, tried=scale is not None)
    begin = trying / (trying + pixels / chosen.scale**2)
    work = deblur_picture(frame, run, options)
    return (yield from relay_progress(work, lambda step: _placed(step, begin, 1 - begin)))


def _placed(step: Progress, begin: float, share: float) -> Progress:
    """Return the progress of a picture as a share of more, which begins there."""
    return dataclasses.replace(step, item_fraction=begin + share * step.item_fraction)


def tried_scale(
    frame: Frame, run: Timed, budget_bytes: int | None, item: str, *, camera: str = ""
) -> Work[int | None]:
    """Return the scale at which the model sharpens a picture most (`try_scales`).

    None, to be deblurred at full size, where nothing can be tried, as when a part does not fit into
    `budget_bytes` (None: a share of the free memory). `camera`: the key of its photos
    (`engine.batch.workload`), for which it is remembered.
    """
    if budget_bytes is None:
        budget_bytes = default_budget(tileable=run.card.tileable)
    scale = None
    if bytes_needed(PART_PX, PART_PX, run.card) <= budget_bytes:
        # One view tells, and `engine.batch.scale.pixels_to_try` counts on that.
        once = partial(run.in_steps, views=1) if run.card.views > 1 else run.in_steps
        work = try_scales(frame.pixels, frame.alpha, once)
        with contextlib.suppress(OutOfMemory, MemoryError):  # in the smallest tiles it may fit
            scale = yield from relay(work, lambda done: Progress(0, 1, "tiles", item, done))
    if camera:
        note_scale(camera, run.card, scale or 1)
    return scale


def _deblur_small(
    frame: Frame, run: Timed, options: PictureOptions, budget_bytes: int
) -> Work[DeblurredPicture]:
    """Deblur at a part of the size, and add the change to the picture."""
    source, scale = frame.pixels, options.scale.scale
    before = shrink(source, scale)
    room = max(fixed_bytes(run.card), budget_bytes - 2 * before.nbytes)
    at_full = PictureOptions(1.0, FULL_SIZE, room, options.item)
    small = dataclasses.replace(frame, pixels=before, alpha=None)
    after = (yield from deblur_picture(small, run, at_full)).frame.pixels
    result = combine(frame, before, after, scale, options.strength)
    made = DeblurredPicture(result, options.strength, scale_note=_scale_note(options))
    if not options.guard:
        return made
    # The limits are for blur of a length that nets remove, as it has at this size.
    table = _blend_table(options.strength, before.dtype)
    return _guarded(source, made, judge(before, _blended(before, after, False, table)))


def combine(
    frame: Frame, before: Pixels, after: Pixels, scale: int, strength: float = 1.0
) -> Frame:
    """Return `frame` with the change from `before` to `after` at 1/`scale` of its size.

    See `engine.batch.scale.add_change`. Raises OutOfMemory.
    """
    output, table = _room_for_result(frame), _blend_table(strength, frame.pixels.dtype)
    for rows, result in add_change(frame.pixels, before, after, scale):
        alpha = None if frame.alpha is None else frame.alpha[rows]
        source = frame.pixels[rows]
        _put(output[rows], source, result, alpha, frame.meta.greyscale, table)
    return dataclasses.replace(frame, pixels=output)


def blend(original: Frame, full: Frame, strength: float) -> Frame:
    """Return `original` with this part of the change to `full`, its result at strength 1.

    Raises ConfigError for a strength outside 0..1 and where the two differ in size or depth, and
    OutOfMemory.
    """
    _check_strength(strength)
    source, result = original.pixels, full.pixels
    if source.shape != result.shape or source.dtype != result.dtype:
        raise ConfigError(
            "The result and its original differ in size or bit depth, so they cannot be blended.",
            "Deblur the picture again.",
        )
    output, table = _room_for_result(original), _blend_table(strength, source.dtype)
    _put(output, source, result, original.alpha, original.meta.greyscale, table)
    return dataclasses.replace(original, pixels=output)


def _scale_note(options: PictureOptions) -> str:
    chosen, scale = options.scale, scale_name(options.scale.scale)
    if chosen.blur_px is not None:
        return msg(
            "blur of about {length} pixels, deblurred at {scale} of the size",
            "scaled",
            length=f"{chosen.blur_px:.0f}",
            scale=scale,
        )
    if options.tried:
        return msg("soft pixels, deblurred at {scale} of the size", "scaled", scale=scale)
    return ""  # it was asked for


def _room_for_result(frame: Frame) -> Pixels:
    try:
        return np.empty_like(frame.pixels)
    except MemoryError:
        raise OutOfMemory(
            "There is not enough memory for the result.", "Close other programs and retry."
        ) from None


def _guarded(source: Pixels, made: DeblurredPicture, verdict: Verdict) -> DeblurredPicture:
    """Apply the guard's verdict; where it lowers the strength, blend the pixels in place."""
    output = made.frame.pixels
    if verdict.strength == 1:
        return made
    if verdict.strength == 0:
        note = msg("result rejected: {reason}", "guard-kept", reason=verdict.reason)
        return dataclasses.replace(made, strength=0.0, note=note)
    _put(output, source, output, None, False, _blend_table(verdict.strength, source.dtype))
    strength = made.strength * verdict.strength
    note = msg(
        "strength lowered to {percent}%: {reason}",
        "guard-lowered",
        percent=round(100 * strength),
        reason=verdict.reason,
    )
    return dataclasses.replace(made, strength=strength, note=note)


def _in_tiles(
    frame: Frame,
    run: Timed,
    tiles: Sequence[Tile],
    output: Pixels,
    table: NDArray[np.int32] | None,
    item: str,
) -> Work[None]:
    yield Progress(0, len(tiles), "tiles", item, 0.0)
    for done, tile in enumerate(tiles, 1):

        def progress(share: float, before: int = done - 1) -> Progress:
            at = before + share
            return Progress(at, len(tiles), "tiles", item, at / len(tiles))

        padded = yield from relay(run.in_steps(cut(frame.pixels, tile.padded)), progress)
        result = core_of(padded, tile)
        source, target = cut(frame.pixels, tile.core), cut(output, tile.core)
        alpha = None if frame.alpha is None else cut(frame.alpha, tile.core)
        _put(target, source, result, alpha, frame.meta.greyscale, table)
        del result
        yield Progress(done, len(tiles), "tiles", item, done / len(tiles))


def _put(
    target: Pixels,
    source: Pixels,
    result: Pixels,
    alpha: Pixels | None,
    greyscale: bool,
    table: NDArray[np.int32] | None,
) -> None:
    """Blend into `target`, strip by strip; what is fully transparent stays as it is."""
    rows = max(1, _STRIP_PIXELS // source.shape[1])
    for top in range(0, source.shape[0], rows):
        strip = slice(top, top + rows)
        target[strip] = _blended(source[strip], result[strip], greyscale, table)
        if alpha is not None:
            # Nobody sees these pixels; some programs keep a mask or a matte in them.
            np.copyto(target[strip], source[strip], where=alpha[strip][..., None] == 0)


def _blended(
    source: Pixels, result: Pixels, greyscale: bool, table: NDArray[np.int32] | None
) -> Pixels:
    """Return the strip to be kept, of the dtype of `source`."""
    if result.dtype != source.dtype:
        raise TypeError(f"the model made {result.dtype} of {source.dtype}")
    if greyscale:
        total = result.sum(axis=2, dtype=np.uint32, keepdims=True)
        result = np.broadcast_to(((total + 1) // 3).astype(source.dtype), source.shape)
    if table is None:
        return result
    difference = result.astype(np.int32) - source
    blended = source + table[difference + len(table) // 2]
    return blended.astype(source.dtype)


def _blend_table(strength: float, dtype: np.dtype[Any]) -> NDArray[np.int32] | None:
    """Return what to add to a source value for each difference to the result; None = all of it.

    `table[difference + len(table) // 2]`, the rounding included. A table is exact in 8 and in 16
    bits, where 32-bit floats are not.
    """
    if strength == 1:
        return None
    most = int(np.iinfo(dtype).max)
    part = np.arange(-most, most + 1, dtype=np.float64) * strength
    rounded: NDArray[np.float64] = np.copysign(np.floor(np.abs(part) + 0.5), part)
    return rounded.astype(np.int32)


def _check_strength(strength: float) -> None:
    if not 0 <= strength <= 1:
        raise ConfigError("The strength {strength} is not between 0 and 1.", strength=strength)
