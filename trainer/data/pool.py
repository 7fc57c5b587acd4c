"""The pool of training pairs on disk: made once, cut from ever after.

Synthesis costs tens of milliseconds a pair and would starve the training step, so pairs are made
once, in shards `(512, 2, S, S, 3)` uint8 RGB (axis 1: blurred, sharp), named by what they hold:

    synth-0000.npy    made from sharp photos (trainer.data.synthesis)
    real-0000.npy     cut from pairs
    taught-0000.npy   cut from blurred photos alone; the second half is the teacher's result
    kept-0000.npy     ... is what the student itself made of it before: not to be forgotten

A shard is complete or not there, and what is in it depends on its number, the pictures and the seed
alone: making a pool goes on where it was stopped, and a shard that was deleted is made again, the
same. What each kind is made of stands in the pool's note (trainer.data.pool_contents).
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import OutOfMemory, PairError
from engine.events import Log, Progress, Work
from engine.images.files import atomic_file
from trainer.data.pool_contents import MadeOf, begin, forget, shard_path
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.pairs.alignment import measure_shift, to_grey
from trainer.pairs.dataset import Pair, load_pair, load_rgb

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
    from engine.core.opencv import cv2

    cv2.setNumThreads(1)  # one process a core already
    rng = np.random.default_rng([seed, int(target.stem.rsplit("-", 1)[1])])
    pairs = np.empty((count, 2, config.size_px, config.size_px, 3), np.uint8)
    for pair in pairs:
        one, other = rng.integers(len(photos), size=2)
        pair[0], pair[1] = make_pair(photos[int(one)], photos[int(other)], rng, config)
    save_shard(pairs, target)
    return target


_NOTED = ("smooth_share", "mean_px", "sharp_share", "shallow_share", "noise")
"""What the user may choose of a SynthConfig."""


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
    settings = {"seed": seed, "synth_pairs": pairs}
    settings |= {name: getattr(config, name) for name in _NOTED}
    numbers = begin(folder, MadeOf("synth", photos, settings, len(counts)))
    missing = {shard_path(folder, "synth", n): counts[n] for n in numbers}
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
        except BrokenProcessPool as error:
            raise OutOfMemory(
                "A process that makes pairs was ended from outside, which is what a system does "
                "that runs out of memory.",
                f"Try --workers {workers // 2}; the shards that are finished stay.",
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


_photos_of_worker: KeptPhotos | None = None


def _begin_worker(photos: Sequence[Path], most_bytes: int) -> None:
    """Get the photos ready, and see to it that this process ends with the one that started it.

    One that is killed cannot end its workers, and they would make the shards that its successor
    makes.
    """
    threading.Thread(target=_end_with_parent, name="watches the parent", daemon=True).start()
    global _photos_of_worker
    _photos_of_worker = KeptPhotos(photos, most_bytes)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _in_worker(*job: Any) -> Path:  # noqa: ANN401 - a _Job
    assert _photos_of_worker is not None
    return _synth_shard(_photos_of_worker, *job)


def add_pairs(folder: Path, pairs: Sequence[Pair], crops: int, *, seed: int = 0) -> Work[int]:
    """Cut `crops` squares from every pair into the shards `real-*`; return how many were left out.

    A crop whose two halves are shifted would teach the net to shift or to smear, so it is left out.
    Pictures smaller than a crop are left out whole. Raises PairError for a picture that is broken,
    and where no pair is left.
    """
    settings = {"seed": seed, "crops_per_pair": crops}
    made_of = MadeOf("real", [p.blurred for p in pairs], settings, _shard_count(pairs, crops))

    def finish(halves: Sequence[Pixels], cut: _Cut) -> tuple[Pixels, Pixels] | None:
        blurred, sharp = (half[cut] for half in halves)
        shifted = measure_shift(to_grey(blurred), to_grey(sharp)).is_real
        return None if shifted else (blurred, sharp)

    return (yield from _cut_shards(folder, made_of, lambda n: load_pair(pairs[n]), finish))


def add_taught(
    folder: Path,
    photos: Sequence[Path],
    teach: Callable[[Pixels], Pixels],
    crops: int,
    *,
    seed: int = 0,
    teacher_key: str = "",
    kind: str = "taught",
) -> Work[None]:
    """Cut blurred photos into the shards `taught-*`, with the teacher's result as the target.

    `kind`: "taught", or "kept" where the teacher is the student as it was.

    `teach`: uint8 (H, W, 3) to the same; `teacher_key` names who that is. To teach is slow: it
    should keep what it has answered, so that little is lost when this is stopped within a shard.
    """
    settings = {"seed": seed, "crops_per_pair": crops, "teacher": teacher_key}
    made_of = MadeOf(kind, photos, settings, _shard_count(photos, crops))

    def finish(halves: Sequence[Pixels], cut: _Cut) -> tuple[Pixels, Pixels]:
        blurred = np.ascontiguousarray(halves[0][cut])
        return blurred, teach(blurred)

    yield from _cut_shards(folder, made_of, lambda n: [load_rgb(photos[n])], finish)


_Cut = tuple[slice, slice]


def _shard_count(pictures: Sequence[object], crops: int) -> int:
    return -(-len(pictures) * crops // SHARD_PAIRS)


def _cut_shards(
    folder: Path,
    made_of: MadeOf,
    load: Callable[[int], Sequence[Pixels]],
    finish: Callable[[Sequence[Pixels], _Cut], tuple[Pixels, Pixels] | None],
) -> Work[int]:
    """Make the shards that are missing of pairs cut from pictures; return how many were left out.

    Crops are numbered through all pictures, and each shard has its share of the numbers, whatever
    is left out of it; so any shard can be made without the others. `load` gives the picture of a
    number, `finish` the pair of a cut, or None to leave it out.
    """
    crops = int(made_of.settings["crops_per_pair"])
    total, left_out = len(made_of.pictures) * crops, 0
    missing = begin(folder, made_of)
    for number in missing:
        first, last = number * SHARD_PAIRS, min(total, (number + 1) * SHARD_PAIRS)
        pairs: list[Pixels] = []
        for at in range(first // crops, -(-last // crops)):
            picture, name = load(at), made_of.pictures[at].name
            rng = np.random.default_rng([int(made_of.settings["seed"]), at])
            for place, cut in enumerate(_cuts(picture[0].shape, crops, rng), start=at * crops):
                if first <= place < last:
                    pair = finish(picture, cut)
                    left_out += pair is None
                    pairs += [] if pair is None else [np.stack(pair)]
                    yield Progress(place + 1, total, f"{made_of.kind} crops", item=name)
        empty = np.empty((0, 2, SIZE_PX, SIZE_PX, 3), np.uint8)
        save_shard(np.stack(pairs) if pairs else empty, shard_path(folder, made_of.kind, number))
    shards = folder.glob(f"{made_of.kind}-*.npy")
    if missing and not any(len(np.load(shard, mmap_mode="r")) for shard in shards):
        forget(folder, made_of.kind)
        raise PairError(
            "Not one pair could be cut.",
            f"The pictures must be at least {SIZE_PX} px on both sides and not shifted; "
            "deblur-train check tells more.",
        )
    return left_out


def _cuts(shape: tuple[int, ...], count: int, rng: np.random.Generator) -> Iterator[_Cut]:
    if min(shape[:2]) < SIZE_PX:
        return
    for _ in range(count):
        top = int(rng.integers(shape[0] - SIZE_PX + 1))
        left = int(rng.integers(shape[1] - SIZE_PX + 1))
        yield np.s_[top : top + SIZE_PX, left : left + SIZE_PX]
