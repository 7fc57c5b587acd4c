"""Synthetic motion blur: camera shake, moving objects and the sensor, simulated on sharp pictures.

The sharp picture is converted to linear light, warped along a smooth random camera path
(translation, rotation, zoom), optionally with foreground shapes on their own paths, and averaged;
then follow clipping, shot and read noise, the tone curve and JPEG. The target is the sharp picture
at the densest point of the path, so both are aligned without registration.

Paths follow the random motion of Boracchi and Foi, "Modeling the performance of image restoration
from motion blur" (IEEE TIP 2012): a velocity with inertia, a pull, and sudden shakes. Order and
strength of the degradations follow Rim et al., "Realistic blur synthesis for learning image
deblurring" (ECCV 2022).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.arrays import Floats, Pixels, to_linear


@dataclass(frozen=True)
class SynthConfig:
    """Properties of the synthetic motion and sensor. Shares are 0..1."""

    size_px: int = 256
    """Height and width of the pairs."""
    sharp_share: float = 0.08
    """Pairs without motion, which teach the net to do no harm."""
    shallow_share: float = 0.1
    """Pairs with a part out of focus in both halves: that blur is intended and must stay."""
    moving_share: float = 0.35
    """Pairs with one to three foreground shapes on their own paths."""
    mean_px: float = 12.0
    """Mean length of the camera path; short paths are the most frequent."""
    longest_px: float = 44.0
    """Maximum length of a path."""
    stored_share: float = 0.4
    """Pairs averaged in stored values instead of linear light, as in some datasets (GoPro's
    `blur`)."""
    smooth_share: float = 0.6
    """Nearly straight paths, as in most short handheld exposures; the others wander and shake."""
    noise_share: float = 0.7
    noise: float = 1.0
    """Strength of the noise: 1 ranges from clean to ISO 6400, in linear light."""
    jpeg_share: float = 0.4
    saturation_share: float = 0.3


def camera_path(
    rng: np.random.Generator, steps: int, length_px: float, *, smooth: bool = False
) -> Floats:
    """Return positions (steps, 2) in pixels along a random path of this arc length.

    `smooth`: a slightly curved path with slowly changing speed; otherwise a wandering one that may
    shake.
    """
    points = _smooth_path(rng) if smooth else _random_walk_path(rng)
    arc = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    points *= length_px / max(arc, 1e-6)
    at = np.linspace(0, len(points) - 1, steps)
    grid = np.arange(len(points))
    return np.stack([np.interp(at, grid, points[:, k]) for k in (0, 1)], axis=1).astype(np.float32)


_FINE = 64
"""Number of points at which a path is computed."""


def _smooth_path(rng: np.random.Generator) -> NDArray[np.float64]:
    time = np.linspace(-0.5, 0.5, _FINE)[:, None]
    velocity, bend, twist = rng.normal(size=(3, 2)) * [[1.0], [0.7], [0.7]]
    return velocity * time + bend * time**2 + twist * time**3


def _random_walk_path(rng: np.random.Generator) -> NDArray[np.float64]:
    velocity = rng.normal(size=2)
    inertia = rng.uniform(0.7, 0.99)
    pull = rng.uniform(0.0, 0.12)
    shake = rng.uniform(0.0, 0.06) if rng.random() < 0.4 else 0.0
    position = np.zeros(2)
    points = np.empty((_FINE, 2))
    for i in range(_FINE):
        points[i] = position
        jerk = rng.normal(size=2) * (1 - inertia) * 2.0 - pull * position / 8.0
        if rng.random() < shake:
            jerk += rng.normal(size=2) * 2.5
        velocity = inertia * velocity + jerk
        position = position + velocity
    return points


def _poses(
    rng: np.random.Generator, steps: int, length_px: float, size_px: int, smooth_share: float
) -> Floats:
    """Return affine matrices (steps, 2, 3) along a path, the identity where it is densest.

    Not at mid-exposure: most of the blur is where the path lingers, and with a target elsewhere the
    net would have to guess a shift. With the pose at mid-exposure one pair in three was shifted,
    with this one (of least distance to all others) one in eight.
    """
    # No random number is drawn if the share is 0, so that older pools stay reproducible.
    smooth = smooth_share > 0 and rng.random() < smooth_share
    shift = camera_path(rng, steps, length_px, smooth=smooth)
    rolls = rng.random() < 0.6
    # At the edge of the picture a roll moves pixels by angle * size / 2.
    angle = camera_path(rng, steps, 1.0)[:, 0]
    angle *= rng.uniform(0.0, 0.6) * length_px / size_px if rolls else 0.0
    zoom = camera_path(rng, steps, 1.0)[:, 0]
    zoom *= rng.uniform(0.0, 0.5) * length_px / size_px if rng.random() < 0.25 else 0.0
    apart = np.linalg.norm(shift[:, None] - shift[None], axis=2)
    densest = int(apart.sum(axis=1).argmin())
    shift, angle, zoom = (track - track[densest] for track in (shift, angle, zoom))
    centre = rng.uniform(-0.5, 1.5, size=2) * size_px
    cos = np.cos(angle) * (1 + zoom)
    sin = np.sin(angle) * (1 + zoom)
    poses = np.empty((steps, 2, 3), np.float32)
    poses[:, 0, 0], poses[:, 0, 1] = cos, -sin
    poses[:, 1, 0], poses[:, 1, 1] = sin, cos
    linear = poses[:, :, :2]
    poses[:, :, 2] = centre - linear @ centre + shift
    return poses


def _shape_mask(rng: np.random.Generator, size_px: int) -> Floats:
    """Return the soft mask (size, size) of a random foreground shape, in 0..1."""
    from engine.core.opencv import cv2

    corners = int(rng.integers(5, 12))
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = rng.uniform(0.08, 0.42) * size_px * rng.uniform(0.6, 1.3, corners)
    centre = rng.uniform(0.1, 0.9, 2) * size_px
    stretch = rng.uniform(0.5, 1.6)
    points = np.stack(
        [centre[0] + radius * np.cos(turn) * stretch, centre[1] + radius * np.sin(turn) / stretch],
        axis=1,
    )
    mask = np.zeros((size_px, size_px), np.float32)
    cv2.fillPoly(mask, [np.round(points).astype(np.int32)], 1.0)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), rng.uniform(0.6, 2.5)), np.float32)


def _average(frames: list[Floats], poses: Floats, flags: int) -> Floats:
    """Return the mean of `frames[0]` warped by each pose; further ones are RGBA layers in front."""
    from engine.core.opencv import cv2

    size = frames[0].shape[1], frames[0].shape[0]
    total = np.zeros_like(frames[0][..., :3])
    for step in range(poses.shape[1]):
        picture = cv2.warpAffine(
            frames[0], poses[0, step], size, flags=flags, borderMode=cv2.BORDER_REFLECT_101
        )
        for layer, pose in zip(frames[1:], poses[1:], strict=True):
            moved = cv2.warpAffine(layer, pose[step], size, flags=cv2.INTER_LINEAR)
            picture = picture * (1 - moved[..., 3:]) + moved[..., :3]
        total += picture
    return total / poses.shape[1]


def _expose(
    sharp: Floats, other: Floats, rng: np.random.Generator, config: SynthConfig
) -> tuple[Floats, Floats]:
    """Return (blurred, target), both float32 in linear light, same shape."""
    from engine.core.opencv import cv2

    size_px = sharp.shape[0]
    # Mostly 3 to 24 px, seldom up to the longest: a gamma distribution cut off there.
    length = min(float(rng.gamma(2.0, config.mean_px / 2)), config.longest_px)
    layers: list[Floats] = [sharp]
    lengths = [length]
    if rng.random() < config.moving_share:
        for _ in range(int(rng.integers(1, 4))):
            mask = _shape_mask(rng, size_px)[..., None]
            layers.append(np.concatenate([other * mask, mask], axis=2))
            lengths.append(min(float(rng.gamma(2.0, config.mean_px * 0.6)), config.longest_px))
            other = np.ascontiguousarray(np.rot90(other, int(rng.integers(4)))[:, ::-1])
    # Sub-frames at most about a pixel apart, or the blur becomes a row of ghosts.
    steps = int(np.clip(np.ceil(max(lengths)) + 1, 7, 45)) | 1
    poses = np.stack([_poses(rng, steps, one, size_px, config.smooth_share) for one in lengths])
    if len(layers) > 1 and rng.random() < 0.3:
        poses[0] = np.eye(2, 3, dtype=np.float32)  # a camera on a tripod, things move
    target = sharp
    for layer in layers[1:]:
        target = target * (1 - layer[..., 3:]) + layer[..., :3]
    return _average(layers, poses, cv2.INTER_CUBIC), target


def disc_kernel(radius_px: float) -> Floats:
    """Return how a lens out of focus draws a point: a disc with a soft edge, whose sum is 1."""
    reach = int(np.ceil(radius_px)) + 1
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = np.clip(radius_px + 0.5 - np.hypot(rows, columns), 0, 1)
    return np.asarray(disc / disc.sum(), np.float32)


def _defocus(sharp: Floats, rng: np.random.Generator) -> Floats:
    """Return the picture in linear light with all, or all but a shape, out of focus.

    It is not the blur of a motion.
    """
    from engine.core.opencv import cv2

    disc = disc_kernel(float(rng.uniform(1.0, 9.0)))
    far = cv2.filter2D(sharp, -1, disc, borderType=cv2.BORDER_REFLECT_101)
    if rng.random() < 0.25:
        return np.asarray(far, np.float32)
    near = _shape_mask(rng, sharp.shape[0])[..., None]
    near = 1 - near if rng.random() < 0.3 else near
    return np.asarray(near * sharp + (1 - near) * far, np.float32)


def _simulate_sensor(
    linear: Floats, gamma: float, rng: np.random.Generator, config: SynthConfig
) -> Pixels:
    """Return what a camera stores: noise, clipping, tone curve, 8 bits, JPEG."""
    from engine.core.opencv import cv2

    if rng.random() < config.noise_share:
        # Variance = shot * signal + read^2, in linear light; log-uniform from clean to ISO 6400.
        shot = 10 ** rng.uniform(-4.5, -2.4) * config.noise**2
        read = 10 ** rng.uniform(-3.6, -2.1) * config.noise
        grain = rng.standard_normal(linear.shape, np.float32)
        if rng.random() < 0.4:  # demosaicing and in-camera denoising make noise coarse
            grain = cv2.GaussianBlur(grain, (0, 0), rng.uniform(0.4, 0.9)) * 1.6
        linear = linear + grain * np.sqrt(np.maximum(linear, 0) * shot + read**2)
    stored = np.clip(linear, 0, 1) ** (1 / gamma)
    pixels = np.round(stored * 255).astype(np.uint8)
    if rng.random() < config.jpeg_share:
        options = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(60, 98))]
        if rng.random() < 0.5:
            options += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444]
        _, data = cv2.imencode(".jpg", pixels, options)
        pixels = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return pixels


def degrade(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Return a picture (H, W, 3) uint8 with noise added in linear light, and JPEG artefacts."""
    linear = to_linear(pixels, 2.2)
    return _simulate_sensor(
        linear, 2.2, rng, SynthConfig(noise_share=0.75, noise=0.5, jpeg_share=0.5)
    )


def crop_with_detail(photo: Pixels, rng: np.random.Generator, size_px: int) -> Pixels:
    """Return a random square with detail, uint8 (size_px, size_px, 3), at full or reduced scale."""
    from engine.core.opencv import cv2

    shortest = min(photo.shape[:2])
    scale = 1.0 if rng.random() < 0.35 else rng.uniform(0.45, 1.0)
    scale = max(scale, size_px / shortest)
    window = min(int(np.ceil(size_px / scale)), shortest)
    best: Pixels | None = None
    for _ in range(3):  # the first of three with detail: flat sky teaches nothing
        top = int(rng.integers(photo.shape[0] - window + 1))
        left = int(rng.integers(photo.shape[1] - window + 1))
        best = photo[top : top + window, left : left + window]
        if best[::4, ::4].std() > 20:
            break
    assert best is not None
    return np.asarray(cv2.resize(best, (size_px, size_px), interpolation=cv2.INTER_AREA), np.uint8)


def make_pair(
    photo: Pixels, other: Pixels, rng: np.random.Generator, config: SynthConfig
) -> tuple[Pixels, Pixels]:
    """Return (blurred, sharp), both uint8 (size_px, size_px, 3), from sharp photos.

    `other` is the texture of moving foreground shapes. Deterministic for a given generator state.
    """
    # Warping brings in pixels from outside the crop: work on a larger square, use its centre.
    margin = 48
    outer = config.size_px + 2 * margin
    crop = crop_with_detail(photo, rng, outer)
    gamma = 2.2 if rng.random() < 0.75 else float(rng.uniform(1.8, 2.6))
    if rng.random() < config.stored_share:
        gamma = 1.0
    exposure = np.float32(rng.uniform(0.55, 1.1))
    sharp = to_linear(crop, gamma) * exposure
    if rng.random() < config.saturation_share:
        # Clipped highlights were brighter than stored: restore some of their light.
        bright = sharp.max(axis=2, keepdims=True)
        sharp = sharp * (1 + np.clip((bright - 0.75) / 0.25, 0, 1) * rng.uniform(0.3, 4.0))
    # As with `smooth_share`, no random number is drawn if the share is 0.
    if config.shallow_share > 0 and rng.random() < config.shallow_share:
        sharp = _defocus(sharp, rng)
    if rng.random() < config.sharp_share:
        blurred, target = sharp, sharp
        if rng.random() < 0.6:  # most sharp photos are also clean
            config = replace(config, noise_share=0.0, jpeg_share=0.2)
    else:
        texture = to_linear(crop_with_detail(other, rng, outer), gamma) * exposure
        blurred, target = _expose(sharp, texture, rng, config)
    cut = slice(margin, margin + config.size_px)
    stored = np.clip(target[cut, cut], 0, 1) ** (1 / gamma)
    return (
        _simulate_sensor(np.ascontiguousarray(blurred[cut, cut]), gamma, rng, config),
        np.round(stored * 255).astype(np.uint8),
    )
