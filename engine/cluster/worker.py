"""What a worker of a cluster does: one picture at a time, with a model that it loads once.

Dask sends it the names of these functions, so every worker has Deblur installed.
"""

from __future__ import annotations

import dataclasses
import hashlib
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
from engine.errors import DeblurError, ModelError
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Work, run, to_json
from engine.images import Provenance
from engine.messages import msg
from engine.models import Catalogue, Model, ModelCard, get_model
from engine.version import __version__

_models: dict[tuple[Any, ...], Model] = {}
_models_lock = threading.Lock()
_fit: set[str] = set()
"""Batches that this worker has looked around for, and can take part in."""

_UNFIT_SECONDS = 3.0
"""So long an unfit worker holds a picture: others are to be quicker, not to find none."""


def do_picture(
    wanted: Mapping[str, Any], source_name: str, staged_name: str, note: str
) -> dict[str, Any]:
    """Deblur one picture on this worker into its stage; return its event, or why there is none.

    `wanted` is what `look_around` takes. Returns `worker`, its address, and `event`, a JSON line,
    and `strength`, what was used; or `fatal`, [message, hint], for what ends the job; or `unfit`,
    why this worker cannot take part.
    """
    return {"worker": _address(), **_do(wanted, source_name, staged_name, note)}


def _address() -> str:
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:  # called by hand
        return ""


def _do(wanted: Mapping[str, Any], source_name: str, staged_name: str, note: str) -> dict[str, Any]:
    if wanted["batch"] not in _fit:
        # It came later, when a source may have been moved away; the folders are what counts.
        why = look_around({**wanted, "sources": ()})
        if why:
            time.sleep(_UNFIT_SECONDS)
            return {"unfit": why}
    source, staged = Path(source_name), Path(staged_name)
    # Its folder is there, its name is nobody else's, and who has it twice writes the same twice.
    spec = dataclasses.replace(_wish(wanted), roots=(source,), output=None, on_conflict="overwrite")
    card = Catalogue.of_program().get(spec.model)
    job = ImageJob(source, staged, overwrite=True, note=note)
    strengths, broken = [spec.strength], list[str]()

    def tell(_job: ImageJob, strength: float) -> Provenance | None:
        strengths.append(strength)
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return provenance_of(PlannedBatch(spec, card, (job,)), strength, digest)

    def pictures() -> Work[Summary]:
        try:
            return (yield from deblur_batch([job], _model(spec, card), spec, provenance=tell))
        except ModelError as error:  # here; it may run elsewhere
            broken.append(str(error))
            raise

    ends: list[Event] = []

    def hear(event: Event) -> None:
        if isinstance(event, ItemDone | ItemKept | ItemFailed):
            ends.append(event)

    result = run(pictures(), hear, job="picture")
    if result.finished.outcome == "crashed":
        raise RuntimeError(result.finished.traceback)
    if broken:
        time.sleep(_UNFIT_SECONDS)
        return {"unfit": broken[0]}
    if result.finished.outcome != "ok":
        return {"fatal": [result.finished.message, result.finished.hint]}
    return {"event": to_json(ends[-1]), "strength": strengths[-1]}


def _wish(wanted: Mapping[str, Any]) -> BatchSpec:
    """Return the wish of a batch, with this process's part of the machine's cores and memory."""
    spec, share = spec_from_json(wanted["wish"]), wanted["share"]
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


def look_around(wanted: Mapping[str, Any]) -> str:
    """Return why this worker is not fit for a batch, "" if it is; leaves its own mark.

    `wanted`: `batch`, a name for it; `version` of Deblur; `wish`, what
    `engine.batch.batch.spec_to_json` made; `sha256` of the model's file; `sources`, files to be
    read; `probes`, folders and what their file `probe` says; `share`, how many workers of this
    batch the machine has.
    """
    why = _look(wanted)
    if not why:
        _fit.add(wanted["batch"])
    return why


def _look(wanted: Mapping[str, Any]) -> str:
    if wanted["version"] != __version__:
        return msg(
            "it has Deblur {version}, not {version2}",
            version=__version__,
            version2=wanted["version"],
        )
    spec = _wish(wanted)
    try:
        card = Catalogue.of_program().get(spec.model)
        file = card.file(spec.precision)
    except ModelError as error:
        return msg(
            "{message} Copy it there (deblur models export, deblur models import)",
            message=error.message,
        )
    if file.sha256 != wanted["sha256"]:
        return msg("its model {name} is another one than here", name=card.name)
    try:
        _model(spec, card).load()
    except DeblurError as error:
        return error.message
    for source in wanted["sources"]:
        try:
            with open(source, "rb") as stream:
                stream.read(1)
        except OSError as error:
            return msg("it cannot read {source} ({reason})", source=source, reason=error.strerror)
    for folder, content in wanted["probes"].items():
        try:
            if Path(folder, "probe").read_text() != content:
                return msg("it sees another folder under the name {folder}", folder=folder)
            Path(folder, f"probe-{secrets.token_hex(6)}").write_text(content)
        except OSError as error:
            return msg(
                "it cannot read and write in {folder} ({reason})",
                folder=Path(folder).parent.parent,
                reason=error.strerror,
            )
    return ""
