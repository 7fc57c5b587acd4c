"""What is left of an earlier batch: resumed after a crash, or discarded.

planned, journal = resume_batch(queue, catalogue, batch_id)
with journal:
    result = run(run_batch(planned, journal, queue), show, job="run")
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from engine.batch.batch import PlannedBatch, check_output, spec_from_json
from engine.batch.plan import ImageJob
from engine.batch.targets import sweep_folders
from engine.errors import ConfigError, ModelError
from engine.messages import joined, msg
from engine.models import Catalogue
from engine.queue import DAMAGED, BatchJournal, Queue


def resume_batch(
    queue: Queue, catalogue: Catalogue, batch_id: int, *, retry_failed: bool = False
) -> tuple[PlannedBatch, BatchJournal]:
    """Own an earlier batch again; return what is left of it, or with `retry_failed` what failed.

    A picture that a later batch has finished in the same place is kept as it is, with the reason.
    The caller closes the journal when the job has ended. Raises ConfigError if there is no such
    batch, another process is running it, its model is missing or has changed, or the drive of its
    results is missing.
    """
    batch = queue.batch(batch_id)
    give_up = msg("Or discard what is left of it: deblur queue discard {batch}", batch=batch_id)
    damaged = ConfigError(
        "The record of batch {batch} is damaged.", give_up, "damaged-record", batch=batch_id
    )
    try:
        spec = spec_from_json(batch.request.spec)
    except (*DAMAGED, ConfigError) as error:
        raise damaged from error
    try:
        card = catalogue.get(spec.model)
        file = card.file(spec.precision)
    except ModelError as error:
        raise ConfigError(error.message, joined(" ", error.hint, give_up), error.code) from error
    if file.sha256 != batch.request.model_sha256:
        raise ConfigError(
            "The model {name} is not the one that batch {batch} was started with.",
            joined(
                " ",
                "Start the batch again, on the command line with --on-conflict skip: "
                "finished results stay, the rest uses the new model.",
                give_up,
            ),
            name=card.name,
            batch=batch_id,
        )
    if PlannedBatch(spec, card, ()).request.settings_hash != batch.request.settings_hash:
        raise damaged
    check_output(spec, queue)
    failed = {item.source for item in queue.items(batch_id, "failed")}
    journal = queue.resume(batch_id, retry_failed=retry_failed)
    sweep_folders((item.target for item in journal.items()), spec.output)
    jobs = tuple(
        _unless_finished_later(queue, batch_id, job)
        for job in _jobs_left(journal, failed if retry_failed else None)
    )
    return PlannedBatch(spec, card, jobs, catalogue=catalogue), journal


def _jobs_left(journal: BatchJournal, only: Collection[Path] | None) -> Iterator[ImageJob]:
    """Yield what is left of the batch, or those of its pictures that are in `only`."""
    # One that may have ended the program comes last, and alone.
    for item in sorted(journal.left(), key=lambda item: item.is_suspect):
        if only is None or item.source in only:
            yield ImageJob(
                item.source,
                item.target,
                item.may_overwrite(),
                note=item.note,
                preferred_target=item.target,
                alone=item.is_suspect,
            )


def _unless_finished_later(queue: Queue, batch_id: int, job: ImageJob) -> ImageJob:
    """Return the job, or one that keeps the result which a later batch made in the same place.

    Whoever started that batch took this one for ended, and would get a second result of each.
    """
    later = queue.find_later_result(batch_id, job.source, job.target)
    if later is None:
        return job
    number, result = later
    reason = msg("already processed by a later batch ({batch})", "done-later", batch=number)
    return job.replace(target=result, keep=reason, note="")
