"""Model cards: what is known of a model without loading it.

A `ModelCard` is read from the table of a bundled model in resources/models.toml, from card.json
beside a model of the user, and from the metadata that our exporter writes into an ONNX file
(prefixed with `deblur.`, all values as text). All three have the same keys and are checked alike:

    title, version, licence, training_data, description   texts
    kind                "onnx" or "torch"
    default_precision   a key of `files`
    halo_px             by how many pixels around it a tile must overlap its neighbours
    size_multiple       height and width that the network accepts are multiples of this, in pixels
    bytes_per_pixel     memory that a tile takes while it is computed, per pixel of it
    tileable            false if a result depends on the whole picture
    window_px           of an ONNX model that computes in windows, which overlap by halo_px: the
                        side of a window; 0 if it does not
    views               of such a model: of how many turned and mirrored copies of each window the
                        results are averaged, 1 to 8 (`engine.models.views`)
    value_range         "0..1", "0..255" or "-1..1"
    layout              "NCHW" or "NHWC"
    fixed_size          [height, width] in pixels if the network accepts nothing else; at least four
                        times halo_px
    architecture        the network of engine/nets that the weights of a torch model are for
    stages              after how many of its stages that network stops; 0 if it has none
    parent, created     of a tuned model: the name of the model it was tuned from, and the date; of
                        one with several views, `parent` is that with one view
    files.<precision>   file, sha256, and data: the same of further files that hold its weights
    scores              any numbers, named with their units, as in real_gain_db; those that begin
                        with "common_" were taken of the same pictures for all bundled models

`common_SET_pictures` says of how many, `common_SET_input_ssim` how like the blurred ones are to the
sharp ones (`ssim_gauss`, 0..1), `common_SET_gain_ssim` and `common_SET_gain_db` what the model adds
to that, in SSIM and in dB of PSNR, mean of all, without the guard. SET is "reds" (frames 000, 003,
006 and 009 of REDS 000, whole) or "gopro" (the middle 512 x 512 of the five pictures of
pairs/gopro-val). The window compares models by these alone: `real_` are of whatever pictures a
model was evaluated on.

Of a torch model `size_multiple` is the stride of its windows, and `halo_px` their overlap. Unknown
keys are ignored, so that an older program can read newer cards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal, NamedTuple

from engine.core.files import atomic_file
from engine.core.paths import sha256_of
from engine.errors import ModelError
from engine.messages import msg
from engine.models.views import MOST_VIEWS

CARD = "card.json"
"""The file beside a model of the user."""

PREFIX = "deblur."
"""Of our keys in ONNX metadata."""

TEXTS = ("title", "version", "licence", "training_data", "description")

LINEAGE = ("parent", "created")

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")
_WINDOWS_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_REINSTALL = msg("Reinstall the program, or import the model again.")

_PRECISIONS = {
    "fp32": msg("full precision (float32)"),
    "fp16": msg("half precision (float16)"),
    "int8": msg("8 bits"),
    "fast8": msg("8 bits, fastest"),
}


def precision_title(precision: str) -> str:
    """Return a precision in words for people, who know it by its name as an option alone."""
    return _PRECISIONS.get(precision, precision)


@dataclass(frozen=True)
class ModelFile:
    """A file of weights, the SHA-256 it must have, and further files that it refers to."""

    path: Path
    sha256: str
    data: tuple[ModelFile, ...] = ()

    def verify(self) -> None:
        """Raise ModelError unless this file and its data exist and are unchanged."""
        try:
            actual = sha256_of(self.path)
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(
                "Cannot read the model file {file}: {reason}.",
                _REINSTALL,
                file=self.path,
                reason=reason,
            ) from error
        if actual != self.sha256:
            raise ModelError(
                "The model file {file} was altered or is damaged.", _REINSTALL, file=self.path
            )
        for part in self.data:
            part.verify()


@dataclass(frozen=True)
class ModelCard:
    """What is known of a model without loading it; the module's docstring explains the fields."""

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
    window_px: int = 0
    views: int = 1
    parent: str = ""
    """"" unless it was tuned from another model."""
    created: str = ""
    """ISO 8601, or ""."""
    runtime_bytes: int = 0
    """What computing it takes beside its windows or pixels; in no file, it is that of a device."""

    @property
    def tile_multiple(self) -> int:
        """The number of pixels of which tiles begin on multiples."""
        return self.window_px - self.halo_px if self.window_px else self.size_multiple

    @property
    def work_factor(self) -> float:
        """The number of pixels that are computed per pixel of a large photo."""
        if self.window_px:
            return self.views * (self.window_px / self.tile_multiple) ** 2
        return (1 + self.halo_px / self.size_multiple) ** 2 if self.kind == "torch" else 1.0

    def variant(self, precision: str | None = None) -> str | None:
        """Return what distinguishes results that the same file can give; None if nothing does."""
        if self.kind == "onnx":
            return f"{self.views} views" if self.views > 1 else None
        return f"{precision or self.default_precision} {self.stages}"

    def supported_precision(self, precision: str | None) -> str | None:
        """Return the precision if the model has it, else None, which is its own choice."""
        return precision if precision in self.files else None

    def file(self, precision: str | None = None) -> ModelFile:
        """Return the file for a precision (None: the default); raises ModelError if none exists."""
        wanted = precision or self.default_precision
        if wanted not in self.files:
            raise ModelError(
                "The model {name} has no precision {wanted}.",
                "Choose one of: {names}.",
                name=self.name,
                wanted=wanted,
                names=", ".join(self.files) or "none",
            )
        return self.files[wanted]


def check_name(name: str) -> None:
    """Raise ModelError unless `name` is valid for a model, and for a folder on any system."""
    if not _NAME.fullmatch(name) or _WINDOWS_DEVICES.fullmatch(name):
        raise ModelError(
            "'{name}' is not a valid name for a model.",
            "Use up to 64 letters, digits, dots, hyphens and underscores; begin with a letter or "
            "digit.",
            name=name,
        )


def card_from_table(
    name: str, table: Mapping[str, Any], folder: Path, origin: Literal["bundled", "user"]
) -> ModelCard:
    """Return the card that `table` (from TOML or JSON) describes; its files are in `folder`.

    Raises ModelError with the name of the model and the key for a value that is missing or wrong.
    """
    check_name(name)
    if not isinstance(table, Mapping):
        raise ModelError("The card of {name} is not a table.", name=name)
    read = _Table(name, table)
    entries, scores = read.table("files"), read.table("scores")
    files = {precision: _file(entries.table(precision), folder) for precision in entries.values}
    values: dict[str, Any] = {key: read.get(key, _TEXT) for key in TEXTS}
    values |= {key: read.get(key, _TEXT) for key in LINEAGE if table.get(key)}
    values |= {key: read.get(key, kind, _DEFAULTS.get(key)) for key, kind in _PROPERTIES.items()}
    if table.get("fixed_size") is not None:
        # Half of a tile at least has to be new, or a picture takes more tiles than one waits for.
        least = 4 * values["halo_px"]
        fits = _Kind(
            lambda v: _SIZE.is_valid(v) and min(v) >= least,
            f"[height, width], each at least 4 x halo_px ({least}) and at most {_LONGEST_PX}",
        )
        values["fixed_size"] = tuple(read.get("fixed_size", fits))
    twice_px = 2 * values["halo_px"]
    window = _Kind(
        lambda v: (_is_integer(v, twice_px) and v <= _LONGEST_PX) or v == 0,
        "at least twice halo_px",
    )
    values["window_px"] = read.get("window_px", window, 0)
    values["views"] = read.get("views", _VIEWS if values["window_px"] else _ONE, 1)
    if values["kind"] == "torch":
        values["architecture"] = read.get("architecture", _TEXT)
        values["stages"] = read.get("stages", _COUNT, 0)
    default = _one_of(*files)
    return ModelCard(
        name=name,
        files=files,
        default_precision=read.get("default_precision", default, next(iter(files), "")),
        origin=origin,
        scores={key: scores.get(key, _NUMBER) for key in scores.values},
        **values,
    )


def read_card(folder: Path, name: str | None = None) -> ModelCard:
    """Return the card that `write_card` wrote; `name`: None for that of the folder.

    Raises ModelError if it cannot be read or is wrong.
    """
    path = folder / CARD
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ModelError("Cannot read {file}: {reason}.", file=CARD, reason=reason) from error
    return card_from_table(folder.name if name is None else name, table, folder, "user")


def table_from_card(card: ModelCard) -> dict[str, Any]:
    """Return the table of JSON values from which `card_from_table` makes the same card."""
    table = _shared_values(card)
    table["default_precision"] = card.default_precision
    table["files"] = {precision: _file_table(file) for precision, file in card.files.items()}
    table["scores"] = dict(card.scores)
    if card.kind == "torch":
        table |= {"architecture": card.architecture, "stages": card.stages}
    return table


def write_card(card: ModelCard, folder: Path) -> None:
    """Write a card beside its files, replacing an older one; raises OSError."""
    text = json.dumps(table_from_card(card), indent=2, ensure_ascii=False)
    with atomic_file(folder / CARD, overwrite=True) as file:
        file.write(f"{text}\n".encode())


def metadata_from_card(card: ModelCard, precision: str) -> dict[str, str]:
    """Return the metadata that an exporter writes into the ONNX file for `precision`."""
    values = {"name": card.name, "precision": precision, **_shared_values(card)}
    return {PREFIX + k: v if isinstance(v, str) else json.dumps(v) for k, v in values.items()}


def claims_from_metadata(metadata: Mapping[str, str]) -> dict[str, Any]:
    """Return what an ONNX file claims under our keys, with the types of a card.

    Missing and invalid values are left out: the file may be from anyone, and an import measures
    all of it anyway.
    """
    ours = {
        key.removeprefix(PREFIX): value for key, value in metadata.items() if key.startswith(PREFIX)
    }
    claims: dict[str, Any] = {
        key: ours[key] for key in ("name", "precision", *TEXTS, *LINEAGE) if ours.get(key)
    }
    for key, kind in _PROPERTIES.items():
        if key not in ours:
            continue
        value: Any = ours[key].upper() if key == "layout" else ours[key]
        if kind in (_COUNT, _PIXELS, _OVERLAP, _SIDE, _FLAG):
            try:
                value = json.loads(value.lower())  # Python writes True, JSON true
            except ValueError:
                continue
        if kind.is_valid(value):
            claims[key] = value
    return claims


def _shared_values(card: ModelCard) -> dict[str, Any]:
    """Return what a table and ONNX metadata have in common."""
    values = {key: getattr(card, key) for key in (*TEXTS, *_PROPERTIES)}
    values |= {key: getattr(card, key) for key in LINEAGE if getattr(card, key)}
    if card.fixed_size is not None:
        values["fixed_size"] = list(card.fixed_size)
    if card.window_px:
        values["window_px"] = card.window_px
    if card.views > 1:
        values["views"] = card.views
    return values


class _Kind(NamedTuple):
    """A kind of value in a card: a check, and what to call it in messages."""

    is_valid: Callable[[Any], bool]
    title: str


def _is_integer(value: Any, least: int) -> bool:  # noqa: ANN401 - whatever a file contains
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < 1 << 24


def _is_inside(name: str) -> bool:
    parts = PureWindowsPath(name)  # finds the drive, root and dots of POSIX paths as well
    return not (parts.drive or parts.root or ".." in parts.parts)


def _one_of(*names: str) -> _Kind:
    return _Kind(lambda v: isinstance(v, str) and v in names, f"one of: {', '.join(names)}")


_TEXT = _Kind(lambda v: isinstance(v, str) and bool(v), "a text")
_TABLE = _Kind(lambda v: isinstance(v, Mapping), "a table")
_LIST = _Kind(lambda v: isinstance(v, list), "a list")
_FLAG = _Kind(lambda v: isinstance(v, bool), "true or false")
_LONGEST_PX = 1 << 14
"""Of a side, an overlap or a multiple: what is more is no network for pictures."""

_COUNT = _Kind(lambda v: _is_integer(v, 0), "a whole number")
_PIXELS = _Kind(lambda v: _is_integer(v, 1), "a whole number above 0")
_OVERLAP = _Kind(
    lambda v: _is_integer(v, 0) and v <= _LONGEST_PX, f"a whole number up to {_LONGEST_PX}"
)
_SIDE = _Kind(lambda v: _is_integer(v, 1) and v <= _LONGEST_PX, f"a number from 1 to {_LONGEST_PX}")
_VIEWS = _Kind(lambda v: _is_integer(v, 1) and v <= MOST_VIEWS, f"a number from 1 to {MOST_VIEWS}")
_ONE = _Kind(lambda v: _is_integer(v, 1) and v == 1, "1 for a model without windows")
_NUMBER = _Kind(lambda v: isinstance(v, int | float) and not isinstance(v, bool), "a number")
_SIZE = _Kind(
    lambda v: isinstance(v, list) and len(v) == 2 and all(map(_SIDE.is_valid, v)),
    "[height, width]",
)
_FILE = _Kind(lambda v: _TEXT.is_valid(v) and _is_inside(v), "a file beside the card")
_SHA256 = _Kind(
    lambda v: isinstance(v, str) and re.fullmatch("[0-9a-f]{64}", v) is not None,
    "64 lower-case hexadecimal digits",
)

_PROPERTIES = {
    "kind": _one_of("onnx", "torch"),
    "halo_px": _OVERLAP,
    "size_multiple": _SIDE,
    "bytes_per_pixel": _PIXELS,
    "tileable": _FLAG,
    "value_range": _one_of("0..1", "0..255", "-1..1"),
    "layout": _one_of("NCHW", "NHWC"),
}

_DEFAULTS = {"kind": "onnx", "tileable": True, "value_range": "0..1", "layout": "NCHW"}
"""For cards written by hand. Numbers have no defaults because they have to be measured."""


@dataclass(frozen=True)
class _Table:
    """A table of a card, whose errors name the model and the key."""

    model: str
    values: Mapping[str, Any]
    prefix: str = ""

    def get(self, key: str, kind: _Kind, default: object = None) -> Any:  # noqa: ANN401 - as `kind`
        value = self.values.get(key, default)
        if not kind.is_valid(value):
            raise ModelError(
                "In the card of {model}, {key} must be {kind}, not {value}.",
                model=self.model,
                key=self.prefix + key,
                kind=kind.title,
                value=repr(value),
            )
        return value

    def table(self, key: str) -> _Table:
        return _Table(self.model, self.get(key, _TABLE, {}), f"{self.prefix}{key}.")


def _file(entry: _Table, folder: Path) -> ModelFile:
    data = entry.get("data", _LIST, [])
    parts = _Table(entry.model, {f"data.{n}": part for n, part in enumerate(data)}, entry.prefix)
    return ModelFile(
        folder / entry.get("file", _FILE),
        entry.get("sha256", _SHA256),
        tuple(_file(parts.table(key), folder) for key in parts.values),
    )


def _file_table(file: ModelFile) -> dict[str, Any]:
    # `data` may be in a subfolder; all paths are relative to the model's own folder.
    def entry(part: ModelFile) -> dict[str, Any]:
        relative = PurePosixPath(part.path.relative_to(file.path.parent).as_posix())
        return {"file": str(relative), "sha256": part.sha256}

    table = entry(file)
    if file.data:
        table["data"] = [entry(part) for part in file.data]
    return table
