"""A moving test chart: a source with known blur and numbered frames.

A strip of bars, circles, slanted edges and small print pans past at constant speed while the
shutter is open, so every frame is blurred by a horizontal box of `blur_px`. The strip is drawn
once; a frame is a crop of it, so the chart costs no more than a copy.

Each frame's number is drawn in its top left corner as two rows of black and white squares, so that
latency and missing frames can be measured from pixels alone, on a screen or in a file
(`read_number` in tests/bench/_chart.py).
"""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

_BITS = 12
"""In each of the two rows; the second holds the complement, so that noise is not misread."""

SQUARES = _BITS + 2
"""Each row starts with one white and one black square for checking."""

_STRIP_SCREENS = 3


class ChartSource:
    """The chart at `rate` frames per second, (width, height) `size`."""

    def __init__(self, size: tuple[int, int], rate: float, *, blur_px: int | None = None) -> None:
        width, height = size
        self.name = "moving chart"
        self.rate = rate
        self.number = 0
        """The last frame read; frames that nobody read in time are skipped but counted."""
        self.blur_px = blur_px if blur_px is not None else max(1, width // 80)
        """Half of the distance between two frames: a shutter of 180 degrees."""
        self._size = size
        self._square = max(4, min(width // SQUARES, height // 8, 24))
        self._strip = _blurred(_draw(_STRIP_SCREENS * width, height), self.blur_px)
        self._began = time.perf_counter()

    def read(self) -> NDArray[np.uint8] | None:
        """Wait until the next frame is due."""
        elapsed = time.perf_counter() - self._began
        self.number = max(self.number + 1, int(elapsed * self.rate))
        time.sleep(max(0.0, self.number / self.rate - elapsed))
        return self.picture(self.number)

    def picture(self, number: int) -> NDArray[np.uint8]:
        """Return the frame with this number."""
        width, _ = self._size
        left = number * 2 * self.blur_px % (self._strip.shape[1] - width)
        picture = self._strip[:, left : left + width].copy()
        write_number(picture, number, self._square)
        return picture

    def close(self) -> None:
        """Do nothing: nothing is open."""


def write_number(picture: NDArray[np.uint8], number: int, square: int) -> None:
    """Draw the last 12 bits of `number` into the top left corner, in squares of `square` pixels."""
    bits = [number >> place & 1 for place in reversed(range(_BITS))]
    rows = np.array([[1, 0, *bits], [0, 1, *(1 - bit for bit in bits)]], np.uint8) * 255
    cells = np.kron(rows, np.ones((square, square), np.uint8))
    picture[: 2 * square, : SQUARES * square] = cells[..., None]


def _draw(width: int, height: int) -> NDArray[np.uint8]:
    """Return the sharp strip; its two ends, a screen each, are identical, so that it can loop."""
    from engine.core.opencv import cv2

    rng = np.random.default_rng(0)
    strip = np.full((height, width, 3), 200, np.uint8)
    cell, screen = max(8, height // 6), width // _STRIP_SCREENS
    for row, top in enumerate(range(0, height, cell)):
        for column, left in enumerate(range(0, width, cell)):
            box = strip[top : top + cell, left : left + cell]
            colour = tuple(int(c) for c in rng.integers(0, 256, 3))
            middle = (left + cell // 2, top + cell // 2)
            match (row + column) % 4:
                case 0:
                    box[:, :: max(2, 2 + column % 5)] = 30
                case 1:
                    cv2.circle(strip, middle, cell // 3, colour, max(1, cell // 12), cv2.LINE_AA)
                case 2:
                    cv2.line(
                        strip, (left, top + cell), (left + cell // 2, top), colour, 3, cv2.LINE_AA
                    )
                case _:
                    cv2.putText(
                        strip,
                        f"{row}{column}",
                        (left, middle[1]),
                        cv2.FONT_HERSHEY_SIMPLEX,
                        cell / 60,
                        (20, 20, 20),
                        max(1, cell // 40),
                        cv2.LINE_AA,
                    )
    strip[:, width - screen :] = strip[:, :screen]
    return strip


def _blurred(strip: NDArray[np.uint8], blur_px: int) -> NDArray[np.uint8]:
    """Return what a shutter records that is open while the strip moves by `blur_px`.

    Blurred in linear light (gamma 2.2, as in trainer.data.synthesis), plus noise of one level.
    """
    from engine.core.opencv import cv2

    sharp = (strip.astype(np.float32) / 255) ** 2.2
    light = cv2.blur(sharp, (blur_px, 1), borderType=cv2.BORDER_REFLECT)
    noise = np.random.default_rng(1).normal(0, 1, strip.shape).astype(np.float32)
    levels = 255 * light ** (1 / 2.2) + noise
    blurred: NDArray[np.uint8] = levels.clip(0, 255).astype(np.uint8)
    return blurred
