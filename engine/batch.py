"""A batch from the wish to the files: find, plan, queue, deblur; and the same again after a crash.

    asked = ask(spec, catalogue)                 # looks at the folders, writes nothing
    result = run(start(asked, queue), show, job="run", total=len(asked.jobs))

    asked, owned = reopen(queue, catalogue, batch_id)
    result = run(go_on(asked, owned, queue), show, job="run", total=len(asked.jobs))

The command line and the window both come through here, so they cannot differ.

Room: engine, standard library only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import ConfigError
from engine.events import Log, Work
from engine.images import WriteOptions, find_images
from engine.models import Catalogue, ModelCard, ModelFile, get_model
from engine.pipeline import Summary, deblur_batch
from engine.plan import BatchSpec, ImageJob, plan_batch
from engine.queue import Queue, Request, Run

if TYPE_CHECKING:
    from engine.queue import Batch

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
        }
        return Request(
            spec_values(self.spec), settings, self.card.name, self.card.version, self.file.sha256
        )


def ask(spec: BatchSpec, catalogue: Catalogue) -> Asked:
    """Return what `spec` means on this disk now; nothing is written.

    Raises ConfigError for a wish that cannot be met, ImageReadError for a folder that does not
    exist and ModelError for a model that is not there.
    """
    card = catalogue.get(spec.model) if spec.model else catalogue.default()
    spec = dataclasses.replace(spec, model=card.name)
    card.file(spec.precision)  # refuse a precision that the model does not have before the scan
    notes: list[str] = []
    found = find_images(
        spec.roots,
        recursive=spec.recursive,
        include=spec.include,
        exclude=spec.exclude,
        unreadable=lambda folder, why: notes.append(f"{folder} could not be searched: {why}"),
    )
    return Asked(spec, card, tuple(plan_batch(spec, found)), tuple(notes))


def start(asked: Asked, queue: Queue) -> Work[Summary]:
    """Queue the batch and work it off; pictures done before with the same settings are kept."""
    with queue.create(asked.request, asked.jobs) as owned:
        return (yield from _work(asked, owned, queue))


def reopen(
    queue: Queue, catalogue: Catalogue, batch_id: int, *, retry_failed: bool = False
) -> tuple[Asked, Run]:
    """Own an earlier batch again and return what is left of it.

    The caller closes the `Run`, or hands both to `go_on`, which does. Raises ConfigError where
    the batch is not there or at work elsewhere, or its model has changed since.
    """
    batch = _batch(queue, batch_id)
    spec = spec_from(batch.request.spec)
    card = catalogue.get(spec.model)
    if card.file(spec.precision).sha256 != batch.request.model_sha256:
        raise ConfigError(
            f"The model {card.name} is no longer the one that batch {batch_id} began with.",
            "Start the batch again: what was done stays, the rest is done with the new model.",
        )
    owned = queue.resume(batch_id, retry_failed=retry_failed)
    jobs = tuple(ImageJob(i.source, i.target, i.may_overwrite(), note=i.note) for i in owned.left())
    return Asked(spec, card, jobs), owned


def go_on(asked: Asked, owned: Run, queue: Queue) -> Work[Summary]:
    """Work off what is left of a batch that `reopen` returned, and let go of it."""
    with owned:
        return (yield from _work(asked, owned, queue))


def _work(asked: Asked, owned: Run, queue: Queue) -> Work[Summary]:
    spec, wanted = asked.spec, asked.request.settings_hash
    for note in asked.notes:
        yield Log(note, "warning")
    model = get_model(
        asked.card, device=spec.device, precision=spec.precision, threads=spec.threads
    )

    def find_done(job: ImageJob) -> Path | None:
        # Who asks for overwriting wants it done again.
        if spec.on_conflict == "overwrite":
            return None
        return queue.find_done(job.source, wanted, job.target.parent)

    return (yield from deblur_batch(asked.jobs, model, spec, ledger=owned, find_done=find_done))


def spec_values(spec: BatchSpec) -> dict[str, Any]:
    """Return the wish as JSON values; `spec_from` makes it again."""
    values = dataclasses.asdict(spec)
    values["roots"] = [str(root.absolute()) for root in spec.roots]
    values["output"] = None if spec.output is None else str(spec.output.absolute())
    return values


def spec_from(values: Mapping[str, Any]) -> BatchSpec:
    """Return the wish that `spec_values` wrote; what a newer version added is passed over."""
    known = {f.name for f in dataclasses.fields(BatchSpec)}
    kept = {name: value for name, value in values.items() if name in known}
    kept["roots"] = tuple(Path(root) for root in values["roots"])
    kept["output"] = None if values["output"] is None else Path(values["output"])
    kept["options"] = WriteOptions(**values["options"])
    for name in ("include", "exclude"):
        kept[name] = tuple(values[name])
    return BatchSpec(**kept)


def _batch(queue: Queue, batch_id: int) -> Batch:
    for batch in queue.batches():
        if batch.id == batch_id:
            return batch
    raise ConfigError(f"There is no batch {batch_id}.", "See `deblur queue` for those there are.")
