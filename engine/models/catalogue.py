"""The catalogue of models: bundled ones, and the user's own, which can be added and removed.

Bundled models are described in resources/models.toml, with their files in resources/models. Each
of the user's has a folder in the user's data folder:

    <data>/models/<name>/card.json, model.onnx, and files that model.onnx refers to
    <data>/models/<name>/card.json, weights.npz (or .pth, .safetensors)        of a teacher

Folders appear and disappear in one step, so a model is there completely or not at all. A foreign
model is inspected (`engine.models.onnx_file`) and tried (`engine.models.probe`) before it is added;
before any model is loaded its SHA-256 is compared with its card.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.core.paths import exists, is_folder, make_private_folder
from engine.core.resources import resource_path, user_data_dir
from engine.core.words import nearest
from engine.errors import ModelError
from engine.events import Work
from engine.messages import joined, msg
from engine.models.cards import (
    ModelCard,
    card_from_table,
    check_name,
    claims_from_metadata,
    read_card,
    write_card,
)
from engine.models.teachers import TEACHERS, cards_by_stage, import_weights, is_weights

_OLD_SECONDS = 86_400.0

_CLOSE = msg("Close the programs that use it, and try again.")


class Catalogue:
    """The bundled models and the user's own, read from disk by every method.

    `bundled` is models.toml (no models if it does not exist), with its files in the folder
    `models` beside it. `user` is the folder of the user's models; it need not exist. None: the
    user has no models and cannot add any.
    """

    def __init__(self, bundled: Path, user: Path | None = None) -> None:
        self._bundled = bundled
        self._user = user

    @classmethod
    def of_program(cls) -> Catalogue:
        """Return the catalogue of the installed program and its user."""
        return cls(resource_path("models.toml"), user_data_dir() / "models")

    def cards(self) -> list[ModelCard]:
        """Return all cards: the bundled ones in the order of models.toml, then the user's by name.

        Broken cards of the user are left out (see `problems`). Raises ModelError if models.toml is
        broken.
        """
        return self._read()[0]

    def problems(self) -> list[str]:
        """Return a message for each of the user's folders that holds no usable model."""
        return [
            msg("{folder}: {error}", folder=folder, error=error)
            for folder, error in self._read()[1].items()
        ]

    def default(self) -> ModelCard:
        """Return the first card; raises ModelError if there is none."""
        cards = self.cards()
        if not cards:
            raise ModelError("No model is installed.", "Import one: deblur models import FILE.onnx")
        return cards[0]

    def get(self, name: str) -> ModelCard:
        """Return the card of that name, in any case; raises ModelError if there is none."""
        cards, problems = self._read()
        by_name = {card.name.casefold(): card for card in cards}
        if (found := by_name.get(name.casefold())) is not None:
            return found
        names = ", ".join(card.name for card in cards) or "none"
        hint = msg("Installed models: {names}.", names=names)
        if near := nearest(name.casefold(), by_name):
            meant = by_name[near].name
            hint = joined(" ", msg("Did you mean {name}?", name=meant), hint)
        teacher = name.casefold().partition("-stage")[0]
        if teacher in TEACHERS:
            hint = msg("Download it first: deblur models fetch {name}", name=teacher)
        if problem := problems.get(name):
            raise ModelError(
                "The model {name} cannot be used. {problem}", hint, name=name, problem=problem
            )
        raise ModelError("There is no model '{name}'.", hint, name=name)

    def get_or_default(self, name: str) -> ModelCard:
        """Return the card of that name, or for "", which is no model chosen, the default one."""
        return self.get(name) if name else self.default()

    def check_free(self, name: str) -> None:
        """Raise ModelError for a name that is invalid, or taken, by a broken model too."""
        check_name(name)
        taken = {card.name.casefold() for card in self.cards()}
        taken |= {folder.name.casefold() for folder in _folders(self._user)}
        if name.casefold() in taken:
            raise ModelError(
                "A model named '{name}' already exists.",
                "Choose another name, or remove that model first.",
                name=name,
            )

    def import_in_steps(
        self, path: Path, name: str | None = None, *, value_range: str | None = None
    ) -> Work[ModelCard]:
        """Add an ONNX network, a teacher's weights or a package to the user's models.

        Returns its card. `name`: None for the name in the file, else that of the file.
        `value_range`: "0..1", "0..255" or "-1..1", None to detect it. May take minutes for a large
        network; networks run in a child process with limits to time and memory, and can be
        cancelled at any time. Raises ModelError, leaving nothing behind, if the file is not an ONNX
        network that keeps the size of a picture, returns values that are not numbers, takes far too
        long, or needs operators or files that are not allowed; if weights are of no known teacher;
        if the name is taken.
        """
        from engine.models import _importing, onnx_file
        from engine.models.package import is_package

        if is_package(path):
            return (yield from self._unpack(path, name))
        if is_weights(path):
            with self._new_folder() as folder:
                return self._add(import_weights(path, name, folder, self.check_free), folder)
        found = onnx_file.read_onnx(path)
        claims = claims_from_metadata(found.metadata)
        wanted = name or claims.get("name") or _importing.as_name(path.stem)
        self.check_free(wanted)
        _importing.check_operators(path, found.domains)
        external = onnx_file.external_files(path, found.external)
        with self._new_folder() as folder:
            model = _importing.copy_model(path, external, folder)
            probing = _importing.probed_card(wanted, path.name, model, claims, value_range)
            card = yield from probing
            return self._add(card, folder)

    def _unpack(self, path: Path, name: str | None) -> Work[ModelCard]:
        from engine.models._importing import try_card
        from engine.models.package import read_package

        with self._new_folder() as folder:
            card = read_package(path, folder)
            if name is not None:
                check_name(name)
            card = dataclasses.replace(card, name=name or card.name)
            self.check_free(card.name)
            if card.kind == "onnx":
                yield from try_card(card, path.name)
            return self.adopt(card)

    def adopt(self, card: ModelCard) -> ModelCard:
        """Add a model that was made by this program to the user's models, with all its files.

        Returns its new card, whose properties are not measured again. Raises ModelError, leaving
        nothing behind, if the name is taken or the files are not those of the card.
        """
        from engine.models._importing import copy_variants

        if card.kind != "onnx":
            text = msg("{name} is not an ONNX model.", name=card.name)
            raise ModelError(text, "Import its weights instead.")
        self.check_free(card.name)
        with self._new_folder() as folder:
            files = copy_variants(card, folder)
            return self._add(dataclasses.replace(card, files=files, origin="user"), folder)

    def _add(self, card: ModelCard, folder: Path) -> ModelCard:
        """Write the card beside its files and give the folder its name."""
        assert self._user is not None
        write_card(card, folder)
        self.check_free(card.name)  # again, since probing may have taken minutes
        folder.rename(self._user / card.name)
        return self.get(card.name)

    def rename(self, name: str, new_name: str) -> ModelCard:
        """Give one of the user's models a new name, also as its title, and return its new card.

        Raises ModelError for other models, if the name is taken or invalid, and if the model is in
        use.
        """
        card = self.get(name)
        if card.origin == "bundled" or self._user is None:
            text = msg("{name} comes with the program and cannot be renamed.", name=card.name)
            raise ModelError(text)
        if card.kind == "torch":
            text = msg("{name} is a teacher, whose name is fixed.", name=card.name)
            raise ModelError(text, "Only tuned and imported models can be renamed.")
        self.check_free(new_name)
        folder = self._user / card.name
        try:
            write_card(dataclasses.replace(card, title=new_name), folder)
            try:
                folder.rename(self._user / new_name)
            except OSError:
                write_card(card, folder)
                raise
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(
                "Cannot rename {name}: {reason}.", _CLOSE, name=card.name, reason=reason
            ) from error
        return self.get(new_name)

    def remove(self, name: str) -> None:
        """Delete one of the user's models. Raises ModelError for others, and if it is in use."""
        broken = self._user is not None and any(p.startswith(f"{name}:") for p in self.problems())
        if not broken:
            card = self.get(name)
            if card.origin == "bundled":
                text = msg("{name} comes with the program and cannot be removed.", name=card.name)
                raise ModelError(text)
            # The stages of one teacher are cards of the same file.
            name = card.file().path.parent.name if card.kind == "torch" else card.name
        assert self._user is not None
        # Renamed first: a half-deleted folder must not look like a model.
        gone = self._user / f".{name}.{os.getpid()}.gone"
        try:
            (self._user / name).rename(gone)
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(
                "Cannot remove {name}: {reason}.", _CLOSE, name=name, reason=reason
            ) from error
        shutil.rmtree(gone, ignore_errors=True)

    def _read(self) -> tuple[list[ModelCard], dict[str, str]]:
        cards = self._bundled_cards()
        taken = {card.name.casefold() for card in cards}
        problems: dict[str, str] = {}  # of a folder, by its name
        for folder in _folders(self._user):
            try:
                if folder.name.casefold() in taken:
                    raise ModelError("A bundled model has the same name; rename the folder.")
                cards += cards_by_stage(read_card(folder))
            except ModelError as error:
                problems[folder.name] = error.text
        return cards, problems

    def _bundled_cards(self) -> list[ModelCard]:
        if not exists(self._bundled):
            return []
        try:
            tables = tomllib.loads(self._bundled.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            text = msg("Cannot read {file}: {reason}.", file=self._bundled, reason=error)
            raise ModelError(text, "Reinstall the program.") from error
        folder = self._bundled.parent / "models"
        return [
            card_from_table(name, _whole(table, tables), folder, "bundled")
            for name, table in tables.items()
        ]

    @contextlib.contextmanager
    def _new_folder(self) -> Iterator[Path]:
        """Make a hidden folder, and delete it unless it was renamed."""
        if self._user is None:
            raise ModelError("This catalogue has no folder for models of your own.")
        folder = None
        try:
            make_private_folder(self._user)
            _sweep(self._user)
            folder = Path(tempfile.mkdtemp(prefix=".import-", dir=self._user))
            yield folder
        except OSError as error:
            user, reason = self._user, error.strerror or error
            raise ModelError(
                "Cannot copy the model to {folder}: {reason}.",
                "Check the free space and your permissions there.",
                folder=user,
                reason=reason,
            ) from error
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)


def _sweep(user: Path) -> None:
    """Remove what killed imports and removals left, if it is older than a day."""
    for folder in user.glob(".*"):
        with contextlib.suppress(OSError):
            if is_folder(folder) and time.time() - folder.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _folders(user: Path | None) -> list[Path]:
    """Return the folders of the user's models; hidden ones are being added or removed."""
    if user is None:
        return []
    try:
        return sorted(p for p in user.iterdir() if is_folder(p) and not p.name.startswith("."))
    except OSError:
        return []


def _whole(table: Any, tables: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever a file contains
    """Return the table of a bundled model; what it does not say is as in that of its `parent`."""
    parent = tables.get(table.get("parent", "")) if isinstance(table, Mapping) else None
    return parent | table if isinstance(parent, dict) else table
