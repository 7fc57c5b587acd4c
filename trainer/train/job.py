"""A whole run, from folders to a trained student."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from engine.core.files import sweep_temporaries
from engine.core.paths import exists
from engine.events import Log, Work
from engine.messages import msg
from engine.nets.students import build_student
from trainer.config import TrainConfig
from trainer.data.batches import PairPool
from trainer.files import write_file
from trainer.train import prepare
from trainer.train._curves import write_curves
from trainer.train.checkpoints import find_saved
from trainer.train.compression import ModuleReplacement
from trainer.train.distillation import FrozenNet
from trainer.train.distributed import join
from trainer.train.initial_weights import initial_student
from trainer.train.learner import Learner, Technique
from trainer.train.loop import Callback, train
from trainer.train.prepare import Sources
from trainer.train.quantisation import QuantisationAware
from trainer.train.validation import Validation, get_validation

MakeCallback = Callable[[TrainConfig, Validation], Work[Callback]]


def pool_run(config: TrainConfig, sources: Sources) -> Work[None]:
    """Make the pool `sources.pool` and nothing else."""
    assert sources.pool is not None
    pairs, _ = yield from prepare.find_training_pairs(config, sources)
    teacher = prepare.get_teacher(config) if sources.blurred else None
    yield from prepare.make_pool(config, sources, sources.pool, pairs, teacher)


def train_run(
    config: TrainConfig, sources: Sources, folder: Path, make_callback: MakeCallback | None = None
) -> Work[Path]:
    """Make the pool, compute the teacher's outputs, train; return the path of the last checkpoint.

    Each of the three can be interrupted and resumed. The settings are written to
    `folder/config.toml` once it is known that the run can use them. On several machines the first
    one prepares and the others wait. `make_callback` gets the validation sets.
    """
    ranks = join(config)
    leads = ranks is None or ranks.rank == 0
    saved = yield from find_saved(config, folder)
    initial_student(config)  # what it raises is better known before the pool, which may take hours
    build_student(config.net)
    pool_folder = sources.pool or folder / "pool"
    teacher = prepare.get_teacher(config)
    training, validating = yield from prepare.find_training_pairs(config, sources)
    validation = get_validation(validating, sources.val_photos)
    cache = None
    if leads:
        yield from prepare.make_pool(config, sources, pool_folder, training, teacher)
        sweep_temporaries(folder, older_than_seconds=0)
        write_file(folder / "config.toml", config.to_toml())
    if ranks:
        ranks.wait()
    pool = PairPool(pool_folder, config)
    if teacher is not None and config.beta > 0:
        if leads:
            cache = yield from prepare.fill_teacher_cache(config, pool, teacher)
        if ranks:
            ranks.wait()
        cache = cache or prepare.get_cache(config, teacher)
        pool = PairPool(pool_folder, config, cache.get)
    yield Log(msg("Training on {count} pairs.", count=len(pool)))
    objective = yield from prepare.make_objective(config, teacher)
    network = None
    if config.feature_weight > 0 and isinstance(teacher, FrozenNet):
        network = teacher.net
    technique = _technique(config)
    distribute = ranks.distribute if ranks else None
    learner = Learner(config, objective, network, distribute, technique)
    callback = (yield from make_callback(config, validation)) if make_callback else None
    try:
        return (yield from train(learner, pool, folder, validation, ranks, saved, callback))
    finally:
        log = folder / "events.jsonl"
        # The curves can be drawn from the log at any time: they must not hide a real error.
        with suppress(OSError):
            if leads and exists(log):
                write_curves(log)


def _technique(config: TrainConfig) -> Technique | None:
    if config.compress_from:
        return ModuleReplacement(config)
    return QuantisationAware(config) if config.quantisation_aware else None
