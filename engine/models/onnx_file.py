"""What must be known of an ONNX file before anything runs it: its notes, its companions, its words.

A file from a stranger is looked through before onnxruntime opens it: which other files it would
read, and which operators from outside onnxruntime it needs. The `onnx` package would tell as much,
but it is a development tool that the program does without. Read here is the wire format of
protocol buffers (https://protobuf.dev/programming-guides/encoding/) with the field numbers of
onnx.proto, only as far as these questions go: weights are stepped over, never read.
"""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from engine.errors import ModelError

LARGEST_BYTES = 2**31 - 1
"""Protocol buffers cannot hold more, and so no ONNX file is larger."""

BUILT_IN_DOMAINS = frozenset(
    {
        "", "ai.onnx", "ai.onnx.ml", "ai.onnx.preview", "ai.onnx.preview.training",
        "com.microsoft", "com.microsoft.experimental", "com.microsoft.nchwc",
        "com.ms.internal.nhwc",
    }
)  # fmt: skip
"""The families of operators that onnxruntime brings along."""

_NOT_ONNX = "Choose a file ending in .onnx that was exported for onnxruntime."

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
"""Which fields of which message lead on to another message that is of interest."""

_GRAPH, _NODE_DOMAIN, _FUNCTION_DOMAIN, _KEY, _VALUE = 7, 7, 10, 1, 2


@dataclass
class OnnxFile:
    """What `read_onnx` found.

    `metadata`: metadata_props. `external`: the files that hold weights, as the model names them.
    `domains`: the families of the operators in use that the file does not define itself.
    """

    metadata: dict[str, str] = field(default_factory=dict)
    external: list[str] = field(default_factory=list)
    domains: set[str] = field(default_factory=set)


def read_onnx(path: Path) -> OnnxFile:
    """Return what the ONNX file at `path` says of itself; nothing of it is run.

    Raises ModelError if it cannot be read, is too large, or is no ONNX file.
    """
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            if size == 0:
                raise ModelError(f"{path.name} is empty.", _NOT_ONNX)
            if size > LARGEST_BYTES:
                raise ModelError(
                    f"{path.name} has {size / 1e9:.1f} GB; an ONNX file cannot exceed 2 GB.",
                    _NOT_ONNX,
                )
            with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _walk(data)
    except _Malformed as error:
        raise ModelError(f"{path.name} is not an ONNX model ({error}).", _NOT_ONNX) from error
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from error


def external_files(path: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Return the files beside the model at `path` that hold its weights.

    Raises ModelError for one that is missing or lies outside the model's own folder: whoever loads
    the model would read it, so a foreign model could take in any file of the user or the network.
    """
    folder = path.resolve().parent
    files = []
    for name in names:
        # Windows' rules find the drive, the root and the dots of POSIX paths as well.
        parts = PureWindowsPath(name)
        if "://" in name or parts.drive or parts.root or ".." in parts.parts:
            raise ModelError(
                f"{path.name} reads weights from {name!r}, outside its own folder.",
                "Ask for a version of the model in a single file.",
            )
        try:
            target = (folder / name).resolve()
            inside = target.is_relative_to(folder) and target != folder
            present = inside and target.is_file()
        except (OSError, ValueError):  # a name that no file can have
            inside, present = True, False
        if not inside:
            raise ModelError(
                f"{path.name} reads weights from {name!r}, a link to outside its own folder.",
                "Ask for a version of the model in a single file.",
            )
        if not present:
            raise ModelError(
                f"{path.name} keeps weights in {name!r}, which is not beside it.",
                "Put both files into one folder.",
            )
        files.append(folder / name)
    return tuple(files)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class _Malformed(ValueError):
    """These bytes do not follow the wire format."""


def _walk(data: mmap.mmap) -> OnnxFile:
    """Return what is found in `data`, a ModelProto.

    A list of what is left to do instead of recursion: a file may nest as deep as it likes. Every
    byte is stepped over at most once per message around it, so time grows with the file.
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
        leads_to = SCHEMA[kind]
        for number, wire, first, last in _fields(data, start, end):
            if number in leads_to:
                if wire != _SPAN:
                    raise _Malformed(f"field {number} of {kind} has wire type {wire}")
                todo.append((leads_to[number], first, last, kind))
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
