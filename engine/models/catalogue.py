"""The models there are, and how to get one that runs.

The catalogue holds the bundled models (resources/models.toml and the files in resources/models)
and the user's own, each in a folder of its own in the user's data folder:

    <data>/models/<name>/card.json, model.onnx, and what model.onnx reads
    <data>/models/<name>/card.json, weights.npz (or .pth, .safetensors)        of a teacher

A folder appears and goes in one step, so a model is there whole or not at all. Before a foreign
model is taken in it is looked through (`engine.models.onnx_file`) and tried out
(`engine.models.probe`); before any model is loaded its SHA-256 is compared with its card.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from engine.core.resources import resource_path, user_data_dir
from engine.errors import ModelError
from engine.models._importing import (
    as_name,
    copied,
    copied_variants,
    probed,
    refuse_foreign,
)
from engine.models.cards import (
    CARD,
    ModelCard,
    card_from_table,
    check_name,
    claims_from_metadata,
    write_card,
)
from engine.models.checks import Check, check_model
from engine.models.onnx_file import external_files, read_onnx
from engine.models.package import is_package, read_package
from engine.models.teachers import TEACHERS, cards_by_stage, import_weights, is_weights


class Catalogue:
    """The bundled models and the user's own; read from disk anew at every question.

    `bundled` is models.toml (no models where it is absent), with its files in the folder `models`
    beside it. `user` is the folder of the user's models; it need not exist, and with None there
    are none.
    """

    def __init__(self, bundled: Path, user: Path | None = None) -> None:
        self._bundled = bundled
        self._user = user

    @classmethod
    def of_program(cls) -> Catalogue:
        """Return the catalogue of the installed program and its user."""
        return cls(resource_path("models.toml"), user_data_dir() / "models")

    def cards(self) -> list[ModelCard]:
        """Return all cards, the bundled first, in the order of models.toml, then by name.

        A broken card of the user is left out (see `problems`); a broken models.toml is a
        ModelError.
        """
        return self._read()[0]

    def problems(self) -> list[str]:
        """Return a line for every folder of the user that holds no model that can be used."""
        return self._read()[1]

    def default(self) -> ModelCard:
        """Return the first card; raises ModelError if there is none."""
        cards = self.cards()
        if not cards:
            raise ModelError(
                "There is no model.", "Import one with `deblur models import FILE.onnx`."
            )
        return cards[0]

    def get(self, name: str) -> ModelCard:
        """Return the card of that name, capitals or not; raises ModelError if there is none."""
        cards, problems = self._read()
        for card in cards:
            if card.name.casefold() == name.casefold():
                return card
        reasons = [p for p in problems if p.startswith(f"{name}:")]
        hint = f"There are: {', '.join(card.name for card in cards) or 'none'}."
        teacher = name.casefold().partition("-stage")[0]
        if teacher in TEACHERS:
            hint = f"Fetch it first: `deblur models fetch {teacher}`, or import a file. {hint}"
        raise ModelError(
            f"There is no model {name!r}." if not reasons else f"The model {reasons[0]}", hint
        )

    def import_model(
        self, path: Path, name: str | None = None, *, value_range: str | None = None
    ) -> ModelCard:
        """Take an ONNX network, a teacher's weights, or a package into the user's models; its card.

        `name`: None for what the file calls itself, else the name of the file. `value_range`:
        "0..1", "0..255" or "-1..1", where what is found out is wrong. May take minutes for a large
        network. Raises ModelError with the reason, leaving nothing behind: the file is no ONNX, is
        not image to image of one size, gives numbers that are none, needs operators or files that
        it must not have, or its name is taken; of weights, that they are of no known teacher.
        """
        if self._user is None:
            raise ModelError("There is no folder for models of your own.")
        if is_package(path):
            return self._unpack(path, name)
        if is_weights(path):
            with self._new_folder() as folder:
                card = import_weights(path, name, folder, self._check_free)
                self._keep(card, folder)
            return self.get(card.name)
        found = read_onnx(path)
        claims = claims_from_metadata(found.metadata)
        wanted = name or claims.get("name") or as_name(path.stem)
        self._check_free(wanted)
        refuse_foreign(path, found.domains)
        external = external_files(path, found.external)
        with self._new_folder() as folder:
            model = copied(path, external, folder)
            self._keep(probed(wanted, model, claims, value_range), folder)
        return self.get(wanted)

    def _unpack(self, path: Path, name: str | None) -> ModelCard:
        with self._new_folder() as folder:
            card = read_package(path, folder)
            if name is not None:
                check_name(name)
            return self.adopt(dataclasses.replace(card, name=name or card.name))

    def adopt(self, card: ModelCard) -> ModelCard:
        """Take a model that was made here into the user's models, with all its files; its new card.

        What the card says is kept: whoever made the files has measured it. Raises ModelError,
        leaving nothing behind, for a name that is taken and for files that are not those of the
        card, or that no ONNX file of ours can be.
        """
        if self._user is None:
            raise ModelError("There is no folder for models of your own.")
        if card.kind != "onnx":
            raise ModelError(f"{card.name} is no ONNX model.", "Import its weights instead.")
        self._check_free(card.name)
        with self._new_folder() as folder:
            files = copied_variants(card, folder)
            self._keep(dataclasses.replace(card, files=files, origin="user"), folder)
        return self.get(card.name)

    def _keep(self, card: ModelCard, folder: Path) -> None:
        """Write the card beside its files and give the folder its name."""
        assert self._user is not None
        write_card(card, folder)
        self._check_free(card.name)  # looking at the file may have taken minutes
        folder.rename(self._user / card.name)

    def rename(self, name: str, new_name: str) -> ModelCard:
        """Give one of the user's models another name, which becomes its title too; its new card.

        Raises ModelError for other models, for a name that is taken or impossible, and where the
        model is in use.
        """
        card = self.get(name)
        if card.origin == "bundled" or self._user is None:
            raise ModelError(f"{card.name} comes with the program and keeps its name.")
        if card.kind == "torch":
            raise ModelError(f"{card.name} is known by its name.", "Only tuned models are renamed.")
        self._check_free(new_name)
        folder = self._user / card.name
        try:
            write_card(dataclasses.replace(card, title=new_name), folder)
            try:
                folder.rename(self._user / new_name)
            except OSError:
                write_card(card, folder)
                raise
        except OSError as error:
            raise ModelError(
                f"{card.name} cannot be renamed: {error.strerror or error}.",
                "Close the programs that use it.",
            ) from error
        return self.get(new_name)

    def remove(self, name: str) -> None:
        """Delete one of the user's models; raises ModelError for others, and if it is in use."""
        broken = self._user is not None and any(p.startswith(f"{name}:") for p in self.problems())
        if not broken:
            card = self.get(name)
            if card.origin == "bundled":
                raise ModelError(f"{card.name} comes with the program and stays.")
            # The cards_by_stage of one teacher are cards of the same file.
            name = card.file().path.parent.name if card.kind == "torch" else card.name
        assert self._user is not None
        # Renamed first: what is half deleted must not look like a model.
        gone = self._user / f".{name}.{os.getpid()}.gone"
        try:
            (self._user / name).rename(gone)
        except OSError as error:
            raise ModelError(
                f"{name} cannot be removed: {error.strerror or error}.",
                "Close the programs that use it.",
            ) from error
        shutil.rmtree(gone, ignore_errors=True)

    def check(self, name: str, *, device: str = "auto") -> Iterator[Check]:
        """Return whether each file of a model is unaltered, agrees with its card, loads and works.

        Each answer comes as soon as it is known. Raises ModelError if there is no such model.
        """
        return check_model(self.get(name), device)

    def _read(self) -> tuple[list[ModelCard], list[str]]:
        cards = self._bundled_cards()
        taken = {card.name.casefold() for card in cards}
        problems: list[str] = []
        for folder in _folders(self._user):
            try:
                if folder.name.casefold() in taken:
                    raise ModelError("a bundled model has the same name; rename the folder.")
                cards += cards_by_stage(_read_user_card(folder))
            except ModelError as error:
                problems.append(f"{folder.name}: {error}")
        return cards, problems

    def _bundled_cards(self) -> list[ModelCard]:
        if not self._bundled.exists():
            return []
        try:
            tables = tomllib.loads(self._bundled.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(
                f"{self._bundled} cannot be read: {error}.", "Install the program again."
            ) from error
        folder = self._bundled.parent / "models"
        return [card_from_table(name, table, folder, "bundled") for name, table in tables.items()]

    def _check_free(self, name: str) -> None:
        check_name(name)
        taken = {card.name.casefold() for card in self.cards()}
        taken |= {folder.name.casefold() for folder in _folders(self._user)}
        if name.casefold() in taken:
            raise ModelError(
                f"There is a model {name!r} already.",
                "Choose another name, or remove that one first.",
            )

    @contextlib.contextmanager
    def _new_folder(self) -> Iterator[Path]:
        """Make a folder that nobody takes for a model, and delete it unless it was renamed."""
        assert self._user is not None
        folder = None
        try:
            self._user.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=".import-", dir=self._user))
            yield folder
        except OSError as error:
            raise ModelError(
                f"The model cannot be copied to {self._user}: {error.strerror or error}.",
                "Is there space, and may you write there?",
            ) from error
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)


def _folders(user: Path | None) -> list[Path]:
    """Return the folders of the user's models; hidden ones are imports or removals under way."""
    if user is None:
        return []
    try:
        return sorted(p for p in user.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []


def _read_user_card(folder: Path) -> ModelCard:
    try:
        table = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{CARD} cannot be read ({error}).") from error
    return card_from_table(folder.name, table, folder, "user")
