"""The pool of training pairs on disk, and the batches cut from it.

Synthesis costs tens of milliseconds a pair and would starve the training step, so pairs are made
once, in shards `(512, 2, S, S, 3)` uint8 RGB (axis 1: blurred, sharp), and every batch cuts, flips
and turns crops from memory-mapped shards. A batch depends on the seed and the step alone: a run
that resumes sees exactly what an unbroken one would have seen, as long as the pool stays the same.

Room: trainer, numpy; cv2 inside functions.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import PairError
from trainer.synth import SynthConfig, make_pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

SHARD_PAIRS = 512
MOST_SHIFT_PX = 3.0
"""Strong uneven blur moves the peak of the phase correlation by a pixel or two all by itself."""
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"}


def find_pictures(folder: Path) -> list[Path]:
    """Return the pictures directly in this folder, sorted by name; PairError for none."""
    found = sorted(p for p in folder.glob("*") if p.suffix.lower() in PICTURES)
    if not found:
        raise PairError(f"No pictures in {folder}.", "Name a folder that holds photos.")
    return found


@lru_cache(maxsize=400)
def read_rgb(path: Path) -> Pixels:
    """Return the picture as uint8 (H, W, 3) RGB; PairError where it cannot be read."""
    import cv2

    data = np.frombuffer(path.read_bytes(), np.uint8)
    pixels = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if pixels is None:
        raise PairError(f"{path} cannot be read.", "Remove it or replace it by a good copy.")
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)


def _save_shard(pairs: Pixels, target: Path) -> None:
    part = target.with_suffix(".part")
    with part.open("wb") as file:
        np.save(file, pairs)
    os.replace(part, target)


def _synth_shard(photos: Sequence[Path], target: Path, seed: int, config: SynthConfig) -> Path:
    import cv2

    cv2.setNumThreads(1)  # one process a core already
    rng = np.random.default_rng([seed, int(target.stem.rsplit("-", 1)[1])])
    pairs = np.empty((SHARD_PAIRS, 2, config.size_px, config.size_px, 3), np.uint8)
    for pair in pairs:
        one, other = rng.integers(len(photos), size=2)
        pair[0], pair[1] = make_pair(read_rgb(photos[one]), read_rgb(photos[other]), rng, config)
    _save_shard(pairs, target)
    return target


def build_synth_pool(
    photos: Sequence[Path],
    folder: Path,
    shards: int,
    *,
    seed: int = 0,
    workers: int = 1,
    config: SynthConfig | None = None,
) -> Iterator[Path]:
    """Make the shards `synth-0000.npy` ... still missing in `folder`; yield each as done."""
    config = config or SynthConfig()
    folder.mkdir(parents=True, exist_ok=True)
    missing = [path for i in range(shards) if not (path := folder / f"synth-{i:04d}.npy").exists()]
    # Not forked: OpenCV's threads do not survive a fork, and the child hangs in its first call.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_synth_shard, photos, path, seed, config) for path in missing]
        for job in jobs:
            yield job.result()


def find_pairs(root: Path) -> list[tuple[Path, Path]]:
    """Return (blurred, sharp) paths of a folder with `blur/` and `sharp/`, matched by stem."""
    sharp = {p.stem: p for p in find_pictures(root / "sharp")}
    pairs = [(p, sharp[p.stem]) for p in find_pictures(root / "blur") if p.stem in sharp]
    if not pairs:
        raise PairError(f"No pair in {root}.", "Files in blur/ and sharp/ must share their names.")
    return pairs


def pair_shift(blurred: Pixels, sharp: Pixels) -> tuple[float, float]:
    """Return by how many pixels (x, y) `blurred` lies beside `sharp`, by phase correlation."""
    import cv2

    grey = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY).astype(np.float32) for p in (blurred, sharp)]
    window = cv2.createHanningWindow(grey[0].shape[::-1], cv2.CV_32F)
    (x, y), _ = cv2.phaseCorrelate(grey[1], grey[0], window)
    return float(x), float(y)


def build_real_pool(
    pairs: Sequence[tuple[Path, Path]], folder: Path, crops_per_pair: int, *, size_px: int = 256
) -> int:
    """Cut real pairs into shards `real-0000.npy` ...; return how many crops were left out.

    A crop whose two halves are shifted by more than `MOST_SHIFT_PX` would teach the net to shift or
    to smear, so it is left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    kept: list[Pixels] = []
    left_out = 0
    for blurred_path, sharp_path in pairs:
        blurred, sharp = read_rgb(blurred_path), read_rgb(sharp_path)
        for _ in range(crops_per_pair):
            top = int(rng.integers(blurred.shape[0] - size_px + 1))
            left = int(rng.integers(blurred.shape[1] - size_px + 1))
            cut = np.s_[top : top + size_px, left : left + size_px]
            if max(map(abs, pair_shift(blurred[cut], sharp[cut]))) > MOST_SHIFT_PX:
                left_out += 1
            else:
                kept.append(np.stack([blurred[cut], sharp[cut]]))
    for i in range(0, len(kept), SHARD_PAIRS):
        _save_shard(
            np.stack(kept[i : i + SHARD_PAIRS]), folder / f"real-{i // SHARD_PAIRS:04d}.npy"
        )
    return left_out


@dataclass(frozen=True)
class Batch:
    """Blurred and sharp, both uint8 (N, S, S, 3) RGB."""

    blurred: Pixels
    sharp: Pixels


class PairPool:
    """Random crops of the pairs in a pool folder, the same for the same seed and step.

    `real_share` of each batch comes from the `real-*` shards where there are any.
    """

    def __init__(self, folder: Path, *, real_share: float = 0.2, seed: int = 0) -> None:
        self._kinds = {
            kind: [np.load(p, mmap_mode="r") for p in sorted(folder.glob(f"{kind}-*.npy"))]
            for kind in ("synth", "real")
        }
        if not self._kinds["synth"]:
            raise PairError(
                f"No shards in {folder}.", "Make the pool first: python -m trainer pool"
            )
        self._real_share = real_share if self._kinds["real"] else 0.0
        self._seed = seed

    def __len__(self) -> int:
        return sum(len(shard) for shards in self._kinds.values() for shard in shards)

    def batch(self, step: int, count: int, crop_px: int) -> Batch:
        """Return `count` crops of `crop_px`, flipped and turned at random, for this step."""
        rng = np.random.default_rng([self._seed, step])
        out = np.empty((2, count, crop_px, crop_px, 3), np.uint8)
        for i in range(count):
            shards = self._kinds["real" if rng.random() < self._real_share else "synth"]
            shard = shards[int(rng.integers(len(shards)))]
            pair = shard[int(rng.integers(len(shard)))]
            top, left = rng.integers(pair.shape[1] - crop_px + 1, size=2)
            cut = pair[:, top : top + crop_px, left : left + crop_px]
            cut = np.rot90(cut, int(rng.integers(4)), axes=(1, 2))
            if rng.random() < 0.5:
                cut = cut[:, :, ::-1]
            if rng.random() < 0.3:  # colours swapped: as if the light were another
                cut = cut[..., rng.permutation(3)]
            out[:, i] = cut
        return Batch(out[0], out[1])

    def batches(self, first: int, count: int, crop_px: int) -> Iterator[Batch]:
        """Yield the batches from step `first` on, made two ahead in a thread of their own."""
        ready: queue.Queue[Batch] = queue.Queue(maxsize=2)
        stop = threading.Event()

        def produce() -> None:
            step = first
            while not stop.is_set():
                batch = self.batch(step, count, crop_px)
                while not stop.is_set():
                    try:
                        ready.put(batch, timeout=0.2)
                        break
                    except queue.Full:
                        continue
                step += 1

        thread = threading.Thread(target=produce, name="training batches", daemon=True)
        thread.start()
        try:
            while True:
                yield ready.get()
        finally:
            stop.set()
            thread.join()
