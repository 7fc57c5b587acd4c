"""The settings of the window: one frozen value, one JSON file, and presets as files.

    settings, note = load_settings()
    settings = dataclasses.replace(settings, strength=0.5)
    save_settings(settings)

A damaged file never keeps the window from opening: what can be read is used, the rest is the
default, and a sentence says so. What a newer version of the program wrote is ignored.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_type_hints

from engine.batch.plan import BatchSpec, Conflict, check_template
from engine.batch.scale import AUTO_SCALE
from engine.core.files import atomic_file, writing
from engine.core.paths import is_file, is_folder, make_private_folder
from engine.core.resources import user_data_dir
from engine.errors import ConfigError
from engine.events import fits_type
from engine.images import DEFAULT_QUALITY, RawPairs, WriteOptions
from engine.messages import msg

Theme = Literal["system", "light", "dark"]
CameraView = Literal["original", "result", "split", "side"]
Recorded = Literal["original", "result", "both"]

MOST_RECENT = 10

_SCHEMA = 1
AUTO_SIZE = "auto"
"""A value of `camera_size`: the largest size that this computer keeps up with."""

_SIZE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")
_SCALES = (1, 3 / 4, 1 / 2, 3 / 8, 1 / 4)
_NAME = re.compile(r"[^\s<>:\"/\\|?*\x00-\x1f.][^<>:\"/\\|?*\x00-\x1f]{0,63}")


@dataclass(frozen=True)
class Settings:
    """All settings; raises ConfigError for an invalid one.

    The first part is what a preset keeps, and means what it means in `BatchSpec`; there "" stands
    for the default, and `output` "" for beside the source. The rest is the window's own:
    `geometry` and `window_state` are base64, `language` "" follows the system. Those of the camera
    mean what they mean in `engine.camera.CameraSpec`; `camera_source` "" is the first camera there
    is, `camera_size` is as "640x480", "" the camera's own and AUTO_SIZE by measurement,
    `camera_folder` "" one in the user's videos.
    """

    model: str = ""
    precision: str | None = None
    device: str = "auto"
    threads: int | None = None
    memory_bytes: int | None = None
    strength: float = 1.0
    scale: int = AUTO_SCALE
    output: str = ""
    template: str = ""
    format: str | None = None
    quality: int = DEFAULT_QUALITY
    on_conflict: Conflict = "unique"
    recursive: bool = True
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    raw_pairs: RawPairs = "jpeg"
    take_results: bool = False
    skip_sharp: bool = True
    bursts: bool = False
    guard: bool = True
    provenance: bool = True

    language: str = ""
    theme: Theme = "system"
    last_folder: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    window_state: str = ""
    first_run_seen: bool = False
    notify: bool = True
    default_strength: float = 1.0
    """The strength that a new list begins with."""
    watch: bool = False
    """Whether Start also watches the folders of the list for new photos."""

    camera_source: str = ""
    camera_size: str = AUTO_SIZE
    camera_rate: float = 30.0
    camera_model: str = ""
    camera_precision: str | None = None
    camera_strength: float = 1.0
    camera_ladder: bool = True
    camera_scale: float = 1.0
    camera_every: int = 1
    camera_mirror: bool = False
    camera_view: CameraView = "split"
    camera_record: Recorded = "result"
    camera_folder: str = ""

    def __post_init__(self) -> None:
        """Check every setting, those of a batch by the batch's own rules."""
        for name, wanted in _TYPES.items():
            value = getattr(self, name)
            if not fits_type(value, wanted):
                raise ConfigError("The setting {name} cannot be {value!r}.", name=name, value=value)
        self._spec((Path("picture"),))
        check_template(self.template)
        self._check_camera()

    def _check_camera(self) -> None:
        for name, fits in (
            (
                "camera_size",
                self.camera_size in ("", AUTO_SIZE) or _SIZE.fullmatch(self.camera_size),
            ),
            ("default_strength", 0 <= self.default_strength <= 1),
            ("camera_rate", 1 <= self.camera_rate <= 240),
            ("camera_strength", 0 <= self.camera_strength <= 1),
            ("camera_scale", self.camera_scale in _SCALES),
            ("camera_every", 1 <= self.camera_every <= 60),
        ):
            if not fits:
                raise ConfigError(
                    "The setting {name} cannot be {value!r}.", name=name, value=getattr(self, name)
                )

    def camera_pixels(self) -> tuple[int, int] | None:
        """Return the wished (width, height) of the camera; None for its own, or by measurement."""
        match = _SIZE.fullmatch(self.camera_size)
        return (int(match[1]), int(match[2])) if match else None

    def spec(self, roots: Iterable[Path]) -> BatchSpec:
        """Return the request for these files and folders; raises ConfigError if there are none."""
        return self._spec(tuple(Path(os.path.abspath(root)) for root in roots))

    def _spec(self, roots: tuple[Path, ...]) -> BatchSpec:
        values = {f.name: getattr(self, f.name) for f in _shared_fields()}
        output = Path(os.path.abspath(self.output)) if self.output else None
        options = WriteOptions(self.format, self.quality)
        return BatchSpec(**{**values, "roots": roots, "output": output, "options": options})

    def opened(self, path: Path) -> Settings:
        """Return the settings after the user opened `path`: it heads the recent ones."""
        text = str(path)
        recent = (text, *(other for other in self.recent if other != text))[:MOST_RECENT]
        folder = path if is_folder(path) else path.parent
        return dataclasses.replace(self, recent=recent, last_folder=str(folder))


_TYPES: dict[str, Any] = get_type_hints(Settings)

PRESET = tuple(_TYPES)[: list(_TYPES).index("language")]
"""The settings that a preset keeps."""


@dataclass(frozen=True)
class Preset:
    """The settings with those of a preset among them, and the names of these."""

    settings: Settings
    names: frozenset[str]


def settings_path() -> Path:
    """Return where the settings are; the file need not exist."""
    return user_data_dir() / "settings.json"


def load_settings(path: Path | None = None) -> tuple[Settings, str]:
    """Return the settings and "", or a sentence for the user on what could not be read.

    A damaged file is set aside under its name with `.damaged`; no file means the defaults.
    """
    path = path or settings_path()
    try:
        values = _read(path)
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), msg(
            "The settings could not be read ({reason}). Using the defaults.", reason=error.strerror
        )
    except ConfigError as error:
        aside = path.with_name(path.name + ".damaged")
        try:
            os.replace(path, aside)
        except OSError:
            return Settings(), msg("{problem} Using the defaults.", problem=error.message)
        return Settings(), msg(
            "{problem} It was renamed to {name}. Using the defaults.",
            problem=error.message,
            name=aside.name,
        )
    settings, refused = _apply(Settings(), values, tuple(_TYPES))
    if refused:
        return settings, msg("Ignored invalid settings: {names}.", names=", ".join(refused))
    return settings, ""


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, completely or not at all; raises ConfigError if that fails."""
    _write(path or settings_path(), settings, tuple(_TYPES))


def preset_names() -> list[str]:
    """Return the names of the user's presets, sorted."""
    try:
        files = list(_presets().glob("*.json"))
    except OSError:
        return []
    return sorted((file.stem for file in files if is_file(file)), key=str.casefold)


def save_preset(name: str, settings: Settings) -> None:
    """Save the settings for a batch under a name, replacing an older preset of that name.

    Raises ConfigError for a name that no file can have.
    """
    write_preset(_preset(name), settings)


def load_preset(name: str, base: Settings) -> Preset:
    """Return `base` with the settings of a preset; raises ConfigError if it cannot be read."""
    return read_preset(_preset(name), base)


def remove_preset(name: str) -> None:
    """Delete a preset; raises ConfigError where that is impossible."""
    try:
        _preset(name).unlink()
    except OSError as error:
        raise ConfigError(
            "The preset {name} cannot be deleted: {reason}.", name=name, reason=error.strerror
        ) from error


def write_preset(path: Path, settings: Settings) -> None:
    """Write the settings for a batch to a file that can be shared."""
    _write(path, settings, PRESET)


def read_preset(path: Path, base: Settings) -> Preset:
    """Return `base` with the settings in a file.

    Raises ConfigError if it cannot be read, or has a setting that is unknown or invalid.
    """
    try:
        values = _read(path)
    except OSError as error:
        raise ConfigError(
            "{name} cannot be read: {reason}.", name=path.name, reason=error.strerror
        ) from error
    settings, refused = _apply(base, values, PRESET)
    refused += [name for name in values if name not in (*PRESET, "schema")]
    if refused:
        raise ConfigError(
            "{name} has invalid settings: {names}.",
            "It may be damaged, or from a newer version of the program. Choose another file.",
            name=path.name,
            names=", ".join(refused),
        )
    return Preset(settings, frozenset(values) & frozenset(PRESET))


def _presets() -> Path:
    return user_data_dir() / "presets"


def _preset(name: str) -> Path:
    if not _NAME.fullmatch(name) or name != name.strip():
        raise ConfigError(
            "{name} is not a valid name for a preset.",
            'Use up to 64 characters without < > : " / \\ | ? * and no leading dot.',
            name=repr(name),
        )
    return _presets() / f"{name}.json"


def _read(path: Path) -> Mapping[str, Any]:
    """Return the values in a file; raises OSError, and ConfigError if it is damaged."""
    text = path.read_bytes()
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise ConfigError("{name} is damaged.", "Choose another file.", name=path.name)
    return values


def _apply(
    base: Settings, values: Mapping[str, Any], names: Iterable[str]
) -> tuple[Settings, list[str]]:
    """Return `base` with the valid ones of `values`, and the names of the invalid ones."""
    settings, refused = base, []
    for name in names:
        if name in values:
            value = values[name]
            change: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value}
            try:
                settings = dataclasses.replace(settings, **change)
            except ConfigError:
                refused.append(name)
    return settings, refused


def _write(path: Path, settings: Settings, names: Iterable[str]) -> None:
    values = {"schema": _SCHEMA, **{name: getattr(settings, name) for name in names}}
    text = json.dumps(values, indent=2) + "\n"
    with writing(path, ConfigError, msg("Check the free space and the permissions.")):
        make_private_folder(path.parent)
        with atomic_file(path, overwrite=True) as file:
            file.write(text.encode("ascii"))


def _shared_fields() -> list[dataclasses.Field[Any]]:
    """Return the fields of a batch that are called as here and mean the same."""
    own = {"output"}  # a text here, a path there
    return [f for f in dataclasses.fields(BatchSpec) if f.name in _TYPES and f.name not in own]
