"""A model of the user's for workers that do not have it: each reads it once, and keeps it.

It lies beside the results, in the batch's staging folder, which every worker sees. A worker copies
it into its cache, by the hash of its weights: the next batch with this model reads nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.core.paths import is_folder, make_private_folder
from engine.core.resources import user_cache_dir
from engine.errors import ImageWriteError, ModelError
from engine.models.cards import ModelCard, ModelFile, card_from_table, table_from_card

_KEPT = 8
"""Models in the cache of a worker; the one that was not used for the longest time goes first."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def send_model(card: ModelCard, precision: str | None, folder: Path) -> dict[str, Any] | None:
    """Copy a model's files for `precision` into `folder`; return what `receive_model` needs.

    None for a bundled model: every worker of this version has it. Raises ImageWriteError.
    """
    if card.origin == "bundled":
        return None
    name = precision or card.default_precision
    card = dataclasses.replace(card, files={name: card.file(name)}, default_precision=name)
    file = card.file()
    try:
        folder.mkdir(exist_ok=True)
        _copy_files(file, folder)
    except OSError as error:
        raise ImageWriteError(
            "The model cannot be copied to {folder}: {reason}.",
            "Check that the disk has space and that you may write to it.",
            folder=folder,
            reason=error.strerror or error,
        ) from error
    return {"name": card.name, "table": table_from_card(card), "folder": str(folder)}


def receive_model(sent: Mapping[str, Any]) -> ModelCard:
    """Return the card of a model that `send_model` has sent, its files in the cache of this worker.

    Raises ModelError if they cannot be copied, or are not those of the card.
    """
    came = card_from_table(sent["name"], sent["table"], Path(sent["folder"]), "user")
    sha256 = came.file().sha256
    if not _SHA256.fullmatch(sha256):
        raise ModelError("The card of {name} has no hash.", name=came.name)
    cache = user_cache_dir() / "cluster-models"
    kept = cache / sha256
    card = card_from_table(sent["name"], sent["table"], kept, "user")
    try:
        if not is_folder(kept):
            _copy(came, cache, kept)
        os.utime(kept)
        card.file().verify()
        _sweep(cache)
    except OSError as error:
        raise ModelError(
            "Cannot copy the model to {folder}: {reason}.",
            "Check the free space and your permissions there.",
            folder=kept,
            reason=error.strerror or error,
        ) from error
    except ModelError:
        shutil.rmtree(kept, ignore_errors=True)  # it is copied again the next time
        raise
    return card


def _copy(came: ModelCard, cache: Path, kept: Path) -> None:
    """Copy its files into the cache, all or none; another process may do the same."""
    make_private_folder(cache)
    made = Path(tempfile.mkdtemp(prefix=".coming-", dir=cache))
    try:
        _copy_files(came.file(), made)
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            try:
                made.rename(kept)
            except OSError:
                if not is_folder(kept):  # that is how another one that was faster looks
                    raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _copy_files(file: ModelFile, folder: Path) -> None:
    """Copy a model's file and those that hold its weights, as they lie beside each other."""
    for part in _parts(file):
        target = folder / part.path.relative_to(file.path.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(part.path, target)


def _parts(file: ModelFile) -> Iterator[ModelFile]:
    yield file
    for part in file.data:
        yield from _parts(part)


def _sweep(cache: Path) -> None:
    """Remove the models that were not used for the longest time, above `_KEPT`."""
    with contextlib.suppress(OSError):
        folders = [each for each in cache.iterdir() if _SHA256.fullmatch(each.name)]
        folders.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for old in folders[_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
