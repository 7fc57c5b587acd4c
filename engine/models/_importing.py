"""Steps of importing a foreign ONNX network: inspect, copy and try it, and make its card."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.core.paths import sha256_of
from engine.errors import ModelError, OutOfMemory
from engine.events import Work
from engine.messages import msg
from engine.models._trial import Pace, in_child, limit_memory
from engine.models.cards import CARD, LINEAGE, TEXTS, ModelCard, ModelFile
from engine.models.model import make_test_picture
from engine.models.onnx_file import BUILT_IN_DOMAINS, external_files, read_onnx
from engine.models.tiling import round_up

if TYPE_CHECKING:
    from engine.models.probe import Traits

T = TypeVar("T")

MODEL = "model.onnx"

_MEASURED_PIXELS = 2_000_000
"""Of the two tiles whose memory is measured."""


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


def inspect_variants(card: ModelCard) -> None:
    """Raise ModelError if a file of an ONNX model needs what is not allowed."""
    for file in card.files.values():
        found = read_onnx(file.path)
        check_operators(file.path, found.domains)
        if external_files(file.path, found.external):
            text = msg("{file} refers to other files.", file=file.path.name)
            raise ModelError(text, "Export it as one file.")


def copy_variants(card: ModelCard, folder: Path) -> dict[str, ModelFile]:
    """Inspect every file of an ONNX model, copy it to `folder`, and return the verified copies."""
    files = {}
    inspect_variants(card)
    for precision, file in card.files.items():
        usual = precision == card.default_precision
        target = folder / (MODEL if usual else f"model-{precision}.onnx")
        shutil.copyfile(file.path, target)
        files[precision] = ModelFile(target, file.sha256)
        files[precision].verify()
    return files


def probed_card(
    name: str, source: str, file: ModelFile, claims: dict[str, Any], value_range: str | None
) -> Work[ModelCard]:
    """Try a model in a child process and return its card; ModelError if it cannot be used.

    `source`: the name of what is imported, for messages.
    """
    from engine.models.measure import measure_bytes_per_pixel

    try:
        traits, seconds = yield from _tried(_probe, source, [file.path], claims, value_range)
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
    measured = measure_bytes_per_pixel(card, most_seconds=seconds)
    return replace(card, bytes_per_pixel=measured)


def try_card(card: ModelCard, name: str) -> Work[None]:
    """Run each file of an ONNX model once in a child process; ModelError if one does not work.

    `name`: of what is imported, for messages.
    """
    inspect_variants(card)  # before onnxruntime opens them
    yield from _tried(_run_all, name, [file.path for file in card.files.values()], card)


def _tried(work: Callable[..., T], name: str, files: Sequence[Path], *arguments: object) -> Work[T]:
    """Do as `in_child`; ModelError where this process cannot have one.

    Not without: what a stranger's model does has limits only there.
    """
    try:
        return (yield from in_child(work, name, files, *arguments))
    except (OSError, RuntimeError) as error:
        raise ModelError(
            "{file} cannot be tried: no process can be started for it ({error}).",
            "Import it with the program itself: deblur models import FILE",
            file=name,
            error=error,
        ) from error


def _probe(
    pace: Pace, paths: list[Path], claims: dict[str, Any], value_range: str | None
) -> tuple[Traits, float]:
    """Return what was measured, and how many seconds measuring the memory may take."""
    from engine.models.probe import probe

    limit_memory()
    traits = probe(paths[0], claims, value_range, pace.begin)
    pace.begin(0)
    return traits, pace.limit(_MEASURED_PIXELS)


def _run_all(pace: Pace, _paths: list[Path], card: ModelCard) -> None:
    from engine.models.load import get_model

    limit_memory()
    multiple = card.tile_multiple
    size = card.fixed_size or (round_up(96, multiple), round_up(128, multiple))
    for precision in card.files:
        model = get_model(card, device="cpu", precision=precision)
        pace.begin(size[0] * size[1])
        model(make_test_picture(*size))
