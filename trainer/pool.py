"""The pool of training pairs on disk: made once, cut from ever after.

Synthesis costs tens of milliseconds a pair and would starve the training step, so pairs are made
once, in shards `(512, 2, S, S, 3)` uint8 RGB (axis 1: blurred, sharp), named by what they hold:

    synth-0000.npy    made from sharp photos (trainer.synth)
    real-0000.npy     cut from pairs
    taught-0000.npy   cut from blurred photos alone; the second half is the teacher's result

A shard is complete or not there, so making a pool goes on where it was stopped.

Room: trainer, numpy; cv2 inside functions.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import PairError
from engine.events import Log, Progress, Work
from engine.images.files import atomic_file
from trainer.pair_align import measure_shift, to_grey
from trainer.pairs import Pair, load_pair, load_rgb
from trainer.synth import SynthConfig, make_pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

SHARD_PAIRS = 512
SIZE_PX = 256

KEPT_BYTES = 2_000_000_000
"""Of photos in memory while pairs are made of them, in all workers together: to read one takes
longer than to make a pair of it."""


def save_shard(pairs: Pixels, target: Path) -> None:
    """Write a shard atomically; PairError where the disk is full or the folder is read-only."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True) as file:
            np.save(file, pairs)
    except OSError as error:
        raise PairError(
            f"The pool cannot be written to {target.parent}: {error.strerror or error}.",
            f"A shard takes {pairs.nbytes / 1e6:.0f} MB. Make room, or name another folder.",
        ) from error


class KeptPhotos:
    """Photos by number; those used last stay in memory, up to `most_bytes` of them."""

    def __init__(self, paths: Sequence[Path], most_bytes: int) -> None:
        self.paths = paths
        self._most_bytes = most_bytes
        self._kept: dict[int, Pixels] = {}  # in the order of their last use

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, number: int) -> Pixels:
        photo = self._kept.pop(number, None)
        if photo is None:
            photo = load_rgb(self.paths[number])
        self._kept[number] = photo
        while sum(one.nbytes for one in self._kept.values()) > self._most_bytes:
            del self._kept[next(iter(self._kept))]
        return photo


def _synth_shard(
    photos: KeptPhotos, target: Path, count: int, seed: int, config: SynthConfig
) -> Path:
    import cv2

    cv2.setNumThreads(1)  # one process a core already
    rng = np.random.default_rng([seed, int(target.stem.rsplit("-", 1)[1])])
    pairs = np.empty((count, 2, config.size_px, config.size_px, 3), np.uint8)
    for pair in pairs:
        one, other = rng.integers(len(photos), size=2)
        pair[0], pair[1] = make_pair(photos[int(one)], photos[int(other)], rng, config)
    save_shard(pairs, target)
    return target


def add_synthetic(
    folder: Path,
    photos: Sequence[Path],
    pairs: int,
    *,
    seed: int = 0,
    workers: int = 1,
    config: SynthConfig | None = None,
) -> Work[None]:
    """Make the shards `synth-0000.npy` ... that are still missing; `pairs` in all."""
    config = config or SynthConfig()
    counts = [min(SHARD_PAIRS, pairs - at) for at in range(0, pairs, SHARD_PAIRS)]
    missing = {
        path: count
        for i, count in enumerate(counts)
        if not (path := folder / f"synth-{i:04d}.npy").exists()
    }
    if not missing:
        return
    yield Log(f"Making {sum(missing.values())} pairs from {len(photos)} sharp photos.")
    jobs = [(path, count, seed, config) for path, count in missing.items()]
    for done, _ in enumerate(_work_off(photos, jobs, workers), start=1):
        yield Progress(done, len(missing), "shards of made pairs")


_Job = tuple[Path, int, int, SynthConfig]


def _work_off(photos: Sequence[Path], jobs: Sequence[_Job], workers: int) -> Iterator[Path]:
    workers = min(workers, len(jobs))
    if workers <= 1:
        kept = KeptPhotos(photos, KEPT_BYTES)
        for job in jobs:
            yield _synth_shard(kept, *job)
        return
    # Not forked: OpenCV's threads do not survive a fork, and the child hangs in its first call.
    with ProcessPoolExecutor(
        workers,
        multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        initargs=(photos, KEPT_BYTES // workers),
    ) as pool:
        waiting = [pool.submit(_in_worker, *job) for job in jobs]
        try:
            for one in waiting:
                yield one.result()
        finally:
            pool.shutdown(cancel_futures=True)


_photos_of_worker: KeptPhotos | None = None


def _begin_worker(photos: Sequence[Path], most_bytes: int) -> None:
    global _photos_of_worker
    _photos_of_worker = KeptPhotos(photos, most_bytes)


def _in_worker(*job: Any) -> Path:  # noqa: ANN401 - a _Job
    assert _photos_of_worker is not None
    return _synth_shard(_photos_of_worker, *job)


def add_pairs(folder: Path, pairs: Sequence[Pair], crops: int, *, seed: int = 0) -> Work[int]:
    """Cut `crops` squares from every pair into the shards `real-*`; return how many were left out.

    A crop whose two halves are shifted would teach the net to shift or to smear, so it is left out.
    Pictures smaller than a crop are left out whole.
    """
    if (folder / "real-0000.npy").exists():
        return 0
    rng = np.random.default_rng(seed)
    shards = _Shards(folder, "real")
    left_out = 0
    for done, pair in enumerate(pairs, start=1):
        blurred, sharp = load_pair(pair)
        for cut in _cuts(blurred.shape, crops, rng):
            if measure_shift(to_grey(blurred[cut]), to_grey(sharp[cut])).is_real:
                left_out += 1
            else:
                shards.add(blurred[cut], sharp[cut])
        yield Progress(done, len(pairs), "pairs cut", item=pair.blurred.name)
    shards.close()
    return left_out


def add_taught(
    folder: Path,
    photos: Sequence[Path],
    teach: Callable[[Pixels], Pixels],
    crops: int,
    *,
    seed: int = 0,
) -> Work[None]:
    """Cut blurred photos into the shards `taught-*`, with the teacher's result as the target.

    `teach`: uint8 (N, H, W, 3) to the same.
    """
    if (folder / "taught-0000.npy").exists():
        return
    rng = np.random.default_rng(seed)
    shards = _Shards(folder, "taught")
    for done, path in enumerate(photos, start=1):
        photo = load_rgb(path)
        for cut in _cuts(photo.shape, crops, rng):
            shards.add(photo[cut], teach(np.ascontiguousarray(photo[cut])[None])[0])
        yield Progress(done, len(photos), "photos taught", item=path.name)
    shards.close()


def _cuts(
    shape: tuple[int, ...], count: int, rng: np.random.Generator
) -> Iterator[tuple[slice, slice]]:
    if min(shape[:2]) < SIZE_PX:
        return
    for _ in range(count):
        top = int(rng.integers(shape[0] - SIZE_PX + 1))
        left = int(rng.integers(shape[1] - SIZE_PX + 1))
        yield np.s_[top : top + SIZE_PX, left : left + SIZE_PX]


class _Shards:
    """Pairs, gathered and written as shards of one kind.

    The first shard is written last: its presence says that the kind is complete.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._kind = folder, kind
        self._pairs: list[Pixels] = []
        self._first: Pixels | None = None
        self._number = 0

    def add(self, blurred: Pixels, sharp: Pixels) -> None:
        self._pairs.append(np.stack([blurred, sharp]))
        if len(self._pairs) == SHARD_PAIRS:
            self._flush()

    def _flush(self) -> None:
        pairs, self._pairs = np.stack(self._pairs), []
        if self._number == 0:
            self._first = pairs
        else:
            save_shard(pairs, self._folder / f"{self._kind}-{self._number:04d}.npy")
        self._number += 1

    def close(self) -> None:
        if self._pairs:
            self._flush()
        if self._first is None:
            raise PairError(
                "Not one pair could be cut.",
                f"The pictures must be at least {SIZE_PX} px on both sides and not shifted; "
                "deblur-train check tells more.",
            )
        save_shard(self._first, self._folder / f"{self._kind}-0000.npy")
