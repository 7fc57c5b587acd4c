"""The card of an exported model: in the file, in a models.toml, in the catalogue."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.core.files import writing
from engine.errors import ConfigError, ModelError
from engine.messages import msg
from engine.models import Catalogue
from engine.models.cards import (
    PREFIX,
    TEXTS,
    ModelCard,
    check_name,
    metadata_from_card,
    table_from_card,
)
from trainer.files import CHECK_DISK, write_file

_OF_FLOATS = ("layout", "value_range")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a path in a temporary folder beside `target`, which replaces `target` at the end.

    After an error `target` is as it was. Raises ModelError if nothing can be written there.
    """
    with writing(target, ModelError, CHECK_DISK):
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
        try:
            yield folder / target.name
            os.replace(folder / target.name, target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def read_texts(path: Path) -> dict[str, Any]:
    """Return the texts of a card from a TOML file; raises ConfigError for wrong keys."""
    hint = msg("Required fields: name, {texts}.", texts=", ".join(TEXTS))
    try:
        texts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError("{path} cannot be read: {error}", hint, path=path, error=error) from error
    wrong = {"name", *TEXTS} ^ texts.keys()
    wrong |= {key for key, value in texts.items() if not isinstance(value, str) or not value}
    if wrong:
        raise ConfigError(
            "Missing or wrong in {path}: {wrong}.", hint, path=path, wrong=", ".join(sorted(wrong))
        )
    check_name(texts["name"])
    return texts


def write_texts(path: Path, texts: Mapping[str, str]) -> None:
    """Write a file for `read_texts`, atomically; raises ConfigError."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items()]
    write_file(path, "\n".join(lines) + "\n")


def write_metadata(model_path: Path, card: ModelCard, precision: str) -> None:
    """Write the card into the metadata of the ONNX file, replacing an earlier card.

    Raises ModelError if the file is not valid ONNX.
    """
    import onnx

    model = onnx.load(model_path)
    others = [one for one in model.metadata_props if not one.key.startswith(PREFIX)]
    del model.metadata_props[:]
    model.metadata_props.extend(others)
    entries = metadata_from_card(card, precision)
    if model.graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.UINT8:
        # Layout and range describe float files; byte files have only one form.
        entries = {k: v for k, v in entries.items() if k.removeprefix(PREFIX) not in _OF_FLOATS}
    for key, value in entries.items():
        model.metadata_props.add(key=key, value=value)
    try:
        onnx.checker.check_model(model, full_check=True)
    except onnx.checker.ValidationError as error:
        raise ModelError("The exported file is not valid ONNX: {error}", error=error) from error
    onnx.save(model, model_path)


def write_card(card: ModelCard, table: Path) -> None:
    """Put the card into `table` (models.toml), replacing one of the same name; atomically.

    One with several views stays what it was: its parent's, but for what its table says.
    """
    old = {one.name: one for one in Catalogue(table).cards()}
    tables = [
        card_as_toml(one, old.get(one.parent) if one.views > 1 else None)
        for one in (old | {card.name: card}).values()
    ]
    with staged(table) as part:
        part.write_text("\n\n".join(tables) + "\n", encoding="utf-8")


def card_as_toml(card: ModelCard, parent: ModelCard | None = None) -> str:
    """Return the card as a table of models.toml, without what is as in the parent's."""
    table = table_from_card(card)
    if parent is not None:
        same = table_from_card(parent) | {"scores": None}
        table = {key: value for key, value in table.items() if value != same.get(key)}
    scores, files = table.pop("scores"), table.pop("files", {})
    lines = [f"[{card.name}]", *_toml_lines(table)]
    for precision, entry in files.items():
        lines += ["", f"[{card.name}.files.{precision}]", *_toml_lines(entry)]
    return "\n".join([*lines, "", f"[{card.name}.scores]", *_toml_lines(scores)])


def _toml_lines(table: Mapping[str, object]) -> list[str]:
    # JSON strings, numbers and booleans are valid TOML.
    return [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in table.items() if v != []]
