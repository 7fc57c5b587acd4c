"""Importing a foreign ONNX network: inspected, copied, tried out, and described by a card."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import ModelError, OutOfMemory
from engine.models.cards import CARD, LINEAGE, TEXTS, ModelCard, ModelFile
from engine.models.onnx_file import BUILT_IN_DOMAINS, external_files, read_onnx, sha256_of

MODEL = "model.onnx"


def as_name(stem: str) -> str:
    """Return the stem of a file as a name of a model."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip(".-_")[:64].rstrip(".") or "model"


def refuse_foreign(path: Path, domains: set[str]) -> None:
    foreign = sorted(domains - BUILT_IN_DOMAINS)
    if foreign:
        raise ModelError(
            f"{path.name} needs operators that onnxruntime does not have ({', '.join(foreign)}).",
            "Export it with standard ONNX operators only.",
        )


def copied(path: Path, external: tuple[Path, ...], folder: Path) -> ModelFile:
    """Copy the model and the files it reads to `folder`; what was copied is what is hashed."""
    target = folder / MODEL
    shutil.copyfile(path, target)
    source, data = path.resolve().parent, []
    for part in external:
        copy = folder / part.relative_to(source)
        if str(part.relative_to(source)).casefold() in (CARD, MODEL):
            raise ModelError(f"{path.name} keeps weights in {part.name!r}: rename that file.")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(part, copy)
        data.append(ModelFile(copy, sha256_of(copy)))
    return ModelFile(target, sha256_of(target), tuple(data))


def copied_variants(card: ModelCard, folder: Path) -> dict[str, ModelFile]:
    """Copy every file of an ONNX model to `folder`, looked through; the copies, verified."""
    files = {}
    for precision, file in card.files.items():
        found = read_onnx(file.path)
        refuse_foreign(file.path, found.domains)
        if external_files(file.path, found.external):
            raise ModelError(f"{file.path.name} reads other files.", "Export it as one file.")
        usual = precision == card.default_precision
        target = folder / (MODEL if usual else f"model-{precision}.onnx")
        shutil.copyfile(file.path, target)
        files[precision] = ModelFile(target, file.sha256)
        files[precision].verify()
    return files


def probed(
    name: str, file: ModelFile, claims: dict[str, Any], value_range: str | None
) -> ModelCard:
    """Return the card of a model that was tried out; raises ModelError if it cannot be used."""
    from engine.models.measure import measure_bytes_per_pixel
    from engine.models.probe import probe

    try:
        traits = probe(file.path, claims, value_range)
    except OutOfMemory as error:
        raise ModelError(
            "The model needs more memory than there is for a small picture.", error.hint
        ) from error
    unknown = {
        "title": name,
        "version": "unknown",
        "licence": "unknown",
        "training_data": "unknown",
    }
    texts: dict[str, Any] = {key: claims.get(key) or unknown.get(key, "Imported.") for key in TEXTS}
    texts |= {key: claims[key] for key in LINEAGE if key in claims}
    precision = claims.get("precision", "fp32")
    card = ModelCard(
        name=name,
        kind="onnx",
        **texts,
        files={precision: file},
        default_precision=precision,
        bytes_per_pixel=1,
        origin="user",
        **vars(traits),
    )
    return replace(card, bytes_per_pixel=measure_bytes_per_pixel(card))
