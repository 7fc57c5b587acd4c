"""Pipes, sockets and devices under the name of a photo: refused at once, never waited for."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from engine.core import paths
from engine.errors import ImageReadError
from engine.images import (
    find_images,
    read_capture_time,
    read_embedded_preview,
    read_image,
    read_size,
)
from engine.queue import file_sha256

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such files"),
    pytest.mark.timeout(20),
]


@pytest.fixture(params=["pipe", "link to a pipe", "socket", "/dev/zero", "/dev/null"])
def special(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path, kind = tmp_path / "x.jpg", request.param
    if kind == "pipe":
        os.mkfifo(path)
        yield path
    elif kind == "link to a pipe":
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to("pipe")
        yield path
    elif kind == "socket":
        with closing(socket.socket(socket.AF_UNIX)) as server:
            here = os.getcwd()
            os.chdir(tmp_path)  # names of sockets are short
            try:
                server.bind(path.name)
            finally:
                os.chdir(here)
            yield path
    else:
        path.symlink_to(kind)
        yield path


@pytest.mark.parametrize("read", [read_image, read_size])
def test_it_is_refused_by_its_kind(special: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(ImageReadError, match="not a file") as raised:
        read(special)
    mode = special.stat().st_mode
    kinds = [(stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISCHR, "device")]
    assert next(word for test, word in kinds if test(mode)) in raised.value.message


def test_nothing_else_waits_for_it(special: Path) -> None:
    raw = special.with_suffix(".dng")
    raw.symlink_to(special)
    assert read_embedded_preview(special) is None
    assert read_embedded_preview(raw) is None
    assert read_capture_time(special) is None
    assert file_sha256(special) == ""


@pytest.mark.parametrize("name", ["x.jpg", "63"])
def test_given_directly_it_becomes_a_picture_that_fails(tmp_path: Path, name: str) -> None:
    """As with `deblur run <(producer)`, whose name has no suffix; others are not affected."""
    os.mkfifo(tmp_path / name)
    Image.new("RGB", (4, 4)).save(tmp_path / "good.png")
    found = find_images([tmp_path / name, tmp_path / "good.png"])
    assert [one.path.name for one in found] == [name, "good.png"]
    assert [one.path.name for one in find_images([tmp_path])] == ["good.png"]


def test_a_photo_that_becomes_a_pipe_while_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.jpg"
    Image.new("RGB", (4, 4)).save(path)
    open_now = os.open

    def swapped(name: str, *more: int) -> int:
        os.unlink(name)
        os.mkfifo(name)
        return open_now(name, *more)

    monkeypatch.setattr(paths.os, "open", swapped)
    with pytest.raises(ImageReadError, match="named pipe"):
        read_image(path)


def test_a_pipe_with_a_writer_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(path, os.O_WRONLY)
    try:
        os.write(writer, b"\xff\xd8\xff")
        with pytest.raises(ImageReadError, match="named pipe"):
            read_image(path)
    finally:
        os.close(writer)
        os.close(reader)


def test_files_and_folders_are_opened_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"abc")
    with paths.open_file(path) as file:
        assert file.read() == b"abc"
        assert file.seekable()
    with pytest.raises(IsADirectoryError):
        paths.open_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        paths.open_file(tmp_path / "none")
