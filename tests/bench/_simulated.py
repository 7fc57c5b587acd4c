"""A camera that does not exist: its own shake, lens, noise, tone curve and JPEG, from sharp photos.

A model is tuned to it as to a real one, and the truth is known. What is its own, on purpose unlike
what the shipped students learned from (`trainer.data.synthesis`):

    shake        a button pressed with the right thumb: always down and to the left, 8 to 26 px,
                 fast at first, with the whip of a loose grip at its end
    lens         a spot of 1.1 px, in the sharp half too
    noise        strong, of a small sensor, of blotches as well as of pixels, in the dark above all;
                 the sharp half is a short burst's mean and has a third of it
    tone curve   an S-curve with deep shadows, saturated colours, a warm cast
    JPEG         quality 82, 4:2:0, after sharpening with a halo
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.core.files import atomic_file
from trainer.pairs.dataset import load_rgb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Floats = NDArray[np.float32]

MOMENTS = 25


def write_pairs(photos: Sequence[Path], folder: Path, seed: int, size: int = 720) -> None:
    """Write `folder`/blur and /sharp: a pair of each photo, its middle, at most `size` px high."""
    for half in ("blur", "sharp"):
        (folder / half).mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(photos):
        rng = np.random.default_rng((seed, number))
        blurred, sharp = take(_middle(load_rgb(path), size), rng)
        for half, picture in (("blur", blurred), ("sharp", sharp)):
            with atomic_file(folder / half / f"{path.stem}.jpg", overwrite=True) as file:
                file.write(_jpeg(picture))


def take(photo: Pixels, rng: np.random.Generator) -> tuple[Pixels, Pixels]:
    """Return what this camera makes of a scene: blurred and sharp, uint8 (H, W, 3) RGB."""
    import cv2

    linear = (photo.astype(np.float32) / 255) ** 2.2
    linear = cv2.GaussianBlur(linear, (0, 0), 1.1)
    still, moved = linear, np.zeros_like(linear)
    for x, y in _shake(rng):
        matrix = np.array([[1, 0, x], [0, 1, y]], np.float32)
        size = (photo.shape[1], photo.shape[0])
        moved += cv2.warpAffine(linear, matrix, size, borderMode=cv2.BORDER_REFLECT_101)
    gain = rng.uniform(0.6, 1.0)  # of the sensor: this light needs so much of it
    blurred = _develop(_noisy(moved / MOMENTS, gain, rng))
    return blurred, _develop(_noisy(still, gain / 3, rng))


def _shake(rng: np.random.Generator) -> Floats:
    """Return the shift (MOMENTS, 2) in px; the scene stands where the shake is slowest."""
    time = np.linspace(0, 1, MOMENTS)
    angle = np.radians(rng.normal(125, 14))
    along = 1 - (1 - time) ** 2.2
    whip = 0.22 * np.sin(np.pi * np.clip((time - 0.7) / 0.3, 0, 1)) * rng.choice([-1, 1])
    length = rng.uniform(8, 26)
    path = np.stack([along * np.cos(angle) - whip * np.sin(angle),
                     along * np.sin(angle) + whip * np.cos(angle)], axis=1) * length  # fmt: skip
    return (path - path[np.linalg.norm(path[:, None] - path[None], axis=2).sum(1).argmin()]).astype(
        np.float32
    )


def _noisy(linear: Floats, gain: float, rng: np.random.Generator) -> Floats:
    import cv2

    def grain(shape: tuple[int, ...]) -> Floats:
        return rng.standard_normal(shape, dtype=np.float32)

    height, width = linear.shape[:2]
    blotches = cv2.resize(grain((height // 3, width // 3, 3)), (width, height))
    spread = gain * np.sqrt(0.0006 * np.clip(linear, 0, None) + 0.00002)
    return linear + spread * (0.8 * grain(linear.shape) + 0.6 * np.asarray(blotches, np.float32))


def _develop(linear: Floats) -> Pixels:
    import cv2

    stored = np.clip(linear * np.float32([1.08, 1.0, 0.88]), 0, 1) ** (1 / 2.2)
    curve = 0.5 - np.cos(np.pi * stored) / 2
    stored = 0.45 * stored + 0.55 * curve
    grey = stored.mean(axis=2, keepdims=True)
    stored = grey + 1.25 * (stored - grey)
    stored += 0.5 * (stored - cv2.GaussianBlur(stored, (0, 0), 1.6))
    return np.round(255 * np.clip(stored, 0, 1)).astype(np.uint8)


def _jpeg(picture: Pixels) -> bytes:
    import cv2

    data = cv2.imencode(
        ".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82]
    )[1]
    return bytes(data.tobytes())


def _middle(photo: Pixels, size: int) -> Pixels:
    height, width = min(photo.shape[0], size), min(photo.shape[1], size * 3 // 2)
    top, left = (photo.shape[0] - height) // 2, (photo.shape[1] - width) // 2
    return photo[top : top + height, left : left + width]
