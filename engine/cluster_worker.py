"""What a worker of a cluster does: one picture at a time, with a model that it loads once.

Dask sends it the names of these functions, so every worker has Deblur installed.

Room: engine, standard library.
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

from engine import __version__
from engine.batch import Asked, describe, spec_from
from engine.errors import ModelError
from engine.events import Event, ItemDone, ItemFailed, ItemKept, Work, run, to_json
from engine.images import Provenance
from engine.models import Catalogue, Model, ModelCard, get_model
from engine.pipeline import Summary, deblur_batch
from engine.plan import BatchSpec, ImageJob

_models: dict[tuple[Any, ...], Model] = {}
_models_lock = threading.Lock()
_unfit: dict[str, str] = {}
"""Of each batch that this worker has looked around for, why it cannot take part, or ""."""

_UNFIT_SECONDS = 3.0
"""So long an unfit worker holds a picture: others are to be quicker, not to find none."""


def do_picture(
    wish: dict[str, Any],
    wanted: Mapping[str, Any],
    source_name: str,
    staged_name: str,
    note: str,
) -> dict[str, Any]:
    """Deblur one picture on this worker into its stage; return its event, or why there is none.

    `wish` is what `engine.batch.spec_values` made, `wanted` what `look_around` takes. Returns
    `{"event": JSON line, "strength": what was used}`, `{"fatal": [message, hint]}` for what ends
    the job, or `{"unfit": why}` from a worker that came later and cannot take part.
    """
    why = _unfit[wanted["batch"]] if wanted["batch"] in _unfit else look_around(wanted)
    if why:
        time.sleep(_UNFIT_SECONDS)
        return {"unfit": why}
    source, staged = Path(source_name), Path(staged_name)
    # Its folder is there, its name is nobody else's, and who has it twice writes the same twice.
    spec = dataclasses.replace(
        spec_from(wish), roots=(source,), output=None, on_conflict="overwrite"
    )
    catalogue = Catalogue.of_program()
    card = catalogue.get(spec.model)
    job = ImageJob(source, staged, overwrite=True, note=note)
    strengths = [spec.strength]

    def tell(_job: ImageJob, strength: float) -> Provenance | None:
        strengths.append(strength)
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return describe(Asked(spec, card, (job,)), strength, digest)

    def pictures() -> Work[Summary]:
        model = _model(spec, card, wanted["share"])
        return (yield from deblur_batch([job], model, spec, describe=tell))

    ends: list[Event] = []

    def hear(event: Event) -> None:
        if isinstance(event, ItemDone | ItemKept | ItemFailed):
            ends.append(event)

    result = run(pictures(), hear, job="picture")
    if result.finished.outcome == "crashed":
        raise RuntimeError(result.finished.traceback)
    if result.finished.outcome != "ok":
        return {"fatal": [result.finished.message, result.finished.hint]}
    return {"event": to_json(ends[-1]), "strength": strengths[-1]}


def _model(spec: BatchSpec, card: ModelCard, share: int) -> Model:
    """Return the one model of this process, of `share` on this machine, for these settings."""
    from engine.backend_onnx import physical_cores

    if spec.threads is None and share > 1:
        threads = max(1, physical_cores() // share)
        spec = dataclasses.replace(spec, threads=threads)
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

    `wanted`: `batch`, a name for it; `version` of Deblur; `model`, `precision` and the `sha256` of
    its file; `sources`, files to be read; `probes`, folders and what their file `probe` says;
    `share`, how many workers of this batch the machine has.
    """
    why = _unfit[wanted["batch"]] = _look(wanted)
    return why


def _look(wanted: Mapping[str, Any]) -> str:
    if wanted["version"] != __version__:
        return f"it has Deblur {__version__}, not {wanted['version']}"
    try:
        card = Catalogue.of_program().get(wanted["model"])
        file = card.file(wanted["precision"])
    except ModelError as error:
        return f"{error.message} Copy it there (deblur models export, deblur models import)"
    if file.sha256 != wanted["sha256"]:
        return f"its model {card.name} is another one than here"
    for source in wanted["sources"]:
        try:
            with open(source, "rb") as stream:
                stream.read(1)
        except OSError as error:
            return f"it cannot read {source} ({error.strerror})"
    for folder, content in wanted["probes"].items():
        try:
            if Path(folder, "probe").read_text() != content:
                return f"it sees another folder under the name {folder}"
            Path(folder, f"probe-{secrets.token_hex(6)}").write_text(content)
        except OSError as error:
            return f"it cannot read and write in {Path(folder).parent.parent} ({error.strerror})"
    return ""
