"""Pictures whose fault is known, made from sharp ones, for the benches of triage and guard.

Kernels are applied in linear light, then come the noise and the JPEG of a camera.
"""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.images import read_image
from trainer.data.synthesis import disc_kernel

Pixels = NDArray[np.uint8]

GAMMA = 2.2
_LIGHT = (np.arange(256) / 255.0).astype(np.float32) ** GAMMA
_STORED = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")


def find_photos(folder: Path) -> list[Path]:
    """Return the pictures of a folder, by name; stop where there are none."""
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() in _STORED)
    if not found:
        raise SystemExit(f"There are no pictures in {folder}.")
    return found


def read_pairs(folder: Path) -> list[tuple[Pixels, Pixels]]:
    """Return (blurred, sharp) of every pair in a folder with `blur` and `sharp`."""
    names = [path.name for path in find_photos(folder / "blur")]
    return [
        (read_image(folder / "blur" / name).pixels, read_image(folder / "sharp" / name).pixels)
        for name in names
    ]


def middle(pixels: Pixels, side: int) -> Pixels:
    """Return a copy of the middle square of a picture; stop where it is too small for that."""
    top, left = ((length - side) // 2 for length in pixels.shape[:2])
    if min(top, left) < 0:
        raise SystemExit(f"A picture is smaller than {side} x {side} pixels.")
    return pixels[top : top + side, left : left + side].copy()


def straight(length_px: float, degrees: float) -> NDArray[Any]:
    """Return the places (N, 2), across and down, of a straight path; against the clock, as seen."""
    along = np.linspace(-0.5, 0.5, 8 * int(np.ceil(length_px)) + 1) * length_px
    turn = np.radians(degrees)
    return np.stack([along * np.cos(turn), -along * np.sin(turn)], axis=1)


def moved(photo: Pixels, path: NDArray[Any], rng: np.random.Generator) -> Pixels:
    """Return the photo as a camera sees it that goes along `path` (N, 2) while the shutter is open.

    The path is put into the middle of its own extent, so that the picture is not shifted.
    """
    return seen_through(photo, path_kernel(path), rng)


def path_kernel(path: NDArray[Any]) -> NDArray[np.float32]:
    """Return the kernel (K, K) of a path (N, 2), put into its middle; its sum is N."""
    path = path - (path.min(axis=0) + path.max(axis=0)) / 2
    reach = int(np.ceil(np.abs(path).max())) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for across, down in path + reach:
        x, y = int(across), int(down)
        right, below = across - x, down - y
        cell = np.outer([1 - below, below], [1 - right, right])
        kernel[y : y + 2, x : x + 2] += cell.astype(np.float32)
    return kernel


def defocused(photo: Pixels, radius_px: float, rng: np.random.Generator) -> Pixels:
    """Return the photo through a lens out of focus: a disc."""
    return seen_through(photo, disc_kernel(radius_px), rng)


def seen_through(photo: Pixels, kernel: NDArray[Any], rng: np.random.Generator) -> Pixels:
    """Return the photo through `kernel`, with the noise and the JPEG of a camera."""
    light = cv2.filter2D(_LIGHT[photo], -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT)
    picture = np.clip(light, 0, 1) ** np.float32(1 / GAMMA) * 255
    return as_jpeg(grained(picture, rng.uniform(0, 3), rng), int(rng.integers(80, 98)))


def grained(picture: NDArray[Any], sigma: float, rng: np.random.Generator) -> Pixels:
    """Return the picture with noise of so many grey levels."""
    grain = rng.standard_normal(picture.shape, np.float32) * np.float32(sigma)
    return np.clip(picture + grain + 0.5, 0, 255).astype(np.uint8)


def as_jpeg(pixels: Pixels, quality: int) -> Pixels:
    stored = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(stored, cv2.IMREAD_COLOR), np.uint8)
