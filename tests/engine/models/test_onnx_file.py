"""Reading ONNX files without the onnx package: what they say, what they need, and rubbish."""

import contextlib
import hashlib
import os

import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper

from engine.core.paths import sha256_of
from engine.errors import ModelError
from engine.models import onnx_file as model_file
from engine.models.onnx_file import OnnxFile, external_files, read_onnx
from tests.engine.models import onnx_models as tiny


def test_the_field_numbers_are_those_of_onnx():
    for message, fields in model_file.SCHEMA.items():
        descriptor = getattr(onnx, message, None) or getattr(onnx.onnx_ml_pb2, message)
        by_number = descriptor.DESCRIPTOR.fields_by_number
        for number, kind in fields.items():
            assert by_number[number].message_type.name == kind, (message, number)
    # and none that leads to what we look for is forgotten
    wanted = set(model_file.SCHEMA) - {"ModelProto"}
    for message, fields in model_file.SCHEMA.items():
        descriptor = getattr(onnx, message, None) or getattr(onnx.onnx_ml_pb2, message)
        leading = {
            f.number
            for f in descriptor.DESCRIPTOR.fields
            if f.message_type is not None and f.message_type.name in wanted
        }
        assert leading == {n for n in fields if fields[n] in wanted}, message


def test_the_metadata_is_read(tmp_path):
    path = tiny.identity(tmp_path / "m.onnx", metadata={"deblur.title": "Grüße", "other": ""})
    assert read_onnx(path) == OnnxFile({"deblur.title": "Grüße", "other": ""}, [], set())


def test_external_data_is_found_in_initializers_constants_and_branches(tmp_path):
    def outside(name, location):
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=[1])
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="offset", value="0")
        tensor.external_data.add(key="location", value=location)
        return tensor

    constant = helper.make_node("Constant", [], ["c"], value=outside("c", "constant.bin"))
    branch = helper.make_graph([constant], "branch", [], [], [outside("i", "branch.bin")])
    choice = helper.make_node("If", ["x"], ["y"], then_branch=branch, else_branch=branch)
    graph = helper.make_graph([choice], "graph", [], [], [outside("w", "weights.bin")])
    model = helper.make_model(graph)
    path = tmp_path / "m.onnx"
    path.write_bytes(model.SerializeToString())
    assert sorted(read_onnx(path).external) == ["branch.bin", "constant.bin", "weights.bin"]


def test_foreign_operators_are_found_except_those_the_file_defines(tmp_path):
    function = helper.make_function(
        "mine", "Same", ["a"], ["b"], [helper.make_node("Identity", ["a"], ["b"])],
        [helper.make_opsetid("", 17)],
    )  # fmt: skip
    nodes = [
        helper.make_node("Same", ["x"], ["t"], domain="mine"),
        helper.make_node("Fetch", ["t"], ["y"], domain="com.somebody"),
    ]
    path = tiny.save(
        tmp_path / "m.onnx", nodes, functions=[function],
        opsets=(("", 17), ("mine", 1), ("com.somebody", 1), ("unused", 1)),
    )  # fmt: skip
    assert read_onnx(path).domains == {"com.somebody"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"<html>not found</html>", "is not an ONNX model"),
        (b"\x08\x08", "has no graph"),
        (b"\x3a\x05ab", "middle of a field"),
        (b"\x3a" + b"\xff" * 12, "more than 64 bits"),
        (b"\x3b", "wire type 3"),
        (b"\x38\x01", "wire type 0"),
        (b"\x00", "number 0"),
        (b"\x3a\x00\x72\x04\x0a\x02\xff\xfe", "not UTF-8"),
    ],
)
def test_other_files_are_refused(tmp_path, content, reason):
    path = tmp_path / "m.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=reason):
        read_onnx(path)


def test_a_file_too_large_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "m.onnx"
    with path.open("wb") as stream:
        stream.truncate(3 << 30)  # a hole: takes no space
    with pytest.raises(ModelError, match="2 GB"):
        read_onnx(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.onnx", tmp_path):
        with pytest.raises(ModelError, match="Cannot read"):
            read_onnx(path)


def test_deep_nesting_is_walked_without_recursion(tmp_path):
    path = tmp_path / "m.onnx"
    body = b""
    for _ in range(2000):  # graph > node > attribute > graph ...
        for tag in (0x32, 0x2A, 0x0A):
            body = bytes([tag]) + _varint(len(body)) + body
    path.write_bytes(b"\x3a" + _varint(len(body)) + body)
    assert read_onnx(path) == OnnxFile()


def _varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


@given(data=st.data())
def test_damaged_files_raise_only_model_errors(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    path = folder / "fuzz.onnx"
    whole = folder / "whole.onnx"
    if not whole.exists():
        tiny.with_external_data(whole, "weights.bin")
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content[: data.draw(st.integers(1, len(content)))]))
    with contextlib.suppress(ModelError):
        read_onnx(path)


@given(content=st.binary(min_size=1, max_size=200))
def test_random_bytes_raise_only_model_errors(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "rubbish.onnx"
    path.write_bytes(content)
    with contextlib.suppress(ModelError):
        read_onnx(path)


@pytest.mark.parametrize(
    "location",
    [
        "/etc/passwd",
        "../secret.bin",
        "sub/../../secret.bin",
        r"..\secret.bin",
        r"C:\secret.bin",
        "C:secret.bin",
        r"\\server\share\secret.bin",
        "//server/share/secret.bin",
        "https://example.org/weights.bin",
        "file:///etc/passwd",
    ],
)
def test_weights_outside_the_folder_are_refused(tmp_path, location):
    (tmp_path / "secret.bin").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    with pytest.raises(ModelError, match="outside its own folder"):
        external_files(tmp_path / "in" / "m.onnx", [location])


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.bin").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path / "secret.bin", tmp_path / "in" / "weights.bin")
    with pytest.raises(ModelError, match="a link to outside"):
        external_files(tmp_path / "in" / "m.onnx", ["weights.bin"])


@pytest.mark.parametrize(
    "location", ["gone.bin", "", ".", "a\0b", "x" * 5000, "*/_ORT_MEM_ADDR_/*"]
)
def test_missing_external_weights_are_refused(tmp_path, location):
    with pytest.raises(ModelError):
        external_files(tmp_path / "m.onnx", [location])


def test_weights_in_the_folder_are_found(tmp_path):
    path = tiny.with_external_data(tmp_path / "m.onnx", "sub/weights.bin")
    assert external_files(path, read_onnx(path).external) == (tmp_path / "sub" / "weights.bin",)


def test_sha256_is_that_of_the_content(tmp_path):
    (tmp_path / "f").write_bytes(b"abc" * 100_000)
    assert sha256_of(tmp_path / "f") == hashlib.sha256(b"abc" * 100_000).hexdigest()
