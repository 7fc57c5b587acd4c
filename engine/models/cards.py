"""What is known of a model without loading it, and the three places where it is written down.

A `ModelCard` is read from the table of a bundled model in resources/models.toml, from card.json
beside a model of the user, and from the metadata that our exporter writes into an ONNX file (the
same keys with `deblur.` in front, all values as text). All three have the same keys and go through
the same checks.

    title, version, licence, training_data, description   texts
    kind                "onnx" or "torch"
    default_precision   a key of `files`
    halo_px, size_multiple, bytes_per_pixel               whole numbers
    tileable            false if a result depends on the whole picture
    value_range         "0..1", "0..255" or "-1..1"       layout   "NCHW" or "NHWC"
    fixed_size          [height, width] if the model takes nothing else
    architecture        which net of engine/nets the weights of a torch model are for
    stages              after how many of its stages that net stops; absent if it has none
    parent, created     of a tuned model: the name of the one it was tuned from, and the day
    files.<precision>   file, sha256, and data: the same of files that hold its weights
    scores              any numbers worth knowing

Other keys are passed over, so that an older program reads newer cards.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal

from engine.errors import ModelError
from engine.models.onnx_file import sha256_of

CARD = "card.json"
"""The file beside a model of the user."""

PREFIX = "deblur."
"""Of our keys in ONNX metadata."""

TEXTS = ("title", "version", "licence", "training_data", "description")

LINEAGE = ("parent", "created")

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")
_WINDOWS_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


@dataclass(frozen=True)
class ModelFile:
    """A file of weights, the SHA-256 it must have, and the files beside it that it reads."""

    path: Path
    sha256: str
    data: tuple[ModelFile, ...] = ()

    def verify(self) -> None:
        """Raise ModelError unless this file and its data are there and unaltered."""
        try:
            actual = sha256_of(self.path)
        except OSError as error:
            raise ModelError(
                f"The model file {self.path} cannot be read: {error.strerror or error}.",
                "Install the program or import the model again.",
            ) from error
        if actual != self.sha256:
            raise ModelError(
                f"The model file {self.path} is not the one its card describes: it was altered or "
                "is damaged.",
                "Install the program or import the model again.",
            )
        for part in self.data:
            part.verify()


@dataclass(frozen=True)
class ModelCard:
    """What is known of a model without loading it; the module's docstring tells each field."""

    name: str
    title: str
    version: str
    licence: str
    training_data: str
    description: str
    kind: Literal["onnx", "torch"]
    files: Mapping[str, ModelFile]
    default_precision: str
    halo_px: int
    size_multiple: int
    bytes_per_pixel: int
    tileable: bool
    value_range: str
    layout: str
    origin: Literal["bundled", "user"]
    scores: Mapping[str, float] = field(default_factory=dict)
    fixed_size: tuple[int, int] | None = None
    architecture: str = ""
    stages: int = 0
    parent: str = ""
    """The model that it was tuned from, "" where it was not."""
    created: str = ""
    """The day it was tuned, ISO 8601, or ""."""

    def variant(self, precision: str | None = None) -> str | None:
        """Return what tells results apart that come from one file; None where nothing does."""
        if self.kind == "onnx":
            return None
        return f"{precision or self.default_precision} {self.stages}"

    def file(self, precision: str | None = None) -> ModelFile:
        """Return the file for a precision, None for the default; ModelError if there is none."""
        wanted = precision or self.default_precision
        if wanted not in self.files:
            raise ModelError(
                f"The model {self.name} has no precision {wanted}.",
                f"It has {', '.join(self.files)}." if self.files else "It has no files at all.",
            )
        return self.files[wanted]


def check_name(name: str) -> None:
    """Raise ModelError unless `name` can be that of a model, and so of a folder on any system."""
    if not _NAME.fullmatch(name) or _WINDOWS_DEVICES.fullmatch(name):
        raise ModelError(
            f"{name!r} cannot be the name of a model.",
            "Use up to 64 letters, digits, dots, hyphens and underscores, a letter or digit first.",
        )


def card_from_table(
    name: str, table: Mapping[str, Any], folder: Path, origin: Literal["bundled", "user"]
) -> ModelCard:
    """Return the card that `table` (of TOML or JSON) describes; its files lie in `folder`.

    Raises ModelError, naming the model and the key, for what is missing or wrong.
    """
    check_name(name)
    read = _Reader(f"the card of {name}", table)
    files = {
        precision: _file_from(f"files.{precision} of the card of {name}", entry, folder)
        for precision, entry in read.table("files").items()
    }
    default = read.text("default_precision", next(iter(files), ""))
    if default not in files:
        raise read.wrong("default_precision", "one of its files", default)
    texts: dict[str, Any] = {key: read.text(key) for key in TEXTS}
    texts |= {key: read.text(key) for key in LINEAGE if table.get(key)}
    return ModelCard(
        name=name,
        **texts,
        files=files,
        default_precision=default,
        origin=origin,
        scores=_scores(read),
        **_facts(read),
    )


def table_from_card(card: ModelCard) -> dict[str, Any]:
    """Return the table that `card_from_table` makes the card from again, of JSON values."""
    table: dict[str, Any] = {key: getattr(card, key) for key in (*TEXTS, *_FACTS)}
    table["default_precision"] = card.default_precision
    table["files"] = {precision: _file_table(file) for precision, file in card.files.items()}
    table["scores"] = dict(card.scores)
    table |= {key: getattr(card, key) for key in LINEAGE if getattr(card, key)}
    if card.fixed_size is not None:
        table["fixed_size"] = list(card.fixed_size)
    if card.kind == "torch":
        table |= {"architecture": card.architecture, "stages": card.stages}
    return table


def write_card(card: ModelCard, folder: Path) -> None:
    """Write a card beside its files, in place of one that is there; raises OSError."""
    part = folder / f".{CARD}.part"
    text = json.dumps(table_from_card(card), indent=2, ensure_ascii=False)
    part.write_text(text + "\n", encoding="utf-8")
    os.replace(part, folder / CARD)


def metadata_from_card(card: ModelCard, precision: str) -> dict[str, str]:
    """Return what an exporter writes into the ONNX metadata of the file for `precision`."""
    values: dict[str, Any] = {"name": card.name, "precision": precision}
    values |= {key: getattr(card, key) for key in (*TEXTS, *_FACTS)}
    values |= {key: getattr(card, key) for key in LINEAGE if getattr(card, key)}
    if card.fixed_size is not None:
        values["fixed_size"] = list(card.fixed_size)
    return {PREFIX + k: v if isinstance(v, str) else json.dumps(v) for k, v in values.items()}


def claims_from_metadata(metadata: Mapping[str, str]) -> dict[str, Any]:
    """Return what an ONNX file says of itself under our keys, typed as in a card.

    What is not there is not there; a value that cannot be is passed over: the file is a
    stranger's, and whoever imports it measures anyway.
    """
    ours = {
        key.removeprefix(PREFIX): value for key, value in metadata.items() if key.startswith(PREFIX)
    }
    claims: dict[str, Any] = {
        key: ours[key] for key in ("name", "precision", *TEXTS, *LINEAGE) if ours.get(key)
    }
    for key, check in _FACTS.items():
        if key not in ours:
            continue
        text = ours[key]
        value: Any = text
        if check in (_is_count, _is_size, _is_flag):
            try:
                # Python's True and JSON's true are the same word to us.
                value = json.loads(text.lower())
            except ValueError:
                continue
        value = value.upper() if key == "layout" else value
        if check(value):
            claims[key] = value
    return claims


def _is_count(value: Any) -> bool:  # noqa: ANN401 - whatever a file holds
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 24


def _is_size(value: Any) -> bool:  # noqa: ANN401 - whatever a file holds
    return _is_count(value) and value > 0


def _is_flag(value: Any) -> bool:  # noqa: ANN401 - whatever a file holds
    return isinstance(value, bool)


_FACTS: dict[str, Callable[[Any], bool]] = {
    "kind": lambda v: v in ("onnx", "torch"),
    "halo_px": _is_count,
    "size_multiple": _is_size,
    "bytes_per_pixel": _is_size,
    "tileable": _is_flag,
    "value_range": lambda v: v in ("0..1", "0..255", "-1..1"),
    "layout": lambda v: v in ("NCHW", "NHWC"),
}
"""Key -> whether a value can be right."""

_DEFAULTS = {"kind": "onnx", "tileable": True, "value_range": "0..1", "layout": "NCHW"}
"""For cards written by hand; the numbers have no defaults because they have to be measured."""


class _Reader:
    """Takes typed values out of a table, or says which key of what is wrong."""

    def __init__(self, what: str, table: Any) -> None:  # noqa: ANN401 - whatever a file holds
        self._what = what
        if not isinstance(table, Mapping):
            raise ModelError(f"{what} is not a table but {table!r}.")
        self._table = table

    def wrong(self, key: str, wanted: str, value: object) -> ModelError:
        return ModelError(f"In {self._what}, {key} must be {wanted}, not {value!r}.")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._table.get(key, default)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, "a text", value)
        return value

    def table(self, key: str) -> Mapping[str, Any]:
        value = self._table.get(key, {})
        if not isinstance(value, Mapping):
            raise self.wrong(key, "a table", value)
        return value

    def get(self, key: str, default: object = None) -> Any:  # noqa: ANN401 - the caller checks
        return self._table.get(key, default)


def _facts(read: _Reader) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for key, check in _FACTS.items():
        facts[key] = read.get(key, _DEFAULTS.get(key))
        if not check(facts[key]):
            raise read.wrong(key, "something that the program knows", facts[key])
    size = read.get("fixed_size")
    if size is not None:
        if not (isinstance(size, list) and len(size) == 2 and all(_is_size(n) for n in size)):
            raise read.wrong("fixed_size", "[height, width]", size)
        facts["fixed_size"] = (size[0], size[1])
    if facts["kind"] == "torch":
        facts["architecture"], facts["stages"] = read.text("architecture"), read.get("stages", 0)
        if not _is_count(facts["stages"]):
            raise read.wrong("stages", "a number", facts["stages"])
    return facts


def _scores(read: _Reader) -> dict[str, float]:
    scores = dict(read.table("scores"))
    for key, value in scores.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise read.wrong(f"scores.{key}", "a number", value)
    return scores


def _file_from(what: str, entry: object, folder: Path) -> ModelFile:
    read = _Reader(what, entry)
    name, digest = read.text("file"), read.text("sha256")
    parts = PureWindowsPath(name)
    if parts.drive or parts.root or ".." in parts.parts:
        raise read.wrong("file", "a file beside the card", name)
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise read.wrong("sha256", "64 small hexadecimal digits", digest)
    data = read.get("data", [])
    if not isinstance(data, list):
        raise read.wrong("data", "a list of files", data)
    return ModelFile(folder / name, digest, tuple(_file_from(what, d, folder) for d in data))


def _file_table(file: ModelFile) -> dict[str, Any]:
    # `data` may lie deeper than the model; everything is named from the model's own folder.
    def entry(part: ModelFile) -> dict[str, Any]:
        relative = PurePosixPath(part.path.relative_to(file.path.parent).as_posix())
        return {"file": str(relative), "sha256": part.sha256}

    table = entry(file)
    if file.data:
        table["data"] = [entry(part) for part in file.data]
    return table
