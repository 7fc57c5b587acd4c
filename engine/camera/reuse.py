"""Of a static scene only what has changed is computed; the rest is the result of before.

The error bound. A pixel's result is reused as long as every block of 16 x 16 pixels within
`REACH_PX` of it differs by at most `2 * LIMIT` levels of 255 (root mean square, at half the size)
from what the result was computed from. However long that is: changes are not measured from frame to
frame, so small ones cannot add up. And its brightness follows the camera, block by block.

It holds because a block is compared with the frame in which it last *changed*, not with the one in
which it was last computed. Let a pixel be computed at a time t, and a block be within its reach. If
the block changes by more than LIMIT after t, the pixel is computed again. If it does not, it is
within LIMIT of its reference now, and was so at t, hence within twice that of what it was at t.

What lies farther than `REACH_PX` away counts as nothing, and cropped parts are computed with as
much around them. `live` sees 192 pixels far, but little beyond 96: measured on real frames,
replacing all of the rest changes single values by up to 5 levels, and on average by 0.6 with 8 bits
(which of two neighbouring levels it is) and 0.2 with 32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.models import Model
from engine.models.tiling import Box, cut, round_up

Pixels = NDArray[np.uint8]
"""(H, W, 3) RGB."""

LIMIT = 4.0
"""A block has changed if it differs by more than this; noise with a standard deviation of 4 gives
2.8, as half the size halves it and two frames have it."""

REACH_PX = 96

_BLOCK = 16
"""Side of a block in pixels."""

_GRAIN = 64
"""Sides of what is computed are multiples of this: onnxruntime allocates anew for each size."""

_WHOLE = 0.75
"""A part larger than this share is not worth cropping."""


_MOVED = 40
"""One pixel of each block has moved if it differs by more than this: 7 standard deviations of noise
that is as strong as the limit allows."""


@dataclass(frozen=True)
class _State:
    """What is known of the frames so far.

    `references`: each block at half the size, as in the frame in which it last changed; `levels`:
    its mean in the frame from which `result` was computed, (rows, columns, 3) float32.
    """

    references: Pixels
    levels: NDArray[np.float32]
    result: Pixels


class Reuse:
    """A model for successive frames of one scene, of which it computes what has changed.

    `share` is the part of the last frame's pixels that was computed, 0..1; more than what has
    changed, as a model needs to see what is around.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.share = 1.0
        self._state: _State | None = None
        self._fresh: tuple[Pixels, Pixels] | None = None  # frame and result, computed whole
        card = model.card
        self._grain = round_up(_GRAIN, card.tile_multiple)
        self._croppable = card.tileable and card.fixed_size is None and not card.window_px

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return the deblurred (H, W, 3) uint8 frame; the same array while nothing changes.

        Frames must not be changed later. Raises what the model raises.
        """
        if self._fresh is not None:
            frame, result = self._fresh
            if frame.shape != pixels.shape or self._moves(frame, pixels):
                return self._whole(pixels)
            half = _half(frame)
            self._state, self._fresh = _State(half, _levels(half), result), None
        state = self._state
        if state is None or state.result.shape != pixels.shape:
            return self._whole(pixels)
        half = _half(pixels)
        changed = _changed(state.references, half)
        if not changed.any():
            self.share = 0.0
            return _follow(state, _levels(half))
        height, width = pixels.shape[:2]
        inner = _around(changed)
        box = _grown(inner, REACH_PX, _BLOCK, height, width)
        seen = self._seen(box, height, width)
        if seen is None:
            return self._whole(pixels)
        self.share = seen.height * seen.width / (height * width)
        computed = self.model(np.ascontiguousarray(cut(pixels, seen)))
        levels = _levels(half)
        part = Box(box.top - seen.top, box.left - seen.left, box.height, box.width)
        self._state = state = _State(
            _replaced(state.references, _divided(inner, 2), cut(half, _divided(inner, 2))),
            _replaced(state.levels, _divided(box, _BLOCK), cut(levels, _divided(box, _BLOCK))),
            _replaced(state.result, box, cut(computed, part)),
        )
        return _follow(state, levels)

    def _whole(self, pixels: Pixels) -> Pixels:
        self.share = 1.0
        result: Pixels = self.model(pixels)  # type: ignore[assignment]
        self._state, self._fresh = None, (pixels, result)
        return result

    def _moves(self, before: Pixels, now: Pixels) -> bool:
        """Return whether one pixel of each block shows already that all has to be computed.

        So that a camera that moves is not slowed down by the search for what does not.
        """
        samples = (frame[::_BLOCK, ::_BLOCK].astype(np.int16) for frame in (before, now))
        moved = np.any(np.abs(np.subtract(*samples)) > _MOVED, axis=2)
        if not moved.any():
            return False
        height, width = now.shape[:2]
        box = _grown(_around(moved), REACH_PX, _BLOCK, height, width)
        return self._seen(box, height, width) is None

    def _seen(self, box: Box, height: int, width: int) -> Box | None:
        """Return what the model has to see to compute a part; None if it may as well see all."""
        seen = _grown(box, REACH_PX, self._grain, height, width)
        small = seen.height * seen.width <= _WHOLE * height * width
        return seen if small and self._croppable else None


def _half(pixels: Pixels) -> Pixels:
    """Return the frame at half its size, the last blocks completed by repeating its edge."""
    from engine.core.opencv import cv2

    height, width = ((side + 1) // 2 for side in pixels.shape[:2])
    half: Any = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    below, beside = -height % (_BLOCK // 2), -width % (_BLOCK // 2)
    if below or beside:
        half = cv2.copyMakeBorder(half, 0, below, 0, beside, cv2.BORDER_REPLICATE)
    return half  # type: ignore[no-any-return]


def _means(half: NDArray[Any]) -> NDArray[Any]:
    """Return the mean of each block, (rows, columns, 3)."""
    from engine.core.opencv import cv2

    rows, columns = (side // (_BLOCK // 2) for side in half.shape[:2])
    means: Any = cv2.resize(half, (columns, rows), interpolation=cv2.INTER_AREA)
    return means  # type: ignore[no-any-return]


def _levels(half: Pixels) -> NDArray[np.float32]:
    return _means(half.astype(np.float32))


def _changed(before: Pixels, now: Pixels) -> NDArray[np.bool_]:
    """Return which blocks differ by more than the limit in one of their colours."""
    from engine.core.opencv import cv2

    change = cv2.absdiff(before, now)
    squares = np.multiply(change, change, dtype=np.uint16)  # 255 squared just fits
    changed: NDArray[np.bool_] = np.any(_means(squares) > LIMIT**2, axis=2)
    return changed


def _follow(state: _State, levels: NDArray[np.float32]) -> Pixels:
    """Return the state's result with each block as much brighter as the frame has become."""
    from engine.core.opencv import cv2

    change = np.rint(levels - state.levels).astype(np.int16)
    if not change.any():
        return state.result
    height, width = state.result.shape[:2]
    size = change.shape[1] * _BLOCK, change.shape[0] * _BLOCK
    # Not smoothed: where a computed part ends, the change does, too.
    blocks = cv2.resize(change, size, interpolation=cv2.INTER_NEAREST)[:height, :width]
    result: Any = cv2.add(state.result, blocks, dtype=cv2.CV_8U)
    return result  # type: ignore[no-any-return]


def _around(blocks: NDArray[np.bool_]) -> Box:
    """Return the smallest box around all blocks that are set, in pixels."""
    rows, columns = (np.flatnonzero(blocks.any(axis=axis)) for axis in (1, 0))
    top, left = int(rows[0]), int(columns[0])
    down, across = int(rows[-1]) + 1 - top, int(columns[-1]) + 1 - left
    return Box(*(_BLOCK * n for n in (top, left, down, across)))


def _grown(box: Box, margin: int, grain: int, height: int, width: int) -> Box:
    """Return the box with a margin, its sides on multiples of `grain`, within the frame."""

    def span(start: int, end: int, length: int) -> tuple[int, int]:
        begin = max(0, start - margin) // grain * grain
        return begin, min(length, round_up(end + margin, grain)) - begin

    top, down = span(box.top, box.bottom, height)
    left, across = span(box.left, box.right, width)
    return Box(top, left, down, across)


def _divided(box: Box, by: int) -> Box:
    """Return the box on a grid of pixels `by` as large, incomplete ones at its end included."""
    top, left = box.top // by, box.left // by
    return Box(top, left, -(-box.bottom // by) - top, -(-box.right // by) - left)


def _replaced(array: NDArray[Any], box: Box, part: NDArray[Any]) -> NDArray[Any]:
    """Return a copy with another part in a box: others may still be using the array."""
    copy = array.copy()
    cut(copy, box)[...] = part
    return copy
