"""From folders to the inputs of the training loop: pairs, pool, teacher, objective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypedDict

import torch

from engine.core.files import sweep_temporaries
from engine.core.machine import physical_cores
from engine.core.paths import exists
from engine.core.resources import user_cache_dir
from engine.errors import ConfigError, PairError
from engine.events import Log, Work
from engine.messages import msg
from engine.models import Catalogue
from engine.nets.students import build_student
from trainer.config import SELF, TrainConfig
from trainer.data.batches import PairPool
from trainer.data.pool import (
    KEPT,
    add_pairs,
    add_reblurred,
    add_synthetic,
    add_teacher_outputs,
    missing_shards,
)
from trainer.data.synthesis import SynthConfig
from trainer.data.teacher_cache import TeacherCache
from trainer.pairs.dataset import (
    Pair,
    find_pairs,
    find_pictures,
    split_by_scene,
)
from trainer.pairs.doctor import spot_check
from trainer.train.compute import Compute
from trainer.train.distillation import (
    AnyTeacher,
    FeatureAdapter,
    Objective,
    OnnxTeacher,
    SelfTeacher,
    Teacher,
)
from trainer.train.initial_weights import initial_student
from trainer.train.losses import make_losses, make_weighting


class _Where(TypedDict):
    precision: Literal["bf16", "fp32"]
    device: torch.device


KEPT_SHARE = 0.35
"""Number of crops with the initial student as teacher, relative to `synth_pairs`."""


@dataclass(frozen=True)
class Sources:
    """The folders of a run. None of them is written to, except `pool`."""

    photos: tuple[Path, ...] = ()
    """Sharp photos, for synthetic blur."""
    pairs: tuple[Path, ...] = ()
    blurred: tuple[Path, ...] = ()
    """Blurred photos without sharp ones; the targets are the teacher's outputs."""
    kept: tuple[Path, ...] = ()
    """Blurred photos whose results should stay as they are, by the initial student."""
    val_photos: tuple[Path, ...] = ()
    val_pairs: tuple[Path, ...] = ()
    pool: Path | None = None
    """An existing or new pool; None: in the run's folder."""
    workers: int = field(default_factory=physical_cores)
    blur: str = "blur"
    """Which of GoPro's blurred folders: `blur` or `blur_gamma`."""
    checked: bool = False
    """Whether the pair doctor has seen all pairs."""


def synth_config(config: TrainConfig) -> SynthConfig:
    """Return the settings of the synthesis."""
    return SynthConfig(
        size_px=config.pool_px,
        smooth_share=config.smooth_share,
        mean_px=config.mean_px,
        sharp_share=config.sharp_share,
        shallow_share=config.shallow_share,
        noise=config.noise,
    )


def find_training_pairs(
    config: TrainConfig, sources: Sources
) -> Work[tuple[list[Pair], list[Pair]]]:
    """Return the pairs for training and for validation.

    Without a folder for the latter they are the dataset's own validation set, or else scenes split
    off its training set; never its test set, which must not select a checkpoint.
    """
    training: list[Pair] = []
    validation = [
        p for root in sources.val_pairs for p in find_pairs(root, blur=sources.blur).pairs
    ]
    for root in sources.pairs:
        found = find_pairs(root, blur=sources.blur)
        splits = {pair.split for pair in found.pairs}
        if "train" in splits:
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
            "{count} pairs are in both training and validation, such as {both}.",
            "Choose other pairs for validation.",
            count=len(both),
            both=min(both),
        )
    return training, validation


def make_pool(
    config: TrainConfig,
    sources: Sources,
    folder: Path,
    pairs: Sequence[Pair],
    teacher: AnyTeacher | None,
) -> Work[None]:
    """Make the missing shards of the pool in `folder`, of each kind that there are sources for.

    Raises PairError if existing shards were made of something else.
    """
    sweep_temporaries(folder, older_than_seconds=0)
    photos = [p for root in sources.photos for p in find_pictures(root)]
    blurred = [p for root in sources.blurred for p in find_pictures(root)]
    if pairs:
        yield from _add_pairs(config, sources, folder, pairs, photos)
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
            raise ConfigError("Blurred photos without sharp ones need a teacher.", "Add --teacher.")
        cache = get_cache(config, teacher)
        yield from add_teacher_outputs(
            folder,
            blurred,
            lambda crop: cache.get_or_compute(crop, teacher),
            config.crops_per_pair,
            seed=config.seed,
            size_px=config.pool_px,
            teacher_key=teacher.key,
        )
    yield from _add_kept(config, sources, folder)
    if missing := missing_shards(folder):
        yield Log(
            msg(
                "{count} shards of the pool are missing, such as {missing}. They are "
                "made again if their pictures are given.",
                count=len(missing),
                missing=missing[0],
            ),
            "warning",
        )


def _add_pairs(
    config: TrainConfig,
    sources: Sources,
    folder: Path,
    pairs: Sequence[Pair],
    photos: Sequence[Path],
) -> Work[None]:
    """Add crops of real pairs, and photos with their blur."""
    if not sources.checked and not any(folder.glob("real-*.npy")):
        yield from _warn_of_bad_pairs(pairs, sources.pairs)
    skipped = yield from add_pairs(
        folder,
        pairs,
        config.crops_per_pair,
        seed=config.seed,
        size_px=config.pool_px,
        warp_share=config.warp_share,
    )
    if skipped:
        yield Log(
            msg(
                "{skipped} crops skipped because blurred and sharp are misaligned.",
                skipped=skipped,
            ),
            "warning",
        )
    if config.reblurred_pairs:
        yield from add_reblurred(
            folder,
            pairs,
            photos,
            config.reblurred_pairs,
            seed=config.seed,
            workers=sources.workers,
            size_px=config.pool_px,
        )


def _warn_of_bad_pairs(pairs: Sequence[Pair], roots: Sequence[Path]) -> Work[None]:
    """Say in a line if some of the pairs would teach bad habits."""
    report = yield from spot_check(pairs)
    kinds = Counter(each.kind for each in report.findings if each.severity != "note")
    if kinds:
        yield Log(
            msg(
                "Of {count} pairs that were checked, some are bad: {kinds}. To check and repair "
                "all: deblur-train check {folder} --fix NEW",
                count=len(report.pairs),
                kinds=", ".join(f"{count} {kind}" for kind, count in kinds.most_common()),
                folder=roots[0] if roots else "FOLDER",
            ),
            "warning",
        )


def _add_kept(config: TrainConfig, sources: Sources, folder: Path) -> Work[None]:
    """Add photos on which the student is to stay as it is."""
    kept = [p for root in sources.kept for p in find_pictures(root)]
    if kept:
        itself = get_teacher(replace(config, teacher=SELF))
        assert itself is not None
        yield from add_teacher_outputs(
            folder,
            kept,
            lambda crop: itself(crop[None])[0],
            max(1, round(KEPT_SHARE * config.synth_pairs / len(kept))),
            seed=config.seed,
            size_px=config.pool_px,
            teacher_key=itself.key,
            kind=KEPT,
        )


def get_teacher(config: TrainConfig) -> AnyTeacher | None:
    """Return the teacher of a run or None; raises ConfigError if it needs one but has none."""
    compute = Compute(config.device, config.precision)
    where: _Where = {
        "precision": "fp32" if compute.precision == "fp32" else "bf16",
        "device": compute.device,
    }
    if config.teacher == SELF:
        if not config.start:
            raise ConfigError(
                "The student cannot be its own teacher: its initial weights are random.",
                "Set start to a trained student, or specify a teacher.",
            )
        return SelfTeacher(initial_student(config), **where)
    if config.teacher:
        return _named_teacher(config, where)
    if config.beta > 0 or config.feature_weight > 0:
        raise ConfigError(
            "beta or feature_weight is above 0, but there is no teacher.",
            "Add --teacher FILE, or --teacher self for the initial student.",
        )
    return None


def _named_teacher(config: TrainConfig, where: _Where) -> AnyTeacher:
    """Return the teacher `config.teacher`: a file, or a model of the catalogue."""
    path = Path(config.teacher)
    if exists(path) or path.suffix in (".pth", ".pt", ".npz", ".safetensors"):
        return Teacher(path, stages=config.teacher_stages, **where)
    card = Catalogue.of_program().get(config.teacher)
    if card.kind == "torch":
        return Teacher(card.file().path, stages=card.stages or 3, **where)
    return OnnxTeacher(card)


def get_cache(config: TrainConfig, teacher: AnyTeacher) -> TeacherCache:
    """Return the cache of this teacher's outputs, in the user's cache folder."""
    folder = user_cache_dir() / "teacher"
    return TeacherCache(folder, teacher.key, limit_bytes=int(config.cache_gb * 1e9))


def fill_teacher_cache(
    config: TrainConfig, pool: PairPool, teacher: AnyTeacher
) -> Work[TeacherCache]:
    """Compute the teacher's outputs for `config.teacher_share` of the pool; return the cache."""
    cache = get_cache(config, teacher)
    count = round(len(pool) * config.teacher_share)
    wanted = (pixels for pixels, _ in zip(pool.blurred(), range(count), strict=False))
    computed = yield from cache.fill(wanted, teacher, total=count)
    if computed:
        yield Log(msg("Computed the teacher's outputs for {computed} crops.", computed=computed))
    return cache


def make_objective(config: TrainConfig, teacher: AnyTeacher | None) -> Work[Objective]:
    """Return the training objective."""
    notes: list[str] = []
    losses = make_losses(config.losses, teacher=teacher, notes=notes)
    for note in notes:
        yield Log(note)
    adapter = None
    if config.feature_weight > 0:
        if teacher is None or isinstance(teacher, OnnxTeacher):
            raise ConfigError(
                "feature_weight is above 0, but the teacher has no features.",
                "Use Restormer or MAXIM as teacher, or set feature_weight to 0.",
            )
        multiple = teacher.net.size_multiple
        if any(size % multiple for size in config.crop_px):
            raise ConfigError(
                "The features of this teacher need crops of a multiple of {multiple} px.",
                "Set crop_px to {multiple} or a multiple of it.",
                multiple=multiple,
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
