"""A model with all its files in one file, `NAME.deblur`, to copy it to another machine.

A zip without compression: card.json first, then the files that it lists. A package may be from
anyone, so only listed files are unpacked, under their listed names, inside the given folder;
together they may not be larger than `MOST_BYTES`, which is checked before and meanwhile, and each
must have its listed SHA-256.
"""

from __future__ import annotations

import json
import shutil
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.core.files import atomic_file, writing
from engine.errors import ModelError
from engine.messages import msg
from engine.models.cards import CARD, ModelCard, card_from_table, table_from_card

SUFFIX = ".deblur"

MOST_BYTES = 2_000_000_000
_MOST_CARD_BYTES = 1_000_000
_PIECE = 1 << 20
_NAME = "name"
# RuntimeError: a member with a password, or a compression unknown to Python (NotImplementedError).
_DAMAGE = (OSError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError)


def is_package(path: Path) -> bool:
    """Return whether a file is a package, by its content."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return bool(names) and names[0] == CARD


def write_package(card: ModelCard, target: Path, *, overwrite: bool = False) -> Path:
    """Write a model with its card and all its files, atomically, and return the path.

    Raises ModelError if a file does not match the card, if the target exists and `overwrite` is
    False, and if it cannot be written.
    """
    if card.kind != "onnx" or any(file.data for file in card.files.values()):
        raise ModelError(
            "{name} cannot be exported.",
            "Only ONNX models without external files can be exported.",
            name=card.name,
        )
    for file in card.files.values():
        file.verify()
    root = card.file().path.parent
    text = json.dumps({_NAME: card.name, **table_from_card(card)}, indent=2)
    with (
        writing(target, ModelError),
        atomic_file(target, overwrite=overwrite) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive,
    ):
        archive.writestr(CARD, text)
        for part in sorted({file.path for file in card.files.values()}):
            archive.write(part, part.relative_to(root).as_posix())
    return target


def read_package(path: Path, folder: Path) -> ModelCard:
    """Unpack a package into an empty folder, verify its files and return its card.

    Raises ModelError if the file is not a package of this program, or was altered.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            table = _read_card(archive, path)
            card = card_from_table(str(table.get(_NAME, "")), table, folder, "user")
            parts = sorted({file.path for file in card.files.values()})
            names = [part.relative_to(folder).as_posix() for part in parts]
            _check_sizes(archive, names, folder)
            left = MOST_BYTES
            for name, part in zip(names, parts, strict=True):
                left -= _unpack(archive, name, part, left)
    except _DAMAGE as error:
        raise ModelError(
            "{file} is damaged, or not a model of this program: {reason}.",
            "Export it again on the machine where it was made.",
            file=path.name,
            reason=error,
        ) from error
    for file in card.files.values():
        file.verify()
    return card


def _read_card(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    with archive.open(CARD) as stream:
        data = stream.read(_MOST_CARD_BYTES + 1)
    try:
        if len(data) > _MOST_CARD_BYTES:
            raise ValueError("it is too long")
        table = json.loads(data)
    except (ValueError, RecursionError) as error:
        text = msg("Cannot read the card in {file}: {reason}.", file=path.name, reason=error)
        raise ModelError(text) from error
    if not isinstance(table, dict):
        raise ModelError("The card in {file} is not a table.", file=path.name)
    return table


def _check_sizes(archive: zipfile.ZipFile, names: Sequence[str], folder: Path) -> None:
    """Raise ModelError if the files claim to be larger than any model, or than the disk."""
    claimed = sum(archive.getinfo(name).file_size for name in names)
    if claimed > MOST_BYTES:
        raise ModelError("The package claims to be larger than any model.")
    if claimed > shutil.disk_usage(folder).free:
        raise ModelError(
            "Not enough disk space for {file} in {folder}.",
            "Free some space, and try again.",
            file=names[0],
            folder=folder,
        )


def _unpack(archive: zipfile.ZipFile, name: str, target: Path, most: int) -> int:
    """Write one member; its size is counted, as the archive may claim a wrong one. Returns it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with archive.open(name) as source, target.open("wb") as stream:
        while piece := source.read(_PIECE):
            count += len(piece)
            if count > most:
                raise ModelError("{file} in the package is larger than any model.", file=name)
            stream.write(piece)
    return count
