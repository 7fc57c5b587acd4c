"""Fit the weights of `engine.quality.triage.assess` on photos and pairs, and report its accuracy on
others.

    .venv/bin/python packaging/fit_triage.py --photos TRAIN VAL --pairs TRAIN VAL
    .venv/bin/python packaging/fit_triage.py --photos TRAIN VAL --pairs TRAIN VAL --blur-only \\
        --more-pairs TRAIN

Photos are folders of sharp pictures, from which motion, defocus and noise are made; pairs are
folders with `blur` and `sharp`. The first of each is fitted on, the second only measured on. Prints
the constants to be put into engine/quality/triage.py, and precision and recall.

With --blur-only the second question alone: motion or out of focus? Of each photo a straight motion
and one of a hand (6 to 40 pixels) and a disc (2 to 10 pixels' radius) are made, as by the bench of
the triage, and the blurred pictures of the pairs are motion.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2  # noqa: TID253 - a script
import numpy as np
from scipy.optimize import minimize

from engine.images import read_image
from engine.quality.triage import LABELS, SURE, SURE_SHARP, measure
from trainer.data.synthesis import SynthConfig, camera_path, disc_kernel, make_pair

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "bench"))
from _made import defocused, moved, straight

MADE_PX = 448
"""Side of the pictures made by trainer.data.synthesis."""
RIDGE = 1e-4
BLUR_RIDGE = 1e-3
REAL_WEIGHT = 5
"""Weight of real pairs in the fit: there are few."""


def made(paths: list[Path], seed: int) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield (source, label, pixels) made from sharp photos: four kinds of each."""
    rng = np.random.default_rng(seed)
    shaken = SynthConfig(MADE_PX, sharp_share=0, moving_share=0.15, mean_px=14, noise=0.4)
    still = SynthConfig(MADE_PX, sharp_share=1, noise=0.4)
    grainy = SynthConfig(MADE_PX, sharp_share=1)
    for path, other in zip(paths, [*paths[1:], paths[0]], strict=True):
        photo, texture = read_image(path).pixels, read_image(other).pixels
        yield "photos", "sharp", photo
        for _ in range(4):  # short paths are no blur worth the name
            blurred, sharp = make_pair(photo, texture, rng, shaken)
            if _loss_of_detail(blurred, sharp) > 0.25:
                yield "made", "motion", blurred
                break
        like, clean = make_pair(photo, texture, rng, still)
        yield "made", "sharp", like
        soft = _defocused(clean if rng.random() < 0.5 else photo, rng)
        yield "made", "defocus", _stored(soft, rng)
        base = make_pair(photo, texture, rng, grainy)[1] if rng.random() < 0.5 else photo
        sigma = 10 ** rng.uniform(0.95, 1.6)
        grain = rng.standard_normal(base.shape, np.float32) * sigma
        if rng.random() < 0.4:
            grain = cv2.GaussianBlur(grain, (0, 0), rng.uniform(0.4, 0.8)) * 1.5
        yield "made", "noisy", np.clip(base + grain, 0, 255).astype(np.uint8)


def _loss_of_detail(blurred: np.ndarray, sharp: np.ndarray) -> float:
    """Return the share of the gradient that the blur removed, ignoring noise."""
    before, after = (
        np.abs(np.diff(p[..., 1].astype(np.float32), axis=1)).mean()
        for p in (sharp, cv2.GaussianBlur(blurred, (0, 0), 0.7))
    )
    return float(1 - after / max(before, 1e-6))


def _defocused(photo: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the photo out of focus: blurred by a disc of 2 to 10 pixels radius."""
    disc = disc_kernel(10 ** rng.uniform(0.3, 1.0))
    gamma = 2.2 if rng.random() < 0.6 else 1.0
    light = (photo.astype(np.float32) / 255) ** gamma
    light = cv2.filter2D(light, -1, disc, borderType=cv2.BORDER_REFLECT)
    return np.clip(light, 0, 1) ** (1 / gamma) * 255


def _stored(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    picture = picture + rng.standard_normal(picture.shape, np.float32) * rng.uniform(0, 4)
    pixels = np.clip(picture + 0.5, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(70, 98))]
        pixels = cv2.imdecode(cv2.imencode(".jpg", pixels, quality)[1], cv2.IMREAD_COLOR)
    return pixels


def pairs(folder: Path) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield both pictures of each real pair."""
    for label, name in (("motion", "blur"), ("sharp", "sharp")):
        for path in sorted((folder / name).iterdir()):
            yield "pairs", label, read_image(path).pixels


def table(
    photos: Path, pair: Path, seed: int, every: int
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return features (N, F), labels (N,) and sources of all pictures."""
    rows, labels, sources = [], [], []
    paths = sorted(p for p in photos.iterdir() if p.suffix == ".jpg")[::every]
    for source, label, pixels in (*made(paths, seed), *pairs(pair)):
        found = measure(pixels)
        if found is not None:
            rows.append(found.features)
            labels.append(LABELS.index(label))
            sources.append(source)
    return np.array(rows), np.array(labels), sources


def blurred(photos: Path, folders: list[Path], seed: int) -> tuple[np.ndarray, ...]:
    """Return features (N, F), whether each is out of focus (N,), and whether it is real (N,)."""
    rng = np.random.default_rng(seed)
    rows, soft, real = [], [], []

    def add(pixels: np.ndarray, *, out_of_focus: bool, is_real: bool) -> None:
        if (found := measure(pixels)) is not None:
            rows.append(found.features)
            soft.append(out_of_focus)
            real.append(is_real)

    for path in sorted(p for p in photos.iterdir() if p.suffix == ".jpg"):
        photo = read_image(path).pixels
        lengths = 10 ** rng.uniform(0.78, 1.6, 2)
        for way in (
            straight(lengths[0], rng.uniform(0, 180)),
            camera_path(rng, 400, lengths[1], smooth=rng.random() < 0.5),
        ):
            add(moved(photo, way, rng), out_of_focus=False, is_real=False)
        disc = defocused(photo, 10 ** rng.uniform(0.3, 1), rng)
        add(disc, out_of_focus=True, is_real=False)
    for folder in folders:
        for _, label, pixels in pairs(folder):
            if label == "motion":
                add(pixels, out_of_focus=False, is_real=True)
    return np.array(rows), np.array(soft), np.array(real)


def fit_blur(x: np.ndarray, soft: np.ndarray, real: np.ndarray) -> np.ndarray:
    """Return weights (F + 1,) for raw features: log odds of out of focus against motion."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    rows = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    weight = np.where(real, REAL_WEIGHT, np.where(soft, 2, 1)).astype(float)
    weight /= weight.sum()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = rows @ w
        value = (weight * (np.logaddexp(0, z) - soft * z)).sum() + BLUR_RIDGE / 2 * (w @ w)
        slope = rows.T @ (weight * (1 / (1 + np.exp(-z)) - soft)) + BLUR_RIDGE * w
        return value, slope

    start = np.zeros(rows.shape[1])
    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 5000}).x
    slopes = w[:-1] / spread
    return np.append(slopes, w[-1] - mean @ slopes).round(3)


def tell_blur(title: str, x: np.ndarray, soft: np.ndarray, weights: np.ndarray) -> None:
    """Print how often each of the two is called what."""
    share = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
    for name, part in (("motion", share[~soft]), ("out of focus", share[soft])):
        told = {bar: int(np.sum(part >= bar)) for bar in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)}
        say(f"{title}: {name}, {len(part)} pictures; at least so sure of out of focus: {told}")


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """Return weights (F + 1, 4) of a multinomial logistic model."""
    x = np.hstack([x, np.ones((len(x), 1))])
    target, weight = np.eye(len(LABELS))[y], weight / weight.sum()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(x.shape[1], -1)
        odds = likely(x @ w)
        value = -(weight * np.log((odds * target).sum(axis=1) + 1e-12)).sum()
        slope = x.T @ ((odds - target) * weight[:, None]) + ridge * w
        return value + ridge / 2 * np.square(w).sum(), slope.ravel()

    start = np.zeros(x.shape[1] * len(LABELS))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 3000})
    return found.x.reshape(x.shape[1], -1)


def likely(logits: np.ndarray) -> np.ndarray:
    """Return the probability of each label (N, 4)."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def folded(x: np.ndarray, y: np.ndarray, real: np.ndarray) -> np.ndarray:
    """Return weights (4, F + 1) for raw features, fitted on standardized ones.

    `real` (N,) is true for pictures of real pairs.
    """
    mean, spread = x.mean(axis=0), x.std(axis=0)
    weight = np.where(real, REAL_WEIGHT, 1) / np.bincount(y)[y]
    w = fit((x - mean) / spread, y, weight, RIDGE)
    slopes = w[:-1] / spread[:, None]
    return np.vstack([slopes, w[-1] - mean @ slopes]).T.round(3)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def tell(title: str, x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> None:
    """Print precision and recall of each label; unsure pictures count for none."""
    odds = likely(x @ weights[:, :-1].T + weights[:, -1])
    for bar in (SURE, SURE_SHARP):
        said = np.where(odds.max(axis=1) < bar, -1, odds.argmax(axis=1))
        say(f"{title}, {len(y)} pictures, threshold {bar}; unsure {np.mean(said < 0):.1%}")
        for k, label in enumerate(LABELS):
            if not np.any(y == k):
                continue
            right = np.sum((said == k) & (y == k))
            precision, recall = right / max(1, np.sum(said == k)), right / max(1, np.sum(y == k))
            say(f"  {label:8} precision {precision:.3f}  recall {recall:.3f}  of {np.sum(y == k)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", nargs=2, type=Path, required=True, metavar=("TRAIN", "VAL"))
    parser.add_argument("--pairs", nargs=2, type=Path, required=True, metavar=("TRAIN", "VAL"))
    parser.add_argument("--every", type=int, default=1, help="use only every n-th photo")
    parser.add_argument("--save", type=Path, help="save the features to this .npz")
    parser.add_argument("--blur-only", action="store_true", help="motion or out of focus?")
    parser.add_argument("--more-pairs", action="append", type=Path, default=[], metavar="TRAIN")
    args = parser.parse_args()
    if args.blur_only:
        x, soft, real = blurred(args.photos[0], [args.pairs[0], *args.more_pairs], 1)
        blur = fit_blur(x, soft, real)
        say(f"_BLUR_WEIGHTS = np.array({blur.tolist()})")
        tell_blur("fitted on", x, soft, blur)
        x, soft, _ = blurred(args.photos[1], [args.pairs[1]], 2)
        tell_blur("kept apart", x, soft, blur)
        return
    x, y, sources = table(args.photos[0], args.pairs[0], 1, args.every)
    held_x, held_y, held_sources = table(args.photos[1], args.pairs[1], 2, 1)
    weights = folded(x, y, np.array(sources) == "pairs")
    say(f"_WEIGHTS = np.array({weights.tolist()})")
    tell("fitted on", x, y, weights)
    tell("kept apart", held_x, held_y, weights)
    real = np.array(held_sources) == "pairs"
    tell("kept apart, real pairs only", held_x[real], held_y[real], weights)
    if args.save:
        np.savez(args.save, x=x, y=y, s=sources, hx=held_x, hy=held_y, hs=held_sources)


if __name__ == "__main__":
    main()
