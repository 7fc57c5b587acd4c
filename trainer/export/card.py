"""What an exported model says of itself, and where: in the file, in a table, in the catalogue."""

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

from engine.errors import ConfigError, ModelError
from engine.images.files import atomic_file
from engine.models import Catalogue
from engine.models.cards import (
    PREFIX,
    TEXTS,
    ModelCard,
    check_name,
    metadata_from_card,
    table_from_card,
)

_OF_FLOATS = ("layout", "value_range")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a path of the same name in a folder beside `target`; what is there then takes its name.

    After an error `target` is as it was; the folder goes in any case. Raises ModelError where
    nothing can be written there.
    """
    folder = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
        yield folder / target.name
        os.replace(folder / target.name, target)
    except OSError as error:
        raise ModelError(
            f"{target} cannot be written: {error.strerror or error}.",
            "Is there space, and may you write there?",
        ) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def read_texts(path: Path) -> dict[str, Any]:
    """Return the texts of a card from its TOML file; ConfigError for missing and unknown ones."""
    hint = f"It needs, as texts: name, {', '.join(TEXTS)}."
    try:
        texts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}", hint) from error
    wrong = {"name", *TEXTS} ^ texts.keys()
    wrong |= {key for key, value in texts.items() if not isinstance(value, str) or not value}
    if wrong:
        raise ConfigError(f"In {path}, missing or wrong: {', '.join(sorted(wrong))}.", hint)
    check_name(texts["name"])
    return texts


def write_texts(path: Path, texts: Mapping[str, str]) -> None:
    """Write what `read_texts` reads, atomically; raises ConfigError."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items()]
    try:
        with atomic_file(path, overwrite=True) as stream:
            stream.write(("\n".join(lines) + "\n").encode("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror or error}.", "Is this a run's folder?"
        ) from error


def stamp(model_path: Path, card: ModelCard, precision: str) -> None:
    """Write what the card says into the metadata of the ONNX file, in place of what it said.

    Raises ModelError where the file is not valid ONNX.
    """
    import onnx

    model = onnx.load(model_path)
    others = [one for one in model.metadata_props if not one.key.startswith(PREFIX)]
    del model.metadata_props[:]
    model.metadata_props.extend(others)
    says = metadata_from_card(card, precision)
    if model.graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.UINT8:
        # The card tells the form of its files of floats; bytes have one form, and show it.
        says = {k: v for k, v in says.items() if k.removeprefix(PREFIX) not in _OF_FLOATS}
    for key, value in says.items():
        model.metadata_props.add(key=key, value=value)
    try:
        onnx.checker.check_model(model, full_check=True)
    except onnx.checker.ValidationError as error:
        raise ModelError(f"The exported file is not valid ONNX: {error}") from error
    onnx.save(model, model_path)


def refuse_taken(name: str, catalogue: Catalogue | None = None) -> None:
    """Raise ModelError where the user's catalogue has a model of this name already."""
    check_name(name)
    for card in (catalogue or Catalogue.of_program()).cards():
        if card.name.casefold() == name.casefold():
            bundled = card.origin == "bundled"
            raise ModelError(
                f"There is a model {card.name!r} already"
                + (", which comes with the program." if bundled else "."),
                "Install yours under another name"
                + ("." if bundled else f", or first say: deblur models remove {card.name}"),
            )


def install(model: Path, name: str | None = None, catalogue: Catalogue | None = None) -> ModelCard:
    """Take an exported ONNX file into the user's catalogue as `deblur models import` does.

    `name`: None for what the file calls itself. Raises ModelError, with nothing left behind.
    """
    if name is not None:
        refuse_taken(name, catalogue)
    return (catalogue or Catalogue.of_program()).import_model(model, name)


def write_card(card: ModelCard, table: Path) -> None:
    """Put this card into `table` (models.toml), in place of the one of its name; atomically."""
    cards = Catalogue(table).cards()
    names = [one.name for one in cards]
    if card.name in names:
        cards[names.index(card.name)] = card
    else:
        cards.append(card)
    with staged(table) as part:
        part.write_text("\n\n".join(map(card_as_toml, cards)) + "\n", encoding="utf-8")


def card_as_toml(card: ModelCard) -> str:
    """Return the table of this card as it stands in models.toml."""
    table = table_from_card(card)
    scores, files = table.pop("scores"), table.pop("files")
    lines = [f"[{card.name}]", *_toml_lines(table)]
    for precision, entry in files.items():
        lines += ["", f"[{card.name}.files.{precision}]", *_toml_lines(entry)]
    return "\n".join([*lines, "", f"[{card.name}.scores]", *_toml_lines(scores)])


def _toml_lines(table: Mapping[str, object]) -> list[str]:
    # A JSON string, number or boolean is one of TOML too.
    return [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in table.items() if v != []]
