"""One key of a dataclass of settings: its help, its bounds, and which values it takes."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.errors import ConfigError

Kind = Literal["choice", "whole", "number", "flag", "text", "list", "weights"]


@dataclass(frozen=True)
class Setting:
    """What is known of one key: enough to ask for its value, in a form or in words."""

    name: str
    group: str
    help: str
    kind: Kind
    default: Any
    type: Any
    choices: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None

    def take(self, value: Any) -> Any:  # noqa: ANN401 - any type of a field
        """Return the value in the type of this key; ConfigError where it is of another one."""
        fits: bool
        match self.kind:
            case "choice":
                fits = value in self.choices
            case "list":
                each = get_args(self.type)[0]
                values = tuple(value) if isinstance(value, list | tuple) else (value,)
                fits = all(_is(v, each) for v in values)
                value = tuple(map(each, values)) if fits else value
            case "weights":
                fits = isinstance(value, Mapping) and all(_is(v, float) for v in value.values())
                value = {name: float(weight) for name, weight in value.items()} if fits else value
            case _:
                fits = _is(value, self.type)
                value = self.type(value) if fits else value
        if fits:
            return value
        if self.choices:
            raise ConfigError(f"{self.name} is {value!r}.", f"It can be {', '.join(self.choices)}.")
        raise ConfigError(f"{self.name} is {value!r}, and must be {_WORDS[self.kind]}.", self.help)

    def outside(self, value: Any) -> ConfigError | None:  # noqa: ANN401 - of the field's type
        """Return what is wrong where the value is out of bounds."""
        if self.bounds is None or self.bounds[0] <= value <= self.bounds[1]:
            return None
        low, high = self.bounds
        return ConfigError(f"{self.name} is {value}, and must lie in {low:g}..{high:g}.", self.help)


_WORDS: dict[Kind, str] = {
    "whole": "a whole number", "number": "a number", "flag": "true or false", "text": "a text",
    "list": "a list of numbers", "weights": "names with numbers",
}  # fmt: skip

_KINDS: dict[Any, Kind] = {
    Literal: "choice", int: "whole", float: "number", bool: "flag", str: "text", tuple: "list",
    Mapping: "weights",
}  # fmt: skip


def key(
    default: Any,  # noqa: ANN401 - stands for a value of the field's type
    text: str,
    bounds: tuple[float, float] | None = None,
    *,
    group: str = "",
) -> Any:  # noqa: ANN401 - stands for a value of the field's type
    """A setting; with `group` the first of its group."""
    metadata = {"help": text, "bounds": bounds, "group": group}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


def read_settings(config: type) -> tuple[Setting, ...]:
    """Return every key of a frozen dataclass whose fields were made by `key`, in order."""
    types, group, found = get_type_hints(config), "", []
    for one in dataclasses.fields(config):
        wanted, known = types[one.name], one.metadata
        group = known["group"] or group
        origin = get_origin(wanted)
        factory = one.default_factory
        default = one.default if factory is dataclasses.MISSING else factory()
        choices = tuple(map(str, get_args(wanted))) if origin is Literal else ()
        kind = _KINDS[origin or wanted]
        found.append(
            Setting(one.name, group, known["help"], kind, default, wanted, choices, known["bounds"])
        )
    return tuple(found)


def _is(value: object, wanted: type) -> bool:
    """Whether a value of TOML is of this type; true and false are no numbers."""
    if isinstance(value, bool) or wanted is bool:
        return isinstance(value, bool) and wanted is bool
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return isinstance(value, (int, float) if wanted is float else wanted)


def as_toml(value: object) -> str:
    """Return a value of a setting as TOML."""
    if isinstance(value, Mapping):
        pairs = (f"{_as_key(k)} = {as_toml(v)}" for k, v in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    # Texts, numbers and booleans of JSON are TOML too.
    return json.dumps(value, ensure_ascii=False, default=str)


def _as_key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)
