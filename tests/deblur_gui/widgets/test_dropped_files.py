"""Names of dropped files, whatever bytes they have."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData

from deblur_gui.widgets.dropped_files import local_paths
from deblur_gui.widgets.thumbnails import read_thumbnail

NAMES = [
    b"plain.jpg", b"latin\xe9.jpg", b"two\xe9\xff.jpg", b"\xef\xbf\xbd and \xe9.jpg",
    "日本 ü.jpg".encode(), b"a#b?c%20d;e.jpg", b"50% off.jpg",
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_bytes_is_the_file_that_was_dropped(qapp, tmp_path: Path, name: bytes):
    """As a file manager sends it: a list of encoded addresses."""
    path = tmp_path / os.fsdecode(name)
    Image.new("RGB", (20, 10)).save(path, "JPEG")
    mime = QMimeData()
    line = b"file://" + quote_from_bytes(os.fsencode(path)).encode()
    mime.setData("text/uri-list", line + b"\r\nhttps://example.org/x.jpg\r\n")
    assert local_paths(mime) == [path]
    assert local_paths(mime)[0].exists()
    assert not read_thumbnail(path).isNull()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.timeout(20)
def test_the_thumbnail_of_a_pipe_is_not_waited_for(qapp, tmp_path: Path):
    os.mkfifo(tmp_path / "x.jpg")
    assert read_thumbnail(tmp_path / "x.jpg").isNull()
