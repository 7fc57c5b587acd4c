"""A batch from the wish to the files: find, plan, queue, deblur; and the same again after a crash.

    asked = ask(spec, catalogue, queue)          # looks at the folders, writes nothing
    owned = begin(asked, queue)                  # or: asked, owned = reopen(queue, catalogue, id)
    with owned:
        result = run(work_off(asked, owned, queue), show, job="run", total=len(asked.jobs))

The command line and the window both come through here, so they cannot differ.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.batch.bursts import find_bursts
from engine.batch.pipeline import Summary, deblur_batch
from engine.batch.plan import BatchSpec, ImageJob, plan_batch
from engine.core.awake import keep_awake
from engine.errors import ConfigError, DeblurError, ImageReadError, ModelError
from engine.events import Log, Progress, Work, result_of
from engine.images import FoundImage, Provenance, WriteOptions, search_images
from engine.models import Catalogue, ModelCard, ModelFile, get_model
from engine.queue.queue import Batch, Queue, Request, Run

RESULT_SCHEMA = 1
"""Part of the settings hash; to be raised when the same settings give other pixels than before."""


@dataclass(frozen=True)
class Asked:
    """A batch ready to start: the wish, the model, and what becomes of each picture."""

    spec: BatchSpec
    card: ModelCard
    jobs: tuple[ImageJob, ...]
    notes: tuple[str, ...] = ()
    """Folders that could not be searched, and why."""

    @property
    def file(self) -> ModelFile:
        """The file of the model that will run."""
        return self.card.file(self.spec.precision)

    @property
    def request(self) -> Request:
        """The batch as the queue keeps it."""
        options = self.spec.options
        settings = {
            "schema": RESULT_SCHEMA,
            "strength": self.spec.strength,
            "format": options.format_name(),
            "quality": options.quality,
            "guard": self.spec.guard,
            # None is absent, so results of earlier versions are still known.
            "provenance": None if self.spec.provenance else False,
            "variant": self.card.variant(self.spec.precision),
        }
        return Request(
            spec_values(self.spec), settings, self.card.name, self.card.version, self.file.sha256
        )


def ask(spec: BatchSpec, catalogue: Catalogue, queue: Queue) -> Asked:
    """Do what `look` does, at once."""
    return result_of(look(spec, catalogue, queue))


def look(
    spec: BatchSpec, catalogue: Catalogue, queue: Queue, *, new_only: bool = False
) -> Work[Asked]:
    """Return what `spec` means on this disk now; nothing is written.

    With `new_only` without the pictures that batches of these settings have ended with before, and
    without results (`Queue.unsettled`).

    Its Progress counts the pictures found; nobody knows of how many, so its total is 0. Raises
    ConfigError for a wish that cannot be met: no such folder, model or precision.
    """
    try:
        card = catalogue.get(spec.model) if spec.model else catalogue.default()
        card.file(spec.precision)
        notes: list[str] = []
        search = search_images(
            spec.roots,
            recursive=spec.recursive,
            include=spec.include,
            exclude=spec.exclude,
            unreadable=lambda folder, why: notes.append(f"{folder} could not be searched: {why}"),
        )
        found = yield from _counted(search)
    except (ModelError, ImageReadError) as error:
        raise ConfigError(error.message, error.hint) from error
    spec = dataclasses.replace(spec, model=card.name)
    if new_only:
        known = Asked(spec, card, ()).request.settings_hash
        new = set(queue.unsettled((one.path for one in found), known))
        found = [one for one in found if one.path in new]
    jobs = plan_batch(spec, found, is_result=queue.is_result)
    return Asked(spec, card, tuple(jobs), tuple(notes))


def _counted(search: Generator[tuple[int, Path], None, list[FoundImage]]) -> Work[list[FoundImage]]:
    while True:
        try:
            count, folder = next(search)
        except StopIteration as end:
            found: list[FoundImage] = end.value
            return found
        yield Progress(count, 0, "pictures", str(folder))


def begin(asked: Asked, queue: Queue) -> Run:
    """Queue the batch and own it; to be closed by the caller when the work has ended."""
    return queue.create(asked.request, asked.jobs)


def forget_the_same(asked: Asked, queue: Queue) -> Batch | None:
    """Discard the interrupted batch where it was the same pictures to the same files, with the same
    settings: this one goes on with it, and what is done is known. Else return it; None for none.
    """
    waiting = queue.interrupted()
    if waiting is None or waiting.request.settings_hash != asked.request.settings_hash:
        return waiting
    left = {(item.source, item.target) for item in queue.items(waiting.id, "planned", "running")}
    if not left <= {(job.source.absolute(), job.target.absolute()) for job in asked.jobs}:
        return waiting
    queue.discard(waiting.id)
    return None


def reopen(
    queue: Queue, catalogue: Catalogue, batch_id: int, *, retry_failed: bool = False
) -> tuple[Asked, Run]:
    """Own an earlier batch again; return what is left of it, or with `retry_failed` what failed.

    The `Run` is to be closed by the caller when the work has ended. Raises ConfigError where the
    batch is not there or at work elsewhere, or its model has gone or changed since.
    """
    batch = queue.batch(batch_id)
    give_up = f"Or forget what is left of it: deblur queue discard {batch_id}"
    spec = spec_from(batch.request.spec)
    try:
        card = catalogue.get(spec.model)
        file = card.file(spec.precision)
    except ModelError as error:
        raise ConfigError(error.message, f"{error.hint} {give_up}") from error
    if file.sha256 != batch.request.model_sha256:
        raise ConfigError(
            f"The model {card.name} is no longer the one that batch {batch_id} began with.",
            "Start the batch again: what was done stays, the rest is done with the new model. "
            + give_up,
        )
    failed = {item.source for item in queue.items(batch_id, "failed")}
    owned = queue.resume(batch_id, retry_failed=retry_failed)
    jobs = tuple(
        ImageJob(item.source, item.target, item.may_overwrite(), note=item.note, wish=item.target)
        for item in owned.left()
        if not retry_failed or item.source in failed
    )
    return Asked(spec, card, jobs), owned


def work_off(asked: Asked, owned: Run, queue: Queue) -> Work[Summary]:
    """Deblur what `asked` names; a batch that cannot even begin is not offered for resuming."""
    spec = asked.spec
    for note in asked.notes:
        yield Log(note, "warning")
    try:
        asked = yield from without_worse(asked, owned)
        model = get_model(
            asked.card, device=spec.device, precision=spec.precision, threads=spec.threads
        )
        owned.device = lambda: model.running_on
        return (
            yield from keep_awake(
                deblur_batch(
                    asked.jobs,
                    model,
                    spec,
                    ledger=owned,
                    find_done=lambda job: find_done(asked, queue, job),
                    originals=[item.source for item in owned.items()],
                    describe=lambda job, strength: _told(asked, owned, job, strength),
                )
            )
        )
    except DeblurError:
        if not owned.items("done", "kept", "failed"):
            queue.discard(owned.batch_id)
        raise


def without_worse(asked: Asked, owned: Run) -> Work[Asked]:
    """Return the batch in which, if that was wished, the worse frames of each moment are kept.

    What a moment is, is decided among all pictures of the batch: after a stop the same ones are
    best.
    """
    if not asked.spec.bursts:
        return asked
    everything = [item.source for item in owned.items()]
    bursts = yield from find_bursts(everything, len(asked.jobs))
    reasons = {path: why for burst in bursts for path, why in burst.reasons().items()}
    worse = sum(len(burst.shots) for burst in bursts)
    if bursts:
        yield Log(f"{worse} pictures are of {len(bursts)} moments; the sharpest of each is taken.")
    jobs = tuple(
        dataclasses.replace(job, keep=job.keep or reasons.get(job.source.absolute(), ""))
        for job in asked.jobs
    )
    return dataclasses.replace(asked, jobs=jobs)


def _told(asked: Asked, owned: Run, job: ImageJob, strength: float) -> Provenance | None:
    """Note what was used for a result, and return what it says of itself."""
    owned.used(job.source, strength)
    return describe(asked, strength, owned.source_sha256(job.source))


def describe(asked: Asked, strength: float, source_sha256: str) -> Provenance | None:
    """Return what a result says of itself; None where nobody wants that.

    The window gives the same to `write_image` where it writes a result itself.
    """
    if not asked.spec.provenance:
        return None
    card = asked.card
    return Provenance(card.name, card.version, asked.file.sha256, strength, source_sha256)


def find_done(asked: Asked, queue: Queue, job: ImageJob) -> Path | None:
    """Return the result that this picture had before with these settings under this name."""
    # Who asks for overwriting wants it done again.
    if asked.spec.on_conflict == "overwrite":
        return None
    return queue.find_done(job.source, asked.request.settings_hash, job.wish or job.target)


def spec_values(spec: BatchSpec) -> dict[str, Any]:
    """Return the wish as JSON values; `spec_from` makes it again."""
    values = dataclasses.asdict(spec)
    values["roots"] = [str(root.absolute()) for root in spec.roots]
    for name in ("output", "base"):
        folder: Path | None = values[name]
        values[name] = None if folder is None else str(folder.absolute())
    return values


def spec_from(values: Mapping[str, Any]) -> BatchSpec:
    """Return the wish that `spec_values` wrote; what a newer version added is passed over."""
    known = {f.name for f in dataclasses.fields(BatchSpec)}
    kept = {name: value for name, value in values.items() if name in known}
    kept["roots"] = tuple(Path(root) for root in values["roots"])
    for name in ("output", "base"):  # a batch of an earlier version has no base
        kept[name] = Path(values[name]) if values.get(name) else None
    kept["options"] = WriteOptions(**values["options"])
    for name in ("include", "exclude"):
        kept[name] = tuple(values[name])
    return BatchSpec(**kept)
