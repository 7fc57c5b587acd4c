"""What runs on a worker of a cluster: one picture at a time, with a model that it loads once.

Dask sends only the names of these functions, so Deblur must be installed on every worker.
"""

from __future__ import annotations

import dataclasses
import secrets
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.batch.batch import PlannedBatch, provenance_of, spec_from_json
from engine.batch.pipeline import Summary, deblur_batch
from engine.batch.plan import BatchSpec, ImageJob
from engine.core.machine import physical_cores
from engine.core.memory import default_budget
from engine.core.paths import open_file, sha256_of
from engine.errors import DeblurError, ModelError
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Work, run, to_json
from engine.images import Provenance
from engine.messages import msg
from engine.models import Catalogue, Model, ModelCard, get_model
from engine.version import __version__

_models: dict[tuple[Any, ...], Model] = {}
_models_lock = threading.Lock()
_checked: set[str] = set()
"""Batches that this worker was checked for."""

_MISMATCH_SECONDS = 3.0
"""A mismatched worker holds a picture this long, so that others get the next ones."""


def process_picture(
    requirements: Mapping[str, Any], source_name: str, staged_name: str, note: str
) -> dict[str, Any]:
    """Deblur one picture into its staging file; return its event, or why there is none.

    `requirements`: see `check_worker`. Returns `worker`, the address of this one, and either
    `event`, a JSON line, and `strength`, as actually used; or `fatal`, [message, hint], which ends
    the job; or `mismatch`, why this worker is not usable.
    """
    return {"worker": _address(), **_do(requirements, source_name, staged_name, note)}


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:  # called outside a worker
        return ""


def _do(
    requirements: Mapping[str, Any], source_name: str, staged_name: str, note: str
) -> dict[str, Any]:
    if requirements["batch"] not in _checked:
        # It joined later, when sources may have been moved away; the folders matter.
        why = check_worker({**requirements, "sources": ()})
        if why:
            time.sleep(_MISMATCH_SECONDS)
            return {"mismatch": why}
    source, staged = Path(source_name), Path(staged_name)
    # The staging folder exists, the name is unique, and a repeated picture gives the same bytes.
    spec = dataclasses.replace(
        _local_spec(requirements), roots=(source,), output=None, on_conflict="overwrite"
    )
    card = Catalogue.of_program().get(spec.model)
    job = ImageJob(source, staged, overwrite=True, note=note)
    strengths, broken = [spec.strength], list[str]()

    def provenance(_job: ImageJob, strength: float) -> Provenance | None:
        strengths.append(strength)
        return provenance_of(PlannedBatch(spec, card, (job,)), strength, sha256_of(source))

    def pictures() -> Work[Summary]:
        try:
            return (
                yield from deblur_batch(
                    [job],
                    _model(spec, card),
                    spec,
                    provenance=provenance,
                    is_result=_always,
                    largest_bytes=_largest(requirements),
                )
            )
        except ModelError as error:  # here; it may work elsewhere
            broken.append(str(error))
            raise

    ends: list[Event] = []

    def collect(event: Event) -> None:
        if isinstance(event, ItemDone | ItemKept | ItemFailed):
            ends.append(event)

    result = run(pictures(), collect, job="picture")
    if result.finished.outcome == "crashed":
        raise RuntimeError(result.finished.traceback)
    if broken:
        time.sleep(_MISMATCH_SECONDS)
        return {"mismatch": broken[0]}
    if result.finished.outcome != "ok":
        return {"fatal": [result.finished.message, result.finished.hint]}
    return {"event": to_json(ends[-1]), "strength": strengths[-1]}


def _largest(requirements: Mapping[str, Any]) -> int:
    """Return the bytes that one picture may take in this process."""
    share, asked = requirements["share"], requirements["spec"]["memory_bytes"]
    return int(asked // share) if asked else default_budget(tileable=False, runs=share)


def _always(_staged: Path) -> bool:
    """Return that a staged file is ours."""
    return True


def _local_spec(requirements: Mapping[str, Any]) -> BatchSpec:
    """Return the spec with this process's share of the machine's cores and memory."""
    spec, share = spec_from_json(requirements["spec"]), requirements["share"]
    if share == 1:
        return spec
    memory = spec.memory_bytes and spec.memory_bytes // share
    return dataclasses.replace(
        spec,
        threads=spec.threads or max(1, physical_cores() // share),
        memory_bytes=memory or default_budget(runs=share),
    )


def _model(spec: BatchSpec, card: ModelCard) -> Model:
    """Return the one model of this process for these settings."""
    key = (card.name, card.file(spec.precision).sha256, spec.device, spec.precision, spec.threads)
    with _models_lock:
        if key not in _models:
            _models.clear()  # of another batch
            _models[key] = get_model(
                card, device=spec.device, precision=spec.precision, threads=spec.threads
            )
        return _models[key]


def check_worker(requirements: Mapping[str, Any]) -> str:
    """Return why this worker is not usable for a batch, "" if it is; writes a file to each probe.

    `requirements`: `batch`, a unique name; `version` of Deblur; `spec`, from
    `engine.batch.batch.spec_to_json`; `sha256` of the model's file; `sources`, files to read;
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
    spec = _local_spec(requirements)
    try:
        card = Catalogue.of_program().get(spec.model)
        file = card.file(spec.precision)
    except ModelError as error:
        return msg(
            "{message} Copy it there (deblur models export, deblur models import)",
            message=error.message,
        )
    if file.sha256 != requirements["sha256"]:
        return msg("its model {name} is a different file", name=card.name)
    try:
        _model(spec, card).load()
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
