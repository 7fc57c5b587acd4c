"""Batches drawn from the pool: crops, flips, rotations and colour changes.

A batch depends only on the pool, the seed and the step, so a resumed run sees exactly what an
uninterrupted one would have seen. On several machines each makes its own share of the batch.
"""

from __future__ import annotations

import bisect
import itertools
import queue
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import PairError
from trainer.arrays import Pixels
from trainer.config import TrainConfig
from trainer.data.pool import KINDS, crops_per_picture
from trainer.data.synthesis import degrade

_GREY = np.array([0.299, 0.587, 0.114], np.float32)

_ENLARGED = (0.2, 1.3)
"""`enlarge_share`: by which power of two, 1.15 to 2.5 times."""

_SOFTNESS = (0.2, 0.5)
"""Standard deviation of the Gaussian then, in pixels of the crop as it was."""


@dataclass(frozen=True)
class Batch:
    """Blurred and sharp crops, uint8 (N, S, S, 3) RGB, and the teacher's outputs.

    `soft` is uint8 (N, S, S, 3) or None; it is valid where `has_soft` (N,) is true.
    """

    blurred: Pixels
    sharp: Pixels
    soft: Pixels | None = None
    has_soft: NDArray[np.bool_] | None = None


class PairPool:
    """Random crops of the pairs in a pool folder.

    `real_share` of each batch comes from `real-*`, `reblurred-*` and `taught-*`, if there are
    others; with `config.epochs` every pair is seen once per epoch instead. `get_soft` returns the
    teacher's output for a whole blurred crop, uint8 (S, S, 3), or None.
    """

    def __init__(
        self,
        folder: Path,
        config: TrainConfig,
        get_soft: Callable[[Pixels], Pixels | None] | None = None,
    ) -> None:
        shards = {
            kind: [_open(path) for path in sorted(folder.glob(f"{kind}-*.npy"))] for kind in KINDS
        }
        general = shards["synth"] + shards["kept"]
        specific = shards["real"] + shards["reblurred"] + shards["taught"]
        self._kinds = [_Shards(general), _Shards(specific)]
        self._epoch_crops = sum(
            sum(map(len, some)) / crops_per_picture(folder, kind) for kind, some in shards.items()
        )
        if not len(self):
            raise PairError(
                "No shards in {folder}.", "Make a pool first: deblur-train pool", folder=folder
            )
        sizes = {shard.shape[2] for some in shards.values() for shard in some if len(shard)}
        if min(sizes) < max(config.crop_px):
            raise PairError(
                "The pool has pairs of {size_px} px; crops of {crop_px} px do not fit.",
                "Use smaller crops, or make a new pool.",
                size_px=min(sizes),
                crop_px=max(config.crop_px),
            )
        share = config.real_share if self._kinds[1] else 0.0
        self._real_share = share if self._kinds[0] else 1.0
        self._config = config
        self._get_soft = get_soft

    def __len__(self) -> int:
        return sum(map(len, self._kinds))

    def blurred(self) -> Iterator[Pixels]:
        """Yield the blurred half of every pair, uint8 (S, S, 3)."""
        for pairs in reversed(self._kinds):  # real ones first: they teach most
            for at in range(len(pairs)):
                yield pairs[at][0]

    def epoch_steps(self, config: TrainConfig, epochs: int = 1) -> int:
        """Return the number of steps in this many epochs, also if the crop size changes.

        An epoch takes as many crops as there are pictures in the pool; each synthetic pair counts
        as one.
        """
        begins = [*config.crop_from, 1.0]
        mean_count = sum(
            (end - begin) * config.count_of(size)
            for size, begin, end in zip(config.crop_px, begins, begins[1:], strict=False)
        )
        return max(1, int(epochs * self._epoch_crops / mean_count))

    def batch(
        self, step: int, config: TrainConfig | None = None, *, rank: int = 0, ranks: int = 1
    ) -> Batch:
        """Return this rank's share of the crops of a step, augmented at random.

        `config`: the current settings; the number of steps, which may be determined after the pool
        was opened, decides when the crop size changes.
        """
        config = config or self._config
        size, count = config.crop(step)
        before = _crops_before(config, step) if config.epochs else 0
        mine = range(rank, count, ranks)
        out = np.empty((3, len(mine), size, size, 3), np.uint8)
        has_soft = np.zeros(len(mine), bool)
        for row, number in enumerate(mine):
            rng = np.random.default_rng([self._config.seed, step, number])
            pair, is_real = self._choose(rng, before + number)
            halves: list[Pixels] = [pair[0], pair[1]]
            if self._get_soft is not None:
                soft = self._get_soft(pair[0])
                has_soft[row] = soft is not None
                if soft is not None:
                    halves.append(soft)
            crops = self._augment(rng, halves, size)
            if is_real and self._config.degrade_share > rng.random():
                crops[0] = degrade(np.ascontiguousarray(crops[0]), rng)
            for half, crop in zip(out[:, row], crops, strict=False):
                half[...] = crop
        if self._get_soft is None:
            return Batch(out[0], out[1])
        return Batch(out[0], out[1], out[2], has_soft)

    def _choose(self, rng: np.random.Generator, position: int) -> tuple[Pixels, bool]:
        """Return a pair, and whether its blur is real."""
        if self._config.epochs:
            epoch, place = divmod(position, len(self))
            order = np.random.default_rng([self._config.seed, epoch, 1 << 32])
            at = int(order.permutation(len(self))[place])
            synthetic = len(self._kinds[0])
            real = at >= synthetic
            return self._kinds[real][at - synthetic * real], real
        real = bool(rng.random() < self._real_share)
        pairs = self._kinds[real]
        return pairs[int(rng.integers(len(pairs)))], real

    def _augment(self, rng: np.random.Generator, halves: list[Pixels], size: int) -> list[Pixels]:
        config = self._config
        enlarge = config.enlarge_share > 0 and rng.random() < config.enlarge_share
        factor = 2 ** rng.uniform(*_ENLARGED) if enlarge else 1.0
        side = round(size / factor)
        top, left = (int(rng.integers(n - side + 1)) for n in halves[0].shape[:2])
        crops = [half[top : top + side, left : left + side] for half in halves]
        if enlarge:
            softness = factor * rng.uniform(*_SOFTNESS)
            crops = [_enlarged(crop, size, softness) for crop in crops]
        if config.flips:
            turns = int(rng.integers(4))
            crops = [np.rot90(crop, turns) for crop in crops]
            if rng.random() < 0.5:
                crops = [crop[:, ::-1] for crop in crops]
        if rng.random() < config.swap_colours:  # as under different light
            order = rng.permutation(3)
            crops = [crop[..., order] for crop in crops]
        if config.colour_jitter:
            change = rng.uniform(1 - config.colour_jitter, 1 + config.colour_jitter, 3)
            mean = float(crops[0].mean())
            crops = [_jitter(crop, change.astype(np.float32), mean) for crop in crops]
        return crops

    def batches(
        self,
        first: int,
        get_config: Callable[[], TrainConfig] | None = None,
        *,
        rank: int = 0,
        ranks: int = 1,
    ) -> Generator[Batch, None, None]:
        """Yield the batches from step `first` on, prefetched by a thread.

        `get_config` returns the current settings.
        """
        ready: queue.Queue[tuple[TrainConfig, Batch] | BaseException] = queue.Queue(maxsize=2)
        stop = threading.Event()
        current = get_config or (lambda: self._config)

        def offer(one: tuple[TrainConfig, Batch] | BaseException) -> None:
            while not stop.is_set():
                try:
                    ready.put(one, timeout=0.2)
                    return
                except queue.Full:
                    continue

        def produce() -> None:
            step = first
            try:
                while not stop.is_set():
                    config = current()
                    offer((config, self.batch(step, config, rank=rank, ranks=ranks)))
                    step += 1
            except BaseException as error:  # noqa: BLE001 - raised again in the consumer
                offer(error)

        thread = threading.Thread(target=produce, name="training batches", daemon=True)
        thread.start()
        try:
            for step in itertools.count(first):
                one = ready.get()
                if isinstance(one, BaseException):
                    raise one
                (made_for, batch), config = one, current()
                if made_for.crop(step) != config.crop(step):  # `steps` was determined meanwhile
                    batch = self.batch(step, config, rank=rank, ranks=ranks)
                yield batch
        finally:
            stop.set()
            thread.join()


def _crops_before(config: TrainConfig, step: int) -> int:
    """Return the number of crops in all steps before this one."""
    total, at = 0, step
    for since in reversed(config.crop_from):
        # The first step with this size, by the rule of config.crop.
        begin = bisect.bisect_left(range(at), since, key=lambda one: one / config.steps)
        total += (at - begin) * config.crop(begin)[1]
        at = begin
    return total


class _Shards:
    """The pairs of several shards as one sequence, so that all are drawn with equal probability.

    Drawing a shard first would show the few pairs of an incomplete last shard far more often.
    """

    def __init__(self, shards: list[Pixels]) -> None:
        self._shards = shards
        self._ends = np.cumsum([len(shard) for shard in shards], dtype=np.int64)

    def __len__(self) -> int:
        return int(self._ends[-1]) if self._shards else 0

    def __getitem__(self, at: int) -> Pixels:
        number = int(np.searchsorted(self._ends, at, side="right"))
        shard = self._shards[number]
        return np.asarray(shard[at - int(self._ends[number]) + len(shard)])


def _open(path: Path) -> Pixels:
    try:
        shard = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise PairError(
            "{path} is damaged: {error}",
            "Delete it; missing shards are made again.",
            path=path,
            error=error,
        ) from error
    if shard.ndim != 5 or shard.dtype != np.uint8 or shard.shape[1] != 2 or shard.shape[4] != 3:
        raise PairError(
            "{path} is not a shard of pairs.", "Delete it, or choose another pool.", path=path
        )
    return np.asarray(shard) if not shard.size else shard


def _enlarged(crop: Pixels, size: int, softness: float) -> Pixels:
    """Return the crop at (size, size), blurred by a Gaussian of `softness` pixels."""
    from engine.core.opencv import cv2

    large = cv2.resize(crop, (size, size), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.GaussianBlur(large, (0, 0), softness), np.uint8)


def _jitter(crop: Pixels, change: NDArray[np.float32], mean: float) -> Pixels:
    """Return the crop with another brightness, contrast and saturation."""
    values = (crop.astype(np.float32) - mean) * change[1] + mean
    grey = values @ _GREY
    values = (grey[..., None] + (values - grey[..., None]) * change[2]) * change[0]
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
