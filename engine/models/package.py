"""A model with all its files as one file, `NAME.deblur`, for another machine.

A zip without compression: card.json first, then the files that it names. It may be a stranger's, so
nothing is unpacked but the files that the card lists, under the names that the card gives them and
below the folder asked for; no file may be larger than `MOST_BYTES`; each must have the SHA-256 that
the card says.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.images.files import atomic_file
from engine.models.cards import CARD, ModelCard, ModelFile, card_from_table, table_from_card

SUFFIX = ".deblur"

MOST_BYTES = 2_000_000_000
_MOST_CARD_BYTES = 1_000_000
_PIECE = 1 << 20
_NAME = "name"
# RuntimeError: a member with a password, and what Python cannot unpack (NotImplementedError).
_DAMAGE = (OSError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError)


def is_package(path: Path) -> bool:
    """Return whether a file is such a package, by its content."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return bool(names) and names[0] == CARD


def write_package(card: ModelCard, target: Path, *, overwrite: bool = False) -> Path:
    """Write a model with its card and all its files, atomically, and return the path.

    Raises ModelError for a file that is not the one of its card, for a target that is there and
    may not be replaced, and where nothing can be written.
    """
    if card.kind != "onnx" or any(file.data for file in card.files.values()):
        raise ModelError(
            f"{card.name} cannot be exported.", "Only ONNX models without other files can be."
        )
    for file in card.files.values():
        file.verify()
    root = card.file().path.parent
    text = json.dumps({_NAME: card.name, **table_from_card(card)}, indent=2)
    try:
        with (
            atomic_file(target, overwrite=overwrite) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive,
        ):
            archive.writestr(CARD, text)
            for part in dict.fromkeys(_parts(card)):
                archive.write(part, part.relative_to(root).as_posix())
    except FileExistsError as error:
        raise ModelError(f"{target} is there already.", "Choose another name.") from error
    except OSError as error:
        raise ModelError(
            f"{target} cannot be written: {error.strerror or error}.",
            "Is there space, and may you write there?",
        ) from error
    return target


def read_package(path: Path, folder: Path) -> ModelCard:
    """Unpack a package into an empty folder and return its card, with its files there, verified.

    Raises ModelError for what is no package of ours, or was altered.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            table = _read_card(archive, path)
            card = card_from_table(str(table.get(_NAME, "")), table, folder, "user")
            for part in dict.fromkeys(_parts(card)):
                _unpack(archive, part.relative_to(folder).as_posix(), part)
    except _DAMAGE as error:
        raise ModelError(
            f"{path.name} is damaged, or is no model of this program: {error}.",
            "Export it again on the machine where it was made.",
        ) from error
    for file in card.files.values():
        file.verify()
    return card


def _parts(card: ModelCard) -> Iterator[Path]:
    def below(file: ModelFile) -> Iterator[Path]:
        yield file.path
        for part in file.data:
            yield from below(part)

    for file in card.files.values():
        yield from below(file)


def _read_card(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    with archive.open(CARD) as stream:
        data = stream.read(_MOST_CARD_BYTES + 1)
    try:
        if len(data) > _MOST_CARD_BYTES:
            raise ValueError("it is too long")
        table = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"The card in {path.name} cannot be read: {error}.") from error
    if not isinstance(table, dict):
        raise ModelError(f"The card in {path.name} is no card.")
    return table


def _unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    """Write one member; the size that the archive claims is not believed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    left = MOST_BYTES
    with archive.open(name) as source, target.open("wb") as stream:
        while piece := source.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise ModelError(f"{name} in the package is larger than any model.")
            stream.write(piece)
