"""Steps of importing a foreign ONNX network: inspect, copy and try it, and make its card."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.core.paths import sha256_of
from engine.errors import ModelError, OutOfMemory
from engine.messages import msg
from engine.models.cards import CARD, LINEAGE, TEXTS, ModelCard, ModelFile
from engine.models.onnx_file import BUILT_IN_DOMAINS, external_files, read_onnx

MODEL = "model.onnx"


def as_name(stem: str) -> str:
    """Return a valid name for a model made of the stem of a file."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip(".-_")[:64].rstrip(".") or "model"


def check_operators(path: Path, domains: set[str]) -> None:
    """Raise ModelError if a model needs operators from outside onnxruntime."""
    foreign = sorted(domains - BUILT_IN_DOMAINS)
    if foreign:
        raise ModelError(
            "{file} needs operators that onnxruntime does not have ({names}).",
            "Export it with standard ONNX operators only.",
            file=path.name,
            names=", ".join(foreign),
        )


def copy_model(path: Path, external: tuple[Path, ...], folder: Path) -> ModelFile:
    """Copy the model and the files it refers to to `folder`, and hash the copies."""
    target = folder / MODEL
    shutil.copyfile(path, target)
    source, data = path.resolve().parent, []
    for part in external:
        copy = folder / part.relative_to(source)
        if str(part.relative_to(source)).casefold() in (CARD, MODEL):
            raise ModelError(
                "{file} has its weights in {part}.",
                "That name is reserved: rename that file, and export the model again.",
                file=path.name,
                part=part.name,
            )
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(part, copy)
        data.append(ModelFile(copy, sha256_of(copy)))
    return ModelFile(target, sha256_of(target), tuple(data))


def copy_variants(card: ModelCard, folder: Path) -> dict[str, ModelFile]:
    """Inspect every file of an ONNX model, copy it to `folder`, and return the verified copies."""
    files = {}
    for precision, file in card.files.items():
        found = read_onnx(file.path)
        check_operators(file.path, found.domains)
        if external_files(file.path, found.external):
            text = msg("{file} refers to other files.", file=file.path.name)
            raise ModelError(text, "Export it as one file.")
        usual = precision == card.default_precision
        target = folder / (MODEL if usual else f"model-{precision}.onnx")
        shutil.copyfile(file.path, target)
        files[precision] = ModelFile(target, file.sha256)
        files[precision].verify()
    return files


def probed_card(
    name: str, file: ModelFile, claims: dict[str, Any], value_range: str | None
) -> ModelCard:
    """Try a model and return its card; raises ModelError if it cannot be used."""
    from engine.models.measure import measure_bytes_per_pixel
    from engine.models.probe import probe

    try:
        traits = probe(file.path, claims, value_range)
    except OutOfMemory as error:
        raise ModelError(
            "There is not enough memory to try the model with a small picture.", error.hint
        ) from error
    texts: dict[str, Any] = dict.fromkeys(TEXTS, "unknown") | {"title": name}
    texts |= {"description": "Imported."} | {key: claims[key] for key in TEXTS if key in claims}
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
