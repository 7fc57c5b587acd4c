"""The JSON lines of a job as a JSON Schema, for programs in other languages.

    python -m engine.event_schema > docs/events.schema.json

Made from the dataclasses of engine.events, so the two cannot differ; a test holds the file in step.
What `EVENT_SCHEMA` promises: within a version fields and events are only added, and whoever reads
has to pass over what it does not know. One that goes away or changes its meaning raises it.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.events import EVENT_SCHEMA, Event


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line."""
    kinds = get_args(Event)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Deblur: one event a line, version {EVENT_SCHEMA}",
        "description": "A job prints Started first and Finished last. NaN and infinity are null.",
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds],
        "$defs": {kind.__name__: _event(kind) for kind in kinds},
    }


def _event(kind: type) -> dict[str, Any]:
    types = get_type_hints(kind)
    properties: dict[str, Any] = {"event": {"const": kind.__name__}}
    for field in dataclasses.fields(kind):
        properties[field.name] = _type(types[field.name])
    if kind.__name__ == "Started":
        properties["schema"] = {"const": EVENT_SCHEMA}
    # All fields are always written; new ones may come within a version.
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "properties": properties,
        "required": list(properties),
    }


def _type(wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a type expression has no type
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    if get_origin(wanted) is UnionType:
        names = [name for each in get_args(wanted) for name in _names(_type(each))]
        return {"type": list(dict.fromkeys(names))}
    if wanted is float:
        return {"type": ["number", "null"]}
    return {"type": {str: "string", int: "integer", type(None): "null"}[wanted]}


def _names(told: dict[str, Any]) -> list[str]:
    names = told["type"]
    return names if isinstance(names, list) else [names]


def text() -> str:
    """Return the schema as the file in docs/ has it."""
    return json.dumps(schema(), indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
