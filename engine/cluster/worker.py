"""What runs on a worker of a cluster: pictures one after the other, by a model that it loads once.

Dask sends only the names of these functions, so Deblur must be installed on every worker.
"""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.batch.batch import PlannedBatch, provenance_of, spec_from_json
from engine.batch.image_io import BatchRecord
from engine.batch.pipeline import InTurn, Summary, deblur_batch
from engine.batch.plan import BatchSpec, ImageJob
from engine.cluster.models import receive_model
from engine.core.machine import physical_cores
from engine.core.memory import PictureMemory, default_budget, restore_allocator
from engine.core.paths import open_file
from engine.errors import DeblurError, ImageWriteError, ModelError
from engine.events import (
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemKept,
    Work,
    from_json,
    run,
    to_json,
)
from engine.images import Provenance
from engine.messages import msg
from engine.models import Catalogue, Model, ModelCard, get_model
from engine.queue import file_sha256, find_stat
from engine.version import __version__

_MISMATCH_SECONDS = 3.0
"""A mismatched worker holds pictures this long, so that others get the next ones."""

_checked: set[str] = set()
"""Batches that this worker was checked for."""


@dataclass(frozen=True)
class _Setup:
    """What this process needs for the pictures of a batch."""

    spec: BatchSpec
    card: ModelCard
    model: Model
    memory: PictureMemory
    """The memory of all pictures that are in this process at one time."""


_setups: dict[str, _Setup] = {}
"""The setup of the last batch, by its name."""

_models: dict[tuple[Any, ...], Model] = {}
"""The one model of this process, by what it is and how it runs."""

_setup_lock = threading.Lock()
_reading = threading.Lock()
"""Held by the task whose pictures are read now."""

_using_model = threading.Lock()
"""Held by the task whose pictures go through the model now."""


def process_pictures(
    requirements: Mapping[str, Any], pictures: Sequence[tuple[str, str, str]]
) -> dict[str, Any]:
    """Deblur pictures into their staging files; return their events, or why there are none.

    `requirements`: see `check_worker`. `pictures`: for each its source, its staging file, whose
    folder exists, and a note for its event. Returns `worker`, the address of this one, `seconds`,
    for which they kept other pictures from the model, and `answers`, in the order of `pictures`,
    which are fewer where `fatal` or `mismatch` is set:

    - `event`, a JSON line; `strength`, as actually used; `source`, [SHA-256, size, mtime_ns] of
      the source, or None where it is not known
    - `fatal`: the event, as a JSON line, that ends the job
    - `mismatch`: why this worker is not usable

    The pictures of one task follow each other as in a plain run: while one is in the model, the
    next is read and the last one written. So do two tasks: once all its pictures are read, a task
    leaves its place to the next one.
    """
    return {"worker": _address(), **_do(requirements, pictures)}


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:  # called outside a worker
        return ""


def _make_room() -> None:
    """Let this worker begin its next task beside this one."""
    from distributed import Status, get_worker, secede

    with contextlib.suppress(ValueError):  # called outside a worker
        # One that is closing waits 30 s for a task that leaves its place, and the task for it.
        if get_worker().status == Status.running:
            secede()


def _do(
    requirements: Mapping[str, Any], pictures: Sequence[tuple[str, str, str]]
) -> dict[str, Any]:
    if requirements["batch"] not in _checked:
        # It joined later, when sources may have been moved away; the folders matter.
        why = check_worker({**requirements, "sources": ()})
        if why:
            time.sleep(_MISMATCH_SECONDS)
            return {"mismatch": why, "answers": []}
    try:
        setup = _set_up(requirements)
    except DeblurError as error:  # what was there when it was checked
        time.sleep(_MISMATCH_SECONDS)
        return {"mismatch": str(error), "answers": []}
    # The staging folders exist, names are unique, and a repeated picture gives the same bytes.
    jobs = [
        ImageJob(Path(source), Path(staged), overwrite=True, note=note)
        for source, staged, note in pictures
    ]
    run_of_pictures = _Pictures(requirements, setup, jobs)
    with contextlib.ExitStack() as reading:
        reading.enter_context(_reading)

        def all_read() -> None:
            reading.close()
            _make_room()

        return run_of_pictures.run(all_read)


def fatal_error(line: str) -> ImageWriteError:
    """Return the error that ends the job, from the `fatal` of an answer."""
    event = from_json(line)
    assert isinstance(event, ItemFailed | Finished)
    return ImageWriteError(event.message, event.hint, event.code)


class _Pictures(BatchRecord):
    """The pictures of one task, as a batch of its own; what is noted becomes their answers."""

    def __init__(
        self, requirements: Mapping[str, Any], setup: _Setup, jobs: Sequence[ImageJob]
    ) -> None:
        self._requirements, self._setup, self._jobs = requirements, setup, jobs
        self._stats = {job.source: find_stat(job.source) for job in jobs}
        self._digests: dict[Path, str] = {}
        self._strengths: dict[Path, float] = {}
        self._ends: dict[str, Event] = {}
        self._broken = ""
        self._seconds = 0.0
        self._fatal_failure: ItemFailed | None = None

    def run(self, all_read: Callable[[], None]) -> dict[str, Any]:
        """Deblur them and return the answer of the task."""
        setup = self._setup
        in_turn = InTurn(setup.memory, self._in_model(), all_read)
        result = run(self._work(in_turn), self._collect, job="pictures")
        if result.finished.outcome == "crashed":
            raise RuntimeError(result.finished.traceback)
        answer: dict[str, Any] = {"answers": list(self._answers()), "seconds": self._seconds}
        if self._broken:
            time.sleep(_MISMATCH_SECONDS)
            answer["mismatch"] = self._broken
        elif result.finished.outcome != "ok":
            answer["fatal"] = to_json(self._fatal_failure or result.finished)
        return answer

    @contextlib.contextmanager
    def _in_model(self) -> Iterator[None]:
        with _using_model:
            begun = time.monotonic()
            try:
                yield
            finally:
                self._seconds = time.monotonic() - begun

    def _work(self, in_turn: InTurn) -> Work[Summary]:
        try:
            return (
                yield from deblur_batch(
                    self._jobs,
                    self._setup.model,
                    self._setup.spec,
                    record=self,
                    largest_bytes=_largest(self._requirements),
                    in_turn=in_turn,
                )
            )
        except ModelError as error:  # here; it may work elsewhere
            self._broken = str(error)
            raise
        except ImageWriteError:  # the picture that met it is still to do
            last = self._ends.popitem()[1] if self._ends else None
            self._fatal_failure = last if isinstance(last, ItemFailed) else None
            raise

    def is_result(self, path: Path) -> bool:
        """Every staged file was written by us, so it may be replaced."""
        return True

    def provenance(self, job: ImageJob, strength: float) -> Provenance | None:
        """Note what was found while a picture is written, in the thread that writes."""
        setup = self._setup
        self._strengths[job.source] = strength
        digest = ""
        if setup.spec.provenance:
            before = self._stats[job.source]
            found = file_sha256(job.source)
            # Of a picture that was changed since it was read, the content is not known.
            digest = found if before is not None and find_stat(job.source) == before else ""
            self._digests[job.source] = digest
        return provenance_of(PlannedBatch(setup.spec, setup.card, (job,)), strength, digest)

    def _collect(self, event: Event) -> None:
        if isinstance(event, ItemDone | ItemKept | ItemFailed):
            self._ends[event.item] = event

    def _answers(self) -> Iterator[dict[str, Any]]:
        for job in self._jobs:
            event, stat = self._ends.get(str(job.source)), self._stats[job.source]
            if event is None:
                return
            digest = self._digests.get(job.source, "")
            yield {
                "event": to_json(event),
                "strength": self._strengths.get(job.source, self._setup.spec.strength),
                "source": [digest, *stat] if digest and stat else None,
            }


def _largest(requirements: Mapping[str, Any]) -> int:
    """Return the bytes that one picture may take in this process."""
    share, asked = requirements["share"], requirements["spec"]["memory_bytes"]
    return int(asked // share) if asked else default_budget(tileable=False, runs=share)


def _local_spec(requirements: Mapping[str, Any]) -> BatchSpec:
    """Return the spec with this process's share of the machine's cores and memory."""
    spec, share = spec_from_json(requirements["spec"]), requirements["share"]
    # Staging files are named for their pictures.
    spec = dataclasses.replace(spec, output=None, on_conflict="overwrite")
    if share == 1:
        return spec
    memory = spec.memory_bytes and spec.memory_bytes // share
    return dataclasses.replace(
        spec,
        threads=spec.threads or max(1, physical_cores() // share),
        memory_bytes=memory or default_budget(runs=share),
    )


def _set_up(requirements: Mapping[str, Any]) -> _Setup:
    """Return what the pictures of this batch need; raises ModelError without its model."""
    batch = requirements["batch"]
    with _setup_lock:
        if batch not in _setups:
            restore_allocator()
            spec = _local_spec(requirements)
            card = _card(requirements, spec)
            budget = spec.memory_bytes or default_budget(tileable=card.tileable)
            model = _model(spec, card)
            _setups.clear()
            _setups[batch] = _Setup(spec, card, model, PictureMemory(budget))
        return _setups[batch]


def _card(requirements: Mapping[str, Any], spec: BatchSpec) -> ModelCard:
    """Return the card of the model that is asked for: installed here, or sent."""
    sent = requirements.get("model")
    try:
        card = Catalogue.of_program().get(spec.model)
        if not sent or card.file(spec.precision).sha256 == requirements["sha256"]:
            return card
    except ModelError:
        if not sent:
            raise
    return receive_model(sent)


def _model(spec: BatchSpec, card: ModelCard) -> Model:
    """Return the one model of this process for these settings."""
    key = (card.name, card.file(spec.precision).sha256, spec.device, spec.precision, spec.threads)
    if key not in _models:
        _models.clear()  # of another batch
        _models[key] = get_model(
            card, device=spec.device, precision=spec.precision, threads=spec.threads
        )
    return _models[key]


def check_worker(requirements: Mapping[str, Any]) -> str:
    """Return why this worker is not usable for a batch, "" if it is; writes a file to each probe.

    `requirements`: `batch`, a unique name; `version` of Deblur; `spec`, from
    `engine.batch.batch.spec_to_json`; `sha256` of the model's file; `model`, where it is sent (see
    `engine.cluster.models`), or None where it is installed everywhere; `sources`, files to read;
    `probes`, folders and the content of their file `probe`; `share`, the number of workers on this
    machine.
    """
    why = _check(requirements)
    if not why:
        _checked.add(requirements["batch"])
    return why


def _check(requirements: Mapping[str, Any]) -> str:
    if requirements["version"] != __version__:
        return msg(
            "it has Deblur {version}, not {wanted}",
            version=__version__,
            wanted=requirements["version"],
        )
    try:
        setup = _set_up(requirements)
    except ModelError as error:
        return msg(
            "{message} Copy it there (deblur models export, deblur models import)",
            message=error.message,
        )
    if setup.card.file(setup.spec.precision).sha256 != requirements["sha256"]:
        return msg("its model {name} is a different file", name=setup.card.name)
    try:
        setup.model.load()
    except DeblurError as error:
        return error.message
    for source in requirements["sources"]:
        try:
            with open_file(Path(source)) as stream:
                stream.read(1)
        except OSError as error:
            return msg("it cannot read {source} ({reason})", source=source, reason=error.strerror)
    for folder, content in requirements["probes"].items():
        try:
            if Path(folder, "probe").read_text() != content:
                return msg("it sees a different folder at {folder}", folder=folder)
            Path(folder, f"probe-{secrets.token_hex(6)}").write_text(content)
        except OSError as error:
            return msg(
                "it cannot read and write in {folder} ({reason})",
                folder=Path(folder).parent.parent,
                reason=error.strerror,
            )
    return ""
