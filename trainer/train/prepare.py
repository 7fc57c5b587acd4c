"""From the folders a user names to what the loop needs: pool, teacher's answers, validation."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

import numpy as np
import torch

from engine.core.resources import user_cache_dir
from engine.errors import ConfigError, PairError
from engine.events import Log, Work
from engine.images.files import sweep_temporaries
from engine.models import Catalogue
from engine.nets.students import build_student
from trainer.config import SELF, TrainConfig
from trainer.data.batches import PairPool
from trainer.data.pool import add_pairs, add_synthetic, add_taught
from trainer.data.pool_contents import missing_shards
from trainer.data.synthesis import SynthConfig, make_pair
from trainer.pairs.dataset import (
    Pair,
    find_pairs,
    find_pictures,
    load_pair,
    load_rgb,
    split_by_scene,
)
from trainer.train.distillation import (
    AnyTeacher,
    FeatureAdapter,
    Objective,
    OnnxTeacher,
    SelfTeacher,
    Teacher,
    TeacherCache,
)
from trainer.train.initial_weights import student_at_start
from trainer.train.learner import Arithmetic
from trainer.train.losses import make_losses, make_weighting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

Validation: TypeAlias = "dict[str, list[tuple[Pixels, Pixels]]]"
"""Pairs, blurred and sharp, by the name of their set."""


class _Where(TypedDict):
    precision: Literal["bf16", "fp32"]
    device: torch.device


MOST_VALIDATION = 24
"""Pictures of each validation set, evenly spaced: more would take minutes each time."""


KEPT_SHARE = 0.35
"""Crops of pictures on which the student is to stay what it was, to `synth_pairs`."""


@dataclass(frozen=True)
class Sources:
    """The folders a run learns from. None of them is ever written to, except `pool`."""

    photos: tuple[Path, ...] = ()
    """Sharp photos; blur is made."""
    pairs: tuple[Path, ...] = ()
    blurred: tuple[Path, ...] = ()
    """Blurred photos without sharp ones; the teacher's result is the target."""
    kept: tuple[Path, ...] = ()
    """Blurred photos whose results are to stay what they were: the student at the start teaches."""
    val_photos: tuple[Path, ...] = ()
    val_pairs: tuple[Path, ...] = ()
    pool: Path | None = None
    """Made before, or to be made here; None: in the run's folder."""
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    blur: str = "blur"
    """Which of GoPro's blurred folders: `blur` or `blur_gamma`."""


def synth_config(config: TrainConfig) -> SynthConfig:
    """Return how pairs are made for this run."""
    return SynthConfig(
        smooth_share=config.smooth_share,
        mean_px=config.mean_px,
        sharp_share=config.sharp_share,
        shallow_share=config.shallow_share,
        noise=config.noise,
    )


def find_training_pairs(
    config: TrainConfig, sources: Sources
) -> Work[tuple[list[Pair], list[Pair]]]:
    """Return the pairs to train on and those to validate with.

    Where no folder is named for the latter they are the data set's own validation set, or else
    scenes split off its training set: never its test set, by which no checkpoint may be chosen.
    """
    training: list[Pair] = []
    validation = [
        p for root in sources.val_pairs for p in find_pairs(root, blur=sources.blur).pairs
    ]
    for root in sources.pairs:
        found = find_pairs(root, blur=sources.blur)
        splits = {pair.split for pair in found.pairs}
        if (
            "train" in splits
        ):  # the data set says itself what is for what; its test set stays unseen
            if "val" in splits and not sources.val_pairs:
                training += found.of_split("train").pairs
                validation += found.of_split("val").pairs
                continue
            found = found.of_split("train")
        if sources.val_pairs or not config.validation_share:
            training += found.pairs
            continue
        split = split_by_scene(found, config.validation_share, config.seed)
        if split.warning:
            yield Log(split.warning, "warning")
        training += split.train.pairs
        validation += split.validation.pairs
    both = {p.sharp.resolve() for p in training} & {p.sharp.resolve() for p in validation}
    if both:
        raise PairError(
            f"{len(both)} pairs are named for training and for validation, {min(both)} is one.",
            "A figure on pictures it has learned says nothing: name other pairs to validate with.",
        )
    return training, validation


def make_pool(
    config: TrainConfig,
    sources: Sources,
    folder: Path,
    pairs: Sequence[Pair],
    teacher: AnyTeacher | None,
) -> Work[None]:
    """Make what is missing of the pool in `folder`: of each kind that there are sources for.

    PairError where that kind was made of something else.
    """
    sweep_temporaries(folder, older_than_seconds=0)
    photos = [p for root in sources.photos for p in find_pictures(root)]
    blurred = [p for root in sources.blurred for p in find_pictures(root)]
    if pairs:
        left_out = yield from add_pairs(folder, pairs, config.crops_per_pair, seed=config.seed)
        if left_out:
            yield Log(f"{left_out} crops left out: their halves are shifted.", "warning")
    if photos:
        yield from add_synthetic(
            folder,
            photos,
            config.synth_pairs,
            seed=config.seed,
            workers=sources.workers,
            config=synth_config(config),
        )
    if blurred:
        if teacher is None:
            raise ConfigError(
                "Blurred photos without sharp ones need a teacher.", "Name one with --teacher."
            )
        cache = get_cache(config, teacher)
        yield from add_taught(
            folder,
            blurred,
            lambda crop: cache.ask(crop, teacher),
            config.crops_per_pair,
            seed=config.seed,
            teacher_key=teacher.key,
        )
    kept = [p for root in sources.kept for p in find_pictures(root)]
    if kept:
        itself = get_teacher(replace(config, teacher=SELF))
        assert itself is not None
        yield from add_taught(
            folder,
            kept,
            lambda crop: itself(crop[None])[0],
            max(1, round(KEPT_SHARE * config.synth_pairs / len(kept))),
            seed=config.seed,
            teacher_key=itself.key,
            kind="kept",
        )
    if missing := missing_shards(folder):
        yield Log(
            f"{len(missing)} shards of the pool are missing, {missing[0]} is one. They are made "
            "again where the pictures that they were made of are named.",
            "warning",
        )


def get_teacher(config: TrainConfig) -> AnyTeacher | None:
    """Return the teacher of this run, None if it has none; ConfigError if it needs one."""
    arithmetic = Arithmetic(config.device, config.precision)
    where: _Where = {
        "precision": "fp32" if arithmetic.precision == "fp32" else "bf16",
        "device": arithmetic.device,
    }
    if config.teacher == SELF:
        if not config.start:
            raise ConfigError(
                "The student cannot teach itself: it begins with random weights.",
                "Set start to a trained student, or name a teacher.",
            )
        return SelfTeacher(student_at_start(config), **where)
    if config.teacher:
        return _named_teacher(config, where)
    if config.beta > 0 or config.feature_weight > 0:
        raise ConfigError(
            "beta or feature_weight is above 0, but there is no teacher.",
            'Name its weights with --teacher FILE; "self" is the student as it was at the start.',
        )
    return None


def _named_teacher(config: TrainConfig, where: _Where) -> AnyTeacher:
    """Return the teacher that `config.teacher` names: a file, or a model of the catalogue."""
    path = Path(config.teacher)
    if path.exists() or path.suffix in (".pth", ".pt", ".npz", ".safetensors"):
        return Teacher(path, stages=config.teacher_stages, **where)
    card = Catalogue.of_program().get(config.teacher)
    if card.kind == "torch":
        return Teacher(card.file().path, stages=card.stages or 3, **where)
    return OnnxTeacher(card)


def get_cache(config: TrainConfig, teacher: AnyTeacher) -> TeacherCache:
    """Return the cache of this teacher's answers, in the user's cache folder."""
    folder = user_cache_dir() / "teacher"
    return TeacherCache(folder, teacher.key, limit_bytes=int(config.cache_gb * 1e9))


def ask_teacher(config: TrainConfig, pool: PairPool, teacher: AnyTeacher) -> Work[TeacherCache]:
    """Ask the teacher about `config.teacher_share` of the pool, once; return the cache."""
    cache = get_cache(config, teacher)
    count = round(len(pool) * config.teacher_share)
    wanted = (pixels for pixels, _ in zip(pool.blurred(), range(count), strict=False))
    asked = yield from cache.fill(wanted, teacher, total=count)
    if asked:
        yield Log(f"The teacher was asked about {asked} crops.")
    return cache


def get_validation(sources: Sources, pairs: Sequence[Pair]) -> Validation:
    """Return the validation sets: `real` pairs and `synth` ones, always the same.

    PairError where the halves of a pair differ in size.
    """
    sets: Validation = {}
    if pairs:
        chosen = [pairs[i] for i in evenly(len(pairs))]
        sets["real"] = [_middle(*load_pair(p)) for p in chosen]
    photos = [p for root in sources.val_photos for p in find_pictures(root)]
    if photos:
        sets["synth"] = made_pairs([photos[i] for i in evenly(len(photos))])
    return sets


def made_pairs(photos: Sequence[Path]) -> list[tuple[Pixels, Pixels]]:
    """Return one made pair of each photo, always the same; none of them is sharp already."""
    rng, config = np.random.default_rng(12345), SynthConfig(sharp_share=0, shallow_share=0)
    return [
        make_pair(load_rgb(path), load_rgb(photos[int(rng.integers(len(photos)))]), rng, config)
        for path in photos
    ]


def evenly(count: int, most: int = MOST_VALIDATION) -> list[int]:
    """Return the numbers of at most so many of `count` things, evenly spaced."""
    return [int(i) for i in np.linspace(0, count - 1, min(most, count)).round()]


def _middle(
    blurred: Pixels, sharp: Pixels, most: tuple[int, int] = (512, 768)
) -> tuple[Pixels, Pixels]:
    """Return the middle of both: enough to judge by, and it takes a third of the time."""
    top, left = (max(0, (n - m) // 2) for n, m in zip(blurred.shape[:2], most, strict=True))
    cut = np.s_[top : top + most[0], left : left + most[1]]
    return blurred[cut].copy(), sharp[cut].copy()  # a view would keep the whole picture


def make_objective(config: TrainConfig, teacher: AnyTeacher | None) -> Work[Objective]:
    """Return what the student is trained towards."""
    notes: list[str] = []
    losses = make_losses(config.losses, teacher=teacher, notes=notes)
    for note in notes:
        yield Log(note)
    adapter = None
    if config.feature_weight > 0:
        if teacher is None or isinstance(teacher, OnnxTeacher):
            raise ConfigError(
                "feature_weight is above 0, but there is no teacher that has features.",
                "Name a Restormer or a MAXIM, or set feature_weight to 0.",
            )
        multiple = teacher.net.size_multiple
        if any(size % multiple for size in config.crop_px):
            raise ConfigError(
                f"This teacher's features need crops of a multiple of {multiple} px.",
                f"Set crop_px to {multiple} or a multiple of it.",
            )
        device = next(teacher.net.parameters()).device
        probe = torch.zeros(1, 3, multiple, multiple, device=device)
        with torch.no_grad():
            channels = teacher.net.forward_with_features(probe)[1].shape[1]
        adapter = FeatureAdapter(build_student(config.net).feature_channels, channels)
    return Objective(
        losses,
        make_weighting(config.weighting, config.losses),
        alpha=config.alpha,
        beta=config.beta,
        adapter=adapter,
        feature_weight=config.feature_weight,
    )
