"""Blur kernels measured from real pairs, and put on other pictures.

A few dozen pairs of one camera show its blur on a few dozen subjects, and a net soon knows these by
heart: `live` gained 0.071 in SSIM on pairs it had seen and 0.042 on others. The blur of a
pair can be measured, though, since both halves are known, and then be put on any sharp picture.

Blur differs from place to place (rotation, depth, moving people), so a kernel is measured at every
node of a grid, from a window around it, and a picture is blurred with the kernels interpolated
between the nodes (efficient filter flow: Hirsch et al., "Efficient filter flow for space-variant
multiframe blind deconvolution", CVPR 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.arrays import Floats, Pixels, to_linear

KERNEL_PX = 49
"""Side of a kernel: motion of up to 24 px to each side of the sharp picture's moment."""
NODE_PX = 64
"""Distance of the nodes."""
WINDOW_PX = 128
"""Side of the window from which the kernel of a node is measured."""

_STEPS = 80
_FAINT = 0.04
"""Weights below this share of the largest are noise, not motion."""
_MIN_PSNR = 33.0
"""A kernel counts if it explains the blurred window this well; it has to have detail, too."""
_MIN_DETAIL = 0.01
"""Standard deviation of what the sharp window has beyond its blur by two pixels, of values 0..1.

With detail it is 0.04; out of focus, where any kernel explains anything, at most 0.008."""
_TRIED = 40
"""Nodes from which the tone curve is chosen."""
_MIN_KNOWN = 0.6
"""Share of the nodes of a crop whose kernels were measured, not taken from a neighbour."""
_MIN_INSIDE = 0.95
"""Share of a turned and scaled kernel that still lies within KERNEL_PX."""
_GAMMAS = (1.0, 2.2)
"""Data sets average frames in stored values or in linear light."""


@dataclass(frozen=True)
class BlurField:
    """The kernels of a pair.

    `kernels` is float32 (rows, columns, KERNEL_PX, KERNEL_PX), each of sum 1; that of node
    (row, column) was measured around pixel (NODE_PX * row, NODE_PX * column). `known` (rows,
    columns) tells where there was enough texture to measure one; elsewhere it is that of the
    nearest node that is. `gamma` is the tone curve under which they hold: values ** gamma.
    """

    kernels: Floats
    known: NDArray[np.bool_]
    gamma: float

    @property
    def shape(self) -> tuple[int, int]:
        """Number of nodes: rows, columns."""
        return self.kernels.shape[0], self.kernels.shape[1]


def measure_kernel(blurred: Floats, sharp: Floats) -> Floats:
    """Return the kernel (KERNEL_PX, KERNEL_PX), >= 0 and of sum 1, that blurs `sharp` to `blurred`.

    Both are grey windows, float32 (N, N). Least squares of the gradients, which are indifferent to
    a change of brightness, without negative weights: projected gradient steps with the momentum of
    FISTA (Beck and Teboulle 2009), computed by Fourier transforms. A window without any texture
    gives the kernel of no motion.
    """
    side = blurred.shape[0]
    fade = np.outer(*[np.hanning(side).astype(np.float32)] * 2)

    def gradients(grey: Floats) -> list[NDArray[np.complexfloating]]:
        across = np.diff(grey, axis=1, append=grey[:, -1:])
        down = np.diff(grey, axis=0, append=grey[-1:])
        return [np.fft.rfft2(one * fade) for one in (across, down)]

    reach = KERNEL_PX // 2
    rows, columns = (np.arange(-reach, reach + 1) % side,) * 2
    at = np.ix_(rows, columns)
    pairs = list(zip(gradients(sharp), gradients(blurred), strict=True))
    power = np.sum([abs(s) ** 2 for s, _ in pairs], axis=0)
    cross = np.sum([np.conj(s) * b for s, b in pairs], axis=0)
    still = np.zeros((KERNEL_PX, KERNEL_PX), np.float32)
    still[reach, reach] = 1.0
    largest = float(np.max(power))
    if largest <= 0:
        return still
    power, cross = power / largest, cross / largest
    kernel, ahead, momentum = still, still, 1.0
    whole = np.zeros((side, side), np.float32)
    for _ in range(_STEPS):
        whole[at] = ahead
        slope = np.fft.irfft2(power * np.fft.rfft2(whole) - cross, (side, side))[at]
        following = np.maximum(ahead - slope, 0).astype(np.float32)
        next_momentum = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = following + np.float32((momentum - 1) / next_momentum) * (following - kernel)
        kernel, momentum = following, next_momentum
    kernel = np.where(kernel < _FAINT * kernel.max(), 0, kernel)
    total = float(kernel.sum())
    return np.asarray(kernel / total, np.float32) if total > 0.2 else still


def measure_field(blurred: Pixels, sharp: Pixels) -> BlurField | None:
    """Return the kernels of a pair, uint8 (H, W, 3) of the same shape, or None.

    None if hardly any place of it could be measured: too small, without texture, or two pictures
    that are not a pair.
    """
    height, width = sharp.shape[:2]
    if min(height, width) < WINDOW_PX:
        return None
    shape = _nodes_along(height), _nodes_along(width)
    detailed = [node for node in np.ndindex(shape) if _has_detail(sharp, node)]
    some = detailed[:: max(1, len(detailed) // _TRIED)]
    if not some:
        return None
    gamma = max(_GAMMAS, key=lambda one: np.median(_measure(blurred, sharp, one, some)[1]))
    measured, quality = _measure(blurred, sharp, gamma, detailed)
    kernels = np.zeros((*shape, KERNEL_PX, KERNEL_PX), np.float32)
    known = np.zeros(shape, np.bool_)
    for node, kernel, value in zip(detailed, measured, quality, strict=True):
        kernels[node], known[node] = kernel, value >= _MIN_PSNR
    if known.mean() < 0.2:
        return None
    where = np.argwhere(known)
    for empty in np.argwhere(~known):
        nearest = where[np.abs(where - empty).sum(axis=1).argmin()]
        kernels[tuple(empty)] = kernels[tuple(nearest)]
    return BlurField(kernels, known, gamma)


def _nodes_along(side_px: int) -> int:
    """Return the number of nodes along a side."""
    return side_px // NODE_PX + 1


def _window(shape: tuple[int, ...], node: tuple[int, int]) -> tuple[slice, slice]:
    """Return the window of a node, moved into the picture."""
    top, left = (
        min(max(n * NODE_PX - WINDOW_PX // 2, 0), side - WINDOW_PX)
        for n, side in zip(node, shape[:2], strict=True)
    )
    return slice(top, top + WINDOW_PX), slice(left, left + WINDOW_PX)


def _has_detail(sharp: Pixels, node: tuple[int, int]) -> bool:
    from engine.core.opencv import cv2

    grey = sharp[_window(sharp.shape, node)].mean(axis=2, dtype=np.float32) / 255
    return bool((grey - cv2.GaussianBlur(grey, (0, 0), 2.0)).std() >= _MIN_DETAIL)


def _measure(
    blurred: Pixels, sharp: Pixels, gamma: float, nodes: Sequence[tuple[int, int]]
) -> tuple[list[Floats], list[float]]:
    """Return the kernels of these nodes, and how well each explains its window, in dB.

    Whatever the brightness of the halves: exposures differ, and blur in linear light brightens.
    """
    grey = [to_linear(half, gamma).mean(axis=2) for half in (blurred, sharp)]
    kernels, quality = [], []
    inner = slice(KERNEL_PX // 2, -(KERNEL_PX // 2))
    for node in nodes:
        one, other = (half[_window(sharp.shape, node)] for half in grey)
        kernels.append(measure_kernel(one, other))
        wanted, made = one[inner, inner], _convolve(other, kernels[-1])[inner, inner]
        gain = float((wanted * made).sum() / max(float((made * made).sum()), 1e-6))
        # In linear light an error counts for less in dark places than it shows.
        slope = np.maximum(wanted, 1e-3) ** (1 / gamma - 1) / gamma
        error = float(np.mean(((gain * made - wanted) * slope) ** 2))
        quality.append(-10 * float(np.log10(error + 1e-8)))
    return kernels, quality


def _convolve(values: Floats, kernel: Floats) -> Floats:
    """Return the convolution, not the correlation, of (H, W) or (H, W, 3) with a kernel."""
    from engine.core.opencv import cv2

    turned = np.ascontiguousarray(kernel[::-1, ::-1])
    return np.asarray(cv2.filter2D(values, -1, turned, borderType=cv2.BORDER_REFLECT_101))


def reblur(
    field: BlurField, photo: Pixels, rng: np.random.Generator, size_px: int
) -> tuple[Pixels, Pixels] | None:
    """Return (blurred, sharp), both uint8 (size_px, size_px, 3), of a sharp photo; or None.

    `photo` is larger by KERNEL_PX - 1. It gets the blur of a random place of the field, half of the
    time turned by any angle and scaled; None if no place was found whose kernels are known.
    """
    turned = np.rot90(photo, int(rng.integers(4)))
    sharp = np.ascontiguousarray(turned[:, ::-1] if rng.random() < 0.5 else turned)
    for _ in range(8):
        top, left = (
            int(rng.integers(max(1, (n - 1) * NODE_PX - size_px + 1))) for n in field.shape
        )
        rows, columns = (slice(at // NODE_PX, (at + size_px) // NODE_PX + 2) for at in (top, left))
        if field.known[rows, columns].mean() >= _MIN_KNOWN:
            break
    else:
        return None
    if rng.random() < 0.5:
        field = _turned(field, (rows, columns), rng)
    reach = KERNEL_PX // 2
    blurred = blur_with(field, to_linear(sharp, field.gamma), top - reach, left - reach)
    stored = np.clip(blurred, 0, 1) ** (1 / field.gamma)
    cut = slice(reach, reach + size_px)
    return np.rint(stored[cut, cut] * 255).astype(np.uint8), sharp[cut, cut]


def _turned(field: BlurField, nodes: tuple[slice, slice], rng: np.random.Generator) -> BlurField:
    """Return the field with the kernels of these nodes turned, and scaled by 0.5 to 1.25.

    As it is if one of them would not fit.
    """
    from engine.core.opencv import cv2

    centre = (KERNEL_PX // 2, KERNEL_PX // 2)
    matrix = cv2.getRotationMatrix2D(centre, rng.uniform(0, 360), rng.uniform(0.5, 1.25))
    # Onto twice the size, and from there back by areas: thin lines would break up.
    twice = 2 * np.asarray(matrix, np.float64)
    twice[:, 2] += 0.5
    kernels = field.kernels.copy()
    for node in np.ndindex(*kernels[nodes].shape[:2]):
        large = cv2.warpAffine(kernels[nodes][node], twice, (2 * KERNEL_PX, 2 * KERNEL_PX))
        moved = cv2.resize(large, (KERNEL_PX, KERNEL_PX), interpolation=cv2.INTER_AREA)
        share = float(moved.sum()) / abs(float(np.linalg.det(matrix[:, :2])))
        if share < _MIN_INSIDE:
            return field
        kernels[nodes][node] = moved / moved.sum()
    return replace(field, kernels=kernels)


def blur_with(field: BlurField, linear: Floats, top: int, left: int) -> Floats:
    """Return a picture blurred as the pixels from (top, left) on of the field's pair are.

    `linear` is float32 (H, W, 3), under the field's gamma; the same shape is returned. Beyond the
    field its outermost kernels hold.
    """
    height, width = linear.shape[:2]
    result = np.zeros_like(linear)
    reach = KERNEL_PX // 2
    for row in range(top // NODE_PX, (top + height - 1) // NODE_PX + 2):
        for column in range(left // NODE_PX, (left + width - 1) // NODE_PX + 2):
            y, x = row * NODE_PX - top, column * NODE_PX - left
            # The pixels whose hat of weight around this node is above 0.
            y0, y1 = max(0, y - NODE_PX + 1), min(height, y + NODE_PX)
            x0, x1 = max(0, x - NODE_PX + 1), min(width, x + NODE_PX)
            if y0 >= y1 or x0 >= x1:
                continue
            from_y, from_x = max(0, y0 - reach), max(0, x0 - reach)
            outer = linear[from_y : y1 + reach, from_x : x1 + reach]
            node = (
                min(max(row, 0), field.shape[0] - 1),
                min(max(column, 0), field.shape[1] - 1),
            )
            blurred = _convolve(outer, field.kernels[node])
            part = blurred[y0 - from_y : y1 - from_y, x0 - from_x : x1 - from_x]
            weight = np.outer(
                1 - np.abs(np.arange(y0, y1) - y) / NODE_PX,
                1 - np.abs(np.arange(x0, x1) - x) / NODE_PX,
            )
            result[y0:y1, x0:x1] += part * weight[..., None].astype(np.float32)
    return result
