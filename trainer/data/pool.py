"""The pool of training pairs on disk: made once, then read in every epoch.

Synthesis takes tens of milliseconds per pair and would starve the training step, so pairs are made
in advance, in shards `(512, 2, S, S, 3)` uint8 RGB (axis 1: blurred, sharp; S:
`TrainConfig.pool_px`), named by kind:

    synth-0000.npy      synthetic blur of sharp photos (trainer.data.synthesis)
    real-0000.npy       crops of real pairs
    reblurred-0000.npy  sharp photos with the measured blur of real pairs (trainer.data.kernels)
    taught-0000.npy     crops of blurred photos; the target is the teacher's output
    kept-0000.npy       crops of blurred photos; the target is the initial student's output

A shard is written atomically, and its content depends only on its number, the pictures and the
seed, so making a pool can be interrupted, and a deleted shard is made again with the same content.
The manifest `made_of.json` records the pictures, settings and teacher of each kind. A kind can be
added at any time, but completed only from what it was begun with.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from engine.core.files import atomic_file, writing
from engine.core.paths import exists
from engine.core.resources import resource_path
from engine.errors import OutOfMemory, PairError
from engine.events import Log, Progress, Work
from engine.messages import msg
from trainer.arrays import Pixels
from trainer.config import POOL_PX
from trainer.data.kernels import KERNEL_PX, measure_field, reblur
from trainer.data.synthesis import SynthConfig, crop_with_detail, make_pair
from trainer.files import write_file
from trainer.pairs.alignment import measure_shift, to_grey
from trainer.pairs.dataset import Pair, load_pair, load_rgb

MANIFEST = "made_of.json"
KEPT = "kept"
"""The kind of pairs on which a student is to stay as it is."""

KINDS = ("synth", "real", "reblurred", "taught", KEPT)

SHARD_PAIRS = 512

FIELDS_PER_SHARD = 16
"""Real pairs whose blur is measured for one shard: one takes seconds."""

MEASURED_PX = 1280
"""Larger pairs are measured in a random square of this side: 24 megapixels would take minutes."""

PHOTO_CACHE_BYTES = 2_000_000_000
"""Memory for decoded photos, over all workers: reading one takes longer than making a pair."""


def save_shard(pairs: Pixels, target: Path) -> None:
    """Write a shard atomically; raises PairError if it cannot be written."""
    hint = msg(
        "A shard takes {size:.0f} MB. Free some space or choose another folder.",
        size=pairs.nbytes / 1e6,
    )
    with writing(target, PairError, hint):
        target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target, overwrite=True) as file:
            np.save(file, pairs)


class PhotoCache:
    """Photos by number; the most recently used stay in memory, up to `max_bytes`."""

    def __init__(self, paths: Sequence[Path], max_bytes: int) -> None:
        self.paths = paths
        self._max_bytes = max_bytes
        self._photos: dict[int, Pixels] = {}  # in order of last use

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, number: int) -> Pixels:
        photo = self._photos.pop(number, None)
        if photo is None:
            photo = load_rgb(self.paths[number])
        self._photos[number] = photo
        while sum(one.nbytes for one in self._photos.values()) > self._max_bytes:
            del self._photos[next(iter(self._photos))]
        return photo


class _Job(Protocol):
    """One shard to make, in this process or in a worker's."""

    @property
    def target(self) -> Path: ...

    @property
    def seed(self) -> int: ...

    def pairs(self, photos: PhotoCache, rng: np.random.Generator) -> Pixels:
        """Return the pairs, uint8 (N, 2, S, S, 3)."""
        ...


@dataclass(frozen=True)
class _SyntheticShard:
    target: Path
    count: int
    seed: int
    config: SynthConfig

    def pairs(self, photos: PhotoCache, rng: np.random.Generator) -> Pixels:
        pairs = np.empty((self.count, 2, self.config.size_px, self.config.size_px, 3), np.uint8)
        for pair in pairs:
            one, other = rng.integers(len(photos), size=2)
            pair[0], pair[1] = make_pair(photos[int(one)], photos[int(other)], rng, self.config)
        return pairs


@dataclass(frozen=True)
class _ReblurredShard:
    target: Path
    count: int
    seed: int
    size_px: int
    real: tuple[Pair, ...]

    def pairs(self, photos: PhotoCache, rng: np.random.Generator) -> Pixels:
        """Return fewer pairs than `count`, even none, where blur cannot be measured."""
        made: list[Pixels] = []
        each = -(-self.count // min(FIELDS_PER_SHARD, len(self.real)))
        for pair in self._lenders():
            if len(made) >= self.count:
                break
            field = measure_field(*_part(load_pair(pair), rng))
            if field is None:
                continue
            for _ in range(min(each, self.count - len(made))):
                photo = photos[int(rng.integers(len(photos)))]
                crop = crop_with_detail(photo, rng, self.size_px + KERNEL_PX - 1)
                halves = reblur(field, crop, rng, self.size_px)
                # A shift between the halves of the real pair is in its kernels, too.
                if halves is not None and not _is_shifted(*halves):
                    made.append(np.stack(halves))
        empty = np.empty((0, 2, self.size_px, self.size_px, 3), np.uint8)
        return np.stack(made) if made else empty

    def _lenders(self) -> list[Pair]:
        """Return the pairs that lend their blur to this shard: every pair does so in turn."""
        order = np.random.default_rng(self.seed).permutation(len(self.real))
        first = _shard_number(self.target) * FIELDS_PER_SHARD
        numbers = range(first, first + min(FIELDS_PER_SHARD, len(order)))
        return [self.real[order[n % len(order)]] for n in numbers]


def _shard_number(path: Path) -> int:
    """Return the number of a shard of this path."""
    return int(path.stem.rsplit("-", 1)[1])


def _is_shifted(blurred: Pixels, sharp: Pixels) -> bool:
    return measure_shift(to_grey(blurred), to_grey(sharp)).is_real


def _part(halves: Sequence[Pixels], rng: np.random.Generator) -> list[Pixels]:
    """Return a random part of a pair, the whole if it is no larger than `MEASURED_PX`."""
    height, width = halves[0].shape[:2]
    top, left = (int(rng.integers(max(1, n - MEASURED_PX + 1))) for n in (height, width))
    return [half[top : top + MEASURED_PX, left : left + MEASURED_PX] for half in halves]


def _make(job: _Job, photos: PhotoCache) -> Path:
    from engine.core.opencv import cv2

    cv2.setNumThreads(1)  # one process per core already
    rng = np.random.default_rng([job.seed, _shard_number(job.target)])
    save_shard(job.pairs(photos, rng), job.target)
    return job.target


def _size(size_px: int) -> dict[str, Any]:
    """Return the manifest entry for this size; pools of the usual size have none."""
    return {} if size_px == POOL_PX else {"size_px": size_px}


_RECORDED = ("smooth_share", "mean_px", "sharp_share", "shallow_share", "noise")
"""The fields of SynthConfig that users can set."""


def add_synthetic(
    folder: Path,
    photos: Sequence[Path],
    pairs: int,
    *,
    seed: int = 0,
    workers: int = 1,
    config: SynthConfig | None = None,
) -> Work[None]:
    """Make the missing shards of `pairs` synthetic pairs."""
    config = config or SynthConfig()
    counts = [min(SHARD_PAIRS, pairs - at) for at in range(0, pairs, SHARD_PAIRS)]
    settings = {"seed": seed, "synth_pairs": pairs}
    settings |= {name: getattr(config, name) for name in _RECORDED} | _size(config.size_px)
    numbers = register(folder, PoolPart("synth", photos, settings, len(counts)))
    missing = {shard_path(folder, "synth", n): counts[n] for n in numbers}
    if not missing:
        return
    yield Log(
        msg(
            "Synthesizing {values} pairs from {count} sharp photos.",
            values=sum(missing.values()),
            count=len(photos),
        )
    )
    jobs = [_SyntheticShard(path, count, seed, config) for path, count in missing.items()]
    yield from _make_all(photos, jobs, workers, "shards of synthetic pairs")


def add_reblurred(
    folder: Path,
    real: Sequence[Pair],
    photos: Sequence[Path],
    count: int,
    *,
    seed: int = 0,
    workers: int = 1,
    size_px: int = POOL_PX,
) -> Work[None]:
    """Put the measured blur of real pairs on sharp photos: about `count` pairs, `reblurred-*`.

    The sharp halves of the pairs are photos, too. There are fewer pairs where the blur of a real
    one cannot be measured.
    """
    photos = [*photos, *(pair.sharp for pair in real)]
    counts = [min(SHARD_PAIRS, count - at) for at in range(0, count, SHARD_PAIRS)]
    settings = {"seed": seed, "reblurred_pairs": count, **_size(size_px)}
    pictures = [*photos, *(pair.blurred for pair in real)]
    numbers = register(folder, PoolPart("reblurred", pictures, settings, len(counts)))
    jobs = [
        _ReblurredShard(shard_path(folder, "reblurred", n), counts[n], seed, size_px, tuple(real))
        for n in numbers
    ]
    if not jobs:
        return
    yield Log(msg("Measuring the blur of {count} pairs, to put it on photos.", count=len(real)))
    yield from _make_all(photos, jobs, workers, "shards of reblurred pairs")
    made = sum(len(np.load(path, mmap_mode="r")) for path in _shards(folder, "reblurred"))
    if made < count / 2:
        yield Log(
            msg(
                "The blur of many pairs cannot be measured: {made} reblurred pairs, not {count}.",
                made=made,
                count=count,
            ),
            "warning",
        )


def _make_all(photos: Sequence[Path], jobs: Sequence[_Job], workers: int, unit: str) -> Work[None]:
    yield Progress(0, len(jobs), unit)  # the first may take minutes: what it is, is said before
    for done, _ in enumerate(_run_jobs(photos, jobs, workers), start=1):
        yield Progress(done, len(jobs), unit)


def _run_jobs(photos: Sequence[Path], jobs: Sequence[_Job], workers: int) -> Iterator[Path]:
    workers = min(workers, len(jobs))
    if workers <= 1:
        kept = PhotoCache(photos, PHOTO_CACHE_BYTES)
        for job in jobs:
            yield _make(job, kept)
        return
    # Not forked: OpenCV's threads do not survive a fork, and the child would hang.
    with ProcessPoolExecutor(
        workers,
        multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        initargs=(photos, PHOTO_CACHE_BYTES // workers),
    ) as pool:
        waiting = [pool.submit(_in_worker, job) for job in jobs]
        try:
            for one in waiting:
                yield one.result()
        except BrokenProcessPool as error:
            raise OutOfMemory(
                "A worker process was killed, probably because the system ran out of memory.",
                "Try --workers {workers}; finished shards are kept.",
                workers=workers // 2,
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


_photos_of_worker: PhotoCache | None = None


def _begin_worker(photos: Sequence[Path], max_bytes: int) -> None:
    """Prepare the photos, and make this process end with its parent.

    Otherwise the workers of a killed process would write the same shards as its successor.
    """
    threading.Thread(target=_end_with_parent, name="parent watcher", daemon=True).start()
    global _photos_of_worker
    _photos_of_worker = PhotoCache(photos, max_bytes)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _in_worker(job: _Job) -> Path:
    assert _photos_of_worker is not None
    return _make(job, _photos_of_worker)


def add_pairs(
    folder: Path,
    pairs: Sequence[Pair],
    crops: int,
    *,
    seed: int = 0,
    size_px: int = POOL_PX,
    warp_share: float = 0.0,
) -> Work[int]:
    """Cut `crops` squares from every pair into the shards `real-*`; return how many were skipped.

    `warp_share` of them are made smaller, turned and sheared, both halves alike, which gives blur
    of other lengths and directions.

    Crops with shifted halves would teach the net to shift or smear, so they are skipped, as are
    pictures smaller than a crop. Raises PairError for a broken picture, or if no crop is left.
    """
    settings: dict[str, Any] = {"seed": seed, "crops_per_pair": crops, **_size(size_px)}
    settings |= {"warp_share": warp_share} if warp_share else {}
    made_of = PoolPart("real", [p.blurred for p in pairs], settings, _shard_count(pairs, crops))

    def finish(halves: Sequence[Pixels], cut: _Cut) -> tuple[Pixels, Pixels] | None:
        # A number of its own, so that older pools stay reproducible.
        rng = np.random.default_rng([seed, cut[0].start, cut[1].start])
        if rng.random() < warp_share:
            blurred, sharp = warp(halves, cut, rng)
        else:
            blurred, sharp = (half[cut] for half in halves)
        return None if _is_shifted(blurred, sharp) else (blurred, sharp)

    return (yield from _cut_shards(folder, made_of, lambda n: load_pair(pairs[n]), finish))


def add_teacher_outputs(
    folder: Path,
    photos: Sequence[Path],
    teach: Callable[[Pixels], Pixels],
    crops: int,
    *,
    seed: int = 0,
    size_px: int = POOL_PX,
    teacher_key: str = "",
    kind: str = "taught",
) -> Work[None]:
    """Cut blurred photos into the shards `taught-*`, with the teacher's outputs as targets.

    `kind` is "kept" if the teacher is the initial student. `teach` maps uint8 (H, W, 3) to the same
    and should cache its outputs, so that little is lost if a shard is interrupted; `teacher_key`
    identifies it.
    """
    settings = {"seed": seed, "crops_per_pair": crops, "teacher": teacher_key, **_size(size_px)}
    made_of = PoolPart(kind, photos, settings, _shard_count(photos, crops))

    def finish(halves: Sequence[Pixels], cut: _Cut) -> tuple[Pixels, Pixels]:
        blurred = np.ascontiguousarray(halves[0][cut])
        return blurred, teach(blurred)

    yield from _cut_shards(folder, made_of, lambda n: [load_rgb(photos[n])], finish)


_Cut = tuple[slice, slice]


def warp(halves: Sequence[Pixels], cut: _Cut, rng: np.random.Generator) -> list[Pixels]:
    """Return the square around the middle of a cut, made smaller, turned and sheared at random.

    The same for all halves, uint8 (H, W, 3). Never enlarged, which would make the sharp half soft;
    where it would leave the picture it is moved inside, and is the cut itself if there is no room.
    """
    from engine.core.opencv import cv2

    size = cut[0].stop - cut[0].start
    height, width = halves[0].shape[:2]
    scale = 2 ** rng.uniform(0.0, 1.0)  # source pixels per pixel
    angle, shear, aspect = rng.uniform(-np.pi / 4, np.pi / 4), *rng.uniform(-0.15, 0.15, 2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    for _ in range(8):
        matrix = turn @ [[1 + aspect, shear], [0, 1 - aspect]]
        matrix /= np.linalg.svd(matrix, compute_uv=False).min()  # no direction is enlarged
        # Half the box in the picture that the square covers, with room for interpolation.
        box = np.abs(matrix).sum(axis=1) * scale * size / 2 + 4
        if (2 * box < (width, height)).all():
            break
        scale, turn = max(1.0, scale * 0.85), np.eye(2)
    else:
        return [half[cut] for half in halves]
    middle = np.array([cut[1].start, cut[0].start]) + size / 2
    middle = np.clip(middle, box, [width, height] - box)
    left, top = np.floor(middle - box).astype(int)
    right, bottom = np.ceil(middle + box).astype(int)
    small = [max(1, round(n / scale)) for n in (right - left, bottom - top)]
    # From the square's pixels to those of the box, made smaller first: warping would alias.
    shrink = np.array(small) / [right - left, bottom - top]
    matrix = shrink[:, None] * matrix * scale
    shift = (middle - [left, top]) * shrink - matrix @ [size / 2, size / 2]
    whole = np.hstack([matrix, (shift + matrix.sum(axis=1) / 2 - 0.5)[:, None]])
    warped = []
    for half in halves:
        region = half[max(0, top) : bottom, max(0, left) : right]
        less = cv2.resize(region, small, interpolation=cv2.INTER_AREA)
        flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        turned = cv2.warpAffine(
            less, whole, (size, size), flags=flags, borderMode=cv2.BORDER_REFLECT
        )
        warped.append(np.asarray(turned, np.uint8))
    return warped


def _shard_count(pictures: Sequence[object], crops: int) -> int:
    return -(-len(pictures) * crops // SHARD_PAIRS)


def _cut_shards(
    folder: Path,
    made_of: PoolPart,
    load: Callable[[int], Sequence[Pixels]],
    finish: Callable[[Sequence[Pixels], _Cut], tuple[Pixels, Pixels] | None],
) -> Work[int]:
    """Make the missing shards of pairs cut from pictures; return how many crops were skipped.

    Crops are numbered over all pictures, and each shard has a range of numbers, so any shard can be
    made alone. `load` returns the picture of a number, `finish` the pair of a cut or None.
    """
    crops = int(made_of.settings["crops_per_pair"])
    size_px = int(made_of.settings.get("size_px", POOL_PX))
    total, skipped = len(made_of.pictures) * crops, 0
    missing = register(folder, made_of)
    for number in missing:
        first, last = number * SHARD_PAIRS, min(total, (number + 1) * SHARD_PAIRS)
        pairs: list[Pixels] = []
        for at in range(first // crops, -(-last // crops)):
            picture, name = load(at), made_of.pictures[at].name
            rng = np.random.default_rng([int(made_of.settings["seed"]), at])
            cuts = _cuts(picture[0].shape, size_px, crops, rng)
            for place, cut in enumerate(cuts, start=at * crops):
                if first <= place < last:
                    pair = finish(picture, cut)
                    skipped += pair is None
                    pairs += [] if pair is None else [np.stack(pair)]
                    yield Progress(place + 1, total, f"{made_of.kind} crops", item=name)
        empty = np.empty((0, 2, size_px, size_px, 3), np.uint8)
        save_shard(np.stack(pairs) if pairs else empty, shard_path(folder, made_of.kind, number))
    shards = folder.glob(f"{made_of.kind}-*.npy")
    if missing and not any(len(np.load(shard, mmap_mode="r")) for shard in shards):
        unregister(folder, made_of.kind)
        raise PairError(
            "No usable crops.",
            "The pictures must be at least {size_px} px on both sides and not shifted; "
            "deblur-train check shows details.",
            size_px=size_px,
        )
    return skipped


def _cuts(
    shape: tuple[int, ...], size_px: int, count: int, rng: np.random.Generator
) -> Iterator[_Cut]:
    if min(shape[:2]) < size_px:
        return
    for _ in range(count):
        top = int(rng.integers(shape[0] - size_px + 1))
        left = int(rng.integers(shape[1] - size_px + 1))
        yield np.s_[top : top + size_px, left : left + size_px]


# --- the manifest ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class PoolPart:
    """What one kind of pairs is made of, and its number of shards."""

    kind: str
    pictures: Sequence[Path]
    settings: Mapping[str, Any]
    shards: int

    def entry(self) -> dict[str, Any]:
        """Return the entry for the manifest."""
        return {
            "pictures": sorted(str(path.resolve()) for path in self.pictures),
            "settings": dict(self.settings),
            "shards": self.shards,
        }


def shard_path(folder: Path, kind: str, number: int) -> Path:
    """Return the path of a shard."""
    return folder / f"{kind}-{number:04d}.npy"


def register(folder: Path, wanted: PoolPart) -> list[int]:
    """Record what a kind is made of; return the numbers of its missing shards.

    Raises PairError if there are shards of this kind that were made of something else.
    """
    manifest = _read(folder)
    kinds, entry = manifest["kinds"], wanted.entry()
    there = _shards(folder, wanted.kind)
    if there and wanted.kind in kinds:
        entry["shards"] = kinds[wanted.kind]["shards"]
        _require(folder, _origin(wanted.kind, kinds[wanted.kind]) == _origin(wanted.kind, entry))
        return _missing(folder, replace(wanted, shards=entry["shards"]))
    if there and wanted.kind != "synth":
        # Their origin was not recorded: they are used as they are.
        wanted = replace(wanted, shards=len(there))
        entry = wanted.entry()
    kinds[wanted.kind] = entry
    _write(folder, manifest)
    return _missing(folder, wanted)


def _origin(kind: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what decides whether two entries mean the same pairs.

    A tuning keeps the samples of the program, which are elsewhere after it was moved or updated,
    and what its model made of them, which an update may have made otherwise since.
    """
    if kind != KEPT:
        return entry
    pictures = [Path(each) for each in entry["pictures"]]
    samples = resource_path("samples").parts[-2:]
    places = (p.name if p.parent.parts[-2:] == samples else str(p) for p in pictures)
    settings = {key: value for key, value in entry["settings"].items() if key != "teacher"}
    return {**entry, "pictures": sorted(places), "settings": settings}


def unregister(folder: Path, kind: str) -> None:
    """Remove the shards of a kind and its entry in the manifest."""
    _remove(_shards(folder, kind))
    manifest = _read(folder)
    manifest["kinds"].pop(kind, None)
    _write(folder, manifest)


def missing_shards(folder: Path) -> list[str]:
    """Return the names of shards that are in the manifest but missing."""
    kinds = _read(folder)["kinds"].items()
    paths = (shard_path(folder, kind, n) for kind, e in kinds for n in range(e["shards"]))
    return [path.name for path in paths if not exists(path)]


def crops_per_picture(folder: Path, kind: str) -> int:
    """Return the number of pairs of this kind per picture; 1 if it was not recorded."""
    settings = _read(folder)["kinds"].get(kind, {}).get("settings", {})
    return int(settings.get("crops_per_pair", 1)) if kind != "synth" else 1


def _require(folder: Path, same: bool) -> None:
    if not same:
        raise PairError(
            "The pool {folder} was made from other pictures, settings or another teacher.",
            "Delete it, or choose another folder with --pool.",
            folder=folder,
        )


def _missing(folder: Path, wanted: PoolPart) -> list[int]:
    return [n for n in range(wanted.shards) if not exists(shard_path(folder, wanted.kind, n))]


def _shards(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*.npy"))


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise PairError(
                "{path} cannot be removed: {reason}.",
                "Check the permissions and the drive.",
                path=path,
                reason=error.strerror,
            ) from error


def _read(folder: Path) -> dict[str, Any]:
    """Return the manifest, with `kinds`; a damaged one is an error only if there are shards."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if not _is_manifest(manifest):
            raise ValueError("it is not the manifest of a pool")
        found: dict[str, Any] = manifest
        return found
    except FileNotFoundError:
        return {"kinds": {}}
    except (OSError, ValueError) as error:
        if not any(folder.glob("*.npy")):
            return {"kinds": {}}
        raise PairError(
            "{path} cannot be read: {error}",
            "Delete it to use the pairs beside it as they are, or delete the whole pool.",
            path=path,
            error=error,
        ) from error


def _is_manifest(manifest: object) -> bool:
    if not isinstance(manifest, dict):
        return False
    kinds = manifest.get("kinds")
    types = {"pictures": list, "settings": dict, "shards": int}
    return isinstance(kinds, dict) and all(
        isinstance(entry, dict) and all(isinstance(entry.get(k), t) for k, t in types.items())
        for entry in kinds.values()
    )


def _write(folder: Path, manifest: Mapping[str, Any]) -> None:
    write_file(folder / MANIFEST, json.dumps(manifest), error=PairError)
