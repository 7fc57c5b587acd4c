"""Inspects an ONNX file without running it: metadata, external files, and operator domains.

A foreign file is inspected before onnxruntime opens it: which other files it would read, and which
operators from outside onnxruntime it needs. The `onnx` package could do this, but is only a
development dependency. This reads the wire format of protocol buffers
(https://protobuf.dev/programming-guides/encoding/) with the field numbers of onnx.proto, and skips
the weights.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from engine.core.paths import is_file
from engine.errors import ModelError
from engine.messages import msg

LARGEST_BYTES = 2**31 - 1
"""The limit of protocol buffers, and so of ONNX files."""

BUILT_IN_DOMAINS = frozenset(
    {
        "",
        "ai.onnx",
        "ai.onnx.ml",
        "ai.onnx.preview",
        "ai.onnx.preview.training",
        "com.microsoft",
        "com.microsoft.experimental",
        "com.microsoft.nchwc",
        "com.ms.internal.nhwc",
    }
)
"""The domains of the operators that onnxruntime contains."""

_NOT_ONNX = msg("Choose a file ending in .onnx that was exported for onnxruntime.")
_ONE_FILE = msg("Get a version of the model in a single file.")

_VARINT, _FIXED64, _SPAN, _FIXED32 = 0, 1, 2, 5

SCHEMA: dict[str, dict[int, str]] = {
    "ModelProto": {
        7: "GraphProto",
        14: "StringStringEntryProto",
        20: "TrainingInfoProto",
        25: "FunctionProto",
    },
    "GraphProto": {1: "NodeProto", 5: "TensorProto", 15: "SparseTensorProto"},
    "NodeProto": {5: "AttributeProto"},
    "AttributeProto": {
        5: "TensorProto",
        6: "GraphProto",
        10: "TensorProto",
        11: "GraphProto",
        22: "SparseTensorProto",
        23: "SparseTensorProto",
    },
    "SparseTensorProto": {1: "TensorProto", 2: "TensorProto"},
    "TensorProto": {13: "StringStringEntryProto"},
    "FunctionProto": {7: "NodeProto", 11: "AttributeProto"},
    "TrainingInfoProto": {1: "GraphProto", 2: "GraphProto"},
}
"""Message -> field number -> the message in that field, where one is needed."""

_GRAPH, _NODE_DOMAIN, _FUNCTION_DOMAIN, _KEY, _VALUE = 7, 7, 10, 1, 2


@dataclass
class OnnxFile:
    """What `read_onnx` found.

    `metadata`: metadata_props. `external`: the files that hold weights, as the model names them.
    `domains`: the domains of the used operators that the file does not define itself.
    """

    metadata: dict[str, str] = field(default_factory=dict)
    external: list[str] = field(default_factory=list)
    domains: set[str] = field(default_factory=set)


def read_onnx(path: Path) -> OnnxFile:
    """Inspect the ONNX file at `path`; nothing in it is executed.

    Raises ModelError if it cannot be read, is too large, or is not an ONNX file.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            if size == 0:
                raise ModelError("{file} is empty.", _NOT_ONNX, file=path.name)
            if size > LARGEST_BYTES:
                text = msg("{file} is too large for an ONNX model (over 2 GB).", file=path.name)
                raise ModelError(text, _NOT_ONNX)
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _walk(data)
    except _Malformed as error:
        text = msg("{file} is not an ONNX model ({reason}).", file=path.name, reason=error)
        raise ModelError(text, _NOT_ONNX) from error
    except OSError as error:
        reason = error.strerror or error
        raise ModelError("Cannot read {file}: {reason}.", file=path, reason=reason) from error


def external_files(path: Path, external: Iterable[str]) -> tuple[Path, ...]:
    """Return the files beside the model at `path` that hold its weights.

    Raises ModelError if one is missing or outside the model's own folder: loading the model would
    read it, so a foreign model could read any file of the user or the network.
    """
    folder = path.resolve().parent
    files = []
    for name in external:
        # Windows rules also find the root and the dots of POSIX paths.
        parts = PureWindowsPath(name)
        names = {"file": path.name, "name": name}
        if "://" in name or parts.drive or parts.root or ".." in parts.parts:
            raise ModelError(
                "{file} refers to '{name}', outside its own folder.", _ONE_FILE, **names
            )
        try:
            target = (folder / name).resolve()
            inside = target.is_relative_to(folder) and target != folder
            present = inside and is_file(target)
        except (OSError, ValueError):  # not a valid name of a file
            inside, present = True, False
        if not inside:
            raise ModelError(
                "{file} refers to '{name}', a link to outside its own folder.", _ONE_FILE, **names
            )
        if not present:
            raise ModelError(
                "{file} has its weights in '{name}', which is missing.",
                "Put both files into the same folder.",
                **names,
            )
        files.append(folder / name)
    return tuple(files)


class _Malformed(ValueError):
    """These bytes do not follow the wire format."""


def _walk(data: mmap.mmap) -> OnnxFile:
    """Inspect `data`, a ModelProto.

    Uses a stack instead of recursion, as a file may be nested as deeply as it likes. Every byte is
    skipped at most once per enclosing message, so the time is linear in the size of the file.
    """
    found = OnnxFile()
    defined: set[str] = set()
    todo = [("ModelProto", 0, len(data), "")]
    has_graph = False
    while todo:
        kind, start, end, parent = todo.pop()
        if kind == "StringStringEntryProto":
            key, value = _entry(data, start, end)
            if parent == "ModelProto":
                found.metadata[key] = value
            elif key == "location" and value not in found.external:
                found.external.append(value)
            continue
        inner = SCHEMA[kind]
        for number, wire, first, last in _fields(data, start, end):
            if number in inner:
                if wire != _SPAN:
                    raise _Malformed(f"field {number} of {kind} has wire type {wire}")
                todo.append((inner[number], first, last, kind))
                has_graph = has_graph or (kind == "ModelProto" and number == _GRAPH)
            elif kind == "NodeProto" and number == _NODE_DOMAIN and wire == _SPAN:
                found.domains.add(_text(data, first, last))
            elif kind == "FunctionProto" and number == _FUNCTION_DOMAIN and wire == _SPAN:
                defined.add(_text(data, first, last))
    if not has_graph:
        raise _Malformed("it has no graph")
    found.domains -= defined
    return found


def _entry(data: mmap.mmap, start: int, end: int) -> tuple[str, str]:
    texts = {_KEY: "", _VALUE: ""}
    for number, wire, first, last in _fields(data, start, end):
        if number in texts and wire == _SPAN:
            texts[number] = _text(data, first, last)
    return texts[_KEY], texts[_VALUE]


def _fields(data: mmap.mmap, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (number, wire type, first byte, byte after the last) of each field of a message."""
    at = start
    while at < end:
        tag, at = _varint(data, at, end)
        number, wire = tag >> 3, tag & 7
        if number == 0:
            raise _Malformed("a field has number 0")
        if wire == _VARINT:
            first, (_, at) = at, _varint(data, at, end)
        elif wire == _SPAN:
            length, first = _varint(data, at, end)
            at = first + length
        elif wire in (_FIXED32, _FIXED64):
            first, at = at, at + (4 if wire == _FIXED32 else 8)
        else:  # 3 and 4 are groups, which onnx.proto has never used
            raise _Malformed(f"wire type {wire}")
        if at > end:
            raise _Malformed("it ends in the middle of a field")
        yield number, wire, first, at


def _varint(data: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    """Return (value, position after it)."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= end:
            raise _Malformed("it ends in the middle of a number")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise _Malformed("a number has more than 64 bits")


def _text(data: mmap.mmap, first: int, last: int) -> str:
    try:
        return data[first:last].decode("utf-8")
    except UnicodeDecodeError:
        raise _Malformed("a text is not UTF-8") from None
