"""Long blur and soft pixels: the net works on a smaller picture, and its correction is enlarged.

Nets remove blur up to a certain length. A blur of 64 pixels is one of 32 in the picture at half its
size, and the fine detail that shrinking would lose stays in the source, to which the correction is
added. At full size short blur is removed far better (docs/model-training.md), so the scale depends
on the length that triage estimates.

The pixels of a large photo straight from a camera are softer than those that nets are trained on:
the sensor sees one colour a pixel, lens and noise reduction blur the rest. There, a smaller size is
right for short blur too, and nothing measured in the photo alone tells that as well as trying does:
the size at which the result becomes sharper is the better one.

    choose_scale    1, 2 or 3: the picture is used at 1/1, 1/2 or 1/3 of its size; or to be tried
    pixels_to_try   what trying costs
    try_scales      the scale at which the net sharpens most, from a few parts of the picture
    shrink          the picture at that size
    add_change      what the net changed there, added to the picture
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import ConfigError
from engine.messages import msg
from engine.models import ModelCard

if TYPE_CHECKING:
    from engine.events import ItemSeen
    from engine.models.model import Steps
    from engine.quality.triage import Assessment

Pixels = NDArray[Any]
"""(H, W, 3) uint8 or uint16."""

AUTO_SCALE = 0
"""The scale is chosen by the length of the blur, or by trying."""

SCALES = (1, 2, 3)

FULL_SIZE_PX = 40.0
"""Length of blur in pixels up to which a net is better at full size than at half of it; for the
plain nets it is 25 to 40, but triage takes some shorter blur of real photos for up to 35."""

FULL_SIZE_PX_OF = {"best": 48.0, "balanced": 48.0, "fast": 72.0}
"""For nets that see more. Triage takes blur of 64 pixels for 45 to 50."""

TRIED_PIXELS = 2_000_000
"""Smaller pictures have been reduced, so their pixels are sharp; trying would take long there."""

PART_PX = 384
"""Trying: the side of a part, a multiple of all SCALES."""

_MOST_PARTS, _PIXELS_A_PART = 4, 1_000_000
"""How many parts are tried: with two sizes each they are at most a fifth of the picture."""

_TRIED_SIZES = 1 + 1 / SCALES[1] ** 2
"""The pixels computed of one of a part: the first two sizes mostly are all that is tried."""

_VISIBLE = 0.5
"""What share of a part must not be transparent."""

NOT_TRIED = ("fast",)
"""Nets that work at a third of the size themselves: soft pixels are right for them."""

_FEATURELESS = 1e-3
"""A part with a smaller sharpness shows nothing, such as sky or black."""

_SHARPER = 0.02
"""By how much (log) a smaller scale has to sharpen more (docs/model-training.md)."""

_SEEN_AT = 4
"""Sharpness is compared on results reduced by this: there noise and halos hardly count."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""ITU-R BT.601."""

_STRIP_PIXELS = 1 << 18
_SCALE_HINT = msg("Use auto, 1, 1/2 or 1/3.")


def scale_name(scale: int) -> str:
    """Return "auto", "1", "1/2" or "1/3"."""
    return "auto" if scale == AUTO_SCALE else "1" if scale == 1 else f"1/{scale}"


def parse_scale(name: str) -> int:
    """Return the scale of a name as in `scale_name`; raises ConfigError for another one."""
    for scale in (AUTO_SCALE, *SCALES):
        if name.strip().casefold() == scale_name(scale):
            return scale
    raise ConfigError("Unknown scale {name!r}.", _SCALE_HINT, name=name)


def check_scale(scale: int) -> None:
    """Raise ConfigError unless this is AUTO_SCALE or one of SCALES."""
    if scale not in (AUTO_SCALE, *SCALES):
        raise ConfigError("Unknown scale {name!r}.", _SCALE_HINT, name=scale)


def longest_blur_px(card: ModelCard) -> float:
    """Return the length of blur in pixels up to which a model works best at full size."""
    if not card.window_px:  # a plain U-Net, perhaps tuned from an earlier `fast`
        return FULL_SIZE_PX
    own, parent = FULL_SIZE_PX_OF.get(card.name), FULL_SIZE_PX_OF.get(card.parent)
    return own or parent or FULL_SIZE_PX


def reach_px(card: ModelCard, wanted: int) -> float:
    """Return the length of blur in pixels of the photo that is still removed well, scale included.

    `wanted` as in `choose_scale`.
    """
    largest = SCALES[-1] if wanted == AUTO_SCALE else wanted
    return longest_blur_px(card) * (1 if card.fixed_size is not None else largest)


def advise(
    length_px: float, card: ModelCard, wanted: int, others: Sequence[ModelCard]
) -> tuple[str, str]:
    """Return what to expect of a model for blur of this length, and what would help; or "" twice.

    `others` are models that may be chosen instead.
    """
    if length_px <= reach_px(card, wanted):
        return "", ""
    text = msg("blur of about {length} px: expect little", "blur-long", length=round(length_px))
    if length_px <= reach_px(card, AUTO_SCALE):
        return text, msg("Set Long blur to Automatic: a smaller copy is used.")
    better = max(others, key=lambda other: reach_px(other, AUTO_SCALE), default=card)
    if length_px <= reach_px(better, AUTO_SCALE):
        return text, msg("Choose the model {title}.", title=better.title)
    return text, msg("No model removes blur this long. Reduce the photo to a third and try again.")


def triage_once(pixels: Pixels) -> Callable[[], Assessment]:
    """Return what gives the triage of a picture, computed when it is first asked for."""

    @functools.cache
    def assessment() -> Assessment:
        from engine.quality.triage import assess

        return assess(pixels)

    return assessment


@dataclass(frozen=True)
class ScaleChoice:
    """The model works at 1/`scale` of the size; `blur_px`: the length of the blur if that decided.

    `to_try`: a still smaller size is used where the model sharpens more there (`try_scales`).
    """

    scale: int = 1
    blur_px: float | None = None
    to_try: bool = False

    def tried(self, scale: int) -> ScaleChoice:
        """Return the choice after trying."""
        return ScaleChoice(max(scale, self.scale), self.blur_px)


FULL_SIZE = ScaleChoice()


def choose_scale(
    wanted: int, card: ModelCard, size: tuple[int, int], assess: Callable[[], Assessment | ItemSeen]
) -> ScaleChoice:
    """Return the scale for a picture.

    `wanted` is AUTO_SCALE or the scale itself, `size` height and width; `assess` gives the triage
    of the picture (`triage_once`), called if that decides. It is to be tried for large pictures
    that are not sharp. Models that take one size only are used at full size. Raises ConfigError
    for another `wanted`.
    """
    check_scale(wanted)
    if card.fixed_size is not None:
        return FULL_SIZE
    if wanted != AUTO_SCALE:
        return ScaleChoice(wanted)
    found, longest = assess(), longest_blur_px(card)
    length, scale = found.length_px, 1
    if length is not None and length > longest:
        scale = next((s for s in SCALES if length / s <= longest), SCALES[-1])
    large = math.prod(size) >= TRIED_PIXELS and min(size) >= PART_PX
    to_try = large and found.label != "sharp" and scale < SCALES[-1] and can_try(card)
    return ScaleChoice(scale, length if scale > 1 else None, to_try)


def can_try(card: ModelCard) -> bool:
    """Return whether a model can be tried on parts; one of torch takes minutes for them."""
    quick = card.kind == "onnx" and card.tileable
    return quick and card.name not in NOT_TRIED and card.parent not in NOT_TRIED


def try_scales(
    pixels: Pixels, alpha: NDArray[Any] | None, run: Callable[[Pixels], Steps]
) -> Generator[float, None, int | None]:
    """Return the scale at which a net sharpens a picture most; yield the part of it that is done.

    None if nothing can be tried: it is small, or there is hardly anything to see. `pixels` (H, W,
    3) and `alpha` (H, W), uint8 or uint16; `run` is the net. The parts with most contrast count,
    and they depend on the picture alone. Raises what the net raises.
    """
    best, sharpest, done = 1, -math.inf, 0.0
    parts = _parts(pixels, alpha)
    if not parts:
        return None
    for scale in SCALES:
        found = []
        share = 1 / scale**2 / len(parts) / _TRIED_SIZES
        for part in parts:
            result = yield from _placed(_at_scale(part, scale, run), done, share)
            found.append(math.log(_sharpness(result)))
            done += share
            yield min(1.0, done)
        if float(np.mean(found)) <= sharpest:
            break
        best, sharpest = scale, float(np.mean(found)) + _SHARPER
    return best


def _parts(pixels: Pixels, alpha: NDArray[Any] | None) -> list[Pixels]:
    """Return the squares of PART_PX with most contrast that are visible, if they have any."""
    height, width = (n // PART_PX * PART_PX for n in pixels.shape[:2])
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    places = [
        (slice(y, y + PART_PX), slice(x, x + PART_PX))
        for y in range(top, top + height, PART_PX)
        for x in range(left, left + width, PART_PX)
    ]
    if alpha is not None:
        places = [place for place in places if np.mean(alpha[place] > 0) >= _VISIBLE]
    some = sorted((pixels[place] for place in places), key=_sharpness)[-_count(pixels.shape) :]
    return [part for part in some if _sharpness(part) >= _FEATURELESS]


def _count(size: Sequence[int]) -> int:
    """Return how many parts of a picture of this height and width are tried."""
    return min(_MOST_PARTS, max(1, math.prod(size[:2]) // _PIXELS_A_PART))


def pixels_to_try(size: tuple[int, int], card: ModelCard) -> float:
    """Return how many pixels a model computes to try the first two of SCALES, mostly all.

    One view is tried, so of a model with two it is half as many.
    """
    return _count(size) * PART_PX**2 * _TRIED_SIZES / card.views


def _placed(steps: Steps, begin: float, share: float) -> Steps:
    """Do these steps as a share of more, which begins there."""
    try:
        while True:
            fraction = next(steps)
            yield min(1.0, begin + share * fraction)
    except StopIteration as end:
        return cast("Pixels", end.value)
    finally:
        steps.close()


def _at_scale(
    part: Pixels, scale: int, run: Callable[[Pixels], Steps]
) -> Generator[float, None, Pixels]:
    if scale == 1:
        return (yield from run(part))
    before = shrink(part, scale)
    after = cast("NDArray[np.uint16]", (yield from run(before)))
    return np.concatenate([rows for _, rows in add_change(part, before, after, scale)])


def _sharpness(pixels: Pixels) -> float:
    """Return the root mean square of the gradient where the picture is reduced by `_SEEN_AT`."""
    height, width = pixels.shape[0] // _SEEN_AT, pixels.shape[1] // _SEEN_AT
    blocks = pixels[: height * _SEEN_AT, : width * _SEEN_AT] @ _LUMA
    small = blocks.reshape(height, _SEEN_AT, width, _SEEN_AT).mean((1, 3))
    small /= np.iinfo(pixels.dtype).max
    across, down = np.diff(small, axis=1), np.diff(small, axis=0)
    return math.sqrt(float((across**2).mean() + (down**2).mean())) + 1e-6


def shrink(pixels: Pixels, scale: int) -> NDArray[np.uint16]:
    """Return the means of squares of `scale` pixels, (H / scale, W / scale, 3), in 16 bits.

    Sizes are rounded up; the last row and column are repeated for that.
    """
    height, width = pixels.shape[:2]
    factor = 257 if pixels.dtype == np.uint8 else 1
    rows, area = -(-height // scale), scale * scale
    small = np.empty((rows, -(-width // scale), 3), np.uint16)
    step = max(1, _STRIP_PIXELS // (width * scale))
    for top in range(0, rows, step):
        strip = pixels[top * scale : (top + step) * scale]
        missing = (-strip.shape[0] % scale, -width % scale)
        if any(missing):
            strip = np.pad(strip, ((0, missing[0]), (0, missing[1]), (0, 0)), "edge")
        blocks = strip.reshape(strip.shape[0] // scale, scale, -1, scale, 3)
        sums = blocks.sum((1, 3), dtype=np.uint32) * np.uint32(factor)
        small[top : top + step] = (sums + area // 2) // area
    return small


def add_change(
    source: Pixels, before: NDArray[np.uint16], after: NDArray[np.uint16], scale: int
) -> Iterator[tuple[slice, Pixels]]:
    """Yield, strip by strip, rows of `source` and their result: plus the enlarged change.

    `before` is `shrink(source, scale)`, `after` what the model made of it. Of a part of a picture
    that begins on a multiple of `scale` the result is to the bit that of the whole, but for the
    first and last `scale` rows and columns.
    """
    height, width = source.shape[:2]
    top = int(np.iinfo(source.dtype).max)
    step = max(1, _STRIP_PIXELS // (width * scale))
    for first in range(0, before.shape[0], step):
        last = min(first + step, before.shape[0])
        # One more on each side, repeated at the edges.
        rows = np.clip(np.arange(first - 1, last + 1), 0, before.shape[0] - 1)
        change = after[rows].astype(np.float32) - before[rows]
        change *= np.float32(top / 65535)
        large = _enlarged(change, scale)
        columns = np.concatenate((large[:, :1], large, large[:, -1:]), axis=1)
        large = _enlarged(columns.swapaxes(0, 1), scale).swapaxes(0, 1)[:, :width]
        part = slice(first * scale, min(last * scale, height))
        result = source[part] + large[: part.stop - part.start]
        yield part, np.clip(np.rint(result), 0, top).astype(source.dtype)


def _enlarged(values: NDArray[np.float32], scale: int) -> NDArray[np.float32]:
    """Return the rows enlarged bilinearly, without the first and the last one.

    The weights are the same for each row, whatever its place in the picture.
    """
    inner = values[1:-1]
    out = np.empty((len(inner) * scale, *values.shape[1:]), np.float32)
    for phase in range(scale):
        offset = np.float32((phase + 0.5) / scale - 0.5)
        other = values[:-2] if offset < 0 else values[2:]
        out[phase::scale] = inner + abs(offset) * (other - inner)
    return out
