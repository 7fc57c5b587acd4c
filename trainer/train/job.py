"""A whole run, from the folders a user names to a trained student."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from engine.errors import ConfigError
from engine.events import Log, Work
from engine.images.files import atomic_file, sweep_temporaries
from trainer.config import TrainConfig
from trainer.data.batches import PairPool
from trainer.train import prepare
from trainer.train.curves import write_curves
from trainer.train.distillation import OnnxTeacher
from trainer.train.distributed import join
from trainer.train.learner import Learner
from trainer.train.loop import Visitor, find_saved, train
from trainer.train.prepare import Sources, Validation

Invite = Callable[[TrainConfig, Validation], Work[Visitor]]


def pool_run(config: TrainConfig, sources: Sources) -> Work[None]:
    """Make the pool `sources.pool` and nothing else."""
    assert sources.pool is not None
    pairs, _ = yield from prepare.find_training_pairs(config, sources)
    teacher = prepare.get_teacher(config) if sources.blurred else None
    yield from prepare.make_pool(config, sources, sources.pool, pairs, teacher)


def train_run(
    config: TrainConfig, sources: Sources, folder: Path, invite: Invite | None = None
) -> Work[Path]:
    """Make the pool, ask the teacher, train; return the path of the last checkpoint.

    Each of the three goes on where it was stopped. The settings are kept in `folder/config.toml`,
    once it is clear that the run can go on with them. On several machines the first one prepares
    and the others wait for it. `invite` is given the validation sets and returns who looks in after
    each step.
    """
    ranks = join(config)
    leads = ranks is None or ranks.rank == 0
    saved = yield from find_saved(config, folder)
    pool_folder = sources.pool or folder / "pool"
    teacher = prepare.get_teacher(config)
    training, validating = yield from prepare.find_training_pairs(config, sources)
    validation = prepare.get_validation(sources, validating)
    cache = None
    if leads:
        yield from prepare.make_pool(config, sources, pool_folder, training, teacher)
        _write_settings(config, folder)
    if ranks:
        ranks.wait()
    pool = PairPool(pool_folder, config)
    if teacher is not None and config.beta > 0:
        if leads:
            cache = yield from prepare.ask_teacher(config, pool, teacher)
        if ranks:
            ranks.wait()
        cache = cache or prepare.get_cache(config, teacher)
        pool = PairPool(pool_folder, config, cache.get)
    yield Log(f"{len(pool)} pairs to learn from.")
    objective = yield from prepare.make_objective(config, teacher)
    featured = teacher is not None and not isinstance(teacher, OnnxTeacher)
    network = teacher.net if featured and config.feature_weight > 0 else None
    learner = Learner(config, objective, network, ranks.spread if ranks else None)
    visitor = (yield from invite(config, validation)) if invite else None
    work = train(learner, pool, folder, validation, ranks, saved, visitor)
    try:
        return (yield from work)
    finally:
        log = folder / "events.jsonl"
        # The drawing can be made again from the log at any time: it must not hide a real error.
        with suppress(OSError):
            if leads and log.exists():
                write_curves(log)


def _write_settings(config: TrainConfig, folder: Path) -> None:
    target = folder / "config.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep_temporaries(folder, older_than_seconds=0)
        with atomic_file(target, overwrite=True) as file:
            file.write(config.to_toml().encode())
    except OSError as error:
        raise ConfigError(
            f"{folder} cannot be written to: {error.strerror or error}.",
            "Name a folder on a disk that can be written to and has room.",
        ) from error
